//! What if: ratings are tried out beside the pictures, and the answers stay as they are.

use egui::{Button, Frame, Label, Margin, Panel, ScrollArea, Ui, Vec2};

use crate::model::Element;
use crate::report::wording;
use crate::scoring::PracticeProfile;
use crate::window::results::action::ResultsAction;
use crate::window::results::parts::Shown;
use crate::window::route::Route;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::scale::{Moved, Scale, scale_ui};

/// From this width on the list stands to the right of the pictures, else below them.
const WIDE: f32 = 1180.0;

/// Below this width a practice takes two lines.
const ROOMY: f32 = 640.0;

/// Shows the list of ratings to try, where they are being tried.
pub(crate) fn panel_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(session), Some(found), Some(imagined)) =
        (view.session(), view.found(), view.imagined())
    else {
        return;
    };
    if view.state.route != Route::Results {
        return;
    }
    let shown = Shown {
        session,
        found,
        imagined: Some(imagined),
    };
    let frame = Frame::new()
        .fill(view.palette.shade)
        .stroke(egui::Stroke::new(1.0, view.palette.hairline))
        .inner_margin(Margin::symmetric(16, 12));
    if ui.available_width() >= WIDE {
        Panel::right("what-if")
            .exact_size(500.0)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| contents_ui(ui, view, shown));
    } else {
        let height = (ui.available_height() * 0.46).max(180.0);
        Panel::bottom("what-if")
            .exact_size(height)
            .resizable(false)
            .frame(frame)
            .show(ui, |ui| contents_ui(ui, view, shown));
    }
}

fn contents_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    head_ui(ui, view, shown);
    ui.separator();
    ScrollArea::vertical()
        .id_salt("what-if")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let levels = shown.found.profile.level_count.into();
            let keys = view.with("window-what-if-keys", &[("levels", levels)]);
            ui.label(theme::small(keys).color(view.palette.muted));
            // What holds the unit back comes first.
            let held = &shown.found.profile.constraint;
            let elements = || shown.session.assessment.questionnaire.elements.iter();
            let first = elements().filter(|element| held.contains(&element.id));
            let others = elements().filter(|element| !held.contains(&element.id));
            for element in first.chain(others) {
                element_ui(ui, view, shown, element);
            }
        });
}

/// The buttons, and how much is tried out.
fn head_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let tried = shown.session.what_if.as_ref();
    let count = tried.map_or(0, |what_if| what_if.ratings.len());
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(view.text("window-what-if-list")));
        let next = shown.imagined.map_or(&[][..], |imagined| &imagined.next);
        let text = ["window-what-if-next", "window-what-if-next-tooltip"];
        if button_ui(ui, view, text, !next.is_empty()) {
            let raised = next.iter().cloned();
            let raised = raised.map(|(practice, rating)| (practice, Some(rating)));
            view.push(ResultsAction::Imagine(raised.collect()));
        }
        let text = ["window-what-if-reset", "window-what-if-reset-tooltip"];
        if button_ui(ui, view, text, count > 0) {
            view.push(ResultsAction::ImagineNothing);
        }
        let text = ["window-what-if-leave", "window-what-if-leave-tooltip"];
        if button_ui(ui, view, text, true) {
            view.push(ResultsAction::WhatIf(false));
        }
        let said = view.with("window-what-if-count", &facts!(count));
        let said = ui.label(theme::small(said));
        ui.ctx().accesskit_node_builder(said.id, |node| {
            node.set_live(egui::accesskit::Live::Polite);
        });
    });
}

fn button_ui(ui: &mut Ui, view: &View<'_>, [text, tooltip]: [&str; 2], enabled: bool) -> bool {
    let button = Button::new(view.text(text));
    let response = ui.add_enabled(enabled, button);
    response.on_hover_text(view.text(tooltip)).clicked()
}

fn element_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>, element: &Element) {
    let profile = shown.profile();
    let place = profile.element(&element.id);
    let present = shown.found.profile.element(&element.id);
    let name = view.wording(&element.title).to_owned();
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(name));
        let short = |element: Option<&crate::scoring::ElementProfile>| {
            wording::place_short(view.words, element.and_then(|it| it.placement.claimed))
        };
        let (place, present) = (short(place), short(present));
        let level = if place == present {
            place
        } else {
            let facts = facts!(imagined = place, present);
            view.with("window-what-if-moved", &facts)
        };
        ui.label(view.with("window-what-if-level", &facts!(level)));
    });
    let practices = shown.found.profile.practices.iter();
    for practice in practices.filter(|practice| practice.element == element.id) {
        practice_ui(ui, view, shown, practice);
    }
}

fn practice_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>, practice: &PracticeProfile) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let title = wording::practice_title(view.words, questionnaire, &practice.id);
    if ui.available_width() < ROOMY {
        ui.add(Label::new(&title).truncate());
        ui.horizontal(|ui| row_ui(ui, view, shown, practice, &title, 236.0));
    } else {
        ui.horizontal(|ui| {
            let layout = egui::Layout::left_to_right(egui::Align::Center);
            ui.allocate_ui_with_layout(Vec2::new(230.0, 30.0), layout, |ui| {
                ui.set_min_width(230.0);
                ui.add(Label::new(&title).truncate());
            });
            row_ui(ui, view, shown, practice, &title, 270.0);
        });
    }
}

/// The scale, what it says in words, and the way back to what was said.
fn row_ui(
    ui: &mut Ui,
    view: &mut View<'_>,
    shown: Shown<'_>,
    practice: &PracticeProfile,
    title: &str,
    width: f32,
) {
    let tried = shown.session.what_if.as_ref();
    let tried = tried.and_then(|what_if| what_if.ratings.get(&practice.id).copied());
    let said = wording::answer(view.words, practice.answer);
    let value = match tried {
        None => said.clone(),
        Some(rating) => {
            let facts = facts!(rating, state = said);
            view.with("window-what-if-value-moved", &facts)
        }
    };
    let name = view.with("window-what-if-scale", &facts!(title));
    let scale = Scale {
        levels: shown.found.profile.level_count,
        present: practice.rating(),
        shown: tried.or(practice.rating()),
        name: &name,
        value: &value,
    };
    match scale_ui(ui, view, &scale, width) {
        Some(Moved::To(rating)) => {
            // What was said already is not tried out.
            let rating = Some(rating).filter(|rating| practice.rating() != Some(*rating));
            view.push(ResultsAction::Imagine(vec![(practice.id.clone(), rating)]));
        }
        Some(Moved::Back) => view.push(ResultsAction::Imagine(vec![(practice.id.clone(), None)])),
        None => {}
    }
    if tried.is_none() && practice.rating().is_some() {
        // The scale shows the rating itself.
        return;
    }
    if tried.is_none() {
        ui.label(theme::small(value).color(view.palette.muted));
        return;
    }
    ui.label(theme::small(value));
    let undo = ui.small_button(view.text("window-what-if-undo"));
    let name = view.with("window-what-if-undo-name", &facts!(title));
    let named = || egui::WidgetInfo::labeled(egui::Role::Button, true, &name);
    undo.widget_info(named);
    if undo.clicked() {
        view.push(ResultsAction::Imagine(vec![(practice.id.clone(), None)]));
    }
}
