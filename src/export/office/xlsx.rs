//! Grids as a workbook: a sheet each, with headings that stay in sight and filters.

use jiff::civil::Date;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::OfficeError;
use crate::export::tables::{Grid, GridColumn, Value};
use crate::report::Paper;

/// The longest text that a cell may hold, in characters; what is longer ends with an ellipsis.
const LONGEST: usize = 32_000;
/// From this width on a column holds sentences, which are wrapped.
const WRAPPED: u16 = 30;
/// The height of a line in points, and the most lines that a row may be high.
const LINE: f64 = 15.0;
const MOST_LINES: u16 = 27;

/// Writes a workbook. Every text is a text: no cell is a formula.
pub(super) fn write(
    grids: &[Grid],
    title: &str,
    date: Date,
    paper: Paper,
) -> Result<Vec<u8>, OfficeError> {
    let mut workbook = Workbook::new();
    let mut facts = DocProperties::new().set_title(title);
    if let Some(date) = day(date) {
        facts = facts.set_creation_datetime(&date);
    }
    workbook.set_properties(&facts);
    let looks = Looks::new();
    let bytes = (|| {
        for grid in grids {
            sheet(workbook.add_worksheet(), grid, paper, &looks)?;
        }
        workbook.save_to_buffer()
    })();
    bytes.map_err(|error: XlsxError| OfficeError::Write(error.to_string()))
}

/// How cells look.
struct Looks {
    heading: Format,
    text: Format,
    number: Format,
    wrapped: Format,
    share: Format,
    day: Format,
}

impl Looks {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            heading: top()
                .set_bold()
                .set_text_wrap()
                .set_background_color("F1F4F4")
                .set_border_bottom(FormatBorder::Thin),
            text: top().set_align(FormatAlign::Left).set_indent(1),
            number: top(),
            wrapped: top()
                .set_align(FormatAlign::Left)
                .set_indent(1)
                .set_text_wrap(),
            share: top().set_num_format("0%"),
            day: top()
                .set_num_format("yyyy-mm-dd")
                .set_align(FormatAlign::Left),
        }
    }
}

fn sheet(sheet: &mut Worksheet, grid: &Grid, paper: Paper, looks: &Looks) -> Result<(), XlsxError> {
    sheet.set_name(&grid.name)?;
    for (column, number) in grid.columns.iter().zip(0..) {
        sheet.set_column_width(number, f64::from(column.width))?;
        sheet.write_string_with_format(0, number, &column.heading, &looks.heading)?;
    }
    let headings = grid.columns.iter();
    let high = headings.map(|column| wrapped(&column.heading, column.width.saturating_sub(2)));
    sheet.set_row_height(0, LINE * f64::from(high.max().unwrap_or(1)))?;
    for (values, row) in grid.rows.iter().zip(1..) {
        for ((value, column), number) in values.iter().zip(&grid.columns).zip(0..) {
            let place = (row, number);
            cell(sheet, place, value, column.width >= WRAPPED, looks)?;
        }
        let lines = values
            .iter()
            .zip(&grid.columns)
            .map(|(value, column)| lines(value, column));
        let lines = lines.max().unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(row, LINE * f64::from(lines))?;
        }
    }
    let last_row = u32::try_from(grid.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(grid.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofilter(0, 0, last_row, last_column)?;
    sheet.set_repeat_rows(0, 0)?;
    sheet.set_landscape();
    sheet.set_paper_size(match paper {
        Paper::A4 => 9,
        Paper::Letter => 1,
    });
    sheet.set_print_fit_to_pages(1, 0);
    Ok(())
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

fn cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    wrapped: bool,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let format = if wrapped { &looks.wrapped } else { &looks.text };
    match value {
        Value::Empty => {}
        Value::Name { word, .. } if word.is_empty() => {}
        Value::Text(text) | Value::Name { word: text, .. } => {
            sheet.write_string_with_format(row, column, fitted(text), format)?;
        }
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number, &looks.number)?;
        }
        Value::Share(share) => {
            sheet.write_number_with_format(row, column, *share, &looks.share)?;
        }
        Value::Day(date) => match day(*date) {
            Some(date) => {
                sheet.write_datetime_with_format(row, column, &date, &looks.day)?;
            }
            None => {
                sheet.write_string_with_format(row, column, date.to_string(), format)?;
            }
        },
    }
    Ok(())
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
    let mut letters = text.chars().filter(allowed);
    let mut short: String = letters.by_ref().take(LONGEST).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use crate::export::tables::ColumnType;

    use jiff::civil::date;

    use super::*;

    fn part(bytes: &[u8], name: &str) -> String {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("an archive");
        let mut text = String::new();
        let mut part = archive.by_name(name).expect("the part");
        part.read_to_string(&mut text).expect("UTF-8");
        text
    }

    fn written(values: &[Value]) -> Vec<u8> {
        let grid = Grid {
            name: "Answers".to_owned(),
            columns: vec![GridColumn {
                name: "note".to_owned(),
                holds: ColumnType::Text,
                heading: "Note".to_owned(),
                width: 20,
            }],
            rows: values.iter().map(|value| vec![value.clone()]).collect(),
        };
        write(&[grid], "A unit", date(2026, 6, 1), Paper::A4).expect("a workbook")
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
    fn the_same_grids_give_the_same_bytes() {
        let values = [Value::Text("a".to_owned()), Value::Number(1.0)];
        assert_eq!(written(&values), written(&values));
    }
}
