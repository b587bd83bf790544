//! What documents name exists: commands and their options, and in the script of a workshop also buttons and pages.

use std::collections::{BTreeMap, BTreeSet};

use assert_cmd::Command;

/// What a command says of itself.
fn help(command: &[&str]) -> Option<String> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_continuum"));
    let run = program
        .args(command)
        .arg("--help")
        .output()
        .expect("it runs");
    let told = String::from_utf8_lossy(&run.stdout).into_owned();
    run.status.success().then_some(told)
}

/// The texts between backticks, those of blocks a line each.
fn code(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_block = false;
    let mut prose = String::new();
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_block = !in_block;
        } else if in_block {
            found.push(line.trim().to_owned());
        } else {
            prose.push_str(line);
            prose.push(' ');
        }
    }
    found.extend(prose.split('`').skip(1).step_by(2).map(str::to_owned));
    found
}

/// The options of a command line, without what they are given.
fn options(words: &[&str]) -> Vec<String> {
    let words = words
        .iter()
        .map(|word| word.trim_matches(['[', ']', ',', '.']));
    let words = words.filter(|word| word.starts_with("--") && word.len() > 2);
    words
        .map(|word| word.split('=').next().unwrap_or(word).to_owned())
        .collect()
}

/// The commands that a document names, each with its words.
fn named(text: &str) -> Vec<Vec<String>> {
    let all = code(text).into_iter().filter_map(|code| {
        let command = code.strip_prefix("continuum ")?;
        let words = command.split_whitespace();
        let words = words.take_while(|word| !matches!(*word, "#" | "|" | "&&" | ">" | ";"));
        Some(words.map(str::to_owned).collect())
    });
    all.collect()
}

#[test]
fn every_command_and_option_that_a_document_names_exists() {
    let folder = std::fs::read_dir("docs").expect("a folder");
    let docs = folder.map(|entry| entry.expect("an entry").path());
    let docs = docs.filter(|path| path.extension().is_some_and(|it| it == "md"));
    let mut documents: Vec<_> = docs.chain(["README.md".into()]).collect();
    documents.sort();
    let mut known: BTreeMap<Vec<String>, Option<String>> = BTreeMap::new();
    let all = help(&[]).expect("help");
    let mut count = 0;
    for path in documents {
        // It also tells what was.
        if path.ends_with("changelog.md") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a document");
        for words in named(&text) {
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            let names = words.iter().take_while(|word| {
                let is_name = |sign: char| sign.is_ascii_lowercase() || sign == '-';
                word.chars().all(is_name) && !word.starts_with('-')
            });
            let names: Vec<&str> = names.copied().take(2).collect();
            // A word that is no command would be a file to open.
            let is_known = names
                .first()
                .is_some_and(|name| all.contains(&format!("\n  {name} ")));
            let told = (1..=names.len()).rev().find_map(|count| {
                let command = names.get(..count).filter(|_| is_known)?;
                let key = command.iter().map(ToString::to_string).collect();
                known.entry(key).or_insert_with(|| help(command)).clone()
            });
            let Some(told) = told.or_else(|| names.is_empty().then(|| all.clone())) else {
                panic!("{}: no command {words:?}", path.display());
            };
            for option in options(&words) {
                let has = told
                    .split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'))
                    .any(|word| word == option);
                assert!(has, "{}: {words:?} has no {option}", path.display());
                count += 1;
            }
        }
    }
    assert!(count >= 25, "so few options were found: {count}");
}

/// The texts of the program.
fn texts() -> BTreeSet<String> {
    let folder = std::fs::read_dir("assets/words/en").expect("a folder");
    let files = folder.map(|entry| entry.expect("an entry").path());
    let mut found = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).expect("texts");
        let lines = text.lines().filter_map(|line| line.split_once(" = "));
        found.extend(lines.map(|(_, text)| text.trim_end_matches('…').trim().to_owned()));
    }
    found
}

#[test]
fn the_script_of_a_workshop_names_what_is_there() {
    let script = std::fs::read_to_string("docs/workshop.md").expect("a document");
    let texts = texts();
    let prose = script.replace('\n', " ").replace("**", "");
    let without_code: String = prose.split('`').step_by(2).collect();
    let names: BTreeSet<&str> = without_code.split('*').skip(1).step_by(2).collect();
    assert!(names.len() > 15, "{names:?}");
    for name in names {
        let name = name.trim_end_matches('…');
        assert!(texts.contains(name), "nothing is called {name:?}");
    }
    // What phones say.
    for name in ["Join", "Your personal code", "Not sent yet", "Kept"] {
        assert!(prose.contains(&format!("\"{name}\"")), "{name}");
        assert!(texts.iter().any(|text| text.starts_with(name)), "{name}");
    }
    // Options beside their command, and orders that are typed.
    let mut told = String::new();
    for command in [
        "ballot",
        "rounds",
        "report",
        "feedback",
        "sheet new",
        "sheet merge",
    ] {
        let words: Vec<&str> = command.split(' ').collect();
        told.push_str(&help(&words).expect(command));
    }
    for code in code(&script) {
        let words: Vec<&str> = code.split_whitespace().collect();
        for option in options(&words) {
            assert!(
                told.contains(&format!("{option} ")) || told.contains(&format!("{option}\n")),
                "{option}"
            );
        }
    }
    for order in [
        "next",
        "reveal",
        "countdown",
        "again",
        "agree",
        "who",
        "code",
        "end",
    ] {
        assert!(
            code(&script)
                .iter()
                .any(|code| code.split(' ').next() == Some(order)),
            "{order}"
        );
        assert!(told.contains(&format!("\"{order}")), "{order}");
    }
}
