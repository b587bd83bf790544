use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;

use super::reading::{read_document, read_with_copies};
use super::*;
use crate::format::document::Opened;
use crate::format::encrypted::{BYTES_OF_KEY, Cost, Key, Password};
use crate::format::{MOST_BYTES, bundled};
use crate::model::{
    Digest, DocumentId, Evidence, Form, PracticeId, Respondent, RespondentId, Response,
};
use crate::store::Remark;
use crate::window::document::file::{Location, SaveTicket};
use crate::window::document::naming::{Naming, Renaming};
use crate::window::document::outcome::{ReadOutcome, Renamed, SaveOutcome};
use crate::window::document::picking::{ReadOrder, Unlocking};
use crate::window::effect::{Permit, SaveOrder, SaveTarget};
use crate::window::frame::action::FrameAction;
use crate::window::history::History;
use crate::window::results::action::ResultsAction;

#[test]
fn a_job_answers_several_times_and_also_when_it_panics() {
    let (sender, answers) = channel();
    let outbox = Outbox::new(sender);
    let say = |text: &str| ResultsAction::PlacementExplained(text.to_owned());
    outbox.spawn(
        Arc::default(),
        move |job| {
            job.send(say("one"));
            job.send(say("two"));
            panic!("as wanted");
        },
        FrameAction::Failed,
    );
    let heard = answers.iter().take(3).map(|answer| format!("{answer:?}"));
    let heard: Vec<String> = heard.collect();
    assert!(heard[0].contains("one") && heard[1].contains("two"));
    assert!(heard[2].contains("window-job-failed"), "{heard:?}");
}

#[test]
fn a_job_that_is_stopped_knows_it() {
    let (sender, answers) = channel();
    let outbox = Outbox::new(sender);
    let stop = Arc::new(AtomicBool::default());
    outbox.spawn(
        Arc::clone(&stop),
        |job| {
            while !job.is_stopped() {
                std::thread::yield_now();
            }
            job.send(ResultsAction::PlacementExplained("stopped".to_owned()));
        },
        FrameAction::Failed,
    );
    stop.store(true, Ordering::Relaxed);
    assert!(answers.recv().is_ok());
}

#[test]
fn a_document_of_version_1_is_converted_when_it_is_saved_and_kept_beside() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("a.continuum");
    let old = include_bytes!("../../../tests/fixtures/v1/small.continuum");
    store::save(&path, old).expect("it is written");
    let read = read_document(&path, &Unlocking::default());
    let Ok(ReadOutcome::Document {
        digest, assessment, ..
    }) = read
    else {
        panic!("a sound document");
    };
    let target = SaveTarget::Own {
        path: path.clone(),
        seen: Some(digest),
    };
    let new = document::write(&assessment);
    let order = SaveOrder {
        target,
        ..order(*assessment)
    };
    let saved = save(&order, &Permit::default(), None, &Words::english());
    let beside = place.path().join("a.version-1.continuum");
    let Some(SaveOutcome::Done {
        path: at, remark, ..
    }) = saved
    else {
        panic!("{saved:?}");
    };
    let converted = Some(Remark::Converted(beside.clone()));
    assert_eq!((at, remark), (path.clone(), converted));
    let bytes = |path: &Path| store::read_bytes(path, MOST_BYTES).expect("it is there");
    assert_eq!(bytes(&beside), old);
    assert_eq!(bytes(&path), AsRef::<[u8]>::as_ref(&new));
}

fn order(assessment: Assessment) -> SaveOrder {
    SaveOrder {
        ticket: SaveTicket {
            serial: 1,
            number: 1,
            revision: 1,
            moves: false,
        },
        confirmed: 0,
        at_once: false,
        is_changed: true,
        assessment,
        target: SaveTarget::FreeName {
            name: Message::new("new"),
        },
        rescued: None,
        renaming: None,
        relinking: None,
        key: None,
        in_ballot: None,
        history: History::default(),
    }
}

/// An assessment with a copy of a file as evidence.
fn with_file() -> Assessment {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let mut ann = Respondent::new(assessment.free_respondent_id());
    let said = Response {
        evidence: vec![Evidence {
            text: "the list".to_owned(),
            file: Some(container::pack("list.csv", b"1;2;3")),
            ..Evidence::default()
        }],
        ..Response::default()
    };
    let practice = PracticeId::new("F1").expect("an id");
    ann.sheet.0.insert(practice, said);
    assessment.respondents.push(ann.into());
    assessment
}

#[test]
fn what_an_earlier_run_kept_goes_into_its_file_unless_that_was_changed_since() {
    let place = tempfile::tempdir().expect("a folder");
    let unsaved = place.path().join("unsaved");
    let path = place.path().join("a.continuum");
    let mut assessment = with_file();
    let before = document::write(&assessment);
    store::save(&path, &before).expect("it is written");
    let seen = Digest::of(&before);
    assessment.unit.unit = "changed".to_owned();
    let order = SaveOrder {
        target: SaveTarget::Own {
            path: path.clone(),
            seen: Some(seen),
        },
        ..order(assessment.clone())
    };
    assert!(keep_without_files(&order, &unsaved));
    let copy = unsaved.join("0-1.continuum");
    for ending in ["continuum", "origin"] {
        let ours = store::unsaved::path(&unsaved, "1").with_extension(ending);
        let kept = store::read_bytes(&ours, MOST_BYTES).expect("it is kept");
        store::save(&copy.with_extension(ending), &kept).expect("another run's");
    }
    let read = |path: &Path| {
        let order = ReadOrder {
            purpose: Purpose::OpenDocument,
            path: path.to_owned(),
            serial: None,
            unlocking: Unlocking::default(),
        };
        read(&order, Some(&unsaved), &Words::english())
    };
    for opened in [&path, &copy] {
        let ReadOutcome::Rescued(found) = read(opened) else {
            panic!("it is found with the document, and by itself");
        };
        assert_eq!(found.assessment, assessment);
        let mut files = found.assessment.evidence_files();
        let file = files.next().map(container::unpack);
        assert_eq!(file, Some(Ok(b"1;2;3".to_vec())), "the file has it");
        assert_eq!(found.copy, copy);
        assert_eq!(found.seen.map(|(digest, _)| digest), Some(seen));
        assert_eq!(found.place, Location::At(path.clone()));
    }
    assessment.unit.unit = "theirs".to_owned();
    store::save(&path, &document::write(&assessment)).expect("it is written");
    assert!(matches!(read(&path), ReadOutcome::Document { .. }));
    let ReadOutcome::Rescued(found) = read(&copy) else {
        panic!("it is still there");
    };
    assert_eq!(found.assessment.unit.unit, "changed");
    assert_eq!((found.place, found.seen), (Location::CopyOf(path), None));
}

#[test]
fn what_is_kept_of_a_document_with_a_password_has_the_password_too() {
    let place = tempfile::tempdir().expect("a folder");
    let unsaved = place.path().join("unsaved");
    let path = place.path().join("a.continuum");
    let password = Password::new("sesame").expect("a password");
    let cost = Cost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    let key = Key::new(&password, cost, &[7; BYTES_OF_KEY]).expect("a cheap cost");
    let mut assessment = with_file();
    assessment.unit.unit = "Secret Street".to_owned();
    let order = SaveOrder {
        key: Some(key.clone()),
        target: SaveTarget::Fresh(path.clone()),
        ..order(assessment.clone())
    };
    let words = Words::english();
    let permit = Permit::default();
    let Some(SaveOutcome::Done { digest, .. }) = save(&order, &permit, None, &words) else {
        panic!("it is saved");
    };
    assessment.unit.scope = "changed".to_owned();
    let order = SaveOrder {
        target: SaveTarget::Own {
            path: path.clone(),
            seen: Some(digest),
        },
        assessment: assessment.clone(),
        ..order
    };
    assert!(keep_without_files(&order, &unsaved));
    let kept = store::unsaved::path(&unsaved, "1");
    for file in [&path, &kept, &kept.with_extension("origin")] {
        let bytes = store::read_bytes(file, MOST_BYTES).expect("it is there");
        assert!(!bytes.windows(6).any(|part| part == b"Secret"), "{file:?}");
    }
    let unlocking = Unlocking {
        key: None,
        password: Some(password),
    };
    let locked = read_document(&kept, &Unlocking::default());
    assert!(matches!(
        locked,
        Ok(ReadOutcome::Locked { was_tried: false })
    ));
    let bytes = store::read_bytes(&kept, MOST_BYTES).expect("it is kept");
    let copy = unsaved.join("0-1.continuum");
    store::save(&copy, &bytes).expect("another run's");
    let note = kept.with_extension("origin");
    let note = store::read_bytes(&note, MOST_BYTES).expect("it is kept");
    store::save(&copy.with_extension("origin"), &note).expect("another run's");
    let Ok(ReadOutcome::Rescued(found)) = read_with_copies(&path, &unsaved, &unlocking) else {
        panic!("it is found with the document");
    };
    assert_eq!(found.key, Some(key));
    assert_eq!(found.assessment.unit.scope, "changed");
    let mut files = found.assessment.evidence_files();
    let file = files.next().map(container::unpack);
    assert_eq!(file, Some(Ok(b"1;2;3".to_vec())), "the file has it");
}

#[test]
fn an_attempt_that_is_given_up_before_it_writes_never_does() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("a.continuum");
    let order = SaveOrder {
        target: SaveTarget::Fresh(path.clone()),
        ..order(with_file())
    };
    let permit = Permit::default();
    assert!(permit.withdraw());
    assert!(save(&order, &permit, None, &Words::english()).is_none());
    assert!(!store::exists(&path));
    let permit = Permit::default();
    assert!(save(&order, &permit, None, &Words::english()).is_some());
    assert!(!permit.withdraw(), "it is too late");
}

#[test]
fn a_file_that_has_no_room_in_the_document_is_refused_with_both_sizes() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("film.mp4");
    store::save(&path, &vec![7; 2_500_000]).expect("it is written");
    let mut order = CopyOrder {
        serial: 1,
        respondent: RespondentId::new("r1").expect("an id"),
        practice: PracticeId::new("F1").expect("an id"),
        path,
        room: 2_500_000,
    };
    let file = copy_in(&order).expect("it fits");
    assert_eq!((file.name.as_str(), file.size), ("film.mp4", 2_500_000));
    assert_eq!(container::unpack(&file), Ok(vec![7; 2_500_000]));
    order.room = 999_000;
    let why = copy_in(&order).expect_err("it is too large");
    let says = "Not copied: film.mp4 has 2.5 MB, and this document has room for 999 kB of files.";
    assert_eq!(Words::english().say(&why), says);
    order.path = place.path().join("gone.mp4");
    let why = copy_in(&order).expect_err("it is missing");
    assert_eq!(why.key, "store-read-not-found");
}

#[test]
fn a_saved_file_follows_its_unit_and_never_goes_over_another() {
    let place = tempfile::tempdir().expect("a folder");
    let words = Words::english();
    let assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let day = jiff::civil::date(2026, 11, 27);
    let mut after = assessment.clone();
    after.unit.organisation = "Hotel".to_owned();
    let renaming = Renaming::Follow {
        former: vec![Naming::of(&assessment, day)],
        now: Naming::of(&after, day),
    };
    let taken = place.path().join("Hotel, 2026-11-27.continuum");
    store::save(&taken, b"theirs").expect("it is written");
    let save_at = |name: &str| {
        let path = place.path().join(name);
        let order = SaveOrder {
            target: SaveTarget::Fresh(path),
            renaming: Some(renaming.clone()),
            ..order(after.clone())
        };
        match save(&order, &Permit::default(), None, &words) {
            Some(SaveOutcome::Done { path, .. }) => path,
            other => panic!("{other:?}"),
        }
    };
    let found = save_at("Assessment 2026-11-27.continuum");
    assert_eq!(found, place.path().join("Hotel, 2026-11-27 2.continuum"));
    assert!(!store::exists(
        &place.path().join("Assessment 2026-11-27.continuum")
    ));
    assert_eq!(
        save_at("Ours.continuum"),
        place.path().join("Ours.continuum")
    );
    let bytes = store::read_bytes(&taken, MOST_BYTES).expect("it is there");
    assert_eq!(bytes, b"theirs");
}

/// A document with an id in a file, and the order to save a change of it there.
fn saved_in(place: &Path) -> (PathBuf, SaveOrder) {
    let path = place.join("old.continuum");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    assessment.identity.id = Some(DocumentId::new(7));
    let written = document::write(&assessment);
    store::save(&path, written.as_ref()).expect("it is written");
    let seen = Some(Digest::of(written.as_ref()));
    assessment.unit.unit = "Changed here".to_owned();
    let target = SaveTarget::Own {
        path: path.clone(),
        seen,
    };
    (
        path,
        SaveOrder {
            target,
            ..order(assessment)
        },
    )
}

#[test]
fn a_file_that_was_renamed_elsewhere_is_followed_and_none_of_the_old_name_written() {
    let place = tempfile::tempdir().expect("a folder");
    let (old, order) = saved_in(place.path());
    let new = place.path().join("new.continuum");
    store::rename(&old, &new).expect("it is renamed");
    let saved = save(&order, &Permit::default(), None, &Words::english());
    let Some(SaveOutcome::Done { path, renamed, .. }) = saved else {
        panic!("{saved:?}");
    };
    assert_eq!(path, new);
    assert_eq!(renamed, Some(Renamed::Elsewhere(old.clone())));
    assert!(!store::exists(&old));
    let bytes = store::read_bytes(&new, MOST_BYTES).expect("it is there");
    let Opened::Sound(read) = document::read(bytes) else {
        panic!("it is sound");
    };
    assert_eq!(read.unit.unit, "Changed here");
}

#[test]
fn a_file_that_was_renamed_and_changed_elsewhere_is_asked_about() {
    let place = tempfile::tempdir().expect("a folder");
    let (old, order) = saved_in(place.path());
    let new = place.path().join("new.continuum");
    let mut theirs = order.assessment.clone();
    theirs.unit.unit = "Changed there".to_owned();
    let written = document::write(&theirs);
    store::rename(&old, &new).expect("it is renamed");
    store::save(&new, written.as_ref()).expect("it is written");
    let saved = save(&order, &Permit::default(), None, &Words::english());
    let Some(SaveOutcome::Changed(found)) = saved else {
        panic!("{saved:?}");
    };
    assert_eq!(found.path, new);
    let kept = store::read_bytes(&new, MOST_BYTES).expect("it is there");
    assert_eq!(Digest::of(&kept), Digest::of(written.as_ref()));
    assert!(!store::exists(&old));
}

#[test]
fn a_file_that_is_gone_is_written_anew_beside_copies_and_other_documents() {
    let place = tempfile::tempdir().expect("a folder");
    let (old, order) = saved_in(place.path());
    let [one, two] = ["copy 1.continuum", "copy 2.continuum"].map(|name| place.path().join(name));
    let bytes = store::read_bytes(&old, MOST_BYTES).expect("it is there");
    store::save(&two, &bytes).expect("it is written");
    store::rename(&old, &one).expect("it is renamed");
    let mut other = order.assessment.clone();
    other.identity.id = Some(DocumentId::new(8));
    let other = document::write(&other);
    store::save(&place.path().join("other.continuum"), other.as_ref()).expect("it is written");
    let saved = save(&order, &Permit::default(), None, &Words::english());
    let Some(SaveOutcome::Done { path, renamed, .. }) = saved else {
        panic!("{saved:?}");
    };
    assert_eq!((path, renamed), (old, None));
}

#[test]
fn everybody_has_a_page_in_a_file_of_their_own_and_no_folder_is_written_into_twice() {
    let place = tempfile::tempdir().expect("a folder");
    let samples = bundled::samples();
    let team = samples.iter().find(|sample| sample.name == "team");
    let assessment = team.expect("a sample").assessment();
    let people = assessment.respondents.len();
    let date = jiff::civil::date(2026, 11, 22);
    let options = crate::report::ReportOptions::new(Form::Full, crate::report::Paper::A4, date);
    let order = PagesOrder {
        source: crate::export::Source::new(assessment, options),
        beside: place.path().to_owned(),
        name: Message::new("export-file-feedback").with("name", "unit"),
    };
    let order = Arc::new(order);
    let (sender, answers) = channel();
    let outbox = Outbox::new(sender);
    for folder in [
        "unit, pages for participants",
        "unit, pages for participants (2)",
    ] {
        let order = Arc::clone(&order);
        outbox.spawn(
            Arc::default(),
            move |job| write_pages(&order, &Words::english(), job),
            FrameAction::Failed,
        );
        let answer = format!("{:?}", answers.recv().expect("an answer"));
        assert!(answer.contains("Done"), "{answer}");
        let files = store::files_beside(&place.path().join(folder), "pdf");
        assert_eq!(files.len(), people);
    }
}
