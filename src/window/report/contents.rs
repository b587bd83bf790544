//! The table of contents beside the pages; a click goes there.

use egui::style::ScrollAnimation;
use egui::{Align, Align2, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, vec2};

use crate::layout::OutlineEntry;
use crate::window::report::preview::{Composed, PagePlace};
use crate::window::theme::{self, size};
use crate::window::view::View;
use crate::window::widget::sign;

/// The least height of a row: a title takes as many lines as it needs.
const ROW: f32 = 30.0;

/// Shows the headings of the two highest levels.
pub(crate) fn contents_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(shown) = view.state.preview.shown.clone() else {
        ui.label(view.text("preview-composing"));
        return;
    };
    let entries: Vec<&OutlineEntry> = entries(&shown).collect();
    let here = here(&entries, view.drafts.preview.at);
    let is_other = std::mem::replace(&mut view.drafts.preview.listed, here) != here;
    ui.spacing_mut().item_spacing.y = 1.0;
    let area = ScrollArea::vertical()
        .id_salt("report_contents")
        .auto_shrink([false, false]);
    area.show(ui, |ui| {
        for (place, entry) in entries.iter().enumerate() {
            let is_here = Some(place) == here;
            let row = row_ui(ui, view, entry, is_here);
            if row.gained_focus() {
                row.scroll_to_me(None);
            }
            // The heading that is read is in sight.
            if is_other && is_here && !ui.clip_rect().contains_rect(row.rect) {
                let none = ScrollAnimation::none();
                ui.scroll_to_rect_animation(row.rect, Some(Align::Center), none);
            }
            if row.clicked() {
                view.drafts.preview.go = Some(PagePlace::of(entry));
            }
        }
    });
}

fn entries(shown: &Composed) -> impl Iterator<Item = &OutlineEntry> {
    shown.contents.iter().filter(|entry| entry.level <= 2)
}

/// The heading that the top of the view belongs to.
fn here(entries: &[&OutlineEntry], at: PagePlace) -> Option<usize> {
    let before = |entry: &&OutlineEntry| (entry.page, entry.y) <= (at.page, at.y + 60.0);
    entries.iter().rposition(before).or(Some(0))
}

fn row_ui(ui: &mut Ui, view: &View<'_>, entry: &OutlineEntry, here: bool) -> Response {
    let palette = view.palette;
    let (font, colour) = match (here, entry.level) {
        (true, _) => (theme::semibold(size::SMALL), palette.ink),
        (_, 1) => (theme::regular(size::SMALL + 1.0), palette.ink),
        _ => (theme::regular(size::SMALL), palette.muted),
    };
    let small = theme::regular(size::SMALL);
    let number = (entry.page + 1).to_string();
    let painter = ui.painter().clone();
    let number = painter.layout_no_wrap(number, small, palette.muted);
    let width = ui.available_width();
    let left = if entry.level > 1 { 22.0 } else { 8.0 };
    let room = width - 8.0 - number.size().x - 8.0 - left;
    let title = painter.layout(entry.title.clone(), font, colour, room);
    let height = ROW.max(title.size().y + 10.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, height), Sense::click());
    let facts = facts!(title = entry.title.as_str(), page = (entry.page + 1));
    let spoken = view.with("preview-go-to", &facts);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &spoken));
    sign::row(&painter, palette, &response, here);
    let at = Align2::LEFT_CENTER.anchor_size(rect.left_center() + vec2(left, 0.0), title.size());
    painter.galley(at.min, title, colour);
    let right = rect.right_center() - vec2(8.0, 0.0);
    let at = Align2::RIGHT_CENTER.anchor_size(right, number.size());
    painter.galley(at.min, number, palette.muted);
    response
}
