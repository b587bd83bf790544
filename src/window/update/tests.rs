//! The whole state machine without a window: actions in, effects out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, date};
use rust_decimal::Decimal;

use crate::export::Output;
use crate::format;
use crate::model::Edit;
use crate::model::{
    Assessment, Digest, ElementId, Estimate, Form, HalfLevels, Input, Level, PlanStep, Rating,
    Status, UnitField,
};
use crate::store::settings::Settings;
use crate::window::action::Action;
use crate::window::command::Command;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::file::{Elsewhere, Location, Rescued, Saving};
use crate::window::document::outcome::{ReadOutcome, SaveOutcome};
use crate::window::document::picking::{Purpose, ReadOrder, Unlocking};
use crate::window::effect::{Effect, Permit, SaveOrder, SaveTarget, Task};
use crate::window::frame::action::FrameAction;
use crate::window::frame::state::Dialog;
use crate::window::plan::action::{Lock, StepChange};
use crate::window::questions::action::QuestionsAction;
use crate::window::report::action::{ReportAction, ReportChange};
use crate::window::report::choice::ExportState;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::start::action::StartAction;
use crate::window::state::State;
use crate::window::study;
use crate::window::study::{Study, StudyResult};
use crate::window::unit::action::UnitAction;
use crate::window::update::update;
use crate::words::{Message, Words};

mod closing;
mod copies;
mod frame;
mod imagine;
mod links;
mod merging;
mod naming;
mod opening;
mod outside;
mod password;
mod paths;
mod planning;
mod questions;
mod report;
mod results;
mod saving;
mod sheets;
mod versions;

const TODAY: Date = date(2026, 11, 22);

fn window() -> State {
    State::new(
        TODAY,
        Some(PathBuf::from("/documents")),
        Settings::default(),
    )
}

/// A window with a new short-form assessment, at its first practice.
fn answering() -> State {
    let mut state = window();
    do_all(
        &mut state,
        [
            Action::Document(DocumentAction::New(Form::Short)),
            Action::Frame(FrameAction::Go(Route::Questions)),
        ],
    );
    state
}

fn do_all(state: &mut State, actions: impl IntoIterator<Item = Action>) -> Vec<Effect> {
    actions
        .into_iter()
        .flat_map(|action| update(state, action))
        .collect()
}

/// Takes in something that happened in a room.
fn act(state: &mut State, action: impl Into<Action>) -> Vec<Effect> {
    update(state, action.into())
}

fn session(state: &State) -> &Session {
    state.session.as_ref().expect("a document is open")
}

fn level(number: u8) -> Level {
    Level::new(number).expect("a level")
}

fn shown_rating(state: &State) -> Option<Rating> {
    let session = session(state);
    let practice = session.practice.as_ref().expect("a practice is shown");
    session.rating(practice).cloned()
}

fn at(half_levels: u8) -> Option<Rating> {
    HalfLevels::new(half_levels).map(Rating::At)
}

fn save_order(effects: Vec<Effect>) -> Option<SaveOrder> {
    effects.into_iter().find_map(|effect| match effect {
        Effect::Save(order) => Some(*order),
        _ => None,
    })
}

/// Has what is not on the disk saved at once, and gives what is then saved.
fn due(state: &mut State) -> SaveOrder {
    save_order(act(state, DocumentAction::SaveNow)).expect("a save is due")
}

fn finish(state: &mut State, order: &SaveOrder, found: SaveOutcome) -> Vec<Effect> {
    act(state, DocumentAction::WasSaved(order.ticket, found))
}

fn done(path: &str) -> SaveOutcome {
    SaveOutcome::Done {
        path: PathBuf::from(path),
        digest: Digest::of(b"as written"),
        saved: Box::new(Assessment::new(
            format::bundled::standard().clone(),
            Form::Short,
        )),
        renamed: None,
        relinked: BTreeMap::default(),
        remark: None,
        unconfirmed: None,
    }
}

/// Somebody else wrote no document into the file.
fn changed(path: &Path) -> SaveOutcome {
    SaveOutcome::Changed(Box::new(Elsewhere {
        path: path.to_owned(),
        digest: Digest::of(b"theirs"),
        assessment: None,
    }))
}

/// The answer of the job that read a file for a session.
fn was_read(purpose: Purpose, path: &str, serial: Option<u64>, found: ReadOutcome) -> Action {
    let order = ReadOrder {
        purpose,
        path: PathBuf::from(path),
        serial,
        unlocking: Unlocking::default(),
    };
    DocumentAction::WasRead(order, found).into()
}

/// A document in its file, with one change that is saved.
fn saved() -> State {
    let mut state = answering();
    act(&mut state, QuestionsAction::Choose(level(3)));
    let order = due(&mut state);
    finish(&mut state, &order, done("/documents/a.continuum"));
    state
}
