//! Copies of files inside the document.

use crate::model::{Digest, Evidence, EvidenceFile, PackedFile, Shared};
use crate::window::session::CopyOrder;
use crate::window::update::tests::*;

/// A window whose first practice has a file and a page of the web as evidence.
fn with_links() -> State {
    let mut state = saved();
    let evidence = ["lists/october.pdf", "https://example.org"].map(|link| Evidence {
        text: "list".to_owned(),
        link: link.to_owned(),
        ..Evidence::default()
    });
    act(&mut state, QuestionsAction::Evidence(evidence.to_vec()));
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/a.continuum"));
    state
}

fn evidence(state: &State) -> Vec<Evidence> {
    let session = session(state);
    let practice = session.practice.as_ref().expect("a practice is shown");
    let said = session.response(practice);
    said.map_or_else(Vec::new, |said| said.evidence.clone())
}

fn file() -> EvidenceFile {
    EvidenceFile {
        name: "october.pdf".to_owned(),
        size: 3,
        digest: Digest::of(b"abc"),
        content: Some(PackedFile {
            archive: Shared::default(),
            entry: "october.pdf".into(),
        }),
    }
}

/// Has the file of an entry copied; gives what the job is told.
fn keep(state: &mut State, row: usize) -> Option<Box<CopyOrder>> {
    let effects = act(state, QuestionsAction::KeepCopy(row));
    effects.into_iter().find_map(|effect| match effect {
        Effect::CopyIn(order) => Some(order),
        _ => None,
    })
}

#[test]
fn the_file_of_an_entry_is_copied_where_its_link_leads_and_no_page_of_the_web_is() {
    let mut state = with_links();
    assert!(keep(&mut state, 1).is_none());
    let order = keep(&mut state, 0).expect("a job");
    assert_eq!(order.path, PathBuf::from("/documents/lists/october.pdf"));
    assert_eq!(order.room, EvidenceFile::MOST_IN_ALL);
    assert!(state.is_busy());
    assert!(keep(&mut state, 0).is_none(), "one at a time");
}

#[test]
fn a_copy_is_saved_at_once_and_undone_by_itself_with_its_bytes() {
    let mut state = with_links();
    let mut typed = evidence(&state);
    typed[0].checked_by = "Ann".to_owned();
    act(&mut state, QuestionsAction::Evidence(typed));
    let order = keep(&mut state, 0).expect("a job");
    let copied = QuestionsAction::Copied(order, Ok(file()));
    let saved = save_order(act(&mut state, copied)).expect("a save");
    assert!(saved.at_once, "a recovery copy would lack the file");
    let has_bytes = |state: &State| {
        let entry = evidence(state).swap_remove(0);
        assert_eq!(entry.checked_by, "Ann", "what was typed is another step");
        entry.file.and_then(|file| file.content).is_some()
    };
    assert!(has_bytes(&state));
    act(&mut state, DocumentAction::Undo);
    assert!(!has_bytes(&state));
    let again = save_order(act(&mut state, DocumentAction::Redo)).expect("a save");
    assert!(has_bytes(&state) && again.at_once);
    act(&mut state, QuestionsAction::TakeOutCopy(0));
    assert_eq!(evidence(&state)[0].file, None);
    act(&mut state, DocumentAction::Undo);
    assert!(has_bytes(&state));
    let effects = act(&mut state, QuestionsAction::OpenCopy(0));
    let opens = |effect: &Effect| matches!(effect, Effect::OpenCopy(opened) if *opened == file());
    assert!(effects.iter().any(opens));
}

#[test]
fn a_copy_finds_its_entry_again_and_changes_nothing_where_that_is_gone() {
    let mut state = with_links();
    let order = keep(&mut state, 0).expect("a job");
    let mut entries = evidence(&state);
    entries.reverse();
    act(&mut state, QuestionsAction::Evidence(entries));
    let copied = |order: &CopyOrder| QuestionsAction::Copied(Box::new(order.clone()), Ok(file()));
    act(&mut state, copied(&order));
    let found: Vec<bool> = evidence(&state)
        .iter()
        .map(|entry| entry.file.is_some())
        .collect();
    assert_eq!(found, [false, true]);
    act(&mut state, QuestionsAction::TakeOutCopy(1));
    let order = keep(&mut state, 1).expect("a job");
    act(&mut state, QuestionsAction::Evidence(Vec::new()));
    let before = session(&state).revision;
    act(&mut state, copied(&order));
    assert_eq!(session(&state).revision, before);
    assert!(session(&state).copying.is_none());
}

#[test]
fn a_file_that_cannot_be_copied_is_said() {
    let mut state = with_links();
    let order = keep(&mut state, 0).expect("a job");
    let why = Message::new("store-read-denied");
    act(&mut state, QuestionsAction::Copied(order, Err(why.clone())));
    assert_eq!(state.notice, Some(why));
    assert!(session(&state).copying.is_none());
}
