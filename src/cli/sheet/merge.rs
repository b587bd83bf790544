//! `continuum sheet merge FILE SHEET...`: the answers of sheets into the assessment, all or none.

use std::path::PathBuf;

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches};
use serde_json::{Value, json};

use super::given::{Given, person, read_all};
use crate::cli::arguments::{Subcommand, document, flag, option, path, positional};
use crate::cli::change;
use crate::cli::failure::{Done, Failure, hint_line};
use crate::cli::files;
use crate::cli::import::{about_people, question_texts};
use crate::cli::unlock::password_file;
use crate::format::import::{Fate, Person, Question, Returned, read_sheets};
use crate::model::{Numbering, ResponseSheet};
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "merge",
    help: "command-sheet-merge",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    let several = |name, help| {
        option(name, help)
            .value_name("NAME")
            .value_parser(ValueParser::string())
            .action(ArgAction::Append)
    };
    vec![
        document(),
        positional("sheet", "SHEET", "command-sheet-merge-sheet").num_args(1..),
        several("another-person", "command-sheet-another-person"),
        several("same-person", "command-import-same-person"),
        flag("later-one-holds", "command-sheet-later-one-holds"),
        flag("replace-answers", "command-import-replace-answers"),
        flag("preview", "command-import-preview"),
        flag("json", "command-import-json").requires("preview"),
        password_file(),
    ]
}

/// Reads all sheets, and takes their answers in where nothing is wrong with any of them.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let (before, key) = change::open(file, found, words)?;
    let words = &words.for_assessment(&before);
    let paths = found.get_many::<PathBuf>("sheet").unwrap_or_default();
    let given = read_all(paths.map(PathBuf::as_path), words);
    let sheets = given.iter().filter_map(|given| given.sheet.clone().ok());
    let sheets: Vec<ResponseSheet> = sheets.collect();
    let returned = read_sheets(&sheets, &before, &about_people(found));
    let told = Told {
        given: &given,
        names: given
            .iter()
            .filter(|given| given.sheet.is_ok())
            .map(|given| given.name.as_str())
            .collect(),
        sheets: &sheets,
        returned: &returned,
        numbering: before.questionnaire.numbering,
        words,
    };
    if found.get_flag("preview") {
        return told.preview(found.get_flag("json"));
    }
    told.check()?;
    files::warn(&told.warnings());
    let mut lines = told.lines();
    if !returned.brings_news() {
        lines.push(words.with(
            "command-sheet-merge-nothing",
            &facts!(file = files::name(file, words)),
        ));
        change::report(file, &lines);
        return Ok(());
    }
    let count = told.taken();
    let mut after = before.clone();
    let refused = || Message::new("command-sheet-merge-refused");
    after.apply(returned.clone().edit()).map_err(|error| {
        let message = refused().with("why", Message::from(&error));
        Failure::input(words, &message, None)
    })?;
    let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
    let facts = facts!(count, file = files::name(file, words));
    lines.push(words.with("command-sheet-merge-done", &facts));
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

/// What is told about sheets that came back.
struct Told<'a> {
    given: &'a [Given],
    /// The names of the files that are sheets, in their order.
    names: Vec<&'a str>,
    sheets: &'a [ResponseSheet],
    returned: &'a Returned,
    numbering: Numbering,
    words: &'a Words,
}

impl Told<'_> {
    fn name(&self, number: usize) -> &str {
        self.names.get(number).copied().unwrap_or_default()
    }

    /// How many sheets give answers.
    fn taken(&self) -> usize {
        let fates = self.returned.fates.iter();
        fates.filter(|fate| matches!(fate, Fate::Read(_))).count()
    }

    /// A line for each sheet with what it gives, or why it gives nothing.
    fn lines(&self) -> Vec<String> {
        let fates = self.returned.fates.iter().zip(self.sheets).enumerate();
        let lines = fates.filter_map(|(number, (fate, sheet))| {
            let file = self.name(number);
            let other = |other: &usize| self.name(*other);
            Some(match fate {
                Fate::Refused(_) => return None,
                Fate::Empty => self.words.with("command-sheet-is-empty", &facts!(file)),
                Fate::SameAs(same) => {
                    let facts = facts!(file, other = other(same));
                    self.words.with("command-sheet-is-same", &facts)
                }
                Fate::EarlierThan(later) => {
                    let facts = facts!(file, other = other(later));
                    self.words.with("command-sheet-is-earlier", &facts)
                }
                Fate::EarlierThanTaken => self
                    .words
                    .with("command-sheet-is-earlier-than-taken", &facts!(file)),
                Fate::Read(place) => {
                    let gives = self.gives(file, sheet, *place)?;
                    match self.kept(number) {
                        0 => gives,
                        count => {
                            let facts = facts!(gives, count);
                            self.words.with("command-sheet-keeps", &facts)
                        }
                    }
                }
            })
        });
        lines.collect()
    }

    /// How many answers stay that a sheet leaves open now.
    fn kept(&self, number: usize) -> usize {
        self.returned.kept.get(number).copied().unwrap_or_default()
    }

    /// What a sheet gives to the assessment.
    fn gives(&self, file: &str, sheet: &ResponseSheet, place: usize) -> Option<String> {
        let given = self.returned.people.get(place)?;
        let is = |yes: bool| if yes { "yes" } else { "no" };
        let mut addressee = sheet.person.clone();
        addressee.name.clone_from(&given.name);
        let facts = facts!(
            file,
            person = person(&addressee, self.words),
            is_known = is(given.known.is_some()),
            answered = sheet.answered(),
            asked = sheet.asks.len(),
            new = given.new,
            changed = given.changed.len(),
            unchanged = given.unchanged
        );
        Some(self.words.with("command-sheet-gives", &facts))
    }

    fn warnings(&self) -> Vec<String> {
        let warnings = self.returned.warnings.iter();
        let lines = warnings.flat_map(|(number, warning)| {
            files::diagnostics(
                self.name(*number),
                std::slice::from_ref(warning),
                self.words,
            )
        });
        lines.collect()
    }

    /// Everything that keeps the sheets from being taken in, by file.
    fn faults(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let mut number = 0;
        for given in self.given {
            let refused = match &given.sheet {
                Err(faults) => {
                    lines.extend(faults.iter().cloned());
                    continue;
                }
                Ok(_) => self.returned.fates.get(number),
            };
            if let Some(Fate::Refused(faults)) = refused {
                lines.extend(files::diagnostics(&given.name, faults, self.words));
            }
            for (_, question) in self.questions_of(number) {
                lines.extend(self.asking(&given.name, question));
            }
            number += 1;
        }
        lines
    }

    fn questions_of(&self, number: usize) -> impl Iterator<Item = &(usize, Question)> {
        let questions = self.returned.questions.iter();
        questions.filter(move |(about, _)| *about == number)
    }

    /// A question in a line, with a line for the options that answer it.
    fn asking(&self, file: &str, question: &Question) -> [String; 2] {
        let [message, hint] = question_texts(question, self.numbering);
        let facts = facts!(file, fault = self.words.say(&message));
        [
            self.words.with("command-error", &facts),
            hint_line(self.words, &hint),
        ]
    }

    /// Refuses to take anything in while a file is faulty or something must be decided.
    fn check(&self) -> Done {
        let mut faults = self.faults();
        if faults.is_empty() {
            return Ok(());
        }
        faults.extend(self.warnings());
        let hint = Message::new("command-sheet-merge-hint");
        faults.push(hint_line(self.words, &hint));
        if self.given.iter().any(|given| given.is_of_the_system) {
            return Err(Failure::System(faults));
        }
        Err(Failure::Input(faults))
    }

    /// Prints what would be taken in.
    fn preview(&self, as_json: bool) -> Done {
        if as_json {
            return files::print_json(&self.json(), self.words);
        }
        let lines = [self.lines(), self.warnings(), self.faults()].concat();
        files::print(&format!("{}\n", lines.join("\n")), self.words)
    }

    /// What would be taken in, for programs.
    fn json(&self) -> Value {
        let fates = self.returned.fates.iter().zip(self.sheets).enumerate();
        let sheets = fates.map(|(number, (fate, sheet))| {
            let (fate, other, place) = match fate {
                Fate::Refused(_) => ("refused", None, None),
                Fate::Empty => ("empty", None, None),
                Fate::SameAs(same) => ("same", Some(*same), None),
                Fate::EarlierThan(later) => ("earlier", Some(*later), None),
                Fate::EarlierThanTaken => ("earlier_than_taken", None, None),
                Fate::Read(place) => ("read", None, self.returned.people.get(*place)),
            };
            json!({
                "file": self.name(number),
                "id": sheet.id.to_string(),
                "name": sheet.person.name,
                "role": sheet.person.role,
                "team": sheet.person.team,
                "asked": sheet.asks.len(),
                "answered": sheet.answered(),
                "fate": fate,
                "other": other.map(|other| self.name(other)),
                "person": place.map(json_person),
                "kept": self.kept(number),
            })
        });
        json!({
            "sheets": sheets.collect::<Vec<_>>(),
            "changes_something": self.returned.brings_news(),
            "problems": self.faults(),
            "warnings": self.warnings(),
        })
    }
}

/// Whose answers they are in the assessment, and how many are new.
fn json_person(person: &Person) -> Value {
    json!({
        "respondent": person.known.as_ref().map(ToString::to_string),
        "name": person.name,
        "new": person.new,
        "changed": person.changed.len(),
        "unchanged": person.unchanged,
    })
}
