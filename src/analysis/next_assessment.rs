//! From one assessment of a unit to the next: what is carried over.

use std::collections::BTreeMap;

use crate::advice::judged;
use crate::model::{
    Assessment, Branding, PlanStep, Planning, Respondent, Responses, Shared, UnitProfile,
};
use crate::scoring;

/// Starts the next assessment of the same unit: the same questionnaire and form, the unit without
/// a day, the respondents with empty sheets, the targets, what the unit measures, the steps that are
/// still to do, the business case, and of the planning the capacity, the days off, the locks and the unit's own estimates.
///
/// Answers, notes, evidence, consensus and check-ins are not carried over. Nor are the budget and the start
/// of the plan, which belong to the time that is over.
#[must_use]
pub fn next_assessment(before: &Assessment) -> Assessment {
    let profile = scoring::profile(before, before.form);
    let plan = judged(before, &profile).into_iter();
    let own = before.own_steps.iter();
    Assessment {
        identity: before.identity.next(),
        questionnaire: before.questionnaire.clone(),
        language: before.language.clone(),
        form: before.form,
        unit: UnitProfile {
            date: None,
            ..before.unit.clone()
        },
        respondents: before
            .respondents
            .iter()
            .map(|respondent| asked_again(respondent))
            .collect(),
        rounds: Shared::default(),
        consensus: BTreeMap::new(),
        targets: before.targets.clone(),
        outcomes: before.outcomes.clone(),
        plan: plan.filter(PlanStep::is_to_do).collect(),
        own_steps: own.filter(|step| step.is_to_do()).cloned().collect(),
        check_ins: BTreeMap::new(),
        business_case: before.business_case.clone(),
        planning: Planning {
            budget_days: None,
            start: None,
            ..before.planning.clone()
        },
        branding: Branding {
            version: String::new(),
            ..before.branding.clone()
        },
        mapping: before.mapping.clone(),
        releases: Shared::default(),
        sheets: Shared::default(),
        cover: None,
        closed: None,
    }
}

fn asked_again(respondent: &Respondent) -> Respondent {
    Respondent {
        id: respondent.id.clone(),
        name: respondent.name.clone(),
        role: respondent.role.clone(),
        team: respondent.team.clone(),
        sheet: Responses::default(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use super::*;
    use crate::model::example::Answer::{self, At, NotApplicable, Open};
    use crate::model::example::{assessment, practice_id};
    use crate::model::{
        Consensus, Effort, Estimate, Form, HalfLevels, Input, Level, Rating, Status, Target,
    };

    fn level(number: u8) -> Level {
        Level::new(number).expect("1 to 7")
    }

    fn step(practice: usize, to: u8, status: Status) -> PlanStep {
        PlanStep {
            practice: practice_id(0, practice),
            to: level(to),
            owner: "Ann".to_owned(),
            due: Some(date(2026, 7, 1)),
            action: String::new(),
            own_due: false,
            note: String::new(),
            indicator: None,
            status,
        }
    }

    fn answered(answers: &[Answer]) -> Assessment {
        let mut found = assessment(&[answers.to_vec()]);
        found.questionnaire.thresholds.not_applicable = 50;
        found
    }

    /// A plan of four steps, of which one is done and one given up, and everything else that a
    /// document can hold.
    fn before() -> Assessment {
        let mut found = answered(&[At(4), At(4), At(4), At(4)]);
        found.unit.unit = "High Street".to_owned();
        found.unit.date = Some(date(2026, 1, 1));
        found.respondents[0].name = "Bea".to_owned();
        found.respondents[0].role = "front line".to_owned();
        let agreed = Rating::At(HalfLevels::from(level(2)));
        let consensus = Consensus {
            rating: agreed,
            reason: "agreed".to_owned(),
            agreed_on: None,
        };
        found.consensus.insert(practice_id(0, 0), consensus);
        let element = found.questionnaire.elements[0].id.clone();
        let target = Target {
            level: level(3),
            reason: "before the winter".to_owned(),
        };
        found.targets.insert(element, target);
        let figure = Estimate::exactly(900.into());
        found.business_case.inputs.insert(Input::Customers, figure);
        found.planning = Planning {
            budget_days: Some(30),
            capacity_days_per_month: Some(8),
            start: Some(date(2026, 2, 1)),
            days_off: BTreeSet::from([date(2026, 12, 24)]),
            locked_in: BTreeSet::from([practice_id(0, 1)]),
            locked_out: BTreeSet::from([practice_id(0, 2)]),
            efforts: BTreeMap::from([(
                (practice_id(0, 1), level(3)),
                Effort::from_days(4).expect("1 to 250"),
            )]),
        };
        found.plan = vec![
            step(0, 3, Status::Open),
            step(1, 3, Status::UnderWay),
            step(2, 3, Status::Done),
            step(3, 3, Status::Dropped),
        ];
        found
    }

    #[test]
    fn the_next_assessment_keeps_unit_people_aims_and_open_steps_and_no_answer() {
        let before = before();
        let next = next_assessment(&before);
        assert_eq!(next.questionnaire, before.questionnaire);
        assert_eq!(
            (next.unit.unit.as_str(), next.unit.date),
            ("High Street", None)
        );
        let people: Vec<(&str, &str)> = next
            .respondents
            .iter()
            .map(|who| (who.name.as_str(), who.role.as_str()))
            .collect();
        assert_eq!(people[0], ("Bea", "front line"));
        assert_eq!(people.len(), before.respondents.len());
        assert_eq!(next.respondents_with_answers().count(), 0);
        assert!(next.consensus.is_empty());
        assert_eq!(next.targets, before.targets);
        assert_eq!(next.business_case, before.business_case);
        assert_eq!(next.plan, before.plan[..2]);
    }

    #[test]
    fn budget_and_start_belong_to_the_time_that_is_over() {
        let before = before();
        let next = next_assessment(&before).planning;
        assert_eq!((next.budget_days, next.start), (None, None));
        let kept = Planning {
            budget_days: before.planning.budget_days,
            start: before.planning.start,
            ..next
        };
        assert_eq!(kept, before.planning);
    }

    #[test]
    fn a_step_that_the_answers_show_as_reached_is_not_carried_over() {
        let mut before = before();
        before.respondents = answered(&[At(6), At(4), At(4), At(4)]).respondents;
        before.consensus.clear();
        assert_eq!(next_assessment(&before).plan, before.plan[1..2]);
        before.form = Form::Short;
        before.questionnaire.short_form = vec![practice_id(0, 1)];
        assert_eq!(next_assessment(&before).plan, before.plan[1..2]);
    }

    #[test]
    fn new_answers_finish_the_steps_that_were_carried_over() {
        let mut next = next_assessment(&before());
        next.plan.push(step(2, 3, Status::Open));
        let judge = |next: &Assessment| {
            let profile = scoring::profile(next, Form::Full);
            let judged = judged(next, &profile);
            judged.iter().map(|step| step.status).collect::<Vec<_>>()
        };
        let waiting = [Status::Open, Status::UnderWay, Status::Open];
        assert_eq!(judge(&next), waiting, "nobody has answered yet");
        next.respondents = answered(&[At(6), At(5), NotApplicable, Open]).respondents;
        let found = [Status::Done, Status::UnderWay, Status::Dropped];
        assert_eq!(judge(&next), found, "half a level below is not there");
    }

    #[test]
    fn what_was_said_to_be_done_since_the_answers_stays_done() {
        let before = before();
        let profile = scoring::profile(&before, Form::Full);
        assert_eq!(judged(&before, &profile), before.plan);
    }
}
