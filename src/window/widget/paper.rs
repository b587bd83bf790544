//! A page of the report as it will print.
//!
//! Text that was not drawn before costs most of a page, so a frame lays only so many runs out anew;
//! what is still to come stands there as a grey bar and follows in the next frames.

use egui::{Painter, Rect, Vec2};

use crate::drawing::{ColourRole, Mark, TextRun};
use crate::layout::Page;
use crate::window::widget::paint;
use crate::window::widget::paint::{Placed, TextLine};

/// How many runs of text are laid out anew in a frame.
const RUNS_A_FRAME: usize = 80;

/// How many runs of text may still be laid out anew in this frame.
#[derive(Debug)]
pub(crate) struct Allowance(usize);

impl Default for Allowance {
    fn default() -> Self {
        Self(RUNS_A_FRAME)
    }
}

impl Allowance {
    /// Whether the run of this number may be laid out; `laid` of the page are already.
    fn takes(&mut self, number: usize, laid: &mut usize) -> bool {
        if number < *laid {
            return true;
        }
        if self.0 == 0 {
            return false;
        }
        self.0 -= 1;
        *laid = number + 1;
        true
    }
}

/// Draws what stands on a page; `laid` runs of its text were laid out before. Gives whether all of
/// it was drawn.
pub(crate) fn draw(
    painter: &Painter,
    page: &Page,
    place: Placed<'_>,
    laid: &mut usize,
    allowance: &mut Allowance,
) -> bool {
    let mut number = 0;
    let mut complete = true;
    for mark in marks(page) {
        let Some(run) = mark.run() else {
            paint::draw(painter, place, mark);
            continue;
        };
        if allowance.takes(number, laid) {
            paint::draw(painter, place, mark);
        } else {
            complete = false;
            draw_bar(painter, place, run);
        }
        number += 1;
    }
    complete
}

/// A bar as wide as a text, in its place.
fn draw_bar(painter: &Painter, place: Placed<'_>, run: &TextRun) {
    let size = Vec2::new(run.width, 0.45 * run.size) * place.scale;
    let corner = place.at(run.at) - Vec2::new(0.0, size.y);
    let bar = Rect::from_min_size(corner, size);
    painter.rect_filled(bar, 0.0, (place.colour)(ColourRole::Hairline));
}

/// Lays the text of a page out that is not in sight yet, and draws nothing.
pub(crate) fn prepare(
    painter: &Painter,
    page: &Page,
    place: Placed<'_>,
    laid: &mut usize,
    allowance: &mut Allowance,
) -> bool {
    for (number, run) in marks(page).filter_map(Mark::run).enumerate() {
        if !allowance.takes(number, laid) {
            return false;
        }
        TextLine::new(painter, place, run);
    }
    true
}

fn marks(page: &Page) -> impl Iterator<Item = &Mark> {
    let drawn = page.groups.iter().flat_map(|group| &group.marks);
    drawn.map(|drawn| &drawn.mark)
}

#[cfg(test)]
mod tests {
    use super::Allowance;

    #[test]
    fn what_was_laid_out_before_is_free_and_the_rest_waits_for_the_next_frame() {
        let mut laid = 2;
        let mut allowance = Allowance(1);
        let taken: Vec<bool> = (0..5).map(|run| allowance.takes(run, &mut laid)).collect();
        assert_eq!(taken, [true, true, true, false, false]);
        assert_eq!(laid, 3);
    }
}
