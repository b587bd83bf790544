//! Links between the parts of a report.

use std::collections::BTreeSet;

use crate::report::{Block, Landmark, Link, Section, SectionKind, Span};

impl Span {
    /// The same text, leading to a place in the report.
    pub(super) fn leading_to(self, place: Landmark) -> Self {
        Self {
            link: Some(Link::Place(place)),
            ..self
        }
    }

    /// The same text, leading to a part of the report.
    pub(super) fn leading_to_part(self, kind: SectionKind) -> Self {
        self.leading_to(Landmark::Section(kind))
    }

    /// The same text; where it is a web address, it leads there.
    pub(super) fn leading_to_address(self, address: &str) -> Self {
        Self {
            link: web_address(address).map(Link::Address),
            ..self
        }
    }
}

/// The address where it is one of the web: `http` or `https`, a host, and no space.
fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let of_the_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    let sound = rest.starts_with(char::is_alphanumeric)
        && !rest.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    (of_the_web && sound).then(|| text.to_owned())
}

/// Takes away the links to places that are not in the report.
pub(super) fn drop_dangling(sections: &mut [Section]) {
    let mut places = BTreeSet::new();
    for section in sections.iter() {
        for block in &section.blocks {
            if let Block::Heading {
                landmark: Some(landmark),
                ..
            } = block
            {
                places.insert(landmark.clone());
            }
        }
    }
    for section in sections {
        let blocks = section.blocks.iter_mut();
        for block in blocks.chain(section.shorter.iter_mut().flatten()) {
            for span in block.spans_mut() {
                if matches!(&span.link, Some(Link::Place(place)) if !places.contains(place)) {
                    span.link = None;
                    span.refers = None;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::web_address;

    #[test]
    fn only_addresses_of_the_web_are_followed() {
        for sound in [
            "https://example.org/a?b=c",
            " http://example.org ",
            "HTTPS://x",
        ] {
            assert_eq!(web_address(sound).as_deref(), Some(sound.trim()));
        }
        for unsound in [
            "file:///etc/passwd",
            "javascript://x",
            "mailto:a@example.org",
            "https://",
            "https://two words",
            "shelf 3",
            "",
        ] {
            assert_eq!(web_address(unsound), None, "{unsound}");
        }
    }
}
