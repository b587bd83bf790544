//! Lists of things to decide before something is taken in.

use egui::{Align, Response, Ui};

use crate::window::view::Room;

/// Says how many more there are than are shown.
pub(crate) fn more_ui(ui: &mut Ui, view: &Room<'_, '_>, count: usize, shown: usize) {
    if let Some(count @ 1..) = count.checked_sub(shown) {
        ui.label(view.muted(view.with("importing-more", &facts!(count))));
    }
}

/// The name of the first control by which something is decided, to lead there.
pub(crate) const FIRST_OPEN: &str = "first-open";

/// Marks a control by which something is decided: the first one has the focus when it was asked for.
pub(crate) fn decide(view: &mut Room<'_, '_>, control: &Response) {
    let leads = &mut view.drafts.leads_to;
    if leads.take_if(|led| *led == FIRST_OPEN).is_some() {
        control.request_focus();
        control.scroll_to_me(Some(Align::Center));
    }
}
