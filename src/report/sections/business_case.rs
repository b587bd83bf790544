//! The business case: whether a higher level pays, from the unit's own figures.

use super::blocks::{dense, figure, heading, kept, new_section, opening, paragraph};
use super::findings;
use super::source::Source;
use crate::advice::economics::Worth;
use crate::chart;
use crate::model::{BusinessCase, Estimate, Input};
use crate::report::worth::{self as says, Digits};
use crate::report::{
    Block, Cell, Column, Extent, Section, SectionKind, Table, TableStyle, TextStyle,
};

/// The section; `None` where no figure is given.
pub(super) fn section(source: &Source) -> Option<Section> {
    let case = &source.analysis.business_case;
    if case.inputs.is_empty() {
        return None;
    }
    let words = source.words;
    let worth = &source.analysis.worth;
    let drawn = source.analysis.simulation.as_ref();
    let unstated = source.analysis.own_days.unstated();
    let mut blocks = vec![opening(
        SectionKind::BusinessCase,
        says::title(words, case, worth, drawn, unstated),
    )];
    let mut sentences = says::verdict(words, case, worth, drawn, unstated).into_iter();
    blocks.extend(
        sentences
            .next()
            .map(|first| paragraph(TextStyle::Lead, first)),
    );
    let is_short = source.options.extent == Extent::Short;
    let own_days = says::own_days(words, case, source.analysis.own_days, worth);
    let more: Vec<String> = if is_short && worth.breakdown.is_some() {
        let titles = says::deciding(words, worth).into_iter();
        let titles = titles.chain(says::decisive(words, worth));
        let told = titles.map(|title| source.say("worth-sentence", &facts!(title)));
        let assumed = says::assumed(words, case, worth).into_iter();
        assumed.chain(told).chain(own_days).collect()
    } else {
        let beside = says::beside(words, case, worth).into_iter();
        let beside = beside.filter(|_| !is_short);
        sentences.chain(own_days).chain(beside).collect()
    };
    blocks.extend(
        more.into_iter()
            .map(|sentence| paragraph(TextStyle::Bullet, sentence)),
    );
    blocks.extend(breakdown(source, case, worth));
    if is_short {
        return Some(new_section(SectionKind::BusinessCase, false, blocks));
    }
    blocks.extend(tornado(source, case, worth));
    blocks.extend(inputs(source, case));
    if !case.is_without_revenue() {
        blocks.extend(figures(source, case, worth));
    }
    let method = drawn.map_or_else(
        || source.say("report-worth-method", &facts!(sells = sells(case))),
        |drawn| {
            let facts = facts!(
                cases = drawn.cases,
                seed = drawn.seed.to_string(),
                sells = sells(case)
            );
            source.say("report-worth-method-drawn", &facts)
        },
    );
    blocks.push(paragraph(TextStyle::Note, method));
    Some(new_section(SectionKind::BusinessCase, false, blocks))
}

/// 1 where customers pay, so that it matters who stays; else 0.
fn sells(case: &BusinessCase) -> usize {
    usize::from(!case.is_without_revenue())
}

/// How the result comes about, line by line.
fn breakdown(source: &Source, case: &BusinessCase, worth: &Worth) -> Vec<Block> {
    let words = source.words;
    let rows = says::waterfall_rows(words, case, worth);
    if rows.is_empty() {
        return Vec::new();
    }
    let mut blocks = Vec::new();
    if source.options.extent != Extent::Short {
        blocks.push(heading(2, says::breakdown_title(words, worth)));
        blocks.push(kept(
            source.say("report-worth-breakdown-intro", &facts!(sells = sells(case))),
        ));
    }
    let scene = chart::waterfall(words, &rows, source.width);
    blocks.extend(scene.map(|scene| figure(scene, None)));
    blocks
}

/// Every input that is known, the usual discount rate included.
fn inputs(source: &Source, case: &BusinessCase) -> Vec<Block> {
    let ranges = case
        .known()
        .filter(|(_, estimate)| !estimate.is_exact())
        .count();
    let rows = case
        .known()
        .map(|(input, estimate)| input_row(source, case, input, estimate));
    let table = dense(
        [
            source.words_column("column-input", 34.0),
            source.numbers_column("column-low", 15.0),
            source.numbers_column("column-likely", 15.0),
            source.numbers_column("column-high", 15.0),
            source.words_column("column-unit", 21.0),
        ],
        rows.collect(),
    );
    let (count, assumed) = (case.known().count(), case.assumed().len());
    let exact = count - ranges - assumed;
    let facts = facts!(ranges, count, exact, assumed);
    vec![
        heading(2, source.say("report-worth-inputs", &facts)),
        kept(source.say("report-worth-inputs-intro", &facts!(sells = sells(case)))),
        table,
    ]
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
    let unit = says::unit_beside(source.words, case, input.unit());
    let origin = says::origin(source.words, case, source.analysis.own_days, input);
    let unit = says::with_origin(source.words, unit, origin);
    vec![
        Cell::plain(says::input_name(source.words, input)),
        end(estimate.low()),
        Cell::strong(value(estimate.likely())),
        end(estimate.high()),
        Cell::muted(unit),
    ]
}

/// What one customer is worth.
fn figures(source: &Source, case: &BusinessCase, worth: &Worth) -> [Block; 2] {
    let rows = says::figures(source.words, case, worth, Digits::About).into_iter();
    let rows =
        rows.map(|(name, value)| vec![Cell::plain(name), Cell::strong(value), Cell::default()]);
    let table = Table {
        columns: vec![
            Column::words("", 50.0),
            Column::numbers("", 20.0),
            Column::words("", 30.0),
        ],
        rows: rows.collect(),
        style: TableStyle::Plain,
    };
    [
        heading(2, says::customer_title(source.words, case, worth)),
        table.into(),
    ]
}

fn tornado(source: &Source, case: &BusinessCase, worth: &Worth) -> Vec<Block> {
    let words = source.words;
    let rows = says::tornado_rows(words, case, &worth.tornado);
    let scene = worth.npv.and_then(|npv| {
        let text = says::money_about(words, case, npv);
        chart::tornado(words, npv, &text, &rows, source.width)
    });
    let Some(scene) = scene else {
        return Vec::new();
    };
    let title = says::deciding(words, worth);
    vec![
        heading(2, title.unwrap_or_default()),
        kept(source.text("report-worth-tornado-intro")),
        figure(scene, findings::tornado(&rows, words)),
    ]
}

/// The table behind the picture of the inputs, for the appendix: the net present value with each at the
/// ends of its range.
pub(super) fn ends(source: &Source) -> Vec<Block> {
    let case = &source.analysis.business_case;
    let rows = says::tornado_rows(source.words, case, &source.analysis.worth.tornado);
    if rows.is_empty() {
        return Vec::new();
    }
    let rows = rows.into_iter().map(|row| {
        [
            row.name,
            row.low,
            row.at_low_text,
            row.high,
            row.at_high_text,
        ]
        .map(Cell::plain)
        .to_vec()
    });
    let table = dense(
        [
            source.words_column("column-input", 32.0),
            source.numbers_column("column-low", 16.0),
            source.numbers_column("column-result", 18.0),
            source.numbers_column("column-high", 16.0),
            source.numbers_column("column-result", 18.0),
        ],
        rows.collect(),
    );
    vec![heading(2, source.text("report-worth-ends")), table]
}

/// What five points more retention are worth at any retention, for the appendix; nothing where no
/// figure is given, and where customers pay nothing.
pub(super) fn elasticity(source: &Source) -> Vec<Block> {
    let (words, worth) = (source.words, &source.analysis.worth);
    let case = &source.analysis.business_case;
    if case.inputs.is_empty() || worth.elasticity.is_empty() {
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
        heading(2, says::elasticity_title(words, &source.analysis.worth)),
        kept(says::elasticity_intro(words, case)),
        table,
    ]
}
