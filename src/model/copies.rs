//! Several copies of one assessment in one.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::{
    Assessment, Edit, EditError, MergeError, Place, PracticeId, Rating, Respondent, RespondentId,
    ResponsePart, Responses, Side, merge,
};

/// A document that is merged into another one.
#[derive(Debug, Clone, Copy)]
pub struct CopyToMerge<'a> {
    /// What it holds.
    pub assessment: &'a Assessment,
    /// What both came from; `None` where that is not known, so that whatever both state differently is a
    /// conflict.
    pub base: Option<&'a Assessment>,
}

/// Says why a document is no copy of another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACopy {
    /// It asks other questions.
    OtherQuestionnaire,
    /// One of them has no id, and not both name the same unit.
    NoId,
    /// It is the assessment before or after the other one.
    Next,
    /// It is another assessment.
    OtherAssessment,
}

/// Says why a copy cannot be merged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopyError {
    /// It does not fit the others.
    Merge(MergeError),
    /// The merged assessment is not permitted.
    Edit(EditError),
}

/// Several copies in one.
#[derive(Debug, Clone, PartialEq)]
pub struct MergedCopies {
    /// What came out.
    pub assessment: Assessment,
    /// All documents, the first one too, with their people under the ids of the merged assessment.
    pub copies: Vec<Assessment>,
    /// The places where documents differ and that had to be decided, in a fixed order.
    pub conflicts: Vec<Place>,
    /// Those of them that nobody decided.
    pub undecided: Vec<Place>,
    /// What each document after the first brought.
    pub brought: Vec<Brought>,
}

/// What a document brought.
#[derive(Debug, Clone, PartialEq)]
pub struct Brought {
    /// The assessment before.
    pub before: Assessment,
    /// The assessment with it.
    pub after: Assessment,
    /// The places that were taken from it.
    pub places: Vec<Place>,
    /// Whether it is the same as a document before it.
    pub is_same: bool,
    /// Whether anything of it was taken.
    pub is_new: bool,
}

/// How much a document brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BroughtCounts {
    /// People who were not there before.
    pub people: usize,
    /// Answers that were not there before.
    pub new: usize,
    /// Answers that took the place of another one.
    pub changed: usize,
    /// Answers that were taken back.
    pub gone: usize,
    /// Answers that are as they were.
    pub unchanged: usize,
    /// Entries of evidence that were not there before.
    pub evidence: usize,
    /// Other places that were taken from it; for all people together evidence and what is not about
    /// people too.
    pub others: usize,
}

/// Why `other` is no copy of `first`; `None` where it is one.
#[must_use]
pub fn not_a_copy(first: &Assessment, other: &Assessment) -> Option<NotACopy> {
    if first.questionnaire != other.questionnaire {
        return Some(NotACopy::OtherQuestionnaire);
    }
    let ids = [first, other].map(|of| of.identity.id);
    let [Some(our_id), Some(their_id)] = ids else {
        // Without an id the unit must be known, and the same.
        let is_same = first.unit.full_name() == other.unit.full_name();
        let is_known = !first.unit.full_name().is_empty();
        return (!is_same || !is_known).then_some(NotACopy::NoId);
    };
    if our_id == their_id {
        None
    } else if other.identity.previous == Some(our_id) || first.identity.previous == Some(their_id) {
        Some(NotACopy::Next)
    } else {
        Some(NotACopy::OtherAssessment)
    }
}

/// Merges one document after the other into the first. `choose` says of a place where documents differ
/// which of them is right, counted from 0 for the first; `None` where nobody decided.
///
/// # Errors
///
/// The place of the copy that cannot be merged, counted from 0, and why.
pub fn merge_copies(
    first: &Assessment,
    others: &[CopyToMerge<'_>],
    mut choose: impl FnMut(&Place, [&Assessment; 2]) -> Option<usize>,
) -> Result<MergedCopies, (usize, CopyError)> {
    let mut merged = MergedCopies {
        assessment: first.clone(),
        copies: vec![first.clone()],
        conflicts: Vec::new(),
        undecided: Vec::new(),
        brought: Vec::new(),
    };
    for (place, copy) in others.iter().enumerate() {
        let taken = merged.take(copy, |at, sides| {
            choose(at, sides).map(|chosen| chosen == place + 1)
        });
        taken.map_err(|error| (place, error))?;
    }
    Ok(merged)
}

/// Adds a place that is not among the known ones.
fn push_new(places: &mut Vec<Place>, known: &mut HashSet<Place>, place: &Place) {
    if known.insert(place.clone()) {
        places.push(place.clone());
    }
}

impl MergedCopies {
    /// Merges one document more. `choose` says of a place where both differ whether the document is
    /// right there.
    fn take(
        &mut self,
        copy: &CopyToMerge<'_>,
        mut choose: impl FnMut(&Place, [&Assessment; 2]) -> Option<bool>,
    ) -> Result<(), CopyError> {
        if self.copies.contains(copy.assessment) {
            self.brought.push(Brought {
                before: self.assessment.clone(),
                after: self.assessment.clone(),
                places: Vec::new(),
                is_same: true,
                is_new: false,
            });
            self.copies.push(copy.assessment.clone());
            return Ok(());
        }
        let (mut ours, mut theirs) = (self.assessment.clone(), copy.assessment.clone());
        let id = ours.identity.id.or(theirs.identity.id);
        (ours.identity.id, theirs.identity.id) = (id, id);
        let base = copy.base.cloned().unwrap_or_else(|| theirs.blank());
        let theirs = theirs.with_ids_of(&ours, &base);
        let mut chosen = Vec::new();
        let [mut conflicts, mut undecided] =
            [&self.conflicts, &self.undecided].map(|known| HashSet::from_iter(known.clone()));
        let found = merge(&base, &ours, &theirs, |at| {
            let is_theirs = choose(at, [&ours, &theirs]);
            push_new(&mut self.conflicts, &mut conflicts, at);
            if is_theirs.is_none() {
                push_new(&mut self.undecided, &mut undecided, at);
            }
            if is_theirs != Some(true) {
                return Side::Ours;
            }
            chosen.push(at.clone());
            Side::Theirs
        });
        let found = found.map_err(CopyError::Merge)?;
        let is_new = found.taken + chosen.len() > 0;
        let mut after = ours.clone();
        let edit = Edit::Merge(Box::new(found.assessment));
        after.apply(edit).map_err(CopyError::Edit)?;
        after.take_contents(&theirs);
        self.brought.push(Brought {
            before: ours,
            after: after.clone(),
            places: [found.places, chosen].concat(),
            is_same: false,
            is_new,
        });
        self.assessment = after;
        self.copies.push(theirs);
        Ok(())
    }

    /// What all of them brought together.
    #[must_use]
    pub fn whole(&self) -> Brought {
        let (mut places, mut known) = (Vec::new(), HashSet::new());
        for place in self.brought.iter().flat_map(|brought| &brought.places) {
            push_new(&mut places, &mut known, place);
        }
        let before = self.copies.first().unwrap_or(&self.assessment);
        Brought {
            before: before.clone(),
            after: self.assessment.clone(),
            is_same: false,
            is_new: self.brought.iter().any(|brought| brought.is_new),
            places,
        }
    }

    /// The documents to name a place by: one that has the person it is about, and the last one.
    #[must_use]
    pub fn sides(&self, place: &Place) -> [&Assessment; 2] {
        let of = |who: &RespondentId| {
            let mut copies = self.copies.iter();
            copies.find(|of| of.respondent(who).is_some())
        };
        let whose = match place {
            Place::Response(who, ..) | Place::Respondent(who) => of(who),
            _ => self.copies.first(),
        };
        let last = self.copies.last().unwrap_or(&self.assessment);
        [whose.unwrap_or(last), last]
    }
}

/// An answer that is another one than before.
#[derive(Debug, Clone, PartialEq)]
pub struct Replaced {
    /// Whose answer it is.
    pub who: RespondentId,
    /// To which practice.
    pub practice: PracticeId,
    /// What it was.
    pub was: Rating,
    /// What it is; `None` where it was taken back.
    pub is: Option<Rating>,
}

impl Brought {
    /// How much it is.
    #[must_use]
    pub fn counts(&self) -> BroughtCounts {
        let all = self.people().into_iter();
        let mut sum = BroughtCounts::default();
        for (_, counts) in all {
            sum.people += counts.people;
            sum.new += counts.new;
            sum.changed += counts.changed;
            sum.gone += counts.gone;
            sum.unchanged += counts.unchanged;
            sum.evidence += counts.evidence;
        }
        let is_answer = |place: &&Place| {
            matches!(
                place,
                Place::Response(_, _, ResponsePart::Rating) | Place::Respondent(_)
            )
        };
        sum.others = self.places.iter().filter(|it| !is_answer(it)).count();
        sum
    }

    /// How much of it is about each person, those who are not there any more too.
    #[must_use]
    pub fn people(&self) -> Vec<(RespondentId, BroughtCounts)> {
        let [before, after] = [&self.before, &self.after].map(|of| {
            let people = of.respondents.iter().map(|person| (&person.id, &**person));
            people.collect::<HashMap<&RespondentId, &Respondent>>()
        });
        let mut parts: HashMap<&RespondentId, Vec<ResponsePart>> = HashMap::new();
        for place in &self.places {
            if let Place::Response(who, _, part) = place {
                parts.entry(who).or_default().push(*part);
            }
        }
        let gone = self.before.respondents.iter();
        let gone = gone.filter(|person| !after.contains_key(&person.id));
        let people = self.after.respondents.iter().chain(gone);
        people
            .map(|person| {
                let sides = [&before, &after].map(|of| of.get(&person.id).copied());
                let parts = parts.get(&person.id).map_or(&[][..], Vec::as_slice);
                (person.id.clone(), Self::of_person(sides, parts))
            })
            .collect()
    }

    /// How much of it is about a person, with the parts of answers that were taken.
    fn of_person(
        [before, after]: [Option<&Respondent>; 2],
        parts: &[ResponsePart],
    ) -> BroughtCounts {
        let nothing = Responses::default();
        let [then, now] = [before, after].map(|of| of.map_or(&nothing, |person| &person.sheet));
        let mut counts = BroughtCounts {
            people: usize::from(before.is_none()),
            ..BroughtCounts::default()
        };
        let practices: BTreeSet<&PracticeId> = then.0.keys().chain(now.0.keys()).collect();
        for practice in practices {
            match [then, now].map(|said| said.rating(practice)) {
                [None, None] => {}
                [None, Some(_)] => counts.new += 1,
                [Some(_), None] => counts.gone += 1,
                [was, is] if was == is => counts.unchanged += 1,
                _ => counts.changed += 1,
            }
            let [known, entries] = [then, now].map(|said| said.get(practice));
            let known = known.map_or(&[][..], |said| &said.evidence);
            let entries = entries.map_or(&[][..], |said| &said.evidence);
            let new = entries.iter().filter(|entry| !known.contains(entry));
            counts.evidence += new.count();
        }
        let others = parts.iter().filter(|part| match part {
            ResponsePart::Rating => false,
            // New entries are counted already.
            ResponsePart::Evidence => counts.evidence == 0,
            _ => true,
        });
        counts.others = others.count();
        counts
    }

    /// Every answer that another one took the place of.
    #[must_use]
    pub fn replaced(&self) -> Vec<Replaced> {
        let now: BTreeMap<_, _> = self.after.answers().collect();
        let changed = self.before.answers().filter_map(|((who, practice), was)| {
            let is = now.get(&(who, practice)).copied();
            (is != Some(was)).then(|| Replaced {
                who: who.clone(),
                practice: practice.clone(),
                was: was.clone(),
                is: is.cloned(),
            })
        });
        changed.collect()
    }
}

impl Assessment {
    /// A copy in which nothing was stated yet. What always has a value keeps it.
    #[must_use]
    pub fn blank(&self) -> Self {
        Self {
            identity: self.identity,
            language: self.language.clone(),
            ..Self::new(self.questionnaire.clone(), self.form)
        }
    }
}
