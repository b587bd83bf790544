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

/// Lists what can happen, each made from what it holds.
macro_rules! actions {
    ($($(#[$doc:meta])* $room:ident($action:ty),)*) => {
        /// Something that happened: a wish of the user, or the answer of a job.
        #[derive(Debug)]
        pub(crate) enum Action {
            /// Seconds since the window was opened.
            Tick(f64),
            $($(#[$doc])* $room($action),)*
        }

        $(impl From<$action> for Action {
            fn from(action: $action) -> Self {
                Self::$room(action)
            }
        })*
    };
}

actions! {
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
