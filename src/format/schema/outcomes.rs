//! What a unit measures, and what was said and observed at check-ins.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::business_case::amount;
use crate::format::codec::{Codec, Reading};
use crate::format::noun::{names, noun};
use crate::format::pen::Pen;
use crate::format::tree::{Content, Node};
use crate::format::values::{Number, Refusal, SmallMap, Stated, TextCodec};
use crate::model::{
    AnswerScale, Better, CheckIn, Finding, Measure, MeasureId, MeasureKind, Observed, Outcome,
    Outcomes, Sides, limits,
};
use crate::words::Message;

noun! {
    block Measure as "Measure" {
        required name: Stated,
        required kind: MeasureKind,
        optional unit: String,
        required better: Better,
        optional scale: Option<AnswerScale>,
        optional values: SmallMap<Date, Outcome, { limits::OUTCOMES }>,
    }
}

names! { MeasureKind: Nps, Csat, Effort, Retention, Complaints, Own }

names! { Better: Higher, Lower }

noun! {
    line Outcome as "Outcome" {
        required value: Figure,
        optional n: Option<Number<u32, 1, MOST_ANSWERS>>,
        optional spread: Option<Figure>,
        optional sides: Option<Sides>,
        optional note: String,
        optional by: String,
    }
}

noun! {
    line Sides as "Sides" {
        required promoters: Number<u32, 0, MOST_ANSWERS>,
        required detractors: Number<u32, 0, MOST_ANSWERS>,
    }
}

noun! {
    block CheckIn as "CheckIn" {
        optional by: String,
        optional said: String,
        optional observed: BTreeMap<Observed, SoundFinding>,
    }
}

noun! {
    line Finding as "Finding" {
        required value: Figure,
        required source: Stated,
    }
}

const MOST_ANSWERS: i64 = Outcome::MOST_ANSWERS as i64;

/// The lowest and the highest answer of a scale.
pub(super) struct Ends {
    least: Decimal,
    most: Decimal,
}

noun! {
    line Ends as "AnswerScale" {
        required least: Figure,
        required most: Figure,
    }
}

impl Codec for AnswerScale {
    type Value = Self;
    const INLINE: bool = false;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Self> {
        let Ends { least, most } = Ends::read(node, reading)?;
        let scale = Self::new(least, most);
        if scale.is_none() {
            let node = node.field("most").unwrap_or(node);
            reading.wrong(node, Message::new("sound-scale-order"), None);
        }
        scale
    }

    fn write(value: &Self, pen: &mut Pen) {
        let ends = Ends {
            least: value.least(),
            most: value.most(),
        };
        Ends::write(&ends, pen);
    }
}

/// A figure, which is no input of the business case whatever the key above it is called.
struct Figure;

impl TextCodec for Figure {
    type Value = Decimal;

    fn parse(text: &str, _: &mut Reading<'_>) -> Result<Decimal, Refusal> {
        amount(text).ok_or_else(|| {
            let message = Message::new("sound-amount").with("found", text);
            Refusal::hinting(message, "sound-amount-hint")
        })
    }

    fn text(value: &Decimal) -> Cow<'_, str> {
        value.normalize().to_string().into()
    }
}

/// What the unit measures, by id; the ids are known to what is read after it.
pub(super) struct Measures;

impl Codec for Measures {
    type Value = Outcomes;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Outcomes> {
        let found = SmallMap::<MeasureId, SoundMeasure, { limits::MEASURES }>::read(node, reading)?;
        reading.measures = found.keys().cloned().collect();
        Some(found)
    }

    fn write(value: &Outcomes, pen: &mut Pen) {
        BTreeMap::<MeasureId, SoundMeasure>::write(value, pen);
    }

    fn is_blank(value: &Outcomes) -> bool {
        value.is_empty()
    }

    fn is_block(value: &Outcomes) -> bool {
        !value.is_empty()
    }
}

/// A measure without the values that are none of it.
struct SoundMeasure;

impl Codec for SoundMeasure {
    type Value = Measure;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Measure> {
        let mut measure = Measure::read(node, reading)?;
        let described = measure.described();
        let entries = node.field("values").map(|values| &values.content);
        let at = |day: &Date| match entries {
            Some(Content::Map(entries)) => {
                let day = day.to_string();
                let mut entries = entries.iter();
                entries.find_map(|(key, value)| (key.text() == Some(&day)).then_some(value))
            }
            _ => None,
        };
        measure.values.retain(|day, value| {
            let Err(error) = described.check_value(value) else {
                return true;
            };
            reading.wrong(at(day).unwrap_or(node), Message::from(&error), None);
            false
        });
        Some(measure)
    }

    fn write(value: &Measure, pen: &mut Pen) {
        Measure::write(value, pen);
    }
}

/// A measure that is there.
pub(super) struct KnownMeasure;

impl TextCodec for KnownMeasure {
    type Value = MeasureId;

    fn parse<'n>(text: &'n str, reading: &mut Reading<'n>) -> Result<MeasureId, Refusal> {
        let id = MeasureId::parse(text, reading)?;
        if reading.measures.contains(&id) {
            return Ok(id);
        }
        let message = Message::new("sound-measure-unknown").with("id", text);
        let known = reading.measures.iter().map(MeasureId::as_str);
        let hint = reading.nearest_id(text, known);
        Err(Refusal(message, hint))
    }

    fn text(value: &MeasureId) -> Cow<'_, str> {
        value.as_str().into()
    }
}

impl TextCodec for Observed {
    type Value = Self;

    fn parse(text: &str, reading: &mut Reading<'_>) -> Result<Self, Refusal> {
        Self::from_name(text).ok_or_else(|| {
            let message = Message::new("sound-observed-unknown").with("name", text);
            let known = Self::ALL.into_iter().map(Self::as_str);
            Refusal(message, reading.nearest_id(text, known))
        })
    }

    fn text(value: &Self) -> Cow<'_, str> {
        value.as_str().into()
    }
}

/// What was observed, within what is possible.
struct SoundFinding;

impl Codec for SoundFinding {
    type Value = Finding;
    const INLINE: bool = Finding::INLINE;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Finding> {
        let what = reading.key.and_then(Observed::from_name);
        let found = Finding::read(node, reading)?;
        match what.map(|what| what.check(&found)) {
            Some(Err(error)) => {
                reading.wrong(node, Message::from(&error), None);
                None
            }
            _ => Some(found),
        }
    }

    fn write(value: &Finding, pen: &mut Pen) {
        Finding::write(value, pen);
    }
}
