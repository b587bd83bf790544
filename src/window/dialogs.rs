//! Dialogs that ask for a path: what they are asked, and those of the system.

use std::path::{Path, PathBuf};
use std::time::Duration;

use pollster::block_on;

use crate::store;
use crate::window::document::picking::Purpose;
use crate::window::jobs;

/// Asks the system for paths.
pub trait Dialogs {
    /// Prepares a dialog on the window's thread. What it gives is called on another thread,
    /// where it may block until the user has answered; no path is given for whatever reason.
    fn ask(&mut self, request: &PathRequest) -> Box<dyn FnOnce() -> Vec<PathBuf> + Send>;
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

/// The dialogs that the desktop offers. Where it offers none, every answer is "no path".
pub(crate) struct Native;

impl Dialogs for Native {
    fn ask(&mut self, request: &PathRequest) -> Box<dyn FnOnce() -> Vec<PathBuf> + Send> {
        let purpose = request.purpose;
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&request.title);
        let endings = purpose.endings();
        if !endings.is_empty() {
            dialog = dialog.add_filter(&request.kind, &endings);
        }
        let folder = if purpose.writes() {
            if let Some(name) = request.suggestion.file_name() {
                dialog = dialog.set_file_name(name.to_string_lossy());
            }
            request.suggestion.parent()
        } else {
            Some(request.suggestion.as_path())
        };
        if let Some(folder) = folder.filter(|folder| answers_as_folder(folder)) {
            dialog = dialog.set_directory(folder);
        }
        if purpose.writes() {
            let answer = dialog.save_file();
            Box::new(move || paths(block_on(answer)))
        } else if purpose.is_folder() {
            let answer = dialog.pick_folder();
            Box::new(move || paths(block_on(answer)))
        } else if purpose.takes_several() {
            let answer = dialog.pick_files();
            Box::new(move || paths(block_on(answer).into_iter().flatten()))
        } else {
            let answer = dialog.pick_file();
            Box::new(move || paths(block_on(answer)))
        }
    }
}

fn paths(files: impl IntoIterator<Item = rfd::FileHandle>) -> Vec<PathBuf> {
    let files = files.into_iter();
    files.map(|file| file.path().to_owned()).collect()
}

/// Whether a folder is there, as far as its disk says so before it would be felt.
fn answers_as_folder(folder: &Path) -> bool {
    let folder = folder.to_owned();
    let answer = jobs::in_thread(move || store::is_folder(&folder));
    matches!(
        answer.recv_timeout(Duration::from_millis(200)),
        Ok(Ok(true))
    )
}
