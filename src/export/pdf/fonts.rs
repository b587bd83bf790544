//! The fonts: the two that are part of the program, and those of the computer for letters that these
//! lack. Shaping, measuring, and cutting them down to what a document uses.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use harfrust::{
    Direction, Feature, ShapeOptions, ShapePlan, Shaper, ShaperData, Tag, UnicodeBuffer,
};
use skrifa::FontRef;
use subsetter::GlyphRemapper;

use super::PdfError;
use super::face::{Face, FontBytes, Measures, Outlines};
use crate::drawing::Weight;
use crate::layout::FontMetrics;
use crate::model::FontFile;

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/SourceSans3-Semibold.ttf");

/// What stands in for a character without a glyph, the first that the font has.
const REPLACEMENTS: [char; 3] = ['\u{fffd}', '\u{25a1}', '?'];

/// The fonts that a document is written in. They remember each word that they shaped: a word that
/// was measured for a line is not shaped again when it is drawn.
pub struct Fonts(Vec<Font>);

/// Which of the fonts one is: the two of the program come first.
pub(super) type FontNumber = usize;

/// How many fonts are part of the program.
const OWN: FontNumber = 2;

struct Font {
    name: String,
    face: Face,
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

/// A shaped word: what stands between two spaces, or the part of it in one font.
#[derive(Default)]
pub(super) struct Word {
    pub(super) text: String,
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
    /// What stands between two spaces, or the part of it in one font, which is named.
    Word(FontNumber, Arc<Word>),
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
    /// Reads the fonts that are part of the program.
    ///
    /// # Errors
    ///
    /// [`PdfError::Font`] where the program was built with a file that is no font.
    pub fn embedded() -> Result<Self, PdfError> {
        let font = |name: &str, bytes| Font::read(name, FontBytes::Embedded(bytes), 0);
        Ok(Self(vec![
            font("SourceSans3-Regular", REGULAR)?,
            font("SourceSans3-Semibold", SEMIBOLD)?,
        ]))
    }

    /// Adds fonts for letters that are lacking. One that cannot be cut down to them is passed over.
    pub(super) fn add(&mut self, files: Vec<FontFile>, letters: &BTreeSet<char>) {
        for FontFile { name, bytes, index } in files {
            let Ok(font) = Font::read(&name, FontBytes::Read(bytes), index) else {
                continue;
            };
            let mut kept = GlyphRemapper::new();
            for glyph in letters.iter().filter_map(|letter| font.face.glyph(*letter)) {
                kept.remap(glyph);
            }
            if font.subset(&kept).is_ok() {
                self.0.push(font);
            }
        }
    }

    /// The number of the program's font of a weight.
    pub(super) const fn own(weight: Weight) -> FontNumber {
        match weight {
            Weight::Regular => 0,
            Weight::Semibold => 1,
        }
    }

    #[expect(
        clippy::indexing_slicing,
        reason = "numbers come from the list itself, which only grows"
    )]
    fn font(&self, number: FontNumber) -> &Font {
        &self.0[number]
    }

    /// The numbers of all fonts.
    pub(super) const fn numbers(&self) -> std::ops::Range<FontNumber> {
        0..self.0.len()
    }

    /// Whether a font is one of the computer's.
    pub(super) const fn is_other(number: FontNumber) -> bool {
        number >= OWN
    }

    /// Calls `each` with the words and spaces of a text in their order.
    pub(super) fn shape(&self, text: &str, weight: Weight, mut each: impl FnMut(Part)) {
        let own = Self::own(weight);
        let mut rest = text;
        while let Some(letter) = rest.chars().next() {
            let end = if letter.is_whitespace() {
                each(Part::Space);
                letter.len_utf8()
            } else {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                let word = rest.get(..end).unwrap_or_default();
                if self.0.len() == OWN || word.is_ascii() {
                    each(Part::Word(own, self.font(own).word(word)));
                } else {
                    self.shape_mixed(word, own, &mut each);
                }
                end
            };
            rest = rest.get(end..).unwrap_or_default();
        }
    }

    /// Shapes a word in the fonts that have its letters, font by font.
    fn shape_mixed(&self, word: &str, own: FontNumber, each: &mut impl FnMut(Part)) {
        let mut start = 0;
        let mut font = None;
        for (at, letter) in word.char_indices() {
            let wanted = self.font_of(letter, own, font);
            if let Some(before) = font.filter(|before| *before != wanted) {
                let part = word.get(start..at).unwrap_or_default();
                each(Part::Word(before, self.font(before).word(part)));
                start = at;
            }
            font = Some(wanted);
        }
        let last = font.unwrap_or(own);
        let part = word.get(start..).unwrap_or_default();
        each(Part::Word(last, self.font(last).word(part)));
    }

    /// The font of a letter that follows one in the font `before`.
    fn font_of(&self, letter: char, own: FontNumber, before: Option<FontNumber>) -> FontNumber {
        if is_left_out(letter) {
            return before.unwrap_or(own);
        }
        if self.font(own).face.glyph(letter).is_some() {
            return own;
        }
        let has = |number: &FontNumber| self.font(*number).face.glyph(letter).is_some();
        let others = before.into_iter().chain(OWN..self.0.len());
        let found = others.filter(|_| may_be_sought(letter)).find(has);
        found.unwrap_or(own)
    }

    /// The space of a font and its advance in thousandths of an em.
    pub(super) fn space(&self, weight: Weight) -> (u16, i32) {
        let font = self.font(Self::own(weight));
        (font.space, font.face.advance(font.space))
    }

    pub(super) fn measures(&self, number: FontNumber) -> Measures {
        self.font(number).face.measures
    }

    pub(super) fn outlines(&self, number: FontNumber) -> Outlines {
        self.font(number).face.outlines
    }

    /// A length of a font in thousandths of an em.
    pub(super) fn thousandths(&self, number: FontNumber, length: i16) -> i32 {
        self.font(number).face.thousandths(length.into())
    }

    /// The font program with nothing but the glyphs that were kept: a font file, or of one with the
    /// outlines of PostScript the table with these.
    pub(super) fn subset(&self, number: FontNumber, kept: &Kept) -> Result<Vec<u8>, PdfError> {
        self.font(number).subset(&kept.numbers)
    }

    /// The name of a font in the document: six capitals mark it as reduced.
    pub(super) fn embedded_name(&self, number: FontNumber) -> String {
        let mark = match number {
            0 => "REGULA".to_owned(),
            1 => "SEMIBO".to_owned(),
            // No more fonts than letters are ever added.
            _ => format!(
                "OTHER{}",
                char::from(b'A' + u8::try_from(number % 26).unwrap_or(0))
            ),
        };
        let name = &self.font(number).name;
        let plain = name
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-');
        format!("{mark}+{}", plain.collect::<String>())
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

    /// Whether glyphs stand for what they do in a word: a glyph may be that of two letters.
    pub(super) fn tell(&self, numbers: &[u16], word: &Word) -> bool {
        let mut told = numbers.iter().zip(&word.glyphs);
        told.all(|(number, glyph)| {
            let kept = self.glyphs.get(number);
            kept.is_some_and(|(_, text)| text == word.text_of(glyph))
        })
    }
}

impl Word {
    /// Whether its glyphs tell all of its letters in their order.
    pub(super) fn is_told(&self) -> bool {
        let mut rest = self.text.as_str();
        let mut texts = self.glyphs.iter().map(|glyph| self.text_of(glyph));
        let all = texts.all(|text| match rest.strip_prefix(text) {
            Some(left) => {
                rest = left;
                true
            }
            None => false,
        });
        all && rest.is_empty()
    }

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
                Part::Word(_, word) => word.width,
                Part::Space => space,
            };
        });
        width as f32 * size / 1000.0
    }

    fn can_show(&self, letter: char) -> bool {
        is_left_out(letter) || letter.is_whitespace() || {
            let has = |font: &Font| font.face.glyph(letter).is_some();
            let (own, others) = self.0.split_at(OWN.min(self.0.len()));
            own.iter().all(has) || may_be_sought(letter) && others.iter().any(has)
        }
    }

    fn other_fonts(&self) -> Vec<&str> {
        let others = self.0.iter().skip(OWN);
        others.map(|font| font.name.as_str()).collect()
    }
}

impl Font {
    fn read(name: &str, bytes: FontBytes, index: u32) -> Result<Self, PdfError> {
        let face = Face::read(bytes, index)?;
        let shaping = ShaperData::new(&face.font()?);
        let replacement = REPLACEMENTS
            .into_iter()
            .find(|letter| face.glyph(*letter).is_some())
            .unwrap_or('?');
        Ok(Self {
            name: name.to_owned(),
            shaping,
            replacement,
            space: face.glyph(' ').unwrap_or(0),
            face,
            shaped: Mutex::default(),
        })
    }

    fn subset(&self, kept: &GlyphRemapper) -> Result<Vec<u8>, PdfError> {
        let (bytes, index) = self.face.file();
        let font = subsetter::subset(bytes, index, kept)
            .map_err(|fault| PdfError::Subset(fault.to_string()))?;
        match self.face.outlines {
            Outlines::TrueType => Ok(font),
            Outlines::Cff => {
                let tables =
                    FontRef::new(&font).map_err(|fault| PdfError::Subset(fault.to_string()))?;
                let outlines = tables.table_data(skrifa::Tag::new(b"CFF "));
                let outlines = outlines.map(|table| table.as_bytes().to_vec());
                outlines.ok_or_else(|| PdfError::Subset("the outlines are missing".to_owned()))
            }
        }
    }

    fn word(&self, text: &str) -> Arc<Word> {
        let mut shaped = self.shaped.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(word) = shaped.words.get(text) {
            return Arc::clone(word);
        }
        let word = Arc::new(self.shape(text, &mut shaped.plans).unwrap_or_default());
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

    /// `None` where the font cannot be read, which it was before.
    fn shape(&self, text: &str, plans: &mut Vec<ShapePlan>) -> Option<Word> {
        let tables = self.face.font().ok()?;
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
        let shaper = self.shaping.shaper(&tables).build();
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
        Some(Word {
            width: glyphs.iter().map(|glyph| glyph.advance).sum(),
            glyphs,
            text,
        })
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

/// Whether a font of the computer is sought for a letter. Letters for private use mean something else in
/// each font, and text from right to left would be laid out in the wrong order.
pub(super) const fn may_be_sought(letter: char) -> bool {
    !matches!(
        letter,
        '\u{e000}'..='\u{f8ff}'
            | '\u{f0000}'..
            | '\u{590}'..='\u{8ff}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefc}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}'
    )
}

/// The name of a font among a page's resources.
pub(super) fn resource_name(number: FontNumber) -> String {
    match number {
        0 => "R".to_owned(),
        1 => "S".to_owned(),
        _ => format!("O{number}"),
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
            Part::Word(_, word) => {
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
        let word = fonts.font(0).word("a😀");
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
        for weight in [Weight::Regular, Weight::Semibold] {
            let zero = fonts.width("0", weight, 10.0);
            for digit in "123456789".chars() {
                let width = fonts.width(&digit.to_string(), weight, 10.0);
                assert!((width - zero).abs() < 0.001, "{digit}");
            }
        }
    }
}
