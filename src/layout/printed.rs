//! The questionnaire on paper: boxes to tick with a pen, and a sheet to key the answers in from.
//!
//! What a page says is what `continuum import` reads: the ids of the practices, ratings in halves,
//! `na:` with a reason, `dk`.

use super::breaking::{Line, Setting, break_lines};
use super::hyphens::Hyphens;
use super::metrics::FontMetrics;
use super::page::{Drawn, Group, Page, Role};
use crate::drawing::{Area, ColourRole, Mark, Point, Shape, Stroke, TextRun, Weight};
use crate::model::{Element, Form, Level, Practice, Questionnaire, Text};
use crate::report::{Paper, Span};
use crate::words::Words;

const SIDE: f32 = 50.0;
const TOP: f32 = 58.0;
const BOTTOM: f32 = 46.0;
/// The side of a box.
const BOX: f32 = 9.0;
/// From the left edge to the texts beside boxes.
const INDENT: f32 = 32.0;
/// Between the lines that are written on.
const WRITING: f32 = 19.0;
/// A line of the answer sheet.
const ENTRY: f32 = 19.5;
/// What stands above the lines of the answer sheet takes about as much.
const ABOVE_ENTRIES: f32 = 96.0;
/// The box beside a practice on the answer sheet.
const ENTRY_BOX: f32 = 44.0;
/// Columns of the answer sheet.
const COLUMNS: u8 = 3;

/// What a paper questionnaire is printed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The practices that are asked.
    pub form: Form,
    /// The paper.
    pub paper: Paper,
    /// Whose sheets these are, one copy each; empty gives one copy with a line to write on.
    pub respondents: Vec<String>,
    /// What is assessed; empty leaves a line to write on.
    pub unit: String,
}

/// Lays the questionnaire out for each respondent: instructions, every practice of the form with
/// its descriptors, and the answer sheet. No practice is cut at the end of a page unless it is
/// longer than one.
#[must_use]
pub fn printed(
    questionnaire: &Questionnaire,
    options: &Printed,
    words: &Words,
    metrics: &dyn FontMetrics,
) -> Vec<Page> {
    let mut press = Press {
        questionnaire,
        options,
        words,
        metrics,
        pages: Vec::new(),
        y: 0.0,
        next_id: 0,
    };
    if options.respondents.is_empty() {
        press.copy("");
    }
    for respondent in &options.respondents {
        press.copy(respondent.trim());
    }
    press.pages
}

struct Press<'a> {
    questionnaire: &'a Questionnaire,
    options: &'a Printed,
    words: &'a Words,
    metrics: &'a dyn FontMetrics,
    pages: Vec<Page>,
    /// How far down the last page is filled.
    y: f32,
    next_id: u32,
}

/// How a text is set.
#[derive(Clone, Copy)]
struct Type {
    size: f32,
    leading: f32,
    weight: Weight,
    colour: ColourRole,
}

const TITLE: Type = strong(19.0, 24.0);
const SECTION: Type = strong(12.5, 16.0);
const NAME: Type = strong(11.0, 14.0);
const PROMPT: Type = plain(9.5, 12.5);
const TEXT: Type = plain(8.7, 11.2);
const NUMBER: Type = strong(9.5, 11.2);
const FURNITURE: Type = Type {
    colour: ColourRole::Muted,
    ..plain(8.0, 10.0)
};

const fn plain(size: f32, leading: f32) -> Type {
    Type {
        size,
        leading,
        weight: Weight::Regular,
        colour: ColourRole::Ink,
    }
}

const fn strong(size: f32, leading: f32) -> Type {
    Type {
        weight: Weight::Semibold,
        ..plain(size, leading)
    }
}

const PEN: Stroke = Stroke {
    colour: ColourRole::Ink,
    width: 0.8,
    dashed: false,
};

const WRITTEN_ON: Stroke = Stroke {
    colour: ColourRole::Muted,
    width: 0.5,
    dashed: false,
};

const RULE: Stroke = Stroke {
    colour: ColourRole::Hairline,
    width: 0.6,
    dashed: false,
};

impl Press<'_> {
    /// The pages of one respondent.
    fn copy(&mut self, respondent: &str) {
        let first = self.pages.len();
        self.turn();
        self.instructions(respondent);
        let mut element = None;
        let questionnaire = self.questionnaire;
        for (own, practice) in questionnaire.practices_in(self.options.form) {
            let starts = element.replace(&own.id) != Some(&own.id);
            self.practice(practice, starts.then_some(own));
        }
        self.answer_sheet();
        self.furniture(first, respondent);
    }

    fn width(&self) -> f32 {
        self.options.paper.size().0 - 2.0 * SIDE
    }

    fn bottom(&self) -> f32 {
        self.options.paper.size().1 - BOTTOM
    }

    fn turn(&mut self) {
        let (width, height) = self.options.paper.size();
        self.pages.push(Page {
            width,
            height,
            groups: Vec::new(),
        });
        self.y = TOP;
    }

    /// Turns the page where a height does not fit any more.
    fn make_room(&mut self, height: f32) {
        if self.y > TOP && self.y + height > self.bottom() {
            self.turn();
        }
    }

    fn put(&mut self, role: Role, marks: Vec<Drawn>) {
        self.next_id += 1;
        let id = self.next_id;
        if let Some(page) = self.pages.last_mut() {
            page.groups.push(Group {
                id,
                role,
                marks,
                landmark: None,
            });
        }
    }

    /// Sets a text from `left` (in the text's own measure) and goes on below it.
    fn set(&mut self, role: Role, left: f32, width: f32, kind: Type, text: &str) {
        self.set_after(Vec::new(), role, left, width, kind, text);
    }

    /// The same after what stands before the text on its first line.
    fn set_after(
        &mut self,
        mut marks: Vec<Drawn>,
        role: Role,
        left: f32,
        width: f32,
        kind: Type,
        text: &str,
    ) {
        for line in self.lines(kind, width, text) {
            if self.y + kind.leading > self.bottom() && !marks.is_empty() {
                self.put(role.clone(), std::mem::take(&mut marks));
                self.turn();
            }
            let at = Point::new(SIDE + left, self.y + kind.leading * 0.78);
            marks.push(run(at, said(&line), line.width, kind));
            self.y += kind.leading;
        }
        if !marks.is_empty() {
            self.put(role, marks);
        }
    }

    fn lines(&self, kind: Type, width: f32, text: &str) -> Vec<Line> {
        let setting = Setting {
            size: kind.size,
            width,
            weight: Some(kind.weight),
            hyphens: Hyphens::NONE,
            metrics: self.metrics,
        };
        break_lines(&[Span::plain(text)], setting)
    }

    /// As much of a text as fits in one line, with an ellipsis where more follows.
    fn first_line(&self, kind: Type, width: f32, text: &str) -> String {
        let lines = self.lines(kind, width, text);
        let first = lines.first().map(said).unwrap_or_default();
        if lines.len() > 1 {
            format!("{first}…")
        } else {
            first
        }
    }

    fn height(&self, kind: Type, width: f32, text: &str) -> f32 {
        count(self.lines(kind, width, text).len()) * kind.leading
    }

    /// One line of text that stays where it is put, `at` its left end on the baseline.
    fn label(&mut self, role: Role, at: Point, kind: Type, text: &str) -> f32 {
        let width = self.metrics.width(text, kind.weight, kind.size);
        self.put(role, vec![run(at, text.to_owned(), width, kind)]);
        width
    }

    fn tick_box(&mut self, x: f32, baseline: f32) {
        let area = Area::new(x, baseline - BOX + 1.5, BOX, BOX);
        self.put(Role::Artifact, vec![outlined(area)]);
    }

    fn line(&mut self, from: f32, to: f32, y: f32, stroke: Stroke) {
        let mark = Mark::line(Point::new(from, y), Point::new(to, y), stroke);
        self.put(Role::Artifact, vec![mark.into()]);
    }

    fn say(&self, text: &Text) -> String {
        self.words.wording(text).trim().to_owned()
    }

    fn instructions(&mut self, respondent: &str) {
        let width = self.width();
        let title = self.say(&self.questionnaire.title);
        self.set(Role::Heading(1), 0.0, width, TITLE, &title);
        self.y += 4.0;
        let facts = [(
            "count",
            self.questionnaire
                .practices_in(self.options.form)
                .count()
                .into(),
        )];
        let intro = self.words.with("printed-intro", &facts);
        self.set(Role::Paragraph, 0.0, width, PROMPT, &intro);
        self.y += 6.0;
        self.fields(respondent);
        for key in [
            "printed-how-level",
            "printed-how-half",
            "printed-how-not-applicable",
            "printed-how-dont-know",
            "printed-how-note",
        ] {
            let text = self.words.text(key);
            let at = Point::new(SIDE + 2.0, self.y + TEXT.leading * 0.78);
            self.label(Role::Artifact, at, TEXT, "•");
            self.set(Role::Paragraph, 12.0, width - 12.0, TEXT, &text);
            self.y += 1.5;
        }
        self.y += 8.0;
    }

    /// Lines for who answers, in which role, where and when.
    fn fields(&mut self, respondent: &str) {
        let half = self.width() / 2.0;
        let fields = [
            ("printed-respondent", respondent.to_owned()),
            ("printed-role", String::new()),
            ("printed-unit", self.options.unit.trim().to_owned()),
            ("printed-team", String::new()),
            ("printed-date", String::new()),
        ];
        for (position, (key, known)) in fields.iter().enumerate() {
            let right = position % 2 == 1;
            if position > 0 && !right {
                self.y += WRITING + 3.0;
            }
            let x = if right { SIDE + half + 8.0 } else { SIDE };
            let end = if right {
                SIDE + 2.0 * half
            } else {
                SIDE + half - 8.0
            };
            let label = self.words.text(key);
            let at = Point::new(x, self.y + WRITING);
            let taken = self.label(Role::Paragraph, at, PROMPT, &label) + 6.0;
            if !known.is_empty() {
                let room = end - x - taken;
                let text = self.first_line(strong(9.5, 12.5), room, known);
                let at = Point::new(x + taken, self.y + WRITING);
                self.label(Role::Paragraph, at, strong(9.5, 12.5), &text);
            }
            self.line(x + taken, end, self.y + WRITING + 2.5, WRITTEN_ON);
        }
        self.y += WRITING + 16.0;
    }

    fn practice(&mut self, practice: &Practice, element: Option<&Element>) {
        let height = self.practice_height(practice, element);
        self.make_room(height);
        let width = self.width();
        if let Some(element) = element {
            let name = self.say(&element.title);
            self.set(Role::Heading(2), 0.0, width, SECTION, &name);
            let y = self.y + 1.0;
            self.line(SIDE, SIDE + width, y, PEN);
            self.y += 8.0;
        }
        let facts = facts!(id = practice.id.as_str(), title = self.say(&practice.title));
        let name = self.words.with("practice-named", &facts);
        self.set(Role::Heading(3), 0.0, width, NAME, &name);
        let prompt = self.say(&practice.prompt);
        self.set(Role::Paragraph, 0.0, width, PROMPT, &prompt);
        self.y += 3.0;
        for (level, text) in Level::all(Level::MOST).zip(&practice.descriptors) {
            let text = self.say(text);
            self.descriptor(level, &text);
        }
        self.other_answers();
        let note = self.words.text("printed-note");
        self.written(&note);
        self.line(SIDE, SIDE + width, self.y + WRITING - 1.0, WRITTEN_ON);
        self.y += WRITING + 14.0;
    }

    fn practice_height(&self, practice: &Practice, element: Option<&Element>) -> f32 {
        let width = self.width();
        let heading = element.map_or(0.0, |_| SECTION.leading + 8.0);
        let texts = practice.descriptors.iter().map(|text| {
            let text = self.say(text);
            self.height(TEXT, width - INDENT, &text) + 2.5
        });
        heading
            + NAME.leading
            + self.height(PROMPT, width, &self.say(&practice.prompt))
            + 3.0
            + texts.sum::<f32>()
            + 17.0
            + 2.0 * WRITING
    }

    /// A box with its level and what is true there.
    fn descriptor(&mut self, level: Level, text: &str) {
        let baseline = self.y + TEXT.leading * 0.78;
        self.tick_box(SIDE + 2.0, baseline);
        let at = Point::new(SIDE + 17.0, baseline);
        let number = level.to_string();
        let wide = self.metrics.width(&number, NUMBER.weight, NUMBER.size);
        let number = vec![run(at, number, wide, NUMBER)];
        let width = self.width() - INDENT;
        self.set_after(number, Role::Paragraph, INDENT, width, TEXT, text);
        self.y += 2.5;
    }

    /// Half a level more, don't know, not applicable with its reason: on one line.
    fn other_answers(&mut self) {
        let baseline = self.y + 12.0;
        let mut x = SIDE + 2.0;
        for key in ["printed-half", "dont-know", "printed-not-applicable"] {
            self.tick_box(x, baseline);
            let text = self.words.text(key);
            let at = Point::new(x + 15.0, baseline);
            let taken = self.label(Role::Paragraph, at, strong(8.7, 11.2), &text);
            x += 15.0 + taken + 18.0;
        }
        let end = SIDE + self.width();
        self.line(x - 14.0, end, baseline + 2.0, WRITTEN_ON);
        self.y += 17.0;
    }

    /// A label with a line to write on.
    fn written(&mut self, label: &str) {
        let baseline = self.y + WRITING - 3.0;
        let at = Point::new(SIDE + 2.0, baseline);
        let taken = self.label(Role::Paragraph, at, TEXT, label);
        let from = SIDE + 2.0 + taken + 5.0;
        self.line(from, SIDE + self.width(), baseline + 2.0, WRITTEN_ON);
        self.y += WRITING;
    }

    /// All practices with room for a rating each: below the last one where there is room, else on
    /// a page of its own.
    fn answer_sheet(&mut self) {
        let asked: Vec<&Practice> = self
            .questionnaire
            .practices_in(self.options.form)
            .map(|(_, practice)| practice)
            .collect();
        let lines = asked.len().div_ceil(usize::from(COLUMNS));
        self.y += 12.0;
        self.make_room(ENTRY * count(lines) + ABOVE_ENTRIES);
        let width = self.width();
        let title = self.words.text("printed-answer-sheet");
        self.set(Role::Heading(2), 0.0, width, SECTION, &title);
        self.y += 2.0;
        for key in ["printed-answer-sheet-how", "printed-import"] {
            let text = self.words.text(key);
            self.set(Role::Paragraph, 0.0, width, TEXT, &text);
            self.y += 4.0;
        }
        self.y += 8.0;
        let mut rest = asked.as_slice();
        while !rest.is_empty() {
            let lines = rest
                .len()
                .div_ceil(usize::from(COLUMNS))
                .min(self.entries());
            let (now, later) = rest.split_at(rest.len().min(lines * usize::from(COLUMNS)));
            self.entries_of(now, lines);
            rest = later;
            if !rest.is_empty() {
                self.turn();
            }
        }
    }

    /// How many lines of the answer sheet fit below.
    fn entries(&self) -> usize {
        let room = ((self.bottom() - self.y) / ENTRY).floor().max(1.0);
        let lines = (1..=200_u8).take_while(|number| f32::from(*number) <= room);
        lines.count().max(1)
    }

    fn entries_of(&mut self, practices: &[&Practice], lines: usize) {
        let wide = self.width() / f32::from(COLUMNS);
        let top = self.y;
        for (column, practices) in (0_u8..).zip(practices.chunks(lines.max(1))) {
            let x = SIDE + wide * f32::from(column);
            self.y = top;
            for practice in practices {
                self.entry(practice, x, wide - 12.0);
            }
        }
        self.y = top + ENTRY * count(lines);
    }

    fn entry(&mut self, practice: &Practice, x: f32, width: f32) {
        let baseline = self.y + 13.0;
        let at = Point::new(x, baseline);
        self.label(
            Role::Paragraph,
            at,
            strong(11.0, 14.0),
            practice.id.as_str(),
        );
        let title = self.say(&practice.title);
        let wide = |text: &str| self.metrics.width(text, FURNITURE.weight, FURNITURE.size);
        let title = shortened(&title, width - 28.0 - ENTRY_BOX - 6.0, &wide);
        let at = Point::new(x + 28.0, baseline);
        self.label(Role::Paragraph, at, FURNITURE, &title);
        let area = Area::new(x + width - ENTRY_BOX, self.y + 1.0, ENTRY_BOX, ENTRY - 3.5);
        self.put(Role::Artifact, vec![outlined(area)]);
        self.y += ENTRY;
    }

    /// On every page whose sheet it is, and which page.
    fn furniture(&mut self, first: usize, respondent: &str) {
        let count = self.pages.len() - first;
        let (width, _) = self.options.paper.size();
        let title = self.say(&self.questionnaire.title);
        let label = self.words.text("printed-respondent");
        for (position, page) in self.pages.iter_mut().skip(first).enumerate() {
            let facts = facts!(page = (position + 1), pages = count);
            let number = self.words.with("report-page-number", &facts);
            let wide = |text: &str| self.metrics.width(text, FURNITURE.weight, FURNITURE.size);
            let run = |x: f32, y: f32, text: &str| {
                run(Point::new(x, y), text.to_owned(), wide(text), FURNITURE)
            };
            let foot = page.height - BOTTOM + 24.0;
            let mut marks = vec![
                run(SIDE, foot, &title),
                run(width - SIDE - wide(&number), foot, &number),
            ];
            if position > 0 {
                let end = SIDE + wide(&label) + 5.0;
                marks.push(run(SIDE, 32.0, &label));
                if !respondent.is_empty() {
                    let shown = shortened(respondent, 260.0, &wide);
                    marks.push(run(end, 32.0, &shown));
                }
                let ends = [end, end + 260.0].map(|x| Point::new(x, 34.5));
                marks.push(Mark::line(ends[0], ends[1], RULE).into());
            }
            self.next_id += 1;
            page.groups.push(Group {
                id: self.next_id,
                role: Role::Artifact,
                marks,
                landmark: None,
            });
        }
    }
}

/// A box to write in.
fn outlined(area: Area) -> Drawn {
    let mark = Mark {
        shape: Shape::Rectangle(area),
        fill: None,
        stroke: Some(PEN),
    };
    mark.into()
}

/// What a line says.
fn said(line: &Line) -> String {
    let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
    text.trim_end().to_owned()
}

/// A text on one line. The space at its end keeps texts apart where they are extracted.
fn run(at: Point, text: String, width: f32, kind: Type) -> Drawn {
    let run = TextRun::new(at, text + " ", kind.size, kind.weight, width);
    Mark::text(run, kind.colour).into()
}

/// A text cut to a width, with an ellipsis where something is lost.
fn shortened(text: &str, width: f32, wide: &dyn Fn(&str) -> f32) -> String {
    if wide(text) <= width {
        return text.to_owned();
    }
    let ends = text.char_indices().map(|(at, _)| at);
    let cut = ends.rev().find_map(|at| {
        let cut = format!("{}…", text.get(..at)?.trim_end());
        (wide(&cut) <= width).then_some(cut)
    });
    cut.unwrap_or_default()
}

/// A small count as a length.
fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;

    /// Letters of one width.
    struct Even;

    impl FontMetrics for Even {
        fn width(&self, text: &str, _: Weight, size: f32) -> f32 {
            count(text.chars().count()) * size * 0.48
        }

        fn can_show(&self, _: char) -> bool {
            true
        }
    }

    fn pages(form: Form, respondent: &str) -> Vec<Page> {
        let options = Printed {
            form,
            paper: Paper::A4,
            respondents: vec![respondent.to_owned()],
            unit: String::new(),
        };
        printed(bundled::standard(), &options, &Words::english(), &Even)
    }

    /// What the pages say, in the order it is read, with single spaces.
    fn said(pages: &[Page]) -> String {
        let groups = pages.iter().flat_map(|page| &page.groups);
        let read = groups.filter(|group| group.role != Role::Artifact);
        let texts = read.flat_map(|group| group.marks.iter().filter_map(Drawn::text));
        let all: String = texts.collect();
        all.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_practice_and_every_descriptor_is_there_in_its_order() {
        let questionnaire = bundled::standard();
        for form in [Form::Short, Form::Full] {
            let said = said(&pages(form, ""));
            let mut rest = said.as_str();
            let mut expect = |text: &str| {
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let at = rest
                    .find(&text)
                    .unwrap_or_else(|| panic!("{text} is missing"));
                rest = &rest[at + text.len()..];
            };
            let words = Words::english();
            for (_, practice) in questionnaire.practices_in(form) {
                expect(practice.id.as_str());
                expect(words.wording(&practice.title));
                expect(words.wording(&practice.prompt));
                for (level, text) in Level::all(5).zip(&practice.descriptors) {
                    expect(&level.to_string());
                    expect(words.wording(text));
                }
                expect("Don't know");
                expect("Not applicable");
            }
            for (_, practice) in questionnaire.practices_in(form) {
                expect(practice.id.as_str());
            }
        }
    }

    #[test]
    fn the_forms_take_few_pages_and_no_practice_is_cut() {
        assert!(pages(Form::Short, "").len() <= 7);
        let full = pages(Form::Full, "");
        assert!(full.len() <= 14, "{}", full.len());
        for page in &full {
            let marks = page.groups.iter().flat_map(|group| &group.marks);
            for mark in marks {
                let bottom = mark.mark.area().bottom();
                assert!(bottom <= page.height - 12.0, "{mark:?}");
            }
        }
    }

    #[test]
    fn every_page_after_the_first_says_whose_it_is() {
        let all = pages(Form::Short, "Nadia");
        for page in all.iter().skip(1) {
            let marks = page.groups.iter().flat_map(|group| &group.marks);
            let mut texts = marks.filter_map(Drawn::text);
            assert!(texts.any(|text| text.trim() == "Nadia"));
        }
    }

    #[test]
    fn a_practice_longer_than_a_page_goes_on_over_the_next() {
        let mut questionnaire = (**bundled::standard()).clone();
        let long = "zqx ".repeat(4_000);
        let english = crate::model::Language::english();
        for element in &mut questionnaire.elements {
            for practice in element.practices.iter_mut().take(1) {
                practice.prompt = Text::new([(english.clone(), long.clone())].into());
            }
        }
        let options = Printed {
            form: Form::Short,
            paper: Paper::Letter,
            respondents: Vec::new(),
            unit: "u".repeat(400),
        };
        let pages = printed(&questionnaire, &options, &Words::english(), &Even);
        assert!(pages.len() > 9);
        assert_eq!(said(&pages).matches("zqx").count(), 12_000);
    }
}
