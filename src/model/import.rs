//! Answers from a table or from response sheets, with who gave them.

use std::collections::BTreeMap;

use super::{Consensus, Mapping, PracticeId, Respondent, RespondentId, SheetState};

/// Answers from a table or from response sheets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Import {
    /// Who answered what.
    pub people: Vec<Newcomer>,
    /// What the group recorded.
    pub consensus: BTreeMap<PracticeId, Consensus>,
    /// What somebody confirmed about the table.
    pub mapping: Mapping,
}

/// A person in a table or on a response sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Newcomer {
    /// Who it is in the assessment; `None` where nobody, so that they are added.
    pub known: Option<RespondentId>,
    /// Who it is in the table, with the answers. The id holds within the table only.
    pub said: Respondent,
    /// The response sheets that the answers come from; none where they come from a table.
    pub sheets: Vec<SheetState>,
}
