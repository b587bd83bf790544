//! Documents that a command changes: opened, kept as they were, and written.

use std::path::Path;

use clap::ArgMatches;

use super::failure::Failure;
use super::files;
use super::unlock;
use crate::format::encrypted::Key;
use crate::format::{MOST_TEXT, container, document};
use crate::model::Assessment;
use crate::store::{self, versions};
use crate::words::{Message, Words};

/// Reads a document that is to be changed, with the key of one that has a password. It has an id from
/// then on.
pub(super) fn open(
    path: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<(Assessment, Option<Key>), Failure> {
    files::keep_report(path, words)?;
    let (mut assessment, key) = unlock::open(path, found, words)?;
    let identity = &mut assessment.identity;
    identity.id = identity.id.or_else(store::fresh_id);
    Ok((assessment, key))
}

/// Writes a document over the one that it came from, which is kept as a version; `refused` says that
/// nothing was written, with what is added as its `why`. Gives whether a version is kept.
pub(super) fn save(
    path: &Path,
    before: &Assessment,
    after: &Assessment,
    key: Option<&Key>,
    refused: Message,
    words: &Words,
) -> Result<bool, Failure> {
    let bytes = written(after, refused, words)?;
    let is_kept = !files::is_standard(path) && keep(path, before, key);
    files::write_document(path, bytes, key, words)?;
    Ok(is_kept)
}

/// A document as bytes that can be read again.
pub(super) fn written(
    assessment: &Assessment,
    refused: Message,
    words: &Words,
) -> Result<Vec<u8>, Failure> {
    let bytes = document::write(assessment);
    if container::is_readable(&bytes) {
        return Ok(bytes);
    }
    let why = Message::new("fault-edit-too-large").with("most", MOST_TEXT >> 20);
    Err(Failure::input(words, &refused.with("why", why), None))
}

/// Keeps a document as it was, unless the newest version is the same; gives whether it is kept. Where
/// the system refuses, the change is made all the same: its writing is safe by itself.
fn keep(path: &Path, before: &Assessment, key: Option<&Key>) -> bool {
    let Some((folder, id)) = versions::folder().zip(before.identity.id) else {
        return false;
    };
    let bytes = document::write(&before.without_contents());
    let newest = versions::list(&folder, id).into_iter().next();
    let known = newest.and_then(|newest| versions::read_plain(&newest.path, key).ok());
    known.as_ref() == Some(&bytes)
        || store::seal(bytes, key).is_ok_and(|sealed| {
            versions::keep(&folder, id, versions::written_at(path), &sealed).is_ok()
        })
}

/// A line that says how to get back what was there before; none where no version is kept.
pub(super) fn kept_line(path: &Path, is_kept: bool, words: &Words) -> Option<String> {
    let facts = facts!(file = files::name(path, words));
    is_kept.then(|| words.with("command-change-kept", &facts))
}

/// Says what a command did; nothing where standard output holds the document.
pub(super) fn report(path: &Path, lines: &[String]) {
    files::report_done(path, &lines.join("\n"));
}
