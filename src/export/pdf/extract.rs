//! The assessment inside a report, found again.
//!
//! The file is not read as a PDF: what another program makes of it may be of any form, and a
//! reader of all forms is a large thing to hand a stranger's file to. The attachment is a stream
//! of its own kind, which stands open in the file whatever was packed around it; it is looked for
//! by that kind, and unpacked up to a bound.

use std::io::Read;

use flate2::read::ZlibDecoder;
use thiserror::Error;

use crate::model::limits;
use crate::words::Message;

/// How far the end of an attachment's description may stand from its kind, in bytes.
const FAR: usize = 2048;

/// Says why there is no assessment to be had from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ExtractError {
    /// It is no PDF.
    #[error("expected a PDF file")]
    NotPdf,
    /// It is larger than reports are.
    #[error("expected at most {} MiB", limits::REPORT_BYTES >> 20)]
    TooLarge,
    /// It was locked with a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// There is no assessment in it.
    #[error("the file holds no assessment")]
    Nothing,
    /// There was one, and it is damaged.
    #[error("the assessment in the file is damaged")]
    Broken,
    /// It unpacks to more than documents hold.
    #[error("the assessment in the file is larger than {} MiB", limits::CARRIED_BYTES >> 20)]
    InsideTooLarge,
}

impl ExtractError {
    /// The reason as a text for the reader.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::NotPdf => Message::new("extract-not-pdf"),
            Self::TooLarge => {
                Message::new("extract-too-large").with("most", limits::REPORT_BYTES >> 20)
            }
            Self::Encrypted => Message::new("extract-encrypted"),
            Self::Nothing => Message::new("extract-nothing"),
            Self::Broken => Message::new("extract-broken"),
            Self::InsideTooLarge => {
                Message::new("extract-text-large").with("most", limits::CARRIED_BYTES >> 20)
            }
        }
    }

    /// What to do about it.
    #[must_use]
    pub const fn hint(self) -> Message {
        Message::new(match self {
            Self::NotPdf | Self::TooLarge => "extract-not-pdf-hint",
            Self::Encrypted => "extract-encrypted-hint",
            Self::Nothing => "extract-nothing-hint",
            Self::Broken | Self::InsideTooLarge => "extract-broken-hint",
        })
    }
}

/// Whether a file starts as a PDF does.
#[must_use]
pub fn is_pdf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"%PDF-")
}

/// The document that a report carries, with the assessment as it was when the report was made. It is
/// read like any document: nothing says yet that it is a sound one.
///
/// # Errors
///
/// [`ExtractError`] where the file is no PDF or above 64 MiB, is encrypted, or holds no
/// assessment of at most 32 MiB.
pub fn extract(bytes: &[u8]) -> Result<Vec<u8>, ExtractError> {
    if !is_pdf(bytes) {
        return Err(ExtractError::NotPdf);
    }
    if bytes.len() > limits::REPORT_BYTES {
        return Err(ExtractError::TooLarge);
    }
    // What was added to a file later stands after what was there before.
    let attachment = attachments(bytes).last().ok_or(ExtractError::Nothing);
    let found = attachment.and_then(|attachment| unpacked(&attachment));
    // The word may stand in any text of a report; a locked file has it, and nothing to be read.
    found.map_err(|error| match error {
        ExtractError::Nothing | ExtractError::Broken if find(bytes, b"/Encrypt").is_some() => {
            ExtractError::Encrypted
        }
        _ => error,
    })
}

/// A stream that is an attachment of ours: what is said of it, and all that follows its start.
struct AttachedFile<'a> {
    about: &'a [u8],
    content: &'a [u8],
}

fn attachments(bytes: &[u8]) -> impl Iterator<Item = AttachedFile<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = bytes.get(from..)?;
        let at = find(rest, KIND_WRITTEN.as_bytes().get(KIND_ESCAPED..)?)?;
        from += at + KIND_WRITTEN.len() - KIND_ESCAPED;
        Some(from)
    })
    .filter(|after| {
        let start = after.saturating_sub(KIND_WRITTEN.len());
        let written = bytes.get(start..*after);
        written.is_some_and(|found| found.eq_ignore_ascii_case(KIND_WRITTEN.as_bytes()))
    })
    .filter_map(|after| {
        let before = bytes.get(after.saturating_sub(FAR)..after)?;
        let start = before.len() - rfind(before, b" obj")?;
        let tail = bytes.get(after..bytes.len().min(after + FAR))?;
        let length = find(tail, b"stream")?;
        let about = bytes.get(after - start..after + length)?;
        let content = bytes.get(after + length + b"stream".len()..)?;
        let content = content.strip_prefix(b"\r").unwrap_or(content);
        let content = content.strip_prefix(b"\n").unwrap_or(content);
        Some(AttachedFile { about, content })
    })
}

/// The kind of an attachment as a name in the file. Other programs write the sign in small letters.
const KIND_WRITTEN: &str = "/application#2Fx-continuum";
/// Where its part without such signs begins.
const KIND_ESCAPED: usize = "/application#2F".len();

fn unpacked(attachment: &AttachedFile) -> Result<Vec<u8>, ExtractError> {
    let most = limits::CARRIED_BYTES as u64 + 1;
    let mut inside = Vec::new();
    if find(attachment.about, b"/FlateDecode").is_some() {
        let unpacker = ZlibDecoder::new(attachment.content);
        let read = unpacker.take(most).read_to_end(&mut inside);
        read.map_err(|_| ExtractError::Broken)?;
    } else if find(attachment.about, b"/Filter").is_some() {
        return Err(ExtractError::Broken);
    } else {
        let end = find(attachment.content, b"endstream").ok_or(ExtractError::Broken)?;
        let content = attachment.content.get(..end).unwrap_or_default();
        inside.extend_from_slice(content);
    }
    if inside.len() > limits::CARRIED_BYTES {
        return Err(ExtractError::InsideTooLarge);
    }
    Ok(inside)
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    let first = *part.first()?;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let at = from + rest.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(part) {
            return Some(at);
        }
        from = at + 1;
    }
}

fn rfind(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window == part)
}

#[cfg(test)]
mod tests {
    use super::super::attach::KIND;
    use super::{ExtractError, KIND_WRITTEN, extract};

    #[test]
    fn the_kind_is_written_as_a_name() {
        assert_eq!(KIND_WRITTEN, format!("/{}", KIND.replace('/', "#2F")));
    }

    #[test]
    fn what_is_no_report_is_refused_with_a_reason() {
        assert_eq!(extract(b""), Err(ExtractError::NotPdf));
        assert_eq!(extract(b"Continuum(version: 1)"), Err(ExtractError::NotPdf));
        assert_eq!(extract(b"%PDF-1.7\nempty"), Err(ExtractError::Nothing));
        let locked = b"%PDF-1.7\ntrailer <</Encrypt 5 0 R>>";
        assert_eq!(extract(locked), Err(ExtractError::Encrypted));
    }

    #[test]
    fn a_report_that_speaks_of_encryption_is_read_and_a_locked_one_is_told() {
        let file = |filter: &str| {
            format!(
                "%PDF-1.7\n1 0 obj\n<</Title(/Encrypt)/Subtype/application#2Fx-continuum{filter}>>\n\
                 stream\nabc\nendstream"
            )
        };
        assert_eq!(extract(file("").as_bytes()), Ok(b"abc\n".to_vec()));
        let locked = file("/Filter/FlateDecode");
        assert_eq!(extract(locked.as_bytes()), Err(ExtractError::Encrypted));
    }

    #[test]
    fn an_attachment_without_its_end_is_broken() {
        let file = "%PDF-1.7\n1 0 obj\n<</Subtype/application#2Fx-continuum>>\nstream\nabc";
        assert_eq!(extract(file.as_bytes()), Err(ExtractError::Broken));
        let whole = format!("{file}\nendstream");
        assert_eq!(extract(whole.as_bytes()), Ok(b"abc\n".to_vec()));
    }

    #[test]
    fn an_attachment_that_unpacks_without_end_is_refused() {
        use std::io::Write;
        let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..40 {
            packer.write_all(&vec![b' '; 1 << 20]).expect("packs");
        }
        let mut file =
            b"%PDF-1.7\n1 0 obj\n<</Subtype/application#2Fx-continuum/Filter/FlateDecode>>\nstream\n"
                .to_vec();
        file.extend(packer.finish().expect("packs"));
        assert_eq!(extract(&file), Err(ExtractError::InsideTooLarge));
    }
}
