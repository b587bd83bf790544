//! `continuum score FILE`: the placement, as sentences or as one JSON object.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Serialize;

use crate::advice::Step;
use crate::analysis::Analysis;
use crate::model::{Assessment, ElementId, Form, HalfLevels, Language, Level, PracticeId};
use crate::report::wording;
use crate::scoring::{
    Agreement, Attainment, Blocker, ElementProfile, ElementStatus, Index, LevelRange,
    PracticeProfile, PracticeState, Profile, Resampling,
};
use crate::store;
use crate::words::Words;

use super::failure::{Done, Failure};
use super::files;

/// What to score.
pub(super) struct Score {
    pub(super) document: PathBuf,
    /// The language of the questionnaire's texts; `None` takes the document's own, else the reader's.
    pub(super) language: Option<Language>,
    /// `None` takes the document's own.
    pub(super) form: Option<Form>,
    pub(super) json: bool,
}

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// How many next steps the text names.
const STEPS_SHOWN: usize = 3;

/// Prints the score.
pub(super) fn run(what: &Score, words: &Words) -> Done {
    let assessment = files::read_assessment(&what.document, words)?;
    let words = &files::reading(&assessment, what.language.as_ref(), words)?;
    let form = what.form.unwrap_or(assessment.form);
    let mut analysis = Analysis::of(&assessment, form, store::today());
    analysis.resample(&assessment);
    let text = if what.json {
        json(&assessment, &analysis).map_err(|error| Failure::System(vec![error.to_string()]))?
    } else {
        sentences(&assessment, &analysis, words)
    };
    files::print(&text, words)
}

fn sentences(assessment: &Assessment, analysis: &Analysis, words: &Words) -> String {
    let questionnaire = &assessment.questionnaire;
    let profile = &analysis.profile;
    let mut lines = vec![
        words.with(
            "command-score-heading",
            &facts!(
                questionnaire = words.wording(&questionnaire.title),
                edition = questionnaire.edition.as_str(),
                form = words.text(form_key(profile.form))
            ),
        ),
        String::new(),
        wording::placement(words, questionnaire, profile),
    ];
    lines.extend(wording::constraint(words, questionnaire, profile));
    lines.extend(wording::caveats(words, questionnaire, profile));
    lines.extend(
        analysis
            .resampling
            .as_ref()
            .and_then(|found| wording::resampling(words, profile, found)),
    );
    lines.extend([String::new(), words.text("command-score-elements")]);
    for element in &profile.elements {
        lines.push(element_line(assessment, element, words));
    }
    if !profile.blockers.is_empty() {
        lines.extend([String::new(), words.text("command-score-blockers")]);
    }
    for blocker in &profile.blockers {
        lines.extend(blocker_lines(assessment, blocker, words));
    }
    let unknown = &analysis.to_find_out;
    if !unknown.is_empty() {
        lines.extend([String::new(), words.text("command-score-unknown")]);
    }
    for id in unknown {
        lines.push(practice_line(assessment, id, words));
    }
    let steps = &analysis.steps;
    if !steps.is_empty() {
        lines.extend([String::new(), words.text("command-score-steps")]);
    }
    for (position, step) in steps.iter().take(STEPS_SHOWN).enumerate() {
        lines.extend(step_line(assessment, position + 1, step, words));
    }
    lines.join("\n") + "\n"
}

fn form_key(form: Form) -> &'static str {
    match form {
        Form::Short => "form-short",
        Form::Full => "form-full",
    }
}

fn element_line(assessment: &Assessment, element: &ElementProfile, words: &Words) -> String {
    let questionnaire = &assessment.questionnaire;
    let index = element.index.map_or_else(
        || words.text("command-score-no-index"),
        |index| words.number(index),
    );
    words.with(
        "command-score-element",
        &[
            (
                "element",
                wording::element_name(words, questionnaire, &element.id).into(),
            ),
            (
                "place",
                wording::place(words, questionnaire, element.placement.claimed).into(),
            ),
            ("status", wording::status(words, element.status).into()),
            ("index", index.into()),
            ("answered", element.answered.into()),
            ("practices", element.practices.into()),
        ],
    )
}

fn blocker_lines(assessment: &Assessment, blocker: &Blocker, words: &Words) -> Vec<String> {
    let sentence = wording::blocker(words, &assessment.questionnaire, blocker);
    let mut lines = vec![words.with("command-score-point", &facts!(text = sentence))];
    for id in &blocker.practices {
        lines.push(practice_line(assessment, id, words));
    }
    lines
}

fn practice_line(assessment: &Assessment, id: &PracticeId, words: &Words) -> String {
    let title = assessment
        .questionnaire
        .practice(id)
        .map_or("", |(_, practice)| words.wording(&practice.title));
    words.with("command-score-practice", &facts!(id = id.as_str(), title))
}

fn step_line(assessment: &Assessment, number: usize, step: &Step, words: &Words) -> Option<String> {
    let (_, practice) = assessment.questionnaire.practice(&step.practice)?;
    let text = practice.recommendation(step.from)?;
    Some(words.with(
        "command-score-step",
        &facts!(
            number,
            id = step.practice.as_str(),
            title = words.wording(&practice.title),
            from = step.from.number(),
            to = step.to.number(),
            action = words.wording(&text.action),
            owner = words.wording(&text.owner),
            effort = words.with(
                "effort",
                &[
                    ("size", step.effort.size().as_str().into()),
                    ("days", u32::from(step.effort.days()).into()),
                ],
            )
        ),
    ))
}

fn json(assessment: &Assessment, analysis: &Analysis) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(&ScoreOut::of(assessment, analysis))?;
    Ok(text + "\n")
}

#[derive(Serialize)]
struct ScoreOut<'a> {
    format: u32,
    questionnaire: QuestionnaireOut<'a>,
    respondents: usize,
    placement: PlacementOut<'a>,
    index: Option<f64>,
    elements: Vec<ElementOut<'a>>,
    practices: Vec<PracticeOut<'a>>,
    agreement: AgreementOut,
    resampling: Option<ResamplingOut>,
    blockers: Vec<BlockerOut<'a>>,
}

#[derive(Serialize)]
struct QuestionnaireOut<'a> {
    id: &'a str,
    edition: &'a str,
    form: &'static str,
}

#[derive(Serialize)]
struct RangeOut {
    low: Option<u8>,
    high: Option<u8>,
}

#[derive(Serialize)]
struct PlacementOut<'a> {
    low: Option<u8>,
    high: Option<u8>,
    evidenced: RangeOut,
    not_applicable_as_1: RangeOut,
    constraint: Vec<&'a str>,
    uneven: bool,
    provisional: bool,
}

#[derive(Serialize)]
struct ElementOut<'a> {
    id: &'a str,
    status: &'static str,
    low: Option<u8>,
    high: Option<u8>,
    evidenced: RangeOut,
    not_applicable_as_1: RangeOut,
    index: Option<f64>,
    practices: usize,
    answered: usize,
    not_applicable: usize,
    attainment: BTreeMap<String, f64>,
    attainment_high: BTreeMap<String, f64>,
    agreement: AgreementOut,
}

#[derive(Serialize)]
struct PracticeOut<'a> {
    id: &'a str,
    element: &'a str,
    state: &'static str,
    rating: Option<f64>,
    n: usize,
    consensus: bool,
    evidence: bool,
    ad_mean: Option<f64>,
    ad_median: Option<f64>,
    r_wg: Option<f64>,
    flagged_for_discussion: bool,
}

#[derive(Serialize)]
struct AgreementOut {
    n: usize,
    r_wg_j: Option<f64>,
    r_wg_j_star: Option<f64>,
    slight_skew: SkewOut,
    ad_mean: Option<f64>,
    alpha: Option<f64>,
    icc_1: Option<f64>,
    icc_2: Option<f64>,
}

#[derive(Serialize)]
struct SkewOut {
    r_wg_j: Option<f64>,
    r_wg_j_star: Option<f64>,
}

#[derive(Serialize)]
struct ResamplingOut {
    seed: u64,
    resamples: u32,
    index_low: f64,
    index_high: f64,
    levels: BTreeMap<String, f64>,
}

#[derive(Serialize)]
struct BlockerOut<'a> {
    element: &'a str,
    level: u8,
    attainment: f64,
    needed: f64,
    practices: Vec<&'a str>,
}

impl<'a> ScoreOut<'a> {
    fn of(assessment: &'a Assessment, analysis: &'a Analysis) -> Self {
        let profile = &analysis.profile;
        let resampling = analysis.resampling.as_ref();
        Self {
            format: FORMAT,
            questionnaire: QuestionnaireOut {
                id: &assessment.questionnaire.id,
                edition: &assessment.questionnaire.edition,
                form: profile.form.as_str(),
            },
            respondents: profile.respondents,
            placement: PlacementOut::of(profile),
            index: profile.index.map(Index::levels),
            elements: profile.elements.iter().map(ElementOut::of).collect(),
            practices: profile.practices.iter().map(PracticeOut::of).collect(),
            agreement: AgreementOut::of(&profile.agreement),
            resampling: resampling.map(|found| ResamplingOut::of(found, profile.level_count)),
            blockers: profile.blockers.iter().map(BlockerOut::of).collect(),
        }
    }
}

impl RangeOut {
    fn of(range: Option<LevelRange>) -> Self {
        Self {
            low: range.map(|range| range.low.number()),
            high: range.map(|range| range.high.number()),
        }
    }
}

impl<'a> PlacementOut<'a> {
    fn of(profile: &'a Profile) -> Self {
        let claimed = RangeOut::of(profile.placement.claimed);
        Self {
            low: claimed.low,
            high: claimed.high,
            evidenced: RangeOut::of(profile.placement.evidenced),
            not_applicable_as_1: RangeOut::of(profile.placement.not_applicable_as_lowest),
            constraint: profile.constraint.iter().map(ElementId::as_str).collect(),
            uneven: profile.uneven,
            provisional: profile.provisional,
        }
    }
}

impl<'a> ElementOut<'a> {
    fn of(element: &'a ElementProfile) -> Self {
        let claimed = RangeOut::of(element.placement.claimed);
        Self {
            id: element.id.as_str(),
            status: match element.status {
                ElementStatus::Assessed => "assessed",
                ElementStatus::Provisional => "provisional",
                ElementStatus::NotAssessable => "not assessable",
            },
            low: claimed.low,
            high: claimed.high,
            evidenced: RangeOut::of(element.placement.evidenced),
            not_applicable_as_1: RangeOut::of(element.placement.not_applicable_as_lowest),
            index: element.index.map(Index::levels),
            practices: element.practices,
            answered: element.answered,
            not_applicable: element.not_applicable,
            attainment: by_level(element, |attainment| attainment.low.ratio()),
            attainment_high: by_level(element, |attainment| attainment.high.ratio()),
            agreement: AgreementOut::of(&element.agreement),
        }
    }
}

fn by_level(
    element: &ElementProfile,
    figure: impl Fn(&Attainment) -> f64,
) -> BTreeMap<String, f64> {
    element
        .attainment
        .iter()
        .map(|attainment| (attainment.level.to_string(), figure(attainment)))
        .collect()
}

impl<'a> PracticeOut<'a> {
    fn of(practice: &'a PracticeProfile) -> Self {
        let spread = practice.spread;
        Self {
            id: practice.id.as_str(),
            element: practice.element.as_str(),
            state: match practice.state {
                PracticeState::Rated(_) => "rated",
                PracticeState::NotApplicable => "not_applicable",
                PracticeState::DontKnow => "dont_know",
                PracticeState::Open => "open",
            },
            rating: practice.rating().map(HalfLevels::levels),
            n: practice.ratings.len(),
            consensus: practice.consensus,
            evidence: practice.has_evidence,
            ad_mean: spread.map(|spread| spread.ad_mean),
            ad_median: spread.map(|spread| spread.ad_median),
            r_wg: spread.map(|spread| spread.r_wg),
            flagged_for_discussion: spread.is_some_and(|spread| spread.flagged_for_discussion),
        }
    }
}

impl AgreementOut {
    fn of(agreement: &Agreement) -> Self {
        Self {
            n: agreement.n,
            r_wg_j: agreement.r_wg_j,
            r_wg_j_star: agreement.r_wg_j_star,
            slight_skew: SkewOut {
                r_wg_j: agreement.slight_skew_r_wg_j,
                r_wg_j_star: agreement.slight_skew_r_wg_j_star,
            },
            ad_mean: agreement.ad_mean,
            alpha: agreement.alpha,
            icc_1: agreement.icc_1,
            icc_2: agreement.icc_2,
        }
    }
}

impl ResamplingOut {
    fn of(found: &Resampling, level_count: u8) -> Self {
        Self {
            seed: found.seed,
            resamples: found.resamples,
            index_low: found.index_low.levels(),
            index_high: found.index_high.levels(),
            levels: Level::all(level_count)
                .map(|level| (level.to_string(), found.share(level).ratio()))
                .collect(),
        }
    }
}

impl<'a> BlockerOut<'a> {
    fn of(blocker: &'a Blocker) -> Self {
        Self {
            element: blocker.element.as_str(),
            level: blocker.level.number(),
            attainment: blocker.attainment.ratio(),
            needed: f64::from(blocker.needed) / 100.0,
            practices: blocker.practices.iter().map(PracticeId::as_str).collect(),
        }
    }
}
