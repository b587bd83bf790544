//! What units that were assessed by one questionnaire have in common.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::row::AssessmentRow;
use crate::model::{ElementId, Level, PracticeId};
use crate::scoring::LevelRange;

/// The latest assessments by one questionnaire.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The id of the questionnaire.
    pub questionnaire: String,
    /// The places of their rows, and of the assessment before each.
    pub units: Vec<(usize, Option<usize>)>,
    /// How many units are at each level.
    pub distribution: Distribution,
    /// In how many units each element holds the unit back, the most frequent first.
    pub constraints: Vec<ElementCount>,
    /// Which practices keep units from their next level, the most frequent first.
    pub lacking: Vec<PracticeCount>,
    /// Plans added up.
    pub plans: PlanSum,
    /// The places of units that lie two levels or more from the middle one, where ten or more have a certain level.
    pub outliers: Vec<usize>,
    /// What became of the level since the assessment before.
    pub moves: Moves,
}

/// How many units are at each level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Distribution {
    /// By level, where nothing that is open can change it.
    pub certain: BTreeMap<Level, usize>,
    /// By the range that what is not known leaves open.
    pub open: BTreeMap<(Level, Level), usize>,
    /// Without a level, or with one that may not be shown.
    pub none: usize,
}

/// In how many units an element holds the unit back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ElementCount {
    /// Which element.
    pub element: ElementId,
    /// In how many units.
    pub units: usize,
    /// Of how many that have a level.
    pub of: usize,
}

/// In how many units a practice keeps the unit from its next level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeCount {
    /// Which practice.
    pub practice: PracticeId,
    /// In how many units.
    pub units: usize,
    /// How many units were asked about it.
    pub of: usize,
}

/// Plans added up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanSum {
    /// How many units have a plan.
    pub units: usize,
    /// The working days that are still to do, of the steps whose effort is stated.
    pub days: u64,
    /// How many steps have no stated effort.
    pub unstated: usize,
    /// By currency: how many units know what their plan brings more than it costs, and the sum.
    pub net: BTreeMap<String, (usize, Decimal)>,
}

/// What became of the level since the assessment before, in units that have one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Moves {
    /// Higher, whatever is open.
    pub up: usize,
    /// The same, both certain.
    pub same: usize,
    /// Lower, whatever is open.
    pub down: usize,
    /// What is open on either side decides.
    pub open: usize,
    /// The two are not measured alike: another edition or form, no level, or too few people.
    pub not_comparable: usize,
}

/// So many units with a certain level are needed before any of them is called an outlier.
const FEWEST_FOR_OUTLIERS: usize = 10;

impl Group {
    /// The groups of the latest assessments, the largest first.
    pub(super) fn all(rows: &[AssessmentRow], latest: &[(usize, Option<usize>)]) -> Vec<Self> {
        let mut by_questionnaire: BTreeMap<&str, Vec<(usize, Option<usize>)>> = BTreeMap::new();
        for (at, before) in latest {
            if let Some(row) = rows.get(*at) {
                let units = by_questionnaire.entry(&row.questionnaire).or_default();
                units.push((*at, *before));
            }
        }
        let groups = by_questionnaire.into_iter();
        let mut groups: Vec<Self> = groups
            .map(|(questionnaire, units)| Self::of(rows, questionnaire, units))
            .collect();
        groups.sort_by_key(|group| std::cmp::Reverse(group.units.len()));
        groups
    }

    fn of(rows: &[AssessmentRow], questionnaire: &str, units: Vec<(usize, Option<usize>)>) -> Self {
        let own: Vec<(usize, &AssessmentRow)> = units
            .iter()
            .filter_map(|(at, _)| rows.get(*at).map(|row| (*at, row)))
            .collect();
        let mut moves = Moves::default();
        for (at, before) in &units {
            let both = rows
                .get(*at)
                .zip(before.and_then(|before| rows.get(before)));
            if let Some((now, before)) = both {
                moves.count(before, now);
            }
        }
        Self {
            questionnaire: questionnaire.to_owned(),
            distribution: distribution(&own),
            constraints: constraints(&own),
            lacking: lacking(&own),
            plans: plans(&own),
            outliers: outliers(&own),
            moves,
            units,
        }
    }
}

fn distribution(own: &[(usize, &AssessmentRow)]) -> Distribution {
    let mut found = Distribution::default();
    for (_, row) in own {
        match row.place {
            Some(place) if place.is_certain() => {
                *found.certain.entry(place.low).or_default() += 1;
            }
            Some(place) => *found.open.entry((place.low, place.high)).or_default() += 1,
            None => found.none += 1,
        }
    }
    found
}

fn constraints(own: &[(usize, &AssessmentRow)]) -> Vec<ElementCount> {
    let mut found: Vec<ElementCount> = Vec::new();
    for element in own.iter().flat_map(|(_, row)| &row.elements) {
        let known = found.iter().position(|it| it.element == element.id);
        let at = known.unwrap_or_else(|| {
            found.push(ElementCount {
                element: element.id.clone(),
                units: 0,
                of: 0,
            });
            found.len() - 1
        });
        if let Some(count) = found.get_mut(at) {
            count.of += usize::from(element.place.is_some());
            count.units += usize::from(element.holds_back);
        }
    }
    found.retain(|count| count.units > 0);
    found.sort_by_key(|count| std::cmp::Reverse(count.units));
    found
}

fn lacking(own: &[(usize, &AssessmentRow)]) -> Vec<PracticeCount> {
    let mut found: BTreeMap<&PracticeId, usize> = BTreeMap::new();
    for practice in own.iter().flat_map(|(_, row)| &row.lacking) {
        *found.entry(practice).or_default() += 1;
    }
    let asked = |practice: &PracticeId| {
        let units = own.iter();
        units
            .filter(|(_, row)| row.asked.contains(practice))
            .count()
    };
    let counts = found.into_iter();
    let mut counts: Vec<PracticeCount> = counts
        .map(|(practice, units)| PracticeCount {
            of: asked(practice),
            practice: practice.clone(),
            units,
        })
        .collect();
    counts.sort_by_key(|count| std::cmp::Reverse(count.units));
    counts
}

fn plans(own: &[(usize, &AssessmentRow)]) -> PlanSum {
    let mut found = PlanSum::default();
    for plan in own.iter().map(|(_, row)| &row.plan) {
        if plan.steps == 0 {
            continue;
        }
        found.units += 1;
        found.days += u64::from(plan.to_do.days);
        found.unstated += plan.to_do.unstated;
        if let Some(net) = plan.net {
            let (units, sum) = found.net.entry(plan.currency.clone()).or_default();
            *units += 1;
            *sum = sum.saturating_add(net);
        }
    }
    found
}

fn outliers(own: &[(usize, &AssessmentRow)]) -> Vec<usize> {
    let certain = own.iter().filter_map(|(at, row)| {
        let place = row.place.filter(|place| place.is_certain())?;
        Some((*at, place.low.ordinal()))
    });
    let certain: Vec<(usize, u8)> = certain.collect();
    if certain.len() < FEWEST_FOR_OUTLIERS {
        return Vec::new();
    }
    let mut levels: Vec<u8> = certain.iter().map(|(_, level)| *level).collect();
    levels.sort_unstable();
    let middle = levels.get((levels.len() - 1) / 2).copied().unwrap_or(0);
    let is_far = |level: u8| level.abs_diff(middle) >= 2;
    let far = certain.into_iter().filter(|(_, level)| is_far(*level));
    far.map(|(at, _)| at).collect()
}

impl Moves {
    /// How many units have an assessment before.
    #[must_use]
    pub const fn all(self) -> usize {
        self.up + self.same + self.down + self.open + self.not_comparable
    }

    fn count(&mut self, before: &AssessmentRow, now: &AssessmentRow) {
        let counter = match comparable(before, now) {
            None => &mut self.not_comparable,
            Some((old, new)) => match direction(old, new) {
                None => &mut self.open,
                Some(Ordering::Greater) => &mut self.up,
                Some(Ordering::Equal) => &mut self.same,
                Some(Ordering::Less) => &mut self.down,
            },
        };
        *counter += 1;
    }
}

/// The levels of two assessments that are measured alike. Where answers of few people are left out, two documents
/// together could give them away: nothing is told.
fn comparable(before: &AssessmentRow, now: &AssessmentRow) -> Option<(LevelRange, LevelRange)> {
    let is_alike = before.questionnaire == now.questionnaire
        && before.edition == now.edition
        && before.form == now.form
        && !before.is_disclosed
        && !now.is_disclosed;
    before.place.zip(now.place).filter(|_| is_alike)
}

/// Which way a level went; `None` where what is open decides.
fn direction(old: LevelRange, new: LevelRange) -> Option<Ordering> {
    if new.low > old.high {
        Some(Ordering::Greater)
    } else if new.high < old.low {
        Some(Ordering::Less)
    } else {
        (old == new && old.is_certain()).then_some(Ordering::Equal)
    }
}
