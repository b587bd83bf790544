//! What is said while files are held over the window.

use std::path::PathBuf;

use egui::{Align2, Area, Context, Frame, Id, Label, Margin, Order, Stroke};

use crate::window::document::picking::file_name;
use crate::window::drag_and_drop::{Dropped, may_be_answers};
use crate::window::theme::{self, RADIUS};
use crate::window::view::View;

/// Says what will happen when the files are let go.
pub(crate) fn dropping_ui(ctx: &Context, view: &View<'_>) {
    let paths: Vec<PathBuf> = ctx.input(|input| {
        let files = input.raw.hovered_files.iter();
        files
            .map(|file| file.path.clone().unwrap_or_default())
            .collect()
    });
    let Some((first, drop)) = paths.first().zip(Dropped::of(view.state, &paths)) else {
        return;
    };
    let (says, file) = match drop {
        Dropped::Waits => ("window-drop-waits", first.as_path()),
        Dropped::TakesIn(_) => ("window-drop-sheets", first.as_path()),
        Dropped::Merges(_) => ("merging-drop", first.as_path()),
        Dropped::Proves => ("window-drop-evidence", first.as_path()),
        Dropped::Refused(first, why) => (why, first),
        Dropped::Opens(path, purpose) => (purpose.dropped().unwrap_or_default(), path),
    };
    let facts = facts!(name = file_name(file), count = paths.len());
    let palette = view.palette;
    let whole = ctx.content_rect();
    Area::new(Id::unique("dropping"))
        .order(Order::Tooltip)
        .interactable(false)
        .anchor(Align2::CENTER_CENTER, egui::Vec2::ZERO)
        .show(ctx, |ui| {
            ui.painter()
                .rect_filled(whole, 0.0, palette.paper.gamma_multiply(0.85));
            Frame::new()
                .fill(palette.accent_soft)
                .stroke(Stroke::new(2.0, palette.accent))
                .corner_radius(RADIUS)
                .inner_margin(Margin::same(24))
                .show(ui, |ui| {
                    ui.set_max_width((whole.width() - 120.0).min(520.0));
                    ui.add(Label::new(theme::heading(view.with(says, &facts))).wrap());
                    if drop == Dropped::Proves && paths.iter().any(|path| may_be_answers(path)) {
                        let other = view.text("importing-drop-elsewhere");
                        ui.add(Label::new(other).wrap());
                    }
                    if paths.len() > 1 && matches!(drop, Dropped::Opens(..)) {
                        let rest = view.with("window-drop-one", &facts);
                        ui.add(Label::new(rest).wrap());
                    }
                });
        });
}
