//! The palette: every command, practice and recent document, found by typing.

use std::path::Path;

use egui::{
    Align2, Context, Frame, Id, Key, Margin, Modal, Modifiers, Response, Role, ScrollArea, Sense,
    Ui, Vec2, WidgetInfo, accesskit,
};

use crate::model::PracticeId;
use crate::window::action::Action;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::drafts::PaletteDraft;
use crate::window::frame::action::{FrameAction, Spot};
use crate::window::frame::menu;
use crate::window::matching;
use crate::window::questions::action::QuestionsAction;
use crate::window::session::Session;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::View;
use crate::window::widget::{field, icon, page, sign};

/// The height of an item.
const ROW: f32 = 34.0;

/// The height of a line below an item that says why it cannot be used.
const BELOW: f32 = 20.0;

/// What the palette finds.
struct PaletteItem {
    text: String,
    /// What it is called where the text says more, such as what undo would undo.
    name: Option<String>,
    /// Other words that it is found by.
    also: String,
    /// The shortcut, the element, the folder, or why it cannot be used.
    aside: String,
    enabled: bool,
    action: Action,
}

/// Shows the palette while it is open.
pub(crate) fn palette_ui(ctx: &Context, view: &mut View<'_>) {
    if !view.state.palette || view.state.dialog.is_some() {
        view.drafts.palette = None;
        return;
    }
    let opens = view.drafts.palette.is_none();
    let mut draft = view.drafts.palette.take().unwrap_or_default();
    let found = found(ctx, view, &draft.text);
    let by_key = read_keys(ctx, view, &mut draft, &found);
    let frame = Frame::popup(&ctx.global_style()).inner_margin(Margin::same(12));
    let area =
        Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, Vec2::new(0.0, 56.0));
    let shown = Modal::new(Id::unique("palette"))
        .area(area)
        .frame(frame)
        .show(ctx, |ui| {
            let room = ctx.content_rect().width() - 60.0;
            ui.set_width(room.min(600.0));
            ui.spacing_mut().item_spacing.y = space::S;
            page::name_dialog(ui, &view.text("window-palette-search"));
            search_ui(ui, view, &mut draft, opens);
            found_ui(ui, view, &mut draft, &found)
        });
    let chosen = by_key.or(shown.inner);
    if chosen.is_some() || shown.backdrop_response.clicked() {
        view.push(FrameAction::Palette(false));
    }
    if let Some(item) = chosen.and_then(|place| found.into_iter().nth(place)) {
        view.push(item.action);
    }
    view.drafts.palette = Some(draft);
}

/// Moves the choice and leaves by key. Returns the place of what was chosen.
fn read_keys(
    ctx: &Context,
    view: &mut View<'_>,
    draft: &mut PaletteDraft,
    found: &[PaletteItem],
) -> Option<usize> {
    let pressed = |key| ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let last = found.len().saturating_sub(1);
    for (key, there) in [
        (
            Key::ArrowDown,
            if draft.chosen >= last {
                0
            } else {
                draft.chosen + 1
            },
        ),
        (Key::ArrowUp, draft.chosen.checked_sub(1).unwrap_or(last)),
        (Key::PageDown, (draft.chosen + 8).min(last)),
        (Key::PageUp, draft.chosen.saturating_sub(8)),
    ] {
        if pressed(key) {
            ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
            draft.chosen = there;
            draft.moved = true;
        }
    }
    if pressed(Key::Escape) || ctx.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::K))
    {
        view.push(FrameAction::Palette(false));
    }
    let enabled = found.get(draft.chosen).is_some_and(|item| item.enabled);
    (pressed(Key::Enter) && enabled).then_some(draft.chosen)
}

/// Everything that fits what is typed: usable items first, then the best fit.
fn found(ctx: &Context, view: &View<'_>, typed: &str) -> Vec<PaletteItem> {
    let mut found: Vec<(i32, PaletteItem)> = commands(ctx, view)
        .chain(places(view))
        .chain(recent(view))
        .chain(practices(view))
        .filter_map(|item| {
            let named = matching::fit(typed, item.name.as_ref().unwrap_or(&item.text));
            // What it is called comes before what else it is looked for by.
            let also = matching::fit_as_it_stands(typed, &item.also).map(|fits| fits / 2);
            Some((named.max(also)?, item))
        })
        .collect();
    found.sort_by_key(|(fits, item)| (!item.enabled, -fits));
    found.into_iter().map(|(_, item)| item).collect()
}

fn commands<'v>(ctx: &'v Context, view: &'v View<'_>) -> impl Iterator<Item = PaletteItem> + 'v {
    let offered = |command: &Command| *command != Command::Palette && command.is_shown(view.state);
    Command::all().filter(offered).map(|command| {
        let refusal = command.refusal(view.state);
        let shortcut = || {
            let shortcut = command.shortcut()?;
            Some(view.keys(ctx, shortcut))
        };
        PaletteItem {
            text: view.label(command),
            // What was changed last has the words of all that could be looked for.
            name: Some(view.text(command.full_label())),
            also: command
                .also()
                .map_or_else(String::new, |key| view.text(key)),
            aside: match refusal {
                Some(reason) => view.text(reason),
                None => shortcut().unwrap_or_default(),
            },
            enabled: refusal.is_none(),
            action: command.action(),
        }
    })
}

/// What stands on a screen and has no command of its own: what it is called, other words for it, and
/// where it is.
const PLACES: [(&str, &str, Spot); 13] = [
    ("window-place-logo", "window-also-logo", Spot::Logo),
    ("window-place-people", "window-also-people", Spot::People),
    ("window-place-form", "window-also-form", Spot::Form),
    (
        "window-place-questionnaire-language",
        "window-also-language",
        Spot::Language,
    ),
    ("window-place-proof", "window-also-evidence", Spot::Proof),
    ("window-place-review", "window-also-review", Spot::Check),
    ("window-place-differ", "window-also-differ", Spot::Differ),
    ("window-place-what-if", "window-also-what-if", Spot::WhatIf),
    ("window-place-worth", "window-also-worth", Spot::Worth),
    ("window-place-owners", "window-also-owners", Spot::Owners),
    (
        "window-place-days-off",
        "window-also-days-off",
        Spot::DaysOff,
    ),
    ("check-in-place", "check-in-also", Spot::CheckIn),
    ("window-place-names", "window-also-names", Spot::Names),
];

fn places<'v>(view: &'v View<'_>) -> impl Iterator<Item = PaletteItem> + 'v {
    let is_alone = view.session().is_some_and(Session::is_alone);
    PLACES
        .iter()
        .filter(move |_| !is_alone)
        .map(|(name, also, spot)| {
            let screen = Command::Go(spot.route());
            let refusal = screen.refusal(view.state);
            PaletteItem {
                text: view.text(name),
                name: None,
                also: view.text(also),
                aside: view.text(refusal.unwrap_or(screen.label())),
                enabled: refusal.is_none(),
                action: FrameAction::Spot(*spot).into(),
            }
        })
}

fn recent<'v>(view: &'v View<'_>) -> impl Iterator<Item = PaletteItem> + 'v {
    let is_passing = view.session().is_some_and(Session::is_passing);
    let recent = view.state.settings.recent.iter();
    recent.filter(move |_| !is_passing).map(move |path| {
        let folder = path.parent().unwrap_or(Path::new(""));
        PaletteItem {
            text: menu::recent_label(view, path),
            name: None,
            also: String::new(),
            aside: folder.display().to_string(),
            enabled: true,
            action: DocumentAction::Open(path.clone()).into(),
        }
    })
}

fn practices<'v>(view: &'v View<'_>) -> impl Iterator<Item = PaletteItem> + 'v {
    view.session().into_iter().flat_map(|session| {
        let assessment = &session.assessment;
        let asked = assessment.questionnaire.practices_in(assessment.form);
        let is_there = |practice: &PracticeId| {
            !session.is_passing() || (session.is_answered_alone() && session.is_asked(practice))
        };
        let asked = asked.filter(move |(_, practice)| is_there(&practice.id));
        asked.map(|(element, practice)| PaletteItem {
            text: view.with(
                "window-palette-practice",
                &facts!(name = view.wording(&practice.title)),
            ),
            name: None,
            also: practice.id.to_string(),
            aside: view.wording(&element.title).to_owned(),
            enabled: true,
            action: QuestionsAction::GoToPractice(practice.id.clone()).into(),
        })
    })
}

fn search_ui(ui: &mut Ui, view: &View<'_>, draft: &mut PaletteDraft, opens: bool) {
    let hint = view.text("window-palette-search");
    let response = field::edit(ui, "palette", &mut draft.text, &hint, 1);
    field::name(ui, &response, &hint);
    let glass = response.rect.right_center() - Vec2::new(18.0, 0.0);
    icon::search(ui.painter(), glass, view.palette.muted);
    if opens {
        response.request_focus();
    }
    if response.changed() {
        draft.chosen = 0;
    }
}

/// Shows what was found. Returns the place of what was clicked.
fn found_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    draft: &mut PaletteDraft,
    found: &[PaletteItem],
) -> Option<usize> {
    let mut clicked = None;
    let room = ui.ctx().content_rect().height() - 190.0;
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .max_height(room.clamp(ROW * 3.0, ROW * 11.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for (place, item) in found.iter().enumerate() {
                let response = item_ui(ui, view, item, place == draft.chosen);
                if draft.moved && place == draft.chosen {
                    response.scroll_to_me(None);
                    draft.moved = false;
                }
                if response.has_focus() {
                    draft.chosen = place;
                }
                if response.clicked() {
                    clicked = Some(place);
                }
            }
        });
    ui.add_space(space::S);
    let says = match found.get(draft.chosen) {
        Some(_) => view.with("window-palette-found", &facts!(count = found.len())),
        None => view.text("window-palette-nothing"),
    };
    let footer = ui.label(view.muted(&says));
    let chosen = found.get(draft.chosen);
    let chosen = chosen.map_or(says, |item| name(view, item));
    ui.ctx().accesskit_node_builder(footer.id, |node| {
        // Said as the choice moves, while the focus stays where the letters go.
        node.set_live(accesskit::Live::Polite);
        node.set_label(chosen);
    });
    clicked
}

/// What a screen reader says.
fn name(view: &View<'_>, item: &PaletteItem) -> String {
    if item.aside.is_empty() {
        return item.text.clone();
    }
    view.with(
        "window-palette-name",
        &facts!(text = item.text.clone(), aside = item.aside.clone()),
    )
}

fn item_ui(ui: &mut Ui, view: &View<'_>, item: &PaletteItem, chosen: bool) -> Response {
    let palette = view.palette;
    let width = ui.available_width();
    let measured = |text: &str, size| {
        let font = theme::regular(size);
        let text = ui
            .painter()
            .layout_no_wrap(text.to_owned(), font, palette.ink);
        text.size().x
    };
    let together =
        measured(&item.text, theme::size::BODY) + measured(&item.aside, theme::size::SMALL);
    // Why something cannot be used is never cut.
    let is_below = !item.enabled && together > width - 3.0 * space::M;
    let below = if is_below { BELOW } else { 0.0 };
    let size = Vec2::new(width, ROW + below);
    let response = ui
        .add_enabled_ui(item.enabled, |ui| {
            ui.allocate_exact_size(size, Sense::click()).1
        })
        .inner;
    let name = name(view, item);
    response.widget_info(|| WidgetInfo::selected(Role::Button, item.enabled, chosen, &name));
    let rect = response.rect;
    let radius = f32::from(RADIUS);
    if response.hovered() {
        ui.painter().rect_filled(rect, radius, palette.shade);
    }
    if chosen {
        ui.painter().rect_filled(rect, radius, palette.accent_soft);
        sign::focus(ui.painter(), palette, rect.shrink(3.0));
    }
    let colour = if item.enabled {
        palette.ink
    } else {
        palette.muted
    };
    let one_line =
        |text: &str, size, room| theme::fitted(ui, text, theme::regular(size), colour, room);
    let whole = rect.width() - 2.0 * space::M;
    let share = if is_below { whole } else { rect.width() * 0.45 };
    let aside = one_line(&item.aside, theme::size::SMALL, share);
    let beside = if is_below {
        0.0
    } else {
        aside.size().x + space::M
    };
    let text = one_line(&item.text, theme::size::BODY, whole - beside);
    let middle = rect.center().y - below / 2.0;
    let at = |x: f32, middle: f32, height: f32| egui::pos2(x, middle - height / 2.0);
    let left = rect.left() + space::M;
    let (aside_at, right) = (middle + below, rect.right() - space::M - aside.size().x);
    let aside_at = at(
        if is_below { left } else { right },
        aside_at,
        aside.size().y,
    );
    let painter = ui.painter();
    painter.galley_with_override_text_color(at(left, middle, text.size().y), text, colour);
    painter.galley_with_override_text_color(aside_at, aside, palette.muted);
    response
}
