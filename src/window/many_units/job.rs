//! Reads the assessments in a folder. One file that cannot be read never stops the rest.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::export::pdf;
use crate::format::MOST_BYTES;
use crate::format::container::Known;
use crate::format::document::{self, Opened};
use crate::format::encrypted::is_encrypted;
use crate::model::Assessment;
use crate::portfolio::AssessmentRow;
use crate::store;
use crate::window::jobs::Job;
use crate::window::many_units::action::ManyUnitsAction;
use crate::window::many_units::state::{FoundUnits, UnitsOrder};
use crate::words::{Message, Words};

/// How many files are read before it is said how far reading is.
const TOLD_EVERY: usize = 20;

/// Reads a folder, until somebody stops it.
pub(crate) fn read_units(order: &UnitsOrder, words: &Words, job: &Job) {
    let number = order.number;
    let (files, failed) = store::files_below(&order.folder, &["continuum", "pdf"]);
    let mut found = FoundUnits::default();
    found.faults.extend(failed.iter().map(|error| {
        let why = words.say(&error.message());
        (error.path.clone(), why)
    }));
    let mut known = Known::default();
    let all = files.len();
    for (done, path) in files.into_iter().enumerate() {
        if job.is_stopped() {
            return;
        }
        if done.is_multiple_of(TOLD_EVERY) {
            job.send(ManyUnitsAction::Progressed { number, done, all });
        }
        match read(&path, &mut known) {
            Ok(Some(assessment)) => found.add(path, &assessment, order.today),
            Ok(None) => {}
            Err(why) => found.faults.push((path, words.say(&why))),
        }
    }
    let found = Some(Box::new(found));
    job.send(ManyUnitsAction::Found { number, found });
}

/// The assessment in a file; `None` for a PDF that carries none.
fn read(path: &Path, known: &mut Known) -> Result<Option<Assessment>, Message> {
    let mut bytes = store::read_bytes(path, MOST_BYTES).map_err(|error| error.message())?;
    if pdf::is_pdf(&bytes) {
        match pdf::extract(&bytes) {
            Ok(inside) => bytes = inside,
            Err(_) => return Ok(None),
        }
    }
    if is_encrypted(&bytes) {
        return Err(Message::new("many-units-locked"));
    }
    match document::read_known(&bytes, known) {
        Opened::Sound(assessment) => Ok(Some(assessment)),
        Opened::Mended(_, faults) | Opened::Refused(faults) => {
            let mut faults = faults.into_iter();
            let first = faults.next().map(|fault| fault.message);
            Err(first.unwrap_or(Message::new("many-units-unread")))
        }
    }
}

impl FoundUnits {
    fn add(&mut self, path: PathBuf, assessment: &Assessment, today: Date) {
        let row = AssessmentRow::of(assessment, today, None);
        let questionnaire = &assessment.questionnaire;
        let mut known = self.questionnaires.iter_mut();
        match known.find(|it| it.id == questionnaire.id) {
            // The newest edition has the words that are shown.
            Some(known) if known.edition < questionnaire.edition => {
                *known = questionnaire.clone();
            }
            Some(_) => {}
            None => self.questionnaires.push(questionnaire.clone()),
        }
        self.rows.push((path, row));
    }
}
