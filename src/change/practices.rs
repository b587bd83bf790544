//! Practices that rose, fell or stayed, with what people wrote about them.

use super::chance::Chance;
use super::sides::Sides;
use crate::model::{Assessment, ElementId, HalfLevels, PracticeId, Standing};
use crate::scoring::{DifferenceInterval, PracticeProfile};

/// A practice that was rated both times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PracticeChange {
    /// Which practice.
    pub id: PracticeId,
    /// Its element.
    pub element: ElementId,
    /// The rating before.
    pub old: HalfLevels,
    /// The rating now.
    pub new: HalfLevels,
    /// How far it rose, in half levels; below 0 where it fell.
    pub half_levels: i32,
    /// How far chance moves that, in half levels.
    pub interval: Option<DifferenceInterval>,
    /// What that says of the difference.
    pub chance: Chance,
    /// Whether a step of the plan was to raise it.
    pub planned: bool,
    /// What people wrote about it: what the group agreed on first, then the newer before the older.
    pub reasons: Vec<GivenReason>,
}

/// Which of the two assessments something is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SideOfChange {
    /// The older one.
    Old,
    /// The newer one.
    New,
}

/// What somebody wrote about a practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenReason {
    /// In which assessment.
    pub side: SideOfChange,
    /// Whether it is why the group agreed on a rating, and not what one person wrote.
    pub agreed: bool,
    /// Who wrote it; empty for the group, and without a name.
    pub name: String,
    /// The role of who wrote it; empty where not stated.
    pub role: String,
    /// What was written.
    pub text: String,
}

pub(super) fn changes(sides: &Sides<'_>) -> Vec<PracticeChange> {
    let practices = sides.after.practices.iter();
    practices.filter_map(|it| change(sides, it)).collect()
}

fn change(sides: &Sides<'_>, after: &PracticeProfile) -> Option<PracticeChange> {
    let id = &after.id;
    let compared = sides.averaged.get(id)?;
    let before = sides.before.practice(id)?;
    let (old, new) = (before.rating()?, after.rating()?);
    let half_levels = i32::from(new.count()) - i32::from(old.count());
    let interval = sides
        .draws
        .and_then(|found| found.practices.get(id).copied());
    // What people said themselves is drawn, which is not what the group agreed on.
    let interval = interval.filter(|_| !before.consensus && !after.consensus);
    let mut plan = sides.old.plan.iter();
    Some(PracticeChange {
        id: id.clone(),
        element: compared.element.clone(),
        old,
        new,
        half_levels,
        interval,
        chance: Chance::of(interval, half_levels),
        planned: plan
            .any(|step| step.practice == *id && new >= step.to.into() && old < step.to.into()),
        reasons: reasons(sides, id),
    })
}

fn reasons(sides: &Sides<'_>, id: &PracticeId) -> Vec<GivenReason> {
    let both = [
        (SideOfChange::New, sides.new),
        (SideOfChange::Old, sides.old),
    ];
    let agreed = both.into_iter().filter_map(|(side, of)| {
        let consensus = of.consensus.get(id)?;
        Some(GivenReason {
            side,
            agreed: true,
            name: String::new(),
            role: String::new(),
            text: stated(&consensus.reason)?,
        })
    });
    let notes = both.into_iter().flat_map(|(side, of)| notes(side, of, id));
    agreed.chain(notes).collect()
}

/// What those wrote who rated the practice.
fn notes<'a>(
    side: SideOfChange,
    of: &'a Assessment,
    id: &'a PracticeId,
) -> impl Iterator<Item = GivenReason> + 'a {
    of.respondents.iter().filter_map(move |who| {
        let said = who.sheet.get(id)?;
        let standing = said.rating.as_ref()?.answer().standing();
        Some(GivenReason {
            side,
            agreed: false,
            name: who.name.trim().to_owned(),
            role: who.role.trim().to_owned(),
            text: stated(&said.note).filter(|_| matches!(standing, Standing::Rated(_)))?,
        })
    })
}

fn stated(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}
