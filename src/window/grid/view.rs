//! Everybody's answers in a table, typed as in a spreadsheet: practices are rows, people columns.

use egui::{CentralPanel, Context, Frame, Margin, Panel, Role, Stroke, Ui};

use crate::model::{Level, Practice, Response};
use crate::window::command::Command;
use crate::window::grid::action::GridAction;
use crate::window::grid::body::{self, body_ui};
use crate::window::grid::cells::{Cells, column_of};
use crate::window::grid::headings::headings_ui;
use crate::window::grid::keys::cursor_id;
use crate::window::grid::layout::TableLayout;
use crate::window::grid::state::{Column, Onward};
use crate::window::questions::{group, practice};
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::{Room, View};
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, field, page};

/// The least height for everything around the table to be shown.
const LEAST_FOR_ALL: f32 = 420.0;

/// Shows the screen.
pub(crate) fn grid_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    view.drafts.grid.enters = view.drafts.takes_focus;
    let frame = Frame::new().fill(view.palette.paper);
    let is_low = ui.available_height() < LEAST_FOR_ALL;
    let line = Stroke::new(1.0, view.palette.hairline);
    let margin = if theme::is_narrow(ui.ctx()) || is_low {
        Margin::symmetric(14, 6)
    } else {
        Margin::symmetric(24, 10)
    };
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let name = view.text(view.state.route.label());
        page::landmark(ui, Role::Main, Some(name));
        Panel::top("grid_head")
            .frame(Frame::new().inner_margin(margin))
            .show_separator_line(false)
            .show(ui, |ui| head_ui(ui, view, is_low));
        Panel::bottom("grid_cell")
            .frame(Frame::new().stroke(line).inner_margin(margin))
            .show_separator_line(false)
            .show(ui, |ui| cell_ui(ui, view, is_low));
        let ground = Frame::new().inner_margin(Margin {
            left: margin.left,
            ..Margin::ZERO
        });
        CentralPanel::default()
            .frame(ground)
            .show(ui, |ui| table_ui(ui, view));
    });
    hear(view);
}

/// Leaves the cells, where the focus is in them: it goes to the title, from where the Tab key goes on.
pub(crate) fn leave(ctx: &Context, view: &View<'_>) {
    let cursor = view.session().map(cursor_id);
    let title = view.drafts.focus.title;
    ctx.memory_mut(|memory| {
        if let Some(title) = title.filter(|_| cursor.is_some() && memory.focused() == cursor) {
            memory.request_focus(title);
        }
    });
}

fn table_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let cells = Cells::of(view.session);
    let scroll = ui.spacing().scroll;
    let bar = scroll.bar_width + scroll.bar_inner_margin;
    let layout = TableLayout::of(&cells, ui.available_rect_before_wrap(), bar);
    let place = body_ui(ui, view, &cells, &layout);
    headings_ui(ui, view, &cells, &layout, place);
}

/// The least width for everything above the table to stand in one line.
const LEAST_ABREAST: f32 = 1010.0;

/// What the table is, how answers go on, and what else can be done; in a low window behind three dots.
fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>, is_low: bool) {
    let is_abreast = ui.available_width() >= LEAST_ABREAST;
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal_wrapped(|ui| {
        let title = view.text("grid-title");
        page::title_ui(ui, view, &title);
        ui.add_space(space::S);
        if ui.button(view.text("keying-done")).clicked() {
            view.push(Command::Go(Route::Questions).action());
        }
        if is_low {
            let name = view.text("grid-more");
            button::more_ui(ui, view, &name, |ui, view| {
                add_ui(ui, view);
                options_ui(ui, view);
            });
            return;
        }
        add_ui(ui, view);
        if is_abreast {
            ui.add_space(space::L);
            options_ui(ui, view);
        }
    });
    if !is_abreast && !is_low {
        ui.horizontal_wrapped(|ui| options_ui(ui, view));
    }
}

fn add_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let tooltip = view.text("grid-add-tooltip");
    let text = view.text("window-people-add");
    let add = changing_ui(ui, view.is_closed(), |ui| ui.button(text));
    if add.on_hover_text(tooltip).clicked() {
        view.push(UnitAction::AddRespondent);
    }
}

fn options_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    onward_ui(ui, view);
    if !view.session.has_group() {
        return;
    }
    ui.add_space(space::S);
    let mut agreed = view.session.shows_agreed();
    let tick = field::tick_ui(ui, &mut agreed, view.text("grid-agreed"));
    let tooltip = view.text("grid-agreed-tooltip");
    if tick.on_hover_text(tooltip).clicked() {
        view.push(GridAction::ShowAgreed(agreed));
    }
}

/// Where the cursor goes after an answer.
fn onward_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let label = view.text("grid-onward");
    ui.label(view.muted(&label));
    let mut chosen = None;
    page::group_ui(ui, Role::RadioGroup, &label, |ui| {
        let choices = [
            (Onward::Practice, view.text("grid-onward-practice")),
            (Onward::Person, view.text("grid-onward-person")),
        ];
        chosen = button::radios_ui(ui, view, &view.session.grid.onward, choices);
    });
    if let Some(onward) = chosen {
        view.push(GridAction::GoOnward(onward));
    }
}

/// The cell where the cursor is, in words, with its reason; and what the keys do.
fn cell_ui(ui: &mut Ui, view: &mut Room<'_, '_>, is_low: bool) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let cells = Cells::of(view.session);
    let here = cells.here();
    let Some((practice, _)) = cells.at(here) else {
        return;
    };
    let said = practice::shown(view, practice);
    let now = body::name(view, &cells, practice, here.1);
    ui.label(theme::strong(now));
    changing_ui(ui, view.is_closed(), |ui| {
        reasons_ui(ui, view, practice, &said);
    });
    if !is_low {
        let facts = facts!(lowest = Level::FLOOR, top = view.questionnaire().top());
        ui.label(view.muted(view.with("grid-keys", &facts)));
    }
}

/// Asks why the practice does not apply, or why the group agreed on its rating. The cell has the focus again
/// when that is answered.
fn reasons_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    ui.set_max_width(ui.available_width().min(640.0));
    let to_cell = |ui: &Ui, view: &Room<'_, '_>| {
        ui.memory_mut(|memory| memory.request_focus(cursor_id(view.session)));
    };
    let asked = view.session.asked_reason.is_some();
    if let Some((rating, _)) = practice::reason_ui(ui, view, said) {
        view.push(GridAction::Give(rating));
        to_cell(ui, view);
    } else if asked && !ui.ctx().text_edit_focused() && view.drafts.focus.escapes {
        to_cell(ui, view);
    }
    let agreed = view.session.assessment.consensus.get(&practice.id);
    if let Some(agreed) = agreed.filter(|_| view.session.is_group()) {
        group::reason_ui(ui, view, agreed);
        if view.drafts.back_to_prompt.take().is_some() {
            to_cell(ui, view);
        }
    }
}

/// Has a screen reader say what was keyed, wherever the cursor has gone since.
fn hear(view: &mut Room<'_, '_>) {
    let session = view.session;
    let keyed = session.grid.keyed.clone();
    let cell = match keyed {
        Some((practice, column)) => (Some(practice), column),
        None => (session.practice.clone(), column_of(session)),
    };
    let cells = Cells::of(session);
    let column = match &cell.1 {
        Column::Group => cells.people().len(),
        Column::Person(id) => {
            let people = cells.people().iter();
            let mut people = people.map(|person| &person.id);
            people.position(|other| other == id).unwrap_or_default()
        }
    };
    let Some(id) = cell.0.clone() else {
        return;
    };
    let rating = cells.rating(&id, column).cloned();
    let now = (cell, rating);
    let before = view.drafts.grid.heard.replace(now.clone());
    let is_changed = before.is_some_and(|before| before.0 == now.0 && before.1 != now.1);
    if is_changed && let Some((_, practice)) = view.questionnaire().practice(&id) {
        let name = body::name(view, &cells, practice, column);
        view.announce(name);
    }
}
