//! The question how people are to vote on their phones.

use std::net::{IpAddr, Ipv4Addr};

use egui::{ScrollArea, Ui};

use crate::ballot::{Options, Way};
use crate::window::frame::action::FrameAction;
use crate::window::present::action::PresentAction;
use crate::window::present::ballot::action::BallotAction;
use crate::window::present::ballot::state::{LiveBallot, StartDraft};
use crate::window::present::ballot::wifi::WifiDraft;
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::{button, field, page};

/// How high the list of addresses gets, in points.
const HIGHEST: f32 = 150.0;

/// Asks how and where people vote.
pub(crate) fn start_ui(ui: &mut Ui, view: &mut Room<'_, '_>, ballot: &LiveBallot) {
    page::dialog_title_ui(ui, &view.text("window-ballot-title"));
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
    if !draft.interface.is_loopback() {
        wifi_ui(ui, view, &mut draft.wifi);
    }
    ui.horizontal_wrapped(|ui| {
        let go = ui.add(button::main(view, view.text("window-ballot-start")));
        if appears {
            go.request_focus();
        }
        if go.clicked() {
            start(view, &mut draft);
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

/// Starts it, unless something is missing.
fn start(view: &mut Room<'_, '_>, draft: &mut StartDraft) {
    if draft.interface.is_loopback() {
        draft.wifi.is_shown = false;
    }
    match draft.wifi.wifi() {
        Ok(wifi) => {
            let options = Options {
                interface: draft.interface,
                port: None,
                way: draft.way,
                least: view.state.choice.smallest_group,
                lasts: None,
            };
            draft.wifi.missing = None;
            view.push(PresentAction::Ballot(BallotAction::Start(options, wifi)));
        }
        Err(missing) => draft.wifi.missing = Some(missing),
    }
}

/// Asks for the Wi-Fi that a code is to lead phones into.
fn wifi_ui(ui: &mut Ui, view: &Room<'_, '_>, draft: &mut WifiDraft) {
    let text = view.text("window-ballot-wifi");
    let shows = field::tick_ui(ui, &mut draft.is_shown, text);
    shows.on_hover_text(view.text("window-ballot-wifi-tooltip"));
    if !draft.is_shown {
        return;
    }
    let kinds = [
        (false, view.text("window-ballot-wifi-locked")),
        (true, view.text("window-ballot-wifi-open")),
    ];
    if let Some(is_open) = button::radios_ui(ui, view, &draft.is_open, kinds) {
        draft.is_open = is_open;
    }
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        let name = view.text("window-ballot-wifi-name");
        field::labelled_ui(left, "wifi", &name, "", &mut draft.name, 1);
        if !draft.is_open {
            let password = view.text("window-ballot-wifi-password");
            field::labelled_ui(
                right,
                "wifi-password",
                &password,
                "",
                &mut draft.password,
                1,
            );
        }
    });
    if let Some(missing) = draft.missing.filter(|_| draft.wifi().is_err()) {
        let said = ui.label(view.fault(view.text(missing)));
        page::announce_changes(&said);
    } else {
        ui.label(view.muted(view.text("window-ballot-wifi-kept")));
    }
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
            ui.horizontal_wrapped(|ui| {
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
        });
    if has_none {
        ui.label(view.text("window-ballot-no-network"));
    }
}
