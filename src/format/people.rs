//! The respondents of a document while it is read.

use std::collections::HashSet;

use crate::model::{Respondent, Shared};

/// The respondents that were read so far.
#[derive(Default)]
pub(super) struct People {
    pub(super) kept: Vec<Shared<Respondent>>,
    /// How many there are, sound or not.
    pub(super) count: usize,
    /// Name, role and team of each.
    seen: HashSet<[String; 3]>,
}

impl People {
    /// Notes who a respondent seems to be; `false` if another one seems to be the same.
    pub(super) fn is_new(&mut self, name_role_and_team: [&str; 3]) -> bool {
        self.seen.insert(name_role_and_team.map(str::to_owned))
    }
}
