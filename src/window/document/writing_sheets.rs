//! Response sheets that are written, for everybody or for one person, each a file in a folder beside the
//! document.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::format::{MOST_BYTES, response_sheet};
use crate::model::{Addressee, Assessment, EvidenceFile, Practice, Respondent, ResponseSheet};
use crate::report::wording;
use crate::store;
use crate::window::document::picking::file_name;
use crate::words::{Message, Words};

/// Sheets to write.
#[derive(Debug)]
pub(crate) struct WritingOrder {
    pub(crate) assessment: Assessment,
    /// The folder beside which theirs stands.
    pub(crate) beside: PathBuf,
    /// What the document is called.
    pub(crate) name: String,
    /// The one person who gets a sheet; `None` where everybody does.
    pub(crate) person: Option<Addressee>,
}

/// Sheets that were written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrittenSheets {
    /// The first of them, or of those that were there.
    pub(crate) first: PathBuf,
    /// Whom they are for.
    pub(crate) names: Vec<String>,
    /// Who had one in the folder already, which stays.
    pub(crate) there: Vec<String>,
    /// The name of the one person who got a sheet; `None` where everybody did.
    pub(crate) person: Option<String>,
}

/// A file for a sheet, and the name of its person.
struct Place {
    path: PathBuf,
    name: String,
    /// `None` where the sheet is there already.
    sheet: Option<ResponseSheet>,
}

impl WritingOrder {
    /// Writes the sheets; none where one cannot be written. Who has one in the folder gets no other.
    pub(crate) fn write(&self, words: &Words) -> Result<WrittenSheets, Message> {
        let folder = self.folder(words);
        let nameless = words.text("sheet-file-name");
        let places = match &self.person {
            Some(person) => vec![self.one(person, &folder, &nameless)?],
            None => self.all(&folder, &nameless, words)?,
        };
        let is_new = |place: &&Place| place.sheet.is_some();
        let first = places.iter().find(is_new).or(places.first());
        let first = first.map(|place| place.path.clone());
        let first = first.ok_or_else(|| Message::new("window-sheets-nobody"))?;
        store::make_folder(&folder).map_err(|error| error.message())?;
        for place in &places {
            if let Some(sheet) = &place.sheet {
                let text = response_sheet::write(sheet);
                store::save(&place.path, text.as_bytes()).map_err(|error| error.message())?;
            }
        }
        let (new, there): (Vec<_>, Vec<_>) = places.iter().partition(|place| is_new(place));
        let names = |places: Vec<&Place>| places.iter().map(|place| place.name.clone()).collect();
        Ok(WrittenSheets {
            first,
            names: names(new),
            there: names(there),
            person: self.person.as_ref().map(|person| person.name.clone()),
        })
    }

    /// The folder of the sheets: one beside the document that holds sheets of this assessment, whatever
    /// the document was called when they were written; else the first of its name that holds none of
    /// another assessment.
    fn folder(&self, words: &Words) -> PathBuf {
        let name = Some(self.name.trim().to_owned()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| words.text("window-unnamed"));
        let named = |number: usize| {
            let folder = words.with("window-sheets-folder", &facts!(name = name.as_str()));
            let folder = match number {
                1 => folder,
                _ => format!("{folder} ({number})"),
            };
            self.beside.join(EvidenceFile::name_for(&folder))
        };
        let is_ours = |folder: &PathBuf| self.sheets_in(folder).any(|(_, sheet)| sheet.is_some());
        let own = named(1);
        if is_ours(&own) {
            return own;
        }
        let any = words.with("window-sheets-folder", &facts!(name = ""));
        let others = store::folders_in(&self.beside).into_iter();
        let mut others = others.filter(|folder| file_name(folder).contains(any.trim()));
        if let Some(found) = others.find(is_ours) {
            return found;
        }
        let mut free = (1..).map(named);
        let found = free.find(|folder| self.sheets_in(folder).next().is_none());
        found.unwrap_or(own)
    }

    /// The sheets in a folder; `None` in place of one that is not of this assessment.
    fn sheets_in(
        &self,
        folder: &Path,
    ) -> impl Iterator<Item = (PathBuf, Option<ResponseSheet>)> + use<'_> {
        let files = store::files_beside(folder, response_sheet::ENDING);
        files.into_iter().map(|path| {
            let bytes = store::read_bytes(&path, MOST_BYTES).ok();
            let sheet = bytes.and_then(|bytes| response_sheet::read(bytes).ok());
            let ours = sheet.filter(|sheet| sheet.assessment.is_of(&self.assessment));
            (path, ours)
        })
    }

    /// The sheet of one person, under a name that no file has yet.
    fn one(&self, person: &Addressee, folder: &Path, nameless: &str) -> Result<Place, Message> {
        let sheet = self.sheet(person.clone())?;
        let sheet = sheet.ok_or_else(|| Message::new("window-sheets-nobody"))?;
        let names = response_sheet::names_for(&person.name, nameless);
        let mut free = names
            .map(|name| folder.join(name))
            .filter(|path| !store::exists(path));
        Ok(Place {
            path: free.next().unwrap_or_default(),
            name: person.name.clone(),
            sheet: Some(sheet),
        })
    }

    /// A sheet for everybody who is asked something and has none yet.
    fn all(&self, folder: &Path, nameless: &str, words: &Words) -> Result<Vec<Place>, Message> {
        let mut there: Vec<(PathBuf, ResponseSheet)> = self
            .sheets_in(folder)
            .filter_map(|(path, sheet)| Some((path, sheet?)))
            .collect();
        let mut taken = HashSet::new();
        let mut places = Vec::new();
        for (number, known) in self.assessment.respondents.iter().enumerate() {
            let name = wording::person_name(words, &known.name, number);
            let own = there.iter().position(|(_, sheet)| is_for(sheet, known));
            if let Some(own) = own {
                let (path, _) = there.swap_remove(own);
                places.push(Place {
                    path,
                    name,
                    sheet: None,
                });
                continue;
            }
            let Some(sheet) = self.sheet(Addressee::of(known))? else {
                continue;
            };
            let names = response_sheet::names_for(&known.name, nameless);
            let mut free = names.filter(|name| {
                let is_free = !store::exists(&folder.join(name));
                is_free && taken.insert(name.to_lowercase())
            });
            places.push(Place {
                path: folder.join(free.next().unwrap_or_default()),
                name,
                sheet: Some(sheet),
            });
        }
        Ok(places)
    }

    /// A sheet for a person; `None` where they are asked nothing.
    fn sheet(&self, person: Addressee) -> Result<Option<ResponseSheet>, Message> {
        let id = store::fresh_id().ok_or_else(|| Message::new("window-sheets-random"))?;
        let sheet = ResponseSheet::new(&self.assessment, person, id);
        Ok(Some(sheet).filter(|sheet| !sheet.asks.is_empty()))
    }
}

/// Whether a sheet is for somebody of the assessment: by the id, else by name, role and team.
fn is_for(sheet: &ResponseSheet, known: &Respondent) -> bool {
    let person = &sheet.person;
    if let Some(id) = &person.respondent {
        return *id == known.id;
    }
    let name = Practice::name_key(&person.name);
    let is_called = !name.is_empty() && name == Practice::name_key(&known.name);
    is_called && known.is_of(Some(&person.role), Some(&person.team))
}
