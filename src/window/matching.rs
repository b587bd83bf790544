//! How well a text fits what is typed in search of it.

/// How well every word that is typed fits a text, higher being better; `None` where one does not.
/// A word fits if the text contains it, or its letters in their order.
pub(crate) fn fit(typed: &str, text: &str) -> Option<i32> {
    fit_by(typed, text, |word, text| {
        standing(word, text).or_else(|| scattered(word, text))
    })
}

/// The same for words that a thing is looked for by, without being called so: letters that are strewn over them
/// mean nothing.
pub(crate) fn fit_as_it_stands(typed: &str, text: &str) -> Option<i32> {
    fit_by(typed, text, standing)
}

fn fit_by(
    typed: &str,
    text: &str,
    fit_word: impl Fn(&[char], &[char]) -> Option<i32>,
) -> Option<i32> {
    let text: Vec<char> = text.to_lowercase().chars().collect();
    typed
        .to_lowercase()
        .split_whitespace()
        .map(|word| fit_word(&word.chars().collect::<Vec<char>>(), &text))
        .sum()
}

/// A word that the text contains.
fn standing(word: &[char], text: &[char]) -> Option<i32> {
    text.windows(word.len())
        .enumerate()
        .filter(|(_, part)| *part == word)
        .map(|(place, _)| if begins(text, place) { 200 } else { 100 })
        .max()
}

/// Letters that begin words, each perhaps with some that follow it: "epdf" for "Export PDF".
fn scattered(word: &[char], text: &[char]) -> Option<i32> {
    stands_from(word, text, None).then_some(50)
}

/// Whether the letters stand in a text after a place, each next to the one before or at the beginning
/// of a word.
fn stands_from(word: &[char], text: &[char], last: Option<usize>) -> bool {
    let Some((letter, rest)) = word.split_first() else {
        return true;
    };
    let next = last.map_or(0, |last| last + 1);
    let fits = |place: &usize| {
        text.get(*place) == Some(letter)
            && (last.is_some() && *place == next || begins(text, *place))
    };
    (next..text.len())
        .filter(fits)
        .any(|place| stands_from(rest, text, Some(place)))
}

/// Whether a word begins at a place.
fn begins(text: &[char], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| text.get(before));
    before.is_none_or(|before| !before.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{fit, fit_as_it_stands};

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
    fn letters_strewn_over_words_that_are_no_name_do_not_fit() {
        let also = "larger letters, as text, size";
        assert!(fit("last", also).is_some());
        assert!(fit_as_it_stands("last", also).is_none());
        assert!(fit_as_it_stands("lett siz", also).is_some());
    }

    #[test]
    fn letters_from_the_middle_of_words_do_not_fit() {
        assert!(fit("theme", "Copy the placement as text").is_none());
        assert!(fit("last", "Help and shortcuts").is_none());
        assert!(fit("cpt", "Copy the placement as text").is_some());
        assert!(fit("aaaaaaaaaa", "a practice about a team").is_none());
    }
}
