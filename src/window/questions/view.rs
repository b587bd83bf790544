//! Questions: the list of all practices, and the one that is shown.

use egui::{
    Button, CentralPanel, CursorIcon, Frame, Id, Label, Margin, Panel, Rangef, Rect, Role,
    ScrollArea, Sense, Stroke, Ui,
};

use crate::model::Level;
use crate::window::command::Command;
use crate::window::drafts::InSight;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::evidence;
use crate::window::questions::{beside, end, list, practice};
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, page};

/// Shows the screen.
pub(crate) fn practices_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    notice_change(view);
    if ui.available_width() < LEAST_FOR_BOTH {
        return one_of_both_ui(ui, view);
    }
    let ground = Frame::new().fill(view.palette.paper);
    let usual = (ui.available_width() * 0.2).clamp(248.0, 290.0);
    let list = Panel::left("practices")
        .exact_size(view.drafts.list_width.unwrap_or(usual))
        .resizable(false)
        .frame(
            ground
                .stroke(Stroke::new(1.0, view.palette.hairline))
                .inner_margin(Margin::symmetric(8, 10)),
        )
        .show_separator_line(false)
        .show(ui, |ui| {
            let name = view.text("window-list");
            page::landmark(ui, Role::Navigation, Some(name));
            list::list_ui(ui, view, false);
        });
    if ui.available_width() < LEAST_FOR_BOTH {
        parts_above_ui(ui, view);
    }
    CentralPanel::default()
        .frame(ground)
        .show(ui, |ui| practice_ui(ui, view));
    edge_ui(ui, view, list.response.rect);
}

/// The ways to note, certainty and evidence, where the row at the foot has no room for them.
fn parts_above_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    if view.session.is_at_end() || view.session.is_group() {
        return;
    }
    let frame = Frame::new().fill(view.palette.paper);
    Panel::top("parts")
        .frame(frame.inner_margin(Margin::symmetric(20, 6)))
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| beside::parts_ui(ui, view));
        });
}

/// The edge by which the pointer makes the list wider or narrower. The Tab key passes it by: no key could
/// move it, and nobody would see where the focus is.
fn edge_ui(ui: &Ui, view: &mut Room<'_, '_>, list: Rect) {
    let reach = ui.style().interaction.resize_grab_radius_side;
    let across = Rangef::point(list.right()).expand(reach);
    let edge = Rect::from_x_y_ranges(across, list.y_range());
    let response = ui.interact(edge, Id::unique("edge of the list"), Sense::DRAG);
    if response.hovered() || response.dragged() {
        ui.set_cursor_icon(CursorIcon::ResizeHorizontal);
        let line = Stroke::new(2.0, view.palette.accent);
        ui.painter().vline(list.right(), list.y_range(), line);
    }
    let at = response.interact_pointer_pos();
    if let Some(at) = at.filter(|_| response.dragged()) {
        view.drafts.list_width = Some((at.x - list.left()).clamp(200.0, 340.0));
    }
}

fn practice_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let name = view.text(Route::Questions.label());
    page::landmark(ui, Role::Main, Some(name));
    page::over_footer_ui(ui, view.palette, view, shown_ui, steps_ui);
}

/// The least width for the list to stand beside the practice.
const LEAST_FOR_BOTH: f32 = 560.0;

/// In a small window, or zoomed in: either the list or the practice.
fn one_of_both_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let frame = Frame::new().fill(view.palette.paper);
    let margin = Margin::symmetric(20, 6);
    if view.drafts.found != view.state.finds {
        view.drafts.in_sight = InSight::List;
    }
    Panel::top("lists")
        .frame(frame.inner_margin(margin))
        .show_separator_line(false)
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                let lists = view.drafts.in_sight == InSight::List;
                let button = Button::selectable(lists, view.text("window-list"));
                if ui.add(button.frame_when_inactive(true)).clicked() {
                    view.drafts.in_sight = if lists {
                        InSight::Practice
                    } else {
                        InSight::List
                    };
                }
                if !lists && !view.session.is_at_end() && !view.session.is_group() {
                    beside::parts_ui(ui, view);
                }
            });
        });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        if view.drafts.in_sight == InSight::List {
            let name = view.text("window-list");
            page::landmark(ui, Role::Navigation, Some(name));
            Frame::new()
                .inner_margin(margin)
                .show(ui, |ui| list::list_ui(ui, view, true));
        } else {
            practice_ui(ui, view);
        }
    });
}

/// The practice, or the end of the questions.
fn shown_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let practice = view.session.practice.as_ref();
    let mut area = ScrollArea::vertical()
        .id_salt("practice")
        .auto_shrink([false, false]);
    if view.drafts.takes_focus {
        // Another one is read from its top.
        area = area.vertical_scroll_offset(0.0);
    }
    area.show(ui, |ui| {
        let room = ui.available_width() - 40.0;
        let is_wide = practice.is_some() && practice::is_wide(room);
        let width = room.min(if is_wide { space::PAGE } else { 880.0 });
        let aside = if is_wide { (room - width) / 2.0 } else { 0.0 };
        ui.horizontal_top(|ui| {
            ui.add_space(aside);
            Frame::new()
                .inner_margin(Margin {
                    top: 8,
                    ..Margin::same(20)
                })
                .show(ui, |ui| {
                    ui.set_max_width(width);
                    // What undo in a field brings back is never what somebody else typed.
                    let passing = view.session.is_passing();
                    let whose = passing.then(|| view.session.me.clone());
                    ui.push_id(("answers of", whose), |ui| {
                        ui.vertical(|ui| {
                            if practice.is_some() {
                                practice::practice_ui(ui, view);
                            } else {
                                end::end_ui(ui, view);
                            }
                        });
                    });
                });
        });
        page::scroll_by_key(ui, view);
        page::follow_focus(ui);
    });
}

/// When another practice or respondent is shown, clears the drafts and has a screen reader read the
/// prompt.
fn notice_change(view: &mut Room<'_, '_>) {
    let session = view.session;
    let who = (!session.is_group()).then(|| session.me.clone());
    let now = (session.serial, session.practice.clone(), who);
    let drafts = &mut *view.drafts;
    let before = drafts.shown.as_ref();
    let is_other = before.is_none_or(|before| (before.0, &before.1) != (now.0, &now.1));
    drafts.takes_focus |= drafts.back_to_prompt.take().is_some() || is_other;
    if before != Some(&now) {
        evidence::take_in_typed(view);
        let drafts = &mut *view.drafts;
        drafts.shown = Some(now);
        drafts.in_sight = InSight::Practice;
        drafts.asked_reason = false;
        drafts.check.leave();
        drafts.texts.clear();
    }
}

/// Whether a click on an answer goes on: quiet, since it is chosen once.
fn going_on_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let mut on = view.state.settings.goes_on();
    let text = theme::small(view.text(Command::GoingOn.label()));
    let tick = theme::outlined_ui(ui, |ui| ui.checkbox(&mut on, text));
    let tooltip = view.tooltip(ui.ctx(), Command::GoingOn);
    if tick.on_hover_text(tooltip).clicked() {
        view.push(Command::GoingOn.action());
    }
}

fn steps_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
    let width = ui.available_width();
    let is_wide = practice::is_wide(width);
    let is_narrow = width + 40.0 < LEAST_FOR_BOTH;
    ui.horizontal_centered(|ui| {
        button::command_ui(ui, view, Command::Previous);
        if session.is_at_end() {
            return;
        }
        let last = session.neighbour(1).is_none();
        if session.is_group() {
            if last {
                let key = "window-command-to-results";
                button::main_way_ui(ui, view, key, Command::Go(Route::Results));
            } else {
                button::main_command_ui(ui, view, Command::Next);
            }
            return;
        }
        let complete = session.open() == 0;
        if !last && complete {
            button::command_ui(ui, view, Command::Next);
        } else if !last {
            button::main_command_ui(ui, view, Command::Next);
        }
        if !complete && !is_narrow {
            going_on_ui(ui, view);
        }
        if last || complete {
            let main = button::onward(view, view.text("window-command-to-end"));
            let tooltip = view.text("window-end-tooltip");
            if ui.add(main).on_hover_text(tooltip).clicked() {
                view.push(QuestionsAction::GoToEnd);
            }
        }
        ui.add_space(space::S);
        if is_narrow {
            // They stand above.
            return;
        }
        if !is_wide {
            return beside::parts_ui(ui, view);
        }
        let facts = facts!(lowest = Level::FLOOR, top = view.questionnaire().top());
        let keys = view.with("window-keys", &facts);
        ui.add(Label::new(view.muted(keys)).truncate());
    });
}
