//! Claimed against evidenced: each element twice, and the answers that make the difference.

use egui::{Rect, Sense, Stroke, Ui, Vec2};

use crate::model::PracticeId;
use crate::report::wording;
use crate::scoring::{ElementProfile, LevelRange};
use crate::window::results::parts::{Shown, card_ui, links_ui, note_ui};
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::page::heading_ui;
use crate::window::widget::sign;

/// The size of the sign of a level.
const SIGN: f32 = 26.0;

pub(crate) fn proof_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let profile = &shown.found.profile;
    if profile.placement.claimed.is_none() {
        return;
    }
    heading_ui(ui, &view.text("window-results-proof"));
    card_ui(ui, view, |ui, view| {
        let thresholds = shown.session.assessment.questionnaire.thresholds;
        let cap = thresholds.unproven_cap.number().into();
        note_ui(
            ui,
            view,
            view.with("window-results-proof-text", &[("cap", cap)]),
        );
        if shown.found.unproven.is_empty() {
            ui.label(view.text("window-results-proof-none"));
            return;
        }
        for element in &profile.elements {
            ui.separator();
            element_ui(ui, view, shown, element);
        }
    });
    ui.add_space(space::M);
}

fn element_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>, element: &ElementProfile) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let name = wording::element_name(view.words, questionnaire, &element.id);
    let [claimed, evidenced] = [element.placement.claimed, element.placement.evidenced];
    let lacking: Vec<PracticeId> = shown
        .found
        .profile
        .practices
        .iter()
        .filter(|practice| practice.element == element.id)
        .filter(|practice| shown.found.unproven.contains(&practice.id))
        .map(|practice| practice.id.clone())
        .collect();
    ui.horizontal_wrapped(|ui| {
        signs_ui(ui, view, shown, claimed, evidenced);
        ui.label(theme::strong(name));
        ui.label(difference(view, claimed, evidenced));
        if lacking.is_empty() {
            let text = theme::small(view.text("window-results-proof-all"));
            ui.label(text.color(view.palette.muted));
        }
    });
    if !lacking.is_empty() {
        let facts = facts!(count = lacking.len());
        note_ui(ui, view, view.with("window-results-proof-lacking", &facts));
        links_ui(ui, view, shown, &lacking);
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
    view: &View<'_>,
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
        sign::level(
            painter,
            view.palette,
            square(0.0),
            claimed.low.number(),
            count,
        );
    }
    if let Some(evidenced) = evidenced.filter(|_| !one) {
        let right = square(SIGN + 22.0);
        let number = evidenced.low.number();
        sign::level(painter, view.palette, right, number, count);
        let from = rect.left_center() + Vec2::new(SIGN + 5.0, 0.0);
        let line = Stroke::new(1.5, view.palette.muted);
        painter.arrow(from, Vec2::new(12.0, 0.0), line);
    }
}
