//! Letters that the program's own fonts lack, in fonts of the computer. The font is one of the program's own
//! whose last letter was made another one, so that no test depends on what is installed.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::civil::date;

use super::super::{Attachment, Made, composed, covered, make};
use crate::format::bundled;
use crate::model::{Assessment, FontCover, FontFile, Form, no_other_fonts};
use crate::report::{Paper, ReportOptions};
use crate::words::Words;

/// A letter that no font of the program has.
const LETTER: char = '\u{20000}';

/// The table of a font file: where it stands.
fn table(font: &[u8], name: [u8; 4]) -> usize {
    let mut entries = (0..40).map(|entry| 12 + entry * 16);
    let entry = entries.find(|at| font[*at..*at + 4] == name[..]);
    long(font, entry.expect("the table") + 8)
}

fn long(font: &[u8], at: usize) -> usize {
    let bytes = font[at..at + 4].try_into().expect("four bytes");
    usize::try_from(u32::from_be_bytes(bytes)).expect("a place")
}

/// A font that has [`LETTER`].
fn font() -> Vec<u8> {
    let mut font = include_bytes!("../../../../assets/fonts/SourceSans3-Semibold.ttf").to_vec();
    let map = table(&font, *b"cmap");
    let count = usize::from(font[map + 3]);
    let kinds = (0..count).map(|entry| map + long(&font, map + 4 + entry * 8 + 4));
    let map = kinds
        .into_iter()
        .find(|at| font[at + 1] == 12)
        .expect("a map of all letters");
    let last = map + 16 + (long(&font, map + 12) - 1) * 12;
    let letter = u32::from(LETTER).to_be_bytes();
    font[last..last + 4].copy_from_slice(&letter);
    font[last + 4..last + 8].copy_from_slice(&letter);
    font
}

fn found(_: &BTreeSet<char>, _: FontCover) -> Vec<FontFile> {
    vec![FontFile {
        name: "Other Font".to_owned(),
        bytes: Arc::from(font()),
        index: 0,
    }]
}

fn named(unit: &str) -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    unit.clone_into(&mut assessment.unit.unit);
    assessment
}

fn made(assessment: &Assessment, fonts: crate::model::FontSearch) -> Made {
    let options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1));
    let words = Words::english();
    make(assessment, &options, &words, Attachment::Nothing, fonts).expect("a report")
}

#[test]
fn a_letter_is_set_in_a_font_of_the_computer_which_is_embedded_in_part() {
    let assessment = named(&format!("Shop {LETTER}{LETTER}"));
    let with = made(&assessment, found);
    assert!(with.missing_glyphs.is_empty());
    let file = lopdf::Document::load_mem(&with.bytes).expect("a PDF");
    let fonts: BTreeSet<String> = file
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect();
    assert!(fonts.contains("OTHERC+OtherFont"), "{fonts:?}");
    assert!(with.bytes.len() < font().len() / 2, "{}", with.bytes.len());
    assert_eq!(made(&assessment, found), with, "the same bytes");
}

#[test]
fn letters_that_no_font_has_are_told() {
    let assessment = named(&format!("Shop {LETTER}"));
    assert_eq!(
        made(&assessment, no_other_fonts).missing_glyphs,
        BTreeSet::from([LETTER])
    );
}

#[test]
fn no_font_is_sought_for_text_from_right_to_left_and_for_private_letters() {
    fn never(letters: &BTreeSet<char>, _: FontCover) -> Vec<FontFile> {
        panic!("sought for {letters:?}");
    }
    let letters = ['\u{5d0}', '\u{627}', '\u{e123}'];
    let assessment = named(&letters.iter().collect::<String>());
    assert_eq!(
        made(&assessment, never).missing_glyphs,
        BTreeSet::from(letters)
    );
}

#[test]
fn a_font_is_named_in_the_method_part() {
    let options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1));
    let assessment = named(&LETTER.to_string());
    let composed = composed(&assessment, &options, &Words::english(), found);
    let pages = composed.expect("pages").pages;
    let groups = pages.iter().flat_map(|page| &page.groups);
    let text: String = groups.map(crate::layout::Group::text).collect();
    assert!(text.contains("Other Font shows characters"), "{text}");
}

#[test]
fn a_font_whose_licence_forbids_it_is_not_embedded() {
    let letters = BTreeSet::from([LETTER, '\u{4e00}']);
    let sound = font();
    assert_eq!(covered(&sound, 0, &letters), BTreeSet::from([LETTER]));
    for forbidden in [0x0002, 0x0100, 0x0200_u16] {
        let mut font = sound.clone();
        let at = table(&font, *b"OS/2") + 8;
        font[at..at + 2].copy_from_slice(&forbidden.to_be_bytes());
        assert!(covered(&font, 0, &letters).is_empty(), "{forbidden:x}");
    }
    assert!(covered(b"no font", 0, &letters).is_empty());
}
