//! What stands on a response sheet beside the questions and the answers.

use jiff::civil::Date;

use super::{DocumentId, PracticeId, RespondentId, Shared};

/// What an assessment is recognised by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AssessmentName {
    /// Its id; `None` where it had none yet.
    pub id: Option<DocumentId>,
    /// The organisation; empty where not stated.
    pub organisation: String,
    /// The unit; empty where not stated.
    pub unit: String,
    /// Who leads it, and gets the sheets back; empty where not stated.
    pub facilitator: String,
    /// The day of the assessment.
    pub date: Option<Date>,
}

/// The person whom a sheet is for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Addressee {
    /// Who it is in the assessment; `None` where it does not have them yet.
    pub respondent: Option<RespondentId>,
    /// Name or alias; empty where the person is not to be named.
    pub name: String,
    /// Empty where not stated.
    pub role: String,
    /// Empty where not stated.
    pub team: String,
}

/// What an assessment was made of that is one person's response sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetCover {
    /// Which sheet.
    pub id: DocumentId,
    /// How often it was changed.
    pub changes: u32,
    /// The assessment that it belongs to.
    pub assessment: AssessmentName,
    /// Who its person is in that assessment.
    pub respondent: Option<RespondentId>,
    /// The practices that it asks.
    pub asks: Shared<Vec<PracticeId>>,
}

impl SheetCover {
    /// The same after one more change.
    #[must_use]
    pub fn changed(&self) -> Self {
        Self {
            changes: self.changes.saturating_add(1),
            ..self.clone()
        }
    }
}
