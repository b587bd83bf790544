//! Every answer of every respondent, a row each.

use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::model::{Confidence, Element, Evidence, Practice, Rating, Respondent, Response};
use crate::scoring::disclosure::described;

/// The longest name or title that stands beside answers, in characters: it comes again in many rows.
const LABEL: usize = 250;

/// One respondent's answer to one practice.
struct AnswerRow<'a> {
    /// From 1, in the order of the document.
    number: usize,
    respondent: &'a Respondent,
    /// As they may stand beside the answer.
    role: &'a str,
    team: &'a str,
    element: &'a Element,
    practice: &'a Practice,
    response: Option<&'a Response>,
}

impl AnswerRow<'_> {
    fn rating(&self) -> Option<&Rating> {
        self.response?.rating.as_ref()
    }
}

impl Grids<'_> {
    /// Every respondent with every practice of the form; `None` where the figures of single
    /// respondents are left out.
    #[must_use]
    pub fn answers(&self) -> Option<Grid<'_>> {
        if self.options.redaction.respondents {
            return None;
        }
        let mut described: Vec<(&str, &str)> = self
            .assessment
            .respondents
            .iter()
            .map(|one| (one.role.trim(), one.team.trim()))
            .collect();
        if self.options.redaction.names {
            described = self::described(&described, self.options.smallest_group);
        }
        let respondents = &self.assessment.respondents;
        let questionnaire = &self.assessment.questionnaire;
        let asked: Vec<_> = questionnaire.practices_in(self.options.form).collect();
        let count = respondents.len() * asked.len();
        let answer = move |place: usize| {
            let (element, practice) = *asked.get(place % asked.len())?;
            let place = place / asked.len();
            let respondent: &Respondent = respondents.get(place)?;
            let (role, team) = *described.get(place)?;
            Some(AnswerRow {
                number: place + 1,
                respondent,
                role,
                team,
                element,
                practice,
                response: respondent.sheet.get(&practice.id),
            })
        };
        Some(grid(
            self.text("export-sheet-answers"),
            self.answer_fields(),
            count,
            answer,
        ))
    }

    fn answer_fields(&self) -> Vec<Field<'_, AnswerRow<'_>>> {
        let left_out = self.options.redaction;
        let mut fields = vec![
            self.column("respondent", ColumnType::Text, "export-respondent", 22)
                .of(|answer: &AnswerRow| self.respondent(answer.respondent, answer.number)),
            self.column("role", ColumnType::Text, "export-role", 16)
                .of(|answer: &AnswerRow| label(answer.role)),
            self.column("team", ColumnType::Text, "export-team", 16)
                .of(|answer: &AnswerRow| label(answer.team)),
            self.column("practice", ColumnType::Text, "column-practice", 10)
                .of(|answer: &AnswerRow| Value::text(answer.practice.id.as_str())),
            self.column("title", ColumnType::Text, "export-title", 28)
                .of(|answer: &AnswerRow| label(self.words.wording(&answer.practice.title))),
            self.column("element_id", ColumnType::Name, "column-element", 18)
                .of(|answer: &AnswerRow| {
                    let title = self.words.wording(&answer.element.title);
                    Value::name(answer.element.id.as_str(), cut(title))
                }),
            self.column("rating", ColumnType::Number, "column-rating", 9)
                .of(|answer: &AnswerRow| {
                    let rating = answer.rating().and_then(Rating::at);
                    self.rating(rating)
                }),
            self.column("state", ColumnType::Name, "column-status", 15)
                .of(|answer: &AnswerRow| self.rating_kind(answer.rating())),
            self.column("confidence", ColumnType::Name, "label-confidence", 13)
                .of(|answer: &AnswerRow| {
                    let confidence = answer.response.and_then(|response| response.confidence);
                    confidence.map_or(Value::Empty, |found| self.confidence(found))
                }),
            self.column("flagged", ColumnType::Flag, "export-flagged", 9)
                .of(|answer: &AnswerRow| {
                    let flagged = answer.response.is_some_and(|response| response.flagged);
                    self.flag(flagged)
                }),
        ];
        if !left_out.notes {
            fields.push(
                self.column("reason", ColumnType::Text, "label-reason", 30)
                    .of(|answer: &AnswerRow| {
                        let reason = answer.rating().and_then(Rating::reason);
                        reason.map_or(Value::Empty, |reason| Value::text(reason))
                    }),
            );
            fields.push(self.column("note", ColumnType::Text, "label-note", 50).of(
                |answer: &AnswerRow| {
                    let note = answer.response.map(|response| response.note.as_str());
                    Value::text(note.unwrap_or_default())
                },
            ));
        }
        if !left_out.evidence {
            fields.push(
                self.column("evidence", ColumnType::Text, "label-evidence", 50)
                    .of(|answer: &AnswerRow| {
                        let evidence = answer.response.map(|response| response.evidence.as_slice());
                        self.evidence(evidence.unwrap_or_default())
                    }),
            );
        }
        fields
    }

    /// The name of a respondent, or a number in place of it.
    fn respondent(&self, respondent: &Respondent, number: usize) -> Value {
        let name = respondent.name.trim();
        if self.options.redaction.names || name.is_empty() {
            let facts = facts!(number = number.to_string());
            return Value::Text(self.words.with("export-respondent-number", &facts));
        }
        label(name)
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
                .with("report-checked-by", &facts!(name = checked)),
        };
        let day = entry.date.map(|date| date.to_string()).unwrap_or_default();
        let copy = entry.file.as_ref().map_or_else(String::new, |file| {
            let facts = facts!(name = file.name.as_str());
            self.words.with("report-evidence-copy", &facts)
        });
        let parts = [entry.text.trim(), entry.link.trim(), &copy, &day, &checked];
        let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        said.join("; ")
    }

    fn confidence(&self, confidence: Confidence) -> Value {
        let (name, key) = match confidence {
            Confidence::Low => ("low", "confidence-low"),
            Confidence::Medium => ("medium", "confidence-medium"),
            Confidence::High => ("high", "confidence-high"),
        };
        Value::name(name, self.text(key))
    }
}

fn label(text: &str) -> Value {
    Value::text(&cut(text.trim()))
}

/// A name or title, which ends with an ellipsis where it is longer than [`LABEL`].
fn cut(text: &str) -> String {
    match text.char_indices().nth(LABEL) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
