//! A copy of a document for people without this program: an archive that other programs open with a
//! password. It protects less than a document with a password does: its derivation is a thousand rounds of
//! PBKDF2, so guesses are cheap, and the name and the size of what is inside stay readable. That is why
//! the name says nothing.
//!
//! What is inside is the document's one file: whoever takes it out has what this program opens.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{AesSalt, CompressionMethod, DateTime, System, ZipWriter};

use super::archive::written;
use super::encrypted::Password;

/// How many random bytes each copy takes.
pub const BYTES_OF_SALT: usize = 16;

/// What the document is called inside.
const NAME: &str = "assessment.continuum";

/// Packs the bytes of a document with a password, encrypted with AES-256. The salt is never used twice.
#[must_use]
pub fn write(document: &[u8], password: &Password, salt: [u8; BYTES_OF_SALT]) -> Vec<u8> {
    let options = SimpleFileOptions::default()
        // The parts of a document are packed already.
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o600)
        .with_aes_encryption_and_salt(password.bytes(), AesSalt::Aes256(salt));
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    written(writer.start_file(NAME, options));
    written(writer.write_all(document).map_err(Into::into));
    written(writer.finish()).into_inner()
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use zip::ZipArchive;

    use super::*;

    #[test]
    fn a_copy_opens_with_its_password_alone_and_says_nothing_but_name_and_size() {
        let password = Password::new("open sesame").expect("a password");
        let document = b"Secret Street".repeat(100);
        let written = write(&document, &password, [7; BYTES_OF_SALT]);
        assert!(!written.windows(6).any(|part| part == b"Secret"));
        let mut archive = ZipArchive::new(Cursor::new(&written)).expect("an archive");
        assert_eq!(archive.len(), 1);
        assert_eq!(archive.index_for_name(NAME), Some(0));
        assert!(archive.by_index_decrypt(0, b"open Sesame").is_err());
        let mut entry = archive
            .by_index_decrypt(0, b"open sesame")
            .expect("the right one");
        let mut found = Vec::new();
        entry.read_to_end(&mut found).expect("it is whole");
        assert_eq!(found, document);
        let other = write(&document, &password, [8; BYTES_OF_SALT]);
        assert_ne!(written, other);
    }
}
