//! Texts as they stand in a page.

/// A text in HTML, also between quotation marks.
#[must_use]
pub(super) fn escaped(text: &str) -> String {
    let mut found = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => found.push_str("&amp;"),
            '<' => found.push_str("&lt;"),
            '>' => found.push_str("&gt;"),
            '"' => found.push_str("&quot;"),
            '\'' => found.push_str("&#39;"),
            other => found.push(other),
        }
    }
    found
}

/// A code in groups of four, which are easier to type.
#[must_use]
pub fn grouped(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    let groups = signs
        .chunks(4)
        .map(|group| group.iter().collect::<String>());
    groups.collect::<Vec<_>>().join("-")
}
