//! Questions: the list of all practices, and the one that is shown.

use egui::{CentralPanel, Frame, Margin, Panel, ScrollArea, Stroke, Ui};

use super::{list, practice};
use crate::gui::command::Command;
use crate::gui::theme::{self, space};
use crate::gui::view::View;
use crate::gui::widget::button;

/// Shows the screen.
pub(crate) fn practices_ui(ui: &mut Ui, view: &mut View<'_>) {
    let palette = view.palette;
    let line = Stroke::new(1.0, palette.hairline);
    Panel::left("practices")
        .default_size((ui.available_width() * 0.2).clamp(226.0, 290.0))
        .size_range(200.0..=340.0)
        .frame(
            Frame::new()
                .fill(palette.paper)
                .stroke(line)
                .inner_margin(Margin::symmetric(10, 12)),
        )
        .show_separator_line(false)
        .show(ui, |ui| list::list_ui(ui, view));
    Panel::bottom("steps")
        .exact_size(50.0)
        .frame(
            Frame::new()
                .fill(palette.paper)
                .stroke(line)
                .inner_margin(Margin::symmetric(20, 8)),
        )
        .show_separator_line(false)
        .show(ui, |ui| steps_ui(ui, view));
    CentralPanel::default()
        .frame(Frame::new().fill(palette.paper))
        .show(ui, |ui| {
            let shown = view
                .session()
                .and_then(|session| session.practice.clone())
                .map_or_else(String::new, |id| id.to_string());
            ScrollArea::vertical()
                .id_salt(("practice", shown))
                .auto_shrink([false, false])
                .show(ui, |ui| {
                    Frame::new()
                        .inner_margin(Margin {
                            left: 20,
                            right: 20,
                            top: 12,
                            bottom: 20,
                        })
                        .show(ui, |ui| {
                            ui.set_max_width(ui.available_width().min(880.0));
                            practice::practice_ui(ui, view);
                        });
                });
        });
}

fn steps_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal_centered(|ui| {
        button::command_ui(ui, view, Command::Previous);
        let last = view
            .session()
            .is_some_and(|session| session.neighbour(1).is_none());
        if last {
            let main = button::main(view, view.text("window-command-to-results"));
            if ui.add(main).clicked() {
                view.push(Command::Results.action());
            }
        } else {
            button::main_command_ui(ui, view, Command::Next);
        }
        ui.add_space(space::S);
        let keys = view.with(
            "window-keys",
            &[(
                "levels",
                view.session()
                    .map_or(0, |session| session.assessment.questionnaire.level_count())
                    .into(),
            )],
        );
        ui.add(egui::Label::new(theme::small(keys).color(view.palette.muted)).truncate());
    });
}
