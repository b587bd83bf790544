//! What the program remembers between runs: a small file in the folder for settings.

use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, StoreError};
use crate::format::settings;

pub use crate::format::settings::{
    LEAST_ZOOM, MOST_RECENT, MOST_ZOOM, Settings, Theme, WindowPlace,
};

/// The settings of the last run; the defaults where there are none, or where they do not read.
#[must_use]
pub fn load() -> Settings {
    file().map_or_else(Settings::default, |path| load_from(&path))
}

/// Saves the settings; does nothing where the system has no folder for settings.
///
/// # Errors
///
/// [`StoreError`] where the system refuses.
pub fn save(settings: &Settings) -> Result<(), StoreError> {
    file().map_or(Ok(()), |path| save_to(&path, settings))
}

/// The settings in a file; the defaults where it is not there, does not read, or comes from a newer
/// program.
#[must_use]
pub fn load_from(path: &Path) -> Settings {
    disk::read_text(path).map_or_else(|_| Settings::default(), |text| settings::read(&text))
}

/// Saves settings to a file, and makes its folder where it is not there. Settings of a newer program
/// stay as they are.
///
/// # Errors
///
/// [`StoreError`] where the system refuses.
pub fn save_to(path: &Path, settings: &Settings) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        // Where this fails, saving fails too and says so.
        let _ = fs::create_dir_all(folder);
    }
    if disk::read_text(path).is_ok_and(|text| settings::is_newer(&text)) {
        return Ok(());
    }
    disk::save(path, settings::write(settings).as_bytes()).map(|_| ())
}

fn file() -> Option<PathBuf> {
    Some(folder()?.join("settings.ron"))
}

/// The folder of the settings; `None` if the system has none for a program's settings.
#[must_use]
pub fn folder() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "continuum")?;
    Some(folders.config_dir().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_read_as_they_were_saved() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("new").join("settings.ron");
        let mut settings = Settings {
            theme: Theme::Dark,
            language: Some("en".to_owned()),
            zoom: Some(150),
            window: Some(WindowPlace {
                corner: Some((-1280, 40)),
                ..WindowPlace::default()
            }),
            sections: [("standard".to_owned(), [("answers".to_owned(), true)].into())].into(),
            ..Settings::default()
        };
        settings.remember(Path::new("a \"quoted\" name.continuum"));
        save_to(&path, &settings)?;
        assert_eq!(load_from(&path), settings);
        Ok(())
    }

    #[test]
    fn settings_that_do_not_read_are_the_defaults() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("settings.ron");
        assert_eq!(load_from(&path), Settings::default());
        disk::save(&path, b"(theme: Purple)")?;
        assert_eq!(load_from(&path), Settings::default());
        Ok(())
    }

    #[test]
    fn settings_of_a_newer_program_are_neither_read_nor_changed()
    -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("settings.ron");
        let newer = "(version: 2, theme: Dark, colours: [Red])";
        disk::save(&path, newer.as_bytes())?;
        assert_eq!(load_from(&path), Settings::default());
        save_to(&path, &Settings::default())?;
        assert_eq!(disk::read_text(&path)?, newer);
        Ok(())
    }
}
