//! The business case: whether a higher level pays, from the unit's own figures.

use super::blocks::{dense, figure, heading, kept, new_section, opening, paragraph};
use super::findings;
use super::source::Source;
use crate::advice::economics::Worth;
use crate::chart;
use crate::model::{BusinessCase, Estimate, Input};
use crate::report::worth as says;
use crate::report::{
    Block, Cell, Column, Extent, Section, SectionKind, Table, TableStyle, TextStyle,
};

/// The section; `None` where no figure is given.
pub(super) fn section(source: &Source) -> Option<Section> {
    let case = &source.assessment.business_case;
    if case.inputs.is_empty() {
        return None;
    }
    let words = source.words;
    let worth = &source.analysis.worth;
    let mut sentences = says::verdict(words, case, worth).into_iter();
    let title = sentences.next();
    let title = title.unwrap_or_else(|| source.text("report-worth"));
    // A heading has no full stop.
    let title = title.trim_end_matches('.');
    let mut blocks = vec![opening(SectionKind::BusinessCase, title)];
    let drawn = source.analysis.simulation.as_ref();
    let planned = source.analysis.roadmap.effort;
    let is_short = source.options.extent == Extent::Short;
    let beside = says::beside(words, case, worth).into_iter();
    let more = sentences
        .chain(says::own_days(words, case, planned))
        .chain(drawn.map(|found| says::simulation(words, case, found)))
        .chain(beside.filter(|_| !is_short));
    blocks.extend(more.map(|sentence| paragraph(TextStyle::Bullet, sentence)));
    if is_short {
        blocks.push(figures(source, case, worth));
        return Some(new_section(SectionKind::BusinessCase, false, blocks));
    }
    blocks.push(heading(2, source.text("report-worth-inputs")));
    blocks.push(paragraph(
        TextStyle::Body,
        source.text("report-worth-inputs-intro"),
    ));
    blocks.push(inputs(source, case));
    blocks.push(heading(2, source.text("report-worth-figures")));
    blocks.push(figures(source, case, worth));
    blocks.extend(tornado(source, case, worth));
    blocks.push(paragraph(
        TextStyle::Note,
        source.text("report-worth-method"),
    ));
    Some(new_section(SectionKind::BusinessCase, false, blocks))
}

/// Every input that is known, the usual discount rate included.
fn inputs(source: &Source, case: &BusinessCase) -> Block {
    let rows = Input::ALL
        .into_iter()
        .filter_map(|input| Some(input_row(source, case, input, case.estimate(input)?)))
        .collect();
    dense(
        [
            source.words_column("column-input", 34.0),
            source.numbers_column("column-low", 15.0),
            source.numbers_column("column-likely", 15.0),
            source.numbers_column("column-high", 15.0),
            source.words_column("column-unit", 21.0),
        ],
        rows,
    )
}

fn input_row(source: &Source, case: &BusinessCase, input: Input, estimate: Estimate) -> Vec<Cell> {
    let value = |value| says::value(source.words, case, input, value);
    let end = |end| {
        if estimate.is_exact() {
            Cell::default()
        } else {
            Cell::plain(value(end))
        }
    };
    vec![
        Cell::plain(says::input_name(source.words, input)),
        end(estimate.low()),
        Cell::strong(value(estimate.likely())),
        end(estimate.high()),
        Cell::muted(says::unit_name(source.words, input.unit())),
    ]
}

fn figures(source: &Source, case: &BusinessCase, worth: &Worth) -> Block {
    Table {
        columns: vec![
            Column::words("", 50.0),
            Column::numbers("", 20.0),
            Column::words("", 30.0),
        ],
        rows: says::figures(source.words, case, worth)
            .into_iter()
            .map(|(name, value)| vec![Cell::plain(name), Cell::strong(value), Cell::default()])
            .collect(),
        style: TableStyle::Plain,
    }
    .into()
}

fn tornado(source: &Source, case: &BusinessCase, worth: &Worth) -> Vec<Block> {
    let words = source.words;
    let rows = says::tornado_rows(words, case, &worth.tornado);
    let scene = worth.npv.and_then(|npv| {
        let text = says::money(words, case, npv);
        chart::tornado(words, npv, &text, &rows, source.width)
    });
    let Some(scene) = scene else {
        return Vec::new();
    };
    vec![
        heading(2, source.text("report-worth-tornado")),
        kept(source.text("report-worth-tornado-intro")),
        figure(scene, findings::tornado(&rows, words)),
    ]
}

/// What five points more retention are worth at any retention, for the appendix; nothing where no
/// figure is given.
pub(super) fn elasticity(source: &Source) -> Vec<Block> {
    let (words, worth) = (source.words, &source.analysis.worth);
    let case = &source.assessment.business_case;
    if case.inputs.is_empty() {
        return Vec::new();
    }
    let rows = worth
        .elasticity
        .iter()
        .map(|row| {
            let (from_to, rise) = says::elasticity_row(words, row);
            let cell = if row.own { Cell::strong } else { Cell::plain };
            vec![cell(from_to), cell(rise)]
        })
        .collect();
    let table = dense(
        [
            source.words_column("column-retention", 60.0),
            source.numbers_column("column-rise", 40.0),
        ],
        rows,
    );
    vec![
        heading(2, source.text("worth-elasticity")),
        kept(says::elasticity_intro(words, case)),
        table,
    ]
}
