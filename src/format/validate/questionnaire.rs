//! Checks questionnaires and claims.

use std::collections::{HashMap, HashSet};

use super::{At, Findings};
use crate::format::build;
use crate::format::raw;
use crate::format::shape::nearest;
use crate::model::{Language, Level};
use crate::words::Message;

const LEAST_LEVELS: usize = 2;
const MOST_LEVELS: usize = Level::MOST as usize;
const MOST_ELEMENTS: usize = 12;
const MOST_WEIGHT: i64 = 100;
const MOST_CIRCLES: usize = 100;

pub(in crate::format) fn questionnaire(
    raw: &raw::Questionnaire,
    at: &At<'_>,
    found: &mut Findings,
) {
    found.range(&at.field("version"), "version", raw.version, 1, 1);
    found.id(&at.field("id"), &raw.id);
    found.not_blank(&at.field("edition"), "edition", &raw.edition);
    languages(&raw.languages, &at.field("languages"), found);
    let tags = raw.languages.iter().map(String::as_str);
    let rules = QuestionnaireRules {
        listed: &raw.languages,
        languages: tags.filter(|tag| is_sound_language(tag)).collect(),
        levels: raw.levels.len(),
        practices: practice_ids(raw),
    };
    rules.text(&raw.title, &at.field("title"), found);
    rules.text(&raw.about, &at.field("about"), found);
    rules.levels(&raw.levels, &at.field("levels"), found);
    rules.thresholds(&raw.thresholds, &at.field("thresholds"), found);
    let short_form = at.field("short_form");
    rules.references(&raw.short_form, &short_form, found);
    rules.elements(raw, &at.field("elements"), found);
    cycles(raw, at, found);
    if !raw.short_form.is_empty() {
        short_form_reaches_all(raw, &short_form, found);
    }
    rules.claims(&raw.claims, &at.field("claims"), found);
}

/// Checks a file of claims. Only their questionnaire knows the practices.
pub(in crate::format) fn claims(raw: &raw::Claims, at: &At<'_>, found: &mut Findings) {
    found.range(&at.field("version"), "version", raw.version, 1, 1);
    found.id(&at.field("questionnaire"), &raw.questionnaire);
    let rules = QuestionnaireRules {
        listed: &[],
        languages: Vec::new(),
        levels: 0,
        practices: None,
    };
    rules.claims(&raw.claims, &at.field("claims"), found);
}

/// What the parts of a questionnaire are checked against.
struct QuestionnaireRules<'r> {
    /// The languages that texts may have; empty if none are listed.
    listed: &'r [String],
    /// The languages that every text must have.
    languages: Vec<&'r str>,
    /// How many levels there are.
    levels: usize,
    /// The ids of all practices; `None` if not all are known.
    practices: Option<HashSet<&'r str>>,
}

impl QuestionnaireRules<'_> {
    fn levels(&self, raw: &[raw::LevelText], at: &At<'_>, found: &mut Findings) {
        if !self.levels_are_sound() {
            let message = Message::new("sound-levels")
                .with("least", LEAST_LEVELS)
                .with("most", MOST_LEVELS)
                .with("found", raw.len());
            found.add(at, message, None);
        }
        for (index, level) in raw.iter().enumerate() {
            let at = at.index(index);
            self.text(&level.name, &at.field("name"), found);
            self.text(&level.summary, &at.field("summary"), found);
        }
    }

    fn levels_are_sound(&self) -> bool {
        (LEAST_LEVELS..=MOST_LEVELS).contains(&self.levels)
    }

    fn thresholds(&self, raw: &raw::Thresholds, at: &At<'_>, found: &mut Findings) {
        for (name, percent) in [
            ("reached", raw.reached),
            ("kept", raw.kept),
            ("not_applicable", raw.not_applicable),
            ("answered", raw.answered),
        ] {
            found.range(&at.field(name), name, percent, 1, 99);
        }
        if self.levels_are_sound() {
            let most = i64::try_from(self.levels).unwrap_or(i64::MAX);
            let at = at.field("unproven_cap");
            found.range(&at, "unproven_cap", raw.unproven_cap, 1, most);
        }
    }

    fn elements(&self, raw: &raw::Questionnaire, at: &At<'_>, found: &mut Findings) {
        let count = raw.elements.len();
        if !(1..=MOST_ELEMENTS).contains(&count) {
            let message = Message::new("sound-elements")
                .with("most", MOST_ELEMENTS)
                .with("found", count);
            found.add(at, message, None);
        }
        let mut elements = HashSet::new();
        let mut practices = HashSet::new();
        for (index, element) in raw.elements.iter().enumerate() {
            let at = at.index(index);
            unique_id(&mut elements, &element.id, &at.field("id"), found);
            self.element(element, &at, found);
            for (index, practice) in element.practices.iter().enumerate() {
                let at = at.field("practices");
                let at = at.index(index);
                unique_id(&mut practices, &practice.id, &at.field("id"), found);
                self.practice(practice, &at, found);
            }
        }
    }

    fn element(&self, raw: &raw::Element, at: &At<'_>, found: &mut Findings) {
        self.text(&raw.title, &at.field("title"), found);
        self.text(&raw.summary, &at.field("summary"), found);
        self.count(raw.levels.len(), self.levels, &at.field("levels"), found);
        self.texts(&raw.levels, &at.field("levels"), found);
        if raw.practices.is_empty() {
            let message = Message::new("sound-no-practices").with("element", raw.id.as_str());
            found.add(&at.field("practices"), message, None);
        } else if raw.practices.iter().all(|practice| practice.weight == 0) {
            let message = Message::new("sound-no-weight").with("element", raw.id.as_str());
            let hint = Message::new("sound-no-weight-hint");
            found.warn(&at.field("practices"), message, Some(hint));
        }
    }

    fn practice(&self, raw: &raw::Practice, at: &At<'_>, found: &mut Findings) {
        for (name, text) in [
            ("title", &raw.title),
            ("prompt", &raw.prompt),
            ("why", &raw.why),
            ("evidence", &raw.evidence),
        ] {
            self.text(text, &at.field(name), found);
        }
        let descriptors = at.field("descriptors");
        self.count(raw.descriptors.len(), self.levels, &descriptors, found);
        self.texts(&raw.descriptors, &descriptors, found);
        found.range(&at.field("weight"), "weight", raw.weight, 0, MOST_WEIGHT);
        self.references(&raw.requires, &at.field("requires"), found);
        let steps = self.levels.saturating_sub(1);
        let at = at.field("recommendations");
        self.count(raw.recommendations.len(), steps, &at, found);
        for (index, recommendation) in raw.recommendations.iter().enumerate() {
            self.recommendation(recommendation, &at.index(index), found);
        }
    }

    fn recommendation(&self, raw: &raw::Recommendation, at: &At<'_>, found: &mut Findings) {
        for (name, text) in [
            ("action", &raw.action),
            ("why", &raw.why),
            ("first_week", &raw.first_week),
            ("owner", &raw.owner),
            ("indicator", &raw.indicator),
            ("risk", &raw.risk),
        ] {
            self.text(text, &at.field(name), found);
        }
        effort(raw.effort, &at.field("effort"), found);
    }

    fn claims(&self, raw: &[raw::Claim], at: &At<'_>, found: &mut Findings) {
        let mut ids = HashSet::new();
        for (index, claim) in raw.iter().enumerate() {
            let at = at.index(index);
            unique_id(&mut ids, &claim.id, &at.field("id"), found);
            self.text(&claim.text, &at.field("text"), found);
            self.text(&claim.source, &at.field("source"), found);
            self.text(&claim.critics, &at.field("critics"), found);
            self.references(&claim.supports, &at.field("supports"), found);
        }
    }

    /// Finds a list that has not one entry a level, or a step.
    fn count(&self, found_count: usize, expected: usize, at: &At<'_>, found: &mut Findings) {
        if self.levels_are_sound() && found_count != expected {
            let message = Message::new("sound-count")
                .with("expected", expected)
                .with("found", found_count);
            let hint = if expected == self.levels {
                Message::new("sound-count-levels-hint")
            } else {
                Message::new("sound-count-steps-hint")
            };
            found.add(at, message, Some(hint.with("levels", self.levels)));
        }
    }

    fn texts(&self, raw: &[raw::Text], at: &At<'_>, found: &mut Findings) {
        for (index, text) in raw.iter().enumerate() {
            self.text(text, &at.index(index), found);
        }
    }

    fn text(&self, raw: &raw::Text, at: &At<'_>, found: &mut Findings) {
        if raw.0.is_empty() && self.languages.is_empty() {
            found.add(at, Message::new("sound-text-empty"), None);
        }
        let mut seen: HashSet<&str> = HashSet::new();
        for (index, (tag, wording)) in raw.0.iter().enumerate() {
            if !seen.insert(tag) {
                let message = Message::new("sound-key-twice").with("key", tag.as_str());
                found.add(&at.key(index), message, None);
                continue;
            }
            if self.listed.is_empty() {
                language(tag, &at.key(index), found);
            } else if !self.listed.contains(tag) {
                let message = Message::new("sound-language-not-listed").with("found", tag.as_str());
                let hint = Message::new("sound-language-not-listed-hint");
                found.add(&at.key(index), message, Some(hint));
            }
            if wording.trim().is_empty() {
                found.add(&at.value(index), Message::new("sound-text-empty"), None);
            }
        }
        for language in &self.languages {
            if !seen.contains(language) {
                let message = Message::new("sound-language-missing").with("language", *language);
                found.add(at, message, None);
            }
        }
    }

    /// Reports unknown practices, and ids that occur twice.
    fn references(&self, ids: &[String], at: &At<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, id) in ids.iter().enumerate() {
            let at = at.index(index);
            if !seen.insert(id.as_str()) {
                let message = Message::new("sound-reference-twice").with("id", id.as_str());
                found.add(&at, message, None);
            } else if let Some(known) = &self.practices {
                if !known.contains(id.as_str()) {
                    unknown_practice(id, known, &at, found);
                }
            } else {
                found.id(&at, id);
            }
        }
    }
}

/// Reports a practice that the questionnaire does not have.
pub(super) fn unknown_practice(id: &str, known: &HashSet<&str>, at: &At<'_>, found: &mut Findings) {
    let message = Message::new("sound-practice-unknown").with("id", id);
    found.add(at, message, nearest_id(id, known.iter().copied()));
}

/// The nearest id as a hint; among equally near ones the alphabetically first.
pub(in crate::format) fn nearest_id<'k>(
    id: &str,
    known: impl Iterator<Item = &'k str>,
) -> Option<Message> {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    // F1 and F2 are one letter apart, but neither is a slip for the other.
    nearest(id, known.into_iter())
        .filter(|nearest| id.len() > 3 || nearest.eq_ignore_ascii_case(id))
        .map(|nearest| Message::new("shape-nearest-hint").with("nearest", nearest))
}

/// Reports days that do not match the size.
pub(super) fn effort(raw: raw::Effort, at: &At<'_>, found: &mut Findings) {
    if build::effort(raw).is_none() {
        let (size, days) = build::effort_parts(raw);
        let (least, most) = match raw {
            raw::Effort::S(_) => (1, 5),
            raw::Effort::M(_) => (6, 15),
            raw::Effort::L(_) => (16, 40),
            raw::Effort::XL(_) => (41, 250),
        };
        let message = Message::new("sound-effort")
            .with("size", size)
            .with("least", least.to_string())
            .with("most", most.to_string())
            .with("found", days.to_string());
        let hint = Message::new("sound-effort-hint");
        found.add(at, message, Some(hint));
    }
}

/// The ids of all practices; `None` if one could not be read, since an id could then be called
/// unknown by mistake.
pub(super) fn practice_ids(raw: &raw::Questionnaire) -> Option<HashSet<&str>> {
    let mut ids = HashSet::new();
    if raw.elements.is_empty() {
        return None;
    }
    for element in &raw.elements {
        if element.practices.is_empty() {
            return None;
        }
        for practice in &element.practices {
            if practice.id.is_empty() {
                return None;
            }
            ids.insert(practice.id.as_str());
        }
    }
    Some(ids)
}

fn unique_id<'r>(seen: &mut HashSet<&'r str>, id: &'r str, at: &At<'_>, found: &mut Findings) {
    found.id(at, id);
    if !id.is_empty() && !seen.insert(id) {
        let hint = Message::new("sound-id-twice-hint");
        let message = Message::new("sound-id-twice").with("id", id);
        found.add(at, message, Some(hint));
    }
}

fn languages(raw: &[String], at: &At<'_>, found: &mut Findings) {
    if raw.is_empty() {
        let hint = Message::new("sound-languages-none-hint");
        found.add(at, Message::new("sound-languages-none"), Some(hint));
    }
    let mut seen = HashSet::new();
    for (index, tag) in raw.iter().enumerate() {
        let at = at.index(index);
        language(tag, &at, found);
        if !seen.insert(tag.to_ascii_lowercase()) {
            let message = Message::new("sound-reference-twice").with("id", tag.as_str());
            found.add(&at, message, None);
        }
    }
}

fn language(tag: &str, at: &At<'_>, found: &mut Findings) {
    let Some(language) = Language::new(tag) else {
        let message = Message::new("sound-language").with("found", tag);
        let hint = Message::new("sound-language-hint");
        found.add(at, message, Some(hint));
        return;
    };
    if is_right_to_left(&language) {
        let message = Message::new("sound-right-to-left").with("language", tag);
        let hint = Message::new("sound-right-to-left-hint");
        found.add(at, message, Some(hint));
    }
}

fn is_sound_language(tag: &str) -> bool {
    Language::new(tag).is_some_and(|language| !is_right_to_left(&language))
}

/// Whether a language is written from right to left. A script in the tag decides.
fn is_right_to_left(language: &Language) -> bool {
    const SCRIPTS: [&str; 8] = [
        "arab", "aran", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg",
    ];
    const LANGUAGES: [&str; 20] = [
        "ar", "arc", "azb", "bal", "ckb", "dv", "fa", "he", "iw", "ji", "ks", "mzn", "nqo", "pnb",
        "prs", "ps", "sd", "syr", "ug", "ur",
    ];
    let tag = language.as_str().to_ascii_lowercase();
    let script = tag
        .split('-')
        .skip(1)
        .find(|part| part.len() == 4 && part.chars().all(|c| c.is_ascii_alphabetic()));
    let primary = tag.split('-').next().unwrap_or_default();
    match script {
        Some(script) => SCRIPTS.contains(&script),
        None => LANGUAGES.contains(&primary) || primary == "yi",
    }
}

/// Warns of an element that the short form never asks about: it would have no level.
fn short_form_reaches_all(raw: &raw::Questionnaire, at: &At<'_>, found: &mut Findings) {
    for element in &raw.elements {
        let asked = element
            .practices
            .iter()
            .any(|practice| raw.short_form.contains(&practice.id));
        if !asked {
            let message = Message::new("sound-short-form-gap").with("element", element.id.as_str());
            let hint = Message::new("sound-short-form-gap-hint");
            found.warn(at, message, Some(hint));
        }
    }
}

/// Reports practices that require themselves, through others or directly: each circle once, at its
/// first practice.
fn cycles(raw: &raw::Questionnaire, at: &At<'_>, found: &mut Findings) {
    let practices: Vec<(usize, usize, &raw::Practice)> = raw
        .elements
        .iter()
        .enumerate()
        .flat_map(|(e, element)| {
            let practices = element.practices.iter().enumerate();
            practices.map(move |(p, practice)| (e, p, practice))
        })
        .collect();
    let mut positions: HashMap<&str, usize> = HashMap::new();
    for (position, (_, _, practice)) in practices.iter().enumerate() {
        positions.entry(&practice.id).or_insert(position);
    }
    let requires: Vec<Vec<usize>> = practices
        .iter()
        .map(|(_, _, practice)| {
            let ids = practice.requires.iter();
            ids.filter_map(|id| positions.get(id.as_str()).copied())
                .collect()
        })
        .collect();
    for circle in circles(&requires) {
        let names: Vec<&str> = circle
            .iter()
            .chain(circle.first())
            .filter_map(|position| practices.get(*position))
            .map(|(_, _, practice)| practice.id.as_str())
            .collect();
        let Some((e, p, _)) = circle.first().and_then(|first| practices.get(*first)) else {
            continue;
        };
        let message = Message::new("sound-cycle").with("cycle", names.join(" \u{2192} "));
        let hint = Message::new("sound-cycle-hint");
        let at = at.field("elements");
        let at = at.index(*e);
        let at = at.field("practices");
        let at = at.index(*p);
        found.add(&at.field("requires"), message, Some(hint));
    }
}

/// The circles that a depth-first walk through a graph finds, each from its smallest position,
/// [`MOST_CIRCLES`] at most.
fn circles(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut circles = Vec::new();
    let mut done = vec![false; next.len()];
    let mut on_way = vec![false; next.len()];
    for start in 0..next.len() {
        // The nodes from the start to here, each with the number of its edges already tried.
        let mut way: Vec<(usize, usize)> = Vec::new();
        if !is_set(&done, start) {
            way.push((start, 0));
        }
        while let Some((here, tried)) = way.last_mut() {
            let here = *here;
            set(&mut on_way, here, true);
            let to = next.get(here).and_then(|ways| ways.get(*tried)).copied();
            *tried += 1;
            match to {
                None => {
                    set(&mut done, here, true);
                    set(&mut on_way, here, false);
                    way.pop();
                }
                Some(to) if is_set(&on_way, to) => {
                    let passed = way.iter().map(|(passed, _)| *passed);
                    let circle = passed.skip_while(|passed| *passed != to).collect();
                    circles.push(from_smallest(circle));
                    if circles.len() == MOST_CIRCLES {
                        return circles;
                    }
                }
                Some(to) if is_set(&done, to) => {}
                Some(to) => way.push((to, 0)),
            }
        }
    }
    circles
}

fn set(marks: &mut [bool], position: usize, value: bool) {
    if let Some(mark) = marks.get_mut(position) {
        *mark = value;
    }
}

fn is_set(marks: &[bool], position: usize) -> bool {
    marks.get(position).copied().unwrap_or(true)
}

fn from_smallest(mut circle: Vec<usize>) -> Vec<usize> {
    let smallest = circle.iter().enumerate().min_by_key(|(_, value)| **value);
    if let Some((index, _)) = smallest {
        circle.rotate_left(index);
    }
    circle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_found_once_and_told_from_its_first_practice() {
        assert_eq!(
            circles(&[vec![1], vec![2], vec![]]),
            Vec::<Vec<usize>>::new()
        );
        assert_eq!(circles(&[vec![], vec![2], vec![3], vec![1]]), [[1, 2, 3]]);
        assert_eq!(circles(&[vec![0]]), [[0]]);
        assert_eq!(circles(&[vec![1, 2], vec![0], vec![0]]), [[0, 1], [0, 2]]);
    }

    #[test]
    fn a_script_in_the_tag_decides_the_direction() {
        let right_to_left = |tag| Language::new(tag).is_some_and(|tag| is_right_to_left(&tag));
        for tag in ["ar", "he-IL", "fa", "ur", "az-Arab", "yi"] {
            assert!(right_to_left(tag), "{tag}");
        }
        for tag in ["en", "ru", "el", "sd-Deva", "pa", "zh-Hant"] {
            assert!(!right_to_left(tag), "{tag}");
        }
    }
}
