//! How large the pages are shown.

use egui::Ui;

use super::place_text;
use crate::window::state::Session;
use crate::window::theme;
use crate::window::view::View;
use crate::window::widget::field;

/// How large the pages are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum Zoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// A whole page at a time.
    Page,
    /// In percent of the paper, at 96 dots an inch.
    Percent(f32),
}

/// The steps of the buttons, in percent.
const STEPS: [f32; 9] = [50.0, 67.0, 80.0, 90.0, 100.0, 125.0, 150.0, 175.0, 200.0];

/// Points of the window for a point of paper at its own size: 96 to 72 an inch.
const OWN_SIZE: f32 = 96.0 / 72.0;

impl Zoom {
    /// Points of the window for a point of paper, for a page in a view; both without margins.
    pub(crate) fn scale(self, page: egui::Vec2, room: egui::Vec2) -> f32 {
        let percent = match self {
            Self::Width => return (room.x / page.x).clamp(0.35, 2.0 * OWN_SIZE),
            Self::Page => (room.x / page.x).min(room.y / page.y) / OWN_SIZE * 100.0,
            Self::Percent(percent) => percent,
        };
        percent.clamp(20.0, 200.0) / 100.0 * OWN_SIZE
    }

    /// The next step up or down from a scale that is shown.
    pub(crate) fn step(scale: f32, up: bool) -> Self {
        let now = scale / OWN_SIZE * 100.0;
        let mut steps = STEPS.into_iter();
        let next = if up {
            steps.find(|step| *step > now + 0.5)
        } else {
            steps.rfind(|step| *step < now - 0.5)
        };
        let end = if up { STEPS.last() } else { STEPS.first() };
        Self::Percent(next.or(end.copied()).unwrap_or(100.0))
    }

    /// A scale times a factor, such as that of two fingers.
    pub(crate) fn times(scale: f32, factor: f32) -> Self {
        Self::Percent((scale * factor / OWN_SIZE * 100.0).clamp(50.0, 200.0))
    }
}

/// The buttons and the menu of sizes.
pub(crate) fn zoom_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
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
    let now = name(view, view.drafts.preview.zoom);
    let mut chosen = None;
    let choices = [Zoom::Width, Zoom::Page];
    let choices = choices.into_iter().chain(STEPS.map(Zoom::Percent));
    let menu = egui::ComboBox::from_id_salt("report_zoom")
        .selected_text(&now)
        .width(132.0)
        .height(420.0)
        .show_ui(ui, |ui| {
            for zoom in choices {
                let on = zoom == view.drafts.preview.zoom;
                if ui.selectable_label(on, name(view, zoom)).clicked() {
                    chosen = Some(zoom);
                }
            }
        });
    let spoken = view.with("preview-zoom", &[("size", now.into())]);
    field::name(ui, &menu.response, &spoken);
    if let Some(zoom) = chosen {
        view.drafts.preview.zoom = zoom;
    }
    if let Some(text) = place_text(view, session) {
        let colour = view.palette.muted;
        let label = ui.label(theme::small(text).color(colour));
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    }
}

fn name(view: &View<'_>, zoom: Zoom) -> String {
    match zoom {
        Zoom::Width => view.text("preview-fit-width"),
        Zoom::Page => view.text("preview-fit-page"),
        Zoom::Percent(percent) => {
            let facts = [("percent", f64::from(percent.round()).into())];
            view.with("preview-percent", &facts)
        }
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::{OWN_SIZE, Zoom};

    const A4: egui::Vec2 = vec2(595.0, 842.0);

    #[test]
    fn a_page_fits_the_width_or_the_view() {
        let room = vec2(595.0, 421.0);
        assert!((Zoom::Width.scale(A4, room) - 1.0).abs() < 1e-5);
        assert!((Zoom::Page.scale(A4, room) - 0.5).abs() < 1e-5);
        assert!((Zoom::Percent(100.0).scale(A4, room) - OWN_SIZE).abs() < 1e-5);
    }

    #[test]
    fn the_steps_go_on_from_what_is_shown_and_end_at_the_ends() {
        assert_eq!(Zoom::step(OWN_SIZE, true), Zoom::Percent(125.0));
        assert_eq!(Zoom::step(OWN_SIZE, false), Zoom::Percent(90.0));
        assert_eq!(Zoom::step(0.71 * OWN_SIZE, true), Zoom::Percent(80.0));
        assert_eq!(Zoom::step(2.0 * OWN_SIZE, true), Zoom::Percent(200.0));
        assert_eq!(Zoom::step(0.5 * OWN_SIZE, false), Zoom::Percent(50.0));
    }
}
