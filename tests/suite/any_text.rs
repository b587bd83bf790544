//! Texts of every kind through the whole way to the bytes of a PDF, and what is read out of them.

use continuum::drawing::Weight;
use continuum::export::pdf::{self, Fonts};
use continuum::format::bundled;
use continuum::layout::{Drawn, FontMetrics, Page, RunKind};
use continuum::model::Assessment;
use continuum::report::{Paper, ReportOptions};
use continuum::words::Words;
use jiff::civil::date;

fn manager() -> Assessment {
    let samples = bundled::samples();
    let sample = samples.iter().find(|sample| sample.name == "manager");
    sample.expect("a bundled sample").assessment()
}

/// The manager's sample with one text wherever a user can type one.
fn typed(text: &str) -> Assessment {
    let mut assessment = manager();
    assessment.unit.organisation = text.into();
    assessment.unit.unit = text.into();
    assessment.unit.scope = text.into();
    assessment.unit.facilitator = text.into();
    assessment.branding.prepared_for = text.into();
    assessment.branding.prepared_by = text.into();
    assessment.branding.version = text.into();
    assessment.branding.confidentiality = text.into();
    for respondent in &mut assessment.respondents {
        text.clone_into(&mut respondent.name);
        text.clone_into(&mut respondent.role);
        if let Some(response) = respondent.sheet.0.values_mut().next() {
            response.note = text.into();
            for evidence in &mut response.evidence {
                evidence.text = text.into();
                evidence.link = text.into();
                evidence.checked_by = text.into();
            }
        }
    }
    assessment
}

fn options(assessment: &Assessment, paper: Paper) -> ReportOptions {
    ReportOptions::new(assessment.form, paper, date(2026, 6, 1)).with_appendix()
}

fn pages(assessment: &Assessment, paper: Paper) -> Vec<Page> {
    pdf::pages(assessment, &options(assessment, paper), &Words::english()).expect("pages")
}

fn texts() -> Vec<(&'static str, String)> {
    vec![
        (
            "a long word",
            "Donaudampfschifffahrtsgesellschaft".repeat(300),
        ),
        (
            "a long note",
            "A sentence of a note that goes on. ".repeat(290),
        ),
        ("wide letters", "W".repeat(3_000)),
        (
            "Cyrillic",
            "Обслуживание клиентов: ещё одна строка. ".repeat(40),
        ),
        ("Greek", "Ικανοποίηση πελατών, με τόνους ώ. ".repeat(40)),
        (
            "combining marks",
            "Zoe\u{308} cafe\u{301} n\u{303}andu\u{301} ".repeat(60),
        ),
        ("many marks", "a\u{301}\u{302}\u{303}\u{304}".repeat(500)),
        ("emoji", "👩\u{200d}👩\u{200d}👧 🇨🇦 👍🏽 ✓ ".repeat(60)),
        ("Chinese", "客户满意度评估报告。".repeat(120)),
        ("right to left", "שלום עולם مرحبا بالعالم ".repeat(60)),
        (
            "zero width",
            "con\u{ad}sid\u{ad}er\u{200b}able\u{200d}\u{feff} ".repeat(80),
        ),
        ("tabs", "one\ttwo\t\tthree\u{b}\u{c} ".repeat(80)),
        ("empty lines", format!("first{}last", "\n".repeat(500))),
        (
            "lines of Windows",
            "first\r\nsecond\r\n\r\nthird\rfourth\u{85}fifth ".repeat(30),
        ),
        (
            "markup",
            "<b>&amp;</b> ) Tj (x \\ % \u{0} \u{1b}[0m ".repeat(60),
        ),
        (
            "no characters",
            "\u{ffff}\u{10ffff}\u{e000}\u{fffc}".repeat(60),
        ),
    ]
}

#[test]
fn any_text_stays_between_the_margins_on_both_papers() {
    let fonts = Fonts::embedded().expect("the embedded fonts");
    for (name, text) in texts() {
        for paper in [Paper::A4, Paper::Letter] {
            for (number, page) in pages(&typed(&text), paper).iter().enumerate() {
                let drawn = page.groups.iter().flat_map(|group| &group.marks);
                for run in drawn.filter_map(|drawn| drawn.mark.run()) {
                    let width = fonts.width(run.text.trim_end(), run.weight, run.size);
                    let inside = run.at.x >= 61.0 && run.at.x + width <= page.width - 61.0;
                    let on_paper = run.at.y > 30.0 && run.at.y < page.height - 30.0;
                    assert!(inside && on_paper, "{name}, page {}: {run:?}", number + 1);
                }
            }
        }
    }
}

#[test]
fn any_text_makes_a_document_that_can_be_read_back() {
    for (name, text) in texts() {
        let assessment = typed(&text);
        let options = options(&assessment, Paper::A4);
        let bytes = pdf::report(&assessment, &options, &Words::english());
        let document = lopdf::Document::load_mem(&bytes.expect(name)).expect(name);
        let laid_out = pages(&assessment, Paper::A4).len();
        assert_eq!(document.get_pages().len(), laid_out, "{name}");
    }
}

/// The text of the document without any white space.
fn read_out(assessment: &Assessment) -> String {
    let options = options(assessment, Paper::A4);
    let bytes = pdf::report(assessment, &options, &Words::english()).expect("a report");
    let document = lopdf::Document::load_mem(&bytes).expect("a document");
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&numbers).expect("its text");
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn what_was_typed_in_three_scripts_is_read_out_of_the_document() {
    for text in [
        "Обслуживание клиентов",
        "Ικανοποίηση πελατών",
        "Größe, naïve, żółć, „Straße“",
    ] {
        let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let read = read_out(&typed(text));
        assert!(read.matches(&bare).count() >= 3, "{text}");
    }
}

#[test]
fn a_script_without_letters_in_the_font_is_named_and_nothing_is_dropped() {
    let text = "客户";
    let read = read_out(&typed(text));
    assert!(read.contains("U+5BA2,U+6237"), "the notice names both");
    let fonts = Fonts::embedded().expect("the embedded fonts");
    assert!(
        fonts.width(text, Weight::Regular, 10.0) > 0.0,
        "signs stand in their place"
    );
}

#[test]
fn a_document_of_ten_thousand_letters_a_note_says_all_of_them() {
    let mut assessment = manager();
    let words: Vec<String> = (0..1_600).map(|number| format!("w{number:04} ")).collect();
    let note = words.concat();
    for respondent in &mut assessment.respondents {
        for response in respondent.sheet.0.values_mut() {
            response.note.clone_from(&note);
        }
    }
    let practices = assessment.respondents[0].sheet.0.len();
    let said: String = pages(&assessment, Paper::A4)
        .iter()
        .flat_map(|page| &page.groups)
        .flat_map(|group| &group.marks)
        .filter_map(Drawn::text)
        .collect();
    for word in ["w0000 ", "w0815 ", "w1599 "] {
        assert_eq!(said.matches(word).count(), practices, "{word}");
    }
}

#[test]
fn divided_words_end_with_a_hyphen_and_never_in_a_heading_or_an_address() {
    let mut assessment = manager();
    let address = "https://example.org/understandable/organisational/recommendations ".repeat(30);
    for respondent in &mut assessment.respondents {
        for response in respondent.sheet.0.values_mut() {
            response.note.clone_from(&address);
        }
    }
    let pages = pages(&assessment, Paper::A4);
    let mut divided = 0;
    for group in pages.iter().flat_map(|page| &page.groups) {
        let runs: Vec<_> = group
            .marks
            .iter()
            .filter_map(|drawn| Some((drawn.mark.run()?, drawn.kind)))
            .collect();
        for pair in runs.windows(2) {
            let [(word, _), (_, kind)] = pair else {
                continue;
            };
            if *kind != RunKind::Hyphen {
                continue;
            }
            divided += 1;
            assert!(!word.text.contains("understandable/"), "{word:?}");
            assert!(word.text.ends_with(char::is_alphabetic), "{word:?}");
            let heading = matches!(group.role, continuum::layout::Role::Heading(_));
            assert!(!heading, "{word:?}");
        }
    }
    assert!(divided > 0, "some word of the report is divided");
}
