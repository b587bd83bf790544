//! A picture: drawn, walked through with the arrow keys, and told mark by mark.
//!
//! The whole picture is one stop of the Tab key. Inside, the arrow keys go from mark to mark as they
//! lie, Page Up and Page Down in their order, Home and End to the first and the last, and Enter
//! follows a mark that leads somewhere. What
//! the mark under the pointer or the keys stands for is written below the picture, and a screen
//! reader hears it as the picture's value. What the keys do stands in the tooltip. A menu below takes the
//! picture out of the window. Each mark is also a node of its own in the
//! accessibility tree, without a stop of the Tab key.

#[cfg(test)]
mod pictures;

use egui::{
    CursorIcon, EventFilter, Id, Key, Layout, Modifiers, Pos2, Rect, Response, Role, Sense,
    Stroke as Line, StrokeKind, Ui, Vec2, WidgetInfo,
};

use crate::chart::{Link, Scene, Spot};
use crate::export::picture::FigureFile;
use crate::window::document::action::PathAction;
use crate::window::document::figure::{Figure, Taking};
use crate::window::frame::action::FrameAction;
use crate::window::theme::{self, Palette};
use crate::window::view::View;
use crate::window::widget::paint::{self, Placed};
use crate::window::widget::table::Table;
use crate::window::widget::{button, page, sign};

/// A picture with what can be done with it.
pub(crate) struct Shown<'a> {
    pub(crate) scene: &'a Scene,
    /// What it is called where it is saved.
    pub(crate) title: &'a str,
    /// What is told while no mark is.
    pub(crate) resting: Option<&'a str>,
}

/// What was done in a picture.
pub(crate) enum Done {
    /// A mark was followed.
    Follow(Link),
    /// The table behind the picture is wanted on the clipboard.
    CopyTable,
}

/// Shows a picture in the middle, as wide as there is room and as it may get; gives what was chosen
/// in it. The table behind it goes to the clipboard where that is asked for.
pub(crate) fn centred_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    (title, scene): (&str, &Scene),
    widest: f32,
    table: impl FnOnce(&View<'_>) -> Table,
) -> Option<Link> {
    let width = room(ui).min(widest);
    let shown = Shown {
        scene,
        title,
        resting: None,
    };
    match in_the_middle_ui(ui, view, &shown, width)? {
        Done::Follow(link) => Some(link),
        Done::CopyTable => {
            let text = table(view).as_text();
            view.push(FrameAction::CopyTable(text));
            None
        }
    }
}

/// Shows a picture in the middle of what is in sight; gives what was done in it.
pub(crate) fn in_the_middle_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &Shown<'_>,
    width: f32,
) -> Option<Done> {
    let beside = (room(ui) - width).max(0.0) / 2.0;
    let row = ui.horizontal_top(|ui| {
        ui.add_space(beside);
        ui.vertical(|ui| scene_ui(ui, view, shown, width)).inner
    });
    row.inner
}

/// The width that there is for a picture, in sight even where something else is wider.
pub(crate) fn room(ui: &Ui) -> f32 {
    let in_sight = ui.clip_rect().right() - ui.cursor().left() - 16.0;
    ui.available_width().min(in_sight.max(120.0))
}

/// Shows a picture at a width; gives what was done in it. Below it stands the mark that is told, and
/// what can be done with the whole picture.
pub(crate) fn scene_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &Shown<'_>,
    width: f32,
) -> Option<Done> {
    let (palette, scene) = (view.palette, shown.scene);
    let hint = view.text("window-picture-keys");
    let scale = if scene.width > 0.0 {
        width / scene.width
    } else {
        1.0
    };
    let size = Vec2::new(width, scene.height * scale);
    let (rect, response) = ui.allocate_exact_size(size, Sense::focusable_noninteractive());
    let place = Placed {
        origin: rect.min,
        scale,
        colour: &|role| palette.role(role),
        thinnest: 1.0,
    };
    if ui.is_rect_visible(rect) {
        for mark in &scene.marks {
            paint::draw(ui.painter(), place, mark);
        }
    }
    let stops = stops(place, scene);
    let points = points(ui, response.id);
    let mut walk = Walk::of(ui, &response, &stops);
    let before = walk.at;
    let mut chosen = walk.read_keys(ui, &response, &stops);
    if let Some(stop) = stops.get(walk.at).filter(|_| walk.at != before) {
        ui.scroll_to_rect(stop.rect.expand(AROUND), None);
    }
    let mut under_pointer = None;
    for (number, stop) in stops.iter().enumerate() {
        let id = response.id.with(("mark", number));
        let answer = mark_ui(ui, palette, stop, id, points);
        if answer.hovered() && points {
            under_pointer = Some(number);
        }
        if answer.clicked() {
            walk.at = number;
            chosen.clone_from(&stop.spot.link);
        }
    }
    walk.keep(ui, &response);
    let told = under_pointer.or(response.has_focus().then_some(walk.at));
    let told = told.and_then(|number| stops.get(number));
    if response.has_focus() {
        sign::focus(ui.painter(), palette, rect);
        if let Some(stop) = stops.get(walk.at) {
            focus(ui, palette, stop.rect);
        }
    }
    tell(&response, scene, walk.said(&response, &stops), &hint);
    let response = response.on_hover_text(hint);
    let wants_table = below_ui(ui, view, shown, told, &response);
    if wants_table {
        return Some(Done::CopyTable);
    }
    chosen.map(Done::Follow)
}

/// Whether the pointer is meant to point: it has moved since the picture came on the screen. Until then it
/// lies where it was put for something else.
fn points(ui: &Ui, picture: Id) -> bool {
    // A frame may be laid out twice.
    let frame = ui.ctx().cumulative_frame_nr();
    let now = ui.input(|input| input.pointer.latest_pos());
    ui.data_mut(|data| {
        let id = picture.with("pointer");
        let known: Option<(u64, Option<Pos2>)> = data.get_temp(id);
        let at_first = match known {
            Some((last, at_first)) if frame <= last + 1 => at_first,
            _ => now,
        };
        // Once it has moved, it points wherever it is.
        let rests = at_first.filter(|_| at_first == now);
        data.insert_temp(id, (frame, rests));
        rests.is_none()
    })
}

/// What stands below a picture; gives whether its table is to be copied.
fn below_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: &Shown<'_>,
    told: Option<&Stop<'_>>,
    picture: &Response,
) -> bool {
    let width = picture.rect.width();
    let row = Layout::left_to_right(egui::Align::Min);
    let below = ui.allocate_ui_with_layout(Vec2::new(width, MENU), row, |ui| {
        let told = told.map(|stop| stop.spot.description.as_str());
        let told = told.or(shown.resting).unwrap_or_default();
        caption_ui(ui, view.palette, told, picture, width - MENU - 8.0);
        more_ui(ui, view, shown)
    });
    below.inner
}

/// The width and height of the button for what can be done with a picture.
const MENU: f32 = 32.0;

/// What can be done with a picture; gives whether its table is to be copied.
fn more_ui(ui: &mut Ui, view: &mut View<'_>, shown: &Shown<'_>) -> bool {
    let name = view.with("window-picture-more", &facts!(title = shown.title));
    let mut wants_table = false;
    button::more_ui(ui, view, &name, |ui, view| {
        for (key, taking) in [
            ("window-picture-copy", Taking::Copy),
            ("window-picture-svg", Taking::Save(FigureFile::Svg)),
            ("window-picture-png", Taking::Save(FigureFile::Png)),
        ] {
            if ui.button(view.text(key)).clicked() {
                let session = view.session();
                let figure = Figure {
                    scene: shown.scene.clone(),
                    title: shown.title.to_owned(),
                    accent: session.and_then(|it| it.assessment.branding.accent),
                };
                view.push(PathAction::TakeFigure(Box::new(figure), taking));
            }
        }
        wants_table = ui.button(view.text("window-table-copy")).clicked();
    });
    wants_table
}

/// A spot of the picture with the place where it is met.
struct Stop<'a> {
    spot: &'a Spot,
    rect: Rect,
}

/// What is kept in sight around the mark that the keys are at.
const AROUND: f32 = 24.0;

/// The least width and height of a place that can be hit.
const LEAST: f32 = 16.0;

fn stops<'a>(place: Placed<'_>, scene: &'a Scene) -> Vec<Stop<'a>> {
    let stop = |spot: &'a Spot| {
        let rect = place.rect(spot.area);
        let size = rect.size().max(Vec2::splat(LEAST));
        let rect = Rect::from_center_size(rect.center(), size);
        Stop { spot, rect }
    };
    scene.spots.iter().map(stop).collect()
}

/// Where the keys are in a picture.
struct Walk {
    at: usize,
}

impl Walk {
    fn of(ui: &Ui, response: &Response, stops: &[Stop<'_>]) -> Self {
        let kept = ui.data(|data| data.get_temp(response.id));
        let at = kept.unwrap_or(0).min(stops.len().saturating_sub(1));
        Self { at }
    }

    fn keep(&self, ui: &Ui, response: &Response) {
        ui.data_mut(|data| data.insert_temp(response.id, self.at));
    }

    /// What a screen reader hears: the mark that the keys are at, while they are in the picture.
    fn said<'a>(&self, response: &Response, stops: &[Stop<'a>]) -> Option<&'a str> {
        let stop = stops.get(self.at).filter(|_| response.has_focus())?;
        Some(&stop.spot.description)
    }

    /// Moves with the keys; gives what Enter follows.
    fn read_keys(&mut self, ui: &Ui, response: &Response, stops: &[Stop<'_>]) -> Option<Link> {
        if !response.has_focus() {
            return None;
        }
        let filter = EventFilter {
            horizontal_arrows: true,
            vertical_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        for (key, way) in WAYS {
            if pressed(key) {
                self.at = next(stops, self.at, way);
            }
        }
        if pressed(Key::PageDown) {
            self.at = (self.at + 1).min(stops.len().saturating_sub(1));
        }
        if pressed(Key::PageUp) {
            self.at = self.at.saturating_sub(1);
        }
        if pressed(Key::Home) {
            self.at = 0;
        }
        if pressed(Key::End) {
            self.at = stops.len().saturating_sub(1);
        }
        let follows = pressed(Key::Enter) || pressed(Key::Space);
        let stop = stops.get(self.at).filter(|_| follows)?;
        stop.spot.link.clone()
    }
}

const WAYS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::new(-1.0, 0.0)),
    (Key::ArrowRight, Vec2::new(1.0, 0.0)),
    (Key::ArrowUp, Vec2::new(0.0, -1.0)),
    (Key::ArrowDown, Vec2::new(0.0, 1.0)),
];

/// The mark that lies next in a direction: near ahead, and little to the side. Where none does,
/// the one before or after in the order of drawing, so that no mark is out of reach.
fn next(stops: &[Stop<'_>], from: usize, way: Vec2) -> usize {
    let Some(here) = stops.get(from) else {
        return 0;
    };
    let ahead = |stop: &Stop<'_>| {
        let (away, aside) = distances(here.rect, stop.rect, way);
        (away > 0.5).then_some(away + 3.0 * aside)
    };
    let nearest = stops
        .iter()
        .enumerate()
        .filter(|(number, _)| *number != from)
        .filter_map(|(number, stop)| Some((number, ahead(stop)?)))
        .min_by(|(_, first), (_, second)| first.total_cmp(second));
    match nearest {
        Some((number, _)) => number,
        None if way.x > 0.0 => (from + 1).min(stops.len() - 1),
        None if way.x < 0.0 => from.saturating_sub(1),
        None => from,
    }
}

/// How far a mark lies ahead, and how far it lies beside the way.
fn distances(here: Rect, there: Rect, way: Vec2) -> (f32, f32) {
    let between = there.center() - here.center();
    let away = between.dot(way);
    let gap = |a: egui::Rangef, b: egui::Rangef| (a.min - b.max).max(b.min - a.max).max(0.0);
    let aside = if way.x == 0.0 {
        gap(here.x_range(), there.x_range())
    } else {
        gap(here.y_range(), there.y_range())
    };
    let off = (between - away * way).length();
    (away, aside + 0.05 * off)
}

/// A mark for the pointer and in the accessibility tree.
fn mark_ui(ui: &Ui, palette: &Palette, stop: &Stop<'_>, id: Id, points: bool) -> Response {
    let leads = stop.spot.link.is_some();
    let sense = if leads { Sense::CLICK } else { Sense::hover() };
    let response = ui.interact(stop.rect, id, sense);
    let role = if leads { Role::Button } else { Role::Image };
    response.widget_info(|| WidgetInfo::labeled(role, true, &stop.spot.description));
    if response.hovered() && leads && points {
        ring(ui, palette, stop.rect);
        return response.on_hover_cursor(CursorIcon::PointingHand);
    }
    response
}

/// The ring around the mark that the keys are at: as strong as around anything else that has the focus. It
/// stands off from the mark, which may be dark itself or have an outline that means something.
fn focus(ui: &Ui, palette: &Palette, rect: Rect) {
    let painter = ui.painter();
    for (off, colour) in [(0.0, palette.surface), (3.0, palette.focus)] {
        let line = Line::new(3.0, colour);
        painter.rect_stroke(rect.expand(off), 2.0 + off, line, StrokeKind::Outside);
    }
}

/// The outline of the mark under the pointer.
fn ring(ui: &Ui, palette: &Palette, rect: Rect) {
    let line = Line::new(2.0, palette.accent);
    let painter = ui.painter();
    painter.rect_stroke(rect.expand(1.0), 3.0, line, StrokeKind::Inside);
}

/// What a screen reader hears: the picture in words, and the mark that the keys are at.
fn tell(response: &Response, scene: &Scene, said: Option<&str>, hint: &str) {
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &scene.summary));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_description(hint);
        if let Some(said) = said {
            node.set_value(said);
        }
    });
}

/// The sentence of the mark under the pointer or the keys, or what is told without one.
fn caption_ui(ui: &mut Ui, palette: &Palette, told: &str, picture: &Response, width: f32) {
    // Room is kept free, so that nothing below moves while marks are told.
    let height = 2.0 * ui.text_style_height(&egui::TextStyle::Small);
    let layout = Layout::top_down(egui::Align::Min);
    let caption = ui.allocate_ui_with_layout(Vec2::new(width, height), layout, |ui| {
        ui.set_min_size(Vec2::new(width, height));
        ui.label(theme::small(told).color(palette.ink))
    });
    if picture.has_focus() {
        page::announce_changes(&caption.inner);
    }
}

#[cfg(test)]
mod tests {
    use egui::{Rect, pos2, vec2};

    use super::{Stop, WAYS, next};
    use crate::chart::Spot;
    use crate::drawing::Area;

    /// Where the keys lead from a cell of a grid of three by two: left, right, up, down.
    fn from(number: usize) -> [usize; 4] {
        let spot = Spot {
            area: Area::new(0.0, 0.0, 0.0, 0.0),
            description: String::new(),
            link: None,
        };
        let columns = [0.0, 100.0, 200.0];
        let places = [0.0, 30.0].map(|top| columns.map(|left| pos2(left, top)));
        let stops: Vec<Stop<'_>> = places
            .into_iter()
            .flatten()
            .map(|corner| Stop {
                spot: &spot,
                rect: Rect::from_min_size(corner, vec2(98.0, 28.0)),
            })
            .collect();
        WAYS.map(|(_, way)| next(&stops, number, way))
    }

    #[test]
    fn the_arrow_keys_go_to_the_neighbours_in_a_grid() {
        assert_eq!(from(4), [3, 5, 1, 4]);
        assert_eq!(from(0), [0, 1, 0, 3]);
        // At the end of a row the way goes on to the next one.
        assert_eq!(from(2), [1, 3, 2, 5]);
    }
}
