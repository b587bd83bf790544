//! What the window wants done outside itself, and the one place where it is done.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::action::Action;
use super::job;
use super::open_external::Outside;
use super::preview::{Composed, Wanted};
use super::state::{Purpose, Session};
use super::study::Subject;

use crate::export::{Output, Source};
use crate::model::{Assessment, Logo};
use crate::store::settings::Settings;
use crate::words::Words;

/// Something to be done outside the window's state.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Ask the system for a path.
    Pick {
        number: u64,
        purpose: Purpose,
        suggestion: PathBuf,
    },
    Read(PathBuf),
    ReadQuestionnaire(PathBuf),
    /// Find out what is to be told of recent documents.
    Glance(Vec<PathBuf>),
    /// Remove the copy of a document that could not be saved.
    RemoveUnsaved(PathBuf),
    Save(Box<SaveOrder>),
    Export(Box<ExportOrder>),
    /// Find out what takes longer than a frame.
    Study(Box<StudyOrder>),
    /// Compose the pages of the report.
    Compose(Box<ComposeOrder>),
    /// Read the file of a logo, for a session.
    ReadLogo(u64, PathBuf),
    /// Make a picture of a logo, to be shown.
    DrawLogo(Logo),
    Remember(Settings),
    /// Open a link or a file with the system's program.
    OpenOutside(Outside),
    /// Put the placement in sentences, to be copied.
    PutPlacement(Box<Assessment>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Free the memory of a document that is no longer open.
    LetGo(Box<Session>),
    /// Free the memory of pages that are no longer shown.
    LetPagesGo(Arc<Composed>),
}

/// A report to be composed.
#[derive(Debug)]
pub(crate) struct ComposeOrder {
    pub(crate) wanted: Wanted,
    pub(crate) assessment: Assessment,
}

/// A question about a document.
#[derive(Debug)]
pub(crate) struct StudyOrder {
    /// The session that wants it.
    pub(crate) serial: u64,
    pub(crate) revision: u64,
    pub(crate) subject: Subject,
    pub(crate) assessment: Assessment,
}

/// A document to be saved.
#[derive(Debug)]
pub(crate) struct SaveOrder {
    /// The session that wants it.
    pub(crate) serial: u64,
    /// What is saved.
    pub(crate) revision: u64,
    pub(crate) assessment: Assessment,
    pub(crate) target: SaveTarget,
    /// The copy that the document was begun from, no longer needed once it is saved.
    pub(crate) rescued: Option<PathBuf>,
}

/// Where a document is to be saved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SaveTarget {
    /// Under a free name in the documents folder.
    FreeName { name: String },
    /// Under a free name beside a file.
    Beside { path: PathBuf, name: String },
    /// In its own file, as long as the file holds what was seen there.
    Own {
        path: PathBuf,
        seen: Option<Arc<str>>,
    },
    /// Here, whatever stands there.
    Replace(PathBuf),
    /// Here, if nothing stands there.
    Fresh(PathBuf),
}

/// A file for others to be written.
#[derive(Debug)]
pub(crate) struct ExportOrder {
    pub(crate) output: Output,
    pub(crate) source: Source,
    pub(crate) path: PathBuf,
    pub(crate) replace: bool,
}

/// Asks the system for a path.
pub trait Dialogs {
    /// Prepares a dialog on the window's thread. What it gives is called on another thread,
    /// where it may block until the user has answered; `None` is "no path", for whatever reason.
    fn ask(&mut self, request: &PathRequest) -> Box<dyn FnOnce() -> Option<PathBuf> + Send>;
}

/// The path that is wanted.
#[derive(Debug, Clone)]
pub struct PathRequest {
    /// What it is for.
    pub purpose: Purpose,
    /// The title of the dialog.
    pub title: String,
    /// The name of the kind of file.
    pub kind: String,
    /// Where the dialog starts, with the file's name where one is written.
    pub suggestion: PathBuf,
}

/// Carries out effects; answers come back as actions.
pub(crate) struct Shell {
    dialogs: Box<dyn Dialogs>,
    documents: Option<PathBuf>,
    remembers: bool,
    /// What jobs put into words.
    words: Words,
    /// Where copies of documents go that could not be saved.
    unsaved: Option<PathBuf>,
    sender: Sender<Action>,
    receiver: Receiver<Action>,
    wake: Arc<dyn Fn() + Send + Sync>,
}

/// What the window's words say about a path that is wanted.
pub(crate) struct PathWords {
    pub(crate) title: String,
    pub(crate) kind: String,
}

impl Shell {
    pub(crate) fn new(
        dialogs: Box<dyn Dialogs>,
        documents: Option<PathBuf>,
        remembers: bool,
        words: Words,
    ) -> Self {
        let (sender, receiver) = channel();
        Self {
            dialogs,
            documents,
            remembers,
            words,
            unsaved: remembers.then(crate::store::unsaved::folder).flatten(),
            sender,
            receiver,
            wake: Arc::new(|| {}),
        }
    }

    /// Says how a job wakes the window when its answer is there.
    pub(crate) fn wake_with(&mut self, wake: impl Fn() + Send + Sync + 'static) {
        self.wake = Arc::new(wake);
    }

    /// The answers that came since the last call.
    pub(crate) fn answers(&self) -> Vec<Action> {
        self.receiver.try_iter().collect()
    }

    /// Does what is wanted, in a thread where it may take longer than a frame.
    pub(crate) fn carry_out(&mut self, effect: Effect, words: &dyn Fn(Purpose) -> PathWords) {
        match effect {
            Effect::Pick {
                number,
                purpose,
                suggestion,
            } => {
                let PathWords { title, kind } = words(purpose);
                let answer = self.dialogs.ask(&PathRequest {
                    purpose,
                    title,
                    kind,
                    suggestion,
                });
                self.spawn(move || Action::Picked {
                    number,
                    path: answer(),
                });
            }
            Effect::Read(path) => self.spawn(move || job::read(path)),
            Effect::ReadQuestionnaire(path) => self.spawn(move || job::read_questionnaire(path)),
            Effect::Glance(paths) => {
                let unsaved = self.unsaved.clone();
                let words = self.words.clone();
                self.spawn(move || job::glance(paths, unsaved.as_deref(), &words));
            }
            Effect::RemoveUnsaved(path) => {
                std::thread::spawn(move || crate::store::unsaved::remove(&path));
            }
            Effect::Save(order) => {
                let documents = self.documents.clone();
                let unsaved = self.unsaved.clone();
                self.spawn(move || job::save(*order, documents, unsaved.as_deref()));
            }
            Effect::Export(order) => {
                let words = self.words_for(&order.source.assessment);
                self.spawn(move || job::export(*order, &words));
            }
            Effect::OpenOutside(outside) => {
                let sender = self.sender.clone();
                let wake = Arc::clone(&self.wake);
                std::thread::spawn(move || {
                    if let Some(fault) = outside.open()
                        && sender.send(Action::CannotOpen(fault)).is_ok()
                    {
                        wake();
                    }
                });
            }
            Effect::Study(order) => self.spawn(move || job::study(&order)),
            Effect::ReadLogo(serial, path) => {
                let words = self.words.clone();
                self.spawn(move || job::read_logo(serial, &path, &words));
            }
            Effect::DrawLogo(logo) => self.spawn(move || job::draw_logo(logo)),
            Effect::Compose(order) => {
                let words = self.words_for(&order.assessment);
                self.spawn(move || job::compose(*order, &words));
            }
            Effect::LetPagesGo(pages) => {
                std::thread::spawn(move || drop(pages));
            }
            Effect::PutPlacement(assessment) => {
                let words = self.words_for(&assessment);
                self.spawn(move || job::placement(&assessment, &words));
            }
            // The clipboard is the toolkit's: the window puts it there.
            Effect::Copy(_) => {}
            Effect::LetGo(session) => {
                // Of a thousand respondents it takes longer than a frame.
                std::thread::spawn(move || drop(session));
            }
            Effect::Remember(settings) => {
                if self.remembers {
                    std::thread::spawn(move || job::remember(&settings));
                }
            }
        }
    }

    /// Keeps what is remembered before the program ends.
    pub(crate) fn remember_now(&self, settings: &Settings) {
        if self.remembers {
            job::remember(settings);
        }
    }

    fn words_for(&self, assessment: &Assessment) -> Words {
        self.words.for_questionnaire(&assessment.questionnaire)
    }

    fn spawn(&self, work: impl FnOnce() -> Action + Send + 'static) {
        let sender = self.sender.clone();
        let wake = Arc::clone(&self.wake);
        std::thread::spawn(move || {
            // Where the window is gone nobody waits for the answer.
            if sender.send(work()).is_ok() {
                wake();
            }
        });
    }
}
