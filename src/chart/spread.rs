//! The spread: what each respondent said about each practice, without saying who.

use std::iter::repeat_n;

use super::canvas::{Canvas, LABEL, NOTE, STRONG, count, estimated_width, pen, shorten, wrap};
use super::label::{distance, practice_named};
use super::{Link, Scene, TextSize};
use crate::drawing::{Anchor, Area, ColourRole, Point, Weight};
use crate::model::{HalfLevels, Level, Questionnaire};
use crate::scoring::{Dispute, PracticeProfile, Spread};
use crate::words::Words;

const HEADER: f32 = 18.0;
const ROW: f32 = 22.0;
const LEGEND: f32 = 18.0;
/// How far below the first line of the legend the next one stands.
const NEXT_LINE: f32 = 10.0;
/// Dots closer than this cover one another, so their number is printed.
const CROWDED: f32 = 4.0;

/// More ratings than this are not listed one by one, but counted.
const NAMED_ONE_BY_ONE: usize = 12;

/// The most practices that one picture should show, so that it fits on a page.
pub const ROWS_AT_MOST: usize = 20;

/// Draws a row for each practice that has a spread: a dot a rating, the lower median as a bar, what the
/// group agreed where that is another rating as a hollow bar,
/// and the mean distance from the mean (AD), in bold with a word where it is worth talking about.
/// `None` where no practice has a spread.
#[must_use]
pub fn spread(
    words: &Words,
    questionnaire: &Questionnaire,
    practices: &[&PracticeProfile],
    levels: u8,
    width: f32,
) -> Option<Scene> {
    let rows: Vec<(&PracticeProfile, Spread)> = practices
        .iter()
        .filter_map(|practice| Some((*practice, practice.spread?)))
        .collect();
    if rows.is_empty() {
        return None;
    }
    let mut canvas = Canvas::new(words, width);
    let frame = Frame::new(questionnaire, width, levels);
    frame.draw_header(&mut canvas, levels, rows.len());
    for (position, (practice, spread)) in rows.iter().enumerate() {
        let top = HEADER + count(position) * ROW;
        frame.draw_row(&mut canvas, practice, spread, top);
    }
    let mut bottom = HEADER + count(rows.len()) * ROW;
    let is_agreed = rows.iter().any(|(practice, _)| agreed(practice).is_some());
    let keys = ["chart-spread-legend", "chart-spread-legend-agreed"];
    for key in keys.into_iter().take(1 + usize::from(is_agreed)) {
        let lines = wrap(&words.text(key), width, TextSize::Small, 6);
        let count = count(lines.len());
        let at = Point::new(0.0, bottom + 12.0);
        canvas.lines(at, NEXT_LINE, lines, Anchor::Start, NOTE);
        bottom += NEXT_LINE * count;
    }
    bottom -= NEXT_LINE;
    Some(canvas.finish(bottom + LEGEND, summary(words, questionnaire, rows)))
}

/// A round of votes on a practice: what it is called, its ratings from the lowest, and how far they lie apart.
pub struct RoundRow<'a> {
    /// What the round is called.
    pub name: String,
    /// The ratings.
    pub ratings: &'a [HalfLevels],
    /// How far they lie apart; `None` with fewer than three.
    pub spread: Option<Spread>,
}

/// Draws a row for each round of votes on a practice, as [`spread`] draws practices. `None` where nobody
/// rated it in any of them.
#[must_use]
pub fn rounds(
    words: &Words,
    questionnaire: &Questionnaire,
    rows: &[RoundRow<'_>],
    width: f32,
) -> Option<Scene> {
    if rows.iter().all(|row| row.ratings.is_empty()) {
        return None;
    }
    let levels = questionnaire.level_count();
    let mut canvas = Canvas::new(words, width);
    let frame = Frame::new(questionnaire, width, levels);
    frame.draw_header(&mut canvas, levels, rows.len());
    let mut told = Vec::new();
    for (position, row) in rows.iter().enumerate() {
        let top = HEADER + count(position) * ROW;
        let middle = top + ROW / 2.0;
        let ratings = ratings_in_words(words, row.ratings);
        let ad = row.spread.map(|spread| distance(words, spread.ad_mean));
        let facts = facts!(
            name = row.name.as_str(),
            ratings,
            has = u8::from(ad.is_some()),
            ad = ad.clone().unwrap_or_default()
        );
        let said = words.with("chart-rounds-row", &facts);
        told.push(said.clone());
        canvas.spot(Area::new(0.0, top, canvas.width, ROW), said);
        let short = shorten(&row.name, frame.left - 10.0, TextSize::Normal);
        canvas.text(Point::new(0.0, middle + 3.0), short, Anchor::Start, LABEL);
        canvas.rule(top + ROW);
        frame.draw_ratings(&mut canvas, (row.ratings, None), middle);
        let is_far = row
            .spread
            .is_some_and(|spread| spread.flagged_for_discussion);
        let style = if is_far { STRONG } else { LABEL };
        let key = if is_far {
            "chart-spread-flagged"
        } else {
            "chart-spread-ad"
        };
        if let Some(ad) = ad {
            let at = Point::new(canvas.width, middle + 3.0);
            canvas.text(at, words.with(key, &facts!(ad)), Anchor::End, style);
        }
    }
    let bottom = HEADER + count(rows.len()) * ROW;
    Some(canvas.finish(bottom + 2.0, told.join(" ")))
}

/// How many of the practices are named that people see most differently.
const WIDEST: usize = 3;

/// The practices that people see most differently, with the lowest and the highest rating of each.
fn summary(
    words: &Words,
    questionnaire: &Questionnaire,
    mut rows: Vec<(&PracticeProfile, Spread)>,
) -> String {
    let all = rows.len();
    // The sort is stable: equals stay in the questionnaire's order.
    rows.sort_by(|(_, first), (_, second)| second.ad_mean.total_cmp(&first.ad_mean));
    rows.truncate(WIDEST);
    let widest = rows.iter().filter_map(|(practice, spread)| {
        let facts = facts!(
            name = practice_named(words, questionnaire, &practice.id),
            low = *practice.ratings.first()?,
            high = *practice.ratings.last()?,
            ad = distance(words, spread.ad_mean)
        );
        Some(words.with("chart-spread-widest", &facts))
    });
    let widest = words.series(&widest.collect::<Vec<_>>());
    words.with("chart-spread-summary", &facts!(count = all, widest))
}

struct Frame<'a> {
    questionnaire: &'a Questionnaire,
    left: f32,
    step: f32,
    right: f32,
}

impl<'a> Frame<'a> {
    fn new(questionnaire: &'a Questionnaire, width: f32, levels: u8) -> Self {
        let left = (width * 0.34).min(168.0);
        let right = width - 74.0;
        Self {
            questionnaire,
            left,
            right,
            step: (right - left) / f32::from(levels.max(1)),
        }
    }

    fn x(&self, rating: HalfLevels) -> f32 {
        self.left + (f32::from(rating.count()) / 2.0 - 0.5) * self.step
    }

    fn draw_header(&self, canvas: &mut Canvas, levels: u8, rows: usize) {
        for level in Level::all(levels) {
            let x = self.x(level.into());
            let number = canvas.words.rating(level);
            canvas.text(Point::new(x, 10.0), number, Anchor::Middle, NOTE);
            canvas.line(
                Point::new(x, HEADER - 3.0),
                Point::new(x, HEADER + count(rows) * ROW),
                pen(ColourRole::Hairline, 0.5),
            );
        }
        let at = Point::new(canvas.width, 10.0);
        canvas.note(at, "chart-spread-column", Anchor::End);
    }

    fn draw_row(&self, canvas: &mut Canvas, practice: &PracticeProfile, spread: &Spread, top: f32) {
        let words = canvas.words;
        let middle = top + ROW / 2.0;
        let name = practice_named(words, self.questionnaire, &practice.id);
        let ratings = ratings_in_words(words, &practice.ratings);
        let ad = distance(words, spread.ad_mean);
        let said = match agreed(practice) {
            None => words.with(
                "chart-spread-row",
                &facts!(name = name.as_str(), ratings, ad),
            ),
            Some(agreed) => words.with(
                "chart-spread-row-agreed",
                &facts!(name = name.as_str(), ratings, ad, agreed),
            ),
        };
        canvas
            .spot(Area::new(0.0, top, canvas.width, ROW), said)
            .link(Link::Practice(practice.id.clone()));
        let short = shorten(&name, self.left - 10.0, TextSize::Normal);
        canvas.text(Point::new(0.0, middle + 3.0), short, Anchor::Start, LABEL);
        canvas.rule(top + ROW);
        let ratings = practice.ratings.as_slice();
        self.draw_ratings(canvas, (ratings, agreed(practice)), middle);
        let dispute = spread.flagged_for_discussion.then(|| Dispute::of(practice));
        let key = match dispute {
            Some(Dispute::Open) => "chart-spread-flagged",
            Some(Dispute::Agreed) => "chart-spread-settled",
            None => "chart-spread-ad",
        };
        let text = words.with(key, &facts!(ad = distance(words, spread.ad_mean)));
        let style = if dispute == Some(Dispute::Open) {
            STRONG
        } else {
            LABEL
        };
        let at = Point::new(canvas.width, middle + 3.0);
        canvas.text(at, text, Anchor::End, style);
    }

    /// Dots of equal ratings stand side by side; where there are too many, one dot stands for them,
    /// with their number, and grows with it.
    fn draw_ratings(
        &self,
        canvas: &mut Canvas,
        (ratings, agreed): (&[HalfLevels], Option<HalfLevels>),
        middle: f32,
    ) {
        if let Some(median) = lower_median(ratings) {
            let area = Area::new(self.x(median) - 1.1, middle - 9.5, 2.2, 19.0);
            canvas.rectangle(area, ColourRole::Accent);
        }
        if let Some(agreed) = agreed {
            let area = Area::new(self.x(agreed) - 2.2, middle - 9.0, 4.4, 18.0);
            canvas.outline(area, pen(ColourRole::Accent, 1.0));
        }
        let ring = pen(ColourRole::Paper, 0.6);
        for group in ratings.chunk_by(|a, b| a == b) {
            let Some(rating) = group.first() else {
                continue;
            };
            let room = (self.step / 2.0 - 5.0).max(4.0);
            let gap = (room / count(group.len())).min(5.6);
            if gap < CROWDED {
                let share = count(group.len()) / count(ratings.len());
                self.draw_crowd(canvas, *rating, group.len(), share, middle);
                continue;
            }
            let start = self.x(*rating) - gap * (count(group.len()) - 1.0) / 2.0;
            for position in 0..group.len() {
                let centre = Point::new((start + count(position) * gap).min(self.right), middle);
                canvas.circle(centre, 2.6, Some(ColourRole::Ink), Some(ring));
            }
        }
    }

    fn draw_crowd(
        &self,
        canvas: &mut Canvas,
        rating: HalfLevels,
        people: usize,
        share: f32,
        middle: f32,
    ) {
        let text = people.to_string();
        let inside = estimated_width(&text, TextSize::Small) / 2.0 + 1.0;
        let radius = (3.0 + 6.5 * share.sqrt()).max(inside).min(11.0);
        let ring = pen(ColourRole::Paper, 0.6);
        let centre = Point::new(self.x(rating), middle);
        canvas.circle(centre, radius, Some(ColourRole::Ink), Some(ring));
        let style = (TextSize::Small, Weight::Semibold, ColourRole::Paper);
        let at = Point::new(centre.x, middle + 2.6);
        canvas.text(at, text, Anchor::Middle, style);
    }
}

/// What the group agreed, where that is another rating than the lower median.
fn agreed(practice: &PracticeProfile) -> Option<HalfLevels> {
    let rating = practice.rating().filter(|_| practice.consensus)?;
    (lower_median(&practice.ratings) != Some(rating)).then_some(rating)
}

fn lower_median(ratings: &[HalfLevels]) -> Option<HalfLevels> {
    ratings.get(ratings.len().checked_sub(1)? / 2).copied()
}

/// "1, 2, 2, 4.5", and of many "2 (12 times), 3 (30 times)".
fn ratings_in_words(words: &Words, ratings: &[HalfLevels]) -> String {
    if ratings.len() <= NAMED_ONE_BY_ONE {
        let groups = ratings.chunk_by(|a, b| a == b);
        let said = groups.filter_map(|group| Some((words.rating(*group.first()?), group.len())));
        let said: Vec<String> = said
            .flat_map(|(said, times)| repeat_n(said, times))
            .collect();
        return words.series(&said);
    }
    let said: Vec<String> = ratings
        .chunk_by(|a, b| a == b)
        .filter_map(|group| {
            let rating = *group.first()?;
            let facts = facts!(rating, count = group.len());
            Some(words.with("chart-spread-times", &facts))
        })
        .collect();
    words.series(&said)
}
