//! Who answered, by role and by team; with small groups left out where single people are not to be
//! recognised.

use std::collections::BTreeMap;

use super::groups::ShownGroups;
use super::source::Source;

/// The people by role and by team, a sentence each; empty where neither is stated.
pub(super) fn answered(source: &Source) -> Vec<String> {
    let ShownGroups {
        visible,
        roles_stated,
        teams_stated,
    } = &source.who;
    let mut sentences = Vec::new();
    if *roles_stated {
        let keys = ("report-answered-roles", "report-answered-roles-hidden");
        sentences.push(sentence(source, keys, &visible.roles));
    }
    if *teams_stated {
        let keys = ("report-answered-teams", "report-answered-teams-hidden");
        sentences.push(sentence(source, keys, &visible.teams));
    }
    sentences
}

fn sentence(
    source: &Source,
    (key, hidden): (&str, &str),
    groups: &BTreeMap<&str, usize>,
) -> String {
    let people = source.profile.respondents;
    let least = facts!(least = source.options.smallest_group.people());
    if groups.is_empty() {
        return source.say(hidden, &least);
    }
    let mut named: Vec<String> = groups
        .iter()
        .map(|(name, size)| {
            let facts = facts!(name = (*name), people = (*size));
            if name.is_empty() {
                source.say("report-answered-unnamed", &facts)
            } else {
                source.say("report-answered-group", &facts)
            }
        })
        .collect();
    let rest = people.saturating_sub(groups.values().sum());
    if rest > 0 {
        named.push(source.say("report-answered-rest", &facts!(people = rest)));
    }
    let groups = source.words.list(&named);
    source.say(key, &facts!(groups))
}
