//! A font that remembers how wide each word is: the same words come again and again.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::chart::Weight;
use crate::report::FontMetrics;

/// Longer texts seldom come twice.
const LONGEST: usize = 40;

pub(super) struct Remembered<'a> {
    metrics: &'a dyn FontMetrics,
    /// The widths at a size of one point.
    regular: RefCell<BTreeMap<String, f32>>,
    semibold: RefCell<BTreeMap<String, f32>>,
}

impl<'a> Remembered<'a> {
    pub(super) const fn new(metrics: &'a dyn FontMetrics) -> Self {
        Self {
            metrics,
            regular: RefCell::new(BTreeMap::new()),
            semibold: RefCell::new(BTreeMap::new()),
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
        let found = known.borrow().get(text).copied();
        let one = found.unwrap_or_else(|| {
            let one = self.metrics.width(text, weight, 1.0);
            known.borrow_mut().insert(text.to_owned(), one);
            one
        });
        one * size
    }

    fn can_show(&self, letter: char) -> bool {
        self.metrics.can_show(letter)
    }
}
