//! `continuum import FILE SHEET`: answers from a table into an assessment.

use clap::builder::ValueParser;
use clap::{Arg, ArgAction, ArgMatches};
use serde_json::{Value, json};

use super::arguments::{Subcommand, flag, option, path, positional};
use super::change;
use super::failure::{Done, Failure, hint_line};
use super::files;
use super::unlock::password_file;
use crate::format::import::{self, Change, Choices, Crowd, Person, Question, Reading};
use crate::format::{Diagnostic, Position, Severity};
use crate::model::{ColumnUse, Mapping, Meaning, Numbering, Rating};
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "import",
    help: "command-import",
    arguments: || {
        vec![
            positional("file", "FILE", "command-import-file"),
            positional("sheet", "SHEET", "command-import-sheet"),
            several("map", "HEADING=USE", "command-import-map"),
            several("value", "TEXT=MEANING", "command-import-value"),
            option("reason", "command-import-reason").value_name("TEXT"),
            several("another-person", "NAME", "command-import-another-person"),
            several("same-person", "NAME", "command-import-same-person"),
            flag("all-other-people", "command-import-all-other-people")
                .conflicts_with("all-same-people"),
            flag("all-same-people", "command-import-all-same-people"),
            flag("later-one-holds", "command-import-later-one-holds"),
            flag("replace-answers", "command-import-replace-answers"),
            flag("skip-bad", "command-import-skip-bad"),
            flag("preview", "command-import-preview"),
            flag("json", "command-import-json").requires("preview"),
            password_file(),
        ]
    },
    run,
};

/// An option that may be given several times.
fn several(name: &'static str, shown: &'static str, help: &'static str) -> Arg {
    option(name, help)
        .value_name(shown)
        .value_parser(ValueParser::string())
        .allow_hyphen_values(true)
        .action(ArgAction::Append)
}

/// Reads the table and writes the assessment; nothing is written while something must be decided, or
/// unless all rows are sound or the bad ones may be skipped.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let (file, answers) = (path(found, "file"), path(found, "sheet"));
    if files::is_standard(file) && files::is_standard(answers) {
        let message = Message::new("command-fault-two-stdin");
        return Err(Failure::usage(words, &message, None));
    }
    let (assessment, key) = change::open(file, found, words)?;
    let choices = choices(found, assessment.questionnaire.numbering, words)?;
    let bytes = files::read(answers, words)?;
    let name = files::name(answers, words);
    let table = import::open(&bytes, &assessment.questionnaire)
        .map_err(|faults| Failure::Input(files::diagnostics(&name, &faults, words)))?;
    drop(bytes);
    let mut reading = import::read(&table, &assessment, &choices);
    drop(table);
    check_headings(&reading, &choices.mapping, words)?;
    let numbering = assessment.questionnaire.numbering;
    if found.get_flag("preview") {
        return preview(&reading, numbering, found.get_flag("json"), &name, words);
    }
    let mut faults = files::diagnostics(&name, &reading.faults, words);
    let skips_bad = found.get_flag("skip-bad");
    check_decided(&reading, &faults, numbering, skips_bad, &name, words)?;
    if skips_bad {
        reading.leave_out_waiting();
        for (place, question) in &reading.questions {
            let [said, _] = asking(*place, question, numbering, &name, words);
            faults.push(said);
        }
    }
    files::warn(&faults);
    let mut lines = vec![summary(&reading, files::name(file, words), words)];
    let mut after = assessment.clone();
    let refused = || Message::new("command-import-refused");
    after.apply(reading.edit()).map_err(|error| {
        let message = refused().with("why", Message::from(&error));
        Failure::input(words, &message, None)
    })?;
    let is_kept = change::save(file, &assessment, &after, key.as_ref(), refused(), words)?;
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

/// What the options decide.
fn choices(found: &ArgMatches, numbering: Numbering, words: &Words) -> Result<Choices, Failure> {
    let given = |name: &str| -> Vec<&String> {
        let values = found.get_many::<String>(name);
        values.map(Iterator::collect).unwrap_or_default()
    };
    let mut mapping = Mapping::default();
    for text in given("map") {
        let Some((heading, used)) = split(text, ColumnUse::parse) else {
            let message = Message::new("command-fault-map").with("found", text.as_str());
            let hint = Message::new("command-fault-map-hint");
            return Err(Failure::usage(words, &message, Some(&hint)));
        };
        mapping.columns.insert(heading, used);
    }
    for text in given("value") {
        let Some((value, meaning)) = split(text, |text| Meaning::parse(text, numbering)) else {
            let message = Message::new("command-fault-value").with("found", text.as_str());
            let hint = Message::new("command-fault-value-hint");
            return Err(Failure::usage(words, &message, Some(&hint)));
        };
        mapping.values.insert(value, meaning);
    }
    Ok(Choices {
        mapping,
        reason: found
            .get_one::<String>("reason")
            .map(|reason| reason.trim().to_owned())
            .filter(|reason| !reason.is_empty())
            .unwrap_or_else(|| words.text("import-reason")),
        crowd: match ["all-other-people", "all-same-people"].map(|name| found.get_flag(name)) {
            [true, _] => Some(Crowd::Others),
            [_, true] => Some(Crowd::Same),
            _ => None,
        },
        ..about_people(found)
    })
}

/// What the options decide about people.
pub(super) fn about_people(found: &ArgMatches) -> Choices {
    let given = |name: &str| found.get_many::<String>(name).unwrap_or_default();
    let pair = |text: &String| {
        let (name, other) = text.split_once('=')?;
        Some((name.trim().to_owned(), other.trim().to_owned()))
    };
    let same = given("same-person");
    let (pairs, same): (Vec<_>, Vec<_>) = same.partition(|text| text.contains('='));
    Choices {
        later_one_holds: found.get_flag("later-one-holds"),
        replace_answers: found.get_flag("replace-answers"),
        other_people: given("another-person").cloned().collect(),
        same_people: same.into_iter().cloned().collect(),
        other_names: pairs.into_iter().filter_map(pair).collect(),
        ..Choices::default()
    }
}

/// A text before the first equals sign after which something is said that is known.
fn split<T>(text: &str, parse: impl Fn(&str) -> Option<T>) -> Option<(String, T)> {
    let mut signs = text.match_indices('=').filter(|(at, _)| *at > 0);
    signs.find_map(|(at, _)| {
        let (before, after) = text.split_at_checked(at)?;
        let known = parse(after.strip_prefix('=')?)?;
        Some((before.trim().to_owned(), known))
    })
}

/// Refuses headings that the table does not have.
fn check_headings(reading: &Reading, given: &Mapping, words: &Words) -> Done {
    let unknown = reading.unknown(given.columns.keys());
    let Some(first) = unknown.first() else {
        return Ok(());
    };
    let headings = reading.columns.iter().map(|column| column.heading.as_str());
    let headings = headings.filter(|heading| !heading.is_empty());
    let quoted: Vec<String> = headings.map(|heading| format!("\"{heading}\"")).collect();
    let message = Message::new("command-fault-heading").with("found", *first);
    let hint = Message::new("command-fault-heading-hint").with("headings", quoted.join(", "));
    Err(Failure::input(words, &message, Some(&hint)))
}

/// Refuses to take anything in while something is faulty or must be decided, and lists it.
fn check_decided(
    reading: &Reading,
    faults: &[String],
    numbering: Numbering,
    skips_bad: bool,
    file: &str,
    words: &Words,
) -> Done {
    let is_bad = reading.has_errors() && !skips_bad;
    let is_open = |question: &Question| match question {
        // Cells that say nothing sure, and second answers, are left out as other bad ones are.
        Question::Value { .. } | Question::Twice { .. } | Question::Rows { .. } => !skips_bad,
        Question::Again { .. }
        | Question::Alike { .. }
        | Question::Replaces { .. }
        | Question::Strangers { .. } => true,
    };
    let open = reading
        .questions
        .iter()
        .filter(|(_, question)| is_open(question));
    let mut asked: Vec<String> = Vec::new();
    let mut replaced = 0;
    for (place, question) in open {
        replaced += usize::from(matches!(question, Question::Replaces { .. }));
        asked.extend(asking(*place, question, numbering, file, words));
    }
    if replaced > 1 {
        let hint = Message::new("command-import-all-hint");
        asked.push(hint_line(words, &hint));
    }
    if !is_bad && asked.is_empty() {
        return Ok(());
    }
    let mut lines = faults.to_vec();
    if asked.is_empty() {
        lines.push(hint_line(words, &Message::new("command-import-hint")));
    } else {
        lines.extend(asked);
        lines.push(hint_line(
            words,
            &Message::new("command-import-decide-hint"),
        ));
    }
    Err(Failure::Input(lines))
}

/// A question in a line, with a line for the options that answer it.
fn asking(
    place: Position,
    question: &Question,
    numbering: Numbering,
    file: &str,
    words: &Words,
) -> [String; 2] {
    let [message, hint] = question_texts(question, numbering);
    let facts = facts!(
        file,
        line = place.line.to_string(),
        column = place.column.to_string(),
        fault = words.say(&message)
    );
    [
        words.with("command-error-at", &facts),
        hint_line(words, &hint),
    ]
}

pub(super) fn question_texts(question: &Question, numbering: Numbering) -> [Message; 2] {
    match question {
        Question::Value {
            text,
            count,
            proposal,
        } => [
            Message::new("import-ask-value")
                .with("text", text.as_str())
                .with("count", *count),
            Message::new("command-import-ask-value")
                .with("text", text.as_str())
                .with("meaning", proposal.text(numbering)),
        ],
        Question::Twice { name } => [
            Message::new("import-ask-twice").with("name", name.as_str()),
            Message::new("command-import-ask-twice").with("name", name.as_str()),
        ],
        Question::Again { name } => [
            Message::new("import-ask-again").with("name", name.as_str()),
            Message::new("command-import-ask-alike").with("name", name.as_str()),
        ],
        Question::Rows { name } => [
            Message::new("import-ask-rows").with("name", name.as_str()),
            Message::new("command-import-ask-rows").with("name", name.as_str()),
        ],
        Question::Strangers {
            name,
            count,
            is_same,
        } => [
            Message::new(if *is_same {
                "import-ask-same-answers"
            } else {
                "import-ask-numbers"
            })
            .with("name", name.as_str())
            .with("count", *count),
            Message::new("command-import-ask-strangers"),
        ],
        Question::Alike { name, one, other } => [
            Message::new("import-ask-alike")
                .with("name", name.as_str())
                .with("one", place_of(one))
                .with("other", place_of(other)),
            Message::new("command-import-ask-alike").with("name", name.as_str()),
        ],
        Question::Replaces { name, changes } => [
            Message::new("import-ask-replaces")
                .with("name", name.as_str())
                .with("count", changes.len())
                .with("what", what_changes(changes, numbering)),
            Message::new("command-import-ask-replaces").with("name", name.as_str()),
        ],
    }
}

/// The first answers that would be replaced, from what to what.
fn what_changes(changes: &[Change], numbering: Numbering) -> String {
    const LISTED: usize = 10;
    let shown = changes.iter().take(LISTED).map(|change| {
        let [before, after] = [&change.before, &change.after].map(|said| {
            let rating = said.rating.clone();
            let note = if change.before.rating == change.after.rating {
                format!(" \"{}\"", beginning(&said.note))
            } else {
                String::new()
            };
            format!("{}{note}", Meaning { rating }.text(numbering))
        });
        format!("{} {before} → {after}", change.practice)
    });
    let mut shown: Vec<String> = shown.collect();
    if changes.len() > LISTED {
        shown.push("…".to_owned());
    }
    shown.join(", ")
}

/// The beginning of a note, on one line.
fn beginning(note: &str) -> String {
    const LONGEST: usize = 40;
    let words: Vec<&str> = note.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

/// A role and a team, as far as they are stated.
fn place_of([role, team]: &[String; 2]) -> String {
    let stated = [role, team].into_iter().filter(|text| !text.is_empty());
    let stated: Vec<&str> = stated.map(String::as_str).collect();
    stated.join(", ")
}

/// What was taken in: responses and respondents, and how many are new, changed and unchanged.
fn summary(reading: &Reading, file: String, words: &Words) -> String {
    let people = &reading.people;
    let count = |of: fn(&Person) -> usize| people.iter().map(of).sum::<usize>();
    let new = count(|person| person.new);
    let changed = count(|person| person.changed.len());
    let unchanged = count(|person| person.unchanged);
    let (responses, respondents) = (new + changed + unchanged, people.len());
    let mut lines = vec![words.with("command-import-done", &facts!(responses, respondents, file))];
    lines.push(words.with("command-import-counts", &facts!(new, changed, unchanged)));
    lines.extend(left_out(reading, words));
    lines.join("\n")
}

/// Which rows were left out, and which answers got a reason that nobody wrote.
fn left_out(reading: &Reading, words: &Words) -> Vec<String> {
    let mut lines = Vec::new();
    let rows = [
        ("import-previews", &reading.previews),
        ("import-unfinished", &reading.unfinished),
    ];
    for (key, rows) in rows.into_iter().filter(|(_, rows)| !rows.is_empty()) {
        let facts = facts!(count = rows.len(), lines = import::listed(rows));
        lines.push(words.with(key, &facts));
    }
    let reason = words.text("import-reason");
    let texts = reading.texts.iter();
    let texts = texts.filter(|read| match &read.meaning {
        Some(Meaning {
            rating: Some(Rating::NotApplicable(given)),
        }) => *given == reason && !read.is_confirmed,
        _ => false,
    });
    let count: usize = texts.map(|read| read.count).sum();
    if count > 0 {
        lines.push(words.with("import-reason-given", &facts!(count, reason)));
    }
    lines
}

/// Prints what would be taken in.
fn preview(
    reading: &Reading,
    numbering: Numbering,
    as_json: bool,
    file: &str,
    words: &Words,
) -> Done {
    if as_json {
        return files::print_json(&json(reading, numbering, words), words);
    }
    let mut lines = vec![words.text("import-columns")];
    for column in reading
        .columns
        .iter()
        .filter(|column| !column.heading.is_empty())
    {
        let used = column
            .used
            .as_ref()
            .unwrap_or(&ColumnUse::Leave)
            .to_string();
        let facts = facts!(heading = column.heading.as_str(), used);
        lines.push(words.with("import-column", &facts));
    }
    let is_plain = |question: &str, used: Option<&ColumnUse>| {
        let practice = used.and_then(ColumnUse::practice);
        practice.is_some_and(|id| id.as_str().eq_ignore_ascii_case(question))
    };
    let asked = reading.asked.iter();
    for (question, used) in asked.filter(|(text, used)| !is_plain(text, used.as_ref())) {
        let used = used.as_ref().unwrap_or(&ColumnUse::Leave).to_string();
        let facts = facts!(heading = question.as_str(), used);
        lines.push(words.with("import-column", &facts));
    }
    if !reading.texts.is_empty() {
        lines.push(words.text("import-texts"));
    }
    for read in &reading.texts {
        let meaning = read.meaning.as_ref().map(|meaning| meaning.text(numbering));
        let meaning = meaning.unwrap_or_else(|| words.text("import-text-open"));
        let facts = facts!(text = read.text.as_str(), count = read.count, meaning);
        lines.push(words.with("import-text", &facts));
    }
    lines.push(words.text("import-people"));
    for person in &reading.people {
        let place = place_of(&[person.role.clone(), person.team.clone()]);
        let has_place = if place.is_empty() { "no" } else { "yes" };
        let facts = facts!(
            name = person.name.as_str(),
            place,
            has_place,
            new = person.new,
            changed = person.changed.len(),
            unchanged = person.unchanged
        );
        lines.push(words.with("import-person", &facts));
    }
    lines.extend(left_out(reading, words));
    lines.extend(files::diagnostics(file, &reading.faults, words));
    for (place, question) in &reading.questions {
        lines.extend(asking(*place, question, numbering, file, words));
    }
    files::print(&format!("{}\n", lines.join("\n")), words)
}

/// What would be taken in, for programs.
fn json(reading: &Reading, numbering: Numbering, words: &Words) -> Value {
    let people = reading.people.iter().map(|person| {
        json!({
            "name": person.name,
            "role": person.role,
            "team": person.team,
            "new": person.new,
            "changed": person.changed.len(),
            "unchanged": person.unchanged,
        })
    });
    let columns = reading.columns.iter();
    let columns = columns.map(|column| json_use(&column.heading, column.used.as_ref()));
    let asked = reading.asked.iter();
    let asked = asked.map(|(question, used)| json_use(question, used.as_ref()));
    let values = reading.texts.iter().map(|read| {
        json!({
            "text": read.text,
            "count": read.count,
            "meaning": read.meaning.as_ref().map(|meaning| meaning.text(numbering)),
            "proposal": read.proposal.as_ref().map(|meaning| meaning.text(numbering)),
        })
    });
    let questions = reading.questions.iter().map(|(place, question)| {
        let [message, hint] = question_texts(question, numbering);
        json_line("error", Some(*place), [Some(&message), Some(&hint)], words)
    });
    let faults = reading.faults.iter().map(|fault| json_fault(fault, words));
    json!({
        "people": people.collect::<Vec<_>>(),
        "columns": columns.collect::<Vec<_>>(),
        "questions_of_rows": asked.collect::<Vec<_>>(),
        "values": values.collect::<Vec<_>>(),
        "previews": reading.previews.len(),
        "preview_lines": reading.previews,
        "unfinished": reading.unfinished.len(),
        "unfinished_lines": reading.unfinished,
        "to_decide": questions.collect::<Vec<_>>(),
        "faults": faults.collect::<Vec<_>>(),
    })
}

/// A column, or a question of rows, with its use.
fn json_use(heading: &str, used: Option<&ColumnUse>) -> Value {
    let used = used.unwrap_or(&ColumnUse::Leave);
    let written = used.to_string();
    let kind = written.split(':').next().unwrap_or_default();
    json!({
        "heading": heading,
        "use": kind,
        "practice": used.practice().map(ToString::to_string),
    })
}

/// A fault for programs.
pub(super) fn json_fault(fault: &Diagnostic, words: &Words) -> Value {
    let severity = match fault.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let said = [Some(&fault.message), fault.hint.as_ref()];
    json_line(severity, fault.place, said, words)
}

fn json_line(
    severity: &str,
    place: Option<Position>,
    said: [Option<&Message>; 2],
    words: &Words,
) -> Value {
    let [message, hint] = said.map(|text| text.map(|text| words.say(text)));
    json!({
        "severity": severity,
        "line": place.map(|place| place.line),
        "column": place.map(|place| place.column),
        "message": message,
        "hint": hint,
    })
}
