//! The tables as a JSON Schema: what an object of each looks like in JSON Lines.

use serde_json::{Map, Value, json};

use super::VERSION;
use super::column::{DataType, Described};
use super::table::DataTable;

/// The JSON Schema of the tables, with their version; every table is one of its `$defs`.
#[must_use]
pub fn schema() -> Value {
    let tables = DataTable::ALL.map(|table| (table.name().to_owned(), object(&table.columns())));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "continuum tables",
        "version": VERSION,
        "$defs": tables.into_iter().collect::<Map<_, _>>(),
    })
}

fn object(columns: &[Described]) -> Value {
    let properties = columns
        .iter()
        .map(|column| (column.name.to_owned(), property(*column)));
    let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
    json!({
        "type": "object",
        "properties": properties.collect::<Map<_, _>>(),
        "required": names,
    })
}

fn property(column: Described) -> Value {
    let name = match column.holds {
        DataType::Text | DataType::Day => "string",
        DataType::Whole => "integer",
        DataType::Number => "number",
        DataType::Flag => "boolean",
    };
    match column.holds {
        DataType::Day => json!({ "type": [name, "null"], "format": "date" }),
        _ if column.name == "assessment_id" => json!({ "type": name }),
        _ => json!({ "type": [name, "null"] }),
    }
}
