//! Reading and saving files, whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use crate::format::{MOST_BYTES, MOST_TEXT};
use crate::words::Message;

/// Saves a file: after a crash at any moment either the old or the new bytes are there, whole.
///
/// The bytes go into a temporary file in the same folder, which is flushed and then renamed; the
/// folder is flushed last. A link is followed, and the permissions of an existing file are kept.
/// Anything but an ordinary file, such as a pipe, is written to directly. Temporary files left
/// behind by an earlier save of the same file are removed.
///
/// # Errors
///
/// [`StoreError`] if the system refuses, the path is a folder, the file there is read-only, or
/// there are more bytes than [`MOST_BYTES`], which could not be read again. The file is then
/// unchanged.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    if bytes.len() > MOST_BYTES {
        let found = ErrorKind::FileTooLarge.into();
        return Err(StoreError::new(path, Doing::Save, found));
    }
    let folder =
        save_file(path, bytes).map_err(|source| StoreError::new(path, Doing::Save, source))?;
    folder.map_or(Ok(()), |folder| {
        flush_folder(&folder).map_err(|source| StoreError::new(path, Doing::Flush, source))
    })
}

/// Reads a whole text file. A byte order mark at the start is left out.
///
/// # Errors
///
/// [`StoreError`] if the system refuses, the file is larger than [`MOST_TEXT`], or it is not
/// UTF-8.
pub fn read_text(path: &Path) -> Result<String, StoreError> {
    text_of(path, read_bytes(path, MOST_TEXT)?)
}

/// Reads a whole stream, such as standard input; `path` names it in errors.
///
/// # Errors
///
/// [`StoreError`] if the stream fails or holds more than [`MOST_BYTES`].
pub fn read_bytes_from(path: &Path, stream: impl Read) -> Result<Vec<u8>, StoreError> {
    let error = |source| StoreError::new(path, Doing::Read, source);
    let mut bytes = Vec::new();
    let most = MOST_BYTES as u64;
    stream
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() > MOST_BYTES {
        return Err(error(ErrorKind::FileTooLarge.into()));
    }
    Ok(bytes)
}

/// Decodes bytes as a text; `path` names it in errors. A byte order mark at the start is left out.
///
/// # Errors
///
/// [`StoreError`] if it is not UTF-8.
pub fn text_of(path: &Path, bytes: Vec<u8>) -> Result<String, StoreError> {
    let error = |source| StoreError::new(path, Doing::Read, source);
    let text = String::from_utf8(bytes).map_err(|_| error(ErrorKind::InvalidData.into()))?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

/// Reads a whole file of any kind, such as a picture, of at most `most` bytes.
///
/// # Errors
///
/// [`StoreError`] if the system refuses or the file is larger than `most`.
pub fn read_bytes(path: &Path, most: usize) -> Result<Vec<u8>, StoreError> {
    let error = |source| StoreError {
        most,
        ..StoreError::new(path, Doing::Read, source)
    };
    let file = File::open(path).map_err(error)?;
    let mut bytes = Vec::new();
    let longest = most as u64;
    file.take(longest + 1)
        .read_to_end(&mut bytes)
        .map_err(error)?;
    if bytes.len() > most {
        return Err(error(ErrorKind::FileTooLarge.into()));
    }
    Ok(bytes)
}

/// How many bytes a file has.
///
/// # Errors
///
/// [`StoreError`] if the system refuses or the path leads to no file.
pub fn size_of(path: &Path) -> Result<u64, StoreError> {
    let found = fs::metadata(path).and_then(|found| {
        let is_folder = found.is_dir();
        (!is_folder)
            .then_some(found.len())
            .ok_or_else(|| ErrorKind::IsADirectory.into())
    });
    found.map_err(|source| StoreError::new(path, Doing::Read, source))
}

/// What the disk refused, and where.
#[derive(Debug, Error)]
#[error("{doing:?} {}: {source}", path.display())]
pub struct StoreError {
    /// The file.
    pub path: PathBuf,
    /// What was tried.
    pub doing: Doing,
    /// What the system said.
    pub source: io::Error,
    /// The largest file that would have been taken, in bytes.
    most: usize,
}

/// What was tried with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading it.
    Read,
    /// Saving it.
    Save,
    /// Flushing what was saved, so that it survives a loss of power.
    Flush,
}

impl StoreError {
    pub(super) fn new(path: &Path, doing: Doing, source: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            doing,
            source,
            most: MOST_BYTES,
        }
    }

    /// What the system said when a file was to be saved.
    pub(super) fn saving(path: &Path, source: io::Error) -> Self {
        Self::new(path, Doing::Save, source)
    }

    /// The kind of refusal; systems differ in what they call it.
    fn kind(&self) -> ErrorKind {
        match self.source.kind() {
            _ if is_held(&self.source) => ErrorKind::ResourceBusy,
            // Windows refuses to open a folder as it refuses a file of somebody else.
            ErrorKind::PermissionDenied if self.doing == Doing::Read && self.path.is_dir() => {
                ErrorKind::IsADirectory
            }
            kind => kind,
        }
    }

    /// What went wrong, with the path last.
    #[must_use]
    pub fn message(&self) -> Message {
        let key = match (self.doing, self.kind()) {
            (Doing::Read, ErrorKind::NotFound | ErrorKind::NotADirectory) => "store-read-not-found",
            (Doing::Read, ErrorKind::ResourceBusy) => "store-read-held",
            (Doing::Read, ErrorKind::PermissionDenied) => "store-read-denied",
            (Doing::Read, ErrorKind::IsADirectory) => "store-read-folder",
            (Doing::Read, ErrorKind::FileTooLarge) => "store-read-too-large",
            (Doing::Read, ErrorKind::InvalidData) => "store-read-not-text",
            (Doing::Read, _) => "store-read-other",
            (Doing::Save, ErrorKind::NotFound | ErrorKind::NotADirectory) => "store-save-not-found",
            (Doing::Save, ErrorKind::PermissionDenied) => "store-save-denied",
            (Doing::Save, ErrorKind::ResourceBusy) => "store-save-held",
            (Doing::Save, ErrorKind::IsADirectory) => "store-save-folder",
            (Doing::Save, ErrorKind::FileTooLarge) => "store-save-too-large",
            (Doing::Save, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => "store-save-full",
            (Doing::Save, ErrorKind::ReadOnlyFilesystem) => "store-save-read-only",
            (Doing::Save, _) => "store-save-other",
            (Doing::Flush, _) => "store-flush",
        };
        Message::new(key)
            .with("path", self.path.display().to_string())
            .with("most", self.most / (1024 * 1024))
            .with("found", self.source.to_string())
    }

    /// What to do about it; `None` if nothing sensible is known.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        let key = match (self.doing, self.kind()) {
            (Doing::Read | Doing::Save, ErrorKind::ResourceBusy) => "store-held-hint",
            (Doing::Read, ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                "store-read-not-found-hint"
            }
            (Doing::Read, ErrorKind::PermissionDenied) => "store-read-denied-hint",
            (Doing::Read, ErrorKind::InvalidData) => "store-read-not-text-hint",
            (Doing::Save, ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                "store-save-not-found-hint"
            }
            (Doing::Save, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
                "store-save-denied-hint"
            }
            (Doing::Save, ErrorKind::IsADirectory) => "store-save-folder-hint",
            (Doing::Save, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
                "store-save-full-hint"
            }
            (Doing::Flush, _) => "store-flush-hint",
            _ => return None,
        };
        Some(Message::new(key))
    }
}

/// Temporary files are called `.NAME` + this + random letters + [`TEMPORARY_END`].
const TEMPORARY_MIDDLE: &str = ".saving-";
const TEMPORARY_END: &str = ".tmp";

/// Returns the folder that is still to be flushed, if any.
fn save_file(path: &Path, bytes: &[u8]) -> io::Result<Option<PathBuf>> {
    let target = follow_links(path)?;
    let existing = match fs::symlink_metadata(&target) {
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            write_to_stream(&target, bytes)?;
            return Ok(None);
        }
        Ok(found) if found.permissions().readonly() => {
            return Err(ErrorKind::PermissionDenied.into());
        }
        Ok(found) => Some(found.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let name = target.file_name().ok_or(ErrorKind::IsADirectory)?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    sweep(folder, name);
    replace(&target, folder, name, existing, bytes)?;
    Ok(Some(folder.to_owned()))
}

fn replace(
    target: &Path,
    folder: &Path,
    name: &OsStr,
    existing: Option<Permissions>,
    bytes: &[u8],
) -> io::Result<()> {
    let mut prefix = temporary_start(name);
    prefix.push(TEMPORARY_MIDDLE);
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(TEMPORARY_END);
    #[cfg(unix)]
    let ordinary = <Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666);
    #[cfg(unix)]
    builder.permissions(ordinary);
    let mut temporary = builder.tempfile_in(folder)?;
    // Tells the sweep of another window that this file is in use. Not every disk has locks.
    let _ = temporary.as_file().try_lock();
    temporary.write_all(bytes)?;
    if let Some(permissions) = existing {
        temporary.as_file().set_permissions(permissions)?;
    }
    temporary.as_file().sync_all()?;
    put_in_place(temporary, target)
}

/// Whether the system refused because another program holds the file.
fn is_held(error: &io::Error) -> bool {
    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION, which have no kind of their own.
    cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33))
}

/// Puts a temporary file in its place.
#[cfg(not(windows))]
fn put_in_place(temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    let put = temporary.persist(target);
    put.map(|_| ()).map_err(|failed| failed.error)
}

/// Puts a temporary file in its place. Windows does not replace a file that another program holds,
/// and reports a lack of permission; scanners hold every new file for a moment.
#[cfg(windows)]
fn put_in_place(mut temporary: NamedTempFile, target: &Path) -> io::Result<()> {
    use std::os::windows::fs::OpenOptionsExt;

    const TRIES: u32 = 10;
    const PAUSE: std::time::Duration = std::time::Duration::from_millis(50);

    let held = || {
        let alone = fs::OpenOptions::new().read(true).share_mode(0).open(target);
        alone.err().filter(is_held)
    };
    for _ in 0..TRIES {
        match temporary.persist(target) {
            Ok(_) => return Ok(()),
            Err(failed) if held().is_none() => return Err(failed.error),
            Err(failed) => temporary = failed.file,
        }
        std::thread::sleep(PAUSE);
    }
    Err(ErrorKind::ResourceBusy.into())
}

/// The file that a path leads to through links, whether it exists or not.
fn follow_links(path: &Path) -> io::Result<PathBuf> {
    const MOST_LINKS: usize = 40;
    let mut target = path.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&target) {
            Ok(next) => {
                target = match target.parent() {
                    Some(folder) => folder.join(next),
                    None => next,
                };
            }
            // Not a link, or not there.
            Err(_) => return Ok(target),
        }
    }
    Err(ErrorKind::NotFound.into())
}

/// Removes the temporary files that earlier saves of this name left behind. What cannot be
/// removed does no harm, so nothing is said about it.
fn sweep(folder: &Path, name: &OsStr) {
    let mut start = temporary_start(name);
    start.push(TEMPORARY_MIDDLE);
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let found = entry.file_name();
        let is_ours = found
            .as_encoded_bytes()
            .strip_prefix(start.as_encoded_bytes())
            .is_some_and(|rest| rest.ends_with(TEMPORARY_END.as_bytes()));
        if is_ours && is_abandoned(&entry.path()) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether no save still holds a temporary file.
fn is_abandoned(temporary: &Path) -> bool {
    File::open(temporary).is_ok_and(|file| file.try_lock().is_ok())
}

fn temporary_start(name: &OsStr) -> std::ffi::OsString {
    let mut start = std::ffi::OsString::from(".");
    start.push(name);
    start
}

fn write_to_stream(target: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(target)?
        .write_all(bytes)
}

/// Makes a rename survive a loss of power.
#[cfg(unix)]
fn flush_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some disks cannot flush a folder.
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::InvalidInput | ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

#[cfg(not(unix))]
#[expect(
    clippy::unnecessary_wraps,
    reason = "the same signature on every system"
)]
fn flush_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    fn names(folder: &Path) -> io::Result<Vec<String>> {
        let mut names: Vec<String> = fs_names(folder)?;
        names.sort();
        Ok(names)
    }

    fn fs_names(folder: &Path) -> io::Result<Vec<String>> {
        Ok(fs::read_dir(folder)?
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect())
    }

    fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
        fs::write(path, bytes)
    }

    fn message_of<T>(result: Result<T, StoreError>) -> &'static str {
        result.map_or_else(|error| error.message().key, |_| "nothing failed")
    }

    #[test]
    fn what_could_not_be_read_again_is_not_saved() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.continuum");
        save(&path, b"old").unwrap();
        let refused = save(&path, &vec![b' '; MOST_BYTES + 1]).unwrap_err();
        assert_eq!(refused.message().key, "store-save-too-large");
        assert_eq!(read_text(&path).unwrap(), "old");
    }

    #[test]
    fn what_was_saved_is_read_back_and_nothing_else_lies_in_the_folder() -> Outcome {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("unit.continuum");
        save(&path, b"first")?;
        save(&path, "\u{feff}second".as_bytes())?;
        assert_eq!(read_text(&path)?, "second");
        assert_eq!(names(folder.path())?, ["unit.continuum"]);
        Ok(())
    }

    #[test]
    fn temporary_files_of_an_earlier_save_are_swept_but_not_those_in_use() -> Outcome {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.continuum");
        put(&folder.path().join(".a.continuum.saving-abc.tmp"), b"old")?;
        let busy = folder.path().join(".a.continuum.saving-busy.tmp");
        put(&busy, b"now")?;
        put(&folder.path().join(".b.continuum.saving-abc.tmp"), b"other")?;
        let other_window = File::open(&busy)?;
        other_window.try_lock()?;
        save(&path, b"new")?;
        assert_eq!(
            names(folder.path())?,
            [
                ".a.continuum.saving-busy.tmp",
                ".b.continuum.saving-abc.tmp",
                "a.continuum"
            ]
        );
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay_as_they_were() -> Outcome {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir()?;
        let target = folder.path().join("real.continuum");
        put(&target, b"old")?;
        fs::set_permissions(&target, Permissions::from_mode(0o640))?;
        let link = folder.path().join("link.continuum");
        symlink("real.continuum", &link)?;
        save(&link, b"new")?;
        assert!(fs::symlink_metadata(&link)?.is_symlink());
        assert_eq!(read_text(&target)?, "new");
        let mode = fs::symlink_metadata(&target)?.permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_read_only_file_is_not_replaced_and_links_in_a_circle_end() -> Outcome {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("kept.continuum");
        put(&path, b"old")?;
        fs::set_permissions(&path, Permissions::from_mode(0o440))?;
        assert_eq!(message_of(save(&path, b"new")), "store-save-denied");
        assert_eq!(read_text(&path)?, "old");
        let circle = folder.path().join("circle");
        symlink("circle", &circle)?;
        assert_eq!(message_of(save(&circle, b"new")), "store-save-not-found");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_ordinary_file_is_written_to_and_not_replaced() -> Outcome {
        use std::os::unix::fs::FileTypeExt;
        let nowhere = Path::new("/dev/null");
        save(nowhere, b"bytes")?;
        assert!(fs::symlink_metadata(nowhere)?.file_type().is_char_device());
        Ok(())
    }

    #[test]
    fn each_common_refusal_has_its_own_words() -> Outcome {
        let folder = tempfile::tempdir()?;
        let missing = folder.path().join("no").join("x");
        assert_eq!(message_of(read_text(&missing)), "store-read-not-found");
        assert_eq!(message_of(save(&missing, b"")), "store-save-not-found");
        assert_eq!(message_of(read_text(folder.path())), "store-read-folder");
        assert_eq!(message_of(save(folder.path(), b"")), "store-save-folder");
        let binary = folder.path().join("binary");
        put(&binary, &[0xff, 0xfe, 0])?;
        assert_eq!(message_of(read_text(&binary)), "store-read-not-text");
        let large = folder.path().join("large");
        put(&large, b"")?;
        let held = StoreError::new(&large, Doing::Save, ErrorKind::ResourceBusy.into());
        assert_eq!(held.message().key, "store-save-held");
        fs::OpenOptions::new()
            .write(true)
            .open(&large)?
            .set_len(MOST_BYTES as u64 + 1)?;
        assert_eq!(message_of(read_text(&large)), "store-read-too-large");
        Ok(())
    }
}
