//! The two embedded fonts: shaping, measuring, and cutting them down to what a document uses.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::{
    Direction, Feature, FontRef, ShapeOptions, ShapePlan, Shaper, ShaperData, Tag, UnicodeBuffer,
};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::face::{Face, Measures};
use crate::drawing::Weight;
use crate::layout::FontMetrics;

/// Both weights that are embedded.
pub(super) const WEIGHTS: [Weight; 2] = [Weight::Regular, Weight::Semibold];

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Semibold.ttf");

/// What stands in for a character without a glyph, the first that the font has.
const REPLACEMENTS: [char; 3] = ['\u{fffd}', '\u{25a1}', '?'];

/// The fonts that are part of the program. They remember each word that they shaped: a word that
/// was measured for a line is not shaped again when it is drawn.
pub struct Fonts {
    regular: Font,
    semibold: Font,
}

struct Font {
    face: Face,
    tables: FontRef<'static>,
    shaping: ShaperData,
    replacement: char,
    space: u16,
    shaped: Mutex<Shaped>,
}

/// What is remembered of shaping: the words, and for each script how it is shaped in this font.
#[derive(Default)]
struct Shaped {
    words: HashMap<Box<str>, Arc<Word>>,
    plans: Vec<ShapePlan>,
}

/// A shaped word: what stands between two spaces.
pub(super) struct Word {
    text: String,
    pub(super) glyphs: Vec<Glyph>,
    /// In thousandths of an em.
    pub(super) width: i32,
}

/// A glyph of a shaped word; lengths are in thousandths of an em.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    /// Its number in the whole font.
    pub(super) id: u16,
    /// How far right of the pen and above the line it is drawn.
    pub(super) shift: (i32, i32),
    /// By how much it moves the pen, kerning included.
    pub(super) advance: i32,
    /// By how much it would move the pen alone.
    pub(super) alone: i32,
    /// What it stands for in extracted text, as a part of the word.
    text: Range<usize>,
}

/// A part of a text: words and the spaces between them.
pub(super) enum Part {
    /// What stands between two spaces.
    Word(Arc<Word>),
    /// One space.
    Space,
}

/// The glyphs of a font that a document uses, in the order of their first use.
#[derive(Default)]
pub(super) struct Kept {
    numbers: GlyphRemapper,
    /// Of each glyph by its new number: its width, and what it stands for.
    pub(super) glyphs: BTreeMap<u16, (i32, String)>,
}

impl Fonts {
    /// Reads the fonts.
    ///
    /// # Errors
    ///
    /// [`PdfError::Font`] where the program was built with a file that is no font.
    pub fn embedded() -> Result<Self, PdfError> {
        Ok(Self {
            regular: Font::read(REGULAR)?,
            semibold: Font::read(SEMIBOLD)?,
        })
    }

    const fn font(&self, weight: Weight) -> &Font {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        }
    }

    /// Calls `each` with the words and spaces of a text in their order.
    pub(super) fn shape(&self, text: &str, weight: Weight, mut each: impl FnMut(Part)) {
        let font = self.font(weight);
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let end = if letter.is_whitespace() {
                each(Part::Space);
                letter.len_utf8()
            } else {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                each(Part::Word(font.word(rest.get(..end).unwrap_or_default())));
                end
            };
            rest = rest.get(end..).unwrap_or_default();
        }
    }

    /// The space of a font and its advance in thousandths of an em.
    pub(super) fn space(&self, weight: Weight) -> (u16, i32) {
        let font = self.font(weight);
        (font.space, font.face.advance(font.space))
    }

    pub(super) const fn measures(&self, weight: Weight) -> Measures {
        self.font(weight).face.measures
    }

    /// A length of a font in thousandths of an em.
    pub(super) fn thousandths(&self, weight: Weight, length: i16) -> i32 {
        self.font(weight).face.thousandths(length.into())
    }

    /// The font program with nothing but the glyphs that were kept.
    pub(super) fn subset(&self, weight: Weight, kept: &Kept) -> Result<Vec<u8>, PdfError> {
        subsetter::subset(self.font(weight).face.bytes, 0, &kept.numbers)
            .map_err(|fault| PdfError::Subset(fault.to_string()))
    }
}

impl Kept {
    /// Keeps a glyph and gives its number among those that are kept.
    pub(super) fn keep(&mut self, id: u16, alone: i32, text: &str) -> u16 {
        let number = self.numbers.remap(id);
        let known = self.glyphs.entry(number);
        known.or_insert_with(|| (alone, text.to_owned()));
        number
    }
}

impl Word {
    /// What a glyph of the word stands for.
    pub(super) fn text_of(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.text.clone()).unwrap_or_default()
    }
}

impl FontMetrics for Fonts {
    #[expect(clippy::cast_precision_loss, reason = "a text is far below 2^23 ems")]
    fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let mut width = 0;
        let (_, space) = self.space(weight);
        self.shape(text, weight, |part| {
            width += match part {
                Part::Word(word) => word.width,
                Part::Space => space,
            };
        });
        width as f32 * size / 1000.0
    }

    fn can_show(&self, letter: char) -> bool {
        is_left_out(letter)
            || letter.is_whitespace()
            || WEIGHTS
                .iter()
                .all(|weight| self.font(*weight).face.glyph(letter).is_some())
    }
}

impl Font {
    fn read(bytes: &'static [u8]) -> Result<Self, PdfError> {
        let tables = FontRef::new(bytes).map_err(|fault| PdfError::Font(fault.to_string()))?;
        let face = Face::read(bytes)?;
        let replacement = REPLACEMENTS
            .into_iter()
            .find(|letter| face.glyph(*letter).is_some())
            .unwrap_or('?');
        Ok(Self {
            shaping: ShaperData::new(&tables),
            tables,
            replacement,
            space: face.glyph(' ').unwrap_or(0),
            face,
            shaped: Mutex::default(),
        })
    }

    fn word(&self, text: &str) -> Arc<Word> {
        let mut shaped = self.shaped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(word) = shaped.words.get(text) {
            return Arc::clone(word);
        }
        let word = Arc::new(self.shape(text, &mut shaped.plans));
        shaped.words.insert(text.into(), Arc::clone(&word));
        word
    }

    /// The word with a visible replacement for what has no glyph.
    fn showable(&self, text: &str) -> String {
        text.chars()
            .filter(|letter| !is_left_out(*letter))
            .map(|letter| {
                if self.face.glyph(letter).is_some() {
                    letter
                } else {
                    self.replacement
                }
            })
            .collect()
    }

    fn shape(&self, text: &str, plans: &mut Vec<ShapePlan>) -> Word {
        let text = self.showable(text);
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        // Ligatures stay off: one glyph a letter keeps extracted text exact.
        let features = [
            Feature::new(Tag::new(b"liga"), 0, ..),
            Feature::new(Tag::new(b"clig"), 0, ..),
        ];
        let shaper = self.shaping.shaper(&self.tables).build();
        let plan = plan(plans, &shaper, &buffer, &features);
        let options = ShapeOptions::new().features(&features).plan(plan);
        let laid_out = shaper.shape(buffer, options);
        let infos = laid_out.glyph_infos();
        let mut glyphs = Vec::with_capacity(infos.len());
        for (position, (info, placed)) in infos.iter().zip(laid_out.glyph_positions()).enumerate() {
            let id = u16::try_from(info.glyph_id).unwrap_or(0);
            let next = infos.get(position + 1).map(|info| info.cluster);
            let same_as_before = position
                .checked_sub(1)
                .and_then(|before| infos.get(before))
                .is_some_and(|before| before.cluster == info.cluster);
            let shift = (placed.x_offset, placed.y_offset);
            glyphs.push(Glyph {
                id,
                shift: (
                    self.face.thousandths(shift.0),
                    self.face.thousandths(shift.1),
                ),
                advance: self.face.thousandths(placed.x_advance),
                alone: self.face.advance(id),
                text: cluster_text(&text, info.cluster, next, same_as_before),
            });
        }
        Word {
            width: glyphs.iter().map(|glyph| glyph.advance).sum(),
            glyphs,
            text,
        }
    }
}

/// How a font shapes the script of a text, worked out once for each script.
fn plan<'a>(
    plans: &'a mut Vec<ShapePlan>,
    shaper: &Shaper,
    buffer: &UnicodeBuffer,
    features: &[Feature],
) -> Option<&'a ShapePlan> {
    let script = Some(buffer.script());
    let language = buffer.language();
    let fits = |plan: &ShapePlan| plan.script() == script && plan.language() == language.as_ref();
    if !plans.iter().any(fits) {
        let direction = Direction::LeftToRight;
        plans.push(ShapePlan::new(
            shaper,
            direction,
            script,
            language.as_ref(),
            features,
        ));
    }
    plans.iter().find(|plan| fits(plan))
}

/// What a glyph stands for: its letters, or one letter where several glyphs share them.
fn cluster_text(text: &str, start: u32, next: Option<u32>, same_as_before: bool) -> Range<usize> {
    let shared = same_as_before || next == Some(start);
    let start = usize::try_from(start).unwrap_or(0);
    let end = next
        .filter(|next| usize::try_from(*next).is_ok_and(|next| next > start))
        .and_then(|next| usize::try_from(next).ok())
        .unwrap_or(text.len());
    let first = text.get(start..).and_then(|rest| rest.chars().next());
    match first {
        Some(letter) if shared => start..start + letter.len_utf8(),
        _ => start..end,
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
        Weight::Regular => "R",
        Weight::Semibold => "S",
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
    use super::{Fonts, Part};
    use crate::drawing::Weight;
    use crate::layout::FontMetrics;

    fn fonts() -> Fonts {
        Fonts::embedded().expect("the embedded fonts are sound")
    }

    fn shown(text: &str) -> String {
        let mut shown = String::new();
        fonts().shape(text, Weight::Regular, |part| match part {
            Part::Word(word) => {
                let texts = word.glyphs.iter().map(|glyph| word.text_of(glyph));
                shown.extend(texts);
            }
            Part::Space => shown.push(' '),
        });
        shown
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
        let word = fonts.regular.word("a😀");
        assert_eq!(word.glyphs.len(), 2);
        assert_ne!(word.glyphs[1].id, 0);
        assert!(word.glyphs[1].advance > 0);
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
