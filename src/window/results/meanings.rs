//! What the levels of the continuum mean, for the unit and for each element.

use egui::Ui;

use crate::model::Level;
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::page;

/// Shows what the chosen level means, with the ways to the levels beside it.
pub(crate) fn meaning_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some((element, level)) = view.drafts.meaning.clone() else {
        return;
    };
    let questionnaire = view.questionnaire();
    let facts = facts!(level, name = view.level_name(level));
    let title = view.with("window-results-meaning", &facts);
    ui.horizontal_wrapped(|ui| {
        let shown = ui.label(theme::strong(&title));
        page::name_heading(ui, &shown, &title);
        let lower = level.ordinal().checked_sub(1).and_then(Level::new);
        let higher = level.next(questionnaire.level_count());
        for (key, to) in [
            ("window-results-meaning-lower", lower),
            ("window-results-meaning-higher", higher),
        ] {
            let button = egui::Button::new(view.text(key));
            if ui.add_enabled(to.is_some(), button).clicked()
                && let Some(to) = to
            {
                view.drafts.meaning = Some((element.clone(), to));
            }
        }
        if ui.button(view.text("window-results-close")).clicked() {
            view.drafts.meaning = None;
        }
    });
    ui.scope(|ui| {
        theme::measure(ui);
        if element.is_none()
            && let Some(text) = questionnaire.level(level)
        {
            ui.label(view.wording(&text.summary));
        }
        for of in &questionnaire.elements {
            let is_asked = element.as_ref().is_none_or(|element| *element == of.id);
            let text = of.levels.get(level.position());
            if let Some(text) = text.filter(|_| is_asked) {
                ui.label(theme::strong(view.wording(&of.title)));
                ui.label(view.wording(text));
            }
        }
    });
}
