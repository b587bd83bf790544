//! What the cells with answers say, each by its column.

use super::cells::plain;
use super::choices::TextRead;
use super::reading::RowReader;
use super::values::{Said, stated_scale};
use super::vocabulary::tidy;
use crate::format::fault;
use crate::model::{ColumnUse, HalfLevels, Meaning, PracticeId, Rating, limits};
use crate::words::Message;

/// The longest text that can stand in a list of what texts mean, in bytes.
const LONGEST_TEXT: usize = 200;

impl RowReader<'_> {
    /// Notes which scale numbers are on: what a heading states, or what the numbers themselves show
    /// where several are on no level.
    pub(super) fn find_scales(&mut self) {
        let numbering = self.questionnaire.numbering;
        let (least, most) = (
            numbering.lowest(),
            numbering.number(self.questionnaire.top()),
        );
        let columns = self.headings.columns.iter();
        self.scales = columns
            .map(|column| stated_scale(&column.heading).filter(|scale| *scale != (least, most)))
            .collect();
        if self.headings.is_own {
            return;
        }
        let answers: Vec<usize> = self.answer_columns();
        let mut numbers: Vec<u8> = Vec::new();
        for index in self.headings.data..self.table.row_count() {
            let row = self.table.row(index);
            for column in &answers {
                let text = row.cell(*column);
                if text.len() <= 3
                    && let Ok(number) = text.parse::<u8>()
                    && !numbers.contains(&number)
                    && self.values.confirmed(text).is_none()
                {
                    numbers.push(number);
                }
            }
        }
        let off = |number: &&u8| !(least..=most).contains(*number);
        if numbers.iter().filter(off).count() < 2 {
            return;
        }
        let highest = numbers.iter().copied().max().unwrap_or_default();
        let top = [7, 10, 100].into_iter().find(|top| *top >= highest);
        let Some(top) = top else {
            return;
        };
        let scale = (u8::from(!numbers.contains(&0)), top);
        for index in answers {
            if let Some(found) = self.scales.get_mut(index) {
                *found = found.or(Some(scale));
            }
        }
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
        let said = self.said(text);
        let said = self.on_scale(said, text, column);
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
            self.not_read(&said, text, at);
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

    /// What a text says by itself. Most texts of a table come again and again.
    fn said(&mut self, text: &str) -> Said {
        if let Some(known) = self.said.get(text) {
            return known.clone();
        }
        let said = self.values.read(text);
        if self.said.len() < limits::MAPPED && text.len() <= LONGEST_TEXT {
            self.said.insert(text.to_owned(), said.clone());
        }
        said
    }

    /// A number of another scale stands for nothing until somebody confirms it.
    fn on_scale(&self, said: Said, text: &str, column: usize) -> Said {
        let Some((least, most)) = self.scales.get(column).copied().flatten() else {
            return said;
        };
        let is_number = matches!(
            said,
            Said::Answer(Some(Rating::At(_))) | Said::OffScale | Said::Proposed(_)
        );
        if !is_number || self.values.confirmed(text).is_some() {
            return said;
        }
        let digits: String = tidy(text)
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        match digits.parse::<u8>() {
            Ok(place) if (least..=most).contains(&place) => Said::Proposed(Meaning {
                rating: Some(Rating::At(self.values.scaled(place, least, most))),
            }),
            _ => said,
        }
    }

    fn note_text(&mut self, text: &str, at: usize, said: &Said, meaning: Option<&Meaning>) {
        let is_plain = text.is_empty() || self.questionnaire.numbering.parse(text).is_some();
        if is_plain && matches!(said, Said::Answer(_)) && self.values.confirmed(text).is_none() {
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
    pub(super) fn not_read(&mut self, said: &Said, text: &str, at: usize) {
        let numbering = self.questionnaire.numbering;
        let expected = |key: &'static str| {
            Message::new(key)
                .with("least", numbering.lowest())
                .with("most", numbering.number(self.questionnaire.top()))
                .with("found", text)
        };
        let (message, hint) = match said {
            // A level is one digit: what has more is no slip, but stands for something.
            Said::OffScale if text.parse::<u32>().is_ok_and(|number| number > 9) => (
                expected("sheet-rating"),
                Message::new("sheet-value-hint").with("found", text),
            ),
            Said::OffScale => (expected("sheet-rating"), Message::new("sheet-rating-hint")),
            Said::NoReason | Said::NotApplicable => (
                Message::new("sound-reason"),
                Message::new("sheet-reason-hint"),
            ),
            Said::Day(was) => {
                let message = Message::new("sheet-day").with("found", text);
                (message, day_hint(*was))
            }
            Said::Unknown => (
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
