//! The rule: from an assessment to the profile of its unit. Total functions; absence is `Option`.
//!
//! [`profile`] follows the answers: `answers` collects them, `aggregate` makes one answer a practice
//! out of all respondents, `placement` makes levels out of what these count as, `unsettled` lists
//! what the level still hangs on, and `agreement` says how far the respondents agree, `panel` in the
//! figures of panels, `stability` from one round of votes to the next. [`resample`]
//! says how stable the level is; it takes longer and stands apart, and so does [`differences`], which says how far
//! chance moves what lies between two assessments. [`roles`] compares what the people of
//! each role say.

mod aggregate;
mod agreement;
mod answers;
mod attained;
mod difference;
pub mod disclosure;
mod panel;
mod placement;
mod practice_count;
mod profile;
mod roles;
mod rounds;
mod stability;
mod uncertainty;
mod unsettled;

pub use aggregate::practice;
pub use attained::Attained;
pub use difference::{
    ComparedPractice, ComparedPractices, DifferenceInterval, Differences, DrawnSides, LevelMoves,
    compared_index, differences,
};
pub use panel::Appropriateness;
pub use practice_count::PracticeCount;
pub use profile::{
    Agreement, Attainment, Backing, BetweenTeams, Blocker, Confidences, Dispute, ElementProfile,
    ElementStatus, Index, LevelRange, Placement, PracticeProfile, Profile, Resampling, Share,
    Spread, TeamDifference,
};
pub use roles::{PracticeByRole, Role, RoleRating, Roles, described_roles, disclosed_roles, roles};
pub use rounds::{
    OrderOfRounds, PracticeRounds, RoleOfRound, RoundFigures, order_of_rounds, practice_rounds,
};
pub use stability::Movement;
pub use uncertainty::{RESAMPLES, SEED, resample};

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Assessment, ElementId, Form, HalfLevels, Level, PracticeId, Questionnaire, Rating,
};

use agreement::Sheets;
use answers::AnswerTable;
pub use placement::prefer;
use placement::{Counted, Rule};

/// Scores an assessment on a form.
#[must_use]
pub fn profile(assessment: &Assessment, form: Form) -> Profile {
    let questionnaire = &assessment.questionnaire;
    let rule = Rule::of(questionnaire, form);
    let answers = AnswerTable::of(assessment, form);
    let practices = aggregate::practices(assessment, &answers);
    let sheets = Sheets::complete(assessment, &answers, &practices);
    let elements: Vec<ElementProfile> = questionnaire
        .elements
        .iter()
        .map(|element| {
            let agreement =
                sheets.agreement(rule.level_count, |practice| practice.element == element.id);
            element_profile(&element.id, &rule, &practices, agreement)
        })
        .collect();
    let group = GroupFigures {
        form,
        respondents: assessment.respondents_on(form).count(),
        agreement: sheets.agreement(rule.level_count, |_| true),
        roles_of_complete: sheets.roles(),
    };
    assemble(&rule, group, elements, practices)
}

/// The profile as it would be if practices were rated otherwise: the same rule on the same group,
/// with a rating put in place of what was said. Ratings above the top count as the top; evidence,
/// spread and agreement stay what they are.
#[must_use]
pub fn imagined(
    questionnaire: &Questionnaire,
    profile: &Profile,
    ratings: &BTreeMap<PracticeId, HalfLevels>,
) -> Profile {
    let rule = Rule::of(questionnaire, profile.form);
    let mut practices = profile.practices.clone();
    for practice in &mut practices {
        if let Some(rating) = ratings.get(&practice.id) {
            let top = practice.scale.highest().into();
            practice.answer = Some(Rating::At((*rating).min(top)));
        }
    }
    let elements = profile
        .elements
        .iter()
        .map(|element| element_profile(&element.id, &rule, &practices, element.agreement))
        .collect();
    let group = GroupFigures {
        form: profile.form,
        respondents: profile.respondents,
        agreement: profile.agreement,
        roles_of_complete: profile.roles_of_complete.clone(),
    };
    assemble(&rule, group, elements, practices)
}

/// What a profile says about those who answered, whatever they said.
struct GroupFigures {
    form: Form,
    respondents: usize,
    agreement: Agreement,
    roles_of_complete: Vec<(String, usize)>,
}

fn assemble(
    rule: &Rule,
    group: GroupFigures,
    mut elements: Vec<ElementProfile>,
    practices: Vec<PracticeProfile>,
) -> Profile {
    if practices.iter().all(PracticeProfile::is_open) {
        // Any level could come of it: that is no result.
        for element in &mut elements {
            element.placement = Placement::default();
            element.blockers.clear();
        }
    }
    let placement = lowest(&elements);
    let constraint: Vec<_> = elements
        .iter()
        .filter(|element| is_at(element, placement.claimed))
        .collect();
    let mut profile = Profile {
        form: group.form,
        level_count: rule.level_count,
        respondents: group.respondents,
        placement,
        constraint: constraint
            .iter()
            .map(|element| element.id.clone())
            .collect(),
        uneven: is_uneven(&elements),
        provisional: elements
            .iter()
            .any(|element| element.status == ElementStatus::Provisional),
        index: rule.index(practices.iter()),
        blockers: constraint
            .iter()
            .flat_map(|element| element.blockers.iter().cloned())
            .collect(),
        agreement: group.agreement,
        roles_of_complete: group.roles_of_complete,
        confidence: practices.iter().map(|practice| practice.confidence).sum(),
        elements,
        practices,
        to_find_out: Vec::new(),
        to_settle: Vec::new(),
        unproven: Vec::new(),
        withheld: BTreeSet::new(),
    };
    profile.to_find_out = unsettled::to_find_out(&profile);
    profile.to_settle = unsettled::to_settle(&profile);
    profile.unproven = unsettled::unproven(&profile, rule.thresholds.unproven_cap);
    profile
}

fn element_profile(
    id: &ElementId,
    rule: &Rule,
    practices: &[PracticeProfile],
    agreement: Agreement,
) -> ElementProfile {
    let own: Vec<&PracticeProfile> = practices
        .iter()
        .filter(|practice| practice.element == *id)
        .collect();
    let counted: Vec<Counted> = own.iter().map(|practice| Counted::of(practice)).collect();
    let placement = rule.placement(&counted);
    ElementProfile {
        id: id.clone(),
        status: rule.status(&counted, placement),
        placement,
        index: rule.index(own.iter().copied()),
        practices: own.len(),
        answered: own.iter().filter(|it| it.rating().is_some()).count(),
        not_applicable: own.iter().filter(|it| !it.applies()).count(),
        answers_needed: rule.answers_needed(&counted),
        attainment: rule.attainment(&counted),
        blockers: rule.blockers(id, &own, &counted, placement.claimed),
        agreement,
    }
}

/// The lowest level over all elements, reading by reading; none where any element has none.
fn lowest(elements: &[ElementProfile]) -> Placement {
    let least = |reading: fn(&Placement) -> Option<LevelRange>| {
        elements
            .iter()
            .map(|element| reading(&element.placement))
            .reduce(|first, second| {
                let (first, second) = (first?, second?);
                Some(LevelRange {
                    low: first.low.min(second.low),
                    high: first.high.min(second.high),
                })
            })
            .flatten()
    };
    Placement {
        claimed: least(|placement| placement.claimed),
        evidenced: least(|placement| placement.evidenced),
        checked: least(|placement| placement.checked),
        not_applicable_as_lowest: least(|placement| placement.not_applicable_as_lowest),
    }
}

fn low(range: Option<LevelRange>) -> Option<Level> {
    range.map(|range| range.low)
}

fn is_at(element: &ElementProfile, place: Option<LevelRange>) -> bool {
    place.is_some() && low(element.placement.claimed) == low(place)
}

/// Whether elements differ by two levels or more whatever is still open.
fn is_uneven(elements: &[ElementProfile]) -> bool {
    let places = || elements.iter().filter_map(|it| it.placement.claimed);
    let lowest = places().map(|range| range.high.ordinal()).min();
    let highest = places().map(|range| range.low.ordinal()).max();
    lowest
        .zip(highest)
        .is_some_and(|(lowest, highest)| highest >= lowest + 2)
}

#[cfg(test)]
mod tests;
