//! Reading and saving files, whole or not at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;
use thiserror::Error;

use super::leftovers;
use crate::format::{MOST_BYTES, MOST_TEXT};
use crate::words::Message;

/// Saves a file: after a crash at any moment either the old or the new bytes are there, whole.
///
/// The bytes go into a temporary file in the same folder, which is flushed and then renamed; the
/// folder is flushed last. A link is followed. Those who may read an existing file, and nobody else,
/// may read the new one, from the start; its owner stays where the system allows it.
/// Anything but an ordinary file, such as a pipe, is written to directly. Temporary files left
/// behind by an earlier save of the same file are removed.
///
/// Returns what became otherwise than it was, besides the bytes.
///
/// # Errors
///
/// [`StoreError`] if the system refuses, the path is a folder, the file there is read-only, or
/// there are more bytes than [`MOST_BYTES`], which could not be read again. The file is then
/// unchanged.
pub fn save(path: &Path, bytes: &[u8]) -> Result<Option<Remark>, StoreError> {
    save_for(path, Readers::AsBefore, bytes)
}

/// Saves a file that only this user may read, like [`save`].
pub(super) fn save_private(path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
    save_for(path, Readers::ThisUser, bytes).map(|_| ())
}

/// What a save changed besides the bytes of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// A document that is one text is kept here, beside the archive that took its place.
    Converted(PathBuf),
    /// The file belonged to somebody else and is this user's now.
    NewOwner,
    /// The file had further names (hard links), which lead to the old content.
    OtherNames,
}

/// Who may read a file that is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// Those who could read it before; whom the system says where it is new.
    AsBefore,
    /// Nobody else.
    ThisUser,
}

fn save_for(path: &Path, readers: Readers, bytes: &[u8]) -> Result<Option<Remark>, StoreError> {
    if bytes.len() > MOST_BYTES {
        let found = ErrorKind::FileTooLarge.into();
        return Err(StoreError::new(path, Doing::Save, found));
    }
    let saved = save_file(path, readers, bytes);
    let (folder, remark) = saved.map_err(|source| StoreError::new(path, Doing::Save, source))?;
    if let Some(folder) = folder {
        flush_folder(&folder).map_err(|source| StoreError::new(path, Doing::Flush, source))?;
    }
    Ok(remark)
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
    /// Making a folder.
    MakeFolder,
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

    /// Whether a file was not made because there is one of its name.
    #[must_use]
    pub fn is_taken(&self) -> bool {
        self.source.kind() == ErrorKind::AlreadyExists
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
            (Doing::MakeFolder, ErrorKind::PermissionDenied) => "store-make-folder-denied",
            (Doing::MakeFolder, ErrorKind::NotADirectory | ErrorKind::AlreadyExists) => {
                "store-make-folder-file"
            }
            (Doing::MakeFolder, _) => "store-make-folder",
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

/// Returns the folder that is still to be flushed, if any, and what else changed.
fn save_file(
    path: &Path,
    readers: Readers,
    bytes: &[u8],
) -> io::Result<(Option<PathBuf>, Option<Remark>)> {
    let target = follow_links(path)?;
    let existing = match fs::symlink_metadata(&target) {
        Ok(found) if found.is_dir() => return Err(ErrorKind::IsADirectory.into()),
        Ok(found) if !found.is_file() => {
            write_to_stream(&target, bytes)?;
            return Ok((None, None));
        }
        Ok(found) if found.permissions().readonly() => {
            return Err(ErrorKind::PermissionDenied.into());
        }
        Ok(found) => Some(found),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(error),
    };
    let name = target.file_name().ok_or(ErrorKind::IsADirectory)?;
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    leftovers::sweep_name(folder, name);
    let existing = existing.filter(|_| readers == Readers::AsBefore);
    let mut builder = tempfile::Builder::new();
    let prefix = leftovers::start_of(name);
    builder.prefix(&prefix).suffix(leftovers::END);
    #[cfg(unix)]
    builder.permissions(access::at_first(
        existing.as_ref(),
        readers == Readers::ThisUser,
    ));
    let mut temporary = builder.tempfile_in(folder)?;
    // Tells the sweep of another window that this file is in use. Not every disk has locks.
    let _ = temporary.as_file().try_lock();
    let keeps_owner = match &existing {
        Some(existing) => access::keep(temporary.as_file(), existing)?,
        None => true,
    };
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    put_in_place(temporary, &target)?;
    let has_other_names = existing.as_ref().is_some_and(access::has_other_names);
    let remark = match (keeps_owner, has_other_names) {
        (_, true) => Some(Remark::OtherNames),
        (false, false) => Some(Remark::NewOwner),
        (true, false) => None,
    };
    Ok((Some(folder.to_owned()), remark))
}

/// Who owns a file and may read it, where systems know that.
#[cfg(unix)]
mod access {
    use std::fs::{File, Metadata, Permissions};
    use std::io;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};

    /// The permissions that a file in place of another begins with; the system takes away what its
    /// mask says.
    pub(super) fn at_first(existing: Option<&Metadata>, private: bool) -> Permissions {
        let new = if private { 0o600 } else { 0o666 };
        Permissions::from_mode(existing.map_or(new, |existing| existing.mode() & 0o777))
    }

    /// Gives a new file the owner, group and permissions of another; returns whether it belongs to the
    /// same owner.
    pub(super) fn keep(file: &File, existing: &Metadata) -> io::Result<bool> {
        let new = file.metadata()?;
        let mut permissions = existing.permissions();
        let is_same_group =
            new.gid() == existing.gid() || fchown(file, None, Some(existing.gid())).is_ok();
        if !is_same_group {
            // Another group gets no more than everybody.
            let mode = permissions.mode();
            permissions.set_mode(mode & !0o070 | (mode & 0o007) << 3);
        }
        let is_same_owner =
            new.uid() == existing.uid() || fchown(file, Some(existing.uid()), None).is_ok();
        // After the owner: another one takes some of them away.
        file.set_permissions(permissions)?;
        Ok(is_same_owner)
    }

    pub(super) fn has_other_names(existing: &Metadata) -> bool {
        existing.nlink() > 1
    }
}

#[cfg(not(unix))]
mod access {
    use std::fs::{File, Metadata};
    use std::io;

    pub(super) fn keep(file: &File, existing: &Metadata) -> io::Result<bool> {
        file.set_permissions(existing.permissions())?;
        Ok(true)
    }

    pub(super) fn has_other_names(_existing: &Metadata) -> bool {
        false
    }
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

fn write_to_stream(target: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::OpenOptions::new()
        .write(true)
        .open(target)?
        .write_all(bytes)
}

/// Makes a rename survive a loss of power.
#[cfg(unix)]
pub(super) fn flush_folder(folder: &Path) -> io::Result<()> {
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
pub(super) fn flush_folder(_folder: &Path) -> io::Result<()> {
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

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_permissions_stay_as_they_were() -> Outcome {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir()?;
        let target = folder.path().join("real.continuum");
        put(&target, b"old")?;
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640))?;
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
        fs::set_permissions(&path, fs::Permissions::from_mode(0o440))?;
        assert_eq!(message_of(save(&path, b"new")), "store-save-denied");
        assert_eq!(read_text(&path)?, "old");
        let circle = folder.path().join("circle");
        symlink("circle", &circle)?;
        assert_eq!(message_of(save(&circle, b"new")), "store-save-not-found");
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_temporary_file_is_never_open_to_more_people_than_the_file_before() -> Outcome {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.continuum");
        for mode in [0o600, 0o640, 0o664] {
            put(&path, b"old")?;
            fs::set_permissions(&path, fs::Permissions::from_mode(mode))?;
            let first = access::at_first(Some(&fs::metadata(&path)?), false).mode();
            assert_eq!(first & 0o777, mode);
            save(&path, b"new")?;
            assert_eq!(fs::metadata(&path)?.permissions().mode() & 0o777, mode);
        }
        assert_eq!(access::at_first(None, true).mode() & 0o777, 0o600);
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn another_owner_stays_where_the_system_allows_it_and_is_named_where_not() -> Outcome {
        use std::os::unix::fs::{MetadataExt, chown};
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.continuum");
        put(&path, b"old")?;
        if chown(&path, Some(65534), Some(1)).is_err() {
            // Only the administrator gives files away.
            return Ok(());
        }
        assert_eq!(save(&path, b"new")?, None);
        let found = fs::metadata(&path)?;
        assert_eq!((found.uid(), found.gid()), (65534, 1));
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn further_names_of_a_file_keep_the_old_content_and_that_is_said_once() -> Outcome {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a.continuum");
        let other = folder.path().join("b.continuum");
        put(&path, b"old")?;
        fs::hard_link(&path, &other)?;
        assert_eq!(save(&path, b"new")?, Some(Remark::OtherNames));
        assert_eq!(save(&path, b"newer")?, None);
        assert_eq!(
            (fs::read(&path)?, fs::read(&other)?),
            (b"newer".into(), b"old".into())
        );
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
