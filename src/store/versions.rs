//! Earlier states of documents, and the steps of undo, by the documents' ids. They stand in a folder
//! that only this user may look into, never in a file that is handed on.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::civil::DateTime;

use super::disk::{self, StoreError};
use super::{leftovers, moment, password, private};
use crate::format::MOST_BYTES;
use crate::format::document::{self, Opened};
use crate::format::encrypted::{self, Encrypted, Key};
use crate::model::{Assessment, DocumentId};
use crate::words::Message;

/// The most states of a document.
const MOST: usize = 20;

/// The most bytes of the states of a document.
const MOST_OF_DOCUMENT: u64 = 64 << 20;

/// The most bytes of the states of all documents.
const MOST_OF_ALL: u64 = 256 << 20;

/// Where the steps of undo stand in the folder of a document.
const UNDO: &str = "undo";

/// The folder of all documents' states; `None` if the system has no folder for a program's own files.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    Some(private::state_folder()?.join("versions"))
}

/// The folders of all documents.
pub(super) fn folders() -> Vec<PathBuf> {
    let entries = folder().into_iter().flat_map(|folder| {
        let entries: Vec<_> = leftovers::entries(&folder).collect();
        entries
    });
    entries.map(|entry| entry.path()).collect()
}

/// A state of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The document as it was.
    pub path: PathBuf,
    /// When it was so, in the computer's time zone.
    pub at: DateTime,
    /// The same in seconds since 1970.
    seconds: u64,
    size: u64,
}

/// The states of a document, the newest first.
#[must_use]
pub fn list(folder: &Path, id: DocumentId) -> Vec<State> {
    states(&place_of(folder, id))
}

fn place_of(folder: &Path, id: DocumentId) -> PathBuf {
    folder.join(id.to_string())
}

fn states(place: &Path) -> Vec<State> {
    let entries = leftovers::entries(place).filter_map(|entry| {
        let path = entry.path();
        let is_state = path.extension().is_some_and(|ending| ending == "continuum");
        let seconds = path.file_stem()?.to_str()?.parse().ok();
        let seconds = seconds.filter(|_| is_state)?;
        let then = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))?;
        Some(State {
            path,
            at: moment(then),
            seconds,
            size: entry.metadata().ok()?.len(),
        })
    });
    let mut states: Vec<State> = entries.collect();
    states.sort_by_key(|state| std::cmp::Reverse(state.seconds));
    states
}

/// When a file was last written; now where the system does not say.
#[must_use]
pub fn written_at(path: &Path) -> SystemTime {
    let found = fs::metadata(path).and_then(|found| found.modified());
    found.unwrap_or_else(|_| now())
}

/// The same as the clock showed it.
#[must_use]
pub fn moment_of(path: &Path) -> DateTime {
    moment(written_at(path))
}

/// This moment.
#[must_use]
pub fn now() -> SystemTime {
    SystemTime::now()
}

/// Keeps a state of a document, and drops others where there are too many.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn keep(folder: &Path, id: DocumentId, at: SystemTime, bytes: &[u8]) -> Result<(), StoreError> {
    let place = place_of(folder, id);
    private::make_folder(folder);
    private::make_folder(&place);
    let since = at
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap_or_default();
    let path = place.join(format!("{}.continuum", since.as_secs()));
    disk::save_private(&path, bytes)?;
    thin(&place);
    drop_others(folder, &place);
    Ok(())
}

/// Drops states of a document until there are few enough.
fn thin(place: &Path) {
    let mut states = states(place);
    let size = |states: &[State]| states.iter().map(|state| state.size).sum::<u64>();
    while states.len() > MOST || states.len() > 1 && size(&states) > MOST_OF_DOCUMENT {
        let seconds: Vec<u64> = states.iter().map(|state| state.seconds).collect();
        let dropped = states.remove(least_needed(&seconds));
        let _ = fs::remove_file(dropped.path);
    }
}

/// Which of several moments, the newest first, is missed least: the one whose neighbours are close
/// together for how long ago it was. So recent states stand close and old ones far apart; the newest and
/// the oldest stay.
fn least_needed(seconds: &[u64]) -> usize {
    let newest = seconds.first().copied().unwrap_or_default();
    let gap = |place: usize| {
        let [later, this, earlier] = [place - 1, place, place + 1].map(|place| seconds.get(place));
        let between = later?.saturating_sub(*earlier?);
        let ago = newest.saturating_sub(*this?) + 60;
        Some(u128::from(between) * 1_000_000 / u128::from(ago))
    };
    let inner = 1..seconds.len().saturating_sub(1);
    let least = inner.min_by_key(|place| gap(*place).unwrap_or(u128::MAX));
    least.unwrap_or(seconds.len().saturating_sub(1))
}

/// Drops the states of the documents that were changed longest ago, until all others have room.
fn drop_others(folder: &Path, stays: &Path) {
    let mut documents: Vec<(u64, u64, PathBuf)> = leftovers::entries(folder)
        .map(|entry| entry.path())
        .filter(|place| place.is_dir())
        .map(|place| {
            let states = states(&place);
            let newest = states.first().map_or(0, |state| state.seconds);
            (newest, states.iter().map(|state| state.size).sum(), place)
        })
        .collect();
    documents.sort();
    let mut all: u64 = documents.iter().map(|(_, size, _)| size).sum();
    for (_, size, place) in documents {
        if all <= MOST_OF_ALL {
            return;
        }
        if place != stays && fs::remove_dir_all(&place).is_ok() {
            all -= size;
        }
    }
}

/// Encrypts the versions that are not encrypted by the present key, such as after the document was given
/// a password; those of the former key stay readable. Steps of undo are kept anew later.
pub fn change_key(folder: &Path, id: DocumentId, former: Option<&Key>, present: Option<&Key>) {
    for state in list(folder, id) {
        let Ok(bytes) = read(&state.path) else {
            continue;
        };
        let is_right = match present {
            Some(key) => Encrypted::new(&bytes).is_ok_and(|sealed| sealed.fits(key)),
            None => !encrypted::is_encrypted(&bytes),
        };
        if !is_right
            && let Ok(bytes) = encrypted::plain(bytes, former)
            && let Ok(sealed) = password::seal(bytes, present)
        {
            replace(&state.path, &sealed);
        }
    }
    let steps = undo(folder, id);
    if steps.is_some_and(|steps| encrypted::is_encrypted(&steps) != present.is_some()) {
        drop_undo(folder, id);
    }
}

/// Puts other bytes in place of those of a state; drops the state where the system refuses.
fn replace(path: &Path, bytes: &[u8]) {
    if disk::save_private(path, bytes).is_err() {
        let _ = fs::remove_file(path);
    }
}

/// Drops the steps of undo of a document.
fn drop_undo(folder: &Path, id: DocumentId) {
    let _ = fs::remove_file(place_of(folder, id).join(UNDO));
}

/// The bytes of a state.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn read(path: &Path) -> Result<Vec<u8>, StoreError> {
    disk::read_bytes(path, MOST_BYTES)
}

/// The bytes of a state as they were before they were encrypted.
///
/// # Errors
///
/// Why it cannot be read.
pub fn read_plain(path: &Path, key: Option<&Key>) -> Result<Vec<u8>, Message> {
    let bytes = read(path).map_err(|error| error.message())?;
    encrypted::plain(bytes, key).map_err(|_| unreadable())
}

/// Reads a state.
///
/// # Errors
///
/// Why it cannot be read.
pub fn open(path: &Path, key: Option<&Key>) -> Result<Assessment, Message> {
    match document::read(read_plain(path, key)?) {
        Opened::Sound(assessment) => Ok(assessment),
        Opened::Mended(..) | Opened::Refused(_) => Err(unreadable()),
    }
}

fn unreadable() -> Message {
    Message::new("store-version-unreadable")
}

/// Keeps the steps of undo of a document in place of those before.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn keep_undo(folder: &Path, id: DocumentId, bytes: &[u8]) -> Result<(), StoreError> {
    let place = place_of(folder, id);
    private::make_folder(folder);
    private::make_folder(&place);
    disk::save_private(&place.join(UNDO), bytes)
}

/// The steps of undo of a document; `None` where none are kept.
#[must_use]
pub fn undo(folder: &Path, id: DocumentId) -> Option<Vec<u8>> {
    disk::read_bytes(&place_of(folder, id).join(UNDO), MOST_BYTES).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: DocumentId = DocumentId::new(7);

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    #[test]
    fn the_twenty_states_that_stay_are_close_together_lately_and_far_apart_long_ago() {
        let place = tempfile::tempdir().expect("a folder");
        let begun = 1_700_000_000;
        let minutes = [0, 10, 20];
        let days = (0..60).flat_map(|day| minutes.map(|minute| day * 86_400 + minute * 60));
        for seconds in days {
            let bytes = seconds.to_string();
            keep(place.path(), ID, at(begun + seconds), bytes.as_bytes()).expect("it is kept");
        }
        let kept = list(place.path(), ID);
        assert_eq!(kept.len(), MOST);
        let last = begun + 59 * 86_400;
        let recent = kept.iter().filter(|state| state.seconds >= last - 86_400);
        assert!(recent.count() >= 4, "{kept:?}");
        let ago: Vec<u64> = kept
            .iter()
            .map(|state| last + 1200 - state.seconds)
            .collect();
        assert_eq!(
            (ago[0], *ago.last().expect("a state")),
            (0, 59 * 86_400 + 1200)
        );
        let gaps: Vec<u64> = ago.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gaps.iter().all(|gap| *gap <= 20 * 86_400), "{gaps:?}");
        assert_eq!(
            read(&kept[0].path).expect("it reads"),
            (59 * 86_400 + 1200).to_string().as_bytes()
        );
        assert!(list(place.path(), DocumentId::new(8)).is_empty());
    }

    #[test]
    fn states_that_are_too_large_together_go_the_least_needed_first_but_the_newest_stays() {
        assert_eq!(least_needed(&[100, 90, 80, 10]), 1);
        assert_eq!(least_needed(&[5, 1]), 1, "the oldest goes last but one");
        assert_eq!(least_needed(&[5]), 0);
    }

    #[test]
    fn the_states_of_other_documents_go_when_all_have_no_room_those_changed_longest_ago_first() {
        let place = tempfile::tempdir().expect("a folder");
        let ids = [1, 2, 3].map(DocumentId::new);
        for (id, seconds) in ids.iter().zip([2_000, 1_000, 3_000]) {
            keep(place.path(), *id, at(seconds), b"state").expect("it is kept");
            let large = list(place.path(), *id).remove(0).path;
            let file = fs::OpenOptions::new().write(true).open(large);
            let size = MOST_OF_ALL / 3 * 2;
            file.and_then(|file| file.set_len(size)).expect("it grows");
        }
        keep(place.path(), ids[0], at(4_000), b"state").expect("it is kept");
        let left = ids.map(|id| list(place.path(), id).len());
        assert_eq!(
            left,
            [1, 0, 1],
            "the large state of the first is gone as well"
        );
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_look_into_what_is_kept() {
        use std::os::unix::fs::PermissionsExt as _;

        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path().join("versions");
        keep(&folder, ID, at(1), b"state").expect("it is kept");
        keep_undo(&folder, ID, b"steps").expect("it is kept");
        assert_eq!(undo(&folder, ID).as_deref(), Some(&b"steps"[..]));
        assert_eq!(undo(&folder, DocumentId::new(8)), None);
        let mode = |path: &Path| {
            let found = fs::metadata(path).expect("it is there");
            found.permissions().mode() & 0o777
        };
        let own = place_of(&folder, ID);
        assert_eq!([mode(&folder), mode(&own)], [0o700, 0o700]);
        let files = [own.join(UNDO), own.join("1.continuum")];
        assert_eq!(files.map(|file| mode(&file)), [0o600, 0o600]);
    }
}
