//! What was answered last time, beside today's answer.

use jiff::civil::Date;

use super::comparable::asks_otherwise;
use super::people;
use crate::model::{Assessment, PracticeId, Rating, RespondentId};
use crate::scoring;

/// What somebody, or the group, said about a practice last time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastTime {
    /// The day of the assessment.
    pub date: Option<Date>,
    /// Whether the group says it, and not one person.
    pub is_group: bool,
    /// The rating; `None` where there was none.
    pub rating: Option<Rating>,
    /// The note, or why the group agreed; empty where there is none.
    pub note: String,
}

/// What a person of the newer assessment said about a practice in the older one; without a person, what the group said. `None`
/// where that asked something else, where the person did not answer it, and where nothing was said.
#[must_use]
pub fn last_time(
    (old, new): (&Assessment, &Assessment),
    person: Option<&RespondentId>,
    practice: &PracticeId,
) -> Option<LastTime> {
    let (_, was) = old.questionnaire.practice(practice)?;
    let (_, now) = new.questionnaire.practice(practice)?;
    let is_other = old.questionnaire.id != new.questionnaire.id;
    if is_other || asks_otherwise(was, now).is_some() {
        return None;
    }
    let date = old.unit.date;
    let Some(person) = person else {
        let agreed = old.consensus.get(practice);
        let found = scoring::practice(old, practice)?;
        let median = found.rating().map(Rating::At);
        return Some(LastTime {
            date,
            is_group: true,
            rating: Some(agreed.map_or(median, |it| Some(it.rating.clone()))?),
            note: agreed.map_or_else(String::new, |it| it.reason.trim().to_owned()),
        });
    };
    let then = people::person_then(old, new, person)?;
    let said = old.respondent(&then)?.sheet.get(practice)?;
    let note = said.note.trim().to_owned();
    (said.rating.is_some() || !note.is_empty()).then(|| LastTime {
        date,
        is_group: false,
        rating: said.rating.clone(),
        note,
    })
}
