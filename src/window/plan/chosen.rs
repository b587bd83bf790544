//! How the steps are chosen: what the target asks for, within which budget and at which pace, and what
//! must be in or out.

use egui::{Ui, Vec2};

use crate::advice::Raise;
use crate::model::{PracticeId, Scale};
use crate::report::plan_wording;
use crate::window::command::Command;
use crate::window::plan::means::{captioned_days_ui, lock_ui};
use crate::window::plan::{means, take};
use crate::window::questions::action::QuestionsAction;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, claims, fold, page, proposed_step, term};

/// Shows what the steps come from.
pub(crate) fn chosen_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::heading_ui(ui, &view.text("window-plan-chosen"));
    let session = view.session;
    let Some(set) = session.studies.smallest_set() else {
        ui.label(view.text("window-studying"));
        return;
    };
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal_wrapped(|ui| {
            term::term_ui(ui, view, "glossary-smallest-set");
            ui.label(theme::strong(plan_wording::asks(
                view.words,
                view.questionnaire(),
                set,
            )));
        });
        let planning = &session.assessment.planning;
        for sentence in plan_wording::verdict(view.words, view.questionnaire(), set, planning) {
            ui.label(sentence);
        }
        for text in plan_wording::aims(view.words, view.questionnaire(), &set.aims) {
            ui.label(view.muted(text));
        }
        for practice in &set.stuck {
            let facts = facts!(name = view.practice_name(practice));
            let text = view.with("window-plan-stuck", &facts);
            ui.label(theme::small(text).color(view.palette.warn));
        }
    });
    let to_target = Command::Go(Route::Target);
    button::link_ui(ui, view, "window-plan-to-target", to_target);
    ui.add_space(space::XS);
    means::means_ui(ui, view);
    let title = view.text("window-plan-set");
    fold::fold_ui(ui, "chosen", &title, |ui| {
        for (place, raise) in set.raises.iter().enumerate() {
            if place > 0 {
                ui.separator();
            }
            // A field keeps its focus when the set changes while it is typed into.
            ui.push_id(&raise.practice, |ui| raise_ui(ui, view, raise));
        }
    });
    locked_ui(ui, view);
    if !session.assessment.plan.is_empty() {
        ui.add_space(space::XS);
        take::take_ui(ui, view, false);
    }
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
            let title = view.practice_title(&raise.practice);
            let text = view.with(key, &facts!(name = title, from, to));
            let text = theme::strong(text).color(view.palette.accent);
            ui.horizontal_wrapped(|ui| {
                let link = ui.link(text);
                proposed_step::code_ui(ui, view, &raise.practice);
                if link.clicked() {
                    view.push(QuestionsAction::GoToPractice(raise.practice.clone()));
                }
            });
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
            ui.label(view.practice_title(practice));
            proposed_step::code_ui(ui, view, practice);
        });
    }
}
