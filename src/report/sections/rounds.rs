//! Votes round by round: what each round came to, and how far people moved.

use std::borrow::Cow;

use super::blocks::{figure, heading, kept, paragraph};
use super::source::Source;
use crate::analysis::{self, ShownRounds, VotingRounds};
use crate::chart::{self, RoundRow};
use crate::report::wording;
use crate::report::{Block, TextStyle};

/// The practices that were voted on more than once; nothing where none was.
pub(super) fn rounds(source: &Source) -> Vec<Block> {
    let voted = voted(source);
    if voted.practices.is_empty() {
        return Vec::new();
    }
    let count = voted.practices.len();
    let mut blocks = vec![
        heading(2, source.text("report-rounds")),
        kept(source.say("report-rounds-intro", &facts!(count))),
    ];
    let order = wording::order_told(source.words, &voted);
    blocks.extend(order.map(kept));
    for shown in &voted.practices {
        blocks.extend(of_practice(source, shown));
    }
    blocks
}

/// The rounds of votes, as far as this report shows them.
fn voted<'a>(source: &'a Source<'_>) -> Cow<'a, VotingRounds> {
    match &source.analysis.withheld {
        Some(withheld) => Cow::Borrowed(&withheld.rounds),
        None => Cow::Owned(named_roles(source)),
    }
}

/// The same with the roles alone that this report names: where names are left out, a role of few people is not.
fn named_roles(source: &Source<'_>) -> VotingRounds {
    let form = source.options.form;
    let mut found = analysis::voting_rounds(source.assessment, form, None);
    if source.options.redaction.names {
        let roles = source.analysis.roles.iter().flat_map(|it| &it.roles);
        let named: Vec<&str> = roles.map(|role| role.name.as_str()).collect();
        let rounds = found.practices.iter_mut().flat_map(|it| &mut it.rounds);
        for figures in rounds.filter_map(|round| round.figures.as_mut()) {
            figures
                .by_role
                .retain(|role| named.contains(&role.name.as_str()));
            if figures.by_role.len() < 2 {
                figures.by_role.clear();
            }
        }
    }
    found
}

/// The votes as dots, where they are shown one by one, and what came of them in words.
fn of_practice(source: &Source, shown: &ShownRounds) -> Vec<Block> {
    let told = wording::rounds_told(source.words, source.questionnaire, shown);
    let mut blocks = vec![heading(3, told.name)];
    let names = told.rounds.iter().map(|(name, _)| name);
    let rows: Vec<RoundRow<'_>> = shown
        .rounds
        .iter()
        .zip(names)
        .enumerate()
        .filter_map(|(place, (round, name))| {
            let figures = round.figures.as_ref()?;
            // Until somebody votes again, the next round has no votes of its own.
            (place == 0 || figures.voted > 0).then(|| RoundRow {
                name: name.clone(),
                ratings: &figures.ratings,
                spread: figures.spread,
            })
        })
        .collect();
    let scene = chart::rounds(source.words, source.questionnaire, &rows, source.width);
    blocks.extend(scene.map(|scene| figure(scene, None)));
    for (place, (name, sentences)) in told.rounds.iter().enumerate() {
        let moved = place.checked_sub(1).and_then(|it| told.moves.get(it));
        let all = sentences.iter().chain(moved.into_iter().flatten());
        let all: Vec<&str> = all.map(String::as_str).collect();
        let facts = facts!(name = name.as_str(), text = all.join(" "));
        let said = source.say("report-disputed-round", &facts);
        blocks.push(paragraph(TextStyle::Bullet, said));
    }
    blocks
}
