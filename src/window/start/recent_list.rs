//! Recent documents, by organisation and unit, to be opened, found or taken off the list.

use std::path::{Path, PathBuf};

use egui::{Label, Layout, Ui, Vec2};

use crate::window::command::Command;
use crate::window::document::action::{DocumentAction, PathAction};
use crate::window::document::picking::stem;
use crate::window::start::action::StartAction;
use crate::window::start::recent::RecentDocument;
use crate::window::start::told::told;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, field};

/// From this many on there is a field to search them.
const SEARCHED: usize = 6;

/// The room of the three dots at the end of a row.
const DOTS: f32 = 44.0;

/// Shows the recent documents but for one, and the way to open another file.
pub(super) fn recent_ui(ui: &mut Ui, view: &mut View<'_>, but: Option<&Path>) {
    let recent = view.state.settings.recent.iter();
    let recent: Vec<PathBuf> = recent
        .filter(|path| Some(path.as_path()) != but)
        .cloned()
        .collect();
    let has_search = recent.len() + usize::from(but.is_some()) >= SEARCHED;
    if has_search {
        let label = view.text("window-start-find");
        let mut text = std::mem::take(&mut view.drafts.recent);
        field::labelled_ui(ui, "find-recent", &label, "", &mut text, 1);
        view.drafts.recent = text;
    }
    let wanted = view.drafts.recent.clone();
    let found: Vec<&PathBuf> = recent
        .iter()
        .filter(|path| !has_search || is_found(view, path, &wanted))
        .collect();
    if found.is_empty() && has_search {
        ui.label(view.muted(view.text("window-start-nothing-found")));
    } else if recent.is_empty() && but.is_none() {
        ui.label(view.muted(view.text("window-start-no-recent")));
    }
    for path in found {
        row_ui(ui, view, path);
    }
    ui.add_space(space::XS);
    let label = view.text(Command::Open.full_label());
    let tooltip = view.tooltip(ui.ctx(), Command::Open);
    if ui.button(label).on_hover_text(tooltip).clicked() {
        view.push(Command::Open.action());
    }
}

fn is_found(view: &View<'_>, path: &Path, wanted: &str) -> bool {
    let known = view.state.recent.found.get(path);
    let name = known.and_then(RecentDocument::name).unwrap_or_default();
    let about = told(view, path, known).0;
    let whole = format!("{name} {about} {}", path.display());
    let (whole, wanted) = (whole.to_lowercase(), wanted.to_lowercase());
    wanted.split_whitespace().all(|part| whole.contains(part))
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, path: &Path) {
    let known = view.state.recent.found.get(path).cloned();
    let name = known.as_ref().and_then(RecentDocument::name);
    let name = name.map_or_else(|| stem(path), ToOwned::to_owned);
    let place = path.display().to_string();
    ui.horizontal_top(|ui| {
        let room = (ui.available_width() - DOTS).max(80.0);
        ui.allocate_ui_with_layout(
            Vec2::new(room, 40.0),
            Layout::top_down(egui::Align::Min),
            |ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.spacing_mut().interact_size.y = 20.0;
                if known == Some(RecentDocument::Missing) {
                    let text = theme::strong(&name).color(view.palette.muted);
                    ui.add(Label::new(text).wrap()).on_hover_text(&place);
                } else {
                    let link = theme::strong(&name).color(view.palette.accent);
                    if ui.link(link).on_hover_text(&place).clicked() {
                        view.push(DocumentAction::Open(path.to_owned()));
                    }
                }
                let (says, colour) = told(view, path, known.as_ref());
                ui.add(Label::new(theme::small(says).color(colour)).wrap());
            },
        );
        let more = view.with("window-start-more", &facts!(name));
        button::more_ui(ui, view, &more, |ui, view| {
            if known != Some(RecentDocument::Missing)
                && ui.button(view.text("window-export-show")).clicked()
            {
                view.push(PathAction::ShowInFolder(path.to_owned()));
                ui.close();
            }
            let forget = ui.button(view.text("window-start-forget"));
            if forget
                .on_hover_text(view.text("window-start-forget-tooltip"))
                .clicked()
            {
                view.push(StartAction::Forget(path.to_owned()));
                ui.close();
            }
        });
    });
}
