//! The claims that practices lean on, each with its verdict, its critics and its source.

use egui::Ui;

use crate::model::{Claim, PracticeId, Verdict};
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::fold;

/// The claims behind a practice, folded away below a title with its name; nothing where there are none.
pub(crate) fn behind_ui(ui: &mut Ui, view: &Room<'_, '_>, practice: &PracticeId) {
    let claims: Vec<&Claim> = view.questionnaire().claims_for(practice).collect();
    if claims.is_empty() {
        return;
    }
    let name = view.practice_name(practice);
    let title = view.with("window-claims-of", &facts!(name, count = claims.len()));
    fold::fold_ui(ui, &format!("claims {practice}"), &title, |ui| {
        theme::measure(ui);
        for claim in claims {
            claim_ui(ui, view, claim);
        }
    });
}

/// One claim.
pub(crate) fn claim_ui(ui: &mut Ui, view: &Room<'_, '_>, claim: &Claim) {
    let verdict = view.text(match claim.verdict {
        Verdict::Supported => "verdict-supported",
        Verdict::Depends => "verdict-depends",
        Verdict::Disputed => "verdict-disputed",
        Verdict::Unconfirmed => "verdict-unconfirmed",
    });
    ui.add_space(space::S);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.label(theme::strong(view.wording(&claim.text)));
    ui.label(theme::small(verdict).color(view.palette.accent));
    ui.label(view.wording(&claim.critics));
    ui.label(view.muted(view.wording(&claim.source)));
}
