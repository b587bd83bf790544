//! Everybody's answers in a table: the keys of a spreadsheet move, those of keying in answer.

use std::path::Path;

use continuum::format::{bundled, document};
use continuum::model::{
    Assessment, Closing, Edit, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId,
    ResponseField,
};
use continuum::store::settings::Theme;
use continuum::window::Window;
use continuum::words::Words;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::input::at_once;
use crate::window::{
    Given, SOON, Shown, command, focused, name, practices, press, read, says, settle, show_in,
    tab_to, title, window_in, write,
};

pub(crate) fn person(assessment: &mut Assessment, name: &str, role: &str) -> RespondentId {
    let id = assessment.free_respondent_id();
    let person = Respondent {
        name: name.to_owned(),
        role: role.to_owned(),
        ..Respondent::new(id.clone())
    };
    let edit = Edit::AddRespondent(person);
    assessment.apply(edit).expect("the id is free");
    id
}

pub(crate) fn rate(assessment: &mut Assessment, who: &RespondentId, about: &PracticeId, half: u8) {
    let edit = Edit::Respond {
        respondent: who.clone(),
        practice: about.clone(),
        field: ResponseField::Rating(HalfLevels::new(half).map(Rating::At)),
    };
    assessment.apply(edit).expect("it is permitted");
}

/// The full form with Ann, Ben, and Cleo, who is a customer.
fn three() -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    for (name, role) in [("Ann", "manager"), ("Ben", ""), ("Cleo", "customer")] {
        person(&mut assessment, name, role);
    }
    assessment
}

pub(crate) fn opened(folder: &Path, assessment: &Assessment, size: (f32, f32)) -> Shown {
    let file = folder.join("given.continuum");
    std::fs::write(&file, document::write(assessment)).expect("it is written");
    let mut window = window_in(Words::english(), folder, Given(None), Theme::Light, SOON);
    Window::open(&mut window, file);
    let mut shown = show_in(window, size);
    settle(&mut shown);
    shown
}

/// The table of an assessment.
fn table(folder: &Path, assessment: &Assessment) -> Shown {
    let mut shown = opened(folder, assessment, crate::window::SMALL);
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Answers of everybody"));
    shown
}

pub(crate) fn saved(shown: &mut Shown, folder: &Path) -> Assessment {
    settle(shown);
    read(&folder.join("given.continuum"))
}

fn rating(assessment: &Assessment, who: usize, row: usize) -> Option<Rating> {
    let asked = practices(Form::Full);
    assessment.respondents[who]
        .sheet
        .rating(&asked[row].id)
        .cloned()
}

fn at(half: u8) -> Option<Rating> {
    HalfLevels::new(half).map(Rating::At)
}

/// What the cell of a person and a practice is called, before what stands in it.
fn cell(who: &str, row: usize) -> String {
    let practice = practices(Form::Full)[row];
    format!("{who}, {} {}", practice.id, title(practice))
}

/// Asserts that the focus is in a cell.
#[track_caller]
fn is_in(shown: &Shown, who: &str, row: usize) {
    let focused = focused(shown).unwrap_or_default();
    assert!(focused.starts_with(&cell(who, row)), "{focused}");
}

fn shifted(shown: &mut Shown, key: Key) {
    shown.key_press_modifiers(Modifiers::SHIFT, key);
    shown.run();
}

#[test]
fn the_keys_of_a_spreadsheet_move_through_the_cells() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    press(&mut shown, Key::ArrowDown);
    is_in(&shown, "Ann", 1);
    press(&mut shown, Key::ArrowRight);
    is_in(&shown, "Ben", 1);
    press(&mut shown, Key::ArrowLeft);
    press(&mut shown, Key::ArrowLeft);
    is_in(&shown, "Ann", 1);
    press(&mut shown, Key::End);
    is_in(&shown, "Cleo", 1);
    press(&mut shown, Key::Tab);
    is_in(&shown, "Ann", 2);
    shifted(&mut shown, Key::Tab);
    is_in(&shown, "Cleo", 1);
    press(&mut shown, Key::Home);
    is_in(&shown, "Ann", 1);
    press(&mut shown, Key::Enter);
    is_in(&shown, "Ann", 2);
    shifted(&mut shown, Key::Enter);
    is_in(&shown, "Ann", 1);
    command(&mut shown, Key::End);
    is_in(&shown, "Cleo", 30);
    press(&mut shown, Key::ArrowDown);
    is_in(&shown, "Cleo", 30);
    press(&mut shown, Key::PageUp);
    press(&mut shown, Key::PageUp);
    press(&mut shown, Key::PageUp);
    press(&mut shown, Key::PageUp);
    is_in(&shown, "Cleo", 0);
    press(&mut shown, Key::PageDown);
    let row = (1..30).find(|row| {
        let focused = focused(&shown).unwrap_or_default();
        focused.starts_with(&cell("Cleo", *row))
    });
    assert!(row.is_some_and(|row| (8..16).contains(&row)), "{row:?}");
    command(&mut shown, Key::Home);
    is_in(&shown, "Ann", 0);
}

#[test]
fn the_table_is_one_stop_of_the_tab_key_and_is_left_at_its_ends_and_by_escape() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    tab_to(&mut shown, "What we agreed");
    press(&mut shown, Key::Tab);
    is_in(&shown, "Ann", 0);
    shifted(&mut shown, Key::Tab);
    assert_eq!(focused(&shown).as_deref(), Some("What we agreed"));
    press(&mut shown, Key::Tab);
    command(&mut shown, Key::End);
    press(&mut shown, Key::Tab);
    let after = focused(&shown).unwrap_or_default();
    assert!(!after.starts_with("Cleo"), "{after}");
    tab_to(&mut shown, &format!("{}: not asked", cell("Cleo", 30)));
    press(&mut shown, Key::Escape);
    assert_eq!(focused(&shown).as_deref(), Some("Answers of everybody"));
}

#[test]
fn the_keys_of_keying_in_answer_and_each_answer_is_a_step_of_undo() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    for key in [Key::Num3, Key::Plus, Key::Num5, Key::D, Key::Num2] {
        press(&mut shown, key);
    }
    is_in(&shown, "Ann", 4);
    let done = saved(&mut shown, folder.path());
    let ann: Vec<_> = (0..5).map(|row| rating(&done, 0, row)).collect();
    assert_eq!(ann, [at(7), at(10), Some(Rating::DontKnow), at(4), None]);
    assert_eq!(rating(&done, 1, 0), None, "nobody else's answer changes");
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::Delete);
    is_in(&shown, "Ann", 3);
    // Not answered just now: the key is about the cell where the cursor is.
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::Plus);
    let done = saved(&mut shown, folder.path());
    assert_eq!((rating(&done, 0, 0), rating(&done, 0, 3)), (at(6), None));
    // Undo shows the cell that it is about.
    command(&mut shown, Key::End);
    command(&mut shown, Key::Z);
    is_in(&shown, "Ann", 0);
    command(&mut shown, Key::Z);
    is_in(&shown, "Ann", 3);
    let done = saved(&mut shown, folder.path());
    assert_eq!((rating(&done, 0, 0), rating(&done, 0, 3)), (at(7), at(4)));
}

#[test]
fn keys_that_come_faster_than_frames_count_in_their_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    at_once(
        &mut shown,
        &[
            Key::ArrowRight,
            Key::Num3,
            Key::Num1,
            Key::ArrowLeft,
            Key::Num5,
        ],
    );
    let done = saved(&mut shown, folder.path());
    assert_eq!((rating(&done, 1, 0), rating(&done, 1, 1)), (at(6), at(2)));
    assert_eq!(rating(&done, 0, 2), at(10));
}

#[test]
fn a_level_typed_with_its_half_is_one_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    for key in [
        Key::Num3,
        Key::Period,
        Key::Num5,
        Key::Num2,
        Key::Comma,
        Key::Num0,
        Key::Num5,
    ] {
        press(&mut shown, key);
    }
    is_in(&shown, "Ann", 3);
    let done = saved(&mut shown, folder.path());
    let ann: Vec<_> = (0..4).map(|row| rating(&done, 0, row)).collect();
    assert_eq!(ann, [at(7), at(4), at(10), None]);
}

#[test]
fn a_person_is_added_as_a_column_by_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    press(&mut shown, Key::ArrowDown);
    press(&mut shown, Key::A);
    is_in(&shown, "Person 4", 1);
    press(&mut shown, Key::Num4);
    let done = saved(&mut shown, folder.path());
    assert_eq!(rating(&done, 3, 1), at(8));
}

#[test]
fn answers_go_on_to_the_next_person_where_that_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    let next = shown.get_by_role_and_label(Role::RadioButton, "Next person");
    next.click();
    settle(&mut shown);
    tab_to(&mut shown, &format!("{}: not answered", cell("Ann", 0)));
    for key in [Key::Num1, Key::Num2, Key::Num3, Key::Num4] {
        press(&mut shown, key);
    }
    let done = saved(&mut shown, folder.path());
    let said = |row| [0, 1, 2].map(|who| rating(&done, who, row));
    // Cleo is not asked about the first practice.
    assert_eq!(said(0), [at(2), at(4), None]);
    assert_eq!(said(1), [at(6), at(8), None]);
}

#[test]
fn not_applicable_asks_for_its_reason_and_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    press(&mut shown, Key::N);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Why does this practice have no place in the unit?")
    );
    write(&mut shown, "no shop, 2 vans");
    press(&mut shown, Key::Enter);
    is_in(&shown, "Ann", 1);
    press(&mut shown, Key::Num4);
    // Escape takes nothing in and returns to the cell.
    press(&mut shown, Key::N);
    press(&mut shown, Key::Escape);
    is_in(&shown, "Ann", 2);
    let done = saved(&mut shown, folder.path());
    let reason = Rating::NotApplicable("no shop, 2 vans".to_owned());
    assert_eq!(rating(&done, 0, 0), Some(reason));
    assert_eq!((rating(&done, 0, 1), rating(&done, 0, 2)), (at(8), None));
}

#[test]
fn a_practice_that_a_role_is_not_asked_about_says_so_and_takes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    let customer = bundled::standard().role_form("customer").expect("a role");
    let asked = practices(Form::Full);
    let row = asked
        .iter()
        .position(|it| customer.question(&it.id).is_none());
    let row = row.expect("a practice that customers cannot judge");
    press(&mut shown, Key::End);
    for _ in 0..row {
        press(&mut shown, Key::ArrowDown);
    }
    assert_eq!(
        focused(&shown).as_deref(),
        Some(&*format!("{}: not asked", cell("Cleo", row)))
    );
    press(&mut shown, Key::Num4);
    assert!(says(&shown, "This role is not asked about this practice"));
    assert_eq!(saved(&mut shown, folder.path()), three());
    // The cursor passes such cells by.
    command(&mut shown, Key::Home);
    press(&mut shown, Key::End);
    let first = asked
        .iter()
        .position(|it| customer.question(&it.id).is_some());
    let first = first.expect("a practice that customers can judge");
    for _ in 0..first {
        press(&mut shown, Key::ArrowDown);
    }
    press(&mut shown, Key::Num4);
    let next = (first + 1..31).find(|row| customer.question(&asked[*row].id).is_some());
    is_in(&shown, "Cleo", next.expect("another one"));
}

#[test]
fn what_the_group_agreed_on_is_the_last_column_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    let tick = shown.get_by_role_and_label(Role::CheckBox, "What we agreed");
    tick.click();
    settle(&mut shown);
    tab_to(&mut shown, &format!("{}: not answered", cell("Ann", 0)));
    press(&mut shown, Key::End);
    is_in(&shown, "What we agreed", 0);
    press(&mut shown, Key::Num3);
    assert_eq!(focused(&shown).as_deref(), Some("Why we agreed on this"));
    write(&mut shown, "two of three");
    press(&mut shown, Key::Enter);
    is_in(&shown, "What we agreed", 0);
    press(&mut shown, Key::ArrowDown);
    let done = saved(&mut shown, folder.path());
    let agreed = &done.consensus[&practices(Form::Full)[0].id];
    assert_eq!(Some(&agreed.rating), at(6).as_ref());
    assert_eq!(agreed.reason, "two of three");
    assert!((0..3).all(|who| rating(&done, who, 0).is_none()));
}

#[test]
fn a_closed_assessment_is_read_and_not_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = three();
    let first = practices(Form::Full)[0].id.clone();
    let ann = assessment.respondents[0].id.clone();
    rate(&mut assessment, &ann, &first, 6);
    assessment.closed = Some(Closing {
        date: jiff::civil::date(2026, 11, 1),
        by: "Eve".to_owned(),
    });
    let mut shown = table(folder.path(), &assessment);
    let here = format!("{}: level 3", cell("Ann", 0));
    let cell = shown.get_by_role_and_label(Role::GridCell, &here);
    assert!(cell.accesskit_node().is_disabled());
    press(&mut shown, Key::Num4);
    press(&mut shown, Key::Delete);
    press(&mut shown, Key::N);
    assert_eq!(saved(&mut shown, folder.path()), assessment);
    press(&mut shown, Key::ArrowDown);
    let second = format!("{}: not answered", self::cell("Ann", 1));
    assert!(says(&shown, &second), "the keys still move");
}

#[test]
fn of_a_thousand_people_only_the_cells_in_sight_are_laid_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let first = practices(Form::Full)[0].id.clone();
    for number in 1..=1000 {
        let id = person(&mut assessment, &format!("Person no. {number}"), "");
        rate(&mut assessment, &id, &first, 6);
    }
    let mut shown = table(folder.path(), &assessment);
    let cells = |shown: &Shown| {
        let nodes = shown.root().children_recursive();
        let of_role =
            |role| move |node: &egui_kittest::Node<'_>| node.accesskit_node().role() == role;
        nodes.filter(of_role(Role::GridCell)).count()
    };
    assert!(cells(&shown) < 200, "{}", cells(&shown));
    command(&mut shown, Key::End);
    is_in(&shown, "Person no. 1000", 30);
    assert!(cells(&shown) < 200);
    press(&mut shown, Key::Num4);
    let done = saved(&mut shown, folder.path());
    assert_eq!(rating(&done, 999, 30), at(8));
    // The heading of the column is in sight, and that of the row.
    let heads = shown.root().children_recursive();
    let mut heads = heads.filter(|node| node.accesskit_node().role() == Role::ColumnHeader);
    assert!(heads.any(|node| name(&node).starts_with("Person no. 1000")));
}

#[test]
fn the_cursor_keeps_the_focus_while_the_cells_are_scrolled_out_of_sight() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = table(folder.path(), &three());
    press(&mut shown, Key::ArrowDown);
    let over = format!("{}: not answered", cell("Ben", 5));
    let over = shown.get_by_role_and_label(Role::GridCell, &over);
    let over = over.rect().center();
    shown.hover_at(over);
    shown.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -600.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    shown.run();
    shown.run();
    is_in(&shown, "Ann", 1);
    press(&mut shown, Key::Num2);
    is_in(&shown, "Ann", 2);
    let here = format!("{}: not answered", cell("Ann", 2));
    let here = shown.get_by_role_and_label(Role::GridCell, &here);
    assert!(here.rect().top() > 150.0, "it is in sight again");
}

#[test]
fn the_table_is_found_from_the_palette_the_unit_and_what_the_group_agreed_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = opened(folder.path(), &three(), crate::window::SMALL);
    command(&mut shown, Key::K);
    write(&mut shown, "spreadsheet");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Answers of everybody"));
    for screen in [Key::Num2, Key::Num3] {
        command(&mut shown, screen);
        if screen == Key::Num3 {
            press(&mut shown, Key::G);
        }
        let button = shown.get_by_role_and_label(Role::Button, "Answers of everybody");
        button.click_accesskit();
        settle(&mut shown);
        assert_eq!(focused(&shown).as_deref(), Some("Answers of everybody"));
    }
}
