//! An assessment that is closed for changes: whatever can be pressed leaves it as it is, and what would
//! change it cannot be pressed.

use std::collections::BTreeSet;
use std::path::Path;

use continuum::format::{bundled, document};
use continuum::model::{Assessment, Check, CheckVerdict, Closing, OwnStep};
use continuum::window::Window;
use continuum::words::Words;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;

use crate::window::{Shown, name, press, read, says, settle, show, surroundings};

/// What is said where a change is refused.
const REFUSED: &str = "Nothing was changed: this assessment is closed";

/// What leads out of the document, or writes a file.
const LEFT_OUT: [&str; 5] = [
    "Reopen…",
    "Begin the next assessment",
    "Save here",
    "Show in folder",
    "Open",
];

/// The team's assessment with a step of its own, closed.
fn closed() -> Assessment {
    let samples = bundled::samples();
    let team = samples.iter().find(|sample| sample.name == "team");
    let mut team = team.expect("the sample").assessment();
    team.own_steps.push(OwnStep {
        title: "Paint the counter".to_owned(),
        ..OwnStep::new()
    });
    for said in team.respondents[0].sheet.0.values_mut() {
        said.check = said.rating.as_ref().map(|_| Check {
            by: "Ines".to_owned(),
            date: date(2026, 11, 20),
            verdict: CheckVerdict::SentBack,
            note: "Which list?".to_owned(),
        });
    }
    team.closed = Some(Closing {
        date: date(2026, 11, 27),
        by: "Odile".to_owned(),
    });
    team
}

fn shown(folder: &Path, assessment: &Assessment) -> Shown {
    let path = folder.join("given.continuum");
    std::fs::write(&path, document::write(assessment)).expect("it is written");
    let mut window = Window::new(Words::english(), surroundings(folder));
    window.open(path);
    let mut shown = show(window);
    settle(&mut shown);
    shown
}

type Control = (Role, String);

/// The controls on the screen that can be used, or cannot.
fn controls(shown: &Shown, disabled: bool) -> Vec<(Control, Node<'_>)> {
    let is_control = |node: &Node<'_>| {
        let found = node.accesskit_node();
        let role = found.role();
        let pressed = matches!(
            role,
            Role::Button
                | Role::CheckBox
                | Role::RadioButton
                | Role::Link
                | Role::ComboBox
                | Role::DisclosureTriangle
        );
        (pressed || is_field(role)) && found.is_disabled() == disabled && !found.is_hidden()
    };
    let nodes = shown.root().children_recursive().filter(is_control);
    nodes
        .map(|node| ((node.accesskit_node().role(), name(&node)), node))
        .collect()
}

const fn is_field(role: Role) -> bool {
    matches!(role, Role::TextInput | Role::MultilineTextInput)
}

/// What is read as the name of the screen.
fn screen(shown: &Shown) -> Option<String> {
    shown.query_by_role(Role::Main).map(|main| name(&main))
}

/// Uses every control of a screen once, what unfolds there too, and gives what could be used and what
/// could not.
fn walk(key: (Modifiers, Key)) -> [BTreeSet<String>; 2] {
    let folder = tempfile::tempdir().expect("a folder");
    let assessment = closed();
    let mut shown = self::shown(folder.path(), &assessment);
    // What stands around every screen.
    press(&mut shown, Key::F1);
    let around: BTreeSet<Control> = controls(&shown, false).into_iter().map(|it| it.0).collect();
    shown.key_press_modifiers(key.0, key.1);
    settle(&mut shown);
    let home = screen(&shown);
    let mut used: BTreeSet<Control> = BTreeSet::new();
    let mut disabled: BTreeSet<String> = BTreeSet::new();
    loop {
        if screen(&shown) != home {
            shown.key_press_modifiers(key.0, key.1);
            shown.run_steps(2);
        }
        disabled.extend(controls(&shown, true).into_iter().map(|it| it.0.1));
        // A menu that opened stands last.
        let next = controls(&shown, false)
            .into_iter()
            .rev()
            .find(|(control, _)| {
                // The links of the plan lead to practices.
                let leads_away = key.1 == Key::Num6 && control.0 == Role::Link;
                let is_left_out =
                    leads_away || LEFT_OUT.iter().any(|text| control.1.starts_with(text));
                !is_left_out && !around.contains(control) && !used.contains(control)
            });
        let Some((control, node)) = next else {
            break;
        };
        if is_field(control.0) {
            node.focus();
            shown.event(Event::Text("1".to_owned()));
        } else {
            node.click_accesskit();
            if key.1 == Key::Num6 {
                // By which the steps move.
                shown.key_press(Key::ArrowRight);
            }
        }
        shown.run_steps(2);
        assert!(!says(&shown, REFUSED), "{control:?}");
        if shown.query_by_role(Role::Dialog).is_some() {
            press(&mut shown, Key::Escape);
        }
        used.insert(control);
        assert!(used.len() < 300, "new controls without end: {used:?}");
    }
    // Pages that were led to roll out.
    shown.run_steps(40);
    settle(&mut shown);
    assert_eq!(read(&folder.path().join("given.continuum")), assessment);
    [used.into_iter().map(|it| it.1).collect(), disabled]
}

/// Walks a screen on which some things can be used, and others cannot.
fn check(key: (Modifiers, Key), usable: &[&str], disabled: &[&str]) {
    let found = walk(key);
    for (wanted, found) in [usable, disabled].into_iter().zip(&found) {
        for name in wanted {
            assert!(
                found.iter().any(|it| it.contains(name)),
                "{name}: {found:#?}"
            );
        }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;

#[test]
fn nothing_on_the_screen_of_the_unit_changes_it() {
    check(
        (CTRL, Key::Num2),
        &["Logo and colours"],
        &["Organisation", "Choose a logo"],
    );
}

#[test]
fn nothing_among_the_questions_changes_it() {
    check(
        (CTRL, Key::Num3),
        &["Search the practices", "Checked by a second person"],
        &[
            "Note",
            "What shows it",
            "Name of whoever checks",
            "Accept",
            "Adjust",
            "Send back",
            "Take the check back",
        ],
    );
}

#[test]
fn nothing_on_the_target_changes_it() {
    check(
        (CTRL, Key::Num5),
        &["See the plan"],
        &["Currency", "Measurement: level 4"],
    );
}

#[test]
fn nothing_in_the_plan_changes_it() {
    check(
        (CTRL, Key::Num6),
        &["Go to this practice"],
        &["Owner", "Remove"],
    );
}

#[test]
fn nothing_about_the_report_changes_it() {
    check((CTRL, Key::Num7), &["Letter"], &["Prepared for"]);
}

#[test]
fn nothing_changes_it_where_answers_on_paper_are_keyed_in() {
    check(
        (CTRL | Modifiers::SHIFT, Key::K),
        &["Next person"],
        &["Name or alias on the paper"],
    );
}
