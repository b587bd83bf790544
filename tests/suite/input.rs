//! Keys that come faster than frames count in their order.

use std::path::Path;

use continuum::model::{Assessment, Form, HalfLevels, Rating};
use continuum::store::settings::Theme;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use proptest::prelude::*;

use crate::keying::keying;
use crate::outline::outline_of;
use crate::results::team;
use crate::window::{
    Shown, command, documents, open, practices, press, read, says, settle, tab_to, with_team,
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
fn answering(folder: &Path) -> Shown {
    let mut shown = open(folder);
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    shown
}

/// The ratings of the first practices, in half levels.
fn rated(shown: &mut Shown, folder: &Path, count: usize) -> Vec<Option<u8>> {
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
    tab_to(&mut shown, "The money behind customers, try a rating");
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

#[test]
fn what_is_typed_ahead_of_a_new_document_goes_there_and_not_into_the_one_before() {
    for _ in 0..10 {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = answering(folder.path());
        send(&mut shown, Modifiers::NONE, Key::Num2);
        send(&mut shown, Modifiers::COMMAND, Key::N);
        send(&mut shown, Modifiers::COMMAND, Key::Num3);
        send(&mut shown, Modifiers::NONE, Key::Num5);
        take_in(&mut shown, 4);
        settle(&mut shown);
        let first = |path: &Path| {
            let saved = read(path);
            let said = &saved.respondents[0].sheet;
            let rating = said
                .get(&practices(Form::Short)[0].id)
                .and_then(|said| said.rating.clone());
            rating.as_ref().and_then(Rating::at).map(HalfLevels::count)
        };
        let mut found: Vec<_> = documents(folder.path())
            .iter()
            .map(|path| first(path))
            .collect();
        found.sort_unstable();
        assert_eq!(found, [Some(4), Some(10)]);
    }
}

/// Some of these keys, each with whether a frame ends after it.
fn keys(plain: Vec<Key>, commands: Vec<Key>) -> impl Strategy<Value = Vec<(Modifiers, Key, bool)>> {
    let plain = prop::sample::select(plain).prop_map(|key| (Modifiers::NONE, key));
    let commands = prop::sample::select(commands).prop_map(|key| (Modifiers::COMMAND, key));
    let key = prop_oneof![8 => plain, 1 => commands];
    let key = (key, any::<bool>()).prop_map(|((modifiers, key), ends)| (modifiers, key, ends));
    prop::collection::vec(key, 1..24)
}

/// Keys that answer, go on, search and type. Undo is not among them: in a field it takes back what
/// was typed since the last pause.
fn answers() -> Vec<Key> {
    use Key::{
        ArrowDown, ArrowLeft, ArrowRight, Backspace, D, Enter, Escape, F, N, Num1, Num2, Num3,
        Num4, Num5, Plus, Tab,
    };
    vec![
        Num1, Num2, Num3, Num4, Num5, Enter, Enter, ArrowLeft, ArrowRight, ArrowDown, Plus, N, D,
        F, Tab, Backspace, Escape,
    ]
}

/// Compares what comes of keys that are given one by one with what comes of several in a frame.
fn compare<T: PartialEq + std::fmt::Debug>(
    keys: &[(Modifiers, Key, bool)],
    start: impl Fn(&Path) -> Shown,
    found: impl Fn(&mut Shown, &Path) -> T,
) -> Result<(), TestCaseError> {
    let one_by_one = tempfile::tempdir().expect("a folder");
    let mut shown = start(one_by_one.path());
    for (modifiers, key, _) in keys {
        send(&mut shown, *modifiers, *key);
        take_in(&mut shown, 1);
    }
    settle(&mut shown);
    let wanted = found(&mut shown, one_by_one.path());
    let split = tempfile::tempdir().expect("a folder");
    let mut shown = start(split.path());
    for (modifiers, key, ends_frame) in keys {
        send(&mut shown, *modifiers, *key);
        if *ends_frame {
            shown.step();
        }
    }
    take_in(&mut shown, keys.len());
    settle(&mut shown);
    prop_assert_eq!(wanted, found(&mut shown, split.path()));
    Ok(())
}

/// What all documents of a folder hold: none before the first change, and several where the keys began another
/// assessment. Which of them got its name first hangs on the clock.
fn document(_: &mut Shown, folder: &Path) -> Vec<Assessment> {
    let paths = documents(folder).into_iter();
    let mut found: Vec<Assessment> = paths.map(|path| read(&path)).collect();
    found.sort_by_cached_key(|assessment| format!("{assessment:?}"));
    found
}

/// The team on a screen, with the focus on something there.
fn team_at(folder: &Path, screen: Key, focus: &str) -> Shown {
    let mut shown = with_team(folder, Theme::Light, screen);
    tab_to(&mut shown, focus);
    shown
}

#[test]
fn a_reason_that_is_asked_for_after_a_change_of_screens_gets_what_is_typed_next() {
    use Key::{D, N, Num1, Num3};
    let keys = [
        (Modifiers::COMMAND, Num3),
        (Modifiers::NONE, N),
        (Modifiers::COMMAND, Num3),
        (Modifiers::NONE, Num1),
        (Modifiers::NONE, D),
    ];
    let keys = keys.map(|(modifiers, key)| (modifiers, key, false));
    compare(&keys, keying, document).expect("the same document");
}

#[test]
fn keys_that_lead_to_another_assessment_give_both_documents() {
    use Key::{ArrowUp, D, Enter, N, Num1, Num3, Num4, Plus};
    // Up from the first row lie the menus, and Help leads to the palette, which offers a new assessment.
    let plain = |key, ends| (Modifiers::NONE, key, ends);
    let keys = [
        plain(D, true),
        plain(ArrowUp, true),
        plain(Enter, true),
        plain(Enter, true),
        plain(Enter, false),
        plain(N, true),
        plain(Num1, false),
        (Modifiers::COMMAND, Num3, false),
        plain(ArrowUp, true),
        plain(Plus, true),
        plain(Num4, true),
    ];
    let both = |shown: &mut Shown, folder: &Path| {
        let found = document(shown, folder);
        assert_eq!(found.len(), 2);
        found
    };
    compare(&keys, keying, both).expect("the same documents");
}

#[test]
fn an_arrow_before_the_first_practice_leads_nowhere() {
    use Key::{ArrowLeft, Escape, N, Num1, Num3};
    // The field for the reason goes in two ways.
    for away in [(Modifiers::NONE, Escape), (Modifiers::COMMAND, Num3)] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = answering(folder.path());
        let plain = |key| (Modifiers::NONE, key);
        let keys = [plain(N), away, plain(ArrowLeft), plain(Num1)];
        for (modifiers, key) in keys {
            send(&mut shown, modifiers, key);
        }
        take_in(&mut shown, keys.len());
        let focused = crate::window::focused(&shown).unwrap_or_default();
        assert!(focused.contains("practice 1 of 18"), "{focused}");
        assert_eq!(rated(&mut shown, folder.path(), 1), [Some(2)]);
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn keys_give_the_same_document_however_they_are_split_over_frames(
        keys in keys(answers(), vec![Key::F, Key::Num3]),
    ) {
        compare(&keys, answering, document)?;
    }

    #[test]
    fn keys_that_key_in_paper_give_the_same_document_however_they_are_split_over_frames(
        keys in keys(
            vec![
                Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::N, Key::D, Key::Plus,
                Key::Backspace, Key::Delete, Key::ArrowUp, Key::ArrowDown, Key::Home, Key::End,
                Key::Enter,
            ],
            // No undo: N opens a field, see `answers`.
            vec![Key::F, Key::Num3],
        ),
    ) {
        compare(&keys, keying, document)?;
    }
}

proptest! {
    #![proptest_config(config(8))]

    #[test]
    fn ratings_tried_out_are_the_same_however_keys_are_split_over_frames(
        keys in keys(
            vec![Key::Num1, Key::Num3, Key::Num5, Key::ArrowLeft, Key::ArrowRight, Key::Tab],
            vec![Key::Num4],
        ),
    ) {
        let start = |folder: &Path| {
            let mut shown = team(folder);
            tab_to(&mut shown, "What if…");
            press(&mut shown, Key::Enter);
            tab_to(&mut shown, "The money behind customers, try a rating");
            shown
        };
        compare(&keys, start, |shown, _| outline_of(shown, Role::Window))?;
    }

    #[test]
    fn a_roadmap_is_the_same_however_keys_are_split_over_frames(
        keys in keys(
            vec![Key::ArrowLeft, Key::ArrowRight, Key::ArrowRight, Key::Tab],
            vec![Key::Num6],
        ),
    ) {
        let start = |folder: &Path| {
            team_at(folder, Key::Num6, "M10 Questions worth answering, to level 3")
        };
        compare(&keys, start, document)?;
    }

    #[test]
    fn targets_and_figures_are_the_same_however_keys_are_split_over_frames(
        keys in keys(
            vec![Key::Num1, Key::Num2, Key::Num3, Key::Tab, Key::Backspace, Key::Space],
            vec![Key::Num5],
        ),
    ) {
        let start = |folder: &Path| with_team(folder, Theme::Light, Key::Num5);
        compare(&keys, start, document)?;
    }
}
