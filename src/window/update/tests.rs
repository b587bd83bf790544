//! The whole state machine without a window: actions in, effects out.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use crate::export::Output;
use crate::format;
use crate::model::Edit;
use crate::model::{
    Assessment, ElementId, Estimate, Form, HalfLevels, Input, Level, PlanStep, Rating, Status,
    UnitField,
};
use crate::store::settings::Settings;
use crate::window::action::Action;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::file::{Location, Saving};
use crate::window::document::picking::{Purpose, ReadOrder};
use crate::window::effect::{Effect, SaveOrder, SaveTarget, Task};
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::Dialog;
use crate::window::outcome::{ExportOutcome, Outcome, ReadOutcome, SaveOutcome};
use crate::window::plan::action::{Lock, StepChange};
use crate::window::questions::action::QuestionsAction;
use crate::window::report::action::{ReportAction, ReportChange};
use crate::window::report::choice::ExportState;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::study;
use crate::window::study::{Answer, Subject};
use crate::window::unit::action::UnitAction;
use crate::window::update::update;
use crate::words::{Message, Words};

mod frame;
mod imagine;
mod planning;
mod questions;
mod report;

const TODAY: Date = date(2026, 11, 22);

fn window() -> State {
    State::new(
        TODAY,
        Some(PathBuf::from("/documents")),
        Settings::default(),
    )
}

/// A window with a new short-form assessment, at its first practice.
fn answering() -> State {
    let mut state = window();
    do_all(
        &mut state,
        [
            Action::Document(DocumentAction::New(Form::Short)),
            Action::Frame(FrameAction::Go(Route::Questions)),
        ],
    );
    state
}

fn do_all(state: &mut State, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
    actions
        .into_iter()
        .flat_map(|action| update(state, action))
        .collect()
}

fn session(state: &State) -> &Session {
    state.session.as_ref().expect("a document is open")
}

fn level(number: u8) -> Level {
    Level::new(number).expect("a level")
}

fn shown_rating(state: &State) -> Option<Rating> {
    let session = session(state);
    let practice = session.practice.as_ref().expect("a practice is shown");
    session.rating(practice).cloned()
}

fn at(half_levels: u8) -> Option<Rating> {
    HalfLevels::new(half_levels).map(Rating::At)
}

fn save_order(effects: Vec<Effect>) -> Option<SaveOrder> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Save(order) => Some(*order),
        _ => None,
    })
}

/// Has what is not on the disk saved at once, and gives what is then saved.
fn due(state: &mut State) -> SaveOrder {
    save_order(update(state, Action::Document(DocumentAction::SaveNow))).expect("a save is due")
}

fn finish(state: &mut State, order: &SaveOrder, found: SaveOutcome) -> Vec<Effect> {
    update(state, Action::Finished(Outcome::Saved(order.ticket, found)))
}

fn done(path: &str) -> SaveOutcome {
    SaveOutcome::Done {
        path: PathBuf::from(path),
        text: Arc::from("as written"),
    }
}

/// The answer of the job that read a file for a session.
fn was_read(purpose: Purpose, path: &str, serial: Option<u64>, found: ReadOutcome) -> Action {
    let order = ReadOrder {
        purpose,
        path: PathBuf::from(path),
        serial,
    };
    Action::Finished(Outcome::Read(order, found))
}

/// A document in its file, with one change that is saved.
fn saved() -> State {
    let mut state = answering();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(3))),
    );
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/a.continuum"));
    state
}

#[test]
fn choosing_a_level_again_and_the_half_step_work_on_the_practice_that_is_shown() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(4))),
            Action::Questions(QuestionsAction::ToggleHalf),
        ],
    );
    assert_eq!(shown_rating(&state), at(9));
    update(&mut state, Action::Questions(QuestionsAction::ToggleHalf));
    assert_eq!(shown_rating(&state), at(8));
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(5))),
            Action::Questions(QuestionsAction::ToggleHalf),
        ],
    );
    assert_eq!(
        shown_rating(&state),
        at(10),
        "above the top there is no half"
    );
}

#[test]
fn a_choice_does_not_go_to_the_next_practice_by_itself() {
    let mut state = answering();
    let before = session(&state).practice.clone();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    assert_eq!(session(&state).practice, before);
    update(&mut state, Action::Questions(QuestionsAction::NextPractice));
    assert_ne!(session(&state).practice, before);
    update(
        &mut state,
        Action::Questions(QuestionsAction::PreviousPractice),
    );
    assert_eq!(session(&state).practice, before);
}

#[test]
fn after_the_last_practice_comes_the_end_and_then_the_results() {
    let mut state = answering();
    do_all(
        &mut state,
        (0..15).map(|_| Action::Questions(QuestionsAction::NextPractice)),
    );
    assert_eq!(state.route, Route::Questions);
    assert!(session(&state).is_at_end());
    update(&mut state, Action::Questions(QuestionsAction::NextPractice));
    assert_eq!(state.route, Route::Results);
}

#[test]
fn any_edits_undone_give_the_start_and_redone_give_the_end() {
    let mut state = answering();
    let start = session(&state).assessment.clone();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(3))),
            Action::Questions(QuestionsAction::ToggleHalf),
            Action::Questions(QuestionsAction::Note("seen".to_owned())),
            Action::Questions(QuestionsAction::ToggleFlag),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::Rate(Rating::DontKnow)),
            Action::Edit(Edit::SetUnit(UnitField::Organisation, "Acme".to_owned())),
            Action::Unit(UnitAction::SetForm(Form::Full)),
            Action::Questions(QuestionsAction::Rate(Rating::NotApplicable(
                "no shop".to_owned(),
            ))),
        ],
    );
    let end = session(&state).assessment.clone();
    assert_ne!(start, end);
    do_all(
        &mut state,
        (0..20).map(|_| Action::Document(DocumentAction::Undo)),
    );
    assert_eq!(session(&state).assessment, start);
    do_all(
        &mut state,
        (0..20).map(|_| Action::Document(DocumentAction::Redo)),
    );
    assert_eq!(session(&state).assessment, end);
}

#[test]
fn consecutive_typing_into_one_field_is_undone_at_once() {
    let mut state = answering();
    let typed =
        ["g", "go", "good"].map(|text| Action::Questions(QuestionsAction::Note(text.to_owned())));
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    do_all(&mut state, typed);
    update(&mut state, Action::Document(DocumentAction::Undo));
    let session = session(&state);
    let practice = session.practice.clone().expect("a practice is shown");
    let said = session.response(&practice).expect("it is answered");
    assert_eq!(said.note, "");
    assert!(said.rating.is_some());
}

#[test]
fn undo_shows_the_practice_that_it_changed() {
    let mut state = answering();
    let first = session(&state).practice.clone();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(3))),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Questions(QuestionsAction::NextPractice),
            Action::Document(DocumentAction::Undo),
        ],
    );
    assert_eq!(session(&state).practice, first);
    assert_eq!(shown_rating(&state), None);
}

#[test]
fn widening_the_form_keeps_the_answers() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::Choose(level(4))),
            Action::Unit(UnitAction::SetForm(Form::Full)),
        ],
    );
    assert_eq!(shown_rating(&state), at(8));
    assert_eq!(session(&state).asked().count(), 31);
}

#[test]
fn not_applicable_without_a_reason_is_refused_in_a_sentence() {
    let mut state = answering();
    do_all(
        &mut state,
        [
            Action::Questions(QuestionsAction::AskReason),
            Action::Questions(QuestionsAction::Rate(Rating::NotApplicable(
                "  ".to_owned(),
            ))),
        ],
    );
    assert_eq!(shown_rating(&state), None);
    assert!(state.notice.is_some());
}

#[test]
fn nothing_is_saved_before_the_first_change() {
    let mut state = answering();
    assert!(save_order(update(&mut state, Action::Tick(60.0))).is_none());
    assert!(save_order(update(&mut state, Action::Frame(FrameAction::CloseWindow))).is_none());
    assert!(state.finished);
}

#[test]
fn the_first_change_is_saved_under_a_free_name_with_the_date() {
    let mut state = answering();
    let order = save_order(update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(3))),
    ))
    .expect("a save");
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
    let first = save_order(update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    ))
    .expect("a save");
    let second = save_order(update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(1))),
    ))
    .expect("a save");
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
    assert!(
        save_order(update(
            &mut state,
            Action::Document(DocumentAction::LoseFocus)
        ))
        .is_none()
    );
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = save_order(update(
        &mut state,
        Action::Document(DocumentAction::LoseFocus),
    ))
    .expect("a save");
    assert!(order.at_once);
    assert!(
        save_order(update(
            &mut state,
            Action::Document(DocumentAction::LoseFocus)
        ))
        .is_none()
    );
}

#[test]
fn a_failed_save_is_not_tried_again_because_the_keyboard_goes_elsewhere() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = due(&mut state);
    let why = Message::new("store-save-full");
    finish(&mut state, &order, SaveOutcome::Failed(why));
    assert!(
        save_order(update(
            &mut state,
            Action::Document(DocumentAction::LoseFocus)
        ))
        .is_none()
    );
}

#[test]
fn a_failed_save_is_said_and_tried_again_when_asked() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = due(&mut state);
    let why = Message::new("store-save-full");
    finish(&mut state, &order, SaveOutcome::Failed(why.clone()));
    assert_eq!(session(&state).file.saving, Saving::Failed(why));
    assert!(save_order(update(&mut state, Action::Tick(90.0))).is_none());
    let order = save_order(update(
        &mut state,
        Action::Document(DocumentAction::SaveNow),
    ))
    .expect("tried again");
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(session(&state).is_clean());
    assert_eq!(session(&state).file.saving, Saving::Idle);
}

#[test]
fn a_file_that_somebody_else_changed_is_not_overwritten_without_asking() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = due(&mut state);
    let path = PathBuf::from("/documents/a.continuum");
    let seen = Some(Arc::from("as written"));
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
    let order = save_order(update(
        &mut state,
        Action::Document(DocumentAction::OverwriteChanged),
    ))
    .expect("a save");
    assert_eq!(order.target, SaveTarget::Replace(path));
}

#[test]
fn my_version_of_a_changed_file_can_be_kept_under_another_name() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = due(&mut state);
    let path = PathBuf::from("/documents/a.continuum");
    finish(
        &mut state,
        &order,
        SaveOutcome::Changed { path: path.clone() },
    );
    let order = save_order(update(
        &mut state,
        Action::Document(DocumentAction::KeepUnderAnotherName),
    ))
    .expect("a save");
    let name = Message::new("window-file-copy").with("name", "a");
    assert_eq!(order.target, SaveTarget::Beside { path, name });
}

#[test]
fn closing_waits_for_the_save() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = save_order(update(&mut state, Action::Frame(FrameAction::CloseWindow)))
        .expect("saved at once");
    assert!(!state.finished);
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert!(state.finished);
}

#[test]
fn closing_with_a_failed_save_asks_and_can_be_called_off() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = save_order(update(&mut state, Action::Frame(FrameAction::CloseWindow)))
        .expect("saved at once");
    finish(
        &mut state,
        &order,
        SaveOutcome::Failed(Message::new("store-save-full")),
    );
    assert!(matches!(state.dialog, Some(Dialog::Unsaved { .. })));
    update(&mut state, Action::Frame(FrameAction::DismissDialog));
    assert!(!state.finished);
    assert!(state.intent.is_none());
    let order = save_order(update(&mut state, Action::Frame(FrameAction::CloseWindow)))
        .expect("tried again");
    finish(
        &mut state,
        &order,
        SaveOutcome::Failed(Message::new("store-save-full")),
    );
    update(&mut state, Action::Document(DocumentAction::DiscardChanges));
    assert!(state.finished);
}

#[test]
fn another_document_takes_the_place_of_this_one_only_when_this_one_is_saved() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let before = session(&state).serial;
    let order = save_order(update(
        &mut state,
        Action::Document(DocumentAction::New(Form::Full)),
    ))
    .expect("saved at once");
    assert_eq!(session(&state).serial, before);
    finish(&mut state, &order, done("/documents/a.continuum"));
    assert_ne!(session(&state).serial, before);
    assert_eq!(session(&state).assessment.form, Form::Full);
}

#[test]
fn a_document_with_faults_goes_on_only_as_a_copy() {
    let mut state = window();
    let path = PathBuf::from("/documents/broken.continuum");
    let assessment = Assessment::new(format::bundled::standard().clone(), Form::Short);
    let found = ReadOutcome::Faults {
        faults: Vec::new(),
        sound: Some(Box::new(assessment)),
    };
    let read = was_read(
        Purpose::OpenDocument,
        "/documents/broken.continuum",
        None,
        found,
    );
    update(&mut state, read);
    assert!(state.session.is_none());
    let order = save_order(update(
        &mut state,
        Action::Document(DocumentAction::ContinueCopy),
    ))
    .unwrap_or_else(|| due(&mut state));
    let name = Message::new("window-file-copy").with("name", "broken");
    assert_eq!(order.target, SaveTarget::Beside { path, name });
}

#[test]
fn a_file_that_cannot_be_read_is_said_and_the_open_document_stays() {
    let mut state = saved();
    let before = session(&state).serial;
    update(
        &mut state,
        Action::Document(DocumentAction::Open(PathBuf::from("/nowhere"))),
    );
    let found = ReadOutcome::Failed(Message::new("store-read-not-found"));
    update(
        &mut state,
        was_read(Purpose::OpenDocument, "/nowhere", None, found),
    );
    assert_eq!(session(&state).serial, before);
    assert_eq!(state.notice, Some(Message::new("store-read-not-found")));
}

#[test]
fn a_file_is_called_after_its_document_and_what_it_holds() {
    let words = Words::english();
    for (mut state, wanted) in [
        (saved(), "/documents/a answers.csv"),
        (answering(), "Assessment 2026-11-22 answers.csv"),
    ] {
        update(
            &mut state,
            Action::Path(PathAction::Ask(Purpose::Export(Output::Answers))),
        );
        let picking = state.picking.as_ref().expect("the system is asked");
        let suggested = picking.suggestion.path(&words);
        assert!(suggested.ends_with(wanted), "{}", suggested.display());
    }
}

#[test]
fn no_answer_of_the_systems_dialog_offers_to_type_the_path() {
    let mut state = saved();
    let effects = update(
        &mut state,
        Action::Path(PathAction::Ask(Purpose::Export(Output::Pdf))),
    );
    let Some(Effect::Pick { number, .. }) = effects.into_iter().next() else {
        panic!("the system is asked");
    };
    update(
        &mut state,
        Action::Finished(Outcome::Picked { number, path: None }),
    );
    assert!(
        state
            .picking
            .as_ref()
            .is_some_and(|picking| picking.by_hand)
    );
    let effects = update(
        &mut state,
        Action::Path(PathAction::UsePath(PathBuf::from("here/report"))),
    );
    let order = effects.into_iter().find_map(|effect| match effect {
        Effect::Export(order) => Some(order),
        _ => None,
    });
    let order = order.expect("the PDF is made");
    assert_eq!(order.path, PathBuf::from("/documents/here/report.pdf"));
    assert!(!order.replace, "a typed path was not confirmed by anybody");
}

#[test]
fn a_late_answer_of_a_dialog_that_was_given_up_changes_nothing() {
    let mut state = saved();
    let effects = update(
        &mut state,
        Action::Path(PathAction::Ask(Purpose::SaveDocument)),
    );
    let Some(Effect::Pick { number, .. }) = effects.into_iter().next() else {
        panic!("the system is asked");
    };
    update(&mut state, Action::Path(PathAction::CancelPath));
    let path = Some(PathBuf::from("/late.continuum"));
    let effects = update(
        &mut state,
        Action::Finished(Outcome::Picked { number, path }),
    );
    assert!(effects.is_empty());
}

#[test]
fn saving_as_moves_the_document_and_asks_before_it_replaces_a_file() {
    let mut state = saved();
    update(
        &mut state,
        Action::Path(PathAction::Ask(Purpose::SaveDocument)),
    );
    update(&mut state, Action::Path(PathAction::TypePath));
    let typed = PathBuf::from("/documents/b.continuum");
    let order = save_order(update(
        &mut state,
        Action::Path(PathAction::UsePath(typed.clone())),
    ))
    .expect("a save");
    assert_eq!(order.target, SaveTarget::Fresh(typed.clone()));
    let exists = SaveOutcome::Exists {
        path: typed.clone(),
    };
    finish(&mut state, &order, exists);
    let place = Location::At(PathBuf::from("/documents/a.continuum"));
    assert_eq!(session(&state).file.place, place);
    let order =
        save_order(update(&mut state, Action::Path(PathAction::Overwrite))).expect("a save");
    assert_eq!(order.target, SaveTarget::Replace(typed.clone()));
    finish(&mut state, &order, done("/documents/b.continuum"));
    assert_eq!(session(&state).file.place, Location::At(typed));
}

#[test]
fn a_pdf_that_was_not_written_is_said() {
    let mut state = saved();
    let purpose = Purpose::Export(Output::Pdf);
    state.exports.insert(purpose, ExportState::Running);
    let why = Message::new("store-save-denied");
    update(
        &mut state,
        Action::Finished(Outcome::Exported(
            Purpose::Export(Output::Pdf),
            ExportOutcome::Failed(why.clone()),
        )),
    );
    assert_eq!(
        *state.export(Purpose::Export(Output::Pdf)),
        ExportState::Failed(why)
    );
    state.exports.insert(purpose, ExportState::Running);
    let path = PathBuf::from("/a.pdf");
    let exists = ExportOutcome::Exists { path };
    update(
        &mut state,
        Action::Finished(Outcome::Exported(Purpose::Export(Output::Pdf), exists)),
    );
    let asks = matches!(
        state.dialog,
        Some(Dialog::Exists {
            purpose: Purpose::Export(Output::Pdf),
            ..
        })
    );
    assert!(asks);
}

#[test]
fn an_export_that_is_stopped_says_nothing_more() {
    let mut state = saved();
    let purpose = Purpose::Export(Output::Pdf);
    state.exports.insert(purpose, ExportState::Running);
    let effects = update(
        &mut state,
        Action::Report(ReportAction::StopExport(purpose)),
    );
    assert!(matches!(effects[..], [Effect::Stop(Task::Export(_))]));
    let made = Outcome::Exported(purpose, ExportOutcome::Made);
    update(&mut state, Action::Finished(made));
    assert_eq!(*state.export(purpose), ExportState::Idle);
}

#[test]
fn saving_as_during_a_save_happens_after_it() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = due(&mut state);
    update(
        &mut state,
        Action::Path(PathAction::Ask(Purpose::SaveDocument)),
    );
    update(&mut state, Action::Path(PathAction::TypePath));
    let typed = PathBuf::from("/documents/b.continuum");
    let moves = save_order(update(
        &mut state,
        Action::Path(PathAction::UsePath(typed.clone())),
    ))
    .expect("the move");
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
    update(
        &mut state,
        Action::Path(PathAction::Ask(Purpose::SaveDocument)),
    );
    update(&mut state, Action::Path(PathAction::TypePath));
    let typed = PathBuf::from("/denied/b.continuum");
    let order =
        save_order(update(&mut state, Action::Path(PathAction::UsePath(typed)))).expect("a save");
    let why = Message::new("store-save-denied");
    finish(&mut state, &order, SaveOutcome::Failed(why.clone()));
    assert_eq!(state.notice, Some(why));
    assert!(session(&state).is_clean());
    assert!(!state.is_busy());
    let place = Location::At(PathBuf::from("/documents/a.continuum"));
    assert_eq!(session(&state).file.place, place);
}

#[test]
fn opening_the_document_that_is_open_shows_it() {
    let mut state = saved();
    update(&mut state, Action::Frame(FrameAction::Go(Route::Start)));
    let effects = update(
        &mut state,
        Action::Document(DocumentAction::Open(PathBuf::from(
            "/documents/a.continuum",
        ))),
    );
    assert!(effects.is_empty());
    assert_eq!(state.route, Route::Questions);
}

#[test]
fn a_changed_file_read_again_takes_the_place_of_my_changes_only_once_it_is_read() {
    let mut state = saved();
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    let order = due(&mut state);
    let path = PathBuf::from("/documents/a.continuum");
    finish(
        &mut state,
        &order,
        SaveOutcome::Changed { path: path.clone() },
    );
    update(&mut state, Action::Document(DocumentAction::ReadAgain));
    assert!(!session(&state).is_clean());
    let theirs = Assessment::new(format::bundled::standard().clone(), Form::Full);
    let found = ReadOutcome::Document {
        text: Arc::from("theirs"),
        assessment: Box::new(theirs),
    };
    let path = "/documents/a.continuum";
    update(
        &mut state,
        was_read(Purpose::OpenDocument, path, None, found),
    );
    assert_eq!(session(&state).assessment.form, Form::Full);
    assert!(session(&state).is_clean());
}

#[test]
fn a_leading_tilde_of_a_typed_path_is_the_home_folder() {
    let mut state = saved();
    state.home = Some(PathBuf::from("/home/kim"));
    for (typed, path) in [
        ("~/b", "/home/kim/b.continuum"),
        ("~b", "/documents/~b.continuum"),
        ("c/~/b", "/documents/c/~/b.continuum"),
    ] {
        do_all(
            &mut state,
            [
                Action::Path(PathAction::Ask(Purpose::SaveDocument)),
                Action::Path(PathAction::TypePath),
            ],
        );
        let order = save_order(update(
            &mut state,
            Action::Path(PathAction::UsePath(PathBuf::from(typed))),
        ));
        let order = order.expect("a save");
        assert_eq!(order.target, SaveTarget::Fresh(PathBuf::from(path)));
        finish(&mut state, &order, done("/documents/a.continuum"));
    }
}

#[test]
fn the_title_names_the_document_and_marks_a_change_that_is_not_saved() {
    let words = Words::english();
    assert_eq!(window().title(&words), "Continuum");
    let mut state = saved();
    assert_eq!(state.title(&words), "a – Continuum");
    update(
        &mut state,
        Action::Questions(QuestionsAction::Choose(level(2))),
    );
    assert_eq!(state.title(&words), "a • Continuum");
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/Unit 2026.continuum"));
    assert_eq!(state.title(&words), "Unit 2026 – Continuum");
}

#[test]
fn the_report_bears_the_date_of_today_unless_another_is_chosen() {
    let mut state = saved();
    let other = date(2026, 1, 31);
    update(&mut state, Action::Edit(Edit::SetDate(Some(other))));
    for (choice, wanted) in [(None, TODAY), (Some(other), other)] {
        do_all(
            &mut state,
            [
                Action::Report(ReportAction::Change(ReportChange::Date(choice))),
                Action::Path(PathAction::Ask(Purpose::Export(Output::Pdf))),
                Action::Path(PathAction::TypePath),
            ],
        );
        let effects = update(
            &mut state,
            Action::Path(PathAction::UsePath(PathBuf::from("/r.pdf"))),
        );
        let found = effects.into_iter().find_map(|effect| match effect {
            Effect::Export(order) => Some(order.source.options.date),
            _ => None,
        });
        assert_eq!(found, Some(wanted));
    }
}

#[test]
fn what_takes_long_is_asked_once_for_a_revision_and_late_answers_of_others_are_dropped() {
    let asked = |effects: Vec<Effect>| {
        let orders = effects.into_iter().filter_map(|effect| match effect {
            Effect::Study(order) => Some((order.serial, order.revision, order.subject)),
            _ => None,
        });
        orders.collect::<Vec<_>>()
    };
    let mut state = saved();
    let first = asked(update(
        &mut state,
        Action::Frame(FrameAction::Go(Route::Results)),
    ));
    let (serial, revision, subject) = first[0];
    assert!(asked(update(&mut state, Action::Tick(5.0))).is_empty());
    let answered = |serial| {
        Action::Finished(Outcome::Studied {
            serial,
            revision,
            subject,
            answer: Some(Box::new(Answer::Resampling(None))),
        })
    };
    update(&mut state, answered(serial + 7));
    assert!(state.is_busy(), "the answer was about another document");
    update(&mut state, answered(serial));
    assert!(!state.is_busy());
    let again = asked(update(&mut state, Action::Document(DocumentAction::Undo)));
    assert_eq!(again, [(serial, revision + 1, subject)]);
}
