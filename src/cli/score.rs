//! `continuum score FILE...`: the placement, as sentences or as one JSON object a file, each on a line of its own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::ArgMatches;
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, document, flag, form, form_option, language_option, leave_out_respondents_option,
    smallest_group, smallest_group_option, text,
};
use super::failure::{Done, Failure};
use super::unlock::{self, password_file};
use super::{files, many_files};
use crate::advice::Task;
use crate::analysis::{self, Analysis, Withheld};
use crate::model::{Assessment, Form, Level, Numbering, PracticeId, Questionnaire, RatingKind};
use crate::report::decision_wording::Said;
use crate::report::{plan_wording, wording};
use crate::scoring::disclosure::{Closeness, Frequency};
use crate::scoring::{
    Agreement, Attainment, Blocker, Confidences, Dispute, ElementProfile, ElementStatus, Index,
    LevelRange, PracticeByRole, PracticeProfile, Profile, Resampling, Role, Roles,
};
use crate::store;
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "score",
    help: "command-score",
    arguments: || {
        vec![
            document().value_name("FILE").num_args(1..),
            form_option("command-form"),
            language_option(),
            leave_out_respondents_option("command-score-leave-out"),
            smallest_group_option(),
            flag("json", "command-score-json"),
            password_file(),
        ]
    },
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// How many of the proposed steps the text names.
const STEPS_SHOWN: usize = 3;

/// Prints the score of each file. One that cannot be read does not stop the rest.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let files: Vec<&PathBuf> = found.get_many("file").unwrap_or_default().collect();
    if let [file] = files.as_slice() {
        return score(file, false, found, words);
    }
    let mut faults = Vec::new();
    for (place, file) in files.into_iter().enumerate() {
        if !found.get_flag("json") {
            let gap = if place == 0 { "" } else { "\n" };
            let heading = words.with(
                "command-score-file",
                &facts!(file = files::name(file, words)),
            );
            files::print(&format!("{gap}{heading}\n"), words)?;
        }
        match score(file, true, found, words) {
            Err(Failure::ReaderGone) => return Err(Failure::ReaderGone),
            Err(failure) => faults.push((file.clone(), many_files::lines_of(failure))),
            Ok(()) => {}
        }
    }
    many_files::told(faults)
}

/// Prints the score of a file; one of many is named.
fn score(file: &Path, is_named: bool, found: &ArgMatches, words: &Words) -> Done {
    let assessment = unlock::read_assessment(file, found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let form = form(found).unwrap_or(assessment.form);
    let Scored {
        assessment,
        mut analysis,
    } = Scored::of(assessment, form, found);
    if found.get_flag("json") {
        let mut object = json(&assessment, &analysis);
        if let Some(object) = object.as_object_mut().filter(|_| is_named) {
            object.insert("file".to_owned(), files::name(file, words).into());
        }
        files::print(&format!("{object}\n"), words)
    } else {
        analysis.decide(&assessment, store::today());
        files::print(&sentences(&assessment, &analysis, words), words)
    }
}

/// An assessment with its analysis.
pub(super) struct Scored {
    pub(super) assessment: Assessment,
    pub(super) analysis: Analysis,
}

impl Scored {
    /// Without the figures of single people where they are to be left out.
    pub(super) fn of(assessment: Assessment, form: Form, found: &ArgMatches) -> Self {
        if text(found, "leave-out").is_none() {
            let analysis = analyse(&assessment, form);
            return Self {
                assessment,
                analysis,
            };
        }
        let disclosed = analysis::disclose(&assessment, form, smallest_group(found));
        let mut analysis = analyse(&disclosed.assessment, form);
        analysis.withhold(disclosed.withheld);
        Self {
            assessment: disclosed.assessment,
            analysis,
        }
    }
}

fn analyse(assessment: &Assessment, form: Form) -> Analysis {
    let mut analysis = Analysis::of(assessment, form, store::today());
    analysis.resample(assessment);
    analysis
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
    ];
    let withheld = analysis.withheld.as_ref();
    if let Some(closing) = &assessment.closed {
        lines.push(wording::closed(words, closing));
    }
    lines.extend(wording::withheld(words, questionnaire, analysis));
    if withheld.is_some_and(Withheld::is_all) {
        return lines.join("\n") + "\n";
    }
    lines.push(wording::placement(words, questionnaire, profile));
    if profile.is_unanswered() {
        return lines.join("\n") + "\n";
    }
    lines.extend(wording::constraint(words, questionnaire, profile));
    lines.extend(wording::caveats(words, questionnaire, profile));
    lines.extend(
        withheld
            .is_none()
            .then(|| wording::judges(words, profile))
            .flatten(),
    );
    lines.extend(
        analysis
            .resampling
            .as_ref()
            .and_then(|found| wording::resampling(words, profile, found)),
    );
    let level = profile.placement.claimed.map(|place| place.low);
    lines.extend(level.and_then(|level| wording::frequency(words, analysis, level)));
    lines.extend([String::new(), words.text("command-score-elements")]);
    for element in &profile.elements {
        lines.push(element_line(assessment, element, words));
    }
    if !profile.blockers.is_empty() {
        lines.extend([String::new(), words.text("command-score-blockers")]);
    }
    for blocker in &profile.blockers {
        lines.extend(blocker_lines(assessment, profile, blocker, words));
    }
    let unknown = &profile.to_find_out;
    if !unknown.is_empty() {
        lines.extend([String::new(), words.text("command-score-unknown")]);
    }
    for id in unknown {
        lines.push(practice_line(assessment, id, words));
    }
    lines.extend(proposed(assessment, analysis, words));
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

fn blocker_lines(
    assessment: &Assessment,
    profile: &Profile,
    blocker: &Blocker,
    words: &Words,
) -> Vec<String> {
    let sentence = wording::because(words, &assessment.questionnaire, profile, blocker);
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

/// What is asked of the unit, and the first of the proposed steps.
fn proposed(assessment: &Assessment, analysis: &Analysis, words: &Words) -> Vec<String> {
    let Some(decision) = &analysis.decision else {
        return Vec::new();
    };
    let said = Said {
        words,
        assessment,
        decision,
    };
    let mut lines = vec![String::new(), words.text("command-score-steps")];
    let indented = |text: String| words.with("command-score-said", &facts!(text));
    lines.push(indented(said.title()));
    lines.extend(said.asks().into_iter().map(indented));
    if !decision.proposes_steps() {
        return lines;
    }
    lines.push(indented(said.basis()));
    let steps = decision.proposal.tasks();
    let shown = steps.iter().take(STEPS_SHOWN).zip(1..);
    lines.extend(shown.filter_map(|(task, number)| task_line(&said, number, *task)));
    let more = steps.len().saturating_sub(STEPS_SHOWN);
    if more > 0 {
        lines.push(indented(
            words.with("decision-more-steps", &facts!(count = more)),
        ));
    }
    lines
}

fn task_line(said: &Said<'_>, number: usize, task: Task<'_>) -> Option<String> {
    let words = said.words;
    let (owner, due) = (said.who(task), said.due(task.due(), task.late()));
    let (effort, status) = (
        plan_wording::effort_told(words, task.effort(), task.is_open()),
        said.status(task),
    );
    let step = match task {
        Task::Step(step) => step,
        Task::Own(_) => {
            let title = said.what(task);
            let facts = facts!(number, title, owner, due, effort, status);
            return Some(words.with("command-score-own-step", &facts));
        }
    };
    let (_, practice) = said.assessment.questionnaire.practice(&step.practice)?;
    let facts = facts!(
        number,
        id = step.practice.as_str(),
        title = words.wording(&practice.title),
        to = step.to,
        action = plan_wording::action_told(words, said.assessment, (practice, step.to), step.open),
        owner,
        due,
        effort,
        status
    );
    Some(words.with("command-score-step", &facts))
}

fn json(assessment: &Assessment, analysis: &Analysis) -> Value {
    let unit = &assessment.unit;
    let numbering = assessment.questionnaire.numbering;
    let profile = &analysis.profile;
    let placement = &profile.placement;
    let cap = assessment.questionnaire.thresholds.unproven_cap;
    let backing = profile.backing(cap);
    json!({
        "format": FORMAT,
        "id": assessment.identity.id.map(|id| id.to_string()),
        "previous": assessment.identity.previous.map(|id| id.to_string()),
        "organisation": unit.organisation,
        "unit": unit.unit,
        "segment": unit.segment,
        "date": unit.date.map(|date| date.to_string()),
        "questionnaire": questionnaire(assessment, profile.form),
        "respondents": profile.respondents,
        "placement": {
            "low": placement.claimed.map(|range| numbering.number(range.low)),
            "high": placement.claimed.map(|range| numbering.number(range.high)),
            "evidenced": range(numbering, placement.evidenced),
            "checked": range(numbering, placement.checked),
            "not_applicable_as_1": range(numbering, placement.not_applicable_as_lowest),
            "constraint": texts(&profile.constraint),
            "uneven": profile.uneven,
            "provisional": profile.provisional,
        },
        "closed": assessment.closed.as_ref().map(|closing| json!({
            "date": closing.date.to_string(),
            "by": closing.by,
        })),
        "index": profile.index.map(Index::levels),
        "evidence": {
            "rated": profile.rated().count(),
            "with_evidence": profile.proven(),
            "with_checked_evidence": profile.rated().filter(|it| it.has_checked_evidence).count(),
            "asked_above": numbering.number(cap),
            "above": {
                "rated": backing.asked,
                "with_evidence": backing.backed,
                "with_checked_evidence": backing.checked,
            },
            "sent_back": analysis.withheld.is_none().then(|| profile.sent_back()),
        },
        "elements": profile.elements.iter().map(|element| self::element(numbering, analysis, element)).collect::<Value>(),
        "practices": profile.practices.iter().map(|practice| self::practice(numbering, analysis, practice)).collect::<Value>(),
        "agreement": agreement(&profile.agreement),
        "roles_of_complete": profile.roles_of_complete.iter().cloned().collect::<BTreeMap<_, _>>(),
        "confidence": confidence(analysis, profile.confidence),
        "roles": analysis.roles.as_ref().map(|found| roles(numbering, analysis, found)),
        "resampling": analysis.resampling.as_ref().map(|found| resampling(&assessment.questionnaire, found)),
        "withheld": analysis.withheld.as_ref().map(|found| withheld(found, profile)),
        "blockers": profile.blockers.iter().map(|blocker| self::blocker(numbering, blocker)).collect::<Value>(),
    })
}

/// Which questionnaire was scored, and on which form.
pub(super) fn questionnaire(assessment: &Assessment, form: Form) -> Value {
    json!({
        "id": assessment.questionnaire.id,
        "edition": assessment.questionnaire.edition,
        "form": form.as_str(),
    })
}

fn range(numbering: Numbering, range: Option<LevelRange>) -> Value {
    json!({
        "low": range.map(|range| numbering.number(range.low)),
        "high": range.map(|range| numbering.number(range.high)),
    })
}

fn texts(ids: &[impl ToString]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

/// What is not shown, and what is told in words in place of figures.
pub(super) fn withheld(found: &Withheld, profile: &Profile) -> Value {
    let spreads = [Closeness::Close, Closeness::Some, Closeness::Far];
    let spreads = spreads.map(|it| (it.as_str(), found.practices_at(it)));
    let spreads = BTreeMap::from(spreads);
    json!({
        "smallest_group": found.least.people(),
        "all": found.is_all(),
        "practices": profile.withheld.iter().map(PracticeId::as_str).collect::<Value>(),
        "spreads": spreads,
        "level_in_draws": found.draws.map(Frequency::as_str),
    })
}

fn element(numbering: Numbering, analysis: &Analysis, element: &ElementProfile) -> Value {
    let placement = &element.placement;
    let withholds_all = analysis.withheld.as_ref().is_some_and(Withheld::is_all);
    json!({
        "id": element.id.as_str(),
        "status": match element.status {
            _ if withholds_all => Value::Null,
            ElementStatus::Assessed => "assessed".into(),
            ElementStatus::Provisional => "provisional".into(),
            ElementStatus::NotAssessable => "not assessable".into(),
        },
        "low": placement.claimed.map(|range| numbering.number(range.low)),
        "high": placement.claimed.map(|range| numbering.number(range.high)),
        "evidenced": range(numbering, placement.evidenced),
        "checked": range(numbering, placement.checked),
        "not_applicable_as_1": range(numbering, placement.not_applicable_as_lowest),
        "index": element.index.map(Index::levels),
        "practices": element.practices,
        "answered": element.answered,
        "not_applicable": element.not_applicable,
        "attainment": by_level(numbering, element, |attainment| attainment.low.ratio()),
        "attainment_high": by_level(numbering, element, |attainment| attainment.high.ratio()),
        "agreement": agreement(&element.agreement),
    })
}

fn by_level(
    numbering: Numbering,
    element: &ElementProfile,
    figure: impl Fn(&Attainment) -> f64,
) -> BTreeMap<String, f64> {
    let attainment = element.attainment.iter();
    attainment
        .map(|at| (numbering.number(at.level).to_string(), figure(at)))
        .collect()
}

fn practice(numbering: Numbering, analysis: &Analysis, practice: &PracticeProfile) -> Value {
    let spread = practice.spread;
    let withheld = analysis.withheld.as_ref();
    let told = withheld.and_then(|found| found.spreads.get(&practice.id));
    let (n, closeness) = match withheld {
        None => (Some(practice.ratings.len()), None),
        Some(_) => (told.map(|it| it.people), told.map(|it| it.closeness)),
    };
    let is_withheld = analysis.profile.withheld.contains(&practice.id);
    let dispute = analysis.dispute(practice);
    json!({
        "id": practice.id.as_str(),
        "element": practice.element.as_str(),
        "state": if is_withheld {
            "not_shown"
        } else {
            RatingKind::of(practice.answer.as_ref()).notation().name
        },
        "rating": practice.rating().map(|rating| numbering.rating(rating)),
        "n": n,
        "could_judge": withheld.is_none().then_some(practice.could_judge),
        "closeness": closeness.map(Closeness::as_str),
        "consensus": practice.consensus,
        "evidence": practice.has_evidence,
        "evidence_checked": practice.has_checked_evidence,
        "sent_back": withheld.is_none().then_some(practice.sent_back),
        "confidence": confidence(analysis, practice.confidence),
        "ad_mean": spread.map(|spread| spread.ad_mean),
        "ad_median": spread.map(|spread| spread.ad_median),
        "r_wg": spread.map(|spread| spread.r_wg),
        "a_wg": spread.and_then(|spread| spread.a_wg),
        "flagged_for_discussion": dispute.is_some(),
        "dispute": dispute.map(Dispute::as_str),
    })
}

pub(super) fn agreement(agreement: &Agreement) -> Value {
    json!({
        "n": agreement.n,
        "r_wg_j": agreement.r_wg_j,
        "r_wg_j_star": agreement.r_wg_j_star,
        "slight_skew": {
            "r_wg_j": agreement.slight_skew_r_wg_j,
            "r_wg_j_star": agreement.slight_skew_r_wg_j_star,
        },
        "ad_mean": agreement.ad_mean,
        "alpha": agreement.alpha,
        "kendall_w": agreement.kendall_w,
        "between_teams": agreement.between_teams.map(|found| json!({
            "teams": found.teams,
            "people": found.people,
            "icc_1": found.icc_1,
            "icc_2": found.icc_2,
        })),
    })
}

/// Roles side by side, the one that rates highest first; of each practice the widest gap first.
pub(super) fn roles(numbering: Numbering, analysis: &Analysis, found: &Roles) -> Value {
    let role = |role: &Role| {
        let elements = role.elements.iter();
        let elements: BTreeMap<&str, Option<f64>> = elements
            .map(|(id, index)| (id.as_str(), index.map(Index::levels)))
            .collect();
        json!({
            "name": role.name,
            "people": role.people,
            "index": role.index.map(Index::levels),
            "elements": elements,
            "confidence": confidence(analysis, role.confidence),
        })
    };
    let practice = |practice: &PracticeByRole| {
        let ratings = practice.ratings.iter().filter_map(|it| {
            let role = found.roles.get(it.role)?;
            let rating = numbering.rating(it.rating);
            Some(json!({ "role": role.name, "rating": rating, "n": it.people }))
        });
        json!({
            "id": practice.id.as_str(),
            "gap": practice.gap(),
            "ratings": ratings.collect::<Value>(),
        })
    };
    json!({
        "roles": found.roles.iter().map(role).collect::<Value>(),
        "others": found.others,
        "shared_practices": found.shared,
        "practices": found.practices.iter().map(practice).collect::<Value>(),
    })
}

fn confidence(analysis: &Analysis, found: Confidences) -> Value {
    if analysis.withheld.is_some() {
        return Value::Null;
    }
    json!({ "low": found.low, "medium": found.medium, "high": found.high })
}

fn resampling(questionnaire: &Questionnaire, found: &Resampling) -> Value {
    let numbering = questionnaire.numbering;
    let levels: BTreeMap<String, f64> = Level::all(questionnaire.level_count())
        .map(|level| {
            (
                numbering.number(level).to_string(),
                found.share(level).ratio(),
            )
        })
        .collect();
    json!({
        "seed": found.seed,
        "resamples": found.resamples,
        "index_low": found.index_low.levels(),
        "index_high": found.index_high.levels(),
        "levels": levels,
    })
}

fn blocker(numbering: Numbering, blocker: &Blocker) -> Value {
    json!({
        "element": blocker.element.as_str(),
        "level": numbering.number(blocker.level),
        "attainment": blocker.attainment.ratio(),
        "attainment_high": blocker.at_most.ratio(),
        "needed": f64::from(blocker.needed) / 100.0,
        "practices": texts(&blocker.practices),
    })
}
