//! Response sheets: `NAME.continuum-sheet`, what one person is asked and answered, as one text.

use super::diagnostic::Diagnostic;
use super::schema::WholeSheet;
use super::{FileKind, container, encrypted, file};
use crate::model::{EvidenceFile, ResponseSheet};

/// What the name of a sheet ends with, after a dot.
pub const ENDING: &str = "continuum-sheet";

/// Reads a sheet. It is taken as a whole or not at all.
///
/// # Errors
///
/// Every fault of the file, in the order of their places.
pub fn read(bytes: impl AsRef<[u8]>) -> Result<ResponseSheet, Vec<Diagnostic>> {
    let bytes = bytes.as_ref();
    if container::is_container(bytes) || encrypted::is_encrypted(bytes) {
        let found = file::other_kind(FileKind::ResponseSheet, FileKind::Document);
        return Err(vec![Diagnostic::error(found)]);
    }
    let text = file::text(bytes)?;
    file::read::<WholeSheet>(text).whole()
}

/// Writes a sheet. The same sheet always gives the same text, and reading it gives the same sheet.
#[must_use]
pub fn write(sheet: &ResponseSheet) -> String {
    file::write(sheet, &sheet.questionnaire)
}

/// What a sheet for a person may be called: the name, else what stands in its place, and then the same
/// with a number, without an end.
pub fn names_for(name: &str, nameless: &str) -> impl Iterator<Item = String> + use<> {
    let stem = [name.trim(), nameless].into_iter();
    let stem = stem.map(|stem| stem.replace('.', " "));
    let mut stems = stem.filter(|stem| !stem.trim().is_empty());
    let stem = stems.next().unwrap_or_default();
    (1_usize..).map(move |number| {
        let counted = match number {
            1 => stem.clone(),
            _ => format!("{stem} ({number})"),
        };
        EvidenceFile::name_for(&format!("{counted}.{ENDING}"))
    })
}

#[cfg(test)]
mod tests {
    use super::names_for;

    #[test]
    fn a_sheet_is_called_after_its_person_with_a_name_that_every_disk_takes() {
        let first = |name| names_for(name, "Sheet").next().expect("one");
        assert_eq!(first(" Ann "), "Ann.continuum-sheet");
        assert_eq!(first(""), "Sheet.continuum-sheet");
        assert_eq!(first("../A: \"B\"?"), "_A_ _B__.continuum-sheet");
        let second = names_for("Ann", "Sheet").nth(1);
        assert_eq!(second.as_deref(), Some("Ann (2).continuum-sheet"));
        let long = first(&"x".repeat(400));
        assert!(
            long.len() <= 180 && long.ends_with(".continuum-sheet"),
            "{long}"
        );
    }
}
