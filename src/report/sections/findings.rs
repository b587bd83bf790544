//! What is to be seen in each figure: one sentence with the finding, for its caption.

use rust_decimal::Decimal;

use super::Source;
use crate::advice::EffortClass;
use crate::chart::TornadoRow;
use crate::model::Level;
use crate::report::wording;
use crate::scoring::{ElementProfile, PracticeProfile};
use crate::words::Words;

/// The first threshold that holds the unit back; else that nothing does.
pub(super) fn heat_map(source: &Source) -> Option<String> {
    let profile = source.profile;
    profile.placement.claimed?;
    let Some(blocker) = profile.blockers.first() else {
        return Some(source.text("says-top"));
    };
    Some(wording::blocker(
        source.words,
        source.questionnaire,
        blocker,
    ))
}

/// Where evidence changes the level of an element, else that it changes none.
pub(super) fn backing(source: &Source) -> String {
    let elements = source.profile.elements.iter();
    let fallen: Vec<&ElementProfile> = elements
        .filter(|element| element.placement.claimed != element.placement.evidenced)
        .collect();
    let Some(first) = fallen.first() else {
        return source.text("report-backing-same");
    };
    let name = wording::element_name(source.words, source.questionnaire, &first.id);
    let place = |range| wording::place_short(source.words, range);
    source.say(
        "report-backing-falls",
        &[
            ("count", fallen.len().into()),
            ("element", name.into()),
            ("claimed", place(first.placement.claimed).into()),
            ("evidenced", place(first.placement.evidenced).into()),
        ],
    )
}

/// How unlike the elements are.
pub(super) fn radar(source: &Source) -> Option<String> {
    let elements = source.profile.elements.iter();
    let mut placed: Vec<(Level, &ElementProfile)> = elements
        .filter_map(|element| Some((element.placement.claimed?.low, element)))
        .collect();
    placed.sort_by_key(|(level, _)| *level);
    let (low, high) = (placed.first()?.0, placed.last()?.0);
    if low == high {
        return Some(source.say("report-radar-even", &[("level", low.number().into())]));
    }
    let names = |at: Level| {
        let there = placed.iter().filter(|(level, _)| *level == at);
        let names: Vec<String> = there
            .map(|(_, element)| {
                wording::element_name(source.words, source.questionnaire, &element.id)
            })
            .collect();
        (names.len(), source.words.list(&names))
    };
    let ((most, highest), (least, lowest)) = (names(high), names(low));
    Some(source.say(
        "report-radar-uneven",
        &[
            ("most", most.into()),
            ("highest", highest.into()),
            ("high", high.number().into()),
            ("least", least.into()),
            ("lowest", lowest.into()),
            ("low", low.number().into()),
        ],
    ))
}

/// Where people lie furthest apart.
pub(super) fn spread(source: &Source, practices: &[&PracticeProfile]) -> Option<String> {
    let measured = practices.iter().filter_map(|practice| {
        let spread = practice.spread?;
        Some((practice, spread.ad_mean))
    });
    let (widest, distance_of) = measured.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let flagged = practices
        .iter()
        .filter_map(|practice| practice.spread)
        .filter(|spread| spread.flagged_for_discussion);
    Some(source.say(
        "report-spread-caption",
        &[
            ("practice", source.practice_name(&widest.id).into()),
            ("ad", wording::distance(source.words, distance_of).into()),
            ("flagged", flagged.count().into()),
        ],
    ))
}

/// How many quick wins there are, and which of them asks for the least days.
pub(super) fn efforts(source: &Source) -> String {
    let points = &source.analysis.effort.steps;
    let wins = || {
        let points = points.iter();
        points.filter(|point| point.class == EffortClass::QuickWin)
    };
    let facts = ("count", wins().count().into());
    let Some(quickest) = wins().min_by_key(|point| point.days()) else {
        return source.text("report-efforts-no-win");
    };
    source.say(
        "report-efforts-caption",
        &[
            facts,
            ("practice", source.practice_name(&quickest.practice).into()),
            ("days", quickest.days().into()),
        ],
    )
}

/// How many steps are due within the phases, and the last of them.
pub(super) fn roadmap(source: &Source) -> Option<String> {
    let roadmap = &source.analysis.roadmap;
    let within = roadmap.phases.iter().flat_map(|phase| &phase.steps);
    let due: Vec<_> = within
        .filter_map(|place| roadmap.steps.get(*place)?.due)
        .collect();
    let last = due.iter().max()?;
    Some(source.say(
        "report-roadmap-caption",
        &[
            ("count", due.len().into()),
            ("last", source.words.date(*last).into()),
        ],
    ))
}

/// The input that moves the answer most.
pub(super) fn tornado(rows: &[TornadoRow], words: &Words) -> Option<String> {
    let widest = rows.first()?;
    let turns = |row: &&TornadoRow| (row.at_low < Decimal::ZERO) != (row.at_high < Decimal::ZERO);
    let turning = rows.iter().filter(turns).count();
    Some(words.with(
        "report-worth-caption",
        &[
            ("input", widest.name.as_str().into()),
            ("low", widest.at_low_text.as_str().into()),
            ("high", widest.at_high_text.as_str().into()),
            ("turning", turning.into()),
        ],
    ))
}
