//! What to do: the steps of the plan by the days they are due, or those that are proposed where there
//! is no plan.

use std::time::Duration;

use egui::{Align, DragAndDrop, Popup, RichText, Sense, Stroke, StrokeKind, Ui};
use jiff::civil::Date;

use crate::advice::{Basis, Roadmap};
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::plan::action::{Entry, StepChange};
use crate::window::plan::{change, own, proposed, step};
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::Room;
use crate::window::widget::page;

/// Shows the list with what it comes to.
pub(crate) fn list_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    view.drafts.plan.list_top = ui.min_rect().top();
    let roadmap = &found.roadmap;
    let has_plan = !roadmap.steps.is_empty();
    if has_plan {
        answer_ui(ui, view);
        breaks_ui(ui, view, found);
    } else {
        proposed::proposed_ui(ui, view);
    }
    if has_plan || !roadmap.own.is_empty() {
        head_ui(ui, view, has_plan);
        groups_ui(ui, view, found);
    } else {
        view.drafts.plan.forget_order();
    }
    own::add_ui(ui, view);
}

/// How long the pointer rests before a step goes under another heading, in seconds: what somebody is
/// about to press does not move away.
const REST: f32 = 0.5;

fn groups_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let revision = view.session.revision;
    // Nothing leaves while somebody is about to press, or has a list or a calendar open.
    let moved = ui.input(|input| input.pointer.time_since_last_movement());
    let is_busy = Popup::is_any_open(ui.ctx())
        || view.drafts.calendar.is_some()
        || ui.input(|input| input.pointer.any_down())
        || moved < REST;
    let draft = &mut view.drafts.plan;
    draft.arrange(groups(&found.roadmap), revision);
    draft.settle(is_busy);
    (draft.focused, draft.pointed) = (None, None);
    let groups = draft.listed().to_vec();
    let mut is_first = true;
    let is_dragged = DragAndDrop::has_payload_of_type::<Entry>(ui.ctx());
    let phases = &found.roadmap.phases;
    for (number, entries) in groups.iter().enumerate() {
        let phase = phases.get(number);
        // A phase without steps is shown while one can be dropped there.
        if entries.is_empty() && !(is_dragged && phase.is_some()) {
            continue;
        }
        let title = match phase {
            Some(phase) => plan_wording::phase(view.words, phase),
            None if number == phases.len() => view.text("plan-beyond"),
            None => view.text("plan-undated"),
        };
        let leads = std::mem::take(&mut is_first);
        group_ui(
            ui,
            view,
            found,
            (&title, leads, entries),
            phase.map(|_| number),
        );
    }
    if !view.drafts.plan.strays().is_empty() {
        let wait = if is_busy { REST } else { 0.0 };
        ui.ctx()
            .request_repaint_after(Duration::from_secs_f32(wait));
    }
}

/// The steps by their phases, then those after the last one, then those without a day; those of the
/// unit's own among them, by their days.
fn groups(roadmap: &Roadmap) -> Vec<Vec<Entry>> {
    let phases = roadmap.phases.iter().map(|phase| &phase.steps);
    let all = phases.chain([&roadmap.beyond, &roadmap.undated]);
    let mut groups: Vec<Vec<Entry>> = all
        .map(|places| places.iter().copied().map(Entry::Step).collect())
        .collect();
    let phases = roadmap.phases.len();
    for (place, own) in roadmap.own.iter().enumerate() {
        let group = match own.due {
            Some(_) => Roadmap::phase_of(own.due, roadmap.start),
            None => phases + 1,
        };
        if let Some(group) = groups.get_mut(group) {
            group.push(Entry::Own(place));
        }
    }
    for group in &mut groups {
        // The sort is stable: equals stay in their order.
        group.sort_by_key(|entry| due_of(roadmap, *entry));
    }
    groups
}

fn due_of(roadmap: &Roadmap, entry: Entry) -> Option<Date> {
    match entry {
        Entry::Step(place) => roadmap.steps.get(place)?.due,
        Entry::Own(place) => roadmap.own.get(place)?.due,
    }
}

/// What the plan comes to, as results and report say it.
fn answer_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some(said) = view.said_ui(ui) else {
        return;
    };
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(theme::strong(said.title()));
        if said.decision.proposal.basis != Basis::Plan {
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

/// What stands above all groups: what a plan is like, and the way to add a step, which goes into none of them
/// before it has a day. A plan that was just made is shown where it is listed; a toast says what it holds.
fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>, has_plan: bool) {
    let shown = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 0.0;
        if has_plan {
            let text = view.text("window-roadmap-text");
            ui.label(view.muted(text));
        }
        own::add_link_ui(ui, view);
    });
    if std::mem::take(&mut view.drafts.plan.is_made) {
        let rect = shown.response.rect;
        ui.scroll_to_rect(rect, Some(Align::Center));
        // The button that made it is gone; whoever pressed it by key goes on from the title.
        if view.drafts.focus.by_key {
            view.drafts.takes_focus = true;
            ui.ctx().request_repaint();
        }
    }
}

/// A phase and its steps; a step that is dropped here moves here.
fn group_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    found: &Found,
    (title, is_first, entries): (&str, bool, &[Entry]),
    phase: Option<usize>,
) {
    let shown = ui.scope(|ui| {
        ui.add_space(space::S);
        title_ui(ui, view, title, is_first);
        for entry in entries {
            match *entry {
                Entry::Step(place) => {
                    if let Some(planned) = found.roadmap.steps.get(place) {
                        step::step_ui(ui, view, found, place, planned);
                    }
                }
                Entry::Own(place) => {
                    if let Some(own) = found.roadmap.own.get(place) {
                        own::own_ui(ui, view, found, place, own);
                    }
                }
            }
        }
    });
    let Some(phase) = phase else {
        return;
    };
    let zone = shown.response.rect;
    let over = ui.interact(zone, ui.scope_id().with(("phase", phase)), Sense::hover());
    if over.dnd_hover_payload::<Entry>().is_some() {
        let line = Stroke::new(2.0, view.palette.accent);
        let (zone, radius) = (zone.expand(4.0), f32::from(RADIUS));
        ui.painter()
            .rect_stroke(zone, radius, line, StrokeKind::Outside);
    }
    let Some(entry) = over.dnd_release_payload::<Entry>() else {
        return;
    };
    if entries.contains(&entry) {
        return;
    }
    let due = due_of(&found.roadmap, *entry);
    if Roadmap::phase_of(due, found.roadmap.start) == phase {
        view.drafts.plan.place(*entry);
    } else {
        change::change(ui, view, *entry, StepChange::To(phase));
    }
}

/// The title of a group; beside the first one stands a way to sort the list where a day was set since.
fn title_ui(ui: &mut Ui, view: &mut Room<'_, '_>, title: &str, is_first: bool) {
    ui.horizontal_wrapped(|ui| {
        // The heading is as high with the link as without.
        ui.spacing_mut().interact_size.y = 0.0;
        page::heading_ui(ui, title);
        if !is_first {
            return;
        }
        if !view.drafts.plan.is_sorted() {
            let tooltip = view.text("window-plan-sort-tooltip");
            let link = ui.link(theme::small(view.text("window-plan-sort")));
            if link.on_hover_text(tooltip).clicked() {
                let draft = &mut view.drafts.plan;
                draft.sort();
                draft.at_work = None;
            }
        }
    });
}
