//! What can happen to the report.

use crate::drawing::Picture;
use crate::model::{Form, Logo};
use crate::report::{Extent, Paper, Redaction, SectionKind};
use crate::scoring::disclosure::SmallestGroup;
use crate::window::document::picking::Purpose;
use crate::window::report::preview::Composed;
use crate::words::Message;

/// What can happen to the report.
#[derive(Debug)]
pub(crate) enum ReportAction {
    Change(ReportChange),
    /// Stops writing a file.
    StopExport(Purpose),
    /// The pages were composed.
    Composed(Box<Composed>),
    LogoDrawn(Logo, Result<Picture, Message>),
}

/// A change of what the report is to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportChange {
    Form(Form),
    Extent(Extent),
    /// Switches a section on or off.
    Section(SectionKind, bool),
    Paper(Paper),
    Date(Option<jiff::civil::Date>),
    LeaveOut(Redaction),
    SmallestGroup(SmallestGroup),
    Attach(bool),
}
