//! The roadmap: the steps of the plan in phases, each with owner, due date and status.

use egui::{
    EventFilter, Frame, Id, Key, Label, Margin, Modifiers, Response, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo,
};

use crate::advice::{Break, Phase};
use crate::chart::Link;
use crate::export::Output;
use crate::model::{PlanStep, Status};
use crate::report::plan_wording;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::plan::action::{PlanAction, StepChange};
use crate::window::plan::smallest;
use crate::window::questions::action::QuestionsAction;
use crate::window::report::outcome;
use crate::window::results::parts::card;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::{RADIUS, space};
use crate::window::view::View;
use crate::window::widget::{button, field, page, scene, sign};

/// How near to an edge of the page a step is held for the page to scroll.
const EDGE: f32 = 48.0;

/// Shows the roadmap, where there is one.
pub(crate) fn roadmap_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    page::title_ui(ui, &view.text("window-roadmap-title"));
    if session.assessment.plan.is_empty() {
        ui.add(Label::new(view.text("window-roadmap-nothing")).wrap());
        return;
    }
    let text = theme::small(view.text("window-roadmap-text")).color(view.palette.muted);
    ui.add(Label::new(text).wrap());
    breaks_ui(ui, view, session, found);
    if let Some(timeline) = &found.scenes.timeline {
        card(view).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let hint = view.text("window-picture-keys");
            let width = ui.available_width().min(900.0);
            let palette = view.palette;
            let clicked =
                ui.vertical_centered(|ui| scene::scene_ui(ui, palette, timeline, width, &hint));
            if let Some(Link::Practice(practice)) = clicked.inner {
                view.push(QuestionsAction::GoToPractice(practice));
            }
        });
    }
    let roadmap = &found.roadmap;
    for (place, phase) in roadmap.phases.iter().enumerate() {
        let title = phase_title(view, phase);
        group_ui(ui, view, session, found, &title, &phase.steps, Some(place));
    }
    for (key, steps) in [
        ("plan-beyond", &roadmap.beyond),
        ("plan-undated", &roadmap.undated),
    ] {
        if !steps.is_empty() {
            let title = view.text(key);
            group_ui(ui, view, session, found, &title, steps, None);
        }
    }
    ui.add_space(space::S);
    export_ui(ui, view);
}

fn phase_title(view: &View<'_>, phase: &Phase) -> String {
    view.with(
        "plan-phase",
        &facts!(
            until = u32::from(phase.until),
            end = view.words.date(phase.end),
            days = phase.days
        ),
    )
}

/// Everything that does not fit, in one place.
fn breaks_ui(ui: &mut Ui, view: &View<'_>, session: &Session, found: &Found) {
    let assessment = &session.assessment;
    for broken in &found.roadmap.breaks {
        let text = plan_wording::broken(
            view.words,
            &assessment.questionnaire,
            &assessment.plan,
            broken,
        );
        ui.add(Label::new(egui::RichText::new(text).color(view.palette.warn)).wrap());
    }
}

/// A phase and its steps; a step that is dropped here moves here.
fn group_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    title: &str,
    steps: &[usize],
    phase: Option<usize>,
) {
    let shown = ui.scope(|ui| {
        ui.add_space(space::S);
        page::heading_ui(ui, title);
        if steps.is_empty() {
            let text = theme::small(view.text("window-roadmap-empty"));
            ui.label(text.color(view.palette.muted));
        }
        for place in steps {
            if let Some(step) = found.roadmap.steps.get(*place) {
                step_ui(ui, view, session, found, *place, step);
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
        ui.painter().rect_stroke(
            zone.expand(4.0),
            f32::from(RADIUS),
            line,
            egui::StrokeKind::Outside,
        );
    }
    if let Some(place) = over.dnd_release_payload::<usize>() {
        view.push(PlanAction::Step(*place, StepChange::To(phase)));
    }
}

fn step_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    found: &Found,
    place: usize,
    step: &PlanStep,
) {
    let frame = Frame::new()
        .fill(view.palette.surface)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::symmetric(12, 8));
    let questionnaire = &session.assessment.questionnaire;
    let name = plan_wording::practice_name(view.words, questionnaire, &step.practice);
    let name = view.with(
        "window-roadmap-step",
        &facts!(name, level = step.to.number()),
    );
    ui.push_id((&step.practice, step.to), |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            head_ui(ui, view, place, step, &name);
            let settled = found.roadmap.settled.contains(&place);
            fields_ui(ui, view, session, place, step, &name, settled);
            indicator_ui(ui, view, session, step);
            for broken in found.roadmap.breaks.iter().filter(|it| is_about(it, place)) {
                let text = plan_wording::broken(
                    view.words,
                    questionnaire,
                    &session.assessment.plan,
                    broken,
                );
                ui.add(Label::new(theme::small(text).color(view.palette.warn)).wrap());
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

/// The name of a step, by which it is moved: with the arrow keys, or by dragging.
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
            let spoken = view.with(
                "window-answer-name",
                &facts!(title = name, answer = text.clone()),
            );
            let button = ui.button(text);
            button.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
            if button.clicked() {
                view.push(PlanAction::Step(place, change));
            }
        }
    });
}

/// Scrolls the page while a step is held near its upper or lower edge.
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

/// Keeps its focus when the step moves to another phase: its id does not depend on the phase.
fn handle_ui(ui: &mut Ui, view: &View<'_>, step: &PlanStep, name: &str, width: f32) -> Response {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 30.0), Sense::hover());
    let id = Id::unique(("step", step.practice.as_str(), step.to.number()));
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
    let ink = if step.status == Status::Dropped {
        palette.muted
    } else {
        palette.ink
    };
    painter.text(
        rect.left_center() + Vec2::new(18.0, 0.0),
        egui::Align2::LEFT_CENTER,
        name,
        theme::semibold(theme::size::BODY),
        ink,
    );
    if response.has_focus() {
        sign::focus(ui.painter(), palette, rect);
    }
    response.on_hover_cursor(egui::CursorIcon::Grab)
}

/// How many phases the arrow keys move the step that has the focus.
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
    view: &mut View<'_>,
    session: &Session,
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
        ui.allocate_ui(Vec2::new(120.0, 54.0), |ui| {
            ui.set_max_width(120.0);
            let label = view.text("window-roadmap-due");
            let id = format!("due {} {}", step.practice, step.to);
            if let Some(due) = field::date_ui(ui, view, &id, &label, step.due) {
                view.push(PlanAction::Step(place, StepChange::Due(due)));
            }
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.label(theme::small(view.text("window-roadmap-days")));
            let name = plan_wording::practice_name(
                view.words,
                &session.assessment.questionnaire,
                &step.practice,
            );
            smallest::days_ui(ui, view, session, &step.practice, &name, step.to);
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

/// What the answers say about a step is not for choosing.
fn settled_ui(ui: &mut Ui, view: &View<'_>, step: &PlanStep) {
    let key = if step.status == Status::Done {
        "plan-settled-done"
    } else {
        "plan-settled-dropped"
    };
    let text = view.with(key, &facts!(level = step.to.number()));
    ui.add(Label::new(text).wrap());
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
            let spoken = view.with(
                "window-answer-name",
                &facts!(title = name, answer = text.clone()),
            );
            let on = step.status == status;
            if button::radio_ui(ui, view, on, &text, &spoken).clicked() {
                view.push(PlanAction::Step(place, StepChange::Status(status)));
            }
        }
    });
}

/// What shows that the step is done.
fn indicator_ui(ui: &mut Ui, view: &View<'_>, session: &Session, step: &PlanStep) {
    if let Some(recommendation) = step.recommendation(&session.assessment.questionnaire) {
        let text = view.with(
            "window-roadmap-indicator",
            &facts!(text = view.wording(&recommendation.indicator)),
        );
        ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
    }
}

/// The plan to take away, and what comes when it is worked off.
fn export_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.horizontal(|ui| {
        button::command_ui(ui, view, Command::Export(Output::Calendar));
        button::command_ui(ui, view, Command::Export(Output::Plan));
    });
    for output in [Output::Calendar, Output::Plan] {
        outcome::outcome_ui(ui, view, output);
    }
    ui.add_space(space::M);
    let text = theme::small(view.text("window-roadmap-next")).color(view.palette.muted);
    ui.add(Label::new(text).wrap());
    button::command_ui(ui, view, Command::NextAssessment);
}
