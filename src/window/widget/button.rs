//! Buttons: of a command, the main one of a screen, and choices.

use egui::{Button, Response, Role, Stroke, StrokeKind, Ui, WidgetInfo};

use crate::window::command::Command;
use crate::window::theme;
use crate::window::view::View;

/// A button that carries out a command; its tooltip says what it does or why it cannot.
pub(crate) fn command_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) -> Response {
    let button = Button::new(view.text(command.label()));
    add(ui, view, command, button)
}

/// The main button of a screen, for a command.
pub(crate) fn main_command_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) -> Response {
    let button = main(view, view.text(command.label()));
    add(ui, view, command, button)
}

fn add(ui: &mut Ui, view: &mut View<'_>, command: Command, button: Button<'_>) -> Response {
    let tooltip = view.tooltip(ui.ctx(), command);
    let enabled = command.refusal(view.state).is_none();
    let response = ui
        .add_enabled(enabled, button)
        .on_hover_text(&tooltip)
        .on_disabled_hover_text(tooltip);
    if response.clicked() {
        view.push(command.action());
    }
    response
}

/// The main button of a screen.
pub(crate) fn main<'t>(view: &View<'_>, text: String) -> Button<'t> {
    Button::new(theme::strong(text).color(view.palette.on_accent))
        .fill(view.palette.accent)
        .stroke(Stroke::new(1.0, view.palette.accent_strong))
}

/// How wide buttons of these texts are beside each other, and the gap before them.
pub(crate) fn widths(ui: &Ui, texts: &[String]) -> f32 {
    let spacing = ui.spacing();
    let font = theme::regular(theme::size::BODY);
    let around = 2.0 * spacing.button_padding.x + spacing.item_spacing.x + 3.0;
    let width = |text: &String| {
        let line =
            ui.painter()
                .layout_no_wrap(text.clone(), font.clone(), egui::Color32::PLACEHOLDER);
        line.size().x + around
    };
    texts.iter().map(width).sum()
}

/// A button that stays pressed. `name` is what a screen reader says.
pub(crate) fn toggle_ui(
    ui: &mut Ui,
    view: &View<'_>,
    on: bool,
    enabled: bool,
    text: &str,
    name: &str,
) -> Response {
    choice(ui, view, on, enabled, text, name, Role::CheckBox)
}

/// One of several that exclude each other.
pub(crate) fn radio_ui(ui: &mut Ui, view: &View<'_>, on: bool, text: &str, name: &str) -> Response {
    choice(ui, view, on, true, text, name, Role::RadioButton)
}

fn choice(
    ui: &mut Ui,
    view: &View<'_>,
    on: bool,
    enabled: bool,
    text: &str,
    name: &str,
    role: Role,
) -> Response {
    let palette = view.palette;
    let size = egui::TextStyle::Button.resolve(ui.style()).size;
    let size = match ui.style().override_text_style {
        Some(egui::TextStyle::Small) => theme::size::SMALL,
        _ => size,
    };
    let label = if on {
        egui::RichText::new(text)
            .font(theme::semibold(size))
            .color(palette.ink)
    } else {
        egui::RichText::new(text)
    };
    let mut button = Button::new(label);
    if on {
        button = button
            .fill(palette.accent_soft)
            .stroke(Stroke::new(1.0, palette.accent));
    }
    let response = ui.add_enabled(enabled, button);
    if on {
        // Painted on top, since a thicker outline of its own would make the button larger.
        let outline = Stroke::new(2.0, palette.accent);
        let radius = f32::from(theme::RADIUS);
        ui.painter()
            .rect_stroke(response.rect, radius, outline, StrokeKind::Inside);
    }
    response.widget_info(|| WidgetInfo::selected(role, enabled, on, name));
    response
}
