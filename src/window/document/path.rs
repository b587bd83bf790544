//! Paths: asked of the system, typed by hand where it gives none, and what is done with them.

use std::path::{Path, PathBuf};

use crate::analysis::Revealing;
use crate::export::{Output, Source};
use crate::model::{Edit, Release};
use crate::window::document::action::PathAction;
use crate::window::document::edit::{edit_from_outside, is_closed, with_session};
use crate::window::document::figure::Taking;
use crate::window::document::file::{Intent, Location};
use crate::window::document::naming::Naming;
use crate::window::document::picking::{Picking, Purpose, Suggestion, file_name, stem};
use crate::window::document::{evidence, sheets, typed_path, update as document};
use crate::window::drag_and_drop::Dropped;
use crate::window::effect::{
    Effect, ExportOrder, FigureOrder, PagesOrder, PassOnOrder, PrintOrder, Task,
};
use crate::window::frame::state::Dialog;
use crate::window::many_units::action::ManyUnitsAction;
use crate::window::many_units::update as many_units;
use crate::window::merge::update as merge;
use crate::window::open_external::Outside;
use crate::window::over_time::update as over_time;
use crate::window::report::choice::ExportState;
use crate::window::route::Route;
use crate::window::session::EvidenceTarget;
use crate::window::state::{State, WrittenFile};
use crate::words::{Fact, Message};

/// Takes in what happens while a path is asked for.
pub(crate) fn update(state: &mut State, action: PathAction) -> Option<Effect> {
    match action {
        PathAction::Ask(purpose) => return ask(state, purpose),
        PathAction::ReadTableAgain => {
            let path = state.session.as_ref()?.importing.as_ref()?.path.clone();
            return go_on(state, Purpose::ImportAnswers, path, false);
        }
        PathAction::AskAgain(purpose) => return begin_with(state, purpose),
        PathAction::Dropped(paths) => return dropped(state, &paths),
        PathAction::TypePath => by_hand(state),
        PathAction::UsePath(path) => return typed(state, path),
        PathAction::CancelPath => state.picking = None,
        PathAction::Overwrite => return overwrite(state),
        PathAction::Picked { number, paths } => return picked(state, number, paths),
        PathAction::OpenFile(path) => return Some(Effect::OpenOutside(Outside::File(path))),
        PathAction::ShowInFolder(path) => {
            return Some(Effect::OpenOutside(Outside::InFolder(path)));
        }
        PathAction::Print => return print(state),
        PathAction::Printed(None) => state.news = Some(Message::new("window-print-shown")),
        PathAction::Printed(fault) => state.notice = fault,
        PathAction::Exported(purpose, found) => exported(state, purpose, found),
        PathAction::Exists(purpose, path) => exists(state, purpose, path),
        PathAction::TakeFigure(figure, Taking::Copy) => return Some(Effect::DrawFigure(figure)),
        PathAction::TakeFigure(figure, Taking::Save(kind)) => {
            state.session.as_mut()?.figure = Some(*figure);
            return Some(pick(state, Purpose::Figure(kind)));
        }
        PathAction::FigureDrawn(picture) => {
            state.news = Some(Message::new("window-picture-copied"));
            return Some(Effect::CopyPicture(picture));
        }
    }
    None
}

/// Asks for a path, unless that takes a document and none is open, or the file can be subtracted from
/// one that was passed on: that is said first.
fn ask(state: &mut State, purpose: Purpose) -> Option<Effect> {
    if state.session.is_none() && purpose.needs_document() {
        return None;
    }
    if let Some(found) = revealing(state, purpose) {
        state.dialog = Some(Dialog::Reveals(purpose, found));
        return None;
    }
    if purpose == Purpose::ImportAnswers {
        if is_closed(state) {
            return None;
        }
        let session = state.session.as_ref()?;
        if session.importing.is_some() && state.route != Route::Import {
            // Back to the table whose columns and people were being decided about.
            state.route = Route::Import;
            return None;
        }
    }
    if purpose == Purpose::MergeCopies && merge::is_begun_elsewhere(state) {
        state.route = Route::Merge;
        return None;
    }
    begin_with(state, purpose)
}

/// Asks for a path, where one is needed.
fn begin_with(state: &mut State, purpose: Purpose) -> Option<Effect> {
    if purpose == Purpose::Pages {
        return pages(state);
    }
    Some(pick(state, purpose))
}

/// Has everybody's own page written, a file each, into a folder beside the document.
fn pages(state: &mut State) -> Option<Effect> {
    let session = state.session.as_ref()?;
    let beside = session.file.folder().or(state.documents.as_deref())?;
    let order = PagesOrder {
        source: Source::new(session.assessment.clone(), state.report_options(session)),
        beside: beside.to_owned(),
        name: suggested_name(state, Purpose::Pages)?,
    };
    begin(state, Purpose::Pages);
    Some(Effect::WritePages(Box::new(order)))
}

/// The file that was passed on and that a file of this purpose can be subtracted from.
fn revealing(state: &State, purpose: Purpose) -> Option<Revealing> {
    let output = match purpose {
        Purpose::Export(output) => output,
        Purpose::Pages => Output::Feedback,
        _ => return None,
    };
    let session = state.session.as_ref()?;
    let options = state.report_options(session);
    Source::new(session.assessment.clone(), options).revealing_release(output)
}

/// Asks for a file that is evidence of the practice that is shown.
pub(crate) fn ask_for_evidence(state: &mut State, row: Option<usize>) -> Option<Effect> {
    let session = state.session.as_mut()?;
    session.proving = Some(EvidenceTarget {
        respondent: session.me.clone(),
        practice: session.practice.clone()?,
        row,
    });
    Some(pick(state, Purpose::PickEvidence))
}

fn pick(state: &mut State, purpose: Purpose) -> Effect {
    let suggestion = suggestion(state, purpose);
    state.counter += 1;
    let number = state.counter;
    state.exports.remove(&purpose);
    state.picking = Some(Picking {
        number,
        purpose,
        suggestion: suggestion.clone(),
        by_hand: false,
        ended: false,
        tried: false,
        fault: None,
    });
    Effect::Pick {
        number,
        purpose,
        suggestion,
    }
}

/// Where a dialog starts: beside the document, with its name.
fn suggestion(state: &State, purpose: Purpose) -> Suggestion {
    let beside = match state.session.as_ref().map(|session| &session.file.place) {
        Some(Location::At(path) | Location::CopyOf(path)) => Some(path.clone()),
        _ => state.settings.recent.first().cloned(),
    };
    let folder = beside
        .as_deref()
        .and_then(Path::parent)
        .or(state.documents.as_deref())
        .unwrap_or(Path::new(""))
        .to_owned();
    Suggestion {
        folder,
        file: suggested_name(state, purpose).zip(purpose.endings().first().copied()),
    }
}

/// The name of the file to write.
fn suggested_name(state: &State, purpose: Purpose) -> Option<Message> {
    let key = match purpose {
        Purpose::Export(output) => output.file(state.choice.extent),
        other => other.file()?,
    };
    let session = state.session.as_ref()?;
    let name = session.file.path().map_or_else(
        || {
            Naming::of(&session.assessment, state.today)
                .message()
                .into()
        },
        |path| Fact::from(stem(path)),
    );
    let figure = state
        .session
        .as_ref()
        .and_then(|session| session.figure.as_ref());
    let title = figure.map_or("", |figure| figure.title.as_str());
    Some(Message::new(key).with("name", name).with("title", title))
}

/// Takes the answer of the system's dialog.
fn picked(state: &mut State, number: u64, paths: Vec<PathBuf>) -> Option<Effect> {
    let picking = state
        .picking
        .as_mut()
        .filter(|picking| picking.number == number)?;
    let Some(path) = paths.first().cloned() else {
        picking.by_hand = true;
        picking.ended = true;
        return None;
    };
    let purpose = picking.purpose;
    state.picking = None;
    match purpose {
        Purpose::TakeSheets => return sheets::ask(state, paths),
        Purpose::MergeCopies => return merge::ask(state, paths),
        Purpose::OpenEarlier => {
            over_time::ask(state, paths);
            return None;
        }
        _ => {}
    }
    // The system's dialog asked before it gave the name of an existing file, but only for the
    // name as it was typed there.
    let complete = with_ending(&path, purpose);
    let confirmed = complete == path;
    go_on(state, purpose, complete, confirmed)
}

/// Lets the user type the path here instead.
fn by_hand(state: &mut State) {
    if let Some(picking) = state.picking.as_mut() {
        picking.by_hand = true;
    }
}

/// Takes a path that was typed. The field stays until it is known that the path will do.
fn typed(state: &mut State, path: PathBuf) -> Option<Effect> {
    if path.as_os_str().is_empty() {
        return None;
    }
    let picking = state.picking.as_mut()?;
    (picking.tried, picking.fault) = (true, None);
    let purpose = picking.purpose;
    let path = from_home(path, state.home.as_deref());
    let path = picking.suggestion.folder.join(path);
    let path = with_ending(&path, purpose);
    state.notice = None;
    if purpose == Purpose::PickEvidence {
        state.picking = None;
    }
    go_on(state, purpose, path, false)
}

/// The path with the home folder in place of a leading `~`.
fn from_home(path: PathBuf, home: Option<&Path>) -> PathBuf {
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}

/// Has the report opened where it can be printed, unless that must be asked about first.
fn print(state: &mut State) -> Option<Effect> {
    let purpose = Purpose::Export(Output::Pdf);
    if let Some(found) = revealing(state, purpose) {
        state.dialog = Some(Dialog::Reveals(purpose, found));
        return None;
    }
    let name = suggested_name(state, purpose)?;
    let session = state.session.as_ref()?;
    let source = Source {
        attaches: false,
        ..Source::new(session.assessment.clone(), state.report_options(session))
    };
    if let Some(release) = source.release(Output::Pdf) {
        note_release(state, release);
    }
    state.notice = None;
    Some(Effect::Print(Box::new(PrintOrder { source, name })))
}

/// Notes a file that was passed on. No undo takes that back: the file is out, and what a later one would give away
/// together with it is asked about for good.
fn note_release(state: &mut State, release: Release) {
    with_session(state, |session| {
        edit_from_outside(session, &[Edit::NoteRelease(release)]);
    });
}

/// Writes over the file that stood in the way.
fn overwrite(state: &mut State) -> Option<Effect> {
    match state.dialog.take() {
        Some(Dialog::Exists { path, purpose }) => go_on(state, purpose, path, true),
        other => {
            state.dialog = other;
            None
        }
    }
}

/// Uses a path for its purpose.
fn go_on(state: &mut State, purpose: Purpose, path: PathBuf, replace: bool) -> Option<Effect> {
    match purpose {
        Purpose::OpenDocument => document::open(state, path),
        Purpose::OpenUnits => {
            state.picking = None;
            many_units::update(state, ManyUnitsAction::Read(path))
        }
        Purpose::ImportAnswers | Purpose::ImportOutcomes if is_closed(state) => None,
        Purpose::OpenQuestionnaire
        | Purpose::PickLogo
        | Purpose::ImportAnswers
        | Purpose::ImportOutcomes => Some(document::read(state, purpose, path)),
        Purpose::TakeSheets => sheets::ask(state, vec![path]),
        Purpose::MergeCopies => merge::ask(state, vec![path]),
        Purpose::OpenEarlier => {
            over_time::ask(state, vec![path]);
            None
        }
        Purpose::PickEvidence => {
            evidence::prove(state, &path);
            None
        }
        Purpose::SaveDocument => {
            let session = state.session.as_mut()?;
            session.file.moving_to = Some((path, replace));
            session.file.resume();
            None
        }
        Purpose::PassOn => {
            let session = state.session.as_ref()?;
            let order = PassOnOrder {
                assessment: session.assessment.clone(),
                password: session.copy_password.clone()?,
                path,
                replace,
            };
            begin(state, purpose);
            Some(Effect::PassOn(Box::new(order)))
        }
        Purpose::Figure(kind) => {
            let order = FigureOrder {
                figure: state.session.as_ref()?.figure.clone()?,
                kind,
                path,
                replace,
            };
            begin(state, purpose);
            Some(Effect::WriteFigure(Box::new(order)))
        }
        Purpose::Pages => pages(state),
        Purpose::Export(output) => {
            let session = state.session.as_ref()?;
            let order = ExportOrder {
                output,
                source: Source {
                    attaches: state.choice.carries(session),
                    ..Source::new(session.assessment.clone(), state.report_options(session))
                },
                path,
                replace,
            };
            begin(state, purpose);
            Some(Effect::Export(Box::new(order)))
        }
    }
}

/// A file is being written: what was told of the one before is over.
fn begin(state: &mut State, purpose: Purpose) {
    (state.notice, state.news) = (None, None);
    state.exports.insert(purpose, ExportState::Running);
}

/// Opens what was dropped onto the window: the first file, if it is of a kind that can be opened.
fn dropped(state: &mut State, paths: &[PathBuf]) -> Option<Effect> {
    match Dropped::of(state, paths)? {
        Dropped::Waits => None,
        Dropped::TakesIn(sheets) => sheets::ask(state, sheets),
        Dropped::Merges(copies) => merge::ask(state, copies),
        Dropped::Proves => {
            evidence::add_files(state, paths);
            None
        }
        Dropped::Refused(path, why) => {
            state.notice = Some(Message::new(why).with("name", file_name(path)));
            None
        }
        Dropped::Opens(path, purpose) => {
            state.remark = (paths.len() > 1).then(|| {
                let one = Message::new("window-drop-one");
                one.with("name", file_name(path)).with("count", paths.len())
            });
            if !purpose.needs_document() {
                state.palette = false;
                state.picking = None;
            }
            go_on(state, purpose, path.to_owned(), false)
        }
    }
}

/// Stops writing a file.
pub(crate) fn stop(state: &mut State, purpose: Purpose) -> Option<Effect> {
    state.exports.remove(&purpose)?;
    Some(Effect::Stop(Task::Export(purpose)))
}

/// Takes in the result of an export, or its progress.
fn exported(state: &mut State, purpose: Purpose, found: ExportState) {
    if !state.export(purpose).is_running() {
        // It was stopped.
        return;
    }
    if !found.is_running() {
        let is_done = matches!(found, ExportState::Done { .. });
        // The user is to see what went wrong.
        state
            .intent
            .take_if(|intent| *intent == Intent::Close && !is_done);
        state
            .dialog
            .take_if(|dialog| matches!(dialog, Dialog::Writing));
    }
    if let ExportState::Done {
        release: Some(release),
        ..
    } = &found
    {
        let release = release.clone();
        note_release(state, release);
    }
    match &found {
        ExportState::Done {
            path, pages, bytes, ..
        } => {
            typed_path::accept(state, purpose);
            state.notice = None;
            let told = match purpose {
                Purpose::Export(Output::Pdf) => "window-export-done",
                Purpose::PassOn => "window-passed-on",
                Purpose::Pages => "window-pages-written",
                _ => "window-export-written",
            };
            let folder = path.parent().map(file_name);
            let told = Message::new(told)
                .with("name", file_name(path))
                .with("folder", folder.unwrap_or_default())
                .with("pages", *pages)
                .with("size", bytes.div_ceil(1000));
            state.news = Some(told.clone());
            let path = path.clone();
            let opens = purpose != Purpose::Pages;
            state.written = Some(WrittenFile { told, path, opens });
        }
        ExportState::Failed(why) => {
            let failed = match purpose {
                Purpose::Export(Output::Pdf) => "window-export-failed",
                Purpose::Pages => "window-pages-not-written",
                _ => "window-export-not-written",
            };
            let failed = Message::new(failed).with("why", why.clone());
            state.notice = typed_path::refuse(state, purpose, failed);
        }
        ExportState::Idle | ExportState::Running | ExportState::Writing => {}
    }
    // Where a file is in the way, the copy may be made in its place.
    let is_over = matches!(found, ExportState::Done { .. } | ExportState::Failed(_));
    if purpose == Purpose::PassOn && is_over && state.picking.is_none() {
        with_session(state, |session| session.copy_password = None);
    }
    state.exports.insert(purpose, found);
}

/// Asks what to do about a file that exists where one was to be exported.
fn exists(state: &mut State, purpose: Purpose, path: PathBuf) {
    if state.export(purpose).is_running() {
        exported(state, purpose, ExportState::Idle);
        state.dialog = Some(Dialog::Exists { path, purpose });
    }
}

/// A path to write to, with the ending that such files have.
fn with_ending(path: &Path, purpose: Purpose) -> PathBuf {
    let endings = purpose.endings();
    let Some(ending) = endings
        .first()
        .filter(|_| purpose.writes() && !purpose.fits(path))
    else {
        return path.to_owned();
    };
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}
