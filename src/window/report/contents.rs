//! The table of contents beside the pages; a click goes there.

use egui::{Align2, Response, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo, pos2};

use crate::layout::OutlineEntry;
use crate::window::report::preview::{Composed, PagePlace};
use crate::window::theme::{self, size};
use crate::window::view::View;
use crate::window::widget::sign;

const ROW: f32 = 30.0;

/// Shows the headings of the two highest levels.
pub(crate) fn contents_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(shown) = view.state.preview.shown.clone() else {
        ui.label(view.text("preview-composing"));
        return;
    };
    let entries: Vec<&OutlineEntry> = entries(&shown).collect();
    let here = here(&entries, view.drafts.preview.at);
    ui.spacing_mut().item_spacing.y = 1.0;
    let mut area = ScrollArea::vertical()
        .id_salt("report_contents")
        .auto_shrink([false, false]);
    if let Some(offset) = following(view, here, ui.available_height()) {
        area = area.vertical_scroll_offset(offset);
    }
    let list = area.show_rows(ui, ROW, entries.len(), |ui, rows| {
        let first = rows.start;
        for (offset, entry) in entries.get(rows).unwrap_or_default().iter().enumerate() {
            let row = row_ui(ui, view, entry, Some(first + offset) == here);
            if row.gained_focus() {
                row.scroll_to_me(None);
            }
            if row.clicked() {
                view.drafts.preview.go = Some(PagePlace::of(entry));
            }
        }
    });
    view.drafts.preview.listed = (here, list.state.clamped_offset().y);
}

/// How far to scroll the contents so that the current heading is in sight; `None` if it is, or if
/// the heading is the same as before.
fn following(view: &View<'_>, here: Option<usize>, room: f32) -> Option<f32> {
    let (before, offset) = view.drafts.preview.listed;
    let place = here.filter(|_| here != before)?;
    let top = f32::from(u16::try_from(place).ok()?) * (ROW + 1.0);
    let in_sight = top >= offset && top + ROW <= offset + room;
    (!in_sight).then_some((top - room / 2.0).max(0.0))
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
    let (rect, response) =
        ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let number = (entry.page + 1).to_string();
    let facts = facts!(title = entry.title.as_str(), page = (entry.page + 1));
    let spoken = view.with("preview-go-to", &facts);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, here, &spoken));
    let painter = ui.painter();
    sign::row(painter, palette, &response, here);
    let middle = rect.center().y;
    let (font, colour) = match (here, entry.level) {
        (true, _) => (theme::semibold(size::SMALL), palette.ink),
        (_, 1) => (theme::regular(size::SMALL + 1.0), palette.ink),
        _ => (theme::regular(size::SMALL), palette.muted),
    };
    let right = rect.right() - 8.0;
    let (at, small) = (pos2(right, middle), theme::regular(size::SMALL));
    let number = painter.text(at, Align2::RIGHT_CENTER, number, small, palette.muted);
    let left = rect.left() + if entry.level > 1 { 22.0 } else { 8.0 };
    let room = number.left() - 8.0 - left;
    let title = theme::fitted(ui, &entry.title, font, colour, room);
    let at = Align2::LEFT_CENTER.anchor_size(pos2(left, middle), title.size());
    ui.painter().galley(at.min, title, colour);
    response
}
