//! What can be drawn: marks made of a shape, the colour inside and an outline.
//!
//! Charts and pages are lists of marks; the window, the PDF and the pictures in documents paint
//! them. Coordinates are in points from the top left corner, y downwards. Colours are roles: each
//! painter chooses the values.

mod area;
mod palette;
mod picture;

pub use area::{Area, Point};
pub use palette::{ColourRole, Palette, SCALE, STEPS};
pub use picture::Picture;

/// How long dashes are, and the gaps between them, in points.
pub const DASHES: [f32; 2] = [3.0, 2.2];

/// One thing that is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its form and place.
    pub shape: Shape,
    /// The colour inside, or of the letters; `None` where only the outline is drawn.
    pub fill: Option<ColourRole>,
    /// The outline; `None` where there is none.
    pub stroke: Option<Stroke>,
}

/// The form and place of a mark.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// An upright rectangle.
    Rectangle(Area),
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
    /// One line of text in one style.
    Text(TextRun),
    /// A picture of dots, such as a logo.
    Picture {
        /// The place that it fills.
        area: Area,
        /// The dots.
        picture: Picture,
    },
}

/// One line of text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// The anchor on the baseline.
    pub at: Point,
    /// Which part of the line stands at the anchor.
    pub anchor: Anchor,
    /// What it says.
    pub text: String,
    /// Size in points.
    pub size: f32,
    /// How heavy.
    pub weight: Weight,
    /// How wide it is in points, without spaces at its end; estimated where no font was known.
    pub width: f32,
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

/// An unbroken outline.
#[must_use]
pub const fn pen(colour: ColourRole, width: f32) -> Stroke {
    Stroke {
        colour,
        width,
        dashed: false,
    }
}

/// An outline of dashes.
#[must_use]
pub const fn dashes(colour: ColourRole, width: f32) -> Stroke {
    Stroke {
        dashed: true,
        ..pen(colour, width)
    }
}

/// A small count as a length.
#[must_use]
pub fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

impl Mark {
    /// A shape with an outline and nothing inside.
    #[must_use]
    pub const fn outline(shape: Shape, stroke: Stroke) -> Self {
        Self {
            shape,
            fill: None,
            stroke: Some(stroke),
        }
    }

    /// A straight line.
    #[must_use]
    pub const fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::outline(Shape::Line { from, to }, stroke)
    }

    /// A text in a colour.
    #[must_use]
    pub const fn text(run: TextRun, colour: ColourRole) -> Self {
        Self {
            shape: Shape::Text(run),
            fill: Some(colour),
            stroke: None,
        }
    }

    /// The text that it is; `None` for any other shape.
    #[must_use]
    pub const fn run(&self) -> Option<&TextRun> {
        match &self.shape {
            Shape::Text(run) => Some(run),
            _ => None,
        }
    }

    /// The upright rectangle around it.
    #[must_use]
    pub fn area(&self) -> Area {
        match &self.shape {
            Shape::Rectangle(area) | Shape::Picture { area, .. } => *area,
            Shape::Line { from, to } => Area::around([*from, *to]),
            Shape::Polygon(points) => Area::around(points.iter().copied()),
            Shape::Circle { centre, radius } => Area::new(
                centre.x - radius,
                centre.y - radius,
                2.0 * radius,
                2.0 * radius,
            ),
            Shape::Text(run) => run.area(),
        }
    }

    /// Moves it.
    pub fn shift(&mut self, right: f32, down: f32) {
        self.move_points(|point| {
            point.x += right;
            point.y += down;
        });
    }

    /// Makes it smaller or larger, seen from the corner at 0.
    pub fn scale(&mut self, by: f32) {
        self.move_points(|point| {
            point.x *= by;
            point.y *= by;
        });
        match &mut self.shape {
            Shape::Rectangle(area) | Shape::Picture { area, .. } => {
                area.width *= by;
                area.height *= by;
            }
            Shape::Circle { radius, .. } => *radius *= by,
            Shape::Text(run) => {
                run.size *= by;
                run.width *= by;
            }
            Shape::Line { .. } | Shape::Polygon(_) => {}
        }
    }

    /// The same with its strokes.
    pub fn enlarge(&mut self, by: f32) {
        self.scale(by);
        if let Some(stroke) = &mut self.stroke {
            stroke.width *= by;
        }
    }

    fn move_points(&mut self, change: impl Fn(&mut Point)) {
        match &mut self.shape {
            Shape::Rectangle(area) | Shape::Picture { area, .. } => change(&mut area.corner),
            Shape::Line { from, to } => {
                change(from);
                change(to);
            }
            Shape::Polygon(points) => points.iter_mut().for_each(change),
            Shape::Circle { centre, .. } => change(centre),
            Shape::Text(run) => change(&mut run.at),
        }
    }
}

impl TextRun {
    /// A text that starts at a point.
    #[must_use]
    pub fn new(at: Point, text: impl Into<String>, size: f32, weight: Weight, width: f32) -> Self {
        Self {
            at,
            anchor: Anchor::Start,
            text: text.into(),
            size,
            weight,
            width,
        }
    }

    /// Where it starts.
    #[must_use]
    pub fn left(&self) -> f32 {
        match self.anchor {
            Anchor::Start => self.at.x,
            Anchor::Middle => self.at.x - self.width / 2.0,
            Anchor::End => self.at.x - self.width,
        }
    }

    /// The rectangle around its letters, those with a descender included.
    #[must_use]
    pub fn area(&self) -> Area {
        let top = self.at.y - self.size;
        Area::new(self.left(), top, self.width, 1.3 * self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outlined(shape: Shape) -> Mark {
        Mark {
            shape,
            fill: None,
            stroke: None,
        }
    }

    /// One mark of each shape, none of them at the corner.
    fn marks() -> Vec<Mark> {
        let area = Area::new(10.0, 20.0, 30.0, 40.0);
        let centre = Point::new(50.0, 60.0);
        let text = |anchor| {
            let run = TextRun::new(centre, "Level", 10.0, Weight::Regular, 24.0);
            Shape::Text(TextRun { anchor, ..run })
        };
        let picture = Picture::new(1, 1, vec![0; 3]).expect("a dot");
        [
            Shape::Rectangle(area),
            Shape::Line {
                from: centre,
                to: Point::new(5.0, 6.0),
            },
            Shape::Polygon(vec![centre, Point::new(5.0, 6.0), Point::new(7.0, 90.0)]),
            Shape::Circle {
                centre,
                radius: 8.0,
            },
            Shape::Picture { area, picture },
            text(Anchor::Start),
            text(Anchor::Middle),
            text(Anchor::End),
        ]
        .map(outlined)
        .into()
    }

    #[test]
    fn a_mark_that_is_moved_or_scaled_takes_the_area_around_it_along() {
        for mark in marks() {
            let before = mark.area();
            let mut moved = mark.clone();
            moved.shift(3.0, -2.0);
            let wanted = Area::new(
                before.corner.x + 3.0,
                before.corner.y - 2.0,
                before.width,
                before.height,
            );
            assert_eq!(moved.area(), wanted, "{mark:?}");
            let mut scaled = mark.clone();
            scaled.scale(2.0);
            let wanted = Area::new(
                before.corner.x * 2.0,
                before.corner.y * 2.0,
                before.width * 2.0,
                before.height * 2.0,
            );
            assert_eq!(scaled.area(), wanted, "{mark:?}");
        }
    }

    #[test]
    fn the_area_around_a_text_lies_where_its_anchor_says() {
        let lefts: Vec<f32> = marks()
            .iter()
            .filter_map(|mark| mark.run().map(TextRun::left))
            .collect();
        assert_eq!(lefts, [50.0, 38.0, 26.0]);
    }
}
