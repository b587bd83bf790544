//! Writes the model as text: version 1, indented by four spaces, lines ending in `\n`, defaults
//! left out. The same value always gives the same bytes.

use std::fmt::{Display, Write as _};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::model::{
    Assessment, Branding, BusinessCase, Claim, Confidence, Consensus, Effort, Element, Estimate,
    Evidence, Form, Language, LevelText, PlanStep, Planning, Practice, PracticeId, Questionnaire,
    Rating, Recommendation, Respondent, Response, Status, Target, Text, Thresholds, UnitProfile,
    Verdict,
};

pub(super) fn assessment(assessment: &Assessment) -> String {
    let mut pen = Writer::default();
    pen.open("Assessment(");
    pen.line("version: 1,");
    pen.open("questionnaire: (");
    questionnaire_fields(&mut pen, &assessment.questionnaire);
    pen.close("),");
    if let Some(language) = &assessment.language {
        pen.field("language", format!("Some({})", quoted(language.as_str())));
    }
    pen.field(
        "form",
        match assessment.form {
            Form::Short => "Short",
            Form::Full => "Full",
        },
    );
    unit(&mut pen, &assessment.unit);
    pen.block(
        "respondents: [",
        "],",
        &assessment.respondents,
        |pen, own| {
            respondent(pen, own);
        },
    );
    let consensus = assessment.consensus.iter();
    pen.block("consensus: {", "},", consensus, |pen, (id, consensus)| {
        pen.line(&consensus_line(id, consensus));
    });
    let targets = assessment.targets.iter();
    pen.block("targets: {", "},", targets, |pen, (id, target)| {
        pen.line(&target_line(id.as_str(), target));
    });
    pen.block("plan: [", "],", &assessment.plan, |pen, step| {
        pen.line(&plan_step(step));
    });
    business_case(&mut pen, &assessment.business_case);
    planning(&mut pen, &assessment.planning);
    branding(&mut pen, &assessment.branding);
    pen.close(")");
    pen.out
}

pub(super) fn questionnaire(questionnaire: &Questionnaire) -> String {
    let mut pen = Writer::default();
    pen.open("Questionnaire(");
    questionnaire_fields(&mut pen, questionnaire);
    pen.close(")");
    pen.out
}

fn questionnaire_fields(pen: &mut Writer, questionnaire: &Questionnaire) {
    pen.line("version: 1,");
    pen.field("id", quoted(&questionnaire.id));
    pen.field("edition", quoted(&questionnaire.edition));
    let languages = questionnaire.languages.iter().map(Language::as_str);
    pen.field("languages", quoted_list(languages));
    pen.text("title", &questionnaire.title);
    pen.text("about", &questionnaire.about);
    pen.block("levels: [", "],", &questionnaire.levels, level);
    pen.field("thresholds", thresholds(questionnaire.thresholds));
    practice_ids(pen, "short_form", &questionnaire.short_form);
    pen.block("elements: [", "],", &questionnaire.elements, element);
    pen.block("claims: [", "],", &questionnaire.claims, claim);
}

fn level(pen: &mut Writer, level: &LevelText) {
    pen.open("(");
    pen.text("name", &level.name);
    pen.text("summary", &level.summary);
    pen.close("),");
}

fn thresholds(thresholds: Thresholds) -> String {
    let Thresholds {
        reached,
        kept,
        not_applicable,
        answered,
        unproven_cap,
    } = thresholds;
    format!(
        "(reached: {reached}, kept: {kept}, not_applicable: {not_applicable}, \
         answered: {answered}, unproven_cap: {unproven_cap})"
    )
}

fn element(pen: &mut Writer, element: &Element) {
    pen.open("(");
    pen.field("id", quoted(element.id.as_str()));
    pen.text("title", &element.title);
    pen.text("summary", &element.summary);
    pen.block("levels: [", "],", &element.levels, Writer::bare_text);
    pen.block("practices: [", "],", &element.practices, practice);
    pen.close("),");
}

fn practice(pen: &mut Writer, practice: &Practice) {
    pen.open("(");
    pen.field("id", quoted(practice.id.as_str()));
    pen.text("title", &practice.title);
    pen.text("prompt", &practice.prompt);
    pen.block(
        "descriptors: [",
        "],",
        &practice.descriptors,
        Writer::bare_text,
    );
    pen.text("why", &practice.why);
    pen.text("evidence", &practice.evidence);
    pen.field("weight", practice.weight);
    practice_ids(pen, "requires", &practice.requires);
    let recommendations = &practice.recommendations;
    pen.block("recommendations: [", "],", recommendations, recommendation);
    pen.close("),");
}

fn recommendation(pen: &mut Writer, recommendation: &Recommendation) {
    pen.open("(");
    pen.text("action", &recommendation.action);
    pen.text("why", &recommendation.why);
    pen.text("first_week", &recommendation.first_week);
    pen.text("owner", &recommendation.owner);
    pen.field("effort", effort(recommendation.effort));
    pen.text("indicator", &recommendation.indicator);
    pen.text("risk", &recommendation.risk);
    pen.close("),");
}

fn claim(pen: &mut Writer, claim: &Claim) {
    pen.open("(");
    pen.field("id", quoted(claim.id.as_str()));
    pen.text("text", &claim.text);
    pen.text("source", &claim.source);
    pen.text("critics", &claim.critics);
    pen.field(
        "verdict",
        match claim.verdict {
            Verdict::Supported => "Supported",
            Verdict::Depends => "Depends",
            Verdict::Disputed => "Disputed",
            Verdict::Unconfirmed => "Unconfirmed",
        },
    );
    practice_ids(pen, "supports", &claim.supports);
    pen.close("),");
}

fn practice_ids(pen: &mut Writer, name: &str, ids: &[PracticeId]) {
    if !ids.is_empty() {
        pen.field(name, quoted_list(ids.iter().map(PracticeId::as_str)));
    }
}

fn unit(pen: &mut Writer, unit: &UnitProfile) {
    if *unit == UnitProfile::default() {
        return;
    }
    pen.open("unit: (");
    for (name, text) in [
        ("organisation", &unit.organisation),
        ("unit", &unit.unit),
        ("scope", &unit.scope),
        ("facilitator", &unit.facilitator),
    ] {
        pen.text_field(name, text);
    }
    if let Some(date) = unit.date {
        pen.field("date", format_args!("Some(\"{date}\")"));
    }
    pen.close("),");
}

fn respondent(pen: &mut Writer, respondent: &Respondent) {
    pen.open("(");
    pen.field("id", quoted(respondent.id.as_str()));
    pen.text_field("name", &respondent.name);
    pen.text_field("role", &respondent.role);
    pen.text_field("team", &respondent.team);
    let responses = respondent.sheet.0.iter();
    pen.block("responses: {", "},", responses, |pen, (id, given)| {
        response(pen, id, given);
    });
    pen.close("),");
}

fn response(pen: &mut Writer, id: &PracticeId, response: &Response) {
    let mut fields = Vec::new();
    if let Some(given) = &response.rating {
        fields.push(format!("rating: Some({})", rating(given)));
    }
    if let Some(confidence) = response.confidence {
        fields.push(format!(
            "confidence: Some({})",
            match confidence {
                Confidence::Low => "Low",
                Confidence::Medium => "Medium",
                Confidence::High => "High",
            }
        ));
    }
    if response.flagged {
        fields.push("flagged: true".to_owned());
    }
    push_text(&mut fields, "note", &response.note);
    let key = quoted(id.as_str());
    if response.evidence.is_empty() {
        pen.line(&format!("{key}: ({}),", fields.join(", ")));
        return;
    }
    pen.open(&format!("{key}: ("));
    for field in fields {
        pen.line(&format!("{field},"));
    }
    pen.block("evidence: [", "],", &response.evidence, |pen, entry| {
        pen.line(&evidence(entry));
    });
    pen.close("),");
}

fn evidence(evidence: &Evidence) -> String {
    let mut fields = vec![format!("text: {}", quoted(&evidence.text))];
    push_text(&mut fields, "link", &evidence.link);
    if let Some(date) = evidence.date {
        fields.push(format!("date: Some(\"{date}\")"));
    }
    push_text(&mut fields, "checked_by", &evidence.checked_by);
    format!("({}),", fields.join(", "))
}

fn consensus_line(id: &PracticeId, consensus: &Consensus) -> String {
    let mut fields = vec![format!("rating: {}", rating(&consensus.rating))];
    push_text(&mut fields, "reason", &consensus.reason);
    format!("{}: ({}),", quoted(id.as_str()), fields.join(", "))
}

fn target_line(id: &str, target: &Target) -> String {
    let mut fields = vec![format!("level: {}", target.level)];
    push_text(&mut fields, "reason", &target.reason);
    format!("{}: ({}),", quoted(id), fields.join(", "))
}

fn plan_step(step: &PlanStep) -> String {
    let mut fields = vec![
        format!("practice: {}", quoted(step.practice.as_str())),
        format!("to: {}", step.to),
    ];
    push_text(&mut fields, "owner", &step.owner);
    if let Some(due) = step.due {
        fields.push(format!("due: Some(\"{due}\")"));
    }
    fields.push(format!(
        "status: {}",
        match step.status {
            Status::Open => "Open",
            Status::UnderWay => "UnderWay",
            Status::Done => "Done",
            Status::Dropped => "Dropped",
        }
    ));
    format!("({}),", fields.join(", "))
}

fn business_case(pen: &mut Writer, case: &BusinessCase) {
    if case.is_empty() {
        return;
    }
    pen.open("business_case: (");
    pen.text_field("currency", &case.currency);
    pen.field("horizon_years", case.horizon_years);
    pen.block("inputs: {", "},", &case.inputs, |pen, (input, estimate)| {
        pen.line(&estimate_line(input.as_str(), *estimate));
    });
    pen.close("),");
}

fn estimate_line(name: &str, estimate: Estimate) -> String {
    let (low, likely, high) = (estimate.low(), estimate.likely(), estimate.high());
    format!("\"{name}\": (low: \"{low}\", likely: \"{likely}\", high: \"{high}\"),")
}

fn planning(pen: &mut Writer, planning: &Planning) {
    if *planning == Planning::default() {
        return;
    }
    pen.open("planning: (");
    if let Some(days) = planning.budget_days {
        pen.field("budget_days", format_args!("Some({days})"));
    }
    if let Some(days) = planning.capacity_days_per_month {
        pen.field("capacity_days_per_month", format_args!("Some({days})"));
    }
    if let Some(date) = planning.start {
        pen.field("start", format_args!("Some(\"{date}\")"));
    }
    for (name, ids) in [
        ("locked_in", &planning.locked_in),
        ("locked_out", &planning.locked_out),
    ] {
        if !ids.is_empty() {
            pen.field(name, quoted_list(ids.iter().map(PracticeId::as_str)));
        }
    }
    let efforts = planning.efforts.iter();
    pen.block(
        "efforts: [",
        "],",
        efforts,
        |pen, ((practice, to), days)| {
            let practice = quoted(practice.as_str());
            let days = effort(*days);
            pen.line(&format!(
                "(practice: {practice}, to: {to}, effort: {days}),"
            ));
        },
    );
    pen.close("),");
}

fn branding(pen: &mut Writer, branding: &Branding) {
    if *branding == Branding::default() {
        return;
    }
    pen.open("branding: (");
    if let Some(logo) = &branding.logo {
        let text = BASE64_STANDARD.encode(logo.bytes());
        pen.field("logo", format_args!("Some(\"{text}\")"));
    }
    if let Some(accent) = branding.accent {
        pen.field("accent", format_args!("Some(\"{accent}\")"));
    }
    for (name, text) in [
        ("prepared_for", &branding.prepared_for),
        ("prepared_by", &branding.prepared_by),
        ("confidentiality", &branding.confidentiality),
        ("version", &branding.version),
    ] {
        if !text.is_empty() {
            pen.field(name, quoted(text));
        }
    }
    pen.close("),");
}

fn rating(rating: &Rating) -> String {
    match rating {
        Rating::At(half_levels) => format!("At({})", half_levels.count()),
        Rating::NotApplicable(reason) => format!("NotApplicable({})", quoted(reason)),
        Rating::DontKnow => "DontKnow".to_owned(),
    }
}

fn effort(effort: Effort) -> String {
    format!("{}({})", effort.size().as_str(), effort.days())
}

fn push_text(fields: &mut Vec<String>, name: &str, text: &str) {
    if !text.is_empty() {
        fields.push(format!("{name}: {}", quoted(text)));
    }
}

fn quoted_list<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = texts.map(quoted).collect();
    format!("[{}]", quoted.join(", "))
}

/// A text in quotation marks. Only control characters, quotation marks and backslashes are escaped.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() || c == '\u{feff}' => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{{{:x}}}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Writes indented lines.
#[derive(Default)]
struct Writer {
    out: String,
    depth: usize,
}

impl Writer {
    fn line(&mut self, line: &str) {
        for _ in 0..self.depth {
            self.out.push_str("    ");
        }
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn open(&mut self, line: &str) {
        self.line(line);
        self.depth += 1;
    }

    fn close(&mut self, line: &str) {
        self.depth = self.depth.saturating_sub(1);
        self.line(line);
    }

    fn field(&mut self, name: &str, value: impl Display) {
        self.line(&format!("{name}: {value},"));
    }

    /// Writes nothing for an empty text.
    fn text_field(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.field(name, quoted(text));
        }
    }

    fn text(&mut self, name: &str, text: &Text) {
        self.wordings(&format!("{name}: "), text);
    }

    fn bare_text(&mut self, text: &Text) {
        self.wordings("", text);
    }

    fn wordings(&mut self, before: &str, text: &Text) {
        let mut entries: Vec<String> = text
            .wordings()
            .map(|(language, wording)| {
                format!("{}: {}", quoted(language.as_str()), quoted(wording))
            })
            .collect();
        if entries.len() < 2 {
            let only = entries.pop().unwrap_or_default();
            self.line(&format!("{before}{{{only}}},"));
            return;
        }
        self.block(&format!("{before}{{"), "},", entries, |pen, entry| {
            pen.line(&format!("{entry},"));
        });
    }

    /// Writes nothing if there are no entries.
    fn block<T>(
        &mut self,
        open: &str,
        close: &str,
        entries: impl IntoIterator<Item = T>,
        mut write: impl FnMut(&mut Self, T),
    ) {
        let mut entries = entries.into_iter().peekable();
        if entries.peek().is_none() {
            return;
        }
        self.open(open);
        for entry in entries {
            write(self, entry);
        }
        self.close(close);
    }
}
