//! What the start screen knows of a recent document before it is opened.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::{Date, DateTime};

use crate::analysis::Analysis;
use crate::format::container::Known;
use crate::format::document::{self, Opened};
use crate::format::{MOST_BYTES, encrypted};
use crate::report::wording;
use crate::store;
use crate::words::Words;

/// What is known of a document before it is opened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RecentDocument {
    /// The file does not exist.
    Missing,
    /// The system refuses to read it.
    Unreadable,
    /// It has faults; opening it lists them.
    Faulty,
    /// It has a password, and says nothing without.
    Locked,
    /// It can be opened.
    Sound {
        /// Organisation and unit; empty where neither is stated.
        name: String,
        /// The unit's place in words.
        place: String,
        /// The day of the assessment; `None` where not stated.
        date: Option<Date>,
        /// Whether it is closed for changes.
        is_closed: bool,
    },
}

impl RecentDocument {
    /// Organisation and unit; `None` where neither is known.
    pub(crate) fn name(&self) -> Option<&str> {
        match self {
            Self::Sound { name, .. } if !name.is_empty() => Some(name),
            _ => None,
        }
    }
}

/// What is known of recent documents.
#[derive(Debug, Default)]
pub(crate) struct RecentDocuments {
    pub(crate) found: BTreeMap<PathBuf, RecentDocument>,
    /// The documents that were read since the start screen was last opened; `None` before the
    /// first of them.
    pub(crate) seen: Option<Vec<PathBuf>>,
    /// Copies of documents that could not be saved in an earlier run, the newest first.
    pub(crate) unsaved: Vec<UnsavedCopy>,
    /// Whether the strip that tells of these copies on other screens was put away.
    pub(crate) leaves_unsaved: bool,
    /// Whether a job is reading them.
    pub(crate) running: bool,
}

/// A copy of what could not be saved in an earlier run.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct UnsavedCopy {
    pub(crate) path: PathBuf,
    /// The file that it belongs to; `None` where it has none.
    pub(crate) file: Option<PathBuf>,
    /// When it was kept.
    pub(crate) kept: Option<DateTime>,
    pub(crate) document: RecentDocument,
}

impl UnsavedCopy {
    /// What the copy is of: its file, else its unit; `None` where neither has a name.
    pub(crate) fn name(&self) -> Option<String> {
        let file = self.file.as_deref().and_then(Path::file_stem);
        let unit = self.document.name().map(ToOwned::to_owned);
        file.map(|stem| stem.to_string_lossy().into_owned())
            .or(unit)
    }
}

/// Looks at a copy of what could not be saved in an earlier run.
pub(crate) fn look_at_copy(path: PathBuf, known: &mut Known, words: &Words) -> UnsavedCopy {
    UnsavedCopy {
        file: store::unsaved::origin(&path).map(|origin| origin.path),
        kept: store::unsaved::kept_at(&path),
        document: look(&path, known, words),
        path,
    }
}

/// Reads a document on the disk.
pub(crate) fn look(path: &Path, known: &mut Known, words: &Words) -> RecentDocument {
    if !store::exists(path) {
        return RecentDocument::Missing;
    }
    let Ok(bytes) = store::read_bytes(path, MOST_BYTES) else {
        return RecentDocument::Unreadable;
    };
    if encrypted::is_encrypted(&bytes) {
        return RecentDocument::Locked;
    }
    let Opened::Sound(assessment) = document::open(bytes, known) else {
        return RecentDocument::Faulty;
    };
    let words = &words.for_assessment(&assessment);
    let profile = Analysis::of(&assessment, assessment.form, store::today()).profile;
    let place = wording::place(words, &assessment.questionnaire, profile.placement.claimed);
    let unit = &assessment.unit;
    RecentDocument::Sound {
        name: unit.full_name(),
        place,
        date: unit.date,
        is_closed: assessment.closed.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Known, RecentDocument, look};
    use crate::format::{bundled, document};
    use crate::store;
    use crate::words::Words;

    #[test]
    fn a_recent_document_is_missing_faulty_or_told_by_unit_level_and_date() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.continuum");
        let words = Words::english();
        let mut known = Known::default();
        assert_eq!(look(&path, &mut known, &words), RecentDocument::Missing);
        assert_eq!(
            look(folder.path(), &mut known, &words),
            RecentDocument::Unreadable
        );
        store::save(&path, b"CONTINUUM LOCKED").expect("it is written");
        assert_eq!(look(&path, &mut known, &words), RecentDocument::Locked);
        store::save(&path, b"Assessment(version: 99)").expect("it is written");
        assert_eq!(look(&path, &mut known, &words), RecentDocument::Faulty);
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        let assessment = team.expect("the sample").assessment();
        store::save(&path, &document::write(&assessment)).expect("it is written");
        let RecentDocument::Sound {
            name,
            place,
            date,
            is_closed,
        } = look(&path, &mut known, &words)
        else {
            panic!("it is sound");
        };
        let unit = &assessment.unit;
        assert_eq!(name, format!("{}, {}", unit.organisation, unit.unit));
        assert!(!is_closed);
        assert!(place.starts_with("Level 2"), "{place}");
        assert_eq!(date, assessment.unit.date);
    }
}
