//! The facilitator's controls for the projector, in a strip above the screens.

use egui::{ComboBox, Frame, Label, Margin, Panel, Role, Ui};

use crate::window::command::Command;
use crate::window::present::action::PresentAction;
#[cfg(feature = "ballot")]
use crate::window::present::ballot;
use crate::window::present::slide::{Face, PracticeSlide, Slide, clock};
use crate::window::present::timer::LENGTHS;
use crate::window::questions::rounds;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, field, page};

/// Shows the strip while votes are led: on the projector, or on phones.
pub(crate) fn strip_ui(ui: &mut Ui, view: &mut View<'_>) {
    let slide = Slide::led(view.words, view.state);
    let Some(view) = &mut view.room() else {
        return;
    };
    if slide.is_none() && !has_ballot(view) {
        return;
    }
    let frame = Frame::new()
        .fill(view.palette.accent_soft)
        .inner_margin(Margin::symmetric(20, 6));
    Panel::top("on the projector").frame(frame).show(ui, |ui| {
        page::landmark(ui, Role::Region, Some(view.text("present-strip")));
        ui.spacing_mut().item_spacing.y = space::XS;
        #[cfg(feature = "ballot")]
        if has_ballot(view) {
            ui.horizontal_wrapped(|ui| ballot::strip::ballot_ui(ui, view));
        }
        if let Some(slide) = slide.filter(|slide| has_lines(view, slide)) {
            ui.horizontal_wrapped(|ui| slide_ui(ui, view, &slide));
        }
    });
}

#[cfg(feature = "ballot")]
fn has_ballot(view: &Room<'_, '_>) -> bool {
    view.session.has_ballot()
}

#[cfg(not(feature = "ballot"))]
const fn has_ballot(_: &Room<'_, '_>) -> bool {
    false
}

/// Whether there is more to tell and to do than the line about the ballot does.
const fn has_lines(view: &Room<'_, '_>, slide: &Slide) -> bool {
    view.session.presenter.is_open || matches!(slide.face, Face::Practice(_))
}

/// What is shown, and what can be done with it.
fn slide_ui(ui: &mut Ui, view: &mut Room<'_, '_>, slide: &Slide) {
    if view.session.presenter.is_open {
        let told = told(view, slide);
        let told = ui.add(Label::new(theme::strong(told)).wrap());
        page::announce_changes(&told);
    }
    if let Face::Practice(practice) = &slide.face {
        votes_ui(ui, view, practice);
        timer_ui(ui, view);
    }
    if view.session.presenter.is_open {
        more_ui(ui, view);
    }
}

/// What the projector shows, in a few words. No vote is in them.
fn told(view: &View<'_>, slide: &Slide) -> String {
    match &slide.face {
        Face::Sentence(text) => view.with("present-shows", &facts!(text = text.as_str())),
        Face::Join(_) => view.text("present-shows-join"),
        Face::Practice(practice) => match &practice.revealed {
            None => {
                let voted = practice.voted.as_str();
                view.with("present-shows-hidden", &facts!(voted))
            }
            Some(reveal) if reveal.is_withheld => {
                let least = view.state.choice.smallest_group.people();
                view.with("present-shows-withheld", &facts!(least))
            }
            Some(_) => {
                let session = view.session();
                let is_outdated = session
                    .is_some_and(|session| session.presenter.is_outdated(&session.assessment));
                view.text(if is_outdated {
                    "present-shows-changed"
                } else {
                    "present-shows-votes"
                })
            }
        },
    }
}

/// The way to show the votes, and on from there.
fn votes_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &PracticeSlide) {
    let is_revealed = practice.revealed.is_some();
    let (key, name) = if is_revealed {
        ("present-hide-short", "present-hide")
    } else {
        ("present-show", "present-reveal")
    };
    let tooltip = view.tooltip(ui.ctx(), Command::Reveal);
    let (text, name) = (view.text(key), view.text(name));
    let is_main = !is_revealed && practice.turnout.is_complete();
    // Without a projector there is nothing to hide.
    if !is_revealed || view.session.presenter.is_open {
        let shown = if is_main {
            ui.add(button::main(view, text))
        } else {
            ui.add(button::framed(view, text))
        };
        field::name(ui, &shown, &name);
        if shown.on_hover_text(tooltip).clicked() {
            view.push(PresentAction::Reveal);
        }
    }
    if is_revealed && let Some(id) = view.session.presenter.practice().cloned() {
        theme::outlined_ui(ui, |ui| rounds::again_ui(ui, view, &[id]));
    }
    if view.state.route == Route::Questions && view.session.neighbour(1).is_some() {
        let command = Command::Next;
        let text = view.text("present-next");
        let tooltip = view.tooltip(ui.ctx(), command);
        let next = button::framed(view, text);
        if ui.add(next).on_hover_text(tooltip).clicked() {
            view.push(command.action());
        }
    }
}

/// What is left on the timer, with the ways to start, stop and set it.
fn timer_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let (timer, now) = (view.session.presenter.timer, view.state.now);
    ui.add_space(space::S);
    let left = clock(view.words, timer.seconds(now));
    let named = view.with("present-left", &facts!(left = left.as_str()));
    let shown = ui.label(theme::strong(left));
    field::name(ui, &shown, &named);
    let key = if timer.runs(now) {
        "present-pause"
    } else {
        "present-start"
    };
    let tooltip = view.tooltip(ui.ctx(), Command::Timer);
    let start = button::framed(view, view.text(key));
    if ui.add(start).on_hover_text(tooltip).clicked() {
        view.push(PresentAction::StartOrPause);
    }
    if !timer.is_ready() {
        let reset = button::framed(view, view.text("present-reset"));
        let tooltip = view.text("present-reset-tooltip");
        if ui.add(reset).on_hover_text(tooltip).clicked() {
            view.push(PresentAction::ResetTimer);
        }
    }
    let name = view.text("present-length");
    let chosen = length(view, timer.length());
    let mut picked = None;
    let menu = ComboBox::from_id_salt("timer")
        .selected_text(chosen)
        .width(86.0)
        .height(320.0)
        .show_ui(ui, |ui| {
            for seconds in LENGTHS {
                let text = length(view, seconds);
                let is_on = seconds == timer.length();
                if button::radio_ui(ui, view, is_on, &text, &text).clicked() {
                    picked = Some(seconds);
                    ui.close();
                }
            }
        });
    field::name(ui, &menu.response, &name);
    menu.response.on_hover_text(name);
    if let Some(seconds) = picked {
        view.push(PresentAction::TimerLength(seconds));
    }
}

/// A time in words.
fn length(view: &View<'_>, seconds: u16) -> String {
    let (minutes, whole) = (seconds / 60, u8::from(seconds.is_multiple_of(60)));
    view.with("present-time", &facts!(minutes, seconds, whole))
}

/// How the view looks, and its end.
fn more_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    ui.add_space(space::S);
    let text = view.text("present-dark");
    let is_dark = view.session.presenter.is_dark;
    let tooltip = view.text("present-dark-tooltip");
    let dark = button::toggle_ui(ui, view, is_dark, true, &text, &text);
    if dark.on_hover_text(tooltip).clicked() {
        view.push(PresentAction::Dark);
    }
    let close = button::framed(view, view.text("present-close"));
    let tooltip = view.text("present-close-tooltip");
    if ui.add(close).on_hover_text(tooltip).clicked() {
        view.push(PresentAction::Close);
    }
}

/// Whether there is somebody to show something to.
pub(crate) fn entry_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let is_of_use = Session::can_present(view.session) && !view.session.presenter.is_open;
    if is_of_use {
        button::command_ui(ui, view, Command::Present);
    }
    if Command::Ballot.is_shown(view.state) && !has_ballot(view) {
        button::command_ui(ui, view, Command::Ballot);
    }
}
