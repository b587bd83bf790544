//! Any number of assessments of a unit in a row.

use jiff::civil::Date;

use super::comparable::Comparability;
use super::people::PeopleOfBoth;
use super::sides::shown_profile;
use crate::model::{Assessment, ElementId, Form};
use crate::scoring::disclosure::SmallestGroup;
use crate::scoring::{Index, LevelRange};

/// Assessments of a unit, the earliest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trend {
    /// The form that all are read on.
    pub form: Form,
    /// Each assessment; the last one is the newest.
    pub points: Vec<TrendPoint>,
}

/// An assessment in a row of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendPoint {
    /// Its day.
    pub date: Option<Date>,
    /// The edition of the questionnaire that was answered.
    pub edition: String,
    /// How many people answered; `None` where nothing of it may be shown.
    pub people: Option<usize>,
    /// The place of the unit.
    pub place: Option<LevelRange>,
    /// The average rating of everything that was rated.
    pub index: Option<Index>,
    /// The elements of the newest assessment, as far as this one has them.
    pub elements: Vec<TrendElement>,
    /// Whether it is measured as the newest one is.
    pub comparability: Comparability,
}

/// An element of an assessment in a row of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrendElement {
    /// Which element.
    pub id: ElementId,
    /// Its level.
    pub place: Option<LevelRange>,
}

impl Trend {
    /// Puts assessments in the order of their days; one without a day stands where it was given. The last one given is the
    /// newest.
    #[must_use]
    pub fn of(
        older: &[&Assessment],
        newest: &Assessment,
        form: Form,
        least: Option<SmallestGroup>,
    ) -> Self {
        // Other customers are no earlier state of these.
        let of_same = older.iter().copied();
        let mut all: Vec<&Assessment> = of_same
            .filter(|it| it.unit.is_of_same_segment(&newest.unit))
            .collect();
        all.sort_by_key(|it| it.unit.date);
        all.push(newest);
        let is_shown = |place: usize| {
            let Some(least) = least else { return true };
            let Some(own) = all.get(place) else {
                return false;
            };
            let later = all.iter().skip(place + 1);
            let may = |other: &&Assessment| PeopleOfBoth::of(own, other, form).may_be_shown(least);
            least.allows(own.respondents_on(form).count()) && later.clone().all(may)
        };
        let points = all.iter().enumerate();
        Self {
            form,
            points: points
                .map(|(place, of)| point(of, newest, (form, least), is_shown(place)))
                .collect(),
        }
    }
}

/// The level of the unit on a day that it was assessed on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelOnDay {
    /// The day.
    pub day: Date,
    /// The level; one that is open has two ends.
    pub range: LevelRange,
    /// The edition of the questionnaire, where that makes it a level on another scale than the newest one has.
    pub other_scale: Option<String>,
}

/// The level of the unit on each day that it was assessed on, the earliest first: of a row of assessments where there is
/// one, and of the open one, `own`, which may not be shown in the row.
#[must_use]
pub fn levels_by_day(trend: Option<&Trend>, own: Option<(Date, LevelRange)>) -> Vec<LevelOnDay> {
    let points = trend.into_iter().flat_map(|trend| &trend.points);
    let row = points.filter_map(|it| {
        let is_other = it.comparability != Comparability::Same;
        Some(LevelOnDay {
            day: it.date?,
            range: it.place?,
            other_scale: is_other.then(|| it.edition.clone()),
        })
    });
    let own = own.map(|(day, range)| LevelOnDay {
        day,
        range,
        other_scale: None,
    });
    let mut all: Vec<LevelOnDay> = row.chain(own).collect();
    all.sort_by_key(|it| it.day);
    all.dedup_by_key(|it| it.day);
    all
}

fn point(
    of: &Assessment,
    newest: &Assessment,
    (form, least): (Form, Option<SmallestGroup>),
    is_shown: bool,
) -> TrendPoint {
    let comparability = Comparability::of(of, newest, form);
    let profile = is_shown.then(|| shown_profile(of, form, least));
    let profile = profile.as_ref();
    let elements = newest.questionnaire.elements.iter();
    TrendPoint {
        date: of.unit.date,
        edition: of.questionnaire.edition.clone(),
        people: profile.map(|it| it.respondents),
        place: profile.and_then(|it| it.placement.claimed),
        index: profile.and_then(|it| it.index),
        elements: elements
            .map(|element| TrendElement {
                id: element.id.clone(),
                place: profile
                    .filter(|_| comparability != Comparability::OtherQuestionnaire)
                    .and_then(|it| it.element(&element.id)?.placement.claimed),
            })
            .collect(),
        comparability,
    }
}
