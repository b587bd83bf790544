//! The card of a descriptor: one choice of a practice.

use egui::{Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo};

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
    let palette = view.palette;
    let width = ui.available_width();
    // With little room, the descriptor stands below the name.
    let is_stacked = width < LEAST_ABREAST;
    let name_width = if is_stacked {
        width - 2.0 * PADDING.x - BADGE - 10.0 - MARK_WIDTH
    } else {
        NAME_WIDTH
    };
    let beside = if is_stacked { 0.0 } else { NAME_WIDTH + 8.0 };
    let body_left = PADDING.x + BADGE + 10.0 + beside;
    let votes = card.votes.clone().map(|votes| {
        let font = theme::regular(size::SMALL);
        ui.painter().layout_no_wrap(votes, font, palette.muted)
    });
    let taken = votes.as_ref().map_or(0.0, |votes| votes.size().x + 8.0);
    let body_width = (width - body_left - MARK_WIDTH - taken - PADDING.x).max(120.0);
    let body = ui.painter().layout(
        card.text.to_owned(),
        theme::regular(15.0),
        palette.ink,
        body_width,
    );
    let name = ui.painter().layout(
        card.name.to_owned(),
        theme::semibold(14.5),
        palette.ink,
        name_width,
    );
    // The word below the name has room on every card, so that none grows when it is chosen.
    let named = name.size().y + if is_stacked { 0.0 } else { PARTLY };
    let height = if is_stacked {
        named + 4.0 + body.size().y + 2.0 * PADDING.y
    } else {
        (body.size().y.max(BADGE) + 2.0 * PADDING.y).max(named + 2.0)
    };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
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
    if !ui.is_rect_visible(rect) {
        return response;
    }
    ground(ui, palette, card, rect, &response);
    let painter = ui.painter();
    let badge = Rect::from_min_size(rect.min + PADDING, Vec2::splat(BADGE));
    sign::level(painter, palette, badge, card.level, card.count, view.words);
    let baseline = |height: f32| rect.min.y + PADDING.y + ((BADGE - height) / 2.0).max(0.0);
    let name_left = badge.right() + 10.0;
    let one_line = name.rows.first().map_or(0.0, |row| row.size.y);
    let name_height = name.size().y;
    let name_top = match card.partly {
        Some(_) if !is_stacked && name_height + PARTLY > height - 2.0 * PADDING.y => {
            rect.min.y + (height - name_height - PARTLY) / 2.0
        }
        _ => baseline(one_line),
    };
    let partly_at = if is_stacked {
        Pos2::new(name_left + name.size().x + 8.0, name_top + 1.0)
    } else {
        Pos2::new(name_left, name_top + name_height - 1.0)
    };
    painter.galley(Pos2::new(name_left, name_top), name, palette.ink);
    if let Some(partly) = card.partly {
        painter.text(
            partly_at,
            egui::Align2::LEFT_TOP,
            partly,
            theme::regular(size::SMALL),
            palette.accent,
        );
    }
    let first_row = body.rows.first().map_or(0.0, |row| row.size.y);
    let top = if is_stacked {
        rect.min.y + PADDING.y + named + 4.0
    } else if body.rows.len() > 1 {
        rect.min.y + PADDING.y + 1.0
    } else {
        baseline(first_row)
    };
    painter.galley(Pos2::new(rect.min.x + body_left, top), body, palette.ink);
    if let Some(votes) = votes {
        let right = rect.right() - PADDING.x - MARK_WIDTH - votes.size().x;
        let top = baseline(votes.size().y);
        painter.galley(Pos2::new(right, top), votes, palette.muted);
    }
    if card.chosen {
        sign::check(
            painter,
            Pos2::new(rect.right() - PADDING.x - 6.0, badge.center().y),
            palette.accent,
        );
    }
    response
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
