//! What scoring finds: the profile of a unit. Plain values, no rule.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeSet;
use std::fmt;
use std::iter::Sum;

use jiff::civil::Date;

use super::panel::Appropriateness;
use crate::model::{
    Answer, Confidence, ElementId, Form, HalfLevels, Level, PracticeId, Scale, Standing,
};

/// Everything that a scored assessment says about its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Profile {
    /// The selection of practices that was scored.
    pub form: Form,
    /// The number of levels of the continuum.
    pub level_count: u8,
    /// How many people answered at least one practice of the form.
    pub respondents: usize,
    /// The unit's place: the lowest of its elements.
    pub placement: Placement,
    /// The elements at the unit's level, in the questionnaire's order: they hold the unit down.
    /// Empty where the unit has no level.
    pub constraint: Vec<ElementId>,
    /// Whether elements differ by two levels or more, whatever is still open.
    pub uneven: bool,
    /// Whether any element is provisional.
    pub provisional: bool,
    /// The weighted mean of all rated practices; for trend and gap only.
    pub index: Option<Index>,
    /// The elements in the questionnaire's order.
    pub elements: Vec<ElementProfile>,
    /// The practices of the form in the questionnaire's order.
    pub practices: Vec<PracticeProfile>,
    /// How far respondents agree over all practices.
    pub agreement: Agreement,
    /// The roles of those who rated every applicable practice, each with how many they are, the
    /// largest first; empty where a role is not stated.
    pub roles_of_complete: Vec<(String, usize)>,
    /// How sure people are of their ratings.
    pub confidence: Confidences,
    /// What keeps the constraint from its next level.
    pub blockers: Vec<Blocker>,
    /// The open practices that count, those of the constraint first: what is not known about them
    /// keeps the level a range.
    pub to_find_out: Vec<PracticeId>,
    /// The open practices that the range of the placement comes from. Empty where the level is
    /// certain, or where there is none.
    pub to_settle: Vec<PracticeId>,
    /// The practices rated above what counts without evidence, that have none.
    pub unproven: Vec<PracticeId>,
    /// The practices that count as open because too few people rated them to be shown.
    pub withheld: BTreeSet<PracticeId>,
}

impl Profile {
    /// The profile of an element.
    #[must_use]
    pub fn element(&self, id: &ElementId) -> Option<&ElementProfile> {
        self.elements.iter().find(|element| element.id == *id)
    }

    /// The profile of a practice; `None` where the form does not ask it.
    #[must_use]
    pub fn practice(&self, id: &PracticeId) -> Option<&PracticeProfile> {
        self.practices.iter().find(|practice| practice.id == *id)
    }

    /// Whether nothing was said that counts: nobody answered, or nobody could tell. Then there is no
    /// level.
    #[must_use]
    pub fn is_unanswered(&self) -> bool {
        self.practices.iter().all(PracticeProfile::is_open)
    }

    /// The practices that were rated.
    pub fn rated(&self) -> impl Iterator<Item = &PracticeProfile> {
        let practices = self.practices.iter();
        practices.filter(|practice| practice.rating().is_some())
    }

    /// How many of the rated practices have evidence.
    #[must_use]
    pub fn proven(&self) -> usize {
        self.rated()
            .filter(|practice| practice.has_evidence)
            .count()
    }

    /// Of how many practices that are rated above `cap`, where evidence is asked for, there is evidence, and
    /// of how many of these a second person checked it.
    #[must_use]
    pub fn backing(&self, cap: Level) -> Backing {
        let mut found = Backing::default();
        let asked = self.rated().filter(|it| it.is_above(cap) && it.counts());
        for practice in asked {
            found.asked += 1;
            found.backed += usize::from(practice.has_evidence);
            found.checked += usize::from(practice.has_checked_evidence);
        }
        found
    }

    /// How many answers a second person sent back.
    #[must_use]
    pub fn sent_back(&self) -> usize {
        self.practices
            .iter()
            .map(|practice| practice.sent_back)
            .sum()
    }

    /// Whether an answer counts only with evidence, in an element or in any: it is above `cap`.
    #[must_use]
    pub fn needs_evidence(&self, element: Option<&ElementId>, cap: Level) -> bool {
        let mut practices = self.rated();
        practices.any(|practice| {
            let is_asked = element.is_none_or(|element| practice.element == *element);
            is_asked && practice.is_above(cap)
        })
    }

    /// How many practices have fewer descriptors than there are levels.
    #[must_use]
    pub fn practices_with_gaps(&self) -> usize {
        let practices = self.practices.iter();
        let gaps = practices.filter(|practice| {
            Level::all(self.level_count).any(|level| !practice.scale.has(level))
        });
        gaps.count()
    }
}

/// How many practices are rated above the level that counts without evidence, and how many of them have
/// some.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backing {
    /// Practices that are rated so.
    pub asked: usize,
    /// Those of them with evidence.
    pub backed: usize,
    /// Those of these whose evidence a second person checked.
    pub checked: usize,
}

/// A place on the continuum under the readings of the answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Placement {
    /// From what was answered; `None` where there is no level.
    pub claimed: Option<LevelRange>,
    /// With every practice that has no evidence capped, rated or open.
    pub evidenced: Option<LevelRange>,
    /// With every practice capped whose evidence no second person checked.
    pub checked: Option<LevelRange>,
    /// With "not applicable" counted as level 1; known even where too much is not applicable.
    pub not_applicable_as_lowest: Option<LevelRange>,
}

/// The levels that any completion of the open answers can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct LevelRange {
    /// With every open answer at level 1.
    pub low: Level,
    /// With every open answer at the top level.
    pub high: Level,
}

impl LevelRange {
    /// Whether nothing open can change the level.
    #[must_use]
    pub fn is_certain(self) -> bool {
        self.low == self.high
    }
}

/// The place of one element.
#[derive(Debug, Clone, PartialEq)]
pub struct ElementProfile {
    /// Which element.
    pub id: ElementId,
    /// Whether there is a level, and how firm it is.
    pub status: ElementStatus,
    /// The element's place; claimed and evidenced are `None` where it is not assessable.
    pub placement: Placement,
    /// The weighted mean of its rated practices.
    pub index: Option<Index>,
    /// Practices of the form in this element.
    pub practices: usize,
    /// Practices with a rating.
    pub answered: usize,
    /// Practices that do not apply.
    pub not_applicable: usize,
    /// The fewest further answers that make its level firm.
    pub answers_needed: usize,
    /// A(L) for each level from 2 to the top.
    pub attainment: Vec<Attainment>,
    /// What keeps the element from its next level; empty at the top.
    pub blockers: Vec<Blocker>,
    /// How far respondents agree over its practices.
    pub agreement: Agreement,
}

impl ElementProfile {
    /// The attainment of a level; `None` for level 1 and above the top.
    #[must_use]
    pub fn attainment(&self, level: Level) -> Option<&Attainment> {
        self.attainment.iter().find(|entry| entry.level == level)
    }
}

/// Whether an element has a level, and how firm it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementStatus {
    /// Enough was answered.
    Assessed,
    /// There is a level, but less was answered than the questionnaire asks for.
    Provisional,
    /// Too much does not apply, or nothing that counts is left.
    NotAssessable,
}

/// A(L) of an element: which share of its applicable weight is at or above level L.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attainment {
    /// L.
    pub level: Level,
    /// With every open answer at level 1.
    pub low: Share,
    /// With every open answer at the top level.
    pub high: Share,
    /// As `low`, with every rating that has no evidence capped.
    pub evidenced: Share,
}

/// A share as two integers, so that a threshold never depends on floating point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// Twice the weight that counts, so that halves are whole.
    pub part: u64,
    /// Twice the weight there is.
    pub whole: u64,
}

impl Share {
    /// Whether the share is above a number of per cent. Of nothing, nothing is above.
    #[must_use]
    pub fn is_above(self, percent: u8) -> bool {
        self.part * 100 > self.whole * u64::from(percent)
    }

    /// The share as a number from 0 to 1; 0 of nothing.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "weights are far below 2^52")]
    pub fn ratio(self) -> f64 {
        if self.whole == 0 {
            0.0
        } else {
            self.part as f64 / self.whole as f64
        }
    }

    /// The share in whole per cent, rounded half up; 0 of nothing.
    #[must_use]
    pub fn percent(self) -> u64 {
        if self.whole == 0 {
            0
        } else {
            (self.part * 200 + self.whole) / (self.whole * 2)
        }
    }

    /// The share in tenths of a per cent, as it is read beside thresholds in per cent: rounded to
    /// whole per cent, unless that gives a threshold which the share is not; then to the tenth on its
    /// own side of it.
    #[must_use]
    pub fn tenths_beside(self, thresholds: &[u8]) -> u64 {
        let percent = self.percent();
        let exact = self.whole * percent;
        let hides = thresholds.iter().any(|it| u64::from(*it) == percent);
        match (self.part * 100).cmp(&exact) {
            Ordering::Less if hides => self.part * 1_000 / self.whole,
            Ordering::Greater if hides => (self.part * 1_000).div_ceil(self.whole),
            _ => percent * 10,
        }
    }
}

/// A mean rating in tenths of a level as its questionnaire numbers levels, rounded half up: 38 is 3.8.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Index {
    /// Tenths of a level.
    pub tenths: u32,
}

impl Index {
    /// The mean in levels.
    #[must_use]
    pub fn levels(self) -> f64 {
        f64::from(self.tenths) / 10.0
    }

    /// How far it lies above another one, in tenths of a level; below 0 where it lies below.
    #[must_use]
    pub const fn less(self, other: Self) -> i32 {
        self.tenths.cast_signed() - other.tenths.cast_signed()
    }
}

impl fmt::Display for Index {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tenths / 10, self.tenths % 10)
    }
}

/// One practice over all respondents.
#[derive(Debug, Clone, PartialEq)]
pub struct PracticeProfile {
    /// Which practice.
    pub id: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// How much it counts.
    pub weight: u32,
    /// The levels that it can be rated at.
    pub scale: Scale,
    /// What the group says: the consensus, else the lower median of the ratings. `None` where
    /// nobody said anything.
    pub answer: Option<Answer>,
    /// Whether the answer is a recorded consensus.
    pub consensus: bool,
    /// The day of that consensus where the group voted again on a later day.
    pub agreed_before: Option<Date>,
    /// Whether any respondent gave evidence.
    pub has_evidence: bool,
    /// Whether a second person checked any of it.
    pub has_checked_evidence: bool,
    /// How many answers a second person sent back.
    pub sent_back: usize,
    /// Every rating that was given, from the lowest.
    pub ratings: Vec<HalfLevels>,
    /// How many of those who answered something of the form could judge the practice: their role is asked
    /// about it, or they answered it all the same.
    pub could_judge: usize,
    /// How far respondents agree; `None` with fewer than three ratings.
    pub spread: Option<Spread>,
    /// How sure people are of their ratings.
    pub confidence: Confidences,
}

/// How many ratings were given with each confidence, where one was stated.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Confidences {
    /// Guesses.
    pub low: usize,
    /// Fairly sure.
    pub medium: usize,
    /// Certain.
    pub high: usize,
}

impl Confidences {
    /// How many state one.
    #[must_use]
    pub const fn stated(self) -> usize {
        self.low + self.medium + self.high
    }

    pub(super) const fn add(&mut self, confidence: Confidence) {
        match confidence {
            Confidence::Low => self.low += 1,
            Confidence::Medium => self.medium += 1,
            Confidence::High => self.high += 1,
        }
    }
}

impl Sum for Confidences {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, each| Self {
            low: sum.low + each.low,
            medium: sum.medium + each.medium,
            high: sum.high + each.high,
        })
    }
}

impl PracticeProfile {
    /// The group's rating, `None` where there is none.
    #[must_use]
    pub fn rating(&self) -> Option<HalfLevels> {
        self.standing().rated()
    }

    /// The group's rating; the lowest level of the practice where there is none.
    #[must_use]
    pub fn lowest(&self) -> HalfLevels {
        self.rating().unwrap_or(self.scale.lowest().into())
    }

    /// Whether it is rated above what a level asks of it.
    #[must_use]
    pub fn is_above(&self, level: Level) -> bool {
        self.lowest() > self.scale.asked_at(level).into()
    }

    /// What the group's answer counts as.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.answer
            .map_or(Standing::Open, |answer| answer.standing())
    }

    /// Whether the practice could still be rated anything: don't know, or not answered.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.standing() == Standing::Open
    }

    /// Whether the practice has a place in this unit.
    #[must_use]
    pub fn applies(&self) -> bool {
        self.standing() != Standing::LeftOut
    }

    /// Whether the group agreed on it, and did not vote again on a later day.
    #[must_use]
    pub const fn is_settled(&self) -> bool {
        self.consensus && self.agreed_before.is_none()
    }

    /// Whether it counts and lies below what a level asks of it.
    #[must_use]
    pub fn lacks(&self, level: Level) -> bool {
        self.counts() && self.lowest() < self.scale.asked_at(level).into()
    }

    /// Whether the practice counts for the level: it applies and is more than information.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.weight > 0 && self.applies()
    }
}

/// Ratings of a practice that lie so far apart that a talk is worth it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dispute {
    /// The group has agreed on nothing yet, or voted again on a later day.
    Open,
    /// A consensus is recorded.
    Agreed,
}

impl Dispute {
    /// That of a practice whose ratings lie far apart.
    #[must_use]
    pub const fn of(practice: &PracticeProfile) -> Self {
        if practice.is_settled() {
            Self::Agreed
        } else {
            Self::Open
        }
    }

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Agreed => "agreed",
        }
    }
}

/// How far the ratings of one practice lie apart, in levels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Mean distance from the mean.
    pub ad_mean: f64,
    /// Above this mean distance ratings are worth talking about.
    pub ad_limit: f64,
    /// Mean distance from the median.
    pub ad_median: f64,
    /// Within-group agreement against uniform answers; negative where they differ more than that.
    pub r_wg: f64,
    /// The same against the greatest variance that their mean allows; `None` where the mean lies so
    /// near to an end that this has no value.
    pub a_wg: Option<f64>,
    /// The interquartile range, in levels.
    pub iqr: f64,
    /// Whether people disagree by the rules of the RAND/UCLA method; `None` on scales other than five
    /// levels in a row.
    pub appropriateness: Option<Appropriateness>,
    /// Whether the mean distance is above a sixth of the number of levels, or for a practice with
    /// fewer descriptors above what is as much for these: worth talking about, until the group agrees.
    pub flagged_for_discussion: bool,
}

/// How far respondents with complete sheets agree. A figure is `None` where there is none: fewer
/// than three such respondents, too few practices, or no variance to compare with.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Agreement {
    /// Respondents who rated every applicable practice.
    pub n: usize,
    /// `r_wg(J)` against uniform answers.
    pub r_wg_j: Option<f64>,
    /// `r*_wg(J)` against uniform answers; may be negative.
    pub r_wg_j_star: Option<f64>,
    /// `r_wg(J)` against slightly skewed answers; known for five levels only.
    pub slight_skew_r_wg_j: Option<f64>,
    /// `r*_wg(J)` against slightly skewed answers; known for five levels only.
    pub slight_skew_r_wg_j_star: Option<f64>,
    /// Mean distance from the mean, averaged over practices, in levels.
    pub ad_mean: Option<f64>,
    /// Cronbach's alpha over the practices.
    pub alpha: Option<f64>,
    /// Kendall's W: how far respondents put the practices in the same order.
    pub kendall_w: Option<f64>,
    /// How far teams differ; `None` with fewer than two teams of two or more such respondents each.
    pub between_teams: Option<BetweenTeams>,
}

/// How far the mean ratings of people lie apart between teams, beside within them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BetweenTeams {
    /// Teams with two or more people who rated every applicable practice.
    pub teams: usize,
    /// Their people.
    pub people: usize,
    /// ICC(1): the share of what sets people apart that lies between teams; negative where teams are
    /// more alike than chance. `None` where all people have the same mean.
    pub icc_1: Option<f64>,
    /// ICC(2): the reliability of the teams' means; `None` where all teams have the same mean.
    pub icc_2: Option<f64>,
}

impl BetweenTeams {
    /// How far teams differ, in words; `None` where there is no ICC(1). Source: LeBreton & Senter
    /// (2008), where an ICC(1) of 0.25 is a large effect.
    #[must_use]
    pub fn difference(&self) -> Option<TeamDifference> {
        self.icc_1.map(|found| match found {
            ..=0.0 => TeamDifference::Chance,
            ..0.25 => TeamDifference::Some,
            _ => TeamDifference::Large,
        })
    }
}

/// How far teams differ, beside how far the people within them do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TeamDifference {
    /// No further than chance would have it.
    Chance,
    /// Further than that.
    Some,
    /// A quarter or more of what sets people apart lies between teams.
    Large,
}

impl TeamDifference {
    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Chance => "chance",
            Self::Some => "some",
            Self::Large => "large",
        }
    }
}

/// A threshold that an element misses on its way to the next level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// Which element.
    pub element: ElementId,
    /// The level whose attainment is too low.
    pub level: Level,
    /// What is attained, with every open answer at level 1.
    pub attainment: Share,
    /// The same with every open answer at the top level.
    pub at_most: Share,
    /// The per cent that attainment must be above.
    pub needed: u8,
    /// The per cent above which the element is at the level, where the level above asks for more of it.
    pub reached: Option<u8>,
    /// The practices that count and whose next step raises the attainment, the furthest below first;
    /// where these are too few to pass the threshold, all below the level. An open practice lies at
    /// level 1.
    pub practices: Vec<PracticeId>,
    /// The fewest of them that pass the threshold once they are fully at its level: those that add
    /// most, of equals the ones furthest up, which have the shortest way; or others that are as few,
    /// see [`prefer`](super::prefer). Empty where even all of them do not pass it.
    pub fewest: Vec<PracticeId>,
    /// Whether it matters which of them are raised: so many others would not pass the threshold.
    pub needs_choice: bool,
}

impl Blocker {
    /// Whether what is not known decides: the threshold is missed or not.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.at_most.is_above(self.needed)
    }
}

/// What drawing other respondents from the same group would have given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resampling {
    /// Where the random numbers started.
    pub seed: u64,
    /// How often respondents were drawn.
    pub resamples: u32,
    /// The 2.5th percentile of the index.
    pub index_low: Index,
    /// The 97.5th percentile of the index.
    pub index_high: Index,
    /// How many resamples had the unit at each level, from level 1.
    pub levels: Vec<u32>,
}

impl Resampling {
    /// The whole per cent of resamples with the unit at each level, from level 1. They add up to what
    /// all of them come to: each is rounded down, and those with the largest rest get what is left.
    #[must_use]
    pub fn percents(&self) -> Vec<u64> {
        let whole = u64::from(self.resamples).max(1);
        let parts = self.levels.iter().map(|count| u64::from(*count) * 100);
        let mut percents: Vec<u64> = parts.clone().map(|part| part / whole).collect();
        let with_level: u64 = self.levels.iter().copied().map(u64::from).sum();
        let all = (with_level * 200 + whole) / (whole * 2);
        let left = all.saturating_sub(percents.iter().sum());
        let mut rests: Vec<(u64, usize)> = parts.map(|part| part % whole).zip(0..).collect();
        // The sort is stable: of equals the lower level comes first.
        rests.sort_by_key(|(rest, _)| Reverse(*rest));
        for ((_, place), _) in rests.into_iter().zip(0..left) {
            if let Some(percent) = percents.get_mut(place) {
                *percent += 1;
            }
        }
        percents
    }

    /// The whole per cent of resamples with the unit at a level.
    #[must_use]
    pub fn percent(&self, level: Level) -> u64 {
        let percents = self.percents();
        percents.get(level.position()).copied().unwrap_or(0)
    }

    /// The share of resamples with the unit at a level.
    #[must_use]
    pub fn share(&self, level: Level) -> Share {
        let count = self.levels.get(level.position()).copied().unwrap_or(0);
        Share {
            part: u64::from(count),
            whole: u64::from(self.resamples),
        }
    }
}
