//! What a second person made of an answer, wherever the answer is shown; and whose progress is told.

use std::path::Path;

use continuum::format::{bundled, response_sheet};
use continuum::model::{
    Addressee, Assessment, Check, CheckVerdict, DocumentId, Edit, Form, HalfLevels, PracticeId,
    Rating, RespondentId, Response, ResponseField, ResponseSheet,
};
use continuum::store::settings::Theme;
use continuum::window::Window;
use continuum::words::Words;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::grid::{opened, person, rate, saved};
use crate::window::{
    Given, SMALL, SOON, Shown, command, fill, focused, practices, press, says, settle, show_in,
    tab_to, title, window_in, write,
};

fn half_levels(count: u8) -> HalfLevels {
    HalfLevels::new(count).expect("a rating")
}

fn check(
    assessment: &mut Assessment,
    who: &RespondentId,
    about: &PracticeId,
    verdict: CheckVerdict,
) {
    let check = Check {
        by: "Ines".to_owned(),
        date: jiff::civil::date(2026, 11, 20),
        verdict,
        note: "Seen".to_owned(),
    };
    let edit = Edit::Respond {
        respondent: who.clone(),
        practice: about.clone(),
        field: ResponseField::Check(Some(check)),
    };
    assessment.apply(edit).expect("it is permitted");
}

/// Four people about the first practice: 4 adjusted to 3, 3½ sent back, 3 accepted, and "don't know".
fn checked() -> (Assessment, PracticeId) {
    let mut found = Assessment::new(bundled::standard().clone(), Form::Short);
    let about = practices(Form::Short)[0].id.clone();
    let verdicts = [
        ("Ann", "manager", 8, CheckVerdict::Adjusted(half_levels(6))),
        ("Ben", "front line", 7, CheckVerdict::SentBack),
        ("Cleo", "manager", 6, CheckVerdict::Accepted),
    ];
    for (name, role, rating, verdict) in verdicts {
        let id = person(&mut found, name, role);
        rate(&mut found, &id, &about, rating);
        check(&mut found, &id, &about, verdict);
    }
    let id = person(&mut found, "Dora", "");
    let edit = Edit::Respond {
        respondent: id,
        practice: about.clone(),
        field: ResponseField::Rating(Some(Rating::DontKnow)),
    };
    found.apply(edit).expect("it is permitted");
    (found, about)
}

/// Whether what a screen reader is told beside a name holds a text.
fn describes(shown: &Shown, label: &str, text: &str) -> bool {
    let node = shown.get_by_label(label);
    let told = node.accesskit_node().description();
    told.is_some_and(|told| told.contains(text))
}

/// Whether a line of text is exactly so.
fn stands_below(shown: &Shown, text: &str) -> bool {
    let mut nodes = shown.root().children_recursive();
    nodes.any(|node| node.value().as_deref() == Some(text))
}

#[test]
fn what_counts_and_what_was_said_stand_together_in_table_list_and_votes() {
    let folder = tempfile::tempdir().expect("a folder");
    let (assessment, about) = checked();
    let mut shown = opened(folder.path(), &assessment, SMALL);
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    let row = shown
        .query_all_by_role(Role::ListBoxOption)
        .find_map(|node| node.accesskit_node().label());
    let row = row.expect("a practice");
    assert!(row.contains("rated 3, adjusted from 4"), "{row}");
    assert!(says(&shown, "Ann: 1 of 18 answered"));

    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::G);
    settle(&mut shown);
    let cell = |who: &str, answer: &str| {
        format!(
            "{who}, {about} {}: {answer}",
            title(practices(Form::Short)[0])
        )
    };
    for (who, answer) in [
        ("Ann", "level 3, adjusted from 4"),
        ("Ben", "level 3.5, sent back"),
        ("Cleo", "level 3, accepted"),
        ("Dora", "don't know"),
    ] {
        let name = cell(who, answer);
        assert!(
            shown
                .query_by_role_and_label(Role::GridCell, &name)
                .is_some(),
            "{name}"
        );
    }
    // Below the table too.
    let below = cell("Ann", "level 3, adjusted from 4");
    shown
        .get_by_role_and_label(Role::GridCell, &below)
        .click_accesskit();
    settle(&mut shown);
    assert!(stands_below(&shown, &below));
    assert!(says(&shown, "4 people: 4 of 72 answered"));

    command(&mut shown, Key::Num3);
    press(&mut shown, Key::G);
    settle(&mut shown);
    shown.get_by_label("Who said what").click_accesskit();
    shown.run();
    assert!(says(
        &shown,
        "manager: 3, the middle of 2 ratings from 3 to 3"
    ));
    assert!(says(&shown, "One person answered \"don't know\"."));
    for (who, answer) in [
        ("Answer as Ann, manager", "3, adjusted from 4"),
        ("Answer as Ben, front line", "3.5, sent back"),
        ("Answer as Cleo, manager", "3, accepted"),
    ] {
        assert!(describes(&shown, who, answer), "{who}");
    }
    // Half levels are named on the card below them, for those who do not see it, too.
    let card = format!("{}: level 3 of 5", title(practices(Form::Short)[0]));
    assert!(describes(&shown, &card, "3 people, 1 at 3.5"));
}

#[test]
fn a_check_is_said_and_keeps_its_place_and_the_palette_leads_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut found = Assessment::new(bundled::standard().clone(), Form::Short);
    let about = &practices(Form::Short)[0].id;
    let ann = person(&mut found, "Ann", "");
    rate(&mut found, &ann, about, 8);
    let mut shown = opened(folder.path(), &found, SMALL);
    command(&mut shown, Key::K);
    write(&mut shown, "second person");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Checked by a second person")
    );
    fill(&mut shown, "Name of whoever checks", "ann ");
    assert!(says(&shown, "somebody else than the person who gave it"));
    let accept = |shown: &Shown| {
        let is_accept = |name: String| name.starts_with("Accept");
        let accept =
            shown.get_by(|node| node.role() == Role::Button && node.label().is_some_and(is_accept));
        accept.accesskit_node().is_disabled()
    };
    assert!(accept(&shown));
    fill(&mut shown, "Name of whoever checks", "Ines");
    assert!(!accept(&shown));
    tab_to(&mut shown, "Accept");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let said = format!(
        "The check is recorded. {}: 4, accepted.",
        title(practices(Form::Short)[0])
    );
    assert!(says(&shown, &said));
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Checked by a second person")
    );
    let after = saved(&mut shown, folder.path());
    let verdict = after.respondents[0]
        .sheet
        .get(about)
        .and_then(Response::verdict);
    assert_eq!(verdict, Some(CheckVerdict::Accepted));
}

/// The sheet of a manager on the short form, opened.
fn sheet(folder: &Path) -> Shown {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    assessment.identity.id = Some(DocumentId::new(1));
    let person = Addressee {
        name: "Ann".to_owned(),
        role: "managers".to_owned(),
        ..Addressee::default()
    };
    let sheet = ResponseSheet::new(&assessment, person, DocumentId::new(11));
    let file = folder.join("ann.continuum-sheet");
    std::fs::write(&file, response_sheet::write(&sheet)).expect("it is written");
    let mut window = window_in(Words::english(), folder, Given(None), Theme::Light, SOON);
    Window::open(&mut window, file);
    let mut shown = show_in(window, SMALL);
    settle(&mut shown);
    shown
}

#[test]
fn the_help_of_a_sheet_tells_of_what_a_sheet_has_and_of_the_rule_of_its_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = sheet(folder.path());
    press(&mut shown, Key::Num5);
    settle(&mut shown);
    assert!(says(&shown, "a note says why; you can also go on"));
    assert!(!says(&shown, "evidence proves it"));
    press(&mut shown, Key::F);
    command(&mut shown, Key::End);
    press(&mut shown, Key::F1);
    settle(&mut shown);
    for text in [
        "Go to the report",
        "The appendix of the report",
        "Export PDF",
        "What if",
        "business case",
    ] {
        assert!(!says(&shown, text), "{text}");
    }
    let thresholds = bundled::standard().thresholds_of(Form::Short);
    assert_ne!(thresholds.kept, bundled::standard().thresholds.kept);
    assert!(says(
        &shown,
        &format!("on the short form, more than {}%", thresholds.kept)
    ));
}
