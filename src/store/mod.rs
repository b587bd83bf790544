//! The only module on the disk: reading, saving, folders, settings, and today's date.

pub mod settings;
pub mod unsaved;

mod disk;

pub use disk::{Doing, StoreError, read_bytes, read_bytes_from, read_text, save, text_of};

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::model::Language;

/// Today where the computer stands; in UTC where it does not know its time zone.
#[must_use]
pub fn today() -> Date {
    let zone = TimeZone::try_system().unwrap_or(TimeZone::UTC);
    zone.to_datetime(Timestamp::now()).date()
}

/// The folder that documents go into unless another is chosen: the documents folder, or the home
/// folder where there is no documents folder; `None` where there is neither.
#[must_use]
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    folders
        .document_dir()
        .filter(|folder| folder.is_dir())
        .or_else(|| Some(folders.home_dir()).filter(|folder| folder.is_dir()))
        .map(PathBuf::from)
}

/// The home folder, which a leading `~` of a typed path stands for; `None` where there is none.
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

/// Whether something of this name is there, be it a file, a folder or a link.
#[must_use]
pub fn exists(path: &std::path::Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether two paths lead to one file that is there.
#[must_use]
pub fn is_same_file(one: &std::path::Path, other: &std::path::Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
