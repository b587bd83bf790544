//! What to do next: every step in its order, traceable to the answer that it comes from.

use super::blocks::{heading, kept, new_section, opening, paragraph, ruled};
use super::source::Source;
use crate::advice::Step;
use crate::drawing::ColourRole;
use crate::model::{Claim, Recommendation, Verdict};
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
        let table = table(source, SHOWN, (52.0, 16.0), |step, text, number| {
            let action = vec![
                Span::strong(source.practice_name(&step.practice)),
                Span::plain("\n"),
                Span::plain(source.read(&text.action)),
            ];
            [Cell::plain(number), Cell::of(action)]
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
    let intro = if source.analysis.steps.is_empty() {
        none(source)
    } else {
        "report-steps-intro"
    };
    vec![
        opening(SectionKind::NextSteps, source.text("report-steps")),
        paragraph(TextStyle::Body, source.text(intro)),
    ]
}

/// The first steps in a table, after number and action their owner, effort and effect. The shares
/// are those of action and owner.
pub(super) fn table(
    source: &Source,
    most: usize,
    (action, owner): (f32, f32),
    begin: impl Fn(&Step, &Recommendation, String) -> [Cell; 2],
) -> Block {
    let row = |step: &Step, number: usize| {
        let text = recommendation(source, step)?;
        let mut cells = Vec::from(begin(step, text, number.to_string()));
        let more = [
            source.read(&text.owner),
            effort(source, step),
            effect(source, step),
        ];
        cells.extend(more.map(Cell::plain));
        Some(cells)
    };
    let numbered = source.analysis.steps.iter().take(most).zip(1..);
    ruled(
        [
            source.words_column("column-number", 4.0),
            source.words_column("column-action", action),
            source.words_column("column-owner", owner),
            source.words_column("column-effort", 12.0),
            source.words_column("column-effect", 16.0),
        ],
        numbered
            .filter_map(|(step, number)| row(step, number))
            .collect(),
    )
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

/// "M, 10 days".
fn effort(source: &Source, step: &Step) -> String {
    source.say(
        "effort",
        &facts!(size = step.effort.size().as_str(), days = step.days()),
    )
}

/// "+10 points at level 3".
fn effect(source: &Source, step: &Step) -> String {
    source.say(
        "report-effect",
        &facts!(points = step.effect.percent(), level = step.to.number()),
    )
}

/// The practices that nobody could rate: knowing them comes before raising them.
fn to_find_out(source: &Source) -> Vec<Block> {
    let open = &source.profile.to_find_out;
    if open.is_empty() {
        return Vec::new();
    }
    let rows = open
        .iter()
        .filter_map(|id| {
            let practice = source.practice(id)?;
            Some(vec![
                Cell::plain(source.practice_name(id)),
                Cell::plain(source.read(&practice.prompt)),
                Cell::plain(source.read(&practice.evidence)),
            ])
        })
        .collect();
    let table = ruled(
        [
            source.words_column("column-practice", 22.0),
            source.words_column("column-prompt", 34.0),
            source.words_column("column-proof", 44.0),
        ],
        rows,
    );
    vec![
        heading(2, source.text("report-find-out")),
        kept(source.text("report-find-out-intro")),
        table,
    ]
}

fn recommendation<'a>(source: &'a Source, step: &Step) -> Option<&'a Recommendation> {
    source.practice(&step.practice)?.recommendation(step.from)
}

fn from_to(source: &Source, step: &Step) -> String {
    source.say(
        "report-from-to",
        &facts!(from = step.rating, to = step.to.number()),
    )
}

/// Every step with all that its owner must know: on the left what it is, on the right what to do.
fn in_full(source: &Source) -> Block {
    let row = |(step, number): (&Step, usize)| {
        let recommendation = recommendation(source, step)?;
        Some(vec![
            what(source, step, number, recommendation),
            how(source, step, recommendation),
        ])
    };
    ruled(
        [
            source.words_column("column-step", 23.0),
            source.words_column("column-action", 77.0),
        ],
        source
            .analysis
            .steps
            .iter()
            .zip(1..)
            .filter_map(row)
            .collect(),
    )
}

/// The step, from where to where, its owner, effort and effect, and whether it lifts the unit.
fn what(source: &Source, step: &Step, number: usize, text: &Recommendation) -> Cell {
    let name = source.say(
        "report-step-numbered",
        &facts!(number, practice = source.practice_name(&step.practice)),
    );
    let mut spans = vec![Span::strong(name).leading_to(Landmark::Practice(step.practice.clone()))];
    let mut line = |text: String| spans.extend([Span::plain("\n"), Span::plain(text)]);
    line(from_to(source, step));
    line(source.read(&text.owner));
    line(effort(source, step));
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
fn how(source: &Source, step: &Step, text: &Recommendation) -> Cell {
    let mut spans = vec![Span::strong(source.read(&text.action))];
    let labelled = [
        ("label-why", &text.why),
        ("label-first-week", &text.first_week),
        ("label-indicator", &text.indicator),
        ("label-risk", &text.risk),
    ];
    let said = labelled
        .into_iter()
        .map(|(label, text)| (label, source.read(text)))
        .filter(|(_, text)| !text.trim().is_empty());
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
