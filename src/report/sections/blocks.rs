//! The blocks that sections are built of.

use crate::chart::Scene;
use crate::model::PracticeId;
use crate::report::{
    Block, Cell, Column, Landmark, Paragraph, Section, SectionKind, Span, Table, TableStyle,
    TextStyle,
};

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

/// A name that leads to what was said about its practice.
pub(super) fn practice_cell(name: String, practice: &PracticeId) -> Cell {
    let place = Landmark::Practice(practice.clone());
    Cell::of(vec![Span::strong(name).leading_to(place)])
}

/// A table with rules between its rows.
pub(super) fn ruled(columns: impl Into<Vec<Column>>, rows: Vec<Vec<Cell>>) -> Block {
    Table {
        columns: columns.into(),
        rows,
        style: TableStyle::Ruled,
    }
    .into()
}

/// A table of numbers and names, with rules between its rows.
pub(super) fn dense(columns: impl Into<Vec<Column>>, rows: Vec<Vec<Cell>>) -> Block {
    Table {
        columns: columns.into(),
        rows,
        style: TableStyle::Dense,
    }
    .into()
}

pub(super) fn new_section(kind: SectionKind, new_page: bool, blocks: Vec<Block>) -> Section {
    Section {
        kind,
        new_page,
        blocks,
        shorter: Vec::new(),
    }
}
