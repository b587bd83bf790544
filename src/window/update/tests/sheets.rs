//! Response sheets that are open for their person.

use crate::format::document;
use crate::model::{Addressee, DocumentId, PracticeId, ResponseSheet};
use crate::window::update::tests::*;

/// The sheet of a customer, with one answer.
fn sheet() -> ResponseSheet {
    let mut assessment = Assessment::new(format::bundled::standard().clone(), Form::Full);
    assessment.identity.id = Some(DocumentId::new(1));
    "Ann".clone_into(&mut assessment.unit.facilitator);
    let person = Addressee {
        name: "C. Buyer".to_owned(),
        role: "customer".to_owned(),
        ..Addressee::default()
    };
    ResponseSheet::new(&assessment, person, DocumentId::new(11))
}

/// A window in which a sheet was opened.
fn opened(sheet: &ResponseSheet) -> State {
    let mut state = window();
    let found = ReadOutcome::Document {
        digest: Digest::of(b"the sheet"),
        assessment: Box::new(sheet.clone().into_assessment()),
        key: None,
    };
    let path = "/documents/buyer.continuum-sheet";
    let read = was_read(Purpose::OpenDocument, path, None, found);
    update(&mut state, read);
    state
}

/// What a save writes.
fn written(order: &SaveOrder) -> ResponseSheet {
    let bytes = document::write(&order.assessment);
    format::response_sheet::read(bytes).expect("a sound sheet")
}

#[test]
fn a_sheet_asks_its_questions_alone_and_has_no_room_but_them() {
    let sheet = sheet();
    let mut state = opened(&sheet);
    assert_eq!(state.route, Route::Questions);
    let asked: Vec<PracticeId> = session(&state).asked().cloned().collect();
    assert_eq!(asked, sheet.asks);
    for route in [Route::Results, Route::Unit, Route::Report, Route::Plan] {
        act(&mut state, FrameAction::Go(route));
        assert_eq!(state.route, Route::Questions, "{route:?}");
        let command = Command::Go(route);
        assert_eq!(command.refusal(&state), Some("window-refusal-sheet"));
        assert!(!command.is_shown(&state));
    }
    for command in [Command::SaveAs, Command::Evidence, Command::SetPassword] {
        assert!(command.refusal(&state).is_some(), "{command:?}");
    }
    act(&mut state, FrameAction::Go(Route::Help));
    assert_eq!(state.route, Route::Help);
    assert!(!state.takes_evidence());
}

#[test]
fn answers_are_saved_into_the_sheet_which_counts_its_changes_also_those_undone() {
    let before = sheet();
    let mut state = opened(&before);
    act(&mut state, QuestionsAction::Choose(level(3)));
    let order = due(&mut state);
    let path = PathBuf::from("/documents/buyer.continuum-sheet");
    assert!(matches!(&order.target, SaveTarget::Own { path: own, .. } if *own == path));
    let first = written(&order);
    assert_eq!((first.id, first.changes), (before.id, 1));
    assert_eq!(first.answered(), 1);
    finish(&mut state, &order, done("/documents/buyer.continuum-sheet"));
    act(&mut state, DocumentAction::Undo);
    let order = due(&mut state);
    let second = written(&order);
    assert_eq!((second.answered(), second.changes), (0, 2));
    // Nothing else of it changed.
    let as_before = ResponseSheet {
        changes: 0,
        ..second
    };
    assert_eq!(as_before, before);
}
