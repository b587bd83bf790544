//! A page for each owner of steps, to be handed to that person: what to do, how to begin, by when.

use super::blocks::{heading, new_section, opening, paragraph, ruled};
use super::source::Source;
use super::{executive, steps};
use crate::advice::{Basis, ProposedStep};
use crate::analysis::Decision;
use crate::model::EffortSum;
use crate::report::decision_wording::Said;
use crate::report::{Block, Cell, Section, SectionKind, Span, TextStyle, plan_wording};

/// A page for each owner, the one with the first day first, then one for steps that nobody has. Where no
/// step is to be taken, one page says so; nothing without a decision.
pub(super) fn sections(source: &Source) -> Vec<Section> {
    let Some(decision) = &source.analysis.decision else {
        return Vec::new();
    };
    let said = executive::said(source, decision);
    let pages = by_owner(told(decision));
    if pages.is_empty() {
        let mut blocks = vec![
            opening(SectionKind::Owners, source.text("owners-none")),
            paragraph(TextStyle::Kicker, executive::whose_and_when(source)),
        ];
        let asks = said.asks().into_iter();
        blocks.extend(asks.map(|text| paragraph(TextStyle::Lead, text)));
        return vec![new_section(SectionKind::Owners, true, blocks)];
    }
    let pages = pages.into_iter().enumerate();
    pages
        .map(|(number, (owner, steps))| {
            let title = title(source, owner, &steps);
            let title = if number == 0 {
                opening(SectionKind::Owners, title)
            } else {
                heading(1, title)
            };
            let blocks = page(source, decision, &said, (title, &steps));
            new_section(SectionKind::Owners, true, blocks)
        })
        .collect()
}

/// The steps that are proposed. Those of the unit's own plan are told even where it is recommended to
/// take none: people have them on their desks.
fn told(decision: &Decision) -> &[ProposedStep] {
    let proposal = &decision.proposal;
    if decision.proposes_steps() || proposal.basis == Basis::Plan {
        &proposal.steps
    } else {
        &[]
    }
}

/// Steps by their owners, each in the order of days; those that nobody has stand last.
fn by_owner(told: &[ProposedStep]) -> Vec<(&str, Vec<&ProposedStep>)> {
    let mut pages: Vec<(&str, Vec<&ProposedStep>)> = Vec::new();
    for step in told {
        let owner = step.owner.trim();
        match pages.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, steps)) => steps.push(step),
            None => pages.push((owner, vec![step])),
        }
    }
    let first = |step: &ProposedStep| (step.due.is_none(), step.due);
    for (_, steps) in &mut pages {
        steps.sort_by_key(|step| first(step));
    }
    pages.sort_by_key(|(owner, steps)| (owner.is_empty(), steps.first().map(|it| first(it))));
    pages
}

fn title(source: &Source, owner: &str, steps: &[&ProposedStep]) -> String {
    let effort: EffortSum = steps.iter().map(|step| step.effort).collect();
    let owner = match owner {
        "" if source.left_out.names => source.text("owners-left-out"),
        "" => source.text("owners-nobody"),
        owner => owner.to_owned(),
    };
    let count = steps.len();
    let work = if effort.unstated == effort.steps {
        source.say("step-work-unstated", &facts!(count))
    } else {
        let days = plan_wording::effort_sum(source.words, effort, "working-days");
        source.say("step-work", &facts!(count, days))
    };
    let late = steps.iter().filter(|step| step.late.is_some()).count();
    source.say("owners-title", &facts!(owner, work, late, count))
}

fn page(
    source: &Source,
    decision: &Decision,
    said: &Said,
    (title, steps): (Block, &[&ProposedStep]),
) -> Vec<Block> {
    let mut blocks = vec![
        title,
        paragraph(TextStyle::Kicker, executive::whose_and_when(source)),
    ];
    if decision.proposes_steps() {
        let late = steps.iter().filter(|step| step.late.is_some()).count();
        let facts = facts!(late, count = steps.len());
        let text = (late > 0).then(|| source.say("decision-ask-late", &facts));
        blocks.extend(text.map(|text| paragraph(TextStyle::Lead, text)));
    } else {
        let text = source.say("owners-not-recommended", &facts!(title = said.title()));
        blocks.push(paragraph(TextStyle::Lead, text));
    }
    let row = |step: &&ProposedStep| {
        let advice = steps::advice(source, (&step.practice, step.to), "\n");
        vec![what(source, said, step), Cell::of(advice)]
    };
    blocks.push(ruled(
        [
            source.words_column("column-step", 30.0),
            source.words_column("column-action", 70.0),
        ],
        steps.iter().map(row).collect(),
    ));
    blocks
}

/// The step, its day, days and state, and who could take it where nobody has it.
fn what(source: &Source, said: &Said, step: &ProposedStep) -> Cell {
    let facts = facts!(
        practice = source.practice_name(&step.practice),
        to = step.to
    );
    let mut spans = vec![Span::strong(source.say("report-step-short", &facts))];
    let mut line = |text: String| spans.extend([Span::plain("\n"), Span::plain(text)]);
    let due = said.due(step.due, step.late);
    line(source.say(
        "owners-due",
        &facts!(due, late = usize::from(step.late.is_some())),
    ));
    line(plan_wording::effort(source.words, step.effort));
    line(said.status(step));
    if step.owner.trim().is_empty() && !source.left_out.names {
        line(said.who(step));
    }
    Cell::of(spans)
}
