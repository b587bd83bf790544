//! Dialogs that ask for a path: what they are asked, and those of the system.

use std::future::Future;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};

use crate::store;
use crate::window::document::picking::Purpose;

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

/// The dialogs that the desktop offers. Where it offers none, every answer is "no path".
pub(crate) struct Native;

impl Dialogs for Native {
    fn ask(&mut self, request: &PathRequest) -> Box<dyn FnOnce() -> Option<PathBuf> + Send> {
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
        if let Some(folder) = folder.filter(|folder| store::is_folder(folder)) {
            dialog = dialog.set_directory(folder);
        }
        if purpose.writes() {
            let answer = dialog.save_file();
            Box::new(move || wait(answer).map(|file| file.path().to_owned()))
        } else {
            let answer = dialog.pick_file();
            Box::new(move || wait(answer).map(|file| file.path().to_owned()))
        }
    }
}

/// Wakes a thread that sleeps until its answer is there.
struct Sleeper(Thread);

impl Wake for Sleeper {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Blocks this thread until a future is done.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Sleeper(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::wait;

    #[test]
    fn waiting_ends_when_another_thread_has_the_answer() {
        let (sender, receiver) = std::sync::mpsc::channel();
        let mut polls = 0;
        let future = std::future::poll_fn(move |context| {
            polls += 1;
            if polls == 1 {
                let waker = context.waker().clone();
                let sender = sender.clone();
                std::thread::spawn(move || {
                    let _ = sender.send(());
                    waker.wake();
                });
                std::task::Poll::Pending
            } else {
                std::task::Poll::Ready(7)
            }
        });
        assert_eq!(wait(future), 7);
        assert_eq!(receiver.recv(), Ok(()));
    }
}
