//! The only module on the disk: reading, saving, folders, settings, today's date, and random ids.

#![expect(
    clippy::disallowed_methods,
    reason = "what is disallowed elsewhere belongs here"
)]

pub mod crashes;
#[cfg(feature = "pdf")]
pub mod fonts;
#[cfg(feature = "ballot")]
pub mod journal;
pub mod settings;
pub mod unsaved;
pub mod versions;

mod ancestor;
mod converted;
mod disk;
mod leftovers;
mod new_folder;
mod own_folders;
mod password;
mod private;
mod renaming;
mod temporary;

pub use ancestor::Ancestor;
pub use converted::save_document;
pub use disk::{
    Doing, Remark, StoreError, read_bytes, read_bytes_from, read_text, save, size_of, text_of,
};
pub use leftovers::{LOCKED, sweep};
pub use new_folder::NewFolder;
pub use own_folders::own_folders;
pub use password::{copy_for_others, new_key, seal};
pub use private::state_folder;
pub use renaming::rename;
pub use temporary::{TemporaryFile, sweep_shown};

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::model::{DocumentId, Language};

/// Today in the computer's time zone; in UTC if it has none.
#[must_use]
pub fn today() -> Date {
    zone().to_datetime(Timestamp::now()).date()
}

/// The day that the environment gives to everything that is made, so that the same input makes the same
/// bytes on every day: `SOURCE_DATE_EPOCH`, in seconds since 1970, as a day in UTC. `None` where it gives none.
///
/// # Errors
///
/// What stands there, where it is no such number.
pub fn source_date() -> Result<Option<Date>, String> {
    let given = std::env::var_os("SOURCE_DATE_EPOCH");
    given
        .map(|given| day_of(&given.to_string_lossy()))
        .transpose()
}

fn day_of(seconds: &str) -> Result<Date, String> {
    let moment = seconds.parse::<u32>().ok();
    let moment = moment.and_then(|seconds| Timestamp::from_second(seconds.into()).ok());
    let moment = moment.ok_or_else(|| seconds.to_owned())?;
    Ok(TimeZone::UTC.to_datetime(moment).date())
}

/// A moment as the clock showed it; the start of 1970 where no calendar holds it.
fn moment(then: SystemTime) -> DateTime {
    zone().to_datetime(Timestamp::try_from(then).unwrap_or_default())
}

fn zone() -> TimeZone {
    TimeZone::try_system().unwrap_or(TimeZone::UTC)
}

/// An id for a new document; `None` where the system has no random bits.
#[must_use]
pub fn fresh_id() -> Option<DocumentId> {
    let mut bits = [0; 16];
    getrandom::fill(&mut bits).ok()?;
    Some(DocumentId::new(u128::from_be_bytes(bits)))
}

/// Letters and digits that nobody can guess, of those that look like no other; `None` where the system
/// has no random bits.
#[cfg(feature = "ballot")]
#[must_use]
pub fn random_code(length: usize) -> Option<String> {
    const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let mut bits = vec![0; length];
    getrandom::fill(&mut bits).ok()?;
    let signs = bits.into_iter();
    let signs = signs.filter_map(|bits: u8| SIGNS.get(usize::from(bits % 32)).copied());
    Some(signs.map(char::from).collect())
}

/// The folder that documents go into unless another is chosen: what the system says, else `Documents`
/// in the home folder, else the home folder; `None` if there is none of them.
#[must_use]
pub fn documents_folder() -> Option<PathBuf> {
    let folders = directories::UserDirs::new();
    let folders = folders.as_ref();
    first_folder(
        std::env::var_os("XDG_DOCUMENTS_DIR"),
        folders.and_then(directories::UserDirs::document_dir),
        folders.map(directories::UserDirs::home_dir),
    )
}

fn first_folder(
    said: Option<OsString>,
    configured: Option<&Path>,
    home: Option<&Path>,
) -> Option<PathBuf> {
    let said = said.map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = home.map(|home| home.join("Documents"));
    let places = [
        said,
        configured.map(Path::to_owned),
        usual,
        home.map(Path::to_owned),
    ];
    places.into_iter().flatten().find(|folder| folder.is_dir())
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

/// The files in a folder with an ending, by name.
#[must_use]
pub fn files_beside(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let found = found.map(|entry| entry.path());
    let mut found: Vec<PathBuf> = found
        .filter(|path| path.extension().is_some_and(|found| found == ending) && path.is_file())
        .collect();
    found.sort();
    found
}

/// The folders in a folder, by name.
#[must_use]
pub fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let found = found.map(|entry| entry.path());
    let mut found: Vec<PathBuf> = found.filter(|path| path.is_dir()).collect();
    found.sort();
    found
}

/// The files with one of these endings in a folder and all folders in it, by name, and what of it could not be read.
/// Links to folders are not followed, so that none leads round in a circle.
#[must_use]
pub fn files_below(folder: &Path, endings: &[&str]) -> (Vec<PathBuf>, Vec<StoreError>) {
    let (mut found, mut failed) = (Vec::new(), Vec::new());
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        let refused = |source| StoreError::new(&folder, Doing::Read, source);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(source) => {
                failed.push(refused(source));
                continue;
            }
        };
        for entry in entries {
            let kind = entry.and_then(|entry| Ok((entry.path(), entry.file_type()?)));
            let (path, kind) = match kind {
                Ok(known) => known,
                Err(source) => {
                    failed.push(refused(source));
                    continue;
                }
            };
            let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
            if kind.is_dir() {
                waiting.push(path);
            } else if endings.iter().any(|it| ending == *it) && path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    (found, failed)
}

/// Whether a path leads to a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Makes a folder, unless there is one.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn make_folder(path: &Path) -> Result<(), StoreError> {
    let made = std::fs::create_dir_all(path);
    made.map_err(|source| StoreError::new(path, Doing::MakeFolder, source))
}

/// Whether two paths lead to the same existing file.
#[must_use]
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_go_where_the_system_says_else_into_a_folder_of_the_usual_name() {
        let place = tempfile::tempdir().expect("a folder");
        let home = place.path();
        let [said, configured] = ["Papers", "Dokumente"].map(|name| home.join(name));
        let found = || first_folder(Some(said.clone().into()), Some(&configured), Some(home));
        assert_eq!(found(), Some(home.to_owned()));
        for folder in [home.join("Documents"), configured.clone(), said.clone()] {
            std::fs::create_dir(&folder).expect("it is made");
            assert_eq!(found(), Some(folder));
        }
        let relative = first_folder(Some("Papers".into()), None, Some(&home.join("missing")));
        assert_eq!(relative, None);
    }
}

/// When a file was written last, and how large it is: another one where it was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp(Option<std::time::SystemTime>, u64);

/// The stamp of a file; `None` where there is none.
#[must_use]
pub fn stamp(path: &Path) -> Option<Stamp> {
    let found = std::fs::metadata(path).ok()?;
    Some(Stamp(found.modified().ok(), found.len()))
}
