//! That a fault inside the program was kept: a strip until it is put away, and a part of the
//! diagnostics.

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::window::frame::action::FrameAction;
use crate::window::theme;
use crate::window::view::View;

/// Tells of a fault, on every screen until that is put away.
pub(crate) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    let crash = view.state.crash.as_ref();
    let Some(crash) = crash.filter(|crash| !crash.is_told) else {
        return;
    };
    let when = view.words.moment(crash.found.when);
    let text = view.with("window-crash-strip", &facts!(when));
    let note = view.text("window-crash-note");
    let details = crash.found.details.clone();
    let frame = Frame::new()
        .fill(view.palette.accent_soft)
        .inner_margin(Margin::symmetric(20, 10));
    let ink = view.palette.ink;
    let told_ui = |ui: &mut Ui| {
        ui.vertical(|ui| {
            ui.add(Label::new(theme::strong(text).color(ink)).wrap());
            ui.add(Label::new(theme::small(note).color(ink)).wrap());
        });
    };
    Panel::top("crash").frame(frame).show(ui, |ui| {
        // Beside the buttons there would be room for two words a line.
        if theme::is_narrow(ui.ctx()) {
            told_ui(ui);
            ui.horizontal_wrapped(|ui| buttons_ui(ui, view, details));
        } else {
            ui.horizontal(|ui| {
                buttons_ui(ui, view, details);
                told_ui(ui);
            });
        }
    });
}

fn buttons_ui(ui: &mut Ui, view: &mut View<'_>, details: String) {
    if ui.button(view.text("window-crash-copy")).clicked() {
        view.push(FrameAction::CopyCrash(details));
    }
    if ui.button(view.text("window-crash-dismiss")).clicked() {
        view.push(FrameAction::DismissCrash);
    }
}

/// What the diagnostics say of a fault; `None` where there was none.
pub(crate) fn diagnostics(view: &View<'_>) -> Option<String> {
    let found = &view.state.crash.as_ref()?.found;
    let when = view.words.moment(found.when);
    let head = view.with("window-diagnostics-crash", &facts!(when));
    Some(format!("{head}\n{}", found.details.trim_end()))
}
