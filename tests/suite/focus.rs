//! What has the focus is in sight, on every screen, however little room there is.

use continuum::model::Form;
use continuum::words::Words;
use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::fields::is_refused;
use crate::window::{
    Given, SMALL, SOON, Shown, command, focused, practices, press, settle, show_in, show_in_steps,
    tab_to, title, window_in,
};
use continuum::store::settings::Theme;

/// Half of the smallest size: what is left of it at a zoom of 200 %.
const ZOOMED: (f32, f32) = (512.0, 350.0);
/// More stops than any screen is walked for.
const STOPS: usize = 90;

/// What has the focus and is not wholly in sight, as far as it fits.
fn hidden(shown: &Shown) -> Option<String> {
    let focused = shown.ctx.memory(egui::Memory::focused)?;
    let response = shown.ctx.read_response(focused)?;
    let window = shown.ctx.content_rect();
    let (whole, seen) = (response.rect, response.interact_rect.intersect(window));
    // A picture or a long list may be higher than the window.
    let enough = whole.height().min(40.0) - 2.0;
    let across = whole.width().min(40.0) - 2.0;
    let is_seen = seen.height() >= enough && seen.width() >= across;
    (!is_seen).then(|| {
        format!(
            "{:?}: {whole:?}, in sight {seen:?}",
            crate::window::focused(shown)
        )
    })
}

fn walk(size: (f32, f32)) {
    let folder = tempfile::tempdir().expect("a folder");
    let window = window_in(
        Words::english(),
        folder.path(),
        Given(Some(folder.path().to_owned())),
        Theme::Light,
        SOON,
    );
    let mut shown = show_in(window, size);
    shown.get_by_label("A team of nine").click();
    shown.run();
    settle(&mut shown);
    let mut faults = Vec::new();
    for key in [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
    ] {
        command(&mut shown, key);
        settle(&mut shown);
        let mut walked = 0;
        for _ in 0..STOPS {
            press(&mut shown, Key::Tab);
            walked += usize::from(shown.ctx.memory(egui::Memory::focused).is_some());
            faults.extend(hidden(&shown).map(|fault| format!("{key:?}: {fault}")));
        }
        assert!(walked > STOPS / 2, "{key:?}: the Tab key reached {walked}");
    }
    assert!(
        faults.is_empty(),
        "{} out of sight:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn the_tab_key_shows_what_it_reaches_in_a_small_window() {
    walk(SMALL);
}

#[test]
fn the_tab_key_shows_what_it_reaches_at_a_zoom_of_two_hundred_percent() {
    walk(ZOOMED);
}

#[test]
fn a_link_on_a_page_of_the_report_is_one_stop_and_comes_into_sight() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num7);
    settle(&mut shown);
    let mut links = Vec::new();
    for _ in 0..STOPS {
        press(&mut shown, Key::Tab);
        shown.run();
        let window = shown.ctx.content_rect();
        let focused = shown.root().children_recursive().find(|node| {
            node.accesskit_node().is_focused() && node.accesskit_node().role() == Role::Link
        });
        let Some(link) = focused else { continue };
        let (name, rect) = (crate::window::name(&link), link.rect());
        assert!(window.contains_rect(rect), "{name}: {rect:?}");
        links.push(name);
    }
    assert!(links.len() > 3, "{links:?}");
    assert!(
        links
            .iter()
            .all(|name| name.chars().filter(|it| it.is_alphabetic()).count() > 2),
        "a page number is no link of its own: {links:?}"
    );
}

#[test]
fn enter_after_a_digit_goes_on_and_does_not_press_the_card_that_had_the_focus() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    // The focus is on the first card, and the digit chooses the second.
    crate::window::tab_to(&mut shown, "Whom the service is for: level 1 of 5");
    press(&mut shown, Key::Num2);
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(
        crate::window::says(&shown, "2 of 18"),
        "the next practice is shown"
    );
    let saved = crate::window::read(&crate::window::documents(folder.path())[0]);
    let practice = crate::window::practices(continuum::model::Form::Short)[0];
    let rating = saved.respondents[0].sheet.rating(&practice.id).cloned();
    assert_eq!(
        rating
            .as_ref()
            .and_then(continuum::model::Rating::at)
            .map(continuum::model::HalfLevels::count),
        Some(4)
    );
}

#[test]
fn keys_scroll_a_page_and_a_resting_pointer_explains_its_pictures() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num6);
    let top = |shown: &Shown| {
        let heading = shown.get_by_role_and_label(egui::accesskit::Role::Heading, "Your plan");
        heading.rect().top()
    };
    let before = top(&shown);
    press(&mut shown, Key::PageDown);
    shown.run();
    assert!(top(&shown) < before - 200.0);
    press(&mut shown, Key::Home);
    shown.run();
    assert!((top(&shown) - before).abs() < 1.0);
    for _ in 0..9 {
        press(&mut shown, Key::PageDown);
        for place in [
            (300.0, 480.0),
            (500.0, 400.0),
            (700.0, 320.0),
            (880.0, 480.0),
        ] {
            shown.hover_at(place.into());
            shown.run_steps(6);
        }
    }
}

#[test]
fn keys_scroll_the_question_too_and_the_list_beside_it_takes_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num3);
    shown.set_size(egui::vec2(1024.0, 460.0));
    shown.run();
    let card = "Whom the service is for: level 1 of 5";
    let top = |shown: &Shown| shown.get_by_label(card).rect().top();
    let before = top(&shown);
    for (key, back) in [(Key::PageDown, Key::PageUp), (Key::End, Key::Home)] {
        press(&mut shown, key);
        shown.run();
        assert!(top(&shown) < before - 100.0, "{key:?}");
        press(&mut shown, back);
        shown.run();
        assert!((top(&shown) - before).abs() < 1.0, "{back:?}");
    }
    tab_to_first(&mut shown, "Whom the service is for: rated");
    shown.run();
    let (before, row) = (top(&shown), focused(&shown));
    press(&mut shown, Key::End);
    shown.run();
    assert!(
        (top(&shown) - before).abs() < 1.0,
        "the list went to its end"
    );
    assert_ne!(focused(&shown), row);
}

#[test]
fn the_practice_that_is_shown_is_in_sight_in_the_list_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let dialogs = Given(Some(folder.path().to_owned()));
    let window = window_in(Words::english(), folder.path(), dialogs, Theme::Light, SOON);
    let mut shown = show_in_steps(window, (1024.0, 700.0), 1.0 / 60.0);
    shown.get_by_label("A team of nine").click();
    settle(&mut shown);
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    let list = |shown: &Shown| {
        let finish = shown.get_by_label("Finish").rect().top();
        let search = shown
            .get_by_role_and_label(Role::TextInput, "Search the practices")
            .rect();
        search.bottom()..finish
    };
    for practice in practices(Form::Full).into_iter().skip(1) {
        shown.key_press(Key::ArrowRight);
        shown.run_steps(2);
        let begin = format!("{}: ", title(practice));
        let mut nodes = shown.root().children_recursive();
        let row = nodes.find(|node| {
            let node = node.accesskit_node();
            let is_row = node.role() == Role::ListBoxOption;
            is_row && node.label().is_some_and(|name| name.starts_with(&begin))
        });
        let row = row.expect("a row").rect();
        let list = list(&shown);
        assert!(
            list.contains(&row.top()) && list.contains(&row.bottom()),
            "{begin}{row:?}"
        );
    }
}

#[test]
fn page_keys_scroll_the_page_from_within_a_field_and_end_stays_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num5);
    let label = "Customers: likely";
    tab_to(&mut shown, label);
    let field = |shown: &Shown| {
        shown
            .get_by_role_and_label(Role::TextInput, label)
            .rect()
            .top()
    };
    let before = field(&shown);
    press(&mut shown, Key::End);
    shown.run();
    assert!((field(&shown) - before).abs() < 1.0);
    press(&mut shown, Key::PageUp);
    shown.run();
    assert!(field(&shown) > before + 100.0);
    assert_eq!(focused(&shown).as_deref(), Some(label));
}

#[test]
fn a_resting_pointer_explains_nothing_while_keys_are_used() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num4);
    let button = shown.get_by_label("What if…").rect().center();
    let explained = "Try other ratings and see the level move";
    let hover = |shown: &mut Shown, at: egui::Pos2| {
        shown.hover_at(at);
        shown.run_steps(8);
    };
    hover(&mut shown, button);
    assert!(tells(&shown, explained), "it rests on the button");
    press(&mut shown, Key::Tab);
    shown.run_steps(8);
    assert!(!tells(&shown, explained));
    hover(&mut shown, button);
    assert!(!tells(&shown, explained), "it has not moved");
    hover(&mut shown, button + egui::vec2(2.0, 0.0));
    assert!(tells(&shown, explained));
}

/// Whether something is explained over the page.
fn tells(shown: &Shown, begin: &str) -> bool {
    let mut nodes = shown.root().children_recursive();
    nodes.any(|node| {
        let is_text = node.accesskit_node().role() == Role::Label;
        is_text && node.value().is_some_and(|text| text.starts_with(begin))
    })
}

/// The rail and the bar end where the page begins.
fn page_begins(shown: &Shown) -> egui::Pos2 {
    let rail = shown.get_by_role_and_label(Role::Tab, "Report").rect();
    let first = shown.get_by_role_and_label(Role::Tab, "Start").rect();
    egui::pos2(rail.right(), first.top() - 20.0)
}

/// What has the focus: its place and its role.
fn place_of_focus(shown: &Shown) -> (egui::Rect, Role) {
    let focused = shown
        .ctx
        .memory(egui::Memory::focused)
        .expect("something has the focus");
    let response = shown.ctx.read_response(focused).expect("it is shown");
    let nodes = shown.root().children_recursive();
    let mut nodes = nodes.filter(|node| node.accesskit_node().is_focused());
    let role = nodes.next().map(|node| node.accesskit_node().role());
    (response.rect, role.unwrap_or(Role::Unknown))
}

#[test]
fn every_screen_takes_the_focus_at_its_title_and_one_tab_leads_into_its_contents() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num2);
    for size in [SMALL, ZOOMED] {
        shown.set_size(size.into());
        shown.run();
        for key in [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
        ] {
            command(&mut shown, key);
            settle(&mut shown);
            let (place, role) = place_of_focus(&shown);
            assert_eq!(role, Role::Heading, "{size:?} {key:?}");
            assert_eq!(hidden(&shown), None, "{size:?} {key:?}");
            let begins = page_begins(&shown);
            let is_inside = |place: egui::Rect| place.left() >= begins.x && place.top() >= begins.y;
            assert!(is_inside(place), "{size:?} {key:?}: {place:?}");
            press(&mut shown, Key::Tab);
            let (place, role) = place_of_focus(&shown);
            assert_ne!(role, Role::Heading, "{size:?} {key:?}");
            assert!(is_inside(place), "{size:?} {key:?}: {place:?}");
            // Another screen begins at its top, however far this one was walked through.
            for _ in 0..20 {
                press(&mut shown, Key::Tab);
            }
        }
    }
}

/// What opens something over a page, by name.
type Opens<'o> = (&'o str, &'o dyn Fn(&mut Shown));

#[test]
fn what_opens_over_a_page_gives_the_focus_back_to_what_had_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num2);
    let here = "Unit";
    tab_to(&mut shown, here);
    assert_eq!(place_of_focus(&shown).1, Role::TextInput);
    let opens: [Opens<'_>; 4] = [
        ("palette", &|shown| command(shown, Key::K)),
        ("menu", &|shown| press(shown, Key::F10)),
        ("help", &|shown| press(shown, Key::F1)),
        ("question", &|shown| {
            command(shown, Key::K);
            crate::window::write(shown, "close for changes");
            press(shown, Key::Enter);
        }),
    ];
    for (name, open) in opens {
        open(&mut shown);
        settle(&mut shown);
        assert_ne!(focused(&shown).as_deref(), Some(here), "{name}");
        press(&mut shown, Key::Escape);
        settle(&mut shown);
        assert_eq!(focused(&shown).as_deref(), Some(here), "{name}");
    }
}

#[test]
fn a_menu_that_the_tab_key_leaves_is_closed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num6);
    press(&mut shown, Key::F10);
    assert!(crate::window::says(&shown, "Close the window"));
    press(&mut shown, Key::Tab);
    assert!(!crate::window::says(&shown, "Close the window"));
    assert_eq!(place_of_focus(&shown).1, Role::Heading);
}

#[test]
fn enter_and_escape_leave_the_focus_in_the_field_and_tab_goes_on_from_there() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num2);
    for key in [Key::Enter, Key::Escape] {
        command(&mut shown, Key::Num2);
        tab_to(&mut shown, "Organisation");
        crate::window::write(&mut shown, "x");
        press(&mut shown, key);
        settle(&mut shown);
        assert_eq!(focused(&shown).as_deref(), Some("Organisation"), "{key:?}");
        press(&mut shown, Key::Tab);
        assert_eq!(focused(&shown).as_deref(), Some("Unit"), "{key:?}");
    }
}

#[test]
fn enter_in_a_field_says_what_is_wrong_with_it_until_more_is_typed() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num2);
    tab_to(&mut shown, "Date");
    crate::window::write(&mut shown, "soon");
    assert!(!is_refused(&shown, "Date"));
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Date"));
    assert!(is_refused(&shown, "Date"));
    crate::window::write(&mut shown, "er");
    assert!(!is_refused(&shown, "Date"));
}

/// Presses Tab until something has the focus whose name begins so.
fn tab_to_first(shown: &mut Shown, begin: &str) {
    for _ in 0..100 {
        press(shown, Key::Tab);
        if focused(shown).is_some_and(|name| name.starts_with(begin)) {
            return;
        }
    }
    panic!("Tab does not reach {begin:?}");
}

#[test]
fn what_is_typed_into_a_plan_keeps_the_focus_when_enter_takes_it_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num6);
    for begin in ["Owner of", "Day by which"] {
        tab_to_first(&mut shown, begin);
        let field = focused(&shown);
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert_eq!(focused(&shown), field);
    }
}

#[test]
fn escape_from_a_note_leads_back_to_the_question_and_its_keys() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    settle(&mut shown);
    let question = focused(&shown);
    assert!(question.is_some());
    for key in [Key::M, Key::E, Key::N] {
        press(&mut shown, key);
        assert!(shown.ctx.text_edit_focused(), "{key:?}");
        crate::window::write(&mut shown, "x");
        press(&mut shown, Key::Escape);
        settle(&mut shown);
        assert_eq!(focused(&shown), question, "{key:?}");
        assert_eq!(hidden(&shown), None, "{key:?}");
    }
}

#[test]
fn evidence_is_added_line_by_line_and_escape_leaves_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::E);
    for text in ["complaint log", "minutes"] {
        crate::window::write(&mut shown, text);
        press(&mut shown, Key::Enter);
        assert_eq!(focused(&shown).as_deref(), Some("Add evidence"));
        assert!(crate::window::says(
            &shown,
            &format!("Remove evidence: {text}")
        ));
    }
}

#[test]
fn what_is_pressed_and_gone_leaves_the_focus_on_the_page() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::open(folder.path());
    tab_to(&mut shown, "Begin: Short form");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Organisation"));
}

#[test]
fn the_palette_leads_to_the_spot_and_shows_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = crate::window::with_team(folder.path(), Theme::Light, Key::Num1);
    for (place, spot) in [
        ("Logo and colours", "Logo and colours of the report"),
        ("People who answer", "Who answers?"),
        ("Language of the questionnaire", "Which form?"),
        ("Evidence for a practice", "Add"),
        ("Where people differ", "Where people differ"),
        ("What if", "try a rating"),
        ("Business case: is it worth it", "Is it worth it?"),
        ("Holidays and days off", "Day off"),
        ("Names and confidentiality", "Leave out"),
        ("Keys", "Keys"),
    ] {
        command(&mut shown, Key::K);
        crate::window::write(&mut shown, place);
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        let there = focused(&shown).unwrap_or_default();
        assert!(there.contains(spot), "{place}: {there:?}");
        assert_eq!(hidden(&shown), None, "{place}");
    }
}
