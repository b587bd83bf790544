//! Links and files that the system's own programs open.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::store;
use crate::words::Message;

/// What the system's program is to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outside {
    Link(String),
    File(PathBuf),
    /// A file in its folder, marked where the system can.
    InFolder(PathBuf),
}

/// Endings of files that are read. Any other may be a program: then its folder is opened instead.
const READ: [&str; 33] = [
    "bmp", "csv", "doc", "docx", "eml", "gif", "heic", "jpeg", "jpg", "key", "log", "md", "mp3",
    "mp4", "msg", "numbers", "odp", "ods", "odt", "pages", "pdf", "png", "ppt", "pptx", "rtf",
    "svg", "tiff", "txt", "vsdx", "wav", "webp", "xls", "xlsx",
];

impl Outside {
    /// What a text points at; a path that does not begin at the root begins in `folder`. `None`
    /// for a text that is empty, or a link of a kind that programs could be started with.
    pub(crate) fn of(text: &str, folder: Option<&Path>, home: Option<&Path>) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some((scheme, rest)) = text.split_once("://") {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Some(Self::Link(text.to_owned())),
                "file" => Some(Self::File(file_of(rest))),
                _ => None,
            };
        }
        let mail = text
            .get(..7)
            .is_some_and(|start| start.eq_ignore_ascii_case("mailto:"));
        if mail {
            return Some(Self::Link(text.to_owned()));
        }
        if text.starts_with("www.") {
            return Some(Self::Link(format!("https://{text}")));
        }
        let path = Path::new(text);
        Some(Self::File(match (path.strip_prefix("~"), home, folder) {
            (Ok(rest), Some(home), _) => home.join(rest),
            (_, _, Some(folder)) => folder.join(path),
            _ => path.to_owned(),
        }))
    }

    /// All of what will be opened, to be read before it is.
    pub(crate) fn shown(&self) -> String {
        match self {
            Self::Link(link) => link.clone(),
            Self::File(path) | Self::InFolder(path) => path.display().to_string(),
        }
    }

    /// Opens it, and waits where the program is waited for; gives what went wrong.
    pub(crate) fn open(self) -> Option<Message> {
        let way = match self.way() {
            Ok(way) => way,
            Err(why) => return Some(why),
        };
        let ended = Command::new(way.program)
            .args(way.arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        match ended {
            // Explorer says that it failed also where it did not.
            Ok(status) if status.success() || way.program == "explorer" => None,
            _ => Some(way.failed),
        }
    }

    /// How it is opened.
    fn way(self) -> Result<Way, Message> {
        let shown = self.shown();
        let ((program, arguments), failed) = match self {
            Self::Link(link) => {
                let failed = Message::new("window-open-failed-link").with("place", shown);
                (opening(link.into()), failed)
            }
            Self::File(path) | Self::InFolder(path) if !store::exists(&path) => {
                return Err(Message::new("window-open-missing").with("place", shown));
            }
            Self::File(path) => {
                let place = to_open(&path);
                let failed = if place == path {
                    Message::new("window-open-failed").with("place", shown)
                } else {
                    no_folder(&place)
                };
                (opening(absolute(place).into()), failed)
            }
            Self::InFolder(path) => {
                let path = absolute(path);
                let failed = no_folder(path.parent().unwrap_or(&path));
                (showing(&path), failed)
            }
        };
        Ok(Way {
            program,
            arguments,
            failed,
        })
    }
}

/// The program that opens something.
struct Way {
    program: &'static str,
    arguments: Vec<OsString>,
    /// What is said where it does not.
    failed: Message,
}

/// Says that a folder was not shown.
fn no_folder(folder: &Path) -> Message {
    Message::new("window-open-failed-folder").with("place", folder.display().to_string())
}

/// A path from the root: a name that begins with a hyphen would be taken for an option.
fn absolute(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The program that opens something with the program that the system has for it.
fn opening(target: OsString) -> (&'static str, Vec<OsString>) {
    if cfg!(windows) {
        (
            "rundll32",
            vec!["url.dll,FileProtocolHandler".into(), target],
        )
    } else if cfg!(target_os = "macos") {
        ("open", vec![target])
    } else {
        ("xdg-open", vec![target])
    }
}

/// The program that shows a file in its folder.
fn showing(path: &Path) -> (&'static str, Vec<OsString>) {
    if cfg!(windows) {
        let mut marked = OsString::from("/select,");
        marked.push(path);
        ("explorer", vec![marked])
    } else if cfg!(target_os = "macos") {
        ("open", vec!["-R".into(), path.into()])
    } else {
        opening(path.parent().unwrap_or(path).into())
    }
}

/// The file that stands after `file://`: of this machine, or of another one by its name.
fn file_of(rest: &str) -> PathBuf {
    let rest = rest
        .strip_prefix("localhost/")
        .map_or_else(|| rest.to_owned(), |path| format!("/{path}"));
    if rest.starts_with('/') {
        PathBuf::from(rest)
    } else {
        PathBuf::from(format!("//{rest}"))
    }
}

/// Whether a text names a file of another machine. Only to look whether it is there tells that
/// machine who asks, so it is not looked for before somebody opens it.
pub(crate) fn is_elsewhere(text: &str) -> bool {
    let mut letters = text.trim().chars();
    let slash = |letter: Option<char>| matches!(letter, Some('/' | '\\'));
    slash(letters.next()) && slash(letters.next())
}

/// The file where it is one that is read, else the folder that it lies in.
fn to_open(path: &Path) -> PathBuf {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.map(str::to_ascii_lowercase);
    let read = ending.is_some_and(|ending| READ.contains(&ending.as_str()));
    match path.parent() {
        Some(folder) if !read && !store::is_folder(path) => folder.to_owned(),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Outside, is_elsewhere, to_open};
    use crate::words::Message;

    fn of(text: &str) -> Option<Outside> {
        Outside::of(
            text,
            Some(Path::new("/documents")),
            Some(Path::new("/home/kim")),
        )
    }

    #[test]
    fn links_and_paths_are_told_apart() {
        let link = |text: &str| Some(Outside::Link(text.to_owned()));
        let file = |path: &str| Some(Outside::File(PathBuf::from(path)));
        assert_eq!(
            of(" https://example.org/a b "),
            link("https://example.org/a b")
        );
        assert_eq!(of("www.example.org"), link("https://www.example.org"));
        assert_eq!(of("mailto:kim@example.org"), link("mailto:kim@example.org"));
        assert_eq!(of("log.xlsx"), file("/documents/log.xlsx"));
        assert_eq!(of("/srv/log.xlsx"), file("/srv/log.xlsx"));
        assert_eq!(of("~/log.xlsx"), file("/home/kim/log.xlsx"));
        assert_eq!(of("file:///srv/log.xlsx"), file("/srv/log.xlsx"));
        assert_eq!(of("file://localhost/srv/log.xlsx"), file("/srv/log.xlsx"));
    }

    #[test]
    fn a_file_of_another_machine_is_named_in_full() {
        let opened = of("file://attacker/share/log.xlsx").expect("a file");
        assert_eq!(opened.shown(), "//attacker/share/log.xlsx");
        let elsewhere = [
            r"\\host\share\a",
            "//host/share/a",
            r"\/host\a",
            r" \\?\UNC\host\a",
        ];
        assert!(elsewhere.into_iter().all(is_elsewhere));
        let here = ["/srv/a", r"C:\a", "a//b", "https://example.org", "", "/"];
        assert!(!here.into_iter().any(is_elsewhere));
    }

    #[test]
    fn nothing_and_links_that_could_start_a_program_are_refused() {
        for text in ["", "  ", "vbscript://x", "ms-msdt://x"] {
            assert_eq!(of(text), None, "{text:?}");
        }
    }

    #[test]
    fn of_a_file_that_may_be_a_program_the_folder_is_opened() {
        for (name, opened) in [
            ("/a/log.PDF", "/a/log.PDF"),
            ("/a/log.desktop", "/a"),
            ("/a/log.exe", "/a"),
            ("/a/log", "/a"),
        ] {
            assert_eq!(to_open(Path::new(name)), Path::new(opened), "{name}");
        }
    }

    #[test]
    fn what_failed_is_named_and_of_a_folder_the_folder() {
        let failed = |outside: Outside| {
            let said = outside.way().map(|way| way.failed);
            said.unwrap_or_else(|fault| fault)
        };
        let place = tempfile::tempdir().expect("a folder");
        let folder = place.path();
        let [report, program] = ["report.pdf", "program.sh"].map(|name| folder.join(name));
        for file in [&report, &program] {
            crate::store::save(file, b"text").expect("it is written");
        }
        let names =
            |key, place: &Path| Message::new(key).with("place", place.display().to_string());
        let opened = failed(Outside::File(report.clone()));
        assert_eq!(opened, names("window-open-failed", &report));
        let in_folder = names("window-open-failed-folder", folder);
        assert_eq!(failed(Outside::InFolder(report)), in_folder);
        assert_eq!(failed(Outside::File(program)), in_folder);
    }

    #[test]
    fn a_file_that_is_not_there_is_said() {
        let fault = Outside::File(PathBuf::from("/nowhere/log.pdf")).open();
        assert_eq!(fault.map(|fault| fault.key), Some("window-open-missing"));
    }
}
