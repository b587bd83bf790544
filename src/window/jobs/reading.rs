//! Reading documents, questionnaires and logos, and looking at recent documents.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};

use super::thread::{DISK_ANSWERS, guarded};
use crate::drawing::Picture;
use crate::export::pdf;
use crate::export::picture::LogoError;
use crate::format::container::Known;
use crate::format::document::{self, Opened};
use crate::format::encrypted::{self, Encrypted, Key, UnlockError};
use crate::format::{MOST_BYTES, questionnaire};
use crate::model::{Assessment, Digest, Logo};
use crate::store::{self, unsaved::Origin};
use crate::window::document::file::{Location, Rescued};
use crate::window::document::outcome::ReadOutcome;
use crate::window::document::picking::{Purpose, ReadOrder, Unlocking, file_name};
use crate::window::start::action::StartAction;
use crate::window::start::recent::{self, RecentDocument};
use crate::words::{Message, Words};

/// Reads a file for a purpose.
pub(crate) fn read(order: &ReadOrder, unsaved: Option<&Path>, words: &Words) -> ReadOutcome {
    let path = &order.path;
    let read = match order.purpose {
        Purpose::OpenQuestionnaire => read_questionnaire(path),
        Purpose::PickLogo => read_logo(path, words),
        Purpose::ImportAnswers | Purpose::ImportOutcomes => read_table(path),
        Purpose::MergeCopies | Purpose::OpenEarlier => read_document(path, &order.unlocking),
        Purpose::OpenDocument
        | Purpose::SaveDocument
        | Purpose::Export(_)
        | Purpose::Pages
        | Purpose::PassOn
        | Purpose::Figure(_)
        | Purpose::OpenUnits
        | Purpose::TakeSheets
        | Purpose::PickEvidence => match unsaved {
            Some(folder) => read_with_copies(path, folder, &order.unlocking),
            None => read_document(path, &order.unlocking),
        },
    };
    read.unwrap_or_else(ReadOutcome::Failed)
}

/// Reads a document, or the recovery copy that an earlier run of the program left of it.
pub(super) fn read_with_copies(
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

pub(super) fn read_document(path: &Path, unlocking: &Unlocking) -> Result<ReadOutcome, Message> {
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
    Ok(match document::open(&bytes, &mut Known::default()) {
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
pub(super) fn unlocked(
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

fn read_table(path: &Path) -> Result<ReadOutcome, Message> {
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|error| error.message())?;
    Ok(ReadOutcome::Table(bytes))
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
