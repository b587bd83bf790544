//! `continuum outcomes FILE`: what the unit measures of its customers, shown, added, taken in from a table.

use std::path::Path;

use clap::{Arg, ArgMatches};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, choice, date_option, document, flag, option, path, path_option, text, value,
};
use super::change;
use super::failure::{Done, Failure};
use super::figures::binary;
use super::files;
use super::unlock::{self, password_file};
use crate::format::import::{Measured, OutcomeChoices, read_outcomes};
use crate::model::{
    AnswerScale, Assessment, Better, Edit, EditError, Measure, MeasureId, MeasureKind, Outcome,
    Outcomes, Practice, Sides,
};
use crate::outcomes::{Interval, MeasureChange, NoInterval, Point, Series};
use crate::report::{outcome_wording, wording};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "outcomes",
    help: "command-outcomes",
    arguments,
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// The digits of an interval for programs.
const DIGITS: u32 = 4;

/// What says what a measure is, and stands only beside its name.
const DESCRIBING: [&str; 4] = ["kind", "unit", "better", "scale"];

/// What says what was measured on a day, and stands only beside the measure that it is added to.
const MEASURED: [&str; 7] = [
    "value",
    "answers",
    "spread",
    "promoters",
    "detractors",
    "note",
    "by",
];

fn arguments() -> Vec<Arg> {
    let kinds = MeasureKind::ALL.map(MeasureKind::as_str);
    let number = |name, help| {
        option(name, help)
            .value_name("NUMBER")
            .allow_hyphen_values(true)
    };
    let mut arguments = vec![
        document(),
        option("add", "command-outcomes-add")
            .value_name("MEASURE")
            .group("described")
            .conflicts_with_all(["import", "remove"]),
        option("change", "command-outcomes-change")
            .value_name("MEASURE")
            .group("described")
            .conflicts_with_all(["import", "remove", "on"]),
        option("name", "command-outcomes-name")
            .value_name("NAME")
            .requires("change"),
        choice("kind", "KIND", kinds, "command-outcomes-kind"),
        option("unit", "command-outcomes-unit").value_name("UNIT"),
        choice(
            "better",
            "higher|lower",
            ["higher", "lower"],
            "command-outcomes-better",
        ),
        option("scale", "command-outcomes-scale").value_name("FROM-TO"),
        date_option("on", "command-outcomes-on"),
        number("value", "command-outcomes-value"),
        number("answers", "command-outcomes-answers"),
        number("spread", "command-outcomes-spread"),
        number("promoters", "command-outcomes-promoters").requires("detractors"),
        number("detractors", "command-outcomes-detractors").requires("promoters"),
        option("note", "command-outcomes-note").value_name("TEXT"),
        option("by", "command-outcomes-by").value_name("NAME"),
        option("remove", "command-outcomes-remove")
            .value_name("MEASURE")
            .conflicts_with("import"),
        path_option("import", "TABLE", "command-outcomes-import"),
        choice(
            "decimal",
            "point|comma",
            ["point", "comma"],
            "command-outcomes-decimal",
        )
        .requires("import"),
        choice(
            "dates",
            "day-first|month-first",
            ["day-first", "month-first"],
            "command-outcomes-dates",
        )
        .requires("import"),
        flag("preview", "command-outcomes-preview").requires("import"),
        flag("replace", "command-outcomes-replace"),
        flag("json", "command-outcomes-json")
            .conflicts_with_all(["add", "change", "import", "remove"]),
        password_file(),
    ];
    for argument in &mut arguments {
        let name = argument.get_id().as_str().to_owned();
        if DESCRIBING.contains(&name.as_str()) {
            *argument = argument.clone().requires("described");
        } else if MEASURED.contains(&name.as_str()) {
            *argument = argument.clone().requires("add");
        }
    }
    arguments
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    if let Some(name) = text(found, "add") {
        return changed(found, file, words, |before, words| {
            added(found, before, name, words)
        });
    }
    if let Some(name) = text(found, "change") {
        return changed(found, file, words, |before, words| {
            described(found, before, name, words)
        });
    }
    if let Some(name) = text(found, "remove") {
        return changed(found, file, words, |before, words| {
            removed(found, before, name, words)
        });
    }
    let table = path(found, "import");
    if !table.as_os_str().is_empty() {
        if files::is_standard(file) && files::is_standard(table) {
            let message = Message::new("command-fault-two-stdin");
            return Err(Failure::usage(words, &message, None));
        }
        return taken_in(found, (file, table), words);
    }
    let assessment = unlock::read_assessment(file, found, words)?;
    let words = &words.for_assessment(&assessment);
    if found.get_flag("json") {
        return files::print_json(&json(&assessment), words);
    }
    files::print(&(sentences(&assessment, words).join("\n") + "\n"), words)
}

/// What a change leaves, and what is said of it.
type Changed = (Outcomes, Vec<String>);

/// Makes a change of what the unit measures, and says it.
fn changed(
    found: &ArgMatches,
    file: &Path,
    words: &Words,
    change: impl FnOnce(&Assessment, &Words) -> Result<Changed, Failure>,
) -> Done {
    let (before, key) = change::open(file, found, words)?;
    let words = &words.for_assessment(&before);
    let (outcomes, mut lines) = change(&before, words)?;
    let refused = || Message::new("command-outcomes-refused");
    let mut after = before.clone();
    after
        .apply(Edit::SetOutcomes(outcomes))
        .map_err(|error| refuse(&error, words))?;
    let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

fn refuse(error: &EditError, words: &Words) -> Failure {
    let message = Message::new("command-outcomes-refused");
    Failure::input(words, &message.with("why", Message::from(error)), None)
}

/// The measure of an id or a name.
fn named<'a>(assessment: &'a Assessment, name: &str) -> Option<(&'a MeasureId, &'a Measure)> {
    let key = Practice::name_key(name);
    let all = || assessment.outcomes.iter();
    let by_id = all().find(|(id, _)| id.as_str() == name.trim());
    by_id.or_else(|| all().find(|(_, it)| Practice::name_key(&it.name) == key))
}

fn unknown(assessment: &Assessment, name: &str, adds: bool, words: &Words) -> Failure {
    let message = Message::new("command-fault-outcomes-unknown").with("found", name);
    let names = assessment.measures().into_iter();
    let names: Vec<String> = names.map(|(_, it)| it.name.clone()).collect();
    let hint = if names.is_empty() {
        Message::new("command-fault-outcomes-none")
    } else {
        let known = Message::new("command-fault-outcomes-known");
        known
            .with("names", words.series(&names))
            .with("adds", u8::from(adds))
    };
    Failure::usage(words, &message, Some(&hint))
}

/// A measure or a value more.
fn added(
    found: &ArgMatches,
    before: &Assessment,
    name: &str,
    words: &Words,
) -> Result<Changed, Failure> {
    let mut outcomes = before.outcomes.clone();
    let known = named(before, name).map(|(id, _)| id.clone());
    let id = known.clone();
    let id = id.unwrap_or_else(|| before.free_measure_id(name));
    let mut measure = match known.as_ref().and_then(|id| before.outcomes.get(id)) {
        Some(measure) => measure.clone(),
        None => Measure::new(name.trim(), kind(found, before, name, words)?),
    };
    describe(found, &mut measure, words)?;
    let mut lines = Vec::new();
    let day = value::<Date>(found, "on").copied();
    let outcome = outcome(found, words)?;
    let about = outcome_wording::about(words, &measure);
    if known.is_none() {
        let name = measure.name.clone();
        lines.push(words.with("command-outcomes-new", &facts!(name, about)));
    }
    match (day, outcome) {
        (None, None) => {}
        (Some(day), Some(outcome)) => {
            let is_other = measure
                .values
                .get(&day)
                .filter(|known| known.value != outcome.value);
            let date = words.date(day);
            if let Some(known) = is_other.filter(|_| !found.get_flag("replace")) {
                let value = wording::measured(words, &measure, known.value);
                let message = Message::new("command-fault-outcomes-replaces");
                let message = message.with("date", date).with("value", value);
                let hint = Message::new("command-fault-outcomes-replaces-hint");
                return Err(Failure::input(words, &message, Some(&hint)));
            }
            measure
                .check_value(&outcome)
                .map_err(|error| refuse(&EditError::from(error), words))?;
            let said = wording::outcome(words, &measure, &outcome);
            let facts = facts!(name = measure.name.clone(), date, value = said);
            lines.push(words.with("command-outcomes-put", &facts));
            measure.values.insert(day, outcome);
            let series = Series::of(&measure);
            lines.extend(
                outcome_wording::told(words, &measure, &series)
                    .into_iter()
                    .skip(1),
            );
        }
        (Some(_), None) => {
            let message = Message::new("command-fault-outcomes-value");
            return Err(Failure::usage(words, &message, None));
        }
        (None, Some(_)) => {
            let message = Message::new("command-fault-outcomes-day");
            return Err(Failure::usage(words, &message, None));
        }
    }
    outcomes.insert(id, measure);
    Ok((outcomes, lines))
}

fn kind(
    found: &ArgMatches,
    before: &Assessment,
    name: &str,
    words: &Words,
) -> Result<MeasureKind, Failure> {
    let stated = text(found, "kind").and_then(MeasureKind::from_name);
    let called = MeasureKind::from_name(&Practice::name_key(name));
    let called = called.filter(|kind| *kind != MeasureKind::Own);
    stated
        .or(called)
        .ok_or_else(|| unknown(before, name, true, words))
}

/// A measure that is something else from now on; its values stay.
fn described(
    found: &ArgMatches,
    before: &Assessment,
    name: &str,
    words: &Words,
) -> Result<Changed, Failure> {
    let Some((id, known)) = named(before, name) else {
        return Err(unknown(before, name, false, words));
    };
    let mut measure = known.clone();
    describe(found, &mut measure, words)?;
    if let Some(new) = text(found, "name") {
        let other = named(before, new).filter(|(other, _)| *other != id);
        if let Some((_, other)) = other {
            let message = Message::new("command-fault-outcomes-name-taken");
            let message = message.with("name", other.name.as_str());
            return Err(Failure::usage(words, &message, None));
        }
        new.trim().clone_into(&mut measure.name);
    }
    if measure == *known {
        let message = Message::new("command-fault-outcomes-nothing-changed");
        let hint = Message::new("command-fault-outcomes-nothing-changed-hint");
        return Err(Failure::usage(words, &message, Some(&hint)));
    }
    let about = outcome_wording::about(words, &measure);
    let renamed = u8::from(measure.name != known.name);
    let (old, name) = (known.name.as_str(), measure.name.as_str());
    let facts = facts!(renamed, old, name, about);
    let line = words.with("command-outcomes-described", &facts);
    let mut outcomes = before.outcomes.clone();
    outcomes.insert(id.clone(), measure);
    Ok((outcomes, vec![line]))
}

/// What the options say of the measure itself.
fn describe(found: &ArgMatches, measure: &mut Measure, words: &Words) -> Result<(), Failure> {
    if let Some(kind) = text(found, "kind").and_then(MeasureKind::from_name) {
        measure.kind = kind;
    }
    if let Some(unit) = text(found, "unit") {
        unit.trim().clone_into(&mut measure.unit);
    }
    match text(found, "better") {
        Some("lower") => measure.better = Better::Lower,
        Some(_) => measure.better = Better::Higher,
        None => {}
    }
    if let Some(asked) = text(found, "scale") {
        let ends = asked.split_once('-');
        let ends = ends.and_then(|(least, most)| {
            let plain = |text: &str| text.trim().parse::<Decimal>().ok();
            AnswerScale::new(plain(least)?, plain(most)?)
        });
        let Some(scale) = ends.filter(|_| measure.kind.may_have_scale()) else {
            let message = Message::new("command-fault-outcomes-scale").with("found", asked);
            return Err(Failure::usage(words, &message, None));
        };
        measure.scale = Some(scale);
    }
    Ok(())
}

/// What was measured, from the options; `None` where none says it.
fn outcome(found: &ArgMatches, words: &Words) -> Result<Option<Outcome>, Failure> {
    let number = |name: &str| -> Result<Option<Decimal>, Failure> {
        let Some(asked) = text(found, name) else {
            return Ok(None);
        };
        let number = asked.trim().parse::<Decimal>();
        number.map(Some).map_err(|_| {
            let message = Message::new("command-fault-outcomes-number");
            let message = message.with("option", name).with("found", asked);
            Failure::usage(words, &message, None)
        })
    };
    let whole = |name: &str| -> Result<Option<u32>, Failure> {
        let Some(number) = number(name)? else {
            return Ok(None);
        };
        let is_whole = number.normalize().scale() == 0;
        let whole = u32::try_from(number).ok().filter(|_| is_whole);
        whole.map(Some).ok_or_else(|| {
            let message = Message::new("command-fault-outcomes-whole");
            let asked = text(found, name).unwrap_or_default();
            let message = message.with("option", name).with("found", asked);
            Failure::usage(words, &message, None)
        })
    };
    let n = whole("answers")?;
    let sides = whole("promoters")?.zip(whole("detractors")?);
    let sides = sides.map(|(promoters, detractors)| Sides {
        promoters,
        detractors,
    });
    let follows = sides.zip(n).map(|(sides, n)| sides.score(n).round_dp(1));
    let Some(value) = number("value")?.or(follows) else {
        return Ok(None);
    };
    let text = |name| text(found, name).unwrap_or_default().trim().to_owned();
    Ok(Some(Outcome {
        value,
        n,
        spread: number("spread")?,
        sides,
        note: text("note"),
        by: text("by"),
    }))
}

/// A value less, or a whole measure.
fn removed(
    found: &ArgMatches,
    before: &Assessment,
    name: &str,
    words: &Words,
) -> Result<Changed, Failure> {
    let Some((id, measure)) = named(before, name) else {
        return Err(unknown(before, name, false, words));
    };
    let mut outcomes = before.outcomes.clone();
    let name = measure.name.clone();
    let Some(day) = value::<Date>(found, "on").copied() else {
        outcomes.remove(id);
        let count = measure.values.len();
        let line = words.with("command-outcomes-removed", &facts!(name, count));
        return Ok((outcomes, vec![line]));
    };
    let date = words.date(day);
    let left = outcomes.get_mut(id).and_then(|it| it.values.remove(&day));
    if left.is_none() {
        let message = Message::new("command-fault-outcomes-no-value");
        let message = message.with("name", name).with("date", date);
        return Err(Failure::input(words, &message, None));
    }
    let line = words.with("command-outcomes-value-removed", &facts!(name, date));
    Ok((outcomes, vec![line]))
}

/// Takes a table in; nothing is written while something in it is wrong, or would replace a value unasked.
fn taken_in(found: &ArgMatches, (file, table): (&Path, &Path), words: &Words) -> Done {
    let (before, key) = change::open(file, found, words)?;
    let words = &words.for_assessment(&before);
    let choices = OutcomeChoices {
        decimal: text(found, "decimal").map(|it| if it == "comma" { ',' } else { '.' }),
        day_first: text(found, "dates").map(|it| it == "day-first"),
    };
    let name = files::name(table, words);
    let bytes = files::read(table, words)?;
    let read = read_outcomes(&bytes, &before, choices, words);
    let read = read.map_err(|faults| Failure::Input(files::diagnostics(&name, &faults, words)))?;
    let faults = files::diagnostics(&name, &read.faults, words);
    let mut lines = brought(&read, words);
    if read.has_errors() {
        return Err(Failure::Input(faults));
    }
    files::warn(&faults);
    let must_ask = !read.replaced.is_empty() && !found.get_flag("replace");
    if found.get_flag("preview") {
        return files::print(&(lines.join("\n") + "\n"), words);
    }
    if must_ask {
        lines.push(words.text("command-outcomes-replaces"));
        return Err(Failure::Input(lines));
    }
    let refused = || Message::new("command-outcomes-refused");
    let mut after = before.clone();
    after
        .apply(Edit::SetOutcomes(read.outcomes))
        .map_err(|error| refuse(&error, words))?;
    let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

/// What a table brings, and what it would replace.
fn brought(read: &Measured, words: &Words) -> Vec<String> {
    let (new, unchanged) = (read.new, read.unchanged);
    let (added, replaced) = (read.added.len(), read.replaced.len());
    let facts = facts!(new, unchanged, added, replaced);
    let mut lines = vec![words.with("outcomes-brought", &facts)];
    for (id, day, old, new) in &read.replaced {
        let Some(measure) = read.outcomes.get(id) else {
            continue;
        };
        let [old, new] = [old, new].map(|it| wording::measured(words, measure, *it));
        let (name, date) = (measure.name.clone(), words.date(*day));
        lines.push(words.with("outcomes-replaced", &facts!(name, date, old, new)));
    }
    lines
}

fn sentences(assessment: &Assessment, words: &Words) -> Vec<String> {
    let measures = assessment.measures();
    if measures.is_empty() {
        return vec![words.text("command-outcomes-none")];
    }
    let mut lines = Vec::new();
    for (id, measure) in measures {
        let series = Series::of(measure);
        let (name, about) = (measure.name.clone(), outcome_wording::about(words, measure));
        let id = id.as_str();
        lines.push(words.with("command-outcomes-measure", &facts!(name, id, about)));
        for point in outcome_wording::points(words, measure, &series) {
            let text = point.line(words);
            lines.push(words.with("command-outcomes-line", &facts!(text)));
        }
        let told = outcome_wording::told(words, measure, &series).into_iter();
        let told = told.map(|text| words.with("command-outcomes-line", &facts!(text)));
        lines.extend(told);
        lines.push(String::new());
    }
    lines.push(words.text("outcomes-beside"));
    lines
}

fn json(assessment: &Assessment) -> Value {
    let numbering = assessment.questionnaire.numbering;
    let profile = crate::analysis::Analysis::of(assessment, assessment.form, store::today());
    let claimed = profile.profile.placement.claimed;
    json!({
        "format": FORMAT,
        "level": {
            "date": assessment.unit.date.map(|day| day.to_string()),
            "low": claimed.map(|it| numbering.number(it.low)),
            "high": claimed.map(|it| numbering.number(it.high)),
        },
        "measures": assessment
            .measures()
            .into_iter()
            .map(|(id, measure)| measure_json(id, measure))
            .collect::<Value>(),
    })
}

fn number(value: Decimal) -> f64 {
    binary(value, Outcome::DECIMALS)
}

fn measure_json(id: &MeasureId, measure: &Measure) -> Value {
    let series = Series::of(measure);
    json!({
        "id": id.as_str(),
        "name": measure.name,
        "kind": measure.kind.as_str(),
        "unit": measure.unit,
        "better": measure.better.as_str(),
        "scale": measure.scale.map(|scale| json!([number(scale.least()), number(scale.most())])),
        "values": series
            .points
            .iter()
            .map(|point| point_json(measure, point))
            .collect::<Value>(),
        "since_before": series.since_before.as_ref().map(change_json),
        "since_first": series.since_first.as_ref().map(change_json),
    })
}

fn point_json(measure: &Measure, point: &Point) -> Value {
    let outcome = measure.values.get(&point.day);
    let sides = outcome.and_then(|it| it.sides);
    json!({
        "date": point.day.to_string(),
        "value": number(point.value),
        "n": point.n,
        "spread": outcome.and_then(|it| it.spread).map(number),
        "promoters": sides.map(|it| it.promoters),
        "detractors": sides.map(|it| it.detractors),
        "note": outcome.map(|it| it.note.as_str()),
        "by": outcome.map(|it| it.by.as_str()),
        "interval": point.interval.ok().map(interval_json),
        "no_interval": point.interval.err().map(NoInterval::as_str),
    })
}

pub(super) fn change_json(change: &MeasureChange) -> Value {
    json!({
        "from": change.from.0.to_string(),
        "to": change.to.0.to_string(),
        "old": number(change.from.1),
        "new": number(change.to.1),
        "difference": number(change.difference()),
        "interval": change.interval.ok().map(interval_json),
        "no_interval": change.interval.err().map(NoInterval::as_str),
        "moved": change.moved.as_str(),
    })
}

fn interval_json(found: Interval) -> Value {
    let end = |value: f64| {
        use rust_decimal::prelude::FromPrimitive as _;
        binary(Decimal::from_f64(value).unwrap_or_default(), DIGITS)
    };
    json!([end(found.low), end(found.high)])
}
