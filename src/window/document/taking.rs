//! Response sheets that are to be taken into an assessment: what they would bring, and what is decided.

use std::path::PathBuf;

use crate::format::import::{Choices, Question, Returned, read_sheets};
use crate::format::{Diagnostic, MOST_BYTES, response_sheet};
use crate::model::{Assessment, ResponseSheet};
use crate::store;
use crate::window::document::picking::file_name;
use crate::words::Message;

/// Files to be read as sheets.
#[derive(Debug)]
pub(crate) struct SheetsOrder {
    /// The session that wants them.
    pub(crate) serial: u64,
    pub(crate) paths: Vec<PathBuf>,
}

/// A file that was read as a sheet.
#[derive(Debug)]
pub(crate) struct ReadSheet {
    pub(crate) name: String,
    pub(crate) sheet: Result<ResponseSheet, Unread>,
}

/// Why a file is no sheet.
#[derive(Debug)]
pub(crate) enum Unread {
    Failed(Message),
    Faults(Vec<Diagnostic>),
}

/// Sheets that are to be taken in, and what they would bring.
#[derive(Debug)]
pub(crate) struct Taking {
    pub(crate) files: Vec<ReadSheet>,
    pub(crate) sheets: Vec<ResponseSheet>,
    pub(crate) returned: Returned,
    pub(crate) choices: Choices,
}

/// What is decided about the people of sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SheetDecision {
    /// Answers are replaced.
    Replace,
    /// Where two sheets of one person differ, the later one holds.
    LaterHolds,
    /// Those who are asked about are other people than those of their names.
    OtherPeople,
    /// Those whose role or team differs a little are one person.
    SamePeople,
}

impl Taking {
    pub(crate) fn new(files: Vec<ReadSheet>, assessment: &Assessment) -> Self {
        let sheets = files.iter().filter_map(|file| file.sheet.as_ref().ok());
        let sheets: Vec<ResponseSheet> = sheets.cloned().collect();
        let choices = Choices::default();
        let returned = read_sheets(&sheets, assessment, &choices);
        Self {
            files,
            sheets,
            returned,
            choices,
        }
    }

    /// Whether everything can be taken in, and something is.
    pub(crate) fn can_be_taken(&self) -> bool {
        let are_read = self.files.iter().all(|file| file.sheet.is_ok());
        are_read && self.returned.can_be_taken() && self.returned.brings_news()
    }

    /// What is to be decided, each kind once.
    pub(crate) fn open_decisions(&self) -> Vec<SheetDecision> {
        let asks = |kind: fn(&Question) -> bool| {
            let mut questions = self.returned.questions.iter();
            questions.any(|(_, question)| kind(question))
        };
        let ways = [
            (
                asks(|it| matches!(it, Question::Replaces { .. })),
                SheetDecision::Replace,
            ),
            (
                asks(|it| matches!(it, Question::Twice { .. })),
                SheetDecision::LaterHolds,
            ),
            (
                asks(|it| matches!(it, Question::Again { .. } | Question::Alike { .. }))
                    || self.namesakes().next().is_some(),
                SheetDecision::SamePeople,
            ),
            (asks(|_| true), SheetDecision::OtherPeople),
        ];
        let ways = ways.into_iter().filter(|(is_open, _)| *is_open);
        ways.map(|(_, decision)| decision).collect()
    }

    /// The names of those who are taken for other people than somebody of their name, whose role or team
    /// is another one.
    fn namesakes(&self) -> impl Iterator<Item = String> {
        let told = self.returned.warnings.iter();
        let told = told.filter(|(_, warning)| warning.message.key == "sheet-person");
        told.filter_map(|(number, _)| Some(self.sheets.get(*number)?.person.name.clone()))
    }

    pub(crate) fn decide(&mut self, decision: SheetDecision, assessment: &Assessment) {
        let whom = |question: &Question| match question {
            Question::Twice { name }
            | Question::Again { name }
            | Question::Alike { name, .. }
            | Question::Replaces { name, .. } => Some(name.clone()),
            Question::Value { .. } | Question::Rows { .. } | Question::Strangers { .. } => None,
        };
        let questions = self.returned.questions.iter();
        match decision {
            SheetDecision::Replace => self.choices.replace_answers = true,
            SheetDecision::LaterHolds => self.choices.later_one_holds = true,
            SheetDecision::OtherPeople => {
                let names = questions.filter_map(|(_, question)| whom(question));
                self.choices.other_people.extend(names);
            }
            SheetDecision::SamePeople => {
                let alike = questions.filter(|(_, it)| {
                    matches!(it, Question::Again { .. } | Question::Alike { .. })
                });
                let names = alike.filter_map(|(_, question)| whom(question));
                let names: Vec<String> = names.chain(self.namesakes()).collect();
                self.choices.same_people.extend(names);
            }
        }
        self.returned = read_sheets(&self.sheets, assessment, &self.choices);
    }
}

impl SheetsOrder {
    /// Reads the files.
    pub(crate) fn read(&self) -> Vec<ReadSheet> {
        let read = self.paths.iter().map(|path| {
            let bytes = store::read_bytes(path, MOST_BYTES);
            let sheet = match bytes {
                Ok(bytes) => response_sheet::read(bytes).map_err(Unread::Faults),
                Err(error) => Err(Unread::Failed(error.message())),
            };
            ReadSheet {
                name: file_name(path),
                sheet,
            }
        });
        read.collect()
    }
}
