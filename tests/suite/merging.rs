//! Copies of an assessment merged in the window: what is shown first, what must be decided, and what is
//! taken.

use std::path::Path;

use continuum::format::encrypted::Password;
use continuum::format::{bundled, document};
use continuum::model::{
    Assessment, DocumentId, Edit, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId,
    ResponseField,
};
use continuum::store::{self, settings::Theme};
use continuum::window::Window;
use continuum::words::Words;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::import_window::drop_file;
use crate::window::{
    Given, SOON, Shown, command, focused, press, read, says, settle, show, tab_to, window_in, write,
};

fn practice(id: &str) -> PracticeId {
    PracticeId::new(id).expect("an id")
}

fn add(assessment: &mut Assessment, id: &str, name: &str) {
    let person = Respondent {
        name: name.to_owned(),
        ..Respondent::new(RespondentId::new(id).expect("an id"))
    };
    let edit = Edit::AddRespondent(person);
    assessment.apply(edit).expect("nobody is called so");
}

fn respond(assessment: &mut Assessment, id: &str, about: &str, field: ResponseField) {
    let edit = Edit::Respond {
        respondent: RespondentId::new(id).expect("an id"),
        practice: practice(about),
        field,
    };
    assessment.apply(edit).expect("it is permitted");
}

fn rate(assessment: &mut Assessment, id: &str, about: &str, half_levels: u8) {
    let rating = HalfLevels::new(half_levels).map(Rating::At);
    respond(assessment, id, about, ResponseField::Rating(rating));
}

/// The assessment of Ann and Ben, and a copy in which Ben went on and Cleo was added.
fn copies() -> [Assessment; 2] {
    let mut mine = Assessment::new(bundled::standard().clone(), Form::Full);
    mine.identity.id = Some(DocumentId::new(7));
    add(&mut mine, "r1", "Ann");
    add(&mut mine, "r2", "Ben");
    rate(&mut mine, "r1", "F1", 6);
    rate(&mut mine, "r2", "F1", 4);
    let mut theirs = mine.clone();
    rate(&mut theirs, "r2", "F2", 8);
    add(&mut theirs, "r3", "Cleo");
    rate(&mut theirs, "r3", "F1", 2);
    [mine, theirs]
}

fn place(folder: &Path, name: &str, assessment: &Assessment) {
    std::fs::write(folder.join(name), document::write(assessment)).expect("it is written");
}

/// A window with the first of two copies; the dialog gives the second one.
fn shown(folder: &Path, [mine, theirs]: &[Assessment; 2]) -> Shown {
    place(folder, "given.continuum", mine);
    place(folder, "theirs.continuum", theirs);
    let given = Given(Some(folder.to_owned()));
    let mut window = window_in(Words::english(), folder, given, Theme::Light, SOON);
    Window::open(&mut window, folder.join("given.continuum"));
    let mut shown = show(window);
    settle(&mut shown);
    shown
}

/// Has the copy looked at, from the palette.
fn look(shown: &mut Shown) {
    command(shown, Key::K);
    write(shown, "colleague");
    press(shown, Key::Enter);
    settle(shown);
}

fn use_button(shown: &mut Shown, role: Role, label: &str) {
    shown.get_by_role_and_label(role, label).click_accesskit();
    settle(shown);
}

fn is_disabled(shown: &Shown, label: &str) -> bool {
    let button = shown.get_by_role_and_label(Role::Button, label);
    button.accesskit_node().is_disabled()
}

fn ratings(folder: &Path, about: &str) -> Vec<(String, Option<u8>)> {
    let found = read(&folder.join("given.continuum"));
    let people = found.respondents.iter();
    let of = |person: &Respondent| person.sheet.at(&practice(about)).map(HalfLevels::count);
    people
        .map(|person| (person.name.clone(), of(person)))
        .collect()
}

fn rated(people: &[(&str, Option<u8>)]) -> Vec<(String, Option<u8>)> {
    let people = people.iter();
    people.map(|(name, at)| ((*name).to_owned(), *at)).collect()
}

#[test]
fn what_a_copy_brings_is_shown_first_and_merged_as_one_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = shown(folder.path(), &copies());
    look(&mut shown);
    for said in [
        "One new person, 2 new answers, no answer changed; 2 answers stay as they are.",
        "theirs.continuum",
        "Cleo (new): one new answer",
        "Ben (here already): one new answer · one answer as it was",
        "Nothing is taken before you press this",
    ] {
        assert!(says(&shown, said), "{said}");
    }
    assert!(
        !says(&shown, "Ann (here already)"),
        "nothing of hers comes in"
    );
    assert_eq!(
        ratings(folder.path(), "F2"),
        rated(&[("Ann", None), ("Ben", None)])
    );
    use_button(&mut shown, Role::Button, "Merge");
    assert!(says(
        &shown,
        "Merged: one new person, 2 new answers, no answer changed."
    ));
    let merged = rated(&[("Ann", None), ("Ben", Some(8)), ("Cleo", None)]);
    assert_eq!(ratings(folder.path(), "F2"), merged);
    shown.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut shown);
    assert_eq!(
        ratings(folder.path(), "F2"),
        rated(&[("Ann", None), ("Ben", None)])
    );
    // What was merged once more brings nothing.
    shown.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    settle(&mut shown);
    look(&mut shown);
    assert!(says(&shown, "These copies bring nothing new."));
    assert!(is_disabled(&shown, "Merge"));
}

#[test]
fn every_place_where_the_copies_differ_is_decided_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut both = copies();
    rate(&mut both[1], "r1", "F1", 10);
    let note = ResponseField::Note("Seen on site".to_owned());
    respond(&mut both[0], "r2", "F1", note);
    let note = ResponseField::Note("Heard of".to_owned());
    respond(&mut both[1], "r2", "F1", note);
    let mut shown = shown(folder.path(), &both);
    look(&mut shown);
    assert!(says(
        &shown,
        "Both sides say something different in 2 places."
    ));
    for said in [
        "Mine: 3",
        "theirs.continuum: 5",
        "Mine: Seen on site",
        "theirs.continuum: Heard of",
    ] {
        assert!(says(&shown, said), "{said}");
    }
    assert!(is_disabled(&shown, "Merge"));
    // The link leads to the first of them.
    tab_to(&mut shown, "2 things to decide first");
    press(&mut shown, Key::Enter);
    let first = focused(&shown).expect("a focus");
    assert!(
        first.contains("Answer of Ann") && first.contains("Keep mine: 3"),
        "{first}"
    );
    press(&mut shown, Key::Tab);
    let second = focused(&shown).expect("a focus");
    assert!(second.contains("Take theirs.continuum: 5"), "{second}");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "One thing to decide first"));
    assert!(is_disabled(&shown, "Merge"));
    use_button(&mut shown, Role::Button, "All mine");
    assert!(!is_disabled(&shown, "Merge"));
    use_button(&mut shown, Role::Button, "All from theirs.continuum");
    use_button(&mut shown, Role::Button, "Merge");
    let found = ratings(folder.path(), "F1");
    assert_eq!(
        found,
        rated(&[("Ann", Some(10)), ("Ben", Some(4)), ("Cleo", Some(2))])
    );
    let merged = read(&folder.path().join("given.continuum"));
    let ben = &merged.respondents[1].sheet;
    assert_eq!(
        ben.get(&practice("F1")).expect("a response").note,
        "Heard of"
    );
}

#[test]
fn a_file_that_is_no_copy_is_refused_in_a_sentence() {
    let refused = |change: &dyn Fn(&mut Assessment)| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut both = copies();
        change(&mut both[1]);
        let mut shown = shown(folder.path(), &both);
        look(&mut shown);
        assert!(!says(&shown, "Where the copies differ"));
        assert_eq!(read(&folder.path().join("given.continuum")), both[0]);
        let nodes = shown.root().children_recursive();
        let told = nodes.filter_map(|node| {
            let label = node.accesskit_node().label()?;
            label.contains("was not merged").then_some(label)
        });
        told.last().expect("it is said why")
    };
    let edition = |theirs: &mut Assessment| {
        let mut other = (*theirs.questionnaire).clone();
        "1999".clone_into(&mut other.edition);
        theirs.questionnaire = other.into();
    };
    let said = refused(&edition);
    assert!(
        said.contains(
            "theirs.continuum was not merged: asks other questions than the open assessment"
        ),
        "{said}"
    );
    assert!(said.contains("edition 1999"), "{said}");
    let other = |theirs: &mut Assessment| theirs.identity.id = Some(DocumentId::new(8));
    let said = refused(&other);
    assert!(
        said.contains("is another assessment than the open assessment"),
        "{said}"
    );
    let closed = |theirs: &mut Assessment| {
        theirs.closed = Some(continuum::model::Closing {
            date: jiff::civil::date(2026, 11, 1),
            by: "Eve".to_owned(),
        });
    };
    assert!(refused(&closed).contains("Eve"));
}

#[test]
fn a_copy_with_a_password_is_merged_once_the_password_is_given() {
    let folder = tempfile::tempdir().expect("a folder");
    let both = copies();
    let mut shown = shown(folder.path(), &both);
    let key = store::new_key(&Password::new("sesame").expect("a password")).expect("a key");
    let sealed = store::seal(document::write(&both[1]), Some(&key)).expect("it is sealed");
    std::fs::write(folder.path().join("theirs.continuum"), sealed).expect("it is written");
    look(&mut shown);
    assert!(says(&shown, "theirs.continuum has a password"));
    write(&mut shown, "sesame");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "One new person, 2 new answers"));
    use_button(&mut shown, Role::Button, "Merge");
    assert_eq!(ratings(folder.path(), "F1").len(), 3);
}

#[test]
fn more_copies_are_added_by_dropping_them_and_left_out_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let both = copies();
    let mut third = both[0].clone();
    rate(&mut third, "r1", "F1", 2);
    rate(&mut third, "r1", "F3", 2);
    let mut shown = shown(folder.path(), &both);
    place(folder.path(), "third.continuum", &third);
    look(&mut shown);
    let path = folder.path().join("third.continuum");
    drop_file(&mut shown, path);
    assert!(says(&shown, "third.continuum"));
    assert!(says(&shown, "Take third.continuum"));
    assert!(says(&shown, "3 new answers"));
    use_button(&mut shown, Role::Button, "Leave theirs.continuum out");
    assert!(!says(&shown, "Cleo"));
    assert!(is_disabled(&shown, "Merge"));
    use_button(&mut shown, Role::Button, "Leave third.continuum out");
    assert!(
        !says(&shown, "Add another copy…"),
        "nothing is left to merge"
    );
}

#[test]
fn the_command_that_does_the_same_names_every_choice() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut both = copies();
    rate(&mut both[1], "r1", "F1", 10);
    let mut shown = shown(folder.path(), &both);
    look(&mut shown);
    use_button(
        &mut shown,
        Role::DisclosureTriangle,
        "The same in a terminal",
    );
    tab_to(&mut shown, "One thing to decide first");
    press(&mut shown, Key::Enter);
    press(&mut shown, Key::Tab);
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let [mine, theirs] =
        ["given", "theirs"].map(|name| folder.path().join(format!("{name}.continuum")));
    let [mine, theirs] = [mine.display(), theirs.display()];
    let wanted = format!("continuum merge {mine} {mine} {theirs} --take Ann/F1={theirs}");
    assert!(says(&shown, &wanted));
}
