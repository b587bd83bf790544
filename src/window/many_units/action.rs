//! What can happen with many units.

use std::path::PathBuf;

use crate::window::many_units::state::FoundUnits;

/// What can happen with many units.
#[derive(Debug)]
pub(crate) enum ManyUnitsAction {
    /// Reads the assessments in a folder and in all folders in it.
    Read(PathBuf),
    /// So many of all files were read.
    Progressed {
        number: u64,
        done: usize,
        all: usize,
    },
    /// What was found; nothing where the job failed.
    Found {
        number: u64,
        found: Option<Box<FoundUnits>>,
    },
    /// Stops reading.
    Cancel,
    /// Shows the units of one client, or of all.
    Client(Option<String>),
    /// Shows the assessments of one year, or of all.
    Year(Option<i16>),
    /// Shows all units, also where they are many.
    ShowAll,
}
