//! What the figures come to: the answer, its pictures and tables, and the claims of the field.

use egui::{Align, Grid, Label, Layout, RichText, Ui, Vec2};

use crate::advice::economics::Verdict;
use crate::model::{Claim, Verdict as Judgement};
use crate::report::worth as says;
use crate::window::derived::Found;
use crate::window::results::parts::card;
use crate::window::session::Session;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::{fold, page, scene};

/// The answer and its figures, beside the inputs.
pub(crate) fn answer_ui(ui: &mut Ui, view: &View<'_>, session: &Session, found: &Found) {
    let case = &session.assessment.business_case;
    let worth = &found.worth;
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(theme::small(view.text("window-worth-answer")).color(view.palette.muted));
        let mut sentences = says::verdict(view.words, case, worth).into_iter();
        if let Some(first) = sentences.next() {
            let text = match worth.verdict {
                Verdict::Pays => theme::heading(first).color(view.palette.good),
                Verdict::NotWorthIt => theme::heading(first).color(view.palette.bad),
                Verdict::OpenUplift => theme::heading(first),
                _ => RichText::new(first),
            };
            ui.add(Label::new(text).wrap());
        }
        let drawn = session.studies.chances(session.revision);
        let drawn = drawn.map(|drawn| says::simulation(view.words, case, drawn));
        for sentence in sentences.chain(drawn) {
            ui.add(Label::new(sentence).wrap());
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
                    ui.add(Label::new(theme::small(name).color(view.palette.muted)).wrap());
                });
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.label(theme::strong(value));
                });
            });
        }
    });
}

/// What else belongs to it, over the whole width.
pub(crate) fn more_ui(ui: &mut Ui, view: &mut View<'_>, session: &Session, found: &Found) {
    let case = &session.assessment.business_case;
    for sentence in says::beside(view.words, case, &found.worth) {
        ui.add(Label::new(sentence).wrap());
    }
    if let Some(tornado) = &found.scenes.tornado {
        ui.add_space(space::M);
        page::heading_ui(ui, &view.text("report-worth-tornado"));
        let text = theme::small(view.text("report-worth-tornado-intro"));
        ui.add(Label::new(text.color(view.palette.muted)).wrap());
        card(view).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let hint = view.text("window-picture-keys");
            let width = ui.available_width().min(900.0);
            ui.vertical_centered(|ui| scene::scene_ui(ui, view.palette, tornado, width, &hint));
        });
    }
    ui.add_space(space::M);
    elasticity_ui(ui, view, session, found);
    ui.add_space(space::M);
    claims_ui(ui, view, session);
}

/// What five points more retention are worth, in place of the slogan.
fn elasticity_ui(ui: &mut Ui, view: &View<'_>, session: &Session, found: &Found) {
    let case = &session.assessment.business_case;
    if found.worth.elasticity.is_empty() {
        return;
    }
    page::heading_ui(ui, &view.text("worth-elasticity"));
    card(view).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let intro = says::elasticity_intro(view.words, case);
        ui.add(Label::new(intro).wrap());
        Grid::new("elasticity")
            .num_columns(2)
            .spacing([32.0, 4.0])
            .min_row_height(20.0)
            .show(ui, |ui| {
                for key in ["column-retention", "column-rise"] {
                    ui.label(theme::small(view.text(key)).color(view.palette.muted));
                }
                ui.end_row();
                for row in &found.worth.elasticity {
                    let (name, rise) = says::elasticity_row(view.words, row);
                    let (name, rise) = if row.own {
                        (theme::strong(name), theme::strong(rise))
                    } else {
                        (RichText::new(name), RichText::new(rise))
                    };
                    ui.label(name);
                    ui.label(rise);
                    ui.end_row();
                }
            });
    });
}

/// The register of claims, folded away.
fn claims_ui(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let claims = &session.assessment.questionnaire.claims;
    if claims.is_empty() {
        return;
    }
    let title = view.text("window-worth-claims");
    fold::fold_ui(ui, "claims", &title, |ui| {
        theme::measure(ui);
        for claim in claims {
            claim_ui(ui, view, claim);
        }
    });
}

fn claim_ui(ui: &mut Ui, view: &View<'_>, claim: &Claim) {
    let verdict = view.text(match claim.verdict {
        Judgement::Supported => "verdict-supported",
        Judgement::Depends => "verdict-depends",
        Judgement::Disputed => "verdict-disputed",
        Judgement::Unconfirmed => "verdict-unconfirmed",
    });
    ui.add_space(space::S);
    ui.spacing_mut().item_spacing.y = 2.0;
    ui.add(Label::new(theme::strong(view.wording(&claim.text))).wrap());
    ui.label(theme::small(verdict).color(view.palette.accent));
    ui.add(Label::new(view.wording(&claim.critics)).wrap());
    let source = theme::small(view.wording(&claim.source)).color(view.palette.muted);
    ui.add(Label::new(source).wrap());
}
