//! Paints a slide: as large as the window allows, to be read from the other end of a room.
//!
//! All lengths are shares of the window, so that a wall of 1920 points shows the same as one of 1280, larger.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Align2, Color32, CornerRadius, FontId, Galley, Id, Painter, Pos2, Rect, Role, Sense,
    Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::HalfLevels;
use crate::window::present::slide::{
    Face, JoinSlide, JoinWay, PracticeSlide, Reveal, Slide, SlideTimer, VoteRow,
};
use crate::window::theme::{self, Palette, on_level};

/// The window that the lengths are meant for, in points.
const MEANT: Vec2 = Vec2::new(1280.0, 720.0);

/// More dots than this are not told apart: a bar with their number stands for them.
const MOST_DOTS: usize = 12;

/// Paints a slide over all the room there is.
pub(crate) fn slide_ui(ui: &mut Ui, slide: &Slide) {
    let all = ui.available_rect_before_wrap();
    let palette = Palette::chosen(slide.is_dark, slide.is_strong);
    ui.painter().rect_filled(all, 0.0, palette.paper);
    let scale = (all.width() / MEANT.x).min(all.height() / MEANT.y).max(0.2);
    let mut page = Page {
        ui,
        palette,
        scale,
        told: 0,
    };
    let inner = all.shrink2(vec2(48.0, 30.0) * scale);
    match &slide.face {
        Face::Sentence(text) => page.sentence(inner, text),
        Face::Join(join) => page.join(inner, join),
        Face::Practice(practice) => page.practice(inner, practice, slide.timer.as_ref()),
    }
    ui.advance_cursor_after_rect(all);
}

/// Where a slide is painted.
struct Page<'u> {
    ui: &'u mut Ui,
    palette: &'static Palette,
    /// Points of the window for a point of [`MEANT`].
    scale: f32,
    /// How many texts a screen reader has been told of.
    told: u32,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Type {
    /// In points of [`MEANT`].
    size: f32,
    strong: bool,
    colour: Color32,
    rows: usize,
}

impl Page<'_> {
    fn font(&self, size: f32, strong: bool) -> FontId {
        let size = size * self.scale;
        if strong {
            theme::semibold(size)
        } else {
            theme::regular(size)
        }
    }

    fn set(&self, text: &str, of: Type, width: f32, align: Align) -> Arc<Galley> {
        let font = self.font(of.size, of.strong);
        let mut job = LayoutJob::simple(text.to_owned(), font, of.colour, width);
        job.halign = align;
        job.wrap = TextWrapping {
            max_width: width,
            max_rows: of.rows,
            ..TextWrapping::default()
        };
        self.ui.painter().layout_job(job)
    }

    /// The largest size, up to that of `of` and never below half of it, at which a text takes no more than so
    /// much height.
    fn fitting(&self, text: &str, of: Type, room: Vec2) -> Type {
        let mut set = of;
        while set.size > of.size / 2.0 {
            let galley = self.set(
                text,
                Type {
                    rows: usize::MAX,
                    ..set
                },
                room.x,
                Align::LEFT,
            );
            if galley.size().y <= room.y {
                break;
            }
            set.size -= 1.0;
        }
        set
    }

    /// Paints a text from its upper left corner, or from the upper right one; gives where it ends below.
    fn text(&mut self, at: Pos2, text: &str, of: Type, width: f32, align: Align) -> f32 {
        let galley = self.set(text, of, width, align);
        let size = galley.size();
        let rect = Align2([align, Align::TOP]).anchor_size(at, size);
        self.tell(rect, Role::Label, text);
        self.ui.painter().galley(at, galley, of.colour);
        rect.bottom()
    }

    /// Tells a screen reader of something that is painted.
    fn tell(&mut self, rect: Rect, role: Role, text: &str) {
        self.told += 1;
        let id = Id::unique(("on the projector", self.told));
        let response = self.ui.interact(rect, id, Sense::HOVER);
        response.widget_info(|| WidgetInfo::labeled(role, true, text));
    }

    fn sentence(&mut self, inner: Rect, text: &str) {
        let of = Type {
            size: 44.0,
            strong: true,
            colour: self.palette.ink,
            rows: 4,
        };
        let galley = self.set(text, of, inner.width() * 0.8, Align::Center);
        let top = inner.center().y - galley.size().y / 2.0;
        let at = pos2(inner.center().x, top);
        self.text(at, text, of, inner.width() * 0.8, Align::Center);
    }

    /// How people join: the codes for their cameras, and what to type instead.
    fn join(&mut self, inner: Rect, slide: &JoinSlide) {
        let title = self.ink(56.0, 1);
        let top = self.text(inner.min, &slide.title, title, inner.width(), Align::LEFT);
        let top = top + 24.0 * self.scale;
        let inner = Rect::from_min_max(pos2(inner.left(), top), inner.max);
        match &slide.ways[..] {
            [way] => self.way_in(inner, way, &slide.told),
            [first, then] => self.ways_in(inner, [first, then], &slide.told),
            _ => {}
        }
    }

    /// The code at the left, and what to type at its right.
    fn way_in(&mut self, inner: Rect, way: &JoinWay, told: &str) {
        let gap = 24.0 * self.scale;
        let side = inner.height().min(inner.width() * 0.45);
        let code = Rect::from_min_size(inner.min, Vec2::splat(side));
        code_in(self.ui.painter(), code, &way.code);
        self.tell(code, Role::Image, &way.scan);
        let left = code.right() + 2.0 * gap;
        let width = inner.right() - left;
        let mut at = pos2(left, code.top());
        let scan = Type {
            strong: false,
            ..self.ink(32.0, 3)
        };
        at.y = self.text(at, &way.scan, scan, width, Align::LEFT) + gap;
        for (name, text) in &way.typed {
            at.y = self.typed(at, name, text, (26.0, 54.0), width) + gap;
        }
        self.text(at, told, self.ink(36.0, 2), width, Align::LEFT);
    }

    /// One code beside the other, each with what to type below it.
    fn ways_in(&mut self, inner: Rect, ways: [&JoinWay; 2], told: &str) {
        let gap = 24.0 * self.scale;
        let foot = self.ink(36.0, 1);
        let height = self.set(told, foot, inner.width(), Align::LEFT).size().y;
        let below = pos2(inner.left(), inner.bottom() - height);
        self.text(below, told, foot, inner.width(), Align::LEFT);
        let width = inner.width() / 2.0 - gap;
        let scan = Type {
            strong: false,
            ..self.ink(26.0, 2)
        };
        let mut left = inner.left();
        for way in ways {
            let mut at = pos2(left, inner.top());
            self.text(at, &way.scan, scan, width, Align::LEFT);
            at.y += 80.0 * self.scale;
            let side = below.y - gap - 168.0 * self.scale - at.y;
            let code = Rect::from_min_size(at, Vec2::splat(side.min(width)));
            code_in(self.ui.painter(), code, &way.code);
            self.tell(code, Role::Image, &way.scan);
            at.y = code.bottom() + gap / 2.0;
            for (name, text) in &way.typed {
                at.y = self.typed(at, name, text, (22.0, 40.0), width);
            }
            left += width + 2.0 * gap;
        }
    }

    /// What is typed, below what it is; gives where it ends.
    fn typed(&mut self, at: Pos2, name: &str, text: &str, sizes: (f32, f32), width: f32) -> f32 {
        let small = Type {
            strong: false,
            colour: self.palette.muted,
            ..self.ink(sizes.0, 1)
        };
        let top = self.text(at, name, small, width, Align::LEFT);
        let large = self.narrowed(text, self.ink(sizes.1, 1), width);
        self.text(pos2(at.x, top), text, large, width, Align::LEFT)
    }

    /// Strong text in the colour of ink.
    const fn ink(&self, size: f32, rows: usize) -> Type {
        Type {
            size,
            strong: true,
            colour: self.palette.ink,
            rows,
        }
    }

    fn practice(&mut self, inner: Rect, slide: &PracticeSlide, timer: Option<&SlideTimer>) {
        let heading = self.heading(inner, slide, timer);
        // Below the votes stand two lines, below the levels one.
        let foot = if slide.revealed.is_some() { 92.0 } else { 52.0 } * self.scale;
        let foot = Rect::from_min_max(pos2(inner.left(), inner.bottom() - foot), inner.max);
        let gap = 20.0 * self.scale;
        let body = Rect::from_min_max(
            pos2(inner.left(), heading + gap),
            pos2(inner.right(), foot.top() - gap),
        );
        match &slide.revealed {
            None => {
                self.cards(body, slide);
                self.turnout(foot, slide);
            }
            Some(reveal) => {
                if reveal.rows.is_empty() {
                    // Single votes are not shown: what is talked about is.
                    self.cards(body, slide);
                } else {
                    self.votes(body, slide, reveal);
                }
                self.came_of_it(foot, reveal);
            }
        }
    }

    /// Where the practice stands, its title and question, and the timer; gives where they end.
    fn heading(&mut self, inner: Rect, slide: &PracticeSlide, timer: Option<&SlideTimer>) -> f32 {
        let (ink, muted) = (self.palette.ink, self.palette.muted);
        let mut room = inner.width();
        if let Some(timer) = timer {
            let colour = if timer.is_over { self.palette.bad } else { ink };
            let of = Type {
                size: 64.0,
                strong: true,
                colour,
                rows: 1,
            };
            let at = pos2(inner.right(), inner.top() - 12.0 * self.scale);
            let galley = self.set(&timer.text, of, inner.width(), Align::RIGHT);
            let width = galley.size().x;
            let rect = Align2::RIGHT_TOP.anchor_size(at, galley.size());
            self.ui.painter().galley(at, galley, colour);
            // Not the seconds: a screen reader would read nothing else.
            self.tell(rect, Role::Label, &timer.spoken);
            room -= width + 40.0 * self.scale;
        }
        let small = Type {
            size: 24.0,
            strong: false,
            colour: muted,
            rows: 1,
        };
        let top = self.text(inner.min, &slide.place, small, room, Align::LEFT);
        let title = Type {
            size: 44.0,
            strong: true,
            colour: ink,
            rows: 1,
        };
        let at = pos2(inner.left(), top + 2.0 * self.scale);
        let top = self.text(at, &slide.title, title, room, Align::LEFT);
        let prompt = Type {
            size: 30.0,
            strong: false,
            colour: ink,
            rows: 4,
        };
        let prompt = self.fitting(
            &slide.prompt,
            prompt,
            vec2(inner.width(), 120.0 * self.scale),
        );
        let at = pos2(inner.left(), top + 6.0 * self.scale);
        self.text(at, &slide.prompt, prompt, inner.width(), Align::LEFT)
    }

    /// The columns of the levels in an area.
    fn columns(body: Rect, count: usize, gap: f32) -> impl Iterator<Item = Rect> {
        let number = small(count.max(1));
        let width = (body.width() - gap * f32::from(number - 1)) / f32::from(number);
        (0..number).map(move |place| {
            let left = body.left() + f32::from(place) * (width + gap);
            Rect::from_min_size(pos2(left, body.top()), vec2(width, body.height()))
        })
    }

    /// What can be seen at each level, side by side.
    fn cards(&mut self, body: Rect, slide: &PracticeSlide) {
        let gap = 14.0 * self.scale;
        let columns: Vec<Rect> = Self::columns(body, slide.levels.len(), gap).collect();
        let head = 64.0 * self.scale;
        let margin = vec2(14.0, 12.0) * self.scale;
        let inside = |column: Rect| {
            let text = column.shrink2(margin);
            Rect::from_min_max(pos2(text.left(), text.top() + head), text.max)
        };
        let of = Type {
            size: 36.0,
            strong: false,
            colour: self.palette.ink,
            rows: usize::MAX,
        };
        let sizes = slide.levels.iter().zip(&columns).map(|(level, column)| {
            let room = inside(*column);
            self.fitting(&level.text, of, room.size()).size
        });
        // All alike, as large as the longest allows.
        let size = sizes.fold(of.size, f32::min);
        for (level, column) in slide.levels.iter().zip(columns) {
            let radius = CornerRadius::same(8);
            let painter = self.ui.painter();
            painter.rect_filled(column, radius, self.palette.surface);
            let line = Stroke::new(1.5 * self.scale, self.palette.hairline);
            painter.rect_stroke(column, radius, line, StrokeKind::Inside);
            let top = Rect::from_min_size(column.min, vec2(column.width(), head));
            self.level_head(top, slide, level);
            let room = inside(column);
            let of = Type { size, ..of };
            self.text(room.min, &level.text, of, room.width(), Align::LEFT);
        }
    }

    /// The number and the name of a level on its colour.
    fn level_head(&mut self, rect: Rect, slide: &PracticeSlide, level: &super::slide::SlideLevel) {
        let ground = self.palette.level(level.level, slide.level_count);
        let ink = on_level(level.level, slide.level_count);
        let radius = CornerRadius {
            nw: 8,
            ne: 8,
            sw: 0,
            se: 0,
        };
        self.ui.painter().rect_filled(rect, radius, ground);
        let number = Type {
            size: 42.0,
            strong: true,
            colour: ink,
            rows: 1,
        };
        let pad = 14.0 * self.scale;
        let galley = self.set(&level.number, number, rect.width(), Align::LEFT);
        let at = pos2(rect.left() + pad, rect.center().y - galley.size().y / 2.0);
        let left = at.x + galley.size().x + pad;
        self.ui.painter().galley(at, galley, ink);
        let name = Type {
            size: 24.0,
            strong: true,
            colour: ink,
            rows: 1,
        };
        let room = rect.right() - left - pad / 2.0;
        let name = self.narrowed(&level.name, name, room);
        let galley = self.set(&level.name, name, room, Align::LEFT);
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        self.ui.painter().galley(at, galley, ink);
        let spoken = format!("{} {}", level.number, level.name);
        self.tell(rect, Role::Label, &spoken);
    }

    /// The largest size, up to that of `of`, at which a text stands on one line.
    fn narrowed(&self, text: &str, of: Type, width: f32) -> Type {
        let mut set = of;
        while set.size > of.size * 0.55 {
            let font = self.font(set.size, set.strong);
            let line = self
                .ui
                .painter()
                .layout_no_wrap(text.to_owned(), font, of.colour);
            if line.size().x <= width {
                break;
            }
            set.size -= 1.0;
        }
        set
    }

    /// How many have voted: a ring for each who is asked, filled where there is a vote. Their order tells
    /// nothing.
    fn turnout(&mut self, foot: Rect, slide: &PracticeSlide) {
        let of = Type {
            size: 40.0,
            strong: true,
            colour: self.palette.ink,
            rows: 1,
        };
        let galley = self.set(&slide.voted, of, foot.width(), Align::LEFT);
        let height = galley.size().y;
        let at = pos2(foot.left(), foot.bottom() - height);
        let end = at.x + galley.size().x + 36.0 * self.scale;
        self.text(at, &slide.voted, of, foot.width(), Align::LEFT);
        let rings = slide.turnout.asked;
        let pitch = 40.0 * self.scale;
        let room = foot.right() - end;
        let count = small(rings);
        let (mark, voted) = (self.palette.mark, slide.turnout.voted);
        let middle = at.y + height / 2.0;
        let painter = self.ui.painter();
        if f32::from(count) * pitch <= room {
            for place in 0..count {
                let centre = pos2(end + (f32::from(place) + 0.5) * pitch, middle);
                let radius = 13.0 * self.scale;
                if usize::from(place) < voted {
                    painter.circle_filled(centre, radius, mark);
                } else {
                    let line = Stroke::new(2.5 * self.scale, mark);
                    painter.circle_stroke(centre, radius - 1.25 * self.scale, line);
                }
            }
            return;
        }
        let bar = Rect::from_center_size(
            pos2(end + room / 2.0, middle),
            vec2(room, 22.0 * self.scale),
        );
        #[expect(clippy::cast_precision_loss, reason = "a share of people")]
        let share = (voted as f32 / rings.max(1) as f32).min(1.0);
        painter.rect_filled(bar, bar.height() / 2.0, self.palette.mark_soft);
        let done = Rect::from_min_size(bar.min, vec2(bar.width() * share, bar.height()));
        painter.rect_filled(done, bar.height() / 2.0, mark);
    }

    /// How the votes lie on the levels.
    fn votes(&mut self, body: Rect, slide: &PracticeSlide, reveal: &Reveal) {
        let axis = 64.0 * self.scale;
        let gap = 6.0 * self.scale;
        let heads = Rect::from_min_max(pos2(body.left(), body.bottom() - axis), body.max);
        for (level, column) in
            slide
                .levels
                .iter()
                .zip(Self::columns(heads, slide.levels.len(), gap))
        {
            self.level_head(column, slide, level);
        }
        let plot = Rect::from_min_max(body.min, pos2(body.right(), heads.top() - gap));
        let rows = small(reveal.rows.len().max(1));
        let height = plot.height() / f32::from(rows);
        for (place, row) in (0..rows).zip(&reveal.rows) {
            let top = plot.top() + f32::from(place) * height;
            let area = Rect::from_min_size(pos2(plot.left(), top), vec2(plot.width(), height));
            self.row(
                area.shrink2(vec2(0.0, 4.0 * self.scale)),
                slide,
                row,
                &reveal.rows,
            );
        }
    }

    /// The votes of a round above the levels that they are at.
    fn row(&mut self, area: Rect, slide: &PracticeSlide, row: &VoteRow, rows: &[VoteRow]) {
        let palette = self.palette;
        let painter = self.ui.painter().clone();
        painter.rect_filled(area, CornerRadius::same(6), palette.surface);
        let scale = Ruler::new(area, slide);
        let stacks = Stacks::new(area, rows, (scale.step, self.scale));
        if let (Some(low), Some(high)) = (row.ratings.first(), row.ratings.last()) {
            let dots = stacks
                .dots
                .map_or(0.0, |pitch| pitch * f32::from(stacks.beside));
            let reach = (40.0 * self.scale).max(dots / 2.0 + 6.0 * self.scale);
            let span = Rect::from_x_y_ranges(
                scale.x(*low) - reach..=scale.x(*high) + reach,
                area.y_range(),
            );
            painter.rect_filled(
                span.intersect(area),
                CornerRadius::same(6),
                palette.mark_soft,
            );
        }
        if let Some(middle) = row.middle {
            let line = Stroke::new(3.0 * self.scale, palette.accent);
            let x = scale.x(middle);
            let dash = 9.0 * self.scale;
            let ends = [pos2(x, area.top()), pos2(x, area.bottom())];
            painter.extend(egui::Shape::dashed_line(&ends, line, dash, dash * 0.7));
            let of = Type {
                size: 22.0,
                strong: true,
                colour: palette.accent,
                rows: 1,
            };
            let galley = self.set(&slide.middle, of, area.width(), Align::LEFT);
            painter.galley(
                pos2(x + 8.0 * self.scale, area.top() + 4.0 * self.scale),
                galley,
                of.colour,
            );
        }
        let is_last = rows.last() == Some(row);
        let colour = if is_last { palette.ink } else { palette.muted };
        for group in row.ratings.chunk_by(|one, other| one == other) {
            if let Some(rating) = group.first() {
                self.stack(&painter, &stacks, (scale.x(*rating), group.len()), colour);
            }
        }
        if let Some(name) = &row.name {
            let of = Type {
                size: 22.0,
                strong: true,
                colour: palette.muted,
                rows: 1,
            };
            let at = area.min + vec2(10.0, 6.0) * self.scale;
            let galley = self.set(name, of, area.width(), Align::LEFT);
            let ground = Rect::from_min_size(at, galley.size()).expand(3.0 * self.scale);
            painter.rect_filled(ground, CornerRadius::same(4), palette.surface);
            painter.galley(at, galley, of.colour);
        }
        self.tell(area, Role::Image, &row.spoken);
    }

    /// The votes at one rating: dots one above the other, or a bar with their number.
    fn stack(
        &self,
        painter: &Painter,
        stacks: &Stacks,
        (x, people): (f32, usize),
        colour: Color32,
    ) {
        if let Some(pitch) = stacks.dots {
            let beside = stacks.beside.min(small(people));
            for place in 0..small(people) {
                // The last row may hold fewer: it is centred, too.
                let in_row = beside.min(small(people) - place / beside * beside);
                let across = f32::from(place % beside) - f32::from(in_row - 1) / 2.0;
                let up = f32::from(place / beside) + 0.5;
                let centre = pos2(x + across * pitch, stacks.floor - up * pitch);
                painter.circle_filled(centre, pitch * 0.44, colour);
            }
            return;
        }
        let text = painter.layout_no_wrap(people.to_string(), self.font(26.0, true), colour);
        let room = stacks.room - text.size().y;
        let height = room * f32::from(small(people)) / f32::from(stacks.most);
        let half = stacks.width * 0.45;
        let top = stacks.floor - height;
        let bar = Rect::from_min_max(pos2(x - half, top), pos2(x + half, stacks.floor));
        painter.rect_filled(bar, CornerRadius::same(4), colour);
        let at = pos2(x - text.size().x / 2.0, top - text.size().y);
        painter.galley(at, text, colour);
    }

    /// What came of the votes, in words.
    fn came_of_it(&mut self, foot: Rect, reveal: &Reveal) {
        let of = Type {
            size: 40.0,
            strong: true,
            colour: self.palette.ink,
            rows: 2,
        };
        let half = foot.width();
        let mut room = half;
        if let Some(agreed) = &reveal.agreed {
            let of = Type {
                size: 40.0,
                strong: true,
                colour: self.palette.accent,
                rows: 1,
            };
            let galley = self.set(agreed, of, half, Align::RIGHT);
            room -= galley.size().x + 40.0 * self.scale;
            let at = pos2(foot.right(), foot.top());
            self.text(at, agreed, of, half, Align::RIGHT);
        }
        let of = self.fitting(&reveal.sentence, of, vec2(room, 52.0 * self.scale));
        let end = self.text(foot.min, &reveal.sentence, of, room, Align::LEFT);
        let small = Type {
            size: 27.0,
            strong: false,
            colour: self.palette.muted,
            rows: 1,
        };
        let facts = reveal.facts.join(" · ");
        if facts.is_empty() {
            return;
        }
        let small = self.narrowed(&facts, small, foot.width());
        let at = pos2(foot.left(), end + 2.0 * self.scale);
        self.text(at, &facts, small, foot.width(), Align::LEFT);
    }
}

/// Paints a code for cameras: dark on light in every theme, or no phone reads it.
pub(crate) fn code_in(painter: &Painter, rect: Rect, rows: &[Vec<bool>]) {
    let palette = Palette::chosen(false, true);
    painter.rect_filled(rect, 0.0, palette.surface);
    let side = rect.width() / f32::from(small(rows.len().max(1)));
    for (row, place) in rows.iter().zip(0_u16..) {
        for (_, column) in row.iter().zip(0_u16..).filter(|(is_dark, _)| **is_dark) {
            let corner = rect.min + vec2(f32::from(column), f32::from(place)) * side;
            // A hair more, so that no seam shows between modules.
            let module = Rect::from_min_size(corner, Vec2::splat(side + 0.1));
            painter.rect_filled(module, 0.0, palette.ink);
        }
    }
}

/// A count that is painted.
fn small(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}

/// How votes at the same rating are stacked.
struct Stacks {
    /// Where they stand, and how high they may get.
    floor: f32,
    room: f32,
    /// How wide a bar and its gap are.
    width: f32,
    /// The most votes at one rating.
    most: u16,
    /// How many dots stand side by side.
    beside: u16,
    /// The distance between dots; `None` where they would be too small to be counted from afar.
    dots: Option<f32>,
}

impl Stacks {
    /// Those of several rounds are alike, so that they can be compared.
    fn new(area: Rect, rows: &[VoteRow], (step, scale): (f32, f32)) -> Self {
        let rows = rows.iter();
        let groups = rows.flat_map(|row| row.ratings.chunk_by(|one, other| one == other));
        let most = groups.map(<[HalfLevels]>::len).max().unwrap_or(1);
        let floor = area.bottom() - 8.0 * scale;
        // The line above says which one the middle is.
        let room = floor - area.top() - 36.0 * scale;
        let wide = step * 0.42;
        let width = wide.min(64.0 * scale);
        let single = width.min(room / f32::from(small(most)));
        let double = (wide / 2.0).min(room / f32::from(small(most.div_ceil(2))));
        // Where they would be small one above the other, there is room for two side by side.
        let (beside, pitch) = if double > single {
            (2, double)
        } else {
            (1, single)
        };
        Self {
            beside,
            floor,
            room,
            width,
            most: small(most),
            dots: (most <= MOST_DOTS && pitch >= 14.0 * scale).then_some(pitch),
        }
    }
}

/// Where ratings stand from left to right: half a step between the levels that the practice has.
struct Ruler<'s> {
    slide: &'s PracticeSlide,
    left: f32,
    /// From one level to the next.
    step: f32,
}

impl<'s> Ruler<'s> {
    fn new(area: Rect, slide: &'s PracticeSlide) -> Self {
        Self {
            slide,
            left: area.left(),
            step: area.width() / f32::from(small(slide.levels.len().max(1))),
        }
    }

    fn x(&self, rating: HalfLevels) -> f32 {
        let level = rating.level();
        let below = self.slide.levels.iter().filter(|it| it.level < level);
        let half = if rating.is_half() { 0.5 } else { 0.0 };
        self.left + (f32::from(small(below.count())) + half + 0.5) * self.step
    }
}
