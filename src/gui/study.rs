//! What takes longer than a frame to find out about the open document: asked once per revision, in
//! a thread, for the screen that shows it.

use std::collections::BTreeMap;

use super::state::Route;
use crate::model::Assessment;
use crate::scoring::{self, Resampling};

/// A question whose answer takes longer than a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// How far the level depends on who answered.
    Resampling,
}

impl Subject {
    /// What a screen shows.
    pub(crate) const fn of(route: Route) -> &'static [Self] {
        match route {
            Route::Results => &[Self::Resampling],
            _ => &[],
        }
    }
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    /// `None` with too few respondents.
    Resampling(Option<Resampling>),
}

/// Finds the answer; called in a thread of its own.
pub(crate) fn answer(subject: Subject, assessment: &Assessment) -> Answer {
    match subject {
        Subject::Resampling => Answer::Resampling(scoring::resample(
            assessment,
            assessment.form,
            scoring::SEED,
            scoring::RESAMPLES,
        )),
    }
}

/// What was asked and answered about a document.
#[derive(Debug, Default)]
pub(crate) struct Studies(BTreeMap<Subject, Study>);

/// A question, and the answer that came last.
#[derive(Debug, Default)]
struct Study {
    /// Whether an answer is on its way.
    runs: bool,
    /// The last answer, and the revision that it is about.
    found: Option<(u64, Answer)>,
}

impl Studies {
    /// Notes that a question is asked about a revision; `false` where it is answered already, or an
    /// answer is still on its way.
    pub(crate) fn begin(&mut self, subject: Subject, revision: u64) -> bool {
        let study = self.0.entry(subject).or_default();
        let answered = study.found.as_ref().map(|(of, _)| *of) == Some(revision);
        let begins = !study.runs && !answered;
        study.runs |= begins;
        begins
    }

    /// Takes an answer in.
    pub(crate) fn end(&mut self, subject: Subject, revision: u64, answer: Answer) {
        let study = self.0.entry(subject).or_default();
        study.runs = false;
        study.found = Some((revision, answer));
    }

    /// Whether an answer is still on its way.
    pub(crate) fn is_running(&self) -> bool {
        self.0.values().any(|study| study.runs)
    }

    /// The last answer, of an earlier revision while a newer one is on its way.
    fn last(&self, subject: Subject) -> Option<&Answer> {
        let (_, answer) = self.0.get(&subject)?.found.as_ref()?;
        Some(answer)
    }

    /// The resampling, where there are enough respondents.
    pub(crate) fn resampling(&self) -> Option<&Resampling> {
        match self.last(Subject::Resampling)? {
            Answer::Resampling(found) => found.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Answer, Studies, Subject};

    #[test]
    fn a_question_is_asked_once_per_revision_and_not_while_an_answer_is_on_its_way() {
        let mut studies = Studies::default();
        assert!(studies.begin(Subject::Resampling, 1));
        assert!(!studies.begin(Subject::Resampling, 2));
        assert!(studies.is_running());
        studies.end(Subject::Resampling, 1, Answer::Resampling(None));
        assert!(!studies.begin(Subject::Resampling, 1));
        assert!(studies.begin(Subject::Resampling, 2));
    }
}
