//! Documents: how one begins, is read, saved and left.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::analysis;
use crate::format::bundled;
use crate::model::{Assessment, Edit, Form, Questionnaire, Shared};
use crate::report::plan_wording;
use crate::store::Remark;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::document::edit::{
    edit, edit_from_outside, note_two_languages, travel, with_session,
};
use crate::window::document::file::{Beginning, Intent, Location, SaveTicket, Saving};
use crate::window::document::links::Relinking;
use crate::window::document::outcome::{ReadOutcome, SaveOutcome};
use crate::window::document::password;
use crate::window::document::picking::{Purpose, ReadOrder, file_name};
use crate::window::effect::{Effect, SaveOrder, SaveTarget, Task};
use crate::window::frame::state::Dialog;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Takes in what happened to the document as a whole.
pub(crate) fn update(state: &mut State, action: DocumentAction) -> Option<Effect> {
    match action {
        DocumentAction::New(form) => begin_new(state, bundled::standard().clone(), form),
        DocumentAction::NewFrom(questionnaire, form) => begin_new(state, questionnaire, form),
        DocumentAction::NextAssessment => {
            if Command::NextAssessment.refusal(state).is_none() {
                leave_for_next(state, Beginning::Next);
            }
        }
        DocumentAction::Look(sample) => leave_for_next(state, Beginning::Sample(*sample)),
        DocumentAction::ContinueCopy => continue_copy(state),
        DocumentAction::Open(path) => return open(state, path),
        DocumentAction::Undo => travel(state, true),
        DocumentAction::Redo => travel(state, false),
        DocumentAction::SaveNow => retry(state),
        DocumentAction::LoseFocus => with_session(state, |session| session.file.hurries = true),
        DocumentAction::OverwriteChanged => overwrite_changed(state),
        DocumentAction::KeepUnderAnotherName => keep_under_another_name(state),
        DocumentAction::ReadAgain => return read_again(state),
        DocumentAction::DiscardChanges => return discard_changes(state),
        DocumentAction::AskForPassword => password::ask_for_new(state),
        DocumentAction::AskToRemovePassword => {
            if Command::RemovePassword.refusal(state).is_none() {
                state.dialog = Some(Dialog::RemovePassword);
            }
        }
        DocumentAction::RemovePassword => password::remove(state),
        DocumentAction::Password(typed) => return password::typed(state, typed),
        DocumentAction::KeyMade(serial, made) => password::key_made(state, serial, made),
        DocumentAction::WasRead(order, found) => was_read(state, order, found),
        DocumentAction::WasKept(ticket) => with_session(state, |session| {
            if session.serial == ticket.serial {
                session.file.kept = ticket.revision;
            }
        }),
        DocumentAction::WasSaved(ticket, found) => return was_saved(state, ticket, found),
        DocumentAction::Studied {
            serial,
            revision,
            study,
            answer,
        } => with_session(state, |session| {
            // The answer may be about a document that was left.
            if session.serial == serial {
                let answer = answer.map(|answer| *answer);
                session.studies.end(study, revision, answer);
            }
        }),
    }
    None
}

fn begin_new(state: &mut State, questionnaire: Shared<Questionnaire>, form: Form) {
    state.dialog = None;
    leave_for_next(state, Beginning::New(questionnaire, form));
}

/// Leaves the open document for another one as soon as it is saved.
fn leave_for_next(state: &mut State, beginning: Beginning) {
    leave_for(state, Intent::Begin(Box::new(beginning)));
}

/// Leaves the open document as soon as it is saved.
pub(crate) fn leave_for(state: &mut State, intent: Intent) {
    state.intent = Some(intent);
    with_session(state, |session| session.file.resume());
}

/// Does what can be done now: starts a save that is due, or what waited for one.
pub(crate) fn proceed(state: &mut State) -> Vec<Effect> {
    let mut effects: Vec<Effect> = order_save(state).into_iter().collect();
    let free = state
        .session
        .as_ref()
        .is_none_or(|session| session.is_clean() && session.file.saving == Saving::Idle);
    let writes = state.intent == Some(Intent::Close) && state.is_exporting();
    if free
        && !writes
        && let Some(intent) = state.intent.take()
    {
        match intent {
            Intent::Close => state.finished = true,
            Intent::Begin(beginning) => effects.extend(begin(state, *beginning)),
        }
    }
    effects
}

/// Orders a save of what is not on the disk and not ordered yet. The saver waits a moment for
/// further changes, unless something waits for the document.
fn order_save(state: &mut State) -> Option<Effect> {
    let today = state.today;
    let waited_for = state.intent.is_some();
    let session = state.session.as_mut()?;
    let at_once = std::mem::take(&mut session.file.hurries) || waited_for;
    let moving = session.file.moving_to.take();
    let is_ordered = match session.file.saving {
        Saving::Idle => session.is_clean(),
        Saving::Running => {
            session.file.ordered.revision == session.revision
                && (session.file.ordered_at_once || !at_once)
        }
        Saving::Failed(_) | Saving::Conflict => true,
    };
    if is_ordered && moving.is_none() {
        return None;
    }
    let moves = moving.is_some();
    let relinking = moving
        .as_ref()
        .and_then(|(path, _)| Relinking::of(session, path, state.documents.as_deref()));
    let target = match moving {
        Some((path, true)) => SaveTarget::Replace(path),
        Some((path, false)) => SaveTarget::Fresh(path),
        None => own_target(session, today),
    };
    let ticket = SaveTicket {
        serial: session.serial,
        number: session.file.ordered.number + 1,
        revision: session.revision,
        moves,
    };
    session.file.saving = Saving::Running;
    session.file.ordered = ticket;
    session.file.ordered_at_once = at_once || moves;
    Some(Effect::Save(Box::new(SaveOrder {
        ticket,
        confirmed: session.file.confirmed,
        at_once: at_once || moves,
        is_changed: !session.is_clean(),
        assessment: session.assessment.clone(),
        target,
        relinking,
        rescued: session.file.rescued.clone(),
        key: session.file.key.clone(),
    })))
}

fn own_target(session: &Session, today: Date) -> SaveTarget {
    match &session.file.place {
        Location::At(path) => SaveTarget::Own {
            path: path.clone(),
            seen: session.file.seen,
        },
        Location::CopyOf(path) => SaveTarget::Beside {
            path: path.clone(),
            name: name_of_copy(path),
        },
        Location::Unnamed => SaveTarget::FreeName {
            name: unnamed(today),
        },
    }
}

/// The name of a document before it has one.
pub(crate) fn unnamed(today: Date) -> Message {
    Message::new("window-file-unnamed").with("day", today.to_string())
}

fn name_of_copy(path: &Path) -> Message {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    Message::new("window-file-copy").with("name", stem.into_owned())
}

fn begin(state: &mut State, beginning: Beginning) -> Vec<Effect> {
    let before = state.session.take();
    let remembered = show(state, beginning, before.as_ref());
    let stopped = before.map(|session| {
        let studies = Effect::Stop(Task::Studies(session.serial));
        state.discarded.push(Box::new(session));
        studies
    });
    stopped.into_iter().chain(remembered).collect()
}

fn show(state: &mut State, beginning: Beginning, before: Option<&Session>) -> Option<Effect> {
    state.counter += 1;
    let serial = state.counter;
    state.exports.clear();
    // A path that was asked for belonged to the document before.
    state.picking = None;
    state.notice = None;
    state.news = state.remark.take();
    state.choice.form = None;
    state.choice.date = None;
    let open = before.and_then(|session| session.file.key.as_ref());
    let key = beginning.key(open);
    let mut rescued = None;
    let mut seen = None;
    let (mut assessment, location, route) = match beginning {
        Beginning::New(questionnaire, form) => {
            let assessment = Assessment::new(questionnaire, form);
            (assessment, Location::Unnamed, Route::Unit)
        }
        Beginning::Next => {
            let assessment = analysis::next_assessment(&before?.assessment);
            state.news = Some(plan_wording::carried_over(&assessment));
            (assessment, Location::Unnamed, Route::Unit)
        }
        Beginning::Sample(assessment) | Beginning::Version { assessment, .. } => {
            (assessment, Location::Unnamed, Route::Results)
        }
        Beginning::Inside(assessment) => {
            state.news = Some(Message::new("window-inside-report"));
            (assessment, Location::Unnamed, Route::Results)
        }
        Beginning::Rescued(found) => {
            state.news = Some(Message::new(match found.place {
                Location::At(_) => "window-rescued",
                Location::CopyOf(_) => "window-rescued-beside",
                Location::Unnamed => "window-rescued-new",
            }));
            rescued = Some(found.copy);
            seen = found.seen;
            (found.assessment, found.place, Route::Questions)
        }
        Beginning::Copy {
            path,
            mut assessment,
            ..
        } => {
            assessment.identity = assessment.identity.copy();
            (assessment, Location::CopyOf(path), Route::Questions)
        }
        Beginning::Document {
            path,
            digest,
            assessment,
            ..
        } => {
            seen = Some(digest);
            (assessment, Location::At(path), Route::Questions)
        }
    };
    let is_known = assessment.identity.id.is_some();
    assessment.identity.id = assessment.identity.id.or_else(state.fresh_id);
    if route == Route::Unit {
        assessment.unit.date = Some(state.today);
    }
    let mut session = Session::new(serial, assessment, location);
    let is_complete = session.open() == 0;
    state.route = if seen.is_some() && rescued.is_none() && is_complete {
        Route::Results
    } else {
        route
    };
    // A copy is not on the disk yet.
    let is_copy = matches!(session.file.place, Location::CopyOf(_));
    session.revision = u64::from(is_copy || rescued.is_some());
    (session.file.seen, session.file.rescued) = (seen, rescued);
    session.file.key = key;
    // Nothing was kept of a document that had no id.
    session.versions.is_recalled = !is_known;
    let opened = session.file.path().map(Path::to_owned);
    state.session = Some(session);
    if state.news.is_none() {
        note_two_languages(state);
    }
    remember(state, &opened?)
}

/// Puts a path on top of the recent files.
fn remember(state: &mut State, path: &Path) -> Option<Effect> {
    if state
        .settings
        .recent
        .first()
        .is_some_and(|first| first == path)
    {
        return None;
    }
    state.settings.remember(path);
    Some(Effect::Remember(state.settings.clone()))
}

/// Whether the open document is this file.
fn stands_at(state: &State, path: &Path) -> bool {
    let session = state.session.as_ref();
    session.and_then(|session| session.file.path()) == Some(path)
}

/// Opens a document; one that is open already is shown.
pub(crate) fn open(state: &mut State, path: PathBuf) -> Option<Effect> {
    if stands_at(state, &path) {
        state.route = Route::Questions;
        return None;
    }
    Some(read(state, Purpose::OpenDocument, path))
}

/// Asks for a file to be read for a purpose.
pub(crate) fn read(state: &mut State, purpose: Purpose, path: PathBuf) -> Effect {
    state.reading = true;
    state.notice = None;
    let serial = state.session.as_ref().map(|session| session.serial);
    Effect::Read(ReadOrder {
        purpose,
        path,
        serial,
        unlocking: password::unlocking(state),
    })
}

/// Takes in what a file held.
fn was_read(state: &mut State, order: ReadOrder, found: ReadOutcome) {
    state.reading = false;
    let serial = state.session.as_ref().map(|session| session.serial);
    if order.purpose.needs_document() && order.serial != serial {
        // It was read for a document that was left.
        return;
    }
    if password::is_given_up(state, &order) {
        return;
    }
    let found = match found {
        ReadOutcome::Locked { was_tried } => {
            return password::ask_to_open(state, order, was_tried);
        }
        found => found,
    };
    password::answered(state);
    let path = order.path;
    let beginning = match found {
        ReadOutcome::Document {
            digest,
            assessment,
            key,
        } => {
            if stands_at(state, &path) {
                // The file was read again in place of the changes that are shown.
                give_up_changes(state);
            }
            Beginning::Document {
                path,
                digest,
                assessment: *assessment,
                key,
            }
        }
        ReadOutcome::Rescued(rescued) => Beginning::Rescued(*rescued),
        ReadOutcome::Report(assessment) => Beginning::Inside(*assessment),
        ReadOutcome::Questionnaire(questionnaire) if questionnaire.short_form.is_empty() => {
            return begin_new(state, questionnaire, Form::Full);
        }
        ReadOutcome::Questionnaire(questionnaire) => {
            state.dialog = Some(Dialog::ChooseForm(questionnaire));
            return;
        }
        ReadOutcome::Logo(logo) => return edit(state, &Edit::SetLogo(Some(logo))),
        ReadOutcome::Faults { faults, sound, key } => {
            state.dialog = Some(Dialog::Faults {
                path,
                faults,
                sound,
                key,
            });
            return;
        }
        // It was asked about above.
        ReadOutcome::Locked { .. } => return,
        ReadOutcome::Failed(why) => {
            state.notice = Some(why);
            return;
        }
    };
    leave_for_next(state, beginning);
}

/// Continues with the sound parts of a document with faults, under another name.
fn continue_copy(state: &mut State) {
    if let Some(Dialog::Faults {
        path,
        sound: Some(assessment),
        key,
        ..
    }) = state.dialog.take()
    {
        let assessment = *assessment;
        leave_for_next(
            state,
            Beginning::Copy {
                path,
                assessment,
                key,
            },
        );
    }
}

/// Saves at once, even if that failed before.
fn retry(state: &mut State) {
    state
        .dialog
        .take_if(|dialog| matches!(dialog, Dialog::Unsaved { .. }));
    with_session(state, |session| {
        session.file.resume();
        session.file.hurries = true;
    });
}

/// Takes in the result of a save.
fn was_saved(state: &mut State, ticket: SaveTicket, found: SaveOutcome) -> Option<Effect> {
    let session = state
        .session
        .as_mut()
        .filter(|session| session.serial == ticket.serial)?;
    let is_last = ticket.number == session.file.ordered.number;
    if is_last {
        session.file.saving = Saving::Idle;
    }
    match found {
        SaveOutcome::Done {
            path,
            digest,
            relinked,
            remark,
        } => {
            state.news = remark
                .map(|remark| said(&remark, &path, session.file.key.is_some()))
                .or(state.news.take());
            session.file.saved = ticket.revision;
            session.file.confirmed = ticket.number;
            session.file.seen = Some(digest);
            session.file.place = Location::At(path.clone());
            if !relinked.is_empty() {
                let is_clean = session.is_clean();
                edit_from_outside(session, &[Edit::ReplaceLinks(relinked)]);
                if is_clean {
                    // The file holds these links already.
                    session.file.saved = session.revision;
                }
            }
            let rescued = session.file.rescued.take();
            state
                .recent
                .unsaved
                .retain(|copy| Some(&copy.path) != rescued.as_ref());
            return remember(state, &path);
        }
        SaveOutcome::Exists { path } => {
            state.dialog = Some(Dialog::Exists {
                path,
                purpose: Purpose::SaveDocument,
            });
        }
        SaveOutcome::Failed(message) if ticket.moves => state.notice = Some(message),
        // A later order is on its way, and will say how it stands.
        SaveOutcome::Changed { .. } | SaveOutcome::Failed(_) if !is_last => {}
        SaveOutcome::Changed { path } => {
            session.file.saving = Saving::Conflict;
            state.dialog = Some(Dialog::ChangedOnDisk { path });
        }
        SaveOutcome::Failed(message) => {
            session.file.saving = Saving::Failed(message.clone());
            if state.intent.is_some() {
                state.dialog = Some(Dialog::Unsaved { why: message });
            }
        }
    }
    None
}

/// What a save changed besides the bytes of a file, in a sentence.
fn said(remark: &Remark, path: &Path, is_locked: bool) -> Message {
    let (key, path) = match remark {
        Remark::Converted(kept) if is_locked => ("window-converted-plain", &**kept),
        Remark::Converted(kept) => ("window-converted", &**kept),
        Remark::NewOwner => ("window-new-owner", path),
        Remark::OtherNames => ("window-other-names", path),
    };
    Message::new(key).with("name", file_name(path))
}

/// Overwrites what someone else wrote into the document's file.
fn overwrite_changed(state: &mut State) {
    if let Some(path) = changed_on_disk(state) {
        with_session(state, |session| {
            session.file.moving_to = Some((path, true));
            session.file.saving = Saving::Idle;
        });
    }
}

fn keep_under_another_name(state: &mut State) {
    if let Some(path) = changed_on_disk(state) {
        with_session(state, |session| {
            session.file.place = Location::CopyOf(path);
            session.file.seen = None;
        });
        retry(state);
    }
}

fn read_again(state: &mut State) -> Option<Effect> {
    let path = changed_on_disk(state)?;
    state.intent = None;
    Some(read(state, Purpose::OpenDocument, path))
}

/// Answers the question about a file that someone else changed; `None` if it was not asked.
fn changed_on_disk(state: &mut State) -> Option<PathBuf> {
    match state.dialog.take() {
        Some(Dialog::ChangedOnDisk { path }) => Some(path),
        other => {
            state.dialog = other;
            None
        }
    }
}

fn discard_changes(state: &mut State) -> Option<Effect> {
    let asked = |dialog: &mut Dialog| matches!(dialog, Dialog::Unsaved { .. });
    state.dialog.take_if(asked)?;
    give_up_changes(state);
    let session = state.session.as_mut()?;
    let begun_from = session.file.rescued.take();
    let copies = &mut state.recent.unsaved;
    copies.retain(|copy| Some(&copy.path) != begun_from.as_ref());
    Some(Effect::GiveUp(session.file.ordered, begun_from))
}

fn give_up_changes(state: &mut State) {
    with_session(state, |session| {
        session.file.saved = session.revision;
        session.file.saving = Saving::Idle;
    });
}
