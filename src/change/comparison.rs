//! The comparison of two assessments as a whole.

use super::comparable::{self, Comparability, NotCompared};
use super::people::PeopleOfBoth;
use super::places::{self, ElementChange, IndexChange, LevelChange};
use super::planned::{self, OwnStepBecame, PlannedStep, TargetBecame};
use super::practices::{self, PracticeChange};
use super::reread;
use super::side::SideSummary;
use super::sides::{Sides, shown_profile};
use crate::model::{Assessment, Form, PracticeId};
use crate::scoring::disclosure::SmallestGroup;
use crate::scoring::{
    self, ComparedPractices, Differences, DrawnSides, LevelRange, RESAMPLES, SEED,
};

/// What is asked of a comparison.
#[derive(Debug, Clone, Copy, Default)]
pub struct ChangeOptions {
    /// The form to compare on; `None` for the one that both were asked.
    pub form: Option<Form>,
    /// The fewest people that a figure rests on, where those of single people are left out.
    pub least: Option<SmallestGroup>,
}

/// What changed from an older assessment to a newer one.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The form that both are compared on.
    pub form: Form,
    /// The older one.
    pub old: SideSummary,
    /// The newer one.
    pub new: SideSummary,
    /// Whether both have the same rule and the same cards.
    pub comparability: Comparability,
    /// Who answered which.
    pub people: PeopleOfBoth,
    /// What limits the comparison, the gravest first.
    pub limits: Vec<Limit>,
    /// The older one as it is read in the edition of the newer one; `None` where both have one scale.
    pub reread: Option<RereadPlace>,
    /// The level of the unit; absent where nothing of the older one may be shown.
    pub level: LevelChange,
    /// The average rating of the practices that were rated both times.
    pub index: IndexChange,
    /// The elements of the newer one, in its order.
    pub elements: Vec<ElementChange>,
    /// The practices that were rated both times and can be compared, in the questionnaire's order.
    pub practices: Vec<PracticeChange>,
    /// The practices that cannot be compared, and why.
    pub not_compared: Vec<(PracticeId, NotCompared)>,
    /// The steps that were still to do at the older one.
    pub planned: Vec<PlannedStep>,
    /// The steps of the unit's own that were still to do then.
    pub own_steps: Vec<OwnStepBecame>,
    /// The targets of then.
    pub targets: Vec<TargetBecame>,
    /// How far chance moves it; `None` with fewer than five people on either side, and where figures of single people are left
    /// out.
    pub draws: Option<Differences>,
    /// The fewest people that a figure rests on, where those of single people are left out.
    pub least: Option<SmallestGroup>,
}

/// The place of an older assessment as it is read in the edition of a newer one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RereadPlace {
    /// The place of the unit.
    pub place: Option<LevelRange>,
    /// How many practices were carried over.
    pub carried: usize,
    /// How many count as not known, since they were split, merged, reworded or not asked.
    pub unknown: usize,
}

/// What limits a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Limit {
    /// The two name units that are called otherwise.
    OtherUnit,
    /// The older one is not dated before the newer one.
    NotEarlier,
    /// The newer one says that it follows another assessment.
    FollowsAnother,
    /// Another questionnaire was answered: nothing can be compared.
    OtherQuestionnaire,
    /// They are about other customers: what differs is no change.
    OtherSegment,
    /// Another edition was answered, or one with other thresholds: levels are on two scales.
    OtherEdition,
    /// One was asked the short form: both are compared on it.
    OtherForm,
    /// Other people answered.
    OtherPeople,
    /// Roles answered one of them alone.
    OtherRoles,
    /// Fewer than five people answered one of them: how far chance moves it is not known.
    FewPeople,
    /// So few people answered, or answered one of both alone, that nothing of the older one is shown.
    Withheld,
}

impl Limit {
    /// What programs call it.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::OtherUnit => "other_unit",
            Self::NotEarlier => "not_earlier",
            Self::FollowsAnother => "follows_another",
            Self::OtherQuestionnaire => "other_questionnaire",
            Self::OtherSegment => "other_segment",
            Self::OtherEdition => "other_edition",
            Self::OtherForm => "other_form",
            Self::OtherPeople => "other_people",
            Self::OtherRoles => "other_roles",
            Self::FewPeople => "few_people",
            Self::Withheld => "withheld",
        }
    }
}

/// Fewer people than this on either side give no interval.
pub const FEWEST_FOR_CHANCE: usize = 5;

impl Change {
    /// Compares two assessments, of which the first is the older.
    #[must_use]
    pub fn between(old: &Assessment, new: &Assessment, asked: ChangeOptions) -> Self {
        let form = asked.form.unwrap_or_else(|| form_of_both(old, new));
        let as_it_was = old;
        let old = &*reread::with_ids_of(old, &new.questionnaire);
        let people = PeopleOfBoth::of(old, new, form);
        let is_hidden = asked.least.is_some_and(|least| !people.may_be_shown(least));
        let shown = [old, new].map(|side| shown_profile(side, form, asked.least));
        let [before, after] = &shown;
        let comparability = Comparability::of(old, new, form);
        let found = comparable::practices(old, new, (form, comparability), [before, after]);
        let (mut averaged, mut not_compared) = (found.compared, found.not_compared);
        if let Some(least) = asked.least {
            for id in people.practices_to_hide(old, new, averaged.keys(), least) {
                averaged.remove(&id);
                not_compared.push((id, NotCompared::Withheld));
            }
        }
        let drawn =
            draws((old, new), (form, comparability), &people, &averaged).filter(|_| !is_hidden);
        let sides = Sides {
            old,
            new,
            before,
            after,
            averaged: &averaged,
            comparability,
            form,
            draws: drawn.as_ref(),
            people: &people,
        };
        // What one plans for some customers does not come about with others.
        let is_over_time = comparability != Comparability::OtherSegment;
        let mut change = Self {
            form,
            old: SideSummary::of(old, before),
            new: SideSummary::of(new, after),
            comparability,
            limits: limits(&sides),
            reread: reread_place((as_it_was, new), (form, comparability), asked.least),
            level: places::level(&sides),
            index: places::index(&sides, None),
            elements: places::elements(&sides),
            practices: practices::changes(&sides),
            not_compared,
            planned: if is_over_time {
                planned::steps(&sides)
            } else {
                Vec::new()
            },
            own_steps: if is_over_time {
                planned::own_steps(old, new)
            } else {
                Vec::new()
            },
            targets: if is_over_time {
                planned::targets(&sides)
            } else {
                Vec::new()
            },
            draws: drawn.clone().filter(|_| asked.least.is_none()),
            people: people.clone(),
            least: asked.least,
        };
        if asked.least.is_some() {
            change.tell_chance_in_words();
        }
        if is_hidden {
            change.hide_older();
        }
        change
    }

    /// Whether nothing of the older one may be shown.
    #[must_use]
    pub fn is_hidden(&self) -> bool {
        self.limits.contains(&Limit::Withheld)
    }

    /// The practices that rose, those that rose most first.
    #[must_use]
    pub fn risen(&self) -> Vec<&PracticeChange> {
        self.moved(|half_levels| half_levels > 0)
    }

    /// The practices that fell, those that fell most first.
    #[must_use]
    pub fn fallen(&self) -> Vec<&PracticeChange> {
        self.moved(|half_levels| half_levels < 0)
    }

    /// How many practices stayed.
    #[must_use]
    pub fn stayed(&self) -> usize {
        let practices = self.practices.iter();
        practices.filter(|it| it.half_levels == 0).count()
    }

    fn moved(&self, such: impl Fn(i32) -> bool) -> Vec<&PracticeChange> {
        let practices = self.practices.iter();
        let mut found: Vec<_> = practices.filter(|it| such(it.half_levels)).collect();
        found.sort_by_key(|it| std::cmp::Reverse(it.half_levels.abs()));
        found
    }

    /// Leaves of the draws what they decide: whoever has their figures can try out which answers give them.
    fn tell_chance_in_words(&mut self) {
        self.level.moves = None;
        self.index.interval = None;
        for element in &mut self.elements {
            element.index.interval = None;
        }
        for practice in &mut self.practices {
            practice.interval = None;
            practice.reasons.retain(|reason| reason.agreed);
        }
    }

    /// Leaves nothing of what the people of the older one said, nor what follows from it.
    fn hide_older(&mut self) {
        self.limits.retain(|limit| {
            !matches!(
                limit,
                Limit::OtherRoles | Limit::OtherPeople | Limit::FewPeople
            )
        });
        self.limits.push(Limit::Withheld);
        (self.old.place, self.old.index) = (None, None);
        if self
            .least
            .is_some_and(|least| !least.allows(self.people.new))
        {
            (self.new.place, self.new.index) = (None, None);
        }
        self.people = self.people.counts_alone();
        self.reread = None;
        self.level = LevelChange::default();
        self.index = IndexChange::default();
        for element in &mut self.elements {
            element.hide();
        }
        let practices = self.practices.drain(..).map(|it| it.id);
        let hidden = practices.map(|id| (id, NotCompared::Withheld));
        self.not_compared.extend(hidden);
        self.planned.iter_mut().for_each(PlannedStep::hide);
        self.targets.iter_mut().for_each(TargetBecame::hide);
        self.draws = None;
    }
}

/// The older one in the edition of the newer one, where that is another.
fn reread_place(
    (old, new): (&Assessment, &Assessment),
    (form, comparability): (Form, Comparability),
    least: Option<SmallestGroup>,
) -> Option<RereadPlace> {
    if comparability != Comparability::OtherEdition {
        return None;
    }
    let found = reread::reread(old, &new.questionnaire)?;
    let profile = shown_profile(&found.assessment, form, least);
    let is_asked = |id: &&PracticeId| new.questionnaire.asks(form, id);
    let unknown = found.unknown.iter().chain(&found.new);
    Some(RereadPlace {
        place: profile.placement.claimed,
        carried: found.carried.iter().filter(is_asked).count(),
        unknown: unknown.filter(is_asked).count(),
    })
}

/// The form that both can be compared on: the one that both were asked, else the short one.
fn form_of_both(old: &Assessment, new: &Assessment) -> Form {
    let has_short = [old, new]
        .into_iter()
        .all(|side| !side.questionnaire.short_form.is_empty());
    if old.form == new.form {
        new.form
    } else if has_short {
        Form::Short
    } else {
        Form::Full
    }
}

fn draws(
    (old, new): (&Assessment, &Assessment),
    (form, comparability): (Form, Comparability),
    people: &PeopleOfBoth,
    averaged: &ComparedPractices,
) -> Option<Differences> {
    if !comparability.compares_practices() {
        return None;
    }
    let sides = DrawnSides {
        averaged,
        same_people: people.are_the_same().then_some(&people.both),
        same_rule: comparability == Comparability::Same,
    };
    scoring::differences((old, new), form, &sides, (SEED, RESAMPLES))
}

fn limits(sides: &Sides<'_>) -> Vec<Limit> {
    let (old, new, people) = (sides.old, sides.new, sides.people);
    let names = [old, new].map(|side| side.unit.name().trim().to_lowercase());
    let is_named = names.iter().all(|name| !name.is_empty());
    let days = old.unit.date.zip(new.unit.date);
    let followed = new.identity.previous.zip(old.identity.id);
    let few = |count: usize| count < FEWEST_FOR_CHANCE;
    let all = [
        (is_named && names[0] != names[1], Limit::OtherUnit),
        (days.is_some_and(|(old, new)| old >= new), Limit::NotEarlier),
        (
            followed.is_some_and(|(previous, id)| previous != id),
            Limit::FollowsAnother,
        ),
        (
            sides.comparability == Comparability::OtherQuestionnaire,
            Limit::OtherQuestionnaire,
        ),
        (
            sides.comparability == Comparability::OtherSegment,
            Limit::OtherSegment,
        ),
        (
            sides.comparability == Comparability::OtherEdition,
            Limit::OtherEdition,
        ),
        (old.form != new.form, Limit::OtherForm),
        (!people.are_the_same(), Limit::OtherPeople),
        (!people.roles.is_empty(), Limit::OtherRoles),
        (few(people.old) || few(people.new), Limit::FewPeople),
    ];
    let found = all.into_iter().filter(|(applies, _)| *applies);
    found.map(|(_, limit)| limit).collect()
}
