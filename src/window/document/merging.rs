//! Merging with what somebody else wrote into the document's file.

use crate::format::{MOST_TEXT, container, document};
use crate::model::{Assessment, Digest, Edit, Merged, Place, Side, merge};
use crate::window::document::edit::{at_once, edit, sit_at, with_session};
use crate::window::document::file::{Elsewhere, Saving};
use crate::window::document::saving;
use crate::window::frame::state::{Choices, Dialog};
use crate::window::session::Session;
use crate::window::state::State;
use crate::words::Message;

/// Begins to merge: asks about what both sides changed, or is done where there is nothing.
pub(crate) fn begin(state: &mut State) {
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let Saving::Conflict(theirs) = &session.file.saving else {
        return;
    };
    let Some(found) = merged(session, theirs, |_| Side::Ours) else {
        return;
    };
    let choices = Choices {
        path: theirs.path.clone(),
        digest: theirs.digest,
        sides: found
            .conflicts
            .into_iter()
            .map(|place| (place, Side::Ours))
            .collect(),
    };
    if choices.sides.is_empty() {
        finish(state, &choices);
    } else {
        state.dialog = Some(Dialog::Merge(choices));
    }
}

fn merged(
    session: &Session,
    theirs: &Elsewhere,
    choose: impl FnMut(&Place) -> Side,
) -> Option<Merged> {
    let base = session.file.base.as_ref()?;
    let theirs = theirs.assessment.as_ref()?;
    merge(base, &session.assessment, theirs, choose).ok()
}

/// Chooses whose value a place gets; every place where none is named.
pub(crate) fn choose(state: &mut State, place: Option<usize>, side: Side) {
    if let Some(Dialog::Merge(choices)) = &mut state.dialog {
        let sides = choices.sides.iter_mut().enumerate();
        for (_, (_, chosen)) in sides.filter(|(at, _)| place.is_none_or(|place| place == *at)) {
            *chosen = side;
        }
    }
}

/// Merges as it was chosen.
pub(crate) fn finish_chosen(state: &mut State) {
    match state.dialog.take() {
        Some(Dialog::Merge(choices)) => finish(state, &choices),
        other => state.dialog = other,
    }
}

fn finish(state: &mut State, choices: &Choices) {
    state.dialog = None;
    let Some(session) = state.session.as_ref() else {
        return;
    };
    let Saving::Conflict(theirs) = &session.file.saving else {
        return;
    };
    if theirs.digest != choices.digest {
        // It was changed once more meanwhile.
        return saving::decide(state);
    }
    let mut sides = choices.sides.iter();
    let chosen = |place: &Place| match sides.next() {
        Some((asked, side)) if asked == place => *side,
        _ => Side::Ours,
    };
    let Some(found) = merged(session, theirs, chosen) else {
        return;
    };
    if !container::is_readable(&document::write(&found.assessment)) {
        let why = Message::new("fault-edit-too-large").with("most", MOST_TEXT >> 20);
        state.notice = Some(Message::new("window-edit-refused").with("why", why));
        return;
    }
    let (digest, base) = (theirs.digest, theirs.assessment.clone());
    let taken = found.taken;
    let wanted = found.assessment.clone();
    at_once(state, |state| {
        edit(state, &Edit::Merge(Box::new(found.assessment)));
    });
    with_session(state, |session| settle(session, &wanted, digest, base));
    let is_done = state.session.as_ref();
    if is_done.is_some_and(|session| session.file.seen == Some(digest)) {
        state.news = Some(Message::new("window-merged").with("taken", taken));
    }
}

/// Takes in what somebody else wrote into the file while nothing was changed here; asks where that cannot be
/// done.
pub(crate) fn take_in(state: &mut State, theirs: Box<Elsewhere>) {
    let Some(session) = state.session.as_mut() else {
        return;
    };
    let is_possible = merged(session, &theirs, |_| Side::Theirs).is_some();
    let wanted = theirs.assessment.clone().filter(|_| is_possible);
    let Some(wanted) = wanted.filter(|it| !it.respondents.is_empty()) else {
        session.file.saving = Saving::Conflict(theirs);
        if state.dialog.is_none() {
            saving::decide(state);
        }
        return;
    };
    at_once(state, |state| {
        edit(state, &Edit::Merge(Box::new(wanted.clone())));
    });
    let (digest, base) = (theirs.digest, theirs.assessment);
    with_session(state, |session| settle(session, &wanted, digest, base));
    let is_done = state.session.as_ref();
    if is_done.is_some_and(|session| session.file.seen == Some(digest)) {
        state.news = Some(Message::new("window-taken-in"));
    }
}

/// Goes on with the merged assessment, over the file as it was just read.
fn settle(session: &mut Session, wanted: &Assessment, digest: Digest, base: Option<Assessment>) {
    if session.assessment != *wanted {
        // The merge was refused, and the notice says why.
        return;
    }
    session.file.seen = Some(digest);
    session.file.base = base;
    session.file.saving = Saving::Idle;
    session.file.hurries = true;
    if session.assessment.respondent(&session.me).is_none() {
        sit_at(session, session.assessment.respondents.len());
    }
    let shown = session.practice.as_ref();
    if shown.is_some_and(|shown| !session.is_asked(shown)) {
        session.practice = session.first_open();
    }
}
