//! Every answer of every respondent, a row each.

use super::{Field, Grid, Grids, Value, field, grid};
use crate::model::{
    Confidence, Element, Evidence, HalfLevels, Practice, Rating, Respondent, Response,
};

/// One respondent's answer to one practice.
struct Answer<'a> {
    /// From 1, in the order of the document.
    number: usize,
    respondent: &'a Respondent,
    element: &'a Element,
    practice: &'a Practice,
    response: Option<&'a Response>,
}

impl Answer<'_> {
    fn rating(&self) -> Option<&Rating> {
        self.response?.rating.as_ref()
    }
}

impl Grids<'_> {
    /// Every respondent with every practice of the form; `None` where the figures of single
    /// respondents are left out.
    #[must_use]
    pub fn answers(&self) -> Option<Grid> {
        if self.options.redaction.respondents {
            return None;
        }
        let respondents = self.assessment.respondents.iter().zip(1..);
        let answers = respondents.flat_map(|(respondent, number)| {
            let asked = self
                .assessment
                .questionnaire
                .practices_in(self.options.form);
            asked.map(move |(element, practice)| Answer {
                number,
                respondent,
                element,
                practice,
                response: respondent.sheet.get(&practice.id),
            })
        });
        Some(grid(
            self.text("export-sheet-answers"),
            self.answer_fields(),
            answers,
        ))
    }

    fn answer_fields(&self) -> Vec<Field<'_, Answer<'_>>> {
        let left_out = self.options.redaction;
        let mut fields = vec![
            field(self.text("export-respondent"), 22, |answer: &Answer| {
                self.respondent(answer.respondent, answer.number)
            }),
            field(self.text("export-role"), 16, |answer: &Answer| {
                Value::text(&answer.respondent.role)
            }),
            field(self.text("export-team"), 16, |answer: &Answer| {
                Value::text(&answer.respondent.team)
            }),
            field(self.text("column-practice"), 10, |answer: &Answer| {
                Value::text(answer.practice.id.as_str())
            }),
            field(self.text("export-title"), 28, |answer: &Answer| {
                self.read(&answer.practice.title)
            }),
            field(self.text("column-element"), 18, |answer: &Answer| {
                self.read(&answer.element.title)
            }),
            field(self.text("column-rating"), 9, |answer: &Answer| {
                let rating = answer.rating().and_then(Rating::at);
                Value::maybe(rating.map(HalfLevels::levels))
            }),
            field(self.text("column-status"), 15, |answer: &Answer| {
                Value::Text(self.text(state(answer.rating())))
            }),
            field(self.text("label-confidence"), 13, |answer: &Answer| {
                let confidence = answer.response.and_then(|response| response.confidence);
                confidence.map_or(Value::Empty, |found| {
                    Value::Text(self.text(confidence_key(found)))
                })
            }),
            field(self.text("export-flagged"), 9, |answer: &Answer| {
                let flagged = answer.response.is_some_and(|response| response.flagged);
                self.yes(flagged)
            }),
        ];
        if !left_out.notes {
            fields.push(field(
                self.text("label-reason"),
                30,
                |answer: &Answer| match answer.rating() {
                    Some(Rating::NotApplicable(reason)) => Value::text(reason),
                    _ => Value::Empty,
                },
            ));
            fields.push(field(self.text("label-note"), 50, |answer: &Answer| {
                let note = answer.response.map(|response| response.note.as_str());
                Value::text(note.unwrap_or_default())
            }));
        }
        if !left_out.evidence {
            fields.push(field(self.text("label-evidence"), 50, |answer: &Answer| {
                let evidence = answer.response.map(|response| response.evidence.as_slice());
                self.evidence(evidence.unwrap_or_default())
            }));
        }
        fields
    }

    /// The name of a respondent, or a number in place of it.
    fn respondent(&self, respondent: &Respondent, number: usize) -> Value {
        let name = respondent.name.trim();
        if self.options.redaction.names || name.is_empty() {
            let facts = [("number", number.to_string().into())];
            return Value::Text(self.words.with("export-respondent-number", &facts));
        }
        Value::text(name)
    }

    /// Every entry on a line of its own.
    fn evidence(&self, entries: &[Evidence]) -> Value {
        let lines: Vec<String> = entries.iter().map(|entry| self.entry(entry)).collect();
        Value::text(&lines.join("\n"))
    }

    fn entry(&self, entry: &Evidence) -> String {
        let checked = entry.checked_by.trim();
        let checked = match (checked.is_empty(), self.options.redaction.names) {
            (true, _) => String::new(),
            (false, true) => self.text("report-checked"),
            (false, false) => self
                .words
                .with("report-checked-by", &[("name", checked.into())]),
        };
        let day = entry.date.map(|date| date.to_string()).unwrap_or_default();
        let parts = [entry.text.trim(), entry.link.trim(), &day, &checked];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join("; ")
    }

    /// "Yes", or nothing.
    pub(super) fn yes(&self, is_so: bool) -> Value {
        if is_so {
            Value::Text(self.text("export-yes"))
        } else {
            Value::Empty
        }
    }
}

const fn state(rating: Option<&Rating>) -> &'static str {
    match rating {
        Some(Rating::At(_)) => "export-rated",
        Some(Rating::NotApplicable(_)) => "not-applicable",
        Some(Rating::DontKnow) => "dont-know",
        None => "unanswered",
    }
}

const fn confidence_key(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Low => "confidence-low",
        Confidence::Medium => "confidence-medium",
        Confidence::High => "confidence-high",
    }
}
