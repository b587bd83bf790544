//! A report as data: sections of headings, paragraphs, tables and figures, with every word in
//! place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use jiff::civil::Date;

use super::languages::TextLanguages;
use crate::chart::Scene;
use crate::drawing::{ColourRole, Picture, Weight};
use crate::model::{Branding, ClaimId, Language, PracticeId};

/// A report with every word in place.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What the document is called.
    pub title: String,
    /// Who made it; empty where not stated.
    pub author: String,
    /// Its language.
    pub language: Language,
    /// Tells which of its texts are in another language.
    pub languages: TextLanguages,
    /// The day that it bears.
    pub date: Date,
    /// What stands on top of every page but the first.
    pub running_title: String,
    /// Whose it is: what stands on the first page and at the foot of every page.
    pub branding: Branding,
    /// The logo of the branding, ready to be drawn; `None` where there is none or nobody draws it.
    pub logo: Option<Picture>,
    /// Whether a list of contents follows the first part, where there are pages enough.
    pub contents: bool,
    /// Its parts in the order they are read.
    pub sections: Vec<Section>,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Which part.
    pub kind: SectionKind,
    /// Whether it starts on a new page.
    pub new_page: bool,
    /// What it holds, its heading first.
    pub blocks: Vec<Block>,
    /// What it holds where `blocks` would not fit on one page, the shortest last; empty where it
    /// may take many.
    pub shorter: Vec<Vec<Block>>,
}

/// The parts that a report can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// The one page that decides.
    Executive,
    /// What changed since earlier assessments.
    Change,
    /// What the unit measured.
    Outcomes,
    /// How far the plan is.
    Status,
    /// Whether the plan paid.
    Paid,
    /// The courses side by side.
    Options,
    /// The place of each element.
    Profile,
    /// What each level looks like in each element, with the unit's place marked.
    Continuum,
    /// What holds the unit back.
    Blockers,
    /// The gap to the target.
    Target,
    /// Effort against effect.
    Efforts,
    /// The plan in phases.
    Roadmap,
    /// A page for each owner of steps.
    Owners,
    /// What to do next.
    NextSteps,
    /// What a higher level is worth to the unit.
    BusinessCase,
    /// Roles side by side.
    Roles,
    /// How far respondents lie apart.
    Spread,
    /// How the level was found, and its limits.
    Method,
    /// Every possible step in full.
    EveryStep,
    /// Every figure behind the profile, and how far ratings lie apart.
    Figures,
    /// The rule in force with a worked example.
    Rule,
    /// The register of claims.
    Claims,
    /// Every answer.
    Answers,
    /// Room to write down what was decided.
    Decisions,
    /// The questionnaire, to be filled in with a pen.
    Questionnaire,
    /// What one person answered, beside the group.
    Feedback,
    /// What people bring to a workshop.
    Preparation,
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading of level 1 (highest) to 3.
    Heading {
        /// Its level.
        level: u8,
        /// What it says.
        text: String,
        /// How links find it; `None` where none does.
        landmark: Option<Landmark>,
    },
    /// Running text.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
    /// A picture with its caption.
    Figure {
        /// The picture.
        scene: Scene,
        /// What it shows; empty where the text around it says so, and the picture then bears no
        /// number.
        caption: String,
        /// How links find it; `None` where none does.
        landmark: Option<Landmark>,
    },
    /// The caption of the table that follows.
    TableCaption {
        /// What the table shows.
        text: String,
        /// How links find it; `None` where none does.
        landmark: Option<Landmark>,
    },
    /// Rows of fields to be filled in with a pen. They stay on one page.
    Form(Vec<Vec<FormField>>),
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField {
    /// Whether it starts with a box to tick.
    pub tick: bool,
    /// The number of the level that it stands for; empty where it stands for none.
    pub number: String,
    /// What it says.
    pub label: Vec<Span>,
    /// Where the answer is written.
    pub room: WritingRoom,
}

/// Where an answer is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WritingRoom {
    /// Nowhere: the tick is the answer.
    None,
    /// On a line after the label.
    Line,
    /// In a box at the right edge.
    Box,
}

/// Running text in one style.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// What it says, in the order it is read.
    pub spans: Vec<Span>,
    /// How it is set.
    pub style: TextStyle,
    /// Whether it stays on the page of what follows.
    pub keep_with_next: bool,
}

/// Text in one weight and colour.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// What it says.
    pub text: String,
    /// How heavy.
    pub weight: Weight,
    /// Its colour.
    pub colour: ColourRole,
    /// Where a click on it leads; `None` for plain text.
    pub link: Option<Link>,
    /// What is said after its text, as soon as it is known; `None` for plain text.
    pub refers: Option<Reference>,
    /// Its language; `None` for the report's, or before languages are told apart.
    pub language: Option<Language>,
}

/// What a span says of another place in the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reference {
    /// The page where it stands: "page 12", or in brackets after the text of the span.
    Page(Landmark),
    /// The number of a figure or table: "Figure 3".
    Number(Landmark),
}

/// A place in the report that others point to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Landmark {
    /// The start of a part.
    Section(SectionKind),
    /// How sure the level is.
    Certainty,
    /// The answers about a practice.
    Practice(PracticeId),
    /// A claim in its register.
    Claim(ClaimId),
    /// The first table with a caption in a part.
    Table(SectionKind),
    /// A heading without a name of its own, by its position among all headings.
    Heading(u32),
}

/// Where a click leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// Inside the report.
    Place(Landmark),
    /// Outside of it: a web address.
    Address(String),
}

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextStyle {
    /// The one statement that the report is about.
    Display,
    /// What stands over the statement.
    Kicker,
    /// The sentences that are read first.
    Lead,
    /// Running text.
    Body,
    /// One of several points, with a bullet.
    Bullet,
    /// Facts and limits in small type.
    Note,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Its columns from the left.
    pub columns: Vec<Column>,
    /// Its rows from the top, a cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// How it is ruled.
    pub style: TableStyle,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What heads it; empty in every column where the table has no header.
    pub heading: String,
    /// Its share of the width, against the sum of all shares.
    pub share: f32,
    /// Where its texts stand.
    pub align: Align,
}

/// Where the texts of a column stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left edge: words.
    Left,
    /// At the right edge: numbers.
    Right,
}

/// How a table is ruled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableStyle {
    /// A hairline under every row, the header repeated on every page.
    Ruled,
    /// The same with little room in the rows: numbers and names.
    Dense,
    /// No rules; the rows stay on one page: labels with their texts.
    Plain,
    /// Lines to write on, with nothing in the rows.
    ToFillIn,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cell {
    /// What it says; a line break starts a new line.
    pub spans: Vec<Span>,
    /// How links find its row; `None` where none does.
    pub landmark: Option<Landmark>,
    /// Whether it stands on a tint: it is what the table is about.
    pub marked: bool,
}

impl Span {
    /// Running text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            weight: Weight::Regular,
            colour: ColourRole::Ink,
            link: None,
            refers: None,
            language: None,
        }
    }

    /// Leads to a place and says its page: "page 12".
    #[must_use]
    pub fn page_of(landmark: Landmark) -> Self {
        Self::pointing("", landmark)
    }

    /// Leads to a place that it names, and says its page in brackets: "Next steps (page 12)".
    /// Where there are no pages, the text stands alone.
    #[must_use]
    pub fn pointing(text: impl Into<String>, landmark: Landmark) -> Self {
        Self {
            link: Some(Link::Place(landmark.clone())),
            refers: Some(Reference::Page(landmark)),
            ..Self::plain(text)
        }
    }

    /// Leads to a figure or table with a caption and says its number: "Figure 3".
    #[must_use]
    pub fn number_of(landmark: Landmark) -> Self {
        Self {
            link: Some(Link::Place(landmark.clone())),
            refers: Some(Reference::Number(landmark)),
            ..Self::plain("")
        }
    }

    /// Leads to a place.
    #[must_use]
    pub fn linked(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }

    /// The spans of a sentence in which every [`Span::GAP`] stands for one of `filling`, in their
    /// order; what has no gap is added at the end.
    #[must_use]
    pub fn around(sentence: &str, filling: impl IntoIterator<Item = Self>) -> Vec<Self> {
        let mut filling = filling.into_iter();
        let mut spans = Vec::new();
        for (position, part) in sentence.split(Self::GAP).enumerate() {
            if position > 0 {
                spans.extend(filling.next());
            }
            if !part.is_empty() {
                spans.push(Self::plain(part));
            }
        }
        spans.extend(filling);
        spans
    }

    /// Stands in a sentence where another span goes: the fact to give to [`Words::with`](crate::words::Words::with).
    pub const GAP: &'static str = "\u{fffc}";

    /// Spans that are in one language each.
    #[must_use]
    pub fn apart<'a>(spans: Cow<'a, [Self]>, languages: &TextLanguages) -> Cow<'a, [Self]> {
        if languages.is_one() {
            return spans;
        }
        let parts = spans.iter().flat_map(|span| {
            let parts = languages.parts(&span.text).into_iter();
            parts.map(|(text, language)| Self {
                text: text.to_owned(),
                language: language.cloned(),
                ..span.clone()
            })
        });
        Cow::Owned(parts.collect())
    }

    /// Text that stands out.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self {
            weight: Weight::Semibold,
            ..Self::plain(text)
        }
    }

    /// Text that explains.
    #[must_use]
    pub fn muted(text: impl Into<String>) -> Self {
        Self {
            colour: ColourRole::Muted,
            ..Self::plain(text)
        }
    }
}

impl Paragraph {
    /// A paragraph of one plain span.
    #[must_use]
    pub fn new(style: TextStyle, text: impl Into<String>) -> Self {
        Self {
            spans: vec![Span::plain(text)],
            style,
            keep_with_next: false,
        }
    }

    /// Keeps it on the page of what follows.
    #[must_use]
    pub fn kept(mut self) -> Self {
        self.keep_with_next = true;
        self
    }
}

impl FormField {
    /// A box to tick.
    #[must_use]
    pub fn tick(label: Span) -> Self {
        Self {
            tick: true,
            room: WritingRoom::None,
            ..Self::line(vec![label])
        }
    }

    /// A line to write on.
    #[must_use]
    pub const fn line(label: Vec<Span>) -> Self {
        Self {
            tick: false,
            number: String::new(),
            label,
            room: WritingRoom::Line,
        }
    }

    /// An empty place beside other fields.
    #[must_use]
    pub fn blank() -> Self {
        Self {
            room: WritingRoom::None,
            ..Self::line(Vec::new())
        }
    }

    /// What it looks like in running text.
    #[must_use]
    pub fn paragraph(&self) -> Paragraph {
        let mut spans = self.label.clone();
        let mut start = String::new();
        if self.tick {
            start.push_str("☐ ");
        }
        if !self.number.is_empty() {
            start.push_str(&self.number);
            start.push(' ');
        }
        spans.insert(0, Span::strong(start));
        if self.room != WritingRoom::None {
            spans.push(Span::plain(" ________"));
        }
        Paragraph {
            spans,
            style: TextStyle::Body,
            keep_with_next: false,
        }
    }
}

impl From<Paragraph> for Block {
    fn from(paragraph: Paragraph) -> Self {
        Self::Paragraph(paragraph)
    }
}

impl From<Table> for Block {
    fn from(table: Table) -> Self {
        Self::Table(table)
    }
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn words(heading: impl Into<String>, share: f32) -> Self {
        Self {
            heading: heading.into(),
            share,
            align: Align::Left,
        }
    }

    /// A column of numbers.
    #[must_use]
    pub fn numbers(heading: impl Into<String>, share: f32) -> Self {
        Self {
            align: Align::Right,
            ..Self::words(heading, share)
        }
    }
}

impl Cell {
    /// A cell of several spans.
    #[must_use]
    pub const fn of(spans: Vec<Span>) -> Self {
        Self {
            spans,
            landmark: None,
            marked: false,
        }
    }

    /// A cell of one plain span.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::of(vec![Span::plain(text)])
    }

    /// A cell of one span that stands out.
    #[must_use]
    pub fn strong(text: impl Into<String>) -> Self {
        Self::of(vec![Span::strong(text)])
    }

    /// A cell of one span that explains.
    #[must_use]
    pub fn muted(text: impl Into<String>) -> Self {
        Self::of(vec![Span::muted(text)])
    }

    /// Lets links find its row.
    #[must_use]
    pub fn at(mut self, landmark: Landmark) -> Self {
        self.landmark = Some(landmark);
        self
    }
}

impl Report {
    /// Every text of the report, in the order it is read.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let branding = [
            &self.branding.prepared_for,
            &self.branding.prepared_by,
            &self.branding.version,
            &self.branding.confidentiality,
        ];
        let furniture = std::iter::once(&self.running_title).chain(branding);
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        furniture
            .map(String::as_str)
            .chain(blocks.flat_map(Block::texts))
    }

    /// Every place that links can lead to, the start of every part among them.
    #[must_use]
    pub fn landmarks(&self) -> BTreeSet<Landmark> {
        let parts = self.sections.iter().map(|section| section.kind);
        let blocks = self.sections.iter().flat_map(|section| &section.blocks);
        parts
            .map(Landmark::Section)
            .chain(blocks.flat_map(Block::landmarks).cloned())
            .collect()
    }
}

impl Block {
    fn landmarks(&self) -> Vec<&Landmark> {
        match self {
            Self::Heading { landmark, .. }
            | Self::Figure { landmark, .. }
            | Self::TableCaption { landmark, .. } => landmark.iter().collect(),
            Self::Paragraph(_) | Self::Form(_) => Vec::new(),
            Self::Table(table) => {
                let cells = table.rows.iter().flatten();
                cells.filter_map(|cell| cell.landmark.as_ref()).collect()
            }
        }
    }

    /// Every span of running text, cells and fields.
    pub(super) fn spans_mut(&mut self) -> Vec<&mut Span> {
        match self {
            Self::Paragraph(paragraph) => paragraph.spans.iter_mut().collect(),
            Self::Table(table) => {
                let cells = table.rows.iter_mut().flatten();
                cells.flat_map(|cell| &mut cell.spans).collect()
            }
            Self::Form(rows) => {
                let fields = rows.iter_mut().flatten();
                fields.flat_map(|field| &mut field.label).collect()
            }
            Self::Heading { .. } | Self::TableCaption { .. } | Self::Figure { .. } => Vec::new(),
        }
    }

    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Heading { text, .. } | Self::TableCaption { text, .. } => vec![text],
            Self::Paragraph(paragraph) => span_texts(&paragraph.spans).collect(),
            Self::Table(table) => {
                let headings = table.columns.iter().map(|column| column.heading.as_str());
                let cells = table.rows.iter().flatten();
                headings
                    .chain(cells.flat_map(|cell| span_texts(&cell.spans)))
                    .collect()
            }
            Self::Figure { scene, caption, .. } => scene
                .marks
                .iter()
                .filter_map(|mark| mark.run().map(|run| run.text.as_str()))
                .chain(std::iter::once(caption.as_str()))
                .collect(),
            Self::Form(rows) => {
                let fields = rows.iter().flatten();
                fields.flat_map(|field| span_texts(&field.label)).collect()
            }
        }
    }
}

fn span_texts(spans: &[Span]) -> impl Iterator<Item = &str> {
    spans.iter().map(|span| span.text.as_str())
}
