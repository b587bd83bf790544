//! Points and upright rectangles.

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

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its upper left corner.
    pub corner: Point,
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

impl Area {
    /// A rectangle by its left and upper edge, width and height.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            corner: Point::new(x, y),
            width,
            height,
        }
    }

    /// The smallest rectangle around points; without points an empty one at the corner.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Point>) -> Self {
        let mut points = points.into_iter();
        let first = points.next().unwrap_or(Point::new(0.0, 0.0));
        let (least, most) = points.fold((first, first), |(least, most), point| {
            (
                Point::new(least.x.min(point.x), least.y.min(point.y)),
                Point::new(most.x.max(point.x), most.y.max(point.y)),
            )
        });
        Self {
            corner: least,
            width: most.x - least.x,
            height: most.y - least.y,
        }
    }

    /// The smallest rectangle around both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::around([self.corner, self.end(), other.corner, other.end()])
    }

    /// Its right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.corner.x + self.width
    }

    /// Its lower edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.corner.y + self.height
    }

    /// Its lower right corner.
    #[must_use]
    pub fn end(&self) -> Point {
        Point::new(self.right(), self.bottom())
    }
}
