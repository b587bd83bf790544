//! Respondents side by side: where they differ, and how far the level depends on who answered.

use egui::{Grid, Label, Sense, Ui, Vec2};

use crate::model::Level;
use crate::report::wording;
use crate::scoring::{PracticeProfile, Resampling};
use crate::window::drafts::{Extent, Picture};
use crate::window::results::findings::FIRST;
use crate::window::results::parts::{Shown, card_ui, note_ui};
use crate::window::results::pictures;
use crate::window::theme;
use crate::window::theme::space;
use crate::window::view::View;
use crate::window::widget::fold;
use crate::window::widget::page::heading_ui;
use crate::words::Words;

pub(crate) fn spread_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let Some(spread) = &shown.found.told.spread else {
        return;
    };
    heading_ui(ui, &view.text("window-results-spread"));
    card_ui(ui, view, |ui, view| {
        let facts = facts!(flagged = spread.flagged);
        ui.add(Label::new(view.with("window-results-spread-text", &facts)).wrap());
        let scene = match &spread.first {
            Some(first) if view.drafts.spread == Extent::First => first,
            _ => &spread.scene,
        };
        pictures::picture_ui(ui, view, shown, Picture::Spread, scene, 860.0);
        if spread.first.is_some() {
            more_ui(ui, view, spread.practices.len());
        }
        let title = view.text("window-results-numbers");
        fold::fold_ui(ui, "spread-numbers", &title, |ui| table_ui(ui, view, shown));
    });
    ui.add_space(space::M);
}

fn more_ui(ui: &mut Ui, view: &mut View<'_>, all: usize) {
    let (key, count, other) = match view.drafts.spread {
        Extent::First => ("window-results-spread-all", all, Extent::Whole),
        Extent::Whole => ("window-results-spread-few", FIRST, Extent::First),
    };
    if ui.button(view.with(key, &facts!(count))).clicked() {
        view.drafts.spread = other;
    }
}

fn table_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>) {
    let questionnaire = &shown.session.assessment.questionnaire;
    let practices = &shown.found.profile.practices;
    let spread = shown.found.told.spread.as_ref();
    let ids = spread.map_or(&[][..], |spread| &spread.practices);
    Grid::new("spread").spacing([20.0, 4.0]).show(ui, |ui| {
        for key in [
            "column-practice",
            "window-results-column-ratings",
            "window-results-column-median",
            "window-results-column-distance",
        ] {
            ui.label(theme::small(view.text(key)).color(view.palette.muted));
        }
        ui.end_row();
        let rows = ids
            .iter()
            .filter_map(|id| practices.iter().find(|practice| practice.id == *id));
        for practice in rows {
            let name = wording::practice_title(view.words, questionnaire, &practice.id);
            ui.label(theme::small(name));
            ui.label(theme::small(view.words.number(practice.ratings.len())));
            ui.label(theme::small(median(view.words, practice)));
            ui.label(theme::small(distance(view.words, practice)));
            ui.end_row();
        }
    });
}

fn median(words: &Words, practice: &PracticeProfile) -> String {
    let middle = practice.ratings.len().saturating_sub(1) / 2;
    let found = practice.ratings.get(middle);
    found.map(|rating| words.number(rating)).unwrap_or_default()
}

fn distance(words: &Words, practice: &PracticeProfile) -> String {
    let spread = practice.spread;
    spread.map_or_else(String::new, |spread| {
        wording::distance(words, spread.ad_mean)
    })
}

/// In how many draws of respondents the unit is at which level.
pub(crate) fn stability_ui(ui: &mut Ui, view: &mut View<'_>, shown: Shown<'_>) {
    let session = shown.session;
    let Some(drawn) = session.studies.resampling(session.revision) else {
        return;
    };
    heading_ui(ui, &view.text("window-results-stability"));
    card_ui(ui, view, |ui, view| {
        bars_ui(ui, view, shown, drawn);
        if let Some(sentence) = wording::resampling(view.words, &shown.found.profile, drawn) {
            note_ui(ui, view, sentence);
        }
    });
}

fn bars_ui(ui: &mut Ui, view: &View<'_>, shown: Shown<'_>, drawn: &Resampling) {
    let count = shown.found.profile.level_count;
    let widest = (ui.available_width() - 260.0).clamp(80.0, 420.0);
    for level in Level::all(count) {
        let share = drawn.share(level);
        let facts = facts!(level = level.number(), share = share.percent());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(widest, 16.0), Sense::hover());
            let painter = ui.painter();
            painter.rect_filled(rect, 3.0, view.palette.shade);
            #[expect(clippy::cast_possible_truncation, reason = "a share lies from 0 to 1")]
            let part = share.ratio() as f32;
            let bar = egui::Rect::from_min_size(rect.min, Vec2::new(widest * part, 16.0));
            painter.rect(
                bar,
                3.0,
                view.palette.level(level.number(), count),
                egui::Stroke::new(1.0, view.palette.outline),
                egui::StrokeKind::Inside,
            );
            ui.label(view.with("window-results-stability-level", &facts));
        });
    }
}
