//! The method, generated from the rule in force: the numbers are the questionnaire's own.

use super::answers;
use super::blocks::{heading, kept, new_section, opening, paragraph, ruled};
use super::source::Source;
use super::worked_example::{example, table};
use crate::model::{Form, Level, Practice};
use crate::report::wording;
use crate::report::{Block, Cell, Column, Extent, Redaction, Section, SectionKind, TextStyle};
use crate::scoring::{RESAMPLES, SEED};

/// How the level was found, in a paragraph, and its limits.
pub(super) fn section(source: &Source) -> Section {
    let thresholds = source.questionnaire.thresholds_of(source.profile.form);
    let rated = source.profile.rated().count();
    let practices = source.profile.practices.len();
    let facts = facts!(
        practices,
        unrated = practices - rated,
        levels = source.profile.level_count,
        gaps = source.profile.practices_with_gaps(),
        reached = thresholds.reached,
        kept = thresholds.kept,
        cap = thresholds.unproven_cap,
        lowest = Level::FLOOR,
        top = source.questionnaire.top(),
        title = source.questionnaire_title(),
        edition = source.questionnaire.edition.as_str(),
        rated
    );
    let title = source.say("report-method-title", &facts);
    let mut blocks = vec![
        opening(SectionKind::Method, title),
        paragraph(TextStyle::Body, source.say("method-short", &facts)),
    ];
    // The answers begin with it where they are in the report.
    let tells_scope = source.options.extent != Extent::Short;
    if tells_scope && !source.options.shows(SectionKind::Answers) {
        blocks.extend(answers::scope(source));
    }
    let limits = if source.options.extent == Extent::Short {
        withheld(source)
    } else {
        limits(source)
    };
    for sentence in limits {
        blocks.push(paragraph(TextStyle::Bullet, sentence));
    }
    new_section(SectionKind::Method, false, blocks)
}

/// The rule in force with every number of it, and an example.
pub(super) fn rule(source: &Source) -> Section {
    let mut blocks = vec![
        opening(SectionKind::Rule, source.text("report-rule")),
        paragraph(TextStyle::Body, source.read(&source.questionnaire.about)),
        heading(2, source.text("report-method-levels")),
        levels(source),
        heading(2, source.text("report-method-rule")),
    ];
    for sentence in sentences(source) {
        blocks.push(paragraph(TextStyle::Bullet, sentence));
    }
    blocks.extend(worked_example(source));
    new_section(SectionKind::Rule, false, blocks)
}

fn levels(source: &Source) -> Block {
    let rows = Level::all(source.profile.level_count)
        .filter_map(|level| {
            let text = source.questionnaire.level(level)?;
            Some(vec![
                Cell::strong(source.words.rating(level)),
                Cell::strong(source.read(&text.name)),
                Cell::plain(source.read(&text.summary)),
            ])
        })
        .collect();
    ruled(
        [
            Column::words("", 3.0),
            Column::words("", 17.0),
            Column::words("", 80.0),
        ],
        rows,
    )
}

fn sentences(source: &Source) -> Vec<String> {
    let thresholds = source.questionnaire.thresholds_of(source.profile.form);
    let facts = facts!(
        reached = thresholds.reached,
        kept = thresholds.kept,
        notApplicable = thresholds.not_applicable,
        answered = thresholds.answered,
        cap = thresholds.unproven_cap,
        levels = source.profile.level_count,
        gaps = source.profile.practices_with_gaps(),
        lowest = Level::FLOOR,
        top = source.questionnaire.top(),
        elements = source.profile.elements.len()
    );
    let mut sentences = vec![form(source)];
    for key in [
        "method-rating",
        "method-attainment",
        "method-level",
        "method-unit",
        "method-index",
        "method-open",
        "method-not-applicable",
        "method-evidence",
    ] {
        sentences.push(source.say(key, &facts));
    }
    sentences.push(weights(source));
    if source.profile.respondents > 1 {
        sentences.push(source.text("method-several"));
    }
    sentences.push(uncertainty(source));
    sentences
}

fn form(source: &Source) -> String {
    let questionnaire = source.questionnaire;
    let asked = source.profile.practices.len();
    let all = questionnaire.practices().count();
    let key = match source.options.form {
        Form::Full => "method-form-full",
        Form::Short => "method-form-short",
    };
    source.say(
        key,
        &facts!(
            title = source.questionnaire_title(),
            edition = questionnaire.edition.as_str(),
            asked,
            all
        ),
    )
}

fn weights(source: &Source) -> String {
    let asked: Vec<&Practice> = source
        .questionnaire
        .practices_in(source.options.form)
        .map(|(_, practice)| practice)
        .collect();
    let first = asked.first().map_or(1, |practice| practice.weight);
    if asked.iter().all(|practice| practice.weight == first) {
        return source.text("method-weights-equal");
    }
    let named: Vec<String> = asked
        .iter()
        .filter(|practice| practice.weight != 1)
        .map(|practice| {
            source.say(
                "method-weight",
                &facts!(
                    practice = source.practice_name(&practice.id),
                    weight = practice.weight
                ),
            )
        })
        .collect();
    source.say(
        "method-weights",
        &facts!(practices = source.words.list(&named)),
    )
}

fn uncertainty(source: &Source) -> String {
    let draws = source.analysis.resampling.as_ref();
    let draws = draws.map(|found| (found.resamples, found.seed));
    let told = source
        .analysis
        .withheld
        .as_ref()
        .and_then(|found| found.draws);
    match (
        draws.or(told.map(|_| (RESAMPLES, SEED))),
        source.profile.respondents,
    ) {
        (Some((resamples, seed)), people) => source.say(
            "method-resampling",
            &facts!(people, resamples, seed = seed.to_string()),
        ),
        (None, 0 | 1) => source.text("method-one-respondent"),
        (None, _) => source.text("method-few-respondents"),
    }
}

fn worked_example(source: &Source) -> Vec<Block> {
    let Some(example) = example(source.questionnaire, source.profile.form) else {
        return Vec::new();
    };
    let Some(place) = example.element.placement.claimed else {
        return Vec::new();
    };
    let ratings: Vec<String> = example
        .ratings
        .iter()
        .map(|rating| source.words.rating(*rating))
        .collect();
    let facts = facts!(
        ratings = source.words.list(&ratings),
        count = ratings.len(),
        place = wording::place_short(source.words, Some(place))
    );
    vec![
        heading(2, source.text("report-method-example")),
        kept(source.say("method-example", &facts)),
        table(source, &example),
        paragraph(TextStyle::Body, source.say("method-example-result", &facts)),
    ]
}

fn limits(source: &Source) -> Vec<String> {
    let shown = usize::from(source.options.shows(SectionKind::Figures));
    let mut sentences = vec![
        source.say("method-limit-self", &facts!(shown)),
        source.text("method-limit-choice"),
    ];
    sentences.push(wording::origin(source.words, source.questionnaire));
    sentences.extend(withheld(source));
    sentences
}

/// What is not shown, by the rules for small groups and by choice.
fn withheld(source: &Source) -> Vec<String> {
    let mut sentences = Vec::new();
    if let Some(withheld) = &source.analysis.withheld {
        let least = withheld.least.people();
        let facts = facts!(least, twice = 2 * least);
        sentences.push(source.say("method-limit-small-groups", &facts));
        sentences.push(source.text("method-limit-subtracted"));
    }
    sentences.extend(left_out(source));
    sentences
}

/// What this report does not show; `None` where it shows all there is.
fn left_out(source: &Source) -> Option<String> {
    let Redaction {
        notes,
        evidence,
        names,
        respondents,
    } = source.left_out;
    let kinds = [
        (notes, "left-out-notes"),
        (evidence, "left-out-evidence"),
        (names, "left-out-names"),
        (respondents, "left-out-respondents"),
    ];
    let named: Vec<String> = kinds
        .into_iter()
        .filter(|(is_left_out, _)| *is_left_out)
        .map(|(_, key)| source.text(key))
        .collect();
    if named.is_empty() {
        return None;
    }
    let kinds = source.words.list(&named);
    // A name inside a note cannot be told from another word.
    let key = if names && !(notes && evidence) {
        "method-left-out-as-typed"
    } else {
        "method-left-out"
    };
    Some(source.say(key, &facts!(kinds)))
}
