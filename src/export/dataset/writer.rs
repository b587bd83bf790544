//! Rows of a table into a file: CSV, JSON Lines or Parquet.

use std::io::{self, Write};

use csv::{Terminator, WriterBuilder};

use super::column::Datum;
#[cfg(feature = "parquet")]
use super::parquet::ParquetWriter;
use super::table::DataTable;
use crate::format::cells::guarded;

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataFormat {
    /// Commas and lines, as spreadsheets read them too.
    Csv,
    /// An object a line.
    JsonLines,
    /// Columns with types.
    #[cfg(feature = "parquet")]
    Parquet,
}

impl DataFormat {
    /// All formats.
    pub const ALL: &'static [Self] = &[
        Self::Csv,
        Self::JsonLines,
        #[cfg(feature = "parquet")]
        Self::Parquet,
    ];

    /// Its name, with which its files end too.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::JsonLines => "jsonl",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
        }
    }
}

/// A file of a table in the making.
pub struct TableWriter<W: Write + Send>(Kind<W>);

enum Kind<W: Write + Send> {
    Csv(Box<csv::Writer<W>>),
    JsonLines {
        out: W,
        names: Vec<String>,
    },
    #[cfg(feature = "parquet")]
    Parquet(Box<ParquetWriter<W>>),
}

impl<W: Write + Send> TableWriter<W> {
    /// Begins a file.
    ///
    /// # Errors
    ///
    /// What `out` says.
    pub fn begin(mut out: W, table: DataTable, format: DataFormat) -> io::Result<Self> {
        let columns = table.columns();
        let names = columns.iter().map(|column| column.name);
        Ok(Self(match format {
            DataFormat::Csv => {
                out.write_all("\u{feff}".as_bytes())?;
                let mut out = WriterBuilder::new()
                    .terminator(Terminator::CRLF)
                    .from_writer(out);
                out.write_record(names)?;
                Kind::Csv(Box::new(out))
            }
            DataFormat::JsonLines => Kind::JsonLines {
                out,
                names: names.map(|name| format!("\"{name}\":")).collect(),
            },
            #[cfg(feature = "parquet")]
            DataFormat::Parquet => {
                Kind::Parquet(Box::new(ParquetWriter::begin(out, table.name(), columns)?))
            }
        }))
    }

    /// Writes rows, a value a column.
    ///
    /// # Errors
    ///
    /// What `out` says.
    pub fn write(&mut self, rows: &[Vec<Datum>]) -> io::Result<()> {
        match &mut self.0 {
            Kind::Csv(out) => {
                for row in rows {
                    out.write_record(row.iter().map(cell))?;
                }
            }
            Kind::JsonLines { out, names } => {
                for row in rows {
                    json_line(out, names, row)?;
                }
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet(out) => out.write(rows)?,
        }
        Ok(())
    }

    /// Ends the file, and gives what it was written to.
    ///
    /// # Errors
    ///
    /// What that says.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Kind::Csv(out) => out.into_inner().map_err(csv::IntoInnerError::into_error),
            Kind::JsonLines { mut out, .. } => {
                out.flush()?;
                Ok(out)
            }
            #[cfg(feature = "parquet")]
            Kind::Parquet(out) => out.finish(),
        }
    }
}

/// A value as a cell of CSV. A text that a spreadsheet would take for a formula starts with an apostrophe more.
fn cell(value: &Datum) -> String {
    match value {
        Datum::Empty => String::new(),
        Datum::Text(text) => guarded(text),
        Datum::Whole(number) => number.to_string(),
        Datum::Number(number) => number.to_string(),
        Datum::Flag(is_so) => is_so.to_string(),
        Datum::Day(day) => day.to_string(),
    }
}

fn json_line(out: &mut impl Write, names: &[String], row: &[Datum]) -> io::Result<()> {
    let mut before = '{';
    for (name, value) in names.iter().zip(row) {
        write!(out, "{before}{name}")?;
        before = ',';
        match value {
            Datum::Empty => out.write_all(b"null")?,
            Datum::Text(text) => serde_json::to_writer(&mut *out, &**text)?,
            Datum::Whole(number) => write!(out, "{number}")?,
            Datum::Number(number) => serde_json::to_writer(&mut *out, number)?,
            Datum::Flag(is_so) => write!(out, "{is_so}")?,
            Datum::Day(day) => write!(out, "\"{day}\"")?,
        }
    }
    out.write_all(b"}\n")
}
