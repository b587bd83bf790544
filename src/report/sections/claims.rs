//! The register of claims: what is said in the field, and what critics left of it.

use super::steps::verdict;
use super::{Source, heading, new_section, paragraph};
use crate::model::Claim;
use crate::report::{Cell, Column, Section, SectionKind, Table, TableStyle, TextStyle};

pub(super) fn section(source: &Source) -> Option<Section> {
    let claims = &source.questionnaire.claims;
    if claims.is_empty() {
        return None;
    }
    let table = Table {
        columns: vec![
            Column::words(source.text("column-claim"), 25.0),
            Column::words(source.text("column-source"), 23.0),
            Column::words(source.text("column-critics"), 34.0),
            Column::words(source.text("column-verdict"), 15.0),
        ],
        rows: claims.iter().map(|claim| row(source, claim)).collect(),
        style: TableStyle::Ruled,
    };
    let blocks = vec![
        heading(1, source.text("report-claims")),
        paragraph(TextStyle::Body, source.text("report-claims-intro")),
        table.into(),
    ];
    Some(new_section(SectionKind::Claims, true, blocks))
}

fn row(source: &Source, claim: &Claim) -> Vec<Cell> {
    let practices: Vec<&str> = claim
        .supports
        .iter()
        .map(crate::model::PracticeId::as_str)
        .collect();
    let mut result = Cell::strong(source.text(verdict(claim.verdict)));
    if !practices.is_empty() {
        let ids = source.say(
            "report-claim-practices",
            &[("practices", practices.join(", ").into())],
        );
        result
            .spans
            .push(crate::report::Span::muted(format!("\n{ids}")));
    }
    vec![
        Cell::plain(source.read(&claim.text)),
        Cell::muted(source.read(&claim.source)),
        Cell::plain(source.read(&claim.critics)),
        result,
    ]
}
