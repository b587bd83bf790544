//! How figures of agreement are worked out, how they are read, and where they come from.

use egui::Ui;

use crate::report::wording::{AgreementFigure, Ratings};
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::fold;

/// What is said of figures, folded: what each comes to here, and how it is worked out.
pub(crate) fn figures_ui(
    ui: &mut Ui,
    view: &View<'_>,
    id: &str,
    (figures, of): (&[AgreementFigure], Ratings<'_>),
) {
    let title = view.text("window-figures");
    fold::fold_ui(ui, id, &title, |ui| {
        theme::measure(ui);
        for figure in figures {
            let text = figure.text(view.words);
            ui.label(theme::strong(text.name.as_str()));
            if let Some(here) = of.say(view.words, *figure) {
                ui.label(here);
            }
            for line in text.lines(view.words) {
                ui.label(view.muted_body(line));
            }
            ui.add_space(space::XS);
        }
    });
}
