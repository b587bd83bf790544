//! `continuum plan FILE`: the smallest set that reaches a target, and the plan for it.

use std::path::{Path, PathBuf};

use clap::builder::ValueParser;
use clap::{Arg, ArgMatches, value_parser};
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::arguments::{
    Subcommand, date_option, document, flag, option, path, path_option, report_options, value,
};
use super::failure::{Done, Failure};
use super::figures::cents;
use super::files;
use super::unlock::{self, password_file};
use crate::advice::{
    Aim, Bound, Break, Budget, LevelAsk, Measure, Proof, Raise, Reach, Reason, Roadmap, SmallestSet,
};
use crate::analysis::Analysis;
use crate::export::{Output, Source};
use crate::model::{
    Assessment, Effort, Estimate, Input, Level, Numbering, OwnStep, PlanStep, Target,
};
use crate::report::{plan_wording, worth};
use crate::scoring::Index;
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "plan",
    help: "command-plan",
    arguments,
    run,
};

/// How an amount of money is written, in help and in faults.
pub(super) const AMOUNT: &str = "AMOUNT";

/// How a level is written, in help and in faults.
pub(super) const LEVEL: &str = "LEVEL";

/// The most that an amount may be, as in the figures of a business case.
const MOST_MONEY: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// The arguments that ask for another plan than the document's.
const ASKED_ANEW: [&str; 5] = ["target", "budget-days", "budget-money", "start", "capacity"];

fn arguments() -> Vec<Arg> {
    vec![
        document(),
        option("target", "command-plan-target")
            .value_name(LEVEL)
            .value_parser(value_parser!(u8)),
        option("budget-days", "command-plan-budget")
            .value_name("DAYS")
            .value_parser(value_parser!(u32).range(1..)),
        option("budget-money", "command-plan-budget-money")
            .value_name(AMOUNT)
            .value_parser(ValueParser::new(amount))
            .conflicts_with("budget-days"),
        option("day-rate", "command-plan-day-rate")
            .value_name(AMOUNT)
            .value_parser(ValueParser::new(amount))
            .requires("budget-money"),
        date_option("start", "command-plan-start"),
        option("capacity", "command-plan-capacity")
            .value_name("DAYS")
            .value_parser(value_parser!(u16).range(1..)),
        path_option("ics", "OUT", "command-plan-ics"),
        path_option("csv", "OUT", "command-plan-csv"),
        flag("json", "command-plan-json"),
        password_file(),
    ]
}

/// Reads an amount of money above 0 with at most four digits behind the point.
fn amount(text: &str) -> Result<Decimal, &'static str> {
    let is_sound =
        |amount: &Decimal| *amount > Decimal::ZERO && *amount <= MOST_MONEY && amount.scale() <= 4;
    text.parse().ok().filter(is_sound).ok_or(AMOUNT)
}

/// What may be spent.
#[derive(Clone, Copy)]
struct Spend {
    days: u32,
    /// The amount and the cost of a day, where the budget is money.
    money: Option<(Decimal, Decimal)>,
}

/// What the command prints.
struct Planned {
    /// Its plan is the one that is printed.
    assessment: Assessment,
    /// `None` without a budget.
    spend: Option<Spend>,
    set: SmallestSet,
    levels: Vec<LevelAsk>,
    /// Whether the steps are those of the document.
    own: bool,
    roadmap: Roadmap,
}

/// Prints the plan, and writes it where it was asked to.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let outputs = [("ics", Output::Calendar), ("csv", Output::Plan)];
    let outputs = outputs.map(|(name, kind)| (value::<PathBuf>(found, name), kind));
    let outputs: Vec<(&PathBuf, Output)> = outputs
        .into_iter()
        .filter_map(|(path, kind)| Some((path?, kind)))
        .collect();
    let piped = outputs.iter().filter(|(path, _)| files::is_standard(path));
    let piped = piped.count();
    if piped > 1 {
        let message = Message::new("command-fault-plan-outputs");
        return Err(Failure::usage(words, &message, None));
    }
    let planned = plan(found, words)?;
    let words = &words.for_assessment(&planned.assessment);
    let options = report_options(found, planned.assessment.form, words)?;
    let source = Source::new(planned.assessment.clone(), options);
    let mut wrote = Vec::new();
    for (path, kind) in outputs {
        files::make(path, kind, &source, words)?;
        if !files::is_standard(path) {
            let file = files::name(path, words);
            wrote.push(words.with("command-plan-wrote", &facts!(file)));
        }
    }
    files::note(&wrote);
    if piped > 0 {
        Ok(())
    } else if found.get_flag("json") {
        files::print_json(&json(&planned, words), words)
    } else {
        files::print(&sentences(&planned, words), words)
    }
}

/// Replaces what the document says by what was asked for, and plans for that.
fn plan(found: &ArgMatches, words: &Words) -> Result<Planned, Failure> {
    let document = path(found, "file");
    let mut assessment = unlock::read_assessment(document, found, words)?;
    let asked_anew = ASKED_ANEW.into_iter().any(|name| found.contains_id(name));
    let own = !assessment.plan.is_empty() && !asked_anew;
    let spend = spend(found, &assessment, words)?;
    if let Some(level) = target(found, &assessment, words)? {
        aim_at(&mut assessment, level);
    }
    let planning = &mut assessment.planning;
    planning.budget_days = spend.map(|spend| spend.days);
    if let Some(start) = value::<Date>(found, "start") {
        planning.start = Some(*start);
    }
    if let Some(days) = value::<u16>(found, "capacity") {
        planning.capacity_days_per_month = Some(*days);
    }
    let analyse =
        |assessment: &Assessment| Analysis::of(assessment, assessment.form, store::today());
    let mut analysis = analyse(&assessment);
    let set = analysis.find_set(&assessment).clone();
    let levels = analysis.compare_levels(&assessment).to_vec();
    if set.aims.is_empty() {
        return Err(no_level(document, words));
    }
    if !own {
        let start = analysis.roadmap.start;
        assessment.plan = analysis.plan_for(&assessment, &set, start);
        analysis = analyse(&assessment);
    }
    assessment.plan.clone_from(&analysis.roadmap.steps);
    Ok(Planned {
        assessment,
        spend,
        set,
        levels,
        own,
        roadmap: analysis.roadmap,
    })
}

/// The level that was asked for; `None` where none was.
fn target(
    found: &ArgMatches,
    assessment: &Assessment,
    words: &Words,
) -> Result<Option<Level>, Failure> {
    let Some(number) = value::<u8>(found, "target") else {
        return Ok(None);
    };
    let questionnaire = &assessment.questionnaire;
    let level = questionnaire.numbering.level(*number);
    let level = level.filter(|level| *level <= questionnaire.top());
    level.map(Some).ok_or_else(|| {
        let message = Message::new("command-fault-plan-target")
            .with("least", Level::FLOOR)
            .with("most", questionnaire.top())
            .with("found", *number);
        Failure::usage(&words.for_assessment(assessment), &message, None)
    })
}

/// Makes a level the target of every element.
fn aim_at(assessment: &mut Assessment, level: Level) {
    let elements = assessment.questionnaire.elements.iter();
    let target = Target {
        level,
        reason: String::new(),
    };
    assessment.targets = elements
        .map(|element| (element.id.clone(), target.clone()))
        .collect();
}

fn no_level(document: &Path, words: &Words) -> Failure {
    let file = files::name(document, words);
    let message = Message::new("command-plan-no-level").with("file", file);
    let hint = Message::new("command-plan-no-level-hint");
    Failure::input(words, &message, Some(&hint))
}

/// The budget that was asked for, else the document's.
fn spend(
    found: &ArgMatches,
    assessment: &Assessment,
    words: &Words,
) -> Result<Option<Spend>, Failure> {
    let Some(amount) = value::<Decimal>(found, "budget-money").copied() else {
        let days = value::<u32>(found, "budget-days").copied();
        let days = days.or(assessment.planning.budget_days);
        return Ok(days.map(|days| Spend { days, money: None }));
    };
    let known = assessment.business_case.estimate(Input::StaffDayCost);
    let asked = value::<Decimal>(found, "day-rate").copied();
    let paid = asked.or(known.map(Estimate::likely)).and_then(|rate| {
        Some(Spend {
            days: Budget::of_money(amount, rate)?.days(),
            money: Some((amount, rate)),
        })
    });
    paid.map(Some).ok_or_else(|| {
        let message = Message::new("command-fault-plan-day-rate");
        let hint = Message::new("command-plan-day-rate-hint");
        Failure::usage(words, &message, Some(&hint))
    })
}

/// What an amount of money pays for, in one sentence.
fn spend_line(planned: &Planned, words: &Words) -> Option<String> {
    let spend = planned.spend?;
    let (amount, day_rate) = spend.money?;
    let case = &planned.assessment.business_case;
    // Not rounded: rounded figures would not lead to these days.
    let say = |money| worth::value(words, case, Input::StaffDayCost, money);
    let facts = facts!(
        amount = say(amount),
        rate = say(day_rate),
        days = spend.days
    );
    Some(words.with("command-plan-pays-for", &facts))
}

fn sentences(planned: &Planned, words: &Words) -> String {
    let questionnaire = &planned.assessment.questionnaire;
    let set = &planned.set;
    let mut lines = vec![words.text("command-plan-aims")];
    for text in plan_wording::aims(words, questionnaire, &set.aims) {
        lines.push(words.with("command-plan-phase", &facts!(text)));
    }
    lines.extend([String::new(), words.text("command-plan-set")]);
    for raise in &set.raises {
        lines.push(raise_line(planned, raise, words));
    }
    for practice in &set.stuck {
        let name = plan_wording::practice_name(words, questionnaire, practice);
        lines.push(words.with("command-plan-stuck", &facts!(name)));
    }
    lines.extend(spend_line(planned, words));
    lines.push(plan_wording::asks(words, questionnaire, set));
    lines.extend(plan_wording::verdict(
        words,
        questionnaire,
        set,
        &planned.assessment.planning,
    ));
    if !planned.roadmap.steps.is_empty() || !planned.roadmap.own.is_empty() {
        lines.extend(phases(planned, words));
    }
    if !planned.roadmap.breaks.is_empty() {
        lines.extend([String::new(), words.text("command-plan-breaks")]);
    }
    for found in &planned.roadmap.breaks {
        let text = plan_wording::broken(words, questionnaire, &planned.roadmap.steps, found);
        lines.push(words.with("command-plan-phase", &facts!(text)));
    }
    lines.join("\n") + "\n"
}

fn raise_line(planned: &Planned, raise: &Raise, words: &Words) -> String {
    let questionnaire = &planned.assessment.questionnaire;
    let key = if raise.open {
        "command-plan-raise-open"
    } else {
        "command-plan-raise"
    };
    words.with(
        key,
        &[
            (
                "name",
                plan_wording::practice_name(words, questionnaire, &raise.practice).into(),
            ),
            ("from", raise.rating.into()),
            ("to", raise.to.into()),
            (
                "effort",
                plan_wording::effort_sum(words, raise.effort, "days").into(),
            ),
            (
                "reasons",
                plan_wording::reasons(words, questionnaire, raise).into(),
            ),
        ],
    )
}

fn phases(planned: &Planned, words: &Words) -> Vec<String> {
    let roadmap = &planned.roadmap;
    let start = words.date(roadmap.start);
    let mut lines = vec![
        String::new(),
        words.with("command-plan-phases", &facts!(start)),
    ];
    let mut group = |title: String, steps: &[usize], own: Vec<&OwnStep>| {
        if !steps.is_empty() || !own.is_empty() {
            lines.push(words.with("command-plan-phase", &facts!(text = title)));
        }
        let steps = steps
            .iter()
            .filter_map(|place| planned.roadmap.steps.get(*place));
        lines.extend(steps.map(|step| step_line(planned, step, words)));
        lines.extend(own.into_iter().map(|own| own_line(own, words)));
    };
    let own_in = |phase| roadmap.own_in(phase).map(|(_, own)| own);
    for (number, phase) in roadmap.phases.iter().enumerate() {
        let own = own_in(number).collect();
        group(plan_wording::phase(words, phase), &phase.steps, own);
    }
    let later = own_in(roadmap.phases.len());
    let (beyond, undated) = later.partition(|own| own.due.is_some());
    group(words.text("plan-beyond"), &roadmap.beyond, beyond);
    group(words.text("plan-undated"), &roadmap.undated, undated);
    lines
}

fn own_line(own: &OwnStep, words: &Words) -> String {
    let name = plan_wording::own_title(words, own);
    let owner = owner(Some(own.owner.clone()), words);
    let due = own.due.map(|due| words.date(due));
    let key = if due.is_some() {
        "command-plan-own"
    } else {
        "command-plan-own-undated"
    };
    words.with(key, &facts!(due = due.unwrap_or_default(), name, owner))
}

fn owner(owner: Option<String>, words: &Words) -> String {
    let owner = owner.filter(|owner| !owner.is_empty());
    let said = |owner| words.with("command-plan-step-owner", &facts!(owner));
    owner.map_or_else(String::new, said)
}

fn step_line(planned: &Planned, step: &PlanStep, words: &Words) -> String {
    let questionnaire = &planned.assessment.questionnaire;
    let name = plan_wording::practice_name(words, questionnaire, &step.practice);
    let about = (&step.practice, step.to);
    let who = plan_wording::owner(words, questionnaire, about, &step.owner);
    let due = step.due.map(|due| words.date(due));
    let key = if due.is_some() {
        "command-plan-step"
    } else {
        "command-plan-step-undated"
    };
    words.with(
        key,
        &facts!(
            due = due.unwrap_or_default(),
            name,
            to = step.to,
            owner = owner(who, words) + &past(planned, step, words)
        ),
    )
}

/// How far a step is that is not to do; nothing of others.
fn past(planned: &Planned, step: &PlanStep, words: &Words) -> String {
    if step.is_to_do() {
        return String::new();
    }
    let status = plan_wording::standing(words, &planned.roadmap, step);
    words.with("command-plan-step-past", &facts!(status))
}

fn json(planned: &Planned, words: &Words) -> Value {
    let numbering = planned.assessment.questionnaire.numbering;
    json!({
        "format": FORMAT,
        "targets": planned.set.aims.iter().map(|aim| self::aim(numbering, aim)).collect::<Value>(),
        "budget": planned.spend.map(|spend| json!({
            "days": spend.days,
            "amount": spend.money.map(|(amount, _)| cents(amount)),
            "day_rate": spend.money.map(|(_, rate)| cents(rate)),
        })),
        "set": set(numbering, &planned.set),
        "levels": planned.levels.iter().map(|ask| level(numbering, ask)).collect::<Value>(),
        "plan": steps(planned, words),
    })
}

fn texts(ids: &[impl ToString]) -> Vec<String> {
    ids.iter().map(ToString::to_string).collect()
}

fn aim(numbering: Numbering, aim: &Aim) -> Value {
    json!({
        "element": aim.element.as_str(),
        "present": aim.present.map(|level| numbering.number(level)),
        "target": numbering.number(aim.target),
        "reached": aim.reached.map(|level| numbering.number(level)),
        "hold": aim.holds(),
    })
}

fn set(numbering: Numbering, set: &SmallestSet) -> Value {
    let bound = match set.proof {
        Proof::Optimal => None,
        Proof::BestSoFar(Bound::Cost(cost)) => Some((counted(set), f64::from(cost))),
        Proof::BestSoFar(Bound::Level(level)) => Some(("level", numbering.number(level).into())),
        Proof::BestSoFar(Bound::Index(share)) => Some(("index", share.ratio())),
    };
    json!({
        "reach": match set.reach {
            Reach::Met => "met",
            Reach::Blocked => "blocked",
            Reach::OverBudget => "over_budget",
            Reach::LockedInOverBudget => "locked_in_over_budget",
        },
        "proven": set.proof == Proof::Optimal,
        "bound": bound.map(|(of, value)| json!({ "of": of, "value": value })),
        "level": set.level.map(|level| numbering.number(level)),
        "index": set.index.map(Index::levels),
        "counted": counted(set),
        "days": set.effort.all_days(),
        "days_stated": set.effort.days,
        "steps": set.effort.steps,
        "steps_without_effort": set.effort.unstated,
        "practices": set.raises.iter().map(|raise| self::raise(numbering, raise)).collect::<Value>(),
        "stuck": texts(&set.stuck),
        "too_dear": texts(&set.too_dear),
        "out_of_reach": texts(&set.out_of_reach),
        "beyond_budget": texts(&set.beyond_budget),
    })
}

/// What the search counted.
fn counted(set: &SmallestSet) -> &'static str {
    match set.measure {
        Measure::Days => "days",
        Measure::Steps => "steps",
    }
}

fn raise(numbering: Numbering, raise: &Raise) -> Value {
    json!({
        "id": raise.practice.as_str(),
        "element": raise.element.as_str(),
        "from": numbering.number(raise.from),
        "to": numbering.number(raise.to),
        "days": raise.effort.all_days(),
        "find_out_first": raise.open,
        "reasons": raise.reasons.iter().map(|reason| self::reason(numbering, reason)).collect::<Value>(),
    })
}

fn reason(numbering: Numbering, reason: &Reason) -> Value {
    let (kind, id) = match reason {
        Reason::Threshold(element, _) => ("threshold", Some(element.as_str())),
        Reason::Prerequisite(practice, _) => ("prerequisite", Some(practice.as_str())),
        Reason::LockedIn => ("locked_in", None),
        Reason::Index => ("index", None),
    };
    json!({ "kind": kind, "id": id, "level": reason.level().map(|level| numbering.number(level)) })
}

fn level(numbering: Numbering, ask: &LevelAsk) -> Value {
    json!({
        "level": numbering.number(ask.level),
        "reachable": ask.set.reach == Reach::Met,
        "proven": ask.set.proof == Proof::Optimal,
        "practices": ask.set.raises.len(),
        "counted": counted(&ask.set),
        "days": ask.set.effort.all_days(),
        "steps": ask.set.effort.steps,
    })
}

fn steps(planned: &Planned, words: &Words) -> Value {
    let read = words.for_assessment(&planned.assessment);
    let action = |step: &PlanStep| {
        let (_, practice) = planned.assessment.questionnaire.practice(&step.practice)?;
        Some(plan_wording::action(
            &read,
            &planned.assessment,
            practice,
            step.to,
        ))
    };
    let numbering = planned.assessment.questionnaire.numbering;
    let roadmap = &planned.roadmap;
    // In a plan that is proposed, so is who sees to a step.
    let who = |step: &PlanStep| {
        let questionnaire = &planned.assessment.questionnaire;
        let proposed = step.owner.is_empty() && !planned.own;
        let role = proposed
            .then(|| plan_wording::role(&read, questionnaire, (&step.practice, step.to)))
            .flatten();
        role.map_or_else(|| step.owner.clone(), str::to_owned)
    };
    let step = |(place, step): (usize, &PlanStep)| {
        let mut phases = roadmap.phases.iter();
        let phase = phases.find(|phase| phase.steps.contains(&place));
        json!({
            "practice": step.practice.as_str(),
            "to": numbering.number(step.to),
            "status": step.status.as_str(),
            "action": action(step),
            "owner": who(step),
            "due": step.due.map(|due| due.to_string()),
            "own_due": step.own_due,
            "phase": phase.map(|phase| phase.until),
            "days": planned.assessment.effort(&step.practice, step.to).map(Effort::days),
        })
    };
    let own_step = |own: &OwnStep| {
        let phase = roadmap
            .phases
            .get(Roadmap::phase_of(own.due, roadmap.start));
        json!({
            "title": own.title,
            "action": own.action,
            "status": own.status.as_str(),
            "owner": own.owner,
            "due": own.due.map(|due| due.to_string()),
            "phase": phase.map(|phase| phase.until),
            "days": own.effort.map(Effort::days),
        })
    };
    json!({
        "source": if planned.own { "document" } else { "proposed" },
        "start": roadmap.start.to_string(),
        "steps": roadmap.steps.iter().enumerate().map(step).collect::<Value>(),
        "own_steps": roadmap.own.iter().map(own_step).collect::<Value>(),
        "breaks": roadmap.breaks.iter().map(|found| broken(numbering, found, &roadmap.steps)).collect::<Value>(),
    })
}

fn broken(numbering: Numbering, found: &Break, steps: &[PlanStep]) -> Value {
    let (mut step_at, mut needs_of, mut over, mut short) = (None, None, None, None);
    let kind = match found {
        Break::TooEarly { step, needs } => {
            step_at = Some(step);
            needs_of = steps.get(*needs).map(|needed| needed.practice.as_str());
            "too_early"
        }
        Break::Missing { step, practice, .. } => {
            step_at = Some(step);
            needs_of = Some(practice.as_str());
            "missing"
        }
        Break::OverCapacity {
            until,
            days,
            capacity,
        } => {
            over = Some((until, days, capacity));
            "over_capacity"
        }
        Break::ShortOfTarget {
            element,
            reached,
            target,
        } => {
            short = Some((
                element.as_str(),
                numbering.number(*reached),
                numbering.number(*target),
            ));
            "short_of_target"
        }
    };
    json!({
        "kind": kind,
        "step": step_at,
        "needs": needs_of,
        "until": over.map(|(until, ..)| until),
        "days": over.map(|(_, days, _)| days),
        "capacity": over.map(|(.., capacity)| capacity),
        "element": short.map(|(element, ..)| element),
        "reached": short.map(|(_, reached, _)| reached),
        "target": short.map(|(.., target)| target),
    })
}
