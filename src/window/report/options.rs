//! What the report is to say, to whom, and on which paper.

use egui::{Label, RichText, Ui};

use crate::model::Form;
use crate::report::{Extent, Paper, Redaction};
use crate::scoring::disclosure::{LEAST_GROUP, SMALLEST_GROUP};
use crate::window::derived;
use crate::window::report::action::{ReportAction, ReportChange};
use crate::window::report::parts::note_ui;
use crate::window::report::{files, looks};
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::{button, field, fold};

/// Shows the options; the pages follow at once.
pub(crate) fn options_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    ui.spacing_mut().item_spacing.y = space::XS + 2.0;
    warning_ui(ui, view, session);
    extent_ui(ui, view);
    ui.add_space(space::S);
    form_ui(ui, view, session);
    ui.add_space(space::S);
    paper_ui(ui, view);
    ui.add_space(space::S);
    date_ui(ui, view);
    ui.add_space(space::S);
    redaction_ui(ui, view);
    ui.add_space(space::S);
    attachment_ui(ui, view);
    ui.add_space(space::M);
    let title = view.text("preview-looks");
    fold::fold_ui(ui, "report_looks", &title, |ui| {
        looks::looks_ui(ui, view, session);
    });
    ui.add_space(space::S);
    let title = view.text("preview-files");
    fold::fold_ui(ui, "report_files", &title, |ui| files::files_ui(ui, view));
    ui.add_space(space::M);
}

/// What is still open, where the report would say that the place is not certain.
fn warning_ui(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let progress = derived::progress(session);
    let open = progress.asked - progress.answered;
    if open > 0 {
        let text = view.with("window-report-open", &facts!(count = open));
        ui.add(Label::new(RichText::new(text).color(view.palette.warn)).wrap());
        ui.add_space(space::S);
    }
}

fn extent_ui(ui: &mut Ui, view: &mut View<'_>) {
    let now = view.state.choice.extent;
    ui.label(theme::strong(view.text("preview-extent")));
    ui.horizontal_wrapped(|ui| {
        for (extent, key) in [
            (Extent::Short, "preview-extent-short"),
            (Extent::Full, "preview-extent-full"),
            (Extent::HandOut, "preview-extent-hand-out"),
        ] {
            let text = view.text(key);
            if button::radio_ui(ui, view, extent == now, &text, &text).clicked() {
                view.push(ReportAction::Change(ReportChange::Extent(extent)));
            }
        }
    });
    let note = view.text(match now {
        Extent::Short => "preview-extent-short-note",
        Extent::Full => "preview-extent-full-note",
        Extent::HandOut => "preview-extent-hand-out-note",
    });
    note_ui(ui, view, note);
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let questionnaire = &session.assessment.questionnaire;
    if questionnaire.short_form.is_empty() {
        return;
    }
    let now = view.state.choice.form.unwrap_or(session.assessment.form);
    ui.label(theme::strong(view.text("window-report-form")));
    ui.horizontal_wrapped(|ui| {
        for (form, key) in [
            (Form::Short, "window-unit-form-short"),
            (Form::Full, "window-unit-form-full"),
        ] {
            let count = questionnaire.practices_in(form).count();
            let text = view.with(key, &facts!(count));
            if button::radio_ui(ui, view, form == now, &text, &text).clicked() {
                view.push(ReportAction::Change(ReportChange::Form(form)));
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
                view.push(ReportAction::Change(ReportChange::Paper(paper)));
            }
        }
    });
}

fn date_ui(ui: &mut Ui, view: &mut View<'_>) {
    let shown = view.state.choice.date.unwrap_or(view.state.today);
    ui.scope(|ui| {
        ui.set_max_width(180.0);
        let label = view.text("window-report-date");
        if let Some(date) = field::date_ui(ui, view, "date-on-report", &label, Some(shown)) {
            view.push(ReportAction::Change(ReportChange::Date(date)));
        }
    });
}

fn redaction_ui(ui: &mut Ui, view: &mut View<'_>) {
    let now = view.state.choice.redaction;
    ui.label(theme::strong(view.text("preview-left-out")));
    let mut all = now == Redaction::ALL;
    if ui
        .checkbox(&mut all, view.text("preview-left-out-all"))
        .changed()
    {
        let next = if all {
            Redaction::ALL
        } else {
            Redaction::default()
        };
        view.push(ReportAction::Change(ReportChange::LeaveOut(next)));
    }
    let mut next = now;
    for (left_out, key) in [
        (&mut next.notes, "preview-left-out-notes"),
        (&mut next.evidence, "preview-left-out-evidence"),
        (&mut next.names, "preview-left-out-names"),
        (&mut next.respondents, "preview-left-out-respondents"),
    ] {
        ui.checkbox(left_out, view.text(key));
    }
    if next != now {
        view.push(ReportAction::Change(ReportChange::LeaveOut(next)));
    }
    if now.respondents {
        smallest_group_ui(ui, view);
    }
}

/// The smallest groups to choose from, in people.
const SMALLEST_GROUPS: [usize; 4] = [LEAST_GROUP, 4, SMALLEST_GROUP, 8];

/// From how many people on a group's figures are shown.
fn smallest_group_ui(ui: &mut Ui, view: &mut View<'_>) {
    let now = view.state.choice.smallest_group;
    note_ui(ui, view, view.text("preview-smallest-group"));
    ui.horizontal_wrapped(|ui| {
        for people in SMALLEST_GROUPS {
            let name = view.with("preview-smallest-group-of", &facts!(people));
            if button::radio_ui(ui, view, people == now, &people.to_string(), &name).clicked() {
                view.push(ReportAction::Change(ReportChange::SmallestGroup(people)));
            }
        }
    });
}

/// Whether the PDF carries the assessment: not while something is left out of the report.
fn attachment_ui(ui: &mut Ui, view: &mut View<'_>) {
    let choice = &view.state.choice;
    let barred = choice.bars_attachment();
    let mut on = choice.carries();
    let text = view.text("preview-attach");
    let note = view.text(barred.unwrap_or("preview-attach-note"));
    ui.label(theme::strong(view.text("preview-attach-title")));
    let asked = ui.add_enabled(barred.is_none(), egui::Checkbox::new(&mut on, text));
    ui.ctx()
        .accesskit_node_builder(asked.id, |node| node.set_description(note.as_str()));
    if asked.changed() {
        view.push(ReportAction::Change(ReportChange::Attach(on)));
    }
    note_ui(ui, view, note);
}
