//! The report as a Word document: real headings, lists and tables, figures as pictures.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use docx_rs::{
    AlignmentType, BorderType, BreakType, Docx, FieldCharType, Footer, Header, Hyperlink,
    HyperlinkData, HyperlinkType, IndentLevel, InstrPAGEREF, InstrText, InstrToC, NumPages,
    NumberingId, PageMargin, PageNum, PageOrientationType, Paragraph, Pic, Run, Tab, TabLeaderType,
    TabValueType, Table, TableBorder, TableBorderPosition, TableBorders, TableCell,
    TableCellMargins, TableLayoutType, TableRow, WidthType,
};

use super::OfficeError;
use super::package;
use super::styles::{self, BULLETS, hex};
use crate::chart::Scene;
use crate::drawing::{ColourRole, Palette, Picture, Weight};
use crate::report::{
    self, Align, Block, Cell, Landmark, Link, Reference, Report, Section, Sheet, Span, TableStyle,
    TextLanguages, TextStyle,
};
use crate::words::Words;

/// Dots an inch of the pictures, and of those of a report that has more than so many: drawing them
/// takes time.
const RESOLUTION: f32 = 300.0;
const COARSE: f32 = 150.0;
const MANY_PICTURES: usize = 40;
/// English metric units a point: pictures are measured in them.
const UNITS: f32 = 12_700.0;
/// Twentieths of a point: everything else is measured in them.
const TWENTIETHS: f32 = 20.0;
/// The tallest and the widest that a logo stands, in points.
const LOGO: (f32, f32) = (42.0, 160.0);
/// About how wide a letter of a table is, in points.
const LETTER: f32 = 4.4;
/// A row of more lines may be cut at the end of a page: it fills most of one.
const TALL_ROW: f32 = 40.0;
/// A table of no more rows and lines stays on one page.
const FEW_ROWS: usize = 6;
const FEW_LINES: f32 = 20.0;

/// Writes a report. A picture that cannot be drawn is left out; its words stay.
pub(super) fn write(report: &Report, sheet: Sheet, words: &Words) -> Result<Vec<u8>, OfficeError> {
    let mut writer = WordWriter {
        words,
        languages: &report.languages,
        palette: Palette::paper(report.branding.accent),
        resolution: resolution(report),
        enlarged: sheet.enlarged,
        width: sheet.text_width() * sheet.enlarged,
        docx: page(sheet),
        places: places(report),
        set: BTreeSet::new(),
        alternatives: Vec::new(),
        headed: Vec::new(),
        links: 0,
    };
    let docx = std::mem::take(&mut writer.docx);
    writer.docx = styles::add(docx, (&writer.palette, sheet.enlarged), writer.languages);
    writer.furniture(report);
    writer.front(report);
    for (position, section) in report.sections.iter().enumerate() {
        writer.section(section);
        if position == 0 && report.contents {
            writer.contents(report);
        }
    }
    let WordWriter {
        docx,
        alternatives,
        headed,
        ..
    } = writer;
    let parts = super::document::parts(docx.build(), report, &alternatives, &headed)?;
    package::pack(parts)
}

/// How finely the pictures of a report are drawn.
pub(super) fn resolution(report: &Report) -> f32 {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let pictures = blocks.filter(|block| matches!(block, Block::Figure { .. }));
    if pictures.count() > MANY_PICTURES {
        COARSE
    } else {
        RESOLUTION
    }
}

/// The page with its margins, as the PDF has them.
fn page(sheet: Sheet) -> Docx {
    let on_paper = |length: f32| length * sheet.enlarged;
    let side = twentieths(on_paper(sheet.side));
    let edge = |margin: f32, most: f32| twentieths((margin / 2.0).min(most));
    let (top, bottom) = (on_paper(sheet.top), on_paper(sheet.bottom));
    let margin = PageMargin::new()
        .left(side)
        .right(side)
        .top(twentieths(top))
        .bottom(twentieths(bottom))
        .header(edge(top, 34.0))
        .footer(edge(bottom, 30.0))
        .gutter(0);
    let side = |length: f32| positive(on_paper(length) * TWENTIETHS);
    let docx = Docx::new().page_size(side(sheet.width), side(sheet.height));
    let docx = if sheet.is_slide() {
        docx.page_orient(PageOrientationType::Landscape)
    } else {
        docx
    };
    docx.page_margin(margin)
}

/// What links lead to, with the names of their bookmarks.
fn places(report: &Report) -> BTreeMap<Landmark, String> {
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let landmarks: BTreeSet<&Landmark> = blocks.flat_map(landmarks).collect();
    let numbered = landmarks.into_iter().zip(1..);
    numbered
        .map(|(landmark, number): (_, u32)| (landmark.clone(), format!("place{number}")))
        .collect()
}

fn landmarks(block: &Block) -> Vec<&Landmark> {
    match block {
        Block::Heading { landmark, .. } | Block::TableCaption { landmark, .. } => {
            landmark.iter().collect()
        }
        // Without a caption there is no text for the bookmark to stand at.
        Block::Figure {
            landmark, caption, ..
        } if !caption.is_empty() => landmark.iter().collect(),
        Block::Figure { .. } | Block::Paragraph(_) | Block::Form(_) => Vec::new(),
        Block::Table(table) => {
            let cells = table.rows.iter().flatten();
            cells.filter_map(|cell| cell.landmark.as_ref()).collect()
        }
    }
}

struct WordWriter<'a> {
    words: &'a Words,
    languages: &'a TextLanguages,
    palette: Palette,
    /// Dots an inch of the pictures.
    resolution: f32,
    /// The width of the text in points.
    width: f32,
    /// How many times as large pictures stand.
    enlarged: f32,
    docx: Docx,
    places: BTreeMap<Landmark, String>,
    /// The places whose bookmarks are set.
    set: BTreeSet<Landmark>,
    /// What each picture says, in their order.
    alternatives: Vec<String>,
    /// Of each table whether its first row heads it.
    headed: Vec<bool>,
    links: usize,
}

impl WordWriter<'_> {
    fn push(&mut self, paragraph: Paragraph) {
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_paragraph(paragraph);
    }

    fn section(&mut self, section: &Section) {
        // A word processor sets more room between lines: what is to be one page is one with less.
        let shorter = if self.enlarged > 1.0 { 3 } else { 0 };
        let blocks = section.shorter.get(shorter).unwrap_or(&section.blocks);
        for (position, block) in blocks.iter().enumerate() {
            let new_page = section.new_page && position == 0;
            match (block, blocks.get(position + 1)) {
                // What introduces a table or a picture stays with it.
                (
                    Block::Paragraph(paragraph),
                    Some(Block::Table(_) | Block::TableCaption { .. } | Block::Figure { .. }),
                ) => self.paragraph(&paragraph.clone().kept()),
                _ => self.block(block, new_page),
            }
        }
    }

    fn block(&mut self, block: &Block, new_page: bool) {
        match block {
            Block::Heading {
                level,
                text,
                landmark,
            } => self.heading(*level, text, landmark.as_ref(), new_page),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => self.table(table),
            Block::TableCaption { text, landmark } => {
                let caption = Paragraph::new().style("Caption").keep_next(true);
                let caption = self.marked(caption, &[Span::plain(text)], landmark.as_ref());
                self.push(caption);
            }
            Block::Figure {
                scene,
                caption,
                landmark,
            } => self.figure(scene, caption, landmark.as_ref()),
            Block::Form(rows) => {
                for field in rows.iter().flatten() {
                    self.paragraph(&field.paragraph());
                }
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, landmark: Option<&Landmark>, new_page: bool) {
        let style = match level {
            1 => "Heading1",
            2 => "Heading2",
            _ => "Heading3",
        };
        let mut paragraph = Paragraph::new().style(style);
        if new_page {
            paragraph = paragraph.page_break_before(true);
        }
        let paragraph = self.marked(paragraph.keep_next(true), &[Span::plain(text)], landmark);
        self.push(paragraph);
    }

    /// Adds a text that links find.
    fn marked(
        &mut self,
        mut set: Paragraph,
        spans: &[Span],
        landmark: Option<&Landmark>,
    ) -> Paragraph {
        let place = self.place(landmark);
        if let Some((number, name)) = &place {
            set = set.add_bookmark_start(*number, name);
        }
        set = self.spans(set, spans, ColourRole::Ink);
        if let Some((number, _)) = place {
            set = set.add_bookmark_end(number);
        }
        set
    }

    /// The number and the name of the bookmark for a place, which is set once.
    fn place(&mut self, landmark: Option<&Landmark>) -> Option<(usize, String)> {
        let landmark = landmark?;
        if !self.set.insert(landmark.clone()) {
            return None;
        }
        let name = self.places.get(landmark)?.clone();
        Some((self.set.len(), name))
    }

    fn paragraph(&mut self, paragraph: &report::Paragraph) {
        let (style, role) = match paragraph.style {
            TextStyle::Display => ("Statement", ColourRole::Accent),
            TextStyle::Kicker => ("Kicker", ColourRole::Muted),
            TextStyle::Lead => ("Lead", ColourRole::Ink),
            TextStyle::Body => ("BodyText", ColourRole::Ink),
            TextStyle::Bullet => ("ListBullet", ColourRole::Ink),
            TextStyle::Note => ("Note", ColourRole::Muted),
        };
        let mut set = Paragraph::new().style(style);
        if paragraph.style == TextStyle::Bullet {
            set = set.numbering(NumberingId::new(BULLETS), IndentLevel::new(0));
        }
        if paragraph.keep_with_next {
            set = set.keep_next(true);
        }
        let set = self.spans(set, &paragraph.spans, role);
        self.push(set);
    }

    /// Adds spans to a paragraph; `own` is the colour that its style has anyway.
    fn spans(&mut self, mut set: Paragraph, spans: &[Span], own: ColourRole) -> Paragraph {
        for span in spans {
            let runs = self.runs(span, own).into_iter();
            set = match self.target(span.link.as_ref()) {
                None => runs.fold(set, Paragraph::add_run),
                Some(link) => set.add_hyperlink(runs.fold(link, Hyperlink::add_run)),
            };
        }
        set
    }

    /// What a span says, with a field for the page where it names one; a run a language.
    fn runs(&self, span: &Span, own: ColourRole) -> Vec<Run> {
        const PAGE: char = '\u{e000}';
        let place = match &span.refers {
            Some(Reference::Page(landmark)) => self.places.get(landmark),
            _ => None,
        };
        let Some(place) = place else {
            return self.plain_runs(span, own);
        };
        let facts = facts!(text = span.text.as_str(), page = PAGE.to_string());
        let key = if span.text.is_empty() {
            "report-page"
        } else {
            "report-page-of"
        };
        let said = self.words.with(key, &facts);
        let (before, after) = said.split_once(PAGE).unwrap_or((&said, ""));
        let before = Span {
            text: before.to_owned(),
            ..span.clone()
        };
        let mut runs = self.plain_runs(&before, own);
        let last = runs.pop();
        let last = last.unwrap_or_else(|| self.styled(Run::new(), span, own));
        runs.push(page_of(last, place).add_text(clean(after)));
        runs
    }

    fn plain_runs(&self, span: &Span, own: ColourRole) -> Vec<Run> {
        let parts = Span::apart(Cow::Borrowed(std::slice::from_ref(span)), self.languages);
        let parts = parts.iter();
        parts
            .map(|part| self.styled(with_breaks(Run::new(), &part.text), part, own))
            .collect()
    }

    fn styled(&self, mut run: Run, span: &Span, own: ColourRole) -> Run {
        if span.weight == Weight::Semibold {
            run = run.bold();
        }
        if span.colour != own && span.colour != ColourRole::Ink {
            run = run.color(hex(&self.palette, span.colour));
        }
        match (&span.link, &span.language) {
            (None, None) => run,
            (Some(_), None) => run.style("Hyperlink"),
            (None, Some(language)) => run.style(&format!("Language-{language}")),
            (Some(_), Some(language)) => run.style(&format!("Hyperlink-{language}")),
        }
    }

    /// The start of a link; `None` where a click leads nowhere or is not to be followed.
    fn target(&mut self, link: Option<&Link>) -> Option<Hyperlink> {
        match link? {
            Link::Place(landmark) => {
                let name = self.places.get(landmark)?;
                Some(Hyperlink::new(name, HyperlinkType::Anchor))
            }
            Link::Address(address) => {
                let address = web_address(address)?;
                let mut link = Hyperlink::new(address, HyperlinkType::External);
                self.links += 1;
                if let HyperlinkData::External { rid, .. } = &mut link.link {
                    // The crate counts over all documents of the process.
                    *rid = format!("rIdHyperlink{}", self.links);
                }
                Some(link)
            }
        }
    }

    fn table(&mut self, table: &report::Table) {
        let ruled = table.style != TableStyle::Plain;
        let widths = self.widths(table);
        let mut columns = table.columns.iter();
        let has_header = columns.any(|column| !column.heading.is_empty());
        let mut rows = Vec::new();
        if has_header {
            let cells = table.columns.iter().zip(&widths).map(|(column, width)| {
                let paragraph = aligned("TableHeading", column.align);
                let heading = [Span::plain(column.heading.as_str())];
                let set = self.spans(paragraph.keep_next(true), &heading, ColourRole::Muted);
                cell(*width).add_paragraph(set)
            });
            rows.push(TableRow::new(cells.collect()).cant_split());
        }
        let lines = |row: &Vec<Cell>| lines(row, &widths);
        let count = table.rows.len();
        let is_short = count <= FEW_ROWS && table.rows.iter().map(lines).sum::<f32>() <= FEW_LINES;
        for (position, row) in table.rows.iter().enumerate() {
            // Neither the first row nor the last stands alone on a page.
            let at_an_end = position == 0 || position + 2 == count;
            let stays = position + 1 < count && (is_short || at_an_end);
            rows.push(self.row(table, row, (&widths, stays)));
        }
        let lines = if ruled {
            [TableBorderPosition::Bottom, TableBorderPosition::InsideH].to_vec()
        } else {
            Vec::new()
        };
        let borders = lines
            .into_iter()
            .fold(TableBorders::with_empty(), |borders, position| {
                let line = TableBorder::new(position).border_type(BorderType::Single);
                borders.set(line.size(4).color(hex(&self.palette, ColourRole::Hairline)))
            });
        let above = if ruled { 60 } else { 20 };
        let set = Table::without_borders(rows)
            .set_borders(borders)
            .layout(TableLayoutType::Fixed)
            .width(widths.iter().sum(), WidthType::Dxa)
            .margins(TableCellMargins::new().margin(above, 120, above, 0))
            .set_grid(widths);
        self.headed.push(has_header);
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx.add_table(set);
        // Without a paragraph between them two tables would become one.
        self.push(Paragraph::new().style("AfterTable"));
    }

    /// A row, which may have to stay on the page of the next.
    fn row(
        &mut self,
        table: &report::Table,
        row: &[Cell],
        (widths, stays): (&[usize], bool),
    ) -> TableRow {
        let mut cells = Vec::new();
        for ((column, content), width) in table.columns.iter().zip(row).zip(widths) {
            let mut paragraph = aligned("TableText", column.align);
            if stays {
                paragraph = paragraph.keep_next(true);
            }
            let paragraph = self.marked(paragraph, &content.spans, content.landmark.as_ref());
            cells.push(cell(*width).add_paragraph(paragraph));
        }
        let is_tall = lines(row, widths) > TALL_ROW;
        let row = TableRow::new(cells);
        if is_tall { row } else { row.cant_split() }
    }

    /// The width of each column, in twentieths of a point.
    fn widths(&self, table: &report::Table) -> Vec<usize> {
        let sum: f32 = table.columns.iter().map(|column| column.share).sum();
        let share = |share: f32| self.width * TWENTIETHS * share / sum.max(f32::EPSILON);
        let columns = table.columns.iter();
        columns.map(|column| count(share(column.share))).collect()
    }

    fn figure(&mut self, scene: &Scene, caption: &str, landmark: Option<&Landmark>) {
        let dots = positive(scene.width / 72.0 * self.resolution);
        let Some(picture) = Picture::of_scene(scene, dots, &self.palette) else {
            return self.push(text("BodyText", &scene.summary));
        };
        let size = (scene.width * self.enlarged, scene.height * self.enlarged);
        let Some(run) = self.picture(&picture, size, scene.summary.clone()) else {
            return self.push(text("BodyText", &scene.summary));
        };
        let figure = Paragraph::new().style("Figure").add_run(run);
        self.push(figure.keep_next(!caption.is_empty()));
        if !caption.is_empty() {
            let set = Paragraph::new().style("Caption");
            let set = self.marked(set, &[Span::plain(caption)], landmark);
            self.push(set);
        }
    }

    /// A picture in running text, its size in points.
    fn picture(&mut self, picture: &Picture, size: (f32, f32), says: String) -> Option<Run> {
        let png = picture.to_png()?;
        self.alternatives.push(says);
        let pic = Pic::new_with_dimensions(png, picture.width(), picture.height())
            .id(format!("rIdImage{}", self.alternatives.len()))
            .size(positive(size.0 * UNITS), positive(size.1 * UNITS));
        Some(Run::new().add_image(pic))
    }

    /// The contents: a field that word processors fill, with the titles for as long as they have not.
    fn contents(&mut self, report: &Report) {
        let sections = report.sections.iter().skip(1);
        let listed: Vec<(&str, String)> = sections
            .flat_map(|section| &section.blocks)
            .filter_map(|block| match block {
                Block::Heading {
                    level: 1,
                    text,
                    landmark: Some(landmark),
                } => Some((text.as_str(), self.places.get(landmark)?.clone())),
                _ => None,
            })
            .collect();
        let heading = text("TOCHeading", &self.words.text("report-contents"));
        self.push(heading.keep_next(true).page_break_before(true));
        let count = listed.len();
        for (position, (title, place)) in listed.into_iter().enumerate() {
            let tab = Tab::new()
                .val(TabValueType::Right)
                .leader(TabLeaderType::Dot);
            let tab = tab.pos(self::count(self.width * TWENTIETHS));
            let mut entry = Paragraph::new().style("TOC1").add_tab(tab);
            if position == 0 {
                let field = InstrToC::new().heading_styles_range(1, 1).hyperlink();
                let start = Run::new().add_field_char(FieldCharType::Begin, true);
                let start = start.add_instr_text(InstrText::TOC(field));
                entry = entry.add_run(start.add_field_char(FieldCharType::Separate, false));
            }
            let titled = self.plain_runs(&Span::plain(title), ColourRole::Ink);
            let link = Hyperlink::new(&place, HyperlinkType::Anchor);
            let link = titled.into_iter().fold(link, Hyperlink::add_run);
            let page = page_of(Run::new().add_tab(), &place);
            entry = entry.add_hyperlink(link.add_run(page));
            if position + 1 == count {
                entry = entry.add_run(Run::new().add_field_char(FieldCharType::End, false));
            }
            self.push(entry);
        }
    }

    /// What stands before the first section: logo, and whose the report is. Its title is the heading
    /// of the first section.
    fn front(&mut self, report: &Report) {
        if let Some(logo) = &report.logo {
            let size = fitted(logo);
            let says = self.words.text("report-logo");
            if let Some(run) = self.picture(logo, size, says) {
                self.push(Paragraph::new().style("Figure").add_run(run));
            }
        }
        let branding = &report.branding;
        let lines = [
            ("report-prepared-for", &branding.prepared_for),
            ("report-prepared-by", &branding.prepared_by),
            ("report-version", &branding.version),
        ];
        for (key, said) in lines {
            if !said.trim().is_empty() {
                let line = self.words.with(key, &facts!(name = said.trim()));
                self.push(text("Kicker", &line));
            }
        }
    }

    /// The running title, how the report may be passed on, and the page number.
    fn furniture(&mut self, report: &Report) {
        let header = Header::new().add_paragraph(text("Header", &report.running_title));
        let footer = || {
            let mut foot = Paragraph::new().style("Footer");
            let tab = Tab::new().val(TabValueType::Right);
            foot = foot.add_tab(tab.pos(count(self.width * TWENTIETHS)));
            let line = Run::new().add_text(clean(report.branding.confidentiality.trim()));
            foot = foot.add_run(line.add_tab());
            Footer::new().add_paragraph(page_number(foot, self.words))
        };
        let (first, others) = (footer(), footer());
        let docx = std::mem::take(&mut self.docx);
        self.docx = docx
            .first_header(Header::new().add_paragraph(Paragraph::new().style("Header")))
            .header(header)
            .first_footer(first)
            .footer(others)
            .title_pg();
    }
}

/// Adds a field for the page of a place to a run.
fn page_of(run: Run, place: &str) -> Run {
    let field = InstrText::PAGEREF(InstrPAGEREF::new(place).hyperlink());
    run.add_field_char(FieldCharType::Begin, true)
        .add_instr_text(field)
        .add_field_char(FieldCharType::Separate, false)
        .add_text("…")
        .add_field_char(FieldCharType::End, false)
}

/// About how many lines a row takes, its columns being so many twentieths of a point wide.
fn lines(row: &[Cell], widths: &[usize]) -> f32 {
    let of_cell = |(cell, width): (&Cell, &usize)| {
        let said: String = cell.spans.iter().map(|span| span.text.as_str()).collect();
        let width = length(*width) / TWENTIETHS;
        let lines = said.split('\n');
        let lines = lines.map(|line| (length(line.chars().count()) * LETTER / width).ceil());
        lines.map(|lines| lines.max(1.0)).sum::<f32>()
    };
    row.iter().zip(widths).map(of_cell).fold(1.0, f32::max)
}

/// "Page 3 of 12" with fields in place of the numbers, in the order of the language.
fn page_number(mut foot: Paragraph, words: &Words) -> Paragraph {
    const PAGE: char = '\u{e000}';
    const PAGES: char = '\u{e001}';
    let facts = facts!(page = PAGE.to_string(), pages = PAGES.to_string());
    let said = words.with("report-page-number", &facts);
    for part in said.split_inclusive([PAGE, PAGES]) {
        let plain = part.trim_end_matches([PAGE, PAGES]);
        foot = foot.add_run(Run::new().add_text(plain));
        foot = match part.chars().next_back() {
            Some(PAGE) => foot.add_page_num(PageNum::new()),
            Some(PAGES) => foot.add_num_pages(NumPages::new()),
            _ => foot,
        };
    }
    foot
}

fn text(style: &str, said: &str) -> Paragraph {
    Paragraph::new()
        .style(style)
        .add_run(with_breaks(Run::new(), said))
}

fn aligned(style: &str, align: Align) -> Paragraph {
    let paragraph = Paragraph::new().style(style);
    match align {
        Align::Left => paragraph,
        Align::Right => paragraph.align(AlignmentType::Right),
    }
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

/// Adds a text to a run, a line break for each line end.
fn with_breaks(mut run: Run, said: &str) -> Run {
    for (position, line) in said.split('\n').enumerate() {
        if position > 0 {
            run = run.add_break(BreakType::TextWrapping);
        }
        run = run.add_text(clean(line));
    }
    run
}

/// A text without the characters that no XML file can hold.
fn clean(said: &str) -> String {
    let allowed = |letter: &char| {
        !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}') || *letter == '\t'
    };
    said.chars().filter(allowed).collect()
}

/// An address that a click may follow; `None` for any other.
fn web_address(address: &str) -> Option<String> {
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"];
    let is_known = known.iter().any(|start| lower.starts_with(start));
    let is_plain = !address.contains(|letter: char| letter.is_whitespace() || letter.is_control());
    (is_known && is_plain).then(|| address.to_owned())
}

/// The size of a logo in points, within its room.
fn fitted(logo: &Picture) -> (f32, f32) {
    let (tallest, widest) = LOGO;
    let (width, height) = (dots(logo.width()), dots(logo.height()));
    let scale = (tallest / height).min(widest / width);
    (width * scale, height * scale)
}

#[expect(
    clippy::cast_precision_loss,
    reason = "widths of paper and letters of a cell are far below 2^24"
)]
const fn length(count: usize) -> f32 {
    count as f32
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sides of pictures are far below 2^24"
)]
const fn dots(side: u32) -> f32 {
    side as f32
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "margins are below 100 points"
)]
fn twentieths(points: f32) -> i32 {
    (points * TWENTIETHS).round() as i32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the conversion saturates, and no length is negative"
)]
fn positive(length: f32) -> u32 {
    length.round().max(1.0) as u32
}

fn count(length: f32) -> usize {
    usize::try_from(positive(length)).unwrap_or(usize::MAX)
}
