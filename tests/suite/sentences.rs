//! Every sentence of the report that has facts in it says something else when the assessment does: the
//! texts under `assets/words/` are taken as patterns and looked for in reports of samples that were
//! changed one way and another.

use std::collections::BTreeSet;

use continuum::format::bundled;
use continuum::model::{
    Assessment, Check, CheckVerdict, Digest, ElementId, Estimate, Evidence, EvidenceFile, Form,
    FormAgreement, HalfLevels, Input, Language, Level, OwnStep, PracticeId, Rating, RespondentId,
    Responses, Target, Text,
};
use continuum::report::{Extent, Paper, ReportOptions, compose};
use continuum::scoring::disclosure::SmallestGroup;
use continuum::words::Words;
use jiff::civil::date;

use crate::trace::lines;

/// A text as its literal parts, with room for a fact between each two.
struct Pattern {
    key: String,
    parts: Vec<String>,
    /// Whether the text begins, and ends, with a fact.
    open: (bool, bool),
}

impl Pattern {
    /// What fills the gaps where the text is found; `None` where it is not.
    fn filling(&self, line: &str) -> Option<Vec<String>> {
        let mut rest = line;
        let mut gaps = Vec::new();
        for (place, part) in self.parts.iter().enumerate() {
            let at = rest.find(part.as_str())?;
            if place > 0 || self.open.0 {
                gaps.push(rest[..at].to_owned());
            }
            rest = &rest[at + part.len()..];
        }
        if self.open.1 {
            gaps.push(rest.to_owned());
        }
        Some(gaps)
    }
}

/// Every text with a fact in it of the families that the report speaks through.
fn patterns() -> Vec<Pattern> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/words/en");
    let mut found = Vec::new();
    for file in ["report", "terms", "plan", "worth"] {
        let text = std::fs::read_to_string(root.join(format!("{file}.ftl"))).expect("a text file");
        let mut message = String::new();
        for line in text.lines().chain(["end ="]) {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                found.extend(pattern(&message));
                message.clear();
            }
            if !line.starts_with('#') {
                message.push_str(line);
                message.push('\n');
            }
        }
    }
    found
}

fn pattern(message: &str) -> Option<Pattern> {
    let (key, value) = message.split_once(" =")?;
    let families = ["report-", "method-", "says-", "worth-", "plan-"];
    let mine = families.iter().any(|family| key.starts_with(family)) && value.contains('$');
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for letter in value.trim().chars() {
        match letter {
            '{' => {
                if depth == 0 {
                    parts.push(String::new());
                }
                depth += 1;
            }
            '}' => depth -= 1,
            _ if depth == 0 => parts.last_mut()?.push(letter),
            _ => {}
        }
    }
    let says = |part: &String| part.chars().any(char::is_alphanumeric);
    let open = (!says(parts.first()?), !says(parts.last()?));
    parts.retain(says);
    (mine && !parts.is_empty()).then(|| Pattern {
        key: key.to_owned(),
        parts,
        open,
    })
}

/// Texts of these families that these reports do not show: they belong to the window, the command line, the
/// calendar or the page itself, to a hand-out, to a search for the smallest set that ended early, to teams that do not
/// differ, to a document that is closed, to a case that takes a break-even to the thousandth, to ranges that lean far to one side or are not there at all, to
/// a radar of five elements or more, or to a start that no change here leads to.
const NOT_SHOWN: [&str; 54] = [
    "plan-aims-hold",
    "plan-asks",
    "plan-bound-days",
    "plan-bound-index",
    "plan-bound-level",
    "plan-bound-steps",
    "plan-carried-over",
    "plan-event-owner",
    "plan-event-title",
    "plan-locked-in-over-budget",
    "plan-reason",
    "plan-settled-reached",
    "report-answers-more",
    "report-continuum-element-may",
    "report-continuum-title-top",
    "report-date-printed",
    "report-disputed-bring",
    "report-disputed-roles",
    "report-effect",
    "report-page-number",
    "report-profile-title-open",
    "report-radar-even",
    "report-radar-open",
    "report-roles-hidden",
    "report-roles-others",
    "says-between-teams-level",
    "says-closed",
    "says-closed-by",
    "says-elements-lowest",
    "says-elements-lowest-range",
    "says-identity",
    "says-identity-next",
    "says-missing-glyphs",
    "says-name-told",
    "says-need-all",
    "says-pages-withheld",
    "says-release",
    "says-release-exchanged",
    "says-settle-many",
    "says-two-languages",
    "worth-break-even-brief",
    "worth-break-even-brief-contacts",
    "worth-break-even-brief-of-each",
    "worth-break-even-many",
    "worth-contacts-needed",
    "worth-contacts-out",
    "worth-deciding-many",
    "worth-line-contacts-alone",
    "worth-pays-exactly",
    "worth-savings-alone",
    "worth-title-exact-loses",
    "worth-title-exact-pays",
    "worth-title-loses-often",
    "worth-title-pays-rarely",
];

/// Texts that say the same of every sample: how many cases are drawn, and what is said of own days beside
/// the plan's, which one change alone leads to, as to a heading of what may be, or to a practice that does not apply without deciding anything; and what is said
/// otherwise only of a unit without revenue.
const ALWAYS_THE_SAME: [&str; 10] = [
    "method-limit-self",
    "plan-action-open",
    "report-blockers-title-and-may",
    "report-find-out-intro",
    "report-worth-breakdown-intro",
    "report-worth-inputs-intro",
    "report-worth-method",
    "report-worth-method-drawn",
    "says-not-applicable-same",
    "worth-own-days",
];

/// A change of an assessment.
pub(crate) type Change = fn(&mut Assessment);

/// Adds a step above one of the plan, which is due before that.
fn due_before_it_can_be(assessment: &mut Assessment, place: usize) {
    let mut above = assessment.plan[place].clone();
    above.to = above.to.next(5).expect("a level above");
    above.due = Some(date(2026, 6, 1));
    assessment.plan.push(above);
}

/// What is changed in a sample, so that sentences find other facts to say.
pub(crate) const CHANGES: &[(&str, Change)] = &[
    ("team", |_| {}),
    ("team-year-earlier", |_| {}),
    // The upper step of a practice is due before the lower one.
    ("team", |it| due_before_it_can_be(it, 0)),
    ("team", |it| due_before_it_can_be(it, 1)),
    ("manager", |_| {}),
    ("manager", |it| {
        it.questionnaire.title = text("Another");
        it.questionnaire.edition = "2030.2".into();
        it.questionnaire.thresholds.reached = 40;
        it.questionnaire.thresholds.kept = 70;
        it.questionnaire.thresholds.answered = 75;
        it.questionnaire.thresholds.not_applicable = 3;
        it.questionnaire.thresholds.unproven_cap = level_of(2);
    }),
    ("team", |it| {
        it.questionnaire.title = text("Another");
        it.questionnaire.thresholds.answered = 100;
        it.questionnaire.thresholds.unproven_cap = level_of(2);
        take_people(it, 4);
    }),
    ("team", |it| {
        take_people(it, 2);
        it.questionnaire.elements[0].practices[0].weight = 3;
    }),
    ("team", |it| {
        take_people(it, 3);
        it.questionnaire.elements[1].practices[1].weight = 2;
    }),
    ("team", |it| rate_all(it, 0, 2)),
    ("team", |it| rate_all(it, 0, 6)),
    ("team", |it| rate_all(it, 0, 8)),
    ("team", |it| {
        // 8 of 10 at level 2, and two are open: what level 3 asks of level 2 is perhaps there.
        rate_all(it, 0, 4);
        not_known(it, &["F1", "F2"]);
    }),
    ("team", |it| {
        // One of ten at level 3, as two halves: five of the others are enough, but not any five.
        rate_all(it, 2, 4);
        for id in ["E1", "E2"] {
            let id = PracticeId::new(id).expect("an id");
            for person in &mut it.respondents {
                let response = person.sheet.0.entry(id.clone()).or_default();
                response.rating = Some(Rating::At(HalfLevels::new(5).expect("a rating")));
            }
        }
    }),
    ("manager", |it| {
        it.questionnaire.short_form_agreement = Some(FormAgreement {
            units: 500,
            same: 400,
            one_apart: 100,
        });
    }),
    ("manager", |it| reviewed(it, &["Ines"], 7)),
    ("manager", |it| {
        it.questionnaire.thresholds.unproven_cap = level_of(2);
        reviewed(it, &["Kim", "Ann"], 5);
    }),
    ("manager", |it| rate_all(it, 0, 4)),
    ("manager", |it| rate_all(it, 2, 8)),
    ("manager", |it| none_applies(it, 0)),
    ("manager", |it| none_applies(it, 1)),
    ("manager", |it| {
        // So much open at the top that the range reaches further.
        rate_all(it, 0, 6);
        rate_all(it, 1, 6);
        rate_all(it, 2, 6);
        let sheet = &mut first_sheet(it).0;
        for response in sheet.values_mut().take(9) {
            response.rating = None;
        }
    }),
    ("team", |it| many_elements(it, false)),
    ("team", |it| many_elements(it, true)),
    ("team", |it| {
        aim(it, 5);
        it.planning.budget_days = Some(20);
        it.planning.start = Some(date(2026, 8, 3));
    }),
    ("team", |it| {
        aim(it, 4);
        it.planning.budget_days = Some(40);
        it.planning.capacity_days_per_month = Some(1);
        none_applies(it, 0);
    }),
    ("team", |it| {
        // What needs the other is due first; another need is not planned at all.
        for (id, due) in [
            ("M8", date(2026, 6, 3)),
            ("M4", date(2026, 6, 20)),
            ("M2", date(2026, 7, 1)),
        ] {
            let mut step = it.plan[0].clone();
            step.practice = PracticeId::new(id).expect("an id");
            step.due = Some(due);
            it.plan.insert(0, step);
        }
    }),
    ("team", |it| figures(it, &[(Input::Uplift, "2")], &[])),
    ("team", |it| {
        it.own_steps = vec![OwnStep::new()];
        figures(it, &[], &[Input::StaffDays]);
    }),
    ("team", |it| {
        it.own_steps = vec![OwnStep::new(); 2];
        figures(it, &[], &[Input::StaffDays]);
    }),
    ("team", |it| {
        it.plan.clear();
        figures(it, &[], &[Input::StaffDays, Input::PlanOnce]);
    }),
    ("team", |it| {
        it.plan.clear();
        aim(it, 4);
        figures(it, &[], &[Input::StaffDays, Input::PlanYearly]);
    }),
    ("team", |it| {
        figures(it, &[(Input::PlanOnce, "1")], &[Input::StaffDays]);
    }),
    ("team", |it| {
        it.business_case.horizon_years = 3;
        it.plan.pop();
        let more = [(Input::PlanOnce, "1"), (Input::PlanYearly, "1")];
        figures(it, &more, &[Input::StaffDays]);
    }),
    ("team", |it| {
        figures(
            it,
            &[(Input::PlanOnce, "50000"), (Input::DiscountRate, "8")],
            &[],
        );
    }),
    ("team", |it| {
        figures(
            it,
            &[(Input::PlanOnce, "60000"), (Input::CustomersLost, "400")],
            &[],
        );
    }),
    ("team", |it| {
        it.business_case.horizon_years = 3;
        figures(it, &[(Input::ContactsAvoided, "6")], &[Input::Uplift]);
    }),
    ("team", |it| {
        figures(it, &[(Input::PlanOnce, "12000")], &[Input::Uplift]);
    }),
    ("team", |it| {
        figures(it, &[(Input::PlanOnce, "9000000")], &[Input::Uplift]);
    }),
    ("team", |it| {
        it.business_case.horizon_years = 3;
        figures(it, &[(Input::PlanOnce, "9000000")], &[Input::Uplift]);
    }),
    ("team", |it| {
        figures(
            it,
            &[
                (Input::PlanOnce, "1"),
                (Input::PlanYearly, "1"),
                (Input::StaffDays, "0"),
            ],
            &[],
        );
    }),
    ("team", |it| {
        let none = [
            (Input::PlanOnce, "1"),
            (Input::PlanYearly, "1"),
            (Input::StaffDays, "0"),
        ];
        figures(it, &none, &[Input::Uplift]);
    }),
    ("team", |it| {
        it.business_case.horizon_years = 3;
        let none = [
            (Input::PlanOnce, "1"),
            (Input::PlanYearly, "1"),
            (Input::StaffDays, "0"),
        ];
        figures(it, &none, &[Input::Uplift]);
    }),
    ("team", |it| {
        let more = [
            (Input::AcquisitionSpend, "54000"),
            (Input::ReferralShare, "20"),
            (Input::ReferredValue, "90"),
        ];
        figures(it, &more, &[Input::CostPerContact]);
    }),
    ("team", |it| {
        let more = [
            (Input::AcquisitionSpend, "27000"),
            (Input::ReferralShare, "30"),
            (Input::ReferredValue, "60"),
        ];
        figures(it, &more, &[Input::Contacts]);
    }),
    ("team", |it| {
        let more = [
            (Input::AcquisitionSpend, "27000"),
            (Input::ReferralShare, "30"),
        ];
        figures(it, &more, &[Input::Customers, Input::NewCustomers]);
    }),
    ("team", |it| {
        let more = [
            (Input::AcquisitionSpend, "54000"),
            (Input::ReferredValue, "60"),
        ];
        figures(it, &more, &[Input::Uplift, Input::Revenue]);
    }),
    ("team", |it| {
        let more = [(Input::PriceEffect, "1"), (Input::ExtraPurchases, "9")];
        figures(it, &more, &[]);
    }),
    ("team", |it| {
        let more = [(Input::PriceEffect, "-2"), (Input::ExtraPurchases, "20")];
        figures(it, &more, &[]);
    }),
    ("team", |it| take_people(it, 7)),
    ("manager", |it| {
        for element in 0..3 {
            rate_all(it, element, 4);
        }
        it.questionnaire.levels.truncate(3);
        for element in &mut it.questionnaire.elements {
            for practice in &mut element.practices {
                practice.descriptors.retain(|level, _| level.position() < 3);
                practice.recommendations.truncate(2);
            }
        }
    }),
    ("team", |it| crowd(it, 6, 6)),
    ("team", |it| crowd(it, 5, 8)),
    ("team", |it| {
        many_elements(it, false);
        it.questionnaire.elements[0].title = text("Another");
        it.questionnaire.elements[1].title = text("And another");
    }),
    ("team", |it| {
        many_elements(it, true);
        it.questionnaire.elements[0].title = text("Another");
    }),
    ("team", |it| without_advice(it, 31)),
    ("team", |it| {
        without_advice(it, 3);
        it.planning.budget_days = Some(17);
    }),
    ("team", |it| without_advice(it, 2)),
    ("team", |it| none_applies(it, 1)),
    ("team", |it| {
        for (id, due) in [("F6", date(2026, 6, 3)), ("E3", date(2026, 6, 20))] {
            let mut step = it.plan[0].clone();
            step.practice = PracticeId::new(id).expect("an id");
            step.to = level_of(4);
            step.due = Some(due);
            it.plan.insert(0, step);
        }
    }),
    ("team", |it| {
        let more = [(Input::ReferralShare, "50"), (Input::ReferredValue, "90")];
        figures(it, &more, &[]);
    }),
    ("team", |it| {
        for element in 0..3 {
            rate_all(it, element, 8);
        }
    }),
    ("team", |it| {
        it.questionnaire.thresholds.unproven_cap = level_of(2);
        for element in 0..3 {
            rate_all(it, element, 8);
        }
    }),
    ("team", |it| not_known(it, &["M1", "M2", "M9"])),
    ("team", |it| not_known(it, &["M3", "M6", "M8", "M9"])),
    ("manager", |it| checked(it, "A checker")),
    ("manager", |it| checked(it, "Another one")),
    ("manager", without_a_descriptor),
    ("manager", |it| {
        it.questionnaire.thresholds.unproven_cap = level_of(4);
    }),
    ("team", |it| {
        // Everybody rates everything alike but for one team.
        for element in 0..3 {
            rate_all(it, element, 5);
        }
        for (number, person) in it.respondents.iter_mut().enumerate() {
            person.team = format!("team {}", number % 2);
            person.role = format!("role {}", number % 2);
            for response in person.sheet.0.values_mut().take(number % 2 * 9 + number) {
                response.rating = HalfLevels::new(7).map(Rating::At);
            }
        }
    }),
    ("team", |it| {
        for element in 0..3 {
            rate_all(it, element, 5);
        }
        for (number, person) in it.respondents.iter_mut().enumerate() {
            person.team = format!("team {}", number % 3);
            for response in person.sheet.0.values_mut().take(number * 3) {
                response.rating = HalfLevels::new(8).map(Rating::At);
            }
        }
    }),
    ("team", |it| {
        aim(it, 5);
        it.planning.budget_days = Some(120);
        lock(it, 0, 10);
    }),
    ("team", |it| {
        aim(it, 5);
        lock(it, 2, 10);
    }),
    ("team", |it| {
        aim(it, 4);
        it.planning.budget_days = Some(1);
        it.planning.locked_in = [PracticeId::new("F7").expect("an id")].into();
    }),
    ("team", |it| {
        aim(it, 4);
        it.planning.budget_days = Some(1);
    }),
    ("team", |it| figures(it, &[(Input::StaffDays, "60")], &[])),
    ("team", proven_at_four),
    ("team", |it| {
        it.questionnaire.thresholds.unproven_cap = level_of(2);
        proven_at_four(it);
    }),
];

/// Everything at level 4, with evidence.
fn proven_at_four(found: &mut Assessment) {
    for element in 0..3 {
        rate_all(found, element, 8);
    }
    for response in first_sheet(found).0.values_mut() {
        response.evidence.push(Evidence {
            text: "a list".to_owned(),
            ..Evidence::default()
        });
    }
}

/// Locks out the first practices of an element.
fn lock(found: &mut Assessment, element: usize, most: usize) {
    let practices = found.questionnaire.elements[element].practices.iter();
    let ids = practices.take(most).map(|practice| practice.id.clone());
    found.planning.locked_in.clear();
    found.planning.locked_out = ids.collect();
}

fn text(said: &str) -> Text {
    Text::new([(Language::english(), said.to_owned())].into())
}

fn level_of(number: u8) -> Level {
    Level::new(number).expect("a level")
}

/// Every person twice, with roles that leave a rest.
fn crowd(found: &mut Assessment, unnamed: usize, front: usize) {
    let again: Vec<_> = found.respondents.iter().cloned().collect();
    for (mut person, number) in again.into_iter().zip(100..) {
        person.id = RespondentId::new(format!("r{number}")).expect("an id");
        found.respondents.push(person);
    }
    for (number, person) in found.respondents.iter_mut().enumerate() {
        person.role = match number {
            _ if number < unnamed => String::new(),
            _ if number < unnamed + front => "front".to_owned(),
            _ => format!("role {}", number % 3),
        };
    }
}

fn not_known(found: &mut Assessment, ids: &[&str]) {
    for id in ids {
        let id = PracticeId::new(*id).expect("an id");
        found.consensus.remove(&id);
        for person in &mut found.respondents {
            let response = person.sheet.0.entry(id.clone()).or_default();
            response.rating = Some(Rating::DontKnow);
        }
    }
}

/// Everything at level 4 with evidence, of which a second person accepted some, adjusted some and sent as
/// many back as there are names.
fn reviewed(found: &mut Assessment, people: &[&str], half_levels: u8) {
    proven_at_four(found);
    let adjusted = HalfLevels::new(half_levels).expect("a rating");
    let mut verdicts = vec![CheckVerdict::Accepted, CheckVerdict::Adjusted(adjusted)];
    verdicts.extend(people.iter().map(|_| CheckVerdict::SentBack));
    let responses = first_sheet(found).0.values_mut();
    for (response, verdict) in responses.zip(verdicts) {
        let by = people[0].to_owned();
        response.check = Some(Check {
            date: jiff::civil::date(2026, 11, 20),
            verdict,
            note: format!("{by} looked"),
            by,
        });
    }
}

fn checked(found: &mut Assessment, by: &str) {
    let response = first_sheet(found)
        .0
        .values_mut()
        .next()
        .expect("a response");
    response.evidence.push(Evidence {
        text: "a list".to_owned(),
        file: Some(EvidenceFile {
            name: format!("{by}.pdf"),
            size: 5,
            digest: Digest::of(by.as_bytes()),
            content: None,
        }),
        checked_by: by.to_owned(),
        ..Evidence::default()
    });
}

fn take_people(found: &mut Assessment, left: usize) {
    found.respondents.truncate(left);
}

fn first_sheet(found: &mut Assessment) -> &mut Responses {
    &mut found
        .respondents
        .iter_mut()
        .next()
        .expect("a respondent")
        .sheet
}

fn responses_of(found: &mut Assessment, element: usize, rating: &Rating) {
    let element = &found.questionnaire.elements[element];
    let ids: Vec<PracticeId> = element.practices.iter().map(|it| it.id.clone()).collect();
    for id in ids {
        found.consensus.remove(&id);
        for person in &mut found.respondents {
            let response = person.sheet.0.entry(id.clone()).or_default();
            response.rating = Some(rating.clone());
            response.evidence.clear();
        }
    }
}

fn rate_all(found: &mut Assessment, element: usize, halves: u8) {
    let rating = Rating::At(HalfLevels::new(halves).expect("a rating"));
    responses_of(found, element, &rating);
}

fn none_applies(found: &mut Assessment, element: usize) {
    responses_of(
        found,
        element,
        &Rating::NotApplicable("no reason".to_owned()),
    );
}

/// The first practice has fewer descriptors than there are levels, and no answer.
fn without_a_descriptor(found: &mut Assessment) {
    let practice = &mut found.questionnaire.elements[0].practices[0];
    practice.descriptors.remove(&level_of(2));
    practice.recommendations.pop();
    let id = practice.id.clone();
    first_sheet(found).0.remove(&id);
}

/// No advice in the questionnaire, and elements of at most so many practices.
fn without_advice(found: &mut Assessment, most: usize) {
    let whole = std::mem::take(&mut found.questionnaire.elements);
    for element in whole {
        for (place, practices) in element.practices.chunks(most).enumerate() {
            let mut part = element.clone();
            part.practices = practices.to_vec();
            for practice in &mut part.practices {
                practice.recommendations.clear();
            }
            if place > 0 {
                let id = format!("{}.{place}", element.id.as_str());
                part.id = ElementId::new(id).expect("a sound id");
            }
            found.questionnaire.elements.push(part);
        }
    }
}

/// Six elements, the first of them lowest; the others alike or not.
fn many_elements(found: &mut Assessment, unlike: bool) {
    for (copy, halves) in [(3_usize, 6_u8), (4, 8), (5, 8)] {
        let mut element = found.questionnaire.elements[0].clone();
        element.id = ElementId::new(format!("copy{copy}")).expect("an id");
        element.title = text(&format!("Copy {copy}"));
        for practice in &mut element.practices {
            practice.id = PracticeId::new(format!("C{copy}{}", practice.id)).expect("an id");
            practice.requires.clear();
        }
        found.questionnaire.elements.push(element);
        rate_all(found, copy, if unlike { halves } else { 6 });
    }
    rate_all(found, 0, if unlike { 2 } else { 6 });
    rate_all(found, 2, 6);
    let holds = Target {
        level: level_of(2),
        reason: String::new(),
    };
    let ids = found
        .questionnaire
        .elements
        .iter()
        .map(|element| element.id.clone());
    found.targets = ids.map(|id| (id, holds.clone())).collect();
    let first = found.questionnaire.elements[usize::from(!unlike)]
        .id
        .clone();
    found.targets.insert(
        first,
        Target {
            level: level_of(4),
            reason: "Why".to_owned(),
        },
    );
}

fn aim(found: &mut Assessment, level: u8) {
    for target in found.targets.values_mut() {
        target.level = level_of(level);
        target.reason = format!("Because of {level}");
    }
}

fn figures(found: &mut Assessment, set: &[(Input, &str)], unset: &[Input]) {
    for (input, value) in set {
        let estimate = Estimate::exactly(value.parse().expect("a number"));
        found.business_case.inputs.insert(*input, estimate);
    }
    for input in unset {
        found.business_case.inputs.remove(input);
    }
}

/// What the report of a sample with a change says, and what the other extents and redactions say.
fn all_lines() -> BTreeSet<String> {
    let words = Words::english();
    let mut found = BTreeSet::new();
    for (place, (sample, change)) in CHANGES.iter().enumerate() {
        let mut assessment = bundled::samples()
            .iter()
            .find(|it| it.name == *sample)
            .expect("a bundled sample")
            .assessment();
        change(&mut assessment);
        let options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1));
        let mut options = options.with_appendix();
        let mut add = |options: &ReportOptions, assessment: &Assessment| {
            let report = compose(assessment, options, &words);
            for section in &report.sections {
                let lines = lines(&report, section.kind);
                let parts = lines.iter().flat_map(|line| line.split(['\n', '|']));
                found.extend(parts.map(|part| part.trim().to_owned()));
            }
        };
        add(&options, &assessment);
        if place < 3 || place == 8 || assessment.respondents.len() > 9 {
            options.extent = Extent::Short;
            options.redaction.names = place != 1;
            options.redaction.evidence = place == 0;
            options.redaction.notes = place != 2;
            add(&options, &assessment);
            options.extent = Extent::Standard;
            options.redaction.respondents = true;
            add(&options, &assessment);
        }
    }
    found.extend(lines_of_few(&words));
    found
}

/// People, how many practices only two of them rated, the smallest group, and a change of the answers.
const FEW: &[(usize, usize, usize, Change)] = &[
    (9, 1, 5, |_| {}),
    (9, 2, 4, |_| {}),
    (9, 8, 5, |_| {}),
    (8, 9, 4, |_| {}),
    (7, 20, 3, |_| {}),
    (5, 0, 3, |_| {}),
    (8, 0, 5, |_| {}),
    (4, 0, 5, |_| {}),
    (3, 0, 6, |_| {}),
    (9, 0, 5, |it| all_alike(it, 6)),
    (8, 0, 5, |it| all_alike(it, 8)),
    (9, 0, 5, at_odds),
    (7, 0, 4, at_odds),
];

fn all_alike(found: &mut Assessment, halves: u8) {
    for element in 0..found.questionnaire.elements.len() {
        rate_all(found, element, halves);
    }
}

/// The first half of the people rates the first element lower, the second half the second one.
fn at_odds(found: &mut Assessment) {
    all_alike(found, 6);
    let elements = found.questionnaire.elements.clone();
    let people = found.respondents.len();
    let low = Rating::At(HalfLevels::new(4).expect("a rating"));
    for (place, person) in found.respondents.iter_mut().enumerate() {
        let element = match place {
            _ if place < people / 2 => &elements[0],
            _ if place >= people - people / 2 => &elements[1],
            _ => continue,
        };
        for practice in &element.practices {
            let response = person.sheet.0.entry(practice.id.clone()).or_default();
            response.rating = Some(low.clone());
        }
    }
}

/// What reports without the figures of single people say where few people rated a practice, or anything.
fn lines_of_few(words: &Words) -> Vec<String> {
    let mut found = Vec::new();
    for (people, gaps, least, change) in FEW {
        let team = bundled::samples().iter().find(|it| it.name == "team");
        let mut assessment = team.expect("a bundled sample").assessment();
        assessment.consensus.clear();
        while assessment.respondents.len() > *people {
            assessment.respondents.pop();
        }
        change(&mut assessment);
        for person in assessment.respondents.iter_mut().skip(2) {
            let rated: Vec<PracticeId> = person.sheet.0.keys().take(*gaps).cloned().collect();
            for id in rated {
                person.sheet.0.remove(&id);
            }
        }
        let options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1));
        let mut options = options.with_appendix();
        options.redaction.respondents = true;
        options.smallest_group = SmallestGroup::new(*least);
        let report = compose(&assessment, &options, words);
        for section in &report.sections {
            let lines = lines(&report, section.kind);
            let parts = lines.iter().flat_map(|line| line.split(['\n', '|']));
            found.extend(parts.map(|part| part.trim().to_owned()));
        }
    }
    found
}

/// Every text with facts says at least two different things over the variants: its facts come from the
/// assessment and not from the text.
#[test]
fn sentences_change_with_what_they_are_about() {
    let lines_of_all = all_lines();
    let mut unseen = Vec::new();
    let mut fixed = Vec::new();
    for pattern in patterns() {
        let fillings: BTreeSet<Vec<String>> = lines_of_all
            .iter()
            .filter_map(|line| pattern.filling(line))
            .collect();
        match fillings.len() {
            0 => unseen.push(pattern.key),
            1 => fixed.push(pattern.key),
            _ => {}
        }
    }
    unseen.sort_unstable();
    fixed.sort_unstable();
    assert!(
        fixed == ALWAYS_THE_SAME && unseen == NOT_SHOWN,
        "always the same: {fixed:#?}; not seen: {unseen:#?}"
    );
}
