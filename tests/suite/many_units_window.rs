//! Many units in the window: a folder is read, its units stand side by side, and one of them is opened.

use continuum::store::settings::Theme;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tempfile::TempDir;

use crate::many_units::folder;
use crate::window::{Given, Shown, command, name, open_with, press, says, settle, write};

/// The screen of many units, from the palette.
fn screen(folder: &TempDir) -> Shown {
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::K);
    write(&mut shown, "branches");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    shown
}

fn use_button(shown: &mut Shown, role: Role, label: &str) {
    shown.get_by_role_and_label(role, label).click_accesskit();
    settle(shown);
}

/// The numbers and ranges that are named as the level of something.
fn cells(shown: &Shown, about: &str) -> Vec<String> {
    let nodes = shown.root().children_recursive();
    let names = nodes.map(|node| name(&node));
    let start = format!("{about}: Level ");
    let cells = names.filter(|name| name.starts_with(&start));
    cells.map(|name| name.replace(&start, "")).collect()
}

#[test]
fn a_folder_is_read_and_its_units_stand_side_by_side_lowest_first() {
    let folder = folder(12);
    let place = folder.path().join("units");
    std::fs::write(place.join("broken.continuum"), "(").expect("written");
    std::fs::copy(place.join("2026/0.continuum"), place.join("copy.continuum")).expect("copied");
    let mut shown = screen(&folder);
    assert!(says(&shown, "Choose a folder with assessments"));
    use_button(&mut shown, Role::Button, "Choose a folder");
    assert!(says(&shown, "12 units, 24 assessments"));
    assert!(says(&shown, "One file that could not be read"));
    assert!(says(&shown, "broken.continuum: "));
    assert!(says(&shown, "One copy, which does not count"));
    assert!(says(&shown, "Since the assessment before, of 12 units"));
    for element in ["Customer focus", "Measurement", "Environment"] {
        let count = cells(&shown, element).len();
        assert_eq!(count, 12, "{element}");
    }
    // The level of a unit is named after it; the first of each text is its number.
    let units = [
        "North", "South", "East", "West", "Harbour", "Lakes", "Hills", "Centre",
    ];
    let nodes = shown.root().children_recursive();
    let names: Vec<String> = nodes.map(|node| name(&node)).collect();
    let levels: Vec<&str> = names
        .iter()
        .filter(|name| {
            units
                .iter()
                .any(|unit| name.contains(&format!(", {unit} ")))
        })
        .filter_map(|name| name.split(": Level ").nth(1))
        .collect();
    assert_eq!(levels.len(), 12);
    assert!(levels.is_sorted(), "{levels:?}");
}

#[test]
fn a_client_and_a_year_are_chosen_and_a_unit_is_opened() {
    let folder = folder(10);
    let mut shown = screen(&folder);
    use_button(&mut shown, Role::Button, "Choose a folder");
    assert!(says(&shown, "10 units, 20 assessments"));
    use_button(&mut shown, Role::ComboBox, "Client: All clients");
    use_button(&mut shown, Role::RadioButton, "Lakeside Water");
    assert!(says(&shown, "One unit, 2 assessments"));
    assert_eq!(cells(&shown, "Before").len(), 1);
    use_button(&mut shown, Role::ComboBox, "Year: All years");
    use_button(&mut shown, Role::RadioButton, "2025");
    assert!(says(&shown, "One unit, one assessment"));
    assert_eq!(
        cells(&shown, "Before").len(),
        0,
        "none is left to compare with"
    );
    use_button(&mut shown, Role::Link, "Lakeside Water, South 2");
    assert!(!says(&shown, "Units by elements"));
    assert!(says(&shown, "South 2"));
}
