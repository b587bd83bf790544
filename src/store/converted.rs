//! Saving a document in place of one that is a text, which stays beside it.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write as _};
use std::path::{Path, PathBuf};

use super::disk::{self, Doing, Remark, StoreError};
use crate::format::{MOST_BYTES, document};

/// Saves a document. If a document that is one text stands there, such as one of version 1, the text is
/// first kept beside it, once, as `NAME.version-1.continuum`. Returns what else changed.
///
/// # Errors
///
/// [`StoreError`] if the system refuses either. The file is then unchanged.
pub fn save_document(path: &Path, bytes: &[u8]) -> Result<Option<Remark>, StoreError> {
    let found = text(path).map_err(|error| StoreError::new(path, Doing::Save, error))?;
    let kept = found
        .map(|(version, bytes)| keep(path, version, &bytes))
        .transpose()?;
    let remark = disk::save(path, bytes)?;
    Ok(kept.map(Remark::Converted).or(remark))
}

/// The version and the bytes of a document that is one text. What cannot be read is an error: it may be
/// a text, which would be lost.
fn text(path: &Path) -> io::Result<Option<(i64, Vec<u8>)>> {
    let is_file = match fs::metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => false,
        found => found?.is_file(),
    };
    // Reading a pipe would wait for ever.
    if !is_file {
        return Ok(None);
    }
    let mut start = [0; 2];
    match File::open(path)?.read_exact(&mut start) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Ok(None),
        read => read?,
    }
    // A container is no text, and evidence can make it large.
    if start == *b"PK" {
        return Ok(None);
    }
    match disk::read_bytes(path, MOST_BYTES) {
        // It is too large for a document.
        Err(error) if error.source.kind() == ErrorKind::FileTooLarge => Ok(None),
        Err(error) => Err(error.source),
        Ok(bytes) => Ok(document::version_of_text(&bytes).map(|version| (version, bytes))),
    }
}

/// Keeps the bytes of a file beside it, unless they are kept already; never in place of another file.
fn keep(path: &Path, version: i64, bytes: &[u8]) -> Result<PathBuf, StoreError> {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let ending = ending
        .map(|ending| format!(".{ending}"))
        .unwrap_or_default();
    let mut number = String::new();
    for next in 2.. {
        let name = path.with_extension(format!("version-{version}{number}{ending}"));
        match create(&name, path, bytes) {
            Ok(()) => return Ok(name),
            Err(error) if error.kind() != ErrorKind::AlreadyExists => {
                return Err(StoreError::new(&name, Doing::Save, error));
            }
            Err(_) if fs::read(&name).is_ok_and(|found| found == bytes) => return Ok(name),
            Err(_) => number = format!(" {next}"),
        }
    }
    unreachable!("the numbers do not end")
}

/// Writes a new file that may be read by the same people as another one.
fn create(path: &Path, like: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = File::create_new(path)?;
    let written = fs::metadata(like)
        .and_then(|like| file.set_permissions(like.permissions()))
        .and_then(|()| file.write_all(bytes))
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // Half a copy helps nobody.
        let _ = fs::remove_file(path);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &[u8] = include_bytes!("../../tests/fixtures/v1/small.continuum");

    #[test]
    fn a_document_of_an_older_version_is_kept_beside_the_new_one_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.continuum");
        let first = folder.path().join("shop.version-1.continuum");
        let second = folder.path().join("shop.version-1 2.continuum");
        disk::save(&path, OLD).unwrap();
        disk::save(&first, b"somebody else's").unwrap();
        for _ in 0..2 {
            let kept = Some(Remark::Converted(second.clone()));
            assert_eq!(save_document(&path, b"new").unwrap(), kept);
            assert_eq!(fs::read(&path).unwrap(), b"new");
            assert_eq!(save_document(&path, b"newer").unwrap(), None);
            disk::save(&path, OLD).unwrap();
        }
        assert_eq!(fs::read(&first).unwrap(), b"somebody else's");
        assert_eq!(fs::read(&second).unwrap(), OLD);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3);
    }

    #[test]
    fn a_text_of_the_newest_version_is_kept_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.ron");
        let document::Opened::Sound(shop) = document::read(OLD) else {
            panic!("it is sound");
        };
        disk::save(&path, document::write_text(&shop).as_bytes()).unwrap();
        let kept = folder.path().join("shop.version-3.ron");
        let kept = Some(Remark::Converted(kept));
        assert_eq!(save_document(&path, b"new").unwrap(), kept);
    }

    #[test]
    fn nothing_is_saved_if_the_older_document_cannot_be_kept() {
        let folder = tempfile::tempdir().unwrap();
        let longest = format!("{}.continuum", "x".repeat(240));
        let path = folder.path().join(longest);
        fs::write(&path, OLD).unwrap();
        let refused = save_document(&path, b"new").unwrap_err();
        assert!(refused.path.to_string_lossy().contains("version-1"));
        assert_eq!(fs::read(&path).unwrap(), OLD);
    }

    #[test]
    #[cfg(unix)]
    fn what_is_kept_may_be_read_by_the_same_people() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop");
        disk::save(&path, OLD).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        let kept = folder.path().join("shop.version-1");
        let remark = Some(Remark::Converted(kept.clone()));
        assert_eq!(save_document(&path, b"new").unwrap(), remark);
        let mode = fs::metadata(&kept).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
