//! How well a text fits what is typed in search of it.

/// How well every word that is typed fits a text, higher being better; `None` where one does not.
/// A word fits if the text contains it, or its letters in their order.
pub(crate) fn fit(typed: &str, text: &str) -> Option<i32> {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    typed
        .to_lowercase()
        .split_whitespace()
        .map(|word| fit_word(&word.chars().collect::<Vec<char>>(), &text))
        .sum()
}

fn fit_word(word: &[char], text: &[char]) -> Option<i32> {
    let stands = text
        .windows(word.len())
        .enumerate()
        .filter(|(_, part)| *part == word)
        .map(|(place, _)| if begins(text, place) { 200 } else { 100 })
        .max();
    stands.or_else(|| scattered(word, text))
}

/// Letters in their order with others between: better the closer, and at beginnings of words.
fn scattered(word: &[char], text: &[char]) -> Option<i32> {
    let mut points = 50;
    let mut from = 0;
    for letter in word {
        let rest = text.get(from..)?;
        let gap = rest.iter().position(|other| other == letter)?;
        let place = from + gap;
        points += if begins(text, place) { 5 } else { 0 };
        points -= i32::try_from(gap).unwrap_or(i32::MAX / 100).min(10);
        from = place + 1;
    }
    (points > 0).then_some(points)
}

/// Whether a word begins at a place.
fn begins(text: &[char], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| text.get(before));
    before.is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::fit;

    #[test]
    fn what_stands_at_the_beginning_of_a_word_fits_best() {
        let best = fit("ex", "Export PDF");
        assert!(best > fit("ex", "The next practice"));
        assert!(fit("ex", "The next practice") > fit("ex", "e and x"));
        assert_eq!(fit("", "anything"), Some(0));
    }

    #[test]
    fn letters_fit_in_their_order_and_every_word_must() {
        assert!(fit("epdf", "Export PDF").is_some());
        assert!(fit("pdf exp", "Export PDF").is_some());
        assert!(fit("fdp", "Export PDF").is_none());
        assert!(fit("pdf calendar", "Export PDF").is_none());
        assert!(fit("ÉT", "été").is_some());
    }

    #[test]
    fn letters_far_apart_do_not_fit() {
        let text = "a practice about everything that a team may do when it has all of the time";
        assert!(fit("abwt", text) < fit("abwt", "about what"));
        assert!(fit("aaaaaaaaaa", text).is_none());
    }
}
