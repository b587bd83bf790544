//! What is kept of a fault inside the program, for whoever mends it: version, system, place, and the
//! calls that led there. No answer, no name and no path of the user.

use std::any::Any;
use std::backtrace::Backtrace;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::panic::{self, PanicHookInfo};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use jiff::civil::DateTime;

use super::{disk, private, unsaved};

/// A fault that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crash {
    /// When, in the computer's time zone.
    pub when: DateTime,
    /// Version, system, place and calls, in lines.
    pub details: String,
}

/// The first faults of a run are kept: those after them mostly follow from them.
const MOST_FAULTS: usize = 3;

/// So many lines of the calls are kept.
const MOST_LINES: usize = 200;

/// Whether nothing is printed when the program panics.
static HUSHED: AtomicBool = AtomicBool::new(false);

/// The file of the newest faults; `None` if the system has no folder for a program's own files.
#[must_use]
pub fn file() -> Option<PathBuf> {
    Some(private::state_folder()?.join("crashes").join("newest.txt"))
}

/// Has every panic kept in a file. What is printed of it is printed as before, until [`hush`].
pub fn watch(file: Option<PathBuf>) {
    let usual = panic::take_hook();
    let faults = AtomicUsize::new(0);
    panic::set_hook(Box::new(move |found| {
        if let Some(file) = &file {
            let number = faults.fetch_add(1, Ordering::Relaxed);
            // A disk that fails must not make it worse.
            let _ = keep(file, number, &details(found));
        }
        if !HUSHED.load(Ordering::Relaxed) {
            usual(found);
        }
    }));
}

/// Prints nothing of a panic any more: a sentence says it.
pub fn hush() {
    HUSHED.store(true, Ordering::Relaxed);
}

/// The faults that a file keeps; `None` where it keeps none.
#[must_use]
pub fn newest(file: &Path) -> Option<Crash> {
    Some(Crash {
        when: unsaved::kept_at(file)?,
        details: disk::read_text(file).ok()?,
    })
}

/// Removes what a file keeps, unless another fault was kept meanwhile.
pub fn forget(file: &Path, told: &Crash) {
    if newest(file).as_ref() == Some(told) {
        let _ = fs::remove_file(file);
    }
}

/// Keeps a fault: the first of a run in place of those of earlier runs, the next after it.
fn keep(file: &Path, number: usize, details: &str) -> io::Result<()> {
    if number >= MOST_FAULTS {
        return Ok(());
    }
    let mut out = if number == 0 {
        file.parent().into_iter().for_each(private::make_folder);
        private::create(file)?
    } else {
        OpenOptions::new().append(true).open(file)?
    };
    out.write_all(details.as_bytes())
}

fn details(found: &PanicHookInfo<'_>) -> String {
    let place = found
        .location()
        .map(|at| format!("{}:{}:{}", at.file(), at.line(), at.column()));
    let calls = Backtrace::force_capture().to_string();
    lines(found.payload(), &place.unwrap_or_default(), &calls)
}

/// The lines that are kept. A message with something filled in is left out, as it may quote what
/// somebody typed or the name of a file; one that stands word by word in the source can quote nothing.
fn lines(message: &dyn Any, place: &str, calls: &str) -> String {
    let system = (std::env::consts::OS, std::env::consts::ARCH);
    let version = env!("CARGO_PKG_VERSION");
    let mut lines = vec![
        format!("Continuum {version}, {}, {}", system.0, system.1),
        in_source(place),
    ];
    let message = message.downcast_ref::<&'static str>();
    lines.extend(message.map(ToString::to_string));
    lines.extend(calls.lines().take(MOST_LINES).map(|line| {
        let place = line.trim_start().strip_prefix("at ");
        place.map_or_else(
            || line.to_owned(),
            |place| format!("        at {}", in_source(place)),
        )
    }));
    lines.join("\n") + "\n"
}

/// A place in the source without the folders around the source, which can name whoever built the
/// program; the folder of a library stays.
fn in_source(place: &str) -> String {
    let place = place.replace('\\', "/");
    let is_whole = place.starts_with('/') || place.get(1..2) == Some(":");
    if !is_whole {
        return place;
    }
    let Some(at) = place.rfind("/src/") else {
        let name = place.rsplit('/').next();
        return name.unwrap_or_default().to_owned();
    };
    let (folders, source) = place.split_at(at);
    let library = folders
        .rsplit_once('/')
        .filter(|_| folders.contains("/registry/"));
    match library {
        Some((_, library)) => format!("{library}{source}"),
        None => source.trim_start_matches('/').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Calls as the standard library writes them.
    const CALLS: &str = "   0: continuum::window::run
             at /home/kim/Secret unit/continuum/src/window/mod.rs:91:5
   1: egui::Ui::add
             at /home/kim/.cargo/registry/src/index-0f/egui-0.37.0/src/ui.rs:7:1
   2: start
             at C:\\Users\\Kim\\start.rs:3:4
   3: core::option::unwrap
             at ./library/core/src/option.rs:1:2
";

    #[test]
    fn version_system_place_and_calls_are_kept_without_the_folders_of_a_person() {
        let message: &'static str = "the row is there";
        let kept = lines(&message, "src/window/grid/view.rs:3:9", CALLS);
        let expected = [
            "src/window/grid/view.rs:3:9",
            "the row is there",
            "   0: continuum::window::run",
            "        at src/window/mod.rs:91:5",
            "   1: egui::Ui::add",
            "        at egui-0.37.0/src/ui.rs:7:1",
            "   2: start",
            "        at start.rs:3:4",
            "   3: core::option::unwrap",
            "        at ./library/core/src/option.rs:1:2",
        ];
        let (head, rest) = kept.split_once('\n').expect("lines");
        assert!(head.contains(env!("CARGO_PKG_VERSION")), "{head}");
        assert!(head.contains(std::env::consts::OS), "{head}");
        assert_eq!(rest.lines().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_message_that_may_quote_what_was_typed_is_not_kept() {
        let typed = "Pellinmoor".to_owned();
        let message = format!("byte index 3 is not in {typed:?}");
        let kept = lines(&message, "src/words/mod.rs:1:2", "");
        assert!(
            !kept.contains("Pellinmoor") && !kept.contains("byte"),
            "{kept}"
        );
        assert_eq!(kept.lines().count(), 2);
    }

    #[test]
    fn the_calls_of_an_endless_recursion_are_cut() {
        let calls = "   0: a\n".repeat(5_000);
        assert_eq!(
            lines(&0, "a.rs:1:1", &calls).lines().count(),
            2 + MOST_LINES
        );
    }

    #[test]
    fn the_first_fault_of_a_run_takes_the_place_of_older_ones_and_a_few_follow_it() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("crashes").join("newest.txt");
        assert_eq!(newest(&file), None);
        let kept = || newest(&file).map(|crash| crash.details);
        keep(&file, 0, "old\n").expect("it is kept");
        keep(&file, 0, "first\n").expect("it is kept");
        assert_eq!(kept().as_deref(), Some("first\n"));
        for number in 1..9 {
            keep(&file, number, "next\n").expect("it is kept");
        }
        assert_eq!(kept().as_deref(), Some("first\nnext\nnext\n"));
    }

    #[test]
    fn what_was_told_is_forgotten_but_no_later_fault() {
        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("newest.txt");
        keep(&file, 0, "first\n").expect("it is kept");
        let told = newest(&file).expect("it is there");
        keep(&file, 1, "next\n").expect("it is kept");
        forget(&file, &told);
        let now = newest(&file).expect("the later one is not told yet");
        forget(&file, &now);
        assert_eq!(newest(&file), None);
        forget(&file, &now);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_what_is_kept() {
        use std::os::unix::fs::PermissionsExt as _;

        let place = tempfile::tempdir().expect("a folder");
        let file = place.path().join("crashes").join("newest.txt");
        keep(&file, 0, "first\n").expect("it is kept");
        let mode = fs::metadata(&file)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
