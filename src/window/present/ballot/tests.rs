//! A ballot that is led from the window: what it asks of its thread, and the whole of it over loopback.

use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::civil::date;

use crate::ballot::{Began, Event, Joined, Options, Order, Session as Live, Stage, Voted, Way};
use crate::format::{MOST_BYTES, bundled, document};
use crate::model::{
    Assessment, Edit, Form, HalfLevels, PracticeId, Rating, RespondentId, ResponseField,
};
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::store::{self, journal, settings::Settings};
use crate::window::action::Action;
use crate::window::document::action::DocumentAction;
use crate::window::document::file::{Location, Saving};
use crate::window::effect::Effect;
use crate::window::frame::action::FrameAction;
use crate::window::present::action::PresentAction;
use crate::window::present::ballot::action::{BallotAction, Begun};
use crate::window::present::ballot::order::BallotEffect;
use crate::window::present::ballot::state::Running;
use crate::window::present::ballot::wifi::{Wifi, WifiDraft};
use crate::window::present::slide::{Face, PracticeSlide, Slide};
use crate::window::questions::action::QuestionsAction;
use crate::window::route::Route;
use crate::window::session::Session;
use crate::window::state::State;
use crate::window::undrawn::Undrawn;
use crate::window::update::update;
use crate::words::Words;

const SERIAL: u64 = 1;

fn asked(place: usize) -> PracticeId {
    let mut asked = bundled::standard().practices_in(Form::Short);
    asked.nth(place).expect("a practice").1.id.clone()
}

/// What an action asks of the ballot's thread.
fn act(state: &mut State, action: impl Into<Action>) -> Vec<BallotEffect> {
    let effects = update(state, action.into());
    let effects = effects.into_iter().filter_map(|effect| match effect {
        Effect::Ballot(effect) => Some(effect),
        _ => None,
    });
    effects.collect()
}

/// The orders among what is asked.
fn orders(effects: &[BallotEffect]) -> Vec<Order> {
    let orders = effects.iter().filter_map(|effect| match effect {
        BallotEffect::Order(order) => Some(order.clone()),
        _ => None,
    });
    orders.collect()
}

fn live(action: BallotAction) -> PresentAction {
    PresentAction::Ballot(action)
}

fn happen(state: &mut State, event: Event) -> Vec<BallotEffect> {
    act(state, live(BallotAction::Happened(SERIAL, event)))
}

/// A window with a ballot in which so many people are.
fn with_ballot(people: usize) -> State {
    let mut state = State::new(date(2026, 11, 22), None, Settings::default());
    let assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    state.session = Some(Session::new(SERIAL, assessment, Location::Unnamed));
    act(&mut state, FrameAction::Go(Route::Questions));
    act(&mut state, PresentAction::AskForBallot);
    let began = Began {
        path: String::new(),
        code: "ABCD2345".to_owned(),
        secret: "S".to_owned(),
        port: 0,
    };
    let least = SmallestGroup::new(SMALLEST_GROUP);
    let assessment = session(&state).assessment.clone();
    let found = Begun {
        session: Live::new(assessment, Way::Together, least, began),
        edits: Vec::new(),
        happened: 1,
        address: "http://127.0.0.1:8080/".to_owned(),
        link: "http://127.0.0.1:8080/j/ABCD2345".to_owned(),
        goes_on: false,
    };
    act(
        &mut state,
        live(BallotAction::Began(SERIAL, Box::new(found))),
    );
    act(&mut state, FrameAction::DismissDialog);
    for place in 0..people {
        let joined = Joined {
            who: format!("r{}", place + 1),
            name: format!("Person {place}"),
            role: String::new(),
            code: format!("CODE{place}"),
            token: format!("token{place}"),
        };
        happen(&mut state, Event::Joined(joined));
    }
    state
}

fn session(state: &State) -> &Session {
    state.session.as_ref().expect("open")
}

fn running(state: &State) -> &Running {
    let ballot = session(state).ballot.as_ref().expect("a ballot");
    ballot.running().expect("it runs")
}

fn ask(state: &mut State, practice: usize) -> Vec<BallotEffect> {
    let event = Event::Asked {
        practice: asked(practice).to_string(),
        day: "2026-11-22".to_owned(),
    };
    happen(state, event)
}

fn vote(state: &mut State, place: usize, practice: usize, half: u8) {
    let vote = Voted {
        who: format!("r{}", place + 1),
        practice: asked(practice).to_string(),
        answer: half.to_string(),
        note: String::new(),
    };
    happen(state, Event::Voted(vote));
}

/// A ballot in which five people voted on the first practice.
fn voted() -> State {
    let mut state = with_ballot(5);
    act(&mut state, live(BallotAction::PutUp));
    ask(&mut state, 0);
    for (place, half) in [2, 4, 6, 8, 10].into_iter().enumerate() {
        vote(&mut state, place, 0, half);
    }
    state
}

fn slide(state: &State) -> PracticeSlide {
    match Slide::of(&Words::english(), state).expect("shown").face {
        Face::Practice(practice) => *practice,
        other => panic!("{other:?}"),
    }
}

#[test]
fn votes_arrive_in_the_document_and_undo_takes_none_back() {
    let mut state = voted();
    let own = Edit::Respond {
        respondent: RespondentId::new("r1").expect("an id"),
        practice: asked(1),
        field: ResponseField::Rating(HalfLevels::new(6).map(Rating::At)),
    };
    act(&mut state, own);
    vote(&mut state, 0, 0, 3);
    act(&mut state, DocumentAction::Undo);
    let found = &session(&state).assessment;
    let votes = found.votes_now(&asked(0));
    let counts: Vec<u8> = votes
        .values()
        .map(|cast| cast.answer.at().expect("a rating").count())
        .collect();
    assert_eq!(counts, [3, 4, 6, 8, 10]);
    assert!(found.votes_now(&asked(1)).is_empty(), "that was undone");
    assert!(!session(&state).history.can_undo());
    assert_eq!(found.respondents.len(), 5, "the blank place is taken first");
}

#[test]
fn what_is_moved_in_the_window_moves_on_phones() {
    let mut state = with_ballot(5);
    act(&mut state, QuestionsAction::GoToPractice(asked(0)));
    let before = act(&mut state, QuestionsAction::NextPractice);
    assert!(orders(&before).is_empty(), "nothing is put up yet");
    act(&mut state, QuestionsAction::GoToPractice(asked(0)));
    let put_up = act(&mut state, live(BallotAction::PutUp));
    assert_eq!(orders(&put_up), [Order::Show(asked(0))]);
    ask(&mut state, 0);
    // The timer counts down on phones, and stops there, too.
    let timed = act(&mut state, PresentAction::StartOrPause);
    assert_eq!(orders(&timed), [Order::Countdown(120)]);
    let held = act(&mut state, PresentAction::StartOrPause);
    assert_eq!(orders(&held), [Order::Hold]);
    vote(&mut state, 0, 0, 4);
    let revealed = act(&mut state, PresentAction::Reveal);
    assert_eq!(orders(&revealed), [Order::Reveal]);
    happen(&mut state, Event::Revealed);
    let again = act(&mut state, QuestionsAction::VoteAgainHere);
    assert_eq!(orders(&again), [Order::Again]);
    assert!(session(&state).assessment.rounds.is_empty(), "nobody has");
    ask(&mut state, 0);
    vote(&mut state, 0, 0, 6);
    assert_eq!(session(&state).assessment.rounds_over(&asked(0)), 1);
    let moved = act(&mut state, QuestionsAction::NextPractice);
    assert_eq!(orders(&moved), [Order::Show(asked(1))]);
}

#[test]
fn what_happens_on_phones_is_on_the_projector() {
    let mut state = with_ballot(5);
    act(&mut state, PresentAction::Toggle);
    let shown = Slide::of(&Words::english(), &state).expect("open");
    let Face::Join(join) = shown.face else {
        panic!("how to join: {:?}", shown.face);
    };
    assert_eq!(join.told, "5 people are here.");
    let [way] = &join.ways[..] else {
        panic!("one code: {join:?}");
    };
    assert!(way.typed.iter().any(|(_, text)| text == "ABCD-2345"));
    assert!(way.code.len() > 20);
    act(&mut state, live(BallotAction::PutUp));
    ask(&mut state, 0);
    vote(&mut state, 0, 0, 4);
    let shown = slide(&state);
    assert_eq!((shown.turnout.voted, shown.turnout.asked), (1, 5));
    assert_eq!(shown.revealed, None);
    for place in 1..5 {
        vote(&mut state, place, 0, 6);
    }
    happen(&mut state, Event::Revealed);
    let revealed = slide(&state).revealed.expect("revealed on phones");
    assert_eq!(revealed.rows.len(), 1);
    assert_eq!(revealed.rows[0].ratings.len(), 5);
    let votes = running(&state).session.votes().expect("revealed");
    assert!(votes.counts.is_some(), "phones show the same");
    ask(&mut state, 0);
    let shown = slide(&state);
    assert_eq!(shown.revealed, None);
    assert!(shown.place.ends_with("Second vote"), "{}", shown.place);
    assert_eq!(shown.turnout.voted, 0);
    // The votes that stand are those of the vote before.
    happen(&mut state, Event::Revealed);
    let revealed = slide(&state).revealed.expect("revealed");
    assert_eq!(revealed.sentence, "Nobody has voted again yet.");
}

#[test]
fn without_a_projector_the_strip_leads_the_vote() {
    let mut state = voted();
    assert_eq!(Slide::of(&Words::english(), &state), None);
    assert!(Slide::led(&Words::english(), &state).is_some());
    let revealed = act(&mut state, PresentAction::Reveal);
    assert_eq!(orders(&revealed), [Order::Reveal]);
}

#[test]
fn a_vote_that_is_typed_in_the_window_counts_on_phones() {
    let mut state = voted();
    let typed = Edit::Respond {
        respondent: RespondentId::new("r1").expect("an id"),
        practice: asked(0),
        field: ResponseField::Rating(HalfLevels::new(9).map(Rating::At)),
    };
    let asked_of_thread = act(&mut state, typed);
    let [BallotEffect::Follow(found, seen)] = &asked_of_thread[..] else {
        panic!("{asked_of_thread:?}");
    };
    // Ten events, and that it began and what was put up.
    assert_eq!(*seen, 12 - 1 + 1);
    let at = found.assessment.votes_now(&asked(0))[&RespondentId::new("r1").expect("an id")]
        .answer
        .at();
    assert_eq!(at, HalfLevels::new(9));
    let quiet = act(&mut state, Action::Tick(1.0));
    assert!(quiet.is_empty(), "it is sent once: {quiet:?}");
    vote(&mut state, 1, 0, 9);
    let quiet = act(&mut state, Action::Tick(2.0));
    assert!(quiet.is_empty(), "its thread has its own votes: {quiet:?}");
}

#[test]
fn it_ends_once_every_vote_is_on_the_disk() {
    let mut state = voted();
    let asked = act(&mut state, live(BallotAction::Stop));
    assert!(matches!(asked[..], [BallotEffect::Close]), "{asked:?}");
    vote(&mut state, 0, 0, 9);
    let asked = act(&mut state, live(BallotAction::Closed(SERIAL)));
    assert!(asked.is_empty(), "not saved yet: {asked:?}");
    assert_eq!(*running(&state).session.stage(), Stage::Over);
    let session = state.session.as_mut().expect("open");
    session.file.saved = session.revision;
    session.file.saving = Saving::Idle;
    session.file.base = Some(session.assessment.clone());
    let asked = act(&mut state, Action::Tick(1.0));
    assert!(
        matches!(asked[..], [BallotEffect::End { is_saved: true }]),
        "{asked:?}"
    );
    act(&mut state, live(BallotAction::Ended(SERIAL)));
    assert!(state.session.expect("open").ballot.is_none());
}

#[test]
fn a_window_that_closes_ends_it_first_and_leaves_unsaved_votes_in_their_file() {
    let mut state = voted();
    let asked = act(&mut state, FrameAction::CloseWindow);
    assert!(
        asked.iter().any(|it| matches!(it, BallotEffect::Close)),
        "{asked:?}"
    );
    assert!(!state.finished);
    // As where what is not saved is left in its recovery copy.
    let session = state.session.as_mut().expect("open");
    session.file.saved = session.revision;
    session.file.saving = Saving::Idle;
    let asked = act(&mut state, live(BallotAction::Closed(SERIAL)));
    assert!(
        matches!(asked[..], [BallotEffect::End { is_saved: false }]),
        "{asked:?}"
    );
    assert!(!state.finished, "its thread is still there");
    act(&mut state, live(BallotAction::Ended(SERIAL)));
    assert!(state.finished);
}

/// Ends the thread of the ballot without a word of what is saved.
fn end_thread(shown: &mut Undrawn) {
    shown.carry_out(Effect::Ballot(BallotEffect::End { is_saved: false }));
}

/// Starts it, with a code for a Wi-Fi where one is given.
fn start_with(shown: &mut Undrawn, wifi: Option<Wifi>) {
    let options = Options {
        interface: IpAddr::V4(Ipv4Addr::LOCALHOST),
        port: None,
        way: Way::Together,
        least: SmallestGroup::new(3),
        lasts: None,
    };
    shown.act(live(BallotAction::Start(options, wifi)));
    shown.until(is_running);
}

/// Starts the ballot; gives where it is and its code.
fn start(shown: &mut Undrawn) -> (String, String) {
    shown.act(PresentAction::AskForBallot);
    start_with(shown, None);
    let running = running(shown.state());
    let host = running.address.trim_start_matches("http://");
    (host.trim_end_matches('/').to_owned(), running.typed_code())
}

fn is_running(state: &State) -> bool {
    let ballot = state.session.as_ref().and_then(|it| it.ballot.as_ref());
    ballot.is_some_and(|ballot| ballot.running().is_some())
}

fn ask_host(host: &str, line: &str, cookie: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(host).expect("it listens");
    let length = body.len();
    let request = format!(
        "{line} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    answer
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> &'t str {
    let after = text.split_once(start).expect(start).1;
    after.split_once(end).expect(end).0
}

fn join(host: &str, code: &str, name: &str) -> String {
    let page = ask_host(host, "GET /", "", "");
    let sign = between(&page, "name=\"sign\" value=\"", "\"");
    let body = format!("sign={sign}&code={code}&name={name}&role=");
    let answer = ask_host(host, "POST /join", "", &body);
    between(&answer, "set-cookie: ", ";").to_owned()
}

/// Sends a vote; gives whether it is acknowledged.
fn send(host: &str, cookie: &str, answer: u8) -> bool {
    let page = ask_host(host, "GET /", cookie, "");
    let value = |name: &str| between(&page, &format!("name=\"{name}\" value=\""), "\"");
    let body = format!(
        "sign={}&practice={}&number={}&answer={answer}&reason=&note=",
        value("sign"),
        value("practice"),
        value("number")
    );
    ask_host(host, "POST /vote", cookie, &body).starts_with("HTTP/1.1 303")
}

fn on_disk(path: &Path) -> Assessment {
    let bytes = store::read_bytes(path, MOST_BYTES).expect("bytes");
    match document::read(bytes) {
        document::Opened::Sound(found) => found,
        _ => panic!("it is sound"),
    }
}

fn ratings(found: &Assessment, practice: &PracticeId) -> Vec<u8> {
    let votes = found.votes_now(practice);
    let counts = votes.values().filter_map(|cast| cast.answer.at());
    counts.map(HalfLevels::count).collect()
}

/// A new assessment on the short form in a folder of its own: its file, and where its votes are kept.
fn saved_short_form() -> (tempfile::TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.continuum");
    let mut assessment = Assessment::new(bundled::standard().clone(), Form::Short);
    let id = store::fresh_id().expect("random bits");
    assessment.identity.id = Some(id);
    store::save(&path, &document::write(&assessment)).expect("saved");
    let votes = journal::votes_on(id).expect("a place");
    (folder, path, votes)
}

#[test]
fn a_whole_ballot_over_loopback_leaves_every_vote_in_the_file() {
    let (_folder, path, votes) = saved_short_form();

    let mut shown = Undrawn::open(Words::english(), &path);
    let (host, code) = start(&mut shown);
    let cookies = ["Ann", "Bo", "Cy"].map(|name| join(&host, &code, name));
    shown.act(live(BallotAction::PutUp));
    let is_voting = |state: &State| matches!(running(state).session.stage(), Stage::Voting(_));
    shown.until(is_voting);
    for (cookie, answer) in cookies.iter().zip([2, 4, 6]) {
        assert!(send(&host, cookie, answer));
    }
    let has = |count: usize| {
        let path = path.clone();
        move |_: &State| ratings(&on_disk(&path), &asked(0)).len() == count
    };
    shown.until(has(3));
    shown.act(PresentAction::Reveal);
    shown.until(|state| matches!(running(state).session.stage(), Stage::Revealed(_)));
    shown.act(PresentAction::VoteAgain);
    shown.until(is_voting);
    for (cookie, answer) in cookies.iter().zip([8, 8]) {
        assert!(send(&host, cookie, answer));
    }
    // Killed in the middle: what was acknowledged and is not in the file yet is in the file of votes.
    let [kept, saved] = [&votes, &path].map(|file| store::read_bytes(file, MOST_BYTES));
    end_thread(&mut shown);
    drop(shown);
    wait_until_free(&votes);
    for (file, bytes) in [(&votes, kept), (&path, saved)] {
        store::save(file, &bytes.expect("bytes")).expect("as it was");
    }

    let mut again = Undrawn::open(Words::english(), &path);
    again.until(|state| {
        let told = state.news.as_ref().map(|news| news.key);
        told == Some("window-ballot-left-behind")
    });
    let (same_host, same_code) = start(&mut again);
    assert_eq!((&same_host, &same_code), (&host, &code));
    assert!(send(&host, &cookies[2], 10), "still in");
    again.until(|state| {
        let found = &session(state).assessment;
        ratings(found, &asked(0)) == [8, 8, 10]
    });
    again.act(live(BallotAction::Stop));
    again.until(|state| session(state).ballot.is_none());
    let found = on_disk(&path);
    assert_eq!(found.rounds.len(), 1, "no round is opened twice");
    assert_eq!(ratings(&found, &asked(0)), [8, 8, 10]);
    let names = found.respondents.iter().map(|it| it.name.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["Ann", "Bo", "Cy"]);
    assert!(!store::exists(&votes), "all is in the document");
}

#[test]
fn the_wifi_is_shown_beside_the_address_while_the_vote_runs_and_is_in_no_file() {
    let (_folder, path, votes) = saved_short_form();

    let mut shown = Undrawn::open(Words::english(), &path);
    shown.act(PresentAction::AskForBallot);
    let wifi = Wifi::new("Room 2", Some("open sesame"));
    assert_eq!(
        wifi.code.len(),
        Wifi::new("Room 2", Some("open sesamE")).code.len()
    );
    assert_ne!(wifi.code, Wifi::new("Room 2", Some("open sesamE")).code);
    start_with(&mut shown, Some(wifi));
    let traced = format!("{:?}", shown.state().session.as_ref().map(|it| &it.ballot));
    assert!(
        traced.contains("Wifi") && !traced.contains("sesame"),
        "{traced}"
    );
    shown.act(PresentAction::Toggle);
    let Face::Join(join) = Slide::of(&Words::english(), shown.state())
        .expect("open")
        .face
    else {
        panic!("how to join");
    };
    let [into_wifi, into_vote] = &join.ways[..] else {
        panic!("two codes: {join:?}");
    };
    let typed: Vec<&str> = into_wifi
        .typed
        .iter()
        .map(|(_, text)| text.as_str())
        .collect();
    assert_eq!(typed, ["Room 2", "open sesame"]);
    assert_eq!(into_vote.typed[0].1, running(shown.state()).address);
    for file in [&votes, &path] {
        let bytes = store::read_bytes(file, MOST_BYTES).expect("bytes");
        assert!(
            !bytes.windows(6).any(|part| part == b"sesame"),
            "{}",
            file.display()
        );
    }
    shown.act(live(BallotAction::Stop));
    shown.until(|state| session(state).ballot.is_none());
    shown.act(PresentAction::AskForBallot);
    let ballot = session(shown.state()).ballot.as_ref().expect("asked");
    assert_eq!(ballot.wifi, None, "the next one asks anew");
}

#[test]
fn a_code_for_a_wifi_without_its_name_or_password_is_not_shown() {
    let mut draft = WifiDraft::default();
    assert_eq!(draft.wifi(), Ok(None));
    draft.is_shown = true;
    assert_eq!(draft.wifi(), Err("window-ballot-wifi-no-name"));
    draft.name = " Room 2 ".to_owned();
    assert_eq!(draft.wifi(), Err("window-ballot-wifi-no-password"));
    draft.password = "secret".to_owned();
    let found = draft.wifi().expect("whole").expect("shown");
    assert_eq!(found, Wifi::new("Room 2", Some("secret")));
    draft.is_open = true;
    let found = draft.wifi().expect("whole").expect("shown");
    assert_eq!(
        found,
        Wifi::new("Room 2", None),
        "what was typed before is left out"
    );
}

/// Waits until a thread lets go of the file of votes.
fn wait_until_free(votes: &Path) {
    let pause = || std::thread::sleep(Duration::from_millis(50));
    let is_free = (0..400).any(|_| {
        pause();
        journal::Journal::open(votes).is_ok()
    });
    assert!(is_free, "the thread goes on");
}
