//! Keying in paper answers: a short form in as many keys as it has practices.

use continuum::format::bundled;
use continuum::model::{Form, Rating};
use continuum::store::settings::Theme;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;

use crate::input::at_once;
use crate::outline::outline_of;
use crate::window::{
    Shown, command, documents, focused, open, practices, press, read, says, settle, tab_to, title,
    with_team, write,
};

/// A new assessment of the short form, about to be keyed in.
pub(crate) fn keying(folder: &std::path::Path) -> Shown {
    let mut shown = open(folder);
    command(&mut shown, Key::N);
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    shown.run();
    assert!(says(&shown, "0 of 18 keyed"));
    shown
}

const SHEET: [Key; 18] = [
    Key::Num3,
    Key::Num2,
    Key::Num5,
    Key::Num1,
    Key::N,
    Key::D,
    Key::Num4,
    Key::Num2,
    Key::Num2,
    Key::Num3,
    Key::Num3,
    Key::Num3,
    Key::Num2,
    Key::Num4,
    Key::Num3,
    Key::Num3,
    Key::Num2,
    Key::Num4,
];

#[test]
fn a_short_form_takes_as_many_keys_as_it_has_practices() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    for key in SHEET {
        press(&mut shown, key);
        if key == Key::N {
            // Nothing need be typed as the reason.
            press(&mut shown, Key::Enter);
        }
    }
    assert!(says(&shown, "18 of 18 keyed"));
    assert!(says(&shown, "3251N D4223 33243 324"));
    assert!(says(
        &shown,
        "Sum of the levels 46 · not applicable 1 · don't know 1"
    ));
    assert!(says(&shown, "That was the last one."));
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let sheet = &saved.respondents[0].sheet;
    let asked = practices(Form::Short);
    let rating = |place: usize| {
        sheet
            .get(&asked[place].id)
            .and_then(|said| said.rating.clone())
    };
    assert_eq!(rating(5), Some(Rating::DontKnow));
    let reason = "As written on the paper".to_owned();
    assert_eq!(rating(4), Some(Rating::NotApplicable(reason)));
    assert_eq!(
        rating(2)
            .and_then(|rating| rating.at())
            .map(continuum::model::HalfLevels::count),
        Some(10)
    );
}

#[test]
fn keys_that_come_faster_than_frames_count_in_their_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    at_once(&mut shown, &[Key::Num3, Key::Plus, Key::Num3, Key::Num1]);
    assert!(says(&shown, "3\u{bd}31\u{b7}\u{b7}"));
}

#[test]
fn a_wrong_key_is_gone_back_to_taken_back_or_undone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    press(&mut shown, Key::Num3);
    press(&mut shown, Key::Num4);
    press(&mut shown, Key::Backspace);
    press(&mut shown, Key::Num2);
    assert!(says(&shown, "32\u{b7}\u{b7}\u{b7}"));
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::Delete);
    assert!(says(&shown, "3\u{b7}\u{b7}\u{b7}\u{b7}"));
    command(&mut shown, Key::Z);
    assert!(says(&shown, "32\u{b7}\u{b7}\u{b7}"));
    command(&mut shown, Key::Z);
    assert!(says(&shown, "34\u{b7}\u{b7}\u{b7}"));
    // The cursor stands where something was undone.
    let second = title(practices(Form::Short)[1]);
    assert!(says(&shown, &format!(", {second}.")));
}

#[test]
fn a_half_goes_to_what_was_keyed_just_now_and_otherwise_to_where_the_cursor_stands() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    for key in [Key::Num3, Key::Num2, Key::Num1, Key::Plus] {
        press(&mut shown, key);
    }
    assert!(says(&shown, "321\u{bd}\u{b7}\u{b7}"));
    command(&mut shown, Key::Z);
    // The cursor stands on the third, whose half was undone.
    press(&mut shown, Key::Plus);
    assert!(says(&shown, "321\u{bd}\u{b7}\u{b7}"));
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::Plus);
    assert!(says(&shown, "32\u{bd}1\u{bd}\u{b7}\u{b7}"));
}

/// Chooses whose paper is keyed in, or what the group agreed on.
fn choose_whose(shown: &mut Shown, whose: &str) {
    shown
        .get_by(|node| {
            node.role() == Role::ComboBox
                && node
                    .label()
                    .is_some_and(|name| name.starts_with("Answers of "))
        })
        .click_accesskit();
    shown.run();
    let is_row = |name: String| name == whose || name.starts_with(&format!("{whose}, "));
    shown
        .get_by(|node| node.role() != Role::ComboBox && node.label().is_some_and(is_row))
        .click_accesskit();
    settle(shown);
}

#[test]
fn whoever_is_chosen_goes_on_at_their_own_first_row_without_an_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    for key in [Key::Num3, Key::Num3, Key::A, Key::Num4] {
        press(&mut shown, key);
    }
    let [second, third] = [1, 2].map(|place| title(practices(Form::Short)[place]));
    assert!(says(&shown, &format!(", {second}.")));
    choose_whose(&mut shown, "Answer as Person 1");
    assert!(says(&shown, &format!(", {third}.")));
    choose_whose(&mut shown, "Answer as Person 2");
    assert!(says(&shown, &format!(", {second}.")));
}

#[test]
fn enter_adds_nobody_and_a_adds_a_person_after_one_who_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    press(&mut shown, Key::A);
    assert!(says(&shown, "Paper 1 of 1"), "nobody keyed anything yet");
    press(&mut shown, Key::Num3);
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Paper 1 of 1"), "Enter adds nobody");
    press(&mut shown, Key::A);
    assert!(says(&shown, "Paper 2 of 2"));
    assert!(says(&shown, "0 of 18 keyed"));
    tab_to(&mut shown, "Name or alias on the paper");
    write(&mut shown, "Kim 2");
    assert!(
        says(&shown, "0 of 18 keyed"),
        "what is typed into a field is no answer"
    );
    press(&mut shown, Key::Enter);
    press(&mut shown, Key::Num5);
    assert!(says(&shown, "1 of 18 keyed"));
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    assert_eq!(saved.respondents[1].name, "Kim 2");
}

#[test]
fn the_reason_on_the_paper_replaces_the_one_that_was_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    press(&mut shown, Key::N);
    let first = practices(Form::Short)[0];
    assert!(
        focused(&shown).is_some_and(|name| name.contains(title(first))),
        "the reason is asked for"
    );
    write(&mut shown, "no shop, and 1 deed");
    assert!(says(&shown, "1 of 18 keyed"), "letters and digits are text");
    press(&mut shown, Key::Enter);
    press(&mut shown, Key::Num4);
    assert!(says(&shown, "2 of 18 keyed"), "then keys answer again");
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let said = saved.respondents[0]
        .sheet
        .get(&first.id)
        .expect("an answer");
    assert_eq!(
        said.rating,
        Some(Rating::NotApplicable("no shop, and 1 deed".to_owned()))
    );
}

#[test]
fn a_half_that_is_typed_with_its_decimal_is_no_answer_to_the_next_practice() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    let typed = [
        Key::Num3,
        Key::Period,
        Key::Num5,
        Key::Num2,
        Key::Comma,
        Key::Num0,
    ];
    for key in typed.into_iter().chain([Key::Num5, Key::Period, Key::Num4]) {
        press(&mut shown, key);
    }
    // 3.5, 2.0, 5, and a 4 that is a level of its own.
    assert!(says(&shown, "3\u{bd}254\u{b7}"));
}

#[test]
fn each_practice_that_does_not_apply_asks_for_a_reason_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    for reason in ["1 shop only", "2 staff"] {
        press(&mut shown, Key::N);
        shown.run();
        write(&mut shown, reason);
        press(&mut shown, Key::Enter);
    }
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let sheet = &saved.respondents[0].sheet;
    for (practice, reason) in practices(Form::Short)
        .iter()
        .zip(["1 shop only", "2 staff"])
    {
        let reason = Rating::NotApplicable(reason.to_owned());
        assert_eq!(sheet.rating(&practice.id), Some(&reason));
    }
}

#[test]
fn keying_reads_out_its_rows_and_is_reached_from_the_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    shown
        .get_by_role_and_label(Role::Button, "Key in paper answers")
        .click_accesskit();
    settle(&mut shown);
    insta::assert_snapshot!("keying_read_out", outline_of(&shown, Role::Main));
}

#[test]
fn enter_after_the_last_person_goes_to_whoever_lacks_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    press(&mut shown, Key::Num3);
    press(&mut shown, Key::A);
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Paper 1 of 2"));
    assert!(says(&shown, "The next key answers"));
    for _ in 1..18 {
        press(&mut shown, Key::Num3);
    }
    press(&mut shown, Key::Enter);
    for _ in 0..18 {
        press(&mut shown, Key::Num2);
    }
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Paper 2 of 2"));
    assert!(says(&shown, "All papers are keyed in."));
    settle(&mut shown);
    assert_eq!(read(&documents(folder.path())[0]).respondents.len(), 2);
}

#[test]
fn what_was_keyed_is_in_sight_in_a_low_window_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = keying(folder.path());
    shown.set_size(egui::vec2(512.0, 350.0));
    press(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    shown.run();
    for told in ["2 of 18 keyed", "Read back", "32\u{b7}\u{b7}"] {
        let told = shown.get_by_label_contains(told).rect();
        assert!(told.bottom() <= 350.0, "{told:?}");
    }
}

#[test]
fn what_the_group_agreed_on_is_keyed_in_with_its_reason_and_nobodys_answer_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    settle(&mut shown);
    let mut samples = bundled::samples().iter();
    let team = samples.find(|sample| sample.name == "team");
    let before = team.expect("a sample").assessment();
    choose_whose(&mut shown, "What we agreed");
    let count = before.consensus.len();
    assert!(says(&shown, &format!("Agreed on {count} of 31")));
    assert!(says(&shown, "The next key answers F1"));
    // A rating asks why at once; what is typed there answers nothing, but "+" is half a level more.
    press(&mut shown, Key::Num3);
    shown.run();
    assert!(focused(&shown).is_some_and(|name| name.contains("Why did you agree on this")));
    write(&mut shown, "+");
    write(&mut shown, "2 of 3 branches");
    press(&mut shown, Key::Enter);
    shown.run();
    press(&mut shown, Key::Num2);
    press(&mut shown, Key::Enter);
    shown.run();
    press(&mut shown, Key::N);
    shown.run();
    write(&mut shown, "No such customers");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    assert_eq!(saved.respondents, before.respondents);
    let agreed = |place: usize| &saved.consensus[&practices(Form::Full)[place].id];
    let halves = |place: usize| {
        agreed(place)
            .rating
            .at()
            .map(continuum::model::HalfLevels::count)
    };
    assert_eq!(
        (halves(0), agreed(0).reason.as_str()),
        (Some(7), "2 of 3 branches")
    );
    assert_eq!(halves(1), Some(4));
    let reason = Rating::NotApplicable("No such customers".to_owned());
    assert_eq!(agreed(2).rating, reason);
    // Undo leads back to the practice, and the next person's paper is a person's again.
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert!(says(&shown, "Agreed on"));
    shown.get_by_label("Next person").click_accesskit();
    settle(&mut shown);
    assert!(says(&shown, "of 31 keyed"));
}
