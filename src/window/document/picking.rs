//! Files that are asked for: what for, and where they may be.

use std::path::{Path, PathBuf};

use crate::export::picture::FigureFile;
use crate::export::{Offer, Output};
use crate::format::encrypted::{Key, Password};
use crate::format::response_sheet;
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
    /// Whether a path that was typed is being tried.
    pub(crate) tried: bool,
    /// What was wrong with the last one.
    pub(crate) fault: Option<Message>,
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

/// What a path is for. What is done with the answer stands in `document/path.rs`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// A document to open.
    OpenDocument,
    /// A folder of assessments, to be put side by side.
    OpenUnits,
    /// A questionnaire to start from.
    OpenQuestionnaire,
    /// Where the document is to be saved from now on.
    SaveDocument,
    /// Where a file for others goes.
    Export(Output),
    /// A file for each person who answered, with their own page, in a folder beside the document.
    Pages,
    /// Where a copy of the document for people without this program goes.
    PassOn,
    /// Where a picture goes.
    Figure(FigureFile),
    /// A file that is evidence.
    PickEvidence,
    /// Response sheets to take into the assessment.
    TakeSheets,
    /// Copies of the assessment to merge with it.
    MergeCopies,
    /// Earlier assessments of the unit, to be compared with it.
    OpenEarlier,
    /// A logo for the report.
    PickLogo,
    /// A table of answers to import.
    ImportAnswers,
    /// A table of what the unit measured.
    ImportOutcomes,
}

/// A file to be read.
#[derive(Debug, Clone)]
pub(crate) struct ReadOrder {
    pub(crate) purpose: Purpose,
    pub(crate) path: PathBuf,
    /// The session that was open when it was asked for.
    pub(crate) serial: Option<u64>,
    pub(crate) unlocking: Unlocking,
}

/// What may unlock a document that has a password.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unlocking {
    /// The key of the document that is open, which may be the one that is read again.
    pub(crate) key: Option<Key>,
    /// What was typed.
    pub(crate) password: Option<Password>,
}

/// What is known of a purpose.
struct PurposeRow {
    /// The keys of the dialog's title and of what such files are called.
    title: &'static str,
    kind: &'static str,
    /// The endings of such files; empty if any will do.
    endings: Vec<&'static str>,
    /// The key of the name of a file to write; `None` if one is read.
    file: Option<&'static str>,
    /// The key of what is said while such a file is held over the window.
    dropped: Option<&'static str>,
    needs_document: bool,
}

fn reads(title: &'static str, kind: &'static str, endings: &[&'static str]) -> PurposeRow {
    PurposeRow {
        title,
        kind,
        endings: endings.to_vec(),
        file: None,
        dropped: None,
        needs_document: false,
    }
}

/// Reads assessments to stand beside the open one.
fn reads_beside(title: &'static str) -> PurposeRow {
    PurposeRow {
        needs_document: true,
        ..reads(title, "window-kind-document", &["continuum", "pdf"])
    }
}

fn reads_table(title: &'static str) -> PurposeRow {
    PurposeRow {
        needs_document: true,
        ..reads(title, "importing-kind", &["csv", "tsv", "xlsx", "txt"])
    }
}

fn writes(
    title: &'static str,
    kind: &'static str,
    ending: &'static str,
    file: &'static str,
) -> PurposeRow {
    PurposeRow {
        file: Some(file),
        needs_document: true,
        ..reads(title, kind, &[ending])
    }
}

impl Purpose {
    /// The purposes of dropped files.
    const DROPPED: [Self; 4] = [
        Self::OpenDocument,
        Self::OpenQuestionnaire,
        Self::PickLogo,
        Self::ImportAnswers,
    ];

    fn row(self) -> PurposeRow {
        match self {
            Self::OpenDocument => PurposeRow {
                dropped: Some("window-drop-document"),
                // A report carries its assessment.
                ..reads(
                    "window-path-open",
                    "window-kind-document",
                    &["continuum", response_sheet::ENDING, "pdf"],
                )
            },
            Self::OpenUnits => reads("many-units-path", "many-units-kind", &[]),
            Self::OpenQuestionnaire => PurposeRow {
                dropped: Some("window-drop-questionnaire"),
                ..reads(
                    "window-path-questionnaire",
                    "window-kind-questionnaire",
                    &["ron"],
                )
            },
            Self::PickEvidence => reads("window-path-evidence", "window-kind-evidence", &[]),
            Self::ImportAnswers => PurposeRow {
                dropped: Some("importing-drop"),
                ..reads_table("importing-path")
            },
            Self::ImportOutcomes => reads_table("outcomes-path"),
            Self::TakeSheets => PurposeRow {
                needs_document: true,
                ..reads(
                    "window-path-sheets",
                    "window-kind-sheet",
                    &[response_sheet::ENDING],
                )
            },
            Self::MergeCopies => reads_beside("merging-path"),
            Self::OpenEarlier => reads_beside("over-time-path"),
            Self::PickLogo => PurposeRow {
                dropped: Some("preview-drop-logo"),
                needs_document: true,
                ..reads(
                    "preview-path-logo",
                    "preview-kind-logo",
                    &["png", "jpg", "jpeg", "svg"],
                )
            },
            Self::SaveDocument => writes(
                "window-path-save",
                "window-kind-document",
                "continuum",
                "export-file",
            ),
            Self::PassOn => writes(
                "window-path-pass-on",
                "window-kind-zip",
                "zip",
                "export-file",
            ),
            Self::Figure(kind) => writes(
                "window-path-figure",
                match kind {
                    FigureFile::Svg => "window-kind-svg",
                    FigureFile::Png => "window-kind-png",
                },
                kind.ending(),
                "window-figure-file",
            ),
            Self::Pages => Self::Export(Output::Feedback).row(),
            Self::Export(output) => {
                let offer = offer(output);
                writes(offer.title, offer.kind, output.ending(), offer.file)
            }
        }
    }

    /// The key of the title of a dialog that asks for a path.
    pub(crate) fn title(self) -> &'static str {
        self.row().title
    }

    /// The key of what such files are called.
    pub(crate) fn kind(self) -> &'static str {
        self.row().kind
    }

    /// The key of what is said while such a file is held over the window.
    pub(crate) fn dropped(self) -> Option<&'static str> {
        self.row().dropped
    }

    /// The key of the name of a file to write; `None` if one is read.
    pub(crate) fn file(self) -> Option<&'static str> {
        self.row().file
    }

    /// Whether it takes an open document.
    pub(crate) fn needs_document(self) -> bool {
        self.row().needs_document
    }

    /// Whether a file is to be written.
    #[must_use]
    pub fn writes(self) -> bool {
        self.row().file.is_some()
    }

    /// Whether a folder is chosen.
    pub(crate) const fn is_folder(self) -> bool {
        matches!(self, Self::OpenUnits)
    }

    /// Whether several files may be chosen at once.
    pub(crate) const fn takes_several(self) -> bool {
        matches!(
            self,
            Self::TakeSheets | Self::MergeCopies | Self::OpenEarlier
        )
    }

    /// The endings of such files, of which the first is given to a file that is written; empty if
    /// any will do.
    #[must_use]
    pub fn endings(self) -> Vec<&'static str> {
        self.row().endings
    }

    /// The purpose of a dropped file, by its ending.
    pub(crate) fn of_dropped(path: &Path) -> Option<Self> {
        Self::DROPPED.into_iter().find(|purpose| purpose.fits(path))
    }

    /// Whether a file has one of the endings.
    pub(crate) fn fits(self, path: &Path) -> bool {
        let ending = path.extension();
        let endings = self.endings();
        ending.is_some_and(|ending| {
            endings
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
    }
}

/// The name of a file; the whole path where it ends in none.
pub(crate) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// The name of a file without its ending.
pub(crate) fn stem(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default();
    stem.to_string_lossy().into_owned()
}

/// The size of a file, as people read it.
pub(crate) fn file_size(bytes: u64) -> Message {
    if bytes < 1_000_000 {
        return Message::new("window-size-kilobytes").with("size", bytes.div_ceil(1000));
    }
    let tenths = u32::try_from(bytes / 100_000).unwrap_or(u32::MAX);
    Message::new("window-size-megabytes").with("size", f64::from(tenths) / 10.0)
}

/// What is said of a kind of file.
pub(crate) const fn offer(output: Output) -> Offer {
    match output.offer() {
        Some(offer) => offer,
        // No menu names a kind of file that only a command makes.
        None => Offer {
            label: output.name(),
            tooltip: "",
            title: "",
            kind: "",
            file: "export-file",
        },
    }
}
