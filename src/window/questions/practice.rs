//! One practice: its prompt, the descriptors as cards, and what else can be said about it.

use egui::{
    Align, Frame, Id, Key, Label, Layout, Margin, Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo,
};

use crate::model::{
    Claim, Confidence, Element, HalfLevels, Practice, Rating, RatingKind, Response, Text,
};
use crate::window::command::Command;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::review::Backing;
use crate::window::questions::{evidence, people};
use crate::window::route::Route;
use crate::window::theme::{self, RADIUS, space};
use crate::window::view::Room;
use crate::window::widget::level_card::{LevelCard, level_card_ui};
use crate::window::widget::{button, claims, field, fold, page, sign};

/// The id of the prompt, which has the focus when a practice is shown.
pub(crate) fn prompt_id() -> Id {
    Id::unique("prompt")
}

/// Shows the practice that is chosen.
pub(crate) fn practice_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let chosen = view.session.practice.as_ref();
    let Some((element, practice)) = chosen.and_then(|id| view.questionnaire().practice(id)) else {
        return;
    };
    ui.spacing_mut().item_spacing.y = 5.0;
    let nothing = Response::default();
    let said = view.session.response(&practice.id).unwrap_or(&nothing);
    head_ui(ui, view, (element, practice), said);
    if let Some(example) = &practice.example {
        let facts = facts!(example = view.wording(example));
        ui.label(view.muted(view.with("for-example", &facts)));
    }
    cards_ui(ui, view, practice, said);
    answers_ui(ui, view, practice, said);
    ui.label(view.muted(view.text("partly-means")));
    reason_ui(ui, view, said);
    ui.add_space(2.0);
    folded_ui(ui, view, practice);
    ui.add_space(space::XS);
    note_ui(ui, view, practice, said);
    ui.add_space(space::XS);
    confidence_ui(ui, view, said);
    ui.add_space(space::S);
    evidence::evidence_ui(ui, view, practice, said);
}

fn head_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (element, practice): (&Element, &Practice),
    said: &Response,
) {
    let session = view.session;
    let position = session.asked().position(|id| *id == practice.id);
    let facts = facts!(
        element = view.wording(&element.title),
        position = position.map_or(0, |position| position + 1),
        asked = session.asked().count()
    );
    let place = view.with("window-practice-place", &facts);
    place_ui(ui, view, &place, group_of(view, practice, said));
    let title = view.wording(&practice.title);
    let prompt = view.wording(&practice.prompt);
    let block = ui
        .scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // A screen reader hears both as one heading.
            page::hide_from_screen_reader(&ui.label(theme::title(title)));
            let prompt = RichText::new(prompt).size(theme::size::HEADING);
            page::hide_from_screen_reader(&ui.label(prompt));
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
        let bar = Rect::from_min_max(
            block.rect.left_top() + Vec2::new(-9.0, 3.0),
            block.rect.left_bottom() + Vec2::new(-6.0, -2.0),
        );
        ui.painter().rect_filled(bar, 1.5, view.palette.focus);
    }
    ui.add_space(1.0);
}

/// The least width for the place in the questionnaire to share its line with the respondent.
const LEAST_PLACE: f32 = 120.0;

/// The practice's place in the questionnaire. With several people, also whose answers are shown and
/// what the group says.
fn place_ui(ui: &mut Ui, view: &mut Room<'_, '_>, place: &str, group: Option<String>) {
    if view.session.assessment.respondents.len() < 2 {
        ui.horizontal(|ui| {
            back_ui(ui, view);
            ui.label(view.muted(place));
        });
        return;
    }
    let width = (ui.available_width() * 0.4).clamp(150.0, 260.0);
    let room = ui.available_width() - width - space::M;
    if room < LEAST_PLACE {
        back_ui(ui, view);
        ui.label(view.muted(place));
        ui.scope(|ui| people::whose_ui(ui, view, ui.available_width()));
        return;
    }
    ui.horizontal(|ui| {
        ui.set_height(26.0);
        ui.spacing_mut().item_spacing.x = space::M;
        let left = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(room, 26.0), left, |ui| {
            ui.set_min_width(room);
            back_ui(ui, view);
            let group = group.map(|group| {
                let font = theme::regular(theme::size::SMALL);
                ui.painter().layout_no_wrap(group, font, view.palette.muted)
            });
            let taken = group
                .as_ref()
                .map_or(0.0, |group| group.size().x + space::M);
            ui.scope(|ui| {
                // The group's rating is never cut; where the practice stands is in its heading too.
                ui.set_max_width(ui.available_width() - taken);
                ui.add(Label::new(view.muted(place)).truncate());
            });
            if let Some(group) = group {
                let tooltip = view.text("window-practice-group-tooltip");
                ui.add(Label::new(group)).on_hover_text(tooltip);
            }
        });
        people::whose_ui(ui, view, width);
    });
}

/// Leads back to the screen where the practice was chosen.
fn back_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let key = match view.session.back {
        Some(Route::Results) => "window-back-results",
        Some(Route::Target) => "window-back-target",
        Some(Route::Plan) => "window-back-plan",
        _ => return,
    };
    ui.spacing_mut().interact_size.y = 18.0;
    if ui.link(theme::small(view.text(key))).clicked() {
        view.push(QuestionsAction::GoBack);
    }
}

/// What the group says. Hidden until this person has answered, so that nobody is led by the others.
fn group_of(view: &Room<'_, '_>, practice: &Practice, said: &Response) -> Option<String> {
    said.rating.as_ref()?;
    let profile = view.derived.group(view.session, &practice.id)?;
    let key = if profile.consensus {
        "window-practice-group-agreed"
    } else {
        "window-practice-group"
    };
    let facts = facts!(rating = profile.rating()?, count = profile.ratings.len());
    Some(view.with(key, &facts))
}

fn cards_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let questionnaire = view.questionnaire();
    let count = questionnaire.level_count();
    let scale = practice.scale();
    let at = said.rating.as_ref().and_then(Rating::at);
    let partly = view.text("window-partly");
    let title = view.wording(&practice.title);
    page::group_ui(ui, Role::RadioGroup, view.wording(&practice.prompt), |ui| {
        for level in scale.levels() {
            let name = questionnaire.level(level);
            let name = name.map_or("", |text| view.wording(&text.name));
            let text = practice.descriptor(level);
            let text = text.map_or("", |text| view.wording(text));
            let is_partly =
                at.is_some_and(|at| at.is_half() && scale.next(at.level()) == Some(level));
            let facts = facts!(title, level, top = questionnaire.top());
            let card = LevelCard {
                level,
                count,
                name,
                text,
                partly: is_partly.then_some(partly.as_str()),
                chosen: at.is_some_and(|at| at.level() == level),
                described: view.with("window-card-says", &facts!(name, text)),
                spoken: view.with("window-card-name", &facts),
            };
            if level_card_ui(ui, view, &card).clicked() {
                view.push(QuestionsAction::Choose(level));
            }
        }
    });
}

/// The other answers: half a step, not applicable, don't know, and the flag.
fn answers_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let at = said.rating.as_ref().and_then(Rating::at);
    let half = match at.and_then(|at| practice.scale().next(at.level())) {
        Some(next) => view.with("window-half-of", &facts!(level = next)),
        None => view.text("window-command-half"),
    };
    let kind = RatingKind::of(said.rating.as_ref());
    let wants_reason = view.session.wants_reason;
    let half = (Command::Half, half, at.is_some_and(HalfLevels::is_half));
    let kinds = RatingKind::lettered().map(|(each, _)| {
        let is_on = each == kind || (each.needs_reason() && wants_reason);
        let word = view.text(each.notation().word);
        (Command::Answer(each), word, is_on)
    });
    let flag = view.text("window-command-flag");
    let flag = (Command::Flag, flag, said.flagged);
    let choices: Vec<_> = [half].into_iter().chain(kinds).chain([flag]).collect();
    let title = view.wording(&practice.title);
    ui.add_space(2.0);
    ui.horizontal_wrapped(|ui| {
        for (command, text, on) in choices {
            let tooltip = view.tooltip(ui.ctx(), command);
            let enabled = command.refusal(view.state).is_none();
            let name = view.answer_name(title, &text);
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
                view.push(QuestionsAction::Clear);
            }
        }
    });
}

/// Asks why the practice does not apply; an answer is required.
fn reason_ui(ui: &mut Ui, view: &mut Room<'_, '_>, said: &Response) {
    let given = said.rating.as_ref().and_then(Rating::reason);
    let given = given.map(String::as_str);
    let asks = view.session.wants_reason;
    let appears = asks && !view.drafts.asked_reason;
    view.drafts.asked_reason = asks;
    if appears {
        let reason = given.unwrap_or_default();
        reason.clone_into(&mut view.drafts.reason);
    }
    if !asks {
        if let Some(reason) = given {
            ui.horizontal_wrapped(|ui| {
                ui.label(view.with("window-reason-given", &facts!(reason)));
                if ui.link(view.text("window-reason-change")).clicked() {
                    view.push(QuestionsAction::AskReason);
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
    let left_by = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
    let (entered, escaped) = (left_by(Key::Enter), left_by(Key::Escape));
    ui.horizontal(|ui| {
        let mark = button::main(view, view.text("window-reason-mark"));
        let clicked = ui
            .add_enabled(!empty, mark)
            .on_disabled_hover_text(view.text("window-reason-needed"))
            .clicked();
        if (clicked || entered) && !empty {
            let reason = text.trim().to_owned();
            view.push(QuestionsAction::Rate(Rating::NotApplicable(reason)));
            view.drafts.focus_prompt = true;
            ui.memory_mut(|memory| memory.request_focus(prompt_id()));
        } else if entered {
            response.request_focus();
        }
        if ui.button(view.text("window-cancel")).clicked() || escaped {
            view.push(QuestionsAction::DropReason);
        }
    });
    view.drafts.reason = text;
}

/// The key of the title of the claims.
const CLAIMS: &str = "window-claims-behind";

/// Why the practice matters, what would prove it, and which claims it leans on. Stays folded or open from
/// practice to practice.
fn folded_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice) {
    let folds: Vec<(&'static str, &Text)> = [
        ("window-why", &practice.why),
        ("window-prove", &practice.evidence),
    ]
    .into_iter()
    .filter_map(|(key, text)| Some((key, text.as_ref()?)))
    .collect();
    let behind: Vec<&Claim> = view.questionnaire().claims_for(&practice.id).collect();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        for (key, _) in &folds {
            fold_title_ui(ui, view, key, &view.text(key));
        }
        if !behind.is_empty() {
            let title = view.with(CLAIMS, &facts!(count = behind.len()));
            fold_title_ui(ui, view, CLAIMS, &title);
        }
    });
    let open: Vec<_> = folds
        .into_iter()
        .filter(|(key, _)| view.drafts.unfolded.contains(key))
        .collect();
    if !open.is_empty() {
        ui.columns(open.len(), |columns| {
            for (ui, (key, text)) in columns.iter_mut().zip(open) {
                let layout = Layout::top_down(Align::Min);
                ui.with_layout(layout, |ui| {
                    unfolded_ui(ui, view, |ui| {
                        ui.label(view.muted(view.text(key)));
                        ui.label(view.wording(text));
                    });
                });
            }
        });
    }
    if !behind.is_empty() && view.drafts.unfolded.contains(CLAIMS) {
        unfolded_ui(ui, view, |ui| {
            for claim in behind {
                claims::claim_ui(ui, view, claim);
            }
        });
    }
}

/// A title that folds and unfolds what stands below.
fn fold_title_ui(ui: &mut Ui, view: &mut Room<'_, '_>, key: &'static str, title: &str) {
    let open = view.drafts.unfolded.contains(key);
    if fold::title_ui(ui, view.palette, open, title).clicked() && !view.drafts.unfolded.remove(key)
    {
        view.drafts.unfolded.insert(key);
    }
}

fn unfolded_ui(ui: &mut Ui, view: &Room<'_, '_>, contents: impl FnOnce(&mut Ui)) {
    Frame::new()
        .fill(view.palette.shade)
        .corner_radius(RADIUS)
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = 1.0;
            contents(ui);
        });
}

/// The note. A rating above the cap without evidence asks for one, but does not require it.
fn note_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let cap = view.questionnaire().unproven_cap(practice);
    let missing = Backing::of(said, cap) == Backing::Nothing;
    let caption = ui
        .horizontal_wrapped(|ui| {
            ui.set_min_height(18.0);
            ui.spacing_mut().interact_size.y = 18.0;
            ui.spacing_mut().item_spacing.x = space::XS;
            let caption = ui.label(theme::small(view.text("window-note")));
            if missing {
                ui.add_space(space::S);
                let (rect, _) = ui.allocate_exact_size(Vec2::new(14.0, 18.0), Sense::hover());
                sign::sheet(ui.painter(), rect.center(), view.palette.warn);
                let text = view.with("window-note-asked", &facts!(level = cap));
                ui.label(theme::small(text).color(view.palette.warn));
            }
            caption
        })
        .inner;
    let hint = view.text(if missing {
        "window-note-asked-hint"
    } else {
        "window-note-hint"
    });
    let mut text = said.note.clone();
    let response = field::edit(ui, "note", &mut text, &hint, 2).labelled_by(caption.id);
    if response.changed() {
        view.push(QuestionsAction::Note(text));
    }
}

fn confidence_ui(ui: &mut Ui, view: &mut Room<'_, '_>, said: &Response) {
    let choices = [
        (Confidence::Low, "confidence-low"),
        (Confidence::Medium, "confidence-medium"),
        (Confidence::High, "confidence-high"),
    ];
    let label = view.text("window-confidence");
    page::group_ui(ui, Role::RadioGroup, &label, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.label(&label);
            for (confidence, key) in choices {
                let on = said.confidence == Some(confidence);
                let text = view.text(key);
                let name = view.with("window-confidence-name", &facts!(choice = text.clone()));
                if button::radio_ui(ui, view, on, &text, &name).clicked() {
                    // A second click takes it back.
                    view.push(QuestionsAction::Confidence((!on).then_some(confidence)));
                }
            }
        });
    });
}
