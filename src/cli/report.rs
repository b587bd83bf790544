//! `continuum report FILE -o OUT`: the report as a PDF, a Word document or Markdown.

use clap::{Arg, ArgAction, ArgMatches};

use super::arguments::{
    Subcommand, choice, date_option, document, flag, form_option, language_option,
    leave_out_option, option, output, paper_option, path, path_option, report_options,
    sections_option, smallest_group_option,
};
use super::branding;
use super::compare;
use super::failure::Done;
use super::files;
use super::unlock::{self, password_file};
use crate::export::{Output, Source, Subject};
use crate::report::{Extent, wording};
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "report",
    help: "command-report",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    vec![
        document(),
        output("command-report-output"),
        choice(
            "extent",
            "EXTENT",
            Extent::ALL.map(Extent::name),
            "command-report-extent",
        ),
        flag("appendix", "command-report-appendix"),
        sections_option("without", "command-report-without"),
        sections_option("only", "command-report-only").conflicts_with("without"),
        form_option("command-form"),
        language_option(),
        path_option("before", "OLD", "command-report-before").action(ArgAction::Append),
        leave_out_option("command-report-leave-out"),
        smallest_group_option(),
        paper_option(),
        date_option("date", "command-report-date"),
        path_option("logo", "PICTURE", "command-report-logo"),
        option("accent", "command-report-accent").value_name("COLOUR"),
        option("prepared-for", "command-report-prepared-for").value_name("TEXT"),
        option("prepared-by", "command-report-prepared-by").value_name("TEXT"),
        option("confidentiality", "command-report-confidentiality").value_name("TEXT"),
        option("version-line", "command-report-version-line").value_name("TEXT"),
        #[cfg(feature = "pdf")]
        flag("no-attachment", "command-report-no-attachment"),
        password_file(),
    ]
}

/// Writes the report as the kind of file that its ending asks for; standard output gets the first
/// kind.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let out = path(found, "output");
    let mut kinds = Output::about(Subject::Report);
    let ending = files::ending(out);
    let kind = kinds.find(|kind| files::is_standard(out) || kind.ending() == ending);
    let Some(kind) = kind else {
        let key = "command-fault-report-ending";
        return Err(files::unknown_ending(out, Subject::Report, key, words));
    };
    let (mut assessment, key) = unlock::open(path(found, "file"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    branding::apply(found, &mut assessment, words)?;
    let mut options = report_options(found, assessment.form, words)?;
    options.before = compare::earlier(found, "before", words)?;
    let attaches = cfg!(feature = "pdf") && !found.get_flag("no-attachment");
    let source = Source {
        // It would pass on in plain what the password protects.
        attaches: attaches && key.is_none(),
        fonts: files::fonts,
        ..Source::new(assessment, options)
    };
    let made = files::make(out, kind, &source, words)?;
    let facts = facts!(
        file = files::name(out, words),
        kilobytes = made.bytes.len().div_ceil(1000)
    );
    let mut lines = vec![words.with("command-report-done", &facts)];
    if attaches && key.is_some() && kind.ending() == "pdf" {
        lines.push(words.text("command-report-locked"));
    }
    let note = wording::two_languages(words.language(), words.questionnaire_language());
    lines.extend(note.map(|note| words.say(&note)));
    let warned = lines.len();
    lines.extend(made.carries.then(|| words.text("command-report-carries")));
    lines.extend(files::people_shown(kind, &source, words));
    files::report_all_done(out, &lines, warned);
    Ok(())
}
