//! What the unit measures, in the window: typed, asked about, taken in from a table, and named on a step of the plan.

use std::path::Path;

use continuum::format::{bundled, document};
use continuum::model::Better;
use continuum::store::settings::Theme;
use continuum::window::Window;
use continuum::words::Words;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use jiff::civil::date;

use crate::outcomes::{quarters, sample};
use crate::window::{
    Given, SOON, Shown, command, fill, focused, press, read, says, settle, show_in, tab_to,
    use_command, window_in,
};

/// A window with the team's assessment; the dialog gives a table of outcomes.
fn shown(folder: &Path) -> Shown {
    let unit = folder.join("unit.continuum");
    std::fs::write(&unit, document::write(&sample("team"))).expect("it is written");
    let given = Given(Some(folder.to_owned()));
    let mut window = window_in(Words::english(), folder, given, Theme::Light, SOON);
    Window::open(&mut window, unit);
    let mut shown = show_in(window, (1024.0, 2400.0));
    settle(&mut shown);
    shown
}

fn press_button(shown: &mut Shown, label: &str) {
    tab_to(shown, label);
    press(shown, Key::Enter);
    settle(shown);
}

#[test]
fn a_measure_and_its_values_are_typed_by_key_and_what_can_be_read_two_ways_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = shown(folder.path());
    use_command(&mut shown, "Outcomes");
    assert_eq!(focused(&shown).as_deref(), Some("Outcomes"));
    assert!(says(&shown, "Put your own figures here by day"));
    press_button(&mut shown, "Add a measure…");
    fill(&mut shown, "Name", "Would recommend us");
    press_button(&mut shown, "Add this measure");
    assert!(says(&shown, "Nothing has been measured yet."));
    let field = |part: &str| format!("{part} of Would recommend us");
    fill(&mut shown, &field("Date"), "30.9.2026");
    fill(&mut shown, &field("Promoters"), "94");
    fill(&mut shown, &field("Detractors"), "56");
    fill(&mut shown, &field("Answers"), "100");
    assert!(says(&shown, "at least as many as promoters and detractors"));
    fill(&mut shown, &field("Answers"), "212");
    press_button(&mut shown, &field("Add this value"));
    assert!(says(
        &shown,
        "On 30 September 2026 it was 17.9. Allowing for chance, the true figure lies between 6.7 and 28.6"
    ));
    fill(&mut shown, &field("Date"), "31.12.2026");
    fill(&mut shown, &field("Value"), "12.500");
    assert!(says(&shown, "Which do you mean?"));
    shown.get_by_label("12.5").click();
    settle(&mut shown);
    press_button(&mut shown, &field("Add this value"));
    assert!(says(&shown, "How many answered is not stated"));
    let kept = read(&folder.path().join("unit.continuum")).outcomes;
    let measure = kept.values().next().expect("a measure");
    let values: Vec<String> = measure
        .values
        .values()
        .map(|it| it.value.to_string())
        .collect();
    assert_eq!(values, ["17.9", "12.5"]);
    // One undo takes back one value, and another measure is left alone.
    command(&mut shown, Key::Z);
    settle(&mut shown);
    let kept = read(&folder.path().join("unit.continuum")).outcomes;
    assert_eq!(kept.values().map(|it| it.values.len()).sum::<usize>(), 1);
}

#[test]
fn a_table_says_what_it_would_bring_and_asks_before_it_is_taken_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let table = quarters().replace("2024-03-31", "3/4/2024");
    std::fs::write(folder.path().join("outcomes.csv"), table).expect("it is written");
    let mut shown = shown(folder.path());
    use_command(&mut shown, "table of measures");
    assert!(says(&shown, "What outcomes.csv would bring"));
    assert!(says(
        &shown,
        "\"3/4/2024\" can be 3 April 2024 or 4 March 2024"
    ));
    let before = read(&folder.path().join("unit.continuum")).outcomes;
    assert!(before.is_empty());
    press_button(&mut shown, "The day");
    press_button(&mut shown, "Take them in");
    assert!(says(&shown, "36 new values were taken in"));
    let kept = read(&folder.path().join("unit.continuum")).outcomes;
    assert_eq!(kept.len(), 3);
    let days = kept
        .values()
        .next()
        .map(|it| it.values.contains_key(&date(2024, 4, 3)));
    assert_eq!(days, Some(true));
    assert!(says(
        &shown,
        "Would recommend us by day. 3 April 2024: 10 ("
    ));
    assert!(
        says(&shown, "19 May 2026: Level 2"),
        "the level stands beside it"
    );
}

#[test]
fn a_check_in_is_noted_on_the_plan_and_says_whether_it_paid() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("outcomes.csv"), quarters()).expect("it is written");
    let mut shown = shown(folder.path());
    use_command(&mut shown, "table of measures");
    press_button(&mut shown, "Take them in");
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    assert!(says(&shown, "Did it pay? Nothing has been observed yet"));
    let unit = read(&folder.path().join("unit.continuum"));
    let questionnaire = bundled::standard();
    let (_, practice) = questionnaire
        .practice(&unit.plan[0].practice)
        .expect("it is asked");
    let title = Words::english().wording(&practice.title).to_owned();
    let name = format!("{} {title}", unit.plan[0].practice);
    fill(
        &mut shown,
        &format!("How it goes with {name}"),
        "Two of three shifts do",
    );
    press_button(&mut shown, "Note a check-in");
    fill(&mut shown, "What was said", "The second shift is late");
    fill(&mut shown, "Money spent", "4,100");
    assert!(says(&shown, "Say of each figure where it is from."));
    fill(
        &mut shown,
        "Where this figure is from: Money spent",
        "Ledger",
    );
    press_button(&mut shown, "Note this check-in");
    assert!(says(&shown, "Did it pay? Open on 22 November 2026"));
    assert!(says(&shown, "The second shift is late"));
    assert!(
        says(&shown, "4,100 spent"),
        "its figures stand beside what was said"
    );
    // Whoever changes it is led to what was said then, and a palette finds the place.
    press_button(&mut shown, "Edit: check-in of 22 November 2026");
    assert_eq!(focused(&shown).as_deref(), Some("What was said"));
    fill(&mut shown, "What was said", "The second shift is on time");
    press_button(&mut shown, "Note this check-in");
    assert!(says(&shown, "The second shift is on time"));
    use_command(&mut shown, "whether it paid");
    assert_eq!(focused(&shown).as_deref(), Some("Check-in"));
    let kept = read(&folder.path().join("unit.continuum"));
    assert_eq!(kept.plan[0].note, "Two of three shifts do");
    let (day, check_in) = kept.check_ins.first_key_value().expect("a check-in");
    assert_eq!((*day, check_in.observed.len()), (date(2026, 11, 22), 1));
}

#[test]
fn a_measure_is_said_anew_and_a_value_corrected_and_removed_and_each_is_one_change() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("outcomes.csv"), quarters()).expect("it is written");
    let mut shown = shown(folder.path());
    use_command(&mut shown, "table of measures");
    press_button(&mut shown, "Take them in");
    let kept = || read(&folder.path().join("unit.continuum")).outcomes;
    let of = |id: &str| {
        let found = kept().into_iter().find(|(own, _)| own.as_str() == id);
        found.expect("a measure").1
    };
    // Its name, unit and direction.
    press_button(&mut shown, "More for Minutes to an answer");
    press_button(&mut shown, "Change the measure… of Minutes to an answer");
    fill(&mut shown, "Name", "Would recommend us");
    assert!(says(&shown, "nother measure has this name already"));
    fill(&mut shown, "Name", "Hours to an answer");
    fill(&mut shown, "Measured in", "hours");
    shown.get_by_label("Higher is better").click();
    settle(&mut shown);
    press_button(&mut shown, "Change this measure");
    let measure = of("minutes_to_an_answer");
    let told = (measure.name.as_str(), measure.unit.as_str(), measure.better);
    assert_eq!(told, ("Hours to an answer", "hours", Better::Higher));
    assert_eq!(measure.values.len(), 12, "its values stay");
    assert!(says(&shown, "On 31 December 2026 it was 15.5 hours."));
    command(&mut shown, Key::Z);
    settle(&mut shown);
    let measure = of("minutes_to_an_answer");
    assert_eq!(
        (measure.name.as_str(), measure.better),
        ("Minutes to an answer", Better::Lower)
    );
    command(&mut shown, Key::Y);
    settle(&mut shown);
    assert_eq!(of("minutes_to_an_answer").name, "Hours to an answer");
    // What its values cannot be is refused, and said.
    press_button(&mut shown, "More for Hours to an answer");
    press_button(&mut shown, "Change the measure… of Hours to an answer");
    fill(&mut shown, "Measured in", "%");
    fill(&mut shown, "Lowest answer", "1");
    fill(&mut shown, "Highest answer", "5");
    assert!(says(&shown, "must be 1 to 5, found 26.5"));
    press_button(&mut shown, "Cancel");
    // A value.
    press_button(&mut shown, "12 values of Hours to an answer");
    press_button(&mut shown, "Edit: Hours to an answer on 31 March 2024");
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Value of Hours to an answer")
    );
    fill(&mut shown, "Value of Hours to an answer", "27");
    assert!(says(&shown, "On 31 March 2024 it is 26.5 hours so far."));
    press_button(&mut shown, "Replace the value of Hours to an answer");
    let first = of("minutes_to_an_answer").values[&date(2024, 3, 31)].value;
    assert_eq!(first.to_string(), "27");
    press_button(&mut shown, "Remove: Hours to an answer on 30 June 2024");
    assert_eq!(of("minutes_to_an_answer").values.len(), 11);
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert_eq!(of("minutes_to_an_answer").values.len(), 12);
    // Customers who stay are no answers.
    assert!(says(&shown, "Customers of Customers who stay"));
    assert!(!says(&shown, "Answers of Customers who stay"));
    press_button(&mut shown, "12 values of Customers who stay");
    assert!(says(&shown, "31 March 2024: 84%, of 1,150 customers"));
}
