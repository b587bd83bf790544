//! The only writer of [`State`]: hands each action to its room, and asks for what the screen then
//! shows.

use crate::window::action::Action;
use crate::window::document::edit::edit;
use crate::window::effect::{Effect, StudyOrder};
use crate::window::frame::action::FrameAction;
use crate::window::rooms::each_room;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::study::Study;
use crate::window::{document, frame, import, merge, over_time, pass, present, report, versions};

macro_rules! hand_over {
    ($($room:ident $action:tt { $($update:tt)* } $screen:tt)*) => {
        /// Hands an action to its room.
        fn hand_over(state: &mut State, action: Action) -> Vec<Effect> {
            let mut effects = Vec::new();
            match action {
                Action::Tick(now) => state.now = now,
                Action::Edit(change) => edit(state, &change),
                $(Action::$room(action) => {
                    effects.extend(crate::window::$($update)*(state, action));
                })*
            }
            effects
        }
    };
}

each_room!(hand_over);

/// Takes an action in; gives what is to be done outside the window.
pub(crate) fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let before = (state.notice.clone(), state.news.clone());
    let is_not_opened = matches!(action, Action::Frame(FrameAction::NotOpened(_)));
    let mut effects = hand_over(state, action);
    pass::update::hold(state);
    present::update::hold(state);
    let (fails, succeeds) = (state.notice != before.0, state.news != before.1);
    // What went wrong before is over once something was done, and what was done once something went wrong.
    if state.news.is_some() && succeeds && !fails {
        state.notice = None;
    }
    // A file that one program did not open is still there, with another way to it.
    let has_ways = is_not_opened && state.told_file().is_some();
    if state.notice.is_some() && fails && !succeeds && !has_ways {
        state.news = None;
    }
    // Before another document takes its place.
    effects.extend(versions::update::keep(state));
    #[cfg(feature = "ballot")]
    effects.extend(present::ballot::update::go_on(state));
    effects.extend(document::update::proceed(state));
    effects.extend(document::watching::watch(state));
    effects.extend(studies(state));
    effects
}

/// Asks for what the screen shows and is not there yet.
fn studies(state: &mut State) -> Vec<Effect> {
    let mut effects = study(state);
    effects.extend(report::update::compose(state));
    effects.extend(report::update::draw_logo(state));
    effects.extend(frame::update::glance(state));
    effects.extend(versions::update::recall(state));
    effects.extend(versions::update::list(state));
    effects.extend(import::update::read(state));
    effects.extend(merge::update::go_on(state));
    effects.extend(over_time::update::go_on(state));
    effects
}

/// Asks the questions that the screen answers and nobody has answered yet.
fn study(state: &mut State) -> Vec<Effect> {
    let today = state.today;
    let Some(session) = state.session.as_mut() else {
        return Vec::new();
    };
    let mut effects = Vec::new();
    for &study in state.route.studies() {
        let revision = revision(study, session);
        let takes_long = study != Study::Analysis || session.is_large();
        if takes_long && session.studies.begin(study, revision) {
            effects.push(Effect::Study(Box::new(StudyOrder {
                serial: session.serial,
                revision,
                study,
                assessment: session.assessment.clone(),
                today,
                earlier: session.earlier.assessments(),
            })));
        }
    }
    effects
}

/// The revision that the answer about an open document depends on.
const fn revision(study: Study, session: &Session) -> u64 {
    match study {
        Study::Analysis | Study::Resampling | Study::Simulation | Study::Decision => {
            session.revision
        }
        Study::Levels | Study::SmallestSet => session.grounds,
        // Both count up and neither comes near to its half of the bits.
        Study::Change => (session.earlier.changes << 40) | session.revision,
    }
}

#[cfg(test)]
mod tests;
