//! `continuum agreement FILE`: how far people agree, as sentences or as one JSON object.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, document, flag, form, form_option, language_option, leave_out_respondents_option,
    path, smallest_group_option,
};
use super::failure::Done;
use super::files;
use super::score::{self, Scored};
use super::unlock::{self, password_file};
use crate::analysis::{Analysis, Withheld};
use crate::model::{Assessment, Numbering, Questionnaire};
use crate::report::wording::{self, AgreementFigure, Ratings};
use crate::scoring::disclosure::Closeness;
use crate::scoring::{Dispute, PracticeProfile, Spread};
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "agreement",
    help: "command-agreement",
    arguments: || {
        vec![
            document(),
            form_option("command-form"),
            language_option(),
            leave_out_respondents_option("command-agreement-leave-out"),
            smallest_group_option(),
            flag("formulas", "command-agreement-formulas").conflicts_with("json"),
            flag("json", "command-agreement-json"),
            password_file(),
        ]
    },
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// Prints how far people agree.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = unlock::read_assessment(path(found, "file"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let form = form(found).unwrap_or(assessment.form);
    let Scored {
        assessment,
        analysis,
    } = Scored::of(assessment, form, found);
    if found.get_flag("json") {
        return files::print_json(&json(&assessment, &analysis, words), words);
    }
    let mut lines = sentences(&assessment, &analysis, words);
    if found.get_flag("formulas") {
        lines.extend([String::new(), words.text("command-agreement-figures")]);
        lines.extend(
            AgreementFigure::ALL
                .iter()
                .flat_map(|it| formula(*it, &analysis, words)),
        );
    }
    files::print(&(lines.join("\n") + "\n"), words)
}

fn sentences(assessment: &Assessment, analysis: &Analysis, words: &Words) -> Vec<String> {
    let questionnaire = &assessment.questionnaire;
    let withheld = analysis.withheld.as_ref();
    let mut lines = Vec::new();
    lines.extend(wording::withheld(words, questionnaire, analysis));
    if withheld.is_some_and(Withheld::is_all) {
        return lines;
    }
    practices(&mut lines, questionnaire, analysis, words);
    let point = |text: String| words.with("command-agreement-point", &facts!(text));
    let elements = questionnaire.elements.iter();
    let elements = elements
        .filter_map(|it| wording::element_agreement(words, questionnaire, analysis, &it.id));
    let title = words.text("command-agreement-elements");
    section(&mut lines, title, elements.map(point).collect());
    if let Some(roles) = &analysis.roles {
        let finding = wording::roles_finding(words, questionnaire, roles);
        let means = wording::roles_means(words, roles);
        let finding = words.with("command-agreement-finding", &facts!(text = finding));
        let said = [finding].into_iter().chain(means.map(point));
        section(
            &mut lines,
            words.text("command-agreement-roles"),
            said.collect(),
        );
    }
    let all = match withheld {
        Some(withheld) => wording::spreads(words, withheld).into_iter().collect(),
        None => wording::agreement(words, &analysis.profile),
    };
    let all = all.into_iter().map(point).collect();
    section(&mut lines, words.text("command-agreement-all"), all);
    lines
}

/// The practices: those that are disputed, those that were, those that are not, and those that are not known.
fn practices(
    lines: &mut Vec<String>,
    questionnaire: &Questionnaire,
    analysis: &Analysis,
    words: &Words,
) {
    let (mut far, mut agreed) = (Vec::new(), Vec::new());
    let (mut near, mut unknown) = (Vec::new(), Vec::new());
    for practice in wording::by_disagreement(analysis) {
        let found = wording::practice_agreement(words, questionnaire, analysis, practice);
        let name = found.name.as_str();
        let said = found.all().map(String::as_str);
        if let Some(dispute) = found.dispute {
            let part = match dispute {
                Dispute::Open => &mut far,
                Dispute::Agreed => &mut agreed,
            };
            part.push(words.with("command-agreement-name", &facts!(name)));
            part.extend(said.map(|text| words.with("command-agreement-said", &facts!(text))));
            continue;
        }
        match found.closeness {
            Some(close) => near.push(match practice.spread {
                Some(spread) => {
                    let said = found.sentences.first().into_iter().chain(&found.agreed);
                    let said: Vec<&str> = said.map(String::as_str).collect();
                    let facts = facts!(
                        name,
                        closeness = wording::closeness(words, close),
                        ad = wording::distance(words, spread.ad_mean),
                        text = said.join(" ")
                    );
                    words.with("command-agreement-close", &facts)
                }
                None => short(name, said, words),
            }),
            None => unknown.push(short(name, said, words)),
        }
    }
    let counts = [
        analysis.disputes(Dispute::Open),
        analysis.disputes(Dispute::Agreed),
        near.len(),
        unknown.len(),
    ];
    let parts = [
        ("command-agreement-far", far),
        ("command-agreement-settled", agreed),
        ("command-agreement-near", near),
        ("command-agreement-unknown", unknown),
    ];
    for ((key, part), count) in parts
        .into_iter()
        .zip(counts)
        .filter(|(_, count)| *count > 0)
    {
        section(lines, words.with(key, &facts!(count)), part);
    }
}

/// A practice with what is said of it in one line.
fn short<'s>(name: &str, said: impl Iterator<Item = &'s str>, words: &Words) -> String {
    let text = said.collect::<Vec<_>>().join(" ");
    words.with("command-agreement-short", &facts!(name, text))
}

/// Adds lines under a title, after an empty one; nothing where there are none.
fn section(lines: &mut Vec<String>, title: String, added: Vec<String>) {
    if added.is_empty() {
        return;
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    lines.push(title);
    lines.extend(added);
}

fn formula(figure: AgreementFigure, analysis: &Analysis, words: &Words) -> Vec<String> {
    let said = figure.text(words);
    let name = said.name.as_str();
    let mut lines = vec![words.with("command-agreement-figure", &facts!(name))];
    let all = Ratings::OfAll(&analysis.profile);
    let shown = analysis.withheld.is_none();
    let here = shown.then(|| all.say(words, figure)).flatten();
    let parts = here.into_iter().chain(said.lines(words));
    lines.extend(parts.map(|text| words.with("command-agreement-said", &facts!(text))));
    lines
}

fn json(assessment: &Assessment, analysis: &Analysis, words: &Words) -> Value {
    let numbering = assessment.questionnaire.numbering;
    let profile = &analysis.profile;
    let disputed = wording::by_disagreement(analysis);
    json!({
        "format": FORMAT,
        "questionnaire": score::questionnaire(assessment, profile.form),
        "respondents": profile.respondents,
        "practices": disputed
            .into_iter()
            .map(|it| practice(assessment, analysis, it, words))
            .collect::<Value>(),
        "elements": profile
            .elements
            .iter()
            .map(|it| json!({ "id": it.id.as_str(), "agreement": score::agreement(&it.agreement) }))
            .collect::<Value>(),
        "agreement": score::agreement(&profile.agreement),
        "roles_of_complete": profile.roles_of_complete.iter().cloned().collect::<BTreeMap<_, _>>(),
        "roles": analysis.roles.as_ref().map(|found| score::roles(numbering, analysis, found)),
        "withheld": analysis.withheld.as_ref().map(|found| score::withheld(found, profile)),
        "figures": AgreementFigure::ALL.iter().map(|it| figure(*it, words)).collect::<Value>(),
    })
}

/// Whether people disagree by the rules of the RAND/UCLA method.
fn disagreement(spread: Spread) -> Option<Value> {
    let found = spread.appropriateness?;
    Some(json!({
        "by_range": found.disagreement,
        "by_count": found.disagreement_by_count,
    }))
}

fn practice(
    assessment: &Assessment,
    analysis: &Analysis,
    practice: &PracticeProfile,
    words: &Words,
) -> Value {
    let questionnaire = &assessment.questionnaire;
    let found = wording::practice_agreement(words, questionnaire, analysis, practice);
    let withheld = analysis.withheld.as_ref();
    let n = match withheld {
        None => Some(practice.ratings.len()),
        Some(withheld) => withheld.spreads.get(&practice.id).map(|it| it.people),
    };
    let figures = found.figures.iter();
    let figures: BTreeMap<&str, f64> = figures.map(|(it, value)| (it.as_str(), *value)).collect();
    json!({
        "id": practice.id.as_str(),
        "element": practice.element.as_str(),
        "n": n,
        "could_judge": withheld.is_none().then_some(practice.could_judge),
        "ratings": withheld.is_none().then(|| ratings(questionnaire.numbering, practice)),
        "closeness": found.closeness.map(Closeness::as_str),
        "figures": figures,
        "ad_limit": practice.spread.map(|spread| spread.ad_limit),
        "disagreement": practice.spread.and_then(disagreement),
        "dispute": found.dispute.map(Dispute::as_str),
        "consensus": practice.consensus,
        "sentences": found.all().collect::<Vec<_>>(),
    })
}

/// How many people gave each rating, from the lowest.
fn ratings(numbering: Numbering, practice: &PracticeProfile) -> Value {
    let each = practice.ratings.chunk_by(PartialEq::eq);
    let each = each.filter_map(|same| Some((numbering.rating(*same.first()?), same.len())));
    each.map(|(rating, people)| json!({ "rating": rating, "people": people }))
        .collect()
}

fn figure(figure: AgreementFigure, words: &Words) -> Value {
    let text = figure.text(words);
    json!({
        "figure": figure.as_str(),
        "name": text.name,
        "formula": text.formula,
        "range": text.range,
        "missing": text.missing,
        "source": text.source,
    })
}
