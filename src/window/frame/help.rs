//! Help: every shortcut, the answer keys, how the scoring works, and what this program is.

use egui::{Grid, Label, Response, Ui};

use crate::model::{Form, Level};
use crate::window::command::{Command, Menu};
use crate::window::frame::about;
use crate::window::frame::action::{FrameAction, Spot};
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::target::figure;
use crate::window::theme::{self, space};
use crate::window::view::View;
use crate::window::widget::{button, card, page, term};
use crate::words::Fact;

/// Shows the screen.
pub(crate) fn help_ui(ui: &mut Ui, view: &mut View<'_>) {
    let title = view.text("window-command-help");
    page::title_ui(ui, view, &title);
    if ui.button(view.text("window-help-back")).clicked() {
        view.push(FrameAction::Go(view.state.before_help));
    }
    ui.add_space(space::S);
    scoring_ui(ui, view);
    ui.add_space(space::M);
    let words = glossary_ui(ui, view);
    ui.add_space(space::M);
    let keys = page::heading_ui(ui, &view.text("window-help-keys"));
    keys_ui(ui, view);
    ui.add_space(space::M);
    let about = about::about_ui(ui, view);
    for (spot, heading, key) in [
        (Spot::Words, words, "glossary-title"),
        (Spot::Keys, keys, "window-help-keys"),
        (Spot::About, about, "window-help-about"),
    ] {
        let title = view.text(key);
        page::heading_spot(ui, view, spot, (&heading, &title));
    }
}

/// How a unit is scored, in a few sentences with the numbers that are in force.
fn scoring_ui(ui: &mut Ui, view: &mut View<'_>) {
    page::heading_ui(ui, &view.text("window-help-scoring"));
    let (thresholds, short) = {
        let open = view.session().map(|it| &*it.assessment.questionnaire);
        let questionnaire = open.unwrap_or(crate::format::bundled::standard());
        let of = |form| questionnaire.thresholds_of(form);
        (of(Form::Full), of(Form::Short))
    };
    let differs = short.kept != thresholds.kept;
    let facts: [(&str, Fact); 5] = [
        ("reached", thresholds.reached.into()),
        ("kept", thresholds.kept.into()),
        ("short", if differs { short.kept } else { 0 }.into()),
        ("notApplicable", thresholds.not_applicable.into()),
        ("cap", thresholds.unproven_cap.into()),
    ];
    ui.scope(|ui| {
        theme::measure(ui);
        for key in [
            "window-help-rating",
            "window-help-level",
            "window-help-unit",
            "window-help-unknown",
            "window-help-evidence",
        ] {
            ui.label(view.with(key, &facts));
        }
        let is_there = Command::Go(Route::Report).refusal(view.state).is_none();
        if view.session().is_none() || is_there {
            ui.label(view.muted(view.text("window-help-scoring-more")));
        }
        if is_there {
            let link = view.text("window-help-to-report");
            if ui.link(link).clicked() {
                view.push(FrameAction::Go(Route::Report));
            }
        }
    });
}

/// The words that need an explanation.
fn glossary_ui(ui: &mut Ui, view: &View<'_>) -> Response {
    let heading = page::heading_ui(ui, &view.text("glossary-title"));
    ui.scope(|ui| {
        theme::measure(ui);
        for (word, means) in term::TERMS {
            ui.label(theme::strong(view.text(word)));
            ui.label(view.text(means));
            ui.add_space(space::XS);
        }
    });
    heading
}

/// Every shortcut, from the table of commands, in groups as in the menus.
fn keys_ui(ui: &mut Ui, view: &View<'_>) {
    let mut groups: Vec<(String, Vec<(String, String)>)> =
        vec![(view.text("window-help-practice"), practice_keys(ui, view))];
    for menu in Menu::ALL {
        let commands = menu.groups().concat();
        groups.push((view.text(menu.label()), shortcuts(ui, view, &commands)));
    }
    groups.push((view.text("window-help-everywhere"), everywhere(ui, view)));
    groups.retain(|(_, keys)| !keys.is_empty());
    let columns = if ui.available_width() > 760.0 { 2 } else { 1 };
    ui.columns(columns, |columns| {
        let mut rows = vec![0; columns.len()];
        for (title, keys) in &groups {
            // Goes into the column with the fewest rows so far.
            let fewest = rows
                .iter_mut()
                .zip(columns.iter_mut())
                .min_by_key(|column| *column.0);
            if let Some((rows, ui)) = fewest {
                *rows += keys.len() + 2;
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    group_ui(ui, view, title, keys);
                });
            }
        }
    });
}

fn group_ui(ui: &mut Ui, view: &View<'_>, title: &str, keys: &[(String, String)]) {
    card::card_ui(ui, view.palette, |ui| {
        ui.label(theme::strong(title));
        Grid::new(title)
            .num_columns(2)
            .spacing([space::L, space::XS])
            .min_col_width(104.0)
            .show(ui, |ui| {
                for (key, does) in keys {
                    ui.label(view.muted(key));
                    ui.add(Label::new(does).wrap());
                    ui.end_row();
                }
            });
    });
    ui.add_space(space::XS);
}

/// Key and label of each command that has a key.
fn shortcuts(ui: &Ui, view: &View<'_>, commands: &[Command]) -> Vec<(String, String)> {
    let row = |command: &Command| {
        let shortcut = view.keys(ui.ctx(), command.shortcut()?);
        Some((shortcut, view.text(command.full_label())))
    };
    let shown = commands.iter().filter(|it| it.is_shown(view.state));
    shown.filter_map(row).collect()
}

/// The keys that answer.
fn practice_keys(ui: &Ui, view: &View<'_>) -> Vec<(String, String)> {
    let questionnaire = view.session().map_or_else(
        || crate::format::bundled::standard(),
        |session| &session.assessment.questionnaire,
    );
    let facts = facts!(lowest = Level::FLOOR, top = questionnaire.top());
    let mut keys = vec![(
        view.with("window-help-digits", &facts),
        view.text("window-help-choose"),
    )];
    let about: Vec<Command> = Command::all()
        .filter(|command| command.is_about_practice())
        .collect();
    keys.extend(shortcuts(ui, view, &about));
    keys.push((view.text("window-help-enter"), view.text("window-help-on")));
    keys
}

/// The keys that work everywhere.
fn everywhere(ui: &Ui, view: &View<'_>) -> Vec<(String, String)> {
    let is_alone = view.session().is_some_and(Session::is_alone);
    let arrows = if is_alone {
        "window-help-arrows-alone"
    } else {
        "window-help-arrows-does"
    };
    let mut keys: Vec<(String, String)> = [
        ("window-help-tab", "window-help-tab-does"),
        ("window-help-space", "window-help-space-does"),
        ("window-help-alt", "window-help-alt-does"),
        ("window-help-escape", "window-help-escape-does"),
        ("window-help-pages", "window-help-pages-does"),
        ("window-help-ends", "window-help-ends-does"),
        ("window-help-arrows", arrows),
        ("window-help-clipboard", "window-help-clipboard-does"),
        ("window-help-wheel", "window-help-wheel-does"),
    ]
    .map(|(key, does)| (view.text(key), view.text(does)))
    .into();
    let onward = view.keys(ui.ctx(), button::ONWARD);
    keys.insert(2, (onward, view.text("window-help-onward-does")));
    if !is_alone {
        let range = view.keys(ui.ctx(), figure::RANGE);
        keys.push((range, view.text("window-help-range-does")));
    }
    keys
}
