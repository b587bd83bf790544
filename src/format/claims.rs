//! Files with the claims that a questionnaire leans on.

use super::diagnostic::Diagnostic;
use super::{build, file, raw};
use crate::model::Claim;

/// Reads a file of claims: the id of the questionnaire that they belong to, and the claims.
///
/// # Errors
///
/// Every fault of the file, in the order of their places.
pub fn read(text: &str) -> Result<(String, Vec<Claim>), Vec<Diagnostic>> {
    let raw: raw::Claims = file::read(text)?;
    // What was found sound can be built.
    let claims = build::claims(raw.claims).ok_or_else(Vec::new)?;
    Ok((raw.questionnaire, claims))
}
