//! The cells of the table: only those in sight are laid out, and the one with the cursor.

use egui::{
    Align2, EventFilter, Painter, Pos2, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::{CheckVerdict, Practice, Rating, RatingKind, Response as Said};
use crate::report::wording;
use crate::window::drafts::GridCursor;
use crate::window::grid::action::GridAction;
use crate::window::grid::cells::{Cells, column_of};
use crate::window::grid::keys::cell_id;
use crate::window::grid::layout::{Line, TableLayout};
use crate::window::theme::{self, size, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::sign;

/// Shows the cells; gives how far they are scrolled, and the room that they have.
pub(super) fn body_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    cells: &Cells<'_>,
    layout: &TableLayout,
) -> (Vec2, Rect) {
    let cursor = (view.session.practice.clone(), column_of(view.session));
    let before = view.drafts.grid.cursor.replace(cursor.clone());
    let is_moved = before.as_ref() != Some(&cursor);
    if is_moved {
        follow(ui, view, before.as_ref(), &cursor);
    }
    // The bars stand beside the cells, not over them.
    let bar = &mut ui.spacing_mut().scroll;
    bar.floating_allocated_width = bar.bar_width + bar.bar_inner_margin;
    let mut area = ScrollArea::both()
        .id_salt("grid")
        .auto_shrink([false, false]);
    // What is asked for below the table takes room from it.
    let has_less = view
        .drafts
        .grid
        .height
        .replace(layout.body.height())
        .is_some_and(|before| layout.body.height() < before - 1.0);
    if is_moved || has_less {
        let seen = view.drafts.grid.seen.unwrap_or(layout.body.size());
        // The bars take some of it.
        let bar = ui.spacing().scroll.allocated_width();
        let seen = seen.min(layout.body.size() - Vec2::splat(bar));
        let there = layout.scrolled_to(cells.here(), view.drafts.grid.offset, seen);
        area = area.scroll_offset(there);
    }
    let within = UiBuilder::new()
        .max_rect(layout.body)
        .accessibility_role(Role::Grid)
        .accessibility_label(view.text("grid-title"));
    let shown = ui.scope_builder(within, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_row_count(cells.rows().len() + 1);
            node.set_column_count(cells.columns() + 1);
        });
        changing_ui(ui, view.is_closed(), |ui| {
            area.show_viewport(ui, |ui, seen| cells_ui(ui, view, cells, layout, seen))
        })
    });
    let shown = shown.inner;
    let (origin, rows_in_sight) = shown.inner;
    let draft = &mut view.drafts.grid;
    draft.offset = shown.inner_rect.min - origin;
    draft.seen = Some(shown.inner_rect.size());
    draft.rows_in_sight = rows_in_sight;
    (draft.offset, shown.inner_rect)
}

/// The focus follows the cursor, where nothing else has it.
fn follow(ui: &Ui, view: &mut Room<'_, '_>, before: Option<&GridCursor>, now: &GridCursor) {
    let id = |(practice, column): &GridCursor| {
        let practice = practice.as_ref().map_or("", |id| id.as_str());
        cell_id(practice, column)
    };
    let Some(before) = before.filter(|_| !view.drafts.grid.enters) else {
        return;
    };
    let focused = ui.memory(egui::Memory::focused);
    let is_free =
        focused.is_none() || focused == view.drafts.focus.title || focused == Some(id(before));
    if is_free {
        ui.memory_mut(|memory| memory.request_focus(id(now)));
    }
}

/// Shows the cells between two corners; gives where the first stands, and how many rows are in sight.
fn cells_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    cells: &Cells<'_>,
    layout: &TableLayout,
    seen: Rect,
) -> (Pos2, usize) {
    let origin = ui.max_rect().min;
    ui.set_width(layout.size.x);
    ui.set_height(layout.size.y);
    let columns = layout.columns_in(seen.left(), seen.right());
    let (here_row, here_column) = cells.here();
    let mut rows = 0;
    let mut has_cursor = false;
    for line in layout.lines_in(seen.top(), seen.bottom()) {
        let whole = Rect::from_min_size(
            origin + vec2(0.0, line.top),
            vec2(layout.size.x, line.height),
        );
        let Some((row, (_, practice))) =
            line.row.and_then(|row| Some((row, cells.rows().get(row)?)))
        else {
            ui.painter().rect_filled(whole, 0.0, view.palette.shade);
            continue;
        };
        let mut line_ui = line_ui(ui, row, whole);
        for column in columns.clone() {
            has_cursor |= (row, column) == (here_row, here_column);
            cell_ui(
                &mut line_ui,
                view,
                cells,
                layout,
                practice,
                (row, column),
                origin,
            );
        }
        rows += usize::from(is_whole(line, seen));
    }
    if !has_cursor && let Some((_, practice)) = cells.rows().get(here_row) {
        // Out of sight it still has the focus.
        let whole = layout
            .cell((here_row, here_column))
            .translate(origin.to_vec2());
        let mut line_ui = line_ui(ui, here_row, whole);
        let place = (here_row, here_column);
        cell_ui(&mut line_ui, view, cells, layout, practice, place, origin);
    }
    (origin, rows)
}

fn is_whole(line: &Line, seen: Rect) -> bool {
    line.top >= seen.top() && line.top + line.height <= seen.bottom()
}

/// A row as a screen reader knows it.
fn line_ui(ui: &mut Ui, row: usize, whole: Rect) -> Ui {
    let line = UiBuilder::new()
        .id_salt(("grid row", row))
        .max_rect(whole)
        .accessibility_role(Role::Row);
    let line = ui.new_child(line);
    line.ctx()
        .accesskit_node_builder(line.unique_id(), |node| node.set_row_index(row + 1));
    line
}

fn cell_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    cells: &Cells<'_>,
    layout: &TableLayout,
    practice: &Practice,
    place: (usize, usize),
    origin: Pos2,
) {
    let Some(column) = cells.column(place.1) else {
        return;
    };
    let is_here = place == cells.here();
    let rect = layout.cell(place).translate(origin.to_vec2());
    let id = cell_id(practice.id.as_str(), &column);
    // The keys move through the cells: the Tab key stops at one only.
    let sense = if is_here {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, id, sense);
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        let name = name(view, cells, practice, place.1);
        WidgetInfo::labeled(Role::GridCell, enabled, name)
    });
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_row_index(place.0 + 1);
        node.set_column_index(place.1 + 1);
        node.set_selected(is_here);
    });
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(id));
        if !is_here {
            view.push(GridAction::To(practice.id.clone(), column));
        }
    }
    if response.has_focus() {
        let filter = EventFilter {
            tab: false,
            horizontal_arrows: true,
            vertical_arrows: true,
            escape: true,
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    if ui.is_rect_visible(rect) {
        paint(ui, view, cells, practice, place.1, &response, is_here);
    }
}

fn paint(
    ui: &Ui,
    view: &Room<'_, '_>,
    cells: &Cells<'_>,
    practice: &Practice,
    column: usize,
    response: &Response,
    is_here: bool,
) {
    let (palette, rect) = (view.palette, response.rect);
    let painter = ui.painter();
    let said = cells.response(&practice.id, column);
    let counted = said.and_then(Said::counted_rating);
    let rating = counted.as_ref().or(cells.rating(&practice.id, column));
    let person = cells.people().get(column);
    let is_asked = person.is_none_or(|person| cells.asks(person, practice));
    let line = Stroke::new(1.0, palette.hairline);
    if is_here {
        painter.rect_filled(rect, 0.0, palette.accent_soft);
    } else if response.hovered() && is_asked {
        painter.rect_filled(rect, 0.0, palette.hovered);
    } else if !is_asked {
        painter.rect_filled(rect, 0.0, palette.shade);
    }
    painter.hline(rect.x_range(), rect.bottom() - 0.5, line);
    painter.vline(rect.right() - 0.5, rect.y_range(), line);
    if !is_asked {
        let font = theme::regular(size::SMALL);
        let text = view.text("grid-not-asked");
        let text = theme::fitted(ui, &text, font, palette.muted, rect.width() - space::S);
        let at = Align2::CENTER_CENTER.anchor_size(rect.center(), text.size());
        painter.galley(at.min, text, palette.muted);
    } else if RatingKind::of(rating) != RatingKind::Unanswered {
        let badge = Rect::from_center_size(rect.center(), vec2(34.0, 22.0));
        let levels = view.questionnaire().level_count();
        sign::said(painter, palette, badge, rating, levels, view.words);
        if let Some(said) = said {
            verdict(painter, view, rect, badge, said);
        }
    }
    if said.is_some_and(|said| said.flagged) {
        let corner = pos2(rect.right() - 10.0, rect.top() + 10.0);
        sign::flag(painter, corner, palette.warn);
    }
    if response.has_focus() {
        sign::focus(painter, palette, rect.shrink(3.0));
    } else if is_here {
        let edge = Stroke::new(2.0, palette.accent);
        painter.rect_stroke(rect, 0.0, edge, StrokeKind::Inside);
    }
}

/// What a second person made of an answer: the own rating, crossed out, beside the one that counts; a
/// check mark; or the arrow that turns back.
fn verdict(painter: &Painter, view: &Room<'_, '_>, rect: Rect, badge: Rect, said: &Said) {
    let palette = view.palette;
    let corner = pos2(rect.left() + 10.0, rect.top() + 10.0);
    match said.verdict() {
        None => {}
        Some(CheckVerdict::Accepted) => sign::check(painter, corner, palette.muted),
        Some(CheckVerdict::SentBack) => sign::back(painter, corner, palette.warn),
        Some(CheckVerdict::Adjusted(_)) => {
            let own = said.rating.as_ref();
            let text = match own.and_then(Rating::at) {
                Some(at) => view.words.rating(at),
                None => RatingKind::of(own).notation().sign.to_owned(),
            };
            let (right, font) = (
                badge.left_center() - vec2(4.0, 0.0),
                theme::regular(size::SMALL),
            );
            let shown = painter.text(right, Align2::RIGHT_CENTER, text, font, palette.ink);
            let line = Stroke::new(1.5, palette.ink);
            painter.hline(shown.x_range().expand(1.0), shown.center().y, line);
        }
    }
}

/// A cell in words: whose answer, to what, and which.
pub(super) fn name(
    view: &Room<'_, '_>,
    cells: &Cells<'_>,
    practice: &Practice,
    column: usize,
) -> String {
    let who = match cells.people().get(column) {
        Some(person) => wording::person_name(view.words, &person.name, column),
        None => view.text("window-group"),
    };
    let facts = facts!(
        who,
        id = practice.id.as_str(),
        title = view.wording(&practice.title),
        answer = answer(view, cells, practice, column)
    );
    view.with("grid-cell", &facts)
}

/// The answer in a cell, in words.
fn answer(view: &Room<'_, '_>, cells: &Cells<'_>, practice: &Practice, column: usize) -> String {
    let person = cells.people().get(column);
    if person.is_some_and(|person| !cells.asks(person, practice)) {
        return view.text("grid-not-asked");
    }
    let said = cells.response(&practice.id, column);
    let counted = said.and_then(Said::counted_rating);
    let rating = counted.as_ref().or(cells.rating(&practice.id, column));
    let text = in_words(view, rating);
    match said {
        Some(said) => wording::with_verdict(view.words, text, said),
        None => text,
    }
}

fn in_words(view: &Room<'_, '_>, rating: Option<&Rating>) -> String {
    if let Some(reason) = rating.and_then(Rating::reason) {
        return view.with("grid-not-applicable", &facts!(reason = reason.as_str()));
    }
    match rating.and_then(Rating::at) {
        Some(at) => view.with("grid-level", &facts!(level = at)),
        None => view.text(match RatingKind::of(rating) {
            RatingKind::DontKnow => "grid-dont-know",
            _ => "grid-unanswered",
        }),
    }
}
