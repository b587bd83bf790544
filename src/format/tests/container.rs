//! Documents as containers.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::super::archive::{self, Packer};
use super::super::container::{self, Part, UnpackError, parts};
use super::super::{bundled, document};
use super::*;
use crate::model::{Evidence, Logo};

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

fn packed(parts: &[Part]) -> Vec<u8> {
    let mut packer = Packer::new();
    for part in parts {
        packer.add(&part.name, &part.bytes, archive::SMALL);
    }
    packer.finish()
}

/// The document with a part changed.
fn changed(name: &str, change: impl FnOnce(String) -> String) -> Vec<u8> {
    let mut found = parts(&WRITTEN).expect("sound parts");
    let part = found.iter_mut().find(|part| part.name == name);
    let bytes = &mut part.expect("the part").bytes;
    *bytes = change(String::from_utf8(bytes.clone()).expect("a text")).into_bytes();
    packed(&found)
}

/// The document without a part.
fn without(name: &str) -> Vec<u8> {
    let mut found = parts(&WRITTEN).expect("sound parts");
    found.retain(|part| part.name != name);
    packed(&found)
}

fn with(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut found = parts(&WRITTEN).expect("sound parts");
    let (name, bytes) = (name.to_owned(), bytes.to_vec());
    found.push(Part { name, bytes });
    packed(&found)
}

fn faults(bytes: &[u8]) -> String {
    told(&check(bytes).1)
}

#[test]
fn a_container_of_nine_people_is_small_and_read_as_it_was_written() {
    assert!(WRITTEN.len() < 80_000, "{}", WRITTEN.len());
    let Opened::Sound(read) = document::read(&*WRITTEN) else {
        panic!("{}", faults(&WRITTEN));
    };
    assert_eq!(read, *TEAM);
    assert_eq!(check(&*WRITTEN), (FileKind::Document, Vec::new()));
    assert!(document::write(&read) == *WRITTEN, "the same bytes");
    let names: Vec<String> = parts(&WRITTEN)
        .expect("sound parts")
        .into_iter()
        .map(|part| part.name)
        .collect();
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
    assert_eq!(parts(&bytes).expect("sound parts").len(), 4);
}

#[test]
fn a_part_that_was_changed_is_told_with_its_places_and_nothing_else_is_lost() {
    let bytes = changed("assessment.ron", |text| text.replacen("At(", "Ta(", 1));
    let (_, found) = check(&bytes);
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
                text.replace("version: 2", "version: 9")
            }),
            "version 9",
        ),
        (
            changed("assessment.ron", |text| {
                text.replace("version: 2", "version: 9")
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
        text.replace("version: 2", "version: 9")
    });
    assert_eq!(check(&newer).1.len(), 1, "nothing else is worth saying");
}

#[test]
fn a_hint_says_how_a_damaged_document_is_mended() {
    let sound = parts(&WRITTEN).expect("sound parts");
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
fn a_questionnaire_that_is_known_is_not_read_again() {
    let of = |bytes: &[u8], known: &mut container::Known| match document::read_known(bytes, known) {
        Opened::Sound(found) => found.questionnaire,
        _ => panic!("it is sound"),
    };
    let mut known = container::Known::default();
    assert!(of(&WRITTEN, &mut known).is_same(bundled::standard()));
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
        let (_, found) = check(&bytes);
        let said = told(&found);
        match document::read(&bytes) {
            // Such as a date in the archive, which nothing reads, or a file that is only unpacked
            // where it is asked for.
            Opened::Sound(read) => prop_assert_eq!(read, TEAM.clone()),
            Opened::Mended(..) | Opened::Refused(_) => prop_assert!(!said.is_empty()),
        }
    }
}
