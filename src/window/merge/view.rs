//! Merge copies: what will happen in a sentence, which files, what must be decided, and what comes in.

use egui::{Label, RichText, Ui};

use crate::window::command::Command;
use crate::window::document::action::PathAction;
use crate::window::document::picking::{Purpose, file_name};
use crate::window::merge::action::MergeAction;
use crate::window::merge::state::{Merging, Preview, ReadCopy};
use crate::window::merge::{as_command, brings, conflicts};
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, card, closed, deciding, field, page};

/// Around the contents of a card.
const MARGIN: f32 = 12.0;

/// Shows the screen.
pub(crate) fn merge_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let title = view.text("merging-title");
    page::title_ui(ui, view, &title);
    let Some(merging) = &view.session.merging else {
        ui.label(view.text("merging-tooltip"));
        button::main_command_ui(ui, view, Command::Go(Route::Merge));
        return;
    };
    head_ui(ui, view, merging);
    let preview = merging.preview();
    let left_ui = |ui: &mut Ui, view: &mut Room<'_, '_>| {
        copies_ui(ui, view, merging);
        if let Some(preview) = preview {
            conflicts::conflicts_ui(ui, view, merging, preview);
        }
    };
    let right_ui = |ui: &mut Ui, view: &mut Room<'_, '_>| {
        if let Some(preview) = preview {
            brings::people_ui(ui, view, preview);
            brings::replaced_ui(ui, view, preview);
            brings::others_ui(ui, view, preview);
            as_command::as_command_ui(ui, view, merging, preview);
        }
    };
    if page::has_columns(ui) {
        return page::columns_ui(ui, view, left_ui, right_ui);
    }
    left_ui(ui, view);
    right_ui(ui, view);
}

/// What will happen.
fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>, merging: &Merging) {
    let says = match merging.preview() {
        None => view.text("merging-reading"),
        Some(preview) if !preview.brings_something() && preview.merged.undecided.is_empty() => {
            view.text("merging-says-nothing")
        }
        Some(preview) => brings::sum(view, preview),
    };
    let said = RichText::new(says).size(theme::size::HEADING);
    ui.scope(|ui| {
        theme::measure(ui);
        let said = ui.add(Label::new(said).wrap());
        page::announce_changes(&said);
        let fault = merging.preview().and_then(|it| it.fault.as_ref());
        if let Some(fault) = fault {
            ui.add(Label::new(view.fault(view.say(fault))).wrap());
        }
    });
    ui.horizontal_wrapped(|ui| {
        if ui.button(view.text("merging-another-file")).clicked() {
            view.push(PathAction::AskAgain(Purpose::MergeCopies));
        }
        if ui.button(view.text("importing-cancel")).clicked() {
            view.push(MergeAction::Cancel);
        }
    });
}

/// Every copy: when it was written, what it came from, and what it brings.
fn copies_ui(ui: &mut Ui, view: &mut Room<'_, '_>, merging: &Merging) {
    page::section_ui(ui, &view.text("merging-copies"));
    for (place, copy) in merging.copies.iter().enumerate() {
        card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
            copy_ui(ui, view, place, (copy, merging.preview()));
        });
    }
}

fn copy_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    place: usize,
    (copy, preview): (&ReadCopy, Option<&Preview>),
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let name = file_name(&copy.path);
    ui.add(Label::new(theme::strong(&name)).wrap());
    if let Some(preview) = preview {
        let is_same = preview.merged.brought.get(place);
        let is_same = is_same.is_some_and(|brought| brought.is_same);
        let brought = preview.by_copy.get(place).filter(|_| !is_same);
        let says = match brought {
            Some(counts) => brings::counts(view, counts),
            None => view.text("merging-same"),
        };
        ui.add(Label::new(says).wrap());
    }
    if let Some(origin) = copy.origin() {
        let written = view.words.moment(origin.written);
        let written = view.with("merging-written", &facts!(when = written));
        let from = match origin.ancestor.kept_at() {
            Some(at) => view.with("merging-from", &facts!(when = view.words.moment(at))),
            None => view.text("merging-from-unknown"),
        };
        ui.add(Label::new(view.muted(format!("{written} {from}"))).wrap());
    }
    let leave = ui.button(view.text("merging-leave-out"));
    field::name(
        ui,
        &leave,
        &view.with("merging-leave-out-name", &facts!(name)),
    );
    if leave.clicked() {
        view.push(MergeAction::LeaveOut(place));
    }
}

/// What stays in sight below the screen: the button that merges, and what comes before.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let Some(merging) = &view.session.merging else {
        return;
    };
    let Some(preview) = merging.preview() else {
        return;
    };
    ui.horizontal_centered(|ui| {
        let is_ready = merging.is_ready(view.session.revision);
        let main = ui
            .scope(|ui| {
                closed::disable(ui, view.is_closed());
                ui.add_enabled(is_ready, button::main(view, view.text("window-merge-done")))
            })
            .inner;
        if main.clicked() {
            view.push(MergeAction::Merge);
        }
        let open = preview.merged.undecided.len();
        if open > 0 && !view.is_closed() {
            let text = view.with("importing-open", &facts!(count = open));
            let link = ui.link(theme::small(text));
            page::announce_changes(&link);
            if link.clicked() {
                view.drafts.leads_to = Some(deciding::FIRST_OPEN);
            }
            return;
        }
        let says = view.text(if view.is_closed() {
            "window-refusal-closed"
        } else if preview.brings_something() {
            "importing-safe"
        } else {
            "merging-nothing"
        });
        let said = ui.add(Label::new(view.muted(says)).wrap());
        page::announce_changes(&said);
    });
}
