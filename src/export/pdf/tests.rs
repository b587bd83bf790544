//! Tests of the document from its bytes.

mod other_fonts;

use jiff::civil::date;
use lopdf::{Document, Object};

use super::example::{all_at, assessment, questionnaire, varied};
use super::{Attachment, DocumentFacts, ExtractError, extract, make, pages, render, report};
use crate::drawing::{Area, Mark, Picture, Shape};
use crate::format::bundled;
use crate::format::document::{self, Opened};
use crate::layout::{Drawn, Page, Role};
use crate::model::{Assessment, Evidence, Form, Rating, no_other_fonts};
use crate::report::{
    Extent, Landmark, Link, Paper, Redaction, ReportOptions, SectionKind, compose,
};
use crate::words::Words;

fn options(form: Form) -> ReportOptions {
    ReportOptions::new(form, Paper::A4, date(2026, 5, 20)).with_appendix()
}

fn sample(name: &str) -> Assessment {
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == name);
    sample.expect("a bundled sample").assessment()
}

fn bytes(assessment: &Assessment) -> Vec<u8> {
    report(assessment, &options(assessment.form), &Words::english()).expect("a report")
}

fn laid_out(assessment: &Assessment) -> Vec<Page> {
    pages(assessment, &options(Form::Full), &Words::english()).expect("pages")
}

fn opened(assessment: &Assessment) -> Document {
    Document::load_mem(&bytes(assessment)).expect("a document that can be read back")
}

fn text_of(page: &Page) -> String {
    let groups = page
        .groups
        .iter()
        .filter(|group| group.role != Role::Artifact);
    let marks = groups.flat_map(|group| &group.marks);
    let runs: Vec<&str> = marks.filter_map(Drawn::text).collect();
    runs.concat()
}

fn all_text(pages: &[Page]) -> String {
    pages.iter().map(text_of).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_same_assessment_and_date_give_the_same_bytes() {
    let assessment = sample("team");
    assert!(bytes(&assessment) == bytes(&assessment));
}

#[test]
fn another_answer_gives_another_identity() {
    let identity = |assessment: &Assessment| {
        let document = opened(assessment);
        let id = document.trailer.get(b"ID").and_then(Object::as_array);
        id.expect("an identity").clone()
    };
    let mut assessment = sample("manager");
    let before = identity(&assessment);
    assessment.unit.unit.push('!');
    assert_ne!(before, identity(&assessment));
}

#[test]
fn the_pages_of_the_document_are_those_that_were_laid_out() {
    let assessment = sample("manager");
    let laid_out = pages(&assessment, &options(assessment.form), &Words::english());
    assert_eq!(
        opened(&assessment).get_pages().len(),
        laid_out.expect("pages").len()
    );
}

#[test]
fn the_text_comes_out_in_the_order_it_is_read() {
    let assessment = sample("manager");
    let document = opened(&assessment);
    let first = document
        .extract_text(&[1])
        .expect("the text of the first page");
    let flat = first.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut from = 0;
    for part in [
        "Answer 2 open questions first",
        "Pellinmoor Heating and Plumbing",
        "holds the unit at level 1",
        "Loyalty-led",
        "What is asked of you",
        "Find out first",
        "How sure this is",
        "the view of one person",
        "What holds the unit back",
        "The steps",
        "Page 1 of",
    ] {
        let at = flat.get(from..).and_then(|rest| rest.find(part));
        let at = at.unwrap_or_else(|| panic!("{part:?} after {from} in {flat}"));
        from += at + part.len();
    }
}

#[test]
fn both_fonts_are_embedded_and_cut_to_what_is_used() {
    let document = opened(&sample("manager"));
    let programs: Vec<usize> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"FontFile2").ok())
        .filter_map(|program| {
            let stream = document.dereference(program).ok()?.1.as_stream().ok()?;
            Some(stream.decompressed_content().ok()?.len())
        })
        .collect();
    assert_eq!(programs.len(), 2);
    assert!(programs.iter().all(|size| *size < 60_000), "{programs:?}");
}

#[test]
fn the_document_names_its_title_author_language_and_outline() {
    let assessment = sample("team");
    let document = opened(&assessment);
    let catalog = document.catalog().expect("a catalog");
    let language = catalog.get(b"Lang").and_then(Object::as_str).ok();
    assert_eq!(language, Some(&b"en"[..]));
    let info = document.trailer.get(b"Info").and_then(Object::as_reference);
    let info = document
        .get_dictionary(info.expect("information"))
        .expect("information");
    let title = info
        .get(b"Title")
        .and_then(Object::as_str)
        .expect("a title");
    assert!(title.starts_with(b"Pellinmoor"));
    assert_eq!(
        info.get(b"Author").and_then(Object::as_str).ok(),
        Some(assessment.unit.facilitator.as_bytes())
    );
    let outline = catalog.get(b"Outlines").and_then(Object::as_reference);
    let outline = document.get_dictionary(outline.expect("an outline"));
    assert_eq!(
        outline
            .and_then(|outline| outline.get(b"Count")?.as_i64())
            .ok(),
        Some(19)
    );
}

#[test]
fn every_content_of_a_page_has_its_place_in_the_structure() {
    let assessment = sample("manager");
    let document = opened(&assessment);
    let catalog = document.catalog().expect("a catalog");
    let tree = catalog
        .get(b"StructTreeRoot")
        .and_then(Object::as_reference);
    let tree = document
        .get_dictionary(tree.expect("a tree"))
        .expect("a tree");
    let parents = tree.get(b"ParentTree").and_then(Object::as_reference);
    let parents = document
        .get_dictionary(parents.expect("parents"))
        .expect("parents");
    let numbers = parents
        .get(b"Nums")
        .and_then(Object::as_array)
        .expect("numbers");
    let laid_out = pages(&assessment, &options(assessment.form), &Words::english());
    for (page, pair) in laid_out.expect("pages").iter().zip(numbers.chunks(2)) {
        let pieces = super::pieces::pieces(page, |_| true);
        let named = pieces.iter().filter_map(|piece| piece.number).count();
        assert_eq!(pair[1].as_array().map(Vec::len).ok(), Some(named));
    }
}

#[test]
fn the_executive_page_is_one_page_for_every_shape() {
    for (levels, elements) in [(2, 1), (5, 3), (7, 12), (3, 2)] {
        for respondents in [1, 9] {
            let assessment =
                assessment(questionnaire(levels, elements), respondents, varied(levels));
            let pages = laid_out(&assessment);
            let second = text_of(&pages[1]);
            assert!(
                second.contains("Contents"),
                "{levels} levels, {elements} elements: {second}"
            );
        }
    }
}

#[test]
fn nothing_stands_outside_the_page_for_any_shape() {
    for (levels, elements) in [(2, 1), (4, 3), (7, 12)] {
        for respondents in [1, 4] {
            let assessment =
                assessment(questionnaire(levels, elements), respondents, varied(levels));
            for (number, page) in laid_out(&assessment).iter().enumerate() {
                check_inside(page, number + 1);
            }
        }
    }
}

fn check_inside(page: &Page, number: usize) {
    let fonts = super::Fonts::embedded().expect("fonts");
    let drawn = page.groups.iter().flat_map(|group| &group.marks);
    for run in drawn.filter_map(|drawn| drawn.mark.run()) {
        let width =
            crate::layout::FontMetrics::width(&fonts, run.text.trim_end(), run.weight, run.size);
        assert!(
            run.at.x >= 61.0 && run.at.x + width <= page.width - 61.0,
            "page {number}: {run:?} is {width} wide"
        );
        assert!(
            run.at.y > 30.0 && run.at.y < page.height - 30.0,
            "page {number}: {run:?}"
        );
    }
}

#[test]
fn a_unit_that_nobody_answered_for_gets_one_page_that_says_so() {
    let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let pages = laid_out(&assessment);
    assert_eq!(pages.len(), 1);
    let text = all_text(&pages);
    assert!(
        text.contains("Nothing has been rated yet, so there is no result."),
        "{text}"
    );
    assert!(!text.contains("Level 1"), "{text}");
    assert!(!bytes(&assessment).is_empty());
}

#[test]
fn a_unit_where_everything_is_not_applicable_has_no_level_and_no_steps() {
    let assessment = assessment(questionnaire(5, 3), 1, |_, _| {
        Some(Rating::NotApplicable("not our business".to_owned()))
    });
    let text = all_text(&laid_out(&assessment));
    assert!(text.contains("No level"));
    assert!(text.contains("there is no level to start from"));
    assert!(text.contains("not our business"));
}

#[test]
fn a_unit_where_nobody_knows_anything_has_no_result_either() {
    let assessment = assessment(questionnaire(5, 3), 2, |_, _| Some(Rating::DontKnow));
    let text = all_text(&laid_out(&assessment));
    assert!(
        text.contains("Nothing has been rated yet, so there is no result."),
        "{text}"
    );
    assert!(!text.contains("Level 1"), "{text}");
}

#[test]
fn a_unit_at_the_top_has_nothing_that_holds_it_back() {
    let assessment = assessment(questionnaire(4, 2), 1, all_at(4));
    let text = all_text(&laid_out(&assessment));
    assert!(text.contains("The unit is at the top of the continuum"));
    assert!(text.contains("only a level to hold"));
}

#[test]
fn a_single_respondent_gets_a_range_and_no_interval_and_no_spread() {
    let text = all_text(&laid_out(&sample("manager")));
    assert!(text.contains("and no interval"));
    assert!(!text.contains("seed"));
    assert!(!text.contains("Where people differ"));
}

#[test]
fn several_respondents_are_shown_by_role_and_never_by_name() {
    let mut assessment = sample("team");
    for respondent in &mut assessment.respondents {
        respondent.name = "Zebedee Quartz".to_owned();
        for response in respondent.sheet.0.values_mut() {
            response.evidence.push(Evidence {
                text: "a list".to_owned(),
                checked_by: "Zebedee Quartz".to_owned(),
                ..Evidence::default()
            });
        }
    }
    let text = all_text(&laid_out(&assessment));
    assert!(text.contains("Note (front line)"));
    assert!(!text.contains("Zebedee"));
}

#[test]
fn characters_without_a_glyph_are_named_once() {
    let mut assessment = sample("manager");
    assessment.unit.unit = "Ωmega Кафе 😀 漢 😀".to_owned();
    let text = all_text(&laid_out(&assessment));
    assert_eq!(text.matches("U+1F600").count(), 1);
    assert_eq!(text.matches("U+6F22").count(), 1);
    assert!(!bytes(&assessment).is_empty());
}

#[test]
fn hostile_texts_do_no_harm() {
    let mut assessment = sample("manager");
    assessment.unit.organisation = "\u{202e}\u{0}\r\n\t) Tj (x".repeat(40);
    assessment.unit.unit = "W".repeat(3_000);
    let word = "Donaudampfschifffahrt".repeat(200);
    for respondent in &mut assessment.respondents {
        for response in respondent.sheet.0.values_mut() {
            response.note.clone_from(&word);
        }
    }
    let pages = laid_out(&assessment);
    for (number, page) in pages.iter().enumerate() {
        check_inside(page, number + 1);
    }
    assert!(!bytes(&assessment).is_empty());
}

#[test]
fn no_heading_stands_at_the_foot_of_a_page() {
    for page in laid_out(&sample("team")) {
        let groups: Vec<&Role> = page
            .groups
            .iter()
            .map(|group| &group.role)
            .filter(|role| **role != Role::Artifact)
            .collect();
        assert!(!matches!(groups.last(), Some(Role::Heading(_))));
    }
}

#[test]
fn a_table_that_goes_on_repeats_its_header() {
    let pages = laid_out(&sample("team"));
    let repeated = pages.iter().filter(|page| {
        page.groups.iter().take(8).any(|group| {
            group.role == Role::Artifact
                && group
                    .marks
                    .iter()
                    .any(|mark| mark.text().map(str::trim) == Some("Step"))
        })
    });
    assert!(repeated.count() > 0);
}

#[test]
fn letter_paper_is_as_wide_as_letter_paper() {
    let letter = ReportOptions {
        paper: Paper::Letter,
        ..options(Form::Short)
    };
    let pages = pages(&sample("manager"), &letter, &Words::english()).expect("pages");
    assert!(pages.iter().all(|page| (page.width - 612.0).abs() < 0.1));
}

#[test]
fn every_row_of_a_table_has_as_many_cells_as_its_columns() {
    let document = opened(&sample("manager"));
    let kids = |element: &lopdf::Dictionary| -> Vec<lopdf::Dictionary> {
        let kids = element.get(b"K").and_then(Object::as_array);
        let kids = kids.map(Vec::as_slice).unwrap_or_default();
        kids.iter()
            .filter_map(|kid| document.get_dictionary(kid.as_reference().ok()?).ok())
            .cloned()
            .collect()
    };
    let is = |element: &lopdf::Dictionary, tag: &[u8]| {
        element.get(b"S").and_then(Object::as_name).ok() == Some(tag)
    };
    let tables = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|element| is(element, b"Table"));
    let mut seen = 0;
    for table in tables {
        let widths: Vec<usize> = kids(table).iter().map(|row| kids(row).len()).collect();
        assert!(
            widths.windows(2).all(|pair| pair[0] == pair[1]),
            "{widths:?}"
        );
        let headed = kids(table)
            .iter()
            .any(|row| kids(row).iter().any(|cell| is(cell, b"TH")));
        assert!(headed);
        seen += 1;
    }
    assert!(seen > 5);
}

#[test]
fn a_title_with_signs_of_markup_stays_sound_in_the_metadata() {
    let mut assessment = sample("manager");
    assessment.unit.unit = "<b>A & B</b>".to_owned();
    let document = opened(&assessment);
    let catalog = document.catalog().expect("a catalog");
    let metadata = catalog.get(b"Metadata").and_then(Object::as_reference);
    let metadata = document.get_object(metadata.expect("metadata"));
    let packet = metadata.and_then(Object::as_stream).expect("a packet");
    let text = String::from_utf8_lossy(&packet.content);
    assert!(text.contains("&lt;b&gt;A &amp; B&lt;/b&gt;"), "{text}");
}

#[test]
fn the_assessment_comes_out_of_its_report_as_it_went_in() {
    for name in ["manager", "team", "team-year-earlier"] {
        let assessment = sample(name);
        let inside = extract(&bytes(&assessment)).expect("an assessment inside");
        assert_eq!(inside, document::write(&assessment));
        assert_eq!(document::read(&inside), Opened::Sound(assessment), "{name}");
    }
}

#[test]
fn a_report_with_parts_left_out_and_a_hand_out_carry_nothing() {
    let assessment = sample("team");
    let whole = options(Form::Full);
    let hand_out = ReportOptions {
        extent: Extent::HandOut,
        ..whole.clone()
    };
    let nothing = Redaction::default();
    let left_out = [
        Redaction {
            notes: true,
            ..nothing
        },
        Redaction {
            evidence: true,
            ..nothing
        },
        Redaction {
            names: true,
            ..nothing
        },
        Redaction {
            respondents: true,
            ..nothing
        },
    ];
    let redacted = left_out.map(|redaction| ReportOptions {
        redaction,
        ..whole.clone()
    });
    let mut cases = vec![(whole, Attachment::Nothing)];
    let asked = redacted.into_iter().chain([hand_out]);
    cases.extend(asked.map(|options| (options, Attachment::Assessment)));
    for (options, attachment) in cases {
        let made = make(
            &assessment,
            &options,
            &Words::english(),
            attachment,
            no_other_fonts,
        )
        .expect("a report");
        assert!(!made.carries, "{options:?}");
        assert_eq!(extract(&made.bytes), Err(ExtractError::Nothing));
        assert!(!made.bytes.windows(9).any(|window| window == b"continuum"));
    }
}

#[test]
fn a_report_that_was_cut_off_or_damaged_anywhere_is_read_or_refused() {
    let assessment = sample("manager");
    let whole = bytes(&assessment);
    let inside = extract(&whole).expect("an assessment inside");
    for length in (0..whole.len()).step_by(211) {
        let cut = whole.get(..length).unwrap_or_default();
        assert!(extract(cut).is_err() || extract(cut).as_ref() == Ok(&inside));
    }
    for place in (0..whole.len()).step_by(97) {
        let mut damaged = whole.clone();
        damaged[place] ^= 0x15;
        if let Ok(found) = extract(&damaged) {
            assert!(found == inside || matches!(document::read(&found), Opened::Refused(_)));
        }
    }
}

#[test]
fn links_lead_to_their_places_and_addresses_and_say_so() {
    let mut page = laid_out(&sample("manager")).remove(0);
    let mut texts = page
        .groups
        .iter_mut()
        .filter(|group| group.role == Role::Paragraph)
        .flat_map(|group| &mut group.marks)
        .filter(|drawn| drawn.mark.run().is_some());
    let mut link = |link| texts.next().expect("text").link = Some(link);
    link(Link::Address("https://example.org/Büro".to_owned()));
    link(Link::Address("file:///etc/passwd".to_owned()));
    link(Link::Place(Landmark::Section(SectionKind::Method)));
    let mut other = page.clone();
    other.groups.truncate(1);
    other.groups[0].landmark = Some(Landmark::Section(SectionKind::Method));
    let assessment = sample("manager");
    let report = compose(&assessment, &options(Form::Full), &Words::english());
    let pages = [page, other];
    let facts = DocumentFacts::of(&report, &pages, &Words::english());
    let document = Document::load_mem(&render(&pages, &facts, None).expect("a document"));
    let document = document.expect("a document that can be read back");
    let second = document.get_pages()[&2];
    let found: Vec<&lopdf::Dictionary> = document
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok())
        .filter(|object| object.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Link"))
        .collect();
    assert_eq!(
        found.len(),
        2,
        "a file is no address that a report leads to"
    );
    for link in &found {
        assert!(link.has(b"Contents") && link.has(b"StructParent"));
        assert_eq!(link.get(b"F").and_then(Object::as_i64).ok(), Some(4));
    }
    let action = |link: &lopdf::Dictionary| {
        let action = link.get(b"A").and_then(Object::as_dict).ok()?;
        action
            .get(b"URI")
            .and_then(Object::as_str)
            .ok()
            .map(<[u8]>::to_vec)
    };
    let addresses: Vec<Vec<u8>> = found.iter().filter_map(|link| action(link)).collect();
    assert_eq!(addresses, [b"https://example.org/B%C3%BCro".to_vec()]);
    let places = found.iter().filter_map(|link| {
        let place = link.get(b"Dest").and_then(Object::as_array).ok()?;
        place.first()?.as_reference().ok()
    });
    assert_eq!(places.collect::<Vec<_>>(), [second]);
    let tags = structure(&document);
    assert_eq!(tags.iter().filter(|tag| *tag == "Link").count(), 2);
}

/// The tags of a document's elements.
fn structure(document: &Document) -> Vec<String> {
    let elements = document.objects.values().filter_map(|object| {
        let element = object.as_dict().ok().filter(|found| found.has(b"P"))?;
        let tag = element.get(b"S").and_then(Object::as_name).ok()?;
        Some(String::from_utf8_lossy(tag).into_owned())
    });
    elements.collect()
}

#[test]
fn every_kind_of_thing_has_its_tag() {
    let assessment = sample("team");
    let report = compose(&assessment, &options(Form::Full), &Words::english());
    let mut pages = laid_out(&assessment);
    for group in pages.iter_mut().flat_map(|page| &mut page.groups) {
        let first = group.marks.first().and_then(Drawn::text);
        if first.map(str::trim) == Some("•") {
            group.role = Role::Bullet { list: 1 };
        }
    }
    let facts = DocumentFacts::of(&report, &pages, &Words::english());
    let bytes = render(&pages, &facts, None).expect("a document");
    let tags = structure(&Document::load_mem(&bytes).expect("a document"));
    for tag in [
        "Document", "H1", "H2", "H3", "P", "Table", "TR", "TH", "TD", "Figure", "L", "LI", "Lbl",
        "LBody", "Link", // Text beside a link, so that both are read in their order.
        "Span",
    ] {
        assert!(tags.iter().any(|found| found == tag), "{tag}");
    }
}

#[test]
fn a_picture_is_in_the_document_once_however_often_it_is_drawn() {
    let dots = vec![200_u8; 3 * 8 * 4];
    let picture = Picture::new(8, 4, dots).expect("a picture");
    let mut page = laid_out(&sample("manager")).remove(0);
    for y in [10.0, 200.0] {
        let mark = Mark {
            shape: Shape::Picture {
                area: Area::new(70.0, y, 40.0, 20.0),
                picture: picture.clone(),
            },
            fill: None,
            stroke: None,
        };
        page.groups[0].marks.push(mark.into());
    }
    let report = compose(&sample("manager"), &options(Form::Full), &Words::english());
    let pages = [page.clone(), page];
    let facts = DocumentFacts::of(&report, &pages, &Words::english());
    let bytes = render(&pages, &facts, None).expect("a document");
    let document = Document::load_mem(&bytes).expect("a document that can be read back");
    let pictures = document.objects.values().filter(|object| {
        let about = object.as_stream().map(|stream| &stream.dict);
        about.is_ok_and(|about| {
            about.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image")
        })
    });
    assert_eq!(pictures.count(), 1);
}

#[test]
fn the_standards_that_hold_are_named() {
    let named = |attachment| {
        let made = make(
            &sample("manager"),
            &options(Form::Short),
            &Words::english(),
            attachment,
            no_other_fonts,
        );
        let text = String::from_utf8_lossy(&made.expect("a report").bytes).into_owned();
        assert!(text.contains("<pdfuaid:part>1</pdfuaid:part>"));
        text.contains("<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>")
    };
    assert!(named(Attachment::Assessment));
    assert!(!named(Attachment::Nothing));
}
