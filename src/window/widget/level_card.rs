//! The card of a descriptor: one choice of a practice.

use std::sync::Arc;

use egui::{Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

use crate::model::Level;
use crate::window::theme::{self, Palette, RADIUS, size};
use crate::window::view::View;
use crate::window::widget::sign;

const PADDING: Vec2 = Vec2::new(12.0, 6.0);
const BADGE: f32 = 26.0;
const NAME_WIDTH: f32 = 92.0;
const MARK_WIDTH: f32 = 20.0;
/// The least width for name and descriptor to stand side by side.
const LEAST_ABREAST: f32 = 440.0;
/// The height of the word below the name.
const PARTLY: f32 = 16.0;

/// The card of a descriptor.
pub(crate) struct LevelCard<'a> {
    pub(crate) level: Level,
    pub(crate) count: u8,
    pub(crate) name: &'a str,
    pub(crate) text: &'a str,
    /// The word for a level that is partly reached.
    pub(crate) partly: Option<&'a str>,
    pub(crate) chosen: bool,
    /// How many people chose it, where that is shown.
    pub(crate) votes: Option<String>,
    /// What a screen reader says.
    pub(crate) spoken: String,
    /// What it says of the level: its name and the descriptor.
    pub(crate) described: String,
}

/// Shows a card over the whole width.
pub(crate) fn level_card_ui(ui: &mut Ui, view: &View<'_>, card: &LevelCard<'_>) -> Response {
    let parts = Parts::of(ui, view.palette, card);
    let size = Vec2::new(ui.available_width(), parts.height());
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| {
        WidgetInfo::selected(
            Role::RadioButton,
            ui.is_enabled(),
            card.chosen,
            &card.spoken,
        )
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(card.described.as_str());
    });
    if ui.is_rect_visible(rect) {
        ground(ui, view.palette, card, rect, &response);
        parts.paint(ui, view, card, rect);
    }
    response
}

/// The texts of a card, laid out.
struct Parts {
    name: Arc<Galley>,
    body: Arc<Galley>,
    votes: Option<Arc<Galley>>,
    /// Whether the descriptor stands below the name, since there is little room.
    is_stacked: bool,
}

impl Parts {
    fn of(ui: &Ui, palette: &Palette, card: &LevelCard<'_>) -> Self {
        let width = ui.available_width();
        let is_stacked = width < LEAST_ABREAST;
        let painter = ui.painter();
        let small = theme::regular(size::SMALL);
        let votes = card.votes.clone();
        let votes = votes.map(|votes| painter.layout_no_wrap(votes, small, palette.muted));
        let taken = votes.as_ref().map_or(0.0, |votes| votes.size().x + 8.0);
        let left = body_left(is_stacked);
        let name_width = if is_stacked {
            width - left - taken - MARK_WIDTH - PADDING.x
        } else {
            NAME_WIDTH
        };
        let beside = if is_stacked { 0.0 } else { taken };
        let body_width = (width - left - MARK_WIDTH - beside - PADDING.x).max(120.0);
        let wrapped = |text: &str, font, width| {
            let text = text.to_owned();
            painter.layout(text, font, palette.ink, width)
        };
        Self {
            name: wrapped(card.name, theme::semibold(14.5), name_width),
            body: wrapped(card.text, theme::regular(15.0), body_width),
            votes,
            is_stacked,
        }
    }

    /// Has room for the word below the name on every card, so that none grows when it is chosen.
    fn height(&self) -> f32 {
        let (name, body) = (self.name.size().y, self.body.size().y);
        if self.is_stacked {
            return name.max(BADGE) + 2.0 + body + 2.0 * PADDING.y;
        }
        (body.max(BADGE) + 2.0 * PADDING.y).max(name + PARTLY + 2.0)
    }

    fn paint(self, ui: &Ui, view: &View<'_>, card: &LevelCard<'_>, rect: Rect) {
        let palette = view.palette;
        let painter = ui.painter();
        let badge = Rect::from_min_size(rect.min + PADDING, Vec2::splat(BADGE));
        sign::level(painter, palette, badge, card.level, card.count, view.words);
        let beside_badge = |height: f32| badge.top() + ((BADGE - height) / 2.0).max(0.0);
        let name = self.name.size();
        let left = badge.right() + 10.0;
        let one_line = self.name.rows.first().map_or(0.0, |row| row.size.y);
        let has_room = name.y + PARTLY <= rect.height() - 2.0 * PADDING.y;
        let top = if card.partly.is_none() || self.is_stacked || has_room {
            beside_badge(one_line)
        } else {
            rect.top() + (rect.height() - name.y - PARTLY) / 2.0
        };
        if let Some(partly) = card.partly {
            let at = if self.is_stacked {
                Pos2::new(left + name.x + 8.0, top + 1.0)
            } else {
                Pos2::new(left, top + name.y - 1.0)
            };
            let font = theme::regular(size::SMALL);
            painter.text(at, egui::Align2::LEFT_TOP, partly, font, palette.accent);
        }
        let body_top = if self.is_stacked {
            badge.top() + name.y.max(BADGE) + 2.0
        } else if self.body.rows.len() > 1 {
            badge.top() + 1.0
        } else {
            beside_badge(self.body.size().y)
        };
        let body_at = Pos2::new(rect.left() + body_left(self.is_stacked), body_top);
        painter.galley(Pos2::new(left, top), self.name, palette.ink);
        painter.galley(body_at, self.body, palette.ink);
        if let Some(votes) = self.votes {
            let right = rect.right() - PADDING.x - MARK_WIDTH - votes.size().x;
            let at = Pos2::new(right, beside_badge(votes.size().y));
            painter.galley(at, votes, palette.muted);
        }
        if card.chosen {
            let right = rect.right() - PADDING.x - 6.0;
            let at = Pos2::new(right, badge.center().y);
            sign::check(painter, at, palette.accent);
        }
    }
}

/// Where the descriptor begins, from the left edge of the card.
const fn body_left(is_stacked: bool) -> f32 {
    let name = if is_stacked { 0.0 } else { NAME_WIDTH + 8.0 };
    PADDING.x + BADGE + 10.0 + name
}

fn ground(ui: &Ui, palette: &Palette, card: &LevelCard<'_>, rect: Rect, response: &Response) {
    let (fill, stroke) = if card.chosen {
        (palette.accent_soft, Stroke::new(2.0, palette.accent))
    } else if response.hovered() {
        (palette.surface, Stroke::new(1.5, palette.accent))
    } else {
        (palette.surface, Stroke::new(1.0, palette.hairline))
    };
    let painter = ui.painter();
    painter.rect(rect, f32::from(RADIUS), fill, stroke, StrokeKind::Inside);
    if card.partly.is_some() {
        let line = Stroke::new(1.5, palette.accent);
        sign::dashed_outline(painter, rect, line, 5.0, 4.0);
    }
    if response.has_focus() {
        sign::focus(painter, palette, rect);
    }
}
