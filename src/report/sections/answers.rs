//! The appendix: every answer with its note, its evidence and its reasons.

use super::blocks::{heading, new_section, opening, paragraph, place};
use super::respondents;
use super::source::Source;
use super::titles;
use crate::model::{Confidence, Evidence, PracticeId, Rating, Respondent, Response, limits};
use crate::report::wording;
use crate::report::{Block, Landmark, Paragraph, Section, SectionKind, Span, TextStyle};
use crate::scoring::PracticeProfile;

pub(super) fn section(source: &Source) -> Section {
    let mut blocks = vec![
        opening(SectionKind::Answers, titles::answers(source)),
        paragraph(TextStyle::Body, source.text(intro(source))),
    ];
    for sentence in respondents::answered(source) {
        blocks.push(paragraph(TextStyle::Bullet, sentence));
    }
    blocks.extend(scope(source));
    let start = blocks.len();
    let mut room = Room::new();
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
            blocks.extend(notes(source, &practice.id, &mut room));
        }
    }
    if room.left_out > 0 {
        let more = source.say("report-answers-more", &facts!(count = room.left_out));
        blocks.insert(start, paragraph(TextStyle::Body, more));
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

/// What is in and what is not, in the words of the unit; `None` where it said nothing.
pub(super) fn scope(source: &Source) -> Option<Block> {
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

/// The room for what people wrote.
struct Room {
    bytes: usize,
    /// The entries that found none.
    left_out: usize,
}

impl Room {
    const fn new() -> Self {
        Self {
            bytes: limits::PRINTED,
            left_out: 0,
        }
    }

    /// Takes entries in their order, until one finds no room; then there is none for any other.
    fn take(&mut self, entries: Vec<Vec<Span>>) -> Vec<Vec<Span>> {
        let count = entries.len();
        let mut taken = entries;
        let fitting = taken.iter().take_while(|entry| {
            let left = self.bytes.checked_sub(entry.iter().map(cost).sum());
            self.bytes = left.unwrap_or_default();
            left.is_some()
        });
        let fitting = fitting.count();
        taken.truncate(fitting);
        self.left_out += count - fitting;
        taken
    }

    /// Takes what a response says, which is not even put into words where there is no room.
    fn take_response(
        &mut self,
        response: &Response,
        words: impl FnOnce() -> Vec<Vec<Span>>,
    ) -> Vec<Vec<Span>> {
        if self.bytes > 0 {
            return self.take(words());
        }
        let reason = response.rating.as_ref().and_then(Rating::reason);
        let texts = reason.into_iter().chain([&response.note]);
        let texts = texts.filter(|text| !text.trim().is_empty());
        self.left_out += texts.count() + response.evidence.len();
        Vec::new()
    }
}

/// What a part of an entry takes of the room.
fn cost(part: &Span) -> usize {
    let lines = part.text.matches('\n').count();
    part.text.len() + limits::PRINTED_PART * (lines + 1)
}

/// Everything that was written about a practice, a line each.
fn notes(source: &Source, id: &PracticeId, room: &mut Room) -> Option<Block> {
    let mut lines: Vec<Vec<Span>> = Vec::new();
    if let Some(consensus) = source.assessment.consensus.get(id) {
        let own = Some(&consensus.reason).filter(|reason| !reason.trim().is_empty());
        if let Some(reason) = own.or(consensus.rating.reason())
            && !reason.trim().is_empty()
        {
            let entry = labelled(source, &source.text("label-consensus"), reason);
            lines.extend(room.take(vec![entry]));
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
        let words = || response_lines(source, response, by.as_deref(), several);
        lines.extend(room.take_response(response, words));
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
    if let Some(check) = &response.check {
        let mut check = check.clone();
        if several {
            check.by.clear();
        }
        let text = wording::check(source.words, &check);
        lines.push(said(source, "label-check", by, &text));
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
