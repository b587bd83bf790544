//! Names that look alike: one letter apart, in another order, with other accents.

use std::collections::{BTreeSet, HashMap};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// The longest text that is compared letter by letter, in bytes.
const LONGEST: usize = 100;

/// Whether two short texts, such as roles, are probably meant to be the same. Numbers in them are told
/// apart.
pub(super) fn are_alike(one: &str, other: &str) -> bool {
    let (one, other) = (bare(one), bare(other));
    if one == other || one.is_empty() || other.is_empty() {
        return true;
    }
    if one.len().max(other.len()) > LONGEST {
        return false;
    }
    let most = match one.chars().count().min(other.chars().count()) {
        0..4 => return false,
        4..9 => 1,
        _ => 2,
    };
    digits(&one) == digits(&other) && strsim::osa_distance(&one, &other) <= most
}

/// A text without accents, spaces and signs.
fn bare(text: &str) -> String {
    let letters = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    let letters = letters.filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The words of a name in the order of the alphabet, without accents.
fn sorted_words(name: &str) -> String {
    let words = name.split(|letter: char| !letter.is_alphanumeric() && letter != '\'');
    let mut words: Vec<String> = words.map(bare).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words.join(" ")
}

/// Names that were seen, to find those that look like one of them.
#[derive(Debug, Default)]
pub(super) struct SeenNames {
    /// Each name by itself, and by what is left of it without one of its letters.
    near: HashMap<String, Vec<usize>>,
    names: Vec<String>,
}

impl SeenNames {
    /// The shortest name of which one letter may be a slip, in characters.
    const LEAST: usize = 5;

    /// Notes a name; gives the numbers of those seen before that look like it and are not the same
    /// name.
    pub(super) fn note(&mut self, name: &str) -> Vec<usize> {
        let name = sorted_words(name);
        let mut alike = BTreeSet::new();
        for cut in cuts(&name) {
            let seen = self.near.entry(cut).or_default();
            for before in seen.iter() {
                let known = self.names.get(*before).map_or("", String::as_str);
                if digits(known) == digits(&name) && strsim::osa_distance(known, &name) <= 1 {
                    alike.insert(*before);
                }
            }
            // Names that are everywhere the same are told once.
            if seen.len() < 20 {
                seen.push(self.names.len());
            }
        }
        self.names.push(name);
        alike.into_iter().collect()
    }
}

/// A name, and it without each of its letters where it is long enough.
fn cuts(name: &str) -> Vec<String> {
    let mut cuts = vec![name.to_owned()];
    if name.chars().count() >= SeenNames::LEAST && name.len() <= LONGEST {
        for (at, letter) in name.char_indices() {
            let rest = name.get(at + letter.len_utf8()..).unwrap_or_default();
            cuts.push(format!("{}{rest}", name.get(..at).unwrap_or_default()));
        }
    }
    cuts.dedup();
    cuts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_alike_by_a_letter_but_not_by_a_number() {
        assert!(are_alike("Managers", "manager"));
        assert!(are_alike("front line", "Front-line"));
        assert!(are_alike("", "managers"));
        assert!(!are_alike("Team 1", "Team 2"));
        assert!(!are_alike("managers", "front line"));
        assert!(!are_alike("HR", "PR"));
    }

    #[test]
    fn a_name_is_like_one_with_a_slip_other_accents_or_another_order() {
        let mut seen = SeenNames::default();
        assert!(seen.note("Ann Smith").is_empty());
        assert!(seen.note("José García").is_empty());
        assert_eq!(seen.note("Smith, Ann"), [0]);
        assert_eq!(seen.note("Jose Garcia"), [1]);
        assert_eq!(seen.note("Ann Smyth"), [0, 2]);
        assert!(seen.note("Bo").is_empty() && seen.note("Jo").is_empty());
        assert!(seen.note("Person 12").is_empty() && seen.note("Person 13").is_empty());
    }
}
