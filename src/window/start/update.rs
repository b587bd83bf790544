//! What the start screen forgets when asked to, and what it finds out about recent documents.

use crate::window::effect::Effect;
use crate::window::start::action::StartAction;
use crate::window::state::State;

/// Handles an action of the start screen.
pub(crate) fn update(state: &mut State, action: StartAction) -> Option<Effect> {
    match action {
        StartAction::Forget(path) => {
            state.settings.forget(&path);
            Some(Effect::Remember(state.settings.clone()))
        }
        StartAction::ForgetUnsaved(path) => {
            state.recent.unsaved.retain(|copy| copy.path != path);
            Some(Effect::RemoveUnsaved(path))
        }
        StartAction::LeaveUnsaved => {
            state.recent.leaves_unsaved = true;
            None
        }
        StartAction::Glanced { found, unsaved } => {
            state.recent.running = false;
            state.recent.unsaved = unsaved;
            state.recent.found.extend(found);
            None
        }
    }
}
