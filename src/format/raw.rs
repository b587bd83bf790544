//! Version 1 of the files, field by field, as `serde` reads them. Nothing is validated here: whole
//! numbers have no range, ids are plain texts, maps keep every entry. [`super::validate`] does
//! that.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A text by language.
pub(super) type Text = Entries<String>;

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Questionnaire {
    pub(super) version: i64,
    pub(super) id: String,
    pub(super) edition: String,
    pub(super) languages: Vec<String>,
    pub(super) title: Text,
    pub(super) about: Text,
    pub(super) levels: Vec<LevelText>,
    #[serde(default)]
    pub(super) thresholds: Thresholds,
    #[serde(default)]
    pub(super) short_form: Vec<String>,
    pub(super) elements: Vec<Element>,
    #[serde(default)]
    pub(super) claims: Vec<Claim>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(rename = "Level", deny_unknown_fields)]
pub(super) struct LevelText {
    pub(super) name: Text,
    pub(super) summary: Text,
}

#[derive(Debug, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Thresholds {
    pub(super) reached: i64,
    pub(super) kept: i64,
    pub(super) not_applicable: i64,
    pub(super) answered: i64,
    pub(super) unproven_cap: i64,
}

impl Default for Thresholds {
    fn default() -> Self {
        let ours = crate::model::Thresholds::default();
        Self {
            reached: ours.reached.into(),
            kept: ours.kept.into(),
            not_applicable: ours.not_applicable.into(),
            answered: ours.answered.into(),
            unproven_cap: ours.unproven_cap.number().into(),
        }
    }
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Element {
    pub(super) id: String,
    pub(super) title: Text,
    pub(super) summary: Text,
    pub(super) levels: Vec<Text>,
    pub(super) practices: Vec<Practice>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Practice {
    pub(super) id: String,
    pub(super) title: Text,
    pub(super) prompt: Text,
    pub(super) descriptors: Vec<Text>,
    pub(super) why: Text,
    pub(super) evidence: Text,
    #[serde(default = "ordinary_weight")]
    pub(super) weight: i64,
    #[serde(default)]
    pub(super) requires: Vec<String>,
    pub(super) recommendations: Vec<Recommendation>,
}

const fn ordinary_weight() -> i64 {
    1
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Recommendation {
    pub(super) action: Text,
    pub(super) why: Text,
    pub(super) first_week: Text,
    pub(super) owner: Text,
    pub(super) effort: Effort,
    pub(super) indicator: Text,
    pub(super) risk: Text,
}

/// A size with its days.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub(super) enum Effort {
    S(i64),
    M(i64),
    L(i64),
    XL(i64),
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Claim {
    pub(super) id: String,
    pub(super) text: Text,
    pub(super) source: Text,
    pub(super) critics: Text,
    pub(super) verdict: Verdict,
    #[serde(default)]
    pub(super) supports: Vec<String>,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub(super) enum Verdict {
    Supported,
    Depends,
    Disputed,
    Unconfirmed,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the file names its fields")]
pub(super) struct Claims {
    pub(super) version: i64,
    pub(super) questionnaire: String,
    pub(super) claims: Vec<Claim>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Assessment {
    pub(super) version: i64,
    pub(super) questionnaire: Questionnaire,
    #[serde(default)]
    pub(super) language: Option<String>,
    #[serde(default)]
    pub(super) form: Form,
    #[serde(default)]
    pub(super) unit: Unit,
    #[serde(default)]
    pub(super) respondents: Vec<Respondent>,
    #[serde(default)]
    pub(super) consensus: Entries<Consensus>,
    #[serde(default)]
    pub(super) targets: Entries<Target>,
    #[serde(default)]
    pub(super) plan: Vec<PlanStep>,
    #[serde(default)]
    pub(super) business_case: BusinessCase,
    #[serde(default)]
    pub(super) planning: Planning,
    #[serde(default)]
    pub(super) branding: Branding,
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
pub(super) enum Form {
    Short,
    #[default]
    Full,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the file names its fields")]
pub(super) struct Unit {
    pub(super) organisation: String,
    pub(super) unit: String,
    pub(super) scope: String,
    pub(super) facilitator: String,
    pub(super) date: Option<String>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Respondent {
    pub(super) id: String,
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) role: String,
    #[serde(default)]
    pub(super) team: String,
    #[serde(default)]
    pub(super) responses: Entries<Response>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Response {
    pub(super) rating: Option<Rating>,
    pub(super) note: String,
    pub(super) evidence: Vec<Evidence>,
    pub(super) confidence: Option<Confidence>,
    pub(super) flagged: bool,
}

#[derive(Debug, Clone, serde::Deserialize)]
pub(super) enum Rating {
    /// In half levels.
    At(i64),
    /// With the reason.
    NotApplicable(String),
    DontKnow,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Evidence {
    pub(super) text: String,
    #[serde(default)]
    pub(super) link: String,
    #[serde(default)]
    pub(super) date: Option<String>,
    #[serde(default)]
    pub(super) checked_by: String,
}

#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub(super) enum Confidence {
    Low,
    Medium,
    High,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Consensus {
    pub(super) rating: Rating,
    #[serde(default)]
    pub(super) reason: String,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Target {
    pub(super) level: i64,
    #[serde(default)]
    pub(super) reason: String,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlanStep {
    pub(super) practice: String,
    pub(super) to: i64,
    #[serde(default)]
    pub(super) owner: String,
    #[serde(default)]
    pub(super) due: Option<String>,
    #[serde(default)]
    pub(super) effort: Option<Effort>,
    #[serde(default)]
    pub(super) status: Status,
}

#[derive(Debug, Clone, Copy, Default, serde::Deserialize)]
pub(super) enum Status {
    #[default]
    Open,
    UnderWay,
    Done,
    Dropped,
}

#[derive(Debug, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct BusinessCase {
    pub(super) currency: String,
    pub(super) horizon_years: i64,
    pub(super) inputs: Entries<Estimate>,
}

impl Default for BusinessCase {
    fn default() -> Self {
        Self {
            currency: String::new(),
            horizon_years: crate::model::BusinessCase::USUAL_YEARS.into(),
            inputs: Entries::default(),
        }
    }
}

/// Decimal numbers as texts, so that none is rounded to a binary fraction.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Estimate {
    pub(super) low: String,
    pub(super) likely: String,
    pub(super) high: String,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Planning {
    pub(super) budget_days: Option<i64>,
    pub(super) capacity_days_per_month: Option<i64>,
    pub(super) start: Option<String>,
    pub(super) locked_in: Vec<String>,
    pub(super) locked_out: Vec<String>,
    pub(super) efforts: Vec<OwnEffort>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Branding {
    /// The bytes of the file in base 64.
    pub(super) logo: Option<String>,
    pub(super) accent: Option<String>,
    pub(super) prepared_for: String,
    pub(super) prepared_by: String,
    pub(super) confidentiality: String,
    pub(super) version: String,
}

/// The unit's own estimate of a step.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OwnEffort {
    pub(super) practice: String,
    pub(super) to: i64,
    pub(super) effort: Effort,
}

/// The entries of a map in the order of the file. A key may occur twice: a map type would silently
/// keep the last.
#[derive(Debug)]
pub(super) struct Entries<T>(pub(super) Vec<(String, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData))
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Entries<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Entries<T>, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}
