//! Fields of the window on the accessibility tree: days in every usual form, from a calendar, and what
//! is said where one cannot be taken in.

use std::path::Path;

use egui::Key;
use egui::accesskit::{Invalid, Role};
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::{Date, date};

use continuum::model::Input;
use continuum::store::settings::Theme;

use crate::window::{
    Shown, command, documents, fill, focused, open, press, read, says, settle, tab_to, with_team,
    write,
};

/// A new document at the unit.
fn unit(folder: &Path) -> Shown {
    let mut shown = open(folder);
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num2);
    settle(&mut shown);
    shown
}

fn field<'n>(shown: &'n Shown, label: &'n str) -> Node<'n> {
    shown.get_by_role_and_label(Role::TextInput, label)
}

/// Whether a screen reader is told that what a field holds is not taken in.
pub(crate) fn is_refused(shown: &Shown, label: &str) -> bool {
    let node = field(shown, label).accesskit_node();
    node.data().invalid() == Some(Invalid::True)
}

/// The day of the assessment as it is saved.
fn saved_day(shown: &mut Shown, folder: &Path) -> Option<Date> {
    settle(shown);
    let path = documents(folder).pop().expect("a document");
    read(&path).unit.date
}

#[test]
fn a_day_is_typed_as_people_write_it_and_shown_in_the_form_of_the_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = unit(folder.path());
    let long = "27 November 2026";
    for typed in [
        "27/11/2026",
        "27.11.2026",
        "2026-11-27",
        "27 Nov 2026",
        long,
    ] {
        fill(&mut shown, "Date", "1.1.2026");
        fill(&mut shown, "Date", typed);
        let saved = saved_day(&mut shown, folder.path());
        assert_eq!(saved, Some(date(2026, 11, 27)), "{typed}");
        assert_eq!(field(&shown, "Date").value().as_deref(), Some(long));
        assert!(says(&shown, "Friday"));
    }
}

#[test]
fn a_day_that_could_be_read_two_ways_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = unit(folder.path());
    fill(&mut shown, "Date", "27.11.2026");
    fill(&mut shown, "Date", "3/4/2026");
    assert!(says(&shown, "Which day?"));
    let kept = saved_day(&mut shown, folder.path());
    assert_eq!(kept, Some(date(2026, 11, 27)), "nothing is taken silently");
    assert!(is_refused(&shown, "Date"));
    shown.get_by_label("3 April 2026");
    shown.get_by_label("4 March 2026").click();
    shown.run();
    assert!(!says(&shown, "Which day?"));
    let chosen = saved_day(&mut shown, folder.path());
    assert_eq!(chosen, Some(date(2026, 3, 4)));
    fill(&mut shown, "Date", "");
    assert_eq!(saved_day(&mut shown, folder.path()), None);
}

#[test]
fn a_text_that_is_no_day_is_refused_when_the_field_is_left_and_nothing_moves() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = unit(folder.path());
    let below = |shown: &Shown| shown.get_by_label("Date: choose from a calendar").rect();
    let before = below(&shown);
    tab_to(&mut shown, "Date");
    command(&mut shown, Key::A);
    write(&mut shown, "31.2.2026");
    let fault = "There is no such day.";
    assert!(!says(&shown, fault), "not while it is typed");
    assert!(!is_refused(&shown, "Date"));
    press(&mut shown, Key::Tab);
    let date = field(&shown, "Date");
    assert!(is_refused(&shown, "Date"));
    let told = date.accesskit_node().description();
    assert_eq!(told.as_deref(), Some(fault));
    assert_eq!(below(&shown), before);
}

#[test]
fn what_is_typed_after_tab_takes_the_place_of_the_day_that_stood_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = unit(folder.path());
    fill(&mut shown, "Date", "1.1.2026");
    tab_to(&mut shown, "Date");
    write(&mut shown, "27.11.2026");
    press(&mut shown, Key::Tab);
    let saved = saved_day(&mut shown, folder.path());
    assert_eq!(saved, Some(date(2026, 11, 27)));
}

#[test]
fn a_day_is_chosen_from_a_calendar_by_keyboard_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = unit(folder.path());
    fill(&mut shown, "Date", "27.11.2026");
    let button = "Date: choose from a calendar";
    let at = |shown: &Shown, day: &str| {
        let focus = focused(shown);
        assert_eq!(focus.as_deref(), Some(day));
    };
    tab_to(&mut shown, button);
    press(&mut shown, Key::Enter);
    at(&shown, "Friday 27 November 2026");
    press(&mut shown, Key::ArrowRight);
    at(&shown, "Saturday 28 November 2026");
    press(&mut shown, Key::PageDown);
    at(&shown, "Monday 28 December 2026");
    press(&mut shown, Key::ArrowDown);
    at(&shown, "Monday 4 January 2027");
    press(&mut shown, Key::PageUp);
    press(&mut shown, Key::ArrowLeft);
    at(&shown, "Thursday 3 December 2026");
    // Esc leaves the day as it was, and gives the focus back.
    press(&mut shown, Key::Escape);
    at(&shown, button);
    let kept = saved_day(&mut shown, folder.path());
    assert_eq!(kept, Some(date(2026, 11, 27)));
    press(&mut shown, Key::Enter);
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::Enter);
    at(&shown, button);
    let chosen = saved_day(&mut shown, folder.path());
    assert_eq!(chosen, Some(date(2026, 11, 20)));
    // Today is one click away.
    press(&mut shown, Key::Enter);
    shown.get_by_label("Today").click();
    shown.run();
    let today = saved_day(&mut shown, folder.path());
    assert_eq!(today, Some(date(2026, 11, 22)));
}

/// The business case of an assessment that is answered; its money is in GBP.
fn case(folder: &Path) -> Shown {
    let mut shown = answered(folder);
    fill(&mut shown, "Currency", "GBP");
    shown
}

/// The target of an assessment that is answered.
fn answered(folder: &Path) -> Shown {
    let mut shown = unit(folder);
    command(&mut shown, Key::Num3);
    for _ in 0..15 {
        press(&mut shown, Key::Num2);
        press(&mut shown, Key::Enter);
    }
    command(&mut shown, Key::Num5);
    settle(&mut shown);
    shown
}

#[test]
fn the_way_to_the_figures_stays_in_sight_until_one_is_typed_and_money_brings_its_currency() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = answered(folder.path());
    shown
        .get_by_label("Does it pay? Five figures and a judgement")
        .click();
    shown.run();
    settle(&mut shown);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Currency"),
        "nobody gave it"
    );
    for label in ["Currency", "Customers: likely"] {
        let first = field(&shown, label).rect();
        assert!(shown.ctx.content_rect().contains_rect(first), "{first:?}");
    }
    write(&mut shown, "EUR");
    settle(&mut shown);
    shown
        .get_by_label("Does it pay? Five figures and a judgement")
        .click();
    shown.run();
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Customers: likely"));
    fill(&mut shown, "Currency", "");
    fill(&mut shown, "Revenue of one customer: likely", "£380");
    settle(&mut shown);
    assert!(!says(&shown, "Does it pay? Five figures and a judgement"));
    let case = read(&documents(folder.path())[0]).business_case;
    assert_eq!(case.currency, "GBP");
    assert!(case.inputs.contains_key(&Input::Revenue));
}

#[test]
fn what_is_not_known_of_a_level_leads_to_the_figure_that_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = answered(folder.path());
    let link = "Level 3: not known yet: give your figures";
    shown.get_by_label(link).click();
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Currency"));
    write(&mut shown, "EUR");
    tab_to(&mut shown, link);
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Customers: likely"));
    let first = field(&shown, "Customers: likely").rect();
    assert!(shown.ctx.content_rect().contains_rect(first), "{first:?}");
    write(&mut shown, "1400");
    tab_to(&mut shown, link);
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let next = "Revenue of one customer: likely";
    assert_eq!(focused(&shown).as_deref(), Some(next));
}

#[test]
fn a_new_assessment_begins_in_the_field_of_the_organisation() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Organisation"));
    write(&mut shown, "Acme");
    command(&mut shown, Key::Num3);
    command(&mut shown, Key::Num2);
    settle(&mut shown);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("What are you assessing?"),
        "it is filled in"
    );
}

/// The likely value of a figure as it is saved.
fn saved_figure(shown: &mut Shown, folder: &Path, input: Input) -> Option<String> {
    settle(shown);
    let path = documents(folder).pop().expect("a document");
    let case = read(&path).business_case;
    case.inputs.get(&input).map(|it| it.likely().to_string())
}

#[test]
fn a_calendar_marks_the_days_that_nothing_is_proposed_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = unit(folder.path());
    fill(&mut shown, "Date", "1.12.2026");
    tab_to(&mut shown, "Date: choose from a calendar");
    press(&mut shown, Key::Enter);
    let marked = |day: &str| {
        let day = shown.get_by_role_and_label(Role::GridCell, day);
        day.accesskit_node().description()
    };
    let holiday = Some("a holiday in most countries".to_owned());
    assert_eq!(marked("Friday 25 December 2026"), holiday);
    assert_eq!(
        marked("Saturday 26 December 2026").as_deref(),
        Some("a Saturday")
    );
    assert_ne!(marked("Thursday 24 December 2026"), holiday);
}

#[test]
fn a_figure_is_understood_as_it_is_written_and_said_back_with_its_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = case(folder.path());
    for (label, typed, input, saved, said) in [
        (
            "Customers",
            "12.500",
            Input::Customers,
            "12500",
            "12,500 customers",
        ),
        (
            "Revenue of one customer",
            "£1.200,50",
            Input::Revenue,
            "1200.5",
            "GBP 1,200.50 a year",
        ),
        ("Gross margin", "42 %", Input::GrossMargin, "42", "42%"),
    ] {
        fill(&mut shown, &format!("{label}: likely"), typed);
        let found = saved_figure(&mut shown, folder.path(), input);
        assert_eq!(found.as_deref(), Some(saved), "{typed}");
        assert!(says(&shown, said), "{said}");
    }
}

#[test]
fn a_figure_that_could_be_read_two_ways_is_asked_about_and_one_click_chooses() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = case(folder.path());
    let label = "Revenue of one customer: likely";
    fill(&mut shown, label, "380");
    fill(&mut shown, label, "12.500");
    assert!(says(&shown, "Which do you mean?"));
    let saved = saved_figure(&mut shown, folder.path(), Input::Revenue);
    assert_eq!(saved.as_deref(), Some("380"), "nothing is taken silently");
    assert!(is_refused(&shown, label));
    shown.get_by_label("GBP 12,500 a year");
    shown.get_by_label("GBP 12.50 a year").click();
    shown.run();
    assert!(!says(&shown, "Which do you mean?"));
    let saved = saved_figure(&mut shown, folder.path(), Input::Revenue);
    assert_eq!(saved.as_deref(), Some("12.5"));
}

#[test]
fn a_figure_that_is_refused_stays_as_it_was_however_it_begins() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = case(folder.path());
    let (lost, revenue) = ("Customers lost: likely", "Revenue of one customer: likely");
    for (label, input, before, typed) in [
        (lost, Input::CustomersLost, None, "14 %"),
        (lost, Input::CustomersLost, Some("87"), "9 % x"),
        // Its beginning, 12.50, could be read in one way only.
        (revenue, Input::Revenue, Some("380"), "12.500"),
    ] {
        if let Some(before) = before {
            fill(&mut shown, label, before);
        }
        tab_to(&mut shown, label);
        command(&mut shown, Key::A);
        for letter in typed.chars() {
            write(&mut shown, &letter.to_string());
        }
        press(&mut shown, Key::Tab);
        let saved = saved_figure(&mut shown, folder.path(), input);
        assert_eq!(saved.as_deref(), before, "{typed}");
        tab_to(&mut shown, label);
        press(&mut shown, Key::Escape);
    }
}

#[test]
fn escape_gives_back_what_stood_in_a_field_for_a_value_and_stays_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = case(folder.path());
    let label = "Customers: likely";
    fill(&mut shown, label, "4,200");
    for typed in ["9", "many"] {
        tab_to(&mut shown, label);
        command(&mut shown, Key::A);
        write(&mut shown, typed);
        press(&mut shown, Key::Escape);
        assert_eq!(focused(&shown).as_deref(), Some(label), "{typed}");
        assert_eq!(field(&shown, label).value().as_deref(), Some("4,200"));
        let saved = saved_figure(&mut shown, folder.path(), Input::Customers);
        assert_eq!(saved.as_deref(), Some("4200"), "{typed}");
    }
    // What was taken in by Enter stands there from then on.
    command(&mut shown, Key::A);
    write(&mut shown, "4,300");
    press(&mut shown, Key::Enter);
    write(&mut shown, "9");
    press(&mut shown, Key::Escape);
    let saved = saved_figure(&mut shown, folder.path(), Input::Customers);
    assert_eq!(saved.as_deref(), Some("4300"));
    // So it is in a field for a day.
    command(&mut shown, Key::Num2);
    fill(&mut shown, "Date", "27.11.2026");
    tab_to(&mut shown, "Date");
    command(&mut shown, Key::A);
    write(&mut shown, "1.2.2027");
    press(&mut shown, Key::Escape);
    assert_eq!(focused(&shown).as_deref(), Some("Date"));
    let kept = saved_day(&mut shown, folder.path());
    assert_eq!(kept, Some(date(2026, 11, 27)));
}

#[test]
fn another_currency_and_a_share_of_no_whole_are_refused_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num5);
    for (label, typed, fault) in [
        (
            "Revenue of one customer: likely",
            "380 €",
            "all money is in GBP here, and this says €",
        ),
        (
            "Revenue of one customer: likely",
            "12 %",
            "a percent sign does not belong here, since this is measured in: GBP a year",
        ),
        (
            "Customers: likely",
            "£12",
            "a currency does not belong here",
        ),
    ] {
        tab_to(&mut shown, label);
        command(&mut shown, Key::A);
        write(&mut shown, typed);
        assert!(!says(&shown, fault), "not while it is typed");
        press(&mut shown, Key::Enter);
        assert!(says(&shown, fault), "{fault}");
    }
}

/// The five figures that decide, as people type them.
const FIVE: [(&str, &str); 5] = [
    ("Customers: likely", "1,400"),
    ("Revenue of one customer: likely", "£380"),
    ("Gross margin: likely", "42 %"),
    ("Customers lost: likely", "210"),
    ("Cost of one staff day: likely", "£190"),
];

#[test]
fn five_figures_give_the_answer_at_once_and_it_says_what_is_assumed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = case(folder.path());
    let assumed = "5 more figures are assumed until you give them: Cost to serve one customer (GBP 0), Months until it shows (12)";
    assert!(says(&shown, assumed), "from the start");
    for (label, typed) in FIVE {
        assert!(!says(&shown, "Over five years the plan pays if"));
        fill(&mut shown, label, typed);
    }
    settle(&mut shown);
    assert!(says(&shown, "Over five years the plan pays if"));
    assert!(says(&shown, "customers stay every year ("));
    assert!(says(
        &shown,
        "Besides the figures that were given, 5 are assumed"
    ));
    assert!(says(&shown, "The staff days are those of the shortest way"));
    // What is assumed is nobody's figure: it is not in the document.
    let saved = saved_figure(&mut shown, folder.path(), Input::PlanOnce);
    assert_eq!(saved, None);
    for fold in [
        "Sharpen it: what the plan costs, and what else it brings",
        "What the plan takes",
    ] {
        tab_to(&mut shown, fold);
        press(&mut shown, Key::Enter);
    }
    assert!(says(&shown, "12 months, assumed"));
    fill(&mut shown, "Months until it shows: likely", "6");
    settle(&mut shown);
    assert!(!says(&shown, "12 months, assumed"));
    assert!(says(
        &shown,
        "Besides the figures that were given, 4 are assumed"
    ));
    fill(&mut shown, "Months until it shows: likely", "");
    settle(&mut shown);
    assert!(says(
        &shown,
        "Besides the figures that were given, 5 are assumed"
    ));
}

#[test]
fn the_figures_stay_where_they_are_when_the_answer_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = case(folder.path());
    for (label, typed) in FIVE {
        tab_to(&mut shown, label);
        let before = shown.get_by_label(label).rect();
        write(&mut shown, typed);
        settle(&mut shown);
        let after = shown.get_by_label(label).rect();
        let moved = after.top() - before.top();
        assert!(moved.abs() < 1.0, "{label} moves by {moved}");
    }
    // The choices above have columns of money now, and the sentences above are longer.
    assert!(says(&shown, "Pays if more stay"));
}
