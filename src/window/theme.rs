//! Colours, spacing and type: the only place in the window that names a colour value.
#![expect(
    clippy::disallowed_methods,
    reason = "this is the theme that colours belong to"
)]

use std::sync::Arc;

use egui::{
    Color32, Context, CornerRadius, CursorIcon, FontData, FontDefinitions, FontFamily, FontId,
    FontTweak, Margin, RichText, Shadow, Stroke, Style, TextStyle, Theme as Brightness, Vec2,
    Visuals,
};

use crate::chart::level_step;
use crate::drawing::{ColourRole, SCALE};
use crate::model::Level;
use crate::store::settings::Theme;

/// Distances in points.
pub(crate) mod space {
    /// Between things that belong together.
    pub(crate) const XS: f32 = 4.0;
    /// Between a label and its field.
    pub(crate) const S: f32 = 8.0;
    /// Between fields.
    pub(crate) const M: f32 = 12.0;
    /// Around the contents of a card.
    pub(crate) const L: f32 = 16.0;
    /// Within a group of things that belong together.
    pub(crate) const WITHIN: f32 = S;
    /// Between groups.
    pub(crate) const BETWEEN: f32 = 28.0;
    /// Between columns.
    pub(crate) const COLUMNS: f32 = 40.0;
    /// The widest that running text gets.
    pub(crate) const MEASURE: f32 = 760.0;
    /// The widest that a page gets.
    pub(crate) const PAGE: f32 = 1500.0;
    /// From this width on a page has two columns.
    pub(crate) const TWO_COLUMNS: f32 = 1180.0;
}

/// Whether there is little room from left to right: a small window, or one that is zoomed in.
pub(crate) fn is_narrow(ctx: &Context) -> bool {
    ctx.content_rect().width() < 980.0
}

/// Limits running text to a width that is easy to read.
pub(crate) fn measure(ui: &mut egui::Ui) {
    ui.set_max_width(ui.available_width().min(space::MEASURE));
}

/// The radius of cards and buttons.
pub(crate) const RADIUS: u8 = 6;

/// The colours of one brightness.
#[derive(Debug)]
pub(crate) struct Palette {
    /// Text that matters most.
    pub(crate) ink: Color32,
    /// Text that explains; 4.5 to 1 against paper and surface at least.
    pub(crate) muted: Color32,
    /// Hairlines.
    pub(crate) hairline: Color32,
    /// Outlines of fields and buttons; 3 to 1 against the surface at least.
    pub(crate) outline: Color32,
    /// The ground of the window.
    pub(crate) paper: Color32,
    /// The ground of cards and fields.
    pub(crate) surface: Color32,
    /// The ground of rail and bars.
    pub(crate) shade: Color32,
    /// What can be pressed or followed, and the outline of what is chosen.
    pub(crate) accent: Color32,
    /// The main button under the pointer.
    pub(crate) accent_strong: Color32,
    /// The ground of what is chosen.
    pub(crate) accent_soft: Color32,
    /// Text on the accent.
    pub(crate) on_accent: Color32,
    /// The ground of a button that is not the main one.
    pub(crate) quiet: Color32,
    /// The ground of what the pointer is on.
    pub(crate) hovered: Color32,
    /// The ring around what has the focus.
    pub(crate) focus: Color32,
    /// Marks of pictures, and how far something is.
    pub(crate) mark: Color32,
    /// Areas between marks.
    pub(crate) mark_soft: Color32,
    /// What is firmly in place in a picture, and text on it.
    firm: [Color32; 2],
    /// What is in place in a picture, and text on it.
    reached: [Color32; 2],
    /// Something went well.
    pub(crate) good: Color32,
    /// Something needs a look.
    pub(crate) warn: Color32,
    /// Something went wrong.
    pub(crate) bad: Color32,
}

const LIGHT: Palette = Palette {
    ink: Color32::from_rgb(0x1b, 0x25, 0x30),
    muted: Color32::from_rgb(0x57, 0x63, 0x70),
    hairline: Color32::from_rgb(0xdd, 0xe2, 0xe7),
    outline: Color32::from_rgb(0x80, 0x8b, 0x97),
    paper: Color32::from_rgb(0xf7, 0xf8, 0xf9),
    surface: Color32::from_rgb(0xff, 0xff, 0xff),
    shade: Color32::from_rgb(0xee, 0xf1, 0xf4),
    accent: Color32::from_rgb(0x1d, 0x5f, 0x8a),
    accent_strong: Color32::from_rgb(0x15, 0x4a, 0x6d),
    accent_soft: Color32::from_rgb(0xe3, 0xee, 0xf5),
    on_accent: Color32::from_rgb(0xff, 0xff, 0xff),
    quiet: Color32::from_rgb(0xe7, 0xec, 0xf1),
    hovered: Color32::from_rgb(0xdf, 0xe5, 0xeb),
    focus: Color32::from_rgb(0x1b, 0x25, 0x30),
    mark: Color32::from_rgb(0x3a, 0x48, 0x5a),
    mark_soft: Color32::from_rgb(0xe0, 0xe5, 0xeb),
    firm: [Color32::from_rgb(0x5b, 0x3f, 0x7a), Color32::WHITE],
    reached: [
        Color32::from_rgb(0xcd, 0xbf, 0xdf),
        Color32::from_rgb(0x1b, 0x25, 0x30),
    ],
    good: Color32::from_rgb(0x1f, 0x6f, 0x4a),
    warn: Color32::from_rgb(0x8a, 0x5a, 0x00),
    bad: Color32::from_rgb(0xa8, 0x2a, 0x2a),
};

const DARK: Palette = Palette {
    ink: Color32::from_rgb(0xe8, 0xec, 0xf0),
    muted: Color32::from_rgb(0xa3, 0xae, 0xba),
    hairline: Color32::from_rgb(0x33, 0x3c, 0x46),
    outline: Color32::from_rgb(0x74, 0x80, 0x8c),
    paper: Color32::from_rgb(0x15, 0x1a, 0x20),
    surface: Color32::from_rgb(0x1e, 0x25, 0x2d),
    shade: Color32::from_rgb(0x10, 0x14, 0x19),
    accent: Color32::from_rgb(0x6c, 0xb4, 0xdd),
    accent_strong: Color32::from_rgb(0x93, 0xca, 0xe9),
    accent_soft: Color32::from_rgb(0x1c, 0x36, 0x49),
    on_accent: Color32::from_rgb(0x0c, 0x17, 0x20),
    quiet: Color32::from_rgb(0x2b, 0x34, 0x3e),
    hovered: Color32::from_rgb(0x32, 0x3c, 0x47),
    focus: Color32::from_rgb(0xf4, 0xf6, 0xf8),
    mark: Color32::from_rgb(0xb9, 0xc5, 0xd2),
    mark_soft: Color32::from_rgb(0x2f, 0x39, 0x44),
    firm: [
        Color32::from_rgb(0xcf, 0xbc, 0xe8),
        Color32::from_rgb(0x0c, 0x12, 0x16),
    ],
    reached: [Color32::from_rgb(0x67, 0x52, 0x84), Color32::WHITE],
    good: Color32::from_rgb(0x74, 0xc6, 0x9d),
    warn: Color32::from_rgb(0xe5, 0xb5, 0x57),
    bad: Color32::from_rgb(0xf0, 0x90, 0x88),
};

/// Stronger contrasts on a light ground.
const LIGHT_CONTRAST: Palette = Palette {
    ink: Color32::BLACK,
    muted: Color32::from_rgb(0x2a, 0x32, 0x3a),
    hairline: Color32::from_rgb(0x6b, 0x75, 0x80),
    outline: Color32::from_rgb(0x2a, 0x32, 0x3a),
    paper: Color32::WHITE,
    surface: Color32::WHITE,
    shade: Color32::from_rgb(0xf0, 0xf2, 0xf4),
    accent: Color32::from_rgb(0x00, 0x3f, 0x6b),
    accent_strong: Color32::BLACK,
    accent_soft: Color32::from_rgb(0xdc, 0xea, 0xf5),
    quiet: Color32::from_rgb(0xe2, 0xe7, 0xec),
    hovered: Color32::from_rgb(0xcf, 0xd6, 0xdd),
    focus: Color32::BLACK,
    mark: Color32::BLACK,
    good: Color32::from_rgb(0x0b, 0x4f, 0x30),
    warn: Color32::from_rgb(0x5e, 0x3c, 0x00),
    bad: Color32::from_rgb(0x85, 0x10, 0x10),
    ..LIGHT
};

/// Stronger contrasts on a dark ground.
const DARK_CONTRAST: Palette = Palette {
    ink: Color32::WHITE,
    muted: Color32::from_rgb(0xd6, 0xdd, 0xe4),
    hairline: Color32::from_rgb(0x8b, 0x96, 0xa2),
    outline: Color32::from_rgb(0xd6, 0xdd, 0xe4),
    paper: Color32::BLACK,
    surface: Color32::from_rgb(0x0a, 0x0d, 0x10),
    shade: Color32::BLACK,
    accent: Color32::from_rgb(0x9a, 0xd4, 0xf5),
    accent_strong: Color32::WHITE,
    quiet: Color32::from_rgb(0x26, 0x2f, 0x38),
    hovered: Color32::from_rgb(0x36, 0x41, 0x4c),
    focus: Color32::WHITE,
    mark: Color32::WHITE,
    good: Color32::from_rgb(0x9d, 0xe0, 0xbd),
    warn: Color32::from_rgb(0xff, 0xd5, 0x85),
    bad: Color32::from_rgb(0xff, 0xb3, 0xad),
    ..DARK
};

/// The colour of text on a step of the scale.
const fn on_step(step: u8) -> Color32 {
    match step {
        0..=7 => Color32::from_rgb(0x1b, 0x25, 0x30),
        8 => Color32::from_rgb(0x0c, 0x12, 0x16),
        _ => Color32::WHITE,
    }
}

impl Palette {
    /// The colours of the brightness that is shown.
    pub(crate) fn of(ctx: &Context) -> &'static Self {
        let strong = ctx.data(|data| data.get_temp(contrast_id()).unwrap_or(false));
        Self::chosen(ctx.theme() == Brightness::Dark, strong)
    }

    /// The colours of a brightness, with strong contrasts or usual ones.
    pub(crate) const fn chosen(is_dark: bool, is_strong: bool) -> &'static Self {
        match (is_dark, is_strong) {
            (false, false) => &LIGHT,
            (true, false) => &DARK,
            (false, true) => &LIGHT_CONTRAST,
            (true, true) => &DARK_CONTRAST,
        }
    }

    /// The colour of a level on a continuum of `count` levels.
    pub(crate) fn level(&self, level: Level, count: u8) -> Color32 {
        self.step(level_step(level, count))
    }

    fn step(&self, step: u8) -> Color32 {
        let colour = SCALE.get(usize::from(step));
        colour.map_or(self.accent, |(red, green, blue)| {
            Color32::from_rgb(*red, *green, *blue)
        })
    }

    /// The colour of a role in a picture.
    pub(crate) fn role(&self, role: ColourRole) -> Color32 {
        match role {
            ColourRole::Ink => self.ink,
            ColourRole::Muted => self.muted,
            ColourRole::Hairline => self.hairline,
            ColourRole::Shade => self.shade,
            ColourRole::Paper => self.surface,
            ColourRole::Accent => self.mark,
            ColourRole::AccentSoft => self.mark_soft,
            ColourRole::Step(step) => self.step(step),
            ColourRole::OnStep(step) => on_step(step),
            ColourRole::Firm => self.firm[0],
            ColourRole::OnFirm => self.firm[1],
            ColourRole::Reached => self.reached[0],
            ColourRole::OnReached => self.reached[1],
        }
    }
}

/// The colours of paper, the same whatever the brightness of the window is.
pub(crate) mod paper {
    use egui::Color32;

    use crate::drawing::{ColourRole, Palette};

    /// The paper itself.
    pub(crate) const WHITE: Color32 = Color32::WHITE;

    /// The colour of a role as it prints.
    pub(crate) fn role(role: ColourRole, palette: &Palette) -> Color32 {
        let (red, green, blue) = palette.rgb(role);
        Color32::from_rgb(red, green, blue)
    }

    /// An accent colour.
    pub(crate) fn accent(accent: crate::model::Accent) -> Color32 {
        let (red, green, blue) = accent.parts();
        Color32::from_rgb(red, green, blue)
    }

    /// The shadow that lifts a page off the ground.
    pub(crate) const SHADOW: egui::Shadow = egui::Shadow {
        offset: [0, 2],
        blur: 10,
        spread: 0,
        color: Color32::from_black_alpha(50),
    };
}

/// The colour of text on a level of a continuum of `count` levels.
pub(crate) fn on_level(level: Level, count: u8) -> Color32 {
    on_step(level_step(level, count))
}

const DISPLAY: &str = "display";
const TITLE: &str = "title";
const STRONG: &str = "strong";
const SEMIBOLD: &str = "semibold";

/// The unit's place, and nothing else.
pub(crate) fn display(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Name(DISPLAY.into()))
}

/// The title of a screen.
pub(crate) fn title(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Name(TITLE.into()))
}

/// The title of a section.
pub(crate) fn heading(text: impl Into<String>) -> RichText {
    RichText::new(text).heading()
}

/// A word that stands out in running text.
pub(crate) fn strong(text: impl Into<String>) -> RichText {
    RichText::new(text).text_style(TextStyle::Name(STRONG.into()))
}

/// How high a small text is on the whole width.
pub(crate) fn small_height(ui: &egui::Ui, text: &str) -> f32 {
    let width = ui.available_width();
    let font = regular(size::SMALL);
    let wrapped = ui
        .painter()
        .layout(text.to_owned(), font, Color32::PLACEHOLDER, width);
    wrapped.size().y
}

/// Text that explains.
pub(crate) fn small(text: impl Into<String>) -> RichText {
    RichText::new(text).small()
}

/// One line of text, cut where it does not fit.
pub(crate) fn fitted(
    ui: &egui::Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    room: f32,
) -> Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

/// The semibold font at a size.
pub(crate) fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// The regular font at a size.
pub(crate) fn regular(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The font of a choice: semibold if it is chosen.
pub(crate) fn emphasised(is_chosen: bool, size: f32) -> FontId {
    if is_chosen {
        semibold(size)
    } else {
        regular(size)
    }
}

/// The sizes of type.
pub(crate) mod size {
    pub(crate) const DISPLAY: f32 = 30.0;
    pub(crate) const TITLE: f32 = 22.0;
    pub(crate) const HEADING: f32 = 17.5;
    pub(crate) const BODY: f32 = 15.5;
    pub(crate) const SMALL: f32 = 13.5;
}

/// Gives the toolkit our fonts, colours, spacing and type.
pub(crate) fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    // For systems that do not say whether they are light or dark.
    ctx.options_mut(|options| {
        options.fallback_theme = Brightness::Light;
        // Zooming is a command: bounded, named in the menu, and remembered.
        options.zoom_with_keyboard = false;
    });
    ctx.set_style_of(Brightness::Light, style(&LIGHT, Visuals::light()));
    ctx.set_style_of(Brightness::Dark, style(&DARK, Visuals::dark()));
}

/// Where the toolkit keeps whether contrasts are strong.
fn contrast_id() -> egui::Id {
    egui::Id::unique("high contrast")
}

/// Makes contrasts strong or usual.
pub(crate) fn contrast(ctx: &Context, strong: bool) {
    let before = ctx.data_mut(|data| {
        let kept = data.get_temp_mut_or(contrast_id(), false);
        std::mem::replace(kept, strong)
    });
    if before == strong {
        return;
    }
    let [light, dark] = if strong {
        [&LIGHT_CONTRAST, &DARK_CONTRAST]
    } else {
        [&LIGHT, &DARK]
    };
    ctx.set_style_of(Brightness::Light, style(light, Visuals::light()));
    ctx.set_style_of(Brightness::Dark, style(dark, Visuals::dark()));
    ctx.request_repaint();
}

/// Lets things on the screen move by themselves, or not.
pub(crate) fn motion(ctx: &Context, still: bool) {
    let time = if still { 0.0 } else { MOTION };
    if (ctx.global_style().animation_time - time).abs() > f32::EPSILON {
        ctx.all_styles_mut(|style| {
            style.animation_time = time;
            style.scroll_animation = if still {
                egui::style::ScrollAnimation::none()
            } else {
                egui::style::ScrollAnimation::default()
            };
        });
    }
}

/// How long a fold takes to open, in seconds.
const MOTION: f32 = 0.08;

/// Shows fields, which have an outline even where nothing is on them.
pub(crate) fn outlined_ui<R>(ui: &mut egui::Ui, fields_ui: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let outline = Stroke::new(1.0, Palette::of(ui.ctx()).outline);
    let inactive = |ui: &mut egui::Ui, stroke| {
        std::mem::replace(&mut ui.visuals_mut().widgets.inactive.bg_stroke, stroke)
    };
    let before = inactive(ui, outline);
    let shown = fields_ui(ui);
    inactive(ui, before);
    shown
}

/// Sets the brightness.
pub(crate) fn choose(ctx: &Context, choice: Theme) {
    let preference = match choice {
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
        Theme::System => egui::ThemePreference::System,
    };
    if ctx.options(|options| options.theme_preference) != preference {
        ctx.set_theme(preference);
    }
}

/// Sets the zoom, in percent.
pub(crate) fn zoom(ctx: &Context, percent: u16) {
    ctx.set_zoom_factor(f32::from(percent) / 100.0);
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, bytes) in [
        (
            "Source Sans 3",
            &include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf")[..],
        ),
        (
            "Source Sans 3 Semibold",
            &include_bytes!("../../assets/fonts/SourceSans3-Semibold.ttf")[..],
        ),
    ] {
        // Fitting letters to the grid runs the font's own program for each size: ten times the work
        // of drawing them, in the first frame of every screen.
        let unfitted = FontTweak {
            hinting: Some(false),
            ..FontTweak::default()
        };
        let font = FontData::from_static(bytes).tweak(unfitted);
        fonts.font_data.insert(name.to_owned(), Arc::new(font));
    }
    let defaults = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (family, first) in [
        (FontFamily::Proportional, "Source Sans 3"),
        (FontFamily::Name(SEMIBOLD.into()), "Source Sans 3 Semibold"),
    ] {
        let mut names = vec![first.to_owned()];
        names.extend(defaults.iter().cloned());
        fonts.families.insert(family, names);
    }
    fonts
}

fn style(palette: &Palette, visuals: Visuals) -> Style {
    let mut style = Style {
        visuals: paint(palette, visuals),
        ..Style::default()
    };
    style.text_styles = [
        (TextStyle::Name(DISPLAY.into()), semibold(size::DISPLAY)),
        (TextStyle::Name(TITLE.into()), semibold(size::TITLE)),
        (TextStyle::Heading, semibold(size::HEADING)),
        (TextStyle::Name(STRONG.into()), semibold(size::BODY)),
        (TextStyle::Body, regular(size::BODY)),
        (TextStyle::Button, regular(size::BODY)),
        (TextStyle::Small, regular(size::SMALL)),
        (TextStyle::Monospace, FontId::monospace(size::SMALL)),
    ]
    .into();
    style.spacing.item_spacing = Vec2::new(space::S, space::S);
    style.spacing.button_padding = Vec2::new(12.0, 6.0);
    style.spacing.interact_size = Vec2::new(36.0, 32.0);
    style.spacing.icon_width = 18.0;
    style.spacing.icon_width_inner = 10.0;
    style.spacing.text_edit_width = 320.0;
    style.spacing.menu_margin = Margin::same(6);
    style.interaction.selectable_labels = true;
    style.interaction.tooltip_delay = 0.4;
    style.animation_time = MOTION;
    style
}

fn paint(palette: &Palette, mut visuals: Visuals) -> Visuals {
    let radius = CornerRadius::same(RADIUS);
    visuals.override_text_color = None;
    // An idle window is not drawn again and again.
    visuals.text_cursor.blink = false;
    visuals.weak_text_color = Some(palette.muted);
    visuals.hyperlink_color = palette.accent;
    visuals.faint_bg_color = palette.shade;
    visuals.extreme_bg_color = palette.surface;
    visuals.text_edit_bg_color = Some(palette.surface);
    visuals.code_bg_color = palette.shade;
    visuals.warn_fg_color = palette.warn;
    visuals.error_fg_color = palette.bad;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.hairline);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = radius;
    visuals.panel_fill = palette.paper;
    visuals.popup_shadow = Shadow {
        offset: [0, 4],
        blur: 12,
        spread: 0,
        color: Color32::from_black_alpha(40),
    };
    visuals.window_shadow = visuals.popup_shadow;
    visuals.selection.bg_fill = palette.accent_soft;
    visuals.selection.stroke = Stroke::new(2.0, palette.focus);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    visuals.striped = false;
    visuals.interact_cursor = Some(CursorIcon::PointingHand);
    visuals.slider_trailing_fill = true;

    let widgets = &mut visuals.widgets;
    for widget in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        widget.corner_radius = radius;
        widget.expansion = 0.0;
        widget.fg_stroke = Stroke::new(1.5, palette.ink);
        widget.bg_fill = palette.surface;
        widget.weak_bg_fill = palette.surface;
        widget.bg_stroke = Stroke::new(1.0, palette.outline);
    }
    // A button stands back until the pointer or the focus is on it; fields keep their outline, see
    // `outlined_ui`.
    widgets.inactive.weak_bg_fill = palette.quiet;
    widgets.inactive.bg_stroke = Stroke::new(1.0, Color32::TRANSPARENT);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.ink);
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.hairline);
    // Blue is chosen, and ink has the focus: the pointer changes the ground and nothing else.
    widgets.hovered.weak_bg_fill = palette.hovered;
    widgets.hovered.bg_fill = palette.hovered;
    widgets.hovered.bg_stroke = Stroke::new(1.0, palette.outline);
    // The toolkit shows what has the focus as active: the outline is the focus ring.
    widgets.active.weak_bg_fill = palette.accent_soft;
    widgets.active.bg_fill = palette.accent_soft;
    widgets.active.bg_stroke = Stroke::new(2.0, palette.focus);
    widgets.open.weak_bg_fill = palette.accent_soft;
    visuals
}

#[cfg(test)]
mod tests {
    use super::{Color32, DARK, DARK_CONTRAST, LIGHT, LIGHT_CONTRAST, Level, Palette, on_step};
    use crate::drawing::STEPS;

    fn luminance(colour: Color32) -> f32 {
        let linear = |channel: u8| {
            let value = f32::from(channel) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_text_can_be_read_on_its_ground_in_both_brightnesses() {
        for palette in [&LIGHT, &DARK, &LIGHT_CONTRAST, &DARK_CONTRAST] {
            let Palette {
                ink,
                muted,
                paper,
                surface,
                shade,
                ..
            } = *palette;
            for ground in [
                paper,
                surface,
                shade,
                palette.accent_soft,
                palette.quiet,
                palette.hovered,
            ] {
                for text in [
                    ink,
                    muted,
                    palette.good,
                    palette.warn,
                    palette.bad,
                    palette.accent,
                ] {
                    assert!(contrast(text, ground) >= 4.5, "{text:?} on {ground:?}");
                }
            }
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5);
            for [ground, text] in [palette.firm, palette.reached] {
                assert!(contrast(ground, text) >= 4.5, "{ground:?}");
                assert!(contrast(ground, palette.surface) >= 1.5, "{ground:?}");
            }
            assert!(contrast(palette.firm[0], palette.reached[0]) >= 3.0);
        }
        for step in 0..STEPS {
            let ground = LIGHT.step(step);
            assert!(contrast(ground, on_step(step)) >= 4.5, "step {step}");
        }
    }

    #[test]
    fn text_with_strong_contrasts_stands_out_by_seven_to_one() {
        for palette in [&LIGHT_CONTRAST, &DARK_CONTRAST] {
            for ground in [palette.paper, palette.surface, palette.shade, palette.quiet] {
                for text in [palette.ink, palette.muted, palette.accent, palette.bad] {
                    assert!(contrast(text, ground) >= 7.0, "{text:?} on {ground:?}");
                }
            }
        }
    }

    #[test]
    fn outlines_of_fields_stand_out_from_their_ground() {
        for palette in [&LIGHT, &DARK] {
            for ground in [palette.surface, palette.paper, palette.shade] {
                assert!(contrast(palette.outline, ground) >= 3.0, "{ground:?}");
                assert!(contrast(palette.accent, ground) >= 3.0, "{ground:?}");
                assert!(contrast(palette.focus, ground) >= 3.0, "{ground:?}");
                assert!(contrast(palette.mark, ground) >= 3.0, "{ground:?}");
            }
        }
    }

    #[test]
    fn neighbouring_levels_are_told_apart_by_lightness_whatever_their_number() {
        for palette in [&LIGHT, &DARK] {
            for count in 2..=7 {
                let lights: Vec<f32> = Level::all(count)
                    .map(|level| luminance(palette.level(level, count)) + 0.05)
                    .collect();
                assert!(
                    lights.windows(2).all(|pair| pair[0] > pair[1] * 1.15),
                    "{count} levels: {lights:?}"
                );
            }
        }
    }
}
