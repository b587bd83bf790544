//! What was answered last time, beside today's answer.

use egui::Ui;

use crate::change::LastTime;
use crate::model::{Level, Practice, Rating};
use crate::report::wording;
use crate::window::command::Command;
use crate::window::route::Route;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::button;

/// Tells what the person who is shown, or the group, said last time; nothing where that is not known.
pub(crate) fn told_ui(ui: &mut Ui, view: &mut Room<'_, '_>, practice: &Practice) {
    let Some(last) = view.derived.last_time(view.session, &practice.id) else {
        return;
    };
    ui.scope(|ui| {
        theme::measure(ui);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(theme::small(told(view, &last)).strong());
        if !last.note.is_empty() {
            let note = last.note.as_str();
            ui.label(view.muted_body(view.with("over-time-last-note", &facts!(note))));
        }
    });
    ui.add_space(space::S);
}

/// The way to what changed: where earlier assessments are open, else where this one is said to follow one. Beside it the way to
/// what is measured, where something is.
pub(crate) fn way_ui(ui: &mut Ui, view: &mut Room<'_, '_>) {
    let session = view.session;
    if !session.earlier.documents.is_empty() {
        button::link_ui(ui, view, "over-time-way", Command::Go(Route::OverTime));
    } else if session.assessment.identity.previous.is_some() {
        button::link_ui(ui, view, "over-time-open", Command::OpenEarlier);
    }
    if !session.assessment.outcomes.is_empty() {
        button::link_ui(ui, view, "outcomes-way", Command::Go(Route::Outcomes));
    }
}

fn told(view: &Room<'_, '_>, last: &LastTime) -> String {
    let answer = wording::answer(view.words, last.rating.as_ref().map(Rating::answer));
    let date = last.date.map(|day| view.words.date(day));
    let facts = facts!(
        answer,
        dated = u8::from(date.is_some()),
        date = date.unwrap_or_default(),
        group = u8::from(last.is_group)
    );
    view.with("over-time-last", &facts)
}

/// What stands on the card that was chosen last time: the practice and its level; `None` on the others.
pub(crate) fn on_card(
    view: &Room<'_, '_>,
    last: Option<&LastTime>,
    level: Level,
) -> Option<String> {
    let rating = last?.rating.as_ref()?.at()?;
    (rating.level() == level).then(|| {
        let half = u8::from(rating.is_half());
        view.with("over-time-on-card", &facts!(half, rating))
    })
}
