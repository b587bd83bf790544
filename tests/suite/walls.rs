//! The walls between the modules: what uses what, and who may name which library.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// Module by module, what of ours it may use.
const MAY_USE: [(&str, &[&str]); 18] = [
    ("model", &[]),
    ("words", &["model"]),
    ("scoring", &["model"]),
    ("advice", &["model", "scoring"]),
    ("analysis", &["model", "scoring", "advice"]),
    ("change", &["model", "scoring", "advice", "analysis"]),
    ("outcomes", &["model", "scoring", "advice", "analysis"]),
    ("portfolio", &["model", "scoring", "advice", "analysis"]),
    ("drawing", &["model"]),
    (
        "chart",
        &[
            "model", "words", "scoring", "advice", "change", "outcomes", "drawing",
        ],
    ),
    (
        "report",
        &[
            "model",
            "words",
            "scoring",
            "advice",
            "analysis",
            "change",
            "outcomes",
            "portfolio",
            "drawing",
            "chart",
        ],
    ),
    ("layout", &["model", "words", "drawing", "chart", "report"]),
    ("format", &["model", "words"]),
    ("store", &["model", "words", "format"]),
    ("ballot", &["model", "words", "scoring", "format", "store"]),
    (
        "export",
        &[
            "model", "words", "scoring", "advice", "analysis", "change", "outcomes", "drawing",
            "chart", "report", "layout", "format",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "words",
            "scoring",
            "advice",
            "analysis",
            "change",
            "outcomes",
            "portfolio",
            "drawing",
            "report",
            "layout",
            "format",
            "export",
            "store",
            "ballot",
        ],
    ),
    (
        "window",
        &[
            "model",
            "words",
            "scoring",
            "advice",
            "analysis",
            "change",
            "outcomes",
            "portfolio",
            "drawing",
            "chart",
            "report",
            "layout",
            "format",
            "export",
            "store",
            "ballot",
        ],
    ),
];

/// Files after the analysis that call the rule all the same, with the function: the report scores an
/// example of its own, and which groups may be shown, and named beside answers, depends on what a reader
/// leaves out.
const CALLS: [(&str, &str); 4] = [
    ("worked_example", "profile"),
    ("groups", "visible"),
    ("redaction", "described"),
    ("answers", "described"),
];

/// Library by library, the one module that may name it.
const BELONGS_TO: [(&str, &str); 41] = [
    ("microlp", "advice"),
    ("egui", "window"),
    ("eframe", "window"),
    ("rfd", "window"),
    ("zbus", "window"),
    ("printpdf", "export"),
    ("lopdf", "export"),
    ("harfrust", "export"),
    ("skrifa", "export"),
    ("subsetter", "export"),
    ("fontdb", "store"),
    ("docx_rs", "export"),
    ("rust_xlsxwriter", "export"),
    ("quick_xml", "export"),
    ("resvg", "export"),
    ("simplecss", "export"),
    ("svgtypes", "export"),
    ("parquet", "export"),
    ("clap", "cli"),
    ("clap_complete", "cli"),
    ("clap_mangen", "cli"),
    ("percent_encoding", "cli"),
    ("ron", "format"),
    ("calamine", "format"),
    ("csv_core", "format"),
    ("encoding_rs", "format"),
    ("html_escape", "format"),
    ("argon2", "format"),
    ("chacha20poly1305", "format"),
    ("aead_stream", "format"),
    ("rpassword", "cli"),
    ("tempfile", "store"),
    ("getrandom", "store"),
    ("directories", "store"),
    ("fluent_bundle", "words"),
    ("axum", "ballot"),
    ("hyper", "ballot"),
    ("hyper_util", "ballot"),
    ("tokio", "ballot"),
    ("fast_qr", "ballot"),
    ("if_addrs", "ballot"),
];

/// The files of the window that take paths from the rows of `rooms`, by how these paths end.
const TAKE_FROM_ROWS: [(&str, &str); 3] = [
    ("crate::window::action", "Action"),
    ("crate::window::update", "update"),
    ("crate::window::frame::view", "_ui"),
];

/// A path in the code, name by name: `crate`, `model`, `Level`.
type Names = Vec<String>;

/// A file of the sources, without the tests in it.
#[derive(Default)]
struct File {
    /// Every path that the code names, from `crate` on where it leads into the crate by itself.
    paths: Vec<Names>,
    /// What `use` brings in, by the name that it has here.
    imports: BTreeMap<String, Names>,
    /// What is only handed on, from `pub use`.
    handed_on: Vec<Names>,
    /// The modules inside that are for tests only.
    tests: Vec<String>,
}

/// The files of the sources by their module's path: `crate`, `window`, `update`. Tests are left out.
fn files() -> BTreeMap<Names, File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = BTreeMap::new();
    read_folder(&root, &["crate".to_owned()], &mut files);
    let names = |path: &str| -> Names { path.split("::").map(str::to_owned).collect() };
    for (file, ending) in TAKE_FROM_ROWS {
        let rows = files[&names("crate::window::rooms")].paths.iter();
        let taken = rows.filter(|path| path.last().is_some_and(|name| name.ends_with(ending)));
        let taken: Vec<Names> = taken
            .map(|path| [names("crate::window"), path.clone()].concat())
            .collect();
        assert!(!taken.is_empty(), "no row has a path that ends in {ending}");
        let file = files.get_mut(&names(file)).expect("a file that takes rows");
        file.paths.extend(taken);
    }
    let tests: Vec<Names> = files
        .iter()
        .flat_map(|(module, file)| file.tests.iter().map(|name| inside(module, name)))
        .collect();
    files.retain(|module, _| !tests.iter().any(|test| module.starts_with(test)));
    files
}

fn inside(module: &[String], name: &str) -> Names {
    [module, &[name.to_owned()]].concat()
}

fn read_folder(folder: &Path, module: &[String], files: &mut BTreeMap<Names, File>) {
    for entry in std::fs::read_dir(folder).expect("the sources are there") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy();
        let own = match name.as_ref() {
            "mod" | "lib" => module.to_vec(),
            name => inside(module, name),
        };
        if path.is_dir() {
            read_folder(&path, &own, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") && name != "main" {
            let text = std::fs::read_to_string(&path).expect("a readable source file");
            let tokens = text.parse().expect("a source file that is Rust");
            let mut file = File::default();
            file.read(tokens, &own);
            files.insert(own, file);
        }
    }
}

impl File {
    fn read(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Group(group) if is_test(group) => self.skip_item(&tokens, &mut at),
                TokenTree::Group(group) => self.read(group.stream(), module),
                TokenTree::Ident(word) if word == "use" => {
                    let is_handed_on = at > 1 && is_public(&tokens[..at - 1]);
                    let found = paths(&tokens, &mut at).into_iter();
                    // `use<..>` says what an opaque type holds, and names no path.
                    for (names, known_as) in found.filter(|(names, _)| !names.is_empty()) {
                        let names = from_the_top(names, module);
                        let uses = if is_handed_on {
                            &mut self.handed_on
                        } else {
                            &mut self.paths
                        };
                        uses.push(names.clone());
                        self.imports.insert(known_as, names);
                    }
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let Some(TokenTree::Group(group)) = tokens.get(at + 1) {
                        self.read(group.stream(), &inside(module, &tokens[at].to_string()));
                        at += 2;
                    }
                }
                TokenTree::Ident(_) => {
                    at -= 1;
                    let found = paths(&tokens, &mut at).into_iter();
                    self.paths.extend(
                        found
                            .map(|(names, _)| from_the_top(names, module))
                            .filter(|names| names.len() > 1),
                    );
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Passes an item that is for tests only.
    fn skip_item(&mut self, tokens: &[TokenTree], at: &mut usize) {
        while let Some(token) = tokens.get(*at) {
            *at += 1;
            match token {
                TokenTree::Ident(word) if word == "mod" => self.tests.push(tokens[*at].to_string()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => break,
                TokenTree::Punct(mark) if mark.as_char() == ';' => break,
                _ => {}
            }
        }
    }
}

fn is_test(attribute: &Group) -> bool {
    attribute.delimiter() == Delimiter::Bracket
        && attribute.stream().to_string().replace(' ', "") == "cfg(test)"
}

/// Whether `pub` or `pub(..)` stands at the end.
fn is_public(tokens: &[TokenTree]) -> bool {
    let is_pub =
        |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Ident(word)) if word == "pub");
    match tokens.split_last() {
        Some((TokenTree::Group(_), before)) => is_pub(before.last()),
        Some((last, _)) => is_pub(Some(last)),
        None => false,
    }
}

/// Reads a path that begins at a word, braces within braces included: every name that it leads to,
/// and what each is called here.
fn paths(tokens: &[TokenTree], at: &mut usize) -> Vec<(Names, String)> {
    let is_colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    let mut names: Names = Vec::new();
    loop {
        match tokens.get(*at) {
            Some(TokenTree::Ident(name)) => names.push(name.to_string()),
            Some(TokenTree::Punct(mark)) if mark.as_char() == '*' => names.push("*".to_owned()),
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                *at += 1;
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let mut found = Vec::new();
                let mut next = 0;
                while next < inner.len() {
                    found.extend(
                        paths(&inner, &mut next)
                            .into_iter()
                            .map(|(rest, known_as)| {
                                if rest == ["self"] {
                                    (names.clone(), names.last().cloned().unwrap_or_default())
                                } else {
                                    ([names.as_slice(), &rest].concat(), known_as)
                                }
                            }),
                    );
                    next += 1;
                }
                return found;
            }
            _ => break,
        }
        *at += 1;
        if !(is_colon(*at) && is_colon(*at + 1)) {
            break;
        }
        *at += 2;
    }
    let mut known_as = names.last().cloned().unwrap_or_default();
    if matches!(tokens.get(*at), Some(TokenTree::Ident(word)) if word == "as") {
        known_as = tokens[*at + 1].to_string();
        *at += 2;
    }
    vec![(names, known_as)]
}

/// A path with `self` and `super` replaced by what they stand for in a module.
fn from_the_top(names: Names, module: &[String]) -> Names {
    let ups = names.iter().take_while(|name| *name == "super").count();
    let start = names
        .iter()
        .take_while(|name| *name == "self" || *name == "super")
        .count();
    if start == 0 {
        return names;
    }
    let base = &module[..module.len() - ups];
    [base, &names[start..]].concat()
}

/// The file that a path of a module leads to, through imports and modules inside; `None` where it
/// leads to no file of ours, or to a module as a whole.
fn target<'f>(
    files: &'f BTreeMap<Names, File>,
    module: &[String],
    names: &[String],
) -> Option<&'f Names> {
    if names.first()? != "crate" {
        let import = files.get(module)?.imports.get(&names[0]);
        let names = match import.filter(|import| import[0] != names[0]) {
            Some(import) => [import, &names[1..]].concat(),
            None if files.contains_key(&inside(module, &names[0])) => [module, names].concat(),
            None => return None,
        };
        return target(files, module, &names);
    }
    let length = (1..names.len())
        .rev()
        .find(|length| files.contains_key(&names[..*length]))?;
    let (holder, file) = files.get_key_value(&names[..length])?;
    if files.contains_key(names) {
        return None;
    }
    match file.imports.get(&names[length]) {
        // What a module hands on of its own rooms is taken from the room.
        Some(import) if target(files, holder, import)?.starts_with(holder) => {
            target(files, holder, &[import, &names[length + 1..]].concat())
        }
        _ => Some(holder),
    }
}

/// File by file, the files that it uses, each with the first path that leads there.
fn uses(files: &BTreeMap<Names, File>) -> BTreeMap<&Names, BTreeMap<&Names, String>> {
    let mut uses: BTreeMap<&Names, BTreeMap<&Names, String>> = BTreeMap::new();
    for (module, file) in files {
        let own = uses.entry(module).or_default();
        for names in &file.paths {
            if let Some(used) = target(files, module, names).filter(|used| *used != module) {
                own.entry(used).or_insert_with(|| names.join("::"));
            }
        }
        for names in &file.handed_on {
            // To hand on what its own rooms hold is what a folder's module is for.
            if let Some(used) =
                target(files, module, names).filter(|used| !used.starts_with(module))
            {
                own.entry(used).or_insert_with(|| names.join("::"));
            }
        }
    }
    uses
}

/// A circle of files, each with what ties it to the next; empty where there is none. Files that use
/// no file that is left are taken away until only circles are.
fn circle(uses: &BTreeMap<&Names, BTreeMap<&Names, String>>) -> Vec<String> {
    let mut left: BTreeSet<&Names> = uses.keys().copied().collect();
    let next = |file: &Names, left: &BTreeSet<&Names>| {
        uses[file]
            .iter()
            .find(|(to, _)| left.contains(*to))
            .map(|(to, names)| (*to, names))
    };
    while let Some(end) = left
        .iter()
        .copied()
        .find(|file| next(file, &left).is_none())
    {
        left.remove(end);
    }
    let mut way: Vec<(&Names, String)> = Vec::new();
    let mut here = left.first().copied();
    while let Some(file) = here {
        if let Some(start) = way.iter().position(|(passed, _)| *passed == file) {
            return way.drain(start..).map(|(_, tie)| tie).collect();
        }
        let (to, names) = next(file, &left).expect("only circles are left");
        way.push((
            file,
            format!("{} -> {}: {names}", file.join("::"), to.join("::")),
        ));
        here = Some(to);
    }
    Vec::new()
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    let files = files();
    let uses = uses(&files);
    let found = circle(&uses);
    assert!(
        found.is_empty(),
        "a circle of files:
{}",
        found.join(
            "
"
        )
    );
}

#[test]
fn what_follows_from_an_assessment_is_worked_out_by_the_analysis_alone() {
    for (module, file) in &files() {
        let room = module.get(1).map(String::as_str);
        if !matches!(
            room,
            Some("window" | "cli" | "export" | "layout" | "report" | "chart")
        ) {
            continue;
        }
        let may_call = CALLS
            .iter()
            .find(|(file, _)| module.last().is_some_and(|it| it == file));
        for names in &file.paths {
            let names = match file.imports.get(&names[0]) {
                Some(import) => [import, &names[1..]].concat(),
                None => names.clone(),
            };
            let [top, room, rest @ ..] = names.as_slice() else {
                continue;
            };
            if top != "crate" || !matches!(room.as_str(), "scoring" | "advice") {
                continue;
            }
            let functions = rest
                .iter()
                .take_while(|name| name.starts_with(char::is_lowercase));
            let called = functions.filter(|name| {
                let is_module = matches!(name.as_str(), "economics" | "disclosure");
                !is_module && may_call.is_none_or(|(_, function)| function != *name)
            });
            assert_eq!(
                called.count(),
                0,
                "{} calls {}, which it is to read from an analysis",
                module.join("::"),
                names.join("::")
            );
        }
    }
}

#[test]
fn a_module_uses_only_what_stands_above_it() {
    let files = files();
    let mut rooms = BTreeSet::new();
    for (module, file) in &files {
        let Some(room) = module.get(1) else { continue };
        let (_, may_use) = MAY_USE
            .iter()
            .find(|(name, _)| name == room)
            .unwrap_or_else(|| panic!("the module {room} has no place in the table"));
        rooms.insert(room);
        let inside = |names: &&Names| names.len() > 1 && names[0] == "crate";
        for names in file.paths.iter().chain(&file.handed_on).filter(inside) {
            let used = &names[1];
            assert!(
                used == room || may_use.contains(&used.as_str()),
                "{} uses {used}, which {room} may not",
                module.join("::")
            );
        }
    }
    assert_eq!(
        rooms.len(),
        MAY_USE.len(),
        "every module of the table is there"
    );
}

#[test]
fn a_library_is_named_in_its_own_module_only() {
    for (module, file) in files() {
        for names in file.paths.iter().chain(&file.handed_on) {
            for (library, owner) in BELONGS_TO {
                assert!(
                    names[0] != library || module.get(1).is_some_and(|room| room == owner),
                    "{} names {library}, which belongs to {owner}",
                    module.join("::")
                );
            }
        }
    }
}

#[test]
fn paths_are_read_from_braces_within_braces_and_from_modules_above() {
    let code = "
        use super::super::{a::{self, B as C}, d::*};
        pub(crate) use inner::Own;
        #[cfg(test)]
        mod tests { use crate::hidden::Item; }
        fn f() { matches!(x, crate::e::F::G); super::h::<u8>(); }
    ";
    let mut file = File::default();
    let module = ["crate", "one", "two", "three"].map(str::to_owned);
    file.read(code.parse().expect("tokens"), &module);
    let joined =
        |paths: &[Names]| -> Vec<String> { paths.iter().map(|names| names.join("::")).collect() };
    assert_eq!(
        joined(&file.paths),
        [
            "crate::one::a",
            "crate::one::a::B",
            "crate::one::d::*",
            "crate::e::F::G",
            "crate::one::two::h"
        ]
    );
    assert_eq!(joined(&file.handed_on), ["inner::Own"]);
    assert_eq!(file.imports["C"].join("::"), "crate::one::a::B");
}
