//! The pages, one below the other, in a view that scrolls.

use std::sync::Arc;

use egui::{
    CursorIcon, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    Vec2, WidgetInfo, vec2,
};

use crate::drawing::{Area, ColourRole};
use crate::report::Link;
use crate::window::questions::action::QuestionsAction;
use crate::window::report::preview::{Composed, ComposedPage, PagePlace, PieceKind};
use crate::window::report::state::Zoom;
use crate::window::theme::{paper, space};
use crate::window::view::{Room, View};
use crate::window::widget::paint::{Placed, TextLine};
use crate::window::widget::paper as drawing;
use crate::window::widget::paper::Allowance;

/// The distance between pages and around them, in points of the window.
const GAP: f32 = 20.0;

/// Shows the pages, or why there are none yet.
pub(crate) fn pages_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some(shown) = view.state.preview.shown.clone() else {
        return words_ui(ui, &view.text("preview-composing"));
    };
    let Some(first) = shown.sheets.first() else {
        let why = shown.fault.as_ref().map(|fault| view.say(fault));
        return words_ui(ui, &why.unwrap_or_default());
    };
    let page = vec2(first.page.width, first.page.height);
    let room = ui.available_size() - Vec2::splat(2.0 * GAP);
    let scale = view.drafts.preview.zoom.scale(page, room);
    let stack = Stack {
        page: page * scale,
        scale,
        count: shown.sheets.len(),
        room: ui.available_size(),
    };
    forget_what_changed(view, &shown, scale);
    read_keys(ui, view, stack);
    // Fading edges would look like a shade on the paper.
    ui.spacing_mut().scroll.fade.strength = 0.0;
    let mut area = ScrollArea::both().id_salt("pages").auto_shrink(false);
    if let Some(spot) = view.drafts.preview.go.take() {
        let left = (stack.size().x - stack.room.x).max(0.0) / 2.0;
        area = area.scroll_offset(vec2(left, stack.offset_of(spot)));
    }
    area.show_viewport(ui, |ui, seen| {
        let (whole, _) = ui.allocate_exact_size(stack.size(), Sense::hover());
        view.drafts.preview.at = stack.spot_at(seen.top());
        view.drafts.preview.page = stack.spot_at(seen.center().y).page;
        let faded = view.state.is_preview_behind(view.session);
        let drawn = Sight {
            stack,
            whole,
            seen,
            faded,
        };
        sheets_ui(ui, view, &shown, drawn);
    });
}

fn words_ui(ui: &mut Ui, text: &str) {
    ui.add_space(space::L);
    ui.vertical_centered(|ui| ui.label(text));
}

/// The pages below each other; lengths in points of the window.
#[derive(Debug, Clone, Copy)]
struct Stack {
    page: Vec2,
    scale: f32,
    count: usize,
    room: Vec2,
}

impl Stack {
    fn size(self) -> Vec2 {
        vec2(
            (self.page.x + 2.0 * GAP).max(self.room.x),
            number(self.count) * (self.page.y + GAP) + GAP,
        )
    }

    /// The upper edge of a page.
    fn top(self, page: usize) -> f32 {
        GAP + number(page) * (self.page.y + GAP)
    }

    /// How far to scroll for a place to be at the upper edge.
    fn offset_of(self, spot: PagePlace) -> f32 {
        let above = if spot.y <= 0.0 { GAP / 2.0 } else { 0.0 };
        let top = self.top(spot.page) + spot.y * self.scale - above;
        top.clamp(0.0, (self.size().y - self.room.y).max(0.0))
    }

    /// The place at the upper edge of a view.
    fn spot_at(self, offset: f32) -> PagePlace {
        let (page, _) = self.range(offset, offset);
        PagePlace {
            page,
            y: (offset - self.top(page)) / self.scale,
        }
    }

    /// The first and the last page between two heights.
    fn range(self, from: f32, to: f32) -> (usize, usize) {
        let page = |height: f32| {
            let page = ((height - GAP / 2.0) / (self.page.y + GAP))
                .max(0.0)
                .floor();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "a page's number, not negative, and cut to their count"
            )]
            let page = page as usize;
            page.min(self.count.saturating_sub(1))
        };
        (page(from), page(to))
    }
}

fn number(count: usize) -> f32 {
    u16::try_from(count).map_or(f32::from(u16::MAX), f32::from)
}

/// After a change of zoom or pages, stays at the same place and lays everything out anew.
fn forget_what_changed(view: &mut View<'_>, shown: &Arc<Composed>, scale: f32) {
    let draft = &mut view.drafts.preview;
    let of = Arc::as_ptr(shown).addr();
    #[expect(clippy::float_cmp, reason = "any other size is laid out anew")]
    let other_size = draft.scale != scale;
    if other_size || draft.of != of {
        draft.laid.clear();
    }
    if other_size && draft.go.is_none() {
        draft.go = Some(draft.at);
    }
    (draft.scale, draft.of) = (scale, of);
}

/// Keys move through the pages, and zoom while nothing is being typed.
fn read_keys(ui: &Ui, view: &mut View<'_>, stack: Stack) {
    if view.state.dialog.is_some() || view.state.palette {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let now = stack.offset_of(view.drafts.preview.at);
    let screen = (stack.room.y - 3.0 * GAP).max(GAP);
    let end = stack.size().y;
    for (key, offset, is_heard) in [
        (Key::PageDown, now + screen, true),
        (Key::PageUp, now - screen, true),
        (Key::Home, 0.0, !typing),
        (Key::End, end, !typing),
    ] {
        if is_heard && pressed(key) {
            view.drafts.preview.go = Some(stack.spot_at(offset.clamp(0.0, end)));
        }
    }
    if typing {
        return;
    }
    let scale = stack.scale;
    for (key, zoom) in [
        (Key::Plus, Zoom::step(scale, true)),
        (Key::Minus, Zoom::step(scale, false)),
        (Key::Num0, Zoom::Width),
    ] {
        if pressed(key) {
            view.drafts.preview.zoom = zoom;
        }
    }
    let pinched = ui.input(egui::InputState::zoom_delta);
    if (pinched - 1.0).abs() > 0.001 && ui.rect_contains_pointer(ui.max_rect()) {
        view.drafts.preview.zoom = Zoom::times(scale, pinched);
    }
}

/// The part of the pages that is in sight.
#[derive(Debug, Clone, Copy)]
struct Sight {
    stack: Stack,
    whole: Rect,
    seen: Rect,
    faded: bool,
}

impl Sight {
    fn rect(self, page: usize) -> Rect {
        let left = (self.stack.size().x - self.stack.page.x) / 2.0;
        let corner = self.whole.min + vec2(left, self.stack.top(page));
        Rect::from_min_size(corner, self.stack.page)
    }
}

fn sheets_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Composed, sight: Sight) {
    let (first, last) = sight.stack.range(sight.seen.top(), sight.seen.bottom());
    let near = first.saturating_sub(1)..=last + 1;
    let mut laid = std::mem::take(&mut view.drafts.preview.laid);
    laid.retain(|page, _| near.contains(page));
    let mut allowance = Allowance::default();
    // Without a screen reader nobody asks what stands where.
    let here = ui.unique_id();
    let read_out = ui.ctx().accesskit_node_builder(here, |_| ()).is_some();
    let mut complete = true;
    let colour = |role| paper::role(role, &shown.palette);
    let placed = |rect: Rect| Placed {
        origin: rect.min,
        scale: sight.stack.scale,
        colour: &colour,
        thinnest: 0.6,
    };
    for (number, sheet) in shown.sheets.iter().enumerate() {
        let rect = sight.rect(number);
        let place = placed(rect);
        let in_sight = (first..=last).contains(&number);
        if in_sight {
            let laid = laid.entry(number).or_default();
            ground(ui, view, rect);
            let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
            complete &= drawing::draw(&painter, &sheet.page, place, laid, &mut allowance);
            if sight.faded {
                painter.rect_filled(rect, 0.0, paper::WHITE.gamma_multiply(0.45));
            }
        }
        if in_sight || read_out {
            sheet_ui(
                ui,
                view,
                shown,
                (number, sheet),
                place,
                (read_out && near.contains(&number), in_sight),
            );
        }
    }
    for number in near.filter(|number| !(first..=last).contains(number)) {
        let Some(sheet) = shown.sheets.get(number) else {
            continue;
        };
        let laid = laid.entry(number).or_default();
        let place = placed(sight.rect(number));
        complete &= drawing::prepare(ui.painter(), &sheet.page, place, laid, &mut allowance);
    }
    view.drafts.preview.laid = laid;
    if !complete {
        ui.ctx().request_repaint();
    }
}

/// The paper.
fn ground(ui: &Ui, view: &View<'_>, rect: Rect) {
    let painter = ui.painter();
    painter.add(paper::SHADOW.as_shape(rect, 0));
    let line = Stroke::new(1.0, view.palette.hairline);
    painter.rect(rect, 0.0, paper::WHITE, line, StrokeKind::Outside);
}

/// A page in the accessibility tree, with what it says where it is near, and its links.
fn sheet_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &Composed,
    (number, sheet): (usize, &ComposedPage),
    place: Placed<'_>,
    (near, in_sight): (bool, bool),
) {
    let facts = facts!(page = (number + 1), count = shown.sheets.len());
    let rect = place.rect(Area::new(0.0, 0.0, sheet.page.width, sheet.page.height));
    let part = UiBuilder::new()
        .id_salt(("page", number))
        .max_rect(rect)
        .accessibility_role(Role::Article)
        .accessibility_label(view.with("preview-page", &facts));
    ui.scope_builder(part, |ui| {
        let said = if near { sheet.said.as_slice() } else { &[] };
        for (piece, said) in said.iter().enumerate() {
            let id = ui.unique_id().with(piece);
            let response = ui.interact(place.rect(said.area), id, Sense::hover());
            let role = match said.kind {
                PieceKind::Picture => Role::Image,
                PieceKind::Heading(_) | PieceKind::Text | PieceKind::Row(..) => Role::Label,
            };
            response.widget_info(|| WidgetInfo::labeled(role, true, &said.text));
            if let PieceKind::Heading(level) = said.kind {
                ui.ctx().accesskit_node_builder(id, |node| {
                    node.set_role(Role::Heading);
                    node.set_level(usize::from(level));
                    node.set_label(said.text.as_str());
                    node.clear_value();
                });
            }
        }
        if in_sight {
            links_ui(ui, view, shown, sheet, place);
        }
    });
}

/// What can be clicked on a page: each link once, however many pieces of text it is made of.
fn links_ui(
    ui: &Ui,
    view: &mut View<'_>,
    shown: &Composed,
    sheet: &ComposedPage,
    place: Placed<'_>,
) {
    let marks = sheet.page.groups.iter().flat_map(|group| {
        let marks = group.marks.iter();
        marks.map(move |drawn| (group.id, drawn))
    });
    let runs = marks.filter_map(|(group, drawn)| {
        let link = drawn.link.as_ref()?;
        Some((group, drawn.mark.run()?, link))
    });
    let runs: Vec<_> = runs.collect();
    let mut number = 0;
    for pieces in runs.chunk_by(|one, next| one.0 == next.0 && one.2 == next.2) {
        let Some((_, _, link)) = pieces.first() else {
            continue;
        };
        let spot = match link {
            Link::Place(landmark) => shown.place(landmark),
            Link::Address(_) => None,
        };
        if spot.is_none() && matches!(link, Link::Place(_)) {
            continue;
        }
        let texts = pieces.iter().map(|(_, run, _)| run.text.as_str());
        let text: String = texts.collect();
        let rects = pieces.iter().map(|(_, run, _)| {
            let width = TextLine::new(ui.painter(), place, run).rect.width();
            place.rect(Area {
                width: width / place.scale,
                ..run.area()
            })
        });
        let rects: Vec<Rect> = rects.collect();
        let mut is_clicked = false;
        let mut has_focus = false;
        for (piece, rect) in rects.iter().enumerate() {
            let id = ui.unique_id().with(("link", number));
            number += 1;
            // The Tab key stops at the first piece alone.
            let sense = if piece == 0 {
                Sense::click()
            } else {
                Sense::CLICK
            };
            let response = ui.interact(*rect, id, sense);
            if piece == 0 {
                response.widget_info(|| WidgetInfo::labeled(Role::Link, true, text.trim()));
                has_focus = response.has_focus();
                if response.gained_focus() && !ui.clip_rect().contains_rect(*rect) {
                    response.scroll_to_me(None);
                }
            }
            let response = response.on_hover_cursor(CursorIcon::PointingHand);
            is_clicked |= response.clicked();
        }
        if has_focus {
            let edge = Stroke::new(2.0, (place.colour)(ColourRole::Accent));
            for rect in &rects {
                let ring = rect.expand(2.0);
                ui.painter()
                    .rect_stroke(ring, 3.0, edge, StrokeKind::Outside);
            }
        }
        if is_clicked {
            match (link, spot) {
                (Link::Address(address), _) => {
                    view.push(QuestionsAction::OpenOutside(address.clone()));
                }
                (Link::Place(_), spot) => view.drafts.preview.go = spot,
            }
        }
    }
}
