//! The register of claims: what is said in the field, and what critics left of it.

use super::blocks::{new_section, opening, paragraph, place};
use super::source::Source;
use super::steps::verdict;
use super::titles;
use crate::model::{Claim, PracticeId};
use crate::report::{Block, Landmark, Paragraph, Section, SectionKind, Span, TextStyle};

pub(super) fn section(source: &Source) -> Option<Section> {
    let claims = &source.questionnaire.claims;
    if claims.is_empty() {
        return None;
    }
    let mut blocks = vec![
        opening(SectionKind::Claims, titles::claims(source)),
        paragraph(TextStyle::Body, source.text("report-claims-intro")),
    ];
    for (claim, number) in claims.iter().zip(1_usize..) {
        blocks.extend(entry(source, claim, number));
    }
    Some(new_section(SectionKind::Claims, false, blocks))
}

/// The claim, then its verdict, what critics found, its source, and what leans on it.
fn entry(source: &Source, claim: &Claim, number: usize) -> [Block; 2] {
    let facts = facts!(number, claim = source.read(&claim.text));
    let landmark = Landmark::Claim(claim.id.clone());
    let said = source.say("report-claim-heading", &facts);
    let verdict = source.text(verdict(claim.verdict));
    let mut spans = vec![Span::strong(
        source.say("report-claim-verdict", &facts!(verdict)),
    )];
    spans.push(Span::plain(source.say(
        "report-claim-critics",
        &facts!(
            critics = source.read(&claim.critics),
            source = source.read(&claim.source)
        ),
    )));
    spans.extend(practices(source, &claim.supports));
    let note = Paragraph {
        spans,
        ..Paragraph::new(TextStyle::Note, "")
    };
    [place(3, said, landmark), note.into()]
}

/// The practices that lean on a claim, each leading to its answers.
fn practices(source: &Source, ids: &[PracticeId]) -> Vec<Span> {
    let mut spans = Vec::new();
    for id in ids {
        let key = if spans.is_empty() {
            "report-claim-first-practice"
        } else {
            "report-claim-next-practice"
        };
        let practice = source.practice_name(id);
        let named = source.say(key, &facts!(practice));
        spans.push(Span::plain(named).leading_to(Landmark::Practice(id.clone())));
    }
    spans
}
