//! The frame of the window: menus, zoom, palette, help, start, and what is remembered.

use std::path::{Path, PathBuf};

use continuum::format::{bundled, document};
use continuum::model::{Assessment, Form};
use continuum::store::settings::{Settings, Theme};
use continuum::window::{Surroundings, Window};
use continuum::words::Words;
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::outline::outline_of;
use crate::window::{
    Shown, command, focused, open, practices, press, says, settle, show, surroundings, tab_to,
    title, with_team, write,
};

fn alt(shown: &mut Shown, key: Key) {
    shown.key_press_modifiers(Modifiers::ALT, key);
    shown.run();
}

pub(crate) fn copied(shown: &Shown) -> Option<String> {
    let commands = &shown.output().platform_output.commands;
    commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn a_menu_is_opened_walked_and_left_by_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    tab_to(&mut shown, "Begin: Full form");
    alt(&mut shown, Key::F);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("New assessment, short form")
    );
    press(&mut shown, Key::ArrowDown);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("New assessment, full form")
    );
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::ArrowUp);
    assert_eq!(focused(&shown).as_deref(), Some("Close the window"));
    // Two menus further on; what cannot be used is passed over.
    press(&mut shown, Key::ArrowRight);
    press(&mut shown, Key::ArrowRight);
    assert_eq!(focused(&shown).as_deref(), Some("Start"));
    press(&mut shown, Key::Escape);
    assert_eq!(focused(&shown).as_deref(), Some("Begin: Full form"));
    press(&mut shown, Key::F10);
    press(&mut shown, Key::Enter);
    assert!(
        says(&shown, "What are you assessing?"),
        "the first entry began"
    );
}

#[test]
fn an_entry_says_its_shortcut_and_why_it_cannot_be_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    shown.get_by_label("Edit").click();
    shown.run();
    let entry = shown.get_by_role_and_label(Role::MenuItem, "Find a practice");
    let node = entry.accesskit_node();
    assert!(node.is_disabled());
    assert_eq!(
        node.description().as_deref(),
        Some("Open or start an assessment first.")
    );
    assert_eq!(node.data().keyboard_shortcut(), Some("Ctrl+F"));
}

#[test]
fn undo_says_what_it_takes_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num3);
    let what = format!("rating of {}", title(practices(Form::Short)[0]));
    let undo = format!("Undo: {what}");
    assert!(says(&shown, &undo), "the button on the bar is named");
    alt(&mut shown, Key::E);
    assert_eq!(focused(&shown), Some(undo));
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "0 of 18 answered"));
    assert!(says(&shown, &format!("Redo: {what}")));
}

#[test]
fn find_goes_to_the_search_and_types_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    command(&mut shown, Key::F);
    assert_eq!(focused(&shown).as_deref(), Some("Search the practices"));
    write(&mut shown, "zebra crossing");
    assert!(says(
        &shown,
        "No practice fits what you search for or filter by."
    ));
}

#[test]
fn the_placement_is_copied_in_sentences() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    shown.key_down_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    let text = (0..200).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        shown.step();
        copied(&shown)
    });
    let text = text.expect("a text was copied");
    assert!(text.starts_with("The unit is "), "{text}");
    assert!(
        text.contains(
            "Measurement is not at level 3. It needs 6 of its 11 practices at level 3 and has 4"
        ),
        "{text}"
    );
    settle(&mut shown);
    assert!(says(&shown, "are on the clipboard"));
}

#[test]
fn the_letter_of_a_menu_is_not_typed_into_a_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    tab_to(&mut shown, "Organisation");
    write(&mut shown, "Acme");
    shown.key_press_modifiers(Modifiers::ALT, Key::F);
    shown.event(Event::Text("f".to_owned()));
    shown.run();
    assert!(!says(&shown, "Acmef"));
    press(&mut shown, Key::Escape);
    write(&mut shown, " Plumbing");
    assert!(says(&shown, "Acme Plumbing"));
}

/// Turns the wheel over the window by so many notches, up counted above zero.
fn wheel(shown: &mut Shown, notches: f32, modifiers: Modifiers) {
    shown.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Line,
        delta: egui::vec2(0.0, notches),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers,
    });
    shown.run();
}

#[test]
fn a_notch_of_the_wheel_with_ctrl_is_a_step_of_the_zoom() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    wheel(&mut shown, 1.0, Modifiers::COMMAND);
    assert!((shown.ctx.zoom_factor() - 1.1).abs() < 1e-6);
    wheel(&mut shown, -2.0, Modifiers::COMMAND);
    assert!((shown.ctx.zoom_factor() - 0.9).abs() < 1e-6);
    wheel(&mut shown, -40.0, Modifiers::COMMAND);
    assert!((shown.ctx.zoom_factor() - 0.8).abs() < 1e-6, "bounded");
    wheel(&mut shown, 1.0, Modifiers::NONE);
    assert!((shown.ctx.zoom_factor() - 0.8).abs() < 1e-6, "scrolls");
}

#[test]
fn zooming_is_bounded_and_named_in_the_menu() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::Plus);
    assert!((shown.ctx.zoom_factor() - 1.1).abs() < 1e-6);
    for _ in 0..12 {
        command(&mut shown, Key::Equals);
    }
    assert!((shown.ctx.zoom_factor() - 2.0).abs() < 1e-6);
    alt(&mut shown, Key::V);
    assert!(says(&shown, "Zoom to 100% (now 200%)"));
    assert!(says(&shown, "Zoom in"));
    let largest = shown.get_by_role_and_label(Role::MenuItem, "Zoom in");
    assert!(largest.accesskit_node().is_disabled());
    press(&mut shown, Key::Escape);
    for _ in 0..12 {
        command(&mut shown, Key::Minus);
    }
    assert!((shown.ctx.zoom_factor() - 0.8).abs() < 1e-6);
    command(&mut shown, Key::Num0);
    assert!((shown.ctx.zoom_factor() - 1.0).abs() < 1e-6);
}

#[test]
fn every_screen_is_drawn_in_the_smallest_window_at_the_largest_zoom() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    // Points of a window of 800 by 500 and of 1024 by 700, twice as large.
    for size in [(400.0, 250.0), (512.0, 350.0)] {
        shown.set_size(size.into());
        for key in [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
            Key::K,
        ] {
            command(&mut shown, key);
            // One person's answers are shown, or everybody's.
            let is_one = says(&shown, ": 31 of 31 answered");
            assert!(is_one || says(&shown, "9 people: "), "{size:?} {key:?}");
        }
        press(&mut shown, Key::Escape);
        command(&mut shown, Key::Num4);
        tab_to(&mut shown, "What if…");
        press(&mut shown, Key::Enter);
        assert!(says(&shown, "Imagined, not the result"), "{size:?}");
        tab_to(&mut shown, "Back to the result");
        press(&mut shown, Key::Enter);
        press(&mut shown, Key::F1);
        for key in [Key::F, Key::E, Key::V, Key::H] {
            alt(&mut shown, key);
            press(&mut shown, Key::Escape);
        }
    }
}

#[test]
fn zoomed_in_the_practice_and_the_list_are_shown_one_in_place_of_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    shown.set_size((512.0, 350.0).into());
    shown.run();
    assert!(!says(&shown, "What customers need"), "only the practice");
    command(&mut shown, Key::F);
    assert!(
        says(&shown, "What customers need"),
        "what is searched is seen"
    );
    shown
        .get_by_role_and_label(Role::Button, "Practices")
        .click();
    shown.run();
    assert!(!says(&shown, "What customers need"));
    assert!(says(&shown, "How do you decide which customers"));
}

#[test]
fn the_brightness_is_chosen_in_the_menu() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    alt(&mut shown, Key::V);
    let chosen = |shown: &Shown, name: &str| {
        let entry = shown.get_by_role_and_label(Role::MenuItemRadio, name);
        entry.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(chosen(&shown, "Theme: light"));
    shown
        .get_by_role_and_label(Role::MenuItemRadio, "Theme: dark")
        .click();
    shown.run();
    assert_eq!(shown.ctx.theme(), egui::Theme::Dark);
    alt(&mut shown, Key::V);
    assert!(chosen(&shown, "Theme: dark"));
    assert!(!chosen(&shown, "Theme: light"));
}

#[test]
fn at_twice_the_size_everything_is_within_the_window_or_scrolls_up_and_down() {
    // What 1600 x 1000 and 1366 x 768 leave at 200 % and at 150 %, and 1024 x 700 at both.
    for size in [
        (800.0, 476.0),
        (910.0, 490.0),
        (512.0, 350.0),
        (682.0, 466.0),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = with_team(folder.path(), Theme::Light, Key::Num1);
        shown.set_size(size.into());
        for screen in [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
        ] {
            command(&mut shown, screen);
            settle(&mut shown);
            for node in shown.root().children_recursive() {
                let role = node.accesskit_node().role();
                let input = matches!(
                    role,
                    Role::Button | Role::TextInput | Role::CheckBox | Role::RadioButton | Role::Tab
                );
                if !input {
                    continue;
                }
                let rect = node.rect();
                let name = node.accesskit_node().label();
                assert!(
                    rect.left() >= 0.0 && rect.right() <= size.0,
                    "{screen:?} at {size:?}: {name:?} {rect:?}"
                );
            }
        }
    }
}

#[test]
fn the_palette_finds_commands_practices_and_says_why_one_cannot_be_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::K);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Type a command, a practice or a file")
    );
    assert!(says(&shown, "Report, Open or start an assessment first."));
    write(&mut shown, "newfull");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "What are you assessing?"));
    let practice = title(practices(Form::Full)[20]);
    command(&mut shown, Key::K);
    write(&mut shown, practice);
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "practice 21 of 31"));
    assert!(!says(&shown, "Type a command, a practice or a file"));
}

#[test]
fn the_palette_is_walked_by_arrows_and_left_by_escape() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    tab_to(&mut shown, "Begin: Full form");
    command(&mut shown, Key::K);
    write(&mut shown, "zoom");
    let chosen = |shown: &Shown, name: &str| {
        let entry = shown.get_by_role_and_label(Role::Button, name);
        entry.accesskit_node().toggled() == Some(Toggled::True)
    };
    assert!(chosen(&shown, "Zoom in, Ctrl+Plus"));
    press(&mut shown, Key::ArrowDown);
    assert!(chosen(&shown, "Zoom out, Ctrl+Minus"));
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::ArrowUp);
    assert!(chosen(&shown, "Zoom to 100%, Ctrl+0"), "around the end");
    write(&mut shown, "xxyyzz");
    assert!(says(&shown, "Nothing fits."));
    press(&mut shown, Key::Enter);
    press(&mut shown, Key::Escape);
    assert!(!says(&shown, "Nothing fits."));
    assert_eq!(focused(&shown).as_deref(), Some("Begin: Full form"));
}

#[test]
fn help_lists_every_key_of_the_commands_and_leads_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    press(&mut shown, Key::F1);
    for text in [
        "How the scoring works",
        "more than 50% of it is in place",
        "1 to 5",
        "Ctrl+K",
        "Ctrl+Shift+Z",
        "version 0.",
        "inspired by a published continuum",
    ] {
        assert!(says(&shown, text), "{text}");
    }
    tab_to(&mut shown, "Back");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "What holds the unit back"));
}

#[test]
fn help_is_there_without_a_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    alt(&mut shown, Key::H);
    press(&mut shown, Key::ArrowDown);
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "How the scoring works"));
}

/// A window that remembers documents from earlier.
fn remembering(folder: &Path, settings: Settings) -> Shown {
    let given = Surroundings {
        settings,
        ..surroundings(folder)
    };
    show(Window::new(Words::english(), given))
}

#[test]
fn start_tells_unit_level_and_date_of_recent_documents_and_names_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let team = folder.path().join("team.continuum");
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == "team");
    let assessment = sample.expect("the sample").assessment();
    std::fs::write(&team, document::write(&assessment)).expect("it is written");
    let broken = folder.path().join("broken.continuum");
    std::fs::write(&broken, "Assessment(").expect("it is written");
    let gone = folder.path().join("gone.continuum");
    let settings = Settings {
        recent: vec![team, broken, gone],
        theme: Theme::Light,
        ..Settings::default()
    };
    let mut shown = remembering(folder.path(), settings);
    settle(&mut shown);
    assert!(says(&shown, "Level 2, Reactive · 19 May 2026 · team"));
    assert!(says(&shown, "Has faults"));
    assert!(says(&shown, "Not there any more"));
    tab_to(&mut shown, "More about gone");
    press(&mut shown, Key::Enter);
    shown.get_by_label("Remove from this list").click();
    settle(&mut shown);
    assert!(!says(&shown, "Not there any more"));
    shown
        .get_by_role_and_label(
            Role::Button,
            "Go on with Pellinmoor Heating and Plumbing, Service and Repair",
        )
        .click();
    settle(&mut shown);
    assert!(says(&shown, "31 of 31 answered") || says(&shown, "9 people: "));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}

fn drop_files(shown: &mut Shown, paths: &[PathBuf]) {
    for path in paths {
        let file = std::sync::Arc::new(Dropped(path.clone()));
        shown.input_mut().dropped_files.push(file);
    }
    settle(shown);
}

#[test]
fn a_dropped_document_is_opened_and_what_is_no_document_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    drop_files(&mut shown, &[folder.path().join("photo.png")]);
    assert!(says(
        &shown,
        "photo.png cannot be opened: an assessment ends in"
    ));
    let path = folder.path().join("given.continuum");
    let assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    std::fs::write(&path, document::write(&assessment)).expect("it is written");
    let beside = ["photo.png", "other.continuum"].map(|name| folder.path().join(name));
    let [photo, other] = beside;
    drop_files(&mut shown, &[photo, path, other]);
    assert!(says(&shown, "0 of 18 answered"));
    assert!(says(
        &shown,
        "Only one of 3 files is opened: given.continuum."
    ));
}

#[test]
fn files_held_over_the_window_say_what_will_happen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    for (name, wanted) in [
        ("a.continuum", "Let go to open a.continuum"),
        ("q.ron", "with the questionnaire q.ron"),
        ("a.png", "a.png cannot be opened"),
    ] {
        hold(&mut shown, &folder.path().join(name));
        assert!(says(&shown, wanted), "{wanted}");
    }
}

/// Holds a file over the window.
fn hold(shown: &mut Shown, path: &Path) {
    shown.input_mut().hovered_files = vec![egui::HoveredFile {
        path: Some(path.to_owned()),
        mime: String::new(),
    }];
    // While files are held the toolkit goes on drawing.
    shown.run_steps(3);
}

#[test]
fn files_wait_while_a_question_is_open_and_say_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    let path = folder.path().join("q.ron");
    let standard = include_str!("../../questionnaires/standard.ron");
    std::fs::write(&path, standard).expect("it is written");
    drop_files(&mut shown, &[path]);
    assert!(says(&shown, "The questionnaire is sound."));
    let other = folder.path().join("other.continuum");
    hold(&mut shown, &other);
    assert!(says(&shown, "Answer the question that is open first."));
    shown.input_mut().hovered_files.clear();
    drop_files(&mut shown, &[other]);
    assert!(says(&shown, "The questionnaire is sound."));
}

#[test]
fn every_other_screen_reads_as_it_should() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    insta::assert_snapshot!("the_start_read_out", outline_of(&shown, Role::Main));
    shown.get_by_label("A team of nine").click();
    shown.run();
    for (key, name) in [
        (Key::Num5, "the_target_read_out"),
        (Key::Num6, "the_plan_read_out"),
    ] {
        command(&mut shown, key);
        settle(&mut shown);
        insta::assert_snapshot!(name, outline_of(&shown, Role::Main));
    }
    // What stands on the pages is the report's own.
    command(&mut shown, Key::Num7);
    settle(&mut shown);
    let around = [Role::Toolbar, Role::Form].map(|role| outline_of(&shown, role));
    insta::assert_snapshot!("the_report_read_out", around.concat());
    press(&mut shown, Key::F1);
    let help = outline_of(&shown, Role::Main);
    let here = folder.path().display().to_string();
    insta::assert_snapshot!("the_help_read_out", help.replace(&here, "FOLDER"));
}

#[test]
fn what_was_done_and_what_went_wrong_moves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    let place = |shown: &Shown| shown.get_by_role_and_label(Role::Tab, "Results").rect();
    let heading = |shown: &Shown| {
        let headings = shown.get_all_by_role(Role::Heading);
        headings
            .map(|node| node.rect().top())
            .fold(f32::MAX, f32::min)
    };
    let before = (place(&shown), heading(&shown));
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::C);
    settle(&mut shown);
    assert!(says(
        &shown,
        "The sentences of the result are on the clipboard."
    ));
    assert_eq!((place(&shown), heading(&shown)), before);
}

#[test]
fn the_palette_finds_commands_by_the_words_that_people_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    for (typed, found) in [
        ("theme", "Theme: dark"),
        ("logo", "Logo and colours of the report"),
        ("consensus", "Record what we agreed"),
        ("vote", "Where people differ"),
        ("licence", "About Continuum"),
        ("glossary", "What the words mean"),
        ("payback", "Business case: is it worth it?"),
        ("animation", "Nothing moves by itself"),
    ] {
        command(&mut shown, Key::K);
        write(&mut shown, typed);
        shown.run();
        assert!(says(&shown, found), "{typed:?}");
        press(&mut shown, Key::Escape);
        shown.run();
    }
    command(&mut shown, Key::K);
    write(&mut shown, "qzx");
    shown.run();
    assert!(says(&shown, "Nothing fits."));
}

#[test]
fn the_palette_finds_undo_by_its_name_and_not_by_what_was_changed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    press(&mut shown, Key::F);
    let named = |shown: &Shown| {
        let nodes = shown.root().children_recursive();
        let labels = nodes.filter_map(|node| node.accesskit_node().label());
        labels
            .filter(|label| label.starts_with("Undo: flag of"))
            .count()
    };
    let outside = named(&shown);
    command(&mut shown, Key::K);
    write(&mut shown, "flag");
    assert_eq!(named(&shown), outside);
    press(&mut shown, Key::Escape);
    command(&mut shown, Key::K);
    write(&mut shown, "undo");
    assert!(named(&shown) > outside);
}

#[test]
fn help_explains_the_words_and_says_what_this_program_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    press(&mut shown, Key::F1);
    for text in [
        "Backed by evidence",
        "The share of customers who are still customers a year later.",
        "MIT licence",
        "CC BY 4.0",
        "SIL Open Font Licence",
        "New assessments: ",
    ] {
        assert!(says(&shown, text), "{text}");
    }
    tab_to(&mut shown, "Copy diagnostics");
    shown.key_down(Key::Enter);
    let text = (0..4).find_map(|_| {
        shown.step();
        copied(&shown)
    });
    let text = text.expect("diagnostics");
    shown.run();
    assert!(says(&shown, "The diagnostics are on the clipboard."));
    assert!(text.contains("31 practices, 9 people"), "{text}");
    let personal = folder.path().display().to_string();
    assert!(
        !text.contains(&personal) && !text.contains("Pellinmoor"),
        "{text}"
    );
}

/// Puts the details of a fault where an earlier run would have kept them.
fn leave_crash(folder: &Path) -> PathBuf {
    let file = folder.join("newest.txt");
    std::fs::write(
        &file,
        "Continuum 0.1.0, plan9\nsrc/window/grid/view.rs:3:9\n",
    )
    .expect("a file");
    file
}

fn after_crash(folder: &Path, file: &Path) -> Shown {
    let given = Surroundings {
        crash: Some(file.to_owned()),
        ..surroundings(folder)
    };
    show(Window::new(Words::english(), given))
}

#[test]
fn the_start_after_a_fault_tells_of_it_until_that_is_put_away() {
    const TOLD: &str = "An error inside Continuum stopped what it was doing on ";
    let folder = tempfile::tempdir().expect("a folder");
    let file = leave_crash(folder.path());
    let details = std::fs::read_to_string(&file).expect("the details");
    let shown = after_crash(folder.path(), &file);
    assert!(says(&shown, TOLD));
    drop(shown);
    assert!(
        file.is_file(),
        "a window that is closed told nobody for sure"
    );
    let mut shown = after_crash(folder.path(), &file);
    tab_to(&mut shown, "Copy the details");
    shown.key_down(Key::Enter);
    let text = (0..4).find_map(|_| {
        shown.step();
        copied(&shown)
    });
    assert_eq!(text.as_deref(), Some(details.as_str()));
    shown.run();
    assert!(says(&shown, TOLD), "it stays until it is put away");
    tab_to(&mut shown, "Dismiss");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!says(&shown, TOLD));
    assert!(!file.exists());
    let shown = after_crash(folder.path(), &file);
    assert!(!says(&shown, TOLD));
}

#[test]
fn the_diagnostics_hold_the_last_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = leave_crash(folder.path());
    let mut shown = after_crash(folder.path(), &file);
    press(&mut shown, Key::F1);
    tab_to(&mut shown, "Copy diagnostics");
    shown.key_down(Key::Enter);
    let text = (0..4).find_map(|_| {
        shown.step();
        copied(&shown)
    });
    let text = text.expect("diagnostics");
    assert!(
        text.contains("The last error inside the program, "),
        "{text}"
    );
    assert!(
        text.ends_with("plan9\nsrc/window/grid/view.rs:3:9"),
        "{text}"
    );
}

#[test]
fn another_screen_is_said_wherever_the_focus_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    command(&mut shown, Key::Num6);
    let said = |shown: &Shown, text: &str| {
        let mut regions = shown.get_all_by_role(Role::Status);
        regions.any(|node| {
            let live = node.accesskit_node().live() == egui::accesskit::Live::Polite;
            live && crate::window::name(&node).trim_end_matches('\u{a0}') == text
        })
    };
    assert!(said(&shown, "Plan"));
    command(&mut shown, Key::Num5);
    assert!(said(&shown, "Target"));
}

#[test]
fn a_toast_that_is_higher_than_the_bar_covers_nothing_of_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num7);
    shown.set_size(egui::vec2(500.0, 700.0));
    shown.run();
    let export = |shown: &Shown| {
        let button = shown.get_by_role_and_label(Role::Button, "Export PDF");
        button.rect()
    };
    let before = export(&shown);
    tab_to(&mut shown, "Export PDF");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let toast = shown.get_by_label("Show in folder").rect();
    assert!(
        toast.bottom() > before.top(),
        "there is room for it on the bar"
    );
    assert!(export(&shown).top() >= toast.bottom());
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    let moved = export(&shown).top() - before.top();
    assert!(moved.abs() < 2.0, "the room is given back: {moved}");
}
