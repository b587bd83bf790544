//! The view for the projector and its controls, in the window as it is. Here it stands inside the first window,
//! since there is no display for a second one.

use std::path::Path;

use continuum::format::bundled;
use continuum::model::{Assessment, Form};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::NodeT as _;

use crate::grid::{opened, person, rate};
use crate::window::{
    SMALL, Shown, command, focused, name, practices, press, says, settle, tab_to, title, write,
};

/// What the second window is called.
const ROOM: &str = "Continuum: for the room";

/// The short form with six people, who voted on the first practice.
fn six() -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let first = &practices(Form::Short)[0].id;
    for (who, half) in [
        ("Ann", 2),
        ("Ben", 4),
        ("Cleo", 4),
        ("Dora", 6),
        ("Emil", 8),
    ] {
        let id = person(&mut assessment, who, "");
        rate(&mut assessment, &id, first, half);
    }
    person(&mut assessment, "Fay", "");
    assessment
}

/// A window at the first practice.
fn asking(folder: &Path) -> Shown {
    let mut shown = opened(folder, &six(), SMALL);
    command(&mut shown, Key::Num3);
    // Ann has answered the first one.
    press(&mut shown, Key::ArrowLeft);
    settle(&mut shown);
    shown
}

/// Everything that a screen reader finds in the view for the projector, a line a node; `None` where it is
/// closed.
fn on_projector(shown: &Shown) -> Option<String> {
    let mut nodes = shown.root().children_recursive();
    let view =
        nodes.find(|node| node.accesskit_node().role() == Role::Window && name(node) == ROOM)?;
    let line = |node: Node<'_>| {
        let found = node.accesskit_node();
        let texts = [found.label(), found.value(), found.description()];
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        format!("{}\n", texts.join(" | "))
    };
    Some(view.children_recursive().map(line).collect())
}

#[test]
fn it_is_opened_and_closed_by_key_and_found_by_the_words_for_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asking(folder.path());
    assert_eq!(on_projector(&shown), None);
    press(&mut shown, Key::F5);
    assert!(on_projector(&shown).is_some());
    press(&mut shown, Key::F5);
    assert_eq!(on_projector(&shown), None);
    for word in ["beamer", "present", "projector"] {
        command(&mut shown, Key::K);
        write(&mut shown, word);
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert!(on_projector(&shown).is_some(), "{word}");
        press(&mut shown, Key::Escape);
        settle(&mut shown);
        assert_eq!(on_projector(&shown), None, "{word}");
    }
}

#[test]
fn a_round_of_votes_is_led_from_the_strip_with_the_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asking(folder.path());
    press(&mut shown, Key::F5);
    settle(&mut shown);
    let told = on_projector(&shown).expect("it is open");
    assert!(told.contains("5 of 6 have voted"), "{told}");
    assert!(says(&shown, "Projector: 5 of 6 have voted"));
    for vote in ["votes at", "Middle", "Ann", "Emil"] {
        assert!(!told.contains(vote), "{vote}: {told}");
    }
    press(&mut shown, Key::T);
    settle(&mut shown);
    assert!(on_projector(&shown).expect("open").contains("A timer runs"));
    tab_to(&mut shown, "Reveal the votes");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let told = on_projector(&shown).expect("it is open");
    assert!(
        told.contains("1 vote at 1, 2 votes at 2, 1 vote at 3, 1 vote at 4"),
        "{told}"
    );
    assert!(!told.contains("Ann") && !told.contains("Emil"), "{told}");
    tab_to(&mut shown, "Second vote");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let told = on_projector(&shown).expect("it is open");
    assert!(
        told.contains("0 of 6 have voted") && !told.contains("votes at"),
        "{told}"
    );
    press(&mut shown, Key::R);
    settle(&mut shown);
    let told = on_projector(&shown).expect("it is open");
    assert!(told.contains("Nobody has voted again yet"), "{told}");
    press(&mut shown, Key::ArrowRight);
    settle(&mut shown);
    let told = on_projector(&shown).expect("it is open");
    let second = title(practices(Form::Short)[1]);
    assert!(
        told.contains(second) && told.contains("0 of 6 have voted"),
        "{told}"
    );
}

#[test]
fn it_closes_with_its_document_and_is_not_there_for_a_sheet_or_in_passing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asking(folder.path());
    press(&mut shown, Key::F5);
    assert!(on_projector(&shown).is_some());
    command(&mut shown, Key::N);
    settle(&mut shown);
    assert_eq!(on_projector(&shown), None);
    press(&mut shown, Key::F5);
    settle(&mut shown);
    assert!(on_projector(&shown).is_some(), "of the new document");
    press(&mut shown, Key::F5);
    // Passing the machine round has no use for it.
    command(&mut shown, Key::K);
    write(&mut shown, "pass the machine");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Who is next?"));
    press(&mut shown, Key::F5);
    settle(&mut shown);
    assert_eq!(on_projector(&shown), None);
}

#[test]
fn the_keys_of_the_projector_are_left_to_who_types_and_refused_while_nothing_is_shown() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asking(folder.path());
    command(&mut shown, Key::K);
    write(&mut shown, "reveal the votes");
    settle(&mut shown);
    assert!(says(&shown, "Nothing is shown on the projector"));
    press(&mut shown, Key::Escape);
    press(&mut shown, Key::F5);
    press(&mut shown, Key::M);
    settle(&mut shown);
    shown.key_press_modifiers(Modifiers::NONE, Key::R);
    write(&mut shown, "r");
    settle(&mut shown);
    let told = on_projector(&shown).expect("it is open");
    assert!(told.contains("5 of 6 have voted"), "{told}");
}
