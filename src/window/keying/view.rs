//! Keying in paper answers: a row a practice, a cursor that moves on with each key, and what was
//! keyed read back to be compared with the paper.

use egui::accesskit::{Live, Role as Part};
use egui::{
    Align2, CentralPanel, Color32, Frame, Id, Label, Margin, Panel, Rect, ScrollArea, Sense,
    Stroke, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

use crate::model::{Practice, Rating, RatingKind, Response};
use crate::window::command::Command;
use crate::window::keying::state::{Keyed, Readback};
use crate::window::questions::people;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::{RADIUS, size, space};
use crate::window::unit::action::UnitAction;
use crate::window::view::View;
use crate::window::widget::{field, page, sign};

/// The height of a row.
const ROW: f32 = 29.0;

/// Shows the screen.
pub(crate) fn keying_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    let frame = Frame::new().fill(view.palette.paper);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        page::landmark(ui, Part::Main, None);
        let line = Stroke::new(1.0, view.palette.hairline);
        let margin = Margin::symmetric(24, 12);
        Panel::top("keying_person")
            .frame(Frame::new().inner_margin(margin))
            .show_separator_line(false)
            .show(ui, |ui| person_ui(ui, view, session));
        Panel::bottom("keying_totals")
            .frame(Frame::new().stroke(line).inner_margin(margin))
            .show_separator_line(false)
            .show(ui, |ui| totals_ui(ui, view, session));
        let ground = Frame::new().inner_margin(Margin {
            left: 24,
            right: 24,
            top: 4,
            bottom: 0,
        });
        CentralPanel::default()
            .frame(ground)
            .show(ui, |ui| rows_ui(ui, view, session));
    });
}

/// Whose paper it is.
fn person_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    ui.horizontal_wrapped(|ui| {
        page::title_ui(ui, &view.text("keying-title"));
        ui.add_space(space::S);
        let done = ui.button(view.text("keying-done"));
        if done.clicked() {
            view.push(Command::Questions.action());
        }
    });
    let Some(me) = session.respondent() else {
        return;
    };
    let place = session.assessment.respondents.iter();
    let place = place.take_while(|other| other.id != me.id).count() + 1;
    let facts = facts!(place, count = session.assessment.respondents.len());
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::small(view.with("keying-sheet", &facts)).color(view.palette.muted));
        if session.assessment.respondents.len() > 1 {
            ui.scope(|ui| people::whose_ui(ui, view, session, 220.0));
        }
        let caption = ui.label(theme::small(view.text("keying-name")));
        let mut name = me.name.clone();
        let typed = ui
            .scope(|ui| {
                ui.set_max_width(200.0);
                let hint = view.text("window-unit-name-hint");
                field::edit(ui, "keying_name", &mut name, &hint, 1).labelled_by(caption.id)
            })
            .inner;
        if typed.changed() {
            view.push(UnitAction::Describe {
                name,
                role: me.role.clone(),
                team: me.team.clone(),
            });
        }
        let text = view.text("keying-next");
        let tooltip = view.text("keying-next-tooltip");
        if ui.button(text).on_hover_text(tooltip).clicked() {
            view.push(Keyed::NextPerson);
        }
    });
}

fn rows_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let list = UiBuilder::new()
        .accessibility_role(Part::ListBox)
        .accessibility_label(view.text("keying-list"));
    ui.scope_builder(list, |ui| {
        ui.spacing_mut().item_spacing.y = 1.0;
        let form = session.assessment.form;
        let practices = session.assessment.questionnaire.practices_in(form);
        ScrollArea::vertical()
            .id_salt("keying")
            .auto_shrink([false, false])
            .show(ui, |ui| {
                for (place, (_, practice)) in practices.enumerate() {
                    row_ui(ui, view, session, place, practice);
                }
                ui.add_space(space::S);
            });
    });
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, place: usize, practice: &Practice) {
    let here = session.keying.at == place;
    let palette = view.palette;
    // The bar of the list lies over its right edge.
    let width = (ui.available_width() - 14.0).min(900.0);
    let (_, rect) = ui.allocate_space(vec2(width, ROW));
    let id = Id::unique(("keying", place));
    // The keys go through the rows; the Tab key does not stop at each.
    let response = ui.interact(rect, id, Sense::CLICK);
    let said = session.response(&practice.id);
    let answer = answer(view, session, said);
    let facts = facts!(
        id = practice.id.as_str(),
        title = view.wording(&practice.title),
        answer = answer.as_str()
    );
    let name = view.with("keying-row", &facts);
    response.widget_info(|| WidgetInfo::labeled(Part::ListBoxOption, true, &name));
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_selected(here));
    if response.clicked() {
        view.push(Keyed::To(place));
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
        painter.rect(
            rect,
            f32::from(RADIUS),
            palette.accent_soft,
            line,
            egui::StrokeKind::Inside,
        );
    } else if response.hovered() {
        painter.rect_filled(rect, f32::from(RADIUS), palette.hairline);
    }
    let middle = rect.center().y;
    let left = rect.left() + 12.0;
    let put = |x: f32, text: &str, semibold: bool, colour: Color32, room: f32| {
        let font = if semibold {
            theme::semibold(size::BODY)
        } else {
            theme::regular(size::BODY)
        };
        let galley = theme::fitted(ui, text, font, colour, room);
        let at = Align2::LEFT_CENTER.anchor_size(pos2(x, middle), galley.size());
        painter.galley(at.min, galley, colour);
    };
    put(left, practice.id.as_str(), here, palette.muted, 46.0);
    let answers = rect.right() - (width * 0.36).max(190.0);
    let title = view.wording(&practice.title);
    put(left + 52.0, title, here, palette.ink, answers - left - 92.0);
    let badge = Rect::from_center_size(pos2(answers - 18.0, middle), Vec2::new(28.0, 23.0));
    let levels = session.assessment.questionnaire.level_count();
    sign::state(painter, palette, badge, said, levels, view.words);
    let colour = if said.is_some_and(|said| said.rating.is_some()) {
        palette.ink
    } else {
        palette.muted
    };
    put(
        answers + 6.0,
        &answer,
        false,
        colour,
        rect.right() - answers - 14.0,
    );
}

/// What was said about a practice, in words.
fn answer(view: &View<'_>, session: &Session, said: Option<&Response>) -> String {
    let Some(rating) = said.and_then(|said| said.rating.as_ref()) else {
        return view.text("keying-open");
    };
    if let Some(reason) = rating.reason() {
        return view.with("keying-not-applicable", &facts!(reason = reason.as_str()));
    }
    let Some(at) = rating.at() else {
        return view.text(RatingKind::of(Some(rating)).notation().word);
    };
    let level = session.assessment.questionnaire.level(at.level());
    let name = level.map_or("", |level| view.wording(&level.name));
    let key = if at.is_half() {
        "keying-half"
    } else {
        "keying-level"
    };
    view.with(key, &facts!(level = at, name))
}

/// How far the sheet is, what the keys do, and what was keyed, read back.
fn totals_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let readback = Readback::of(session.asked().map(|id| session.rating(id)));
    let asked = session.asked().count();
    let facts = facts!(
        answered = readback.answered(),
        asked,
        sum = readback.sum(),
        aside = readback.count(RatingKind::NotApplicable),
        unknown = readback.count(RatingKind::DontKnow)
    );
    ui.horizontal_wrapped(|ui| {
        let complete = readback.answered() == asked;
        let colour = if complete {
            view.palette.good
        } else {
            view.palette.ink
        };
        ui.label(theme::strong(view.with("keying-answered", &facts)).color(colour));
        ui.label(view.with("keying-sums", &facts));
    });
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::small(view.text("keying-read-back")).color(view.palette.muted));
        ui.label(theme::strong(readback.says));
    });
    let next = next(view, session);
    let now = ui.add(Label::new(next).wrap());
    ui.ctx()
        .accesskit_node_builder(now.id, |node| node.set_live(Live::Polite));
    reason_ui(ui, view, session);
    let levels = session.assessment.questionnaire.level_count();
    let keys = view.with("keying-keys", &facts!(levels));
    ui.add(Label::new(theme::small(keys).color(view.palette.muted)).wrap());
}

/// The practice that the next key answers, or what comes after the last.
fn next(view: &View<'_>, session: &Session) -> String {
    let form = session.assessment.form;
    let mut practices = session.assessment.questionnaire.practices_in(form);
    let Some((_, practice)) = practices.nth(session.keying.at) else {
        return view.text("keying-at-end");
    };
    let facts = facts!(
        id = practice.id.as_str(),
        title = view.wording(&practice.title)
    );
    view.with("keying-now", &facts)
}

/// The reason why the practice that was keyed last does not apply, to be replaced by what the
/// paper says.
fn reason_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let Some(last) = session.last_keyed() else {
        return;
    };
    let Some(reason) = session.rating(&last).and_then(Rating::reason) else {
        return;
    };
    let mut text = view
        .drafts
        .texts
        .get("keying_reason")
        .cloned()
        .unwrap_or_else(|| reason.clone());
    ui.horizontal(|ui| {
        let label = view.with("keying-reason-of", &facts!(id = last.as_str()));
        let caption = ui.label(theme::small(label));
        let width = ui.available_width().min(420.0);
        let response = ui
            .allocate_ui(vec2(width, 32.0), |ui| {
                field::edit(ui, "keying_reason", &mut text, "", 1).labelled_by(caption.id)
            })
            .inner;
        if response.changed() {
            view.drafts
                .texts
                .insert("keying_reason".to_owned(), text.clone());
            if !text.trim().is_empty() {
                view.push(Keyed::Reason(text));
            }
        } else if !response.has_focus() {
            view.drafts.texts.remove("keying_reason");
        }
    });
}
