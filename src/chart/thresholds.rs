//! What charts of shares have in common: the elements in them, and the lines of the thresholds.

use super::canvas::{Canvas, NOTE};
use crate::drawing::{Anchor, Point, Stroke};
use crate::model::Thresholds;
use crate::scoring::{ElementProfile, Profile};

/// The elements in which something counts.
pub(super) fn elements(profile: &Profile) -> Vec<&ElementProfile> {
    let counts = |element: &&ElementProfile| {
        let mut all = element.attainment.iter();
        all.any(|attainment| attainment.low.whole > 0)
    };
    profile.elements.iter().filter(counts).collect()
}

/// Where shares stand: from the left end of the bars on, `bar` long for the whole.
#[derive(Clone, Copy)]
pub(super) struct Scale {
    pub(super) left: f32,
    pub(super) bar: f32,
}

impl Scale {
    #[expect(clippy::cast_possible_truncation, reason = "a share of one")]
    pub(super) fn length(self, share: f64) -> f32 {
        self.bar * share as f32
    }

    pub(super) fn x(self, share: f64) -> f32 {
        self.left + self.length(share)
    }

    /// Draws a line at each threshold down to `bottom`, with its per cent above.
    pub(super) fn draw_thresholds(
        self,
        canvas: &mut Canvas,
        thresholds: Thresholds,
        bottom: f32,
        stroke: Stroke,
    ) {
        for percent in [thresholds.reached, thresholds.kept] {
            let x = self.x(f64::from(percent) / 100.0);
            let text = canvas.words.with("chart-percent", &facts!(low = percent));
            canvas.text(Point::new(x, 9.0), text, Anchor::Middle, NOTE);
            canvas.line(Point::new(x, 12.0), Point::new(x, bottom), stroke);
        }
    }
}
