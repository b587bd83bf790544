//! The parts of every screen: headings, landmarks, groups, and a footer that stays in sight.

use egui::accesskit::{Live, Node, Role};
use egui::{
    Context, Id, Key, Modifiers, Rect, Response, RichText, Sense, Stroke, Ui, UiBuilder, UiKind,
    Vec2, WidgetInfo, vec2,
};

use crate::window::frame::action::Spot;
use crate::window::theme::{self, Palette, space};
use crate::window::view::View;
use crate::window::widget::sign;

/// The height of the footer.
pub(crate) const FOOTER: f32 = 48.0;

/// The height of a footer that says something beside its button: in a narrow window that takes four lines.
pub(crate) fn told_footer(ctx: &Context) -> f32 {
    if theme::is_narrow(ctx) { 80.0 } else { FOOTER }
}

/// Shows a screen, and below it a footer that stays in sight. The Tab key reaches the footer last.
pub(crate) fn over_footer_ui<V>(
    ui: &mut Ui,
    palette: &Palette,
    view: &mut V,
    screen_ui: impl FnOnce(&mut Ui, &mut V),
    contents_ui: impl FnOnce(&mut Ui, &mut V),
) {
    let whole = ui.max_rect();
    let (above, below) = whole.split_top_bottom_at_y(whole.bottom() - FOOTER);
    ui.scope_builder(UiBuilder::new().max_rect(above), |ui| {
        ui.set_clip_rect(ui.clip_rect().intersect(above));
        screen_ui(ui, view);
    });
    footer_ui(ui, palette, (below, 20.0), |ui| contents_ui(ui, view));
}

pub(crate) fn footer_ui(
    ui: &mut Ui,
    palette: &Palette,
    (place, left): (Rect, f32),
    contents_ui: impl FnOnce(&mut Ui),
) {
    let line = Stroke::new(1.0, palette.hairline);
    ui.painter().hline(place.x_range(), place.top(), line);
    let inside = Rect::from_min_max(place.min + vec2(left, 1.0), place.max - vec2(20.0, 0.0));
    ui.scope_builder(UiBuilder::new().max_rect(inside), contents_ui);
}

/// Controls that belong together, with a name that a screen reader says.
pub(crate) fn group_ui(ui: &mut Ui, role: Role, name: &str, contents_ui: impl FnOnce(&mut Ui)) {
    let group = UiBuilder::new()
        .accessibility_role(role)
        .accessibility_label(name);
    ui.scope_builder(group, contents_ui);
}

/// Has a screen reader say a text whenever it changes.
pub(crate) fn announce_changes(response: &Response) {
    let ctx = &response.ctx;
    ctx.accesskit_node_builder(response.id, |node| node.set_live(Live::Polite));
}

/// Hides a text from screen readers, which hear it elsewhere.
pub(crate) fn hide_from_screen_reader(response: &Response) {
    let ctx = &response.ctx;
    ctx.accesskit_node_builder(response.id, egui::accesskit::Node::set_hidden);
}

/// Makes a part of the window a landmark, which a screen reader can jump to.
pub(crate) fn landmark(ui: &Ui, role: Role, name: Option<String>) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        if let Some(name) = name {
            node.set_label(name);
        }
    });
}

/// The title of a dialog, which names it.
pub(crate) fn dialog_title_ui(ui: &mut Ui, title: &str) -> Response {
    name_dialog(ui, title);
    heading_ui(ui, title)
}

/// Names the dialog around a part of it.
pub(crate) fn name_dialog(ui: &Ui, name: &str) {
    let mut around = ui.stack().iter();
    if let Some(dialog) = around.find(|it| it.kind() == Some(UiKind::Modal)) {
        let named = |node: &mut Node| node.set_label(name);
        ui.ctx().accesskit_node_builder(dialog.unique_id, named);
    }
}

/// Names the edge by which a panel is made wider or narrower; the toolkit's own name is English.
pub(crate) fn name_edge(ui: &Ui, panel: &'static str, name: String) {
    let edge = ui.scope_id().with_salt(egui::IdSalt::new(panel));
    ui.ctx()
        .accesskit_node_builder(edge.with("__resize"), |node| {
            node.set_label(name);
        });
}

/// The title of a section, which a screen reader can jump to.
pub(crate) fn heading_ui(ui: &mut Ui, text: &str) -> Response {
    let response = ui.label(theme::heading(text));
    name_heading(ui, &response, text);
    response
}

/// The title of a section, with the distance that sets it apart from the one before.
pub(crate) fn section_ui(ui: &mut Ui, text: &str) -> Response {
    ui.add_space(space::BETWEEN - ui.spacing().item_spacing.y);
    heading_ui(ui, text)
}

/// Shows two parts of a page: side by side where there is room, else one above the other.
pub(crate) fn columns_ui<V>(
    ui: &mut Ui,
    view: &mut V,
    left_ui: impl FnOnce(&mut Ui, &mut V),
    right_ui: impl FnOnce(&mut Ui, &mut V),
) {
    if !has_columns(ui) {
        left_ui(ui, view);
        ui.add_space(space::BETWEEN);
        right_ui(ui, view);
        return;
    }
    ui.spacing_mut().item_spacing.x = space::COLUMNS;
    ui.columns(2, |columns| {
        for column in columns.iter_mut() {
            column.spacing_mut().item_spacing.x = space::S;
        }
        if let [left, right] = columns {
            // Columns would set everything over their whole width.
            left.vertical(|ui| left_ui(ui, view));
            right.vertical(|ui| right_ui(ui, view));
        }
    });
    ui.spacing_mut().item_spacing.x = space::S;
}

/// Whether a page is wide enough for two columns.
pub(crate) fn has_columns(ui: &Ui) -> bool {
    ui.available_width() >= space::TWO_COLUMNS
}

/// Scrolls a page by the keys that move through texts everywhere, where nothing over the page takes them. In
/// a field, Home and End move within its text.
pub(crate) fn scroll_by_key(ui: &Ui, view: &View<'_>) {
    if view.state.dialog.is_some() || view.state.palette || view.drafts.menu.is_some() {
        return;
    }
    let typing = ui.ctx().text_edit_focused();
    let screen = ui.clip_rect().height() * 0.9;
    let whole = ui.min_rect().height();
    let moves = [
        (Key::PageDown, -screen, true),
        (Key::PageUp, screen, true),
        (Key::End, -whole, !typing),
        (Key::Home, whole, !typing),
    ];
    for (key, by, is_heard) in moves {
        if is_heard && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            ui.scroll_with_delta(vec2(0.0, by));
        }
    }
}

/// A button of a message takes the focus where the way to it was asked for; of several, the first.
pub(crate) fn message_way(view: &mut View<'_>, response: &Response) {
    let sought = view.state.message_sought;
    if view.drafts.message_found != sought {
        view.drafts.message_found = sought;
        response.request_focus();
    }
}

/// Scrolls to what has got the focus. Stands last in the contents of every area that scrolls: the
/// toolkit moves the focus, and leaves it out of sight.
pub(crate) fn follow_focus(ui: &Ui) {
    follow(ui, false);
}

/// The same for an area that stands beside a page, which then stays as it is.
pub(crate) fn follow_focus_beside_page(ui: &Ui) {
    follow(ui, true);
}

/// Leaves the page where it is although something in it gets the focus: it is given back by what stood over the page.
pub(crate) fn stay(ctx: &Context, focused: Id) {
    ctx.data_mut(|data| data.insert_temp(stays(), focused));
}

/// The height of what is said below a field.
const BELOW: f32 = 64.0;

fn stays() -> Id {
    Id::unique("given back")
}

fn follow(ui: &Ui, is_beside: bool) {
    let ctx = ui.ctx();
    let Some(focused) = ctx.memory(egui::Memory::focused) else {
        return;
    };
    let Some(response) = ctx.read_response(focused) else {
        return;
    };
    let area = ui.scope_id().with("follows");
    let is_known = ctx.data_mut(|data| {
        let before = data.get_temp_mut_or(area, Id::NULL);
        std::mem::replace(before, focused) == focused
    });
    // A page stays where it was scrolled to while something stood over it.
    if ctx.data(|data| data.get_temp(stays())) == Some(focused) {
        return;
    }
    ctx.data_mut(|data| data.remove::<Id>(stays()));
    let is_here =
        response.layer_id == ui.layer_id() && ui.min_rect().contains(response.rect.center());
    // What stands beside a page may lie over contents of the page that are out of sight.
    let beside = Id::unique("beside page");
    if is_known || !is_here || ctx.data(|data| data.get_temp(beside)) == Some(focused) {
        return;
    }
    if is_beside {
        ctx.data_mut(|data| data.insert_temp(beside, focused));
    }
    // With what stands around it, such as its label, and what is said of it below.
    let mut wanted = response.rect.expand2(Vec2::new(0.0, 28.0));
    wanted.max.y += BELOW.min(ui.clip_rect().height() / 4.0);
    let seen = ui.clip_rect();
    let fits = seen.top() <= wanted.top() && wanted.bottom() <= seen.bottom();
    // What was clicked is in sight; were it moved, the next click would hit something else.
    let is_clicked = response.contains_pointer()
        && ctx.input(|input| input.pointer.any_down() || input.pointer.any_released())
        && seen.contains_rect(response.rect);
    if !fits && !is_clicked {
        let align = (wanted.height() > seen.height()).then_some(egui::Align::Min);
        let at_once = egui::style::ScrollAnimation::none();
        ui.scroll_to_rect_animation(wanted, align, at_once);
    }
}

/// The title of a screen, which has the focus when the screen appears.
pub(crate) fn title_ui(ui: &mut Ui, view: &mut View<'_>, text: &str) -> Response {
    written_title_ui(ui, view, theme::title(text), text)
}

/// The same in letters of its own.
pub(crate) fn written_title_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    letters: RichText,
    text: &str,
) -> Response {
    let label = ui.label(letters);
    hide_from_screen_reader(&label);
    // A label that can have the focus would be underlined, as links are.
    let id = label.id.with("title");
    let title = ui.interact(label.rect, id, Sense::focusable_noninteractive());
    name_heading(ui, &title, text);
    anchor(ui, view, &title);
    title
}

/// Makes a title what the focus begins at: it has it when the page appears, a screen reader reads it
/// then, and the Tab key goes on from there.
pub(crate) fn anchor(ui: &Ui, view: &mut View<'_>, title: &Response) {
    view.drafts.focus.title = Some(title.id);
    let is_covered = view.state.dialog.is_some() || view.state.palette;
    if view.drafts.takes_focus && !is_covered {
        view.drafts.takes_focus = false;
        title.request_focus();
    }
    mark(ui, view, title);
}

/// A bar beside a text that has the focus.
fn mark(ui: &Ui, view: &View<'_>, text: &Response) {
    if !text.has_focus() {
        return;
    }
    sign::has_own_focus(ui.ctx());
    if view.drafts.focus.by_key {
        let bar = Rect::from_min_max(
            text.rect.left_top() + vec2(-9.0, 3.0),
            text.rect.left_bottom() + vec2(-6.0, -2.0),
        );
        ui.painter().rect_filled(bar, 1.5, view.palette.focus);
    }
}

/// Whether a spot was asked for and is not shown yet.
pub(crate) fn seeks(view: &View<'_>, spot: Spot) -> bool {
    let asked = view.state.spot;
    asked.is_some_and(|(asked, request)| asked == spot && request != view.drafts.spotted)
}

/// Makes a control a spot that can be asked for: it gets the focus then, and stands on top.
pub(crate) fn spot(view: &mut View<'_>, spot: Spot, shown: &Response) {
    if seeks(view, spot) {
        shown.request_focus();
    }
    reach(view, spot, shown);
}

/// The same for a heading, which is no stop of the Tab key but while it has the focus.
pub(crate) fn heading_spot(
    ui: &Ui,
    view: &mut View<'_>,
    spot: Spot,
    (heading, text): (&Response, &str),
) {
    // What is still being worked out may appear above it, and must not take its id.
    let (takes, id) = (seeks(view, spot), Id::unique(("spot", spot)));
    reach(view, spot, heading);
    if !takes && !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let stands = ui.interact(heading.rect, id, Sense::focusable_noninteractive());
    stands.widget_info(|| WidgetInfo::labeled(egui::Role::Heading, true, text));
    if takes {
        stands.request_focus();
    }
    mark(ui, view, &stands);
}

/// Scrolls to a spot that was asked for, where something in it takes the focus.
pub(crate) fn reach(view: &mut View<'_>, spot: Spot, shown: &Response) {
    if seeks(view, spot) {
        view.drafts.spotted = view.state.spot.map_or(0, |(_, request)| request);
        shown.scroll_to_me(Some(egui::Align::Min));
        shown.ctx.request_repaint();
    }
}

pub(crate) fn name_heading(ui: &Ui, response: &Response, text: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
        node.clear_value();
    });
}
