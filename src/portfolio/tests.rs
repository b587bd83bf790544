use jiff::civil::{Date, date};

use super::{AssessmentRow, Moves, Portfolio, Standing};
use crate::model::example::Answer::{self, At, DontKnow};
use crate::model::example::assessment;
use crate::model::{Assessment, DocumentId, Level};
use crate::scoring::disclosure::SmallestGroup;

const TODAY: Date = date(2026, 11, 22);

/// An assessment by one person of a unit, with an id.
fn given(id: u128, unit: &str, day: Option<Date>, answers: &[Answer]) -> Assessment {
    let mut found = assessment(&[answers.to_vec()]);
    found.identity.id = Some(DocumentId::new(id));
    found.unit.unit = unit.to_owned();
    found.unit.date = day;
    found
}

fn side_by_side(all: &[Assessment]) -> Portfolio {
    let rows = all.iter().map(|it| AssessmentRow::of(it, TODAY, None));
    Portfolio::of(rows.collect())
}

fn level(ordinal: u8) -> Level {
    Level::new(ordinal).expect("a level")
}

#[test]
fn the_latest_assessment_of_a_unit_counts_and_the_one_before_it_is_known() {
    let found = side_by_side(&[
        given(1, "North", Some(date(2026, 5, 1)), &[At(6), At(6), At(6)]),
        given(2, "north ", Some(date(2024, 5, 1)), &[At(2), At(2), At(2)]),
        given(3, "North", Some(date(2025, 5, 1)), &[At(4), At(4), At(4)]),
        given(4, "South", None, &[At(4), At(4), At(4)]),
    ]);
    let latest = |before| Standing::Latest { before };
    assert_eq!(
        found.standings,
        [
            latest(Some(2)),
            Standing::Earlier,
            Standing::Earlier,
            latest(None)
        ]
    );
    let group = &found.groups[0];
    assert_eq!(group.units, [(0, Some(2)), (3, None)]);
    assert_eq!(group.distribution.certain[&level(3)], 1);
    assert_eq!(group.distribution.certain[&level(2)], 1);
    let moved = Moves {
        up: 1,
        ..Moves::default()
    };
    assert_eq!(group.moves, moved, "South has none before");
}

#[test]
fn a_unit_that_was_renamed_is_still_the_same_and_one_without_a_name_stands_alone() {
    let mut renamed = given(2, "Customer service", Some(date(2026, 5, 1)), &[At(4)]);
    renamed.identity.previous = Some(DocumentId::new(1));
    let found = side_by_side(&[
        given(1, "Service desk", Some(date(2025, 5, 1)), &[At(4)]),
        renamed,
        given(3, "", None, &[At(4)]),
        given(4, "", None, &[At(4)]),
    ]);
    let latest = |before| Standing::Latest { before };
    assert_eq!(
        found.standings,
        [
            Standing::Earlier,
            latest(Some(0)),
            latest(None),
            latest(None)
        ]
    );
}

#[test]
fn of_copies_the_one_with_the_later_day_counts_once() {
    let found = side_by_side(&[
        given(1, "North", Some(date(2025, 5, 1)), &[At(4)]),
        given(1, "North", Some(date(2026, 5, 1)), &[At(6)]),
        given(1, "North", Some(date(2026, 5, 1)), &[At(8)]),
    ]);
    let counts = Standing::Latest { before: None };
    assert_eq!(
        found.standings,
        [Standing::CopyOf(1), counts, Standing::CopyOf(1)]
    );
    assert_eq!(found.groups[0].units, [(1, None)]);
}

#[test]
fn a_level_that_is_open_is_counted_as_the_range_it_is() {
    let found = side_by_side(&[
        given(1, "North", None, &[At(4), DontKnow, DontKnow]),
        given(2, "South", None, &[]),
    ]);
    let distribution = &found.groups[0].distribution;
    assert!(distribution.certain.is_empty(), "{distribution:?}");
    let open: usize = distribution.open.values().sum();
    assert_eq!((open, distribution.none), (1, 1));
}

#[test]
fn a_change_that_what_is_open_could_undo_is_open_and_another_form_is_not_compared() {
    let mut other = given(4, "South", Some(date(2026, 5, 1)), &[At(6), At(6), At(6)]);
    other.questionnaire.edition.push_str("-next");
    let found = side_by_side(&[
        given(
            1,
            "North",
            Some(date(2025, 5, 1)),
            &[At(4), At(4), At(4), At(4), At(4)],
        ),
        given(
            2,
            "North",
            Some(date(2026, 5, 1)),
            &[At(4), At(4), At(6), At(6), DontKnow],
        ),
        given(3, "South", Some(date(2025, 5, 1)), &[At(4), At(4), At(4)]),
        other,
    ]);
    let moves = found.groups[0].moves;
    assert_eq!((moves.up, moves.same, moves.down), (0, 0, 0), "{moves:?}");
    assert_eq!((moves.open, moves.not_comparable), (1, 1));
}

#[test]
fn nothing_of_too_few_people_is_in_a_row_and_nothing_is_told_of_two_assessments() {
    let least = Some(SmallestGroup::new(5));
    let all = [
        given(1, "North", Some(date(2025, 5, 1)), &[At(4), At(4)]),
        given(2, "North", Some(date(2026, 5, 1)), &[At(6), At(6)]),
    ];
    let rows: Vec<AssessmentRow> = all
        .iter()
        .map(|it| AssessmentRow::of(it, TODAY, least))
        .collect();
    let row = &rows[1];
    assert_eq!((row.people, row.place, row.index), (None, None, None));
    assert!(row.lacking.is_empty() && row.elements.iter().all(|it| it.place.is_none()));
    let moves = Portfolio::of(rows).groups[0].moves;
    assert_eq!((moves.all(), moves.not_comparable), (1, 1));
}

#[test]
fn who_lies_two_levels_from_the_middle_is_named_once_there_are_ten() {
    let many = |count: u128| {
        let usual =
            (0..count).map(|id| given(id + 1, &format!("Unit {id}"), None, &[At(4), At(4), At(4)]));
        let high = given(99, "High", None, &[At(8), At(8), At(8)]);
        let all: Vec<Assessment> = usual.chain([high]).collect();
        side_by_side(&all).groups[0].outliers.clone()
    };
    assert_eq!(many(9), [9]);
    assert_eq!(many(8), Vec::<usize>::new());
}

#[test]
fn what_holds_units_back_is_counted_over_the_units_that_were_asked() {
    let found = side_by_side(&[
        given(1, "North", None, &[At(4), At(4), At(6), At(6)]),
        given(2, "South", None, &[At(4), At(4), At(4), At(6)]),
    ]);
    let group = &found.groups[0];
    assert_eq!(
        (group.constraints[0].units, group.constraints[0].of),
        (2, 2)
    );
    let third = found.rows[1].asked[2].clone();
    let counted = group
        .lacking
        .iter()
        .find(|it| it.practice == third)
        .expect("it lacks");
    assert_eq!((counted.units, counted.of), (1, 2));
    assert!(group.lacking[0].units >= group.lacking.last().expect("some").units);
}
