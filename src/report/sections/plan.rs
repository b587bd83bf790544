//! What was decided: the gap to the target, effort against effect, and the roadmap.

use super::blocks::{figure, heading, kept, new_section, opening, paragraph, practice_cell, ruled};
use super::findings;
use super::source::Source;
use super::titles;
use crate::advice::{Basis, LevelAsk, Reach, Roadmap, SmallestSet};
use crate::chart;
use crate::model::{EffortSum, OwnStep, PlanStep, PracticeId};
use crate::report::{
    Block, Cell, Column, Extent, Section, SectionKind, Table, TableStyle, TextStyle, plan_wording,
    wording,
};
use crate::scoring::PracticeProfile;

/// The gap to the target: per element, per practice, and what the other levels would ask.
pub(super) fn target(source: &Source) -> Option<Section> {
    let set = source.analysis.set.as_ref()?;
    let mut blocks = vec![opening(SectionKind::Target, titles::target(source, set))];
    let with_reasons = set.aims.iter().map(|aim| {
        let said = plan_wording::aim(source.words, source.questionnaire, aim);
        let target = source.assessment.targets.get(&aim.element);
        match target.map(|target| target.reason.trim()) {
            Some(reason) if !reason.is_empty() => {
                source.say("report-target-reason", &facts!(aim = said, reason))
            }
            _ => said,
        }
    });
    blocks.extend(with_reasons.map(|text| paragraph(TextStyle::Bullet, text)));
    let said = plan_wording::verdict(
        source.words,
        source.questionnaire,
        set,
        &source.assessment.planning,
    );
    blocks.extend(
        said.into_iter()
            .map(|text| paragraph(TextStyle::Body, text)),
    );
    if !set.raises.is_empty() {
        blocks.push(raises(source, set));
    }
    blocks.push(heading(2, titles::levels(source)));
    let in_steps = source
        .analysis
        .levels
        .as_deref()
        .is_some_and(plan_wording::counts_steps);
    let intro = if in_steps {
        "report-target-levels-intro-steps"
    } else {
        "report-target-levels-intro"
    };
    let facts = facts!(
        elements = elements_beside(source),
        gaps = source.profile.practices_with_gaps()
    );
    blocks.push(paragraph(TextStyle::Body, source.say(intro, &facts)));
    blocks.push(levels(source, in_steps));
    Some(new_section(SectionKind::Target, false, blocks))
}

fn raises(source: &Source, set: &SmallestSet) -> Block {
    let rows = set.raises.iter().map(|raise| {
        let why = plan_wording::reasons(source.words, source.questionnaire, raise);
        let name = source.practice_name(&raise.practice);
        let from_to = source.say(
            "report-from-to",
            &facts!(from = raise.rating, to = raise.to),
        );
        vec![
            practice_cell(name, &raise.practice),
            Cell::plain(if raise.open {
                source.say("report-target-open", &facts!(to = raise.to))
            } else {
                from_to
            }),
            Cell::plain(if raise.open {
                let days = plan_wording::days_cell(source.words, raise.effort);
                source.say("effort-cell-open", &facts!(days))
            } else {
                plan_wording::days_cell(source.words, raise.effort)
            }),
            Cell::plain(why),
        ]
    });
    ruled(
        [
            source.words_column("column-practice", 32.0),
            source.words_column("column-from-to", 14.0),
            source.numbers_column("column-days", 8.0),
            source.words_column("column-why", 46.0),
        ],
        rows.collect(),
    )
}

/// A row a level: practices and days, or steps, in all and for each element.
fn levels(source: &Source, in_steps: bool) -> Block {
    let work = if in_steps {
        "column-steps"
    } else {
        "column-days"
    };
    let mut columns = vec![
        source.words_column("column-level", 24.0),
        source.numbers_column("column-practices", 12.0),
        source.numbers_column(work, 10.0),
    ];
    let beside = elements_beside(source);
    let elements = source.questionnaire.elements.iter().take(beside);
    columns.extend(elements.map(|element| Column::numbers(source.read(&element.title), 18.0)));
    let row = |ask: &LevelAsk| {
        let name = wording::level_name(source.words, source.questionnaire, ask.level);
        let level = facts!(number = ask.level, name);
        let met = ask.set.reach == Reach::Met;
        let number = |number: String| {
            Cell::plain(if met {
                number
            } else {
                source.text("report-target-out-of-reach")
            })
        };
        let work = |sum: EffortSum| {
            number(if in_steps {
                source.words.number(sum.steps)
            } else {
                source.words.number(sum.days)
            })
        };
        let mut cells = vec![
            Cell::plain(source.say("level-named", &level)),
            number(source.words.number(ask.set.raises.len())),
            work(ask.set.effort),
        ];
        let own = ask.elements.iter().take(beside);
        cells.extend(own.map(|(_, _, effort)| work(*effort)));
        cells
    };
    Table {
        columns,
        rows: source.analysis.levels.iter().flatten().map(row).collect(),
        style: TableStyle::Dense,
    }
    .into()
}

/// How many elements have a column: all, or none where there is no room for all.
fn elements_beside(source: &Source) -> usize {
    let count = source.questionnaire.elements.len();
    if count <= ELEMENTS_BESIDE { count } else { 0 }
}

/// The most elements that have room beside each other.
const ELEMENTS_BESIDE: usize = 5;

/// Every possible step by effort and effect.
pub(super) fn efforts(source: &Source) -> Option<Section> {
    let set = source.analysis.set.as_ref()?;
    let effort = &source.analysis.effort;
    effort.sorted().next()?;
    let raises = set.raises.iter();
    let chosen: Vec<PracticeId> = raises.map(|raise| raise.practice.clone()).collect();
    let scene = chart::effort_effect(
        source.words,
        source.questionnaire,
        effort,
        &chosen,
        source.width,
    );
    let unstated = effort.steps.iter();
    let unstated = unstated.filter(|step| !step.open && step.effort.is_none());
    let cut = facts!(
        days = effort.days_cut,
        unstated = unstated.count(),
        set = chosen.len()
    );
    let mut blocks = vec![
        opening(SectionKind::Efforts, titles::efforts(source)),
        kept(source.say("report-efforts-intro", &cut)),
        figure(scene, Some(findings::efforts(source))),
    ];
    let not_drawn = plan_wording::not_drawn(source.words, source.questionnaire, &effort.steps);
    blocks.extend(not_drawn.map(|text| paragraph(TextStyle::Note, text)));
    Some(new_section(SectionKind::Efforts, false, blocks))
}

/// How many working days a month the days of the plan follow from; `None` where somebody chose each day.
fn pace(source: &Source) -> Option<String> {
    let decision = source.analysis.decision.as_ref()?;
    let steps = source.analysis.roadmap.steps.iter();
    let mut worked_out = steps.filter(|step| step.due.is_some() && !step.own_due);
    if decision.proposal.basis != Basis::Plan || worked_out.next().is_none() {
        return None;
    }
    let planning = &source.assessment.planning;
    let stated = usize::from(planning.capacity_days_per_month.is_some());
    let pace = decision.proposal.pace(planning);
    Some(source.say("report-roadmap-pace", &facts!(stated, pace)))
}

/// The plan in phases, and what does not fit.
pub(super) fn roadmap(source: &Source) -> Option<Section> {
    let roadmap = &source.analysis.roadmap;
    let plan = &roadmap.steps;
    if plan.is_empty() && roadmap.own.is_empty() {
        return None;
    }
    let start = source.words.date(roadmap.start);
    let mut blocks = vec![
        opening(SectionKind::Roadmap, titles::roadmap(source)),
        kept(source.say("report-roadmap-intro", &facts!(start))),
    ];
    blocks.extend(pace(source).map(|text| paragraph(TextStyle::Body, text)));
    // A short report has the days in its table alone.
    if source.options.extent != Extent::Short {
        let phases = phases(source, roadmap).into_iter();
        blocks.extend(phases.map(|text| paragraph(TextStyle::Bullet, text)));
        let scene = chart::timeline(source.words, source.questionnaire, roadmap, source.width);
        blocks.extend(scene.map(|scene| figure(scene, None)));
    }
    blocks.push(in_order(source, roadmap));
    if !roadmap.breaks.is_empty() {
        blocks.push(heading(2, source.text("report-roadmap-breaks")));
    }
    for found in &roadmap.breaks {
        let text = plan_wording::broken(source.words, source.questionnaire, plan, found);
        blocks.push(paragraph(TextStyle::Bullet, text));
    }
    Some(new_section(SectionKind::Roadmap, false, blocks))
}

/// What is still to do in each phase, beyond the last, and without a day; nothing where nothing is.
fn phases(source: &Source, roadmap: &Roadmap) -> Vec<String> {
    let mut said = Vec::new();
    let own_to_do = |phase| roadmap.own_in(phase).filter(|(_, own)| own.is_to_do());
    let own = |phase| own_to_do(phase).count();
    for (number, phase) in roadmap.phases.iter().enumerate() {
        let count = roadmap.to_do(&phase.steps) + own(number);
        if count == 0 {
            continue;
        }
        let title = plan_wording::phase(source.words, phase);
        said.push(source.say("report-roadmap-phase", &facts!(title, count)));
    }
    let later = own_to_do(roadmap.phases.len());
    let (own_dated, own_undated): (Vec<_>, Vec<_>) = later.partition(|(_, own)| own.due.is_some());
    for (key, count) in [
        (
            "plan-beyond",
            roadmap.to_do(&roadmap.beyond) + own_dated.len(),
        ),
        (
            "plan-undated",
            roadmap.to_do(&roadmap.undated) + own_undated.len(),
        ),
    ] {
        if count > 0 {
            let title = source.text(key);
            said.push(source.say("report-roadmap-phase", &facts!(title, count)));
        }
    }
    said
}

/// Every step, the first due first.
fn in_order(source: &Source, roadmap: &Roadmap) -> Block {
    let steps = roadmap.in_order();
    let steps = steps.map(|step| (step.due, row(source, step)));
    let own = roadmap.own.iter();
    let own = own.map(|step| (step.due, own_row(source, step)));
    let mut rows: Vec<_> = steps.chain(own).collect();
    // The sort is stable: equals stay in their order.
    rows.sort_by_key(|(due, _)| (due.is_none(), *due));
    ruled(
        [
            source.words_column("column-practice", 26.0),
            source.words_column("column-owner", 16.0),
            source.words_column("column-due", 15.0),
            source.numbers_column("column-days", 7.0),
            source.words_column("column-status", 11.0),
            source.words_column("column-indicator", 25.0),
        ],
        rows.into_iter().map(|(_, row)| row).collect(),
    )
}

/// A step of the unit's own, with what to do in place of what shows it.
fn own_row(source: &Source, step: &OwnStep) -> Vec<Cell> {
    let due = step.due.map(|due| source.words.date(due));
    let due = due.unwrap_or_else(|| no_date(source, step.is_to_do()));
    let effort = [step.effort].into_iter().collect();
    vec![
        Cell::plain(plan_wording::own_title(source.words, step)),
        Cell::plain(named_or_nobody(source, Some(step.owner.trim().to_owned()))),
        Cell::plain(due),
        Cell::plain(plan_wording::days_cell(source.words, effort)),
        Cell::plain(plan_wording::status(source.words, step.status)),
        Cell::plain(step.action.trim()),
    ]
}

fn row(source: &Source, step: &PlanStep) -> Vec<Cell> {
    let name = source.say(
        "report-roadmap-step",
        &facts!(name = source.practice_name(&step.practice), level = step.to),
    );
    let roadmap = &source.analysis.roadmap;
    // What the answers settle is due no more.
    let due = step.due.filter(|_| !roadmap.is_settled(step));
    let due = due.map(|due| source.words.date(due));
    let waits = step.due.is_none() && step.is_to_do();
    let due = due.unwrap_or_else(|| no_date(source, waits));
    let indicator = source
        .practice(&step.practice)
        .map(|practice| plan_wording::indicator(source.words, practice, step.to).to_owned());
    let effort = source.assessment.effort(&step.practice, step.to);
    let found = source.profile_of(&step.practice);
    let is_open = found.is_some_and(PracticeProfile::is_open) && step.is_to_do();
    vec![
        practice_cell(name, &step.practice),
        Cell::plain(owner(source, step)),
        Cell::plain(due),
        Cell::plain(plan_wording::days_told(source.words, effort, is_open)),
        Cell::plain(plan_wording::standing(source.words, roadmap, step)),
        Cell::plain(indicator.unwrap_or_default()),
    ]
}

/// Who was named; where nobody is, the role that is proposed.
fn owner(source: &Source, step: &PlanStep) -> String {
    let about = (&step.practice, step.to);
    let owner = plan_wording::owner(source.words, source.questionnaire, about, &step.owner);
    named_or_nobody(source, owner)
}

/// That a step has no day yet, where it waits for one.
fn no_date(source: &Source, waits: bool) -> String {
    let no_date = || source.text("decision-no-date");
    waits.then(no_date).unwrap_or_default()
}

/// That nobody is named yet, unless names are left out.
fn named_or_nobody(source: &Source, owner: Option<String>) -> String {
    let owner = owner.filter(|owner| !owner.is_empty());
    owner.unwrap_or_else(|| {
        let nobody = || source.text("decision-owner-open");
        (!source.left_out.names).then(nobody).unwrap_or_default()
    })
}
