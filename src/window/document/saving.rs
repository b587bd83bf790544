//! Saving: what is ordered, what became of it, and what to do where it did not work.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::model::{Edit, MergeError, Side, merge};
use crate::store::Remark;
use crate::window::document::edit::{edit_from_outside, with_session};
use crate::window::document::file::{Elsewhere, Location, SaveTicket, Saving};
use crate::window::document::links::Relinking;
use crate::window::document::naming::{FileName, Naming, Renaming};
use crate::window::document::outcome::{Renamed, SaveOutcome};
use crate::window::document::picking::{Purpose, file_name, stem};
use crate::window::document::typed_path;
use crate::window::effect::{Effect, SaveOrder, SaveTarget};
use crate::window::frame::state::{Dialog, Outlook};
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// How many steps of undo are kept in each direction.
const MOST_STEPS: usize = 100;

/// Orders a save of what is not on the disk and not ordered yet. The saver waits a moment for
/// further changes, unless something waits for the document.
pub(crate) fn order_save(state: &mut State) -> Option<Effect> {
    let today = state.today;
    let waited_for = state.intent.is_some();
    // What is typed on this screen becomes a name once it is left.
    let is_typing = state.route == Route::Unit && !waited_for;
    let session = state.session.as_mut()?;
    if session.file.name.after.is_some() && !is_typing {
        let now = Naming::of(&session.assessment, today);
        session.file.name.follow(now);
    }
    let is_named = matches!(session.file.place, Location::At(_));
    let is_misnamed = std::mem::take(&mut session.file.name.is_due) && is_named;
    let at_once = std::mem::take(&mut session.file.hurries) || waited_for || is_misnamed;
    let moving = session.file.moving_to.take();
    let is_last = session.file.ordered.revision == session.revision;
    let is_ordered = match session.file.saving {
        Saving::Idle => session.is_clean(),
        Saving::Running => is_last && (session.file.ordered_at_once || !at_once),
        // The saver tries again by itself, and keeps a copy of each change.
        Saving::Stalled | Saving::Failed(_) | Saving::Conflict(_) => is_last,
    };
    if is_ordered && moving.is_none() && !is_misnamed {
        return None;
    }
    let moves = moving.is_some();
    if moves {
        // The name stays as it is typed, unless it is the one that the program gives.
        session.file.name = FileName {
            after: Some(Naming::of(&session.assessment, today)),
            ..FileName::default()
        };
    }
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
    if session.file.saving == Saving::Idle || moves {
        session.file.saving = Saving::Running;
    }
    session.file.ordered = ticket;
    session.file.ordered_at_once = at_once || moves;
    Some(Effect::Save(Box::new(SaveOrder {
        ticket,
        confirmed: session.file.confirmed,
        at_once: at_once || moves,
        is_changed: !session.is_clean(),
        assessment: session.assessment.clone(),
        target,
        renaming: session.file.name.next.clone(),
        relinking,
        rescued: session.file.rescued.clone(),
        key: session.file.key.clone(),
        in_ballot: in_ballot(session),
        history: session.history.nearest(MOST_STEPS),
    })))
}

/// How many events of the ballot that runs the document holds.
#[cfg(feature = "ballot")]
fn in_ballot(session: &Session) -> Option<usize> {
    let running = session.ballot.as_ref()?.running()?;
    Some(running.seen)
}

/// Without ballots none runs.
#[cfg(not(feature = "ballot"))]
const fn in_ballot(_: &Session) -> Option<usize> {
    None
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
        Location::Unnamed => {
            let named = session.file.name.after.clone();
            let named = named.unwrap_or_else(|| Naming::of(&session.assessment, today));
            let name = named.message();
            SaveTarget::FreeName { name }
        }
    }
}

fn name_of_copy(path: &Path) -> Message {
    Message::new("window-file-copy").with("name", stem(path))
}

/// Puts a path on top of the recent files.
pub(crate) fn remember(state: &mut State, path: &Path) -> Option<Effect> {
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

/// Saves at once, even if that failed before.
pub(crate) fn retry(state: &mut State) {
    state
        .dialog
        .take_if(|dialog| matches!(dialog, Dialog::Unsaved { .. }));
    with_session(state, |session| {
        session.file.resume();
        if session.file.saving == Saving::Stalled {
            session.file.saving = Saving::Idle;
        }
        session.file.hurries = true;
    });
}

/// Takes in whether what is not saved yet is in a recovery copy.
pub(crate) fn was_kept(state: &mut State, ticket: SaveTicket, is_kept: bool) {
    with_session(state, |session| {
        if session.serial == ticket.serial {
            let copy = &mut session.file.copy;
            copy.has_failed = !is_kept;
            if is_kept {
                copy.revision = ticket.revision;
            }
        }
    });
}

/// Takes in that the disk does not answer.
pub(crate) fn was_delayed(state: &mut State, ticket: SaveTicket) {
    let session = state.session.as_mut();
    let Some(session) = session.filter(|session| session.serial == ticket.serial) else {
        return;
    };
    if ticket.number <= session.file.confirmed {
        return;
    }
    if ticket.moves {
        if ticket.number == session.file.ordered.number {
            session.file.saving = Saving::Idle;
        }
        state.notice = Some(Message::new("window-move-stalled"));
        return;
    }
    session.file.saving = Saving::Stalled;
    ask_about_stall(state);
}

/// Asks what to do where something waits for a document that the disk does not take.
pub(crate) fn ask_about_stall(state: &mut State) {
    let session = state.session.as_ref();
    if state.intent.is_some()
        && session.is_some_and(|session| session.file.saving == Saving::Stalled)
    {
        let why = Message::new("window-save-stalled");
        state.dialog = Some(Dialog::Unsaved { why });
    }
}

/// Takes in the result of a save.
pub(crate) fn was_saved(
    state: &mut State,
    ticket: SaveTicket,
    found: SaveOutcome,
) -> Option<Effect> {
    let session = state.session.as_mut();
    let session = session.filter(|session| {
        session.serial == ticket.serial && ticket.number > session.file.confirmed
    })?;
    let is_last = ticket.number == session.file.ordered.number;
    match found {
        SaveOutcome::Done { .. } => return done(state, ticket, found),
        SaveOutcome::Exists { path } => {
            if is_last {
                session.file.saving = Saving::Idle;
            }
            state.dialog = Some(Dialog::Exists {
                path,
                purpose: Purpose::SaveDocument,
            });
        }
        SaveOutcome::Failed(message) if ticket.moves => {
            if is_last {
                session.file.saving = Saving::Idle;
            }
            let failed = Message::new("window-export-not-written").with("why", message);
            state.notice = typed_path::refuse(state, Purpose::SaveDocument, failed);
        }
        // A later order is on its way, and will say how it stands.
        SaveOutcome::Changed(_) | SaveOutcome::Failed(_) if !is_last => {}
        SaveOutcome::Changed(theirs) => was_changed(state, theirs),
        SaveOutcome::Failed(message) => {
            session.file.saving = Saving::Failed(message.clone());
            if state.intent.is_some() {
                state.dialog = Some(Dialog::Unsaved { why: message });
            }
        }
    }
    None
}

/// Takes in that a document is on the disk.
fn done(state: &mut State, ticket: SaveTicket, found: SaveOutcome) -> Option<Effect> {
    let SaveOutcome::Done {
        path,
        digest,
        saved,
        renamed,
        relinked,
        remark,
        unconfirmed,
    } = found
    else {
        return None;
    };
    if ticket.moves {
        typed_path::accept(state, Purpose::SaveDocument);
        state.notice = None;
    }
    let session = state.session.as_mut()?;
    let file = &mut session.file;
    let is_last = ticket.number == file.ordered.number;
    file.saving = if is_last {
        Saving::Idle
    } else {
        Saving::Running
    };
    file.saved = ticket.revision;
    file.confirmed = ticket.number;
    file.seen = Some(digest);
    file.base = Some(*saved);
    file.place = Location::At(path.clone());
    let is_chosen = matches!(file.name.next, Some(Renaming::Chosen(_)));
    if is_last && !matches!(renamed, Some(Renamed::Refused(_))) || is_chosen {
        file.name.next = None;
    }
    state.news = remark
        .map(|remark| said(&remark, &path, file.key.is_some()))
        .or(state.news.take());
    if let Some(unconfirmed) = unconfirmed
        && !std::mem::replace(&mut file.is_doubtful, true)
    {
        state.notice = Some(unconfirmed);
    }
    if !relinked.is_empty() {
        let is_clean = session.is_clean();
        edit_from_outside(session, &[Edit::ReplaceLinks(relinked)]);
        if is_clean {
            // The file holds these links already.
            session.file.saved = session.revision;
        }
    }
    match renamed {
        Some(Renamed::From(before)) => {
            state.settings.forget(&before);
        }
        Some(Renamed::Elsewhere(before)) => {
            state.settings.forget(&before);
            let names = Message::new("window-renamed-elsewhere");
            let names = names.with("before", stem(&before));
            state.news = Some(names.with("name", stem(&path)));
        }
        Some(Renamed::Refused(why)) if is_chosen && state.dialog.is_none() => {
            state.dialog = Some(Dialog::Rename(Some(why)));
        }
        _ => {}
    }
    let rescued = session.file.rescued.take();
    let unsaved = &mut state.recent.unsaved;
    unsaved.retain(|copy| Some(&copy.path) != rescued.as_ref());
    // The saver tries again by itself while a question stands.
    let is_settled = |dialog: &mut Dialog| {
        matches!(
            dialog,
            Dialog::Unsaved { .. } | Dialog::ChangedOnDisk { .. } | Dialog::Merge(_)
        )
    };
    state.dialog.take_if(|dialog| is_last && is_settled(dialog));
    remember(state, &path)
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

/// Takes in that somebody else changed the file; asks once what to do, and whenever something waits.
fn was_changed(state: &mut State, theirs: Box<Elsewhere>) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let is_asked = matches!(session.file.saving, Saving::Conflict(_));
    // It may have got another name as well.
    session.file.place = Location::At(theirs.path.clone());
    session.file.saving = Saving::Conflict(theirs);
    if state.intent.is_some() || (!is_asked && state.dialog.is_none()) {
        decide(state);
    }
}

/// Asks what to do about a file that somebody else changed.
pub(crate) fn decide(state: &mut State) {
    if let Some(session) = state.session.as_ref()
        && let Saving::Conflict(theirs) = &session.file.saving
    {
        let path = theirs.path.clone();
        let outlook = outlook(session, theirs);
        state.dialog = Some(Dialog::ChangedOnDisk { path, outlook });
    }
}

/// What merging with a changed file would do.
fn outlook(session: &Session, theirs: &Elsewhere) -> Outlook {
    let Some(theirs) = &theirs.assessment else {
        return Outlook::Refused("window-merge-no-document");
    };
    let Some(base) = &session.file.base else {
        return Outlook::Refused("window-merge-no-base");
    };
    match merge(base, &session.assessment, theirs, |_| Side::Ours) {
        Ok(merged) => Outlook::Possible {
            taken: merged.taken,
            asked: merged.conflicts.len(),
        },
        Err(MergeError::OtherQuestionnaire) => Outlook::Refused("window-merge-other-questionnaire"),
        Err(MergeError::OtherAssessment) => Outlook::Refused("window-merge-other-assessment"),
        Err(MergeError::Closed) => Outlook::Refused("window-merge-closed"),
    }
}

/// Overwrites what someone else wrote into the document's file.
pub(crate) fn overwrite_changed(state: &mut State) {
    if let Some(path) = changed_on_disk(state) {
        with_session(state, |session| {
            session.file.moving_to = Some((path, true));
            session.file.saving = Saving::Idle;
        });
    }
}

pub(crate) fn keep_under_another_name(state: &mut State) {
    if let Some(path) = changed_on_disk(state) {
        with_session(state, |session| {
            session.file.place = Location::CopyOf(path);
            session.file.seen = None;
        });
        retry(state);
    }
}

/// Answers the question about a file that someone else changed; `None` if it was not asked.
pub(crate) fn changed_on_disk(state: &mut State) -> Option<PathBuf> {
    match state.dialog.take() {
        Some(Dialog::ChangedOnDisk { path, .. }) => Some(path),
        other => {
            state.dialog = other;
            None
        }
    }
}

/// Drops what is not saved, and what was kept of it.
pub(crate) fn discard_changes(state: &mut State) -> Option<Effect> {
    let asked = |dialog: &mut Dialog| matches!(dialog, Dialog::Unsaved { .. });
    state.dialog.take_if(asked)?;
    give_up_changes(state)
}

/// Goes on to what waits, and leaves what is not saved in its recovery copy.
pub(crate) fn leave_in_copy(state: &mut State) -> Option<Effect> {
    let asked = |dialog: &mut Dialog| {
        matches!(
            dialog,
            Dialog::Unsaved { .. } | Dialog::ChangedOnDisk { .. }
        )
    };
    state.intent.as_ref()?;
    let session = state.session.as_mut().filter(|session| session.is_kept())?;
    state.dialog.take_if(asked)?;
    let file = &mut session.file;
    file.saved = session.revision;
    file.saving = Saving::Idle;
    Some(Effect::Leave(file.ordered))
}

/// Shows what is not saved no longer, and removes what was kept of it.
pub(crate) fn give_up_changes(state: &mut State) -> Option<Effect> {
    let session = state.session.as_mut()?;
    session.file.saved = session.revision;
    session.file.saving = Saving::Idle;
    let begun_from = session.file.rescued.take();
    let copies = &mut state.recent.unsaved;
    copies.retain(|copy| Some(&copy.path) != begun_from.as_ref());
    Some(Effect::GiveUp(session.file.ordered, begun_from))
}
