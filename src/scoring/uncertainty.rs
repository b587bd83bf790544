//! How stable the level is: draw respondents again and again, and score each draw.

use rand_core::Rng;
use rand_pcg::Pcg32;

use crate::model::{Answer, Assessment, Form, HalfLevels, Level, Standing};

use super::aggregate::{self, does_not_apply, lower_median_rank};
use super::answers::AnswerTable;
use super::placement::{Counted, Rule};
use super::profile::{Index, PracticeProfile, Resampling};

/// The seed that windows, reports and commands use, printed with each result.
pub const SEED: u64 = 20_260_101;

/// How often windows, reports and commands draw.
pub const RESAMPLES: u32 = 2_000;

/// The fewest respondents to draw from.
pub(super) const FEWEST: usize = 5;

/// As many rows as can be added before a byte overflows.
const ROWS_A_BYTE_HOLDS: usize = 255;

/// Draws respondents with replacement and scores each draw, `resamples` times from `seed`.
///
/// What those drawn said is scored, not what the group agreed: a recorded consensus is one outcome of
/// this one group, and stands only where nobody rated its practice. Open practices are read as level 1. A draw in which
/// an element is not assessable has no level and is counted at none. `None` with fewer than five
/// respondents who answered something of the form, or where no draw has an index.
#[must_use]
pub fn resample(
    assessment: &Assessment,
    form: Form,
    seed: u64,
    resamples: u32,
) -> Option<Resampling> {
    let sheets = Tallies::of(assessment, form);
    if sheets.people < FEWEST {
        return None;
    }
    // The stream number only has to be the same always; docs/scoring.md states it.
    let mut random = Pcg32::new(seed, 1);
    let mut indices = Vec::new();
    let mut levels = vec![0; usize::from(sheets.rule.level_count)];
    let mut sums = vec![0; sheets.lanes];
    for _ in 0..resamples {
        sheets.sum(&drawn(&mut random, sheets.people), &mut sums);
        let (index, level) = sheets.score(&sums);
        indices.extend(index);
        if let Some(count) = level.and_then(|level| levels.get_mut(level.position())) {
            *count += 1;
        }
    }
    indices.sort_unstable();
    Some(Resampling {
        seed,
        resamples,
        index_low: percentile(&indices, 25)?,
        index_high: percentile(&indices, 975)?,
        levels,
    })
}

/// As many people as there are, each drawn at random, by their places.
pub(super) fn drawn(random: &mut Pcg32, people: usize) -> Vec<usize> {
    (0..people).map(|_| below(random, people)).collect()
}

/// The nearest-rank percentile of sorted values, in thousandths.
pub(super) fn percentile<T: Copy>(sorted: &[T], thousandths: usize) -> Option<T> {
    let rank = (sorted.len() * thousandths).div_ceil(1_000);
    sorted.get(rank.max(1) - 1).copied()
}

/// Every sheet as a row of bytes that can be added: for each practice and each rating one lane
/// that is 1 where the respondent rated the practice at or below it, and one lane that is 1 where
/// the respondent said "not applicable". Sums of rows are cumulative counts, from which the lower
/// median is read off; so a draw is nothing but additions.
pub(super) struct Tallies {
    pub(super) rule: Rule,
    pub(super) people: usize,
    /// Lanes of one row.
    pub(super) lanes: usize,
    /// Lanes of one practice: one a rating, and one for "not applicable".
    lanes_of_practice: usize,
    rows: Vec<u8>,
    /// Element by element, its practices.
    pub(super) elements: Vec<Vec<Tallied>>,
}

/// A practice with its place in the row.
pub(super) struct Tallied {
    pub(super) practice: PracticeProfile,
    first_lane: usize,
    /// Whether there are no votes to draw: the consensus is all that was said.
    is_fixed: bool,
}

impl Tallies {
    pub(super) fn of(assessment: &Assessment, form: Form) -> Self {
        let rule = Rule::of(&assessment.questionnaire, form);
        let answers = AnswerTable::of(assessment, form);
        let practices = aggregate::practices(assessment, &answers);
        let lanes_of_practice = 2 * usize::from(rule.level_count);
        let lanes = lanes_of_practice * practices.len();
        let mut rows = Vec::new();
        let mut people = 0;
        for row in answers.people() {
            people += 1;
            for cell in row {
                let put = |lane| counts(cell.answer, lane, lanes_of_practice);
                rows.extend((0..lanes_of_practice).map(put));
            }
        }
        let mut elements: Vec<Vec<Tallied>> = assessment
            .questionnaire
            .elements
            .iter()
            .map(|_| Vec::new())
            .collect();
        for (position, practice) in practices.into_iter().enumerate() {
            let element = assessment
                .questionnaire
                .elements
                .iter()
                .position(|element| element.id == practice.element);
            if let Some(own) = element.and_then(|position| elements.get_mut(position)) {
                let mut votes = answers.about(position).filter_map(|cell| cell.answer);
                own.push(Tallied {
                    is_fixed: practice.consensus && votes.all(|it| it.standing() == Standing::Open),
                    practice,
                    first_lane: position * lanes_of_practice,
                });
            }
        }
        Self {
            rule,
            people,
            lanes,
            lanes_of_practice,
            rows,
            elements,
        }
    }

    /// Sums the rows of those who were drawn.
    pub(super) fn sum(&self, drawn: &[usize], sums: &mut [u32]) {
        sums.fill(0);
        let mut bytes = vec![0_u8; self.lanes];
        for batch in drawn.chunks(ROWS_A_BYTE_HOLDS) {
            bytes.fill(0);
            for person in batch {
                for (sum, lane) in bytes.iter_mut().zip(self.row(*person)) {
                    *sum = sum.wrapping_add(*lane);
                }
            }
            for (sum, lane) in sums.iter_mut().zip(&bytes) {
                *sum += u32::from(*lane);
            }
        }
    }

    fn row(&self, person: usize) -> &[u8] {
        let start = person * self.lanes;
        self.rows.get(start..start + self.lanes).unwrap_or_default()
    }

    /// What the practices of each element come to in a draw.
    pub(super) fn counted_in(&self, sums: &[u32]) -> Vec<Vec<Counted>> {
        let elements = self.elements.iter();
        let of = |own: &Vec<Tallied>| own.iter().map(|it| self.counted(it, sums)).collect();
        elements.map(of).collect()
    }

    /// The index and the level of a draw.
    fn score(&self, sums: &[u32]) -> (Option<Index>, Option<Level>) {
        let drawn = self.counted_in(sums);
        let rated = drawn
            .iter()
            .flatten()
            .filter_map(|counted| Some((counted.weight, counted.standing.rated()?)));
        let level = drawn
            .iter()
            .map(|own| self.rule.lowest_level(own))
            .reduce(|first, second| Some(first?.min(second?)))
            .flatten();
        (self.rule.mean(rated), level)
    }

    fn counted(&self, tallied: &Tallied, sums: &[u32]) -> Counted {
        if tallied.is_fixed {
            return Counted::of(&tallied.practice);
        }
        let lanes = sums
            .get(tallied.first_lane..tallied.first_lane + self.lanes_of_practice)
            .unwrap_or_default();
        Counted {
            weight: tallied.practice.weight,
            scale: tallied.practice.scale,
            standing: standing(lanes),
            // Draws are scored as claimed, so proof plays no part.
            proven: true,
            checked: true,
        }
    }
}

/// What one respondent's rating puts into a lane of its practice.
fn counts(answer: Option<Answer>, lane: usize, lanes_of_practice: usize) -> u8 {
    let is_last = lane + 1 == lanes_of_practice;
    match answer.map_or(Standing::Open, |answer| answer.standing()) {
        Standing::Rated(rating) => u8::from(!is_last && usize::from(rating.count()) <= lane + 2),
        Standing::LeftOut => u8::from(is_last),
        Standing::Open => 0,
    }
}

/// What the cumulative counts of a practice come to.
fn standing(lanes: &[u32]) -> Standing {
    let Some((not_applicable, at_or_below)) = lanes.split_last() else {
        return Standing::Open;
    };
    let rated = at_or_below.last().copied().unwrap_or(0) as usize;
    if does_not_apply(rated, *not_applicable as usize) {
        return Standing::LeftOut;
    }
    let rank = lower_median_rank(rated);
    let median = at_or_below
        .iter()
        .position(|count| rank > 0 && *count as usize >= rank)
        .and_then(|position| HalfLevels::new(u8::try_from(position).ok()? + 2));
    median.map_or(Standing::Open, Standing::Rated)
}

/// A number from 0 to `limit` - 1. The bias is below `limit` / 2^32.
fn below(random: &mut Pcg32, limit: usize) -> usize {
    let scaled = (u64::from(random.next_u32()) * limit as u64) >> 32;
    usize::try_from(scaled).unwrap_or(0)
}
