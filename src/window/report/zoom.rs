//! How large the pages are shown.

use egui::Ui;

use crate::window::report::state::{STEPS, Zoom};
use crate::window::theme;
use crate::window::view::{Room, View};
use crate::window::widget::{field, page, popup};

/// The buttons and the menu for the size.
pub(crate) fn zoom_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let scale = view.drafts.preview.scale;
    for (up, sign, key) in [
        (false, "\u{2212}", "preview-smaller"),
        (true, "+", "preview-larger"),
    ] {
        let text = view.text(key);
        let button = ui.button(theme::strong(sign));
        field::name(ui, &button, &text);
        if button.on_hover_text(text).clicked() {
            view.drafts.preview.zoom = Zoom::step(scale, up);
        }
    }
    sizes_ui(ui, view);
    // It is there before the pages are, and never in two parts: what stands after it would be other controls.
    let text = view.muted(place_text(view).unwrap_or_default());
    let label = ui.add(egui::Label::new(text).extend());
    page::announce_changes(&label);
}

/// The menu for the size.
pub(crate) fn sizes_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let now = name(view, view.drafts.preview.zoom);
    let mut chosen = None;
    let choices = [Zoom::Width, Zoom::Page];
    let choices = choices.into_iter().chain(STEPS.map(Zoom::Percent));
    let menu = egui::ComboBox::from_id_salt("report_zoom")
        .selected_text(&now)
        .width(132.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            popup::enter(ui, view.drafts.focus.by_key);
            for zoom in choices {
                let on = zoom == view.drafts.preview.zoom;
                if ui.selectable_label(on, name(view, zoom)).clicked() {
                    chosen = Some(zoom);
                }
            }
        });
    let spoken = view.with("preview-zoom", &facts!(size = now));
    field::name(ui, &menu.response, &spoken);
    if let Some(zoom) = chosen {
        view.drafts.preview.zoom = zoom;
    }
}

/// Which page is in sight, and whether new pages are on their way.
fn place_text(view: &Room<'_, '_>) -> Option<String> {
    let shown = view.state.preview.shown.as_ref()?;
    let (page, count) = (view.drafts.preview.page + 1, shown.sheets.len());
    let key = if view.state.is_preview_behind(view.session) {
        "preview-page-renewing"
    } else {
        "preview-page"
    };
    (count > 0).then(|| view.with(key, &facts!(page, count)))
}

fn name(view: &View<'_>, zoom: Zoom) -> String {
    match zoom {
        Zoom::Width => view.text("preview-fit-width"),
        Zoom::Page => view.text("preview-fit-page"),
        Zoom::Percent(percent) => {
            let facts = facts!(percent = f64::from(percent.round()));
            view.with("preview-percent", &facts)
        }
    }
}
