//! The instrument: what is asked, in which groups, on how many levels, under which thresholds.

use std::collections::{BTreeMap, HashMap};
use std::iter::Sum;
use std::ops::RangeInclusive;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization as _;

use super::{ClaimId, ElementId, Language, Level, Numbering, PracticeId, RoleForm, Scale, Text};

/// A questionnaire as read from a file and found sound.
///
/// Sound means: 2 to 7 levels, 1 to 40 elements, at least one practice in each, unique ids, two or
/// more descriptors and no or one recommendation a step in every practice, no prerequisite cycle.
/// What is `None` was not stated; it is never an empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Questionnaire {
    /// Names the questionnaire over all its editions.
    pub id: String,
    /// Names this edition, such as `2026.1`.
    pub edition: String,
    /// The languages that every text exists in; the first is the default.
    pub languages: Vec<Language>,
    /// The name that people use.
    pub title: Text,
    /// What it asks, and where it comes from.
    pub about: Text,
    /// The number of the lowest level.
    pub numbering: Numbering,
    /// The levels from the lowest.
    pub levels: Vec<LevelText>,
    /// The numbers of the scoring rule.
    pub thresholds: Thresholds,
    /// The practices of the short form; empty where there is no short form.
    pub short_form: Vec<PracticeId>,
    /// What the rule takes on the short form in place of the numbers above.
    pub short_form_thresholds: ShortFormThresholds,
    /// How often both forms gave the same level to simulated units; `None` where nobody tried.
    pub short_form_agreement: Option<FormAgreement>,
    /// The top groups, in the order they are shown.
    pub elements: Vec<Element>,
    /// The register of claims that its texts lean on.
    pub claims: Vec<Claim>,
    /// What the people of some roles are asked; a role that is not listed is asked everything.
    pub role_forms: Vec<RoleForm>,
}

/// Name and meaning of one level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelText {
    /// The name of the level, such as "Managed".
    pub name: Text,
    /// What a unit at this level looks like.
    pub summary: Text,
}

/// The numbers of the scoring rule, in per cent of weight, and the cap as a level.
///
/// Source: the shape of the rating scale of ISO/IEC 33020; the defaults are the program's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// A level is reached above this share of attainment (default 50).
    pub reached: u8,
    /// Each level below it must be attained above this share (default 85).
    pub kept: u8,
    /// "Not applicable" may cover at most this share of an element's weight (default 20).
    pub not_applicable: u8,
    /// Below this share of answered weight a placement is provisional (default 80).
    pub answered: u8,
    /// An answer without evidence counts at most as this level in the evidence-backed placement
    /// (default: the third).
    pub unproven_cap: Level,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            reached: 50,
            kept: 85,
            not_applicable: 20,
            answered: 80,
            unproven_cap: Level::new(3).unwrap_or(Level::FLOOR),
        }
    }
}

/// The numbers of the scoring rule that differ on the short form, which asks fewer practices, so that
/// each of them is a larger share. `None` is the number of the full form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ShortFormThresholds {
    /// In place of [`Thresholds::reached`].
    pub reached: Option<u8>,
    /// In place of [`Thresholds::kept`].
    pub kept: Option<u8>,
}

/// How often the short form gave a unit the level that the full form gave it, in a simulation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormAgreement {
    /// How many units were simulated.
    pub units: u32,
    /// How many of them were at the same level.
    pub same: u32,
    /// How many were one level apart; the rest was further apart.
    pub one_apart: u32,
}

impl FormAgreement {
    /// The share of units at the same level in per cent, rounded down.
    #[must_use]
    pub fn percent(self) -> u32 {
        let percent = u64::from(self.same) * 100 / u64::from(self.units.max(1));
        u32::try_from(percent).unwrap_or(100)
    }

    /// The share of units more than one level apart in per cent, rounded up to a tenth.
    #[must_use]
    pub fn percent_further_apart(self) -> Decimal {
        let near = self.same.saturating_add(self.one_apart);
        let further = u64::from(self.units.saturating_sub(near));
        let tenths = (further * 1000).div_ceil(u64::from(self.units.max(1)));
        (Decimal::from(tenths) / Decimal::TEN).normalize()
    }
}

/// One of the top groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    /// Names the element.
    pub id: ElementId,
    /// The name that people use.
    pub title: Text,
    /// What it asks.
    pub summary: Text,
    /// What the element looks like at each level, from the lowest.
    pub levels: Vec<Text>,
    /// The practices, in the order they are asked.
    pub practices: Vec<Practice>,
}

/// The thing that is rated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Practice {
    /// Names the practice; never reused.
    pub id: PracticeId,
    /// The name that people use.
    pub title: Text,
    /// The question in plain words.
    pub prompt: Text,
    /// An observable fact for each level that the practice can be rated at.
    pub descriptors: BTreeMap<Level, Text>,
    /// Why the practice matters.
    pub why: Option<Text>,
    /// What would prove a rating.
    pub evidence: Option<Text>,
    /// How much it counts, 0 to 100; 0 is information only.
    pub weight: u32,
    /// The practices that come first on the way up.
    pub requires: Vec<PracticeId>,
    /// One a step, from the lowest upwards; empty where there are none.
    pub recommendations: Vec<Recommendation>,
    /// What became of it since the edition before; `None` where the file does not say.
    pub carries_over: Option<CarriesOver>,
    /// The practices of the edition before that it came from; empty where the file names none.
    pub came_from: Vec<PracticeId>,
    /// What a card means where some kind of unit may stumble over it.
    pub example: Option<Text>,
    /// Other names by which sheets may call it, such as its title in an older edition.
    pub aliases: Vec<String>,
}

/// What became of a practice since the edition before, and so of the answers to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CarriesOver {
    /// It asks the same: answers carry over.
    Same,
    /// It was a part of a wider practice: answers to that one say something, and are no answer to it.
    Split,
    /// Several practices were put together in it: answers to one of them are no answer to it.
    Merged,
    /// It was not asked before.
    New,
}

impl Practice {
    /// The practices of the edition before that it came from; empty where the file names none: it then came from the one of its
    /// own id, unless it is new.
    #[must_use]
    pub fn came_from(&self) -> &[PracticeId] {
        &self.came_from
    }

    /// The levels that it can be rated at.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.descriptors.keys().copied().collect()
    }

    /// The descriptor of a level; `None` where the practice cannot be rated at it.
    #[must_use]
    pub fn descriptor(&self, level: Level) -> Option<&Text> {
        self.descriptors.get(&level)
    }

    /// What two names are compared by: capitals, space around them and the kind of apostrophe do not count, nor whether
    /// an accent is a letter's own or stands beside it.
    #[must_use]
    pub fn name_key(name: &str) -> String {
        let plain = |letter| match letter {
            '\u{2019}' | '\u{2018}' | '\u{2bc}' | '\u{b4}' | '`' => '\'',
            other => other,
        };
        let words: Vec<&str> = name.split_whitespace().collect();
        words.join(" ").to_lowercase().nfc().map(plain).collect()
    }

    /// How the practice gets to `to` from its level below; `None` for its lowest level, and where
    /// the questionnaire gives no advice.
    #[must_use]
    pub fn recommendation_to(&self, to: Level) -> Option<&Recommendation> {
        let step = self.scale().levels().skip(1).position(|level| level == to);
        self.recommendations.get(step?)
    }
}

/// How a practice gets from one level to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recommendation {
    /// What to put in place.
    pub action: Option<Text>,
    /// Why this step.
    pub why: Option<Text>,
    /// The first thing to do this week.
    pub first_week: Option<Text>,
    /// The role that owns the step.
    pub owner: Option<Text>,
    /// The work it takes.
    pub effort: Option<Effort>,
    /// What shows that it works.
    pub indicator: Option<Text>,
    /// What commonly goes wrong.
    pub risk: Option<Text>,
}

/// Work in days for a unit of ordinary size, with the size that its number falls in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Effort {
    days: u16,
}

impl Effort {
    /// The most days that one step may take.
    pub const MOST: u16 = 250;

    /// Takes a number of working days; `None` unless it is 1 to 250.
    #[must_use]
    pub const fn from_days(days: u16) -> Option<Self> {
        if days >= 1 && days <= Self::MOST {
            Some(Self { days })
        } else {
            None
        }
    }

    /// The working days, 1 to 250.
    #[must_use]
    pub const fn days(self) -> u16 {
        self.days
    }

    /// The size that the days fall in.
    #[must_use]
    pub fn size(self) -> EffortSize {
        let mut sizes = EffortSize::ALL.into_iter();
        sizes
            .find(|size| size.days().contains(&self.days))
            .unwrap_or(EffortSize::XL)
    }
}

/// The effort of several steps. A step whose effort nobody stated counts for itself, never as days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EffortSum {
    /// The working days of the steps whose effort is stated.
    pub days: u32,
    /// How many steps there are.
    pub steps: usize,
    /// How many of them have no stated effort.
    pub unstated: usize,
}

impl EffortSum {
    /// The working days of all steps; `None` where the effort of one is not stated.
    #[must_use]
    pub const fn all_days(self) -> Option<u32> {
        if self.unstated == 0 {
            Some(self.days)
        } else {
            None
        }
    }
}

impl FromIterator<Option<Effort>> for EffortSum {
    fn from_iter<I: IntoIterator<Item = Option<Effort>>>(efforts: I) -> Self {
        let mut sum = Self::default();
        for effort in efforts {
            sum.steps += 1;
            match effort {
                Some(effort) => sum.days += u32::from(effort.days()),
                None => sum.unstated += 1,
            }
        }
        sum
    }
}

impl Sum for EffortSum {
    fn sum<I: Iterator<Item = Self>>(sums: I) -> Self {
        sums.fold(Self::default(), |sum, other| Self {
            days: sum.days + other.days,
            steps: sum.steps + other.steps,
            unstated: sum.unstated + other.unstated,
        })
    }
}

/// Sizes of effort in working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffortSize {
    /// 1 to 5 days.
    S,
    /// 6 to 15 days.
    M,
    /// 16 to 40 days.
    L,
    /// 41 to 250 days.
    XL,
}

impl EffortSize {
    /// All sizes, from the smallest.
    pub const ALL: [Self; 4] = [Self::S, Self::M, Self::L, Self::XL];

    /// The working days that it stands for.
    #[must_use]
    pub const fn days(self) -> RangeInclusive<u16> {
        match self {
            Self::S => 1..=5,
            Self::M => 6..=15,
            Self::L => 16..=40,
            Self::XL => 41..=Effort::MOST,
        }
    }

    /// The size as it is written: `S`, `M`, `L` or `XL`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::S => "S",
            Self::M => "M",
            Self::L => "L",
            Self::XL => "XL",
        }
    }
}

/// A statement of the field that practices lean on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Names the claim.
    pub id: ClaimId,
    /// The statement as it is commonly made.
    pub text: Text,
    /// Who says so, and where.
    pub source: Text,
    /// What critics found.
    pub critics: Text,
    /// What the two together come to.
    pub verdict: Verdict,
    /// The practices that the claim argues for.
    pub supports: Vec<PracticeId>,
}

/// What a claim's source and its critics together come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Holds up where it was tested.
    Supported,
    /// Holds in some circumstances.
    Depends,
    /// Critics found against it, or could not repeat it.
    Disputed,
    /// No check is known.
    Unconfirmed,
}

/// The selection of practices that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// The questionnaire's short selection.
    Short,
    /// Every practice.
    Full,
}

impl Form {
    /// The form as it is written in files and on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Full => "full",
        }
    }
}

impl Questionnaire {
    /// The number of levels, 2 to 7.
    #[must_use]
    pub fn level_count(&self) -> u8 {
        u8::try_from(self.levels.len())
            .unwrap_or(Level::MOST)
            .min(Level::MOST)
    }

    /// The highest level.
    #[must_use]
    pub fn top(&self) -> Level {
        Level::new(self.level_count()).unwrap_or(Level::FLOOR)
    }

    /// The name and meaning of a level; `None` above the top.
    #[must_use]
    pub fn level(&self, level: Level) -> Option<&LevelText> {
        self.levels.get(level.position())
    }

    /// The level that a rating of a practice counts at most as where nothing proves it.
    #[must_use]
    pub fn unproven_cap(&self, practice: &Practice) -> Level {
        practice.scale().asked_at(self.thresholds.unproven_cap)
    }

    /// The numbers of the scoring rule on a form.
    #[must_use]
    pub fn thresholds_of(&self, form: Form) -> Thresholds {
        let full = self.thresholds;
        if form == Form::Full || self.short_form.is_empty() {
            return full;
        }
        let short = self.short_form_thresholds;
        Thresholds {
            reached: short.reached.unwrap_or(full.reached),
            kept: short.kept.unwrap_or(full.kept),
            ..full
        }
    }

    /// Every practice with its element, in the order they are asked.
    pub fn practices(&self) -> impl Iterator<Item = (&Element, &Practice)> {
        self.elements.iter().flat_map(|element| {
            element
                .practices
                .iter()
                .map(move |practice| (element, practice))
        })
    }

    /// The practices of a form with their elements, in the order they are asked.
    pub fn practices_in(&self, form: Form) -> impl Iterator<Item = (&Element, &Practice)> {
        self.practices()
            .filter(move |(_, practice)| self.asks(form, &practice.id))
    }

    /// Whether a form asks a practice. Without a short form every practice is asked.
    #[must_use]
    pub fn asks(&self, form: Form, practice: &PracticeId) -> bool {
        form == Form::Full || self.short_form.is_empty() || self.short_form.contains(practice)
    }

    /// What the people of a role are asked; `None` where the role is asked everything. Capitals and
    /// space around names do not count.
    #[must_use]
    pub fn role_form(&self, role: &str) -> Option<&RoleForm> {
        let role = Practice::name_key(role);
        let is_of = |form: &&RoleForm| form.names().any(|name| Practice::name_key(name) == role);
        self.role_forms.iter().find(is_of)
    }

    /// Whether people of a role can judge a practice.
    #[must_use]
    pub fn can_judge(&self, role: &str, practice: &PracticeId) -> bool {
        let form = self.role_form(role);
        form.is_none_or(|form| form.question(practice).is_some())
    }

    /// The practice of an id with its element.
    #[must_use]
    pub fn practice(&self, id: &PracticeId) -> Option<(&Element, &Practice)> {
        self.practices().find(|(_, practice)| practice.id == *id)
    }

    /// The practices by the [key](Practice::name_key) of each name that means one of them alone:
    /// its id, else its title in any language, or an alias.
    #[must_use]
    pub fn practices_by_name(&self) -> HashMap<String, &PracticeId> {
        let mut named: HashMap<String, Option<&PracticeId>> = HashMap::new();
        for (_, practice) in self.practices() {
            let titles = practice.title.wordings().map(|(_, title)| title);
            let aliases = practice.aliases.iter().map(String::as_str);
            for name in titles.chain(aliases) {
                let id = &practice.id;
                let one = named.entry(Practice::name_key(name)).or_insert(Some(id));
                if *one != Some(id) {
                    *one = None;
                }
            }
        }
        let ids = self.practices().map(|(_, practice)| &practice.id);
        let ids: Vec<_> = ids
            .map(|id| (Practice::name_key(id.as_str()), id))
            .collect();
        let of_one = named.into_iter();
        let of_one = of_one.filter_map(|(name, id)| Some((name, id?)));
        of_one.chain(ids).collect()
    }

    /// The element of an id.
    #[must_use]
    pub fn element(&self, id: &ElementId) -> Option<&Element> {
        self.elements.iter().find(|element| element.id == *id)
    }

    /// Every text in it.
    #[must_use]
    pub fn texts(&self) -> Vec<&Text> {
        let mut found = vec![&self.title, &self.about];
        for level in &self.levels {
            found.extend([&level.name, &level.summary]);
        }
        for element in &self.elements {
            found.extend([&element.title, &element.summary]);
            found.extend(&element.levels);
        }
        for (_, practice) in self.practices() {
            found.extend([&practice.title, &practice.prompt]);
            let stated = [&practice.example, &practice.why, &practice.evidence];
            found.extend(stated.into_iter().flatten());
            found.extend(practice.descriptors.values());
            for text in &practice.recommendations {
                let stated = [&text.action, &text.why, &text.first_week].into_iter();
                let stated = stated.chain([&text.owner, &text.indicator, &text.risk]);
                found.extend(stated.flatten());
            }
        }
        for claim in &self.claims {
            found.extend([&claim.text, &claim.source, &claim.critics]);
        }
        for form in &self.role_forms {
            found.push(&form.name);
            for asked in &form.asks {
                found.extend(asked.prompt.iter().chain(&asked.descriptors));
            }
        }
        found
    }

    /// The claims that argue for a practice, in the order of the register.
    pub fn claims_for<'a>(&'a self, practice: &'a PracticeId) -> impl Iterator<Item = &'a Claim> {
        self.claims
            .iter()
            .filter(move |claim| claim.supports.contains(practice))
    }

    /// The language to show its texts in: `wanted` where it has it, or its like of another region,
    /// else its first.
    #[must_use]
    pub fn language<'a>(&'a self, wanted: &'a Language) -> &'a Language {
        let mut languages = self.languages.iter();
        let alike = |tag: &&Language| tag.primary() == wanted.primary();
        languages
            .clone()
            .find(|tag| *tag == wanted)
            .or_else(|| languages.clone().find(alike))
            .or_else(|| languages.next())
            .unwrap_or(wanted)
    }
}
