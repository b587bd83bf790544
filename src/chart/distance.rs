//! The distance: how the weight of each element lies over the levels, and how far it is to the next.

use super::canvas::{Canvas, LABEL, NOTE, count, dashes, pen, told, wrap};
use super::thresholds::{self, Scale};
use super::{Link, Scene, TextSize, label, level_step};
use crate::drawing::{Anchor, Area, ColourRole, Point, Weight};
use crate::model::{Level, Questionnaire, Thresholds};
use crate::scoring::{Attainment, ElementProfile, Profile};
use crate::words::Words;

const HEADER: f32 = 18.0;
const ROW: f32 = 32.0;
const BAR: f32 = 15.0;
const LEGEND: f32 = 26.0;
/// Room for what the next level needs, behind the bars.
const NEEDS: f32 = 126.0;
/// The narrowest part of a bar that has a number in it.
const NUMBERED: f32 = 11.0;

/// Draws a bar for each element: up to the end of the part with a level's number what is in place at
/// that level, the top level first, then what is open, with the thresholds, and below it the way from what is there to what the next level needs. `None`
/// where nothing counts.
#[must_use]
pub fn distance(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
    width: f32,
) -> Option<Scene> {
    let elements = thresholds::elements(profile);
    if elements.is_empty() {
        return None;
    }
    let mut canvas = Canvas::new(words, width);
    let left = (width * 0.27).min(132.0);
    let bar = width - left - NEEDS;
    let frame = Frame {
        questionnaire,
        thresholds: questionnaire.thresholds_of(profile.form),
        scale: Scale { left, bar },
        levels: profile.level_count,
    };
    let bottom = HEADER + count(elements.len()) * ROW;
    let mut summary = Vec::new();
    for (position, element) in elements.into_iter().enumerate() {
        let top = HEADER + count(position) * ROW;
        summary.push(frame.draw_row(&mut canvas, element, top));
    }
    let stroke = dashes(ColourRole::Ink, 0.8);
    let scale = frame.scale;
    scale.draw_thresholds(&mut canvas, frame.thresholds, bottom - 4.0, stroke);
    let legend = wrap(
        &words.with(
            "chart-distance-legend",
            &facts!(gaps = profile.practices_with_gaps()),
        ),
        width,
        TextSize::Small,
        2,
    );
    canvas.lines(
        Point::new(0.0, bottom + 8.0),
        10.0,
        legend,
        Anchor::Start,
        NOTE,
    );
    Some(canvas.finish(bottom + LEGEND, told(words, &summary)))
}

/// The caption: the element that is nearest to its next level.
pub(super) fn nearest(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    let thresholds = questionnaire.thresholds_of(profile.form);
    let ways = profile.elements.iter().filter_map(|element| {
        let need = Need::of(thresholds, element)?;
        Some((need.gap(), element))
    });
    let (_, element) = ways.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
    let name = label::element_name(words, questionnaire, &element.id);
    let need = Need::of(thresholds, element)?;
    let mut facts = need.facts(words);
    facts.push(("name", name.into()));
    Some(words.with("report-distance-caption", &facts))
}

/// What an element lacks on the way to its next level.
struct Need<'a> {
    next: Level,
    /// The lowest level that has too little, which is the next one or one below it.
    at: &'a Attainment,
    /// The per cent that it has to be above.
    above: u8,
    /// The next level itself, where a level below it has too little and it has, too, and the per cent that it has
    /// to be above.
    also: Option<(&'a Attainment, u8)>,
}

impl<'a> Need<'a> {
    /// `None` at the top, and where the element has no place.
    fn of(thresholds: Thresholds, element: &'a ElementProfile) -> Option<Self> {
        let held = element.placement.claimed?.low;
        let mut all = element.attainment.iter();
        all.find_map(|at| {
            let below = at.level <= held;
            let above = if below {
                thresholds.kept
            } else {
                thresholds.reached
            };
            (!at.low.is_above(above)).then_some((at, above))
        })
        .map(|(at, above)| {
            let next = at.level.max(held.next(Level::MOST).unwrap_or(held));
            let mut all = element.attainment.iter();
            let also = all.find(|it| it.level == next && it.level != at.level);
            let also = also.filter(|it| !it.low.is_above(thresholds.reached));
            Self {
                next,
                at,
                above,
                also: also.map(|it| (it, thresholds.reached)),
            }
        })
    }

    /// What is missing of all that is needed.
    fn gap(&self) -> f64 {
        let all = std::iter::once((self.at, self.above)).chain(self.also);
        all.map(|(at, above)| f64::from(above) / 100.0 - at.low.ratio())
            .sum()
    }

    fn facts(&self, words: &Words) -> Vec<(&'static str, crate::words::Fact)> {
        let share = |at: &Attainment, above| label::percents(words, at.low, at.high, &[above]);
        let also = self.also.map(|(at, above)| share(at, above));
        vec![
            ("next", self.next.into()),
            ("level", self.at.level.into()),
            ("share", share(self.at, self.above).into()),
            ("above", self.above.into()),
            ("more", usize::from(also.is_some()).into()),
            ("also", also.unwrap_or_default().into()),
            ("alsoAbove", self.also.map_or(0, |(_, above)| above).into()),
        ]
    }
}

/// A row in words.
fn said(words: &Words, name: &str, need: Option<&Need<'_>>) -> String {
    let Some(need) = need else {
        return words.with("chart-distance-none", &facts!(name));
    };
    let key = if need.at.level == need.next {
        "chart-distance-next"
    } else {
        "chart-distance-below"
    };
    let mut facts = need.facts(words);
    facts.push(("name", name.into()));
    words.with(key, &facts)
}

struct Frame<'a> {
    questionnaire: &'a Questionnaire,
    thresholds: Thresholds,
    scale: Scale,
    levels: u8,
}

impl Frame<'_> {
    /// Draws a row and says it in words.
    fn draw_row(&self, canvas: &mut Canvas, element: &ElementProfile, top: f32) -> String {
        let (words, questionnaire) = (canvas.words, self.questionnaire);
        let name = label::element_name(words, questionnaire, &element.id);
        let need = Need::of(self.thresholds, element);
        let said = said(words, &name, need.as_ref());
        canvas
            .spot(Area::new(0.0, top, canvas.width, ROW), said.clone())
            .link(Link::Element(element.id.clone()));
        let lines = wrap(&name, self.scale.left - 8.0, TextSize::Normal, 2);
        let first = Point::new(0.0, top + 13.0 - (count(lines.len()) - 1.0) * 4.0);
        canvas.lines(first, 10.0, lines, Anchor::Start, LABEL);
        self.draw_bar(canvas, element, top + 2.0);
        let Some(need) = need else {
            return said;
        };
        let y = top + BAR + 6.5;
        let from = self.scale.x(need.at.low.ratio());
        let to = self.scale.x(f64::from(need.above) / 100.0);
        let way = pen(ColourRole::Accent, 2.4);
        canvas.line(Point::new(from, y), Point::new(to.max(from + 1.5), y), way);
        let text = words.with("chart-distance-needs", &need.facts(words));
        let lines = wrap(&text, NEEDS - 8.0, TextSize::Small, 3);
        let first = Point::new(canvas.width, top + 9.0);
        canvas.lines(first, 9.0, lines, Anchor::End, NOTE);
        said
    }

    /// What is in place at each level and at none above, the top level first; then what is open.
    fn draw_bar(&self, canvas: &mut Canvas, element: &ElementProfile, y: f32) {
        let lowest = element.attainment.first();
        let open = lowest.map_or(0.0, |at| at.high.ratio() - at.low.ratio());
        let upward = element.attainment.iter().rev();
        let ends = upward.map(|at| (at.level, at.low.ratio()));
        let mut from = 0.0;
        for (level, to) in ends.chain([(Level::FLOOR, 1.0 - open)]) {
            let start = self.scale.x(from);
            let area = Area::new(start, y, self.scale.x(to) - start, BAR);
            from = to;
            if area.width < 0.1 {
                continue;
            }
            let step = level_step(level, self.levels);
            canvas.rectangle(area, ColourRole::Step(step));
            if area.width >= NUMBERED {
                let at = Point::new(area.corner.x + NUMBERED / 2.0, y + 10.5);
                let style = (TextSize::Small, Weight::Semibold, ColourRole::OnStep(step));
                canvas.text(at, canvas.words.rating(level), Anchor::Middle, style);
            }
        }
        let whole = Area::new(self.scale.left, y, self.scale.bar, BAR);
        canvas.outline(whole, pen(ColourRole::Muted, 0.6));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Form;
    use crate::model::example::Answer::At;
    use crate::model::example::assessment;
    use crate::scoring::profile;

    fn drawn(answers: &[u8]) -> (Scene, String) {
        let found = assessment(&[answers.iter().map(|half| At(*half)).collect()]);
        let profile = profile(&found, Form::Full);
        let words = Words::english();
        let scene = distance(&words, &found.questionnaire, &profile, 471.0).expect("a picture");
        let caption = nearest(&words, &found.questionnaire, &profile).unwrap_or_default();
        (scene, caption)
    }

    #[test]
    fn the_first_level_that_has_too_little_is_named_with_what_it_needs() {
        // Level 2 is firm; one of four practices is at level 3.
        let (scene, caption) = drawn(&[4, 4, 4, 6]);
        let needs = "25% of the weight is at level 3 or above, and more than 50% is needed";
        assert!(scene.summary.contains(needs), "{}", scene.summary);
        assert!(caption.contains("25%"), "{caption}");
    }

    #[test]
    fn a_level_below_that_is_not_firm_comes_first() {
        // Three of five at level 2: held, and too few for level 3 to build on.
        let (scene, _) = drawn(&[2, 2, 4, 4, 8]);
        assert!(scene.summary.contains("level 2"), "{}", scene.summary);
        assert!(scene.summary.contains("waits"), "{}", scene.summary);
    }

    #[test]
    fn a_level_that_is_not_reached_itself_is_named_beside_the_one_that_it_waits_for() {
        // Two of three at level 2 hold it; level 3 needs more of these, and has nothing of its own.
        let (scene, caption) = drawn(&[2, 4, 4]);
        let first = "level 3 waits for level 2, where 67% of the weight is in place and more than";
        let own = "at level 3 itself 0% is, and more than 50% is needed.";
        assert!(scene.summary.contains(first), "{}", scene.summary);
        assert!(scene.summary.contains(own), "{}", scene.summary);
        assert!(caption.contains("at level 3 0% is"), "{caption}");
    }

    #[test]
    fn at_the_top_nothing_is_needed() {
        let (scene, caption) = drawn(&[10, 10, 10]);
        assert!(!scene.summary.contains("needed"), "{}", scene.summary);
        assert_eq!(caption, "");
    }
}
