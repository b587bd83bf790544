//! Buttons: of a command, the main one of a screen, and choices.

use egui::response::Flags;
use egui::{
    Button, Color32, Id, Key, KeyboardShortcut, Modifiers, Popup, Response, RichText, Role, Stroke,
    StrokeKind, TextStyle, Ui, UiBuilder, Vec2, Widget, WidgetInfo, accesskit, vec2,
};

use crate::model::Form;
use crate::window::command::Command;
use crate::window::theme;
use crate::window::view::{Room, View, keys};
use crate::window::widget::popup;
use crate::words::Words;

/// A button for a command; its tooltip says what it does or why it cannot.
pub(crate) fn command_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) -> Response {
    let button = Button::new(view.text(command.label()));
    add(ui, view, command, button)
}

/// The main button of a screen, for a command.
pub(crate) fn main_command_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) -> Response {
    let button = onward(view, view.text(command.label()));
    // The same button whatever comes and goes above it, so that it keeps the focus.
    let own = UiBuilder::new().scope_id(Id::unique(("main", command.label())));
    ui.scope_builder(own, |ui| add(ui, view, command, button))
        .inner
}

fn add(ui: &mut Ui, view: &mut View<'_>, command: Command, button: impl Widget) -> Response {
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

/// The main button of a screen, for a command, with a text of its own.
pub(crate) fn main_way_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    key: &str,
    command: Command,
) -> Response {
    let response = ui.add(onward(view, view.text(key)));
    if response.clicked() {
        view.push(command.action());
    }
    response
}

/// A link for a command, with a text of its own.
pub(crate) fn link_ui(ui: &mut Ui, view: &mut View<'_>, key: &str, command: Command) {
    let tooltip = view.tooltip(ui.ctx(), command);
    let link = ui.link(view.text(key));
    if link.on_hover_text(tooltip).clicked() {
        view.push(command.action());
    }
}

/// The keys that press the button that leads on, wherever the focus is.
pub(crate) const ONWARD: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);

/// The main button of a screen that leads on: [`ONWARD`] presses it, too.
pub(crate) fn onward<'t>(view: &View<'t>, text: String) -> Onward<'t> {
    Onward {
        button: main(view, text),
        words: view.words,
        is_below: view.state.asks() || view.state.palette,
    }
}

/// The main button of a screen, which keys press as well.
pub(crate) struct Onward<'t> {
    button: Button<'t>,
    words: &'t Words,
    /// Whether something above the screen is to be answered first.
    is_below: bool,
}

impl Onward<'_> {
    /// The same button, at least so large.
    pub(crate) fn min_size(self, size: Vec2) -> Self {
        let button = self.button.min_size(size);
        Self { button, ..self }
    }
}

impl Widget for Onward<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let mut response = ui.add(self.button);
        let listens = response.enabled() && !self.is_below;
        if listens && ui.input_mut(|input| input.consume_shortcut(&ONWARD)) {
            response.flags |= Flags::FAKE_PRIMARY_CLICKED;
        }
        response.on_hover_ui(|ui| {
            let keys = keys(self.words, ui.ctx(), ONWARD);
            ui.label(theme::small(keys));
        })
    }
}

/// The main button of a dialog, or one beside the main way of a screen.
pub(crate) fn main<'t>(view: &View<'_>, text: String) -> Button<'t> {
    Button::new(theme::strong(text).color(view.palette.on_accent))
        .fill(view.palette.accent)
        .stroke(Stroke::new(1.0, view.palette.accent_strong))
}

/// A button that stands out from a coloured ground.
pub(crate) fn framed<'t>(view: &View<'_>, text: String) -> Button<'t> {
    let edge = Stroke::new(1.0, view.palette.outline);
    Button::new(text).fill(view.palette.surface).stroke(edge)
}

/// Three dots that open what is rarely needed; `name` says what that is about.
pub(crate) fn more_ui<V>(
    ui: &mut Ui,
    view: &mut V,
    name: &str,
    contents_ui: impl FnOnce(&mut Ui, &mut V),
) -> Response {
    let button = Button::new("")
        .min_size(Vec2::splat(32.0))
        .frame_when_inactive(false);
    let response = ui.add(button).on_hover_text(name);
    let open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_has_popup(accesskit::HasPopup::Menu);
        node.set_expanded(open);
    });
    let (middle, ink) = (response.rect.center(), ui.visuals().text_color());
    for across in [-6.0, 0.0, 6.0] {
        ui.painter()
            .circle_filled(middle + vec2(across, 0.0), 1.8, ink);
    }
    Popup::menu(&response).show(|ui| {
        popup::enter(ui, response.has_focus());
        ui.set_min_width(160.0);
        contents_ui(ui, view);
    });
    response
}

/// How much room a row of buttons with these texts takes, with the gap before it.
pub(crate) fn widths(ui: &Ui, texts: &[String]) -> f32 {
    let spacing = ui.spacing();
    let font = theme::regular(theme::size::BODY);
    let around = 2.0 * spacing.button_padding.x + spacing.item_spacing.x + 3.0;
    let width = |text: &String| {
        let (text, font) = (text.clone(), font.clone());
        let line = ui
            .painter()
            .layout_no_wrap(text, font, Color32::PLACEHOLDER);
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
    let enabled = ui.is_enabled();
    choice(ui, view, on, enabled, text, name, Role::RadioButton)
}

/// Choices that exclude each other, in a row; returns the one that was clicked.
pub(crate) fn radios_ui<T: PartialEq>(
    ui: &mut Ui,
    view: &View<'_>,
    now: &T,
    choices: impl IntoIterator<Item = (T, String)>,
) -> Option<T> {
    let row = ui.horizontal_wrapped(|ui| {
        let mut clicked = None;
        for (choice, text) in choices {
            if radio_ui(ui, view, choice == *now, &text, &text).clicked() {
                clicked = Some(choice);
            }
        }
        clicked
    });
    row.inner
}

/// The forms of the questionnaire, each with the number of its practices; returns the one that was
/// clicked.
pub(crate) fn forms_ui(ui: &mut Ui, view: &Room<'_, '_>, now: Form) -> Option<Form> {
    let forms = [
        (Form::Short, "window-unit-form-short"),
        (Form::Full, "window-unit-form-full"),
    ];
    let choices = forms.map(|(form, key)| {
        let count = view.questionnaire().practices_in(form).count();
        (form, view.with(key, &facts!(count)))
    });
    radios_ui(ui, view, &now, choices)
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
    let label = RichText::new(text);
    let style = ui.style().override_text_style.clone();
    let size = style.unwrap_or(TextStyle::Button).resolve(ui.style()).size;
    // The letters of a chosen one are wider: it has their room before, so that nothing beside it moves.
    let chosen = ui
        .painter()
        .layout_no_wrap(text.to_owned(), theme::semibold(size), palette.ink);
    let width = chosen.size().x.ceil() + 2.0 * ui.spacing().button_padding.x;
    let button = if on {
        Button::new(label.font(theme::semibold(size)).color(palette.ink))
            .fill(palette.accent_soft)
            .stroke(Stroke::new(1.0, palette.accent))
    } else {
        Button::new(label)
    };
    let button = button.min_size(Vec2::new(width, 0.0));
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
