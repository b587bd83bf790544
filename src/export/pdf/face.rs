//! What a font file says of itself: its glyphs, their widths, and its measures.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlineGlyphCollection, OutlinePen};
use skrifa::raw::tables::hmtx::LongMetric;
use skrifa::raw::{ReadError, TableProvider};
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};

use super::PdfError;

/// The characters of Latin script come first.
const COMMON: u32 = 0x250;

/// A font whose tables are in place.
pub(super) struct Face {
    bytes: FontBytes,
    index: u32,
    /// The glyphs of the characters that texts are mostly made of; 0 where there is none.
    common: Vec<u16>,
    /// The advance of each glyph; the last stands for all that follow.
    advances: Vec<u16>,
    pub(super) measures: Measures,
    pub(super) outlines: Outlines,
}

/// The bytes of a font: part of the program, or read from a file.
pub(super) enum FontBytes {
    Embedded(&'static [u8]),
    Read(Arc<[u8]>),
}

/// How a font draws its glyphs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outlines {
    TrueType,
    Cff,
}

/// The measures of a font in its own units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measures {
    pub(super) units: u16,
    /// The box around all glyphs: left, bottom, right, top.
    pub(super) bounds: [i16; 4],
    pub(super) ascent: i16,
    pub(super) descent: i16,
    pub(super) capitals: i16,
    pub(super) weight: u16,
}

impl Deref for FontBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

impl Face {
    /// Reads the tables.
    ///
    /// # Errors
    ///
    /// [`PdfError::Font`] where one is missing or too short.
    pub(super) fn read(bytes: FontBytes, index: u32) -> Result<Self, PdfError> {
        let found = Self::tables(&bytes, index);
        let found = found.map_err(|fault| PdfError::Font(fault.to_string()))?;
        let (common, advances, measures, outlines) = found;
        Ok(Self {
            bytes,
            index,
            common,
            advances,
            measures,
            outlines,
        })
    }

    fn tables(
        bytes: &[u8],
        index: u32,
    ) -> Result<(Vec<u16>, Vec<u16>, Measures, Outlines), ReadError> {
        let font = FontRef::from_index(bytes, index)?;
        let (head, across, letters) = (font.head()?, font.hhea()?, font.os2()?);
        let measures = Measures {
            units: head.units_per_em().max(1),
            bounds: [head.x_min(), head.y_min(), head.x_max(), head.y_max()],
            ascent: across.ascender().to_i16(),
            descent: across.descender().to_i16(),
            // Older tables do not tell it.
            capitals: letters
                .s_cap_height()
                .unwrap_or_else(|| across.ascender().to_i16()),
            weight: letters.us_weight_class(),
        };
        let outlines = if font.table_data(Tag::new(b"glyf")).is_some() {
            Outlines::TrueType
        } else {
            Outlines::Cff
        };
        let widths = font.hmtx()?;
        let widths = widths.h_metrics().iter();
        let advances = widths.map(LongMetric::advance).collect();
        let map = font.charmap();
        let glyph = |letter| number(map.map(letter)).unwrap_or(0);
        Ok((
            (0..COMMON).map(glyph).collect(),
            advances,
            measures,
            outlines,
        ))
    }

    /// The tables, which were read before.
    pub(super) fn font(&self) -> Result<FontRef<'_>, PdfError> {
        FontRef::from_index(&self.bytes, self.index)
            .map_err(|fault| PdfError::Font(fault.to_string()))
    }

    /// The file, and which of its fonts this is.
    pub(super) fn file(&self) -> (&[u8], u32) {
        (&self.bytes, self.index)
    }

    /// The glyph of a character; `None` where the font has none.
    pub(super) fn glyph(&self, letter: char) -> Option<u16> {
        let common = usize::try_from(u32::from(letter)).ok();
        match common.and_then(|letter| self.common.get(letter)) {
            Some(glyph) => Some(*glyph).filter(|glyph| *glyph > 0),
            None => number(self.font().ok()?.charmap().map(letter)),
        }
    }

    /// The advance of a glyph in thousandths of an em.
    pub(super) fn advance(&self, glyph: u16) -> i32 {
        let advance = self
            .advances
            .get(usize::from(glyph))
            .or(self.advances.last());
        self.thousandths(advance.map_or(0, |advance| i32::from(*advance)))
    }

    /// A length in thousandths of an em, rounded to whole ones.
    pub(super) fn thousandths(&self, length: i32) -> i32 {
        let units = i32::from(self.measures.units);
        if units == 1000 {
            return length;
        }
        (length.saturating_mul(2000) + units * length.signum()) / (2 * units)
    }
}

/// The number of a glyph that a letter has.
fn number(glyph: Option<GlyphId>) -> Option<u16> {
    let number = u16::try_from(glyph?.to_u32()).ok();
    number.filter(|glyph| *glyph > 0)
}

/// Bits in a font's licence: it may not be embedded; not in part; only its bitmaps.
///
/// Source: OpenType 1.9, OS/2, fsType.
const USE: u16 = 0x000f;
const RESTRICTED: u16 = 0x0002;
const NOT_IN_PART: u16 = 0x0100;
const BITMAPS_ONLY: u16 = 0x0200;

/// How many letters are looked at to see whether a font has outlines.
const LOOKED_AT: usize = 3;

/// Those of the letters that a font can show in a PDF. None where its licence forbids to embed a part of
/// it, or where it has pictures and no outlines.
#[must_use]
pub fn covered(bytes: &[u8], index: u32, letters: &BTreeSet<char>) -> BTreeSet<char> {
    let Ok(font) = FontRef::from_index(bytes, index) else {
        return BTreeSet::new();
    };
    if !may_be_embedded(&font) || Face::tables(bytes, index).is_err() {
        return BTreeSet::new();
    }
    let map = font.charmap();
    let found = letters.iter().copied();
    let found: BTreeSet<char> = found
        .filter(|letter| number(map.map(*letter)).is_some())
        .collect();
    let outlines = font.outline_glyphs();
    let mut some = found.iter().take(LOOKED_AT);
    if some.all(|letter| is_drawn(&outlines, map.map(*letter))) {
        found
    } else {
        BTreeSet::new()
    }
}

fn may_be_embedded(font: &FontRef) -> bool {
    font.os2().is_ok_and(|letters| {
        let bits = letters.fs_type();
        bits & USE != RESTRICTED && bits & (NOT_IN_PART | BITMAPS_ONLY) == 0
    })
}

fn is_drawn(outlines: &OutlineGlyphCollection, glyph: Option<GlyphId>) -> bool {
    let Some(outline) = glyph.and_then(|glyph| outlines.get(glyph)) else {
        return false;
    };
    let mut lines = Lines(0);
    let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
    outline.draw(settings, &mut lines).is_ok() && lines.0 > 0
}

/// Counts the lines of an outline.
struct Lines(usize);

impl OutlinePen for Lines {
    fn move_to(&mut self, _: f32, _: f32) {}

    fn line_to(&mut self, _: f32, _: f32) {
        self.0 += 1;
    }

    fn quad_to(&mut self, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }

    fn curve_to(&mut self, _: f32, _: f32, _: f32, _: f32, _: f32, _: f32) {
        self.0 += 1;
    }

    fn close(&mut self) {}
}
