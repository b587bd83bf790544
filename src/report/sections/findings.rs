//! What is to be seen in each figure: one sentence with the finding, for its caption.

use super::source::Source;
use crate::chart::{self, TornadoRow};
use crate::report::wording;
use crate::scoring::{Dispute, PracticeProfile};
use crate::words::Words;

/// The first threshold that holds the unit back; else that nothing does.
pub(super) fn heat_map(source: &Source) -> Option<String> {
    let profile = source.profile;
    profile.placement.claimed?;
    let Some(blocker) = profile.blockers.first() else {
        return Some(source.text("says-top"));
    };
    Some(wording::because(
        source.words,
        source.questionnaire,
        profile,
        blocker,
    ))
}

/// Where people lie furthest apart, and how many practices are worth a talk.
pub(super) fn spread(source: &Source, practices: &[&PracticeProfile]) -> Option<String> {
    let measured = practices.iter().filter_map(|practice| {
        let spread = practice.spread?;
        Some((practice, spread.ad_mean))
    });
    let (widest, _) = measured.max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    Some(source.say(
        "report-spread-title",
        &facts!(
            practice = source.practice_name(&widest.id),
            flagged = source.analysis.disputes(Dispute::Open),
            agreed = source.analysis.disputes(Dispute::Agreed)
        ),
    ))
}

/// How many steps are in each field.
pub(super) fn efforts(source: &Source) -> String {
    let counts = chart::effort_counts(source.words, &source.analysis.effort);
    source.say("report-efforts-caption", &facts!(counts))
}

/// The input that moves the answer most, and how far.
pub(super) fn tornado(rows: &[TornadoRow], words: &Words) -> Option<String> {
    let widest = rows.first()?;
    Some(words.with(
        "report-worth-caption",
        &facts!(
            all = rows.len(),
            input = widest.name.as_str(),
            low = widest.at_low_text.as_str(),
            high = widest.at_high_text.as_str()
        ),
    ))
}
