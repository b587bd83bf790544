//! The menus on top, generated from the table of commands.

use std::path::Path;
use std::sync::Arc;

use egui::{
    Align, Align2, Button, Context, Event, Galley, Id, InputState, Key, Layout, Modifiers, Popup,
    PopupCloseBehavior, PopupKind, Response, Role, Sense, TextFormat, Ui, Vec2, WidgetInfo,
    accesskit,
};

use crate::model::{Edit, Language};
use crate::window::action::Action;
use crate::window::command::{Command, Menu};
use crate::window::document::action::DocumentAction;
use crate::window::drafts::OpenMenu;
use crate::window::session::Session;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::View;
use crate::window::widget::sign;

/// The height of an item.
const ROW: f32 = 29.0;
/// The height of a line between groups.
const LINE: f32 = 9.0;
/// The room for a mark before an item's text.
const GUTTER: f32 = 26.0;
/// The greatest width of an item's text.
const WIDEST: f32 = 360.0;
/// How many recent documents the menu lists.
const RECENT: usize = 5;

/// Shows the menus in a row.
pub(crate) fn menus_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    ui.spacing_mut().button_padding = Vec2::new(8.0, 4.0);
    for menu in Menu::ALL {
        if is_there(view, menu) {
            menu_ui(ui, view, menu);
        }
    }
}

/// Whether a menu has anything to show now.
fn is_there(view: &View<'_>, menu: Menu) -> bool {
    let mut commands = menu.groups().iter().flatten();
    commands.any(|command| command.is_shown(view.state))
}

/// Opens, changes and closes menus by key. Returns whether an open menu has the keyboard.
pub(crate) fn read_keys(ctx: &Context, view: &mut View<'_>) -> bool {
    if let Some(open) = view.drafts.menu {
        for (key, offset) in [(Key::ArrowLeft, -1), (Key::ArrowRight, 1)] {
            if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
                ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
                let mut menu = open.menu.neighbour(offset);
                while !is_there(view, menu) && menu != open.menu {
                    menu = menu.neighbour(offset);
                }
                view.drafts.menu = Some(OpenMenu::new(menu, true));
            }
        }
        if let Some(open) = &mut view.drafts.menu {
            open.letter = ctx.input_mut(take_letter);
        }
        let leaves = [
            (Modifiers::NONE, Key::F10),
            (Modifiers::NONE, Key::Tab),
            (Modifiers::SHIFT, Key::Tab),
        ];
        for (modifiers, key) in leaves {
            if ctx.input_mut(|input| input.consume_key(modifiers, key)) {
                // The focus goes back to where it was, and no further.
                ctx.memory_mut(|memory| memory.move_focus(egui::FocusDirection::None));
                view.drafts.menu = None;
            }
        }
        return true;
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::F10)) {
        view.drafts.menu = Some(OpenMenu::new(Menu::File, true));
    }
    let menus = Menu::ALL.into_iter();
    let menus: Vec<Menu> = menus.filter(|menu| is_there(view, *menu)).collect();
    for menu in menus {
        let letter = letter(&view.text(menu.label()));
        if let Some(key) = Key::from_name(&letter)
            && ctx.input_mut(|input| input.consume_key(Modifiers::ALT, key))
        {
            // Some systems send the letter as text as well.
            ctx.input_mut(|input| {
                let typed = |event: &egui::Event| matches!(event, egui::Event::Text(_));
                input.events.retain(|event| !typed(event));
            });
            view.drafts.menu = Some(OpenMenu::new(menu, true));
        }
    }
    view.drafts.menu.is_some()
}

/// The letter that was typed, which no field gets.
fn take_letter(input: &mut InputState) -> Option<char> {
    let mut letter = None;
    input.events.retain(|event| match event {
        Event::Text(text) => {
            letter = text.chars().next();
            false
        }
        _ => true,
    });
    letter
}

/// The first letter, which opens a menu together with Alt.
fn letter(text: &str) -> String {
    text.chars().take(1).flat_map(char::to_uppercase).collect()
}

fn menu_ui(ui: &mut Ui, view: &mut View<'_>, menu: Menu) {
    let text = view.text(menu.label());
    let is_open = |view: &View<'_>| view.drafts.menu.is_some_and(|open| open.menu == menu);
    let response = title_ui(ui, view, &text, is_open(view));
    let elsewhere = view.drafts.menu.filter(|open| open.menu != menu);
    if response.clicked() {
        let enters = view.drafts.focus.by_key;
        let opens = !is_open(view);
        view.drafts.menu = opens.then_some(OpenMenu::new(menu, enters));
    } else if elsewhere.is_some() && response.hovered() {
        view.drafts.menu = Some(OpenMenu::new(menu, false));
    }
    let mut stays = is_open(view);
    if !stays {
        return;
    }
    Popup::from_response(&response)
        .kind(PopupKind::Menu)
        .layout(Layout::top_down(Align::Min))
        .gap(2.0)
        .open_bool(&mut stays)
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .accessible_name(&text)
        .show(|ui| items_ui(ui, view, menu));
    if !stays && is_open(view) {
        view.drafts.menu = None;
    }
}

/// The word in the row; its letter is underlined while Alt is held.
fn title_ui(ui: &mut Ui, view: &View<'_>, text: &str, open: bool) -> Response {
    let font = theme::regular(theme::size::BODY);
    let plain = TextFormat::simple(font, view.palette.ink);
    let mut marked = plain.clone();
    if ui.input(|input| input.modifiers.alt) {
        marked.underline = egui::Stroke::new(1.0, view.palette.ink);
    }
    let cut = text.chars().next().map_or(0, char::len_utf8);
    let mut job = egui::text::LayoutJob::default();
    job.append(text.get(..cut).unwrap_or_default(), 0.0, marked);
    job.append(text.get(cut..).unwrap_or_default(), 0.0, plain);
    let mut button = Button::new(job).frame_when_inactive(open);
    if open {
        button = button.fill(view.palette.accent_soft);
    }
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, text));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(accesskit::Role::MenuItem);
        node.set_has_popup(accesskit::HasPopup::Menu);
        node.set_expanded(open);
        node.set_keyboard_shortcut(format!("Alt+{}", letter(text)));
    });
    response
}

/// What a menu lists.
struct MenuItem {
    text: String,
    shortcut: String,
    /// What it does, or why it cannot be used.
    tooltip: String,
    enabled: bool,
    /// Whether it is chosen, of several that exclude each other.
    on: Option<bool>,
    action: Action,
}

fn items(ctx: &Context, view: &View<'_>, menu: Menu) -> Vec<Vec<MenuItem>> {
    let mut groups: Vec<Vec<MenuItem>> = menu
        .groups()
        .iter()
        .map(|group| {
            let shown = group.iter().filter(|command| {
                let is_usable = command.refusal(view.state).is_none();
                command.is_shown(view.state) && (is_usable || !EITHER.contains(command))
            });
            let item = |command: &Command| command_item(ctx, view, *command);
            shown.map(item).collect()
        })
        .collect();
    if view.session().is_some_and(Session::is_passing) {
        groups.retain(|group| !group.is_empty());
        return groups;
    }
    if menu == Menu::File && !view.state.settings.recent.is_empty() {
        let recent = view.state.settings.recent.iter().take(RECENT);
        groups.insert(2, recent.map(|path| recent_item(view, path)).collect());
    }
    if menu == Menu::View {
        groups.push(language_items(view));
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// Of these a menu lists those that can be used: each undoes another, so that there is never a use for both.
const EITHER: [Command; 5] = [
    Command::CloseForChanges,
    Command::Reopen,
    Command::SetPassword,
    Command::ChangePassword,
    Command::RemovePassword,
];

/// The languages of the questionnaire, where there are several.
fn language_items(view: &View<'_>) -> Vec<MenuItem> {
    let now = view.words.questionnaire_language();
    let languages = view
        .session()
        .map(|session| &session.assessment.questionnaire.languages);
    let several = languages.filter(|languages| languages.len() > 1);
    let item = |language: &Language| MenuItem {
        text: view.with(
            "language-own-name",
            &facts!(primary = language.primary(), tag = language.as_str()),
        ),
        shortcut: String::new(),
        tooltip: view.text(if view.is_closed() {
            "window-refusal-closed"
        } else {
            "window-tooltip-language"
        }),
        enabled: !view.is_closed(),
        on: Some(language == now),
        action: Edit::SetLanguage(language.clone()).into(),
    };
    several.into_iter().flatten().map(item).collect()
}

fn command_item(ctx: &Context, view: &View<'_>, command: Command) -> MenuItem {
    let refusal = command.refusal(view.state);
    MenuItem {
        text: view.label(command),
        shortcut: command
            .shortcut()
            .map(|shortcut| view.keys(ctx, shortcut))
            .unwrap_or_default(),
        tooltip: view.text(refusal.unwrap_or(command.tooltip())),
        enabled: refusal.is_none(),
        on: command.is_on(view.state),
        action: command.action(),
    }
}

fn recent_item(view: &View<'_>, path: &Path) -> MenuItem {
    MenuItem {
        text: recent_label(view, path),
        shortcut: String::new(),
        tooltip: path.display().to_string(),
        enabled: true,
        on: None,
        action: DocumentAction::Open(path.to_owned()).into(),
    }
}

/// What a recent document is called where it can be opened.
pub(crate) fn recent_label(view: &View<'_>, path: &Path) -> String {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    view.with("window-menu-recent", &facts!(name = name.into_owned()))
}

fn items_ui(ui: &mut Ui, view: &mut View<'_>, menu: Menu) {
    let groups = items(ui.ctx(), view, menu);
    let width = groups
        .iter()
        .flatten()
        .map(|item| {
            let shortcut = written(ui, view, &item.shortcut).size().x;
            GUTTER + written(ui, view, &item.text).size().x + space::L * 2.0 + shortcut
        })
        .fold(200.0, f32::max);
    ui.spacing_mut().item_spacing.y = 0.0;
    // With many recent files the menu is higher than a small window.
    let room = ui.ctx().content_rect().height() - 96.0;
    let rows: f32 = groups.iter().flatten().map(|_| ROW).sum();
    let lines: f32 = groups.iter().skip(1).map(|_| LINE).sum();
    egui::ScrollArea::vertical()
        .max_height(room)
        .min_scrolled_height((rows + lines).min(room))
        .show(ui, |ui| {
            let mut entries = Vec::new();
            for (position, group) in groups.into_iter().enumerate() {
                if position > 0 {
                    line_ui(ui, view, width);
                }
                for item in group {
                    let response = item_ui(ui, view, &item, width);
                    enter(ui, view, &item, &response);
                    if item.enabled {
                        entries.push((response.id, first_letter(&item.text)));
                    }
                    if response.clicked() {
                        view.drafts.menu = None;
                        view.push(item.action);
                    }
                }
            }
            go_to_letter(ui, view, &entries);
        });
}

fn first_letter(text: &str) -> Option<char> {
    text.chars().flat_map(char::to_lowercase).next()
}

/// Gives the focus to the next entry that begins with the letter that was typed, around the end.
fn go_to_letter(ui: &Ui, view: &mut View<'_>, entries: &[(Id, Option<char>)]) {
    let open = view.drafts.menu.as_mut();
    let Some(letter) = open.and_then(|open| open.letter.take()) else {
        return;
    };
    let letter = letter.to_lowercase().next();
    let focused = ui.memory(egui::Memory::focused);
    let here = entries.iter().position(|(id, _)| Some(*id) == focused);
    let (before, after) = entries.split_at(here.map_or(0, |here| here + 1));
    let mut fitting = after
        .iter()
        .chain(before)
        .filter(|(_, first)| *first == letter);
    if let Some((id, _)) = fitting.next() {
        ui.memory_mut(|memory| memory.request_focus(*id));
    }
}

/// Gives the focus to the first item of a menu that was opened by key.
fn enter(ui: &Ui, view: &mut View<'_>, item: &MenuItem, response: &Response) {
    if let Some(open) = view.drafts.menu.as_mut()
        && open.enters
        && item.enabled
        && !ui.is_sizing_pass()
        && ui.is_visible()
    {
        open.enters = false;
        response.request_focus();
    }
}

/// A line between groups.
fn line_ui(ui: &mut Ui, view: &View<'_>, width: f32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, LINE), Sense::hover());
    let line = egui::Stroke::new(1.0, view.palette.hairline);
    ui.painter().hline(rect.x_range(), rect.center().y, line);
}

/// A text on one line.
fn written(ui: &Ui, view: &View<'_>, text: &str) -> Arc<Galley> {
    let font = theme::regular(theme::size::BODY);
    theme::fitted(ui, text, font, view.palette.ink, WIDEST)
}

fn item_ui(ui: &mut Ui, view: &View<'_>, item: &MenuItem, width: f32) -> Response {
    let palette = view.palette;
    let response = ui
        .add_enabled_ui(item.enabled, |ui| {
            let size = Vec2::new(width, ROW);
            ui.allocate_exact_size(size, Sense::click()).1
        })
        .inner
        .on_hover_text(&item.tooltip)
        .on_disabled_hover_text(&item.tooltip);
    describe(&response, item);
    let rect = response.rect;
    if response.hovered() || response.has_focus() {
        let radius = f32::from(RADIUS);
        ui.painter().rect_filled(rect, radius, palette.accent_soft);
    }
    if response.has_focus() {
        sign::focus(ui.painter(), palette, rect.shrink(3.0));
        response.scroll_to_me(None);
    }
    let colour = if item.enabled {
        palette.ink
    } else {
        palette.muted.gamma_multiply(0.75)
    };
    if item.on == Some(true) {
        let mark = rect.left_center() + Vec2::new(GUTTER / 2.0 + 1.0, 0.0);
        sign::check(ui.painter(), mark, palette.accent);
    }
    let text = written(ui, view, &item.text);
    let top = rect.center().y - text.size().y / 2.0;
    let at = egui::pos2(rect.left() + GUTTER, top);
    ui.painter()
        .galley_with_override_text_color(at, text, colour);
    ui.painter().text(
        rect.right_center() - Vec2::new(space::S, 0.0),
        Align2::RIGHT_CENTER,
        &item.shortcut,
        theme::regular(theme::size::SMALL),
        palette.muted,
    );
    response
}

/// Tells a screen reader what an item is, its shortcut, and what it does or why it cannot.
fn describe(response: &Response, item: &MenuItem) {
    let enabled = item.enabled;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &item.text));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_role(match item.on {
            Some(_) => accesskit::Role::MenuItemRadio,
            None => accesskit::Role::MenuItem,
        });
        if let Some(on) = item.on {
            node.set_toggled(on.into());
        }
        node.set_description(item.tooltip.as_str());
        if !item.shortcut.is_empty() {
            node.set_keyboard_shortcut(item.shortcut.as_str());
        }
    });
}
