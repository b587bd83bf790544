//! The smallest set, practice by practice, and effort against effect.

use egui::{Label, Ui, Vec2};

use crate::advice::{Raise, Step};
use crate::chart::Link;
use crate::model::{Effort, Level, PracticeId};
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::plan::action::{Lock, PlanAction};
use crate::window::questions::action::QuestionsAction;
use crate::window::results::parts::card;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::{button, field, page, scene};

/// The most days that one step may take.
const MOST_DAYS: u32 = 250;

/// Shows the practices of the set, those that are locked, and the way to the roadmap.
pub(crate) fn set_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    let Some(set) = session.studies.way() else {
        return;
    };
    page::heading_ui(ui, &view.text("window-plan-set"));
    if !set.raises.is_empty() {
        card(view).show(ui, |ui| {
            ui.set_width(ui.available_width());
            for (place, raise) in set.raises.iter().enumerate() {
                if place > 0 {
                    ui.separator();
                }
                // A field keeps its focus when the set changes while it is typed into.
                ui.push_id(&raise.practice, |ui| raise_ui(ui, view, session, raise));
            }
        });
    }
    locked_ui(ui, view, session);
    for practice in &set.stuck {
        let name =
            plan_wording::practice_name(view.words, &session.assessment.questionnaire, practice);
        let text = view.with("window-plan-stuck", &facts!(name));
        ui.add(Label::new(theme::small(text).color(view.palette.warn)).wrap());
    }
    take_ui(ui, view, session, found, set.raises.is_empty());
}

fn raise_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, raise: &Raise) {
    let questionnaire = &session.assessment.questionnaire;
    let name = plan_wording::practice_name(view.words, questionnaire, &raise.practice);
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
            let text = view.with(
                key,
                &facts!(
                    name = name.as_str(),
                    from = raise.from.number(),
                    to = raise.to.number()
                ),
            );
            let link = ui.add(egui::Link::new(
                theme::strong(text).color(view.palette.accent),
            ));
            if link.clicked() {
                view.push(QuestionsAction::GoToPractice(raise.practice.clone()));
            }
        });
        lock_ui(ui, view, session, &raise.practice, &name);
    });
    let why = plan_wording::reasons(view.words, questionnaire, raise);
    let why = view.with("window-plan-because", &facts!(reasons = why));
    ui.add(Label::new(theme::small(why).color(view.palette.muted)).wrap());
    ui.horizontal_wrapped(|ui| {
        let steps = Level::all(raise.to.number()).skip(usize::from(raise.from.number()));
        for to in steps {
            captioned_days_ui(ui, view, session, &raise.practice, &name, to);
        }
    });
}

/// The days of one step with their caption, and a word where they are the unit's own.
fn captioned_days_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    practice: &PracticeId,
    name: &str,
    to: Level,
) {
    let caption = view.with("window-plan-days", &facts!(level = to.number()));
    ui.label(theme::small(caption));
    days_ui(ui, view, session, practice, name, to);
    let efforts = &session.assessment.planning.efforts;
    if efforts.contains_key(&(practice.clone(), to)) {
        let text = theme::small(view.text("window-plan-own-days"));
        ui.label(text.color(view.palette.muted));
    }
}

/// The days of one step: the unit's own estimate takes the place of the questionnaire's, until the
/// field is emptied.
pub(crate) fn days_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    practice: &PracticeId,
    name: &str,
    to: Level,
) {
    let days = session.assessment.effort(practice, to).map(Effort::days);
    let spoken = view.with("window-plan-days-name", &facts!(name, level = to.number()));
    let salt = ui.scope_id();
    let id = format!("days {practice} {to} {salt:?}");
    let typed = ui
        .allocate_ui(Vec2::new(64.0, 30.0), |ui| {
            ui.set_max_width(64.0);
            let now = days.map(u32::from);
            field::bare_whole_ui(ui, view, &id, &spoken, now, 1..=MOST_DAYS)
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
fn lock_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, practice: &PracticeId, name: &str) {
    let planning = &session.assessment.planning;
    let locks = [
        (
            Lock::In,
            planning.locked_in.contains(practice),
            "window-plan-lock-in",
        ),
        (
            Lock::Out,
            planning.locked_out.contains(practice),
            "window-plan-lock-out",
        ),
    ];
    for (lock, on, key) in locks {
        let text = view.text(key);
        let spoken = view.with(
            "window-answer-name",
            &facts!(title = name, answer = text.clone()),
        );
        if button::toggle_ui(ui, view, on, true, &text, &spoken).clicked() {
            // A second click takes the lock off.
            view.push(PlanAction::Lock(practice.clone(), (!on).then_some(lock)));
        }
    }
}

/// Practices with a lock that are not in the set: here the lock can be taken off.
fn locked_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let planning = &session.assessment.planning;
    let in_set = |practice: &PracticeId| {
        let set = session.studies.way();
        set.is_some_and(|set| set.raises.iter().any(|raise| raise.practice == *practice))
    };
    let locked: Vec<&PracticeId> = planning
        .locked_in
        .iter()
        .chain(planning.locked_out.difference(&planning.locked_in))
        .filter(|practice| !in_set(practice))
        .collect();
    if locked.is_empty() {
        return;
    }
    ui.label(theme::strong(view.text("window-plan-locked")));
    for practice in locked {
        let questionnaire = &session.assessment.questionnaire;
        let name = plan_wording::practice_name(view.words, questionnaire, practice);
        ui.horizontal(|ui| {
            lock_ui(ui, view, session, practice, &name);
            ui.label(&name);
        });
    }
}

/// Makes the roadmap from the set, once it is worked out for what is shown.
fn take_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found, empty: bool) {
    let ready = session.studies.way_of(session.grounds).is_some() && !empty;
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
        if !found.roadmap.breaks.is_empty() {
            let count = found.roadmap.breaks.len();
            let text = view.with("window-plan-breaks", &facts!(count));
            ui.label(egui::RichText::new(text).color(view.palette.warn));
        }
    });
}

/// Every possible step as a point; the one that is clicked on is told about below.
pub(crate) fn map_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    page::heading_ui(ui, &view.text("window-plan-map"));
    let text = theme::small(view.text("window-plan-map-text")).color(view.palette.muted);
    ui.add(Label::new(text).wrap());
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let hint = view.text("window-picture-keys");
        let width = ui.available_width().min(900.0);
        let palette = view.palette;
        let effort = &found.scenes.effort;
        let clicked = ui.vertical_centered(|ui| scene::scene_ui(ui, palette, effort, width, &hint));
        if let Some(Link::Practice(practice)) = clicked.inner {
            view.push(PlanAction::Pick(Some(practice)));
        }
        let picked = session.picked.as_ref();
        let point = picked.and_then(|id| {
            let mut points = found.effort.steps.iter();
            points.find(|point| point.practice == *id)
        });
        if let Some(point) = point {
            picked_ui(ui, view, session, point);
        }
    });
}

fn picked_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, point: &Step) {
    let questionnaire = &session.assessment.questionnaire;
    let name = plan_wording::practice_name(view.words, questionnaire, &point.practice);
    let text = view.with(
        "window-plan-picked",
        &facts!(
            name = name.as_str(),
            class = plan_wording::class(view.words, point.class),
            to = point.to.number(),
            days = point.days(),
            share = point.effect.percent()
        ),
    );
    ui.separator();
    ui.add(Label::new(theme::strong(text)).wrap());
    let recommendation = questionnaire
        .practice(&point.practice)
        .and_then(|(_, practice)| practice.recommendation(point.from));
    if let Some(recommendation) = recommendation {
        ui.add(Label::new(view.wording(&recommendation.action)).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        let steps = Level::all(questionnaire.level_count());
        for to in steps.skip(usize::from(point.from.number())) {
            captioned_days_ui(ui, view, session, &point.practice, &name, to);
        }
    });
    ui.horizontal(|ui| {
        lock_ui(ui, view, session, &point.practice, &name);
        if ui
            .link(view.text("window-results-practice-tooltip"))
            .clicked()
        {
            view.push(QuestionsAction::GoToPractice(point.practice.clone()));
        }
    });
}
