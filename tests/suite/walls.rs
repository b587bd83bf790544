//! The walls between the modules: what uses what, and who may name which library.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Module by module, what of ours it may use.
const MAY_USE: [(&str, &[&str]); 12] = [
    ("model", &[]),
    ("words", &["model"]),
    ("scoring", &["model"]),
    ("advice", &["model", "scoring"]),
    ("chart", &["model", "words", "scoring", "advice"]),
    ("picture", &["model", "words", "chart"]),
    (
        "report",
        &["model", "words", "scoring", "advice", "chart", "picture"],
    ),
    ("format", &["model", "words"]),
    ("store", &["model", "words", "format"]),
    (
        "export",
        &[
            "model", "words", "scoring", "advice", "chart", "picture", "report", "format",
        ],
    ),
    (
        "cli",
        &[
            "model", "words", "scoring", "advice", "picture", "report", "format", "export", "store",
        ],
    ),
    (
        "window",
        &[
            "model", "words", "scoring", "advice", "chart", "picture", "report", "format",
            "export", "store",
        ],
    ),
];

/// Library by library, the one module that may name it.
const BELONGS_TO: [(&str, &str); 16] = [
    ("microlp", "advice"),
    ("egui", "window"),
    ("eframe", "window"),
    ("rfd", "window"),
    ("printpdf", "export"),
    ("lopdf", "export"),
    ("harfrust", "export"),
    ("subsetter", "export"),
    ("docx_rs", "export"),
    ("rust_xlsxwriter", "export"),
    ("resvg", "picture"),
    ("clap", "cli"),
    ("ron", "format"),
    ("tempfile", "store"),
    ("directories", "store"),
    ("fluent_bundle", "words"),
];

fn source_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).expect("the sources are there");
    for entry in entries {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            source_files(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The text of every source file by its top module; tests beside the code are left out.
fn sources() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    source_files(&root, &mut files);
    let mut by_module: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in files {
        let inside = path.strip_prefix(&root).expect("a source file");
        let Some(module) = inside.iter().next().filter(|_| inside.iter().count() > 1) else {
            continue;
        };
        if path.ends_with("tests.rs") || path.ends_with("example.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).expect("a readable source file");
        let code = text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap_or_default()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        by_module
            .entry(module.to_string_lossy().into_owned())
            .or_default()
            .push((path, code));
    }
    by_module
}

/// The modules that a text names after `crate::`, also inside braces.
fn named(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in code.split("crate::").skip(1) {
        if let Some(braced) = part.strip_prefix('{') {
            found.extend(
                braced
                    .split('}')
                    .next()
                    .unwrap_or_default()
                    .split(',')
                    .map(|name| first_word(name.trim())),
            );
        } else {
            found.push(first_word(part));
        }
    }
    found
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect()
}

#[test]
fn a_module_uses_only_what_stands_below_it() {
    let sources = sources();
    for (module, files) in &sources {
        let (_, may_use) = MAY_USE
            .iter()
            .find(|(name, _)| name == module)
            .unwrap_or_else(|| panic!("the module {module} has no place in the table"));
        for (path, code) in files {
            for used in named(code) {
                assert!(
                    used == *module || may_use.contains(&used.as_str()),
                    "{} uses {used}, which {module} may not",
                    path.display()
                );
            }
        }
    }
    assert_eq!(
        sources.len(),
        MAY_USE.len(),
        "every module of the table is there"
    );
}

#[test]
fn a_library_is_named_in_its_own_module_only() {
    for (module, files) in sources() {
        for (path, code) in files {
            for (library, owner) in BELONGS_TO {
                let uses = code.match_indices(&format!("{library}::")).any(|(at, _)| {
                    !code
                        .get(..at)
                        .and_then(|before| before.chars().next_back())
                        .is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':')
                });
                assert!(
                    !uses || module == owner,
                    "{} names {library}, which belongs to {owner}",
                    path.display()
                );
            }
        }
    }
}
