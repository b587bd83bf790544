//! Files for others, made of values: the report as PDF and as a Word document, answers and results
//! as a workbook. Nothing here touches the disk.

#[cfg(feature = "office")]
pub mod office;

#[cfg(feature = "pdf")]
pub mod pdf;
