//! Claimed against evidenced: what is in place of each level, and how much of it evidence backs.

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, dashes, estimated_width, pen, told, wrap};
use super::thresholds::{self, Scale};
use super::{Link, Scene, TextSize, label};
use crate::drawing::{Anchor, Area, ColourRole, Point};
use crate::model::Questionnaire;
use crate::scoring::{Attainment, ElementProfile, Profile};
use crate::words::Words;

const HEADER: f32 = 18.0;
const ROW: f32 = 13.0;
const BAR: f32 = 8.0;
/// The space below the rows of an element.
const GAP: f32 = 7.0;
const LEGEND: f32 = 22.0;
/// Room for the figures behind the longest bar.
const FIGURES: f32 = 96.0;

/// Draws a bar for each element and level from 2: its whole length is claimed, the dark part is
/// backed by evidence or needs none, and the hollow part is not; dashed lines stand at the
/// thresholds. `None` where nothing counts.
#[must_use]
pub fn backing(
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
    let left = (width * 0.27).min(132.0) + 46.0;
    let bar = width - left - FIGURES;
    let scale = Scale { left, bar };
    let rows = usize::from(profile.level_count.saturating_sub(1));
    let tall = count(rows) * ROW + GAP;
    let bottom = HEADER + count(elements.len()) * tall;
    let stroke = dashes(ColourRole::Muted, 0.7);
    let thresholds = questionnaire.thresholds_of(profile.form);
    scale.draw_thresholds(&mut canvas, thresholds, bottom - GAP / 2.0, stroke);
    // What evidence does not back comes after the finding; a table tells all.
    let mut summary = vec![finding(words, questionnaire, profile)];
    for (position, element) in elements.into_iter().enumerate() {
        let top = HEADER + count(position) * tall;
        let name = label::element_name(words, questionnaire, &element.id);
        let lines = wrap(&name, left - 54.0, TextSize::Normal, 2);
        let first = Point::new(0.0, top + 9.0);
        canvas.lines(first, 10.0, lines, Anchor::Start, STRONG);
        for (row, attainment) in element.attainment.iter().enumerate() {
            let y = top + count(row) * ROW;
            let said = draw_bar(&mut canvas, scale, (&name, element), attainment, y);
            summary.extend((attainment.low != attainment.evidenced).then_some(said));
        }
    }
    draw_legend(&mut canvas, left, bottom);
    Some(canvas.finish(bottom + LEGEND, told(words, &summary)))
}

/// The caption: where evidence changes the level of an element, else that it changes none.
#[expect(
    clippy::unnecessary_wraps,
    reason = "other charts have no caption at times"
)]
pub(super) fn change_by_evidence(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<String> {
    Some(finding(words, questionnaire, profile))
}

fn finding(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> String {
    let elements = profile.elements.iter();
    let fallen: Vec<&ElementProfile> = elements
        .filter(|element| element.placement.claimed != element.placement.evidenced)
        .collect();
    let Some(first) = fallen.first() else {
        let key = if profile.proven() == 0 {
            "report-backing-none"
        } else {
            "report-backing-same"
        };
        let cap = questionnaire.thresholds.unproven_cap;
        return words.with(key, &facts!(cap));
    };
    let name = label::element_name(words, questionnaire, &first.id);
    let place = |range| label::place_short(words, range);
    words.with(
        "report-backing-falls",
        &facts!(
            count = fallen.len(),
            element = name,
            claimed = place(first.placement.claimed),
            evidenced = place(first.placement.evidenced)
        ),
    )
}

/// Draws a bar and says it in words.
fn draw_bar(
    canvas: &mut Canvas,
    scale: Scale,
    (name, element): (&str, &ElementProfile),
    attainment: &Attainment,
    y: f32,
) -> String {
    let words = canvas.words;
    let (claimed, backed) = (attainment.low, attainment.evidenced);
    let facts = facts!(
        name,
        level = attainment.level,
        claimed = claimed.percent(),
        backed = backed.percent()
    );
    let same = claimed == backed;
    let said = words.with("chart-backing-row", &facts);
    let level = words.with("level", &facts!(number = attainment.level));
    canvas.text(
        Point::new(scale.left - 6.0, y + 9.0),
        level,
        Anchor::End,
        LABEL,
    );
    let top = y + (ROW - BAR) / 2.0;
    let whole = scale.length(claimed.ratio());
    let area = Area::new(scale.left, top, whole.max(0.6), BAR);
    canvas.rectangle(area, ColourRole::Paper);
    canvas
        .outline(area, pen(ColourRole::Ink, 0.7))
        .describe(said.clone())
        .link(Link::Level(element.id.clone(), attainment.level));
    let sure = scale.length(backed.ratio());
    if sure > 0.0 {
        canvas.rectangle(Area::new(scale.left, top, sure, BAR), ColourRole::Accent);
    }
    let key = if same {
        "chart-backing-same"
    } else {
        "chart-backing-both"
    };
    let at = Point::new(scale.left + whole + 5.0, y + 9.0);
    let text = words.with(key, &facts);
    // The lines of the thresholds must not run through the figures.
    let room = estimated_width(&text, TextSize::Normal);
    let ground = Area::new(at.x - 2.0, y + 1.0, room + 2.0, ROW - 2.0);
    canvas.rectangle(ground, ColourRole::Paper);
    canvas.text(at, text, Anchor::Start, LABEL);
    said
}

fn draw_legend(canvas: &mut Canvas, left: f32, bottom: f32) {
    let y = bottom + 11.0;
    let mut x = left;
    for (filled, key) in [
        (true, "chart-backing-backed"),
        (false, "chart-backing-open"),
    ] {
        let area = Area::new(x, y - 6.0, 12.0, 6.0);
        if filled {
            canvas.rectangle(area, ColourRole::Accent);
        }
        canvas.outline(area, pen(ColourRole::Ink, 0.7));
        let text = canvas.words.text(key);
        let room = estimated_width(&text, TextSize::Small);
        canvas.text(Point::new(x + 16.0, y), text, Anchor::Start, NOTE);
        x += room + 32.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Shape;
    use crate::model::Form;
    use crate::model::example::Answer::At;
    use crate::model::example::assessment;
    use crate::scoring::profile;

    #[test]
    fn a_bar_is_dark_as_far_as_evidence_backs_it() {
        // Four practices at level 4 without evidence: capped at 3, so nothing backs level 4.
        let found = assessment(&[vec![At(8); 4]]);
        let profile = profile(&found, Form::Full);
        let scene = backing(&Words::english(), &found.questionnaire, &profile, 471.0);
        let scene = scene.expect("a picture");
        let dark = scene.marks.iter().filter(|mark| {
            mark.fill == Some(ColourRole::Accent)
                && matches!(mark.shape, Shape::Rectangle(area) if area.height > 7.0)
        });
        assert_eq!(dark.count(), 2, "levels 2 and 3");
        let said = "level 4: claimed 100%, backed by evidence 0%";
        assert!(scene.summary.contains(said), "{}", scene.summary);
    }
}
