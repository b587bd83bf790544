//! A step that is proposed: what to do and why, who sees to it, by when, and what shows that it is done.

use egui::{Ui, vec2};

use crate::advice::{ProposedOwn, ProposedStep, Task};
use crate::model::{Claim, Level, PracticeId};
use crate::report::decision_wording::Said;
use crate::report::plan_wording;
use crate::window::questions::action::QuestionsAction;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{button, claims, fold};

/// Shows a step with its place among those that are proposed. Its menu holds what is rarely done with it.
pub(crate) fn step_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    said: &Said<'_>,
    (number, step): (usize, &ProposedStep),
    menu_ui: Option<fn(&mut Ui, &mut Room<'_, '_>, &PracticeId, &str)>,
) {
    let about = (&step.practice, step.to);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal(|ui| {
        let beside = if menu_ui.is_some() { 40.0 } else { 0.0 };
        let width = (ui.available_width() - beside).max(120.0);
        ui.allocate_ui(vec2(width, 24.0), |ui| {
            ui.set_width(width);
            title_ui(ui, view, (number, step));
        });
        if let Some(menu_ui) = menu_ui {
            let name = view.practice_name(&step.practice);
            let more = view.with("window-plan-step-more", &facts!(name = name.as_str()));
            button::more_ui(ui, view, &more, |ui, view| {
                menu_ui(ui, view, &step.practice, &name);
            });
        }
    });
    let steps = said.decision.proposal.steps.iter();
    let steps = steps.map(|step| (&step.practice, step.to));
    if let Some(on) = plan_wording::goes_on(view.words, steps, about) {
        ui.label(on);
    }
    advice_ui(ui, view, about, &step.owner);
    facts_ui(ui, view, said, Task::Step(step));
    proof_ui(ui, view, about);
}

/// Shows a step of the unit's own with its place among those that are proposed.
pub(crate) fn own_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    said: &Said<'_>,
    (number, own): (usize, &ProposedOwn),
) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let title = said.what(Task::Own(own));
    let title = view.with("window-step-own", &facts!(number, title));
    ui.label(theme::strong(title));
    let action = own.step.action.trim();
    if !action.is_empty() {
        ui.label(action);
    }
    facts_ui(ui, view, said, Task::Own(own));
}

/// Who sees to it, by when, its effort, and how far it is.
fn facts_ui(ui: &mut Ui, view: &Room<'_, '_>, said: &Said<'_>, task: Task<'_>) {
    let facts = facts!(
        owner = said.who(task),
        due = said.due(task.due(), task.late()),
        effort = plan_wording::effort_told(view.words, task.effort(), task.is_open()),
        status = said.status(task)
    );
    ui.label(view.muted(view.with("window-step-facts", &facts)));
}

/// What is raised, and to which level; leads to its practice.
fn title_ui(ui: &mut Ui, view: &mut Room<'_, '_>, (number, step): (usize, &ProposedStep)) {
    let title = view.practice_title(&step.practice);
    let title = view.with("window-step", &facts!(number, title, to = step.to));
    ui.horizontal_wrapped(|ui| {
        let link = ui.link(theme::strong(title));
        code_ui(ui, view, &step.practice);
        if link.clicked() {
            view.drafts.left_from = Some((view.state.route, link.id));
            view.push(QuestionsAction::GoToPractice(step.practice.clone()));
        }
    });
}

/// The code of a practice, quietly after its title.
pub(crate) fn code_ui(ui: &mut Ui, view: &Room<'_, '_>, practice: &PracticeId) {
    ui.label(view.muted(practice.as_str()));
}

/// What to do, what of it comes first, and why.
pub(crate) fn advice_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    (practice, to): (&PracticeId, Level),
    owner: &str,
) {
    let Some((_, practice)) = view.questionnaire().practice(practice) else {
        return;
    };
    ui.scope(|ui| {
        theme::measure(ui);
        let assessment = &view.session.assessment;
        let found = view.found();
        let found = found.and_then(|found| found.profile.practice(&practice.id));
        let first = plan_wording::find_out_first(view.words, assessment, found, (to, owner));
        let action = plan_wording::action(view.words, assessment, practice, to);
        if let Some(first) = first {
            let label = |label| view.with("report-label", &facts!(label));
            let first_label = label(view.text("label-find-out"));
            ui.label(format!("{first_label}{first}"));
            let then = label(view.with("label-then", &facts!(to)));
            ui.label(format!("{then}{action}"));
        } else {
            ui.label(action);
        }
        let advice = practice.recommendation_to(to);
        if let Some(text) = advice.and_then(|text| text.first_week.as_ref()) {
            let text = view.wording(text);
            let label = view.text("label-first-week");
            let label = view.with("report-label", &facts!(label));
            ui.label(format!("{label}{text}"));
        }
        let set = view.session.studies.smallest_set();
        if let Some(reason) =
            plan_wording::why(view.words, view.questionnaire(), set, (practice, to))
        {
            let label = plan_wording::why_label(view.words, found, to);
            let label = view.with("report-label", &facts!(label));
            ui.label(view.muted(format!("{label}{reason}")));
        }
    });
}

/// What shows that a step is done, and what is claimed for it, folded away.
pub(crate) fn proof_ui(ui: &mut Ui, view: &Room<'_, '_>, (id, to): (&PracticeId, Level)) {
    let Some((_, practice)) = view.questionnaire().practice(id) else {
        return;
    };
    let claims: Vec<&Claim> = view.questionnaire().claims_for(id).collect();
    let title = view.with("window-plan-shows", &facts!(count = claims.len()));
    let facts = facts!(name = view.practice_name(id), count = claims.len());
    let spoken = view.with("window-plan-shows-name", &facts);
    let salt = format!("shows {id} {to:?}");
    fold::named_fold_ui(ui, &salt, (&title, &spoken), |ui| {
        theme::measure(ui);
        ui.label(plan_wording::indicator(view.words, practice, to));
        for claim in claims {
            claims::claim_ui(ui, view, claim);
        }
    });
}
