//! Documents: how one begins, is read, saved and left.

use std::path::{Path, PathBuf};

use crate::analysis;
use crate::format::bundled;
use crate::model::{Assessment, Edit, Form, Questionnaire, Shared};
use crate::report::plan_wording;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::document::edit::{edit, note_two_languages, travel, with_session};
use crate::window::document::file::{Beginning, Intent, Location, Saving};
use crate::window::document::naming::Naming;
use crate::window::document::outcome::ReadOutcome;
use crate::window::document::password;
use crate::window::document::picking::{Purpose, ReadOrder, file_name};
use crate::window::document::{closing, merging, renaming, saving, sheets, typed_path, watching};
use crate::window::effect::{Effect, Task};
use crate::window::frame::state::{Dialog, PasswordPurpose};
use crate::window::import::update as import;
use crate::window::merge::update as merge;
use crate::window::outcomes::update as outcomes;
use crate::window::over_time::update as over_time;
#[cfg(feature = "ballot")]
use crate::window::present;
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
        DocumentAction::ReadAnew => over_time::read_anew(state),
        DocumentAction::Look(sample) => leave_for_next(state, Beginning::Sample(*sample)),
        DocumentAction::ContinueCopy => continue_copy(state),
        DocumentAction::Open(path) => return open(state, path),
        DocumentAction::Undo => travel(state, true),
        DocumentAction::Redo => travel(state, false),
        DocumentAction::AskForName => renaming::ask(state),
        DocumentAction::Rename(name) => renaming::typed(state, &name),
        DocumentAction::SaveNow => saving::retry(state),
        DocumentAction::LoseFocus => with_session(state, |session| session.file.hurries = true),
        DocumentAction::GainFocus => return watching::touched(state, None),
        DocumentAction::FileTouched(serial) => return watching::touched(state, Some(serial)),
        DocumentAction::FileChanged(serial, theirs) => watching::changed(state, serial, theirs),
        DocumentAction::Decide => saving::decide(state),
        DocumentAction::Merge => merging::begin(state),
        DocumentAction::Choose(place, side) => merging::choose(state, place, side),
        DocumentAction::MergeChosen => merging::finish_chosen(state),
        DocumentAction::OverwriteChanged => saving::overwrite_changed(state),
        DocumentAction::KeepUnderAnotherName => saving::keep_under_another_name(state),
        DocumentAction::ReadAgain => return read_again(state),
        DocumentAction::DiscardChanges => return saving::discard_changes(state),
        DocumentAction::LeaveInCopy => return saving::leave_in_copy(state),
        DocumentAction::AskToClose => closing::ask_to_close(state),
        DocumentAction::Close(closing) => closing::close(state, closing),
        DocumentAction::AskToReopen => closing::ask_to_reopen(state),
        DocumentAction::Reopen => closing::reopen(state),
        DocumentAction::AskForPassword => password::ask_for_new(state, PasswordPurpose::New),
        DocumentAction::AskForCopyPassword => {
            password::ask_for_new(state, PasswordPurpose::Copy);
        }
        DocumentAction::AskToRemovePassword => {
            if Command::RemovePassword.refusal(state).is_none() {
                state.dialog = Some(Dialog::RemovePassword);
            }
        }
        DocumentAction::RemovePassword => password::remove(state),
        DocumentAction::WriteSheets => return sheets::write(state),
        DocumentAction::AskForSheet => sheets::ask_for_whom(state),
        DocumentAction::WriteSheet(person) => return sheets::write_one(state, person),
        DocumentAction::SheetsWritten(found) => sheets::were_written(state, found),
        DocumentAction::SheetsRead(serial, files) => sheets::were_read(state, serial, files),
        DocumentAction::DecideSheets(decision) => sheets::decide(state, decision),
        DocumentAction::TakeSheets => sheets::take(state),
        DocumentAction::Password(typed) => return password::typed(state, typed),
        DocumentAction::KeyMade(serial, made) => password::key_made(state, serial, made),
        DocumentAction::ReadDelayed(path) => {
            let delayed = Message::new("window-read-delayed");
            state.notice = Some(delayed.with("name", file_name(&path)));
        }
        DocumentAction::WasRead(order, found) => return was_read(state, order, found),
        DocumentAction::WasKept(ticket, is_kept) => saving::was_kept(state, ticket, is_kept),
        DocumentAction::WasDelayed(ticket) => saving::was_delayed(state, ticket),
        DocumentAction::WasSaved(ticket, found) => {
            return saving::was_saved(state, ticket, found);
        }
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
    saving::ask_about_stall(state);
}

/// Does what can be done now: starts a save that is due, or what waited for one.
pub(crate) fn proceed(state: &mut State) -> Vec<Effect> {
    let mut effects: Vec<Effect> = saving::order_save(state).into_iter().collect();
    let free = state
        .session
        .as_ref()
        .is_none_or(|session| session.is_clean() && session.file.saving == Saving::Idle);
    let writes = state.intent == Some(Intent::Close) && state.is_exporting();
    // Its votes go into the document first.
    #[cfg(feature = "ballot")]
    if present::ballot::update::holds(state) {
        effects.extend(present::ballot::update::go_on(state));
        return effects;
    }
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

fn begin(state: &mut State, beginning: Beginning) -> Vec<Effect> {
    let before = state.session.take();
    let remembered = show(state, beginning, before.as_ref());
    let stopped = before.map(|session| {
        let studies = Effect::Stop(Task::Studies(session.serial));
        state.discarded.push(Box::new(session));
        studies
    });
    let effects = stopped.into_iter().chain(remembered);
    #[cfg(feature = "ballot")]
    let effects = effects.chain(present::ballot::update::look(state));
    effects.collect()
}

/// Forgets what belonged to the document before.
fn forget_before(state: &mut State) {
    state.counter += 1;
    state.exports.clear();
    state.picking = None;
    state.notice = None;
    state.news = state.remark.take();
    state.choice.form = None;
    state.choice.date = None;
}

fn show(state: &mut State, beginning: Beginning, before: Option<&Session>) -> Option<Effect> {
    forget_before(state);
    let serial = state.counter;
    let open = before.and_then(|session| session.file.key.as_ref());
    let key = beginning.key(open);
    let is_next = matches!(beginning, Beginning::Next);
    let (mut rescued, mut seen) = (None, None);
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
            seen = Some((digest, assessment.clone()));
            (assessment, Location::At(path), Route::Questions)
        }
    };
    let is_known = assessment.identity.id.is_some();
    assessment.identity.id = assessment.identity.id.or_else(state.fresh_id);
    if route == Route::Unit {
        assessment.unit.date = Some(state.today);
    }
    let mut session = Session::new(serial, assessment, location);
    let is_read = seen.is_some() && rescued.is_none();
    state.route = first_route(&session, route, is_read);
    if session.is_sheet() {
        let greeting = || Some(sheets::greeting(&session));
        state.news = state.news.take().or_else(greeting);
    }
    // A copy is not on the disk yet.
    let is_copy = matches!(session.file.place, Location::CopyOf(_));
    session.revision = u64::from(is_copy || rescued.is_some());
    (session.file.seen, session.file.base) = seen.unzip();
    session.file.rescued = rescued;
    session.file.key = key;
    session.file.name.after = Some(Naming::of(&session.assessment, state.today));
    // Nothing was kept of a document that had no id.
    session.versions.is_recalled = !is_known;
    let opened = session.file.path().map(Path::to_owned);
    state.session = Some(session);
    if is_next {
        return over_time::follow(state, before);
    }
    over_time::recall(state);
    if state.news.is_none() {
        note_two_languages(state);
    }
    saving::remember(state, &opened?)
}

/// The screen that a document begins on: one that was read and is complete shows its results.
fn first_route(session: &Session, route: Route, is_read: bool) -> Route {
    if session.is_sheet() {
        Route::Questions
    } else if is_read && session.open() == 0 {
        Route::Results
    } else {
        route
    }
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
fn was_read(state: &mut State, order: ReadOrder, found: ReadOutcome) -> Option<Effect> {
    let is_quiet = order.purpose == Purpose::OpenEarlier && over_time::is_quiet(state);
    state.reading &= is_quiet;
    let serial = state.session.as_ref().map(|session| session.serial);
    if order.purpose.needs_document() && order.serial != serial {
        // It was read for a document that was left.
        return None;
    }
    if password::is_given_up(state, &order) {
        return None;
    }
    if is_quiet {
        return over_time::was_read(state, order.path, found);
    }
    let found = match found {
        ReadOutcome::Locked { was_tried } => {
            typed_path::accept(state, order.purpose);
            over_time::wait(state, order.purpose);
            password::ask_to_open(state, order, was_tried);
            return None;
        }
        found => found,
    };
    password::answered(state);
    if !matches!(found, ReadOutcome::Failed(_)) {
        typed_path::accept(state, order.purpose);
    }
    let path = order.path;
    if let ReadOutcome::Document { assessment, .. } = &found
        && sheets::belongs(state, assessment)
    {
        return sheets::ask(state, vec![path]);
    }
    if order.purpose == Purpose::MergeCopies {
        merge::was_read(state, path, found);
        return None;
    }
    if order.purpose == Purpose::OpenEarlier {
        return over_time::was_read(state, path, found);
    }
    if order.purpose == Purpose::ImportOutcomes {
        outcomes::was_read(state, path, found);
        return None;
    }
    let is_read_again = stands_at(state, &path);
    let beginning = beginning_of(state, (order.purpose, path), found)?;
    // What takes the place of the changes that are shown may be a copy of an earlier run, too.
    let effect = is_read_again.then(|| saving::give_up_changes(state));
    leave_for_next(state, beginning);
    effect.flatten()
}

/// What begins with what a file held; `None` where nothing does, and it was taken in otherwise.
fn beginning_of(
    state: &mut State,
    (purpose, path): (Purpose, PathBuf),
    found: ReadOutcome,
) -> Option<Beginning> {
    Some(match found {
        ReadOutcome::Document {
            digest,
            assessment,
            key,
        } => Beginning::Document {
            path,
            digest,
            assessment: *assessment,
            key,
        },
        ReadOutcome::Rescued(rescued) => Beginning::Rescued(rescued),
        ReadOutcome::Report(assessment) => Beginning::Inside(*assessment),
        ReadOutcome::Questionnaire(questionnaire) if questionnaire.short_form.is_empty() => {
            begin_new(state, questionnaire, Form::Full);
            return None;
        }
        ReadOutcome::Questionnaire(questionnaire) => {
            state.dialog = Some(Dialog::ChooseForm(questionnaire));
            return None;
        }
        ReadOutcome::Logo(logo) => {
            edit(state, &Edit::SetLogo(Some(logo)));
            return None;
        }
        ReadOutcome::Table(bytes) => {
            import::begin(state, path, bytes);
            return None;
        }
        ReadOutcome::Faults { faults, sound, key } => {
            state.dialog = Some(Dialog::Faults {
                path,
                faults,
                sound,
                key,
            });
            return None;
        }
        // It was asked about above.
        ReadOutcome::Locked { .. } => return None,
        ReadOutcome::Failed(why) => {
            let failed = Message::new("window-read-failed").with("why", why);
            state.notice = typed_path::refuse(state, purpose, failed);
            return None;
        }
    })
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

fn read_again(state: &mut State) -> Option<Effect> {
    let path = saving::changed_on_disk(state)?;
    state.intent = None;
    Some(read(state, Purpose::OpenDocument, path))
}
