//! A questionnaire in other languages than the program's own words.

use assert_cmd::Command;
use continuum::format::{document, questionnaire};
use continuum::model::{Assessment, Edit, Form, HalfLevels, Language, Rating, ResponseField};
use tempfile::TempDir;

const TWO_LANGUAGES: &str = include_str!("../fixtures/two-languages.ron");
const GERMAN: &str = include_str!("../fixtures/german.ron");

fn tag(tag: &str) -> Language {
    Language::new(tag).expect("a sound tag")
}

/// An assessment of a questionnaire in which all practices are rated.
fn rated(questionnaire: &str, language: Option<&str>) -> Assessment {
    let questionnaire = questionnaire::read(questionnaire).expect("a sound questionnaire");
    let mut found = Assessment::new(questionnaire, Form::Full);
    let person = continuum::model::Respondent::new(found.free_respondent_id());
    let respondent = person.id.clone();
    let mut edits = vec![Edit::AddRespondent(person)];
    for (_, practice) in found.questionnaire.practices() {
        edits.push(Edit::Respond {
            respondent: respondent.clone(),
            practice: practice.id.clone(),
            field: ResponseField::Rating(HalfLevels::new(3).map(Rating::At)),
        });
    }
    edits.extend(language.map(|language| Edit::SetLanguage(tag(language))));
    for edit in edits {
        found.apply(edit).expect("it is permitted");
    }
    found
}

/// Looks at runs of text from a report on the German questionnaire, each with whether it is marked as German.
#[cfg(any(feature = "pdf", feature = "office"))]
fn expect_one_language_each<'a>(runs: impl Iterator<Item = (&'a str, bool)>) {
    let german = [
        "Gänge",
        "Verkaufsfläche",
        "Preise",
        "Zufällig",
        "Geplant",
        "Laden",
    ];
    let english = [
        "unit",
        "level 2",
        "Level ",
        "evidence",
        "respondent",
        "edition",
    ];
    let holds = |text: &str, words: [&str; 6]| words.iter().any(|word| text.contains(word));
    let mut found = [0, 0];
    for (text, is_marked) in runs {
        let is_known = [holds(text, english), holds(text, german)];
        assert!(
            !is_known[usize::from(!is_marked)],
            "{text}, marked: {is_marked}"
        );
        found[usize::from(is_marked)] += usize::from(is_known[usize::from(is_marked)]);
    }
    assert!(found.iter().all(|count| *count > 15), "{found:?}");
}

/// A folder with an assessment `unit.continuum`.
fn folder(assessment: &Assessment) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("unit.continuum");
    std::fs::write(path, document::write(assessment)).expect("it is written");
    folder
}

/// What a command prints, and its exit code, where the system speaks a language.
fn run(folder: &TempDir, system: &str, arguments: &[&str]) -> (String, Option<i32>) {
    let said = Command::new(env!("CARGO_BIN_EXE_continuum"))
        .current_dir(folder.path())
        .env("HOME", folder.path())
        .env("XDG_CONFIG_HOME", folder.path())
        .env_remove("LANGUAGE")
        .env("LC_ALL", system)
        .args(arguments)
        .output()
        .expect("it runs");
    let text = [said.stdout, said.stderr].concat();
    let code = said.status.code();
    (String::from_utf8_lossy(&text).into_owned(), code)
}

fn made(folder: &TempDir, name: &str) -> String {
    let bytes = std::fs::read(folder.path().join(name)).expect("it was written");
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn a_questionnaire_is_read_in_the_systems_language_where_it_has_it_else_in_its_first() {
    let folder = folder(&rated(TWO_LANGUAGES, None));
    let said = |system| run(&folder, system, &["score", "unit.continuum"]).0;
    assert!(said("de_AT.UTF-8").starts_with("DE A tidy shop"));
    for system in ["en_GB.UTF-8", "fr_FR.UTF-8", "C"] {
        assert!(said(system).starts_with("A tidy shop"), "{system}");
    }
}

#[test]
fn the_settings_choose_a_language_against_the_system() {
    let folder = folder(&rated(TWO_LANGUAGES, None));
    let settings = folder.path().join("continuum");
    std::fs::create_dir(&settings).expect("a folder");
    std::fs::write(settings.join("settings.ron"), "(language: Some(\"de\"))").expect("written");
    let (said, _) = run(&folder, "en_GB.UTF-8", &["score", "unit.continuum"]);
    assert_eq!(
        said.starts_with("DE A tidy shop"),
        cfg!(target_os = "linux")
    );
}

#[test]
fn commands_read_a_questionnaire_in_the_language_that_they_are_asked_for() {
    let folder = folder(&rated(TWO_LANGUAGES, None));
    let german = |arguments: &[&str]| {
        let all = [arguments, &["--language", "de"]].concat();
        run(&folder, "en_GB.UTF-8", &all)
    };
    assert!(
        german(&["score", "unit.continuum"])
            .0
            .starts_with("DE A tidy shop")
    );
    german(&["report", "unit.continuum", "-o", "unit.md"]);
    assert!(made(&folder, "unit.md").contains("DE Clear aisles"));
    german(&["export", "unit.continuum", "-o", "unit.csv"]);
    assert!(made(&folder, "unit.csv").contains("DE Clear aisles"));
    let (said, code) = run(
        &folder,
        "C",
        &["score", "unit.continuum", "--language", "fr"],
    );
    assert_eq!(code, Some(2));
    assert!(said.contains("no language \"fr\", only en, de"), "{said}");
    let (said, code) = run(
        &folder,
        "C",
        &["score", "unit.continuum", "--language", "d"],
    );
    assert_eq!(code, Some(2));
    assert!(said.contains("must be a language such as en"), "{said}");
}

#[test]
fn a_document_remembers_its_language_and_names_one_that_its_questionnaire_lacks() {
    let folder = folder(&rated(TWO_LANGUAGES, Some("de")));
    let score = ["score", "unit.continuum"];
    let (said, _) = run(&folder, "en_GB.UTF-8", &score);
    assert!(said.starts_with("DE A tidy shop"), "{said}");
    let (said, _) = run(
        &folder,
        "de_DE.UTF-8",
        &[&score[..], &["--language", "en"]].concat(),
    );
    assert!(said.starts_with("A tidy shop"), "{said}");
    let text = document::write_text(&rated(TWO_LANGUAGES, Some("de")));
    let faulty = text.replace("Some(\"de\")", "Some(\"it\")");
    std::fs::write(folder.path().join("unit.continuum"), faulty).expect("it is written");
    let (said, code) = run(&folder, "C", &["check", "unit.continuum"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("no language \"it\", only en, de"), "{said}");
}

#[test]
fn a_report_says_once_that_the_programs_words_are_in_another_language() {
    let report = ["report", "unit.continuum", "-o", "unit.md"];
    let note = "The questionnaire is in German; the program's own words are in English.";
    let (said, _) = run(&folder(&rated(GERMAN, None)), "C", &report);
    assert_eq!(said.matches(note).count(), 1, "{said}");
    let (said, _) = run(&folder(&rated(TWO_LANGUAGES, None)), "C", &report);
    assert_eq!(said.matches(note).count(), 0, "{said}");
}

#[cfg(feature = "window")]
mod window {
    use continuum::store::settings::Theme;
    use continuum::words::Words;
    use egui::Key;
    use egui_kittest::kittest::Queryable as _;

    use super::{GERMAN, TWO_LANGUAGES, folder, rated, tag};
    use crate::window::{Given, SOON, command, read, says, settle, show, toggled, window_in};

    #[test]
    fn a_menu_lists_the_languages_of_a_questionnaire_by_their_own_names() {
        let folder = folder(&rated(TWO_LANGUAGES, None));
        let path = folder.path().join("unit.continuum");
        let words = Words::english();
        let mut window = window_in(words, folder.path(), Given(None), Theme::Light, SOON);
        window.open(path.clone());
        let mut shown = show(window);
        settle(&mut shown);
        shown.key_press_modifiers(egui::Modifiers::ALT, Key::V);
        shown.run();
        assert!(toggled(&shown, "English") && !toggled(&shown, "Deutsch"));
        shown.get_by_label("Deutsch").click_accesskit();
        settle(&mut shown);
        command(&mut shown, Key::S);
        settle(&mut shown);
        assert_eq!(read(&path).language, Some(tag("de")));
    }

    #[test]
    fn the_window_offers_the_languages_of_a_questionnaire_and_the_document_remembers_one() {
        let folder = folder(&rated(TWO_LANGUAGES, None));
        let path = folder.path().join("unit.continuum");
        let mut window = window_in(
            Words::english(),
            folder.path(),
            Given(None),
            Theme::Light,
            SOON,
        );
        window.open(path.clone());
        let mut shown = show(window);
        settle(&mut shown);
        command(&mut shown, Key::Num2);
        settle(&mut shown);
        assert!(toggled(&shown, "English"));
        let note = "The questionnaire is in German";
        assert!(!says(&shown, note));
        shown.get_by_label("German").click_accesskit();
        settle(&mut shown);
        assert!(toggled(&shown, "German"));
        assert!(says(&shown, note));
        command(&mut shown, Key::S);
        settle(&mut shown);
        assert_eq!(read(&path).language, Some(tag("de")));
        command(&mut shown, Key::Num3);
        settle(&mut shown);
        assert!(says(&shown, "DE "));
        command(&mut shown, Key::Z);
        settle(&mut shown);
        assert!(!says(&shown, "DE "));
    }

    #[test]
    fn a_document_in_a_language_that_the_program_does_not_speak_says_so_when_it_opens() {
        let note = "The questionnaire is in German; the program's own words are in English.";
        for (questionnaire, expected) in [(GERMAN, true), (TWO_LANGUAGES, false)] {
            let folder = folder(&rated(questionnaire, None));
            let mut window = window_in(
                Words::english(),
                folder.path(),
                Given(None),
                Theme::Light,
                SOON,
            );
            window.open(folder.path().join("unit.continuum"));
            let mut shown = show(window);
            settle(&mut shown);
            assert_eq!(says(&shown, note), expected);
            command(&mut shown, Key::Num4);
            settle(&mut shown);
            assert!(!says(&shown, note));
        }
    }
}

#[cfg(feature = "pdf")]
mod pdf {
    use continuum::export::pdf::pages;
    use continuum::layout::Role;
    use continuum::model::Form;
    use continuum::report::{Paper, ReportOptions};
    use continuum::words::Words;
    use jiff::civil::date;
    use lopdf::{Dictionary, Document, Object};

    use super::{GERMAN, TWO_LANGUAGES, expect_one_language_each, folder, rated, run, tag};

    /// How many elements of the structure are marked with a language.
    fn marked(document: &Document, language: &str) -> usize {
        let elements = document
            .objects
            .values()
            .filter_map(|object| object.as_dict().ok());
        let is = |element: &&Dictionary| {
            let lang = element.get(b"Lang").and_then(Object::as_str);
            element.has(b"S") && lang.ok() == Some(language.as_bytes())
        };
        elements.filter(is).count()
    }

    fn language(document: &Document) -> Option<Vec<u8>> {
        let catalog = document.catalog().ok()?;
        catalog
            .get(b"Lang")
            .and_then(Object::as_str)
            .ok()
            .map(<[u8]>::to_vec)
    }

    #[test]
    fn each_piece_of_a_pdf_bears_its_language_where_there_are_two() {
        for (questionnaire, arguments, read) in [
            (GERMAN, &[][..], "de"),
            (TWO_LANGUAGES, &["--language", "de"][..], "de"),
            (TWO_LANGUAGES, &[][..], "en"),
        ] {
            let folder = folder(&rated(questionnaire, None));
            let made = |command: &str| {
                let name = format!("{command}.pdf");
                let all = [&[command, "unit.continuum", "-o", &name], arguments].concat();
                run(&folder, "C", &all);
                Document::load(folder.path().join(name)).expect("a PDF")
            };
            let (report, paper) = (made("report"), made("paper"));
            // The report is the program's own, the questionnaire on paper is the questionnaire's.
            assert_eq!(language(&report), Some(b"en".to_vec()));
            assert_eq!(language(&paper), Some(read.as_bytes().to_vec()));
            assert_eq!(marked(&report, "de") > 10, read == "de");
            assert_eq!(marked(&paper, "en") > 1, read == "de");
            assert_eq!(marked(&report, "en"), 0);
            assert_eq!(marked(&paper, "de"), 0);
        }
    }

    #[test]
    fn each_run_of_text_on_a_page_is_in_one_language() {
        let assessment = rated(GERMAN, None);
        let options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1)).with_appendix();
        let words = Words::english().reading(&assessment.questionnaire, &tag("de"));
        let pages = pages(&assessment, &options, &words).expect("pages");
        let groups = pages.iter().flat_map(|page| &page.groups);
        let read = groups.filter(|group| group.role != Role::Artifact);
        let runs = read.flat_map(|group| &group.marks);
        let german = Some(tag("de"));
        let runs = runs.filter_map(|run| Some((run.text()?, run.language == german)));
        expect_one_language_each(runs);
    }
}

#[cfg(feature = "office")]
mod office {
    use std::io::Read;

    use super::{GERMAN, expect_one_language_each, folder, rated, run};

    #[test]
    fn each_run_of_a_word_document_is_in_one_language() {
        let folder = folder(&rated(GERMAN, None));
        run(
            &folder,
            "C",
            &["report", "unit.continuum", "-o", "report.docx"],
        );
        let file = std::fs::File::open(folder.path().join("report.docx")).expect("a file");
        let mut parts = zip::ZipArchive::new(file).expect("a Word document");
        let mut part = |name: &str| {
            let mut text = String::new();
            let mut part = parts.by_name(name).expect("a part");
            part.read_to_string(&mut text).expect("text");
            text
        };
        let document = part("word/document.xml");
        let runs = document.split("<w:r>").filter_map(|run| {
            let (before, text) = run.split_once("<w:t xml:space=\"preserve\">")?;
            Some((text.split('<').next()?, before.contains("-de\" />")))
        });
        expect_one_language_each(runs);
        let styles = part("word/styles.xml");
        let style = styles
            .split("w:styleId=\"Language-de\"")
            .nth(1)
            .expect("a style");
        let style = style.split("</w:style>").next().expect("its end");
        assert!(style.contains("<w:lang w:val=\"de\"/>"), "{style}");
        assert!(styles.contains("<w:lang w:val=\"en-GB\"/>"));
    }
}
