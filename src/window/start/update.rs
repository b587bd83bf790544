//! What the start screen forgets when asked to.

use crate::window::effect::Effect;
use crate::window::start::action::StartAction;
use crate::window::state::State;

/// Handles an action of the start screen.
pub(crate) fn update(state: &mut State, action: StartAction) -> Vec<Effect> {
    let effect = match action {
        StartAction::Forget(path) => {
            state.settings.forget(&path);
            Effect::Remember(state.settings.clone())
        }
        StartAction::ForgetUnsaved(path) => {
            state.recent.unsaved.retain(|copy| *copy != path);
            Effect::RemoveUnsaved(path)
        }
    };
    vec![effect]
}
