//! Texts in XML files.

use std::borrow::Cow;

use quick_xml::escape::partial_escape;

/// A text between elements. A character that no XML file can hold becomes a space.
pub(super) fn escaped(text: &str) -> String {
    partial_escape(holdable(text)).into_owned()
}

/// A text in which a space stands for each character that no XML file can hold.
pub(super) fn holdable(text: &str) -> Cow<'_, str> {
    let cannot_hold =
        |letter: char| letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}');
    if text.contains(cannot_hold) {
        text.replace(cannot_hold, " ").into()
    } else {
        text.into()
    }
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn signs_of_xml_are_escaped_and_what_it_cannot_hold_is_a_space() {
        assert_eq!(escaped("a < b & \u{7}c\u{ffff}>"), "a &lt; b &amp;  c &gt;");
        assert_eq!(escaped("Büro 'one'"), "Büro 'one'");
    }
}
