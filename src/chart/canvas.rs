//! The pen of the charts: short words for marks, and texts cut to the room that there is.

use super::{Anchor, ColourRole, Link, Mark, Point, Scene, Shape, Stroke, TextSize, Weight};

/// Marks in the making.
#[derive(Default)]
pub(super) struct Canvas {
    marks: Vec<Mark>,
}

impl Canvas {
    pub(super) fn finish(self, width: f32, height: f32, summary: String) -> Scene {
        Scene {
            width,
            height,
            marks: self.marks,
            summary,
        }
    }

    /// Says what the last mark stands for.
    pub(super) fn describe(&mut self, description: String) -> &mut Self {
        if let Some(mark) = self.marks.last_mut() {
            mark.description = description;
        }
        self
    }

    /// Says what the last mark leads to.
    pub(super) fn link(&mut self, link: Link) -> &mut Self {
        if let Some(mark) = self.marks.last_mut() {
            mark.link = Some(link);
        }
        self
    }

    pub(super) fn rectangle(&mut self, area: Area, fill: ColourRole) -> &mut Self {
        self.push(area.shape(), Some(fill), None)
    }

    /// A place that stands for something and draws nothing.
    pub(super) fn place(&mut self, area: Area) -> &mut Self {
        self.push(area.shape(), None, None)
    }

    pub(super) fn outline(&mut self, area: Area, stroke: Stroke) -> &mut Self {
        self.push(area.shape(), None, Some(stroke))
    }

    pub(super) fn line(&mut self, from: Point, to: Point, stroke: Stroke) -> &mut Self {
        self.push(Shape::Line { from, to }, None, Some(stroke))
    }

    pub(super) fn polygon(
        &mut self,
        points: Vec<Point>,
        fill: Option<ColourRole>,
        stroke: Stroke,
    ) -> &mut Self {
        self.push(Shape::Polygon(points), fill, Some(stroke))
    }

    pub(super) fn circle(
        &mut self,
        centre: Point,
        radius: f32,
        fill: Option<ColourRole>,
        stroke: Option<Stroke>,
    ) -> &mut Self {
        self.push(Shape::Circle { centre, radius }, fill, stroke)
    }

    /// The left half of a disc.
    pub(super) fn half_disc(&mut self, centre: Point, radius: f32, fill: ColourRole) -> &mut Self {
        let points = (0..=12_u8)
            .map(|step| {
                let turn = std::f32::consts::PI * (0.5 + f32::from(step) / 12.0);
                Point::new(
                    centre.x + radius * turn.cos(),
                    centre.y + radius * turn.sin(),
                )
            })
            .collect();
        self.polygon(points, Some(fill), pen(fill, 0.3))
    }

    /// A hollow diamond, the sign of what evidence backs.
    pub(super) fn diamond(&mut self, centre: Point, radius: f32) -> &mut Self {
        let Point { x, y } = centre;
        let points = vec![
            Point::new(x, y - radius),
            Point::new(x + radius, y),
            Point::new(x, y + radius),
            Point::new(x - radius, y),
        ];
        self.polygon(points, Some(ColourRole::Paper), pen(ColourRole::Ink, 1.1))
    }

    pub(super) fn text(
        &mut self,
        at: Point,
        text: impl Into<String>,
        anchor: Anchor,
        style: (TextSize, Weight, ColourRole),
    ) -> &mut Self {
        let (size, weight, colour) = style;
        let text = text.into();
        let shape = Shape::Text {
            at,
            text,
            anchor,
            size,
            weight,
        };
        self.push(shape, Some(colour), None)
    }

    fn push(
        &mut self,
        shape: Shape,
        fill: Option<ColourRole>,
        stroke: Option<Stroke>,
    ) -> &mut Self {
        self.marks.push(Mark {
            shape,
            fill,
            stroke,
            description: String::new(),
            link: None,
        });
        self
    }
}

/// An upright rectangle.
#[derive(Clone, Copy)]
pub(super) struct Area {
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
    pub(super) height: f32,
}

impl Area {
    pub(super) const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            x,
            y,
            width,
            height,
        }
    }

    const fn shape(self) -> Shape {
        Shape::Rectangle {
            x: self.x,
            y: self.y,
            width: self.width,
            height: self.height,
        }
    }
}

pub(super) const fn pen(colour: ColourRole, width: f32) -> Stroke {
    Stroke {
        colour,
        width,
        dashed: false,
    }
}

pub(super) const fn dashes(colour: ColourRole, width: f32) -> Stroke {
    Stroke {
        colour,
        width,
        dashed: true,
    }
}

pub(super) const LABEL: (TextSize, Weight, ColourRole) =
    (TextSize::Normal, Weight::Regular, ColourRole::Ink);
pub(super) const STRONG: (TextSize, Weight, ColourRole) =
    (TextSize::Normal, Weight::Semibold, ColourRole::Ink);
pub(super) const NOTE: (TextSize, Weight, ColourRole) =
    (TextSize::Small, Weight::Regular, ColourRole::Muted);

/// A small count as a length.
pub(super) fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

/// About how wide a text is, in points, on the wide side: charts know no font.
pub(super) fn estimated_width(text: &str, size: TextSize) -> f32 {
    text.chars().map(estimated_advance).sum::<f32>() * size.points()
}

fn estimated_advance(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.27,
        'f' | 'r' | 't' | '(' | ')' | '/' | '-' => 0.35,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.86,
        'A'..='Z' => 0.62,
        ' '..='~' => 0.53,
        _ if letter > '\u{2e80}' => 1.0,
        _ => 0.62,
    }
}

/// Breaks a text at spaces into at most `lines` lines of `width`; what is left over is cut with
/// an ellipsis.
pub(super) fn wrap(text: &str, width: f32, size: TextSize, lines: usize) -> Vec<String> {
    let mut done: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if line.is_empty() || estimated_width(&longer, size) <= width {
            line = longer;
        } else {
            done.push(std::mem::replace(&mut line, word.to_owned()));
        }
    }
    if !line.is_empty() {
        done.push(line);
    }
    if done.len() > lines.max(1) {
        let rest = done.split_off(lines.max(1) - 1).join(" ");
        done.push(rest);
    }
    done.into_iter()
        .map(|line| shorten(&line, width, size))
        .collect()
}

/// Cuts a text to a width, with an ellipsis where something is lost.
pub(super) fn shorten(text: &str, width: f32, size: TextSize) -> String {
    if estimated_width(text, size) <= width {
        return text.to_owned();
    }
    let mut short: String = text.to_owned();
    while !short.is_empty() {
        short.pop();
        let cut = format!("{}…", short.trim_end());
        if estimated_width(&cut, size) <= width {
            return cut;
        }
    }
    "…".to_owned()
}

#[cfg(test)]
mod tests {
    use super::{TextSize, estimated_width, shorten, wrap};

    #[test]
    fn a_wrapped_text_keeps_to_its_width_and_its_lines() {
        let lines = wrap(
            "Customer focus and everything else that one could put into a name",
            80.0,
            TextSize::Normal,
            2,
        );
        assert_eq!(lines.len(), 2);
        for line in &lines {
            assert!(estimated_width(line, TextSize::Normal) <= 80.0, "{line}");
        }
        assert!(lines[1].ends_with('…'));
    }

    #[test]
    fn a_text_that_fits_is_left_alone() {
        assert_eq!(
            shorten("Measurement", 200.0, TextSize::Small),
            "Measurement"
        );
        assert_eq!(
            wrap("Measurement", 200.0, TextSize::Small, 2),
            ["Measurement"]
        );
    }
}
