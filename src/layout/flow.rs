//! Pieces of known height fill pages.
//!
//! A piece is what is never cut: a line, a row, a figure. First it is planned on which page and
//! how far down each piece stands, by heights alone; then the pages are made. So page numbers are
//! known before anything is drawn.

use std::collections::BTreeMap;

use super::page::{Group, Page, Role};
use crate::report::{Landmark, Sheet};

/// How much of a page may stay empty so that pieces that ought to stand together do: less where all of them
/// are as low as the rows of most tables, which go on well on the next page.
const LARGEST_GAP: f32 = 0.3;
const GAP_OF_ROWS: f32 = 0.15;

/// A last page of which less is used is hardly worth its sheet: some thrift on the pages before may save it.
const LAST_PAGE: f32 = 0.3;

/// How far room is saved.
#[derive(Debug, Clone, Copy)]
struct Thrift {
    /// How much of the gaps may stay empty so that pieces that ought to stand together do.
    gaps: f32,
    /// How much of the space above pieces is left.
    space: f32,
}

impl Thrift {
    const NONE: Self = Self::new(1.0, 1.0);

    /// With more and more thrift.
    const MORE: [Self; 6] = [
        Self::new(1.0, 0.8),
        Self::new(1.0, 0.7),
        Self::new(0.5, 0.8),
        Self::new(0.5, 0.7),
        Self::new(0.0, 0.8),
        Self::new(0.0, 0.7),
    ];

    const fn new(gaps: f32, space: f32) -> Self {
        Self { gaps, space }
    }
}

/// Up to this part of a page a piece is as low as a row.
const ROW: f32 = 0.12;

/// What is never cut, with its upper edge at 0.
pub(super) struct Piece {
    /// The space above it, left out at the top of a page.
    pub(super) before: f32,
    pub(super) height: f32,
    /// Whether it stays on the page of the piece that follows.
    pub(super) keep: Keep,
    pub(super) groups: Vec<Group>,
    /// The table header that is repeated when a page starts with this piece.
    pub(super) header: Option<usize>,
}

impl Piece {
    /// A piece with no space above it that need not stay with the next.
    pub(super) const fn new(height: f32, groups: Vec<Group>) -> Self {
        Self {
            before: 0.0,
            height,
            keep: Keep::No,
            groups,
            header: None,
        }
    }
}

/// Whether a piece stays on the page of the piece that follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Keep {
    /// It need not.
    #[default]
    No,
    /// It ought to, where no large part of a page stays empty for it.
    Ought,
    /// It must, unless both are higher than a page.
    Must,
}

impl Keep {
    pub(super) const fn must_if(condition: bool) -> Self {
        if condition { Self::Must } else { Self::No }
    }

    pub(super) const fn ought_if(condition: bool) -> Self {
        if condition { Self::Ought } else { Self::No }
    }
}

/// A heading on its way.
pub(super) struct Head {
    /// The position of its first piece.
    pub(super) piece: usize,
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) landmark: Landmark,
}

#[derive(Default)]
pub(super) struct Flow {
    pub(super) pieces: Vec<Piece>,
    /// The pieces that start a page, with the part of a page that must be used for it.
    page_starts: BTreeMap<usize, f32>,
    headers: Vec<TableHeader>,
    pub(super) heads: Vec<Head>,
    /// Where the second part of the report starts; `None` where there is one part alone.
    pub(super) second_part: Option<usize>,
}

/// What is repeated on top of every page that a table goes on to.
struct TableHeader {
    height: f32,
    groups: Vec<Group>,
}

/// Where a piece stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PiecePlace {
    /// The page, from 0.
    pub(super) page: usize,
    /// Its upper edge.
    y: f32,
    /// Whether its table's header stands above it once more.
    repeats: bool,
}

impl Flow {
    pub(super) fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// The last piece goes with what follows.
    pub(super) fn keep_last(&mut self, keep: Keep) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep = last.keep.max(keep);
        }
    }

    /// The last piece need not go with what follows.
    pub(super) fn let_go(&mut self) {
        if let Some(last) = self.pieces.last_mut() {
            last.keep = Keep::No;
        }
    }

    /// Whatever comes next starts a page, at the latest where `used` of the last one is used.
    pub(super) fn start_page(&mut self, used: f32) {
        let least = self.page_starts.entry(self.pieces.len()).or_insert(used);
        *least = least.min(used);
    }

    /// Remembers a table header, to be repeated as decoration.
    pub(super) fn add_header(&mut self, height: f32, groups: Vec<Group>) -> usize {
        let groups = groups
            .into_iter()
            .map(|group| Group {
                role: Role::Artifact,
                landmark: None,
                ..group
            })
            .collect();
        self.headers.push(TableHeader { height, groups });
        self.headers.len() - 1
    }

    /// The height on a page of its own.
    pub(super) fn height(&self) -> f32 {
        let heights = self.pieces.iter().map(|piece| piece.before + piece.height);
        let first = self.pieces.first().map_or(0.0, |piece| piece.before);
        heights.sum::<f32>() - first
    }

    pub(super) fn append(&mut self, other: Self) {
        let (headers, pieces) = (self.headers.len(), self.pieces.len());
        self.headers.extend(other.headers);
        self.heads.extend(other.heads.into_iter().map(|mut head| {
            head.piece += pieces;
            head
        }));
        self.pieces
            .extend(other.pieces.into_iter().map(|mut piece| {
                piece.header = piece.header.map(|header| header + headers);
                piece
            }));
    }

    /// Puts pieces on a new page before the piece at `position`, which goes on below them.
    pub(super) fn insert(&mut self, position: usize, inserted: Vec<Piece>) {
        let count = inserted.len();
        self.page_starts = std::mem::take(&mut self.page_starts)
            .into_iter()
            .map(|(start, used)| {
                let after = start > position;
                (if after { start + count } else { start }, used)
            })
            .collect();
        self.page_starts.insert(position, 0.0);
        for head in &mut self.heads {
            if head.piece >= position {
                head.piece += count;
            }
        }
        self.pieces.splice(position..position, inserted);
    }

    /// Says where every piece stands; the first page's text starts `lower` than that of others.
    pub(super) fn plan(&self, sheet: Sheet, lower: f32) -> Vec<PiecePlace> {
        let loose = self.plan_with((sheet, lower), Thrift::NONE);
        let last = |plan: &[PiecePlace]| plan.last().map_or(0, |place| place.page);
        let ends_early = loose
            .last()
            .zip(self.pieces.last())
            .is_some_and(|(place, piece)| {
                let used = place.y + piece.height - sheet.top;
                place.page > 0 && used < LAST_PAGE * sheet.text_height()
            });
        if !ends_early {
            return loose;
        }
        let more = Thrift::MORE.into_iter();
        let mut tighter = more.map(|thrift| self.plan_with((sheet, lower), thrift));
        tighter
            .find(|plan| last(plan) < last(&loose))
            .unwrap_or(loose)
    }

    fn plan_with(&self, (sheet, lower): (Sheet, f32), thrift: Thrift) -> Vec<PiecePlace> {
        let mut planner = Planner {
            flow: self,
            sheet,
            thrift,
            page: 0,
            blank: true,
            y: sheet.top + lower,
            spots: Vec::with_capacity(self.pieces.len()),
        };
        let mut start = 0;
        while start < self.pieces.len() {
            let end = self.chain(start, Keep::Ought);
            planner.place_chain(start, end);
            start = end;
        }
        planner.spots
    }

    /// Where the run of pieces ends that are kept at least so firmly from `start` on.
    fn chain(&self, start: usize, firmness: Keep) -> usize {
        let rest = self.pieces.iter().enumerate().skip(start);
        let mut ends = rest.filter(|(position, piece)| {
            piece.keep < firmness || self.page_starts.contains_key(&(position + 1))
        });
        ends.next().map_or(self.pieces.len(), |(last, _)| last + 1)
    }

    /// Makes the pages of a plan.
    pub(super) fn fill(self, spots: &[PiecePlace], sheet: Sheet) -> Vec<Page> {
        let mut pages = vec![blank(sheet)];
        for (piece, spot) in self.pieces.into_iter().zip(spots) {
            while pages.len() <= spot.page {
                pages.push(blank(sheet));
            }
            let Some(page) = pages.last_mut() else { break };
            if spot.repeats
                && let Some(header) = piece.header.and_then(|header| self.headers.get(header))
            {
                for group in &header.groups {
                    add(page, group.clone(), (sheet.side, spot.y - header.height));
                }
            }
            for group in piece.groups {
                add(page, group, (sheet.side, spot.y));
            }
        }
        pages
    }
}

struct Planner<'a> {
    flow: &'a Flow,
    sheet: Sheet,
    thrift: Thrift,
    page: usize,
    blank: bool,
    y: f32,
    spots: Vec<PiecePlace>,
}

impl Planner<'_> {
    /// Places pieces that ought to stand together.
    fn place_chain(&mut self, start: usize, end: usize) {
        let needed = self.flow.page_starts.get(&start);
        let height = self.sheet.text_height();
        let used = (self.y - self.sheet.top) / height;
        if !self.blank && needed.is_some_and(|needed| used >= *needed) {
            self.turn();
        }
        let room = self.room();
        if self.height_of(start, end) <= room {
            self.place(start, end);
        } else if room <= height * self.largest_gap(start, end)
            && self.height_of(start, end) <= height
        {
            self.turn();
            self.place(start, end);
        } else {
            let mut from = start;
            while from < end {
                let to = self.flow.chain(from, Keep::Must).min(end);
                let room = self.room();
                let rest = self.height_of(from, end);
                let is_small = room <= height * self.largest_gap(from, end) && rest <= height;
                if !self.blank && (self.height_of(from, to) > room || rest > room && is_small) {
                    self.turn();
                }
                self.place(from, to);
                from = to;
            }
        }
    }

    /// How much of a page may stay empty for these pieces.
    fn largest_gap(&self, start: usize, end: usize) -> f32 {
        let pieces = self.flow.pieces.get(start..end).unwrap_or_default();
        let highest = pieces.iter().map(|piece| piece.height).fold(0.0, f32::max);
        let largest = if highest <= ROW * self.sheet.text_height() {
            GAP_OF_ROWS
        } else {
            LARGEST_GAP
        };
        largest * self.thrift.gaps
    }

    /// What is left of the page.
    fn room(&self) -> f32 {
        self.sheet.height - self.sheet.bottom - self.y
    }

    fn height_of(&self, start: usize, end: usize) -> f32 {
        let pieces = self.flow.pieces.get(start..end).unwrap_or_default();
        let heights = pieces.iter().map(|piece| self.above(piece) + piece.height);
        heights.sum()
    }

    /// The space above a piece.
    fn above(&self, piece: &Piece) -> f32 {
        piece.before * self.thrift.space
    }

    fn place(&mut self, start: usize, end: usize) {
        for piece in self.flow.pieces.get(start..end).unwrap_or_default() {
            if !self.blank && self.above(piece) + piece.height > self.room() {
                self.turn();
            }
            let mut repeats = false;
            if !self.blank {
                self.y += self.above(piece);
            } else if self.page > 0
                && let Some(header) = piece.header.and_then(|at| self.flow.headers.get(at))
            {
                self.y += header.height;
                repeats = true;
            }
            self.spots.push(PiecePlace {
                page: self.page,
                y: self.y,
                repeats,
            });
            self.y += piece.height;
            self.blank = false;
        }
    }

    fn turn(&mut self) {
        self.page += 1;
        self.y = self.sheet.top;
        self.blank = true;
    }
}

/// How far back a group is looked for that a new one is a part of: the cells of one row.
const PARTS_BACK: usize = 24;

/// Adds a group to a page; what belongs to a group that stands there already becomes a part of it.
fn add(page: &mut Page, mut group: Group, (x, y): (f32, f32)) {
    for drawn in &mut group.marks {
        drawn.mark.shift(x, y);
    }
    if group.role != Role::Artifact {
        let mut last = page.groups.iter_mut().rev().take(PARTS_BACK);
        if let Some(known) = last.find(|known| known.id == group.id) {
            known.marks.append(&mut group.marks);
            return;
        }
    }
    page.groups.push(group);
}

const fn blank(sheet: Sheet) -> Page {
    Page {
        width: sheet.width,
        height: sheet.height,
        groups: Vec::new(),
    }
}
