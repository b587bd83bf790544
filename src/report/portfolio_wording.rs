//! What is said of many units side by side, in the window and by the commands.

use crate::model::{Level, Questionnaire};
use crate::portfolio::{AssessmentRow, Distribution, Moves, PlanSum};
use crate::report::wording;
use crate::scoring::LevelRange;
use crate::words::Words;

/// What a unit is called: organisation, unit and group of customers; `None` without any name.
#[must_use]
pub fn unit_name(words: &Words, row: &AssessmentRow) -> Option<String> {
    let names = [&row.organisation, &row.unit, &row.segment];
    let names: Vec<String> = names
        .into_iter()
        .filter(|it| !it.is_empty())
        .cloned()
        .collect();
    (!names.is_empty()).then(|| words.series(&names))
}

/// How many units are at each level, from the lowest, then at each range of levels, then without one.
#[must_use]
pub fn levels(
    words: &Words,
    questionnaire: &Questionnaire,
    found: &Distribution,
) -> Vec<(String, usize)> {
    let named = |place: Option<LevelRange>, units: usize| {
        (wording::place(words, questionnaire, place), units)
    };
    let certain = Level::all(questionnaire.level_count()).map(|level| {
        let units = found.certain.get(&level).copied().unwrap_or(0);
        let (low, high) = (level, level);
        named(Some(LevelRange { low, high }), units)
    });
    let open = found.open.iter();
    let open = open.map(|((low, high), units)| {
        let (low, high) = (*low, *high);
        named(Some(LevelRange { low, high }), *units)
    });
    let none = (found.none > 0).then(|| named(None, found.none));
    certain.chain(open).chain(none).collect()
}

/// Plans added up, in sentences; nothing where no unit has a plan.
#[must_use]
pub fn plans(words: &Words, plans: &PlanSum) -> Vec<String> {
    if plans.units == 0 {
        return Vec::new();
    }
    let facts = facts!(
        units = plans.units,
        days = words.number(plans.days),
        unstated = plans.unstated
    );
    let mut lines = vec![words.with("portfolio-plans", &facts)];
    for (currency, (units, sum)) in &plans.net {
        let amount = words.number(sum.round_dp(0).normalize());
        let facts = facts!(amount, currency = currency.as_str(), units = *units);
        lines.push(words.with("portfolio-net", &facts));
    }
    lines
}

/// What became of the level since the assessment before; `None` where no unit has one.
#[must_use]
pub fn moves(words: &Words, moves: Moves) -> Option<String> {
    if moves.all() == 0 {
        return None;
    }
    let facts = facts!(
        all = moves.all(),
        up = moves.up,
        same = moves.same,
        down = moves.down,
        open = moves.open,
        other = moves.not_comparable
    );
    Some(words.with("portfolio-moves", &facts))
}
