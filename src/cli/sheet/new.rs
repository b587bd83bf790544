//! `continuum sheet new FILE --for NAME -o OUT`: a sheet for each person to fill in.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches};

use super::given::person;
use crate::cli::arguments::{
    Subcommand, document, flag, option, output, path, replace, text, value,
};
use crate::cli::failure::{Done, Failure};
use crate::cli::files;
use crate::cli::unlock::{self, password_file};
use crate::format::response_sheet;
use crate::model::{Addressee, Assessment, ResponseSheet, SeveralPeople};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "new",
    help: "command-sheet-new",
    arguments,
    run,
};

/// What the name of a page ends with.
const PAGE: &str = "html";

fn arguments() -> Vec<Arg> {
    vec![
        document(),
        option("for", "command-sheet-new-for")
            .value_name("NAME")
            .value_parser(ValueParser::string())
            .action(ArgAction::Append)
            .required_unless_present("everybody"),
        flag("everybody", "command-sheet-new-everybody").conflicts_with("for"),
        option("role", "command-sheet-new-role").value_name("ROLE"),
        option("team", "command-sheet-new-team").value_name("TEAM"),
        output("command-sheet-new-output"),
        #[cfg(feature = "ballot")]
        flag("html", "command-sheet-new-html"),
        replace(),
        password_file(),
    ]
}

/// Writes a sheet for everybody who is named. Where one cannot be written, none is.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let assessment = unlock::read_assessment(file, found, words)?;
    if assessment.closed.is_some() {
        let message = Message::new("command-fault-sheet-closed");
        let hint = Message::new("command-sheet-closed-hint");
        return Err(Failure::input(words, &message, Some(&hint)));
    }
    let people = people(found, &assessment, words)?;
    let out = path(found, "output");
    let mut places = places(out, &people, found.get_flag("everybody"), words)?;
    if is_page(found) && places.folder.is_some() {
        for place in &mut places.files {
            place.set_extension(PAGE);
        }
    }
    let mut sheets = Vec::with_capacity(people.len());
    for (addressee, place) in people.into_iter().zip(places.files) {
        sheets.push((sheet(&assessment, addressee, words)?, place));
    }
    if !found.get_flag("replace") {
        free(&sheets, words)?;
    }
    if let Some(folder) = places.folder {
        store::make_folder(&folder).map_err(|error| Failure::store(&error, words))?;
    }
    let mut lines = Vec::new();
    for (sheet, place) in &sheets {
        files::write(place, written(sheet, place, found, words).as_bytes(), words)?;
        let facts = facts!(
            file = files::name(place, words),
            person = person(&sheet.person, words),
            count = sheet.asks.len()
        );
        lines.push(words.with("command-sheet-new-done", &facts));
    }
    lines.push(words.with(
        "command-sheet-new-next",
        &facts!(file = files::name(file, words)),
    ));
    files::report_done(out, &lines.join("\n"));
    Ok(())
}

/// A sheet as it is passed on: as such, or as a page that saves it.
fn written(sheet: &ResponseSheet, place: &Path, found: &ArgMatches, words: &Words) -> String {
    #[cfg(feature = "ballot")]
    if is_page(found) {
        let name = place.with_extension(response_sheet::ENDING);
        let name = name.file_name().unwrap_or_default().to_string_lossy();
        return crate::ballot::sheet_page(sheet, &name, words);
    }
    let _ = (place, found, words);
    response_sheet::write(sheet)
}

/// Whether the sheets are to be pages.
fn is_page(found: &ArgMatches) -> bool {
    value(found, "html").copied().unwrap_or_default()
}

/// The people whom the sheets are for. Who is in the assessment has the role and the team that stand
/// there, unless others are given.
fn people(
    found: &ArgMatches,
    assessment: &Assessment,
    words: &Words,
) -> Result<Vec<Addressee>, Failure> {
    let [role, team] = ["role", "team"].map(|name| text(found, name).map(str::trim));
    if found.get_flag("everybody") {
        let known = assessment.respondents.iter();
        let known: Vec<Addressee> = known
            .filter(|known| known.is_of(role, team))
            .map(|known| Addressee::of(known))
            .collect();
        if known.is_empty() {
            let message = Message::new("command-fault-sheet-nobody");
            return Err(Failure::input(words, &message, None));
        }
        return Ok(known);
    }
    let names = found.get_many::<String>("for").unwrap_or_default();
    let of_name = |name: &String| {
        Addressee::named(assessment, name, role, team).map_err(|SeveralPeople| {
            let message = Message::new("command-fault-sheet-several").with("name", name.trim());
            let hint = Message::new("command-sheet-several-hint");
            Failure::usage(words, &message, Some(&hint))
        })
    };
    names.map(of_name).collect()
}

/// Where each sheet goes.
struct Places {
    /// The folder that they are written into; `None` where the one sheet has a file of its own.
    folder: Option<PathBuf>,
    files: Vec<PathBuf>,
}

/// Where each sheet goes: several into a folder, one into the file that is named. One goes into a folder
/// too where there is one, where the name ends as those of folders do, or where it is for everybody and
/// the name does not end as those of sheets do.
fn places(
    out: &Path,
    people: &[Addressee],
    for_everybody: bool,
    words: &Words,
) -> Result<Places, Failure> {
    let text = out.as_os_str().to_string_lossy();
    let is_sheet = [response_sheet::ENDING, PAGE].contains(&files::ending(out).as_str());
    let is_folder = store::is_folder(out)
        || text.ends_with(std::path::is_separator)
        || (for_everybody && !is_sheet && !files::is_standard(out));
    if people.len() == 1 && !is_folder {
        return Ok(Places {
            folder: None,
            files: vec![out.to_owned()],
        });
    }
    if files::is_standard(out) || (store::exists(out) && !store::is_folder(out)) {
        let message =
            Message::new("command-fault-sheet-folder").with("out", files::name(out, words));
        return Err(Failure::usage(words, &message, None));
    }
    let nameless = words.text("sheet-file-name");
    let mut taken = HashSet::new();
    let place = |person: &Addressee| {
        let names = response_sheet::names_for(&person.name, &nameless);
        let mut free = names.filter(|name| taken.insert(name.to_lowercase()));
        out.join(free.next().unwrap_or_default())
    };
    Ok(Places {
        folder: Some(out.to_owned()),
        files: people.iter().map(place).collect(),
    })
}

/// A sheet with an id of its own. Somebody who would be asked nothing gets none.
fn sheet(
    assessment: &Assessment,
    addressee: Addressee,
    words: &Words,
) -> Result<ResponseSheet, Failure> {
    let Some(id) = store::fresh_id() else {
        return Err(Failure::System(vec![
            words.text("command-fault-sheet-random"),
        ]));
    };
    let sheet = ResponseSheet::new(assessment, addressee, id);
    if sheet.asks.is_empty() {
        let message = Message::new("command-fault-sheet-asks-nothing")
            .with("role", sheet.person.role.as_str());
        let hint = Message::new("command-sheet-asks-nothing-hint");
        return Err(Failure::input(words, &message, Some(&hint)));
    }
    Ok(sheet)
}

/// Refuses to write over files, and lists them.
fn free(sheets: &[(ResponseSheet, PathBuf)], words: &Words) -> Done {
    let taken = sheets.iter().map(|(_, place)| place);
    let taken = taken.filter(|place| !files::is_standard(place) && store::exists(place));
    let taken: Vec<String> = taken.map(|place| files::name(place, words)).collect();
    if taken.is_empty() {
        return Ok(());
    }
    let message = Message::new("command-fault-exists").with("file", words.series(&taken));
    let hint = Message::new("command-exists-hint");
    Err(Failure::input(words, &message, Some(&hint)))
}
