//! Work that takes longer than a frame. Each job runs in a thread of its own.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};

use crate::analysis::Analysis;
use crate::drawing::Picture;
use crate::export::picture::LogoError;
use crate::export::{Made, pdf};
use crate::format::document::{self, Opened};
use crate::format::{MOST_BYTES, questionnaire};
use crate::model::{Assessment, Digest, Logo};
use crate::report::wording;
use crate::store::{self, settings::Settings};
use crate::window::action::Action;
use crate::window::document::action::PathAction;
use crate::window::document::outcome::{ReadOutcome, SaveOutcome};
use crate::window::document::picking::{Purpose, ReadOrder, file_name};
use crate::window::effect::{ExportOrder, SaveOrder, SaveTarget, StudyOrder};
use crate::window::report::choice::ExportState;
use crate::window::start::action::StartAction;
use crate::window::start::recent;
use crate::window::study;
use crate::words::{Message, Words};

/// The handle that a job is given.
pub(crate) struct Job {
    outbox: Outbox,
    stopped: Arc<AtomicBool>,
}

/// The way back to the window.
#[derive(Clone)]
pub(crate) struct Outbox {
    sender: Sender<Action>,
    /// Wakes the window; empty until it is there.
    wake: Arc<OnceLock<Box<dyn Fn() + Send + Sync>>>,
    /// Counts the jobs at work.
    running: Arc<AtomicUsize>,
}

impl Job {
    /// Answers; a job may do so several times, such as to say how far it is.
    pub(crate) fn send(&self, answer: impl Into<Action>) {
        self.outbox.send(answer);
    }

    /// Whether nobody waits for the job any longer.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}

impl Outbox {
    pub(crate) fn new(sender: Sender<Action>) -> Self {
        Self {
            sender,
            wake: Arc::default(),
            running: Arc::default(),
        }
    }

    pub(crate) fn wake_with(&self, wake: impl Fn() + Send + Sync + 'static) {
        let _ = self.wake.set(Box::new(wake));
    }

    pub(crate) fn send(&self, answer: impl Into<Action>) {
        // Where the window is gone nobody waits for the answer.
        if self.sender.send(answer.into()).is_ok()
            && let Some(wake) = self.wake.get()
        {
            wake();
        }
    }

    /// How many jobs are at work.
    pub(crate) fn jobs(&self) -> usize {
        self.running.load(Ordering::Acquire)
    }

    /// Runs a job in a thread. One that panics answers too, with what `failed` makes of the reason.
    /// `stopped` is the flag that stops it.
    pub(crate) fn spawn<A: Into<Action>>(
        &self,
        stopped: Arc<AtomicBool>,
        work: impl FnOnce(&Job) + Send + 'static,
        failed: impl FnOnce(Message) -> A + Send + 'static,
    ) {
        let job = Job {
            outbox: self.clone(),
            stopped,
        };
        self.running.fetch_add(1, Ordering::AcqRel);
        std::thread::spawn(move || {
            if let Err(why) = guarded(|| work(&job)) {
                job.send(failed(why));
            }
            job.outbox.running.fetch_sub(1, Ordering::AcqRel);
        });
    }
}

/// Runs something that may panic; returns a message for the reader if it did.
pub(crate) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Message> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Message::new("window-job-failed"))
}

/// Reads a file for a purpose.
pub(crate) fn read(order: &ReadOrder, words: &Words) -> ReadOutcome {
    let path = &order.path;
    let read = match order.purpose {
        Purpose::OpenQuestionnaire => read_questionnaire(path),
        Purpose::PickLogo => read_logo(path, words),
        Purpose::OpenDocument
        | Purpose::SaveDocument
        | Purpose::Export(_)
        | Purpose::PickEvidence => read_document(path),
    };
    read.unwrap_or_else(ReadOutcome::Failed)
}

fn read_document(path: &Path) -> Result<ReadOutcome, Message> {
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|error| error.message())?;
    let digest = Digest::of(&bytes);
    let (text, inside) = document_text(path, bytes)?;
    Ok(match document::read(&text) {
        Opened::Sound(assessment) if inside => ReadOutcome::Report(Box::new(assessment)),
        Opened::Sound(assessment) => ReadOutcome::Document {
            digest,
            assessment: Box::new(assessment),
        },
        Opened::Mended(assessment, faults) => ReadOutcome::Faults {
            faults,
            sound: Some(Box::new(assessment)),
        },
        Opened::Refused(faults) => ReadOutcome::Faults {
            faults,
            sound: None,
        },
    })
}

/// The text of a document, and whether it stands inside a report.
fn document_text(path: &Path, bytes: Vec<u8>) -> Result<(String, bool), Message> {
    if pdf::is_pdf(&bytes) {
        let text = pdf::extract(&bytes).map_err(pdf::ExtractError::message)?;
        return Ok((text, true));
    }
    let text = store::text_of(path, bytes).map_err(|error| error.message())?;
    Ok((text, false))
}

fn read_questionnaire(path: &Path) -> Result<ReadOutcome, Message> {
    let text = store::read_text(path).map_err(|error| error.message())?;
    Ok(match questionnaire::read(&text) {
        Ok(questionnaire) => ReadOutcome::Questionnaire(questionnaire.into()),
        Err(faults) => ReadOutcome::Faults {
            faults,
            sound: None,
        },
    })
}

/// Reads a logo's file and checks that the logo can be drawn.
fn read_logo(path: &Path, words: &Words) -> Result<ReadOutcome, Message> {
    let bytes = store::read_bytes(path, Logo::MOST).map_err(|error| error.message())?;
    let logo = Logo::new(bytes).ok_or_else(|| Message::new("preview-logo-empty"))?;
    match Picture::of_logo(&logo) {
        Ok(_) => Ok(ReadOutcome::Logo(logo)),
        Err(error) => Err(refused(path, error, words)),
    }
}

fn refused(path: &Path, error: LogoError, words: &Words) -> Message {
    Message::new("preview-logo-refused")
        .with("name", file_name(path))
        .with("why", words.say(&error.message()))
}

/// Puts a placement in sentences, a line each.
pub(crate) fn placement(assessment: &Assessment, words: &Words) -> String {
    let questionnaire = &assessment.questionnaire;
    let profile = Analysis::of(assessment, assessment.form, store::today()).profile;
    let lines = wording::explanation(words, questionnaire, &profile);
    lines.join("\n")
}

/// Looks at recent documents.
pub(crate) fn glance(paths: Vec<PathBuf>, unsaved: Option<&Path>, words: &Words) -> StartAction {
    let look = |path: PathBuf| {
        let known = recent::look(&path, words);
        (path, known)
    };
    let unsaved = unsaved.map(store::unsaved::earlier).unwrap_or_default();
    let all = paths.into_iter().chain(unsaved.iter().cloned());
    let found = all.map(look).collect();
    StartAction::Glanced { found, unsaved }
}

/// Saves a document; keeps a copy of changes that could not be saved.
pub(crate) fn save(
    order: &SaveOrder,
    documents: Option<&Path>,
    unsaved: Option<&Path>,
    words: &Words,
) -> SaveOutcome {
    let text = document::write(&order.assessment);
    let found = save_bytes(order.target.clone(), documents, text.as_bytes(), words);
    if let Some(folder) = unsaved {
        let name = order.ticket.serial.to_string();
        if let SaveOutcome::Done { .. } = found {
            store::unsaved::remove(&store::unsaved::path(folder, &name));
            order
                .rescued
                .iter()
                .for_each(|copy| store::unsaved::remove(copy));
        } else if order.is_changed {
            // Where not even this can be kept, the window says already that nothing was saved.
            let _ = store::unsaved::keep(folder, &name, &text);
        }
    }
    found
}

fn save_bytes(
    target: SaveTarget,
    documents: Option<&Path>,
    bytes: &[u8],
    words: &Words,
) -> SaveOutcome {
    let path = match target {
        SaveTarget::FreeName { name } => match documents {
            Some(folder) => free_path(folder, &words.say(&name)),
            None => return SaveOutcome::Failed(Message::new("window-save-no-folder")),
        },
        SaveTarget::Beside { path, name } => {
            free_path(path.parent().unwrap_or(Path::new("")), &words.say(&name))
        }
        SaveTarget::Own { path, seen } => match is_ours(&path, seen) {
            Ok(true) => path,
            Ok(false) => return SaveOutcome::Changed { path },
            Err(message) => return SaveOutcome::Failed(message),
        },
        SaveTarget::Fresh(path) if store::exists(&path) => return SaveOutcome::Exists { path },
        SaveTarget::Replace(path) | SaveTarget::Fresh(path) => path,
    };
    match store::save(&path, bytes) {
        Ok(()) => SaveOutcome::Done {
            path,
            digest: Digest::of(bytes),
        },
        Err(error) => SaveOutcome::Failed(error.message()),
    }
}

/// Whether a file still holds what we last read or wrote. A missing file counts as ours.
fn is_ours(path: &Path, seen: Option<Digest>) -> Result<bool, Message> {
    if !store::exists(path) {
        return Ok(true);
    }
    let found = store::read_bytes(path, MOST_BYTES).map_err(|error| error.message())?;
    Ok(seen == Some(Digest::of(&found)))
}

/// A free path in a folder: the name, followed by a number if it is taken.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(format!("{name}.continuum"));
    if !store::exists(&plain) {
        return plain;
    }
    (2..u32::MAX)
        .map(|number| folder.join(format!("{name} {number}.continuum")))
        .find(|path| !store::exists(path))
        .unwrap_or(plain)
}

/// Answers a question about a document.
pub(crate) fn study(order: &StudyOrder, job: &Job) {
    if !job.is_stopped() {
        let answer = study::answer(order.study, &order.assessment, order.today);
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
            answer(saved(order, &made));
        }
    }
}

fn saved(order: &ExportOrder, made: &Made) -> ExportState {
    match store::save(&order.path, &made.bytes) {
        Ok(()) => ExportState::Done {
            path: order.path.clone(),
            pages: made.pages,
            bytes: made.bytes.len(),
        },
        Err(error) => ExportState::Failed(error.message()),
    }
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
mod tests {
    use std::sync::mpsc::channel;

    use super::{
        Arc, AtomicBool, Ordering, Outbox, Path, PathBuf, SaveOutcome, Words, save, store,
    };
    use crate::format::bundled;
    use crate::model::{Assessment, Form};
    use crate::window::document::file::SaveTicket;
    use crate::window::effect::{SaveOrder, SaveTarget};
    use crate::window::frame::action::FrameAction;
    use crate::window::results::action::ResultsAction;

    fn order(path: PathBuf, rescued: Option<&Path>) -> SaveOrder {
        SaveOrder {
            ticket: SaveTicket {
                serial: 1,
                number: 1,
                revision: 1,
                moves: true,
            },
            confirmed: 0,
            at_once: true,
            is_changed: true,
            assessment: Assessment::new(bundled::standard().clone(), Form::Short),
            target: SaveTarget::Fresh(path),
            rescued: rescued.map(Path::to_owned),
        }
    }

    #[test]
    fn a_job_answers_several_times_and_also_when_it_panics() {
        let (sender, answers) = channel();
        let outbox = Outbox::new(sender);
        let say = |text: &str| ResultsAction::PlacementExplained(text.to_owned());
        outbox.spawn(
            Arc::default(),
            move |job| {
                job.send(say("one"));
                job.send(say("two"));
                panic!("as wanted");
            },
            FrameAction::Failed,
        );
        let heard = answers.iter().take(3).map(|answer| format!("{answer:?}"));
        let heard: Vec<String> = heard.collect();
        assert!(heard[0].contains("one") && heard[1].contains("two"));
        assert!(heard[2].contains("window-job-failed"), "{heard:?}");
    }

    #[test]
    fn a_job_that_is_stopped_knows_it() {
        let (sender, answers) = channel();
        let outbox = Outbox::new(sender);
        let stop = Arc::new(AtomicBool::default());
        outbox.spawn(
            Arc::clone(&stop),
            |job| {
                while !job.is_stopped() {
                    std::thread::yield_now();
                }
                job.send(ResultsAction::PlacementExplained("stopped".to_owned()));
            },
            FrameAction::Failed,
        );
        stop.store(true, Ordering::Relaxed);
        assert!(answers.recv().is_ok());
    }

    #[test]
    fn what_cannot_be_saved_is_kept_until_it_is() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let kept = store::unsaved::path(&unsaved, "1");
        let earlier = unsaved.join("0-1.continuum");
        let gone = place.path().join("gone").join("a.continuum");
        let words = Words::english();
        save(&order(gone, None), None, Some(&unsaved), &words);
        assert!(store::exists(&kept));
        store::save(&earlier, b"text").expect("it is written");
        let there = place.path().join("a.continuum");
        save(
            &order(there.clone(), Some(&earlier)),
            None,
            Some(&unsaved),
            &words,
        );
        assert!(store::exists(&there));
        assert!(!store::exists(&kept) && !store::exists(&earlier));
    }

    #[test]
    fn a_saved_document_that_is_refused_another_place_leaves_no_copy() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let taken = place.path().join("taken.continuum");
        store::save(&taken, b"somebody else's").expect("it is written");
        for (is_changed, kept) in [(false, false), (true, true)] {
            let order = SaveOrder {
                is_changed,
                ..order(taken.clone(), None)
            };
            let found = save(&order, None, Some(&unsaved), &Words::english());
            assert!(matches!(found, SaveOutcome::Exists { .. }));
            assert_eq!(store::exists(&store::unsaved::path(&unsaved, "1")), kept);
        }
    }
}
