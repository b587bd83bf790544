//! Unit: what is assessed, by whom, when.

use egui::{Label, Response, ScrollArea, Ui};

use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::state::Session;
use crate::gui::theme::{self, space};
use crate::gui::view::View;
use crate::gui::widget::{button, field};
use crate::model::{Form, Respondent, UnitField};

/// So many respondents stand side by side; more are a list.
const SIDE_BY_SIDE: usize = 24;

/// The rows of the list that are in sight at once.
const ROWS_IN_SIGHT: f32 = 7.0;

/// Shows the screen.
pub(crate) fn unit_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    theme::measure(ui);
    ui.label(theme::title(view.text("window-unit-title")));
    ui.add(Label::new(view.text("window-unit-text")).wrap());
    ui.add_space(space::S);
    profile_ui(ui, view, session);
    ui.add_space(space::M);
    ui.label(theme::heading(view.text("window-unit-you")));
    respondents_ui(ui, view, session);
    person_ui(ui, view, session);
    ui.add_space(space::M);
    ui.label(theme::heading(view.text("window-unit-form")));
    form_ui(ui, view, session);
    ui.add_space(space::L);
    go_on_ui(ui, view);
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
                view.push(Action::SetUnit(field, text));
            }
        }
    });
    let hint = view.text("window-unit-scope-hint");
    let label = view.text("window-unit-scope");
    if let Some(text) = field::text_ui(ui, "scope", &label, &hint, &unit.scope, 2) {
        view.push(Action::SetUnit(UnitField::Scope, text));
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else {
            return;
        };
        let label = view.text("window-unit-date");
        if let Some(date) = field::date_ui(left, view, "date", &label, unit.date) {
            view.push(Action::SetDate(date));
        }
        let label = view.text("window-unit-facilitator");
        let hint = view.text("window-unit-facilitator-hint");
        let typed = field::text_ui(right, "facilitator", &label, &hint, &unit.facilitator, 1);
        if let Some(text) = typed {
            view.push(Action::SetUnit(UnitField::Facilitator, text));
        }
    });
}

/// With several respondents: whose answers are shown.
fn respondents_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let respondents = &session.assessment.respondents;
    if respondents.len() < 2 {
        return;
    }
    let text = view.with(
        "window-unit-respondents",
        &[("count", respondents.len().into())],
    );
    ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
    if respondents.len() <= SIDE_BY_SIDE {
        ui.horizontal_wrapped(|ui| {
            for respondent in respondents {
                respondent_ui(ui, view, session, respondent);
            }
        });
    } else {
        ui.scope(|ui| many_ui(ui, view, session));
    }
}

/// Many respondents: those whose name, role or team holds what is looked for, in a list that draws
/// the rows in sight.
fn many_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let mut text = view.drafts.person.clone();
    let hint = view.text("window-unit-find");
    let response = field::edit(ui, "person", &mut text, &hint, 1);
    field::name(ui, &response, &hint);
    let wanted = text.trim().to_lowercase();
    let shown: Vec<&Respondent> = session
        .assessment
        .respondents
        .iter()
        .map(|respondent| &**respondent)
        .filter(|respondent| holds(respondent, &wanted))
        .collect();
    view.drafts.person = text;
    if shown.is_empty() {
        let text = view.text("window-unit-find-none");
        ui.label(theme::small(text).color(view.palette.muted));
        return;
    }
    let height = ui.spacing().interact_size.y;
    ui.spacing_mut().item_spacing.y = space::XS;
    ScrollArea::vertical()
        .id_salt("respondents")
        .max_height(ROWS_IN_SIGHT * (height + space::XS))
        .auto_shrink([false, true])
        .show_rows(ui, height, shown.len(), |ui, rows| {
            for respondent in shown.get(rows).unwrap_or_default() {
                let row = respondent_ui(ui, view, session, respondent);
                if row.gained_focus() {
                    row.scroll_to_me(None);
                }
            }
        });
}

fn holds(respondent: &Respondent, wanted: &str) -> bool {
    let Respondent {
        id,
        name,
        role,
        team,
        ..
    } = respondent;
    wanted.is_empty()
        || [id.as_str(), name, role, team]
            .iter()
            .any(|text| text.to_lowercase().contains(wanted))
}

/// One respondent to be chosen.
fn respondent_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    respondent: &Respondent,
) -> Response {
    let name = if respondent.name.is_empty() {
        respondent.id.as_str()
    } else {
        respondent.name.as_str()
    };
    let spoken = view.with("window-unit-answer-as", &[("name", name.into())]);
    let on = respondent.id == session.me;
    let response = button::radio_ui(ui, view, on, name, &spoken);
    if response.clicked() {
        view.push(Action::AnswerAs(respondent.id.clone()));
    }
    response
}

fn person_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let Some(respondent) = session.respondent() else {
        return;
    };
    let labels = [
        (view.text("window-unit-name"), String::new()),
        (
            view.text("window-unit-role"),
            view.text("window-unit-role-hint"),
        ),
        (view.text("window-unit-team"), String::new()),
    ];
    let mut values = [
        respondent.name.clone(),
        respondent.role.clone(),
        respondent.team.clone(),
    ];
    let mut changed = false;
    let ids = ["name", "role", "team"];
    ui.columns(3, |columns| {
        let fields = columns
            .iter_mut()
            .zip(&labels)
            .zip(values.iter_mut())
            .zip(ids);
        for (((ui, (label, hint)), value), id) in fields {
            if let Some(text) = field::text_ui(ui, id, label, hint, value, 1) {
                *value = text;
                changed = true;
            }
        }
    });
    if changed {
        let [name, role, team] = values;
        view.push(Action::Describe { name, role, team });
    }
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let questionnaire = &session.assessment.questionnaire;
    let about = view.with(
        "window-unit-questionnaire",
        &[
            ("title", view.wording(&questionnaire.title).into()),
            ("edition", questionnaire.edition.as_str().into()),
        ],
    );
    ui.add(Label::new(theme::small(about).color(view.palette.muted)).wrap());
    if questionnaire.short_form.is_empty() {
        return;
    }
    ui.horizontal(|ui| {
        for (form, key) in [
            (Form::Short, "window-unit-form-short"),
            (Form::Full, "window-unit-form-full"),
        ] {
            let count = questionnaire.practices_in(form).count();
            let text = view.with(key, &[("count", count.into())]);
            let on = session.assessment.form == form;
            if button::radio_ui(ui, view, on, &text, &text).clicked() {
                view.push(Action::SetForm(form));
            }
        }
    });
    let note = view.text("window-unit-form-note");
    ui.add(Label::new(theme::small(note).color(view.palette.muted)).wrap());
}

fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let main = button::main(view, view.text("window-unit-go-on"));
    let tooltip = view.tooltip(ui.ctx(), Command::Questions);
    if ui.add(main).on_hover_text(tooltip).clicked() {
        view.push(Command::Questions.action());
    }
}
