//! What holds the unit back: each missed threshold with the practices behind it.

use super::blocks::{heading, kept, new_section, opening, paragraph, practice_cell, ruled};
use super::source::Source;
use crate::model::{Level, PracticeId};
use crate::report::wording;
use crate::report::{Block, Cell, Extent, Section, SectionKind, Span, TextStyle};
use crate::scoring::Blocker;

/// How many practices a short report names in all.
const NAMED: usize = 5;

/// How many missed thresholds a short report shows.
const SHOWN: usize = 2;

pub(super) fn section(source: &Source) -> Section {
    let mut blocks = start(source);
    for blocker in &source.profile.blockers {
        blocks.extend(missed(source, blocker));
        blocks.push(practices(source, blocker, usize::MAX));
    }
    if source.profile.blockers.is_empty() && source.profile.placement.claimed.is_none() {
        blocks.push(paragraph(
            TextStyle::Body,
            source.text("report-blockers-no-level"),
        ));
    }
    new_section(SectionKind::Blockers, false, blocks)
}

/// The same on less than a page: the practices that lie furthest below.
pub(super) fn in_short(source: &Source) -> Section {
    let mut blocks = start(source);
    let blockers = &source.profile.blockers;
    let named = NAMED / blockers.len().clamp(1, SHOWN);
    for blocker in blockers.iter().take(SHOWN) {
        blocks.extend(missed(source, blocker));
        blocks.push(practices(source, blocker, named));
        let more = blocker.practices.len().saturating_sub(named);
        blocks.extend(more_of(source, "report-blockers-more-practices", more));
    }
    let more = blockers.len().saturating_sub(SHOWN);
    blocks.extend(more_of(source, "report-blockers-more", more));
    let new_page = source.options.extent == Extent::HandOut;
    new_section(SectionKind::Blockers, new_page, blocks)
}

fn more_of(source: &Source, key: &str, more: usize) -> Option<Block> {
    let text = (more > 0).then(|| source.say(key, &facts!(count = more)))?;
    Some(paragraph(TextStyle::Note, text))
}

fn start(source: &Source) -> Vec<Block> {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let intro = wording::elements(words, questionnaire, source.profile)
        .or_else(|| wording::constraint(words, questionnaire, source.profile))
        .unwrap_or_else(|| wording::placement(words, questionnaire, source.profile));
    vec![
        opening(SectionKind::Blockers, source.text("report-blockers")),
        paragraph(TextStyle::Body, intro),
    ]
}

/// A missed threshold and what it takes to pass it.
fn missed(source: &Source, blocker: &Blocker) -> Vec<Block> {
    let (words, questionnaire) = (source.words, source.questionnaire);
    let name = wording::element_name(words, questionnaire, &blocker.element);
    let level = blocker.level;
    let facts = facts!(element = name, level);
    let mut blocks = vec![
        heading(2, source.say("report-blocker-heading", &facts)),
        kept(wording::because(
            words,
            questionnaire,
            source.profile,
            blocker,
        )),
    ];
    blocks.extend(wording::need_short(words, blocker).map(kept));
    blocks
}

fn practices(source: &Source, blocker: &Blocker, most: usize) -> Block {
    ruled(
        [
            source.words_column("column-practice", 19.0),
            source.words_column("column-rating", 8.0),
            source.words_column("column-true-now", 36.0),
            source.words_column("column-next-asks", 37.0),
        ],
        blocker
            .practices
            .iter()
            .take(most)
            .map(|id| row(source, id))
            .collect(),
    )
}

fn row(source: &Source, id: &PracticeId) -> Vec<Cell> {
    let practice = source.profile_of(id);
    let rating = practice.and_then(crate::scoring::PracticeProfile::rating);
    let state = practice.map_or_else(String::new, |practice| {
        wording::group_answer(source.words, source.profile, practice)
    });
    let now = rating.and_then(|rating| source.descriptor(id, rating.level()));
    let unknown = if source.profile.withheld.contains(id) {
        "report-not-shown"
    } else {
        "report-not-known"
    };
    let next = practice.and_then(|practice| practice.scale.next(practice.lowest().level()));
    let next = next.and_then(|level| {
        let text = source.descriptor(id, level)?;
        Some((level, text))
    });
    vec![
        practice_cell(source.practice_name(id), id),
        Cell::plain(state),
        now.map_or_else(|| Cell::muted(source.text(unknown)), Cell::plain),
        next.map_or_else(Cell::default, |(level, text)| asked(source, level, text)),
    ]
}

fn asked(source: &Source, level: Level, text: String) -> Cell {
    let number = source.say("level", &facts!(number = level));
    Cell::of(vec![
        Span::muted(source.say("report-label", &facts!(label = number))),
        Span::plain(text),
    ])
}
