//! Pages: what stands where, in points from the top left corner, with the structure that a reader
//! of the tags needs. The window and the PDF draw the same pages.

use std::collections::BTreeMap;

use crate::drawing::{Area, Mark};
use crate::model::Language;
use crate::report::{Landmark, Link};

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// What stands on it, in the order it is read.
    pub groups: Vec<Group>,
}

impl Page {
    /// Makes the paper and all that stands on it so many times as large.
    pub(super) fn enlarge(&mut self, by: f32) {
        self.width *= by;
        self.height *= by;
        let groups = self.groups.iter_mut();
        for drawn in groups.flat_map(|group| &mut group.marks) {
            drawn.mark.enlarge(by);
        }
    }
}

/// What belongs together on a page: one paragraph, one cell, one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Names the thing; groups of the same number on the same or following pages are its parts.
    pub id: u32,
    /// What it is.
    pub role: Role,
    /// What is drawn.
    pub marks: Vec<Drawn>,
    /// What links find here; `None` where none leads here.
    pub landmark: Option<Landmark>,
}

/// What a group is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// A heading of level 1 (highest) to 3.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// A point of a list.
    Bullet {
        /// Names the list.
        list: u32,
    },
    /// A line of the contents: a heading of the report with its page.
    Entry {
        /// The level of the heading.
        level: u8,
    },
    /// A cell of a table.
    Cell {
        /// Names the table.
        table: u32,
        /// Its row in the whole table, the header being row 0.
        row: u32,
        /// Its column from 0.
        column: u32,
        /// What it heads; `None` for a cell that holds a value.
        heads: Option<Heads>,
    },
    /// A picture with what it says in words.
    Figure(String),
    /// What stands under a picture or over a table.
    Caption {
        /// The number of the picture's group, or of the table.
        of: u32,
    },
    /// Decoration and page furniture: rules, running titles, repeated table headers.
    Artifact,
}

/// What a cell heads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heads {
    /// The column below it.
    Column,
    /// The row beside it: a table without a header row has labels in its first column.
    Row,
}

/// A mark on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// What is seen.
    pub mark: Mark,
    /// Where a click on it leads; `None` for plain text.
    pub link: Option<Link>,
    /// What a text is to the text around it.
    pub kind: RunKind,
    /// The language of a text; `None` for that of the document.
    pub language: Option<Language>,
}

/// What a run of text is to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum RunKind {
    /// Part of it.
    #[default]
    Text,
    /// The hyphen of a word that was divided at the end of a line: drawn, and no part of the text.
    Hyphen,
    /// The page of the place that its link leads to.
    PageNumber,
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LandmarkPlace {
    /// The page, from 0.
    pub page: usize,
    /// Its upper edge in points from the top of the page.
    pub y: f32,
}

/// Where every landmark stands; the first place of one that stands on several.
#[must_use]
pub fn places(pages: &[Page]) -> BTreeMap<&Landmark, LandmarkPlace> {
    let mut found = BTreeMap::new();
    for (page, groups) in pages.iter().map(|page| &page.groups).enumerate() {
        for group in groups {
            if let Some(landmark) = &group.landmark {
                let y = group.top();
                found.entry(landmark).or_insert(LandmarkPlace { page, y });
            }
        }
    }
    found
}

/// Where a landmark stands; `None` where it stands on no page. For many, see [`places`].
#[must_use]
pub fn place_of(pages: &[Page], landmark: &Landmark) -> Option<LandmarkPlace> {
    pages.iter().enumerate().find_map(|(page, found)| {
        let mut groups = found.groups.iter();
        let group = groups.find(|group| group.landmark.as_ref() == Some(landmark))?;
        let y = group.top();
        Some(LandmarkPlace { page, y })
    })
}

/// An entry of the outline, in the order of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// The heading, or the name of the practice.
    pub title: String,
    /// The heading's level, 1 (highest) to 3; that of a practice is one below the heading over it.
    pub level: u8,
    /// The page, from 0.
    pub page: usize,
    /// The upper edge of the heading or row.
    pub y: f32,
}

/// The headings of the pages, in order, and below them the rows about each practice.
#[must_use]
pub fn outline(pages: &[Page]) -> Vec<OutlineEntry> {
    let mut entries: Vec<(u32, OutlineEntry)> = Vec::new();
    let mut below = 1;
    for (page, groups) in pages.iter().map(|page| &page.groups).enumerate() {
        for group in groups {
            let level = match (&group.role, &group.landmark) {
                (Role::Heading(level), _) => {
                    below = level + 1;
                    *level
                }
                (Role::Cell { .. }, Some(Landmark::Practice(_))) => below,
                _ => continue,
            };
            let title = group.text();
            match entries.last_mut() {
                Some((id, entry)) if *id == group.id => entry.title.push_str(&title),
                _ => entries.push((
                    group.id,
                    OutlineEntry {
                        title,
                        level,
                        page,
                        y: group.top(),
                    },
                )),
            }
        }
    }
    entries
        .into_iter()
        .map(|(_, mut entry)| {
            entry.title = entry.title.trim().to_owned();
            entry
        })
        .collect()
}

impl From<Mark> for Drawn {
    fn from(mark: Mark) -> Self {
        Self {
            mark,
            link: None,
            kind: RunKind::Text,
            language: None,
        }
    }
}

impl Drawn {
    /// What a text says; nothing for the hyphen of a divided word, `None` for a shape.
    ///
    /// A space at its end belongs to it even where a line was broken.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let text = self.mark.run()?.text.as_str();
        Some(if self.kind == RunKind::Hyphen {
            ""
        } else {
            text
        })
    }
}

impl Group {
    /// What no link leads to.
    pub(super) const fn new(id: u32, role: Role, marks: Vec<Drawn>) -> Self {
        Self {
            id,
            role,
            marks,
            landmark: None,
        }
    }

    /// What it says.
    #[must_use]
    pub fn text(&self) -> String {
        self.marks.iter().filter_map(Drawn::text).collect()
    }

    /// The upper edge of its text, 0 without any.
    #[must_use]
    pub fn top(&self) -> f32 {
        let runs = self.marks.iter().filter_map(|drawn| drawn.mark.run());
        let top = runs
            .map(|run| run.at.y - run.size)
            .fold(f32::INFINITY, f32::min);
        if top.is_finite() { top.max(0.0) } else { 0.0 }
    }

    /// The rectangle around all that is drawn of it.
    #[must_use]
    pub fn area(&self) -> Area {
        let areas = self.marks.iter().map(|drawn| drawn.mark.area());
        areas.reduce(Area::union).unwrap_or(Area::around([]))
    }
}
