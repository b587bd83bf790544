//! What jobs answered.

use crate::window::document::edit::with_session;
use crate::window::document::{path, update as document};
use crate::window::effect::Effect;
use crate::window::outcome::Outcome;
use crate::window::report::update as report;
use crate::window::state::State;
use crate::words::Message;

/// Takes in what a job answered.
pub(crate) fn take(state: &mut State, outcome: Outcome) -> Option<Effect> {
    match outcome {
        Outcome::Placement(text) => {
            state.news = Some(Message::new("window-copied-placement"));
            return Some(Effect::Copy(text));
        }
        Outcome::Glanced { found, unsaved } => {
            state.recent.running = false;
            state.recent.unsaved = unsaved;
            state.recent.found.extend(found);
        }
        Outcome::Picked { number, path } => return path::picked(state, number, path),
        Outcome::Read(order, found) => document::was_read(state, order, found),
        Outcome::Saved(ticket, found) => return document::saved(state, ticket, found),
        Outcome::Exported(purpose, found) => path::exported(state, purpose, found),
        Outcome::Exists(purpose, path) => path::exists(state, purpose, path),
        Outcome::Composed(pages) => report::composed(state, *pages),
        Outcome::LogoDrawn(logo, found) => state.logo.end(logo, found),
        Outcome::Studied {
            serial,
            revision,
            study,
            answer,
        } => with_session(state, |session| {
            // The answer may be about a document that was left.
            if session.serial == serial {
                session
                    .studies
                    .end(study, revision, answer.map(|answer| *answer));
            }
        }),
        Outcome::Failed(why) => state.notice = Some(why),
    }
    None
}
