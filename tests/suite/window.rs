//! The window on its accessibility tree: no display, no graphics.

use std::path::{Path, PathBuf};
use std::time::Duration;

use continuum::format::{bundled, document};
use continuum::model::{
    Assessment, Claim, ElementId, Evidence, Form, HalfLevels, Input, Language, Level, Practice,
    PracticeId, Rating, Respondent, Response,
};
use continuum::scoring;
use continuum::store::settings::{Settings, Theme};
use continuum::window::{Dialogs, PathRequest, Purpose, Surroundings, Window};
use continuum::words::Words;
use egui_kittest::Harness;
use egui_kittest::Node;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers};
use jiff::civil::date;

/// The smallest size that every standard practice is to fit.
pub(crate) const SMALL: (f32, f32) = (1024.0, 700.0);

/// Dialogs that give what they are told to.
pub(crate) struct Given(pub(crate) Option<PathBuf>);

impl Dialogs for Given {
    fn ask(&mut self, request: &PathRequest) -> Box<dyn FnOnce() -> Vec<PathBuf> + Send> {
        let answer = self.0.iter().map(|folder| match request.purpose {
            Purpose::Export(output) => folder.join(format!("given.{}", output.ending())),
            Purpose::Figure(kind) => folder.join(format!("given.{}", kind.ending())),
            Purpose::PickLogo => folder.join("logo.png"),
            Purpose::ImportAnswers => folder.join("answers.csv"),
            Purpose::ImportOutcomes => folder.join("outcomes.csv"),
            Purpose::MergeCopies => folder.join("theirs.continuum"),
            Purpose::OpenEarlier => folder.join("earlier.continuum"),
            Purpose::OpenUnits => folder.join("units"),
            _ => folder.join("given.continuum"),
        });
        let answer = answer.collect();
        Box::new(move || answer)
    }
}

pub(crate) type Shown = Harness<'static, Window>;

/// A window over a folder, without an answer from the system's dialogs.
pub(crate) fn open(folder: &Path) -> Shown {
    open_with(folder, Given(None), Theme::Light)
}

pub(crate) fn open_with(folder: &Path, dialogs: Given, theme: Theme) -> Shown {
    let words = Words::english();
    show(window_in(words, folder, dialogs, theme, SOON))
}

/// How long a change waits in most tests until it is saved.
pub(crate) const SOON: Duration = Duration::from_millis(20);

/// A window over a folder in the language of some words, with how long a change waits until it is
/// saved.
pub(crate) fn window_in(
    words: Words,
    folder: &Path,
    dialogs: Given,
    theme: Theme,
    patience: Duration,
) -> Window {
    let given = Surroundings {
        dialogs: Box::new(dialogs),
        home: Some(folder.join("home")),
        settings: Settings {
            theme,
            ..Settings::default()
        },
        patience,
        ..surroundings(folder)
    };
    Window::new(words, given)
}

/// What a window over a folder finds around it: no dialogs that answer, and nothing kept between runs.
pub(crate) fn surroundings(folder: &Path) -> Surroundings {
    Surroundings {
        dialogs: Box::new(Given(None)),
        documents: Some(folder.to_owned()),
        home: None,
        today: jiff::civil::date(2026, 11, 22),
        fresh_id: || None,
        settings: Settings::default(),
        versions: None,
        unsaved: None,
        crash: None,
        remembers: false,
        patience: SOON,
    }
}

pub(crate) fn show(window: Window) -> Shown {
    show_in(window, SMALL)
}

/// Shows a window of a size, in points.
pub(crate) fn show_in(window: Window, size: (f32, f32)) -> Shown {
    show_in_steps(window, size, 0.25)
}

/// Shows a window whose frames lie so many seconds apart.
pub(crate) fn show_in_steps(window: Window, size: (f32, f32), step: f32) -> Shown {
    let mut shown = Harness::builder()
        .with_size(size)
        .with_step_dt(step)
        .with_max_steps(8)
        .with_context_setup(Window::dress)
        .build_ui_state(
            |ui, window: &mut Window| {
                window.step(ui.ctx());
                window.ui(ui);
            },
            window,
        );
    shown.run();
    shown
}

/// Runs until no job is under way.
pub(crate) fn settle(shown: &mut Shown) {
    for _ in 0..400 {
        shown.run();
        if !shown.state().is_busy() {
            // It may have ended just after this frame, which then did not see its answer.
            shown.run();
            if !shown.state().is_busy() {
                return;
            }
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("a job did not end");
}

pub(crate) fn press(shown: &mut Shown, key: Key) {
    shown.key_press(key);
    shown.run();
}

pub(crate) fn command(shown: &mut Shown, key: Key) {
    shown.key_press_modifiers(Modifiers::COMMAND, key);
    shown.run();
}

pub(crate) fn write(shown: &mut Shown, text: &str) {
    shown.event(Event::Text(text.to_owned()));
    shown.run();
}

pub(crate) fn name(node: &Node<'_>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

pub(crate) fn focused(shown: &Shown) -> Option<String> {
    shown
        .root()
        .children_recursive()
        .find(Node::is_focused)
        .map(|node| name(&node))
}

/// Uses a command from the palette.
pub(crate) fn use_command(shown: &mut Shown, words: &str) {
    command(shown, Key::K);
    write(shown, words);
    press(shown, Key::Enter);
    settle(shown);
}

/// Presses Tab until the widget of a name has the focus.
pub(crate) fn tab_to(shown: &mut Shown, label: &str) {
    for _ in 0..400 {
        if focused(shown).as_deref() == Some(label) {
            return;
        }
        press(shown, Key::Tab);
    }
    panic!("Tab does not reach {label:?}");
}

/// Goes into the picture that holds a mark, and on to the mark.
pub(crate) fn walk_to(shown: &mut Shown, mark: &str) {
    let told = |shown: &Shown| {
        let mut nodes = shown.root().children_recursive();
        let node = nodes.find(Node::is_focused)?;
        let is_picture = node.accesskit_node().role() == Role::Image;
        node.value().filter(|_| is_picture)
    };
    for _ in 0..400 {
        press(shown, Key::Tab);
        press(shown, Key::Home);
        let mut before = None;
        let mut here = told(shown);
        while here.is_some() && here != before {
            if here.as_deref() == Some(mark) {
                return;
            }
            press(shown, Key::PageDown);
            before = std::mem::replace(&mut here, told(shown));
        }
    }
    panic!("the keys do not reach {mark:?}");
}

/// Whether any text in the tree holds a text.
pub(crate) fn says(shown: &Shown, text: &str) -> bool {
    shown.root().children_recursive().any(|node| {
        name(&node).contains(text) || node.value().is_some_and(|value| value.contains(text))
    })
}

pub(crate) fn practices(form: Form) -> Vec<&'static Practice> {
    bundled::standard()
        .practices_in(form)
        .map(|(_, practice)| practice)
        .collect()
}

pub(crate) fn title(practice: &Practice) -> &str {
    practice
        .title
        .get(Words::english().language())
        .to_owned()
        .leak()
}

pub(crate) fn documents(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "continuum"))
        .collect();
    found.sort();
    found
}

pub(crate) fn read(path: &Path) -> Assessment {
    let bytes = std::fs::read(path).expect("the document is there");
    match document::read(bytes) {
        document::Opened::Sound(assessment) => assessment,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_change_is_saved_although_no_frame_is_drawn_any_more() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    shown.key_press(Key::Num2);
    shown.step();
    let is_saved = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        !documents(folder.path()).is_empty()
    });
    assert!(is_saved);
}

#[test]
fn a_change_is_saved_at_once_when_the_keyboard_goes_elsewhere() {
    let folder = tempfile::tempdir().expect("a folder");
    let never = Duration::from_hours(1);
    let mut shown = show(window_in(
        Words::english(),
        folder.path(),
        Given(None),
        Theme::Light,
        never,
    ));
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    assert!(documents(folder.path()).is_empty());
    shown.input_mut().focused = false;
    settle(&mut shown);
    assert_eq!(documents(folder.path()).len(), 1);
}

#[test]
fn a_short_form_run_by_keyboard_ends_in_a_pdf_and_a_saved_document() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    tab_to(&mut shown, "Organisation");
    write(&mut shown, "Acme Plumbing");
    tab_to(&mut shown, "Your name or alias");
    write(&mut shown, "Kim");
    command(&mut shown, Key::Num3);
    answer_all(&mut shown);
    assert!(says(&shown, "all answered"));
    // After the last practice comes what is worth a look, then the results.
    press(&mut shown, Key::ArrowRight);
    assert!(says(&shown, "All 18 practices are answered"));
    press(&mut shown, Key::ArrowRight);
    assert!(says(&shown, "What holds the unit back"));
    settle(&mut shown);
    assert!(says(&shown, "Saved"));
    let saved = documents(folder.path());
    assert_eq!(saved.len(), 1);
    assert!(saved[0].ends_with("Acme Plumbing, 2026-11-22.continuum"));
    let assessment = read(&saved[0]);
    check_answers(&assessment);
    let profile = scoring::profile(&assessment, Form::Short);
    let level = profile.placement.claimed.expect("the unit has a place").low;
    assert!(says(&shown, &format!("Level {}", level.ordinal())));

    command(&mut shown, Key::Num7);
    tab_to(&mut shown, "Export PDF");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Where is it to go? Change this place if you like, then press Save here.")
    );
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Saved Acme Plumbing, 2026-11-22, report.pdf"));
    let pdf =
        std::fs::read(folder.path().join("Acme Plumbing, 2026-11-22, report.pdf")).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));
}

/// Answers the short form: levels, a half step, a flag, "don't know", and "not applicable".
fn answer_all(shown: &mut Shown) {
    for (position, practice) in practices(Form::Short).iter().enumerate() {
        assert!(says(shown, title(practice)));
        match position {
            3 => press(shown, Key::D),
            4 => {
                press(shown, Key::N);
                write(shown, "no shop of our own");
                press(shown, Key::Enter);
            }
            _ => press(shown, Key::Num3),
        }
        if position == 0 {
            press(shown, Key::Plus);
            press(shown, Key::F);
        }
        if position + 1 < 18 {
            let next = if position == 4 {
                Key::Enter
            } else {
                Key::ArrowRight
            };
            press(shown, next);
        }
    }
}

fn check_answers(assessment: &Assessment) {
    assert_eq!(assessment.unit.organisation, "Acme Plumbing");
    let respondent = &assessment.respondents[0];
    assert_eq!(respondent.name, "Kim");
    let asked = practices(Form::Short);
    let said = |position: usize| {
        let response = respondent.sheet.get(&asked[position].id);
        response.expect("it was answered").clone()
    };
    let rating = said(0).rating.and_then(|rating| rating.at());
    assert_eq!(rating.map(HalfLevels::count), Some(7));
    assert!(said(0).flagged);
    assert_eq!(said(3).rating, Some(Rating::DontKnow));
    let reason = Rating::NotApplicable("no shop of our own".to_owned());
    assert_eq!(said(4).rating, Some(reason));
    assert_eq!(respondent.sheet.0.len(), 18);
}

#[test]
fn a_click_on_a_card_chooses_its_level() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    let first = practices(Form::Short)[0];
    let label = format!("{}: level 4 of 5", title(first));
    shown
        .get_by_role_and_label(Role::RadioButton, &label)
        .click();
    shown.run();
    let card = shown.get_by_role_and_label(Role::RadioButton, &label);
    assert_eq!(
        card.accesskit_node().toggled(),
        Some(egui::accesskit::Toggled::True)
    );
    settle(&mut shown);
    let assessment = read(&documents(folder.path())[0]);
    let at = assessment.respondents[0].sheet.at(&first.id);
    assert_eq!(at.map(HalfLevels::level), Level::new(4));
}

#[test]
fn every_screen_names_every_widget_in_light_and_in_dark() {
    for theme in [Theme::Light, Theme::Dark] {
        let folder = tempfile::tempdir().expect("a folder");
        // The harness refuses an unnamed widget, and a letter that no font has, after each run.
        let mut shown = open_with(folder.path(), Given(None), theme);
        command(&mut shown, Key::N);
        command(&mut shown, Key::Num3);
        press(&mut shown, Key::Num4);
        press(&mut shown, Key::N);
        press(&mut shown, Key::Escape);
        tab_to(&mut shown, "Add evidence");
        write(&mut shown, "complaint log");
        press(&mut shown, Key::Enter);
        assert!(says(&shown, "Remove evidence: complaint log"));
        for screen in [
            Key::Num1,
            Key::Num2,
            Key::Num3,
            Key::Num4,
            Key::Num5,
            Key::Num6,
            Key::Num7,
        ] {
            command(&mut shown, screen);
        }
        settle(&mut shown);
    }
}

#[test]
fn digits_in_a_field_are_text_and_not_answers() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    tab_to(&mut shown, "Note");
    shown.key_press(Key::Num5);
    write(&mut shown, "5 of 9");
    press(&mut shown, Key::Escape);
    assert!(says(&shown, "0 of 18 answered"));
    press(&mut shown, Key::Num5);
    assert!(says(&shown, "1 of 18 answered"));
    settle(&mut shown);
    let assessment = read(&documents(folder.path())[0]);
    let said = &assessment.respondents[0].sheet.0[&practices(Form::Short)[0].id];
    assert_eq!(said.note, "5 of 9");
}

#[test]
fn a_document_changed_elsewhere_is_asked_about_before_it_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    let path = documents(folder.path())[0].clone();
    std::fs::write(&path, "somebody else's").expect("it is written");
    press(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(says(&shown, "was changed elsewhere"));
    let kept = std::fs::read_to_string(&path).expect("it is there");
    assert_eq!(kept, "somebody else's");
    shown.get_by_label("Save mine as a copy").click();
    settle(&mut shown);
    let copy = folder.path().join("Assessment 2026-11-22 (copy).continuum");
    let at = read(&copy).respondents[0]
        .sheet
        .at(&practices(Form::Short)[0].id);
    assert_eq!(at.map(HalfLevels::level), Level::new(4));
}

#[test]
fn a_save_that_fails_is_said_and_can_be_tried_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let gone = folder.path().join("gone");
    let mut shown = open(&gone);
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    assert!(says(&shown, "Not saved: "));
    std::fs::create_dir(&gone).expect("a folder");
    shown.get_by_label("Try again").click();
    settle(&mut shown);
    assert!(says(&shown, "Saved"));
    assert_eq!(documents(&gone).len(), 1);
}

#[test]
fn a_second_new_assessment_does_not_overwrite_the_first() {
    let folder = tempfile::tempdir().expect("a folder");
    for _ in 0..2 {
        let mut shown = open(folder.path());
        command(&mut shown, Key::N);
        command(&mut shown, Key::Num3);
        press(&mut shown, Key::Num2);
        settle(&mut shown);
    }
    assert_eq!(documents(folder.path()).len(), 2);
}

#[test]
fn a_saved_document_is_opened_through_the_systems_dialog() {
    let folder = tempfile::tempdir().expect("a folder");
    let assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let path = folder.path().join("given.continuum");
    std::fs::write(&path, document::write(&assessment)).expect("it is written");
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    assert!(says(&shown, "given"));
    assert!(says(&shown, "0 of 18 answered"));
}

#[test]
fn a_file_that_is_no_document_is_refused_with_its_faults() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("given.continuum");
    std::fs::write(&path, "Assessment(version: 99)").expect("it is written");
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    assert!(says(&shown, "given.continuum cannot be used"));
    shown.get_by_label("Close").click();
    shown.run();
    assert!(says(&shown, "No assessment is open"));
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    let delay = shown
        .output()
        .viewport_output
        .values()
        .map(|viewport| viewport.repaint_delay)
        .min();
    assert!(
        delay.is_none_or(|delay| delay > Duration::from_hours(1)),
        "{delay:?}"
    );
}

#[test]
fn undo_in_a_field_takes_back_what_was_typed_and_not_the_last_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    tab_to(&mut shown, "Note");
    write(&mut shown, "seen");
    assert!(says(&shown, "seen"));
    command(&mut shown, Key::Z);
    assert!(!says(&shown, "seen"));
    assert!(says(&shown, "1 of 18 answered"));
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    shown.run();
    assert!(says(&shown, "seen"));
    press(&mut shown, Key::Escape);
    command(&mut shown, Key::Z);
    command(&mut shown, Key::Z);
    command(&mut shown, Key::Z);
    assert!(says(&shown, "0 of 18 answered"));
}

#[test]
fn a_link_that_its_field_cuts_off_is_read_in_full_before_it_is_opened() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let mut respondent = Respondent::new(assessment.free_respondent_id());
    let practice = practices(Form::Short)[0].id.clone();
    let long = format!("https://example.org/{}@elsewhere.example", "a".repeat(200));
    let entry = |link: &str| Evidence {
        text: "record".to_owned(),
        link: link.to_owned(),
        ..Evidence::default()
    };
    let said = Response {
        evidence: vec![entry("https://example.org/log"), entry(&long)],
        ..Response::default()
    };
    respondent.sheet.0.insert(practice, said);
    assessment.respondents.push(respondent.into());
    let path = folder.path().join("given.continuum");
    std::fs::write(&path, document::write(&assessment)).expect("it is written");
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    assert!(says(&shown, &format!("Opens: {long}")));
    assert!(!says(&shown, "Opens: https://example.org/log"));
}

#[test]
fn each_of_many_rows_of_evidence_has_a_date_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let mut respondent = Respondent::new(assessment.free_respondent_id());
    let practice = practices(Form::Short)[0].id.clone();
    let entry = |row: u32| Evidence {
        text: format!("record {row}"),
        ..Evidence::default()
    };
    let said = Response {
        evidence: (1..=10).map(entry).collect(),
        ..Response::default()
    };
    respondent.sheet.0.insert(practice.clone(), said);
    assessment.respondents.push(respondent.into());
    let path = folder.path().join("given.continuum");
    std::fs::write(&path, document::write(&assessment)).expect("it is written");
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    tab_to(&mut shown, "Choose the file of: record 9");
    press(&mut shown, Key::Tab);
    assert_eq!(focused(&shown).as_deref(), Some("Date"));
    write(&mut shown, "2026-03");
    assert!(says(&shown, "Such as 31 January 2026"));
    write(&mut shown, "-09");
    settle(&mut shown);
    let said = read(&path).respondents[0].sheet.0[&practice].clone();
    let dates: Vec<bool> = said
        .evidence
        .iter()
        .map(|entry| entry.date.is_some())
        .collect();
    let wanted: Vec<bool> = (1..=10).map(|row| row == 9).collect();
    assert_eq!(dates, wanted);
}

/// When the toolkit would draw again by itself.
fn next_frame(shown: &mut Shown) -> Duration {
    shown.step();
    let output = shown.output();
    let root = output.viewport_output.get(&egui::ViewportId::ROOT);
    root.map_or(Duration::ZERO, |viewport| viewport.repaint_delay)
}

#[test]
fn no_frame_is_drawn_while_nothing_happens() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    assert_eq!(next_frame(&mut shown), Duration::MAX, "without a document");
    shown.get_by_label("A team of nine").click();
    settle(&mut shown);
    for screen in [
        Key::Num1,
        Key::Num2,
        Key::Num3,
        Key::Num4,
        Key::Num5,
        Key::Num6,
        Key::Num7,
    ] {
        command(&mut shown, screen);
        settle(&mut shown);
        assert_eq!(next_frame(&mut shown), Duration::MAX, "screen {screen:?}");
        // Nor while a field waits for the next letter.
        for _ in 0..40 {
            press(&mut shown, Key::Tab);
            if shown.ctx.text_edit_focused() {
                break;
            }
        }
        settle(&mut shown);
        assert_eq!(next_frame(&mut shown), Duration::MAX, "field of {screen:?}");
    }
    // A change is saved, and then it is quiet again.
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num2);
    settle(&mut shown);
    assert_eq!(next_frame(&mut shown), Duration::MAX, "after a save");
}

/// So many people who answered every practice, at a file.
fn crowd(folder: &Path, people: usize) -> PathBuf {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    for person in 0..people {
        let mut respondent = Respondent::new(assessment.free_respondent_id());
        respondent.name = format!("Person {}", person + 1);
        for practice in practices(Form::Full) {
            let said = Response {
                rating: HalfLevels::new(2 + u8::try_from(person % 9).expect("below 9"))
                    .map(Rating::At),
                ..Response::default()
            };
            respondent.sheet.0.insert(practice.id.clone(), said);
        }
        assessment.respondents.push(respondent.into());
    }
    let path = folder.join("given.continuum");
    std::fs::write(&path, document::write(&assessment)).expect("it is written");
    path
}

#[test]
fn of_many_respondents_those_in_sight_are_drawn_and_all_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    crowd(folder.path(), 60);
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    command(&mut shown, Key::Num2);
    shown.run();
    let drawn = |shown: &Shown| {
        let nodes = shown.root().children_recursive();
        nodes
            .filter(|node| name(node).starts_with("Answer as"))
            .count()
    };
    assert!((4..15).contains(&drawn(&shown)), "{}", drawn(&shown));
    // Tab goes on below what is in sight.
    tab_to(&mut shown, "Answer as Person 20");
    press(&mut shown, Key::Space);
    assert_eq!(
        shown.get_by_label("Name or alias").value().as_deref(),
        Some("Person 20")
    );
    shown.get_by_label("Find by name, role or team").focus();
    shown.run();
    write(&mut shown, "person 57");
    assert_eq!(drawn(&shown), 1);
    shown.get_by_label("Answer as Person 57").click();
    shown.run();
    assert_eq!(
        shown.get_by_label("Name or alias").value().as_deref(),
        Some("Person 57")
    );
    shown.get_by_label("Find by name, role or team").focus();
    shown.run();
    write(&mut shown, "!");
    assert!(says(&shown, "Nobody fits."));
}

#[test]
fn the_results_of_many_respondents_follow_every_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = crowd(folder.path(), 210);
    let given = Given(Some(folder.path().to_owned()));
    let mut shown = open_with(folder.path(), given, Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    let index = |assessment: &Assessment| {
        let found = scoring::profile(assessment, assessment.form);
        found.elements[0].index.map(|index| index.to_string())
    };
    let before = index(&read(&path)).expect("an index");
    assert!(says(&shown, &before), "{before}");
    // The fewer practices of the short form have another mean.
    command(&mut shown, Key::Num2);
    let short = shown.get_by_label("Go back to the short form: 18 practices");
    short.click_accesskit();
    settle(&mut shown);
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    let of = |n: usize| format!("{n} of {n}");
    let counts = |form: Form| {
        let element = &bundled::standard().elements[0];
        let asked = |practice: &&Practice| bundled::standard().asks(form, &practice.id);
        of(element.practices.iter().filter(asked).count())
    };
    assert!(says(&shown, &counts(Form::Short)));
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert!(says(&shown, &counts(Form::Full)));
}

#[test]
fn a_card_says_its_descriptor_to_a_screen_reader() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    let first = practices(Form::Short)[0];
    for level in Level::all(5) {
        let label = format!("{}: level {} of 5", title(first), level.ordinal());
        let card = shown.get_by_role_and_label(Role::RadioButton, &label);
        let text = first.descriptor(level).expect("a descriptor");
        let wanted = text.get(Words::english().language());
        let said = card.accesskit_node().description().unwrap_or_default();
        assert!(said.ends_with(wanted), "{said}");
    }
}

#[test]
fn the_results_say_how_far_the_level_depends_on_who_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    shown.get_by_label("A team of nine").click();
    settle(&mut shown);
    assert!(says(&shown, "% of these draws"));
}

/// A window with the sample of a team on a screen, everything worked out.
pub(crate) fn with_team(folder: &Path, theme: Theme, screen: Key) -> Shown {
    let mut shown = open_with(folder, Given(Some(folder.to_owned())), theme);
    shown.get_by_label("A team of nine").click();
    shown.run();
    command(&mut shown, screen);
    settle(&mut shown);
    shown
}

/// Leaves the field that has the focus, and what was typed in its place.
pub(crate) fn fill(shown: &mut Shown, label: &str, text: &str) {
    tab_to(shown, label);
    command(shown, Key::A);
    press(shown, Key::Backspace);
    write(shown, text);
    press(shown, Key::Tab);
}

pub(crate) fn toggled(shown: &Shown, label: &str) -> bool {
    let node = shown.get_by_label(label);
    node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
}

#[test]
fn target_shows_what_every_level_asks_and_is_worth_before_one_is_chosen() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num5);
    assert!(says(
        &shown,
        "The same uplift in retention is taken for all choices"
    ));
    tab_to(&mut shown, "Take all targets back");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "No target is chosen yet"));
    for level in ["Managed", "Integrated", "Loyalty-led"] {
        assert!(says(&shown, level));
    }
    assert!(says(&shown, "customers stay every year ("));
    // By keyboard: all elements to level 3, then one of them held, with its reason.
    let all = shown
        .root()
        .children_recursive()
        .map(|node| name(&node))
        .find(|name| name.starts_with("All elements: level 3"))
        .expect("a choice for all elements");
    // What is reached is passed over.
    tab_to(&mut shown, "All elements: stay at level 2");
    press(&mut shown, Key::ArrowRight);
    assert_eq!(focused(&shown).as_ref(), Some(&all));
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(toggled(&shown, &all));
    while !focused(&shown).is_some_and(|name| name.starts_with("Measurement: level 3")) {
        press(&mut shown, Key::Tab);
    }
    press(&mut shown, Key::Home);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Measurement: stay at level 2")
    );
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Measurement: stay at level 2"));
    assert!(!toggled(&shown, &all));
    fill(
        &mut shown,
        "Why should Measurement stay where it is?",
        "no money this year",
    );
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let id = ElementId::new("measurement").expect("a sound id");
    assert_eq!(saved.targets[&id].level.ordinal(), 2);
    assert_eq!(saved.targets[&id].reason, "no money this year");
}

#[test]
fn the_business_case_answers_as_soon_as_nothing_is_missing_and_names_what_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num5);
    assert!(says(&shown, "the plan is expected to bring about "));
    assert!(says(&shown, "simulated cases"));
    fill(&mut shown, "Customers: likely", "");
    settle(&mut shown);
    assert!(says(&shown, "Still missing: Customers."));
    assert!(!says(&shown, "the plan is expected to bring about "));
    assert!(
        !says(&shown, "simulated cases"),
        "nothing comes of a missing figure"
    );
    fill(&mut shown, "Customers: likely", "about 500");
    assert!(says(&shown, "Not taken in: a number is expected"));
    fill(&mut shown, "Customers: likely", "900");
    settle(&mut shown);
    assert!(says(&shown, "the plan is expected to cost about "));
    tab_to(&mut shown, "Customers: likely");
    shown.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    shown.run();
    assert_eq!(focused(&shown).as_deref(), Some("Customers: low"));
    fill(&mut shown, "Customers: high", "800");
    assert!(says(&shown, "the low value must be the smallest"));
    fill(&mut shown, "Customers: high", "1,000");
    settle(&mut shown);
    let saved = read(&documents(folder.path())[0]);
    let customers = saved.business_case.estimate(Input::Customers);
    let values = customers.map(|known| [known.low(), known.likely(), known.high()]);
    assert_eq!(values, Some([900, 900, 1_000].map(Into::into)));
    fill(&mut shown, "Customers: likely", "");
    fill(&mut shown, "Customers: low", "");
    fill(&mut shown, "Customers: high", "");
    settle(&mut shown);
    assert!(says(&shown, "Still missing: Customers."));
}

#[test]
fn a_price_and_extra_purchases_that_are_typed_have_their_own_lines_in_the_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num5);
    assert!(!says(&shown, "Booked too: the effect on price"));
    for fold in [
        "Sharpen it: what the plan costs, and what else it brings",
        "Price and extra purchases, if you want them counted",
    ] {
        tab_to(&mut shown, fold);
        press(&mut shown, Key::Enter);
    }
    fill(&mut shown, "Effect on price: likely", "-1.5");
    fill(&mut shown, "Extra purchases of one customer: likely", "12");
    settle(&mut shown);
    for line in [
        "Booked too: the effect on price, about GBP \u{2212}4 a year",
        "Booked too: extra purchases at the gross margin, about GBP 4.90 a year",
    ] {
        assert!(says(&shown, line), "{line}");
    }
    let saved = read(&documents(folder.path())[0]);
    let price = saved.business_case.estimate(Input::PriceEffect);
    assert_eq!(
        price.map(|known| known.likely().to_string()),
        Some("-1.5".to_owned())
    );
}

#[test]
fn a_step_moved_by_keyboard_says_what_breaks_and_stays_when_the_plan_is_made_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    // Everything in the first phase is more than eight days a month.
    tab_to(&mut shown, "M5 Learning from complaints, to level 3");
    press(&mut shown, Key::ArrowLeft);
    settle(&mut shown);
    assert_eq!(
        focused(&shown).as_deref(),
        Some("M5 Learning from complaints, to level 3"),
        "the step keeps its focus while it moves"
    );
    assert!(says(&shown, "working days are due, and there is time for"));
    for _ in 0..3 {
        press(&mut shown, Key::ArrowRight);
    }
    settle(&mut shown);
    assert!(!says(&shown, "working days are due, and there is time for"));
    fill(&mut shown, "Owner of M5 Learning from complaints", "Kim");
    settle(&mut shown);
    let step = |folder: &Path| {
        let plan = read(&documents(folder)[0]).plan;
        let step = plan.into_iter().find(|it| it.practice.as_str() == "M5");
        step.expect("the step")
    };
    let moved = step(folder.path());
    assert_eq!(
        (moved.owner.as_str(), moved.due, moved.own_due),
        ("Kim", Some(date(2027, 6, 1)), true)
    );
    tab_to(&mut shown, "Make the plan again");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(
        &shown,
        "Your plan has 3 steps. Name an owner for each."
    ));
    assert_eq!(step(folder.path()), moved);
}

/// A window with the sample of a team whose plan was changed.
fn with_plan(folder: &Path, change: impl FnOnce(&mut Assessment)) -> Shown {
    let team = bundled::samples().iter().find(|it| it.name == "team");
    let mut team = team.expect("a bundled sample").assessment();
    change(&mut team);
    let path = folder.join("given.continuum");
    std::fs::write(&path, document::write(&team)).expect("it is written");
    let mut shown = open_with(folder, Given(Some(folder.to_owned())), Theme::Light);
    command(&mut shown, Key::O);
    settle(&mut shown);
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    shown
}

#[test]
fn without_a_plan_the_proposed_steps_stand_there_and_one_button_makes_them_the_plan() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_plan(folder.path(), |team| team.plan.clear());
    let first_week = "In its first week: Take five customers or one kind of case";
    for said in [
        "Write beside the income or the cases what it cost",
        first_week,
        "Why: Two customers with the same income",
        "whoever keeps the accounts (proposed)",
    ] {
        assert!(says(&shown, said), "{said}");
    }
    let owner = "Owner of M9 The money behind customers";
    assert!(shown.query_by_label(owner).is_none());
    tab_to(&mut shown, "Make this the plan");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(
        &shown,
        "Your plan has 3 steps. Name an owner for each."
    ));
    assert!(shown.query_by_label("Make this the plan").is_none());
    assert_eq!(focused(&shown).as_deref(), Some("Your plan"));
    assert!(shown.query_by_label(owner).is_some());
    assert!(says(&shown, first_week), "the list is the same");
    let plan = read(&folder.path().join("given.continuum")).plan;
    assert_eq!(plan.len(), 3);
    // Nobody owns a step until somebody says so, and no day lies behind.
    assert!(plan.iter().all(|step| step.owner.is_empty()));
    let today = date(2026, 11, 22);
    assert!(plan.iter().all(|step| step.due > Some(today)), "{plan:?}");
}

#[test]
fn an_owner_is_chosen_among_the_people_of_the_unit_and_a_step_told_in_own_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    tab_to(
        &mut shown,
        "Choose the owner of M10 Questions worth answering",
    );
    press(&mut shown, Key::Enter);
    let team = bundled::samples().iter().find(|it| it.name == "team");
    let team = team.expect("a bundled sample").assessment();
    let first = &team.respondents[0];
    tab_to(&mut shown, &format!("{}, {}", first.name, first.role));
    press(&mut shown, Key::Enter);
    tab_to(
        &mut shown,
        "What can be done with M10 Questions worth answering",
    );
    press(&mut shown, Key::Enter);
    let wording = "M10 Questions worth answering, to level 3: Change the wording";
    for _ in 0..20 {
        if focused(&shown).as_deref() == Some(wording) {
            break;
        }
        press(&mut shown, Key::ArrowDown);
    }
    assert_eq!(focused(&shown).as_deref(), Some(wording));
    press(&mut shown, Key::Enter);
    let own = "Cut the form to ten questions";
    fill(
        &mut shown,
        "What to do for M10 Questions worth answering, in your own words",
        own,
    );
    settle(&mut shown);
    let plan = read(&documents(folder.path())[0]).plan;
    let step = plan.iter().find(|step| step.practice.as_str() == "M10");
    let step = step.expect("the step");
    assert_eq!((&step.owner, step.action.as_str()), (&first.name, own));
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(says(&shown, own), "the results say the same");
}

#[test]
fn a_step_of_the_own_is_added_and_stands_among_the_others_by_its_day() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    tab_to(&mut shown, "Add a step of your own");
    press(&mut shown, Key::Enter);
    shown.run();
    assert_eq!(
        focused(&shown).as_deref(),
        Some("Title of A step of the unit's own")
    );
    write(&mut shown, "Hang the board");
    shown.run();
    fill(
        &mut shown,
        "What to do for Hang the board, in your own words",
        "By the door",
    );
    fill(&mut shown, "Owner of Hang the board", "Kim");
    fill(
        &mut shown,
        "Day by which Hang the board is due",
        "2026-06-12",
    );
    fill(&mut shown, "Hang the board: days", "2");
    settle(&mut shown);
    assert!(says(&shown, "Due by day 30 (1 July 2026), 10 working days"));
    // In the list of the plan, and not in that of the check-in.
    let place = |shown: &Shown, label: &str| {
        let mut nodes = shown.get_all_by_label(label);
        let node = nodes.find(|node| node.accesskit_node().role() != Role::RowHeader);
        node.expect("a step").rect().top()
    };
    let first = "M9 The money behind customers, to level 3";
    // Once the step is left, it stands where its day puts it.
    command(&mut shown, Key::Num5);
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    assert!(place(&shown, "Hang the board") < place(&shown, first));
    let own = read(&documents(folder.path())[0]).own_steps;
    let told = own
        .iter()
        .map(|own| (own.title.as_str(), own.action.as_str(), own.owner.as_str()));
    assert_eq!(
        told.collect::<Vec<_>>(),
        [("Hang the board", "By the door", "Kim")]
    );
}

#[test]
fn before_any_answer_the_plan_says_what_is_needed_first() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    assert!(says(&shown, "Rate the practices first"));
    assert!(!says(&shown, "working days"));
    tab_to(&mut shown, "Go to the questions");
}

/// Where a node is.
pub(crate) fn place_of(shown: &Shown, label: &str) -> egui::Pos2 {
    shown.get_by_label(label).rect().center()
}

/// Drags with the pointer from one place to another, in steps as a hand does; the button stays
/// down.
pub(crate) fn drag(shown: &mut Shown, from: egui::Pos2, to: egui::Pos2) {
    shown.event(Event::PointerMoved(from));
    shown.run();
    shown.event(button(from, true));
    shown.run();
    for step in 1..=5_u8 {
        shown.event(Event::PointerMoved(from.lerp(to, f32::from(step) / 5.0)));
        shown.run();
    }
}

pub(crate) fn button(pos: egui::Pos2, pressed: bool) -> Event {
    Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    }
}

pub(crate) fn due_days(shown: &mut Shown, folder: &Path) -> Vec<Option<String>> {
    settle(shown);
    let plan = read(&documents(folder)[0]).plan;
    plan.iter()
        .map(|step| step.due.map(|due| due.to_string()))
        .collect()
}

#[test]
fn a_step_dragged_into_another_phase_is_due_at_its_end_and_what_breaks_is_said_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    shown.set_size(egui::vec2(1200.0, 2600.0));
    shown.run();
    let handle = "M5 Learning from complaints, to level 3";
    let broken = "By day 30, 12 working days are due, and there is time for 8.";
    assert!(!says(&shown, "are due, and there is time for"));
    let first = place_of(&shown, "Due by day 30 (1 July 2026), 8 working days");
    let from = place_of(&shown, handle);
    drag(&mut shown, from, first);
    assert!(!says(&shown, broken), "nothing moves before it is dropped");
    shown.event(button(first, false));
    shown.run();
    assert!(says(&shown, broken));
    assert!(says(&shown, "Due by day 30 (1 July 2026), 12 working days"));
    let due = due_days(&mut shown, folder.path());
    assert_eq!(due[2].as_deref(), Some("2026-07-01"));
    // Dropped beside every phase it stays where it was.
    let from = place_of(&shown, handle);
    let beside = place_of(
        &shown,
        "Drag a step to another time, or choose its name and press \u{2190} or \u{2192}.",
    );
    drag(&mut shown, from, beside);
    shown.event(button(beside, false));
    shown.run();
    assert_eq!(due_days(&mut shown, folder.path()), due);
    // One undo takes the move back, and what broke with it.
    command(&mut shown, Key::Z);
    settle(&mut shown);
    assert!(!says(&shown, "are due, and there is time for"));
    let due = due_days(&mut shown, folder.path());
    assert_eq!(due[2].as_deref(), Some("2026-07-16"));
}

#[test]
fn a_step_dropped_before_what_it_needs_says_so_beside_the_step() {
    let folder = tempfile::tempdir().expect("a folder");
    let later = [("M2", date(2026, 7, 24)), ("M8", date(2026, 8, 28))];
    let mut shown = with_plan(folder.path(), |team| {
        for (step, (id, due)) in team.plan.iter_mut().skip(1).zip(later) {
            step.practice = PracticeId::new(id).expect("an id");
            step.due = Some(due);
        }
    });
    shown.set_size(egui::vec2(1200.0, 3600.0));
    shown.run();
    let late = "The step of M8 Spread, not average to level 3 is due before the step of M2 More than satisfaction to level 3, which it needs.";
    assert!(!says(&shown, late));
    let from = place_of(&shown, "M2 More than satisfaction, to level 3");
    // A phase without steps is there while one is dragged.
    let empty = "Due by day 365 (1 June 2027), 0 working days";
    assert!(!says(&shown, empty));
    drag(&mut shown, from, from + egui::vec2(0.0, 30.0));
    let last = place_of(&shown, empty);
    shown.event(Event::PointerMoved(last));
    shown.run();
    shown.event(button(last, false));
    shown.run();
    let said = shown.root().children_recursive();
    let said = said
        .filter(|node| node.accesskit_node().role() == Role::Label)
        .filter(|node| node.value().as_deref() == Some(late))
        .count();
    assert_eq!(said, 2, "above the list, and beside the step");
    settle(&mut shown);
}

#[test]
fn a_step_is_moved_by_its_buttons_and_by_the_arrow_keys_alike() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    let step = "M5 Learning from complaints, to level 3";
    tab_to(&mut shown, step);
    press(&mut shown, Key::ArrowRight);
    let due = due_days(&mut shown, folder.path());
    // 180 days are to Saturday 28 November, 90 to Sunday 30 August.
    assert_eq!(due[2].as_deref(), Some("2026-11-27"));
    tab_to(
        &mut shown,
        "What can be done with M5 Learning from complaints",
    );
    press(&mut shown, Key::Enter);
    tab_to(&mut shown, &format!("{step}: Earlier"));
    press(&mut shown, Key::Enter);
    assert_eq!(focused(&shown).as_deref(), Some(step));
    let due = due_days(&mut shown, folder.path());
    assert_eq!(due[2].as_deref(), Some("2026-08-28"));
    // At the ends there is no further phase.
    tab_to(&mut shown, step);
    for _ in 0..4 {
        press(&mut shown, Key::ArrowLeft);
    }
    let due = due_days(&mut shown, folder.path());
    assert_eq!(due[2].as_deref(), Some("2026-07-01"));
}

#[test]
fn the_plan_is_taken_away_as_calendar_and_as_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    for (button, file, start) in [
        ("Export calendar", "given.ics", "BEGIN:VCALENDAR"),
        ("Export plan as table", "given.csv", "\u{feff}"),
    ] {
        tab_to(&mut shown, button);
        press(&mut shown, Key::Enter);
        settle(&mut shown);
        assert!(says(&shown, &format!("Saved {file}")));
        let text = std::fs::read_to_string(folder.path().join(file)).expect("it is written");
        assert!(text.starts_with(start), "{file}");
    }
}

#[test]
fn own_days_and_locks_change_the_smallest_set() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    assert!(says(&shown, "Raise 3 practices, 12 working days in all."));
    fill(
        &mut shown,
        "M5 Learning from complaints: days to level 3",
        "20",
    );
    settle(&mut shown);
    assert!(!says(&shown, "Raise 3 practices, 12 working days in all."));
    tab_to(&mut shown, "Each of them: why, how many days, in or out");
    press(&mut shown, Key::Enter);
    tab_to(&mut shown, "M9 The money behind customers: Leave out");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Also decided by you"));
    assert!(toggled(&shown, "M9 The money behind customers: Leave out"));
    fill(&mut shown, "Budget in days", "1");
    settle(&mut shown);
    assert!(says(&shown, "No step fits into the budget."));
}

#[test]
fn a_day_off_is_added_and_removed_and_a_day_that_was_set_on_one_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    assert!(!says(&shown, "a day off"));
    // A step of the sample is due on that Wednesday.
    fill(&mut shown, "Day off", "2026-06-24");
    tab_to(&mut shown, "Add");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "a day off"));
    tab_to(&mut shown, "Remove the day off 24 June 2026");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(!says(&shown, "a day off"));
}

#[test]
fn target_and_plan_name_every_widget_in_light_and_in_dark() {
    for theme in [Theme::Light, Theme::Dark] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut shown = with_team(folder.path(), theme, Key::Num5);
        for fold in [
            "Sharpen it: what the plan costs, and what else it brings",
            "Contacts avoided, if you want them counted",
            "What winning a customer costs",
            "Referrals, if you want them counted",
            "Price and extra purchases, if you want them counted",
            "What is often claimed, and how much of it survives criticism",
        ] {
            tab_to(&mut shown, fold);
            press(&mut shown, Key::Enter);
        }
        assert!(says(&shown, "Disputed"));
        command(&mut shown, Key::Num6);
        settle(&mut shown);
        command(&mut shown, Key::N);
        for screen in [Key::Num5, Key::Num6] {
            command(&mut shown, screen);
            settle(&mut shown);
        }
    }
}

#[test]
fn the_next_assessment_begins_beside_the_old_one_and_finishes_its_steps() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num2);
    fill(&mut shown, "Led by", "Kim");
    settle(&mut shown);
    let before = documents(folder.path());
    let old = std::fs::read(&before[0]).expect("the old document");
    command(&mut shown, Key::Num1);
    tab_to(&mut shown, "Begin the next assessment");
    press(&mut shown, Key::Enter);
    settle(&mut shown);
    assert!(says(&shown, "Carried over: the unit, 9 people, 3 targets"));
    assert!(says(&shown, "0 of 31 answered"));
    assert!(says(&shown, "Will be saved with your first change"));
    assert_eq!(documents(folder.path()), before);
    // All nine say that M9, whose step was carried over, is at its level now.
    let money = bundled::standard()
        .practices()
        .find(|(_, it)| it.id.as_str() == "M9");
    let (_, money) = money.expect("the practice");
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    assert!(!says(&shown, "Reached: the answers show level 3."));
    command(&mut shown, Key::Num3);
    while !says(&shown, title(money)) || shown.query_by_label(&card_of(money)).is_none() {
        press(&mut shown, Key::ArrowRight);
    }
    press(&mut shown, Key::Num3);
    command(&mut shown, Key::Num6);
    settle(&mut shown);
    assert!(says(&shown, "Reached: the answers show level 3."));
    assert_eq!(std::fs::read(&before[0]).expect("the old document"), old);
    let both = documents(folder.path());
    assert_eq!(both.len(), 2);
    let new = both.iter().find(|path| !before.contains(path));
    assert_eq!(read(new.expect("the new document")).plan.len(), 3);
}

fn card_of(practice: &Practice) -> String {
    format!("{}: level 3 of 5", title(practice))
}

#[test]
fn without_an_open_assessment_the_start_says_how_to_assess_a_unit_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let shown = open(folder.path());
    assert!(shown.query_by_label("Begin the next assessment").is_none());
    assert!(says(&shown, "open its last assessment first"));
}

#[test]
fn the_days_of_every_step_can_be_typed_in_the_roadmap_and_beside_its_point() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num6);
    fill(
        &mut shown,
        "M10 Questions worth answering: days to level 3",
        "40",
    );
    settle(&mut shown);
    assert!(says(&shown, "Due by day 30 (1 July 2026), 46 working days"));
    // This practice is not in the smallest set, and already two levels from the top.
    let point = shown
        .root()
        .children_recursive()
        .map(|node| name(&node))
        .find(|name| name.starts_with("F1 ") && name.contains(" to level "))
        .expect("a point of the picture");
    walk_to(&mut shown, &point);
    press(&mut shown, Key::Enter);
    let field = shown
        .root()
        .children_recursive()
        .map(|node| name(&node))
        .find(|name| name.starts_with("F1 ") && name.ends_with("days to level 5"))
        .expect("a field up to the top level");
    fill(&mut shown, &field, "33");
    settle(&mut shown);
    let efforts = read(&documents(folder.path())[0]).planning.efforts;
    let days: Vec<(String, u8, u16)> = efforts
        .iter()
        .map(|((practice, to), effort)| (practice.to_string(), to.ordinal(), effort.days()))
        .collect();
    let typed = [("F1".to_owned(), 5, 33), ("M10".to_owned(), 3, 40)];
    assert_eq!(days, typed);
    // Emptied, the field shows the questionnaire's days again.
    fill(&mut shown, &field, "");
    settle(&mut shown);
    assert_eq!(read(&documents(folder.path())[0]).planning.efforts.len(), 1);
}

#[test]
fn the_claims_behind_a_practice_are_unfolded_by_keyboard_wherever_it_is_advised() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = with_team(folder.path(), Theme::Light, Key::Num3);
    let claims = &bundled::standard().claims;
    let behind = |id: &str| {
        let is_for = |claim: &&Claim| claim.supports.iter().any(|it| it.as_str() == id);
        claims.iter().filter(is_for).collect::<Vec<_>>()
    };
    let of_first = behind("F1");
    assert!(!of_first.is_empty());
    tab_to(
        &mut shown,
        &format!("What research says of it: {} claims", of_first.len()),
    );
    press(&mut shown, Key::Enter);
    let english = Language::english();
    for claim in of_first {
        for text in [&claim.text, &claim.critics, &claim.source] {
            assert!(says(&shown, text.get(&english)), "{text:?}");
        }
    }
    assert!(says(&shown, "Disputed"));
    for screen in [Key::Num4, Key::Num6] {
        command(&mut shown, screen);
        settle(&mut shown);
        let titles = shown.query_all_by_role(Role::DisclosureTriangle);
        let titles: Vec<String> = titles
            .filter_map(|node| node.accesskit_node().label())
            .filter(|title| title.contains(" claims behind it"))
            .collect();
        let title = titles.first().expect("a practice with a reason");
        let id = title.split(' ').next().expect("the id");
        let claim = behind(id)[0].critics.get(&english);
        assert!(!says(&shown, claim), "{title}");
        tab_to(&mut shown, title);
        press(&mut shown, Key::Enter);
        assert!(says(&shown, claim), "{title}");
    }
}

#[test]
fn where_answers_are_given_it_is_said_what_partly_means() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    command(&mut shown, Key::Num3);
    assert!(says(&shown, "Partly means: true for about half"));
    shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
    shown.run();
    assert!(says(&shown, "answer for where most customers are served"));
}

#[test]
fn how_far_the_short_form_can_be_trusted_is_said_where_it_is_chosen_and_with_its_results() {
    let folder = tempfile::tempdir().expect("a folder");
    let agrees = "The short form gives the same level as the full form in ";
    let mut shown = open(folder.path());
    command(&mut shown, Key::N);
    assert!(says(&shown, agrees));
    command(&mut shown, Key::Num3);
    press(&mut shown, Key::Num3);
    command(&mut shown, Key::Num4);
    settle(&mut shown);
    assert!(says(&shown, agrees));
    let full = tempfile::tempdir().expect("a folder");
    let shown = with_team(full.path(), Theme::Light, Key::Num4);
    assert!(!says(&shown, agrees), "the full form is in force");
}
