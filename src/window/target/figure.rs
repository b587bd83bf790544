//! A figure of the business case: its likely value, a range on demand, and what was understood.

use egui::{
    Align, CursorIcon, Id, Key, KeyboardShortcut, Label, Layout, Modifiers, Response, Role, Sense,
    Ui, Vec2, WidgetInfo,
};
use rust_decimal::Decimal;

use crate::model::{BusinessCase, Edit, Estimate, Input};
use crate::report::worth as says;
use crate::window::action::Action;
use crate::window::number_input::{self, Unread};
use crate::window::target::action::TargetAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::field::{self, Note};
use crate::window::widget::term;

/// The width of the field of the likely value, and of the two of its range.
const LIKELY: f32 = 130.0;
const END: f32 = 104.0;

/// The three values of an estimate, and the keys of their names.
const ENDS: [(&str, &str); 3] = [
    ("low", "window-figure-low"),
    ("likely", "window-figure-likely"),
    ("high", "window-figure-high"),
];

/// The place of the likely value among them.
const MIDDLE: usize = 1;

/// Opens the range of the figure that is typed into, or takes it back.
pub(crate) const RANGE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::ArrowDown);

/// What is typed for a figure.
struct Typed {
    input: Input,
    texts: [String; 3],
    changed: bool,
    /// Whether one of its fields is being typed into, and whether the likely one has the focus.
    typing: bool,
    has_focus: bool,
}

/// Shows a figure: its name, its field with what was understood beside it, its range, and where a company
/// finds it or what is wrong with it.
pub(crate) fn figure_ui(ui: &mut Ui, view: &mut Room<'_, '_>, input: Input) {
    ui.add_space(space::M);
    name_ui(ui, view, input);
    changing_ui(ui, view.is_closed(), |ui| fields_ui(ui, view, input));
}

/// The fields of a figure, and the line below them.
fn fields_ui(ui: &mut Ui, view: &mut Room<'_, '_>, input: Input) {
    let known = view
        .session
        .assessment
        .business_case
        .inputs
        .get(&input)
        .copied();
    let mut typed = Typed {
        input,
        texts: drafted(view, input, known),
        changed: false,
        typing: false,
        has_focus: false,
    };
    let ranged = has_range(view, &typed, known);
    let size = Vec2::new(ui.available_width(), 33.0);
    let layout = Layout::left_to_right(Align::Center);
    let row = ui.allocate_ui_with_layout(size, layout, |ui| {
        let field = text_ui(ui, view, &mut typed, MIDDLE, LIKELY);
        if range_link_ui(ui, view, &typed, ranged) {
            turn_range(ui, view, &mut typed, ranged);
        }
        field
    });
    let mut fields = vec![row.inner];
    if ranged {
        ui.horizontal(|ui| {
            for (key, end) in [("window-figure-between", 0), ("window-figure-and", 2)] {
                ui.label(view.muted(view.text(key)));
                fields.push(text_ui(ui, view, &mut typed, end, END));
            }
        });
    }
    if fields.iter().any(Response::has_focus)
        && ui.input_mut(|input| input.consume_shortcut(&RANGE))
    {
        turn_range(ui, view, &mut typed, ranged);
    }
    let read = take_in(view, &typed);
    note_ui(ui, view, &typed, &fields, read);
}

/// The name of a figure; words of the trade say what they mean.
fn name_ui(ui: &mut Ui, view: &Room<'_, '_>, input: Input) {
    let name = theme::strong(says::input_name(view.words, input));
    match input {
        Input::Uplift => term::explained_ui(ui, view, name, "glossary-uplift"),
        Input::GrossMargin => term::explained_ui(ui, view, name, "glossary-gross-margin"),
        Input::DiscountRate => term::explained_ui(ui, view, name, "glossary-present-value"),
        _ => ui.label(name),
    };
}

/// One of the fields of a figure.
fn text_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    typed: &mut Typed,
    place: usize,
    width: f32,
) -> Response {
    let Some(((end, key), text)) = ENDS.get(place).zip(typed.texts.get_mut(place)) else {
        return ui.response();
    };
    let facts = facts!(
        input = says::input_name(view.words, typed.input),
        end = view.text(key)
    );
    let id = draft_key(typed.input, end);
    let size = Vec2::new(width, 33.0);
    let taken = taken(view, typed.input).filter(|_| place == MIDDLE);
    let hint = taken.map(|(value, _)| number_input::shown(view.words, value));
    let hint = hint.unwrap_or_default();
    let field = ui.allocate_ui(size, |ui| {
        field::value_ui(text, |text| field::edit(ui, &id, text, &hint, 1))
    });
    let field = field.inner;
    field::name(ui, &field, &view.with("window-figure-name", &facts));
    typed.changed |= field.changed();
    typed.has_focus |= field.has_focus();
    typed.typing |= view.is_typing(&field);
    let opened = Id::unique(draft_key(typed.input, "opened"));
    if place == 0
        && ui
            .data_mut(|data| data.remove_temp::<bool>(opened))
            .is_some()
    {
        field.request_focus();
    }
    if place == MIDDLE && is_asked(ui, typed.input) {
        field.request_focus();
        field.scroll_to_me(Some(Align::Center));
    }
    field
}

/// Goes to the field of a figure.
pub(crate) fn go_to(ui: &Ui, input: Input) {
    ask_for(ui, asked(input));
}

fn is_asked(ui: &Ui, input: Input) -> bool {
    is_asked_for(ui, asked(input))
}

/// Asks for a field, which `id` stands for.
pub(super) fn ask_for(ui: &Ui, id: Id) {
    let frame = ui.ctx().cumulative_frame_nr();
    ui.data_mut(|data| data.insert_temp(id, frame));
    ui.ctx().request_repaint();
}

/// Whether a field was asked for in an earlier frame: in the same one the click would take the focus away
/// again.
pub(super) fn is_asked_for(ui: &Ui, id: Id) -> bool {
    let now = ui.ctx().cumulative_frame_nr();
    let is_due = ui.data(|data| data.get_temp::<u64>(id).is_some_and(|frame| frame < now));
    if is_due {
        ui.data_mut(|data| data.remove_temp::<u64>(id));
    }
    is_due
}

fn asked(input: Input) -> Id {
    Id::unique(draft_key(input, "asked"))
}

/// Whether the range is shown: it is known, typed, or asked for.
fn has_range(view: &Room<'_, '_>, typed: &Typed, known: Option<Estimate>) -> bool {
    let [low, _, high] = &typed.texts;
    view.drafts.ranges.contains(&typed.input)
        || known.is_some_and(|known| !known.is_exact())
        || !low.is_empty()
        || !high.is_empty()
}

/// Opens the range with its first field, or takes it back.
fn turn_range(ui: &Ui, view: &mut Room<'_, '_>, typed: &mut Typed, ranged: bool) {
    if ranged {
        view.drafts.ranges.remove(&typed.input);
        let [low, _, high] = &mut typed.texts;
        low.clear();
        high.clear();
        typed.changed = true;
    } else {
        view.drafts.ranges.insert(typed.input);
        let opened = Id::unique(draft_key(typed.input, "opened"));
        ui.data_mut(|data| data.insert_temp(opened, true));
    }
}

/// What was understood, and the link that opens the range or takes it back; returns whether it was clicked.
/// The link is no stop of the Tab key, which goes from figure to figure: a key in the field does the same.
fn range_link_ui(ui: &mut Ui, view: &Room<'_, '_>, typed: &Typed, ranged: bool) -> bool {
    let key = if ranged {
        "window-figure-no-range"
    } else {
        "window-figure-add-range"
    };
    let input = says::input_name(view.words, typed.input);
    let keys = view.keys(ui.ctx(), RANGE);
    let text = if typed.has_focus {
        let facts = facts!(text = view.text(key), keys = keys.as_str());
        view.with("window-figure-by-key", &facts)
    } else {
        view.text(key)
    };
    let row = ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let text = theme::small(text).color(ui.visuals().hyperlink_color);
        let link = ui.add(Label::new(text).selectable(false).sense(Sense::CLICK));
        let link = link.on_hover_cursor(CursorIcon::PointingHand);
        link.widget_info(|| WidgetInfo::labeled(Role::Link, true, view.text(key)));
        ui.ctx().accesskit_node_builder(link.id, |node| {
            node.set_keyboard_shortcut(keys);
            node.clear_value();
        });
        let name = view.with("window-figure-name", &facts!(input, end = view.text(key)));
        field::name(ui, &link, &name);
        let room = Vec2::new(ui.available_width(), 20.0);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.add(Label::new(understood(view, typed)).wrap());
        });
        link.clicked()
    });
    row.inner
}

/// The value that counts while nobody gives one, and where it comes from.
fn taken(view: &Room<'_, '_>, input: Input) -> Option<(Decimal, String)> {
    let found = view.found()?;
    let case = &found.business_case;
    let origin = says::origin(view.words, case, found.own_days, input)?;
    Some((case.estimate(input)?.likely(), origin))
}

/// What was understood of the likely value; until there is one, what counts in its place, else its unit.
fn understood(view: &Room<'_, '_>, typed: &Typed) -> egui::RichText {
    let case = &view.session.assessment.business_case;
    let [_, likely, _] = &typed.texts;
    let read = number_input::estimate(view.words, case, typed.input, ["", likely, ""]);
    match read.ok().flatten() {
        Some(read) => theme::small(number_input::measured(
            view.words,
            case,
            typed.input,
            read.likely(),
        )),
        None => view.muted(match taken(view, typed.input) {
            Some((value, origin)) => {
                let value = number_input::measured(view.words, case, typed.input, value);
                says::with_origin(view.words, value, Some(origin))
            }
            None => number_input::unit_of(view.words, case, typed.input),
        }),
    }
}

fn draft_key(input: Input, end: &str) -> String {
    format!("{input} {end}")
}

/// The texts of the three fields: what is being typed, or else what is known. An exact figure fills
/// only the middle one.
fn drafted(view: &Room<'_, '_>, input: Input, known: Option<Estimate>) -> [String; 3] {
    let shown = known.map_or_else(Default::default, |known| {
        let text = |value| number_input::shown(view.words, value);
        if known.is_exact() {
            [String::new(), text(known.likely()), String::new()]
        } else {
            [known.low(), known.likely(), known.high()].map(text)
        }
    });
    let drafts = ENDS.map(|(end, _)| view.drafts.texts.get(&draft_key(input, end)));
    let mut drafts = drafts.into_iter();
    shown.map(|shown| drafts.next().flatten().cloned().unwrap_or(shown))
}

/// Puts an estimate that makes sense into the document; returns why one does not.
fn take_in(view: &mut Room<'_, '_>, typed: &Typed) -> Result<(), Unread> {
    let case = &view.session.assessment.business_case;
    let texts = typed.texts.each_ref().map(String::as_str);
    let read = number_input::estimate(view.words, case, typed.input, texts);
    let known = case.inputs.get(&typed.input).copied();
    if typed.changed {
        let is_begun = ENDS
            .iter()
            .any(|(end, _)| view.drafts.texts.contains_key(&draft_key(typed.input, end)));
        if !is_begun {
            view.drafts.typed_over = Some((typed.input, known));
        }
        for ((end, _), text) in ENDS.into_iter().zip(&typed.texts) {
            let key = draft_key(typed.input, end);
            view.drafts.texts.insert(key, text.clone());
        }
    }
    let estimate = match read {
        Ok(estimate) => estimate,
        Err(unread) => {
            // The beginning of it may have been taken for the figure: "14" of "14 %".
            let before = view.drafts.typed_over.filter(|(of, _)| *of == typed.input);
            if let Some((_, before)) =
                before.filter(|(_, before)| typed.changed && *before != known)
            {
                view.push(Edit::SetInput(typed.input, before));
            }
            return Err(unread);
        }
    };
    let mut was_typed = false;
    if !typed.typing {
        for (end, _) in ENDS {
            let draft = view.drafts.texts.remove(&draft_key(typed.input, end));
            was_typed |= draft.is_some();
        }
    }
    // A field is empty for a moment where another number is typed over the old one.
    let is_new = match estimate {
        Some(_) => typed.changed,
        None => was_typed && case.inputs.contains_key(&typed.input),
    };
    if is_new {
        let currency = number_input::named_currency(case, typed.input, texts);
        view.push(
            match currency.filter(|it| BusinessCase::check_currency(it).is_ok()) {
                Some(currency) => TargetAction::Money(typed.input, estimate, currency).into(),
                None => Action::from(Edit::SetInput(typed.input, estimate)),
            },
        );
    }
    Ok(())
}

/// Below the fields: where a company finds the figure, or in its room what is wrong with what was typed,
/// once the figure is left.
fn note_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    typed: &Typed,
    fields: &[Response],
    read: Result<(), Unread>,
) {
    let Some(likely) = fields.first() else {
        return;
    };
    let help = says::input_where(view.words, typed.input);
    let font = theme::regular(theme::size::SMALL);
    let width = ui.available_width();
    let lines = ui
        .painter()
        .layout(help.clone(), font, view.palette.muted, width);
    ui.vertical(|ui| {
        ui.set_min_height(lines.size().y);
        match read {
            Err(Unread::TwoWays(place, meanings)) => {
                which_ui(ui, view, typed, likely, (place, meanings));
            }
            Err(Unread::Wrong(fault)) if !typed.typing => {
                let fault = view.say(&fault);
                for field in fields.iter().skip(1) {
                    field::refuse(ui, field);
                }
                field::note_ui(ui, view, likely, Note::Fault(fault));
            }
            _ => {
                field::note_ui(ui, view, likely, Note::Help(help));
            }
        }
    });
}

/// Asks which of two numbers is meant; one click chooses.
fn which_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    typed: &Typed,
    field: &Response,
    (place, meanings): (usize, [Decimal; 2]),
) {
    let case = &view.session.assessment.business_case;
    ui.horizontal_wrapped(|ui| {
        let question = view.text("window-figure-which");
        field::note_ui(ui, view, field, Note::Fault(question));
        for meaning in meanings {
            let text = number_input::measured(view.words, case, typed.input, meaning);
            if ui.small_button(text).clicked() {
                let mut texts = typed.texts.clone();
                if let Some(text) = texts.get_mut(place) {
                    *text = number_input::shown(view.words, meaning);
                }
                let chosen = Typed {
                    texts,
                    changed: true,
                    ..*typed
                };
                // Where another of its texts can be read two ways too, that is asked about next.
                _ = take_in(view, &chosen);
            }
        }
    });
}
