//! Results on the accessibility tree: pictures by keyboard, the way to a practice and back, what
//! if, and what is said where little was answered.

use std::path::Path;

use continuum::format::{bundled, document};
use continuum::model::{Assessment, Form, HalfLevels, Level, Rating, Respondent, Response};
use continuum::store::settings::Theme;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::frame::copied;
use crate::outline::outline_of;
use crate::window::{
    Given, Shown, command, documents, focused, open, open_with, practices, press, says, settle,
    tab_to, title, with_team, write,
};

pub(crate) fn team(folder: &Path) -> Shown {
    with_team(folder, Theme::Light, Key::Num4)
}

/// What the picture that has the focus says of the mark that the keys are at.
fn told(shown: &Shown) -> Option<String> {
    let mut nodes = shown.root().children_recursive();
    nodes.find(egui_kittest::Node::is_focused)?.value()
}

/// Presses Tab until a picture has the focus that begins with a text.
fn tab_to_picture(shown: &mut Shown, start: &str) {
    for _ in 0..200 {
        if focused(shown).is_some_and(|name| name.starts_with(start)) {
            return;
        }
        press(shown, Key::Tab);
    }
    panic!("Tab does not reach the picture {start:?}");
}

/// The results of an assessment that is opened from a file.
pub(crate) fn results_of(folder: &Path, assessment: &Assessment) -> Shown {
    let path = folder.join("given.continuum");
    std::fs::write(&path, document::write(assessment)).expect("it is written");
    let mut shown = open(folder);
    shown.state_mut().open(path);
    settle(&mut shown);
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    shown
}

/// The short form with the first practices answered.
fn answered(count: usize, rating: &Rating) -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let mut respondent = Respondent::new(assessment.free_respondent_id());
    let asked: Vec<_> = assessment
        .questionnaire
        .practices_in(Form::Short)
        .map(|(_, practice)| practice.id.clone())
        .collect();
    for id in asked.into_iter().take(count) {
        let response = Response {
            rating: Some(rating.clone()),
            ..Response::default()
        };
        respondent.sheet.0.insert(id, response);
    }
    assessment.respondents.push(respondent.into());
    assessment
}

#[test]
fn what_leaves_the_unit_without_a_level_is_said_before_and_leads_back_from_every_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let three = Rating::At(HalfLevels::from(Level::new(3).expect("a level")));
    let mut shown = results_of(folder.path(), &answered(18, &three));
    command(&mut shown, Key::Num3);
    let warns = "More than 20% of Customer focus would not apply then";
    for (place, is_warned) in [(0, false), (1, true)] {
        let title = title(practices(Form::Short)[place]);
        command(&mut shown, Key::K);
        write(&mut shown, title);
        press(&mut shown, Key::Enter);
        shown.run();
        press(&mut shown, Key::N);
        shown.run();
        assert_eq!(says(&shown, warns), is_warned, "{title}");
        write(&mut shown, "No such thing here");
        press(&mut shown, Key::Enter);
        shown.run();
    }
    let look = "Look at what does not apply";
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(says(&shown, "in Customer focus, more is marked"));
    assert!(says(&shown, look));
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    assert!(says(&shown, "There is nothing to plan yet."));
    assert!(!says(&shown, "Too few practices"));
    shown.get_by_label(look).click();
    shown.run();
    assert!(says(&shown, "practice 1 of 18"));
    shown.get_by_label("Finish").click();
    shown.run();
    assert!(says(&shown, "Not applicable: 2"));
    assert!(says(&shown, "at most 20% of it may be left out"));
}

#[test]
fn the_arrow_keys_tell_every_cell_of_the_heat_map_and_enter_lists_its_practices() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    tab_to_picture(&mut shown, "Level 2, Reactive: Measurement.");
    let said = told(&shown).expect("the first cell");
    assert!(
        said.starts_with("Customer focus, 100% at level 2"),
        "{said}"
    );
    press(&mut shown, Key::ArrowDown);
    press(&mut shown, Key::ArrowRight);
    let said = told(&shown).expect("a cell");
    assert!(said.starts_with("Measurement, 36% at level 3"), "{said}");
    // What is told stands below the picture too.
    assert!(says(&shown, &said));
    press(&mut shown, Key::End);
    let said = told(&shown).expect("the last cell");
    assert!(said.contains("at level 5"), "{said}");
    press(&mut shown, Key::ArrowUp);
    press(&mut shown, Key::Enter);
    let list = "Measurement: 11 practices are below level 5 or not known";
    assert!(says(&shown, list));
    shown.run();
    let height = shown.ctx.content_rect().bottom();
    let opened = shown.get_by_role_and_label(Role::Label, list).rect();
    assert!(
        opened.top() > 0.0 && opened.bottom() < height,
        "it is in sight: {opened:?}"
    );
}

#[test]
fn tab_leaves_a_picture_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    tab_to_picture(&mut shown, "Level 2, Reactive: Measurement.");
    press(&mut shown, Key::ArrowRight);
    press(&mut shown, Key::Tab);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Take along: How much is in place at each level")
    );
}

/// The nine rate "Quick answers" 1, 1.5, 1.5, 2.5, 3, 3.5, 3.5, 4 and 4.5: their mean is 25/9, and what they
/// lie away from it adds up to 83/9, 1.02 for each.
#[test]
fn a_dispute_says_how_far_people_lie_apart_and_how_that_is_worked_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    assert!(says(
        &shown,
        "their ratings lie 1.02 levels from the mean on average"
    ));
    assert!(says(
        &shown,
        "By role: managers 4, front line 3, customers 1.5"
    ));
    assert!(!says(&shown, "Shrout & Fleiss"));
    shown
        .get_by_label("How the figures are worked out")
        .click_accesskit();
    settle(&mut shown);
    assert!(says(&shown, "for all 31 practices as one scale"));
    assert!(says(&shown, "Formula: (MSB − MSW) / MSB"));
    assert!(says(&shown, "Source: Shrout & Fleiss (1979)"));
}

#[test]
fn the_keys_tell_how_roles_rate_a_practice_and_lead_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    assert!(says(
        &shown,
        "F4 Promises to customers is at 3.5 for managers, and at 1 for customers"
    ));
    tab_to_picture(&mut shown, "Roles are furthest apart about F4");
    press(&mut shown, Key::ArrowDown);
    let said = told(&shown).expect("a practice");
    assert_eq!(
        said,
        "F6 Quick answers: managers 4, front line 3, customers 1.5."
    );
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Quick answers"));
    // One role has nothing beside it.
    let mut one = bundled::samples()[0].assessment();
    one.respondents.truncate(1);
    let shown = results_of(folder.path(), &one);
    assert!(!says(&shown, "Roles side by side"));
}

#[test]
fn a_station_of_the_continuum_says_what_the_level_looks_like() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    tab_to_picture(&mut shown, "The unit: Level 2");
    let said = told(&shown).expect("the first station");
    assert!(said.starts_with("Level 1: Accidental. "), "{said}");
    press(&mut shown, Key::ArrowDown);
    let said = told(&shown).expect("the row of the unit");
    assert!(
        said.starts_with("The unit: Level 2, Reactive from the answers"),
        "{said}"
    );
}

#[test]
fn a_cell_leads_to_its_practices_a_practice_to_its_prompt_and_both_back_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    let cell = "Measurement, 36% at level 3 (not yet): more than 50% is needed.";
    shown
        .get_by_role_and_label(Role::Button, cell)
        .click_accesskit();
    shown.run();
    assert!(says(&shown, "Measurement: 9 practices are below level 3"));
    let link = "Why customers stay or leave: 1.5";
    let first = shown.get_all_by_label(link).next().expect("a link");
    first.click_accesskit();
    shown.run();
    assert!(says(&shown, "Why customers stay or leave. "));
    shown.get_by_label("← Back to the results").click();
    shown.run();
    // The list is still open, and the link that was followed has the focus again.
    assert!(says(&shown, "Measurement: 9 practices are below level 3"));
    assert_eq!(focused(&shown).as_deref(), Some(link));
}

#[test]
fn what_if_moves_the_level_by_keyboard_and_never_the_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    tab_to(&mut shown, "What if…");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Imagined, not the result"));
    for practice in ["More than satisfaction", "The money behind customers"] {
        tab_to(&mut shown, &format!("{practice}, try a rating"));
        press(&mut shown, Key::Num3);
        press(&mut shown, Key::ArrowRight);
        assert!(says(&shown, "3.5 imagined, now 2"));
        press(&mut shown, Key::ArrowLeft);
    }
    assert!(says(&shown, "2 ratings are imagined."));
    assert!(says(&shown, "Level 3, Managed"));
    assert!(says(&shown, "now: Level 2, Reactive"));
    assert!(says(
        &shown,
        "The unit: imagined Level 3, Managed; now Level 2, Reactive"
    ));
    // Backspace takes the one back that the focus is on.
    press(&mut shown, Key::Backspace);
    assert!(says(&shown, "One rating is imagined."));
    assert!(!says(&shown, "now: Level 2, Reactive"));
    // Undo takes back what was tried last, here that.
    command(&mut shown, Key::Z);
    assert!(says(&shown, "2 ratings are imagined."));
    settle(&mut shown);
    // A sample that is only looked at is saved nowhere, and no answer can be undone.
    assert!(documents(folder.path()).is_empty());
    tab_to(&mut shown, "Back to the result");
    press(&mut shown, Key::Enter);
    let undo = shown.get_by_role_and_label(Role::Button, "Undo");
    assert!(undo.accesskit_node().is_disabled());
    assert!(!says(&shown, "imagined"));
    assert!(says(&shown, "Level 2, Reactive"));
}

/// What stands in the panel of ratings to try, and lies outside the panel or the window.
fn cut_off(shown: &Shown) -> Vec<String> {
    let panel = shown.get_by_role_and_label(Role::Complementary, "Ratings to try");
    let window = shown.ctx.content_rect();
    let title = panel.get_by_role_and_label(Role::Label, "Ratings to try");
    let (left, right) = (title.rect().left(), window.right() - 16.0);
    if window.width() > 1000.0 {
        // Beside the pictures: the panel has 38 parts in a hundred of what the rail leaves.
        assert!(
            (300.0..320.0).contains(&(right - left)),
            "{left} to {right}"
        );
    }
    let cut = panel.children_recursive().filter_map(|node| {
        let place = node.accesskit_node().bounding_box()?;
        let is_cut = place.x0 < f64::from(left) - 3.0 || f64::from(right) + 1.0 < place.x1;
        is_cut.then(|| format!("{:?} {place:?}", node.accesskit_node().label()))
    });
    cut.collect()
}

#[test]
fn every_row_of_the_ratings_to_try_fits_in_a_small_window() {
    let samples = bundled::samples();
    let manager = samples.iter().find(|sample| sample.name == "manager");
    let manager = manager.expect("a bundled sample").assessment();
    let lowest = Rating::At(Level::FLOOR.into());
    // Where some practices have no rating, words stand beside their scales.
    for assessment in [manager, answered(15, &lowest)] {
        for (width, height) in [(1024.0, 700.0), (800.0, 600.0)] {
            let folder = tempfile::tempdir().expect("a folder");
            let mut shown = results_of(folder.path(), &assessment);
            shown.set_size(egui::vec2(width, height));
            shown.run();
            tab_to(&mut shown, "What if…");
            press(&mut shown, Key::Enter);
            assert_eq!(cut_off(&shown), [""; 0], "at {width}");
            for _ in 0..3 {
                press(&mut shown, Key::Tab);
                while !focused(&shown).is_some_and(|name| name.ends_with(", try a rating")) {
                    press(&mut shown, Key::Tab);
                }
                press(&mut shown, Key::Num3);
                press(&mut shown, Key::ArrowRight);
                assert_eq!(cut_off(&shown), [""; 0], "at {width}");
            }
            assert!(says(&shown, "3 ratings are imagined."));
        }
    }
}

#[test]
fn the_explanation_is_copied_from_the_screen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    shown.get_by_label("More about the result").click();
    shown.run();
    shown.get_by_label("Copy the placement as text").click();
    let is_copied = (0..200).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        shown.run();
        says(&shown, "are on the clipboard")
    });
    assert!(is_copied);
}

#[test]
fn the_next_level_is_tried_also_after_ratings_that_were_tried_by_hand() {
    let folder = tempfile::tempdir().expect("a folder");
    let two = Rating::At(HalfLevels::from(Level::new(2).expect("a level")));
    let mut shown = results_of(folder.path(), &answered(18, &two));
    shown.get_by_label("What if…").click();
    shown.run();
    // Four of six in one element: that one is at level 3 by what is tried, and the unit is not.
    for place in 0..4 {
        let practice = title(practices(Form::Short)[place]);
        tab_to(&mut shown, &format!("{practice}, try a rating"));
        press(&mut shown, Key::Num3);
    }
    shown.get_by_label("Try the next level").click();
    shown.run();
    assert!(!says(&shown, "Nothing was tried"));
    assert!(says(&shown, "Level 3, Managed"));
}

#[test]
fn the_next_level_is_tried_with_one_button_and_taken_back_with_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    shown.get_by_label("What if…").click();
    shown.run();
    shown.get_by_label("Try the next level").click();
    shown.run();
    assert!(says(&shown, "3 ratings are imagined."));
    assert!(says(&shown, "Level 3, Managed"));
    shown.get_by_label("Start over").click();
    shown.run();
    assert!(says(&shown, "Nothing is changed yet"));
    assert!(!says(&shown, "now: Level 2, Reactive"));
}

#[test]
fn without_answers_the_results_say_what_will_stand_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let dont_know = Rating::DontKnow;
    let shown = results_of(folder.path(), &answered(0, &dont_know));
    assert!(says(&shown, "Nothing is answered yet"));
    assert!(says(&shown, "18 practices wait for an answer."));
}

#[test]
fn with_few_answers_the_results_say_what_is_missing_and_what_would_settle_the_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let three = HalfLevels::from(Level::new(3).expect("a level"));
    let shown = results_of(folder.path(), &answered(7, &Rating::At(three)));
    assert!(says(&shown, "What is missing for a settled level"));
    assert!(says(&shown, "0 of 6 rated, 5 more are needed"));
    assert!(says(&shown, "would settle the level"));
}

#[test]
fn the_elements_are_a_table_with_headings_that_can_be_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    let table = shown.get_by_role_and_label(Role::Table, "The elements");
    let headings = table.get_all_by_role(Role::ColumnHeader);
    let headings: Vec<_> = headings
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(headings[0], "Element");
    let names = table.get_all_by_role(Role::RowHeader);
    let names: Vec<_> = names
        .filter_map(|node| node.accesskit_node().label())
        .collect();
    assert_eq!(
        names,
        ["Customer focus", "Measurement", "Environment", "The unit"]
    );
    let rows = table.get_all_by_role(Role::Row);
    assert_eq!(rows.count(), 5);
    let first = table.get_all_by_role(Role::Cell).next().expect("a cell");
    assert_eq!(first.accesskit_node().data().column_index(), Some(1));
    shown
        .get_by_label("Copy as table: The elements")
        .click_accesskit();
    shown.run();
    assert!(says(&shown, "The table is on the clipboard."));
}

#[test]
fn a_level_on_the_continuum_is_explained_before_the_first_answer_and_after_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut empty = results_of(folder.path(), &answered(0, &Rating::DontKnow));
    for shown in [&mut empty, &mut team(folder.path())] {
        let cell = shown.get_all_by_role(Role::Button).find(|node| {
            let label = node.accesskit_node().label().unwrap_or_default();
            label.starts_with("Measurement at level 3, Managed: ")
        });
        cell.expect("a cell").click_accesskit();
        shown.run();
        assert!(says(shown, "Level 3, Managed: what it looks like"));
        shown.get_by_label("Higher level →").click_accesskit();
        shown.run();
        assert!(says(shown, "Level 4, Integrated: what it looks like"));
        shown.get_by_label("Close").click_accesskit();
        shown.run();
        assert!(!says(shown, "Integrated: what it looks like"));
    }
}

#[test]
fn the_picture_the_sentence_and_the_next_action_are_in_sight_in_a_small_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = team(folder.path());
    let next = [
        "Choose your target",
        "Make your plan",
        "Go on with your plan",
    ];
    let mut next = next
        .into_iter()
        .filter(|name| shown.query_by_label(name).is_some());
    let next = next.next().expect("a next action");
    for name in [next, "What if…", "Take along: The continuum"] {
        let bottom = shown.get_by_label(name).rect().bottom();
        assert!(bottom < 700.0, "{name} ends at {bottom}");
    }
    assert!(says(
        &shown,
        "a unit is only as far along as its lowest element"
    ));
}

/// Chooses an entry of the menu of a picture.
fn take(shown: &mut Shown, picture: &str, entry: &str) {
    let menu = format!("Take along: {picture}");
    shown.get_by_label(&menu).click_accesskit();
    shown.run();
    shown.get_by_label(entry).click();
    shown.run();
}

/// The name of the menu of a picture whose title holds a text.
fn menu_of(shown: &Shown, picture: &str) -> String {
    let nodes = shown.root().children_recursive();
    let mut names = nodes.map(|node| crate::window::name(&node));
    let menu = names.find(|name| name.starts_with("Take along: ") && name.contains(picture));
    menu.unwrap_or_else(|| panic!("no menu for {picture}"))
}

/// Whether a text comes up after a while.
fn comes_up(shown: &mut Shown, text: &str) -> bool {
    (0..400).any(|_| {
        std::thread::sleep(std::time::Duration::from_millis(10));
        shown.run();
        says(shown, text)
    })
}

#[test]
fn a_picture_is_copied_from_its_menu_and_so_is_its_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    take(&mut shown, "The continuum", "Copy as picture");
    assert!(comes_up(&mut shown, "The picture is on the clipboard."));
    take(&mut shown, "The continuum", "Copy as table");
    assert!(says(&shown, "The table is on the clipboard."));
}

#[test]
fn the_pictures_of_plan_and_target_have_their_tables_too() {
    let folder = tempfile::tempdir().expect("a folder");
    for (screen, picture, row) in [
        (
            Key::Num5,
            "Uplift in retention alone can change the answer",
            "Uplift in retention\t",
        ),
        (Key::Num6, "When", "\tLevel 3\t"),
        (Key::Num6, "Effort against effect", "\tLevel 3\t"),
    ] {
        let mut shown = with_team(folder.path(), Theme::Light, screen);
        settle(&mut shown);
        shown.run();
        let menu = menu_of(&shown, picture);
        shown.get_by_label(&menu).click_accesskit();
        shown.run();
        shown.get_by_label("Copy as table").click();
        let copied = (0..8).find_map(|_| {
            shown.step();
            copied(&shown)
        });
        let copied = copied.unwrap_or_default();
        assert!(
            copied.lines().count() > 1 && copied.contains(row),
            "{copied}"
        );
    }
}

#[test]
fn a_picture_is_saved_as_drawing_and_as_dots_from_its_menu() {
    let folder = tempfile::tempdir().expect("a folder");
    for (entry, name, start) in [
        ("Save as SVG…", "given.svg", &b"<svg"[..]),
        ("Save as PNG…", "given.png", &b"\x89PNG"[..]),
    ] {
        let given = Given(Some(folder.path().to_owned()));
        let mut shown = open_with(folder.path(), given, Theme::Light);
        let team = folder.path().join("team.continuum");
        let assessment = bundled::samples()[0].assessment();
        std::fs::write(&team, document::write(&assessment)).expect("it is written");
        shown.state_mut().open(team);
        settle(&mut shown);
        command(&mut shown, Key::Num4);
        settle(&mut shown);
        take(&mut shown, "The continuum", entry);
        let saved = comes_up(&mut shown, &format!("Saved {name}"));
        assert!(saved, "{entry}");
        let bytes = std::fs::read(folder.path().join(name)).expect("the picture");
        let head = &bytes[..bytes.len().min(200)];
        let begins = head.windows(start.len()).any(|part| part == start);
        assert!(begins, "{entry} begins with {head:?}");
    }
}

#[test]
fn a_pointer_that_rests_where_it_pressed_a_button_points_at_no_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = team(folder.path());
    let is_told = |shown: &Shown, start: &str| {
        let mut nodes = shown.root().children_recursive();
        nodes.any(|node| {
            let is_text = node.accesskit_node().role() == Role::Label;
            is_text && node.value().is_some_and(|value| value.starts_with(start))
        })
    };
    let own = "The unit: Level 2, Reactive from the answers";
    assert!(is_told(&shown, own), "at rest");
    let station = shown.get_all_by_role(Role::Button).find(|node| {
        let label = node.accesskit_node().label().unwrap_or_default();
        label.starts_with("Level 1: Accidental.")
    });
    let station = station.expect("a station").rect().center();
    // The pointer comes to lie on the station on another screen.
    command(&mut shown, Key::Num3);
    shown.hover_at(station);
    shown.run();
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(is_told(&shown, own), "nobody has pointed yet");
    assert!(!is_told(&shown, "Level 1: Accidental."));
    shown.hover_at(station + egui::vec2(2.0, 0.0));
    shown.run();
    assert!(is_told(&shown, "Level 1: Accidental."));
    assert!(!is_told(&shown, own));
}

#[test]
fn where_nothing_applies_there_is_no_level_and_the_reason_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let nothing = Rating::NotApplicable("no customers".to_owned());
    let shown = results_of(folder.path(), &answered(18, &nothing));
    assert!(says(&shown, "No level"));
    assert!(says(&shown, "cannot be assessed"));
    assert!(says(&shown, "With N/A counted as level 1"));
}

#[test]
fn the_results_as_a_screen_reader_finds_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = team(folder.path());
    insta::assert_snapshot!(outline_of(&shown, Role::Main));
}

#[test]
fn without_answers_the_target_leads_to_the_questions_and_takes_figures() {
    let folder = tempfile::tempdir().expect("a folder");
    let dont_know = Rating::DontKnow;
    let mut shown = results_of(folder.path(), &answered(0, &dont_know));
    command(&mut shown, Key::Num5);
    settle(&mut shown);
    assert!(says(&shown, "once practices are rated"));
    assert!(!says(&shown, "When it pays"));
    assert!(!says(&shown, "Nothing needs to be raised"));
    shown.get_by_label("Customers");
    tab_to(&mut shown, "Go to the questions");
    press(&mut shown, Key::Enter);
    assert!(says(&shown, "Whom the service is for"));
}

#[test]
fn with_an_element_without_a_level_no_level_is_promised_for_the_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let three = HalfLevels::from(Level::new(3).expect("a level"));
    let mut assessment = answered(18, &Rating::At(three));
    let respondent = assessment.respondents.first_mut().expect("a respondent");
    let practices = bundled::standard().practices_in(Form::Short);
    for (_, practice) in practices.take(6) {
        let rating = Rating::NotApplicable("there are no such customers".to_owned());
        let response = Response {
            rating: Some(rating),
            ..Response::default()
        };
        respondent.sheet.0.insert(practice.id.clone(), response);
    }
    let mut shown = results_of(folder.path(), &assessment);
    command(&mut shown, Key::Num5);
    settle(&mut shown);
    assert!(says(
        &shown,
        "no level for the unit, as long as an element has none"
    ));
    assert!(!says(&shown, "only level"));
}

#[test]
fn the_agenda_leads_to_what_is_to_be_talked_about_and_to_the_next_vote() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut samples = bundled::samples().iter();
    let team = samples.find(|sample| sample.name == "team");
    let mut team = team.expect("a sample").assessment();
    team.consensus.clear();
    let mut shown = results_of(folder.path(), &team);
    shown
        .get_by_label("Agenda for half a day")
        .click_accesskit();
    settle(&mut shown);
    // Three of the practices are far apart: 36 minutes beside 70 for the rest.
    assert!(says(
        &shown,
        "36 min: 3 practices: what shows it, talk, second vote"
    ));
    assert!(says(&shown, "far apart; the index depends on it by 0.1."));
    shown
        .get_by_label("Vote again on these 3 practices")
        .click_accesskit();
    settle(&mut shown);
    assert!(says(&shown, "Everybody can vote on 3 practices again."));
    // Nobody voted since.
    assert!(
        shown
            .query_by_label("Vote again on these 3 practices")
            .is_none()
    );
    shown.get_by_label("1. Quick answers").click_accesskit();
    settle(&mut shown);
    assert!(says(&shown, "Votes, round by round"));
}
