//! Files other than the PDF: a button for each kind, with what it holds.

use egui::Ui;

use crate::export::Output;
use crate::window::command::Command;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::button;

/// Shows the kinds of file.
pub(crate) fn files_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    // The button for the PDF is always in sight.
    for output in Output::ALL
        .iter()
        .copied()
        .filter(|output| *output != Output::Pdf && output.offer().is_some())
    {
        if output == Output::Feedback {
            kind_ui(ui, view, Command::Pages);
        }
        kind_ui(ui, view, Command::Export(output));
    }
}

/// A button, and what it writes or why it cannot.
fn kind_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) {
    button::command_ui(ui, view, command);
    let says = command.refusal(view.state).unwrap_or(command.tooltip());
    ui.label(view.muted(view.text(says)));
    ui.add_space(space::S);
}
