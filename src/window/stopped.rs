//! A fault inside the program that would end it at once: what waits to be saved is saved first.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::window::saver::Saver;
use crate::window::versions::keeper::Keeper;

/// Runs the window; gives nothing where it panics, and by then everything is saved, and the steps of undo
/// are kept.
pub(crate) fn save_after<T>(savers: &(Saver, Keeper), run: impl FnOnce() -> T) -> Option<T> {
    let done = catch_unwind(AssertUnwindSafe(run)).ok();
    if done.is_none() {
        let (saver, keeper) = savers;
        saver.finish();
        keeper.finish();
    }
    done
}
