//! The only module on the disk: reading, saving, folders, settings, today's date, and random ids.

#![expect(
    clippy::disallowed_methods,
    reason = "what is disallowed elsewhere belongs here"
)]

pub mod settings;
pub mod unsaved;

mod converted;
mod disk;
mod temporary;

pub use converted::save_document;
pub use disk::{Doing, StoreError, read_bytes, read_bytes_from, read_text, save, size_of, text_of};
pub use temporary::TemporaryFile;

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::model::{DocumentId, Language};

/// Today in the computer's time zone; in UTC if it has none.
#[must_use]
pub fn today() -> Date {
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    zone.to_datetime(Timestamp::now()).date()
}

/// An id for a new document; `None` where the system has no random bits.
#[must_use]
pub fn fresh_id() -> Option<DocumentId> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).ok()?;
    Some(DocumentId::new(u128::from_be_bytes(bits)))
}

/// The folder that documents go into unless another is chosen: the documents folder, else the home
/// folder; `None` if there is neither.
#[must_use]
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    folders
        .document_dir()
        .filter(|folder| folder.is_dir())
        .or_else(|| Some(folders.home_dir()).filter(|folder| folder.is_dir()))
        .map(PathBuf::from)
}

/// The home folder, which a leading `~` of a typed path stands for; `None` if there is none.
#[must_use]
pub fn home_folder() -> Option<PathBuf> {
    directories::UserDirs::new().map(|folders| folders.home_dir().to_owned())
}

/// The language that the reader wants: the one of the settings, else the system's, else English.
#[must_use]
pub fn language() -> Language {
    let chosen = settings::load().language.or_else(sys_locale::get_locale);
    chosen
        .and_then(|tag| Language::new(&tag))
        .unwrap_or_else(Language::english)
}

/// Whether a path leads to a file or folder.
#[must_use]
pub fn exists(path: &Path) -> bool {
    path.exists()
}

/// Whether a path leads to a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Whether two paths lead to the same existing file.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
