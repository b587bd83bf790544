//! What is known of a document that is not open, in words.

use std::path::Path;

use egui::Color32;

use crate::window::document::picking::stem;
use crate::window::start::recent::RecentDocument;
use crate::window::view::View;

/// What is known of a recent document; its folder until it has been read.
pub(super) fn told(
    view: &View<'_>,
    path: &Path,
    known: Option<&RecentDocument>,
) -> (String, Color32) {
    let palette = view.palette;
    match known {
        None => {
            let folder = path.parent().map(|folder| folder.display().to_string());
            (folder.unwrap_or_default(), palette.muted)
        }
        Some(RecentDocument::Missing) => (view.text("window-recent-missing"), palette.warn),
        Some(RecentDocument::Unreadable) => (view.text("window-recent-unreadable"), palette.warn),
        Some(RecentDocument::Locked) => (view.text("window-recent-locked"), palette.muted),
        Some(RecentDocument::Faulty) => (view.text("window-recent-faulty"), palette.warn),
        Some(RecentDocument::Sound {
            place,
            date,
            is_closed,
            name,
        }) => {
            let closed = is_closed.then(|| view.text("window-recent-closed"));
            // Where the unit is known, its name stands above, and the file is told apart here.
            let file = (!name.is_empty()).then(|| stem(path));
            let parts = [
                Some(place.clone()),
                date.map(|date| view.words.date(date)),
                closed,
                file,
            ];
            let parts: Vec<String> = parts.into_iter().flatten().collect();
            (parts.join(" · "), palette.muted)
        }
    }
}
