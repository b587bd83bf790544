//! What the reader of a report may see: sections are made from a copy of the assessment from which
//! everything that is left out has been taken away, so that no section can show it.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::model::{Assessment, Check, Outcome, Rating, Respondent, Response};
use crate::report::Redaction;
use crate::scoring::disclosure::{SmallestGroup, described};

/// The assessment without the words that are left out. Ratings stay as they are, so that whatever
/// is worked out of it stays the same. Where names are left out, nobody's role is left in that
/// fewer people than `least` share.
pub(super) fn assessment(
    found: &Assessment,
    left_out: Redaction,
    least: SmallestGroup,
) -> Cow<'_, Assessment> {
    if !left_out.leaves_out() {
        return Cow::Borrowed(found);
    }
    let mut shown = found.clone();
    if left_out.notes {
        for consensus in shown.consensus.values_mut() {
            consensus.reason.clear();
            take_reason(&mut consensus.rating);
        }
        for target in shown.targets.values_mut() {
            target.reason.clear();
        }
        for step in &mut shown.plan {
            step.note.clear();
        }
        for step in &mut shown.own_steps {
            step.note.clear();
        }
        for check_in in shown.check_ins.values_mut() {
            check_in.said.clear();
        }
        for value in outcomes(&mut shown) {
            value.note.clear();
        }
    }
    if left_out.names {
        shown.unit.facilitator.clear();
        if let Some(closing) = &mut shown.closed {
            closing.by.clear();
        }
        for step in &mut shown.plan {
            step.owner.clear();
        }
        for step in &mut shown.own_steps {
            step.owner.clear();
        }
        for check_in in shown.check_ins.values_mut() {
            check_in.by.clear();
        }
        for value in outcomes(&mut shown) {
            value.by.clear();
        }
    }
    if left_out.evidence {
        let check_ins = shown.check_ins.values_mut();
        for found in check_ins.flat_map(|it| it.observed.values_mut()) {
            found.source.clear();
        }
    }
    for respondent in &mut shown.respondents {
        take_from(respondent, left_out);
    }
    if left_out.respondents {
        for respondent in &mut shown.respondents {
            respondent.role.clear();
            respondent.team.clear();
        }
    } else if left_out.names {
        let people = found.respondents.iter();
        let people: Vec<(&str, &str)> = people
            .map(|person| (person.role.trim(), person.team.trim()))
            .collect();
        let described = described(&people, least);
        for (respondent, (role, team)) in shown.respondents.iter_mut().zip(described) {
            role.clone_into(&mut respondent.role);
            team.clone_into(&mut respondent.team);
        }
    }
    Cow::Owned(shown)
}

/// What the unit measured, on all days.
fn outcomes(shown: &mut Assessment) -> impl Iterator<Item = &mut Outcome> {
    let measures = shown.outcomes.values_mut();
    measures.flat_map(|measure| measure.values.values_mut())
}

fn take_from(respondent: &mut Respondent, left_out: Redaction) {
    if left_out.names {
        respondent.name.clear();
    }
    for response in respondent.sheet.0.values_mut() {
        take_from_response(response, left_out);
    }
}

fn take_from_response(response: &mut Response, left_out: Redaction) {
    if left_out.notes {
        response.note.clear();
        if let Some(rating) = &mut response.rating {
            take_reason(rating);
        }
    }
    if left_out.evidence {
        response.evidence.clear();
    }
    if left_out.names {
        for evidence in &mut response.evidence {
            evidence.checked_by.clear();
        }
    }
    if let Some(check) = &mut response.check {
        if left_out.notes {
            check.note.clear();
        }
        if left_out.names {
            check.by.clear();
        }
    }
    if left_out.respondents {
        response.confidence = None;
        response.flagged = false;
        // A rating that a checker gave goes on counting.
        let is_told = |check: &mut Check| check.verdict.adjusted().is_none();
        response.check.take_if(is_told);
        // As many reasons as people say that a practice does not apply.
        if let Some(rating) = &mut response.rating {
            take_reason(rating);
        }
    }
}

fn take_reason(rating: &mut Rating) {
    if let Rating::NotApplicable(reason) = rating {
        reason.clear();
    }
}

/// What follows without what is left out: no owners of steps and no notes on them, and no roles that few people
/// have.
pub(super) fn analysis<'a>(
    found: &'a Analysis,
    assessment: &Assessment,
    left_out: Redaction,
    least: SmallestGroup,
) -> Cow<'a, Analysis> {
    if !left_out.names && !left_out.notes {
        return Cow::Borrowed(found);
    }
    let mut shown = found.clone();
    let clear = |owner: &mut String, note: &mut String| {
        if left_out.names {
            owner.clear();
        }
        if left_out.notes {
            note.clear();
        }
    };
    for step in &mut shown.roadmap.steps {
        clear(&mut step.owner, &mut step.note);
    }
    for step in &mut shown.roadmap.own {
        clear(&mut step.owner, &mut step.note);
    }
    if let Some(decision) = &mut shown.decision {
        for step in decision
            .proposal
            .steps
            .iter_mut()
            .filter(|_| left_out.names)
        {
            step.owner.clear();
        }
        for own in &mut decision.proposal.own {
            clear(&mut own.step.owner, &mut own.step.note);
        }
    }
    if left_out.names && !left_out.respondents {
        shown.describe_roles(assessment, least);
    }
    Cow::Owned(shown)
}
