//! From a scored assessment to the sections of its report.

mod answers;
mod arrangement;
mod blockers;
mod blocks;
mod business_case;
mod change;
mod claims;
mod continuum;
mod courses;
mod executive;
mod feedback;
mod figures;
mod findings;
mod groups;
mod hand_out;
mod links;
mod method;
mod outcomes;
mod owners;
mod paper;
mod plan;
mod preparation;
mod profile;
mod redaction;
mod respondents;
mod roles;
mod rounds;
mod slide;
mod source;
mod spread;
mod steps;
mod titles;
mod told;
mod worked_example;

pub use feedback::feedback;
pub use paper::{Reader, paper};
pub use preparation::preparation;

pub(super) use groups::ShownGroups;
use source::Source;

use super::{
    Compared, Extent, Redaction, Report, ReportOptions, Section, SectionKind, TextLanguages,
};
use crate::analysis::{Analysis, Withheld};
use crate::model::Assessment;
use crate::words::Words;

/// Builds the report of an assessment from what follows from it. Studies that are absent are left
/// out, and with the smallest set all that is said of target and plan.
pub(super) fn build(
    assessment: &Assessment,
    (analysis, compared): (&Analysis, Option<&Compared>),
    who: ShownGroups,
    (options, left_out): (&ReportOptions, Redaction),
    words: &Words,
) -> Report {
    let shown = redaction::assessment(assessment, left_out, options.smallest_group);
    let least = options.smallest_group;
    let analysis = &*redaction::analysis(analysis, assessment, left_out, least);
    let source = Source {
        assessment: &shown,
        questionnaire: &assessment.questionnaire,
        analysis,
        profile: &analysis.profile,
        options,
        left_out,
        words,
        compared,
        width: options.sheet().text_width(),
        who,
    };
    let withholds_all = analysis.withheld.as_ref().is_some_and(Withheld::is_all);
    let unanswered = source.profile.is_unanswered();
    let mut sections = if unanswered && !withholds_all {
        vec![executive::nothing(&source)]
    } else {
        chosen(&source, withholds_all)
    };
    arrangement::number(&source, &mut sections);
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
        contents: tells_all(options.extent) && options.has_appendix() && !unanswered,
        sections,
    }
}

/// The sections that were chosen, in their order. Where too few people answered, only what rests on
/// nobody's answers.
fn chosen(source: &Source, withholds_all: bool) -> Vec<Section> {
    let extent = source.options.extent;
    let section = |kind| match kind {
        _ if !source.options.shows(kind) => Vec::new(),
        SectionKind::Executive if withholds_all => vec![executive::of_too_few(source)],
        SectionKind::Owners if withholds_all && extent == Extent::Owners => {
            vec![executive::of_too_few(source)]
        }
        kind if withholds_all && rests_on_answers(kind) => Vec::new(),
        SectionKind::Owners => owners::sections(source),
        kind => section(source, kind).into_iter().collect(),
    };
    let mut sections: Vec<Section> = SectionKind::switchable().flat_map(section).collect();
    let starts_with_owners = sections.first().map(|first| first.kind) == Some(SectionKind::Owners);
    if !source.options.shows(SectionKind::Executive) && !starts_with_owners {
        arrangement::name_the_unit(source, &mut sections);
    }
    if extent == Extent::Slide {
        for section in &mut sections {
            section.new_page = true;
        }
    }
    sections
}

/// Whether it is the whole story.
const fn tells_all(extent: Extent) -> bool {
    matches!(extent, Extent::Standard | Extent::Full)
}

const fn rests_on_answers(kind: SectionKind) -> bool {
    !matches!(
        kind,
        SectionKind::Outcomes
            | SectionKind::Status
            | SectionKind::Paid
            | SectionKind::Roadmap
            | SectionKind::BusinessCase
            | SectionKind::Method
            | SectionKind::Decisions
            | SectionKind::Rule
            | SectionKind::Claims
    )
}

/// A section as its extent tells it; `None` where there is nothing to say in it.
fn section(source: &Source, kind: SectionKind) -> Option<Section> {
    let extent = source.options.extent;
    match kind {
        SectionKind::Executive => Some(match extent {
            Extent::HandOut => hand_out::results(source),
            Extent::Slide => slide::section(source),
            Extent::Short | Extent::Standard | Extent::Full | Extent::Owners => {
                executive::section(source)
            }
        }),
        SectionKind::Change => change::section(source),
        SectionKind::Outcomes => outcomes::outcomes(source),
        SectionKind::Status => outcomes::status(source),
        SectionKind::Paid => outcomes::paid(source),
        SectionKind::Options => courses::section(source),
        SectionKind::Profile => Some(profile::section(source)),
        SectionKind::Continuum => continuum::section(source),
        SectionKind::Blockers => blockers::section(source),
        SectionKind::Target => plan::target(source),
        SectionKind::Efforts => plan::efforts(source),
        SectionKind::Roadmap => plan::roadmap(source),
        SectionKind::NextSteps => match extent {
            Extent::Standard | Extent::Full | Extent::Owners => Some(steps::section(source)),
            Extent::Short | Extent::HandOut | Extent::Slide => steps::in_short(source),
        },
        SectionKind::BusinessCase => business_case::section(source),
        SectionKind::Roles => roles::section(source),
        SectionKind::Spread => spread::section(source),
        SectionKind::Method => Some(method::section(source)),
        SectionKind::Decisions => Some(hand_out::decisions(source)),
        SectionKind::EveryStep => steps::every(source),
        SectionKind::Figures => Some(figures::section(source)),
        SectionKind::Rule => Some(method::rule(source)),
        SectionKind::Claims => claims::section(source),
        SectionKind::Answers => Some(answers::section(source)),
        // Each owner has a section.
        SectionKind::Owners
        | SectionKind::Questionnaire
        | SectionKind::Preparation
        | SectionKind::Feedback => None,
    }
}

fn author(assessment: &Assessment) -> String {
    let unit = &assessment.unit;
    let prepared_by = &assessment.branding.prepared_by;
    let named = [prepared_by, &unit.facilitator, &unit.organisation]
        .into_iter()
        .find(|name| !name.trim().is_empty());
    named.map(|name| name.trim().to_owned()).unwrap_or_default()
}
