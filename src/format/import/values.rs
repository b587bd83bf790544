//! What the texts of cells say about a practice.

use std::collections::{BTreeMap, HashMap};

use super::vocabulary::{agreement, folded, is, month, tidy};
use crate::model::{
    HalfLevels, Level, Mapping, Meaning, Numbering, Questionnaire, Rating, RatingKind, Text,
};

/// What a text of a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// An answer, or none.
    Answer(Option<Rating>),
    /// The words for "not applicable", which are no reason.
    NotApplicable,
    /// The program's own code for "not applicable", without the reason that belongs to it.
    NoReason,
    /// Something that must be confirmed, with what is proposed.
    Proposed(Meaning),
    /// A number that no level has, or a fraction that is none of halves.
    OffScale,
    /// A rating that a spreadsheet turned into a day, with what it probably was.
    Day(Option<HalfLevels>),
    /// Nothing that is known.
    Unknown,
}

/// Reads texts of cells.
pub(super) struct Values {
    numbering: Numbering,
    top: Level,
    /// What somebody confirmed, by the folded text.
    confirmed: HashMap<String, Meaning>,
    /// The names of levels, and the descriptors that belong to one level alone.
    levels: HashMap<String, Level>,
}

impl Values {
    pub(super) fn of(questionnaire: &Questionnaire, mapping: &Mapping) -> Self {
        let mut levels: BTreeMap<String, Option<Level>> = BTreeMap::new();
        let mut note = |text: &str, level: Level| {
            let one = levels.entry(folded(text)).or_insert(Some(level));
            if *one != Some(level) {
                *one = None;
            }
        };
        for level in Level::all(questionnaire.level_count()) {
            let name = questionnaire.level(level).map(|text| &text.name);
            for (_, name) in name.into_iter().flat_map(Text::wordings) {
                note(name, level);
            }
        }
        for (_, practice) in questionnaire.practices() {
            for (level, text) in &practice.descriptors {
                for (_, descriptor) in text.wordings() {
                    note(descriptor, *level);
                }
            }
        }
        let confirmed = mapping.values.iter();
        Self {
            numbering: questionnaire.numbering,
            top: questionnaire.top(),
            confirmed: confirmed
                .map(|(text, meaning)| (folded(text), meaning.clone()))
                .collect(),
            levels: levels
                .into_iter()
                .filter_map(|(text, level)| Some((text, level?)))
                .collect(),
        }
    }

    /// What somebody confirmed about a text.
    pub(super) fn confirmed(&self, text: &str) -> Option<&Meaning> {
        self.confirmed.get(&folded(text))
    }

    /// Notes what a text stands for, beside what is known.
    pub(super) fn confirm(&mut self, text: &str, meaning: Meaning) {
        self.confirmed.insert(folded(text), meaning);
    }

    /// What a text says. What somebody confirmed goes before everything but a plain level, which nobody
    /// can make another one.
    pub(super) fn read(&self, text: &str) -> Said {
        match self.confirmed(text) {
            Some(meaning) if !self.is_level(text) => Said::Answer(meaning.rating.clone()),
            _ => self.read_alone(text),
        }
    }

    /// Whether a text is the number of a level, or of the half above one.
    pub(super) fn is_level(&self, text: &str) -> bool {
        self.is_plain(&tidy(text))
    }

    /// The same for a text that is tidy.
    pub(super) fn is_plain(&self, text: &str) -> bool {
        self.rating(text).is_some()
    }

    /// What a text says, whatever somebody confirmed.
    pub(super) fn read_alone(&self, text: &str) -> Said {
        if text.is_empty() {
            return Said::Answer(None);
        }
        if let Some(said) = code(text) {
            return said;
        }
        let text = tidy(text).to_lowercase();
        let said = self.day(&text).or_else(|| self.number(&text));
        let said = said.or_else(|| self.labelled(&text));
        said.or_else(|| self.words(&text)).unwrap_or(Said::Unknown)
    }

    /// A rating that is within the levels.
    fn rating(&self, text: &str) -> Option<HalfLevels> {
        let rating = self.numbering.parse(text)?;
        (rating <= self.top.into()).then_some(rating)
    }

    fn number(&self, text: &str) -> Option<Said> {
        let text = text.replace(" 1/2", ".5");
        if let Some(rating) = self.rating(&text) {
            return Some(Said::Answer(Some(Rating::At(rating))));
        }
        let is_number = text
            .replace(',', ".")
            .parse::<f64>()
            .is_ok_and(f64::is_finite);
        if is_number {
            return Some(Said::OffScale);
        }
        let whole = text
            .strip_suffix('+')
            .and_then(|whole| self.rating(whole.trim()));
        if let Some(rating) = whole {
            let above = HalfLevels::new(rating.count() + 1);
            let above = above.filter(|above| *above <= self.top.into());
            return Some(proposed(above.unwrap_or(rating)));
        }
        let is_star = |letter: char| matches!(letter, '★' | '☆' | '⭐' | '✩' | '✭' | '*');
        if text.chars().all(|letter| is_star(letter) || letter == ' ') {
            let filled = text
                .chars()
                .filter(|letter| !matches!(letter, '☆' | '✩' | ' '));
            let number = u8::try_from(filled.count()).ok()?;
            let level = self
                .numbering
                .level(number)
                .filter(|level| *level <= self.top);
            return Some(level.map_or(Said::Unknown, |level| proposed(level.into())));
        }
        None
    }

    /// A number with a label before or behind it, or a label that is the name of a level.
    fn labelled(&self, text: &str) -> Option<Said> {
        if let Some(level) = self.levels.get(&folded(text)) {
            return Some(Said::Answer(Some(Rating::At((*level).into()))));
        }
        let bare = without_level_word(text).unwrap_or(text);
        if bare.len() < text.len()
            && let Some(rating) = self.rating(bare)
        {
            return Some(Said::Answer(Some(Rating::At(rating))));
        }
        let (number, label) = self.number_first(bare).or_else(|| number_last(bare))?;
        let label = folded(label.trim_matches(|letter: char| !letter.is_alphanumeric()));
        if let Some(level) = self.levels.get(&label) {
            let Some(rating) = self.rating(number) else {
                return Some(Said::Unknown);
            };
            return Some(if rating.level() == *level {
                Said::Answer(Some(Rating::At(rating)))
            } else {
                Said::Unknown
            });
        }
        let Some(rating) = self.rating(number) else {
            let is_number = number.parse::<u32>().is_ok();
            return is_number.then_some(Said::OffScale);
        };
        let has_digit = label.contains(|letter: char| letter.is_ascii_digit());
        if has_digit || !label.contains(char::is_alphabetic) {
            return None;
        }
        Some(if agreement(&label).is_some() {
            proposed(rating)
        } else {
            Said::Answer(Some(Rating::At(rating)))
        })
    }

    /// A number, a sign that ends it, and a label.
    fn number_first<'t>(&self, text: &'t str) -> Option<(&'t str, &'t str)> {
        let is_of_number = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',');
        let end = text.find(|letter| !is_of_number(letter))?;
        let (number, rest) = text.split_at_checked(end)?;
        let is_ended = number.ends_with('.');
        let number = number.trim_end_matches(['.', ',']);
        if number.is_empty() {
            return None;
        }
        let rest = rest.trim_start();
        let is_sign = rest.starts_with(['-', '–', '—', ':', ')', '(', '=', '|', '·', '→']);
        let is_name = || self.levels.contains_key(&folded(rest));
        (is_sign || is_ended || is_name()).then_some((number, rest))
    }

    fn words(&self, text: &str) -> Option<Said> {
        let text = folded(text);
        if is("not_applicable", &text) {
            return Some(Said::NotApplicable);
        }
        if is("dont_know", &text) {
            return Some(Said::Answer(Some(Rating::DontKnow)));
        }
        agreement(&text).map(|place| proposed(self.scaled(place, 1, 5)))
    }

    /// A place on another scale, brought to the nearest half of a level.
    pub(super) fn scaled(&self, place: u8, least: u8, most: u8) -> HalfLevels {
        let steps = u32::from(self.top.ordinal() - 1) * 2;
        let span = u32::from(most.saturating_sub(least).max(1));
        let place = u32::from(place.clamp(least, most.max(least)) - least);
        let halves = (place * steps * 2 + span) / (span * 2);
        let halves = u8::try_from(halves).unwrap_or_default();
        HalfLevels::new(2 + halves).unwrap_or(HalfLevels::from(self.top))
    }

    /// A rating that became a day: "02. mai" was 2.5. `None` where it is no day.
    fn day(&self, text: &str) -> Option<Said> {
        let parts = text.split([' ', '.', '-', '/', ',']);
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let number = |part: &str| part.parse::<u16>().ok();
        let (day, month) = match parts.as_slice() {
            [one, other] | [one, other, _] if month(other).is_some() && number(one).is_some() => {
                (number(one)?, month(other)?)
            }
            [one, other] | [one, other, _] if month(one).is_some() && number(other).is_some() => {
                (number(other)?, month(one)?)
            }
            [year, month, day, ..] if year.len() == 4 && number(year).is_some() => {
                let day = day.split(['t', ' ']).next().unwrap_or_default();
                (number(day)?, u8::try_from(number(month)?).ok()?)
            }
            [day, month, year] if year.len() == 4 && number(year).is_some() => {
                (number(day)?, u8::try_from(number(month)?).ok()?)
            }
            _ => return None,
        };
        let both = [(day, u16::from(month)), (u16::from(month), day)];
        let mut ratings = both
            .iter()
            .filter_map(|(whole, part)| self.rating(&format!("{whole}.{part}")));
        Some(Said::Day(ratings.next()))
    }
}

/// The program's own codes: `dk`, and `na:` with a reason.
fn code(text: &str) -> Option<Said> {
    let (code, reason) = text.split_once(':').unwrap_or((text, ""));
    let mut kinds = RatingKind::lettered().map(|(kind, _)| kind);
    let kind = kinds.find(|kind| kind.notation().code.eq_ignore_ascii_case(code))?;
    let reason = reason.trim();
    match (kind.needs_reason(), reason.is_empty()) {
        (true, true) => Some(Said::NoReason),
        (false, false) => None,
        _ => Some(Said::Answer(kind.rating(reason.to_owned()))),
    }
}

/// What follows a word for "level".
fn without_level_word(text: &str) -> Option<&str> {
    let (word, rest) = text.split_once([' ', ':', '.'])?;
    is("level", &folded(word)).then(|| rest.trim_start_matches([' ', ':', '.']))
}

/// A label, and a number at the end, in brackets or behind a sign.
fn number_last(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_end_matches([')', ']', ' ']);
    let start =
        text.rfind(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','))?;
    let sign = text.get(start..)?.chars().next()?;
    let (label, number) = text.split_at_checked(start + sign.len_utf8())?;
    let before = label.trim_end();
    let is_sign = before.ends_with(['(', '[', '-', '–', '—', ':', '=', '|']);
    (is_sign && !number.is_empty()).then_some((number, label))
}

const fn proposed(rating: HalfLevels) -> Said {
    Said::Proposed(Meaning {
        rating: Some(Rating::At(rating)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::scales;
    use super::*;
    use crate::format::bundled;

    fn values() -> Values {
        Values::of(bundled::standard(), &Mapping::default())
    }

    fn at(count: u8) -> Said {
        Said::Answer(HalfLevels::new(count).map(Rating::At))
    }

    fn day(count: u8) -> Said {
        Said::Day(HalfLevels::new(count))
    }

    #[test]
    fn a_rating_is_read_by_number_name_of_level_or_both() {
        let values = values();
        for (text, count) in [
            ("3", 6),
            ("3.5", 7),
            ("3,5", 7),
            ("5.0", 10),
            ("２", 4),
            ("2½", 5),
            ("2 ½", 5),
            ("2 1/2", 5),
            ("5 - Loyalty-led", 10),
            ("Level 4", 8),
            ("level 4: integrated", 8),
            ("Stufe 2,5", 5),
            ("Managed", 6),
            ("4 (Integrated)", 8),
            ("4. Integrated", 8),
            ("Integrated (4)", 8),
            ("MANAGED – 3", 6),
            ("3 Managed", 6),
            ("2)  Reactive", 4),
            ("5 - Foreseen and tested", 10),
            ("1 - Nobody asks", 2),
            ("3: sometimes late", 6),
        ] {
            assert_eq!(values.read(text), at(count), "{text:?}");
        }
        let (_, practice) = bundled::standard().practices().nth(3).expect("one");
        let descriptor = practice.descriptors.values().nth(1).expect("one");
        let (_, text) = descriptor.wordings().next().expect("one");
        assert_eq!(values.read(text), at(4));
    }

    #[test]
    fn what_could_mean_something_else_is_proposed_or_asked_and_never_guessed() {
        let values = values();
        for (text, count) in [
            ("3+", 7),
            ("5+", 10),
            ("★★★☆☆", 6),
            ("⭐⭐", 4),
            ("agree", 8),
            ("Trifft eher zu", 8),
            ("teils/teils", 6),
            ("4 - Agree", 8),
            ("never", 2),
        ] {
            let rating = HalfLevels::new(count).expect("a rating");
            assert_eq!(values.read(text), proposed(rating), "{text:?}");
        }
        for text in ["6", "0", "3.25", "99", "10", "-1", "7 - very good", "33"] {
            assert_eq!(values.read(text), Said::OffScale, "{text:?}");
        }
        for text in [
            "NaN",
            "NULL",
            "-",
            "No answer",
            "5 - Managed",
            "3 days",
            "3 of 10",
            "4/5",
            "3-4",
            "3 - 4",
            "yes",
            "3%",
        ] {
            assert_eq!(values.read(text), Said::Unknown, "{text:?}");
        }
    }

    #[test]
    fn words_for_no_level_are_known_in_several_languages() {
        let values = values();
        for text in ["N/A", "n.a.", "Not applicable", "k.A.", "Sans objet"] {
            assert_eq!(values.read(text), Said::NotApplicable, "{text:?}");
        }
        for text in ["NA", "na", "na: "] {
            assert_eq!(values.read(text), Said::NoReason, "{text:?}");
        }
        let dont_know = Said::Answer(Some(Rating::DontKnow));
        for text in [
            "Don't know",
            "don’t know",
            "?",
            "DK",
            "I don't know",
            "weiß nicht",
            "Nie wiem",
        ] {
            assert_eq!(values.read(text), dont_know, "{text:?}");
        }
        let reason = Rating::NotApplicable("no branches: none".to_owned());
        assert_eq!(
            values.read("NA: no branches: none"),
            Said::Answer(Some(reason))
        );
        assert_eq!(values.read(""), Said::Answer(None));
    }

    #[test]
    fn a_rating_that_became_a_day_is_known_as_one() {
        let values = values();
        for text in [
            "02. Mai",
            "2-May",
            "May 2",
            "02.05.2026",
            "2026-05-02",
            "2 mai 2026",
            "5/2/2026",
        ] {
            assert_eq!(values.read(text), day(5), "{text:?}");
        }
        assert_eq!(values.read("17. März"), Said::Day(None));
    }

    #[test]
    fn what_somebody_confirmed_goes_before_everything_but_a_plain_level() {
        let rating = HalfLevels::new(7).map(Rating::At);
        let mut mapping = Mapping::default();
        for text in ["3", "3,5", "3 - so so ", "9"] {
            let rating = rating.clone();
            mapping.values.insert(text.to_owned(), Meaning { rating });
        }
        mapping.values.insert("-".to_owned(), Meaning::default());
        let values = Values::of(bundled::standard(), &mapping);
        assert_eq!(values.read(" 3 - So so"), Said::Answer(rating.clone()));
        assert_eq!(values.read("9"), Said::Answer(rating));
        assert_eq!(values.read("-"), Said::Answer(None));
        assert_eq!((values.read("3"), values.read("3.5")), (at(6), at(7)));
    }

    proptest! {
        #[test]
        fn what_the_program_prints_is_read_as_the_same_rating(count in 2_u8..=10) {
            let rating = HalfLevels::new(count).expect("a rating");
            let shown = Numbering::FromOne.rating(rating).to_string();
            prop_assert_eq!(values().read(&shown), at(count));
            prop_assert_eq!(values().read(&shown.replace(".5", "½")), at(count));
        }

        #[test]
        fn a_wider_scale_keeps_its_order_and_its_ends(most in 2_u8..=100) {
            let values = values();
            let places: Vec<u8> = (1..=most).map(|place| values.scaled(place, 1, most).count()).collect();
            prop_assert!(places.is_sorted());
            prop_assert_eq!((places[0], places[places.len() - 1]), (2, 10));
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = (values().read(&text), scales::stated(&text));
        }
    }
}
