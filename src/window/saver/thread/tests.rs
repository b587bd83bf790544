use std::path::Path;
use std::sync::Mutex;

use super::*;
use crate::format::document::{self, Opened};
use crate::format::{MOST_BYTES, bundled};
use crate::model::{Assessment, Digest, Form};
use crate::store;
use crate::window::action::Action;
use crate::window::effect::SaveTarget;
use crate::window::history::History;
use crate::words::{Message, Words};

/// So long that nothing happens by itself in a test.
const NEVER: Duration = Duration::from_hours(1);

fn order(number: u64, at_once: bool) -> Box<SaveOrder> {
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    assessment.unit.unit = format!("change {number}");
    Box::new(SaveOrder {
        ticket: SaveTicket {
            serial: 1,
            number,
            revision: number,
            moves: false,
        },
        confirmed: 0,
        at_once,
        is_changed: true,
        assessment,
        target: SaveTarget::FreeName {
            name: Message::new("new"),
        },
        renaming: None,
        relinking: None,
        rescued: None,
        key: None,
        in_ballot: None,
        history: History::default(),
    })
}

/// A saver that writes to the disk.
fn real_saver(unsaved: &Path, rhythm: Rhythm) -> (Saver, Receiver<Action>) {
    let (sender, answers) = channel();
    let words = Words::english();
    let folder = Some(unsaved.to_owned());
    let saver = Saver::start(Outbox::new(sender), rhythm, folder, move |order, permit| {
        assert!(order.ticket.number != 13, "a job that panics");
        jobs::save(order, permit, None, &words)
    });
    (saver, answers)
}

/// The next answer about a save.
fn saved(answers: &Receiver<Action>) -> (u64, SaveOutcome) {
    loop {
        if let Action::Document(DocumentAction::WasSaved(ticket, found)) =
            answers.recv().expect("an answer")
        {
            return (ticket.number, found);
        }
    }
}

/// Waits until a recovery copy is kept; gives its number.
fn kept(answers: &Receiver<Action>) -> u64 {
    loop {
        if let Action::Document(DocumentAction::WasKept(ticket, true)) =
            answers.recv().expect("an answer")
        {
            return ticket.number;
        }
    }
}

/// The unit that a document holds.
fn unit(path: &Path) -> Option<String> {
    let bytes = store::read_bytes(path, MOST_BYTES).ok()?;
    match document::read(bytes) {
        Opened::Sound(found) => Some(found.unit.unit),
        _ => None,
    }
}

#[test]
fn a_change_that_waits_is_saved_when_the_program_ends_or_nobody_can_send_further_ones() {
    let place = tempfile::tempdir().expect("a folder");
    for finishes in [true, false] {
        let (saver, answers) = real_saver(place.path(), Rhythm::new(NEVER));
        let path = place.path().join(format!("{finishes}.continuum"));
        let mut order = order(1, false);
        order.target = SaveTarget::Fresh(path.clone());
        saver.save(order);
        if finishes {
            saver.finish();
        } else {
            drop(saver);
            assert_eq!(saved(&answers).0, 1);
        }
        assert_eq!(unit(&path).as_deref(), Some("change 1"));
    }
}

#[test]
fn a_save_that_panics_answers_and_the_next_one_works() {
    let place = tempfile::tempdir().expect("a folder");
    let (saver, answers) = real_saver(place.path(), Rhythm::new(NEVER));
    saver.save(order(13, true));
    assert!(matches!(saved(&answers), (13, SaveOutcome::Failed(_))));
    let mut next = order(14, true);
    next.target = SaveTarget::Fresh(place.path().join("a.continuum"));
    saver.save(next);
    assert!(matches!(saved(&answers), (14, SaveOutcome::Done { .. })));
}

#[test]
fn what_cannot_be_saved_is_kept_until_it_is() {
    let place = tempfile::tempdir().expect("a folder");
    let unsaved = place.path().join("unsaved");
    let copy = store::unsaved::path(&unsaved, "1");
    let earlier = unsaved.join("0-1.continuum");
    let (saver, answers) = real_saver(&unsaved, Rhythm::new(NEVER));
    let mut refused = order(1, true);
    refused.target = SaveTarget::Fresh(place.path().join("gone").join("a.continuum"));
    saver.save(refused);
    assert_eq!(kept(&answers), 1);
    assert!(store::exists(&copy));
    store::save(&earlier, b"text").expect("it is written");
    let there = place.path().join("a.continuum");
    let mut order = order(2, true);
    order.target = SaveTarget::Fresh(there.clone());
    order.rescued = Some(earlier.clone());
    saver.save(order);
    while !matches!(saved(&answers), (2, SaveOutcome::Done { .. })) {}
    saver.finish();
    assert!(store::exists(&there));
    assert!(!store::exists(&copy) && !store::exists(&earlier));
}

#[test]
fn a_saved_document_that_is_refused_another_place_leaves_no_copy() {
    let place = tempfile::tempdir().expect("a folder");
    let unsaved = place.path().join("unsaved");
    let taken = place.path().join("taken.continuum");
    store::save(&taken, b"somebody else's").expect("it is written");
    for is_changed in [false, true] {
        let (saver, answers) = real_saver(&unsaved, Rhythm::new(NEVER));
        let mut order = order(1, true);
        order.is_changed = is_changed;
        order.ticket.moves = true;
        order.target = SaveTarget::Fresh(taken.clone());
        saver.save(order);
        assert!(matches!(saved(&answers), (1, SaveOutcome::Exists { .. })));
        saver.finish();
        let copy = store::unsaved::path(&unsaved, "1");
        assert_eq!(store::exists(&copy), is_changed);
    }
}

#[test]
fn nothing_is_left_of_changes_that_are_given_up() {
    let place = tempfile::tempdir().expect("a folder");
    let (saver, answers) = real_saver(place.path(), Rhythm::new(NEVER));
    let copy = store::unsaved::path(place.path(), "1");
    for gives_up in [false, true] {
        let mut refused = order(1, true);
        refused.target = SaveTarget::Fresh(place.path().join("gone").join("a.continuum"));
        let ticket = refused.ticket;
        saver.save(refused);
        assert_eq!(kept(&answers), 1);
        if gives_up {
            saver.give_up(ticket);
        } else {
            saver.leave(ticket);
        }
        saver.finish();
        assert_eq!(store::exists(&copy), !gives_up);
    }
}

/// Makes a pipe at a path. Nobody writes to it, so that reading from it never ends.
#[cfg(unix)]
fn make_pipe(path: &Path) {
    let made = std::process::Command::new("mkfifo").arg(path).status();
    assert!(made.expect("mkfifo is there").success());
}

#[cfg(unix)]
#[test]
fn a_change_is_kept_while_the_disk_does_not_answer_and_saved_when_it_does() {
    let place = tempfile::tempdir().expect("a folder");
    let unsaved = place.path().join("unsaved");
    let path = place.path().join("a.continuum");
    make_pipe(&path);
    let rhythm = Rhythm {
        grace: Duration::ZERO,
        stall: Duration::ZERO,
        ..Rhythm::new(Duration::ZERO)
    };
    let (saver, answers) = real_saver(&unsaved, rhythm);
    let mut order = order(1, true);
    order.target = SaveTarget::Own {
        path: path.clone(),
        seen: Some(Digest::of(b"before")),
    };
    let mut again = order.clone();
    (again.ticket.number, again.ticket.revision) = (2, 2);
    saver.save(order);
    let is_delayed = |action: &Action| matches!(action, Action::Document(DocumentAction::WasDelayed(ticket)) if ticket.number == 1);
    assert!(answers.iter().any(|action| is_delayed(&action)));
    assert_eq!(kept(&answers), 1);
    let copy = store::unsaved::path(&unsaved, "1");
    assert_eq!(unit(&copy).as_deref(), Some("change 1"));
    // Who tries again finds the disk answering.
    store::unsaved::remove(&path);
    saver.save(again);
    while !matches!(saved(&answers), (2, SaveOutcome::Done { .. })) {}
    saver.finish();
    assert_eq!(unit(&path).as_deref(), Some("change 1"));
    assert!(!store::exists(&copy));
}

#[test]
fn two_attempts_at_once_are_never_both_permitted_to_write() {
    let permits = [Permit::default(), Permit::default()];
    let written = Mutex::new(Vec::new());
    std::thread::scope(|threads| {
        for permit in &permits {
            for side in ["desk", "writer"] {
                let written = &written;
                threads.spawn(move || {
                    let won = if side == "desk" {
                        permit.withdraw()
                    } else {
                        permit.take()
                    };
                    written.lock().expect("a lock").push(won);
                });
            }
        }
    });
    let won = written.into_inner().expect("a lock");
    assert_eq!(won.iter().filter(|won| **won).count(), permits.len());
}
