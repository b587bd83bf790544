//! Rules between the parts of a questionnaire, checked over its tree so that a fault elsewhere hides
//! none of them.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::format::codec::Reading;
use crate::format::fault::{Fault, Loss};
use crate::format::tree::{Content, Node};
use crate::model::{Practice, Thresholds, limits};
use crate::words::Message;

const MOST_CIRCLES: usize = 100;

pub(super) fn check<'n>(questionnaire: &'n Node<'n>, reading: &mut Reading<'n>) {
    unproven_cap(questionnaire, reading);
    let elements = questionnaire.entries_of("elements");
    for element in elements {
        has_weight(element, reading);
    }
    let practices = elements
        .iter()
        .flat_map(|element| element.entries_of("practices"));
    let practices: Vec<_> = practices.collect();
    if practices.len() > limits::PRACTICES {
        let message = Message::new("sound-practices")
            .with("most", limits::PRACTICES)
            .with("found", practices.len());
        let at = questionnaire.field("elements").unwrap_or(questionnaire);
        let fault = Fault::error(at.start, message);
        reading.faults.push(fault.losing(Loss::Whole));
    }
    titles_are_short(questionnaire, &practices, reading);
    texts_can_be_printed(questionnaire, reading);
    circles_of(&practices, reading);
    aliases_name_one(&practices, reading);
    agreement_adds_up(questionnaire, reading);
    role_forms_are_sound(questionnaire, reading);
    if let Some(short_form) = questionnaire.field("short_form") {
        short_form_reaches_all(short_form, elements, reading);
    }
}

fn titles_are_short<'n>(
    questionnaire: &'n Node<'n>,
    practices: &[&'n Node<'n>],
    reading: &mut Reading<'n>,
) {
    let levels = questionnaire.entries_of("levels").iter();
    let elements = questionnaire.entries_of("elements").iter();
    let nouns = elements
        .chain(practices.iter().copied())
        .chain([questionnaire]);
    let titles = nouns.filter_map(|noun| noun.field("title"));
    let names = levels.filter_map(|level| level.field("name"));
    for (_, wording) in titles.chain(names).flat_map(wordings) {
        let length = wording.text().map_or(0, str::len);
        if length > limits::TITLE_BYTES {
            let message = Message::new("sound-long-title")
                .with("most", limits::TITLE_BYTES)
                .with("found", length);
            reading.wrong(wording, message, None);
        }
    }
}

fn texts_can_be_printed<'n>(questionnaire: &'n Node<'n>, reading: &mut Reading<'n>) {
    let mut bytes = BTreeMap::new();
    add_wordings(questionnaire, &mut bytes);
    for (language, found) in bytes {
        if found > limits::QUESTIONNAIRE_BYTES {
            let message = Message::new("sound-long-questionnaire")
                .with("most", limits::QUESTIONNAIRE_BYTES)
                .with("found", found)
                .with("language", language);
            let fault = Fault::error(questionnaire.start, message);
            reading.faults.push(fault.losing(Loss::Whole));
        }
    }
}

/// Adds the bytes of all texts in a value to those of their language.
fn add_wordings<'n>(node: &'n Node<'n>, bytes: &mut BTreeMap<&'n str, usize>) {
    for (language, wording) in wordings(node) {
        let (Some(language), Some(text)) = (language.text(), wording.text()) else {
            continue;
        };
        *bytes.entry(language).or_default() += text.len();
    }
    if let Content::Group(group) = &node.content {
        let fields = group.fields.iter().map(|field| &field.value);
        for inner in fields.chain(&group.values) {
            add_wordings(inner, bytes);
        }
    }
    if let Content::Option(Some(inner)) = &node.content {
        add_wordings(inner, bytes);
    }
    for inner in node.entries() {
        add_wordings(inner, bytes);
    }
}

/// The languages and wordings of a text.
fn wordings<'n>(text: &'n Node<'n>) -> &'n [(Node<'n>, Node<'n>)] {
    match &text.content {
        Content::Map(wordings) => wordings,
        _ => &[],
    }
}

/// The default can be above the highest level.
fn unproven_cap<'n>(questionnaire: &'n Node<'n>, reading: &mut Reading<'n>) {
    let thresholds = questionnaire.field("thresholds");
    let stated = thresholds.and_then(|thresholds| thresholds.field("unproven_cap"));
    let usual = reading
        .outline
        .numbering
        .number(Thresholds::default().unproven_cap);
    if stated.is_none() && usual > reading.outline.top() {
        let message = Message::new("sound-range")
            .with("field", "unproven_cap")
            .with("least", reading.outline.numbering.lowest().to_string())
            .with("most", reading.outline.top().to_string())
            .with("found", usual.to_string());
        reading.wrong(thresholds.unwrap_or(questionnaire), message, None);
    }
}

fn has_weight<'n>(element: &'n Node<'n>, reading: &mut Reading<'n>) {
    let Some(node) = element.field("practices") else {
        return;
    };
    let Content::List(practices) = &node.content else {
        return;
    };
    let is_zero = |practice: &Node<'_>| {
        let weight = practice.field("weight");
        weight.is_some_and(|weight| matches!(weight.content, Content::Integer(0)))
    };
    if practices.is_empty() {
        let message = Message::new("sound-no-practices").with("element", element.id());
        reading.wrong(node, message, None);
    } else if practices.iter().all(is_zero) {
        let message = Message::new("sound-no-weight").with("element", element.id());
        reading.warn(node, message, Message::new("sound-no-weight-hint"));
    }
}

/// An alias is no name of another practice, and stands once: a sheet must not mean two.
fn aliases_name_one<'n>(practices: &[&'n Node<'n>], reading: &mut Reading<'n>) {
    let mut named: HashMap<String, usize> = HashMap::new();
    for (position, practice) in practices.iter().enumerate() {
        let title = practice.field("title").map(wordings).unwrap_or_default();
        let titles = title.iter().filter_map(|(_, wording)| wording.text());
        for name in titles.chain([practice.id()]) {
            named.entry(Practice::name_key(name)).or_insert(position);
        }
    }
    for (position, practice) in practices.iter().enumerate() {
        let mut own = HashSet::new();
        for alias in practice.entries_of("aliases") {
            let Some(text) = alias.text() else {
                continue;
            };
            let key = Practice::name_key(text);
            let other = *named.entry(key.clone()).or_insert(position);
            if other != position || !own.insert(key) {
                let other = practices.get(other).map_or("", |other| other.id());
                let message = Message::new("sound-alias-twice")
                    .with("alias", text)
                    .with("id", other);
                reading.wrong(alias, message, Message::new("sound-alias-twice-hint"));
            }
        }
    }
}

/// No more units can be at the same level or one apart than there are.
fn agreement_adds_up<'n>(questionnaire: &'n Node<'n>, reading: &mut Reading<'n>) {
    let Some(agreement) = questionnaire.field("short_form_agreement") else {
        return;
    };
    let stated = |field| agreement.field(field).and_then(Node::integer);
    let all = [stated("units"), stated("same"), stated("one_apart")];
    if let [Some(units), Some(same), Some(one_apart)] = all
        && same.saturating_add(one_apart) > units
    {
        let message = Message::new("sound-agreement")
            .with("units", units.to_string())
            .with("told", same.saturating_add(one_apart).to_string());
        reading.wrong(agreement, message, None);
    }
}

/// A role has one form, which asks each practice once, in as many cards as the practice has.
fn role_forms_are_sound<'n>(questionnaire: &'n Node<'n>, reading: &mut Reading<'n>) {
    let mut taken = HashSet::new();
    for form in questionnaire.entries_of("role_forms") {
        let name = form.field("name").map(wordings).unwrap_or_default().iter();
        let names = name.map(|(_, wording)| wording);
        let mut own = HashSet::new();
        for node in names.chain(form.entries_of("aliases")) {
            let Some(text) = node.text() else {
                continue;
            };
            let key = Practice::name_key(text);
            // Two languages may call the role the same.
            if taken.contains(&key) && !own.contains(&key) {
                let message = Message::new("sound-role-twice").with("role", text);
                reading.wrong(node, message, None);
            }
            taken.insert(key.clone());
            own.insert(key);
        }
        asks_are_sound(form.entries_of("asks"), reading);
    }
}

fn asks_are_sound<'n>(asks: &'n [Node<'n>], reading: &mut Reading<'n>) {
    let mut seen = HashSet::new();
    for asked in asks {
        let practice = asked.field("practice");
        let Some((node, id)) = practice.and_then(|node| Some((node, node.text()?))) else {
            continue;
        };
        if !seen.insert(id) {
            let message = Message::new("sound-reference-twice").with("id", id);
            reading.wrong(node, message, None);
        }
        let found = asked.entries_of("descriptors").len();
        let scale = reading.outline.scales.get(id);
        let expected = scale.map_or(found, |scale| scale.levels().count());
        if let Some(node) = asked.field("descriptors").filter(|_| found != expected) {
            let message = Message::new("sound-count")
                .with("expected", expected)
                .with("found", found);
            let hint = Message::new("sound-role-cards-hint").with("id", id);
            reading.wrong(node, message, hint);
        }
    }
}

/// Warns of an element that the short form never asks about: it would have no level.
fn short_form_reaches_all<'n>(
    short_form: &'n Node<'n>,
    elements: &'n [Node<'n>],
    reading: &mut Reading<'n>,
) {
    let asked = short_form.entries().iter().filter_map(Node::text);
    let asked: HashSet<&str> = asked.collect();
    if short_form.entries().is_empty() {
        return;
    }
    for element in elements {
        let practices = element.field("practices").map(|node| &node.content);
        if let Some(Content::List(practices)) = practices
            && !practices
                .iter()
                .any(|practice| asked.contains(practice.id()))
        {
            let message = Message::new("sound-short-form-gap").with("element", element.id());
            let hint = Message::new("sound-short-form-gap-hint");
            reading.warn(short_form, message, hint);
        }
    }
}

/// Reports practices that require themselves, through others or directly: each circle once, at its
/// first practice.
fn circles_of<'n>(practices: &[&'n Node<'n>], reading: &mut Reading<'n>) {
    let mut positions: HashMap<&str, usize> = HashMap::new();
    for (position, practice) in practices.iter().enumerate() {
        positions.entry(practice.id()).or_insert(position);
    }
    let requires: Vec<Vec<usize>> = practices
        .iter()
        .map(|practice| {
            let ids = practice
                .entries_of("requires")
                .iter()
                .filter_map(Node::text);
            ids.filter_map(|id| positions.get(id).copied()).collect()
        })
        .collect();
    for circle in circles(&requires) {
        let mut on_circle = circle.iter().filter_map(|at| practices.get(*at));
        let Some(first) = on_circle.next() else {
            continue;
        };
        let names: Vec<&str> = [first]
            .into_iter()
            .chain(on_circle)
            .chain([first])
            .map(|practice| practice.id())
            .collect();
        let message = Message::new("sound-cycle").with("cycle", names.join(" \u{2192} "));
        let at = first.field("requires").unwrap_or(first);
        reading.wrong(at, message, Message::new("sound-cycle-hint"));
    }
}

/// The circles that a depth-first walk through a graph finds, each from its smallest position,
/// [`MOST_CIRCLES`] at most.
fn circles(next: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut circles = Vec::new();
    let mut done = BTreeSet::new();
    let mut on_way = BTreeSet::new();
    for start in 0..next.len() {
        // The nodes from the start to here, each with its edges that are not tried yet.
        let mut way = Vec::new();
        let mut step = Some(start).filter(|start| !done.contains(start));
        loop {
            if let Some(to) = step {
                on_way.insert(to);
                way.push((to, next.get(to).map_or(&[][..], Vec::as_slice).iter()));
            }
            let Some((here, edges)) = way.last_mut() else {
                break;
            };
            step = None;
            match edges.next() {
                None => {
                    done.insert(*here);
                    on_way.remove(here);
                    way.pop();
                }
                Some(to) if on_way.contains(to) => {
                    let passed = way.iter().map(|(passed, _)| *passed);
                    let circle = passed.skip_while(|passed| passed != to).collect();
                    circles.push(from_smallest(circle));
                    if circles.len() == MOST_CIRCLES {
                        return circles;
                    }
                }
                Some(to) => step = Some(*to).filter(|to| !done.contains(to)),
            }
        }
    }
    circles
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
}
