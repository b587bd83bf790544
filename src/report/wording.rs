//! What a profile says, in sentences that the window, the report and the command line share.

mod agreement;
mod check;
mod copies;
mod disclosure;
mod explanation;
mod outcomes;
mod places;
mod roles;
mod rounds;

use rust_decimal::Decimal;

pub use agreement::{
    AgreementFigure, FigureText, PracticeAgreement, Ratings, agreed_before, agreement,
    by_disagreement, could_judge, element_agreement, how_far_apart, judges, practice_agreement,
};
pub use check::{check, counted_answer, with_verdict};
pub use copies::not_a_copy;
pub use disclosure::{
    closeness, frequency, group_answer, missing_glyphs, name_told, pages_withheld, release,
    spreads, too_few, withheld,
};
pub use explanation::{elements, explanation, need, need_short, settle, settle_short, unproven};

pub use outcomes::{
    better, counted_from, measure_kind, measured, observed, observed_name, outcome,
};
pub use places::{person_name, place_heading, place_name, place_value, respondent_name};

use crate::chart::label::{self, ranged};
pub use crate::chart::label::{
    backed_short, distance, element_name, element_names, in_place, level_name, place, place_short,
    practice_named, practice_title, role_ratings,
};
use crate::model::{
    Answer, Closing, ElementId, Form, Identity, Language, Level, Questionnaire, RatingKind,
};
use crate::scoring::{
    Blocker, Confidences, ElementProfile, ElementStatus, LevelRange, PracticeCount, Profile,
    Resampling,
};
use crate::words::{Message, Words};
pub use roles::{roles_finding, roles_means};
pub use rounds::{
    RoundsTold, agenda_effect, agenda_part, agreed_day, order_told, round_name, rounds_formulas,
    rounds_told,
};

/// What the group says about a practice: "3.5", "Not applicable", "Don't know", "Not answered".
#[must_use]
pub fn answer(words: &Words, answer: Option<Answer>) -> String {
    match answer.and_then(|answer| answer.at()) {
        Some(rating) => words.with("rating-at", &facts!(rating)),
        None => words.text(RatingKind::of(answer.as_ref()).notation().word),
    }
}

/// That the program's own words are in another language than the questionnaire's texts; `None` where
/// they are in the same.
#[must_use]
pub fn two_languages(own: &Language, read: &Language) -> Option<Message> {
    (own.primary() != read.primary()).then(|| {
        Message::new("says-two-languages")
            .with("own", language_name(own))
            .with("read", language_name(read))
    })
}

/// Which assessment a document holds, and which one it follows; `None` where it has no id.
#[must_use]
pub fn identity(identity: Identity) -> Option<Message> {
    let id = identity.id?.to_string();
    Some(match identity.previous {
        None => Message::new("says-identity").with("id", id),
        Some(previous) => Message::new("says-identity-next")
            .with("id", id)
            .with("previous", previous.to_string()),
    })
}

/// That an assessment is closed for changes, since when, and who signed it.
#[must_use]
pub fn closed(words: &Words, closing: &Closing) -> String {
    let date = words.date(closing.date);
    if closing.by.is_empty() {
        words.with("says-closed", &facts!(date))
    } else {
        words.with("says-closed-by", &facts!(date, by = closing.by.as_str()))
    }
}

/// What a language is called.
#[must_use]
pub fn language_name(language: &Language) -> Message {
    Message::new("language-name")
        .with("primary", language.primary())
        .with("tag", language.as_str())
}

/// How firm an element's place is.
#[must_use]
pub fn status(words: &Words, status: ElementStatus) -> String {
    words.text(match status {
        ElementStatus::Assessed => "status-assessed",
        ElementStatus::Provisional => "status-provisional",
        ElementStatus::NotAssessable => "status-not-assessable",
    })
}

/// The placement in one sentence.
#[must_use]
pub fn placement(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> String {
    let elements = profile.elements.iter();
    let unassessable = elements.filter(|element| element.status == ElementStatus::NotAssessable);
    let unassessable: Vec<&ElementId> = unassessable.map(|element| &element.id).collect();
    match (profile.placement.claimed, unassessable.as_slice()) {
        _ if profile.is_unanswered() => words.text("says-nothing"),
        (None, [_, ..]) => words.with(
            "says-place-none-because",
            &facts!(
                elements = element_names(words, questionnaire, unassessable),
                most = questionnaire.thresholds.not_applicable
            ),
        ),
        (range, _) => ranged(words, questionnaire, "says-place", range),
    }
}

/// What holds the unit at its level, in one sentence; `None` where there is no level.
#[must_use]
pub fn constraint(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    let place = profile.placement.claimed?;
    if place.low.next(profile.level_count).is_none() {
        return Some(words.text("says-top"));
    }
    let holding = holding(profile);
    let range = |element: &ElementProfile| element.placement.claimed;
    let certain = |element: &ElementProfile| range(element).is_some_and(LevelRange::is_certain);
    if profile.constraint.len() == profile.elements.len() && profile.elements.len() > 1 {
        let key = if profile.elements.iter().all(certain) {
            "says-all-equal"
        } else {
            "says-all-equal-open"
        };
        return Some(words.text(key));
    }
    let key = if place.is_certain() {
        "says-constraint"
    } else {
        "says-constraint-open"
    };
    let count = holding.len();
    let elements = element_names(words, questionnaire, holding);
    Some(words.with(key, &facts!(elements, count, level = place.low)))
}

/// The elements that hold the unit at its level, as far as is known: where the level is certain, not those that
/// may lie above it.
#[must_use]
pub fn holding(profile: &Profile) -> Vec<&ElementId> {
    let is_certain = |place: Option<LevelRange>| place.is_some_and(LevelRange::is_certain);
    let is_settled = is_certain(profile.placement.claimed);
    profile
        .elements
        .iter()
        .filter(|element| profile.constraint.contains(&element.id))
        .filter(|element| !is_settled || is_certain(element.placement.claimed))
        .map(|element| &element.id)
        .collect()
}

/// What else a reader must know to judge the place, a sentence each: unevenness, how far the short form
/// can be trusted, what is provisional or not assessable, evidence, "not applicable", whose perceptions these are.
#[must_use]
pub fn caveats(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Vec<String> {
    let mut sentences = Vec::new();
    if profile.is_unanswered() {
        return sentences;
    }
    let thresholds = questionnaire.thresholds;
    if profile.uneven {
        sentences.push(words.text("says-uneven"));
    }
    sentences.extend(forms_agree(words, questionnaire).filter(|_| profile.form == Form::Short));
    sentences.extend(provisional(words, questionnaire, profile));
    for element in &profile.elements {
        if element.status == ElementStatus::NotAssessable {
            sentences.push(words.with(
                "says-not-assessable",
                &facts!(
                    element = element_name(words, questionnaire, &element.id),
                    most = thresholds.not_applicable
                ),
            ));
        }
    }
    sentences.extend(evidenced(words, questionnaire, profile));
    sentences.extend(not_applicable(words, questionnaire, profile));
    if profile.respondents > 0 {
        sentences.push(words.with("says-perceptions", &facts!(count = profile.respondents)));
    }
    if profile.respondents > 1 {
        sentences.extend(confidence(words, "says-confidence", profile.confidence));
    }
    sentences
}

/// How often the short form gives the level of the full form; `None` without a short form, and where
/// nobody tried.
#[must_use]
pub fn forms_agree(words: &Words, questionnaire: &Questionnaire) -> Option<String> {
    let found = questionnaire.short_form_agreement?;
    if questionnaire.short_form.is_empty() {
        return None;
    }
    let facts = facts!(
        percent = found.percent(),
        units = words.number(found.units),
        further = words.number(found.percent_further_apart())
    );
    Some(words.with("says-forms-agree", &facts))
}

/// How sure people are of their ratings, in the words of a key; `None` where nobody says.
#[must_use]
pub fn confidence(words: &Words, key: &str, found: Confidences) -> Option<String> {
    let count = found.stated();
    let Confidences { low, medium, high } = found;
    (count > 0).then(|| words.with(key, &facts!(count, low, medium, high)))
}

/// The id of the questionnaire that comes with the program, whose origin it knows.
const STANDARD: &str = "standard";

/// Where the rubric comes from, as far as the program knows, and what becomes of the answers.
#[must_use]
pub fn origin(words: &Words, questionnaire: &Questionnaire) -> String {
    words.text(if questionnaire.id == STANDARD {
        "method-limit-program-standard"
    } else {
        "method-limit-program"
    })
}

/// Which elements are provisional; `None` where none is.
#[must_use]
pub fn provisional(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    let provisional: Vec<&ElementId> = profile
        .elements
        .iter()
        .filter(|element| element.status == ElementStatus::Provisional)
        .map(|element| &element.id)
        .collect();
    if provisional.is_empty() {
        return None;
    }
    let key = if profile.withheld.is_empty() {
        "says-provisional"
    } else {
        "says-provisional-shown"
    };
    Some(words.with(
        key,
        &facts!(
            needed = questionnaire.thresholds.answered,
            elements = element_names(words, questionnaire, provisional)
        ),
    ))
}

/// What evidence does to the place, and how much of it there is.
fn evidenced(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Vec<String> {
    let placement = profile.placement;
    let (Some(claimed), Some(evidenced)) = (placement.claimed, placement.evidenced) else {
        return Vec::new();
    };
    let cap = questionnaire.thresholds.unproven_cap;
    let mut sentences = Vec::new();
    if claimed != evidenced {
        let place = place(words, questionnaire, Some(evidenced));
        sentences.push(words.with("says-evidenced", &facts!(cap, place)));
    } else if claimed.low > cap {
        sentences.push(words.with("says-evidenced-same", &facts!(cap)));
    }
    sentences.push(evidence_count(words, questionnaire, profile));
    sentences.extend(checked(words, questionnaire, profile));
    sentences
}

/// How much of the evidence a second person checked, what counting only that does to the place, and how
/// many answers were sent back; nothing where nobody checked anything.
#[must_use]
pub fn checked(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Vec<String> {
    let cap = questionnaire.thresholds.unproven_cap;
    let backing = profile.backing(cap);
    let mut sentences = Vec::new();
    if profile
        .rated()
        .any(|practice| practice.has_checked_evidence)
        && backing.asked > 0
    {
        let facts = facts!(
            cap,
            asked = backing.asked,
            backed = backing.backed,
            checked = backing.checked
        );
        sentences.push(words.with("says-checked-count", &facts));
        let placement = profile.placement;
        if placement.checked.is_some() && placement.checked != placement.evidenced {
            let place = place(words, questionnaire, placement.checked);
            sentences.push(words.with("says-checked", &facts!(cap, place)));
        }
    }
    let count = profile.sent_back();
    sentences.extend((count > 0).then(|| words.with("says-sent-back", &facts!(count))));
    sentences
}

/// How many of the rated practices have evidence, and up to where none is asked for.
#[must_use]
pub fn evidence_count(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> String {
    let facts = facts!(
        proven = profile.proven(),
        rated = profile.rated().count(),
        lacking = profile.unproven.len(),
        cap = questionnaire.thresholds.unproven_cap
    );
    words.with("says-evidence-count", &facts)
}

fn not_applicable(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    if profile
        .elements
        .iter()
        .all(|element| element.not_applicable == 0)
    {
        return None;
    }
    let strict = profile.placement.not_applicable_as_lowest?;
    if profile.placement.claimed == Some(strict) {
        let left_out = profile.practices.iter().filter(|it| !it.applies());
        let titles = left_out.map(|it| practice_title(words, questionnaire, &it.id));
        let titles: Vec<String> = titles.collect();
        let named = usize::from(titles.len() <= MOST_NAMED);
        let facts = facts!(named, practices = words.series(&titles));
        return Some(words.with("says-not-applicable-same", &facts));
    }
    let place = place(words, questionnaire, Some(strict));
    Some(words.with("says-not-applicable", &facts!(lowest = Level::FLOOR, place)))
}

/// More practices than this are not named in a sentence about something else.
const MOST_NAMED: usize = 3;

/// Why an element is not one level higher, or may be: first whether it is, then what that takes and what is
/// there of it, a short sentence each.
#[must_use]
pub fn because(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    blocker: &Blocker,
) -> String {
    let place = profile.element(&blocker.element);
    let place = place.and_then(|element| element.placement.claimed);
    let next = next_level(profile, &blocker.element).unwrap_or(blocker.level);
    let may_be_there = place.is_some_and(|place| place.high >= next);
    let stays = stays(profile);
    let key = match (may_be_there, blocker.is_open(), stays) {
        (false, false, _) => "says-because",
        (false, true, None) => "says-because-enough-open",
        (false, true, Some(_)) => "says-because-enough-open-stays",
        (true, _, None) => "says-because-open",
        (true, _, Some(_)) => "says-because-open-stays",
    };
    let facts = facts!(
        element = element_name(words, questionnaire, &blocker.element),
        count = counted(words, profile, blocker),
        level = blocker.level,
        next,
        stays = stays.unwrap_or(Level::FLOOR)
    );
    words.with(key, &facts)
}

/// The level that the unit is at whatever the unknown answers are: another threshold is missed for
/// certain where one is open. `None` where its level hangs on them.
fn stays(profile: &Profile) -> Option<Level> {
    let place = profile.placement.claimed.filter(|it| it.is_certain())?;
    Some(place.low)
}

/// The level above the one that an element is certain to be at.
fn next_level(profile: &Profile, element: &ElementId) -> Option<Level> {
    let place = profile.element(element)?.placement.claimed?;
    place.low.next(profile.level_count)
}

/// What it takes and what is there of it: "It needs 6 of its 11 practices at level 3 and has 4."
/// Where the level itself is reached and the next one asks for more of it, both marks are told.
fn counted(words: &Words, profile: &Profile, blocker: &Blocker) -> String {
    let level = blocker.level;
    let next = next_level(profile, &blocker.element).unwrap_or(level);
    let percent = blocker.needed;
    match profile.count(blocker) {
        PracticeCount::Practices {
            at,
            half,
            open,
            of,
            needed,
            reached,
        } => {
            // "More than 3" is plainer than 3.5, which is the least that is more.
            let whole = |halves: usize| (halves / 2, halves % 2);
            let credit = Decimal::from(at * 2 + half) / Decimal::TWO;
            let (needed, beyond) = whole(needed);
            let detail = {
                let facts = facts!(at, half, open);
                words.with("count-detail", &facts)
            };
            match reached {
                None => {
                    let facts = facts!(credit, needed, beyond, half, open, of, level, detail);
                    words.with("count-practices", &facts)
                }
                Some(reached) => {
                    let (reached, beyond_reached) = whole(reached);
                    let facts = facts!(
                        credit,
                        needed,
                        beyond,
                        reached,
                        beyond_reached,
                        of,
                        level,
                        next,
                        percent,
                        detail
                    );
                    words.with("count-practices-kept", &facts)
                }
            }
        }
        PracticeCount::Weights { open } => {
            let thresholds = [Some(percent), blocker.reached];
            let thresholds: Vec<u8> = thresholds.into_iter().flatten().collect();
            let at = label::percent(words, blocker.attainment, &thresholds);
            match blocker.reached {
                None => words.with("count-weights", &facts!(at, open, percent, level)),
                Some(reached) => {
                    let facts = facts!(at, open, reached, level, next, percent);
                    words.with("count-weights-kept", &facts)
                }
            }
        }
    }
}

/// What resampling says about the level that the unit was given.
#[must_use]
pub fn resampling(words: &Words, profile: &Profile, found: &Resampling) -> Option<String> {
    let level = profile.placement.claimed?.low;
    let agreed = profile.practices.iter().filter(|it| it.consensus).count();
    Some(
        words.say(
            &Message::new("says-resampling")
                .with("people", profile.respondents)
                .with("resamples", found.resamples)
                .with("agreed", agreed)
                .with("level", level)
                .with("share", found.percent(level))
                .with("low", words.number(found.index_low))
                .with("high", words.number(found.index_high))
                .with("seed", found.seed.to_string()),
        ),
    )
}
