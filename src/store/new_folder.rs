//! A folder of files that is there whole or not at all.

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind};
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::{Doing, StoreError, flush_folder};
use super::leftovers;

/// The file in a folder in the making whose lock says that it is in use.
const LOCK: &str = ".lock";

/// A folder in the making. Nothing has its name until [`NewFolder::finish`]; a program that is killed before leaves only a
/// folder with a name of its own beside it, which the next one for the same name removes.
pub struct NewFolder {
    target: PathBuf,
    parent: PathBuf,
    made: TempDir,
    lock: File,
}

impl NewFolder {
    /// Begins a folder.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses, or something stands there that is not an empty folder: see
    /// [`StoreError::is_taken`].
    pub fn begin(target: &Path) -> Result<Self, StoreError> {
        let refused = |source| StoreError::new(target, Doing::MakeFolder, source);
        let begun = Self::make(target);
        begun.map_err(refused)
    }

    fn make(target: &Path) -> io::Result<Self> {
        match fs::read_dir(target) {
            Ok(mut inside) => {
                if inside.next().is_some() {
                    return Err(ErrorKind::AlreadyExists.into());
                }
            }
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                return Err(ErrorKind::AlreadyExists.into());
            }
            Err(error) => return Err(error),
        }
        let name = target.file_name().ok_or(ErrorKind::AlreadyExists)?;
        let parent = match target.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        fs::create_dir_all(&parent)?;
        sweep(&parent, target);
        let prefix = leftovers::start_of(name);
        let made = tempfile::Builder::new()
            .prefix(&prefix)
            .suffix(leftovers::END)
            .tempdir_in(&parent)?;
        let lock = File::create(made.path().join(LOCK))?;
        // Not every disk has locks.
        let _ = lock.try_lock();
        Ok(Self {
            target: target.to_owned(),
            parent,
            made,
            lock,
        })
    }

    /// Begins a file in it, at a relative path; folders on the way are made.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses.
    pub fn file(&self, relative: &Path) -> Result<BufWriter<File>, StoreError> {
        let path = self.made.path().join(relative);
        let begun = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| File::create(&path));
        begun.map(BufWriter::new).map_err(|it| self.refused(it))
    }

    /// Ends a file of it, which then survives a loss of power.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses.
    pub fn close(&self, file: BufWriter<File>) -> Result<(), StoreError> {
        let whole = file.into_inner().map_err(io::IntoInnerError::into_error);
        let flushed = whole.and_then(|file| file.sync_all());
        flushed.map_err(|it| self.refused(it))
    }

    /// Gives the folder its name.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses; nothing is left then.
    pub fn finish(self) -> Result<(), StoreError> {
        let Self {
            target,
            parent,
            made,
            lock,
        } = self;
        let refused = |source| StoreError::new(&target, Doing::Save, source);
        drop(lock);
        let put = (|| {
            fs::remove_file(made.path().join(LOCK))?;
            readable(made.path())?;
            // An empty folder of the name; some systems do not put another one in its place.
            let _ = fs::remove_dir(&target);
            fs::rename(made.path(), &target)
        })();
        put.map_err(refused)?;
        // It has another name now: nothing is left to remove.
        let _ = made.keep();
        flush_folder(&parent).map_err(|source| StoreError::new(&target, Doing::Flush, source))
    }

    /// What the system said about a file of it.
    #[must_use]
    pub fn refused(&self, source: io::Error) -> StoreError {
        StoreError::new(&self.target, Doing::Save, source)
    }
}

/// Lets those read a new folder whom the system lets read any: a temporary one is this user's alone.
#[cfg(unix)]
fn readable(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
    // What the system's mask leaves of it shows in a folder that is made for that alone.
    let tried = folder.join(LOCK);
    fs::DirBuilder::new().mode(0o777).create(&tried)?;
    let mode = fs::metadata(&tried)?.permissions().mode() & 0o777;
    fs::remove_dir(&tried)?;
    fs::set_permissions(folder, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same signature on every system"
)]
fn readable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Removes what was left of folders of the same name by programs that were killed.
fn sweep(parent: &Path, target: &Path) {
    let start = leftovers::start_of(target.file_name().unwrap_or_default());
    for entry in leftovers::entries(parent) {
        let found = entry.file_name();
        let rest = found
            .as_encoded_bytes()
            .strip_prefix(start.as_encoded_bytes());
        let is_such = rest.is_some_and(|rest| rest.ends_with(leftovers::END.as_bytes()));
        // No link is followed.
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_such && is_folder && leftovers::is_abandoned(&entry.path().join(LOCK)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = leftovers::entries(folder)
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_folder_is_there_whole_or_not_at_all_and_what_a_kill_left_is_removed() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("tables");
        let begun = NewFolder::begin(&target).expect("it begins");
        let mut file = begun
            .file(Path::new("year=2026/a.csv"))
            .expect("it is made");
        file.write_all(b"a").expect("written");
        assert!(!target.exists());
        let other = NewFolder::begin(&target).expect("another one begins");
        assert_eq!(names(place.path()).len(), 2, "what is in use stays");
        drop(other);
        // A kill drops nothing: the folder stays, and nobody holds its lock.
        let NewFolder { made, lock, .. } = begun;
        let left = made.keep();
        drop((lock, file));
        let begun = NewFolder::begin(&target).expect("it begins again");
        assert!(!left.exists());
        let mut file = begun
            .file(Path::new("year=2026/a.csv"))
            .expect("it is made");
        file.write_all(b"whole").expect("written");
        begun.close(file).expect("closed");
        begun.finish().expect("finished");
        assert_eq!(names(place.path()), ["tables"]);
        assert_eq!(names(&target), ["year=2026"]);
        let read = fs::read(target.join("year=2026/a.csv")).expect("it is there");
        assert_eq!(read, b"whole");
    }

    #[test]
    fn nothing_is_written_over_what_is_there() {
        let place = tempfile::tempdir().expect("a folder");
        let target = place.path().join("tables");
        fs::write(&target, b"mine").expect("written");
        let refused = NewFolder::begin(&target).err().expect("a file is there");
        assert!(refused.is_taken());
        fs::remove_file(&target).expect("removed");
        fs::create_dir(&target).expect("made");
        NewFolder::begin(&target)
            .and_then(NewFolder::finish)
            .expect("an empty folder is taken");
        fs::write(target.join("mine"), b"mine").expect("written");
        let refused = NewFolder::begin(&target).err().expect("it is not empty");
        assert!(refused.is_taken());
        assert_eq!(names(place.path()), ["tables"]);
    }
}
