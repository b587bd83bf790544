//! Answers imported in the window: what is shown first, what must be decided, and what is taken.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use continuum::format::{bundled, document};
use continuum::model::{Assessment, Closing, Form, HalfLevels, PracticeId, Rating};
use continuum::store::settings::Theme;
use continuum::window::Window;
use continuum::words::Words;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;

use crate::window::{
    Given, SOON, Shown, command, focused, name, press, read, says, settle, show, tab_to, window_in,
};

/// A document that nobody answered, shown at the unit, beside a table of the fixtures.
fn with(folder: &Path, table: &str) -> Shown {
    let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    shown(folder, &assessment, table)
}

fn shown(folder: &Path, assessment: &Assessment, table: &str) -> Shown {
    place(folder, table);
    let path = folder.join("given.continuum");
    std::fs::write(&path, document::write(assessment)).expect("it is written");
    let given = Given(Some(folder.to_owned()));
    let mut window = window_in(Words::english(), folder, given, Theme::Light, SOON);
    Window::open(&mut window, path);
    let mut shown = show(window);
    settle(&mut shown);
    command(&mut shown, Key::Num2);
    shown
}

/// Puts a table of the fixtures where the dialog finds it.
fn place(folder: &Path, table: &str) {
    let from = Path::new("tests/fixtures/import").join(table);
    std::fs::copy(from, folder.join("answers.csv")).expect("a copy");
}

fn saved(folder: &Path) -> Assessment {
    read(&folder.join("given.continuum"))
}

fn names(folder: &Path) -> Vec<String> {
    let found = saved(folder);
    let people = found.respondents.iter();
    people.map(|one| one.name.clone()).collect()
}

fn rating(folder: &Path, name: &str, practice: &str) -> Option<Rating> {
    let id = PracticeId::new(practice).expect("an id");
    let found = saved(folder);
    let mut people = found.respondents.iter();
    let person = people.find(|one| one.name == name).expect("a person");
    person.sheet.rating(&id).cloned()
}

fn at(count: u8) -> Option<Rating> {
    HalfLevels::new(count).map(Rating::At)
}

/// Clicks a button and waits for what comes of it.
fn click(shown: &mut Shown, button: &str) {
    shown
        .get_by_role_and_label(Role::Button, button)
        .scroll_to_me();
    shown.run();
    shown.get_by_role_and_label(Role::Button, button).click();
    settle(shown);
}

/// Uses a button that may be out of sight.
fn use_button(shown: &mut Shown, button: &str) {
    let button = shown.get_by_role_and_label(Role::Button, button);
    button.click_accesskit();
    settle(shown);
}

fn is_disabled(shown: &Shown, button: &str) -> bool {
    let button = shown.get_by_role_and_label(Role::Button, button);
    button.accesskit_node().is_disabled()
}

fn undo(shown: &mut Shown) {
    shown.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(shown);
}

#[test]
fn a_clear_export_is_taken_with_two_clicks_and_taken_back_with_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    click(&mut shown, "Import answers…");
    assert!(says(&shown, "4 people in answers.csv: 15 new answers."));
    assert!(says(&shown, "Heron, Managers: new, 4 new, 0 replaced"));
    assert!(says(&shown, "2 columns were not recognised"));
    assert!(names(folder.path()).is_empty(), "nothing is taken yet");
    click(&mut shown, "Import 4 people");
    assert!(says(&shown, "4 people were imported: 15 new answers."));
    assert_eq!(names(folder.path()), ["Otter", "Heron", "Lynx", "Marten"]);
    assert_eq!(rating(folder.path(), "Otter", "F2"), at(10));
    let first = saved(folder.path()).respondents[0].id.clone();
    assert_eq!(first.as_str(), "r1", "nobody took a place before");
    assert_eq!(rating(folder.path(), "Lynx", "F3"), Some(Rating::DontKnow));
    assert!(
        says(&shown, "Answers of Otter"),
        "the first of them is shown"
    );
    let toast = shown.get_all_by_role_and_label(Role::Button, "Undo");
    toast.last().expect("a way back").click();
    settle(&mut shown);
    assert!(names(folder.path()).iter().all(String::is_empty));
    assert!(!says(&shown, "4 people were imported"));
}

#[test]
fn undo_takes_everything_back_at_once_and_redo_brings_it_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    click(&mut shown, "Import answers…");
    click(&mut shown, "Import 4 people");
    command(&mut shown, Key::Num2);
    undo(&mut shown);
    assert_eq!(names(folder.path()), [""]);
    assert!(says(&shown, "Redo: answers from a table"));
    shown.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    settle(&mut shown);
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn a_scale_is_taken_only_once_it_was_confirmed_and_is_then_known() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "microsoft-forms-german-agreement.csv");
    click(&mut shown, "Import answers…");
    assert!(says(&shown, "4 texts are no levels by themselves"));
    assert!(says(&shown, "4 things to decide first"));
    assert!(is_disabled(&shown, "Import 2 people"));
    let button = shown.get_by_role_and_label(Role::Button, "Import 2 people");
    button.click();
    settle(&mut shown);
    assert!(names(folder.path()).is_empty());
    let open = shown.get_by_role_and_label(Role::Link, "4 things to decide first");
    open.click();
    shown.run();
    let first = focused(&shown);
    assert_eq!(first.as_deref(), Some("“teils/teils” stands for"));
    use_button(&mut shown, "All 4 proposals are right");
    assert!(!is_disabled(&shown, "Import 2 people"));
    click(&mut shown, "Import 2 people");
    let found = saved(folder.path());
    assert_eq!(
        (found.respondents.len(), found.mapping.values.len()),
        (2, 4)
    );
    // The same table brings nothing new, and asks nothing.
    command(&mut shown, Key::Num2);
    use_button(&mut shown, "Import answers…");
    assert!(says(&shown, "answers.csv brings nothing new"));
    assert!(is_disabled(&shown, "Import 2 people"));
}

#[test]
fn a_second_person_of_a_name_is_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "same-name-first.csv");
    click(&mut shown, "Import answers…");
    click(&mut shown, "Import one person");
    place(folder.path(), "same-name-second.csv");
    let open_second = |shown: &mut Shown| {
        command(shown, Key::Num2);
        click(shown, "Import answers…");
        let asked = "Maria (front line, Till) is here already. 2 answers would be replaced: F1 2 → 5, F2 2 → 4";
        assert!(says(shown, asked));
        assert!(is_disabled(shown, "Import one person"));
    };
    open_second(&mut shown);
    use_button(&mut shown, "Maria (front line, Till) is another person");
    assert!(says(&shown, "Maria is another person."));
    click(&mut shown, "Import one person");
    assert_eq!(names(folder.path()), ["Maria", "Maria (2)"]);
    assert_eq!(rating(folder.path(), "Maria", "F1"), at(4));
    undo(&mut shown);
    open_second(&mut shown);
    use_button(
        &mut shown,
        "Replace the answers of Maria (front line, Till)",
    );
    // What was decided can be decided otherwise.
    shown
        .get_by_role_and_label(
            Role::Link,
            "Change: The answers of Maria (front line, Till) are replaced.",
        )
        .click_accesskit();
    settle(&mut shown);
    assert!(is_disabled(&shown, "Import one person"));
    use_button(
        &mut shown,
        "Replace the answers of Maria (front line, Till)",
    );
    click(&mut shown, "Import one person");
    assert_eq!(names(folder.path()), ["Maria"]);
    assert_eq!(rating(folder.path(), "Maria", "F1"), at(10));
}

#[test]
fn people_of_one_name_with_nearly_the_same_role_are_asked_about() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "one-person-four-spellings.csv");
    click(&mut shown, "Import answers…");
    assert!(says(
        &shown,
        "Ann Smith stands in the table as “Manager, North”"
    ));
    use_button(&mut shown, "Ann Smith is one person");
    click(&mut shown, "Import one person");
    assert_eq!(names(folder.path()), ["Ann Smith"]);
}

#[test]
fn what_is_not_understood_is_chosen_or_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "words-for-no-rating.csv");
    click(&mut shown, "Import answers…");
    assert!(says(&shown, "6 texts were not understood"));
    assert!(says(&shown, "6 faults keep something out"));
    assert!(says(&shown, "line 8, column"));
    assert!(is_disabled(&shown, "Import one person"));
    shown
        .get_by_role_and_label(Role::ComboBox, "“NULL” stands for")
        .click_accesskit();
    settle(&mut shown);
    shown
        .get_by_role_and_label(Role::Button, "No answer")
        .click_accesskit();
    settle(&mut shown);
    assert!(says(&shown, "5 texts were not understood"));
    shown
        .get_by_role_and_label(Role::CheckBox, "Leave out what has these 5 faults")
        .click_accesskit();
    settle(&mut shown);
    assert!(says(
        &shown,
        "What has one of the 5 faults under “What cannot be read” is left out."
    ));
    assert!(!says(
        &shown,
        "No row and no cell of a practice is left out."
    ));
    click(&mut shown, "Import one person");
    assert_eq!(saved(folder.path()).mapping.values.len(), 1);
}

#[test]
fn a_quotation_mark_that_is_never_closed_is_shown_with_its_place_and_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "open-quote.csv");
    click(&mut shown, "Import answers…");
    assert!(says(
        &shown,
        "answers.csv cannot be read. Nothing was imported."
    ));
    assert!(says(&shown, "line 2, column 26"));
    assert!(says(
        &shown,
        "a quotation mark opens here and is never closed"
    ));
    let is_offered = |node: egui_kittest::Node<'_>| name(&node).starts_with("Import o");
    assert!(!shown.root().children_recursive().any(is_offered));
    place(folder.path(), "google-forms.csv");
    click(&mut shown, "Read it again");
    assert!(says(&shown, "4 people in answers.csv"));
    click(&mut shown, "Cancel");
    assert!(says(&shown, "What are you assessing?"));
    assert!(names(folder.path()).is_empty());
}

/// A file as the desktop drops it.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it here".to_owned())
    }
}

/// Drops a file onto the window.
pub(crate) fn drop_file(shown: &mut Shown, path: PathBuf) {
    shown
        .input_mut()
        .dropped_files
        .push(Arc::new(Dropped(path)));
    settle(shown);
}

fn drop_table(shown: &mut Shown, folder: &Path) {
    drop_file(shown, folder.join("answers.csv"));
}

#[test]
fn a_table_that_is_dropped_is_looked_at_and_needs_an_open_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    drop_table(&mut shown, folder.path());
    assert!(says(&shown, "4 people in answers.csv: 15 new answers."));
    let mut without = crate::window::open(folder.path());
    drop_table(&mut without, folder.path());
    assert!(says(&without, "Open or start an assessment first"));
}

#[test]
fn a_closed_assessment_takes_no_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    assessment.closed = Some(Closing {
        date: date(2026, 11, 27),
        by: "Odile".to_owned(),
    });
    let mut shown = shown(folder.path(), &assessment, "google-forms.csv");
    assert!(is_disabled(&shown, "Import answers…"));
    drop_table(&mut shown, folder.path());
    assert!(says(&shown, "this assessment is closed for changes"));
    assert!(!says(&shown, "4 people in answers.csv"));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn everything_is_reached_by_key() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    tab_to(&mut shown, "Import answers…");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(focused(&shown).as_deref(), Some("Import answers"));
    tab_to(&mut shown, "People");
    tab_to(&mut shown, "Timestamp is used for");
    tab_to(&mut shown, "Import 4 people");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(names(folder.path()).len(), 4);
}

#[test]
fn people_who_look_alike_are_shown_and_made_one_where_somebody_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    let table = "name,role,F1,F2\nAnn Smith,front line,3,4\nAnne Smith,front line,,2\n\
                 Bob,front line,2,\nBob,managers,,5\n";
    std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    click(&mut shown, "Import answers…");
    assert!(says(&shown, "“Anne Smith” looks like “Ann Smith”"));
    assert!(says(&shown, "Bob stands with two roles or teams"));
    use_button(&mut shown, "Bob is one person");
    assert!(says(&shown, "Bob is one person."));
    assert!(says(
        &shown,
        "Bob stands in more than one row, and the rows are not the same (line 5)."
    ));
    let later = "The later answers of Bob hold, and those of all who answered twice";
    use_button(&mut shown, later);
    click(&mut shown, "Import 3 people");
    assert_eq!(names(folder.path()), ["Ann Smith", "Anne Smith", "Bob"]);
    assert_eq!(rating(folder.path(), "Bob", "F1"), at(4));
    assert_eq!(rating(folder.path(), "Bob", "F2"), at(10));
    undo(&mut shown);
    command(&mut shown, Key::Num2);
    click(&mut shown, "Import answers…");
    use_button(&mut shown, "Anne Smith is one person");
    assert!(says(&shown, "Anne Smith is Ann Smith."));
    assert!(says(&shown, "Ann Smith stands in more than one row"));
}

#[test]
fn a_reason_that_is_typed_holds_for_a_text_that_was_said_not_to_apply() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    let table = "name,F1,F2\nAnn,3,n/a\nBo,Trifft nicht zu,4\n";
    std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    click(&mut shown, "Import answers…");
    mean(&mut shown, "Trifft nicht zu", "Not applicable");
    let reason = "Why a practice does not apply, where nobody said why";
    let field = shown.get_by_role_and_label(Role::TextInput, reason);
    field.focus();
    shown.run();
    // Each piece has the table read again, and the field keeps the focus.
    for piece in ["We", " have", " no branches"] {
        field_text(&mut shown, piece);
    }
    click(&mut shown, "Import 2 people");
    let said = Rating::NotApplicable("We have no branches".to_owned());
    assert_eq!(rating(folder.path(), "Ann", "F2"), Some(said.clone()));
    assert_eq!(rating(folder.path(), "Bo", "F1"), Some(said));
}

fn field_text(shown: &mut Shown, text: &str) {
    shown.event(egui::Event::Text(text.to_owned()));
    settle(shown);
}

/// Chooses what a text stands for.
fn mean(shown: &mut Shown, text: &str, meaning: &str) {
    let menu = format!("“{text}” stands for");
    let menu = shown.get_by_role_and_label(Role::ComboBox, &menu);
    menu.click_accesskit();
    settle(shown);
    let entry = shown.get_by_role_and_label(Role::Button, meaning);
    entry.click_accesskit();
    settle(shown);
}

#[test]
fn everybody_without_a_name_is_asked_about_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    let write = |table: &str| {
        std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    };
    write("ID,F1,F2\n1,3,4\n2,2,2\n");
    click(&mut shown, "Import answers…");
    click(&mut shown, "Import 2 people");
    write("ID,F1,F2\n1,1,1\n2,5,5\n");
    command(&mut shown, Key::Num2);
    use_button(&mut shown, "Import answers…");
    assert!(says(
        &shown,
        "2 people have only a number, such as 1, which people here have, too."
    ));
    assert!(says(&shown, "One thing to decide first"));
    use_button(&mut shown, "All are other people");
    assert!(says(&shown, "Everybody in the table is somebody else"));
    click(&mut shown, "Import 2 people");
    assert_eq!(names(folder.path()), ["1", "2", "1 (2)", "2 (2)"]);
}

#[test]
fn the_command_that_does_the_same_is_copied() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "microsoft-forms-german-agreement.csv");
    click(&mut shown, "Import answers…");
    use_button(&mut shown, "All 4 proposals are right");
    shown
        .get_by_role_and_label(Role::DisclosureTriangle, "The same in a terminal")
        .click_accesskit();
    settle(&mut shown);
    let copy = shown.get_by_role_and_label(Role::Button, "Copy this line");
    copy.click_accesskit();
    shown.step();
    let text = (0..4).find_map(|_| {
        crate::frame::copied(&shown).or_else(|| {
            shown.step();
            None
        })
    });
    let text = text.expect("a text was copied");
    let document = folder.path().join("given.continuum");
    let table = folder.path().join("answers.csv");
    let begins = format!(
        "continuum import {} {}",
        document.display(),
        table.display()
    );
    assert!(text.starts_with(&begins), "{text}");
    assert!(text.contains("--value 'trifft eher zu=4'"), "{text}");
}

#[test]
fn of_many_people_only_the_rows_in_sight_are_drawn_and_the_keys_move_through_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    let ids: Vec<String> = bundled::standard()
        .practices()
        .map(|(_, practice)| practice.id.to_string())
        .collect();
    let mut table = format!("name,role,{}\n", ids.join(","));
    for number in 0..2_000 {
        // The last practice stays open.
        let answers = (1..ids.len()).map(|at| ((number + at) % 5 + 1).to_string());
        let answers: Vec<String> = answers.collect();
        let line = format!("Person {number},front line,{},\n", answers.join(","));
        table.push_str(&line);
    }
    std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    click(&mut shown, "Import answers…");
    assert!(says(&shown, "2,000 people in answers.csv"));
    let rows = |shown: &Shown| shown.query_all_by_role(Role::ListBoxOption).count();
    assert!(rows(&shown) <= 12, "{}", rows(&shown));
    tab_to(&mut shown, "People");
    press(&mut shown, Key::End);
    assert!(says(&shown, "Person 1999, front line: new"));
    press(&mut shown, Key::Home);
    assert!(says(&shown, "Person 0, front line: new"));
    assert!(rows(&shown) <= 12, "{}", rows(&shown));
    tab_to(&mut shown, "Import 2,000 people");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "2,000 people were imported"));
    assert_eq!(names(folder.path()).len(), 2_000);
}

#[test]
fn where_everybody_answered_everything_the_results_follow() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    let practices = bundled::standard().practices();
    let ids: Vec<String> = practices.map(|(_, it)| it.id.to_string()).collect();
    let answers = vec!["3"; ids.len()].join(",");
    let table = format!("name,{}\nAnn,{answers}\nBea,{answers}\n", ids.join(","));
    std::fs::write(folder.path().join("answers.csv"), table).expect("it is written");
    click(&mut shown, "Import answers…");
    click(&mut shown, "Import 2 people");
    let screen = shown.query_by_role(Role::Main).map(|main| name(&main));
    assert_eq!(screen.as_deref(), Some("Results"));
}

/// Chooses what a column is for.
fn choose(shown: &mut Shown, column: &str, used: &str) {
    let menu = format!("{column} is used for");
    let menu = shown.get_by_role_and_label(Role::ComboBox, &menu);
    menu.click_accesskit();
    settle(shown);
    let entry = shown.get_by_role_and_label(Role::Button, used);
    entry.click_accesskit();
    settle(shown);
}

#[test]
fn what_was_chosen_for_a_column_is_known_in_the_next_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with(folder.path(), "google-forms.csv");
    click(&mut shown, "Import answers…");
    shown
        .get_by_role_and_label(Role::DisclosureTriangle, "7 columns that were recognised")
        .click_accesskit();
    settle(&mut shown);
    choose(&mut shown, "Which group are you in?", "Team");
    click(&mut shown, "Import 4 people");
    assert_eq!(saved(folder.path()).respondents[0].team, "Front line");
    command(&mut shown, Key::N);
    settle(&mut shown);
    use_button(&mut shown, "Import answers…");
    click(&mut shown, "Import 4 people");
    let others = crate::window::documents(folder.path()).into_iter();
    let mut others = others.filter(|path| !path.ends_with("given.continuum"));
    let next = read(&others.next().expect("another document"));
    assert_eq!(next.respondents[0].name, "Otter");
    assert_eq!(next.respondents[0].team, "Front line");
    assert!(next.respondents[0].role.is_empty());
}
