//! Documents: `NAME.continuum`, one assessment with the whole questionnaire it was answered with.

use super::diagnostic::{Diagnostic, FileKind};
use super::versions::{self, version_of};
use super::{file, tree};
use crate::model::Assessment;

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

/// Reads a document.
#[must_use]
pub fn read(text: &str) -> Opened {
    let read = file::read::<Assessment>(text);
    match read.kept {
        Some(assessment) if read.is_sound => Opened::Sound(assessment),
        Some(assessment) => Opened::Mended(assessment, read.diagnostics),
        None => Opened::Refused(read.diagnostics),
    }
}

/// The version of a document that is older than what [`write`] gives; `None` of everything else.
#[must_use]
pub fn older_version(bytes: &[u8]) -> Option<i64> {
    let text = str::from_utf8(bytes).ok()?.trim_start_matches('\u{feff}');
    if file::kind(text) != FileKind::Document {
        return None;
    }
    let (document, _) = tree::read(text);
    let (_, version) = version_of(&document)?;
    Some(version).filter(|version| *version < versions::DOCUMENT.newest())
}

/// Writes a document. The same assessment always gives the same bytes, and reading them gives the
/// same assessment.
#[must_use]
pub fn write(assessment: &Assessment) -> String {
    file::write(assessment, assessment.questionnaire.numbering)
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
        let text = write(&assessment);
        assert_eq!(read(&text), Opened::Sound(assessment));
    }
}
