//! Keys that come faster than frames count in their order.

use continuum::model::{Form, HalfLevels, Rating};
use egui::{Event, Key, Modifiers};
use proptest::prelude::*;

use crate::results::team;
use crate::window::{
    Shown, command, documents, open, practices, press, read, says, settle, tab_to,
};

/// What a keyboard sends for a key, with the letter it writes.
fn events(modifiers: Modifiers, key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key {
        key,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers,
    };
    let letter = if key == Key::Plus { "+" } else { key.name() };
    let writes = letter.len() == 1 && modifiers.is_none();
    let letter = writes.then(|| Event::Text(letter.to_lowercase()));
    let mut events = vec![event(true)];
    events.extend(letter);
    events.push(event(false));
    events
}

/// Presses keys between two frames.
pub(crate) fn at_once(shown: &mut Shown, keys: &[Key]) {
    for key in keys {
        send(shown, Modifiers::NONE, *key);
    }
    take_in(shown, keys.len());
}

fn send(shown: &mut Shown, modifiers: Modifiers, key: Key) {
    shown.input_mut().events.extend(events(modifiers, key));
}

/// Draws the frames that so many keys take.
fn take_in(shown: &mut Shown, keys: usize) {
    for _ in 0..4 * keys {
        shown.step();
    }
}

/// A new assessment of the short form, at its first practice.
fn answering(folder: &std::path::Path) -> Shown {
    let mut shown = open(folder);
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    shown
}

/// The ratings of the first practices, in half levels.
fn rated(shown: &mut Shown, folder: &std::path::Path, count: usize) -> Vec<Option<u8>> {
    settle(shown);
    let saved = read(&documents(folder)[0]);
    let sheet = &saved.respondents[0].sheet;
    let rating = |id| sheet.get(id).and_then(|said| said.rating.as_ref());
    practices(Form::Short)
        .iter()
        .take(count)
        .map(|practice| {
            rating(&practice.id)
                .and_then(Rating::at)
                .map(HalfLevels::count)
        })
        .collect()
}

#[test]
fn answers_of_one_frame_go_to_their_practices() {
    use Key::{ArrowRight, Enter, Num1, Num2, Num3, Num4, Num5, Plus};
    let cases: [(&[Key], [Option<u8>; 3]); 5] = [
        (&[Num2, Enter, Num5, Enter], [Some(4), Some(10), None]),
        (
            &[Num4, Enter, Num2, Enter, Num1, Enter],
            [Some(8), Some(4), Some(2)],
        ),
        (
            &[Num3, ArrowRight, Num4, ArrowRight],
            [Some(6), Some(8), None],
        ),
        (&[Num3, Plus], [Some(7), None, None]),
        (&[Num3, Num1], [Some(2), None, None]),
    ];
    for (keys, wanted) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = answering(folder.path());
        at_once(&mut shown, keys);
        assert_eq!(rated(&mut shown, folder.path(), 3), wanted, "{keys:?}");
    }
}

#[test]
fn a_reason_that_is_typed_before_its_field_is_shown_goes_into_the_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = answering(folder.path());
    let keys = [Key::N, Key::D, Key::A, Key::F, Key::Enter, Key::ArrowRight];
    at_once(&mut shown, &keys);
    press(&mut shown, Key::ArrowLeft);
    assert!(says(&shown, "daf"));
}

#[test]
fn ratings_that_are_tried_out_move_by_every_key_of_a_frame() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    tab_to(&mut shown, "What if…");
    press(&mut shown, Key::Enter);
    tab_to(&mut shown, "Money, try a rating");
    at_once(&mut shown, &[Key::Num3, Key::ArrowRight]);
    assert!(says(&shown, "3.5 imagined, now 2"));
}

#[test]
fn an_undo_takes_back_the_answer_before_it_and_not_one_that_follows() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = answering(folder.path());
    send(&mut shown, Modifiers::NONE, Key::Num2);
    send(&mut shown, Modifiers::NONE, Key::Enter);
    send(&mut shown, Modifiers::NONE, Key::Num5);
    send(&mut shown, Modifiers::COMMAND, Key::Z);
    send(&mut shown, Modifiers::NONE, Key::Num3);
    take_in(&mut shown, 5);
    assert_eq!(
        rated(&mut shown, folder.path(), 3),
        [Some(4), Some(6), None]
    );
}

/// Keys that answer, go on, search and type. Undo is not among them: in a field it takes back what
/// was typed since the last pause.
fn key() -> impl Strategy<Value = (Modifiers, Key)> {
    use Key::{
        ArrowDown, ArrowLeft, ArrowRight, Backspace, D, Enter, Escape, F, N, Num1, Num2, Num3,
        Num4, Num5, Plus, Tab,
    };
    let plain = prop::sample::select(vec![
        Num1, Num2, Num3, Num4, Num5, Enter, Enter, ArrowLeft, ArrowRight, ArrowDown, Plus, N, D,
        F, Tab, Backspace, Escape,
    ]);
    let commands = prop::sample::select(vec![F, Num3]);
    prop_oneof![
        8 => plain.prop_map(|key| (Modifiers::NONE, key)),
        1 => commands.prop_map(|key| (Modifiers::COMMAND, key)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn keys_give_the_same_document_however_they_are_split_over_frames(
        keys in prop::collection::vec((key(), any::<bool>()), 1..24),
    ) {
        let one_by_one = tempfile::tempdir().expect("a folder");
        let mut shown = answering(one_by_one.path());
        for ((modifiers, key), _) in &keys {
            send(&mut shown, *modifiers, *key);
            take_in(&mut shown, 1);
        }
        settle(&mut shown);
        let split = tempfile::tempdir().expect("a folder");
        let mut shown = answering(split.path());
        for ((modifiers, key), ends_frame) in &keys {
            send(&mut shown, *modifiers, *key);
            if *ends_frame {
                shown.step();
            }
        }
        take_in(&mut shown, keys.len());
        settle(&mut shown);
        let answers = |folder: &std::path::Path| {
            documents(folder).pop().map(|path| read(&path).respondents)
        };
        prop_assert_eq!(answers(one_by_one.path()), answers(split.path()));
    }
}
