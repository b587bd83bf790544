//! `continuum new OUT`: an assessment that nobody has answered yet, or the next one of a unit.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::analysis;
use crate::format::{bundled, document, questionnaire};
use crate::model::{Assessment, Form, Questionnaire, Shared};
use crate::report::plan_wording;
use crate::store;
use crate::words::Words;

use super::failure::{Done, Failure};
use super::files;

/// What to start.
pub(super) struct New {
    pub(super) out: PathBuf,
    /// The id of a bundled questionnaire, or a file.
    pub(super) questionnaire: Option<OsString>,
    /// The assessment before, whose unit is assessed again.
    pub(super) after: Option<PathBuf>,
    /// `None` takes that of the assessment before, else the full form.
    pub(super) form: Option<Form>,
    pub(super) replace: bool,
}

/// Writes the new assessment.
pub(super) fn run(what: &New, words: &Words) -> Done {
    let assessment = assessment(what, words)?;
    let text = document::write(&assessment);
    files::write_new(&what.out, text.as_bytes(), what.replace, words)?;
    let questionnaire = &assessment.questionnaire;
    let count = questionnaire.practices_in(assessment.form).count();
    let facts = facts!(file = files::name(&what.out, words), count);
    let mut lines = vec![words.with("command-new-done", &facts)];
    if what.after.is_some() {
        lines.push(words.say(&plan_wording::carried_over(&assessment)));
    }
    files::report_done(&what.out, &lines.join("\n"), words)
}

fn assessment(what: &New, words: &Words) -> Result<Assessment, Failure> {
    if let Some(before) = &what.after {
        return following(before, what, words);
    }
    let questionnaire = match &what.questionnaire {
        None => bundled::standard().clone(),
        Some(wanted) => find(wanted, words)?,
    };
    let form = what.form.unwrap_or(Form::Full);
    Ok(Assessment::new(questionnaire, form))
}

/// The next assessment of a unit. It is never written over the one before.
fn following(before: &Path, what: &New, words: &Words) -> Result<Assessment, Failure> {
    if !files::is_standard(before) && store::is_same_file(before, &what.out) {
        let line = words.text("command-fault-new-over-before");
        return Err(Failure::Usage(vec![line]));
    }
    let mut next = analysis::next_assessment(&files::read_assessment(before, words)?);
    next.form = what.form.unwrap_or(next.form);
    Ok(next)
}

fn find(wanted: &OsString, words: &Words) -> Result<Shared<Questionnaire>, Failure> {
    if let Some(found) = wanted.to_str().and_then(bundled::by_id) {
        return Ok(found.clone());
    }
    let path = Path::new(wanted);
    read_questionnaire(path, &files::read(path, words)?, words)
}

/// The questionnaire that a text holds; every fault is listed otherwise.
pub(super) fn read_questionnaire(
    path: &Path,
    text: &str,
    words: &Words,
) -> Result<Shared<Questionnaire>, Failure> {
    questionnaire::read(text)
        .map(Shared::from)
        .map_err(|faults| {
            Failure::Input(files::diagnostics(
                &files::name(path, words),
                &faults,
                words,
            ))
        })
}
