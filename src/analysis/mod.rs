//! Everything that follows from an assessment, worked out once for a form. The window, the report,
//! the tables and the commands read it and work nothing out themselves.
//!
//! [`Analysis::of`] finds at once what takes a moment. The rest are studies: each is absent until it
//! is asked for by name, so that showing an analysis can never start one.

mod agenda;
mod decision;
mod disclosed;
mod names_told;
mod next_assessment;
mod own_days;
mod rounds;

pub use agenda::{Agenda, AgendaEffect, AgendaPart, AgendaPractice, HALF_DAY, MINUTES_A_PRACTICE};
pub use decision::{Course, CourseKind, Decision, Hold, Reason, Recommendation, Unlocked};
pub use disclosed::{Disclosed, GroupSpread, Revealing, Withheld, disclose, revealing_release};
pub use names_told::{NameTold, names_told};
pub use next_assessment::next_assessment;
pub use own_days::OwnDays;
pub use rounds::{
    ShownMove, ShownRound, ShownRounds, VotingRounds, rounds_of_practice, voting_rounds,
};

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::advice::economics::{self, CASES, Simulation, Worth};
use crate::advice::{
    self, Effect, EffortMap, LevelAsk, Proposal, Reach, Roadmap, SmallestSet, Step, Wish,
};
use crate::model::{
    Assessment, BusinessCase, Consensus, Edit, EffortSum, ElementId, Form, HalfLevels, Level,
    PlanStep, PracticeId, Questionnaire, Rating, RespondentId, ResponseField,
};
use crate::scoring::disclosure::{Closeness, SmallestGroup};
use crate::scoring::{
    self, Dispute, ElementStatus, PracticeProfile, Profile, RESAMPLES, Resampling, Roles, SEED,
};

/// Everything that follows from an assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// The place of the unit on the form that was asked for.
    pub profile: Profile,
    /// What the people of each role say; `None` where fewer than two roles can be compared.
    pub roles: Option<Roles>,
    /// What to do next, in order.
    pub steps: Vec<Step>,
    /// Every possible step, effort against effect.
    pub effort: EffortMap,
    /// The plan in phases, judged by the answers.
    pub roadmap: Roadmap,
    /// The work of the plan that is still to do, as it is proposed; of the whole plan once that is done,
    /// and nothing without a plan.
    pub to_do: EffortSum,
    /// The business case that `worth` is of: where the document states no own days, with those of the
    /// plan, else of the shortest way.
    pub business_case: BusinessCase,
    /// Where its own days come from.
    pub own_days: OwnDays,
    /// What a higher level is worth.
    pub worth: Worth,
    /// How far the level depends on who answered; `None` too with too few respondents.
    pub resampling: Option<Resampling>,
    /// The smallest set for the targets of the document.
    pub set: Option<SmallestSet>,
    /// What each level asks.
    pub levels: Option<Vec<LevelAsk>>,
    /// In how many cases the plan pays; `None` too where a figure is missing.
    pub simulation: Option<Simulation>,
    /// What it comes down to.
    pub decision: Option<Decision>,
    /// What is not shown of it; `None` where everything is.
    pub withheld: Option<Withheld>,
}

impl Analysis {
    /// Finds what takes a moment: everything but the studies. The plan starts on `today` where the
    /// document names no other day.
    #[must_use]
    pub fn of(assessment: &Assessment, form: Form, today: Date) -> Self {
        let mut profile = scoring::profile(assessment, form);
        let effort = advice::effort_map(assessment, &profile);
        let roadmap = advice::roadmap(assessment, &profile, start(assessment, today));
        let proposal = Proposal::of_plan(assessment, &profile, &roadmap, today);
        let steps = advice::next_steps(assessment, &effort.steps);
        // What is said to be enough is what the plan does first, then what is proposed first.
        let planned = proposal.iter().flat_map(|it| &it.steps);
        let planned = planned.map(|step| step.practice.clone());
        let proposed = steps.iter().map(|step| step.practice.clone());
        let order: Vec<PracticeId> = planned.chain(proposed).collect();
        scoring::prefer(&mut profile, &assessment.questionnaire, &order);
        let to_do = to_do(proposal, &roadmap);
        let (business_case, own_days) = own_days::filled_in(&assessment.business_case, to_do);
        Self {
            steps,
            effort,
            roadmap,
            to_do,
            worth: economics::worth(&business_case),
            business_case,
            own_days,
            roles: scoring::roles(assessment, form),
            resampling: None,
            set: None,
            levels: None,
            simulation: None,
            decision: None,
            withheld: None,
            profile,
        }
    }

    /// How far the ratings of a practice lie apart, as far as that may be shown.
    #[must_use]
    pub fn closeness(&self, practice: &PracticeProfile) -> Option<Closeness> {
        if let Some(withheld) = &self.withheld {
            return withheld.spreads.get(&practice.id).map(|it| it.closeness);
        }
        let levels = self.profile.level_count;
        practice.spread.map(|spread| Closeness::of(spread, levels))
    }

    /// Whether people are so far apart on a practice that a talk is worth it, and whether they have agreed
    /// since, as far as that may be shown; `None` where they are not.
    #[must_use]
    pub fn dispute(&self, practice: &PracticeProfile) -> Option<Dispute> {
        let is_far = self.closeness(practice) == Some(Closeness::Far);
        is_far.then(|| Dispute::of(practice))
    }

    /// How many disputes are such.
    #[must_use]
    pub fn disputes(&self, such: Dispute) -> usize {
        let practices = self.profile.practices.iter();
        practices
            .filter(|it| self.dispute(it) == Some(such))
            .count()
    }

    /// Compares roles by those that stand beside people's answers where names are left out: nobody is
    /// recognised by a role that fewer than `least` people have.
    pub fn describe_roles(&mut self, assessment: &Assessment, least: SmallestGroup) {
        self.roles = scoring::described_roles(assessment, self.profile.form, least);
    }

    /// Draws respondents again and again. A study: it takes long with many of them.
    pub fn resample(&mut self, assessment: &Assessment) {
        self.resampling = scoring::resample(assessment, self.profile.form, SEED, RESAMPLES);
    }

    /// Searches the smallest set. A study.
    pub fn find_set(&mut self, assessment: &Assessment) -> &SmallestSet {
        let wish = Wish::of(assessment, &self.profile);
        let set = advice::smallest_set(assessment, &self.profile, &wish);
        self.take_days_of(&set);
        self.set.insert(set)
    }

    /// Takes the days of the shortest way for the business case, where nothing nearer says them.
    pub fn take_days_of(&mut self, set: &SmallestSet) {
        let case = &self.business_case;
        let Some(days) = own_days::of_shortest_way(case, self.own_days, set.effort) else {
            return;
        };
        self.business_case = case.with_staff_days(Some(days));
        self.own_days = OwnDays::OfShortestWay(days);
        self.worth = economics::worth(&self.business_case);
    }

    /// Searches what each level asks. A study.
    pub fn compare_levels(&mut self, assessment: &Assessment) -> &[LevelAsk] {
        let wish = Wish::of(assessment, &self.profile);
        let levels = advice::levels_side_by_side(assessment, &self.profile, &wish);
        self.levels.insert(levels)
    }

    /// Draws the inputs of the business case again and again. A study.
    pub fn simulate(&mut self, assessment: &Assessment) {
        let has_level = self.profile.placement.claimed.is_some();
        let needs_days = self.own_days == OwnDays::Open && !self.business_case.inputs.is_empty();
        if needs_days && has_level {
            let wish = Wish::of(assessment, &self.profile);
            self.take_days_of(&advice::smallest_set(assessment, &self.profile, &wish));
        }
        self.simulation = economics::simulate(&self.business_case, SEED, CASES);
    }

    /// Works out what is proposed, which courses are open, and what is recommended. A study.
    pub fn decide(&mut self, assessment: &Assessment, today: Date) -> &Decision {
        let known = (self.set.as_ref(), self.levels.as_deref());
        let decision = Decision::of(assessment, &self.profile, &self.roadmap, known, today);
        self.decision.insert(decision)
    }

    /// What it brings to raise a practice from a rating to a level; `None` where it counts in no sum.
    #[must_use]
    pub fn effect_of(&self, practice: &PracticeId, step: (HalfLevels, Level)) -> Option<Effect> {
        advice::effect(&self.profile, self.profile.practice(practice)?, step)
    }

    /// The plan that a set leads to, from `start` on.
    #[must_use]
    pub fn plan_for(
        &self,
        assessment: &Assessment,
        set: &SmallestSet,
        start: Date,
    ) -> Vec<PlanStep> {
        advice::schedule(assessment, &self.profile, set, start)
    }

    /// The profile as it would be if practices were rated otherwise. What is then said to be enough is what needs
    /// nothing else first, as far as that is enough.
    #[must_use]
    pub fn imagine(
        &self,
        questionnaire: &Questionnaire,
        ratings: &BTreeMap<PracticeId, HalfLevels>,
    ) -> Profile {
        let mut imagined = scoring::imagined(questionnaire, &self.profile, ratings);
        scoring::prefer(&mut imagined, questionnaire, &[]);
        imagined
    }
}

/// The raises that bring the unit to its next level in the fewest working days, were practices rated as is
/// tried: the same that a plan for it proposes. Empty at the top, without a level, and where what is locked out
/// leaves no way.
#[must_use]
pub fn raises_to_next_level(
    assessment: &Assessment,
    tried: &BTreeMap<PracticeId, HalfLevels>,
) -> Vec<(PracticeId, HalfLevels)> {
    let mut assessment = assessment.clone();
    // What is agreed on holds in place of what people said, as what is tried does.
    for (practice, rating) in tried {
        let agreed = Consensus {
            rating: Rating::At(*rating),
            reason: String::new(),
            agreed_on: None,
        };
        assessment.consensus.insert(practice.clone(), agreed);
    }
    let profile = scoring::profile(&assessment, assessment.form);
    let Some(next) = next_level(&profile) else {
        return Vec::new();
    };
    let wish = Wish::of(&assessment, &profile);
    let set = advice::level_ask(&assessment, &profile, &wish, next).set;
    let raises = set.raises.into_iter().filter(|_| set.reach == Reach::Met);
    raises
        .map(|raise| (raise.practice, raise.to.into()))
        .collect()
}

/// The element that would have no level if a practice did not apply, by what this person says; `None` where it has none
/// already, or would keep it.
#[must_use]
pub fn element_without_level(
    assessment: &Assessment,
    (respondent, practice): (&RespondentId, &PracticeId),
) -> Option<ElementId> {
    let of = |assessment: &Assessment| {
        let profile = scoring::profile(assessment, assessment.form);
        let element = profile.practice(practice)?.element.clone();
        let status = profile.element(&element)?.status;
        Some((element, status == ElementStatus::NotAssessable))
    };
    let mut tried = assessment.clone();
    let said = Edit::Respond {
        respondent: respondent.clone(),
        practice: practice.clone(),
        field: ResponseField::Rating(Some(Rating::NotApplicable("-".to_owned()))),
    };
    tried.apply(said).ok()?;
    let (_, has_none) = of(assessment)?;
    let (element, would_have_none) = of(&tried)?;
    (would_have_none && !has_none).then_some(element)
}

/// The level above the unit's own; `None` at the top, and without a level.
#[must_use]
pub fn next_level(profile: &Profile) -> Option<Level> {
    let range = profile.placement.claimed?;
    range.low.next(profile.level_count)
}

/// The work of the plan: of what is still to do as it is proposed, and of the whole plan once that is
/// done. Steps of the unit's own alone are no plan: what is proposed then stands beside them.
fn to_do(proposal: Option<Proposal>, roadmap: &Roadmap) -> EffortSum {
    match proposal {
        Some(proposal) if proposal.steps.is_empty() => roadmap.effort,
        Some(proposal) => proposal.effort,
        None => EffortSum::default(),
    }
}

/// The day the plan starts: the one that was chosen, else today.
#[must_use]
pub fn start(assessment: &Assessment, today: Date) -> Date {
    assessment.planning.start.unwrap_or(today)
}

/// What the group says about one practice, without the rest; `None` where the questionnaire has no
/// such practice.
#[must_use]
pub fn practice(assessment: &Assessment, id: &PracticeId) -> Option<PracticeProfile> {
    scoring::practice(assessment, id)
}

/// What each level is worth with the days that it asks, in the order of the levels; where its effort
/// is not stated, the days are open.
#[must_use]
pub fn worth_of_each(case: &BusinessCase, levels: &[LevelAsk]) -> Vec<Worth> {
    levels
        .iter()
        .map(|ask| economics::worth(&case.with_staff_days(ask.set.effort.all_days())))
        .collect()
}
