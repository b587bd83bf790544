//! The appendix: every answer with its note, its evidence and its reasons.

use super::{Source, date_in_words, heading, new_section, paragraph};
use crate::model::{Confidence, Evidence, PracticeId, Rating, Respondent, Response};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Paragraph, Section, SectionKind, Span, Table, TableStyle, TextStyle,
};
use crate::scoring::PracticeProfile;

pub(super) fn section(source: &Source) -> Section {
    let intro = match source.profile.respondents {
        0 => "report-answers-none",
        1 => "report-answers-one",
        _ => "report-answers-several",
    };
    let mut blocks = vec![
        heading(1, source.text("report-answers")),
        paragraph(TextStyle::Body, source.text(intro)),
    ];
    blocks.extend(scope(source));
    for element in &source.profile.elements {
        let asked = source
            .profile
            .practices
            .iter()
            .filter(|practice| practice.element == element.id);
        let rows: Vec<Vec<Cell>> = asked.map(|practice| row(source, practice)).collect();
        if rows.is_empty() {
            continue;
        }
        let name = wording::element_name(source.words, source.questionnaire, &element.id);
        blocks.push(heading(2, name));
        blocks.push(answers(source, rows));
    }
    new_section(SectionKind::Answers, true, blocks)
}

fn scope(source: &Source) -> Option<Block> {
    let scope = source.assessment.unit.scope.trim();
    if scope.is_empty() {
        return None;
    }
    let mut said = Paragraph::new(TextStyle::Body, scope);
    let label = source.text("label-scope");
    let label = source.say("report-label", &[("label", label.into())]);
    said.spans.insert(0, Span::strong(label));
    Some(said.into())
}

fn answers(source: &Source, rows: Vec<Vec<Cell>>) -> Block {
    Table {
        columns: vec![
            Column::words(source.text("column-practice"), 26.0),
            Column::words(source.text("column-rating"), 17.0),
            Column::words(source.text("column-notes"), 57.0),
        ],
        rows,
        style: TableStyle::Ruled,
    }
    .into()
}

fn row(source: &Source, practice: &PracticeProfile) -> Vec<Cell> {
    let rating = wording::state(source.words, practice.state);
    let rating = if practice.consensus {
        source.say("report-by-consensus", &[("rating", rating.into())])
    } else {
        rating
    };
    vec![
        Cell::plain(source.practice_name(&practice.id)),
        Cell::plain(rating),
        notes(source, &practice.id),
    ]
}

/// Everything that was written about a practice, a line each.
fn notes(source: &Source, id: &PracticeId) -> Cell {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    if let Some(consensus) = source.assessment.consensus.get(id) {
        let reason = match &consensus.rating {
            Rating::NotApplicable(reason) if consensus.reason.trim().is_empty() => reason,
            _ => &consensus.reason,
        };
        if !reason.trim().is_empty() {
            lines.push(labelled(source, &source.text("label-consensus"), reason));
        }
    }
    let several = source.profile.respondents > 1;
    for respondent in &source.assessment.respondents {
        let Some(response) = respondent.sheet.get(id) else {
            continue;
        };
        let by = several.then(|| role(source, respondent));
        lines.extend(response_lines(source, response, by.as_deref()));
    }
    let mut spans = Vec::new();
    for (position, line) in lines.into_iter().enumerate() {
        if position > 0 {
            spans.push(Span::plain("\n"));
        }
        spans.extend(line);
    }
    Cell {
        spans,
        landmark: None,
    }
}

/// The role alone: names stay in the document.
fn role(source: &Source, respondent: &Respondent) -> String {
    let role = respondent.role.trim();
    if role.is_empty() {
        source.text("report-respondent")
    } else {
        role.to_owned()
    }
}

fn response_lines(source: &Source, response: &Response, by: Option<&str>) -> Vec<Vec<Span>> {
    let mut lines = Vec::new();
    if let Some(Rating::NotApplicable(reason)) = &response.rating
        && !reason.trim().is_empty()
    {
        lines.push(said(source, "label-reason", by, reason));
    }
    if !response.note.trim().is_empty() {
        lines.push(said(source, "label-note", by, &response.note));
    }
    for evidence in &response.evidence {
        let text = evidence_in_words(source, evidence, by.is_none());
        lines.push(said(source, "label-evidence", by, &text));
    }
    if let (Some(confidence), None) = (response.confidence, by) {
        let text = source.text(match confidence {
            Confidence::Low => "confidence-low",
            Confidence::Medium => "confidence-medium",
            Confidence::High => "confidence-high",
        });
        lines.push(said(source, "label-confidence", by, &text));
    }
    lines
}

fn said(source: &Source, label: &'static str, by: Option<&str>, text: &str) -> Vec<Span> {
    let label = source.text(label);
    match by {
        None => labelled(source, &label, text),
        Some(role) => {
            let label = source.say(
                "report-label-by",
                &[("label", label.into()), ("role", role.into())],
            );
            labelled(source, &label, text)
        }
    }
}

fn labelled(source: &Source, label: &str, text: &str) -> Vec<Span> {
    vec![
        Span::muted(source.say("report-label", &[("label", label.into())])),
        Span::plain(text.trim()),
    ]
}

/// With several respondents nobody is named.
fn evidence_in_words(source: &Source, evidence: &Evidence, named: bool) -> String {
    let mut parts = vec![evidence.text.trim().to_owned()];
    if !evidence.link.trim().is_empty() {
        parts.push(evidence.link.trim().to_owned());
    }
    if let Some(date) = evidence.date {
        parts.push(date_in_words(source.words, date));
    }
    if !evidence.checked_by.trim().is_empty() {
        let by = evidence.checked_by.trim();
        parts.push(if named {
            source.say("report-checked-by", &[("name", by.into())])
        } else {
            source.text("report-checked")
        });
    }
    parts
        .into_iter()
        .filter(|part| !part.is_empty())
        .reduce(|first, last| {
            source.say(
                "list-more",
                &[("first", first.into()), ("last", last.into())],
            )
        })
        .unwrap_or_default()
}
