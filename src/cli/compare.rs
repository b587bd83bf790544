//! `continuum compare OLD NEW`: what changed between assessments of a unit.

use std::path::PathBuf;

use clap::builder::PathBufValueParser;
use clap::{Arg, ArgMatches};
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, flag, form, form_option, language_option, leave_out_respondents_option, path,
    positional, smallest_group_option, text, value,
};
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::change::{
    Chance, Change, ElementChange, GivenReason, IndexChange, LevelChange, Limit, PracticeChange,
    SideOfChange, SideSummary, TrendPoint,
};
use crate::model::{Assessment, Form, Numbering, Shared};
use crate::report::change_wording::{self, ChangeTold, PracticeTold};
use crate::report::{Compared, Redaction};
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::scoring::{DifferenceInterval, Index, LevelRange};
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "compare",
    help: "command-compare",
    arguments,
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// How much of what people wrote about a practice the text quotes; the object has all of it.
const QUOTED: usize = 2;

fn arguments() -> Vec<Arg> {
    vec![
        Arg::new("old")
            .value_name("OLD")
            .help("command-compare-old")
            .required(true)
            .num_args(1..)
            .value_parser(PathBufValueParser::new()),
        positional("new", "NEW", "command-compare-new"),
        form_option("command-form"),
        language_option(),
        leave_out_respondents_option("command-agreement-leave-out"),
        smallest_group_option(),
        flag("json", "command-compare-json"),
        password_file(),
    ]
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let before = earlier(found, "old", words)?;
    let new = unlock::read_assessment(path(found, "new"), found, words)?;
    let words = &files::reading(&new, found, words)?;
    let least = text(found, "leave-out").map(|_| {
        let asked = value(found, "smallest-group").copied();
        asked.unwrap_or(SmallestGroup::new(SMALLEST_GROUP))
    });
    let Some(compared) = Compared::between(&before, &new, (form(found), least)) else {
        return Ok(());
    };
    let told = ChangeTold {
        words,
        change: &compared.change,
        old: &compared.old,
        new: &new,
        left_out: Redaction {
            respondents: least.is_some(),
            ..Redaction::default()
        },
    };
    if found.get_flag("json") {
        return files::print_json(&json(&told, &compared, &new), words);
    }
    let lines = sentences(&told, &compared, &new);
    files::print(&(lines.join("\n") + "\n"), words)
}

/// The assessments that an argument names.
pub(super) fn earlier(
    found: &ArgMatches,
    name: &str,
    words: &Words,
) -> Result<Vec<Shared<Assessment>>, Failure> {
    let paths = found.get_many::<PathBuf>(name).unwrap_or_default();
    paths
        .map(|path| unlock::read_assessment(path, found, words).map(Shared::from))
        .collect()
}

fn sentences(told: &ChangeTold<'_>, compared: &Compared, new: &Assessment) -> Vec<String> {
    let words = told.words;
    let indented = |text: String| words.with("command-compare-line", &facts!(text));
    let mut lines = vec![told.title(), told.sides(), String::new()];
    lines.extend(told.lead());
    lines.extend(told.draws());
    lines.extend(told.limits());
    if !told.change.is_hidden() {
        lines.extend([String::new(), words.text("change-elements")]);
        for element in told.elements() {
            if told.is_side_by_side() {
                let [old_segment, new_segment] = told.headings();
                let facts = facts!(
                    name = element.name,
                    old = element.then,
                    oldSegment = old_segment,
                    new = element.now,
                    newSegment = new_segment
                );
                lines.push(words.with("command-compare-segments", &facts));
                continue;
            }
            let place = words.with(
                "change-arrow",
                &facts!(old = element.then, new = element.now),
            );
            let (name, average, moves) = (element.name, element.average, element.moves);
            let (difference, chance) = (element.difference, element.chance);
            let has_chance = u8::from(!chance.is_empty());
            let facts = facts!(
                name,
                place,
                average,
                difference,
                hasChance = has_chance,
                chance,
                moves
            );
            lines.push(words.with("command-compare-element", &facts));
        }
        for (key, practices) in [
            ("change-rose", told.risen()),
            ("change-fell", told.fallen()),
        ] {
            if practices.is_empty() {
                continue;
            }
            lines.extend([String::new(), words.text(key)]);
            lines.extend(practices.iter().flat_map(|it| practice_lines(words, it)));
        }
    }
    let planned = told.planned();
    if !planned.is_empty() {
        lines.extend([String::new(), words.text("change-plan-title")]);
        lines.extend(planned.into_iter().map(indented));
        for row in told.became() {
            let (what, became) = (row.what, row.became);
            lines.push(words.with("command-compare-became", &facts!(what, became)));
        }
    }
    let not_compared = told.not_compared();
    if !not_compared.is_empty() {
        lines.push(String::new());
        lines.extend(not_compared);
    }
    if compared.trend.points.len() > 2 {
        lines.extend([String::new(), words.text("trend-title")]);
        lines.extend(points(words, compared, new));
    }
    lines
}

fn practice_lines(words: &Words, practice: &PracticeTold) -> Vec<String> {
    let PracticeTold {
        name,
        then,
        now,
        chance,
        ..
    } = practice;
    let facts = facts!(
        name = name.as_str(),
        old = then.as_str(),
        new = now.as_str(),
        chance = chance.as_str()
    );
    let mut lines = vec![words.with("command-compare-practice", &facts)];
    let reasons = practice.reasons.iter().take(QUOTED);
    lines.extend(
        reasons.map(|text| words.with("command-compare-reason", &facts!(text = text.as_str()))),
    );
    lines
}

/// All assessments in a row, a line each.
fn points(words: &Words, compared: &Compared, new: &Assessment) -> Vec<String> {
    let told = change_wording::points(words, &compared.trend);
    told.into_iter()
        .map(|point| {
            let elements = new.questionnaire.elements.iter().zip(point.elements);
            let elements = elements.map(|(element, place)| {
                let name = words.wording(&element.title);
                words.with("trend-element", &facts!(name, place))
            });
            let elements = words.list(&elements.collect::<Vec<_>>());
            let (date, place, index) = (point.date, point.place, point.index);
            let (people, edition) = (point.people, point.edition);
            let facts = facts!(date, place, index, people, edition, elements);
            words.with("command-compare-point", &facts)
        })
        .collect()
}

fn json(told: &ChangeTold<'_>, compared: &Compared, new: &Assessment) -> Value {
    let change = &compared.change;
    let of = |side: &Assessment| side.questionnaire.numbering;
    let (was, is) = (of(&compared.old), of(new));
    let draws = change.draws.as_ref();
    let said = std::iter::once(told.title())
        .chain(told.lead())
        .chain(told.draws())
        .chain(told.limits())
        .chain(told.planned())
        .chain(told.not_compared());
    json!({
        "format": FORMAT,
        "form": match change.form {
            Form::Short => "short",
            Form::Full => "full",
        },
        "old": side_json(&change.old, was),
        "new": side_json(&change.new, is),
        "scale": change.comparability.as_str(),
        "reread": change.reread.map(|it| json!({
            "level": range_json(it.place, is),
            "carried": it.carried,
            "unknown": it.unknown,
        })),
        "limits": change.limits.iter().map(Limit::as_str).collect::<Value>(),
        "people": {
            "both": change.people.both.len(),
            "only_old": if change.is_hidden() { None } else { Some(change.people.gone()) },
            "only_new": if change.is_hidden() { None } else { Some(change.people.joined()) },
            "roles_only_old": change.people.roles.gone,
            "roles_only_new": change.people.roles.joined,
        },
        "level": level_json(&change.level, (was, is)),
        "index": index_json(&change.index),
        "elements": change
            .elements
            .iter()
            .map(|it| element_json(it, (was, is)))
            .collect::<Value>(),
        "practices": change
            .practices
            .iter()
            .map(|it| practice_json(it, is))
            .collect::<Value>(),
        "not_compared": change
            .not_compared
            .iter()
            .map(|(id, why)| json!({ "id": id.as_str(), "why": why.as_str() }))
            .collect::<Value>(),
        "targets": targets_json(change, (was, is)),
        "planned": planned_json(change, (was, is)),
        "own_steps": own_steps_json(change),
        "draws": draws.map(|found| json!({
            "seed": found.seed,
            "resamples": found.resamples,
            "together": found.together,
        })),
        "withheld": change.least.map(SmallestGroup::people),
        "trend": compared
            .trend
            .points
            .iter()
            .map(|it| point_json(it, is))
            .collect::<Value>(),
        "sentences": said.collect::<Value>(),
    })
}

/// What became of the targets.
fn targets_json(change: &Change, (was, is): (Numbering, Numbering)) -> Value {
    let targets = change.targets.iter().map(|it| {
        json!({
            "element": it.element.as_str(),
            "level": was.number(it.level),
            "old": range_json(it.old, was),
            "new": range_json(it.new, is),
            "met": it.met,
        })
    });
    targets.collect()
}

/// What became of the steps of the plan.
fn planned_json(change: &Change, (was, is): (Numbering, Numbering)) -> Value {
    let planned = change.planned.iter().map(|it| {
        json!({
            "practice": it.step.practice.as_str(),
            "to": was.number(it.step.to),
            "owner": it.step.owner,
            "due": it.step.due.map(|day| day.to_string()),
            "became": it.became.as_str(),
            "old": it.old.map(|rating| was.rating(rating)),
            "new": it.new.map(|rating| is.rating(rating)),
        })
    });
    planned.collect()
}

/// What became of the steps of the unit's own.
fn own_steps_json(change: &Change) -> Value {
    let own = change.own_steps.iter().map(|it| {
        json!({
            "title": it.step.title,
            "owner": it.step.owner,
            "due": it.step.due.map(|day| day.to_string()),
            "became": it.became.as_str(),
        })
    });
    own.collect()
}

fn side_json(side: &SideSummary, numbering: Numbering) -> Value {
    json!({
        "date": side.date.map(|day| day.to_string()),
        "edition": side.edition,
        "respondents": side.people,
        "level": range_json(side.place, numbering),
        "index": side.index.map(Index::levels),
    })
}

fn range_json(range: Option<LevelRange>, numbering: Numbering) -> Value {
    range.map_or(
        Value::Null,
        |range| json!({ "low": numbering.number(range.low), "high": numbering.number(range.high) }),
    )
}

fn level_json(level: &LevelChange, (was, is): (Numbering, Numbering)) -> Value {
    json!({
        "old": range_json(level.old, was),
        "new": range_json(level.new, is),
        "direction": level.direction.map(|direction| match direction {
            std::cmp::Ordering::Greater => "up",
            std::cmp::Ordering::Equal => "same",
            std::cmp::Ordering::Less => "down",
        }),
        "draws": level.moves.map(|it| json!({ "up": it.up, "same": it.same, "down": it.down })),
    })
}

fn index_json(index: &IndexChange) -> Value {
    json!({
        "old": index.old.map(Index::levels),
        "new": index.new.map(Index::levels),
        "difference": index.tenths().map(|tenths| f64::from(tenths) / 10.0),
        "practices": index.practices,
        "interval": index.interval.map(|it| interval_json(it, 10.0)),
        "chance": index.chance.map(Chance::as_str),
    })
}

fn interval_json(interval: DifferenceInterval, parts: f64) -> Value {
    json!([
        f64::from(interval.low) / parts,
        f64::from(interval.high) / parts
    ])
}

fn element_json(element: &ElementChange, numberings: (Numbering, Numbering)) -> Value {
    json!({
        "id": element.id.as_str(),
        "level": level_json(&element.level, numberings),
        "index": index_json(&element.index),
        "risen": element.risen,
        "fallen": element.fallen,
    })
}

fn practice_json(practice: &PracticeChange, numbering: Numbering) -> Value {
    json!({
        "id": practice.id.as_str(),
        "old": numbering.rating(practice.old),
        "new": numbering.rating(practice.new),
        "difference": f64::from(practice.half_levels) / 2.0,
        "interval": practice.interval.map(|it| interval_json(it, 2.0)),
        "chance": practice.chance.as_str(),
        "planned": practice.planned,
        "reasons": practice.reasons.iter().map(reason_json).collect::<Value>(),
    })
}

fn reason_json(reason: &GivenReason) -> Value {
    json!({
        "from": match reason.side {
            SideOfChange::Old => "old",
            SideOfChange::New => "new",
        },
        "agreed": reason.agreed,
        "name": reason.name,
        "role": reason.role,
        "text": reason.text,
    })
}

fn point_json(point: &TrendPoint, numbering: Numbering) -> Value {
    json!({
        "date": point.date.map(|day| day.to_string()),
        "edition": point.edition,
        "respondents": point.people,
        "level": range_json(point.place, numbering),
        "index": point.index.map(Index::levels),
        "scale": point.comparability.as_str(),
        "elements": point
            .elements
            .iter()
            .map(|it| json!({ "id": it.id.as_str(), "level": range_json(it.place, numbering) }))
            .collect::<Value>(),
    })
}
