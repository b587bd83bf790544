//! Documents with a password in the window.

use std::path::{Path, PathBuf};

use continuum::format::encrypted::{BYTES_OF_KEY, Cost, Encrypted, Key as DocumentKey, Password};
use continuum::format::{bundled, document};
use continuum::model::{Assessment, Form};
use continuum::store;
use continuum::store::settings::Theme;
use continuum::words::Words;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{
    Given, SOON, Shown, command, documents, focused, open, press, says, settle, show, tab_to,
    window_in, write,
};

/// What only those who know the password read.
const SECRET: &str = "Secret Street";

fn password() -> Password {
    Password::new("sesame").expect("a password")
}

/// A document with a password that is quickly tried.
fn locked(folder: &Path) -> PathBuf {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    SECRET.clone_into(&mut assessment.unit.organisation);
    let cost = Cost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    let key = DocumentKey::new(&password(), cost, &[7; BYTES_OF_KEY]).expect("a cheap cost");
    let sealed = store::seal(document::write(&assessment), Some(&key)).expect("random bits");
    let path = folder.join("unit.continuum");
    std::fs::write(&path, sealed).expect("it is written");
    path
}

/// A window that was started with a document.
fn over(folder: &Path, document: PathBuf) -> Shown {
    let mut window = window_in(Words::english(), folder, Given(None), Theme::Light, SOON);
    window.open(document);
    let mut shown = show(window);
    settle(&mut shown);
    shown
}

/// The document in a file, which is encrypted.
fn unlocked(path: &Path) -> Assessment {
    let bytes = std::fs::read(path).expect("the document");
    assert!(!bytes.windows(6).any(|part| part == b"Secret"));
    let encrypted = Encrypted::new(&bytes).expect("a sound header");
    let key = encrypted.unlock(&password()).expect("its password");
    match document::read(encrypted.read(&key).expect("a sound content")) {
        document::Opened::Sound(assessment) => assessment,
        other => panic!("{other:?}"),
    }
}

fn click(shown: &mut Shown, label: &str) {
    shown.get_by_label(label).click();
    shown.run();
}

#[test]
fn a_document_is_opened_with_its_password_and_saved_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = locked(folder.path());
    let lock = std::fs::read(&path).expect("the document")[..124].to_vec();
    let mut shown = over(folder.path(), path.clone());
    assert!(says(&shown, "unit.continuum has a password"));
    assert!(!says(&shown, SECRET));
    assert_eq!(focused(&shown).as_deref(), Some("Password"));
    write(&mut shown, "Sesame");
    assert!(!says(&shown, "Sesame"), "it is not shown");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "This is not the password of the document"));
    shown.key_press_modifiers(Modifiers::COMMAND, Key::A);
    write(&mut shown, "sesame");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!says(&shown, "has a password"), "the question is gone");
    press(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(says(&shown, "Saved with a password"));
    let saved = unlocked(&path);
    assert_eq!(saved.unit.organisation, SECRET);
    assert_eq!(saved.respondents_with_answers().count(), 1);
    let now = std::fs::read(&path).expect("the document");
    assert_eq!(now[..124], lock, "no new derivation");
    command(&mut shown, Key::Num7);
    settle(&mut shown);
    let barred = "Not while the document has a password: the PDF has none.";
    assert!(says(&shown, barred));
    let attach = shown.get_by_label("Carry the assessment inside");
    assert!(attach.accesskit_node().is_disabled());
}

#[test]
fn who_does_not_know_the_password_opens_something_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = locked(folder.path());
    let mut shown = over(folder.path(), path);
    press(&mut shown, Key::Escape);
    assert!(!says(&shown, "has a password"));
    command(&mut shown, Key::N);
    assert!(says(&shown, "What are you assessing?"));
}

#[test]
fn a_password_is_set_and_removed_on_the_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    tab_to(&mut shown, "Organisation");
    write(&mut shown, SECRET);
    settle(&mut shown);
    let path = documents(folder.path()).pop().expect("it is saved");
    tab_to(&mut shown, "Password");
    press(&mut shown, Key::Enter);
    tab_to(&mut shown, "Set a password…");
    press(&mut shown, Key::Enter);
    assert_eq!(focused(&shown).as_deref(), Some("New password"));
    write(&mut shown, "sesame");
    press(&mut shown, Key::Enter);
    assert_eq!(focused(&shown).as_deref(), Some("The same once more"));
    write(&mut shown, "sesam");
    assert!(says(&shown, "The two are not the same yet."));
    press(&mut shown, Key::Enter);
    write(&mut shown, "e");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "The document has a new password."));
    assert!(says(&shown, "Saved with a password"));
    assert_eq!(unlocked(&path).unit.organisation, SECRET);
    tab_to(&mut shown, "Remove the password…");
    press(&mut shown, Key::Enter);
    assert_eq!(focused(&shown).as_deref(), Some("Keep the password"));
    click(&mut shown, "Remove the password");
    settle(&mut shown);
    assert!(says(&shown, "The document has no password any more."));
    assert_eq!(crate::window::read(&path).unit.organisation, SECRET);
}
