//! The question how people are to vote on their phones.

use std::net::{IpAddr, Ipv4Addr};

use egui::{ScrollArea, Ui};

use crate::ballot::{Options, Way};
use crate::window::frame::action::FrameAction;
use crate::window::present::action::PresentAction;
use crate::window::present::ballot::action::BallotAction;
use crate::window::present::ballot::state::LiveBallot;
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::{button, page};

/// How high the list of addresses gets, in points.
const HIGHEST: f32 = 150.0;

/// Asks how and where people vote.
pub(crate) fn start_ui(ui: &mut Ui, view: &mut Room<'_, '_>, ballot: &LiveBallot) {
    ui.label(theme::heading(view.text("window-ballot-title")));
    ui.label(view.text("window-ballot-about"));
    let appears = view.drafts.ballot.start.is_none();
    let mut draft = view.drafts.ballot.start.take().unwrap_or_default();
    let ways = [
        (Way::Together, view.text("window-ballot-together")),
        (Way::OwnPace, view.text("window-ballot-own-pace")),
    ];
    if let Some(way) = button::radios_ui(ui, view, &draft.way, ways) {
        draft.way = way;
    }
    let key = match draft.way {
        Way::Together => "window-ballot-together-means",
        Way::OwnPace => "window-ballot-own-pace-means",
    };
    ui.label(view.muted_body(view.text(key)));
    let heading = view.text("window-ballot-where");
    let label = ui.label(theme::strong(&heading));
    page::name_heading(ui, &label, &heading);
    interfaces_ui(ui, view, ballot, &mut draft.interface);
    let key = if draft.interface.is_loopback() {
        "window-ballot-only-here"
    } else {
        "window-ballot-read-along"
    };
    let said = ui.label(view.text(key));
    page::announce_changes(&said);
    ui.horizontal_wrapped(|ui| {
        let go = ui.add(button::main(view, view.text("window-ballot-start")));
        if appears {
            go.request_focus();
        }
        let least = view.state.choice.smallest_group;
        if go.clicked() {
            view.push(PresentAction::Ballot(BallotAction::Start(Options {
                interface: draft.interface,
                port: None,
                way: draft.way,
                least,
                lasts: None,
            })));
        }
        if ui.button(view.text("window-ballot-look")).clicked() {
            view.push(PresentAction::AskForBallot);
        }
        if ui.button(view.text("window-cancel")).clicked() {
            view.push(FrameAction::DismissDialog);
        }
    });
    view.drafts.ballot.start = Some(draft);
}

/// The addresses of this computer, of which one is chosen.
fn interfaces_ui(ui: &mut Ui, view: &Room<'_, '_>, ballot: &LiveBallot, chosen: &mut IpAddr) {
    let own = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let found = ballot.addresses.iter().flatten();
    let others = found.map(|it| {
        let (address, name) = (it.address.to_string(), it.name.as_str());
        let text = view.with("window-ballot-interface", &facts!(address, name));
        (it.address, text)
    });
    let here = view.text("window-ballot-loopback");
    let all: Vec<(IpAddr, String)> = [(own, here)].into_iter().chain(others).collect();
    if !all.iter().any(|(address, _)| address == chosen) {
        *chosen = own;
    }
    let has_none = all.len() == 1 && ballot.addresses.is_some();
    ScrollArea::vertical()
        .id_salt("interfaces")
        .max_height(HIGHEST)
        .show(ui, |ui| {
            for (address, text) in all {
                let is_on = address == *chosen;
                let radio = button::radio_ui(ui, view, is_on, &text, &text);
                if radio.gained_focus() {
                    radio.scroll_to_me(None);
                }
                if radio.clicked() {
                    *chosen = address;
                }
            }
        });
    if has_none {
        ui.label(view.text("window-ballot-no-network"));
    }
}
