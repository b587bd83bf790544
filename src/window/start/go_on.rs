//! What there is to go on with: the open document, else the last one that was open.

use std::path::PathBuf;

use egui::Ui;

use crate::window::document::action::DocumentAction;
use crate::window::document::picking::stem;
use crate::window::frame::action::FrameAction;
use crate::window::route::Route;
use crate::window::start::recent::RecentDocument;
use crate::window::start::told::told;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, card, field};

/// Around the contents of the card.
const MARGIN: f32 = 16.0;

/// A document to go on with.
pub(super) struct GoOn {
    /// Its file; `None` where it has none yet.
    pub(super) path: Option<PathBuf>,
    /// Organisation and unit, else the name of the file.
    name: String,
    /// Level, day and file.
    about: String,
    /// The screen that shows it, where it is open.
    screen: Option<Route>,
}

impl GoOn {
    /// The open document, else the last one that is still there.
    pub(super) fn of(view: &View<'_>) -> Option<Self> {
        let recent = &view.state.recent.found;
        if let Some(session) = view.session() {
            let path = session.file.path();
            let file = session.name(view.words);
            let unit = session.assessment.unit.full_name();
            let screen = if session.open() == 0 {
                Route::Results
            } else {
                Route::Questions
            };
            let known = path.and_then(|path| recent.get(path));
            return Some(Self {
                name: if unit.is_empty() { file.clone() } else { unit },
                about: path.map_or_else(
                    || view.text("window-not-saved-yet"),
                    |path| told(view, path, known).0,
                ),
                path: path.map(ToOwned::to_owned),
                screen: Some(screen),
            });
        }
        let path = view.state.settings.recent.iter().find(|path| {
            let is_gone = |known: &RecentDocument| {
                matches!(known, RecentDocument::Missing | RecentDocument::Unreadable)
            };
            !recent.get(*path).is_some_and(is_gone)
        })?;
        let known = recent.get(path);
        Some(Self {
            path: Some(path.clone()),
            name: known
                .and_then(RecentDocument::name)
                .map_or_else(|| stem(path), ToOwned::to_owned),
            about: told(view, path, known).0,
            screen: None,
        })
    }
}

/// Shows it, with the way to it as the main action of the screen.
pub(super) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>, found: &GoOn) {
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(theme::heading(&found.name));
        ui.label(view.muted(&found.about));
        ui.add_space(space::M);
        let go = ui.add(button::onward(view, view.text("window-start-go-on")));
        let facts = facts!(name = found.name.as_str());
        field::name(ui, &go, &view.with("window-start-go-on-name", &facts));
        if go.clicked() {
            match (found.screen, &found.path) {
                (Some(screen), _) => view.push(FrameAction::Go(screen)),
                (None, Some(path)) => view.push(DocumentAction::Open(path.clone())),
                (None, None) => {}
            }
        }
    });
    ui.add_space(space::S);
}
