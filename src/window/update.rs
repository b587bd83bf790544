//! The only writer of [`State`]: what each action changes, and what it asks for outside.

mod answer;
mod document;
mod finished;
mod frame;
mod imagine;
mod keying;
mod path;
mod plan;
mod report;

pub(crate) use answer::{level_of_key, name_of};

use super::action::Action;
use super::effect::{Effect, StudyOrder};
use super::state::{Dialog, Filter, Route, Saving, State};
use super::study::Subject;

/// Takes an action in; gives what is to be done outside the window.
pub(crate) fn update(state: &mut State, action: Action) -> Vec<Effect> {
    let mut effects = Vec::new();
    match action {
        step @ (Action::Go(_)
        | Action::GoToPractice(_)
        | Action::GoBack
        | Action::NextPractice
        | Action::PreviousPractice
        | Action::GoToEnd
        | Action::ShowAll
        | Action::Filter(_)
        | Action::Search(_)) => walk(state, step),

        Action::New(form) => document::begin_standard(state, form),
        Action::NewFrom(questionnaire, form) => {
            document::begin_new(state, questionnaire, form);
        }
        Action::NextAssessment => document::begin_next(state),
        Action::Look(assessment) => document::begin_sample(state, *assessment),
        Action::NewFromFile
        | Action::ChooseDocument
        | Action::SaveAs
        | Action::Export(_)
        | Action::PickLogo => effects.extend(path::ask(state, &action)),
        Action::PickEvidence(row) => effects.extend(path::ask_for_evidence(state, row)),
        Action::OpenOutside(place) => effects.extend(answer::open_outside(state, &place)),
        Action::Open(path) => effects.extend(document::open(state, path)),
        Action::Dropped(paths) => effects.extend(document::dropped(state, &paths)),

        Action::Tick(now) => state.now = now,
        Action::SaveNow => document::retry(state),
        Action::OverwriteChanged
        | Action::KeepUnderAnotherName
        | Action::ReadAgain
        | Action::DiscardChanges => effects.extend(document::resolve(state, &action)),
        Action::LoseFocus => answer::with_session(state, |session| session.file.hurries = true),
        Action::Finished(outcome) => effects.extend(finished::take(state, outcome)),
        Action::ContinueCopy => document::continue_copy(state),

        Action::TypePath => path::by_hand(state),
        Action::UsePath(path) => effects.extend(path::typed(state, path)),
        Action::CancelPath => state.picking = None,
        Action::Overwrite => effects.extend(path::overwrite(state)),

        Action::Key(keyed) => keying::take(state, keyed),
        action @ (Action::Report(_) | Action::Brand(_)) => report::take(state, action),
        Action::CloseAtOnce => effects.extend(frame::close_at_once(state)),
        Action::StopExport(purpose) => effects.extend(path::stop(state, purpose)),

        change @ (Action::WhatIf(_) | Action::Imagine(_) | Action::ImagineNothing) => {
            imagine::change(state, change);
        }

        Action::DismissDialog => dismiss(state),

        change @ (Action::Aim(..)
        | Action::AimReason(..)
        | Action::SetInput(..)
        | Action::SetCurrency(_)
        | Action::SetHorizon(_)
        | Action::Budget(_)
        | Action::Capacity(_)
        | Action::PlanStart(_)
        | Action::Lock(..)
        | Action::StepDays(..)
        | Action::TakePlan
        | Action::Step(..)
        | Action::Pick(_)) => plan::change(state, change),

        action @ (Action::Find
        | Action::Unshown(_)
        | Action::DismissNotice
        | Action::CopyPlacement
        | Action::Forget(_)
        | Action::ForgetUnsaved(_)
        | Action::Theme(_)
        | Action::Zoom(_)
        | Action::Placed(_)
        | Action::Palette(_)
        | Action::CloseWindow) => effects.extend(frame::take(state, action)),

        change => answer::change(state, change),
    }
    effects.extend(document::proceed(state));
    effects.extend(studies(state));
    effects
}

/// Goes to another screen or practice, or shows others of them.
fn walk(state: &mut State, step: Action) {
    match step {
        Action::Go(route) => go(state, route),
        Action::GoToPractice(practice) => answer::go_to(state, practice),
        Action::GoBack => answer::go_back(state),
        Action::NextPractice => answer::step(state, 1),
        Action::PreviousPractice => answer::step(state, -1),
        Action::GoToEnd => answer::go_to_end(state),
        Action::Filter(filter) => answer::with_session(state, |session| session.filter = filter),
        Action::Search(text) => answer::with_session(state, |session| session.search = text),
        _ => answer::with_session(state, |session| {
            session.filter = Filter::All;
            session.search.clear();
        }),
    }
}

/// Has made in threads what the screen shows and is not there yet.
fn studies(state: &mut State) -> Vec<Effect> {
    let mut effects = study(state);
    effects.extend(report::compose(state));
    effects.extend(report::draw_logo(state));
    effects.extend(frame::glance(state));
    effects
}

/// Asks what the screen shows and nobody has found out yet.
fn study(state: &mut State) -> Vec<Effect> {
    let today = state.today;
    let Some(session) = state.session.as_mut() else {
        return Vec::new();
    };
    let wanted = Subject::of(state.route).iter().copied();
    let asked: Vec<(Subject, u64)> = wanted
        .filter(|subject| subject.is_asked(session))
        .map(|subject| (subject, subject.revision(session)))
        .collect();
    let asked: Vec<(Subject, u64)> = asked
        .into_iter()
        .filter(|(subject, revision)| session.studies.begin(*subject, *revision))
        .collect();
    let order = |(subject, revision)| StudyOrder {
        serial: session.serial,
        revision,
        subject,
        assessment: session.assessment.clone(),
        today,
    };
    asked
        .into_iter()
        .map(|asked| Effect::Study(Box::new(order(asked))))
        .collect()
}

fn go(state: &mut State, route: Route) {
    let (now, from) = (state.now, state.route);
    answer::with_session(state, |session| {
        session.history.pause();
        session.back = None;
        if route == Route::Keying {
            keying::begin(session);
        }
        if route != Route::Questions {
            session.pace.pause();
        } else if from != Route::Questions {
            session.pace.begin(now);
            session.practice = session.practice.take().or_else(|| session.first_open());
        }
    });
    state.news = None;
    if route == Route::Help && state.route != Route::Help {
        state.before_help = state.route;
    }
    if route == Route::Start {
        // They may have changed meanwhile.
        state.glimpses.seen = None;
    }
    if state.session.is_some() || matches!(route, Route::Start | Route::Help) {
        state.route = route;
    }
}

/// Takes a question back: nothing happens, and nothing waits for it any longer.
fn dismiss(state: &mut State) {
    let Some(dialog) = state.dialog.take() else {
        return;
    };
    if matches!(
        dialog,
        Dialog::Unsaved { .. } | Dialog::ChangedOnDisk { .. } | Dialog::Writing
    ) {
        state.intent = None;
    }
    if let Dialog::Exists { purpose, .. } = dialog {
        state.exports.remove(&purpose);
    }
    if let (Dialog::ChangedOnDisk { .. }, Some(session)) = (dialog, state.session.as_mut()) {
        session.file.saving = Saving::Conflict;
    }
}

#[cfg(test)]
mod tests;
