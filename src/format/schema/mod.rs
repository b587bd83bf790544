//! Each noun as it stands in files, described once.

mod business_case;
mod document;
mod language;
mod manifest;
mod outcomes;
mod questionnaire;
mod response_sheet;
mod rules;

pub(super) use document::read_respondent;
pub(super) use manifest::{ContainerKind, Manifest};
pub(super) use questionnaire::{ClaimsFile, WholeQuestionnaire};
pub(super) use response_sheet::WholeSheet;

#[cfg(test)]
mod tests;
