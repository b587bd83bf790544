//! Whether it pays: the answer, its charts and tables, and what the literature claims.

use egui::{Align, Grid, Label, Layout, RichText, Ui, Vec2};

use crate::advice::economics::WorthVerdict;
use crate::report::worth as says;
use crate::window::derived::Found;
use crate::window::theme::{self, space};
use crate::window::view::Room;
use crate::window::widget::{card, claims, fold, page, scene};

/// The answer and its figures, beside the inputs.
pub(crate) fn answer_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found) {
    let case = &view.session.assessment.business_case;
    let worth = &found.worth;
    card::card_ui(ui, view.palette, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(view.muted(view.text("window-worth-answer")));
        let mut sentences = says::verdict(view.words, case, worth).into_iter();
        if let Some(first) = sentences.next() {
            let text = match worth.verdict {
                WorthVerdict::Pays => theme::heading(first).color(view.palette.good),
                WorthVerdict::NotWorthIt => theme::heading(first).color(view.palette.bad),
                WorthVerdict::OpenUplift => theme::heading(first),
                _ => RichText::new(first),
            };
            ui.label(text);
        }
        let drawn = view.session.studies.simulation(view.session.revision);
        let drawn = drawn.map(|drawn| says::simulation(view.words, case, drawn));
        let days = says::own_days(view.words, case, found.roadmap.effort);
        for sentence in sentences.chain(days).chain(drawn) {
            ui.label(sentence);
        }
        let unknown = view.text("worth-unknown");
        let mut figures = says::figures(view.words, case, worth);
        figures.retain(|(_, value)| *value != unknown);
        if !figures.is_empty() {
            ui.add_space(space::XS);
            ui.separator();
        }
        for (name, value) in figures {
            ui.horizontal(|ui| {
                ui.spacing_mut().interact_size.y = 20.0;
                let room = (ui.available_width() - 110.0).max(120.0);
                ui.allocate_ui(Vec2::new(room, 20.0), |ui| {
                    ui.set_width(room);
                    ui.add(Label::new(view.muted(name)).wrap());
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(theme::strong(value));
                });
            });
        }
    });
}

/// The rest of the business case, over the whole width.
pub(crate) fn more_ui(ui: &mut Ui, view: &mut Room<'_, '_>, found: &Found) {
    let case = &view.session.assessment.business_case;
    for sentence in says::beside(view.words, case, &found.worth) {
        ui.label(sentence);
    }
    if let Some(tornado) = &found.scenes.tornado {
        ui.add_space(space::M);
        page::heading_ui(ui, &view.text("report-worth-tornado"));
        ui.label(view.muted(view.text("report-worth-tornado-intro")));
        card::card_ui(ui, view.palette, |ui| {
            scene::centred_ui(ui, view, tornado, 900.0);
        });
    }
    ui.add_space(space::M);
    elasticity_ui(ui, view, found);
    ui.add_space(space::M);
    claims_ui(ui, view);
}

/// What five more points of retention are worth for this unit.
fn elasticity_ui(ui: &mut Ui, view: &Room<'_, '_>, found: &Found) {
    let case = &view.session.assessment.business_case;
    if found.worth.elasticity.is_empty() {
        return;
    }
    page::heading_ui(ui, &view.text("worth-elasticity"));
    card::card_ui(ui, view.palette, |ui| {
        ui.label(says::elasticity_intro(view.words, case));
        let grid = Grid::new("elasticity").spacing([32.0, 4.0]);
        grid.min_row_height(20.0).show(ui, |ui| {
            for key in ["column-retention", "column-rise"] {
                ui.label(view.muted(view.text(key)));
            }
            ui.end_row();
            for row in &found.worth.elasticity {
                let (name, rise) = says::elasticity_row(view.words, row);
                let style = if row.own {
                    theme::strong
                } else {
                    RichText::new
                };
                ui.label(style(name));
                ui.label(style(rise));
                ui.end_row();
            }
        });
    });
}

/// The register of claims, folded away.
fn claims_ui(ui: &mut Ui, view: &Room<'_, '_>) {
    let all = &view.questionnaire().claims;
    if all.is_empty() {
        return;
    }
    fold::fold_ui(ui, "claims", &view.text("window-worth-claims"), |ui| {
        theme::measure(ui);
        for claim in all {
            claims::claim_ui(ui, view, claim);
        }
    });
}
