use std::io::{Cursor, Read as _};
use std::sync::LazyLock;

use jiff::civil::date;
use resvg::usvg::roxmltree;
use zip::ZipArchive;

use super::*;
use crate::format::bundled;
use crate::model::{BrandingField, Edit, Form, Logo, ResponseField};
use crate::report::{Block, Cell, Column, Paper, Report, Table, TableStyle};

const LOGO: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">
    <rect width="120" height="40" fill="#1F5A8A"/></svg>"##;

/// What somebody could type to break a document.
const HOSTILE: &str = "</w:t><w:tbl> \u{1}\u{b}\u{ffff} & \"quoted\" \u{1f600}\nnext line";

fn team() -> Assessment {
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == "team");
    sample.expect("the team sample").assessment()
}

fn options() -> ReportOptions {
    ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1)).with_appendix()
}

/// The team with a brand and a note that means harm.
fn branded() -> Assessment {
    let mut assessment = team();
    let respondent = assessment.respondents[0].id.clone();
    let practice = assessment.questionnaire.elements[0].practices[0].id.clone();
    let note = ResponseField::Note(HOSTILE.to_owned());
    let edits = [
        Edit::SetLogo(Logo::new(LOGO)),
        Edit::SetBranding(BrandingField::PreparedFor, "The <board>".to_owned()),
        Edit::SetBranding(BrandingField::Confidentiality, "For you & me".to_owned()),
        Edit::Respond {
            respondent,
            practice,
            field: note,
        },
    ];
    for edit in edits {
        assessment.apply(edit).expect("a sound edit");
    }
    assessment
}

fn composed(assessment: &Assessment) -> Report {
    compose(assessment, &options(), &Words::english())
}

fn written(assessment: &Assessment) -> Vec<u8> {
    report(assessment, &options(), &Words::english()).expect("a document")
}

/// The report of the branded team, as data and as a document.
static BRANDED: LazyLock<(Report, Vec<u8>)> = LazyLock::new(|| {
    let assessment = branded();
    (composed(&assessment), written(&assessment))
});

/// Every part by its name; texts are empty for pictures.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    (0..archive.len())
        .map(|position| {
            let mut part = archive.by_index(position).expect("a part");
            let mut text = String::new();
            let name = part.name().expect("UTF-8").into_owned();
            if !name.contains("/media/") {
                part.read_to_string(&mut text).expect("UTF-8");
            }
            (name, text)
        })
        .collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let parts = parts(bytes).into_iter();
    let found = parts.into_iter().find(|(own, _)| own == name);
    found.unwrap_or_else(|| panic!("{name} is missing")).1
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert!(written(&branded()) == BRANDED.1);
}

#[test]
fn the_pictures_of_a_report_that_has_many_are_coarser() {
    let mut report = BRANDED.0.clone();
    let fine = docx::resolution(&report);
    let mut blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let figure = blocks.find(|block| matches!(block, Block::Figure { .. }));
    let figures = vec![figure.expect("a figure").clone(); 41];
    report.sections[0].blocks.extend(figures);
    assert!(docx::resolution(&report) < fine);
}

#[test]
fn every_part_is_sound_xml_whatever_somebody_typed() {
    for (name, text) in parts(&BRANDED.1) {
        if !name.contains("/media/") {
            let found = roxmltree::Document::parse(&text);
            assert!(found.is_ok(), "{name}: {:?}", found.err());
        }
    }
    let document = part(&BRANDED.1, "word/document.xml");
    assert!(document.contains("&lt;/w:t&gt;&lt;w:tbl&gt;"));
    assert!(document.contains("next line") && !document.contains(['\u{1}', '\u{b}', '\u{ffff}']));
}

#[test]
fn headings_lists_tables_and_pictures_are_real_ones() {
    let (report, bytes) = &*BRANDED;
    let blocks = || report.sections.iter().flat_map(|section| &section.blocks);
    let count = |is: fn(&&Block) -> bool| blocks().filter(is).count();
    let document = part(bytes, "word/document.xml");
    let said = |what: &str| document.matches(what).count();
    let headings = count(|block| matches!(block, Block::Heading { .. }));
    assert_eq!(said("<w:pStyle w:val=\"Heading"), headings);
    let tables = count(|block| matches!(block, Block::Table(_)));
    assert_eq!(said("<w:tbl>"), tables);
    let headed = blocks().filter(|block| match block {
        Block::Table(table) => table
            .columns
            .iter()
            .any(|column| !column.heading.is_empty()),
        _ => false,
    });
    assert_eq!(said("<w:tblHeader/>"), headed.count());
    let figures = count(|block| matches!(block, Block::Figure { .. }));
    assert_eq!(
        said("<wp:docPr "),
        figures + usize::from(report.logo.is_some())
    );
    assert!(
        !document.contains("descr=\"\""),
        "every picture is said in words"
    );
    assert!(said("<w:numPr>") > 0);
}

#[test]
fn the_first_title_is_the_answer_and_stands_once() {
    let (report, bytes) = &*BRANDED;
    let document = part(bytes, "word/document.xml");
    let Some(Block::Heading { text, .. }) = report.sections[0].blocks.first() else {
        panic!("page one starts with its title");
    };
    assert_eq!(document.matches(text.as_str()).count(), 1);
    let first = document.find("w:val=\"Heading1\"").expect("a heading");
    let answer = document.find(text.as_str()).expect("the answer");
    assert!(first < answer && !document.contains("w:val=\"Title\""));
    let before = document.get(..first).expect("whole characters");
    assert!(!before.contains("w:val=\"Heading"));
}

#[test]
fn the_contents_are_a_field_that_lists_each_part_before_it_is_filled() {
    let (report, bytes) = &*BRANDED;
    let document = part(bytes, "word/document.xml");
    assert_eq!(
        document.matches("TOC \\o &quot;1-1&quot;").count(),
        1,
        "{document}"
    );
    let entries = document.matches("w:val=\"TOC1\"").count();
    assert_eq!(entries, report.sections.len() - 1);
    let begun = document.matches("w:fldCharType=\"begin\"").count();
    assert_eq!(document.matches("w:fldCharType=\"end\"").count(), begun);
    let short = ReportOptions {
        extent: crate::report::Extent::Short,
        ..ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1))
    };
    let short = super::report(&team(), &short, &Words::english()).expect("a document");
    assert!(!part(&short, "word/document.xml").contains("TOC1"));
}

#[test]
fn rows_stay_whole_unless_they_fill_a_page_and_none_is_left_alone() {
    let document = |lines: [usize; 3]| {
        let mut report = BRANDED.0.clone();
        let row = |lines: &usize| vec![Cell::plain("one line\n".repeat(*lines))];
        let table = Table {
            columns: vec![Column::words("Note", 1.0)],
            rows: lines.iter().map(row).collect(),
            style: TableStyle::Ruled,
        };
        report.contents = false;
        report.sections.truncate(1);
        report.sections[0].shorter.clear();
        report.sections[0].blocks = vec![table.into()];
        let bytes = docx::write(&report, Paper::A4.sheet(), &Words::english());
        part(&bytes.expect("a document"), "word/document.xml")
    };
    let whole = |document: &str| document.matches("<w:cantSplit").count();
    let kept = |document: &str| document.matches("<w:keepNext").count();
    // The row of headings counts too; it is never alone.
    let short = document([1, 2, 3]);
    assert_eq!((whole(&short), kept(&short)), (4, 3));
    let tall = document([30, 200, 30]);
    assert_eq!((whole(&tall), kept(&tall)), (3, 3));
}

#[test]
fn every_bookmark_is_there_once_and_every_link_leads_to_one() {
    let document = part(&BRANDED.1, "word/document.xml");
    let named = |before: &str| -> Vec<String> {
        let parts = document.split(before).skip(1);
        let name = |part: &str| part.split('"').next().unwrap_or_default().to_owned();
        parts.map(name).collect()
    };
    let places = named("w:name=\"");
    assert!(!places.is_empty());
    for target in named("w:anchor=\"") {
        assert!(places.contains(&target), "{target} in {places:?}");
    }
    let mut once = places.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), places.len());
}

#[test]
fn the_file_says_what_it_is_and_in_which_language() {
    let (report, bytes) = &*BRANDED;
    let facts = part(bytes, "docProps/core.xml");
    for said in [
        report.title.as_str(),
        report.author.as_str(),
        "2026-06-01T00:00:00Z",
    ] {
        assert!(facts.contains(said), "{said} in {facts}");
    }
    assert!(part(bytes, "word/styles.xml").contains("<w:lang w:val=\"en-GB\"/>"));
    let foot = part(bytes, "word/footer1.xml");
    assert!(
        foot.contains("For you &amp; me") && foot.contains("NUMPAGES"),
        "{foot}"
    );
    assert!(part(bytes, "word/document.xml").contains("The &lt;board&gt;"));
}

#[test]
fn a_workbook_holds_every_sheet_and_formulas_in_the_business_case_alone() {
    let mut assessment = team();
    let respondent = assessment.respondents[0].id.clone();
    let edit = Edit::DescribeRespondent {
        respondent,
        name: "=HYPERLINK(\"http://example.org\")".to_owned(),
        role: "+1".to_owned(),
        team: "@x".to_owned(),
    };
    assessment.apply(edit).expect("a sound edit");
    let bytes = workbook(&assessment, &options(), &Words::english()).expect("a workbook");
    let again = workbook(&assessment, &options(), &Words::english()).expect("a workbook");
    assert_eq!(bytes, again);
    let names = part(&bytes, "xl/workbook.xml");
    for name in [
        "Results",
        "Practices",
        "Answers",
        "Plan",
        "Options",
        "About",
        "Business case",
    ] {
        assert!(
            names.contains(&format!("name=\"{name}\"")),
            "{name} in {names}"
        );
    }
    for (name, text) in parts(&bytes) {
        assert!(roxmltree::Document::parse(&text).is_ok(), "{name}");
        let may_calculate = name == "xl/worksheets/sheet7.xml";
        assert_eq!(text.contains("<f>"), may_calculate, "{name}");
    }
}
