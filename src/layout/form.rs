//! Forms: boxes to tick, and lines and boxes to write on, with a pen.

use std::borrow::Cow;

use super::breaking::{SetLine, break_lines};
use super::flow::{Flow, Keep, Piece};
use super::page::{Drawn, Group, Role};
use super::scale::{BASELINE, GUTTER, HAIRLINE, Style, TABLE};
use super::setter::{Setter, Spans};
use crate::drawing::{Area, ColourRole, Mark, Point, Shape, Weight, count, pen};
use crate::report::{FormField, WritingRoom};

const STYLE: Style = Style::new(TABLE, ColourRole::Ink);
/// The baseline of a row, and how far below it answers are written.
const BASE: f32 = TABLE.leading * BASELINE;
const BELOW_BASE: f32 = 2.5;
/// Above a row, and above one that is written on.
const ABOVE: f32 = 1.8;
const ABOVE_WRITING: f32 = 6.5;
/// The side of a box to tick, and from its left edge to what follows it.
const TICK_BOX: f32 = 9.0;
const BESIDE_TICK_BOX: f32 = 15.0;
/// From the left edge of a level's number to the label.
const BESIDE_NUMBER: f32 = 12.0;
/// Between a label and what is written on.
const BESIDE_LABEL: f32 = 5.0;
/// The least length of a line to write on.
const SHORTEST_LINE: f32 = 40.0;
/// Width and height of a box to write in.
const WRITING_BOX: (f32, f32) = (44.0, 15.0);

/// Sets a form into one piece a line of its labels; all stay together.
pub(super) fn form_pieces(setter: &mut Setter, flow: &mut Flow, rows: &[Vec<FormField>]) {
    for row in rows {
        let fields = set_row(setter, row);
        let lines = fields.iter().map(|field| field.lines.len()).max();
        for line in 0..lines.unwrap_or_default().max(1) {
            let mut groups = Vec::with_capacity(2 * row.len());
            for field in &fields {
                groups.push(Group::new(
                    field.id,
                    Role::Paragraph,
                    field.texts(setter, line),
                ));
                groups.push(Group::new(setter.id(), Role::Artifact, field.shapes(line)));
            }
            flow.push(Piece {
                before: match line {
                    0 if is_written_on(row) => ABOVE_WRITING,
                    0 => ABOVE,
                    _ => 0.0,
                },
                keep: Keep::Must,
                ..Piece::new(TABLE.leading, groups)
            });
        }
    }
    if let Some(last) = flow.pieces.last_mut() {
        last.keep = Keep::No;
    }
}

fn is_written_on(row: &[FormField]) -> bool {
    row.iter().any(|field| field.room != WritingRoom::None)
}

/// A field with its label broken into lines.
struct SetField<'a> {
    id: u32,
    field: &'a FormField,
    /// Its left edge, that of its label, and its right edge.
    left: f32,
    label: f32,
    right: f32,
    spans: Spans<'a>,
    lines: Vec<SetLine>,
}

/// Sets fields side by side.
fn set_row<'a>(setter: &mut Setter, row: &'a [FormField]) -> Vec<SetField<'a>> {
    let mut end = -GUTTER;
    let fields = row.iter().zip(widths(setter, row));
    fields
        .map(|(field, width)| {
            let left = end + GUTTER;
            end = left + width;
            let label = left + indent(field);
            let room = end - label - writing_width(field);
            let spans = setter.apart(Cow::Borrowed(&field.label));
            SetField {
                id: setter.id(),
                field,
                left,
                label,
                right: end,
                lines: break_lines(&spans, setter.setting(&STYLE, room)),
                spans,
            }
        })
        .collect()
}

/// The widths of fields side by side. Fields that are only ticked leave room to those that are
/// written on; else all are equally wide.
fn widths(setter: &Setter, row: &[FormField]) -> Vec<f32> {
    let room = setter.width - GUTTER * count(row.len().saturating_sub(1));
    let share = room / count(row.len());
    let narrow = |field: &FormField| {
        let spans = field.label.iter();
        let widths = spans.map(|span| setter.metrics.width(&span.text, span.weight, TABLE.size));
        (indent(field) + widths.sum::<f32>() + 1.0).min(share)
    };
    let is_written_on = is_written_on(row);
    let is_narrow =
        |field: &&FormField| is_written_on && field.tick && field.room == WritingRoom::None;
    let taken: f32 = row.iter().filter(is_narrow).map(narrow).sum();
    let others = row.iter().filter(|field| !is_narrow(field)).count();
    let wide = (room - taken) / count(others);
    let width = |field| {
        if is_narrow(&field) {
            narrow(field)
        } else {
            wide
        }
    };
    row.iter().map(width).collect()
}

/// From the left edge of a field to its label.
const fn indent(field: &FormField) -> f32 {
    let number = if field.number.is_empty() {
        0.0
    } else {
        BESIDE_NUMBER
    };
    number + if field.tick { BESIDE_TICK_BOX } else { 0.0 }
}

/// The room that a label leaves at least to what is written on.
const fn writing_width(field: &FormField) -> f32 {
    match field.room {
        WritingRoom::None => 0.0,
        WritingRoom::Line => BESIDE_LABEL + SHORTEST_LINE,
        WritingRoom::Box => BESIDE_LABEL + WRITING_BOX.0,
    }
}

impl SetField<'_> {
    /// A line of the label, the number before the first.
    fn texts(&self, setter: &Setter, line: usize) -> Vec<Drawn> {
        let mut texts = Vec::new();
        if line == 0 && !self.field.number.is_empty() {
            let at = Point::new(self.label - BESIDE_NUMBER, BASE);
            let letters = (TABLE.size, Weight::Semibold, ColourRole::Ink);
            texts.extend(setter.text(at, &self.field.number, letters));
        }
        if let Some(line) = self.lines.get(line) {
            let at = Point::new(self.label, BASE);
            texts.extend(setter.marks(line.clone(), &self.spans, at, &STYLE));
        }
        texts
    }

    /// What is ticked or written on beside a line of the label.
    fn shapes(&self, line: usize) -> Vec<Drawn> {
        let (first, last) = (line == 0, line + 1 == self.lines.len().max(1));
        let mut shapes = Vec::new();
        let mut push = |shape, colour| {
            shapes.push(Mark::outline(shape, pen(colour, HAIRLINE)).into());
        };
        if first && self.field.tick {
            let area = Area::new(self.left, BASE + 1.5 - TICK_BOX, TICK_BOX, TICK_BOX);
            push(Shape::Rectangle(area), ColourRole::Ink);
        }
        match self.field.room {
            WritingRoom::Box if first => {
                let (width, height) = WRITING_BOX;
                let area = Area::new(self.right - width, BASE - 11.0, width, height);
                push(Shape::Rectangle(area), ColourRole::Ink);
            }
            WritingRoom::Line if last => {
                let label = self.lines.last().map(|line| line.width + BESIDE_LABEL);
                let from = Point::new(self.label + label.unwrap_or_default(), BASE + BELOW_BASE);
                let to = Point::new(self.right, from.y);
                push(Shape::Line { from, to }, ColourRole::Muted);
            }
            _ => {}
        }
        shapes
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jiff::civil::date;

    use crate::drawing::{Shape, Weight};
    use crate::format::bundled;
    use crate::layout::{Drawn, FontMetrics, Page, Role, copies};
    use crate::model::{Assessment, Form, Language, Level, Questionnaire, Text};
    use crate::report::{Paper, Reader, ReportOptions, paper};
    use crate::words::Words;

    /// Letters of one width.
    struct Even;

    impl FontMetrics for Even {
        fn width(&self, text: &str, _: Weight, size: f32) -> f32 {
            super::count(text.chars().count()) * size * 0.48
        }

        fn can_show(&self, _: char) -> bool {
            true
        }
    }

    fn pages(questionnaire: &Questionnaire, form: Form, names: &[&str]) -> Vec<Page> {
        let assessment = Assessment::new(questionnaire.clone(), form);
        let options = ReportOptions::new(form, Paper::Letter, date(2026, 6, 1));
        let words = Words::english();
        let papers = names
            .iter()
            .map(|name| paper(&assessment, &options, Reader { name, role: "" }, &words));
        let papers: Vec<_> = papers.collect();
        copies(&papers, &words, &Even, options.sheet())
    }

    /// What the pages say, in the order it is read, with single spaces.
    fn said(pages: &[Page]) -> String {
        let groups = pages.iter().flat_map(|page| &page.groups);
        let read = groups.filter(|group| group.role != Role::Artifact);
        let texts = read.flat_map(|group| group.marks.iter().filter_map(Drawn::text));
        single_spaced(&texts.collect::<String>())
    }

    fn single_spaced(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_practice_and_every_descriptor_is_there_in_its_order() {
        let questionnaire = bundled::standard();
        let words = Words::english();
        for form in [Form::Short, Form::Full] {
            let said = said(&pages(questionnaire, form, &[""]));
            let mut rest = said.as_str();
            let mut expect = |text: &str| {
                let text = single_spaced(text);
                let at = rest.find(&text);
                let at = at.unwrap_or_else(|| panic!("{text} is missing"));
                rest = &rest[at + text.len()..];
            };
            for (_, practice) in questionnaire.practices_in(form) {
                expect(practice.id.as_str());
                expect(words.wording(&practice.title));
                expect(words.wording(&practice.prompt));
                for (level, text) in &practice.descriptors {
                    expect(&level.ordinal().to_string());
                    expect(words.wording(text));
                }
                expect("and the next one partly");
                expect("Don't know");
                expect("Not applicable, because");
                expect("Note, evidence");
            }
            expect("Answer sheet");
            for (_, practice) in questionnaire.practices_in(form) {
                expect(practice.id.as_str());
                expect(words.wording(&practice.title));
            }
        }
    }

    #[test]
    fn a_practice_stands_on_one_page_from_its_name_to_its_last_line() {
        let full = pages(bundled::standard(), Form::Full, &[""]);
        assert!(full.len() <= 14, "{}", full.len());
        for page in &full {
            let said = said(std::slice::from_ref(page));
            let names = page
                .groups
                .iter()
                .filter(|group| group.role == Role::Heading(3));
            assert_eq!(
                names.count(),
                said.matches("Note, evidence").count(),
                "{said}"
            );
            let marks = page.groups.iter().flat_map(|group| &group.marks);
            for mark in marks {
                let area = mark.mark.area();
                assert!(area.bottom() <= page.height - 30.0, "{mark:?}");
                assert!(area.right() <= page.width - Paper::SIDE + 1.0, "{mark:?}");
            }
        }
    }

    #[test]
    fn the_boxes_of_the_answer_sheet_stand_in_three_columns() {
        let all = pages(bundled::standard(), Form::Full, &[""]);
        let groups = all.last().into_iter().flat_map(|page| &page.groups);
        let marks = groups.flat_map(|group| &group.marks);
        let boxes = marks.filter_map(|mark| match mark.mark.shape {
            Shape::Rectangle(area) => Some(area.corner.x.to_bits()),
            _ => None,
        });
        let boxes: Vec<_> = boxes.collect();
        assert_eq!(boxes.len(), 31);
        assert_eq!(boxes.iter().collect::<BTreeSet<_>>().len(), 3);
    }

    #[test]
    fn each_copy_has_its_own_page_numbers_and_says_whose_it_is() {
        let all = pages(bundled::standard(), Form::Short, &["Nadia", "Tom"]);
        let count = all.len() / 2;
        let furniture = |page: &Page| -> String {
            let artifacts = page
                .groups
                .iter()
                .filter(|group| group.role == Role::Artifact);
            artifacts.map(super::Group::text).collect()
        };
        for (position, page) in all.iter().enumerate() {
            let said = furniture(page);
            let number = position % count;
            assert!(
                said.contains(&format!("Page {} of {count}", number + 1)),
                "{said}"
            );
            let name = if position < count { "Nadia" } else { "Tom" };
            assert_eq!(said.contains(name), number > 0, "{said}");
        }
        let ids = |pages: &[Page]| {
            let groups = pages.iter().flat_map(|page| &page.groups);
            groups
                .map(|group| group.id)
                .collect::<std::collections::BTreeSet<_>>()
        };
        assert!(ids(&all[..count]).is_disjoint(&ids(&all[count..])));
    }

    #[test]
    fn a_practice_longer_than_a_page_goes_on_over_the_next() {
        let mut questionnaire = (**bundled::standard()).clone();
        let long = |word: &str| Text::new([(Language::english(), word.repeat(4_000))].into());
        for element in &mut questionnaire.elements {
            for practice in element.practices.iter_mut().take(1) {
                practice.prompt = long("zqx ");
                practice.descriptors.insert(Level::FLOOR, long("qzx "));
            }
        }
        let name = "u".repeat(400);
        let pages = pages(&questionnaire, Form::Short, &[&name]);
        assert!(pages.len() > 18);
        let said = said(&pages);
        assert_eq!(said.matches("zqx").count(), 12_000);
        assert_eq!(said.matches("qzx").count(), 12_000);
        for page in &pages {
            let marks = page.groups.iter().flat_map(|group| &group.marks);
            let bottom = marks
                .map(|drawn| drawn.mark.area().bottom())
                .fold(0.0, f32::max);
            assert!(bottom <= page.height - 30.0);
        }
    }
}
