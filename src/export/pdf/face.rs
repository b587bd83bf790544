//! What a TrueType file says of itself: its glyphs, their widths, and its measures.

use super::PdfError;

/// The characters of Latin script come first.
const COMMON: u32 = 0x250;

/// A font file whose tables are in place.
pub(super) struct Face {
    pub(super) bytes: &'static [u8],
    /// The segments of the character map: first and last character, and the first's glyph.
    segments: Vec<(u32, u32, u32)>,
    /// The glyphs of the characters that texts are mostly made of; 0 where there is none.
    common: Vec<u16>,
    /// The advance of each glyph; the last stands for all that follow.
    advances: Vec<u16>,
    pub(super) measures: Measures,
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

impl Face {
    /// Reads the tables.
    ///
    /// # Errors
    ///
    /// [`PdfError::Font`] where one is missing or too short.
    pub(super) fn read(bytes: &'static [u8]) -> Result<Self, PdfError> {
        let file = Bytes(bytes);
        Self::tables(file).ok_or_else(|| PdfError::Font("a table is missing".to_owned()))
    }

    fn tables(file: Bytes<'static>) -> Option<Self> {
        let head = file.table(*b"head")?;
        let across = file.table(*b"hhea")?;
        let letters = file.table(*b"OS/2")?;
        let units = head.number(18).filter(|units| *units > 0)?;
        let measures = Measures {
            units,
            bounds: [
                head.signed(36)?,
                head.signed(38)?,
                head.signed(40)?,
                head.signed(42)?,
            ],
            ascent: across.signed(4)?,
            descent: across.signed(6)?,
            capitals: letters.signed(88)?,
            weight: letters.number(4)?,
        };
        let widths = file.table(*b"hmtx")?;
        let advances = (0..usize::from(across.number(34)?))
            .map(|glyph| widths.number(glyph * 4))
            .collect::<Option<Vec<u16>>>()?;
        let mut face = Self {
            bytes: file.0,
            segments: segments(file.table(*b"cmap")?)?,
            common: Vec::new(),
            advances,
            measures,
        };
        face.common = (0..COMMON)
            .map(|letter| face.in_segments(letter).unwrap_or(0))
            .collect();
        Some(face)
    }

    /// The glyph of a character; `None` where the font has none.
    pub(super) fn glyph(&self, letter: char) -> Option<u16> {
        let letter = u32::from(letter);
        let common = usize::try_from(letter).ok();
        match common.and_then(|letter| self.common.get(letter)) {
            Some(glyph) => Some(*glyph).filter(|glyph| *glyph > 0),
            None => self.in_segments(letter),
        }
    }

    fn in_segments(&self, letter: u32) -> Option<u16> {
        let after = self
            .segments
            .partition_point(|(first, _, _)| *first <= letter);
        let (first, last, glyph) = self.segments.get(after.checked_sub(1)?)?;
        let found = (letter <= *last).then(|| glyph + (letter - first))?;
        u16::try_from(found).ok().filter(|glyph| *glyph > 0)
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

/// The segments of a character map of format 12, which holds every character.
fn segments(map: Bytes) -> Option<Vec<(u32, u32, u32)>> {
    let count = usize::from(map.number(2)?);
    let mut places = (0..count).filter_map(|entry| map.long(4 + entry * 8 + 4));
    let map = places.find_map(|place| {
        let map = map.from(place)?;
        (map.number(0)? == 12).then_some(map)
    })?;
    let count = usize::try_from(map.long(12)?).ok()?;
    (0..count)
        .map(|segment| {
            let at = 16 + segment * 12;
            Some((map.long(at)?, map.long(at + 4)?, map.long(at + 8)?))
        })
        .collect()
}

/// Bytes in which numbers stand with their highest byte first.
#[derive(Clone, Copy)]
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn number(self, at: usize) -> Option<u16> {
        let bytes = self.0.get(at..at + 2)?.try_into().ok()?;
        Some(u16::from_be_bytes(bytes))
    }

    fn signed(self, at: usize) -> Option<i16> {
        self.number(at).map(u16::cast_signed)
    }

    fn long(self, at: usize) -> Option<u32> {
        let bytes = self.0.get(at..at + 4)?.try_into().ok()?;
        Some(u32::from_be_bytes(bytes))
    }

    fn from(self, place: u32) -> Option<Self> {
        self.0.get(usize::try_from(place).ok()?..).map(Self)
    }

    fn table(self, name: [u8; 4]) -> Option<Bytes<'a>> {
        let count = usize::from(self.number(4)?);
        let mut entries = (0..count).map(|entry| 12 + entry * 16);
        let entry = entries.find(|at| self.0.get(*at..*at + 4) == Some(&name[..]))?;
        self.from(self.long(entry + 8)?)
    }
}
