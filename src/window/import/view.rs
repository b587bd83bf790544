//! Import answers: what will happen in a sentence, what must be decided first, the people, and what is
//! left out.

use egui::{Label, RichText, Ui};

use crate::format::import::Layout;
use crate::window::command::Command;
use crate::window::document::action::PathAction;
use crate::window::document::picking::{Purpose, file_name};
use crate::window::import::action::ImportAction;
use crate::window::import::state::{Found, Importing, Preview};
use crate::window::import::{as_command, columns, faults, meanings, people};
use crate::window::route::Route;
use crate::window::theme;
use crate::window::view::{Room, View};
use crate::window::widget::{button, closed, deciding, page};

/// Shows the screen.
pub(crate) fn import_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let title = view.text("importing-title");
    page::title_ui(ui, view, &title);
    let Some(importing) = &view.session.importing else {
        ui.label(view.text("importing-tooltip"));
        button::main_command_ui(ui, view, Command::Go(Route::Import));
        return;
    };
    head_ui(ui, view, importing);
    match &importing.found {
        None => {}
        Some(Found::Failed(why)) => {
            ui.label(view.fault(view.say(why)));
        }
        Some(Found::Refused(found)) => faults::refused_ui(ui, view, found),
        Some(Found::Preview(preview)) => preview_ui(ui, view, importing, preview),
    }
}

/// What will happen, from which file.
fn head_ui(ui: &mut Ui, view: &mut Room<'_, '_>, importing: &Importing) {
    let says = says(view, importing);
    let said = RichText::new(&says).size(theme::size::HEADING);
    ui.scope(|ui| {
        theme::measure(ui);
        let said = ui.add(Label::new(said).wrap());
        page::announce_changes(&said);
    });
    if let Some(preview) = importing.preview() {
        let reading = &preview.reading;
        let facts = facts!(line = reading.heading_line);
        let layout = reading.layout.map(|layout| match layout {
            Layout::People => "importing-layout-people",
            Layout::Answers => "importing-layout-answers",
        });
        let layout = layout.map(|key| view.with(key, &facts));
        let agreed = (reading.agreed() > 0)
            .then(|| view.with("importing-agreed", &facts!(count = reading.agreed())));
        let texts: Vec<String> = layout.into_iter().chain(agreed).collect();
        if !texts.is_empty() {
            ui.label(view.muted(texts.join(" ")));
        }
    }
    ui.horizontal_wrapped(|ui| {
        if ui.button(view.text("importing-another-file")).clicked() {
            view.push(PathAction::AskAgain(Purpose::ImportAnswers));
        }
        let again = ui.button(view.text("importing-again"));
        let again = again.on_hover_text(view.text("importing-again-tooltip"));
        if again.clicked() {
            view.push(PathAction::ReadTableAgain);
        }
        if ui.button(view.text("importing-cancel")).clicked() {
            view.push(ImportAction::Cancel);
        }
    });
}

/// What will happen, in a sentence.
fn says(view: &Room<'_, '_>, importing: &Importing) -> String {
    let name = file_name(&importing.path);
    let preview = match &importing.found {
        None => return view.with("importing-reading", &facts!(name)),
        Some(Found::Refused(_) | Found::Failed(_)) => {
            return view.with("importing-says-refused", &facts!(name));
        }
        Some(Found::Preview(preview)) => preview,
    };
    let [new, changed, unchanged] = preview.answers;
    let people = preview.reading.people.len();
    let key = if preview.brings_something() {
        "importing-says"
    } else if people > 0 {
        "importing-says-same"
    } else {
        "importing-says-nothing"
    };
    view.with(key, &facts!(name, people, new, changed, unchanged))
}

fn preview_ui(ui: &mut Ui, view: &mut Room<'_, '_>, importing: &Importing, preview: &Preview) {
    let has_layout = preview.reading.layout.is_some();
    let is_asked = meanings::asks(preview);
    let left_ui = |ui: &mut Ui, view: &mut Room<'_, '_>| {
        if !has_layout {
            columns::columns_ui(ui, view, preview);
        }
        if is_asked {
            meanings::meanings_ui(ui, view, importing, preview);
        }
        people::questions_ui(ui, view, importing, preview);
        faults::faults_ui(ui, view, importing, preview);
        people::people_ui(ui, view, preview);
    };
    let right_ui = |ui: &mut Ui, view: &mut Room<'_, '_>| {
        if has_layout {
            columns::columns_ui(ui, view, preview);
        }
        if !is_asked {
            meanings::meanings_ui(ui, view, importing, preview);
        }
        faults::left_out_ui(ui, view, importing, preview);
        as_command::as_command_ui(ui, view, importing, preview);
    };
    if page::has_columns(ui) {
        return page::columns_ui(ui, view, left_ui, right_ui);
    }
    left_ui(ui, view);
    right_ui(ui, view);
}

/// What stays in sight below the screen: the button that takes the answers in, and what comes before.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let Some(importing) = &view.session.importing else {
        return;
    };
    let Some(preview) = importing.preview() else {
        return;
    };
    ui.horizontal_centered(|ui| {
        let people = preview.reading.people.len();
        let text = view.with("importing-button", &facts!(people));
        let is_ready = importing.is_ready();
        let main = ui
            .scope(|ui| {
                closed::disable(ui, view.is_closed());
                ui.add_enabled(is_ready, button::main(view, text))
            })
            .inner;
        if main.clicked() {
            view.push(ImportAction::Import);
        }
        let open = importing.open().count();
        if open > 0 && !view.is_closed() {
            let text = view.with("importing-open", &facts!(count = open));
            let link = ui.link(theme::small(text));
            page::announce_changes(&link);
            if link.clicked() {
                view.drafts.leads_to = Some(deciding::FIRST_OPEN);
            }
            return;
        }
        let says = if view.is_closed() {
            view.text("window-refusal-closed")
        } else if is_ready {
            view.text("importing-safe")
        } else {
            view.text("importing-nothing")
        };
        let said = ui.add(Label::new(view.muted(says)).wrap());
        page::announce_changes(&said);
    });
}
