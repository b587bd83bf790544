//! What the report is to look like, and how far its files are.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jiff::civil::Date;

use crate::model::{Form, Release};
use crate::report::{Extent, Paper, Redaction, SectionChoice, SectionKind};
use crate::scoring::disclosure::SmallestGroup;
use crate::store::settings::Settings;
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
    /// What is switched on and off among the sections of each extent.
    pub(crate) sections: BTreeMap<Extent, SectionChoice>,
    pub(crate) redaction: Redaction,
    /// The fewest people whose figures are shown where those of respondents are left out.
    pub(crate) smallest_group: SmallestGroup,
    /// Whether the PDF carries the assessment, where nothing is left out.
    pub(crate) attaches: bool,
}

impl ReportChoice {
    /// The sections that were remembered.
    pub(crate) fn remembered(settings: &Settings) -> BTreeMap<Extent, SectionChoice> {
        let extents = Extent::ALL.into_iter();
        let chosen = extents.filter_map(|extent| {
            let mut chosen = SectionChoice::new();
            for (name, shows) in settings.sections.get(extent.name())? {
                if let Some(kind) = SectionKind::of_name(name) {
                    chosen.set(kind, *shows);
                }
            }
            Some((extent, chosen))
        });
        chosen.collect()
    }

    /// Switches a section of the present extent on or off; gives all as they are remembered.
    pub(crate) fn switch(&mut self, kind: SectionKind, shows: bool) -> RememberedSections {
        let chosen = self.sections.entry(self.extent).or_default();
        chosen.set(kind, shows);
        let names = |chosen: &SectionChoice| {
            let named = chosen.switched().filter_map(|(kind, shows)| {
                let name = kind.name()?;
                Some((name.to_owned(), shows))
            });
            named.collect()
        };
        let extents = self.sections.iter();
        extents
            .map(|(extent, chosen)| (extent.name().to_owned(), names(chosen)))
            .collect()
    }

    /// What is switched among the sections of the present extent.
    pub(crate) fn present_sections(&self) -> SectionChoice {
        self.sections.get(&self.extent).cloned().unwrap_or_default()
    }

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
        match self.extent {
            Extent::HandOut => return Some("preview-attach-not-hand-out"),
            Extent::Slide | Extent::Owners => return Some("preview-attach-not-extent"),
            Extent::Short | Extent::Standard | Extent::Full => {}
        }
        self.redaction.leaves_out().then_some("preview-attach-not")
    }
}

/// What settings keep of the sections.
type RememberedSections = BTreeMap<String, BTreeMap<String, bool>>;

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
