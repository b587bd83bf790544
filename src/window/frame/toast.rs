//! Toasts: what was done and what went wrong, over a corner of the window, so that nothing moves.

use egui::{Align2, Area, Context, Frame, Id, Label, Margin, Order, Ui, Vec2, accesskit};

use crate::window::frame::action::FrameAction;
use crate::window::report::export_state;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::View;
use crate::window::widget::page;
use crate::words::Message;

/// How long good news stands, in seconds.
const STANDS: f64 = 10.0;
/// How long news of a file stands, which can be opened there.
const STANDS_WITH_FILE: f64 = 60.0;
/// The widest that a toast gets.
const WIDEST: f32 = 440.0;

/// Shows the toasts that there are.
pub(crate) fn toasts_ui(ctx: &Context, view: &mut View<'_>) {
    expire(ctx, view);
    let (notice, news) = (&view.state.notice, &view.state.news);
    if notice.is_none() && news.is_none() && !view.state.is_exporting() {
        return;
    }
    let above_footer = page::FOOTER + space::L;
    let width = WIDEST.min(ctx.content_rect().width() - 2.0 * space::L);
    Area::new(Id::unique("toasts"))
        .order(Order::Foreground)
        .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-space::L, -above_footer))
        .show(ctx, |ui| {
            ui.set_max_width(width);
            ui.spacing_mut().item_spacing.y = space::S;
            export_state::running_ui(ui, view);
            if let Some(message) = news {
                toast_ui(ui, view, message, Kind::News);
            }
            if let Some(message) = notice {
                toast_ui(ui, view, message, Kind::Fault);
            }
        });
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
        .inner_margin(Margin::symmetric(14, 10))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let said = ui.add(Label::new(theme::strong(&text).color(colour)).wrap());
            ui.ctx().accesskit_node_builder(said.id, |node| {
                let (role, live) = match kind {
                    Kind::News => (accesskit::Role::Status, accesskit::Live::Polite),
                    Kind::Fault => (accesskit::Role::Alert, accesskit::Live::Assertive),
                };
                node.set_role(role);
                node.set_live(live);
                node.set_label(text.as_str());
                node.clear_value();
            });
            ui.horizontal_wrapped(|ui| {
                if kind == Kind::News {
                    export_state::file_ui(ui, view);
                }
                if ui.button(view.text("window-dismiss")).clicked() {
                    view.push(match kind {
                        Kind::News => FrameAction::DismissNews,
                        Kind::Fault => FrameAction::DismissNotice,
                    });
                }
            });
        });
}

/// Lets good news go after a while.
fn expire(ctx: &Context, view: &mut View<'_>) {
    let Some(news) = &view.state.news else {
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
    let stands = if view.state.told_file().is_some() {
        STANDS_WITH_FILE
    } else {
        STANDS
    };
    let left = since + stands - now;
    if left <= 0.0 {
        view.push(FrameAction::DismissNews);
    } else {
        ctx.request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
}
