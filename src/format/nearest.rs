//! Finds the name that a misspelt one most likely means.

use crate::model::Questionnaire;
use crate::words::Message;

/// The nearest name as a hint.
pub(super) fn nearest<'k>(name: &str, known: impl Iterator<Item = &'k str>) -> Option<Message> {
    nearest_name(name, known).map(hint)
}

/// Asks whether a name was meant.
pub(super) fn hint(nearest: &str) -> Message {
    Message::new("shape-nearest-hint").with("nearest", nearest)
}

/// The practice that a text most likely means, by its id or one of its titles, as a hint.
#[must_use]
pub fn nearest_practice(text: &str, questionnaire: &Questionnaire) -> Option<Message> {
    let practices = || questionnaire.practices().map(|(_, practice)| practice);
    let ids = practices().map(|practice| practice.id.as_str());
    let titles = practices().flat_map(|practice| practice.title.wordings());
    nearest_id(text, ids).or_else(|| nearest(text, titles.map(|(_, title)| title)))
}

/// The nearest id as a hint; among equally near ones the alphabetically first.
pub(super) fn nearest_id<'k>(id: &str, known: impl Iterator<Item = &'k str>) -> Option<Message> {
    let mut known: Vec<&str> = known.collect();
    known.sort_unstable();
    // F1 and F2 are one letter apart, but neither is a slip for the other.
    nearest_name(id, known.into_iter())
        .filter(|nearest| id.len() > 3 || nearest.eq_ignore_ascii_case(id))
        .map(hint)
}

/// The nearest name, a few slips away at most.
pub(super) fn nearest_name<'k>(
    name: &str,
    known: impl Iterator<Item = &'k str>,
) -> Option<&'k str> {
    // None of our names is nearly as long, and long ones take longer.
    if name.len() > 64 {
        return None;
    }
    let most = (name.chars().count() / 3).max(1);
    let name = name.to_lowercase();
    known
        .map(|known| (strsim::levenshtein(&name, &known.to_lowercase()), known))
        .filter(|(slips, _)| *slips <= most)
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_name_is_one_slip_away_in_a_short_word_and_some_in_a_long_one() {
        let known = || ["id", "title", "recommendations"].into_iter();
        assert_eq!(nearest_name("titel", known()), None);
        assert_eq!(nearest_name("Title", known()), Some("title"));
        assert_eq!(nearest_name("titles", known()), Some("title"));
        assert_eq!(
            nearest_name("recomendation", known()),
            Some("recommendations")
        );
        assert_eq!(nearest_name("wholly_other", known()), None);
    }

    #[test]
    fn a_practice_is_found_by_a_slip_in_its_title() {
        let questionnaire = crate::format::bundled::standard();
        let meant = |text| nearest_practice(text, questionnaire);
        assert_eq!(
            meant("What custommers need"),
            Some(hint("What customers need"))
        );
        assert_eq!(meant("what"), None);
        assert_eq!(meant("F99"), None);
    }

    #[test]
    fn a_word_longer_than_any_name_is_near_none() {
        let long = "x".repeat(65);
        assert_eq!(nearest_name(&long, [long.as_str()].into_iter()), None);
    }
}
