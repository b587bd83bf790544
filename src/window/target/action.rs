//! What can happen to the target.

use crate::model::{ElementId, Level};

/// What can happen to the target.
#[derive(Debug)]
pub(crate) enum TargetAction {
    /// The level that elements are to reach; `None` takes their targets back.
    Aim(Vec<ElementId>, Option<Level>),
    AimReason(ElementId, String),
}
