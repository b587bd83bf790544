//! Many assessments as tables that stay as they are from one version of the program to the next: for databases, notebooks
//! and lakes. `docs/formats.md` documents every column.
//!
//! [`DatasetRows`] are the rows of one assessment. A [`TableWriter`] writes the rows of many into one file. The rule is also
//! given as [`sql`], which works out of these tables what the program works out of the documents.

mod answers;
mod assessments;
mod column;
mod elements;
mod outcomes;
#[cfg(feature = "parquet")]
mod parquet;
mod plan_steps;
mod rule;
mod schema;
mod source;
mod sql;
mod table;
mod writer;

pub use column::{DataType, Datum, Described};
pub use rule::rule_digest;
pub use schema::schema;
pub use source::{Filed, LeftOut};
pub use sql::{Dialect, sql};
pub use table::{DataTable, DatasetRows};
pub use writer::{DataFormat, TableWriter};

/// The version of the tables, documented in `docs/formats.md`. Columns may be added to a version; a column that goes, or
/// means something else, makes a new one.
pub const VERSION: u32 = 1;

#[cfg(test)]
mod tests;
