//! Pages: what stands where, in points from the top left corner, with the structure that a reader
//! of the tags needs. The window and the PDF draw the same pages.

use std::collections::BTreeMap;

use super::{Landmark, Link};
use crate::chart::{ColourRole, Point, Scene, Stroke, Weight};
use crate::picture::Picture;

/// The paper that the report is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 8.5 x 11 in.
    Letter,
}

impl Paper {
    /// Width and height in points.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}

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

/// Something drawn on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// One run of text.
    Text(TextRun),
    /// A straight line.
    Line {
        /// One end.
        from: Point,
        /// The other end.
        to: Point,
        /// How it is drawn.
        stroke: Stroke,
    },
    /// An upright rectangle.
    Rectangle {
        /// Left edge.
        x: f32,
        /// Upper edge.
        y: f32,
        /// Width.
        width: f32,
        /// Height.
        height: f32,
        /// The colour inside.
        fill: Option<ColourRole>,
        /// The outline.
        stroke: Option<Stroke>,
    },
    /// A closed polygon.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// The colour inside.
        fill: Option<ColourRole>,
        /// The outline.
        stroke: Option<Stroke>,
    },
    /// A picture of dots, such as a logo.
    Picture(PlacedPicture),
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f32,
        /// The colour inside.
        fill: Option<ColourRole>,
        /// The outline.
        stroke: Option<Stroke>,
    },
}

/// A picture of dots with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedPicture {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// The dots.
    pub picture: Picture,
}

/// One run of text on one line, in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct TextRun {
    /// Left end of the baseline.
    pub at: Point,
    /// What it says. A space at the end belongs to it even where a line was broken.
    pub text: String,
    /// Size in points.
    pub size: f32,
    /// How heavy.
    pub weight: Weight,
    /// Its colour.
    pub colour: ColourRole,
    /// Where a click on it leads; `None` for plain text.
    pub link: Option<Link>,
    /// What it is to the text around it.
    pub kind: RunKind,
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
pub struct Place {
    /// The page, from 0.
    pub page: usize,
    /// Its upper edge in points from the top of the page.
    pub y: f32,
}

/// Where every landmark stands; the first place of one that stands on several.
#[must_use]
pub fn places(pages: &[Page]) -> BTreeMap<&Landmark, Place> {
    let mut found = BTreeMap::new();
    for (page, groups) in pages.iter().map(|page| &page.groups).enumerate() {
        for group in groups {
            if let Some(landmark) = &group.landmark {
                let y = group.top();
                found.entry(landmark).or_insert(Place { page, y });
            }
        }
    }
    found
}

/// Where a landmark stands; `None` where it stands on no page. For many, see [`places`].
#[must_use]
pub fn place_of(pages: &[Page], landmark: &Landmark) -> Option<Place> {
    pages.iter().enumerate().find_map(|(page, found)| {
        let mut groups = found.groups.iter();
        let group = groups.find(|group| group.landmark.as_ref() == Some(landmark))?;
        let y = group.top();
        Some(Place { page, y })
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

impl Drawn {
    /// What a run of text says; nothing for the hyphen of a divided word, `None` for a shape.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(run) if run.kind == RunKind::Hyphen => Some(""),
            Self::Text(run) => Some(&run.text),
            _ => None,
        }
    }

    /// Makes the mark smaller or larger, seen from the corner at 0.
    pub fn scale(&mut self, by: f32) {
        let scale_point = |point: &mut Point| {
            point.x *= by;
            point.y *= by;
        };
        match self {
            Self::Text(run) => {
                scale_point(&mut run.at);
                run.size *= by;
            }
            Self::Line { from, to, .. } => {
                scale_point(from);
                scale_point(to);
            }
            Self::Rectangle {
                x,
                y,
                width,
                height,
                ..
            }
            | Self::Picture(PlacedPicture {
                x,
                y,
                width,
                height,
                ..
            }) => {
                for length in [x, y, width, height] {
                    *length *= by;
                }
            }
            Self::Polygon { points, .. } => points.iter_mut().for_each(scale_point),
            Self::Circle { centre, radius, .. } => {
                scale_point(centre);
                *radius *= by;
            }
        }
    }

    /// Moves the mark.
    pub fn shift(&mut self, right: f32, down: f32) {
        let move_point = |point: &mut Point| {
            point.x += right;
            point.y += down;
        };
        match self {
            Self::Text(run) => move_point(&mut run.at),
            Self::Line { from, to, .. } => {
                move_point(from);
                move_point(to);
            }
            Self::Rectangle { x, y, .. } | Self::Picture(PlacedPicture { x, y, .. }) => {
                *x += right;
                *y += down;
            }
            Self::Polygon { points, .. } => points.iter_mut().for_each(move_point),
            Self::Circle { centre, .. } => move_point(centre),
        }
    }
}

impl Group {
    /// What it says.
    #[must_use]
    pub fn text(&self) -> String {
        self.marks.iter().filter_map(Drawn::text).collect()
    }

    /// The upper edge of its text, 0 without any.
    #[must_use]
    pub fn top(&self) -> f32 {
        let edges = self.marks.iter().filter_map(|mark| match mark {
            Drawn::Text(run) => Some(run.at.y - run.size),
            _ => None,
        });
        let top = edges.fold(f32::INFINITY, f32::min);
        if top.is_finite() { top.max(0.0) } else { 0.0 }
    }
}

/// The marks of a scene with its corner at `at`; the texts are measured to stand at their anchors.
#[must_use]
pub fn draw_scene(scene: &Scene, at: Point, metrics: &dyn super::FontMetrics) -> Vec<Drawn> {
    use crate::chart::{Anchor, Shape};
    scene
        .marks
        .iter()
        .filter(|mark| mark.is_drawn())
        .filter_map(|mark| {
            let (fill, stroke) = (mark.fill, mark.stroke);
            let mut drawn = match &mark.shape {
                Shape::Rectangle {
                    x,
                    y,
                    width,
                    height,
                } => Drawn::Rectangle {
                    x: *x,
                    y: *y,
                    width: *width,
                    height: *height,
                    fill,
                    stroke,
                },
                Shape::Line { from, to } => Drawn::Line {
                    from: *from,
                    to: *to,
                    stroke: stroke?,
                },
                Shape::Polygon(points) => Drawn::Polygon {
                    points: points.clone(),
                    fill,
                    stroke,
                },
                Shape::Circle { centre, radius } => Drawn::Circle {
                    centre: *centre,
                    radius: *radius,
                    fill,
                    stroke,
                },
                Shape::Text {
                    at,
                    text,
                    anchor,
                    size,
                    weight,
                } => {
                    let width = metrics.width(text, *weight, size.points());
                    let back = match anchor {
                        Anchor::Start => 0.0,
                        Anchor::Middle => width / 2.0,
                        Anchor::End => width,
                    };
                    Drawn::Text(TextRun {
                        at: Point::new(at.x - back, at.y),
                        // The space keeps the texts of a picture apart where they are extracted.
                        text: format!("{text} "),
                        size: size.points(),
                        weight: *weight,
                        colour: fill?,
                        link: None,
                        kind: RunKind::Text,
                    })
                }
            };
            drawn.shift(at.x, at.y);
            Some(drawn)
        })
        .collect()
}
