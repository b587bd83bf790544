//! Folders and files that nobody but the user may look into.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// The folder for what the program keeps between runs; `None` if the system has none.
#[must_use]
pub fn state_folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "continuum")?;
    Some(folders.data_local_dir().to_owned())
}

/// Makes a folder that only this user may look into, and closes one that others could. If this
/// fails, saving there fails too and says so.
pub(super) fn make_folder(folder: &Path) {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    let _ = builder.create(folder);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let found = fs::metadata(folder).map(|found| found.permissions());
        if let Ok(mut permissions) = found
            && permissions.mode() & 0o077 != 0
        {
            permissions.set_mode(0o700);
            let _ = fs::set_permissions(folder, permissions);
        }
    }
}

/// Makes an empty file that only this user may read.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
