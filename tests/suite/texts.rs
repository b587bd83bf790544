//! The texts under `assets/words/` and the code that asks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;

const FILES: &[&str] = &[
    "terms", "window", "report", "command", "faults", "plan", "worth", "pages", "paper", "export",
    "preview",
];

/// Texts that code puts together from a family and an ending.
const FAMILIES: &[(&str, &[&str])] = &[
    ("place", &["-one", "-range", "-none"]),
    ("says-place", &["-one", "-range", "-none"]),
    ("command-program", &["-more"]),
    ("command-report", &["-more"]),
    ("command-score", &["-more"]),
    ("command-check", &["-more"]),
    ("command-new", &["-more"]),
    ("command-sample", &["-more"]),
    ("command-import", &["-more"]),
    ("command-worth", &["-more"]),
    ("command-plan", &["-more"]),
    ("command-export", &["-more"]),
    ("command-paper", &["-more"]),
    ("command-extract", &["-more"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text_of(file: &str) -> String {
    let path = root().join(format!("assets/words/en/{file}.ftl"));
    std::fs::read_to_string(path).expect("a text file")
}

fn keys() -> Vec<String> {
    let mut found = Vec::new();
    for file in FILES {
        let text = text_of(file);
        found.extend(
            text.lines()
                .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
                .filter_map(|line| line.split_once(" ="))
                .map(|(key, _)| key.to_owned()),
        );
    }
    found
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Every string literal in the sources that looks like a key.
fn asked_for() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let mut found = BTreeSet::new();
    for path in files {
        let code = std::fs::read_to_string(path).expect("a source file");
        found.extend(
            code.split('"')
                .filter(|part| {
                    part.starts_with(|c: char| c.is_ascii_lowercase())
                        && part
                            .chars()
                            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
                })
                .map(str::to_owned),
        );
    }
    found
}

#[test]
fn only_the_shell_chooses_the_language_of_the_words() {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    for path in files {
        let code = std::fs::read_to_string(&path).expect("a source file");
        let (code, _) = code.split_once("#[cfg(test)]").unwrap_or((&code, ""));
        let is_test = path.components().any(|part| part.as_os_str() == "tests")
            || ["tests.rs", "pictures.rs"]
                .iter()
                .any(|name| path.ends_with(name));
        let says = code.contains("Words::english()") || code.contains("Words::of(");
        let may = path.ends_with("src/main.rs");
        assert!(is_test || may || !says, "{}", path.display());
    }
}

#[test]
fn every_text_file_is_sound() {
    for file in FILES {
        if let Err((_, faults)) = FluentResource::try_new(text_of(file)) {
            panic!("{file}.ftl: {faults:?}");
        }
    }
}

#[test]
fn no_text_stands_twice() {
    let mut seen = BTreeSet::new();
    for key in keys() {
        assert!(seen.insert(key.clone()), "{key} stands twice");
    }
}

#[test]
fn every_text_is_asked_for_somewhere() {
    let asked = asked_for();
    let in_family = |key: &str| {
        FAMILIES.iter().any(|(family, endings)| {
            asked.contains(*family)
                && endings
                    .iter()
                    .any(|ending| key == format!("{family}{ending}"))
        })
    };
    let unused: Vec<String> = keys()
        .into_iter()
        .filter(|key| !asked.contains(key) && !in_family(key))
        .collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let keys: BTreeSet<String> = keys().into_iter().collect();
    let starts = [
        "window-", "report-", "command-", "fault-", "store-", "says-", "place-", "hint-", "plan-",
        "logo-", "extract-", "worth-", "export-", "printed-",
    ];
    let missing: Vec<String> = asked_for()
        .into_iter()
        .filter(|asked| starts.iter().any(|start| asked.starts_with(start)))
        .filter(|asked| !FAMILIES.iter().any(|(family, _)| family == asked))
        .filter(|asked| !keys.contains(asked))
        .collect();
    assert!(missing.is_empty(), "there are no texts {missing:?}");
}

/// The keys of a language's files, each with the variables that its text uses.
fn variables(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some((start, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_lowercase())
        {
            start.clone_into(&mut key);
        }
        let used = line.split('$').skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric());
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        found.entry(key.clone()).or_default().extend(used);
    }
    found
}

#[test]
fn every_language_has_the_same_texts_with_the_same_variables() {
    let english: String = FILES.iter().map(|file| text_of(file)).collect();
    let known = variables(&english);
    assert!(known["level-named"].contains("name"));
    for folder in std::fs::read_dir(root().join("assets/words")).expect("a folder") {
        let folder = folder.expect("an entry").path();
        let text = |file: &&str| std::fs::read_to_string(folder.join(format!("{file}.ftl")));
        let all: Result<String, _> = FILES.iter().map(text).collect();
        assert_eq!(variables(&all.expect("every file")), known, "{folder:?}");
    }
    let lacking = english.replacen("{ $number }: { $name }", "{ $number }", 1);
    assert_ne!(variables(&lacking), known);
}
