//! Answers from a table, with who gave them.

use std::collections::BTreeMap;

use super::{Consensus, Mapping, PracticeId, Respondent, RespondentId};

/// Answers from a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// Who answered what.
    pub people: Vec<Newcomer>,
    /// What the group recorded.
    pub consensus: BTreeMap<PracticeId, Consensus>,
    /// What somebody confirmed about the table.
    pub mapping: Mapping,
}

/// A person in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Who it is in the assessment; `None` where nobody, so that they are added.
    pub known: Option<RespondentId>,
    /// Who it is in the table, with the answers. The id holds within the table only.
    pub said: Respondent,
}
