//! Documents with a password.

use super::*;
use crate::format::encrypted::{BYTES_OF_KEY, Cost, Key, Password};
use crate::window::document::password;

fn typed() -> Password {
    Password::new("sesame").expect("a password")
}

fn key() -> Key {
    let cost = Cost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    Key::new(&typed(), cost, &[7; BYTES_OF_KEY]).expect("a cheap cost")
}

/// A document that was opened with its password.
fn unlocked() -> State {
    let mut state = window();
    let assessment = Assessment::new(format::bundled::standard().clone(), Form::Short);
    let found = ReadOutcome::Document {
        digest: Digest::of(b"as read"),
        assessment: Box::new(assessment),
        key: Some(key()),
    };
    let path = "/documents/a.continuum";
    act(
        &mut state,
        was_read(Purpose::OpenDocument, path, None, found),
    );
    state
}

/// A question for the password of a document.
fn asked() -> State {
    let mut state = window();
    let found = ReadOutcome::Locked { was_tried: false };
    let path = "/documents/a.continuum";
    act(
        &mut state,
        was_read(Purpose::OpenDocument, path, None, found),
    );
    assert!(matches!(state.dialog, Some(Dialog::Password(_))));
    state
}

fn read_order(effects: Vec<Effect>) -> ReadOrder {
    let mut orders = effects.into_iter().filter_map(|effect| match effect {
        Effect::Read(order) => Some(order),
        _ => None,
    });
    orders.next().expect("a file is read")
}

#[test]
fn every_save_of_a_document_has_its_key_and_so_has_the_next_assessment() {
    let mut state = unlocked();
    act(&mut state, QuestionsAction::Choose(level(3)));
    let order = due(&mut state);
    assert_eq!(order.key, Some(key()));
    finish(&mut state, &order, done("/documents/a.continuum"));
    act(&mut state, DocumentAction::NextAssessment);
    act(
        &mut state,
        Edit::SetUnit(UnitField::Unit, "Shop".to_owned()),
    );
    assert_eq!(due(&mut state).key, Some(key()));
    act(&mut state, DocumentAction::New(Form::Short));
    act(&mut state, FrameAction::Go(Route::Questions));
    assert_eq!(session(&state).file.key, Some(key()), "it is not saved yet");
}

#[test]
fn a_wrong_password_is_asked_for_again() {
    let mut state = asked();
    let order = read_order(act(&mut state, DocumentAction::Password(typed())));
    assert!(order.unlocking.password.is_some() && state.reading);
    let again = act(&mut state, DocumentAction::Password(typed()));
    assert!(again.is_empty(), "one at a time");
    let found = ReadOutcome::Locked { was_tried: true };
    act(&mut state, DocumentAction::WasRead(order, found));
    let Some(Dialog::Password(question)) = &state.dialog else {
        panic!("it is asked for again");
    };
    assert!(!question.runs);
    let fault = question.fault.as_ref().map(|fault| fault.key);
    assert_eq!(fault, Some("window-password-wrong"));
}

#[test]
fn a_question_that_was_dismissed_opens_nothing_later() {
    let mut state = asked();
    let order = read_order(act(&mut state, DocumentAction::Password(typed())));
    act(&mut state, FrameAction::DismissDialog);
    let assessment = Assessment::new(format::bundled::standard().clone(), Form::Short);
    let found = ReadOutcome::Document {
        digest: Digest::of(b"as read"),
        assessment: Box::new(assessment),
        key: Some(key()),
    };
    act(&mut state, DocumentAction::WasRead(order, found));
    assert!(state.session.is_none() && !state.reading);
}

#[test]
fn a_new_password_saves_the_document_although_nothing_else_changed() {
    let mut state = saved();
    assert!(session(&state).is_clean());
    act(&mut state, DocumentAction::AskForPassword);
    let effects = act(&mut state, DocumentAction::Password(typed()));
    let serial = session(&state).serial;
    let makes = |effect: &Effect| matches!(effect, Effect::MakeKey(of, _) if *of == serial);
    assert!(effects.iter().any(makes));
    let effects = act(&mut state, DocumentAction::KeyMade(serial, Ok(key())));
    let order = save_order(effects).expect("it is saved");
    assert!(order.at_once && state.dialog.is_none());
    assert_eq!(order.key, Some(key()));
    finish(&mut state, &order, done("/documents/a.continuum"));
    act(&mut state, DocumentAction::AskToRemovePassword);
    let effects = act(&mut state, DocumentAction::RemovePassword);
    assert_eq!(save_order(effects).expect("it is saved").key, None);
}

#[test]
fn a_key_that_could_not_be_made_leaves_the_question_and_the_document_as_they_were() {
    let mut state = saved();
    act(&mut state, DocumentAction::AskForPassword);
    act(&mut state, DocumentAction::Password(typed()));
    let serial = session(&state).serial;
    let why = Message::new("store-no-random");
    act(
        &mut state,
        DocumentAction::KeyMade(serial, Err(why.clone())),
    );
    let Some(Dialog::Password(question)) = &state.dialog else {
        panic!("it is asked for again");
    };
    assert_eq!(question.fault, Some(why));
    assert!(session(&state).is_clean());
    act(&mut state, DocumentAction::KeyMade(serial + 1, Ok(key())));
    assert_eq!(
        session(&state).file.key,
        None,
        "it was for another document"
    );
}

#[test]
fn nothing_that_is_shown_or_remembered_tells_a_password() {
    let mut state = asked();
    let action = Action::from(DocumentAction::Password(typed()));
    assert!(!format!("{action:?}").contains("sesame"));
    let effects = update(&mut state, action);
    assert!(!format!("{effects:?} {state:?}").contains("sesame"));
    let state = unlocked();
    let told = format!("{state:?}");
    assert!(told.contains("key: Some(Key(..))"));
    let settings = format::settings::write(&state.settings);
    assert!(
        settings.contains("a.continuum") && !settings.contains("key"),
        "{settings}"
    );
    assert_eq!(password::unlocking(&state).key, Some(key()));
}

#[test]
fn a_copy_to_pass_on_asks_for_a_password_and_a_place_and_forgets_the_password_when_it_is_there() {
    let mut state = saved();
    act(&mut state, DocumentAction::AskForCopyPassword);
    let password = |text: &str| Password::new(text).expect("a password");
    act(
        &mut state,
        DocumentAction::Password(password("open sesame")),
    );
    assert!(state.dialog.is_none());
    act(&mut state, PathAction::Ask(Purpose::PassOn));
    let picking = state.picking.as_ref().expect("a place is asked for");
    assert_eq!(picking.purpose, Purpose::PassOn);
    let (number, path) = (picking.number, PathBuf::from("/documents/a.zip"));
    let picked = |path: &Path| PathAction::Picked {
        number,
        paths: vec![path.to_owned()],
    };
    let passes_on = |effects: Vec<Effect>| {
        effects.into_iter().find_map(|effect| match effect {
            Effect::PassOn(order) => Some((order.path, order.replace)),
            _ => None,
        })
    };
    let order = passes_on(act(&mut state, picked(&path)));
    assert_eq!(order, Some((path.clone(), true)));
    act(
        &mut state,
        PathAction::Exists(Purpose::PassOn, path.clone()),
    );
    let order = passes_on(act(&mut state, PathAction::Overwrite));
    assert_eq!(
        order,
        Some((path.clone(), true)),
        "the password is still known"
    );
    let done = ExportState::Done {
        path,
        pages: 0,
        bytes: 7,
        release: None,
    };
    act(&mut state, PathAction::Exported(Purpose::PassOn, done));
    let said = state.news.as_ref().map(|news| news.key);
    assert_eq!(said, Some("window-passed-on"));
    assert!(session(&state).copy_password.is_none());
}
