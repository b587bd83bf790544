//! The end of the questions: the way on, and what is still worth a look.

use egui::{Frame, Label, Margin, Role, Sense, Stroke, Ui, WidgetInfo};

use crate::model::{Form, RatingKind};
use crate::window::command::Command;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::kinds::KindTexts;
use crate::window::questions::people;
use crate::window::questions::practice::prompt_id;
use crate::window::session::{Filter, Session};
use crate::window::theme;
use crate::window::theme::{RADIUS, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::View;
use crate::window::widget::button;
use crate::window::widget::page;

/// What is worth another look: a filter, a title and a text.
fn worth_a_look() -> impl Iterator<Item = (Filter, &'static str, &'static str)> {
    let kind = |kind| {
        let (title, text) = KindTexts::of(kind).look?;
        Some((Filter::Kind(kind), title, text))
    };
    let others = [
        (
            Filter::Flagged,
            "window-end-flagged",
            "window-end-flagged-text",
        ),
        (
            Filter::NoEvidence,
            "window-end-no-evidence",
            "window-end-no-evidence-text",
        ),
    ];
    // What is not answered stands first.
    let kinds = RatingKind::ALL.into_iter().rev().filter_map(kind);
    kinds.chain(others)
}

/// Shows the end.
pub(crate) fn end_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    theme::measure(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    if session.assessment.respondents.len() > 1 {
        ui.scope(|ui| people::whose_ui(ui, view, session, 260.0));
    }
    head_ui(ui, view, session);
    way_ui(ui, view, session);
    ui.add_space(space::M);
    look_ui(ui, view, session);
    form_ui(ui, view, session);
}

fn head_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let facts = facts!(open = session.open(), asked = session.asked().count());
    let (title, text) = if session.open() == 0 {
        ("window-end-all-answered", "window-end-all-answered-text")
    } else {
        ("window-end-some-open", "window-end-some-open-text")
    };
    let (title, text) = (view.with(title, &facts), view.text(text));
    let block = ui
        .scope(|ui| {
            // A screen reader is told both in one heading.
            for said in [
                ui.label(theme::title(&title)),
                ui.add(Label::new(&text).wrap()),
            ] {
                ui.ctx()
                    .accesskit_node_builder(said.id, egui::accesskit::Node::set_hidden);
            }
        })
        .response;
    let id = prompt_id();
    let response = ui.interact(block.rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, format!("{title}. {text}")));
    if view.drafts.focus_prompt {
        response.request_focus();
    }
}

fn way_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    ui.horizontal_wrapped(|ui| {
        let results = view.text("window-command-to-results");
        let tooltip = view.tooltip(ui.ctx(), Command::Results);
        let Some(first) = session.passing(Filter::Kind(RatingKind::Unanswered)).next() else {
            let main = button::main(view, results);
            if ui.add(main).on_hover_text(tooltip).clicked() {
                view.push(Command::Results.action());
            }
            return;
        };
        let main = button::main(view, view.text("window-end-first-open"));
        if ui.add(main).clicked() {
            view.push(QuestionsAction::GoToPractice(first.id.clone()));
        }
        if ui.button(results).on_hover_text(tooltip).clicked() {
            view.push(Command::Results.action());
        }
    });
}

/// What is still worth a look, each practice one click away.
fn look_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    if worth_a_look().all(|(filter, ..)| session.passing(filter).next().is_none()) {
        return;
    }
    page::heading_ui(ui, &view.text("window-end-look"));
    let cap = session.assessment.questionnaire.thresholds.unproven_cap;
    for (filter, title, text) in worth_a_look() {
        let count = session.passing(filter).count();
        if count == 0 {
            continue;
        }
        let facts = facts!(count, level = cap.number());
        Frame::new()
            .fill(view.palette.surface)
            .stroke(Stroke::new(1.0, view.palette.hairline))
            .corner_radius(RADIUS)
            .inner_margin(Margin::symmetric(14, 10))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().item_spacing.y = space::XS;
                ui.label(theme::strong(view.with(title, &facts)));
                let why = view.with(text, &facts);
                ui.add(Label::new(theme::small(why).color(view.palette.muted)).wrap());
                practices_ui(ui, view, session, filter);
            });
    }
}

fn practices_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, filter: Filter) {
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(9.0, 3.0);
        ui.spacing_mut().interact_size.y = 26.0;
        ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
        ui.horizontal_wrapped(|ui| {
            for practice in session.passing(filter) {
                let title = view.wording(&practice.title);
                let link = ui.button(theme::small(title));
                if link.on_hover_text(view.wording(&practice.prompt)).clicked() {
                    view.push(QuestionsAction::GoToPractice(practice.id.clone()));
                }
            }
        });
    });
}

fn form_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let questionnaire = &session.assessment.questionnaire;
    if questionnaire.short_form.is_empty() || session.assessment.form == Form::Full {
        return;
    }
    ui.add_space(space::M);
    page::heading_ui(ui, &view.text("window-widen-title"));
    widen_ui(ui, view, session);
}

/// The way to the other form, with nothing lost.
pub(crate) fn widen_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let (form, key, note) = match session.assessment.form {
        Form::Short => (Form::Full, "window-widen", "window-widen-note"),
        Form::Full => (Form::Short, "window-narrow", "window-narrow-note"),
    };
    let facts = match form {
        Form::Full => {
            let (more, open) = session.beyond(form);
            facts!(count = more, minutes = session.pace.minutes(open))
        }
        Form::Short => {
            let questionnaire = &session.assessment.questionnaire;
            let asked = questionnaire.practices_in(form).count();
            let rest = session.asked().count().saturating_sub(asked);
            facts!(count = asked, rest)
        }
    };
    if ui.button(view.with(key, &facts)).clicked() {
        view.push(UnitAction::SetForm(form));
    }
    let note = view.with(note, &facts);
    ui.add(Label::new(theme::small(note).color(view.palette.muted)).wrap());
}
