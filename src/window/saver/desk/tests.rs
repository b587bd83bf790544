use std::path::PathBuf;

use super::*;
use crate::format::bundled;
use crate::model::{
    Assessment, Digest, Evidence, EvidenceFile, Form, PackedFile, Respondent, Response, Shared,
};
use crate::window::document::file::Elsewhere;
use crate::window::history::History;
use crate::words::Message;

const MS: fn(u64) -> Duration = Duration::from_millis;
const SECONDS: fn(u64) -> Duration = Duration::from_secs;

/// Times to count with; the program itself waits less for the next change.
const RHYTHM: Rhythm = Rhythm::new(Duration::from_millis(700));

/// An order of a change.
fn order(number: u64) -> Box<SaveOrder> {
    Box::new(SaveOrder {
        ticket: SaveTicket {
            serial: 1,
            number,
            revision: number,
            moves: false,
        },
        confirmed: 0,
        at_once: false,
        is_changed: true,
        assessment: Assessment::new(bundled::standard().clone(), Form::Short),
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

fn at_once(number: u64) -> Box<SaveOrder> {
    let mut order = order(number);
    order.at_once = true;
    order
}

fn to_place(number: u64, path: &str) -> Box<SaveOrder> {
    let mut order = at_once(number);
    order.ticket.moves = true;
    order.target = SaveTarget::Replace(PathBuf::from(path));
    order
}

/// An order for a document whose evidence takes long to write.
fn large(number: u64) -> Box<SaveOrder> {
    let mut order = order(number);
    order.target = own("/large.continuum", b"before");
    let file = EvidenceFile {
        name: "film.mp4".to_owned(),
        size: MOST_AT_EACH_CHANGE + 1,
        digest: Digest::of(b"film"),
        content: Some(PackedFile {
            archive: Shared::default(),
            entry: "film".into(),
        }),
    };
    let said = Response {
        evidence: vec![Evidence {
            text: "film".to_owned(),
            file: Some(file),
            ..Evidence::default()
        }],
        ..Response::default()
    };
    let mut respondent = Respondent::new(order.assessment.free_respondent_id());
    let practices = bundled::standard().practices_in(Form::Short);
    let practice = practices.map(|(_, practice)| practice.id.clone()).next();
    respondent.sheet.0.insert(practice.expect("one"), said);
    order.assessment.respondents.push(respondent.into());
    order
}

fn own(path: &str, bytes: &[u8]) -> SaveTarget {
    SaveTarget::Own {
        path: PathBuf::from(path),
        seen: Some(Digest::of(bytes)),
    }
}

fn done(path: &str) -> SaveOutcome {
    SaveOutcome::Done {
        path: PathBuf::from(path),
        digest: Digest::of(b"text"),
        saved: Box::new(order(0).assessment),
        renamed: None,
        relinked: std::collections::BTreeMap::default(),
        remark: None,
        unconfirmed: None,
    }
}

fn failed() -> SaveOutcome {
    SaveOutcome::Failed(Message::new("store-save-full"))
}

fn changed() -> SaveOutcome {
    SaveOutcome::Changed(Box::new(Elsewhere {
        path: PathBuf::from("/a.continuum"),
        digest: Digest::of(b"theirs"),
        assessment: None,
    }))
}

/// A desk, and what it had done, in words.
struct Acts {
    desk: Desk,
    attempts: Vec<Attempt>,
}

impl Acts {
    fn new(keeps: bool) -> Self {
        Self {
            desk: Desk::new(RHYTHM, keeps),
            attempts: Vec::new(),
        }
    }

    /// What the desk wants done at a time; recovery copies are kept at once.
    fn at(&mut self, now: Duration) -> Vec<String> {
        let mut said = Vec::new();
        loop {
            let tasks = self.desk.step(now);
            if tasks.is_empty() {
                assert!(self.desk.next_due().is_none_or(|due| due > now), "it spins");
                return said;
            }
            for task in tasks {
                said.push(match task {
                    Task::Write(attempt) => {
                        let said = format!("write {}", attempt.order.ticket.number);
                        self.attempts.push(attempt);
                        said
                    }
                    Task::Keep(order, contents) => {
                        self.desk.kept(order.ticket, true, now);
                        format!("keep {} {contents:?}", order.ticket.number)
                    }
                    Task::Forget(ticket) => format!("forget {}", ticket.number),
                    Task::Tell(DocumentAction::WasKept(_, true)) => continue,
                    Task::Tell(DocumentAction::WasKept(ticket, false)) => {
                        format!("unkept {}", ticket.number)
                    }
                    Task::Tell(DocumentAction::WasSaved(ticket, _)) => {
                        format!("answered {}", ticket.number)
                    }
                    Task::Tell(DocumentAction::WasDelayed(ticket)) => {
                        format!("delayed {}", ticket.number)
                    }
                    Task::Tell(other) => panic!("{other:?}"),
                });
            }
        }
    }

    /// When something is to be done next, without anything else happening.
    fn next(&self) -> Duration {
        self.desk.next_due().expect("something is to be done")
    }

    /// Answers the first attempt that was not answered yet.
    fn answer(&mut self, found: SaveOutcome, now: Duration) {
        let attempt = self.attempts.remove(0);
        let found = attempt.permit.take().then_some(found);
        self.desk.written(attempt.number, attempt.order, found, now);
    }
}

#[test]
fn a_change_is_saved_after_a_moment_and_only_the_last_of_several() {
    let mut acts = Acts::new(true);
    for change in 1..=3 {
        acts.desk.take(order(change), MS(100 * change));
        assert!(acts.at(MS(100 * change)).is_empty());
    }
    assert_eq!(acts.next(), MS(800), "the first one does not wait longer");
    assert_eq!(acts.at(MS(800)), ["write 3"]);
    acts.answer(done("/a.continuum"), MS(810));
    assert_eq!(acts.at(MS(810)), ["forget 3", "answered 3"]);
    assert!(acts.desk.next_due().is_none() && acts.desk.is_settled());
}

#[test]
fn what_cannot_wait_is_saved_at_once_and_what_waits_when_the_program_ends() {
    let mut acts = Acts::new(true);
    acts.desk.take(order(1), MS(0));
    acts.desk.take(at_once(2), MS(10));
    assert_eq!(acts.at(MS(10)), ["write 2"]);
    acts.answer(done("/a.continuum"), MS(20));
    acts.at(MS(20));
    acts.desk.take(order(3), MS(30));
    acts.desk.end();
    assert_eq!(acts.at(MS(31)), ["write 3"]);
    assert!(!acts.desk.is_settled());
    acts.answer(failed(), MS(40));
    let last = acts.at(MS(40));
    assert_eq!(
        last,
        ["answered 3", "keep 3 Whole"],
        "it is not tried again"
    );
    assert!(acts.desk.is_settled());
}

#[test]
fn a_change_that_was_made_during_the_first_save_goes_into_the_same_file() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    acts.desk.take(at_once(2), MS(10));
    assert!(acts.at(MS(10)).is_empty(), "one at a time");
    acts.answer(done("/new.continuum"), MS(20));
    assert_eq!(acts.at(MS(20)), ["forget 1", "answered 1", "write 2"]);
    assert_eq!(
        acts.attempts[0].order.target,
        own("/new.continuum", b"text")
    );
}

#[test]
fn a_move_comes_after_the_change_before_it_and_before_the_change_after_it() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    acts.desk.take(large(2), MS(10));
    acts.desk.take(to_place(3, "/chosen.continuum"), MS(20));
    let mut last = large(4);
    last.at_once = true;
    acts.desk.take(last, MS(30));
    let mut targets = Vec::new();
    for path in ["/large.continuum", "/large.continuum", "/chosen.continuum"] {
        acts.answer(done(path), MS(40));
        acts.at(MS(40));
        targets.push(acts.attempts[0].order.target.clone());
    }
    let chosen = SaveTarget::Replace(PathBuf::from("/chosen.continuum"));
    let before = own("/large.continuum", b"text");
    assert_eq!(targets, [before, chosen, own("/chosen.continuum", b"text")]);
}

#[test]
fn a_large_document_is_kept_without_its_files_and_saved_at_rest_or_now_and_then() {
    let mut acts = Acts::new(true);
    acts.desk.take(large(1), MS(0));
    assert_eq!(acts.at(MS(700)), ["keep 1 WithoutFiles"]);
    for second in 1..30 {
        acts.desk.take(large(1 + second), SECONDS(second));
        let kept = acts.at(SECONDS(second) + MS(700));
        assert_eq!(kept, [format!("keep {} WithoutFiles", 1 + second)]);
    }
    assert_eq!(acts.next(), SECONDS(30), "changes never stopped");
    assert_eq!(acts.at(SECONDS(30)), ["write 30"]);
    acts.answer(done("/large.continuum"), SECONDS(31));
    assert_eq!(acts.at(SECONDS(31)), ["forget 30", "answered 30"]);
    acts.desk.take(large(31), SECONDS(40));
    acts.at(SECONDS(41));
    assert_eq!(acts.next(), SECONDS(45), "it rests");
}

#[test]
fn a_copy_of_later_changes_belongs_to_the_file_as_it_was_just_saved() {
    let mut acts = Acts::new(true);
    let mut first = large(1);
    first.at_once = true;
    acts.desk.take(first, MS(0));
    acts.at(MS(0));
    acts.desk.take(large(2), MS(100));
    let kept = acts.at(MS(900));
    assert_eq!(kept, ["keep 2 WithoutFiles"], "while the disk is busy");
    acts.answer(done("/large.continuum"), MS(1000));
    assert_eq!(acts.at(MS(1000)), ["answered 1", "keep 2 WithoutFiles"]);
    let newest = acts.desk.newest.as_ref().expect("it is not saved");
    assert_eq!(newest.order.target, own("/large.continuum", b"text"));
}

#[test]
fn what_a_slow_disk_takes_long_to_write_is_in_a_copy_within_a_second() {
    let mut acts = Acts::new(true);
    acts.desk.take(order(1), MS(0));
    assert_eq!(acts.at(MS(700)), ["write 1"]);
    assert!(acts.next() < SECONDS(1));
    assert_eq!(acts.at(acts.next()), ["keep 1 Whole"]);
    acts.desk.take(order(2), MS(2000));
    assert_eq!(acts.at(MS(2700)), ["keep 2 Whole"]);
    acts.answer(done("/a.continuum"), MS(3000));
    let later = ["answered 1", "keep 2 Whole", "write 2"];
    assert_eq!(acts.at(MS(3000)), later);
    acts.answer(done("/a.continuum"), MS(3010));
    assert_eq!(acts.at(MS(3010)), ["forget 2", "answered 2"]);
}

#[test]
fn a_disk_that_does_not_answer_is_told_after_five_seconds_and_tried_again() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    assert_eq!(acts.at(MS(0)), ["write 1"]);
    assert_eq!(acts.at(MS(200)), ["keep 1 Whole"]);
    assert_eq!(acts.next(), SECONDS(5));
    assert_eq!(acts.at(SECONDS(5)), ["delayed 1"]);
    assert_eq!(acts.next(), SECONDS(60), "it may just be slow");
    assert!(acts.at(SECONDS(60)).is_empty());
    assert_eq!(acts.at(SECONDS(61)), ["write 1"], "the disk may be back");
    // The first attempt returns, and may write no more.
    acts.answer(done("/old.continuum"), SECONDS(62));
    assert!(acts.at(SECONDS(62)).is_empty());
    acts.answer(done("/a.continuum"), SECONDS(62));
    assert_eq!(acts.at(SECONDS(62)), ["forget 1", "answered 1"]);
}

#[test]
fn a_disk_that_takes_longer_than_any_attempt_may_wait_gets_ever_more_time() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    let mut began = Vec::new();
    let mut now = MS(0);
    while began.len() < 4 {
        if acts.at(now).contains(&"write 1".to_owned()) {
            began.push(now.as_secs());
        }
        now = acts.next();
    }
    assert_eq!(began, [0, 61, 61 + 122, 61 + 122 + 244]);
}

#[test]
fn somebody_who_asks_again_does_not_wait_for_an_attempt_that_hangs() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    acts.at(SECONDS(1));
    acts.at(SECONDS(5));
    acts.desk.take(at_once(2), SECONDS(6));
    assert_eq!(acts.at(SECONDS(6)), ["write 2"]);
    acts.answer(done("/old.continuum"), SECONDS(7));
    assert!(
        acts.at(SECONDS(6)).is_empty(),
        "the first may write no more"
    );
    acts.answer(done("/a.continuum"), SECONDS(7));
    assert_eq!(acts.at(SECONDS(7)), ["forget 2", "answered 2"]);
}

#[test]
fn an_attempt_that_began_to_write_is_never_overtaken_by_another_one() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    acts.at(MS(200));
    assert!(acts.attempts[0].permit.take());
    assert_eq!(acts.at(SECONDS(5)), ["delayed 1"]);
    acts.desk.take(at_once(2), SECONDS(6));
    assert_eq!(acts.at(SECONDS(7)), ["keep 2 Whole"]);
    assert_eq!(
        acts.at(SECONDS(11)),
        ["delayed 1"],
        "who asked is told again"
    );
    acts.desk.end();
    assert!(acts.desk.is_settled(), "what is kept holds up no closing");
}

#[test]
fn a_document_is_saved_elsewhere_while_its_own_disk_does_not_answer() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    assert!(acts.attempts[0].permit.take());
    acts.at(SECONDS(5));
    acts.desk.take(to_place(2, "/other.continuum"), SECONDS(6));
    assert_eq!(acts.at(SECONDS(6)), ["write 2"]);
    acts.attempts.remove(0);
    acts.answer(done("/other.continuum"), SECONDS(7));
    assert_eq!(acts.at(SECONDS(7)), ["forget 2", "answered 2"]);
}

#[test]
fn few_threads_wait_for_a_disk_that_never_answers() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    let mut now = MS(0);
    while let Some(due) = acts.desk.next_due() {
        now = due;
        acts.at(now);
    }
    assert_eq!(acts.attempts.len(), 8);
    acts.desk.take(at_once(2), now);
    assert_eq!(acts.at(now)[0], "write 2", "unless somebody asks");
}

#[test]
fn a_save_that_fails_is_tried_again_after_pauses_that_grow() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    let mut now = MS(0);
    let mut pauses = Vec::new();
    for _ in 0..9 {
        assert!(acts.at(now).contains(&"write 1".to_owned()));
        acts.answer(failed(), now);
        acts.at(now);
        pauses.push(acts.next().saturating_sub(now).as_secs());
        now = acts.next();
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    assert!(acts.at(now).contains(&"write 1".to_owned()));
    acts.answer(done("/a.continuum"), now);
    assert_eq!(acts.at(now), ["forget 1", "answered 1"]);
    acts.desk.take(at_once(2), now);
    acts.at(now);
    acts.answer(failed(), now);
    acts.at(now);
    assert_eq!(
        acts.next().saturating_sub(now),
        SECONDS(1),
        "from the start"
    );
}

#[test]
fn every_change_after_a_failure_or_a_conflict_is_kept_and_tried_within_a_second() {
    for found in [failed, changed] {
        let mut acts = Acts::new(true);
        acts.desk.take(at_once(1), MS(0));
        acts.at(MS(0));
        acts.answer(found(), MS(10));
        assert_eq!(acts.at(MS(10)), ["answered 1", "keep 1 Whole"]);
        for change in 2..5 {
            let now = SECONDS(10 * change);
            acts.desk.take(order(change), now);
            let keep = format!("keep {change} Whole");
            let write = format!("write {change}");
            let tried = acts.at(now + MS(700));
            assert_eq!(tried[tried.len() - 2..], [keep, write]);
            acts.answer(found(), now + MS(710));
            let answered = format!("answered {change}");
            assert_eq!(acts.at(now + MS(710)), [answered]);
        }
    }
}

#[test]
fn where_no_copy_can_be_kept_this_is_told() {
    let mut acts = Acts::new(false);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    acts.answer(failed(), MS(10));
    assert_eq!(acts.at(MS(10)), ["answered 1", "unkept 1"]);
    // The place for copies does not answer either.
    let mut desk = Desk::new(RHYTHM, true);
    desk.take(large(1), MS(0));
    assert!(matches!(desk.step(MS(700))[..], [Task::Keep(..)]));
    let told = desk.step(MS(5700));
    let is_told = |task: &Task| matches!(task, Task::Tell(DocumentAction::WasKept(_, false)));
    assert!(told.iter().any(is_told), "{told:?}");
}

#[test]
fn a_large_document_whose_copy_fails_is_written_at_once() {
    let mut desk = Desk::new(RHYTHM, true);
    desk.take(large(1), MS(0));
    let ticket = large(1).ticket;
    desk.step(MS(700));
    desk.kept(ticket, false, MS(710));
    let tasks = desk.step(MS(710));
    assert!(tasks.iter().any(|task| matches!(task, Task::Write(_))));
}

#[test]
fn nothing_is_kept_of_changes_that_are_given_up_and_a_copy_that_is_left_stays() {
    for leaves in [false, true] {
        let mut acts = Acts::new(true);
        acts.desk.take(at_once(1), MS(0));
        acts.at(MS(0));
        acts.answer(failed(), MS(10));
        acts.at(MS(10));
        let ticket = order(1).ticket;
        if leaves {
            acts.desk.leave(ticket);
            assert!(acts.at(SECONDS(9)).is_empty());
        } else {
            acts.desk.give_up(ticket);
            assert_eq!(acts.at(SECONDS(9)), ["forget 1"]);
        }
        assert!(acts.desk.is_settled() && acts.desk.next_due().is_none());
    }
}

#[test]
fn another_document_is_saved_although_the_one_that_was_left_hangs() {
    let mut acts = Acts::new(true);
    acts.desk.take(at_once(1), MS(0));
    acts.at(MS(0));
    assert!(acts.attempts[0].permit.take());
    acts.at(SECONDS(5));
    acts.desk.leave(order(1).ticket);
    let mut other = at_once(1);
    other.ticket.serial = 2;
    acts.desk.take(other, SECONDS(6));
    assert_eq!(acts.at(SECONDS(6)), ["write 1"]);
}
