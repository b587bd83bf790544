//! The text of the settings: what the program remembers between runs.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use ron::value::RawValue;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::tree;
use super::versions::{self, version_of};
use crate::model::{ColumnUse, DocumentId, Mapping, Meaning, Questionnaire, Rating, limits};

/// What the program remembers between runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// What the file says first.
    #[serde(skip_deserializing)]
    pub version: NewestVersion,
    /// The documents that were open last, the latest first; [`MOST_RECENT`] at most.
    #[serde(deserialize_with = "or_default")]
    pub recent: Vec<PathBuf>,
    /// How bright the window is.
    #[serde(deserialize_with = "or_default")]
    pub theme: Theme,
    /// How large everything is, in percent; [`Settings::zoom`] keeps it in its range.
    #[serde(deserialize_with = "or_default")]
    pub zoom: Option<u16>,
    /// Where the window stood; `None` until one was closed.
    #[serde(deserialize_with = "or_default")]
    pub window: Option<WindowPlace>,
    /// Whether the window has stronger contrasts; `None` does as the system says.
    #[serde(deserialize_with = "or_default")]
    pub high_contrast: Option<bool>,
    /// Whether nothing on the screen moves by itself; `None` does as the system says.
    #[serde(deserialize_with = "or_default")]
    pub still: Option<bool>,
    /// Whether a click on an answer goes on to the next practice; `None` does.
    #[serde(deserialize_with = "or_default")]
    pub goes_on: Option<bool>,
    /// The language of the window as a tag; `None` takes the system's.
    #[serde(deserialize_with = "or_default")]
    pub language: Option<String>,
    /// Which sections of the report were switched on or off, by the names of extent and section.
    #[serde(deserialize_with = "or_default")]
    pub sections: BTreeMap<String, BTreeMap<String, bool>>,
    /// What columns and cells of tables of answers stand for, by the id of the questionnaire.
    #[serde(deserialize_with = "or_default")]
    pub mappings: BTreeMap<String, KnownMapping>,
    /// Where the earlier assessments of a unit are, by the id of the one that they were compared with.
    #[serde(deserialize_with = "or_default")]
    pub earlier: BTreeMap<String, Vec<PathBuf>>,
}

/// What columns and cells of tables stand for, as options of the command say it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KnownMapping {
    /// By heading, what a column is used for.
    pub columns: BTreeMap<String, String>,
    /// By the text of a cell, what it stands for.
    pub values: BTreeMap<String, String>,
}

/// The version of the settings that is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NewestVersion;

impl Serialize for NewestVersion {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(versions::SETTINGS.newest())
    }
}

/// Reads a field, or takes its default: a faulty one does not lose the others.
fn or_default<'de, D: Deserializer<'de>, T: Default + DeserializeOwned>(
    field: D,
) -> Result<T, D::Error> {
    let text = Box::<RawValue>::deserialize(field)?;
    Ok(text.into_rust().unwrap_or_default())
}

/// The smallest zoom, in percent.
pub const LEAST_ZOOM: u16 = 80;

/// The largest zoom, in percent.
pub const MOST_ZOOM: u16 = 200;

/// The zooms that are offered, in percent.
const ZOOMS: [u16; 8] = [LEAST_ZOOM, 90, 100, 110, 125, 150, 175, MOST_ZOOM];

/// Where a window stood, in points at a zoom of 100 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// The upper left corner; `None` where the system does not tell.
    pub corner: Option<(i32, i32)>,
    /// The width, while it was not maximised.
    pub width: u16,
    /// The height, while it was not maximised.
    pub height: u16,
    /// Whether it was maximised.
    pub maximised: bool,
}

impl WindowPlace {
    /// The smallest size of a window, in points at a zoom of 100 %.
    pub const LEAST: (u16, u16) = (800, 500);

    /// The size of the first window.
    pub const FIRST: (u16, u16) = (1180, 800);

    /// The same with a size that a window can have.
    #[must_use]
    pub fn sane(self) -> Self {
        Self {
            width: self.width.clamp(Self::LEAST.0, 16_000),
            height: self.height.clamp(Self::LEAST.1, 16_000),
            ..self
        }
    }
}

impl Default for WindowPlace {
    fn default() -> Self {
        Self {
            corner: None,
            width: Self::FIRST.0,
            height: Self::FIRST.1,
            maximised: false,
        }
    }
}

/// How many documents are remembered.
pub const MOST_RECENT: usize = 30;

/// Of how many documents it is remembered what they were compared with.
const MOST_COMPARED: usize = 200;

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
    /// How large everything is, in percent: [`LEAST_ZOOM`] to [`MOST_ZOOM`], 100 where none was
    /// chosen.
    #[must_use]
    pub fn zoom(&self) -> u16 {
        self.zoom.unwrap_or(100).clamp(LEAST_ZOOM, MOST_ZOOM)
    }

    /// Whether a click on an answer goes on to the next practice: as chosen, else it does.
    #[must_use]
    pub fn goes_on(&self) -> bool {
        self.goes_on.unwrap_or(true)
    }

    /// Makes everything one step larger; stays at the largest.
    pub fn zoom_in(&mut self) {
        let now = self.zoom();
        let next = ZOOMS.into_iter().find(|zoom| *zoom > now);
        self.zoom = Some(next.unwrap_or(MOST_ZOOM));
    }

    /// Makes everything one step smaller; stays at the smallest.
    pub fn zoom_out(&mut self) {
        let now = self.zoom();
        let next = ZOOMS.into_iter().rev().find(|zoom| *zoom < now);
        self.zoom = Some(next.unwrap_or(LEAST_ZOOM));
    }

    /// What was confirmed about tables of answers to a questionnaire; what does not fit it any more is
    /// passed over.
    #[must_use]
    pub fn mapping(&self, questionnaire: &Questionnaire) -> Mapping {
        let Some(known) = self.mappings.get(&questionnaire.id) else {
            return Mapping::default();
        };
        let columns = known.columns.iter().filter_map(|(heading, used)| {
            let used = ColumnUse::parse(used)?;
            let is_asked = |id| questionnaire.practice(id).is_some();
            let fits = used.practice().is_none_or(is_asked);
            fits.then(|| (heading.clone(), used))
        });
        let numbering = questionnaire.numbering;
        let values = known.values.iter().filter_map(|(text, meaning)| {
            let meaning = Meaning::parse(meaning, numbering)?;
            let rating = meaning.rating.as_ref().and_then(Rating::at);
            let fits = rating.is_none_or(|rating| rating <= questionnaire.top().into());
            fits.then(|| (text.clone(), meaning))
        });
        Mapping {
            columns: columns.collect(),
            values: values.collect(),
        }
    }

    /// Notes what was confirmed about tables of answers to a questionnaire, beside what was before. Where
    /// that would be more than a document may hold, only the new is kept.
    pub fn remember_mapping(&mut self, questionnaire: &Questionnaire, mapping: &Mapping) {
        if mapping.is_empty() {
            return;
        }
        let known = self.mappings.entry(questionnaire.id.clone()).or_default();
        let numbering = questionnaire.numbering;
        let columns = mapping.columns.iter();
        let columns = columns.map(|(heading, used)| (heading.clone(), used.to_string()));
        add(&mut known.columns, columns.collect());
        let values = mapping.values.iter();
        let values = values.map(|(text, meaning)| (text.clone(), meaning.text(numbering)));
        add(&mut known.values, values.collect());
    }

    /// Puts a document at the head of the recent ones, once.
    pub fn remember(&mut self, document: &Path) {
        self.recent.retain(|path| path != document);
        self.recent.insert(0, document.to_owned());
        self.recent.truncate(MOST_RECENT);
    }

    /// Notes where the earlier assessments are that a document was compared with. Where that would be too many, only
    /// these are kept.
    pub fn remember_earlier(&mut self, document: DocumentId, paths: Vec<PathBuf>) {
        let id = document.to_string();
        if paths.is_empty() {
            self.earlier.remove(&id);
            return;
        }
        if self.earlier.len() >= MOST_COMPARED && !self.earlier.contains_key(&id) {
            self.earlier.clear();
        }
        self.earlier.insert(id, paths);
    }

    /// Takes a document out of the recent ones.
    pub fn forget(&mut self, document: &Path) {
        self.recent.retain(|path| path != document);
    }
}

fn add(known: &mut BTreeMap<String, String>, new: BTreeMap<String, String>) {
    if known.len() + new.len() > limits::MAPPED {
        known.clear();
    }
    known.extend(new);
}

/// Whether settings come from a newer program.
#[must_use]
pub fn is_newer(text: &str) -> bool {
    let (settings, _) = tree::read(text);
    version_of(&settings).is_some_and(|(_, version)| version > versions::SETTINGS.newest())
}

/// Reads settings; the defaults where the text does not read, or comes from a newer program.
#[must_use]
pub fn read(text: &str) -> Settings {
    if is_newer(text) {
        return Settings::default();
    }
    let mut settings: Settings = ron::from_str(text).unwrap_or_default();
    settings.recent.truncate(MOST_RECENT);
    settings
}

/// Writes settings. A path that is not Unicode cannot be written as text and is left out.
#[must_use]
pub fn write(settings: &Settings) -> String {
    let mut kept = settings.clone();
    kept.recent.retain(|path| path.to_str().is_some());
    for paths in kept.earlier.values_mut() {
        paths.retain(|path| path.to_str().is_some());
    }
    let config = ron::ser::PrettyConfig::new().new_line("\n");
    let mut text = ron::ser::to_string_pretty(&kept, config).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::PracticeId;

    #[test]
    fn the_last_documents_are_remembered_each_once_the_latest_first() {
        let mut settings = Settings::default();
        for number in 0..MOST_RECENT + 2 {
            settings.remember(Path::new(&number.to_string()));
        }
        settings.remember(Path::new("5"));
        assert_eq!(settings.recent.len(), MOST_RECENT);
        assert_eq!(settings.recent.first(), Some(&PathBuf::from("5")));
        assert_eq!(
            settings.recent.get(1),
            Some(&PathBuf::from((MOST_RECENT + 1).to_string()))
        );
        assert_eq!(settings.recent.last(), Some(&PathBuf::from("2")));
        settings.forget(Path::new("5"));
        assert_eq!(settings.recent.len(), MOST_RECENT - 1);
    }

    #[test]
    fn a_faulty_field_of_the_settings_does_not_lose_the_others() {
        let settings = read("(theme: Purple, zoom: Some(\"large\"), language: Some(\"de\"))");
        let kept = Settings {
            language: Some("de".to_owned()),
            ..Settings::default()
        };
        assert_eq!(settings, kept);
    }

    #[test]
    fn what_was_confirmed_about_tables_is_known_for_the_questionnaire_and_no_other() {
        let questionnaire = bundled::standard();
        let mut mapping = Mapping::default();
        let practice = PracticeId::new("F1").expect("a sound id");
        mapping
            .columns
            .insert("Q 1".to_owned(), ColumnUse::Practice(practice));
        mapping.columns.insert("Group".to_owned(), ColumnUse::Role);
        let open = Meaning::default();
        mapping.values.insert("-".to_owned(), open);
        let high = Meaning::parse("4.5", questionnaire.numbering).expect("a rating");
        mapping.values.insert("agree: fully".to_owned(), high);
        let mut settings = Settings::default();
        settings.remember_mapping(questionnaire, &mapping);
        let settings = read(&write(&settings));
        assert_eq!(settings.mapping(questionnaire), mapping);
        let mut other = (**questionnaire).clone();
        other.elements.remove(0);
        other.levels.truncate(3);
        let fits = settings.mapping(&other);
        assert_eq!((fits.columns.len(), fits.values.len()), (1, 1));
        other.id = "other".to_owned();
        assert!(settings.mapping(&other).is_empty());
    }

    #[test]
    fn the_zoom_goes_in_steps_and_stays_in_its_range() {
        let mut settings = Settings::default();
        settings.zoom_in();
        assert_eq!(settings.zoom(), 110);
        for _ in 0..20 {
            settings.zoom_in();
        }
        assert_eq!(settings.zoom(), MOST_ZOOM);
        for _ in 0..20 {
            settings.zoom_out();
        }
        assert_eq!(settings.zoom(), LEAST_ZOOM);
        assert_eq!(read("(zoom: Some(9000))").zoom(), MOST_ZOOM);
        assert_eq!(read("(zoom: Some(0))").zoom(), LEAST_ZOOM);
    }
}
