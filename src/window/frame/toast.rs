//! Toasts: what was done and what went wrong. They stand on the bar, over the name of the document and how
//! far the answering is: nothing moves, and nothing is covered that can be pressed. Where they need more
//! room than the bar has, the page stands below them.

use std::sync::Arc;

use egui::{
    Align, Area, Button, Context, Frame, Galley, Id, Label, Layout, Margin, Order, Panel, Role, Ui,
    Vec2, WidgetInfo, accesskit, pos2,
};

use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::frame::action::FrameAction;
use crate::window::frame::bar;
use crate::window::report::export_state;
use crate::window::state::State;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::View;
use crate::window::widget::{button, page, sign};
use crate::words::Message;

/// How long good news stands, in seconds.
const STANDS: f64 = 10.0;
/// How long news stands that something can be done with: open a file, take an edit back.
const STANDS_WITH_WAYS: f64 = 60.0;
/// The key of the way to take an edit back.
const UNDO: &str = "window-command-undo";
/// The least width of a text beside its buttons.
const LEAST_TEXT: f32 = 150.0;
/// The distance to the upper edge of the window.
const TOP: f32 = 5.0;
/// The height of a toast of one line.
const LINE: f32 = 36.0;
/// The size of the button that dismisses.
const DISMISS: f32 = 28.0;

/// Keeps as much of the window below the bar free as the toasts take there, which is known since they were
/// shown last.
pub(crate) fn room_ui(ui: &mut Ui, view: &View<'_>) {
    let below = view.drafts.told_until - bar::height(ui.ctx());
    if below > 0.0 {
        Panel::top("toasts' room")
            .exact_size(below)
            .frame(Frame::new().fill(view.palette.shade))
            .show_separator_line(false)
            .show(ui, |_| {});
    }
}

/// Shows the toasts that there are.
pub(crate) fn toasts_ui(ctx: &Context, view: &mut View<'_>) {
    tell_travel(view);
    expire(ctx, view);
    let until = shown_ui(ctx, view);
    if (until - view.drafts.told_until).abs() > 0.5 {
        view.drafts.told_until = until;
        ctx.request_discard("the page stands below the toasts");
    }
}

/// Shows the toasts; gives where they end.
fn shown_ui(ctx: &Context, view: &mut View<'_>) -> f32 {
    let (notice, news) = (&view.state.notice, &view.state.news);
    if notice.is_none() && news.is_none() && !view.state.is_exporting() {
        return 0.0;
    }
    let (from, to) = view.drafts.told_at;
    // Below menus that are opened.
    Area::new(Id::unique("toasts"))
        .order(Order::Middle)
        .fixed_pos(pos2(from, TOP))
        .show(ctx, |ui| {
            ui.set_width(to - from);
            ui.spacing_mut().item_spacing.y = space::S;
            export_state::running_ui(ui, view);
            if let Some(message) = news {
                toast_ui(ui, view, message, Kind::News);
            }
            if let Some(message) = notice {
                toast_ui(ui, view, message, Kind::Fault);
            }
        })
        .response
        .rect
        .bottom()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    News,
    Fault,
}

fn toast_ui(ui: &mut Ui, view: &mut View<'_>, message: &Message, kind: Kind) {
    let palette = view.palette;
    let (edge, colour) = match kind {
        Kind::News => (palette.outline, palette.ink),
        Kind::Fault => (palette.bad, palette.bad),
    };
    let text = view.say(message);
    Frame::new()
        .fill(palette.surface)
        .stroke(egui::Stroke::new(1.0, edge))
        .corner_radius(RADIUS)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let keys: &[&str] = match kind {
                Kind::News if view.state.told_file().is_some() => export_state::ways(view.state),
                Kind::News if view.state.tells_of_edit() => &[UNDO],
                _ => &[],
            };
            let texts: Vec<String> = keys.iter().map(|key| view.text(key)).collect();
            // The key leads to the first of them.
            let hint = (kind == Kind::News || view.state.news.is_none()).then(|| hint(ui, view));
            let ways = button::widths(ui, &texts);
            let key = hint.as_ref().map_or(0.0, |hint| hint.size().x + space::S);
            let room = ui.available_width() - ways - key - DISMISS - space::S;
            let said = |ui: &mut Ui| said_ui(ui, &text, colour, kind);
            if room < LEAST_TEXT {
                said(ui);
                ui.horizontal_wrapped(|ui| ways_ui(ui, view, kind, hint));
                return;
            }
            // As high as the text: what is centred in all that there is would grow with a toast above it.
            let left = Layout::left_to_right(Align::Center);
            let height = height(ui, &text, room);
            let whole = Vec2::new(ui.available_width(), height);
            ui.allocate_ui_with_layout(whole, left, |ui| {
                ui.allocate_ui_with_layout(Vec2::new(room, height), left, |ui| {
                    ui.set_width(room);
                    said(ui);
                });
                ways_ui(ui, view, kind, hint);
            });
        });
}

/// The key that leads to the buttons.
fn hint(ui: &Ui, view: &View<'_>) -> Arc<Galley> {
    let keys = Command::Message
        .shortcut()
        .map(|it| view.keys(ui.ctx(), it));
    let font = theme::regular(theme::size::SMALL);
    let painter = ui.painter();
    painter.layout_no_wrap(keys.unwrap_or_default(), font, view.palette.muted)
}

/// The height of a toast whose text is as wide as that at most.
fn height(ui: &Ui, text: &str, room: f32) -> f32 {
    let font = theme::semibold(theme::size::BODY);
    let painter = ui.painter();
    let lines = painter.layout(text.to_owned(), font, egui::Color32::PLACEHOLDER, room);
    lines.size().y.max(LINE)
}

fn said_ui(ui: &mut Ui, text: &str, colour: egui::Color32, kind: Kind) {
    let said = ui.add(Label::new(theme::strong(text).color(colour)).wrap());
    ui.ctx().accesskit_node_builder(said.id, |node| {
        let (role, live) = match kind {
            Kind::News => (accesskit::Role::Status, accesskit::Live::Polite),
            Kind::Fault => (accesskit::Role::Alert, accesskit::Live::Assertive),
        };
        node.set_role(role);
        node.set_live(live);
        node.set_label(text);
        node.clear_value();
    });
}

/// The ways to what is told of, and the way to dismiss it.
fn ways_ui(ui: &mut Ui, view: &mut View<'_>, kind: Kind, hint: Option<Arc<Galley>>) {
    if let Some(hint) = hint {
        let tooltip = view.tooltip(ui.ctx(), Command::Message);
        let shown = ui.add(Label::new(hint).selectable(false));
        shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, &tooltip));
        shown.on_hover_text(tooltip);
    }
    if kind == Kind::News {
        export_state::file_ui(ui, view);
        undo_ui(ui, view);
    }
    let name = view.text("window-dismiss");
    let button = Button::new("")
        .min_size(Vec2::splat(DISMISS))
        .frame_when_inactive(false);
    let dismiss = ui.add(button).on_hover_text(&name);
    dismiss.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    page::message_way(view, &dismiss);
    sign::cross(ui.painter(), dismiss.rect.center(), view.palette.ink);
    if dismiss.clicked() {
        view.push(match kind {
            Kind::News => FrameAction::DismissNews,
            Kind::Fault => FrameAction::DismissNotice,
        });
    }
}

/// Takes back what the news tells of.
fn undo_ui(ui: &mut Ui, view: &mut View<'_>) {
    if !view.state.tells_of_edit() {
        return;
    }
    let undo = ui.button(view.text(UNDO));
    page::message_way(view, &undo);
    if undo.clicked() {
        view.push(DocumentAction::Undo);
        view.push(FrameAction::DismissNews);
    }
}

/// What dismisses the newest toast; `None` where there is none. A notice goes with the next success, so
/// one beside news came after them.
pub(crate) fn dismissal(state: &State) -> Option<FrameAction> {
    let news = state.news.as_ref().map(|_| FrameAction::DismissNews);
    let notice = state.notice.as_ref().map(|_| FrameAction::DismissNotice);
    notice.or(news)
}

/// Tells what was undone or redone where nobody need see it.
fn tell_travel(view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let travelled = session.travelled.as_ref();
    let Some(travelled) = travelled.filter(|it| it.revision == session.revision) else {
        return;
    };
    if view.drafts.travelled == travelled.revision {
        return;
    }
    let questionnaire = &session.assessment.questionnaire;
    let what = travelled.change.say(view.words, questionnaire);
    let key = if travelled.back {
        "window-undone"
    } else {
        "window-redone"
    };
    view.drafts.travelled = travelled.revision;
    view.push(FrameAction::Told(Message::new(key).with("what", what)));
}

/// Lets good news go after a while; a file that was not opened keeps the ways to it until that is dismissed.
fn expire(ctx: &Context, view: &mut View<'_>) {
    let is_kept = view.state.notice.is_some() && view.state.told_file().is_some();
    let Some(news) = view.state.news.as_ref().filter(|_| !is_kept) else {
        view.drafts.toasted = None;
        return;
    };
    let now = ctx.input(|input| input.time);
    let is_new = view
        .drafts
        .toasted
        .as_ref()
        .is_none_or(|(shown, _)| shown != news);
    if is_new {
        view.drafts.toasted = Some((news.clone(), now));
    }
    let since = view
        .drafts
        .toasted
        .as_ref()
        .map_or(now, |(_, since)| *since);
    let has_ways = view.state.told_file().is_some() || view.state.tells_of_edit();
    let stands = if has_ways { STANDS_WITH_WAYS } else { STANDS };
    let left = since + stands - now;
    if left <= 0.0 {
        view.push(FrameAction::DismissNews);
    } else {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}
