//! Respondents side by side: where they differ, and how far the level depends on who answered.

use egui::{Rect, Sense, Stroke, StrokeKind, Ui, Vec2};

use crate::chart;
use crate::model::Level;
use crate::report::wording::{self, AgreementFigure, Ratings};
use crate::scoring::disclosure::Closeness;
use crate::scoring::{PracticeProfile, Profile, Resampling, Spread};
use crate::window::drafts::{ResultsPicture, SpreadExtent};
use crate::window::frame::action::Spot;
use crate::window::questions::group;
use crate::window::results::agenda;
use crate::window::results::findings::FIRST;
use crate::window::results::links::Shown;
use crate::window::results::pictures::{self, Picture};
use crate::window::theme::{self, space};
use crate::window::view::{Room, View};
use crate::window::widget::table::{Table, TableCell, TableHeading, table_ui};
use crate::window::widget::{card, figures, fold, page, term};
use crate::words::Words;

pub(crate) fn spread_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let Some(spread) = &shown.found.findings.spread else {
        return;
    };
    let title = view.text("window-results-spread");
    let heading = page::section_ui(ui, &title);
    page::heading_spot(ui, view, Spot::Differ, (&heading, &title));
    let facts = facts!(
        flagged = spread.disputes.len(),
        agreed = spread.agreed.len()
    );
    ui.label(view.with("window-results-spread-text", &facts));
    card::card_ui(ui, view.palette, |ui| {
        let ids = spread.practices.iter();
        let all: Vec<_> = ids
            .filter_map(|id| shown.found.profile.practice(id))
            .collect();
        // A few more than the first are shown at once: a button for two rows is no help.
        let first = all.get(..FIRST).filter(|_| all.len() > FIRST + 2);
        let extent = view.drafts.spread;
        let rows = first.filter(|_| extent == SpreadExtent::First);
        let rows = rows.unwrap_or(&all);
        let picture = Picture {
            id: ResultsPicture::Spread,
            extent,
            title: title.clone(),
            widest: 980.0,
        };
        let levels = shown.found.profile.level_count;
        let draw = |view: &Room<'_, '_>, width| {
            chart::spread(view.words, view.questionnaire(), rows, levels, width)
        };
        let made = |view: &Room<'_, '_>| Some(table(view, shown));
        pictures::picture_ui(ui, view, shown, &picture, draw, made);
        if first.is_some() {
            more_ui(ui, view, all.len());
        }
        group::disputes_ui(ui, view, &spread.disputes);
        agenda::agenda_ui(ui, view, &spread.agenda);
        if !spread.agreed.is_empty() {
            let count = spread.agreed.len();
            let title = view.with("window-results-spread-agreed", &facts!(count));
            let shown = ui.label(theme::strong(&title));
            page::name_heading(ui, &shown, &title);
            ui.add_space(space::XS);
            group::disputes_ui(ui, view, &spread.agreed);
        }
        ui.scope(|ui| {
            theme::measure(ui);
            for sentence in &spread.agreement {
                ui.label(sentence);
            }
        });
        let title = view.text("window-results-numbers");
        fold::fold_ui(ui, "spread-numbers", &title, |ui| {
            let table = table(view, shown);
            table_ui(ui, view, "spread-numbers", &table);
            theme::measure(ui);
            let (words, questionnaire) = (view.words, view.questionnaire());
            for element in &questionnaire.elements {
                let found = &shown.found.analysis;
                let said = wording::element_agreement(words, questionnaire, found, &element.id);
                said.map(|said| ui.label(said));
            }
        });
        let all = Ratings::OfAll(&shown.found.profile);
        figures::figures_ui(ui, view, "spread-figures", (&AgreementFigure::ALL, all));
    });
}

fn more_ui(ui: &mut Ui, view: &mut Room<'_, '_>, all: usize) {
    let (key, count, other) = match view.drafts.spread {
        SpreadExtent::First => ("window-results-spread-all", all, SpreadExtent::Whole),
        SpreadExtent::Whole => ("window-results-spread-few", FIRST, SpreadExtent::First),
    };
    if ui.button(view.with(key, &facts!(count))).clicked() {
        view.drafts.spread = other;
    }
}

/// The ratings of each practice, as a table.
fn table(view: &Room<'_, '_>, shown: Shown<'_>) -> Table {
    let profile = &shown.found.profile;
    let spread = shown.found.findings.spread.as_ref();
    let ids = spread.map_or(&[][..], |spread| &spread.practices);
    let headings = [
        "column-practice",
        "window-results-column-ratings",
        "window-results-column-median",
        "window-results-column-distance",
        "window-results-column-agreement",
        "label-confidence",
    ];
    let practices = ids.iter().filter_map(|id| profile.practice(id));
    let rows = practices.map(|practice| {
        let apart = practice.spread.map(|spread| apart(view, profile, spread));
        let [distance, agreement] = apart.unwrap_or_default();
        let sure = wording::confidence(view.words, "says-confidence-of", practice.confidence);
        let cells = [
            view.practice_title(&practice.id),
            view.words.number(practice.ratings.len()),
            median(view.words, practice),
            distance,
            agreement,
            sure.unwrap_or_default(),
        ];
        cells.map(TableCell::from).into()
    });
    Table {
        name: view.text("window-results-spread"),
        headings: headings.map(|key| heading(view, key)).into(),
        rows: rows.collect(),
    }
}

fn heading(view: &View<'_>, key: &str) -> TableHeading {
    let text = view.text(key);
    match key {
        "window-results-column-distance" => TableHeading::term(text, "glossary-agreement"),
        _ => text.into(),
    }
}

/// How far ratings lie apart: in words with the mean distance, and as agreement.
fn apart(view: &View<'_>, profile: &Profile, spread: Spread) -> [String; 2] {
    let number = |figure| wording::distance(view.words, figure);
    let closeness = Closeness::of(spread, profile.level_count);
    let closeness = wording::closeness(view.words, closeness);
    let facts = facts!(closeness, ad = number(spread.ad_mean));
    let agreement = spread.a_wg.map(number);
    [
        view.with("window-results-distance", &facts),
        agreement.unwrap_or_else(|| view.text("window-results-no-value")),
    ]
}

fn median(words: &Words, practice: &PracticeProfile) -> String {
    let middle = practice.ratings.len().saturating_sub(1) / 2;
    let found = practice.ratings.get(middle);
    found
        .map(|rating| words.rating(*rating))
        .unwrap_or_default()
}

/// How often random draws of the respondents give each level.
pub(crate) fn stability_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    let session = view.session;
    let Some(drawn) = session.studies.resampling(session.revision) else {
        return;
    };
    page::section_ui(ui, &view.text("window-results-stability"));
    bars_ui(ui, view, shown, drawn);
    if let Some(sentence) = wording::resampling(view.words, &shown.found.profile, drawn) {
        ui.scope(|ui| {
            theme::measure(ui);
            ui.label(view.muted_body(sentence));
        });
    }
    ui.horizontal_wrapped(|ui| {
        for key in ["glossary-draws", "glossary-seed"] {
            term::term_ui(ui, view, key);
        }
    });
}

fn bars_ui(ui: &mut Ui, view: &Room<'_, '_>, shown: Shown<'_>, drawn: &Resampling) {
    let count = shown.found.profile.level_count;
    let widest = (ui.available_width() - 260.0).clamp(80.0, 420.0);
    for level in Level::all(count) {
        let share = drawn.share(level);
        let facts = facts!(level, share = drawn.percent(level));
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::new(widest, 16.0), Sense::hover());
            let painter = ui.painter();
            painter.rect_filled(rect, 3.0, view.palette.shade);
            #[expect(clippy::cast_possible_truncation, reason = "a share lies from 0 to 1")]
            let part = share.ratio() as f32;
            let bar = Rect::from_min_size(rect.min, Vec2::new(widest * part, 16.0));
            let fill = view.palette.level(level, count);
            let line = Stroke::new(1.0, view.palette.outline);
            painter.rect(bar, 3.0, fill, line, StrokeKind::Inside);
            ui.label(view.with("window-results-stability-level", &facts));
        });
    }
}
