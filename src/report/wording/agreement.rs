//! How far people agree over all practices, and how far their teams differ.

use super::distance;
use crate::scoring::disclosure::Closeness;
use crate::scoring::{BetweenTeams, Profile};
use crate::words::Words;

/// How far apart ratings lie over all practices, who they are that rated everything, and how far
/// teams differ; where there is no figure, why.
#[must_use]
pub fn agreement(words: &Words, profile: &Profile) -> Vec<String> {
    let found = profile.agreement;
    let (Some(ad), Some(star)) = (found.ad_mean, found.r_wg_j_star) else {
        return vec![words.text("says-agreement-none")];
    };
    let (people, of) = (found.n, profile.respondents);
    let closeness = Closeness::of_distance(ad, profile.level_count).as_str();
    let (ad, star) = (distance(words, ad), distance(words, star));
    let facts = facts!(people, of, closeness, ad, star);
    let mut said = vec![words.with("says-agreement", &facts)];
    said.extend(roles(words, profile));
    said.push(between_teams(words, found.between_teams));
    said
}

/// The roles of those who rated everything; `None` where none is stated.
fn roles(words: &Words, profile: &Profile) -> Option<String> {
    let roles = &profile.roles_of_complete;
    if roles.iter().all(|(role, _)| role.is_empty()) {
        return None;
    }
    let named = roles.iter().map(|(name, people)| {
        let facts = facts!(name = name.as_str(), people = (*people));
        if name.is_empty() {
            words.with("report-answered-unnamed", &facts)
        } else {
            words.with("report-answered-group", &facts)
        }
    });
    let groups = words.list(&named.collect::<Vec<_>>());
    Some(words.with("says-agreement-roles", &facts!(groups)))
}

fn between_teams(words: &Words, found: Option<BetweenTeams>) -> String {
    let Some(found) = found else {
        return words.text("says-between-teams-none");
    };
    let (Some(one), Some(difference)) = (found.icc_1, found.difference()) else {
        return words.text("says-between-teams-same");
    };
    let (teams, people, difference) = (found.teams, found.people, difference.as_str());
    let one = distance(words, one);
    let Some(mean) = found.icc_2 else {
        return words.with("says-between-teams-level", &facts!(teams, people, one));
    };
    let mean = distance(words, mean);
    words.with(
        "says-between-teams",
        &facts!(teams, people, difference, one, mean),
    )
}
