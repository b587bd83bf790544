//! A chart as marks, and the spots in it that stand for something.

use crate::drawing::{Area, Mark, STEPS};
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
    /// What stands for something, in reading order.
    pub spots: Vec<Spot>,
    /// What the picture says, in words, for those who do not see it.
    pub summary: String,
}

impl Scene {
    /// Makes it so many times as large.
    pub(super) fn enlarge(&mut self, by: f32) {
        self.width *= by;
        self.height *= by;
        for mark in &mut self.marks {
            mark.enlarge(by);
        }
        for spot in &mut self.spots {
            let Area {
                corner,
                width,
                height,
            } = spot.area;
            spot.area = Area::new(corner.x * by, corner.y * by, width * by, height * by);
        }
    }
}

/// A place in a picture that stands for something.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Where it is.
    pub area: Area,
    /// What it stands for.
    pub description: String,
    /// What it leads to; `None` where it leads nowhere.
    pub link: Option<Link>,
}

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

/// What a spot leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// An element.
    Element(ElementId),
    /// A level of the continuum.
    Station(Level),
    /// An element at a level.
    Level(ElementId, Level),
    /// A practice.
    Practice(PracticeId),
}

/// The step of the scale that a level is shown in: the lowest is light, the top is dark.
#[must_use]
pub fn level_step(level: Level, levels: u8) -> u8 {
    let above = u16::from(level.ordinal() - 1).min(u16::from(levels.saturating_sub(1)));
    let most = u16::from(levels.saturating_sub(1)).max(1);
    let step = (above * u16::from(STEPS - 1) * 2 + most) / (most * 2);
    u8::try_from(step).unwrap_or(STEPS - 1)
}

#[cfg(test)]
mod steps_tests {
    use super::{Level, STEPS, level_step};

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
}
