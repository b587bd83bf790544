//! What the parts of the results are about, and the practices that they lead to.

use egui::{TextWrapMode, Ui, vec2};

use crate::model::{Answer, PracticeId};
use crate::report::wording;
use crate::scoring::Profile;
use crate::window::derived::Found;
use crate::window::questions::action::QuestionsAction;
use crate::window::results::drawings::Drawings;
use crate::window::results::imagined::ImaginedResults;
use crate::window::theme::space;
use crate::window::view::Room;

/// What every part is about: the answers, or what is tried out in their place.
#[derive(Clone, Copy)]
pub(crate) struct Shown<'a> {
    pub(crate) found: &'a Found,
    pub(crate) imagined: Option<&'a ImaginedResults>,
}

impl<'a> Shown<'a> {
    /// The profile that is shown.
    pub(crate) fn profile(self) -> &'a Profile {
        let imagined = self.imagined.map(|imagined| &imagined.profile);
        imagined.unwrap_or(&self.found.profile)
    }

    /// The profile of the answers, where the one that is shown is imagined.
    pub(crate) fn present(self) -> Option<&'a Profile> {
        self.imagined.map(|_| &self.found.profile)
    }

    /// Where the elements are, unless the first sentence says so.
    pub(crate) fn elements(self) -> Option<&'a str> {
        let said = self.found.findings.elements.as_deref();
        said.filter(|_| self.imagined.is_none())
    }

    /// The pictures of what is shown.
    pub(crate) fn drawings(self) -> &'a Drawings {
        let imagined = self.imagined.map(|imagined| &imagined.drawings);
        imagined.unwrap_or(&self.found.drawings)
    }

    /// What was said about a practice, or what is tried out in its place.
    pub(crate) fn answer(self, id: &PracticeId) -> Option<Answer> {
        self.profile().practice(id)?.answer
    }
}

/// Goes to a practice, and remembers what had the focus.
pub(crate) fn go_to(ui: &Ui, view: &mut Room<'_, '_>, practice: PracticeId) {
    let focused = ui.memory(egui::Memory::focused);
    view.drafts.left_from = focused.map(|focused| (view.state.route, focused));
    view.push(QuestionsAction::GoToPractice(practice));
}

/// Practices, each leading to its prompt.
pub(crate) fn links_ui<'p>(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    shown: Shown<'_>,
    practices: impl IntoIterator<Item = &'p PracticeId>,
) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(space::L, 2.0);
        ui.spacing_mut().interact_size.y = 20.0;
        // A practice stands on one line; the next one begins another where there is no room.
        ui.style_mut().wrap_mode = Some(TextWrapMode::Extend);
        for practice in practices {
            practice_link_ui(ui, view, shown, practice);
        }
    });
}

/// A practice with what was said about it; leads to its prompt.
fn practice_link_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>, id: &PracticeId) {
    let title = view.practice_title(id);
    let state = wording::answer(view.words, shown.answer(id));
    let text = view.with("window-results-practice", &facts!(title, state));
    let tooltip = view.text("window-results-practice-tooltip");
    let link = ui.link(text).on_hover_text(tooltip);
    if link.clicked() {
        link.request_focus();
        view.drafts.left_from = Some((view.state.route, link.id));
        view.push(QuestionsAction::GoToPractice(id.clone()));
    }
}
