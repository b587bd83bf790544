//! Files with the claims that a questionnaire leans on.

use super::diagnostic::Diagnostic;
use super::file;
use super::schema::ClaimsFile;
use crate::model::Claim;

/// Reads a file of claims: the id of the questionnaire that they belong to, and the claims.
///
/// # Errors
///
/// Every fault of the file, in the order of their places.
pub fn read(text: &str) -> Result<(String, Vec<Claim>), Vec<Diagnostic>> {
    let file = file::read::<ClaimsFile>(text).whole()?;
    Ok((file.questionnaire, file.claims))
}
