//! Words of the trade, each with its explanation at hand.

use egui::{Label, Response, RichText, Sense, Stroke, Ui};

use crate::window::theme;
use crate::window::view::View;

/// The words that are explained, in the order of the work.
pub(crate) const TERMS: [(&str, &str); 21] = [
    ("glossary-practice", "glossary-practice-means"),
    ("glossary-element", "glossary-element-means"),
    ("glossary-partly", "glossary-partly-means"),
    ("glossary-dont-know", "glossary-dont-know-means"),
    ("glossary-not-applicable", "glossary-not-applicable-means"),
    ("glossary-na-as-one", "glossary-na-as-one-means"),
    ("glossary-range", "glossary-range-means"),
    ("glossary-provisional", "glossary-provisional-means"),
    ("glossary-reached", "glossary-reached-means"),
    ("glossary-claim", "glossary-claim-means"),
    ("glossary-evidence-backed", "glossary-evidence-backed-means"),
    ("glossary-index", "glossary-index-means"),
    ("glossary-agreement", "glossary-agreement-means"),
    ("glossary-draws", "glossary-draws-means"),
    ("glossary-seed", "glossary-seed-means"),
    ("glossary-smallest-set", "glossary-smallest-set-means"),
    ("glossary-retention", "glossary-retention-means"),
    ("glossary-uplift", "glossary-uplift-means"),
    ("glossary-gross-margin", "glossary-gross-margin-means"),
    ("glossary-present-value", "glossary-present-value-means"),
    ("glossary-pays-back", "glossary-pays-back-means"),
];

/// A word of the glossary, by its key, with dots below it. What it means stands in its tooltip, and a
/// screen reader says it. It is no stop of the Tab key: Help explains every word in one place.
pub(crate) fn term_ui(ui: &mut Ui, view: &View<'_>, key: &str) -> Response {
    let word = view.text(key);
    explained_ui(ui, view, theme::small(word), key)
}

/// A text that stands for a word of the glossary, with dots below it.
pub(crate) fn explained_ui(ui: &mut Ui, view: &View<'_>, text: RichText, key: &str) -> Response {
    let means = TERMS.iter().find(|(word, _)| *word == key);
    let means = means.map_or_else(String::new, |(_, means)| view.text(means));
    let label = Label::new(text).selectable(false).sense(Sense::CLICK);
    let response = ui.add(label);
    let line = response.rect;
    let dots = [line.left_bottom(), line.right_bottom()];
    let stroke = Stroke::new(1.2, view.palette.outline);
    ui.painter()
        .extend(egui::Shape::dotted_line(&dots, stroke.color, 3.0, 0.8));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(means.as_str());
    });
    response.on_hover_text(means)
}

/// Sentences, a label each. In the first of them that has a word of the glossary, the word says what it means.
pub(crate) fn sentences_ui(
    ui: &mut Ui,
    view: &View<'_>,
    sentences: impl IntoIterator<Item = String>,
    key: &str,
) {
    let word = view.text(key).to_lowercase();
    let mut is_explained = false;
    for sentence in sentences {
        let parts = sentence.split_once(&word).filter(|_| !is_explained);
        let Some((before, after)) = parts else {
            ui.label(sentence);
            continue;
        };
        is_explained = true;
        ui.scope(|ui| {
            // A row is as high as its text.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.label(before);
                explained_ui(ui, view, RichText::new(&word), key);
                ui.label(after);
            });
        });
    }
}
