//! Saving documents, and keeping recovery copies of those that are not saved.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::reading::unlocked;
use crate::format::document::{self, Opened};
use crate::format::encrypted::Key;
use crate::format::{MOST_BYTES, MOST_TEXT, response_sheet};
use crate::model::{Assessment, Digest, Edit};
use crate::store::{self, Doing, unsaved::Origin};
use crate::window::document::file::LookOrder;
use crate::window::document::file::{Elsewhere, SaveTicket};
use crate::window::document::naming::Renaming;
use crate::window::document::outcome::{Renamed, SaveOutcome};
use crate::window::document::picking::Unlocking;
use crate::window::effect::{Permit, SaveOrder, SaveTarget};
use crate::words::{Message, Words};

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
    if !document::is_readable(&written) {
        let why = Message::new("fault-edit-too-large").with("most", MOST_TEXT >> 20);
        return Some(SaveOutcome::Failed(why));
    }
    let bytes = match store::seal(written, order.key.as_ref()) {
        Ok(bytes) => bytes,
        Err(why) => return Some(SaveOutcome::Failed(why)),
    };
    let (path, left) = match place_to_write(order, documents, words) {
        Ok(found) => found,
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
    let (path, renamed) = renamed(path, order, words);
    let renamed = renamed.or(left.map(Renamed::Elsewhere));
    Some(SaveOutcome::Done {
        path,
        renamed,
        digest: Digest::of(&bytes),
        saved: Box::new(assessment),
        relinked,
        remark,
        unconfirmed,
    })
}

/// Gives the file that was just saved the name that it is to have; gives where it is then.
fn renamed(path: PathBuf, order: &SaveOrder, words: &Words) -> (PathBuf, Option<Renamed>) {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let renaming = order.renaming.as_ref().filter(|_| !order.ticket.moves);
    let Some(name) = renaming.and_then(|renaming| renaming.name(&stem, words)) else {
        return (path, None);
    };
    let folder = path.parent().unwrap_or(Path::new(""));
    let wanted = match renaming {
        Some(Renaming::Chosen(_)) => folder.join(format!("{name}.continuum")),
        _ => free_path(folder, &name, ending(order)),
    };
    match store::rename(&path, &wanted) {
        Ok(()) => (wanted, Some(Renamed::From(path))),
        Err(error) if error.is_taken() => {
            let why = Message::new("window-rename-taken").with("name", name);
            (path, Some(Renamed::Refused(why)))
        }
        Err(error) => (path, Some(Renamed::Refused(error.message()))),
    }
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

/// Where a document is to be written, and where it was before somebody else gave it another name; or why
/// it is not written.
fn place_to_write(
    order: &SaveOrder,
    documents: Option<&Path>,
    words: &Words,
) -> Result<(PathBuf, Option<PathBuf>), Box<SaveOutcome>> {
    let path = match order.target.clone() {
        SaveTarget::FreeName { name } => {
            let no_folder = || Message::new("window-save-no-folder");
            let documents = documents.ok_or_else(|| SaveOutcome::Failed(no_folder()))?;
            free_path(documents, &words.say(&name), ending(order))
        }
        SaveTarget::Beside { path, name } => {
            let folder = path.parent().unwrap_or(Path::new(""));
            free_path(folder, &words.say(&name), ending(order))
        }
        SaveTarget::Own { path, seen } => {
            if store::exists(&path) {
                let found = store::read_bytes(&path, MOST_BYTES);
                let found = found.map_err(|error| SaveOutcome::Failed(error.message()))?;
                let digest = Digest::of(&found);
                if seen != Some(digest) {
                    let theirs = elsewhere(path, digest, found, order.key.clone());
                    return Err(SaveOutcome::Changed(Box::new(theirs)).into());
                }
            } else if let Some(found) = seen.and_then(|seen| found_elsewhere(order, &path, seen)) {
                return found.map(|there| (there, Some(path)));
            }
            path
        }
        SaveTarget::Fresh(path) if store::exists(&path) => {
            return Err(SaveOutcome::Exists { path }.into());
        }
        SaveTarget::Replace(path) | SaveTarget::Fresh(path) => path,
    };
    Ok((path, None))
}

/// The file of a document that is no longer where it was: the one in its folder that holds what was seen
/// last has got another name, and one that holds another state of it was changed, too. `None` where there
/// is none, or where several could be meant: then the document is written where it was.
fn found_elsewhere(
    order: &SaveOrder,
    path: &Path,
    seen: Digest,
) -> Option<Result<PathBuf, Box<SaveOutcome>>> {
    let id = order.assessment.identity.id?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let (mut same, mut others) = (Vec::new(), Vec::new());
    for there in store::files_beside(folder, "continuum") {
        let Ok(bytes) = store::read_bytes(&there, MOST_BYTES) else {
            continue;
        };
        let digest = Digest::of(&bytes);
        if digest == seen {
            same.push(there);
        } else if same.is_empty() {
            let theirs = elsewhere(there, digest, bytes, order.key.clone());
            let found = theirs.assessment.as_ref();
            if found.is_some_and(|found| found.identity.id == Some(id)) {
                others.push(theirs);
            }
        }
    }
    match (same.len(), others.len()) {
        (1, _) => same.pop().map(Ok),
        (0, 1) => {
            let theirs = others.pop()?;
            Some(Err(SaveOutcome::Changed(Box::new(theirs)).into()))
        }
        _ => None,
    }
}

/// What somebody else wrote into a document's file; `None` where it is as it was seen, or away.
pub(crate) fn look_at_file(order: &LookOrder) -> Option<Box<Elsewhere>> {
    let bytes = store::read_bytes(&order.path, MOST_BYTES).ok()?;
    let digest = Digest::of(&bytes);
    (digest != order.seen).then(|| {
        let (path, key) = (order.path.clone(), order.key.clone());
        Box::new(elsewhere(path, digest, bytes, key))
    })
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

/// What the name of a document's file ends with.
const fn ending(order: &SaveOrder) -> &'static str {
    match order.assessment.cover {
        Some(_) => response_sheet::ENDING,
        None => "continuum",
    }
}

/// A free path in a folder: the name, followed by a number if it is taken.
fn free_path(folder: &Path, name: &str, ending: &str) -> PathBuf {
    let plain = folder.join(format!("{name}.{ending}"));
    if !store::exists(&plain) {
        return plain;
    }
    (2..u32::MAX)
        .map(|number| folder.join(format!("{name} {number}.{ending}")))
        .find(|path| !store::exists(path))
        .unwrap_or(plain)
}
