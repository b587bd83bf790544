//! A row an element of an assessment.

use super::column::{Column, DataType, Datum};
use super::source::Source;
use crate::model::Level;
use crate::scoring::{ElementProfile, ElementStatus, Placement, Share};

/// An element with its place from 1.
pub(super) struct Element<'a> {
    source: &'a Source<'a>,
    position: usize,
    profile: &'a ElementProfile,
}

pub(super) fn elements<'a>(source: &'a Source<'a>) -> impl Iterator<Item = Element<'a>> {
    let elements = (1..).zip(&source.analysis.profile.elements);
    elements.map(move |(position, profile)| Element {
        source,
        position,
        profile,
    })
}

impl Element<'_> {
    const fn place(&self) -> Placement {
        self.profile.placement
    }

    /// A figure of the attainment of a level, counted from 1 for the lowest.
    fn attained(&self, ordinal: u8, figure: fn(&crate::scoring::Attainment) -> Share) -> Datum {
        let level = Level::new(ordinal);
        let found = level.and_then(|level| self.profile.attainment(level));
        Datum::maybe(found.and_then(|it| i64::try_from(figure(it).part).ok()))
    }
}

pub(super) fn columns<'a>() -> Vec<Column<Element<'a>>> {
    let mut columns = places();
    columns.extend(counts());
    columns.extend(sums());
    columns
}

fn places<'a>() -> Vec<Column<Element<'a>>> {
    use DataType::{Text, Whole};
    vec![
        Column::new("element", Text, |it| Datum::text(it.profile.id.as_str())),
        Column::new("position", Whole, |it| Datum::count(it.position)),
        Column::new("low", Whole, |it| it.source.low(it.place().claimed)),
        Column::new("high", Whole, |it| it.source.high(it.place().claimed)),
        Column::new("evidenced_low", Whole, |it| {
            it.source.low(it.place().evidenced)
        }),
        Column::new("evidenced_high", Whole, |it| {
            it.source.high(it.place().evidenced)
        }),
        Column::new("checked_low", Whole, |it| it.source.low(it.place().checked)),
        Column::new("checked_high", Whole, |it| {
            it.source.high(it.place().checked)
        }),
        Column::new("not_applicable_low", Whole, |it| {
            it.source.low(it.place().not_applicable_as_lowest)
        }),
        Column::new("not_applicable_high", Whole, |it| {
            it.source.high(it.place().not_applicable_as_lowest)
        }),
    ]
}

fn counts<'a>() -> Vec<Column<Element<'a>>> {
    use DataType::{Flag, Text, Whole};
    vec![
        Column::new("status", Text, |it| {
            if it.source.hides_all() {
                return Datum::Empty;
            }
            Datum::text(match it.profile.status {
                ElementStatus::Assessed => "assessed",
                ElementStatus::Provisional => "provisional",
                ElementStatus::NotAssessable => "not_assessable",
            })
        }),
        Column::new("holds_back", Flag, |it| {
            Datum::Flag(
                it.source
                    .analysis
                    .profile
                    .constraint
                    .contains(&it.profile.id),
            )
        }),
        Column::new("target", Whole, |it| {
            let target = it.source.assessment.targets.get(&it.profile.id);
            it.source.level(target.map(|target| target.level))
        }),
        Column::new("index_tenths", Whole, |it| {
            Datum::maybe(it.profile.index.map(|index| index.tenths))
        }),
        Column::new("practices", Whole, |it| Datum::count(it.profile.practices)),
        Column::new("rated", Whole, |it| {
            if it.source.hides_all() {
                return Datum::Empty;
            }
            Datum::count(it.profile.answered)
        }),
        Column::new("not_applicable", Whole, |it| {
            if it.source.hides_all() {
                return Datum::Empty;
            }
            Datum::count(it.profile.not_applicable)
        }),
        Column::new("whole", Whole, |it| {
            let whole = it.profile.attainment.first().map(|it| it.low.whole);
            Datum::maybe(whole.and_then(|whole| i64::try_from(whole).ok()))
        }),
    ]
}

fn sums<'a>() -> Vec<Column<Element<'a>>> {
    use DataType::Whole;
    vec![
        Column::new("in_place_2", Whole, |it: &Element<'a>| {
            it.attained(2, |it| it.low)
        }),
        Column::new("in_place_3", Whole, |it| it.attained(3, |it| it.low)),
        Column::new("in_place_4", Whole, |it| it.attained(4, |it| it.low)),
        Column::new("in_place_5", Whole, |it| it.attained(5, |it| it.low)),
        Column::new("in_place_6", Whole, |it| it.attained(6, |it| it.low)),
        Column::new("in_place_7", Whole, |it| it.attained(7, |it| it.low)),
        Column::new("at_most_2", Whole, |it| it.attained(2, |it| it.high)),
        Column::new("at_most_3", Whole, |it| it.attained(3, |it| it.high)),
        Column::new("at_most_4", Whole, |it| it.attained(4, |it| it.high)),
        Column::new("at_most_5", Whole, |it| it.attained(5, |it| it.high)),
        Column::new("at_most_6", Whole, |it| it.attained(6, |it| it.high)),
        Column::new("at_most_7", Whole, |it| it.attained(7, |it| it.high)),
    ]
}
