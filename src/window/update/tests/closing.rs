//! Closing an assessment for changes.

use crate::model::Closing;
use crate::window::update::tests::*;

fn closing() -> Closing {
    Closing {
        date: TODAY,
        by: "Kim".to_owned(),
    }
}

/// An assessment with an answer, closed for changes and saved.
fn closed() -> State {
    let mut state = saved();
    act(&mut state, DocumentAction::AskToClose);
    assert!(matches!(state.dialog, Some(Dialog::Close)));
    let order = save_order(act(&mut state, DocumentAction::Close(closing()))).expect("a save");
    assert_eq!(order.assessment.closed, Some(closing()));
    finish(&mut state, &order, done("/documents/a.continuum"));
    state.news = None;
    state
}

#[test]
fn nothing_changes_a_closed_assessment_and_each_try_is_answered_in_a_sentence() {
    let mut state = closed();
    let before = session(&state).assessment.clone();
    for action in [
        Action::Questions(QuestionsAction::Choose(level(2))),
        Action::Questions(QuestionsAction::ToggleFlag),
        Action::Edit(Edit::SetDate(None)),
        Action::Edit(Edit::SetForm(Form::Full)),
        Action::Edit(Edit::Merge(Box::new(before.clone()))),
        Action::Edit(Edit::Import(Box::default())),
        Action::Document(DocumentAction::Undo),
        Action::Document(DocumentAction::Redo),
    ] {
        state.notice = None;
        let shown = format!("{action:?}");
        let effects = update(&mut state, action);
        assert!(save_order(effects).is_none(), "{shown}");
        assert_eq!(session(&state).assessment, before, "{shown}");
        let said = state.notice.as_ref().map(|notice| notice.key);
        assert_eq!(said, Some("window-closed-refused"), "{shown}");
    }
}

#[test]
fn an_assessment_is_reopened_only_once_that_was_asked() {
    let mut state = closed();
    act(&mut state, DocumentAction::Reopen);
    assert!(session(&state).assessment.closed.is_some(), "nobody asked");
    act(&mut state, DocumentAction::AskToReopen);
    act(&mut state, FrameAction::DismissDialog);
    act(&mut state, DocumentAction::Reopen);
    assert!(
        session(&state).assessment.closed.is_some(),
        "the answer was no"
    );
    act(&mut state, DocumentAction::AskToReopen);
    act(&mut state, DocumentAction::Reopen);
    assert!(session(&state).assessment.closed.is_none());
}

#[test]
fn undo_goes_back_over_a_closing_and_never_brings_one_back() {
    let mut state = closed();
    act(&mut state, DocumentAction::AskToReopen);
    act(&mut state, DocumentAction::Reopen);
    act(&mut state, DocumentAction::Undo);
    assert_eq!(shown_rating(&state), None, "the answer before it is undone");
    assert!(session(&state).assessment.closed.is_none());
    act(&mut state, DocumentAction::Redo);
    assert_eq!(shown_rating(&state), at(6));
    assert!(session(&state).assessment.closed.is_none());
}

#[test]
fn the_next_assessment_of_a_closed_one_is_open() {
    let mut state = closed();
    act(&mut state, DocumentAction::NextAssessment);
    assert!(session(&state).assessment.closed.is_none());
}
