//! `continuum plan FILE`: the smallest set that reaches a target, and the plan for it.

use std::path::PathBuf;

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

use crate::advice::{
    Bound, Break, Budget, LevelAsk, Proof, Raise, Reach, Reason, Roadmap, SmallestSet,
};
use crate::analysis::Analysis;
use crate::export::{Output, Source};
use crate::model::{Assessment, Estimate, Input, Level, PlanStep, PracticeId, Target};
use crate::report::{Paper, ReportOptions, plan_wording, worth};
use crate::scoring::Index;
use crate::store;
use crate::words::{Message, Words};

use super::failure::{Done, Failure, hint_line};
use super::files;
use super::worth::cents;

/// What to plan. What is `None` is taken from the document.
pub(super) struct Plan {
    pub(super) document: PathBuf,
    pub(super) target: Option<u8>,
    pub(super) budget: Option<BudgetAsked>,
    pub(super) start: Option<Date>,
    pub(super) capacity: Option<u16>,
    pub(super) json: bool,
    pub(super) ics: Option<PathBuf>,
    pub(super) csv: Option<PathBuf>,
}

/// A budget that was asked for.
#[derive(Clone, Copy)]
pub(super) enum BudgetAsked {
    /// Working days.
    Days(u32),
    /// An amount, with the cost of a day; `None` takes it from the business case.
    Money {
        amount: Decimal,
        day_rate: Option<Decimal>,
    },
}

/// What may be spent.
#[derive(Clone, Copy)]
struct Spend {
    days: u32,
    /// The amount and the cost of a day, where the budget is money.
    money: Option<(Decimal, Decimal)>,
}

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// Everything that is told.
struct Answer {
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
pub(super) fn run(what: &Plan, words: &Words) -> Done {
    let outputs = [what.ics.as_deref(), what.csv.as_deref()];
    if outputs
        .into_iter()
        .flatten()
        .filter(|path| files::is_standard(path))
        .count()
        > 1
    {
        return Err(Failure::Usage(vec![
            words.text("command-fault-plan-outputs"),
        ]));
    }
    let answer = answer(what, words)?;
    let words = &words.for_assessment(&answer.assessment);
    let mut wrote = Vec::new();
    for (path, kind) in [(&what.ics, Output::Calendar), (&what.csv, Output::Plan)] {
        let Some(path) = path else {
            continue;
        };
        files::make(path, kind, &source(&answer), words)?;
        let file = files::name(path, words);
        wrote.push(words.with("command-plan-wrote", &facts!(file)));
    }
    if outputs.into_iter().flatten().any(files::is_standard) {
        return Ok(());
    }
    let text = if what.json {
        let text = serde_json::to_string_pretty(&PlanOut::of(&answer))
            .map_err(|error| Failure::System(vec![error.to_string()]))?;
        text + "\n"
    } else {
        sentences(&answer, &wrote, words)
    };
    files::print(&text, words)
}

/// The document with the steps that are told.
fn source(answer: &Answer) -> Source {
    let form = answer.assessment.form;
    let assessment = Assessment {
        plan: answer.roadmap.steps.clone(),
        ..answer.assessment.clone()
    };
    Source::new(
        assessment,
        ReportOptions::new(form, Paper::A4, store::today()),
    )
}

/// Puts what was asked for in place of what the document says, and plans for that.
fn answer(what: &Plan, words: &Words) -> Result<Answer, Failure> {
    let mut assessment = files::read_assessment(&what.document, words)?;
    let asked_anew = what.target.is_some()
        || what.budget.is_some()
        || what.start.is_some()
        || what.capacity.is_some();
    let own = !assessment.plan.is_empty() && !asked_anew;
    let spend = spend(what, &assessment, words)?;
    if let Some(level) = target(what, &assessment, words)? {
        aim_at(&mut assessment, level);
    }
    let planning = &mut assessment.planning;
    planning.budget_days = spend.map(|spend| spend.days);
    planning.start = what.start.or(planning.start);
    planning.capacity_days_per_month = what.capacity.or(planning.capacity_days_per_month);
    let analyse =
        |assessment: &Assessment| Analysis::of(assessment, assessment.form, store::today());
    let mut analysis = analyse(&assessment);
    let set = analysis.find_set(&assessment).clone();
    let levels = analysis.compare_levels(&assessment).to_vec();
    if set.aims.is_empty() {
        return Err(no_level(what, words));
    }
    if !own {
        assessment.plan = analysis.plan_for(
            &assessment,
            &set,
            assessment.language(words.questionnaire_language()),
        );
        analysis = analyse(&assessment);
    }
    Ok(Answer {
        assessment,
        spend,
        set,
        levels,
        own,
        roadmap: analysis.roadmap,
    })
}

/// The level that was asked for; `None` where none was.
fn target(what: &Plan, assessment: &Assessment, words: &Words) -> Result<Option<Level>, Failure> {
    let Some(number) = what.target else {
        return Ok(None);
    };
    let most = assessment.questionnaire.level_count();
    let level = Level::new(number).filter(|level| level.number() <= most);
    if level.is_none() {
        let facts = facts!(most, found = number);
        let line = words.with("command-fault-plan-target", &facts);
        return Err(Failure::Usage(vec![line]));
    }
    Ok(level)
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

fn no_level(what: &Plan, words: &Words) -> Failure {
    let file = files::name(&what.document, words);
    let message = Message::new("command-plan-no-level").with("file", file);
    let hint = Message::new("command-plan-no-level-hint");
    Failure::Input(vec![words.say(&message), hint_line(words, &hint)])
}

/// The budget that was asked for, else the document's.
fn spend(what: &Plan, assessment: &Assessment, words: &Words) -> Result<Option<Spend>, Failure> {
    let (amount, day_rate) = match what.budget {
        None => {
            let days = assessment.planning.budget_days;
            return Ok(days.map(|days| Spend { days, money: None }));
        }
        Some(BudgetAsked::Days(days)) => return Ok(Some(Spend { days, money: None })),
        Some(BudgetAsked::Money { amount, day_rate }) => (amount, day_rate),
    };
    let known = assessment.business_case.estimate(Input::StaffDayCost);
    let day_rate = day_rate.or(known.map(Estimate::likely));
    let paid = day_rate.and_then(|rate| Some((Budget::of_money(amount, rate)?.days(), rate)));
    match paid {
        Some((days, rate)) => Ok(Some(Spend {
            days,
            money: Some((amount, rate)),
        })),
        None => Err(Failure::Usage(vec![
            words.text("command-fault-plan-day-rate"),
            hint_line(words, &Message::new("command-plan-day-rate-hint")),
        ])),
    }
}

/// What an amount of money pays for, in one sentence.
fn spend_line(answer: &Answer, words: &Words) -> Option<String> {
    let spend = answer.spend?;
    let (amount, day_rate) = spend.money?;
    let case = &answer.assessment.business_case;
    // In full: rounded figures would not give the days that are said.
    let say = |money| worth::value(words, case, Input::StaffDayCost, money);
    let facts = facts!(
        amount = say(amount),
        rate = say(day_rate),
        days = spend.days
    );
    Some(words.with("command-plan-pays-for", &facts))
}

fn sentences(answer: &Answer, wrote: &[String], words: &Words) -> String {
    let questionnaire = &answer.assessment.questionnaire;
    let set = &answer.set;
    let mut lines = vec![words.text("command-plan-aims")];
    for text in plan_wording::aims(words, questionnaire, &set.aims) {
        lines.push(words.with("command-plan-phase", &facts!(text)));
    }
    lines.extend([String::new(), words.text("command-plan-set")]);
    for raise in &set.raises {
        lines.push(raise_line(answer, raise, words));
    }
    for practice in &set.stuck {
        let name = plan_wording::practice_name(words, questionnaire, practice);
        lines.push(words.with("command-plan-stuck", &facts!(name)));
    }
    lines.extend(spend_line(answer, words));
    lines.push(plan_wording::asks(words, set));
    lines.extend(plan_wording::verdict(words, set));
    if !answer.roadmap.steps.is_empty() {
        lines.extend(phases(answer, words));
    }
    if !answer.roadmap.breaks.is_empty() {
        lines.extend([String::new(), words.text("command-plan-breaks")]);
    }
    for found in &answer.roadmap.breaks {
        let text = plan_wording::broken(words, questionnaire, &answer.roadmap.steps, found);
        lines.push(words.with("command-plan-phase", &facts!(text)));
    }
    if !wrote.is_empty() {
        lines.push(String::new());
        lines.extend(wrote.iter().cloned());
    }
    lines.join("\n") + "\n"
}

fn raise_line(answer: &Answer, raise: &Raise, words: &Words) -> String {
    let questionnaire = &answer.assessment.questionnaire;
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
            ("from", raise.from.number().into()),
            ("to", raise.to.number().into()),
            ("days", raise.days.into()),
            (
                "reasons",
                plan_wording::reasons(words, questionnaire, raise).into(),
            ),
        ],
    )
}

fn phases(answer: &Answer, words: &Words) -> Vec<String> {
    let roadmap = &answer.roadmap;
    let start = words.date(roadmap.start);
    let mut lines = vec![
        String::new(),
        words.with("command-plan-phases", &facts!(start)),
    ];
    let mut group = |title: String, steps: &[usize]| {
        if !steps.is_empty() {
            lines.push(words.with("command-plan-phase", &facts!(text = title)));
        }
        let steps = steps
            .iter()
            .filter_map(|place| answer.roadmap.steps.get(*place));
        lines.extend(steps.map(|step| step_line(answer, step, words)));
    };
    for phase in &roadmap.phases {
        let facts = facts!(
            until = u32::from(phase.until),
            end = words.date(phase.end),
            days = phase.days
        );
        group(words.with("plan-phase", &facts), &phase.steps);
    }
    group(words.text("plan-beyond"), &roadmap.beyond);
    group(words.text("plan-undated"), &roadmap.undated);
    lines
}

fn step_line(answer: &Answer, step: &PlanStep, words: &Words) -> String {
    let questionnaire = &answer.assessment.questionnaire;
    let name = plan_wording::practice_name(words, questionnaire, &step.practice);
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
            to = step.to.number(),
            owner = step.owner.as_str()
        ),
    )
}

#[derive(Serialize)]
struct PlanOut<'a> {
    format: u32,
    targets: Vec<AimOut<'a>>,
    budget: Option<BudgetOut>,
    set: SetOut<'a>,
    levels: Vec<LevelOut>,
    plan: RoadmapOut<'a>,
}

#[derive(Serialize)]
struct AimOut<'a> {
    element: &'a str,
    present: Option<u8>,
    target: u8,
    reached: Option<u8>,
    hold: bool,
}

#[derive(Serialize)]
struct BudgetOut {
    days: u32,
    amount: Option<f64>,
    day_rate: Option<f64>,
}

#[derive(Serialize)]
struct SetOut<'a> {
    reach: &'static str,
    proven: bool,
    bound: Option<BoundOut>,
    level: Option<u8>,
    index: Option<f64>,
    days: u32,
    practices: Vec<RaiseOut<'a>>,
    stuck: Vec<&'a str>,
}

#[derive(Serialize)]
struct BoundOut {
    of: &'static str,
    value: f64,
}

#[derive(Serialize)]
struct RaiseOut<'a> {
    id: &'a str,
    element: &'a str,
    from: u8,
    to: u8,
    days: u32,
    find_out_first: bool,
    reasons: Vec<ReasonOut<'a>>,
}

#[derive(Serialize)]
struct ReasonOut<'a> {
    kind: &'static str,
    id: Option<&'a str>,
    level: Option<u8>,
}

#[derive(Serialize)]
struct LevelOut {
    level: u8,
    reachable: bool,
    proven: bool,
    practices: usize,
    days: u32,
}

#[derive(Serialize)]
struct RoadmapOut<'a> {
    source: &'static str,
    start: String,
    steps: Vec<StepOut<'a>>,
    breaks: Vec<BreakOut<'a>>,
}

#[derive(Serialize)]
struct StepOut<'a> {
    practice: &'a str,
    to: u8,
    status: &'static str,
    owner: &'a str,
    due: Option<String>,
    phase: Option<u16>,
    days: u32,
}

#[derive(Serialize)]
struct BreakOut<'a> {
    kind: &'static str,
    step: Option<usize>,
    needs: Option<&'a str>,
    until: Option<u16>,
    days: Option<u32>,
    capacity: Option<u32>,
}

impl<'a> PlanOut<'a> {
    fn of(answer: &'a Answer) -> Self {
        let aims = answer.set.aims.iter();
        Self {
            format: FORMAT,
            targets: aims
                .map(|aim| AimOut {
                    element: aim.element.as_str(),
                    present: aim.present.map(Level::number),
                    target: aim.target.number(),
                    reached: aim.reached.map(Level::number),
                    hold: aim.holds(),
                })
                .collect(),
            budget: answer.spend.map(BudgetOut::of),
            set: SetOut::of(&answer.set),
            levels: answer.levels.iter().map(LevelOut::of).collect(),
            plan: RoadmapOut::of(answer),
        }
    }
}

impl BudgetOut {
    fn of(spend: Spend) -> Self {
        Self {
            days: spend.days,
            amount: spend.money.map(|(amount, _)| cents(amount)),
            day_rate: spend.money.map(|(_, rate)| cents(rate)),
        }
    }
}

impl<'a> SetOut<'a> {
    fn of(set: &'a SmallestSet) -> Self {
        Self {
            reach: match set.reach {
                Reach::Met => "met",
                Reach::Blocked => "blocked",
                Reach::OverBudget => "over_budget",
                Reach::LockedInOverBudget => "locked_in_over_budget",
            },
            proven: set.proof == Proof::Optimal,
            bound: BoundOut::of(set.proof),
            level: set.level.map(Level::number),
            index: set.index.map(Index::levels),
            days: set.days,
            practices: set.raises.iter().map(RaiseOut::of).collect(),
            stuck: set.stuck.iter().map(PracticeId::as_str).collect(),
        }
    }
}

impl BoundOut {
    fn of(proof: Proof) -> Option<Self> {
        let (of, value) = match proof {
            Proof::Optimal => return None,
            Proof::BestSoFar(Bound::Days(days)) => ("days", days.into()),
            Proof::BestSoFar(Bound::Level(level)) => ("level", level.number().into()),
            Proof::BestSoFar(Bound::Index(share)) => ("index", share.ratio()),
        };
        Some(Self { of, value })
    }
}

impl<'a> RaiseOut<'a> {
    fn of(raise: &'a Raise) -> Self {
        Self {
            id: raise.practice.as_str(),
            element: raise.element.as_str(),
            from: raise.from.number(),
            to: raise.to.number(),
            days: raise.days,
            find_out_first: raise.open,
            reasons: raise.reasons.iter().map(ReasonOut::of).collect(),
        }
    }
}

impl<'a> ReasonOut<'a> {
    fn of(reason: &'a Reason) -> Self {
        let (kind, id) = match reason {
            Reason::Threshold(element, _) => ("threshold", Some(element.as_str())),
            Reason::Prerequisite(practice, _) => ("prerequisite", Some(practice.as_str())),
            Reason::LockedIn => ("locked_in", None),
            Reason::Index => ("index", None),
        };
        Self {
            kind,
            id,
            level: reason.level().map(Level::number),
        }
    }
}

impl LevelOut {
    fn of(ask: &LevelAsk) -> Self {
        Self {
            level: ask.level.number(),
            reachable: ask.set.reach == Reach::Met,
            proven: ask.set.proof == Proof::Optimal,
            practices: ask.set.raises.len(),
            days: ask.set.days,
        }
    }
}

impl<'a> RoadmapOut<'a> {
    fn of(answer: &'a Answer) -> Self {
        let roadmap = &answer.roadmap;
        let phase_of = |place: usize| {
            let mut phases = roadmap.phases.iter();
            let phase = phases.find(|phase| phase.steps.contains(&place));
            phase.map(|phase| phase.until)
        };
        let steps = answer.roadmap.steps.iter().enumerate();
        Self {
            source: if answer.own { "document" } else { "proposed" },
            start: roadmap.start.to_string(),
            steps: steps
                .map(|(place, step)| StepOut {
                    practice: step.practice.as_str(),
                    to: step.to.number(),
                    status: step.status.as_str(),
                    owner: &step.owner,
                    due: step.due.map(|due| due.to_string()),
                    phase: phase_of(place),
                    days: answer.assessment.days(step),
                })
                .collect(),
            breaks: roadmap
                .breaks
                .iter()
                .map(|found| BreakOut::of(found, &answer.roadmap.steps))
                .collect(),
        }
    }
}

impl<'a> BreakOut<'a> {
    fn of(found: &'a Break, steps: &'a [PlanStep]) -> Self {
        let none = Self {
            kind: "",
            step: None,
            needs: None,
            until: None,
            days: None,
            capacity: None,
        };
        match found {
            Break::TooEarly { step, needs } => Self {
                kind: "too_early",
                step: Some(*step),
                needs: steps.get(*needs).map(|needed| needed.practice.as_str()),
                ..none
            },
            Break::Missing { step, practice, .. } => Self {
                kind: "missing",
                step: Some(*step),
                needs: Some(practice.as_str()),
                ..none
            },
            Break::OverCapacity {
                until,
                days,
                capacity,
            } => Self {
                kind: "over_capacity",
                until: Some(*until),
                days: Some(*days),
                capacity: Some(*capacity),
                ..none
            },
        }
    }
}
