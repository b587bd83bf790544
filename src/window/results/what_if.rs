//! What if: ratings are tried out beside the pictures, and the answers stay as they are.

use egui::{Align, Button, Frame, Label, Layout, Margin, Panel, ScrollArea, Stroke, Ui, Vec2};

use crate::model::{Element, Level};
use crate::report::wording;
use crate::scoring::{PracticeProfile, Profile};
use crate::window::results::action::ResultsAction;
use crate::window::results::links::Shown;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::scale::{Moved, RatingScale, scale_ui};
use crate::window::widget::{field, page};

/// From this width on the list stands right of the pictures, otherwise below them.
const WIDE: f32 = 820.0;

/// Below this width a practice takes two lines.
const ROOMY: f32 = 640.0;

/// Shows the list of ratings while some are tried out.
pub(crate) fn panel_ui(ui: &mut Ui, view: &mut View<'_>) {
    if view.state.route != Route::Results {
        return;
    }
    let (Some(found), Some(imagined), Some(view)) =
        (view.found(), view.imagined(), &mut view.room())
    else {
        return;
    };
    let shown = Shown {
        found,
        imagined: Some(imagined),
    };
    let frame = Frame::new()
        .fill(view.palette.shade)
        .stroke(Stroke::new(1.0, view.palette.hairline))
        .inner_margin(Margin::symmetric(16, 12));
    let panel = if ui.available_width() >= WIDE {
        let width = (ui.available_width() * 0.38).clamp(340.0, 500.0);
        Panel::right("what-if").exact_size(width)
    } else {
        let height = (ui.available_height() * 0.46).max(180.0);
        Panel::bottom("what-if").exact_size(height)
    };
    let panel = panel.resizable(false).frame(frame);
    panel.show(ui, |ui| contents_ui(ui, view, shown));
}

fn contents_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    ui.spacing_mut().item_spacing.y = 6.0;
    head_ui(ui, view, shown);
    ui.separator();
    ScrollArea::vertical()
        .id_salt("what-if")
        .auto_shrink([false, false])
        .show(ui, |ui| {
            let facts = facts!(lowest = Level::FLOOR, top = view.questionnaire().top());
            ui.label(view.muted(view.with("window-what-if-keys", &facts)));
            // What holds the unit back comes first.
            let held = &shown.found.profile.constraint;
            let mut elements: Vec<&Element> = view.questionnaire().elements.iter().collect();
            elements.sort_by_key(|element| !held.contains(&element.id));
            for element in elements {
                element_ui(ui, view, shown, element);
            }
            page::follow_focus_beside_page(ui);
        });
}

/// The buttons, and how much is tried out.
fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let tried = view.session.what_if.as_ref();
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
        page::announce_changes(&ui.label(theme::small(said)));
    });
}

fn button_ui(ui: &mut Ui, view: &View<'_>, [text, tooltip]: [&str; 2], enabled: bool) -> bool {
    let response = ui.add_enabled(enabled, Button::new(view.text(text)));
    response.on_hover_text(view.text(tooltip)).clicked()
}

fn element_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>, element: &Element) {
    let place = |profile: &Profile| {
        let element = profile.element(&element.id);
        let range = element.and_then(|element| element.placement.claimed);
        wording::place_short(view.words, range)
    };
    let (imagined, present) = (place(shown.profile()), place(&shown.found.profile));
    ui.add_space(space::XS);
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(view.wording(&element.title)));
        let level = if imagined == present {
            imagined
        } else {
            view.with("window-what-if-moved", &facts!(imagined, present))
        };
        ui.label(view.with("window-what-if-level", &facts!(level)));
    });
    let practices = shown.found.profile.practices.iter();
    for practice in practices.filter(|practice| practice.element == element.id) {
        practice_ui(ui, view, shown, practice);
    }
}

fn practice_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>, practice: &PracticeProfile) {
    let title = view.practice_title(&practice.id);
    if ui.available_width() < ROOMY {
        ui.add(Label::new(&title).truncate());
        ui.horizontal(|ui| row_ui(ui, view, shown, practice, &title, 236.0));
    } else {
        ui.horizontal(|ui| {
            let layout = Layout::left_to_right(Align::Center);
            ui.allocate_ui_with_layout(Vec2::new(230.0, 30.0), layout, |ui| {
                ui.set_min_width(230.0);
                ui.add(Label::new(&title).truncate());
            });
            row_ui(ui, view, shown, practice, &title, 270.0);
        });
    }
}

/// The scale, its value in words, and the button that returns to what was said.
fn row_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    shown: Shown<'_>,
    practice: &PracticeProfile,
    title: &str,
    width: f32,
) {
    let tried = view.session.what_if.as_ref();
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
    let scale = RatingScale {
        levels: shown.found.profile.level_count,
        numbering: view.questionnaire().numbering,
        scale: practice.scale,
        present: practice.rating(),
        shown: tried.or(practice.rating()),
        name: &name,
        value: &value,
    };
    let try_out = |view: &mut View<'_>, rating| {
        view.push(ResultsAction::Imagine(vec![(practice.id.clone(), rating)]));
    };
    match scale_ui(ui, view, &scale, width) {
        // What was said already is not tried out.
        Some(Moved::To(rating)) => {
            try_out(
                view,
                Some(rating).filter(|rating| practice.rating() != Some(*rating)),
            );
        }
        Some(Moved::Back) => try_out(view, None),
        None => {}
    }
    if tried.is_some() {
        ui.label(theme::small(value));
        let undo = ui.small_button(view.text("window-what-if-undo"));
        let name = view.with("window-what-if-undo-name", &facts!(title));
        field::name(ui, &undo, &name);
        if undo.clicked() {
            try_out(view, None);
        }
    } else if practice.rating().is_none() {
        // A rating is shown by the scale itself.
        ui.label(view.muted(value));
    }
}
