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
    Panel::top("crash").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.button(view.text("window-crash-copy")).clicked() {
                view.push(FrameAction::CopyCrash(details));
            }
            if ui.button(view.text("window-crash-dismiss")).clicked() {
                view.push(FrameAction::DismissCrash);
            }
            let ink = view.palette.ink;
            ui.vertical(|ui| {
                ui.add(Label::new(theme::strong(text).color(ink)).wrap());
                ui.add(Label::new(theme::small(note).color(ink)).wrap());
            });
        });
    });
}

/// What the diagnostics say of a fault; `None` where there was none.
pub(crate) fn diagnostics(view: &View<'_>) -> Option<String> {
    let found = &view.state.crash.as_ref()?.found;
    let when = view.words.moment(found.when);
    let head = view.with("window-diagnostics-crash", &facts!(when));
    Some(format!("{head}\n{}", found.details.trim_end()))
}
