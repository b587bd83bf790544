//! `continuum export FILE -o OUT`: answers, results and plan for other programs.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches};

use super::arguments::{
    Subcommand, date_option, document, flag, form_option, language_option, leave_out_option,
    option, output, paper_option, path, redaction, report_options, smallest_group_option, text,
};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::export::{Need, Output, Source, Subject};
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "export",
    help: "command-export",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    let parts: Vec<&str> = parts().map(Output::name).collect();
    vec![
        document(),
        output("command-export-output"),
        option("what", "command-export-what")
            .value_name(parts.join("|"))
            .value_parser(PossibleValuesParser::new(parts))
            .hide_possible_values(true),
        form_option("command-form"),
        flag("stable-names", "command-export-stable-names"),
        language_option(),
        leave_out_option("command-export-leave-out"),
        smallest_group_option(),
        paper_option(),
        date_option("date", "command-export-date"),
        password_file(),
    ]
}

/// The ending of files that hold a single table.
const TABLE: &str = "csv";

/// The tables that such a file can hold.
fn parts() -> impl Iterator<Item = Output> {
    Output::about(Subject::Data).filter(|output| output.ending() == TABLE)
}

/// Writes the kind of file that the ending asks for.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let kind = kind(found, words)?;
    if redaction(found).respondents && kind.needs() == Some(Need::Respondents) {
        return Err(usage("command-fault-export-answers", words));
    }
    let assessment = unlock::read_assessment(path(found, "file"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    let options = report_options(found, assessment.form, words)?;
    let source = Source {
        stable_names: found.get_flag("stable-names"),
        ..Source::new(assessment, options)
    };
    let out = path(found, "output");
    files::make(out, kind, &source, words)?;
    let facts = facts!(file = files::name(out, words));
    let mut lines = vec![words.with("command-export-done", &facts)];
    lines.extend(files::people_shown(kind, &source, words));
    files::report_all_done(out, &lines, 1);
    Ok(())
}

/// The kind of file; standard output gets a table.
fn kind(found: &ArgMatches, words: &Words) -> Result<Output, Failure> {
    let (out, part) = (path(found, "output"), text(found, "what"));
    let ending = files::ending(out);
    if files::is_standard(out) || ending == TABLE {
        return parts()
            .find(|kind| part.is_none_or(|part| part == kind.name()))
            .ok_or_else(|| usage("command-fault-usage", words));
    }
    let mut kinds = Output::about(Subject::Data);
    match kinds.find(|kind| kind.ending() == ending) {
        None => {
            let key = "command-fault-export-ending";
            Err(files::unknown_ending(out, Subject::Data, key, words))
        }
        Some(_) if part.is_some() => Err(usage("command-fault-export-part", words)),
        Some(_) if found.get_flag("stable-names") => {
            Err(usage("command-fault-export-names", words))
        }
        Some(kind) => Ok(kind),
    }
}

fn usage(key: &'static str, words: &Words) -> Failure {
    Failure::usage(words, &Message::new(key), None)
}
