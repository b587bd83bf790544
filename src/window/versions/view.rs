//! Earlier versions of the open document: when each was kept and what it holds, to be looked at or
//! brought back.

use egui::{Button, Label, Ui};

use crate::window::theme::{self, space};
use crate::window::versions::action::VersionsAction;
use crate::window::versions::state::{Version, VersionOrder, VersionPurpose};
use crate::window::view::View;
use crate::window::widget::{card, field, page};

/// Around the contents of the card.
const MARGIN: f32 = 14.0;

/// Shows the screen.
pub(crate) fn versions_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let title = view.text("window-versions-title");
    page::title_ui(ui, view, &title);
    let name = session.name(view.words);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.with("window-versions-about", &facts!(name)));
    });
    ui.add_space(space::M);
    match &session.versions.listed {
        None => {
            ui.label(view.muted_body(view.text("window-versions-reading")));
        }
        Some(versions) if versions.is_empty() => {
            ui.label(view.muted_body(view.text("window-versions-none")));
        }
        Some(versions) => {
            card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
                ui.spacing_mut().item_spacing.y = space::M;
                for version in versions {
                    version_ui(ui, view, session.serial, version);
                }
            });
        }
    }
}

fn version_ui(ui: &mut Ui, view: &mut View<'_>, serial: u64, version: &Version) {
    let when = view.words.moment(version.at);
    ui.horizontal(|ui| {
        let ways = [
            (
                VersionPurpose::Look,
                "window-version-look",
                "window-version-look-name",
            ),
            (
                VersionPurpose::BringBack,
                "window-version-bring",
                "window-version-bring-name",
            ),
        ];
        for (purpose, text, name) in ways {
            let button = Button::new(view.text(text));
            let changes = purpose == VersionPurpose::BringBack;
            let can = version.summary.is_some() && !(changes && view.is_closed());
            let response = ui.add_enabled(can, button);
            field::name(
                ui,
                &response,
                &view.with(name, &facts!(when = when.clone())),
            );
            if response.clicked() {
                view.push(VersionsAction::Take(VersionOrder {
                    serial,
                    path: version.path.clone(),
                    when: when.clone(),
                    purpose,
                }));
            }
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.add(Label::new(theme::strong(&when)).truncate());
            let line = match &version.summary {
                None => view.fault(view.text("store-version-unreadable")),
                Some(summary) => view.muted(view.with(
                    "window-version-holds",
                    &facts!(
                        answers = summary.answers,
                        people = summary.people,
                        others = summary.others,
                        place = summary.place.as_str()
                    ),
                )),
            };
            ui.add(Label::new(line).truncate());
        });
    });
}
