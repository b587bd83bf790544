//! What takes longer than a frame to work out about the open document. A thread does it once per
//! revision, when a screen needs it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::advice::economics::Simulation;
use crate::advice::{LevelAsk, SmallestSet};
use crate::analysis::Analysis;
use crate::model::Assessment;
use crate::scoring::Resampling;

/// A question whose answer takes longer than a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Subject {
    /// The analysis of a document with many respondents.
    Analysis,
    /// How far the level depends on who answered.
    Resampling,
    /// What every level asks.
    Levels,
    /// The smallest set for the target.
    Way,
    /// In how many cases the plan pays.
    Chances,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Answer {
    Analysis(Box<Analysis>),
    /// `None` with too few respondents.
    Resampling(Option<Resampling>),
    Levels(Vec<LevelAsk>),
    Way(Box<SmallestSet>),
    /// `None` where a figure is missing.
    Chances(Option<Simulation>),
}

/// Finds the answer; called in a thread of its own.
pub(crate) fn answer(subject: Subject, assessment: &Assessment, today: Date) -> Answer {
    let mut found = Analysis::of(assessment, assessment.form, today);
    match subject {
        Subject::Analysis => Answer::Analysis(Box::new(found)),
        Subject::Resampling => {
            found.resample(assessment);
            Answer::Resampling(found.resampling)
        }
        Subject::Levels => Answer::Levels(found.compare_levels(assessment).to_vec()),
        Subject::Way => Answer::Way(Box::new(found.find_set(assessment).clone())),
        Subject::Chances => {
            found.simulate(assessment);
            Answer::Chances(found.simulation)
        }
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
    /// The last revision that was studied, successfully or not.
    asked: Option<u64>,
    /// The last answer, and the revision that it is about.
    found: Option<(u64, Answer)>,
}

impl Studies {
    /// Notes that a question is asked about a revision; `false` if it was answered already or an
    /// answer is on its way.
    pub(crate) fn begin(&mut self, subject: Subject, revision: u64) -> bool {
        let study = self.0.entry(subject).or_default();
        let begins = !study.runs && study.asked != Some(revision);
        study.runs |= begins;
        begins
    }

    /// Keeps an answer; `None` if the study failed.
    pub(crate) fn end(&mut self, subject: Subject, revision: u64, answer: Option<Answer>) {
        let study = self.0.entry(subject).or_default();
        study.runs = false;
        study.asked = Some(revision);
        if let Some(answer) = answer {
            study.found = Some((revision, answer));
        }
    }

    /// Whether an answer is still on its way.
    pub(crate) fn is_running(&self) -> bool {
        self.0.values().any(|study| study.runs)
    }

    /// The last answer, which may be about an earlier revision.
    fn last(&self, subject: Subject) -> Option<&(u64, Answer)> {
        self.0.get(&subject)?.found.as_ref()
    }

    /// The analysis of a revision, if one was asked for.
    pub(crate) fn analysis(&self, revision: u64) -> Option<&Analysis> {
        match self.last(Subject::Analysis)? {
            (of, Answer::Analysis(found)) if *of == revision => Some(found),
            _ => None,
        }
    }

    /// The resampling of a revision, if there are enough respondents.
    pub(crate) fn resampling(&self, revision: u64) -> Option<&Resampling> {
        match self.last(Subject::Resampling)? {
            (of, Answer::Resampling(found)) if *of == revision => found.as_ref(),
            _ => None,
        }
    }

    /// What every level asks; may be about an earlier revision.
    pub(crate) fn levels(&self) -> &[LevelAsk] {
        match self.last(Subject::Levels) {
            Some((_, Answer::Levels(found))) => found,
            _ => &[],
        }
    }

    /// The smallest set; may be about an earlier revision.
    pub(crate) fn way(&self) -> Option<&SmallestSet> {
        match self.last(Subject::Way)? {
            (_, Answer::Way(found)) => Some(found),
            _ => None,
        }
    }

    /// The revisions that levels and smallest set are about.
    pub(crate) fn ways(&self) -> [Option<u64>; 2] {
        [Subject::Levels, Subject::Way].map(|subject| Some(self.last(subject)?.0))
    }

    /// The smallest set of a revision.
    pub(crate) fn way_of(&self, revision: u64) -> Option<&SmallestSet> {
        let (of, _) = self.last(Subject::Way)?;
        self.way().filter(|_| *of == revision)
    }

    /// In how many cases the plan of a revision pays; `None` where a figure is missing too.
    pub(crate) fn chances(&self, revision: u64) -> Option<&Simulation> {
        match self.last(Subject::Chances)? {
            (of, Answer::Chances(found)) if *of == revision => found.as_ref(),
            _ => None,
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
        studies.end(Subject::Resampling, 1, Some(Answer::Resampling(None)));
        assert!(!studies.begin(Subject::Resampling, 1));
        assert!(studies.begin(Subject::Resampling, 2));
        studies.end(Subject::Resampling, 2, None);
        assert!(!studies.is_running(), "a study that failed ended too");
        assert!(
            !studies.begin(Subject::Resampling, 2),
            "and is not begun again and again"
        );
    }
}
