//! The one page that decides: where the unit is and how sure that is, what holds it back, the target,
//! whether it pays, and what to do first.

use super::blocks::{figure, new_section, opening, paragraph};
use super::source::Source;
use super::{business_case, plan, steps};
use crate::advice::Step;
use crate::chart;
use crate::drawing::Weight;
use crate::model::Form;
use crate::report::wording;
use crate::report::{
    Block, Cell, Column, Landmark, Paragraph, Section, SectionKind, Span, Table, TableStyle,
    TextStyle,
};
use crate::scoring::{ElementProfile, Profile};

/// How many steps the page shows.
const STEPS_SHOWN: usize = 3;

/// How many elements the picture shows.
const ELEMENTS_SHOWN: usize = 8;

/// How many missed thresholds the page names.
const BLOCKERS_SHOWN: usize = 2;

pub(super) fn section(source: &Source) -> Section {
    Section {
        shorter: vec![blocks(source, PageRoom::Tight)],
        ..new_section(
            SectionKind::Executive,
            false,
            blocks(source, PageRoom::Enough),
        )
    }
}

/// Whose report it is and that nothing is shown of what so few people said.
pub(super) fn of_too_few(source: &Source) -> Section {
    let mut blocks = vec![
        opening(SectionKind::Executive, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
    ];
    let told = withheld(source).into_iter();
    blocks.extend(told.map(|text| paragraph(TextStyle::Lead, text)));
    new_section(SectionKind::Executive, false, blocks)
}

/// What is not shown of the answers, and why; `None` where everything is.
fn withheld(source: &Source) -> Option<String> {
    wording::withheld(source.words, source.questionnaire, source.analysis)
}

/// Where nothing was answered: that there is no result, and nothing else.
pub(super) fn nothing(source: &Source) -> Section {
    let said = wording::placement(source.words, source.questionnaire, source.profile);
    let blocks = vec![
        opening(SectionKind::Executive, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
        paragraph(TextStyle::Lead, said),
    ];
    new_section(SectionKind::Executive, false, blocks)
}

/// Whether the page has room for what is good to have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageRoom {
    Enough,
    Tight,
}

fn blocks(source: &Source, room: PageRoom) -> Vec<Block> {
    let mut blocks = place(source);
    blocks.push(answers(source, room));
    blocks.push(super::blocks::heading(2, source.text("report-first-steps")));
    blocks.push(first_steps(source, room));
    blocks
}

/// The unit, its level, and the picture of both.
pub(super) fn place(source: &Source) -> Vec<Block> {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let place = wording::place(words, questionnaire, profile.placement.claimed);
    let lowest = lowest(profile);
    let scene = chart::continuum(words, questionnaire, &lowest, None, source.width);
    let mut blocks = vec![
        opening(SectionKind::Executive, source.unit()),
        paragraph(TextStyle::Kicker, facts(source)),
        Paragraph::new(TextStyle::Display, place).kept().into(),
        paragraph(TextStyle::Lead, statement(source)),
        figure(scene, None),
    ];
    let (shown, all) = (lowest.elements.len(), profile.elements.len());
    if shown < all {
        let text = source.say("report-lowest-shown", &facts!(shown, all));
        blocks.push(paragraph(TextStyle::Note, text));
    }
    blocks
}

/// The profile with no more elements than the page has room for: those that stand lowest, in the
/// questionnaire's order.
fn lowest(profile: &Profile) -> Profile {
    let mut shown: Vec<&ElementProfile> = profile.elements.iter().collect();
    // The sort is stable: equals stay in the questionnaire's order.
    shown.sort_by_key(|element| element.placement.claimed.map(|range| range.low));
    shown.truncate(ELEMENTS_SHOWN);
    let is_shown = |element: &&ElementProfile| shown.iter().any(|it| it.id == element.id);
    let elements = profile.elements.iter().filter(is_shown);
    Profile {
        elements: elements.cloned().collect(),
        ..profile.clone()
    }
}

/// What was assessed, when, with what, by how many.
pub(super) fn facts(source: &Source) -> String {
    let unit = &source.assessment.unit;
    let date = unit.date.unwrap_or(source.options.date);
    let form = match source.options.form {
        Form::Short => "form-short",
        Form::Full => "form-full",
    };
    source.say(
        "report-facts",
        &facts!(
            date = source.words.date(date),
            questionnaire = source.questionnaire_title(),
            edition = source.questionnaire.edition.as_str(),
            form = source.text(form),
            practices = source.profile.practices.len(),
            people = source.profile.respondents
        ),
    )
}

/// What decides the level, or why there is none.
fn statement(source: &Source) -> String {
    let (words, questionnaire) = (source.words, source.questionnaire);
    wording::constraint(words, questionnaire, source.profile)
        .unwrap_or_else(|| wording::placement(words, questionnaire, source.profile))
}

/// The questions that a reader has, each with its answer in a line or two.
fn answers(source: &Source, room: PageRoom) -> Block {
    let question = |key: &str, place: Landmark, lines: Vec<String>| {
        let label = Span {
            weight: Weight::Semibold,
            ..Span::pointing(source.text(key), place)
        };
        vec![Cell::of(vec![label]), lines_of(lines)]
    };
    let mut sure = certainty(source);
    if room == PageRoom::Tight {
        sure.truncate(2);
    }
    Table {
        columns: vec![Column::words("", 23.0), Column::words("", 77.0)],
        rows: vec![
            question("report-certainty", Landmark::Certainty, sure),
            question(
                "report-blockers",
                Landmark::Section(SectionKind::Blockers),
                held_back(source),
            ),
            question(
                "report-target-label",
                Landmark::Section(SectionKind::Target),
                target(source),
            ),
            question(
                "report-worth-label",
                Landmark::Section(SectionKind::BusinessCase),
                business_case::in_short(source),
            ),
        ],
        style: TableStyle::Plain,
    }
    .into()
}

fn lines_of(lines: Vec<String>) -> Cell {
    let mut spans = Vec::new();
    for line in lines {
        if !spans.is_empty() {
            spans.push(Span::plain("\n"));
        }
        spans.push(Span::plain(line));
    }
    Cell::of(spans)
}

/// How sure the level is, the most telling line first.
pub(super) fn certainty(source: &Source) -> Vec<String> {
    let profile = source.profile;
    let people = profile.respondents;
    let mut lines = Vec::new();
    if let Some(place) = profile.placement.claimed {
        let (low, high) = (place.low, place.high);
        let key = if place.is_certain() {
            "report-sure-settled"
        } else {
            "report-sure-range"
        };
        let range = source.say(key, &facts!(low, high));
        if let Some(found) = &source.analysis.resampling {
            let facts = facts!(
                people,
                level = low,
                share = found.percent(place.low),
                resamples = found.resamples
            );
            lines.push(source.say("report-sure-resampled", &facts));
            if !place.is_certain() {
                lines.push(range);
            }
        } else {
            let words = wording::frequency(source.words, source.analysis, low);
            lines.extend(words.clone());
            lines.push(range);
            if words.is_none() {
                lines.push(source.say("report-sure-few", &facts!(people)));
            }
        }
    }
    lines.extend(withheld(source));
    lines.extend(wording::provisional(
        source.words,
        source.questionnaire,
        profile,
    ));
    lines.extend(evidence(source));
    lines
}

/// Whether the level stands where only evidence counts, and how much of it there is.
fn evidence(source: &Source) -> Vec<String> {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let placement = profile.placement;
    let (Some(claimed), Some(evidenced)) = (placement.claimed, placement.evidenced) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    if claimed != evidenced {
        let place = wording::place(words, questionnaire, Some(evidenced));
        lines.push(source.say("report-sure-evidenced", &facts!(place)));
    } else if claimed.low > questionnaire.thresholds.unproven_cap {
        lines.push(source.text("report-sure-backed"));
    }
    lines.push(wording::evidence_count(words, questionnaire, profile));
    lines
}

/// The thresholds that are missed, with what it takes to pass them.
fn held_back(source: &Source) -> Vec<String> {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let blockers = &profile.blockers;
    if blockers.is_empty() {
        let key = if profile.placement.claimed.is_none() {
            "report-blockers-no-level"
        } else {
            "says-top"
        };
        return vec![source.text(key)];
    }
    let told = blockers.iter().take(BLOCKERS_SHOWN);
    let mut lines: Vec<String> = told
        .flat_map(|blocker| {
            let missed = wording::blocker(words, questionnaire, blocker);
            let need = wording::need_short(words, blocker);
            [Some(missed), need.filter(|_| blockers.len() == 1)]
        })
        .flatten()
        .collect();
    if blockers.len() > BLOCKERS_SHOWN {
        let more = blockers.len() - BLOCKERS_SHOWN;
        lines.push(source.say("report-blockers-more", &facts!(count = more)));
    }
    lines
}

fn target(source: &Source) -> Vec<String> {
    let said = plan::in_short(source);
    if said.is_empty() {
        vec![source.text("report-target-none")]
    } else {
        said
    }
}

fn first_steps(source: &Source, room: PageRoom) -> Block {
    if source.analysis.steps.is_empty() {
        return paragraph(TextStyle::Body, source.text(steps::none(source)));
    }
    steps::table(source, STEPS_SHOWN, (54.0, 14.0), |step, number| {
        let what = match room {
            PageRoom::Enough => steps::what_to_do(source, step),
            PageRoom::Tight => vec![step_name(source, step)],
        };
        [Cell::strong(number), Cell::of(what)]
    })
}

/// The practice and the level that it is to reach.
fn step_name(source: &Source, step: &Step) -> Span {
    let name = source.say(
        "report-step-short",
        &facts!(
            practice = source.practice_name(&step.practice),
            to = step.to
        ),
    );
    Span::plain(name).leading_to_part(SectionKind::NextSteps)
}
