//! How roles see the unit, one beside the other.

use super::practice_named;
use crate::model::Questionnaire;
use crate::scoring::Roles;
use crate::words::Words;

/// The widest gap between roles, or that there is none.
#[must_use]
pub fn roles_finding(words: &Words, questionnaire: &Questionnaire, roles: &Roles) -> String {
    let widest = roles.widest(1).next();
    let ends = widest.and_then(|it| Some((it, it.lowest()?, it.highest()?)));
    let Some((practice, lowest, highest)) = ends else {
        return words.text("says-roles-alike");
    };
    let named = |rating| words.list(&roles.names(&practice.roles_at(rating)));
    let facts = facts!(
        practice = practice_named(words, questionnaire, &practice.id),
        lowest,
        highest,
        low = named(lowest),
        high = named(highest)
    );
    words.with("says-roles-widest", &facts)
}

/// The mean of each role over the practices that all of them rated; `None` where there is no such
/// practice.
#[must_use]
pub fn roles_means(words: &Words, roles: &Roles) -> Option<String> {
    let means = roles.roles.iter().filter_map(|role| {
        let index = words.number(role.index?);
        let facts = facts!(name = role.name.as_str(), index);
        Some(words.with("says-roles-mean-of", &facts))
    });
    let means: Vec<String> = means.collect();
    let facts = facts!(shared = roles.shared, roles = words.list(&means));
    (!means.is_empty()).then(|| words.with("says-roles-means", &facts))
}
