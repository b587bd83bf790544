//! How wide texts are in a font.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::drawing::Weight;

/// What the layout must know of a font.
pub trait FontMetrics {
    /// The width of a text in points, kerning included.
    fn width(&self, text: &str, weight: Weight, size: f32) -> f32;

    /// Whether the font has a picture of a character.
    fn can_show(&self, letter: char) -> bool;

    /// The names of fonts of the computer that show what the program's own lack.
    fn other_fonts(&self) -> Vec<&str> {
        Vec::new()
    }
}

/// Longer texts seldom come twice.
const LONGEST: usize = 40;

/// A font that remembers how wide each word is: the same words come again and again.
pub(super) struct Remembered<'a> {
    metrics: &'a dyn FontMetrics,
    regular: RefCell<Known>,
    semibold: RefCell<Known>,
}

/// Widths at a size of one point.
struct Known {
    words: BTreeMap<String, f32>,
    /// Those of single letters of ASCII by their number; not a number where not yet asked for.
    letters: [f32; 128],
}

impl Known {
    const fn new() -> Self {
        Self {
            words: BTreeMap::new(),
            letters: [f32::NAN; 128],
        }
    }

    fn width(&self, text: &str) -> Option<f32> {
        match *text.as_bytes() {
            [letter] => {
                let known = self.letters.get(usize::from(letter)).copied();
                known.filter(|width| !width.is_nan())
            }
            _ => self.words.get(text).copied(),
        }
    }

    fn remember(&mut self, text: &str, width: f32) {
        match *text.as_bytes() {
            [letter] => {
                if let Some(known) = self.letters.get_mut(usize::from(letter)) {
                    *known = width;
                }
            }
            _ => {
                self.words.insert(text.to_owned(), width);
            }
        }
    }
}

impl<'a> Remembered<'a> {
    pub(super) const fn new(metrics: &'a dyn FontMetrics) -> Self {
        Self {
            metrics,
            regular: RefCell::new(Known::new()),
            semibold: RefCell::new(Known::new()),
        }
    }
}

impl FontMetrics for Remembered<'_> {
    fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        if text.len() > LONGEST {
            return self.metrics.width(text, weight, size);
        }
        let known = match weight {
            Weight::Regular => &self.regular,
            Weight::Semibold => &self.semibold,
        };
        let found = known.borrow().width(text);
        let one = found.unwrap_or_else(|| {
            let one = self.metrics.width(text, weight, 1.0);
            known.borrow_mut().remember(text, one);
            one
        });
        one * size
    }

    fn can_show(&self, letter: char) -> bool {
        self.metrics.can_show(letter)
    }

    fn other_fonts(&self) -> Vec<&str> {
        self.metrics.other_fonts()
    }
}
