//! Grids as a workbook: a sheet each, with headings that stay in sight and filters.
//!
//! The crate makes everything but the rows. It would keep every cell until the end, or keep them in
//! files; here a row goes into the archive as soon as it is made.

use std::collections::HashMap;
use std::fmt::{Arguments, Write as _};
use std::io::{Cursor, Read as _, Write as _};

use jiff::civil::Date;
use quick_xml::escape::partial_escape;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError, column_number_to_name,
};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use super::OfficeError;
use crate::export::tables::{Grid, GridColumn, Value};
use crate::report::Paper;

/// The longest text that a cell may hold, in characters as spreadsheets count them; what is longer
/// ends with an ellipsis.
const LONGEST: usize = 32_000;
/// From this width on a column holds sentences, which are wrapped.
const WRAPPED: u16 = 30;
/// The height of a line in points, and the most lines that a row may be high.
const LINE: f64 = 15.0;
const MOST_LINES: u16 = 27;
/// How hard the rows are packed: those of many respondents come to hundreds of megabytes.
const QUICK: i64 = 3;
/// Where the texts of all cells stand.
const TEXTS: &str = "xl/sharedStrings.xml";

/// What writes a sheet that is no grid.
pub(super) type WriteSheet<'a> = dyn Fn(&mut Worksheet) -> Result<(), XlsxError> + 'a;

/// Writes a workbook. Every text is a text: no cell of a grid is a formula. Another sheet stands behind
/// them.
pub(super) fn write(
    grids: &[Grid<'_>],
    more: Option<&WriteSheet>,
    title: &str,
    (date, paper): (Date, Paper),
) -> Result<Vec<u8>, OfficeError> {
    let frame = frame(grids, more, title, (date, paper)).map_err(|error| failed(&error))?;
    let mut frame = ZipArchive::new(Cursor::new(frame)).map_err(|error| failed(&error))?;
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    let mut sheets: HashMap<String, &Grid<'_>> = (1..)
        .zip(grids)
        .map(|(number, grid): (u32, _)| (format!("xl/worksheets/sheet{number}.xml"), grid))
        .collect();
    let mut texts = Texts::after(&content(&mut frame, TEXTS)?)?;
    for index in 0..frame.len() {
        let entry = frame.by_index_raw(index).map_err(|error| failed(&error))?;
        let name = entry.name().map_err(|error| failed(&error))?.into_owned();
        if let Some(grid) = sheets.remove(&name) {
            drop(entry);
            let sheet = content(&mut frame, &name)?;
            begin(&mut out, &name)?;
            write_rows(&mut out, &sheet, grid, &mut texts)?;
        } else if name != TEXTS {
            out.raw_copy_file(entry).map_err(|error| failed(&error))?;
        }
    }
    begin(&mut out, TEXTS)?;
    put(&mut out, &texts.xml)?;
    put(&mut out, "</sst>")?;
    let done = out.finish().map_err(|error| failed(&error))?;
    Ok(done.into_inner())
}

fn failed(error: &dyn std::error::Error) -> OfficeError {
    OfficeError::Write(error.to_string())
}

type Packed = ZipWriter<Cursor<Vec<u8>>>;

fn begin(out: &mut Packed, name: &str) -> Result<(), OfficeError> {
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .compression_level(Some(QUICK));
    out.start_file(name, options)
        .map_err(|error| failed(&error))
}

fn put(out: &mut Packed, xml: &str) -> Result<(), OfficeError> {
    out.write_all(xml.as_bytes())
        .map_err(|error| failed(&error))
}

/// The text of an entry.
fn content(archive: &mut ZipArchive<Cursor<Vec<u8>>>, name: &str) -> Result<String, OfficeError> {
    let mut entry = archive.by_name(name).map_err(|error| failed(&error))?;
    let mut text = String::new();
    let read = entry.read_to_string(&mut text);
    read.map(|_| text).map_err(|error| failed(&error))
}

/// The workbook without the rows below the headings.
fn frame(
    grids: &[Grid<'_>],
    more: Option<&WriteSheet>,
    title: &str,
    (date, paper): (Date, Paper),
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let mut facts = DocProperties::new().set_title(title);
    if let Some(date) = day(date) {
        facts = facts.set_creation_datetime(&date);
    }
    workbook.set_properties(&facts);
    for look in Look::ALL {
        workbook.register_format(&look.format());
    }
    let heading = Look::Heading.format();
    for grid in grids {
        sheet(workbook.add_worksheet(), grid, paper, &heading)?;
    }
    if let Some(write) = more {
        let sheet = workbook.add_worksheet();
        write(sheet)?;
        print(sheet, paper);
    }
    workbook.save_to_buffer()
}

/// How a cell looks. Its number is the place of its format in the workbook, where the crate's own
/// stands first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Look {
    Heading = 1,
    Text,
    Number,
    Wrapped,
    Share,
    Day,
}

impl Look {
    /// Every look in the order of their numbers.
    const ALL: [Self; 6] = [
        Self::Heading,
        Self::Text,
        Self::Number,
        Self::Wrapped,
        Self::Share,
        Self::Day,
    ];

    fn format(self) -> Format {
        let top = Format::new().set_align(FormatAlign::Top);
        match self {
            Self::Heading => top
                .set_bold()
                .set_text_wrap()
                .set_background_color("F1F4F4")
                .set_border_bottom(FormatBorder::Thin),
            Self::Text => top.set_align(FormatAlign::Left).set_indent(1),
            Self::Number => top,
            Self::Wrapped => Self::Text.format().set_text_wrap(),
            Self::Share => top.set_num_format("0%"),
            Self::Day => top
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
        }
    }
}

/// A sheet with its headings. A cell in the last row stands for all rows, so that the sheet says how
/// large it is.
fn sheet(
    sheet: &mut Worksheet,
    grid: &Grid<'_>,
    paper: Paper,
    heading: &Format,
) -> Result<(), XlsxError> {
    let last_row = u32::try_from(grid.count).unwrap_or(u32::MAX);
    let last_column = u16::try_from(grid.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_name(&grid.name)?;
    sheet.write_blank(last_row, last_column, heading)?;
    for (column, number) in grid.columns.iter().zip(0..) {
        sheet.set_column_width(number, f64::from(column.width))?;
        sheet.write_string_with_format(0, number, &column.heading, heading)?;
    }
    let headings = grid.columns.iter();
    let high = headings.map(|column| wrapped(&column.heading, column.width.saturating_sub(2)));
    sheet.set_row_height(0, LINE * f64::from(high.max().unwrap_or(1)))?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_repeat_rows(0, 0)?;
    print(sheet, paper);
    Ok(())
}

/// How a sheet is printed: across, as wide as the paper.
fn print(sheet: &mut Worksheet, paper: Paper) {
    sheet.set_landscape();
    sheet.set_paper_size(match paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    });
    sheet.set_print_fit_to_pages(1, 0);
}

/// Writes a sheet of the frame with all rows of its grid.
fn write_rows(
    out: &mut Packed,
    sheet: &str,
    grid: &Grid<'_>,
    texts: &mut Texts,
) -> Result<(), OfficeError> {
    const HEADED: &str = "</row>";
    const END: &str = "</sheetData>";
    let (head, rest) = sheet.split_once(HEADED).unwrap_or((sheet, ""));
    let (_, foot) = rest.split_once(END).unwrap_or_default();
    put(out, head)?;
    put(out, HEADED)?;
    let names: Vec<String> = (0..)
        .zip(&grid.columns)
        .map(|(number, _)| column_number_to_name(number))
        .collect();
    let mut xml = String::new();
    for (values, number) in grid.rows().zip(2_u32..) {
        xml.clear();
        write_row(&mut xml, number, (&values, &grid.columns, &names), texts);
        put(out, &xml)?;
    }
    put(out, END)?;
    put(out, foot)
}

/// Writes a row; `number` is that of a spreadsheet, which begins with 1.
fn write_row(
    xml: &mut String,
    number: u32,
    (values, columns, names): (&[Value], &[GridColumn], &[String]),
    texts: &mut Texts,
) {
    let high = values
        .iter()
        .zip(columns)
        .map(|(value, column)| lines(value, column));
    let high = high.max().unwrap_or(1);
    add(xml, format_args!("<row r=\"{number}\""));
    if high > 1 {
        let height = LINE * f64::from(high);
        add(xml, format_args!(" ht=\"{height}\" customHeight=\"1\""));
    }
    xml.push('>');
    for ((value, column), name) in values.iter().zip(columns).zip(names) {
        let Some((look, kind, value)) = cell(value, column, texts) else {
            continue;
        };
        let look = look as u8;
        add(
            xml,
            format_args!("<c r=\"{name}{number}\" s=\"{look}\"{kind}><v>{value}</v></c>"),
        );
    }
    xml.push_str("</row>");
}

fn add(xml: &mut String, part: Arguments) {
    // Writing to a string cannot fail.
    let _ = xml.write_fmt(part);
}

/// How a cell looks, its kind as an attribute, and its number; `None` for an empty one.
fn cell(
    value: &Value,
    column: &GridColumn,
    texts: &mut Texts,
) -> Option<(Look, &'static str, f64)> {
    let mut text = |text: &str| {
        let look = if column.width >= WRAPPED {
            Look::Wrapped
        } else {
            Look::Text
        };
        (look, " t=\"s\"", f64::from(texts.place(&fitted(text))))
    };
    Some(match value {
        Value::Empty => return None,
        Value::Name { word, .. } if word.is_empty() => return None,
        Value::Text(said) | Value::Name { word: said, .. } => text(said),
        Value::Number(number) => (Look::Number, "", *number),
        Value::Share(share) => (Look::Share, "", *share),
        Value::Day(date) => match day(*date) {
            Some(date) => (Look::Day, "", date.to_excel()),
            None => text(&date.to_string()),
        },
    })
}

/// The texts of all cells, each once.
struct Texts {
    xml: String,
    places: HashMap<String, u32>,
    next: u32,
}

impl Texts {
    /// Goes on after the texts of the frame.
    fn after(frame: &str) -> Result<Self, OfficeError> {
        const TEXT: &str = "<si>";
        let told = || OfficeError::Write("no texts".to_owned());
        let (before, _) = frame.split_once("<sst").ok_or_else(told)?;
        let (_, known) = frame.split_once(TEXT).ok_or_else(told)?;
        let (known, _) = known.split_once("</sst>").ok_or_else(told)?;
        let space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let count = known.matches(TEXT).count() + 1;
        Ok(Self {
            xml: format!("{before}<sst xmlns=\"{space}\">{TEXT}{known}"),
            places: HashMap::new(),
            next: u32::try_from(count).unwrap_or(u32::MAX),
        })
    }

    /// The place of a text, which is added where it was not there.
    fn place(&mut self, text: &str) -> u32 {
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        let space = if text.trim() == text {
            ""
        } else {
            " xml:space=\"preserve\""
        };
        let written = escaped(text);
        add(
            &mut self.xml,
            format_args!("<si><t{space}>{written}</t></si>"),
        );
        let place = self.next;
        self.places.insert(text.to_owned(), place);
        self.next += 1;
        place
    }
}

/// A text between elements. Spreadsheets read `_x0041_` as a letter unless its first sign is
/// written as one itself.
fn escaped(text: &str) -> String {
    let is_letter = |part: &str| {
        let digits = part.get(..4).unwrap_or_default();
        digits.len() == 4
            && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
            && part.get(4..5) == Some("_")
    };
    let escaped = partial_escape(text);
    let mut parts = escaped.split("_x");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        whole.push_str(if is_letter(part) { "_x005F_x" } else { "_x" });
        whole.push_str(part);
    }
    whole
}

/// How many lines a text takes in its column, about: programs that open the file do not all see to
/// it themselves.
fn lines(value: &Value, column: &GridColumn) -> u16 {
    let (Value::Text(text) | Value::Name { word: text, .. }) = value else {
        return 1;
    };
    if column.width < WRAPPED {
        return 1;
    }
    wrapped(text, column.width)
}

/// How many lines a text takes in a width, in characters, at most [`MOST_LINES`].
fn wrapped(text: &str, width: u16) -> u16 {
    let mut lines = 0;
    for part in text.split('\n') {
        let mut taken = 0;
        lines += 1;
        for word in part.split(' ') {
            let length = word.chars().count();
            if taken > 0 && taken + 1 + length > usize::from(width) {
                lines += 1;
                taken = 0;
            }
            taken += length + usize::from(taken > 0);
        }
    }
    u16::try_from(lines).unwrap_or(MOST_LINES).min(MOST_LINES)
}

/// A day as spreadsheets count them, which begins with the year 1900.
fn day(date: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year())
        .ok()
        .filter(|year| *year > 1900)?;
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}

/// A text that a cell can hold.
fn fitted(text: &str) -> String {
    let allowed = |letter: &char| {
        !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')
            || matches!(letter, '\n' | '\t')
    };
    let mut short = String::with_capacity(text.len().min(LONGEST));
    let mut length = 0;
    for letter in text.chars().filter(allowed) {
        length += letter.len_utf16();
        if length > LONGEST {
            short.push('…');
            break;
        }
        short.push(letter);
    }
    short
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use crate::export::tables::ColumnType;

    use jiff::civil::date;
    use resvg::usvg::roxmltree;

    use super::*;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut text = String::new();
        let mut part = archive.by_name(name).expect("the part");
        part.read_to_string(&mut text).expect("UTF-8");
        text
    }

    fn written(values: &[Value]) -> Vec<u8> {
        let column = GridColumn {
            name: "note".to_owned(),
            holds: ColumnType::Text,
            heading: "Note".to_owned(),
            width: 20,
        };
        let rows = values.iter().map(|value| vec![value.clone()]);
        let grid = Grid::of_rows("Answers", vec![column], rows.collect());
        write(&[grid], None, "A unit", (date(2026, 6, 1), Paper::A4)).expect("a workbook")
    }

    #[test]
    fn numbers_and_days_are_numbers_and_nothing_is_a_formula() {
        let bytes = written(&[
            Value::Text("=1+1".to_owned()),
            Value::Text("https://example.org".to_owned()),
            Value::Number(2.5),
            Value::Share(0.25),
            Value::Day(date(2026, 6, 1)),
            Value::Empty,
        ]);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        assert!(
            !sheet.contains("<f>") && !sheet.contains("<hyperlink"),
            "{sheet}"
        );
        assert!(sheet.contains("<v>2.5</v>") && sheet.contains("<v>0.25</v>"));
        // Days since the end of 1899.
        assert!(sheet.contains("<v>46174</v>"), "{sheet}");
        assert!(sheet.contains("state=\"frozen\"") && sheet.contains("<autoFilter"));
        let texts = part(&bytes, "xl/sharedStrings.xml");
        assert!(texts.contains("<t>=1+1</t>"), "{texts}");
    }

    #[test]
    fn a_text_that_no_cell_can_hold_is_cut_and_says_so() {
        let bytes = written(&[Value::Text("ä\u{b}".repeat(40_000))]);
        let texts = part(&bytes, "xl/sharedStrings.xml");
        assert!(texts.contains("ä…") && !texts.contains('\u{b}'));
    }

    #[test]
    fn a_cell_counts_letters_as_spreadsheets_do() {
        let bytes = written(&[Value::Text("\u{1f600}".repeat(20_000))]);
        let texts = part(&bytes, "xl/sharedStrings.xml");
        assert_eq!(texts.matches('\u{1f600}').count(), 16_000);
        assert!(texts.contains("\u{1f600}…</t>"));
    }

    #[test]
    fn a_text_stays_as_it_was_typed_whatever_it_looks_like() {
        let typed = ["<r><t>a</t></r>", "_x0041_ _x00_ a_x", " b\n", "]]>&amp;"];
        let bytes = written(&typed.map(|text| Value::Text(text.to_owned())));
        let texts = part(&bytes, "xl/sharedStrings.xml");
        let texts = roxmltree::Document::parse(&texts).expect("sound XML");
        let texts = texts.descendants().filter(|node| node.has_tag_name("t"));
        let texts: Vec<_> = texts.filter_map(|node| node.text()).collect();
        let wanted = [
            "Note",
            typed[0],
            "_x005F_x0041_ _x00_ a_x",
            typed[2],
            typed[3],
        ];
        assert_eq!(texts, wanted);
    }

    #[test]
    fn rows_and_cells_stand_where_the_sheet_says_and_look_as_they_should() {
        let values = [Value::Text("a".to_owned()), Value::Empty, Value::Share(0.5)];
        let bytes = written(&values);
        let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
        let sheet = roxmltree::Document::parse(&sheet).expect("sound XML");
        let found = |name: &str, attribute: &str| {
            let nodes = sheet.descendants().filter(|node| node.has_tag_name(name));
            let values = nodes.filter_map(|node| node.attribute(attribute));
            values.map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(found("dimension", "ref"), ["A1:A4"]);
        assert_eq!(found("autoFilter", "ref"), ["A1:A4"]);
        assert_eq!(found("row", "r"), ["1", "2", "3", "4"]);
        assert_eq!(found("c", "r"), ["A1", "A2", "A4"]);
        let looks = found("c", "s");
        let styles = part(&bytes, "xl/styles.xml");
        let styles = roxmltree::Document::parse(&styles).expect("sound XML");
        let formats = styles
            .descendants()
            .find(|node| node.has_tag_name("cellXfs"));
        let formats: Vec<_> = formats.expect("formats").children().collect();
        let format = |place: usize| &formats[looks[place].parse::<usize>().expect("a number")];
        let indented = |place| {
            format(place)
                .first_child()
                .and_then(|it| it.attribute("indent"))
        };
        assert_eq!(indented(1), Some("1"));
        let number = format(2).attribute("numFmtId");
        let mut numbers = styles.descendants();
        let number = numbers
            .find(|node| node.has_tag_name("numFmt") && node.attribute("numFmtId") == number);
        assert_eq!(number.and_then(|it| it.attribute("formatCode")), Some("0%"));
        assert_eq!(indented(0), None);
    }

    #[test]
    fn the_same_grids_give_the_same_bytes() {
        let values = [Value::Text("a".to_owned()), Value::Number(1.0)];
        assert_eq!(written(&values), written(&values));
    }
}
