//! Rows as Parquet: a column with its type each, compressed by Snappy.

use std::io::{self, Write};
use std::sync::Arc;

use jiff::civil::Date;
use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as PhysicalType};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::VERSION;
use super::column::{DataType, Datum, Described};

/// So many rows are held back and written together.
const GROUP: usize = 1 << 16;

/// The day that Parquet counts from.
const FIRST_DAY: Date = Date::constant(1970, 1, 1);

/// A Parquet file in the making.
pub(super) struct ParquetWriter<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Described>,
    waiting: Vec<Vec<Datum>>,
}

impl<W: Write + Send> ParquetWriter<W> {
    pub(super) fn begin(out: W, name: &str, columns: Vec<Described>) -> io::Result<Self> {
        let fields: Result<Vec<_>, ParquetError> = columns.iter().map(field).collect();
        let schema = Type::group_type_builder(name)
            .with_fields(fields.map_err(io::Error::other)?)
            .build()
            .map_err(io::Error::other)?;
        let version = KeyValue::new("continuum.tables".to_owned(), VERSION.to_string());
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_key_value_metadata(Some(vec![version]))
            .build();
        let file = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties));
        Ok(Self {
            file: file.map_err(io::Error::other)?,
            columns,
            waiting: Vec::new(),
        })
    }

    pub(super) fn write(&mut self, rows: &[Vec<Datum>]) -> io::Result<()> {
        self.waiting.extend_from_slice(rows);
        if self.waiting.len() >= GROUP {
            self.write_group().map_err(io::Error::other)?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        if !self.waiting.is_empty() {
            self.write_group().map_err(io::Error::other)?;
        }
        let mut out = self.file.into_inner().map_err(io::Error::other)?;
        out.flush()?;
        Ok(out)
    }

    fn write_group(&mut self) -> Result<(), ParquetError> {
        let mut group = self.file.next_row_group()?;
        for (place, column) in self.columns.iter().enumerate() {
            let cells = self.waiting.iter().filter_map(|row| row.get(place));
            if let Some(mut out) = group.next_column()? {
                write_column(&mut out, column.holds, cells)?;
                out.close()?;
            }
        }
        group.close()?;
        self.waiting.clear();
        Ok(())
    }
}

fn field(column: &Described) -> Result<Arc<Type>, ParquetError> {
    let (physical, logical, converted) = match column.holds {
        DataType::Text => (
            PhysicalType::BYTE_ARRAY,
            Some(LogicalType::String),
            ConvertedType::UTF8,
        ),
        DataType::Whole => (PhysicalType::INT64, None, ConvertedType::NONE),
        DataType::Number => (PhysicalType::DOUBLE, None, ConvertedType::NONE),
        DataType::Flag => (PhysicalType::BOOLEAN, None, ConvertedType::NONE),
        DataType::Day => (
            PhysicalType::INT32,
            Some(LogicalType::Date),
            ConvertedType::DATE,
        ),
    };
    let built = Type::primitive_type_builder(column.name, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical)
        .with_converted_type(converted)
        .build()?;
    Ok(Arc::new(built))
}

fn write_column<'d>(
    out: &mut SerializedColumnWriter<'_>,
    holds: DataType,
    cells: impl Iterator<Item = &'d Datum>,
) -> Result<(), ParquetError> {
    let mut levels: Vec<i16> = Vec::new();
    let told = cells.filter(|cell| {
        let is_told = **cell != Datum::Empty;
        levels.push(i16::from(is_told));
        is_told
    });
    match holds {
        DataType::Text => {
            let values: Vec<ByteArray> = told
                .filter_map(|cell| match cell {
                    Datum::Text(text) => Some(ByteArray::from(text.as_bytes().to_vec())),
                    _ => None,
                })
                .collect();
            out.typed::<ByteArrayType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        DataType::Whole => {
            let values: Vec<i64> = told
                .filter_map(|cell| match cell {
                    Datum::Whole(number) => Some(*number),
                    _ => None,
                })
                .collect();
            out.typed::<Int64Type>()
                .write_batch(&values, Some(&levels), None)?;
        }
        DataType::Number => {
            let values: Vec<f64> = told
                .filter_map(|cell| match cell {
                    Datum::Number(number) => Some(*number),
                    _ => None,
                })
                .collect();
            out.typed::<DoubleType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        DataType::Flag => {
            let values: Vec<bool> = told
                .filter_map(|cell| match cell {
                    Datum::Flag(is_so) => Some(*is_so),
                    _ => None,
                })
                .collect();
            out.typed::<BoolType>()
                .write_batch(&values, Some(&levels), None)?;
        }
        DataType::Day => {
            let values: Vec<i32> = told
                .filter_map(|cell| match cell {
                    Datum::Day(day) => FIRST_DAY.until(*day).ok().map(|span| span.get_days()),
                    _ => None,
                })
                .collect();
            out.typed::<Int32Type>()
                .write_batch(&values, Some(&levels), None)?;
        }
    }
    Ok(())
}
