//! What to do next: every step in its order, traceable to the answer that it comes from.

use super::blocks::{heading, kept, new_section, opening, paragraph, ruled};
use super::source::Source;
use crate::advice::Step;
use crate::drawing::ColourRole;
use crate::model::{Claim, Practice, Recommendation, Verdict};
use crate::report::plan_wording;
use crate::report::{Block, Cell, Landmark, Section, SectionKind, Span, TextStyle};

/// How many steps a hand-out shows.
const SHOWN: usize = 8;

pub(super) fn section(source: &Source) -> Section {
    let mut blocks = start(source);
    blocks.extend(to_find_out(source));
    if !source.analysis.steps.is_empty() {
        if blocks.len() > 2 {
            blocks.push(heading(2, source.text("report-steps-each")));
        }
        blocks.push(in_full(source));
    }
    new_section(SectionKind::NextSteps, false, blocks)
}

/// The first steps, a row each.
pub(super) fn in_short(source: &Source) -> Section {
    let mut blocks = start(source);
    if !source.analysis.steps.is_empty() {
        let table = table(source, SHOWN, (52.0, 16.0), |step, number| {
            [Cell::plain(number), Cell::of(named(source, step))]
        });
        blocks.push(table);
    }
    let more = source.analysis.steps.len().saturating_sub(SHOWN);
    if more > 0 {
        let text = source.say("report-steps-more", &facts!(count = more));
        blocks.push(paragraph(TextStyle::Note, text));
    }
    new_section(SectionKind::NextSteps, true, blocks)
}

fn start(source: &Source) -> Vec<Block> {
    let steps = &source.analysis.steps;
    let intro = if steps.is_empty() {
        none(source)
    } else if steps.iter().all(|step| step.effort.is_some()) {
        "report-steps-intro"
    } else {
        "report-steps-intro-unstated"
    };
    vec![
        opening(SectionKind::NextSteps, source.text("report-steps")),
        paragraph(TextStyle::Body, source.text(intro)),
    ]
}

/// The first steps in a table, after number and action their owner where the questionnaire names
/// one, effort and effect. The shares are those of action and owner.
pub(super) fn table(
    source: &Source,
    most: usize,
    (action, owner): (f32, f32),
    begin: impl Fn(&Step, String) -> [Cell; 2],
) -> Block {
    let mut shown = source.analysis.steps.iter().take(most);
    let names_owners = shown.any(|step| self::owner(source, step).is_some());
    let row = |(step, number): (&Step, usize)| {
        let mut cells = Vec::from(begin(step, number.to_string()));
        let owner = names_owners.then(|| self::owner(source, step).unwrap_or_default());
        let effort = plan_wording::effort(source.words, step.effort);
        let more = [effort, effect(source, step)];
        cells.extend(owner.into_iter().chain(more).map(Cell::plain));
        cells
    };
    let mut columns = vec![source.words_column("column-number", 4.0)];
    if names_owners {
        columns.push(source.words_column("column-action", action));
        columns.push(source.words_column("column-owner", owner));
    } else {
        columns.push(source.words_column("column-action", action + owner));
    }
    columns.push(source.words_column("column-effort", 12.0));
    columns.push(source.words_column("column-effect", 16.0));
    let numbered = source.analysis.steps.iter().take(most).zip(1..);
    ruled(columns, numbered.map(row).collect())
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

/// What to put in place; with the practice where the questionnaire does not say it in words of its
/// own.
pub(super) fn what_to_do(source: &Source, step: &Step) -> Vec<Span> {
    if recommendation(source, step).is_some_and(|text| text.action.is_some()) {
        vec![Span::plain(action(source, step))]
    } else {
        named(source, step)
    }
}

/// The practice, and below it what to put in place.
fn named(source: &Source, step: &Step) -> Vec<Span> {
    vec![
        Span::strong(source.practice_name(&step.practice)),
        Span::plain("\n"),
        Span::plain(action(source, step)),
    ]
}

/// What to put in place.
fn action(source: &Source, step: &Step) -> String {
    let practice = source.practice(&step.practice);
    practice.map_or_else(String::new, |practice| {
        plan_wording::action(source.words, practice, step.to)
    })
}

/// The role that the questionnaire sees the step with.
fn owner(source: &Source, step: &Step) -> Option<String> {
    let owner = recommendation(source, step)?.owner.as_ref()?;
    Some(source.read(owner))
}

/// "+10 points at level 3".
fn effect(source: &Source, step: &Step) -> String {
    source.say(
        "report-effect",
        &facts!(points = step.effect.percent(), level = step.to),
    )
}

/// The practices that nobody could rate: knowing them comes before raising them.
fn to_find_out(source: &Source) -> Vec<Block> {
    let open = &source.profile.to_find_out;
    if open.is_empty() {
        return Vec::new();
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
    vec![
        heading(2, source.text("report-find-out")),
        kept(source.text("report-find-out-intro")),
        ruled(columns, practices().map(row).collect()),
    ]
}

fn recommendation<'a>(source: &'a Source, step: &Step) -> Option<&'a Recommendation> {
    source.practice(&step.practice)?.recommendation_to(step.to)
}

fn from_to(source: &Source, step: &Step) -> String {
    source.say("report-from-to", &facts!(from = step.rating, to = step.to))
}

/// Every step with all that its owner must know: on the left what it is, on the right what to do.
fn in_full(source: &Source) -> Block {
    let row = |(step, number): (&Step, usize)| vec![what(source, step, number), how(source, step)];
    ruled(
        [
            source.words_column("column-step", 23.0),
            source.words_column("column-action", 77.0),
        ],
        source.analysis.steps.iter().zip(1..).map(row).collect(),
    )
}

/// The step, from where to where, its owner, effort and effect, and whether it lifts the unit.
fn what(source: &Source, step: &Step, number: usize) -> Cell {
    let name = source.say(
        "report-step-numbered",
        &facts!(number, practice = source.practice_name(&step.practice)),
    );
    let mut spans = vec![Span::strong(name).leading_to(Landmark::Practice(step.practice.clone()))];
    let mut line = |text: String| spans.extend([Span::plain("\n"), Span::plain(text)]);
    line(from_to(source, step));
    owner(source, step).into_iter().for_each(&mut line);
    line(match step.effort {
        Some(_) => plan_wording::effort(source.words, step.effort),
        None => source.text("report-step-no-effort"),
    });
    line(effect(source, step));
    if step.blocker {
        let part = Span::strong(source.text("report-step-blocker"));
        spans.extend([
            Span::plain("\n"),
            part.leading_to_part(SectionKind::Blockers),
        ]);
    }
    Cell::of(spans)
}

/// What to do and why, how to begin, how to tell that it works, what may go wrong, and what it rests
/// on.
fn how(source: &Source, step: &Step) -> Cell {
    let mut spans = vec![Span::strong(action(source, step))];
    let labelled = recommendation(source, step).map(|text| {
        [
            ("label-why", &text.why),
            ("label-first-week", &text.first_week),
            ("label-indicator", &text.indicator),
            ("label-risk", &text.risk),
        ]
    });
    let said = labelled.into_iter().flatten();
    let said = said.filter_map(|(label, text)| Some((label, source.read(text.as_ref()?))));
    for (place, (label, text)) in said.enumerate() {
        spans.push(Span::plain(if place == 0 { "\n" } else { " " }));
        let label = source.text(label);
        let label = source.say("report-label", &facts!(label));
        spans.extend([Span::muted(label), Span::plain(text)]);
    }
    spans.extend(rests_on(source, step));
    Cell::of(spans)
}

/// The answer, the prerequisites and the claims that a step rests on, each leading there.
fn rests_on(source: &Source, step: &Step) -> Vec<Span> {
    let rating = facts!(rating = step.rating);
    let said = source.say("report-step-from-answer", &rating);
    let answer = Span {
        colour: ColourRole::Muted,
        ..Span::pointing(said, Landmark::Practice(step.practice.clone()))
    };
    let end = || Span::muted(source.text("report-list-end"));
    let mut spans = vec![Span::plain(" "), answer, end()];
    for (place, practice) in step.after.iter().enumerate() {
        let key = if place == 0 {
            "report-step-after"
        } else {
            "report-step-after-next"
        };
        let said = source.say(key, &facts!(id = practice.as_str()));
        spans.push(Span::muted(said).leading_to(Landmark::Practice(practice.clone())));
    }
    if !step.after.is_empty() {
        spans.push(end());
    }
    let numbered = source.questionnaire.claims.iter().zip(1_usize..);
    let behind = numbered.filter(|(claim, _)| claim.supports.contains(&step.practice));
    let before = spans.len();
    for (place, (claim, number)) in behind.enumerate() {
        let key = if place == 0 {
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
