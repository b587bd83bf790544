//! What the unit measured, in sentences and cells that the report, the window and the commands share.

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use super::wording;
use crate::chart::OutcomeLabels;
use crate::model::{Counted, FigureKind, Measure};
use crate::outcomes::{Interval, MeasureChange, Moved, NoInterval, Point, Series};
use crate::words::Words;

/// A value in cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PointTold {
    /// The day.
    pub day: String,
    /// The value.
    pub value: String,
    /// How many answered or were counted; empty where that is not known.
    pub count: String,
    /// The same with what was counted: "from 212 answers".
    pub counted: String,
    /// The interval; empty where there is none.
    pub interval: String,
    /// What somebody remarked; empty where nothing was.
    pub note: String,
    /// Who entered it; empty where not stated.
    pub by: String,
}

impl PointTold {
    /// The whole value in a line.
    #[must_use]
    pub fn line(&self, words: &Words) -> String {
        let stated = |text: &str| u8::from(!text.is_empty());
        let facts = facts!(
            date = self.day.as_str(),
            value = self.value.as_str(),
            is_counted = stated(&self.counted),
            counted = self.counted.as_str(),
            has = stated(&self.interval),
            interval = self.interval.as_str(),
            noted = stated(&self.note),
            note = self.note.as_str()
        );
        words.with("outcomes-point", &facts)
    }
}

/// The key of what the number behind a value counts.
#[must_use]
pub const fn counted_label(measure: &Measure) -> &'static str {
    match measure.counted() {
        Counted::Answers => "outcomes-answers-label",
        Counted::Customers => "outcomes-customers-label",
        Counted::Cases => "outcomes-cases-label",
    }
}

/// What a measure is, in few words: "net promoter score, higher is better".
#[must_use]
pub fn about(words: &Words, measure: &Measure) -> String {
    let kind = wording::measure_kind(words, measure.kind);
    let scale = measure.scale.map(|scale| {
        let [least, most] = [scale.least(), scale.most()].map(|it| words.number(it));
        words.with("outcome-scale", &facts!(least, most))
    });
    let unit = measure.unit.trim();
    let is_shown = measure.figure() == FigureKind::Plain && !unit.is_empty();
    let unit = is_shown.then(|| unit.to_owned());
    let better = wording::better(words, measure.better);
    let parts = [Some(kind), scale, unit, Some(better)];
    words.series(&parts.into_iter().flatten().collect::<Vec<_>>())
}

/// The values of a measure in cells, the earliest first.
#[must_use]
pub fn points(words: &Words, measure: &Measure, series: &Series) -> Vec<PointTold> {
    let points = series.points.iter();
    points
        .map(|point| {
            let outcome = measure.values.get(&point.day);
            let said = |text: fn(&crate::model::Outcome) -> &String| {
                outcome.map_or_else(String::new, |it| text(it).trim().to_owned())
            };
            PointTold {
                day: words.date(point.day),
                value: wording::measured(words, measure, point.value),
                count: point.n.map_or_else(String::new, |n| words.number(n)),
                counted: wording::counted_from(words, measure, point.n),
                interval: interval(words, measure, point),
                note: said(|it| &it.note),
                by: said(|it| &it.by),
            }
        })
        .collect()
}

/// The interval of a value: "6.7 to 28.6"; empty where there is none.
fn interval(words: &Words, measure: &Measure, point: &Point) -> String {
    let Ok(found) = point.interval else {
        return String::new();
    };
    let [low, high] = ends(words, measure, found);
    words.with("outcome-interval", &facts!(low, high))
}

/// What a measure says: its last value, and what moved.
#[must_use]
pub fn told(words: &Words, measure: &Measure, series: &Series) -> Vec<String> {
    let Some(last) = series.points.last() else {
        return vec![words.text("outcome-none")];
    };
    let (date, value) = (
        words.date(last.day),
        wording::measured(words, measure, last.value),
    );
    let mut said = match last.interval {
        Ok(found) => {
            let [low, high] = ends(words, measure, found);
            let facts = facts!(date, value, low, high);
            vec![words.with("outcome-last-sure", &facts)]
        }
        Err(why) => vec![
            words.with("outcome-last", &facts!(date, value)),
            no_interval(words, measure, why),
        ],
    };
    let is_widest = measure.figure() == FigureKind::Net && last.interval.is_ok();
    let outcome = measure.values.get(&last.day);
    if is_widest && outcome.is_some_and(|it| it.sides.is_none()) {
        said.push(words.text("outcome-widest"));
    }
    let changes = [&series.since_before, &series.since_first];
    let changes = changes.into_iter().flatten();
    said.extend(changes.map(|change| moved(words, measure, change)));
    said
}

/// What moved between two days, and what that says.
#[must_use]
pub fn moved(words: &Words, measure: &Measure, change: &MeasureChange) -> String {
    let date = words.date(change.from.0);
    let [old, new] = [change.from.1, change.to.1].map(|it| wording::measured(words, measure, it));
    let difference = difference(words, measure, change.difference());
    let (low, high) = match change.interval {
        Ok(found) => {
            let [low, high] = [found.low, found.high].map(|it| {
                let value = Decimal::from_f64(it).unwrap_or_default();
                self::difference(words, measure, value)
            });
            (low, high)
        }
        Err(_) => (String::new(), String::new()),
    };
    let key = match change.moved {
        Moved::Better => "outcome-moved-better",
        Moved::Worse => "outcome-moved-worse",
        Moved::WithinChance => "outcome-moved-within",
        Moved::NotKnown => "outcome-moved-unknown",
        Moved::Same => "outcome-moved-same",
    };
    words.with(key, &facts!(date, old, new, difference, low, high))
}

/// What moved, in a word.
#[must_use]
pub fn moved_short(words: &Words, change: &MeasureChange) -> String {
    words.text(match change.moved {
        Moved::Better => "outcome-short-better",
        Moved::Worse => "outcome-short-worse",
        Moved::WithinChance => "outcome-short-within",
        Moved::NotKnown => "outcome-short-unknown",
        Moved::Same => "outcome-short-same",
    })
}

/// Why a figure has no interval.
#[must_use]
pub fn no_interval(words: &Words, measure: &Measure, why: NoInterval) -> String {
    words.text(match why {
        NoInterval::NoCount if measure.counted() == Counted::Answers => "outcome-no-count",
        NoInterval::NoCount => "outcome-none-counted",
        NoInterval::NoSpread => "outcome-no-spread",
        NoInterval::OneAnswer => "outcome-one-answer",
        NoInterval::Plain => "outcome-plain",
    })
}

/// A difference with its sign.
fn difference(words: &Words, measure: &Measure, value: Decimal) -> String {
    let value = rounded(measure, value);
    let amount = words.number(value.normalize());
    let sign = u8::from(value > Decimal::ZERO);
    match measure.figure() {
        FigureKind::Share => words.with("outcome-points", &facts!(sign, amount)),
        _ => words.with("outcome-signed", &facts!(sign, amount)),
    }
}

/// The ends of an interval, of which only the last has its unit.
fn ends(words: &Words, measure: &Measure, found: Interval) -> [String; 2] {
    let [low, high] = [found.low, found.high].map(|it| {
        let value = Decimal::from_f64(it).unwrap_or_default();
        rounded(measure, value).normalize()
    });
    [words.number(low), wording::measured(words, measure, high)]
}

/// Points of a score and of a share to a tenth, means to a hundredth; other figures as they are.
fn rounded(measure: &Measure, value: Decimal) -> Decimal {
    match measure.figure() {
        FigureKind::Net | FigureKind::Share => value.round_dp(1),
        FigureKind::Mean => value.round_dp(2),
        FigureKind::Plain => value,
    }
}

/// What a measure is, as a sentence.
#[must_use]
pub fn about_sentence(words: &Words, measure: &Measure) -> String {
    let about = about(words, measure);
    let mut letters = about.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    let about: String = first.chain(letters).collect();
    words.with("outcome-about", &facts!(about))
}

/// The words of a picture of a measure.
#[must_use]
pub fn labels(words: &Words, measure: &Measure, series: &Series) -> OutcomeLabels {
    let points = points(words, measure, series);
    OutcomeLabels {
        told: points
            .iter()
            .map(|point| {
                let (date, value) = (point.day.as_str(), point.value.as_str());
                let (has, interval) = (
                    u8::from(!point.interval.is_empty()),
                    point.interval.as_str(),
                );
                words.with("chart-outcome-point", &facts!(date, value, has, interval))
            })
            .collect(),
        // What a plain figure is measured in stands above the picture.
        values: points
            .into_iter()
            .zip(&series.points)
            .map(|(told, point)| match measure.figure() {
                FigureKind::Plain => words.number(point.value.normalize()),
                _ => told.value,
            })
            .collect(),
    }
}
