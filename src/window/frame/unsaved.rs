//! The strip that stands while changes do not reach the document: why, what is safe, and what to do.

use egui::{Frame, Label, Panel, Ui};

use crate::window::action::Action;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::file::Saving;
use crate::window::document::picking::{Purpose, file_name};
use crate::window::session::Session;
use crate::window::theme::{self, space};
use crate::window::view::View;

/// Shows the strip where something is the matter.
pub(crate) fn strip_ui(ui: &mut Ui, view: &mut View<'_>, frame: Frame) {
    let Some(session) = view.session().filter(|session| session.file.is_stuck()) else {
        return;
    };
    let asks = (
        "window-unsaved-decide",
        Action::from(DocumentAction::Decide),
    );
    let tries = ("window-save-retry", DocumentAction::SaveNow.into());
    let moves = (
        "window-command-save-as",
        PathAction::Ask(Purpose::SaveDocument).into(),
    );
    let answers = if let Saving::Conflict(_) = session.file.saving {
        vec![asks]
    } else {
        vec![tries, moves]
    };
    let why = theme::strong(why(view, session)).color(view.palette.bad);
    Panel::top("unsaved").frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add(Label::new(why).wrap());
        let safe = safe(view, session);
        if !safe.is_empty() {
            ui.add(Label::new(safe).wrap());
        }
        ui.horizontal(|ui| {
            for (key, action) in answers {
                if ui.button(view.text(key)).clicked() {
                    view.push(action);
                }
            }
        });
    });
}

/// Why changes do not reach the document.
fn why(view: &View<'_>, session: &Session) -> String {
    let name = session.file.path().map(file_name);
    let name = name.unwrap_or_else(|| session.name(view.words));
    match &session.file.saving {
        Saving::Failed(why) => view.with("window-save-failed", &facts!(why = view.say(why))),
        Saving::Conflict(_) => view.with("window-unsaved-conflict", &facts!(name)),
        _ => view.with("window-unsaved-stalled", &facts!(name)),
    }
}

/// What is safe, and what goes on by itself.
fn safe(view: &View<'_>, session: &Session) -> String {
    let goes_on = match session.file.saving {
        Saving::Failed(_) => Some("window-unsaved-retries"),
        Saving::Stalled => Some("window-unsaved-waits"),
        _ => None,
    };
    let keys = session.file.copy_note().into_iter().chain(goes_on);
    let sentences: Vec<String> = keys.map(|key| view.text(key)).collect();
    sentences.join(" ")
}
