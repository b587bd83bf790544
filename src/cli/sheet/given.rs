//! Files that were given as sheets, and what lines about sheets call their people.

use std::path::Path;

use crate::cli::failure::Failure;
use crate::cli::files;
use crate::format::{Diagnostic, response_sheet};
use crate::model::{Addressee, ResponseSheet};
use crate::words::Words;

/// A file that was given as a sheet.
pub(super) struct Given {
    /// What it is called.
    pub(super) name: String,
    /// The sheet, or what is wrong with the file, in lines.
    pub(super) sheet: Result<ResponseSheet, Vec<String>>,
    /// Whether the disk did not give it.
    pub(super) is_of_the_system: bool,
}

/// Reads files that are to be sheets, also after one has failed.
pub(super) fn read_all<'p>(paths: impl Iterator<Item = &'p Path>, words: &Words) -> Vec<Given> {
    let read = paths.map(|path| {
        let name = files::name(path, words);
        let (sheet, is_of_the_system) = match files::read(path, words) {
            Ok(bytes) => {
                let read = response_sheet::read(bytes);
                let told = |faults: Vec<Diagnostic>| files::diagnostics(&name, &faults, words);
                (read.map_err(told), false)
            }
            Err(Failure::System(lines)) => (Err(lines), true),
            Err(Failure::Input(lines) | Failure::Usage(lines)) => (Err(lines), false),
            Err(Failure::ReaderGone) => (Err(Vec::new()), false),
        };
        Given {
            name,
            sheet,
            is_of_the_system,
        }
    });
    read.collect()
}

/// A person as lines about sheets call them.
pub(super) fn person(person: &Addressee, words: &Words) -> String {
    let stated = [&person.role, &person.team].into_iter();
    let stated: Vec<&str> = stated
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    let is = |yes: bool| if yes { "yes" } else { "no" };
    let facts = facts!(
        name = person.name.as_str(),
        has_name = is(!person.name.trim().is_empty()),
        place = stated.join(", "),
        has_place = is(!stated.is_empty())
    );
    words.with("command-sheet-person", &facts)
}
