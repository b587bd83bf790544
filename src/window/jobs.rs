//! Work that takes longer than a frame. Each job runs in a thread of its own.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use crate::analysis::Analysis;
use crate::drawing::Picture;
use crate::export::picture::LogoError;
use crate::export::{Made, pdf};
use crate::format::container::{self, Known, UnpackError};
use crate::format::document::{self, Opened};
use crate::format::encrypted::{self, Encrypted, Key, UnlockError};
use crate::format::{MOST_BYTES, MOST_TEXT, questionnaire};
use crate::model::{Assessment, Digest, Edit, EvidenceFile, Logo, Release};
use crate::report::wording;
use crate::store::{self, Doing, TemporaryFile, settings::Settings, unsaved::Origin};
use crate::window::action::Action;
use crate::window::document::action::PathAction;
use crate::window::document::file::{Elsewhere, Location, Rescued, SaveTicket};
use crate::window::document::outcome::{ReadOutcome, SaveOutcome};
use crate::window::document::picking::{Purpose, ReadOrder, Unlocking, file_name, file_size};
use crate::window::effect::{ExportOrder, PassOnOrder, Permit, SaveOrder, SaveTarget, StudyOrder};
use crate::window::open_external::Outside;
use crate::window::report::choice::ExportState;
use crate::window::session::CopyOrder;
use crate::window::start::action::StartAction;
use crate::window::start::recent::{self, RecentDocument};
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

/// Within this time a disk answers, or the user is told that it does not.
pub(crate) const DISK_ANSWERS: Duration = Duration::from_secs(5);

/// Does something in a thread that may never end, such as reading from a disk that does not answer.
pub(crate) fn in_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Receiver<Result<T, Message>> {
    let (sender, answer) = channel();
    std::thread::spawn(move || sender.send(guarded(work)));
    answer
}

/// Reads a file for a purpose.
pub(crate) fn read(order: &ReadOrder, unsaved: Option<&Path>, words: &Words) -> ReadOutcome {
    let path = &order.path;
    let read = match order.purpose {
        Purpose::OpenQuestionnaire => read_questionnaire(path),
        Purpose::PickLogo => read_logo(path, words),
        Purpose::OpenDocument
        | Purpose::SaveDocument
        | Purpose::Export(_)
        | Purpose::PassOn
        | Purpose::PickEvidence => match unsaved {
            Some(folder) => read_with_copies(path, folder, &order.unlocking),
            None => read_document(path, &order.unlocking),
        },
    };
    read.unwrap_or_else(ReadOutcome::Failed)
}

/// Reads a document, or the recovery copy that an earlier run of the program left of it.
fn read_with_copies(
    path: &Path,
    unsaved: &Path,
    unlocking: &Unlocking,
) -> Result<ReadOutcome, Message> {
    let found = read_document(path, unlocking)?;
    let ReadOutcome::Document {
        digest,
        assessment,
        key,
    } = found
    else {
        return Ok(found);
    };
    if path.parent() == Some(unsaved) {
        return Ok(rescued(path, *assessment, key, unlocking));
    }
    // The copies have the same key, so the password need not be tried for each.
    let unlocking = Unlocking {
        key: key.clone().or_else(|| unlocking.key.clone()),
        password: unlocking.password.clone(),
    };
    let origin = Origin {
        path: path.to_owned(),
        seen: digest,
    };
    let copies = store::unsaved::earlier(unsaved);
    let of_this = |copy: &&PathBuf| store::unsaved::origin(copy).as_ref() == Some(&origin);
    if let Some(copy) = copies.iter().find(of_this)
        && let Ok(ReadOutcome::Document {
            assessment, key, ..
        }) = read_document(copy, &unlocking)
    {
        return Ok(rescued(copy, *assessment, key, &unlocking));
    }
    Ok(ReadOutcome::Document {
        digest,
        assessment,
        key,
    })
}

/// What an earlier run kept, with the files of evidence that are in the document it belongs to.
fn rescued(
    copy: &Path,
    mut assessment: Assessment,
    key: Option<Key>,
    unlocking: &Unlocking,
) -> ReadOutcome {
    let unlocking = Unlocking {
        key: key.clone(),
        password: unlocking.password.clone(),
    };
    let mut place = Location::Unnamed;
    let mut seen = None;
    if let Some(origin) = store::unsaved::origin(copy)
        && let Ok(ReadOutcome::Document {
            digest,
            assessment: theirs,
            ..
        }) = read_document(&origin.path, &unlocking)
    {
        assessment.take_contents(&theirs);
        if digest == origin.seen {
            seen = Some((digest, *theirs));
            place = Location::At(origin.path);
        } else {
            // Somebody changed it since: what was kept must not undo that.
            place = Location::CopyOf(origin.path);
        }
    }
    ReadOutcome::Rescued(Box::new(Rescued {
        copy: copy.to_owned(),
        assessment,
        place,
        seen,
        key,
    }))
}

fn read_document(path: &Path, unlocking: &Unlocking) -> Result<ReadOutcome, Message> {
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|error| error.message())?;
    let digest = Digest::of(&bytes);
    let (bytes, key) = match unlocked(bytes, unlocking) {
        Ok(found) => found,
        Err(None) => return Ok(ReadOutcome::Locked { was_tried: false }),
        Err(Some(UnlockError::WrongPassword)) => {
            return Ok(ReadOutcome::Locked { was_tried: true });
        }
        Err(Some(error)) => return Err(unreadable(path, error)),
    };
    let (bytes, inside) = document_bytes(bytes)?;
    Ok(match document::read(&bytes) {
        Opened::Sound(assessment) if inside => ReadOutcome::Report(Box::new(assessment)),
        Opened::Sound(assessment) => ReadOutcome::Document {
            digest,
            assessment: Box::new(assessment),
            key,
        },
        Opened::Mended(assessment, faults) => ReadOutcome::Faults {
            faults,
            sound: Some(Box::new(assessment)),
            key,
        },
        Opened::Refused(faults) => ReadOutcome::Faults {
            faults,
            sound: None,
            key,
        },
    })
}

/// The bytes of a document as they were before they were encrypted, and its key; the error is `None`
/// where a password is still to be asked for.
fn unlocked(
    bytes: Vec<u8>,
    unlocking: &Unlocking,
) -> Result<(Vec<u8>, Option<Key>), Option<UnlockError>> {
    if !encrypted::is_encrypted(&bytes) {
        return Ok((bytes, None));
    }
    let encrypted = Encrypted::new(&bytes).map_err(Some)?;
    let known = unlocking.key.clone().filter(|key| encrypted.fits(key));
    let key = match (known, &unlocking.password) {
        (Some(key), _) => key,
        (None, Some(password)) => encrypted.unlock(password).map_err(Some)?,
        (None, None) => return Err(None),
    };
    let bytes = encrypted.read(&key).map_err(Some)?;
    Ok((bytes, Some(key)))
}

fn unreadable(path: &Path, error: UnlockError) -> Message {
    Message::new("window-unreadable")
        .with("name", file_name(path))
        .with("why", error.message())
}

/// The bytes of a document, and whether it stands inside a report.
fn document_bytes(bytes: Vec<u8>) -> Result<(Vec<u8>, bool), Message> {
    if pdf::is_pdf(&bytes) {
        let inside = pdf::extract(&bytes).map_err(pdf::ExtractError::message)?;
        return Ok((inside, true));
    }
    Ok((bytes, false))
}

fn read_questionnaire(path: &Path) -> Result<ReadOutcome, Message> {
    let text = store::read_text(path).map_err(|error| error.message())?;
    Ok(match questionnaire::read(&text) {
        Ok(questionnaire) => ReadOutcome::Questionnaire(questionnaire.into()),
        Err(faults) => ReadOutcome::Faults {
            faults,
            sound: None,
            key: None,
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

/// Looks at recent documents, and at what earlier runs kept. A document whose disk does not answer holds
/// up none of the others.
pub(crate) fn glance(paths: Vec<PathBuf>, unsaved: Option<&Path>, words: &Words) -> StartAction {
    let mut left = VecDeque::from(paths);
    let mut found = Vec::new();
    while !left.is_empty() {
        let looks = look_in_thread(left.clone(), words.clone());
        while let Some(path) = left.pop_front() {
            let look = looks.recv_timeout(DISK_ANSWERS);
            let is_stuck = look.is_err();
            found.push((path, look.unwrap_or(RecentDocument::Unreadable)));
            if is_stuck {
                break;
            }
        }
    }
    let mut known = Known::default();
    let copies = unsaved.map(store::unsaved::earlier).unwrap_or_default();
    let unsaved = copies
        .into_iter()
        .map(|copy| recent::look_at_copy(copy, &mut known, words));
    StartAction::Glanced {
        found,
        unsaved: unsaved.collect(),
    }
}

/// Looks at one document after the other, in a thread that may never end.
fn look_in_thread(paths: VecDeque<PathBuf>, words: Words) -> Receiver<RecentDocument> {
    let (sender, looks) = channel();
    std::thread::spawn(move || {
        let mut known = Known::default();
        for path in paths {
            let look = guarded(|| recent::look(&path, &mut known, &words));
            if sender
                .send(look.unwrap_or(RecentDocument::Unreadable))
                .is_err()
            {
                return;
            }
        }
    });
    looks
}

/// Saves a document; `None` where the permit to write was withdrawn meanwhile.
pub(crate) fn save(
    order: &SaveOrder,
    permit: &Permit,
    documents: Option<&Path>,
    words: &Words,
) -> Option<SaveOutcome> {
    let mut assessment = order.assessment.clone();
    let mut relinked = BTreeMap::new();
    if let Some(relinking) = &order.relinking {
        relinked = relinking.replaced(&assessment, store::exists);
        // It is never refused.
        let _ = assessment.apply(Edit::ReplaceLinks(relinked.clone()));
    }
    let written = document::write(&assessment);
    if !container::is_readable(&written) {
        let why = Message::new("fault-edit-too-large").with("most", MOST_TEXT >> 20);
        return Some(SaveOutcome::Failed(why));
    }
    let bytes = match store::seal(written, order.key.as_ref()) {
        Ok(bytes) => bytes,
        Err(why) => return Some(SaveOutcome::Failed(why)),
    };
    let path = match place_to_write(order, documents, words) {
        Ok(path) => path,
        Err(found) => return Some(*found),
    };
    if !permit.take() {
        return None;
    }
    let (remark, unconfirmed) = match store::save_document(&path, &bytes) {
        Ok(remark) => (remark, None),
        // It is in its place all the same.
        Err(error) if error.doing == Doing::Flush => (None, Some(error.message())),
        Err(error) => return Some(SaveOutcome::Failed(error.message())),
    };
    order
        .rescued
        .iter()
        .for_each(|copy| store::unsaved::remove(copy));
    Some(SaveOutcome::Done {
        path,
        digest: Digest::of(&bytes),
        saved: Box::new(assessment),
        relinked,
        remark,
        unconfirmed,
    })
}

/// Keeps a copy of a document that is not saved; returns whether that worked.
pub(crate) fn keep(order: &SaveOrder, folder: &Path) -> bool {
    keep_copy(order, &order.assessment, folder)
}

/// Keeps a copy of a document without its files of evidence, which the document's file holds.
pub(crate) fn keep_without_files(order: &SaveOrder, folder: &Path) -> bool {
    keep_copy(order, &order.assessment.without_contents(), folder)
}

fn keep_copy(order: &SaveOrder, assessment: &Assessment, folder: &Path) -> bool {
    let Ok(bytes) = store::seal(document::write(assessment), order.key.as_ref()) else {
        return false;
    };
    let origin = match &order.target {
        SaveTarget::Own {
            path,
            seen: Some(seen),
        } => Some(Origin {
            path: path.clone(),
            seen: *seen,
        }),
        _ => None,
    };
    let name = order.ticket.serial.to_string();
    let kept = store::unsaved::keep(folder, &name, origin.as_ref(), &bytes).is_ok();
    if kept {
        // It holds all that the copy it was begun from held.
        order
            .rescued
            .iter()
            .for_each(|copy| store::unsaved::remove(copy));
    }
    kept
}

/// Removes the copy that was kept of a document.
pub(crate) fn forget(ticket: SaveTicket, folder: &Path) {
    store::unsaved::remove(&store::unsaved::path(folder, &ticket.serial.to_string()));
}

/// Where a document is to be written, or why it is not.
fn place_to_write(
    order: &SaveOrder,
    documents: Option<&Path>,
    words: &Words,
) -> Result<PathBuf, Box<SaveOutcome>> {
    match order.target.clone() {
        SaveTarget::FreeName { name } => {
            let no_folder = || Message::new("window-save-no-folder");
            let documents = documents.ok_or_else(|| SaveOutcome::Failed(no_folder()))?;
            Ok(free_path(documents, &words.say(&name)))
        }
        SaveTarget::Beside { path, name } => {
            let folder = path.parent().unwrap_or(Path::new(""));
            Ok(free_path(folder, &words.say(&name)))
        }
        SaveTarget::Own { path, seen } => {
            // A missing file is nobody else's.
            if store::exists(&path) {
                let found = store::read_bytes(&path, MOST_BYTES);
                let found = found.map_err(|error| SaveOutcome::Failed(error.message()))?;
                let digest = Digest::of(&found);
                if seen != Some(digest) {
                    let theirs = elsewhere(path, digest, found, order.key.clone());
                    return Err(SaveOutcome::Changed(Box::new(theirs)).into());
                }
            }
            Ok(path)
        }
        SaveTarget::Fresh(path) if store::exists(&path) => Err(SaveOutcome::Exists { path }.into()),
        SaveTarget::Replace(path) | SaveTarget::Fresh(path) => Ok(path),
    }
}

/// What somebody else wrote into a document's file. Where the file is encrypted it is read with our key.
fn elsewhere(path: PathBuf, digest: Digest, bytes: Vec<u8>, key: Option<Key>) -> Elsewhere {
    let unlocking = Unlocking {
        key,
        password: None,
    };
    let read = unlocked(bytes, &unlocking).map(|(bytes, _)| document::read(bytes));
    let assessment = match read {
        Ok(Opened::Sound(assessment)) => Some(assessment),
        Ok(Opened::Mended(..) | Opened::Refused(_)) | Err(_) => None,
    };
    Elsewhere {
        path,
        digest,
        assessment,
    }
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
            let release = order.source.release(order.output);
            answer(saved(&order.path, &made, release));
        }
    }
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
    let bytes = container::unpack(file).map_err(UnpackError::message);
    let written = bytes
        .and_then(|bytes| TemporaryFile::new(&file.name, &bytes).map_err(|error| error.message()));
    match written {
        Ok(written) => {
            let outside = Outside::File(written.path().to_owned());
            opened
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(written);
            outside.open()
        }
        Err(why) => Some(why),
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
    use super::*;
    use crate::format::bundled;
    use crate::format::encrypted::{BYTES_OF_KEY, Cost, Password};
    use crate::model::{Evidence, Form, PracticeId, Respondent, RespondentId, Response};
    use crate::store::Remark;
    use crate::window::frame::action::FrameAction;
    use crate::window::history::History;
    use crate::window::results::action::ResultsAction;

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
    fn a_document_of_version_1_is_converted_when_it_is_saved_and_kept_beside() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.continuum");
        let old = include_bytes!("../../tests/fixtures/v1/small.continuum");
        store::save(&path, old).expect("it is written");
        let read = read_document(&path, &Unlocking::default());
        let Ok(ReadOutcome::Document {
            digest, assessment, ..
        }) = read
        else {
            panic!("a sound document");
        };
        let target = SaveTarget::Own {
            path: path.clone(),
            seen: Some(digest),
        };
        let new = document::write(&assessment);
        let order = SaveOrder {
            target,
            ..order(*assessment)
        };
        let saved = save(&order, &Permit::default(), None, &Words::english());
        let beside = place.path().join("a.version-1.continuum");
        let Some(SaveOutcome::Done {
            path: at, remark, ..
        }) = saved
        else {
            panic!("{saved:?}");
        };
        let converted = Some(Remark::Converted(beside.clone()));
        assert_eq!((at, remark), (path.clone(), converted));
        let bytes = |path: &Path| store::read_bytes(path, MOST_BYTES).expect("it is there");
        assert_eq!(bytes(&beside), old);
        assert_eq!(bytes(&path), AsRef::<[u8]>::as_ref(&new));
    }

    fn order(assessment: Assessment) -> SaveOrder {
        SaveOrder {
            ticket: SaveTicket {
                serial: 1,
                number: 1,
                revision: 1,
                moves: false,
            },
            confirmed: 0,
            at_once: false,
            is_changed: true,
            assessment,
            target: SaveTarget::FreeName {
                name: Message::new("new"),
            },
            rescued: None,
            relinking: None,
            key: None,
            history: History::default(),
        }
    }

    /// An assessment with a copy of a file as evidence.
    fn with_file() -> Assessment {
        let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
        let mut ann = Respondent::new(assessment.free_respondent_id());
        let said = Response {
            evidence: vec![Evidence {
                text: "the list".to_owned(),
                file: Some(container::pack("list.csv", b"1;2;3")),
                ..Evidence::default()
            }],
            ..Response::default()
        };
        let practice = PracticeId::new("F1").expect("an id");
        ann.sheet.0.insert(practice, said);
        assessment.respondents.push(ann.into());
        assessment
    }

    #[test]
    fn what_an_earlier_run_kept_goes_into_its_file_unless_that_was_changed_since() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let path = place.path().join("a.continuum");
        let mut assessment = with_file();
        let before = document::write(&assessment);
        store::save(&path, &before).expect("it is written");
        let seen = Digest::of(&before);
        assessment.unit.unit = "changed".to_owned();
        let order = SaveOrder {
            target: SaveTarget::Own {
                path: path.clone(),
                seen: Some(seen),
            },
            ..order(assessment.clone())
        };
        assert!(keep_without_files(&order, &unsaved));
        let copy = unsaved.join("0-1.continuum");
        for ending in ["continuum", "origin"] {
            let ours = store::unsaved::path(&unsaved, "1").with_extension(ending);
            let kept = store::read_bytes(&ours, MOST_BYTES).expect("it is kept");
            store::save(&copy.with_extension(ending), &kept).expect("another run's");
        }
        let read = |path: &Path| {
            let order = ReadOrder {
                purpose: Purpose::OpenDocument,
                path: path.to_owned(),
                serial: None,
                unlocking: Unlocking::default(),
            };
            read(&order, Some(&unsaved), &Words::english())
        };
        for opened in [&path, &copy] {
            let ReadOutcome::Rescued(found) = read(opened) else {
                panic!("it is found with the document, and by itself");
            };
            assert_eq!(found.assessment, assessment);
            let mut files = found.assessment.evidence_files();
            let file = files.next().map(container::unpack);
            assert_eq!(file, Some(Ok(b"1;2;3".to_vec())), "the file has it");
            assert_eq!(found.copy, copy);
            assert_eq!(found.seen.map(|(digest, _)| digest), Some(seen));
            assert_eq!(found.place, Location::At(path.clone()));
        }
        assessment.unit.unit = "theirs".to_owned();
        store::save(&path, &document::write(&assessment)).expect("it is written");
        assert!(matches!(read(&path), ReadOutcome::Document { .. }));
        let ReadOutcome::Rescued(found) = read(&copy) else {
            panic!("it is still there");
        };
        assert_eq!(found.assessment.unit.unit, "changed");
        assert_eq!((found.place, found.seen), (Location::CopyOf(path), None));
    }

    #[test]
    fn what_is_kept_of_a_document_with_a_password_has_the_password_too() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let path = place.path().join("a.continuum");
        let password = Password::new("sesame").expect("a password");
        let cost = Cost {
            memory: 8,
            passes: 1,
            lanes: 1,
        };
        let key = Key::new(&password, cost, &[7; BYTES_OF_KEY]).expect("a cheap cost");
        let mut assessment = with_file();
        assessment.unit.unit = "Secret Street".to_owned();
        let order = SaveOrder {
            key: Some(key.clone()),
            target: SaveTarget::Fresh(path.clone()),
            ..order(assessment.clone())
        };
        let words = Words::english();
        let permit = Permit::default();
        let Some(SaveOutcome::Done { digest, .. }) = save(&order, &permit, None, &words) else {
            panic!("it is saved");
        };
        assessment.unit.scope = "changed".to_owned();
        let order = SaveOrder {
            target: SaveTarget::Own {
                path: path.clone(),
                seen: Some(digest),
            },
            assessment: assessment.clone(),
            ..order
        };
        assert!(keep_without_files(&order, &unsaved));
        let kept = store::unsaved::path(&unsaved, "1");
        for file in [&path, &kept, &kept.with_extension("origin")] {
            let bytes = store::read_bytes(file, MOST_BYTES).expect("it is there");
            assert!(!bytes.windows(6).any(|part| part == b"Secret"), "{file:?}");
        }
        let unlocking = Unlocking {
            key: None,
            password: Some(password),
        };
        let locked = read_document(&kept, &Unlocking::default());
        assert!(matches!(
            locked,
            Ok(ReadOutcome::Locked { was_tried: false })
        ));
        let bytes = store::read_bytes(&kept, MOST_BYTES).expect("it is kept");
        let copy = unsaved.join("0-1.continuum");
        store::save(&copy, &bytes).expect("another run's");
        let note = kept.with_extension("origin");
        let note = store::read_bytes(&note, MOST_BYTES).expect("it is kept");
        store::save(&copy.with_extension("origin"), &note).expect("another run's");
        let Ok(ReadOutcome::Rescued(found)) = read_with_copies(&path, &unsaved, &unlocking) else {
            panic!("it is found with the document");
        };
        assert_eq!(found.key, Some(key));
        assert_eq!(found.assessment.unit.scope, "changed");
        let mut files = found.assessment.evidence_files();
        let file = files.next().map(container::unpack);
        assert_eq!(file, Some(Ok(b"1;2;3".to_vec())), "the file has it");
    }

    #[test]
    fn an_attempt_that_is_given_up_before_it_writes_never_does() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("a.continuum");
        let order = SaveOrder {
            target: SaveTarget::Fresh(path.clone()),
            ..order(with_file())
        };
        let permit = Permit::default();
        assert!(permit.withdraw());
        assert!(save(&order, &permit, None, &Words::english()).is_none());
        assert!(!store::exists(&path));
        let permit = Permit::default();
        assert!(save(&order, &permit, None, &Words::english()).is_some());
        assert!(!permit.withdraw(), "it is too late");
    }

    #[test]
    fn a_file_that_has_no_room_in_the_document_is_refused_with_both_sizes() {
        let place = tempfile::tempdir().expect("a folder");
        let path = place.path().join("film.mp4");
        store::save(&path, &vec![7; 2_500_000]).expect("it is written");
        let mut order = CopyOrder {
            serial: 1,
            respondent: RespondentId::new("r1").expect("an id"),
            practice: PracticeId::new("F1").expect("an id"),
            path,
            room: 2_500_000,
        };
        let file = copy_in(&order).expect("it fits");
        assert_eq!((file.name.as_str(), file.size), ("film.mp4", 2_500_000));
        assert_eq!(container::unpack(&file), Ok(vec![7; 2_500_000]));
        order.room = 999_000;
        let why = copy_in(&order).expect_err("it is too large");
        let says =
            "Not copied: film.mp4 has 2.5 MB, and this document has room for 999 kB of files.";
        assert_eq!(Words::english().say(&why), says);
        order.path = place.path().join("gone.mp4");
        let why = copy_in(&order).expect_err("it is missing");
        assert_eq!(why.key, "store-read-not-found");
    }
}
