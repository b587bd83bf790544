//! Being told to end by the system: what waits to be saved is saved first.

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use crate::window::saver::Saver;
use crate::window::versions::keeper::Keeper;

/// Has everything saved, and the steps of undo kept, before a signal ends the program, as it would have
/// ended it.
pub(crate) fn save_first((saver, keeper): (Saver, Keeper)) {
    // Where signals cannot be caught they end the program at once, as before.
    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP, SIGINT]) else {
        return;
    };
    std::thread::spawn(move || {
        for signal in signals.forever() {
            saver.finish();
            keeper.finish();
            let _ = emulate_default_handler(signal);
        }
    });
}
