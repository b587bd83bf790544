//! Links of evidence to files: relative to the document's folder where that can be, and going on to
//! lead to the same files when the document moves to another folder.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf, absolute};

use crate::model::Assessment;
use crate::window::history::History;
use crate::window::open_external::{Outside, is_elsewhere};
use crate::window::session::Session;

/// How evidence names a file: relative to the document's folder if it lies below that, so that both
/// can be moved together.
pub(crate) fn link_from(folder: Option<&Path>, file: &Path) -> String {
    let below = folder.and_then(|folder| file.strip_prefix(folder).ok());
    let below = below.filter(|below| *below != Path::new(""));
    below.unwrap_or(file).to_string_lossy().into_owned()
}

/// A move of a document to another folder.
#[derive(Debug, Clone)]
pub(crate) struct Relinking {
    from: PathBuf,
    to: PathBuf,
    history: History,
}

impl Relinking {
    /// What a move to a path does to links; `None` where the folder stays the same. The links of a
    /// document without a place start from the documents folder.
    pub(crate) fn of(session: &Session, path: &Path, documents: Option<&Path>) -> Option<Self> {
        let folder = session.file.folder();
        let to = path.parent().filter(|to| folder != Some(to))?;
        Some(Self {
            from: folder.or(documents)?.to_owned(),
            to: to.to_owned(),
            history: session.history.clone(),
        })
    }

    /// The links of the assessment, and those that undo and redo bring back, that must change to lead
    /// from the new folder to where they lead now; each with what it becomes.
    pub(crate) fn replaced(
        &self,
        assessment: &Assessment,
        exists: impl Fn(&Path) -> bool,
    ) -> BTreeMap<String, String> {
        let folders = [&self.from, &self.to];
        let [from, to] = folders.map(|folder| absolute(folder).unwrap_or_else(|_| folder.clone()));
        let links = assessment.links();
        let links: BTreeSet<&str> = links.chain(self.history.links()).collect();
        let replaced = links.into_iter().filter_map(|link| {
            let moved = moved(link, &from, &to, &exists)?;
            Some((link.to_owned(), moved))
        });
        replaced.collect()
    }
}

/// The link that leads from one folder to what a link leads to from another; `None` if it is the same.
fn moved(link: &str, from: &Path, to: &Path, exists: impl Fn(&Path) -> bool) -> Option<String> {
    if link.contains("://") {
        return None;
    }
    let Outside::File(file) = Outside::of(link, Some(from), None)? else {
        return None;
    };
    // A relative link that leads nowhere may be a few words about the place.
    let is_path = Path::new(link).is_absolute() || (!is_elsewhere(link) && exists(&file));
    let moved = link_from(Some(to), &file);
    (is_path && moved != link).then_some(moved)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::moved;

    #[test]
    fn files_of_other_machines_are_not_looked_for_when_a_document_moves() {
        let looks = |file: &Path| -> bool { panic!("it looks for {}", file.display()) };
        let [from, to] = ["/old", "/new"].map(Path::new);
        for link in [
            r"\\host\share\log.pdf",
            "//host/share/log.pdf",
            r"\/host\log.pdf",
            "file://host/share/log.pdf",
            "https://example.org/log.pdf",
        ] {
            assert_eq!(moved(link, from, to, looks), None, "{link}");
        }
        let here = moved("log.pdf", from, to, |file| {
            file == Path::new("/old/log.pdf")
        });
        assert_eq!(here.as_deref(), Some("/old/log.pdf"));
    }
}
