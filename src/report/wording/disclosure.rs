//! What is not shown of a group's answers, and what is told in words in place of figures.

use std::collections::BTreeSet;

use super::explanation::{NAMED, named};
use super::{answer, practice_named};
use crate::analysis::{Analysis, NameTold, Revealing, Withheld};
use crate::model::{Level, PracticeId, Questionnaire};
use crate::scoring::disclosure::{Closeness, Frequency, SmallestGroup};
use crate::scoring::{PracticeProfile, Profile};
use crate::words::Words;

/// What the group says about a practice; that it is not shown where too few people
/// answered it.
#[must_use]
pub fn group_answer(words: &Words, profile: &Profile, practice: &PracticeProfile) -> String {
    if profile.withheld.contains(&practice.id) {
        return words.text("rating-withheld");
    }
    answer(words, practice.answer)
}

/// How far ratings lie apart, in words.
#[must_use]
pub fn closeness(words: &Words, closeness: Closeness) -> String {
    words.text(match closeness {
        Closeness::Close => "closeness-close",
        Closeness::Some => "closeness-some",
        Closeness::Far => "closeness-far",
    })
}

/// What is not shown of the answers, and why; `None` where everything is.
#[must_use]
pub fn withheld(
    words: &Words,
    questionnaire: &Questionnaire,
    analysis: &Analysis,
) -> Option<String> {
    let withheld = analysis.withheld.as_ref()?;
    if withheld.is_all() {
        return Some(too_few(words, withheld.people, withheld.least));
    }
    let practices: Vec<PracticeId> = analysis.profile.withheld.iter().cloned().collect();
    let key = match practices.len() {
        0 => return None,
        1..=NAMED => "says-withheld",
        _ => "says-withheld-many",
    };
    let (count, least) = (practices.len(), withheld.least.people());
    let practices = named(words, questionnaire, &practices);
    Some(words.with(key, &facts!(count, least, practices)))
}

/// That so few people answered that nothing is shown of it.
#[must_use]
pub fn too_few(words: &Words, people: usize, least: SmallestGroup) -> String {
    words.with("says-too-few", &facts!(people, least = least.people()))
}

/// That a name stands in what people wrote, and where.
#[must_use]
pub fn name_told(words: &Words, questionnaire: &Questionnaire, found: &NameTold) -> String {
    let practices = found.practices.iter().take(NAMED);
    let practices: Vec<String> = practices
        .map(|id| practice_named(words, questionnaire, id))
        .collect();
    let facts = facts!(
        name = found.name.as_str(),
        count = found.texts,
        more = found.practices.len() - practices.len(),
        practices = words.series(&practices)
    );
    words.with("says-name-told", &facts)
}

/// The characters that stand as a sign in a PDF, the first of them named.
#[must_use]
pub fn missing_glyphs(words: &Words, found: &BTreeSet<char>) -> String {
    let some = found.iter().take(MISSING_NAMED);
    let some: Vec<String> = some.map(char::to_string).collect();
    let facts = facts!(
        count = found.len(),
        characters = some.join(" "),
        more = found.len() - some.len()
    );
    words.with("says-missing-glyphs", &facts)
}

/// No more characters that cannot be shown are named.
const MISSING_NAMED: usize = 10;

/// That a file can be subtracted from one that was passed on.
#[must_use]
pub fn release(words: &Words, found: Revealing) -> String {
    let Revealing {
        before,
        now,
        joined,
        gone,
        ..
    } = found;
    let (date, difference) = (words.date(found.date), joined + gone);
    let key = if joined > 0 && gone > 0 {
        "says-release-exchanged"
    } else {
        "says-release"
    };
    let facts = facts!(date, people = before, now, joined, gone, difference);
    words.with(key, &facts)
}

/// That pages for participants hold nothing of the group, since they could be subtracted from a file that
/// was passed on.
#[must_use]
pub fn pages_withheld(words: &Words, found: Revealing) -> String {
    let facts = facts!(
        date = words.date(found.date),
        people = found.before,
        now = found.now
    );
    words.with("says-pages-withheld", &facts)
}

/// In how many practices ratings lie how far apart; `None` where nothing of that is told.
#[must_use]
pub fn spreads(words: &Words, withheld: &Withheld) -> Option<String> {
    let count = withheld.spreads.len();
    let [close, some, far] =
        [Closeness::Close, Closeness::Some, Closeness::Far].map(|it| withheld.practices_at(it));
    (count > 0).then(|| words.with("says-spreads", &facts!(count, close, some, far)))
}

/// In how many draws the unit had its level, in words; `None` where figures tell it.
#[must_use]
pub fn frequency(words: &Words, analysis: &Analysis, level: Level) -> Option<String> {
    let withheld = analysis.withheld.as_ref()?;
    let key = match withheld.draws? {
        Frequency::Nearly => "says-resampling-nearly",
        Frequency::Most => "says-resampling-most",
        Frequency::Fewer => "says-resampling-fewer",
    };
    Some(words.with(key, &facts!(people = withheld.people, level)))
}
