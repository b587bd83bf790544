//! `continuum portfolio FOLDER`: every assessment that is found, side by side.

use std::path::PathBuf;

use clap::{Arg, ArgMatches};
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, flag, language_option, leave_out_respondents_option, smallest_group,
    smallest_group_option, text, value,
};
use super::failure::Done;
use super::files;
use super::many_files::{self, FileFault, Progress, Read};
use super::unlock::password_file;
use crate::model::{Assessment, Numbering, PracticeId, Questionnaire, Shared};
use crate::portfolio::{AssessmentRow, Group, Portfolio, Standing};
use crate::report::{portfolio_wording, wording};
use crate::scoring::{Index, LevelRange};
use crate::store;
use crate::words::Words;

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

fn arguments() -> Vec<Arg> {
    vec![
        many_files::paths(),
        many_files::client_option(),
        many_files::year_option(),
        language_option(),
        leave_out_respondents_option("command-portfolio-leave-out"),
        smallest_group_option(),
        flag("json", "command-portfolio-json"),
        password_file(),
    ]
}

/// The files that were read, and the questionnaires of their assessments.
struct Found {
    /// The file of each row of the portfolio.
    paths: Vec<PathBuf>,
    portfolio: Portfolio,
    questionnaires: Vec<Shared<Questionnaire>>,
    faults: Vec<FileFault>,
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let least = text(found, "leave-out").map(|_| smallest_group(found));
    let (files, mut faults) = many_files::looked_for(found, words);
    let make = |assessment: Assessment, _: &[u8]| {
        let row = AssessmentRow::of(&assessment, store::today(), least);
        (Box::new(row), assessment.questionnaire)
    };
    let read = many_files::read_all(&files, Progress::of(files.len()), found, words, make);
    let mut paths = Vec::new();
    let mut rows = Vec::new();
    let mut questionnaires: Vec<Shared<Questionnaire>> = Vec::new();
    for (file, read) in files.into_iter().zip(read) {
        match read {
            Read::Made((row, questionnaire)) => {
                if !many_files::is_wanted(&row, found) {
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
                paths.push(file.path);
                rows.push(*row);
            }
            Read::Other => {}
            Read::Fault(lines) => faults.push((file.path, lines)),
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
    many_files::told(shown.faults)
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
    portfolio_wording::unit_name(words, row).unwrap_or_else(|| shown.path(at))
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
    lines.extend([String::new(), words.text("command-portfolio-levels")]);
    let levels = portfolio_wording::levels(words, questionnaire, &group.distribution);
    lines.extend(
        levels
            .into_iter()
            .map(|(place, units)| words.with("command-portfolio-level", &facts!(place, units))),
    );
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
    let plans = portfolio_wording::plans(words, &group.plans);
    if !plans.is_empty() {
        lines.push(String::new());
        lines.extend(plans);
    }
    let moved = portfolio_wording::moves(words, group.moves);
    lines.extend(moved.into_iter().flat_map(|moved| [String::new(), moved]));
    if !group.outliers.is_empty() {
        lines.extend([String::new(), words.text("command-portfolio-outliers")]);
        let outliers = group.outliers.iter();
        lines.extend(outliers.map(|at| {
            let row = shown.portfolio.rows.get(*at);
            let place = wording::place(words, questionnaire, row.and_then(|row| row.place));
            let facts = facts!(name = name(shown, *at, words), place);
            words.with("command-portfolio-outlier", &facts)
        }));
    }
    lines.extend([String::new(), words.text("command-portfolio-units")]);
    let lowest_first = lowest_first(&shown.portfolio, group).into_iter();
    lines.extend(lowest_first.map(|unit| unit_line(shown, questionnaire, unit, words)));
    lines
}

/// The units of a group, those with the lowest level first and those without one last; of equals in the order of the files.
fn lowest_first(portfolio: &Portfolio, group: &Group) -> Vec<(usize, Option<usize>)> {
    let place = |at: usize| portfolio.rows.get(at).and_then(|row| row.place);
    let mut units = group.units.clone();
    units.sort_by_key(|(at, _)| (place(*at).is_none(), place(*at)));
    units
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
        holdsAll = u8::from(held.len() == row.elements.len()),
        hasBefore = u8::from(was.is_some()),
        before = was.map_or_else(String::new, |was| wording::place(
            words,
            questionnaire,
            Some(was)
        ))
    );
    words.with("command-portfolio-unit", &facts)
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
