//! Three years of a made-up unit in the window, with another edition in the middle and outcomes by quarter: what changed, what
//! cannot be compared, the outcomes beside the levels, and the check-in. And documents of every version beside one of today.

use std::path::Path;

use continuum::format::document::{self, Opened};
use continuum::model::DocumentId;
use continuum::store::settings::{Settings, Theme};
use continuum::window::{Surroundings, Window};
use continuum::words::Words;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use crate::outcomes::{checked_in, sample};
use crate::window::{
    Given, SOON, Shown, command, press, says, settle, show_in, surroundings, tab_to, use_command,
    window_in,
};

/// A window with the third year, which knows where the two years before it are.
fn third_year(folder: &Path) -> Shown {
    let [first, second, third] = checked_in(folder);
    let id = DocumentId::new(3);
    let path = folder.join(third);
    let Opened::Sound(mut unit) = document::read(std::fs::read(&path).expect("a document")) else {
        panic!("it is sound");
    };
    unit.identity.id = Some(id);
    std::fs::write(&path, document::write(&unit)).expect("it is written");
    let mut settings = Settings::default();
    let earlier = [first, second].map(|name| folder.join(name));
    settings.earlier.insert(id.to_string(), earlier.into());
    let around = Surroundings {
        settings,
        today: date(2026, 12, 1),
        ..surroundings(folder)
    };
    let mut window = Window::new(Words::english(), around);
    Window::open(&mut window, path);
    let mut shown = show_in(window, (1024.0, 4000.0));
    settle(&mut shown);
    shown
}

fn says_all(shown: &Shown, parts: &[&str]) {
    for part in parts {
        assert!(says(shown, part), "{part}");
    }
}

#[test]
fn the_third_year_stands_beside_both_years_before_it_and_says_what_cannot_be_compared() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = third_year(folder.path());
    use_command(&mut shown, "What changed");
    says_all(
        &shown,
        &[
            "20 November 2025 (9 people) and 20 November 2026 (9 people)",
            "the average rose from 2.1 to 2.6",
            "2024.continuum, 20 November 2024",
            "2025.continuum, 20 November 2025",
            // The row of all three says which was measured otherwise.
            "The level of the unit over time. 20 November 2024: level",
            "edition 2026.1",
        ],
    );
    assert!(!says(&shown, "levels are on two scales"));
    // Beside the first year alone, the edition lies between them.
    tab_to(&mut shown, "Leave 2025.continuum out");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    says_all(
        &shown,
        &[
            "answered another edition: practices can be compared, levels cannot",
            "Edition 2026.1 was answered then and 2026.2 now.",
            "a difference between them is neither a rise nor a fall",
            "Read with the cards of edition 2026.2, the earlier answers leave level",
            "Not compared",
            "since they ask something else now: ",
        ],
    );
}

#[test]
fn outcomes_by_quarter_stand_beside_the_levels_of_three_years() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = third_year(folder.path());
    use_command(&mut shown, "Outcomes");
    says_all(
        &shown,
        &[
            "Would recommend us by day. 31 March 2024: 10 (",
            // The first year answered another edition, so its level is on another scale.
            "20 November 2024: Level",
            "on the scale of edition 2026.1",
            "20 November 2025: Level 2",
            "20 November 2026: Level 2",
            "Since 31 March 2024 it moved from 10 to 43 (+33): better by more than chance gives",
            "Since 30 September 2026 it moved from 40 to 43 (+3): chance alone could give as much",
            "That both moved does not say that one moved the other.",
        ],
    );
    assert!(!says(&shown, "on the scale of edition 2026.2"));
}

#[test]
fn the_check_in_of_the_third_year_says_what_is_late_what_moved_and_whether_it_paid() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = third_year(folder.path());
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    says_all(
        &shown,
        &[
            "Call back within a day",
            "30 June 2026, 154 days late",
            "Two of three shifts do",
            "43 on 31 December 2026",
            "within chance",
            // 9,000 - 4,100 - 28 x 250.
            "By 1 December 2026 it had not paid yet: GBP 2,100 less came in than it cost",
            "Kim on 1 December 2026: The second shift is late",
            "It does not show that the plan was the cause.",
        ],
    );
}

#[test]
fn a_document_of_every_version_and_edition_stands_beside_one_of_today() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let folder = tempfile::tempdir().expect("a folder");
    let given = folder.path().join("given.continuum");
    for (name, parts) in [
        // Its own small questionnaire has nothing to do with the bundled one.
        (
            "v1/small",
            &["Two questionnaires: nothing can be compared"][..],
        ),
        (
            "v1/everything",
            &["Two questionnaires: nothing can be compared"],
        ),
        (
            "v1/team",
            &["answered another edition", "edition 2026.1", "Not compared"],
        ),
        (
            "v2/everything",
            &["Two questionnaires: nothing can be compared"],
        ),
        (
            "v3/everything",
            &["Two questionnaires: nothing can be compared"],
        ),
    ] {
        let old = fixtures.join(format!("{name}.continuum"));
        let earlier = folder.path().join("earlier.continuum");
        let bytes = std::fs::read(old).expect("a fixture");
        std::fs::write(&earlier, &bytes).expect("a copy");
        std::fs::write(&given, document::write(&sample("team"))).expect("it is written");
        let dialogs = Given(Some(folder.path().to_owned()));
        let mut window = window_in(Words::english(), folder.path(), dialogs, Theme::Light, SOON);
        Window::open(&mut window, given.clone());
        let mut shown = show_in(window, (1024.0, 4000.0));
        settle(&mut shown);
        use_command(&mut shown, "earlier assessment");
        assert!(
            shown
                .query_by_label("Leave earlier.continuum out")
                .is_some(),
            "{name} was not taken"
        );
        for part in parts {
            assert!(says(&shown, part), "{name}: {part}");
        }
        assert_eq!(
            std::fs::read(&earlier).expect("it is there"),
            bytes,
            "{name} is left as it is"
        );
    }
}

#[test]
fn two_segments_stand_side_by_side_in_the_window_and_nothing_is_called_a_change() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, sample_name, segment) in [
        ("given.continuum", "team", "Business customers"),
        ("earlier.continuum", "team-year-earlier", "Households"),
    ] {
        let mut unit = sample(sample_name);
        segment.clone_into(&mut unit.unit.segment);
        std::fs::write(folder.path().join(name), document::write(&unit)).expect("it is written");
    }
    let dialogs = Given(Some(folder.path().to_owned()));
    let mut window = window_in(Words::english(), folder.path(), dialogs, Theme::Light, SOON);
    Window::open(&mut window, folder.path().join("given.continuum"));
    let mut shown = show_in(window, (1024.0, 4000.0));
    settle(&mut shown);
    use_command(&mut shown, "earlier assessment");
    says_all(
        &shown,
        &[
            "for two kinds of customers side by side: Households and Business customers",
            "For Households the level is 2, Reactive; for Business customers it is 2, Reactive.",
            "a unit may serve some customers less on purpose",
        ],
    );
    for word in [
        "rose",
        "fell",
        "All assessments in a row",
        "What was planned",
    ] {
        assert!(!says(&shown, word), "{word}");
    }
}
