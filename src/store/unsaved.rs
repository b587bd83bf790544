//! Copies of documents that could not be saved where they belong, until they are.

use std::path::{Path, PathBuf};

use super::disk::{self, StoreError};

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

/// Keeps the text of a document under a name, in place of what this run of the program kept under
/// it before.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn keep(folder: &Path, name: &str, text: &str) -> Result<(), StoreError> {
    // If this fails, saving fails too and says so.
    let _ = std::fs::create_dir_all(folder);
    disk::save(&path(folder, name), text.as_bytes())
}

/// The copies of earlier runs of the program, by name.
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
            !stem.to_string_lossy().starts_with(&own)
        })
        .collect();
    found.sort();
    found
}

/// Removes a copy that is no longer needed; a missing one is no fault.
pub fn remove(path: &Path) {
    let _ = std::fs::remove_file(path);
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
        keep(&folder, "1", "text")?;
        assert!(path(&folder, "1").is_file());
        assert!(earlier(&folder).is_empty());
        let other = folder.join("0-1.continuum");
        disk::save(&other, b"text")?;
        disk::save(&folder.join("note.txt"), b"text")?;
        assert_eq!(earlier(&folder), std::slice::from_ref(&other));
        remove(&other);
        remove(&other);
        assert!(earlier(&folder).is_empty());
        Ok(())
    }
}
