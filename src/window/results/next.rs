//! What to do now that the result is known: the one thing that the screen asks for.

use egui::Ui;

use crate::model::PracticeId;
use crate::scoring::Profile;
use crate::window::command::Command;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::review::{first_missing, too_many_left_out};
use crate::window::results::links::Shown;
use crate::window::route::Route;
use crate::window::view::Room;
use crate::window::widget::button;

/// What to do next.
enum Next {
    /// Too much of an element does not apply for the unit to have a level.
    LeftOut(PracticeId),
    /// An answer is missing without which the level is not known, or not firm.
    Answer(PracticeId),
    Target,
    Plan {
        is_made: bool,
    },
    Report,
}

impl Next {
    fn of(view: &Room<'_, '_>, profile: &Profile) -> Self {
        if let Some((_, practice)) = too_many_left_out(profile).next() {
            return Self::LeftOut(practice.clone());
        }
        if let Some(missing) = missing(profile) {
            return Self::Answer(missing.clone());
        }
        let assessment = &view.session.assessment;
        let place = profile.placement.claimed;
        let is_top = place.is_some_and(|range| range.low.next(profile.level_count).is_none());
        if !assessment.plan.is_empty() {
            Self::Plan { is_made: true }
        } else if !assessment.targets.is_empty() {
            Self::Plan { is_made: false }
        } else if is_top {
            Self::Report
        } else {
            Self::Target
        }
    }

    const fn key(&self) -> &'static str {
        match self {
            Self::LeftOut(_) => "window-results-next-not-applicable",
            Self::Answer(_) => "window-results-next-answer",
            Self::Target => "window-results-next-target",
            Self::Plan { is_made: false } => "window-results-next-plan",
            Self::Plan { is_made: true } => "window-results-next-go-on",
            Self::Report => "window-results-next-report",
        }
    }
}

/// The first practice whose answer settles the level, or makes it firm.
fn missing(profile: &Profile) -> Option<&PracticeId> {
    let firms = || first_missing(profile).filter(|_| profile.provisional);
    profile.to_settle.first().or_else(firms)
}

/// Shows the main button of the screen, and beside it what else is at hand.
pub(crate) fn next_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let next = Next::of(view, &shown.found.profile);
    ui.horizontal_wrapped(|ui| match next {
        Next::LeftOut(ref practice) | Next::Answer(ref practice) => {
            let main = button::onward(view, view.text(next.key()));
            if ui.add(main).clicked() {
                view.push(QuestionsAction::GoToPractice(practice.clone()));
            }
            let target = ui.button(view.text("window-results-next-target"));
            if target.clicked() {
                view.push(Command::Go(Route::Target).action());
            }
        }
        Next::Target => way_ui(ui, view, &next, Route::Target),
        Next::Plan { .. } => way_ui(ui, view, &next, Route::Plan),
        Next::Report => way_ui(ui, view, &next, Route::Report),
    });
}

fn way_ui(ui: &mut Ui, view: &mut Room<'_, '_>, next: &Next, route: Route) {
    button::main_way_ui(ui, view, next.key(), Command::Go(route));
}
