//! A file that is only ever added to, for what must not be lost between two saves of a document.
//!
//! Each record stands as its length (four bytes, the lowest first), the first sixteen bytes of the SHA-256
//! of length and content, and its content. What a crash left unfinished at the end fits no digest and is
//! cut off.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::disk::{Doing, StoreError, flush_folder};
use super::private;
use crate::format::MOST_BYTES;
use crate::model::DocumentId;

/// The bytes of a digest that are kept.
const DIGEST: usize = 16;
/// The bytes before the content of a record.
const HEAD: usize = 4 + DIGEST;

/// A file of records that this process alone adds to.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    /// Where the records end that are on the disk.
    end: u64,
}

/// What stood in a journal when it was opened.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Every whole record, the earliest first.
    pub records: Vec<Vec<u8>>,
    /// How many bytes at the end were no whole record, and were cut off.
    pub torn: usize,
}

/// The journal of votes on a document; `None` if the system has no folder for a program's own files.
#[must_use]
pub fn votes_on(document: DocumentId) -> Option<PathBuf> {
    Some(folder()?.join(format!("{document}.votes")))
}

/// The folder of the journals.
pub(super) fn folder() -> Option<PathBuf> {
    Some(private::state_folder()?.join("ballots"))
}

/// What stands in a journal, which another process may hold.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn look_at(path: &Path) -> Result<Recorded, StoreError> {
    let bytes = super::read_bytes(path, MOST_BYTES)?;
    Ok(whole_records(&bytes).0)
}

/// Whether another process, or this one, adds to a journal.
#[must_use]
pub fn is_held(path: &Path) -> bool {
    let file = OpenOptions::new().read(true).write(true).open(path);
    file.is_ok_and(|file| file.try_lock().is_err())
}

impl Journal {
    /// Opens a journal, or makes an empty one. Nobody else may read it, and no other process opens it
    /// until this one lets go of it.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses, the file is larger than [`MOST_BYTES`], or another process
    /// holds it: that is of the kind [`ErrorKind::WouldBlock`].
    pub fn open(path: &Path) -> Result<(Self, Recorded), StoreError> {
        let error = |source| StoreError::new(path, Doing::Read, source);
        if let Some(folder) = path.parent() {
            private::make_folder(folder);
        }
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(error)?;
        file.try_lock().map_err(|refused| error(refused.into()))?;
        let mut bytes = Vec::new();
        let most = MOST_BYTES as u64;
        let taken = (&file).take(most + 1).read_to_end(&mut bytes);
        taken.map_err(error)?;
        if bytes.len() > MOST_BYTES {
            return Err(error(ErrorKind::FileTooLarge.into()));
        }
        let (found, end) = whole_records(&bytes);
        let end = end as u64;
        let cut = || -> io::Result<()> {
            if found.torn > 0 {
                file.set_len(end)?;
            }
            file.seek(SeekFrom::Start(end))?;
            file.sync_all()
        };
        let mut cut = cut;
        cut().map_err(|source| StoreError::new(path, Doing::Save, source))?;
        if let Some(folder) = path.parent() {
            flush_folder(folder).map_err(|source| StoreError::new(path, Doing::Flush, source))?;
        }
        let path = path.to_owned();
        Ok((Self { path, file, end }, found))
    }

    /// Adds records with one flush for all of them: after it they survive a loss of power.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses; then none of them is there.
    pub fn append(&mut self, records: &[Vec<u8>]) -> Result<(), StoreError> {
        let mut bytes = Vec::new();
        for record in records {
            let length = u32::try_from(record.len()).unwrap_or(u32::MAX);
            bytes.extend(length.to_le_bytes());
            bytes.extend(digest(length, record));
            bytes.extend(record);
        }
        let written = self.write(&bytes);
        if written.is_err() {
            // What may be there of them is cut off, so that what comes next is not read as a part of it.
            let _ = self.file.set_len(self.end);
            let _ = self.file.seek(SeekFrom::Start(self.end));
        }
        written.map_err(|source| StoreError::new(&self.path, Doing::Save, source))?;
        self.end += bytes.len() as u64;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.file.sync_data()
    }

    /// Takes every record out.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses.
    pub fn clear(&mut self) -> Result<(), StoreError> {
        let cleared = self.file.set_len(0);
        let cleared = cleared.and_then(|()| self.file.seek(SeekFrom::Start(0)));
        let cleared = cleared.and_then(|_| self.file.sync_all());
        cleared.map_err(|source| StoreError::new(&self.path, Doing::Save, source))?;
        self.end = 0;
        Ok(())
    }

    /// Removes the file: what it held is kept elsewhere.
    pub fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn digest(length: u32, content: &[u8]) -> [u8; DIGEST] {
    let mut hash = Sha256::new();
    hash.update(length.to_le_bytes());
    hash.update(content);
    let all = hash.finalize();
    std::array::from_fn(|place| all.get(place).copied().unwrap_or_default())
}

/// The records that are whole, and where the last of them ends.
fn whole_records(bytes: &[u8]) -> (Recorded, usize) {
    let mut found = Recorded::default();
    let mut end = 0;
    while let Some(record) = first_record(bytes.get(end..).unwrap_or_default()) {
        end += HEAD + record.len();
        found.records.push(record.to_vec());
    }
    found.torn = bytes.len() - end;
    (found, end)
}

fn first_record(bytes: &[u8]) -> Option<&[u8]> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (told, rest) = rest.split_first_chunk::<DIGEST>()?;
    let length = u32::from_le_bytes(*length);
    let content = rest.get(..usize::try_from(length).ok()?)?;
    (digest(length, content) == *told).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(texts: &[&str]) -> Vec<Vec<u8>> {
        texts.iter().map(|text| text.as_bytes().to_vec()).collect()
    }

    #[test]
    fn what_was_added_is_there_again_in_its_order() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("ballots").join("a.votes");
        let (mut journal, found) = Journal::open(&path).expect("it is made");
        assert_eq!(found, Recorded::default());
        journal
            .append(&records(&["one", "", "three"]))
            .expect("added");
        journal.append(&records(&["four"])).expect("added");
        drop(journal);
        let (journal, found) = Journal::open(&path).expect("it opens");
        assert_eq!(found.records, records(&["one", "", "three", "four"]));
        assert_eq!(found.torn, 0);
        journal.remove();
        assert!(!path.exists());
    }

    #[test]
    fn wherever_a_crash_stopped_it_the_records_before_stay_and_new_ones_follow_them() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.votes");
        let (mut journal, _) = Journal::open(&path).expect("it is made");
        journal.append(&records(&["one"])).expect("added");
        let kept = journal.end;
        journal
            .append(&records(&["two, unfinished"]))
            .expect("added");
        drop(journal);
        let whole = fs::read(&path).expect("bytes");
        for length in usize::try_from(kept).expect("small")..whole.len() {
            fs::write(&path, &whole[..length]).expect("written");
            let (mut journal, found) = Journal::open(&path).expect("it opens");
            assert_eq!(found.records, records(&["one"]), "{length}");
            assert_eq!(found.torn as u64, length as u64 - kept);
            journal.append(&records(&["next"])).expect("added");
            drop(journal);
            let (_, found) = Journal::open(&path).expect("it opens");
            assert_eq!(found.records, records(&["one", "next"]), "{length}");
        }
        let mut flipped = whole.clone();
        *flipped.last_mut().expect("a byte") ^= 1;
        fs::write(&path, flipped).expect("written");
        let (_, found) = Journal::open(&path).expect("it opens");
        assert_eq!(found.records, records(&["one"]));
    }

    #[test]
    fn no_second_process_adds_to_it() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.votes");
        let held = Journal::open(&path).expect("it is made");
        let refused = Journal::open(&path).expect_err("it is held");
        assert_eq!(refused.source.kind(), ErrorKind::WouldBlock);
        drop(held);
        Journal::open(&path).expect("it is free");
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt as _;

        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("ballots").join("a.votes");
        let _held = Journal::open(&path).expect("it is made");
        let mode = |path: &Path| {
            let found = fs::metadata(path).expect("it is there");
            found.permissions().mode() & 0o777
        };
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().expect("a folder")), 0o700);
    }
}
