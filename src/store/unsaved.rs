//! Copies of documents that are not saved where they belong yet, until they are.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, OnceLock};
use std::time::SystemTime;

use jiff::civil::DateTime;

use super::disk::{self, StoreError};
use super::{leftovers, moment, private};
use crate::model::Digest;

/// The file that a copy belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Where it is.
    pub path: PathBuf,
    /// The digest of its bytes when the copy was made.
    pub seen: Digest,
}

/// The folder of the copies; `None` if the system has no folder for a program's own files.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    Some(private::state_folder()?.join("unsaved"))
}

/// Tells this run of the program from every other. The number of a process does not: in a container
/// each run may have the same.
static RUN: LazyLock<String> = LazyLock::new(|| {
    let mut bits = [0; 8];
    if getrandom::fill(&mut bits).is_err() {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let nanos = now.unwrap_or_default().as_nanos();
        return format!("{nanos:x}{}", std::process::id());
    }
    format!("{:016x}", u64::from_be_bytes(bits))
});

/// The copy that this run of the program keeps under a name.
#[must_use]
pub fn path(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{}-{name}.continuum", *RUN))
}

/// Held while this run of the program keeps copies, so that another window leaves them alone.
static CLAIM: OnceLock<Option<File>> = OnceLock::new();

fn claim(folder: &Path) -> Option<File> {
    let lock = private::create(&folder.join(format!("{}.lock", *RUN))).ok()?;
    lock.try_lock().ok()?;
    Some(lock)
}

/// The lock of the run of the program that kept a copy.
fn lock_of(copy: &Path) -> PathBuf {
    let name = copy.file_name().unwrap_or_default().to_string_lossy();
    let run = name.split(['-', '.']).next().unwrap_or_default();
    copy.with_file_name(format!("{run}.lock"))
}

/// Whether the run of the program that kept a copy has ended.
fn is_abandoned(copy: &Path) -> bool {
    let lock = lock_of(copy);
    if lock_of(&path(Path::new(""), "")).file_name() == lock.file_name() {
        return false;
    }
    !lock.exists() || leftovers::is_abandoned(&lock)
}

/// Keeps a document under a name, in place of what this run of the program kept under it before,
/// and notes the file that it belongs to. Nobody else may read either.
///
/// # Errors
///
/// [`StoreError`] if the system refuses.
pub fn keep(
    folder: &Path,
    name: &str,
    origin: Option<&Origin>,
    bytes: &[u8],
) -> Result<(), StoreError> {
    private::make_folder(folder);
    CLAIM.get_or_init(|| claim(folder));
    let copy = path(folder, name);
    // The copy first: without its note it is still offered.
    disk::save_private(&copy, bytes)?;
    let note =
        origin.and_then(|origin| Some(format!("{}\n{}", origin.seen, origin.path.to_str()?)));
    let place = note_of(&copy);
    match note {
        Some(note) if disk::read_text(&place).is_ok_and(|found| found == note) => Ok(()),
        Some(note) => disk::save_private(&place, note.as_bytes()),
        None => {
            let _ = fs::remove_file(place);
            Ok(())
        }
    }
}

/// The file that a copy belongs to; `None` where it has none.
#[must_use]
pub fn origin(copy: &Path) -> Option<Origin> {
    let note = disk::read_text(&note_of(copy)).ok()?;
    let (seen, path) = note.split_once('\n')?;
    Some(Origin {
        path: PathBuf::from(path),
        seen: seen.parse().ok()?,
    })
}

/// When a copy was kept, in the computer's time zone.
#[must_use]
pub fn kept_at(copy: &Path) -> Option<DateTime> {
    modified(copy).map(moment)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}

/// Where the file that a copy belongs to is noted.
fn note_of(copy: &Path) -> PathBuf {
    copy.with_extension("origin")
}

/// The copies of earlier runs of the program that have ended, the newest first. What such a run left
/// besides is removed.
#[must_use]
pub fn earlier(folder: &Path) -> Vec<PathBuf> {
    let (mut copies, mut rest) = (Vec::new(), Vec::new());
    for entry in leftovers::entries(folder) {
        let path = entry.path();
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        match &*ending {
            "continuum" if is_abandoned(&path) => copies.push(path),
            // A new run makes its lock a moment before it holds it.
            "lock" | "origin" if leftovers::is_old(&entry) && is_abandoned(&path) => {
                rest.push(path);
            }
            _ => {}
        }
    }
    let is_needed = |path: &PathBuf| match path.extension() {
        Some(ending) if ending == "origin" => path.with_extension("continuum").exists(),
        _ => false,
    };
    for path in rest.iter().filter(|path| !is_needed(path)) {
        let _ = fs::remove_file(path);
    }
    copies.sort_by_key(|copy| (std::cmp::Reverse(modified(copy)), copy.clone()));
    copies
}

/// Removes a copy that is no longer needed; a missing one is no fault.
pub fn remove(path: &Path) {
    let _ = fs::remove_file(path);
    let _ = fs::remove_file(note_of(path));
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn copies_of_earlier_runs_are_listed_and_those_of_this_run_are_not() -> Outcome {
        let place = tempfile::tempdir()?;
        let folder = place.path().join("new");
        assert!(earlier(&folder).is_empty());
        keep(&folder, "1", None, b"text")?;
        assert!(path(&folder, "1").is_file());
        assert!(earlier(&folder).is_empty());
        let other = folder.join("0-1.continuum");
        disk::save(&other, b"text")?;
        disk::save(&folder.join("note.txt"), b"text")?;
        assert_eq!(earlier(&folder), std::slice::from_ref(&other));
        let lock = folder.join("0.lock");
        let running = File::create(&lock)?;
        running.try_lock()?;
        assert!(earlier(&folder).is_empty(), "its window is still open");
        drop(running);
        assert_eq!(earlier(&folder), std::slice::from_ref(&other));
        remove(&other);
        remove(&other);
        assert!(earlier(&folder).is_empty());
        Ok(())
    }

    #[test]
    fn several_copies_are_listed_the_newest_first_and_what_belongs_to_none_goes() -> Outcome {
        let place = tempfile::tempdir()?;
        let folder = place.path();
        let long_ago = SystemTime::now() - Duration::from_hours(9);
        let make = |name: &str, then: SystemTime| -> std::io::Result<PathBuf> {
            let path = folder.join(name);
            File::create(&path)?.set_modified(then)?;
            Ok(path)
        };
        let old = make("aa-1.continuum", long_ago)?;
        let note = make("aa-1.origin", long_ago)?;
        let new = make("00-1.continuum", SystemTime::now())?;
        let orphans = [make("aa.lock", long_ago)?, make("bb-1.origin", long_ago)?];
        let young = make("cc.lock", SystemTime::now())?;
        assert_eq!(earlier(folder), [new, old]);
        assert!(note.exists() && young.exists());
        assert!(orphans.iter().all(|orphan| !orphan.exists()));
        Ok(())
    }

    #[test]
    fn this_run_is_not_named_by_the_number_of_its_process() {
        let name = path(Path::new(""), "7");
        let name = name.to_string_lossy();
        let (run, rest) = name.split_once('-').expect("two parts");
        assert_eq!((run.len(), rest), (16, "7.continuum"));
        assert!(run.bytes().all(|byte| byte.is_ascii_hexdigit()));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_a_copy_even_where_the_folder_was_open_to_all() -> Outcome {
        use std::os::unix::fs::PermissionsExt as _;

        let place = tempfile::tempdir()?;
        let folder = place.path().join("unsaved");
        fs::create_dir(&folder)?;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755))?;
        let belongs = Origin {
            path: place.path().join("a.continuum"),
            seen: Digest::of(b"as it was"),
        };
        keep(&folder, "1", Some(&belongs), b"text")?;
        let copy = path(&folder, "1");
        let mode = |path: &Path| fs::metadata(path).map(|found| found.permissions().mode() & 0o777);
        assert_eq!(mode(&folder)?, 0o700);
        assert_eq!((mode(&copy)?, mode(&note_of(&copy))?), (0o600, 0o600));
        Ok(())
    }

    #[test]
    fn a_copy_knows_the_file_that_it_belongs_to_until_it_is_removed() -> Outcome {
        let place = tempfile::tempdir()?;
        let belongs = Origin {
            path: place.path().join("a b.continuum"),
            seen: Digest::of(b"as it was"),
        };
        keep(place.path(), "1", Some(&belongs), b"text")?;
        let copy = path(place.path(), "1");
        assert_eq!(origin(&copy), Some(belongs));
        assert!(kept_at(&copy).is_some());
        keep(place.path(), "1", None, b"text")?;
        assert_eq!(origin(&copy), None);
        remove(&copy);
        assert!(!copy.exists() && !note_of(&copy).exists());
        Ok(())
    }
}
