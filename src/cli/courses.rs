//! The courses side by side, as the command `worth` prints them.

use serde_json::{Map, Value, json};

use super::figures::{break_even, cents, simulation};
use crate::analysis::{Course, CourseKind, Decision, Hold, Reason, Recommendation};
use crate::model::{Assessment, Numbering};
use crate::report::decision_wording::Said;
use crate::scoring::LevelRange;
use crate::words::Words;

/// The courses, and which of them is recommended, in lines; nothing where there is only staying.
pub(super) fn sentences(
    assessment: &Assessment,
    decision: Option<&Decision>,
    words: &Words,
) -> String {
    let Some(decision) = decision.filter(|decision| decision.courses.len() > 1) else {
        return String::new();
    };
    let said = Said {
        words,
        assessment,
        decision,
    };
    let mut lines = vec![String::new(), words.text("command-worth-courses")];
    let headings = said.headings();
    for row in said.rows() {
        let mut facts = headings.iter().zip(row);
        lines.extend(
            facts
                .next()
                .map(|(_, name)| words.with("command-worth-course", &facts!(name))),
        );
        let known = facts.filter(|(_, value)| !value.is_empty());
        lines.extend(known.map(|(figure, value)| {
            words.with(
                "command-worth-course-figure",
                &facts!(figure = figure.as_str(), value),
            )
        }));
    }
    lines.push(String::new());
    lines.push(words.with("command-worth-recommended", &facts!(choice = said.choice())));
    lines.extend(said.reasons());
    lines.extend(said.notes());
    lines.join("\n") + "\n"
}

/// The same for programs, as fields of an object.
pub(super) fn json(assessment: &Assessment, decision: Option<&Decision>) -> Map<String, Value> {
    let numbering = assessment.questionnaire.numbering;
    let courses = decision.into_iter().flat_map(|decision| {
        let proposed = decision.proposed;
        let courses = decision.courses.iter().enumerate();
        courses.map(move |(place, it)| course(numbering, it, proposed == Some(place)))
    });
    let recommended = decision.map(|decision| recommendation(decision.recommendation));
    let fields = [
        (
            "lost_a_year",
            decision.and_then(|it| it.lost_a_year).map(cents).into(),
        ),
        ("options", courses.collect()),
        ("recommendation", recommended.map(|(what, _)| what).into()),
        ("reason", recommended.and_then(|(_, why)| why).into()),
    ];
    fields
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

fn course(numbering: Numbering, course: &Course, proposed: bool) -> Value {
    let worth = course.worth.as_ref();
    let cost = worth.and_then(|worth| worth.cost).map(|cost| cost.present);
    let npv = worth.and_then(|worth| worth.npv);
    let brings = npv.zip(cost).and_then(|(npv, cost)| npv.checked_add(cost));
    json!({
        "kinds": course.kinds.iter().map(|it| kind(numbering, *it)).collect::<Value>(),
        "proposed": proposed,
        "practices": course.practices,
        "days": course.effort.all_days(),
        "level_after": course.outcome.unit.map(|range| level(numbering, range)),
        "reached": course.is_met,
        "cost_present": cost.map(cents),
        "brings_present": brings.map(cents),
        "npv": npv.map(cents),
        "break_even": worth.and_then(|worth| worth.break_even).map(break_even),
        "simulation": course.drawn.as_ref().map(simulation),
        "without_locks": course.unlocked.as_ref().map(|unlocked| json!({
            "days": unlocked.effort.all_days(),
            "reached": unlocked.is_met,
        })),
    })
}

fn level(numbering: Numbering, range: LevelRange) -> Value {
    json!({ "low": numbering.number(range.low), "high": numbering.number(range.high) })
}

fn kind(numbering: Numbering, kind: CourseKind) -> Value {
    let (name, level) = match kind {
        CourseKind::Stay => ("stay", None),
        CourseKind::SmallestSet => ("smallest_set", None),
        CourseKind::Plan => ("plan", None),
        CourseKind::ToLevel(level) => ("level", Some(numbering.number(level))),
    };
    json!({ "kind": name, "level": level })
}

/// What is recommended, and its reason, by the names that programs read.
const fn recommendation(recommendation: Recommendation) -> (&'static str, Option<&'static str>) {
    match recommendation {
        Recommendation::Assess => ("rate_more", None),
        Recommendation::FindOut => ("find_out_first", None),
        Recommendation::Stay => ("stay", None),
        Recommendation::Approve(reason) => (
            "approve",
            Some(match reason {
                Reason::Pays => "pays",
                Reason::Doubtful(_) => "doubtful",
                Reason::OpenUplift => "open_uplift",
                Reason::NotKnown => "not_known",
            }),
        ),
        Recommendation::Hold(why) => (
            "hold",
            Some(match why {
                Hold::Top => "top",
                Hold::Targets => "targets",
                Hold::PlanDone => "plan_done",
                Hold::PlanLeftOut => "plan_left_out",
                Hold::NothingLeft => "nothing_left",
                Hold::LiftsNothing => "lifts_nothing",
            }),
        ),
    }
}
