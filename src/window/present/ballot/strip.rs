//! What the strip above the screens tells of a ballot.

use egui::{Label, Ui};

use crate::ballot::Stage;
use crate::window::command::Command;
use crate::window::present::action::PresentAction;
use crate::window::present::ballot::action::BallotAction;
use crate::window::present::ballot::panel;
use crate::window::present::ballot::state::{LiveBallot, Running};
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::{button, page};

/// Tells how the ballot goes, with the way to put the first question to the vote.
pub(crate) fn ballot_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let Some(running) = view.session.ballot.as_ref().and_then(LiveBallot::running) else {
        ui.label(view.text("window-ballot-begins"));
        return;
    };
    let far = panel::how_far(view, running);
    let told = view.with("window-ballot-strip", &facts!(far));
    let told = ui.add(Label::new(theme::strong(told)).wrap());
    page::announce_changes(&told);
    if *running.session.stage() == Stage::Lobby {
        let text = view.text("window-ballot-first");
        let first = ui.add(button::main(view, text));
        let tooltip = view.text("window-ballot-first-tooltip");
        if first.on_hover_text(tooltip).clicked() {
            view.push(PresentAction::Ballot(BallotAction::PutUp));
        }
    }
    let show = button::framed(view, view.text("window-ballot-show"));
    let tooltip = view.text("window-ballot-show-tooltip");
    if ui.add(show).on_hover_text(tooltip).clicked() {
        view.push(Command::Ballot.action());
    }
    code_ui(ui, view, running);
}

/// Whether the projector shows how to join while votes are led.
fn code_ui(ui: &mut Ui, view: &mut Room<'_, '_>, running: &Running) {
    let is_led = matches!(
        running.session.stage(),
        Stage::Voting(_) | Stage::Revealed(_)
    );
    if !view.session.presenter.is_open || !is_led {
        return;
    }
    let text = view.text("window-ballot-code-on-wall");
    let is_on = running.wants_code;
    let tooltip = view.text("window-ballot-code-on-wall-tooltip");
    let code = button::toggle_ui(ui, view, is_on, true, &text, &text);
    if code.on_hover_text(tooltip).clicked() {
        view.push(PresentAction::Ballot(BallotAction::ShowCode(!is_on)));
    }
}
