//! What must be decided about a table, and what somebody decided.

use std::collections::BTreeMap;

use super::vocabulary::folded;
use crate::model::{Mapping, Meaning, PracticeId, Response};

/// What somebody decided about a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// What columns and texts stand for, beside what the document knows already.
    pub mapping: Mapping,
    /// Where somebody answered twice, the later answer holds.
    pub later_one_holds: bool,
    /// Answers of people who are known may be replaced.
    pub replace_answers: bool,
    /// Names of people who are not the ones who have these names already.
    pub other_people: Vec<String>,
    /// Names of people who are the same whatever their role and team.
    pub same_people: Vec<String>,
    /// Names that stand for another one, such as one that was typed wrong: by the name, the one that holds.
    pub other_names: BTreeMap<String, String>,
    /// Whether everybody in the table is somebody else than those who are known, or those without a name
    /// are the same.
    pub crowd: Option<Crowd>,
    /// Why a practice does not apply where somebody said only that.
    pub reason: String,
}

/// Who the people of a table are, where that is said of all of them at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Crowd {
    /// Nobody of them is known.
    Others,
    /// Those without a name are the ones who are known by the same number, or by the same answers.
    Same,
}

impl Choices {
    pub(super) fn is_other(&self, name: &str) -> bool {
        self.other_people.iter().any(|known| folded(known) == name)
    }

    /// The name that holds for one of the table.
    pub(super) fn holding(&self, name: &str) -> Option<&str> {
        if self.other_names.is_empty() {
            return None;
        }
        let key = folded(name);
        let mut names = self.other_names.iter();
        let found = names.find(|(known, _)| folded(known) == key)?;
        Some(found.1)
    }

    pub(super) fn is_same(&self, name: &str) -> bool {
        self.same_people.iter().any(|known| folded(known) == name)
    }
}

/// What must be decided before anything is taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Question {
    /// What a text stands for.
    Value {
        /// The text.
        text: String,
        /// In how many cells it stands.
        count: usize,
        /// What it most likely stands for.
        proposal: Meaning,
    },
    /// Somebody answered twice, and differently.
    Twice {
        /// Who.
        name: String,
    },
    /// Somebody has several rows, each with all answers of a person, that are not the same.
    Rows {
        /// Who.
        name: String,
    },
    /// People without a name have the numbers, or the very answers, of people who are known.
    Strangers {
        /// What the first of them is called.
        name: String,
        /// How many there are.
        count: usize,
        /// Whether their answers are those of people who are known.
        is_same: bool,
    },
    /// Two response sheets are of one name, and do not contradict each other.
    Again {
        /// Who.
        name: String,
    },
    /// Two people of one name have nearly the same role and team.
    Alike {
        /// Their name.
        name: String,
        /// Role and team of the one.
        one: [String; 2],
        /// Role and team of the other.
        other: [String; 2],
    },
    /// Answers of somebody who is known would be replaced.
    Replaces {
        /// Who.
        name: String,
        /// Which answers, from what to what.
        changes: Vec<Change>,
    },
}

/// A text that cells with answers hold, other than plain numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRead {
    /// The text.
    pub text: String,
    /// In how many cells it stands.
    pub count: usize,
    /// What it is taken for; `None` where it is not.
    pub meaning: Option<Meaning>,
    /// What it most likely stands for, where that must be confirmed.
    pub proposal: Option<Meaning>,
    /// Whether somebody confirmed it.
    pub is_confirmed: bool,
    /// Whether it must be confirmed.
    pub(super) needs_confirming: bool,
    /// Where it stands first.
    pub(super) at: usize,
}

/// An answer that replaces another.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// About what.
    pub practice: PracticeId,
    /// What is there.
    pub before: Response,
    /// What replaces it.
    pub after: Response,
}
