//! `continuum new OUT`: an assessment that nobody has answered yet.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::format::{bundled, document, questionnaire};
use crate::model::{Assessment, Form, Questionnaire, Shared};
use crate::words::Words;

use super::{Done, Failure, files};

/// What to start.
pub(super) struct New {
    pub(super) out: PathBuf,
    /// The id of a bundled questionnaire, or a file.
    pub(super) questionnaire: Option<OsString>,
    pub(super) form: Form,
    pub(super) replace: bool,
}

/// Writes the new assessment.
pub(super) fn run(what: &New, words: &Words) -> Done {
    let questionnaire = match &what.questionnaire {
        None => bundled::standard().clone(),
        Some(wanted) => find(wanted, words)?,
    };
    let assessment = Assessment::new(questionnaire, what.form);
    let text = document::write(&assessment);
    files::write_new(&what.out, text.as_bytes(), what.replace, words)?;
    let count = assessment.questionnaire.practices_in(what.form).count();
    let line = words.with(
        "command-new-done",
        &[
            ("file", files::name(&what.out, words).into()),
            ("count", count.into()),
        ],
    );
    files::report_done(&what.out, &line, words)
}

fn find(wanted: &OsString, words: &Words) -> Result<Shared<Questionnaire>, Failure> {
    if let Some(found) = wanted.to_str().and_then(bundled::by_id) {
        return Ok(found.clone());
    }
    let path = Path::new(wanted);
    let text = files::read(path, words)?;
    questionnaire::read(&text)
        .map(Shared::from)
        .map_err(|faults| {
            Failure::Input(files::diagnostics(
                &files::name(path, words),
                &faults,
                words,
            ))
        })
}
