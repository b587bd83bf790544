//! What the columns and cells of a table of answers stand for.

use std::collections::BTreeMap;
use std::fmt;

use super::{Numbering, PracticeId, Rating, RatingKind};

/// What columns and cells of tables of answers stand for, as somebody confirmed it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    /// By heading, or by question where each row holds one answer: what it is used for.
    pub columns: BTreeMap<String, ColumnUse>,
    /// By the text of a cell: the answer that it stands for.
    pub values: BTreeMap<String, Meaning>,
}

impl Mapping {
    /// Whether nothing was confirmed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.values.is_empty()
    }

    /// Takes what another one says in place of what this one says.
    pub fn extend(&mut self, other: Self) {
        self.columns.extend(other.columns);
        self.values.extend(other.values);
    }
}

/// What a column of a table is used for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ColumnUse {
    /// The answers to a practice, a row a person.
    Practice(PracticeId),
    /// Remarks on a practice, a row a person.
    NoteOn(PracticeId),
    /// The name of the person.
    Name,
    /// The first of two parts of the name.
    FirstName,
    /// The second of two parts of the name.
    LastName,
    /// What tells the person from others where no name does.
    Id,
    /// The role of the person.
    Role,
    /// The team of the person.
    Team,
    /// Remarks: on the practice of the row, else on that of the column before.
    Note,
    /// Which practice a row is about, a row an answer.
    Question,
    /// The answer, a row an answer.
    Rating,
    /// Whether the answer is a rating, "not applicable" or "don't know".
    State,
    /// Why the practice does not apply.
    Reason,
    /// How sure the person is.
    Confidence,
    /// Whether the answer is marked to come back to.
    Flagged,
    /// What shows that the rating is true.
    Evidence,
    /// What a second person made of the answer.
    Check,
    /// The rating that the group recorded for the practice of the row.
    Consensus,
    /// Why the group recorded it.
    ConsensusReason,
    /// The day on which the group recorded it.
    ConsensusDay,
    /// Whether the row is a trial of the form.
    Preview,
    /// Whether the person reached the end of the form.
    Finished,
    /// Nothing.
    Leave,
}

impl ColumnUse {
    /// The uses that are written as one word.
    const NAMED: [(Self, &str); 21] = [
        (Self::Name, "name"),
        (Self::FirstName, "first_name"),
        (Self::LastName, "last_name"),
        (Self::Id, "id"),
        (Self::Role, "role"),
        (Self::Team, "team"),
        (Self::Note, "note"),
        (Self::Question, "question"),
        (Self::Rating, "rating"),
        (Self::State, "state"),
        (Self::Reason, "reason"),
        (Self::Confidence, "confidence"),
        (Self::Flagged, "flagged"),
        (Self::Evidence, "evidence"),
        (Self::Check, "check"),
        (Self::Consensus, "consensus"),
        (Self::ConsensusReason, "consensus_reason"),
        (Self::ConsensusDay, "consensus_day"),
        (Self::Preview, "preview"),
        (Self::Finished, "finished"),
        (Self::Leave, "leave"),
    ];

    /// The use that is written so; `None` where none is.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((kind, id)) = text.split_once(':') {
            let practice = PracticeId::new(id.trim()).ok()?;
            return match kind.trim().to_lowercase().as_str() {
                "practice" => Some(Self::Practice(practice)),
                "note" => Some(Self::NoteOn(practice)),
                _ => None,
            };
        }
        let mut named = Self::NAMED.into_iter();
        let found = named.find(|(_, name)| name.eq_ignore_ascii_case(text))?;
        Some(found.0)
    }

    /// The practice that it names.
    #[must_use]
    pub const fn practice(&self) -> Option<&PracticeId> {
        match self {
            Self::Practice(practice) | Self::NoteOn(practice) => Some(practice),
            _ => None,
        }
    }
}

impl fmt::Display for ColumnUse {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Practice(practice) => write!(out, "practice:{practice}"),
            Self::NoteOn(practice) => write!(out, "note:{practice}"),
            _ => {
                let mut named = Self::NAMED.iter();
                let found = named.find(|(known, _)| known == self);
                out.write_str(found.map_or("", |(_, name)| name))
            }
        }
    }
}

/// The answer that the text of a cell stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Meaning {
    /// `None` for no answer.
    pub rating: Option<Rating>,
}

impl Meaning {
    /// The answer that is written so: a level in halves, `na:` with a reason, `dk`, or `open`.
    #[must_use]
    pub fn parse(text: &str, numbering: Numbering) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case(RatingKind::Unanswered.notation().name) {
            return Some(Self::default());
        }
        let (code, reason) = text.split_once(':').unwrap_or((text, ""));
        let (code, reason) = (code.trim(), reason.trim());
        let mut kinds = RatingKind::lettered().map(|(kind, _)| kind);
        if let Some(kind) = kinds.find(|kind| kind.notation().code.eq_ignore_ascii_case(code)) {
            let rating = kind.rating(reason.to_owned());
            return (kind.needs_reason() != reason.is_empty()).then_some(Self { rating });
        }
        let rating = numbering.parse(text).map(Rating::At)?;
        Some(Self {
            rating: Some(rating),
        })
    }

    /// How it is written.
    #[must_use]
    pub fn text(&self, numbering: Numbering) -> String {
        let notation = RatingKind::of(self.rating.as_ref()).notation();
        match &self.rating {
            None => notation.name.to_owned(),
            Some(Rating::At(rating)) => numbering.rating(*rating).to_string(),
            Some(Rating::NotApplicable(reason)) => format!("{}:{reason}", notation.code),
            Some(Rating::DontKnow) => notation.code.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::HalfLevels;

    #[test]
    fn every_use_is_read_as_it_is_written() {
        let practice = PracticeId::new("F1").expect("a sound id");
        let about = [
            ColumnUse::Practice(practice.clone()),
            ColumnUse::NoteOn(practice),
        ];
        let named = ColumnUse::NAMED.map(|(known, _)| known);
        for known in named.into_iter().chain(about) {
            let written = known.to_string();
            assert_eq!(ColumnUse::parse(&format!(" {written} ")), Some(known));
        }
        for text in [
            "",
            "nothing",
            "practice",
            "practice:",
            "practice:F 1",
            "role:F1",
        ] {
            assert_eq!(ColumnUse::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn every_meaning_is_read_as_it_is_written() {
        let numbering = Numbering::FromOne;
        let ratings = (2..=14).filter_map(HalfLevels::new).map(Rating::At);
        let others = [
            Rating::NotApplicable("said so: twice".to_owned()),
            Rating::DontKnow,
        ];
        for rating in ratings.chain(others).map(Some).chain([None]) {
            let meaning = Meaning { rating };
            let written = meaning.text(numbering);
            assert_eq!(
                Meaning::parse(&written, numbering),
                Some(meaning),
                "{written}"
            );
        }
        for text in ["", "na", "na:", "dk:so", "9", "3.25", "leave"] {
            assert_eq!(Meaning::parse(text, numbering), None, "{text:?}");
        }
    }
}
