//! Copies of documents that are not saved where they belong yet, until they are.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::disk::{self, StoreError};
use crate::model::Digest;

/// The file that a copy belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Where it is.
    pub path: PathBuf,
    /// The digest of its bytes when the copy was made.
    pub seen: Digest,
}

/// The folder of the copies; `None` if the system has no folder for a program's own files.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "continuum")?;
    Some(folders.data_local_dir().join("unsaved"))
}

/// The copy that this run of the program keeps under a name.
#[must_use]
pub fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{}-{name}.continuum", std::process::id()))
}

/// Held while this run of the program keeps copies, so that another window leaves them alone.
static CLAIM: OnceLock<Option<File>> = OnceLock::new();

fn claim(folder: &Path) -> Option<File> {
    let lock = File::create(folder.join(format!("{}.lock", std::process::id()))).ok()?;
    lock.try_lock().ok()?;
    Some(lock)
}

/// Whether the run of the program that kept a copy has ended.
fn is_abandoned(copy: &Path) -> bool {
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    let run = name.split('-').next().unwrap_or_default();
    let lock = copy.with_file_name(format!("{run}.lock"));
    let is_free = File::open(&lock).map_or(true, |lock| lock.try_lock().is_ok());
    if is_free {
        let _ = std::fs::remove_file(lock);
    }
    is_free
}

/// Keeps a document under a name, in place of what this run of the program kept under it before,
/// and notes the file that it belongs to.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn keep(
    folder: &Path,
    name: &str,
    origin: Option<&Origin>,
    bytes: &[u8],
) -> Result<(), StoreError> {
    // If this fails, saving fails too and says so.
    let _ = std::fs::create_dir_all(folder);
    CLAIM.get_or_init(|| claim(folder));
    let copy = path(folder, name);
    let note =
        origin.and_then(|origin| Some(format!("{}\n{}", origin.seen, origin.path.to_str()?)));
    match note {
        Some(note) => disk::save(&note_of(&copy), note.as_bytes())?,
        None => remove(&copy),
    }
    disk::save(&copy, bytes)
}

/// The file that a copy belongs to; `None` where it has none.
#[must_use]
pub fn origin(copy: &Path) -> Option<Origin> {
    let note = disk::read_text(&note_of(copy)).ok()?;
    let (seen, path) = note.split_once('\n')?;
    Some(Origin {
        path: PathBuf::from(path),
        seen: seen.parse().ok()?,
    })
}

/// Where the file that a copy belongs to is noted.
fn note_of(copy: &Path) -> PathBuf {
    copy.with_extension("origin")
}

/// The copies of earlier runs of the program that have ended, by name.
#[must_use]
pub fn earlier(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let own = format!("{}-", std::process::id());
    let mut found: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "continuum"))
        .filter(|path| {
            let stem = path.file_stem().unwrap_or_default();
            !stem.to_string_lossy().starts_with(&own) && is_abandoned(path)
        })
        .collect();
    found.sort();
    found
}

/// Removes a copy that is no longer needed; a missing one is no fault.
pub fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
    let _ = std::fs::remove_file(note_of(path));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_earlier_runs_are_listed_and_those_of_this_run_are_not()
    -> Result<(), Box<dyn std::error::Error>> {
        let place = tempfile::tempdir()?;
        let folder = place.path().join("new");
        assert!(earlier(&folder).is_empty());
        keep(&folder, "1", None, b"text")?;
        assert!(path(&folder, "1").is_file());
        assert!(earlier(&folder).is_empty());
        let other = folder.join("0-1.continuum");
        disk::save(&other, b"text")?;
        disk::save(&folder.join("note.txt"), b"text")?;
        assert_eq!(earlier(&folder), std::slice::from_ref(&other));
        let lock = folder.join("0.lock");
        let running = File::create(&lock)?;
        running.try_lock()?;
        assert!(earlier(&folder).is_empty(), "its window is still open");
        drop(running);
        assert_eq!(earlier(&folder), std::slice::from_ref(&other));
        assert!(!lock.exists());
        remove(&other);
        remove(&other);
        assert!(earlier(&folder).is_empty());
        Ok(())
    }

    #[test]
    fn a_copy_knows_the_file_that_it_belongs_to_until_it_is_removed()
    -> Result<(), Box<dyn std::error::Error>> {
        let place = tempfile::tempdir()?;
        let belongs = Origin {
            path: place.path().join("a b.continuum"),
            seen: Digest::of(b"as it was"),
        };
        keep(place.path(), "1", Some(&belongs), b"text")?;
        let copy = path(place.path(), "1");
        assert_eq!(origin(&copy), Some(belongs));
        keep(place.path(), "1", None, b"text")?;
        assert_eq!(origin(&copy), None);
        remove(&copy);
        assert!(!copy.exists() && !note_of(&copy).exists());
        Ok(())
    }
}
