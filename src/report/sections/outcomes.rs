//! What the unit measured, beside its level; how far the plan is, on one page; and whether it paid, on one page.

use super::blocks::{dense, figure, heading, kept, new_section, opening, paragraph};
use super::source::Source;
use crate::change::{LevelOnDay, levels_by_day};
use crate::chart;
use crate::model::Measure;
use crate::outcomes::{Paid, PlanStatus, Series, StatusStep};
use crate::report::status_wording::{PaidTold, StatusTold};
use crate::report::{Block, Cell, Column, Section, SectionKind, TextStyle, outcome_wording};

/// How many of the last values the table of a measure has; the document holds all.
const VALUES: usize = 8;

/// How many steps each list of the status has, so that it stays on one page.
const STEPS: usize = 8;

/// `None` where nothing is measured.
pub(super) fn outcomes(source: &Source) -> Option<Section> {
    let measures = source.assessment.measures();
    if measures.is_empty() {
        return None;
    }
    let count = measures.len();
    let mut blocks = vec![
        opening(
            SectionKind::Outcomes,
            source.say("report-outcomes-title", &facts!(count)),
        ),
        paragraph(TextStyle::Body, source.text("outcomes-beside")),
    ];
    let levels = levels(source);
    for (_, measure) in measures {
        blocks.extend(of_measure(source, measure, &levels));
    }
    Some(new_section(SectionKind::Outcomes, true, blocks))
}

/// The level of the unit on the day of each assessment that the report tells of.
fn levels(source: &Source) -> Vec<LevelOnDay> {
    let own = source.assessment.unit.date;
    let own = own.zip(source.profile.placement.claimed);
    let trend = source.compared.map(|compared| &compared.trend);
    levels_by_day(trend, own)
}

fn of_measure(source: &Source, measure: &Measure, levels: &[LevelOnDay]) -> Vec<Block> {
    let words = source.words;
    let series = Series::of(measure);
    let mut blocks = vec![
        heading(2, measure.name.as_str()),
        kept(outcome_wording::about_sentence(words, measure)),
    ];
    let labels = outcome_wording::labels(words, measure, &series);
    let drawn = chart::outcome(
        words,
        source.questionnaire,
        (measure, &series, &labels),
        levels,
        source.width,
    );
    blocks.extend(drawn.map(|scene| figure(scene, None)));
    let told = outcome_wording::told(words, measure, &series).into_iter();
    blocks.extend(told.map(|text| paragraph(TextStyle::Bullet, text)));
    let points = outcome_wording::points(words, measure, &series);
    let left_out = points.len().saturating_sub(VALUES);
    let columns = [
        source.words_column("outcomes-day-label", 20.0),
        source.numbers_column("outcomes-value-label", 16.0),
        source.numbers_column(outcome_wording::counted_label(measure), 12.0),
        source.words_column("outcomes-interval-label", 22.0),
        source.words_column("outcomes-note-label", 30.0),
    ];
    let rows = points.into_iter().skip(left_out);
    let rows = rows.map(|it| [it.day, it.value, it.count, it.interval, it.note]);
    let rows: Vec<[String; 5]> = rows.collect();
    if !rows.is_empty() {
        blocks.push(stated(columns, &rows));
    }
    if left_out > 0 {
        let more = source.say("report-outcomes-more", &facts!(count = left_out));
        blocks.push(paragraph(TextStyle::Note, more));
    }
    blocks
}

/// `None` where there is no plan.
pub(super) fn status(source: &Source) -> Option<Section> {
    let (assessment, words) = (source.assessment, source.words);
    let steps = &source.analysis.roadmap.steps;
    let status = PlanStatus::of(assessment, steps, source.options.date);
    if status.is_empty() {
        return None;
    }
    let told = StatusTold {
        words,
        assessment,
        status: &status,
    };
    let date = words.date(source.options.date);
    let mut blocks = vec![
        opening(SectionKind::Status, told.title()),
        paragraph(
            TextStyle::Kicker,
            source.say("report-status-day", &facts!(date)),
        ),
    ];
    for (key, steps) in [
        ("status-overdue", &status.overdue),
        ("status-next", &status.next),
        ("status-done", &status.done),
    ] {
        blocks.extend(listed(source, &told, (key, steps)));
    }
    let rest = told.rest().into_iter();
    blocks.extend(rest.map(|text| paragraph(TextStyle::Bullet, text)));
    let indicators = told.indicators();
    if !indicators.is_empty() {
        blocks.push(heading(2, source.text("status-indicators")));
        let columns = [
            source.words_column("status-indicator", 24.0),
            source.words_column("status-last", 26.0),
            source.words_column("status-moved", 18.0),
            source.words_column("status-steps", 32.0),
        ];
        let rows = indicators.into_iter().map(|it| {
            let name = Cell::strong(it.name.as_str());
            let rest = [it.last, it.moved, it.steps];
            std::iter::once(name)
                .chain(rest.into_iter().map(Cell::plain))
                .collect()
        });
        blocks.push(dense(columns, rows.collect()));
    }
    let said = told.last_said().into_iter();
    blocks.extend(said.map(|text| paragraph(TextStyle::Body, text)));
    Some(new_section(SectionKind::Status, true, blocks))
}

fn listed(
    source: &Source,
    told: &StatusTold<'_>,
    (key, steps): (&str, &[StatusStep]),
) -> Vec<Block> {
    if steps.is_empty() {
        return Vec::new();
    }
    let columns = [
        source.words_column("status-what", 42.0),
        source.words_column("status-owner", 16.0),
        source.words_column("status-due", 18.0),
        source.words_column("status-note", 24.0),
    ];
    let count = steps.len().saturating_sub(STEPS);
    let rows = told.steps(steps).into_iter().take(STEPS);
    let rows = rows.map(|it| [it.what, it.owner, it.due, it.note]);
    let rows: Vec<[String; 4]> = rows.collect();
    let mut blocks = vec![heading(2, source.text(key)), stated(columns, &rows)];
    if count > 0 {
        let more = source.say("report-status-more", &facts!(count));
        blocks.push(paragraph(TextStyle::Note, more));
    }
    blocks
}

/// A table without the columns in which nothing stands.
fn stated<const COLUMNS: usize>(columns: [Column; COLUMNS], rows: &[[String; COLUMNS]]) -> Block {
    let mut cells: Vec<Vec<Cell>> = vec![Vec::new(); rows.len()];
    let mut shown = Vec::new();
    for (place, column) in columns.into_iter().enumerate() {
        let texts: Vec<&str> = rows
            .iter()
            .filter_map(|row| row.get(place))
            .map(String::as_str)
            .collect();
        if texts.iter().all(|text| text.is_empty()) {
            continue;
        }
        for (row, text) in cells.iter_mut().zip(texts) {
            row.push(if place == 0 {
                Cell::strong(text)
            } else {
                Cell::plain(text)
            });
        }
        shown.push(column);
    }
    dense(shown, cells)
}

/// `None` where no check-in has a figure.
pub(super) fn paid(source: &Source) -> Option<Section> {
    let case = &source.analysis.business_case;
    let paid = Paid::of(source.assessment, case);
    paid.day?;
    let told = PaidTold {
        words: source.words,
        case,
        paid: &paid,
    };
    let mut blocks = vec![opening(SectionKind::Paid, told.title())];
    let columns = [
        source.words_column("paid-line", 34.0),
        source.numbers_column("paid-promised", 17.0),
        source.numbers_column("paid-happened", 17.0),
        source.words_column("paid-source", 32.0),
    ];
    let rows = told.rows().into_iter().map(|it| {
        let what = Cell::strong(it.what.as_str());
        let rest = [it.promised, it.happened, it.source];
        std::iter::once(what)
            .chain(rest.into_iter().map(Cell::plain))
            .collect()
    });
    blocks.push(dense(columns, rows.collect()));
    let said = told.said().into_iter();
    blocks.extend(said.map(|text| paragraph(TextStyle::Bullet, text)));
    Some(new_section(SectionKind::Paid, true, blocks))
}
