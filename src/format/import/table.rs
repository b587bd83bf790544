//! The bytes of a table become rows of cells, of which each knows where it stands.

use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::format::archive::is_archive;
use crate::format::diagnostic::{Diagnostic, Position, Severity};
use crate::format::fault::Cursor;
use crate::model::limits;
use crate::words::Message;

/// A table: its cells, and where each stands in the file.
#[derive(Debug, Clone)]
pub struct Table {
    /// The texts of all cells, one after the other.
    content: String,
    /// Where the text of each cell ends in the content.
    ends: Vec<u32>,
    /// Where each cell begins: a byte of the text, or a packed place of a workbook.
    starts: Vec<u32>,
    /// The first cell of each row, and where the row ends.
    rows: Vec<(u32, u32)>,
    /// The places of cells that hold a formula without its result, in order.
    hollow: Vec<u32>,
    source: Source,
    /// What its sheet is called; empty where it was read from a text.
    pub(super) sheet: String,
    /// What is worth knowing about how it was read.
    pub(super) remarks: Vec<Diagnostic>,
}

/// What a table was read from.
#[derive(Debug, Clone)]
enum Source {
    Text(String),
    #[cfg(feature = "office")]
    Workbook,
}

/// A row of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row<'t> {
    table: &'t Table,
    first: usize,
    count: usize,
    end: u32,
}

impl<'t> Row<'t> {
    /// How many cells it has.
    pub(super) const fn len(self) -> usize {
        self.count
    }

    /// The text of a cell without white space around it; empty where there is no such cell.
    pub(super) fn cell(self, index: usize) -> &'t str {
        if index >= self.count {
            return "";
        }
        let place = self.first + index;
        let end = |place: usize| self.table.ends.get(place).map_or(0, |end| *end as usize);
        let start = place.checked_sub(1).map_or(0, end);
        let text = self.table.content.get(start..end(place));
        text.unwrap_or_default().trim()
    }

    /// Where a cell begins; where there is no such cell, where the row ends.
    pub(super) fn at(self, index: usize) -> usize {
        let start = (index < self.count).then(|| self.table.starts.get(self.first + index));
        start.flatten().copied().unwrap_or(self.end) as usize
    }

    /// Whether a cell holds a formula without its result.
    pub(super) fn is_hollow(self, index: usize) -> bool {
        let hollow = &self.table.hollow;
        let is_one = || hollow.binary_search(&packed(self.at(index))).is_ok();
        index < self.count && !hollow.is_empty() && is_one()
    }

    pub(super) fn cells(self) -> impl Iterator<Item = &'t str> {
        (0..self.count).map(move |index| self.cell(index))
    }

    /// Whether it has no text.
    pub(super) fn is_blank(self) -> bool {
        self.cells().all(str::is_empty)
    }
}

impl Table {
    /// A table without rows.
    const fn empty(source: Source) -> Self {
        Self {
            content: String::new(),
            ends: Vec::new(),
            starts: Vec::new(),
            rows: Vec::new(),
            hollow: Vec::new(),
            source,
            sheet: String::new(),
            remarks: Vec::new(),
        }
    }

    /// Reads the table of a text.
    ///
    /// # Errors
    ///
    /// What is wrong with the file, where nothing can be read from it.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Vec<Diagnostic>> {
        if is_archive(bytes) || bytes.starts_with(b"\xd0\xcf\x11\xe0") || bytes.starts_with(b"%PDF")
        {
            return refuse("sheet-no-table", "sheet-no-table-hint");
        }
        let Some((text, remarks)) = decoded(bytes) else {
            return refuse("sheet-zeros", "sheet-zeros-hint");
        };
        if text.len() > limits::TEXT_BYTES {
            let message = Message::new("sheet-too-large").with("most", limits::TEXT_BYTES >> 20);
            return Err(vec![Diagnostic::error(message)]);
        }
        let mut table = Self::of_text(text)?;
        table.remarks.splice(0..0, remarks);
        Ok(table)
    }

    /// What a spreadsheet calls the cell at a place.
    pub(super) fn cell_name(&self, at: usize) -> String {
        let Position { line, column } = self.places()(at);
        let mut letters = Vec::new();
        let mut rest = column;
        while rest > 0 {
            letters.push(char::from(
                b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default(),
            ));
            rest = (rest - 1) / 26;
        }
        let letters: String = letters.into_iter().rev().collect();
        format!("{letters}{line}")
    }

    pub(super) fn row_count(&self) -> usize {
        self.rows.len()
    }

    pub(super) fn row(&self, index: usize) -> Row<'_> {
        let (first, end) = self.rows.get(index).copied().unwrap_or_default();
        let next = self.rows.get(index + 1).map(|(first, _)| *first as usize);
        let next = next.unwrap_or(self.ends.len());
        Row {
            table: self,
            first: first as usize,
            count: next.saturating_sub(first as usize),
            end,
        }
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        (0..self.rows.len()).map(|index| self.row(index))
    }

    /// Line and column of places; asking in their order is quick.
    pub(super) fn places(&self) -> impl FnMut(usize) -> Position {
        let mut cursor = match &self.source {
            Source::Text(text) => Some(Cursor::new(text)),
            #[cfg(feature = "office")]
            Source::Workbook => None,
        };
        move |at| match &mut cursor {
            Some(cursor) => cursor.move_to(at),
            None => Position {
                line: (at >> COLUMN_BITS) + 1,
                column: (at & ((1 << COLUMN_BITS) - 1)) + 1,
            },
        }
    }

    fn of_text(text: String) -> Result<Self, Vec<Diagnostic>> {
        let (delimiter, mut at) =
            stated_delimiter(&text).unwrap_or_else(|| (sniffed_delimiter(text.as_bytes()), 0));
        let bytes = text.as_bytes();
        let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
        let mut cells = vec![0; bytes.len() + 1];
        let mut written = 0;
        let mut table = Self::empty(Source::Text(String::new()));
        let mut is_row_open = false;
        let mut is_cut = false;
        while let Some(found) = next_field(&mut reader, bytes, &mut at, &mut cells, &mut written) {
            let (field, raw) = found;
            let starts_row = !is_row_open;
            let start = if starts_row {
                raw.0 + blank_lines(bytes.get(raw.0..raw.1).unwrap_or_default())
            } else {
                raw.0
            };
            check_quotes(&text, (start, raw.1), delimiter)?;
            if starts_row {
                if table.rows.len() > MOST_ROWS || table.ends.len() > limits::CELLS {
                    is_cut = true;
                    break;
                }
                table.rows.push((packed(table.ends.len()), 0));
            }
            table.starts.push(packed(start));
            table.ends.push(packed(written));
            is_row_open = !field;
            if field && let Some(row) = table.rows.last_mut() {
                let line_end = bytes.get(start..raw.1).unwrap_or_default();
                let ends = line_end.iter().rev();
                let ends = ends
                    .take_while(|byte| matches!(byte, b'\r' | b'\n'))
                    .count();
                row.1 = packed(raw.1 - ends);
            }
        }
        cells.truncate(table.ends.last().map_or(0, |end| *end as usize));
        table.content = String::from_utf8(cells).unwrap_or_default();
        table.source = Source::Text(text);
        if is_cut {
            table.cut_off();
        }
        Ok(table)
    }

    /// Says that there were more rows than are read.
    fn cut_off(&mut self) {
        let message = Message::new("sheet-many-rows").with("most", limits::ROWS);
        self.remarks.push(Diagnostic::error(message));
    }
}

/// How many bits of a packed place of a workbook are for its column.
const COLUMN_BITS: u32 = 12;

/// The rows that are read: the columns are named in one or more of them.
const MOST_ROWS: usize = limits::ROWS + 50;

/// A table whose rows are added one by one, from a workbook.
#[cfg(feature = "office")]
pub(super) struct Builder {
    table: Table,
    is_cut: bool,
}

#[cfg(feature = "office")]
impl Builder {
    pub(super) const fn new() -> Self {
        Self {
            table: Table::empty(Source::Workbook),
            is_cut: false,
        }
    }

    /// Adds a cell; rows and columns come in their order.
    pub(super) fn cell(&mut self, row: u32, column: u32, text: &str) -> bool {
        let table = &mut self.table;
        if column >= 1 << COLUMN_BITS || row >= 1 << (u32::BITS - COLUMN_BITS) {
            return true;
        }
        let room = table.content.len() + text.len() <= limits::TEXT_BYTES;
        if !room || table.ends.len() > limits::CELLS || table.rows.len() > MOST_ROWS {
            self.is_cut = true;
            return false;
        }
        let is_new = table
            .rows
            .last()
            .is_none_or(|(_, end)| end >> COLUMN_BITS != row);
        if is_new {
            table
                .rows
                .push((packed(table.ends.len()), row << COLUMN_BITS));
        }
        let first = table.rows.last().map_or(0, |(first, _)| *first as usize);
        while table.ends.len() - first < column as usize {
            let blank = table.ends.len() - first;
            table.starts.push(row << COLUMN_BITS | packed(blank));
            table.ends.push(packed(table.content.len()));
        }
        table.content.push_str(text);
        table.starts.push(row << COLUMN_BITS | column);
        table.ends.push(packed(table.content.len()));
        if let Some((_, end)) = table.rows.last_mut() {
            *end = row << COLUMN_BITS | (column + 1).min((1 << COLUMN_BITS) - 1);
        }
        true
    }

    /// Adds a cell that holds a formula without its result.
    pub(super) fn hollow_cell(&mut self, row: u32, column: u32) -> bool {
        let before = self.table.ends.len();
        let goes_on = self.cell(row, column, "");
        if self.table.ends.len() > before {
            self.table.hollow.extend(self.table.starts.last());
        }
        goes_on
    }

    pub(super) fn table(mut self) -> Table {
        if self.is_cut {
            self.table.cut_off();
        }
        self.table
    }
}

/// A place as it is kept. Texts are far below 4 GiB.
fn packed(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

pub(super) fn refuse<T>(message: &'static str, hint: &'static str) -> Result<T, Vec<Diagnostic>> {
    let fault = Diagnostic::error(Message::new(message));
    Err(vec![fault.hinting(Message::new(hint))])
}

/// Reads a field: whether it ends its row, and the bytes that it took. `None` at the end.
fn next_field(
    reader: &mut Reader,
    bytes: &[u8],
    at: &mut usize,
    cells: &mut [u8],
    written: &mut usize,
) -> Option<(bool, (usize, usize))> {
    let start = *at;
    loop {
        let input = bytes.get(*at..).unwrap_or_default();
        let output = cells.get_mut(*written..).unwrap_or_default();
        let (result, read, wrote) = reader.read_field(input, output);
        *at += read;
        *written += wrote;
        match result {
            ReadFieldResult::Field { record_end } => return Some((record_end, (start, *at))),
            ReadFieldResult::InputEmpty if *at >= bytes.len() && !input.is_empty() => {}
            ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull | ReadFieldResult::End => {
                return None;
            }
        }
    }
}

/// Blank lines before a row belong to the bytes of its first field.
fn blank_lines(bytes: &[u8]) -> usize {
    let is_line_end = |byte: &&u8| matches!(byte, b'\r' | b'\n');
    bytes.iter().take_while(is_line_end).count()
}

/// Refuses a quotation mark at the beginning of a cell that nothing closes. One that is closed rows
/// later in the middle of a text is closed by chance: it swallowed what stands between.
fn check_quotes(
    text: &str,
    (start, end): (usize, usize),
    delimiter: u8,
) -> Result<(), Vec<Diagnostic>> {
    let raw = text.as_bytes().get(start..end).unwrap_or_default();
    if raw.first() != Some(&b'"') {
        return Ok(());
    }
    let inside = raw.get(1..).unwrap_or_default();
    let mut at = 0;
    let closing = loop {
        let Some(found) = memchr::memchr(b'"', inside.get(at..).unwrap_or_default()) else {
            break None;
        };
        if inside.get(at + found + 1) == Some(&b'"') {
            at += found + 2;
        } else {
            break Some(at + found);
        }
    };
    let is_closed = closing.is_some_and(|closing| {
        let after = inside.get(closing + 1);
        let quoted = inside.get(..closing).unwrap_or_default();
        let is_end = |byte: &u8| *byte == delimiter || matches!(byte, b'\r' | b'\n' | b' ');
        after.is_none_or(is_end) || !quoted.iter().any(|byte| matches!(byte, b'\r' | b'\n'))
    });
    if is_closed {
        return Ok(());
    }
    let fault = Diagnostic {
        place: Some(Cursor::new(text).move_to(start)),
        ..Diagnostic::error(Message::new("sheet-open-quote"))
    };
    Err(vec![fault.hinting(Message::new("sheet-open-quote-hint"))])
}

/// The text of a file, and a word on its encoding where that is not certain; `None` where it is no text.
fn decoded(bytes: &[u8]) -> Option<(String, Option<Diagnostic>)> {
    let (encoding, skipped) = match Encoding::for_bom(bytes) {
        Some(marked) => marked,
        None => (guessed(bytes)?, 0),
    };
    let (text, _) = encoding.decode_without_bom_handling(bytes.get(skipped..).unwrap_or_default());
    let remark = (encoding == WINDOWS_1252).then(|| Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::error(Message::new("sheet-windows-1252"))
    });
    Some((text.into_owned(), remark))
}

/// The encoding of a text without a mark of it: zeros in every other byte are letters of two bytes; what
/// is no UTF-8 comes from a spreadsheet of western Europe. `None` where there are too many zeros for a text.
fn guessed(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(4_096)).unwrap_or_default();
    let pairs = start.as_chunks::<2>().0;
    let zeros = |place: usize| {
        pairs
            .iter()
            .filter(|pair| pair.get(place) == Some(&0))
            .count()
    };
    let of_latin = [(1, UTF_16LE), (0, UTF_16BE)].into_iter();
    let mut of_latin = of_latin.filter(|(place, _)| zeros(*place) * 2 > pairs.len());
    if let Some((_, encoding)) = of_latin.next() {
        return Some(encoding);
    }
    if let Some(encoding) = of_two_bytes(bytes) {
        return Some(encoding);
    }
    let is_binary = (zeros(0) + zeros(1)) * 20 > start.len();
    let of_bytes = if str::from_utf8(bytes).is_ok() {
        UTF_8
    } else {
        WINDOWS_1252
    };
    (!is_binary).then_some(of_bytes)
}

/// The encoding of a text in letters of two bytes that are hardly ever Latin ones: what cuts it into cells
/// and lines still has a zero in it.
fn of_two_bytes(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    memchr::memchr(0, start)?;
    let pairs = start.as_chunks::<2>().0;
    let cuts = |unit: fn([u8; 2]) -> u16| {
        let signs = pairs
            .iter()
            .filter_map(|pair| u8::try_from(unit(*pair)).ok());
        let signs: Vec<u8> = signs.collect();
        let count = |wanted: &[u8]| signs.iter().filter(|sign| wanted.contains(sign)).count();
        let (lines, cells) = (count(b"\n\r"), count(b",;\t|"));
        let is_sound = signs
            .iter()
            .all(|sign| *sign >= b' ' || b"\n\r\t".contains(sign));
        let is_share = signs.len() * 50 > pairs.len();
        (lines > 0 && cells > 0 && is_sound && is_share).then_some(lines + cells)
    };
    match (cuts(u16::from_le_bytes), cuts(u16::from_be_bytes)) {
        (None, None) => None,
        (little, big) if little >= big => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}

/// What the first line says stands between the cells, as spreadsheets write it, and where the table
/// begins.
fn stated_delimiter(text: &str) -> Option<(u8, usize)> {
    let line = text.lines().next()?;
    let stated = line.trim_matches('"').to_ascii_lowercase();
    let [delimiter] = stated.strip_prefix("sep=")?.as_bytes() else {
        return None;
    };
    delimiter.is_ascii().then_some((*delimiter, line.len()))
}

/// What stands between the cells: of the usual signs the one that cuts most of the first rows into
/// the same number of cells, and of two such the one that cuts them into more. Rarer signs count where
/// no usual one cuts most rows, and the first row alone where no sign does.
fn sniffed_delimiter(bytes: &[u8]) -> u8 {
    let start = bytes.get(..bytes.len().min(1 << 16)).unwrap_or_default();
    let best = |signs: &[u8]| {
        let certain = signs
            .iter()
            .filter_map(|sign| Some((certainty(start, *sign)?, *sign)));
        let best = certain.rev().max_by_key(|(certainty, _)| *certainty);
        best.map(|(_, sign)| sign)
    };
    let in_first_row = || {
        let cells = |sign: u8| {
            cells_in_rows(start, sign)
                .first()
                .copied()
                .unwrap_or_default()
        };
        b",;\t|"
            .iter()
            .copied()
            .rev()
            .max_by_key(|sign| cells(*sign))
    };
    let best = best(b",;\t|").or_else(|| best(b"^~:"));
    best.or_else(in_first_row).unwrap_or(b',')
}

/// The share of the first rows, in thousandths, that a sign cuts into the same number of cells, and a
/// little for their number; `None` where it does not cut most of them.
fn certainty(start: &[u8], delimiter: u8) -> Option<usize> {
    let counts = cells_in_rows(start, delimiter);
    let of = |count: usize| counts.iter().filter(|found| **found == count).count();
    let several = counts.iter().copied().filter(|count| *count > 1);
    let usual = several.max_by_key(|count| (of(*count), *count))?;
    let is_most = of(usual) * 2 > counts.len();
    is_most.then(|| of(usual) * 1_000 / counts.len().max(1) + usual.min(100) * 10)
}

/// How many cells each of the first rows has.
fn cells_in_rows(start: &[u8], delimiter: u8) -> Vec<usize> {
    const ROWS: usize = 40;
    let mut reader = ReaderBuilder::new().delimiter(delimiter).build();
    let mut cells = vec![0; start.len() + 1];
    let (mut at, mut written, mut count) = (0, 0, 0);
    let mut counts = Vec::new();
    while let Some((is_end, _)) = next_field(&mut reader, start, &mut at, &mut cells, &mut written)
    {
        count += 1;
        if is_end {
            counts.push(count);
            count = 0;
        }
        if counts.len() >= ROWS {
            break;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn table(bytes: &[u8]) -> Table {
        Table::read(bytes).expect("a table")
    }

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        let table = table(bytes);
        let rows = table.rows();
        rows.map(|row| row.cells().map(str::to_owned).collect())
            .collect()
    }

    fn place(bytes: &[u8], row: usize, cell: usize) -> (usize, usize) {
        let table = table(bytes);
        let place = table.places()(table.row(row).at(cell));
        (place.line, place.column)
    }

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn a_text_in_any_usual_encoding_is_read() {
        let text = "näme;rating\nJürgen;3\n";
        let expected = cells(text.as_bytes());
        assert_eq!(expected, [["näme", "rating"], ["Jürgen", "3"]]);
        let marked = format!("\u{feff}{text}");
        let western: Vec<u8> = text.chars().map(|c| c as u8).collect();
        for bytes in [
            marked.as_bytes(),
            &utf_16(&marked, u16::to_le_bytes),
            &utf_16(&marked, u16::to_be_bytes),
            &utf_16(text, u16::to_le_bytes),
            &utf_16(text, u16::to_be_bytes),
            &western,
        ] {
            assert_eq!(cells(bytes), expected);
        }
        assert_eq!(table(&western).remarks.len(), 1);
        assert_eq!(table(&utf_16(text, u16::to_le_bytes)).remarks.len(), 0);
    }

    #[test]
    fn a_text_of_two_bytes_without_a_mark_is_read_in_any_script_and_zeros_are_refused() {
        let text = "Отметка времени\tИмя\tКлиенты\nвчера\tИван Иванов\tне знаю\n";
        let chinese = "姓名,部门,客户,需求\n佐藤,卖场,不知道,不适用\n";
        for text in [text, chinese] {
            let expected = cells(text.as_bytes());
            assert_eq!(cells(&utf_16(text, u16::to_le_bytes)), expected);
            assert_eq!(cells(&utf_16(text, u16::to_be_bytes)), expected);
        }
        assert_eq!(cells(b"name,F1\nAnn,3\nBo\0,2\n")[2], ["Bo\0", "2"]);
        let broken: Vec<u8> = (0..200_u8)
            .map(|byte| if byte % 3 == 0 { 0 } else { byte })
            .collect();
        let faults = Table::read(&broken).expect_err("it is refused");
        assert_eq!(faults[0].message.key, "sheet-zeros");
    }

    #[test]
    fn a_cell_knows_its_line_and_column_whatever_ends_the_lines() {
        for (end, lines) in [
            ("\n", 1),
            ("\r\n", 1),
            ("\r", 1),
            ("\n\n", 2),
            ("\r\n\r\n", 2),
        ] {
            let text = "a,b|\"x\n\"\"y\",ö,z|1,2,3|".replace('|', end);
            let place = |row, cell| place(text.as_bytes(), row, cell);
            assert_eq!(place(1, 0), (1 + lines, 1), "{end:?}");
            assert_eq!(place(1, 2).0, 1 + lines + 1, "{end:?}");
            assert_eq!(place(2, 0), (1 + 2 * lines + 1, 1), "{end:?}");
            assert_eq!(place(2, 2), (1 + 2 * lines + 1, 5), "{end:?}");
            assert_eq!(place(2, 9), (1 + 2 * lines + 1, 6), "{end:?}");
        }
        assert_eq!(place(b"a,b\r\"x\ry\",z\r", 1, 1), (3, 4));
        assert_eq!(cells(b"a,b\r1,2\r"), [["a", "b"], ["1", "2"]]);
    }

    #[test]
    fn the_sign_between_cells_is_found_or_said() {
        for sign in [',', ';', '\t', '|', '^'] {
            let text = format!("name{sign}F1{sign}note\nAnn{sign}3,5{sign}yes; and: no\n");
            assert_eq!(cells(text.as_bytes())[0], ["name", "F1", "note"], "{sign}");
        }
        assert_eq!(cells(b"sep=;\r\na;b,c\r\n"), [["a", "b,c"]]);
        assert_eq!(place(b"sep=;\r\na;b,c\r\n", 0, 1), (2, 3));
        assert_eq!(cells(b"alone\n"), [["alone"]]);
    }

    #[test]
    fn a_quotation_mark_that_nothing_closes_is_an_error_at_that_mark() {
        let refused = |text: &str| {
            let faults = Table::read(text.as_bytes()).err()?;
            let [fault] = faults.as_slice() else {
                panic!("one fault");
            };
            let place = fault.place?;
            Some((place.line, place.column))
        };
        assert_eq!(refused("a,b\n1,\"the 5 inch\n2,x\n"), Some((2, 3)));
        assert_eq!(
            refused("a,b\n1,\"the 5 inch\n2,\"x\" y\n3,\"z\"\n"),
            Some((2, 3))
        );
        assert_eq!(refused("a,b\n1,\"doubled\"\" mark\n"), Some((2, 3)));
        assert_eq!(refused("a,b\n1,\""), Some((2, 3)));
        for sound in [
            "a,b\n1,the 5\" rack\n",
            "a,b\n1,\"Great\" service\n",
            "a,b\n1,\"two\nlines\" \n",
            "a,b\n1,\"\"\"quoted\"\" all\"\n",
            "a,b\n1,\"\"\n",
            "a,b\n1,\"at the end\"",
        ] {
            assert_eq!(refused(sound), None, "{sound:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_as_a_table_is_read_as_the_same_cells(
            rows in prop::collection::vec(prop::collection::vec("[a-z\",;\n é]{0,6}", 3), 1..6)
        ) {
            let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
            let with_end = rows.iter().map(|row| [row.as_slice(), &["|".to_owned()]].concat());
            let rows: Vec<Vec<String>> = with_end.collect();
            for row in &rows {
                writer.write_record(row).expect("memory");
            }
            let mut text = b"sep=,\n".to_vec();
            text.extend(writer.into_inner().expect("memory"));
            let trimmed = rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()));
            let trimmed: Vec<Vec<String>> = trimmed.map(Iterator::collect).collect();
            prop_assert_eq!(cells(&text), trimmed);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(table) = Table::read(&bytes) {
                let mut places = table.places();
                for row in table.rows() {
                    for cell in 0..=row.len() {
                        let _ = (row.cell(cell).len(), places(row.at(cell)));
                    }
                }
            }
        }
    }
}
