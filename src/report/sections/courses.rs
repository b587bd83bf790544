//! The courses side by side, staying among them, and which of them is recommended.

use super::blocks::{kept, new_section, opening, paragraph, ruled};
use super::executive::said;
use super::source::Source;
use crate::analysis::Decision;
use crate::report::decision_wording::Said;
use crate::report::{Block, Cell, Column, Section, SectionKind, TextStyle};

/// The section; `None` where there is nothing but staying.
pub(super) fn section(source: &Source) -> Option<Section> {
    let decision = source.analysis.decision.as_ref()?;
    if decision.courses.len() < 2 {
        return None;
    }
    let said = said(source, decision);
    let mut reasons = said.reasons().into_iter();
    let mut blocks = vec![opening(SectionKind::Options, said.choice())];
    blocks.extend(reasons.next().map(|text| paragraph(TextStyle::Lead, text)));
    blocks.extend(reasons.map(|text| paragraph(TextStyle::Bullet, text)));
    blocks.push(kept(match said.same_uplift() {
        Some(uplift) => [source.text("report-options-intro"), uplift].join(" "),
        None => source.text("report-options-intro-days"),
    }));
    blocks.push(table(decision, &said));
    blocks.extend(
        said.notes()
            .into_iter()
            .map(|text| paragraph(TextStyle::Bullet, text)),
    );
    Some(new_section(SectionKind::Options, true, blocks))
}

fn table(decision: &Decision, said: &Said) -> Block {
    let shares: &[f32] = if said.has_money() {
        &[27.0, 7.0, 9.0, 12.0, 12.0, 12.0, 9.0, 12.0]
    } else {
        &[60.0, 15.0, 25.0]
    };
    let headings = said.headings().into_iter().zip(shares).zip(0..);
    let columns: Vec<Column> = headings
        .map(|((heading, share), place)| match place {
            0 => Column::words(heading, *share),
            _ => Column::numbers(heading, *share),
        })
        .collect();
    let rows = said.rows().into_iter().zip(0..).map(|(row, place)| {
        let cell = if decision.recommended() == Some(place) {
            Cell::strong
        } else {
            Cell::plain
        };
        row.into_iter().map(cell).collect()
    });
    ruled(columns, rows.collect())
}
