//! What the parts of the report screen share.

use egui::{Label, Ui};

use crate::window::session::Session;
use crate::window::theme;
use crate::window::view::View;

/// Which page is in sight, and whether the pages are being made anew.
pub(crate) fn place_text(view: &View<'_>, session: &Session) -> Option<String> {
    let shown = view.state.preview.shown.as_ref()?;
    let facts = facts!(
        page = (view.drafts.preview.page + 1),
        count = shown.sheets.len()
    );
    let key = if view.state.is_preview_behind(session) {
        "preview-page-renewing"
    } else {
        "preview-page"
    };
    (!shown.sheets.is_empty()).then(|| view.with(key, &facts))
}

/// A line of small text that explains.
pub(crate) fn note_ui(ui: &mut Ui, view: &View<'_>, text: String) {
    ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
}
