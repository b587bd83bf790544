//! The figures behind the report: each element's numbers, the charts of the profile, what retention is
//! worth at any level, every rating, and how far people agree.

use super::blocks::{dense, heading, new_section, opening, paragraph, ruled};
use super::source::Source;
use super::{business_case, profile, roles, spread};
use crate::chart::{self, label};
use crate::model::Level;
use crate::report::wording;
use crate::report::{Block, Cell, Column, Section, SectionKind, TextStyle};
use crate::scoring::{Attainment, ElementProfile, Index, Placement, Profile};

pub(super) fn section(source: &Source) -> Section {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let mut blocks = vec![opening(SectionKind::Figures, title(source)), places(source)];
    blocks.extend(in_place(source));
    for chart in chart::CHARTS {
        let draw = |profile: &Profile| (chart.draw)(words, questionnaire, profile, source.width);
        blocks.extend(profile::drawn(source.profile, draw, || {
            (chart.caption)(words, questionnaire, source.profile)
        }));
    }
    blocks.extend(business_case::ends(source));
    blocks.extend(business_case::elasticity(source));
    let pictures = spread::pictures(source);
    let agreement = spread::agreement(source);
    if !pictures.is_empty() || !agreement.is_empty() {
        blocks.push(heading(2, source.text("report-figures-agreement")));
    }
    let agreement = agreement.into_iter();
    blocks.extend(agreement.map(|text| paragraph(TextStyle::Body, text)));
    blocks.extend(pictures);
    blocks.extend(roles::table(source));
    new_section(SectionKind::Figures, false, blocks)
}

/// The index, and how many practices it is the mean of.
fn title(source: &Source) -> String {
    let rated = source.profile.rated().count();
    match source.profile.index {
        Some(index) => source.say(
            "report-figures-title",
            &facts!(index = source.words.number(index), rated),
        ),
        None => source.text("report-figures-title-none"),
    }
}

fn places(source: &Source) -> Block {
    let profile = source.profile;
    let mut rows: Vec<Vec<Cell>> = profile
        .elements
        .iter()
        .map(|element| row(source, element))
        .collect();
    let answered: usize = profile
        .elements
        .iter()
        .map(|element| element.answered)
        .sum();
    let asked: usize = profile
        .elements
        .iter()
        .map(|element| element.practices)
        .sum();
    let left_out: usize = profile
        .elements
        .iter()
        .map(|element| element.not_applicable)
        .sum();
    let mut unit = vec![Cell::strong(source.text("report-whole-unit"))];
    unit.extend(
        figures(
            source,
            profile.placement,
            profile.index,
            (answered, asked, left_out),
        )
        .into_iter()
        .map(Cell::strong),
    );
    unit.push(Cell::default());
    rows.push(unit);
    ruled(
        [
            source.words_column("column-element", 25.0),
            source.numbers_column("column-claimed", 12.0),
            source.numbers_column("column-evidenced", 13.0),
            source.numbers_column("column-index", 9.0),
            source.numbers_column("column-rated", 11.0),
            source.numbers_column("column-not-applicable", 12.0),
            source.words_column("column-status", 17.0),
        ],
        rows,
    )
}

/// The table behind heat map, distance and evidence: what is in place at each level, with the verdict of
/// the rule, and what evidence backs where that is less.
fn in_place(source: &Source) -> [Block; 2] {
    let (words, profile) = (source.words, source.profile);
    let thresholds = source.questionnaire.thresholds_of(profile.form);
    let mut columns = vec![source.words_column("column-element", 24.0)];
    for level in Level::all(profile.level_count).skip(1) {
        let heading = source.say("level", &facts!(number = level));
        columns.push(Column::words(heading, 14.0));
    }
    let cell = |element: &ElementProfile, found: &Attainment| {
        if found.low.whole == 0 {
            return Cell::plain(source.text("place-short-none"));
        }
        let verdict = source.text(chart::verdict(element.attained(thresholds, found)));
        let share = wording::in_place(words, thresholds, found);
        let backed = label::percent(
            words,
            found.evidenced,
            &[thresholds.reached, thresholds.kept],
        );
        let key = if found.evidenced == found.low {
            "report-in-place-cell"
        } else {
            "report-in-place-cell-backed"
        };
        Cell::plain(source.say(key, &facts!(share, verdict, backed)))
    };
    let rows = profile.elements.iter().map(|element| {
        let name = wording::element_name(words, source.questionnaire, &element.id);
        let mut cells = vec![Cell::strong(name)];
        let own = element.attainment.iter();
        cells.extend(own.map(|found| cell(element, found)));
        cells
    });
    [
        heading(2, source.text("report-in-place")),
        dense(columns, rows.collect()),
    ]
}

fn row(source: &Source, element: &ElementProfile) -> Vec<Cell> {
    let name = wording::element_name(source.words, source.questionnaire, &element.id);
    let counts = (element.answered, element.practices, element.not_applicable);
    let mut cells = vec![Cell::plain(name)];
    cells.extend(
        figures(source, element.placement, element.index, counts)
            .into_iter()
            .map(Cell::plain),
    );
    cells.push(Cell::plain(wording::status(source.words, element.status)));
    cells
}

fn figures(
    source: &Source,
    placement: Placement,
    index: Option<Index>,
    (answered, asked, left_out): (usize, usize, usize),
) -> [String; 5] {
    let none = || source.text("place-short-none");
    [
        wording::place_short(source.words, placement.claimed),
        wording::backed_short(source.words, source.profile, placement.evidenced),
        index.map_or_else(none, |index| source.words.number(index)),
        source.say("report-of", &facts!(part = answered, whole = asked)),
        source.words.number(left_out),
    ]
}
