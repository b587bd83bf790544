//! Giving a file another name.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::Path;

use super::disk::{StoreError, flush_folder};
use super::is_same_file;

/// Gives a file another name in its folder. Nothing is written over, and a file that another program
/// holds keeps its name.
///
/// # Errors
///
/// [`StoreError`] where the name is taken, where another program holds the file, or where the system
/// refuses.
pub fn rename(path: &Path, to: &Path) -> Result<(), StoreError> {
    move_to(path, to).map_err(|error| StoreError::saving(to, error))
}

fn move_to(path: &Path, to: &Path) -> io::Result<()> {
    if matches!(File::open(path)?.try_lock(), Err(TryLockError::WouldBlock)) {
        return Err(ErrorKind::ResourceBusy.into());
    }
    // Where only capitals differ, some disks find the file itself.
    if is_same_file(path, to) {
        return fs::rename(path, to);
    }
    // A rename goes over a file: this takes the name first, or finds that it is taken.
    File::create_new(to)?;
    if let Err(refused) = fs::rename(path, to) {
        // It is our own, and empty.
        let _ = fs::remove_file(to);
        return Err(refused);
    }
    if let Some(folder) = to.parent() {
        // The file is there by one of its two names, whatever happens.
        let _ = flush_folder(folder);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    #[test]
    fn a_file_gets_another_name_and_never_one_that_is_taken() -> Outcome {
        let place = tempfile::tempdir()?;
        let [old, taken, new] = ["old", "taken", "new"].map(|name| place.path().join(name));
        fs::write(&old, "ours")?;
        fs::write(&taken, "theirs")?;
        let refused = rename(&old, &taken).expect_err("it is taken");
        assert!(refused.is_taken());
        assert_eq!(
            (fs::read(&old)?, fs::read(&taken)?),
            (b"ours".into(), b"theirs".into())
        );
        rename(&old, &new)?;
        assert!(!old.exists());
        assert_eq!(fs::read(&new)?, b"ours");
        Ok(())
    }

    #[test]
    fn a_file_that_another_program_holds_keeps_its_name() -> Outcome {
        let place = tempfile::tempdir()?;
        let [old, new] = ["old", "new"].map(|name| place.path().join(name));
        fs::write(&old, "ours")?;
        let held = File::open(&old)?;
        held.lock()?;
        let refused = rename(&old, &new).expect_err("it is held");
        assert_eq!(refused.message().key, "store-save-held");
        assert!(old.exists() && !new.exists());
        drop(held);
        rename(&old, &new)?;
        Ok(())
    }

    #[test]
    fn a_file_that_is_gone_leaves_no_empty_one_behind() -> Outcome {
        let place = tempfile::tempdir()?;
        let [old, new] = ["old", "new"].map(|name| place.path().join(name));
        assert!(rename(&old, &new).is_err());
        assert!(!new.exists());
        Ok(())
    }
}
