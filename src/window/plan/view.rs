//! Plan: the smallest set for the target, effort against effect, and the roadmap.

use egui::{Button, Label, RichText, Ui};
use rust_decimal::Decimal;

use crate::model::{Estimate, Input};
use crate::report::{plan_wording, worth as says};
use crate::window::command::Command;
use crate::window::plan::action::PlanAction;
use crate::window::plan::{roadmap, smallest_set};
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, card, field, page};

/// Shows the screen.
pub(crate) fn plan_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(found), Some(view)) = (view.found(), &mut view.room()) else {
        return;
    };
    page::title_ui(ui, &view.text("window-plan-title"));
    if found.profile.placement.claimed.is_none() {
        ui.label(view.text("window-plan-nothing"));
        button::main_way_ui(ui, view, "window-unit-go-on", Command::Go(Route::Questions));
        return;
    }
    answer_ui(ui, view);
    ui.add_space(space::S);
    means_ui(ui, view);
    ui.add_space(space::M);
    smallest_set::set_ui(ui, view, found);
    ui.add_space(space::M);
    if view.rest_can_wait(ui) {
        return;
    }
    smallest_set::map_ui(ui, view, found);
    ui.add_space(space::L);
    roadmap::roadmap_ui(ui, view, found);
}

/// What the target asks, and whether it can be met.
fn answer_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some(set) = view.session.studies.smallest_set() else {
        ui.label(view.text("window-studying"));
        return;
    };
    ui.spacing_mut().item_spacing.y = space::XS;
    let asks = plan_wording::asks(view.words, set);
    ui.label(RichText::new(asks).size(theme::size::HEADING));
    let planning = &view.session.assessment.planning;
    for sentence in plan_wording::verdict(view.words, view.questionnaire(), set, planning) {
        ui.label(sentence);
    }
    for text in plan_wording::aims(view.words, view.questionnaire(), &set.aims) {
        ui.label(view.muted(text));
    }
    button::link_ui(
        ui,
        view,
        "window-plan-to-target",
        Command::Go(Route::Target),
    );
    ui.spacing_mut().item_spacing.y = space::S;
}

/// Budget, capacity, start and days off.
fn means_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let planning = &view.session.assessment.planning;
    card::card_ui(ui, view.palette, |ui| {
        ui.columns(4, |columns| {
            let [days, money, pace, start] = columns else {
                return;
            };
            let label = view.text("window-plan-budget");
            let range = 0..=u32::MAX;
            let typed = field::whole_ui(days, view, "budget", &label, planning.budget_days, range);
            if let Some(budget) = typed {
                view.push(PlanAction::Budget(budget));
            }
            money_ui(money, view);
            let label = view.text("window-plan-capacity");
            let now = planning.capacity_days_per_month.map(u32::from);
            let range = 1..=u32::from(u16::MAX);
            if let Some(capacity) = field::whole_ui(pace, view, "capacity", &label, now, range) {
                let capacity = capacity.and_then(|days| u16::try_from(days).ok());
                view.push(PlanAction::Capacity(capacity));
            }
            let label = view.text("window-plan-start");
            if let Some(date) = field::date_ui(start, view, "start", &label, planning.start) {
                view.push(PlanAction::PlanStart(date));
            }
        });
        ui.add_space(space::S);
        days_off_ui(ui, view);
    });
}

/// The height of a field's label.
const CAPTION: f32 = 20.0;

/// The days on which nobody works beside the weekends: one can be added, and each removed.
fn days_off_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width(180.0);
            let (label, typed) = (view.text("window-plan-day-off"), view.drafts.day_off);
            if let Some(day) = field::date_ui(ui, view, "day off", &label, typed) {
                view.drafts.day_off = day;
            }
        });
        let add = Button::new(view.text("window-plan-day-off-add"));
        let typed = view.drafts.day_off;
        let add = ui.vertical(|ui| {
            // Beside the field, below its label.
            ui.add_space(CAPTION);
            ui.add_enabled(typed.is_some(), add)
        });
        let add = add.inner;
        if let Some(day) = typed.filter(|_| add.clicked()) {
            view.drafts.day_off = None;
            view.push(PlanAction::DayOff(day, true));
        }
        ui.vertical(|ui| {
            ui.label(view.muted(view.text("window-plan-days-off")));
            let days = view.session.assessment.planning.days_off.iter();
            ui.horizontal_wrapped(|ui| {
                for day in days {
                    let date = view.words.date(*day);
                    let remove = ui.small_button(&*date);
                    let name = view.with("window-plan-day-off-remove", &facts!(date));
                    field::name(ui, &remove, &name);
                    if remove.on_hover_text(name).clicked() {
                        view.push(PlanAction::DayOff(*day, false));
                    }
                }
            });
        });
    });
}

/// The budget as money, where the cost of a day is known.
fn money_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let case = &view.session.assessment.business_case;
    let cost = case.estimate(Input::StaffDayCost).map(Estimate::likely);
    let Some(cost) = cost.filter(|cost| *cost > Decimal::ZERO) else {
        // Columns would set it justified.
        ui.vertical(|ui| ui.label(view.muted(view.text("window-plan-no-day-cost"))));
        return;
    };
    let day = says::value(view.words, case, Input::StaffDayCost, cost);
    let label = view.with("window-plan-money", &facts!(day));
    let days = view.session.assessment.planning.budget_days;
    let shown = days
        .and_then(|days| Decimal::from(days).checked_mul(cost))
        .map(|amount| view.words.number(amount.normalize()))
        .unwrap_or_default();
    // Text that is no number changes nothing and disappears when the field loses the focus.
    let words = view.words;
    let read = |text: &str| {
        let amount = field::optional(text, |text| words.read_number(text).map_err(|_| ()));
        Ok::<_, ()>(amount.ok())
    };
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.add(Label::new(theme::small(label)).wrap());
        let (response, read) = field::read_ui(ui, view, "budget in money", "", shown, read);
        let response = response.labelled_by(caption.id);
        if let Some(amount) = read.ok().flatten().filter(|_| response.changed()) {
            view.push(PlanAction::BudgetInMoney(amount));
        }
    });
}
