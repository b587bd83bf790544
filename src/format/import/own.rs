//! The program's own table of answers, as `export` writes it: what was said comes back as it was. Nothing
//! in it is tidied or guessed, and people are told apart by their ids.

use super::reading::RowReader;
use super::table::Row;
use super::vocabulary::{folded, is};
use crate::format::cells::{read_check, read_evidence, unguarded};
use crate::format::import::cells::confidence;
use crate::model::{
    Assessment, Check, ColumnUse, Consensus, PracticeId, Rating, RatingKind, Response, limits,
};
use crate::words::Message;

impl<'t> RowReader<'t> {
    /// Reads a row of it: one answer, with what the group agreed on.
    pub(super) fn own_answer(&mut self, row: Row<'t>) {
        let faults = self.faults.errors();
        let Some(ColumnUse::Practice(practice)) = self.question(row) else {
            return;
        };
        self.own_consensus(row, &practice);
        let id = self.text(row, &ColumnUse::Id);
        if id.is_empty() && self.text(row, &ColumnUse::Name).is_empty() {
            // Nobody was there to answer.
            return;
        }
        let said = self.own_rating(row, &practice);
        if self.faults.errors() > faults {
            return;
        }
        let mut evidence = read_evidence(self.text(row, &ColumnUse::Evidence));
        evidence.truncate(limits::EVIDENCE);
        let check = self.check(row, &practice).filter(|_| said.is_some());
        let response = Response {
            rating: said,
            note: self.text(row, &ColumnUse::Note).to_owned(),
            confidence: confidence(self.text(row, &ColumnUse::Confidence)),
            flagged: is("yes", &folded(self.text(row, &ColumnUse::Flagged))),
            evidence,
            check,
            voted_again: false,
        };
        let place = if id.is_empty() {
            self.person_of(row, Some((&practice, &response)))
        } else {
            self.own_person(row, id)
        };
        if let Some(place) = place {
            let at = self.at(row, &ColumnUse::Question);
            self.put(place, practice, response, at, row);
        }
    }

    /// A cell as it was before it was made harmless.
    fn text(&self, row: Row<'t>, used: &ColumnUse) -> &'t str {
        unguarded(self.cell(row, used))
    }

    /// The answer of a row. What the program would not have written is read as in any other table.
    fn own_rating(&mut self, row: Row<'t>, practice: &PracticeId) -> Option<Rating> {
        let text = self.text(row, &ColumnUse::Rating);
        let state = folded(self.text(row, &ColumnUse::State));
        let reason = self.text(row, &ColumnUse::Reason);
        let mut kinds = RatingKind::lettered().map(|(kind, _)| kind);
        let kind = kinds.find(|kind| is(kind.notation().name, &state));
        let is_sound = |kind: &RatingKind| !kind.needs_reason() || !reason.is_empty();
        if text.is_empty()
            && let Some(kind) = kind.filter(is_sound)
        {
            return kind.rating(reason.to_owned());
        }
        self.on_own_scale(text, practice).or_else(|| {
            let said = self.rating_of(row, Some(practice));
            said.and_then(|said| said.rating)
        })
    }

    /// A number that the practice can be rated at.
    fn on_own_scale(&self, text: &str, practice: &PracticeId) -> Option<Rating> {
        let found = self.questionnaire.numbering.parse(text)?;
        let (_, asked) = self.questionnaire.practice(practice)?;
        asked.scale().allows(found).then_some(Rating::At(found))
    }

    /// What a second person made of the answer of a row. What the program would not have written is none.
    pub(super) fn check(&self, row: Row<'t>, practice: &PracticeId) -> Option<Check> {
        let text = self.cell(row, &ColumnUse::Check);
        let check = read_check(text, self.questionnaire.numbering)?;
        let (_, asked) = self.questionnaire.practice(practice)?;
        let mut adjusted = check.verdict.adjusted().into_iter();
        adjusted
            .all(|rating| asked.scale().allows(rating))
            .then_some(check)
    }

    fn own_consensus(&mut self, row: Row<'t>, practice: &PracticeId) {
        let text = self.text(row, &ColumnUse::Consensus);
        if text.is_empty() || self.consensus.contains_key(practice) {
            return;
        }
        let (code, reason) = text.split_once(':').unwrap_or((text, ""));
        let mut kinds = RatingKind::lettered().map(|(kind, _)| kind);
        let kind = kinds.find(|kind| kind.notation().code == code);
        let is_sound = |kind: &RatingKind| kind.needs_reason() != reason.is_empty();
        let said = kind.filter(is_sound);
        let said = said.and_then(|kind| kind.rating(reason.to_owned()));
        match said.or_else(|| self.on_own_scale(text, practice)) {
            None => self.take_consensus(row, practice),
            Some(rating) => {
                let reason = self.text(row, &ColumnUse::ConsensusReason).to_owned();
                let consensus = Consensus {
                    rating,
                    reason,
                    agreed_on: self.agreed_on(row),
                };
                self.consensus.insert(practice.clone(), consensus);
            }
        }
    }

    /// The person of an id, added where new; `None` after a fault.
    fn own_person(&mut self, row: Row<'t>, id: &str) -> Option<usize> {
        let at = self.at(row, &ColumnUse::Id);
        let has_room = self.drafts.all.len() < Assessment::MOST_RESPONDENTS;
        if !has_room && !self.drafts.has_id(id) {
            let message = Message::new("sheet-respondents");
            let message = message.with("most", Assessment::MOST_RESPONDENTS);
            self.fault(at, message, None);
            return None;
        }
        let about = [ColumnUse::Name, ColumnUse::Role, ColumnUse::Team];
        let about = about.map(|used| self.text(row, &used));
        Some(self.drafts.of_id(id, about, at))
    }
}
