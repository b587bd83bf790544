//! What a second person made of an answer.

use jiff::civil::Date;

use super::HalfLevels;

/// What a second person, the checker, made of an answer. It belongs to the rating that was checked: it
/// goes when the rating is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Who checked; never empty.
    pub by: String,
    /// The day of the check.
    pub date: Date,
    /// What came of it.
    pub verdict: CheckVerdict,
    /// Why; empty only where the answer was accepted without a remark.
    pub note: String,
}

/// What came of a check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckVerdict {
    /// The rating is true.
    Accepted,
    /// Another rating is true: it counts in place of the person's own, which stays.
    Adjusted(HalfLevels),
    /// The person is asked to look at the answer again; until then it counts as it is.
    SentBack,
}

impl CheckVerdict {
    /// The verdict as programs read it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Adjusted(_) => "adjusted",
            Self::SentBack => "sent_back",
        }
    }

    /// The rating that counts in place of the person's own.
    #[must_use]
    pub const fn adjusted(self) -> Option<HalfLevels> {
        match self {
            Self::Adjusted(rating) => Some(rating),
            Self::Accepted | Self::SentBack => None,
        }
    }

    /// Whether it needs a note.
    #[must_use]
    pub const fn needs_note(self) -> bool {
        !matches!(self, Self::Accepted)
    }
}
