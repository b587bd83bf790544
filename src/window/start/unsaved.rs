//! What earlier runs could not save, where they kept it: a list on the start screen, and a strip on
//! every other one.

use egui::{Frame, Label, Margin, Panel, Ui};

use crate::window::document::action::DocumentAction;
use crate::window::frame::action::FrameAction;
use crate::window::route::Route;
use crate::window::start::action::StartAction;
use crate::window::start::recent::UnsavedCopy;
use crate::window::start::told::told;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, card, field, page};

/// Around the contents of the card.
const MARGIN: f32 = 14.0;

/// Shows the copies, the newest first.
pub(super) fn copies_ui(ui: &mut Ui, view: &mut View<'_>) {
    let copies = waiting(view);
    if copies.is_empty() {
        return;
    }
    page::heading_ui(ui, &view.text("window-unsaved-copies"));
    ui.label(view.muted_body(view.text("window-unsaved-about")));
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        for copy in &copies {
            copy_ui(ui, view, copy);
        }
    });
    ui.add_space(space::M);
}

fn copy_ui(ui: &mut Ui, view: &mut View<'_>, copy: &UnsavedCopy) {
    let name = name(view, copy);
    ui.horizontal(|ui| {
        let open = ui.add(button::main(view, view.text("window-unsaved-open")));
        let facts = facts!(name = name.clone());
        field::name(ui, &open, &view.with("window-unsaved-open-name", &facts));
        if open.clicked() {
            view.push(DocumentAction::Open(copy.path.clone()));
        }
        let remove = ui.button(view.text("window-unsaved-drop"));
        let remove = remove.on_hover_text(view.text("window-unsaved-drop-tooltip"));
        field::name(ui, &remove, &view.with("window-unsaved-drop-name", &facts));
        if remove.clicked() {
            view.push(StartAction::ForgetUnsaved(copy.path.clone()));
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let place = copy.file.as_ref().unwrap_or(&copy.path);
            ui.add(Label::new(theme::strong(&name)).truncate())
                .on_hover_text(place.display().to_string());
            let (says, colour) = told(view, &copy.path, Some(&copy.document));
            let line = match when(view, copy) {
                Some(when) => view.with("window-unsaved-kept", &facts!(when, about = says)),
                None => says,
            };
            ui.add(Label::new(theme::small(line).color(colour)).truncate());
        });
    });
}

/// Says on every other screen that there are copies, until that is put away.
pub(crate) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    if view.state.route == Route::Start || view.state.recent.leaves_unsaved {
        return;
    }
    let copies = waiting(view);
    let Some(newest) = copies.first() else {
        return;
    };
    let facts = facts!(
        count = copies.len(),
        name = name(view, newest),
        when = when(view, newest).unwrap_or_default()
    );
    let text = view.with("window-unsaved-strip", &facts);
    let show = view.with("window-unsaved-show", &facts);
    let frame = Frame::new()
        .fill(view.palette.accent_soft)
        .inner_margin(Margin::symmetric(20, 10));
    Panel::top("unsaved").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            if ui.button(&show).clicked() {
                view.push(FrameAction::Go(Route::Start));
            }
            if ui.button(view.text("window-unsaved-later")).clicked() {
                view.push(StartAction::LeaveUnsaved);
            }
            let ink = view.palette.ink;
            ui.add(Label::new(theme::strong(text).color(ink)).wrap());
        });
    });
}

/// The copies, but for the one that the open document was begun from.
fn waiting(view: &View<'_>) -> Vec<UnsavedCopy> {
    let session = view.session();
    let open = session.and_then(|session| session.file.rescued.as_ref());
    let copies = view.state.recent.unsaved.iter();
    copies
        .filter(|copy| Some(&copy.path) != open)
        .cloned()
        .collect()
}

fn name(view: &View<'_>, copy: &UnsavedCopy) -> String {
    copy.name().unwrap_or_else(|| view.text("window-unnamed"))
}

fn when(view: &View<'_>, copy: &UnsavedCopy) -> Option<String> {
    copy.kept.map(|kept| view.words.moment(kept))
}
