//! Pictures composed at the width that they are shown in, so that their letters can be read at any
//! width; each is kept until what it shows changes.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::chart::{Scene, TextSize};
use crate::window::drafts::{ResultsPicture, SpreadExtent};

/// The smallest letters of a picture in the window, in its points.
const SMALLEST: f32 = 12.0;

/// Pictures are not composed narrower than this, in their own points: shown narrower, they shrink.
const NARROWEST: f32 = 290.0;

/// Pictures are composed anew at every so many points of width.
const STEP: f32 = 8.0;

/// How many pictures are kept while a window gets wider or narrower.
const MOST: usize = 40;

/// A picture, how much of it, and at which width.
type Key = (ResultsPicture, SpreadExtent, u16);

/// Pictures as they were shown.
#[derive(Default)]
pub(crate) struct Drawings(RefCell<HashMap<Key, Option<Rc<Scene>>>>);

impl Drawings {
    /// A picture for a width of the window, drawn unless it is known; `None` where there is none.
    pub(crate) fn at(
        &self,
        (picture, extent): (ResultsPicture, SpreadExtent),
        width: f32,
        draw: impl FnOnce(f32) -> Option<Scene>,
    ) -> Option<Rc<Scene>> {
        let composed = composed_width(width);
        let key = (picture, extent, composed);
        let mut kept = self.0.borrow_mut();
        if kept.len() > MOST {
            kept.clear();
        }
        let drawn = || draw(f32::from(composed)).map(Rc::new);
        kept.entry(key).or_insert_with(drawn).clone()
    }
}

/// The width in points of a picture that is shown at a width of the window.
fn composed_width(width: f32) -> u16 {
    let scale = SMALLEST / TextSize::Small.points();
    let points = (width / scale / STEP).floor() * STEP;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a width of a picture, rounded"
    )]
    let points = points.clamp(NARROWEST, f32::from(u16::MAX)) as u16;
    points
}

#[cfg(test)]
mod tests {
    use super::{NARROWEST, SMALLEST, TextSize, composed_width};

    #[test]
    fn the_smallest_letters_of_a_picture_are_twelve_points_high_or_more() {
        for width in [480.0, 560.0, 808.0, 980.0, 1233.0] {
            let scale = width / f32::from(composed_width(width));
            let letters = TextSize::Small.points() * scale;
            assert!(letters >= SMALLEST, "{letters} at {width}");
            assert!(letters < SMALLEST * 1.1, "{letters} at {width}");
        }
    }

    #[test]
    fn a_picture_is_composed_with_room_for_its_names() {
        assert!(f32::from(composed_width(200.0)) >= NARROWEST);
    }
}
