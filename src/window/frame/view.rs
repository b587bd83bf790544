//! The screens, and the frame around them.

use egui::{
    CentralPanel, Context, Frame, Id, Margin, Panel, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2,
    accesskit,
};

use super::{bar, closing, crash, dialog, dropping, palette, path, rail, toast};
use crate::window::pass::action::PassAction;
use crate::window::questions::evidence;
use crate::window::results::action::ResultsAction;
use crate::window::rooms::each_room;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{page, sign};
use crate::window::{grid, import, merge, pass, plan, present, results, start, target, unit};

/// Shows the whole window.
pub(crate) fn window_ui(ui: &mut Ui, view: &mut View<'_>) {
    enter(ui, view);
    let palette = view.palette;
    let line = egui::Stroke::new(1.0, palette.hairline);
    let shade = Frame::new().fill(palette.shade);
    Panel::top("bar")
        .exact_size(bar::height(ui.ctx()))
        .frame(shade.inner_margin(Margin::symmetric(12, 6)).stroke(line))
        .show_separator_line(false)
        .show(ui, |ui| bar::bar_ui(ui, view));
    toast::room_ui(ui, view);
    below_bar_ui(ui, view, shade.stroke(line));
    announce_ui(ui, view);
    toast::toasts_ui(ui.ctx(), view);
    palette::palette_ui(ui.ctx(), view);
    dialog::dialog_ui(ui.ctx(), view);
    dropping::dropping_ui(ui.ctx(), view);
    escape(ui.ctx(), view);
    sign::focus_of_the_rest(ui.ctx(), view.palette);
}

/// What stands around the screen, and the screen. What comes and goes above it changes no id, so that the
/// focus stays where it is.
fn below_bar_ui(ui: &mut Ui, view: &mut View<'_>, frame: Frame) {
    let below = UiBuilder::new().scope_id(Id::unique("below the bar"));
    ui.scope_builder(below, |ui| {
        if view.session().is_some_and(Session::is_passing) {
            path::strips_ui(ui, view);
            pass::view::strip_ui(ui, view);
        } else {
            around_ui(ui, view, frame);
        }
        let route = view.state.route;
        let place = UiBuilder::new().scope_id(Id::unique("screen").with(route));
        ui.scope_builder(place, |ui| match screen(route) {
            Screen::Panels(show) if view.session().is_some() => show(ui, view),
            Screen::Page(show) => page_ui(ui, view, show),
            Screen::Panels(_) => page_ui(ui, view, |_, _| {}),
        });
    });
}

/// Shows what stands around a screen: the rail, and strips with what is to be known everywhere.
fn around_ui(ui: &mut Ui, view: &mut View<'_>, frame: Frame) {
    let (least, margin): (f32, _) = if theme::is_narrow(ui.ctx()) {
        (102.0, Margin::symmetric(6, 8))
    } else {
        (152.0, Margin::symmetric(10, 14))
    };
    let width = least.max(rail::width(ui, view) + margin.sum().x);
    Panel::left("rail")
        .exact_size(width)
        .resizable(false)
        .frame(frame.inner_margin(margin))
        .show_separator_line(false)
        .show(ui, |ui| rail::rail_ui(ui, view));
    path::strips_ui(ui, view);
    crash::strip_ui(ui, view);
    start::unsaved::strip_ui(ui, view);
    closing::strip_ui(ui, view);
    present::view::strip_ui(ui, view);
    results::what_if::panel_ui(ui, view);
}

/// Escape closes what stands beside the page, else the newest toast, where nothing else has taken it.
fn escape(ctx: &Context, view: &mut View<'_>) {
    if !view.drafts.focus.escapes || !view.actions.is_empty() {
        return;
    }
    if results::what_if::is_shown(view) {
        view.push(ResultsAction::WhatIf(false));
    } else if let Some(dismissal) = toast::dismissal(view.state) {
        view.push(dismissal);
    } else if view.session().is_some_and(Session::is_passing) {
        view.push(PassAction::AskToEnd);
    } else if view.state.route == Route::Grid {
        grid::view::leave(ctx, view);
    }
}

/// Says which screen is shown where it is another one, and lets the result appear once the questions
/// are left for it.
fn enter(ui: &Ui, view: &mut View<'_>) {
    let route = view.state.route;
    let Some(before) = view.drafts.stood_on.replace(route) else {
        return;
    };
    if before == route {
        return;
    }
    view.drafts.plan.forget_order();
    let title = view.text(route.label());
    view.announce(title);
    let appears = before == Route::Questions && route == Route::Results;
    view.drafts.appears = appears.then(|| ui.input(|input| input.time));
}

/// How long the result takes to appear, in seconds.
const APPEARING: f64 = 0.35;

/// Lets a page appear.
#[expect(clippy::cast_possible_truncation, reason = "a share of a moment")]
fn appear(ui: &mut Ui, view: &mut View<'_>) {
    let Some(since) = view.drafts.appears.filter(|_| !view.state.is_still()) else {
        return;
    };
    let passed = ui.input(|input| input.time) - since;
    if passed >= APPEARING {
        view.drafts.appears = None;
        return;
    }
    ui.set_opacity(egui::lerp(0.0..=1.0, (passed / APPEARING) as f32));
    ui.ctx().request_repaint();
}

/// Names the window, and says what is to be heard wherever the focus is: another screen, a rating.
fn announce_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (text, times) = &view.drafts.announced;
    // The same words twice are heard twice only where they differ.
    let said = format!("{text}{}", if times % 2 == 0 { "" } else { "\u{a0}" });
    let region = ui.interact(Rect::NOTHING, Id::unique("announced"), Sense::HOVER);
    ui.ctx().accesskit_node_builder(region.id, |node| {
        node.set_role(accesskit::Role::Status);
        node.set_live(accesskit::Live::Polite);
        node.set_label(said);
    });
    let name = view.state.title(view.words);
    ui.ctx()
        .accesskit_node_builder(egui::accesskit_root_id(), |node| node.set_label(name));
}

/// How a screen is shown.
enum Screen {
    /// As a page that scrolls as a whole.
    Page(fn(&mut Ui, &mut View<'_>)),
    /// In panels of its own, for an open document.
    Panels(fn(&mut Ui, &mut View<'_>)),
}

macro_rules! screens {
    ($($room:ident $action:tt $update:tt [$(
        $route:ident: $label:tt, $tooltip:tt, $studies:tt, $shape:ident($($view:tt)*)
    )?])*) => {
        const fn screen(route: Route) -> Screen {
            match route {
                $($(Route::$route => Screen::$shape(crate::window::$($view)*),)?)*
            }
        }
    };
}

each_room!(screens);

/// What stays in sight below a page: its main button.
type Footer = fn(&mut Ui, &mut View<'_>);

fn footer(route: Route, session: &Session) -> Option<Footer> {
    let importing = session.importing.as_ref();
    let merging = session.merging.as_ref();
    match route {
        Route::Unit => Some(unit::view::go_on_ui),
        Route::Target => Some(target::view::go_on_ui),
        Route::Plan if !session.assessment.plan.is_empty() => Some(plan::view::go_on_ui),
        Route::Import if importing.is_some_and(|it| it.preview().is_some()) => {
            Some(import::view::go_on_ui)
        }
        Route::Merge if merging.is_some_and(|it| it.preview().is_some()) => {
            Some(merge::view::go_on_ui)
        }
        _ => None,
    }
}

fn page_ui(ui: &mut Ui, view: &mut View<'_>, show: fn(&mut Ui, &mut View<'_>)) {
    let route = view.state.route;
    if let Some(room) = &mut view.room()
        && route != Route::Questions
    {
        evidence::take_in_typed(room);
    }
    let frame = Frame::new()
        .fill(view.palette.paper)
        .inner_margin(Margin::same(0));
    let margin = if theme::is_narrow(ui.ctx()) {
        Margin::symmetric(16, 14)
    } else {
        Margin::symmetric(28, 22)
    };
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let name = view.text(route.label());
        page::landmark(ui, accesskit::Role::Main, Some(name));
        ui.spacing_mut().item_spacing.y = 0.0;
        appear(ui, view);
        let footer_ui = view.session().and_then(|session| footer(route, session));
        let footer = match route {
            _ if footer_ui.is_none() => 0.0,
            Route::Plan => page::FOOTER,
            _ => page::told_footer(ui.ctx()),
        };
        let room = ui.available_width();
        let width = (room - margin.sum().x).min(space::PAGE);
        let aside = ((room - margin.sum().x - width) / 2.0).max(0.0);
        // Scrolls sideways only if something cannot be made as narrow as the window.
        ScrollArea::both()
            // Another document begins at its top.
            .id_salt((route, view.session().map(|session| session.serial)))
            .max_height(ui.available_height() - footer)
            .auto_shrink([false, false])
            .show(ui, |ui| {
                ui.horizontal_top(|ui| {
                    ui.spacing_mut().item_spacing.x = 0.0;
                    ui.add_space(aside);
                    Frame::new().inner_margin(margin).show(ui, |ui| {
                        ui.set_max_width(width);
                        ui.spacing_mut().item_spacing = Vec2::new(space::S, space::WITHIN);
                        ui.vertical(|ui| show(ui, view));
                    });
                });
                page::scroll_by_key(ui, view);
                page::follow_focus(ui);
            });
        if view.found().is_some() {
            let frame = ui.ctx().cumulative_frame_nr();
            view.drafts.seen.entry(route).or_insert(frame);
        }
        if let Some(footer_ui) = footer_ui {
            let below = ui.available_rect_before_wrap();
            let left = aside + margin.leftf();
            page::footer_ui(ui, view.palette, (below, left), |ui| footer_ui(ui, view));
        }
    });
}
