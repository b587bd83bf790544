//! Each noun as it stands in files, described once.

mod business_case;
mod document;
mod language;
mod questionnaire;
mod rules;

pub(super) use questionnaire::{ClaimsFile, WholeQuestionnaire};

#[cfg(test)]
mod tests;
