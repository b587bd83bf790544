//! The end of the questions: where to go next, and what is still worth a look.

use egui::{Button, Role, Sense, Ui, WidgetInfo, vec2};

use crate::model::{ElementId, Form, Practice, PracticeId, RatingKind};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::document::action::PathAction;
use crate::window::document::picking::file_name;
use crate::window::pass::action::PassAction;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::kinds::KindTexts;
use crate::window::questions::people;
use crate::window::questions::practice::prompt_id;
use crate::window::questions::review::too_many_left_out;
use crate::window::route::Route;
use crate::window::session::Filter;
use crate::window::theme::{self, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::Room;
use crate::window::widget::{button, card, page};

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
pub(crate) fn end_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    theme::measure(ui);
    ui.spacing_mut().item_spacing.y = space::S;
    let is_passing = view.session.is_passing();
    if view.session.assessment.respondents.len() > 1 && !is_passing {
        ui.scope(|ui| people::whose_ui(ui, view, 260.0));
    }
    head_ui(ui, view);
    if view.session.is_sheet() {
        sheet_way_ui(ui, view);
    } else if is_passing {
        pass_way_ui(ui, view);
    } else {
        way_ui(ui, view);
    }
    ui.add_space(space::M);
    look_ui(ui, view);
    let widens = view.session.assessment.form == Form::Short && !is_passing;
    if widens && !view.questionnaire().short_form.is_empty() {
        ui.add_space(space::M);
        page::heading_ui(ui, &view.text("window-widen-title"));
        widen_ui(ui, view);
    }
}

fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let open = view.session.open();
    let facts = facts!(open, asked = view.session.asked().count());
    let (title, text) = if open == 0 {
        ("window-end-all-answered", "window-end-all-answered-text")
    } else {
        ("window-end-some-open", "window-end-some-open-text")
    };
    let title = view.with(title, &facts);
    let text = if view.session.is_sheet() {
        sheet_text(view)
    } else if view.session.is_passing() {
        view.text("pass-end-text")
    } else {
        view.text(text)
    };
    let block = ui
        .scope(|ui| {
            // A screen reader hears both as one heading.
            page::hide_from_screen_reader(&ui.label(theme::title(&title)));
            page::hide_from_screen_reader(&ui.label(&text));
        })
        .response;
    let name = format!("{title}. {text}");
    let sense = Sense::focusable_noninteractive();
    let response = ui.interact(block.rect, prompt_id(None), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    page::anchor(ui, view, &response);
}

/// What is to be done with a sheet that is filled in.
fn sheet_text(view: &Room<'_, '_>) -> String {
    let facilitator = view.session.assessment.unit.facilitator.trim();
    let file = view.session.file.path().map(file_name).unwrap_or_default();
    let facts = facts!(file, named = u8::from(!facilitator.is_empty()), facilitator);
    view.with("window-sheet-end", &facts)
}

/// Shows the sheet's file, to be sent back, and leads to what is open.
fn sheet_way_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let unanswered = Filter::Kind(RatingKind::Unanswered);
    let first = view.session.passing(unanswered).next();
    ui.horizontal_wrapped(|ui| {
        if let Some(path) = view.session.file.path() {
            let shows = button::main(view, view.text("window-sheet-show"));
            let tooltip = view.text("window-sheet-show-tooltip");
            if ui.add(shows).on_hover_text(tooltip).clicked() {
                view.push(PathAction::ShowInFolder(path.to_owned()));
            }
        }
        if let Some(first) = first {
            let back = ui.button(view.text("window-end-first-open"));
            if back.clicked() {
                view.push(QuestionsAction::GoToPractice(first.id.clone()));
            }
        }
    });
}

/// Says that the person is done, while the machine is passed round, and leads to what is open.
fn pass_way_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let unanswered = Filter::Kind(RatingKind::Unanswered);
    let first = view.session.passing(unanswered).next();
    ui.horizontal_wrapped(|ui| {
        let done = button::main(view, view.text("pass-done"));
        let tooltip = view.text("pass-done-tooltip");
        if ui.add(done).on_hover_text(tooltip).clicked() {
            view.push(PassAction::Done);
        }
        if let Some(first) = first {
            let back = ui.button(view.text("window-end-first-open"));
            if back.clicked() {
                view.push(QuestionsAction::GoToPractice(first.id.clone()));
            }
        }
    });
}

fn way_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let unanswered = Filter::Kind(RatingKind::Unanswered);
    let first = view.session.passing(unanswered).next();
    ui.horizontal_wrapped(|ui| {
        let results = button::onward(view, view.text("window-command-to-results"));
        let tooltip = view.tooltip(ui.ctx(), Command::Go(Route::Results));
        if ui.add(results).on_hover_text(tooltip).clicked() {
            view.push(Command::Go(Route::Results).action());
        }
        if let Some(first) = first {
            let back = ui.button(view.text("window-end-first-open"));
            if back.clicked() {
                view.push(QuestionsAction::GoToPractice(first.id.clone()));
            }
        }
    });
}

/// What is still worth a look, each practice one click away.
fn look_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
    let counted = worth_a_look().map(|row| (row, session.passing(row.0).count()));
    // Whoever answers alone gives no evidence.
    let is_there = |filter| !session.is_alone() || filter != Filter::NoEvidence;
    let mut found = counted
        .filter(|(row, count)| *count > 0 && is_there(row.0))
        .peekable();
    let left_out = left_out(view);
    if found.peek().is_some() || left_out.is_some() {
        page::heading_ui(ui, &view.text("window-end-look"));
    }
    if let Some(left_out) = left_out {
        left_out_ui(ui, view, &left_out);
    }
    let cap = view.questionnaire().thresholds.unproven_cap;
    for ((filter, title, text), count) in found {
        let text = match filter {
            // Nobody checks the answers of whoever answers alone.
            Filter::Flagged if session.is_alone() => "window-end-flagged-alone",
            _ => text,
        };
        let facts = facts!(count, level = cap);
        card::card_with_margin_ui(ui, view.palette, vec2(14.0, 10.0), |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            ui.label(theme::strong(view.with(title, &facts)));
            ui.label(view.muted(view.with(text, &facts)));
            practices_ui(ui, view, filter);
        });
    }
}

/// The element that has no level since too much of it does not apply, and what that is.
fn left_out(view: &Room<'_, '_>) -> Option<(ElementId, Vec<PracticeId>)> {
    let profile = &view.found()?.profile;
    let (first, _) = too_many_left_out(profile).next()?;
    let of_first = too_many_left_out(profile).filter(|(element, _)| *element == first);
    let practices = of_first.map(|(_, practice)| practice.clone());
    Some((first.clone(), practices.collect()))
}

fn left_out_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (element, practices): &(ElementId, Vec<PracticeId>),
) {
    let questionnaire = view.questionnaire();
    let facts = facts!(
        count = practices.len(),
        element = wording::element_name(view.words, questionnaire, element),
        most = questionnaire.thresholds.not_applicable
    );
    card::card_with_margin_ui(ui, view.palette, vec2(14.0, 10.0), |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(theme::strong(view.with("window-end-no-level", &facts)));
        let text = view.with("window-end-no-level-text", &facts);
        ui.label(view.fault(text));
        let practices = practices.iter();
        let found: Vec<&Practice> = practices
            .filter_map(|id| Some(view.questionnaire().practice(id)?.1))
            .collect();
        buttons_ui(ui, view, found);
    });
}

fn practices_ui(ui: &mut Ui, view: &mut Room<'_, '_>, filter: Filter) {
    let practices: Vec<&Practice> = view.session.passing(filter).collect();
    buttons_ui(ui, view, practices);
}

/// Practices, each leading to its prompt.
fn buttons_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practices: Vec<&Practice>) {
    ui.add_space(2.0);
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(9.0, 3.0);
        ui.spacing_mut().interact_size.y = 26.0;
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.horizontal_wrapped(|ui| {
            for practice in practices {
                let title = view.wording(&practice.title);
                let link = ui.button(theme::small(title));
                if link.on_hover_text(view.wording(&practice.prompt)).clicked() {
                    view.push(QuestionsAction::GoToPractice(practice.id.clone()));
                }
            }
        });
    });
}

/// Switches to the other form; no answer is lost.
pub(crate) fn widen_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
    let (form, key, note, facts) = match session.assessment.form {
        Form::Short => {
            let (count, open) = session.beyond(Form::Full);
            let facts = facts!(count, minutes = session.pace.minutes(open));
            (Form::Full, "window-widen", "window-widen-note", facts)
        }
        Form::Full => {
            let count = view.questionnaire().practices_in(Form::Short).count();
            let facts = facts!(count, rest = session.asked().count().saturating_sub(count));
            (Form::Short, "window-narrow", "window-narrow-note", facts)
        }
    };
    let other = Button::new(view.with(key, &facts));
    if ui.add_enabled(!view.is_closed(), other).clicked() {
        view.push(UnitAction::SetForm(form));
    }
    ui.label(view.muted(view.with(note, &facts)));
}
