//! The cards of the descriptors: the choices of a practice.

use std::sync::Arc;

use egui::{
    CursorIcon, Galley, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
};

use crate::model::Level;
use crate::window::theme::{self, Palette, RADIUS, size};
use crate::window::view::View;
use crate::window::widget::sign;

const PADDING: Vec2 = Vec2::new(12.0, 3.5);
/// The distance between cards.
const GAP: f32 = 3.0;
const BADGE: f32 = 26.0;
const NAME_WIDTH: f32 = 92.0;
const MARK_WIDTH: f32 = 20.0;
/// The least width for name and descriptor to stand side by side.
const LEAST_ABREAST: f32 = 440.0;
/// The height of the word below the name.
const PARTLY: f32 = 16.0;
/// The size of a descriptor.
const TEXT: f32 = 15.0;
/// How many lines of a descriptor every card has room for.
const STEADY: f32 = 3.0;

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

/// Shows the cards of a practice one below the other; returns the one that was clicked. As far as `room`
/// allows, all are as high as [`STEADY`] lines need, so that they keep their places from one practice to
/// the next; else as high as the highest of them; else each as high as its text.
pub(crate) fn level_cards_ui(
    ui: &mut Ui,
    view: &View<'_>,
    cards: &[LevelCard<'_>],
    room: f32,
) -> Option<(Level, Response)> {
    ui.spacing_mut().item_spacing.y = GAP;
    let parts: Vec<Parts> = cards
        .iter()
        .map(|card| Parts::of(ui, view.palette, card))
        .collect();
    let least = least_height(ui, &parts, room);
    let mut clicked = None;
    for (card, parts) in cards.iter().zip(parts) {
        let response = card_ui(ui, view, card, parts, least);
        if response.clicked() {
            clicked = Some((card.level, response));
        }
    }
    clicked
}

/// The least height of each card.
#[expect(clippy::cast_precision_loss, reason = "there are few cards")]
fn least_height(ui: &Ui, parts: &[Parts], room: f32) -> f32 {
    let share = room / parts.len().max(1) as f32 - GAP;
    let highest = parts.iter().map(Parts::height).fold(0.0, f32::max);
    let is_stacked = parts.iter().any(|parts| parts.is_stacked);
    if is_stacked || highest > share {
        return 0.0;
    }
    let line = ui.fonts_mut(|fonts| fonts.row_height(&theme::regular(TEXT)));
    // The rows of a laid-out text stand on whole points.
    let line = line.ceil();
    highest.max(share.min(STEADY * line + 2.0 * PADDING.y))
}

fn card_ui(
    ui: &mut Ui,
    view: &View<'_>,
    card: &LevelCard<'_>,
    parts: Parts,
    least: f32,
) -> Response {
    let size = Vec2::new(ui.available_width(), parts.height().max(least));
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
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
            body: wrapped(card.text, theme::regular(TEXT), body_width),
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

    /// Side by side, all stands on the middle of the card; stacked, all begins at its top.
    fn paint(self, ui: &Ui, view: &View<'_>, card: &LevelCard<'_>, rect: Rect) {
        let palette = view.palette;
        let painter = ui.painter();
        let mut badge = Rect::from_min_size(rect.min + PADDING, Vec2::splat(BADGE));
        if !self.is_stacked {
            badge = badge.translate(Vec2::new(0.0, rect.center().y - badge.center().y));
        }
        sign::level(painter, palette, badge, card.level, card.count, view.words);
        let on_middle = |height: f32| badge.center().y - height / 2.0;
        let name = self.name.size();
        let left = badge.right() + 10.0;
        let below = if card.partly.is_some() && !self.is_stacked {
            PARTLY
        } else {
            0.0
        };
        let top = on_middle(name.y + below);
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
        } else {
            on_middle(self.body.size().y)
        };
        let body_at = Pos2::new(rect.left() + body_left(self.is_stacked), body_top);
        painter.galley(Pos2::new(left, top), self.name, palette.ink);
        painter.galley(body_at, self.body, palette.ink);
        if let Some(votes) = self.votes {
            let right = rect.right() - PADDING.x - MARK_WIDTH - votes.size().x;
            let at = Pos2::new(right, on_middle(votes.size().y));
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
        (palette.quiet, Stroke::new(1.0, palette.hairline))
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
