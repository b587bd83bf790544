//! What a click leads to: a place in the document, or a web address.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, StringFormat, dictionary, text_string};

use super::pieces::MarkedContent;
use crate::drawing::TextRun;
use crate::layout::Page;
use crate::report::{Landmark, Link};

/// What addresses may begin with: a report is passed on, and must not start programs.
const SCHEMES: [&str; 3] = ["https://", "http://", "mailto:"];

/// The places that links lead to.
pub(super) struct Links<'a> {
    /// Where landmarks stand, as targets.
    pub(super) places: BTreeMap<&'a Landmark, Object>,
}

/// A place on a page, a little above a line.
pub(super) fn target(page: ObjectId, page_height: f32, y: f32) -> Object {
    Object::Array(vec![
        Object::Reference(page),
        Object::Name(b"XYZ".to_vec()),
        Object::Null,
        Object::Real((page_height - y + 8.0).round()),
        Object::Null,
    ])
}

impl Links<'_> {
    /// The annotations over a piece, one a line; none where it leads nowhere.
    pub(super) fn annotations(&self, page: &Page, piece: &MarkedContent) -> Vec<Dictionary> {
        let Some((key, leads)) = piece.link.and_then(|link| self.leads(link)) else {
            return Vec::new();
        };
        let runs = piece.marks.iter().filter_map(|drawn| drawn.mark.run());
        let runs: Vec<&TextRun> = runs.collect();
        let says: String = runs.iter().map(|run| run.text.as_str()).collect();
        let mut lines: Vec<(f32, [f32; 4])> = Vec::new();
        for run in runs {
            let area = over(page, run);
            match lines.last_mut() {
                Some((line, [_, low, right, high])) if (*line - run.at.y).abs() < 0.1 => {
                    *low = low.min(area[1]);
                    *right = right.max(area[2]);
                    *high = high.max(area[3]);
                }
                _ => lines.push((run.at.y, area)),
            }
        }
        lines
            .into_iter()
            .map(|(_, area)| {
                dictionary! {
                    "Type" => "Annot",
                    "Subtype" => "Link",
                    "Rect" => area.map(|number| Object::Real(number.round())).to_vec(),
                    "Border" => vec![0.into(), 0.into(), 0.into()],
                    "F" => 4,
                    "Contents" => text_string(says.trim()),
                    key => leads.clone(),
                }
            })
            .collect()
    }

    /// The entry of an annotation that says where it leads.
    fn leads(&self, link: &Link) -> Option<(&'static str, Object)> {
        match link {
            Link::Place(landmark) => Some(("Dest", self.places.get(landmark)?.clone())),
            Link::Address(address) => {
                let action = dictionary! {
                    "S" => "URI",
                    "URI" => Object::String(in_ascii(address), StringFormat::Literal),
                };
                is_known(address).then_some(("A", action.into()))
            }
        }
    }
}

/// The place over a text: left, lower, right and upper edge.
fn over(page: &Page, run: &TextRun) -> [f32; 4] {
    let line = page.height - run.at.y;
    [
        run.left(),
        line - run.size * 0.25,
        run.left() + run.width,
        line + run.size * 0.8,
    ]
}

/// Whether a link leads to one of the places, or to an address that a report leads to.
pub(super) fn leads<T>(link: &Link, places: &BTreeMap<&Landmark, T>) -> bool {
    match link {
        Link::Place(landmark) => places.contains_key(landmark),
        Link::Address(address) => is_known(address),
    }
}

fn is_known(address: &str) -> bool {
    SCHEMES.iter().any(|scheme| address.starts_with(scheme))
}

/// An address with what is not ASCII, and what must not stand in one, as percent signs and digits.
fn in_ascii(address: &str) -> Vec<u8> {
    let mut ascii = Vec::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte) {
            ascii.push(byte);
        } else {
            ascii.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn an_address_is_written_in_ascii() {
        let found = in_ascii("https://example.org/Büro a?b=%20");
        assert_eq!(found, b"https://example.org/B%C3%BCro%20a?b=%20");
    }
}
