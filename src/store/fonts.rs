//! The fonts that are installed on this computer.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use fontdb::{Database, FaceInfo, Stretch, Style, Weight};

use crate::model::{FontCover, FontFile};

/// No more fonts are taken for one file.
const MOST_FONTS: usize = 8;

/// Fonts that say of every character that they have it: a box for each, or dots of an old screen. They come
/// after all others.
const LAST_RESORT: [&str; 3] = ["Last Resort", "LastResort", "Unifont"];

/// The fonts that show letters, those with the most of them first. The same letters get the same fonts as long as none is installed or removed.
#[must_use]
pub fn covering(letters: &BTreeSet<char>, covered: FontCover) -> Vec<FontFile> {
    /// What was sought last: the same document is drawn again and again.
    static LAST: Mutex<Option<(BTreeSet<char>, Vec<FontFile>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((of, fonts)) = last.as_ref()
        && of == letters
    {
        return fonts.clone();
    }
    let fonts = search(installed(), letters, covered);
    *last = Some((letters.clone(), fonts.clone()));
    fonts
}

/// Every installed font.
fn installed() -> &'static Database {
    static INSTALLED: OnceLock<Database> = OnceLock::new();
    INSTALLED.get_or_init(|| {
        let mut fonts = Database::new();
        fonts.load_system_fonts();
        fonts
    })
}

fn search(fonts: &Database, letters: &BTreeSet<char>, covered: FontCover) -> Vec<FontFile> {
    let upright = fonts.faces().filter(|face| face.style == Style::Normal);
    let mut found: Vec<(Rank, &FaceInfo, BTreeSet<char>)> = upright
        .filter_map(|face| {
            let covers = |file: &[u8], index| covered(file, index, letters);
            let covers = fonts.with_face_data(face.id, covers)?;
            (!covers.is_empty()).then(|| (Rank::of(face, letters), face, covers))
        })
        .collect();
    found.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    let mut left = letters.clone();
    let mut chosen = Vec::new();
    while !left.is_empty() && chosen.len() < MOST_FONTS {
        let best = found.iter().min_by_key(|(rank, _, covers)| {
            let some = covers.intersection(&left).count();
            (some == 0, rank.last_resort, Reverse(some))
        });
        let Some((_, face, covers)) = best else { break };
        let before = left.len();
        left = left.difference(covers).copied().collect();
        if left.len() == before {
            break;
        }
        let bytes = fonts.with_face_data(face.id, |file, _| Arc::from(file));
        chosen.extend(bytes.map(|bytes| FontFile {
            name: name(face),
            bytes,
            index: face.index,
        }));
    }
    chosen
}

fn name(face: &FaceInfo) -> String {
    let family = face.families.first();
    family.map_or_else(|| face.post_script_name.clone(), |(name, _)| name.clone())
}

/// How well a font goes with the text around it, the best first.
#[expect(
    clippy::struct_excessive_bools,
    reason = "one thing after the other, in the order of their weight"
)]
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    last_resort: bool,
    language: ForLanguage,
    is_narrow_or_wide: bool,
    from_regular: u16,
    is_monospaced: bool,
    has_serifs: bool,
    name: String,
    index: u32,
}

impl Rank {
    fn of(face: &FaceInfo, letters: &BTreeSet<char>) -> Self {
        let family = name(face);
        let is_named = |names: &[&str]| names.iter().any(|name| family.contains(name));
        Self {
            last_resort: is_named(&LAST_RESORT),
            language: ForLanguage::of(&family, letters),
            is_narrow_or_wide: face.stretch != Stretch::Normal,
            from_regular: face.weight.0.abs_diff(Weight::NORMAL.0),
            is_monospaced: face.monospaced,
            has_serifs: !is_named(&["Sans", "Gothic", "Hei"]),
            name: face.post_script_name.clone(),
            index: face.index,
        }
    }
}

/// Whether a font is made for the language that letters speak for.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum ForLanguage {
    This,
    Any,
    Another,
}

impl ForLanguage {
    /// How fonts for one language are marked: each draws the characters that these share in its own way.
    const MARKS: [&str; 5] = [" JP", " KR", " SC", " TC", " HK"];

    fn of(family: &str, letters: &BTreeSet<char>) -> Self {
        let mark = Self::MARKS.iter().find(|mark| family.contains(**mark));
        match (mark, language(letters)) {
            (None, _) => Self::Any,
            (Some(mark), Some(language)) if *mark == language => Self::This,
            (Some(_), _) => Self::Another,
        }
    }
}

/// The mark of fonts for the language that letters speak for.
fn language(letters: &BTreeSet<char>) -> Option<&'static str> {
    let has = |from: char, to: char| letters.range(from..=to).next().is_some();
    if has('\u{3040}', '\u{30ff}') {
        Some(" JP")
    } else if has('\u{ac00}', '\u{d7a3}') {
        Some(" KR")
    } else {
        has('\u{3400}', '\u{9fff}').then_some(" SC")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf");
    const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf");

    fn fonts() -> Database {
        let mut fonts = Database::new();
        fonts.load_font_data(SEMIBOLD.to_vec());
        fonts.load_font_data(REGULAR.to_vec());
        fonts
    }

    fn chosen(letters: &str, covered: FontCover) -> Vec<Arc<[u8]>> {
        let found = search(&fonts(), &letters.chars().collect(), covered);
        found.into_iter().map(|font| font.bytes).collect()
    }

    #[test]
    fn of_fonts_that_cover_the_same_the_regular_one_is_taken_and_no_second() {
        let all = |_: &[u8], _, letters: &BTreeSet<char>| letters.clone();
        assert_eq!(chosen("ab", all), [Arc::from(REGULAR)]);
        assert!(chosen("", all).is_empty());
    }

    #[test]
    fn the_font_with_more_letters_comes_first_and_another_adds_the_rest() {
        let some = |file: &[u8], _, letters: &BTreeSet<char>| {
            let is_regular = file.len() == REGULAR.len();
            let has = |letter: &char| is_regular == (*letter == 'a');
            letters.iter().copied().filter(has).collect()
        };
        assert_eq!(
            chosen("abc", some),
            [Arc::from(SEMIBOLD), Arc::from(REGULAR)]
        );
        assert!(chosen("abc", |_, _, _| BTreeSet::new()).is_empty());
    }

    #[test]
    fn letters_speak_for_their_language() {
        let of = |letters: &str| language(&letters.chars().collect());
        assert_eq!(of("漢かな"), Some(" JP"));
        assert_eq!(of("漢한"), Some(" KR"));
        assert_eq!(of("汉"), Some(" SC"));
        assert_eq!(of("ไทย"), None);
        let of = |family| ForLanguage::of(family, &BTreeSet::from(['汉']));
        assert!(of("Noto Sans CJK SC") < of("Droid Sans Fallback"));
        assert!(of("Droid Sans Fallback") < of("Noto Sans CJK JP"));
    }
}
