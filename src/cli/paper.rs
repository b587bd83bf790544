//! `continuum paper WHAT -o OUT.pdf`: the questionnaire to be filled in with a pen.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::{Done, Failure, files, new};
use crate::export::pdf;
use crate::format::{self, Kind, bundled};
use crate::model::{Form, Questionnaire, Shared};
use crate::report::{Paper, Printed};
use crate::store;
use crate::words::Words;

/// What to print.
pub(super) struct Print {
    /// The id of a bundled questionnaire, a questionnaire file, or an assessment.
    pub(super) source: OsString,
    pub(super) out: PathBuf,
    /// `None` takes the assessment's own, else the full form.
    pub(super) form: Option<Form>,
    pub(super) paper: Paper,
    /// One copy each; without any one copy with an empty line.
    pub(super) respondents: Vec<String>,
    /// `None` takes today.
    pub(super) date: Option<Date>,
}

/// What is printed: a questionnaire, and from an assessment its form and its unit.
struct Found {
    questionnaire: Shared<Questionnaire>,
    form: Form,
    unit: String,
}

/// Writes the pages, one copy after the other.
pub(super) fn run(what: &Print, words: &Words) -> Done {
    let found = find(&what.source, words)?;
    let words = &words.for_questionnaire(&found.questionnaire);
    let options = Printed {
        form: what.form.unwrap_or(found.form),
        paper: what.paper,
        respondents: what.respondents.clone(),
        unit: found.unit,
    };
    let date = what.date.unwrap_or_else(store::today);
    let (bytes, pages) = pdf::printed(&found.questionnaire, &options, date, words)
        .map_err(|error| Failure::System(vec![words.say(&error.message())]))?;
    files::write(&what.out, &bytes, words)?;
    let facts = [
        ("file", files::name(&what.out, words).into()),
        ("copies", options.respondents.len().max(1).into()),
        ("pages", pages.into()),
    ];
    files::report_done(&what.out, &words.with("command-paper-done", &facts), words)
}

fn find(source: &OsString, words: &Words) -> Result<Found, Failure> {
    let alone = |questionnaire| Found {
        questionnaire,
        form: Form::Full,
        unit: String::new(),
    };
    if let Some(bundled) = source.to_str().and_then(bundled::by_id) {
        return Ok(alone(bundled.clone()));
    }
    let path = Path::new(source);
    let text = files::read(path, words)?;
    if format::kind(&text) != Kind::Document {
        return new::read_questionnaire(path, &text, words).map(alone);
    }
    let assessment = files::assessment(path, &text, words)?;
    let names = [&assessment.unit.unit, &assessment.unit.organisation];
    let mut stated = names.into_iter().map(|name| name.trim());
    Ok(Found {
        unit: stated
            .find(|name| !name.is_empty())
            .unwrap_or_default()
            .to_owned(),
        form: assessment.form,
        questionnaire: assessment.questionnaire,
    })
}
