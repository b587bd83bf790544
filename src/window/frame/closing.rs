//! That an assessment is closed for changes: the question who closes it, and a strip while it is.

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::model::Closing;
use crate::report::wording;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::frame::action::FrameAction;
use crate::window::theme;
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// Asks who closes the assessment, and when.
pub(crate) fn close_ui(ui: &mut Ui, view: &mut View<'_>) {
    page::dialog_title_ui(ui, &view.text("window-close-title"));
    ui.label(view.text("window-close-text"));
    let today = view.state.today;
    let is_new = view.drafts.closing.is_none();
    let (mut date, mut by) = view.drafts.closing.take().unwrap_or_else(|| {
        let session = view.session();
        let facilitator = session.map(|session| session.assessment.unit.facilitator.clone());
        (Some(today), facilitator.unwrap_or_default())
    });
    let label = view.text("window-close-by");
    let signed = field::labelled_ui(ui, "closed-by", &label, "", &mut by, 1);
    if is_new {
        signed.request_focus();
    }
    ui.scope(|ui| {
        ui.set_max_width(180.0);
        let label = view.text("window-close-date");
        if let Some(typed) = field::date_ui(ui, view, "closed-on", &label, date) {
            date = typed;
        }
    });
    ui.horizontal_wrapped(|ui| {
        let go = button::main(view, view.text("window-close-go"));
        let is_asked = ui.add_enabled(date.is_some(), go).clicked();
        if let Some(date) = date.filter(|_| is_asked) {
            let by = by.trim().to_owned();
            view.push(DocumentAction::Close(Closing { date, by }));
        }
        if ui.button(view.text("window-cancel")).clicked() {
            view.push(FrameAction::DismissDialog);
        }
    });
    view.drafts.closing = Some((date, by));
}

/// Says that the open assessment is closed for changes, with the way to open it again.
pub(crate) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    let session = view.session().filter(|_| view.state.route.needs_document());
    let closed = session.and_then(|session| session.assessment.closed.as_ref());
    let Some(text) = closed.map(|closing| wording::closed(view.words, closing)) else {
        return;
    };
    let frame = Frame::new()
        .fill(view.palette.shade)
        .inner_margin(Margin::symmetric(20, 4));
    Panel::top("closed").frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.add(Label::new(theme::strong(text)).wrap());
            button::command_ui(ui, view, Command::Reopen);
        });
    });
}
