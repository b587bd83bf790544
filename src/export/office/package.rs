//! Office documents are archives of parts: the parts, packed the same way every time.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::OfficeError;

/// Where pictures stand.
const MEDIA: &str = "word/media/";

/// Packs parts by their names in the order given. Every part bears the first day that archives
/// know, so that the same parts give the same bytes.
pub(super) fn pack(parts: Vec<(String, Vec<u8>)>) -> Result<Vec<u8>, OfficeError> {
    let failed = |error: &dyn std::error::Error| OfficeError::Write(error.to_string());
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        // A picture is compressed already.
        let method = if name.starts_with(MEDIA) {
            CompressionMethod::Stored
        } else {
            CompressionMethod::Deflated
        };
        archive
            .start_file(name, options.compression_method(method))
            .map_err(|error| failed(&error))?;
        archive.write_all(&bytes).map_err(|error| failed(&error))?;
    }
    let done = archive.finish().map_err(|error| failed(&error))?;
    Ok(done.into_inner())
}
