//! The pen of the charts: short words for marks, texts in the reader's language, and texts cut to the
//! room that there is.

use super::{Link, Scene, Spot, TextSize};
use crate::drawing::{Anchor, Area, ColourRole, Mark, Point, Shape, Stroke, TextRun, Weight};
pub(super) use crate::drawing::{count, dashes, pen};
use crate::words::Words;

/// Marks in the making.
pub(super) struct Canvas<'a> {
    pub(super) words: &'a Words,
    pub(super) width: f32,
    marks: Vec<Mark>,
    spots: Vec<Spot>,
}

impl<'a> Canvas<'a> {
    pub(super) const fn new(words: &'a Words, width: f32) -> Self {
        Self {
            words,
            width,
            marks: Vec::new(),
            spots: Vec::new(),
        }
    }

    pub(super) fn finish(self, height: f32, summary: String) -> Scene {
        Scene {
            width: self.width,
            height,
            marks: self.marks,
            spots: self.spots,
            summary,
        }
    }

    /// Says what the last mark stands for.
    pub(super) fn describe(&mut self, description: String) -> &mut Self {
        let area = self.marks.last().map(Mark::area);
        let area = area.unwrap_or(Area::new(0.0, 0.0, 0.0, 0.0));
        self.spot(area, description)
    }

    /// Says what a place stands for.
    pub(super) fn spot(&mut self, area: Area, description: String) -> &mut Self {
        self.spots.push(Spot {
            area,
            description,
            link: None,
        });
        self
    }

    /// Says what the last spot leads to.
    pub(super) fn link(&mut self, link: Link) -> &mut Self {
        if let Some(spot) = self.spots.last_mut() {
            spot.link = Some(link);
        }
        self
    }

    pub(super) fn rectangle(&mut self, area: Area, fill: ColourRole) -> &mut Self {
        self.push(Shape::Rectangle(area), Some(fill), None)
    }

    pub(super) fn outline(&mut self, area: Area, stroke: Stroke) -> &mut Self {
        self.push(Shape::Rectangle(area), None, Some(stroke))
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
        let run = TextRun {
            at,
            anchor,
            width: estimated_width(&text, size),
            text,
            size: size.points(),
            weight,
        };
        self.push(Shape::Text(run), Some(colour), None)
    }

    /// Writes lines below one another, the first at a place and the next each `leading` lower.
    pub(super) fn lines(
        &mut self,
        mut at: Point,
        leading: f32,
        lines: Vec<String>,
        anchor: Anchor,
        style: (TextSize, Weight, ColourRole),
    ) {
        for line in lines {
            self.text(at, line, anchor, style);
            at.y += leading;
        }
    }

    /// Rules a row off at its lower end.
    pub(super) fn rule(&mut self, y: f32) {
        let stroke = pen(ColourRole::Hairline, 0.5);
        self.line(Point::new(0.0, y), Point::new(self.width, y), stroke);
    }

    /// Writes the text of a key.
    pub(super) fn note(&mut self, at: Point, key: &str, anchor: Anchor) {
        self.text(at, self.words.text(key), anchor, NOTE);
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
        });
        self
    }
}

/// How many letters of a text alternative are taken in at once.
const TOLD: usize = 360;

/// A text alternative of sentences, what matters most first. Where they are long it has the first, and
/// says how many more there are: a table behind the picture tells all.
pub(super) fn told(words: &Words, sentences: &[String]) -> String {
    let mut letters = 0;
    let fits = |sentence: &&String| {
        letters += sentence.chars().count();
        letters <= TOLD
    };
    let fitting = sentences.iter().take_while(fits).count();
    let first = fitting.max(1).min(sentences.len());
    let (told, rest) = sentences.split_at_checked(first).unwrap_or_default();
    let mut told = told.to_vec();
    if !rest.is_empty() {
        told.push(words.with("chart-more", &facts!(count = rest.len())));
    }
    told.join(" ")
}

pub(super) const LABEL: (TextSize, Weight, ColourRole) =
    (TextSize::Normal, Weight::Regular, ColourRole::Ink);
pub(super) const STRONG: (TextSize, Weight, ColourRole) =
    (TextSize::Normal, Weight::Semibold, ColourRole::Ink);
pub(super) const NOTE: (TextSize, Weight, ColourRole) =
    (TextSize::Small, Weight::Regular, ColourRole::Muted);

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

/// Breaks a text at spaces into at most `lines` lines of `width`, and a word that is wider at its hyphens;
/// what is left over is cut with an ellipsis.
pub(super) fn wrap(text: &str, width: f32, size: TextSize, lines: usize) -> Vec<String> {
    let words = text.split_whitespace().flat_map(|word| {
        let is_wide = estimated_width(word, size) > width;
        let mut parts = vec![word];
        if is_wide {
            parts = word.split_inclusive('-').collect();
        }
        let gap = |place| if place == 0 { " " } else { "" };
        let parts = parts.into_iter().enumerate();
        parts.map(move |(place, part)| (gap(place), part))
    });
    // Each line with what stood before it.
    let mut done: Vec<(&str, String)> = Vec::new();
    for (gap, word) in words {
        let longer = done.last().map(|(_, line)| format!("{line}{gap}{word}"));
        let longer = longer.filter(|longer| estimated_width(longer, size) <= width);
        match done.last_mut().zip(longer) {
            Some(((_, line), longer)) => *line = longer,
            None => done.push((gap, word.to_owned())),
        }
    }
    if done.len() > lines.max(1) {
        let mut rest = done.split_off(lines.max(1) - 1).into_iter();
        let mut whole = rest.next().map_or_else(String::new, |(_, line)| line);
        for (gap, line) in rest {
            whole.push_str(gap);
            whole.push_str(&line);
        }
        done.push(("", whole));
    }
    let done = done.into_iter();
    done.map(|(_, line)| shorten(&line, width, size)).collect()
}

/// Cuts a text to a width, with an ellipsis where something is lost.
pub(super) fn shorten(text: &str, width: f32, size: TextSize) -> String {
    if estimated_width(text, size) <= width {
        return text.to_owned();
    }
    // Most of a very long text is beyond the width: only what fits without an ellipsis is measured again.
    let mut advance = 0.0;
    let fits = text.chars().take_while(|letter| {
        advance += estimated_advance(*letter);
        advance * size.points() <= width
    });
    let mut short: String = fits.collect();
    loop {
        let cut = format!("{}…", short.trim_end());
        if estimated_width(&cut, size) <= width || short.pop().is_none() {
            return cut;
        }
    }
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
    fn a_word_that_is_too_wide_is_broken_at_its_hyphen_and_no_other_is() {
        let whole = estimated_width("Loyalty-led", TextSize::Small);
        let told = |width, lines| wrap("Loyalty-led and more", width, TextSize::Small, lines);
        let broken = told(whole - 0.5, 3);
        assert!(
            broken[0] == "Loyalty-" && broken[1].starts_with("led"),
            "{broken:?}"
        );
        assert_eq!(told(whole + 0.5, 3)[0], "Loyalty-led");
        let one = told(whole - 0.5, 1);
        assert!(
            one[0].starts_with("Loyalty-") && !one[0].contains(' '),
            "{one:?}"
        );
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
