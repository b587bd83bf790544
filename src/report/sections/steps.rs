//! What to do next: the steps that were decided in full, all others in a line each, every step
//! traceable to the answer that it comes from.

use std::collections::BTreeSet;

use super::blocks::{dense, heading, kept, new_section, opening, paragraph, practice_cell, ruled};
use super::source::Source;
use super::titles;
use super::told::{self, Entry, Told};
use crate::advice::{Basis, ProposedOwn, Step};
use crate::drawing::ColourRole;
use crate::model::{Claim, ElementId, Level, Practice, PracticeId, Verdict};
use crate::report::plan_wording;
use crate::report::{Block, Cell, Extent, Landmark, Section, SectionKind, Span, TextStyle};
use crate::scoring::Share;

/// How many steps a short report and a hand-out show.
const SHOWN: usize = 5;

/// The proposed steps in full. The others have a line each.
pub(super) fn section(source: &Source) -> Section {
    let told = told::first(source);
    let settles = !source.profile.to_settle.is_empty() && to_find_out(source).is_some();
    let title = if settles {
        let count = source.profile.to_find_out.len();
        source.say("report-steps-title-find-out", &facts!(count))
    } else {
        titles::steps(source, &told)
    };
    let mut blocks = start(source, title);
    let decision = source.analysis.decision.as_ref();
    if decision.is_some_and(|it| it.proposes_steps() && it.proposal.basis == Basis::Plan) {
        blocks.truncate(1);
        blocks.push(paragraph(
            TextStyle::Body,
            source.text("report-steps-intro-plan"),
        ));
    }
    // What settles nothing ranks before nothing.
    blocks.extend(
        to_find_out(source)
            .into_iter()
            .filter(|_| settles)
            .flatten(),
    );
    if !told.is_empty() {
        blocks.push(in_full(source, &told));
        blocks.extend(claims(source, &told));
    }
    blocks.extend(
        to_find_out(source)
            .into_iter()
            .filter(|_| !settles)
            .flatten(),
    );
    blocks.extend(others(source, &told));
    new_section(SectionKind::NextSteps, false, blocks)
}

/// Every possible step in full; `None` without any.
pub(super) fn every(source: &Source) -> Option<Section> {
    let steps = &source.analysis.steps;
    if steps.is_empty() {
        return None;
    }
    let title = source.say("report-every-step-title", &facts!(count = steps.len()));
    let suggested = steps.iter().map(Told::suggested);
    let told: Vec<Entry> = suggested.map(Entry::Step).collect();
    let blocks = vec![
        opening(SectionKind::EveryStep, title),
        paragraph(TextStyle::Body, source.text(intro(source))),
        in_full(source, &told),
    ];
    Some(new_section(SectionKind::EveryStep, false, blocks))
}

/// The first steps, a row each; `None` in a short report with a plan, which tells them.
pub(super) fn in_short(source: &Source) -> Option<Section> {
    let is_hand_out = source.options.extent == Extent::HandOut;
    let plan = &source.analysis.roadmap.steps;
    if !is_hand_out && !plan.is_empty() && source.options.shows(SectionKind::Roadmap) {
        return None;
    }
    let mut told = told::first(source);
    let mut blocks = start(source, titles::steps(source, &told));
    if !told.is_empty() && source.analysis.decision.is_some() {
        blocks.truncate(1);
        let intro = source.text("report-steps-intro-first");
        blocks.push(paragraph(TextStyle::Body, intro));
    }
    let first = practices(&told);
    let suggested = source.analysis.steps.iter();
    let others: Vec<Entry> = suggested
        .filter(|step| !first.contains(&step.practice))
        .map(Told::suggested)
        .map(Entry::Step)
        .collect();
    told.extend(others);
    let more = told.len().saturating_sub(SHOWN);
    told.truncate(SHOWN);
    if !told.is_empty() {
        blocks.push(in_rows(source, &told));
    }
    if more > 0 {
        let text = source.say("report-steps-more", &facts!(count = more));
        blocks.push(paragraph(TextStyle::Note, text));
    }
    Some(new_section(SectionKind::NextSteps, false, blocks))
}

/// The practices that steps raise.
fn practices<'a>(told: &[Entry<'a>]) -> BTreeSet<&'a PracticeId> {
    let steps = told.iter().filter_map(Entry::step);
    steps.map(|told| &told.step.practice).collect()
}

/// Steps in a row each: what to do, who sees to it, effort, and what it brings.
fn in_rows(source: &Source, entries: &[Entry]) -> Block {
    let names_owners = entries.iter().any(|entry| owner(source, entry).is_some());
    let row = |(entry, number): (&Entry, usize)| {
        let owner = owner(source, entry).unwrap_or_default();
        let owner = names_owners.then(|| Cell::plain(owner));
        let mut cells = vec![Cell::plain(number.to_string())];
        let told = match entry {
            Entry::Step(told) => told,
            Entry::Own(own) => {
                let title = Span::strong(plan_wording::own_title(source.words, &own.step));
                let action = Span::plain(own.step.action.trim());
                cells.push(Cell::of(vec![title, Span::plain("\n"), action]));
                cells.extend(owner);
                let effort = plan_wording::effort(source.words, own.step.effort);
                cells.extend([Cell::plain(effort), Cell::plain("")]);
                return cells;
            }
        };
        let effort = source.assessment.effort(&told.step.practice, told.to);
        let about = (&told.step.element, told.to);
        let brought = told
            .effect
            .map(|effect| brings(source, about, effect.share));
        let mut what = vec![Span::strong(source.practice_name(&told.step.practice))];
        let practice = source.practice(&told.step.practice);
        let action = practice.map(|practice| {
            let about = (practice, told.to);
            plan_wording::action_told(source.words, source.assessment, about, told.step.open)
        });
        what.extend([Span::plain("\n"), Span::plain(action.unwrap_or_default())]);
        cells.push(Cell::of(what));
        cells.extend(owner);
        cells.extend([
            Cell::plain(plan_wording::effort_told(
                source.words,
                effort,
                told.step.open,
            )),
            Cell::plain(brought.unwrap_or_default()),
        ]);
        cells
    };
    let mut columns = vec![
        source.words_column("column-number", 4.0),
        source.words_column("column-action", 50.0),
    ];
    columns.extend(names_owners.then(|| source.words_column("column-owner", 15.0)));
    columns.extend([
        source.words_column("column-effort", 12.0),
        source.words_column("column-brings", 19.0),
    ]);
    ruled(columns, entries.iter().zip(1..).map(row).collect())
}

fn start(source: &Source, title: String) -> Vec<Block> {
    vec![
        opening(SectionKind::NextSteps, title),
        paragraph(TextStyle::Body, source.text(intro(source))),
    ]
}

fn intro(source: &Source) -> &'static str {
    let steps = &source.analysis.steps;
    if steps.is_empty() {
        none(source)
    } else if steps.iter().all(|step| step.effort.is_some()) {
        "report-steps-intro"
    } else {
        "report-steps-intro-unstated"
    }
}

/// The steps that are not told in full, a line each; nothing where all are.
fn others(source: &Source, told: &[Entry]) -> Vec<Block> {
    let told = practices(told);
    let plan = &source.analysis.roadmap.steps;
    let is_planned = |step: &Step| {
        let mut planned = plan.iter();
        planned.any(|it| it.practice == step.practice && it.to == step.to)
    };
    let steps = source.analysis.steps.iter();
    let others: Vec<&Step> = steps
        .filter(|step| !told.contains(&step.practice) && !is_planned(step))
        .collect();
    if others.is_empty() {
        return Vec::new();
    }
    let says_days = others.iter().any(|step| step.effort.is_some());
    let row = |step: &&Step| {
        let days = || {
            Cell::plain(plan_wording::days_told(
                source.words,
                step.effort,
                step.open,
            ))
        };
        let mut cells = vec![
            practice_cell(source.practice_name(&step.practice), &step.practice),
            Cell::plain(from_to(source, step)),
            Cell::plain(brings(source, (&step.element, step.to), step.effect)),
        ];
        cells.extend(says_days.then(days));
        cells
    };
    let mut columns = vec![
        source.words_column("column-practice", 46.0),
        source.words_column("column-from-to", 14.0),
        source.words_column("column-brings", 28.0),
    ];
    columns.extend(says_days.then(|| source.numbers_column("column-days", 12.0)));
    let count = others.len();
    vec![
        heading(2, source.say("report-steps-others", &facts!(count))),
        dense(columns, others.iter().map(row).collect()),
    ]
}

/// What a step does to its element by itself: "Alone: 36% to 45% at level 3".
fn brings(source: &Source, (element, to): (&ElementId, Level), effect: Share) -> String {
    let element = source.profile.element(element);
    let now = element.and_then(|element| element.attainment(to));
    match now.map(|now| now.low) {
        Some(now) if now.whole == effect.whole => {
            let then = Share {
                part: now.part + effect.part,
                ..now
            };
            let (before, after) = (now.percent(), then.percent());
            source.say("report-step-brings", &facts!(before, after, level = to))
        }
        _ => source.say(
            "report-effect",
            &facts!(points = effect.percent(), level = to),
        ),
    }
}

/// The claims that the questionnaire leans on for the steps that are told, each with its verdict.
fn claims(source: &Source, told: &[Entry]) -> Vec<Block> {
    let behind = |claim: &Claim| -> Vec<String> {
        let steps = told.iter().filter_map(Entry::step);
        let steps = steps.map(|told| &told.step.practice);
        let mut supported: Vec<&PracticeId> = Vec::new();
        for id in steps.filter(|id| claim.supports.contains(*id)) {
            if !supported.contains(&id) {
                supported.push(id);
            }
        }
        let named = supported.into_iter().map(|id| source.practice_name(id));
        named.collect()
    };
    let claims = source.questionnaire.claims.iter();
    let rows: Vec<Vec<Cell>> = claims
        .map(|claim| (claim, behind(claim)))
        .filter(|(_, steps)| !steps.is_empty())
        .map(|(claim, steps)| {
            let place = Landmark::Claim(claim.id.clone());
            let text = Span::pointing(source.read(&claim.text), place);
            let verdict = source.text(verdict(claim.verdict));
            let critics = source.read(&claim.critics);
            vec![
                Cell::plain(source.words.list(&steps)),
                Cell::of(vec![text]),
                Cell::of(vec![
                    Span::strong(source.say("report-claim-verdict", &facts!(verdict))),
                    Span::plain(" "),
                    Span::plain(plan_wording::first_sentence(&critics)),
                ]),
            ]
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let columns = [
        source.words_column("column-step", 20.0),
        source.words_column("column-claim", 32.0),
        source.words_column("column-verdict", 48.0),
    ];
    vec![
        heading(2, source.text("report-steps-claims")),
        dense(columns, rows),
    ]
}

/// Why there are no steps.
pub(super) fn none(source: &Source) -> &'static str {
    if !source.profile.to_find_out.is_empty() {
        "report-no-steps-open"
    } else if source.profile.placement.claimed.is_some() {
        "report-no-steps-top"
    } else {
        "report-no-steps-no-level"
    }
}

/// Who was named for a step in the plan, also where it is told among all possible ones; else empty.
fn named_owner<'s>(source: &Source<'s>, told: &Told<'s>) -> &'s str {
    if let Some(proposed) = told.proposed {
        return &proposed.owner;
    }
    let plan = &source.assessment.plan;
    let planned = plan
        .iter()
        .find(|it| it.practice == told.step.practice && it.to == told.to);
    planned.map_or("", |step| &step.owner)
}

/// Who sees to a step; where nobody was named, the role that is proposed.
fn owner(source: &Source, entry: &Entry) -> Option<String> {
    match entry {
        Entry::Own(own) => {
            let named = own.step.owner.trim();
            (!named.is_empty()).then(|| named.to_owned())
        }
        Entry::Step(told) => {
            let about = (&told.step.practice, told.to);
            let named = named_owner(source, told);
            plan_wording::owner(source.words, source.questionnaire, about, named)
        }
    }
}

/// The practices that nobody could rate: knowing them comes before raising them.
fn to_find_out(source: &Source) -> Option<Vec<Block>> {
    let open = &source.profile.to_find_out;
    if open.is_empty() {
        return None;
    }
    let practices = || open.iter().filter_map(|id| source.practice(id));
    let proven = practices().any(|practice| practice.evidence.is_some());
    let row = |practice: &Practice| {
        let proof = practice.evidence.as_ref().map(|text| source.read(text));
        let mut cells = vec![
            Cell::plain(source.practice_name(&practice.id)),
            Cell::plain(source.read(&practice.prompt)),
        ];
        cells.extend(proven.then(|| Cell::plain(proof.unwrap_or_default())));
        cells
    };
    let mut columns = vec![
        source.words_column("column-practice", 22.0),
        source.words_column("column-prompt", 34.0),
    ];
    columns.extend(proven.then(|| source.words_column("column-proof", 44.0)));
    let (title, intro) = if source.profile.to_settle.is_empty() {
        ("report-open-practices", "report-open-practices-intro")
    } else {
        ("report-find-out", "report-find-out-intro")
    };
    Some(vec![
        heading(2, source.text(title)),
        kept(source.say(intro, &facts!(count = open.len()))),
        ruled(columns, practices().map(row).collect()),
    ])
}

fn from_to(source: &Source, step: &Step) -> String {
    if step.open {
        return source.say("report-target-open", &facts!(to = step.to));
    }
    source.say("report-from-to", &facts!(from = step.rating, to = step.to))
}

/// Steps with all that their owners must know: on the left what each is, on the right what to do.
fn in_full(source: &Source, told: &[Entry]) -> Block {
    let row = |(entry, number): (&Entry, usize)| match entry {
        Entry::Step(told) => {
            let owner = named_owner(source, told);
            let advice = advice(source, (&told.step.practice, told.to), owner);
            vec![what(source, entry, told, number), Cell::of(advice)]
        }
        Entry::Own(own) => {
            let action = Span::strong(own.step.action.trim());
            vec![what_own(source, entry, own, number), Cell::of(vec![action])]
        }
    };
    ruled(
        [
            source.words_column("column-step", 23.0),
            source.words_column("column-action", 77.0),
        ],
        told.iter().zip(1..).map(row).collect(),
    )
}

/// The step, from where to where, its owner, effort and effect, whether it lifts the unit, and what it
/// rests on.
fn what(source: &Source, entry: &Entry, told: &Told, number: usize) -> Cell {
    let step = told.step;
    let name = source.say(
        "report-step-numbered",
        &facts!(number, practice = source.practice_name(&step.practice)),
    );
    let mut spans = vec![Span::strong(name).leading_to(Landmark::Practice(step.practice.clone()))];
    let mut line = |text: String| spans.extend([Span::plain("\n"), Span::plain(text)]);
    let is_assumed = step.open && told.from == step.rating;
    let levels = if is_assumed {
        "report-step-levels-assumed"
    } else {
        "report-step-levels"
    };
    line(source.say(levels, &facts!(from = told.from, to = told.to)));
    owner(source, entry).into_iter().for_each(&mut line);
    let effort = source.assessment.effort(&step.practice, told.to);
    line(match effort {
        Some(_) => plan_wording::effort_told(source.words, effort, step.open),
        None => source.text("report-step-no-effort"),
    });
    if let Some(effect) = told.effect {
        line(brings(source, (&step.element, told.to), effect.share));
    }
    let decision = source.analysis.decision.as_ref();
    let steps = decision.into_iter().flat_map(|it| &it.proposal.steps);
    let steps = steps.map(|step| (&step.practice, step.to));
    let on = plan_wording::goes_on(source.words, steps, (&step.practice, told.to));
    on.into_iter().for_each(&mut line);
    if told.effect.is_some_and(|effect| effect.blocker) {
        let part = Span::strong(source.text("report-step-blocker"));
        spans.extend([
            Span::plain("\n"),
            part.leading_to_part(SectionKind::Blockers),
        ]);
    }
    spans.extend(rests_on(source, step));
    Cell::of(spans)
}

/// A step of the unit's own, its owner and effort.
fn what_own(source: &Source, entry: &Entry, own: &ProposedOwn, number: usize) -> Cell {
    let practice = plan_wording::own_title(source.words, &own.step);
    let name = source.say("report-step-numbered", &facts!(number, practice));
    let effort = match own.step.effort {
        Some(_) => plan_wording::effort(source.words, own.step.effort),
        None => source.text("report-step-no-effort"),
    };
    let no_level = source.text("report-step-own");
    let lines = owner(source, entry).into_iter().chain([effort, no_level]);
    let lines = lines.flat_map(|line| [Span::plain("\n"), Span::plain(line)]);
    Cell::of(std::iter::once(Span::strong(name)).chain(lines).collect())
}

/// What to do and why, how to begin, how to tell that it works, and what may go wrong, a line with its
/// label each.
pub(super) fn advice(
    source: &Source,
    (practice, to): (&PracticeId, Level),
    owner: &str,
) -> Vec<Span> {
    let found = source.profile_of(practice);
    let practice = source.practice(practice);
    let action = practice
        .map(|practice| plan_wording::action(source.words, source.assessment, practice, to));
    let action = Span::strong(action.unwrap_or_default());
    let first = plan_wording::find_out_first(source.words, source.assessment, found, (to, owner));
    let mut spans = match first {
        Some(first) => {
            let label = |label| Span::strong(source.say("report-label", &facts!(label)));
            vec![
                label(source.text("label-find-out")),
                Span::plain(first),
                Span::plain("\n"),
                label(source.say("label-then", &facts!(to))),
                action,
            ]
        }
        None => vec![action],
    };
    let advice = practice.and_then(|practice| practice.recommendation_to(to));
    let labelled = advice.map(|text| {
        let label = |key| source.text(key);
        [
            (plan_wording::why_label(source.words, found, to), &text.why),
            (label("label-first-week"), &text.first_week),
            (label("label-indicator"), &text.indicator),
            (label("label-risk"), &text.risk),
        ]
    });
    let said = labelled.into_iter().flatten();
    let said = said.filter_map(|(label, text)| Some((label, source.read(text.as_ref()?))));
    for (label, text) in said {
        let label = source.say("report-label", &facts!(label));
        spans.extend([Span::plain("\n"), Span::strong(label), Span::plain(text)]);
    }
    spans
}

/// The answer, the prerequisites and the claims that a step rests on, each leading there, a line each.
fn rests_on(source: &Source, step: &Step) -> Vec<Span> {
    let key = match step.open {
        false => "report-step-from-answer",
        true if source.profile.withheld.contains(&step.practice) => "report-step-from-withheld",
        true => "report-step-from-unknown",
    };
    let said = source.say(key, &facts!(rating = step.rating));
    let answer = Span {
        colour: ColourRole::Muted,
        ..Span::pointing(said, Landmark::Practice(step.practice.clone()))
    };
    let end = || Span::muted(source.text("report-list-end"));
    let new_line = || Span::plain("\n");
    let mut spans = vec![new_line(), answer, end()];
    for (place, practice) in step.after.iter().enumerate() {
        let key = if place == 0 {
            spans.push(new_line());
            "report-step-after"
        } else {
            "report-step-after-next"
        };
        let facts = facts!(practice = source.practice_name(practice));
        let said = source.say(key, &facts);
        spans.push(Span::muted(said).leading_to(Landmark::Practice(practice.clone())));
    }
    if !step.after.is_empty() {
        spans.push(end());
    }
    // A verdict without the reasons for it would only undermine the step.
    if !source.options.shows(SectionKind::Claims) {
        return spans;
    }
    let numbered = source.questionnaire.claims.iter().zip(1_usize..);
    let behind = numbered.filter(|(claim, _)| claim.supports.contains(&step.practice));
    let before = spans.len();
    for (place, (claim, number)) in behind.enumerate() {
        let key = if place == 0 {
            spans.push(new_line());
            "report-step-claim"
        } else {
            "report-step-claim-next"
        };
        spans.push(claim_in_short(source, key, claim, number));
    }
    if spans.len() > before {
        spans.push(end());
    }
    spans
}

fn claim_in_short(source: &Source, key: &str, claim: &Claim, number: usize) -> Span {
    let verdict = source.text(verdict(claim.verdict)).to_lowercase();
    let facts = facts!(number, verdict);
    Span::muted(source.say(key, &facts)).leading_to(Landmark::Claim(claim.id.clone()))
}

/// The key of a verdict's name.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "verdict-supported",
        Verdict::Depends => "verdict-depends",
        Verdict::Disputed => "verdict-disputed",
        Verdict::Unconfirmed => "verdict-unconfirmed",
    }
}
