//! Why the unit is where it is, in sentences that can be repeated to a board.

use super::{because, caveats, constraint, element_names, place_short, placement, practice_title};
use crate::model::{ElementId, Level, PracticeId, Questionnaire};
use crate::scoring::{Blocker, LevelRange, Profile};
use crate::words::{Fact, Words};

/// More practices than this are counted and not named.
pub(super) const NAMED: usize = 6;

/// More practices than this are not named as a choice that is enough.
const CHOSEN: usize = 4;

/// Up to so many elements are told one by one.
const ONE_BY_ONE: usize = 4;

/// More thresholds than this are told without the practices behind them.
const TOLD: usize = 4;

/// The whole explanation in the order in which it is told, a sentence or two each: where the unit
/// is, where its elements are, what is missed and what it takes, what is not known, what to
/// bear in mind.
#[must_use]
pub fn explanation(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Vec<String> {
    let mut told = vec![placement(words, questionnaire, profile)];
    if profile.is_unanswered() {
        return told;
    }
    told.extend(elements(words, questionnaire, profile).or_else(|| {
        // One element, or none with a level: there is nothing to compare.
        constraint(words, questionnaire, profile)
    }));
    let all_told = profile.blockers.len() <= TOLD;
    for blocker in &profile.blockers {
        told.push(because(words, questionnaire, profile, blocker));
        if all_told {
            told.extend(need(words, questionnaire, profile, blocker));
        }
    }
    told.extend(settle(words, questionnaire, profile));
    told.extend(caveats(words, questionnaire, profile));
    told.extend(unproven(words, questionnaire, profile));
    told
}

/// Where each element is, and that the lowest decides; `None` with one element, or none that has
/// a level.
#[must_use]
pub fn elements(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Option<String> {
    profile.placement.claimed?;
    match profile.elements.len() {
        0 | 1 => return None,
        2..=ONE_BY_ONE => {}
        _ => return lowest_and_others(words, questionnaire, profile),
    }
    let mut places: Vec<Option<LevelRange>> = Vec::new();
    for element in &profile.elements {
        if !places.contains(&element.placement.claimed) {
            places.push(element.placement.claimed);
        }
    }
    if let [Some(place)] = places.as_slice()
        && place.is_certain()
    {
        return constraint(words, questionnaire, profile);
    }
    // Elements at the same place are told together.
    let told = places.into_iter().map(|place| {
        let there = profile.elements.iter();
        let there = there.filter(|element| element.placement.claimed == place);
        let ids: Vec<&ElementId> = there.map(|element| &element.id).collect();
        let count = ids.len();
        let elements = element_names(words, questionnaire, ids);
        let key = if place.is_some() {
            "says-element-at"
        } else {
            "says-element-none"
        };
        let place = place_short(words, place);
        words.with(key, &facts!(elements, count, place))
    });
    let told: Vec<String> = told.collect();
    Some(words.with("says-elements", &facts!(list = words.list(&told))))
}

/// The lowest elements by name, and where the others lie; `None` where all are at one level.
fn lowest_and_others(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    let lowest = profile.placement.claimed?.low;
    let places = profile.elements.iter().map(|it| it.placement.claimed);
    let open = places.flatten().filter(|range| !range.is_certain()).count();
    let others: Vec<Level> = profile
        .elements
        .iter()
        .filter(|element| !profile.constraint.contains(&element.id))
        .filter_map(|element| Some(element.placement.claimed?.low))
        .collect();
    let (least, most) = (others.iter().min()?, others.iter().max()?);
    let facts = facts!(
        elements = element_names(words, questionnaire, &profile.constraint),
        count = profile.constraint.len(),
        level = lowest,
        others = others.len(),
        least = (*least),
        most = (*most),
        open
    );
    let key = if least == most {
        "says-elements-lowest"
    } else {
        "says-elements-lowest-range"
    };
    Some(words.with(key, &facts))
}

/// What it takes to pass a missed threshold: so many of the practices behind it, with their names
/// where they are few. `None` where no number of them passes it, or where it may be passed already.
#[must_use]
pub fn need(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    blocker: &Blocker,
) -> Option<String> {
    let (fewest, of) = (blocker.fewest.len(), blocker.practices.len());
    let key = match of {
        _ if fewest == 0 || blocker.is_open() => return None,
        _ if of > NAMED => return need_short(words, questionnaire, profile, blocker),
        2.. if fewest == of => "says-need-all",
        _ => "says-need",
    };
    let level = blocker.level;
    let practices = named(words, questionnaire, &blocker.practices);
    let need = words.with(key, &facts!(fewest, of, level, practices));
    let mut told = vec![need];
    told.extend(firsts(words, questionnaire, profile, blocker));
    Some(told.join(" "))
}

/// Which of the practices that are enough need another one first: without that they are no choice.
fn firsts(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    blocker: &Blocker,
) -> Vec<String> {
    // Where it matters which are raised, those that are named.
    let choices = if blocker.needs_choice {
        &blocker.fewest
    } else {
        &blocker.practices
    };
    let told = choices.iter().filter_map(|id| {
        let (_, practice) = questionnaire.practice(id)?;
        let level = practice.scale().asked_at(blocker.level);
        let is_below = |first: &&PracticeId| {
            let first = profile.practice(first);
            first.is_some_and(|first| first.lacks(level))
        };
        let firsts: Vec<PracticeId> = practice.requires.iter().filter(is_below).cloned().collect();
        if firsts.is_empty() {
            return None;
        }
        let practice = practice_title(words, questionnaire, id);
        let first = named(words, questionnaire, &firsts);
        Some(words.with("says-need-first", &facts!(practice, first, level)))
    });
    told.collect()
}

/// The same where the practices stand beside it: whether any so many of them do, else which.
#[must_use]
pub fn need_short(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    blocker: &Blocker,
) -> Option<String> {
    let (fewest, of) = (blocker.fewest.len(), blocker.practices.len());
    let key = match fewest {
        0 => return None,
        _ if blocker.is_open() => return None,
        _ if of == 1 => "says-need-this",
        _ if fewest == of => "says-need-each",
        _ if !blocker.needs_choice => "says-need-any",
        1..=CHOSEN => "says-need-such",
        _ => "says-need-least",
    };
    let practices = named(words, questionnaire, &blocker.fewest);
    let firsts = firsts(words, questionnaire, profile, blocker);
    let facts = facts!(
        fewest,
        of,
        level = blocker.level,
        practices,
        firsts = firsts.len()
    );
    let mut told = vec![words.with(key, &facts)];
    told.extend(firsts);
    Some(told.join(" "))
}

/// How many answers would settle the level, where the practices stand beside it.
#[must_use]
pub fn settle_short(words: &Words, count: usize) -> String {
    words.with("says-settle-these", &facts!(count))
}

/// The open practices whose answers would settle the level; `None` where it is certain.
#[must_use]
pub fn settle(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Option<String> {
    let open = &profile.to_settle;
    let key = match open.len() {
        0 => return None,
        1..=NAMED => "says-settle",
        _ => "says-settle-many",
    };
    let practices = named(words, questionnaire, open);
    Some(words.with(key, &facts!(count = open.len(), practices)))
}

/// The answers that lack evidence, where the evidenced level is another than the claimed one.
#[must_use]
pub fn unproven(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Option<String> {
    if profile.placement.claimed == profile.placement.evidenced {
        return None;
    }
    let key = match profile.unproven.len() {
        0 => return None,
        1..=NAMED => "says-unproven",
        _ => "says-unproven-many",
    };
    let cap = questionnaire.thresholds.unproven_cap;
    let practices = named(words, questionnaire, &profile.unproven);
    Some(words.with(key, &facts!(count = profile.unproven.len(), cap, practices)))
}

pub(super) fn named(
    words: &Words,
    questionnaire: &Questionnaire,
    practices: &[PracticeId],
) -> Fact {
    let names: Vec<String> = practices
        .iter()
        .map(|id| practice_title(words, questionnaire, id))
        .collect();
    words.list(&names).into()
}

#[cfg(test)]
mod tests {
    use super::explanation;
    use crate::format::bundled;
    use crate::model::example::Answer::{At, Open};
    use crate::model::example::assessment;
    use crate::model::{Assessment, Form};
    use crate::scoring::profile;
    use crate::words::Words;

    fn sample(name: &str) -> Assessment {
        let found = bundled::samples().iter().find(|sample| sample.name == name);
        found.expect("a sample").assessment()
    }

    fn told(assessment: &Assessment) -> String {
        let profile = profile(assessment, assessment.form);
        explanation(&Words::english(), &assessment.questionnaire, &profile).join("\n")
    }

    #[test]
    fn the_team_can_be_told_to_a_board() {
        insta::assert_snapshot!(told(&sample("team")));
    }

    #[test]
    fn what_is_not_known_is_told_with_what_would_settle_it() {
        insta::assert_snapshot!(told(&sample("manager")));
    }

    #[test]
    fn an_open_threshold_says_that_the_unit_stays_where_another_one_is_missed() {
        let open = vec![At(4), At(2), Open, Open];
        let stays = "Either way the unit stays at level 1.";
        let alone = told(&assessment(std::slice::from_ref(&open)));
        assert!(
            alone.contains(" may be at level 2: what is not known decides. "),
            "{alone}"
        );
        let beside = told(&assessment(&[open, vec![At(2); 4]]));
        assert!(beside.contains(stays), "{beside}");
    }

    #[test]
    fn without_answers_there_is_no_result_in_one_sentence() {
        let nobody = Assessment::new(bundled::standard().clone(), Form::Short);
        assert_eq!(
            told(&nobody),
            "Nothing has been rated yet, so there is no result."
        );
    }
}
