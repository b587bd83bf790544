//! `continuum agree FILE PRACTICE RATING`: what the group agreed on, recorded beside the votes.

use clap::{Arg, ArgMatches};

use super::arguments::{Subcommand, flag, named, option, path, positional, text};
use super::change;
use super::failure::{Done, Failure};
use super::unlock::password_file;
use crate::analysis::{self, Analysis};
use crate::format::nearest_practice;
use crate::model::{
    Assessment, Consensus, Edit, Level, Practice, PracticeId, Questionnaire, Rating, RatingKind,
    Text,
};
use crate::report::wording;
use crate::scoring::{LevelRange, Profile};
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "agree",
    help: "command-agree",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    vec![
        positional("file", "FILE", "command-agree-file"),
        named("practice", "PRACTICE", "command-agree-practice").required(true),
        named("rating", "RATING", "command-agree-rating").required_unless_present("take-back"),
        option("reason", "command-agree-reason")
            .value_name("TEXT")
            .conflicts_with("take-back"),
        flag("take-back", "command-agree-take-back").conflicts_with("rating"),
        password_file(),
    ]
}

/// Records what was agreed, or takes it back, and says what that does.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let (before, key) = change::open(file, found, words)?;
    let words = &words.for_assessment(&before);
    let asked = text(found, "practice").unwrap_or_default();
    let practice = practice(asked, &before.questionnaire, words)?;
    let known = before.consensus.get(&practice);
    let agreed = if found.get_flag("take-back") {
        if known.is_none() {
            let name = wording::practice_named(words, &before.questionnaire, &practice);
            let message = Message::new("command-fault-agree-none").with("practice", name);
            return Err(Failure::input(words, &message, None));
        }
        None
    } else {
        Some(consensus(found, known, &before.questionnaire, words)?)
    };
    let mut after = before.clone();
    let refused = || Message::new("command-agree-refused");
    let edit = Edit::SetConsensus(practice.clone(), agreed);
    after.apply(edit).map_err(|error| {
        let message = refused().with("why", Message::from(&error));
        Failure::input(words, &message, None)
    })?;
    let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
    let mut lines = told([&before, &after], &practice, words);
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

/// The practice of an id, a title or another of its names.
pub(super) fn practice(
    asked: &str,
    questionnaire: &Questionnaire,
    words: &Words,
) -> Result<PracticeId, Failure> {
    let known = questionnaire.practices_by_name();
    let found = known.get(&Practice::name_key(asked)).copied().cloned();
    found.ok_or_else(|| {
        let message = Message::new("sound-practice-unknown").with("id", asked);
        Failure::usage(
            words,
            &message,
            nearest_practice(asked, questionnaire).as_ref(),
        )
    })
}

/// What is to be recorded. Where the rating is the one that stands there already, its reason stays
/// unless another is given.
fn consensus(
    found: &ArgMatches,
    known: Option<&Consensus>,
    questionnaire: &Questionnaire,
    words: &Words,
) -> Result<Consensus, Failure> {
    let asked = text(found, "rating").unwrap_or_default();
    let given = text(found, "reason").map(str::trim);
    let rating = rating(asked, given, questionnaire, words)?;
    let said = rating.reason().map(String::as_str);
    let same = known.filter(|known| known.rating == rating);
    let reason = match (given, same) {
        // "Not applicable" holds its reason by itself.
        (Some(given), _) if said == Some(given) => "",
        (Some(given), _) => given,
        (None, Some(same)) => same.reason.as_str(),
        (None, None) => "",
    };
    Ok(Consensus {
        reason: reason.to_owned(),
        rating,
        agreed_on: Some(store::today()),
    })
}

/// Reads a rating: a level in halves, the name of a level, `na` with its reason, or `dk`.
pub(super) fn rating(
    asked: &str,
    reason: Option<&str>,
    questionnaire: &Questionnaire,
    words: &Words,
) -> Result<Rating, Failure> {
    let (code, own) = asked.split_once(':').unwrap_or((asked, ""));
    let own = Some(own.trim()).filter(|own| !own.is_empty());
    let is_meant = |kind: &RatingKind| kind.notation().code.eq_ignore_ascii_case(code.trim());
    let mut kinds = RatingKind::lettered().map(|(kind, _)| kind);
    if let Some(kind) = kinds.find(is_meant) {
        let reason = own.or(reason).unwrap_or_default().to_owned();
        if let Some(rating) = kind.rating(reason) {
            return Ok(rating);
        }
    }
    let numbering = questionnaire.numbering;
    let number = asked.trim().replace('½', ".5");
    if let Some(half_levels) = numbering.parse(&number) {
        return Ok(Rating::At(half_levels));
    }
    let name = Practice::name_key(asked);
    let is_named = |text: &Text| {
        let mut wordings = text.wordings();
        wordings.any(|(_, wording)| Practice::name_key(wording) == name)
    };
    let mut levels = Level::all(questionnaire.level_count()).zip(&questionnaire.levels);
    let named = levels.find(|(_, text)| is_named(&text.name));
    named
        .map(|(level, _)| Rating::At(level.into()))
        .ok_or_else(|| {
            let message = Message::new("command-fault-agree-rating")
                .with("least", numbering.lowest())
                .with("most", numbering.number(questionnaire.top()))
                .with("found", asked);
            let all = questionnaire.levels.iter();
            let all: Vec<String> = all
                .map(|level| words.wording(&level.name).to_owned())
                .collect();
            let hint = Message::new("command-agree-rating-hint").with("names", words.series(&all));
            Failure::usage(words, &message, Some(&hint))
        })
}

/// What counted before, what counts now, and what that does to the level.
fn told(sides: [&Assessment; 2], practice: &PracticeId, words: &Words) -> Vec<String> {
    let [before, after] = sides;
    let questionnaire = &after.questionnaire;
    let name = wording::practice_named(words, questionnaire, practice);
    let [was, is] = sides.map(|side| counts(words, side, practice));
    if before.consensus == after.consensus {
        return vec![words.with("command-agree-nothing", &facts!(name, is))];
    }
    let mut lines = vec![
        name,
        words.with("command-agree-was", &facts!(was)),
        words.with("command-agree-is", &facts!(is)),
    ];
    let form = after.form;
    if questionnaire
        .practices_in(form)
        .any(|(_, it)| it.id == *practice)
    {
        let profiles = sides.map(|side| Analysis::of(side, form, store::today()).profile);
        lines.extend(moved(words, questionnaire, &profiles, practice));
    } else {
        lines.push(words.text("command-agree-not-asked"));
    }
    let votes = after.respondents.iter();
    let votes = votes.filter(|person| person.sheet.rating(practice).is_some());
    lines.push(words.with("command-agree-votes", &facts!(count = votes.count())));
    lines
}

/// What counts for a practice, and why.
fn counts(words: &Words, assessment: &Assessment, practice: &PracticeId) -> String {
    let found = analysis::practice(assessment, practice);
    let answer = found.as_ref().and_then(|found| found.answer);
    let count = found.as_ref().map_or(0, |found| found.ratings.len());
    if let Some(agreed) = assessment.consensus.get(practice) {
        let said = agreed.rating.reason().map(String::as_str);
        let why = said.into_iter().chain([agreed.reason.as_str()]);
        let why: Vec<&str> = why.filter(|reason| !reason.is_empty()).collect();
        let reason = (!why.is_empty()).then(|| why.join("; "));
        let facts = facts!(
            rating = wording::answer(words, answer),
            has = u8::from(reason.is_some()),
            reason = reason.unwrap_or_default()
        );
        return words.with("command-agree-agreed", &facts);
    }
    let rating = wording::answer(words, answer);
    let key = match RatingKind::of(answer.as_ref()) {
        RatingKind::Rated => "command-agree-middle",
        RatingKind::NotApplicable => "command-agree-left-out",
        RatingKind::DontKnow => "command-agree-unknown",
        RatingKind::Unanswered => "command-agree-open",
    };
    words.with(key, &facts!(rating, count))
}

/// Where the element and the unit were and are.
pub(super) fn moved(
    words: &Words,
    questionnaire: &Questionnaire,
    profiles: &[Profile; 2],
    practice: &PracticeId,
) -> Vec<String> {
    let element = questionnaire
        .practice(practice)
        .map(|(element, _)| &element.id);
    let line = |what: String, place: &dyn Fn(&Profile) -> Option<LevelRange>| {
        let [before, now] = profiles.each_ref().map(place);
        let same = before == now;
        let [before, now] = [before, now].map(|it| wording::place(words, questionnaire, it));
        if same {
            words.with("command-agree-stays", &facts!(what, now))
        } else {
            words.with("command-agree-moves", &facts!(what, before, now))
        }
    };
    let of_element = element.map(|id| {
        let what = wording::element_name(words, questionnaire, id);
        line(what, &|profile| {
            profile.element(id).and_then(|it| it.placement.claimed)
        })
    });
    let unit = words.text("command-agree-unit");
    let of_unit = line(unit, &|profile| profile.placement.claimed);
    of_element.into_iter().chain([of_unit]).collect()
}
