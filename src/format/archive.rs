//! ZIP archives: what is wrong with one, its entries up to a bound, and entries that are copied as
//! they are packed.
//!
//! The same entries give the same bytes on every machine: their order, dates and marks are fixed, and
//! what packs them chooses nothing by the processor.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::ops::Range;

use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipArchive, ZipWriter};

use crate::model::{PackedFile, Shared, limits};
use crate::words::Message;

/// Whether bytes begin as an archive does.
pub(super) fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// An archive that is read.
pub(super) struct Archive<'b>(ZipArchive<Cursor<&'b [u8]>>);

/// What an archive says of an entry.
pub(super) struct Entry {
    /// Its size, unpacked.
    pub(super) size: u64,
    index: usize,
}

/// Why an entry could not be unpacked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EntryError {
    /// It is larger than the bound.
    TooLarge,
    /// Its bytes are not what was packed.
    Damaged,
}

impl<'b> Archive<'b> {
    /// Opens an archive, or says what is wrong with it as a whole, and what to do about it.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, [Message; 2]> {
        let said = |what, hint| [Message::new(what), Message::new(hint)];
        let damaged = || said("container-damaged", "container-damaged-hint");
        let strange = |what| said(what, "container-strange-hint");
        let (records, names) = directory(bytes);
        if records > limits::PARTS {
            let [message, hint] = strange("container-many");
            return Err([message.with("most", limits::PARTS), hint]);
        }
        if names > limits::NAMES_BYTES {
            let [message, hint] = strange("container-names");
            return Err([message.with("most", limits::NAMES_BYTES >> 20), hint]);
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        if archive.has_duplicate_names() {
            return Err(strange("container-twice"));
        }
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(|_| damaged())?;
            if entry.encrypted() {
                return Err(said("container-encrypted", "container-encrypted-hint"));
            }
            let known = [CompressionMethod::Stored, CompressionMethod::Deflated];
            if !known.contains(&entry.compression()) {
                return Err(strange("container-method"));
            }
        }
        if archive.has_overlapping_entries().map_err(|_| damaged())? {
            return Err(strange("container-overlap"));
        }
        Ok(Self(archive))
    }

    /// The names of the entries in their order; folders are none.
    pub(super) fn names(&self) -> Vec<String> {
        let mut entries: Vec<_> = self.entries().into_iter().collect();
        entries.sort_by_key(|(_, entry)| entry.index);
        entries.into_iter().map(|(name, _)| name).collect()
    }

    /// The entries by name; folders are none.
    pub(super) fn entries(&self) -> BTreeMap<String, Entry> {
        let entries = (0..self.0.len()).filter_map(|index| {
            let entry = self.0.by_index_data(index).ok()?;
            let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
            let size = entry.size();
            (!entry.is_dir()).then_some((name, Entry { size, index }))
        });
        entries.collect()
    }

    /// How many bytes an entry really has, unpacked; `None` where it cannot be unpacked, or where there
    /// are more than `most`.
    #[cfg(feature = "office")]
    pub(super) fn measure(&mut self, entry: &Entry, most: u64) -> Option<u64> {
        if entry.size > most {
            return None;
        }
        let packed = self.0.by_index(entry.index).ok()?;
        let size = std::io::copy(&mut packed.take(most + 1), &mut std::io::sink()).ok()?;
        (size <= most).then_some(size)
    }

    /// Unpacks an entry of at most so many bytes; one that is larger is not even begun.
    pub(super) fn unpack(&mut self, entry: &Entry, most: u64) -> Result<Vec<u8>, EntryError> {
        if entry.size > most {
            return Err(EntryError::TooLarge);
        }
        let damaged = || EntryError::Damaged;
        let packed = self.0.by_index(entry.index).map_err(|_| damaged())?;
        let mut bytes = Vec::with_capacity(usize::try_from(entry.size).unwrap_or_default());
        let read = packed.take(entry.size + 1).read_to_end(&mut bytes);
        if read.map_err(|_| damaged())? as u64 != entry.size {
            return Err(damaged());
        }
        Ok(bytes)
    }
}

/// How many records of a directory an archive holds at most, and the bytes of their names and remarks:
/// reading a directory takes memory for each.
fn directory(bytes: &[u8]) -> (usize, usize) {
    const RECORD: &[u8] = b"PK\x01\x02";
    /// Where the three lengths of a record stand in it.
    const LENGTHS: Range<usize> = 28..34;
    let (mut records, mut names) = (0, 0);
    for at in memchr::memmem::find_iter(bytes, RECORD) {
        records += 1;
        let lengths = bytes.get(at + LENGTHS.start..at + LENGTHS.end);
        for length in lengths.unwrap_or_default().as_chunks().0 {
            names += usize::from(u16::from_le_bytes(*length));
        }
    }
    (records, names)
}

/// How hard is packed what each save packs anew: a thousand people's answers wait for nobody.
pub(super) const QUICK: i64 = 1;
/// How hard all else is packed.
pub(super) const SMALL: i64 = 3;

/// An archive that is written to memory, which cannot fail.
pub(super) struct Packer<'a> {
    writer: ZipWriter<Cursor<Vec<u8>>>,
    /// The archive that was copied from last.
    source: Option<Source<'a>>,
}

/// The bytes of an archive, and its entries.
type Source<'a> = (&'a Shared<Vec<u8>>, ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Packer<'a> {
    pub(super) fn new() -> Self {
        Self {
            writer: ZipWriter::new(Cursor::new(Vec::new())),
            source: None,
        }
    }

    /// Adds an entry.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8], level: i64) {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(level))
            .last_modified_time(DateTime::default())
            .system(System::Unix)
            .unix_permissions(0o644);
        written(self.writer.start_file(name, options));
        written(self.writer.write_all(bytes).map_err(Into::into));
    }

    /// Adds an entry of another archive as it is packed there.
    pub(super) fn copy(&mut self, name: &str, file: &'a PackedFile) {
        let known = self.source.take();
        let known = known.filter(|(archive, _)| archive.is_same(&file.archive));
        let (_, archive) = self.source.insert(known.unwrap_or_else(|| {
            let archive = ZipArchive::new(Cursor::new(file.archive.as_slice()));
            (&file.archive, written(archive))
        }));
        let index = archive.index_for_name(&file.entry).unwrap_or(usize::MAX);
        let entry = written(archive.by_index_raw(index));
        written(self.writer.raw_copy_file_rename(entry, name));
    }

    pub(super) fn finish(self) -> Vec<u8> {
        written(self.writer.finish()).into_inner()
    }
}

pub(super) fn written<T>(result: ZipResult<T>) -> T {
    result.unwrap_or_else(|error| unreachable!("entries are sound and memory takes them: {error}"))
}

/// Packs a file by itself.
pub(super) fn pack(bytes: &[u8]) -> PackedFile {
    const NAME: &str = "file";
    let mut packer = Packer::new();
    packer.add(NAME, bytes, SMALL);
    PackedFile {
        archive: Shared::from(packer.finish()),
        entry: NAME.into(),
    }
}

/// Unpacks a file of at most so many bytes.
pub(super) fn unpack(file: &PackedFile, most: u64) -> Result<Vec<u8>, EntryError> {
    let mut archive = Archive::open(&file.archive).map_err(|_| EntryError::Damaged)?;
    let entries = archive.entries();
    let entry = entries.get(&*file.entry).ok_or(EntryError::Damaged)?;
    archive.unpack(entry, most)
}
