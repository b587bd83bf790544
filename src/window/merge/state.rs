//! Copies of the open assessment, what was decided about them, and what comes of merging them.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::civil::DateTime;

use crate::format::encrypted::Key;
use crate::format::{MOST_TEXT, container, document};
use crate::model::{
    Assessment, Brought, BroughtCounts, CopyError, CopyToMerge, MergedCopies, Place, Replaced,
    RespondentId, ResponsePart, merge_copies, not_a_copy,
};
use crate::report::wording;
use crate::store::{Ancestor, versions};
use crate::window::route::Route;
use crate::words::{Fact, Message, Words};

/// Copies of the assessment that are looked at before they are merged with it.
#[derive(Debug)]
pub(crate) struct Merging {
    /// Tells them from others.
    number: u64,
    /// The screen that they were asked for on.
    pub(crate) from: Route,
    pub(crate) copies: Vec<Arc<ReadCopy>>,
    /// Files that are still to be read.
    pub(crate) waiting: Vec<PathBuf>,
    /// Which document is right where they differ, counted from 0 for the open one.
    pub(crate) choices: HashMap<Place, usize>,
    /// Counts choices, and copies that come and go.
    chosen: u64,
    /// What came of merging them last.
    found: Option<Preview>,
    /// What they are being merged for.
    running: Option<Wanted>,
}

/// A copy that was read.
#[derive(Debug)]
pub(crate) struct ReadCopy {
    pub(crate) path: PathBuf,
    assessment: Assessment,
    /// The key of one that has a password.
    key: Option<Key>,
    /// What is known of it beside what it holds, once a job looked.
    origin: OnceLock<Origin>,
}

/// When a copy was written, and what it came from.
#[derive(Debug)]
pub(crate) struct Origin {
    pub(crate) written: DateTime,
    pub(crate) ancestor: Ancestor,
}

/// What copies are merged for: which ones, which revision of the document, and which choices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Wanted {
    number: u64,
    revision: u64,
    chosen: u64,
}

/// Copies to merge, to see what comes of it.
#[derive(Debug)]
pub(crate) struct MergeOrder {
    pub(crate) wanted: Wanted,
    pub(crate) ours: Assessment,
    copies: Vec<Arc<ReadCopy>>,
    choices: HashMap<Place, usize>,
}

/// What came of merging copies.
#[derive(Debug)]
pub(crate) enum Merged {
    Preview(Box<Preview>),
    /// A copy cannot be merged: which one, counted from 0, and why.
    Refused(usize, Fact),
    /// Merging failed.
    Failed(Message),
}

/// What copies would bring.
#[derive(Debug)]
pub(crate) struct Preview {
    of: Wanted,
    pub(crate) merged: MergedCopies,
    /// What each copy brings.
    pub(crate) by_copy: Vec<BroughtCounts>,
    /// What all of them bring.
    pub(crate) counts: BroughtCounts,
    /// The people about whom something is brought.
    pub(crate) people: Vec<(RespondentId, BroughtCounts)>,
    /// Answers that become others.
    pub(crate) replaced: Vec<Replaced>,
    /// Places that are taken over and that no person's answer or evidence is about.
    pub(crate) others: Vec<Place>,
    /// Why it cannot be merged in this way.
    pub(crate) fault: Option<Message>,
}

impl ReadCopy {
    pub(crate) fn new(path: PathBuf, assessment: Assessment, key: Option<Key>) -> Self {
        Self {
            path,
            assessment,
            key,
            origin: OnceLock::new(),
        }
    }

    /// What is known of it beside what it holds; `None` until a job looked.
    pub(crate) fn origin(&self) -> Option<&Origin> {
        self.origin.get()
    }

    fn found_origin(&self, ours: &Assessment, versions: Option<&Path>) -> &Origin {
        self.origin.get_or_init(|| Origin {
            written: versions::moment_of(&self.path),
            ancestor: Ancestor::of(versions, ours, &self.assessment, self.key.as_ref()),
        })
    }
}

impl Merging {
    pub(crate) fn new(number: u64, from: Route) -> Self {
        Self {
            number,
            from,
            copies: Vec::new(),
            waiting: Vec::new(),
            choices: HashMap::new(),
            chosen: 0,
            found: None,
            running: None,
        }
    }

    /// Adds a copy; one of the same file is taken for the newer one.
    pub(crate) fn add(&mut self, copy: ReadCopy) {
        let copy = Arc::new(copy);
        let mut copies = self.copies.iter_mut();
        match copies.find(|known| known.path == copy.path) {
            Some(known) => *known = copy,
            None => self.copies.push(copy),
        }
        self.chosen += 1;
    }

    /// Leaves a copy out, and forgets where it was taken to be right.
    pub(crate) fn leave_out(&mut self, copy: usize) -> Option<Arc<ReadCopy>> {
        if copy >= self.copies.len() {
            return None;
        }
        self.choices.retain(|_, chosen| *chosen != copy + 1);
        let later = self.choices.values_mut();
        later
            .filter(|chosen| **chosen > copy + 1)
            .for_each(|chosen| *chosen -= 1);
        self.chosen += 1;
        // What stands there counts from another document on.
        self.found = None;
        Some(self.copies.remove(copy))
    }

    /// Chooses which document is right in a place; in all of them where none is named.
    pub(crate) fn choose(&mut self, place: Option<Place>, document: usize) {
        let all = || {
            self.preview()
                .map(|preview| preview.merged.conflicts.clone())
        };
        let places = match place {
            Some(place) => vec![place],
            None => all().unwrap_or_default(),
        };
        let chosen = places.into_iter().map(|place| (place, document));
        self.choices.extend(chosen);
        self.chosen += 1;
    }

    pub(crate) const fn preview(&self) -> Option<&Preview> {
        self.found.as_ref()
    }

    pub(crate) const fn is_running(&self) -> bool {
        self.running.is_some()
    }

    const fn wanted(&self, revision: u64) -> Wanted {
        Wanted {
            number: self.number,
            revision,
            chosen: self.chosen,
        }
    }

    /// An order to merge them, unless that was done or is being done.
    pub(crate) fn order(&mut self, revision: u64, ours: &Assessment) -> Option<MergeOrder> {
        let wanted = self.wanted(revision);
        let is_done = self.preview().is_some_and(|it| it.of == wanted);
        if self.is_running() || is_done || self.copies.is_empty() {
            return None;
        }
        self.running = Some(wanted);
        Some(MergeOrder {
            wanted,
            ours: ours.clone(),
            copies: self.copies.clone(),
            choices: self.choices.clone(),
        })
    }

    /// Whether what was found is about these copies; no more is wanted of it then.
    pub(crate) fn ends(&mut self, wanted: Wanted) -> bool {
        self.running.take_if(|running| *running == wanted).is_some()
    }

    /// Whether it is about the copies and choices of now.
    pub(crate) const fn is_of_now(&self, wanted: Wanted) -> bool {
        wanted.chosen == self.chosen
    }

    pub(crate) fn show(&mut self, found: Preview) -> Option<Preview> {
        self.found.replace(found)
    }

    /// Whether everything is decided, and something is brought.
    pub(crate) fn is_ready(&self, revision: u64) -> bool {
        let wanted = self.wanted(revision);
        self.preview().is_some_and(|preview| {
            preview.of == wanted
                && preview.fault.is_none()
                && preview.merged.undecided.is_empty()
                && preview.brings_something()
        })
    }

    /// What is to be taken over.
    pub(crate) fn take(&mut self) -> Option<Preview> {
        self.found.take()
    }
}

impl Preview {
    fn new(of: Wanted, merged: MergedCopies, fault: Option<Message>) -> Self {
        let whole = merged.whole();
        let has_news = |counts: &BroughtCounts| {
            let unchanged = counts.unchanged;
            let news = BroughtCounts {
                unchanged,
                ..BroughtCounts::default()
            };
            *counts != news
        };
        let people = whole.people().into_iter();
        let is_of_a_person =
            |place: &Place| matches!(place, Place::Response(..) | Place::Respondent(_));
        let is_described = |place: &Place| match place {
            Place::Respondent(id) => {
                let sides = [&whole.before, &whole.after];
                sides.iter().all(|of| of.respondent(id).is_some())
            }
            _ => false,
        };
        let others = whole.places.iter();
        let others = others.filter(|place| !is_of_a_person(place) || is_described(place));
        Self {
            of,
            by_copy: merged.brought.iter().map(counts).collect(),
            counts: whole.counts(),
            people: people.filter(|(_, counts)| has_news(counts)).collect(),
            replaced: whole.replaced(),
            others: others.cloned().collect(),
            merged,
            fault,
        }
    }

    /// Whether it would change anything.
    pub(crate) fn brings_something(&self) -> bool {
        self.merged.brought.iter().any(|brought| brought.is_new)
    }
}

/// How much a copy brings. New entries of evidence are not counted among the other places once more.
fn counts(brought: &Brought) -> BroughtCounts {
    let mut counts = brought.counts();
    if counts.evidence > 0 {
        let is_evidence =
            |place: &&Place| matches!(place, Place::Response(_, _, ResponsePart::Evidence));
        let places = brought.places.iter().filter(is_evidence).count();
        counts.others = counts.others.saturating_sub(places);
    }
    counts
}

impl MergeOrder {
    /// Merges the copies, as far as they are copies of the assessment.
    pub(crate) fn merge(&self, versions: Option<&Path>, words: &Words) -> Merged {
        for (place, copy) in self.copies.iter().enumerate() {
            if let Some(why) = self.refusal(copy, words) {
                return Merged::Refused(place, why);
            }
        }
        let given = self.copies.iter().map(|copy| CopyToMerge {
            assessment: &copy.assessment,
            base: copy
                .found_origin(&self.ours, versions)
                .ancestor
                .assessment(),
        });
        let given: Vec<CopyToMerge<'_>> = given.collect();
        let merged = merge_copies(&self.ours, &given, |place, _| {
            self.choices.get(place).copied()
        });
        match merged {
            Ok(merged) => {
                let is_readable = container::is_readable(&document::write(&merged.assessment));
                let fault = (!is_readable)
                    .then(|| Message::new("fault-edit-too-large").with("most", MOST_TEXT >> 20));
                Merged::Preview(Box::new(Preview::new(self.wanted, merged, fault)))
            }
            Err((place, CopyError::Edit(error))) => {
                Merged::Refused(place, Message::from(&error).into())
            }
            Err((place, CopyError::Merge(_))) => {
                let first = words.text("merging-here");
                let why = words.with("merge-other", &facts!(first));
                Merged::Refused(place, why.into())
            }
        }
    }

    /// Why a file is no copy that can be merged.
    fn refusal(&self, copy: &ReadCopy, words: &Words) -> Option<Fact> {
        let theirs = &copy.assessment;
        if theirs.cover.is_some() {
            return Some(Message::new("merging-sheet").into());
        }
        if let Some(why) = not_a_copy(&self.ours, theirs) {
            let here = words.text("merging-here");
            let why = wording::not_a_copy(words, why, [&self.ours, theirs], &here);
            return Some(why.into());
        }
        let closed = theirs.closed.as_ref()?;
        Some(wording::closed(words, closed).into())
    }
}
