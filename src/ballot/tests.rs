//! What a ballot does, without a network.

mod attacks;

use std::time::Duration;

use jiff::civil::{Date, date};

use super::begin::{is_news, state_of, taken_in};
use super::event::{Began, Event};
use super::page::{Pages, Reader, SCRIPT, STYLE};
use super::session::{Choice, NotDone, Order, Refusal, Session, Stage, Way, one_line, typed_code};
use crate::format::bundled;
use crate::model::{
    Assessment, Edit, EditError, Form, HalfLevels, PracticeId, Questionnaire, Rating, Respondent,
    RespondentId, ResponseField, Shared,
};
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::words::Words;

pub(super) const DAY: Date = date(2026, 11, 22);

pub(super) fn began() -> Began {
    Began {
        path: "a.continuum".to_owned(),
        code: "ABCD2345".to_owned(),
        secret: "S".to_owned(),
        port: 0,
    }
}

pub(super) fn empty() -> Assessment {
    Assessment::new(bundled::standard().clone(), Form::Full)
}

/// A ballot, and what happened in it.
struct Room {
    session: Session,
    events: Vec<Event>,
}

fn id(text: &str) -> PracticeId {
    PracticeId::new(text).expect("an id")
}

fn choice(practice: &str, number: u32, answer: &str) -> Choice {
    Choice {
        practice: practice.to_owned(),
        number,
        answer: answer.to_owned(),
        ..Choice::default()
    }
}

impl Room {
    fn new(assessment: Assessment, way: Way) -> Self {
        let least = SmallestGroup::new(SMALLEST_GROUP);
        Self {
            session: Session::new(assessment, way, least, began()),
            events: Vec::new(),
        }
    }

    fn happen(&mut self, event: Event) {
        self.session.take(&event).expect("it is permitted");
        self.events.push(event);
    }

    /// Lets somebody in; gives who it is.
    fn join(&mut self, name: &str, role: &str) -> Result<String, Refusal> {
        let (code, token) = (format!("{name}-code"), format!("{name}-token"));
        let code = typed_code(&code);
        let event = self.session.join(name, role, [&code, &token])?;
        let Event::Joined(joined) = event.clone() else {
            panic!("it is a seat");
        };
        self.happen(event);
        Ok(joined.who)
    }

    fn vote(&mut self, who: &str, vote: &Choice) -> Result<(), Refusal> {
        let event = self.session.vote(who, vote)?;
        self.happen(event);
        Ok(())
    }

    fn order(&mut self, order: Order) -> Result<(), NotDone> {
        let random = || Some("NEWC2345".to_owned());
        let event = self.session.order(order, DAY, Duration::ZERO, random)?;
        if let Some(event) = event {
            self.happen(event);
        }
        Ok(())
    }

    fn at(&self, who: &str, practice: &str) -> Option<u8> {
        let person = self.session.person(who)?;
        person.sheet.at(&id(practice)).map(HalfLevels::count)
    }
}

/// A group that votes on the first practice with these numbers of half levels.
fn group(votes: &[u8]) -> (Room, Vec<String>) {
    let mut room = Room::new(empty(), Way::Together);
    let people = (0..votes.len()).map(|place| room.join(&format!("P{place}"), ""));
    let people: Vec<String> = people.map(|who| who.expect("a seat")).collect();
    room.order(Order::Next(None)).expect("a practice");
    for (who, vote) in people.iter().zip(votes) {
        let number = room.session.number();
        room.vote(who, &choice("F1", number, &vote.to_string()))
            .expect("a vote");
    }
    (room, people)
}

#[test]
fn nobody_gets_the_place_of_somebody_who_votes_or_has_answered() {
    let mut found = empty();
    let known = |id: &str, name: &str, role: &str| Respondent {
        name: name.to_owned(),
        role: role.to_owned(),
        ..Respondent::new(RespondentId::new(id).expect("an id"))
    };
    let mut answered = known("r1", "Ann", "managers");
    let said = crate::model::Response {
        note: "mine".to_owned(),
        ..Default::default()
    };
    answered.sheet.0.insert(id("F1"), said);
    for person in [
        answered,
        known("r2", "Bo", "front line"),
        known("r3", "", ""),
    ] {
        found
            .apply(Edit::AddRespondent(person))
            .expect("it is permitted");
    }
    let mut room = Room::new(found, Way::OwnPace);
    for name in ["Ann", " aNN ", "Ann\u{202e}"] {
        assert_eq!(
            room.join(name, "managers"),
            Err(Refusal::NameListed),
            "{name}"
        );
    }
    assert_eq!(
        room.join("Bo", "managers"),
        Err(Refusal::NameListed),
        "another role"
    );
    assert_eq!(
        room.join("Bo", "Front Line"),
        Ok("r2".to_owned()),
        "listed without answers"
    );
    assert_eq!(room.join("BO", ""), Err(Refusal::NameTaken));
    assert_eq!(room.join("  ", ""), Err(Refusal::NameMissing));
    assert_eq!(room.join(&"x".repeat(81), ""), Err(Refusal::TooLong));
    assert_eq!(
        room.join("Cy", "sales"),
        Ok("r3".to_owned()),
        "the nameless place"
    );
    assert_eq!(room.join("Di", ""), Ok("r4".to_owned()));
    let people = room.session.assessment.respondents.iter();
    let people: Vec<(&str, &str)> = people
        .map(|it| (it.name.as_str(), it.role.as_str()))
        .collect();
    assert_eq!(people[2..], [("Cy", "sales"), ("Di", "")]);
}

#[test]
fn a_personal_code_leads_to_the_own_place_and_signs_the_other_phone_out() {
    let mut room = Room::new(empty(), Way::OwnPace);
    let who = room.join("Ann", "").expect("a seat");
    let first = format!("{who}.Ann-token");
    assert_eq!(room.session.of_token(&first), Some(who.as_str()));
    assert_eq!(
        room.session.resume("WRONG234", "t"),
        Err(Refusal::WrongCode)
    );
    let again = room.session.resume("ann code", "second").expect("her code");
    room.happen(again);
    assert_eq!(room.session.of_token(&first), None);
    assert_eq!(
        room.session.of_token(&format!("{who}.second")),
        Some(who.as_str())
    );
    // Whoever leads the ballot gives a new one; the lost phone is out.
    room.order(Order::Code("ann".to_owned()))
        .expect("she is known");
    assert_eq!(room.session.of_token(&format!("{who}.second")), None);
    assert_eq!(room.session.resume("ANNCODE", "t"), Err(Refusal::WrongCode));
    assert!(room.session.resume("newc-2345", "third").is_ok());
    let nobody = room.order(Order::Code("Zoe".to_owned()));
    assert_eq!(nobody, Err(NotDone::Nobody("Zoe".to_owned())));
}

#[test]
fn somebody_whose_answers_are_in_the_document_comes_in_by_a_code_alone() {
    let team = bundled::samples().iter().find(|it| it.name == "team");
    let team = team.expect("a sample").assessment();
    let name = team.respondents[0].name.clone();
    let mut room = Room::new(team, Way::OwnPace);
    assert_eq!(room.join(&name, ""), Err(Refusal::NameListed));
    room.order(Order::Code(name)).expect("listed");
    let event = room.session.resume("NEWC2345", "t").expect("the code");
    room.happen(event);
    assert_eq!(room.session.present(), 1);
    assert_eq!(room.session.here().next().map(|(who, _)| who), Some("r1"));
}

#[test]
fn a_vote_replaces_the_own_one_and_nobody_elses() {
    let mut room = Room::new(empty(), Way::OwnPace);
    let people = ["Ann", "Bo"].map(|name| room.join(name, "").expect("a seat"));
    let [ann, bo] = people.each_ref().map(String::as_str);
    room.vote(ann, &choice("F1", 0, "4")).expect("a vote");
    room.vote(bo, &choice("F1", 0, "8")).expect("a vote");
    let half = Choice {
        half: true,
        note: " seen\r\n\u{1b}[31mred ".to_owned(),
        ..choice("F1", 0, "6")
    };
    room.vote(ann, &half).expect("a vote");
    assert_eq!((room.at(ann, "F1"), room.at(bo, "F1")), (Some(7), Some(8)));
    let person = room.session.person(ann).expect("she is here");
    assert_eq!(person.sheet.0[&id("F1")].note, "seen\n[31mred");
}

#[test]
fn what_is_no_answer_is_refused() {
    let mut room = Room::new(empty(), Way::OwnPace);
    let ann = room.join("Ann", "").expect("a seat");
    let cases = [
        (choice("F1", 0, ""), Refusal::NothingChosen),
        (choice("F1", 0, "x"), Refusal::NothingChosen),
        (choice("F1", 0, "1"), Refusal::NoHalf),
        (choice("F1", 0, "12"), Refusal::NoHalf),
        (choice("F1", 0, "255"), Refusal::NoHalf),
        (choice("nothing", 0, "4"), Refusal::NotAsked),
        (choice("=1+1", 0, "4"), Refusal::NotAsked),
        (choice("F1", 0, "na"), Refusal::ReasonMissing),
        (
            Choice {
                half: true,
                ..choice("F1", 0, "10")
            },
            Refusal::NoHalf,
        ),
        (
            Choice {
                note: "x".repeat(2_001),
                ..choice("F1", 0, "4")
            },
            Refusal::TooLong,
        ),
    ];
    for (vote, refusal) in cases {
        assert_eq!(room.vote(&ann, &vote), Err(refusal), "{vote:?}");
    }
    assert_eq!(
        room.vote("r9", &choice("F1", 0, "4")),
        Err(Refusal::NotAsked)
    );
    // A role that cannot judge a practice is not asked about it.
    let customer = room.join("Cy", "customers").expect("a seat");
    assert_eq!(
        room.vote(&customer, &choice("M9", 0, "4")),
        Err(Refusal::NotAsked)
    );
    assert_eq!(room.vote(&customer, &choice("F6", 0, "4")), Ok(()));
}

#[test]
fn the_group_votes_on_what_is_put_up_and_only_until_it_is_revealed() {
    let (mut room, people) = group(&[2, 4, 6]);
    assert_eq!(*room.session.stage(), Stage::Voting(id("F1")));
    assert_eq!(
        room.vote(&people[0], &choice("F2", 1, "4")),
        Err(Refusal::NotAsked)
    );
    assert_eq!(
        room.vote(&people[0], &choice("F1", 1, "8")),
        Ok(()),
        "changed in time"
    );
    room.order(Order::Reveal).expect("votes");
    assert_eq!(
        room.vote(&people[0], &choice("F1", 1, "2")),
        Err(Refusal::NotAsked)
    );
    room.order(Order::Again).expect("a second vote");
    // What was sent for the first vote does not count in the second.
    assert_eq!(
        room.vote(&people[0], &choice("F1", 1, "2")),
        Err(Refusal::NotAsked)
    );
    assert_eq!(room.vote(&people[0], &choice("F1", 2, "6")), Ok(()));
    let rounds = room.session.assessment.rounds_of(&id("F1"));
    let of_first = RespondentId::new(people[0].as_str()).expect("an id");
    let counts: Vec<u8> = rounds
        .iter()
        .map(|round| round[&of_first].answer.at().expect("a rating").count())
        .collect();
    assert_eq!(counts, [8, 6], "both votes are kept");
    room.order(Order::Next(None)).expect("the second practice");
    assert_eq!(room.session.practice_now(), Some(&id("F2")));
    room.order(Order::End).expect("the end");
    assert_eq!(
        room.vote(&people[0], &choice("F2", 3, "6")),
        Err(Refusal::Over)
    );
    assert_eq!(room.join("Late", ""), Err(Refusal::Over));
}

#[test]
fn orders_that_do_not_fit_are_told_and_change_nothing() {
    let mut own = Room::new(empty(), Way::OwnPace);
    assert_eq!(own.order(Order::Next(None)), Err(NotDone::OwnPace));
    let mut room = Room::new(empty(), Way::Together);
    let agree = || Order::Agree(Rating::DontKnow, String::new());
    assert_eq!(room.order(Order::Reveal), Err(NotDone::NothingAsked));
    assert_eq!(room.order(agree()), Err(NotDone::NothingAsked));
    room.order(Order::Next(Some(id("F3")))).expect("a practice");
    assert_eq!(room.order(Order::Again), Err(NotDone::NotRevealed));
    room.order(Order::Reveal).expect("votes");
    assert_eq!(room.order(Order::Reveal), Err(NotDone::RevealedAlready));
    let unknown = room.order(Order::Next(Some(id("Z9"))));
    assert_eq!(
        unknown,
        Err(NotDone::Edit(EditError::UnknownPractice(id("Z9"))))
    );
    let last = room.session.assessment.questionnaire.practices().last();
    let last = last.expect("one").1.id.clone();
    room.order(Order::Next(Some(last))).expect("a practice");
    assert_eq!(room.order(Order::Next(None)), Err(NotDone::NoMore));
}

#[test]
fn what_the_group_agreed_on_is_in_the_document() {
    let (mut room, _) = group(&[4, 4, 6]);
    room.order(Order::Reveal).expect("votes");
    let rating = Rating::At(HalfLevels::new(5).expect("a rating"));
    room.order(Order::Agree(rating.clone(), " seen by all ".to_owned()))
        .expect("agreed");
    let agreed = &room.session.assessment.consensus[&id("F1")];
    assert_eq!(
        (&agreed.rating, agreed.reason.as_str()),
        (&rating, "seen by all")
    );
}

#[test]
fn a_countdown_reveals_when_it_has_come_to_its_end() {
    let (mut room, _) = group(&[4, 4, 6]);
    room.order(Order::Countdown(30)).expect("votes");
    let after = Duration::from_millis;
    assert_eq!(room.session.seconds_left(after(500)), Some(30));
    assert!(!room.session.is_due(after(29_999)));
    assert!(room.session.is_due(after(30_000)));
    room.order(Order::Reveal).expect("votes");
    assert!(
        !room.session.is_due(after(60_000)),
        "it is over with the reveal"
    );
}

#[test]
fn votes_are_shown_from_enough_people_only() {
    for (votes, is_shown) in [(vec![2, 4, 6, 8], false), (vec![2, 4, 6, 8, 8], true)] {
        let (mut room, _) = group(&votes);
        assert_eq!(room.session.votes(), None, "before the reveal");
        room.order(Order::Reveal).expect("votes");
        let shown = room.session.votes().expect("revealed");
        assert_eq!(shown.people, votes.len());
        assert_eq!(shown.counts.is_some(), is_shown);
    }
    let (mut room, _) = group(&[2, 4, 6, 7, 8]);
    room.order(Order::Reveal).expect("votes");
    let counts = room
        .session
        .votes()
        .and_then(|votes| votes.counts)
        .expect("shown");
    assert_eq!(counts.middle.map(HalfLevels::count), Some(6));
    let told: Vec<(u8, usize)> = counts
        .ratings
        .iter()
        .map(|(at, count)| (at.count(), *count))
        .collect();
    assert_eq!(told, [(2, 1), (4, 1), (6, 1), (7, 1), (8, 1), (10, 0)]);
}

#[test]
fn a_second_vote_without_one_of_them_does_not_tell_what_that_one_said() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8, 10]);
    room.order(Order::Reveal).expect("votes");
    assert!(
        room.session
            .votes()
            .is_some_and(|votes| votes.counts.is_some())
    );
    room.order(Order::Again).expect("a second vote");
    for who in &people[..5] {
        room.vote(who, &choice("F1", 2, "6")).expect("a vote");
    }
    room.order(Order::Reveal).expect("votes");
    assert!(
        room.session
            .votes()
            .is_some_and(|votes| votes.counts.is_none())
    );
    room.order(Order::Again).expect("a third vote");
    for who in &people {
        room.vote(who, &choice("F1", 3, "6")).expect("a vote");
    }
    room.order(Order::Reveal).expect("votes");
    assert!(
        room.session
            .votes()
            .is_some_and(|votes| votes.counts.is_some())
    );
}

/// What everybody's phone shows, page and line.
fn shown(room: &Room, who: &str) -> [String; 2] {
    let words = Words::english().for_assessment(&room.session.assessment);
    let pages = Pages {
        session: &room.session,
        words: &words,
        seconds: None,
    };
    [pages.now(Reader { who, sign: "s" }), pages.counts()]
}

#[test]
fn before_the_reveal_a_phone_shows_the_same_whatever_others_voted() {
    let notes = |room: &mut Room, who: &str, note: &str| {
        let vote = Choice {
            note: note.to_owned(),
            ..choice("F1", 1, "4")
        };
        room.vote(who, &vote).expect("a vote");
    };
    let (mut one, people) = group(&[2, 2, 2, 2, 2, 4]);
    let (mut other, _) = group(&[10, 8, 9, 6, 7, 4]);
    notes(&mut one, &people[0], "a secret");
    notes(&mut other, &people[0], "something else");
    assert_eq!(shown(&one, &people[5]), shown(&other, &people[5]));
    for room in [&mut one, &mut other] {
        let late = room.join("Late", "").expect("a seat");
        assert!(!shown(room, &late)[0].contains("a secret"));
    }
    assert_eq!(shown(&one, "r7"), shown(&other, "r7"));
    for room in [&mut one, &mut other] {
        room.order(Order::Reveal).expect("votes");
    }
    assert_ne!(
        shown(&one, &people[5]),
        shown(&other, &people[5]),
        "afterwards they differ"
    );
    assert!(
        !shown(&one, &people[5])[0].contains("a secret"),
        "notes are not shown even then"
    );
}

#[test]
fn no_name_of_anybody_else_is_on_a_page() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    let page = |room: &Room| shown(room, &people[0])[0].clone();
    let before = page(&room);
    room.order(Order::Reveal).expect("votes");
    for page in [before, page(&room)] {
        assert!(page.contains("P0"), "the own one");
        for other in ["P1", "P2", "P3", "P4"] {
            assert!(!page.contains(other), "{other}");
        }
    }
}

#[test]
fn what_people_typed_is_text_on_every_page() {
    let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    let mut found = empty();
    found.unit.unit = evil.to_owned();
    let mut room = Room::new(found, Way::OwnPace);
    let who = room.join(evil, evil).expect("a seat");
    let reason = Choice {
        reason: evil.to_owned(),
        note: format!("</textarea>{evil}"),
        ..choice("F1", 0, "na")
    };
    room.vote(&who, &reason).expect("a vote");
    let words = Words::english().for_assessment(&room.session.assessment);
    let pages = Pages {
        session: &room.session,
        words: &words,
        seconds: None,
    };
    let reader = Reader {
        who: &who,
        sign: evil,
    };
    let all = [
        pages.now(reader),
        pages.practice(reader, "F1", None).expect("a page"),
        pages.join(evil, evil, evil, evil, None),
    ];
    for page in all {
        assert!(
            !page.contains("<script>") && !page.contains("<img") && !page.contains("</textarea>&")
        );
        assert!(page.contains("&lt;script&gt;"));
        assert_eq!(page.matches("<script").count(), 1, "the own file alone");
    }
}

#[test]
fn a_name_cannot_control_a_terminal_or_turn_a_text() {
    let typed = "A\u{1b}[2J\n\u{7}nn\u{202e}\u{2066} \t B";
    assert_eq!(one_line(typed), "A [2J nn B");
}

/// A page of every practice of every questionnaire with everything typed that may be.
fn all_pages(questionnaire: &Shared<Questionnaire>, form: &mut impl FnMut(&str, &str)) {
    let mut room = Room::new(
        Assessment::new(questionnaire.clone(), Form::Full),
        Way::OwnPace,
    );
    let who = room.join("Ann", "").expect("a seat");
    let words = Words::english().for_assessment(&room.session.assessment);
    let pages = Pages {
        session: &room.session,
        words: &words,
        seconds: None,
    };
    let reader = Reader {
        who: &who,
        sign: "0123456789abcdef0123456789abcdef",
    };
    form("overview", &pages.now(reader));
    form("join", &pages.join("s", "", "", "", None));
    for (_, practice) in questionnaire.practices() {
        let page = pages.practice(reader, practice.id.as_str(), None);
        form(practice.id.as_str(), &page.expect("a page"));
    }
}

#[test]
fn a_page_with_its_style_and_script_has_less_than_30_kb_and_takes_nothing_from_elsewhere() {
    let own = STYLE.len() + SCRIPT.len();
    for sample in bundled::samples() {
        all_pages(&sample.assessment().questionnaire, &mut |name, page| {
            let whole = page.len() + own;
            assert!(whole < 30_000, "{name}: {whole} bytes");
            for from in ["http://", "https://", "url(", "style=", " on"] {
                let is_word = from == " on";
                let found = if is_word {
                    page.contains("onclick")
                } else {
                    page.contains(from)
                };
                assert!(!found, "{name}: {from}");
            }
        });
    }
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}

#[test]
fn every_field_has_a_label_and_every_page_a_language_and_one_heading() {
    all_pages(bundled::standard(), &mut |name, page| {
        assert!(page.contains("<html lang=\"en\">"), "{name}");
        assert_eq!(page.matches("<h1").count(), 1, "{name}");
        assert_eq!(page.matches("role=\"status\"").count(), 1, "{name}");
        let fields = page.split("<input type=\"text\"").skip(1);
        for field in fields.chain(page.split("<textarea").skip(1)) {
            let tag = field.split('>').next().unwrap_or_default();
            let id = tag
                .split("id=\"")
                .nth(1)
                .and_then(|it| it.split('"').next());
            let labelled = id.is_some_and(|id| page.contains(&format!("for=\"{id}\"")));
            assert!(labelled || tag.contains("aria-label="), "{name}: {tag}");
        }
        assert_eq!(
            page.matches("<fieldset").count(),
            page.matches("<legend>").count(),
            "{name}"
        );
        // The levels are one choice, which is called as the question.
        let named = "<fieldset role=\"radiogroup\" aria-labelledby=\"title asked\">";
        let asked = page.matches("<fieldset").count();
        assert_eq!(page.matches(named).count(), asked, "{name}");
        for id in ["id=\"title\"", "id=\"asked\""] {
            assert_eq!(page.matches(id).count(), asked, "{name}");
        }
    });
}

#[test]
fn a_questionnaire_in_another_language_than_the_program_says_so() {
    let german = include_str!("../../tests/fixtures/german.ron");
    let found = crate::format::questionnaire::read(german).expect("a sound file");
    all_pages(&found.into(), &mut |name, page| {
        if name != "join" {
            assert!(page.contains("lang=\"de\""), "{name}: {page}");
        }
    });
}

#[test]
fn a_new_code_signs_a_phone_out_and_keeps_the_vote_in_what_phones_show() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    room.order(Order::Code("P2".to_owned())).expect("known");
    assert_eq!(room.session.voted(), 5);
    assert!(room.session.has_voted(&people[2]));
    room.order(Order::Reveal).expect("votes");
    let shown = room.session.votes().expect("revealed");
    assert_eq!(shown.people, 5);
    assert!(shown.counts.is_some());
}

#[test]
fn a_practice_is_voted_on_again_only_once_somebody_votes() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    room.order(Order::Reveal).expect("votes");
    room.order(Order::Again).expect("a second vote");
    assert!(room.session.assessment.rounds.is_empty());
    assert_eq!(
        (room.session.round(&id("F1")), room.session.voted()),
        (2, 0)
    );
    room.vote(&people[0], &choice("F1", 2, "6"))
        .expect("a vote");
    assert_eq!(room.session.assessment.rounds_over(&id("F1")), 1);
    assert_eq!(
        (room.session.round(&id("F1")), room.session.voted()),
        (2, 1)
    );
    room.vote(&people[0], &choice("F1", 2, "7"))
        .expect("changed");
    assert_eq!(room.session.assessment.rounds_over(&id("F1")), 1);
}

#[test]
fn a_practice_that_is_shown_again_is_as_the_group_left_it() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    // Nobody has voted on the next one when the group goes back.
    room.order(Order::Show(id("F2"))).expect("a practice");
    assert_eq!(*room.session.stage(), Stage::Voting(id("F2")));
    room.order(Order::Show(id("F1"))).expect("a practice");
    assert_eq!(*room.session.stage(), Stage::Voting(id("F1")));
    assert_eq!(room.session.voted(), 5, "the same vote goes on");
    room.order(Order::Reveal).expect("votes");
    let shown = room.session.votes();
    room.order(Order::Show(id("F2"))).expect("a practice");
    let number = room.session.number();
    room.vote(&people[0], &choice("F2", number, "4"))
        .expect("a vote");
    room.order(Order::Show(id("F1"))).expect("a practice");
    assert_eq!(*room.session.stage(), Stage::Revealed(id("F1")));
    assert_eq!(room.session.votes(), shown);
    assert!(room.session.assessment.rounds.is_empty());
    let now = room.events.len();
    room.order(Order::Show(id("F1"))).expect("it is there");
    assert_eq!(room.events.len(), now, "nothing happens");
}

#[test]
fn what_was_revealed_stays_as_it_was() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    room.order(Order::Reveal).expect("votes");
    let shown = room.session.votes();
    let edit = Edit::Respond {
        respondent: RespondentId::new(people[0].as_str()).expect("an id"),
        practice: id("F1"),
        field: ResponseField::Rating(HalfLevels::new(10).map(Rating::At)),
    };
    room.session.assessment.apply(edit).expect("permitted");
    assert_eq!(room.session.votes(), shown);
}

#[test]
fn of_an_even_number_of_votes_both_in_the_middle_are_told() {
    for (votes, middle, upper) in [
        (vec![4, 9], Some(4), Some(9)),
        (vec![4, 4, 6, 6], Some(4), Some(6)),
        (vec![4, 4, 4, 6], Some(4), None),
        (vec![2, 6, 9], Some(6), None),
    ] {
        let (room, _) = group(&votes);
        let counts = room.session.counts(&id("F1"));
        let found = [counts.middle, counts.upper].map(|it| it.map(HalfLevels::count));
        assert_eq!(found, [middle, upper], "{votes:?}");
    }
    let words = Words::english();
    let facts = facts!(rating = "2", upper = "4.5", has = 1_u8);
    assert_eq!(
        words.with("ballot-middle", &facts),
        "In the middle: 2 and 4.5; the lower one counts"
    );
}

#[test]
fn who_is_not_asked_is_told_of_and_not_waited_for() {
    let mut room = Room::new(empty(), Way::Together);
    for name in ["Ann", "Bo"] {
        room.join(name, "").expect("a seat");
    }
    room.join("Cy", "customers").expect("a seat");
    room.order(Order::Next(Some(id("M9")))).expect("a practice");
    assert_eq!(
        room.session.turnout(&Words::english()),
        "0 of 2 have voted. 1 other person is here, whose role is not asked about this."
    );
    room.order(Order::Next(Some(id("F6")))).expect("a practice");
    let told = room.session.turnout(&Words::english());
    assert_eq!(told, "0 of 3 have voted.");
}

#[test]
fn what_a_saved_document_holds_already_is_not_taken_in_twice() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    room.order(Order::Reveal).expect("votes");
    room.order(Order::Again).expect("a second vote");
    room.vote(&people[0], &choice("F1", 2, "6"))
        .expect("a vote");
    // It is saved while the ballot goes on; one more vote is on its way.
    let saved = room.session.assessment.clone();
    room.vote(&people[1], &choice("F1", 2, "7"))
        .expect("a vote");
    room.happen(Event::Kept {
        document: state_of(&saved),
        missing: 1,
    });
    room.vote(&people[2], &choice("F1", 2, "8"))
        .expect("a vote");
    let taken = taken_in(&saved, &room.events);
    assert_eq!(taken.assessment, room.session.assessment);
    assert_eq!(taken.assessment.rounds.len(), 1);
    assert_eq!(taken.refused, 0);
    // It was changed since by somebody else.
    let mut other = saved.clone();
    let edit = Edit::SetUnit(crate::model::UnitField::Unit, "North".to_owned());
    other.apply(edit).expect("permitted");
    let taken = taken_in(&other, &room.events);
    assert_eq!(taken.assessment.rounds.len(), 1);
    assert_eq!(
        taken.assessment.votes_now(&id("F1")),
        room.session.assessment.votes_now(&id("F1"))
    );
    // What was noted and then not saved: the note before holds.
    let events = &room.events[..room.events.len() - 3];
    let taken = taken_in(&empty(), events);
    assert_eq!(taken.assessment.votes_now(&id("F1")).len(), 1);
}

#[test]
fn a_ballot_goes_on_with_the_document_as_it_is_in_the_window() {
    let (room, people) = group(&[2, 4, 6, 8, 8]);
    let least = SmallestGroup::new(SMALLEST_GROUP);
    let saved = room.session.assessment.clone();
    let (again, refused, edits) = Session::new(saved.clone(), Way::Together, least, began())
        .after(&room.events, room.events.len());
    assert_eq!(refused, 0);
    assert!(edits.is_empty(), "all of it is there");
    assert_eq!(again.assessment, saved);
    assert_eq!((again.present(), again.voted()), (5, 5));
    assert_eq!(again.stage(), room.session.stage());
    let token = format!("{}.P0-token", people[0]);
    assert_eq!(again.of_token(&token), Some(people[0].as_str()));
}

#[test]
fn what_happened_makes_the_same_ballot_again() {
    let (mut room, people) = group(&[2, 4, 6, 8, 8]);
    room.order(Order::Reveal).expect("votes");
    room.order(Order::Again).expect("a second vote");
    room.vote(&people[0], &choice("F1", 2, "6"))
        .expect("a vote");
    let least = SmallestGroup::new(SMALLEST_GROUP);
    let (again, refused, _) =
        Session::new(empty(), Way::Together, least, began()).after(&room.events, 0);
    assert_eq!(refused, 0);
    assert_eq!(again.assessment, room.session.assessment);
    assert_eq!(again.stage(), room.session.stage());
    assert_eq!((again.number(), again.voted()), (2, 1));
    let tokens = people
        .iter()
        .zip(0..)
        .map(|(who, place)| format!("{who}.P{place}-token"));
    for (token, who) in tokens.zip(&people) {
        assert_eq!(again.of_token(&token), Some(who.as_str()));
    }
}

#[test]
fn votes_go_into_a_document_that_was_changed_meanwhile() {
    let mut room = Room::new(empty(), Way::OwnPace);
    let people = ["Ann", "Bo"].map(|name| room.join(name, "").expect("a seat"));
    for who in &people {
        room.vote(who, &choice("F1", 0, "6")).expect("a vote");
    }
    // Somebody else was added under an id that the ballot gave out, and Bo under another one.
    let mut now = empty();
    for (id, name) in [("r1", "Zoe"), ("r7", "Bo")] {
        let person = Respondent {
            name: name.to_owned(),
            ..Respondent::new(RespondentId::new(id).expect("an id"))
        };
        now.apply(Edit::AddRespondent(person))
            .expect("it is permitted");
    }
    now.apply(Edit::Respond {
        respondent: RespondentId::new("r1").expect("an id"),
        practice: id("F1"),
        field: ResponseField::Rating(Some(Rating::DontKnow)),
    })
    .expect("it is permitted");
    let taken = taken_in(&now, &room.events);
    assert_eq!((taken.people, taken.votes, taken.refused), (2, 2, 0));
    let people = taken.assessment.respondents.iter();
    let found: Vec<(&str, &str, Option<u8>)> = people
        .map(|it| {
            (
                it.id.as_str(),
                it.name.as_str(),
                it.sheet.at(&id("F1")).map(HalfLevels::count),
            )
        })
        .collect();
    assert_eq!(found[0], ("r1", "Zoe", None), "nobody's answer is replaced");
    assert_eq!(found[1], ("r7", "Bo", Some(6)), "the same person by name");
    assert_eq!((found[2].1, found[2].2), ("Ann", Some(6)));
    assert!(room.events.iter().any(is_news));
}

#[test]
fn a_sheet_as_a_page_carries_the_sheet_and_asks_what_it_asks() {
    use super::sheet::sheet_page;
    use crate::format::response_sheet;
    use crate::model::{Addressee, DocumentId, Response, ResponseSheet};

    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    "Ann & <Bo>".clone_into(&mut assessment.unit.facilitator);
    let person = Addressee {
        name: "Zoe </textarea><script>".to_owned(),
        role: "customers".to_owned(),
        ..Addressee::default()
    };
    let mut sheet = ResponseSheet::new(&assessment, person, DocumentId::new(7));
    let empty = sheet.clone();
    let said = Response {
        rating: Some(Rating::DontKnow),
        note: "an \"own\" note".to_owned(),
        ..Response::default()
    };
    sheet.answers.0.insert(sheet.asks[0].clone(), said);
    let page = sheet_page(&sheet, "Zoe.continuum-sheet", &Words::english());
    let carried = page
        .split("hidden readonly>\n")
        .nth(1)
        .and_then(|rest| rest.split("</textarea>").next());
    let text = html_escape::decode_html_entities(carried.expect("a sheet")).into_owned();
    assert_eq!(response_sheet::read(text).expect("it is sound"), empty);
    assert_eq!(page.matches("<section").count(), sheet.asks.len());
    assert_eq!(
        page.matches("value=\"dk\" checked").count(),
        1,
        "what was answered before"
    );
    assert!(page.contains("an &quot;own&quot; note"));
    assert_eq!(page.matches("<script>").count(), 1, "the own one");
    for from in ["http://", "https://", "src=", "url("] {
        assert!(!page.contains(from), "{from}");
    }
}
