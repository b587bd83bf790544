//! The program in a made-up language: nothing stays untranslated, and nothing is cut off.

use std::collections::BTreeMap;
use std::ffi::OsString;

use assert_cmd::Command;
use continuum::cli::{self, Outcome};
use continuum::format::{bundled, document};

use crate::made_up;

/// Names that stand in no language: the program, its commands, values of their options, endings of
/// files, the sizes of efforts, and signs of Markdown.
const NAMES: &[&str] = &[
    "continuum",
    "report",
    "export",
    "score",
    "worth",
    "plan",
    "check",
    "new",
    "sample",
    "import",
    "agree",
    "agreement",
    "rounds",
    "compare",
    "portfolio",
    "tables",
    "rule",
    "outcomes",
    "status",
    "nps",
    "csat",
    "effort",
    "retention",
    "complaints",
    "own",
    "point",
    "comma",
    "first",
    "month",
    "ins",
    "higher",
    "lower",
    "cost",
    "gain",
    "staff_days",
    "customers_lost",
    "ballot",
    "open",
    "next",
    "review",
    "accept",
    "adjust",
    "send",
    "take",
    "back",
    "merge",
    "sheet",
    "paper",
    "feedback",
    "extract",
    "password",
    "copy",
    "versions",
    "help",
    "completions",
    "man",
    "link",
    "day",
    "checked",
    "set",
    "change",
    "remove",
    "short",
    "standard",
    "full",
    "hand",
    "out",
    "answers",
    "results",
    "practices",
    "letter",
    "md",
    "pdf",
    "csv",
    "ics",
    "jsonl",
    "parquet",
    "year",
    "client",
    "duckdb",
    "spark",
    "notes",
    "evidence",
    "names",
    "respondents",
    "all",
    "plan_steps",
    "assessments",
    "elements",
    "schema",
    "json",
    "XL",
    "br",
];

/// A sample in the made-up language, as it stands in a file.
fn sample(name: &str) -> String {
    let samples = bundled::samples();
    let found = samples.iter().find(|sample| sample.name == name);
    let found = found.expect("a bundled sample").assessment();
    made_up::document(&document::write_text(&found))
}

/// The arguments, a line each, for the test that is run as the program.
const ARGUMENTS: &str = "CONTINUUM_TEST_ARGUMENTS";

/// What a command says in the made-up language: this test, run as the program.
fn said(folder: &std::path::Path, test: &str, arguments: &[&str]) -> String {
    let program = std::env::current_exe().expect("this program");
    let done = Command::new(program)
        .current_dir(folder)
        .args([test, "--exact", "--nocapture", "--quiet"])
        .env(ARGUMENTS, arguments.join("\n"))
        .output()
        .expect("it runs");
    let all = [done.stdout, done.stderr].concat();
    let all = String::from_utf8(all).expect("a text");
    all.replace("running 1 test", "")
}

/// Carries out a command and ends, where this process is to be the program.
fn be_the_program() {
    let Ok(arguments) = std::env::var(ARGUMENTS) else {
        return;
    };
    let arguments = ["continuum"].into_iter().chain(arguments.lines());
    let arguments: Vec<OsString> = arguments.map(OsString::from).collect();
    let Outcome::Exit(code) = cli::run(&arguments, &made_up::words()) else {
        panic!("a command");
    };
    std::process::exit(code.into());
}

/// The words in no language, each with where it stands first; options of the command line are none.
fn untranslated(text: &str, known: &[&str]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for line in text.lines() {
        let is_option = |word: &str| word.trim_start_matches('[').starts_with("--");
        let words: Vec<&str> = line
            .split_whitespace()
            .filter(|word| !is_option(word))
            .collect();
        for (position, word) in words.iter().enumerate() {
            for plain in made_up::plain(word, known) {
                let around = words[position.saturating_sub(4)..].iter().take(8);
                let around = around.copied().collect::<Vec<_>>().join(" ");
                found.entry(plain.to_owned()).or_insert(around);
            }
        }
    }
    found
}

#[test]
fn the_help_of_every_command_is_translated() {
    be_the_program();
    let folder = tempfile::tempdir().expect("a folder");
    let test = "translated::the_help_of_every_command_is_translated";
    let said = |arguments: &[&str]| said(folder.path(), test, arguments);
    let mut all = said(&["--help"]);
    for name in NAMES[1..24].iter().chain(&["help", "completions", "man"]) {
        let help = said(&[name, "--help"]);
        assert!(help.lines().count() > 5, "{name}: {help}");
        all.push_str(&help);
    }
    let mut found = untranslated(&all, NAMES);
    // What a value is called, such as FILE, stands for itself.
    found.retain(|word, _| word.chars().any(|letter| letter.is_ascii_lowercase()));
    assert_eq!(found, [].into());
}

#[test]
fn what_commands_say_and_write_is_translated() {
    be_the_program();
    let folder = tempfile::tempdir().expect("a folder");
    let test = "translated::what_commands_say_and_write_is_translated";
    let mut all = String::new();
    for (file, name) in [("1", "team"), ("2", "manager"), ("3", "team-year-earlier")] {
        let path = |ending: &str| format!("{file}.{ending}");
        let read = |ending: &str| {
            std::fs::read_to_string(folder.path().join(path(ending))).expect("it was written")
        };
        std::fs::write(folder.path().join(path("continuum")), sample(name)).expect("written");
        let document = &path("continuum");
        let mut say = |arguments: &[&str]| {
            all.push_str(&said(folder.path(), test, arguments));
            all.push('\n');
        };
        say(&["check", document]);
        say(&["score", document]);
        say(&["agreement", document, "--formulas"]);
        say(&["compare", document, document]);
        say(&["portfolio", document, document]);
        say(&["tables", document, document, "-o", &path("tables")]);
        say(&["outcomes", document]);
        say(&["status", document]);
        say(&["worth", document]);
        say(&["plan", document]);
        say(&["report", document, "-o", &path("md")]);
        say(&["report", document, "-o", &path("pdf")]);
        say(&["export", document, "-o", &path("csv")]);
        say(&[
            "export",
            document,
            "--what",
            "plan",
            "-o",
            &path("plan.csv"),
        ]);
        say(&["export", document, "--what", "plan", "-o", &path("ics")]);
        for ending in ["md", "csv"] {
            all.push_str(&read(ending));
        }
    }
    assert_eq!(untranslated(&all, NAMES), [].into());
}

#[cfg(feature = "window")]
mod window {
    use std::collections::BTreeMap;
    use std::path::Path;

    use continuum::format::{bundled, document};
    use continuum::store::settings::Theme;
    use egui::accesskit::Role;
    use egui::epaint::{ClippedShape, Shape, TextShape};
    use egui::{Key, Modifiers};
    use egui_kittest::kittest::NodeT as _;

    use super::{sample, untranslated};
    use crate::made_up;
    use crate::window::{Given, SOON, Shown, command, press, settle, show, window_in};

    /// Every text that is painted, with what it is cut off by.
    fn painted(shown: &Shown) -> Vec<(&TextShape, egui::Rect)> {
        let mut found = Vec::new();
        for ClippedShape {
            clip_rect, shape, ..
        } in &shown.output().shapes
        {
            gather(shape, *clip_rect, &mut found);
        }
        found
    }

    fn gather<'a>(
        shape: &'a Shape,
        clip: egui::Rect,
        found: &mut Vec<(&'a TextShape, egui::Rect)>,
    ) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, clip, found)),
            Shape::Text(text) => found.push((text, clip)),
            _ => {}
        }
    }

    /// Everything that the window says, to those who see it and to those who do not.
    fn all_texts(shown: &Shown) -> String {
        let mut all = Vec::new();
        for node in shown.root().children_recursive() {
            let node = node.accesskit_node();
            all.extend(
                [node.label(), node.value(), node.description()]
                    .into_iter()
                    .flatten(),
            );
            all.extend(node.placeholder().map(str::to_owned));
        }
        all.extend(
            painted(shown)
                .into_iter()
                .map(|(text, _)| text.galley.text().to_owned()),
        );
        all.join("\n")
    }

    /// Goes through the window and has each thing it shows looked at.
    fn walk(folder: &Path, text: &str, mut look: impl FnMut(&str, &Shown)) {
        let path = folder.join("1.continuum");
        let document::Opened::Sound(assessment) = document::read(text) else {
            panic!("it is sound");
        };
        std::fs::write(&path, document::write(&assessment)).expect("it is written");
        let window = || window_in(made_up::words(), folder, Given(None), Theme::Light, SOON);
        let mut shown = show(window());
        look("start", &shown);
        press(&mut shown, Key::F1);
        look("help", &shown);
        let mut window = window();
        window.open(path);
        let mut shown = show(window);
        settle(&mut shown);
        for (screen, key) in [
            ("start", Key::Num1),
            ("unit", Key::Num2),
            ("questions", Key::Num3),
            ("results", Key::Num4),
            ("target", Key::Num5),
            ("plan", Key::Num6),
            ("report", Key::Num7),
        ] {
            command(&mut shown, key);
            settle(&mut shown);
            look(screen, &shown);
            unfold(&mut shown);
            look(&format!("{screen}, unfolded"), &shown);
        }
        press(&mut shown, Key::F10);
        for menu in 0..6 {
            look(&format!("menu {menu}"), &shown);
            press(&mut shown, Key::ArrowRight);
        }
        press(&mut shown, Key::Escape);
        command(&mut shown, Key::K);
        look("palette", &shown);
        press(&mut shown, Key::Escape);
        command(&mut shown, Key::Num3);
        press(&mut shown, Key::N);
        look("reason", &shown);
        press(&mut shown, Key::Escape);
        press(&mut shown, Key::F);
        shown.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::K);
        shown.run();
        look("keying", &shown);
    }

    /// Unfolds what is folded on the screen.
    fn unfold(shown: &mut Shown) {
        let folded: Vec<egui::accesskit::NodeId> = shown
            .root()
            .children_recursive()
            .filter(|node| {
                let node = node.accesskit_node();
                // What opens stands on the screen, as menus do.
                node.data().is_expanded() == Some(false)
                    && node.data().has_popup().is_none()
                    && !matches!(node.role(), Role::MenuItem | Role::ComboBox)
            })
            .map(|node| node.accesskit_node().locate().0)
            .collect();
        for id in folded {
            let node = shown
                .root()
                .children_recursive()
                .find(|node| node.accesskit_node().locate().0 == id);
            if let Some(node) = node {
                node.click_accesskit();
            }
            shown.run();
        }
        settle(shown);
    }

    #[test]
    fn every_screen_is_translated() {
        let mut found = BTreeMap::new();
        for name in ["team", "manager"] {
            let folder = tempfile::tempdir().expect("a folder");
            let place = folder.path().display().to_string();
            walk(folder.path(), &sample(name), |screen, shown| {
                let all = all_texts(shown).replace(&place, "");
                for (word, around) in untranslated(&all, &["continuum", "XL", "MM", "Alt", "Down"])
                {
                    found.entry(word).or_insert(format!("{screen}: {around}"));
                }
            });
        }
        assert_eq!(found, [].into());
    }

    /// The lines of text in sight, with the text that each belongs to.
    fn lines(shown: &Shown) -> Vec<(&TextShape, egui::Rect)> {
        let in_sight = painted(shown).into_iter().flat_map(|(text, clip)| {
            let rows = text.galley.rows.iter();
            rows.map(move |row| {
                let line = row
                    .rect_without_leading_space()
                    .translate(text.pos.to_vec2());
                (text, line.intersect(clip))
            })
        });
        in_sight.filter(|(_, line)| line.is_positive()).collect()
    }

    /// Two texts that stand on one another, if any do.
    fn overlapping(shown: &Shown) -> Option<String> {
        let lines = lines(shown);
        lines
            .iter()
            .enumerate()
            .find_map(|(position, (text, line))| {
                let (other, _) = lines[..position].iter().find(|(_, other)| {
                    let both = line.intersect(*other);
                    both.width() > 1.0 && both.height() > 4.0
                })?;
                Some(format!(
                    "{:?} on {:?}",
                    text.galley.text(),
                    other.galley.text()
                ))
            })
    }

    /// A text of the program that is cut off, if any is. Where a text of the document is in it, it
    /// may be shortened: the tooltip has it whole.
    fn cut(shown: &Shown) -> Option<String> {
        painted(shown).into_iter().find_map(|(text, clip)| {
            let said = text.galley.text();
            let line = text.visual_bounding_rect();
            let is_cut = line.left() < clip.left() - 0.5 || line.right() > clip.right() + 0.5;
            let is_whole = made_up::plain(said, &["GBP"]).is_empty();
            let is_shortened = text.galley.elided && is_whole;
            let counts = made_up::is_marked(said) && line.intersects(clip);
            (counts && (is_cut || is_shortened)).then(|| said.to_owned())
        })
    }

    #[test]
    fn nothing_is_cut_off_or_covered_in_a_small_window() {
        let samples = bundled::samples().iter();
        let mut found = Vec::new();
        for sample in samples.filter(|sample| sample.name != "team-year-earlier") {
            let folder = tempfile::tempdir().expect("a folder");
            let document = document::write_text(&sample.assessment());
            walk(folder.path(), &document, |screen, shown| {
                // Menus and the palette stand on the screen.
                let covers = screen.starts_with("menu") || screen == "palette";
                let covered = overlapping(shown).filter(|_| !covers);
                found.extend(cut(shown).map(|text| format!("{screen}: {text} is cut")));
                found.extend(covered.map(|texts| format!("{screen}: {texts}")));
            });
        }
        assert_eq!(found, [""; 0]);
    }
}
