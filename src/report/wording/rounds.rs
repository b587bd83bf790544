//! Votes round by round and the agenda, in sentences that a manager understands.

use std::cmp::Ordering;

use super::{answer, distance, practice_named};
use crate::analysis::{
    AgendaEffect, AgendaPart, AgendaPractice, MINUTES_A_PRACTICE, ShownMove, ShownRound,
    ShownRounds, VotingRounds,
};
use crate::model::Questionnaire;
use crate::scoring::disclosure::Closeness;
use crate::scoring::{Movement, RoundFigures, Spread};
use crate::words::Words;

/// The rounds of votes on a practice, in sentences.
pub struct RoundsTold {
    /// What the practice is called.
    pub name: String,
    /// What is said of each round, with what it is called.
    pub rounds: Vec<(String, Vec<String>)>,
    /// How far people moved into each round after the first.
    pub moves: Vec<Vec<String>>,
}

/// What is said of the rounds of votes on a practice.
#[must_use]
pub fn rounds_told(
    words: &Words,
    questionnaire: &Questionnaire,
    shown: &ShownRounds,
) -> RoundsTold {
    let rounds = shown.rounds.iter().enumerate();
    RoundsTold {
        name: practice_named(words, questionnaire, &shown.id),
        rounds: rounds
            .map(|(place, round)| {
                let is_first = place == 0;
                (round_name(words, place), round_told(words, round, is_first))
            })
            .collect(),
        moves: shown.moves.iter().map(|it| moved(words, *it)).collect(),
    }
}

/// What a round is called, counted from 0: "First vote".
#[must_use]
pub fn round_name(words: &Words, place: usize) -> String {
    words.with("rounds-name", &facts!(number = place + 1))
}

/// What a round came to.
fn round_told(words: &Words, round: &ShownRound, is_first: bool) -> Vec<String> {
    let Some(people) = round.people else {
        return vec![words.text("says-round-withheld")];
    };
    let is_waiting = |it: &RoundFigures| it.voted == 0 && !is_first;
    if round.figures.as_ref().is_some_and(is_waiting) {
        return vec![words.text("says-round-waiting")];
    }
    let middle = answer(words, round.answer);
    let mut said = vec![words.with("says-round-votes", &facts!(people, middle))];
    let spread = round.figures.as_ref().and_then(|it| it.spread);
    said.extend(round.closeness.map(|found| apart(words, found, spread)));
    said.extend(spread.map(|spread| panel(words, spread)));
    if let Some(figures) = &round.figures {
        said.extend(others(words, figures, is_first));
        said.extend(by_role(words, figures));
    }
    said
}

fn apart(words: &Words, found: Closeness, spread: Option<Spread>) -> String {
    let closeness = found.as_str();
    let Some(spread) = spread else {
        let agreed = 0_u8;
        return words.with("says-practice-apart-words", &facts!(closeness, agreed));
    };
    let (ad, limit) = (
        distance(words, spread.ad_mean),
        distance(words, spread.ad_limit),
    );
    words.with("says-practice-apart", &facts!(closeness, ad, limit))
}

/// How wide the middle half is, and what the rule for panels says.
fn panel(words: &Words, spread: Spread) -> String {
    let iqr = distance(words, spread.iqr);
    let disagree = spread.appropriateness.map(|it| it.disagreement);
    let disagree = disagree.map_or("unknown", |it| if it { "yes" } else { "no" });
    words.with("says-round-panel", &facts!(iqr, disagree))
}

/// What each role rated, and how far roles lie apart.
fn by_role(words: &Words, figures: &RoundFigures) -> Option<String> {
    let gap = figures.role_gap(|_| true)?;
    let roles = figures.by_role.iter().map(|role| {
        let (name, rating) = (role.name.as_str(), role.rating);
        words.with(
            "says-round-role",
            &facts!(name, rating, count = role.people),
        )
    });
    let roles: Vec<String> = roles.collect();
    let same = match gap.total_cmp(&1.0) {
        _ if gap == 0.0 => "same",
        Ordering::Equal => "one",
        _ => "apart",
    };
    let facts = facts!(roles = words.series(&roles), gap = words.number(gap), same);
    Some(words.with("says-round-roles", &facts))
}

/// Who gave no rating, and whose vote stayed.
fn others(words: &Words, figures: &RoundFigures, is_first: bool) -> Vec<String> {
    let all = figures.ratings.len() + figures.left_out + figures.unknown;
    let stayed = all - figures.voted.min(all);
    let told = [
        ("window-group-unknown", figures.unknown, true),
        ("window-group-inapplicable", figures.left_out, true),
        ("says-round-stayed", stayed, !is_first),
    ];
    let told = told
        .into_iter()
        .filter(|(_, count, may)| *may && *count > 0);
    told.map(|(key, count, _)| words.with(key, &facts!(count)))
        .collect()
}

/// How far people moved, and whether the votes are stable.
fn moved(words: &Words, shown: ShownMove) -> Vec<String> {
    if shown.figures.is_some_and(|it| it.people == 0) {
        return Vec::new();
    }
    let Some(found) = shown.figures else {
        let stable = shown.is_stable.map(u8::from);
        let told = stable.map(|stable| words.with("says-move-words", &facts!(stable)));
        return told.into_iter().collect();
    };
    let Movement {
        people,
        moved,
        up,
        down,
        ..
    } = found;
    // From "don't know" to a level, and the like, is neither up nor down.
    let others = moved - up - down;
    let facts = facts!(people, moved, up, down, others);
    let mut said = vec![words.with("says-move", &facts)];
    said.push(match shown.is_stable {
        Some(stable) => {
            let share = found.share_changed().percent();
            let facts = facts!(stable = u8::from(stable), share);
            words.with("says-move-stable", &facts)
        }
        None => words.text("says-move-few"),
    });
    said
}

/// Whether people put the practices that were voted on again in the same order, at first and now; `None`
/// where that is not told.
#[must_use]
pub fn order_told(words: &Words, rounds: &VotingRounds) -> Option<String> {
    // Two practices are in one order or the other, which is no agreement.
    let order = rounds.order.filter(|order| order.practices > 2)?;
    let (first, now) = (distance(words, order.first?), distance(words, order.now?));
    let (people, practices) = (order.people, order.practices);
    Some(words.with("says-rounds-order", &facts!(people, practices, first, now)))
}

/// How the figures of rounds are worked out, and where they come from.
#[must_use]
pub fn rounds_formulas(words: &Words) -> [String; 2] {
    ["rounds-formula-moved", "rounds-formula-stable"].map(|key| words.text(key))
}

/// What hangs on a practice that the group is to talk about.
#[must_use]
pub fn agenda_effect(words: &Words, effect: AgendaEffect) -> String {
    let index = words.number(format!(
        "{}.{}",
        effect.index_tenths / 10,
        effect.index_tenths % 10
    ));
    let (unit, element) = (effect.unit, effect.element);
    words.with("says-agenda-effect", &facts!(unit, element, index))
}

/// The day of an agreement that is older than the last vote, or `none`.
#[must_use]
pub fn agreed_day(words: &Words, practice: &AgendaPractice) -> String {
    let day = practice.agreed_before.map(|day| words.date(day));
    day.unwrap_or_else(|| "none".to_owned())
}

/// What a part of the agenda is called; `fits` practices are talked about.
#[must_use]
pub fn agenda_part(words: &Words, part: AgendaPart, fits: usize) -> String {
    match part {
        AgendaPart::Talk => {
            let facts = facts!(count = fits, minutes = MINUTES_A_PRACTICE);
            words.with("agenda-part-talk", &facts)
        }
        AgendaPart::Welcome => words.text("agenda-part-welcome"),
        AgendaPart::FirstVote => words.text("agenda-part-vote"),
        AgendaPart::Results => words.text("agenda-part-results"),
        AgendaPart::Break => words.text("agenda-part-break"),
        AgendaPart::NextSteps => words.text("agenda-part-next"),
    }
}
