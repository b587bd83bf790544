//! Names of people that stand in what others wrote.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::{Assessment, Consensus, PracticeId, Rating, Response};

/// A name, or a part of it, that stands in notes, reasons or evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameTold {
    /// The part of the name, as the document has it.
    pub name: String,
    /// In how many texts it stands.
    pub texts: usize,
    /// The practices that they are about.
    pub practices: BTreeSet<PracticeId>,
}

/// A part of a name has this many letters at least: shorter ones are words of many languages.
const LETTERS: usize = 3;

/// The names of people in a document that stand in its notes and reasons, in its evidence, or in both, as
/// whole words.
#[must_use]
pub fn names_told(assessment: &Assessment, notes: bool, evidence: bool) -> Vec<NameTold> {
    let names = names(assessment);
    let mut found: BTreeMap<&String, NameTold> = BTreeMap::new();
    if names.is_empty() {
        return Vec::new();
    }
    let mut look = |practice: Option<&PracticeId>, text: &str| {
        let words: BTreeSet<String> = words(text).map(plain).collect();
        for word in &words {
            let Some((key, name)) = names.get_key_value(word) else {
                continue;
            };
            let told = found.entry(key).or_insert_with(|| NameTold {
                name: name.clone(),
                texts: 0,
                practices: BTreeSet::new(),
            });
            told.texts += 1;
            told.practices.extend(practice.cloned());
        }
    };
    for step in &assessment.plan {
        look(Some(&step.practice), &step.action);
    }
    for step in &assessment.own_steps {
        look(None, &step.title);
        look(None, &step.action);
    }
    for respondent in &assessment.respondents {
        for (practice, response) in &respondent.sheet.0 {
            for text in texts(response, notes, evidence) {
                look(Some(practice), text);
            }
        }
    }
    for measure in assessment.outcomes.values() {
        look(None, &measure.name);
    }
    if evidence {
        let check_ins = assessment.check_ins.values();
        for found in check_ins.flat_map(|it| it.observed.values()) {
            look(None, &found.source);
        }
    }
    if notes {
        for (practice, Consensus { rating, reason, .. }) in &assessment.consensus {
            for text in std::iter::once(reason).chain(rating.reason()) {
                look(Some(practice), text);
            }
        }
        for step in &assessment.plan {
            look(Some(&step.practice), &step.note);
        }
        let own = assessment.own_steps.iter().map(|step| &step.note);
        let said = assessment.check_ins.values().map(|it| &it.said);
        let measured = assessment.outcomes.values();
        let measured = measured
            .flat_map(|it| it.values.values())
            .map(|it| &it.note);
        for text in own.chain(said).chain(measured) {
            look(None, text);
        }
    }
    found.into_values().collect()
}

/// What somebody wrote beside an answer.
fn texts(response: &Response, notes: bool, evidence: bool) -> impl Iterator<Item = &String> {
    let reason = response.rating.as_ref().and_then(Rating::reason);
    let written = std::iter::once(&response.note).chain(reason);
    let proofs = response.evidence.iter();
    let proofs = proofs.flat_map(|proof| {
        let file = proof.file.as_ref().map(|file| &file.name);
        [&proof.text, &proof.link].into_iter().chain(file)
    });
    let check = response.check.as_ref().map(|check| &check.note);
    let written = written.chain(check).filter(move |_| notes);
    written.chain(proofs.filter(move |_| evidence))
}

/// The parts of the names of people, by how they are compared. Words of roles, teams and the unit are none:
/// people without a name are called by them.
fn names(assessment: &Assessment) -> BTreeMap<String, String> {
    let respondents = &assessment.respondents;
    let unit = &assessment.unit;
    let shared = respondents
        .iter()
        .flat_map(|person| [&person.role, &person.team]);
    let shared: BTreeSet<String> = shared
        .chain([&unit.unit, &unit.organisation])
        .flat_map(|text| words(text))
        .map(plain)
        .collect();
    let proofs = respondents
        .iter()
        .flat_map(|person| person.sheet.0.values())
        .flat_map(|response| &response.evidence);
    let checks = respondents
        .iter()
        .flat_map(|person| person.sheet.0.values())
        .filter_map(|response| response.check.as_ref());
    let measured = assessment.outcomes.values();
    let measured = measured.flat_map(|measure| measure.values.values());
    let people = respondents.iter().map(|person| &person.name);
    people
        .chain(assessment.plan.iter().map(|step| &step.owner))
        .chain(assessment.own_steps.iter().map(|step| &step.owner))
        .chain(proofs.map(|proof| &proof.checked_by))
        .chain(checks.map(|check| &check.by))
        .chain([&unit.facilitator])
        .chain(assessment.check_ins.values().map(|it| &it.by))
        .chain(measured.map(|value| &value.by))
        .chain(assessment.closed.iter().map(|closing| &closing.by))
        .flat_map(|name| words(name))
        .filter(|part| part.chars().count() >= LETTERS && !starts_low(part))
        .map(|part| (plain(part), part.to_owned()))
        .filter(|(key, _)| !shared.contains(key))
        .collect()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| !letter.is_alphabetic() && !is_combining_mark(letter));
    parts.filter(|part| !part.is_empty())
}

/// An owner may be a role, such as "finance lead".
fn starts_low(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
}

/// A word without accents and capitals: people leave them out where they write of others.
fn plain(word: &str) -> String {
    let letters = word.nfd().filter(|letter| !is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Evidence, Form, Respondent, RespondentId};

    fn named(names: &[&str]) -> Assessment {
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
        for name in names {
            let id = RespondentId::new(format!("r{}", assessment.respondents.len()));
            let mut person = Respondent::new(id.expect("an id"));
            (*name).clone_into(&mut person.name);
            "customer".clone_into(&mut person.role);
            assessment.respondents.push(person.into());
        }
        assessment
    }

    fn note(assessment: &mut Assessment, person: usize, practice: usize, text: &str) {
        let (_, practice) = assessment
            .questionnaire
            .practices()
            .nth(practice)
            .expect("practices");
        let practice = practice.id.clone();
        let sheet = &mut assessment.respondents[person].sheet;
        text.clone_into(&mut sheet.0.entry(practice).or_default().note);
    }

    fn told(assessment: &Assessment, notes: bool, evidence: bool) -> Vec<(String, usize)> {
        let found = names_told(assessment, notes, evidence).into_iter();
        found.map(|told| (told.name, told.texts)).collect()
    }

    #[test]
    fn a_name_is_found_as_a_whole_word_without_its_accents_and_counted_once_a_text() {
        let mut assessment = named(&["Lucía Navarro", "Al", "Customer 3"]);
        note(&mut assessment, 0, 0, "Ask LUCIA, lucia knows.");
        note(&mut assessment, 1, 1, "Lucía answers for them. Al too.");
        note(&mut assessment, 2, 1, "Luciana, a customer, navarros");
        assert_eq!(told(&assessment, true, true), [("Lucía".to_owned(), 2)]);
        assert_eq!(names_told(&assessment, true, true)[0].practices.len(), 2);
        assert!(told(&assessment, false, true).is_empty());
    }

    #[test]
    fn evidence_counts_where_it_stays() {
        let mut assessment = named(&["Lucía Navarro"]);
        note(&mut assessment, 0, 0, "");
        let responses = &mut assessment.respondents[0].sheet.0;
        let response = responses.values_mut().next().expect("a response");
        response.evidence.push(Evidence {
            text: "Minutes by Navarro".to_owned(),
            ..Evidence::default()
        });
        assert_eq!(told(&assessment, false, true), [("Navarro".to_owned(), 1)]);
        assert!(told(&assessment, true, false).is_empty());
    }
}
