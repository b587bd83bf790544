//! Passing the machine round: who is next, that somebody's answers are covered, and a strip above the
//! questions of the person who answers.

use egui::{
    Align2, Button, Frame, Key, Label, Margin, Panel, Response, Role, ScrollArea, Sense, Stroke,
    Ui, Vec2, WidgetInfo, vec2,
};

use crate::model::{Respondent, RespondentId};
use crate::report::wording;
use crate::window::pass::action::PassAction;
use crate::window::pass::state::Stage;
use crate::window::questions::{people, search};
use crate::window::theme::{self, size, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, field, page, sign};

/// The height of a row, and how many are shown at once.
const ROW: f32 = 36.0;
const ROWS: f32 = 8.0;

/// With more people than this there is a search field.
const IN_SIGHT: usize = 12;

/// Shows the screen.
pub(crate) fn pass_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    theme::measure(ui);
    match view.session.stage() {
        Some(Stage::Covered(id)) => covered_ui(ui, view, id),
        _ => asks_ui(ui, view),
    }
    ui.add_space(space::BETWEEN);
    ui.horizontal_wrapped(|ui| {
        let text = view.text("pass-end");
        let tooltip = view.text("pass-end-tooltip");
        if ui.button(text).on_hover_text(tooltip).clicked() {
            view.push(PassAction::AskToEnd);
        }
        ui.label(view.muted(view.text("pass-end-who")));
    });
}

/// A person is done: nothing of the answers is in sight.
fn covered_ui(ui: &mut Ui, view: &mut Room<'_, '_>, id: &RespondentId) {
    let people = view.session.assessment.respondents.iter();
    let found = people.enumerate().find(|(_, person)| person.id == *id);
    let (name, open) = found.map_or_else(Default::default, |(place, person)| {
        let name = wording::person_name(view.words, &person.name, place);
        (name, view.session.open_of(person))
    });
    let title = view.with("pass-covered", &facts!(name = name.as_str()));
    page::title_ui(ui, view, &title);
    let facts = facts!(open, name);
    ui.label(view.with("pass-covered-text", &facts));
    ui.add_space(space::S);
    ui.label(theme::heading(view.text("pass-on")));
    let next = button::main(view, view.text("pass-next"));
    if ui.add(next).clicked() {
        view.drafts.takes_focus = true;
        view.push(PassAction::Next);
    }
}

/// Asks who has the machine now.
fn asks_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let title = view.text("pass-who");
    page::title_ui(ui, view, &title);
    ui.label(view.muted_body(view.text("pass-about")));
    ui.add_space(space::S);
    list_ui(ui, view);
    page::section_ui(ui, &view.text("pass-new"));
    new_ui(ui, view);
}

/// The people who have not finished.
fn list_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
    let people = session.assessment.respondents.iter().enumerate();
    let open = people.filter(|(_, person)| !person.is_blank() && session.has_to_say(person));
    let open: Vec<(usize, &Respondent)> = open.map(|(place, person)| (place, &**person)).collect();
    if open.is_empty() {
        ui.label(view.text("pass-nobody"));
        return;
    }
    let mut wanted = String::new();
    if open.len() > IN_SIGHT {
        let hint = view.text("window-people-find");
        let mut text = std::mem::take(&mut view.drafts.person);
        let response = field::edit(ui, "pass_find", &mut text, &hint, 1);
        field::name(ui, &response, &hint);
        wanted = search::plain(text.trim());
        view.drafts.person = text;
    }
    let holds =
        |(place, person): &(usize, &Respondent)| people::holds(view.words, person, *place, &wanted);
    let shown: Vec<(usize, &Respondent)> = open.into_iter().filter(holds).collect();
    if shown.is_empty() {
        ui.label(view.muted(view.text("window-people-none")));
        return;
    }
    let mut chosen = None;
    let name = view.text("pass-list");
    page::group_ui(ui, Role::List, &name, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let area = ScrollArea::vertical()
            .id_salt("pass_people")
            .max_height(ROWS * (ROW + 1.0))
            .min_scrolled_height(ROWS * (ROW + 1.0))
            .auto_shrink([false, true]);
        area.show_rows(ui, ROW, shown.len(), |ui, rows| {
            for (place, person) in shown.get(rows).unwrap_or_default() {
                if row_ui(ui, view, person, *place).clicked() {
                    chosen = Some(person.id.clone());
                }
            }
            page::follow_focus(ui);
        });
    });
    if let Some(id) = chosen {
        view.push(PassAction::Sit(id));
    }
}

/// A person: name, role, and whether some answers are there already. None of them is told.
fn row_ui(ui: &mut Ui, view: &Room<'_, '_>, person: &Respondent, place: usize) -> Response {
    let palette = view.palette;
    let row = Vec2::new(ui.available_width(), ROW);
    let (rect, response) = ui.allocate_exact_size(row, Sense::click());
    let name = wording::person_name(view.words, &person.name, place);
    let begun = if view.session.has_open(person) {
        u8::from(person.sheet.has_ratings())
    } else {
        2
    };
    let role = person.role.trim();
    let facts = facts!(role, has = u8::from(!role.is_empty()), begun);
    let aside = view.with("pass-person", &facts);
    let spoken = if aside.is_empty() {
        name.clone()
    } else {
        view.answer_name(&name, &aside)
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let painter = ui.painter();
    let edge = Stroke::new(1.0, palette.hairline);
    painter.hline(rect.x_range(), rect.bottom(), edge);
    sign::row(painter, palette, &response, false);
    let room = rect.width() - 2.0 * space::M;
    let small = theme::regular(size::SMALL);
    let aside = theme::fitted(ui, &aside, small, palette.muted, room * 0.45);
    let name_room = room - aside.size().x - space::M;
    let body = theme::semibold(size::BODY);
    let name = theme::fitted(ui, &name, body, palette.accent, name_room);
    let left = rect.left_center() + vec2(space::M, 0.0);
    let at = Align2::LEFT_CENTER.anchor_size(left, name.size());
    painter.galley(at.min, name, palette.accent);
    let right = rect.right_center() - vec2(space::M, 0.0);
    let at = Align2::RIGHT_CENTER.anchor_size(right, aside.size());
    painter.galley(at.min, aside, palette.muted);
    response
}

/// Takes the name and the role of somebody who is not in the list.
fn new_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let mut draft = std::mem::take(&mut view.drafts.pass);
    let mut entered = false;
    let mut field_ui = |ui: &mut Ui, view: &Room<'_, '_>, key, hint, text: &mut String| {
        let (label, hint) = (view.text(key), view.text(hint));
        let typed = field::labelled_ui(ui, key, &label, &hint, text, 1);
        entered |= typed.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    };
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(420.0));
        let [name, role] = &mut draft;
        field_ui(ui, view, "pass-name", "window-unit-name-hint", name);
        field_ui(ui, view, "window-unit-role", "window-unit-role-hint", role);
    });
    let [name, role] = &draft;
    let is_named = !name.trim().is_empty();
    let begin = button::main(view, view.text("pass-begin"));
    let begin = ui
        .add_enabled(is_named, begin)
        .on_disabled_hover_text(view.text("pass-begin-needs"));
    if (begin.clicked() || entered) && is_named {
        view.push(PassAction::SitNew {
            name: name.clone(),
            role: role.clone(),
        });
        draft = <[String; 2]>::default();
    }
    view.drafts.pass = draft;
}

/// Says who answers, with the way to be done.
pub(crate) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let Some(Stage::Answers(_)) = view.session.stage() else {
        return;
    };
    let name = people::my_name(view).unwrap_or_default();
    let frame = Frame::new()
        .fill(view.palette.accent_soft)
        .inner_margin(Margin::symmetric(20, 6));
    Panel::top("passing").frame(frame).show(ui, |ui| {
        page::landmark(ui, Role::Region, Some(view.text("pass-title")));
        ui.horizontal_wrapped(|ui| {
            let text = view.with("pass-answers", &facts!(name));
            ui.add(Label::new(theme::strong(text)).wrap());
            done_ui(ui, view);
            ui.label(view.muted(view.text("pass-alone")));
        });
    });
}

/// The button by which a person is done.
fn done_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let tooltip = view.text("pass-done-tooltip");
    let edge = Stroke::new(1.0, view.palette.outline);
    let done = Button::new(view.text("pass-done"))
        .fill(view.palette.surface)
        .stroke(edge);
    let done = ui.add(done);
    if done.on_hover_text(tooltip).clicked() {
        view.push(PassAction::Done);
    }
}
