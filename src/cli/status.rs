//! `continuum status FILE`: how far the plan is and whether it paid, for a monthly meeting; and what was said and
//! observed there, noted in the document.

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::arguments::{Subcommand, date_option, document, flag, option, path, text, value};
use super::change;
use super::failure::{Done, Failure};
use super::figures::binary;
use super::files;
use super::outcomes::change_json;
use super::unlock::{self, password_file};
use crate::analysis::Analysis;
use crate::model::{Assessment, Edit, Finding, MeasureId, Numbering, Observed};
use crate::outcomes::{Paid, PlanStatus, StatusStep, WhichStep};
use crate::report::status_wording::{PaidTold, StatusTold, StepTold};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "status",
    help: "command-status",
    arguments,
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

fn arguments() -> Vec<Arg> {
    vec![
        document(),
        date_option("date", "command-status-date"),
        option("said", "command-status-said").value_name("TEXT"),
        option("observed", "command-status-observed")
            .value_name("WHAT=NUMBER")
            .value_parser(ValueParser::string())
            .allow_hyphen_values(true)
            .action(ArgAction::Append)
            .requires("source"),
        option("source", "command-status-source")
            .value_name("TEXT")
            .requires("observed"),
        option("by", "command-status-by").value_name("NAME"),
        flag("json", "command-status-json").conflicts_with_all(["said", "observed", "by"]),
        password_file(),
    ]
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let day = value::<Date>(found, "date").copied();
    let today = day.unwrap_or_else(store::today);
    let notes = ["said", "observed", "by"].into_iter();
    if notes.clone().any(|name| found.contains_id(name)) {
        let (before, key) = change::open(file, found, words)?;
        let words = &words.for_assessment(&before);
        let refused = || Message::new("command-status-refused");
        let mut after = before.clone();
        let edit = noted(found, &before, today, words)?;
        after.apply(edit).map_err(|error| {
            let message = refused().with("why", Message::from(&error));
            Failure::input(words, &message, None)
        })?;
        let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
        let mut lines = vec![words.with("command-status-noted", &facts!(date = words.date(today)))];
        lines.extend(paid_lines(&after, words));
        lines.extend(change::kept_line(file, is_kept, words));
        change::report(file, &lines);
        return Ok(());
    }
    let assessment = unlock::read_assessment(file, found, words)?;
    let words = &words.for_assessment(&assessment);
    if found.get_flag("json") {
        return files::print_json(&json(&assessment, today), words);
    }
    files::print(
        &(sentences(&assessment, today, words).join("\n") + "\n"),
        words,
    )
}

/// The check-in of a day with what the options say of it; what they do not say stays.
fn noted(
    found: &ArgMatches,
    before: &Assessment,
    day: Date,
    words: &Words,
) -> Result<Edit, Failure> {
    let mut check_ins = before.check_ins.clone();
    let check_in = check_ins.entry(day).or_default();
    if let Some(said) = text(found, "said") {
        said.trim().clone_into(&mut check_in.said);
    }
    if let Some(by) = text(found, "by") {
        by.trim().clone_into(&mut check_in.by);
    }
    let source = text(found, "source").unwrap_or_default().trim();
    for asked in found.get_many::<String>("observed").unwrap_or_default() {
        let pair = asked.split_once('=');
        let pair = pair.and_then(|(what, number)| {
            let what = Observed::from_name(what.trim())?;
            Some((what, number.trim().parse::<Decimal>().ok()?))
        });
        let Some((what, value)) = pair else {
            let message = Message::new("command-fault-status-observed");
            let message = message.with("found", asked.as_str());
            let names = Observed::ALL.map(|it| it.as_str().to_owned());
            let hint = Message::new("command-fault-status-observed-hint");
            let hint = hint.with("names", words.series(&names));
            return Err(Failure::usage(words, &message, Some(&hint)));
        };
        let source = source.to_owned();
        check_in.observed.insert(what, Finding { value, source });
    }
    Ok(Edit::SetCheckIns(check_ins))
}

fn sentences(assessment: &Assessment, today: Date, words: &Words) -> Vec<String> {
    let analysis = Analysis::of(assessment, assessment.form, today);
    let status = PlanStatus::of(assessment, &analysis.roadmap.steps, today);
    let told = StatusTold {
        words,
        assessment,
        status: &status,
    };
    let mut lines = vec![
        words.with(
            "command-status-unit",
            &facts!(unit = assessment.unit.full_name(), date = words.date(today)),
        ),
        told.title(),
    ];
    for (key, steps) in [
        ("status-overdue", &status.overdue),
        ("status-next", &status.next),
        ("status-done", &status.done),
    ] {
        if steps.is_empty() {
            continue;
        }
        lines.extend([String::new(), words.text(key)]);
        lines.extend(told.steps(steps).iter().map(|step| step_line(words, step)));
    }
    lines.extend(told.rest());
    let indicators = told.indicators();
    if !indicators.is_empty() {
        lines.extend([String::new(), words.text("status-indicators")]);
    }
    for it in indicators {
        let has = u8::from(!it.moved.is_empty());
        let facts = facts!(
            name = it.name,
            last = it.last,
            has,
            moved = it.moved,
            steps = it.steps
        );
        lines.push(words.with("command-status-indicator", &facts));
    }
    lines.extend(
        told.last_said()
            .into_iter()
            .flat_map(|said| [String::new(), said]),
    );
    lines.push(String::new());
    lines.extend(paid_lines(assessment, words));
    lines
}

fn step_line(words: &Words, step: &StepTold) -> String {
    let (owned, noted) = (
        u8::from(!step.owner.is_empty()),
        u8::from(!step.note.is_empty()),
    );
    let StepTold {
        what,
        owner,
        due,
        note,
    } = step.clone();
    words.with(
        "command-status-step",
        &facts!(what, owned, owner, due, noted, note),
    )
}

fn paid(assessment: &Assessment) -> (Analysis, Paid) {
    let analysis = Analysis::of(assessment, assessment.form, store::today());
    let paid = Paid::of(assessment, &analysis.business_case);
    (analysis, paid)
}

fn paid_lines(assessment: &Assessment, words: &Words) -> Vec<String> {
    let (analysis, paid) = paid(assessment);
    let told = PaidTold {
        words,
        case: &analysis.business_case,
        paid: &paid,
    };
    let mut lines = vec![told.title()];
    if paid.day.is_some() {
        for row in told.rows() {
            let has = u8::from(!row.source.is_empty());
            let facts = facts!(
                what = row.what,
                promised = row.promised,
                happened = row.happened,
                has,
                source = row.source
            );
            lines.push(words.with("command-status-paid", &facts));
        }
    }
    lines.extend(told.said());
    lines
}

fn json(assessment: &Assessment, today: Date) -> Value {
    let (analysis, paid) = paid(assessment);
    let status = PlanStatus::of(assessment, &analysis.roadmap.steps, today);
    let numbering = assessment.questionnaire.numbering;
    let steps = |steps: &[StatusStep]| -> Value {
        steps.iter().map(|it| step_json(it, numbering)).collect()
    };
    let money = |value: Option<Decimal>| value.map(|it| binary(it, 2));
    json!({
        "format": FORMAT,
        "date": today.to_string(),
        "done": steps(&status.done),
        "overdue": steps(&status.overdue),
        "next": steps(&status.next),
        "later": steps(&status.later),
        "undated": steps(&status.undated),
        "dropped": steps(&status.dropped),
        "indicators": status
            .indicators
            .iter()
            .map(|it| json!({
                "measure": it.measure.as_str(),
                "value": it.series.points.last().map(|point| binary(point.value, 4)),
                "date": it.series.points.last().map(|point| point.day.to_string()),
                "since_before": it.series.since_before.as_ref().map(change_json),
                "steps": it.steps.len(),
            }))
            .collect::<Value>(),
        "check_ins": assessment
            .check_ins
            .iter()
            .map(|(day, it)| json!({
                "date": day.to_string(),
                "by": it.by,
                "said": it.said,
                "observed": it
                    .observed
                    .iter()
                    .map(|(what, found)| json!({
                        "what": what.as_str(),
                        "value": binary(found.value, 4),
                        "source": found.source,
                    }))
                    .collect::<Value>(),
            }))
            .collect::<Value>(),
        "paid": {
            "verdict": paid.verdict.as_str(),
            "begun": paid.begun.map(|day| day.to_string()),
            "date": paid.day.map(|day| day.to_string()),
            "months": paid.months,
            "horizon_months": paid.horizon,
            "lines": paid
                .lines
                .iter()
                .map(|line| json!({
                    "what": line.what.as_str(),
                    "promised": money(line.promised),
                    "happened": money(line.happened),
                    "source": line.source,
                }))
                .collect::<Value>(),
        },
    })
}

fn step_json(found: &StatusStep, numbering: Numbering) -> Value {
    let (practice, to, title) = match &found.step {
        WhichStep::Plan(step) => (
            Some(step.practice.as_str()),
            Some(numbering.number(step.to)),
            None,
        ),
        WhichStep::Own(own) => (None, None, Some(own.title.as_str())),
    };
    json!({
        "practice": practice,
        "to": to,
        "title": title,
        "owner": found.step.owner(),
        "due": found.due.map(|day| day.to_string()),
        "days_late": found.late,
        "status": found.status.as_str(),
        "note": found.step.note(),
        "indicator": found.step.indicator().map(MeasureId::as_str),
    })
}
