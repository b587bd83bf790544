//! Documents: `NAME.continuum`, one assessment with the whole questionnaire it was answered with.

use super::container::{self, Known};
use super::diagnostic::{Diagnostic, FileKind};
use super::file::{self, Read};
use super::versions::version_of;
use super::{encrypted, response_sheet, tree};
use crate::model::{Assessment, ResponseSheet};
use crate::words::Message;

/// The outcome of reading a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Opened {
    /// Nothing is wrong with it.
    Sound(Assessment),
    /// Some parts are wrong: they are left out and listed, everything else is there.
    Mended(Assessment, Vec<Diagnostic>),
    /// Nothing can be kept.
    Refused(Vec<Diagnostic>),
}

/// Reads a document, which is a container or a text.
#[must_use]
pub fn read(bytes: impl AsRef<[u8]>) -> Opened {
    read_known(bytes, &mut Known::default())
}

/// Reads one of many documents; the questionnaires that were read before are known.
#[must_use]
pub fn read_known(bytes: impl AsRef<[u8]>, known: &mut Known) -> Opened {
    let bytes = bytes.as_ref();
    let read = if container::is_container(bytes) {
        container::read(bytes, known, false)
    } else if encrypted::is_encrypted(bytes) {
        locked()
    } else {
        match file::text(bytes) {
            Ok(text) => file::read::<Assessment>(text),
            Err(faults) => Read::refused(faults),
        }
    };
    match read.kept {
        Some(assessment) if read.is_sound => Opened::Sound(assessment),
        Some(assessment) => Opened::Mended(assessment, read.diagnostics),
        None => Opened::Refused(read.diagnostics),
    }
}

/// Reads a document; a response sheet is read as the assessment of its person.
#[must_use]
pub fn open(bytes: impl AsRef<[u8]>, known: &mut Known) -> Opened {
    let bytes = bytes.as_ref();
    let is_sheet = file::text(bytes).is_ok_and(|text| file::kind(text) == FileKind::ResponseSheet);
    if !is_sheet || container::is_container(bytes) || encrypted::is_encrypted(bytes) {
        return read_known(bytes, known);
    }
    match response_sheet::read(bytes) {
        Ok(sheet) => Opened::Sound(sheet.into_assessment()),
        Err(faults) => Opened::Refused(faults),
    }
}

/// An encrypted document, which says nothing before it is decrypted.
pub(super) fn locked() -> Read<Assessment> {
    let hint = Message::new("encrypted-locked-hint");
    let fault = Diagnostic::error(Message::new("encrypted-locked")).hinting(hint);
    Read::refused(vec![fault])
}

/// The version of a document that is one text, which [`write()`] no longer gives; `None` of everything
/// else.
#[must_use]
pub fn version_of_text(bytes: &[u8]) -> Option<i64> {
    let text = file::text(bytes).ok()?;
    if file::kind(text) != FileKind::Document {
        return None;
    }
    let (document, _) = tree::read(text);
    version_of(&document).map(|(_, version)| version)
}

/// Writes a document as a container, and the assessment of a response sheet as the sheet. The same
/// assessment always gives the same bytes, and reading them gives the same assessment.
#[must_use]
pub fn write(assessment: &Assessment) -> Vec<u8> {
    match ResponseSheet::of(assessment) {
        Some(sheet) => response_sheet::write(&sheet).into_bytes(),
        None => container::write(assessment),
    }
}

/// Whether what was [written](write()) is small enough to be read again.
#[must_use]
pub fn is_readable(written: &[u8]) -> bool {
    if container::is_container(written) {
        return container::is_readable(written);
    }
    written.len() <= file::MOST_TEXT
}

/// Writes a document as one text, without the bytes of its files.
#[must_use]
pub fn write_text(assessment: &Assessment) -> String {
    file::write(assessment, &assessment.questionnaire)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Form, Respondent};

    #[test]
    fn a_written_document_reads_as_the_same_assessment() {
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
        let respondent = Respondent::new(assessment.free_respondent_id());
        assessment.respondents.push(respondent.into());
        let opened = Opened::Sound(assessment.clone());
        assert_eq!(read(write(&assessment)), opened);
        assert_eq!(read(write_text(&assessment)), opened);
    }
}
