//! What can happen to the target.

use crate::model::{ElementId, Estimate, Input, Level};

/// What can happen to the target.
#[derive(Debug)]
pub(crate) enum TargetAction {
    /// The level that elements are to reach; `None` takes their targets back.
    Aim(Vec<ElementId>, Option<Level>),
    AimReason(ElementId, String),
    /// A figure with the currency that was typed beside it.
    Money(Input, Option<Estimate>, String),
}
