//! Effort against effect: every possible step in the field of its class, quick wins at the upper left.

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, estimated_width, pen, shorten};
use super::{Link, Scene, TextSize, label};
use crate::advice::{Counts, EffortClass, EffortMap, Step};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::{PracticeId, Questionnaire};
use crate::words::Words;

/// The heads above the columns.
const HEAD: f32 = 15.0;
/// What a row of fields says above them.
const ROW_HEAD: f32 = 12.0;
/// The title of a field.
const TITLE: f32 = 14.5;
const LINE: f32 = 10.2;
/// The room below the last line of a field.
const FOOT: f32 = 3.0;
const LEGEND: f32 = 14.0;
/// A second line of the legend: steps that need another one first.
const NEEDS: f32 = 10.0;
const RADIUS: f32 = 3.0;
/// The ring around a step of the set, apart from its dot.
const RING: f32 = 4.8;
/// Where texts begin in a field, after the dots.
const INDENT: f32 = 2.0 * RING + 7.0;
/// The columns of levels, days and points.
const LEVELS: f32 = 17.0;
const DAYS: f32 = 19.0;
const POINTS: f32 = 27.0;

/// Up to this many lines one above the other, every step is told by name.
const NAMED: usize = 34;
/// The steps of a field that are told by name where there are more.
const NAMED_FIRST: usize = 6;
/// Up to this many steps, those without a name are told by their id.
const CODED: usize = 300;

/// The fields, row by row from the upper left.
const CLASSES: [[EffortClass; 2]; 2] = [
    [EffortClass::QuickWin, EffortClass::BigBet],
    [EffortClass::FillIn, EffortClass::Later],
];

/// Draws four fields, one for each class of steps: on the left those of no more days than the cut, above
/// those whose effect is strong. Each step stands in its field as a dot with name, days and rise of A,
/// those of `chosen` practices first and ringed. Steps without a class are not drawn.
#[must_use]
pub fn effort_effect(
    words: &Words,
    questionnaire: &Questionnaire,
    map: &EffortMap,
    chosen: &[PracticeId],
    width: f32,
) -> Scene {
    let mut canvas = Canvas::new(words, width);
    let matrix = Matrix {
        words,
        questionnaire,
        map,
        chosen,
    };
    let fields = matrix.fields(width);
    matrix.draw_heads(&mut canvas, &fields);
    for field in &fields {
        matrix.draw_field(&mut canvas, field);
    }
    let bottom = fields.iter().map(|field| field.area.bottom());
    let bottom = bottom.fold(0.0, f32::max);
    draw_cuts(&mut canvas, &fields, bottom);
    let at = Point::new(0.0, bottom + LEGEND - 3.5);
    canvas.note(at, "chart-effort-legend", Anchor::Start);
    if map.steps.iter().any(|step| !step.needs.is_empty()) {
        let at = Point::new(0.0, bottom + LEGEND + NEEDS - 3.5);
        canvas.note(at, "chart-effort-needs-legend", Anchor::Start);
        return canvas.finish(bottom + LEGEND + NEEDS, matrix.summary());
    }
    canvas.finish(bottom + LEGEND, matrix.summary())
}

/// How many steps are in each field: "9 quick wins, 5 big bets, 8 fill-ins and 9 for later".
#[must_use]
pub fn effort_counts(words: &Words, map: &EffortMap) -> String {
    let of = |class| map.of_class(class).count();
    words.with(
        "chart-effort-counts",
        &facts!(
            wins = of(EffortClass::QuickWin),
            bets = of(EffortClass::BigBet),
            fillIns = of(EffortClass::FillIn),
            later = of(EffortClass::Later)
        ),
    )
}

/// The place of the steps of a class.
struct Field<'a> {
    class: EffortClass,
    area: Area,
    /// In the order in which they are told.
    steps: Vec<&'a Step>,
    /// How many of them are told by name, a line each.
    named: usize,
}

struct Matrix<'a> {
    words: &'a Words,
    questionnaire: &'a Questionnaire,
    map: &'a EffortMap,
    chosen: &'a [PracticeId],
}

impl<'a> Matrix<'a> {
    fn fields(&self, width: f32) -> Vec<Field<'a>> {
        let rows = CLASSES.map(|row| row.map(|class| self.steps_of(class)));
        let tallest = |row: &[Vec<&Step>; 2]| row.iter().map(Vec::len).max().unwrap_or(0);
        let all_named = rows.iter().map(tallest).sum::<usize>() <= NAMED;
        let half = width / 2.0;
        let mut top = HEAD;
        let mut fields = Vec::new();
        for (classes, row) in CLASSES.into_iter().zip(rows) {
            top += ROW_HEAD;
            let row = row.map(|steps| {
                let first = if all_named { steps.len() } else { NAMED_FIRST };
                let named = steps.len().min(first);
                let chips = steps.get(named..).unwrap_or_default();
                let lines = named + self.chip_places(chips, half).1;
                (steps, named, lines)
            });
            let lines = row.iter().map(|(_, _, lines)| *lines).max().unwrap_or(0);
            let height = TITLE + count(lines) * LINE + FOOT;
            for (column, (class, (steps, named, _))) in classes.into_iter().zip(row).enumerate() {
                fields.push(Field {
                    class,
                    area: Area::new(count(column) * half, top, half, height),
                    steps,
                    named,
                });
            }
            top += height;
        }
        fields
    }

    /// The steps of the set first, then by days, then the stronger first.
    fn steps_of(&self, class: EffortClass) -> Vec<&'a Step> {
        let mut steps: Vec<&Step> = self.map.of_class(class).collect();
        // The sort is stable: equals stay in the questionnaire's order.
        steps.sort_by_key(|step| {
            let effect = std::cmp::Reverse(step.thousandths());
            (!self.is_chosen(step), step.days(), effect)
        });
        steps
    }

    fn is_chosen(&self, step: &Step) -> bool {
        self.chosen.contains(&step.practice)
    }

    /// What stands beside a dot without a name.
    fn code<'s>(&self, step: &'s Step) -> &'s str {
        if self.map.steps.len() > CODED {
            ""
        } else {
            step.practice.as_str()
        }
    }

    /// Where dots without a name stand in a field of a width, by line and distance from the left, and
    /// how many lines they take.
    fn chip_places(&self, steps: &[&Step], width: f32) -> (Vec<(usize, f32)>, usize) {
        let (mut line, mut right) = (0, 0.0);
        let mut places = Vec::new();
        for step in steps {
            let code = estimated_width(self.code(step), TextSize::Small);
            let taken = 2.0 * RING + 2.0 + code + if code > 0.0 { 6.0 } else { 0.0 };
            if right > 0.0 && right + taken > width - 8.0 {
                line += 1;
                right = 0.0;
            }
            places.push((line, right));
            right += taken;
        }
        let lines = if places.is_empty() { 0 } else { line + 1 };
        (places, lines)
    }

    /// What the columns and rows stand for.
    fn draw_heads(&self, canvas: &mut Canvas, fields: &[Field]) {
        let middle = canvas.width / 2.0;
        let days = facts!(days = self.map.days_cut);
        for (x, key) in [(0.0, "chart-effort-small"), (middle, "chart-effort-large")] {
            let text = shorten(&self.words.with(key, &days), middle, TextSize::Normal);
            canvas.text(Point::new(x + 4.0, 10.0), text, Anchor::Start, STRONG);
        }
        let points = points(self.words, self.map.effect_cut);
        let cut = facts!(points);
        let keys = if self.map.effect_cut > 0 {
            ["chart-effort-strong", "chart-effort-weak"]
        } else {
            ["chart-effort-strong-any", "chart-effort-weak-any"]
        };
        for (row, key) in fields.iter().step_by(2).zip(keys) {
            let at = Point::new(4.0, row.area.corner.y - 3.0);
            let text = shorten(
                &self.words.with(key, &cut),
                canvas.width - 8.0,
                TextSize::Small,
            );
            canvas.text(at, text, Anchor::Start, NOTE);
        }
    }

    fn draw_field(&self, canvas: &mut Canvas, field: &Field) {
        let Area { corner, width, .. } = field.area;
        if field.class == EffortClass::QuickWin {
            canvas.rectangle(field.area, ColourRole::Shade);
        }
        let title = self.words.with(
            match field.class {
                EffortClass::QuickWin => "chart-effort-field-quick-win",
                EffortClass::BigBet => "chart-effort-field-big-bet",
                EffortClass::FillIn => "chart-effort-field-fill-in",
                EffortClass::Later => "chart-effort-field-later",
            },
            &facts!(count = field.steps.len()),
        );
        let baseline = corner.y + 11.5;
        canvas.text(
            Point::new(corner.x + 4.0, baseline),
            title,
            Anchor::Start,
            STRONG,
        );
        let right = field.area.right() - 6.0;
        if field.named > 0 {
            let heads = [
                (POINTS + DAYS, "chart-effort-level"),
                (POINTS, "chart-effort-days"),
                (0.0, "chart-effort-points"),
            ];
            for (from_right, key) in heads {
                let at = Point::new(right - from_right, baseline);
                canvas.note(at, key, Anchor::End);
            }
        }
        let (named, rest) = field
            .steps
            .split_at_checked(field.named)
            .unwrap_or_default();
        for (line, step) in named.iter().enumerate() {
            let top = corner.y + TITLE + count(line) * LINE;
            self.draw_named(canvas, step, Area::new(corner.x, top, width, LINE));
        }
        let top = corner.y + TITLE + count(named.len()) * LINE;
        let (places, _) = self.chip_places(rest, width);
        for (step, (line, left)) in rest.iter().zip(places) {
            let centre = Point::new(
                corner.x + 4.0 + RING + left,
                top + (count(line) + 0.5) * LINE,
            );
            let code = self.code(step);
            if !code.is_empty() {
                let at = Point::new(centre.x + RING + 2.0, centre.y + 2.6);
                canvas.text(at, code, Anchor::Start, NOTE);
            }
            self.draw_dot(canvas, step, centre);
            canvas
                .describe(self.described(step))
                .link(Link::Practice(step.practice.clone()));
        }
    }

    /// Draws a step with its name, days and points.
    fn draw_named(&self, canvas: &mut Canvas, step: &Step, area: Area) {
        let centre = Point::new(area.corner.x + 4.0 + RING, area.corner.y + LINE / 2.0);
        let baseline = centre.y + 3.0;
        let right = area.right() - 6.0;
        let name = label::practice_named(self.words, self.questionnaire, &step.practice);
        let room = right - POINTS - DAYS - LEVELS - area.corner.x - INDENT;
        let name = shorten(&name, room, TextSize::Normal);
        let at = Point::new(area.corner.x + INDENT, baseline);
        canvas.text(at, name, Anchor::Start, LABEL);
        if !step.needs.is_empty() {
            let at = Point::new(right - POINTS - DAYS - LEVELS + 2.0, baseline);
            canvas.note(at, "chart-effort-needs-mark", Anchor::Start);
        }
        let cells = [
            (
                POINTS + DAYS,
                self.words.with("chart-effort-to", &facts!(to = step.to)),
            ),
            (POINTS, self.words.number(step.days().unwrap_or_default())),
            (0.0, points(self.words, step.thousandths())),
        ];
        for (from_right, text) in cells {
            let at = Point::new(right - from_right, baseline);
            canvas.text(at, text, Anchor::End, LABEL);
        }
        self.draw_dot(canvas, step, centre);
        canvas
            .spot(area, self.described(step))
            .link(Link::Practice(step.practice.clone()));
    }

    /// Draws a dot: filled, half filled or hollow, by what its step counts for.
    fn draw_dot(&self, canvas: &mut Canvas, step: &Step, centre: Point) {
        if self.is_chosen(step) {
            let ring = pen(ColourRole::Ink, 1.1);
            canvas.circle(centre, RING, Some(ColourRole::Paper), Some(ring));
        }
        if matches!(step.counts, Counts::Enables(_)) {
            canvas.half_disc(centre, RADIUS, ColourRole::Accent);
        }
        let fill = match step.counts {
            Counts::Now if step.lacked => Some(ColourRole::Accent),
            Counts::Enables(_) => None,
            Counts::Now | Counts::Later => Some(ColourRole::Paper),
        };
        canvas.circle(centre, RADIUS, fill, Some(pen(ColourRole::Muted, 0.8)));
    }

    /// What a step says by itself.
    fn described(&self, step: &Step) -> String {
        let named = |id| label::practice_named(self.words, self.questionnaire, id);
        let facts = facts!(
            name = named(&step.practice),
            to = step.to,
            days = step.days().unwrap_or_default(),
            points = points(self.words, step.thousandths())
        );
        let key = match step.class {
            Some(EffortClass::QuickWin) => "chart-effort-quick-win",
            Some(EffortClass::BigBet) => "chart-effort-big-bet",
            Some(EffortClass::FillIn) => "chart-effort-fill-in",
            Some(EffortClass::Later) | None => "chart-effort-later",
        };
        let told = self.words.with(key, &facts);
        if step.needs.is_empty() {
            return told;
        }
        let needs: Vec<String> = step.needs.iter().map(named).collect();
        let facts = facts!(told, needs = self.words.list(&needs), to = step.to);
        self.words.with("chart-effort-needs", &facts)
    }

    /// How many steps are in each field, and the quick win that takes the least work.
    fn summary(&self) -> String {
        let without_class = self.map.steps.iter().filter(|step| step.class.is_none());
        let (open, unstated): (Vec<_>, Vec<_>) = without_class.partition(|step| step.open);
        let mut summary = vec![self.words.with(
            "chart-effort",
            &facts!(
                counts = effort_counts(self.words, self.map),
                unstated = unstated.len(),
                open = open.len()
            ),
        )];
        let wins = self.map.of_class(EffortClass::QuickWin);
        let quickest = wins.min_by_key(|step| step.days());
        summary.extend(quickest.map(|step| self.described(step)));
        summary.join(" ")
    }
}

/// The lines between what is small and larger, and between what is strong and not.
fn draw_cuts(canvas: &mut Canvas, fields: &[Field], bottom: f32) {
    let cut = pen(ColourRole::Muted, 0.9);
    let middle = canvas.width / 2.0;
    canvas.line(Point::new(middle, 0.0), Point::new(middle, bottom), cut);
    for row in fields.iter().step_by(2) {
        let y = row.area.corner.y - ROW_HEAD;
        canvas.line(Point::new(0.0, y), Point::new(canvas.width, y), cut);
    }
}

/// Thousandths of A in points, to the tenth.
fn points(words: &Words, thousandths: u64) -> String {
    match thousandths % 10 {
        0 => words.number(thousandths / 10),
        tenth => words.number(format_args!("{}.{tenth}", thousandths / 10)),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::advice::effort_map;
    use crate::drawing::Shape;
    use crate::format::bundled;
    use crate::model::example::Answer::{At, DontKnow, NotApplicable};
    use crate::model::example::{assessment, practice_id, recommendation};
    use crate::model::{Assessment, Form};
    use crate::scoring::profile;

    fn map_of(assessment: &Assessment) -> EffortMap {
        effort_map(assessment, &profile(assessment, Form::Full))
    }

    fn scene_of(assessment: &Assessment) -> Scene {
        let words = Words::english();
        let questionnaire = &assessment.questionnaire;
        effort_effect(&words, questionnaire, &map_of(assessment), &[], 500.0)
    }

    #[test]
    fn a_step_without_a_stated_effort_is_no_point() {
        let mut found = assessment(&[vec![At(4); 3]]);
        found.questionnaire.elements[0].practices[1].recommendations = Vec::new();
        let scene = scene_of(&found);
        let points = scene.spots.iter().filter_map(|spot| spot.link.clone());
        let drawn = [0, 2].map(|place| Link::Practice(practice_id(0, place)));
        assert_eq!(points.collect::<Vec<_>>(), drawn);
        let said = "one more is not drawn, for its effort is not stated.";
        assert!(scene.summary.contains(said), "{}", scene.summary);
    }

    /// Whether a mark lies inside an area; of a text, its baseline.
    fn is_inside(area: Area, found: Area) -> bool {
        found.corner.x >= area.corner.x
            && found.right() <= area.right()
            && found.corner.y >= area.corner.y
            && found.bottom() <= area.bottom()
    }

    /// Each step is one dot inside the field of the class that the advice gives it, and as many are
    /// counted as are drawn.
    fn assert_each_step_is_in_its_field(assessment: &Assessment, width: f32) {
        let words = Words::english();
        let map = map_of(assessment);
        let chosen: Vec<PracticeId> = map
            .steps
            .iter()
            .take(2)
            .map(|it| it.practice.clone())
            .collect();
        let questionnaire = &assessment.questionnaire;
        let scene = effort_effect(&words, questionnaire, &map, &chosen, width);
        let fields = Matrix {
            words: &words,
            questionnaire,
            map: &map,
            chosen: &chosen,
        }
        .fields(width);
        let dots: Vec<Area> = scene
            .marks
            .iter()
            .filter(|mark| matches!(mark.shape, Shape::Circle { radius, .. } if radius < RING))
            .map(crate::drawing::Mark::area)
            .collect();
        let classed = map.steps.iter().filter(|step| step.class.is_some());
        assert_eq!(dots.len(), classed.count());
        for field in &fields {
            let inside = dots
                .iter()
                .filter(|dot| is_inside(field.area, **dot))
                .count();
            assert_eq!(
                inside,
                map.of_class(field.class).count(),
                "{:?}",
                field.class
            );
            let title = format!(": {inside}");
            assert!(
                scene
                    .marks
                    .iter()
                    .filter_map(crate::drawing::Mark::run)
                    .any(|run| {
                        run.text.ends_with(&title) && is_inside(field.area, Area::around([run.at]))
                    }),
                "{:?} counts {inside}",
                field.class
            );
            for step in &field.steps {
                let link = Some(Link::Practice(step.practice.clone()));
                let spot = scene.spots.iter().find(|spot| spot.link == link);
                let spot = spot.expect("a step leads to its practice");
                assert!(
                    is_inside(field.area, spot.area),
                    "{:?} {spot:?}",
                    field.area
                );
            }
        }
        for (place, first) in dots.iter().enumerate() {
            for other in dots.iter().skip(place + 1) {
                let (across, down) = (
                    first.corner.x - other.corner.x,
                    first.corner.y - other.corner.y,
                );
                assert!(across.hypot(down) >= 2.0 * RADIUS, "{first:?} {other:?}");
            }
        }
    }

    #[test]
    fn every_step_of_the_samples_stands_in_the_field_of_its_class() {
        for sample in bundled::samples() {
            assert_each_step_is_in_its_field(&sample.assessment(), 471.0);
        }
    }

    #[test]
    fn the_cuts_are_those_of_the_advice() {
        let mut found = assessment(&[vec![At(4), At(4), At(6), At(10)]]);
        for (place, days) in [3, 30, 5].into_iter().enumerate() {
            let practice = &mut found.questionnaire.elements[0].practices[place];
            practice.recommendations = vec![recommendation(days); 4];
        }
        let scene = scene_of(&found);
        let texts: Vec<&str> = scene
            .marks
            .iter()
            .filter_map(|mark| Some(mark.run()?.text.as_str()))
            .collect();
        for wanted in [
            "Up to 5 working days",
            "More than 5 working days",
            "Strong: 25 points or more towards the next level of its element",
        ] {
            assert!(texts.contains(&wanted), "{wanted}: {texts:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_step_stands_in_the_field_of_its_class(
            elements in prop::collection::vec(
                prop::collection::vec((0_u8..12, prop::option::weighted(0.9, 1_u16..=250)), 1..30),
                1..9,
            ),
            width in 300.0_f32..900.0,
        ) {
            let answers: Vec<Vec<_>> = elements
                .iter()
                .map(|practices| {
                    let answer = |(answer, _): &(u8, _)| match answer {
                        0 => DontKnow,
                        1 => NotApplicable,
                        half => At((*half).min(10)),
                    };
                    practices.iter().map(answer).collect()
                })
                .collect();
            let mut found = assessment(&answers);
            for (element, practices) in found.questionnaire.elements.iter_mut().zip(&elements) {
                for (practice, (_, days)) in element.practices.iter_mut().zip(practices) {
                    let stated = days.map(|days| vec![recommendation(days); 4]);
                    practice.recommendations = stated.unwrap_or_default();
                }
            }
            assert_each_step_is_in_its_field(&found, width);
        }
    }
}
