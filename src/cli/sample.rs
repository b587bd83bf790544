//! `continuum sample [NAME] -o FILE`: a bundled assessment to look at.

use std::path::PathBuf;

use crate::format::{bundled, document};
use crate::words::Words;

use super::failure::{Done, Failure};
use super::files;

/// Which sample goes where.
pub(super) struct Sample {
    /// `None` takes the first.
    pub(super) name: Option<String>,
    pub(super) out: PathBuf,
    pub(super) replace: bool,
}

/// Writes the sample.
pub(super) fn run(what: &Sample, words: &Words) -> Done {
    let samples = bundled::samples();
    let found = match &what.name {
        None => samples.first(),
        Some(name) => samples.iter().find(|sample| sample.name == name),
    };
    let Some(sample) = found else {
        let names: Vec<&str> = samples.iter().map(|sample| sample.name).collect();
        return Err(Failure::Usage(vec![words.with(
            "command-fault-unknown-sample",
            &facts!(
                name = what.name.as_deref().unwrap_or_default(),
                valid = names.join(", ")
            ),
        )]));
    };
    let text = document::write(&sample.assessment());
    files::write_new(&what.out, text.as_bytes(), what.replace, words)?;
    let line = words.with(
        "command-sample-done",
        &facts!(file = files::name(&what.out, words), name = sample.name),
    );
    files::report_done(&what.out, &line, words)
}
