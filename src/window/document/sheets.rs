//! Response sheets: one that is open for its person, and those that are taken into an assessment.

use std::path::PathBuf;

use crate::format::import::read_sheets;
use crate::model::{Addressee, Assessment};
use crate::window::command::Command;
use crate::window::document::edit::{at_once, edit, is_closed};
use crate::window::document::picking::{Purpose, file_name, stem};
use crate::window::document::taking::{ReadSheet, SheetDecision, SheetsOrder, Taking};
use crate::window::document::typed_path;
use crate::window::document::writing_sheets::{WritingOrder, WrittenSheets};
use crate::window::effect::Effect;
use crate::window::frame::state::Dialog;
use crate::window::session::Session;
use crate::window::state::{State, WrittenFile};
use crate::words::Message;

/// Has files read as sheets for the open assessment.
pub(crate) fn ask(state: &mut State, paths: Vec<PathBuf>) -> Option<Effect> {
    if is_closed(state) {
        return None;
    }
    let serial = state.session.as_ref()?.serial;
    Some(Effect::ReadSheets(SheetsOrder { serial, paths }))
}

/// Shows what sheets would bring into the assessment that wanted them.
pub(crate) fn were_read(state: &mut State, serial: u64, files: Vec<ReadSheet>) {
    let session = state.session.as_ref();
    let session = session.filter(|session| session.serial == serial);
    if let Some(session) = session.filter(|session| !session.is_closed()) {
        let taking = Taking::new(files, &session.assessment);
        typed_path::accept(state, Purpose::TakeSheets);
        state.dialog = Some(Dialog::Sheets(Box::new(taking)));
    }
}

/// Whether a document that was opened is a sheet of the open assessment, which takes it in.
pub(crate) fn belongs(state: &State, assessment: &Assessment) -> bool {
    let cover = assessment.cover.as_ref();
    let session = state.session.as_ref().filter(|session| !session.is_sheet());
    let here = session.map(|session| &session.assessment);
    cover
        .zip(here)
        .is_some_and(|(cover, here)| cover.assessment.is_of(here))
}

/// Decides about people, and shows what the sheets bring then.
pub(crate) fn decide(state: &mut State, decision: SheetDecision) {
    let session = state.session.as_ref();
    if let (Some(Dialog::Sheets(taking)), Some(session)) = (&mut state.dialog, session) {
        taking.decide(decision, &session.assessment);
    }
}

/// Takes the answers in, as one change that can be undone.
pub(crate) fn take(state: &mut State) {
    let Some(Dialog::Sheets(taking)) = state.dialog.take() else {
        return;
    };
    let Some(session) = state.session.as_ref() else {
        return;
    };
    // It may have been changed from outside since.
    let returned = read_sheets(&taking.sheets, &session.assessment, &taking.choices);
    if !returned.can_be_taken() {
        state.dialog = Some(Dialog::Sheets(taking));
        return;
    }
    let count = returned.people.len();
    let before = session.revision;
    at_once(state, |state| edit(state, &returned.edit()));
    let session = state.session.as_ref();
    if session.is_some_and(|session| session.revision != before) {
        state.news = Some(Message::new("window-sheets-taken").with("count", count));
    }
}

/// Has a sheet written for everybody, in a folder beside the document.
pub(crate) fn write(state: &State) -> Option<Effect> {
    if Command::WriteSheets.refusal(state).is_some() {
        return None;
    }
    order(state, None)
}

/// Asks for whom one sheet is to be written.
pub(crate) fn ask_for_whom(state: &mut State) {
    if Command::WriteSheet.refusal(state).is_none() {
        state.dialog = Some(Dialog::OneSheet);
    }
}

/// Has a sheet written for one person, in the same folder.
pub(crate) fn write_one(state: &mut State, person: Addressee) -> Option<Effect> {
    let is_asked = |dialog: &mut Dialog| matches!(dialog, Dialog::OneSheet);
    state.dialog.take_if(is_asked)?;
    if Command::WriteSheet.refusal(state).is_some() {
        return None;
    }
    order(state, Some(person))
}

/// The order to write sheets, for one person or for everybody.
fn order(state: &State, person: Option<Addressee>) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let beside = session.file.folder().or(state.documents.as_deref())?;
    let name = session.file.path().map(stem);
    Some(Effect::WriteSheets(Box::new(WritingOrder {
        beside: beside.to_owned(),
        name: name.unwrap_or_else(|| session.assessment.unit.name().to_owned()),
        assessment: session.assessment.clone(),
        person,
    })))
}

/// Says that sheets were written and where, or why they were not.
pub(crate) fn were_written(state: &mut State, found: Result<WrittenSheets, Message>) {
    match found {
        Ok(written) => {
            let folder = written.first.parent().map(file_name);
            let said = match &written.person {
                None => for_everybody(&written),
                Some(person) => Message::new("window-sheet-written")
                    .with("file", file_name(&written.first))
                    .with("has_name", u8::from(!person.trim().is_empty()))
                    .with("name", person.as_str()),
            };
            let told = said.with("folder", folder.unwrap_or_default());
            state.notice = None;
            state.news = Some(told.clone());
            state.written = Some(WrittenFile {
                told,
                path: written.first,
                opens: false,
            });
        }
        Err(why) => {
            let failed = Message::new("window-sheets-not-written");
            state.notice = Some(failed.with("why", why));
        }
    }
}

/// What is said of sheets for everybody: how many were written and how many were there, and whose.
fn for_everybody(written: &WrittenSheets) -> Message {
    let (count, there) = (written.names.len(), written.there.len());
    if there == 0 {
        return Message::new("window-sheets-written").with("count", count);
    }
    let [names, kept] = [&written.names, &written.there].map(|names| {
        let mut named: Vec<String> = names.iter().take(NAMED).cloned().collect();
        named.extend((names.len() > NAMED).then(|| "…".to_owned()));
        named.join(", ")
    });
    Message::new("window-sheets-added")
        .with("count", count)
        .with("names", names)
        .with("there", there)
        .with("kept", kept)
}

/// So many people are named; of more, the first.
const NAMED: usize = 5;

/// What is said when a sheet is opened for its person.
pub(crate) fn greeting(session: &Session) -> Message {
    let unit = session.assessment.unit.full_name();
    Message::new("window-sheet-opened")
        .with("count", session.asked().count())
        .with("named", u8::from(!unit.is_empty()))
        .with("unit", unit)
}
