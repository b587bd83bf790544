//! What the program remembers between runs: a small file in the folder for settings.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::disk::{self, StoreError};

/// What the program remembers between runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The documents that were open last, the latest first; [`MOST_RECENT`] at most.
    pub recent: Vec<PathBuf>,
    /// How bright the window is.
    pub theme: Theme,
    /// The language of the window as a tag; `None` takes the system's.
    pub language: Option<String>,
}

/// How many documents are remembered.
pub const MOST_RECENT: usize = 10;

/// How bright the window is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark letters on a light ground.
    Light,
    /// Light letters on a dark ground.
    Dark,
}

impl Settings {
    /// Puts a document at the head of the recent ones, once.
    pub fn remember(&mut self, document: &Path) {
        self.recent.retain(|path| path != document);
        self.recent.insert(0, document.to_owned());
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a document out of the recent ones.
    pub fn forget(&mut self, document: &Path) {
        self.recent.retain(|path| path != document);
    }
}

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

/// The settings in a file; the defaults where it is not there, or does not read.
#[must_use]
pub fn load_from(path: &Path) -> Settings {
    let mut settings: Settings = disk::read_text(path)
        .ok()
        .and_then(|text| ron::from_str(&text).ok())
        .unwrap_or_default();
    settings.recent.truncate(MOST_RECENT);
    settings
}

/// Saves settings to a file, and makes its folder where it is not there.
///
/// # Errors
///
/// [`StoreError`] where the system refuses.
#[expect(clippy::disallowed_methods, reason = "a shell: the settings' folder")]
pub fn save_to(path: &Path, settings: &Settings) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        // Where this fails, saving fails too and says so.
        let _ = fs::create_dir_all(folder);
    }
    let mut kept = settings.clone();
    // A path that is not Unicode cannot be written as text.
    kept.recent.retain(|path| path.to_str().is_some());
    let config = ron::ser::PrettyConfig::new().new_line("\n");
    let mut text = ron::ser::to_string_pretty(&kept, config).unwrap_or_default();
    text.push('\n');
    disk::save(path, text.as_bytes())
}

fn file() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "continuum")?;
    Some(folders.config_dir().join("settings.ron"))
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
    fn the_last_ten_documents_are_remembered_each_once_the_latest_first() {
        let mut settings = Settings::default();
        for number in 0..12 {
            settings.remember(Path::new(&number.to_string()));
        }
        settings.remember(Path::new("5"));
        assert_eq!(settings.recent.len(), MOST_RECENT);
        assert_eq!(settings.recent.first(), Some(&PathBuf::from("5")));
        assert_eq!(settings.recent.get(1), Some(&PathBuf::from("11")));
        assert_eq!(settings.recent.last(), Some(&PathBuf::from("2")));
        settings.forget(Path::new("11"));
        assert_eq!(settings.recent.len(), MOST_RECENT - 1);
    }
}
