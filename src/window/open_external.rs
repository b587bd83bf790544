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
        let shown = self.shown();
        let (program, arguments) = match self {
            Self::Link(link) => opening(link.into()),
            Self::File(path) | Self::InFolder(path) if !store::exists(&path) => {
                return Some(Message::new("window-open-missing").with("place", shown));
            }
            Self::File(path) => opening(absolute(to_open(&path)).into()),
            Self::InFolder(path) => showing(&absolute(path)),
        };
        let ended = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        match ended {
            // Explorer says that it failed also where it did not.
            Ok(status) if status.success() || program == "explorer" => None,
            _ => Some(Message::new("window-open-failed").with("place", shown)),
        }
    }
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
    fn a_file_that_is_not_there_is_said() {
        let fault = Outside::File(PathBuf::from("/nowhere/log.pdf")).open();
        assert_eq!(fault.map(|fault| fault.key), Some("window-open-missing"));
    }
}
