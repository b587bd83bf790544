//! The question what the document's file is to be called.

use egui::{Key, Ui};

use crate::window::document::action::DocumentAction;
use crate::window::document::picking::stem;
use crate::window::frame::action::FrameAction;
use crate::window::view::View;
use crate::window::widget::{button, field, page};
use crate::words::Message;

/// Shows the question, with what was wrong with the last answer.
pub(crate) fn rename_ui(ui: &mut Ui, view: &mut View<'_>, fault: Option<&Message>) {
    let path = view.session().and_then(|session| session.file.path());
    let (name, folder) = path.map_or_else(Default::default, |path| {
        let folder = path.parent().map(|folder| folder.display().to_string());
        (stem(path), folder.unwrap_or_default())
    });
    page::dialog_title_ui(ui, &view.text("window-rename-title"));
    ui.label(view.with("window-rename-text", &facts!(folder)));
    let is_new = view.drafts.file_name.is_none();
    let mut typed = view.drafts.file_name.take().unwrap_or(name);
    let label = view.text("window-rename-name");
    let response = field::labelled_ui(ui, "file-name", &label, "", &mut typed, 1);
    if is_new {
        field::select_all(&response, &typed);
    }
    if let Some(fault) = fault {
        let said = ui.label(view.fault(view.say(fault)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_invalid(egui::accesskit::Invalid::True);
            node.push_described_by(said.id.accesskit_id());
        });
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal_wrapped(|ui| {
        let go = button::main(view, view.text("window-rename-go"));
        if ui.add(go).clicked() || entered {
            view.push(DocumentAction::Rename(typed.clone()));
            // Where it is refused, the field is to be typed into again.
            response.request_focus();
        }
        if ui.button(view.text("window-cancel")).clicked() {
            view.push(FrameAction::DismissDialog);
        }
    });
    view.drafts.file_name = Some(typed);
}
