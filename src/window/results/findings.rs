//! What the results say about a profile beyond its numbers, worked out once per revision.

use crate::analysis::{Agenda, Analysis, HALF_DAY};
use crate::model::{PracticeId, Questionnaire};
use crate::report::wording;
use crate::scoring::{Dispute, LevelRange, PracticeProfile, Profile, Spread};
use crate::words::Words;

/// The width that pictures are composed at, in their points; the window scales them.
pub(crate) const WIDTH: f32 = 520.0;

/// What the results say about a profile.
pub(crate) struct Findings {
    /// Where the unit is and why, in one sentence.
    pub(crate) lead: String,
    /// Where the elements are; `None` where the first sentence says so.
    pub(crate) elements: Option<String>,
    /// How far respondents lie apart.
    pub(crate) spread: Option<SpreadFindings>,
}

/// The ratings of each practice, the most disputed first.
pub(crate) struct SpreadFindings {
    /// The practices in that order.
    pub(crate) practices: Vec<PracticeId>,
    /// Those that are worth talking about, in their order, and how far people lie apart on each.
    pub(crate) disputes: Vec<(PracticeId, String)>,
    /// The same for those that the group has agreed on since.
    pub(crate) agreed: Vec<(PracticeId, String)>,
    /// What the group is to talk about in half a day.
    pub(crate) agenda: Agenda,
    /// How far people agree over all practices, who they are, and how far teams differ.
    pub(crate) agreement: Vec<String>,
}

impl Findings {
    pub(crate) fn of(words: &Words, questionnaire: &Questionnaire, analysis: &Analysis) -> Self {
        let profile = &analysis.profile;
        let lead = lead(words, questionnaire, profile);
        let elements = elements(words, questionnaire, profile);
        Self {
            elements: elements.filter(|elements| *elements != lead),
            lead,
            spread: spread(words, questionnaire, analysis),
        }
    }
}

/// Where the unit is and why, in the one sentence that matters most: the place if it is uncertain (a
/// certain one is the heading), else where the elements are, else what the first threshold misses.
pub(crate) fn lead(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> String {
    let place = profile.placement.claimed;
    if profile.is_unanswered() || !place.is_some_and(LevelRange::is_certain) {
        return wording::placement(words, questionnaire, profile);
    }
    let first = || {
        let blocker = profile.blockers.first()?;
        Some(wording::because(words, questionnaire, profile, blocker))
    };
    let elements = elements(words, questionnaire, profile);
    elements
        .or_else(first)
        .unwrap_or_else(|| words.text("says-top"))
}

fn elements(words: &Words, questionnaire: &Questionnaire, profile: &Profile) -> Option<String> {
    if profile.is_unanswered() {
        return None;
    }
    let compared = wording::elements(words, questionnaire, profile);
    compared.or_else(|| wording::constraint(words, questionnaire, profile))
}

/// How many practices the spread shows at first.
pub(crate) const FIRST: usize = 8;

fn spread(
    words: &Words,
    questionnaire: &Questionnaire,
    analysis: &Analysis,
) -> Option<SpreadFindings> {
    let profile = &analysis.profile;
    let practices = profile.practices.iter();
    let mut disputed: Vec<(&PracticeProfile, Spread)> = practices
        .filter_map(|practice| Some((practice, practice.spread?)))
        .collect();
    // The sort is stable: equals stay in the questionnaire's order.
    disputed.sort_by(|(_, first), (_, second)| second.ad_mean.total_cmp(&first.ad_mean));
    let disputed: Vec<&PracticeProfile> =
        disputed.into_iter().map(|(practice, _)| practice).collect();
    if disputed.is_empty() {
        return None;
    }
    let told = |such: Dispute| {
        let such = disputed
            .iter()
            .filter(|it| analysis.dispute(it) == Some(such));
        let told = such.map(|practice| {
            let found = wording::practice_agreement(words, questionnaire, analysis, practice);
            (practice.id.clone(), found.sentences.join(" "))
        });
        told.collect()
    };
    Some(SpreadFindings {
        disputes: told(Dispute::Open),
        agreed: told(Dispute::Agreed),
        practices: disputed
            .iter()
            .map(|practice| practice.id.clone())
            .collect(),
        agenda: analysis.agenda(questionnaire, HALF_DAY),
        agreement: wording::agreement(words, profile),
    })
}
