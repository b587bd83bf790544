//! Work that takes longer than a frame. Each job runs in a thread of its own.

mod reading;
mod saving;
mod thread;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::analysis::Analysis;
use crate::drawing::{Palette, Picture};
use crate::export::picture::LogoError;
use crate::export::{Made, Output};
use crate::format::container::{self, UnpackError};
use crate::format::document;
use crate::model::{Assessment, EvidenceFile, Logo, Release};
use crate::report::wording;
use crate::store::{self, TemporaryFile, settings::Settings};
use crate::window::document::action::PathAction;
use crate::window::document::figure::Figure;
use crate::window::document::picking::{Purpose, file_name, file_size};
use crate::window::effect::{
    ExportOrder, FigureOrder, PagesOrder, PassOnOrder, PrintOrder, StudyOrder,
};
use crate::window::open_external::Outside;
use crate::window::report::choice::ExportState;
use crate::window::session::CopyOrder;
use crate::window::study;
use crate::words::{Message, Words};

pub(crate) use reading::{glance, read};
pub(crate) use saving::{forget, keep, keep_without_files, look_at_file, save};
pub(crate) use thread::{DISK_ANSWERS, Job, Outbox, guarded, in_thread};

/// Puts a placement in sentences, a line each.
pub(crate) fn placement(assessment: &Assessment, words: &Words) -> String {
    let questionnaire = &assessment.questionnaire;
    let profile = Analysis::of(assessment, assessment.form, store::today()).profile;
    let lines = wording::explanation(words, questionnaire, &profile);
    lines.join("\n")
}

/// Answers a question about a document.
pub(crate) fn study(order: &StudyOrder, job: &Job) {
    if !job.is_stopped() {
        let answer = study::answer(order.study, &order.assessment, &order.earlier, order.today);
        job.send(order.answered(Some(answer)));
    }
}

/// Makes the file that was asked for and writes it.
pub(crate) fn export(order: &ExportOrder, words: &Words, job: &Job) {
    let purpose = Purpose::Export(order.output);
    let answer = |found| job.send(PathAction::Exported(purpose, found));
    if !order.replace && store::exists(&order.path) {
        return job.send(PathAction::Exists(purpose, order.path.clone()));
    }
    match order.output.make(&order.source, words) {
        Err(why) => answer(ExportState::Failed(why)),
        Ok(_) if job.is_stopped() => {}
        Ok(made) => {
            answer(ExportState::Writing);
            let release = order.source.release(order.output);
            answer(saved(&order.path, &made, release));
        }
    }
}

/// Writes everybody's own page, a file each, into a folder that was not there before: pages of another
/// day, or of another assessment, stay apart.
pub(crate) fn write_pages(order: &PagesOrder, words: &Words, job: &Job) {
    let found = match pages(order, words, job) {
        Ok(None) => return,
        Ok(Some(done)) => done,
        Err(why) => ExportState::Failed(why),
    };
    job.send(PathAction::Exported(Purpose::Pages, found));
}

/// Writes the pages; `None` where that was stopped.
fn pages(order: &PagesOrder, words: &Words, job: &Job) -> Result<Option<ExportState>, Message> {
    let pages = order.source.page_by_page(words);
    if pages.is_empty() {
        return Err(Message::new("export-feedback-nobody"));
    }
    let folder = free_folder(&order.beside, &words.say(&order.name));
    store::make_folder(&folder).map_err(|error| error.message())?;
    let mut bytes = 0;
    for (name, page) in &pages {
        if job.is_stopped() {
            return Ok(None);
        }
        let made = Output::Feedback.make(page, words)?;
        store::save(&folder.join(name), &made.bytes).map_err(|error| error.message())?;
        bytes += made.bytes.len();
    }
    let first = pages.first().map(|(name, _)| name.as_str());
    Ok(Some(ExportState::Done {
        path: folder.join(first.unwrap_or_default()),
        pages: pages.len(),
        bytes,
        release: order.source.release(Output::Feedback),
    }))
}

/// A folder of a name, or of that with a number, that is not there yet.
fn free_folder(beside: &Path, name: &str) -> PathBuf {
    let numbered = (2_usize..).map(|number| format!("{name} ({number})"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    let free = names.find_map(|name| {
        let folder = beside.join(EvidenceFile::name_for(&name));
        (!store::exists(&folder)).then_some(folder)
    });
    free.unwrap_or_else(|| beside.to_owned())
}

/// Packs a document with a password for people without this program, and writes it.
pub(crate) fn pass_on(order: &PassOnOrder, job: &Job) {
    if !order.replace && store::exists(&order.path) {
        return job.send(PathAction::Exists(Purpose::PassOn, order.path.clone()));
    }
    let copy = store::copy_for_others(&document::write(&order.assessment), &order.password);
    let found = match copy {
        Ok(bytes) => saved(&order.path, &Made::bytes(bytes), None),
        Err(why) => ExportState::Failed(why),
    };
    job.send(PathAction::Exported(Purpose::PassOn, found));
}

/// Draws a picture in dots.
pub(crate) fn draw_figure(figure: &Figure, job: &Job) {
    let palette = Palette::paper(figure.accent);
    if let Some(picture) = Picture::of_figure(&figure.scene, &palette) {
        job.send(PathAction::FigureDrawn(picture));
    }
}

/// Writes a picture to a file.
pub(crate) fn write_figure(order: &FigureOrder, job: &Job) {
    let purpose = Purpose::Figure(order.kind);
    if !order.replace && store::exists(&order.path) {
        return job.send(PathAction::Exists(purpose, order.path.clone()));
    }
    let figure = &order.figure;
    let palette = Palette::paper(figure.accent);
    let made = order.kind.make(&figure.scene, &palette, &figure.title);
    let found = match made {
        Some(bytes) => saved(&order.path, &Made::bytes(bytes), None),
        None => ExportState::Failed(Message::new("window-picture-none")),
    };
    job.send(PathAction::Exported(purpose, found));
}

fn saved(path: &Path, made: &Made, release: Option<Release>) -> ExportState {
    match store::save(path, &made.bytes) {
        Ok(_) => ExportState::Done {
            path: path.to_owned(),
            pages: made.pages,
            bytes: made.bytes.len(),
            release,
        },
        Err(error) => ExportState::Failed(error.message()),
    }
}

/// Reads a file and packs it for the document, unless that has no room for it.
pub(crate) fn copy_in(order: &CopyOrder) -> Result<EvidenceFile, Message> {
    let size = store::size_of(&order.path).map_err(|error| error.message())?;
    let name = file_name(&order.path);
    if size > order.room {
        return Err(Message::new("window-copy-no-room")
            .with("name", name)
            .with("size", file_size(size))
            .with("room", file_size(order.room)));
    }
    let most = usize::try_from(order.room).unwrap_or(usize::MAX);
    let bytes = store::read_bytes(&order.path, most).map_err(|error| error.message())?;
    Ok(container::pack(&EvidenceFile::name_for(&name), &bytes))
}

/// Opens the copy of a file inside the document; gives what went wrong. The file is put away in
/// `opened`, which removes it later.
pub(crate) fn open_copy(
    file: &EvidenceFile,
    opened: &Mutex<Vec<TemporaryFile>>,
) -> Option<Message> {
    match container::unpack(file) {
        Ok(bytes) => open_bytes(&file.name, &bytes, opened),
        Err(error) => Some(UnpackError::message(error)),
    }
}

/// Makes a PDF and opens it with the system's program; gives what went wrong.
pub(crate) fn print(
    order: &PrintOrder,
    words: &Words,
    opened: &Mutex<Vec<TemporaryFile>>,
) -> Option<Message> {
    let name = format!("{}.{}", words.say(&order.name), Output::Pdf.ending());
    match Output::Pdf.make(&order.source, words) {
        Ok(made) => open_bytes(&name, &made.bytes, opened),
        Err(why) => Some(why),
    }
}

/// Opens a file with the system's program; gives what went wrong.
fn open_bytes(name: &str, bytes: &[u8], opened: &Mutex<Vec<TemporaryFile>>) -> Option<Message> {
    let written = match TemporaryFile::new(name, bytes) {
        Ok(written) => written,
        Err(error) => return Some(error.message()),
    };
    let outside = Outside::File(written.path().to_owned());
    let mut opened = opened.lock().unwrap_or_else(PoisonError::into_inner);
    opened.push(written);
    drop(opened);
    outside.open()
}

/// Draws a logo.
pub(crate) fn draw_logo(logo: &Logo) -> Result<Picture, Message> {
    Picture::of_logo(logo).map_err(LogoError::message)
}

/// Keeps what is remembered from one start to the next.
pub(crate) fn remember(settings: &Settings) {
    // If this fails, only a convenience is lost, none of the user's work.
    let _ = store::settings::save(settings);
}

#[cfg(test)]
mod tests;
