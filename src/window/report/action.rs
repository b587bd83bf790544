//! What can happen to the report.

use crate::model::Form;
use crate::report::{Extent, Paper, Redaction};
use crate::window::document::picking::Purpose;

/// What can happen to the report.
#[derive(Debug, Clone, Copy)]
pub(crate) enum ReportAction {
    Change(ReportChange),
    /// Stops writing a file.
    StopExport(Purpose),
}

/// A change of what the report is to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReportChange {
    Form(Form),
    Extent(Extent),
    Paper(Paper),
    Date(Option<jiff::civil::Date>),
    LeaveOut(Redaction),
    SmallestGroup(usize),
    Attach(bool),
}
