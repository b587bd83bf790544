//! Changes of the target.

use crate::model::{Edit, ElementId, Level, Target};
use crate::window::document::edit::{at_once, edit, edit_all};
use crate::window::effect::Effect;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::target::action::TargetAction;

/// Handles an action of the target.
pub(crate) fn update(state: &mut State, action: TargetAction) -> Vec<Effect> {
    match action {
        TargetAction::Aim(elements, level) => aim(state, &elements, level),
        TargetAction::AimReason(element, reason) => give_reason(state, element, reason),
        TargetAction::Money(input, estimate, currency) => {
            let figure = Edit::SetInput(input, estimate);
            edit_all(state, &[figure, Edit::SetCurrency(currency)]);
        }
    }
    Vec::new()
}

/// Sets the target of elements; each keeps its reason.
fn aim(state: &mut State, elements: &[ElementId], level: Option<Level>) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let edits: Vec<Edit> = elements
        .iter()
        .map(|element| {
            let target = level.map(|level| Target {
                level,
                reason: reason(session, element),
            });
            Edit::SetTarget(element.clone(), target)
        })
        .collect();
    at_once(state, |state| edit_all(state, &edits));
}

fn reason(session: &Session, element: &ElementId) -> String {
    let target = session.assessment.targets.get(element);
    target
        .map(|target| target.reason.clone())
        .unwrap_or_default()
}

fn give_reason(state: &mut State, element: ElementId, reason: String) {
    let target = state
        .session
        .as_ref()
        .and_then(|session| session.assessment.targets.get(&element));
    if let Some(target) = target {
        let level = target.level;
        edit(
            state,
            &Edit::SetTarget(element, Some(Target { level, reason })),
        );
    }
}
