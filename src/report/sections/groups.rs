//! The groups of respondents that a report may show.

use crate::model::{Assessment, Respondent};
use crate::report::{Redaction, ReportOptions};
use crate::scoring::disclosure::{self, Visible};

/// The groups that may be shown.
pub(in crate::report) struct ShownGroups<'a> {
    pub(super) visible: Visible<'a>,
    pub(super) roles_stated: bool,
    pub(super) teams_stated: bool,
}

impl<'a> ShownGroups<'a> {
    /// Those of the people who answered.
    pub(in crate::report) fn of(
        found: &'a Assessment,
        options: &ReportOptions,
        left_out: Redaction,
    ) -> Self {
        let people: Vec<(&str, &str)> = found
            .respondents_on(options.form)
            .map(|person: &Respondent| (person.role.trim(), person.team.trim()))
            .collect();
        Self {
            visible: if left_out.respondents {
                disclosure::visible(people.iter().copied(), options.smallest_group)
            } else {
                everyone(&people)
            },
            roles_stated: people.iter().any(|(role, _)| !role.is_empty()),
            teams_stated: people.iter().any(|(_, team)| !team.is_empty()),
        }
    }
}

fn everyone<'a>(people: &[(&'a str, &'a str)]) -> Visible<'a> {
    let mut found = Visible::default();
    for (role, team) in people {
        *found.roles.entry(*role).or_default() += 1;
        *found.teams.entry(*team).or_default() += 1;
    }
    found
}
