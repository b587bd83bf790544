//! A grid as text for spreadsheets: UTF-8 with a byte order mark, commas, line ends of two
//! characters.

use super::{Grid, Value};

/// Writes a grid. A text that a spreadsheet would take for a formula starts with an apostrophe;
/// numbers have a point, days stand as 2026-03-31, shares as parts of 1.
#[must_use]
pub fn to_csv(grid: &Grid) -> String {
    let mut out = String::from('\u{feff}');
    let headings = grid.columns.iter().map(|column| cell(&column.heading));
    row(&mut out, headings);
    for values in &grid.rows {
        row(&mut out, values.iter().map(written));
    }
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    for (position, cell) in cells.enumerate() {
        if position > 0 {
            out.push(',');
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

fn written(value: &Value) -> String {
    match value {
        Value::Empty => String::new(),
        Value::Text(text) => cell(text),
        Value::Number(number) => number.to_string(),
        Value::Share(share) => ((share * 10_000.0).round() / 10_000.0).to_string(),
        Value::Day(day) => day.to_string(),
    }
}

fn cell(text: &str) -> String {
    let starts_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let harmless = if starts_formula { "'" } else { "" };
    if text.contains([',', '"', '\r', '\n']) {
        format!("\"{harmless}{}\"", text.replace('"', "\"\""))
    } else {
        format!("{harmless}{text}")
    }
}
