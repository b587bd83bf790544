//! Response sheets that are written for everybody, each a file in a folder beside the document.

use std::collections::HashSet;
use std::path::PathBuf;

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
}

/// Sheets that were written.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrittenSheets {
    /// The first of them.
    pub(crate) first: PathBuf,
    pub(crate) count: usize,
}

impl WritingOrder {
    /// Writes a sheet for everybody who is asked something; none where one is in the way.
    pub(crate) fn write(&self, words: &Words) -> Result<WrittenSheets, Message> {
        let name = Some(self.name.trim().to_owned()).filter(|name| !name.is_empty());
        let name = name.unwrap_or_else(|| words.text("window-unnamed"));
        let folder = words.with("window-sheets-folder", &facts!(name));
        let folder = self.beside.join(EvidenceFile::name_for(&folder));
        let nameless = words.text("sheet-file-name");
        let mut taken = HashSet::new();
        let mut sheets = Vec::new();
        for known in &self.assessment.respondents {
            let id = store::fresh_id().ok_or_else(|| Message::new("window-sheets-random"))?;
            let person = Addressee {
                respondent: Some(known.id.clone()),
                name: known.name.clone(),
                role: known.role.clone(),
                team: known.team.clone(),
            };
            let sheet = ResponseSheet::new(&self.assessment, person, id);
            if sheet.asks.is_empty() {
                continue;
            }
            let names = response_sheet::names_for(&known.name, &nameless);
            let mut free = names.filter(|name| taken.insert(name.to_lowercase()));
            let path = folder.join(free.next().unwrap_or_default());
            if store::exists(&path) {
                let message = Message::new("window-sheets-exist");
                return Err(message
                    .with("name", file_name(&path))
                    .with("folder", file_name(&folder)));
            }
            sheets.push((path, sheet));
        }
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
        })
    }
}
