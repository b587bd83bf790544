//! What reports say to somebody who has nothing but the paper: no word to whoever sits at the program, and no
//! code of a practice without its title.

use std::collections::BTreeSet;

use continuum::format::bundled;
use continuum::model::{Assessment, Language, Text};
use continuum::report::{Extent, Paper, Report, ReportOptions, compose};
use continuum::words::Words;
use jiff::civil::date;

use crate::sentences::CHANGES;

/// Words that are said to somebody at a keyboard.
const AT_THE_PROGRAM: [&str; 24] = [
    "you", "your", "yourself", "click", "clicks", "press", "type", "tick", "drag", "button",
    "menu", "screen", "window", "dialog", "tab", "key", "keys", "ctrl", "command", "commands",
    "terminal", "settings", "machine", "--",
];

/// What a board is asked is said to the board, which is the reader.
const SAID_TO_THE_READER: &str = "What is asked of you";

const EXTENTS: [Extent; 6] = [
    Extent::Standard,
    Extent::Full,
    Extent::Short,
    Extent::HandOut,
    Extent::Slide,
    Extent::Owners,
];

/// The samples in the states that sentences tell of, with nothing of what the questionnaire and people say in
/// their own words.
fn assessments() -> impl Iterator<Item = Assessment> {
    // Half of the states meet every sentence that people met in reports.
    CHANGES.iter().step_by(2).map(|(name, change)| {
        let mut samples = bundled::samples().iter();
        let sample = samples.find(|sample| sample.name == *name);
        let mut assessment = sample.expect("a bundled sample").assessment();
        change(&mut assessment);
        without_what_others_say(&mut assessment);
        assessment
    })
}

fn without_what_others_say(assessment: &mut Assessment) {
    let silent = || Text::new([(Language::english(), "So it is.".to_owned())].into());
    let questionnaire = &mut assessment.questionnaire;
    questionnaire.about = silent();
    for element in &mut questionnaire.elements {
        for practice in &mut element.practices {
            practice.prompt = silent();
            practice.evidence = None;
            practice
                .descriptors
                .values_mut()
                .for_each(|text| *text = silent());
            for advice in &mut practice.recommendations {
                advice.action = Some(silent());
                advice.why = Some(silent());
                advice.first_week = Some(silent());
                advice.indicator = Some(silent());
                advice.risk = Some(silent());
            }
        }
    }
    for claim in &mut questionnaire.claims {
        claim.text = silent();
        claim.critics = silent();
        claim.source = silent();
    }
    for person in &mut assessment.respondents {
        for response in person.sheet.0.values_mut() {
            response.note.clear();
            response.evidence.clear();
        }
    }
    assessment.unit.scope.clear();
}

/// What reports of an assessment say, a line, cell or text in a picture each.
fn texts(assessment: &Assessment, extents: &[Extent]) -> BTreeSet<String> {
    let mut said = BTreeSet::new();
    for extent in extents.iter().copied() {
        let options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1));
        let options = if extent == Extent::Standard {
            options.with_appendix()
        } else {
            ReportOptions { extent, ..options }
        };
        let report = compose(assessment, &options, &Words::english());
        said.extend(lines(&report));
    }
    said
}

fn lines(report: &Report) -> Vec<String> {
    let kinds = report.sections.iter().map(|section| section.kind);
    let mut lines: Vec<String> = kinds
        .flat_map(|kind| crate::trace::lines(report, kind))
        .collect();
    lines.extend(report.texts().map(str::to_owned));
    lines
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    parts.map(str::to_lowercase)
}

#[test]
fn no_report_speaks_to_whoever_sits_at_the_program() {
    let mut found = BTreeSet::new();
    let said = assessments().zip(0..).flat_map(|(assessment, place)| {
        let most = if place < 3 { EXTENTS.len() } else { 1 };
        texts(&assessment, &EXTENTS[..most])
    });
    for text in said {
        let said = text.replace(SAID_TO_THE_READER, "");
        if words(&said).any(|word| AT_THE_PROGRAM.contains(&word.as_str())) {
            found.insert(text);
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_code_of_a_practice_stands_without_its_title() {
    for name in ["manager", "team"] {
        let mut samples = bundled::samples().iter();
        let sample = samples.find(|sample| sample.name == name);
        let mut assessment = sample.expect("a bundled sample").assessment();
        without_what_others_say(&mut assessment);
        let practices: Vec<(String, String)> = assessment
            .questionnaire
            .practices()
            .map(|(_, practice)| {
                let title = practice.title.get(&Language::english());
                (practice.id.to_string(), title.to_owned())
            })
            .collect();
        for text in texts(&assessment, &EXTENTS) {
            // Where codes begin, one stands for all.
            let text = text.replace("with codes such as F1", "");
            for (id, title) in &practices {
                let bare = text.replace(&format!("{id} {title}"), "");
                assert!(
                    words(&bare).all(|word| word != id.to_lowercase()),
                    "{id}: {text}"
                );
            }
        }
    }
}
