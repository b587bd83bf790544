//! Going on by itself: the moment after a click on an answer, at whose end the next practice is shown.

use crate::model::{PracticeId, RespondentId};

/// How long an answer is seen as chosen before the next practice is shown, in seconds.
pub(crate) const MOMENT: f64 = 0.4;

/// An answer that was clicked just now. Times are seconds since the window was opened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct GoingOn {
    practice: PracticeId,
    respondent: RespondentId,
    /// When the next practice is shown; `None` while a button of the pointer is down, which may be
    /// choosing another answer.
    due: Option<f64>,
}

impl GoingOn {
    /// Begins the moment.
    pub(crate) fn begin(practice: PracticeId, respondent: RespondentId, now: f64) -> Self {
        let due = Some(now + MOMENT);
        Self {
            practice,
            respondent,
            due,
        }
    }

    /// Waits for what the pressed button chooses.
    pub(crate) fn hold(&mut self) {
        self.due = None;
    }

    /// Whether it waits for what a pressed button chooses.
    pub(crate) const fn is_held(&self) -> bool {
        self.due.is_none()
    }

    /// Whether it is about a practice and a person.
    pub(crate) fn is_about(&self, practice: &PracticeId, respondent: &RespondentId) -> bool {
        self.practice == *practice && self.respondent == *respondent
    }

    /// Whether the moment is over.
    pub(crate) fn is_over(&self, now: f64) -> bool {
        self.due.is_some_and(|due| due <= now)
    }

    /// How many seconds are left of the moment; `None` while it is held.
    pub(crate) fn left(&self, now: f64) -> Option<f64> {
        self.due.map(|due| (due - now).max(0.0))
    }
}
