//! What an attacker in the same network may try, each over a real connection.

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::time::Instant;

use tempfile::TempDir;

use super::empty;
use crate::ballot::Event;
use crate::ballot::begin::begin_at;
use crate::ballot::guard::CONNECTIONS_OF_ONE;
use crate::ballot::options::Options;
use crate::ballot::server::{BODY, Ended, HEAD, Remote};
use crate::ballot::session::{Order, Way};
use crate::model::DocumentId;
use crate::scoring::disclosure::SmallestGroup;
use crate::words::Words;

/// A ballot that runs.
struct Running {
    host: String,
    code: String,
    remote: Remote,
    thread: JoinHandle<Ended>,
    _folder: TempDir,
}

/// An answer.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Running {
    fn new(way: Way) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut document = empty();
        document.identity.id = Some(DocumentId::new(7));
        let options = Options {
            interface: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: None,
            way,
            least: SmallestGroup::new(5),
            lasts: None,
        };
        let place = folder.path().join("a.votes");
        let path = folder.path().join("a.continuum");
        let begun = begin_at(&place, &path, document, None, options, &Words::english());
        let ballot = begun.unwrap_or_else(|error| panic!("{error:?}")).ballot;
        let address = ballot.address();
        let host = address.trim_start_matches("http://").trim_end_matches('/');
        Self {
            host: host.to_owned(),
            code: ballot.code(),
            remote: ballot.remote(),
            thread: thread::spawn(move || ballot.run(false, |_, _| {}).expect("it runs")),
            _folder: folder,
        }
    }

    fn connect(&self) -> TcpStream {
        let address: SocketAddr = self.host.parse().expect("an address");
        let stream = TcpStream::connect(address).expect("a connection");
        let patience = Some(Duration::from_secs(10));
        stream.set_read_timeout(patience).expect("it is set");
        stream
    }

    /// Sends bytes as they are and reads until the end.
    fn raw(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // It may end the connection before it has read everything.
        let _ = stream.write_all(bytes);
        let mut found = Vec::new();
        let _ = stream.read_to_end(&mut found);
        let text = String::from_utf8_lossy(&found).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        Answer {
            status: status.unwrap_or(0),
            head: head.to_owned(),
            body: body.to_owned(),
        }
    }

    fn ask(&self, line: &str, headers: &[(&str, &str)], body: &str) -> Answer {
        let mut head = format!("{line} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            let _ = write!(head, "Host: {}\r\n", self.host);
        }
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if line.starts_with("POST") {
            let length = body.len();
            head.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
            let _ = write!(head, "Content-Length: {length}\r\n");
        }
        self.raw(format!("{head}\r\n{body}").as_bytes())
    }

    fn get(&self, path: &str, cookie: &str) -> Answer {
        self.ask(&format!("GET {path}"), &[("Cookie", cookie)], "")
    }

    fn join_with(&self, code: &str, name: &str, headers: &[(&str, &str)]) -> Answer {
        let sign = sign_in(&self.get("/", "").body);
        let body = format!("sign={sign}&code={code}&name={name}&role=");
        self.ask("POST /join", headers, &body)
    }

    /// Lets somebody in; gives the cookie.
    fn join(&self, name: &str) -> String {
        let answer = self.join_with(&self.code, name, &[]);
        assert_eq!(answer.status, 303, "{}", answer.body);
        cookie_in(&answer.head)
    }

    fn vote(&self, cookie: &str, sign: &str, practice: &str, answer: &str) -> Answer {
        let body =
            format!("sign={sign}&practice={practice}&number=0&answer={answer}&reason=&note=");
        self.ask("POST /vote", &[("Cookie", cookie)], &body)
    }

    /// Ends it; gives who voted what.
    fn end(self) -> Vec<(String, String)> {
        self.remote.order(Order::End);
        let ended = self.thread.join().expect("it ends");
        let votes = ended.events.into_iter().filter_map(|event| match event {
            Event::Voted(vote) => Some((vote.who, vote.answer)),
            _ => None,
        });
        votes.collect()
    }
}

fn sign_in(page: &str) -> String {
    let found = page.split("name=\"sign\" value=\"").nth(1);
    let found = found.and_then(|rest| rest.split('"').next());
    found.unwrap_or_default().to_owned()
}

fn cookie_in(head: &str) -> String {
    let line = head
        .lines()
        .find(|line| line.to_lowercase().starts_with("set-cookie:"));
    let value = line
        .and_then(|line| line.split_once(':'))
        .expect("a cookie")
        .1;
    value
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_owned()
}

#[test]
fn codes_are_not_guessed() {
    let room = Running::new(Way::OwnPace);
    for guess in 0..10 {
        let answer = room.join_with(&format!("GUESS23{guess}"), "Eve", &[]);
        assert_eq!(answer.status, 403, "{guess}");
        assert!(!answer.head.to_lowercase().contains("set-cookie"));
    }
    // Now not even the right one helps for a while, so that a guesser does not learn of it.
    let answer = room.join_with(&room.code, "Eve", &[]);
    assert_eq!(answer.status, 429);
    assert!(room.end().is_empty());
}

#[test]
fn personal_codes_are_not_guessed_even_by_who_is_in_the_room() {
    let room = Running::new(Way::OwnPace);
    room.join("Ann");
    let sign = sign_in(&room.get("/", "").body);
    let guess = |personal: &str| {
        let body = format!("sign={sign}&code={}&personal={personal}", room.code);
        room.ask("POST /resume", &[], &body).status
    };
    let statuses: Vec<u16> = (0..12)
        .map(|number| guess(&format!("AAAA22{number:02}")))
        .collect();
    assert_eq!(statuses[..10], [403; 10]);
    assert_eq!(statuses[10..], [429, 429]);
    room.end();
}

#[test]
fn what_was_recorded_and_is_sent_again_makes_no_second_person_and_no_second_vote() {
    let room = Running::new(Way::OwnPace);
    let sign = sign_in(&room.get("/", "").body);
    let body = format!("sign={sign}&code={}&name=Ann&role=", room.code);
    let first = room.ask("POST /join", &[], &body);
    assert_eq!(first.status, 303);
    let again = room.ask("POST /join", &[], &body);
    assert_eq!(again.status, 422, "the name is taken");
    assert!(!again.head.to_lowercase().contains("set-cookie"));
    let cookie = cookie_in(&first.head);
    let own = sign_in(&room.get("/p/F1", &cookie).body);
    for _ in 0..2 {
        assert_eq!(room.vote(&cookie, &own, "F1", "4").status, 303);
    }
    room.remote.order(Order::Code("Ann".to_owned()));
    thread::sleep(Duration::from_millis(100));
    // The phone was given up: what it sent is worth nothing any more.
    assert_eq!(room.vote(&cookie, &own, "F1", "10").status, 401);
    let votes = room.end();
    assert!(votes.iter().all(|(_, answer)| answer == "4"), "{votes:?}");
}

#[test]
fn nobody_votes_with_a_token_or_a_sign_of_somebody_else() {
    let room = Running::new(Way::OwnPace);
    let [ann, bo] = ["Ann", "Bo"].map(|name| room.join(name));
    let [of_ann, of_bo] = [&ann, &bo].map(|cookie| sign_in(&room.get("/p/F1", cookie).body));
    assert_ne!(of_ann, of_bo);
    assert_eq!(room.vote(&ann, &of_bo, "F1", "4").status, 403);
    assert_eq!(room.vote(&ann, "", "F1", "4").status, 403);
    assert_eq!(room.vote("", &of_ann, "F1", "4").status, 401);
    let (name, value) = bo.split_once('=').expect("a cookie");
    let (_, token) = value.split_once('.').expect("an id and a token");
    for forged in [
        format!("{name}=r1.{token}"),
        format!("{name}=r1."),
        format!("{name}=r1"),
        format!("{name}=.{token}"),
        format!("{name}={}.{token}", "r1".repeat(1_000)),
        format!("other{ann}"),
    ] {
        let answer = room.vote(&forged, &of_ann, "F1", "4");
        assert_eq!(answer.status, 401, "{forged}");
        assert!(room.get("/", &forged).body.contains("action=\"/join\""));
    }
    assert!(room.end().is_empty());
}

#[test]
fn a_token_is_hidden_from_scripts_and_other_sites() {
    let room = Running::new(Way::OwnPace);
    let answer = room.join_with(&room.code, "Ann", &[]);
    let head = answer.head.to_lowercase();
    assert!(
        head.contains("httponly") && head.contains("samesite=strict"),
        "{head}"
    );
    let cookie = cookie_in(&answer.head);
    let (_, token) = cookie.rsplit_once('.').expect("a token");
    assert_eq!(token.len(), 32);
    let page = room.get("/", &cookie).body;
    assert!(!page.contains(token));
    room.end();
}

#[test]
fn forms_of_other_sites_are_refused() {
    let room = Running::new(Way::OwnPace);
    let own = format!("http://{}", room.host);
    let cases: [&[(&str, &str)]; 6] = [
        &[("Origin", "http://evil.example")],
        &[("Origin", "null")],
        &[("Origin", "https://127.0.0.1")],
        &[("Origin", &own), ("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Origin", &own), ("Origin", "http://evil.example")],
    ];
    for headers in cases {
        let answer = room.join_with(&room.code, "Eve", headers);
        assert_eq!(answer.status, 403, "{headers:?}");
    }
    let headers = [("Origin", own.as_str()), ("Sec-Fetch-Site", "same-origin")];
    assert_eq!(room.join_with(&room.code, "Ann", &headers).status, 303);
    // A form without its sign is one that no page of this address made.
    let body = format!("code={}&name=Eve", room.code);
    assert_eq!(room.ask("POST /join", &[], &body).status, 403);
    room.end();
}

#[test]
fn a_name_of_somebody_else_that_leads_here_gets_nothing() {
    let room = Running::new(Way::OwnPace);
    let port = room.host.rsplit_once(':').expect("a port").1.to_owned();
    for host in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1".to_owned(),
        format!("127.0.0.1:{port}.evil.example"),
        format!("127.0.0.1:{port}@evil.example"),
        String::new(),
    ] {
        let answer = room.ask("GET /", &[("Host", &host)], "");
        assert!(
            matches!(answer.status, 400 | 421),
            "{host}: {}",
            answer.status
        );
        assert!(!answer.body.contains("<form"), "{host}");
    }
    let own = room.host.as_str();
    let two = room.ask("GET /", &[("Host", own), ("Host", "evil.example")], "");
    assert!(matches!(two.status, 400 | 421), "{}", two.status);
    let none = room.raw(b"GET / HTTP/1.0\r\n\r\n");
    assert!(matches!(none.status, 400 | 421), "{}", none.status);
    let absolute = room.ask("GET http://evil.example/", &[], "");
    assert!(matches!(absolute.status, 400 | 421), "{}", absolute.status);
    // What a proxy would say counts for nothing.
    let forwarded = [
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-For", "10.0.0.1"),
    ];
    assert_eq!(room.ask("GET /", &forwarded, "").status, 200);
    let localhost = format!("localhost:{port}");
    assert_eq!(room.ask("GET /", &[("Host", &localhost)], "").status, 200);
    room.end();
}

#[test]
fn tricks_with_heads_do_no_harm() {
    let room = Running::new(Way::OwnPace);
    let host = &room.host;
    let both = format!(
        "POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n"
    );
    let answer = room.raw(both.as_bytes());
    assert!(
        matches!(answer.status, 400 | 403 | 415),
        "{}",
        answer.status
    );
    assert!(
        !answer.body.contains("HTTP/1.1"),
        "one answer: {}",
        answer.body
    );
    let lengths = format!(
        "POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde"
    );
    assert_eq!(room.raw(lengths.as_bytes()).status, 400);
    for line in [
        "TRACE /",
        "DELETE /vote",
        "PUT /",
        "OPTIONS /vote",
        "GET /vote",
        "GET /join",
    ] {
        let answer = room.ask(line, &[], "");
        assert!(
            matches!(answer.status, 404 | 405),
            "{line}: {}",
            answer.status
        );
    }
    for path in [
        "/../a.votes",
        "/%2e%2e/a.votes",
        "/style.css/..",
        "//",
        "/p/..%2f",
        "/j/%00",
    ] {
        let answer = room.get(path, "");
        assert!(
            matches!(answer.status, 200 | 303 | 400 | 404),
            "{path}: {}",
            answer.status
        );
        assert!(!answer.body.contains("began"), "{path}");
    }
    // Nothing that was typed becomes a line of a head.
    let answer = room.join_with(&room.code, "Eve%0d%0aSet-Cookie:%20a=b", &[]);
    assert_eq!(answer.status, 303);
    assert_eq!(answer.head.to_lowercase().matches("set-cookie").count(), 1);
    let garbage = room.raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03");
    assert!(matches!(garbage.status, 0 | 400), "{}", garbage.status);
    assert_eq!(room.get("/", "").status, 200, "it goes on");
    room.end();
}

#[test]
fn large_bodies_and_heads_are_not_read() {
    let room = Running::new(Way::OwnPace);
    let host = &room.host;
    let told = format!("POST /join HTTP/1.1\r\nHost: {host}\r\nContent-Length: 1000000000\r\n\r\n");
    let answer = room.raw(&[told.as_bytes(), &vec![b'a'; BODY + 1]].concat());
    assert_eq!(answer.status, 413);
    let chunks =
        format!("POST /join HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n");
    let chunk = format!("4000\r\n{}\r\n", "a".repeat(0x4000)).repeat(4);
    assert_eq!(room.raw(format!("{chunks}{chunk}").as_bytes()).status, 413);
    let long = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nX-A: {}\r\n\r\n",
        "a".repeat(2 * HEAD)
    );
    assert_eq!(room.raw(long.as_bytes()).status, 431);
    let path = format!(
        "GET /{} HTTP/1.1\r\nHost: {host}\r\n\r\n",
        "a".repeat(2 * HEAD)
    );
    assert!(matches!(room.raw(path.as_bytes()).status, 414 | 431));
    let lines = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\n{}\r\n",
        "X-A: b\r\n".repeat(200)
    );
    assert_eq!(room.raw(lines.as_bytes()).status, 431);
    assert_eq!(room.get("/", "").status, 200, "it goes on");
    room.end();
}

#[test]
fn slow_clients_are_let_go() {
    let room = Running::new(Way::OwnPace);
    let begun = Instant::now();
    let mut idle = room.connect();
    let mut trickling = room.connect();
    trickling.write_all(b"GET / HTTP/1.1\r\n").expect("sent");
    let mut halfway = room.connect();
    let head = format!(
        "POST /join HTTP/1.1\r\nHost: {}\r\nContent-Length: 100\r\n\r\nsign=",
        room.host
    );
    halfway.write_all(head.as_bytes()).expect("sent");
    for number in 0..4 {
        thread::sleep(Duration::from_millis(100));
        let _ = trickling.write_all(format!("X-{number}: a\r\n").as_bytes());
        let _ = halfway.write_all(b"a");
    }
    for stream in [&mut idle, &mut trickling, &mut halfway] {
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest);
    }
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    room.end();
}

#[test]
fn many_connections_leave_room_for_who_is_there() {
    let room = Running::new(Way::OwnPace);
    let cookie = room.join("Ann");
    let mut own = room.connect();
    let ask = format!(
        "GET /state HTTP/1.1\r\nHost: {}\r\nCookie: {cookie}\r\n\r\n",
        room.host
    );
    let mut once = || {
        own.write_all(ask.as_bytes()).expect("sent");
        let mut answer = [0; 1_024];
        let length = own.read(&mut answer).expect("an answer");
        String::from_utf8_lossy(&answer[..length]).into_owned()
    };
    assert!(once().starts_with("HTTP/1.1 200"));
    let mut flood = Vec::new();
    for number in 0..3 * CONNECTIONS_OF_ONE {
        flood.push(room.connect());
        if number % 20 == 0 {
            assert!(
                once().starts_with("HTTP/1.1 200"),
                "who is there is answered"
            );
        }
    }
    // Those above the limit are closed at once, the others when they say nothing.
    thread::sleep(Duration::from_millis(1_200));
    assert_eq!(room.get("/", &cookie).status, 200);
    drop(flood);
    room.end();
}

#[test]
fn every_answer_tells_the_browser_to_trust_nothing_else() {
    let room = Running::new(Way::OwnPace);
    let cookie = room.join("Ann");
    for path in [
        "/",
        "/p/F1",
        "/nothing",
        "/j/ABCD",
        "/state",
        "/style.css",
        "/ballot.js",
    ] {
        let head = room.get(path, &cookie).head.to_lowercase();
        for line in [
            "content-security-policy: default-src 'none'",
            "frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "referrer-policy: same-origin",
            "cross-origin-resource-policy: same-origin",
        ] {
            assert!(head.contains(line), "{path}: {line}: {head}");
        }
        assert!(!head.contains("access-control-allow"), "{path}");
        let is_file = path.contains('.');
        assert_eq!(head.contains("no-store"), !is_file, "{path}");
    }
    let page = room.get("/p/F1", &cookie).body;
    assert!(!page.contains("unsafe-inline"));
    room.end();
}

#[test]
fn a_script_as_a_name_is_text_on_the_page() {
    let room = Running::new(Way::OwnPace);
    let cookie = room.join("%3Cscript%3Ealert(1)%3C%2Fscript%3E");
    let page = room.get("/", &cookie).body;
    assert!(
        page.contains("&lt;script&gt;alert(1)&lt;/script&gt;") && !page.contains("<script>alert")
    );
    room.end();
}

#[test]
fn who_is_not_in_reads_no_question_and_no_count() {
    let room = Running::new(Way::Together);
    room.join("Ann");
    room.remote.order(Order::Next(None));
    thread::sleep(Duration::from_millis(100));
    assert_eq!(room.get("/state", "").status, 401);
    let page = room.get("/", "");
    assert!(page.body.contains("action=\"/join\"") && !page.body.contains("name=\"answer\""));
    assert_eq!(room.get("/p/F1", "").status, 303);
    room.end();
}
