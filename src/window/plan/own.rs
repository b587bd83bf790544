//! Steps of the unit's own, which raise no practice.

use egui::{Button, Id, Link, Ui, UiBuilder, vec2};

use crate::model::{Effort, OwnStep};
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::frame::action::Spot;
use crate::window::plan::action::{Entry, PlanAction, StepChange};
use crate::window::plan::change::change;
use crate::window::plan::fields::{self, Item};
use crate::window::plan::step::Handle;
use crate::window::plan::{check_in, means, step};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{card, field, page};

/// Shows one.
pub(crate) fn own_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    found: &Found,
    place: usize,
    own: &OwnStep,
) {
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
    // It keeps the focus and what is typed when it comes under another heading.
    let card = UiBuilder::new().scope_id(Id::unique(("own card", place)));
    let shown = ui.scope_builder(card, |ui| {
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
                let noted = (own.note.as_str(), own.indicator.as_ref());
                check_in::step_ui(ui, view, &item, noted);
                if own.effort.is_none() && own.is_to_do() && found.own_days.unstated() > 0 {
                    let text = theme::small(view.text("window-plan-own-days-missing"));
                    ui.label(text.color(view.palette.warn));
                }
            });
        });
    });
    step::shown_ui(ui, view, &item, (&name, shown.response.rect));
    if is_last(view, entry) {
        page::reach(view, Spot::OwnStep, &shown.response);
    }
}

/// What it is called, and what to do.
fn texts_ui(ui: &mut Ui, view: &mut Room<'_, '_>, item: &Item<'_>, own: &OwnStep) {
    let (mut title, mut action) = (own.title.clone(), own.action.clone());
    let label = view.text("window-plan-own-title");
    let response = field::labelled_ui(ui, "title", &label, "", &mut title, 1);
    let spoken = view.with("window-plan-own-title-name", &facts!(name = item.name));
    field::name(ui, &response, &spoken);
    if is_last(view, item.entry) && page::seeks(view, Spot::OwnStep) {
        response.request_focus();
        // The whole card is led to, not the field alone.
        page::stay(ui.ctx(), response.id);
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

/// Whether it is the one that was added last.
fn is_last(view: &Room<'_, '_>, entry: Entry) -> bool {
    let last = view.session.assessment.own_steps.len().checked_sub(1);
    last.is_some_and(|last| entry == Entry::Own(last))
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

/// Adds one.
pub(crate) fn add_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.add_space(space::S);
    let tooltip = view.text("window-plan-own-add-tooltip");
    let button = Button::new(view.text("window-plan-own-add"));
    let button = ui.add_enabled(!view.is_closed(), button);
    if button.on_hover_text(tooltip).clicked() {
        view.push(PlanAction::AddOwnStep);
    }
}

/// The same as a link at the head of the list, whose end is many steps away.
pub(crate) fn add_link_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let link = Link::new(theme::small(view.text("window-plan-own-add")));
    let link = ui.add_enabled(!view.is_closed(), link);
    let tooltip = view.text("window-plan-own-add-tooltip");
    if link.on_hover_text(tooltip).clicked() {
        view.push(PlanAction::AddOwnStep);
    }
}
