//! Icons of the screens, in lines. Each stands beside its word and never alone.

use egui::{Color32, Painter, Pos2, Shape, Stroke, StrokeKind, Vec2, pos2};

use crate::window::route::Route;

/// The width and height of an icon, in points.
pub(crate) const SIZE: f32 = 18.0;

/// The icon of a screen around a centre.
pub(crate) fn of_route(painter: &Painter, centre: Pos2, route: Route, colour: Color32) {
    let pen = Pen {
        painter,
        centre,
        stroke: Stroke::new(1.5, colour),
    };
    match route {
        Route::Start => pen.house(),
        Route::Unit | Route::ManyUnits => pen.people(),
        Route::Questions
        | Route::Keying
        | Route::Grid
        | Route::Pass
        | Route::Import
        | Route::Merge => {
            pen.ticked_list();
        }
        Route::Results | Route::OverTime | Route::Outcomes => pen.stairs(),
        Route::Target => pen.target(),
        Route::Plan => pen.route(),
        Route::Report | Route::Versions | Route::Help => pen.page(),
    }
}

/// A magnifying glass: something can be searched for.
pub(crate) fn search(painter: &Painter, centre: Pos2, colour: Color32) {
    let pen = Pen {
        painter,
        centre,
        stroke: Stroke::new(1.5, colour),
    };
    pen.circle(-1.5, -1.5, 4.5);
    pen.line(&[(2.0, 2.0), (6.5, 6.5)]);
}

struct Pen<'p> {
    painter: &'p Painter,
    centre: Pos2,
    stroke: Stroke,
}

impl Pen<'_> {
    fn at(&self, (x, y): (f32, f32)) -> Pos2 {
        pos2(self.centre.x + x, self.centre.y + y)
    }

    fn line(&self, points: &[(f32, f32)]) {
        let points = points.iter().map(|point| self.at(*point)).collect();
        self.painter.add(Shape::line(points, self.stroke));
    }

    fn circle(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_stroke(self.at((x, y)), radius, self.stroke);
    }

    fn dot(&self, x: f32, y: f32, radius: f32) {
        self.painter
            .circle_filled(self.at((x, y)), radius, self.stroke.color);
    }

    fn frame(&self, left: f32, top: f32, width: f32, height: f32) {
        let rect = egui::Rect::from_min_size(self.at((left, top)), Vec2::new(width, height));
        self.painter
            .rect_stroke(rect, 1.5, self.stroke, StrokeKind::Middle);
    }

    fn house(&self) {
        self.line(&[(-8.0, -0.5), (0.0, -7.5), (8.0, -0.5)]);
        self.line(&[(-5.5, -2.5), (-5.5, 7.0), (5.5, 7.0), (5.5, -2.5)]);
        self.line(&[(-1.5, 7.0), (-1.5, 2.0), (1.5, 2.0), (1.5, 7.0)]);
    }

    fn people(&self) {
        self.circle(-2.5, -4.0, 2.8);
        self.line(&[
            (-8.0, 7.0),
            (-7.0, 3.0),
            (-4.5, 1.5),
            (-0.5, 1.5),
            (2.0, 3.0),
            (3.0, 7.0),
        ]);
        self.line(&[(3.0, -6.5), (5.0, -5.5), (5.2, -3.2), (3.6, -1.4)]);
        self.line(&[(4.6, 1.7), (6.8, 3.2), (7.8, 7.0)]);
    }

    fn ticked_list(&self) {
        for y in [-5.0, 1.0, 7.0] {
            self.line(&[(-0.5, y - 1.0), (8.0, y - 1.0)]);
        }
        for y in [-6.5, -0.5] {
            self.line(&[(-8.0, y + 0.5), (-6.3, y + 2.2), (-3.5, y - 1.5)]);
        }
        self.frame(-7.5, 4.0, 3.5, 3.5);
    }

    /// The continuum: each level a little higher.
    fn stairs(&self) {
        for (step, height) in (0_u8..).zip([3.0, 6.0, 9.0, 12.0, 15.0]) {
            let x = -7.0 + 3.5 * f32::from(step);
            self.line(&[(x, 7.5), (x, 7.5 - height)]);
        }
    }

    fn target(&self) {
        self.circle(0.0, 0.0, 7.5);
        self.circle(0.0, 0.0, 4.0);
        self.dot(0.0, 0.0, 1.4);
    }

    /// A way with a flag at its end.
    fn route(&self) {
        self.circle(-6.0, 5.5, 2.0);
        self.line(&[
            (-4.0, 5.5),
            (1.5, 5.5),
            (3.5, 3.5),
            (1.5, 1.0),
            (-3.0, 1.0),
            (-4.5, -1.0),
        ]);
        self.line(&[(-4.5, -1.0), (-3.0, -3.0), (4.0, -3.0)]);
        self.line(&[(4.0, -2.0), (4.0, -8.0), (8.0, -6.3), (4.0, -4.6)]);
    }

    fn page(&self) {
        self.line(&[
            (-5.5, -7.5),
            (2.0, -7.5),
            (5.5, -4.0),
            (5.5, 7.5),
            (-5.5, 7.5),
            (-5.5, -7.5),
        ]);
        for y in [-2.0, 1.0, 4.0] {
            self.line(&[(-2.5, y), (2.5, y)]);
        }
    }
}
