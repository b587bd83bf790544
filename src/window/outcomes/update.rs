//! Changes of what the unit measures, and tables of it.

use std::path::PathBuf;

use crate::format::import::OutcomeChoices;
use crate::model::{Edit, Measure, Outcomes};
use crate::window::document::edit::{at_once, edit};
use crate::window::document::outcome::ReadOutcome;
use crate::window::document::picking::Purpose;
use crate::window::document::typed_path;
use crate::window::effect::Effect;
use crate::window::outcomes::action::OutcomesAction;
use crate::window::outcomes::state::OutcomesTable;
use crate::window::route::Route;
use crate::window::state::State;
use crate::words::Message;

/// Takes in what happens to what the unit measures.
pub(crate) fn update(state: &mut State, action: OutcomesAction) -> Option<Effect> {
    match action {
        OutcomesAction::Add(measure) => {
            let session = state.session.as_ref();
            let id = session.map(|it| it.assessment.free_measure_id(&measure.name));
            change(state, |all| all.extend(id.map(|id| (id, *measure))));
        }
        OutcomesAction::Describe(id, described) => change(state, |all| {
            if let Some(measure) = all.get_mut(&id) {
                let values = std::mem::take(&mut measure.values);
                *measure = Measure {
                    values,
                    ..*described
                };
            }
        }),
        OutcomesAction::Remove(id) => change(state, |all| {
            all.remove(&id);
        }),
        OutcomesAction::Put(id, day, outcome) => change(state, |all| {
            if let Some(measure) = all.get_mut(&id) {
                measure.values.insert(day, *outcome);
            }
        }),
        OutcomesAction::RemoveValue(id, day) => change(state, |all| {
            if let Some(measure) = all.get_mut(&id) {
                measure.values.remove(&day);
            }
        }),
        OutcomesAction::Read(revision, read) => {
            let session = state.session.as_mut();
            if let Some(table) = session.and_then(|session| session.outcomes_table.as_mut()) {
                table.read = Some((revision, *read));
            }
        }
        OutcomesAction::Decimal(sign) => choose(state, |choices| choices.decimal = Some(sign)),
        OutcomesAction::DayFirst(first) => choose(state, |choices| choices.day_first = Some(first)),
        OutcomesAction::TakeTable => take(state),
        OutcomesAction::LeaveTable => {
            if let Some(session) = state.session.as_mut() {
                session.outcomes_table = None;
            }
        }
    }
    None
}

/// Changes everything that is measured.
fn change(state: &mut State, change: impl FnOnce(&mut Outcomes)) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let assessment = &session.assessment;
    let mut all = assessment.outcomes.clone();
    change(&mut all);
    if all != assessment.outcomes {
        at_once(state, |state| edit(state, &Edit::SetOutcomes(all)));
    }
}

/// Takes in what a file held that was asked for as a table of outcomes.
pub(crate) fn was_read(state: &mut State, path: PathBuf, found: ReadOutcome) {
    match found {
        ReadOutcome::Table(bytes) => {
            state.route = Route::Outcomes;
            if let Some(session) = state.session.as_mut() {
                session.outcomes_table = Some(OutcomesTable {
                    path,
                    bytes,
                    choices: OutcomeChoices::default(),
                    read: None,
                });
            }
        }
        ReadOutcome::Failed(why) => {
            let failed = Message::new("window-read-failed").with("why", why);
            state.notice = typed_path::refuse(state, Purpose::ImportOutcomes, failed);
        }
        _ => {}
    }
}

fn choose(state: &mut State, choose: impl FnOnce(&mut OutcomeChoices)) {
    let session = state.session.as_mut();
    if let Some(table) = session.and_then(|session| session.outcomes_table.as_mut()) {
        choose(&mut table.choices);
        table.read = None;
    }
}

/// Takes the table in as one change, unless the document changed since it was read: then what it brings is shown
/// anew.
fn take(state: &mut State) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let revision = session.revision;
    let Some(mut table) = session.outcomes_table.take() else {
        return;
    };
    match &table.read {
        Some((of, Ok(found))) if !found.has_errors() && *of == revision => {
            let (new, replaced) = (found.new, found.replaced.len());
            let outcomes = found.outcomes.clone();
            at_once(state, |state| edit(state, &Edit::SetOutcomes(outcomes)));
            let news = Message::new("outcomes-taken");
            state.news = Some(news.with("new", new).with("replaced", replaced));
        }
        _ => {
            table.read = None;
            session.outcomes_table = Some(table);
        }
    }
}
