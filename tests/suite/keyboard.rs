//! The whole program by keyboard alone: what opens is entered, what closes gives the focus back, and nothing is
//! in the way of the Tab key.

use continuum::store::settings::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{
    Shown, command, documents, fill, focused, name, open, press, read, says, settle, tab_to,
    with_team, write,
};

/// Whether the rating to try of some practice has the focus.
fn is_at_a_rating(shown: &Shown) -> bool {
    focused(shown).is_some_and(|name| name.ends_with(", try a rating"))
}

fn try_out(shown: &mut Shown) {
    tab_to(shown, "What if…");
    press(shown, Key::Enter);
    settle(shown);
}

#[test]
fn trying_ratings_out_begins_at_the_first_and_escape_ends_it_where_it_began() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    try_out(&mut shown);
    assert!(is_at_a_rating(&shown), "{:?}", focused(&shown));
    press(&mut shown, Key::Tab);
    assert!(is_at_a_rating(&shown));
    press(&mut shown, Key::Num5);
    assert!(says(&shown, "One rating is imagined."));
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(!says(&shown, "Ratings to try"));
    assert_eq!(focused(&shown).as_deref(), Some("What if…"));
}

#[test]
fn a_screen_that_is_left_with_nothing_tried_out_shows_the_result_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    for (tries, stays) in [(false, false), (true, true)] {
        try_out(&mut shown);
        if tries {
            press(&mut shown, Key::Num5);
        }
        command(&mut shown, Key::Num5);
        command(&mut shown, Key::Num4);
        settle(&mut shown);
        assert_eq!(says(&shown, "Ratings to try"), stays);
    }
}

#[test]
fn the_elements_fit_beside_ratings_that_are_tried_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    try_out(&mut shown);
    for level in [Key::Num5, Key::Num1].into_iter().cycle().take(20) {
        press(&mut shown, level);
        press(&mut shown, Key::Tab);
        while !is_at_a_rating(&shown) {
            press(&mut shown, Key::Tab);
        }
    }
    settle(&mut shown);
    let panel = shown.get_by_role_and_label(Role::Label, "Ratings to try");
    let room = f64::from(panel.rect().left() - 16.0);
    let table = shown.get_by_role_and_label(Role::Table, "The elements");
    let mut widest: f64 = 0.0;
    for cell in table.children_recursive() {
        let place = cell.accesskit_node().bounding_box();
        widest = widest.max(place.map_or(0.0, |place| place.x1));
    }
    assert!(0.0 < widest && widest < room, "{widest} of {room}");
}

#[test]
fn escape_closes_the_newest_toast_and_takes_nothing_else_along() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    try_out(&mut shown);
    tab_to(&mut shown, "Copy as table: The elements");
    press(&mut shown, Key::Enter);
    let told = "The table is on the clipboard";
    assert!(says(&shown, told));
    // First what stands beside the page, then the toast.
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(says(&shown, told) && !says(&shown, "Ratings to try"));
    let place = focused(&shown);
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(!says(&shown, told));
    assert_eq!(focused(&shown), place);
}

#[test]
fn the_focus_stays_where_it_is_when_a_message_of_several_lines_comes_and_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    shown.set_size(egui::vec2(800.0, 600.0));
    shown.run();
    let unknown = "Whom the service is for: Don't know";
    tab_to(&mut shown, unknown);
    let top = |shown: &Shown| shown.get_by_label(unknown).rect().top();
    let before = top(&shown);
    command(&mut shown, Key::K);
    write(&mut shown, "export pdf");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Show in folder"));
    assert_eq!(focused(&shown).as_deref(), Some(unknown));
    assert!(
        (top(&shown) - before).abs() > 2.0,
        "the message makes room for itself"
    );
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(!says(&shown, "Show in folder"));
    assert_eq!(focused(&shown).as_deref(), Some(unknown));
    press(&mut shown, Key::Tab);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Whom the service is for: Flag")
    );
}

#[test]
fn what_is_undone_out_of_sight_is_told_and_a_field_without_typing_lets_undo_through() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    fill(&mut shown, "Unit", "North");
    settle(&mut shown);
    tab_to(&mut shown, "Led by");
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert!(says(&shown, "Undone: name of the unit"));
    assert!(!says(&shown, "North"));
    // What was typed since is the field's own to take back.
    write(&mut shown, "x");
    command(&mut shown, Key::Y);
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert!(!says(&shown, "North"));
}

#[test]
fn a_field_that_is_entered_by_key_begins_behind_its_text_in_every_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    tab_to(&mut shown, "Begin: Short form");
    press(&mut shown, Key::Enter);
    command(&mut shown, Key::Num2);
    fill(&mut shown, "Unit", "Up");
    command(&mut shown, Key::Num1);
    settle(&mut shown);
    shown.get_by_label("A team of nine").click();
    shown.run();
    command(&mut shown, Key::Num2);
    settle(&mut shown);
    tab_to(&mut shown, "Unit");
    write(&mut shown, "s");
    press(&mut shown, Key::Tab);
    settle(&mut shown);
    let last = documents(folder.path())
        .iter()
        .map(|path| read(path).unit.unit)
        .find(|unit| unit.starts_with("Service"));
    assert_eq!(last.as_deref(), Some("Service and Repairs"));
}

#[test]
fn the_buttons_of_a_toast_come_after_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num7);
    tab_to(&mut shown, "Export PDF");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let mut met = Vec::new();
    while met.last().is_none_or(|name| name != "Show in folder") && met.len() < 90 {
        press(&mut shown, Key::Tab);
        met.push(focused(&shown).unwrap_or_default());
    }
    assert_eq!(met.last().map(String::as_str), Some("Show in folder"));
    assert!(
        met.len() > 10 && !met.contains(&"File".to_owned()),
        "{met:#?}"
    );
}

/// The keys that a screen reader says with the link to a range.
fn range_keys(shown: &Shown) -> Option<String> {
    let mut nodes = shown.root().children_recursive();
    nodes.find_map(|node| {
        let is_range = name(&node).ends_with(" a range") || name(&node).ends_with(": no range");
        let keys = node.accesskit_node().data().keyboard_shortcut();
        keys.filter(|_| is_range).map(str::to_owned)
    })
}

#[test]
fn the_tab_key_goes_from_figure_to_figure_and_a_key_opens_the_range() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num5);
    tab_to(&mut shown, "Customers: likely");
    let mut met = vec![focused(&shown).expect("a field")];
    while met.len() < 4 {
        press(&mut shown, Key::Tab);
        let name = focused(&shown).unwrap_or_default();
        assert!(shown.ctx.text_edit_focused(), "{name} after {met:?}");
        met.push(name);
    }
    tab_to(&mut shown, "Customers: likely");
    assert!(range_keys(&shown).is_some_and(|keys| keys.starts_with("Alt+")));
    let range = |shown: &mut Shown| {
        shown.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
        settle(shown);
    };
    let is_open = |shown: &Shown| shown.query_by_label("Customers: low").is_some();
    let before = is_open(&shown);
    range(&mut shown);
    assert_ne!(is_open(&shown), before);
    range(&mut shown);
    assert_eq!(is_open(&shown), before);
    assert!(focused(&shown).is_some_and(|name| name.starts_with("Customers: ")));
}

/// Opens what a button opens, by key; returns the name of the button.
fn open_by_key(shown: &mut Shown, begin: &str) -> String {
    for _ in 0..200 {
        press(shown, Key::Tab);
        if let Some(name) = focused(shown).filter(|name| name.starts_with(begin)) {
            press(shown, Key::Enter);
            settle(shown);
            return name;
        }
    }
    panic!("Tab does not reach {begin:?}");
}

#[test]
fn a_list_below_a_button_is_entered_and_left_by_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    for (begin, first) in [
        ("What can be done with ", ""),
        ("Choose the owner of", ""),
        ("Status of", "Open"),
    ] {
        for leave in [Key::Tab, Key::Escape] {
            command(&mut shown, Key::Num6);
            let button = open_by_key(&mut shown, begin);
            let entry = focused(&shown).unwrap_or_default();
            assert!(entry != button && entry.contains(first), "{begin}: {entry}");
            assert!(egui::Popup::is_any_open(&shown.ctx));
            press(&mut shown, leave);
            settle(&mut shown);
            assert!(!egui::Popup::is_any_open(&shown.ctx), "{begin} {leave:?}");
            assert_eq!(focused(&shown), Some(button), "{leave:?}");
        }
    }
}

#[test]
fn a_calendar_that_the_tab_key_leaves_is_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    open_by_key(&mut shown, "Date: choose");
    assert!(says(&shown, "Today"));
    for _ in 0..3 {
        press(&mut shown, Key::Tab);
    }
    settle(&mut shown);
    assert!(!says(&shown, "Today"));
    assert!(focused(&shown).is_some());
}

#[test]
fn a_page_stays_where_it_is_while_a_menu_opens_and_closes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    let top = |shown: &Shown| {
        let heading = shown.get_by_role_and_label(Role::Heading, "Your plan");
        heading.rect().top()
    };
    press(&mut shown, Key::PageDown);
    shown.run();
    let before = top(&shown);
    assert!(before < 0.0);
    press(&mut shown, Key::F10);
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!((top(&shown) - before).abs() < 1.0);
    assert_eq!(focused(&shown).as_deref(), Some("Your plan"));
}

#[test]
fn a_letter_leads_to_the_entry_of_a_menu() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    press(&mut shown, Key::F10);
    write(&mut shown, "c");
    let first = focused(&shown).unwrap_or_default();
    write(&mut shown, "c");
    let second = focused(&shown).unwrap_or_default();
    assert!(first.starts_with('C') && second.starts_with('C'));
    assert_ne!(first, second);
}

#[test]
fn a_due_date_without_a_year_is_the_next_such_day_and_says_its_year() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    for _ in 0..100 {
        press(&mut shown, Key::Tab);
        if focused(&shown).is_some_and(|name| name.starts_with("Day by which")) {
            break;
        }
    }
    command(&mut shown, Key::A);
    write(&mut shown, "18 Dec");
    assert!(says(&shown, "Friday 18 December 2026"));
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let day = jiff::civil::date(2026, 12, 18);
    assert!(saved.plan.iter().any(|step| step.due == Some(day)));
}

/// The first few things that the palette finds for something typed.
fn found(shown: &mut Shown, typed: &str) -> Vec<String> {
    command(shown, Key::K);
    write(shown, typed);
    let nodes = shown.root().children_recursive();
    // Only what can be chosen or not is a row of it.
    let rows = nodes.filter(|node| {
        let node = node.accesskit_node();
        node.role() == Role::Button && node.toggled().is_some()
    });
    let found = rows.map(|node| name(&node)).take(FEW).collect();
    press(shown, Key::Escape);
    settle(shown);
    found
}

/// How many things are looked through before one types something else.
const FEW: usize = 4;

#[test]
fn the_palette_finds_what_people_look_for_by_their_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    let mut faults = Vec::new();
    for (typed, wanted) in [
        ("step", "Add a step of your own"),
        ("owner", "Owners and dates"),
        ("note", "Note"),
        ("password", "password"),
        ("save", "Save"),
        ("print", "Print"),
        ("logo", "Logo and colours"),
        ("vote", "People who answer"),
        ("compare", "Where people differ"),
        ("language", "Language of the questionnaire"),
        ("theme", "Theme"),
        ("rename", "Rename"),
        ("about", "About"),
        ("import", "paper"),
        ("export", "Export"),
        ("what if", "What if"),
        ("range", "Business case"),
        ("person", "People who answer"),
        ("hand-out", "Report"),
        ("handout", "Report"),
        ("gantt", "Plan"),
        ("make the plan", "Plan"),
        ("uplift", "Business case"),
        ("trend", "next assessment"),
        ("excel", "Export workbook"),
        ("excel", "Import answers"),
        ("spreadsheet", "Export workbook"),
        ("spreadsheet", "Import answers"),
        ("csv", "Export answers"),
        ("csv", "Import answers"),
        ("word", "Export for Word"),
        ("mail", "pass on"),
    ] {
        let found = found(&mut shown, typed);
        if !found.iter().any(|found| found.contains(wanted)) {
            faults.push(format!("{typed}: {found:#?}, not {wanted:?}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn a_dialog_has_the_name_of_its_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    command(&mut shown, Key::K);
    write(&mut shown, "close for changes");
    let palette = shown.get_by_role(Role::Dialog);
    assert_eq!(name(&palette), "Type a command, a practice or a file");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let dialog = shown.get_by_role(Role::Dialog);
    assert_eq!(name(&dialog), "Close the assessment for changes");
}

#[test]
fn the_button_that_exports_keeps_the_focus_until_it_can_be_pressed_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num7);
    tab_to(&mut shown, "Export PDF");
    for _ in 0..2 {
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert!(says(&shown, "Show in folder"));
        assert_eq!(focused(&shown).as_deref(), Some("Export PDF"));
    }
}

#[test]
fn a_key_leads_to_the_buttons_of_a_message_and_escape_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num7);
    // Without a message the key does nothing.
    let before = focused(&shown);
    press(&mut shown, Key::F6);
    assert_eq!(focused(&shown), before);
    tab_to(&mut shown, "Export PDF");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(
        says(&shown, "such as Open or Undo. (F6)"),
        "the message names the key"
    );
    // Whoever looks the key up in Help finds the message still there.
    press(&mut shown, Key::F1);
    settle(&mut shown);
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    press(&mut shown, Key::F6);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Open"));
    press(&mut shown, Key::Tab);
    assert_eq!(focused(&shown).as_deref(), Some("Show in folder"));
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(!says(&shown, "Show in folder"));
    assert_eq!(focused(&shown).as_deref(), Some("Export PDF"));
}

#[test]
fn a_file_that_cannot_be_opened_leaves_both_ways_to_it_and_the_focus() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num7);
    tab_to(&mut shown, "Export PDF");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let files = std::fs::read_dir(folder.path()).expect("the folder is there");
    let files = files.map(|entry| entry.expect("an entry").path());
    let pdf = files.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    for path in pdf {
        std::fs::remove_file(path).expect("it was written");
    }
    press(&mut shown, Key::F6);
    settle(&mut shown);
    for way in ["Open", "Show in folder"] {
        assert_eq!(focused(&shown).as_deref(), Some(way));
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert!(says(&shown, "There is no such file"));
        assert!(says(&shown, "Show in folder"));
        let page = shown
            .get_by_role_and_label(Role::Heading, "The report")
            .rect();
        assert!(page.top() < 160.0, "the two messages leave room: {page:?}");
        assert_eq!(focused(&shown).as_deref(), Some(way));
        press(&mut shown, Key::Tab);
    }
}

#[test]
fn escape_from_the_question_for_a_file_leads_back_to_where_it_was_asked_from() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    let asks = |shown: &Shown| says(shown, "Which file is it?");
    tab_to(&mut shown, "A manager alone");
    command(&mut shown, Key::O);
    settle(&mut shown);
    assert!(asks(&shown));
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(!asks(&shown));
    assert_eq!(focused(&shown).as_deref(), Some("A manager alone"));
    shown.get_by_label("A team of nine").click();
    settle(&mut shown);
    for (screen, place) in [
        (Key::Num2, "Organisation"),
        (Key::Num3, "Whom the service is for: level 3 of 5"),
        (Key::Num3, "Note"),
        (Key::Num7, "Export PDF"),
    ] {
        command(&mut shown, screen);
        settle(&mut shown);
        tab_to(&mut shown, place);
        for typed in ["", "x"] {
            command(&mut shown, Key::O);
            settle(&mut shown);
            assert!(asks(&shown), "{place}");
            write(&mut shown, typed);
            if !typed.is_empty() {
                press(&mut shown, Key::Enter);
                settle(&mut shown);
            }
            press(&mut shown, Key::Escape);
            settle(&mut shown);
            assert!(!asks(&shown));
            assert_eq!(focused(&shown).as_deref(), Some(place), "{typed:?}");
        }
    }
}

#[test]
fn two_keys_press_the_main_button_of_each_screen_from_the_start_to_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    let go_on = |shown: &mut Shown, wanted: &str| {
        command(shown, Key::Enter);
        settle(shown);
        assert!(says(shown, wanted), "{wanted}");
    };
    go_on(&mut shown, "Go to the questions");
    // Wherever the focus is, also in a field.
    fill(&mut shown, "Organisation", "Lakeside Water");
    go_on(&mut shown, "1 of 18");
    for _ in 0..18 {
        press(&mut shown, Key::Num2);
        command(&mut shown, Key::Enter);
    }
    settle(&mut shown);
    assert!(says(&shown, "See the results"));
    // A dialog above the screen keeps the keys from its button.
    command(&mut shown, Key::O);
    settle(&mut shown);
    go_on(&mut shown, "Which file is it?");
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    for wanted in [
        "Choose your target",
        "See the plan for it",
        "Make this the plan",
        "See the report",
        "Export PDF",
        "Save here",
    ] {
        go_on(&mut shown, wanted);
    }
}

#[test]
fn each_row_of_the_target_is_one_stop_and_arrows_lead_from_level_to_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num5);
    let row = |shown: &Shown| {
        let at = focused(shown)?;
        at.split_once(": ").map(|(row, _)| row.to_owned())
    };
    let is_at =
        |shown: &Shown, begin: &str| focused(shown).is_some_and(|name| name.starts_with(begin));
    for _ in 0..100 {
        if row(&shown).as_deref() == Some("Customer focus") {
            break;
        }
        press(&mut shown, Key::Tab);
    }
    for element in [
        "Customer focus",
        "Measurement",
        "Environment",
        "All elements",
    ] {
        assert_eq!(row(&shown).as_deref(), Some(element));
        press(&mut shown, Key::Tab);
    }
    shown.key_press_modifiers(Modifiers::SHIFT, Key::Tab);
    shown.run();
    press(&mut shown, Key::End);
    assert!(is_at(&shown, "All elements: level 5, "));
    press(&mut shown, Key::ArrowLeft);
    assert!(is_at(&shown, "All elements: level 4, "));
    press(&mut shown, Key::ArrowRight);
    press(&mut shown, Key::ArrowRight);
    assert!(is_at(&shown, "All elements: level 5, "), "the last one");
    press(&mut shown, Key::Home);
    assert!(is_at(&shown, "All elements: stay at level "));
    press(&mut shown, Key::End);
    press(&mut shown, Key::Space);
    settle(&mut shown);
    assert!(is_at(&shown, "All elements: level 5, "), "focus stays");
    let chosen = shown.root().children_recursive().find(Node::is_focused);
    let chosen = chosen.expect("a choice").accesskit_node().toggled();
    assert_eq!(chosen, Some(egui::accesskit::Toggled::True));
}
