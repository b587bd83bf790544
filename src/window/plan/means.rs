//! What a plan is made with: budget, pace, start, days off, the days of steps, and what must be in it.

use egui::{Button, Label, Ui, Vec2};
use rust_decimal::Decimal;

use crate::model::{Effort, Estimate, Input, Level, PracticeId};
use crate::report::worth as says;
use crate::window::frame::action::Spot;
use crate::window::plan::action::{Lock, PlanAction};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::{self, changing_ui};
use crate::window::widget::{button, field, page};

/// The most days that one step may take.
pub(crate) const MOST_DAYS: u32 = 250;

/// From this width on all fields stand in one row, and below the second one each in a row of its own.
const ONE_ROW: f32 = 720.0;
const TWO_ROWS: f32 = 380.0;

/// Budget, capacity, start and days off.
pub(crate) fn means_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    changing_ui(ui, view.is_closed(), |ui| {
        numbers_ui(ui, view);
        days_off_ui(ui, view);
    });
}

/// Budget, capacity and start.
fn numbers_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let fields: [fn(&mut Ui, &mut Room<'_, '_>); 4] = [start_ui, capacity_ui, budget_ui, money_ui];
    let room = ui.available_width();
    let beside = if room >= ONE_ROW {
        4
    } else if room >= TWO_ROWS {
        2
    } else {
        1
    };
    for row in fields.chunks(beside) {
        ui.columns(beside, |columns| {
            for (column, field_ui) in columns.iter_mut().zip(row) {
                field_ui(column, view);
            }
        });
    }
}

fn start_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let label = view.text("window-plan-start");
    let start = view.session.assessment.planning.start;
    if let Some(date) = field::coming_date_ui(ui, view, "start", [&label, &label], start) {
        view.push(PlanAction::PlanStart(date));
    }
}

fn capacity_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let label = view.text("window-plan-capacity");
    let now = view.session.assessment.planning.capacity_days_per_month;
    let (now, range) = (now.map(u32::from), 1..=u32::from(u16::MAX));
    if let Some(capacity) = field::whole_ui(ui, view, "capacity", &label, now, range) {
        let capacity = capacity.and_then(|days| u16::try_from(days).ok());
        view.push(PlanAction::Capacity(capacity));
    }
}

fn budget_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let label = view.text("window-plan-budget");
    let (now, range) = (view.session.assessment.planning.budget_days, 0..=u32::MAX);
    if let Some(budget) = field::whole_ui(ui, view, "budget", &label, now, range) {
        view.push(PlanAction::Budget(budget));
    }
}

/// The height of a field's label.
const CAPTION: f32 = 20.0;

/// The field of the day off that is to be added.
const DAY_OFF: &str = "day off";

/// The days on which nobody works beside the weekends: one can be added, and each removed.
fn days_off_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.horizontal_top(|ui| {
        let place = ui.vertical(|ui| {
            ui.set_max_width(180.0);
            let (label, typed) = (view.text("window-plan-day-off"), view.drafts.day_off);
            if page::seeks(view, Spot::DaysOff) {
                view.drafts.leads_to = Some(DAY_OFF);
            }
            if let Some(day) = field::coming_date_ui(ui, view, DAY_OFF, [&label, &label], typed) {
                view.drafts.day_off = day;
            }
        });
        page::reach(view, Spot::DaysOff, &place.response);
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
    });
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.muted(view.text("window-plan-days-off")));
    });
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

/// The days of one step with a caption, which also says if they are the unit's own estimate.
pub(crate) fn captioned_days_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    practice: &PracticeId,
    name: &str,
    to: Level,
) {
    let caption = view.with("window-plan-days", &facts!(level = to));
    ui.label(theme::small(caption));
    days_ui(ui, view, practice, name, to);
    let efforts = &view.session.assessment.planning.efforts;
    if efforts.contains_key(&(practice.clone(), to)) {
        ui.label(view.muted(view.text("window-plan-own-days")));
    } else if view.session.assessment.effort(practice, to).is_none() {
        ui.label(view.muted(view.text("window-plan-no-days")));
    }
}

/// The days of one step: the questionnaire's, or the unit's own estimate. Emptying the field removes
/// the estimate.
pub(crate) fn days_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    practice: &PracticeId,
    name: &str,
    to: Level,
) {
    let days = view.session.assessment.effort(practice, to);
    let days = days.map(|effort| effort.days().into());
    let spoken = view.with("window-plan-days-name", &facts!(name, level = to));
    let salt = ui.scope_id();
    let id = format!("days {practice} {to:?} {salt:?}");
    let typed = ui
        .allocate_ui(Vec2::new(64.0, 30.0), |ui| {
            ui.set_max_width(64.0);
            closed::disable(ui, view.is_closed());
            field::bare_whole_ui(ui, view, &id, &spoken, days, 1..=MOST_DAYS)
        })
        .inner;
    if let Some(days) = typed {
        let effort = days
            .and_then(|days| u16::try_from(days).ok())
            .and_then(Effort::from_days);
        view.push(PlanAction::StepDays(practice.clone(), to, effort));
    }
}

/// Whether a practice must be in the set, or out of it.
pub(crate) fn lock_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &PracticeId, name: &str) {
    let planning = &view.session.assessment.planning;
    for (lock, locked, key) in [
        (Lock::In, &planning.locked_in, "window-plan-lock-in"),
        (Lock::Out, &planning.locked_out, "window-plan-lock-out"),
    ] {
        let on = locked.contains(practice);
        let text = view.text(key);
        let spoken = view.answer_name(name, &text);
        let enabled = !view.is_closed();
        if button::toggle_ui(ui, view, on, enabled, &text, &spoken).clicked() {
            // A second click takes the lock off.
            view.push(PlanAction::Lock(practice.clone(), (!on).then_some(lock)));
        }
    }
}
