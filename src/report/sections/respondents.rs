//! Who answered, by role and by team; with small groups left out where single people are not to be
//! recognised.

use std::collections::BTreeMap;

use super::Source;
use crate::model::{Assessment, Respondent};
use crate::report::ReportOptions;
use crate::scoring::disclosure::{self, Visible};

/// The groups that may be shown.
pub(super) struct Who<'a> {
    shown: Visible<'a>,
    roles_stated: bool,
    teams_stated: bool,
}

impl<'a> Who<'a> {
    /// Those of the people who answered.
    pub(super) fn of(found: &'a Assessment, options: &ReportOptions) -> Self {
        let people: Vec<(&str, &str)> = found
            .respondents_with_answers()
            .map(|person: &Respondent| (person.role.trim(), person.team.trim()))
            .collect();
        Self {
            shown: if options.left_out().respondents {
                disclosure::visible(people.iter().copied(), options.least_group())
            } else {
                everyone(&people)
            },
            roles_stated: people.iter().any(|(role, _)| !role.is_empty()),
            teams_stated: people.iter().any(|(_, team)| !team.is_empty()),
        }
    }
}

/// The people by role and by team, a sentence each; empty where neither is stated.
pub(super) fn answered(source: &Source) -> Vec<String> {
    let Who {
        shown,
        roles_stated,
        teams_stated,
    } = &source.who;
    let mut sentences = Vec::new();
    if *roles_stated {
        let keys = ("report-answered-roles", "report-answered-roles-hidden");
        sentences.push(sentence(source, keys, &shown.roles));
    }
    if *teams_stated {
        let keys = ("report-answered-teams", "report-answered-teams-hidden");
        sentences.push(sentence(source, keys, &shown.teams));
    }
    sentences
}

fn everyone<'a>(people: &[(&'a str, &'a str)]) -> Visible<'a> {
    let mut found = Visible::default();
    for (role, team) in people {
        *found.roles.entry(*role).or_default() += 1;
        *found.teams.entry(*team).or_default() += 1;
    }
    found
}

fn sentence(
    source: &Source,
    (key, hidden): (&str, &str),
    groups: &BTreeMap<&str, usize>,
) -> String {
    let people = source.profile.respondents;
    let least = [("least", source.options.least_group().into())];
    if groups.is_empty() {
        return source.say(hidden, &least);
    }
    let mut named: Vec<String> = groups
        .iter()
        .map(|(name, size)| {
            let facts = [("name", (*name).into()), ("people", (*size).into())];
            if name.is_empty() {
                source.say("report-answered-unnamed", &facts)
            } else {
                source.say("report-answered-group", &facts)
            }
        })
        .collect();
    let rest = people.saturating_sub(groups.values().sum());
    if rest > 0 {
        named.push(source.say("report-answered-rest", &[("people", rest.into())]));
    }
    let groups = source.words.list(&named);
    source.say(key, &[("groups", groups.into())])
}
