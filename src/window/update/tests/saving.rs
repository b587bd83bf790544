//! Saving, and what waits for it.

use crate::model::{Respondent, Response, ResponseField, Side, limits};
use crate::store::Remark;
use crate::window::document::edit::with_session;
use crate::window::frame::state::Outlook;
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
    let mut found = done("/documents/a.continuum");
    if let SaveOutcome::Done { remark, .. } = &mut found {
        let kept = PathBuf::from("/documents/a.version-1.continuum");
        *remark = Some(Remark::Converted(kept));
    }
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
    finish(&mut state, &order, changed(&path));
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
    finish(&mut state, &order, changed(&path));
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
    finish(&mut state, &order, SaveOutcome::Failed(why));
    let picking = state.picking.as_ref().expect("the path can be mended");
    let fault = picking.fault.as_ref().map(|fault| fault.key);
    assert_eq!(fault, Some("window-export-not-written"));
    assert!(session(&state).is_clean());
    assert!(!state.is_busy());
    let place = Location::At(PathBuf::from("/documents/a.continuum"));
    assert_eq!(session(&state).file.place, place);
}

#[test]
fn a_change_after_a_failed_save_goes_to_the_saver_and_what_failed_is_still_said() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let why = Message::new("store-save-full");
    finish(&mut state, &order, SaveOutcome::Failed(why.clone()));
    let order = save_order(act(&mut state, QuestionsAction::Choose(level(4)))).expect("a save");
    assert_eq!(session(&state).file.saving, Saving::Failed(why.clone()));
    let found = SaveOutcome::Failed(why.clone());
    finish(&mut state, &order, found.clone());
    assert!(
        state.dialog.is_none(),
        "it is tried again without a question"
    );
    // The saver tries again by itself.
    finish(&mut state, &order, found);
    assert_eq!(session(&state).file.saving, Saving::Failed(why));
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(session(&state).is_clean());
    assert_eq!(session(&state).file.saving, Saving::Idle);
}

#[test]
fn the_words_say_whether_a_copy_is_kept_of_what_is_not_saved() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let full = SaveOutcome::Failed(Message::new("store-save-full"));
    finish(&mut state, &order, full);
    let note = |state: &State| session(state).file.copy_note();
    assert_eq!(note(&state), None, "nothing was tried yet");
    act(&mut state, DocumentAction::WasKept(order.ticket, false));
    assert_eq!(note(&state), Some("window-copy-failed"));
    act(&mut state, DocumentAction::WasKept(order.ticket, true));
    assert_eq!(note(&state), Some("window-copy-kept"));
    act(&mut state, QuestionsAction::Choose(level(4)));
    assert_eq!(note(&state), Some("window-copy-kept"), "within a second");
    assert!(!session(&state).is_kept());
}

#[test]
fn after_decide_later_every_change_goes_to_the_saver_and_the_question_can_be_asked_again() {
    let mut state = saved();
    let path = PathBuf::from("/documents/a.continuum");
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    assert!(Command::Decide.refusal(&state).is_some());
    finish(&mut state, &order, changed(&path));
    act(&mut state, FrameAction::DismissDialog);
    let order = save_order(act(&mut state, QuestionsAction::Choose(level(4)))).expect("a save");
    assert!(order.is_changed);
    finish(&mut state, &order, changed(&path));
    assert!(state.dialog.is_none(), "it was asked already");
    assert!(Command::Decide.refusal(&state).is_none());
    act(&mut state, DocumentAction::Decide);
    assert!(matches!(state.dialog, Some(Dialog::ChangedOnDisk { .. })));
    act(&mut state, DocumentAction::OverwriteChanged);
    assert_eq!(session(&state).file.saving, Saving::Running);
}

#[test]
fn a_window_closes_over_a_changed_file_once_a_copy_holds_every_change() {
    let mut state = saved();
    let path = PathBuf::from("/documents/a.continuum");
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = save_order(act(&mut state, FrameAction::CloseWindow)).expect("saved at once");
    finish(&mut state, &order, changed(&path));
    assert!(matches!(state.dialog, Some(Dialog::ChangedOnDisk { .. })));
    act(&mut state, DocumentAction::LeaveInCopy);
    assert!(!state.finished, "nothing is kept yet");
    act(&mut state, DocumentAction::WasKept(order.ticket, true));
    let effects = act(&mut state, DocumentAction::LeaveInCopy);
    let leaves = |effect: &Effect| matches!(effect, Effect::Leave(left) if *left == order.ticket);
    assert!(effects.iter().any(leaves), "the copy stays");
    assert!(state.finished);
}

#[test]
fn a_disk_that_does_not_answer_is_said_and_the_window_can_be_closed() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    act(&mut state, DocumentAction::WasDelayed(order.ticket));
    assert_eq!(session(&state).file.saving, Saving::Stalled);
    assert!(state.dialog.is_none());
    let order = save_order(act(&mut state, QuestionsAction::Choose(level(4)))).expect("a copy");
    assert_eq!(session(&state).file.saving, Saving::Stalled);
    act(&mut state, DocumentAction::WasKept(order.ticket, true));
    act(&mut state, FrameAction::CloseWindow);
    assert!(matches!(state.dialog, Some(Dialog::Unsaved { .. })));
    act(&mut state, DocumentAction::LeaveInCopy);
    assert!(state.finished);
}

#[test]
fn what_a_disk_saves_in_the_end_closes_the_question_about_it() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = save_order(act(&mut state, FrameAction::CloseWindow)).expect("saved at once");
    act(&mut state, DocumentAction::WasDelayed(order.ticket));
    assert!(matches!(state.dialog, Some(Dialog::Unsaved { .. })));
    assert!(!state.finished);
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(state.dialog.is_none() && state.finished);
}

#[test]
fn what_the_disk_did_not_confirm_is_ours_all_the_same_and_said_once() {
    let mut state = saved();
    let doubtful = |text: &[u8]| SaveOutcome::Done {
        path: PathBuf::from("/documents/a.continuum"),
        digest: Digest::of(text),
        saved: Box::new(Assessment::new(
            format::bundled::standard().clone(),
            Form::Short,
        )),
        renamed: None,
        relinked: BTreeMap::default(),
        remark: None,
        unconfirmed: Some(Message::new("store-flush")),
    };
    for (choice, is_said) in [(2, true), (4, false)] {
        act(&mut state, QuestionsAction::Choose(level(choice)));
        let order = due(&mut state);
        finish(&mut state, &order, doubtful(&[choice]));
        assert!(session(&state).is_clean());
        assert_eq!(session(&state).file.seen, Some(Digest::of(&[choice])));
        assert_eq!(state.notice.take().is_some(), is_said);
    }
}

#[test]
fn the_answer_of_an_earlier_save_moves_nothing_back() {
    let mut state = saved();
    act(&mut state, QuestionsAction::Choose(level(2)));
    let first = due(&mut state);
    act(&mut state, QuestionsAction::Choose(level(4)));
    let second = due(&mut state);
    finish(&mut state, &second, done("/documents/b.continuum"));
    finish(&mut state, &first, done("/documents/a.continuum"));
    let place = Location::At(PathBuf::from("/documents/b.continuum"));
    assert_eq!(session(&state).file.place, place);
    assert!(session(&state).is_clean());
}

#[test]
fn what_was_kept_goes_where_the_file_or_a_copy_of_an_earlier_run_is_read_in_its_place() {
    let path = "/documents/a.continuum";
    let assessment = Assessment::new(format::bundled::standard().clone(), Form::Short);
    let document = ReadOutcome::Document {
        digest: Digest::of(b"theirs"),
        assessment: Box::new(assessment.clone()),
        key: None,
    };
    let of_an_earlier_run = ReadOutcome::Rescued(Box::new(Rescued {
        copy: PathBuf::from("/unsaved/0-1.continuum"),
        assessment: assessment.clone(),
        place: Location::At(PathBuf::from(path)),
        seen: Some((Digest::of(b"theirs"), assessment.clone())),
        key: None,
    }));
    let report = ReadOutcome::Report(Box::new(assessment));
    for found in [document, of_an_earlier_run, report] {
        let mut state = saved();
        act(&mut state, QuestionsAction::Choose(level(2)));
        let order = due(&mut state);
        finish(&mut state, &order, changed(&PathBuf::from(path)));
        act(&mut state, DocumentAction::ReadAgain);
        let serial = session(&state).serial;
        let read = was_read(Purpose::OpenDocument, path, Some(serial), found);
        let effects = update(&mut state, read);
        let gives_up =
            |effect: &Effect| matches!(effect, Effect::GiveUp(left, _) if *left == order.ticket);
        assert!(effects.iter().any(gives_up), "{effects:?}");
        assert_ne!(session(&state).serial, serial);
    }
}

/// A document in its file, which somebody else changed while a practice was answered here.
fn changed_apart(theirs: impl FnOnce(&mut Assessment)) -> State {
    let mut state = saved();
    let mut other = session(&state).assessment.clone();
    with_session(&mut state, |session| {
        session.file.base = Some(session.assessment.clone());
    });
    theirs(&mut other);
    act(&mut state, QuestionsAction::Choose(level(2)));
    let order = due(&mut state);
    let found = Elsewhere {
        path: PathBuf::from("/documents/a.continuum"),
        digest: Digest::of(b"theirs"),
        assessment: Some(other),
    };
    finish(&mut state, &order, SaveOutcome::Changed(Box::new(found)));
    state
}

/// Answers the first practice as somebody else did.
fn answer_too(other: &mut Assessment) {
    let first = other.questionnaire.practices_in(Form::Short).next();
    let practice = first.expect("a practice").1.id.clone();
    let answer = Edit::Respond {
        respondent: other.respondents[0].id.clone(),
        practice,
        field: ResponseField::Rating(at(8)),
    };
    other.apply(answer).expect("it is permitted");
}

#[test]
fn what_only_the_other_side_changed_is_merged_as_one_edit_and_saved_over_the_file() {
    let named = |other: &mut Assessment| other.unit.unit = "North".to_owned();
    let mut state = changed_apart(named);
    let wanted = Outlook::Possible { taken: 1, asked: 0 };
    assert!(
        matches!(&state.dialog, Some(Dialog::ChangedOnDisk { outlook, .. }) if *outlook == wanted)
    );
    let order = save_order(act(&mut state, DocumentAction::Merge)).expect("a save");
    assert!(state.dialog.is_none() && state.notice.is_none());
    let target = SaveTarget::Own {
        path: PathBuf::from("/documents/a.continuum"),
        seen: Some(Digest::of(b"theirs")),
    };
    assert_eq!(order.target, target);
    assert_eq!(order.assessment.unit.unit, "North");
    assert_eq!(shown_rating(&state), at(4));
    act(&mut state, DocumentAction::Undo);
    assert_eq!(session(&state).assessment.unit.unit, "");
    assert_eq!(
        shown_rating(&state),
        at(4),
        "one undo takes back the merge alone"
    );
}

#[test]
fn what_both_sides_changed_is_asked_about_and_taken_as_it_was_chosen() {
    for (side, half_levels) in [(Side::Ours, 4), (Side::Theirs, 8)] {
        let mut state = changed_apart(answer_too);
        act(&mut state, DocumentAction::Merge);
        let Some(Dialog::Merge(choices)) = &state.dialog else {
            panic!("{:?}", state.dialog);
        };
        assert_eq!(choices.sides.len(), 1);
        act(&mut state, DocumentAction::Choose(None, Side::Theirs));
        act(&mut state, DocumentAction::Choose(Some(0), side));
        act(&mut state, DocumentAction::MergeChosen);
        assert_eq!(shown_rating(&state), at(half_levels));
        assert!(state.dialog.is_none());
        assert_eq!(session(&state).file.seen, Some(Digest::of(b"theirs")));
    }
}

#[test]
fn a_merge_that_is_put_off_is_asked_about_again_and_one_of_a_file_that_changed_once_more_too() {
    let mut state = changed_apart(answer_too);
    act(&mut state, DocumentAction::Merge);
    act(&mut state, FrameAction::DismissDialog);
    assert!(session(&state).file.is_stuck());
    act(&mut state, DocumentAction::Decide);
    act(&mut state, DocumentAction::Merge);
    let ticket = session(&state).file.ordered;
    let found = changed(&PathBuf::from("/documents/a.continuum"));
    act(&mut state, DocumentAction::WasSaved(ticket, found));
    assert!(matches!(state.dialog, Some(Dialog::Merge(_))));
    act(&mut state, DocumentAction::MergeChosen);
    assert_eq!(shown_rating(&state), at(4));
}

#[test]
fn what_is_no_document_or_another_one_is_not_merged_and_said_why() {
    let another = |other: &mut Assessment| other.questionnaire.edition.push('!');
    let mut state = changed_apart(another);
    let refused = Outlook::Refused("window-merge-other-questionnaire");
    assert!(
        matches!(&state.dialog, Some(Dialog::ChangedOnDisk { outlook, .. }) if *outlook == refused)
    );
    act(&mut state, DocumentAction::Merge);
    assert!(!matches!(state.dialog, Some(Dialog::Merge(_))));
    assert!(session(&state).file.is_stuck(), "nothing is merged");
}

#[test]
fn a_merge_that_no_document_could_hold_is_refused_in_a_sentence_and_the_question_stays() {
    let add_people = |found: &mut Assessment, team: &str| {
        let said = Response {
            note: "x".repeat(limits::WORDING_BYTES),
            ..Response::default()
        };
        let practices = found.questionnaire.practices_in(Form::Full);
        let sheet: BTreeMap<_, _> = practices
            .map(|(_, practice)| (practice.id.clone(), said.clone()))
            .collect();
        for number in 0..6 {
            let mut person = Respondent::new(found.free_respondent_id());
            person.name = format!("{team} {number}");
            person.sheet.0.clone_from(&sheet);
            found.apply(Edit::AddRespondent(person)).expect("it is new");
        }
    };
    let mut state = changed_apart(|theirs| add_people(theirs, "North"));
    with_session(&mut state, |session| {
        add_people(&mut session.assessment, "South");
    });
    let before = session(&state).assessment.clone();
    act(&mut state, DocumentAction::Merge);
    let why = Message::new("fault-edit-too-large").with("most", 32_u32);
    let refused = Message::new("window-edit-refused").with("why", why);
    assert_eq!(state.notice, Some(refused));
    assert_eq!(session(&state).assessment, before);
    assert!(session(&state).file.is_stuck());
}
