//! A step of the plan: what to do, who sees to it, by when, and how far it is.

use egui::style::ScrollAnimation;
use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align2, Color32, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense,
    Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, vec2,
};

use crate::advice::Break;
use crate::model::{PlanStep, PracticeId, Status};
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::plan::action::{Entry, PlanAction, StepChange};
use crate::window::plan::fields::{self, Item};
use crate::window::plan::{change, check_in, means};
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, Palette, RADIUS, space};
use crate::window::view::{Room, View};
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, card, field, proposed_step, sign};

/// A step dragged this close to an edge scrolls the page.
const EDGE: f32 = 48.0;

/// For how many seconds a step that was changed is marked.
const MARKED: f64 = 1.6;

/// Shows a step.
pub(crate) fn step_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    found: &Found,
    place: usize,
    step: &PlanStep,
) {
    let practice = view.practice_name(&step.practice);
    let facts = facts!(name = practice.as_str(), level = step.to);
    let name = view.with("window-roadmap-step", &facts);
    let about = (&step.practice, step.to);
    let role = step.recommendation(view.questionnaire());
    let role = role.and_then(|text| text.owner.as_ref());
    let item = Item {
        entry: Entry::Step(place),
        name: &practice,
        key: &format!("{} {:?}", step.practice, step.to),
        owner: &step.owner,
        role: role.map(|role| view.wording(role)),
        due: step.due,
        status: step.status,
    };
    // It keeps the focus and what is typed when it comes under another heading.
    let card = UiBuilder::new().scope_id(Id::unique(("step card", about)));
    let shown = ui.scope_builder(card, |ui| {
        card::card_with_margin_ui(ui, view.palette, vec2(12.0, 8.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let is_settled = found.roadmap.settled.contains(&place);
            let settled = is_settled.then_some(step);
            let title = view.practice_title(&step.practice);
            let title = view.with(
                "window-roadmap-step",
                &facts!(name = title, level = step.to),
            );
            let handle = Handle {
                id: handle_id(step),
                name: &name,
                title: &title,
                code: Some(&step.practice),
            };
            head_ui(ui, view, &item, &handle, settled, |ui, view| {
                menu_ui(ui, view, (place, step), &name);
            });
            let is_closed = view.is_closed();
            changing_ui(ui, is_closed, |ui| {
                fields::wording_ui(ui, view, (place, step), &practice);
            });
            let plan = view.session.assessment.plan.iter();
            let steps = plan.map(|step| (&step.practice, step.to));
            if let Some(on) = plan_wording::goes_on(view.words, steps, about) {
                ui.label(on);
            }
            proposed_step::advice_ui(ui, view, about, &step.owner);
            changing_ui(ui, is_closed, |ui| {
                fields::fields_ui(ui, view, &item, |ui, view| {
                    means::days_ui(ui, view, &step.practice, &practice, step.to);
                });
                let noted = (step.note.as_str(), step.indicator.as_ref());
                check_in::step_ui(ui, view, &item, noted);
            });
            for broken in found.roadmap.breaks.iter().filter(|it| is_about(it, place)) {
                let text = theme::small(change::break_text(view, broken));
                ui.label(text.color(view.palette.warn));
            }
            proposed_step::proof_ui(ui, view, about);
        });
    });
    shown_ui(ui, view, &item, (&name, shown.response.rect));
}

/// What follows from where a step is shown: it stays in its place, is marked, and told.
pub(crate) fn shown_ui(
    ui: &Ui,
    view: &mut Room<'_, '_>,
    item: &Item<'_>,
    (name, rect): (&str, Rect),
) {
    keep_in_place(ui, view, item.entry, rect);
    note_who_is_at(ui, view, item.entry, rect);
    mark(ui, view, item.entry, rect);
    tell(view, item, name);
}

const fn is_about(broken: &Break, place: usize) -> bool {
    match broken {
        Break::TooEarly { step, .. } | Break::Missing { step, .. } => *step == place,
        Break::OverCapacity { .. } | Break::ShortOfTarget { .. } => false,
    }
}

/// Scrolls so that the step that somebody works on stays where it is when something above it grows,
/// shrinks or moves.
fn keep_in_place(ui: &Ui, view: &mut Room<'_, '_>, entry: Entry, rect: Rect) {
    let top = rect.top() - view.drafts.plan.list_top;
    let lowered = view.drafts.plan.lowered(entry, top, rect.width());
    if lowered.abs() > 0.5 {
        let back = Vec2::new(0.0, -lowered);
        ui.scroll_with_delta_animation(back, ScrollAnimation::none());
        // The rest of this pass has the step where it was.
        ui.ctx()
            .request_discard("the step is elsewhere in the list");
    }
}

/// Notes whether somebody is at a step: the focus is in it, or the pointer where nothing has the focus. A
/// pointer that rests while somebody works by key counts for nothing.
fn note_who_is_at(ui: &Ui, view: &mut Room<'_, '_>, entry: Entry, rect: Rect) {
    let focused = ui.memory(egui::Memory::focused);
    let draft = &mut view.drafts.plan;
    if let Some(focused) = focused {
        let shown = ui.ctx().read_response(focused);
        if shown.is_some_and(|it| rect.contains(it.rect.center())) {
            draft.focused = Some(entry);
        }
    } else if ui.rect_contains_pointer(rect) {
        draft.pointed = Some(entry);
    }
}

/// Marks a step for a moment after it was changed.
fn mark(ui: &Ui, view: &Room<'_, '_>, entry: Entry, rect: Rect) {
    let changed = view.drafts.plan.changed.filter(|it| it.entry == entry);
    let now = ui.input(|input| input.time);
    let left = changed.map_or(0.0, |changed| changed.at + MARKED - now);
    if left > 0.0 {
        let line = Stroke::new(2.0, view.palette.accent);
        ui.painter()
            .rect_stroke(rect, f32::from(RADIUS), line, StrokeKind::Inside);
        let left = std::time::Duration::from_secs_f64(left);
        ui.ctx().request_repaint_after(left);
    }
}

/// Has a screen reader say what became of a step.
fn tell(view: &mut Room<'_, '_>, item: &Item<'_>, name: &str) {
    let revision = view.session.revision;
    let changed = view.drafts.plan.changed.as_mut();
    let untold =
        changed.filter(|it| it.entry == item.entry && !it.is_told && it.before != revision);
    let Some(changed) = untold else {
        return;
    };
    changed.is_told = true;
    let due = item.due.map(|due| view.words.date(due));
    let due = due.unwrap_or_else(|| view.text("decision-no-date"));
    let status = plan_wording::status(view.words, item.status);
    let said = view.with("window-plan-step-changed", &facts!(name, due, status));
    view.announce(said);
}

/// What a step is moved by.
pub(crate) struct Handle<'a> {
    pub(crate) id: Id,
    /// What a screen reader calls it.
    pub(crate) name: &'a str,
    /// What is seen of it.
    pub(crate) title: &'a str,
    /// The practice whose code stands quietly after the title.
    pub(crate) code: Option<&'a PracticeId>,
}

impl Handle<'_> {
    fn text(&self, palette: &Palette, ink: Color32, width: f32) -> LayoutJob {
        let font = theme::semibold(theme::size::BODY);
        let mut text = LayoutJob::simple(self.title.to_owned(), font, ink, width);
        if let Some(code) = self.code {
            let font = theme::regular(theme::size::SMALL);
            text.append(
                code.as_str(),
                space::S,
                TextFormat::simple(font, palette.muted),
            );
        }
        text
    }
}

/// The name of a step, which is also its handle: it moves by dragging and by the arrow keys. Beside it
/// stand how far it is, and what is rarely done with it.
pub(crate) fn head_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    item: &Item<'_>,
    handle: &Handle<'_>,
    settled: Option<&PlanStep>,
    menu_ui: impl FnOnce(&mut Ui, &mut Room<'_, '_>),
) {
    ui.horizontal(|ui| {
        let beside = fields::STATUS + 32.0 + 2.0 * space::S;
        let width = (ui.available_width() - beside).max(120.0);
        changing_ui(ui, view.is_closed(), |ui| {
            let response = handle_ui(ui, view, handle, item.status, width);
            response.dnd_set_drag_payload(item.entry);
            if response.dragged() {
                view.drafts.plan.at_work = Some(item.entry);
                scroll_along(ui);
            }
            if response.has_focus() {
                let by = arrows(ui, response.id);
                if by != 0 {
                    change::change(ui, view, item.entry, StepChange::Move(by));
                }
            }
            match settled {
                Some(step) => fields::settled_ui(ui, view, step),
                None => fields::status_ui(ui, view, item),
            }
        });
        let more = view.with("window-plan-step-more", &facts!(name = item.name));
        button::more_ui(ui, view, &more, menu_ui);
    });
}

/// An entry of the menu of a step; returns whether it was chosen.
pub(crate) fn choice_ui(ui: &mut Ui, view: &Room<'_, '_>, name: &str, key: &str) -> bool {
    let text = view.text(key);
    let spoken = view.answer_name(name, &text);
    let item = ui.button(text);
    field::name(ui, &item, &spoken);
    item.clicked()
}

/// The entries that move a step; its handle has the focus then.
pub(crate) fn moves_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: Entry, (id, name): (Id, &str)) {
    for (key, by) in [("window-roadmap-earlier", -1), ("window-roadmap-later", 1)] {
        if choice_ui(ui, view, name, key) {
            change::change(ui, view, entry, StepChange::Move(by));
            ui.memory_mut(|memory| memory.request_focus(id));
        }
    }
}

/// The entry that removes a step.
pub(crate) fn remove_ui(ui: &mut Ui, view: &mut Room<'_, '_>, entry: Entry, name: &str) {
    if choice_ui(ui, view, name, "window-roadmap-remove") {
        let said = view.with("window-plan-step-removed", &facts!(name));
        view.announce(said);
        view.drafts.plan.worded = None;
        view.push(PlanAction::Step(entry, StepChange::Remove));
    }
}

/// What is rarely done with a step.
fn menu_ui(ui: &mut Ui, view: &mut Room<'_, '_>, (place, step): (usize, &PlanStep), name: &str) {
    let entry = Entry::Step(place);
    let is_closed = view.is_closed();
    changing_ui(ui, is_closed, |ui| {
        moves_ui(ui, view, entry, (handle_id(step), name));
        if choice_ui(ui, view, name, "window-plan-wording") {
            fields::begin_wording(view, (place, step));
        }
    });
    if choice_ui(ui, view, name, "window-plan-to-practice") {
        view.push(QuestionsAction::GoToPractice(step.practice.clone()));
    }
    changing_ui(ui, is_closed, |ui| remove_ui(ui, view, entry, name));
}

/// Scrolls the page while a step is dragged near its upper or lower edge.
fn scroll_along(ui: &Ui) {
    let Some(at) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    let page = ui.clip_rect();
    let up = (page.top() + EDGE - at.y).max(0.0);
    let down = (at.y - page.bottom() + EDGE).max(0.0);
    let by = (up - down).clamp(-EDGE, EDGE) * 0.25;
    if by != 0.0 {
        ui.scroll_with_delta(Vec2::new(0.0, by));
        ui.request_repaint();
    }
}

/// The id of the handle of a step does not depend on the phase, so that it keeps the focus when it
/// moves.
fn handle_id(step: &PlanStep) -> Id {
    Id::unique(("step", step.practice.as_str(), step.to))
}

fn handle_ui(
    ui: &mut Ui,
    view: &View<'_>,
    handle: &Handle<'_>,
    status: Status,
    width: f32,
) -> Response {
    let palette = view.palette;
    let is_dropped = status == Status::Dropped;
    let ink = if is_dropped {
        palette.muted
    } else {
        palette.ink
    };
    let (id, name) = (handle.id, handle.name);
    let galley = ui
        .painter()
        .layout_job(handle.text(palette, ink, width - 22.0));
    let height = (galley.size().y + 8.0).max(30.0);
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, height), Sense::hover());
    let response = ui
        .interact(rect, id, Sense::click_and_drag())
        .on_hover_text(view.text("window-roadmap-move"));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    ui.ctx().accesskit_node_builder(id, |node| {
        node.set_description(view.text("window-roadmap-move"));
    });
    if response.clicked() {
        response.request_focus();
    }
    let painter = ui.painter().with_clip_rect(rect.expand(4.0));
    for row in 0..3_u8 {
        for column in 0..2_u8 {
            let at = rect.left_center()
                + Vec2::new(4.0 + 5.0 * f32::from(column), 5.0 * (f32::from(row) - 1.0));
            painter.circle_filled(at, 1.3, palette.muted);
        }
    }
    let middle = Rect::from_center_size(rect.center(), galley.size());
    let at = Align2::LEFT_TOP.anchor_rect(middle).min;
    painter.galley(egui::pos2(rect.left() + 18.0, at.y), galley, ink);
    if response.has_focus() {
        sign::focus(ui.painter(), palette, rect);
    }
    response.on_hover_cursor(CursorIcon::Grab)
}

/// By how many phases the arrow keys move the step.
fn arrows(ui: &Ui, id: Id) -> isize {
    let filter = EventFilter {
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    ui.input_mut(|input| {
        let later = input.count_and_consume_key(Modifiers::NONE, Key::ArrowRight);
        let earlier = input.count_and_consume_key(Modifiers::NONE, Key::ArrowLeft);
        isize::from(later > 0) - isize::from(earlier > 0)
    })
}
