//! Saving, and what waits for it.

use crate::store::Remark;
use crate::window::update::tests::*;

#[test]
fn nothing_is_saved_before_the_first_change() {
    let mut state = answering();
    assert!(save_order(update(&mut state, Action::Tick(60.0))).is_none());
    assert!(save_order(act(&mut state, FrameAction::CloseWindow)).is_none());
    assert!(state.finished);
}

#[test]
fn the_first_change_is_saved_under_a_free_name_with_the_date() {
    let mut state = answering();
    let order = save_order(act(&mut state, QuestionsAction::Choose(level(3)))).expect("a save");
    assert!(!order.at_once, "the next change may follow at once");
    assert!(save_order(update(&mut state, Action::Tick(60.0))).is_none());
    let name = Message::new("window-file-unnamed").with("day", "2026-11-22");
    assert_eq!(order.target, SaveTarget::FreeName { name });
    assert!(
        !session(&state).is_clean(),
        "saved is said when it is on the disk"
    );
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(session(&state).is_clean());
    let place = Location::At(PathBuf::from("/documents/a.continuum"));
    assert_eq!(session(&state).file.place, place);
    assert_eq!(
        state.settings.recent,
        [PathBuf::from("/documents/a.continuum")]
    );
}

#[test]
fn a_change_made_while_saving_is_saved_after_it() {
    let mut state = saved();
    let first = save_order(act(&mut state, QuestionsAction::Choose(level(2)))).expect("a save");
    let second = save_order(act(&mut state, QuestionsAction::Choose(level(1)))).expect("a save");
    finish(&mut state, &first, done("/documents/a.continuum"));
    assert!(!session(&state).is_clean());
    assert_eq!(session(&state).file.saving, Saving::Running);
    finish(&mut state, &second, done("/documents/a.continuum"));
    assert!(session(&state).is_clean());
    assert_eq!(session(&state).file.saving, Saving::Idle);
}

#[test]
fn what_waits_to_be_saved_is_saved_at_once_when_the_keyboard_goes_elsewhere() {
    let mut state = saved();
    assert!(save_order(act(&mut state, DocumentAction::LoseFocus)).is_none());
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = save_order(act(&mut state, DocumentAction::LoseFocus)).expect("a save");
    assert!(order.at_once);
    assert!(save_order(act(&mut state, DocumentAction::LoseFocus)).is_none());
}

#[test]
fn a_failed_save_is_not_tried_again_because_the_keyboard_goes_elsewhere() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let why = Message::new("store-save-full");
    finish(&mut state, &order, SaveOutcome::Failed(why));
    assert!(save_order(act(&mut state, DocumentAction::LoseFocus)).is_none());
}

#[test]
fn where_a_document_of_an_older_version_is_kept_is_said_when_it_is_saved() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let kept = PathBuf::from("/documents/a.version-1.continuum");
    let found = SaveOutcome::Done {
        path: PathBuf::from("/documents/a.continuum"),
        digest: Digest::of(b"as written"),
        relinked: BTreeMap::default(),
        remark: Some(Remark::Converted(kept)),
    };
    finish(&mut state, &order, found);
    let said = Message::new("window-converted").with("name", "a.version-1.continuum");
    assert_eq!(state.news, Some(said));
    assert!(session(&state).is_clean());
}

#[test]
fn a_failed_save_is_said_and_tried_again_when_asked() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let why = Message::new("store-save-full");
    finish(&mut state, &order, SaveOutcome::Failed(why.clone()));
    assert_eq!(session(&state).file.saving, Saving::Failed(why));
    assert!(save_order(update(&mut state, Action::Tick(90.0))).is_none());
    let order = save_order(act(&mut state, DocumentAction::SaveNow)).expect("tried again");
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(session(&state).is_clean());
    assert_eq!(session(&state).file.saving, Saving::Idle);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_without_asking() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let path = PathBuf::from("/documents/a.continuum");
    let seen = Some(Digest::of(b"as written"));
    assert_eq!(
        order.target,
        SaveTarget::Own {
            path: path.clone(),
            seen
        }
    );
    finish(
        &mut state,
        &order,
        SaveOutcome::Changed { path: path.clone() },
    );
    assert!(matches!(state.dialog, Some(Dialog::ChangedOnDisk { .. })));
    assert!(save_order(update(&mut state, Action::Tick(90.0))).is_none());
    let order = save_order(act(&mut state, DocumentAction::OverwriteChanged)).expect("a save");
    assert_eq!(order.target, SaveTarget::Replace(path));
}

#[test]
fn my_version_of_a_changed_file_can_be_kept_under_another_name() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let path = PathBuf::from("/documents/a.continuum");
    finish(
        &mut state,
        &order,
        SaveOutcome::Changed { path: path.clone() },
    );
    let order = save_order(act(&mut state, DocumentAction::KeepUnderAnotherName)).expect("a save");
    let name = Message::new("window-file-copy").with("name", "a");
    assert_eq!(order.target, SaveTarget::Beside { path, name });
}

#[test]
fn closing_waits_for_the_save() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = save_order(act(&mut state, FrameAction::CloseWindow)).expect("saved at once");
    assert!(!state.finished);
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(state.finished);
}

#[test]
fn closing_with_a_failed_save_asks_and_can_be_called_off() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = save_order(act(&mut state, FrameAction::CloseWindow)).expect("saved at once");
    finish(
        &mut state,
        &order,
        SaveOutcome::Failed(Message::new("store-save-full")),
    );
    assert!(matches!(state.dialog, Some(Dialog::Unsaved { .. })));
    act(&mut state, FrameAction::DismissDialog);
    assert!(!state.finished);
    assert!(state.intent.is_none());
    let order = save_order(act(&mut state, FrameAction::CloseWindow)).expect("tried again");
    finish(
        &mut state,
        &order,
        SaveOutcome::Failed(Message::new("store-save-full")),
    );
    let effects = act(&mut state, DocumentAction::DiscardChanges);
    let gives_up =
        |effect: &Effect| matches!(effect, Effect::GiveUp(ticket, None) if *ticket == order.ticket);
    assert!(effects.iter().any(gives_up), "they do not come back");
    assert!(state.finished);
}

#[test]
fn another_document_takes_the_place_of_this_one_only_when_this_one_is_saved() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let before = session(&state).serial;
    let order =
        save_order(act(&mut state, DocumentAction::New(Form::Full))).expect("saved at once");
    assert_eq!(session(&state).serial, before);
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert_ne!(session(&state).serial, before);
    assert_eq!(session(&state).assessment.form, Form::Full);
}

#[test]
fn saving_as_moves_the_document_and_asks_before_it_replaces_a_file() {
    let mut state = saved();
    act(&mut state, PathAction::Ask(Purpose::SaveDocument));
    act(&mut state, PathAction::TypePath);
    let typed = PathBuf::from("/documents/b.continuum");
    let order = save_order(act(&mut state, PathAction::UsePath(typed.clone()))).expect("a save");
    assert_eq!(order.target, SaveTarget::Fresh(typed.clone()));
    let exists = SaveOutcome::Exists {
        path: typed.clone(),
    };
    finish(&mut state, &order, exists);
    let place = Location::At(PathBuf::from("/documents/a.continuum"));
    assert_eq!(session(&state).file.place, place);
    let order = save_order(act(&mut state, PathAction::Overwrite)).expect("a save");
    assert_eq!(order.target, SaveTarget::Replace(typed.clone()));
    finish(&mut state, &order, done("/documents/b.continuum"));
    assert_eq!(session(&state).file.place, Location::At(typed));
}

#[test]
fn saving_as_during_a_save_happens_after_it() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    act(&mut state, PathAction::Ask(Purpose::SaveDocument));
    act(&mut state, PathAction::TypePath);
    let typed = PathBuf::from("/documents/b.continuum");
    let moves = save_order(act(&mut state, PathAction::UsePath(typed.clone()))).expect("the move");
    assert_eq!(moves.target, SaveTarget::Fresh(typed.clone()));
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert_eq!(session(&state).file.saving, Saving::Running);
    finish(&mut state, &moves, done("/documents/b.continuum"));
    assert_eq!(session(&state).file.place, Location::At(typed));
    assert_eq!(session(&state).file.saving, Saving::Idle);
}

#[test]
fn a_move_that_failed_leaves_a_saved_document_saved_and_quiet() {
    let mut state = saved();
    act(&mut state, PathAction::Ask(Purpose::SaveDocument));
    act(&mut state, PathAction::TypePath);
    let typed = PathBuf::from("/denied/b.continuum");
    let order = save_order(act(&mut state, PathAction::UsePath(typed))).expect("a save");
    let why = Message::new("store-save-denied");
    finish(&mut state, &order, SaveOutcome::Failed(why.clone()));
    assert_eq!(state.notice, Some(why));
    assert!(session(&state).is_clean());
    assert!(!state.is_busy());
    let place = Location::At(PathBuf::from("/documents/a.continuum"));
    assert_eq!(session(&state).file.place, place);
}
