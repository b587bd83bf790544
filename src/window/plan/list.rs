//! What to do: the steps of the plan by the days they are due, or those that are proposed where there
//! is no plan.

use egui::{Align, DragAndDrop, RichText, Sense, Stroke, StrokeKind, Ui};

use crate::advice::{Basis, Phase, Roadmap};
use crate::report::decision_wording::Said;
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::plan::action::StepChange;
use crate::window::plan::{change, proposed, step};
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::{Room, View};
use crate::window::widget::page;

/// Shows the list with what it comes to.
pub(crate) fn list_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let session = view.session;
    if session.assessment.plan.is_empty() {
        view.drafts.plan.forget_order();
        return proposed::proposed_ui(ui, view);
    }
    answer_ui(ui, view);
    breaks_ui(ui, view, found);
    made_ui(ui, view);
    let groups = view.drafts.plan.arrange(groups(&found.roadmap));
    let is_dragged = DragAndDrop::has_payload_of_type::<usize>(ui.ctx());
    let phases = &found.roadmap.phases;
    for (number, places) in groups.iter().enumerate() {
        let phase = phases.get(number);
        // A phase without steps is shown while one can be dropped there.
        if places.is_empty() && !(is_dragged && phase.is_some()) {
            continue;
        }
        let title = match phase {
            Some(phase) => phase_title(view, phase),
            None if number == phases.len() => view.text("plan-beyond"),
            None => view.text("plan-undated"),
        };
        group_ui(ui, view, found, (&title, places), phase.map(|_| number));
    }
    follow(ui, view);
}

/// The steps by their phases, then those after the last one, then those without a day.
fn groups(roadmap: &Roadmap) -> Vec<Vec<usize>> {
    let phases = roadmap.phases.iter().map(|phase| &phase.steps);
    let all = phases.chain([&roadmap.beyond, &roadmap.undated]);
    all.cloned().collect()
}

fn phase_title(view: &View<'_>, phase: &Phase) -> String {
    let (until, end) = (u32::from(phase.until), view.words.date(phase.end));
    let effort = plan_wording::effort_sum(view.words, phase.effort, "working-days");
    view.with("plan-phase", &facts!(until, end, effort))
}

/// What the plan comes to, as results and report say it.
fn answer_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
    let Some(decision) = session.studies.decision() else {
        ui.label(view.text("window-studying"));
        return;
    };
    let said = Said {
        words: view.words,
        assessment: &session.assessment,
        decision,
    };
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(theme::strong(said.title()));
        if decision.proposal.basis != Basis::Plan {
            ui.label(said.basis());
        }
    });
}

/// Everything that does not fit, in one place.
fn breaks_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found) {
    for broken in &found.roadmap.breaks {
        let text = RichText::new(change::break_text(view, broken));
        ui.label(text.color(view.palette.warn));
    }
}

/// Shows a plan that was just made where it is listed; a toast says what it holds.
fn made_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let text = view.text("window-roadmap-text");
    let shown = ui.label(view.muted(text));
    if std::mem::take(&mut view.drafts.plan.made) {
        ui.scroll_to_rect(shown.rect, Some(Align::Center));
    }
}

/// A phase and its steps; a step that is dropped here moves here.
fn group_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    found: &Found,
    (title, places): (&str, &[usize]),
    phase: Option<usize>,
) {
    let shown = ui.scope(|ui| {
        ui.add_space(space::S);
        page::heading_ui(ui, title);
        for place in places {
            if let Some(planned) = found.roadmap.steps.get(*place) {
                step::step_ui(ui, view, found, *place, planned);
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
        change::change(ui, view, *place, StepChange::To(phase));
    }
}

/// Keeps the step that was changed, or that somebody is at, where it was on the screen when the order
/// of the list changes around it.
fn follow(ui: &Ui, view: &mut Room<'_, '_>) {
    let draft = &mut view.drafts.plan;
    if draft.rearranged {
        draft.settle();
        // The rest of this pass has the list where it was.
        ui.ctx().request_discard("the steps are in another order");
    }
}
