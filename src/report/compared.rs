//! An assessment beside earlier ones of its unit, as a report compares them.

use super::{Redaction, ReportOptions, SectionKind};
use crate::change::{Change, ChangeOptions, Trend};
use crate::model::{Assessment, Form, Shared};
use crate::scoring::disclosure::SmallestGroup;

/// An assessment beside earlier ones of its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The latest of the earlier ones.
    pub old: Shared<Assessment>,
    /// What changed since.
    pub change: Change,
    /// All of them in a row.
    pub trend: Trend,
}

impl Compared {
    /// What a report tells of earlier assessments; `None` where it has none, or does not tell of them.
    #[must_use]
    pub fn of(new: &Assessment, options: &ReportOptions, left_out: Redaction) -> Option<Self> {
        // The levels of then stand beside what was measured, too.
        let has_outcomes = options.shows(SectionKind::Outcomes) && !new.outcomes.is_empty();
        if !options.shows(SectionKind::Change) && !has_outcomes {
            return None;
        }
        let least = left_out.respondents.then_some(options.smallest_group);
        Self::between(&options.before, new, (Some(options.form), least))
    }

    /// Compares an assessment with the latest of earlier ones, and puts all in a row; `None` without an earlier one.
    #[must_use]
    pub fn between(
        before: &[Shared<Assessment>],
        new: &Assessment,
        (form, least): (Option<Form>, Option<SmallestGroup>),
    ) -> Option<Self> {
        let old = before.iter().max_by_key(|it| it.unit.date)?.clone();
        let change = Change::between(&old, new, ChangeOptions { form, least });
        let all: Vec<&Assessment> = before.iter().map(|it| &**it).collect();
        Some(Self {
            trend: Trend::of(&all, new, change.form, least),
            change,
            old,
        })
    }
}
