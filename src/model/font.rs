//! Fonts of the computer, for letters that the program's own fonts lack.

use std::collections::BTreeSet;
use std::sync::Arc;

/// A font of the computer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FontFile {
    /// What it is called.
    pub name: String,
    /// The file.
    pub bytes: Arc<[u8]>,
    /// Which font of the file it is, from 0: a collection holds several.
    pub index: u32,
}

/// Which of some letters a font in a file shows, and may show.
pub type FontCover = fn(&[u8], u32, &BTreeSet<char>) -> BTreeSet<char>;

/// Finds fonts that show letters. What is on the disk is the caller's to know.
pub type FontSearch = fn(&BTreeSet<char>, FontCover) -> Vec<FontFile>;

/// Finds no font.
#[must_use]
pub const fn no_other_fonts(_letters: &BTreeSet<char>, _covered: FontCover) -> Vec<FontFile> {
    Vec::new()
}
