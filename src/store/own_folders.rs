//! Where the program keeps files of its own.

use std::path::PathBuf;

use super::{settings, unsaved, versions};

/// The folders of the program's own files: settings, recovery copies, votes that are not
/// in their document yet, and versions of each document.
#[must_use]
pub fn own_folders() -> Vec<PathBuf> {
    let folders = [settings::folder(), unsaved::folder()];
    #[cfg(feature = "ballot")]
    let folders = folders.into_iter().chain([super::journal::folder()]);
    folders
        .into_iter()
        .flatten()
        .chain(versions::folders())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_folders_are_those_that_settings_and_recovery_copies_are_saved_into() {
        let found = own_folders();
        for folder in [settings::folder(), unsaved::folder()]
            .into_iter()
            .flatten()
        {
            assert!(found.contains(&folder), "{} is missing", folder.display());
        }
    }
}
