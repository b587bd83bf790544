//! The outline of a questionnaire: what its parts, and the answers to it, are checked against.

use std::collections::{HashMap, HashSet};

use super::tree::{Content, Node};
use crate::model::{Language, Level, Numbering, PracticeId, Questionnaire, Scale, limits};

/// What is known of a questionnaire before its parts are read.
#[derive(Default)]
pub(super) struct Outline<'n> {
    /// The languages that it lists, sound or not.
    pub(super) languages: Vec<&'n str>,
    /// The number of the lowest level.
    pub(super) numbering: Numbering,
    /// The number of levels; `None` if it is not permitted.
    pub(super) levels: Option<u8>,
    /// The ids of all elements; `None` if one is not known, since an id could then be called
    /// unknown by mistake.
    pub(super) elements: Option<HashSet<&'n str>>,
    /// The ids of all practices, each as an id where it is a sound one; `None` if one is not known.
    pub(super) practices: Option<HashMap<&'n str, Option<PracticeId>>>,
    /// The levels that practices can be rated at, by their ids, where that is known.
    pub(super) scales: HashMap<&'n str, Scale>,
}

/// The fewest levels that a questionnaire may have.
pub(super) const LEAST_LEVELS: u8 = 2;

impl<'n> Outline<'n> {
    pub(super) fn of(questionnaire: &'n Node<'n>) -> Self {
        let id = |node: &'n Node<'n>| Some(node.id()).filter(|id| !id.is_empty());
        let languages = questionnaire.entries_of("languages").iter();
        let languages = languages.take(limits::LANGUAGES);
        let elements = questionnaire.entries_of("elements");
        let mut practices = Some(HashMap::new()).filter(|_| !elements.is_empty());
        for element in elements {
            let asked = element.entries_of("practices");
            let ids = asked.iter().map(id).collect::<Option<Vec<_>>>();
            match (&mut practices, ids.filter(|ids| !ids.is_empty())) {
                (Some(known), Some(ids)) => {
                    known.extend(ids.into_iter().map(|id| (id, PracticeId::new(id).ok())));
                }
                _ => practices = None,
            }
        }
        let numbering = numbering(questionnaire);
        let levels = u8::try_from(questionnaire.entries_of("levels").len())
            .ok()
            .filter(|levels| (LEAST_LEVELS..=Level::MOST).contains(levels));
        let asked = elements.iter().flat_map(|it| it.entries_of("practices"));
        let scales = asked.filter_map(|it| Some((it.id(), scale(it, numbering, levels?)?)));
        Self {
            languages: languages.filter_map(Node::text).collect(),
            numbering,
            levels,
            scales: scales.collect(),
            elements: elements.iter().map(id).collect(),
            practices,
        }
    }

    /// The outline of a questionnaire that was read before.
    pub(super) fn known(questionnaire: &'n Questionnaire) -> Self {
        let practices = questionnaire.practices().map(|(_, practice)| &practice.id);
        Self {
            languages: questionnaire
                .languages
                .iter()
                .map(Language::as_str)
                .collect(),
            numbering: questionnaire.numbering,
            levels: u8::try_from(questionnaire.levels.len()).ok(),
            elements: Some(
                questionnaire
                    .elements
                    .iter()
                    .map(|element| element.id.as_str())
                    .collect(),
            ),
            practices: Some(
                practices
                    .map(|id| (id.as_str(), Some(id.clone())))
                    .collect(),
            ),
            scales: questionnaire
                .practices()
                .map(|(_, practice)| (practice.id.as_str(), practice.scale()))
                .collect(),
        }
    }

    /// The number of the highest level, or of the highest possible one where it is not known.
    pub(super) fn top(&self) -> u8 {
        self.levels.unwrap_or(Level::MOST) - 1 + self.numbering.lowest()
    }
}

/// The levels that a practice has a descriptor for: all of them in a list, those that are named in a
/// map.
fn scale(practice: &Node<'_>, numbering: Numbering, levels: u8) -> Option<Scale> {
    match &practice.field("descriptors")?.content {
        Content::List(_) => Some(Level::all(levels).collect()),
        Content::Map(entries) => {
            let keys = entries.iter().filter_map(|(key, _)| key.text());
            let named = keys.filter_map(|key| numbering.level(key.parse().ok()?));
            Some(named.collect())
        }
        _ => None,
    }
}

fn numbering(questionnaire: &Node<'_>) -> Numbering {
    match questionnaire
        .field("lowest_level")
        .map(|node| &node.content)
    {
        Some(Content::Integer(0)) => Numbering::FromZero,
        _ => Numbering::FromOne,
    }
}
