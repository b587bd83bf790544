//! From a scored assessment to the sections of its report.

mod answers;
mod blockers;
mod blocks;
mod business_case;
mod claims;
mod executive;
mod findings;
mod groups;
mod hand_out;
mod links;
mod method;
mod paper;
mod plan;
mod profile;
mod redaction;
mod respondents;
mod source;
mod spread;
mod steps;
mod worked_example;

pub use paper::paper;

pub(super) use groups::ShownGroups;
use source::Source;

use super::{Extent, Redaction, Report, ReportOptions, Section, TextLanguages};
use crate::analysis::{Analysis, Withheld};
use crate::model::Assessment;
use crate::words::Words;

/// Builds the report of an assessment from what follows from it. Studies that are absent are left
/// out, and with the smallest set all that is said of target and plan.
pub(super) fn build(
    assessment: &Assessment,
    analysis: &Analysis,
    who: ShownGroups,
    (options, left_out): (&ReportOptions, Redaction),
    words: &Words,
) -> Report {
    let shown = redaction::assessment(assessment, left_out, options.smallest_group);
    let analysis = &*redaction::analysis(analysis, left_out);
    let source = Source {
        assessment: &shown,
        questionnaire: &assessment.questionnaire,
        analysis,
        profile: &analysis.profile,
        options,
        left_out,
        words,
        width: options.paper.text_width(),
        who,
    };
    let withholds_all = analysis.withheld.as_ref().is_some_and(Withheld::is_all);
    let unanswered = source.profile.is_unanswered();
    let mut sections = match options.extent {
        extent if withholds_all => of_too_few(&source, extent),
        _ if unanswered => vec![executive::nothing(&source)],
        Extent::Short => short(&source),
        Extent::Full => full(&source),
        Extent::HandOut => hand_out(&source),
    };
    links::drop_dangling(&mut sections);
    Report {
        title: source.say(
            "report-title",
            &facts!(
                unit = source.unit(),
                questionnaire = source.questionnaire_title()
            ),
        ),
        author: author(&shown),
        language: words.language().clone(),
        languages: TextLanguages::of(&assessment.questionnaire, words, words.language()),
        date: options.date,
        running_title: source.say(
            "report-running-title",
            &facts!(unit = source.unit(), date = words.date(options.date)),
        ),
        branding: assessment.branding.clone(),
        logo: None,
        contents: options.extent == Extent::Full && !unanswered,
        sections,
    }
}

/// The page that decides, the picture behind it, and how it was found.
fn short(source: &Source) -> Vec<Section> {
    vec![
        executive::section(source),
        profile::in_short(source),
        blockers::in_short(source),
        method::in_short(source),
    ]
}

/// What rests on nobody's answers, where too few people answered.
fn of_too_few(source: &Source, extent: Extent) -> Vec<Section> {
    let start = executive::of_too_few(source);
    let sections = match extent {
        Extent::Short => [
            Some(start),
            Some(method::in_short(source)),
            None,
            None,
            None,
        ],
        Extent::HandOut => [
            Some(start),
            Some(hand_out::decisions(source)),
            None,
            None,
            None,
        ],
        Extent::Full => [
            Some(start),
            plan::roadmap(source),
            business_case::section(source),
            Some(method::section(source)),
            claims::section(source),
        ],
    };
    sections.into_iter().flatten().collect()
}

/// Everything.
fn full(source: &Source) -> Vec<Section> {
    let sections = [
        Some(executive::section(source)),
        Some(profile::section(source)),
        Some(blockers::section(source)),
        plan::target(source),
        plan::efforts(source),
        plan::roadmap(source),
        Some(steps::section(source)),
        business_case::section(source),
        spread::section(source),
        Some(method::section(source)),
        claims::section(source),
        Some(answers::section(source)),
    ];
    sections.into_iter().flatten().collect()
}

/// Results in pictures, what to talk about, and room to write.
fn hand_out(source: &Source) -> Vec<Section> {
    let sections = [
        Some(hand_out::results(source)),
        Some(blockers::in_short(source)),
        spread::section(source),
        Some(steps::in_short(source)),
        Some(hand_out::decisions(source)),
    ];
    sections.into_iter().flatten().collect()
}

fn author(assessment: &Assessment) -> String {
    let unit = &assessment.unit;
    let named = [&unit.facilitator, &unit.organisation]
        .into_iter()
        .find(|name| !name.trim().is_empty());
    named.map(|name| name.trim().to_owned()).unwrap_or_default()
}
