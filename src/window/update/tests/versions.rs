//! Earlier versions, and undo from one run to the next.

use crate::format::encrypted::{BYTES_OF_KEY, Cost, Key, Password};
use crate::format::steps::{Step, Steps};
use crate::model::DocumentId;
use crate::window::update::tests::*;
use crate::window::versions::action::VersionsAction;
use crate::window::versions::state::{KeepOrder, RecallOrder, VersionOrder, VersionPurpose};

/// A new document with an id, and one change that is saved by an order.
fn with_id() -> (State, SaveOrder) {
    let mut state = window();
    state.fresh_id = || Some(DocumentId::new(7));
    act(&mut state, DocumentAction::New(Form::Short));
    act(&mut state, FrameAction::Go(Route::Questions));
    act(&mut state, QuestionsAction::Choose(level(3)));
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/a.continuum"));
    (state, order)
}

fn choose_and_save(state: &mut State, number: u8) -> Vec<Effect> {
    act(state, QuestionsAction::Choose(level(number)));
    let order = due(state);
    finish(state, &order, done("/documents/a.continuum"))
}

fn kept(effects: Vec<Effect>) -> Option<KeepOrder> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::KeepVersion(order) => Some(*order),
        _ => None,
    })
}

fn recalled(effects: Vec<Effect>) -> Option<RecallOrder> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Recall(order) => Some(*order),
        _ => None,
    })
}

/// What the job answers that read a version.
fn version(state: &State, purpose: VersionPurpose, assessment: Assessment) -> VersionsAction {
    let order = VersionOrder {
        serial: session(state).serial,
        path: PathBuf::from("/versions/1.continuum"),
        when: "then".to_owned(),
        purpose,
    };
    VersionsAction::WasRead(order, Ok(Box::new(assessment)))
}

#[test]
fn each_save_takes_the_steps_of_undo_along_and_one_in_five_minutes_keeps_a_version() {
    let (mut state, first) = with_id();
    assert_eq!(first.history.into_steps().past.len(), 1);
    let mut versions = Vec::new();
    for (now, number) in [(299.0, 2), (300.0, 4), (599.0, 2), (601.0, 3)] {
        update(&mut state, Action::Tick(now));
        let order = kept(choose_and_save(&mut state, number));
        versions.push(order.is_some_and(|order| order.is_version));
    }
    assert_eq!(versions, [false, true, false, true]);
    assert!(kept(act(&mut state, FrameAction::Go(Route::Results))).is_none());
}

#[test]
fn a_version_is_kept_before_another_document_takes_the_place_of_the_one_it_belongs_to() {
    let (mut state, _) = with_id();
    update(&mut state, Action::Tick(300.0));
    act(&mut state, QuestionsAction::Choose(level(2)));
    act(&mut state, DocumentAction::New(Form::Full));
    let ticket = session(&state).file.ordered;
    let saved = DocumentAction::WasSaved(ticket, done("/documents/a.continuum"));
    let order = kept(act(&mut state, saved)).expect("a version is kept");
    assert_eq!(order.assessment.form, Form::Short);
    assert_eq!(session(&state).assessment.form, Form::Full);
}

#[test]
fn what_was_done_before_a_document_was_closed_is_undone_after_it_is_opened_again() {
    let (mut state, order) = with_id();
    let steps = order.history.into_steps();
    let assessment = session(&state).assessment.clone();
    let file = Digest::of(b"as written");
    let opened = ReadOutcome::Document {
        digest: file,
        assessment: Box::new(assessment.clone()),
        key: None,
    };
    state.session = None;
    let path = "/documents/a.continuum";
    let opened = was_read(Purpose::OpenDocument, path, None, opened);
    let order = recalled(update(&mut state, opened)).expect("the steps are asked for");
    assert_eq!((order.id, order.file), (DocumentId::new(7), file));
    assert_eq!(order.path, PathBuf::from(path));
    assert_eq!(order.assessment, assessment);
    assert!(recalled(act(&mut state, FrameAction::Go(Route::Questions))).is_none());
    act(&mut state, QuestionsAction::Choose(level(5)));
    act(
        &mut state,
        VersionsAction::Recalled(order.serial, steps.clone()),
    );
    act(
        &mut state,
        VersionsAction::Recalled(order.serial + 1, steps),
    );
    let rating = |state: &State| {
        let sheet = &session(state).assessment.respondents[0].sheet;
        sheet.0.values().next().and_then(|said| said.rating.clone())
    };
    act(&mut state, DocumentAction::Undo);
    assert_eq!(rating(&state), at(6), "the change of this run first");
    act(&mut state, DocumentAction::Undo);
    assert_eq!(rating(&state), None);
    assert!(!session(&state).history.can_undo());
    act(&mut state, DocumentAction::Redo);
    assert_eq!(rating(&state), at(6));
}

#[test]
fn what_was_undone_is_redone_after_opening_only_where_nothing_was_changed_since() {
    let step = |state: &State| Step {
        assessment: session(state).assessment.clone(),
        change: vec!["window-change-form".to_owned()],
    };
    for (is_changed, can_redo) in [(false, true), (true, false)] {
        let mut state = answering();
        let steps = Steps {
            past: Vec::new(),
            future: vec![step(&state)],
        };
        if is_changed {
            act(&mut state, QuestionsAction::Choose(level(2)));
        }
        let serial = session(&state).serial;
        act(&mut state, VersionsAction::Recalled(serial, steps));
        assert_eq!(session(&state).history.can_redo(), can_redo);
    }
}

#[test]
fn a_version_that_is_brought_back_is_one_step_of_undo_and_the_present_is_kept() {
    let (mut state, _) = with_id();
    let earlier = session(&state).assessment.clone();
    choose_and_save(&mut state, 5);
    let present = session(&state).assessment.clone();
    let mut stranger = earlier.clone();
    stranger.identity.id = Some(DocumentId::new(8));
    let answer = version(&state, VersionPurpose::BringBack, stranger);
    let order = kept(act(&mut state, answer)).expect("the present is kept");
    assert!(order.is_version && order.assessment == present);
    assert_eq!(
        session(&state).assessment,
        earlier,
        "the identity stays too"
    );
    assert!(!session(&state).is_clean());
    assert!(state.news.is_some());
    let answer = version(&state, VersionPurpose::BringBack, earlier);
    assert!(kept(act(&mut state, answer)).is_none(), "nothing is new");
    act(&mut state, DocumentAction::Undo);
    assert_eq!(session(&state).assessment, present);
}

#[test]
fn a_version_is_looked_at_as_a_document_of_its_own() {
    let (mut state, _) = with_id();
    let earlier = session(&state).assessment.clone();
    choose_and_save(&mut state, 5);
    state.fresh_id = || Some(DocumentId::new(9));
    let answer = version(&state, VersionPurpose::Look, earlier.clone());
    act(&mut state, answer);
    assert_eq!(session(&state).file.path(), None);
    assert_eq!(
        session(&state).assessment.identity.id,
        Some(DocumentId::new(9))
    );
    assert_eq!(session(&state).assessment.respondents, earlier.respondents);
    assert!(
        session(&state).is_clean(),
        "it is saved only when it is changed"
    );
    assert!(state.news.is_some());
}

#[test]
fn the_versions_are_read_each_time_their_screen_is_shown() {
    let (mut state, _) = with_id();
    let lists = |effects: Vec<Effect>| {
        let mut effects = effects.iter();
        effects.any(|effect| matches!(effect, Effect::ListVersions(..)))
    };
    let serial = session(&state).serial;
    for _ in 0..2 {
        assert!(lists(act(&mut state, FrameAction::Go(Route::Versions))));
        assert!(state.is_busy());
        assert!(!lists(act(
            &mut state,
            VersionsAction::Listed(serial, Vec::new())
        )));
        assert!(!state.is_busy());
        act(&mut state, FrameAction::Go(Route::Questions));
    }
}

#[test]
fn a_version_that_cannot_be_read_is_said_and_changes_nothing() {
    let (mut state, _) = with_id();
    let before = session(&state).assessment.clone();
    let why = Message::new("store-version-unreadable");
    let VersionsAction::WasRead(order, _) =
        version(&state, VersionPurpose::BringBack, before.clone())
    else {
        unreachable!("it is the answer of the job");
    };
    act(&mut state, VersionsAction::WasRead(order, Err(why.clone())));
    assert_eq!(state.notice, Some(why));
    assert_eq!(session(&state).assessment, before);
}

#[test]
fn nothing_is_asked_for_where_nothing_can_have_been_kept() {
    let mut state = window();
    state.fresh_id = || Some(DocumentId::new(7));
    let opened = ReadOutcome::Document {
        digest: Digest::of(b"without an id"),
        assessment: Box::new(session(&answering()).assessment.clone()),
        key: None,
    };
    let path = "/documents/a.continuum";
    let opened = was_read(Purpose::OpenDocument, path, None, opened);
    assert!(recalled(update(&mut state, opened)).is_none());
    assert!(session(&state).assessment.identity.id.is_some());
    assert!(recalled(act(&mut state, DocumentAction::New(Form::Full))).is_none());
}

#[test]
fn what_is_kept_of_a_document_with_a_password_has_its_key_and_a_copy_of_a_version_too() {
    let (mut state, _) = with_id();
    let cost = Cost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    let password = Password::new("secret").expect("a password");
    let key = Key::new(&password, cost, &[7; BYTES_OF_KEY]).expect("a cheap cost");
    let serial = session(&state).serial;
    act(&mut state, DocumentAction::KeyMade(serial, Ok(key.clone())));
    let ticket = session(&state).file.ordered;
    let saved = DocumentAction::WasSaved(ticket, done("/documents/a.continuum"));
    let order = kept(act(&mut state, saved)).expect("what is kept follows the password at once");
    assert_eq!((order.key, order.former), (Some(key.clone()), None));
    assert!(!order.is_version);
    update(&mut state, Action::Tick(300.0));
    let order = kept(choose_and_save(&mut state, 5)).expect("it is kept");
    assert_eq!(
        (order.key, order.former),
        (Some(key.clone()), Some(key.clone()))
    );
    let earlier = order.assessment;
    let answer = version(&state, VersionPurpose::Look, earlier);
    act(&mut state, answer);
    assert_eq!(session(&state).file.key, Some(key));
}
