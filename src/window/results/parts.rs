//! What the parts of the results share.

use egui::{Frame, Label, Margin, Response, RichText, Stroke, Ui};

use crate::model::{Answer, PracticeId};
use crate::report::wording;
use crate::scoring::Profile;
use crate::window::derived::Found;
use crate::window::drafts::Picture;
use crate::window::questions::action::QuestionsAction;
use crate::window::results::imagined::Imagined;
use crate::window::session::Session;
use crate::window::theme::{RADIUS, space};
use crate::window::view::View;

/// What every part is about: the answers, or what is tried out in their place.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) session: &'a Session,
    pub(crate) found: &'a Found,
    pub(crate) imagined: Option<&'a Imagined>,
}

impl<'a> Shown<'a> {
    /// The profile that is shown.
    pub(crate) fn profile(self) -> &'a Profile {
        let imagined = self.imagined.map(|imagined| &imagined.profile);
        imagined.unwrap_or(&self.found.profile)
    }

    /// What was said about a practice, or what is tried out in its place.
    pub(crate) fn answer(self, id: &PracticeId) -> Option<Answer> {
        self.profile().practice(id)?.answer
    }
}

/// Goes to a practice, and remembers from where.
pub(crate) fn go_to(ui: &Ui, view: &mut View<'_>, practice: PracticeId) {
    view.drafts.left_from = ui.memory(egui::Memory::focused);
    view.push(QuestionsAction::GoToPractice(practice));
}

pub(crate) fn card(view: &View<'_>) -> Frame {
    Frame::new()
        .fill(view.palette.surface)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(16))
}

/// A card over the whole width.
pub(crate) fn card_ui<R>(
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
pub(crate) fn note_ui(ui: &mut Ui, view: &View<'_>, text: impl Into<String>) -> Response {
    let text = RichText::new(text).color(view.palette.muted);
    ui.add(Label::new(text).wrap())
}

/// Practices, each leading to its prompt.
pub(crate) fn links_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: Shown<'_>,
    practices: &[PracticeId],
) {
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
    let state = wording::answer(view.words, shown.answer(id));
    let text = view.with("window-results-practice", &facts!(title, state));
    let tooltip = view.text("window-results-practice-tooltip");
    let link = ui.link(text).on_hover_text(tooltip);
    if link.clicked() {
        link.request_focus();
        view.drafts.left_from = Some(link.id);
        view.push(QuestionsAction::GoToPractice(id.clone()));
    }
}

/// Whether a picture's list of practices is open.
pub(crate) fn is_opened(view: &View<'_>, picture: Picture) -> bool {
    let opened = view.drafts.opened.as_ref();
    opened.is_some_and(|(asked, _, _)| *asked == picture)
}
