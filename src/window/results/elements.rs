//! The elements in numbers: the level, what evidence backs of it, "not applicable" counted, answered.

use egui::Ui;

use crate::model::Level;
use crate::report::wording;
use crate::scoring::{Index, LevelRange, Placement, Profile};
use crate::window::results::links::Shown;
use crate::window::view::{Room, View};
use crate::window::widget::table::{Table, TableCell, TableHeading, table_ui};
use crate::window::widget::{card, page};

pub(crate) fn elements_ui(ui: &mut Ui, view: &mut Room<'_, '_>, shown: Shown<'_>) {
    page::section_ui(ui, &view.text("window-results-elements"));
    let table = table(view, shown);
    card::card_ui(ui, view.palette, |ui| {
        table_ui(ui, view, "elements", &table);
    });
}

/// Which columns there are beside the others.
#[derive(Clone, Copy)]
struct Columns {
    /// What the level is with "not applicable" counted.
    left_out: bool,
    /// How far the answers go. While ratings are tried out, the figures beside the present ones need the room.
    answers: bool,
}

/// The elements and the unit, a row each.
pub(crate) fn table(view: &Room<'_, '_>, shown: Shown<'_>) -> Table {
    let elements = &shown.profile().elements;
    let left_out = elements.iter().any(|element| element.not_applicable > 0);
    let headings = [
        ("window-results-element", None),
        ("window-results-claimed", None),
        ("window-results-evidenced", Some("glossary-evidence-backed")),
        ("window-results-strict", Some("glossary-na-as-one")),
        ("window-results-answered", None),
        ("window-results-index", Some("glossary-index")),
        ("window-results-status", None),
    ];
    let headings = headings.into_iter();
    let columns = Columns {
        left_out,
        answers: shown.imagined.is_none(),
    };
    let headings = headings.filter(|(key, _)| match *key {
        "window-results-strict" => columns.left_out,
        "window-results-answered" | "window-results-status" => columns.answers,
        _ => true,
    });
    let lowest = facts!(lowest = Level::FLOOR);
    let heading = |(key, term): (&str, Option<&'static str>)| {
        let text = view.with(key, &lowest);
        match term {
            Some(term) => TableHeading::term(text, term),
            None => text.into(),
        }
    };
    Table {
        name: view.text("window-results-elements"),
        headings: headings.map(heading).collect(),
        rows: rows(view, shown, columns),
    }
}

fn rows(view: &Room<'_, '_>, shown: Shown<'_>, columns: Columns) -> Vec<Vec<TableCell>> {
    let profile = shown.profile();
    let present = &shown.found.profile;
    let backed = |profile: &Profile, place: Placement| {
        wording::backed_short(view.words, profile, place.evidenced)
    };
    let elements = profile.elements.iter().zip(&present.elements);
    let mut rows: Vec<_> = elements
        .map(|(element, before)| {
            let row = ElementRow {
                name: view.element_name(&element.id),
                places: [element.placement, before.placement],
                backed: [
                    backed(profile, element.placement),
                    backed(present, before.placement),
                ],
                index: [element.index, before.index],
                answered: element.answered,
                asked: element.practices,
                not_applicable: element.not_applicable,
                status: wording::status(view.words, element.status),
            };
            row.cells(view, columns)
        })
        .collect();
    if profile.elements.len() > 1 {
        let all = profile.elements.iter();
        let row = ElementRow {
            name: view.text("window-results-unit"),
            places: [profile.placement, present.placement],
            backed: [profile, present].map(|of| backed(of, of.placement)),
            index: [profile.index, present.index],
            answered: all.clone().map(|element| element.answered).sum(),
            asked: all.clone().map(|element| element.practices).sum(),
            not_applicable: all.map(|element| element.not_applicable).sum(),
            status: String::new(),
        };
        rows.push(row.cells(view, columns));
    }
    rows
}

struct ElementRow {
    name: String,
    /// What is shown, and what the answers give.
    places: [Placement; 2],
    /// What evidence backs of both, in words.
    backed: [String; 2],
    index: [Option<Index>; 2],
    answered: usize,
    asked: usize,
    not_applicable: usize,
    status: String,
}

impl ElementRow {
    fn cells(self, view: &View<'_>, columns: Columns) -> Vec<TableCell> {
        let place = |ranges: [Option<LevelRange>; 2]| {
            moved(
                view,
                ranges.map(|range| wording::place_short(view.words, range)),
            )
        };
        let rated = self.rated(view);
        let mut cells = vec![
            TableCell::strong(self.name),
            place(self.places.map(|place| place.claimed)),
            moved(view, self.backed),
        ];
        if columns.left_out {
            cells.push(place(
                self.places.map(|place| place.not_applicable_as_lowest),
            ));
        }
        if columns.answers {
            cells.push(rated);
        }
        let index = self.index.map(|index| match index {
            Some(index) => view.words.number(index),
            None => view.text("place-short-none"),
        });
        cells.push(moved(view, index));
        if columns.answers {
            cells.push(self.status.into());
        }
        cells
    }

    /// How many practices are rated.
    fn rated(&self, view: &View<'_>) -> TableCell {
        let key = if self.not_applicable > 0 {
            "window-results-of-less"
        } else {
            "window-results-of"
        };
        let facts = facts!(
            answered = self.answered,
            asked = self.asked,
            left = self.not_applicable
        );
        view.with(key, &facts).into()
    }
}

/// A figure, with the present one beside it if it is imagined.
fn moved(view: &View<'_>, [shown, present]: [String; 2]) -> TableCell {
    if shown == present {
        return shown.into();
    }
    let facts = facts!(imagined = shown, present);
    TableCell::strong(view.with("window-what-if-moved", &facts))
}
