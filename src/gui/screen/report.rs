//! Report: what it is to look like, and the PDF.

use egui::{Frame, Label, Margin, Stroke, Ui};

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::derived;
use crate::gui::state::{Export, Purpose, Session};
use crate::gui::theme::{self, RADIUS, space};
use crate::gui::view::View;
use crate::gui::widget::{button, field};
use crate::model::Form;
use crate::report::Paper;

/// Shows the screen.
pub(crate) fn report_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    theme::measure(ui);
    super::title_ui(ui, &view.text("window-report-title"));
    ui.add(Label::new(view.text("window-report-text")).wrap());
    warning_ui(ui, view, session);
    ui.add_space(space::S);
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        form_ui(ui, view, session);
        ui.add_space(space::S);
        paper_ui(ui, view);
        ui.add_space(space::S);
        date_ui(ui, view);
    });
    ui.add_space(space::M);
    button::main_command_ui(ui, view, Command::ExportPdf);
    ui.add_space(space::S);
    outcome_ui(ui, view, Purpose::ExportPdf);
}

fn card(view: &View<'_>) -> Frame {
    Frame::new()
        .fill(view.palette.surface)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(16))
}

/// What is still open, where the report would say that the place is not certain.
fn warning_ui(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let progress = derived::progress(session);
    let open = progress.asked - progress.answered;
    if open > 0 {
        let text = view.with("window-report-open", &[("count", open.into())]);
        ui.add(Label::new(egui::RichText::new(text).color(view.palette.warn)).wrap());
    }
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let questionnaire = &session.assessment.questionnaire;
    let now = view.state.choice.form.unwrap_or(session.assessment.form);
    ui.label(theme::strong(view.text("window-report-form")));
    ui.horizontal_wrapped(|ui| {
        for (form, key) in [
            (Form::Short, "window-unit-form-short"),
            (Form::Full, "window-unit-form-full"),
        ] {
            if form == Form::Short && questionnaire.short_form.is_empty() {
                continue;
            }
            let count = questionnaire.practices_in(form).count();
            let text = view.with(key, &[("count", count.into())]);
            if button::radio_ui(ui, view, form == now, &text, &text).clicked() {
                view.push(Action::ReportForm(Some(form)));
            }
        }
    });
}

fn paper_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.label(theme::strong(view.text("window-report-paper")));
    ui.horizontal_wrapped(|ui| {
        for (paper, key) in [
            (Paper::A4, "window-report-a4"),
            (Paper::Letter, "window-report-letter"),
        ] {
            let text = view.text(key);
            let on = view.state.choice.paper == paper;
            if button::radio_ui(ui, view, on, &text, &text).clicked() {
                view.push(Action::ReportPaper(paper));
            }
        }
    });
}

fn date_ui(ui: &mut Ui, view: &mut View<'_>) {
    let shown = view.state.choice.date.unwrap_or(view.state.today);
    ui.scope(|ui| {
        ui.set_max_width(220.0);
        let label = view.text("window-report-date");
        if let Some(date) = field::date_ui(ui, view, "date-on-report", &label, Some(shown)) {
            view.push(Action::ReportDate(date));
        }
    });
}

/// What became of an export.
pub(crate) fn outcome_ui(ui: &mut Ui, view: &View<'_>, purpose: Purpose) {
    match view.state.export(purpose) {
        Export::Idle => {}
        Export::Running => {
            ui.label(view.text(match purpose {
                Purpose::ExportPdf => "window-export-running",
                _ => "window-export-writing",
            }));
        }
        Export::Done { path, pages, bytes } => {
            let name = path
                .file_name()
                .map(|name| name.to_string_lossy().into_owned())
                .unwrap_or_default();
            let folder = path
                .parent()
                .map(|folder| folder.display().to_string())
                .unwrap_or_default();
            let key = match purpose {
                Purpose::ExportPdf => "window-export-done",
                _ => "window-export-written",
            };
            let text = view.with(
                key,
                &[
                    ("name", name.into()),
                    ("pages", (*pages).into()),
                    ("size", bytes.div_ceil(1000).into()),
                ],
            );
            ui.add(Label::new(theme::strong(text).color(view.palette.good)).wrap());
            let place = view.with("window-export-place", &[("folder", folder.into())]);
            ui.add(Label::new(theme::small(place).color(view.palette.muted)).wrap());
        }
        Export::Failed(message) => {
            let why = view.say(message);
            let key = match purpose {
                Purpose::ExportPdf => "window-export-failed",
                _ => "window-export-not-written",
            };
            let text = view.with(key, &[("why", why.into())]);
            ui.add(Label::new(theme::strong(text).color(view.palette.bad)).wrap());
        }
    }
}
