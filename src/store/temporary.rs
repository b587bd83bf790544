//! Copies of files that another program shows; they go when they are no longer needed.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::{self, StoreError};
use super::{leftovers, private};

/// How the name of the folder of such a copy begins.
const START: &str = "continuum-";

/// The file in the folder that is locked while the copy is shown.
const LOCK: &str = ".shown";

/// A file in a folder of its own. Both are removed when this value goes.
#[derive(Debug)]
pub struct TemporaryFile {
    path: PathBuf,
    /// Tells the next run of the program that the copy is shown; a run that is killed lets go of it.
    _lock: File,
    /// Removes the folder.
    _folder: TempDir,
}

impl TemporaryFile {
    /// Writes a file that cannot be changed, in a folder that only this user reads.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, StoreError> {
        Self::inside(&std::env::temp_dir(), name, bytes)
    }

    fn inside(place: &Path, name: &str, bytes: &[u8]) -> Result<Self, StoreError> {
        let refused = |error| StoreError::saving(Path::new(name), error);
        let folder = tempfile::Builder::new().prefix(START).tempdir_in(place);
        let folder = folder.map_err(refused)?;
        let lock = private::create(&folder.path().join(LOCK)).map_err(refused)?;
        // Not every disk has locks.
        let _ = lock.try_lock();
        let path = folder.path().join(name);
        disk::save_private(&path, bytes)?;
        let protected = fs::metadata(&path).and_then(|found| {
            let mut permissions = found.permissions();
            permissions.set_readonly(true);
            fs::set_permissions(&path, permissions)
        });
        protected.map_err(|error| StoreError::saving(&path, error))?;
        Ok(Self {
            path,
            _lock: lock,
            _folder: folder,
        })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// Removes the copies that runs of the program which were killed have left in the folder for temporary
/// files.
pub fn sweep_shown() {
    sweep_in(&std::env::temp_dir());
}

fn sweep_in(place: &Path) {
    for entry in leftovers::entries(place) {
        let is_ours = entry.file_name().to_string_lossy().starts_with(START)
            && entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_ours && leftovers::is_old(&entry) && leftovers::is_abandoned(&entry.path().join(LOCK))
        {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn a_temporary_file_cannot_be_changed_and_goes_with_its_folder() -> Outcome {
        let file = TemporaryFile::new("a list.csv", b"1;2")?;
        let path = file.path().to_owned();
        assert_eq!(fs::read(&path)?, b"1;2");
        assert!(fs::metadata(&path)?.permissions().readonly());
        drop(file);
        assert!(!path.exists() && path.parent().is_some_and(|folder| !folder.exists()));
        Ok(())
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_is_shown_or_somebody_elses_stays() -> Outcome {
        let place = tempfile::tempdir()?;
        let shown = TemporaryFile::inside(place.path(), "a.csv", b"1")?;
        let [left, other] =
            ["continuum-left", "continuum-other"].map(|name| place.path().join(name));
        fs::create_dir(&left)?;
        private::create(&left.join(LOCK))?;
        fs::create_dir(&other)?;
        let own = shown.path().parent().expect("a folder");
        let folders = [own, &left, &other];
        sweep_in(place.path());
        assert!(folders.iter().all(|folder| folder.exists()), "too young");
        for folder in folders {
            let then = SystemTime::now() - Duration::from_hours(2);
            File::open(folder)?.set_modified(then)?;
        }
        sweep_in(place.path());
        assert!(shown.path().exists() && other.exists() && !left.exists());
        Ok(())
    }
}
