//! Response sheets that an assessment has taken in.

use super::{DocumentId, RespondentId};

/// A state of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetState {
    /// Which sheet.
    pub id: DocumentId,
    /// How often it had been changed.
    pub changes: u32,
}

/// A sheet whose answers an assessment has taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakenSheet {
    /// Which sheet.
    pub id: DocumentId,
    /// How often it had been changed by then.
    pub changes: u32,
    /// Whose answers they are in the assessment.
    pub respondent: RespondentId,
}
