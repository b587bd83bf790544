//! Steps of the unit's own, which raise no practice.

use egui::{Button, Id, Ui, vec2};

use crate::model::{Effort, Input, OwnStep};
use crate::report::plan_wording;
use crate::window::frame::action::Spot;
use crate::window::plan::action::{Entry, PlanAction, StepChange};
use crate::window::plan::change::change;
use crate::window::plan::fields::{self, Item};
use crate::window::plan::state::Asked;
use crate::window::plan::step::Handle;
use crate::window::plan::{means, step};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{card, field, page};

/// Shows one.
pub(crate) fn own_ui(ui: &mut Ui, view: &mut Room<'_, '_>, place: usize, own: &OwnStep) {
    let entry = Entry::Own(place);
    let name = plan_wording::own_title(view.words, own);
    let key = format!("own {place}");
    let item = Item {
        entry,
        name: &name,
        key: &key,
        owner: &own.owner,
        role: None,
        due: own.due,
        status: own.status,
    };
    let id = Id::unique(("own step", place));
    let shown = ui.push_id(&key, |ui| {
        card::card_with_margin_ui(ui, view.palette, vec2(12.0, 8.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let handle = Handle {
                id,
                name: &name,
                title: &name,
                code: None,
            };
            step::head_ui(ui, view, &item, &handle, None, |ui, view| {
                changing_ui(ui, view.is_closed(), |ui| {
                    step::moves_ui(ui, view, entry, (id, &name));
                    step::remove_ui(ui, view, entry, &name);
                });
            });
            changing_ui(ui, view.is_closed(), |ui| {
                texts_ui(ui, view, &item, own);
                fields::fields_ui(ui, view, &item, |ui, view| days_ui(ui, view, &item, own));
                days_missing_ui(ui, view, own);
            });
        });
    });
    step::shown_ui(ui, view, &item, (&name, shown.response.rect));
}

/// What it is called, and what to do.
fn texts_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>, own: &OwnStep) {
    let (mut title, mut action) = (own.title.clone(), own.action.clone());
    let label = view.text("window-plan-own-title");
    let response = field::labelled_ui(ui, "title", &label, "", &mut title, 1);
    let spoken = view.with("window-plan-own-title-name", &facts!(name = item.name));
    field::name(ui, &response, &spoken);
    let is_last = view.session.assessment.own_steps.len() == place_after(item.entry);
    let asked = &mut view.drafts.plan.asked;
    if is_last && asked.take_if(|it| *it == Asked::OwnStep).is_some() {
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.changed() {
        change(ui, view, item.entry, StepChange::Title(title));
    }
    let label = view.text("window-plan-own-action");
    let response = field::labelled_ui(ui, "action", &label, "", &mut action, 2);
    let spoken = view.with("window-plan-wording-name", &facts!(name = item.name));
    field::name(ui, &response, &spoken);
    if response.changed() {
        change(ui, view, item.entry, StepChange::Action(action));
    }
}

const fn place_after(entry: Entry) -> usize {
    match entry {
        Entry::Step(place) | Entry::Own(place) => place + 1,
    }
}

fn days_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>, own: &OwnStep) {
    let id = format!("days {}", item.key);
    let spoken = view.with("window-plan-own-days-name", &facts!(name = item.name));
    let days = own.effort.map(|effort| effort.days().into());
    let typed = field::bare_whole_ui(ui, view, &id, &spoken, days, 1..=means::MOST_DAYS);
    if let Some(days) = typed {
        let days = days.and_then(|days| u16::try_from(days).ok());
        let effort = days.and_then(Effort::from_days);
        change(ui, view, item.entry, StepChange::Days(effort));
    }
}

/// That the days are missing, and what hangs on them: the business case counts those of the plan, unless
/// others are given.
fn days_missing_ui(ui: &mut Ui, view: &Room<'_, '_>, own: &OwnStep) {
    let assessment = &view.session.assessment;
    let counts = !assessment.plan.is_empty()
        && !assessment
            .business_case
            .inputs
            .contains_key(&Input::StaffDays);
    if counts && own.effort.is_none() && own.is_to_do() {
        let text = theme::small(view.text("window-plan-own-days-missing"));
        ui.label(text.color(view.palette.warn));
    }
}

/// Adds one.
pub(crate) fn add_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.add_space(space::S);
    let tooltip = view.text("window-plan-own-add-tooltip");
    let button = Button::new(view.text("window-plan-own-add"));
    let button = ui.add_enabled(!view.is_closed(), button);
    page::spot(view, Spot::OwnStep, &button);
    if button.on_hover_text(tooltip).clicked() {
        view.drafts.plan.asked = Some(Asked::OwnStep);
        view.push(PlanAction::AddOwnStep);
    }
}
