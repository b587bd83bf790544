//! Names of places, levels and elements, as charts and sentences show them.

use crate::model::{ElementId, Level, PracticeId, Questionnaire, Thresholds};
use crate::scoring::{Attainment, LevelRange, PracticeByRole, Profile, Roles, Share};
use crate::words::Words;

/// A place as a heading: "Level 2, Reactive", "Level 2 to 3, Reactive to Managed", "No level".
#[must_use]
pub fn place(words: &Words, questionnaire: &Questionnaire, range: Option<LevelRange>) -> String {
    ranged(words, questionnaire, "place", range)
}

/// A place as a number: "2", "2 to 3", "none".
#[must_use]
pub fn place_short(words: &Words, range: Option<LevelRange>) -> String {
    match range {
        None => words.text("place-short-none"),
        Some(range) if range.is_certain() => {
            words.with("place-short-one", &facts!(low = range.low))
        }
        Some(range) => words.with(
            "place-short-range",
            &facts!(low = range.low, high = range.high),
        ),
    }
}

pub(crate) fn ranged(
    words: &Words,
    questionnaire: &Questionnaire,
    family: &str,
    range: Option<LevelRange>,
) -> String {
    let Some(range) = range else {
        return words.text(&format!("{family}-none"));
    };
    let key = if range.is_certain() { "one" } else { "range" };
    words.with(
        &format!("{family}-{key}"),
        &[
            ("low", range.low.into()),
            ("high", range.high.into()),
            (
                "lowName",
                level_name(words, questionnaire, range.low).into(),
            ),
            (
                "highName",
                level_name(words, questionnaire, range.high).into(),
            ),
        ],
    )
}

/// The place that evidence backs as a number; where no evidence was recorded at all, says so.
#[must_use]
pub fn backed_short(words: &Words, profile: &Profile, evidenced: Option<LevelRange>) -> String {
    if evidenced.is_some() && profile.proven() == 0 {
        words.text("place-no-evidence")
    } else {
        place_short(words, evidenced)
    }
}

/// A share in per cent beside thresholds, never rounded to one that it is not: "85", "84.6".
#[must_use]
pub fn percent(words: &Words, share: Share, thresholds: &[u8]) -> String {
    let tenths = share.tenths_beside(thresholds);
    match tenths % 10 {
        0 => words.number(tenths / 10),
        tenth => words.number(format_args!("{}.{tenth}", tenths / 10)),
    }
}

/// A share that open answers leave between two ends, beside thresholds: "50%", "50 to 90%".
#[must_use]
pub fn percents(words: &Words, low: Share, high: Share, thresholds: &[u8]) -> String {
    let key = if low == high {
        "chart-percent"
    } else {
        "chart-percent-range"
    };
    let percent = |share| percent(words, share, thresholds);
    words.with(key, &facts!(low = percent(low), high = percent(high)))
}

/// What is in place at a level, beside both thresholds.
#[must_use]
pub fn in_place(words: &Words, thresholds: Thresholds, found: &Attainment) -> String {
    let beside = [thresholds.reached, thresholds.kept];
    percents(words, found.low, found.high, &beside)
}

/// How many elements a sentence names, where there are more than can be taken in at once.
const NAMED: usize = 5;

/// The names of elements as a list; of more than six the first, and how many more there are.
#[must_use]
pub fn element_names<'i>(
    words: &Words,
    questionnaire: &Questionnaire,
    ids: impl IntoIterator<Item = &'i ElementId>,
) -> String {
    let ids = ids.into_iter();
    let mut names: Vec<String> = ids
        .map(|id| element_name(words, questionnaire, id))
        .collect();
    if names.len() > NAMED + 1 {
        let more = names.split_off(NAMED).len();
        names.push(words.with("elements-more", &facts!(count = more)));
    }
    words.list(&names)
}

/// The name of a level in the reader's language; empty above the top.
#[must_use]
pub fn level_name(words: &Words, questionnaire: &Questionnaire, level: Level) -> String {
    questionnaire
        .level(level)
        .map_or("", |text| words.wording(&text.name))
        .to_owned()
}

/// The name of an element in the reader's language; its id where the questionnaire has none.
#[must_use]
pub fn element_name(words: &Words, questionnaire: &Questionnaire, id: &ElementId) -> String {
    questionnaire.element(id).map_or_else(
        || id.to_string(),
        |element| words.wording(&element.title).to_owned(),
    )
}

/// The name of a practice in the reader's language; its id where the questionnaire has none.
#[must_use]
pub fn practice_title(words: &Words, questionnaire: &Questionnaire, id: &PracticeId) -> String {
    questionnaire.practice(id).map_or_else(
        || id.to_string(),
        |(_, practice)| words.wording(&practice.title).to_owned(),
    )
}

/// A practice by its id and its name: "F7 Complaints".
#[must_use]
pub fn practice_named(words: &Words, questionnaire: &Questionnaire, id: &PracticeId) -> String {
    let title = practice_title(words, questionnaire, id);
    words.with("practice-named", &facts!(id = id.as_str(), title))
}

/// Fewer people than this are said beside a role's rating.
const FEW: usize = 3;

/// How roles rate a practice: "F6 Being reached: managers 4, customers 1.5".
#[must_use]
pub fn roles_of(
    words: &Words,
    questionnaire: &Questionnaire,
    roles: &Roles,
    practice: &PracticeByRole,
) -> String {
    let name = practice_named(words, questionnaire, &practice.id);
    words.with(
        "chart-roles-row",
        &facts!(name, ratings = role_ratings(words, roles, practice)),
    )
}

/// The ratings of roles: "managers 4, customers 1.5 (one person)".
#[must_use]
pub fn role_ratings(words: &Words, roles: &Roles, practice: &PracticeByRole) -> String {
    let said = practice.ratings.iter().filter_map(|it| {
        let role = roles.roles.get(it.role)?;
        let facts = facts!(
            name = role.name.as_str(),
            rating = it.rating,
            people = it.people
        );
        let is_few = it.people < FEW;
        let key = if is_few {
            "chart-roles-few"
        } else {
            "chart-roles-one"
        };
        Some(words.with(key, &facts))
    });
    words.series(&said.collect::<Vec<_>>())
}

/// How far ratings lie apart, in levels to two digits.
#[must_use]
pub fn distance(words: &Words, levels: f64) -> String {
    words.number(format_args!("{levels:.2}"))
}
