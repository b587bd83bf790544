//! Response sheets that are written, for everybody or for one person, each a file in a folder beside the
//! document.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::format::response_sheet;
use crate::model::{Addressee, Assessment, EvidenceFile, ResponseSheet};
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
    /// The first of them.
    pub(crate) first: PathBuf,
    pub(crate) count: usize,
    /// The name of the one person who got a sheet; `None` where everybody did.
    pub(crate) person: Option<String>,
}

impl WritingOrder {
    /// Writes the sheets; none where one cannot be written.
    pub(crate) fn write(&self, words: &Words) -> Result<WrittenSheets, Message> {
        let name = Some(self.name.trim().to_owned()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| words.text("window-unnamed"));
        let folder = words.with("window-sheets-folder", &facts!(name));
        let folder = self.beside.join(EvidenceFile::name_for(&folder));
        let nameless = words.text("sheet-file-name");
        let sheets = match &self.person {
            Some(person) => vec![self.one(person, &folder, &nameless)?],
            None => self.all(&folder, &nameless)?,
        };
        let first = sheets.first().map(|(path, _)| path.clone());
        let first = first.ok_or_else(|| Message::new("window-sheets-nobody"))?;
        store::make_folder(&folder).map_err(|error| error.message())?;
        for (path, sheet) in &sheets {
            let text = response_sheet::write(sheet);
            store::save(path, text.as_bytes()).map_err(|error| error.message())?;
        }
        Ok(WrittenSheets {
            first,
            count: sheets.len(),
            person: self.person.as_ref().map(|person| person.name.clone()),
        })
    }

    /// The sheet of one person, under a name that no file has yet.
    fn one(
        &self,
        person: &Addressee,
        folder: &Path,
        nameless: &str,
    ) -> Result<(PathBuf, ResponseSheet), Message> {
        let sheet = self.sheet(person.clone())?;
        let sheet = sheet.ok_or_else(|| Message::new("window-sheets-nobody"))?;
        let names = response_sheet::names_for(&person.name, nameless);
        let mut free = names
            .map(|name| folder.join(name))
            .filter(|path| !store::exists(path));
        Ok((free.next().unwrap_or_default(), sheet))
    }

    /// A sheet for everybody who is asked something; none where a file is in the way of one.
    fn all(&self, folder: &Path, nameless: &str) -> Result<Vec<(PathBuf, ResponseSheet)>, Message> {
        let mut taken = HashSet::new();
        let mut sheets = Vec::new();
        for known in &self.assessment.respondents {
            let Some(sheet) = self.sheet(Addressee::of(known))? else {
                continue;
            };
            let names = response_sheet::names_for(&known.name, nameless);
            let mut free = names.filter(|name| taken.insert(name.to_lowercase()));
            let path = folder.join(free.next().unwrap_or_default());
            if store::exists(&path) {
                let message = Message::new("window-sheets-exist");
                return Err(message
                    .with("name", file_name(&path))
                    .with("folder", file_name(folder)));
            }
            sheets.push((path, sheet));
        }
        Ok(sheets)
    }

    /// A sheet for a person; `None` where they are asked nothing.
    fn sheet(&self, person: Addressee) -> Result<Option<ResponseSheet>, Message> {
        let id = store::fresh_id().ok_or_else(|| Message::new("window-sheets-random"))?;
        let sheet = ResponseSheet::new(&self.assessment, person, id);
        Ok(Some(sheet).filter(|sheet| !sheet.asks.is_empty()))
    }
}
