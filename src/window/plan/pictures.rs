//! The plan in pictures: its steps by the days they are due, and every possible step by what it takes
//! and brings.

use egui::Ui;

use crate::advice::{EffortClass, Step};
use crate::chart::Link;
use crate::model::PlanStep;
use crate::report::plan_wording;
use crate::window::derived::Found;
use crate::window::plan::action::PlanAction;
use crate::window::plan::means;
use crate::window::questions::action::QuestionsAction;
use crate::window::theme;
use crate::window::view::{Room, View};
use crate::window::widget::table::Table;
use crate::window::widget::{claims, page, proposed_step, scene};

/// The steps of the plan by the days they are due, where they have some.
pub(crate) fn timeline_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let Some(timeline) = &found.scenes.timeline else {
        return;
    };
    let title = view.text("window-plan-timeline");
    page::heading_ui(ui, &title);
    let table = |view: &View<'_>| planned(view, found, &title);
    let clicked = scene::centred_ui(ui, view, (&title, timeline), WIDEST, table);
    if let Some(Link::Practice(practice)) = clicked {
        view.push(QuestionsAction::GoToPractice(practice));
    }
}

/// The steps of the plan in rows, by the days they are due.
fn planned(view: &View<'_>, found: &Found, name: &str) -> Table {
    let questionnaire = view.session().map(|it| &it.assessment.questionnaire);
    let mut steps: Vec<&PlanStep> = found.roadmap.steps.iter().collect();
    steps.sort_by_key(|step| (step.due.is_none(), step.due));
    let rows = steps.into_iter().map(|step| {
        let practice = questionnaire.map_or_else(String::new, |questionnaire| {
            plan_wording::practice_name(view.words, questionnaire, &step.practice)
        });
        let due = step.due.filter(|_| !found.roadmap.is_settled(step));
        let due = due.map(|due| view.words.date(due));
        vec![
            practice.into(),
            view.with("level", &facts!(number = step.to)).into(),
            due.unwrap_or_else(|| view.text("decision-no-date")).into(),
            step.owner.clone().into(),
            plan_wording::standing(view.words, &found.roadmap, step).into(),
        ]
    });
    let headings = [
        "column-practice",
        "column-level",
        "column-due",
        "column-owner",
        "column-status",
    ];
    Table {
        name: name.to_owned(),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows.collect(),
    }
}

/// Every possible step in rows: what it takes and brings.
fn possible(view: &View<'_>, found: &Found, name: &str) -> Table {
    let questionnaire = view.session().map(|it| &it.assessment.questionnaire);
    let rows = found.effort.steps.iter().map(|step| {
        let practice = questionnaire.map_or_else(String::new, |questionnaire| {
            plan_wording::practice_name(view.words, questionnaire, &step.practice)
        });
        let days = [step.effort].into_iter().collect();
        let share = facts!(amount = step.effect.percent());
        let class = step
            .class
            .map(|class| plan_wording::class(view.words, class));
        vec![
            practice.into(),
            view.with("level", &facts!(number = step.to)).into(),
            plan_wording::days_cell(view.words, days).into(),
            view.with("percent", &share).into(),
            class.unwrap_or_default().into(),
        ]
    });
    let headings = [
        "column-practice",
        "column-level",
        "column-days",
        "column-adds",
        "column-kind",
    ];
    Table {
        name: name.to_owned(),
        headings: headings.map(|key| view.text(key).into()).into(),
        rows: rows.collect(),
    }
}

/// How wide the pictures get.
const WIDEST: f32 = 900.0;

/// Every possible step as a point; a click shows its details below.
pub(crate) fn map_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    page::section_ui(ui, &view.text("window-plan-map"));
    let steps = &found.effort.steps;
    let not_drawn = plan_wording::not_drawn(view.words, view.questionnaire(), steps);
    if !steps.is_empty() && found.effort.sorted().next().is_none() {
        let unstated = steps.iter().all(|step| step.effort.is_none());
        let empty = unstated.then(|| view.text("window-plan-map-empty"));
        ui.label(view.muted(empty.or(not_drawn).unwrap_or_default()));
        return;
    }
    ui.label(view.muted(view.text("window-plan-map-text")));
    let title = view.text("window-plan-map");
    let map = (title.as_str(), &found.scenes.effort);
    let table = |view: &View<'_>| possible(view, found, &title);
    let clicked = scene::centred_ui(ui, view, map, WIDEST, table);
    if let Some(Link::Practice(practice)) = clicked {
        view.push(PlanAction::Pick(Some(practice)));
    }
    if let Some(text) = not_drawn {
        ui.label(view.muted(text));
    }
    let picked = view.session.picked.as_ref();
    let mut points = steps.iter();
    let point = points.find(|point| Some(&point.practice) == picked);
    if let Some((point, class)) = point.and_then(|point| Some((point, point.class?))) {
        picked_ui(ui, view, point, class);
    }
}

fn picked_ui(ui: &mut Ui, view: &mut Room<'_, '_>, point: &Step, class: EffortClass) {
    let name = view.practice_name(&point.practice);
    let facts = facts!(
        name = view.practice_title(&point.practice),
        class = plan_wording::class(view.words, class),
        to = point.to,
        days = point.days().unwrap_or_default(),
        share = point.effect.percent()
    );
    let text = view.with("window-plan-picked", &facts);
    ui.separator();
    ui.horizontal_wrapped(|ui| {
        ui.label(theme::strong(text));
        proposed_step::code_ui(ui, view, &point.practice);
    });
    if let Some((_, practice)) = view.questionnaire().practice(&point.practice) {
        ui.label(plan_wording::action(
            view.words,
            &view.session.assessment,
            practice,
            point.to,
        ));
        claims::behind_ui(ui, view, &point.practice);
        let scale = practice.scale();
        ui.horizontal_wrapped(|ui| {
            for to in scale.steps(point.from, scale.highest()) {
                means::captioned_days_ui(ui, view, &point.practice, &name, to);
            }
        });
    }
    ui.horizontal(|ui| {
        means::lock_ui(ui, view, &point.practice, &name);
        let link = ui.link(view.text("window-results-practice-tooltip"));
        if link.clicked() {
            view.push(QuestionsAction::GoToPractice(point.practice.clone()));
        }
    });
}
