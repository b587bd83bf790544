//! Strips below the bar: changes that do not reach the disk, and a path typed by hand.

use std::path::PathBuf;

use egui::{Frame, Margin, Panel, Ui};

use crate::window::document::action::PathAction;
use crate::window::document::picking::{Picking, Purpose};
use crate::window::frame::unsaved;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// Shows the strips that are needed.
pub(crate) fn strips_ui(ui: &mut Ui, view: &mut View<'_>) {
    let frame = Frame::new()
        .fill(view.palette.accent_soft)
        .inner_margin(Margin::symmetric(20, 10));
    unsaved::strip_ui(ui, view, frame);
    if let Some(picking) = view.state.picking.clone() {
        Panel::top("path").frame(frame).show(ui, |ui| {
            if picking.by_hand {
                typed_ui(ui, view, &picking);
            } else {
                waiting_ui(ui, view);
            }
        });
    }
}

/// The system's dialog is open, or hangs: there is always another way.
fn waiting_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal(|ui| {
        ui.label(view.text("window-path-waiting"));
        if ui.button(view.text("window-path-type")).clicked() {
            view.push(PathAction::TypePath);
        }
        if ui.button(view.text("window-cancel")).clicked() {
            view.push(PathAction::CancelPath);
        }
    });
}

fn typed_ui(ui: &mut Ui, view: &mut View<'_>, picking: &Picking) {
    let first = view.drafts.path.0 != picking.number;
    if first {
        let suggested = picking.suggestion.path(view.words);
        view.drafts.path = (picking.number, suggested.display().to_string());
    }
    let proves = picking.purpose == Purpose::PickEvidence;
    let (key, go) = match (picking.purpose.writes(), picking.ended) {
        (_, true) if proves => ("window-path-evidence-nothing", "window-path-evidence-take"),
        (_, false) if proves => ("window-path-evidence-where", "window-path-evidence-take"),
        _ if picking.purpose.is_folder() => ("many-units-where", "window-path-open-this"),
        (true, true) => ("window-path-nothing-saved", "window-path-save-here"),
        (true, false) => ("window-path-where", "window-path-save-here"),
        (false, true) => ("window-path-nothing-opened", "window-path-open-this"),
        (false, false) => ("window-path-which", "window-path-open-this"),
    };
    let caption = ui.label(view.text(key));
    if let Some(fault) = &picking.fault {
        let fault = ui.label(view.fault(view.say(fault)));
        page::announce_changes(&fault);
    }
    ui.horizontal(|ui| {
        let mut text = std::mem::take(&mut view.drafts.path.1);
        let buttons = 230.0;
        let width = (ui.available_width() - buttons).max(200.0);
        let response = ui
            .allocate_ui(egui::vec2(width, 32.0), |ui| {
                field::edit(ui, "path", &mut text, "", 1)
            })
            .inner
            .labelled_by(caption.id);
        if first || (picking.fault.is_some() && view.drafts.path_fault != picking.fault) {
            response.request_focus();
        }
        view.drafts.path_fault.clone_from(&picking.fault);
        if let Some(fault) = &picking.fault {
            let fault = view.say(fault);
            ui.ctx().accesskit_node_builder(response.id, |node| {
                node.set_invalid(egui::accesskit::Invalid::True);
                node.set_description(fault);
            });
        }
        let left_by = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
        let entered = left_by(egui::Key::Enter);
        let escaped = left_by(egui::Key::Escape);
        view.drafts.path.1 = text;
        ui.add_space(space::XS);
        let save = button::main(view, view.text(go));
        if ui.add(save).clicked() || entered {
            let path = PathBuf::from(view.drafts.path.1.trim());
            view.push(PathAction::UsePath(path));
        }
        if ui.button(view.text("window-cancel")).clicked() || escaped {
            view.push(PathAction::CancelPath);
        }
    });
}
