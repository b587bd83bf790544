//! A choice in a table of choices: two lines, what it asks and in how many parts.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, pos2,
};

use crate::window::theme::{self, Palette, RADIUS, size};
use crate::window::widget::sign;

/// The height of a cell.
pub(crate) const HEIGHT: f32 = 46.0;

/// A choice in a table.
pub(crate) struct ChoiceCell<'a> {
    /// The line that is read first.
    pub(crate) text: &'a str,
    /// The line below it; may be empty.
    pub(crate) note: &'a str,
    pub(crate) chosen: bool,
    /// Whether the present state is at or above it.
    pub(crate) reached: bool,
    /// What a screen reader says.
    pub(crate) spoken: &'a str,
}

/// A row of choices as one stop of the Tab key.
pub(crate) struct Stops {
    row: Id,
    /// Which of the choices can be taken.
    can_be_taken: Vec<bool>,
    /// The choice that the Tab key leads to.
    tab: Option<usize>,
}

/// One choice of a row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stop {
    id: Id,
    is_tab: bool,
}

impl Stops {
    /// The Tab key leads to the choice that has the focus, else to the chosen one, else to the first that can
    /// be taken.
    pub(crate) fn of(ui: &Ui, row: Id, can_be_taken: Vec<bool>, chosen: Option<usize>) -> Self {
        let focused = ui.memory(egui::Memory::focused);
        let can = |place: &usize| can_be_taken.get(*place) == Some(&true);
        let has_focus = |place: &usize| focused == Some(row.with(place));
        let places = || (0..can_be_taken.len()).filter(can);
        let tab = places()
            .find(has_focus)
            .or(chosen.filter(can))
            .or(places().next());
        Self {
            row,
            can_be_taken,
            tab,
        }
    }

    /// One choice.
    pub(crate) fn cell(&self, place: usize) -> Stop {
        Stop {
            id: self.row.with(place),
            is_tab: self.tab == Some(place),
        }
    }

    /// Left, right, Home and End lead from a choice that has the focus to another.
    pub(crate) fn lead_on(&self, ui: &Ui, place: usize, shown: &Response) {
        if !shown.has_focus() {
            return;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(shown.id, filter));
        let can = |place: &usize| self.can_be_taken.get(*place) == Some(&true);
        let all = 0..self.can_be_taken.len();
        let keys = [
            (Key::ArrowLeft, (0..place).rev().find(can)),
            (Key::ArrowRight, all.clone().skip(place + 1).find(can)),
            (Key::Home, all.clone().find(can)),
            (Key::End, all.rev().find(can)),
        ];
        for (key, to) in keys {
            let is_pressed = ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
            if let Some(to) = to.filter(|_| is_pressed) {
                ui.memory_mut(|memory| memory.request_focus(self.row.with(to)));
            }
        }
    }
}

/// Shows a choice at a width.
pub(crate) fn cell_ui(
    ui: &mut Ui,
    palette: &Palette,
    cell: &ChoiceCell<'_>,
    stop: Stop,
    width: f32,
) -> Response {
    // A choice that takes no focus would give away what an arrow key has just given it.
    let has_focus = ui.memory(|memory| memory.has_focus(stop.id));
    let sense = match (ui.is_enabled(), stop.is_tab || has_focus) {
        (true, true) => Sense::click(),
        (true, false) => Sense::CLICK,
        (false, _) => Sense::hover(),
    };
    let (_, rect) = ui.allocate_space(Vec2::new(width, HEIGHT));
    let mut response = ui.interact(rect, stop.id, sense);
    if ui.is_enabled() {
        response = response.on_hover_cursor(CursorIcon::PointingHand);
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), cell.chosen, cell.spoken)
    });
    let (fill, stroke) = if cell.chosen {
        (palette.accent_soft, Stroke::new(2.0, palette.accent))
    } else if response.hovered() && ui.is_enabled() {
        (palette.quiet, Stroke::new(1.0, palette.hairline))
    } else if cell.reached {
        (palette.shade, Stroke::new(1.0, palette.hairline))
    } else {
        (palette.surface, Stroke::new(1.0, palette.outline))
    };
    let painter = ui.painter();
    painter.rect(rect, f32::from(RADIUS), fill, stroke, StrokeKind::Inside);
    lines(ui, palette, cell, rect);
    if response.has_focus() {
        sign::focus(painter, palette, rect.shrink(2.0));
    }
    response
}

fn lines(ui: &Ui, palette: &Palette, cell: &ChoiceCell<'_>, rect: Rect) {
    let painter = ui.painter().with_clip_rect(rect.shrink(2.0));
    let left = rect.left() + 10.0;
    let ink = if cell.reached {
        palette.muted
    } else {
        palette.ink
    };
    let font = theme::emphasised(cell.chosen, size::BODY);
    let middle = if cell.note.is_empty() {
        rect.center().y
    } else {
        rect.top() + 15.0
    };
    let first = pos2(left, middle);
    painter.text(first, Align2::LEFT_CENTER, cell.text, font, ink);
    let second = pos2(left, rect.top() + 33.0);
    let font = theme::regular(size::SMALL);
    painter.text(second, Align2::LEFT_CENTER, cell.note, font, palette.muted);
    if cell.chosen {
        let centre = pos2(rect.right() - 14.0, rect.top() + 14.0);
        sign::check(&painter, centre, palette.accent);
    }
}
