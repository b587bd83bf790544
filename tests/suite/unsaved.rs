//! What happens to answers that do not reach their document.

use std::path::{Path, PathBuf};
use std::time::Duration;

use continuum::format::{bundled, document};
use continuum::model::{Assessment, Edit, Form, Level, Rating, ResponseField};
use continuum::window::{Surroundings, Window};
use continuum::words::Words;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::window::{
    Shown, command, documents, focused, practices, press, read, says, settle, show, surroundings,
};

/// A window with a document of the short form, at its first practice, that keeps recovery copies in
/// `unsaved`.
fn answering(folder: &Path, unsaved: &Path) -> (Shown, PathBuf) {
    let path = folder.join("a.continuum");
    let assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    std::fs::write(&path, document::write(&assessment)).expect("it is written");
    let mut window = Window::new(
        Words::english(),
        Surroundings {
            unsaved: Some(unsaved.to_owned()),
            ..surroundings(folder)
        },
    );
    window.open(path.clone());
    let mut shown = show(window);
    settle(&mut shown);
    (shown, path)
}

/// Draws frames until the window says something.
fn wait_for(shown: &mut Shown, text: &str) {
    for _ in 0..400 {
        shown.run();
        if says(shown, text) {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("it never says {text:?}");
}

/// The level that the first practice has in the only recovery copy.
fn kept(unsaved: &Path) -> Option<Level> {
    let copies = documents(unsaved);
    let copy = copies.first()?;
    let first = &practices(Form::Short)[0].id;
    let rating = read(copy).respondents[0].sheet.at(first);
    rating.map(continuum::model::HalfLevels::level)
}

const KEPT: &str = "A copy of your answers is kept on this computer.";

#[test]
fn after_decide_later_every_answer_is_kept_and_the_question_stands_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let unsaved = folder.path().join("unsaved");
    let (mut shown, path) = answering(folder.path(), &unsaved);
    std::fs::write(&path, "somebody else's").expect("it is written");
    press(&mut shown, Key::Num2);
    wait_for(&mut shown, "Decide later");
    press(&mut shown, Key::Escape);
    wait_for(&mut shown, KEPT);
    assert!(says(
        &shown,
        "a.continuum was changed elsewhere, so your changes are not saved"
    ));
    press(&mut shown, Key::Num4);
    for _ in 0..400 {
        if kept(&unsaved) == Level::new(4) {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(
        kept(&unsaved),
        Level::new(4),
        "the answer after the question"
    );
    assert!(
        !says(&shown, "Decide later"),
        "it is not asked at each answer"
    );
    assert_eq!(
        std::fs::read(&path).expect("it is there"),
        b"somebody else's"
    );
    shown.get_by_label("Decide now…").click();
    shown.run();
    shown.get_by_label("Replace the file with mine").click();
    settle(&mut shown);
    assert!(says(&shown, "Saved") && !says(&shown, KEPT));
    shown.run();
    for _ in 0..400 {
        if documents(&unsaved).is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(
        documents(&unsaved).is_empty(),
        "the copy is not needed any more"
    );
}

#[test]
fn a_window_closes_over_a_file_that_was_changed_elsewhere_and_its_copy_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let unsaved = folder.path().join("unsaved");
    let (mut shown, path) = answering(folder.path(), &unsaved);
    std::fs::write(&path, "somebody else's").expect("it is written");
    press(&mut shown, Key::Num2);
    wait_for(&mut shown, "Decide later");
    press(&mut shown, Key::Escape);
    command(&mut shown, Key::Q);
    let leave = "Leave it, and keep the copy for next time";
    wait_for(&mut shown, leave);
    shown.get_by_label(leave).click();
    // A window that closes asks for frames without an end.
    (0..4).for_each(|_| shown.step());
    assert!(!shown.state().is_busy());
    drop(shown);
    assert_eq!(kept(&unsaved), Level::new(2));
    assert_eq!(
        std::fs::read(&path).expect("it is there"),
        b"somebody else's"
    );
}

#[test]
fn what_cannot_be_saved_is_kept_said_and_saved_by_itself_once_that_is_possible() {
    let folder = tempfile::tempdir().expect("a folder");
    let unsaved = folder.path().join("unsaved");
    let (mut shown, path) = answering(folder.path(), &unsaved);
    // A folder stands where the document was.
    std::fs::remove_file(&path).expect("it is removed");
    std::fs::create_dir(&path).expect("a folder");
    press(&mut shown, Key::Num2);
    wait_for(&mut shown, KEPT);
    assert!(says(&shown, "Not saved: ") && says(&shown, "Saving is tried again by itself."));
    std::fs::remove_dir(&path).expect("it is removed");
    wait_for(&mut shown, "Saved");
    let first = &practices(Form::Short)[0].id;
    let rating = read(&path).respondents[0].sheet.at(first);
    assert_eq!(
        rating.map(continuum::model::HalfLevels::level),
        Level::new(2)
    );
}

#[test]
fn a_file_that_was_answered_elsewhere_is_merged_answer_by_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let unsaved = folder.path().join("unsaved");
    let (mut shown, path) = answering(folder.path(), &unsaved);
    let asked: Vec<_> = practices(Form::Short).into_iter().take(2).collect();
    let at = |level: u8| Some(Rating::At(Level::new(level).expect("a level").into()));
    // The document gets an id, and somebody to answer, with its first change.
    press(&mut shown, Key::Num1);
    settle(&mut shown);
    let mut theirs = read(&path);
    for (practice, level) in asked.iter().zip([5, 3]) {
        let answer = Edit::Respond {
            respondent: theirs.respondents[0].id.clone(),
            practice: practice.id.clone(),
            field: ResponseField::Rating(at(level)),
        };
        theirs.apply(answer).expect("it is permitted");
    }
    std::fs::write(&path, document::write(&theirs)).expect("it is written");
    press(&mut shown, Key::Num2);
    wait_for(&mut shown, "One change made there can be taken over.");
    // Whoever is in the middle of something decides nothing.
    let heading = focused(&shown).expect("the question has the focus");
    assert!(heading.contains("a.continuum"), "{heading}");
    press(&mut shown, Key::Space);
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "One change made there can be taken over."));
    shown.get_by_label("Merge both").click();
    wait_for(&mut shown, "One place was changed here and in a.continuum");
    assert!(says(&shown, "Mine: 2") && says(&shown, "The file: 5"));
    shown.get_by_label_contains("The file: 5").click();
    shown.run();
    shown.get_by_label("Merge").click();
    settle(&mut shown);
    let merged = read(&path);
    let sheet = &merged.respondents[0].sheet;
    let rated = |place: usize| sheet.rating(&asked[place].id).cloned();
    assert_eq!([rated(0), rated(1)], [at(5), at(3)]);
}
