//! Passing the machine round: whoever answers sees nothing of what others answered.

use continuum::format::bundled;
use continuum::model::{
    Assessment, Check, CheckVerdict, Closing, Consensus, Edit, Form, HalfLevels, PracticeId,
    Rating, RespondentId, ResponseField,
};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::grid::{opened, person, rate, saved};
use crate::window::{
    SMALL, Shown, command, focused, practices, press, says, settle, tab_to, title, write,
};

fn ids() -> Vec<PracticeId> {
    let asked = practices(Form::Short);
    asked.iter().map(|practice| practice.id.clone()).collect()
}

fn respond(
    assessment: &mut Assessment,
    who: &RespondentId,
    about: &PracticeId,
    field: ResponseField,
) {
    let edit = Edit::Respond {
        respondent: who.clone(),
        practice: about.clone(),
        field,
    };
    assessment.apply(edit).expect("it is permitted");
}

/// The short form: the first person, of a name, has answered everything with a rating; Ben has answered one
/// question, which was checked, and what the group agreed on about it is recorded; Cleo none.
fn several(name: &str, half: u8) -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let other = person(&mut assessment, name, "manager");
    let ben = person(&mut assessment, "Ben", "");
    person(&mut assessment, "Cleo", "customer");
    for id in ids() {
        rate(&mut assessment, &other, &id, half);
        let note = ResponseField::Note(format!("seen by {name}"));
        respond(&mut assessment, &other, &id, note);
    }
    let first = &ids()[0];
    rate(&mut assessment, &ben, first, 6);
    let check = Check {
        by: name.to_owned(),
        date: jiff::civil::date(2026, 11, 1),
        verdict: CheckVerdict::Adjusted(HalfLevels::new(half).expect("a rating")),
        note: format!("{name} saw otherwise"),
    };
    respond(
        &mut assessment,
        &ben,
        first,
        ResponseField::Check(Some(check)),
    );
    let agreed = Consensus {
        rating: HalfLevels::new(half).map(Rating::At).expect("a rating"),
        reason: format!("{name} knows"),
        agreed_on: None,
    };
    let edit = Edit::SetConsensus(first.clone(), Some(agreed));
    assessment.apply(edit).expect("it is permitted");
    assessment
}

/// A window in which the machine is passed round, from the screen of the unit.
fn round(folder: &std::path::Path, assessment: &Assessment) -> Shown {
    let mut shown = opened(folder, assessment, SMALL);
    command(&mut shown, Key::Num2);
    command(&mut shown, Key::K);
    write(&mut shown, "pass the machine");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Who is next?"));
    shown
}

/// Everything that a screen reader finds in the window, a line a node.
fn all(shown: &Shown) -> String {
    let nodes = shown.root().children_recursive();
    let line = |node: egui_kittest::Node<'_>| {
        let found = node.accesskit_node();
        let texts = [found.label(), found.value(), found.description()];
        let texts: Vec<String> = texts.into_iter().flatten().collect();
        format!("{:?} {}\n", found.role(), texts.join(" | "))
    };
    let all: String = nodes.map(line).collect();
    assert!(all.contains("MenuItem File"), "{all}");
    all
}

fn use_button(shown: &mut Shown, label: &str) {
    shown
        .get_by_role_and_label(Role::Button, label)
        .click_accesskit();
    settle(shown);
}

/// A window in which Ben answers.
fn with_ben(folder: &std::path::Path, assessment: &Assessment) -> Shown {
    let mut shown = round(folder, assessment);
    use_button(&mut shown, "Ben: has begun");
    assert!(says(&shown, "Ben answers"));
    shown
}

#[test]
fn a_screen_reader_finds_the_same_whatever_others_are_called_and_answered() {
    let read_out = |name: &str, half: u8| {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = with_ben(folder.path(), &several(name, half));
        let mut found = all(&shown);
        // A practice that Ben has answered, and what everybody sees of it otherwise.
        press(&mut shown, Key::ArrowLeft);
        assert!(says(&shown, title(practices(Form::Short)[0])));
        found.push_str(&all(&shown));
        for menu in [Key::F, Key::E, Key::V, Key::H] {
            shown.key_press_modifiers(Modifiers::ALT, menu);
            settle(&mut shown);
            found.push_str(&all(&shown));
            press(&mut shown, Key::Escape);
        }
        command(&mut shown, Key::K);
        settle(&mut shown);
        found.push_str(&all(&shown));
        press(&mut shown, Key::Escape);
        // The end of the questions.
        for _ in 0..19 {
            press(&mut shown, Key::ArrowRight);
        }
        settle(&mut shown);
        found.push_str(&all(&shown));
        assert!(!found.contains(name), "{name}");
        assert!(!found.contains("Cleo"));
        found.replace(&folder.path().display().to_string(), "")
    };
    let (one, other) = (read_out("Annabel", 10), read_out("Zacharias", 2));
    for screen in ["Unit", "Results", "Target", "Plan", "Report"] {
        let is_name = |line: &&str| line.split_once(' ').is_some_and(|line| line.1 == screen);
        assert_eq!(one.lines().find(is_name), None, "{screen}");
    }
    for told in ["agreed", "The group", "Group:"] {
        let of_others = |line: &&str| line.contains(told);
        assert_eq!(one.lines().find(of_others), None, "{told}");
    }
    for own in ["Ben answers", "I am done", "Undo", "Zoom in"] {
        assert!(one.contains(own), "{own}");
    }
    let differ = one
        .lines()
        .zip(other.lines())
        .find(|(one, other)| one != other);
    assert_eq!(differ, None);
    assert_eq!(one.lines().count(), other.lines().count());
}

#[test]
fn no_command_leads_anywhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let assessment = several("Ann", 10);
    let mut shown = with_ben(folder.path(), &assessment);
    for key in [
        Key::Num1,
        Key::Num2,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
        Key::N,
        Key::O,
        Key::P,
        Key::E,
    ] {
        command(&mut shown, key);
        settle(&mut shown);
        assert!(says(&shown, "Ben answers"), "{key:?}");
    }
    for key in [Key::K, Key::G, Key::S, Key::C] {
        shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, key);
        settle(&mut shown);
        assert!(says(&shown, "Ben answers"), "{key:?}");
    }
    for key in [Key::F1, Key::G, Key::E] {
        press(&mut shown, key);
        settle(&mut shown);
        assert!(says(&shown, "Ben answers"), "{key:?}");
        assert!(!says(&shown, "Ann"), "{key:?}");
    }
    // Past the end of the questions stand the results otherwise.
    for _ in 0..25 {
        press(&mut shown, Key::ArrowRight);
    }
    assert!(says(&shown, "Ben answers"));
    assert!(says(&shown, "I am done"));
    assert!(!says(&shown, "What holds the unit back"));
    assert_eq!(saved(&mut shown, folder.path()), assessment);
}

#[test]
fn a_menu_that_has_nothing_left_is_not_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_ben(folder.path(), &several("Ann", 10));
    shown.key_press_modifiers(Modifiers::ALT, Key::R);
    settle(&mut shown);
    press(&mut shown, Key::ArrowLeft);
    let first = title(practices(Form::Short)[0]);
    assert!(focused(&shown).is_some_and(|it| it.contains(first)));
    // From the menu View the arrow goes on to the next one that is there.
    shown.key_press_modifiers(Modifiers::ALT, Key::V);
    settle(&mut shown);
    press(&mut shown, Key::ArrowRight);
    settle(&mut shown);
    assert!(
        says(&shown, "Find a command or practice"),
        "{}",
        all(&shown)
    );
}

#[test]
fn undo_takes_back_what_the_person_did_and_nothing_of_others() {
    let folder = tempfile::tempdir().expect("a folder");
    let assessment = several("Ann", 10);
    let mut shown = opened(folder.path(), &assessment, SMALL);
    // Ann changes an answer and takes another change back, before the machine is passed round.
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num1);
    press(&mut shown, Key::Num2);
    command(&mut shown, Key::Z);
    let before = saved(&mut shown, folder.path());
    command(&mut shown, Key::K);
    write(&mut shown, "pass the machine");
    press(&mut shown, Key::Enter);
    use_button(&mut shown, "Ben: has begun");
    command(&mut shown, Key::Z);
    command(&mut shown, Key::Y);
    assert_eq!(saved(&mut shown, folder.path()), before);
    assert!(!says(&shown, "Undo: "));
    press(&mut shown, Key::Num4);
    command(&mut shown, Key::Z);
    command(&mut shown, Key::Z);
    assert_eq!(saved(&mut shown, folder.path()), before);
    command(&mut shown, Key::Y);
    let after = saved(&mut shown, folder.path());
    assert_eq!(
        after.respondents[1]
            .sheet
            .at(&ids()[1])
            .map(HalfLevels::count),
        Some(8)
    );
    assert_eq!(after.respondents[0], before.respondents[0]);
}

#[test]
fn who_is_done_is_thanked_and_the_answers_are_covered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_ben(folder.path(), &several("Ann", 10));
    press(&mut shown, Key::Num4);
    use_button(&mut shown, "I am done");
    assert_eq!(focused(&shown).as_deref(), Some("Thank you, Ben"));
    assert!(says(&shown, "Pass it to the next person."));
    assert!(says(&shown, "16 questions are still open"));
    let found = all(&shown);
    for practice in practices(Form::Short) {
        assert!(!found.contains(title(practice)), "{found}");
    }
    assert!(!found.contains("of 18"), "{found}");
    command(&mut shown, Key::Z);
    let done = saved(&mut shown, folder.path());
    assert_eq!(
        done.respondents[1]
            .sheet
            .at(&ids()[1])
            .map(HalfLevels::count),
        Some(8)
    );
    use_button(&mut shown, "I am the next person");
    assert_eq!(focused(&shown).as_deref(), Some("Who is next?"));
    assert!(!says(&shown, "Ann"), "she has finished");
    use_button(&mut shown, "Ben: has begun");
    assert!(
        says(&shown, title(practices(Form::Short)[2])),
        "he goes on where he was"
    );
}

#[test]
fn everything_is_done_by_key_and_somebody_new_is_taken_in_with_a_role() {
    let folder = tempfile::tempdir().expect("a folder");
    let blank = Assessment::new(bundled::standard().clone(), Form::Short);
    let mut shown = round(folder.path(), &blank);
    assert!(!says(&shown, "Person 1"), "nobody has said who that is");
    for (name, key) in [("Dora", Key::Num3), ("Emil", Key::Num5)] {
        tab_to(&mut shown, "Your name or alias");
        write(&mut shown, name);
        tab_to(&mut shown, "Role");
        write(&mut shown, "customer");
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert!(says(&shown, &format!("{name} answers")));
        press(&mut shown, key);
        tab_to(&mut shown, "I am done");
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        tab_to(&mut shown, "I am the next person");
        press(&mut shown, Key::Enter);
        settle(&mut shown);
    }
    let done = saved(&mut shown, folder.path());
    let people = done.respondents.iter();
    let people: Vec<_> = people.map(|it| (&*it.name, &*it.role)).collect();
    assert_eq!(people, [("Dora", "customer"), ("Emil", "customer")]);
    let customer = bundled::standard().role_form("customer").expect("a role");
    let first = ids().into_iter().find(|id| customer.question(id).is_some());
    let first = first.expect("a practice that customers can judge");
    let ratings = done.respondents.iter().map(|it| it.sheet.at(&first));
    let ratings: Vec<_> = ratings.map(|at| at.map(HalfLevels::count)).collect();
    assert_eq!(ratings, [Some(6), Some(10)]);
}

#[test]
fn a_name_that_has_finished_is_not_opened_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let assessment = several("Ann", 10);
    let mut shown = round(folder.path(), &assessment);
    tab_to(&mut shown, "Your name or alias");
    write(&mut shown, " ann");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "ann has answered every question already."));
    assert!(!says(&shown, "answers\""));
    assert_eq!(focused(&shown).as_deref(), Some("Your name or alias"));
    assert_eq!(saved(&mut shown, folder.path()), assessment);
}

#[test]
fn the_answers_of_somebody_of_the_same_name_are_not_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    // Ann is in the middle of her answers.
    let mut assessment = several("Ann", 10);
    let last = ids().pop().expect("a practice");
    let ann = assessment.respondents[0].id.clone();
    let cleared = Edit::Respond {
        respondent: ann,
        practice: last,
        field: ResponseField::Rating(None),
    };
    assessment.apply(cleared).expect("it is cleared");
    let mut shown = round(folder.path(), &assessment);
    tab_to(&mut shown, "Your name or alias");
    write(&mut shown, "ann");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Ann is on the list: choose the name there"));
    assert!(!says(&shown, "Ann answers"));
    assert_eq!(saved(&mut shown, folder.path()), assessment);
}

#[test]
fn leaving_asks_once_and_leads_back_to_where_it_began() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_ben(folder.path(), &several("Ann", 10));
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(says(&shown, "End passing the machine round?"));
    assert_eq!(focused(&shown).as_deref(), Some("Go on passing it round"));
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    assert!(says(&shown, "Ben answers"));
    press(&mut shown, Key::Escape);
    settle(&mut shown);
    tab_to(&mut shown, "End it");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!says(&shown, "Ben answers"));
    assert!(
        says(&shown, "Answers of everybody"),
        "the unit, where it began"
    );
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(says(&shown, "What holds the unit back"));
}

#[test]
fn a_closed_assessment_is_not_passed_round() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = several("Ann", 10);
    assessment.closed = Some(Closing {
        date: jiff::civil::date(2026, 11, 1),
        by: "Eve".to_owned(),
    });
    let mut shown = opened(folder.path(), &assessment, SMALL);
    command(&mut shown, Key::Num2);
    let button = shown.get_by_role_and_label(Role::Button, "Pass the machine round");
    assert!(button.accesskit_node().is_disabled());
}
