//! The arguments of the commands that write something to hand on.

#[cfg(feature = "pdf")]
use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, PossibleValuesParser, RangedU64ValueParser, ValueParser};
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;

use super::parts::{
    DAY, command, complete, date, form, form_option, language, language_option, option, output,
    path, positional,
};
use crate::cli::branding::Brand;
use crate::cli::export::{self, Export};
#[cfg(feature = "pdf")]
use crate::cli::paper::Print;
use crate::cli::report::Report;
use crate::export::Output;
use crate::report::{Extent, Paper, Redaction};
use crate::scoring::disclosure::{LEAST_GROUP, SMALLEST_GROUP};
use crate::words::Words;

pub(super) fn report(words: &Words) -> Command {
    let command = command("report", words, "command-report")
        .arg(positional("file", "FILE", words.text("command-document")))
        .arg(output(words.text("command-report-output")))
        .arg(
            option("extent", words.text("command-report-extent"))
                .value_name("short|full|hand-out")
                .value_parser(PossibleValuesParser::new(["short", "full", "hand-out"]))
                .hide_possible_values(true),
        )
        .arg(form_option(words.text("command-form")))
        .arg(language_option(words))
        .arg(leave_out_option(words.text("command-report-leave-out")))
        .arg(smallest_group_option(words))
        .arg(paper_option(words.text("command-report-paper")))
        .arg(date_option(words.text("command-report-date")))
        .arg(
            option("logo", words.text("command-report-logo"))
                .value_name("PICTURE")
                .value_parser(PathBufValueParser::new()),
        )
        .arg(text_option(
            "accent",
            "COLOUR",
            words.text("command-report-accent"),
        ))
        .arg(text_option(
            "prepared-for",
            "TEXT",
            words.text("command-report-prepared-for"),
        ))
        .arg(text_option(
            "prepared-by",
            "TEXT",
            words.text("command-report-prepared-by"),
        ))
        .arg(text_option(
            "confidentiality",
            "TEXT",
            words.text("command-report-confidentiality"),
        ))
        .arg(text_option(
            "version-line",
            "TEXT",
            words.text("command-report-version-line"),
        ));
    #[cfg(feature = "pdf")]
    let command = command.arg(
        option("no-attachment", words.text("command-report-no-attachment"))
            .action(clap::ArgAction::SetTrue),
    );
    complete(command, words)
}

pub(super) fn report_asked(found: &ArgMatches) -> Report {
    Report {
        document: path(found, "file"),
        out: path(found, "output"),
        language: language(found),
        form: form(found),
        extent: extent(found),
        redaction: redaction(found),
        smallest_group: smallest_group(found),
        paper: paper(found),
        date: found.get_one::<Date>("date").copied(),
        brand: Brand {
            logo: found.get_one::<PathBuf>("logo").cloned(),
            accent: text(found, "accent"),
            prepared_for: text(found, "prepared-for"),
            prepared_by: text(found, "prepared-by"),
            confidentiality: text(found, "confidentiality"),
            version: text(found, "version-line"),
        },
        attaches: cfg!(feature = "pdf") && !found.get_flag("no-attachment"),
    }
}

pub(super) fn export(words: &Words) -> Command {
    let parts: Vec<&str> = export::parts().map(Output::name).collect();
    let command = command("export", words, "command-export")
        .arg(positional("file", "FILE", words.text("command-document")))
        .arg(output(words.text("command-export-output")))
        .arg(
            option("what", words.text("command-export-what"))
                .value_name(parts.join("|"))
                .value_parser(PossibleValuesParser::new(parts))
                .hide_possible_values(true),
        )
        .arg(form_option(words.text("command-form")))
        .arg(
            option("stable-names", words.text("command-export-stable-names"))
                .action(clap::ArgAction::SetTrue),
        )
        .arg(language_option(words))
        .arg(leave_out_option(words.text("command-export-leave-out")))
        .arg(smallest_group_option(words))
        .arg(paper_option(words.text("command-report-paper")))
        .arg(date_option(words.text("command-export-date")));
    complete(command, words)
}

pub(super) fn export_asked(found: &ArgMatches) -> Export {
    Export {
        document: path(found, "file"),
        out: path(found, "output"),
        part: text(found, "what"),
        stable_names: found.get_flag("stable-names"),
        language: language(found),
        form: form(found),
        redaction: redaction(found),
        smallest_group: smallest_group(found),
        paper: paper(found),
        date: found.get_one::<Date>("date").copied(),
    }
}

#[cfg(feature = "pdf")]
pub(super) fn print(words: &Words) -> Command {
    let command = command("paper", words, "command-paper")
        .arg(
            positional("what", "ID|FILE", words.text("command-paper-what"))
                .value_parser(ValueParser::os_string()),
        )
        .arg(output(words.text("command-paper-output")))
        .arg(form_option(words.text("command-paper-form")))
        .arg(language_option(words))
        .arg(paper_option(words.text("command-report-paper")))
        .arg(
            option("respondent", words.text("command-paper-respondent"))
                .value_name("NAME")
                .action(clap::ArgAction::Append),
        )
        .arg(date_option(words.text("command-paper-date")));
    complete(command, words)
}

#[cfg(feature = "pdf")]
pub(super) fn print_asked(found: &ArgMatches) -> Print {
    let respondents = found.get_many::<String>("respondent");
    Print {
        source: found
            .get_one::<OsString>("what")
            .cloned()
            .unwrap_or_default(),
        out: path(found, "output"),
        language: language(found),
        form: form(found),
        paper: paper(found),
        respondents: respondents.unwrap_or_default().cloned().collect(),
        date: found.get_one::<Date>("date").copied(),
    }
}

fn date_option(help: String) -> Arg {
    option("date", help)
        .value_name(DAY)
        .value_parser(ValueParser::new(date))
}

fn text_option(name: &'static str, shown: &'static str, help: String) -> Arg {
    option(name, help).value_name(shown)
}

/// What can be left out, in the order of the help.
const LEFT_OUT: [&str; 5] = ["notes", "evidence", "names", "respondents", "all"];

fn leave_out_option(help: String) -> Arg {
    option("leave-out", help)
        .value_name("WHAT,..")
        .value_delimiter(',')
        .value_parser(PossibleValuesParser::new(LEFT_OUT))
        .hide_possible_values(true)
}

fn smallest_group_option(words: &Words) -> Arg {
    let least = u64::try_from(LEAST_GROUP).unwrap_or(u64::MAX);
    option(
        "smallest-group",
        words.text("command-report-smallest-group"),
    )
    .value_name("PEOPLE")
    .value_parser(RangedU64ValueParser::<usize>::new().range(least..))
}

fn paper_option(help: String) -> Arg {
    option("paper", help)
        .value_name("a4|letter")
        .value_parser(PossibleValuesParser::new(["a4", "letter"]))
        .hide_possible_values(true)
}

fn text(found: &ArgMatches, name: &str) -> Option<String> {
    found.get_one::<String>(name).cloned()
}

fn extent(found: &ArgMatches) -> Extent {
    match found.get_one::<String>("extent").map(String::as_str) {
        Some("short") => Extent::Short,
        Some("hand-out") => Extent::HandOut,
        _ => Extent::Full,
    }
}

fn paper(found: &ArgMatches) -> Paper {
    match found.get_one::<String>("paper").map(String::as_str) {
        Some("letter") => Paper::Letter,
        _ => Paper::A4,
    }
}

fn smallest_group(found: &ArgMatches) -> usize {
    let asked = found.get_one::<usize>("smallest-group");
    asked.copied().unwrap_or(SMALLEST_GROUP)
}

fn redaction(found: &ArgMatches) -> Redaction {
    let mut left_out = Redaction::default();
    for what in found.get_many::<String>("leave-out").unwrap_or_default() {
        match what.as_str() {
            "notes" => left_out.notes = true,
            "evidence" => left_out.evidence = true,
            "names" => left_out.names = true,
            "respondents" => left_out.respondents = true,
            _ => left_out = Redaction::ALL,
        }
    }
    left_out
}
