//! The texts under `assets/words/` and the code that asks for them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use continuum::words::{LANGUAGES, ProgramLanguage};
use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement,
};
use fluent_syntax::parser::parse;

/// Texts that code puts together from a family and an ending.
const FAMILIES: &[(&str, &[&str])] = &[
    ("place", &["-one", "-range", "-none"]),
    ("says-place", &["-one", "-range", "-none"]),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a text uses: variables, and other texts and functions by their names.
type Used = BTreeSet<String>;

/// The texts of a file by their keys, each with what it uses, in the order of the file.
fn texts_in(file: &str) -> Vec<(String, Used)> {
    let found = parse(file).map_err(|(_, faults)| faults);
    let texts = found.expect("a sound file").body.into_iter();
    texts
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name.to_owned(), message.value)),
            Entry::Term(term) => Some((format!("-{}", term.id.name), Some(term.value))),
            _ => None,
        })
        .map(|(key, text)| {
            let mut used = Used::new();
            note_pattern(&text.expect("a text"), &mut used);
            (key, used)
        })
        .collect()
}

fn note_pattern(pattern: &Pattern<&str>, used: &mut Used) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { .. } => {}
            PatternElement::Placeable { expression } => note(expression, used),
        }
    }
}

fn note(expression: &Expression<&str>, used: &mut Used) {
    match expression {
        Expression::Select { selector, variants } => {
            note_inline(selector, used);
            for variant in variants {
                note_pattern(&variant.value, used);
            }
        }
        Expression::Inline(inline) => note_inline(inline, used),
    }
}

fn note_inline(inline: &InlineExpression<&str>, used: &mut Used) {
    let mut arguments: Option<&CallArguments<&str>> = None;
    match inline {
        InlineExpression::VariableReference { id } => {
            used.insert(format!("${}", id.name));
        }
        InlineExpression::MessageReference { id, .. } => {
            used.insert(id.name.to_owned());
        }
        InlineExpression::TermReference {
            id, arguments: of, ..
        } => {
            used.insert(format!("-{}", id.name));
            arguments = of.as_ref();
        }
        InlineExpression::FunctionReference { id, arguments: of } => {
            used.insert(format!("{}()", id.name));
            arguments = Some(of);
        }
        InlineExpression::Placeable { expression } => note(expression, used),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
    for argument in arguments.into_iter().flat_map(|of| &of.positional) {
        note_inline(argument, used);
    }
}

/// The texts of a language by their keys, in the order of its files.
fn texts_of(language: &ProgramLanguage) -> Vec<(String, Used)> {
    let files = language.files.iter();
    files.flat_map(|(_, file)| texts_in(file)).collect()
}

fn keys_of(language: &ProgramLanguage) -> BTreeSet<String> {
    texts_of(language).into_iter().map(|(key, _)| key).collect()
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

/// Every key that is handed straight to what finds a text, whatever it begins with.
fn handed_over() -> BTreeSet<String> {
    let mut files = Vec::new();
    rust_files(&root().join("src"), &mut files);
    let mut found = BTreeSet::new();
    for path in files.iter().filter(|path| !path.ends_with("tests.rs")) {
        let code = std::fs::read_to_string(path).expect("a source file");
        let (code, _) = code.split_once("#[cfg(test)]").unwrap_or((&code, ""));
        for asks in [".text(", "Message::new("] {
            let rest = code.split(asks).skip(1).map(str::trim_start);
            let literals = rest.filter_map(|rest| rest.strip_prefix('"')?.split('"').next());
            found.extend(literals.map(str::to_owned));
        }
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
fn no_text_stands_twice() {
    for language in &LANGUAGES {
        let mut seen = BTreeSet::new();
        for (key, _) in texts_of(language) {
            assert!(seen.insert(key.clone()), "{}: {key}", language.tag);
        }
    }
}

/// The texts of a file by their keys, as they are written there.
fn written_in(file: &str) -> Vec<(&str, &str)> {
    let found = parse(file).map_err(|(_, faults)| faults);
    let entries = found.expect("a sound file").body;
    let keys = entries.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some(message.id.name),
        _ => None,
    });
    let starts = keys.map(|key| {
        let line = file.find(&format!("\n{key} ="));
        (key, line.expect("the text stands in its file"))
    });
    let starts: Vec<(&str, usize)> = starts.collect();
    let ends = starts.iter().skip(1).map(|(_, start)| *start);
    let ends = ends.chain([file.len()]);
    let texts = starts.iter().zip(ends);
    texts
        .map(|((key, start), end)| (*key, &file[*start..end]))
        .collect()
}

#[test]
fn what_is_read_in_the_window_names_no_command_and_what_a_command_says_no_screen() {
    // One stands in a terminal, where no window can be opened, the other on paper for whoever keys it in.
    let in_terminal = ["window-cannot-open", "printed-import"];
    let commands = ["`continuum ", "\"continuum ", "“continuum ", "the command"];
    let screens = [
        "screen Target",
        "screen Plan",
        "screen Results",
        "under Target",
    ];
    for (_, file) in LANGUAGES[0].files {
        for (key, text) in written_in(file) {
            let is_command = key.starts_with("command-");
            let barred = if is_command {
                &screens[..]
            } else {
                &commands[..]
            };
            let found = barred.iter().find(|name| text.contains(*name));
            let is_free = in_terminal.contains(&key);
            assert!(found.is_none() || is_free, "{key} speaks of {found:?}");
        }
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
    // The rest of a command's help belongs to its line.
    let is_rest = |key: &String| {
        let line = key.strip_suffix("-more");
        line.is_some_and(|line| asked.contains(line))
    };
    for language in &LANGUAGES {
        let mut unused = keys_of(language);
        unused.retain(|key| !asked.contains(key) && !in_family(key) && !is_rest(key));
        let tag = language.tag;
        assert!(unused.is_empty(), "{tag}: nothing asks for {unused:?}");
    }
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let starts = [
        "window-", "report-", "command-", "fault-", "store-", "says-", "place-", "hint-", "plan-",
        "logo-", "extract-", "worth-", "export-", "printed-",
    ];
    let mut asked = asked_for();
    asked.retain(|asked| starts.iter().any(|start| asked.starts_with(start)));
    asked.extend(handed_over());
    for language in &LANGUAGES {
        let keys = keys_of(language);
        let is_family = |asked: &str| FAMILIES.iter().any(|(family, _)| *family == asked);
        let missing: Vec<&String> = asked
            .iter()
            .filter(|asked| !keys.contains(*asked) && !is_family(asked))
            .collect();
        let tag = language.tag;
        assert!(missing.is_empty(), "{tag}: there are no texts {missing:?}");
    }
}

/// What a language's texts lack, have too much, or use otherwise than another language's.
fn differences(
    texts: &BTreeMap<String, Used>,
    wanted: &BTreeMap<String, Used>,
) -> BTreeMap<String, String> {
    let keys: BTreeSet<&String> = texts.keys().chain(wanted.keys()).collect();
    let told = |key: &String| match (texts.get(key), wanted.get(key)) {
        (None, _) => Some("missing".to_owned()),
        (_, None) => Some("not asked for".to_owned()),
        (Some(used), Some(wanted)) => {
            (used != wanted).then(|| format!("uses {used:?}, not {wanted:?}"))
        }
    };
    keys.into_iter()
        .filter_map(|key| Some((key.clone(), told(key)?)))
        .collect()
}

#[test]
fn every_language_has_the_same_texts_that_use_the_same() {
    let [first, others @ ..] = &LANGUAGES;
    let wanted: BTreeMap<String, Used> = texts_of(first).into_iter().collect();
    for language in others {
        let texts = texts_of(language).into_iter().collect();
        assert_eq!(differences(&texts, &wanted), [].into(), "{}", language.tag);
    }
}

#[test]
fn a_language_that_lacks_a_text_or_a_variable_is_found() {
    let texts = |file| texts_in(file).into_iter().collect();
    let wanted = texts("a = { $x } and { -unit }\nb = { $n ->\n  *[other] { $n } of { $y }\n}\n");
    assert_eq!(differences(&wanted, &wanted), [].into());
    let other = texts("a = { -unit } und { $z }\nc = neu\n");
    let found = differences(&other, &wanted);
    assert_eq!(found["a"], r#"uses {"$z", "-unit"}, not {"$x", "-unit"}"#);
    assert_eq!([&found["b"], &found["c"]], ["missing", "not asked for"]);
}

#[test]
fn every_folder_of_words_is_a_language_with_all_its_files() {
    let words = root().join("assets/words");
    let names = |folder: &Path| -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let name = |entry: std::fs::DirEntry| entry.file_name().into_string().expect("a name");
        entries
            .map(|entry| name(entry.expect("an entry")))
            .collect()
    };
    let tags = LANGUAGES.iter().map(|language| language.tag.to_owned());
    assert_eq!(names(&words), tags.collect());
    for language in &LANGUAGES {
        let files = language.files.iter().map(|(file, _)| format!("{file}.ftl"));
        assert_eq!(names(&words.join(language.tag)), files.collect());
    }
}
