//! Start: what to go on with, a new assessment, a sample to look at.

use egui::{Button, Response, Ui, Vec2};

use crate::format;
use crate::model::Form;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::questions::time_left::Pace;
use crate::window::start::go_on::{self, GoOn};
use crate::window::start::{recent_list, unsaved};
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// The width of the buttons that begin something, so that the texts beside them stand in a line.
const BUTTON: Vec2 = Vec2::new(124.0, 32.0);

/// The least width for a text to stand beside its button.
const LEAST_BESIDE: f32 = 420.0;

/// Shows the screen: first what there is to go on with, else the ways to begin.
pub(crate) fn start_ui(ui: &mut Ui, view: &mut View<'_>) {
    let goes_on = GoOn::of(view);
    let title = match goes_on {
        Some(_) => "window-start-open",
        None => "window-start-title",
    };
    let title = view.text(title);
    page::title_ui(ui, view, &title);
    if goes_on.is_none() {
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(view.text("window-start-purpose"));
        });
    }
    ui.add_space(space::M);
    unsaved::copies_ui(ui, view);
    match goes_on {
        Some(found) => page::columns_ui(
            ui,
            view,
            |ui, view| {
                go_on::go_on_ui(ui, view, &found);
                recent_list::recent_ui(ui, view, found.path.as_deref());
            },
            |ui, view| {
                new_ui(ui, view, false);
                page::section_ui(ui, &view.text("window-start-samples"));
                samples_ui(ui, view);
            },
        ),
        None => page::columns_ui(
            ui,
            view,
            |ui, view| new_ui(ui, view, true),
            |ui, view| {
                page::heading_ui(ui, &view.text("window-start-samples"));
                samples_ui(ui, view);
                page::section_ui(ui, &view.text("window-start-open"));
                recent_list::recent_ui(ui, view, None);
            },
        ),
    }
}

/// The ways to begin an assessment; `is_first` where there is nothing to go on with.
fn new_ui(ui: &mut Ui, view: &mut View<'_>, is_first: bool) {
    page::heading_ui(ui, &view.text("window-start-new"));
    ui.add_space(space::XS);
    let standard = format::bundled::standard();
    let asks = |count| facts!(count, minutes = Pace::default().minutes(count));
    let short = asks(standard.practices_in(Form::Short).count());
    let full = asks(standard.practices().count());
    for (command, text) in [
        (Command::NewShort, view.with("window-start-short", &short)),
        (Command::NewFull, view.with("window-start-full", &full)),
        (Command::NewFromFile, view.text("window-start-from-file")),
    ] {
        let is_main = is_first && command == Command::NewShort;
        beside_ui(
            ui,
            view,
            |ui, view| _ = begin_ui(ui, view, command, is_main),
            |ui, view| {
                ui.label(theme::strong(view.text(command.label())));
                ui.label(view.muted(text));
            },
        );
    }
    next_ui(ui, view);
}

/// A button, and what it does beside it, or below it where there is little room.
fn beside_ui<V>(
    ui: &mut Ui,
    view: &mut V,
    button_ui: impl FnOnce(&mut Ui, &mut V),
    text_ui: impl FnOnce(&mut Ui, &mut V),
) {
    let text_ui = |ui: &mut Ui, view: &mut V| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            theme::measure(ui);
            text_ui(ui, view);
        });
    };
    if ui.available_width() < LEAST_BESIDE {
        text_ui(ui, view);
        button_ui(ui, view);
    } else {
        ui.horizontal_top(|ui| {
            button_ui(ui, view);
            ui.add_space(space::S);
            text_ui(ui, view);
        });
    }
    ui.add_space(space::S);
}

/// Begins the next assessment of a unit that was assessed before.
fn next_ui(ui: &mut Ui, view: &mut View<'_>) {
    let session = view.session().filter(|session| {
        let mut answered = session.assessment.respondents_with_answers();
        answered.next().is_some()
    });
    let Some(session) = session else {
        ui.label(view.muted(view.text("window-start-next-of-none")));
        return;
    };
    let text = match session.assessment.unit.name() {
        "" => view.text("window-start-next-unnamed"),
        name => view.with("window-start-next", &facts!(name)),
    };
    ui.add_space(space::XS);
    button::command_ui(ui, view, Command::NextAssessment);
    ui.scope(|ui| {
        theme::measure(ui);
        ui.label(view.muted(text));
    });
}

/// A button that says "Begin", named in full for those who do not see what stands beside it.
fn begin_ui(ui: &mut Ui, view: &mut View<'_>, command: Command, is_main: bool) -> Response {
    let text = match command {
        Command::NewFromFile => view.text("window-start-choose"),
        _ => view.text("window-start-begin"),
    };
    let facts = facts!(begin = text.clone(), what = view.text(command.label()));
    let tooltip = view.tooltip(ui.ctx(), command);
    let response = if is_main {
        ui.add(button::onward(view, text).min_size(BUTTON))
    } else {
        ui.add(Button::new(text).min_size(BUTTON))
    };
    field::name(ui, &response, &view.with("window-start-begin-name", &facts));
    if response.clicked() {
        view.push(command.action());
    }
    response.on_hover_text(tooltip)
}

/// The keys of a sample's title and description; `None` for a sample that the window does not list.
fn sample_words(name: &str) -> Option<(&'static str, &'static str)> {
    match name {
        "manager" => Some(("window-sample-manager", "window-sample-manager-about")),
        "team" => Some(("window-sample-team", "window-sample-team-about")),
        "team-year-earlier" => Some(("window-sample-earlier", "window-sample-earlier-about")),
        _ => None,
    }
}

fn samples_ui(ui: &mut Ui, view: &mut View<'_>) {
    for sample in format::bundled::samples() {
        let Some((title, about)) = sample_words(sample.name) else {
            continue;
        };
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 20.0;
            let link = theme::strong(view.text(title)).color(view.palette.accent);
            if ui.link(link).clicked() {
                view.push(DocumentAction::Look(Box::new(sample.assessment())));
            }
            ui.label(view.muted(view.text(about)));
        });
        ui.add_space(2.0);
    }
}
