//! The list of all practices with their state, its filters and its search.

use egui::{Align2, Pos2, Rect, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};

use crate::gui::action::Action;
use crate::gui::state::{Filter, Session};
use crate::gui::theme::{self, RADIUS, space};
use crate::gui::view::View;
use crate::gui::widget::{button, field, sign};
use crate::model::{Practice, Rating};

const FILTERS: [(Filter, &str); 4] = [
    (Filter::All, "window-filter-all"),
    (Filter::Open, "window-filter-open"),
    (Filter::Flagged, "window-filter-flagged"),
    (Filter::DontKnow, "window-filter-dont-know"),
];

/// Shows the list.
pub(crate) fn list_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(session) = view.session() else {
        return;
    };
    ui.spacing_mut().item_spacing.y = 6.0;
    search_ui(ui, view, session);
    filters_ui(ui, view, session);
    ui.add_space(2.0);
    let searched = session.search.trim().to_lowercase();
    ScrollArea::vertical()
        .id_salt("list")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let mut any = false;
            for element in &session.assessment.questionnaire.elements {
                let shown: Vec<&Practice> = element
                    .practices
                    .iter()
                    .filter(|practice| {
                        let form = session.assessment.form;
                        session.assessment.questionnaire.asks(form, &practice.id)
                            && session.passes(session.filter, &practice.id)
                            && holds(view, practice, &searched)
                    })
                    .collect();
                if shown.is_empty() {
                    continue;
                }
                any = true;
                ui.add_space(6.0);
                let title = view.wording(&element.title);
                ui.label(theme::small(title).color(view.palette.muted).strong());
                for practice in shown {
                    row_ui(ui, view, session, practice);
                }
            }
            if !any {
                let text = view.text("window-filter-none");
                ui.label(theme::small(text).color(view.palette.muted));
            }
        });
}

fn search_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let mut text = session.search.clone();
    let hint = view.text("window-search");
    let response = field::edit(ui, "search", &mut text, &hint, 1);
    let id = response.id;
    ui.ctx()
        .accesskit_node_builder(id, |node| node.set_label(hint.as_str()));
    if response.has_focus() {
        view.drafts.found = view.state.finds;
    } else if view.drafts.found != view.state.finds {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    if response.changed() {
        view.push(Action::Search(text));
    }
}

fn filters_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = Vec2::new(7.0, 2.0);
        ui.spacing_mut().interact_size.y = 24.0;
        ui.spacing_mut().item_spacing = Vec2::splat(space::XS);
        ui.style_mut().override_text_style = Some(egui::TextStyle::Small);
        ui.horizontal_wrapped(|ui| {
            for (filter, key) in FILTERS {
                let count = session
                    .asked()
                    .filter(|id| session.passes(filter, id))
                    .count();
                let text = view.with(key, &[("count", count.into())]);
                let name = view.with("window-filter-name", &[("filter", text.clone().into())]);
                let on = session.filter == filter;
                if button::radio_ui(ui, view, on, &text, &name).clicked() {
                    view.push(Action::Filter(filter));
                }
            }
        });
    });
}

/// Whether title, prompt or a descriptor holds what is searched for, in lower case.
fn holds(view: &View<'_>, practice: &Practice, searched: &str) -> bool {
    let texts = [&practice.title, &practice.prompt];
    searched.is_empty()
        || texts
            .into_iter()
            .chain(&practice.descriptors)
            .any(|text| view.wording(text).to_lowercase().contains(searched))
}

fn row_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, practice: &Practice) {
    let palette = view.palette;
    let here = session.practice.as_ref() == Some(&practice.id);
    let said = session.response(&practice.id);
    let flagged = said.is_some_and(|said| said.flagged);
    let title = view.wording(&practice.title).to_owned();
    let size = Vec2::new(ui.available_width(), 28.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = view.with(
        "window-list-name",
        &[
            ("title", title.clone().into()),
            (
                "state",
                state(view, said.and_then(|said| said.rating.as_ref())).into(),
            ),
            ("flagged", u8::from(flagged).into()),
        ],
    );
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, &name));
    if here && view.drafts.focus_prompt {
        ui.scroll_to_rect(rect, None);
    }
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        if here {
            painter.rect_filled(rect, f32::from(RADIUS), palette.accent_soft);
        } else if response.hovered() {
            painter.rect_filled(rect, f32::from(RADIUS), palette.hairline);
        }
        if response.has_focus() {
            sign::focus(painter, palette, rect.shrink(2.0));
        }
        let square = Rect::from_center_size(
            Pos2::new(rect.left() + 17.0, rect.center().y),
            Vec2::new(24.0, 20.0),
        );
        let count = session.assessment.questionnaire.level_count();
        sign::state(painter, palette, square, said, count);
        let font = if here {
            theme::semibold(14.5)
        } else {
            theme::regular(14.5)
        };
        let room = rect.width() - 60.0;
        let galley = fitted(ui, &title, font, palette.ink, room);
        let at = Align2::LEFT_CENTER.anchor_size(
            Pos2::new(rect.left() + 38.0, rect.center().y),
            galley.size(),
        );
        ui.painter().galley(at.min, galley, palette.ink);
        if flagged {
            let at = Pos2::new(rect.right() - 10.0, rect.center().y);
            sign::flag(ui.painter(), at, palette.warn);
        }
    }
    if response.on_hover_text(title).clicked() {
        view.push(Action::GoToPractice(practice.id.clone()));
    }
}

/// One line of text, cut where it does not fit.
fn fitted(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    colour: egui::Color32,
    room: f32,
) -> std::sync::Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
    job.wrap = egui::text::TextWrapping::truncate_at_width(room);
    ui.painter().layout_job(job)
}

/// What was said about a practice, in words.
fn state(view: &View<'_>, rating: Option<&Rating>) -> String {
    match rating {
        Some(Rating::At(at)) => {
            view.with("window-list-rated", &[("rating", at.to_string().into())])
        }
        Some(Rating::NotApplicable(_)) => view.text("not-applicable"),
        Some(Rating::DontKnow) => view.text("dont-know"),
        None => view.text("unanswered"),
    }
}
