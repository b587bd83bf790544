//! The live ballot through the real program: what is acknowledged is in the document at the end, whatever happens.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use continuum::format::document::{self, Opened};
use continuum::model::{Assessment, HalfLevels, PracticeId};
use tempfile::TempDir;

/// A ballot of the program.
struct Ballot {
    process: Child,
    orders: Option<ChildStdin>,
    told: BufReader<ChildStdout>,
    host: String,
    code: String,
}

fn program(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_continuum"));
    command
        .current_dir(folder)
        .env("HOME", folder)
        .env("XDG_DATA_HOME", folder.join("data"))
        .args(arguments);
    command
}

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let done = program(folder, arguments).output().expect("it runs");
    let said = [done.stdout, done.stderr].concat();
    (
        done.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

fn new_document(name: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let (code, said) = run(folder.path(), &["new", name, "--form", "short"]);
    assert_eq!(code, Some(0), "{said}");
    folder
}

impl Ballot {
    fn start(folder: &Path, arguments: &[&str]) -> Self {
        let all = [&["ballot", "a.continuum", "--no-picture"], arguments].concat();
        let mut process = program(folder, &all)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("it starts");
        let mut told = BufReader::new(process.stdout.take().expect("an output"));
        let mut line = || {
            let mut line = String::new();
            told.read_line(&mut line).expect("a line");
            line.trim().to_owned()
        };
        let address = line();
        let code = line();
        let host = address.strip_prefix("http://").expect("an address");
        Self {
            host: host.trim_end_matches('/').to_owned(),
            code: code.rsplit(' ').next().expect("a code").to_owned(),
            orders: process.stdin.take(),
            told,
            process,
        }
    }

    fn ask(&self, line: &str, cookie: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.host).expect("a connection");
        let head = format!(
            "{line} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nCookie: {cookie}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            body.len()
        );
        stream.write_all(head.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn join(&self, name: &str) -> String {
        let sign = sign_in(&self.ask("GET /", "", ""));
        let body = format!("sign={sign}&code={}&name={name}&role=", self.code);
        let answer = self.ask("POST /join", "", &body);
        let line = answer.lines().find(|line| line.starts_with("set-cookie: "));
        let line = line.unwrap_or_else(|| panic!("no cookie: {answer}"));
        let value = line.trim_start_matches("set-cookie: ");
        value.split(';').next().expect("a value").to_owned()
    }

    /// Votes at the own pace; panics unless it is acknowledged.
    fn vote(&self, cookie: &str, practice: &str, answer: &str) {
        let page = self.ask(&format!("GET /p/{practice}"), cookie, "");
        let sign = sign_in(&page);
        let body =
            format!("sign={sign}&practice={practice}&number=0&answer={answer}&reason=&note=");
        let told = self.ask("POST /vote", cookie, &body);
        assert!(told.starts_with("HTTP/1.1 303"), "{told}");
    }

    fn order(&mut self, order: &str) {
        let orders = self.orders.as_mut().expect("an input");
        writeln!(orders, "{order}").expect("written");
        orders.flush().expect("written");
    }

    /// Waits for the end; gives the exit code and what was said on the way.
    fn wait(mut self) -> (Option<i32>, String) {
        let mut said = String::new();
        self.told.read_to_string(&mut said).expect("text");
        let code = self.process.wait().expect("it ends").code();
        (code, said)
    }
}

fn sign_in(page: &str) -> String {
    let found = page.split("name=\"sign\" value=\"").nth(1);
    let found = found.and_then(|rest| rest.split('"').next());
    found.expect("a form").to_owned()
}

fn read(folder: &Path) -> Assessment {
    let bytes = std::fs::read(folder.join("a.continuum")).expect("a file");
    let Opened::Sound(found) = document::read(&bytes) else {
        panic!("it is not sound");
    };
    found
}

/// Who rated what, in half levels.
fn ratings(found: &Assessment) -> Vec<(String, String, u8)> {
    let people = found.respondents.iter();
    let rated = people.flat_map(|person| {
        let said = person.sheet.0.iter();
        said.filter_map(|(practice, said)| {
            let at = said.rating.as_ref()?.at().map(HalfLevels::count)?;
            Some((person.name.clone(), practice.to_string(), at))
        })
    });
    rated.collect()
}

fn practices(found: &Assessment) -> Vec<PracticeId> {
    let asked = found.questionnaire.practices_in(found.form);
    asked.map(|(_, practice)| practice.id.clone()).collect()
}

/// The one file of votes that is kept.
fn file_of_votes(folder: &Path) -> PathBuf {
    let place = folder.join("data/continuum/ballots");
    let mut files = std::fs::read_dir(place).expect("a folder");
    files.next().expect("one").expect("one").path()
}

#[test]
fn what_was_acknowledged_survives_a_kill_and_phones_go_on_where_they_were() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let asked = practices(&read(folder));
    let mut ballot = Ballot::start(folder, &[]);
    let (first_code, host) = (ballot.code.clone(), ballot.host.clone());
    let [ann, bo] = ["Ann", "Bo"].map(|name| ballot.join(name));
    ballot.vote(&ann, asked[0].as_str(), "4");
    ballot.vote(&bo, asked[0].as_str(), "8");
    ballot.process.kill().expect("it is there");
    ballot.process.wait().expect("it ends");
    assert!(
        ratings(&read(folder)).is_empty(),
        "nothing is in the document yet"
    );

    let mut again = Ballot::start(folder, &[]);
    assert_eq!(
        (&again.code, &again.host),
        (&first_code, &host),
        "where phones look for it"
    );
    again.vote(&ann, asked[1].as_str(), "6");
    again.order("end");
    let (code, said) = again.wait();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("2 people are here"), "{said}");
    let rating = |name: &str, place: usize, at| (name.to_owned(), asked[place].to_string(), at);
    let expected = [rating("Ann", 0, 4), rating("Ann", 1, 6), rating("Bo", 0, 8)];
    let found = ratings(&read(folder));
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(expected.iter().all(|it| found.contains(it)), "{found:?}");
    let (_, listed) = run(folder, &["versions", "a.continuum"]);
    assert!(
        listed.contains("0 answers by 0 people"),
        "as it was: {listed}"
    );

    // It is over: the next one begins anew.
    let mut next = Ballot::start(folder, &[]);
    assert_ne!(next.code, first_code);
    next.order("end");
    let (_, said) = next.wait();
    assert!(said.contains("Nobody voted"), "{said}");
    assert_eq!(ratings(&read(folder)), found);
}

#[test]
fn what_a_crash_left_unfinished_is_cut_off_and_told() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let asked = practices(&read(folder));
    let mut ballot = Ballot::start(folder, &[]);
    let ann = ballot.join("Ann");
    ballot.vote(&ann, asked[0].as_str(), "4");
    ballot.process.kill().expect("it is there");
    ballot.process.wait().expect("it ends");
    let file = file_of_votes(folder);
    let mut bytes = std::fs::read(&file).expect("bytes");
    bytes.extend([9, 0, 0, 0, 1, 2, 3]);
    std::fs::write(&file, bytes).expect("written");
    let mut again = Ballot::start(folder, &[]);
    again.order("end");
    let (_, said) = again.wait();
    assert!(said.contains("7 bytes at the end"), "{said}");
    assert_eq!(ratings(&read(folder)).len(), 1);
    assert!(!file.exists(), "all is in the document");
}

#[test]
fn a_ballot_that_was_taken_in_is_not_taken_in_twice() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let mut ballot = Ballot::start(folder, &["--together"]);
    let people = ["Ann", "Bo"].map(|name| ballot.join(name));
    let file = file_of_votes(folder);
    ballot.order("next");
    let vote = |ballot: &Ballot, number: u32| {
        for cookie in &people {
            let page = await_form(ballot, cookie, number);
            let practice = page
                .split("name=\"practice\" value=\"")
                .nth(1)
                .expect("a form");
            let practice = practice.split('"').next().expect("an id");
            let body = format!(
                "sign={}&practice={practice}&number={number}&answer=4&reason=&note=",
                sign_in(&page)
            );
            let told = ballot.ask("POST /vote", cookie, &body);
            assert!(told.starts_with("HTTP/1.1 303"), "{told}");
        }
    };
    vote(&ballot, 1);
    ballot.order("reveal");
    ballot.order("again");
    vote(&ballot, 2);
    let kept = std::fs::read(&file).expect("bytes");
    ballot.order("end");
    let (code, said) = ballot.wait();
    assert_eq!(code, Some(0), "{said}");
    let rounds = read(folder).rounds.len();
    assert_eq!(rounds, 1);
    // As if the program had been killed after the document was written: the file of votes is still there, with
    // the record that it was to be written.
    let taken = {
        let document = document::write(&read(folder).without_contents());
        let digest = continuum::model::Digest::of(&document);
        format!("{{\"taken\":{{\"document\":\"{digest}\"}}}}")
    };
    std::fs::write(&file, [kept, record(taken.as_bytes())].concat()).expect("written");
    let mut again = Ballot::start(folder, &["--together"]);
    again.order("end");
    let (code, said) = again.wait();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("Nobody voted"), "{said}");
    assert_eq!(read(folder).rounds.len(), rounds);
}

/// The page of somebody once a vote is put up.
fn await_form(ballot: &Ballot, cookie: &str, number: u32) -> String {
    for _ in 0..100 {
        let page = ballot.ask("GET /", cookie, "");
        if page.contains(&format!("name=\"number\" value=\"{number}\"")) {
            return page;
        }
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    panic!("no vote {number} is put up");
}

/// A record as `docs/formats.md` describes it.
fn record(content: &[u8]) -> Vec<u8> {
    use sha2::{Digest as _, Sha256};
    let length = u32::try_from(content.len()).expect("short").to_le_bytes();
    let digest = Sha256::digest([&length, content].concat());
    [&length, &digest[..16], content].concat()
}

#[test]
fn what_cannot_be_voted_on_is_refused_as_by_other_commands() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let (code, said) = run(folder, &["ballot", "-"]);
    assert_eq!(code, Some(1), "{said}");
    let (code, said) = run(folder, &["ballot", "missing.continuum"]);
    assert_eq!(code, Some(3), "{said}");
    for wrong in ["0.0.0.0", "::", "room", "224.0.0.1"] {
        let (code, said) = run(folder, &["ballot", "a.continuum", "--interface", wrong]);
        assert_eq!(code, Some(2), "{said}");
    }
    let (code, said) = run(
        folder,
        &["ballot", "a.continuum", "--interface", "192.0.2.77"],
    );
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("ip address"), "{said}");
    run(
        folder,
        &[
            "sheet",
            "new",
            "a.continuum",
            "--for",
            "Zoe",
            "-o",
            "z.continuum-sheet",
        ],
    );
    let (code, said) = run(folder, &["ballot", "z.continuum-sheet"]);
    assert_eq!(code, Some(1), "{said}");
    let ballot = Ballot::start(folder, &[]);
    let (code, said) = run(folder, &["ballot", "a.continuum"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(said.contains("running already"), "{said}");
    drop(ballot.orders);
    let mut process = ballot.process;
    process.kill().expect("it is there");
    process.wait().expect("it ends");
}

#[cfg(unix)]
#[test]
fn a_document_with_a_password_leaves_no_vote_in_the_open() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    std::fs::write(folder.join("password"), "sesame\n").expect("written");
    let set = [
        "password",
        "set",
        "a.continuum",
        "--new-password-file",
        "password",
    ];
    let (code, said) = run(folder, &set);
    assert_eq!(code, Some(0), "{said}");
    let secret = ["--password-file", "password"];
    let mut ballot = Ballot::start(folder, &secret);
    let name = "Ann-of-the-votes";
    let ann = ballot.join(name);
    ballot.process.kill().expect("it is there");
    ballot.process.wait().expect("it ends");
    let file = file_of_votes(folder);
    let bytes = std::fs::read(&file).expect("bytes");
    assert!(
        !bytes
            .windows(name.len())
            .any(|part| part == name.as_bytes())
    );
    let mut again = Ballot::start(folder, &secret);
    assert!(again.ask("GET /", &ann, "").contains(name));
    again.order("end");
    let (code, said) = again.wait();
    assert_eq!(code, Some(0), "{said}");
}

#[cfg(unix)]
#[test]
fn sigterm_ends_it_with_the_votes_in_the_document() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let asked = practices(&read(folder));
    let ballot = Ballot::start(folder, &[]);
    let ann = ballot.join("Ann");
    ballot.vote(&ann, asked[0].as_str(), "4");
    let id = ballot.process.id().to_string();
    let sent = Command::new("kill")
        .args(["-TERM", &id])
        .status()
        .expect("it runs");
    assert!(sent.success());
    let (code, said) = ballot.wait();
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(ratings(&read(folder)).len(), 1);
}

#[test]
fn of_a_copy_it_is_said_that_the_ballot_runs_on_the_other_file() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let mut ballot = Ballot::start(folder, &[]);
    std::fs::copy(folder.join("a.continuum"), folder.join("copy.continuum")).expect("a copy");
    let (code, said) = run(folder, &["ballot", "copy.continuum"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains("is running, and this file is a copy of it"),
        "{said}"
    );
    assert!(
        said.contains("a ballot on ") && said.contains("a.continuum"),
        "{said}"
    );
    assert!(!said.contains("running already"), "{said}");
    let (_, said) = run(folder, &["ballot", "a.continuum"]);
    assert!(
        said.contains("a ballot on a.continuum is running already"),
        "{said}"
    );
    ballot.order("end");
    assert_eq!(ballot.wait().0, Some(0));
}

#[cfg(feature = "pdf")]
#[test]
fn the_preparation_sheet_is_written_as_a_pdf_and_nothing_else() {
    let folder = new_document("a.continuum");
    let folder = folder.path();
    let (code, said) = run(folder, &["rounds", "a.continuum", "--preparation", "p.pdf"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("p.pdf"), "{said}");
    let bytes = std::fs::read(folder.join("p.pdf")).expect("written");
    assert!(bytes.starts_with(b"%PDF"));
    let (code, said) = run(folder, &["rounds", "a.continuum", "--preparation", "p.txt"]);
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("ends with .pdf"), "{said}");
    assert!(!folder.join("p.txt").exists());
}
