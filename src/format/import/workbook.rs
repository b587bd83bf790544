//! The sheets of a workbook (XLSX) as tables.

use std::io::Cursor;

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx};

use super::table::{Builder, Table, refuse};
use crate::format::archive::Archive;
use crate::format::diagnostic::Diagnostic;
use crate::model::limits;
use crate::words::Message;

/// Reads every sheet that can be seen.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Table>, Vec<Diagnostic>> {
    check_size(bytes)?;
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else {
        return refuse("sheet-no-table", "sheet-no-table-hint");
    };
    let sheets = book.sheets_metadata().iter();
    let is_read = |sheet: &&calamine::Sheet| {
        sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible
    };
    let names: Vec<String> = sheets.filter(is_read).map(|it| it.name.clone()).collect();
    let mut tables = Vec::new();
    for name in names {
        tables.extend(sheet(&mut book, &name));
    }
    if tables.is_empty() {
        return refuse("sheet-no-table", "sheet-no-table-hint");
    }
    Ok(tables)
}

/// Refuses a workbook that would unpack to more than it may, before anything keeps its parts in
/// memory.
fn check_size(bytes: &[u8]) -> Result<(), Vec<Diagnostic>> {
    let too_large = || {
        let message = Message::new("sheet-workbook-large");
        vec![Diagnostic::error(
            message.with("most", limits::WORKBOOK_BYTES >> 20),
        )]
    };
    if bytes.len() > limits::TEXT_BYTES {
        return Err(too_large());
    }
    let Ok(mut archive) = Archive::open(bytes) else {
        return refuse("sheet-no-table", "sheet-no-table-hint");
    };
    let mut left = limits::WORKBOOK_BYTES as u64;
    for entry in archive.entries().values() {
        match archive.measure(entry, left) {
            Some(size) => left -= size,
            None => return Err(too_large()),
        }
    }
    Ok(())
}

/// The cells of a sheet; `None` where it cannot be read.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Option<Table> {
    let mut cells = book.worksheet_cells_reader(name).ok()?;
    let mut table = Builder::new();
    while let Some(cell) = cells.next_cell_with_formula_metadata().ok()? {
        let (row, column) = cell.pos;
        let text = text(&cell.value);
        let is_hollow = matches!(cell.value, DataRef::Empty) && cell.formula.is_some();
        let goes_on = match (text.is_empty(), is_hollow) {
            (_, true) => table.hollow_cell(row, column),
            (true, false) => true,
            (false, false) => table.cell(row, column, &text),
        };
        if !goes_on {
            break;
        }
    }
    let mut table = table.table();
    name.clone_into(&mut table.sheet);
    Some(table)
}

/// What a cell shows, as a text.
fn text(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn every_visible_sheet_is_a_table_with_the_places_of_its_cells() {
        let mut book = Workbook::new();
        let first = book.add_worksheet();
        first.write(2, 1, "name").expect("a cell");
        first.write(2, 3, "F1").expect("a cell");
        first.write(3, 1, "Ann").expect("a cell");
        first.write(3, 3, 3.5).expect("a cell");
        let day = ExcelDateTime::from_ymd(2026, 5, 2).expect("a day");
        let shown = Format::new().set_num_format("dd/mm/yyyy");
        first
            .write_datetime_with_format(4, 3, day, &shown)
            .expect("a cell");
        book.add_worksheet().set_hidden(true);
        book.add_worksheet().write(0, 0, 4).expect("a cell");
        let bytes = book.save_to_buffer().expect("memory");
        let tables = read(&bytes).expect("tables");
        let [first, other] = tables.as_slice() else {
            panic!("two tables");
        };
        let rows: Vec<Vec<&str>> = first.rows().map(|row| row.cells().collect()).collect();
        let expected = [
            vec!["", "name", "", "F1"],
            vec!["", "Ann", "", "3.5"],
            vec!["", "", "", "2026-05-02"],
        ];
        assert_eq!(rows, expected);
        let place = first.places()(first.row(1).at(3));
        assert_eq!((place.line, place.column), (4, 4));
        assert_eq!(other.row(0).cell(0), "4");
    }

    #[test]
    fn a_workbook_that_unpacks_to_too_much_is_refused() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default();
        archive
            .start_file("xl/sharedStrings.xml", options)
            .expect("memory");
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..=limits::WORKBOOK_BYTES >> 20 {
            archive.write_all(&zeros).expect("memory");
        }
        let bytes = archive.finish().expect("memory").into_inner();
        assert!(bytes.len() < 1 << 20);
        let faults = read(&bytes).expect_err("it is refused");
        assert_eq!(faults[0].message.key, "sheet-workbook-large");
    }
}
