//! Every answer of every respondent, a row each.

use std::collections::BTreeSet;

use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::format::cells::{check_line, evidence_line};
use crate::model::{
    Confidence, Consensus, Element, Evidence, Practice, PracticeId, Rating, RatingKind, Respondent,
    Response,
};
use crate::scoring::disclosure::described;

/// The longest name or title that stands beside answers, in characters: it comes again in many rows.
const LABEL: usize = 250;

/// One respondent's answer to one practice, with what the group agreed on.
struct AnswerRow<'a> {
    /// From 1, in the order of the document.
    number: usize,
    /// `None` where nobody is there, and the row is about what was agreed.
    respondent: Option<&'a Respondent>,
    /// As they may stand beside the answer.
    role: &'a str,
    team: &'a str,
    element: &'a Element,
    practice: &'a Practice,
    response: Option<&'a Response>,
    agreed: Option<&'a Consensus>,
}

impl AnswerRow<'_> {
    fn rating(&self) -> Option<&Rating> {
        self.response?.rating.as_ref()
    }
}

impl Grids<'_> {
    /// Every respondent with every practice of the form, and with every other one of which somebody said
    /// something; `None` where the figures of single respondents are left out.
    #[must_use]
    pub fn answers(&self) -> Option<Grid<'_>> {
        if self.options.redaction.respondents {
            return None;
        }
        let respondents = &self.assessment.respondents;
        let people = respondents.iter();
        let mut described: Vec<(&str, &str)> = people
            .map(|one| (one.role.trim(), one.team.trim()))
            .collect();
        if self.options.redaction.names {
            described = self::described(&described, self.options.smallest_group);
        }
        let asked = self.answered();
        // What was agreed stands in a row of its own where nobody has one.
        let people = respondents.len().max(1);
        let asked: Vec<(&Element, &Practice)> = if respondents.is_empty() {
            let is_agreed = |id| self.assessment.consensus.contains_key(id);
            asked
                .into_iter()
                .filter(|(_, it)| is_agreed(&it.id))
                .collect()
        } else {
            asked
        };
        let count = people * asked.len();
        let answer = move |place: usize| {
            let (element, practice) = *asked.get(place % asked.len())?;
            let place = place / asked.len();
            let respondent: Option<&Respondent> = respondents.get(place).map(|one| &**one);
            let (role, team) = described.get(place).copied().unwrap_or_default();
            Some(AnswerRow {
                number: place + 1,
                respondent,
                role,
                team,
                element,
                practice,
                response: respondent.and_then(|one| one.sheet.get(&practice.id)),
                agreed: self.assessment.consensus.get(&practice.id),
            })
        };
        Some(grid(
            self.text("export-sheet-answers"),
            self.answer_fields(),
            count,
            answer,
        ))
    }

    /// The practices of the form, and the others of which somebody said something.
    fn answered(&self) -> Vec<(&Element, &Practice)> {
        let questionnaire = &self.assessment.questionnaire;
        let asked = questionnaire.practices_in(self.options.form);
        let mut asked: BTreeSet<&PracticeId> = asked.map(|(_, practice)| &practice.id).collect();
        for respondent in &self.assessment.respondents {
            asked.extend(respondent.sheet.0.keys());
        }
        asked.extend(self.assessment.consensus.keys());
        let all = questionnaire.practices();
        all.filter(|(_, practice)| asked.contains(&practice.id))
            .collect()
    }

    fn answer_fields(&self) -> Vec<Field<'_, AnswerRow<'_>>> {
        let left_out = self.options.redaction;
        let mut fields = vec![
            self.column("respondent", ColumnType::Text, "export-respondent", 22)
                .of(|answer: &AnswerRow| self.respondent(answer)),
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
        if !left_out.names {
            fields.insert(1, self.respondent_id());
        }
        fields.extend(self.written_fields());
        fields
    }

    /// What tells people of one name apart.
    fn respondent_id(&self) -> Field<'_, AnswerRow<'_>> {
        let column = self.column(
            "respondent_id",
            ColumnType::Text,
            "export-respondent-id",
            12,
        );
        column.of(|answer: &AnswerRow| {
            let id = answer.respondent.map(|one| one.id.as_str());
            Value::text(id.unwrap_or_default())
        })
    }

    /// What people wrote, and what they agreed on.
    fn written_fields(&self) -> Vec<Field<'_, AnswerRow<'_>>> {
        let left_out = self.options.redaction;
        let mut fields = Vec::new();
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
        fields.push(
            self.column("check", ColumnType::Text, "label-check", 30)
                .of(move |answer: &AnswerRow| {
                    let check = answer.response.and_then(|response| response.check.as_ref());
                    let numbering = self.assessment.questionnaire.numbering;
                    let (names, notes) = (!left_out.names, !left_out.notes);
                    let line = |check| check_line(check, numbering, names, notes);
                    Value::text(&check.map(line).unwrap_or_default())
                }),
        );
        fields.push(
            self.column("agreed", ColumnType::Any, "export-agreed-on", 9)
                .of(|answer: &AnswerRow| self.agreed(answer.agreed)),
        );
        if !left_out.notes {
            let reason = self.column(
                "agreed_reason",
                ColumnType::Text,
                "export-agreed-reason",
                30,
            );
            fields.push(reason.of(|answer: &AnswerRow| {
                Value::text(answer.agreed.map_or("", |agreed| agreed.reason.as_str()))
            }));
        }
        fields.push(
            self.column("agreed_day", ColumnType::Day, "export-agreed-day", 12)
                .of(|answer: &AnswerRow| {
                    let day = answer.agreed.and_then(|agreed| agreed.agreed_on);
                    day.map_or(Value::Empty, Value::Day)
                }),
        );
        fields
    }

    /// What the group agreed on: a number, or the code of a sheet.
    fn agreed(&self, agreed: Option<&Consensus>) -> Value {
        let Some(rating) = agreed.map(|agreed| &agreed.rating) else {
            return Value::Empty;
        };
        if let Some(at) = rating.at() {
            return self.rating(Some(at));
        }
        let code = RatingKind::of(Some(rating)).notation().code;
        let reason = rating.reason().filter(|_| !self.options.redaction.notes);
        Value::Text(match reason {
            Some(reason) => format!("{code}:{reason}"),
            None => code.to_owned(),
        })
    }

    /// The name of a respondent, or a number in place of it where names are left out.
    fn respondent(&self, answer: &AnswerRow) -> Value {
        let Some(respondent) = answer.respondent else {
            return Value::Empty;
        };
        if self.options.redaction.names {
            let facts = facts!(number = answer.number.to_string());
            return Value::Text(self.words.with("export-respondent-number", &facts));
        }
        label(&respondent.name)
    }

    /// Every entry on a line of its own.
    fn evidence(&self, entries: &[Evidence]) -> Value {
        let names = !self.options.redaction.names;
        let lines = entries.iter().map(|entry| evidence_line(entry, names));
        Value::text(&lines.collect::<Vec<_>>().join("\n"))
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
