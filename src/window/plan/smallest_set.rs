//! The smallest set, practice by practice, and effort against effect.

use egui::{RichText, Ui, Vec2};

use crate::advice::{EffortClass, Raise, Step};
use crate::chart::Link;
use crate::model::{Effort, Level, PracticeId, Scale};
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::plan::action::{Lock, PlanAction};
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, card, claims, field, page, scene};

/// The most days that one step may take.
const MOST_DAYS: u32 = 250;

/// Shows the practices of the set, those that are locked, and the button that makes the roadmap.
pub(crate) fn set_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let Some(set) = view.session.studies.smallest_set() else {
        return;
    };
    page::heading_ui(ui, &view.text("window-plan-set"));
    if !set.raises.is_empty() {
        card::card_ui(ui, view.palette, |ui| {
            for (place, raise) in set.raises.iter().enumerate() {
                if place > 0 {
                    ui.separator();
                }
                // A field keeps its focus when the set changes while it is typed into.
                ui.push_id(&raise.practice, |ui| raise_ui(ui, view, raise));
            }
        });
    }
    locked_ui(ui, view);
    for practice in &set.stuck {
        let facts = facts!(name = view.practice_name(practice));
        let text = view.with("window-plan-stuck", &facts);
        ui.label(theme::small(text).color(view.palette.warn));
    }
    take_ui(ui, view, found, set.raises.is_empty());
}

fn raise_ui(ui: &mut Ui, view: &mut Room<'_, '_>, raise: &Raise) {
    let name = view.practice_name(&raise.practice);
    ui.horizontal(|ui| {
        let locks = ["window-plan-lock-in", "window-plan-lock-out"].map(|key| view.text(key));
        let width = (ui.available_width() - button::widths(ui, &locks)).max(200.0);
        ui.allocate_ui(Vec2::new(width, 24.0), |ui| {
            ui.set_width(width);
            let key = if raise.open {
                "window-plan-raise-open"
            } else {
                "window-plan-raise"
            };
            let (from, to) = (raise.from, raise.to);
            let text = view.with(key, &facts!(name = name.as_str(), from, to));
            let text = theme::strong(text).color(view.palette.accent);
            if ui.link(text).clicked() {
                view.push(QuestionsAction::GoToPractice(raise.practice.clone()));
            }
        });
        lock_ui(ui, view, &raise.practice, &name);
    });
    let reasons = plan_wording::reasons(view.words, view.questionnaire(), raise);
    ui.label(view.muted(view.with("window-plan-because", &facts!(reasons))));
    claims::behind_ui(ui, view, &raise.practice);
    ui.horizontal_wrapped(|ui| {
        let practice = view.questionnaire().practice(&raise.practice);
        let scale = practice.map_or_else(Scale::default, |(_, practice)| practice.scale());
        for to in scale.steps(raise.from, raise.to) {
            captioned_days_ui(ui, view, &raise.practice, &name, to);
        }
    });
}

/// The days of one step with a caption, which also says if they are the unit's own estimate.
fn captioned_days_ui(
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
fn lock_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &PracticeId, name: &str) {
    let planning = &view.session.assessment.planning;
    for (lock, locked, key) in [
        (Lock::In, &planning.locked_in, "window-plan-lock-in"),
        (Lock::Out, &planning.locked_out, "window-plan-lock-out"),
    ] {
        let on = locked.contains(practice);
        let text = view.text(key);
        let spoken = view.answer_name(name, &text);
        if button::toggle_ui(ui, view, on, true, &text, &spoken).clicked() {
            // A second click takes the lock off.
            view.push(PlanAction::Lock(practice.clone(), (!on).then_some(lock)));
        }
    }
}

/// Practices with a lock that are not in the set: here the lock can be taken off.
fn locked_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let planning = &view.session.assessment.planning;
    let in_set = |practice: &PracticeId| {
        let set = view.session.studies.smallest_set();
        set.is_some_and(|set| set.raises.iter().any(|raise| raise.practice == *practice))
    };
    let locked: Vec<&PracticeId> = planning
        .locked_in
        .iter()
        .chain(planning.locked_out.difference(&planning.locked_in))
        .filter(|practice| !in_set(practice))
        .collect();
    if !locked.is_empty() {
        ui.label(theme::strong(view.text("window-plan-locked")));
    }
    for practice in locked {
        let name = view.practice_name(practice);
        ui.horizontal(|ui| {
            lock_ui(ui, view, practice, &name);
            ui.label(&name);
        });
    }
}

/// Makes the roadmap from the set, once there is a set for this revision.
fn take_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found, empty: bool) {
    let session = view.session;
    let ready = session.studies.smallest_set_of(session.grounds).is_some() && !empty;
    let key = if session.assessment.plan.is_empty() {
        "window-plan-take"
    } else {
        "window-plan-take-again"
    };
    ui.add_space(space::XS);
    ui.horizontal(|ui| {
        let main = button::main(view, view.text(key));
        let tooltip = view.text("window-plan-take-tooltip");
        if ui.add_enabled(ready, main).on_hover_text(tooltip).clicked() {
            view.push(PlanAction::TakePlan);
        }
        let count = found.roadmap.breaks.len();
        if count > 0 {
            let text = view.with("window-plan-breaks", &facts!(count));
            ui.label(RichText::new(text).color(view.palette.warn));
        }
    });
}

/// Every possible step as a point; a click shows its details below.
pub(crate) fn map_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    page::heading_ui(ui, &view.text("window-plan-map"));
    let steps = &found.effort.steps;
    if !steps.is_empty() && steps.iter().all(|step| step.effort.is_none()) {
        ui.label(view.muted(view.text("window-plan-map-empty")));
        return;
    }
    ui.label(view.muted(view.text("window-plan-map-text")));
    card::card_ui(ui, view.palette, |ui| {
        let clicked = scene::centred_ui(ui, view, &found.scenes.effort, 900.0);
        if let Some(Link::Practice(practice)) = clicked {
            view.push(PlanAction::Pick(Some(practice)));
        }
        if let Some(text) = plan_wording::not_drawn(view.words, steps) {
            ui.label(view.muted(text));
        }
        let picked = view.session.picked.as_ref();
        let mut points = steps.iter();
        let point = points.find(|point| Some(&point.practice) == picked);
        if let Some((point, class)) = point.and_then(|point| Some((point, point.class?))) {
            picked_ui(ui, view, point, class);
        }
    });
}

fn picked_ui(ui: &mut Ui, view: &mut Room<'_, '_>, point: &Step, class: EffortClass) {
    let name = view.practice_name(&point.practice);
    let facts = facts!(
        name = name.as_str(),
        class = plan_wording::class(view.words, class),
        to = point.to,
        days = point.days().unwrap_or_default(),
        share = point.effect.percent()
    );
    let text = view.with("window-plan-picked", &facts);
    ui.separator();
    ui.label(theme::strong(text));
    if let Some((_, practice)) = view.questionnaire().practice(&point.practice) {
        ui.label(plan_wording::action(view.words, practice, point.to));
        claims::behind_ui(ui, view, &point.practice);
        let scale = practice.scale();
        ui.horizontal_wrapped(|ui| {
            for to in scale.steps(point.from, scale.highest()) {
                captioned_days_ui(ui, view, &point.practice, &name, to);
            }
        });
    }
    ui.horizontal(|ui| {
        lock_ui(ui, view, &point.practice, &name);
        let link = ui.link(view.text("window-results-practice-tooltip"));
        if link.clicked() {
            view.push(QuestionsAction::GoToPractice(point.practice.clone()));
        }
    });
}
