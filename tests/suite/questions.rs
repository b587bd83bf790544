//! Unit and Questions on the accessibility tree: what is seen, reached and said.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use continuum::format::{bundled, document};
use continuum::model::{
    Assessment, Evidence, Form, HalfLevels, Practice, PracticeId, Rating, Respondent, Response,
    UnitProfile,
};
use continuum::store::settings::Theme;
use continuum::window::Window;
use continuum::words::Words;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::outline::outline_of;
use crate::window::{
    Given, SMALL, SOON, command, documents, fill, focused, name, open, open_with, practices, press,
    read, says, settle, show_in_steps, tab_to, title, toggled, window_in, with_team, write,
};

type Shown = Harness<'static, Window>;

/// Where the steps below the practice begin.
const STEPS: f32 = SMALL.1 - 48.0;

fn rated(half_levels: u8) -> Response {
    Response {
        rating: HalfLevels::new(half_levels).map(Rating::At),
        ..Response::default()
    }
}

fn respondent(id: &str, name: &str, role: &str, team: &str) -> Respondent {
    let id = continuum::model::RespondentId::new(id).expect("a sound id");
    Respondent {
        name: name.to_owned(),
        role: role.to_owned(),
        team: team.to_owned(),
        ..Respondent::new(id)
    }
}

/// Two people and the short form: a bit of everything that a practice can be answered with.
fn small() -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    assessment.unit = UnitProfile {
        segment: String::new(),
        organisation: "Acme Plumbing".to_owned(),
        unit: "Repairs".to_owned(),
        scope: "The north, without the web shop".to_owned(),
        facilitator: "Odile".to_owned(),
        date: Some(jiff::civil::date(2026, 11, 20)),
    };
    let asked: Vec<PracticeId> = practices(Form::Short)
        .iter()
        .map(|practice| practice.id.clone())
        .collect();
    let mut kim = respondent("r1", "Kim", "manager", "North");
    let shown = Response {
        evidence: vec![Evidence {
            text: "complaint log".to_owned(),
            link: "https://example.org/log".to_owned(),
            file: None,
            date: Some(jiff::civil::date(2026, 10, 1)),
            checked_by: "Odile".to_owned(),
        }],
        ..rated(9)
    };
    let noted = Response {
        note: "Seen on the wall".to_owned(),
        flagged: true,
        ..rated(8)
    };
    let sheet = &mut kim.sheet.0;
    sheet.insert(asked[1].clone(), shown);
    sheet.insert(asked[2].clone(), noted);
    sheet.insert(asked[3].clone(), rated(10));
    for (position, rating) in [
        (4, Rating::DontKnow),
        (5, Rating::NotApplicable("no shop".to_owned())),
    ] {
        let said = Response {
            rating: Some(rating),
            ..Response::default()
        };
        sheet.insert(asked[position].clone(), said);
    }
    let mut ben = respondent("r2", "Ben", "front line", "");
    ben.sheet.0.insert(asked[1].clone(), rated(4));
    assessment.respondents.push(kim.into());
    assessment.respondents.push(ben.into());
    assessment
}

/// A window with a document on a screen.
fn with(folder: &Path, assessment: &Assessment, screen: Key) -> Shown {
    let path = folder.join("given.continuum");
    std::fs::write(path, document::write(assessment)).expect("it is written");
    let given = Given(Some(folder.to_owned()));
    let mut shown = open_with(folder, given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    command(&mut shown, screen);
    settle(&mut shown);
    shown
}

/// Shows a practice by its place in the short form.
fn go_to(shown: &mut Shown, position: usize) -> &'static Practice {
    let practice = practices(Form::Short)[position];
    let row = format!("{}: ", title(practice));
    shown
        .get_by(|node| {
            node.role() == Role::ListBoxOption
                && node.label().is_some_and(|name| name.starts_with(&row))
        })
        .click();
    shown.run();
    practice
}

fn row_of(shown: &Shown, practice: &Practice) -> String {
    let row = format!("{}: ", title(practice));
    let nodes = shown.query_all_by_role(Role::ListBoxOption);
    nodes
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| name.starts_with(&row))
        .unwrap_or_default()
}

fn rows(shown: &Shown) -> usize {
    shown.query_all_by_role(Role::ListBoxOption).count()
}

#[test]
fn every_standard_practice_shows_its_cards_and_answers_without_scrolling() {
    let folder = tempfile::tempdir().expect("a folder");
    // With several people there is one line more above the prompt.
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    for practice in practices(Form::Full) {
        let prompt = title(practice);
        let top = format!("{prompt}: level 1 of 5");
        let first = shown.get_by_role_and_label(Role::RadioButton, &top);
        assert!(first.rect().top() > 64.0, "{top}");
        for name in ["Not applicable", "Don't know", "Flag"] {
            let label = format!("{prompt}: {name}");
            let answer = shown.get_by_role_and_label(Role::CheckBox, &label).rect();
            assert!(answer.bottom() < STEPS, "{label} ends at {answer:?}");
            assert!(answer.right() < SMALL.0, "{label} ends at {answer:?}");
        }
        let last = format!("{prompt}: level 5 of 5");
        let last = shown.get_by_role_and_label(Role::RadioButton, &last).rect();
        assert!(last.bottom() < STEPS && last.right() < SMALL.0, "{prompt}");
        press(&mut shown, Key::ArrowRight);
    }
    assert!(says(&shown, "All 31 practices are answered"));
}

/// The card of a level of a practice.
fn card_of(practice: &Practice, level: u8) -> String {
    format!("{}: level {level} of 5", title(practice))
}

/// The places of the cards of a practice that is shown.
fn cards(shown: &Shown, practice: &Practice) -> Vec<egui::Rect> {
    let card = |level| {
        let name = card_of(practice, level);
        shown.get_by_role_and_label(Role::RadioButton, &name).rect()
    };
    (1..=5).map(card).collect()
}

#[test]
fn the_short_form_takes_a_click_an_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    for (place, practice) in practices(Form::Short).into_iter().enumerate() {
        shown
            .get_by_role_and_label(Role::RadioButton, &card_of(practice, 3))
            .click();
        shown.run_steps(5);
        let answered = format!("{} of 18 answered", place + 1);
        assert!(says(&shown, &answered), "{answered}");
    }
    assert!(says(&shown, "All 18 practices are answered"));
    assert!(focused(&shown).is_some_and(|name| name.starts_with("All 18 practices")));
}

/// A new short form at its first practice, a frame each twentieth of a second.
fn slowly(folder: &Path) -> Shown {
    let window = window_in(Words::english(), folder, Given(None), Theme::Light, SOON);
    let mut shown = show_in_steps(window, SMALL, 0.05);
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    shown
}

/// Clicks on a card; the frame after the click shows it as chosen.
fn choose(shown: &mut Shown, practice: &Practice, level: u8) {
    let name = card_of(practice, level);
    shown
        .get_by_role_and_label(Role::RadioButton, &name)
        .click();
    shown.run_steps(2);
    assert!(toggled(shown, &name), "{name}");
}

/// A moment that is long enough to go on, and a frame to show it.
const MOMENT: usize = 10;

#[test]
fn a_chosen_card_is_seen_as_chosen_before_the_next_practice_and_undo_leads_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = practices(Form::Short)[0];
    let mut shown = slowly(folder.path());
    choose(&mut shown, first, 2);
    // Another card within the moment is another answer, and begins the moment anew.
    shown.run_steps(3);
    choose(&mut shown, first, 3);
    shown.run_steps(4);
    assert!(says(&shown, "practice 1 of 18"));
    shown.run_steps(MOMENT);
    assert!(says(&shown, "practice 2 of 18"));
    command(&mut shown, Key::Z);
    assert!(says(&shown, "practice 1 of 18"));
    assert!(toggled(&shown, &card_of(first, 2)));
}

#[test]
fn whatever_else_is_done_in_the_moment_after_a_click_keeps_the_practice() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = practices(Form::Short)[0];
    let keeps = |what: &str, done: &dyn Fn(&mut Shown)| {
        let mut shown = slowly(folder.path());
        choose(&mut shown, first, 2);
        done(&mut shown);
        shown.run_steps(2 * MOMENT);
        assert!(says(&shown, "practice 1 of 18"), "{what}");
        shown
    };
    let shown = keeps("a key", &|shown| shown.key_press(Key::Plus));
    assert!(row_of(&shown, first).ends_with("rated 2.5"));
    let flag = format!("{}: Flag", title(first));
    let shown = keeps("another click", &|shown| shown.get_by_label(&flag).click());
    assert!(row_of(&shown, first).ends_with("rated 2, flagged"));
    keeps("the wheel", &|shown| {
        shown.event(Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -10.0),
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        });
    });
}

#[test]
fn a_card_that_a_key_or_a_screen_reader_presses_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = practices(Form::Short)[0];
    let mut shown = slowly(folder.path());
    tab_to(&mut shown, &card_of(first, 2));
    press(&mut shown, Key::Space);
    shown.run_steps(2 * MOMENT);
    assert!(toggled(&shown, &card_of(first, 2)));
    let mut shown = slowly(folder.path());
    shown.get_by_label(&card_of(first, 3)).click_accesskit();
    shown.run_steps(2 * MOMENT);
    assert!(toggled(&shown, &card_of(first, 3)));
}

#[test]
fn going_on_is_switched_off_beside_next() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    let switch = "Go on after a click";
    assert!(toggled(&shown, switch));
    shown.get_by_label(switch).click();
    shown.run();
    assert!(!toggled(&shown, switch));
    let first = card_of(practices(Form::Short)[0], 2);
    shown
        .get_by_role_and_label(Role::RadioButton, &first)
        .click();
    shown.run_steps(8);
    assert!(toggled(&shown, &first));
}

#[test]
fn the_cards_keep_their_places_from_practice_to_practice() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    walk_over_cards(&mut shown);
    // With several people there is more above the prompt.
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    walk_over_cards(&mut shown);
}

/// Walks over the short form. Every card is where it was in the practice before, and the answers below
/// the cards are in sight.
fn walk_over_cards(shown: &mut Shown) {
    let mut before: Option<Vec<egui::Rect>> = None;
    let mut moved = Vec::new();
    for practice in practices(Form::Short) {
        let now = cards(shown, practice);
        for (level, (was, is)) in before.iter().flatten().zip(&now).enumerate() {
            let by = (was.top() - is.top()).abs() + (was.bottom() - is.bottom()).abs();
            if by > 0.5 {
                moved.push(format!("{} {}: {by}", practice.id.as_str(), level + 1));
            }
        }
        before = Some(now);
        let flag = format!("{}: Flag", title(practice));
        let flag = shown.get_by_role_and_label(Role::CheckBox, &flag).rect();
        assert!(flag.bottom() < STEPS, "{}: {flag:?}", practice.id.as_str());
        press(shown, Key::ArrowRight);
    }
    assert!(moved.is_empty(), "{moved:?}");
}

#[test]
fn no_card_moves_when_one_above_level_3_is_chosen() {
    for size in [(1024.0, 700.0), (980.0, 700.0), (800.0, 600.0)] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = open(folder.path());
        shown.set_size(size.into());
        command(&mut shown, Key::N);
        command(&mut shown, Key::Num3);
        shown.run();
        let practice = practices(Form::Short)
            .into_iter()
            .next()
            .expect("a practice");
        let before = cards(&shown, practice);
        // The line that asks for a note takes the place of the rule.
        let four = card_of(practice, 4);
        shown.get_by_label(&four).click_accesskit();
        shown.run_steps(2);
        assert!(toggled(&shown, &four), "{size:?}");
        assert!(says(&shown, "Above level 3, a note says why"), "{size:?}");
        assert_eq!(cards(&shown, practice), before, "{size:?}");
    }
}

#[test]
fn note_certainty_and_evidence_are_in_sight_or_one_click_away_at_every_width() {
    for width in [720.0, 800.0, 860.0, 910.0, 960.0, 1010.0, 1024.0, 1280.0] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = open(folder.path());
        shown.set_size((width, 660.0).into());
        command(&mut shown, Key::N);
        command(&mut shown, Key::Num3);
        shown.run();
        let window = shown.ctx.content_rect();
        for part in ["Note", "How sure", "Evidence"] {
            let in_sight = shown.root().children_recursive().any(|node| {
                let is_placed = node.accesskit_node().bounding_box().is_some();
                let seen = is_placed && window.contains_rect(node.rect());
                seen && name(&node).trim_start_matches("Go to: ").starts_with(part)
            });
            assert!(in_sight, "{part} at {width}");
        }
        // They cover nothing: what stands highest in the practice is its place among all.
        let mut nodes = shown.root().children_recursive();
        let place = nodes.find(|node| {
            name(node).starts_with("Customer focus") && name(node).contains("1 of 18")
        });
        let place = place.expect("the place").rect();
        let parts = shown.root().children_recursive();
        let covering = parts
            .filter(|node| name(node).starts_with("Go to: "))
            .find(|node| node.rect().intersects(place));
        assert!(covering.is_none(), "at {width}");
    }
}

#[test]
fn a_closed_assessment_is_read_and_walked_and_its_answers_are_disabled() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = small();
    assessment.closed = Some(continuum::model::Closing {
        date: jiff::civil::date(2026, 11, 27),
        by: "Odile".to_owned(),
    });
    let mut shown = with(folder.path(), &assessment, Key::Num3);
    let practice = go_to(&mut shown, 2);
    let disabled =
        |shown: &Shown, name: &str| shown.get_by_label(name).accesskit_node().is_disabled();
    let flag = format!("{}: Flag", title(practice));
    let unknown = format!("{}: Don't know", title(practice));
    for name in [
        card_of(practice, 3),
        flag,
        unknown,
        "How sure are you: Certain".to_owned(),
    ] {
        assert!(disabled(&shown, &name), "{name}");
    }
    shown.get_by_label(&card_of(practice, 3)).click();
    shown.run_steps(4);
    assert!(toggled(&shown, &card_of(practice, 4)), "nothing changed");
    assert!(says(&shown, "Seen on the wall"));
    shown.get_by_role_and_label(Role::Button, "Next").click();
    shown.run();
    assert!(says(&shown, "practice 4 of 18"));
    command(&mut shown, Key::Num2);
    assert!(disabled(&shown, "Organisation"));
    assert!(disabled(&shown, "Add another person"));
    assert!(!disabled(&shown, "Go to the questions"));
}

#[test]
fn the_votes_are_told_role_by_role_where_there_are_several() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    go_to(&mut shown, 1);
    press(&mut shown, Key::G);
    // Two ratings have no figure.
    assert!(!says(&shown, "How the figures are worked out"));
    shown.get_by_label("Who said what").click_accesskit();
    shown.run();
    assert!(says(&shown, "manager: 4.5"));
    assert!(says(&shown, "front line: 2"));
}

#[test]
fn the_figures_of_a_practice_say_what_they_come_to() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut samples = bundled::samples().iter();
    let team = samples.find(|sample| sample.name == "team");
    let team = team.expect("a sample").assessment();
    let mut shown = with(folder.path(), &team, Key::Num3);
    // F6: 1, 1.5 twice, 2.5, 3, 3.5 twice, 4 and 4.5. From their median, 3, they lie 9 levels in all;
    // their squares sum to 81.5, so S² = (81.5 - 625/9) / 8 = 1.507; r_wg = 1 - S² / 2; the mean leaves
    // room for (6 × 25/9 - (25/9)² - 5) × 9/8 = 4.444.
    let short = practices(Form::Short);
    let place = short.iter().position(|it| it.id.as_str() == "F6");
    go_to(&mut shown, place.expect("it is asked"));
    press(&mut shown, Key::G);
    shown
        .get_by_label("How the figures are worked out")
        .click_accesskit();
    settle(&mut shown);
    assert!(says(&shown, "Here: 1.02, counted in levels."));
    assert!(says(
        &shown,
        "Here: 1.00, counted in levels. One rating far off"
    ));
    assert!(says(
        &shown,
        "Here: 0.25, where 1 is full agreement and 0 is chance."
    ));
    assert!(says(&shown, "Here: 0.32, where 1 is full agreement and −1"));
}

/// The team's sample with nothing agreed on, at F6.
fn at_f6(folder: &Path) -> Shown {
    let mut samples = bundled::samples().iter();
    let team = samples.find(|sample| sample.name == "team");
    let mut team = team.expect("a sample").assessment();
    team.consensus.clear();
    let mut shown = with(folder, &team, Key::Num3);
    let short = practices(Form::Short);
    let place = short.iter().position(|it| it.id.as_str() == "F6");
    go_to(&mut shown, place.expect("it is asked"));
    shown
}

/// What the list of people says of somebody.
fn tail(shown: &Shown, name: &str) -> String {
    let node = shown.get_by_label(name).accesskit_node();
    node.description().unwrap_or_default()
}

#[test]
fn a_second_vote_is_opened_kept_or_changed_and_told_beside_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = at_f6(folder.path());
    press(&mut shown, Key::G);
    assert!(!says(&shown, "Votes, round by round"));
    tab_to(&mut shown, "Second vote");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Votes, round by round"));
    assert!(says(&shown, "It is open, and nobody has voted yet"));
    // As long as nobody votes again, there is no third round to open.
    assert!(shown.query_by_label("Vote once more").is_none());
    shown.get_by_label("Who said what").click_accesskit();
    settle(&mut shown);
    // The first of the nine stays with 4.5.
    let first = "Answer as Rosalind Achterberg, managers, Field service";
    assert_eq!(tail(&shown, first), "4.5, not again yet");
    shown.get_by_label(first).click_accesskit();
    settle(&mut shown);
    assert!(says(
        &shown,
        "This is the second vote. Before, the answer was 4.5."
    ));
    tab_to(&mut shown, "Quick answers: Keep this answer");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Voted again. Before, the answer was 4.5."));
    press(&mut shown, Key::G);
    assert!(says(
        &shown,
        "8 people did not vote again, so their votes stayed."
    ));
    assert!(says(
        &shown,
        "The one person who voted again gave the same answer as before."
    ));
    assert!(says(&shown, "First vote") && says(&shown, "within 2.00 levels (IQR)"));
    assert!(shown.query_by_label("Vote once more").is_some());
    assert_eq!(tail(&shown, first), "4.5 again");

    // Each is a step of undo: the vote, then the round.
    command(&mut shown, Key::Z);
    assert!(
        says(&shown, "This is the second vote."),
        "whose vote it was"
    );
    command(&mut shown, Key::Z);
    assert!(!says(&shown, "This is the second vote."));
    press(&mut shown, Key::G);
    assert!(!says(&shown, "Votes, round by round"));
    assert!(shown.query_by_label("Second vote").is_some());
}

#[test]
fn a_second_vote_for_the_same_card_is_a_vote_and_one_for_another_moves() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = at_f6(folder.path());
    press(&mut shown, Key::G);
    shown.get_by_label("Second vote").click_accesskit();
    settle(&mut shown);
    shown.get_by_label("Who said what").click_accesskit();
    settle(&mut shown);
    let second = "Answer as Nadia Hargreaves, managers, Service desk";
    assert!(says(&shown, "managers: "));
    shown.get_by_label(second).click_accesskit();
    settle(&mut shown);
    press(&mut shown, Key::Num4);
    assert!(says(&shown, "Voted again. Before, the answer was 4."));
    press(&mut shown, Key::Num3);
    assert!(says(&shown, "Voted again. Before, the answer was 4."));
    press(&mut shown, Key::G);
    assert_eq!(tail(&shown, second), "4 → 3");
    // Of the managers 4.5, 4 and 3.5 before, and 4.5, 3 and 3.5 now.
    assert!(says(
        &shown,
        "managers: 3.5, the middle of 3 ratings from 3 to 4.5; in the vote before 4"
    ));
    assert!(says(
        &shown,
        "The one person who voted again moved: 0 up, 1 down."
    ));
    assert!(says(
        &shown,
        "Whether the votes are stable takes three people who vote again."
    ));
}

/// One manager and one customer, who have answered nothing.
fn with_customer() -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    for (id, name, role) in [("r1", "Ada", "manager"), ("r2", "Cleo", "Customer")] {
        let person = respondent(id, name, role, "");
        assessment.respondents.push(person.into());
    }
    assessment
}

#[test]
fn a_role_is_asked_what_it_can_judge_in_its_own_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let assessment = with_customer();
    let questionnaire = &assessment.questionnaire;
    let form = questionnaire.role_form("customers").expect("a form");
    let words = Words::english();
    let own = form.asks.iter().find(|it| it.practice.as_str() == "F4");
    let own = own.and_then(|it| it.prompt.as_ref()).expect("own words");
    let own = words.wording(own);
    let mut shown = with(folder.path(), &assessment, Key::Num3);
    assert!(says(&shown, "Finish: 31 to answer"));
    shown.get_by_label("Answers of Ada").click();
    shown.run();
    shown.get_by_label("Answer as Cleo, Customer").click();
    shown.run();
    assert!(says(&shown, "Finish: 10 to answer"));
    assert!(!says(&shown, own));
    // The practice that stayed in sight is none of theirs, and says so.
    assert!(says(&shown, "are not asked about this practice"));
    press(&mut shown, Key::ArrowRight);
    assert!(says(&shown, "practice 1 of 10"));
    assert!(says(&shown, own));
    assert!(!says(&shown, "are not asked about this practice"));
}

#[test]
fn a_role_is_keyed_in_as_its_paper_asks() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &with_customer(), Key::Num3);
    shown.get_by_label("Answers of Ada").click();
    shown.run();
    shown.get_by_label("Answer as Cleo, Customer").click();
    shown.run();
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    shown.run();
    assert!(says(&shown, "0 of 10 keyed"));
    assert!(says(&shown, "The next key answers F4"));
    press(&mut shown, Key::Num3);
    assert!(says(&shown, "1 of 10 keyed"));
    assert!(says(&shown, "The next key answers F5"));
    assert!(!says(&shown, "F1, "));
}

#[test]
fn the_filters_keep_their_places_whatever_they_count() {
    let folder = tempfile::tempdir().expect("a folder");
    let places = |shown: &Shown| -> Vec<egui::Rect> {
        let filters = shown.query_all_by_role(Role::RadioButton).filter(|node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            name.starts_with("Show: ")
        });
        filters.map(|node| node.rect()).collect()
    };
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let before = places(&shown);
    assert_eq!(before.len(), 6);
    for _ in 0..12 {
        press(&mut shown, Key::D);
        press(&mut shown, Key::F);
        press(&mut shown, Key::ArrowRight);
    }
    assert!(says(&shown, "Flagged 11"));
    assert_eq!(places(&shown), before);
}

#[test]
fn unit_and_questions_read_as_they_should() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num2);
    insta::assert_snapshot!("the_unit_read_out", outline_of(&shown, Role::Main));
    command(&mut shown, Key::Num3);
    insta::assert_snapshot!("the_list_read_out", outline_of(&shown, Role::Navigation));
    go_to(&mut shown, 1);
    insta::assert_snapshot!("a_practice_read_out", outline_of(&shown, Role::Main));
    shown.get_by_label("Finish: 13 to answer").click();
    shown.run();
    insta::assert_snapshot!("the_end_read_out", outline_of(&shown, Role::Main));
}

#[test]
fn a_rating_above_the_cap_asks_kindly_for_a_note_until_something_shows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let asks = "Above level 3, a note says why and evidence proves it";
    let practice = go_to(&mut shown, 3);
    assert!(says(&shown, asks));
    assert!(row_of(&shown, practice).ends_with(", no note and no evidence"));
    fill(&mut shown, "Note", "Seen it");
    settle(&mut shown);
    assert!(!says(&shown, asks));
    assert!(row_of(&shown, practice).ends_with(", no evidence"));
    tab_to(&mut shown, "Add evidence");
    write(&mut shown, "log");
    press(&mut shown, Key::Enter);
    assert!(row_of(&shown, practice).ends_with("rated 5"));
    // Nothing of this ever stands in the way.
    let practice = go_to(&mut shown, 0);
    press(&mut shown, Key::Num5);
    assert!(says(&shown, asks));
    press(&mut shown, Key::ArrowRight);
    assert!(row_of(&shown, practice).contains("rated 5"));
}

#[test]
fn a_second_person_sends_an_answer_back_or_accepts_it_by_keyboard() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let practice = go_to(&mut shown, 0);
    assert!(
        !says(&shown, "Checked by a second person"),
        "nothing was answered"
    );
    press(&mut shown, Key::Num3);
    settle(&mut shown);
    assert!(says(&shown, "Show: Flagged 1"));
    tab_to(&mut shown, "Checked by a second person");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let refused = "Send back: type the name of whoever checks first";
    assert!(says(&shown, refused));
    tab_to(&mut shown, "Name of whoever checks");
    write(&mut shown, "Ines");
    settle(&mut shown);
    assert!(says(&shown, "Send back: type why first"));
    tab_to(&mut shown, "Why");
    write(&mut shown, "Which list?");
    settle(&mut shown);
    assert!(says(
        &shown,
        "Adjust: type the rating that counts instead first"
    ));
    tab_to(&mut shown, "Send back");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Sent back by Ines on "));
    assert!(row_of(&shown, practice).ends_with("rated 3, sent back"));
    assert!(says(&shown, "Show: Flagged 2"));
    // Undo takes the check back, redo makes it again; another rating takes it away.
    go_to(&mut shown, 1);
    go_to(&mut shown, 0);
    command(&mut shown, Key::Z);
    let row = row_of(&shown, practice);
    assert!(row.ends_with("rated 3"), "{row}");
    command(&mut shown, Key::Y);
    assert!(row_of(&shown, practice).ends_with("sent back"));
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    assert!(row_of(&shown, practice).ends_with("rated 2"));
    tab_to(&mut shown, "Accept");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Accepted by Ines on "), "the name stays");
    tab_to(&mut shown, "Take the check back");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!says(&shown, "Accepted by Ines on "));
}

#[test]
fn a_filter_shows_what_it_names_and_the_way_back_where_nothing_fits() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    for (filter, count) in [
        ("Show: To answer 13", 13),
        ("Show: Flagged 1", 1),
        ("Show: N/A 1", 1),
        ("Show: Don't know 1", 1),
        ("Show: To prove 2", 2),
        ("Show: All 18", 18),
    ] {
        shown.get_by_label(filter).click();
        shown.run();
        assert!(toggled(&shown, filter));
        assert_eq!(rows(&shown), count, "{filter}");
    }
    tab_to(&mut shown, "Search the practices");
    write(&mut shown, "zebra");
    assert_eq!(rows(&shown), 0);
    assert!(says(&shown, "No practice fits"));
    shown.get_by_label("Show all practices").click();
    shown.run();
    assert_eq!(rows(&shown), 18);
}

#[test]
fn the_search_finds_descriptors_says_where_and_is_walked_by_arrows() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    tab_to(&mut shown, "Search the practices");
    write(&mut shown, "SIMPLY everyone");
    assert_eq!(rows(&shown), 1);
    assert!(says(&shown, "Level 1: "));
    write(&mut shown, " ");
    press(&mut shown, Key::ArrowDown);
    let first = practices(Form::Short)[0];
    assert_eq!(focused(&shown), Some(row_of(&shown, first)));
    shown.get_by_label("Search the practices").focus();
    shown.run();
    command(&mut shown, Key::A);
    press(&mut shown, Key::Backspace);
    assert_eq!(rows(&shown), 18);
    // From the search down the list, over the headings, and back into the practice.
    press(&mut shown, Key::ArrowDown);
    for _ in 0..6 {
        press(&mut shown, Key::ArrowDown);
    }
    press(&mut shown, Key::ArrowUp);
    let sixth = practices(Form::Short)[5];
    assert_eq!(focused(&shown), Some(row_of(&shown, sixth)));
    press(&mut shown, Key::Enter);
    assert!(focused(&shown).is_some_and(|name| name.contains("practice 6 of 18")));
}

#[test]
fn escape_empties_the_search_and_enter_opens_the_practice_of_that_title() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    // "Complaints" is a title, and stands in the cards of practices before it.
    let complaints = practices(Form::Short)
        .into_iter()
        .find(|it| title(it) == "Complaints");
    let complaints = title(complaints.expect("a practice"));
    tab_to(&mut shown, "Search the practices");
    write(&mut shown, "complaint");
    assert!(rows(&shown) > 1, "other practices speak of it");
    press(&mut shown, Key::Enter);
    assert!(focused(&shown).is_some_and(|name| name.contains(complaints)));
    shown.get_by_label("Search the practices").focus();
    shown.run();
    press(&mut shown, Key::Escape);
    assert_eq!(rows(&shown), 18);
    assert_eq!(focused(&shown).as_deref(), Some("Search the practices"));
    press(&mut shown, Key::Escape);
    assert_ne!(focused(&shown).as_deref(), Some("Search the practices"));
}

#[test]
fn evidence_that_was_typed_and_not_added_is_taken_in_however_the_window_is_closed() {
    for by_key in [false, true] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = open(folder.path());
        command(&mut shown, Key::N);
        command(&mut shown, Key::Num3);
        press(&mut shown, Key::Num4);
        tab_to(&mut shown, "Add evidence");
        write(&mut shown, "Minutes of May");
        if by_key {
            shown.key_press_modifiers(Modifiers::COMMAND, Key::Q);
        } else {
            let windows = &mut shown.input_mut().viewports;
            let window = windows.entry(egui::ViewportId::ROOT).or_default();
            window.events.push(egui::ViewportEvent::Close);
        }
        // A window that closes asks for frames until it is gone.
        let is_taken = (0..100).any(|_| {
            std::thread::sleep(std::time::Duration::from_millis(10));
            shown.run_steps(2);
            let files = documents(folder.path());
            let sheet = files
                .first()
                .map(|file| read(file).respondents[0].sheet.clone());
            let said = sheet.and_then(|it| it.get(&practices(Form::Short)[0].id).cloned());
            said.is_some_and(|said| said.evidence.iter().any(|it| it.text == "Minutes of May"))
        });
        assert!(is_taken, "by key: {by_key}");
    }
}

#[test]
fn the_list_is_one_stop_for_the_tab_key_and_the_steps_come_last() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    tab_to(&mut shown, "Show: To prove 2");
    let mut order = Vec::new();
    for _ in 0..60 {
        press(&mut shown, Key::Tab);
        let name = focused(&shown).unwrap_or_default();
        order.push(name.clone());
        if name == "Next" {
            break;
        }
    }
    let first = title(practices(Form::Short)[0]);
    let position = |wanted: &str| {
        let place = order.iter().position(|name| name.contains(wanted));
        place.unwrap_or_else(|| panic!("{wanted} in {order:?}"))
    };
    assert_eq!(position(&format!("{first}: Not answered")), 0);
    assert_eq!(position("Finish"), 1);
    assert_eq!(
        position("Answers of Kim"),
        2,
        "nothing unseen between: {order:?}"
    );
    let way = [
        "Finish",
        "Answers of Kim",
        "practice 1 of 18",
        "level 1 of 5",
        "level 5 of 5",
        "Not applicable",
        "Why it matters",
        "Note",
        "A guess",
        "Add evidence",
        "Next",
    ];
    assert!(
        way.windows(2)
            .all(|pair| position(pair[0]) < position(pair[1])),
        "{order:?}"
    );
}

#[test]
fn what_was_unfolded_stays_so_on_the_next_practice() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let why = |position: usize| {
        let practice = practices(Form::Short)[position];
        practice
            .why
            .as_ref()
            .expect("a reason")
            .get(continuum::words::Words::english().language())
    };
    assert!(!says(&shown, why(0)));
    shown
        .get_by_role_and_label(Role::DisclosureTriangle, "Why it matters")
        .click_accesskit();
    shown.run();
    assert!(says(&shown, why(0)));
    press(&mut shown, Key::ArrowRight);
    assert!(says(&shown, why(1)));
    shown
        .get_by_role_and_label(Role::DisclosureTriangle, "Why it matters")
        .click_accesskit();
    shown.run();
    press(&mut shown, Key::ArrowRight);
    assert!(!says(&shown, why(2)));
}

#[test]
fn whose_answers_are_shown_is_switched_beside_the_prompt_and_the_group_stays_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let practice = go_to(&mut shown, 1);
    let card = |level: u8| format!("{}: level {level} of 5", title(practice));
    assert!(toggled(&shown, &card(4)));
    assert!(says(&shown, "Group: 2, the middle of 2 ratings"));
    shown.get_by_label("Answers of Kim").click();
    shown.run();
    shown.get_by_label("Answer as Ben, front line").click();
    shown.run();
    shown.get_by_label("Answers of Ben");
    assert!(toggled(&shown, &card(2)));
    // Nobody is led by the others: the group's rating comes after one's own.
    go_to(&mut shown, 2);
    assert!(!says(&shown, "Group: 4"));
    press(&mut shown, Key::Num2);
    assert!(says(&shown, "Group: 2, the middle of 2 ratings"));
}

#[test]
fn one_of_thousands_is_found_by_name_and_only_rows_in_sight_are_drawn() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = small();
    for number in 3..3_000 {
        let id = format!("r{number}");
        let name = format!("Person {number}");
        assessment
            .respondents
            .push(respondent(&id, &name, "", "").into());
    }
    assessment
        .respondents
        .push(respondent("r3000", "Lucía Łukasz", "", "").into());
    let mut shown = with(folder.path(), &assessment, Key::Num3);
    shown.get_by_label("Answers of Kim").click();
    shown.run();
    let drawn = || {
        shown
            .query_all_by_role(Role::RadioButton)
            .filter(|node| {
                let name = node.accesskit_node().label().unwrap_or_default();
                name.starts_with("Answer as")
            })
            .count()
    };
    assert!((5..20).contains(&drawn()), "{}", drawn());
    shown.get_by_label("Find by name, role or team").focus();
    shown.run();
    write(&mut shown, "lucia luk");
    shown.get_by_label("Answer as Lucía Łukasz").click();
    shown.run();
    shown.get_by_label("Answers of Lucía Łukasz");
    assert!(says(&shown, "0 of 18 answered"));
}

#[test]
fn people_are_added_named_and_removed_on_the_unit_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    fill(&mut shown, "Your name or alias", "Kim");
    shown.get_by_label("Add another person").click();
    shown.run();
    shown.run();
    assert_eq!(focused(&shown).as_deref(), Some("Name or alias"));
    write(&mut shown, "Ben");
    press(&mut shown, Key::Tab);
    write(&mut shown, "front line");
    shown.get_by_label("Answer as Ben, front line");
    shown.get_by_label("Remove Ben").click();
    shown.run();
    assert!(says(&shown, "Ben was removed."));
    assert!(!says(&shown, "Answer as Ben"));
    shown.get_by_label("Take it back").click();
    settle(&mut shown);
    shown.get_by_label("Answer as Ben, front line");
    let saved = read(&documents(folder.path())[0]);
    let names: Vec<&str> = saved
        .respondents
        .iter()
        .map(|respondent| respondent.name.as_str())
        .collect();
    assert_eq!(names, ["Kim", "Ben"]);
}

#[test]
fn the_end_leads_to_the_results_to_what_is_worth_a_look_and_to_the_full_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    shown.get_by_label("Finish: 13 to answer").click();
    shown.run();
    assert!(
        focused(&shown).is_some_and(|name| name.starts_with("13 practices have no answer yet"))
    );
    for said in [
        "Not answered: 13",
        "Don't know: 1",
        "Flagged: 1",
        "Above level 3 without evidence: 2",
        "Go on with the full form: 13 more practices, about 11 minutes",
    ] {
        assert!(says(&shown, said), "{said}");
    }
    let unknown = title(practices(Form::Short)[4]);
    shown.get_by_role_and_label(Role::Button, unknown).click();
    shown.run();
    assert!(says(&shown, "practice 5 of 18"));
    shown.get_by_label("Finish: 13 to answer").click();
    shown.run();
    tab_to(
        &mut shown,
        "Go on with the full form: 13 more practices, about 11 minutes",
    );
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "of 31"));
    command(&mut shown, Key::Num2);
    tab_to(&mut shown, "Go back to the short form: 18 practices");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "5 of 18 answered"));
}

#[test]
fn when_all_is_answered_the_main_button_finishes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    for _ in 0..18 {
        press(&mut shown, Key::Num3);
        press(&mut shown, Key::ArrowRight);
    }
    assert!(says(&shown, "All 18 practices are answered"));
    press(&mut shown, Key::ArrowLeft);
    press(&mut shown, Key::ArrowLeft);
    shown.get_by_role_and_label(Role::Button, "Finish").click();
    shown.run();
    shown.get_by_label("See the results").click();
    settle(&mut shown);
    assert!(says(&shown, "What holds the unit back"));
}

#[test]
fn evidence_is_picked_as_a_file_and_a_missing_one_is_said_when_it_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    go_to(&mut shown, 0);
    tab_to(&mut shown, "Add a file as evidence");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    fill(&mut shown, "Link or file", "gone.pdf");
    tab_to(&mut shown, "Open the link or file of: given.continuum");
    press(&mut shown, Key::Enter);
    for _ in 0..200 {
        shown.run();
        if says(&shown, "There is no such file: ") {
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    panic!("nobody said that the file is missing");
}

#[test]
fn a_copy_of_a_file_goes_into_the_document_and_out_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    go_to(&mut shown, 0);
    tab_to(&mut shown, "Add a file as evidence");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    let inside = |shown: &Shown| says(shown, " kB, inside this document");
    assert!(!inside(&shown), "a link is not a copy");
    tab_to(
        &mut shown,
        "Keep a copy in the document, of: given.continuum",
    );
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(inside(&shown));
    let saved = read(&folder.path().join("given.continuum"));
    let file = saved.evidence_files().next().expect("it is saved");
    assert_eq!(file.name, "given.continuum");
    tab_to(
        &mut shown,
        "Take out the copy inside the document, of: given.continuum",
    );
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!inside(&shown));
    command(&mut shown, Key::Z);
    assert!(inside(&shown), "undo brings it back");
}

#[test]
fn without_an_answer_of_the_dialog_nothing_is_added_and_the_path_can_be_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    tab_to(&mut shown, "Add a file as evidence");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Which file is the evidence?"));
    press(&mut shown, Key::Escape);
    assert!(
        !says(&shown, "Which file is the evidence?"),
        "Esc leaves it"
    );
}

/// A file as the desktop drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it".to_owned())
    }
}

#[test]
fn files_that_are_dropped_on_a_practice_become_its_evidence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let path = folder.path().join("calls.csv");
    shown
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(path)));
    settle(&mut shown);
    let added = "calls.csv was added to the evidence of this practice.";
    assert!(says(&shown, added));
    press(&mut shown, Key::ArrowRight);
    assert!(!says(&shown, added), "on the next one it is not so");
    let saved = read(&folder.path().join("given.continuum"));
    let first = &practices(Form::Short)[0].id;
    let entry = &saved.respondents[0].sheet.0[first].evidence[0];
    assert_eq!(
        (entry.text.as_str(), entry.link.as_str()),
        ("calls.csv", "calls.csv")
    );
}

#[test]
fn nothing_on_unit_and_questions_is_wider_than_the_smallest_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num2);
    let inside = |shown: &Shown, screen: &str| {
        for node in shown.root().children_recursive() {
            let found = node.accesskit_node();
            if found.raw_bounds().is_some() && found.label().is_some() {
                let right = node.rect().right();
                let name = found.label().unwrap_or_default();
                assert!(right <= SMALL.0 + 0.5, "{screen}: {name:?} ends at {right}");
            }
        }
    };
    inside(&shown, "unit");
    let way_on = shown.get_by_label("Go to the questions").rect();
    assert!(way_on.bottom() < SMALL.1, "it stays in sight");
    command(&mut shown, Key::Num3);
    inside(&shown, "an open practice");
    go_to(&mut shown, 1);
    shown
        .get_by_role_and_label(Role::DisclosureTriangle, "What would prove it")
        .click_accesskit();
    shown.run();
    inside(&shown, "an answered practice");
    press(&mut shown, Key::N);
    inside(&shown, "a reason");
    shown.get_by_label("Finish: 13 to answer").click();
    shown.run();
    inside(&shown, "the end");
}

#[test]
fn the_keys_of_a_practice_answer_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let practice = practices(Form::Short)[0];
    press(&mut shown, Key::Num2);
    press(&mut shown, Key::Plus);
    press(&mut shown, Key::F);
    assert_eq!(
        row_of(&shown, practice),
        format!("{}: rated 2.5, flagged", title(practice))
    );
    press(&mut shown, Key::D);
    assert!(row_of(&shown, practice).contains("Don't know, flagged"));
    press(&mut shown, Key::N);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Why does this practice have no place in the unit?")
    );
    shown.event(Event::Text("no shop".to_owned()));
    shown.run();
    press(&mut shown, Key::Enter);
    assert!(row_of(&shown, practice).contains("Not applicable, flagged"));
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "practice 2 of 18"));
    shown.key_press_modifiers(Modifiers::NONE, Key::ArrowLeft);
    shown.run();
    assert!(says(&shown, "practice 1 of 18"));
}

#[test]
fn what_the_group_agreed_is_recorded_explained_and_taken_back_beside_the_votes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let practice = go_to(&mut shown, 1);
    let votes = read(&folder.path().join("given.continuum")).respondents;
    tab_to(
        &mut shown,
        &format!("{}: Record what we agreed", title(practice)),
    );
    press(&mut shown, Key::Enter);
    shown.get_by_label("What we agreed");
    assert!(says(
        &shown,
        "Nothing is agreed yet. The middle of 2 ratings counts, 2."
    ));
    let card = |level: u8| format!("{}: level {level} of 5", title(practice));
    assert!(!toggled(&shown, &card(4)), "it is nobody's own answer");
    press(&mut shown, Key::Num3);
    // The keys of a rating go on in the empty reason.
    write(&mut shown, "+");
    assert!(says(&shown, "Agreed on 3.5."));
    // What is typed after a choice is the reason, and no key of an answer.
    assert_eq!(focused(&shown).as_deref(), Some("Why we agreed on this"));
    shown.key_press(Key::D);
    write(&mut shown, "The plan is kept");
    press(&mut shown, Key::Enter);
    assert!(focused(&shown).is_some_and(|name| name.contains("practice 2 of 18")));
    assert!(says(&shown, "Agreed on 3.5."));
    settle(&mut shown);
    let saved = read(&folder.path().join("given.continuum"));
    assert_eq!(saved.respondents, votes, "nobody's own answer changed");
    let agreed = saved.consensus.get(&practice.id).expect("it is recorded");
    assert_eq!(agreed.rating.at(), HalfLevels::new(7));
    assert_eq!(agreed.reason, "The plan is kept");
    // A person's answer tells it, with its reason.
    shown.get_by_label("What we agreed").click_accesskit();
    shown.run();
    shown.get_by_label("Answer as Kim, manager, North").click();
    shown.run();
    assert!(says(&shown, "Agreed on 3.5: The plan is kept"));
    assert!(toggled(&shown, &card(4)));
    tab_to(
        &mut shown,
        &format!("{}: Change what we agreed", title(practice)),
    );
    press(&mut shown, Key::Enter);
    shown.get_by_label("Clear").click();
    settle(&mut shown);
    assert!(
        read(&folder.path().join("given.continuum"))
            .consensus
            .is_empty()
    );
    command(&mut shown, Key::Z);
    assert!(says(&shown, "Agreed on 3.5."), "undo brings it back");
}

#[test]
fn a_dispute_opens_what_the_group_agreed_and_keys_change_no_vote() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num4);
    let record = shown
        .query_all_by_role(Role::Button)
        .filter_map(|node| node.accesskit_node().label())
        .find(|name| {
            name.ends_with(": Record what we agreed") || name.ends_with(": Change what we agreed")
        })
        .expect("a dispute");
    shown.get_by_label(&record).click_accesskit();
    settle(&mut shown);
    shown.get_by_label("What we agreed");
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    let before = read(&documents(folder.path())[0]);
    press(&mut shown, Key::Escape);
    press(&mut shown, Key::Num1);
    press(&mut shown, Key::Escape);
    press(&mut shown, Key::F);
    press(&mut shown, Key::S);
    settle(&mut shown);
    assert!(says(
        &shown,
        "Agreed on 1. It counts in place of the middle"
    ));
    let after = read(&documents(folder.path())[0]);
    assert_eq!(after.respondents, before.respondents);
    assert_ne!(after.consensus, before.consensus);
}

#[test]
fn a_reason_that_was_typed_is_taken_in_by_whatever_leads_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    for (position, way) in [(0, "Next"), (6, "Finish: 12 to answer"), (7, "")] {
        let practice = go_to(&mut shown, position);
        press(&mut shown, Key::N);
        write(&mut shown, "no shop");
        if way.is_empty() {
            command(&mut shown, Key::Num4);
        } else {
            shown.get_by_label(way).click();
        }
        settle(&mut shown);
        let saved = read(&folder.path().join("given.continuum"));
        let said = saved.respondents[0].sheet.get(&practice.id);
        let rating = said.and_then(|said| said.rating.clone());
        assert_eq!(
            rating,
            Some(Rating::NotApplicable("no shop".to_owned())),
            "{way}"
        );
        command(&mut shown, Key::Num3);
    }
    // Dropped on purpose, it is no answer, and comes back when it is asked for again.
    let practice = go_to(&mut shown, 8);
    press(&mut shown, Key::N);
    write(&mut shown, "no");
    press(&mut shown, Key::Escape);
    press(&mut shown, Key::ArrowRight);
    assert!(row_of(&shown, practice).contains("Not answered"));
    press(&mut shown, Key::ArrowLeft);
    press(&mut shown, Key::N);
    press(&mut shown, Key::Enter);
    assert!(row_of(&shown, practice).contains("Not applicable"));
}

#[test]
fn the_reason_and_its_button_are_in_sight_when_they_are_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    for _ in 0..31 {
        press(&mut shown, Key::N);
        shown.run();
        let mark = shown.get_by_label("Mark as not applicable").rect();
        assert!(mark.bottom() < STEPS, "it ends at {}", mark.bottom());
        press(&mut shown, Key::Escape);
        press(&mut shown, Key::ArrowRight);
    }
}

#[test]
fn a_dont_know_is_answered_and_counted_by_its_own_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    shown.get_by_label("Show: Don't know 1");
    shown.get_by_label("Show: To answer 13");
    go_to(&mut shown, 0);
    press(&mut shown, Key::D);
    for _ in 1..18 {
        press(&mut shown, Key::ArrowRight);
        press(&mut shown, Key::Num3);
    }
    assert!(says(&shown, "18 of 18 answered"));
    assert!(says(&shown, "one is \"don't know\""));
    shown.get_by_label("Show: To answer 0");
}

#[test]
fn going_on_from_the_unit_leads_to_what_has_no_answer_then_to_what_is_not_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let mut kim = respondent("r1", "Kim", "", "");
    for (place, practice) in practices(Form::Short).into_iter().enumerate() {
        let rating = match place {
            7 => Some(Rating::DontKnow),
            11 => None,
            _ => HalfLevels::new(6).map(Rating::At),
        };
        let said = Response {
            rating,
            ..Response::default()
        };
        kim.sheet.0.insert(practice.id.clone(), said);
    }
    assessment.respondents.push(kim.into());
    let mut shown = with(folder.path(), &assessment, Key::Num3);
    go_to(&mut shown, 2);
    command(&mut shown, Key::Num2);
    assert!(says(&shown, "One question to answer"));
    shown.get_by_label("Go to the questions").click();
    shown.run();
    assert!(says(&shown, "practice 12 of 18"));
    press(&mut shown, Key::Num3);
    command(&mut shown, Key::Num2);
    shown.get_by_label("Go to the questions").click();
    shown.run();
    assert!(says(&shown, "practice 8 of 18"));
}

#[test]
fn a_rating_by_key_is_heard_and_the_next_practice_begins_with_its_heading_on_top() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    let first = title(go_to(&mut shown, 0));
    let heard = |shown: &Shown| {
        let status = shown.query_all_by_role(Role::Status);
        let said = status.filter_map(|node| node.accesskit_node().label());
        said.collect::<Vec<_>>().join(" ")
    };
    press(&mut shown, Key::Num3);
    assert!(heard(&shown).contains(&format!("{first}: level 3, Managed")));
    press(&mut shown, Key::D);
    assert!(heard(&shown).contains(&format!("{first}: Don't know")));
    // Far down the page, then on.
    press(&mut shown, Key::E);
    shown.run();
    assert_eq!(focused(&shown).as_deref(), Some("Add evidence"));
    shown.get_by_role_and_label(Role::Button, "Next").click();
    shown.run();
    assert!(focused(&shown).is_some_and(|name| name.contains("practice 2 of 18")));
    let second = practices(Form::Short)[1];
    let card = format!("{}: level 1 of 5", title(second));
    let card = shown.get_by_label(&card).rect();
    assert!(card.top() > 100.0 && card.bottom() < STEPS, "{card:?}");
}

#[test]
fn a_key_and_the_palette_lead_to_what_the_group_agreed_where_there_is_a_group() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    press(&mut shown, Key::G);
    shown.get_by_label("What we agreed");
    command(&mut shown, Key::Num2);
    shown.get_by_label("Answer as Ben, front line").click();
    shown.run();
    command(&mut shown, Key::K);
    write(&mut shown, "consensus");
    press(&mut shown, Key::Enter);
    shown.get_by_label("What we agreed");
    let alone = tempfile::tempdir().expect("a folder");
    let mut shown = open(alone.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::G);
    assert!(!says(&shown, "What we agreed"));
}

#[test]
fn a_document_opens_at_its_top_whatever_was_looked_at_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num2);
    tab_to(&mut shown, "Password");
    shown.run();
    let title = |shown: &Shown| {
        let title = shown.get_by_role_and_label(Role::Heading, "What are you assessing?");
        title.rect().top()
    };
    assert!(title(&shown) < 0.0, "scrolled to {}", title(&shown));
    command(&mut shown, Key::N);
    settle(&mut shown);
    assert!(title(&shown) > 0.0, "scrolled to {}", title(&shown));
}

#[test]
fn partly_can_be_pressed_before_a_card_and_keeps_its_place_and_its_width() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    let name = format!(
        "{}: Partly the next level",
        title(practices(Form::Short)[0])
    );
    let place = |shown: &Shown| shown.get_by_label(&name).rect();
    let before = place(&shown);
    assert!(!shown.get_by_label(&name).accesskit_node().is_disabled());
    shown.get_by_label(&name).click();
    shown.run();
    assert!(toggled(&shown, &name));
    let asked = "Now choose the highest card that is fully true";
    assert!(says(&shown, asked));
    assert_eq!(place(&shown), before);
    press(&mut shown, Key::Num3);
    settle(&mut shown);
    assert!(toggled(&shown, &name) && !says(&shown, asked));
    assert_eq!(place(&shown), before);
    let rated = |folder: &Path| {
        let sheet = read(&documents(folder)[0]).respondents[0].sheet.0.clone();
        let first = &practices(Form::Short)[0].id;
        sheet.get(first).and_then(|said| said.rating.clone())
    };
    let half = |count| HalfLevels::new(count).map(Rating::At);
    assert_eq!(rated(folder.path()), half(7));
    // The keys do the same.
    for key in [
        Key::ArrowRight,
        Key::Plus,
        Key::Num2,
        Key::ArrowLeft,
        Key::Num4,
    ] {
        press(&mut shown, key);
    }
    settle(&mut shown);
    let sheet = read(&documents(folder.path())[0]).respondents[0]
        .sheet
        .0
        .clone();
    let second = &practices(Form::Short)[1].id;
    let second = sheet.get(second).and_then(|said| said.rating.clone());
    assert_eq!((rated(folder.path()), second), (half(8), half(5)));
}

#[test]
fn what_partly_means_stands_in_sight_with_every_practice() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    for practice in practices(Form::Short) {
        assert!(says(&shown, title(practice)));
        let means = shown.get_by_label_contains("If the next holds in about half of cases");
        let means = means.rect();
        assert!(means.bottom() < STEPS, "{}: {means:?}", practice.id);
        assert!(means.height() < 24.0, "one line: {means:?}");
        press(&mut shown, Key::ArrowRight);
    }
}

#[test]
fn evidence_that_was_typed_and_not_added_is_taken_in_wherever_one_goes() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    let [first, second] = [0, 1].map(|place| practices(Form::Short)[place]);
    let typed = [
        (first, "Minutes of May"),
        (second, "https://example.org/log"),
    ];
    for (practice, typed) in typed {
        assert!(says(&shown, title(practice)));
        press(&mut shown, Key::Num4);
        tab_to(&mut shown, "Add evidence");
        write(&mut shown, typed);
        if practice.id == first.id {
            shown.get_by_label("Next").click();
            shown.run();
        } else {
            command(&mut shown, Key::Num4);
        }
        settle(&mut shown);
        let saved = read(&documents(folder.path())[0]);
        let said = saved.respondents[0].sheet.get(&practice.id);
        let evidence = &said.expect("an answer").evidence;
        assert_eq!(evidence.len(), 1);
        assert_eq!(evidence[0].text, typed);
    }
}

#[test]
fn the_field_for_more_evidence_stays_in_sight_when_an_entry_is_added() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), &small(), Key::Num3);
    go_to(&mut shown, 3);
    tab_to(&mut shown, "Add evidence");
    for text in ["The job book", "The monthly count"] {
        write(&mut shown, text);
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert_eq!(focused(&shown).as_deref(), Some("Add evidence"));
        let field = shown.get_by_role_and_label(Role::TextInput, "Add evidence");
        let place = field.rect();
        assert!(place.bottom() <= STEPS, "{place:?}");
    }
}

#[test]
fn the_first_card_of_a_question_begins_in_sight_in_a_low_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    shown.set_size(egui::vec2(512.0, 350.0));
    shown.run();
    let cards = shown.query_all_by_role(Role::RadioButton);
    let mut cards = cards.filter(|card| name(card).contains("level 1 of 5"));
    let first = cards.next().expect("a card").rect();
    assert!(first.top() < 302.0, "it begins in sight: {first:?}");
}
