//! How a ballot goes: how people join, who is here, and its end.

use egui::{Align, Id, Layout, ScrollArea, Sense, Ui, UiBuilder, Vec2};

use crate::ballot::Stage;
use crate::model::Respondent;
use crate::window::frame::action::FrameAction;
use crate::window::present::action::PresentAction;
use crate::window::present::ballot::action::BallotAction;
use crate::window::present::ballot::start;
use crate::window::present::ballot::state::{End, LiveBallot, Phase, Running};
use crate::window::present::ballot::wifi::Wifi;
use crate::window::present::picture;
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::{button, field, page};

/// How large the code for the camera is, in points.
const CODE: f32 = 208.0;

/// The same where another code stands beside it.
const SMALL_CODE: f32 = 168.0;

/// What the window shows around it at least, in points.
const AROUND: f32 = 64.0;

/// How high the list of people gets, in points.
const HIGHEST: f32 = 168.0;

/// Asks how people are to vote, or shows how it goes.
pub(crate) fn ballot_ui(ui: &mut Ui, view: &mut View<'_>) {
    let Some(view) = &mut view.room() else {
        return;
    };
    let Some(ballot) = &view.session.ballot else {
        return;
    };
    let most = ui.ctx().content_rect().height() - AROUND;
    // In a small window, or with large type, it does not all fit.
    ScrollArea::vertical()
        .id_salt("ballot")
        .max_height(most)
        .min_scrolled_height(most)
        .show(ui, |ui| {
            phase_ui(ui, view, ballot);
            page::follow_focus(ui);
        });
}

fn phase_ui(ui: &mut Ui, view: &mut Room<'_, '_>, ballot: &LiveBallot) {
    match &ballot.phase {
        Phase::Asked => start::start_ui(ui, view, ballot),
        Phase::Waits(_) | Phase::Begins => {
            page::dialog_title_ui(ui, &view.text("window-ballot-title"));
            ui.horizontal(|ui| {
                ui.spinner();
                ui.label(view.text("window-ballot-begins"));
            });
            close_ui(ui, view);
        }
        Phase::Runs(running) => running_ui(ui, view, running),
    }
}

fn close_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let close = ui.button(view.text("window-ballot-close"));
    if ui.memory(|memory| memory.focused().is_none()) {
        close.request_focus();
    }
    if close.clicked() {
        view.push(FrameAction::DismissDialog);
    }
}

fn running_ui(ui: &mut Ui, view: &mut Room<'_, '_>, running: &Running) {
    let title = if running.end == End::No {
        "window-ballot-runs"
    } else {
        "window-ballot-ending"
    };
    page::dialog_title_ui(ui, &view.text(title));
    match &running.wifi {
        Some(wifi) => {
            ui.columns(2, |columns| {
                let [left, right] = columns else { return };
                wifi_ui(left, view, wifi);
                join_ui(right, view, running);
            });
            far_ui(ui, view, running);
        }
        None => {
            ui.horizontal_top(|ui| {
                code_ui(ui, view, CODE, &running.code, "present-join-scan");
                ui.add_space(space::M);
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = space::XS;
                    ui.label(view.text("window-ballot-scan"));
                    for (key, text) in running.typed() {
                        ui.label(view.muted(view.text(key)));
                        ui.label(theme::heading(text));
                    }
                    far_ui(ui, view, running);
                });
            });
        }
    }
    people_ui(ui, view, running);
    if let Some((name, code)) = &running.given {
        let facts = facts!(name = name.as_str(), code = code.as_str());
        let said = ui.label(theme::strong(view.with("window-ballot-given", &facts)));
        page::announce_changes(&said);
    }
    buttons_ui(ui, view, running);
}

/// A code for cameras, and what a screen reader says of it.
fn code_ui(ui: &mut Ui, view: &Room<'_, '_>, size: f32, rows: &[Vec<bool>], key: &str) {
    let (rect, code) = ui.allocate_exact_size(Vec2::splat(size), Sense::HOVER);
    picture::code_in(ui.painter(), rect, rows);
    field::name(ui, &code, &view.text(key));
}

/// The first of two codes: the way into the Wi-Fi.
fn wifi_ui(ui: &mut Ui, view: &Room<'_, '_>, wifi: &Wifi) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.label(theme::strong(view.text("present-join-wifi")));
    code_ui(ui, view, SMALL_CODE, &wifi.code, "present-join-wifi-scan");
    for (key, text) in wifi.typed() {
        typed_ui(ui, view, key, text);
    }
}

/// The second: the way into the vote.
fn join_ui(ui: &mut Ui, view: &Room<'_, '_>, running: &Running) {
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.label(theme::strong(view.text("present-join-then")));
    code_ui(ui, view, SMALL_CODE, &running.code, "present-join-scan");
    for (key, text) in running.typed() {
        typed_ui(ui, view, key, &text);
    }
}

/// What is typed instead of a scan, in few lines.
fn typed_ui(ui: &mut Ui, view: &Room<'_, '_>, key: &str, text: &str) {
    ui.label(view.muted(view.text(key)));
    ui.label(theme::strong(text));
}

/// How many are here and have voted, and whether the disk takes their votes.
fn far_ui(ui: &mut Ui, view: &Room<'_, '_>, running: &Running) {
    let said = ui.label(theme::strong(how_far(view, running)));
    page::announce_changes(&said);
    if running.disk_refuses {
        ui.label(view.fault(view.text("window-ballot-disk")));
    }
}

/// How many are here, and have voted.
pub(crate) fn how_far(view: &View<'_>, running: &Running) -> String {
    let session = &running.session;
    let people = session.present();
    match session.stage() {
        Stage::Voting(_) | Stage::Revealed(_) => session.turnout(view.words),
        Stage::OwnPace => {
            let here = session.here();
            let here = here.filter_map(|(who, _)| session.person(who));
            let (answered, asked) = here.fold((0, 0), |(answered, asked), person| {
                let asks = session.asks(person);
                let done = asks.iter();
                let done = done.filter(|it| person.sheet.rating(&it.id).is_some());
                (answered + done.count(), asked + asks.len())
            });
            view.with("window-ballot-answers", &facts!(people, answered, asked))
        }
        Stage::Lobby | Stage::Over => view.with("ballot-present", &facts!(people)),
    }
}

/// Who is here, and whom a code lets in.
fn people_ui(ui: &mut Ui, view: &mut Room<'_, '_>, running: &Running) {
    let session = &running.session;
    let here: Vec<(&str, &Respondent)> = session
        .here()
        .filter_map(|(who, _)| Some((who, session.person(who)?)))
        .collect();
    let is_here = |person: &Respondent| here.iter().any(|(_, it)| it.id == person.id);
    let people = session.assessment.respondents.iter();
    let others = people.filter(|it| !it.is_blank() && !is_here(it) && !it.name.trim().is_empty());
    let others: Vec<&Respondent> = others.map(|it| &**it).collect();
    if here.is_empty() && others.is_empty() {
        return;
    }
    ScrollArea::vertical()
        .id_salt("people of the ballot")
        .max_height(HIGHEST)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (who, person) in &here {
                let state = state_of(running, who, person);
                person_ui(ui, view, person, view.text(state));
            }
            for person in &others {
                person_ui(ui, view, person, view.text("window-ballot-not-here"));
            }
        });
}

/// The key of what is said of somebody who is here.
fn state_of(running: &Running, who: &str, person: &Respondent) -> &'static str {
    let session = &running.session;
    let asks = || session.asks(person);
    match session.stage() {
        Stage::Voting(_) | Stage::Revealed(_) if session.has_voted(who) => "window-ballot-voted",
        Stage::Voting(practice) if session.is_asked(person, practice) => "window-ballot-not-yet",
        Stage::Voting(_) => "window-ballot-not-asked",
        Stage::OwnPace
            if asks()
                .iter()
                .all(|it| person.sheet.rating(&it.id).is_some()) =>
        {
            "window-ballot-done"
        }
        _ => "window-ballot-here",
    }
}

fn person_ui(ui: &mut Ui, view: &mut Room<'_, '_>, person: &Respondent, state: String) {
    // Whoever comes in moves up in the list: the focus stays with the person.
    let own = UiBuilder::new().scope_id(Id::unique(("in the ballot", &person.id)));
    ui.scope_builder(own, |ui| row_ui(ui, view, person, state));
}

fn row_ui(ui: &mut Ui, view: &mut Room<'_, '_>, person: &Respondent, state: String) {
    ui.horizontal(|ui| {
        let name = person.name.trim();
        let facts = facts!(
            name,
            role = person.role.trim(),
            has = u8::from(!person.role.trim().is_empty()),
            state
        );
        ui.label(view.with("window-ballot-person", &facts));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let text = view.text("window-ballot-new-code");
            let code = ui.link(&text);
            field::name(ui, &code, &view.answer_name(name, &text));
            if code.gained_focus() {
                code.scroll_to_me(None);
            }
            let tooltip = view.text("window-ballot-new-code-tooltip");
            if code.on_hover_text(tooltip).clicked() {
                let action = BallotAction::Code(person.name.clone());
                view.push(PresentAction::Ballot(action));
            }
        });
    });
}

fn buttons_ui(ui: &mut Ui, view: &mut Room<'_, '_>, running: &Running) {
    if running.end != End::No {
        ui.horizontal(|ui| {
            ui.spinner();
            ui.label(view.text("window-ballot-ending-text"));
        });
        return close_ui(ui, view);
    }
    if view.drafts.ballot.ends {
        ui.label(view.text("window-ballot-end-text"));
        ui.horizontal_wrapped(|ui| {
            let text = view.text("window-ballot-end-go");
            let end = ui.add(button::main(view, text));
            if end.clicked() {
                view.drafts.ballot.ends = false;
                view.push(PresentAction::Ballot(BallotAction::Stop));
            }
            let stay = ui.button(view.text("window-ballot-end-not"));
            if ui.memory(|memory| memory.focused().is_none()) {
                stay.request_focus();
            }
            if stay.clicked() {
                view.drafts.ballot.ends = false;
            }
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        if *running.session.stage() == Stage::Lobby {
            let text = view.text("window-ballot-first");
            if ui.add(button::main(view, text)).clicked() {
                view.push(PresentAction::Ballot(BallotAction::PutUp));
                view.push(FrameAction::DismissDialog);
            }
        }
        close_ui(ui, view);
        if ui.button(view.text("window-ballot-end")).clicked() {
            view.drafts.ballot.ends = true;
        }
    });
}
