//! What is known of a document that is not open, in words.

use std::path::Path;

use egui::Color32;

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
        Some(RecentDocument::Sound { unit, place, date }) => {
            let date = date.map(|date| view.words.date(date));
            let key = match (unit.is_empty(), &date) {
                (false, Some(_)) => "window-recent-unit-date",
                (false, None) => "window-recent-unit",
                (true, Some(_)) => "window-recent-date",
                (true, None) => "window-recent-place",
            };
            let date = date.unwrap_or_default();
            let facts = facts!(unit = unit.as_str(), place = place.as_str(), date);
            (view.with(key, &facts), palette.muted)
        }
    }
}
