//! The two embedded fonts: shaping, measuring, and cutting them down to what a document uses.

use std::collections::BTreeMap;

use harfrust::{Direction, Feature, FontRef, ShapeOptions, ShaperData, Tag, UnicodeBuffer};
use printpdf::ParsedFont;
use subsetter::GlyphRemapper;

use super::{PdfError, WEIGHTS};
use crate::chart::Weight;
use crate::report::{Drawn, FontMetrics, Page};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf");

/// What stands in for a character without a glyph, the first that the font has.
const REPLACEMENTS: [char; 3] = ['\u{fffd}', '\u{25a1}', '?'];

/// The fonts that are part of the program.
pub struct Fonts {
    regular: Face,
    semibold: Face,
}

struct Face {
    bytes: &'static [u8],
    font: FontRef<'static>,
    shaping: ShaperData,
    glyphs: BTreeMap<u32, u16>,
    advances: BTreeMap<u16, u16>,
    units: f32,
    replacement: char,
}

/// A glyph of a shaped text.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the whole font.
    pub(super) id: u16,
    /// By how much it moves the pen less than it would alone, in thousandths of an em.
    pub(super) tightening: f32,
    /// What it stands for in extracted text.
    pub(super) text: String,
    /// By how much it moves the pen, in thousandths of an em.
    advance: f32,
}

/// Fonts cut down to what is used.
pub(super) struct Subset {
    faces: Vec<(Weight, GlyphRemapper, Vec<u8>)>,
}

impl Fonts {
    /// Reads the fonts.
    ///
    /// # Errors
    ///
    /// [`PdfError::Font`] where the program was built with a file that is no font.
    pub fn embedded() -> Result<Self, PdfError> {
        Ok(Self {
            regular: Face::read(REGULAR)?,
            semibold: Face::read(SEMIBOLD)?,
        })
    }

    fn face(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        }
    }

    pub(super) fn shape(&self, text: &str, weight: Weight) -> Vec<Glyph> {
        self.face(weight).shape(text)
    }

    /// Cuts both fonts down to the glyphs of some pages, in the order of their first use.
    pub(super) fn subset(&self, pages: &[Page]) -> Result<Subset, PdfError> {
        let mut faces = Vec::new();
        for weight in WEIGHTS {
            let mut kept = GlyphRemapper::new();
            let mut used = false;
            let groups = pages.iter().flat_map(|page| &page.groups);
            for mark in groups.flat_map(|group| &group.marks) {
                let Drawn::Text(run) = mark else { continue };
                if run.weight != weight {
                    continue;
                }
                for glyph in self.shape(&run.text, weight) {
                    kept.remap(glyph.id);
                    used = true;
                }
            }
            if !used {
                continue;
            }
            let program = subsetter::subset(self.face(weight).bytes, 0, &kept)
                .map_err(|fault| PdfError::Subset(fault.to_string()))?;
            faces.push((weight, kept, program));
        }
        Ok(Subset { faces })
    }
}

impl Subset {
    /// The reduced font programs that are in use.
    pub(super) fn programs(&self) -> impl Iterator<Item = (Weight, &[u8])> {
        self.faces
            .iter()
            .map(|(weight, _, program)| (*weight, program.as_slice()))
    }

    /// The number of a glyph in the reduced font; 0, the sign for "no glyph", where it was not
    /// kept.
    pub(super) fn glyph(&self, weight: Weight, id: u16) -> u16 {
        self.faces
            .iter()
            .find(|(face, _, _)| *face == weight)
            .and_then(|(_, kept, _)| kept.get(id))
            .unwrap_or(0)
    }
}

impl FontMetrics for Fonts {
    fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let glyphs = self.shape(text, weight);
        glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size / 1000.0
    }

    fn can_show(&self, letter: char) -> bool {
        is_left_out(letter)
            || letter.is_whitespace()
            || WEIGHTS.iter().all(|weight| self.face(*weight).has(letter))
    }
}

impl Face {
    fn read(bytes: &'static [u8]) -> Result<Self, PdfError> {
        let font = FontRef::new(bytes).map_err(|fault| PdfError::Font(fault.to_string()))?;
        let parsed = ParsedFont::from_bytes(bytes, 0, &mut Vec::new())
            .ok_or_else(|| PdfError::Font("a table is missing".to_owned()))?;
        let glyphs = parsed.codepoint_to_glyph;
        let replacement = REPLACEMENTS
            .into_iter()
            .find(|letter| glyphs.contains_key(&u32::from(*letter)))
            .unwrap_or('?');
        Ok(Self {
            bytes,
            shaping: ShaperData::new(&font),
            font,
            glyphs,
            advances: parsed.glyph_widths,
            units: f32::from(parsed.units_per_em.max(1)),
            replacement,
        })
    }

    fn has(&self, letter: char) -> bool {
        self.glyphs.contains_key(&u32::from(letter))
    }

    /// The text with a visible replacement for what has no glyph, and one kind of space.
    fn showable(&self, text: &str) -> String {
        text.chars()
            .filter(|letter| !is_left_out(*letter))
            .map(|letter| {
                if letter.is_whitespace() {
                    ' '
                } else if self.has(letter) {
                    letter
                } else {
                    self.replacement
                }
            })
            .collect()
    }

    fn shape(&self, text: &str) -> Vec<Glyph> {
        let text = self.showable(text);
        if text.is_empty() {
            return Vec::new();
        }
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        // Ligatures stay off: one glyph a letter keeps extracted text exact.
        let features = [
            Feature::new(Tag::new(b"liga"), 0, ..),
            Feature::new(Tag::new(b"clig"), 0, ..),
        ];
        let shaper = self.shaping.shaper(&self.font).build();
        let laid_out = shaper.shape(buffer, ShapeOptions::new().features(&features));
        let infos = laid_out.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        for (position, (info, placed)) in infos.iter().zip(laid_out.glyph_positions()).enumerate() {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let next = infos.get(position + 1).map(|info| info.cluster);
            let same_as_before = position
                .checked_sub(1)
                .and_then(|before| infos.get(before))
                .is_some_and(|before| before.cluster == info.cluster);
            let advance = self.thousandths(placed.x_advance);
            let alone = self.advances.get(&id).copied().unwrap_or(0);
            glyphs.push(Glyph {
                id,
                tightening: self.thousandths(i32::from(alone)) - advance,
                text: cluster_text(&text, info.cluster, next, same_as_before),
                advance,
            });
        }
        glyphs
    }

    #[expect(clippy::cast_precision_loss, reason = "font units are far below 2^23")]
    fn thousandths(&self, units: i32) -> f32 {
        units as f32 * 1000.0 / self.units
    }
}

/// What a glyph stands for: its letters, or one letter where several glyphs share them.
fn cluster_text(text: &str, start: u32, next: Option<u32>, same_as_before: bool) -> String {
    let start = usize::try_from(start).unwrap_or(0);
    let end = next
        .filter(|next| usize::try_from(*next).is_ok_and(|next| next > start))
        .and_then(|next| usize::try_from(next).ok())
        .unwrap_or(text.len());
    let letters = text.get(start..end).unwrap_or_default();
    if next == u32::try_from(start).ok() || same_as_before {
        letters.chars().take(1).collect()
    } else {
        letters.to_owned()
    }
}

/// Characters that are not drawn at all: controls, joiners, selectors and soft hyphens.
fn is_left_out(letter: char) -> bool {
    (letter.is_control() && !letter.is_whitespace())
        || matches!(
            letter,
            '\u{ad}'
                | '\u{200b}'..='\u{200f}'
                | '\u{202a}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
        )
}

/// The name of a font among a page's resources.
pub(super) const fn resource_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "REGULA",
        Weight::Semibold => "SEMIBO",
    }
}

/// The name of a font in the document: six capitals mark it as reduced.
pub(super) const fn embedded_name(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "REGULA+SourceSans3-Regular",
        Weight::Semibold => "SEMIBO+SourceSans3-Semibold",
    }
}

#[cfg(test)]
mod tests {
    use super::Fonts;
    use crate::chart::Weight;
    use crate::report::FontMetrics;

    fn fonts() -> Fonts {
        Fonts::embedded().expect("the embedded fonts are sound")
    }

    fn shown(text: &str) -> String {
        fonts()
            .shape(text, Weight::Regular)
            .iter()
            .map(|glyph| glyph.text.as_str())
            .collect()
    }

    #[test]
    fn latin_greek_and_cyrillic_have_glyphs() {
        let fonts = fonts();
        for letter in "Grüße, naïve żółć, Ελληνικά ώ, Кириллица ё, ✓ → – “”".chars()
        {
            assert!(fonts.can_show(letter), "{letter}");
        }
        assert!(!fonts.can_show('\u{1f600}'));
    }

    #[test]
    fn a_character_without_a_glyph_is_replaced_by_a_visible_one() {
        let fonts = fonts();
        let glyphs = fonts.shape("a😀", Weight::Regular);
        assert_eq!(glyphs.len(), 2);
        assert_ne!(glyphs[1].id, 0);
        assert!(glyphs[1].advance > 0.0);
    }

    #[test]
    fn every_letter_keeps_its_text_even_where_letters_join() {
        for text in ["office affluent", "Zoë", "AVATAR To.", "e\u{301}t"] {
            let found: Vec<char> = shown(text).chars().collect();
            assert_eq!(found, text.chars().collect::<Vec<_>>(), "{text}");
        }
    }

    #[test]
    fn kerned_text_is_narrower_than_its_letters_apart() {
        let fonts = fonts();
        let together = fonts.width("AV", Weight::Regular, 10.0);
        let apart =
            fonts.width("A", Weight::Regular, 10.0) + fonts.width("V", Weight::Regular, 10.0);
        assert!(together < apart);
    }

    #[test]
    fn digits_are_equally_wide() {
        let fonts = fonts();
        for weight in super::WEIGHTS {
            let zero = fonts.width("0", weight, 10.0);
            for digit in "123456789".chars() {
                let width = fonts.width(&digit.to_string(), weight, 10.0);
                assert!((width - zero).abs() < 0.001, "{digit}");
            }
        }
    }
}
