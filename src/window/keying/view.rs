//! Keying in paper answers: a row a practice, a cursor that moves on with each key, and what was
//! keyed read back to be compared with the paper.

use egui::{
    Align2, Button, CentralPanel, Color32, Frame, Id, Label, Margin, Panel, Pos2, Rect, Role,
    ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::{Level, Practice, PracticeId, Rating, RatingKind, Respondent, Response};
use crate::window::command::Command;
use crate::window::keying::action::KeyingAction;
use crate::window::keying::state::Readback;
use crate::window::questions::people;
use crate::window::route::Route;
use crate::window::theme::{self, RADIUS, size, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::{Room, View};
use crate::window::widget::closed::changing_ui;
use crate::window::widget::{button, field, page, sign};

/// The height of a row, and of one whose answer stands below the practice.
const ROW: f32 = 29.0;
const HIGH_ROW: f32 = 48.0;

/// The least width for the answer to stand beside the practice.
const LEAST_ABREAST: f32 = 560.0;

/// Shows the screen.
pub(crate) fn keying_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let frame = Frame::new().fill(view.palette.paper);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let name = view.text(view.state.route.label());
        page::landmark(ui, Role::Main, Some(name));
        let line = Stroke::new(1.0, view.palette.hairline);
        if ui.available_height() < LEAST_FOR_PANELS {
            return low_ui(ui, view);
        }
        let margin = Margin::symmetric(24, 12);
        Panel::top("keying_person")
            .frame(Frame::new().inner_margin(margin))
            .show_separator_line(false)
            .show(ui, |ui| person_ui(ui, view));
        Panel::bottom("keying_totals")
            .frame(Frame::new().stroke(line).inner_margin(margin))
            .show_separator_line(false)
            .show(ui, |ui| {
                totals_ui(ui, view);
                page::announce_changes(&ui.label(next(view)));
                reason_ui(ui, view);
                keys_ui(ui, view);
            });
        let ground = Frame::new().inner_margin(Margin {
            left: 24,
            right: 24,
            top: 4,
            bottom: 0,
        });
        CentralPanel::default()
            .frame(ground)
            .show(ui, |ui| rows_ui(ui, view));
    });
}

/// The least height for what stands around the rows to stay in sight.
const LEAST_FOR_PANELS: f32 = 460.0;

/// In a low window, or zoomed in, everything scrolls but what the next key does and what was keyed.
fn low_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let margin = Margin::symmetric(16, 6);
    let line = Stroke::new(1.0, view.palette.hairline);
    Panel::bottom("keying_next")
        .frame(Frame::new().stroke(line).inner_margin(margin))
        .show_separator_line(false)
        .show(ui, |ui| {
            page::announce_changes(&ui.label(next(view)));
            reason_ui(ui, view);
            totals_ui(ui, view);
        });
    let ground = Frame::new().inner_margin(margin);
    CentralPanel::default().frame(ground).show(ui, |ui| {
        ScrollArea::vertical()
            .id_salt("keying")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                person_ui(ui, view);
                ui.add_space(space::S);
                all_rows_ui(ui, view);
                ui.add_space(space::S);
                keys_ui(ui, view);
                page::scroll_by_key(ui, view);
                page::follow_focus(ui);
            });
    });
}

/// Whose sheet of paper is being keyed in.
fn person_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.horizontal_wrapped(|ui| {
        let title = view.text("keying-title");
        page::title_ui(ui, view, &title);
        ui.add_space(space::S);
        let done = ui.button(view.text("keying-done"));
        if done.clicked() {
            view.push(Command::Go(Route::Questions).action());
        }
        button::command_ui(ui, view, Command::Go(Route::Grid));
    });
    let respondents = &view.session.assessment.respondents;
    let Some(me) = view.session.respondent() else {
        return;
    };
    let before = respondents.iter().take_while(|other| other.id != me.id);
    let facts = facts!(place = (before.count() + 1), count = respondents.len());
    let is_group = view.session.is_group();
    ui.horizontal_wrapped(|ui| {
        if !is_group {
            ui.label(view.muted(view.with("keying-sheet", &facts)));
        }
        if view.session.has_group() {
            ui.scope(|ui| people::whose_ui(ui, view, 220.0));
        }
        if !is_group {
            name_ui(ui, view, me);
        }
        let text = view.text("keying-next");
        let tooltip = view.text("keying-next-tooltip");
        if ui.button(text).on_hover_text(tooltip).clicked() {
            view.push(KeyingAction::NextPerson);
        }
        let tooltip = view.text("keying-add-tooltip");
        let add = Button::new(view.text("window-people-add"));
        let add = ui.add_enabled(!view.is_closed(), add);
        if add.on_hover_text(tooltip).clicked() {
            view.push(KeyingAction::AddPerson);
        }
    });
}

/// The name on the paper.
fn name_ui(ui: &mut Ui, view: &mut Room<'_, '_>, me: &Respondent) {
    let caption = Label::new(theme::small(view.text("keying-name")));
    let caption = ui.add(caption.extend());
    let mut name = me.name.clone();
    let typed = changing_ui(ui, view.is_closed(), |ui| {
        ui.set_max_width(200.0);
        let hint = view.text("window-unit-name-hint");
        field::edit(ui, "keying_name", &mut name, &hint, 1).labelled_by(caption.id)
    });
    if typed.changed() {
        view.push(UnitAction::Describe {
            name,
            role: me.role.clone(),
            team: me.team.clone(),
        });
    }
}

fn rows_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ScrollArea::vertical()
        .id_salt("keying")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            all_rows_ui(ui, view);
            ui.add_space(space::S);
            page::scroll_by_key(ui, view);
        });
}

fn all_rows_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::group_ui(ui, Role::ListBox, &view.text("keying-list"), |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let session = view.session;
        for (place, practice) in session.asked_practices().enumerate() {
            row_ui(ui, view, place, practice);
        }
    });
}

fn row_ui(ui: &mut Ui, view: &mut Room<'_, '_>, place: usize, practice: &Practice) {
    let (session, palette) = (view.session, view.palette);
    let here = session.keying.at == place;
    // The scroll bar covers the right edge of the list.
    let width = (ui.available_width() - 14.0).min(900.0);
    let is_abreast = width >= LEAST_ABREAST;
    let height = if is_abreast { ROW } else { HIGH_ROW };
    let (_, rect) = ui.allocate_space(vec2(width, height));
    let id = Id::unique(("keying", place));
    // The keys move through the rows, so the Tab key need not stop at each.
    let response = ui.interact(rect, id, Sense::CLICK);
    let rating = session.shown_rating(&practice.id);
    let answer = answer(view, rating);
    let facts = facts!(
        id = practice.id.as_str(),
        title = view.wording(&practice.title),
        answer = answer.as_str()
    );
    let name = view.with("keying-row", &facts);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBoxOption, true, &name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_selected(here));
    if response.clicked() {
        view.push(KeyingAction::To(place));
    }
    if here && view.drafts.keyed != Some((session.me.clone(), place)) {
        view.drafts.keyed = Some((session.me.clone(), place));
        ui.scroll_to_rect(rect.expand2(vec2(0.0, 2.0 * ROW)), None);
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    if here {
        let line = Stroke::new(2.0, palette.accent);
        let (radius, fill) = (f32::from(RADIUS), palette.accent_soft);
        painter.rect(rect, radius, fill, line, egui::StrokeKind::Inside);
    } else if response.hovered() {
        painter.rect_filled(rect, f32::from(RADIUS), palette.hairline);
    }
    let parts = RowParts::of(rect, is_abreast);
    let put = |at: Pos2, text: &str, semibold: bool, colour: Color32, room: f32| {
        let font = theme::emphasised(semibold, size::BODY);
        let galley = theme::fitted(ui, text, font, colour, room);
        let at = Align2::LEFT_CENTER.anchor_size(at, galley.size());
        painter.galley(at.min, galley, colour);
    };
    let id = practice.id.as_str();
    put(parts.id, id, here, palette.muted, TITLES - 6.0);
    let title = view.wording(&practice.title);
    put(parts.title, title, here, palette.ink, parts.title_room);
    let badge = Rect::from_center_size(parts.badge, Vec2::new(28.0, 23.0));
    let levels = view.questionnaire().level_count();
    let agreed = rating
        .filter(|_| session.is_group())
        .map(|rating| Response {
            rating: Some(rating.clone()),
            ..Response::default()
        });
    let said = if session.is_group() {
        agreed.as_ref()
    } else {
        session.response(&practice.id)
    };
    sign::state(painter, palette, badge, said, levels, view.words);
    let is_answered = rating.is_some();
    let colour = if is_answered {
        palette.ink
    } else {
        palette.muted
    };
    put(parts.answer, &answer, false, colour, parts.answer_room);
}

/// How far the titles stand from the codes of the practices.
const TITLES: f32 = 52.0;

/// Where the parts of a row stand, each with its left end on the middle of its line.
struct RowParts {
    id: Pos2,
    title: Pos2,
    title_room: f32,
    answer: Pos2,
    answer_room: f32,
    /// The middle of the sign of the answer.
    badge: Pos2,
}

impl RowParts {
    /// Abreast, the answers begin in one column; else each stands below its practice.
    fn of(row: Rect, is_abreast: bool) -> Self {
        let (left, middle) = (row.left() + 12.0, row.center().y);
        let line = if is_abreast { middle } else { row.top() + 15.0 };
        let title = pos2(left + TITLES, line);
        let (answer, badge, end) = if is_abreast {
            let answer = row.right() - (row.width() * 0.36).max(190.0) + 6.0;
            (pos2(answer, middle), answer - 24.0, row.right() - 8.0)
        } else {
            let badge = row.right() - 26.0;
            (pos2(title.x, line + 19.0), badge, badge - 22.0)
        };
        Self {
            id: pos2(left, line),
            title,
            title_room: badge - 22.0 - title.x,
            answer,
            answer_room: end - answer.x,
            badge: pos2(badge, middle),
        }
    }
}

/// What was said about a practice, in words.
fn answer(view: &Room<'_, '_>, rating: Option<&Rating>) -> String {
    let Some(rating) = rating else {
        return view.text(if view.session.is_group() {
            "window-list-not-agreed"
        } else {
            "keying-open"
        });
    };
    if let Some(reason) = rating.reason() {
        return view.with("keying-not-applicable", &facts!(reason = reason.as_str()));
    }
    let Some(at) = rating.at() else {
        return view.text(RatingKind::of(Some(rating)).notation().word);
    };
    let level = view.questionnaire().level(at.level());
    let name = level.map_or("", |level| view.wording(&level.name));
    let key = if at.is_half() {
        "keying-half"
    } else {
        "keying-level"
    };
    view.with(key, &facts!(level = at, name))
}

/// How much of the sheet is done, and what was keyed so far.
fn totals_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let session = view.session;
    let numbering = view.questionnaire().numbering;
    let readback = Readback::of(
        numbering,
        session.asked().map(|id| session.shown_rating(id)),
    );
    let asked = session.asked().count();
    let facts = facts!(
        answered = readback.answered(),
        asked,
        sum = readback.sum(),
        aside = readback.count(RatingKind::NotApplicable),
        unknown = readback.count(RatingKind::DontKnow)
    );
    ui.horizontal_wrapped(|ui| {
        let is_complete = readback.answered() == asked;
        let palette = view.palette;
        let colour = if is_complete {
            palette.good
        } else {
            palette.ink
        };
        let key = if session.is_group() {
            "keying-agreed"
        } else {
            "keying-answered"
        };
        ui.label(theme::strong(view.with(key, &facts)).color(colour));
        ui.label(view.with("keying-sums", &facts));
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(view.muted(view.text("keying-read-back")));
        ui.label(theme::strong(readback.says));
    });
}

/// What the keys do.
fn keys_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    let facts = facts!(lowest = Level::FLOOR, top = view.questionnaire().top());
    ui.label(view.muted(view.with("keying-keys", &facts)));
    ui.label(view.muted(view.text("partly-means")));
}

/// The practice that the next key answers, or what comes after the last.
fn next(view: &Room<'_, '_>) -> String {
    let mut practices = view.session.asked_practices();
    let Some(practice) = practices.nth(view.session.keying.at) else {
        return view.text("keying-at-end");
    };
    let title = view.wording(&practice.title);
    view.with("keying-now", &facts!(id = practice.id.as_str(), title))
}

/// Asks why the last practice does not apply, or why the group agreed on its rating. What is typed
/// replaces the reason that was taken without it, and is no answer to other practices.
fn reason_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let keying = &view.session.keying;
    let asks = keying.asks_reason.then_some(keying.at);
    let appears = asks.is_some() && view.drafts.keyed_reason != asks;
    view.drafts.keyed_reason = asks;
    let Some(last) = view.session.last_keyed() else {
        return;
    };
    let Some(asked) = AskedReason::of(view, &last) else {
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let title = view.practice_title(&last);
        let caption = view.with(asked.caption, &facts!(title));
        let caption = ui.label(theme::small(caption));
        let mut text = asked.reason.clone();
        let width = ui.available_size_before_wrap().x.clamp(160.0, 420.0);
        let response = changing_ui(ui, view.is_closed(), |ui| {
            ui.allocate_ui(vec2(width, 32.0), |ui| {
                field::edit(ui, "keying_reason", &mut text, &asked.hint, 1)
            })
        });
        let response = response.inner.labelled_by(caption.id);
        if appears {
            response.request_focus();
        }
        if !response.changed() {
            return;
        }
        view.push(
            if asked.is_agreed && asked.reason.is_empty() && text == "+" {
                // Whoever types "2+" rates: no reason begins with the sign.
                KeyingAction::Half
            } else if asked.is_agreed {
                KeyingAction::Reason(text)
            } else {
                let is_empty = text.trim().is_empty();
                KeyingAction::Reason(if is_empty { asked.hint } else { text })
            },
        );
    });
}

/// The reason of the answer that was keyed last.
struct AskedReason {
    caption: &'static str,
    /// Empty while there is none.
    reason: String,
    hint: String,
    /// Whether it says why the group agreed.
    is_agreed: bool,
}

impl AskedReason {
    /// `None` where the answer takes none.
    fn of(view: &Room<'_, '_>, practice: &PracticeId) -> Option<Self> {
        let rating = view.session.shown_rating(practice)?;
        if let Some(reason) = rating.reason() {
            let hint = view.text("keying-reason");
            let is_plain = *reason == hint;
            return Some(Self {
                caption: "keying-reason-of",
                reason: if is_plain {
                    String::new()
                } else {
                    reason.clone()
                },
                hint,
                is_agreed: false,
            });
        }
        let consensus = &view.session.assessment.consensus;
        let agreed = consensus
            .get(practice)
            .filter(|_| view.session.is_group())?;
        Some(Self {
            caption: "keying-agreed-reason",
            reason: agreed.reason.clone(),
            hint: view.text("window-group-reason-hint"),
            is_agreed: true,
        })
    }
}
