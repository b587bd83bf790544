//! A questionnaire that is named: a bundled one by its id, a file, or the one that an assessment was answered with.

use std::path::Path;

use clap::ArgMatches;

use super::failure::Failure;
use super::{files, new, unlock};
use crate::format::{self, FileKind, bundled};
use crate::model::{Assessment, Form};
use crate::words::Words;

/// The assessment in a file; for a questionnaire, an assessment without answers.
pub(super) fn find(path: &Path, found: &ArgMatches, words: &Words) -> Result<Assessment, Failure> {
    if let Some(bundled) = path.to_str().and_then(bundled::by_id) {
        return Ok(Assessment::new(bundled.clone(), Form::Full));
    }
    let bytes = files::read(path, words)?;
    if format::kind(&bytes) == FileKind::Document {
        let (bytes, _) = unlock::unlocked(path, bytes, found, words)?;
        return files::assessment(path, &bytes, words);
    }
    let text = files::text(path, bytes, words)?;
    let questionnaire = new::read_questionnaire(path, &text, words)?;
    Ok(Assessment::new(questionnaire, Form::Full))
}
