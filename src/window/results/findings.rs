//! What the results say about a profile beyond its numbers, worked out once per revision.

use crate::analysis::Analysis;
use crate::chart::{self, Scene};
use crate::model::{PracticeId, Questionnaire};
use crate::report::wording;
use crate::scoring::{LevelRange, PracticeProfile, Profile, Roles, Spread};
use crate::words::Words;

/// The width that pictures are composed at, in their points; the window scales them.
pub(crate) const WIDTH: f32 = 520.0;

/// What the results say about a profile.
pub(crate) struct Findings {
    /// Why the unit is where it is: the sentences that matter most.
    pub(crate) reasons: Vec<String>,
    /// How roles see the practices.
    pub(crate) roles: Option<RolesPicture>,
    /// How far respondents lie apart.
    pub(crate) spread: Option<SpreadFindings>,
}

/// The practices as roles see them, the widest gap first.
pub(crate) struct RolesPicture {
    pub(crate) scene: Scene,
    /// Its first rows, where there are many.
    pub(crate) first: Option<Scene>,
}

/// The ratings of each practice, the most disputed first.
pub(crate) struct SpreadFindings {
    pub(crate) scene: Scene,
    /// Its first rows, where there are many.
    pub(crate) first: Option<Scene>,
    /// The practices in that order.
    pub(crate) practices: Vec<PracticeId>,
    /// How many of them are worth talking about.
    pub(crate) flagged: usize,
    /// How far people agree over all practices, who they are, and how far teams differ.
    pub(crate) agreement: Vec<String>,
}

impl Findings {
    pub(crate) fn of(words: &Words, questionnaire: &Questionnaire, analysis: &Analysis) -> Self {
        let profile = &analysis.profile;
        Self {
            reasons: reasons(words, questionnaire, profile),
            roles: roles(words, questionnaire, analysis.roles.as_ref()),
            spread: spread(words, questionnaire, profile),
        }
    }
}

/// The place if it is uncertain (a certain one is the heading), where the elements are, and what the
/// first thresholds miss.
pub(crate) fn reasons(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Vec<String> {
    let place = profile.placement.claimed;
    let mut told = Vec::new();
    if profile.is_unanswered() {
        return vec![wording::placement(words, questionnaire, profile)];
    }
    if !place.is_some_and(LevelRange::is_certain) {
        told.push(wording::placement(words, questionnaire, profile));
    }
    let compared = wording::elements(words, questionnaire, profile);
    told.extend(compared.or_else(|| wording::constraint(words, questionnaire, profile)));
    for blocker in profile.blockers.iter().take(REASONS) {
        let because = wording::because(words, questionnaire, profile, blocker);
        let need = wording::need(words, questionnaire, blocker);
        told.push(match need {
            Some(need) => words.with(
                "report-two-sentences",
                &facts!(first = because, second = need),
            ),
            None => because,
        });
    }
    if place.is_some_and(|range| range.low.next(profile.level_count).is_none()) {
        told.push(words.text("says-top"));
    }
    told
}

/// How many practices the spread shows at first.
pub(crate) const FIRST: usize = 8;

/// How many missed thresholds the first sentences name; the rest stand further below.
const REASONS: usize = 3;

fn roles(
    words: &Words,
    questionnaire: &Questionnaire,
    roles: Option<&Roles>,
) -> Option<RolesPicture> {
    let roles = roles?;
    let practices = &roles.practices;
    let drawn = |practices| chart::dumbbell(words, questionnaire, roles, practices, WIDTH);
    let first = practices
        .get(..FIRST)
        .filter(|_| practices.len() > FIRST + 2);
    Some(RolesPicture {
        scene: drawn(practices)?,
        first: first.and_then(drawn),
    })
}

fn spread(
    words: &Words,
    questionnaire: &Questionnaire,
    profile: &Profile,
) -> Option<SpreadFindings> {
    let practices = profile.practices.iter();
    let mut disputed: Vec<(&PracticeProfile, Spread)> = practices
        .filter_map(|practice| Some((practice, practice.spread?)))
        .collect();
    // The sort is stable: equals stay in the questionnaire's order.
    disputed.sort_by(|(_, first), (_, second)| second.ad_mean.total_cmp(&first.ad_mean));
    let flagged = disputed
        .iter()
        .filter(|(_, spread)| spread.flagged_for_discussion);
    let flagged = flagged.count();
    let disputed: Vec<&PracticeProfile> =
        disputed.into_iter().map(|(practice, _)| practice).collect();
    let drawn = |practices: &[&PracticeProfile]| {
        chart::spread(words, questionnaire, practices, profile.level_count, WIDTH)
    };
    // A few more than the first are shown at once: a button for two rows is no help.
    let first = disputed.get(..FIRST).filter(|_| disputed.len() > FIRST + 2);
    Some(SpreadFindings {
        scene: drawn(&disputed)?,
        first: first.and_then(drawn),
        practices: disputed
            .iter()
            .map(|practice| practice.id.clone())
            .collect(),
        flagged,
        agreement: wording::agreement(words, profile),
    })
}
