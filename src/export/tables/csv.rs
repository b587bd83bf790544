//! A grid as text for spreadsheets and programs: UTF-8 with a byte order mark, commas, line ends of
//! two characters.

use csv::{Terminator, WriterBuilder};

use super::{Grid, Value};
use crate::format::cells::guarded;

/// Writes a grid, with the names of columns and values or with their words. A text that a
/// spreadsheet would take for a formula starts with an apostrophe more; numbers have a point, days stand
/// as 2026-03-31, shares as parts of 1.
#[must_use]
pub fn to_csv(grid: &Grid, names: bool) -> String {
    let byte_order_mark = "\u{feff}".as_bytes().to_vec();
    let mut out = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(byte_order_mark);
    let headings = grid
        .columns
        .iter()
        .map(|column| guarded(if names { &column.name } else { &column.heading }));
    // Writing to memory cannot fail.
    let _ = out.write_record(headings);
    for values in grid.rows() {
        let _ = out.write_record(values.iter().map(|value| written(value, names)));
    }
    String::from_utf8(out.into_inner().unwrap_or_default()).unwrap_or_default()
}

fn written(value: &Value, names: bool) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => guarded(text),
        Value::Name { name, word } => guarded(if names { name } else { word }),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => ((share * 10_000.0).round() / 10_000.0).to_string(),
        Value::Day(day) => day.to_string(),
    }
}
