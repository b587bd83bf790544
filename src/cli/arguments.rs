//! The arguments of every command, their help, and what is said when they do not fit.

mod outputs;
mod parts;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, ValueParser};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command};
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::words::{Fact, Words};

use parts::{
    DAY, TAG, command, complete, date, file_option, form, form_option, language, language_option,
    option, output, path, paths, positional, replace,
};

use super::check::Check;
use super::export::Export;
#[cfg(feature = "pdf")]
use super::extract::Extract;
use super::failure::Failure;
use super::import::Import;
use super::new::New;
#[cfg(feature = "pdf")]
use super::paper::Print;
use super::plan::{BudgetAsked, Plan};
use super::report::Report;
use super::sample::Sample;
use super::score::Score;
use super::worth::Worth;

/// What the arguments ask for.
pub(super) enum Parsed {
    Window(Option<PathBuf>),
    /// Help or version.
    Print(String),
    Check(Check),
    Export(Export),
    Import(Import),
    New(New),
    Plan(Plan),
    #[cfg(feature = "pdf")]
    Paper(Print),
    #[cfg(feature = "pdf")]
    Extract(Extract),
    Report(Report),
    Sample(Sample),
    Score(Score),
    Worth(Worth),
}

/// How an amount of money is written, in help and in faults.
const AMOUNT: &str = "AMOUNT";

/// The most that an amount may be, as in the figures of a business case.
const MOST_MONEY: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// Reads the arguments, the program's name first.
pub(super) fn parse(
    arguments: impl IntoIterator<Item = OsString>,
    words: &Words,
) -> Result<Parsed, Failure> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    match program(words).try_get_matches_from(&arguments) {
        Ok(found) => Ok(parsed(&found)),
        Err(error) if is_help(error.kind()) => Ok(Parsed::Print(error.render().to_string())),
        Err(error) => Err(Failure::Usage(explain(&error, arguments.get(1), words))),
    }
}

fn is_help(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::DisplayHelp | ErrorKind::DisplayVersion)
}

fn parsed(found: &ArgMatches) -> Parsed {
    match found.subcommand() {
        Some(("check", of)) => Parsed::Check(Check {
            files: paths(of, "file"),
        }),
        Some(("import", of)) => Parsed::Import(Import {
            document: path(of, "file"),
            sheet: path(of, "sheet"),
            skip_bad: of.get_flag("skip-bad"),
        }),
        Some(("new", of)) => Parsed::New(New {
            out: path(of, "out"),
            questionnaire: of.get_one::<OsString>("questionnaire").cloned(),
            after: of.get_one::<PathBuf>("after").cloned(),
            form: form(of),
            replace: of.get_flag("replace"),
        }),
        Some(("plan", of)) => Parsed::Plan(Plan {
            document: path(of, "file"),
            target: of.get_one::<u8>("target").copied(),
            budget: budget(of),
            start: of.get_one::<Date>("start").copied(),
            capacity: of.get_one::<u16>("capacity").copied(),
            json: of.get_flag("json"),
            ics: of.get_one::<PathBuf>("ics").cloned(),
            csv: of.get_one::<PathBuf>("csv").cloned(),
        }),
        Some(("export", of)) => Parsed::Export(outputs::export_asked(of)),
        #[cfg(feature = "pdf")]
        Some(("paper", of)) => Parsed::Paper(outputs::print_asked(of)),
        #[cfg(feature = "pdf")]
        Some(("extract", of)) => Parsed::Extract(Extract {
            report: path(of, "file"),
            out: path(of, "output"),
            replace: of.get_flag("replace"),
        }),
        Some(("report", of)) => Parsed::Report(outputs::report_asked(of)),
        Some(("sample", of)) => Parsed::Sample(Sample {
            name: of.get_one::<String>("name").cloned(),
            out: path(of, "output"),
            replace: of.get_flag("replace"),
        }),
        Some(("score", of)) => Parsed::Score(Score {
            document: path(of, "file"),
            language: language(of),
            form: form(of),
            json: of.get_flag("json"),
        }),
        Some(("worth", of)) => Parsed::Worth(Worth {
            document: path(of, "file"),
            json: of.get_flag("json"),
        }),
        _ => Parsed::Window(found.get_one::<PathBuf>("file").cloned()),
    }
}

fn budget(found: &ArgMatches) -> Option<BudgetAsked> {
    let days = found.get_one::<u32>("budget-days").copied();
    let money = |amount: &Decimal| BudgetAsked::Money {
        amount: *amount,
        day_rate: found.get_one::<Decimal>("day-rate").copied(),
    };
    let amount = found.get_one::<Decimal>("budget-money");
    days.map(BudgetAsked::Days).or_else(|| amount.map(money))
}

/// The program with all its commands.
fn program(words: &Words) -> Command {
    let program = command("continuum", words, "command-program")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_help_heading(words.text("command-heading-commands"))
        .subcommand_value_name("COMMAND")
        .args_conflicts_with_subcommands(true)
        .disable_version_flag(true)
        .arg(positional("file", "FILE", words.text("command-program-file")).required(false))
        .arg(
            option("version", words.text("command-version"))
                .short('V')
                .action(ArgAction::Version),
        );
    #[cfg(feature = "pdf")]
    let program = program.subcommand(extract(words));
    let program = program
        .subcommand(outputs::report(words))
        .subcommand(outputs::export(words))
        .subcommand(score(words))
        .subcommand(worth(words))
        .subcommand(plan(words))
        .subcommand(check(words))
        .subcommand(new(words))
        .subcommand(sample(words))
        .subcommand(import(words))
        .disable_help_subcommand(true);
    #[cfg(feature = "pdf")]
    let program = program.subcommand(outputs::print(words));
    complete(program, words)
}

fn score(words: &Words) -> Command {
    let command = command("score", words, "command-score")
        .arg(positional("file", "FILE", words.text("command-document")))
        .arg(form_option(words.text("command-form")))
        .arg(language_option(words))
        .arg(option("json", words.text("command-score-json")).action(ArgAction::SetTrue));
    complete(command, words)
}

fn worth(words: &Words) -> Command {
    let command = command("worth", words, "command-worth")
        .arg(positional("file", "FILE", words.text("command-document")))
        .arg(option("json", words.text("command-worth-json")).action(ArgAction::SetTrue));
    complete(command, words)
}

fn plan(words: &Words) -> Command {
    let command = command("plan", words, "command-plan")
        .arg(positional("file", "FILE", words.text("command-document")))
        .arg(
            option("target", words.text("command-plan-target"))
                .value_name("LEVEL")
                .value_parser(clap::value_parser!(u8).range(1..)),
        )
        .arg(
            option("budget-days", words.text("command-plan-budget"))
                .value_name("DAYS")
                .value_parser(clap::value_parser!(u32).range(1..)),
        )
        .arg(
            option("budget-money", words.text("command-plan-budget-money"))
                .value_name(AMOUNT)
                .value_parser(ValueParser::new(amount))
                .conflicts_with("budget-days"),
        )
        .arg(
            option("day-rate", words.text("command-plan-day-rate"))
                .value_name(AMOUNT)
                .value_parser(ValueParser::new(amount))
                .requires("budget-money"),
        )
        .arg(
            option("start", words.text("command-plan-start"))
                .value_name(DAY)
                .value_parser(ValueParser::new(date)),
        )
        .arg(
            option("capacity", words.text("command-plan-capacity"))
                .value_name("DAYS")
                .value_parser(clap::value_parser!(u16).range(1..)),
        )
        .arg(file_option("ics", words.text("command-plan-ics")))
        .arg(file_option("csv", words.text("command-plan-csv")))
        .arg(option("json", words.text("command-plan-json")).action(ArgAction::SetTrue));
    complete(command, words)
}

#[cfg(feature = "pdf")]
fn extract(words: &Words) -> Command {
    let command = command("extract", words, "command-extract")
        .arg(positional(
            "file",
            "REPORT",
            words.text("command-extract-file"),
        ))
        .arg(output(words.text("command-extract-output")))
        .arg(replace(words));
    complete(command, words)
}

fn check(words: &Words) -> Command {
    let command = command("check", words, "command-check")
        .arg(positional("file", "FILE", words.text("command-check-file")).num_args(1..));
    complete(command, words)
}

fn new(words: &Words) -> Command {
    let command = command("new", words, "command-new")
        .arg(positional("out", "OUT", words.text("command-new-out")))
        .arg(
            option("questionnaire", words.text("command-new-questionnaire"))
                .value_name("ID|FILE")
                .value_parser(ValueParser::os_string()),
        )
        .arg(
            option("after", words.text("command-new-after"))
                .value_name("FILE")
                .value_parser(PathBufValueParser::new())
                .conflicts_with("questionnaire"),
        )
        .arg(form_option(words.text("command-new-form")))
        .arg(replace(words));
    complete(command, words)
}

fn sample(words: &Words) -> Command {
    let command = command("sample", words, "command-sample")
        .arg(
            Arg::new("name")
                .value_name("NAME")
                .help(words.text("command-sample-name")),
        )
        .arg(output(words.text("command-sample-output")))
        .arg(replace(words));
    complete(command, words)
}

fn import(words: &Words) -> Command {
    let command = command("import", words, "command-import")
        .arg(positional(
            "file",
            "FILE",
            words.text("command-import-file"),
        ))
        .arg(positional(
            "sheet",
            "SHEET",
            words.text("command-import-sheet"),
        ))
        .arg(option("skip-bad", words.text("command-import-skip-bad")).action(ArgAction::SetTrue));
    complete(command, words)
}

/// Reads an amount of money above 0 with at most four digits behind the point.
fn amount(text: &str) -> Result<Decimal, &'static str> {
    let is_sound =
        |amount: &Decimal| *amount > Decimal::ZERO && *amount <= MOST_MONEY && amount.scale() <= 4;
    text.parse().ok().filter(is_sound).ok_or(AMOUNT)
}

/// What does not fit, what was expected, and where the help is.
fn explain(error: &clap::Error, first: Option<&OsString>, words: &Words) -> Vec<String> {
    let first = first.map_or_else(String::new, |first| first.display().to_string());
    let facts = [
        ("first", first.into()),
        ("argument", fact(error, ContextKind::InvalidArg)),
        ("other", fact(error, ContextKind::PriorArg)),
        ("value", fact(error, ContextKind::InvalidValue)),
        ("valid", fact(error, ContextKind::ValidValue)),
    ];
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "command-fault-unknown-argument",
        ErrorKind::InvalidValue if has(error, ContextKind::ValidValue) => {
            "command-fault-invalid-value"
        }
        ErrorKind::InvalidValue => "command-fault-missing-value",
        ErrorKind::ValueValidation if wants(error, AMOUNT) => "command-fault-invalid-amount",
        ErrorKind::ValueValidation if wants(error, TAG) => "command-fault-invalid-language",
        ErrorKind::ValueValidation if wants(error, DAY) => "command-fault-invalid-date",
        ErrorKind::ValueValidation => "command-fault-invalid-number",
        ErrorKind::MissingRequiredArgument => "command-fault-missing-argument",
        ErrorKind::ArgumentConflict if has(error, ContextKind::InvalidArg) => {
            "command-fault-conflict"
        }
        // Two words of which the first is no command: it was read as a file to open.
        ErrorKind::ArgumentConflict => "command-fault-unknown-command",
        _ => "command-fault-usage",
    };
    let mut lines = vec![words.with(key, &facts)];
    let suggested = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ]
    .into_iter()
    .find(|kind| has(error, *kind));
    if let Some(kind) = suggested {
        lines.push(words.with("command-fault-suggestion", &[("name", fact(error, kind))]));
    }
    lines.push(words.text("command-fault-help"));
    lines
}

/// Whether the value that does not fit should have been of a kind, by the name of its value.
fn wants(error: &clap::Error, value: &str) -> bool {
    let argument = error.get(ContextKind::InvalidArg);
    argument.is_some_and(|argument| argument.to_string().contains(value))
}

fn has(error: &clap::Error, kind: ContextKind) -> bool {
    error.get(kind).is_some()
}

fn fact(error: &clap::Error, kind: ContextKind) -> Fact {
    Fact::Text(match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => texts
            .iter()
            .map(ToString::to_string)
            .collect::<Vec<_>>()
            .join(", "),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::program;
    use crate::words::Words;

    #[test]
    fn the_commands_are_put_together_soundly() {
        program(&Words::english()).debug_assert();
    }
}
