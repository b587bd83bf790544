//! Response sheets: what one person is asked and answered.

use std::collections::{BTreeMap, HashSet};

use jiff::civil::Date;

use super::document::AnsweredQuestionnaire;
use super::language::DocumentLanguage;
use crate::format::codec::{Codec, Reading};
use crate::format::noun::noun;
use crate::format::pen::Pen;
use crate::format::tree::{Content, Node};
use crate::format::values::{AtMost, Checked, Number, Once};
use crate::format::versions;
use crate::model::{
    Addressee, AssessmentName, Confidence, DocumentId, PracticeId, Rating, RespondentId, Response,
    ResponseSheet, Responses, limits,
};
use crate::words::Message;

const MOST_CHANGES: i64 = u32::MAX as i64;

noun! {
    block ResponseSheet as "ResponseSheet" {
        [version: versions::RESPONSE_SHEET]
        required id: DocumentId,
        optional changes: Number<u32, 0, MOST_CHANGES>,
        optional assessment: AssessmentName,
        required questionnaire: AnsweredQuestionnaire,
        optional language: Option<DocumentLanguage>,
        optional person: Addressee,
        required asks: Checked<PracticeId, (Once, AtMost<{ limits::PRACTICES }>)>,
        optional answers: Answers,
    }
}

noun! {
    block AssessmentName as "AssessmentName" {
        optional id: Option<DocumentId>,
        optional organisation: String,
        optional unit: String,
        optional facilitator: String,
        optional date: Option<Date>,
    }
}

noun! {
    line Addressee as "Addressee" {
        optional respondent: Option<RespondentId>,
        optional name: String,
        optional role: String,
        optional team: String,
    }
}

/// An answer on a sheet, which has no evidence.
pub(super) struct Answered {
    rating: Option<Rating>,
    confidence: Option<Confidence>,
    flagged: bool,
    note: String,
}

noun! {
    line Answered as "Answer" {
        optional rating: Option<Rating>,
        optional confidence: Option<Confidence>,
        optional flagged: bool,
        optional note: String,
    }
}

/// The answers of a sheet.
struct Answers;

impl Codec for Answers {
    type Value = Responses;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<Responses> {
        let said = BTreeMap::<PracticeId, Answered>::read(node, reading)?;
        let said = said.into_iter().map(|(practice, said)| {
            let response = Response {
                rating: said.rating,
                note: said.note,
                evidence: Vec::new(),
                confidence: said.confidence,
                flagged: said.flagged,
                check: None,
                voted_again: false,
            };
            (practice, response)
        });
        Some(Responses(said.collect()))
    }

    fn write(value: &Responses, pen: &mut Pen) {
        let said = value.0.iter().map(|(practice, said)| {
            let answered = Answered {
                rating: said.rating.clone(),
                confidence: said.confidence,
                flagged: said.flagged,
                note: said.note.clone(),
            };
            (practice.clone(), answered)
        });
        BTreeMap::<PracticeId, Answered>::write(&said.collect(), pen);
    }

    fn is_blank(value: &Responses) -> bool {
        value.0.is_empty()
    }

    fn is_block(value: &Responses) -> bool {
        !value.0.is_empty()
    }
}

/// A sheet that asks something, and answers nothing else.
pub(in crate::format) struct WholeSheet;

impl Codec for WholeSheet {
    type Value = ResponseSheet;

    fn read<'n>(node: &'n Node<'n>, reading: &mut Reading<'n>) -> Option<ResponseSheet> {
        let sheet = ResponseSheet::read(node, reading);
        let asks = node.entries_of("asks");
        if let Some(list) = node.field("asks").filter(|_| asks.is_empty())
            && matches!(list.content, Content::List(_))
        {
            reading.wrong(list, Message::new("sound-sheet-asks-nothing"), None);
        }
        let asked: HashSet<&str> = asks.iter().filter_map(Node::text).collect();
        if let Some(Content::Map(answers)) = node.field("answers").map(|it| &it.content) {
            for (key, _) in answers {
                let practice = key.text().filter(|id| !asked.contains(id));
                let is_known = |id: &&str| {
                    let known = reading.outline.practices.as_ref();
                    known.is_some_and(|known| known.contains_key(id))
                };
                if let Some(id) = practice.filter(is_known) {
                    let message = Message::new("sound-sheet-not-asked").with("practice", id);
                    reading.wrong(key, message, Message::new("sound-sheet-not-asked-hint"));
                }
            }
        }
        sheet
    }

    fn write(value: &ResponseSheet, pen: &mut Pen) {
        ResponseSheet::write(value, pen);
    }
}
