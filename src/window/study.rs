//! What takes longer than a frame to work out about the open document. A thread does it once per
//! revision, when a screen needs it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::advice::economics::Simulation;
use crate::advice::{LevelAsk, SmallestSet};
use crate::analysis::{Analysis, Decision};
use crate::model::{Assessment, Shared};
use crate::report::Compared;
use crate::scoring::Resampling;

/// A question whose answer takes longer than a frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Study {
    /// The analysis of a document with many respondents.
    Analysis,
    /// How far the level depends on who answered.
    Resampling,
    /// What every level asks.
    Levels,
    /// The smallest set for the target.
    SmallestSet,
    /// In how many cases the plan pays.
    Simulation,
    /// What is proposed, and the courses side by side.
    Decision,
    /// What changed since earlier assessments.
    Change,
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum StudyResult {
    Analysis(Box<Analysis>),
    /// `None` with too few respondents.
    Resampling(Option<Resampling>),
    Levels(Vec<LevelAsk>),
    SmallestSet(Box<SmallestSet>),
    /// `None` where a figure is missing.
    Simulation(Option<Simulation>),
    Decision(Box<Decision>),
    /// `None` without an earlier assessment.
    Change(Option<Box<Compared>>),
}

/// Finds the answer; called in a thread of its own.
pub(crate) fn answer(
    study: Study,
    assessment: &Assessment,
    earlier: &[Shared<Assessment>],
    today: Date,
) -> StudyResult {
    if study == Study::Change {
        let found = Compared::between(earlier, assessment, (None, None));
        return StudyResult::Change(found.map(Box::new));
    }
    let mut found = Analysis::of(assessment, assessment.form, today);
    match study {
        Study::Analysis => StudyResult::Analysis(Box::new(found)),
        Study::Resampling => {
            found.resample(assessment);
            StudyResult::Resampling(found.resampling)
        }
        Study::Levels => StudyResult::Levels(found.compare_levels(assessment).to_vec()),
        Study::SmallestSet => {
            StudyResult::SmallestSet(Box::new(found.find_set(assessment).clone()))
        }
        Study::Simulation => {
            found.simulate(assessment);
            StudyResult::Simulation(found.simulation)
        }
        Study::Decision => StudyResult::Decision(Box::new(found.decide(assessment, today).clone())),
        Study::Change => StudyResult::Change(None),
    }
}

/// What was asked and answered about a document.
#[derive(Debug, Default)]
pub(crate) struct Studies(BTreeMap<Study, Record>);

/// A question, and the answer that came last.
#[derive(Debug, Default)]
struct Record {
    /// Whether an answer is on its way.
    runs: bool,
    /// The last revision that was studied, successfully or not.
    asked: Option<u64>,
    /// The last answer, and the revision that it is about.
    found: Option<(u64, StudyResult)>,
}

impl Studies {
    /// Notes that a question is asked about a revision; `false` if it was answered already or an
    /// answer is on its way.
    pub(crate) fn begin(&mut self, study: Study, revision: u64) -> bool {
        let record = self.0.entry(study).or_default();
        let begins = !record.runs && record.asked != Some(revision);
        record.runs |= begins;
        begins
    }

    /// Keeps an answer; `None` if the study failed.
    pub(crate) fn end(&mut self, study: Study, revision: u64, answer: Option<StudyResult>) {
        let record = self.0.entry(study).or_default();
        record.runs = false;
        record.asked = Some(revision);
        if let Some(answer) = answer {
            record.found = Some((revision, answer));
        }
    }

    /// Whether an answer is still on its way.
    pub(crate) fn is_running(&self) -> bool {
        self.0.values().any(|record| record.runs)
    }

    /// The last answer, which may be about an earlier revision.
    fn last(&self, study: Study) -> Option<&(u64, StudyResult)> {
        self.0.get(&study)?.found.as_ref()
    }

    /// The analysis of a revision, if one was asked for.
    pub(crate) fn analysis(&self, revision: u64) -> Option<&Analysis> {
        match self.last(Study::Analysis)? {
            (of, StudyResult::Analysis(found)) if *of == revision => Some(found),
            _ => None,
        }
    }

    /// The resampling of a revision, if there are enough respondents.
    pub(crate) fn resampling(&self, revision: u64) -> Option<&Resampling> {
        match self.last(Study::Resampling)? {
            (of, StudyResult::Resampling(found)) if *of == revision => found.as_ref(),
            _ => None,
        }
    }

    /// What every level asks; may be about an earlier revision.
    pub(crate) fn levels(&self) -> &[LevelAsk] {
        match self.last(Study::Levels) {
            Some((_, StudyResult::Levels(found))) => found,
            _ => &[],
        }
    }

    /// The smallest set; may be about an earlier revision.
    pub(crate) fn smallest_set(&self) -> Option<&SmallestSet> {
        match self.last(Study::SmallestSet)? {
            (_, StudyResult::SmallestSet(found)) => Some(found),
            _ => None,
        }
    }

    /// The revisions that levels and smallest set are about.
    pub(crate) fn revisions(&self) -> [Option<u64>; 2] {
        [Study::Levels, Study::SmallestSet].map(|study| Some(self.last(study)?.0))
    }

    /// The smallest set of a revision.
    pub(crate) fn smallest_set_of(&self, revision: u64) -> Option<&SmallestSet> {
        let (of, _) = self.last(Study::SmallestSet)?;
        self.smallest_set().filter(|_| *of == revision)
    }

    /// What the document comes down to; may be about an earlier revision.
    pub(crate) fn decision(&self) -> Option<&Decision> {
        match self.last(Study::Decision)? {
            (_, StudyResult::Decision(found)) => Some(found),
            _ => None,
        }
    }

    /// What changed since earlier assessments; may be about an earlier revision.
    pub(crate) fn change(&self) -> Option<&Compared> {
        match self.last(Study::Change)? {
            (_, StudyResult::Change(found)) => found.as_deref(),
            _ => None,
        }
    }

    /// In how many cases the plan of a revision pays; `None` where a figure is missing too.
    pub(crate) fn simulation(&self, revision: u64) -> Option<&Simulation> {
        match self.last(Study::Simulation)? {
            (of, StudyResult::Simulation(found)) if *of == revision => found.as_ref(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Studies, Study, StudyResult};

    #[test]
    fn a_question_is_asked_once_per_revision_and_not_while_an_answer_is_on_its_way() {
        let mut studies = Studies::default();
        assert!(studies.begin(Study::Resampling, 1));
        assert!(!studies.begin(Study::Resampling, 2));
        assert!(studies.is_running());
        studies.end(Study::Resampling, 1, Some(StudyResult::Resampling(None)));
        assert!(!studies.begin(Study::Resampling, 1));
        assert!(studies.begin(Study::Resampling, 2));
        studies.end(Study::Resampling, 2, None);
        assert!(!studies.is_running(), "a study that failed ended too");
        assert!(
            !studies.begin(Study::Resampling, 2),
            "and is not begun again and again"
        );
    }
}
