//! The report as Markdown: headings, lists, tables; figures as what they say in words.
//!
//! Written for `CommonMark` with the tables of GitHub. Whatever a text holds, it stays text: what
//! would be markup or HTML is escaped.

use super::{Align, Block, Cell, Link, Paragraph, Report, Span, Table, TextStyle};
use crate::drawing::Weight;
use crate::model::Branding;
use crate::words::Words;

/// Writes a report as Markdown, with line ends of one character.
#[must_use]
pub fn markdown(report: &Report, words: &Words) -> String {
    let mut writer = MarkdownWriter {
        words,
        out: String::new(),
        in_list: false,
    };
    writer.heading(0, &report.title);
    writer.brand(&report.branding);
    for section in &report.sections {
        for block in &section.blocks {
            writer.block(block);
        }
    }
    writer.out
}

struct MarkdownWriter<'a> {
    words: &'a Words,
    out: String,
    /// Whether the last block was a point of a list.
    in_list: bool,
}

impl MarkdownWriter<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text, .. } => self.heading(*level, text),
            Block::Paragraph(paragraph) => self.paragraph(paragraph),
            Block::Table(table) => self.table(table),
            Block::TableCaption { text, .. } => self.caption(text),
            Block::Figure { scene, caption, .. } => self.figure(&scene.summary, caption),
            Block::Form(rows) => {
                for field in rows.iter().flatten() {
                    self.paragraph(&field.paragraph());
                }
            }
        }
    }

    /// Starts a block below an empty line, or right below the point before.
    fn start(&mut self, is_point: bool) {
        let goes_on = self.in_list && is_point;
        if !self.out.is_empty() && !goes_on {
            self.out.push('\n');
        }
        self.in_list = is_point;
    }

    /// The title is level 0, so that it stands above the sections.
    fn heading(&mut self, level: u8, text: &str) {
        self.start(false);
        self.out.push_str(&"#".repeat(usize::from(level) + 1));
        self.out.push(' ');
        self.out.push_str(&in_one_line(text));
        self.out.push('\n');
    }

    /// Whose the report is, a line each.
    fn brand(&mut self, branding: &Branding) {
        let lines = [
            ("report-prepared-for", &branding.prepared_for),
            ("report-prepared-by", &branding.prepared_by),
            ("report-version", &branding.version),
            ("report-confidentiality", &branding.confidentiality),
        ];
        for (key, name) in lines {
            if !name.trim().is_empty() {
                let said = self.words.with(key, &facts!(name = name.trim()));
                self.paragraph(&Paragraph::new(TextStyle::Kicker, said));
            }
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        let is_point = paragraph.style == TextStyle::Bullet;
        let strong = paragraph.style == TextStyle::Display;
        let text = if is_point {
            joined(&paragraph.spans, strong, Ground::Point)
        } else {
            joined(&paragraph.spans, strong, Ground::Lines)
        };
        if text.is_empty() {
            return;
        }
        self.start(is_point);
        if is_point {
            self.out.push_str("- ");
        }
        self.out.push_str(&text);
        self.out.push('\n');
    }

    /// What a figure says, below its caption where it has one.
    fn figure(&mut self, summary: &str, caption: &str) {
        self.start(false);
        let summary = in_one_line(summary);
        let lines = if caption.is_empty() {
            let facts = facts!(summary);
            vec![self.words.with("export-figure", &facts)]
        } else {
            vec![in_one_line(caption), String::new(), summary]
        };
        for line in lines {
            let line = ["> ", &line].concat();
            self.out.push_str(line.trim_end());
            self.out.push('\n');
        }
    }

    fn caption(&mut self, text: &str) {
        self.start(false);
        self.out.push_str(&in_one_line(text));
        self.out.push('\n');
    }

    fn table(&mut self, table: &Table) {
        self.start(false);
        let headings = table.columns.iter();
        self.row(headings.map(|column| in_one_line(&column.heading)));
        let rule = table.columns.iter().map(|column| match column.align {
            Align::Left => "---".to_owned(),
            Align::Right => "--:".to_owned(),
        });
        self.row(rule);
        for cells in &table.rows {
            let cell = |cell: &Cell| joined(&cell.spans, false, Ground::Cell);
            self.row(cells.iter().map(cell));
        }
    }

    fn row(&mut self, cells: impl Iterator<Item = String>) {
        for cell in cells {
            self.out.push_str("| ");
            self.out.push_str(&cell);
            self.out.push(' ');
        }
        self.out.push_str("|\n");
    }
}

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ground {
    /// In lines of its own.
    Lines,
    /// Beside the mark of a point.
    Point,
    /// In a cell of a table.
    Cell,
    /// In one line, behind something else.
    Line,
}

impl Ground {
    const fn line_break(self) -> &'static str {
        match self {
            Self::Lines => "\\\n",
            Self::Point => "\\\n  ",
            Self::Cell => "<br>",
            Self::Line => " ",
        }
    }

    /// Whether a line that starts here could become something else than text.
    const fn has_lines(self) -> bool {
        matches!(self, Self::Lines | Self::Point)
    }
}

/// The spans as one text.
fn joined(spans: &[Span], all_strong: bool, ground: Ground) -> String {
    let mut out = String::new();
    for (position, span) in spans.iter().enumerate() {
        let starts = out.trim().is_empty() || out.ends_with(ground.line_break());
        let text = escaped(&span.text, ground, starts);
        let next = spans.get(position + 1);
        let alone = ends_apart(&out)
            && (text.ends_with(char::is_whitespace) || next.is_none_or(starts_apart));
        let strong = all_strong || span.weight == Weight::Semibold;
        out.push_str(&marked(&text, strong && alone, span.link.as_ref()));
    }
    out.trim().trim_end_matches('\\').trim_end().to_owned()
}

/// Whether a mark may open after a text: nothing stands right before it.
fn ends_apart(out: &str) -> bool {
    out.is_empty() || out.ends_with(char::is_whitespace) || out.ends_with("<br>")
}

fn starts_apart(span: &Span) -> bool {
    span.text.is_empty() || span.text.starts_with(char::is_whitespace)
}

/// A text with its marks, which stand close to its letters.
fn marked(text: &str, strong: bool, link: Option<&Link>) -> String {
    let inner = text.trim();
    let before = text.len() - text.trim_start().len();
    let after = text.trim_end().len();
    let (Some(before), Some(after)) = (text.get(..before), text.get(after..)) else {
        return text.to_owned();
    };
    if inner.is_empty() || inner.contains("\\\n") || inner.contains("<br>") {
        return text.to_owned();
    }
    let mut marked = inner.to_owned();
    if let Some(Link::Address(address)) = link
        && let Some(address) = web_address(address)
    {
        marked = format!("[{marked}](<{address}>)");
    }
    if strong {
        marked = format!("**{marked}**");
    }
    format!("{before}{marked}{after}")
}

/// An address that a click may follow, fit to stand between `<` and `>`; `None` for any other.
fn web_address(address: &str) -> Option<String> {
    let address = address.trim();
    let lower = address.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"];
    if !known.iter().any(|start| lower.starts_with(start)) {
        return None;
    }
    let mut out = String::with_capacity(address.len());
    for letter in address.chars() {
        match letter {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            letter if letter.is_whitespace() => out.push_str("%20"),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    Some(out)
}

fn in_one_line(text: &str) -> String {
    escaped(text, Ground::Line, true).trim().to_owned()
}

/// A text in which nothing is markup; `starts` says whether a line starts with it.
fn escaped(text: &str, ground: Ground, starts: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut place = if starts {
        LinePosition::Start
    } else {
        LinePosition::Inside
    };
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        if matches!(letter, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
            while letters.next_if(|next| next.is_whitespace()).is_some() {}
            out.push_str(ground.line_break());
            place = LinePosition::Start;
            continue;
        }
        if place == LinePosition::Start && letter.is_whitespace() || letter.is_control() {
            // Space at the start of a line would make it code.
            out.push_str(if place == LinePosition::Inside && letter == '\t' {
                " "
            } else {
                ""
            });
            continue;
        }
        let next = letters.peek().copied();
        if has_meaning(letter, next, &out) || ground.has_lines() && opens(letter, next, place) {
            out.push('\\');
        }
        out.push(letter);
        place = place.after(letter);
    }
    out
}

/// Where in its line a character stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LinePosition {
    /// Nothing stands before it.
    Start,
    /// Digits alone stand before it.
    Number,
    Inside,
}

impl LinePosition {
    const fn after(self, letter: char) -> Self {
        match self {
            Self::Start | Self::Number if letter.is_ascii_digit() => Self::Number,
            _ => Self::Inside,
        }
    }
}

/// Whether a character would make the line that it starts something else than text.
fn opens(letter: char, next: Option<char>, place: LinePosition) -> bool {
    match place {
        LinePosition::Start => matches!(letter, '#' | '>' | '+' | '-' | '='),
        LinePosition::Number => matches!(letter, '.' | ')') && next.is_none_or(char::is_whitespace),
        LinePosition::Inside => false,
    }
}

/// Whether a character would be more than itself wherever it stands.
fn has_meaning(letter: char, next: Option<char>, before: &str) -> bool {
    match letter {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' | '@' => true,
        '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
        // At the end of a heading it would be taken away.
        '#' => next.is_none(),
        // Web addresses that readers of Markdown would make links.
        ':' => next == Some('/'),
        '.' => ends_with_www(before),
        _ => false,
    }
}

fn ends_with_www(text: &str) -> bool {
    let start = text.len().saturating_sub(3);
    let end = text.get(start..);
    end.is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::format::bundled;
    use crate::model::Form;
    use crate::report::{Column, Extent, FormField, Paper, ReportOptions, TableStyle, compose};

    fn block(block: impl Into<Block>) -> String {
        let words = Words::english();
        let mut writer = MarkdownWriter {
            words: &words,
            out: String::new(),
            in_list: false,
        };
        writer.block(&block.into());
        writer.out
    }

    fn body(text: &str) -> String {
        block(Paragraph::new(TextStyle::Body, text))
    }

    #[test]
    fn nothing_that_somebody_typed_becomes_markup() {
        for (typed, written) in [
            ("# no heading", "\\# no heading\n"),
            ("- no point", "\\- no point\n"),
            ("  + no point", "\\+ no point\n"),
            ("12. no number", "12\\. no number\n"),
            ("1) no number", "1\\) no number\n"),
            ("> no quote", "\\> no quote\n"),
            ("*a* _b_ `c` ~d~", "\\*a\\* \\_b\\_ \\`c\\` \\~d\\~\n"),
            ("<script>x</script>", "\\<script>x\\</script>\n"),
            ("&lt; & more", "\\&lt; & more\n"),
            ("[a](b)", "\\[a\\](b)\n"),
            ("https://a.b and www.c.d", "https\\://a.b and www\\.c.d\n"),
            ("a\n===", "a\\\n\\===\n"),
            ("2.", "2\\.\n"),
            ("a\n\n\t# b", "a\\\n\\# b\n"),
            ("\tcode", "code\n"),
            ("3.5 of 5 - so far", "3.5 of 5 - so far\n"),
            ("21 May", "21 May\n"),
        ] {
            assert_eq!(body(typed), written, "{typed:?}");
        }
    }

    #[test]
    fn a_cell_keeps_its_row_whatever_it_holds() {
        let table = Table {
            columns: vec![Column::words("A|B", 1.0), Column::numbers("C", 1.0)],
            rows: vec![vec![Cell::plain("x|y\nz"), Cell::strong("4")]],
            style: TableStyle::Ruled,
        };
        assert_eq!(
            block(table),
            "| A\\|B | C |\n| --- | --: |\n| x\\|y<br>z | **4** |\n"
        );
    }

    #[test]
    fn a_link_is_written_where_a_click_may_follow_it() {
        let linked = |address: &str| {
            let mut paragraph = Paragraph::new(TextStyle::Body, "there");
            for span in &mut paragraph.spans {
                span.link = Some(Link::Address(address.to_owned()));
            }
            block(paragraph)
        };
        assert_eq!(
            linked("https://a.b/<c> d"),
            "[there](<https://a.b/%3Cc%3E%20d>)\n"
        );
        assert_eq!(linked("javascript:x"), "there\n");
    }

    #[test]
    fn what_stands_out_is_marked_close_to_its_letters() {
        let mut paragraph = Paragraph::new(TextStyle::Bullet, "the shop floor");
        paragraph.spans.insert(0, Span::strong("Scope: "));
        assert_eq!(block(paragraph), "- **Scope:** the shop floor\n");
    }

    #[test]
    fn fields_of_a_form_are_written_as_they_look() {
        let tick = FormField {
            number: "2".to_owned(),
            ..FormField::tick(Span::plain("Some do it."))
        };
        let form = Block::Form(vec![
            vec![tick],
            vec![FormField::line(vec![Span::plain("Role")])],
        ]);
        let line = "\\_".repeat(8);
        assert_eq!(block(form), format!("**☐ 2** Some do it.\n\nRole {line}\n"));
    }

    #[test]
    fn the_short_report_reads_well() {
        let samples = bundled::samples();
        let sample = samples.first().expect("a sample");
        let mut assessment = sample.assessment();
        assessment.branding.prepared_for = "The *board*".to_owned();
        assessment.branding.confidentiality = "Confidential".to_owned();
        let options = ReportOptions {
            extent: Extent::Short,
            ..ReportOptions::new(Form::Short, Paper::A4, date(2026, 6, 1))
        };
        let words = Words::english();
        let report = compose(&assessment, &options, &words);
        let text = markdown(&report, &words);
        assert!(text.starts_with("# "));
        assert!(!text.contains("\n\n\n") && !text.contains('\r'));
        insta::assert_snapshot!(text);
    }
}
