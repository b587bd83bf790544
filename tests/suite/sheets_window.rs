//! Response sheets in the window: written for one person alone.

use std::path::Path;

use continuum::format::response_sheet;
use continuum::model::ResponseSheet;
use continuum::store::settings::Theme;
use egui::Key;
use egui_kittest::kittest::Queryable as _;

use crate::window::{Shown, fill, focused, press, says, settle, tab_to, toggled, with_team};

/// Opens the question for whom a sheet is to be written.
fn asked(folder: &Path) -> Shown {
    let mut shown = with_team(folder, Theme::Light, Key::Num2);
    tab_to(&mut shown, "Write one response sheet…");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Write a response sheet for one person"));
    shown
}

/// Presses the button that writes, and waits for the news of it.
fn write_sheet(shown: &mut Shown, news: &str) {
    tab_to(shown, "Write");
    press(shown, Key::Enter);
    for _ in 0..500 {
        settle(shown);
        if says(shown, news) {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("no news of a sheet");
}

/// The sheets beside the document, by their names.
fn written(folder: &Path) -> Vec<(String, ResponseSheet)> {
    let folders = std::fs::read_dir(folder).expect("a folder");
    let mut folders = folders.map(|entry| entry.expect("an entry").path());
    let sheets = folders.find(|path| path.to_string_lossy().ends_with(", response sheets"));
    let files = std::fs::read_dir(sheets.expect("a folder of sheets")).expect("a folder");
    let read = files.map(|file| {
        let path = file.expect("a file").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let bytes = std::fs::read(&path).expect("a file");
        (name, response_sheet::read(bytes).expect("a sound sheet"))
    });
    read.collect()
}

#[test]
fn a_sheet_is_written_for_one_of_the_people_who_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asked(folder.path());
    assert_eq!(focused(&shown).as_deref(), Some("Write"));
    // Below those who are in sight.
    let who = "Emeka Lindqvist";
    let row = format!("{who}, customers, Customers panel");
    tab_to(&mut shown, &row);
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(toggled(&shown, &row));
    assert!(says(&shown, &format!("{who} is asked 10 questions.")));
    write_sheet(&mut shown, &format!("The response sheet for {who} is"));
    let sheets = written(folder.path());
    let [(file, sheet)] = sheets.as_slice() else {
        panic!("{} sheets", sheets.len());
    };
    assert_eq!(*file, format!("{who}.continuum-sheet"));
    assert_eq!(sheet.person.name, who);
    assert!(sheet.person.respondent.is_some());
}

#[test]
fn a_sheet_is_written_for_somebody_new_with_their_role() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asked(folder.path());
    shown.get_by_label("Somebody new").click();
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Name or alias"));
    fill(&mut shown, "Name or alias", "Zoe");
    assert!(says(&shown, "Zoe is asked 31 questions."));
    assert!(says(
        &shown,
        "They join the assessment when the sheet is taken in."
    ));
    fill(&mut shown, "Role", "customer");
    settle(&mut shown);
    assert!(says(&shown, "Zoe is asked 10 questions."));
    write_sheet(&mut shown, "The response sheet for Zoe is");
    let sheets = written(folder.path());
    let [(file, sheet)] = sheets.as_slice() else {
        panic!("{} sheets", sheets.len());
    };
    assert_eq!(file, "Zoe.continuum-sheet");
    assert_eq!(
        (sheet.person.role.as_str(), sheet.asks.len()),
        ("customer", 10)
    );
    assert_eq!(sheet.person.respondent, None);
    // Escape leaves without a sheet.
    tab_to(&mut shown, "Write one response sheet…");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(!says(&shown, "Write a response sheet for one person"));
    assert_eq!(written(folder.path()).len(), 1);
}

#[test]
fn enter_in_the_last_field_writes_the_sheet() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = asked(folder.path());
    shown.get_by_label("Somebody new").click();
    settle(&mut shown);
    fill(&mut shown, "Name or alias", "Zoe");
    fill(&mut shown, "Team", "Counter");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let sheets = written(folder.path());
    let teams: Vec<_> = sheets
        .iter()
        .map(|(_, it)| it.person.team.as_str())
        .collect();
    assert_eq!(teams, ["Counter"]);
}
