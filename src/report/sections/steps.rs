//! What to do next: every step in its order, traceable to the answer that it comes from.

use super::executive::{effect, effort, no_steps};
use super::{Source, heading, new_section, paragraph};
use crate::advice::{self, NextStep};
use crate::model::{Claim, Recommendation, Verdict};
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Paragraph, Section, SectionKind, Table, TableStyle, TextStyle,
};

pub(super) fn section(source: &Source) -> Section {
    let mut blocks = vec![heading(1, source.text("report-steps"))];
    if source.steps.is_empty() {
        blocks.push(paragraph(TextStyle::Body, source.text(no_steps(source))));
    } else {
        blocks.push(paragraph(
            TextStyle::Body,
            source.text("report-steps-intro"),
        ));
        blocks.push(overview(source));
    }
    blocks.extend(to_find_out(source));
    if !source.steps.is_empty() {
        blocks.push(heading(2, source.text("report-steps-each")));
    }
    for (step, number) in source.steps.iter().zip(1_usize..) {
        blocks.extend(card(source, step, number).unwrap_or_default());
    }
    new_section(SectionKind::NextSteps, true, blocks)
}

fn overview(source: &Source) -> Block {
    let rows = source
        .steps
        .iter()
        .zip(1_usize..)
        .filter_map(|(step, number)| {
            let recommendation = recommendation(source, step)?;
            let name = source.practice_name(&step.practice);
            Some(vec![
                Cell::plain(number.to_string()),
                if step.blocker {
                    Cell::strong(name)
                } else {
                    Cell::plain(name)
                },
                Cell::plain(from_to(source, step)),
                Cell::plain(source.read(&recommendation.owner)),
                Cell::plain(effort(source, step)),
                Cell::plain(effect(source, step)),
            ])
        })
        .collect();
    Table {
        columns: vec![
            Column::words(source.text("column-number"), 4.0),
            Column::words(source.text("column-practice"), 32.0),
            Column::words(source.text("column-from-to"), 10.0),
            Column::words(source.text("column-owner"), 22.0),
            Column::words(source.text("column-effort"), 14.0),
            Column::words(source.text("column-effect"), 18.0),
        ],
        rows,
        style: TableStyle::Ruled,
    }
    .into()
}

/// The practices that nobody could rate: knowing them comes before raising them.
fn to_find_out(source: &Source) -> Vec<Block> {
    let open = advice::to_find_out(source.profile);
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
    let table = Table {
        columns: vec![
            Column::words(source.text("column-practice"), 22.0),
            Column::words(source.text("column-prompt"), 34.0),
            Column::words(source.text("column-proof"), 44.0),
        ],
        rows,
        style: TableStyle::Ruled,
    };
    vec![
        heading(2, source.text("report-find-out")),
        Paragraph::new(TextStyle::Body, source.text("report-find-out-intro"))
            .kept()
            .into(),
        table.into(),
    ]
}

fn recommendation<'a>(source: &'a Source, step: &NextStep) -> Option<&'a Recommendation> {
    source.practice(&step.practice)?.recommendation(step.from)
}

fn from_to(source: &Source, step: &NextStep) -> String {
    source.say(
        "report-from-to",
        &[
            ("from", step.rating.to_string().into()),
            ("to", step.to.number().into()),
        ],
    )
}

/// One step with everything that its owner must know.
fn card(source: &Source, step: &NextStep, number: usize) -> Option<Vec<Block>> {
    let recommendation = recommendation(source, step)?;
    let title = source.say(
        "report-step-heading",
        &[
            ("number", number.to_string().into()),
            ("practice", source.practice_name(&step.practice).into()),
            ("to", step.to.number().into()),
        ],
    );
    let action = Paragraph::new(TextStyle::Body, source.read(&recommendation.action)).kept();
    let rows = lines(source, step, recommendation)
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(label, text)| vec![Cell::muted(source.text(label)), Cell::plain(text)])
        .collect();
    let table = Table {
        columns: vec![Column::words("", 20.0), Column::words("", 80.0)],
        rows,
        style: TableStyle::Plain,
    };
    Some(vec![heading(3, title), action.into(), table.into()])
}

fn lines(
    source: &Source,
    step: &NextStep,
    recommendation: &Recommendation,
) -> Vec<(&'static str, String)> {
    vec![
        ("label-why", source.read(&recommendation.why)),
        ("label-first-week", source.read(&recommendation.first_week)),
        ("label-owner", owner(source, step, recommendation)),
        ("label-effect", effect_in_full(source, step)),
        ("label-after", after(source, step)),
        ("label-indicator", source.read(&recommendation.indicator)),
        ("label-risk", source.read(&recommendation.risk)),
        ("label-comes-from", comes_from(source, step)),
        ("label-claims", claims(source, step)),
    ]
}

fn owner(source: &Source, step: &NextStep, recommendation: &Recommendation) -> String {
    source.say(
        "report-owner-effort",
        &[
            ("owner", source.read(&recommendation.owner).into()),
            ("effort", effort(source, step).into()),
        ],
    )
}

fn effect_in_full(source: &Source, step: &NextStep) -> String {
    let element = wording::element_name(source.words, source.questionnaire, &step.element);
    let key = if step.blocker {
        "report-effect-blocker"
    } else {
        "report-effect-full"
    };
    source.say(
        key,
        &[
            ("points", step.effect.percent().into()),
            ("level", step.to.number().into()),
            ("element", element.into()),
        ],
    )
}

fn after(source: &Source, step: &NextStep) -> String {
    let names: Vec<String> = step
        .after
        .iter()
        .map(|practice| source.practice_name(practice))
        .collect();
    wording::list(source.words, &names)
}

fn comes_from(source: &Source, step: &NextStep) -> String {
    let descriptor = source
        .descriptor(&step.practice, step.from)
        .unwrap_or_default();
    source.say(
        "report-comes-from",
        &[
            ("rating", step.rating.to_string().into()),
            ("level", step.from.number().into()),
            ("descriptor", descriptor.into()),
        ],
    )
}

/// What is said in the step's favour, with what critics left of it.
fn claims(source: &Source, step: &NextStep) -> String {
    let said: Vec<String> = source
        .questionnaire
        .claims_for(&step.practice)
        .map(|claim| claim_in_short(source, claim))
        .collect();
    said.join("\n")
}

fn claim_in_short(source: &Source, claim: &Claim) -> String {
    source.say(
        "report-claim-short",
        &[
            ("claim", source.read(&claim.text).into()),
            ("verdict", source.text(verdict(claim.verdict)).into()),
        ],
    )
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
