//! Unit: what is assessed, by whom, when.

use egui::{Button, Response, Ui};

use crate::export::Output;
use crate::model::{Edit, Form, UnitField};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::frame::action::Spot;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::{end, people};
use crate::window::report::branding;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::{Room, View};
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, card, field, fold, page};

/// Shows the screen.
pub(crate) fn unit_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let title = view.text("window-unit-title");
    let appears = view.drafts.takes_focus;
    page::title_ui(ui, view, &title);
    if appears && !view.drafts.takes_focus && is_blank(view) {
        view.drafts.leads_to = Some(ORGANISATION);
    }
    if page::has_columns(ui) {
        let left = |ui: &mut Ui, view: &mut Room<'_, '_>| {
            about_ui(ui, view);
            questionnaire_ui(ui, view);
        };
        let right = |ui: &mut Ui, view: &mut Room<'_, '_>| {
            who_ui(ui, view);
            rare_ui(ui, view);
        };
        return page::columns_ui(ui, view, left, right);
    }
    theme::measure(ui);
    about_ui(ui, view);
    ui.add_space(space::BETWEEN - ui.spacing().item_spacing.y);
    who_ui(ui, view);
    questionnaire_ui(ui, view);
    rare_ui(ui, view);
}

/// The field of the organisation: the first thing to fill in.
const ORGANISATION: &str = "window-unit-organisation";

/// Whether an assessment is new: nothing is answered, and nobody said yet whom it is about.
fn is_blank(view: &Room<'_, '_>) -> bool {
    let assessment = &view.session.assessment;
    let is_answered = assessment.respondents_on(assessment.form).next().is_some();
    !view.is_closed() && assessment.unit.organisation.is_empty() && !is_answered
}

/// What is assessed.
fn about_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.label(view.text("window-unit-text"));
    ui.add_space(space::S);
    changing_ui(ui, view.is_closed(), |ui| profile_ui(ui, view));
}

/// Who answers.
fn who_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let title = view.text("window-unit-you");
    let heading = page::heading_ui(ui, &title);
    page::heading_spot(ui, view, Spot::People, (&heading, &title));
    people_ui(ui, view);
}

/// By which questions, and in which language.
fn questionnaire_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let title = view.text("window-unit-form");
    let heading = page::section_ui(ui, &title);
    page::heading_spot(ui, view, Spot::Form, (&heading, &title));
    changing_ui(ui, view.is_closed(), |ui| form_ui(ui, view));
    language_ui(ui, view, (&heading, &title));
}

/// What is rarely needed, folded.
fn rare_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.add_space(space::BETWEEN - ui.spacing().item_spacing.y);
    fold::fold_ui(ui, "unit-used", &view.text("window-unit-used"), |ui| {
        ui.label(view.text("window-unit-used-text"));
        if let Some(identity) = wording::identity(view.session.assessment.identity) {
            ui.add_space(space::S);
            ui.label(view.muted(view.say(&identity)));
        }
    });
    let (title, opens) = (
        view.text("window-unit-looks"),
        page::seeks(view, Spot::Logo),
    );
    let looks = fold::led_fold_ui(ui, "unit-looks", &title, opens, |ui| {
        branding::logo_ui(ui, view);
        if ui.link(view.text("preview-looks-more")).clicked() {
            view.push(Command::Go(Route::Report).action());
        }
    });
    page::spot(view, Spot::Logo, &looks);
    fold::fold_ui(ui, "unit-password", &view.text("window-password"), |ui| {
        password_ui(ui, view);
    });
}

/// The least width for several fields to stand side by side.
const LEAST_ABREAST: f32 = 460.0;

/// Shows fields side by side, or one below the other where there is little room.
fn abreast_ui(ui: &mut Ui, count: usize, mut field_ui: impl FnMut(&mut Ui, usize)) {
    if ui.available_width() < LEAST_ABREAST {
        for place in 0..count {
            field_ui(ui, place);
        }
        return;
    }
    ui.columns(count, |columns| {
        for (place, ui) in columns.iter_mut().enumerate() {
            field_ui(ui, place);
        }
    });
}

fn profile_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let unit = &view.session.assessment.unit;
    abreast_ui(ui, 2, |ui, place| match place {
        0 => text_ui(ui, view, UnitField::Organisation),
        _ => text_ui(ui, view, UnitField::Unit),
    });
    text_ui(ui, view, UnitField::Scope);
    abreast_ui(ui, 2, |ui, place| {
        if place > 0 {
            return text_ui(ui, view, UnitField::Facilitator);
        }
        let label = view.text("window-unit-date");
        if let Some(date) = field::date_ui(ui, view, "date", &label, unit.date) {
            view.push(Edit::SetDate(date));
        }
    });
    text_ui(ui, view, UnitField::Segment);
}

/// A text field about the unit.
fn text_ui(ui: &mut Ui, view: &mut Room<'_, '_>, field: UnitField) {
    let unit = &view.session.assessment.unit;
    let (label, hint, value, rows) = match field {
        UnitField::Organisation => {
            let hint = Some("window-unit-organisation-hint");
            (ORGANISATION, hint, &unit.organisation, 1)
        }
        UnitField::Unit => {
            let hint = Some("window-unit-unit-hint");
            ("window-unit-unit", hint, &unit.unit, 1)
        }
        UnitField::Scope => {
            let hint = Some("window-unit-scope-hint");
            ("window-unit-scope", hint, &unit.scope, 2)
        }
        UnitField::Segment => {
            let hint = Some("window-unit-segment-hint");
            ("window-unit-segment", hint, &unit.segment, 1)
        }
        UnitField::Facilitator => {
            let hint = Some("window-unit-facilitator-hint");
            ("window-unit-facilitator", hint, &unit.facilitator, 1)
        }
    };
    let hint = hint.map_or_else(String::new, |hint| view.text(hint));
    let mut text = value.clone();
    let response = field::labelled_ui(ui, label, &view.text(label), &hint, &mut text, rows);
    if view
        .drafts
        .leads_to
        .take_if(|asked| *asked == label)
        .is_some()
    {
        response.request_focus();
    }
    if response.changed() {
        view.push(Edit::SetUnit(field, text));
    }
}

/// Whether the document has a password, and how that is changed.
fn password_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
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
            if let Some(id) = people::people_ui(ui, view, 7, people::Tail::Progress) {
                view.push(QuestionsAction::AnswerAs(id));
            }
        });
    }
    changing_ui(ui, view.is_closed(), |ui| person_ui(ui, view, several));
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
    abreast_ui(ui, 3, |ui, place| {
        let (key, hint, value) = match place {
            0 => (label, "window-unit-name-hint", &mut name),
            1 => ("window-unit-role", "window-unit-role-hint", &mut role),
            _ => ("window-unit-team", "window-unit-team-hint", &mut team),
        };
        let hint = view.text(hint);
        let response = field::labelled_ui(ui, key, &view.text(key), &hint, value, 1);
        changed |= response.changed();
        if focus && key == label {
            response.request_focus();
            response.scroll_to_me(None);
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
            .add_enabled(
                !view.is_closed(),
                Button::new(view.text("window-people-add")),
            )
            .on_hover_text(view.text("window-people-add-tooltip"));
        if add.clicked() {
            view.push(UnitAction::AddRespondent);
            view.drafts.added_beside = Some(me.id.clone());
        }
        if session.assessment.respondents.len() > 1 {
            let name = people::my_name(view).unwrap_or_default();
            let text = view.with("window-people-remove", &facts!(name));
            let remove = ui
                .add_enabled(!view.is_closed(), Button::new(text))
                .on_hover_text(view.text("window-people-remove-tooltip"));
            if remove.clicked() {
                view.push(UnitAction::RemoveRespondent(me.id.clone()));
            }
        }
        button::command_ui(ui, view, Command::Export(Output::Paper));
        button::command_ui(ui, view, Command::Go(Route::Keying));
        button::command_ui(ui, view, Command::Go(Route::Grid));
        button::command_ui(ui, view, Command::Go(Route::Pass));
        if Command::Ballot.is_shown(view.state) {
            button::command_ui(ui, view, Command::Ballot);
        }
        button::command_ui(ui, view, Command::Go(Route::Import));
        button::command_ui(ui, view, Command::WriteSheets);
        button::command_ui(ui, view, Command::WriteSheet);
    });
    let removed = session.removed.as_ref();
    if let Some(removed) = removed.filter(|removed| removed.revision == session.revision) {
        ui.horizontal_wrapped(|ui| {
            let name = wording::person_name(view.words, &removed.name, removed.place);
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
    let form = session.assessment.form;
    if session.open() < session.asked().count() {
        let count = questionnaire.practices_in(form).count();
        let facts = facts!(form = form_name(form), count);
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
fn language_ui(ui: &mut Ui, view: &mut Room<'_, '_>, above: (&Response, &str)) {
    let languages = &view.questionnaire().languages;
    let now = view.words.questionnaire_language();
    let note = wording::two_languages(view.words.language(), now);
    if languages.len() < 2 && note.is_none() {
        // The questionnaire, of which there is one language only.
        page::heading_spot(ui, view, Spot::Language, above);
        return;
    }
    let title = view.text("window-unit-language");
    let heading = page::section_ui(ui, &title);
    page::heading_spot(ui, view, Spot::Language, (&heading, &title));
    let name = |language| view.words.say(&wording::language_name(language));
    let named = |language| (language, name(language));
    let chosen = changing_ui(ui, view.is_closed(), |ui| {
        button::radios_ui(ui, view, &now, languages.iter().map(named))
    });
    if let Some(language) = chosen {
        view.push(Edit::SetLanguage(language.clone()));
    }
    if let Some(note) = note {
        ui.label(view.muted(view.words.say(&note)));
    }
}

/// The button to the questions, which stays in sight.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let open = session.open();
    ui.horizontal_centered(|ui| {
        let tooltip = view.tooltip(ui.ctx(), Command::Go(Route::Questions));
        let main = ui.add(button::onward(view, view.text("window-unit-go-on")));
        if main.on_hover_text(tooltip).clicked() {
            view.push(QuestionsAction::GoOn);
        }
        let facts = facts!(open, minutes = session.pace.minutes(open));
        ui.label(view.muted(view.with("window-unit-left", &facts)));
    });
}
