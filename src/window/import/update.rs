//! What is decided about a table of answers, and taking the answers in.

use std::path::PathBuf;

use crate::model::{
    Assessment, Edit, Import, Mapping, Numbering, RatingKind, Respondent, RespondentId, Response,
};
use crate::window::change::Change;
use crate::window::document::edit::{at_once, edit_at_large, is_closed, sit_at};
use crate::window::effect::Effect;
use crate::window::import::action::{Decided, ImportAction};
use crate::window::import::state::{Found, Importing, Preview, Wanted};
use crate::window::questions::rating::take_in_reason;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::{DoneEdit, State};
use crate::words::Message;

/// Takes in what happened to a table that is looked at.
pub(crate) fn update(state: &mut State, action: ImportAction) -> Vec<Effect> {
    match action {
        ImportAction::Import => return import(state),
        ImportAction::Cancel => cancel(state),
        ImportAction::CopyCommand(text) => {
            state.news = Some(Message::new("importing-command-copied"));
            return vec![Effect::Copy(text)];
        }
        ImportAction::WasRead(wanted, found) => return was_read(state, wanted, *found),
        decision => {
            if let Some(importing) = importing(state) {
                decide(importing, decision);
            }
        }
    }
    Vec::new()
}

fn importing(state: &mut State) -> Option<&mut Importing> {
    state.session.as_mut()?.importing.as_mut()
}

/// Begins to look at a table.
pub(crate) fn begin(state: &mut State, path: PathBuf, bytes: Vec<u8>) {
    if is_closed(state) {
        return;
    }
    take_in_reason(state);
    state.counter += 1;
    let number = state.counter;
    let from = state.route;
    let Some(session) = state.session.as_mut() else {
        return;
    };
    session.history.pause();
    session.pace.pause();
    let begun = match &session.importing {
        Some(before) if before.path == path => before.renewed(number, bytes),
        before => {
            let from = match before {
                Some(before) if from == Route::Import => before.from,
                _ => from,
            };
            let known = state.settings.mapping(&session.assessment.questionnaire);
            Importing::new(number, path, bytes, from, known)
        }
    };
    let before = session.importing.replace(begun);
    state.route = Route::Import;
    state.news = None;
    state.discarded.push(Box::new(before));
}

/// Has the table read for the present state of the document and for what was chosen.
pub(crate) fn read(state: &mut State) -> Option<Effect> {
    let session = state
        .session
        .as_mut()
        .filter(|_| state.route == Route::Import)?;
    let importing = session.importing.as_mut()?;
    let order = importing.order(session.revision, &session.assessment)?;
    Some(Effect::ReadTable(Box::new(order)))
}

fn was_read(state: &mut State, wanted: Wanted, found: Found) -> Vec<Effect> {
    let Some(importing) = importing(state).filter(|it| it.number == wanted.number) else {
        state.discarded.push(Box::new(found));
        return Vec::new();
    };
    let before = importing.take(wanted, found);
    let goes_on = std::mem::take(&mut importing.waits);
    state.discarded.push(Box::new(before));
    if goes_on { import(state) } else { Vec::new() }
}

fn decide(importing: &mut Importing, decision: ImportAction) {
    match decision {
        ImportAction::Use(heading, used) => importing.choose(|choices| {
            choices.mapping.columns.insert(heading, used);
        }),
        ImportAction::Mean(text, meaning) => importing.choose(|choices| {
            choices.mapping.values.insert(text, meaning);
        }),
        ImportAction::Confirm => confirm(importing),
        ImportAction::Reason(reason) => importing.choose(|choices| choices.reason = reason),
        ImportAction::AnotherPerson(name) => {
            importing.choose(|choices| choices.other_people.push(name));
        }
        ImportAction::SamePerson(name) => {
            importing.choose(|choices| choices.same_people.push(name));
        }
        ImportAction::OneName(name, other) => importing.choose(|choices| {
            choices.other_names.insert(name, other);
        }),
        ImportAction::Everybody(crowd) => {
            importing.choose(|choices| choices.crowd = Some(crowd));
        }
        ImportAction::LaterOneHolds => importing.choose(|choices| choices.later_one_holds = true),
        ImportAction::Replace(Some(id)) => {
            importing.replaced.insert(id);
        }
        ImportAction::Replace(None) => {
            let everybody = importing.replacing().filter_map(|it| it.known.clone());
            let everybody: Vec<RespondentId> = everybody.collect();
            importing.replaced.extend(everybody);
        }
        ImportAction::TakeBack(decided) => take_back(importing, decided),
        ImportAction::LeaveOutFaults(leaves) => importing.leaves_out_faults = leaves,
        ImportAction::Import
        | ImportAction::Cancel
        | ImportAction::CopyCommand(_)
        | ImportAction::WasRead(..) => {}
    }
}

fn confirm(importing: &mut Importing) {
    let proposed = importing.preview().map(Preview::proposed);
    let proposed = proposed.into_iter().flatten();
    let confirmed = proposed.filter_map(|read| Some((read.text.clone(), read.proposal.clone()?)));
    let confirmed: Vec<_> = confirmed.collect();
    importing.choose(|choices| choices.mapping.values.extend(confirmed));
}

fn take_back(importing: &mut Importing, decided: Decided) {
    match decided {
        Decided::AnotherPerson(name) => importing.choose(|choices| {
            choices.other_people.retain(|known| *known != name);
        }),
        Decided::SamePerson(name) => importing.choose(|choices| {
            choices.same_people.retain(|known| *known != name);
        }),
        Decided::OneName(name) => importing.choose(|choices| {
            choices.other_names.remove(&name);
        }),
        Decided::Everybody => importing.choose(|choices| choices.crowd = None),
        Decided::LaterOneHolds => importing.choose(|choices| choices.later_one_holds = false),
        Decided::Replaced(id) => {
            importing.replaced.remove(&id);
        }
    }
}

fn cancel(state: &mut State) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    if let Some(importing) = session.importing.take() {
        state.route = importing.from;
        state.discarded.push(Box::new(importing));
    }
}

/// Takes the answers in, as one edit, and shows them.
fn import(state: &mut State) -> Vec<Effect> {
    if is_closed(state) {
        return Vec::new();
    }
    let Some(session) = state.session.as_mut() else {
        return Vec::new();
    };
    let Some(importing) = session.importing.as_mut() else {
        return Vec::new();
    };
    if !importing.is_read(session.revision) {
        // What is shown is about something else than what was decided.
        importing.waits = true;
        return Vec::new();
    }
    if !importing.is_ready() {
        return Vec::new();
    }
    let Some(Found::Preview(preview)) = importing.found.take() else {
        return Vec::new();
    };
    let (edits, change, taken) = taken(*preview, session);
    let before = session.revision;
    at_once(state, |state| edit_at_large(state, edits, change));
    shown(state, before, taken)
}

/// What is to be known of a table once its answers are taken in.
struct Taken {
    /// What was confirmed about it.
    mapping: Mapping,
    /// Where the first person stands then.
    at: usize,
    /// What is said of it.
    told: Message,
}

/// The edits that take a table in, what they are called, and what is to be known of it then.
fn taken(preview: Preview, session: &Session) -> (Vec<Edit>, Change, Taken) {
    let told = Message::new("importing-done")
        .with("people", preview.reading.people.len())
        .with("new", preview.answers[0])
        .with("changed", preview.answers[1]);
    let mapping = preview.reading.confirmed().clone();
    let first = preview.reading.people.first();
    let first = first.and_then(|person| person.known.clone());
    let edit = preview.reading.edit();
    let change = Change::of(std::slice::from_ref(&edit));
    let placeholder = placeholder(&session.assessment, &edit);
    let at = match (first, &placeholder) {
        (Some(known), _) => place_of(session, &known),
        (None, Some(_)) => 0,
        (None, None) => session.assessment.respondents.len(),
    };
    // First, so that it takes nobody's place.
    let removed = placeholder.map(Edit::RemoveRespondent).into_iter();
    let edits = removed.chain([edit]).collect();
    (edits, change, Taken { mapping, at, told })
}

/// Shows what was taken in, says so, and remembers what was confirmed; does nothing where the edit was
/// refused.
fn shown(state: &mut State, before: u64, taken: Taken) -> Vec<Effect> {
    let session = state.session.as_mut();
    let Some(session) = session.filter(|session| session.revision != before) else {
        return Vec::new();
    };
    state.discarded.push(Box::new(session.importing.take()));
    sit_at(session, taken.at);
    session.practice = session.first_open();
    state.route = if is_complete(session, taken.at) {
        Route::Results
    } else {
        Route::Questions
    };
    state.undoable = Some(DoneEdit {
        told: taken.told.clone(),
        revision: session.revision,
    });
    state.news = Some(taken.told);
    let questionnaire = &session.assessment.questionnaire;
    let known = state.settings.clone();
    let lasting = lasting(taken.mapping, questionnaire.numbering);
    state.settings.remember_mapping(questionnaire, &lasting);
    if state.settings == known {
        return Vec::new();
    }
    vec![Effect::Remember(state.settings.clone())]
}

/// What of a mapping holds for other tables, too: a bare number stands for something else in the next one.
fn lasting(mut mapping: Mapping, numbering: Numbering) -> Mapping {
    let is_number =
        |text: &str| numbering.parse(text).is_some() || text.trim().parse::<f64>().is_ok();
    mapping.values.retain(|text, _| !is_number(text));
    mapping
}

fn place_of(session: &Session, id: &RespondentId) -> usize {
    let mut respondents = session.assessment.respondents.iter();
    respondents
        .position(|one| one.id == *id)
        .unwrap_or_default()
}

/// The one person who stands for nobody yet: without name and answers, in a document that nobody answered.
fn placeholder(assessment: &Assessment, taken: &Edit) -> Option<RespondentId> {
    let [only] = assessment.respondents.as_slice() else {
        return None;
    };
    let Edit::Import(import) = taken else {
        return None;
    };
    let Import { people, .. } = &**import;
    let adds = people.iter().any(|person| person.known.is_none());
    let is_known = people
        .iter()
        .any(|person| person.known.as_ref() == Some(&only.id));
    let is_nobody = |one: &Respondent| {
        let said = one.sheet.0.values();
        let about = [&one.name, &one.role, &one.team];
        about.iter().all(|text| text.trim().is_empty()) && said.into_iter().all(Response::is_empty)
    };
    (adds && !is_known && is_nobody(only)).then(|| only.id.clone())
}

/// Whether somebody who stands at a place or after it answered everything that is asked.
fn is_complete(session: &Session, at: usize) -> bool {
    let mut people = session.assessment.respondents.iter().skip(at);
    people.any(|one| {
        session.asked().all(|id| {
            let said = one.sheet.get(id).and_then(|said| said.rating.as_ref());
            RatingKind::of(said) != RatingKind::Unanswered
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Meaning;

    #[test]
    fn what_a_bare_number_stands_for_is_not_remembered_for_other_tables() {
        let mut mapping = Mapping::default();
        for text in ["3", "7", " 10 ", "agree", "3+", "4 of 0-10"] {
            mapping.values.insert(text.to_owned(), Meaning::default());
        }
        let lasting = lasting(mapping, Numbering::FromOne);
        let texts: Vec<&String> = lasting.values.keys().collect();
        assert_eq!(texts, ["3+", "4 of 0-10", "agree"]);
    }
}
