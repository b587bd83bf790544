//! `continuum ballot FILE`: people in the room vote on their phones.

use std::io::{self, BufRead as _, IsTerminal as _, Write as _};
use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::time::Duration;

use clap::{Arg, ArgMatches, value_parser};

use super::agree;
use super::arguments::{
    Subcommand, flag, option, path, positional, smallest_group_option, text, value,
};
use super::change;
use super::failure::{Done, Failure};
use super::files;
use super::unlock::{self, password_file};
use crate::ballot::{
    self, Begun, Code, Counts, Ended, Event, NotBegun, NotDone, Options, Order, Session, Stage,
    Told, Way,
};
use crate::format::MOST_BYTES;
use crate::format::encrypted::{self, Key};
use crate::model::{Assessment, PracticeId};
use crate::report::wording;
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "ballot",
    help: "command-ballot",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    vec![
        positional("file", "FILE", "command-ballot-file"),
        option("interface", "command-ballot-interface")
            .value_name("ADDRESS")
            .value_parser(|address: &str| {
                let address = address.parse::<IpAddr>().ok();
                // Every address of the computer is not one that was chosen.
                let chosen = address.filter(|it| !it.is_unspecified() && !it.is_multicast());
                chosen.ok_or("ADDRESS")
            }),
        option("port", "command-ballot-port")
            .value_name("PORT")
            .value_parser(value_parser!(u16).range(1..)),
        flag("together", "command-ballot-together"),
        option("minutes", "command-ballot-minutes")
            .value_name("MINUTES")
            .value_parser(value_parser!(u32).range(1..=1_440)),
        smallest_group_option().help("command-ballot-smallest-group"),
        option("wifi", "command-ballot-wifi").value_name("NAME"),
        option("wifi-password", "command-ballot-wifi-password")
            .value_name("TEXT")
            .requires("wifi"),
        flag("no-picture", "command-ballot-no-picture"),
        password_file(),
    ]
}

fn options(found: &ArgMatches) -> Options {
    let least = SmallestGroup::new(SMALLEST_GROUP);
    let minutes = value::<u32>(found, "minutes").copied();
    Options {
        interface: value(found, "interface")
            .copied()
            .unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST)),
        port: value(found, "port").copied(),
        way: if found.get_flag("together") {
            Way::Together
        } else {
            Way::OwnPace
        },
        least: value(found, "smallest-group").copied().unwrap_or(least),
        lasts: minutes.map(|minutes| Duration::from_secs(u64::from(minutes) * 60)),
    }
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let (assessment, key) = open(file, found, words)?;
    let words = &words.for_assessment(&assessment);
    let options = options(found);
    let begun = ballot::begin(file, assessment.clone(), key.as_ref(), options, words);
    let begun = begun.map_err(|error| not_begun(&error, file, words))?;
    introduce(&begun, options, found, words)?;
    let numbers = assessment.questionnaire.clone();
    let remote = begun.ballot.remote();
    let asks = words.clone();
    let hears = remote.clone();
    // It waits for a line for ever, so nobody waits for it.
    std::thread::spawn(move || {
        for line in io::stdin().lock().lines().map_while(Result::ok) {
            match order(line.trim(), &numbers, &asks) {
                Ok(Some(order)) => hears.order(order),
                Ok(None) => {}
                Err(lines) => files::warn(&lines),
            }
        }
    });
    let tells = words.clone();
    let ended = begun.ballot.run(true, move |told, session| {
        for line in lines_of(told, session, &tells) {
            // Nobody may read it any more; the votes go on.
            let _ = writeln!(io::stdout(), "{line}");
        }
        let _ = io::stdout().flush();
    });
    let ended = ended.map_err(|error| {
        let facts = facts!(reason = error.to_string());
        Failure::System(vec![words.with("command-fault-ballot-system", &facts)])
    })?;
    take_in(file, ended, key.as_ref(), words)
}

/// Opens the document. It has an id on the disk from then on, by which its votes are found again.
fn open(
    file: &Path,
    found: &ArgMatches,
    words: &Words,
) -> Result<(Assessment, Option<Key>), Failure> {
    let refused = |key, hint| {
        let (message, hint) = (Message::new(key), Message::new(hint));
        Failure::input(words, &message, Some(&hint))
    };
    if files::is_standard(file) {
        return Err(refused(
            "command-fault-ballot-stdin",
            "command-ballot-stdin-hint",
        ));
    }
    files::keep_report(file, words)?;
    let (mut assessment, key) = unlock::open(file, found, words)?;
    if assessment.cover.is_some() {
        return Err(refused(
            "command-fault-ballot-sheet",
            "command-ballot-sheet-hint",
        ));
    }
    if assessment.closed.is_some() {
        return Err(refused(
            "command-fault-ballot-closed",
            "command-sheet-closed-hint",
        ));
    }
    if assessment.identity.id.is_none() {
        let before = assessment.clone();
        assessment.identity.id = store::fresh_id();
        let refused = Message::new("command-ballot-refused");
        change::save(file, &before, &assessment, key.as_ref(), refused, words)?;
    }
    Ok((assessment, key))
}

fn not_begun(error: &NotBegun, file: &Path, words: &Words) -> Failure {
    if let NotBegun::Store(error) = error {
        return Failure::store(error, words);
    }
    let (message, hint) = error.told(&files::name(file, words));
    let is_system = matches!(
        error,
        NotBegun::NoPlace | NotBegun::NoRandom | NotBegun::Listen(..)
    );
    if !is_system {
        return Failure::input(words, &message, hint.as_ref());
    }
    let hint = hint.map(|hint| words.with("command-hint", &facts!(hint = words.say(&hint))));
    Failure::System([words.say(&message)].into_iter().chain(hint).collect())
}

/// Says where the ballot is, and what to do.
fn introduce(begun: &Begun, options: Options, found: &ArgMatches, words: &Words) -> Done {
    let address = begun.ballot.address();
    // The first line is for programs, too.
    let mut lines = vec![address.clone()];
    let code = begun.ballot.code();
    let link = format!("{address}j/{code}");
    let code = ballot::grouped(&code);
    lines.push(words.with("command-ballot-code", &facts!(code)));
    let session = begun.ballot.session();
    if begun.goes_on {
        let count = session.here().count();
        lines.push(words.with("command-ballot-goes-on", &facts!(count)));
    }
    if begun.torn > 0 {
        lines.push(words.with("command-ballot-torn", &facts!(bytes = begun.torn)));
    }
    if begun.refused > 0 {
        let count = begun.refused;
        lines.push(words.with("command-ballot-not-permitted", &facts!(count)));
    }
    let draws = !found.get_flag("no-picture");
    let inks = io::stdout().is_terminal();
    let mut picture = |key: &'static str, text: &str| {
        if let Some(code) = Code::of(text).filter(|_| draws) {
            lines.extend([String::new(), words.text(key)]);
            lines.extend(code.lines(inks));
        }
    };
    if let Some(name) = text(found, "wifi") {
        let password = text(found, "wifi-password").unwrap_or_default();
        picture("command-ballot-scan-wifi", &ballot::wifi(name, password));
    }
    picture("command-ballot-scan", &link);
    lines.push(String::new());
    if options.interface.is_loopback() {
        lines.push(words.text("command-ballot-only-here"));
    }
    lines.push(words.text("command-ballot-read-along"));
    let key = match options.way {
        Way::OwnPace => "command-ballot-orders",
        Way::Together => "command-ballot-orders-together",
    };
    lines.push(words.text(key));
    files::print(&(lines.join("\n") + "\n"), words)
}

/// Reads an order as it is typed; nothing of an empty line.
fn order(
    line: &str,
    questionnaire: &crate::model::Questionnaire,
    words: &Words,
) -> Result<Option<Order>, Vec<String>> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    let unknown = || vec![words.with("command-ballot-unknown", &facts!(line))];
    let said = |failure| match failure {
        Failure::Usage(lines) | Failure::Input(lines) | Failure::System(lines) => lines,
        Failure::ReaderGone => Vec::new(),
    };
    Ok(Some(match word.to_lowercase().as_str() {
        "" => return Ok(None),
        "next" if rest.is_empty() => Order::Next(None),
        "next" => {
            let named = agree::practice(rest, questionnaire, words).map_err(said)?;
            Order::Next(Some(named))
        }
        "again" => Order::Again,
        "countdown" => match rest {
            "" => Order::Countdown(30),
            _ => Order::Countdown(rest.parse().map_err(|_| unknown())?),
        },
        "reveal" => Order::Reveal,
        "agree" => {
            let (asked, reason) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            let given = Some(reason.trim()).filter(|reason| !reason.is_empty());
            let rating = agree::rating(asked, given, questionnaire, words).map_err(said)?;
            let reason = if rating.reason().is_some() {
                ""
            } else {
                reason.trim()
            };
            Order::Agree(rating, reason.to_owned())
        }
        "code" if !rest.is_empty() => Order::Code(rest.to_owned()),
        "who" => Order::Who,
        "end" => Order::End,
        _ => return Err(unknown()),
    }))
}

/// What is told of something that happened.
fn lines_of(told: &Told<'_>, session: &Session, words: &Words) -> Vec<String> {
    match told {
        Told::Event(event) => event_lines(event, session, words),
        Told::Who => who_lines(session, words),
        Told::Countdown(seconds) => {
            vec![words.with("command-ballot-countdown", &facts!(seconds = *seconds))]
        }
        Told::NotDone(error) => vec![not_done(error, words)],
        Told::Held | Told::Closed => Vec::new(),
        Told::DiskRefuses => vec![words.text("command-ballot-disk")],
    }
}

fn not_done(error: &NotDone, words: &Words) -> String {
    match error {
        NotDone::OwnPace => words.text("command-ballot-own-pace"),
        NotDone::NoMore => words.text("command-ballot-no-more"),
        NotDone::NothingAsked => words.text("command-ballot-nothing-asked"),
        NotDone::NotRevealed => words.text("command-ballot-not-revealed"),
        NotDone::RevealedAlready => words.text("command-ballot-revealed-already"),
        NotDone::Nobody(name) => words.with("command-ballot-nobody", &facts!(name = name.as_str())),
        NotDone::NoRandom => words.text("command-fault-ballot-random"),
        NotDone::Edit(error) => words.say(&Message::from(error)),
    }
}

fn named(practice: &str, session: &Session, words: &Words) -> String {
    let questionnaire = &session.assessment.questionnaire;
    let id = PracticeId::new(practice);
    id.map_or_else(
        |_| practice.to_owned(),
        |id| wording::practice_named(words, questionnaire, &id),
    )
}

fn name_of(who: &str, session: &Session) -> String {
    let person = session.person(who);
    person.map(|person| person.name.clone()).unwrap_or_default()
}

fn event_lines(event: &Event, session: &Session, words: &Words) -> Vec<String> {
    let people = session.here().count();
    match event {
        Event::Began(_) | Event::Kept { .. } | Event::Taken { .. } => Vec::new(),
        Event::Joined(joined) => {
            let name = joined.name.as_str();
            vec![words.with("command-ballot-joined", &facts!(name, people))]
        }
        Event::Resumed { who, .. } => {
            let name = name_of(who, session);
            vec![words.with("command-ballot-resumed", &facts!(name, people))]
        }
        Event::Coded { name, code, .. } => {
            let facts = facts!(name = name.as_str(), code = ballot::grouped(code));
            vec![words.with("command-ballot-personal", &facts)]
        }
        Event::Voted(vote) => {
            if *session.stage() == Stage::OwnPace {
                return Vec::new();
            }
            let name = name_of(&vote.who, session);
            let told = session.turnout(words);
            vec![words.with("command-ballot-voted", &facts!(name, told))]
        }
        Event::Asked { practice, .. } => {
            let name = named(practice, session, words);
            let id = session.practice_now();
            let number = id.map_or(1, |id| session.round(id));
            vec![words.with("command-ballot-asked", &facts!(name, number))]
        }
        Event::Shown { practice } => {
            let name = named(practice, session, words);
            vec![words.with("command-ballot-shown", &facts!(name))]
        }
        Event::Revealed => revealed_lines(session, words),
        Event::Agreed { practice, .. } => {
            let name = named(practice, session, words);
            vec![words.with("command-ballot-agreed", &facts!(name))]
        }
    }
}

fn who_lines(session: &Session, words: &Words) -> Vec<String> {
    let people = session.here().count();
    let mut lines = vec![words.with("ballot-present", &facts!(people))];
    let is_together = session.practice_now().is_some();
    for (who, _) in session.here() {
        let Some(person) = session.person(who) else {
            continue;
        };
        let asks = session.asks(person);
        let answered = asks
            .iter()
            .filter(|it| person.sheet.rating(&it.id).is_some());
        let (answered, asked) = (answered.count(), asks.len());
        let name = person.name.as_str();
        let is_asked = session.asked_now().any(|(asked, _)| asked == who);
        let voted: u8 = match (session.has_voted(who), is_asked) {
            (true, _) => 1,
            (false, true) => 0,
            (false, false) => 2,
        };
        let key = if is_together {
            "command-ballot-who-now"
        } else {
            "command-ballot-who"
        };
        lines.push(words.with(key, &facts!(name, answered, asked, voted)));
    }
    lines
}

/// How the votes lie, for whoever leads the ballot and has the document anyway.
fn revealed_lines(session: &Session, words: &Words) -> Vec<String> {
    let Some(practice) = session.practice_now() else {
        return Vec::new();
    };
    let counts: Counts = session.counts(practice);
    let people = session.voted();
    let mut lines = vec![words.with("ballot-revealed-people", &facts!(people))];
    let mut line = |name: String, people: usize| {
        if people > 0 {
            let facts = facts!(rating = name, people);
            lines.push(format!("  {}", words.with("ballot-count", &facts)));
        }
    };
    for (rating, count) in &counts.ratings {
        let facts = facts!(rating = words.rating(*rating));
        line(words.with("ballot-level", &facts), *count);
    }
    line(words.text("dont-know"), counts.unknown);
    line(words.text("not-applicable"), counts.left_out);
    if let Some(middle) = counts.middle {
        let upper = counts.upper.map(|it| words.rating(it));
        let has = u8::from(upper.is_some());
        let upper = upper.unwrap_or_default();
        let facts = facts!(rating = words.rating(middle), upper, has);
        lines.push(words.with("ballot-middle", &facts));
    }
    if session.votes().is_some_and(|votes| votes.counts.is_none()) {
        lines.push(words.text("command-ballot-not-on-phones"));
    }
    lines
}

/// Takes the votes into the document as it is now on the disk.
fn take_in(file: &Path, ended: Ended, key: Option<&Key>, words: &Words) -> Done {
    let stays = || {
        words.with(
            "command-ballot-stays",
            &facts!(file = files::name(file, words)),
        )
    };
    let Some(mut journal) = ended.journal else {
        return Err(Failure::System(vec![stays()]));
    };
    if !ended.events.iter().any(ballot::is_news) {
        journal.remove();
        return files::print(
            &format!("{}\n", words.text("command-ballot-nothing")),
            words,
        );
    }
    let kept_aside = |failure| match failure {
        Failure::Input(mut lines) => {
            lines.push(stays());
            Failure::Input(lines)
        }
        Failure::System(mut lines) => {
            lines.push(stays());
            Failure::System(lines)
        }
        other => other,
    };
    let before = again(file, key, words).map_err(kept_aside)?;
    if let Some(closing) = &before.closed {
        let lines = vec![wording::closed(words, closing), stays()];
        return Err(Failure::Input(lines));
    }
    let taken = ballot::taken_in(&before, &ended.events);
    // Where the program ends between the two, the next ballot knows whether the document was written.
    journal
        .append(&[taken.record(key)])
        .map_err(|error| kept_aside(Failure::store(&error, words)))?;
    let refused = Message::new("command-ballot-refused");
    let saved = change::save(file, &before, &taken.assessment, key, refused, words);
    let is_kept = saved.map_err(kept_aside)?;
    journal.remove();
    let facts = facts!(
        people = taken.people,
        votes = taken.votes,
        file = files::name(file, words)
    );
    let mut lines = vec![words.with("command-ballot-done", &facts)];
    if taken.refused > 0 {
        let count = taken.refused;
        lines.push(words.with("command-ballot-not-permitted", &facts!(count)));
    }
    lines.extend(change::kept_line(file, is_kept, words));
    files::print(&(lines.join("\n") + "\n"), words)
}

/// Reads the document once more, which may have been changed since.
fn again(file: &Path, key: Option<&Key>, words: &Words) -> Result<Assessment, Failure> {
    let bytes =
        store::read_bytes(file, MOST_BYTES).map_err(|error| files::refused(&error, words))?;
    let plain = encrypted::plain(bytes, key).map_err(|error| {
        let fault = Message::new("command-error")
            .with("file", files::name(file, words))
            .with("fault", error.message());
        Failure::input(words, &fault, Some(&error.hint()))
    })?;
    files::assessment(file, &plain, words)
}
