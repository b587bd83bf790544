//! `continuum rounds FILE`: votes round by round, what to talk about, and the next round.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, value_parser};
use serde_json::{Value, json};

use super::agree::practice;
use super::arguments::{
    Subcommand, document, flag, form, form_option, language_option, leave_out_respondents_option,
    made_on, option, path, smallest_group_option, value,
};
use super::change;
use super::failure::{Done, Failure};
use super::files;
use super::score::Scored;
use super::unlock::{self, password_file};
use crate::analysis::{
    self, Agenda, AgendaPractice, HALF_DAY, ShownMove, ShownRound, ShownRounds, VotingRounds,
};
use crate::export::{Output, Source, Subject};
use crate::model::{Answer, Assessment, Edit, Numbering, PracticeId, RatingKind};
use crate::report::{Paper, ReportOptions, wording};
use crate::scoring::disclosure::Closeness;
use crate::store;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "rounds",
    help: "command-rounds",
    arguments,
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

fn arguments() -> Vec<Arg> {
    vec![
        document(),
        option("open-next", "command-rounds-open-next")
            .value_name("PRACTICE")
            .num_args(0..)
            .action(ArgAction::Append)
            .conflicts_with_all(["json", "leave-out", "minutes", "form"]),
        option("preparation", "command-rounds-preparation")
            .value_name("OUT")
            .value_parser(value_parser!(PathBuf))
            .conflicts_with_all(["json", "open-next", "minutes", "leave-out"]),
        option("minutes", "command-rounds-minutes")
            .value_name("MINUTES")
            .value_parser(value_parser!(u32).range(1..=1_440)),
        form_option("command-form"),
        language_option(),
        leave_out_respondents_option("command-agreement-leave-out"),
        smallest_group_option(),
        flag("json", "command-agreement-json"),
        password_file(),
    ]
}

fn run(found: &ArgMatches, words: &Words) -> Done {
    if found.contains_id("open-next") {
        return open_next(found, words);
    }
    let assessment = unlock::read_assessment(path(found, "file"), found, words)?;
    let words = &files::reading(&assessment, found, words)?;
    if let Some(out) = value::<PathBuf>(found, "preparation") {
        return prepare(assessment, out, found, words);
    }
    let form = form(found).unwrap_or(assessment.form);
    let whole = assessment.clone();
    let scored = Scored::of(assessment, form, found);
    let withheld = scored.analysis.withheld.as_ref();
    let least = withheld.map(|withheld| withheld.least);
    let minutes = value(found, "minutes").copied().unwrap_or(HALF_DAY);
    let told = Told {
        rounds: analysis::voting_rounds(&whole, form, least),
        agenda: scored.analysis.agenda(&whole.questionnaire, minutes),
        minutes,
        whole,
        scored,
    };
    if found.get_flag("json") {
        return files::print_json(&json(&told, words), words);
    }
    files::print(&(sentences(&told, words).join("\n") + "\n"), words)
}

/// Writes what each role is to bring.
fn prepare(assessment: Assessment, out: &Path, found: &ArgMatches, words: &Words) -> Done {
    let kind = Output::about(Subject::Workshop).next();
    let ending = files::ending(out);
    let Some(kind) = kind.filter(|kind| files::is_standard(out) || kind.ending() == ending) else {
        let key = "command-fault-rounds-preparation";
        return Err(Failure::usage(words, &Message::new(key), None));
    };
    let form = form(found).unwrap_or(assessment.form);
    let least = value(found, "smallest-group").copied();
    let mut options = ReportOptions::new(form, Paper::A4, made_on(found, words)?);
    options.smallest_group = least.unwrap_or(options.smallest_group);
    let source = Source::new(assessment, options);
    files::make(out, kind, &source, words)?;
    let facts = facts!(file = files::name(out, words));
    let lines = vec![words.with("command-rounds-prepared", &facts)];
    files::report_all_done(out, &lines, 1);
    Ok(())
}

/// What is told of a document.
struct Told {
    whole: Assessment,
    scored: Scored,
    rounds: VotingRounds,
    agenda: Agenda,
    /// How many minutes there are.
    minutes: u32,
}

fn sentences(told: &Told, words: &Words) -> Vec<String> {
    let questionnaire = &told.whole.questionnaire;
    let mut lines = Vec::new();
    lines.extend(wording::withheld(
        words,
        questionnaire,
        &told.scored.analysis,
    ));
    if told.rounds.practices.is_empty() {
        lines.push(words.text("command-rounds-none"));
    }
    for shown in &told.rounds.practices {
        if !lines.is_empty() {
            lines.push(String::new());
        }
        lines.extend(practice_lines(shown, told, words));
    }
    if let Some(order) = wording::order_told(words, &told.rounds) {
        lines.extend([String::new(), order]);
    }
    lines.push(String::new());
    lines.extend(agenda_lines(told, words));
    lines
}

fn practice_lines(shown: &ShownRounds, told: &Told, words: &Words) -> Vec<String> {
    let said = wording::rounds_told(words, &told.whole.questionnaire, shown);
    let mut between = said.moves.into_iter();
    let mut lines = vec![said.name];
    for (place, (name, sentences)) in said.rounds.into_iter().enumerate() {
        let moved = if place == 0 { None } else { between.next() };
        let all = sentences.into_iter().chain(moved.into_iter().flatten());
        let text = all.collect::<Vec<_>>().join(" ");
        lines.push(words.with("command-rounds-round", &facts!(name, text)));
    }
    lines
}

fn agenda_lines(told: &Told, words: &Words) -> Vec<String> {
    let questionnaire = &told.whole.questionnaire;
    let agenda = &told.agenda;
    let total: u32 = agenda.parts.iter().map(|(_, minutes)| minutes).sum();
    let minutes = told.minutes;
    let mut lines = vec![words.with("command-rounds-agenda", &facts!(total, minutes))];
    lines.extend(agenda.parts.iter().map(|(part, minutes)| {
        let part = wording::agenda_part(words, *part, agenda.fits);
        words.with("command-rounds-part", &facts!(part, minutes = *minutes))
    }));
    lines.push(String::new());
    if agenda.practices.is_empty() {
        let is_unanswered = told.scored.analysis.profile.is_unanswered();
        lines.push(words.text(if is_unanswered {
            "command-rounds-empty"
        } else {
            "command-rounds-settled"
        }));
        return lines;
    }
    lines.push(words.text("command-rounds-talk"));
    for (place, practice) in agenda.practices.iter().enumerate() {
        let name = wording::practice_named(words, questionnaire, &practice.id);
        let closeness = wording::closeness(words, practice.closeness);
        let effect = practice.effect;
        let effect = effect.map(|it| wording::agenda_effect(words, it));
        let facts = facts!(
            number = place + 1,
            name,
            closeness,
            has = u8::from(effect.is_some()),
            effect = effect.unwrap_or_default(),
            agreed = wording::agreed_day(words, practice),
            later = u8::from(place >= agenda.fits)
        );
        lines.push(words.with("command-rounds-topic", &facts));
    }
    lines
}

fn json(told: &Told, words: &Words) -> Value {
    let numbering = told.whole.questionnaire.numbering;
    let order = told.rounds.order;
    json!({
        "format": FORMAT,
        "practices": told
            .rounds
            .practices
            .iter()
            .map(|it| practice_json(it, told, numbering, words))
            .collect::<Value>(),
        "order": order.map(|order| json!({
            "people": order.people,
            "practices": order.practices,
            "kendall_w_first": order.first,
            "kendall_w_now": order.now,
        })),
        "agenda": {
            "parts": told
                .agenda
                .parts
                .iter()
                .map(|(part, minutes)| json!({ "part": part.as_str(), "minutes": minutes }))
                .collect::<Value>(),
            "practices": told
                .agenda
                .practices
                .iter()
                .enumerate()
                .map(|(place, it)| topic_json(it, place < told.agenda.fits))
                .collect::<Value>(),
        },
        "withheld": told.scored.analysis.withheld.as_ref().map(|it| it.least.people()),
    })
}

fn practice_json(shown: &ShownRounds, told: &Told, numbering: Numbering, words: &Words) -> Value {
    let said = wording::rounds_told(words, &told.whole.questionnaire, shown);
    let sentences = said.rounds.iter().flat_map(|(_, sentences)| sentences);
    let sentences = sentences.chain(said.moves.iter().flatten());
    json!({
        "id": shown.id.as_str(),
        "rounds": shown
            .rounds
            .iter()
            .map(|it| round_json(it, numbering))
            .collect::<Value>(),
        "moves": shown.moves.iter().map(|it| move_json(*it)).collect::<Value>(),
        "sentences": sentences.collect::<Vec<_>>(),
    })
}

fn round_json(round: &ShownRound, numbering: Numbering) -> Value {
    let figures = round.figures.as_ref();
    let spread = figures.and_then(|it| it.spread);
    let panel = spread.and_then(|it| it.appropriateness);
    let ratings = figures.map(|it| {
        let each = it.ratings.chunk_by(PartialEq::eq);
        let each = each.filter_map(|same| {
            let rating = numbering.rating(*same.first()?);
            Some(json!({ "rating": rating, "people": same.len() }))
        });
        each.collect::<Value>()
    });
    json!({
        "ended": round.ended.map(|day| day.to_string()),
        "n": round.people,
        "voted": figures.map(|it| it.voted),
        "answer": round.people.map(|_| RatingKind::of(round.answer.as_ref()).notation().name),
        "rating": round.answer.and_then(|it: Answer| it.at()).map(|it| numbering.rating(it)),
        "ratings": ratings,
        "not_applicable": figures.map(|it| it.left_out),
        "dont_know": figures.map(|it| it.unknown),
        "roles": figures.map(|it| it.by_role.iter().map(|role| json!({
            "role": role.name,
            "rating": numbering.rating(role.rating),
            "n": role.people,
        })).collect::<Value>()),
        "role_gap": figures.and_then(|it| it.role_gap(|_| true)),
        "closeness": round.closeness.map(Closeness::as_str),
        "ad_mean": spread.map(|it| it.ad_mean),
        "r_wg": spread.map(|it| it.r_wg),
        "iqr": spread.map(|it| it.iqr),
        "disagreement_index": panel.map(|it| it.index),
        "disagreement": panel.map(|it| json!({
            "by_range": it.disagreement,
            "by_count": it.disagreement_by_count,
        })),
    })
}

fn move_json(shown: ShownMove) -> Value {
    let found = shown.figures;
    json!({
        "people": found.map(|it| it.people),
        "moved": found.map(|it| it.moved),
        "up": found.map(|it| it.up),
        "down": found.map(|it| it.down),
        "share_moved": found.map(|it| it.share_moved().ratio()),
        "share_changed": found.map(|it| it.share_changed().ratio()),
        "stable": shown.is_stable,
    })
}

fn topic_json(practice: &AgendaPractice, fits: bool) -> Value {
    json!({
        "id": practice.id.as_str(),
        "closeness": practice.closeness.as_str(),
        "effect": practice.effect.map(|it| json!({
            "unit_levels": it.unit,
            "element_levels": it.element,
            "index": f64::from(it.index_tenths) / 10.0,
        })),
        "agreed_before": practice.agreed_before.map(|day| day.to_string()),
        "fits": fits,
    })
}

/// Ends the round of votes and opens the next one: on the practices that are named, else on those that
/// people disagree on.
fn open_next(found: &ArgMatches, words: &Words) -> Done {
    let file = path(found, "file");
    let (before, key) = change::open(file, found, words)?;
    let words = &words.for_assessment(&before);
    let named = found.get_many::<String>("open-next").unwrap_or_default();
    let named: Result<BTreeSet<PracticeId>, Failure> = named
        .map(|asked| practice(asked, &before.questionnaire, words))
        .collect();
    let mut practices = named?;
    if practices.is_empty() {
        practices = disputed(&before);
        if practices.is_empty() {
            let message = Message::new("command-fault-rounds-none");
            let hint = Message::new("command-fault-rounds-none-hint");
            return Err(Failure::input(words, &message, Some(&hint)));
        }
    }
    let mut after = before.clone();
    let ended = store::today();
    let edit = Edit::OpenRound {
        practices: practices.clone(),
        ended,
    };
    let refused = || Message::new("command-rounds-refused");
    after.apply(edit).map_err(|error| {
        let message = refused().with("why", Message::from(&error));
        Failure::input(words, &message, None)
    })?;
    let is_kept = change::save(file, &before, &after, key.as_ref(), refused(), words)?;
    let count = practices.len();
    let mut lines = vec![words.with("command-rounds-opened", &facts!(count))];
    for id in &practices {
        let name = wording::practice_named(words, &after.questionnaire, id);
        let number = after.rounds_of(id).len();
        lines.push(words.with("command-rounds-now", &facts!(name, number)));
    }
    lines.push(words.text("command-rounds-stay"));
    lines.extend(change::kept_line(file, is_kept, words));
    change::report(file, &lines);
    Ok(())
}

/// The practices of the form that people disagree on and have not agreed about.
fn disputed(assessment: &Assessment) -> BTreeSet<PracticeId> {
    let found = analysis::Analysis::of(assessment, assessment.form, store::today());
    let practices = found.profile.practices.iter();
    let open = practices.filter(|it| found.dispute(it) == Some(crate::scoring::Dispute::Open));
    open.map(|it| it.id.clone()).collect()
}
