//! Files that are asked for: what for, and where they may be.

use std::path::{Path, PathBuf};

use crate::export::Output;
use crate::words::{Message, Words};

/// A path that is being asked for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Picking {
    /// Tells answers to this request from answers to an earlier one.
    pub(crate) number: u64,
    pub(crate) purpose: Purpose,
    pub(crate) suggestion: Suggestion,
    /// Whether the system's dialog gave no path, so that one is typed here.
    pub(crate) by_hand: bool,
    /// Whether the system's dialog has ended.
    pub(crate) ended: bool,
}

/// Where a dialog of the system starts, or the path that is typed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Suggestion {
    pub(crate) folder: PathBuf,
    /// What the file is called, and its ending; `None` where one is to be opened.
    pub(crate) file: Option<(Message, &'static str)>,
}

impl Suggestion {
    pub(crate) fn path(&self, words: &Words) -> PathBuf {
        let Some((name, ending)) = &self.file else {
            return self.folder.clone();
        };
        self.folder.join(format!("{}.{ending}", words.say(name)))
    }
}

/// What a path is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// A document to open.
    OpenDocument,
    /// A questionnaire to start from.
    OpenQuestionnaire,
    /// Where the document is to be saved from now on.
    SaveDocument,
    /// Where a file for others goes.
    Export(Output),
    /// A file that is evidence.
    PickEvidence,
    /// A logo for the report.
    PickLogo,
}

impl Purpose {
    /// Whether a file is to be written.
    #[must_use]
    pub const fn writes(self) -> bool {
        !matches!(
            self,
            Self::OpenDocument | Self::OpenQuestionnaire | Self::PickEvidence | Self::PickLogo
        )
    }

    /// What a file that is dropped onto the window is for, by its ending.
    pub(crate) fn of_dropped(path: &Path) -> Option<Self> {
        let ending = path.extension()?;
        let is = |known: &&str| ending.eq_ignore_ascii_case(known);
        [Self::OpenDocument, Self::OpenQuestionnaire, Self::PickLogo]
            .into_iter()
            .find(|purpose| purpose.extensions().iter().any(is))
    }

    /// The ending that a file for this purpose is given; empty where it may have several, or any.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::OpenDocument | Self::SaveDocument => "continuum",
            Self::OpenQuestionnaire => "ron",
            Self::Export(output) => output.ending(),
            Self::PickEvidence | Self::PickLogo => "",
        }
    }

    /// The endings that files of this kind have; none where they may have any.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            // A report carries its assessment.
            Self::OpenDocument => &["continuum", "pdf"],
            Self::SaveDocument => &["continuum"],
            Self::OpenQuestionnaire => &["ron"],
            Self::PickLogo => &["png", "jpg", "jpeg", "svg"],
            Self::Export(_) | Self::PickEvidence => &[],
        }
    }
}
