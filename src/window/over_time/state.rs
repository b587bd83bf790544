//! Earlier assessments of the unit that is open. Never saved in its document: the settings remember where they are.

use std::path::PathBuf;

use crate::model::{Assessment, Shared};

/// Earlier assessments of the unit that is open.
#[derive(Debug, Default)]
pub(crate) struct Earlier {
    /// Those that were read, in the order in which they were opened.
    pub(crate) documents: Vec<EarlierDocument>,
    /// Files that are still to be read.
    pub(crate) waiting: Vec<EarlierFile>,
    /// The file that is being read.
    pub(crate) reading: Option<EarlierFile>,
    /// Files that were known and could not be read again: they are gone.
    pub(crate) missing: Vec<PathBuf>,
    /// Files that were known and have a password, which is asked for where somebody wants it.
    pub(crate) locked: Vec<PathBuf>,
    /// Counts what came and went.
    pub(crate) changes: u64,
}

/// An earlier assessment.
#[derive(Debug)]
pub(crate) struct EarlierDocument {
    /// Where it is; `None` where it has no file yet.
    pub(crate) path: Option<PathBuf>,
    pub(crate) assessment: Shared<Assessment>,
}

/// A file that an earlier assessment is in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct EarlierFile {
    pub(crate) path: PathBuf,
    /// Whether somebody asked for it just now, and is told what goes wrong.
    pub(crate) is_asked: bool,
}

impl Earlier {
    /// Adds an assessment; of one file or one id the newer reading counts.
    pub(crate) fn add(&mut self, path: Option<PathBuf>, assessment: &Assessment) {
        let id = assessment.identity.id;
        self.documents.retain(|known| {
            let same_file = path.is_some() && known.path == path;
            let same_id = id.is_some() && known.assessment.identity.id == id;
            !same_file && !same_id
        });
        let assessment = assessment.without_contents().into();
        self.documents.push(EarlierDocument { path, assessment });
        self.changes += 1;
    }

    /// What they hold.
    pub(crate) fn assessments(&self) -> Vec<Shared<Assessment>> {
        let documents = self.documents.iter();
        documents.map(|it| it.assessment.clone()).collect()
    }

    /// The one with the latest day, which today's answers stand beside.
    pub(crate) fn latest(&self) -> Option<&Assessment> {
        let documents = self.documents.iter().map(|it| &*it.assessment);
        documents.max_by_key(|it| it.unit.date)
    }

    /// Where they are.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        let known = self.documents.iter().filter_map(|it| it.path.clone());
        let unread = self.missing.iter().chain(&self.locked).cloned();
        known.chain(unread).collect()
    }
}
