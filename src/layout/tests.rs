//! Tests of the layout with invented reports and letters that are all equally wide.

use std::fmt::Write as _;

use jiff::civil::date;

use crate::chart::Scene;
use crate::drawing::{ColourRole, Mark, Picture, Point, Shape, TextRun, Weight};
use crate::layout::{FontMetrics, Group, Page, Role, RunKind, outline, place_of, places};
use crate::model::{Branding, ClaimId, Language, PracticeId};
use crate::report::{
    Align, Block, Cell, Column, Landmark, Link, Paper, Paragraph, Report, Section, SectionKind,
    Span, Table, TableStyle, TextLanguages, TextStyle, numbering,
};
use crate::words::Words;

/// Every letter is half as wide as it is high; there is no picture of anything beyond Cyrillic.
struct Even;

impl FontMetrics for Even {
    fn width(&self, text: &str, _weight: Weight, size: f32) -> f32 {
        let seen = text.chars().filter(|letter| *letter != '\u{ad}').count();
        f32::from(u16::try_from(seen).unwrap_or(u16::MAX)) * size / 2.0
    }

    fn can_show(&self, letter: char) -> bool {
        letter < '\u{530}' || ('\u{2000}'..'\u{2100}').contains(&letter)
    }
}

fn report(sections: Vec<Section>) -> Report {
    let mut report = Report {
        title: "A report".to_owned(),
        author: String::new(),
        language: Language::english(),
        languages: TextLanguages::ONE,
        date: date(2026, 6, 1),
        running_title: "A unit, 1 June 2026".to_owned(),
        branding: Branding::default(),
        logo: None,
        contents: false,
        sections,
    };
    numbering::number(&mut report, &Words::english());
    report
}

fn section(kind: SectionKind, blocks: Vec<Block>) -> Section {
    Section {
        kind,
        new_page: true,
        blocks,
        shorter: Vec::new(),
    }
}

fn one(blocks: Vec<Block>) -> Report {
    report(vec![section(SectionKind::Profile, blocks)])
}

fn pages(report: &Report) -> Vec<Page> {
    super::pages(report, &Words::english(), &Even, Paper::A4.sheet())
}

fn heading(level: u8, text: &str) -> Block {
    Block::Heading {
        level,
        text: text.to_owned(),
        landmark: None,
    }
}

fn body(text: &str) -> Block {
    Paragraph::new(TextStyle::Body, text).into()
}

/// A paragraph of so many lines, of which each is as long as the next.
fn lines(count: usize) -> Block {
    let line = "four five sixth seven eight nine tenth eleven twelve thirteen fourteen fifteen";
    body(&vec![line; count].join("\n"))
}

fn figure(height: f32, caption: &str, landmark: Option<Landmark>) -> Block {
    Block::Figure {
        scene: Scene {
            width: Paper::A4.sheet().text_width(),
            height,
            marks: Vec::new(),
            spots: Vec::new(),
            summary: "A picture.".to_owned(),
        },
        caption: caption.to_owned(),
        landmark,
    }
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Table {
        columns,
        rows,
        style: TableStyle::Ruled,
    }
    .into()
}

/// A table of so many rows of one line.
fn rows(count: usize) -> Block {
    let columns = vec![Column::words("Name", 2.0), Column::numbers("Number", 1.0)];
    let row = |number: usize| {
        let name = format!("row {number}");
        vec![Cell::plain(name), Cell::plain(number.to_string())]
    };
    table(columns, (1..=count).map(row).collect())
}

fn runs(page: &Page) -> impl Iterator<Item = (&Group, &TextRun)> {
    page.groups.iter().flat_map(|group| {
        let marks = group.marks.iter();
        marks.filter_map(move |drawn| Some((group, drawn.mark.run()?)))
    })
}

/// What stands on a page beside its furniture, in its order.
fn text_of(page: &Page) -> String {
    let groups = page.groups.iter();
    groups
        .filter(|group| group.role != Role::Artifact)
        .map(Group::text)
        .collect()
}

fn all_text(pages: &[Page]) -> String {
    pages.iter().map(text_of).collect()
}

/// How many lines the groups of a role have on a page, in their order.
fn line_counts(page: &Page, wanted: impl Fn(&Role) -> bool) -> Vec<usize> {
    let groups = page.groups.iter().filter(|group| wanted(&group.role));
    groups
        .map(|group| {
            let mut heights: Vec<f32> = group
                .marks
                .iter()
                .filter_map(|drawn| Some(drawn.mark.run()?.at.y))
                .collect();
            heights.dedup();
            heights.len()
        })
        .collect()
}

/// The pages as text: every text with its place in whole points.
fn written(pages: &[Page]) -> String {
    let mut text = String::new();
    for (number, page) in pages.iter().enumerate() {
        writeln!(text, "page {}", number + 1).expect("a text");
        for group in &page.groups {
            let role = match &group.role {
                Role::Heading(level) => format!("h{level}"),
                Role::Paragraph => "p".to_owned(),
                Role::Bullet { .. } => "point".to_owned(),
                Role::Entry { level } => format!("entry {level}"),
                Role::Cell { row, column, .. } => format!("cell {row},{column}"),
                Role::Figure(says) => format!("figure \"{says}\""),
                Role::Caption { .. } => "caption".to_owned(),
                Role::Artifact => "artifact".to_owned(),
            };
            let mark = group.landmark.as_ref();
            let mark = mark.map(|mark| format!(" [{mark:?}]")).unwrap_or_default();
            writeln!(text, "  {role}{mark}").expect("a text");
            for drawn in &group.marks {
                let Some(run) = drawn.mark.run() else {
                    continue;
                };
                let (x, y) = (run.at.x.round(), run.at.y.round());
                let link = match &drawn.link {
                    Some(Link::Place(place)) => format!(" -> {place:?}"),
                    Some(Link::Address(address)) => format!(" -> {address}"),
                    None => String::new(),
                };
                let said = run.text.trim_end();
                writeln!(text, "    {x},{y} {said}{link}").expect("a text");
            }
        }
    }
    text
}

#[test]
fn an_invented_report_with_everything() {
    let practice = Landmark::Practice(PracticeId::new("M4").expect("a sound id"));
    let seen = Landmark::Claim(ClaimId::new("radar").expect("a sound id"));
    let decides = section(
        SectionKind::Executive,
        vec![
            heading(1, "The unit"),
            Paragraph::new(TextStyle::Display, "Level 2").kept().into(),
            Block::Paragraph(Paragraph {
                spans: Span::around(
                    &format!("What was said stands in {}.", Span::GAP),
                    [Span::pointing("the answers", practice.clone())],
                ),
                style: TextStyle::Body,
                keep_with_next: false,
            }),
        ],
    );
    let profile = section(
        SectionKind::Profile,
        vec![
            heading(1, "Where each element stands"),
            body(
                "The picture shows an understandable recommendation for every organisation, in one place.",
            ),
            figure(200.0, "The elements.", Some(seen.clone())),
            Block::TableCaption {
                text: "The rows.".to_owned(),
                landmark: Some(Landmark::Table(SectionKind::Profile)),
            },
            rows(60),
        ],
    );
    let mut answers = vec![heading(1, "The answers"), heading(2, "Measurement")];
    answers.push(Block::Paragraph(Paragraph {
        spans: vec![
            Span::number_of(seen),
            Span::plain(" comes first, and "),
            Span::number_of(Landmark::Table(SectionKind::Profile)),
            Span::plain(" after it."),
        ],
        style: TextStyle::Bullet,
        keep_with_next: false,
    }));
    answers.push(table(
        vec![Column::words("Practice", 1.0), Column::words("Note", 2.0)],
        vec![vec![
            Cell::plain("M4 Loop closed").at(practice),
            Cell::plain("A note of some length about nothing at all. ".repeat(60)),
        ]],
    ));
    answers.push(lines(120));
    let mut report = report(vec![
        decides,
        profile,
        section(SectionKind::Answers, answers),
    ]);
    report.contents = true;
    report.branding.prepared_for = "the board".to_owned();
    report.branding.confidentiality = "Confidential".to_owned();
    let pages = pages(&report);
    let mut text = String::new();
    for entry in outline(&pages) {
        let indent = "  ".repeat(usize::from(entry.level) - 1);
        writeln!(text, "{:>2} {indent}{}", entry.page + 1, entry.title).expect("a text");
    }
    insta::assert_snapshot!(text + &written(&pages));
}

#[test]
fn a_paragraph_leaves_two_lines_at_least_on_each_page() {
    for above in 40..56 {
        let report = one(vec![
            heading(1, "A part"),
            lines(above),
            lines(7),
            lines(30),
        ]);
        for page in pages(&report) {
            let counts = line_counts(&page, |role| *role == Role::Paragraph);
            assert!(
                counts.iter().all(|count| *count >= 2),
                "{above}: {counts:?}"
            );
        }
    }
}

#[test]
fn a_row_that_is_cut_leaves_two_lines_at_least_on_each_page() {
    let note = "many words that are said about a practice ".repeat(40);
    let row = vec![Cell::plain("name"), Cell::plain(note)];
    for above in 20..44 {
        let columns = vec![Column::words("A", 1.0), Column::words("B", 1.0)];
        let report = one(vec![
            lines(above),
            table(columns, vec![row.clone(), row.clone()]),
        ]);
        for page in pages(&report) {
            let is_note = |role: &Role| {
                matches!(
                    role,
                    Role::Cell {
                        row: 1..,
                        column: 1,
                        ..
                    }
                )
            };
            let counts = line_counts(&page, is_note);
            assert!(
                counts.iter().all(|count| *count >= 2),
                "{above}: {counts:?}"
            );
        }
    }
}

#[test]
fn a_heading_takes_two_lines_or_the_first_rows_along() {
    for above in 38..56 {
        for below in [lines(9), rows(9)] {
            let report = one(vec![lines(above), heading(2, "A heading"), below]);
            for page in pages(&report) {
                let groups: Vec<&Group> = page
                    .groups
                    .iter()
                    .filter(|group| group.role != Role::Artifact)
                    .collect();
                let at = groups
                    .iter()
                    .position(|group| group.role == Role::Heading(2));
                let Some(at) = at else { continue };
                let after = groups.get(at + 1).expect("something below the heading");
                if after.role == Role::Paragraph {
                    assert!(
                        line_counts(&page, |role| *role == Role::Paragraph).ends_with(&[9])
                            || line_counts(&page, |role| *role == Role::Paragraph).last()
                                >= Some(&2)
                    );
                } else {
                    // The header and the first two rows of two cells each.
                    assert!(groups.len() > at + 6, "{above}");
                }
            }
        }
    }
}

#[test]
fn the_last_row_of_a_table_never_stands_alone() {
    for above in 20..50 {
        let report = one(vec![lines(above), rows(12)]);
        for page in pages(&report) {
            let found: Vec<u32> = page
                .groups
                .iter()
                .filter_map(|group| match group.role {
                    Role::Cell { row, column: 0, .. } => Some(row),
                    _ => None,
                })
                .collect();
            assert_ne!(found, [12], "{above}");
            assert_ne!(found, [0], "{above}");
        }
    }
}

#[test]
fn a_figure_stands_with_its_caption_and_the_sentence_before_it() {
    for above in 25..45 {
        let figure = figure(120.0, "What it shows.", None);
        let report = one(vec![lines(above), body("The picture shows it."), figure]);
        for page in pages(&report) {
            let text = text_of(&page);
            let told = text.contains("The picture shows it.");
            assert_eq!(told, text.contains("Figure 1. What it shows."), "{above}");
        }
    }
}

#[test]
fn a_figure_that_would_leave_much_of_a_page_empty_lets_its_sentence_go() {
    let report = one(vec![lines(20), lines(8), figure(500.0, "", None)]);
    let pages = pages(&report);
    assert_eq!(pages.len(), 2);
    assert_eq!(
        line_counts(&pages[0], |role| *role == Role::Paragraph),
        [20, 8]
    );
}

#[test]
fn a_table_leaves_no_large_part_of_a_page_empty_to_stand_together() {
    let sheet = Paper::A4.sheet();
    let mut goes_on = 0;
    for above in 20..50 {
        let pages = pages(&one(vec![lines(above), rows(12)]));
        let lowest = runs(&pages[0])
            .filter(|(group, _)| group.role != Role::Artifact)
            .map(|(_, run)| run.at.y)
            .fold(0.0, f32::max);
        let room = (sheet.height - sheet.bottom - lowest) / sheet.text_height();
        let [first, last] = ["row 1 ", "row 12"].map(|row| text_of(&pages[0]).contains(row));
        goes_on += u8::from(first && !last);
        assert!(last || room < 0.17, "{above} lines above: {room}");
    }
    assert!(goes_on > 0, "some of them go on over the page");
}

#[test]
fn a_table_of_less_than_half_a_page_stays_whole_where_little_stays_empty() {
    let parts = |above| counts(vec![lines(above), rows(16)], is_row);
    // Some of its rows would fit below.
    assert_eq!(parts(47), [16]);
    // Where more of the page would stay empty, it goes on.
    assert_eq!(parts(40).len(), 2);
}

#[test]
fn a_short_list_stays_whole_where_little_stays_empty() {
    let point = |number: usize| Paragraph::new(TextStyle::Bullet, format!("Point {number}."));
    let list = |above: usize, count: usize| {
        let mut blocks = vec![lines(above), heading(2, "A heading")];
        blocks.extend((1..=count).map(|number| point(number).into()));
        counts(blocks, |role| matches!(role, Role::Bullet { .. }))
    };
    for above in 40..60 {
        assert_eq!(list(above, 5), [5], "{above}");
    }
    assert!((40..60).any(|above| list(above, 12).len() == 2));
}

#[test]
fn a_last_page_with_little_on_it_is_saved_where_less_space_above_parts_does_that() {
    let parts = |count: usize| {
        let parts = (0..count).flat_map(|_| [heading(2, "A heading"), lines(2)]);
        one(parts.collect())
    };
    let pages_of = |count| pages(&parts(count)).len();
    let first_with_two = (2..60)
        .find(|count| pages_of(*count) == 2)
        .expect("two pages");
    let second = &pages(&parts(first_with_two))[1];
    let told = text_of(second).matches("A heading").count();
    assert!(told > 1, "the second page begins with more than one part");
}

#[test]
fn a_tint_ends_where_its_table_does() {
    let marked = |text: &str| Cell {
        marked: true,
        ..Cell::plain(text)
    };
    let columns = vec![Column::words("One", 1.0), Column::words("Two", 1.0)];
    let report = one(vec![table(columns, vec![vec![marked("a"), marked("b")]])]);
    let sheet = Paper::A4.sheet();
    let (left, right) = (sheet.side, sheet.width - sheet.side);
    let pages = pages(&report);
    let groups = pages[0].groups.iter().flat_map(|group| &group.marks);
    let tints = groups.filter_map(|drawn| match drawn.mark.shape {
        Shape::Rectangle(area) if drawn.mark.fill == Some(ColourRole::AccentSoft) => Some(area),
        _ => None,
    });
    let tints: Vec<_> = tints.collect();
    assert_eq!(tints.len(), 2);
    for area in tints {
        assert!(
            area.corner.x >= left - 0.01 && area.right() <= right + 0.01,
            "{area:?}"
        );
    }
}

#[test]
fn a_heading_and_its_sentence_go_with_the_figure_below_them() {
    let parts = |above| {
        vec![
            lines(above),
            heading(2, "A heading"),
            lines(1),
            figure(400.0, "", None),
        ]
    };
    let pages = pages(&one(parts(30)));
    assert_eq!(pages.len(), 2);
    assert!(text_of(&pages[1]).contains("A heading"));
}

#[test]
fn list_introductions_and_last_points_do_not_stand_alone() {
    let point = |text: &str| Block::from(Paragraph::new(TextStyle::Bullet, text));
    for above in 40..60 {
        let mut blocks = vec![lines(above), body("These are the points:")];
        blocks.extend((1..=4).map(|number| point(&format!("Point {number}."))));
        let pages = pages(&one(blocks));
        if let [first, second] = pages.as_slice() {
            let (first, second) = (text_of(first), text_of(second));
            assert!(!first.trim_end().ends_with("points:"), "{above}: {first}");
            assert!(second.contains("Point 3."), "{above}: {second}");
        }
    }
}

/// How many points of a list, rows of a table below its header, or headings stand on each page that has some.
fn counts(blocks: Vec<Block>, wanted: impl Fn(&Role) -> bool) -> Vec<usize> {
    let pages = pages(&one(blocks));
    let count = |page: &Page| page.groups.iter().filter(|it| wanted(&it.role)).count();
    pages.iter().map(count).filter(|count| *count > 0).collect()
}

fn is_row(role: &Role) -> bool {
    let first = |row: u32, column: u32| row > 0 && column == 0;
    matches!(role, Role::Cell { row, column, .. } if first(*row, *column))
}

#[test]
fn two_points_two_rows_and_two_bare_headings_stand_together_at_least() {
    let point = |number: usize| Paragraph::new(TextStyle::Bullet, format!("Point {number}."));
    for above in 30..60 {
        let start = || vec![lines(above), heading(2, "A heading"), body("One line.")];
        let mut points = start();
        points.extend((1..=9).map(|number| point(number).into()));
        let points = counts(points, |role| matches!(role, Role::Bullet { .. }));
        let mut table = start();
        table.push(rows(9));
        let table = counts(table, is_row);
        let mut bare = start();
        bare.extend((1..=9).map(|number| heading(3, &format!("Practice {number}"))));
        let bare = counts(bare, |role| *role == Role::Heading(3));
        for found in [points, table, bare] {
            assert!(found.iter().all(|count| *count >= 2), "{above}: {found:?}");
        }
    }
}

#[test]
fn a_table_of_few_low_rows_stays_on_one_page() {
    for above in 30..60 {
        assert_eq!(counts(vec![lines(above), rows(4)], is_row), [4], "{above}");
    }
}

#[test]
fn what_ends_a_table_goes_with_its_last_rows() {
    for style in [TextStyle::Bullet, TextStyle::Note, TextStyle::Body] {
        for above in 20..50 {
            let said = |number: usize| Paragraph::new(style, format!("Said {number}.")).into();
            let mut blocks = vec![lines(above), rows(9), said(1)];
            if style != TextStyle::Body {
                blocks.push(said(2));
            }
            let pages = pages(&one(blocks));
            let page = pages.iter().find(|page| text_of(page).contains("Said 1"));
            assert!(
                page.is_some_and(|page| text_of(page).contains("row 8")),
                "{above}"
            );
        }
    }
}

#[test]
fn a_heading_takes_more_than_one_line_along() {
    for above in 38..60 {
        let pages = pages(&one(vec![
            lines(above),
            heading(2, "A heading"),
            body("One line."),
            lines(6),
        ]));
        let page = pages
            .iter()
            .find(|page| text_of(page).contains("A heading"));
        let page = page.expect("a page");
        let text = text_of(page);
        let (_, below) = text.split_once("One line.").expect("the line below it");
        assert!(below.contains("fifteen"), "{above}");
    }
}

#[test]
fn headings_with_nothing_below_them_fill_their_page() {
    let mut blocks = vec![lines(20)];
    blocks.extend((0..24).map(|number| heading(3, &format!("Practice {number}"))));
    let pages = pages(&one(blocks));
    assert_eq!(pages.len(), 2);
    assert!(text_of(&pages[0]).contains("Practice 9"));
}

#[test]
fn a_figure_that_is_higher_than_a_page_is_made_smaller() {
    let mark = |x, y| {
        let run = TextRun::new(Point::new(x, y), "text", 8.5, Weight::Regular, 17.0);
        Mark::text(run, ColourRole::Ink)
    };
    let scene = Scene {
        width: Paper::A4.sheet().text_width(),
        height: 2_000.0,
        marks: vec![mark(0.0, 20.0), mark(100.0, 1_999.0)],
        spots: Vec::new(),
        summary: "A picture.".to_owned(),
    };
    let report = one(vec![Block::Figure {
        scene,
        caption: "What it shows.".to_owned(),
        landmark: None,
    }]);
    let pages = pages(&report);
    assert_eq!(pages.len(), 1);
    for (_, run) in runs(&pages[0]) {
        assert!(run.at.y < pages[0].height - 30.0, "{run:?}");
    }
}

#[test]
fn a_part_goes_on_where_little_of_the_last_page_is_used() {
    let start = |above: usize| {
        let parts = [
            SectionKind::Executive,
            SectionKind::Profile,
            SectionKind::Method,
        ];
        let sections = parts.map(|kind| section(kind, vec![heading(1, "A part"), lines(above)]));
        let pages = pages(&report(sections.to_vec()));
        place_of(&pages, &Landmark::Section(SectionKind::Method)).map(|place| place.page)
    };
    // Nothing goes on below the page that decides.
    assert_eq!(start(5), Some(1));
    assert_eq!(start(30), Some(2));
}

#[test]
fn numbers_in_a_column_align_on_their_decimal_sign() {
    let numbers = ["2.75", "13", "1,250.5", "none"];
    let cells = numbers.map(|number| vec![Cell::plain(number)]).to_vec();
    let report = one(vec![table(vec![Column::numbers("Amount", 1.0)], cells)]);
    let pages = pages(&report);
    let letter = super::scale::TABLE.size / 2.0;
    let right = Paper::SIDE + Paper::A4.sheet().text_width();
    let places: Vec<f32> = runs(&pages[0])
        .filter(|(group, _)| matches!(group.role, Role::Cell { row: 1.., .. }))
        .map(|(_, run)| ((right - run.at.x) / letter).round())
        .collect();
    // Letters from the start of each text to the right edge; ".75" is the longest tail.
    assert_eq!(places, [4.0, 5.0, 8.0, 4.0]);
    assert_eq!(Column::numbers("", 1.0).align, Align::Right);
}

#[test]
fn a_page_that_is_spoken_of_is_the_page_where_it_stands() {
    let landmark = Landmark::Section(SectionKind::Answers);
    for between in [1, 60, 700] {
        let report = report(vec![
            section(
                SectionKind::Executive,
                vec![Block::Paragraph(Paragraph {
                    spans: vec![
                        Span::plain("See "),
                        Span::page_of(landmark.clone()),
                        Span::plain(" for more."),
                    ],
                    style: TextStyle::Body,
                    keep_with_next: false,
                })],
            ),
            section(SectionKind::Method, vec![lines(between)]),
            section(
                SectionKind::Answers,
                vec![heading(1, "The answers"), lines(30)],
            ),
        ]);
        let pages = pages(&report);
        let page = place_of(&pages, &landmark).expect("a place").page + 1;
        let said = text_of(&pages[0]);
        assert_eq!(said.trim(), format!("See page\u{a0}{page} for more."));
        // What follows the number stands right behind it.
        let found: Vec<&TextRun> = runs(&pages[0])
            .filter(|(group, _)| group.role == Role::Paragraph)
            .map(|(_, run)| run)
            .collect();
        let mut x = Paper::SIDE;
        for run in found {
            assert!((run.at.x - x).abs() < 0.01, "{run:?} at {x}");
            let seen = Even.width(run.text.trim_end_matches(' '), run.weight, run.size);
            assert!((run.width - seen).abs() < 0.01, "{run:?} is {seen} wide");
            x += Even.width(&run.text, run.weight, run.size);
        }
    }
}

#[test]
fn a_place_that_is_not_in_the_report_is_neither_spoken_of_nor_linked() {
    let nowhere = Landmark::Section(SectionKind::Claims);
    let report = one(vec![Block::Paragraph(Paragraph {
        spans: vec![
            Span::pointing("The claims", nowhere.clone()),
            Span::plain(" and "),
            Span::plain("more").linked(Link::Place(nowhere)),
        ],
        style: TextStyle::Body,
        keep_with_next: false,
    })]);
    let pages = pages(&report);
    assert_eq!(text_of(&pages[0]).trim(), "The claims and more");
    let mut marks = pages[0].groups.iter().flat_map(|group| &group.marks);
    assert!(marks.all(|drawn| drawn.link.is_none()));
}

#[test]
fn the_contents_name_every_part_with_its_page_and_lead_there() {
    let parts = [
        SectionKind::Executive,
        SectionKind::Profile,
        SectionKind::Roadmap,
        SectionKind::Method,
    ];
    let sections = parts.map(|kind| {
        section(
            kind,
            vec![
                heading(1, "A part"),
                lines(45),
                heading(2, "Below"),
                lines(25),
            ],
        )
    });
    let mut report = report(sections.to_vec());
    report.contents = true;
    let pages = pages(&report);
    let found = places(&pages);
    // The first part takes pages 1 and 2.
    let entries: Vec<(&Group, String)> = pages[2]
        .groups
        .iter()
        .filter(|group| matches!(group.role, Role::Entry { .. }))
        .map(|group| (group, group.text()))
        .collect();
    assert_eq!(entries.len(), 3, "{}", written(&pages[2..3]));
    for (group, text) in entries {
        let link = group.marks.iter().find_map(|drawn| drawn.link.as_ref());
        let Some(Link::Place(landmark)) = link else {
            panic!("{text} leads nowhere");
        };
        let page = found.get(landmark).expect("a place").page + 1;
        assert!(text.trim().ends_with(&format!(" {page}")), "{text}: {page}");
    }
}

#[test]
fn a_report_of_four_pages_has_no_contents() {
    let mut report = one(vec![heading(1, "A part"), lines(190)]);
    report.contents = true;
    let pages = pages(&report);
    assert_eq!(pages.len(), 4);
    assert!(!all_text(&pages).contains("Contents"));
}

#[test]
fn a_logo_stands_at_the_right_edge_and_nothing_beside_it_reaches_it() {
    for (wide, high) in [(400, 100), (100, 400), (1, 4_000), (4_000, 1)] {
        let mut report = one(vec![heading(1, &"A unit of a long name ".repeat(9))]);
        let dots = vec![0; wide * high * 3];
        let side = |dots: usize| u32::try_from(dots).expect("a side");
        report.logo = Picture::new(side(wide), side(high), dots);
        report.branding.prepared_for = "somebody of a very long name ".repeat(20);
        report.branding.prepared_by = "us".to_owned();
        let pages = pages(&report);
        let first = &pages[0];
        let logo = first
            .groups
            .iter()
            .flat_map(|group| &group.marks)
            .find(|drawn| matches!(drawn.mark.shape, Shape::Picture { .. }));
        let logo = logo.expect("a logo").mark.area();
        assert!(logo.width <= 113.5 && logo.height <= 45.5, "{logo:?}");
        assert!((logo.right() - first.width + Paper::SIDE).abs() < 0.01);
        for (group, run) in runs(first).filter(|(group, _)| group.role != Role::Artifact) {
            let right = run.at.x + Even.width(run.text.trim_end(), run.weight, run.size);
            let beside = run.at.y - run.size < logo.bottom();
            assert!(
                !beside || right < logo.corner.x,
                "{:?} reaches the logo",
                group.text()
            );
        }
    }
}

#[test]
fn how_a_report_may_be_passed_on_stands_at_the_foot_of_every_page() {
    let mut report = one(vec![heading(1, "A part"), lines(190)]);
    report.branding.confidentiality = "For the board alone".to_owned();
    for page in pages(&report) {
        let foot = runs(&page).filter(|(_, run)| run.at.y > page.height - Paper::A4.sheet().bottom);
        let said: Vec<&str> = foot.map(|(_, run)| run.text.as_str()).collect();
        assert!(said.contains(&"For the board alone"), "{said:?}");
    }
}

#[test]
fn the_hyphen_of_a_divided_word_is_no_part_of_its_text() {
    let text = "An understandable recommendation concerns every organisation. ".repeat(9);
    let columns = vec![Column::words("", 1.0), Column::words("", 6.0)];
    let row = vec![Cell::plain(text.as_str()), Cell::default()];
    let pages = pages(&one(vec![table(columns, vec![row])]));
    assert_eq!(text_of(&pages[0]).trim(), text.trim());
    let marks = pages[0].groups.iter().flat_map(|group| &group.marks);
    let hyphens = marks.filter(|drawn| drawn.kind == RunKind::Hyphen);
    assert!(hyphens.count() > 0);
}

#[test]
fn lines_to_write_on_are_read_as_their_headings_and_no_cell() {
    let columns = vec![Column::words("What", 2.0), Column::words("Who", 1.0)];
    let row = vec![Cell::plain("\u{a0}"), Cell::plain("\u{a0}")];
    let to_write_on = Table {
        columns,
        rows: vec![row; 4],
        style: TableStyle::ToFillIn,
    };
    let pages = pages(&one(vec![to_write_on.into()]));
    let groups = || pages.iter().flat_map(|page| &page.groups);
    let is_cell = |group: &&Group| matches!(group.role, Role::Cell { .. });
    assert_eq!(groups().filter(is_cell).count(), 0);
    assert!(
        all_text(&pages).contains("What Who"),
        "{}",
        all_text(&pages)
    );
    let rules = groups().flat_map(|group| &group.marks);
    let rules = rules.filter(|drawn| matches!(drawn.mark.shape, Shape::Line { .. }));
    assert!(
        rules.count() >= 5,
        "a line below the headings and below each row"
    );
}

#[test]
fn characters_without_a_picture_are_named_up_to_a_number() {
    let pages_of = |text: &str| all_text(&pages(&one(vec![body(text)])));
    let few = pages_of("Smile \u{1f600}, \u{1f600}");
    assert_eq!(few.matches("U+1F600").count(), 1);
    let many: String = ('\u{4e00}'..'\u{4f00}').collect();
    let said = pages_of(&many);
    assert_eq!(said.matches("U+").count(), 48);
    assert!(said.contains("and 208 more"), "{said}");
}

/// Texts that do harm where nobody thought of them.
fn hostile() -> Vec<String> {
    vec![
        "W".repeat(10_000),
        "word ".repeat(2_000),
        "\n".repeat(500),
        "one\r\ntwo\rthree\u{2028}four\u{85}five\n".repeat(20),
        "\t\t\ttabs\tand\u{b}\u{c}\u{0} controls\u{1b}[0m".repeat(30),
        "\u{200b}\u{200d}\u{feff}\u{2060}\u{ad}".repeat(300),
        "con\u{ad}sid\u{ad}er\u{ad}able ".repeat(100),
        "Ελληνικά κείμενα με τόνους, Кириллица, ещё одна строка. ".repeat(40),
        "e\u{301}\u{302}\u{303}".repeat(900),
        "\u{301}".repeat(2_000),
        "👩\u{200d}👩\u{200d}👧 🇨🇦 👍🏽 ".repeat(200),
        "漢字かな交じり文です。".repeat(200),
        "שלום עולם مرحبا بالعالم ".repeat(100),
        "\u{202e}right to left\u{202c} \u{2067}isolate\u{2069} ".repeat(50),
        format!(
            "https://example.org/{}",
            "a-long/path_of?many=parts&".repeat(90)
        ),
        "\u{fffc}\u{fffd}\u{10ffff}\u{e000}".repeat(50),
        "\u{a0}".repeat(3_000),
        " ".repeat(3_000),
    ]
}

#[test]
fn any_text_is_laid_out_inside_the_page() {
    for text in hostile() {
        let columns = vec![
            Column::words(text.as_str(), 1.0),
            Column::numbers("Number", 1.0),
            Column::words("Note", 4.0),
        ];
        let cell = || Cell::plain(text.as_str());
        let mut report = one(vec![
            heading(1, &text),
            body(&text),
            Paragraph::new(TextStyle::Bullet, text.as_str()).into(),
            figure(100.0, &text, None),
            table(columns, vec![vec![cell(), cell(), cell()]]),
        ]);
        report.contents = true;
        report.running_title.clone_from(&text);
        report.branding.prepared_for.clone_from(&text);
        report.branding.confidentiality.clone_from(&text);
        for page in pages(&report) {
            for (_, run) in runs(&page) {
                let seen = run.text.trim_end();
                let right = run.at.x + Even.width(seen, run.weight, run.size);
                let inside = run.at.x >= Paper::SIDE - 0.1
                    && right <= page.width - Paper::SIDE + 0.1
                    && run.at.y > 20.0
                    && run.at.y < page.height - 20.0;
                assert!(inside, "{:?} at {:?}", text.get(..9), run.at);
            }
        }
    }
}

#[test]
fn no_letter_that_was_typed_is_lost() {
    let bare = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    for text in hostile() {
        let pages = pages(&one(vec![body(&text)]));
        let said = bare(&all_text(&pages));
        assert!(said.starts_with(&bare(&text)), "{:?}", &text.get(..20));
    }
}

#[test]
fn many_long_notes_take_pages_in_proportion() {
    let note = "What was said about it, at some length. ".repeat(250);
    let cells = |count: usize| -> Vec<Vec<Cell>> {
        let row = |number: usize| vec![Cell::plain(number.to_string()), Cell::plain(note.clone())];
        (0..count).map(row).collect()
    };
    let columns = || vec![Column::words("No.", 1.0), Column::words("Note", 9.0)];
    let count = |rows: usize| pages(&one(vec![table(columns(), cells(rows))])).len();
    let (few, many) = (count(20), count(200));
    assert!(many.abs_diff(few * 10) <= 10, "{few} and {many}");
}
