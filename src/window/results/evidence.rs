//! Claimed against evidenced: each element twice, and the answers that make the difference.

use egui::{Rect, Sense, Stroke, Ui, Vec2};

use crate::report::wording;
use crate::scoring::{ElementProfile, LevelRange};
use crate::window::results::links::{Shown, links_ui};
use crate::window::theme;
use crate::window::view::{Room, View};
use crate::window::widget::{card, page, sign};

/// The size of the sign of a level.
const SIGN: f32 = 26.0;

pub(crate) fn evidence_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let profile = &shown.found.profile;
    if profile.placement.claimed.is_none() {
        return;
    }
    page::section_ui(ui, &view.text("window-results-proof"));
    card::card_ui(ui, view.palette, |ui| {
        let cap = view.questionnaire().thresholds.unproven_cap;
        ui.label(view.muted_body(view.with("window-results-proof-text", &facts!(cap))));
        for sentence in wording::checked(view.words, view.questionnaire(), profile) {
            ui.label(sentence);
        }
        if profile.unproven.is_empty() {
            ui.label(if profile.needs_evidence(None, cap) {
                view.text("window-results-proof-none")
            } else {
                view.with("window-results-proof-no-need", &facts!(cap))
            });
            return;
        }
        for element in &profile.elements {
            ui.separator();
            element_ui(ui, view, shown, element);
        }
    });
}

fn element_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>, element: &ElementProfile) {
    let (claimed, evidenced) = (element.placement.claimed, element.placement.evidenced);
    let unproven = &shown.found.profile.unproven;
    let practices = shown.found.profile.practices.iter();
    let lacking = practices
        .filter(|practice| practice.element == element.id && unproven.contains(&practice.id))
        .map(|practice| &practice.id);
    let count = lacking.clone().count();
    let cap = view.questionnaire().thresholds.unproven_cap;
    let needs_any = shown.found.profile.needs_evidence(Some(&element.id), cap);
    ui.horizontal_wrapped(|ui| {
        signs_ui(ui, view, shown, claimed, evidenced);
        ui.label(theme::strong(view.element_name(&element.id)));
        ui.label(difference(view, claimed, evidenced));
        if count == 0 {
            let key = if needs_any {
                "window-results-proof-all"
            } else {
                "window-results-proof-needs-none"
            };
            ui.label(view.muted(view.text(key)));
        }
    });
    if count > 0 {
        ui.label(view.muted_body(view.with("window-results-proof-lacking", &facts!(count))));
        links_ui(ui, view, shown, lacking);
    }
}

/// The two levels in words.
fn difference(
    view: &View<'_>,
    claimed: Option<LevelRange>,
    evidenced: Option<LevelRange>,
) -> String {
    let place = |range| wording::place_short(view.words, range);
    if claimed == evidenced {
        let facts = facts!(level = place(claimed));
        return view.with("window-results-proof-same", &facts);
    }
    let facts = facts!(claimed = place(claimed), evidenced = place(evidenced));
    view.with("window-results-proof-less", &facts)
}

/// The two levels side by side, with an arrow where the second is lower.
fn signs_ui(
    ui: &mut Ui,
    view: &Room<'_, '_>,
    shown: Shown<'_>,
    claimed: Option<LevelRange>,
    evidenced: Option<LevelRange>,
) {
    let count = shown.found.profile.level_count;
    let one = claimed == evidenced;
    let width = if one { SIGN } else { 2.0 * SIGN + 22.0 };
    let size = Vec2::new(width, SIGN);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let square =
        |left: f32| Rect::from_min_size(rect.min + Vec2::new(left, 0.0), Vec2::splat(SIGN));
    let painter = ui.painter();
    if let Some(claimed) = claimed {
        let left = square(0.0);
        sign::level(painter, view.palette, left, claimed.low, count, view.words);
    }
    if let Some(evidenced) = evidenced.filter(|_| !one) {
        let right = square(SIGN + 22.0);
        let level = evidenced.low;
        sign::level(painter, view.palette, right, level, count, view.words);
        let from = rect.left_center() + Vec2::new(SIGN + 5.0, 0.0);
        let line = Stroke::new(1.5, view.palette.muted);
        painter.arrow(from, Vec2::new(12.0, 0.0), line);
    }
}
