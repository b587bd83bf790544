//! The blocks that sections are built of.

use crate::chart::Scene;
use crate::report::{Block, Landmark, Paragraph, Section, SectionKind, TextStyle};

pub(super) fn heading(level: u8, text: impl Into<String>) -> Block {
    Block::Heading {
        level,
        text: text.into(),
        landmark: None,
    }
}

/// A heading that links lead to.
pub(super) fn place(level: u8, text: impl Into<String>, landmark: Landmark) -> Block {
    Block::Heading {
        level,
        text: text.into(),
        landmark: Some(landmark),
    }
}

/// The heading of a part.
pub(super) fn opening(kind: SectionKind, text: impl Into<String>) -> Block {
    place(1, text, Landmark::Section(kind))
}

pub(super) fn paragraph(style: TextStyle, text: impl Into<String>) -> Block {
    Paragraph::new(style, text).into()
}

/// Running text that stays on the page of what follows.
pub(super) fn kept(text: impl Into<String>) -> Block {
    Paragraph::new(TextStyle::Body, text).kept().into()
}

pub(super) fn figure(scene: Scene, caption: Option<String>) -> Block {
    Block::Figure {
        scene,
        caption: caption.unwrap_or_default(),
        landmark: None,
    }
}

pub(super) fn new_section(kind: SectionKind, new_page: bool, blocks: Vec<Block>) -> Section {
    Section {
        kind,
        new_page,
        blocks,
        shorter: Vec::new(),
    }
}
