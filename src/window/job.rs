//! Work that takes longer than a frame: each runs in a thread and ends in an action.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::action::{Action, ExportOutcome, ReadDocument, ReadFault, SaveOutcome};
use super::effect::{ComposeOrder, ExportOrder, SaveOrder, SaveTarget, StudyOrder};
use super::preview::Composed;
use super::recent;
use super::state::Purpose;
use super::study;
use crate::drawing::Picture;
use crate::export::{Made, pdf};
use crate::format::document::{self, Opened};
use crate::format::{MOST_BYTES, questionnaire};
use crate::model::Assessment;
use crate::model::{Logo, Shared};
use crate::picture::LogoError;
use crate::report::wording;
use crate::scoring;
use crate::store::{self, settings::Settings};
use crate::words::{Message, Words};

/// Reads a document.
pub(crate) fn read(path: PathBuf) -> Action {
    let found = match document_text(&path) {
        Err(message) => ReadDocument::Failed(ReadFault::Disk(message)),
        Ok((text, inside)) => match document::read(&text) {
            Opened::Sound(assessment) if inside => ReadDocument::Inside(Box::new(assessment)),
            Opened::Sound(assessment) => ReadDocument::Sound {
                text: text.into(),
                assessment: Box::new(assessment),
            },
            Opened::Mended(assessment, faults) => ReadDocument::Mended {
                assessment: Box::new(assessment),
                faults,
            },
            Opened::Refused(faults) => ReadDocument::Failed(ReadFault::Text(faults)),
        },
    };
    Action::Read { path, found }
}

/// The text of a document, and whether it stands inside a report.
fn document_text(path: &Path) -> Result<(String, bool), Message> {
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|error| error.message())?;
    if pdf::is_pdf(&bytes) {
        let text = pdf::extract(&bytes).map_err(pdf::ExtractError::message)?;
        return Ok((text, true));
    }
    let text = store::text_of(path, bytes).map_err(|error| error.message())?;
    Ok((text, false))
}

/// Reads a questionnaire.
pub(crate) fn read_questionnaire(path: PathBuf) -> Action {
    let found = match store::read_text(&path) {
        Err(error) => Err(ReadFault::Disk(error.message())),
        Ok(text) => questionnaire::read(&text)
            .map(Shared::from)
            .map_err(ReadFault::Text),
    };
    Action::ReadQuestionnaire { path, found }
}

/// Puts a placement in sentences, a line each.
pub(crate) fn placement(assessment: &Assessment, words: &Words) -> Action {
    let questionnaire = &assessment.questionnaire;
    let profile = scoring::profile(assessment, assessment.form);
    let lines = wording::explanation(words, questionnaire, &profile);
    Action::Placement(lines.join("\n"))
}

/// Looks at recent documents.
pub(crate) fn glance(paths: Vec<PathBuf>, unsaved: Option<&Path>, words: &Words) -> Action {
    let look = |path: PathBuf| {
        let glimpse = recent::look(&path, words);
        (path, glimpse)
    };
    let unsaved = unsaved.map(store::unsaved::earlier).unwrap_or_default();
    let all = paths.into_iter().chain(unsaved.iter().cloned());
    let found = all.map(look).collect();
    Action::Glanced { found, unsaved }
}

/// Saves a document.
pub(crate) fn save(order: SaveOrder, documents: Option<PathBuf>, unsaved: Option<&Path>) -> Action {
    let text: Arc<str> = document::write(&order.assessment).into();
    let found = save_text(order.target, documents, &text);
    if let Some(folder) = unsaved {
        let name = order.serial.to_string();
        if let SaveOutcome::Done { .. } = found {
            store::unsaved::remove(&store::unsaved::path(folder, &name));
            order
                .rescued
                .iter()
                .for_each(|copy| store::unsaved::remove(copy));
        } else {
            // Where not even this can be kept, the window says already that nothing was saved.
            let _ = store::unsaved::keep(folder, &name, &text);
        }
    }
    Action::Saved {
        serial: order.serial,
        revision: order.revision,
        found,
    }
}

fn save_text(target: SaveTarget, documents: Option<PathBuf>, text: &Arc<str>) -> SaveOutcome {
    let path = match target {
        SaveTarget::FreeName { name } => match documents {
            Some(folder) => free_path(&folder, &name),
            None => return SaveOutcome::Failed(Message::new("window-save-no-folder")),
        },
        SaveTarget::Beside { path, name } => {
            free_path(path.parent().unwrap_or(Path::new("")), &name)
        }
        SaveTarget::Own { path, seen } => match is_ours(&path, seen.as_deref()) {
            Ok(true) => path,
            Ok(false) => return SaveOutcome::Changed { path },
            Err(message) => return SaveOutcome::Failed(message),
        },
        SaveTarget::Fresh(path) if path.exists() => return SaveOutcome::Exists { path },
        SaveTarget::Replace(path) | SaveTarget::Fresh(path) => path,
    };
    match store::save(&path, text.as_bytes()) {
        Ok(()) => SaveOutcome::Done {
            path,
            text: Arc::clone(text),
        },
        Err(error) => SaveOutcome::Failed(error.message()),
    }
}

/// Whether a file still holds what was last read or written there. A file that is gone is ours.
fn is_ours(path: &Path, seen: Option<&str>) -> Result<bool, Message> {
    if !path.exists() {
        return Ok(true);
    }
    let found = store::read_text(path).map_err(|error| error.message())?;
    Ok(seen == Some(found.as_str()))
}

/// A path in a folder that no file has: the name, with a number where the name is taken.
fn free_path(folder: &Path, name: &str) -> PathBuf {
    let plain = folder.join(format!("{name}.continuum"));
    if !plain.exists() {
        return plain;
    }
    (2..u32::MAX)
        .map(|number| folder.join(format!("{name} {number}.continuum")))
        .find(|path| !path.exists())
        .unwrap_or(plain)
}

/// Finds out what takes longer than a frame.
pub(crate) fn study(order: &StudyOrder) -> Action {
    Action::Answered {
        serial: order.serial,
        revision: order.revision,
        subject: order.subject,
        answer: Box::new(study::answer(order.subject, &order.assessment)),
    }
}

/// Composes the pages of a report.
pub(crate) fn compose(order: ComposeOrder, words: &Words) -> Action {
    Action::Composed(Box::new(Composed::of(
        order.wanted,
        &order.assessment,
        words,
    )))
}

/// Makes the file that was asked for and writes it.
pub(crate) fn export(order: ExportOrder, words: &Words) -> Action {
    if !order.replace && order.path.exists() {
        let found = ExportOutcome::Exists { path: order.path };
        return Action::Exported(Purpose::Export(order.output), found);
    }
    let found = match order.output.make(&order.source, words) {
        Ok(made) => saved(&order, &made),
        Err(why) => ExportOutcome::Failed(why),
    };
    Action::Exported(Purpose::Export(order.output), found)
}

fn saved(order: &ExportOrder, made: &Made) -> ExportOutcome {
    match store::save(&order.path, &made.bytes) {
        Ok(()) => ExportOutcome::Done {
            path: order.path.clone(),
            pages: made.pages,
            bytes: made.bytes.len(),
        },
        Err(error) => ExportOutcome::Failed(error.message()),
    }
}

/// Reads the file of a logo and makes sure that it can be drawn.
pub(crate) fn read_logo(serial: u64, path: &Path, words: &Words) -> Action {
    let logo = store::read_bytes(path, Logo::MOST).map_err(|error| error.message());
    let found = logo.and_then(|bytes| {
        let empty = Message::new("preview-logo-empty");
        let logo = Logo::new(bytes).ok_or(empty)?;
        match Picture::of_logo(&logo) {
            Ok(_) => Ok(logo),
            Err(error) => Err(refused(path, error, words)),
        }
    });
    Action::LogoRead { serial, found }
}

fn refused(path: &Path, error: LogoError, words: &Words) -> Message {
    let name = path.file_name().unwrap_or_default();
    let why = words.say(&error.message());
    Message::new("preview-logo-refused")
        .with("name", name.to_string_lossy().into_owned())
        .with("why", why)
}

/// Makes a picture of a logo.
pub(crate) fn draw_logo(logo: Logo) -> Action {
    let picture = Picture::of_logo(&logo).map_err(LogoError::message);
    Action::LogoDrawn(logo, picture)
}

/// Keeps what is remembered from one start to the next.
pub(crate) fn remember(settings: &Settings) {
    // What cannot be kept is forgotten: a convenience, and nothing of the user's work.
    let _ = store::settings::save(settings);
}

#[cfg(test)]
mod tests {
    use super::{Path, PathBuf, save, store};
    use crate::format::bundled;
    use crate::model::{Assessment, Form};
    use crate::window::effect::{SaveOrder, SaveTarget};

    fn order(path: PathBuf, rescued: Option<&Path>) -> SaveOrder {
        SaveOrder {
            serial: 1,
            revision: 1,
            assessment: Assessment::new(bundled::standard().clone(), Form::Short),
            target: SaveTarget::Fresh(path),
            rescued: rescued.map(Path::to_owned),
        }
    }

    #[test]
    fn what_cannot_be_saved_is_kept_until_it_is() {
        let place = tempfile::tempdir().expect("a folder");
        let unsaved = place.path().join("unsaved");
        let kept = store::unsaved::path(&unsaved, "1");
        let earlier = unsaved.join("0-1.continuum");
        let gone = place.path().join("gone").join("a.continuum");
        save(order(gone, None), None, Some(&unsaved));
        assert!(kept.is_file());
        store::save(&earlier, b"text").expect("it is written");
        let there = place.path().join("a.continuum");
        save(order(there.clone(), Some(&earlier)), None, Some(&unsaved));
        assert!(there.is_file());
        assert!(!kept.exists() && !earlier.exists());
    }
}
