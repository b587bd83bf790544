//! Fields with their labels.
#![expect(
    clippy::option_option,
    reason = "unchanged, emptied and typed are three answers"
)]

use std::ops::RangeInclusive;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Color32, Context, Id, Key, Response, TextEdit, TextStyle, Ui, accesskit};
use jiff::civil::Date;

use crate::model::limits;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{calendar, page};
use crate::words::MisreadDate;

/// Shows contents below their label.
fn below_label_ui<R>(ui: &mut Ui, label: &str, contents_ui: impl FnOnce(&mut Ui, Id) -> R) -> R {
    let below = ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.label(theme::small(label));
        contents_ui(ui, caption.id)
    });
    below.inner
}

/// A text field below its label.
pub(crate) fn labelled_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    hint: &str,
    text: &mut String,
    rows: usize,
) -> Response {
    below_label_ui(ui, label, |ui, caption| {
        edit(ui, id, text, hint, rows).labelled_by(caption)
    })
}

/// A field for a text that others must not see, below its label.
pub(crate) fn secret_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    text: &mut String,
    is_shown: bool,
) -> Response {
    below_label_ui(ui, label, |ui, caption| {
        let edit = TextEdit::singleline(text)
            .id_salt(id)
            .password(!is_shown)
            .margin(egui::Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY);
        theme::outlined_ui(ui, |ui| ui.add(edit)).labelled_by(caption)
    })
}

/// A text field below its label; returns the new text if it changed.
pub(crate) fn text_ui(
    ui: &mut Ui,
    id: &str,
    label: &str,
    hint: &str,
    value: &str,
    rows: usize,
) -> Option<String> {
    let mut text = value.to_owned();
    let response = labelled_ui(ui, id, label, hint, &mut text, rows);
    response.changed().then_some(text)
}

/// The room at the left and the right of the text in a field.
pub(crate) const MARGIN: i8 = 8;

/// A text field without a label, over the whole width.
pub(crate) fn edit(ui: &mut Ui, id: &str, text: &mut String, hint: &str, rows: usize) -> Response {
    let margin = egui::Margin::symmetric(MARGIN, 6);
    edit_within(ui, id, text, hint, rows, margin)
}

fn edit_within(
    ui: &mut Ui,
    id: &str,
    text: &mut String,
    hint: &str,
    rows: usize,
    margin: egui::Margin,
) -> Response {
    let edit = if rows > 1 {
        TextEdit::multiline(text).desired_rows(rows)
    } else {
        TextEdit::singleline(text)
    };
    let edit = edit
        .id_salt(id)
        .char_limit(limits::WORDING_BYTES)
        .hint_text(hint.to_owned())
        .margin(margin)
        .desired_width(f32::INFINITY);
    let response = theme::outlined_ui(ui, |ui| ui.add(edit));
    notice_entry(&response, text);
    response
}

/// What stands in the memory of the field that has the focus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entered {
    field: Id,
    /// Whether something was typed since.
    is_typed: bool,
    /// The pass in which a key led to the field, or the program did; `None` where it was the pointer.
    by_key: Option<u64>,
}

/// A field that is entered by key has its caret behind its text, and every field forgets what was typed
/// into it before: that may have been another text, such as that of another document.
fn notice_entry(field: &Response, text: &str) {
    let (ctx, id) = (&field.ctx, field.id);
    if !field.has_focus() {
        return;
    }
    let entered = ctx.data(|data| data.get_temp::<Entered>(entered_field()));
    let is_new = entered.is_none_or(|it| it.field != id);
    let by_pointer = field.is_pointer_button_down_on() || field.clicked();
    if is_new {
        let mut state = TextEditState::default();
        let kept = TextEdit::load_state(ctx, id).filter(|_| by_pointer);
        let end = || Some(CCursorRange::one(CCursor::new(text.chars().count())));
        let caret = kept.and_then(|kept| kept.cursor.char_range()).or_else(end);
        state.cursor.set_char_range(caret);
        state.store(ctx, id);
    }
    if is_new || field.changed() {
        let by_key = (is_new && !by_pointer).then(|| ctx.cumulative_pass_nr());
        note_entered(ctx, id, field.changed(), by_key);
    }
}

/// Whether a key, or the program, has just led to a field.
fn is_entered_by_key(field: &Response) -> bool {
    let entered = field
        .ctx
        .data(|data| data.get_temp::<Entered>(entered_field()));
    let pass = Some(field.ctx.cumulative_pass_nr());
    entered.is_some_and(|it| it.field == field.id && it.by_key == pass)
}

/// Gives a field the focus and selects its text: what is typed takes the place of it.
pub(crate) fn select_all(field: &Response, text: &str) {
    field.request_focus();
    select_text(field, text);
    note_entered(&field.ctx, field.id, false, None);
}

fn select_text(field: &Response, text: &str) {
    let mut state = TextEdit::load_state(&field.ctx, field.id).unwrap_or_default();
    let whole = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
    state.cursor.set_char_range(Some(whole));
    state.store(&field.ctx, field.id);
}

fn note_entered(ctx: &Context, field: Id, is_typed: bool, by_key: Option<u64>) {
    let entered = Entered {
        field,
        is_typed,
        by_key,
    };
    ctx.data_mut(|data| data.insert_temp(entered_field(), entered));
}

/// Forgets the field that had the focus, once another place has it.
pub(crate) fn notice_left(ctx: &Context) {
    let focused = ctx.memory(egui::Memory::focused);
    let entered = ctx.data(|data| data.get_temp::<Entered>(entered_field()));
    if entered.is_some_and(|it| Some(it.field) != focused) {
        ctx.data_mut(|data| data.remove::<Entered>(entered_field()));
    }
}

/// Whether something was typed into the field that has the focus, which it can take back itself.
pub(crate) fn is_typed_into(ctx: &Context) -> bool {
    let entered = ctx.data(|data| data.get_temp::<Entered>(entered_field()));
    let focused = ctx.memory(egui::Memory::focused);
    entered.is_some_and(|it| it.is_typed && Some(it.field) == focused)
}

fn entered_field() -> Id {
    Id::unique("field that was entered")
}

/// What stood in a field for a value before somebody typed into it.
#[derive(Debug, Clone)]
struct TypedOver {
    field: Id,
    stood: String,
}

fn typed_over() -> Id {
    Id::unique("what was typed over")
}

/// A field for a value. A key that leads to it selects the whole of it, and Escape gives back what stood in it
/// before somebody typed: unlike a text, half a number is worth nothing.
pub(crate) fn value_ui(text: &mut String, edit: impl FnOnce(&mut String) -> Response) -> Response {
    let stood = text.clone();
    let mut field = edit(text);
    if is_entered_by_key(&field) && !field.changed() {
        select_text(&field, text);
    }
    let (ctx, id) = (field.ctx.clone(), field.id);
    let known = ctx.data(|data| data.get_temp::<TypedOver>(typed_over()));
    let known = known.filter(|it| it.field == id);
    if field.lost_focus() || field.gained_focus() {
        let escaped = field.lost_focus() && ctx.input(|input| input.key_pressed(Key::Escape));
        if let Some(known) = known {
            ctx.data_mut(|data| data.remove::<TypedOver>(typed_over()));
            if escaped {
                text.clone_from(&known.stood);
                let mut state = TextEditState::default();
                let end = CCursorRange::one(CCursor::new(text.chars().count()));
                state.cursor.set_char_range(Some(end));
                state.store(&ctx, id);
                field.mark_changed();
                ctx.request_repaint();
            }
        }
    } else if field.changed() && known.is_none() {
        let over = TypedOver { field: id, stood };
        ctx.data_mut(|data| data.insert_temp(typed_over(), over));
    }
    field
}

/// Whether Escape in a field gives back what stood there before.
pub(crate) fn gives_back(ctx: &Context, field: Option<Id>) -> bool {
    let known = ctx.data(|data| data.get_temp::<TypedOver>(typed_over()));
    known.is_some_and(|it| Some(it.field) == field)
}

/// A box to tick.
pub(crate) fn tick_ui(ui: &mut Ui, on: &mut bool, text: impl Into<String>) -> Response {
    theme::outlined_ui(ui, |ui| ui.checkbox(on, text.into()))
}

/// A field for a value that is no text, such as a date. What is typed stays as it is until it can be
/// read and the field loses the focus. Also returns the value.
pub(crate) fn read_ui<T, E>(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    hint: &str,
    shown: String,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> (Response, Result<T, E>) {
    read_in(view, id, shown, read, |text| edit(ui, id, text, hint, 1))
}

/// The same with a field of one's own.
fn read_in<T, E>(
    view: &mut View<'_>,
    id: &str,
    shown: String,
    read: impl FnOnce(&str) -> Result<T, E>,
    edit: impl FnOnce(&mut String) -> Response,
) -> (Response, Result<T, E>) {
    let drafts = &mut view.drafts.texts;
    let mut text = drafts.get(id).cloned().unwrap_or(shown);
    let response = value_ui(&mut text, edit);
    let read = read(text.trim());
    if response.changed() {
        drafts.insert(id.to_owned(), text);
    }
    if !response.has_focus() && read.is_ok() {
        drafts.remove(id);
    }
    (response, read)
}

/// Reads a text that may be empty.
pub(crate) fn optional<T, E>(
    text: &str,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> Result<Option<T>, E> {
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// What the line below a field says.
pub(crate) enum Note {
    /// What helps to fill it in; may be empty.
    Help(String),
    /// What is wrong with it.
    Fault(String),
}

/// The line below a field, which is there even if it says nothing, so that nothing moves when a
/// fault takes its place. A screen reader says it with the field.
pub(crate) fn note_ui(ui: &mut Ui, view: &View<'_>, field: &Response, note: Note) -> Response {
    let (text, is_fault) = match note {
        Note::Help(text) => (view.muted(text), false),
        Note::Fault(text) => (view.fault(text), true),
    };
    let said = text.text().to_owned();
    let is_empty = said.is_empty();
    let line = ui.label(if is_empty { theme::small(" ") } else { text });
    if is_empty {
        page::hide_from_screen_reader(&line);
    } else {
        describe(ui, field, &line, said);
    }
    if is_fault {
        page::announce_changes(&line);
        refuse(ui, field);
    }
    line
}

/// Ties a line and what it says to its field. The text stands at the field too, since not every
/// screen reader follows the tie.
pub(crate) fn describe(ui: &Ui, field: &Response, line: &Response, said: String) {
    let line = line.id.accesskit_id();
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.push_described_by(line);
        node.set_description(said);
    });
}

/// Tells a screen reader that what a field holds cannot be taken in.
pub(crate) fn refuse(ui: &Ui, field: &Response) {
    ui.ctx().accesskit_node_builder(field.id, |node| {
        node.set_invalid(accesskit::Invalid::True);
    });
}

/// A day, typed in any usual form or chosen from a calendar; returns the new one if there is one or
/// the field was emptied.
pub(crate) fn date_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    label: &str,
    value: Option<Date>,
) -> Option<Option<Date>> {
    any_date_ui(ui, view, id, [label, label], value, Years::Typed)
}

/// A day to come, whose year may be left out. Its second name says more to those who do not see what stands
/// above it.
pub(crate) fn coming_date_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    names: [&str; 2],
    value: Option<Date>,
) -> Option<Option<Date>> {
    any_date_ui(ui, view, id, names, value, Years::Coming)
}

/// Whether the year of a day must be typed, or is that of the next such day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Years {
    Typed,
    Coming,
}

fn any_date_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    [label, spoken]: [&str; 2],
    value: Option<Date>,
    years: Years,
) -> Option<Option<Date>> {
    let typed = view.drafts.texts.contains_key(id);
    below_label_ui(ui, label, |ui, caption| {
        let right = MARGIN + calendar::BUTTON;
        let room = ui.available_width() - f32::from(MARGIN + right);
        let shown = value.map(|date| shown_date(ui, view, date, room));
        let (words, today) = (view.words, view.state.today);
        let mut has_year = true;
        let read = |text: &str| {
            optional(text, |text| {
                let read = words.read_date(text);
                has_year = read.is_ok() || years == Years::Typed;
                read.or_else(|fault| match years {
                    Years::Typed => Err(fault),
                    Years::Coming => words.read_coming_date(text, today),
                })
            })
        };
        let (response, read) = read_in(view, id, shown.unwrap_or_default(), read, |text| {
            let margin = egui::Margin {
                right,
                ..egui::Margin::symmetric(MARGIN, 6)
            };
            edit_within(ui, id, text, "", 1, margin)
        });
        if view.drafts.leads_to.take_if(|field| *field == id).is_some() {
            response.request_focus();
        }
        let inside = response.rect.shrink(2.0);
        let button = inside.with_min_x(inside.right() - f32::from(calendar::BUTTON));
        let chosen = calendar::button_ui(ui, view, button, [id, spoken], value);
        let response = response.labelled_by(caption);
        if spoken != label {
            name(ui, &response, spoken);
        }
        let chosen = chosen.or_else(|| match read {
            Err(MisreadDate::TwoWays {
                day_first,
                month_first,
            }) => which_day_ui(ui, view, &response, [day_first, month_first]),
            Err(fault) if !view.is_typing(&response) => {
                let fault = view.text(match fault {
                    MisreadDate::NoSuchDay => "window-date-no-such-day",
                    MisreadDate::ShortYear => "window-date-short-year",
                    _ => "window-date-fault",
                });
                note_ui(ui, view, &response, Note::Fault(fault));
                None
            }
            _ => {
                let day = read.ok().flatten();
                let help = match day {
                    Some(day) if has_year => view.words.weekday(day.weekday(), false),
                    // With the year, which was not typed.
                    Some(day) => view.words.day(day),
                    None if response.has_focus() => view.text("window-date-hint"),
                    None => String::new(),
                };
                note_ui(ui, view, &response, Note::Help(help));
                None
            }
        });
        if let Some(day) = chosen {
            view.drafts.texts.remove(id);
            return Some(Some(day));
        }
        match read.ok()? {
            // A field is empty for a moment where another day is typed over the old one.
            None => (typed && !response.has_focus() && value.is_some()).then_some(None),
            day => response.changed().then_some(day),
        }
    })
}

/// A date in its long form where there is room for it.
fn shown_date(ui: &Ui, view: &View<'_>, date: Date, room: f32) -> String {
    let long = view.words.date(date);
    let font = TextStyle::Body.resolve(ui.style());
    let line = ui
        .painter()
        .layout_no_wrap(long.clone(), font, Color32::PLACEHOLDER);
    if line.size().x <= room {
        long
    } else {
        view.words.short_date(date)
    }
}

/// Asks which of two days is meant; returns the one that was clicked.
fn which_day_ui(ui: &mut Ui, view: &View<'_>, field: &Response, days: [Date; 2]) -> Option<Date> {
    refuse(ui, field);
    let row = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let said = view.text("window-date-which");
        let question = ui.label(view.fault(said.as_str()));
        page::announce_changes(&question);
        describe(ui, field, &question, said);
        let mut clicked = None;
        for day in days {
            if ui.link(theme::small(view.words.date(day))).clicked() {
                clicked = Some(day);
            }
        }
        clicked
    });
    row.inner
}

/// Tells a screen reader a name that says more than the caption, for those who do not see the row.
pub(crate) fn name(ui: &Ui, response: &Response, name: &str) {
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_label(name);
    });
}

/// A whole number; returns the new one if one was typed or the field was emptied.
pub(crate) fn whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    label: &str,
    value: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<Option<u32>> {
    below_label_ui(ui, label, |ui, _| {
        bare_whole_ui(ui, view, id, label, value, range)
    })
}

/// A whole number without a label; `spoken` is what a screen reader says.
pub(crate) fn bare_whole_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    id: &str,
    spoken: &str,
    value: Option<u32>,
    range: RangeInclusive<u32>,
) -> Option<Option<u32>> {
    let shown = value.map(|value| value.to_string()).unwrap_or_default();
    let whole = |text: &str| {
        let number = text.parse::<u32>().ok();
        number.filter(|number| range.contains(number)).ok_or(())
    };
    let read = |text: &str| optional(text, whole);
    let (response, read) = read_ui(ui, view, id, "", shown, read);
    name(ui, &response, spoken);
    if read.is_err() {
        let facts = facts!(least = (*range.start()), most = (*range.end()));
        ui.label(view.fault(view.with("window-whole-fault", &facts)));
    }
    read.ok().filter(|_| response.changed())
}
