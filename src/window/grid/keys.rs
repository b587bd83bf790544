//! The keys of the table: those of a spreadsheet move, those of keying in answer.

use egui::{Context, Event, FocusDirection, Id, InputState, Key, Modifiers};

use crate::window::grid::action::GridAction;
use crate::window::grid::cells::{Cells, column_of};
use crate::window::grid::state::{Column, Move};
use crate::window::keying::action::Keyed;
use crate::window::keying::keys;
use crate::window::session::Session;
use crate::window::unit::action::UnitAction;
use crate::window::view::View;

/// The id of a cell. Each has its own: a screen reader reads where the focus moves to.
pub(crate) fn cell_id(practice: &str, column: &Column) -> Id {
    let column = match column {
        Column::Person(id) => id.as_str(),
        Column::Group => "",
    };
    Id::unique(("grid cell", practice, column))
}

/// The id of the cell where the cursor is.
pub(crate) fn cursor_id(session: &Session) -> Id {
    let practice = session.practice.as_ref();
    cell_id(practice.map_or("", |id| id.as_str()), &column_of(session))
}

/// Turns keys into actions while the cell with the cursor has the focus, or nothing else has.
pub(crate) fn read(ctx: &Context, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let focused = ctx.memory(egui::Memory::focused);
    let in_table = focused == Some(cursor_id(session));
    let is_free = focused.is_none() || focused == view.drafts.focus.title;
    if !(in_table || is_free) {
        return;
    }
    if let Some(by) = read_move(ctx, session, in_table, page(view)) {
        // The arrows and the Tab key move the cursor and not the focus, which follows it.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        view.push(GridAction::Move(by));
        return;
    }
    let Some(key) = keys::pressed(ctx) else {
        return;
    };
    // As while keying in from paper.
    let meaning = match key {
        Key::Period | Key::Comma => Some(GridAction::Point),
        // "3.5" is a level and its half, and no answer of the next cell.
        Key::Num5 if session.grid.has_point => Some(GridAction::Key(Keyed::Half)),
        Key::Num0 if session.grid.has_point => Some(GridAction::Move(Move::Rows(0))),
        Key::Backspace => Some(GridAction::Move(Move::Rows(-1))),
        key => keys::meaning(view.state, key).map(GridAction::Key),
    };
    if let Some(meaning) = meaning {
        keys::take(ctx, key);
        view.push(meaning);
    } else if key == Key::A && !view.is_closed() {
        keys::take(ctx, key);
        view.push(UnitAction::AddRespondent);
    }
}

/// How many rows a page has.
fn page(view: &View<'_>) -> isize {
    isize::try_from(view.drafts.grid.rows_in_sight)
        .unwrap_or(1)
        .max(1)
}

/// The movement that a key asks for. The Tab key leaves the table at its ends.
fn read_move(ctx: &Context, session: &Session, in_table: bool, page: isize) -> Option<Move> {
    let cells = Cells::of(session);
    let leads = |by| in_table && cells.moved(cells.here(), by) != cells.here();
    let moves = [
        (Modifiers::SHIFT, Key::Tab, Move::Previous),
        (Modifiers::NONE, Key::Tab, Move::Next),
        (Modifiers::COMMAND, Key::Home, Move::First),
        (Modifiers::COMMAND, Key::End, Move::Last),
        (Modifiers::SHIFT, Key::Enter, Move::Rows(-1)),
        (Modifiers::NONE, Key::Enter, Move::Rows(1)),
        (Modifiers::NONE, Key::ArrowUp, Move::Rows(-1)),
        (Modifiers::NONE, Key::ArrowDown, Move::Rows(1)),
        (Modifiers::NONE, Key::ArrowLeft, Move::Columns(-1)),
        (Modifiers::NONE, Key::ArrowRight, Move::Columns(1)),
        (Modifiers::NONE, Key::PageUp, Move::Rows(-page)),
        (Modifiers::NONE, Key::PageDown, Move::Rows(page)),
        (Modifiers::NONE, Key::Home, Move::RowStart),
        (Modifiers::NONE, Key::End, Move::RowEnd),
    ];
    let is_pressed = |input: &InputState, key: Key, modifiers: Modifiers| {
        input.events.iter().any(|event| {
            matches!(event, Event::Key { key: pressed, pressed: true, modifiers: held, .. }
                if *pressed == key && held.matches_logically(modifiers))
        })
    };
    let mut moves = moves.into_iter();
    let (modifiers, key, by) =
        moves.find(|(modifiers, key, _)| ctx.input(|input| is_pressed(input, *key, *modifiers)))?;
    if key == Key::Tab && !leads(by) {
        return None;
    }
    ctx.input_mut(|input| input.consume_key(modifiers, key));
    Some(by)
}
