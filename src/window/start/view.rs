//! Start: a new assessment, a document to open, a sample to look at.

use std::path::Path;

use egui::{Label, Layout, Ui, Vec2};

use crate::format;
use crate::model::Form;
use crate::window::command::Command;
use crate::window::document::action::DocumentAction;
use crate::window::start::action::StartAction;
use crate::window::start::recent::RecentDocument;
use crate::window::start::{told::told, unsaved};
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, card, field, page};

/// Shows the screen.
pub(crate) fn start_ui(ui: &mut Ui, view: &mut View<'_>) {
    ui.label(theme::display(view.text("program-name")));
    ui.label(view.text("window-start-purpose"));
    ui.add_space(space::M);
    unsaved::copies_ui(ui, view);
    page::heading_ui(ui, &view.text("window-start-new"));
    new_ui(ui, view);
    next_ui(ui, view);
    ui.add_space(space::L);
    let wide = ui.available_width() > 700.0;
    if wide {
        ui.columns(2, |columns| {
            if let [one, other] = columns {
                left(one, |ui| open_ui(ui, view));
                left(other, |ui| samples_ui(ui, view));
            }
        });
    } else {
        open_ui(ui, view);
        samples_ui(ui, view);
    }
}

fn new_ui(ui: &mut Ui, view: &mut View<'_>) {
    let standard = format::bundled::standard();
    let short = facts!(count = standard.practices_in(Form::Short).count());
    let full = facts!(count = standard.practices().count());
    let ways = [
        (Command::NewShort, view.with("window-start-short", &short)),
        (Command::NewFull, view.with("window-start-full", &full)),
        (Command::NewFromFile, view.text("window-start-from-file")),
    ];
    if ui.available_width() < LEAST_FOR_COLUMNS {
        for (command, text) in ways {
            card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
                what_begins_ui(ui, view, command, text);
                begin_ui(ui, view, command);
            });
        }
        return;
    }
    ui.columns(3, |columns| {
        let height_of = |(ui, (_, text)): (&Ui, &(Command, String))| {
            let font = theme::regular(theme::size::SMALL);
            let width = ui.available_width() - 2.0 * MARGIN - 4.0;
            let text = ui
                .painter()
                .layout(text.clone(), font, view.palette.muted, width);
            text.size().y + TITLE_AND_BUTTON
        };
        let heights = columns.iter().zip(&ways).map(height_of);
        let height = heights.fold(122.0, f32::max);
        for (ui, (command, text)) in columns.iter_mut().zip(ways) {
            card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
                ui.set_height(height);
                left(ui, |ui| {
                    what_begins_ui(ui, view, command, text);
                    ui.with_layout(Layout::bottom_up(egui::Align::Min), |ui| {
                        begin_ui(ui, view, command);
                    });
                });
            });
        }
    });
}

/// Around the contents of a card.
const MARGIN: f32 = 14.0;

/// How high the title and the button of a card are, with the room between.
const TITLE_AND_BUTTON: f32 = 68.0;

/// The least width for the three cards to stand side by side.
const LEAST_FOR_COLUMNS: f32 = 560.0;

fn what_begins_ui(ui: &mut Ui, view: &View<'_>, command: Command, text: String) {
    ui.label(theme::strong(view.text(command.label())));
    ui.label(view.muted(text));
}

/// Begins the next assessment of a unit that was assessed before.
fn next_ui(ui: &mut Ui, view: &mut View<'_>) {
    let session = view.session().filter(|session| {
        let mut answered = session.assessment.respondents_with_answers();
        answered.next().is_some()
    });
    let text = match session {
        Some(session) => {
            let unit = Some(&session.assessment.unit.unit).filter(|unit| !unit.is_empty());
            let name = unit.map_or_else(|| session.name(view.words), Clone::clone);
            view.with("window-start-next", &facts!(name))
        }
        None => view.text("window-start-next-of-none"),
    };
    card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
        let mut contents_ui = |ui: &mut Ui| {
            button::command_ui(ui, view, Command::NextAssessment);
            ui.add(Label::new(view.muted(text.as_str())).wrap());
        };
        if ui.available_width() < LEAST_FOR_COLUMNS {
            contents_ui(ui);
        } else {
            ui.horizontal(contents_ui);
        }
    });
}

/// Sets text flush left: columns would set it justified.
fn left(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.with_layout(Layout::top_down(egui::Align::Min), contents);
}

/// A button that says "Begin", named in full for those who do not see its card.
fn begin_ui(ui: &mut Ui, view: &mut View<'_>, command: Command) {
    let text = match command {
        Command::NewFromFile => view.text("window-start-choose"),
        _ => view.text("window-start-begin"),
    };
    let facts = facts!(begin = text.clone(), what = view.text(command.label()));
    let tooltip = view.tooltip(ui.ctx(), command);
    let response = if command == Command::NewShort {
        ui.add(button::main(view, text))
    } else {
        ui.button(text)
    };
    field::name(ui, &response, &view.with("window-start-begin-name", &facts));
    if response.on_hover_text(tooltip).clicked() {
        view.push(command.action());
    }
}

fn open_ui(ui: &mut Ui, view: &mut View<'_>) {
    page::heading_ui(ui, &view.text("window-start-open"));
    button::command_ui(ui, view, Command::Open);
    let recent = view.state.settings.recent.clone();
    if recent.is_empty() {
        ui.label(view.muted(view.text("window-start-no-recent")));
    }
    for path in &recent {
        recent_ui(ui, view, path);
    }
}

fn recent_ui(ui: &mut Ui, view: &mut View<'_>, path: &Path) {
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let known = view.state.recent.found.get(path).cloned();
    let place = path.display().to_string();
    ui.horizontal(|ui| {
        let room = (ui.available_width() - 84.0).max(80.0);
        ui.allocate_ui_with_layout(
            Vec2::new(room, 40.0),
            Layout::top_down(egui::Align::Min),
            |ui| {
                ui.set_width(room);
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.spacing_mut().interact_size.y = 20.0;
                if known == Some(RecentDocument::Missing) {
                    let text = theme::strong(&name).color(view.palette.muted);
                    ui.add(Label::new(text).truncate()).on_hover_text(&place);
                } else {
                    let link = theme::strong(&name).color(view.palette.accent);
                    if ui.link(link).on_hover_text(&place).clicked() {
                        view.push(DocumentAction::Open(path.to_owned()));
                    }
                }
                let (says, colour) = told(view, path, known.as_ref());
                ui.add(Label::new(theme::small(says).color(colour)).truncate());
            },
        );
        let forget = view.with("window-start-forget-name", &facts!(name));
        let response = ui
            .small_button(theme::small(view.text("window-start-forget")))
            .on_hover_text(view.text("window-start-forget-tooltip"));
        field::name(ui, &response, &forget);
        if response.clicked() {
            view.push(StartAction::Forget(path.to_owned()));
        }
    });
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
    page::heading_ui(ui, &view.text("window-start-samples"));
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
