//! The headings of the table, which stay in sight: practices at the left, people above.

use egui::text::LayoutJob;
use egui::{
    Align2, Color32, FontId, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::model::{Practice, Respondent};
use crate::report::wording;
use crate::window::grid::action::GridAction;
use crate::window::grid::cells::Cells;
use crate::window::grid::layout::{Line, TableLayout};
use crate::window::theme::{self, size, space};
use crate::window::view::Room;

/// Shows the headings for cells that are scrolled so far, and seen in so much room.
pub(super) fn headings_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    cells: &Cells<'_>,
    layout: &TableLayout,
    (offset, seen): (Vec2, Rect),
) {
    let palette = view.palette;
    let line = Stroke::new(1.0, palette.outline);
    let head = Rect::from_x_y_ranges(seen.x_range(), layout.head.y_range());
    let left = Rect::from_x_y_ranges(layout.left.x_range(), seen.y_range());
    for column in layout.columns_in(offset.x, offset.x + seen.width()) {
        let cell = layout.cell((0, column));
        let across = cell.x_range();
        let shift = head.left() - offset.x;
        let rect = Rect::from_min_max(
            pos2(across.min + shift, head.top()),
            pos2(across.max + shift, head.bottom()),
        );
        column_ui(ui, view, cells, column, rect, head);
    }
    for line in layout.lines_in(offset.y, offset.y + seen.height()) {
        let top = left.top() - offset.y + line.top;
        let rect = Rect::from_min_size(pos2(left.left(), top), vec2(left.width(), line.height));
        match line.row.and_then(|row| Some((row, cells.rows().get(row)?))) {
            Some((row, (_, practice))) => row_ui(ui, view, cells, (row, practice), rect, left),
            None => element_ui(ui, view, cells, layout, (line, rect), left),
        }
    }
    let painter = ui.painter();
    let across = layout.corner.left()..=seen.right().min(head.left() + layout.size.x);
    painter.hline(across, layout.corner.bottom(), line);
    let down = layout.corner.top()..=seen.bottom().min(left.top() + layout.size.y);
    painter.vline(layout.corner.right(), down, line);
}

/// The name of an element, above its practices.
fn element_ui(
    ui: &Ui,
    view: &Room<'_, '_>,
    cells: &Cells<'_>,
    layout: &TableLayout,
    (line, rect): (&Line, Rect),
    strip: Rect,
) {
    let next = layout.lines.iter().find(|other| other.top > line.top);
    let row = next.and_then(|next| next.row);
    let Some((element, _)) = row.and_then(|row| cells.rows().get(row)) else {
        return;
    };
    let painter = ui.painter().with_clip_rect(strip);
    painter.rect_filled(rect, 0.0, view.palette.shade);
    let font = theme::semibold(size::SMALL);
    let at = rect.left_center() + vec2(space::S, 0.0);
    let text = view.wording(&element.title);
    let room = rect.width() - 2.0 * space::S;
    put(ui, &painter, text, (font, view.palette.ink), at, room);
}

/// The practice of a row.
fn row_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    cells: &Cells<'_>,
    (row, practice): (usize, &Practice),
    rect: Rect,
    strip: Rect,
) {
    let palette = view.palette;
    let is_here = cells.here().0 == row;
    let id = ui.scope_id().with(("grid heading of row", row));
    let response = ui.interact(rect.intersect(strip), id, Sense::HOVER);
    let (code, title) = (practice.id.as_str(), view.wording(&practice.title));
    let name = view.with("grid-practice", &facts!(id = code, title));
    response.widget_info(|| WidgetInfo::labeled(Role::RowHeader, true, &name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_row_index(row + 1));
    let painter = ui.painter().with_clip_rect(strip);
    if is_here {
        painter.rect_filled(rect, 0.0, palette.accent_soft);
    }
    let line = Stroke::new(1.0, palette.hairline);
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    let font = theme::emphasised(is_here, size::BODY);
    let at = rect.left_center() + vec2(space::S, 0.0);
    let look = (font.clone(), palette.muted);
    put(ui, &painter, code, look, at, CODES - space::S);
    let at = rect.left_center() + vec2(CODES, 0.0);
    let room = rect.width() - CODES - space::XS;
    put(ui, &painter, title, (font, palette.ink), at, room);
    let prompt = view.wording(&practice.prompt);
    response.on_hover_ui(|ui| {
        ui.label(theme::strong(name));
        ui.label(prompt);
    });
}

/// How wide the codes of practices are.
const CODES: f32 = 44.0;

/// The person of a column, or the group. A click puts the cursor into the column.
fn column_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    cells: &Cells<'_>,
    column: usize,
    rect: Rect,
    strip: Rect,
) {
    let palette = view.palette;
    let (row, here) = cells.here();
    let is_here = here == column;
    let id = ui.scope_id().with(("grid heading of column", column));
    let response = ui.interact(rect.intersect(strip), id, Sense::CLICK);
    let person = cells.people().get(column);
    let name = match person {
        Some(person) => wording::person_name(view.words, &person.name, column),
        None => view.text("window-group"),
    };
    let spoken = || match person {
        Some(person) => view.answer_name(&name, &told(view, person)),
        None => name.clone(),
    };
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, spoken()));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_column_index(column + 1));
    let painter = ui.painter().with_clip_rect(strip);
    if is_here {
        painter.rect_filled(rect, 0.0, palette.accent_soft);
    } else if response.hovered() {
        painter.rect_filled(rect, 0.0, palette.hovered);
    }
    let line = Stroke::new(1.0, palette.hairline);
    painter.vline(rect.right() - 0.5, rect.y_range(), line);
    let role = person.map_or("", |person| person.role.trim());
    names(ui, &painter, view, (&name, role), rect);
    let mut goes = None;
    if response.clicked()
        && let Some((practice, column)) = cells.at((row, column))
    {
        let id = super::keys::cell_id(practice.id.as_str(), &column);
        ui.memory_mut(|memory| memory.request_focus(id));
        goes = Some(GridAction::To(practice.id.clone(), column));
    }
    response.on_hover_ui(|ui| {
        ui.label(spoken());
    });
    if let Some(goes) = goes {
        view.push(goes);
    }
}

/// A name in at most two lines, and a role below it where there is room.
fn names(ui: &Ui, painter: &Painter, view: &Room<'_, '_>, (name, role): (&str, &str), rect: Rect) {
    let palette = view.palette;
    let room = rect.width() - 2.0 * SIDE;
    let at = |height: f32| pos2(rect.left() + SIDE, rect.top() + height);
    let font = theme::semibold(14.0);
    if rect.height() < 40.0 {
        return put(
            ui,
            painter,
            name,
            (font, palette.ink),
            at(rect.height() / 2.0),
            room,
        );
    }
    let mut job = LayoutJob::simple(name.to_owned(), font, palette.ink, room);
    job.wrap.max_rows = 2;
    let name = painter.layout_job(job);
    let below = if role.is_empty() { 0.0 } else { 18.0 };
    let top = (rect.height() - below - name.size().y) / 2.0;
    painter.galley(at(top.max(2.0)), name, palette.ink);
    let font = theme::regular(size::SMALL);
    let at = at(rect.height() - 12.0);
    put(ui, painter, role, (font, palette.muted), at, room);
}

/// The room beside a name.
const SIDE: f32 = 6.0;

/// Role, team and how much of the form a person has answered.
fn told(view: &Room<'_, '_>, person: &Respondent) -> String {
    let asked = view.session.assessment.practices_asked_of(person);
    let (mut answered, mut all) = (0_usize, 0_usize);
    for practice in asked {
        all += 1;
        answered += usize::from(person.sheet.rating(&practice.id).is_some());
    }
    let role = [person.role.trim(), person.team.trim()];
    let role = role.into_iter().filter(|text| !text.is_empty());
    let place = role.collect::<Vec<_>>().join(", ");
    let facts = facts!(
        placed = u8::from(!place.is_empty()),
        place,
        answered,
        asked = all
    );
    view.with("grid-person", &facts)
}

/// A line of text from its left end, cut where it does not fit.
fn put(
    ui: &Ui,
    painter: &Painter,
    text: &str,
    (font, colour): (FontId, Color32),
    at: Pos2,
    room: f32,
) {
    let text = theme::fitted(ui, text, font, colour, room);
    let at = Align2::LEFT_CENTER.anchor_size(at, text.size());
    painter.galley(at.min, text, colour);
}
