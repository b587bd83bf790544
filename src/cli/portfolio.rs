//! `continuum portfolio FOLDER`: every assessment that is found, side by side.

use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches};
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, flag, language_option, leave_out_respondents_option, option, smallest_group_option,
    text, value,
};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
#[cfg(feature = "pdf")]
use crate::export::pdf;
use crate::format::MOST_BYTES;
use crate::format::encrypted::is_encrypted;
use crate::model::{Assessment, Level, Numbering, PracticeId, Questionnaire, Shared};
use crate::portfolio::{AssessmentRow, Distribution, Group, Moves, Portfolio, Standing};
use crate::report::wording;
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::scoring::{Index, LevelRange};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "portfolio",
    help: "command-portfolio",
    arguments,
    run,
};

/// The version of the JSON objects, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// How many practices the text names, of those that keep most units from their next level.
const PRACTICES_SHOWN: usize = 10;

/// The endings of files that are looked for in folders.
const ENDINGS: [&str; 2] = ["continuum", "pdf"];

fn arguments() -> Vec<Arg> {
    vec![
        Arg::new("paths")
            .value_name("FOLDER")
            .help("command-portfolio-paths")
            .required(true)
            .num_args(1..)
            .value_parser(PathBufValueParser::new()),
        option("client", "command-portfolio-client").value_name("NAME"),
        option("year", "command-portfolio-year")
            .value_name("YEAR")
            .value_parser(clap::value_parser!(i16)),
        language_option(),
        leave_out_respondents_option("command-portfolio-leave-out"),
        smallest_group_option(),
        flag("json", "command-portfolio-json"),
        password_file(),
    ]
}

/// What became of a file.
enum Read {
    /// It holds an assessment.
    Row(Box<AssessmentRow>, Shared<Questionnaire>),
    /// It is a PDF without an assessment, found in a folder: nobody said that it holds one.
    Other,
    /// It was not read, and why.
    Fault(Vec<String>),
}

/// A file that could not be read, and why, in lines.
type FileFault = (PathBuf, Vec<String>);

/// The files that were read, and the questionnaires of their assessments.
struct Found {
    /// The file of each row of the portfolio.
    paths: Vec<PathBuf>,
    portfolio: Portfolio,
    questionnaires: Vec<Shared<Questionnaire>>,
    faults: Vec<FileFault>,
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let least = text(found, "leave-out").map(|_| {
        let asked = value(found, "smallest-group").copied();
        asked.unwrap_or(SmallestGroup::new(SMALLEST_GROUP))
    });
    let (files, mut faults) = looked_for(found, words);
    let read = read_all(&files, least, found, words);
    let mut paths = Vec::new();
    let mut rows = Vec::new();
    let mut questionnaires: Vec<Shared<Questionnaire>> = Vec::new();
    for ((path, _), read) in files.into_iter().zip(read) {
        match read {
            Read::Row(row, questionnaire) => {
                if !is_wanted(&row, found) {
                    continue;
                }
                // The newest edition has the words that are shown.
                match questionnaires
                    .iter_mut()
                    .find(|it| it.id == questionnaire.id)
                {
                    Some(known) if known.edition < questionnaire.edition => *known = questionnaire,
                    Some(_) => {}
                    None => questionnaires.push(questionnaire),
                }
                paths.push(path);
                rows.push(*row);
            }
            Read::Other => {}
            Read::Fault(lines) => faults.push((path, lines)),
        }
    }
    let shown = Found {
        paths,
        portfolio: Portfolio::of(rows),
        questionnaires,
        faults,
    };
    if found.get_flag("json") {
        files::print(&json_lines(&shown), words)?;
    } else {
        files::print(&sentences(&shown, found, words), words)?;
    }
    let lines: Vec<String> = shown
        .faults
        .into_iter()
        .flat_map(|(_, lines)| lines)
        .collect();
    if lines.is_empty() {
        Ok(())
    } else {
        Err(Failure::Input(lines))
    }
}

/// Whether a row is of the client and the year that were asked for.
fn is_wanted(row: &AssessmentRow, found: &ArgMatches) -> bool {
    let client = text(found, "client").map(|name| name.trim().to_lowercase());
    let year = value::<i16>(found, "year");
    client.is_none_or(|name| row.organisation.to_lowercase() == name)
        && year.is_none_or(|year| row.date.is_some_and(|date| date.year() == *year))
}

/// The files that were named, and those in the folders that were named; whether each was named itself.
fn looked_for(found: &ArgMatches, words: &Words) -> (Vec<(PathBuf, bool)>, Vec<FileFault>) {
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for path in found.get_many::<PathBuf>("paths").unwrap_or_default() {
        if !store::is_folder(path) {
            files.push((path.clone(), true));
            continue;
        }
        let (inside, failed) = store::files_below(path, &ENDINGS);
        files.extend(inside.into_iter().map(|file| (file, false)));
        faults.extend(failed.iter().map(|error| {
            let lines = lines_of(files::refused(error, words));
            (error.path.clone(), lines)
        }));
    }
    (files, faults)
}

fn lines_of(failure: Failure) -> Vec<String> {
    match failure {
        Failure::Input(lines) | Failure::Usage(lines) | Failure::System(lines) => lines,
        Failure::ReaderGone => Vec::new(),
    }
}

/// Reads all files, several at once; the results stand in the order of the files.
fn read_all(
    files: &[(PathBuf, bool)],
    least: Option<SmallestGroup>,
    found: &ArgMatches,
    words: &Words,
) -> Vec<Read> {
    let next = AtomicUsize::new(0);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(files.len()) {
            let (send, next) = (send.clone(), &next);
            scope.spawn(move || {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((path, is_named)) = files.get(at) else {
                        break;
                    };
                    let read = read(path, *is_named, least, found, words);
                    if send.send((at, read)).is_err() {
                        break;
                    }
                }
            });
        }
        drop(send);
        let mut all: Vec<Option<Read>> = files.iter().map(|_| None).collect();
        for (done, (at, read)) in receive.into_iter().enumerate() {
            if let Some(place) = all.get_mut(at) {
                *place = Some(read);
            }
            tell_progress(done + 1, files.len(), words);
        }
        all.into_iter()
            .map(|it| it.unwrap_or(Read::Other))
            .collect()
    })
}

/// From so many files on, progress is told.
const TOLD_FROM: usize = 200;

/// Tells how far reading is, where somebody watches and it takes a while.
fn tell_progress(done: usize, all: usize, words: &Words) {
    let is_due = done.is_multiple_of(100) || done == all;
    if all < TOLD_FROM || !is_due || !io::stderr().is_terminal() {
        return;
    }
    let facts = facts!(done = words.number(done), all = words.number(all));
    let line = words.with("command-portfolio-progress", &facts);
    // If this fails, there is nobody left to tell.
    write!(io::stderr(), "\r{line}").ok();
    if done == all {
        writeln!(io::stderr()).ok();
    }
}

fn read(
    path: &Path,
    is_named: bool,
    least: Option<SmallestGroup>,
    found: &ArgMatches,
    words: &Words,
) -> Read {
    match read_assessment(path, is_named, found, words) {
        Ok(Some(assessment)) => {
            let row = AssessmentRow::of(&assessment, store::today(), least);
            Read::Row(Box::new(row), assessment.questionnaire)
        }
        Ok(None) => Read::Other,
        Err(failure) => Read::Fault(lines_of(failure)),
    }
}

/// The assessment in a file; `None` for a PDF in a folder that holds none.
fn read_assessment(
    path: &Path,
    is_named: bool,
    found: &ArgMatches,
    words: &Words,
) -> Result<Option<Assessment>, Failure> {
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|it| files::refused(&it, words))?;
    let Some(bytes) = document_in(path, bytes, is_named, words)? else {
        return Ok(None);
    };
    // Nobody can be asked for each of many passwords.
    if is_encrypted(&bytes) && value::<PathBuf>(found, "password-file").is_none() {
        let message =
            Message::new("command-fault-password-needed").with("file", files::name(path, words));
        let hint = Message::new("command-portfolio-password-hint");
        return Err(Failure::input(words, &message, Some(&hint)));
    }
    let (bytes, _) = unlock::unlocked(path, bytes, found, words)?;
    files::assessment(path, &bytes, words).map(Some)
}

/// The document that a file is, or that a report carries; `None` for a PDF in a folder that carries none.
#[cfg(feature = "pdf")]
fn document_in(
    path: &Path,
    bytes: Vec<u8>,
    is_named: bool,
    words: &Words,
) -> Result<Option<Vec<u8>>, Failure> {
    if !pdf::is_pdf(&bytes) {
        return Ok(Some(bytes));
    }
    match pdf::extract(&bytes) {
        Ok(inside) => Ok(Some(inside)),
        Err(_) if !is_named => Ok(None),
        // It says why.
        Err(_) => files::read(path, words).map(Some),
    }
}

/// The document that a file is; `None` for a PDF in a folder, which is not looked into.
#[cfg(not(feature = "pdf"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
fn document_in(
    path: &Path,
    bytes: Vec<u8>,
    is_named: bool,
    _: &Words,
) -> Result<Option<Vec<u8>>, Failure> {
    let is_other = !is_named && files::ending(path) == "pdf";
    Ok((!is_other).then_some(bytes))
}

impl Found {
    fn questionnaire(&self, id: &str) -> Option<&Questionnaire> {
        let known = self.questionnaires.iter();
        known.map(|it| &**it).find(|it| it.id == id)
    }

    fn path(&self, at: usize) -> String {
        self.paths
            .get(at)
            .map_or_else(String::new, |path| path.display().to_string())
    }
}

/// How a unit is called: by its names, else by its file.
fn name(shown: &Found, at: usize, words: &Words) -> String {
    let Some(row) = shown.portfolio.rows.get(at) else {
        return String::new();
    };
    let names = [&row.organisation, &row.unit, &row.segment];
    let names: Vec<String> = names
        .into_iter()
        .filter(|it| !it.is_empty())
        .cloned()
        .collect();
    if names.is_empty() {
        shown.path(at)
    } else {
        words.series(&names)
    }
}

fn sentences(shown: &Found, found: &ArgMatches, words: &Words) -> String {
    let portfolio = &shown.portfolio;
    let counts = facts!(
        files = portfolio.rows.len() + shown.faults.len(),
        units = portfolio.count(|it| matches!(it, Standing::Latest { .. })),
        earlier = portfolio.count(|it| it == Standing::Earlier),
        copies = portfolio.count(|it| matches!(it, Standing::CopyOf(_))),
        faults = shown.faults.len()
    );
    let mut lines = vec![words.with("command-portfolio-heading", &counts)];
    for group in &portfolio.groups {
        let Some(questionnaire) = shown.questionnaire(&group.questionnaire) else {
            continue;
        };
        let language = value(found, "language").copied();
        let language = questionnaire.language(language.unwrap_or(words.language()));
        let words = &words.reading(questionnaire, language);
        lines.push(String::new());
        lines.extend(group_lines(shown, group, questionnaire, words));
    }
    let copies = portfolio.standings.iter().enumerate();
    let copies: Vec<String> = copies
        .filter_map(|(at, standing)| match standing {
            Standing::CopyOf(of) => {
                let (file, of) = (shown.path(at), shown.path(*of));
                Some(words.with("command-portfolio-copy", &facts!(file, of)))
            }
            _ => None,
        })
        .collect();
    if !copies.is_empty() {
        lines.extend([String::new(), words.text("command-portfolio-copies")]);
        lines.extend(copies);
    }
    lines.join("\n") + "\n"
}

fn group_lines(
    shown: &Found,
    group: &Group,
    questionnaire: &Questionnaire,
    words: &Words,
) -> Vec<String> {
    let facts = facts!(
        questionnaire = words.wording(&questionnaire.title),
        units = group.units.len()
    );
    let mut lines = vec![words.with("command-portfolio-group", &facts)];
    let units = group.units.iter();
    lines.extend(units.map(|(at, before)| unit_line(shown, questionnaire, (*at, *before), words)));
    lines.extend([String::new(), words.text("command-portfolio-levels")]);
    lines.extend(level_lines(&group.distribution, questionnaire, words));
    if !group.constraints.is_empty() {
        lines.extend([String::new(), words.text("command-portfolio-constraints")]);
    }
    for count in &group.constraints {
        let name = wording::element_name(words, questionnaire, &count.element);
        let facts = facts!(name, units = count.units, of = count.of);
        lines.push(words.with("command-portfolio-count", &facts));
    }
    if !group.lacking.is_empty() {
        lines.extend([String::new(), words.text("command-portfolio-lacking")]);
    }
    for count in group.lacking.iter().take(PRACTICES_SHOWN) {
        let name = wording::practice_title(words, questionnaire, &count.practice);
        let facts = facts!(name, units = count.units, of = count.of);
        lines.push(words.with("command-portfolio-count", &facts));
    }
    let more = group.lacking.len().saturating_sub(PRACTICES_SHOWN);
    if more > 0 {
        lines.push(words.with("command-portfolio-more-practices", &facts!(more)));
    }
    lines.extend(plan_lines(group, words));
    lines.extend(move_line(group.moves, words));
    if !group.outliers.is_empty() {
        let names: Vec<String> = group
            .outliers
            .iter()
            .map(|at| name(shown, *at, words))
            .collect();
        let facts = facts!(names = words.series(&names));
        lines.extend([
            String::new(),
            words.with("command-portfolio-outliers", &facts),
        ]);
    }
    lines
}

fn unit_line(
    shown: &Found,
    questionnaire: &Questionnaire,
    (at, before): (usize, Option<usize>),
    words: &Words,
) -> String {
    let rows = &shown.portfolio.rows;
    let Some(row) = rows.get(at) else {
        return String::new();
    };
    let held: Vec<String> = row
        .elements
        .iter()
        .filter(|element| element.holds_back)
        .map(|element| wording::element_name(words, questionnaire, &element.id))
        .collect();
    // Where answers of few people are left out, two assessments together could give them away.
    let before = before.filter(|_| !row.is_disclosed);
    let was = before.and_then(|before| rows.get(before)?.place);
    let facts = facts!(
        name = name(shown, at, words),
        hasDate = u8::from(row.date.is_some()),
        date = row.date.map_or_else(String::new, |date| words.date(date)),
        place = wording::place(words, questionnaire, row.place),
        provisional = u8::from(row.provisional && row.place.is_some()),
        held = words.list(&held),
        holding = held.len(),
        hasBefore = u8::from(was.is_some()),
        before = was.map_or_else(String::new, |was| wording::place(
            words,
            questionnaire,
            Some(was)
        ))
    );
    words.with("command-portfolio-unit", &facts)
}

fn level_lines(found: &Distribution, questionnaire: &Questionnaire, words: &Words) -> Vec<String> {
    let line = |place: Option<LevelRange>, units: usize| {
        let place = wording::place(words, questionnaire, place);
        words.with("command-portfolio-level", &facts!(place, units))
    };
    let certain = Level::all(questionnaire.level_count()).map(|level| {
        let units = found.certain.get(&level).copied().unwrap_or(0);
        line(
            Some(LevelRange {
                low: level,
                high: level,
            }),
            units,
        )
    });
    let open = found.open.iter();
    let open = open.map(|((low, high), units)| {
        let (low, high) = (*low, *high);
        line(Some(LevelRange { low, high }), *units)
    });
    let none = (found.none > 0).then(|| line(None, found.none));
    certain.chain(open).chain(none).collect()
}

fn plan_lines(group: &Group, words: &Words) -> Vec<String> {
    let plans = &group.plans;
    if plans.units == 0 {
        return Vec::new();
    }
    let facts = facts!(
        units = plans.units,
        days = words.number(plans.days),
        unstated = plans.unstated
    );
    let mut lines = vec![String::new(), words.with("command-portfolio-plans", &facts)];
    for (currency, (units, sum)) in &plans.net {
        let amount = words.number(sum.round_dp(0).normalize());
        let facts = facts!(amount, currency = currency.as_str(), units = *units);
        lines.push(words.with("command-portfolio-net", &facts));
    }
    lines
}

fn move_line(moves: Moves, words: &Words) -> Vec<String> {
    if moves.all() == 0 {
        return Vec::new();
    }
    let facts = facts!(
        all = moves.all(),
        up = moves.up,
        same = moves.same,
        down = moves.down,
        open = moves.open,
        other = moves.not_comparable
    );
    vec![String::new(), words.with("command-portfolio-moves", &facts)]
}

/// An object a file, each on a line of its own: what was read, in the order it was found, then what was not.
fn json_lines(shown: &Found) -> String {
    let rows = shown.portfolio.rows.iter().zip(&shown.portfolio.standings);
    let rows = rows
        .enumerate()
        .map(|(at, (row, standing))| row_json(shown, at, row, *standing));
    let faults = shown.faults.iter().map(|(path, lines)| {
        json!({ "format": FORMAT, "file": path.display().to_string(), "faults": lines })
    });
    let mut lines = String::new();
    for object in rows.chain(faults) {
        lines.push_str(&object.to_string());
        lines.push('\n');
    }
    lines
}

fn row_json(shown: &Found, at: usize, row: &AssessmentRow, standing: Standing) -> Value {
    let numbering = row.numbering;
    let (name, before, copy_of) = match standing {
        Standing::Latest { before } => ("latest", before, None),
        Standing::Earlier => ("earlier", None, None),
        Standing::CopyOf(of) => ("copy", None, Some(of)),
    };
    let elements = row.elements.iter().map(|element| {
        json!({
            "id": element.id.as_str(),
            "low": element.place.map(|place| numbering.number(place.low)),
            "high": element.place.map(|place| numbering.number(place.high)),
            "holds_back": element.holds_back,
            "target": element.target.map(|level| numbering.number(level)),
        })
    });
    json!({
        "format": FORMAT,
        "file": shown.path(at),
        "standing": name,
        "before": before.map(|before| shown.path(before)),
        "copy_of": copy_of.map(|of| shown.path(of)),
        "id": row.identity.id.map(|id| id.to_string()),
        "previous": row.identity.previous.map(|id| id.to_string()),
        "organisation": row.organisation,
        "unit": row.unit,
        "segment": row.segment,
        "date": row.date.map(|date| date.to_string()),
        "questionnaire": row.questionnaire,
        "edition": row.edition,
        "form": row.form.as_str(),
        "respondents": row.people,
        "low": place(numbering, row.place, false),
        "high": place(numbering, row.place, true),
        "provisional": row.provisional,
        "index": row.index.map(Index::levels),
        "elements": elements.collect::<Value>(),
        "lacking": row.lacking.iter().map(PracticeId::as_str).collect::<Value>(),
        "plan": {
            "steps": row.plan.steps,
            "days_to_do": row.plan.to_do.days,
            "steps_without_days": row.plan.to_do.unstated,
            "net": row.plan.net.map(|net| net.round_dp(2).to_string().parse::<f64>().ok()),
            "currency": row.plan.currency,
        },
    })
}

fn place(numbering: Numbering, place: Option<LevelRange>, is_high: bool) -> Value {
    place.map_or(Value::Null, |place| {
        numbering
            .number(if is_high { place.high } else { place.low })
            .into()
    })
}
