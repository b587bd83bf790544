//! `continuum merge OUT FILES...`: several documents of one assessment in one.

mod ancestor;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, ArgMatches};

use ancestor::Ancestor;

use super::arguments::{Subcommand, option, path, path_option, positional, replace, value};
use super::change;
use super::failure::{Done, Failure, hint_line};
use super::files;
use super::unlock::{self, password_file};
use crate::format::encrypted::Key;
use crate::model::{
    Assessment, Edit, MergeError, Place, Practice, PracticeId, Questionnaire, Rating, RespondentId,
    ResponsePart, Side, merge,
};
use crate::report::wording;
use crate::store::versions;
use crate::words::{Message, Words};

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "merge",
    help: "command-merge",
    arguments,
    run,
};

fn arguments() -> Vec<Arg> {
    let files = Arg::new("files")
        .value_name("FILE")
        .help("command-merge-files")
        .required(true)
        .num_args(1..)
        .value_parser(PathBufValueParser::new());
    vec![
        positional("output", "OUT", "command-merge-output"),
        files,
        path_option("prefer", "FILE", "command-merge-prefer"),
        option("take", "command-merge-take")
            .value_name("WHAT=FILE")
            .action(ArgAction::Append),
        path_option("base", "FILE", "command-merge-base"),
        replace(),
        password_file(),
    ]
}

/// A document that is to be merged.
struct Copy {
    path: PathBuf,
    assessment: Assessment,
    key: Option<Key>,
}

/// Whose value is taken where documents differ.
struct Choices {
    /// By the file's place among the documents.
    prefer: Option<usize>,
    /// What was named, each with the place of its file.
    take: Vec<(String, usize)>,
}

/// What came of the merge.
struct Outcome {
    assessment: Assessment,
    /// The documents with their people under the ids of the merged one.
    copies: Vec<Assessment>,
    /// Places that differ, and that nobody decided.
    undecided: Vec<Place>,
    /// What each document brought, in lines.
    told: Vec<String>,
}

/// Merges, or lists everything that is in the way.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let copies = read(found, words)?;
    let Some(first) = copies.first() else {
        return Ok(());
    };
    let words = &words.for_assessment(&first.assessment);
    same_assessment(&copies, words)?;
    let choices = choices(found, &copies, words)?;
    let out = path(found, "output");
    let over = copies.iter().find(|copy| copy.path == out);
    files::keep_report(out, words)?;
    let outcome = fold(&copies, &choices, found, words)?;
    if !outcome.undecided.is_empty() {
        return Err(Failure::Input(conflicts(&copies, &outcome, words)));
    }
    let refused = || Message::new("command-merge-refused");
    let is_kept = if let Some(over) = over {
        let key = over.key.as_ref();
        change::save(
            out,
            &over.assessment,
            &outcome.assessment,
            key,
            refused(),
            words,
        )?
    } else {
        let key = copies.iter().find_map(|copy| copy.key.as_ref());
        let bytes = change::written(&outcome.assessment, refused(), words)?;
        let bytes = files::seal(bytes, key, words)?;
        files::write_new(out, &bytes, found.get_flag("replace"), words)?;
        false
    };
    let facts = facts!(
        file = files::name(out, words),
        answers = outcome.assessment.answers().count(),
        people = outcome.assessment.respondents.len()
    );
    let mut lines = outcome.told;
    lines.push(words.with("command-merge-done", &facts));
    lines.extend(change::kept_line(out, is_kept, words));
    change::report(out, &lines, words)
}

/// Reads all documents; where any has faults, lists those of all.
fn read(found: &ArgMatches, words: &Words) -> Result<Vec<Copy>, Failure> {
    let paths: Vec<&PathBuf> = found.get_many("files").into_iter().flatten().collect();
    if let [path] = paths.as_slice() {
        let message = Message::new("command-fault-merge-two");
        let message = message.with("file", files::name(path, words));
        let hint = Message::new("command-merge-two-hint");
        return Err(Failure::usage(words, &message, Some(&hint)));
    }
    if paths.iter().filter(|path| files::is_standard(path)).count() > 1 {
        let message = Message::new("command-fault-two-stdin");
        return Err(Failure::usage(words, &message, None));
    }
    let (mut copies, mut faults) = (Vec::new(), Vec::new());
    for path in paths {
        match unlock::open(path, found, words) {
            Ok((assessment, key)) => copies.push(Copy {
                path: path.clone(),
                assessment,
                key,
            }),
            Err(Failure::Input(lines)) => faults.extend(lines),
            Err(failure) => return Err(failure),
        }
    }
    if faults.is_empty() {
        Ok(copies)
    } else {
        Err(Failure::Input(faults))
    }
}

/// Refuses documents that are no copies of the first, each with what differs.
fn same_assessment(copies: &[Copy], words: &Words) -> Done {
    let Some((first, others)) = copies.split_first() else {
        return Ok(());
    };
    let fault = |copy: &Copy, why: String| {
        let file = files::name(&copy.path, words);
        words.with("command-error", &facts!(file, fault = why))
    };
    let mut faults = Vec::new();
    for copy in copies {
        let closed = copy.assessment.closed.as_ref();
        faults.extend(closed.map(|it| fault(copy, wording::closed(words, it))));
    }
    let name = files::name(&first.path, words);
    for other in others {
        let [ours, theirs] = [first, other].map(|copy| &copy.assessment);
        if let Some(why) = other_questionnaire(&ours.questionnaire, &theirs.questionnaire, words) {
            let facts = facts!(first = name.as_str(), why);
            faults.push(fault(
                other,
                words.with("command-merge-questionnaire", &facts),
            ));
        } else if let Some(key) = other_assessment(ours, theirs) {
            faults.push(fault(
                other,
                words.with(key, &facts!(first = name.as_str())),
            ));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    let hint = Message::new("command-merge-nothing-hint");
    faults.push(hint_line(words, &hint));
    Err(Failure::Input(faults))
}

/// What differs between two questionnaires; `None` where nothing does.
fn other_questionnaire(
    ours: &Questionnaire,
    theirs: &Questionnaire,
    words: &Words,
) -> Option<String> {
    if ours == theirs {
        return None;
    }
    let name = |of: &Questionnaire| {
        let (title, edition) = (words.wording(&of.title), of.edition.as_str());
        words.with("command-merge-edition", &facts!(title, edition))
    };
    let [first, other] = [ours, theirs].map(name);
    if (&ours.id, &ours.edition) != (&theirs.id, &theirs.edition) {
        return Some(words.with("command-merge-other-edition", &facts!(first, other)));
    }
    let practices = |of: &'_ Questionnaire| -> BTreeMap<PracticeId, Practice> {
        let practices = of.practices().map(|(_, practice)| practice.clone());
        practices.map(|it| (it.id.clone(), it)).collect()
    };
    let [ours, theirs] = [ours, theirs].map(practices);
    let all = ours
        .keys()
        .chain(theirs.keys().filter(|id| !ours.contains_key(*id)));
    let differ = all.filter(|id| ours.get(*id) != theirs.get(*id));
    let differ: Vec<String> = differ.map(ToString::to_string).collect();
    let facts = facts!(count = differ.len(), practices = words.series(&differ));
    Some(words.with("command-merge-other-text", &facts))
}

/// Why two documents are not of one assessment; `None` where they are.
fn other_assessment(ours: &Assessment, theirs: &Assessment) -> Option<&'static str> {
    let ids = [ours, theirs].map(|of| of.identity.id);
    let [Some(our_id), Some(their_id)] = ids else {
        // Without an id the unit must be known, and the same.
        let is_same = ours.unit.full_name() == theirs.unit.full_name();
        let is_known = !ours.unit.full_name().is_empty();
        return (!is_same || !is_known).then_some("command-merge-no-id");
    };
    if our_id == their_id {
        None
    } else if theirs.identity.previous == Some(our_id) || ours.identity.previous == Some(their_id) {
        Some("command-merge-next")
    } else {
        Some("command-merge-other")
    }
}

/// Reads what is to be taken where documents differ.
fn choices(found: &ArgMatches, copies: &[Copy], words: &Words) -> Result<Choices, Failure> {
    let place_of = |path: &Path| {
        let place = copies.iter().position(|copy| copy.path == path);
        place.ok_or_else(|| {
            let message = Message::new("command-fault-merge-file");
            let message = message.with("file", path.display().to_string());
            Failure::usage(words, &message, None)
        })
    };
    let prefer = value::<PathBuf>(found, "prefer").map(|path| place_of(path));
    let mut take = Vec::new();
    for asked in found.get_many::<String>("take").into_iter().flatten() {
        let Some((what, path)) = asked.rsplit_once('=') else {
            let message = Message::new("command-fault-merge-take").with("found", asked.as_str());
            return Err(Failure::usage(words, &message, None));
        };
        take.push((Practice::name_key(what), place_of(Path::new(path))?));
    }
    Ok(Choices {
        prefer: prefer.transpose()?,
        take,
    })
}

/// Merges one document after the other into the first.
fn fold(
    copies: &[Copy],
    choices: &Choices,
    found: &ArgMatches,
    words: &Words,
) -> Result<Outcome, Failure> {
    let mut copies = copies.iter().enumerate();
    let Some((_, first)) = copies.next() else {
        unreachable!("two files at least were given")
    };
    let base = value::<PathBuf>(found, "base");
    let base = base.map(|path| unlock::read_assessment(path, found, words));
    let base = base.transpose()?;
    let mut used = vec![false; choices.take.len()];
    let mut outcome = Outcome {
        assessment: first.assessment.clone(),
        copies: vec![first.assessment.clone()],
        undecided: Vec::new(),
        told: Vec::new(),
    };
    for (place, copy) in copies {
        let file = files::name(&copy.path, words);
        if outcome.copies.contains(&copy.assessment) {
            let told = words.with("command-merge-same", &facts!(file));
            outcome.told.push(told);
            outcome.copies.push(copy.assessment.clone());
            continue;
        }
        let ancestor = if let Some(base) = &base {
            Ancestor::Given(Box::new(base.clone()))
        } else {
            let key = copy.key.as_ref();
            Ancestor::of(&outcome.assessment, &copy.assessment, key)
        };
        let choose = |at: &Place, sides: [&Assessment; 2]| {
            let name = Practice::name_key(&name_of(sides, at, words));
            let mut asked = choices.take.iter().zip(&mut used);
            let named = asked.find(|((what, _), _)| *what == name);
            let chosen = named.map(|((_, file), used)| {
                *used = true;
                *file
            });
            chosen.or(choices.prefer).map(|chosen| chosen == place)
        };
        outcome.take(copy, &ancestor, choose, words)?;
    }
    let mut asked = choices.take.iter().zip(used);
    if let Some(((what, _), _)) = asked.find(|(_, used)| !used) {
        let message = Message::new("command-fault-merge-unused").with("what", what.as_str());
        return Err(Failure::usage(words, &message, None));
    }
    Ok(outcome)
}

impl Outcome {
    /// Merges one document more. `choose` says of a place where both differ whether the document is
    /// right there; `None` where nobody decided.
    fn take(
        &mut self,
        copy: &Copy,
        ancestor: &Ancestor,
        mut choose: impl FnMut(&Place, [&Assessment; 2]) -> Option<bool>,
        words: &Words,
    ) -> Result<(), Failure> {
        let file = files::name(&copy.path, words);
        let (mut ours, mut theirs) = (self.assessment.clone(), copy.assessment.clone());
        let id = ours.identity.id.or(theirs.identity.id);
        (ours.identity.id, theirs.identity.id) = (id, id);
        let base = ancestor.assessment(&theirs);
        let theirs = theirs.with_ids_of(&ours, &base);
        let mut chosen = Vec::new();
        let merged = merge(&base, &ours, &theirs, |at| {
            let is_theirs = choose(at, [&ours, &theirs]);
            if is_theirs.is_none() && !self.undecided.contains(at) {
                self.undecided.push(at.clone());
            }
            if is_theirs != Some(true) {
                return Side::Ours;
            }
            chosen.push(at.clone());
            Side::Theirs
        });
        let merged = merged.map_err(|error| refused(error, &file, words))?;
        let is_new = merged.taken + chosen.len() > 0;
        let places = [merged.places, chosen].concat();
        let mut after = ours.clone();
        let edit = Edit::Merge(Box::new(merged.assessment));
        after.apply(edit).map_err(|error| {
            let why = Message::from(&error);
            let message = Message::new("command-merge-refused").with("why", why);
            Failure::input(words, &message, None)
        })?;
        self.told.push(if is_new {
            brought([&ours, &after], &places, &file, words)
        } else {
            words.with("command-merge-nothing", &facts!(file))
        });
        self.told.extend(ancestor.told(words));
        self.told.extend(replaced(&ours, &after, words));
        after.take_contents(&theirs);
        self.assessment = after;
        self.copies.push(theirs);
        Ok(())
    }
}

fn refused(error: MergeError, file: &str, words: &Words) -> Failure {
    let key = match error {
        MergeError::OtherQuestionnaire => "fault-edit-questionnaire",
        MergeError::OtherAssessment => "command-merge-other-base",
        MergeError::Closed => "command-merge-closed",
    };
    let message = Message::new("command-error")
        .with("file", file)
        .with("fault", Message::new(key));
    Failure::input(words, &message, None)
}

type Answers<'a> = BTreeMap<(&'a RespondentId, &'a PracticeId), &'a Rating>;

fn answers(of: &Assessment) -> Answers<'_> {
    of.answers().collect()
}

/// What a document brought.
fn brought(
    [before, after]: [&Assessment; 2],
    places: &[Place],
    file: &str,
    words: &Words,
) -> String {
    let (then, now) = (answers(before), answers(after));
    let is_known = |id: &RespondentId| before.respondent(id).is_some();
    let people = after.respondents.iter();
    let people = people.filter(|person| !is_known(&person.id)).count();
    let changed = now.iter().filter(|(place, rating)| {
        let was = then.get(*place);
        was.is_some_and(|was| was != *rating)
    });
    let is_answer = |place: &&Place| {
        matches!(
            place,
            Place::Response(_, _, ResponsePart::Rating) | Place::Respondent(_)
        )
    };
    let facts = facts!(
        file,
        people,
        answers = now
            .keys()
            .filter(|place| !then.contains_key(*place))
            .count(),
        changed = changed.count(),
        gone = then
            .keys()
            .filter(|place| !now.contains_key(*place))
            .count(),
        others = places.iter().filter(|place| !is_answer(place)).count()
    );
    words.with("command-merge-brought", &facts)
}

/// Every answer that another one took the place of, in a line.
fn replaced(before: &Assessment, after: &Assessment, words: &Words) -> Vec<String> {
    let now = answers(after);
    let changed = before.answers().filter_map(|(place, was)| {
        let rating = now.get(&place).copied();
        let is = wording::answer(words, rating.map(Rating::answer));
        let facts = facts!(
            who = wording::respondent_name(words, [before, after], place.0),
            practice = wording::practice_named(words, &after.questionnaire, place.1),
            was = wording::answer(words, Some(was.answer())),
            is
        );
        (rating != Some(was)).then(|| words.with("command-merge-replaced", &facts))
    });
    changed.collect()
}

/// Everything that is undecided, with what each document says and how to decide.
fn conflicts(copies: &[Copy], outcome: &Outcome, words: &Words) -> Vec<String> {
    let count = outcome.undecided.len();
    let mut lines = vec![words.with("command-merge-conflicts", &facts!(count))];
    let (Some(first), Some(last), Some(preferred)) = (
        outcome.copies.first(),
        outcome.copies.last(),
        copies.first(),
    ) else {
        return lines;
    };
    let mut options = Vec::new();
    for place in &outcome.undecided {
        let mut copies_of = outcome.copies.iter();
        let whose = copies_of.find(|of| match place {
            Place::Response(who, ..) | Place::Respondent(who) => of.respondent(who).is_some(),
            _ => true,
        });
        let sides = [whose.unwrap_or(first), last];
        let what = wording::place_heading(words, place, sides);
        lines.push(words.with("command-merge-conflict", &facts!(what)));
        for (copy, of) in copies.iter().zip(&outcome.copies) {
            let value = wording::place_value(words, place, of);
            let file = files::name(&copy.path, words);
            lines.push(words.with("command-merge-says", &facts!(file, value)));
        }
        options.push(name_of(sides, place, words));
    }
    let hint = Message::new("command-merge-decide-hint")
        .with("name", options.first().map_or("", String::as_str))
        .with("file", files::name(&preferred.path, words));
    lines.push(hint_line(words, &hint));
    for copy in copies.iter().filter(|copy| !files::is_standard(&copy.path)) {
        let when = words.moment(versions::moment_of(&copy.path));
        let file = files::name(&copy.path, words);
        lines.push(words.with("command-merge-written", &facts!(file, when)));
    }
    lines
}

/// By which name a place is taken from a file.
fn name_of(sides: [&Assessment; 2], place: &Place, words: &Words) -> String {
    match place {
        Place::Response(who, practice, _) => {
            let person = wording::respondent_name(words, sides, who);
            format!("{person}/{practice}")
        }
        Place::Consensus(practice) => practice.to_string(),
        _ => wording::place_heading(words, place, sides),
    }
}
