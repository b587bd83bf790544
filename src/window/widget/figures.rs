//! How figures of agreement are worked out, how they are read, and where they come from.

use egui::Ui;

use crate::report::wording::AgreementFigure;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::fold;

/// What is said of figures, folded.
pub(crate) fn figures_ui(ui: &mut Ui, view: &View<'_>, id: &str, figures: &[AgreementFigure]) {
    let title = view.text("window-figures");
    fold::fold_ui(ui, id, &title, |ui| {
        theme::measure(ui);
        for figure in figures {
            let text = figure.text(view.words);
            ui.label(theme::strong(text.name.as_str()));
            for line in text.lines(view.words) {
                ui.label(view.muted_body(line));
            }
            ui.add_space(space::XS);
        }
    });
}
