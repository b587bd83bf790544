//! One practice: its prompt, the five descriptors as cards, and what else can be said about it.

use egui::{Id, Key, Label, Role, Sense, Ui, Vec2, WidgetInfo};

use super::evidence;
use crate::gui::action::Action;
use crate::gui::command::Command;
use crate::gui::state::Session;
use crate::gui::theme::{self, space};
use crate::gui::view::View;
use crate::gui::widget::card::{Card, card_ui};
use crate::gui::widget::{button, field, fold};
use crate::model::{Confidence, Element, HalfLevels, Level, Practice, Rating, Response};

/// Names the prompt, which has the focus when a practice is shown.
pub(crate) fn prompt_id() -> Id {
    Id::unique("prompt")
}

/// Shows the practice that is chosen.
pub(crate) fn practice_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let chosen = session
        .practice
        .as_ref()
        .and_then(|id| session.assessment.questionnaire.practice(id));
    let Some((element, practice)) = chosen else {
        return;
    };
    notice_change(view, session, practice);
    ui.spacing_mut().item_spacing.y = 6.0;
    head_ui(ui, view, session, element, practice);
    let nothing = Response::default();
    let said = session.response(&practice.id).unwrap_or(&nothing);
    cards_ui(ui, view, session, practice, said);
    answers_ui(ui, view, session, practice, said);
    reason_ui(ui, view, session, said);
    ui.add_space(space::S);
    folded_ui(ui, view, practice);
    ui.add_space(space::S);
    confidence_ui(ui, view, said);
    ui.add_space(space::XS);
    let label = view.text("window-note");
    let hint = view.text("window-note-hint");
    if let Some(text) = field::text_ui(ui, "note", &label, &hint, &said.note, 2) {
        view.push(Action::Note(text));
    }
    ui.add_space(space::S);
    evidence::evidence_ui(ui, view, practice, said);
}

/// Empties the drafts when another practice is shown, and gives its prompt the focus.
fn notice_change(view: &mut View<'_>, session: &Session, practice: &Practice) {
    let now = Some((session.serial, practice.id.clone()));
    view.drafts.focus_prompt = view.drafts.shown != now;
    if view.drafts.focus_prompt {
        view.drafts.shown = now;
        view.drafts.reason.clear();
        view.drafts.asked_reason = false;
        view.drafts.evidence.clear();
        view.drafts.texts.clear();
    }
}

fn head_ui(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    element: &Element,
    practice: &Practice,
) {
    let palette = view.palette;
    let asked = session.asked().count();
    let position = session
        .asked()
        .position(|id| *id == practice.id)
        .map_or(0, |position| position + 1);
    let place = view.with(
        "window-practice-place",
        &[
            ("element", view.wording(&element.title).into()),
            ("position", position.into()),
            ("asked", asked.into()),
        ],
    );
    let place = match answers_of(view, session) {
        Some(whose) => format!("{place} · {whose}"),
        None => place,
    };
    ui.label(theme::small(&place).color(palette.muted));
    let title = view.wording(&practice.title);
    let prompt = view.wording(&practice.prompt);
    let block = ui
        .scope(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(theme::title(title));
            ui.add(Label::new(egui::RichText::new(prompt).size(theme::size::HEADING)).wrap());
        })
        .response;
    let response = ui.interact(block.rect, prompt_id(), Sense::focusable_noninteractive());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::Heading, true, format!("{place}. {title}. {prompt}"))
    });
    if view.drafts.focus_prompt {
        response.request_focus();
    }
    if response.has_focus() {
        let bar = egui::Rect::from_min_max(
            block.rect.left_top() + Vec2::new(-9.0, 3.0),
            block.rect.left_bottom() + Vec2::new(-6.0, -2.0),
        );
        ui.painter().rect_filled(bar, 1.5, palette.accent);
    }
    ui.add_space(2.0);
}

/// Whose answers are shown, where the assessment holds those of several people.
fn answers_of(view: &View<'_>, session: &Session) -> Option<String> {
    if session.assessment.respondents.len() < 2 {
        return None;
    }
    let name = session.respondent()?.name.as_str();
    let name = if name.is_empty() {
        session.me.as_str()
    } else {
        name
    };
    Some(view.with("window-practice-answers-of", &[("name", name.into())]))
}

fn cards_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    practice: &Practice,
    said: &Response,
) {
    let questionnaire = &session.assessment.questionnaire;
    let count = questionnaire.level_count();
    let at = said.rating.as_ref().and_then(Rating::at);
    let partly = view.text("window-partly");
    for level in Level::all(count) {
        let name = questionnaire
            .level(level)
            .map_or("", |text| view.wording(&text.name));
        let text = practice
            .descriptor(level)
            .map_or("", |text| view.wording(text));
        let is_partly = at.is_some_and(|at| at.is_half() && at.level().next(count) == Some(level));
        let card = Card {
            level: level.number(),
            count,
            name,
            text,
            partly: is_partly.then_some(partly.as_str()),
            chosen: at.is_some_and(|at| at.level() == level),
            spoken: view.with(
                "window-card-name",
                &[
                    ("title", view.wording(&practice.title).into()),
                    ("level", level.number().into()),
                    ("count", count.into()),
                ],
            ),
        };
        if card_ui(ui, view.palette, &card).clicked() {
            view.push(Action::Choose(level));
        }
    }
}

/// The other answers: half a step, not applicable, don't know, and the flag.
fn answers_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    session: &Session,
    practice: &Practice,
    said: &Response,
) {
    let at = said.rating.as_ref().and_then(Rating::at);
    let count = session.assessment.questionnaire.level_count();
    let half = match at.and_then(|at| at.level().next(count)) {
        Some(next) => view.with("window-half-of", &[("level", next.number().into())]),
        None => view.text("window-command-half"),
    };
    let choices = [
        (Command::Half, half, at.is_some_and(HalfLevels::is_half)),
        (
            Command::NotApplicable,
            view.text("not-applicable"),
            matches!(said.rating, Some(Rating::NotApplicable(_))) || session.wants_reason,
        ),
        (
            Command::DontKnow,
            view.text("dont-know"),
            said.rating == Some(Rating::DontKnow),
        ),
        (
            Command::Flag,
            view.text("window-command-flag"),
            said.flagged,
        ),
    ];
    let title = view.wording(&practice.title).to_owned();
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        for (command, text, on) in choices {
            let tooltip = view.tooltip(ui.ctx(), command);
            let enabled = command.refusal(view.state).is_none();
            let name = view.with(
                "window-answer-name",
                &[
                    ("title", title.clone().into()),
                    ("answer", text.clone().into()),
                ],
            );
            let response = button::toggle_ui(ui, view, on, enabled, &text, &name)
                .on_hover_text(&tooltip)
                .on_disabled_hover_text(tooltip);
            if response.clicked() {
                view.push(command.action());
            }
        }
        if said.rating.is_some() {
            let clear = ui
                .button(view.text("window-clear"))
                .on_hover_text(view.text("window-clear-tooltip"));
            if clear.clicked() {
                view.push(Action::Clear);
            }
        }
    });
}

/// Why the practice does not apply: asked at once, and needed.
fn reason_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, said: &Response) {
    let given = match &said.rating {
        Some(Rating::NotApplicable(reason)) => Some(reason.as_str()),
        _ => None,
    };
    let asks = session.wants_reason;
    let appears = asks && !view.drafts.asked_reason;
    view.drafts.asked_reason = asks;
    if appears {
        given
            .unwrap_or_default()
            .clone_into(&mut view.drafts.reason);
    }
    if !asks {
        if let Some(reason) = given {
            let text = view.with("window-reason-given", &[("reason", reason.into())]);
            ui.horizontal_wrapped(|ui| {
                ui.add(Label::new(text).wrap());
                if ui.link(view.text("window-reason-change")).clicked() {
                    view.push(Action::AskReason);
                }
            });
        }
        return;
    }
    let mut text = std::mem::take(&mut view.drafts.reason);
    let caption = ui.label(theme::small(view.text("window-reason")));
    let hint = view.text("window-reason-hint");
    let response = field::edit(ui, "reason", &mut text, &hint, 1).labelled_by(caption.id);
    if appears {
        response.request_focus();
        response.scroll_to_me(None);
    }
    let empty = text.trim().is_empty();
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let escaped = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Escape));
    ui.horizontal(|ui| {
        let mark = button::main(view, view.text("window-reason-mark"));
        let clicked = ui
            .add_enabled(!empty, mark)
            .on_disabled_hover_text(view.text("window-reason-needed"))
            .clicked();
        if (clicked || entered) && !empty {
            view.push(Action::NotApplicable(text.clone()));
            view.drafts.focus_prompt = true;
            ui.memory_mut(|memory| memory.request_focus(prompt_id()));
        } else if entered {
            response.request_focus();
        }
        if ui.button(view.text("window-cancel")).clicked() || escaped {
            view.push(Action::DropReason);
        }
    });
    view.drafts.reason = text;
}

fn folded_ui(ui: &mut Ui, view: &View<'_>, practice: &Practice) {
    for (id, key, text) in [
        ("why", "window-why", &practice.why),
        ("prove", "window-prove", &practice.evidence),
    ] {
        fold::fold_ui(ui, id, &view.text(key), |ui| {
            ui.add(Label::new(view.wording(text)).wrap());
        });
    }
}

fn confidence_ui(ui: &mut Ui, view: &mut View<'_>, said: &Response) {
    let choices = [
        (Confidence::Low, "confidence-low"),
        (Confidence::Medium, "confidence-medium"),
        (Confidence::High, "confidence-high"),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.label(view.text("window-confidence"));
        for (confidence, key) in choices {
            let on = said.confidence == Some(confidence);
            let text = view.text(key);
            let name = view.with("window-confidence-name", &[("choice", text.clone().into())]);
            if button::radio_ui(ui, view, on, &text, &name).clicked() {
                // A second click takes it back.
                view.push(Action::Confidence((!on).then_some(confidence)));
            }
        }
    });
}
