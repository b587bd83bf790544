//! Everything that can happen in the window, room by room.

use super::document::action::{DocumentAction, PathAction};
use super::frame::action::FrameAction;
use super::keying::state::Keyed;
use super::outcome::Outcome;
use super::plan::action::PlanAction;
use super::questions::action::QuestionsAction;
use super::report::action::ReportAction;
use super::results::action::ResultsAction;
use super::start::action::StartAction;
use super::target::action::TargetAction;
use super::unit::action::UnitAction;
use crate::model::Edit;

/// Something that happened: a wish of the user, or the answer of a job.
#[derive(Debug)]
pub(crate) enum Action {
    /// Seconds since the window was opened.
    Tick(f64),
    Frame(FrameAction),
    Document(DocumentAction),
    Path(PathAction),
    Start(StartAction),
    Unit(UnitAction),
    Questions(QuestionsAction),
    /// A key while answers are keyed in from paper.
    Keying(Keyed),
    Results(ResultsAction),
    Target(TargetAction),
    Plan(PlanAction),
    Report(ReportAction),
    /// A change of the document that needs nothing else.
    Edit(Edit),
    /// A job answered.
    Finished(Outcome),
}

macro_rules! from_rooms {
    ($($room:ident($action:ty),)*) => {
        $(impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$room(action)
            }
        })*
    };
}

from_rooms!(
    Frame(FrameAction),
    Document(DocumentAction),
    Path(PathAction),
    Start(StartAction),
    Unit(UnitAction),
    Questions(QuestionsAction),
    Keying(Keyed),
    Results(ResultsAction),
    Target(TargetAction),
    Plan(PlanAction),
    Report(ReportAction),
    Edit(Edit),
);
