//! The roadmap: the steps of the plan in phases, each with owner, due date and status.

use egui::{
    Align2, CursorIcon, EventFilter, Id, Key, Modifiers, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo, vec2,
};

use crate::advice::{Break, Phase};
use crate::chart::Link;
use crate::export::Output;
use crate::model::{PlanStep, Status};
use crate::report::plan_wording;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::plan::action::{PlanAction, StepChange};
use crate::window::plan::smallest_set;
use crate::window::questions::action::QuestionsAction;
use crate::window::report::export_state;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, card, claims, field, page, scene, sign};

/// A step dragged this close to an edge scrolls the page.
const EDGE: f32 = 48.0;

/// Shows the roadmap, where there is one.
pub(crate) fn roadmap_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    page::title_ui(ui, &view.text("window-roadmap-title"));
    if view.session.assessment.plan.is_empty() {
        ui.label(view.text("window-roadmap-nothing"));
        return;
    }
    ui.label(view.muted(view.text("window-roadmap-text")));
    breaks_ui(ui, view, found);
    if let Some(timeline) = &found.scenes.timeline {
        card::card_ui(ui, view.palette, |ui| {
            let clicked = scene::centred_ui(ui, view, timeline, 900.0);
            if let Some(Link::Practice(practice)) = clicked {
                view.push(QuestionsAction::GoToPractice(practice));
            }
        });
    }
    let roadmap = &found.roadmap;
    for (place, phase) in roadmap.phases.iter().enumerate() {
        let title = phase_title(view, phase);
        group_ui(ui, view, found, &title, &phase.steps, Some(place));
    }
    for (key, steps) in [
        ("plan-beyond", &roadmap.beyond),
        ("plan-undated", &roadmap.undated),
    ] {
        if !steps.is_empty() {
            let title = view.text(key);
            group_ui(ui, view, found, &title, steps, None);
        }
    }
    ui.add_space(space::S);
    export_ui(ui, view);
}

fn phase_title(view: &View<'_>, phase: &Phase) -> String {
    let (until, end) = (u32::from(phase.until), view.words.date(phase.end));
    let effort = plan_wording::effort_sum(view.words, phase.effort, "working-days");
    view.with("plan-phase", &facts!(until, end, effort))
}

/// Every conflict of the plan, in one place.
fn breaks_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found) {
    for broken in &found.roadmap.breaks {
        let text = RichText::new(break_text(view, broken));
        ui.label(text.color(view.palette.warn));
    }
}

fn break_text(view: &Room<'_, '_>, broken: &Break) -> String {
    let plan = &view.session.assessment.plan;
    plan_wording::broken(view.words, view.questionnaire(), plan, broken)
}

/// A phase and its steps; a step that is dropped here moves here.
fn group_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    found: &Found,
    title: &str,
    steps: &[usize],
    phase: Option<usize>,
) {
    let shown = ui.scope(|ui| {
        ui.add_space(space::S);
        page::heading_ui(ui, title);
        if steps.is_empty() {
            ui.label(view.muted(view.text("window-roadmap-empty")));
        }
        for place in steps {
            if let Some(step) = found.roadmap.steps.get(*place) {
                step_ui(ui, view, found, *place, step);
            }
        }
    });
    let Some(phase) = phase else {
        return;
    };
    let zone = shown.response.rect;
    let over = ui.interact(zone, ui.scope_id().with(("phase", phase)), Sense::hover());
    if over.dnd_hover_payload::<usize>().is_some() {
        let line = Stroke::new(2.0, view.palette.accent);
        let (zone, radius) = (zone.expand(4.0), f32::from(RADIUS));
        ui.painter()
            .rect_stroke(zone, radius, line, StrokeKind::Outside);
    }
    if let Some(place) = over.dnd_release_payload::<usize>() {
        view.push(PlanAction::Step(*place, StepChange::To(phase)));
    }
}

fn step_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found, place: usize, step: &PlanStep) {
    let name = view.practice_name(&step.practice);
    let level = step.to;
    let name = view.with("window-roadmap-step", &facts!(name, level));
    ui.push_id((&step.practice, step.to), |ui| {
        card::card_with_margin_ui(ui, view.palette, vec2(12.0, 8.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            head_ui(ui, view, place, step, &name);
            let settled = found.roadmap.settled.contains(&place);
            fields_ui(ui, view, place, step, &name, settled);
            indicator_ui(ui, view, step);
            claims::behind_ui(ui, view, &step.practice);
            for broken in found.roadmap.breaks.iter().filter(|it| is_about(it, place)) {
                let text = theme::small(break_text(view, broken));
                ui.label(text.color(view.palette.warn));
            }
        });
    });
}

const fn is_about(broken: &Break, place: usize) -> bool {
    match broken {
        Break::TooEarly { step, .. } | Break::Missing { step, .. } => *step == place,
        Break::OverCapacity { .. } => false,
    }
}

/// The name of a step, which is also its handle: it moves by dragging and by the arrow keys.
fn head_ui(ui: &mut Ui, view: &mut View<'_>, place: usize, step: &PlanStep, name: &str) {
    ui.horizontal(|ui| {
        let changes = [
            ("window-roadmap-earlier", StepChange::Move(-1)),
            ("window-roadmap-later", StepChange::Move(1)),
            ("window-roadmap-remove", StepChange::Remove),
        ];
        let texts = changes.each_ref().map(|(key, _)| view.text(key));
        let width = (ui.available_width() - button::widths(ui, &texts)).max(160.0);
        let response = handle_ui(ui, view, step, name, width);
        response.dnd_set_drag_payload(place);
        if response.dragged() {
            scroll_along(ui);
        }
        if response.has_focus() {
            let by = arrows(ui, response.id);
            if by != 0 {
                view.push(PlanAction::Step(place, StepChange::Move(by)));
            }
        }
        for ((_, change), text) in changes.into_iter().zip(texts) {
            let spoken = view.answer_name(name, &text);
            let button = ui.button(text);
            field::name(ui, &button, &spoken);
            if button.clicked() {
                view.push(PlanAction::Step(place, change));
            }
        }
    });
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

/// The handle of a step. Its id does not depend on the phase, so it keeps the focus when it moves.
fn handle_ui(ui: &mut Ui, view: &View<'_>, step: &PlanStep, name: &str, width: f32) -> Response {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 30.0), Sense::hover());
    let id = Id::unique(("step", step.practice.as_str(), step.to));
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
    let palette = view.palette;
    let painter = ui.painter().with_clip_rect(rect.expand(4.0));
    for row in 0..3_u8 {
        for column in 0..2_u8 {
            let at = rect.left_center()
                + Vec2::new(4.0 + 5.0 * f32::from(column), 5.0 * (f32::from(row) - 1.0));
            painter.circle_filled(at, 1.3, palette.muted);
        }
    }
    let is_dropped = step.status == Status::Dropped;
    let ink = if is_dropped {
        palette.muted
    } else {
        palette.ink
    };
    let (at, font) = (
        rect.left_center() + vec2(18.0, 0.0),
        theme::semibold(theme::size::BODY),
    );
    painter.text(at, Align2::LEFT_CENTER, name, font, ink);
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

fn fields_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    place: usize,
    step: &PlanStep,
    name: &str,
    settled: bool,
) {
    ui.horizontal_top(|ui| {
        let share = if theme::is_narrow(ui.ctx()) {
            0.2
        } else {
            0.28
        };
        let width = (ui.available_width() * share).max(110.0);
        ui.allocate_ui(Vec2::new(width, 54.0), |ui| {
            ui.set_max_width(width);
            let label = view.text("window-roadmap-owner");
            if let Some(owner) = field::text_ui(ui, "owner", &label, "", &step.owner, 1) {
                view.push(PlanAction::Step(place, StepChange::Owner(owner)));
            }
        });
        let width = if theme::is_narrow(ui.ctx()) {
            144.0
        } else {
            174.0
        };
        ui.allocate_ui(Vec2::new(width, 54.0), |ui| {
            ui.set_max_width(width);
            let label = view.text("window-roadmap-due");
            let id = format!("due {} {:?}", step.practice, step.to);
            if let Some(due) = field::date_ui(ui, view, &id, &label, step.due) {
                view.push(PlanAction::Step(place, StepChange::Due(due)));
            }
            // A day that somebody chose stays.
            let planning = &view.session.assessment.planning;
            let off = step.due.filter(|_| step.is_to_do());
            if let Some(off) = off.and_then(|due| planning.day_off(due)) {
                let said = theme::small(plan_wording::day_off(view.words, off));
                ui.label(said.color(view.palette.warn));
            }
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.label(theme::small(view.text("window-roadmap-days")));
            let name = view.practice_name(&step.practice);
            smallest_set::days_ui(ui, view, &step.practice, &name, step.to);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.label(theme::small(view.text("window-roadmap-status")));
            if settled {
                settled_ui(ui, view, step);
            } else {
                status_ui(ui, view, place, step, name);
            }
        });
    });
}

/// The status of a step that the answers decide.
fn settled_ui(ui: &mut Ui, view: &View<'_>, step: &PlanStep) {
    let key = if step.status == Status::Done {
        "plan-settled-done"
    } else {
        "plan-settled-dropped"
    };
    ui.label(view.with(key, &facts!(level = step.to)));
}

fn status_ui(ui: &mut Ui, view: &mut View<'_>, place: usize, step: &PlanStep, name: &str) {
    ui.horizontal(|ui| {
        ui.spacing_mut().button_padding.x = 8.0;
        ui.spacing_mut().item_spacing.x = space::XS;
        for status in [
            Status::Open,
            Status::UnderWay,
            Status::Done,
            Status::Dropped,
        ] {
            let text = plan_wording::status(view.words, status);
            let spoken = view.answer_name(name, &text);
            let on = step.status == status;
            if button::radio_ui(ui, view, on, &text, &spoken).clicked() {
                view.push(PlanAction::Step(place, StepChange::Status(status)));
            }
        }
    });
}

/// What would show that the step is done.
fn indicator_ui(ui: &mut Ui, view: &Room<'_, '_>, step: &PlanStep) {
    if let Some((_, practice)) = view.questionnaire().practice(&step.practice) {
        let text = plan_wording::indicator(view.words, practice, step.to);
        ui.label(view.muted(view.with("window-roadmap-indicator", &facts!(text))));
    }
}

/// Exports the plan, and begins the next assessment.
fn export_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal(|ui| {
        button::command_ui(ui, view, Command::Export(Output::Calendar));
        button::command_ui(ui, view, Command::Export(Output::Plan));
    });
    for output in [Output::Calendar, Output::Plan] {
        export_state::export_state_ui(ui, view, output);
    }
    ui.add_space(space::M);
    ui.label(view.muted(view.text("window-roadmap-next")));
    button::command_ui(ui, view, Command::NextAssessment);
}
