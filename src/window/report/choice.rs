//! What the report is to look like, and how far its files are.

use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Form, Release};
use crate::report::{Extent, Paper, Redaction};
use crate::scoring::disclosure::SmallestGroup;
use crate::window::session::Session;
use crate::words::Message;

/// What the report is to look like.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReportChoice {
    /// `None` takes the document's own form.
    pub(crate) form: Option<Form>,
    pub(crate) paper: Paper,
    /// `None` takes today.
    pub(crate) date: Option<Date>,
    pub(crate) extent: Extent,
    pub(crate) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(crate) smallest_group: SmallestGroup,
    /// Whether the PDF carries the assessment, where nothing is left out.
    pub(crate) attaches: bool,
}

impl ReportChoice {
    /// Whether the PDF will carry the assessment.
    pub(crate) fn carries(&self, session: &Session) -> bool {
        self.attaches && self.bars_attachment(session).is_none()
    }

    /// The key of the reason why the PDF cannot carry the assessment: what is left out must not
    /// travel along, nor what a password protects. `None` where it can.
    pub(crate) fn bars_attachment(&self, session: &Session) -> Option<&'static str> {
        if session.file.key.is_some() {
            return Some("preview-attach-not-locked");
        }
        if self.extent == Extent::HandOut {
            return Some("preview-attach-not-hand-out");
        }
        self.redaction.leaves_out().then_some("preview-attach-not")
    }
}

/// Where an export is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ExportState {
    Idle,
    /// It is being made.
    Running,
    /// It is made, and is being written to the disk.
    Writing,
    Done {
        path: PathBuf,
        pages: usize,
        bytes: usize,
        /// How it is noted in the document, where figures of single people are left out of it.
        release: Option<Release>,
    },
    Failed(Message),
}

impl ExportState {
    pub(crate) const fn is_running(&self) -> bool {
        matches!(self, Self::Running | Self::Writing)
    }
}
