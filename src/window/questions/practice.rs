//! One practice: its prompt, the descriptors as cards, and what else can be said about it.

use std::borrow::Cow;

use egui::{
    Align, EventFilter, Frame, Id, Key, Label, Layout, Margin, RichText, Role, Sense, Ui, Vec2,
    WidgetInfo,
};

use crate::model::{
    Claim, Element, HalfLevels, Practice, PracticeId, Rating, RatingKind, Response, Text,
};
use crate::report::wording;
use crate::window::action::Action;
use crate::window::command::Command;
use crate::window::over_time::last_time;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::review::Backing;
use crate::window::questions::{beside, check, clicks, evidence, group, people, rounds};
use crate::window::route::Route;
use crate::window::theme::{self, RADIUS, size, space};
use crate::window::view::Room;
use crate::window::widget::closed::changing_ui;
use crate::window::widget::level_card::{LevelCard, level_cards_ui};
use crate::window::widget::{button, claims, field, fold, page};

/// The id of the prompt of a practice, or of the end, which has the focus when it is shown. Each has its
/// own: a screen reader reads where the focus moves to.
pub(crate) fn prompt_id(practice: Option<&PracticeId>) -> Id {
    Id::unique(("prompt", practice.map_or("", PracticeId::as_str)))
}

/// From this width on, what else is said about a practice stands beside it.
const BESIDE: f32 = 940.0;

/// Whether what else is said stands beside a practice that is so wide.
pub(crate) fn is_wide(width: f32) -> bool {
    width >= BESIDE
}

/// Shows the practice that is chosen.
pub(crate) fn practice_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let chosen = view.session.practice.as_ref();
    let Some((element, practice)) = chosen.and_then(|id| view.questionnaire().practice(id)) else {
        return;
    };
    let said = shown(view, practice);
    let said = &*said;
    hear(view, practice, said);
    if !is_wide(ui.available_width()) {
        question_ui(ui, view, (element, practice), said, false);
        if view.session.is_group() {
            // Why the group agreed comes before what helps to choose.
            group::group_ui(ui, view, practice);
            return help_ui(ui, view, practice);
        }
        help_ui(ui, view, practice);
        ui.add_space(space::XS);
        return rest_ui(ui, view, practice, said);
    }
    let rest = (ui.available_width() * 0.34).clamp(320.0, 460.0);
    let question = ui.available_width() - rest - space::COLUMNS;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::COLUMNS;
        column_ui(ui, question, |ui| {
            question_ui(ui, view, (element, practice), said, true);
            help_ui(ui, view, practice);
        });
        column_ui(ui, rest, |ui| rest_ui(ui, view, practice, said));
    });
}

fn column_ui(ui: &mut Ui, width: f32, contents_ui: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(width, 0.0);
    ui.allocate_ui_with_layout(size, Layout::top_down(Align::Min), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.x = space::S;
        contents_ui(ui);
    });
}

/// What is shown of a practice: what one person said, or the rating that the group agreed on.
pub(crate) fn shown<'a>(view: &Room<'_, 'a>, practice: &Practice) -> Cow<'a, Response> {
    let session = view.session;
    if !session.is_group() {
        let said = session.response(&practice.id);
        return said.map_or_else(Cow::default, Cow::Borrowed);
    }
    Cow::Owned(Response {
        rating: session.shown_rating(&practice.id).cloned(),
        ..Response::default()
    })
}

/// Has a screen reader say a rating that has changed, wherever the focus is.
fn hear(view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let Some(shown) = view.drafts.shown.clone() else {
        return;
    };
    let now = (shown, said.rating.clone());
    let before = view.drafts.rated.replace(now.clone());
    if before.is_some_and(|before| before.0 == now.0 && before.1 != now.1) {
        let heard = heard(view, practice, said.rating.as_ref());
        view.announce(heard);
    }
}

/// A rating in words: its level with the level's name, or what was answered in its place.
fn heard(view: &Room<'_, '_>, practice: &Practice, rating: Option<&Rating>) -> String {
    let title = view.wording(&practice.title);
    let Some(at) = rating.and_then(Rating::at) else {
        let answer = view.text(RatingKind::of(rating).notation().word);
        return view.answer_name(title, &answer);
    };
    let name = view.questionnaire().level(at.level());
    let name = name.map_or("", |text| view.wording(&text.name));
    let answer = view.with("window-heard-rated", &facts!(rating = at, name));
    view.answer_name(title, &answer)
}

/// From this height on, the first card keeps its place from one practice to the next.
const STEADY: f32 = 560.0;

/// Below this height the example stands below the cards.
const LOW: f32 = 300.0;

/// How many lines prompt and example have room for, in a low window too.
const PROMPT_LINES: f32 = 2.0;
const EXAMPLE_LINES: f32 = 2.0;

/// What stands below the cards and is to stay in sight with them: the other answers, and the margin
/// above the question.
const AROUND_CARDS: f32 = 46.0;

/// The question, its cards, and the other answers.
fn question_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (element, practice): (&Element, &Practice),
    said: &Response,
    has_note_beside: bool,
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let top = ui.cursor().top();
    let seen = ui.clip_rect().height();
    place_of_ui(ui, view, (element, practice), said);
    ui.scope(|ui| {
        if seen >= STEADY {
            ui.set_min_height(asked_height(ui));
        }
        head_ui(ui, view, (element, practice));
        if !is_low(ui) {
            example_ui(ui, view, practice);
        }
    });
    rule_ui(ui, view, practice, said, has_note_beside);
    let room = seen - (ui.cursor().top() - top) - AROUND_CARDS;
    cards_ui(ui, view, practice, said, room);
    answers_ui(ui, view, practice, said);
    if let Some((rating, button)) = reason_ui(ui, view, said) {
        clicks::answer(view, &button, QuestionsAction::Rate(rating));
        view.drafts.takes_focus = true;
    }
}

/// How to choose. Where the note stands out of sight below, the line says that one is asked for: an answer
/// that was clicked stays for it. The place is as high as the longest of what may stand there, so that no card
/// moves when one text takes the place of another.
fn rule_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    practice: &Practice,
    said: &Response,
    has_note_beside: bool,
) {
    let rule = view.text("window-rule");
    let partly = view.text("window-rule-partly");
    let cap = view.questionnaire().unproven_cap(practice);
    let is_below = !has_note_beside && !view.session.is_group();
    let note = is_below.then(|| {
        let key = beside::asked_key(view.session.is_alone());
        view.with(key, &facts!(level = cap))
    });
    let not_asked = (!view.session.is_asked(&practice.id)).then(|| {
        let facts = facts!(role = view.session.asked_role().trim());
        view.with("window-not-asked", &facts)
    });
    let texts = [
        Some(&rule),
        Some(&partly),
        note.as_ref(),
        not_asked.as_ref(),
    ];
    let heights = texts
        .into_iter()
        .flatten()
        .map(|text| theme::small_height(ui, text));
    let height = heights.fold(0.0, f32::max);
    ui.scope(|ui| {
        ui.set_min_height(height);
        let lacks_note = Backing::of(said, cap) == Backing::Nothing;
        if view.session.adds_half() {
            let asked = ui.label(theme::small(partly));
            page::announce_changes(&asked);
        } else if let Some(warning) = note.filter(|_| lacks_note).or(not_asked) {
            ui.label(theme::small(warning).color(view.palette.warn));
        } else {
            ui.label(view.muted(rule));
        }
    });
}

/// The height of a title, a prompt and an example of as many lines as have room.
fn asked_height(ui: &Ui) -> f32 {
    let line = |font| ui.fonts_mut(|fonts| fonts.row_height(&font));
    let title = line(theme::semibold(size::TITLE));
    let prompt = PROMPT_LINES * line(theme::regular(size::HEADING));
    let example = EXAMPLE_LINES * line(theme::regular(size::SMALL));
    // The heights of lines are rounded.
    (title + prompt + example + ui.spacing().item_spacing.y).ceil() + 1.0
}

/// Whether the window is so low that an example above the cards would push all of them out of sight.
fn is_low(ui: &Ui) -> bool {
    ui.clip_rect().height() < LOW
}

/// For example, what the question means.
fn example_ui(ui: &mut Ui, view: &Room<'_, '_>, practice: &Practice) {
    if let Some(example) = view.session.asked_as(practice).example() {
        let facts = facts!(example = view.wording(example));
        ui.label(view.muted(view.with("for-example", &facts)));
    }
}

/// What helps to choose.
fn help_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice) {
    if is_low(ui) {
        example_ui(ui, view, practice);
    }
    ui.label(view.muted(view.text("partly-means")));
    ui.add_space(2.0);
    folded_ui(ui, view, practice);
}

/// What else there is to say: of one person note, certainty and evidence; of the group why it agreed.
fn rest_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    ui.spacing_mut().item_spacing.y = 5.0;
    if view.session.is_group() {
        return group::group_ui(ui, view, practice);
    }
    last_time::told_ui(ui, view, practice);
    rounds::own_ui(ui, view, practice, said);
    beside::note_ui(ui, view, practice, said);
    ui.add_space(space::XS);
    beside::confidence_ui(ui, view, said);
    ui.add_space(space::S);
    if !view.session.is_alone() {
        evidence::evidence_ui(ui, view, practice, said);
        check::check_ui(ui, view, practice, said);
    }
    if view.session.has_group() && !view.session.is_passing() {
        group::entry_ui(ui, view, practice, said);
    }
}

/// The practice's place in the questionnaire, and with several people what stands beside it.
fn place_of_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    (element, practice): (&Element, &Practice),
    said: &Response,
) {
    let short = place(view, "window-practice-place-short", element, practice);
    place_ui(ui, view, &short, group_of(view, practice, said));
}

/// Where a practice stands in the questionnaire, in words.
fn place(view: &Room<'_, '_>, key: &str, element: &Element, practice: &Practice) -> String {
    let session = view.session;
    let position = session.listed().position(|it| it.id == practice.id);
    let facts = facts!(
        element = view.wording(&element.title),
        position = position.map_or(0, |position| position + 1),
        asked = session.listed().count()
    );
    view.with(key, &facts)
}

fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>, (element, practice): (&Element, &Practice)) {
    let place = place(view, "window-practice-place", element, practice);
    let title = view.wording(&practice.title);
    let prompt = view.wording(view.session.asked_as(practice).prompt());
    let block = ui
        .scope(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            // A screen reader hears both as one heading.
            page::hide_from_screen_reader(&ui.label(theme::title(title)));
            let prompt = RichText::new(prompt).size(theme::size::HEADING);
            page::hide_from_screen_reader(&ui.label(prompt));
        })
        .response;
    let id = prompt_id(Some(&practice.id));
    let name = format!("{place}. {title}. {prompt}");
    let response = ui.interact(block.rect, id, Sense::focusable_noninteractive());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    page::anchor(ui, view, &response);
    if response.has_focus() {
        // They lead to the practices beside this one, and nowhere where there is none.
        let filter = EventFilter {
            horizontal_arrows: true,
            ..EventFilter::default()
        };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    }
    ui.add_space(1.0);
}

/// The least width for the place in the questionnaire to share its line with the respondent.
const LEAST_PLACE: f32 = 300.0;

/// The practice's place in the questionnaire. With several people, also whose answers are shown and
/// what the group says.
fn place_ui(ui: &mut Ui, view: &mut Room<'_, '_>, place: &str, group: Option<String>) {
    if !view.session.has_group() || view.session.is_passing() {
        ui.horizontal(|ui| {
            back_ui(ui, view);
            ui.label(view.muted(place));
        });
        return;
    }
    let width = (ui.available_width() * 0.4).clamp(150.0, 260.0);
    let room = ui.available_width() - width - space::M;
    if room < LEAST_PLACE {
        ui.horizontal_wrapped(|ui| {
            back_ui(ui, view);
            ui.label(view.muted(place));
            if let Some(group) = group {
                ui.label(view.muted(group));
            }
        });
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
    said.rating.as_ref().filter(|_| !view.session.is_group())?;
    let profile = view.derived.group(view.session, &practice.id)?;
    let key = if profile.consensus {
        "window-practice-group-agreed"
    } else {
        "window-practice-group"
    };
    let facts = facts!(rating = profile.rating()?, count = profile.ratings.len());
    Some(view.with(key, &facts))
}

fn cards_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response, room: f32) {
    let questionnaire = view.questionnaire();
    let count = questionnaire.level_count();
    let scale = practice.scale();
    let asked = view.session.asked_as(practice);
    let at = said.rating.as_ref().and_then(Rating::at);
    let partly = view.text("window-partly");
    let title = view.wording(&practice.title);
    let votes = view.session.is_group();
    let votes = votes.then(|| view.derived.group(view.session, &practice.id));
    let votes = votes.flatten();
    let last = view.derived.last_time(view.session, &practice.id);
    let card = |level| {
        let name = questionnaire.level(level);
        let name = name.map_or("", |text| view.wording(&text.name));
        let text = asked.descriptor(level);
        let text = text.map_or("", |text| view.wording(text));
        let is_partly = at.is_some_and(|at| at.is_half() && scale.next(at.level()) == Some(level));
        let facts = facts!(title, level, top = questionnaire.top());
        let votes = votes.as_ref().map(|group| group.ratings.iter());
        let votes = votes.map(|all| all.filter(|at| at.level() == level));
        let votes = votes.and_then(|all| card_votes(view, all.copied().collect()));
        let then = last_time::on_card(view, last.as_ref(), level);
        let votes = match (votes, then) {
            (Some(votes), Some(then)) => Some(view.words.series(&[then, votes])),
            (votes, then) => votes.or(then),
        };
        let described = match &votes {
            None => view.with("window-card-says", &facts!(name, text)),
            Some(votes) => {
                let facts = facts!(name, text, votes = votes.as_str());
                view.with("window-card-says-votes", &facts)
            }
        };
        LevelCard {
            votes,
            level,
            count,
            name,
            text,
            partly: is_partly.then_some(partly.as_str()),
            chosen: at.is_some_and(|at| at.level() == level),
            described,
            spoken: view.with("window-card-name", &facts),
        }
    };
    let cards: Vec<_> = scale.levels().map(card).collect();
    page::group_ui(ui, Role::RadioGroup, view.wording(asked.prompt()), |ui| {
        let clicked = changing_ui(ui, view.is_closed(), |ui| {
            level_cards_ui(ui, view, &cards, room)
        });
        if let Some((level, response)) = clicked {
            let answer = QuestionsAction::Choose(level);
            clicks::answer_beside_fields(view, &response, answer);
        }
    });
}

/// How many people chose a card, and how many of them half a level more; `None` where nobody did.
fn card_votes(view: &Room<'_, '_>, ratings: Vec<HalfLevels>) -> Option<String> {
    let count = Some(ratings.len()).filter(|count| *count > 0)?;
    let mut halves = ratings.into_iter().filter(|at| at.is_half());
    let half = halves.next();
    let facts = facts!(
        count,
        halves = usize::from(half.is_some()) + halves.count(),
        half = half.map_or_else(String::new, |half| view.words.rating(half))
    );
    Some(view.with("window-card-votes", &facts))
}

/// The other answers: half a step, not applicable, don't know, and the flag.
fn answers_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice, said: &Response) {
    let at = said.rating.as_ref().and_then(Rating::at);
    let half = view.text("window-command-half");
    let is_half = at.is_some_and(HalfLevels::is_half) || view.session.adds_half();
    let kind = RatingKind::of(said.rating.as_ref());
    let wants_reason = view.session.asked_reason.is_some();
    let half = (Command::Half, half, is_half);
    let kinds = RatingKind::lettered().map(|(each, _)| {
        let is_on = each == kind || (each.needs_reason() && wants_reason);
        let word = view.text(each.notation().word);
        (Command::Answer(each), word, is_on)
    });
    let flag = view.text("window-command-flag");
    let flag = (Command::Flag, flag, said.flagged);
    let flag = Some(flag).filter(|_| !view.session.is_group());
    let choices: Vec<_> = [half].into_iter().chain(kinds).chain(flag).collect();
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
                match command.action() {
                    Action::Questions(answer @ QuestionsAction::Rate(_)) => {
                        clicks::answer_beside_fields(view, &response, answer);
                    }
                    other => view.push(other),
                }
            }
        }
        if said.rating.is_some() && !view.is_closed() {
            let clear = ui
                .button(view.text("window-clear"))
                .on_hover_text(view.text("window-clear-tooltip"));
            if clear.clicked() {
                view.push(QuestionsAction::Clear);
            }
        }
    });
}

/// Asks why the practice does not apply; an answer is required. What was typed stays until it is
/// dropped on purpose: whoever goes on without pressing the button has it taken in. Gives the rating once
/// its reason is given, and the button that gave it.
pub(crate) fn reason_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    said: &Response,
) -> Option<(Rating, egui::Response)> {
    let asked = view.session.asked_reason.clone();
    let appears = asked.is_some() && !view.drafts.asked_reason;
    view.drafts.asked_reason = asked.is_some();
    let Some(mut text) = asked else {
        let field = view.drafts.reason_field.take();
        if field.is_some() && field == ui.memory(egui::Memory::focused) {
            // The field has gone, and with it what has the focus.
            let practice = &view.session.practice;
            view.drafts.back_to_prompt.clone_from(practice);
            ui.ctx().request_repaint();
        }
        if let Some(reason) = said.rating.as_ref().and_then(Rating::reason) {
            let reason = reason.as_str();
            ui.horizontal_wrapped(|ui| {
                ui.label(view.with("window-reason-given", &facts!(reason)));
                let change = view.text("window-reason-change");
                if !view.is_closed() && ui.link(change).clicked() {
                    view.push(QuestionsAction::AskReason);
                }
            });
        }
        return None;
    };
    let whole = ui.scope(|ui| {
        let caption = ui.label(theme::small(view.text("window-reason")));
        let hint = view.text("window-reason-hint");
        let response = field::edit(ui, "reason", &mut text, &hint, 1).labelled_by(caption.id);
        view.drafts.reason_field = Some(response.id);
        if appears {
            response.request_focus();
        }
        let left_by = |key| response.lost_focus() && ui.input(|input| input.key_pressed(key));
        let (entered, escaped) = (left_by(Key::Enter), left_by(Key::Escape));
        if response.changed() {
            view.push(QuestionsAction::Reason(text.clone()));
        }
        if entered && text.trim().is_empty() {
            response.request_focus();
        }
        if escaped {
            // The field goes, and with it what has the focus.
            let practice = &view.session.practice;
            view.drafts.back_to_prompt.clone_from(practice);
        }
        no_level_ui(ui, view);
        mark_ui(ui, view, text.trim(), entered, escaped)
    });
    if appears {
        // Its buttons too.
        whole.response.scroll_to_me(None);
    }
    whole.inner
}

/// Says beforehand that the unit would have no level any more.
fn no_level_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    let session = view.session;
    // Whoever answers alone decides no level, and with very many people nobody does.
    let Some(practice) = session.practice.as_ref().filter(|_| !session.is_large()) else {
        return;
    };
    if session.is_group() || session.is_alone() {
        return;
    }
    if let Some(element) = view.without_level(practice) {
        let questionnaire = view.questionnaire();
        let facts = facts!(
            element = wording::element_name(view.words, questionnaire, &element),
            most = questionnaire.thresholds.not_applicable
        );
        let said = ui.label(view.fault(view.with("window-reason-no-level", &facts)));
        page::announce_changes(&said);
    }
}

/// The buttons below the reason.
fn mark_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    reason: &str,
    entered: bool,
    escaped: bool,
) -> Option<(Rating, egui::Response)> {
    let row = ui.horizontal(|ui| {
        let mark = button::main(view, view.text("window-reason-mark"));
        let button = ui
            .add_enabled(!reason.is_empty(), mark)
            .on_disabled_hover_text(view.text("window-reason-needed"));
        if ui.button(view.text("window-cancel")).clicked() || escaped {
            view.push(QuestionsAction::DropReason);
        }
        let is_given = (button.clicked() || entered) && !reason.is_empty();
        is_given.then(|| (Rating::NotApplicable(reason.to_owned()), button))
    });
    row.inner
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
    // Where both are open, each says which it is; one alone stands below its title.
    let several = open.len() > 1;
    if !open.is_empty() {
        ui.columns(open.len(), |columns| {
            for (ui, (key, text)) in columns.iter_mut().zip(open) {
                let layout = Layout::top_down(Align::Min);
                ui.with_layout(layout, |ui| {
                    unfolded_ui(ui, view, |ui| {
                        if several {
                            ui.label(view.muted(view.text(key)));
                        }
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
