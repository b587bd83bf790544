//! The keyboard: shortcuts of commands, and the digits that choose a level.

use std::sync::LazyLock;

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use crate::model::Rating;
use crate::window::command::Command;
use crate::window::drafts::Stood;
use crate::window::frame::action::FrameAction;
use crate::window::frame::menu;
use crate::window::grid;
use crate::window::keying::action::{Keyed as KeyedAnswer, KeyingAction};
use crate::window::keying::keys::{self, DIGITS};
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::update::level_of_key;
use crate::window::route::Route;
use crate::window::view::View;
use crate::window::widget::field;

/// Turns keys into actions, before any field sees them.
pub(crate) fn read(ctx: &Context, view: &mut View<'_>) {
    view.drafts.focus.escapes = false;
    if view.state.dialog.is_some() || view.state.palette {
        view.drafts.menu = None;
        return;
    }
    if menu::read_keys(ctx, view) {
        return;
    }
    view.drafts.focus.escapes = has_free_escape(ctx, view);
    let typing = ctx.text_edit_focused();
    field::notice_left(ctx);
    if view.state.route == Route::Help
        && !egui::Popup::is_any_open(ctx)
        && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))
    {
        view.push(FrameAction::Go(view.state.before_help));
    }
    // Most frames have none, and every command is asked for its keys.
    if has_key_press(ctx) {
        for keyed in KEYED.iter() {
            read_command(ctx, view, keyed, typing);
        }
    }
    match view.state.route {
        Route::Questions if !typing => read_answer(ctx, view),
        Route::Keying if !typing => read_keyed(ctx, view),
        Route::Grid if !typing => grid::keys::read(ctx, view),
        _ => {}
    }
}

/// Whether Escape was pressed with nothing open that it closes, and in no field that it leaves.
fn has_free_escape(ctx: &Context, view: &View<'_>) -> bool {
    let is_open = egui::Popup::is_any_open(ctx) || view.drafts.calendar.is_some();
    let answers = matches!(
        view.state.route,
        Route::Questions | Route::Keying | Route::Pass
    );
    let leaves = (answers && view.drafts.focus.stood == Stood::Field)
        || field::gives_back(ctx, view.drafts.focus.last);
    !is_open && !leaves && ctx.input(|input| input.key_pressed(Key::Escape))
}

fn has_key_press(ctx: &Context) -> bool {
    let is_press = |event: &Event| matches!(event, Event::Key { pressed: true, .. });
    ctx.input(|input| input.events.iter().any(is_press))
}

/// A command that has keys, and when it listens to them.
struct Keyed {
    command: Command,
    shortcuts: Vec<KeyboardShortcut>,
    is_about_practice: bool,
    is_left_to_fields: bool,
}

/// The commands that have keys: looked through in every frame, so listed once. Shortcuts with Shift
/// come first, or they would be taken for those without.
static KEYED: LazyLock<Vec<Keyed>> = LazyLock::new(|| {
    let keyed = Command::all().map(|command| Keyed {
        command,
        shortcuts: command.shortcuts(),
        is_about_practice: command.is_about_practice(),
        is_left_to_fields: command.is_left_to_fields(),
    });
    let listening = keyed.filter(|keyed| !keyed.shortcuts.is_empty());
    let is_shifted = |keyed: &Keyed| keyed.shortcuts.iter().any(|one| one.modifiers.shift);
    let (mut shifted, others): (Vec<Keyed>, Vec<Keyed>) = listening.partition(is_shifted);
    shifted.extend(others);
    shifted
});

fn read_command(ctx: &Context, view: &mut View<'_>, keyed: &Keyed, typing: bool) {
    let listens = if keyed.is_about_practice {
        view.state.route == Route::Questions && !typing
    } else {
        // A field takes back what was typed into it, and nothing else.
        !(typing && keyed.is_left_to_fields && field::is_typed_into(ctx))
    };
    let mut shortcuts = keyed.shortcuts.iter();
    let mut pressed =
        || shortcuts.any(|shortcut| ctx.input_mut(|input| input.consume_shortcut(shortcut)));
    if listens && pressed() && keyed.command.refusal(view.state).is_none() {
        view.push(keyed.command.action());
    }
}

/// The keys for answers on paper: those that answer, and those that move.
fn read_keyed(ctx: &Context, view: &mut View<'_>) {
    let Some(key) = keys::pressed(ctx) else {
        return;
    };
    let focused = ctx.memory(egui::Memory::focused);
    let free = focused.is_none() || focused == view.drafts.focus.title;
    let has_point = view
        .session()
        .is_some_and(|session| session.keying.has_point);
    let moves = match key {
        Key::Backspace | Key::ArrowUp => Some(KeyingAction::Back),
        Key::ArrowDown => Some(KeyingAction::Skip),
        Key::Home => Some(KeyingAction::To(0)),
        Key::End => Some(KeyingAction::To(usize::MAX)),
        Key::Enter if free => Some(KeyingAction::NextPerson),
        Key::A => Some(KeyingAction::AddPerson),
        Key::Period | Key::Comma => Some(KeyingAction::Point),
        // "3.5" is a level and its half, and no answer to the next practice.
        Key::Num5 if has_point => Some(KeyingAction::Half),
        Key::Num0 if has_point => Some(KeyingAction::Settled),
        _ => None,
    };
    let answers = || {
        Some(match keys::meaning(view.state, key)? {
            KeyedAnswer::Level(level) => KeyingAction::Answer(Rating::At(level.into())),
            KeyedAnswer::Kind(kind) => {
                KeyingAction::Answer(kind.rating(view.text("keying-reason"))?)
            }
            KeyedAnswer::Half => KeyingAction::Half,
            KeyedAnswer::Clear => KeyingAction::Clear,
        })
    };
    if let Some(keyed) = moves.or_else(answers) {
        keys::take(ctx, key);
        view.push(keyed);
    }
}

fn read_answer(ctx: &Context, view: &mut View<'_>) {
    for (key, number) in DIGITS {
        let level = level_of_key(view.state, number);
        if let Some(level) = level
            && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, key))
        {
            view.push(QuestionsAction::Choose(level));
            // Enter then goes on, and does not press the card that had the focus. What a group agreed
            // on is explained first.
            let session = view.state.session.as_ref();
            let session = session.filter(|session| !session.is_group());
            view.drafts.back_to_prompt = session.and_then(|session| session.practice.clone());
        }
    }
    let focused = ctx.memory(egui::Memory::focused);
    let free = focused.is_none() || focused == view.drafts.focus.title;
    if free && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter)) {
        view.push(QuestionsAction::NextPractice);
    }
}
