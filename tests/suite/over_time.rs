//! What changed since earlier assessments, in the window: the page, last time's answers, and where the earlier ones are.

use std::path::Path;

use continuum::format::{bundled, document};
use continuum::model::{Assessment, DocumentId};
use continuum::store::settings::{Settings, Theme};
use continuum::window::{Surroundings, Window};
use continuum::words::Words;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{
    Given, Shown, command, press, says, settle, show, surroundings, tab_to, use_command, window_in,
    write,
};

fn sample(name: &str, id: u128) -> Assessment {
    let samples = bundled::samples();
    let found = samples.iter().find(|sample| sample.name == name);
    let mut found = found.expect("a bundled sample").assessment();
    found.identity.id = Some(DocumentId::new(id));
    found
}

fn place(folder: &Path) {
    for (name, file, id) in [
        ("team", "given.continuum", 2),
        ("team-year-earlier", "earlier.continuum", 1),
    ] {
        let bytes = document::write(&sample(name, id));
        std::fs::write(folder.join(file), bytes).expect("it is written");
    }
}

/// A window with the team's assessment; the dialog gives that of the year before.
fn shown(folder: &Path) -> Shown {
    place(folder);
    let given = Given(Some(folder.to_owned()));
    let mut window = window_in(
        Words::english(),
        folder,
        given,
        Theme::Light,
        crate::window::SOON,
    );
    Window::open(&mut window, folder.join("given.continuum"));
    let mut shown = show(window);
    settle(&mut shown);
    shown
}

fn compared(folder: &Path) -> Shown {
    let mut shown = shown(folder);
    use_command(&mut shown, "earlier assessment");
    shown
}

const TITLE: &str =
    "Service and Repair is still at level 2, but Customer focus and Environment rose";

#[test]
fn the_page_tells_what_changed_once_an_earlier_assessment_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = shown(folder.path());
    use_command(&mut shown, "What changed");
    assert!(says(&shown, "Open an earlier assessment of the unit"));
    tab_to(&mut shown, "Compare with an earlier assessment…");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    for said in [
        TITLE,
        "20 May 2025 (9 people) and 19 May 2026 (9 people)",
        "the average rose from 2.1 to 2.6",
        "Environment",
        "2.4 to 2.8",
        "Customer focus: target level 3",
        "Met: level 3",
        "earlier.continuum, 20 May 2025",
    ] {
        assert!(says(&shown, said), "{said}");
    }
    // The file is left as it is.
    let bytes = std::fs::read(folder.path().join("earlier.continuum")).expect("it is there");
    let wanted = document::write(&sample("team-year-earlier", 1));
    assert_eq!(bytes, wanted);
    tab_to(&mut shown, "Leave earlier.continuum out");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!says(&shown, TITLE));
    assert!(says(&shown, "Open an earlier assessment of the unit"));
}

#[test]
fn the_pictures_are_tables_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = compared(folder.path());
    shown.set_size(egui::vec2(1200.0, 3000.0));
    shown.run();
    assert!(says(
        &shown,
        "The widest: F3 Service plan: 2 then, 3 now, more than chance."
    ));
    assert!(says(
        &shown,
        "20 May 2025: level 2, average 2.1, 9 people; 19 May 2026: level 2, average 2.6, 9 people"
    ));
    shown.get_by_label("In numbers and words").click_accesskit();
    shown.run();
    let edition = &bundled::standard().edition;
    assert!(says(&shown, edition.as_str()));
}

#[test]
fn last_times_answer_and_note_stand_beside_the_cards() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = compared(folder.path());
    command(&mut shown, Key::Num3);
    shown.set_size(egui::vec2(1600.0, 1000.0));
    shown.run();
    assert!(says(&shown, "Last time (20 May 2025): 3"));
    // The third practice has a note.
    press(&mut shown, Key::ArrowRight);
    press(&mut shown, Key::ArrowRight);
    assert!(says(&shown, "Last time (20 May 2025): 2.5"));
    assert!(says(
        &shown,
        "There is a sentence about service on every van"
    ));
    let cards = shown.get_all_by_role(Role::RadioButton);
    let told: Vec<String> = cards
        .filter_map(|card| card.accesskit_node().description())
        .filter(|told| told.contains("last time: 2.5"))
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Reactive"), "{told:?}");
}

#[test]
fn a_next_assessment_knows_the_one_before_without_opening_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = shown(folder.path());
    use_command(&mut shown, "next assessment");
    command(&mut shown, Key::Num3);
    shown.set_size(egui::vec2(1600.0, 1000.0));
    shown.run();
    assert!(says(&shown, "Last time (19 May 2026): 3.5"));
    assert!(says(&shown, "A page names contract homes within 40 km"));
    use_command(&mut shown, "What changed");
    assert!(says(&shown, "given.continuum, 19 May 2026"));
}

#[test]
fn the_assessment_itself_is_no_earlier_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = shown(folder.path());
    let same = document::write(&sample("team", 2));
    std::fs::write(folder.path().join("earlier.continuum"), same).expect("written");
    use_command(&mut shown, "earlier assessment");
    assert!(says(&shown, "earlier.continuum is this assessment itself."));
    assert!(!says(&shown, "Leave earlier.continuum out"));
}

/// A window that remembers where the earlier assessment is.
fn remembering(folder: &Path, earlier: &str) -> Shown {
    let id = DocumentId::new(2).to_string();
    let mut settings = Settings::default();
    settings.earlier.insert(id, vec![folder.join(earlier)]);
    let mut window = Window::new(
        Words::english(),
        Surroundings {
            settings,
            ..surroundings(folder)
        },
    );
    Window::open(&mut window, folder.join("given.continuum"));
    let mut shown = show(window);
    settle(&mut shown);
    shown
}

#[test]
fn what_was_compared_before_is_found_again_and_what_is_gone_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    place(folder.path());
    let mut shown = remembering(folder.path(), "earlier.continuum");
    use_command(&mut shown, "What changed");
    assert!(says(&shown, TITLE));
    let mut shown = remembering(folder.path(), "gone.continuum");
    assert!(!says(&shown, "gone.continuum"), "nobody is troubled by it");
    use_command(&mut shown, "What changed");
    assert!(says(
        &shown,
        "gone.continuum was compared before and cannot be read now"
    ));
}

#[test]
fn the_password_of_what_was_compared_before_is_asked_for_when_somebody_wants_it() {
    let folder = tempfile::tempdir().expect("a folder");
    place(folder.path());
    let earlier = folder.path().join("earlier.continuum");
    let password = folder.path().join("password");
    std::fs::write(&password, "correct horse").expect("it is written");
    assert_cmd::Command::new(env!("CARGO_BIN_EXE_continuum"))
        .args(["password", "set"])
        .arg(&earlier)
        .arg("--new-password-file")
        .arg(&password)
        .assert()
        .success();
    let mut shown = remembering(folder.path(), "earlier.continuum");
    assert!(!says(&shown, "password"), "nobody is troubled by it");
    use_command(&mut shown, "What changed");
    assert!(says(
        &shown,
        "earlier.continuum was compared before and has a password."
    ));
    tab_to(&mut shown, "Give the password of earlier.continuum…");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    write(&mut shown, "correct horse");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, TITLE));
    assert!(!says(&shown, "has a password"));
}

#[test]
fn the_report_has_a_page_with_what_changed_once_there_is_an_earlier_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = shown(folder.path());
    command(&mut shown, Key::Num7);
    settle(&mut shown);
    shown.set_size(egui::vec2(1600.0, 2000.0));
    let sections = Words::english().text("preview-sections");
    shown.get_by_label(&sections).click_accesskit();
    settle(&mut shown);
    let first = Words::english().text("section-page-one");
    assert!(
        shown
            .query_by_role_and_label(Role::CheckBox, &first)
            .is_some()
    );
    let tick = "What changed since last time";
    assert!(
        shown
            .query_by_role_and_label(Role::CheckBox, tick)
            .is_none()
    );
    use_command(&mut shown, "earlier assessment");
    command(&mut shown, Key::Num7);
    settle(&mut shown);
    assert!(
        shown
            .query_by_role_and_label(Role::CheckBox, tick)
            .is_some()
    );
}

#[test]
fn an_assessment_of_an_older_edition_is_read_in_the_newest_as_a_copy() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let old = root.join("tests/fixtures/v1/team.continuum");
    let file = folder.path().join("given.continuum");
    std::fs::copy(&old, &file).expect("a copy");
    let before = std::fs::read(&file).expect("it is there");
    let mut window = window_in(
        Words::english(),
        folder.path(),
        Given(None),
        Theme::Light,
        crate::window::SOON,
    );
    Window::open(&mut window, file.clone());
    let mut shown = show(window);
    settle(&mut shown);
    use_command(&mut shown, "newest edition");
    assert!(says(&shown, "Read in edition 2026.2: "));
    assert_eq!(std::fs::read(&file).expect("it is there"), before);
    // Once more there is nothing to read anew.
    command(&mut shown, Key::K);
    write(&mut shown, "newest edition");
    assert!(says(
        &shown,
        "The program comes with no newer edition of this questionnaire"
    ));
}
