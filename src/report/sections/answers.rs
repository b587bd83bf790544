//! The appendix: every answer with its note, its evidence and its reasons.

use super::blocks::{heading, new_section, opening, paragraph, place};
use super::respondents;
use super::source::Source;
use crate::model::{Confidence, Evidence, PracticeId, Rating, Respondent, Response};
use crate::report::wording;
use crate::report::{Block, Landmark, Paragraph, Section, SectionKind, Span, TextStyle};
use crate::scoring::PracticeProfile;

pub(super) fn section(source: &Source) -> Section {
    let mut blocks = vec![
        opening(SectionKind::Answers, source.text("report-answers")),
        paragraph(TextStyle::Body, source.text(intro(source))),
    ];
    for sentence in respondents::answered(source) {
        blocks.push(paragraph(TextStyle::Bullet, sentence));
    }
    blocks.extend(scope(source));
    for element in &source.profile.elements {
        let asked: Vec<&PracticeProfile> = source
            .profile
            .practices
            .iter()
            .filter(|practice| practice.element == element.id)
            .collect();
        if asked.is_empty() {
            continue;
        }
        let name = wording::element_name(source.words, source.questionnaire, &element.id);
        blocks.push(heading(2, name));
        for practice in asked {
            blocks.push(named(source, practice));
            blocks.extend(notes(source, &practice.id));
        }
    }
    new_section(SectionKind::Answers, false, blocks)
}

fn intro(source: &Source) -> &'static str {
    let roles_told = !(source.left_out.notes && source.left_out.evidence);
    match source.profile.respondents {
        0 => "report-answers-none",
        1 => "report-answers-one",
        _ if roles_told && !source.left_out.respondents => "report-answers-several",
        _ => "report-answers-group",
    }
}

fn scope(source: &Source) -> Option<Block> {
    let scope = source.assessment.unit.scope.trim();
    if scope.is_empty() {
        return None;
    }
    let mut said = Paragraph::new(TextStyle::Body, scope);
    let label = source.text("label-scope");
    let label = source.say("report-label", &facts!(label));
    said.spans.insert(0, Span::strong(label));
    Some(said.into())
}

/// The practice with the rating of the group.
fn named(source: &Source, practice: &PracticeProfile) -> Block {
    let rating = wording::group_answer(source.words, source.profile, practice);
    let rating = if practice.consensus {
        source.say("report-by-consensus", &facts!(rating))
    } else {
        rating
    };
    let facts = facts!(practice = source.practice_name(&practice.id), rating);
    let landmark = Landmark::Practice(practice.id.clone());
    place(3, source.say("report-answer-heading", &facts), landmark)
}

/// Everything that was written about a practice, a line each.
fn notes(source: &Source, id: &PracticeId) -> Option<Block> {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    if let Some(consensus) = source.assessment.consensus.get(id) {
        let own = Some(&consensus.reason).filter(|reason| !reason.trim().is_empty());
        if let Some(reason) = own.or(consensus.rating.reason())
            && !reason.trim().is_empty()
        {
            lines.push(labelled(source, &source.text("label-consensus"), reason));
        }
    }
    let several = source.profile.respondents > 1;
    let group = source.profile_of(id).filter(|_| several);
    let sure = group.and_then(|practice| {
        wording::confidence(source.words, "says-confidence-of", practice.confidence)
    });
    lines.extend(sure.map(|text| said(source, "label-confidence", None, &text)));
    // Where nobody is to be recognised the order must not tell who said what.
    let unsorted = lines.len();
    for respondent in &source.assessment.respondents {
        let Some(response) = respondent.sheet.get(id) else {
            continue;
        };
        let by = several.then(|| role(source, respondent));
        let by = by.filter(|_| !source.left_out.respondents);
        lines.extend(response_lines(source, response, by.as_deref(), several));
    }
    if source.left_out.respondents
        && let Some(said) = lines.get_mut(unsorted..)
    {
        said.sort_by_cached_key(|line| {
            line.iter()
                .map(|span| span.text.clone())
                .collect::<String>()
        });
    }
    let spans: Vec<Span> = lines.join(&Span::plain("\n"));
    if spans.is_empty() {
        return None;
    }
    let paragraph = Paragraph {
        spans,
        ..Paragraph::new(TextStyle::Note, "")
    };
    Some(paragraph.into())
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

fn response_lines(
    source: &Source,
    response: &Response,
    by: Option<&str>,
    several: bool,
) -> Vec<Vec<Span>> {
    let mut lines = Vec::new();
    if let Some(reason) = response.rating.as_ref().and_then(Rating::reason)
        && !reason.trim().is_empty()
    {
        lines.push(said(source, "label-reason", by, reason));
    }
    if !response.note.trim().is_empty() {
        lines.push(said(source, "label-note", by, &response.note));
    }
    for evidence in &response.evidence {
        lines.push(shown_evidence(source, evidence, by, !several));
    }
    if let (Some(confidence), false) = (response.confidence, several) {
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
            let label = source.say("report-label-by", &facts!(label, role));
            labelled(source, &label, text)
        }
    }
}

fn labelled(source: &Source, label: &str, text: &str) -> Vec<Span> {
    vec![
        Span::muted(source.say("report-label", &facts!(label))),
        Span::plain(text.trim()),
    ]
}

/// What the evidence is, where it is, from when, and who checked it. With several respondents nobody
/// is named.
fn shown_evidence(
    source: &Source,
    evidence: &Evidence,
    by: Option<&str>,
    named: bool,
) -> Vec<Span> {
    let mut spans = said(source, "label-evidence", by, &evidence.text);
    let mut add = |text: String, address: &str| {
        spans.push(Span::plain(source.text("report-evidence-next")));
        spans.push(Span::plain(text).leading_to_address(address));
    };
    let link = evidence.link.trim();
    if !link.is_empty() {
        add(link.to_owned(), link);
    }
    if let Some(file) = &evidence.file {
        let facts = facts!(name = file.name.as_str());
        add(source.say("report-evidence-copy", &facts), "");
    }
    if let Some(date) = evidence.date {
        add(source.words.date(date), "");
    }
    let by = evidence.checked_by.trim();
    if !by.is_empty() {
        let checked = if named {
            source.say("report-checked-by", &facts!(name = by))
        } else {
            source.text("report-checked")
        };
        add(checked, "");
    }
    spans
}
