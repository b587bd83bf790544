//! Documents: `NAME.continuum`, one assessment with the whole questionnaire it was answered with.

use super::diagnostic::{Diagnostic, Severity};
use super::{build, file, write};
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
    if let Some(assessment) = file::read_sound(text).and_then(build::assessment) {
        return Opened::Sound(assessment);
    }
    let (kept, diagnostics) = file::mend(text);
    let is_sound = !diagnostics
        .iter()
        .any(|diagnostic| diagnostic.severity == Severity::Error);
    match kept.and_then(build::assessment) {
        Some(assessment) if is_sound => Opened::Sound(assessment),
        Some(assessment) => Opened::Mended(assessment, diagnostics),
        None => Opened::Refused(diagnostics),
    }
}

/// Writes a document. The same assessment always gives the same bytes, and reading them gives the
/// same assessment.
#[must_use]
pub fn write(assessment: &Assessment) -> String {
    write::assessment(assessment)
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
