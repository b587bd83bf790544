//! A page for each owner of steps, to be handed to that person: what to do, how to begin, by when.

use super::blocks::{heading, new_section, opening, paragraph, ruled};
use super::source::Source;
use super::{executive, steps};
use crate::advice::{Basis, ProposedOwn, ProposedStep, Task};
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
    let pages = by_owner(tasks(decision));
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

/// The steps that are told, and those of the unit's own that are to do.
fn tasks(decision: &Decision) -> Vec<Task<'_>> {
    let own = decision.proposal.own.iter().map(Task::Own);
    told(decision).iter().map(Task::Step).chain(own).collect()
}

/// Tasks by their owners, each in the order of days; those that nobody has stand last.
fn by_owner(told: Vec<Task<'_>>) -> Vec<(&str, Vec<Task<'_>>)> {
    let mut pages: Vec<(&str, Vec<Task<'_>>)> = Vec::new();
    for step in told {
        let owner = step.owner();
        match pages.iter_mut().find(|(known, _)| *known == owner) {
            Some((_, steps)) => steps.push(step),
            None => pages.push((owner, vec![step])),
        }
    }
    let first = |step: &Task<'_>| (step.due().is_none(), step.due());
    for (_, steps) in &mut pages {
        steps.sort_by_key(first);
    }
    pages.sort_by_key(|(owner, steps)| (owner.is_empty(), steps.first().map(first)));
    pages
}

fn title(source: &Source, owner: &str, steps: &[Task<'_>]) -> String {
    let effort: EffortSum = steps.iter().map(|step| step.effort()).collect();
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
        let (raise, mixed) = (String::new(), 0_usize);
        source.say("step-work", &facts!(count, raise, mixed, days))
    };
    let late = steps.iter().filter(|step| step.late().is_some()).count();
    source.say("owners-title", &facts!(owner, work, late, count))
}

fn page(
    source: &Source,
    decision: &Decision,
    said: &Said,
    (title, steps): (Block, &[Task<'_>]),
) -> Vec<Block> {
    let mut blocks = vec![
        title,
        paragraph(TextStyle::Kicker, executive::whose_and_when(source)),
    ];
    if decision.proposes_steps() {
        let late = steps.iter().filter(|step| step.late().is_some()).count();
        let facts = facts!(late, count = steps.len());
        let text = (late > 0).then(|| source.say("decision-ask-late", &facts));
        blocks.extend(text.map(|text| paragraph(TextStyle::Lead, text)));
    } else {
        let text = source.say("owners-not-recommended", &facts!(title = said.title()));
        blocks.push(paragraph(TextStyle::Lead, text));
    }
    let row = |task: &Task<'_>| match task {
        Task::Step(step) => {
            let advice = steps::advice(source, (&step.practice, step.to), &step.owner);
            vec![what(source, said, step), Cell::of(advice)]
        }
        Task::Own(own) => {
            let action = Span::strong(own.step.action.trim().to_owned());
            vec![what_own(source, said, own), Cell::of(vec![action])]
        }
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
    let task = Task::Step(step);
    let mut spans = vec![Span::strong(said.what(task))];
    let mut line = |text: String| spans.extend([Span::plain("\n"), Span::plain(text)]);
    let due = said.due(step.due, step.late);
    line(source.say(
        "owners-due",
        &facts!(due, late = usize::from(step.late.is_some())),
    ));
    line(plan_wording::effort_told(
        source.words,
        step.effort,
        step.open,
    ));
    line(said.status(task));
    if step.owner.trim().is_empty() && !source.left_out.names {
        line(said.who(task));
    }
    Cell::of(spans)
}

/// A step of the unit's own, its day, days and state.
fn what_own(source: &Source, said: &Said, own: &ProposedOwn) -> Cell {
    let due = said.due(own.step.due, own.late);
    let facts = facts!(due, late = usize::from(own.late.is_some()));
    let lines = [
        source.say("owners-due", &facts),
        plan_wording::effort(source.words, own.step.effort),
        said.status(Task::Own(own)),
    ];
    let title = Span::strong(said.what(Task::Own(own)));
    let lines = lines.into_iter();
    let lines = lines.flat_map(|line| [Span::plain("\n"), Span::plain(line)]);
    Cell::of(std::iter::once(title).chain(lines).collect())
}
