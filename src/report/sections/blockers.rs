//! What holds the unit back: each missed threshold, and the practices that can pass it.

use super::blocks::{new_section, opening, paragraph, practice_cell, ruled};
use super::source::Source;
use super::titles;
use crate::model::{Level, PracticeId};
use crate::report::wording;
use crate::report::{Block, Cell, Extent, Section, SectionKind, Span, TextStyle};
use crate::scoring::Blocker;

/// The most practices in the table.
const NAMED: usize = 12;

/// The same on a hand-out, which is to fit on a page.
const NAMED_IN_SHORT: usize = 6;

/// More missed thresholds than this are counted.
const TOLD: usize = 6;

/// `None` where nothing holds the unit back.
pub(super) fn section(source: &Source) -> Option<Section> {
    let blockers = &source.profile.blockers;
    if blockers.is_empty() {
        return None;
    }
    let is_hand_out = source.options.extent == Extent::HandOut;
    let mut blocks = vec![opening(SectionKind::Blockers, titles::blockers(source))];
    let style = if blockers.len() == 1 {
        TextStyle::Body
    } else {
        TextStyle::Bullet
    };
    for blocker in blockers.iter().take(TOLD) {
        blocks.push(paragraph(style, missed(source, blocker)));
    }
    let more = blockers.len().saturating_sub(TOLD);
    blocks.extend(more_of(source, "report-blockers-more", more));
    let practices = practices(blockers);
    let named = if is_hand_out { NAMED_IN_SHORT } else { NAMED };
    blocks.push(table(source, practices.iter().copied().take(named)));
    let more = practices.len().saturating_sub(named);
    blocks.extend(more_of(source, "report-blockers-more-practices", more));
    Some(new_section(SectionKind::Blockers, is_hand_out, blocks))
}

fn more_of(source: &Source, key: &str, more: usize) -> Option<Block> {
    let text = (more > 0).then(|| source.say(key, &facts!(count = more)))?;
    Some(paragraph(TextStyle::Note, text))
}

/// A missed threshold and what it takes to pass it.
fn missed(source: &Source, blocker: &Blocker) -> String {
    let because = wording::because(source.words, source.questionnaire, source.profile, blocker);
    match wording::need_short(source.words, source.questionnaire, source.profile, blocker) {
        Some(need) => source.say(
            "report-two-sentences",
            &facts!(first = because, second = need),
        ),
        None => because,
    }
}

/// Every practice that can raise a missed share, once: those that are enough by themselves first.
fn practices(blockers: &[Blocker]) -> Vec<&PracticeId> {
    let enough = blockers.iter().flat_map(|blocker| &blocker.fewest);
    let all = blockers.iter().flat_map(|blocker| &blocker.practices);
    let mut found: Vec<&PracticeId> = Vec::new();
    for id in enough.chain(all) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

fn table<'a>(source: &Source, practices: impl Iterator<Item = &'a PracticeId>) -> Block {
    ruled(
        [
            source.words_column("column-practice", 21.0),
            source.words_column("column-rating", 9.0),
            source.words_column("column-true-now", 34.0),
            source.words_column("column-next-asks", 36.0),
        ],
        practices.map(|id| row(source, id)).collect(),
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
