//! Unit: what is assessed, by whom, when.

use egui::Ui;

use crate::model::{Edit, Form, UnitField};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::{end, people};
use crate::window::report::branding;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::{Room, View};
use crate::window::widget::{button, card, field, page};

/// Shows the screen.
pub(crate) fn unit_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    theme::measure(ui);
    page::title_ui(ui, &view.text("window-unit-title"));
    ui.label(view.text("window-unit-text"));
    ui.add_space(space::S);
    profile_ui(ui, view);
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-unit-you"));
    people_ui(ui, view);
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-unit-form"));
    form_ui(ui, view);
    ui.add_space(space::M);
    language_ui(ui, view);
    page::heading_ui(ui, &view.text("preview-looks"));
    branding::logo_ui(ui, view);
    if ui.link(view.text("preview-looks-more")).clicked() {
        view.push(Command::Go(Route::Report).action());
    }
    ui.add_space(space::M);
    password_ui(ui, view);
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-unit-used"));
    ui.label(view.text("window-unit-used-text"));
    if let Some(identity) = wording::identity(view.session.assessment.identity) {
        ui.add_space(space::M);
        ui.label(view.muted(view.say(&identity)));
    }
}

fn profile_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let unit = &view.session.assessment.unit;
    ui.columns(2, |columns| {
        let fields = [UnitField::Organisation, UnitField::Unit];
        for (ui, field) in columns.iter_mut().zip(fields) {
            text_ui(ui, view, field);
        }
    });
    text_ui(ui, view, UnitField::Scope);
    ui.columns(2, |columns| {
        let [left, right] = columns else {
            return;
        };
        let label = view.text("window-unit-date");
        if let Some(date) = field::date_ui(left, view, "date", &label, unit.date) {
            view.push(Edit::SetDate(date));
        }
        text_ui(right, view, UnitField::Facilitator);
    });
}

/// A text field about the unit.
fn text_ui(ui: &mut Ui, view: &mut Room<'_, '_>, field: UnitField) {
    let unit = &view.session.assessment.unit;
    let (label, hint, value, rows) = match field {
        UnitField::Organisation => ("window-unit-organisation", None, &unit.organisation, 1),
        UnitField::Unit => ("window-unit-unit", None, &unit.unit, 1),
        UnitField::Scope => {
            let hint = Some("window-unit-scope-hint");
            ("window-unit-scope", hint, &unit.scope, 2)
        }
        UnitField::Facilitator => {
            let hint = Some("window-unit-facilitator-hint");
            ("window-unit-facilitator", hint, &unit.facilitator, 1)
        }
    };
    let hint = hint.map_or_else(String::new, |hint| view.text(hint));
    if let Some(text) = field::text_ui(ui, label, &view.text(label), &hint, value, rows) {
        view.push(Edit::SetUnit(field, text));
    }
}

/// Whether the document has a password, and how that is changed.
fn password_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::heading_ui(ui, &view.text("window-password"));
    let is_locked = view.session.file.key.is_some();
    let says = if is_locked {
        "window-password-locked"
    } else {
        "window-password-none"
    };
    ui.label(view.text(says));
    ui.horizontal_wrapped(|ui| {
        if is_locked {
            button::command_ui(ui, view, Command::ChangePassword);
            button::command_ui(ui, view, Command::RemovePassword);
        } else {
            button::command_ui(ui, view, Command::SetPassword);
        }
    });
}

/// Who answers: one person, or several who can be chosen, added, renamed and removed.
fn people_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let respondents = &view.session.assessment.respondents;
    let several = respondents.len() > 1;
    let key = if several {
        "window-unit-respondents"
    } else {
        "window-unit-alone"
    };
    ui.label(view.muted(view.with(key, &facts!(count = respondents.len()))));
    if several {
        card::frame(view.palette, 6).show(ui, |ui| {
            if let Some(id) = people::people_ui(ui, view, 7) {
                view.push(QuestionsAction::AnswerAs(id));
            }
        });
    }
    person_ui(ui, view, several);
    changes_ui(ui, view);
}

fn person_ui(ui: &mut Ui, view: &mut Room<'_, '_>, several: bool) {
    let session = view.session;
    let Some(respondent) = session.respondent() else {
        return;
    };
    let label = if several {
        "window-unit-their-name"
    } else {
        "window-unit-name"
    };
    let mut name = respondent.name.clone();
    let mut role = respondent.role.clone();
    let mut team = respondent.team.clone();
    let mut changed = false;
    let beside = &mut view.drafts.added_beside;
    let focus = beside.take_if(|before| *before != session.me).is_some();
    ui.columns(3, |columns| {
        let fields = [
            (label, "window-unit-name-hint", &mut name),
            ("window-unit-role", "window-unit-role-hint", &mut role),
            ("window-unit-team", "window-unit-team-hint", &mut team),
        ];
        for (ui, (key, hint, value)) in columns.iter_mut().zip(fields) {
            let hint = view.text(hint);
            let response = field::labelled_ui(ui, key, &view.text(key), &hint, value, 1);
            changed |= response.changed();
            if focus && key == label {
                response.request_focus();
                response.scroll_to_me(None);
            }
        }
    });
    if changed {
        view.push(UnitAction::Describe { name, role, team });
    }
}

/// Adds and removes people; the last removal can be undone right here.
fn changes_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
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
        button::command_ui(ui, view, Command::Go(Route::Keying));
        if session.assessment.respondents.len() > 1 {
            let name = people::my_name(view).unwrap_or_default();
            let text = view.with("window-people-remove", &facts!(name));
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
            let name = people::name_of(view.words, &removed.name, removed.place);
            let facts = facts!(name, answers = removed.answers);
            ui.label(view.with("window-people-removed", &facts));
            if ui.link(view.text("window-people-back")).clicked() {
                view.push(DocumentAction::Undo);
            }
        });
    }
}

fn form_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let (session, questionnaire) = (view.session, view.questionnaire());
    let title = view.wording(&questionnaire.title);
    let facts = facts!(title, edition = questionnaire.edition.as_str());
    ui.label(view.muted(view.with("window-unit-questionnaire", &facts)));
    if questionnaire.short_form.is_empty() {
        return;
    }
    let (form, asked) = (session.assessment.form, session.asked().count());
    if session.open() < asked {
        let facts = facts!(form = form_name(form), count = asked);
        ui.label(view.with("window-unit-form-now", &facts));
        end::widen_ui(ui, view);
        return agreement_ui(ui, view);
    }
    if let Some(form) = button::forms_ui(ui, view, form) {
        view.push(UnitAction::SetForm(form));
    }
    ui.label(view.muted(view.text("window-unit-form-note")));
    agreement_ui(ui, view);
}

/// How far the short form can be trusted, where somebody tried.
fn agreement_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    if let Some(sentence) = wording::forms_agree(view.words, view.questionnaire()) {
        ui.label(view.muted(sentence));
    }
}

/// How the texts call a form.
const fn form_name(form: Form) -> &'static str {
    match form {
        Form::Short => "short",
        Form::Full => "full",
    }
}

/// The questionnaire's language, if there are several or it is not the program's.
fn language_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let languages = &view.questionnaire().languages;
    let now = view.words.questionnaire_language();
    let note = wording::two_languages(view.words.language(), now);
    if languages.len() < 2 && note.is_none() {
        return;
    }
    page::heading_ui(ui, &view.text("window-unit-language"));
    let name = |language| view.words.say(&wording::language_name(language));
    let named = |language| (language, name(language));
    if let Some(language) = button::radios_ui(ui, view, &now, languages.iter().map(named)) {
        view.push(Edit::SetLanguage(language.clone()));
    }
    if let Some(note) = note {
        ui.label(view.muted(view.words.say(&note)));
    }
    ui.add_space(space::M);
}

/// The button to the questions, which stays in sight.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let open = session.open();
    ui.horizontal_centered(|ui| {
        // Aligned with the screen above.
        ui.add_space(space::S);
        let tooltip = view.tooltip(ui.ctx(), Command::Go(Route::Questions));
        let main =
            button::main_way_ui(ui, view, "window-unit-go-on", Command::Go(Route::Questions));
        main.on_hover_text(tooltip);
        let facts = facts!(open, minutes = session.pace.minutes(open));
        ui.label(view.muted(view.with("window-unit-left", &facts)));
    });
}
