//! What is still there after a document was closed and opened again: undo, and earlier versions.

use std::path::{Path, PathBuf};
use std::time::Duration;

use continuum::format::{bundled, document};
use continuum::model::{DocumentId, HalfLevels, Rating};
use continuum::store;
use continuum::window::{Surroundings, Window};
use continuum::words::Words;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Shown, command, name, press, read, says, settle, show, surroundings, write};

const ID: DocumentId = DocumentId::new(7);

/// The team's sample in a file.
fn team(folder: &Path) -> PathBuf {
    let path = folder.join("team.continuum");
    let samples = bundled::samples();
    let team = samples.iter().find(|sample| sample.name == "team");
    let mut team = team.expect("the sample").assessment();
    team.identity.id = Some(ID);
    store::save(&path, &document::write(&team)).expect("it is written");
    path
}

/// Opens the file in a window that keeps versions.
fn open(path: &Path) -> Shown {
    let folder = path.parent().expect("a folder");
    let mut window = Window::new(
        Words::english(),
        Surroundings {
            versions: Some(folder.join("versions")),
            ..surroundings(folder)
        },
    );
    window.open(path.to_owned());
    let mut shown = show(window);
    settle(&mut shown);
    shown
}

/// The first answer of the first person.
fn first_answer(path: &Path) -> Option<Rating> {
    let sheet = &read(path).respondents[0].sheet;
    let practice = bundled::standard()
        .practices()
        .next()
        .expect("a practice")
        .1;
    sheet.rating(&practice.id).cloned()
}

/// Tries something until it holds; jobs may take a while.
fn wait_until(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..400 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("it does not come about: {what}");
}

/// Waits until the steps of undo are kept.
fn wait_for_steps(folder: &Path) {
    let undo = folder.join("versions").join(ID.to_string()).join("undo");
    wait_until("the steps are kept", || undo.is_file());
}

#[test]
fn undo_and_versions_outlive_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = team(folder.path());
    let original = first_answer(&path);
    let two = HalfLevels::new(4).map(Rating::At);
    assert_ne!(original, two);
    let mut shown = open(&path);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    assert_eq!(first_answer(&path), two);
    drop(shown);
    wait_for_steps(folder.path());

    let mut shown = open(&path);
    wait_until("the steps are read", || {
        command(&mut shown, Key::Z);
        settle(&mut shown);
        first_answer(&path) == original
    });
    command(&mut shown, Key::K);
    write(&mut shown, "earlier versions");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "279 answers by 9 people"));
    let bring = shown.root().children_recursive().find(|node| {
        name(node).starts_with("Bring back the version of") && !node.accesskit_node().is_disabled()
    });
    bring.expect("a version").click();
    wait_until("it is back, in the file as well", || {
        settle(&mut shown);
        says(&shown, "is again as it was on") && first_answer(&path) == two
    });
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert_eq!(first_answer(&path), original);
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert_eq!(first_answer(&path), original, "and nothing before it");
}

#[test]
fn undo_does_not_come_back_where_the_file_was_changed_meanwhile() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = team(folder.path());
    let mut shown = open(&path);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    drop(shown);
    wait_for_steps(folder.path());
    let mut changed = read(&path);
    changed.unit.unit = "Changed elsewhere".to_owned();
    store::save(&path, &document::write(&changed)).expect("it is written");

    let mut shown = open(&path);
    command(&mut shown, Key::K);
    write(&mut shown, "earlier versions");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    // The list is read after the steps would have been.
    let heading = shown.query_by_role_and_label(Role::Heading, "Earlier versions");
    assert!(heading.is_some());
    std::thread::sleep(Duration::from_millis(300));
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert_eq!(read(&path), changed);
}
