//! What a save that was killed left behind: its temporary file. Nothing is said about one that cannot
//! be removed, since it does no harm.

use std::ffi::{OsStr, OsString};
use std::fs::{self, DirEntry, File, Metadata, OpenOptions, TryLockError};
use std::path::Path;
use std::time::Duration;

/// Temporary files are called `.NAME` + this + random letters + [`END`].
const MIDDLE: &str = ".saving-";
pub(super) const END: &str = ".tmp";

/// A file this old is in use by no save, whether or not the disk has locks.
const OLD: Duration = Duration::from_hours(1);

/// How the names of the temporary files of a file begin.
pub(super) fn start_of(name: &OsStr) -> OsString {
    let mut start = OsString::from(".");
    start.push(name);
    start.push(MIDDLE);
    start
}

/// Removes what earlier saves of a name left behind.
pub(super) fn sweep_name(folder: &Path, name: &OsStr) {
    let start = start_of(name);
    for entry in entries(folder) {
        let found = entry.file_name();
        let rest = found
            .as_encoded_bytes()
            .strip_prefix(start.as_encoded_bytes());
        if rest.is_some_and(|rest| rest.ends_with(END.as_bytes())) && is_abandoned(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// A save has the lock of its file after this time.
pub const LOCKED: Duration = Duration::from_millis(100);

/// Removes what saves of any name left behind in a folder, where it is this user's.
pub fn sweep(folder: &Path) {
    for entry in entries(folder) {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let is_temporary = name.starts_with('.') && name.contains(MIDDLE) && name.ends_with(END);
        if is_temporary && is_own_for(&entry, LOCKED) && is_abandoned(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// What stands in a folder; nothing where it cannot be read.
pub(super) fn entries(folder: &Path) -> impl Iterator<Item = DirEntry> {
    fs::read_dir(folder).into_iter().flatten().flatten()
}

/// Whether something is this user's, and no save was in it lately.
pub(super) fn is_old(entry: &DirEntry) -> bool {
    is_own_for(entry, OLD)
}

/// Whether something is this user's, and was not written to for this long.
fn is_own_for(entry: &DirEntry, least: Duration) -> bool {
    let found = entry.metadata();
    found.is_ok_and(|found| is_own(&found) && age(&found).is_some_and(|age| age >= least))
}

fn age(found: &Metadata) -> Option<Duration> {
    found.modified().ok()?.elapsed().ok()
}

#[cfg(unix)]
fn is_own(found: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::uid(found) == rustix::process::geteuid().as_raw()
}

#[cfg(not(unix))]
fn is_own(_found: &Metadata) -> bool {
    true
}

/// Whether nobody holds the lock of an ordinary file. On a disk without locks only its age tells.
pub(super) fn is_abandoned(path: &Path) -> bool {
    let Some((file, found)) = open_ordinary(path) else {
        return false;
    };
    match file.try_lock() {
        Ok(()) => true,
        Err(TryLockError::WouldBlock) => false,
        Err(TryLockError::Error(_)) => age(&found).is_some_and(|age| age >= OLD),
    }
}

/// Opens an ordinary file. A pipe of such a name would wait for ever, and a link leads elsewhere.
fn open_ordinary(path: &Path) -> Option<(File, Metadata)> {
    let is_ordinary = fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        // It may have become something else since.
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.bits().cast_signed());
    }
    let file = is_ordinary.then(|| options.open(path).ok()).flatten()?;
    let found = file.metadata().ok().filter(Metadata::is_file)?;
    Some((file, found))
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;
    use crate::store::disk;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = entries(folder)
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    /// Leaves a temporary file of a name behind, so long ago.
    fn leave(folder: &Path, name: &str, ago: Duration) -> std::path::PathBuf {
        let path = folder.join(name);
        let file = File::create(&path).expect("it is made");
        let then = SystemTime::now() - ago;
        file.set_modified(then).expect("its time is set");
        path
    }

    #[test]
    fn a_save_sweeps_what_earlier_ones_of_the_name_left_but_nothing_that_is_in_use() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        let left = leave(folder, ".a.continuum.saving-abc.tmp", Duration::ZERO);
        let busy = leave(folder, ".a.continuum.saving-busy.tmp", Duration::ZERO);
        let other = leave(folder, ".b.continuum.saving-abc.tmp", Duration::ZERO);
        let other_window = File::open(&busy).expect("it opens");
        other_window.try_lock().expect("it is locked");
        disk::save(&folder.join("a.continuum"), b"new").expect("it is saved");
        assert!(!left.exists() && busy.exists() && other.exists());
    }

    #[test]
    fn abandoned_temporary_files_are_swept_though_their_name_is_never_saved_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        leave(folder, ".a.continuum.saving-old.tmp", OLD * 2);
        leave(folder, ".a.continuum.saving-new.tmp", LOCKED * 2);
        leave(folder, ".notes.tmp", OLD * 2);
        leave(folder, "a.saving-b.tmp", OLD * 2);
        let busy = leave(folder, ".a.continuum.saving-busy.tmp", OLD * 2);
        let other_window = File::open(&busy).expect("it opens");
        other_window.try_lock().expect("it is locked");
        sweep(folder);
        let kept = [
            ".a.continuum.saving-busy.tmp",
            ".notes.tmp",
            "a.saving-b.tmp",
        ];
        assert_eq!(names(folder), kept);
        sweep(&folder.join("missing"));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_or_a_link_of_such_a_name_is_passed_over() {
        use rustix::fs::{CWD, FileType, Mode, mknodat};

        let folder = tempfile::tempdir().expect("a folder");
        let pipe = folder.path().join(".a.continuum.saving-pipe.tmp");
        mknodat(CWD, &pipe, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).expect("a pipe");
        let link = folder.path().join(".a.continuum.saving-link.tmp");
        std::os::unix::fs::symlink("elsewhere", &link).expect("a link");
        let saved = disk::save(&folder.path().join("a.continuum"), b"new");
        assert_eq!(saved.expect("it is saved"), None);
        let names = names(folder.path());
        assert_eq!(names.len(), 3, "{names:?}");
    }
}
