//! Closing, and what was not saved.

use std::path::Path;

use crate::window::start::recent::{RecentDocument, UnsavedCopy};
use crate::window::update::tests::*;

/// A window that writes a PDF.
fn exporting() -> State {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Path(PathAction::Ask(Purpose::Export(Output::Pdf))),
            Action::Path(PathAction::TypePath),
        ],
    );
    let effects = act(
        &mut state,
        PathAction::UsePath(PathBuf::from("/documents/a.pdf")),
    );
    assert!(matches!(effects.as_slice(), [Effect::Export(_)]));
    state
}

#[test]
fn closing_while_a_file_is_written_asks_once_and_closes_when_it_is_there() {
    let mut state = exporting();
    do_all(
        &mut state,
        [
            Action::Frame(FrameAction::CloseWindow),
            Action::Frame(FrameAction::CloseWindow),
        ],
    );
    assert!(matches!(state.dialog, Some(Dialog::Writing)));
    assert!(!state.finished);
    let done = ExportState::Done {
        release: None,
        path: PathBuf::from("/documents/a.pdf"),
        pages: 3,
        bytes: 9,
    };
    act(
        &mut state,
        PathAction::Exported(Purpose::Export(Output::Pdf), done),
    );
    assert!(state.finished);
}

#[test]
fn a_window_that_was_to_close_stays_where_writing_failed_or_the_user_says_so() {
    let mut state = exporting();
    act(&mut state, FrameAction::CloseWindow);
    let failed = ExportState::Failed(Message::new("window-unnamed"));
    act(
        &mut state,
        PathAction::Exported(Purpose::Export(Output::Pdf), failed),
    );
    assert!(!state.finished && state.dialog.is_none() && state.intent.is_none());

    let mut state = exporting();
    do_all(
        &mut state,
        [
            Action::Frame(FrameAction::CloseWindow),
            Action::Frame(FrameAction::DismissDialog),
        ],
    );
    let done = ExportState::Done {
        release: None,
        path: PathBuf::from("/documents/a.pdf"),
        pages: 3,
        bytes: 9,
    };
    act(
        &mut state,
        PathAction::Exported(Purpose::Export(Output::Pdf), done),
    );
    assert!(!state.finished);

    let mut state = exporting();
    do_all(
        &mut state,
        [
            Action::Frame(FrameAction::CloseWindow),
            Action::Frame(FrameAction::CloseAtOnce),
        ],
    );
    assert!(state.finished);
}

/// Finds a copy of what could not be saved.
fn find_copy(state: &mut State, path: &Path) {
    let copy = UnsavedCopy {
        path: path.to_owned(),
        file: None,
        kept: None,
        document: RecentDocument::Faulty,
    };
    let found = Vec::new();
    let unsaved = vec![copy];
    act(state, StartAction::Glanced { found, unsaved });
}

/// Begins with what a copy holds.
fn begin_from(state: &mut State, copy: &Path) {
    let assessment = Assessment::new(format::bundled::standard().clone(), Form::Short);
    let found = ReadOutcome::Rescued(Box::new(Rescued {
        copy: copy.to_owned(),
        assessment,
        place: Location::Unnamed,
        seen: None,
        key: None,
    }));
    let path = copy.to_str().expect("a text");
    update(state, was_read(Purpose::OpenDocument, path, None, found));
}

#[test]
fn a_copy_goes_when_what_was_begun_from_it_is_given_up() {
    let mut state = window();
    let copy = PathBuf::from("/unsaved/1-1.continuum");
    find_copy(&mut state, &copy);
    begin_from(&mut state, &copy);
    act(&mut state, FrameAction::CloseWindow);
    let ticket = session(&state).file.ordered;
    let refused = SaveOutcome::Failed(Message::new("store-save-denied"));
    act(&mut state, DocumentAction::WasSaved(ticket, refused));
    let effects = act(&mut state, DocumentAction::DiscardChanges);
    let given_up = |effect: &Effect| {
        matches!(effect, Effect::GiveUp(of, begun_from)
            if *of == ticket && *begun_from == Some(copy.clone()))
    };
    assert!(effects.iter().any(given_up), "{effects:?}");
    assert!(state.recent.unsaved.is_empty() && state.finished);
}

#[test]
fn what_could_not_be_saved_is_begun_again_and_its_copy_goes_once_it_is_saved() {
    let mut state = window();
    let copy = PathBuf::from("/unsaved/1-1.continuum");
    find_copy(&mut state, &copy);
    let effects = act(&mut state, DocumentAction::Open(copy.clone()));
    let reads = |effect: &Effect| matches!(effect, Effect::Read(order) if order.path == copy);
    assert!(effects.iter().any(reads));
    begin_from(&mut state, &copy);
    let order = due(&mut state);
    assert_eq!(order.rescued, Some(copy));
    assert!(
        matches!(order.target, SaveTarget::FreeName { .. }),
        "never over the copy"
    );
    let found = done("/documents/a.continuum");
    act(&mut state, DocumentAction::WasSaved(order.ticket, found));
    assert!(state.recent.unsaved.is_empty());
    assert_eq!(session(&state).file.rescued, None);
}

#[test]
fn the_title_names_document_and_screen_and_marks_a_change_that_is_not_saved() {
    let words = Words::english();
    assert_eq!(window().title(&words), "Start – Continuum");
    let mut state = saved();
    act(&mut state, FrameAction::Go(Route::Plan));
    assert_eq!(state.title(&words), "a – Plan – Continuum");
    act(&mut state, FrameAction::Go(Route::Questions));
    act(&mut state, QuestionsAction::Choose(level(2)));
    assert_eq!(state.title(&words), "a • Questions – Continuum");
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/Unit 2026.continuum"));
    assert_eq!(state.title(&words), "Unit 2026 – Questions – Continuum");
}
