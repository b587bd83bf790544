//! Plan: what to do, by whom and by when; beside it the pictures, and how the steps are chosen.

use egui::Ui;

use crate::export::Output;
use crate::report::wording;
use crate::window::command::Command;
use crate::window::derived::Found;
use crate::window::plan::{check_in, chosen, list, pictures};
use crate::window::questions::action::QuestionsAction;
use crate::window::questions::review::too_many_left_out;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, page};

/// Shows the screen.
pub(crate) fn plan_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let assessment = &view.session.assessment;
    let has_plan = !assessment.plan.is_empty() || !assessment.own_steps.is_empty();
    let title = view.text(if has_plan {
        "window-plan-title"
    } else {
        "window-plan-title-none"
    });
    page::title_ui(ui, view, &title);
    let Some(found) = view.found() else {
        ui.label(view.text("window-studying"));
        return;
    };
    let has_level = found.profile.placement.claimed.is_some();
    if !has_level {
        needs_ui(ui, view, found);
        if !has_plan {
            return;
        }
    }
    page::columns_ui(
        ui,
        view,
        |ui, view| list::list_ui(ui, view, found),
        |ui, view| {
            pictures::timeline_ui(ui, view, found);
            if !has_level || view.rest_can_wait(ui) {
                return;
            }
            if found.scenes.timeline.is_some() {
                ui.add_space(space::BETWEEN);
            }
            chosen::chosen_ui(ui, view);
            if !view.rest_can_wait(ui) {
                pictures::map_ui(ui, view, found);
            }
        },
    );
    if has_plan && !view.rest_can_wait(ui) {
        check_in::check_in_ui(ui, view, found);
        take_away_ui(ui, view);
    }
}

/// Leads on to the report, once there is a plan.
pub(crate) fn go_on_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    ui.horizontal_centered(|ui| {
        let way = Command::Go(Route::Report);
        let tooltip = view.tooltip(ui.ctx(), way);
        button::main_way_ui(ui, view, "window-plan-to-report", way).on_hover_text(tooltip);
    });
}

/// What is needed before there is anything to plan.
fn needs_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let left_out = too_many_left_out(&found.profile).next();
    ui.scope(|ui| {
        theme::measure(ui);
        let why = wording::placement(view.words, view.questionnaire(), &found.profile);
        let text = if found.profile.is_unanswered() {
            view.text("window-plan-unanswered")
        } else if left_out.is_some() {
            view.with("window-plan-not-assessable", &facts!(why))
        } else {
            view.text("window-plan-nothing")
        };
        ui.label(text);
    });
    ui.add_space(space::XS);
    if let Some((_, practice)) = left_out {
        let look = button::onward(view, view.text("window-results-next-not-applicable"));
        if ui.add(look).clicked() {
            view.push(QuestionsAction::GoToPractice(practice.clone()));
        }
        return;
    }
    button::main_way_ui(ui, view, "window-unit-go-on", Command::Go(Route::Questions));
}

/// Exports the plan, and begins the next assessment.
fn take_away_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    page::section_ui(ui, &view.text("window-plan-take-away"));
    ui.horizontal_wrapped(|ui| {
        button::command_ui(ui, view, Command::Export(Output::Calendar));
        button::command_ui(ui, view, Command::Export(Output::Plan));
    });
    ui.add_space(space::M);
    ui.label(view.muted(view.text("window-roadmap-next")));
    button::command_ui(ui, view, Command::NextAssessment);
}
