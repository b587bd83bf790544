//! Dots instead of marks: a client's logo as it is drawn on a page, and scenes for documents that
//! cannot hold marks.

mod figures;
mod logo;
mod page;
mod scene;
mod subset;
mod svg;
mod work;

pub use figures::{FigureFile, figures};
use thiserror::Error;

use crate::words::Message;

/// The longest side of a file's picture in dots.
const LONGEST: u32 = 4096;
/// The longest side of the picture that is kept in dots: 5 cm at 600 dots an inch.
const KEPT: u32 = 1200;

/// Why a file cannot be a logo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum LogoError {
    /// It is not a PNG, JPEG or SVG file.
    #[error("expected a PNG, JPEG or SVG picture")]
    Unknown,
    /// It starts like a picture, and is none.
    #[error("the picture is damaged or incomplete")]
    Broken,
    /// It has too many dots; so many a side are permitted.
    #[error("expected at most {0} x {0} dots")]
    TooLarge(u32),
    /// Drawing it would take too long or too much memory.
    #[error("the drawing is too intricate")]
    TooIntricate,
    /// An SVG with letters, for which the reader of the report would need the same font.
    #[error("the drawing holds text")]
    Text,
    /// An SVG with a picture in it, or a pointer to another file.
    #[error("the drawing holds a picture or needs another file")]
    Picture,
    /// An SVG with an effect on what is drawn, such as a shadow.
    #[error("the drawing uses a filter")]
    Filter,
    /// An SVG with a part that is seen through another one.
    #[error("the drawing uses a mask")]
    Mask,
    /// An SVG with an area filled with repeated shapes.
    #[error("the drawing uses a pattern")]
    Pattern,
    /// An SVG with shapes along a line, such as arrow heads.
    #[error("the drawing uses a marker")]
    Marker,
    /// An SVG whose colours stand in a style sheet.
    #[error("the drawing uses a style sheet")]
    StyleSheet,
    /// An SVG with another part that logos may not have.
    #[error("the drawing uses more than shapes, groups, colours, gradients and clips")]
    OtherPart,
    /// It shows nothing but white.
    #[error("the picture is empty")]
    Empty,
}

impl LogoError {
    /// The reason and what to do, as a text for the reader.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::Unknown => Message::new("logo-unknown"),
            Self::Broken => Message::new("logo-broken"),
            Self::TooLarge(most) => Message::new("logo-too-large").with("most", most),
            Self::TooIntricate => Message::new("logo-intricate"),
            Self::Text => Message::new("logo-text"),
            Self::Picture => Message::new("logo-picture"),
            Self::Filter => Message::new("logo-filter"),
            Self::Mask => Message::new("logo-mask"),
            Self::Pattern => Message::new("logo-pattern"),
            Self::Marker => Message::new("logo-marker"),
            Self::StyleSheet => Message::new("logo-style-sheet"),
            Self::OtherPart => Message::new("logo-other-part"),
            Self::Empty => Message::new("logo-empty"),
        }
    }
}
