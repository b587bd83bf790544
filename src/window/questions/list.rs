//! The list of all practices with their answers, filters and search.

use std::borrow::Cow;

use egui::{
    Align, Align2, EventFilter, Id, Key, Layout, Modifiers, Pos2, Rect, Response, Role, ScrollArea,
    Sense, Stroke, TextStyle, TextWrapMode, Ui, Vec2, WidgetInfo,
};

use egui::style::ScrollAnimation;

use crate::model::{CheckVerdict, Element, Practice, Rating, RatingKind, Response as Said};
use crate::report::wording;
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::kinds::KindTexts;
use crate::window::questions::practice::prompt_id;
use crate::window::questions::review::Backing;
use crate::window::questions::search::{self, Hit};
use crate::window::session::Filter;
use crate::window::theme::{self, size, space};
use crate::window::view::Room;
use crate::window::widget::{button, field, page, sign};

/// Every filter with its label and its tooltip.
fn filters() -> impl Iterator<Item = (Filter, &'static str, &'static str)> {
    let kind = |kind| {
        let (label, tooltip) = KindTexts::of(kind).filter?;
        Some((Filter::Kind(kind), label, tooltip))
    };
    let all = (
        Filter::All,
        "window-filter-all",
        "window-filter-all-tooltip",
    );
    let flagged = (
        Filter::Flagged,
        "window-filter-flagged",
        "window-filter-flagged-tooltip",
    );
    let no_evidence = (
        Filter::NoEvidence,
        "window-filter-no-evidence",
        "window-filter-no-evidence-tooltip",
    );
    let again = (
        Filter::VotedAgain,
        "window-filter-again",
        "window-filter-again-tooltip",
    );
    [Some(all), kind(RatingKind::Unanswered), Some(flagged)]
        .into_iter()
        .chain(RatingKind::lettered().map(move |(lettered, _)| kind(lettered)))
        .chain([Some(no_evidence), Some(again)])
        .flatten()
}

/// The height of a row, and of a row that shows a search hit.
const ROW: f32 = 28.0;
const FOUND_ROW: f32 = 44.0;

/// The size of titles.
const TITLE: f32 = 14.5;

/// The height of the row that leads to the end.
const END: f32 = 40.0;

/// Shows the list.
pub(crate) fn list_ui(ui: &mut Ui, view: &mut Room<'_, '_>, is_alone: bool) {
    ui.spacing_mut().item_spacing.y = 6.0;
    let shown = shown(view);
    search_ui(ui, view, &shown);
    let is_group = view.session.is_group();
    // What one person left open or flagged says nothing of the group.
    if !is_group {
        filters_ui(ui, view);
    }
    let end = if is_group { 0.0 } else { END + 6.0 };
    let room = (ui.available_height() - end).max(60.0);
    // The bar stands beside the rows, not over the ends of them.
    let bar = &mut ui.spacing_mut().scroll;
    bar.floating_allocated_width = bar.bar_width + bar.bar_inner_margin;
    ScrollArea::vertical()
        .id_salt("list")
        .auto_shrink([false, false])
        .max_height(room)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            if shown.is_empty() {
                nothing_ui(ui, view);
            }
            page::group_ui(ui, Role::ListBox, &view.text("window-list"), |ui| {
                walk(ui, &shown);
                let mut before = None;
                for (place, (element, practice)) in shown.iter().enumerate() {
                    if before != Some(&element.id) {
                        before = Some(&element.id);
                        heading_ui(ui, view, element);
                    }
                    row_ui(ui, view, practice, &shown, place);
                }
            });
            if is_alone {
                page::scroll_by_key(ui, view);
            }
        });
    if !is_group {
        end_ui(ui, view);
    }
}

/// The practices that pass filter and search, with their elements.
fn shown<'a>(view: &mut Room<'_, 'a>) -> Vec<(&'a Element, &'a Practice)> {
    let (session, questionnaire) = (view.session, view.questionnaire());
    let text = session.search.trim();
    let language = view.words.questionnaire_language();
    let role = session.asked_role().to_owned();
    let asked = Some((session.serial, language.clone(), role, text.to_owned()));
    if view.drafts.hits.0 != asked {
        let hits = search::find(questionnaire, session.asked_role(), view.words, text);
        view.drafts.hits = (asked, hits);
    }
    let hits = &view.drafts.hits.1;
    let passing = session.passing(session.filter);
    let found = passing.filter(|practice| text.is_empty() || hits.contains_key(&practice.id));
    found
        .filter_map(|practice| questionnaire.practice(&practice.id))
        .collect()
}

fn search_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: &[(&Element, &Practice)]) {
    let mut text = view.session.search.clone();
    let hint = view.text("window-search");
    let response = field::edit(ui, "search", &mut text, &hint, 1);
    field::name(ui, &response, &hint);
    if response.has_focus() {
        view.drafts.found = view.state.finds;
    } else if view.drafts.found != view.state.finds {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    if response.changed() {
        view.push(QuestionsAction::Search(text));
    }
    let pressed = |key| ui.input(|input| input.key_pressed(key));
    let is_here = response.has_focus() || response.lost_focus();
    if is_here && pressed(Key::Escape) && !view.session.search.is_empty() {
        // The first Escape empties it, the next one leaves it.
        view.push(QuestionsAction::Search(String::new()));
        response.request_focus();
    }
    let Some((_, first)) = shown.first() else {
        return;
    };
    if response.has_focus() && pressed(Key::ArrowDown) {
        ui.memory_mut(|memory| memory.request_focus(row_id(first)));
        ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::ArrowDown));
    }
    if response.lost_focus() && pressed(Key::Enter) && !view.session.search.trim().is_empty() {
        // Whoever types a title means the practice of that title, wherever the words stand besides.
        let hits = &view.drafts.hits.1;
        let titled = shown
            .iter()
            .find(|(_, it)| hits.get(&it.id) == Some(&Hit::Title));
        open(ui, view, titled.map_or(first, |(_, practice)| practice));
    }
}

fn filters_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::group_ui(ui, Role::RadioGroup, &view.text("window-filters"), |ui| {
        ui.spacing_mut().button_padding = Vec2::new(3.0, 2.0);
        ui.spacing_mut().interact_size = Vec2::new(24.0, 24.0);
        ui.spacing_mut().item_spacing = Vec2::new(3.0, space::XS);
        ui.style_mut().override_text_style = Some(TextStyle::Small);
        ui.style_mut().wrap_mode = Some(TextWrapMode::Truncate);
        ui.spacing_mut().item_spacing.y = 3.0;
        // Whoever answers alone gives no evidence.
        let is_alone = view.session.is_alone();
        let session = view.session;
        let has_rounds =
            session.filter == Filter::VotedAgain || !session.assessment.rounds.is_empty();
        let is_there = |row: &(Filter, _, _)| match row.0 {
            Filter::NoEvidence => !is_alone,
            Filter::VotedAgain => has_rounds,
            _ => true,
        };
        let filters: Vec<_> = filters().filter(is_there).collect();
        // Each keeps its place, whatever is counted.
        let width = (ui.available_width() - 3.0) / 2.0;
        for pair in filters.chunks(2) {
            ui.horizontal(|ui| {
                for (filter, key, tooltip) in pair {
                    let layout = Layout::top_down_justified(Align::Center);
                    ui.allocate_ui_with_layout(Vec2::new(width, 24.0), layout, |ui| {
                        filter_ui(ui, view, *filter, key, tooltip);
                    });
                }
            });
        }
    });
}

fn filter_ui(ui: &mut Ui, view: &mut Room<'_, '_>, filter: Filter, key: &str, tooltip: &str) {
    let session = view.session;
    let count = session.passing(filter).count();
    let text = view.with(key, &facts!(count));
    let cap = view.questionnaire().thresholds.unproven_cap;
    let tooltip = match filter {
        // Nobody checks the answers of whoever answers alone.
        Filter::Flagged if session.is_alone() => "window-filter-flagged-alone",
        _ => tooltip,
    };
    let means = view.with(tooltip, &facts!(level = cap));
    let name = view.with("window-filter-name", &facts!(filter = text.clone()));
    let on = session.filter == filter;
    let response = button::radio_ui(ui, view, on, &text, &name);
    if response.on_hover_text(means).clicked() {
        view.push(QuestionsAction::Filter(filter));
    }
}

/// Says why the list is empty, and offers to show all practices.
fn nothing_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.add_space(space::S);
    ui.label(view.muted(view.text("window-filter-none")));
    ui.add_space(space::XS);
    if ui.button(view.text("window-filter-show-all")).clicked() {
        view.push(QuestionsAction::ShowAll);
    }
}

/// An element, and how much of it is answered.
fn heading_ui(ui: &mut Ui, view: &Room<'_, '_>, element: &Element) {
    let palette = view.palette;
    let tally = view.session.tally(element);
    let title = view.wording(&element.title);
    ui.add_space(7.0);
    let size = Vec2::new(ui.available_width(), 24.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let facts = facts!(
        element = title,
        answered = tally.answered,
        asked = tally.asked
    );
    let key = if view.session.is_group() {
        "window-list-element-agreed"
    } else {
        "window-list-element"
    };
    let name = view.with(key, &facts);
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, &name));
    if !ui.is_rect_visible(rect) {
        return;
    }
    let font = theme::semibold(size::SMALL);
    let count = view.with("window-list-tally", &facts);
    let count = ui
        .painter()
        .layout_no_wrap(count, font.clone(), palette.muted);
    let room = rect.width() - count.size().x - 16.0;
    let title = theme::fitted(ui, title, font, palette.muted, room);
    let painter = ui.painter();
    let right = rect.right() - 6.0 - count.size().x;
    painter.galley(Pos2::new(right, rect.top()), count, palette.muted);
    painter.galley(rect.min + Vec2::new(4.0, 0.0), title, palette.muted);
    let bar = Rect::from_min_max(
        Pos2::new(rect.left() + 4.0, rect.bottom() - 4.0),
        Pos2::new(rect.right() - 6.0, rect.bottom() - 1.0),
    );
    sign::bar(painter, palette, bar, ratio(tally.answered, tally.asked));
}

#[expect(clippy::cast_precision_loss, reason = "counts of practices are small")]
fn ratio(part: usize, whole: usize) -> f32 {
    part as f32 / whole.max(1) as f32
}

fn row_id(practice: &Practice) -> Id {
    Id::unique(("row", practice.id.as_str()))
}

fn row_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    practice: &Practice,
    shown: &[(&Element, &Practice)],
    place: usize,
) {
    let is_shown = |other: &Practice| view.session.practice.as_ref() == Some(&other.id);
    let here = is_shown(practice);
    let found = found(view, practice);
    let height = if found.is_some() { FOUND_ROW } else { ROW };
    let size = Vec2::new(ui.available_width(), height);
    let (_, rect) = ui.allocate_space(size);
    let id = row_id(practice);
    // The Tab key stops at one row, that of the shown practice or else the first; arrows reach the rest.
    let stop = here || place == 0 && !shown.iter().any(|(_, other)| is_shown(other));
    let focused = ui.memory(|memory| memory.has_focus(id));
    let sense = if stop || focused {
        Sense::click()
    } else {
        Sense::CLICK
    };
    let response = ui.interact(rect, id, sense);
    let name = spoken(view, practice, found.as_deref());
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_selected(here));
    if here && view.drafts.takes_focus || response.gained_focus() {
        // At once, and with the rows beside it: nobody is to look for it.
        let with_neighbours = rect.expand2(Vec2::new(0.0, ROW));
        ui.scroll_to_rect_animation(with_neighbours, None, ScrollAnimation::none());
    }
    let is_cut =
        ui.is_rect_visible(rect) && paint_row(ui, view, practice, &response, found.as_deref());
    if response.clicked() {
        open(ui, view, practice);
    }
    let signs = signs(view, practice);
    let title = is_cut.then(|| view.wording(&practice.title).to_owned());
    let told: Vec<String> = found.or(title).into_iter().chain(signs).collect();
    if !told.is_empty() {
        response.on_hover_text(told.join("\n"));
    }
}

/// What the signs at the end of a row mean.
fn signs(view: &Room<'_, '_>, practice: &Practice) -> Vec<String> {
    let said = shown_of(view, practice);
    let cap = view.questionnaire().unproven_cap(practice);
    let lacking = match backing(view, practice, said.as_deref()) {
        Backing::Enough => None,
        Backing::Note => Some("window-sign-note"),
        Backing::Nothing => Some("window-sign-nothing"),
    };
    let said = said.as_deref();
    let flagged = said.is_some_and(|said| said.flagged);
    let flag = flagged.then_some("window-sign-flag");
    let verdict = said.and_then(Said::verdict).map(|verdict| match verdict {
        CheckVerdict::Accepted => "window-sign-accepted",
        CheckVerdict::Adjusted(_) => "window-sign-adjusted",
        CheckVerdict::SentBack => "window-sign-back",
    });
    let signs = lacking.into_iter().chain(flag).chain(verdict);
    signs
        .map(|key| view.with(key, &facts!(level = cap)))
        .collect()
}

/// Goes to a practice and has a screen reader read its prompt.
fn open(ui: &Ui, view: &mut Room<'_, '_>, practice: &Practice) {
    if view.session.practice.as_ref() == Some(&practice.id) {
        ui.memory_mut(|memory| memory.request_focus(prompt_id(Some(&practice.id))));
    }
    view.push(QuestionsAction::GoToPractice(practice.id.clone()));
}

/// Arrow keys move up and down the list, Home and End to its ends.
fn walk(ui: &Ui, shown: &[(&Element, &Practice)]) {
    let focused = ui.memory(egui::Memory::focused);
    let here = |(_, practice): &(&Element, &Practice)| Some(row_id(practice)) == focused;
    let (Some(id), Some(place)) = (focused, shown.iter().position(here)) else {
        return;
    };
    let filter = EventFilter {
        vertical_arrows: true,
        horizontal_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let there = if pressed(Key::ArrowDown) {
        place + 1
    } else if pressed(Key::ArrowUp) {
        place.saturating_sub(1)
    } else if pressed(Key::Home) {
        0
    } else if pressed(Key::End) {
        shown.len().saturating_sub(1)
    } else {
        return;
    };
    if let Some((_, practice)) = shown.get(there) {
        ui.memory_mut(|memory| memory.request_focus(row_id(practice)));
    }
}

/// Where a practice matches the search, in words; `None` if its title does.
fn found(view: &Room<'_, '_>, practice: &Practice) -> Option<String> {
    match view.drafts.hits.1.get(&practice.id)? {
        Hit::Title => None,
        Hit::Prompt(text) => Some(view.with("window-found-prompt", &facts!(text = text.as_str()))),
        Hit::Descriptor(level, text) => {
            let facts = facts!(level = *level, text = text.as_str());
            Some(view.with("window-found-level", &facts))
        }
    }
}

/// What the list tells of a practice: what the person said, or the rating that the group agreed on.
fn shown_of<'a>(view: &Room<'_, 'a>, practice: &Practice) -> Option<Cow<'a, Said>> {
    let session = view.session;
    if !session.is_group() {
        let said = session.response(&practice.id)?;
        if session.is_alone() {
            // What others made of the answer is not shown to whoever answers alone.
            let check = None;
            return Some(Cow::Owned(Said {
                check,
                ..said.clone()
            }));
        }
        return Some(Cow::Borrowed(said));
    }
    let rating = session.shown_rating(&practice.id).cloned();
    Some(Cow::Owned(Said {
        rating: Some(rating?),
        ..Said::default()
    }))
}

fn backing(view: &Room<'_, '_>, practice: &Practice, said: Option<&Said>) -> Backing {
    let cap = view.questionnaire().unproven_cap(practice);
    let said = said.filter(|_| !view.session.is_group());
    said.map_or(Backing::Enough, |said| Backing::of(said, cap))
}

/// What a screen reader says of a row.
fn spoken(view: &Room<'_, '_>, practice: &Practice, found: Option<&str>) -> String {
    let said = shown_of(view, practice);
    let said = said.as_deref();
    let counted = said.and_then(Said::counted_rating);
    let state = state(view, counted.as_ref());
    let state = match said {
        // That it was sent back stands at the end.
        Some(said) if !said.is_sent_back() => wording::with_verdict(view.words, state, said),
        _ => state,
    };
    let flagged = said.is_some_and(|said| said.flagged);
    let unproven = match backing(view, practice, said) {
        Backing::Enough => 0_u8,
        Backing::Note => 1,
        Backing::Nothing => 2,
    };
    let facts = facts!(
        title = view.wording(&practice.title),
        state,
        flagged = u8::from(flagged),
        back = u8::from(said.is_some_and(Said::is_sent_back)),
        unproven,
        found = found.unwrap_or_default(),
        where = u8::from(found.is_some())
    );
    view.with("window-list-name", &facts)
}

/// Paints a row; returns whether its title was cut.
fn paint_row(
    ui: &Ui,
    view: &Room<'_, '_>,
    practice: &Practice,
    response: &Response,
    found: Option<&str>,
) -> bool {
    let palette = view.palette;
    let rect = response.rect;
    let here = view.session.practice.as_ref() == Some(&practice.id);
    let said = shown_of(view, practice);
    let said = said.as_deref();
    let painter = ui.painter();
    sign::row(painter, palette, response, here);
    let line = rect.top() + ROW / 2.0;
    let square = Rect::from_center_size(Pos2::new(rect.left() + 17.0, line), Vec2::new(24.0, 20.0));
    let count = view.questionnaire().level_count();
    let counted = said.and_then(Said::counted_rating);
    sign::said(
        painter,
        palette,
        square,
        counted.as_ref(),
        count,
        view.words,
    );
    let mut right = rect.right() - 11.0;
    if said.is_some_and(|said| said.flagged) {
        sign::flag(painter, Pos2::new(right, line), palette.warn);
        right -= 17.0;
    }
    let place = Pos2::new(right, line);
    match said.and_then(Said::verdict) {
        None => {}
        Some(verdict) => {
            match verdict {
                CheckVerdict::Accepted => sign::check(painter, place, palette.good),
                CheckVerdict::Adjusted(_) => sign::unlike(painter, place, palette.ink),
                CheckVerdict::SentBack => sign::back(painter, place, palette.warn),
            }
            right -= 17.0;
        }
    }
    let lacking = match backing(view, practice, said) {
        Backing::Enough => None,
        Backing::Note => Some(palette.outline),
        Backing::Nothing => Some(palette.warn),
    };
    if let Some(colour) = lacking {
        sign::sheet(painter, Pos2::new(right, line), colour);
        right -= 17.0;
    }
    let font = theme::emphasised(here, TITLE);
    let left = rect.left() + 36.0;
    let title = view.wording(&practice.title);
    let galley = theme::fitted(ui, title, font, palette.ink, right + 6.0 - left);
    let at = Align2::LEFT_CENTER.anchor_size(Pos2::new(left, line), galley.size());
    let is_cut = galley.elided;
    painter.galley(at.min, galley, palette.ink);
    if let Some(found) = found {
        let font = theme::regular(12.5);
        let galley = theme::fitted(ui, found, font, palette.muted, rect.right() - 4.0 - left);
        painter.galley(Pos2::new(left, rect.top() + 25.0), galley, palette.muted);
    }
    is_cut
}

/// Leads to the end of the questions, and says how many are left.
fn end_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let palette = view.palette;
    let here = view.session.is_at_end();
    let size = Vec2::new(ui.available_width(), END - 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let open = view.session.open();
    let text = view.text("window-end");
    let left = view.with("window-end-open", &facts!(open));
    let facts = facts!(end = text.as_str(), open = left.as_str());
    let name = view.with("window-end-name", &facts);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let painter = ui.painter();
    let line = Stroke::new(1.0, palette.hairline);
    painter.hline(rect.x_range(), rect.top() - 3.0, line);
    sign::row(painter, palette, &response, here);
    let middle = rect.center().y;
    let colour = if open == 0 {
        palette.good
    } else {
        palette.muted
    };
    if open == 0 {
        sign::check(painter, Pos2::new(rect.left() + 17.0, middle), palette.good);
    }
    let (at, font) = (
        Pos2::new(rect.left() + 36.0, middle),
        theme::emphasised(here, TITLE),
    );
    painter.text(at, Align2::LEFT_CENTER, text, font, palette.ink);
    let (at, font) = (
        Pos2::new(rect.right() - 6.0, middle),
        theme::regular(size::SMALL),
    );
    painter.text(at, Align2::RIGHT_CENTER, left, font, colour);
    let tooltip = view.text("window-end-tooltip");
    if response.on_hover_text(tooltip).clicked() {
        view.push(QuestionsAction::GoToEnd);
    }
}

/// What was said about a practice, in words.
fn state(view: &Room<'_, '_>, rating: Option<&Rating>) -> String {
    let is_group = view.session.is_group();
    match rating.and_then(Rating::at) {
        Some(rating) if is_group => view.with("window-list-agreed", &facts!(rating)),
        None if is_group && rating.is_none() => view.text("window-list-not-agreed"),
        Some(rating) => view.with("window-list-rated", &facts!(rating)),
        None => view.text(RatingKind::of(rating).notation().word),
    }
}
