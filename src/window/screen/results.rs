//! Results: the unit's place and why, its elements, what holds it back, what is not known or not
//! proven, the first next steps, and the pictures. Each part is a file of its own.

mod elements;
mod held;
mod open;
mod pictures;
mod place;
mod proof;
mod spread;
mod steps;
pub(super) mod what_if;

use super::{heading_ui, title_ui};
use egui::{Frame, Label, Margin, Response, RichText, Stroke, Ui};

use crate::model::PracticeId;
use crate::report::wording;
use crate::scoring::{PracticeState, Profile};
use crate::window::action::Action;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::state::Session;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::{Picture, View};
use crate::window::what_if::Imagined;
use crate::window::widget::button;

/// What every part is about: the answers, or what is tried out in their place.
#[derive(Clone, Copy)]
struct Shown<'a> {
    session: &'a Session,
    found: &'a Found,
    imagined: Option<&'a Imagined>,
}

impl<'a> Shown<'a> {
    /// The profile that is shown.
    fn profile(self) -> &'a Profile {
        let imagined = self.imagined.map(|imagined| &imagined.profile);
        imagined.unwrap_or(&self.found.profile)
    }

    /// What was said about a practice, or what is tried out in its place.
    fn state(self, id: &PracticeId) -> PracticeState {
        let practice = self.profile().practice(id);
        practice.map_or(PracticeState::Open, |practice| practice.state)
    }
}

/// Shows the screen.
pub(crate) fn results_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let Some(found) = view.found() else {
        // The answers of many respondents are scored in a thread.
        ui.label(view.text("window-studying"));
        return;
    };
    let shown = Shown {
        session,
        found,
        imagined: view.imagined(),
    };
    if found.profile.respondents == 0 && shown.imagined.is_none() {
        return nothing_ui(ui, view, found);
    }
    return_focus(ui, view);
    place::place_ui(ui, view, shown);
    ui.add_space(space::M);
    pictures::continuum_ui(ui, view, shown);
    if shown.imagined.is_some() {
        ui.add_space(space::S);
        place::reasons_ui(ui, shown);
    }
    ui.add_space(space::M);
    elements::elements_ui(ui, view, shown);
    ui.add_space(space::M);
    if view.rest_can_wait(ui) {
        return;
    }
    pictures::heat_map_ui(ui, view, shown);
    held::held_ui(ui, view, shown);
    ui.add_space(space::M);
    if shown.imagined.is_some() || view.rest_can_wait(ui) {
        return;
    }
    open::open_ui(ui, view, shown);
    proof::proof_ui(ui, view, shown);
    steps::steps_ui(ui, view, session, found);
    ui.add_space(space::M);
    pictures::radar_ui(ui, view, shown);
    spread::spread_ui(ui, view, shown);
    spread::stability_ui(ui, view, shown);
}

fn nothing_ui(ui: &mut Ui, view: &mut View<'_>, found: &Found) {
    title_ui(ui, &view.text("window-results-nothing"));
    ui.scope(|ui| {
        measure(ui);
        let count = found.profile.practices.len();
        let text = view.with("window-results-nothing-text", &[("count", count.into())]);
        ui.add(Label::new(text).wrap());
    });
    ui.add_space(space::S);
    let main = button::main(view, view.text("window-unit-go-on"));
    if ui.add(main).clicked() {
        view.push(Command::Questions.action());
    }
}

/// Gives the focus back to what a practice was gone to from.
fn return_focus(ui: &Ui, view: &mut View<'_>) {
    if let Some(id) = view.drafts.left_from.take() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
}

/// Goes to a practice, and remembers from where.
fn go_to(ui: &Ui, view: &mut View<'_>, practice: PracticeId) {
    view.drafts.left_from = ui.memory(egui::Memory::focused);
    view.push(Action::GoToPractice(practice));
}

/// Keeps running text from getting wider than can be read with ease.
fn measure(ui: &mut Ui) {
    theme::measure(ui);
}

pub(super) fn card(view: &View<'_>) -> Frame {
    Frame::new()
        .fill(view.palette.surface)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(16))
}

/// A card over the whole width.
fn card_ui<R>(
    ui: &mut Ui,
    view: &mut View<'_>,
    contents: impl FnOnce(&mut Ui, &mut View<'_>) -> R,
) -> R {
    card(view)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui, view)
        })
        .inner
}

/// Text that explains, over the measure.
fn note_ui(ui: &mut Ui, view: &View<'_>, text: impl Into<String>) -> Response {
    let text = RichText::new(text).color(view.palette.muted);
    ui.add(Label::new(text).wrap())
}

/// Practices, each leading to its prompt.
fn links_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>, practices: &[PracticeId]) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(space::L, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        // A practice stands on one line; the next one begins another where there is no room.
        ui.style_mut().wrap_mode = Some(egui::TextWrapMode::Extend);
        for practice in practices {
            practice_link_ui(ui, view, shown, practice);
        }
    });
}

/// A practice with what was said about it; leads to its prompt.
fn practice_link_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>, id: &PracticeId) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let title = wording::practice_title(view.words, questionnaire, id);
    let state = wording::state(view.words, shown.state(id));
    let text = view.with(
        "window-results-practice",
        &[("title", title.into()), ("state", state.into())],
    );
    let tooltip = view.text("window-results-practice-tooltip");
    let link = ui.link(text).on_hover_text(tooltip);
    if link.clicked() {
        link.request_focus();
        view.drafts.left_from = Some(link.id);
        view.push(Action::GoToPractice(id.clone()));
    }
}

/// Whether a picture's list of practices is open.
fn is_opened(view: &View<'_>, picture: Picture) -> bool {
    let opened = view.drafts.opened.as_ref();
    opened.is_some_and(|(asked, _, _)| *asked == picture)
}
