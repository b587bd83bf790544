//! What if: ratings are tried out beside the pictures, and the answers stay as they are.

use egui::{
    Align, Button, Frame, Label, Layout, Margin, Panel, Role, ScrollArea, Stroke, Ui, Vec2,
};

use crate::analysis;
use crate::model::{Element, HalfLevels, Level};
use crate::report::wording;
use crate::scoring::{PracticeProfile, Profile};
use crate::window::drafts::TryingOut;
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

/// The height of the line that names a practice above its scale.
const LINE: f32 = 20.0;

/// Whether the list of ratings stands beside the page.
pub(crate) fn is_shown(view: &View<'_>) -> bool {
    let session = view
        .session()
        .filter(|_| view.state.route == Route::Results);
    session.is_some_and(|session| session.what_if.is_some())
}

/// Whoever begins by key is led to the first rating, since the list stands before the page in the order of
/// the Tab key.
fn notice_beginning(view: &mut View<'_>) {
    let is_on = view
        .session()
        .is_some_and(|session| session.what_if.is_some());
    view.drafts.tries_out = match view.drafts.tries_out {
        _ if !is_on => TryingOut::Not,
        TryingOut::Not if view.drafts.focus.by_key => TryingOut::Begins,
        TryingOut::Not => TryingOut::Goes,
        begun => begun,
    };
}

/// Shows the list of ratings while some are tried out.
pub(crate) fn panel_ui(ui: &mut Ui, view: &mut View<'_>) {
    notice_beginning(view);
    if !is_shown(view) {
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
    panel.show(ui, |ui| {
        let name = view.text("window-what-if-list");
        page::landmark(ui, Role::Complementary, Some(name));
        contents_ui(ui, view, shown);
    });
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
        let has_next = analysis::next_level(shown.profile()).is_some();
        let text = ["window-what-if-next", "window-what-if-next-tooltip"];
        if button_ui(ui, view, text, has_next) {
            view.push(ResultsAction::ImagineNextLevel);
        }
        let text = ["window-what-if-reset", "window-what-if-reset-tooltip"];
        if button_ui(ui, view, text, count > 0) {
            view.push(ResultsAction::ImagineNothing);
        }
        let text = ["window-what-if-leave", "window-what-if-leave-tooltip"];
        if button_ui(ui, view, text, true) {
            view.push(ResultsAction::WhatIf(false));
        }
    });
    let said = |count: usize| view.with("window-what-if-count", &facts!(count));
    // The list below stays where it is when the text gets shorter or longer.
    let heights = [0, 1, 2].map(|count| theme::small_height(ui, &said(count)));
    ui.scope(|ui| {
        ui.set_min_height(heights.into_iter().fold(0.0, f32::max));
        page::announce_changes(&ui.label(theme::small(said(count))));
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
    let row = Row::of(view, practice);
    if ui.available_width() < ROOMY {
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = LINE;
            beside_ui(
                ui,
                |ui| row.words_ui(ui, view, false),
                |ui| row.title_ui(ui),
            );
        });
        let width = ui.available_width().min(270.0);
        return row.scale_ui(ui, view, shown, width);
    }
    ui.horizontal(|ui| {
        let layout = Layout::left_to_right(Align::Center);
        ui.allocate_ui_with_layout(Vec2::new(230.0, 30.0), layout, |ui| {
            ui.set_min_width(230.0);
            row.title_ui(ui);
        });
        row.scale_ui(ui, view, shown, 270.0);
        row.words_ui(ui, view, true);
    });
}

/// Shows a line whose right part is never cut; the left one has the room that remains.
fn beside_ui(ui: &mut Ui, right_ui: impl FnOnce(&mut Ui), left_ui: impl FnOnce(&mut Ui)) {
    let size = Vec2::new(ui.available_width(), LINE);
    let layout = Layout::right_to_left(Align::Center);
    ui.allocate_ui_with_layout(size, layout, |ui| {
        right_ui(ui);
        let layout = Layout::left_to_right(Align::Center);
        ui.with_layout(layout, left_ui);
    });
}

/// A practice whose rating can be tried out.
struct Row<'a> {
    practice: &'a PracticeProfile,
    title: String,
    /// The rating that is tried out.
    tried: Option<HalfLevels>,
    /// What was said, and what is tried out in its place.
    value: String,
}

impl<'a> Row<'a> {
    fn of(view: &Room<'_, '_>, practice: &'a PracticeProfile) -> Self {
        let tried = view.session.what_if.as_ref();
        let tried = tried.and_then(|what_if| what_if.ratings.get(&practice.id).copied());
        let said = wording::answer(view.words, practice.answer);
        let value = match tried {
            None => said,
            Some(rating) => {
                let facts = facts!(rating, state = said);
                view.with("window-what-if-value-moved", &facts)
            }
        };
        Self {
            practice,
            title: view.practice_title(&practice.id),
            tried,
            value,
        }
    }

    fn title_ui(&self, ui: &mut Ui) {
        ui.add(Label::new(&self.title).truncate());
    }

    /// Tries a rating out; what was said already is not tried out.
    fn try_out(&self, view: &mut View<'_>, rating: Option<HalfLevels>) {
        let rating = rating.filter(|rating| self.practice.rating() != Some(*rating));
        let tried = (self.practice.id.clone(), rating);
        view.push(ResultsAction::Imagine(vec![tried]));
    }

    fn scale_ui(&self, ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>, width: f32) {
        let name = view.with("window-what-if-scale", &facts!(title = self.title.as_str()));
        let present = self.practice.rating();
        let scale = RatingScale {
            levels: shown.found.profile.level_count,
            numbering: view.questionnaire().numbering,
            scale: self.practice.scale,
            present,
            shown: self.tried.or(present),
            name: &name,
            value: &self.value,
            takes_focus: view.drafts.tries_out == TryingOut::Begins && ui.is_visible(),
        };
        if scale.takes_focus {
            view.drafts.tries_out = TryingOut::Goes;
        }
        match scale_ui(ui, view, &scale, width) {
            Some(Moved::To(rating)) => self.try_out(view, Some(rating)),
            Some(Moved::Back) => self.try_out(view, None),
            None => {}
        }
    }

    /// The button that returns to what was said, and what the scale itself does not show in words. The
    /// words are cut where they do not fit; without room they are in the tooltip of the button.
    fn words_ui(&self, ui: &mut Ui, view: &mut Room<'_, '_>, has_room: bool) {
        if self.tried.is_some() {
            if has_room {
                let undo = |ui: &mut Ui| self.undo_ui(ui, view);
                let words = theme::small(&self.value);
                return beside_ui(ui, undo, |ui| {
                    ui.add(Label::new(words).truncate());
                });
            }
            self.undo_ui(ui, view);
        } else if self.practice.rating().is_none() {
            ui.scope(|ui| {
                let room = ui.available_width();
                ui.set_max_width(if has_room { room } else { room / 2.0 });
                ui.add(Label::new(view.muted(&self.value)).truncate());
            });
        }
    }

    fn undo_ui(&self, ui: &mut Ui, view: &mut Room<'_, '_>) {
        let undo = ui.small_button(view.text("window-what-if-undo"));
        let facts = facts!(title = self.title.as_str());
        field::name(ui, &undo, &view.with("window-what-if-undo-name", &facts));
        if undo.on_hover_text(&self.value).clicked() {
            self.try_out(view, None);
        }
    }
}
