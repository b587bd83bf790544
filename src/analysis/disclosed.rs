//! What follows from an assessment where the answers of few people are not to be shown.
//!
//! What may not be shown is taken away before anything is worked out: a practice that too few people
//! answered is open in the copy that the analysis is made of. So no level, share, index or step can
//! tell what it was rated.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Assessment, Form, PracticeId, Rating, Release, Standing};
use crate::scoring::disclosure::{Closeness, Frequency, SmallestGroup};
use crate::scoring::{Agreement, Confidences, ElementProfile, Placement, PracticeProfile, Profile};

use super::Analysis;

/// An assessment without the answers that rest on too few people.
#[derive(Debug, Clone)]
pub struct Disclosed {
    /// The copy; whoever answered still answered, so that all count as respondents.
    pub assessment: Assessment,
    /// What was taken away.
    pub withheld: Withheld,
}

/// What is not shown of an assessment, and what is told in words in place of figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Withheld {
    /// The fewest people that a figure rests on.
    pub least: SmallestGroup,
    /// How many people answered something of the form.
    pub people: usize,
    practices: BTreeSet<PracticeId>,
    /// How many people rated a practice and how far their ratings lie apart, where enough did.
    pub spreads: BTreeMap<PracticeId, GroupSpread>,
    /// The same over all practices, of those who rated all that apply.
    pub agreement: Option<GroupSpread>,
    /// How often drawing respondents again gave the unit its level, where the figures of the draws
    /// are not shown.
    pub draws: Option<Frequency>,
}

/// How far the ratings of enough people lie apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupSpread {
    /// Who rated.
    pub people: usize,
    /// How far their ratings lie apart.
    pub closeness: Closeness,
}

impl Withheld {
    /// Whether so few people answered that nothing is shown of what they said.
    #[must_use]
    pub const fn is_all(&self) -> bool {
        self.people > 0 && !self.least.allows(self.people)
    }
}

/// Takes away every answer that rests on fewer people than `least`.
///
/// A rating rests on those who rated the practice, "not applicable" also on those who said so, and a
/// recorded consensus on everybody who answered something of the form.
#[must_use]
pub fn disclose(assessment: &Assessment, form: Form, least: SmallestGroup) -> Disclosed {
    let people = assessment.respondents_on(form).count();
    let mut withheld = BTreeSet::new();
    let mut taken = BTreeSet::new();
    for (_, practice) in assessment.questionnaire.practices() {
        let votes = Votes::of(assessment, &practice.id);
        let shown = votes.allow(least);
        if !shown {
            taken.insert(practice.id.clone());
        }
        let is_agreed = assessment.consensus.contains_key(&practice.id);
        if !(if is_agreed {
            least.allows(people)
        } else {
            shown
        }) {
            withheld.insert(practice.id.clone());
        }
    }
    let mut copy = assessment.clone();
    if people == 0 {
        withheld.clear();
    }
    copy.consensus
        .retain(|practice, _| !withheld.contains(practice));
    for respondent in &mut copy.respondents {
        if respondent
            .sheet
            .0
            .keys()
            .any(|practice| taken.contains(practice))
        {
            let said = respondent.sheet.0.iter_mut();
            for (_, response) in said.filter(|(practice, _)| taken.contains(*practice)) {
                response.rating = response.rating.take().map(|_| Rating::DontKnow);
            }
        }
    }
    Disclosed {
        assessment: copy,
        withheld: Withheld {
            least,
            people,
            practices: withheld,
            spreads: BTreeMap::new(),
            agreement: None,
            draws: None,
        },
    }
}

/// How many people gave a practice a rating, and to how many it does not apply.
#[derive(Default)]
struct Votes {
    rated: usize,
    left_out: usize,
}

impl Votes {
    fn of(assessment: &Assessment, practice: &PracticeId) -> Self {
        let mut votes = Self::default();
        let sheets = assessment.respondents.iter().map(|who| &who.sheet);
        for rating in sheets.filter_map(|sheet| sheet.rating(practice)) {
            match rating.answer().standing() {
                Standing::Rated(_) => votes.rated += 1,
                Standing::LeftOut => votes.left_out += 1,
                Standing::Open => {}
            }
        }
        votes
    }

    /// Whether what the group says rests on enough people.
    const fn allow(&self, least: SmallestGroup) -> bool {
        if self.left_out > self.rated {
            least.allows(self.left_out + self.rated)
        } else {
            least.allows(self.rated)
        }
    }
}

/// The last file that was passed on with so nearly as many people that the difference is what fewer
/// than `least` of them answered.
#[must_use]
pub fn revealing_release(
    assessment: &Assessment,
    people: usize,
    least: SmallestGroup,
) -> Option<Release> {
    let releases = assessment.releases();
    let revealing = releases.filter(|it| !least.allows_difference(people, it.people));
    revealing.max_by_key(|it| it.date)
}

impl Analysis {
    /// Keeps of an analysis of a [`Disclosed`] assessment what may be shown: the last step, after
    /// the studies.
    pub fn withhold(&mut self, mut withheld: Withheld) {
        let profile = &mut self.profile;
        let mut practices = std::mem::take(&mut withheld.practices);
        practices.retain(|id| profile.practice(id).is_some());
        for practice in &mut profile.practices {
            // One guess among many certain ratings is that of one person.
            practice.confidence = Confidences::default();
            let spread = take_spread(practice, profile.level_count, withheld.least);
            let id = practice.id.clone();
            withheld.spreads.extend(spread.map(|spread| (id, spread)));
        }
        profile.confidence = Confidences::default();
        profile.roles_of_complete.clear();
        let levels = profile.level_count;
        for element in &mut profile.elements {
            take_agreement(&mut element.agreement, levels, withheld.least);
        }
        withheld.agreement = take_agreement(&mut profile.agreement, levels, withheld.least);
        for open in [&mut profile.to_find_out, &mut profile.to_settle] {
            open.retain(|practice| !practices.contains(practice));
        }
        for practice in &mut profile.practices {
            if practices.contains(&practice.id) {
                practice.answer = None;
            }
        }
        profile.withheld = practices;
        self.withhold_draws(&mut withheld);
        if withheld.is_all() {
            self.withhold_all();
        }
        self.withheld = Some(withheld);
    }

    /// Tells the draws in words where their figures would tell what everybody answered.
    fn withhold_draws(&mut self, withheld: &mut Withheld) {
        let level = self.profile.placement.claimed.map(|place| place.low);
        self.resampling = self.resampling.take().filter(|found| {
            let Some(level) = level else {
                return false;
            };
            let frequency = Frequency::of(found.share(level));
            let shown = frequency.allows_figure(withheld.least, withheld.people);
            withheld.draws = (!shown).then_some(frequency);
            shown
        });
    }

    /// Takes away everything that rests on answers.
    fn withhold_all(&mut self) {
        self.profile = Profile {
            placement: Placement::default(),
            constraint: Vec::new(),
            uneven: false,
            provisional: false,
            index: None,
            elements: self.profile.elements.iter().map(without_place).collect(),
            blockers: Vec::new(),
            unproven: Vec::new(),
            ..self.profile.clone()
        };
        self.steps.clear();
        self.effort.steps.clear();
        (self.resampling, self.set, self.levels) = (None, None, None);
        self.decision = None;
    }
}

fn without_place(element: &ElementProfile) -> ElementProfile {
    ElementProfile {
        placement: Placement::default(),
        index: None,
        attainment: Vec::new(),
        blockers: Vec::new(),
        ..element.clone()
    }
}

/// Takes away single ratings, and how far they lie apart where that would tell too much; gives what
/// may be told of it.
fn take_spread(
    practice: &mut PracticeProfile,
    levels: u8,
    least: SmallestGroup,
) -> Option<GroupSpread> {
    let people = practice.ratings.len();
    practice.ratings.clear();
    let spread = practice.spread.take().filter(|_| least.allows(people))?;
    let closeness = Closeness::of(spread, levels);
    practice.spread = Some(spread).filter(|_| closeness.allows_figure(least, people));
    Some(GroupSpread { people, closeness })
}

/// Takes the figures of agreement away for words. Even of many people they stay away: that they stand
/// there, or not, would tell whether nearly all answer alike.
fn take_agreement(
    agreement: &mut Agreement,
    levels: u8,
    least: SmallestGroup,
) -> Option<GroupSpread> {
    let people = agreement.n;
    let found = std::mem::take(agreement);
    let distance = found.ad_mean.filter(|_| least.allows(people))?;
    agreement.n = people;
    let closeness = Closeness::of_distance(distance, levels);
    Some(GroupSpread { people, closeness })
}
