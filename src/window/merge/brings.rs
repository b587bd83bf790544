//! What comes in from copies: how much, about whom, and what becomes something else.

use egui::{Label, Ui};

use crate::model::{BroughtCounts, Rating, RespondentId};
use crate::report::wording;
use crate::window::merge::state::Preview;
use crate::window::theme;
use crate::window::view::Room;
use crate::window::widget::{card, deciding, page};

/// How many entries of a list are shown.
const MOST: usize = 100;

/// Around the contents of a card.
const MARGIN: f32 = 12.0;

/// What all copies bring, in a sentence.
pub(super) fn sum(view: &Room<'_, '_>, preview: &Preview) -> String {
    let counts = &preview.counts;
    let facts = facts!(
        people = counts.people,
        new = counts.new,
        changed = counts.changed,
        unchanged = counts.unchanged,
        others = counts.evidence + counts.others
    );
    view.with("merging-says", &facts)
}

/// How much it is, in parts; those that are none are left out.
pub(super) fn counts(view: &Room<'_, '_>, counts: &BroughtCounts) -> String {
    let parts = [
        ("merging-count-people", counts.people),
        ("merging-count-new", counts.new),
        ("merging-count-changed", counts.changed),
        ("merging-count-gone", counts.gone),
        ("merging-count-unchanged", counts.unchanged),
        ("merging-count-evidence", counts.evidence),
        ("merging-count-others", counts.others),
    ];
    let there = parts.into_iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> = there
        .map(|(key, count)| view.with(key, &facts!(count)))
        .collect();
    if said.is_empty() {
        return view.text("merging-count-none");
    }
    said.join(" · ")
}

/// Everybody about whom something comes in.
pub(super) fn people_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    if preview.people.is_empty() {
        return;
    }
    let people = preview.people.iter();
    let lines = people.map(|(id, counts)| person(view, preview, id, counts));
    list_ui(ui, view, "importing-people", lines);
}

fn person(
    view: &Room<'_, '_>,
    preview: &Preview,
    id: &RespondentId,
    counts: &BroughtCounts,
) -> String {
    let sides = [&preview.merged.assessment, &view.session.assessment];
    let name = wording::respondent_name(view.words, sides, id);
    let is_gone = preview.merged.assessment.respondent(id).is_none();
    let state = view.text(if is_gone {
        "merging-person-gone"
    } else if counts.people > 0 {
        "importing-person-new"
    } else {
        "importing-person-known"
    });
    let answers = BroughtCounts {
        people: 0,
        ..*counts
    };
    let what = self::counts(view, &answers);
    view.with("merging-person", &facts!(name, state, what))
}

/// Every answer that becomes another one.
pub(super) fn replaced_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    if preview.replaced.is_empty() {
        return;
    }
    let sides = [&preview.merged.assessment, &view.session.assessment];
    let lines = preview.replaced.iter().map(|replaced| {
        let is = replaced.is.as_ref().map(Rating::answer);
        let facts = facts!(
            who = wording::respondent_name(view.words, sides, &replaced.who),
            practice = view.practice_name(&replaced.practice),
            was = wording::answer(view.words, Some(replaced.was.answer())),
            is = wording::answer(view.words, is)
        );
        view.with("merging-becomes", &facts)
    });
    list_ui(ui, view, "merging-replaced", lines);
}

/// Everything besides answers that comes in.
pub(super) fn others_ui(ui: &mut Ui, view: &mut Room<'_, '_>, preview: &Preview) {
    if preview.others.is_empty() {
        return;
    }
    let (before, after) = (&view.session.assessment, &preview.merged.assessment);
    let lines = preview.others.iter().map(|place| {
        let facts = facts!(
            what = wording::place_heading(view.words, place, [after, before]),
            was = wording::place_value(view.words, place, before),
            is = wording::place_value(view.words, place, after)
        );
        view.with("merging-other", &facts)
    });
    list_ui(ui, view, "merging-others", lines);
}

/// A list below a heading.
fn list_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    title: &str,
    lines: impl ExactSizeIterator<Item = String>,
) {
    page::section_ui(ui, &view.text(title));
    let count = lines.len();
    ui.scope(|ui| {
        theme::measure(ui);
        card::card_with_margin_ui(ui, view.palette, MARGIN, |ui| {
            for line in lines.take(MOST) {
                ui.add(Label::new(line).wrap());
            }
            deciding::more_ui(ui, view, count, MOST);
        });
    });
}
