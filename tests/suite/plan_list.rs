//! The list of the plan under somebody's hands: what one works on stays where it is.

use egui::accesskit::Role;
use egui::{Event, Key, Rect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use continuum::format::{bundled, document};
use continuum::model::{Consensus, Edit, HalfLevels, PracticeId, Rating};

use crate::window::{
    Given, Shown, button, command, documents, drag, due_days, fill, focused, name, open_with,
    place_of, press, read, says, settle, tab_to, with_team, write,
};
use continuum::store::settings::Theme;

const M9: &str = "M9 The money behind customers, to level 3";
const M10: &str = "M10 Questions worth answering, to level 3";
const DAY: &str = "Day by which M9 The money behind customers is due";
const SORT: &str = "Sort by date";
const ADD: &str = "Add a step of your own";
const ADDED: &str = "A step of the unit's own";
const TITLE: &str = "Title of A step of the unit's own";
const UNDATED: &str = "Without a date";

fn plan(folder: &std::path::Path) -> Shown {
    let mut shown = with_team(folder, Theme::Light, Key::Num6);
    shown.set_size(egui::vec2(1024.0, 700.0));
    shown.run();
    shown
}

/// Where something stands in the list; the check-in below may name it too.
fn rect(shown: &Shown, label: &str) -> Rect {
    let mut found = shown.get_all_by_label(label);
    found.next().expect("it is there").rect()
}

fn assert_in_place(shown: &Shown, before: Rect) {
    let moved = (rect(shown, M9).min - before.min).length();
    assert!(moved < 1.0, "{before:?} became {:?}", rect(shown, M9));
}

fn is_first(shown: &Shown) -> bool {
    rect(shown, M9).top() < rect(shown, M10).top()
}

/// Chooses a day months later in the calendar of a step.
fn choose_later(shown: &mut Shown, months: usize, day: &str) {
    tab_to(shown, &format!("{DAY}: choose from a calendar"));
    press(shown, Key::Enter);
    for _ in 0..months {
        press(shown, Key::PageDown);
    }
    shown.get_by_label(day).click();
    shown.run();
}

#[test]
fn a_day_chosen_in_the_calendar_leaves_its_step_where_it_is_until_it_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    assert!(is_first(&shown) && !says(&shown, SORT));
    tab_to(&mut shown, &format!("{DAY}: choose from a calendar"));
    let before = rect(&shown, M9);
    choose_later(&mut shown, 7, "Wednesday 27 January 2027");
    assert_in_place(&shown, before);
    settle(&mut shown);
    assert_in_place(&shown, before);
    assert!(is_first(&shown));
    let due = due_days(&mut shown, folder.path());
    assert!(due.contains(&Some("2027-01-27".to_owned())), "{due:?}");
    tab_to(&mut shown, M10);
    settle(&mut shown);
    assert!(!is_first(&shown));
}

#[test]
fn a_step_whose_heading_is_still_right_stays_until_the_list_is_sorted() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    let day = "Day by which M10 Questions worth answering is due";
    tab_to(&mut shown, day);
    command(&mut shown, Key::A);
    press(&mut shown, Key::Backspace);
    write(&mut shown, "2026-06-12");
    tab_to(&mut shown, ADD);
    settle(&mut shown);
    assert!(is_first(&shown));
    tab_to(&mut shown, SORT);
    press(&mut shown, Key::Enter);
    assert!(!is_first(&shown));
    assert!(!says(&shown, SORT));
}

#[test]
fn a_step_with_another_day_comes_under_its_heading_once_the_focus_has_left_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    tab_to(&mut shown, DAY);
    let before = rect(&shown, M9);
    command(&mut shown, Key::A);
    press(&mut shown, Key::Backspace);
    write(&mut shown, "2027-03-01");
    settle(&mut shown);
    assert_in_place(&shown, before);
    press(&mut shown, Key::Tab);
    settle(&mut shown);
    assert_in_place(&shown, before);
    tab_to(&mut shown, M10);
    let next = rect(&shown, M10);
    settle(&mut shown);
    assert!(!is_first(&shown), "it stands where its day belongs");
    assert_eq!(focused(&shown).as_deref(), Some(M10));
    let moved = (rect(&shown, M10).min - next.min).length();
    assert!(moved < 1.0, "what has the focus stays: {next:?}");
    assert!(!says(&shown, SORT));
}

#[test]
fn an_own_step_leaves_the_heading_without_a_date_once_it_has_one_and_is_left() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    tab_to(&mut shown, ADD);
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some(TITLE));
    let (own, day) = (ADDED, "Day by which A step of the unit's own is due");
    let card = rect(&shown, own).union(rect(&shown, day));
    assert!(
        60.0 < card.top() && card.bottom() < 700.0,
        "the whole card is in sight: {card:?}"
    );
    tab_to(&mut shown, day);
    let before = rect(&shown, own);
    write(&mut shown, "2026-06-02");
    settle(&mut shown);
    let moved = (rect(&shown, own).min - before.min).length();
    assert!(moved < 1.0, "{before:?} became {:?}", rect(&shown, own));
    assert!(says(&shown, UNDATED) && says(&shown, SORT));
    tab_to(&mut shown, ADD);
    settle(&mut shown);
    assert!(!says(&shown, UNDATED), "no step is without a date");
    assert!(rect(&shown, own).top() < rect(&shown, M10).top());
}

#[test]
fn the_palette_adds_a_step_of_the_own_at_once_and_so_does_the_head_of_the_list() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    command(&mut shown, Key::K);
    write(&mut shown, "own step");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some(TITLE));
    write(&mut shown, "Hang the board");
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    assert_eq!(saved.own_steps[0].title, "Hang the board");
    press(&mut shown, Key::Escape);
    command(&mut shown, Key::Num5);
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    for _ in 0..12 {
        press(&mut shown, Key::Tab);
        if focused(&shown).as_deref() == Some(ADD) {
            press(&mut shown, Key::Enter);
            settle(&mut shown);
            assert_eq!(focused(&shown).as_deref(), Some(TITLE));
            return;
        }
    }
    panic!("the way to add a step is not near the head of the list");
}

#[test]
fn a_step_dropped_within_its_own_phase_keeps_its_day_and_in_another_says_which_it_had() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    shown.set_size(egui::vec2(1200.0, 2600.0));
    shown.run();
    let step = "M5 Learning from complaints, to level 3";
    let from = place_of(&shown, step);
    for by in [8.0, 60.0] {
        let to = from + egui::vec2(4.0, by);
        drag(&mut shown, from, to);
        assert!(
            (place_of(&shown, step) - from).length() < 1.0,
            "it stays under the pointer when empty phases appear"
        );
        shown.event(button(to, false));
        shown.run();
        settle(&mut shown);
        let saved = documents(folder.path());
        assert!(saved.is_empty(), "nothing has changed, so nothing is saved");
    }
    let first = place_of(&shown, "Due by day 30 (1 July 2026), 8 working days");
    drag(&mut shown, from, first);
    shown.event(Event::PointerMoved(first));
    shown.event(button(first, false));
    shown.run();
    assert!(says(&shown, "Previously 16 July 2026"));
    let due = due_days(&mut shown, folder.path());
    assert_eq!(due[2].as_deref(), Some("2026-07-01"));
}

#[test]
fn a_step_that_is_late_says_by_how_much_until_it_gets_another_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    let late = |shown: &Shown| -> Vec<String> {
        let nodes = shown.root().children_recursive();
        let labels = nodes.filter(|node| node.accesskit_node().role() == Role::Label);
        let said = labels.filter_map(|node| node.accesskit_node().value());
        let late = said.filter(|text| text.starts_with("Late by "));
        late.collect()
    };
    let of_three = ["Late by 151 days", "Late by 144 days", "Late by 129 days"];
    assert_eq!(late(&shown), of_three);
    tab_to(&mut shown, DAY);
    command(&mut shown, Key::A);
    press(&mut shown, Key::Backspace);
    write(&mut shown, "2027-03-01");
    press(&mut shown, Key::Tab);
    settle(&mut shown);
    assert_eq!(late(&shown), of_three[1..]);
}

#[test]
fn a_step_whose_level_is_reached_keeps_within_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut samples = bundled::samples().iter();
    let team = samples
        .find(|sample| sample.name == "team")
        .expect("it is there");
    let mut assessment = team.assessment();
    let m9 = PracticeId::new("M9").expect("a sound id");
    let agreed = Consensus {
        rating: Rating::At(HalfLevels::new(8).expect("a level")),
        reason: "We keep accounts".to_owned(),
        agreed_on: None,
    };
    let edit = Edit::SetConsensus(m9, Some(agreed));
    assessment.apply(edit).expect("it is taken");
    let path = folder.path().join("given.continuum");
    std::fs::write(path, document::write(&assessment)).expect("it is written");
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    shown.set_size(egui::vec2(1024.0, 700.0));
    command(&mut shown, Key::O);
    settle(&mut shown);
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    let status = "Status of M9 The money behind customers";
    assert!(!says(&shown, status), "it is settled");
    let more = rect(
        &shown,
        "What can be done with M9 The money behind customers",
    );
    assert!(more.right() < 1024.0, "{more:?}");
}

#[test]
fn the_way_to_add_a_step_stands_above_every_group_for_it_goes_into_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = plan(folder.path());
    let nodes = shown.root().children_recursive();
    let links: Vec<_> = nodes
        .filter(|node| node.accesskit_node().role() == Role::Link && name(node) == ADD)
        .collect();
    let nodes = shown.root().children_recursive();
    let groups = nodes.filter(|node| {
        node.accesskit_node().role() == Role::Heading && name(node).starts_with("Due by day")
    });
    let first = groups
        .map(|node| node.rect().top())
        .fold(f32::MAX, f32::min);
    assert!(links.len() == 1 && links[0].rect().bottom() <= first);
}

#[test]
fn a_person_is_offered_once_as_an_owner_however_the_name_is_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = plan(folder.path());
    for typed in [
        "nadia  HARGREAVES",
        "Nadia Hargreaves, managers",
        "Lucia Ferreira-Holt",
    ] {
        fill(&mut shown, "Owner of M9 The money behind customers", typed);
        tab_to(
            &mut shown,
            "Choose the owner of M10 Questions worth answering",
        );
        press(&mut shown, Key::Enter);
        let person = typed
            .split_whitespace()
            .next()
            .expect("a name")
            .to_lowercase();
        let plain = |text: String| text.to_lowercase().replace('í', "i");
        let nodes = shown.root().children_recursive();
        let offered = nodes.filter(|node| {
            node.accesskit_node().role() == Role::Button && plain(name(node)).starts_with(&person)
        });
        let offered: Vec<String> = offered.map(|node| name(&node)).collect();
        assert_eq!(offered.len(), 1, "{typed}: {offered:?}");
        press(&mut shown, Key::Escape);
        settle(&mut shown);
    }
}
