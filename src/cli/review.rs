//! `continuum review FILE PERSON PRACTICE VERDICT`: what a second person makes of an answer.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgMatches};

use super::agree::{moved, practice, rating};
use super::arguments::{Subcommand, named, option, path, positional, text};
use super::change;
use super::failure::{Done, Failure};
use super::unlock::password_file;
use crate::analysis::Analysis;
use crate::model::{
    Assessment, Check, CheckVerdict, Edit, EditError, Practice, PracticeId, Respondent,
    ResponseField,
};
use crate::report::wording;
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "review",
    help: "command-review",
    arguments,
    run,
};

const ACCEPT: &str = "accept";
const ADJUST: &str = "adjust";
const SEND_BACK: &str = "send-back";
const TAKE_BACK: &str = "take-back";

fn arguments() -> Vec<Arg> {
    let by = [ACCEPT, ADJUST, SEND_BACK].map(|verdict| ("verdict", verdict));
    let note = [ADJUST, SEND_BACK].map(|verdict| ("verdict", verdict));
    vec![
        positional("file", "FILE", "command-agree-file"),
        named("person", "PERSON", "command-review-person")
            .required(true)
            .allow_hyphen_values(true),
        named("practice", "PRACTICE", "command-agree-practice").required(true),
        named("verdict", "VERDICT", "command-review-verdict")
            .required(true)
            .value_parser(PossibleValuesParser::new([
                ACCEPT, ADJUST, SEND_BACK, TAKE_BACK,
            ]))
            .hide_possible_values(true),
        named("rating", "RATING", "command-review-rating").required_if_eq("verdict", ADJUST),
        option("by", "command-review-by")
            .value_name("NAME")
            .required_if_eq_any(by),
        option("note", "command-review-note")
            .value_name("TEXT")
            .required_if_eq_any(note),
        password_file(),
    ]
}

/// Records the check, or takes it back, and says what that does.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let (before, key) = change::open(file, found, words)?;
    let words = &words.for_assessment(&before);
    let refused = || Message::new("command-agree-refused");
    if let Some(closing) = &before.closed {
        let why = Message::from(&EditError::Closed(closing.date));
        return Err(Failure::input(words, &refused().with("why", why), None));
    }
    let person = person(&before, text(found, "person").unwrap_or_default(), words)?;
    let asked = text(found, "practice").unwrap_or_default();
    let practice = practice(asked, &before.questionnaire, words)?;
    let check = check(found, &before, words)?;
    let known = person.sheet.get(&practice);
    if check.is_none() && known.is_none_or(|said| said.check.is_none()) {
        let name = wording::practice_named(words, &before.questionnaire, &practice);
        let message = Message::new("command-fault-review-none").with("practice", name);
        return Err(Failure::input(words, &message, None));
    }
    let mut after = before.clone();
    let edit = Edit::Respond {
        respondent: person.id.clone(),
        practice: practice.clone(),
        field: ResponseField::Check(check.clone()),
    };
    after.apply(edit).map_err(|error| {
        let message = refused().with("why", Message::from(&error));
        Failure::input(words, &message, None)
    })?;
    let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
    let mut lines = told([&before, &after], person, &practice, check.as_ref(), words);
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

/// The person of an id or a name; capitals and space around a name do not count.
fn person<'a>(
    assessment: &'a Assessment,
    asked: &str,
    words: &Words,
) -> Result<&'a Respondent, Failure> {
    let people = || assessment.respondents.iter().map(|person| &**person);
    if let Some(found) = people().find(|person| person.id.as_str() == asked.trim()) {
        return Ok(found);
    }
    let key = Practice::name_key(asked);
    let mut named = people().filter(|person| Practice::name_key(&person.name) == key);
    let key = match (named.next(), named.next()) {
        (Some(found), None) => return Ok(found),
        (None, _) => "command-feedback-unknown",
        (Some(_), Some(_)) => "command-fault-review-several",
    };
    let ids = people().map(|person| {
        let (id, name) = (person.id.to_string(), person.name.clone());
        words.with("command-review-id", &facts!(id, name))
    });
    let hint =
        Message::new("command-review-ids").with("ids", words.series(&ids.collect::<Vec<_>>()));
    let message = Message::new(key).with("name", asked);
    Err(Failure::usage(words, &message, Some(&hint)))
}

/// The check as it was given; `None` where it is to be taken back.
fn check(
    found: &ArgMatches,
    assessment: &Assessment,
    words: &Words,
) -> Result<Option<Check>, Failure> {
    let stated = text(found, "rating");
    let verdict = match (text(found, "verdict").unwrap_or_default(), stated) {
        (ADJUST, Some(asked)) => {
            let rating = rating(asked, None, &assessment.questionnaire, words)?;
            let Some(rating) = rating.at() else {
                let message = Message::new("command-fault-review-adjust").with("found", asked);
                return Err(Failure::usage(words, &message, None));
            };
            CheckVerdict::Adjusted(rating)
        }
        (verdict, Some(asked)) => {
            let message = Message::new("command-fault-review-rating");
            let message = message.with("found", asked).with("verdict", verdict);
            return Err(Failure::usage(words, &message, None));
        }
        (ACCEPT, None) => CheckVerdict::Accepted,
        (SEND_BACK, None) => CheckVerdict::SentBack,
        _ => return Ok(None),
    };
    let given = |name| text(found, name).unwrap_or_default().trim().to_owned();
    Ok(Some(Check {
        by: given("by"),
        date: store::today(),
        verdict,
        note: given("note"),
    }))
}

/// What was recorded, and what that does to the level.
fn told(
    sides: [&Assessment; 2],
    person: &Respondent,
    practice: &PracticeId,
    check: Option<&Check>,
    words: &Words,
) -> Vec<String> {
    let [_, after] = sides;
    let questionnaire = &after.questionnaire;
    let mut others = after.respondents.iter();
    let place = others.position(|other| other.id == person.id);
    let facts = facts!(
        name = wording::practice_named(words, questionnaire, practice),
        who = wording::person_name(words, &person.name, place.unwrap_or_default())
    );
    let said = match check {
        Some(check) => wording::check(words, check),
        None => words.text("command-review-taken-back"),
    };
    let mut lines = vec![words.with("command-review-answer", &facts), said];
    let form = after.form;
    let mut asked = questionnaire.practices_in(form);
    if asked.any(|(_, it)| it.id == *practice) {
        let profiles = sides.map(|side| Analysis::of(side, form, store::today()).profile);
        lines.extend(moved(words, questionnaire, &profiles, practice));
    } else {
        lines.push(words.text("command-agree-not-asked"));
    }
    lines
}
