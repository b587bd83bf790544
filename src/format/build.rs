//! Builds the model from sound raw structs. `None` only if [`super::validate`] would have found a
//! fault.

use std::collections::{BTreeMap, BTreeSet};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::raw;
use crate::model::{
    Assessment, Branding, BusinessCase, Claim, ClaimId, Confidence, Consensus, Effort, Element,
    ElementId, Estimate, Evidence, Form, HalfLevels, Input, Language, Level, LevelText, Logo,
    PlanStep, Planning, Practice, PracticeId, Questionnaire, Rating, Recommendation, Respondent,
    RespondentId, Response, ResponseSheet, Status, Target, Text, Thresholds, UnitProfile, Verdict,
};

pub(super) fn assessment(raw: raw::Assessment) -> Option<Assessment> {
    let questionnaire = questionnaire(raw.questionnaire)?;
    // Sheets hold copies of the questionnaire's own ids, which share their text.
    let known: BTreeMap<String, PracticeId> = questionnaire
        .practices()
        .map(|(_, practice)| (practice.id.to_string(), practice.id.clone()))
        .collect();
    let asked = |id: String| known.get(&id).cloned().or_else(|| practice_id(id));
    Some(Assessment {
        language: optional(raw.language.as_deref(), Language::new)?,
        form: match raw.form {
            raw::Form::Short => Form::Short,
            raw::Form::Full => Form::Full,
        },
        unit: UnitProfile {
            organisation: raw.unit.organisation,
            unit: raw.unit.unit,
            scope: raw.unit.scope,
            facilitator: raw.unit.facilitator,
            date: optional(raw.unit.date.as_deref(), date)?,
        },
        respondents: all(raw.respondents, |raw| respondent(raw, asked))?
            .into_iter()
            .collect(),
        consensus: map(raw.consensus, practice_id, consensus)?,
        targets: map(raw.targets, |id| ElementId::new(id).ok(), target)?,
        planning: planning(raw.planning, &raw.plan)?,
        plan: all(raw.plan, plan_step)?,
        business_case: business_case(raw.business_case)?,
        branding: branding(raw.branding)?,
        questionnaire: questionnaire.into(),
    })
}

pub(super) fn questionnaire(raw: raw::Questionnaire) -> Option<Questionnaire> {
    Some(Questionnaire {
        id: raw.id,
        edition: raw.edition,
        languages: all(raw.languages, |tag| Language::new(&tag))?,
        title: text(raw.title)?,
        about: text(raw.about)?,
        levels: all(raw.levels, |level| {
            Some(LevelText {
                name: text(level.name)?,
                summary: text(level.summary)?,
            })
        })?,
        thresholds: thresholds(&raw.thresholds)?,
        short_form: all(raw.short_form, practice_id)?,
        elements: all(raw.elements, element)?,
        claims: claims(raw.claims)?,
    })
}

pub(super) fn claims(raw: Vec<raw::Claim>) -> Option<Vec<Claim>> {
    all(raw, |claim| {
        Some(Claim {
            id: ClaimId::new(claim.id).ok()?,
            text: text(claim.text)?,
            source: text(claim.source)?,
            critics: text(claim.critics)?,
            verdict: match claim.verdict {
                raw::Verdict::Supported => Verdict::Supported,
                raw::Verdict::Depends => Verdict::Depends,
                raw::Verdict::Disputed => Verdict::Disputed,
                raw::Verdict::Unconfirmed => Verdict::Unconfirmed,
            },
            supports: all(claim.supports, practice_id)?,
        })
    })
}

/// Reads a date such as `2026-11-22`, the only form that files use.
pub(super) fn date(text: &str) -> Option<Date> {
    let is_plain = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    if is_plain { text.parse().ok() } else { None }
}

/// An effort whose days match its size.
pub(super) fn effort(raw: raw::Effort) -> Option<Effort> {
    let (size, days) = effort_parts(raw);
    let effort = Effort::from_days(u16::try_from(days).ok()?)?;
    (effort.size().as_str() == size).then_some(effort)
}

/// The size as it is written, and the days.
pub(super) const fn effort_parts(raw: raw::Effort) -> (&'static str, i64) {
    match raw {
        raw::Effort::S(days) => ("S", days),
        raw::Effort::M(days) => ("M", days),
        raw::Effort::L(days) => ("L", days),
        raw::Effort::XL(days) => ("XL", days),
    }
}

fn thresholds(raw: &raw::Thresholds) -> Option<Thresholds> {
    let percent = |number: i64| u8::try_from(number).ok();
    Some(Thresholds {
        reached: percent(raw.reached)?,
        kept: percent(raw.kept)?,
        not_applicable: percent(raw.not_applicable)?,
        answered: percent(raw.answered)?,
        unproven_cap: level(raw.unproven_cap)?,
    })
}

fn element(raw: raw::Element) -> Option<Element> {
    Some(Element {
        id: ElementId::new(raw.id).ok()?,
        title: text(raw.title)?,
        summary: text(raw.summary)?,
        levels: all(raw.levels, text)?,
        practices: all(raw.practices, practice)?,
    })
}

fn practice(raw: raw::Practice) -> Option<Practice> {
    Some(Practice {
        id: practice_id(raw.id)?,
        title: text(raw.title)?,
        prompt: text(raw.prompt)?,
        descriptors: all(raw.descriptors, text)?,
        why: text(raw.why)?,
        evidence: text(raw.evidence)?,
        weight: u32::try_from(raw.weight).ok()?,
        requires: all(raw.requires, practice_id)?,
        recommendations: all(raw.recommendations, recommendation)?,
    })
}

fn recommendation(raw: raw::Recommendation) -> Option<Recommendation> {
    Some(Recommendation {
        action: text(raw.action)?,
        why: text(raw.why)?,
        first_week: text(raw.first_week)?,
        owner: text(raw.owner)?,
        effort: effort(raw.effort)?,
        indicator: text(raw.indicator)?,
        risk: text(raw.risk)?,
    })
}

fn respondent(
    raw: raw::Respondent,
    asked: impl Fn(String) -> Option<PracticeId>,
) -> Option<Respondent> {
    Some(Respondent {
        id: RespondentId::new(raw.id).ok()?,
        name: raw.name,
        role: raw.role,
        team: raw.team,
        sheet: ResponseSheet(map(raw.responses, asked, response)?),
    })
}

fn response(raw: raw::Response) -> Option<Response> {
    Some(Response {
        rating: optional(raw.rating, rating)?,
        note: raw.note,
        evidence: all(raw.evidence, |evidence| {
            Some(Evidence {
                text: evidence.text,
                link: evidence.link,
                date: optional(evidence.date.as_deref(), date)?,
                checked_by: evidence.checked_by,
            })
        })?,
        confidence: raw.confidence.map(|confidence| match confidence {
            raw::Confidence::Low => Confidence::Low,
            raw::Confidence::Medium => Confidence::Medium,
            raw::Confidence::High => Confidence::High,
        }),
        flagged: raw.flagged,
    })
}

fn rating(raw: raw::Rating) -> Option<Rating> {
    Some(match raw {
        raw::Rating::At(count) => Rating::At(HalfLevels::new(u8::try_from(count).ok()?)?),
        raw::Rating::NotApplicable(reason) => Rating::NotApplicable(reason),
        raw::Rating::DontKnow => Rating::DontKnow,
    })
}

fn consensus(raw: raw::Consensus) -> Option<Consensus> {
    Some(Consensus {
        rating: rating(raw.rating)?,
        reason: raw.reason,
    })
}

fn target(raw: raw::Target) -> Option<Target> {
    Some(Target {
        level: level(raw.level)?,
        reason: raw.reason,
    })
}

fn plan_step(raw: raw::PlanStep) -> Option<PlanStep> {
    Some(PlanStep {
        practice: practice_id(raw.practice)?,
        to: level(raw.to)?,
        owner: raw.owner,
        due: optional(raw.due.as_deref(), date)?,
        status: match raw.status {
            raw::Status::Open => Status::Open,
            raw::Status::UnderWay => Status::UnderWay,
            raw::Status::Done => Status::Done,
            raw::Status::Dropped => Status::Dropped,
        },
    })
}

fn business_case(raw: raw::BusinessCase) -> Option<BusinessCase> {
    BusinessCase::check_currency(&raw.currency).ok()?;
    let horizon_years = u8::try_from(raw.horizon_years).ok()?;
    BusinessCase::check_horizon(horizon_years).ok()?;
    let inputs = map(
        raw.inputs,
        |name| Input::from_name(&name),
        |raw| estimate(&raw),
    )?;
    let permitted = inputs
        .iter()
        .all(|(input, estimate)| input.check(*estimate).is_ok());
    permitted.then_some(BusinessCase {
        currency: raw.currency,
        horizon_years,
        inputs,
    })
}

/// An estimate whose numbers are sound and in order.
pub(super) fn estimate(raw: &raw::Estimate) -> Option<Estimate> {
    Estimate::new(amount(&raw.low)?, amount(&raw.likely)?, amount(&raw.high)?)
}

/// Reads a number as `1250` or `-12.75`, at most 15 digits before the point and 9 after it.
pub(super) fn amount(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_sound = |digits: &str, most: usize| {
        (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
    };
    if is_sound(whole, 15) && is_sound(part, 9) {
        text.parse().ok()
    } else {
        None
    }
}

/// Earlier programs wrote own estimates into the steps of the plan. They count like those of the
/// planning, which win where both exist.
fn planning(raw: raw::Planning, plan: &[raw::PlanStep]) -> Option<Planning> {
    let count = raw.efforts.len();
    let mut efforts: BTreeMap<(PracticeId, Level), Effort> = all(raw.efforts, |own| {
        Some((
            (practice_id(own.practice)?, level(own.to)?),
            effort(own.effort)?,
        ))
    })?
    .into_iter()
    .collect();
    if efforts.len() != count {
        return None;
    }
    for step in plan {
        if let Some(days) = step.effort {
            let key = (practice_id(step.practice.clone())?, level(step.to)?);
            let days = effort(days)?;
            efforts.entry(key).or_insert(days);
        }
    }
    Some(Planning {
        budget_days: optional(raw.budget_days, |days| u32::try_from(days).ok())?,
        capacity_days_per_month: optional(raw.capacity_days_per_month, |days| {
            u16::try_from(days).ok().filter(|days| *days > 0)
        })?,
        start: optional(raw.start.as_deref(), date)?,
        locked_in: practice_set(raw.locked_in)?,
        locked_out: practice_set(raw.locked_out)?,
        efforts,
    })
}

fn branding(raw: raw::Branding) -> Option<Branding> {
    Some(Branding {
        logo: optional(raw.logo.as_deref(), logo)?,
        accent: optional(raw.accent.as_deref(), |text| text.parse().ok())?,
        prepared_for: raw.prepared_for,
        prepared_by: raw.prepared_by,
        confidentiality: raw.confidentiality,
        version: raw.version,
    })
}

/// The bytes of a logo from base 64.
pub(super) fn logo(text: &str) -> Option<Logo> {
    Logo::new(BASE64_STANDARD.decode(text).ok()?)
}

fn practice_set(raw: Vec<String>) -> Option<BTreeSet<PracticeId>> {
    raw.into_iter().map(practice_id).collect()
}

fn text(raw: raw::Text) -> Option<Text> {
    map(raw, |tag| Language::new(&tag), Some).map(Text::new)
}

fn level(number: i64) -> Option<Level> {
    Level::new(u8::try_from(number).ok()?)
}

fn practice_id(id: String) -> Option<PracticeId> {
    PracticeId::new(id).ok()
}

fn all<R, M>(raw: Vec<R>, build: impl Fn(R) -> Option<M>) -> Option<Vec<M>> {
    raw.into_iter().map(build).collect()
}

/// `None` if a key occurs twice.
fn map<R, K: Ord, M>(
    raw: raw::Entries<R>,
    key: impl Fn(String) -> Option<K>,
    build: impl Fn(R) -> Option<M>,
) -> Option<BTreeMap<K, M>> {
    let count = raw.0.len();
    let entries: BTreeMap<K, M> = raw
        .0
        .into_iter()
        .map(|(name, value)| Some((key(name)?, build(value)?)))
        .collect::<Option<_>>()?;
    (entries.len() == count).then_some(entries)
}

/// A missing value stays `None`; a value that is there must be sound.
#[expect(
    clippy::option_option,
    reason = "the outer one says whether what is there is sound"
)]
fn optional<R, M>(raw: Option<R>, build: impl Fn(R) -> Option<M>) -> Option<Option<M>> {
    raw.map_or(Some(None), |raw| build(raw).map(Some))
}
