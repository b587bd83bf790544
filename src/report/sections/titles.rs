//! The headings of sections: each is a short sentence with the finding.

use super::source::Source;
use super::told::Entry;
use crate::advice::{EffortClass, Reach, SmallestSet};
use crate::model::{ElementId, Verdict};
use crate::report::{plan_wording, wording};
use crate::scoring::{ElementProfile, LevelRange};

/// Where the elements stand: the lowest, or that all are level.
pub(super) fn profile(source: &Source) -> String {
    let profile = source.profile;
    let Some(place) = profile.placement.claimed else {
        return source.text("report-profile-title-none");
    };
    let lowest = |element: &&ElementProfile| {
        let claimed = element.placement.claimed;
        claimed.is_some_and(|range| range.low == place.low)
    };
    let elements: Vec<&ElementProfile> = profile.elements.iter().filter(lowest).collect();
    let is_open = |element: &&ElementProfile| !is_certain(element.placement.claimed);
    if elements.len() == profile.elements.len() && elements.len() > 1 {
        let key = if elements.iter().any(is_open) {
            "report-profile-title-open"
        } else {
            "report-profile-title-even"
        };
        return source.say(key, &facts!(level = place.low));
    }
    let holding = wording::holding(profile);
    let facts = facts!(
        count = holding.len(),
        elements = named(source, holding),
        place = place.low
    );
    source.say(
        if place.is_certain() {
            "report-profile-title-lowest"
        } else {
            "report-profile-title-lowest-open"
        },
        &facts,
    )
}

fn is_certain(place: Option<LevelRange>) -> bool {
    place.is_some_and(LevelRange::is_certain)
}

/// Up to this many elements are named in a heading.
const NAMED: usize = 2;

/// The elements by name where they are few, else how many they are.
fn named(source: &Source, elements: Vec<&ElementId>) -> String {
    if elements.len() > NAMED {
        return source.say("report-elements", &facts!(count = elements.len()));
    }
    wording::element_names(source.words, source.questionnaire, elements)
}

/// From which level to which the unit goes next.
pub(super) fn continuum(source: &Source) -> String {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let Some(place) = profile.placement.claimed else {
        return source.text("report-continuum-title");
    };
    let name = |level| wording::level_name(words, questionnaire, level);
    match place.low.next(profile.level_count) {
        Some(next) => source.say(
            "report-continuum-title-next",
            &facts!(from = name(place.low), to = name(next)),
        ),
        None => source.say(
            "report-continuum-title-top",
            &facts!(level = name(place.low)),
        ),
    }
}

/// What the unit lacks for the next level.
pub(super) fn blockers(source: &Source) -> String {
    let (words, questionnaire, profile) = (source.words, source.questionnaire, source.profile);
    let Some(place) = profile.placement.claimed else {
        return source.text("report-blockers-title-none");
    };
    let Some(next) = place.low.next(profile.level_count) else {
        return source.text("report-blockers-title-top");
    };
    let mut elements: Vec<&ElementId> = Vec::new();
    for blocker in &profile.blockers {
        if !elements.contains(&&blocker.element) {
            elements.push(&blocker.element);
        }
    }
    if let [blocker] = profile.blockers.as_slice() {
        let element = wording::element_name(words, questionnaire, &blocker.element);
        let count = blocker.fewest.len();
        let key = if blocker.is_open() {
            "report-blockers-title-open"
        } else {
            "report-blockers-title-one"
        };
        if count > 0 || blocker.is_open() {
            return source.say(key, &facts!(element, count, level = next));
        }
    }
    // What is not known may have lifted some of them already.
    let may_be_there = |id: &&&ElementId| {
        let place = profile.element(id).and_then(|it| it.placement.claimed);
        place.is_some_and(|place| place.high >= next)
    };
    let (open, sure): (Vec<&ElementId>, Vec<&ElementId>) =
        elements.iter().copied().partition(|id| may_be_there(&id));
    let key = match (sure.is_empty(), open.is_empty()) {
        (_, true) => "report-blockers-title-several",
        (true, false) => "report-blockers-title-may",
        (false, false) => "report-blockers-title-and-may",
    };
    let facts = facts!(
        count = sure.len(),
        elements = named(source, sure),
        open = named(source, open),
        level = next
    );
    source.say(key, &facts)
}

/// What it takes to get to the target.
pub(super) fn target(source: &Source, set: &SmallestSet) -> String {
    let effort = plan_wording::effort_sum(source.words, set.effort, "working-days");
    let open = set.to_find_out().next().is_some();
    let effort = plan_wording::at_most(source.words, effort, open);
    let count = set.raises.len();
    let steps = set.effort.steps;
    let steps = if steps > count { steps } else { 0 };
    let facts = facts!(count, steps, effort);
    source.say(
        match set.reach {
            Reach::Met if set.raises.is_empty() => "report-target-title-hold",
            Reach::Met => "report-target-title",
            Reach::Blocked => "report-target-title-blocked",
            Reach::OverBudget | Reach::LockedInOverBudget => "report-target-title-budget",
        },
        &facts,
    )
}

/// What the levels above ask, the next two of them.
pub(super) fn levels(source: &Source) -> String {
    let place = source.profile.placement.claimed;
    let above = |ask: &&crate::advice::LevelAsk| {
        place.is_some_and(|place| ask.level > place.low) && ask.set.reach == Reach::Met
    };
    let asks = source.analysis.levels.iter().flatten().filter(above);
    let keys = ["report-target-level-asks", "report-target-next-level-asks"];
    let told = asks.zip(keys).map(|(ask, key)| {
        let effort = plan_wording::effort_sum(source.words, ask.set.effort, "working-days");
        source.say(key, &facts!(level = ask.level, effort))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() {
        return source.text("report-target-levels");
    }
    source.say(
        "report-target-levels-title",
        &facts!(asks = source.words.list(&told)),
    )
}

/// How many quick wins there are among the possible steps.
pub(super) fn efforts(source: &Source) -> String {
    let map = &source.analysis.effort;
    let count = map.of_class(EffortClass::QuickWin).count();
    let facts = facts!(count, all = map.sorted().count());
    source.say("report-efforts-title", &facts)
}

/// How many steps are planned, and the day of the last.
pub(super) fn roadmap(source: &Source) -> String {
    let roadmap = &source.analysis.roadmap;
    let steps = roadmap.steps.iter().filter(|step| step.is_to_do());
    let own = roadmap.own.iter().filter(|step| step.is_to_do());
    let raised = steps.clone().map(|step| &step.practice);
    let raise = plan_wording::steps_raise(source.words, raised, own.clone().count());
    let days = steps.map(|step| step.due).chain(own.map(|step| step.due));
    let days: Vec<_> = days.collect();
    let last = days.iter().flatten().max().copied();
    let (count, all) = (days.len(), roadmap.steps.len() + roadmap.own.len());
    let past = all - count;
    match last {
        _ if count == 0 => source.text("report-roadmap-title-done"),
        Some(last) => source.say(
            "report-roadmap-title",
            &facts!(count, raise, all, past, last = source.words.date(last)),
        ),
        None => source.say(
            "report-roadmap-title-undated",
            &facts!(count, raise, all, past),
        ),
    }
}

/// Which step comes first.
pub(super) fn steps(source: &Source, told: &[Entry]) -> String {
    let first = match told.first() {
        Some(Entry::Step(first)) => first,
        Some(Entry::Own(own)) => {
            let step = plan_wording::own_title(source.words, &own.step);
            return source.say("report-steps-title-own", &facts!(step));
        }
        None => return source.text("report-steps"),
    };
    let facts = facts!(
        practice = source.practice_name(&first.step.practice),
        level = first.to
    );
    source.say("report-steps-title", &facts)
}

/// How many claims stand up to critics.
pub(super) fn claims(source: &Source) -> String {
    let claims = &source.questionnaire.claims;
    let of = |verdict| claims.iter().filter(|it| it.verdict == verdict).count();
    let facts = facts!(count = claims.len(), supported = of(Verdict::Supported));
    source.say("report-claims-title", &facts)
}

/// How many practices are rated, and how many with evidence.
pub(super) fn answers(source: &Source) -> String {
    let profile = source.profile;
    let facts = facts!(
        rated = profile.rated().count(),
        asked = profile.practices.len(),
        proven = profile.proven()
    );
    source.say("report-answers-title", &facts)
}
