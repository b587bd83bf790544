//! Documents that are read.

use crate::window::update::tests::*;

#[test]
fn a_document_with_faults_goes_on_only_as_a_copy() {
    let mut state = window();
    let path = PathBuf::from("/documents/broken.continuum");
    let assessment = Assessment::new(format::bundled::standard().clone(), Form::Short);
    let found = ReadOutcome::Faults {
        faults: Vec::new(),
        sound: Some(Box::new(assessment)),
        key: None,
    };
    let read = was_read(
        Purpose::OpenDocument,
        "/documents/broken.continuum",
        None,
        found,
    );
    update(&mut state, read);
    assert!(state.session.is_none());
    let order = save_order(act(&mut state, DocumentAction::ContinueCopy))
        .unwrap_or_else(|| due(&mut state));
    let name = Message::new("window-file-copy").with("name", "broken");
    assert_eq!(order.target, SaveTarget::Beside { path, name });
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_the_open_document_stays() {
    let mut state = saved();
    let before = session(&state).serial;
    act(&mut state, DocumentAction::Open(PathBuf::from("/nowhere")));
    let found = ReadOutcome::Failed(Message::new("store-read-not-found"));
    update(
        &mut state,
        was_read(Purpose::OpenDocument, "/nowhere", None, found),
    );
    assert_eq!(session(&state).serial, before);
    let why = Message::new("store-read-not-found");
    let said = Message::new("window-read-failed").with("why", why);
    assert_eq!(state.notice, Some(said));
}

#[test]
fn opening_the_document_that_is_open_shows_it() {
    let mut state = saved();
    act(&mut state, FrameAction::Go(Route::Start));
    let effects = act(
        &mut state,
        DocumentAction::Open(PathBuf::from("/documents/a.continuum")),
    );
    assert!(effects.is_empty());
    assert_eq!(state.route, Route::Questions);
}

#[test]
fn a_changed_file_read_again_takes_the_place_of_my_changes_only_once_it_is_read() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let path = PathBuf::from("/documents/a.continuum");
    finish(&mut state, &order, changed(&path));
    act(&mut state, DocumentAction::ReadAgain);
    assert!(!session(&state).is_clean());
    let theirs = Assessment::new(format::bundled::standard().clone(), Form::Full);
    let found = ReadOutcome::Document {
        digest: Digest::of(b"theirs"),
        assessment: Box::new(theirs),
        key: None,
    };
    let path = "/documents/a.continuum";
    update(
        &mut state,
        was_read(Purpose::OpenDocument, path, None, found),
    );
    assert_eq!(session(&state).assessment.form, Form::Full);
    assert!(session(&state).is_clean());
}
