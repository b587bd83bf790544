//! `continuum merge OUT FILES...`: several documents of one assessment in one.

use std::path::{Path, PathBuf};

use clap::builder::PathBufValueParser;
use clap::{Arg, ArgAction, ArgMatches};

use super::arguments::{Subcommand, option, path, path_option, positional, replace, value};
use super::change;
use super::failure::{Done, Failure, hint_line};
use super::files;
use super::unlock::{self, password_file};
use crate::format::encrypted::Key;
use crate::model::{
    Assessment, Brought, CopyError, CopyToMerge, MergeError, MergedCopies, Practice, Rating,
    merge_copies, not_a_copy,
};
use crate::report::wording;
use crate::store::{Ancestor, versions};
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
    merged: MergedCopies,
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
    if !outcome.merged.undecided.is_empty() {
        let lines = conflicts(&copies, &outcome.merged, words);
        return Err(Failure::Input(lines));
    }
    let merged = &outcome.merged.assessment;
    let refused = || Message::new("command-merge-refused");
    let is_kept = if let Some(over) = over {
        let key = over.key.as_ref();
        change::save(out, &over.assessment, merged, key, refused(), words)?
    } else {
        let key = copies.iter().find_map(|copy| copy.key.as_ref());
        let bytes = change::written(merged, refused(), words)?;
        let bytes = files::seal(bytes, key, words)?;
        files::write_new(out, &bytes, found.get_flag("replace"), words)?;
        false
    };
    let facts = facts!(
        file = files::name(out, words),
        answers = merged.answers().count(),
        people = merged.respondents.len()
    );
    let mut lines = outcome.told;
    lines.push(words.with("command-merge-done", &facts));
    lines.extend(change::kept_line(out, is_kept, words));
    change::report(out, &lines);
    Ok(())
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
        if let Some(why) = not_a_copy(ours, theirs) {
            let why = wording::not_a_copy(words, why, [ours, theirs], &name);
            faults.push(fault(other, why));
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    let hint = Message::new("command-merge-nothing-hint");
    faults.push(hint_line(words, &hint));
    Err(Failure::Input(faults))
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
    let Some((first, others)) = copies.split_first() else {
        unreachable!("two files at least were given")
    };
    let ancestors = ancestors(first, others, found, words)?;
    let given = others
        .iter()
        .zip(&ancestors)
        .map(|(copy, ancestor)| CopyToMerge {
            assessment: &copy.assessment,
            base: ancestor.assessment(),
        });
    let given: Vec<CopyToMerge<'_>> = given.collect();
    let mut used = vec![false; choices.take.len()];
    let merged = merge_copies(&first.assessment, &given, |at, sides| {
        let name = Practice::name_key(&wording::place_name(words, at, sides));
        let mut asked = choices.take.iter().zip(&mut used);
        let named = asked.find(|((what, _), _)| *what == name);
        let chosen = named.map(|((_, file), used)| {
            *used = true;
            *file
        });
        chosen.or(choices.prefer)
    });
    let name_of = |place: usize| {
        let copy = others.get(place);
        copy.map_or_else(String::new, |copy| files::name(&copy.path, words))
    };
    let merged = merged.map_err(|(place, error)| refused(&error, &name_of(place), words))?;
    let mut asked = choices.take.iter().zip(used);
    if let Some(((what, _), _)) = asked.find(|(_, used)| !used) {
        let message = Message::new("command-fault-merge-unused").with("what", what.as_str());
        return Err(Failure::usage(words, &message, None));
    }
    let mut told = Vec::new();
    for (place, (brought, ancestor)) in merged.brought.iter().zip(&ancestors).enumerate() {
        told.push(lead(brought, &name_of(place), words));
        if brought.is_same {
            continue;
        }
        told.extend(ancestor.kept_at().map(|at| {
            let when = words.moment(at);
            words.with("command-merge-version", &facts!(when))
        }));
        told.extend(replaced(brought, words));
    }
    Ok(Outcome { merged, told })
}

/// What the first document and each of the others came from.
fn ancestors(
    first: &Copy,
    others: &[Copy],
    found: &ArgMatches,
    words: &Words,
) -> Result<Vec<Ancestor>, Failure> {
    if let Some(base) = value::<PathBuf>(found, "base") {
        let base = unlock::read_assessment(base, found, words)?;
        let given = |_: &Copy| Ancestor::Given(Box::new(base.clone()));
        return Ok(others.iter().map(given).collect());
    }
    let folder = versions::folder();
    let ancestors = others.iter().map(|copy| {
        let (folder, key) = (folder.as_deref(), copy.key.as_ref());
        Ancestor::of(folder, &first.assessment, &copy.assessment, key)
    });
    Ok(ancestors.collect())
}

fn refused(error: &CopyError, file: &str, words: &Words) -> Failure {
    let key = match error {
        CopyError::Edit(error) => {
            let why = Message::from(error);
            let message = Message::new("command-merge-refused").with("why", why);
            return Failure::input(words, &message, None);
        }
        CopyError::Merge(MergeError::OtherQuestionnaire) => "fault-edit-questionnaire",
        CopyError::Merge(MergeError::OtherAssessment) => "command-merge-other-base",
        CopyError::Merge(MergeError::Closed) => "command-merge-closed",
    };
    let message = Message::new("command-error")
        .with("file", file)
        .with("fault", Message::new(key));
    Failure::input(words, &message, None)
}

/// What a document brought.
fn lead(brought: &Brought, file: &str, words: &Words) -> String {
    if brought.is_same {
        return words.with("command-merge-same", &facts!(file));
    }
    if !brought.is_new {
        return words.with("command-merge-nothing", &facts!(file));
    }
    let counts = brought.counts();
    let facts = facts!(
        file,
        people = counts.people,
        answers = counts.new,
        changed = counts.changed,
        gone = counts.gone,
        others = counts.others
    );
    words.with("command-merge-brought", &facts)
}

/// Every answer that another one took the place of, in a line.
fn replaced(brought: &Brought, words: &Words) -> Vec<String> {
    let sides = [&brought.before, &brought.after];
    let lines = brought.replaced().into_iter().map(|replaced| {
        let facts = facts!(
            who = wording::respondent_name(words, sides, &replaced.who),
            practice =
                wording::practice_named(words, &brought.after.questionnaire, &replaced.practice),
            was = wording::answer(words, Some(replaced.was.answer())),
            is = wording::answer(words, replaced.is.as_ref().map(Rating::answer))
        );
        words.with("command-merge-replaced", &facts)
    });
    lines.collect()
}

/// Everything that is undecided, with what each document says and how to decide.
fn conflicts(copies: &[Copy], merged: &MergedCopies, words: &Words) -> Vec<String> {
    let count = merged.undecided.len();
    let mut lines = vec![words.with("command-merge-conflicts", &facts!(count))];
    for place in &merged.undecided {
        let what = wording::place_heading(words, place, merged.sides(place));
        lines.push(words.with("command-merge-conflict", &facts!(what)));
        for (copy, of) in copies.iter().zip(&merged.copies) {
            let value = wording::place_value(words, place, of);
            let file = files::name(&copy.path, words);
            lines.push(words.with("command-merge-says", &facts!(file, value)));
        }
    }
    let example = merged.undecided.first();
    let example = example.map(|place| wording::place_name(words, place, merged.sides(place)));
    let preferred = copies.first().map(|copy| files::name(&copy.path, words));
    let hint = Message::new("command-merge-decide-hint")
        .with("name", example.unwrap_or_default())
        .with("file", preferred.unwrap_or_default());
    lines.push(hint_line(words, &hint));
    for copy in copies.iter().filter(|copy| !files::is_standard(&copy.path)) {
        let when = words.moment(versions::moment_of(&copy.path));
        let file = files::name(&copy.path, words);
        lines.push(words.with("command-merge-written", &facts!(file, when)));
    }
    lines
}
