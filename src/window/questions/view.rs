//! Questions: the list of all practices, and the one that is shown.

use egui::{Button, CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke, Ui};

use crate::window::command::Command;
use crate::window::drafts::InSight;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::{end, list, practice};
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::button;
use crate::window::widget::page;

/// Shows the screen.
pub(crate) fn practices_ui(ui: &mut Ui, view: &mut View<'_>) {
    let palette = view.palette;
    let line = Stroke::new(1.0, palette.hairline);
    notice_change(view);
    if ui.available_width() < LEAST_FOR_BOTH {
        return one_of_both_ui(ui, view);
    }
    Panel::left("practices")
        .default_size((ui.available_width() * 0.2).clamp(236.0, 290.0))
        .size_range(200.0..=340.0)
        .frame(
            Frame::new()
                .fill(palette.paper)
                .stroke(line)
                .inner_margin(Margin::symmetric(8, 10)),
        )
        .show_separator_line(false)
        .show(ui, |ui| {
            let name = view.text("window-list");
            page::landmark(ui, egui::accesskit::Role::Navigation, Some(name));
            list::list_ui(ui, view);
        });
    CentralPanel::default()
        .frame(Frame::new().fill(palette.paper))
        .show(ui, |ui| {
            page::landmark(ui, egui::accesskit::Role::Main, None);
            page::over_footer_ui(ui, view, shown_ui, steps_ui);
        });
}

/// How wide it must be for the list to stand beside the practice.
const LEAST_FOR_BOTH: f32 = 560.0;

/// In a small window, or zoomed in: the list where it is asked for, else the practice.
fn one_of_both_ui(ui: &mut Ui, view: &mut View<'_>) {
    let frame = Frame::new().fill(view.palette.paper);
    let margin = Margin::symmetric(20, 6);
    if view.drafts.found != view.state.finds {
        view.drafts.in_sight = InSight::List;
    }
    Panel::top("lists")
        .frame(frame.inner_margin(margin))
        .show_separator_line(false)
        .show(ui, |ui| {
            let lists = view.drafts.in_sight == InSight::List;
            let button = Button::selectable(lists, view.text("window-list"));
            if ui.add(button.frame_when_inactive(true)).clicked() {
                view.drafts.in_sight = if lists {
                    InSight::Practice
                } else {
                    InSight::List
                };
            }
        });
    CentralPanel::default().frame(frame).show(ui, |ui| {
        if view.drafts.in_sight == InSight::List {
            let name = view.text("window-list");
            page::landmark(ui, egui::accesskit::Role::Navigation, Some(name));
            Frame::new()
                .inner_margin(margin)
                .show(ui, |ui| list::list_ui(ui, view));
        } else {
            page::landmark(ui, egui::accesskit::Role::Main, None);
            page::over_footer_ui(ui, view, shown_ui, steps_ui);
        }
    });
}

/// The practice, or the end, which scrolls where it must.
fn shown_ui(ui: &mut Ui, view: &mut View<'_>) {
    let practice = view.session().and_then(|session| session.practice.clone());
    let shown = practice
        .as_ref()
        .map_or_else(String::new, ToString::to_string);
    ScrollArea::vertical()
        .id_salt(("practice", shown))
        .auto_shrink([false, false])
        .show(ui, |ui| {
            Frame::new()
                .inner_margin(Margin {
                    left: 20,
                    right: 20,
                    top: 8,
                    bottom: 20,
                })
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(880.0));
                    if practice.is_some() {
                        practice::practice_ui(ui, view);
                    } else {
                        end::end_ui(ui, view);
                    }
                });
        });
}

/// Empties the drafts when something else is shown, and has it read out.
fn notice_change(view: &mut View<'_>) {
    let now = view
        .session()
        .map(|session| (session.serial, session.practice.clone(), session.me.clone()));
    let drafts = &mut *view.drafts;
    drafts.focus_prompt = match (&drafts.shown, &now) {
        (Some(before), Some(now)) => (before.0, &before.1) != (now.0, &now.1),
        _ => true,
    };
    if drafts.shown != now {
        drafts.shown = now;
        drafts.in_sight = InSight::Practice;
        drafts.reason.clear();
        drafts.asked_reason = false;
        drafts.evidence.clear();
        drafts.texts.clear();
    }
}

fn steps_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    ui.horizontal_centered(|ui| {
        button::command_ui(ui, view, Command::Previous);
        if session.is_at_end() {
            return;
        }
        let last = session.neighbour(1).is_none();
        let complete = session.open() == 0;
        if !last && complete {
            button::command_ui(ui, view, Command::Next);
        } else if !last {
            button::main_command_ui(ui, view, Command::Next);
        }
        if last || complete {
            let main = button::main(view, view.text("window-command-to-end"));
            let tooltip = view.text("window-end-tooltip");
            if ui.add(main).on_hover_text(tooltip).clicked() {
                view.push(QuestionsAction::GoToEnd);
            }
        }
        ui.add_space(space::S);
        let levels = session.assessment.questionnaire.level_count();
        let keys = view.with("window-keys", &facts!(levels));
        ui.add(egui::Label::new(theme::small(keys).color(view.palette.muted)).truncate());
    });
}
