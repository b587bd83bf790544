//! Whose report it is: logo, accent colour, and what stands on its first page.

use egui::{Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2};

use crate::drawing::Picture;
use crate::model::{Accent, AccentError, BrandingField, Edit};
use crate::window::document::action::PathAction;
use crate::window::document::picking::Purpose;
use crate::window::theme::{self, RADIUS, paper, space};
use crate::window::view::{Room, View};
use crate::window::widget::closed::{self, changing_ui};
use crate::window::widget::paint::texture;
use crate::window::widget::{field, sign};

/// Colours to choose from, each dark enough: red, green and blue.
const SWATCHES: [(u8, u8, u8); 6] = [
    (0x1f, 0x5a, 0x8a),
    (0x1f, 0x6f, 0x4a),
    (0x8a, 0x2c, 0x3a),
    (0x5b, 0x3a, 0x86),
    (0x9a, 0x4a, 0x12),
    (0x33, 0x3b, 0x44),
];

/// The size of the box for the logo.
const LOGO: Vec2 = Vec2::new(150.0, 56.0);

/// The id of the colour field among the drafts.
const ACCENT: &str = "accent";

/// Shows all of it.
pub(crate) fn branding_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    logo_ui(ui, view);
    ui.add_space(space::S);
    changing_ui(ui, view.is_closed(), |ui| {
        accent_ui(ui, view);
        ui.add_space(space::S);
        texts_ui(ui, view);
    });
}

/// The logo, with buttons to choose and remove it.
pub(crate) fn logo_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.label(theme::small(view.text("preview-logo")));
    let logo = view.session.assessment.branding.logo.as_ref();
    match logo.and_then(|logo| view.state.logo.look(logo)) {
        Some(Ok(picture)) => shown_ui(ui, view, picture),
        Some(Err(why)) => {
            let facts = facts!(why = view.say(why));
            ui.label(view.fault(view.with("preview-logo-unseen", &facts)));
        }
        None if logo.is_some() => {
            ui.add_space(LOGO.y + space::S);
        }
        None => {}
    }
    ui.horizontal_wrapped(|ui| {
        closed::disable(ui, view.is_closed());
        let key = match logo {
            Some(_) => "preview-logo-other",
            None => "preview-logo-choose",
        };
        if ui.button(view.text(key)).clicked() {
            view.push(PathAction::Ask(Purpose::PickLogo));
        }
        if logo.is_some() && ui.button(view.text("preview-logo-remove")).clicked() {
            view.push(Edit::SetLogo(None));
        }
    });
    ui.label(view.muted(view.text("preview-logo-note")));
}

/// The logo as large as its box allows, on white as on paper.
fn shown_ui(ui: &mut Ui, view: &View<'_>, picture: &Picture) {
    let dots = |count: u32| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let size = Vec2::new(dots(picture.width()), dots(picture.height()));
    let room = LOGO - Vec2::splat(12.0);
    let size = size * (room.x / size.x).min(room.y / size.y).min(1.0);
    let (rect, response) = ui.allocate_exact_size(LOGO, Sense::hover());
    let name = view.text("preview-logo");
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
    let painter = ui.painter();
    let line = Stroke::new(1.0, view.palette.hairline);
    let radius = f32::from(RADIUS);
    painter.rect(rect, radius, paper::WHITE, line, StrokeKind::Inside);
    let texture = texture(ui.ctx(), picture);
    let whole = Rect::from_min_max(Pos2::ZERO, pos2(1.0, 1.0));
    let place = Rect::from_center_size(rect.center(), size);
    painter.image(texture.id(), place, whole, paper::WHITE);
}

fn accent_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let now = view.session.assessment.branding.accent;
    let typed = field_ui(ui, view, now);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let swatches = SWATCHES.into_iter();
        let colours = swatches.filter_map(|(red, green, blue)| Accent::new(red, green, blue).ok());
        for accent in colours {
            if swatch_ui(ui, view, accent, now == Some(accent)).clicked() {
                choose(view, Some(accent));
            }
        }
        if now.is_some() && ui.link(view.text("preview-accent-own")).clicked() {
            choose(view, None);
        }
    });
    match typed {
        Some(Err(AccentError::Form)) => {
            ui.label(view.fault(view.text("preview-accent-form")));
        }
        Some(Err(AccentError::TooLight { nearest })) => {
            ui.label(view.fault(view.text("preview-accent-light")));
            let take = view.with("preview-accent-take", &facts!(colour = nearest.to_string()));
            if ui.button(take).clicked() {
                choose(view, Some(nearest));
            }
        }
        Some(Ok(accent)) if accent != now => view.push(Edit::SetAccent(accent)),
        _ => {}
    }
}

/// The colour that is being typed, where an empty field is no colour; `None` if nothing is typed.
fn field_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    now: Option<Accent>,
) -> Option<Result<Option<Accent>, AccentError>> {
    let shown = now.map(|accent| accent.to_string()).unwrap_or_default();
    let hint = view.text("preview-accent-hint");
    let field = ui.scope(|ui| {
        ui.set_max_width(180.0);
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.label(theme::small(view.text("preview-accent")));
        let read = |text: &str| field::optional(text, str::parse::<Accent>);
        let (response, read) = field::read_ui(ui, view, ACCENT, &hint, shown, read);
        (response.labelled_by(caption.id), read)
    });
    let (response, read) = field.inner;
    // Only typing counts: a colour that was undone stays undone.
    (response.changed() || read.is_err()).then_some(read)
}

fn choose(view: &mut View<'_>, accent: Option<Accent>) {
    view.drafts.texts.remove(ACCENT);
    view.push(Edit::SetAccent(accent));
}

fn swatch_ui(ui: &mut Ui, view: &View<'_>, accent: Accent, on: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(28.0), Sense::click());
    let facts = facts!(colour = accent.to_string());
    let name = view.with("preview-accent-swatch", &facts);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, on, &name));
    let painter = ui.painter();
    let line = Stroke::new(1.0, view.palette.outline);
    let colour = paper::accent(accent);
    painter.rect(rect.shrink(1.0), 5.0, colour, line, StrokeKind::Inside);
    if on {
        sign::check(painter, rect.center(), paper::WHITE);
    }
    if response.has_focus() || response.hovered() {
        sign::focus(painter, view.palette, rect.shrink(2.0));
    }
    response.on_hover_text(name)
}

fn texts_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let branding = &view.session.assessment.branding;
    let fields = [
        (BrandingField::PreparedFor, &branding.prepared_for),
        (BrandingField::PreparedBy, &branding.prepared_by),
        (BrandingField::Confidentiality, &branding.confidentiality),
        (BrandingField::Version, &branding.version),
    ];
    for (field, value) in fields {
        let (label, hint) = match field {
            BrandingField::PreparedFor => ("preview-prepared-for", "preview-prepared-for-hint"),
            BrandingField::PreparedBy => ("preview-prepared-by", "preview-prepared-by-hint"),
            BrandingField::Confidentiality => {
                ("preview-confidentiality", "preview-confidentiality-hint")
            }
            BrandingField::Version => ("preview-version", "preview-version-hint"),
        };
        let hint = view.text(hint);
        if let Some(text) = field::text_ui(ui, label, &view.text(label), &hint, value, 1) {
            view.push(Edit::SetBranding(field, text));
        }
    }
}
