//! The heat map: what is attained of each level in each element.

use super::canvas::{Area, Canvas, LABEL, NOTE, STRONG, count, pen, wrap};
use super::{Anchor, ColourRole, Link, Point, Scene, TextSize, Weight, label, percent_step};
use crate::model::{Level, Questionnaire};
use crate::scoring::{Attainment, ElementProfile, Profile};
use crate::words::{Fact, Words};

const HEADER: f32 = 30.0;
const ROW: f32 = 34.0;
const LEGEND: f32 = 34.0;

/// Draws a row an element and a column for each level from 2: the per cent that are attained and
/// whether that is enough, with the element's place at the end of the row.
#[must_use]
pub fn heat_map(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    width: f32,
) -> Scene {
    let mut canvas = Canvas::default();
    let columns = f32::from(profile.level_count.saturating_sub(1).max(1));
    let left = (width * 0.27).min(132.0);
    let place = 52.0;
    let frame = Frame {
        left,
        cell: (width - left - place) / columns,
        width,
    };
    frame.draw_header(&mut canvas, words, questionnaire, profile.level_count);
    let mut summary = Vec::new();
    for (position, element) in profile.elements.iter().enumerate() {
        let top = HEADER + count(position) * ROW;
        summary.push(frame.draw_row(&mut canvas, words, questionnaire, element, top));
    }
    let bottom = HEADER + count(profile.elements.len()) * ROW;
    frame.draw_legend(&mut canvas, words, questionnaire, bottom);
    canvas.finish(width, bottom + LEGEND, summary.join(" "))
}

struct Frame {
    left: f32,
    cell: f32,
    width: f32,
}

impl Frame {
    fn x(&self, level: Level) -> f32 {
        self.left + f32::from(level.number().saturating_sub(2)) * self.cell
    }

    fn draw_header(
        &self,
        canvas: &mut Canvas,
        words: &Words,
        questionnaire: &Questionnaire,
        levels: u8,
    ) {
        for level in Level::all(levels).skip(1) {
            let x = self.x(level) + self.cell / 2.0;
            let number = words.with("level", &[("number", level.number().into())]);
            canvas.text(Point::new(x, 10.0), number, Anchor::Middle, STRONG);
            let name = label::level_name(words, questionnaire, level);
            for line in wrap(&name, self.cell - 4.0, TextSize::Small, 1) {
                canvas.text(Point::new(x, 20.5), line, Anchor::Middle, NOTE);
            }
        }
        let at = Point::new(self.width, 10.0);
        canvas.text(at, words.text("chart-place-column"), Anchor::End, STRONG);
    }

    fn draw_row(
        &self,
        canvas: &mut Canvas,
        words: &Words,
        questionnaire: &Questionnaire,
        element: &ElementProfile,
        top: f32,
    ) -> String {
        let name = label::element_name(words, questionnaire, &element.id);
        let lines = wrap(&name, self.left - 8.0, TextSize::Normal, 2);
        let mut baseline = top + ROW / 2.0 + 2.0 - (count(lines.len()) - 1.0) * 5.0;
        for line in lines {
            canvas.text(Point::new(0.0, baseline), line, Anchor::Start, LABEL);
            baseline += 10.0;
        }
        let mut said = vec![name];
        for attainment in &element.attainment {
            said.push(self.draw_cell(canvas, words, questionnaire, element, attainment, top));
        }
        let place = label::place_short(words, element.placement.claimed);
        let at = Point::new(self.width, top + ROW / 2.0 + 3.0);
        canvas.text(
            at,
            place,
            Anchor::End,
            (TextSize::Large, Weight::Semibold, ColourRole::Ink),
        );
        words.with(
            "chart-heat-row",
            &[
                ("name", said.first().cloned().unwrap_or_default().into()),
                (
                    "cells",
                    label::list(words, said.get(1..).unwrap_or_default()).into(),
                ),
            ],
        )
    }

    fn draw_cell(
        &self,
        canvas: &mut Canvas,
        words: &Words,
        questionnaire: &Questionnaire,
        element: &ElementProfile,
        attainment: &Attainment,
        top: f32,
    ) -> String {
        if attainment.low.whole == 0 {
            return self.draw_nothing(canvas, words, attainment.level, top);
        }
        let low = attainment.low.percent();
        let step = percent_step(low);
        let area = Area::new(
            self.x(attainment.level) + 1.0,
            top + 1.0,
            self.cell - 2.0,
            ROW - 2.0,
        );
        let verdict = words.text(verdict(questionnaire, attainment));
        let facts: Vec<(&str, Fact)> = vec![
            ("level", attainment.level.number().into()),
            ("low", low.into()),
            ("high", attainment.high.percent().into()),
            ("verdict", verdict.as_str().into()),
        ];
        let certain = attainment.low == attainment.high;
        let number = words.with(
            if certain {
                "chart-percent"
            } else {
                "chart-percent-range"
            },
            &facts,
        );
        let said = words.with("chart-heat-cell", &facts);
        canvas
            .rectangle(area, ColourRole::Step(step))
            .describe(said.clone())
            .link(Link::Level(element.id.clone(), attainment.level));
        let x = area.x + area.width / 2.0;
        let on = ColourRole::OnStep(step);
        let wide = certain || area.width > 52.0;
        canvas.text(
            Point::new(x, top + 15.5),
            number,
            Anchor::Middle,
            (
                if wide {
                    TextSize::Normal
                } else {
                    TextSize::Small
                },
                Weight::Semibold,
                on,
            ),
        );
        canvas.text(
            Point::new(x, top + 26.0),
            verdict,
            Anchor::Middle,
            (TextSize::Small, Weight::Regular, on),
        );
        let held = element.placement.claimed.map(|range| range.low);
        if held == Some(attainment.level) {
            canvas.outline(area, pen(ColourRole::Ink, 1.6));
        }
        said
    }

    /// A cell of an element in which nothing counts.
    fn draw_nothing(&self, canvas: &mut Canvas, words: &Words, level: Level, top: f32) -> String {
        let area = Area::new(self.x(level) + 1.0, top + 1.0, self.cell - 2.0, ROW - 2.0);
        let text = words.text("place-short-none");
        let said = words.with("chart-heat-nothing", &[("level", level.number().into())]);
        let at = Point::new(area.x + area.width / 2.0, top + ROW / 2.0 + 3.0);
        canvas.outline(area, pen(ColourRole::Hairline, 0.5));
        canvas.describe(said.clone());
        canvas.text(at, text, Anchor::Middle, NOTE);
        said
    }

    fn draw_legend(
        &self,
        canvas: &mut Canvas,
        words: &Words,
        questionnaire: &Questionnaire,
        bottom: f32,
    ) {
        let facts = [
            ("reached", questionnaire.thresholds.reached.into()),
            ("kept", questionnaire.thresholds.kept.into()),
        ];
        let text = words.with("chart-heat-legend", &facts);
        let mut y = bottom + 14.0;
        for line in wrap(&text, self.width, TextSize::Small, 2) {
            canvas.text(Point::new(0.0, y), line, Anchor::Start, NOTE);
            y += 10.0;
        }
    }
}

/// Whether a level is attained, and firmly enough to build the next one on.
fn verdict(questionnaire: &Questionnaire, attainment: &Attainment) -> &'static str {
    let thresholds = questionnaire.thresholds;
    if attainment.low.is_above(thresholds.kept) {
        "chart-firm"
    } else if attainment.low.is_above(thresholds.reached) {
        "chart-reached"
    } else {
        "chart-missed"
    }
}
