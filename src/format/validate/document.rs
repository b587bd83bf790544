//! Checks documents.

use std::collections::HashSet;

use super::questionnaire::{effort, nearest_id, practice_ids, questionnaire, unknown_practice};
use super::{At, Findings, business_case};
use crate::format::build;
use crate::format::raw;
use crate::model::{Accent, AccentError, Assessment, Level, Logo};
use crate::words::Message;

pub(in crate::format) fn assessment(raw: &raw::Assessment, at: &At<'_>, found: &mut Findings) {
    found.range(&at.field("version"), "version", raw.version, 1, 1);
    questionnaire(&raw.questionnaire, &at.field("questionnaire"), found);
    let levels = raw.questionnaire.levels.len();
    let elements = raw.questionnaire.elements.iter();
    let rules = DocumentRules {
        practices: practice_ids(&raw.questionnaire),
        elements: elements.map(|element| element.id.as_str()).collect(),
        levels: i64::try_from(levels)
            .ok()
            .filter(|levels| (2..=i64::from(Level::MOST)).contains(levels)),
    };
    let listed = &raw.questionnaire.languages;
    if let Some(language) = raw.language.as_ref().filter(|tag| !listed.contains(tag)) {
        let message = Message::new("sound-document-language")
            .with("found", language.as_str())
            .with("listed", listed.join(", "));
        found.add(&at.field("language"), message, None);
    }
    let unit = at.field("unit");
    day(raw.unit.date.as_deref(), &unit.field("date"), found);
    rules.respondents(&raw.respondents, &at.field("respondents"), found);
    rules.consensus(&raw.consensus, &at.field("consensus"), found);
    rules.targets(&raw.targets, &at.field("targets"), found);
    rules.plan(&raw.plan, &at.field("plan"), found);
    business_case::validate(&raw.business_case, &at.field("business_case"), found);
    rules.planning(&raw.planning, &at.field("planning"), found);
    branding(&raw.branding, &at.field("branding"), found);
}

fn branding(raw: &raw::Branding, at: &At<'_>, found: &mut Findings) {
    if raw
        .logo
        .as_deref()
        .is_some_and(|logo| build::logo(logo).is_none())
    {
        let message = Message::new("sound-logo").with("most", Logo::MOST >> 20);
        found.add(&at.field("logo"), message, None);
    }
    let Some(Err(fault)) = raw.accent.as_deref().map(str::parse::<Accent>) else {
        return;
    };
    let message = match fault {
        AccentError::Form => Message::new("sound-accent"),
        AccentError::TooLight { nearest } => {
            Message::new("sound-accent-light").with("nearest", nearest.to_string())
        }
    };
    found.add(&at.field("accent"), message, None);
}

/// The most days that a budget, and a month's capacity, may have.
const MOST_BUDGET: i64 = u32::MAX as i64;
const MOST_CAPACITY: i64 = u16::MAX as i64;

/// What the parts of a document are checked against.
struct DocumentRules<'r> {
    /// `None` if not all are known.
    practices: Option<HashSet<&'r str>>,
    elements: HashSet<&'r str>,
    /// `None` if their number is wrong.
    levels: Option<i64>,
}

impl DocumentRules<'_> {
    fn respondents(&self, raw: &[raw::Respondent], at: &At<'_>, found: &mut Findings) {
        if raw.len() > Assessment::MOST_RESPONDENTS {
            let message = Message::new("sound-respondents")
                .with("most", Assessment::MOST_RESPONDENTS)
                .with("found", raw.len());
            found.add_whole(at, message, Some(Message::new("sound-respondents-hint")));
        }
        let mut ids = HashSet::new();
        let mut people = HashSet::new();
        for (index, respondent) in raw.iter().enumerate() {
            let at = at.index(index);
            found.id(&at.field("id"), &respondent.id);
            if !respondent.id.is_empty() && !ids.insert(respondent.id.as_str()) {
                let message =
                    Message::new("sound-respondent-twice").with("id", respondent.id.as_str());
                let hint = Message::new("sound-respondent-twice-hint");
                found.add(&at.field("id"), message, Some(hint));
            }
            let person = (&respondent.name, &respondent.role, &respondent.team);
            if !respondent.name.is_empty() && !people.insert(person) {
                let message =
                    Message::new("sound-person-twice").with("name", respondent.name.as_str());
                let hint = Message::new("sound-person-twice-hint");
                found.warn(&at.field("name"), message, Some(hint));
            }
            let at = at.field("responses");
            self.keys(&respondent.responses, &at, found);
            for (index, (_, response)) in respondent.responses.0.iter().enumerate() {
                self.response(response, &at.value(index), found);
            }
        }
    }

    fn response(&self, raw: &raw::Response, at: &At<'_>, found: &mut Findings) {
        if let Some(rating) = &raw.rating {
            self.rating(rating, &at.field("rating"), found);
        }
        let at = at.field("evidence");
        for (index, evidence) in raw.evidence.iter().enumerate() {
            let at = at.index(index);
            if evidence.text.trim().is_empty() {
                let message = Message::new("sound-blank").with("field", "text");
                found.warn(&at.field("text"), message, None);
            }
            day(evidence.date.as_deref(), &at.field("date"), found);
        }
    }

    fn rating(&self, raw: &raw::Rating, at: &At<'_>, found: &mut Findings) {
        match raw {
            raw::Rating::At(half_levels) => {
                let most = self.levels.unwrap_or(i64::from(Level::MOST));
                if !(2..=2 * most).contains(half_levels) {
                    let message = Message::new("sound-rating")
                        .with("most", (2 * most).to_string())
                        .with("found", half_levels.to_string());
                    let hint = Message::new("sound-rating-hint")
                        .with("most", (2 * most).to_string())
                        .with("top", most.to_string());
                    found.add(at, message, Some(hint));
                }
            }
            raw::Rating::NotApplicable(reason) if reason.trim().is_empty() => {
                let hint = Message::new("sound-reason-hint");
                found.add(at, Message::new("sound-reason"), Some(hint));
            }
            raw::Rating::NotApplicable(_) | raw::Rating::DontKnow => {}
        }
    }

    fn consensus(&self, raw: &raw::Entries<raw::Consensus>, at: &At<'_>, found: &mut Findings) {
        self.keys(raw, at, found);
        for (index, (_, consensus)) in raw.0.iter().enumerate() {
            let at = at.value(index);
            self.rating(&consensus.rating, &at.field("rating"), found);
        }
    }

    fn targets(&self, raw: &raw::Entries<raw::Target>, at: &At<'_>, found: &mut Findings) {
        let mut seen = HashSet::new();
        for (index, (id, target)) in raw.0.iter().enumerate() {
            let key = at.key(index);
            if !seen.insert(id.as_str()) {
                let message = Message::new("sound-key-twice").with("key", id.as_str());
                found.add(&key, message, None);
            } else if !self.elements.contains(id.as_str()) && !self.elements.contains("") {
                let message = Message::new("sound-element-unknown").with("id", id.as_str());
                let hint = nearest_id(id, self.elements.iter().copied());
                found.add(&key, message, hint);
            }
            let at = at.value(index);
            self.level("level", target.level, &at.field("level"), found);
        }
    }

    fn plan(&self, raw: &[raw::PlanStep], at: &At<'_>, found: &mut Findings) {
        for (index, step) in raw.iter().enumerate() {
            let at = at.index(index);
            self.practice(&step.practice, &at.field("practice"), found);
            self.level("to", step.to, &at.field("to"), found);
            day(step.due.as_deref(), &at.field("due"), found);
            if let Some(days) = step.effort {
                effort(days, &at.field("effort"), found);
            }
        }
    }

    fn planning(&self, raw: &raw::Planning, at: &At<'_>, found: &mut Findings) {
        if let Some(days) = raw.budget_days {
            let at = at.field("budget_days");
            found.range(&at, "budget_days", days, 0, MOST_BUDGET);
        }
        if let Some(days) = raw.capacity_days_per_month {
            let at = at.field("capacity_days_per_month");
            found.range(&at, "capacity_days_per_month", days, 1, MOST_CAPACITY);
        }
        day(raw.start.as_deref(), &at.field("start"), found);
        self.locks(&raw.locked_in, &at.field("locked_in"), found);
        self.locks(&raw.locked_out, &at.field("locked_out"), found);
        let at = at.field("efforts");
        let mut seen = HashSet::new();
        for (index, own) in raw.efforts.iter().enumerate() {
            let at = at.index(index);
            if seen.insert((own.practice.as_str(), own.to)) {
                self.practice(&own.practice, &at.field("practice"), found);
            } else {
                let message = Message::new("sound-key-twice").with("key", own.practice.as_str());
                found.add(&at.field("practice"), message, None);
            }
            self.level("to", own.to, &at.field("to"), found);
            effort(own.effort, &at.field("effort"), found);
        }
    }

    fn locks(&self, raw: &[String], at: &At<'_>, found: &mut Findings) {
        for (index, id) in raw.iter().enumerate() {
            self.practice(id, &at.index(index), found);
        }
    }

    fn level(&self, field: &'static str, number: i64, at: &At<'_>, found: &mut Findings) {
        let most = self.levels.unwrap_or(i64::from(Level::MOST));
        found.range(at, field, number, 1, most);
    }

    fn keys<T>(&self, raw: &raw::Entries<T>, at: &At<'_>, found: &mut Findings) {
        let mut seen = HashSet::with_capacity(raw.0.len());
        for (index, (id, _)) in raw.0.iter().enumerate() {
            if seen.insert(id.as_str()) {
                self.practice(id, &at.key(index), found);
            } else {
                let message = Message::new("sound-key-twice").with("key", id.as_str());
                found.add(&at.key(index), message, None);
            }
        }
    }

    fn practice(&self, id: &str, at: &At<'_>, found: &mut Findings) {
        if let Some(known) = &self.practices
            && !known.contains(id)
        {
            unknown_practice(id, known, at, found);
        }
    }
}

fn day(raw: Option<&str>, at: &At<'_>, found: &mut Findings) {
    if let Some(text) = raw
        && build::date(text).is_none()
    {
        let message = Message::new("sound-date").with("found", text);
        let hint = Message::new("sound-date-hint");
        found.add(at, message, Some(hint));
    }
}
