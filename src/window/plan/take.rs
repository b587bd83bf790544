//! The button that makes a plan of the proposed steps.

use egui::Ui;

use crate::window::plan::action::PlanAction;
use crate::window::view::Room;
use crate::window::widget::button;

/// Makes the plan, or makes it again.
pub(crate) fn take_ui(ui: &mut Ui, view: &mut Room<'_, '_>, is_main: bool) {
    let session = view.session;
    let set = session.studies.smallest_set_of(session.grounds);
    let ready = set.is_some_and(|set| !set.raises.is_empty()) && !view.is_closed();
    let key = if session.assessment.plan.is_empty() {
        "window-plan-take"
    } else {
        "window-plan-take-again"
    };
    let text = view.text(key);
    let take = if is_main {
        ui.add_enabled(ready, button::onward(view, text))
    } else {
        ui.add_enabled(ready, egui::Button::new(text))
    };
    let tooltip = view.text("window-plan-take-tooltip");
    if take.on_hover_text(tooltip).clicked() {
        view.drafts.plan.is_made = true;
        view.push(PlanAction::TakePlan);
    }
}
