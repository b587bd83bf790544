//! Copies of files that another program shows; they go when they are no longer needed.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::disk::{self, StoreError};

/// A file in a folder of its own. Both are removed when this value goes.
#[derive(Debug)]
pub struct TemporaryFile {
    path: PathBuf,
    /// Removes the folder.
    _folder: TempDir,
}

impl TemporaryFile {
    /// Writes a file that cannot be changed, in a folder that only this user reads.
    ///
    /// # Errors
    ///
    /// [`StoreError`] if the system refuses.
    pub fn new(name: &str, bytes: &[u8]) -> Result<Self, StoreError> {
        let folder = tempfile::Builder::new().prefix("continuum-").tempdir();
        let folder = folder.map_err(|error| StoreError::saving(Path::new(name), error))?;
        let path = folder.path().join(name);
        disk::save(&path, bytes)?;
        let protected = std::fs::metadata(&path).and_then(|found| {
            let mut permissions = found.permissions();
            permissions.set_readonly(true);
            std::fs::set_permissions(&path, permissions)
        });
        protected.map_err(|error| StoreError::saving(&path, error))?;
        Ok(Self {
            path,
            _folder: folder,
        })
    }

    /// Where the file is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_temporary_file_cannot_be_changed_and_goes_with_its_folder()
    -> Result<(), Box<dyn std::error::Error>> {
        let file = TemporaryFile::new("a list.csv", b"1;2")?;
        let path = file.path().to_owned();
        assert_eq!(std::fs::read(&path)?, b"1;2");
        assert!(std::fs::metadata(&path)?.permissions().readonly());
        drop(file);
        assert!(!path.exists() && path.parent().is_some_and(|folder| !folder.exists()));
        Ok(())
    }
}
