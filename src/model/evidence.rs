//! What shows that a response is true, and copies of files that travel inside the document.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest as _, Sha256};

use super::{Shared, limits};

/// What shows that a response is true. Fields that were not stated are empty, except `text`, which
/// never is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// What it is.
    pub text: String,
    /// Where it is: a link or the path of a file.
    pub link: String,
    /// The copy of a file that travels inside the document.
    pub file: Option<EvidenceFile>,
    /// The day it is from or was seen.
    pub date: Option<Date>,
    /// Who checked it.
    pub checked_by: String,
}

/// A copy of a file inside the document. Two are equal where name, size and digest are.
#[derive(Debug, Clone)]
pub struct EvidenceFile {
    /// What the file is called, without its folder.
    pub name: String,
    /// Its size in bytes.
    pub size: u64,
    /// The digest of its bytes.
    pub digest: Digest,
    /// Its bytes; `None` where this copy of the document travels without them.
    pub content: Option<PackedFile>,
}

impl EvidenceFile {
    /// The most bytes that the files of a document have in all: 64 MiB.
    pub const MOST_IN_ALL: u64 = limits::EVIDENCE_BYTES as u64;
    /// The longest name, in bytes: with what is put around it while it is written, most disks take it.
    pub const LONGEST_NAME: usize = 180;

    /// Whether a text can be the name of a file on every system's disk, and reads as what it is.
    #[must_use]
    pub fn is_name(text: &str) -> bool {
        (1..=Self::LONGEST_NAME).contains(&text.len())
            && !text.contains(is_refused)
            && !text.starts_with('.')
            && !text.ends_with('.')
            && text.trim() == text
            && !is_device(text)
    }

    /// The name that a file gets in the document: its own without what other systems refuse. A name
    /// that is too long keeps its ending.
    #[must_use]
    pub fn name_for(text: &str) -> String {
        let plain = text.replace(is_refused, "_");
        let plain = plain.trim_start_matches(|c: char| c == '.' || c.is_whitespace());
        let plain = plain.trim_end_matches(|c: char| c == '.' || c.is_whitespace());
        let (stem, ending) = match plain.rfind('.') {
            Some(at) if plain.len() - at <= 16 => plain.split_at(at),
            _ => (plain, ""),
        };
        let room = (Self::LONGEST_NAME - ending.len()).min(stem.len());
        let stem = stem.get(..stem.floor_char_boundary(room));
        let name = stem.unwrap_or_default().trim_end().to_owned() + ending;
        if Self::is_name(&name) {
            name
        } else {
            "file".to_owned()
        }
    }

    /// How many bytes files have in all. The same bytes count once.
    pub(super) fn bytes_in_all<'a>(files: impl Iterator<Item = &'a Self>) -> u64 {
        let each: BTreeMap<Digest, u64> = files.map(|file| (file.digest, file.size)).collect();
        each.values().sum()
    }
}

/// Whether a character is refused by a system, or hides how a name goes on: with U+202E in it,
/// `list[U+202E]fdp.exe` is shown as `listexe.pdf`.
fn is_refused(c: char) -> bool {
    let hides = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    c.is_control() || hides || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// Whether Windows takes a name for a device, whatever its ending.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    let stem = stem.to_ascii_uppercase();
    let numbered = ["COM", "LPT"]
        .iter()
        .find_map(|port| stem.strip_prefix(port));
    ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str())
        || numbered.is_some_and(|number| {
            matches!(
                number,
                "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"
            )
        })
}

impl PartialEq for EvidenceFile {
    fn eq(&self, other: &Self) -> bool {
        (&self.name, self.size, self.digest) == (&other.name, other.size, other.digest)
    }
}

impl Eq for EvidenceFile {}

/// The bytes of a file as an entry of an archive, which copies share. Only `format` looks inside.
#[derive(Clone)]
pub struct PackedFile {
    /// The archive, which may be a whole document.
    pub archive: Shared<Vec<u8>>,
    /// The name of the entry in the archive.
    pub entry: Arc<str>,
}

impl fmt::Debug for PackedFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PackedFile({:?})", self.entry)
    }
}

/// The SHA-256 of some bytes, written as 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The digest as bytes.
    #[must_use]
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Says that a text is not 64 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected 64 hexadecimal digits")]
pub struct DigestError;

impl FromStr for Digest {
    type Err = DigestError;

    fn from_str(text: &str) -> Result<Self, DigestError> {
        if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(DigestError);
        }
        let mut bytes = [0; 32];
        for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = str::from_utf8(digits).map_err(|_| DigestError)?;
            *byte = u8::from_str_radix(digits, 16).map_err(|_| DigestError)?;
        }
        Ok(Self(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::{Digest, EvidenceFile};

    #[test]
    fn a_digest_is_read_as_it_was_written_and_nothing_else_is_one() {
        let digest = Digest::of(b"abc");
        let text = digest.to_string();
        assert!(text.starts_with("ba7816bf"), "{text}");
        assert_eq!(text.parse(), Ok(digest));
        assert_eq!(text.to_uppercase().parse(), Ok(digest));
        for wrong in ["", "ba", &text.replace('b', "+")] {
            assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_stays_in_its_folder_on_every_system() {
        for name in [
            "october.pdf",
            "list of a shop.csv",
            "Größe.pdf",
            "console.log",
            "a.b",
        ] {
            assert!(EvidenceFile::is_name(name), "{name}");
            assert_eq!(EvidenceFile::name_for(name), name);
        }
        let long = "x".repeat(300) + ".pdf";
        for name in [
            "",
            " a",
            "..",
            ".a",
            "a/b",
            "a\\b",
            "C:a",
            "a\n",
            "a ",
            "../a",
            "..\\a",
            "C:\\a",
            "a.",
            "a. .",
            "a\0",
            "CON",
            "con.txt",
            "Nul .pdf",
            "COM1",
            "lpt9.csv",
            "a*",
            "a?",
            "a|b",
            "list\u{202e}fdp.exe",
            &long,
        ] {
            assert!(!EvidenceFile::is_name(name), "{name:?}");
            let given = EvidenceFile::name_for(name);
            assert!(EvidenceFile::is_name(&given), "{given:?}");
        }
        assert_eq!(EvidenceFile::name_for("log 9:30.pdf"), "log 9_30.pdf");
        let short = EvidenceFile::name_for(&long);
        assert_eq!((short.len(), short.get(176..)), (180, Some(".pdf")));
    }
}
