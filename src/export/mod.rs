//! Files for others, made of values: the report as PDF and as a Word document, answers and results
//! as tables and as a workbook, the plan as a calendar. Nothing here touches the disk.

mod calendar;
mod output;
pub mod tables;

#[cfg(feature = "office")]
pub mod office;

#[cfg(feature = "pdf")]
pub mod pdf;

pub use output::{Made, Need, Offer, Output, Source, Subject};
