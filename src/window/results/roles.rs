//! Roles side by side.

use egui::Ui;

use crate::report::wording;
use crate::window::drafts::{ResultsPicture, SpreadExtent};
use crate::window::results::findings::FIRST;
use crate::window::results::links::Shown;
use crate::window::results::pictures;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, page};

/// How roles see the practices, where two or more can be compared.
pub(crate) fn roles_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let (Some(roles), Some(pictured)) = (&shown.found.roles, &shown.found.findings.roles) else {
        return;
    };
    page::heading_ui(ui, &view.text("window-results-roles"));
    card::card_ui(ui, view.palette, |ui| {
        ui.scope(|ui| {
            theme::measure(ui);
            let finding = wording::roles_finding(view.words, view.questionnaire(), roles);
            ui.label(theme::strong(finding));
            if let Some(means) = wording::roles_means(view.words, roles) {
                ui.label(means);
            }
            ui.label(view.muted_body(view.text("says-roles-measure")));
        });
        let scene = match &pictured.first {
            Some(first) if view.drafts.roles == SpreadExtent::First => first,
            _ => &pictured.scene,
        };
        pictures::picture_ui(ui, view, shown, ResultsPicture::Roles, scene, 860.0);
        if pictured.first.is_some() {
            more_ui(ui, view, roles.practices.len());
        }
        pictures::words_ui(ui, view, &pictured.scene, "roles-numbers");
    });
    ui.add_space(space::M);
}

fn more_ui(ui: &mut Ui, view: &mut Room<'_, '_>, all: usize) {
    let (key, count, other) = match view.drafts.roles {
        SpreadExtent::First => ("window-results-spread-all", all, SpreadExtent::Whole),
        SpreadExtent::Whole => ("window-results-spread-few", FIRST, SpreadExtent::First),
    };
    if ui.button(view.with(key, &facts!(count))).clicked() {
        view.drafts.roles = other;
    }
}
