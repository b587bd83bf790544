//! Documents as containers.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::archive::{self, Packer};
use super::super::container::{self, UnpackError};
use super::super::{bundled, document};
use super::*;
use crate::model::{Evidence, EvidenceFile, Logo};

/// Nine people, with a logo, and a file that proves an answer.
static TEAM: LazyLock<Assessment> = LazyLock::new(|| {
    let mut samples = bundled::samples().iter();
    let team = samples.find(|sample| sample.name == "team");
    let mut found = team.expect("the sample").assessment();
    found.branding.logo = Logo::new(b"\x89PNG and more".to_vec());
    let respondent = &mut found.respondents[0];
    let response = respondent.sheet.0.values_mut().next().expect("an answer");
    response.evidence.push(Evidence {
        text: "The list of October".to_owned(),
        file: Some(container::pack("october.csv", b"1;2;3\n")),
        ..Evidence::default()
    });
    found
});

static WRITTEN: LazyLock<Vec<u8>> = LazyLock::new(|| document::write(&TEAM));

/// A part with its bytes.
struct Part {
    name: String,
    bytes: Vec<u8>,
}

fn parts(bytes: &[u8]) -> Vec<Part> {
    let names = container::names(bytes).expect("a container").into_iter();
    names
        .map(|name| Part {
            bytes: container::part(bytes, &name).expect("a sound part"),
            name,
        })
        .collect()
}

fn packed(parts: &[Part]) -> Vec<u8> {
    let mut packer = Packer::new();
    for part in parts {
        packer.add(&part.name, &part.bytes, archive::SMALL);
    }
    packer.finish()
}

/// The document with a part changed.
fn changed(name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut found = parts(&WRITTEN);
    let part = found.iter_mut().find(|part| part.name == name);
    let bytes = &mut part.expect("the part").bytes;
    *bytes = change(String::from_utf8(bytes.clone()).expect("a text")).into_bytes();
    packed(&found)
}

/// The document without a part.
fn without(name: &str) -> Vec<u8> {
    let mut found = parts(&WRITTEN);
    found.retain(|part| part.name != name);
    packed(&found)
}

fn with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut found = parts(&WRITTEN);
    let (name, bytes) = (name.to_owned(), bytes.to_vec());
    found.push(Part { name, bytes });
    packed(&found)
}

fn faults(bytes: &[u8]) -> String {
    told(&check(bytes).diagnostics)
}

#[test]
fn a_container_of_nine_people_is_small_and_read_as_it_was_written() {
    assert!(WRITTEN.len() < 80_000, "{}", WRITTEN.len());
    let Opened::Sound(read) = document::read(&*WRITTEN) else {
        panic!("{}", faults(&WRITTEN));
    };
    assert_eq!(read, *TEAM);
    let checked = Checked {
        kind: FileKind::Document,
        diagnostics: Vec::new(),
        identity: Some(TEAM.identity),
        closed: None,
        logo: TEAM.branding.logo.clone(),
    };
    assert_eq!(check(&*WRITTEN), checked);
    assert!(document::write(&read) == *WRITTEN, "the same bytes");
    let names: Vec<String> = parts(&WRITTEN).into_iter().map(|part| part.name).collect();
    let expected = [
        "manifest.ron",
        "assessment.ron",
        "questionnaire.ron",
        "logo.png",
        "evidence/e7f720b31f2e5c9e-october.csv",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_file_comes_out_as_it_went_in_and_not_at_all_where_it_was_changed() {
    let Opened::Sound(read) = document::read(&*WRITTEN) else {
        panic!("it is sound");
    };
    let file = read.evidence_files().next().expect("a file");
    assert_eq!(container::unpack(file), Ok(b"1;2;3\n".to_vec()));
    let mut other = file.clone();
    other.content = container::pack("other.csv", b"1;2;4\n").content;
    assert_eq!(container::unpack(&other), Err(UnpackError::Damaged));
    let bare = read.without_contents();
    let file = bare.evidence_files().next().expect("a file");
    assert_eq!(container::unpack(file), Err(UnpackError::Absent));
    let bytes = document::write(&bare);
    assert_eq!(document::read(&bytes), Opened::Sound(bare));
    assert_eq!(parts(&bytes).len(), 4);
}

#[test]
fn what_packs_to_a_thousandth_is_read_like_any_other() {
    let size = 4 << 20;
    let mut assessment = TEAM.clone();
    let respondent = &mut assessment.respondents[0];
    let response = respondent.sheet.0.values_mut().next().expect("an answer");
    response.evidence[0].file = Some(container::pack("empty.bin", &vec![0; size]));
    let bytes = document::write(&assessment);
    let ratio = size / (bytes.len() - WRITTEN.len());
    assert!(ratio > 500, "{ratio}");
    let Opened::Sound(read) = document::read(&bytes) else {
        panic!("{}", faults(&bytes));
    };
    let unpacked = read.evidence_files().map(container::unpack);
    assert!(unpacked.into_iter().all(|file| file.is_ok()));
}

#[test]
fn a_part_that_was_changed_is_told_with_its_places_and_nothing_else_is_lost() {
    let bytes = changed("assessment.ron", |text| text.replacen("At(", "Ta(", 1));
    let found = check(&bytes).diagnostics;
    let at = |fault: &Diagnostic| {
        (
            fault.part.clone().unwrap_or_default(),
            fault.place.is_some(),
        )
    };
    let places: Vec<_> = found.iter().map(at).collect();
    let part = "assessment.ron".to_owned();
    assert_eq!(places, [(part.clone(), false), (part, true)]);
    let Opened::Mended(kept, told) = document::read(&bytes) else {
        panic!("it is kept");
    };
    assert_eq!(told, found);
    assert_eq!(kept.respondents.len(), TEAM.respondents.len());
    assert_eq!(kept.branding, TEAM.branding);
    let harmless = changed("assessment.ron", |text| format!("{text}// a remark\n"));
    let Opened::Mended(kept, _) = document::read(&harmless) else {
        panic!("it is kept");
    };
    assert_eq!(kept, *TEAM);
}

#[test]
fn each_fault_of_a_container_is_one_sentence() {
    let large = " ".repeat(MOST_TEXT + 1);
    let listed = |text: String| text.replace("october", "november");
    let cases = [
        (b"PK\x03\x04 and no more".to_vec(), "cut off or damaged"),
        (WRITTEN[..WRITTEN.len() - 30].to_vec(), "cut off or damaged"),
        (without("manifest.ron"), "missing"),
        (without("assessment.ron"), "missing"),
        (without("questionnaire.ron"), "missing"),
        (without("logo.png"), "missing"),
        (without("evidence/e7f720b31f2e5c9e-october.csv"), "missing"),
        (with("../assessment.ron", b""), "no such part"),
        (with("/etc/passwd", b""), "no such part"),
        (with("note.txt", b""), "no such part"),
        (with("logo.svg", b"<svg/>"), "does not list"),
        (with("evidence/other.csv", b"1"), "does not list"),
        (changed("manifest.ron", listed), "does not list"),
        (
            changed("manifest.ron", |text| {
                text.replace("kind: Document", "kind: Ballot")
            }),
            "Document",
        ),
        (
            changed("manifest.ron", |text| {
                text.replace("version: 3", "version: 9")
            }),
            "version 9",
        ),
        (
            changed("assessment.ron", |text| {
                text.replace("version: 3", "version: 9")
            }),
            "version 9",
        ),
        (
            changed("questionnaire.ron", |text| text.replace("title", "tilte")),
            "digest",
        ),
        (changed("assessment.ron", |_| large), "at most 32 MiB"),
        (
            with("evidence/zeros", &vec![0; 64 << 20]),
            "at most 64 MiB in all",
        ),
        (
            changed("assessment.ron", |text| {
                text.replacen('(', "(questionnaire: (), ", 1)
            }),
            "twice",
        ),
    ];
    for (bytes, said) in cases {
        let told = faults(&bytes);
        assert!(told.contains(said), "{said}: {told}");
        let opened = document::read(&bytes);
        assert!(!matches!(opened, Opened::Sound(_)), "{said}");
    }
    let newer = changed("manifest.ron", |text| {
        text.replace("version: 3", "version: 9")
    });
    assert_eq!(
        check(&newer).diagnostics.len(),
        1,
        "nothing else is worth saying"
    );
}

/// Writes over the same field of an entry in its own record and in the directory's: where it stands in
/// each, and its bytes.
fn patched(bytes: &[u8], entry: &str, local: usize, listed: usize, field: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (record, name, at) in [(b"PK\x03\x04", 30, local), (b"PK\x01\x02", 46, listed)] {
        let starts = memchr::memmem::find_iter(&bytes, record);
        let start = starts
            .filter(|start| bytes[start + name..].starts_with(entry.as_bytes()))
            .last();
        let at = start.expect("the entry") + at;
        bytes[at..at + field.len()].copy_from_slice(field);
    }
    bytes
}

#[test]
fn an_archive_that_is_not_what_it_says_is_told_in_a_sentence() {
    let part = "assessment.ron";
    let with_text = with("note1txt", b"1");
    let twice = patched(&with("logo.jpg", b"1"), "logo.jpg", 30, 46, b"logo.png");
    let many: Vec<Part> = (0..10_001)
        .map(|number| Part {
            name: format!("{number}"),
            bytes: Vec::new(),
        })
        .collect();
    let long: Vec<Part> = (0..70)
        .map(|number| Part {
            name: format!("{number:065000}"),
            bytes: Vec::new(),
        })
        .collect();
    let cases = [
        (
            patched(&WRITTEN, part, 6, 8, &[1, 0]),
            "locked with a password",
        ),
        (patched(&WRITTEN, part, 8, 10, &[99, 0]), "packed in a way"),
        (patched(&WRITTEN, part, 8, 10, &[12, 0]), "packed in a way"),
        (twice, "the same name"),
        (packed(&many), "more than 10,000 parts"),
        (packed(&long), "take more than 4 MiB"),
        // Sizes: unpacked less and more than is said, more than there is, and the mark of ZIP64 alone.
        (patched(&WRITTEN, part, 22, 24, &[9, 0, 0, 0]), "damaged"),
        (patched(&WRITTEN, part, 22, 24, &[0, 0, 0, 1]), "damaged"),
        (
            patched(&WRITTEN, part, 22, 24, &[0, 0, 0, 0x7f]),
            "at most 32 MiB",
        ),
        (patched(&WRITTEN, part, 18, 20, &[0, 0, 0, 0x7f]), "overlap"),
        (
            patched(&WRITTEN, part, 22, 24, &[0xff; 4]),
            "at most 32 MiB",
        ),
        (patched(&WRITTEN, part, 14, 16, &[1, 2, 3, 4]), "damaged"),
        (
            patched(&with_text, "note1txt", 30, 46, b"../../up"),
            "no such part",
        ),
        (
            patched(&with_text, "note1txt", 30, 46, b"C:\\a\\b.c"),
            "no such part",
        ),
        (
            patched(&with_text, "note1txt", 30, 46, b"CON\0txt1"),
            "no such part",
        ),
        (with("evidence/../../up", b"1"), "no such part"),
        (with("evidence/a/b", b"1"), "no such part"),
    ];
    let mut wrong = Vec::new();
    for (bytes, said) in cases {
        let told = faults(&bytes);
        if !told.contains(said) || matches!(document::read(&bytes), Opened::Sound(_)) {
            wrong.push((said, told));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn entries_that_share_their_bytes_are_refused() {
    let first = memchr::memmem::find(&WRITTEN, b"PK\x03\x04").expect("an entry");
    let listed = memchr::memmem::find_iter(&WRITTEN, b"PK\x01\x02")
        .nth(1)
        .expect("two entries");
    let mut bytes = WRITTEN.clone();
    bytes[listed + 42..listed + 46]
        .copy_from_slice(&u32::try_from(first).expect("small").to_le_bytes());
    assert!(!matches!(document::read(&bytes), Opened::Sound(_)));
    let told = faults(&bytes);
    assert!(
        told.contains("overlap") || told.contains("damaged"),
        "{told}"
    );
}

#[test]
fn a_link_in_an_archive_is_its_text_and_what_stands_around_an_archive_changes_nothing() {
    // The mark of a symbolic link, which a program that unpacks would follow.
    let mut link = WRITTEN.clone();
    let listed = memchr::memmem::find_iter(&link, b"PK\x01\x02")
        .nth(3)
        .expect("the logo");
    link[listed + 38..listed + 42].copy_from_slice(&(0o120_777_u32 << 16).to_le_bytes());
    let appended = [WRITTEN.as_slice(), b"and more"].concat();
    for bytes in [link, appended] {
        match document::read(&bytes) {
            Opened::Sound(read) => assert_eq!(read, *TEAM),
            Opened::Mended(_, told) | Opened::Refused(told) => assert!(!told.is_empty()),
        }
    }
}

#[test]
fn the_longest_name_of_a_file_goes_through_a_container() {
    let mut document = TEAM.clone();
    let response = document.respondents[0]
        .sheet
        .0
        .values_mut()
        .next()
        .expect("an answer");
    let longest = "x".repeat(EvidenceFile::LONGEST_NAME);
    response.evidence[0].file = Some(container::pack(&longest, b"1"));
    assert_eq!(
        document::read(document::write(&document)),
        Opened::Sound(document)
    );
}

#[test]
fn a_hint_says_how_a_damaged_document_is_mended() {
    let sound = parts(&WRITTEN);
    let inside = sound.iter().map(|part| Part {
        name: format!("team/{}", part.name),
        bytes: part.bytes.clone(),
    });
    let inside = packed(&inside.collect::<Vec<_>>());
    assert_eq!(faults(&inside).lines().count(), 2, "{}", faults(&inside));
    let answers = sound.into_iter().find(|part| part.name == "assessment.ron");
    for (bytes, hint) in [
        (without("assessment.ron"), "put it back"),
        (with("hello.txt", b"1"), "`zip -d FILE hello.txt`"),
        (
            changed("assessment.ron", |text| text + " "),
            "as it was before",
        ),
        (
            inside,
            "in the folder team/\n    hint: pack them without it",
        ),
        (Vec::new(), "the file is empty"),
        (
            WRITTEN[10..].to_vec(),
            "neither a text in UTF-8 nor a document",
        ),
        (answers.expect("answers").bytes, "back into its archive"),
    ] {
        assert!(faults(&bytes).contains(hint), "{hint}: {}", faults(&bytes));
    }
}

#[test]
fn a_part_comes_out_while_another_is_damaged() {
    let damaged = patched(&WRITTEN, "questionnaire.ron", 22, 24, &[9, 0, 0, 0]);
    let answers = container::part(&damaged, "assessment.ron").expect("a sound part");
    assert!(answers.starts_with(b"Assessment("));
    let refused = container::part(&damaged, "questionnaire.ron").expect_err("a damaged part");
    assert!(told(&refused).contains("this part is damaged"));
    assert!(container::parts(&damaged).is_err());
}

#[test]
fn parts_that_are_too_large_together_are_not_unpacked() {
    let large = patched(&WRITTEN, "assessment.ron", 22, 24, &[0, 0, 0, 0x10]);
    let refused = container::parts(&large).expect_err("too large");
    assert!(
        told(&refused).contains("at most 163 MiB in all"),
        "{}",
        told(&refused)
    );
}

#[test]
fn a_container_with_a_part_that_is_too_large_is_not_readable() {
    let large = |bytes: usize| changed("assessment.ron", |_| " ".repeat(bytes));
    assert!(container::is_readable(&large(32 << 20)));
    assert!(!container::is_readable(&large((32 << 20) + 1)));
}

#[test]
fn a_container_lists_a_thousand_faults_in_all() {
    let bytes = changed("assessment.ron", |text| {
        let fields = (0..1_200).map(|field| format!("a{field}: 1,"));
        let fields = fields.collect::<Vec<_>>().concat();
        text.replacen("Assessment(", &format!("Assessment({fields}"), 1)
    });
    let said = faults(&bytes);
    // One is the digest.
    assert!(said.ends_with("201 more faults are not listed\n"), "{said}");
    assert_eq!(check(&bytes).diagnostics.len(), 1_001);
}

#[test]
fn a_questionnaire_that_is_known_is_not_read_again() {
    let of = |bytes: &[u8], known: &mut container::Known| match document::read_known(bytes, known) {
        Opened::Sound(found) => found.questionnaire,
        _ => panic!("it is sound"),
    };
    let mut known = container::Known::default();
    let mut other = TEAM.clone();
    other.questionnaire.edition = "another".to_owned();
    let bytes = document::write(&other);
    let first = of(&bytes, &mut known);
    assert_eq!(first, other.questionnaire);
    assert!(of(&bytes, &mut known).is_same(&first));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_damaged_container_is_never_taken_for_a_sound_one(
        flipped in proptest::collection::vec((any::<proptest::sample::Index>(), 1_u8..), 0..4),
        kept in any::<Option<proptest::sample::Index>>(),
    ) {
        let mut bytes = WRITTEN.clone();
        for (place, bits) in flipped {
            let place = place.index(bytes.len());
            bytes[place] ^= bits;
        }
        bytes.truncate(kept.map_or(bytes.len(), |kept| kept.index(WRITTEN.len())));
        let found = check(&bytes).diagnostics;
        let said = told(&found);
        match document::read(&bytes) {
            // Such as a date in the archive, which nothing reads, or a file that is only unpacked
            // where it is asked for.
            Opened::Sound(read) => prop_assert_eq!(read, TEAM.clone()),
            Opened::Mended(..) | Opened::Refused(_) => prop_assert!(!said.is_empty()),
        }
    }
}
