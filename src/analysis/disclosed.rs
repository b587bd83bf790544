//! What follows from an assessment where the answers of few people are not to be shown.
//!
//! What may not be shown is taken away before anything is worked out: a practice that too few people
//! answered is open in the copy that the analysis is made of. So no level, share, index or step can
//! tell what it was rated.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use crate::model::{Assessment, Form, PracticeId, Rating, Shared, Standing};
use crate::scoring::disclosure::{Closeness, Frequency, SmallestGroup};
use crate::scoring::{
    self, Agreement, Confidences, ElementProfile, Placement, PracticeProfile, Profile, Roles,
};

use super::Analysis;
use super::rounds::{VotingRounds, voting_rounds};

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
    /// Roles side by side, as far as it may be shown.
    roles: Option<Roles>,
    /// How many people rated a practice and how far their ratings lie apart, where enough did.
    pub spreads: BTreeMap<PracticeId, GroupSpread>,
    /// Votes round by round, as far as they may be shown.
    pub rounds: VotingRounds,
    /// When something was agreed before the group voted again.
    agreed_before: BTreeMap<PracticeId, Date>,
    /// How often drawing respondents again gave the unit its level.
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

    /// In how many practices ratings lie apart as far as that. This is all that is told of the practices
    /// together: it follows from what is told of each, so it tells nothing more.
    #[must_use]
    pub fn practices_at(&self, closeness: Closeness) -> usize {
        let spreads = self.spreads.values();
        spreads.filter(|it| it.closeness == closeness).count()
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
    // What is told of earlier rounds is worked out of the whole, as far as it may be shown.
    copy.rounds = Shared::default();
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
                response.check = None;
            }
        }
    }
    Disclosed {
        assessment: copy,
        withheld: Withheld {
            least,
            people,
            practices: withheld,
            roles: scoring::disclosed_roles(assessment, form, least),
            spreads: BTreeMap::new(),
            rounds: voting_rounds(assessment, form, Some(least)),
            agreed_before: assessment
                .consensus
                .keys()
                .filter_map(|id| Some((id.clone(), assessment.agreed_before(id)?)))
                .collect(),
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

/// A file that was passed on before and can be subtracted from one that is made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revealing {
    /// The day of the earlier file.
    pub date: Date,
    /// How many people it showed.
    pub before: usize,
    /// How many people are shown now.
    pub now: usize,
    /// How many are shown now and were not shown before.
    pub joined: usize,
    /// How many were shown before and are not shown now.
    pub gone: usize,
}

/// The last file that was passed on of so nearly the same people as answered a form that the difference
/// is what fewer than `least` of them answered.
#[must_use]
pub fn revealing_release(
    assessment: &Assessment,
    form: Form,
    least: SmallestGroup,
) -> Option<Revealing> {
    if assessment.releases.is_empty() {
        return None;
    }
    let people = assessment.people_on(form);
    let compared = assessment.releases.iter().map(|release| Revealing {
        date: release.date,
        before: release.people.len(),
        now: people.len(),
        joined: people.difference(&release.people).count(),
        gone: release.people.difference(&people).count(),
    });
    let revealing = compared.filter(|it| !least.allows_difference(it.joined + it.gone));
    revealing.max_by_key(|it| it.date)
}

impl Analysis {
    /// Keeps of an analysis of a [`Disclosed`] assessment what may be shown: the last step, after
    /// the studies.
    pub fn withhold(&mut self, mut withheld: Withheld) {
        self.roles = withheld.roles.take();
        let profile = &mut self.profile;
        let mut practices = std::mem::take(&mut withheld.practices);
        practices.retain(|id| profile.practice(id).is_some());
        for practice in &mut profile.practices {
            // One guess among many certain ratings is that of one person.
            practice.confidence = Confidences::default();
            practice.sent_back = 0;
            let before = withheld.agreed_before.get(&practice.id).copied();
            practice.agreed_before = before.filter(|_| practice.consensus);
            let spread = take_spread(practice, profile.level_count, withheld.least);
            let id = practice.id.clone();
            withheld.spreads.extend(spread.map(|spread| (id, spread)));
            let has_roles = |roles: &Roles| roles.practices.iter().any(|it| it.id == practice.id);
            if self.roles.as_ref().is_some_and(has_roles) {
                // Beside what each role says, an exact distance tells what all of its people said.
                practice.spread = None;
            }
        }
        profile.confidence = Confidences::default();
        profile.roles_of_complete.clear();
        for element in &mut profile.elements {
            take_agreement(&mut element.agreement, withheld.least);
        }
        take_agreement(&mut profile.agreement, withheld.least);
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

    /// Takes away what the group says of every practice.
    pub fn withhold_practices(&mut self) {
        let practices = self.profile.practices.iter_mut();
        for practice in practices {
            practice.answer = None;
            practice.consensus = false;
            practice.agreed_before = None;
            self.profile.withheld.insert(practice.id.clone());
        }
    }

    /// Tells the draws in words alone. Whoever has their figures can try out which answers give them, since
    /// anybody can repeat the draws.
    fn withhold_draws(&mut self, withheld: &mut Withheld) {
        let found = self.resampling.take();
        let level = self.profile.placement.claimed.map(|place| place.low);
        let share = found.zip(level).map(|(found, level)| found.share(level));
        withheld.draws = share.map(Frequency::of);
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
        self.roles = None;
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
    let alike = practice.ratings.chunk_by(PartialEq::eq).map(<[_]>::len);
    let commonest = alike.max().unwrap_or(0);
    practice.ratings.clear();
    let spread = practice.spread.take().filter(|_| least.allows(people))?;
    let closeness = Closeness::of(spread, levels);
    practice.spread = Some(spread).filter(|_| closeness.allows_figure(least, people, commonest));
    Some(GroupSpread { people, closeness })
}

/// Takes away the figures over several practices, and how many people rated all of them where these are
/// few. A word for them would add up what is told of each practice: where that comes close to the limit
/// of a word, it fixes the answers of single people.
fn take_agreement(agreement: &mut Agreement, least: SmallestGroup) {
    let people = Some(agreement.n).filter(|people| least.allows(*people));
    *agreement = Agreement {
        n: people.unwrap_or(0),
        ..Agreement::default()
    };
}
