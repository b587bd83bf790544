//! The arguments of the commands that write something to hand on.

use std::path::PathBuf;

use clap::builder::{PathBufValueParser, PossibleValuesParser, ValueParser};
use clap::{Arg, ArgMatches, Command};
use jiff::civil::Date;

use super::{DAY, command, complete, date, form, form_option, option, output, path, positional};
use crate::cli::branding::Brand;
use crate::cli::report::Report;
use crate::report::{Extent, Paper, Redaction};
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
        .arg(leave_out_option(words.text("command-report-leave-out")))
        .arg(paper_option(words))
        .arg(
            option("date", words.text("command-report-date"))
                .value_name(DAY)
                .value_parser(ValueParser::new(date)),
        )
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
    complete(command, words)
}

pub(super) fn report_asked(found: &ArgMatches) -> Report {
    Report {
        document: path(found, "file"),
        out: path(found, "output"),
        form: form(found),
        extent: extent(found),
        redaction: redaction(found),
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
    }
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

fn paper_option(words: &Words) -> Arg {
    option("paper", words.text("command-report-paper"))
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
