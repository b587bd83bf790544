//! The heat map: what is attained of each level in each element.

use std::collections::BTreeMap;

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, dashes, estimated_width, pen, told, wrap};
use super::{Link, Scene, TextSize, label};
use crate::drawing::{Anchor, Area, ColourRole, Point, Weight};
use crate::model::{ElementId, Level, Questionnaire, Thresholds};
use crate::scoring::{Attained, Attainment, ElementProfile, LevelRange, Profile};
use crate::words::{Fact, Words};

const HEADER: f32 = 30.0;
const ROW: f32 = 34.0;
/// A line of a verdict.
const VERDICT_LINE: f32 = 8.5;
/// Above the legend, a line of it, and a sign in it.
const LEGEND: f32 = 13.0;
const LEGEND_LINE: f32 = 12.0;
const SIGN: f32 = 13.0;

/// Draws a row an element and a column for each level from 2: the per cent that are attained and
/// whether that is enough, which the ground of the cell says too, with the element's place at the end of the row. Where the profile is
/// imagined, the figures of the `present` one stand beside what moved.
#[must_use]
pub fn heat_map(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    present: Option<&Profile>,
    width: f32,
) -> Scene {
    let mut canvas = Canvas::new(words, width);
    let mut ranges = 0;
    let columns = f32::from(profile.level_count.saturating_sub(1).max(1));
    let left = (width * 0.27).min(132.0);
    let place = 52.0;
    let thresholds = questionnaire.thresholds_of(profile.form);
    let frame = Frame {
        questionnaire,
        left,
        cell: (width - left - place) / columns,
    };
    frame.draw_header(&mut canvas, profile.level_count);
    for (position, element) in profile.elements.iter().enumerate() {
        let top = HEADER + count(position) * ROW;
        let before = present.and_then(|present| present.element(&element.id));
        let row = HeatRow {
            words,
            thresholds,
            name: label::element_name(words, questionnaire, &element.id),
            element,
            before,
            top,
        };
        frame.draw_row(&mut canvas, &row);
        ranges += row.ranges();
    }
    let facts = facts!(
        lowest = Level::FLOOR,
        top = questionnaire.top(),
        gaps = profile.practices_with_gaps(),
        ranges,
        reached = thresholds.reached,
        kept = thresholds.kept
    );
    let bottom = HEADER + count(profile.elements.len()) * ROW;
    let is_met = profile.elements.iter().any(|element| {
        let mut levels = element.attainment.iter();
        levels.any(|it| element.attained(thresholds, it) == Attained::PerhapsFirm)
    });
    let height = draw_legend(&mut canvas, bottom, &facts, is_met);
    let summary = held(words, questionnaire, profile);
    canvas.finish(height, summary)
}

/// Which elements hold which level, the lowest first.
fn held(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> String {
    let mut by_place: BTreeMap<Option<LevelRange>, Vec<&ElementId>> = BTreeMap::new();
    for element in &profile.elements {
        let place = element.placement.claimed;
        by_place.entry(place).or_default().push(&element.id);
    }
    let said = by_place.into_iter().map(|(place, elements)| {
        let elements = label::element_names(words, questionnaire, elements);
        let place = label::place(words, questionnaire, place);
        words.with("chart-heat-held", &facts!(elements, place))
    });
    told(words, &said.collect::<Vec<_>>())
}

/// An element and its present state, where the one that is drawn is imagined.
struct HeatRow<'a> {
    words: &'a Words,
    thresholds: Thresholds,
    name: String,
    element: &'a ElementProfile,
    before: Option<&'a ElementProfile>,
    top: f32,
}

impl HeatRow<'_> {
    /// The present state of a cell, where the imagined one is another.
    fn moved(&self, attainment: &Attainment) -> Option<&Attainment> {
        let before = self.before?.attainment(attainment.level)?;
        (before.low != attainment.low).then_some(before)
    }

    /// How many cells print a range.
    fn ranges(&self) -> usize {
        let attainment = self.element.attainment.iter();
        let prints_one =
            |it: &&Attainment| it.low.whole > 0 && it.low != it.high && self.moved(it).is_none();
        attainment.filter(prints_one).count()
    }

    /// What a cell prints, and what it says.
    fn cell(&self, attainment: &Attainment, verdict: &str) -> (String, String) {
        let thresholds = self.thresholds;
        let beside = [thresholds.reached, thresholds.kept];
        let number = match self.moved(attainment) {
            Some(before) => {
                let low = |share| label::percent(self.words, share, &beside);
                let facts = facts!(before = low(before.low), low = low(attainment.low));
                self.words.with("chart-percent-moved", &facts)
            }
            None => label::in_place(self.words, thresholds, attainment),
        };
        let facts = facts!(level = attainment.level, verdict, number = number.as_str());
        let said = self.words.with("chart-heat-cell", &facts);
        (number, said)
    }

    /// What a cell says on its own.
    fn sentence(&self, attainment: &Attainment, said: &str) -> String {
        let thresholds = self.thresholds;
        let key = match self.element.attained(thresholds, attainment) {
            Attained::Firm => "chart-heat-sentence-firm",
            Attained::PerhapsFirm => "chart-heat-sentence-perhaps-firm",
            Attained::Reached => "chart-heat-sentence-reached",
            Attained::Open => "chart-heat-sentence-open",
            Attained::Missed => "chart-heat-sentence-missed",
        };
        self.words.with(
            key,
            &facts!(
                name = self.name.as_str(),
                cell = said,
                level = attainment.level,
                reached = thresholds.reached,
                kept = thresholds.kept
            ),
        )
    }

    /// The level that the element holds, at the end of the row.
    fn draw_place(&self, canvas: &mut Canvas) {
        let place = label::place_short(self.words, self.element.placement.claimed);
        let at = Point::new(canvas.width, self.top + ROW / 2.0 + 3.0);
        let style = (TextSize::Large, Weight::Semibold, ColourRole::Ink);
        canvas.text(at, place, Anchor::End, style);
        let before = self.before.map(|before| before.placement.claimed);
        if before.is_some_and(|before| before != self.element.placement.claimed) {
            let level = label::place_short(self.words, before.flatten());
            let text = self.words.with("chart-present", &facts!(level));
            let at = Point::new(canvas.width, self.top + ROW - 5.0);
            canvas.text(at, text, Anchor::End, NOTE);
        }
    }
}

struct Frame<'a> {
    questionnaire: &'a Questionnaire,
    left: f32,
    cell: f32,
}

impl Frame<'_> {
    fn x(&self, level: Level) -> f32 {
        self.left + f32::from(level.ordinal().saturating_sub(2)) * self.cell
    }

    fn draw_header(&self, canvas: &mut Canvas, levels: u8) {
        let words = canvas.words;
        for level in Level::all(levels).skip(1) {
            let x = self.x(level) + self.cell / 2.0;
            let number = words.with("level", &facts!(number = level));
            canvas.text(Point::new(x, 10.0), number, Anchor::Middle, STRONG);
            let name = label::level_name(words, self.questionnaire, level);
            let line = wrap(&name, self.cell - 4.0, TextSize::Small, 1);
            canvas.lines(Point::new(x, 20.5), 0.0, line, Anchor::Middle, NOTE);
        }
        let at = Point::new(canvas.width, 10.0);
        canvas.text(at, words.text("chart-place-column"), Anchor::End, STRONG);
    }

    fn draw_row(&self, canvas: &mut Canvas, row: &HeatRow<'_>) {
        let top = row.top;
        let lines = wrap(&row.name, self.left - 8.0, TextSize::Normal, 2);
        let baseline = top + ROW / 2.0 + 2.0 - (count(lines.len()) - 1.0) * 5.0;
        canvas.lines(Point::new(0.0, baseline), 10.0, lines, Anchor::Start, LABEL);
        for attainment in &row.element.attainment {
            self.draw_cell(canvas, row, attainment);
        }
        row.draw_place(canvas);
    }

    fn draw_cell(&self, canvas: &mut Canvas, row: &HeatRow<'_>, attainment: &Attainment) {
        if attainment.low.whole == 0 {
            self.draw_nothing(canvas, attainment.level, row.top);
            return;
        }
        let words = row.words;
        let area = self.area(attainment.level, row.top);
        let attained = row.element.attained(row.thresholds, attainment);
        let verdict = words.text(verdict(attained));
        let (number, said) = row.cell(attainment, &verdict);
        let on = draw_ground(canvas, attained, area);
        canvas
            .describe(row.sentence(attainment, &said))
            .link(Link::Level(row.element.id.clone(), attainment.level));
        let x = area.corner.x + area.width / 2.0;
        let wide = estimated_width(&number, TextSize::Normal) * 1.05 <= area.width;
        let size = if wide {
            TextSize::Normal
        } else {
            TextSize::Small
        };
        // Where a verdict is wider than its cell, its words stand one below the other.
        let verdict = wrap(&verdict, area.width - 2.0, TextSize::Small, 2);
        let lift = (count(verdict.len()) - 1.0) * VERDICT_LINE / 2.0;
        canvas.text(
            Point::new(x, row.top + 15.5 - lift),
            number,
            Anchor::Middle,
            (size, Weight::Semibold, on),
        );
        let style = (TextSize::Small, Weight::Regular, on);
        let at = Point::new(x, row.top + 26.0 - lift);
        canvas.lines(at, VERDICT_LINE, verdict, Anchor::Middle, style);
        let is_held = |element: &ElementProfile| {
            let held = element.placement.claimed.map(|range| range.low);
            held == Some(attainment.level)
        };
        if is_held(row.element) {
            canvas.outline(area, pen(ColourRole::Ink, 1.6));
        }
    }

    fn area(&self, level: Level, top: f32) -> Area {
        Area::new(self.x(level) + 1.0, top + 1.0, self.cell - 2.0, ROW - 2.0)
    }

    /// A cell of an element in which nothing counts.
    fn draw_nothing(&self, canvas: &mut Canvas, level: Level, top: f32) {
        let words = canvas.words;
        let area = self.area(level, top);
        let text = words.text("place-short-none");
        let said = words.with("chart-heat-nothing", &facts!(level));
        let at = Point::new(area.corner.x + area.width / 2.0, top + ROW / 2.0 + 3.0);
        canvas.outline(area, pen(ColourRole::Hairline, 0.5));
        canvas.describe(said);
        canvas.text(at, text, Anchor::Middle, NOTE);
    }
}

/// The verdicts with the keys of their rules, and the frame of the level that is held.
const LEGEND_SIGNS: [(Option<Attained>, &str); 6] = [
    (Some(Attained::Firm), "chart-heat-legend-firm"),
    (
        Some(Attained::PerhapsFirm),
        "chart-heat-legend-perhaps-firm",
    ),
    (Some(Attained::Reached), "chart-heat-legend-reached"),
    (Some(Attained::Open), "chart-heat-legend-open"),
    (Some(Attained::Missed), "chart-heat-legend-missed"),
    (None, "chart-heat-legend-held"),
];

/// Draws a sign for every verdict with its rule, that of a level which may be firm only where one `is_met`,
/// and says what is counted. Returns where it ends.
fn draw_legend(
    canvas: &mut Canvas,
    bottom: f32,
    facts: &[(&'static str, Fact)],
    is_met: bool,
) -> f32 {
    let words = canvas.words;
    let (mut x, mut y) = (0.0, bottom + LEGEND);
    let is_shown = |sign: &Option<Attained>| *sign != Some(Attained::PerhapsFirm) || is_met;
    for (sign, key) in LEGEND_SIGNS.iter().filter(|(sign, _)| is_shown(sign)) {
        let text = words.with(key, facts);
        let wide = SIGN + 4.0 + estimated_width(&text, TextSize::Small);
        if x > 0.0 && x + wide > canvas.width {
            (x, y) = (0.0, y + LEGEND_LINE);
        }
        let area = Area::new(x + 1.0, y - 7.0, SIGN - 2.0, 8.0);
        match sign {
            Some(attained) => {
                draw_ground(canvas, *attained, area);
            }
            None => {
                canvas.outline(area, pen(ColourRole::Ink, 1.6));
            }
        }
        let at = Point::new(x + SIGN + 4.0, y);
        canvas.text(at, text, Anchor::Start, NOTE);
        x += wide + 10.0;
    }
    let lines = wrap(
        &words.with("chart-heat-legend", facts),
        canvas.width,
        TextSize::Small,
        2,
    );
    let height = y + LEGEND_LINE * count(lines.len()) + 4.0;
    let at = Point::new(0.0, y + LEGEND_LINE);
    canvas.lines(at, LEGEND_LINE, lines, Anchor::Start, NOTE);
    height
}

/// Draws the ground of a verdict, dashed around where it is open, and returns the colour of text on it.
fn draw_ground(canvas: &mut Canvas, attained: Attained, area: Area) -> ColourRole {
    match attained {
        Attained::Firm => {
            canvas.rectangle(area, ColourRole::Firm);
            ColourRole::OnFirm
        }
        Attained::PerhapsFirm => {
            canvas.rectangle(area, ColourRole::Reached);
            canvas.outline(area, dashes(ColourRole::Firm, 1.0));
            ColourRole::OnReached
        }
        Attained::Reached => {
            canvas.rectangle(area, ColourRole::Reached);
            ColourRole::OnReached
        }
        Attained::Open => {
            canvas.outline(area, dashes(ColourRole::Firm, 1.0));
            ColourRole::Ink
        }
        Attained::Missed => {
            canvas.outline(area, pen(ColourRole::Hairline, 0.8));
            ColourRole::Muted
        }
    }
}

/// The key of what is said of a level in an element.
#[must_use]
pub const fn verdict(attained: Attained) -> &'static str {
    match attained {
        Attained::Firm => "chart-firm",
        Attained::PerhapsFirm => "chart-perhaps-firm",
        Attained::Reached => "chart-reached",
        Attained::Open => "chart-open",
        Attained::Missed => "chart-missed",
    }
}
