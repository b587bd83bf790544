//! Unit: what is assessed, by whom, when.

use egui::{Frame, Label, Margin, Stroke, Ui};

use crate::model::Edit;
use crate::model::{Form, UnitField};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::update::name_of;
use crate::window::questions::{end, people};
use crate::window::report::looks;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::{RADIUS, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// Shows the screen.
pub(crate) fn unit_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    theme::measure(ui);
    page::title_ui(ui, &view.text("window-unit-title"));
    ui.add(Label::new(view.text("window-unit-text")).wrap());
    ui.add_space(space::S);
    profile_ui(ui, view, session);
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-unit-you"));
    people_ui(ui, view, session);
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-unit-form"));
    form_ui(ui, view, session);
    ui.add_space(space::M);
    language_ui(ui, view, session);
    page::heading_ui(ui, &view.text("preview-looks"));
    looks::logo_ui(ui, view, session);
    if ui.link(view.text("preview-looks-more")).clicked() {
        view.push(Command::Report.action());
    }
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-unit-used"));
    ui.add(Label::new(view.text("window-unit-used-text")).wrap());
}

fn profile_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let unit = &session.assessment.unit;
    let labels = [
        (
            UnitField::Organisation,
            "organisation",
            view.text("window-unit-organisation"),
            &unit.organisation,
        ),
        (
            UnitField::Unit,
            "unit",
            view.text("window-unit-unit"),
            &unit.unit,
        ),
    ];
    ui.columns(2, |columns| {
        for (ui, (field, id, label, value)) in columns.iter_mut().zip(labels) {
            if let Some(text) = field::text_ui(ui, id, &label, "", value, 1) {
                view.push(Edit::SetUnit(field, text));
            }
        }
    });
    let hint = view.text("window-unit-scope-hint");
    let label = view.text("window-unit-scope");
    if let Some(text) = field::text_ui(ui, "scope", &label, &hint, &unit.scope, 2) {
        view.push(Edit::SetUnit(UnitField::Scope, text));
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else {
            return;
        };
        let label = view.text("window-unit-date");
        if let Some(date) = field::date_ui(left, view, "date", &label, unit.date) {
            view.push(Edit::SetDate(date));
        }
        let label = view.text("window-unit-facilitator");
        let hint = view.text("window-unit-facilitator-hint");
        let typed = field::text_ui(right, "facilitator", &label, &hint, &unit.facilitator, 1);
        if let Some(text) = typed {
            view.push(Edit::SetUnit(UnitField::Facilitator, text));
        }
    });
}

/// Who answers: one alone, or several to be chosen, added, renamed and removed.
fn people_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let respondents = &session.assessment.respondents;
    let several = respondents.len() > 1;
    let key = if several {
        "window-unit-respondents"
    } else {
        "window-unit-alone"
    };
    let text = view.with(key, &facts!(count = respondents.len()));
    ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
    if several {
        Frame::new()
            .fill(view.palette.surface)
            .stroke(Stroke::new(1.0, view.palette.hairline))
            .corner_radius(RADIUS)
            .inner_margin(Margin::same(6))
            .show(ui, |ui| {
                if let Some(id) = people::people_ui(ui, view, session, 7) {
                    view.push(QuestionsAction::AnswerAs(id));
                }
            });
    }
    person_ui(ui, view, session, several);
    changes_ui(ui, view, session);
}

fn person_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, several: bool) {
    let Some(respondent) = session.respondent() else {
        return;
    };
    let name = if several {
        "window-unit-their-name"
    } else {
        "window-unit-name"
    };
    let labels = [
        (view.text(name), view.text("window-unit-name-hint")),
        (
            view.text("window-unit-role"),
            view.text("window-unit-role-hint"),
        ),
        (
            view.text("window-unit-team"),
            view.text("window-unit-team-hint"),
        ),
    ];
    let mut values = [
        respondent.name.clone(),
        respondent.role.clone(),
        respondent.team.clone(),
    ];
    let mut changed = false;
    let beside = &mut view.drafts.added_beside;
    let focus = beside.take_if(|before| *before != session.me).is_some();
    let ids = ["name", "role", "team"];
    ui.columns(3, |columns| {
        let fields = columns
            .iter_mut()
            .zip(&labels)
            .zip(values.iter_mut())
            .zip(ids);
        for (((ui, (label, hint)), value), id) in fields {
            ui.spacing_mut().item_spacing.y = space::XS;
            let caption = ui.label(theme::small(label));
            let response = field::edit(ui, id, value, hint, 1).labelled_by(caption.id);
            changed |= response.changed();
            if focus && id == "name" {
                response.request_focus();
                response.scroll_to_me(None);
            }
        }
    });
    if changed {
        let [name, role, team] = values;
        view.push(UnitAction::Describe { name, role, team });
    }
}

/// Adds and removes people; what was removed can be taken back at once.
fn changes_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let Some(me) = session.respondent() else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let add = ui
            .button(view.text("window-people-add"))
            .on_hover_text(view.text("window-people-add-tooltip"));
        if add.clicked() {
            view.push(UnitAction::AddRespondent);
            view.drafts.added_beside = Some(me.id.clone());
        }
        button::command_ui(ui, view, Command::KeyIn);
        if session.assessment.respondents.len() > 1 {
            let text = view.with("window-people-remove", &facts!(name = name_of(me)));
            let remove = ui
                .button(text)
                .on_hover_text(view.text("window-people-remove-tooltip"));
            if remove.clicked() {
                view.push(UnitAction::RemoveRespondent(me.id.clone()));
            }
        }
    });
    let removed = session.removed.as_ref();
    if let Some(removed) = removed.filter(|removed| removed.revision == session.revision) {
        ui.horizontal_wrapped(|ui| {
            let text = view.with(
                "window-people-removed",
                &facts!(name = removed.name.as_str(), answers = removed.answers),
            );
            ui.label(text);
            if ui.link(view.text("window-people-back")).clicked() {
                view.push(DocumentAction::Undo);
            }
        });
    }
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let questionnaire = &session.assessment.questionnaire;
    let about = view.with(
        "window-unit-questionnaire",
        &facts!(
            title = view.wording(&questionnaire.title),
            edition = questionnaire.edition.as_str()
        ),
    );
    ui.add(Label::new(theme::small(about).color(view.palette.muted)).wrap());
    if questionnaire.short_form.is_empty() {
        return;
    }
    let begun = session.open() < session.asked().count();
    if !begun {
        return choice_ui(ui, view, session);
    }
    let now = view.with(
        "window-unit-form-now",
        &facts!(
            form = form_name(session.assessment.form),
            count = session.asked().count()
        ),
    );
    ui.label(now);
    end::widen_ui(ui, view, session);
}

/// How the texts call a form.
const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Short => "short",
        Form::Full => "full",
    }
}

/// Nothing is answered yet: the one form or the other.
fn choice_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let questionnaire = &session.assessment.questionnaire;
    ui.horizontal_wrapped(|ui| {
        for (form, key) in [
            (Form::Short, "window-unit-form-short"),
            (Form::Full, "window-unit-form-full"),
        ] {
            let count = questionnaire.practices_in(form).count();
            let text = view.with(key, &facts!(count));
            let on = session.assessment.form == form;
            if button::radio_ui(ui, view, on, &text, &text).clicked() {
                view.push(UnitAction::SetForm(form));
            }
        }
    });
    let note = view.text("window-unit-form-note");
    ui.add(Label::new(theme::small(note).color(view.palette.muted)).wrap());
}

/// The language of the questionnaire, where it has several or another one than the program.
fn language_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let languages = &session.assessment.questionnaire.languages;
    let note = wording::two_languages(view.words);
    if languages.len() < 2 && note.is_none() {
        return;
    }
    page::heading_ui(ui, &view.text("window-unit-language"));
    ui.horizontal_wrapped(|ui| {
        for language in languages {
            let on = view.words.questionnaire_language() == language;
            let name = wording::language_name(view.words, language);
            if button::radio_ui(ui, view, on, &name, &name).clicked() {
                view.push(Edit::SetLanguage(language.clone()));
            }
        }
    });
    if let Some(note) = note {
        ui.add(Label::new(theme::small(note).color(view.palette.muted)).wrap());
    }
    ui.add_space(space::M);
}

/// The way on, which stays in sight.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let open = session.open();
    ui.horizontal_centered(|ui| {
        // In line with what stands above.
        ui.add_space(space::S);
        let main = button::main(view, view.text("window-unit-go-on"));
        let tooltip = view.tooltip(ui.ctx(), Command::Questions);
        if ui.add(main).on_hover_text(tooltip).clicked() {
            view.push(Command::Questions.action());
        }
        let facts = facts!(open, minutes = session.pace.minutes(open));
        let left = view.with("window-unit-left", &facts);
        ui.label(theme::small(left).color(view.palette.muted));
    });
}
