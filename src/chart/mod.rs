//! Pictures as geometry: a profile becomes a [`Scene`] of marks that the window and the PDF draw.
//!
//! Coordinates are in points from the top left corner, y downwards; a shell may scale the whole
//! scene. Colours are roles: each shell chooses the values. Marks are drawn in their order.

mod canvas;
mod continuum;
mod effort;
mod evidence;
mod heat_map;
pub mod label;
mod palette;
mod radar;
mod spread;
#[cfg(test)]
mod tests;
mod timeline;
mod tornado;

pub use continuum::{continuum, continuum_beside};
pub use effort::effort_effect;
pub use evidence::backing;
pub use heat_map::{heat_map, heat_map_beside, verdict};
pub use palette::Palette;
pub use radar::radar;
pub use spread::{ROWS_AT_MOST, spread};
pub use timeline::timeline;
pub use tornado::{TornadoRow, tornado};

use crate::model::{ElementId, Level, PracticeId};

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What is drawn, from back to front.
    pub marks: Vec<Mark>,
    /// What the picture says, in words, for those who do not see it.
    pub summary: String,
}

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its form and place.
    pub shape: Shape,
    /// The colour inside, or of the letters; `None` where only the outline is drawn.
    pub fill: Option<ColourRole>,
    /// The outline; `None` where there is none.
    pub stroke: Option<Stroke>,
    /// What the mark stands for; empty for decoration.
    pub description: String,
    /// What the mark leads to; `None` where it leads nowhere.
    pub link: Option<Link>,
}

impl Mark {
    /// Whether anything is seen of it: a place that only stands for something has no colour.
    #[must_use]
    pub const fn is_drawn(&self) -> bool {
        self.fill.is_some() || self.stroke.is_some()
    }
}

/// The form and place of a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An upright rectangle.
    Rectangle {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
    },
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
    },
    /// A closed polygon.
    Polygon(Vec<Point>),
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f32,
    },
    /// One line of text.
    Text {
        /// The anchor on the baseline.
        at: Point,
        /// What it says.
        text: String,
        /// Which part of the line stands at the anchor.
        anchor: Anchor,
        /// How large.
        size: TextSize,
        /// How heavy.
        weight: Weight,
    },
}

/// A place in points from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

impl Point {
    /// A place.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }
}

/// The outline of a mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: ColourRole,
    /// Its width in points.
    pub width: f32,
    /// Whether it is broken into dashes.
    pub dashed: bool,
}

/// What a colour is for. Nothing is said by colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColourRole {
    /// Text and marks that matter most.
    Ink,
    /// Text and marks that explain.
    Muted,
    /// Hairlines.
    Hairline,
    /// A light ground that holds things together.
    Shade,
    /// The ground of the picture.
    Paper,
    /// What the picture is about.
    Accent,
    /// A light tint of the accent.
    AccentSoft,
    /// A step of the sequential scale, 0 (light) to [`STEPS`] - 1 (dark).
    Step(u8),
    /// Text on a step of the scale.
    OnStep(u8),
}

/// The number of steps of the sequential scale: so many that neighbours among seven levels have
/// steps of their own, and that those of five levels and the fifths of a hundred fall on every third.
pub const STEPS: u8 = 13;

/// How large a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextSize {
    /// Notes and axis labels.
    Small,
    /// Labels.
    Normal,
    /// Figures that are looked at first.
    Large,
}

impl TextSize {
    /// The nominal size in points.
    #[must_use]
    pub const fn points(self) -> f32 {
        match self {
            Self::Small => 7.5,
            Self::Normal => 8.5,
            Self::Large => 12.0,
        }
    }
}

/// How heavy a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Headings and what stands out.
    Semibold,
}

/// Which part of a line of text stands at its anchor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// The left end.
    Start,
    /// The middle.
    Middle,
    /// The right end.
    End,
}

/// What a mark leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// An element.
    Element(ElementId),
    /// An element at a level.
    Level(ElementId, Level),
    /// A practice.
    Practice(PracticeId),
}

/// The step of the scale that a level is shown in: the lowest is light, the top is dark.
#[must_use]
pub fn level_step(level: Level, levels: u8) -> u8 {
    let above = u16::from(level.number() - 1).min(u16::from(levels.saturating_sub(1)));
    let most = u16::from(levels.saturating_sub(1)).max(1);
    let step = (above * u16::from(STEPS - 1) * 2 + most) / (most * 2);
    u8::try_from(step).unwrap_or(STEPS - 1)
}

/// The last of the fifths of a hundred, counted from 0.
const FIFTHS: u8 = 4;

/// The step of the scale that a number of per cent is shown in, a fifth each.
#[must_use]
pub fn percent_step(percent: u64) -> u8 {
    let fifth = u8::try_from(percent / 20).unwrap_or(FIFTHS).min(FIFTHS);
    fifth * (STEPS - 1) / FIFTHS
}

#[cfg(test)]
mod steps_tests {
    use super::{Level, STEPS, level_step, percent_step};

    #[test]
    fn the_lowest_level_is_light_and_the_top_is_dark_whatever_their_number() {
        for levels in 2..=Level::MOST {
            let steps: Vec<u8> = Level::all(levels)
                .map(|level| level_step(level, levels))
                .collect();
            assert_eq!(steps.first(), Some(&0), "{levels} levels");
            assert_eq!(steps.last(), Some(&(STEPS - 1)), "{levels} levels");
            assert!(steps.windows(2).all(|pair| pair[0] < pair[1]), "{steps:?}");
        }
    }

    #[test]
    fn a_fifth_of_the_hundred_is_one_step() {
        assert_eq!(
            [0, 19, 20, 50, 99, 100].map(percent_step),
            [0, 0, 3, 6, 12, 12]
        );
    }
}
