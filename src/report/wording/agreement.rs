//! How far people agree: on each practice, over an element, over all practices, and between teams.

use std::cmp::Reverse;

use super::{answer, distance, element_name, practice_named, role_ratings};
use crate::analysis::Analysis;
use crate::model::{ElementId, HalfLevels, Questionnaire};
use crate::scoring::disclosure::Closeness;
use crate::scoring::{BetweenTeams, Dispute, PracticeProfile, Profile, Spread};
use crate::words::Words;

/// How far people agree on a practice.
pub struct PracticeAgreement {
    /// What the practice is called.
    pub name: String,
    /// What a reader must know, a sentence each; the first says who rated it how.
    pub sentences: Vec<String>,
    /// What the group has agreed on since.
    pub agreed: Option<String>,
    /// How far the ratings lie apart; `None` where there is no figure, or none is shown.
    pub closeness: Option<Closeness>,
    /// Whether they lie so far apart that a talk is worth it, and whether the group has agreed since.
    pub dispute: Option<Dispute>,
    /// The figures that stand behind the sentences.
    pub figures: Vec<(AgreementFigure, f64)>,
}

impl PracticeAgreement {
    /// All sentences.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.sentences.iter().chain(&self.agreed)
    }
}

/// The practices of a form, those first on which people lie furthest apart, and those last of which
/// nothing is known; equals stand in the questionnaire's order.
#[must_use]
pub fn by_disagreement(analysis: &Analysis) -> Vec<&PracticeProfile> {
    let apart = |practice: &PracticeProfile| {
        let distance = practice.spread.map_or(-1.0, |spread| spread.ad_mean);
        (analysis.closeness(practice), distance)
    };
    let mut practices: Vec<&PracticeProfile> = analysis.profile.practices.iter().collect();
    // The sort is stable.
    practices.sort_by(|first, second| {
        let (first, second) = (apart(first), apart(second));
        let words = Reverse(first.0).cmp(&Reverse(second.0));
        words.then(second.1.total_cmp(&first.1))
    });
    practices
}

/// How far people agree on a practice, with the figures behind it. Where figures of single people are
/// left out of the analysis, so they are here.
#[must_use]
pub fn practice_agreement(
    words: &Words,
    questionnaire: &Questionnaire,
    analysis: &Analysis,
    practice: &PracticeProfile,
) -> PracticeAgreement {
    let closeness = analysis.closeness(practice);
    let mut sentences = vec![rated(words, analysis, practice)];
    if analysis.withheld.is_none() {
        sentences.extend(could_judge(words, practice, analysis.profile.respondents));
    }
    let is_agreed = practice.is_settled();
    let dispute = analysis.dispute(practice);
    sentences.extend(closeness.map(|found| apart(words, found, practice.spread, is_agreed)));
    sentences.extend(practice.spread.map(|spread| beside_chance(words, spread)));
    sentences.extend(by_role(words, analysis, practice));
    let agreed = || {
        let rating = answer(words, practice.answer);
        let before = agreed_before(words, practice, dispute.is_some());
        before.unwrap_or_else(|| words.with("says-practice-agreed", &facts!(rating)))
    };
    PracticeAgreement {
        name: practice_named(words, questionnaire, &practice.id),
        sentences,
        agreed: practice.consensus.then(agreed),
        closeness,
        dispute,
        figures: practice.spread.map_or_else(Vec::new, figures_of),
    }
}

/// What was agreed on a practice before the group voted on it again, on a later day; `None` where nothing was.
#[must_use]
pub fn agreed_before(words: &Words, practice: &PracticeProfile, is_apart: bool) -> Option<String> {
    let date = words.date(practice.agreed_before?);
    let rating = answer(words, practice.answer);
    let apart = u8::from(is_apart);
    Some(words.with("says-practice-agreed-before", &facts!(rating, date, apart)))
}

fn figures_of(spread: Spread) -> Vec<(AgreementFigure, f64)> {
    use AgreementFigure::{AWg, AdMean, AdMedian, DisagreementIndex, Iqr, RWg};
    let mut figures = vec![
        (AdMean, spread.ad_mean),
        (AdMedian, spread.ad_median),
        (RWg, spread.r_wg),
    ];
    figures.extend(spread.a_wg.map(|found| (AWg, found)));
    figures.push((Iqr, spread.iqr));
    let panel = spread.appropriateness;
    figures.extend(panel.map(|found| (DisagreementIndex, found.index)));
    figures
}

/// How many people rated a practice, and how many gave each rating.
fn rated(words: &Words, analysis: &Analysis, practice: &PracticeProfile) -> String {
    if let Some(withheld) = &analysis.withheld {
        let least = withheld.least.people();
        return match withheld.spreads.get(&practice.id) {
            Some(found) => words.with("says-practice-rated", &facts!(people = found.people)),
            None => words.with("says-practice-few", &facts!(least)),
        };
    }
    let people = practice.ratings.len();
    if people == 0 {
        return words.text("says-practice-nobody");
    }
    let each = practice.ratings.chunk_by(PartialEq::eq);
    let each = each.filter_map(|same| {
        let rating: HalfLevels = *same.first()?;
        Some(words.with("says-practice-votes", &facts!(people = same.len(), rating)))
    });
    let each = words.list(&each.collect::<Vec<_>>());
    let key = if practice.spread.is_some() {
        "says-practice-distribution"
    } else {
        "says-practice-two"
    };
    words.with(key, &facts!(people, each))
}

/// How many of the `people` who answered could judge a practice; `None` where all could.
#[must_use]
pub fn could_judge(words: &Words, practice: &PracticeProfile, people: usize) -> Option<String> {
    let could = practice.could_judge;
    let facts = facts!(could, people);
    (could < people).then(|| words.with("says-practice-could-judge", &facts))
}

/// How many of those who answered are asked about a practice in their roles, from the fewest to the most;
/// `None` where all are asked about all.
#[must_use]
pub fn judges(words: &Words, profile: &Profile) -> Option<String> {
    let people = profile.respondents;
    let could = profile
        .practices
        .iter()
        .map(|practice| practice.could_judge);
    let (least, most) = (could.clone().min()?, could.max()?);
    let facts = facts!(people, least, most, same = u8::from(least == most));
    (least < people).then(|| words.with("says-judges", &facts))
}

/// How far ratings lie apart, with the figure where there is one.
fn apart(words: &Words, found: Closeness, spread: Option<Spread>, is_agreed: bool) -> String {
    let closeness = found.as_str();
    match spread {
        None => {
            let agreed = u8::from(is_agreed);
            words.with("says-practice-apart-words", &facts!(closeness, agreed))
        }
        Some(spread) => {
            let (ad, limit) = (spread.ad_mean, spread.ad_limit);
            let (ad, limit) = (distance(words, ad), distance(words, limit));
            words.with("says-practice-apart", &facts!(closeness, ad, limit))
        }
    }
}

/// Agreement beside answers at random.
fn beside_chance(words: &Words, spread: Spread) -> String {
    let key = if spread.r_wg < 0.0 {
        "says-practice-camps"
    } else {
        "says-practice-chance"
    };
    words.with(key, &facts!(agreement = distance(words, spread.r_wg)))
}

/// How far the ratings of a practice lie apart of which everything is shown; nothing where too few
/// people rated it.
#[must_use]
pub fn how_far_apart(words: &Words, practice: &PracticeProfile, levels: u8) -> Vec<String> {
    let Some(spread) = practice.spread else {
        return Vec::new();
    };
    let found = Closeness::of(spread, levels);
    vec![
        apart(words, found, Some(spread), practice.is_settled()),
        beside_chance(words, spread),
    ]
}

/// What each role says; `None` where roles are not compared, or do not differ.
fn by_role(words: &Words, analysis: &Analysis, practice: &PracticeProfile) -> Option<String> {
    let roles = analysis.roles.as_ref()?;
    let found = roles.practices.iter().find(|it| it.id == practice.id)?;
    if found.half_levels_apart() == 0 {
        return None;
    }
    let ratings = role_ratings(words, roles, found);
    let gap = words.number(found.gap());
    Some(words.with("says-practice-roles", &facts!(ratings, gap)))
}

/// How far people agree over the practices of an element; `None` where nothing of it is shown.
#[must_use]
pub fn element_agreement(
    words: &Words,
    questionnaire: &Questionnaire,
    analysis: &Analysis,
    id: &ElementId,
) -> Option<String> {
    if analysis.withheld.is_some() {
        return None;
    }
    let found = analysis.profile.element(id)?.agreement;
    let element = element_name(words, questionnaire, id);
    let (Some(ad), Some(star)) = (found.ad_mean, found.r_wg_j_star) else {
        return Some(words.with("says-agreement-element-none", &facts!(element)));
    };
    let closeness = Closeness::of_distance(ad, analysis.profile.level_count).as_str();
    let (ad, star) = (distance(words, ad), distance(words, star));
    let skewed = found.slight_skew_r_wg_j_star;
    let facts = facts!(
        element,
        people = found.n,
        closeness,
        ad,
        star,
        has = u8::from(skewed.is_some()),
        skewed = skewed.map_or_else(String::new, |it| distance(words, it))
    );
    Some(words.with("says-agreement-element", &facts))
}

/// A figure of agreement: what it is called, how it is worked out, and how it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementFigure {
    /// Mean distance from the mean.
    AdMean,
    /// Mean distance from the median.
    AdMedian,
    /// Agreement on one practice against answers at random.
    RWg,
    /// The same against the greatest variance that the mean allows.
    AWg,
    /// The range of the middle half.
    Iqr,
    /// The range of the middle two fifths beside the one at which a panel disagrees.
    DisagreementIndex,
    /// Agreement over several practices against answers at random.
    RWgJStar,
    /// The same as if the practices were one long scale.
    RWgJ,
    /// How far practices go together.
    Alpha,
    /// How far people put practices in the same order.
    KendallW,
    /// The share of what sets people apart that lies between teams.
    Icc1,
    /// How reliably the means of teams can be told apart.
    Icc2,
}

/// What is said of a figure.
pub struct FigureText {
    /// What it is called.
    pub name: String,
    /// How it is worked out.
    pub formula: String,
    /// Its range, and how it is read.
    pub range: String,
    /// Where it has no value.
    pub missing: String,
    /// Where it comes from.
    pub source: String,
}

/// What figures are of.
#[derive(Clone, Copy)]
pub enum Ratings<'a> {
    /// The ratings of one practice.
    OfPractice(Spread),
    /// The ratings of all practices, by those who rated everything.
    OfAll(&'a Profile),
}

impl Ratings<'_> {
    /// What a figure comes to, as a sentence; `None` where it is a figure of something else, or has no
    /// value.
    #[must_use]
    pub fn say(self, words: &Words, figure: AgreementFigure) -> Option<String> {
        let value = match self {
            Self::OfPractice(spread) => value_of(&figures_of(spread), figure),
            Self::OfAll(profile) => value_of(&figures_of_all(profile), figure),
        }?;
        let skewed = match (self, figure) {
            (Self::OfAll(profile), AgreementFigure::RWgJStar) => {
                profile.agreement.slight_skew_r_wg_j_star
            }
            _ => None,
        };
        let practices = match self {
            Self::OfPractice(_) => 1,
            Self::OfAll(profile) => profile.practices.iter().filter(|it| it.applies()).count(),
        };
        let value = distance(words, value);
        if let Some(skewed) = skewed {
            let skewed = distance(words, skewed);
            return Some(words.with("figure-here-skewed", &facts!(value, skewed)));
        }
        let facts = facts!(figure = figure.as_str(), value, practices);
        Some(words.with("figure-here", &facts))
    }
}

fn value_of(figures: &[(AgreementFigure, f64)], figure: AgreementFigure) -> Option<f64> {
    let found = figures.iter().find(|(found, _)| *found == figure);
    found.map(|(_, value)| *value)
}

/// The figures of all practices that have a value.
fn figures_of_all(profile: &Profile) -> Vec<(AgreementFigure, f64)> {
    use AgreementFigure::{AdMean, Alpha, Icc1, Icc2, KendallW, RWgJ, RWgJStar};
    let found = profile.agreement;
    let teams = found.between_teams;
    let all = [
        (AdMean, found.ad_mean),
        (RWgJStar, found.r_wg_j_star),
        (RWgJ, found.r_wg_j),
        (Alpha, found.alpha),
        (KendallW, found.kendall_w),
        (Icc1, teams.and_then(|teams| teams.icc_1)),
        (Icc2, teams.and_then(|teams| teams.icc_2)),
    ];
    let known = all.into_iter();
    known
        .filter_map(|(figure, value)| value.map(|value| (figure, value)))
        .collect()
}

impl FigureText {
    /// Everything but the name, a line each.
    #[must_use]
    pub fn lines(self, words: &Words) -> [String; 4] {
        let parts = [
            ("figure-line-formula", self.formula),
            ("figure-line-range", self.range),
            ("figure-line-missing", self.missing),
            ("figure-line-source", self.source),
        ];
        parts.map(|(key, text)| words.with(key, &facts!(text)))
    }
}

impl AgreementFigure {
    /// Every figure, those of one practice first.
    pub const ALL: [Self; 12] = [
        Self::AdMean,
        Self::AdMedian,
        Self::RWg,
        Self::AWg,
        Self::Iqr,
        Self::DisagreementIndex,
        Self::RWgJStar,
        Self::RWgJ,
        Self::Alpha,
        Self::KendallW,
        Self::Icc1,
        Self::Icc2,
    ];

    /// Those of one practice.
    pub const OF_PRACTICE: [Self; 6] = [
        Self::AdMean,
        Self::AdMedian,
        Self::RWg,
        Self::AWg,
        Self::Iqr,
        Self::DisagreementIndex,
    ];

    /// What programs call it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::AdMean => "ad_mean",
            Self::AdMedian => "ad_median",
            Self::RWg => "r_wg",
            Self::AWg => "a_wg",
            Self::Iqr => "iqr",
            Self::DisagreementIndex => "disagreement_index",
            Self::RWgJStar => "r_wg_j_star",
            Self::RWgJ => "r_wg_j",
            Self::Alpha => "alpha",
            Self::KendallW => "kendall_w",
            Self::Icc1 => "icc_1",
            Self::Icc2 => "icc_2",
        }
    }

    /// What is said of it.
    #[must_use]
    pub fn text(self, words: &Words) -> FigureText {
        let text = |key| words.with(key, &facts!(figure = self.as_str()));
        FigureText {
            name: text("figure-name"),
            formula: text("figure-formula"),
            range: text("figure-range"),
            missing: text("figure-missing"),
            source: text("figure-source"),
        }
    }
}

/// How far apart ratings lie over all practices, who they are that rated everything, and how far
/// teams differ; where there is no figure, why.
#[must_use]
pub fn agreement(words: &Words, profile: &Profile) -> Vec<String> {
    let found = profile.agreement;
    let (Some(ad), Some(star)) = (found.ad_mean, found.r_wg_j_star) else {
        return vec![words.text("says-agreement-none")];
    };
    let (people, of) = (found.n, profile.respondents);
    let closeness = Closeness::of_distance(ad, profile.level_count).as_str();
    let (ad, star) = (distance(words, ad), distance(words, star));
    let skewed = found.slight_skew_r_wg_j_star;
    let has = u8::from(skewed.is_some());
    let skewed = skewed.map_or_else(String::new, |it| distance(words, it));
    let facts = facts!(people, of, closeness, ad, star, has, skewed);
    let mut said = vec![words.with("says-agreement", &facts)];
    said.extend(roles(words, profile));
    said.push(between_teams(words, found.between_teams));
    said
}

/// The roles of those who rated everything; `None` where none is stated.
fn roles(words: &Words, profile: &Profile) -> Option<String> {
    let roles = &profile.roles_of_complete;
    if roles.iter().all(|(role, _)| role.is_empty()) {
        return None;
    }
    let named = roles.iter().map(|(name, people)| {
        let facts = facts!(name = name.as_str(), people = (*people));
        if name.is_empty() {
            words.with("report-answered-unnamed", &facts)
        } else {
            words.with("report-answered-group", &facts)
        }
    });
    let groups = words.list(&named.collect::<Vec<_>>());
    Some(words.with("says-agreement-roles", &facts!(groups)))
}

fn between_teams(words: &Words, found: Option<BetweenTeams>) -> String {
    let Some(found) = found else {
        return words.text("says-between-teams-none");
    };
    let (Some(one), Some(difference)) = (found.icc_1, found.difference()) else {
        return words.text("says-between-teams-same");
    };
    let (teams, people, difference) = (found.teams, found.people, difference.as_str());
    let one = distance(words, one);
    let Some(mean) = found.icc_2 else {
        return words.with("says-between-teams-level", &facts!(teams, people, one));
    };
    let mean = distance(words, mean);
    words.with(
        "says-between-teams",
        &facts!(teams, people, difference, one, mean),
    )
}
