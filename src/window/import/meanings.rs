//! What the cells with answers stand for, where they hold no plain level.

use egui::{ComboBox, Ui};

use crate::format::import::TextRead;
use crate::model::{HalfLevels, Level, Meaning, Rating, RatingKind};
use crate::window::import::action::ImportAction;
use crate::window::import::row;
use crate::window::import::state::{Importing, Preview};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{deciding, field, fold, page};

/// How many texts are shown at once.
const MOST: usize = 100;

/// Whether somebody is or was asked what texts stand for.
pub(super) fn asks(preview: &Preview) -> bool {
    preview.reading.texts.iter().any(is_asked)
}

fn is_asked(read: &TextRead) -> bool {
    read.meaning.is_none() || read.is_confirmed
}

/// Shows what texts stand for; what must be confirmed stands first.
pub(super) fn meanings_ui(
    ui: &mut Ui,
    view: &mut Room<'_, '_>,
    importing: &Importing,
    preview: &Preview,
) {
    let texts = &preview.reading.texts;
    if texts.is_empty() {
        return;
    }
    let (mut open, known): (Vec<&TextRead>, Vec<&TextRead>) =
        texts.iter().partition(|read| is_asked(read));
    if open.len() > MOST {
        // What is still to be decided has to be among those that are shown.
        open.sort_by_key(|read| read.meaning.is_some());
    }
    page::section_ui(ui, &view.text("importing-meanings"));
    let proposed = preview.proposed().count();
    if proposed > 0 {
        let facts = facts!(count = proposed);
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(view.with("importing-meanings-ask", &facts));
        });
    }
    let unknown = preview.unknown().count();
    if unknown > 0 {
        let facts = facts!(count = unknown);
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(view.with("importing-meanings-unknown", &facts));
        });
    }
    for (at, read) in open.iter().take(MOST).enumerate() {
        text_ui(ui, view, at, read);
    }
    deciding::more_ui(ui, view, open.len(), MOST);
    if proposed > 0 {
        let text = view.with("importing-meanings-confirm", &facts!(count = proposed));
        if ui.button(text).clicked() {
            view.push(ImportAction::Confirm);
        }
    }
    reason_ui(ui, view, importing, preview);
    if !known.is_empty() {
        let title = view.with("importing-meanings-known", &facts!(count = known.len()));
        fold::fold_ui(ui, "import-texts", &title, |ui| {
            for (at, read) in known.iter().take(MOST).enumerate() {
                text_ui(ui, view, open.len() + at, read);
            }
            deciding::more_ui(ui, view, known.len(), MOST);
        });
    }
}

fn text_ui(ui: &mut Ui, view: &mut Room<'_, '_>, at: usize, read: &TextRead) {
    let count = view.with("importing-meaning-count", &facts!(count = read.count));
    let state = if read.is_confirmed {
        Some("importing-meaning-confirmed")
    } else if read.meaning.is_some() {
        None
    } else if read.proposal.is_some() {
        Some("importing-meaning-open")
    } else {
        Some("importing-meaning-unknown")
    };
    let state = state.map(|key| view.text(key));
    let note: Vec<String> = std::iter::once(count).chain(state).collect();
    let note = theme::small(note.join(" · ")).color(if read.meaning.is_none() {
        view.palette.warn
    } else {
        view.palette.muted
    });
    let chosen = row::row_ui(ui, view, &read.text, Some(note), |ui, view| {
        meaning_ui(ui, view, at, read)
    });
    if let Some(chosen) = chosen {
        view.push(ImportAction::Mean(read.text.clone(), chosen));
    }
}

/// A menu of answers; gives the one that was chosen.
fn meaning_ui(ui: &mut Ui, view: &mut Room<'_, '_>, at: usize, read: &TextRead) -> Option<Meaning> {
    let now = read.meaning.as_ref().or(read.proposal.as_ref());
    let said = now.map_or_else(
        || view.text("importing-meaning-choose"),
        |now| meaning_name(view, now),
    );
    let mut chosen = None;
    let menu = ComboBox::from_id_salt(("text", at))
        .selected_text(&said)
        .width(ui.available_width())
        .truncate()
        .height(420.0)
        .show_ui(ui, |ui| {
            for meaning in offered(view) {
                let is_now = now.is_some_and(|now| is_alike(now, &meaning));
                let name = meaning_name(view, &meaning);
                if ui.selectable_label(is_now, name).clicked() {
                    ui.close();
                    chosen = Some(meaning);
                }
            }
        });
    let spoken = view.with("importing-meaning-of", &facts!(text = read.text.as_str()));
    row::name_menu(ui, &menu.response, (spoken, said), menu.inner.is_some());
    if read.meaning.is_none() {
        deciding::decide(view, &menu.response);
    }
    chosen
}

/// Whether two stand for the same, whatever the reason is.
fn is_alike(one: &Meaning, other: &Meaning) -> bool {
    match (&one.rating, &other.rating) {
        (Some(Rating::NotApplicable(_)), Some(Rating::NotApplicable(_))) => true,
        (one, other) => one == other,
    }
}

/// What a text may stand for: each level and half, and what is no level.
fn offered(view: &Room<'_, '_>) -> Vec<Meaning> {
    let top = HalfLevels::from(view.questionnaire().top());
    let floor = HalfLevels::from(Level::FLOOR);
    let levels = (floor.count()..=top.count()).filter_map(HalfLevels::new);
    let reason = view.text("import-reason");
    let others = [
        Some(Rating::NotApplicable(reason)),
        Some(Rating::DontKnow),
        None,
    ];
    let ratings = levels.map(|at| Some(Rating::At(at))).chain(others);
    ratings.map(|rating| Meaning { rating }).collect()
}

/// What an answer is called.
fn meaning_name(view: &Room<'_, '_>, meaning: &Meaning) -> String {
    match &meaning.rating {
        None => view.text("importing-meaning-none"),
        Some(Rating::At(at)) => {
            let name = view.level_name(at.level());
            let level = view.words.rating(*at);
            view.with("importing-meaning-level", &facts!(level, name))
        }
        rating => view.text(RatingKind::of(rating.as_ref()).notation().word),
    }
}

/// Asks why practices do not apply, where the table says only that.
fn reason_ui(ui: &mut Ui, view: &mut Room<'_, '_>, importing: &Importing, preview: &Preview) {
    let plain = view.text("import-reason");
    let reason = &importing.choices.reason;
    let lacks = preview.reading.texts.iter().any(|read| {
        let rating = read.meaning.as_ref().and_then(|it| it.rating.as_ref());
        let given = rating.and_then(Rating::reason);
        // The table is read again while somebody types: what it was read with counts.
        given.is_some_and(|given| [&plain, reason, &preview.reason].contains(&given))
    });
    if !lacks {
        return;
    }
    let label = view.text("importing-reason");
    ui.add_space(space::S);
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(460.0));
        if let Some(reason) = field::text_ui(ui, "import-reason", &label, &plain, reason, 1) {
            view.push(ImportAction::Reason(reason));
        }
    });
}
