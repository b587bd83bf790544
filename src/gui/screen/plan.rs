use crate::gui::view::View;
use egui::Ui;
pub(crate) fn plan_ui(_ui: &mut Ui, _view: &mut View<'_>) {}
