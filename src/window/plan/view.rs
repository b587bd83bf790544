//! Plan: the smallest set for the target, effort against effect, and the roadmap.

use egui::{Label, RichText, Ui};
use rust_decimal::Decimal;

use crate::advice::Budget;
use crate::model::{Estimate, Input};
use crate::report::{plan_wording, worth as says};
use crate::window::command::Command;
use crate::window::number_input;
use crate::window::plan::action::PlanAction;
use crate::window::plan::{roadmap, smallest};
use crate::window::results::parts::card;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::{button, field, page};

/// Shows the screen.
pub(crate) fn plan_ui(ui: &mut Ui, view: &mut View<'_>) {
    let (Some(session), Some(found)) = (view.session(), view.found()) else {
        return;
    };
    page::title_ui(ui, &view.text("window-plan-title"));
    if found.profile.placement.claimed.is_none() {
        ui.label(view.text("window-plan-nothing"));
        let main = button::main(view, view.text("window-unit-go-on"));
        if ui.add(main).clicked() {
            view.push(Command::Questions.action());
        }
        return;
    }
    answer_ui(ui, view, session);
    ui.add_space(space::S);
    means_ui(ui, view, session);
    ui.add_space(space::M);
    smallest::set_ui(ui, view, session, found);
    ui.add_space(space::M);
    if view.rest_can_wait(ui) {
        return;
    }
    smallest::map_ui(ui, view, session, found);
    ui.add_space(space::L);
    roadmap::roadmap_ui(ui, view, session, found);
}

/// What is asked, and what it comes to.
fn answer_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let Some(set) = session.studies.way() else {
        ui.label(view.text("window-studying"));
        return;
    };
    let questionnaire = &session.assessment.questionnaire;
    ui.spacing_mut().item_spacing.y = space::XS;
    let asks = plan_wording::asks(view.words, set);
    ui.add(Label::new(RichText::new(asks).size(theme::size::HEADING)).wrap());
    for sentence in plan_wording::verdict(view.words, set) {
        ui.add(Label::new(sentence).wrap());
    }
    for text in plan_wording::aims(view.words, questionnaire, &set.aims) {
        ui.add(Label::new(theme::small(text).color(view.palette.muted)).wrap());
    }
    let tooltip = view.tooltip(ui.ctx(), Command::Target);
    let link = ui.link(view.text("window-plan-to-target"));
    if link.on_hover_text(tooltip).clicked() {
        view.push(Command::Target.action());
    }
    ui.spacing_mut().item_spacing.y = space::S;
}

/// What may be spent, how fast, and from when on.
fn means_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let planning = &session.assessment.planning;
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.columns(4, |columns| {
            let [days, money, pace, start] = columns else {
                return;
            };
            let label = view.text("window-plan-budget");
            let range = 0..=u32::MAX;
            let typed = field::whole_ui(days, view, "budget", &label, planning.budget_days, range);
            if let Some(budget) = typed {
                view.push(PlanAction::Budget(budget));
            }
            money_ui(money, view, session);
            let label = view.text("window-plan-capacity");
            let now = planning.capacity_days_per_month.map(u32::from);
            let range = 1..=u32::from(u16::MAX);
            if let Some(capacity) = field::whole_ui(pace, view, "capacity", &label, now, range) {
                let capacity = capacity.and_then(|days| u16::try_from(days).ok());
                view.push(PlanAction::Capacity(capacity));
            }
            let label = view.text("window-plan-start");
            if let Some(date) = field::date_ui(start, view, "start", &label, planning.start) {
                view.push(PlanAction::PlanStart(date));
            }
        });
    });
}

/// The budget as money, where the cost of a day is known.
fn money_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session) {
    let case = &session.assessment.business_case;
    let cost = case.estimate(Input::StaffDayCost).map(Estimate::likely);
    let Some(cost) = cost.filter(|cost| *cost > Decimal::ZERO) else {
        let text = theme::small(view.text("window-plan-no-day-cost"));
        let text = Label::new(text.color(view.palette.muted)).wrap();
        // Columns would set it justified.
        ui.vertical(|ui| ui.add(text));
        return;
    };
    let day = says::value(view.words, case, Input::StaffDayCost, cost);
    let label = view.with("window-plan-money", &facts!(day));
    let days = session.assessment.planning.budget_days.map(Decimal::from);
    let shown = days
        .and_then(|days| days.checked_mul(cost))
        .map(|amount| view.words.number(amount.normalize()))
        .unwrap_or_default();
    let id = "budget in money";
    let mut text = view.drafts.texts.get(id).cloned().unwrap_or(shown);
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let caption = ui.add(Label::new(theme::small(label)).truncate());
        let response = field::edit(ui, id, &mut text, "", 1).labelled_by(caption.id);
        if response.changed() {
            view.drafts.texts.insert(id.to_owned(), text.clone());
            if text.trim().is_empty() {
                view.push(PlanAction::Budget(None));
            } else if let Some(amount) = number_input::read(&text) {
                view.push(PlanAction::Budget(
                    Budget::of_money(amount, cost).map(Budget::days),
                ));
            }
        }
        if !response.has_focus() {
            view.drafts.texts.remove(id);
        }
    });
}
