//! What the cells with answers say, each by its column.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::cells::plain;
use super::choices::TextRead;
use super::columns::Column;
use super::people::warning;
use super::reading::RowReader;
use super::scales::{self, Scale};
use super::values::Said;
use crate::format::fault;
use crate::model::{ColumnUse, HalfLevels, Meaning, PracticeId, Rating, limits};
use crate::words::Message;

/// The longest text that can stand in a list of what texts mean, in bytes.
const LONGEST_TEXT: usize = 200;

impl RowReader<'_> {
    /// Notes which scale numbers are on: what a heading or a question states, or what the numbers
    /// themselves show where several are on no level.
    pub(super) fn find_scales(&mut self) {
        let numbering = self.questionnaire.numbering;
        let own = Scale {
            least: numbering.lowest(),
            most: numbering.number(self.questionnaire.top()),
        };
        let headings = self.headings.columns.iter();
        let stated = scales::of_headings(headings.map(Column::said));
        self.find_scales_of_questions(own);
        self.scales = stated;
        if !self.headings.is_own {
            self.find_shown_scale(own);
        }
        for scale in &mut self.scales {
            *scale = scale.filter(|scale| *scale != own);
        }
        self.take_plain_numbers();
    }

    /// Notes the scale that numbers show for the columns that state none.
    fn find_shown_scale(&mut self, own: Scale) {
        let stated = |index: &usize| self.scales.get(*index).copied().flatten();
        let answers = self.answer_columns().into_iter();
        let unsaid: Vec<usize> = answers.filter(|index| stated(index).is_none()).collect();
        let shown = self.shown_scale(&unsaid, own);
        for index in unsaid {
            if let Some(found) = self.scales.get_mut(index) {
                *found = shown;
            }
        }
    }

    /// Notes the scales that the questions of rows state.
    fn find_scales_of_questions(&mut self, own: Scale) {
        let Some(column) = self.position(&ColumnUse::Question) else {
            return;
        };
        let mut seen: HashSet<&str> = HashSet::new();
        for index in self.headings.data..self.table.row_count() {
            let text = self.table.row(index).cell(column);
            if seen.len() < limits::MAPPED
                && seen.insert(text)
                && let Some(scale) = scales::stated(text)
            {
                let other = Some(scale).filter(|scale| *scale != own);
                self.asked_scales.insert(text.to_owned(), other);
            }
        }
    }

    /// The scale that numbers show where several of them are on no level. Those that somebody said are no
    /// rating do not count.
    fn shown_scale(&self, columns: &[usize], own: Scale) -> Option<Scale> {
        let question = self.position(&ColumnUse::Question);
        let is_rating = |text: &str| {
            let confirmed = self.values.confirmed(text);
            confirmed.is_none_or(|meaning| matches!(meaning.rating, Some(Rating::At(_))))
        };
        let mut numbers: Vec<u8> = Vec::new();
        for index in self.headings.data..self.table.row_count() {
            let row = self.table.row(index);
            if question.is_some_and(|question| self.asked_scales.contains_key(row.cell(question))) {
                continue;
            }
            for column in columns {
                let text = row.cell(*column);
                if text.len() <= 3
                    && let Ok(number) = text.parse::<u8>()
                    && !numbers.contains(&number)
                    && is_rating(text)
                {
                    numbers.push(number);
                }
            }
        }
        if numbers.iter().filter(|number| !own.has(**number)).count() < 2 {
            return None;
        }
        let highest = numbers.iter().copied().max()?;
        let most = [7, 10, 100].into_iter().find(|top| *top >= highest)?;
        let least = u8::from(!numbers.contains(&0));
        Some(Scale { least, most })
    }

    /// Takes what was decided about plain numbers for those of the only other scale that the table has.
    /// Nothing else is decided by it: a level stays a level.
    fn take_plain_numbers(&mut self) {
        let of_columns = self.scales.iter().chain(self.asked_scales.values());
        let of_columns: BTreeSet<Scale> = of_columns.copied().flatten().collect();
        let decided = self.choices.mapping.values.iter();
        let decided = decided.filter_map(|(text, meaning)| {
            let number = text.trim().parse::<u8>().ok()?;
            Some((text.trim(), number, meaning))
        });
        let mut scales = of_columns.iter();
        let (Some(scale), None) = (scales.next(), scales.next()) else {
            if of_columns.is_empty() {
                let idle = decided.filter(|(text, ..)| self.values.is_level(text));
                let idle: Vec<&str> = idle.map(|(text, ..)| text).collect();
                let at = self.table.row(self.headings.first).at(0);
                for text in idle {
                    let message = Message::new("sheet-value-level").with("found", text);
                    self.faults.push(warning(at, message, None));
                }
            }
            return;
        };
        let on_scale = decided.filter(|(_, number, _)| scale.has(*number));
        let on_scale = on_scale.map(|(text, _, meaning)| (scale.named(text), meaning.clone()));
        let on_scale: BTreeMap<String, Meaning> = on_scale.collect();
        for (text, meaning) in &on_scale {
            self.values.confirm(text, meaning.clone());
        }
        self.on_scale = on_scale;
    }

    /// The columns whose cells are answers.
    fn answer_columns(&self) -> Vec<usize> {
        let columns = self.headings.columns.iter().enumerate();
        let is_answer = |used: &Option<ColumnUse>| {
            matches!(used, Some(ColumnUse::Practice(_) | ColumnUse::Rating))
        };
        columns
            .filter(|(_, column)| is_answer(&column.used))
            .map(|(index, _)| index)
            .collect()
    }

    /// What a cell with an answer says; `None` after a fault, or where it must be confirmed first.
    pub(super) fn value(
        &mut self,
        text: &str,
        at: usize,
        column: usize,
        practice: Option<&PracticeId>,
        reason: &str,
    ) -> Option<Meaning> {
        let scale = self.scale_of(column);
        let (text, said) = self.said(text, scale);
        let text = &*text;
        let meaning = match said.clone() {
            Said::Answer(rating) => Some(Meaning { rating }),
            Said::NotApplicable => {
                let given = plain(reason);
                let reason = if given.is_empty() {
                    self.choices.reason.clone()
                } else {
                    given
                };
                let has_reason = !reason.is_empty();
                let rating = Some(Rating::NotApplicable(reason));
                has_reason.then_some(Meaning { rating })
            }
            _ => None,
        };
        if text.len() <= LONGEST_TEXT {
            self.note_text(text, at, &said, meaning.as_ref());
        }
        let Some(meaning) = meaning else {
            self.not_read(&said, text, at, scale);
            return None;
        };
        if let (Some(practice), Some(Rating::At(found))) = (practice, &meaning.rating) {
            let asked = self.questionnaire.practice(practice);
            let scale = asked.map(|(_, practice)| practice.scale());
            if let Some(scale) = scale.filter(|scale| !scale.allows(*found)) {
                let numbering = self.questionnaire.numbering;
                let [message, hint] = fault::off_scale(practice.as_str(), scale, numbering, *found);
                self.fault(at, message, Some(hint));
                return None;
            }
        }
        Some(meaning)
    }

    /// The other scale that a column, or the question of the row, is on.
    fn scale_of(&self, column: usize) -> Option<Scale> {
        let of_column = self.scales.get(column).copied().flatten();
        match self.asked_scales.get(self.asks) {
            Some(of_question) if self.position(&ColumnUse::Rating) == Some(column) => *of_question,
            _ => of_column,
        }
    }

    /// What a text says, and what it is called. A number of another scale stands for nothing until
    /// somebody confirms it for that scale.
    fn said<'c>(&mut self, text: &'c str, scale: Option<Scale>) -> (Cow<'c, str>, Said) {
        let number = scale.and_then(|scale| Some((scale, scales::place(text)?)));
        let Some((scale, place)) = number else {
            return (text.into(), self.said_plainly(text));
        };
        let alone = self.values.read_alone(text);
        let is_number = matches!(
            alone,
            Said::Answer(Some(Rating::At(_))) | Said::OffScale | Said::Proposed(_)
        );
        if !is_number {
            return (text.into(), self.said_plainly(text));
        }
        let name = scale.named(text);
        let said = match (self.values.confirmed(&name), alone) {
            (Some(meaning), _) => Said::Answer(meaning.rating.clone()),
            _ if scale.has(place) => Said::Proposed(Meaning {
                rating: Some(Rating::At(self.values.scaled(
                    place,
                    scale.least,
                    scale.most,
                ))),
            }),
            // It is on no place of the scale that is stated.
            (None, Said::Answer(rating)) => Said::Proposed(Meaning { rating }),
            (None, alone) => alone,
        };
        (name.into(), said)
    }

    /// What a text says by itself. Most texts of a table come again and again.
    fn said_plainly(&mut self, text: &str) -> Said {
        if let Some(known) = self.said.get(text) {
            return known.clone();
        }
        let said = self.values.read(text);
        if self.said.len() < limits::MAPPED && text.len() <= LONGEST_TEXT {
            self.said.insert(text.to_owned(), said.clone());
        }
        said
    }

    fn note_text(&mut self, text: &str, at: usize, said: &Said, meaning: Option<&Meaning>) {
        if (text.is_empty() || self.values.is_plain(text)) && matches!(said, Said::Answer(_)) {
            return;
        }
        if let Some(known) = self.texts.get_mut(text) {
            known.count += 1;
            return;
        }
        if self.texts.len() >= limits::MAPPED {
            return;
        }
        let proposal = match said {
            Said::Proposed(meaning) => Some(meaning.clone()),
            Said::Day(Some(rating)) => Some(Meaning {
                rating: Some(Rating::At(*rating)),
            }),
            _ => None,
        };
        let known = TextRead {
            text: text.to_owned(),
            count: 1,
            at,
            meaning: meaning.cloned(),
            proposal,
            is_confirmed: self.values.confirmed(text).is_some(),
            needs_confirming: matches!(said, Said::Proposed(_)),
        };
        self.texts.insert(text.to_owned(), known);
    }

    /// Tells a text that is not read. What is only proposed is told once for all cells, as a question.
    pub(super) fn not_read(&mut self, said: &Said, text: &str, at: usize, scale: Option<Scale>) {
        let numbering = self.questionnaire.numbering;
        let expected = |key: &'static str| {
            Message::new(key)
                .with("least", numbering.lowest())
                .with("most", numbering.number(self.questionnaire.top()))
                .with("found", text)
        };
        let (message, hint) = match said {
            // A level is one digit: what has more, or a scale of its own, is no slip.
            Said::OffScale if scale.is_none() && text.parse().unwrap_or(0_u32) <= 9 => {
                (expected("sheet-rating"), Message::new("sheet-rating-hint"))
            }
            Said::NoReason | Said::NotApplicable => (
                Message::new("sound-reason"),
                Message::new("sheet-reason-hint"),
            ),
            Said::Day(was) => {
                let message = Message::new("sheet-day").with("found", text);
                (message, day_hint(*was))
            }
            Said::OffScale | Said::Unknown => (
                expected("sheet-rating"),
                Message::new("sheet-value-hint").with("found", text),
            ),
            Said::Proposed(_) | Said::Answer(_) => return,
        };
        self.fault(at, message, Some(hint));
    }
}

fn day_hint(was: Option<HalfLevels>) -> Message {
    match was {
        Some(rating) => Message::new("sheet-day-hint").with("rating", rating),
        None => Message::new("sheet-day-no-hint"),
    }
}
