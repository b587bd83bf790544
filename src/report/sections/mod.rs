//! From a scored assessment to the sections of its report.

mod answers;
mod blockers;
mod business_case;
mod claims;
mod executive;
mod findings;
mod hand_out;
mod links;
mod method;
mod plan;
mod profile;
mod redaction;
mod respondents;
mod spread;
mod steps;
mod worked_example;

use super::{
    Block, Extent, Landmark, Paragraph, Redaction, Report, ReportOptions, Section, SectionKind,
    TextStyle,
};
use crate::analysis::Analysis;
use crate::chart::Scene;
use crate::model::{Assessment, Level, Practice, PracticeId, Questionnaire, Text};
use crate::scoring::{PracticeProfile, Profile};
use crate::words::{Fact, Words};
use respondents::Who;

/// Builds the report of an assessment from what follows from it. Studies that are absent are left
/// out, and with the smallest set all that is said of target and plan.
#[must_use]
pub fn build(
    assessment: &Assessment,
    analysis: &Analysis,
    options: &ReportOptions,
    words: &Words,
) -> Report {
    let left_out = options.left_out();
    let shown = redaction::assessment(assessment, left_out);
    let analysis = &*redaction::analysis(analysis, options);
    let source = Source {
        assessment: &shown,
        questionnaire: &assessment.questionnaire,
        analysis,
        profile: &analysis.profile,
        options,
        left_out,
        words,
        width: options.paper.text_width(),
        who: Who::of(assessment, options),
    };
    let mut sections = match options.extent {
        Extent::Short => short(&source),
        Extent::Full => full(&source),
        Extent::HandOut => hand_out(&source),
    };
    links::drop_dangling(&mut sections);
    Report {
        title: source.say(
            "report-title",
            &[
                ("unit", source.unit().into()),
                ("questionnaire", source.questionnaire_title().into()),
            ],
        ),
        author: author(&shown),
        language: words.language().clone(),
        date: options.date,
        running_title: source.say(
            "report-running-title",
            &[
                ("unit", source.unit().into()),
                ("date", words.date(options.date).into()),
            ],
        ),
        branding: assessment.branding.clone(),
        logo: None,
        contents: options.extent == Extent::Full,
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

/// Everything that the sections are made from.
struct Source<'a> {
    assessment: &'a Assessment,
    questionnaire: &'a Questionnaire,
    /// What follows from it, without what is left out.
    analysis: &'a Analysis,
    /// The profile in it.
    profile: &'a Profile,
    options: &'a ReportOptions,
    /// What this report does not show.
    left_out: Redaction,
    words: &'a Words,
    /// The width that figures take.
    width: f32,
    who: Who<'a>,
}

impl Source<'_> {
    fn text(&self, key: &str) -> String {
        self.words.text(key)
    }

    fn say(&self, key: &str, facts: &[(&str, Fact)]) -> String {
        self.words.with(key, facts)
    }

    fn read(&self, text: &Text) -> String {
        self.words.wording(text).to_owned()
    }

    fn questionnaire_title(&self) -> String {
        self.read(&self.questionnaire.title)
    }

    /// The unit's name, with its organisation where both are stated.
    fn unit(&self) -> String {
        let unit = self.assessment.unit.unit.trim();
        let organisation = self.assessment.unit.organisation.trim();
        match (unit.is_empty(), organisation.is_empty()) {
            (false, false) => self.say(
                "report-unit-of",
                &[("unit", unit.into()), ("organisation", organisation.into())],
            ),
            (false, true) => unit.to_owned(),
            (true, false) => organisation.to_owned(),
            (true, true) => self.text("report-unit-unnamed"),
        }
    }

    fn practice(&self, id: &PracticeId) -> Option<&Practice> {
        self.questionnaire
            .practice(id)
            .map(|(_, practice)| practice)
    }

    /// "F7 Complaints"; the id alone where the questionnaire has no such practice.
    fn practice_name(&self, id: &PracticeId) -> String {
        let title = self
            .practice(id)
            .map(|practice| self.read(&practice.title))
            .unwrap_or_default();
        self.say(
            "practice-named",
            &[("id", id.as_str().into()), ("title", title.into())],
        )
    }

    fn profile_of(&self, id: &PracticeId) -> Option<&PracticeProfile> {
        self.profile.practice(id)
    }

    fn descriptor(&self, id: &PracticeId, level: Level) -> Option<String> {
        let text = self.practice(id)?.descriptor(level)?;
        Some(self.read(text))
    }
}

fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading {
        level,
        text: text.into(),
        landmark: None,
    }
}

/// A heading that links lead to.
fn place(level: u8, text: impl Into<String>, landmark: Landmark) -> Block {
    Block::Heading {
        level,
        text: text.into(),
        landmark: Some(landmark),
    }
}

/// The heading of a part.
fn opening(kind: SectionKind, text: impl Into<String>) -> Block {
    place(1, text, Landmark::Section(kind))
}

fn paragraph(style: TextStyle, text: impl Into<String>) -> Block {
    Paragraph::new(style, text).into()
}

/// Running text that stays on the page of what follows.
fn kept(text: impl Into<String>) -> Block {
    Paragraph::new(TextStyle::Body, text).kept().into()
}

fn figure(scene: Scene, caption: Option<String>) -> Block {
    Block::Figure {
        scene,
        caption: caption.unwrap_or_default(),
        landmark: None,
    }
}

fn new_section(kind: SectionKind, new_page: bool, blocks: Vec<Block>) -> Section {
    Section {
        kind,
        new_page,
        blocks,
        shorter: Vec::new(),
    }
}
