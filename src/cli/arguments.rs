//! A command as a row, the arguments that several commands take, and how they are read.

use std::path::{Path, PathBuf};

use clap::builder::{PathBufValueParser, PossibleValuesParser, TypedValueParser as _, ValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use percent_encoding::percent_decode_str;

use super::failure::{Done, Failure};
use crate::model::{Form, Language};
use crate::report::{Extent, Paper, Redaction, ReportOptions, SectionChoice, SectionKind};
use crate::scoring::disclosure::{LEAST_GROUP, SMALLEST_GROUP, SmallestGroup};
use crate::store;
use crate::words::{Message, Words};

/// A command.
pub(super) struct Subcommand {
    pub(super) name: &'static str,
    /// The key of its help in one line; the rest stands under this key with `-more` added.
    pub(super) help: &'static str,
    /// Its arguments, each with the key of its text as its help.
    pub(super) arguments: fn() -> Vec<Arg>,
    pub(super) run: fn(&ArgMatches, &Words) -> Done,
}

/// Commands that share their first word, as `sheet new` and `sheet merge` do.
pub(super) struct Group {
    pub(super) name: &'static str,
    /// The key of its help, as that of a command.
    pub(super) help: &'static str,
    pub(super) commands: &'static [&'static Subcommand],
}

/// A command about the commands themselves, which is handed all of them.
pub(super) struct Overview {
    pub(super) name: &'static str,
    /// The key of its help, as that of a command.
    pub(super) help: &'static str,
    pub(super) arguments: fn() -> Vec<Arg>,
    pub(super) run: fn(Command, &ArgMatches, &Words) -> Done,
}

/// The option by which a command says nothing but faults; every command takes it.
pub(super) const QUIET: &str = "quiet";

/// How a day is written, in help and in faults.
pub(super) const DAY: &str = "YYYY-MM-DD";

/// What the help calls the value of a language.
pub(super) const TAG: &str = "TAG";

/// What the help calls the value of a smallest group.
pub(super) const PEOPLE: &str = "PEOPLE";

/// What can be left out of a file, in the order of the help.
const LEFT_OUT: [&str; 5] = ["notes", "evidence", "names", "respondents", "all"];

pub(super) fn option(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help)
}

pub(super) fn flag(name: &'static str, help: &'static str) -> Arg {
    option(name, help).action(ArgAction::SetTrue)
}

pub(super) fn quiet() -> Arg {
    flag(QUIET, "command-quiet").short('q')
}

/// An argument without dashes that is a text.
pub(super) fn named(name: &'static str, shown: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(shown).help(help)
}

/// The name of a command, of two words where it is one of a group.
pub(super) fn command_name(help: &'static str) -> Arg {
    named("command", "COMMAND", help).num_args(0..=2)
}

/// An option with one of a few values, which `shown` lists.
pub(super) fn choice(
    name: &'static str,
    shown: &'static str,
    values: impl IntoIterator<Item = &'static str>,
    help: &'static str,
) -> Arg {
    option(name, help)
        .value_name(shown)
        .value_parser(PossibleValuesParser::new(values))
        .hide_possible_values(true)
}

pub(super) fn path_option(name: &'static str, shown: &'static str, help: &'static str) -> Arg {
    option(name, help)
        .value_name(shown)
        .value_parser(path_parser())
}

pub(super) fn positional(name: &'static str, shown: &'static str, help: &'static str) -> Arg {
    Arg::new(name)
        .value_name(shown)
        .help(help)
        .required(true)
        .value_parser(path_parser())
}

/// A path, also as desktops and browsers write one: `file:///home/kim/a%20unit.continuum`.
fn path_parser() -> ValueParser {
    PathBufValueParser::new().map(of_address).into()
}

/// The path that an address of a file of this machine stands for; any other text is a path already.
fn of_address(path: PathBuf) -> PathBuf {
    let text = path.to_str().and_then(|text| text.strip_prefix("file://"));
    let rest = text.map(|rest| rest.strip_prefix("localhost").unwrap_or(rest));
    match rest.filter(|rest| rest.starts_with('/')) {
        Some(rest) => decoded(rest),
        None => path,
    }
}

#[cfg(unix)]
fn decoded(address: &str) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    let bytes = percent_decode_str(address).collect();
    std::ffi::OsString::from_vec(bytes).into()
}

/// In an address the drive stands behind a slash: `/C:/Users`.
#[cfg(not(unix))]
fn decoded(address: &str) -> PathBuf {
    let text = percent_decode_str(address).decode_utf8_lossy();
    let has_drive = text.chars().nth(2) == Some(':');
    let path = text.strip_prefix('/').filter(|_| has_drive);
    path.unwrap_or(&text).into()
}

pub(super) fn document() -> Arg {
    positional("file", "FILE", "command-document")
}

pub(super) fn output(help: &'static str) -> Arg {
    path_option("output", "OUT", help).short('o').required(true)
}

pub(super) fn replace() -> Arg {
    flag("replace", "command-replace")
}

pub(super) fn form_option(help: &'static str) -> Arg {
    choice("form", "short|full", ["short", "full"], help)
}

pub(super) fn language_option() -> Arg {
    option("language", "command-language")
        .value_name(TAG)
        .value_parser(|tag: &str| Language::new(tag).ok_or(TAG))
}

pub(super) fn paper_option() -> Arg {
    let sizes = ["a4", "letter"];
    choice("paper", "a4|letter", sizes, "command-report-paper")
}

pub(super) fn date_option(name: &'static str, help: &'static str) -> Arg {
    let read = |text: &str| Date::strptime("%Y-%m-%d", text);
    option(name, help)
        .value_name(DAY)
        .value_parser(ValueParser::new(read))
}

pub(super) fn leave_out_option(help: &'static str) -> Arg {
    choice("leave-out", "WHAT,..", LEFT_OUT, help).value_delimiter(',')
}

/// An option that leaves out nothing but the figures of single people.
pub(super) fn leave_out_respondents_option(help: &'static str) -> Arg {
    choice("leave-out", "WHAT", ["respondents"], help)
}

/// An option that takes names of sections of the report.
pub(super) fn sections_option(name: &'static str, help: &'static str) -> Arg {
    let names = SectionKind::switchable().filter_map(SectionKind::name);
    option(name, help)
        .value_name("SECTION,..")
        .value_parser(PossibleValuesParser::new(names.collect::<Vec<_>>()))
        .hide_possible_values(true)
        .value_delimiter(',')
}

pub(super) fn smallest_group_option() -> Arg {
    let read = |text: &str| {
        let people = text.parse().ok().filter(|people| *people >= LEAST_GROUP);
        people.map(SmallestGroup::new).ok_or(PEOPLE)
    };
    option("smallest-group", "command-report-smallest-group")
        .value_name(PEOPLE)
        .value_parser(ValueParser::new(read))
}

/// The fewest people that a figure must rest on: as many as were asked for, else the usual number.
pub(super) fn smallest_group(found: &ArgMatches) -> SmallestGroup {
    let asked = value(found, "smallest-group").copied();
    asked.unwrap_or(SmallestGroup::new(SMALLEST_GROUP))
}

/// The value of an argument; `None` where it was not given, or the command does not take it.
pub(super) fn value<'a, T>(found: &'a ArgMatches, name: &str) -> Option<&'a T>
where
    T: Clone + Send + Sync + 'static,
{
    found.try_get_one(name).ok().flatten()
}

pub(super) fn path<'a>(found: &'a ArgMatches, name: &str) -> &'a Path {
    value::<PathBuf>(found, name).map_or(Path::new(""), PathBuf::as_path)
}

pub(super) fn text<'a>(found: &'a ArgMatches, name: &str) -> Option<&'a str> {
    value::<String>(found, name).map(String::as_str)
}

/// The form that was asked for.
pub(super) fn form(found: &ArgMatches) -> Option<Form> {
    let name = text(found, "form")?;
    [Form::Short, Form::Full]
        .into_iter()
        .find(|form| form.as_str() == name)
}

/// How a file is made: as the arguments ask, else on `form_else`.
pub(super) fn report_options(
    found: &ArgMatches,
    form_else: Form,
    words: &Words,
) -> Result<ReportOptions, Failure> {
    let paper = match text(found, "paper") {
        Some("letter") => Paper::Letter,
        _ => Paper::A4,
    };
    let form = form(found).unwrap_or(form_else);
    let mut options = ReportOptions::new(form, paper, made_on(found, words)?);
    let asked = text(found, "extent");
    let mut extents = Extent::ALL.into_iter();
    let extent = extents.find(|extent| asked == Some(extent.name()));
    options.extent = extent.unwrap_or_default();
    if let Some(people) = value(found, "smallest-group") {
        options.smallest_group = *people;
    }
    options.redaction = redaction(found);
    options.sections = sections(found);
    Ok(options)
}

/// The date on a file: the one that was asked for, else the one that the environment gives to everything that is
/// made, else today.
pub(super) fn made_on(found: &ArgMatches, words: &Words) -> Result<Date, Failure> {
    if let Some(date) = value(found, "date") {
        return Ok(*date);
    }
    match store::source_date() {
        Ok(date) => Ok(date.unwrap_or_else(store::today)),
        Err(given) => {
            let message = Message::new("command-fault-source-date").with("found", given);
            Err(Failure::usage(words, &message, None))
        }
    }
}

/// What is switched on and off among the sections.
fn sections(found: &ArgMatches) -> SectionChoice {
    let named = |option| {
        let names = found.try_get_many::<String>(option).ok().flatten();
        let names = names.unwrap_or_default();
        names.filter_map(|name| SectionKind::of_name(name))
    };
    let given = |option| found.try_contains_id(option).unwrap_or_default();
    let mut chosen = if given("only") {
        SectionChoice::only(named("only"))
    } else {
        SectionChoice::default()
    };
    if value(found, "appendix").copied().unwrap_or_default() {
        chosen = chosen.with_appendix();
    }
    for kind in named("without") {
        chosen.set(kind, false);
    }
    chosen
}

/// What is left out.
pub(super) fn redaction(found: &ArgMatches) -> Redaction {
    let left_out = found.try_get_many::<String>("leave-out").ok().flatten();
    let left_out: Vec<&str> = left_out.unwrap_or_default().map(String::as_str).collect();
    let leaves_out = |what| left_out.contains(&what) || left_out.contains(&"all");
    Redaction {
        notes: leaves_out("notes"),
        evidence: leaves_out("evidence"),
        names: leaves_out("names"),
        respondents: leaves_out("respondents"),
    }
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn an_address_of_this_machine_is_a_path_and_other_texts_stay() {
        use std::os::unix::ffi::OsStrExt as _;
        use std::path::{Path, PathBuf};

        use super::of_address;

        let of = |text: &str| of_address(PathBuf::from(text));
        let path = Path::new("/home/kim/unit 1%.continuum");
        assert_eq!(of("file:///home/kim/unit%201%25.continuum"), path);
        assert_eq!(of("file://localhost/home/kim/unit%201%25.continuum"), path);
        assert_eq!(of("/home/kim/a%20b"), Path::new("/home/kim/a%20b"));
        let elsewhere = "file://server/share/a%20b";
        assert_eq!(of(elsewhere), Path::new(elsewhere));
        assert_eq!(of("file:///%ff").as_os_str().as_bytes(), b"/\xff");
    }
}
