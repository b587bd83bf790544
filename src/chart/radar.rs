//! The radar: the claimed level and the level that evidence backs, on one axis each; of many
//! elements, as bars.

use std::f32::consts::{PI, TAU};

use super::canvas::{Canvas, NOTE, count, dashes, estimated_width, pen, shorten, told, wrap};
use super::{Link, Scene, TextSize, label};
use crate::drawing::{Anchor, Area, ColourRole, Point, Weight};
use crate::model::{ElementId, HalfLevels, Level, Questionnaire};
use crate::scoring::{ElementProfile, LevelRange, Profile};
use crate::words::Words;

const LEGEND: f32 = 18.0;

/// More elements than this are bars.
const NAMED_AXES: usize = 12;

/// Fewer elements than this make no radar: it would be a triangle or a line.
const LEAST_AXES: usize = 5;

/// Draws an axis an element: the lowest place that the answers give, and the one that evidence backs.
/// More than twelve elements are bars below each other, since nobody reads a web of so many names.
/// `None` with fewer than five elements or without any rating.
#[must_use]
pub fn radar(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    width: f32,
) -> Option<Scene> {
    if profile.elements.len() < LEAST_AXES || profile.index.is_none() {
        return None;
    }
    let axes = element_axes(words, questionnaire, profile);
    if profile.elements.len() > NAMED_AXES {
        return Some(bars(words, &axes, profile.level_count, width));
    }
    let radius = (width * 0.29).min(112.0);
    let web = Web {
        centre: Point::new(width / 2.0, radius + 30.0),
        radius,
        levels: profile.level_count.max(1),
    };
    let mut canvas = Canvas::new(words, width);
    web.draw_grid(&mut canvas, axes.len());
    web.draw_places(&mut canvas, &axes);
    let summary = web.draw_labels(&mut canvas, &axes);
    let lowest = (0..axes.len())
        .map(|axis| web.at(axis, axes.len(), 1.0).y)
        .fold(web.centre.y, f32::max);
    let bottom = lowest + 30.0;
    draw_legend(&mut canvas, bottom);
    Some(canvas.finish(bottom + LEGEND, summary))
}

/// The height of a bar with its name.
const ROW: f32 = 13.0;
/// Room for the figures behind the longest bar.
const FIGURES: f32 = 62.0;

/// Draws a bar for each axis: filled as far as its place is claimed, with a dashed line as far as
/// evidence backs it.
fn bars(words: &Words, axes: &[Axis], levels: u8, width: f32) -> Scene {
    let mut canvas = Canvas::new(words, width);
    let left = width * 0.4;
    let length = |place: HalfLevels| {
        (width - left - FIGURES) * f32::from(place.count()) / f32::from(levels.max(1) * 2)
    };
    let mut summary = Vec::new();
    for (position, axis) in axes.iter().enumerate() {
        let top = count(position) * ROW;
        let base = top + 9.0;
        let said = self::said(words, "chart-radar-axis", axis);
        let name = shorten(&axis.name, left - 8.0, TextSize::Small);
        canvas.text(Point::new(0.0, base), name, Anchor::Start, NOTE);
        let row = Area::new(0.0, top, width, ROW);
        canvas.spot(row, said.clone()).link(axis.link.clone());
        let claimed = axis.claimed.map_or(0.0, length);
        let bar = Area::new(left, top + 2.0, claimed.max(0.6), ROW - 4.0);
        canvas.rectangle(bar, ColourRole::AccentSoft);
        canvas.outline(bar, pen(ColourRole::Accent, 1.0));
        if let Some(evidenced) = axis.evidenced.map(length) {
            let x = left + evidenced;
            let (from, to) = (Point::new(x, top + 0.5), Point::new(x, top + ROW - 0.5));
            canvas.line(from, to, dashes(ColourRole::Ink, 1.1));
        }
        let figures = self::said(words, "chart-radar-numbers", axis);
        let room = width - left - claimed - 5.0;
        let figures = shorten(&figures, room, TextSize::Small);
        canvas.text(
            Point::new(left + claimed + 5.0, base),
            figures,
            Anchor::Start,
            NOTE,
        );
        summary.push(said);
    }
    let bottom = count(axes.len()) * ROW + 4.0;
    draw_legend(&mut canvas, bottom);
    canvas.finish(bottom + LEGEND, told(words, &summary))
}

/// The caption: how unlike the elements are.
pub(super) fn unlike(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    let elements = profile.elements.iter();
    let mut placed: Vec<(Level, &ElementProfile)> = elements
        .filter_map(|element| Some((element.placement.claimed?.low, element)))
        .collect();
    placed.sort_by_key(|(level, _)| *level);
    let (low, high) = (placed.first()?.0, placed.last()?.0);
    let is_open = |range: LevelRange| !range.is_certain();
    let open = placed.iter().map(|(_, element)| *element);
    let open = open.filter(|element| element.placement.claimed.is_some_and(is_open));
    let open: Vec<&ElementId> = open.map(|element| &element.id).collect();
    if !open.is_empty() {
        let elements = label::element_names(words, questionnaire, open);
        return Some(words.with("report-radar-open", &facts!(elements)));
    }
    if low == high {
        return Some(words.with("report-radar-even", &facts!(level = low)));
    }
    let names = |at: Level| {
        let there = placed.iter().filter(|(level, _)| *level == at);
        let ids: Vec<&ElementId> = there.map(|(_, element)| &element.id).collect();
        (ids.len(), label::element_names(words, questionnaire, ids))
    };
    let ((most, highest), (least, lowest)) = (names(high), names(low));
    Some(words.with(
        "report-radar-uneven",
        &facts!(most, highest, high, least, lowest, low),
    ))
}

struct Axis {
    name: String,
    link: Link,
    claimed: Option<HalfLevels>,
    evidenced: Option<HalfLevels>,
    /// The claimed place and the one that evidence backs, in words.
    numbers: [String; 2],
}

fn element_axes(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Vec<Axis> {
    profile
        .elements
        .iter()
        .map(|element| Axis {
            name: label::element_name(words, questionnaire, &element.id),
            link: Link::Element(element.id.clone()),
            claimed: element.placement.claimed.map(|range| range.low.into()),
            evidenced: element.placement.evidenced.map(|range| range.low.into()),
            numbers: [
                label::place_short(words, element.placement.claimed),
                label::backed_short(words, profile, element.placement.evidenced),
            ],
        })
        .collect()
}

struct Web {
    centre: Point,
    radius: f32,
    levels: u8,
}

impl Web {
    /// A point on an axis at a share of the radius; the first axis points up.
    fn at(&self, number: usize, of: usize, share: f32) -> Point {
        let angle = TAU * count(number) / count(of) - PI / 2.0;
        Point::new(
            self.centre.x + angle.cos() * self.radius * share,
            self.centre.y + angle.sin() * self.radius * share,
        )
    }

    /// How far out a place lies: nothing is in the centre, the top level on the rim.
    fn share(&self, place: Option<HalfLevels>) -> f32 {
        place.map_or(0.0, |place| {
            f32::from(place.count()) / f32::from(self.levels * 2)
        })
    }

    fn draw_grid(&self, canvas: &mut Canvas, axes: usize) {
        for level in Level::all(self.levels).rev() {
            let share = f32::from(level.ordinal()) / f32::from(self.levels);
            let ring = (0..axes).map(|axis| self.at(axis, axes, share)).collect();
            let fill = level
                .next(self.levels)
                .is_none()
                .then_some(ColourRole::Paper);
            canvas.polygon(ring, fill, pen(ColourRole::Hairline, 0.6));
        }
        for axis in 0..axes {
            canvas.line(
                self.centre,
                self.at(axis, axes, 1.0),
                pen(ColourRole::Hairline, 0.6),
            );
        }
    }

    fn draw_places(&self, canvas: &mut Canvas, axes: &[Axis]) {
        let claimed: Vec<Point> = self.outline(axes, |axis| axis.claimed);
        let evidenced: Vec<Point> = self.outline(axes, |axis| axis.evidenced);
        canvas.polygon(
            claimed.clone(),
            Some(ColourRole::AccentSoft),
            pen(ColourRole::Accent, 1.6),
        );
        canvas.polygon(evidenced.clone(), None, dashes(ColourRole::Ink, 1.1));
        for level in Level::all(self.levels) {
            let share = f32::from(level.ordinal()) / f32::from(self.levels);
            let at = Point::new(
                self.centre.x + 3.0,
                self.centre.y - self.radius * share + 8.0,
            );
            canvas.text(at, canvas.words.rating(level), Anchor::Start, NOTE);
        }
        for (axis, place) in axes.iter().zip(claimed) {
            if axis.claimed.is_some() {
                canvas.circle(place, 2.8, Some(ColourRole::Accent), None);
            }
        }
        for (axis, place) in axes.iter().zip(evidenced) {
            if axis.evidenced.is_some() && axis.evidenced != axis.claimed {
                canvas.diamond(place, 3.2);
            }
        }
    }

    fn outline(&self, axes: &[Axis], place: impl Fn(&Axis) -> Option<HalfLevels>) -> Vec<Point> {
        axes.iter()
            .enumerate()
            .map(|(position, axis)| self.at(position, axes.len(), self.share(place(axis))))
            .collect()
    }

    /// Names the axes, each with its numbers, and says them in words.
    fn draw_labels(&self, canvas: &mut Canvas, axes: &[Axis]) -> String {
        let words = canvas.words;
        let mut summary = Vec::new();
        for (position, axis) in axes.iter().enumerate() {
            let out = self.at(position, axes.len(), 1.0 + 9.0 / self.radius);
            let described = said(words, "chart-radar-axis", axis);
            let aside = out.x - self.centre.x;
            let (anchor, room) = if aside.abs() < 4.0 {
                (Anchor::Middle, canvas.width * 0.6)
            } else if aside > 0.0 {
                (Anchor::Start, canvas.width - out.x)
            } else {
                (Anchor::End, out.x)
            };
            let numbers = said(words, "chart-radar-numbers", axis);
            let one_line = format!("{} {numbers}", axis.name);
            let lines = if estimated_width(&one_line, TextSize::Small) <= room {
                vec![one_line]
            } else {
                let mut lines = wrap(&axis.name, room, TextSize::Small, 2);
                lines.extend(wrap(&numbers, room, TextSize::Small, 2));
                lines
            };
            let rise = (out.y - self.centre.y) / self.radius;
            let mut baseline = out.y + 2.5 + (rise - 1.0) * 0.5 * 9.0 * (count(lines.len()) - 1.0);
            if rise > 0.8 {
                baseline += 3.0;
            }
            let style = (TextSize::Small, Weight::Regular, ColourRole::Ink);
            canvas.lines(Point::new(out.x, baseline), 9.0, lines, anchor, style);
            canvas.describe(described.clone()).link(axis.link.clone());
            summary.push(described);
        }
        told(words, &summary)
    }
}

/// An axis with its places, in the words of a key.
fn said(words: &Words, key: &str, axis: &Axis) -> String {
    let [claimed, evidenced] = &axis.numbers;
    let facts = facts!(
        name = axis.name.as_str(),
        claimed = claimed.as_str(),
        evidenced = evidenced.as_str()
    );
    words.with(key, &facts)
}

fn draw_legend(canvas: &mut Canvas, top: f32) {
    let y = top + 8.0;
    let claimed = canvas.words.text("chart-claimed");
    let evidenced = canvas.words.text("chart-evidenced");
    let room = |text: &str| estimated_width(text, TextSize::Small) + 32.0;
    let mut x = ((canvas.width - room(&claimed) - room(&evidenced)) / 2.0).max(0.0);
    let samples = [
        (pen(ColourRole::Accent, 1.6), claimed),
        (dashes(ColourRole::Ink, 1.1), evidenced),
    ];
    for (stroke, text) in samples {
        canvas.line(
            Point::new(x, y - 2.6),
            Point::new(x + 14.0, y - 2.6),
            stroke,
        );
        let room = room(&text);
        canvas.text(Point::new(x + 18.0, y), text, Anchor::Start, NOTE);
        x += room;
    }
}
