//! A made-up client: what its people answer follows from a seed alone.

use std::collections::BTreeMap;

use continuum::analysis::Analysis;
use continuum::model::{
    Assessment, Better, Check, CheckVerdict, Confidence, Consensus, Digest, DocumentId, Estimate,
    Evidence, Form, HalfLevels, Identity, Input, Measure, MeasureId, MeasureKind, Outcome,
    Practice, PracticeId, Questionnaire, Rating, Respondent, RespondentId, Response, Round, Scale,
    Shared, Status, Target, Vote,
};
use jiff::civil::Date;
use rand_core::{Rng as _, SeedableRng as _};
use rand_pcg::Pcg32;

/// Where all random numbers start.
const SEED: u64 = 20_260_101;

/// The last year that is assessed.
const LAST_YEAR: i16 = 2026;

const REGIONS: [&str; 8] = [
    "North", "South", "East", "West", "Harbour", "Lakes", "Hills", "Centre",
];

const NAMES: [&str; 12] = [
    "Ada", "Bruno", "Chloe", "Dilan", "Emma", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kim",
    "Lena",
];

/// Who answers: the role and the team of each person in turn.
const ROLES: [(&str, &str); 4] = [
    ("manager", "office"),
    ("front line", "counter"),
    ("front line", "phone"),
    ("front line", "counter"),
];

/// What is made up.
pub(crate) struct Client {
    /// The questionnaire that all units answer.
    pub(crate) questionnaire: Shared<Questionnaire>,
    /// How many units there are.
    pub(crate) units: usize,
    /// How many years in a row they are assessed.
    pub(crate) years: usize,
    /// How many people answer in each unit; `None` for one to twelve.
    pub(crate) people: Option<usize>,
    /// Whether units that have a target plan what leads there.
    pub(crate) has_plans: bool,
}

/// What a unit is like: where it stands, in tenths of a half level.
struct Nature {
    at: i64,
    growth: i64,
    practices: BTreeMap<PracticeId, i64>,
}

/// The random numbers of one unit.
struct Chance(Pcg32);

impl Chance {
    /// A number from 0 to `below` - 1.
    fn below(&mut self, below: u32) -> u32 {
        let wide = u64::from(self.0.next_u32()) * u64::from(below);
        u32::try_from(wide >> 32).unwrap_or(0)
    }

    /// A number from -`most` to `most`, the middle ones more often.
    fn around(&mut self, most: u32) -> i64 {
        i64::from(self.below(most + 1)) + i64::from(self.below(most + 1)) - i64::from(most)
    }

    fn is(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }
}

impl Client {
    /// A client of 200 units over three years.
    pub(crate) fn of(questionnaire: Shared<Questionnaire>) -> Self {
        Self {
            questionnaire,
            units: 200,
            years: 3,
            people: None,
            has_plans: true,
        }
    }

    /// Gives the practices weights from 0 to 3.
    pub(crate) fn weigh(&mut self) {
        let questionnaire = &mut *self.questionnaire;
        questionnaire.id.push_str("-weighted");
        questionnaire.edition.push_str(" of the client's own");
        let elements = questionnaire.elements.iter_mut();
        let practices = elements.flat_map(|element| &mut element.practices);
        for (practice, weight) in practices.zip([1, 3, 0, 2].into_iter().cycle()) {
            practice.weight = weight;
        }
    }

    /// The years that are assessed.
    pub(crate) fn all_years(&self) -> impl Iterator<Item = i16> + use<> {
        let years = i16::try_from(self.years).unwrap_or(1);
        LAST_YEAR + 1 - years..=LAST_YEAR
    }

    /// The assessments of a unit, numbered from 0, each with its year.
    pub(crate) fn years_of(&self, unit: usize) -> Vec<(i16, Assessment)> {
        let mut chance = Chance(Pcg32::seed_from_u64(SEED + unit as u64));
        let mut nature = self.nature(&mut chance);
        let mut outcomes: BTreeMap<MeasureId, Measure> = BTreeMap::new();
        let mut previous = None;
        let years = self.all_years().map(|year| {
            let mut one = Assessment::new(self.questionnaire.clone(), self.form(unit));
            let id = self.id(unit, year);
            one.identity = Identity { id, previous };
            previous = id;
            describe(&mut one, unit, year, &mut chance);
            self.answer(&mut one, unit, &nature, &mut chance);
            self.agree(&mut one, unit, &mut chance);
            vote_again(&mut one, unit);
            measure(&mut outcomes, &one, &nature, &mut chance);
            one.outcomes.clone_from(&outcomes);
            if unit % 5 < 3 {
                self.plan(&mut one, unit, &mut chance);
            }
            nature.at += nature.growth + chance.around(4);
            (year, one)
        });
        years.collect()
    }

    /// The id of a unit's assessment of a year, another one for each questionnaire.
    fn id(&self, unit: usize, year: i16) -> Option<DocumentId> {
        let named = format!("{}, {unit}, {year}", self.questionnaire.id);
        let digest = Digest::of(named.as_bytes()).to_string();
        digest.get(..32)?.parse().ok()
    }

    /// A fifth of the units answer the short form, where there is one.
    fn form(&self, unit: usize) -> Form {
        if unit % 5 == 4 && !self.questionnaire.short_form.is_empty() {
            Form::Short
        } else {
            Form::Full
        }
    }

    fn nature(&self, chance: &mut Chance) -> Nature {
        // Most units sit low; a few are far ahead.
        let ahead = if chance.is(15) { 30 } else { 0 };
        let at = 22 + ahead + chance.around(14) + i64::from(chance.below(24));
        let growth = chance.around(9) + 4;
        let mut practices = BTreeMap::new();
        for element in &self.questionnaire.elements {
            let own = chance.around(10);
            for practice in &element.practices {
                practices.insert(practice.id.clone(), own + chance.around(9));
            }
        }
        Nature {
            at,
            growth,
            practices,
        }
    }

    /// One to twelve people, mostly five or more; every eighth unit has too few to be shown.
    fn people(&self, unit: usize) -> usize {
        self.people.unwrap_or(match unit % 16 {
            0 => 1,
            8 => 3,
            11 => 4,
            other => 5 + other % 8,
        })
    }

    fn answer(&self, one: &mut Assessment, unit: usize, nature: &Nature, chance: &mut Chance) {
        let left_out = self.left_out(one.form, unit);
        for person in 0..self.people(unit) {
            let Ok(id) = RespondentId::new(format!("r{}", person + 1)) else {
                continue;
            };
            let mut who = Respondent::new(id);
            let name = NAMES[person % NAMES.len()];
            let (role, team) = ROLES[person % ROLES.len()];
            name.clone_into(&mut who.name);
            role.clone_into(&mut who.role);
            team.clone_into(&mut who.team);
            let bias = chance.around(4);
            for (_, practice) in self.questionnaire.practices_in(one.form) {
                let about = nature.practices.get(&practice.id).copied().unwrap_or(0);
                let at = nature.at + about + bias + chance.around(6);
                let is_left_out = left_out.contains(&&practice.id) && person % 4 < 3;
                if let Some(response) = response(practice, at, is_left_out, name, chance) {
                    who.sheet.0.insert(practice.id.clone(), response);
                }
            }
            one.respondents.push(who.into());
        }
    }

    /// The practices that have no place in a unit: one in every seventh unit, and in every fiftieth so many of one
    /// element that it has no level.
    fn left_out(&self, form: Form, unit: usize) -> Vec<&PracticeId> {
        let asked = self.questionnaire.practices_in(form);
        let asked: Vec<&PracticeId> = asked.map(|(_, practice)| &practice.id).collect();
        if unit % 50 == 13 {
            asked.into_iter().take(4).collect()
        } else if unit % 7 == 2 {
            asked.into_iter().skip(unit % 9).take(1).collect()
        } else {
            Vec::new()
        }
    }

    /// Every third unit agreed on what its people had seen otherwise.
    fn agree(&self, one: &mut Assessment, unit: usize, chance: &mut Chance) {
        if !unit.is_multiple_of(3) || one.respondents.len() < 5 {
            return;
        }
        for (place, (_, practice)) in self.questionnaire.practices_in(one.form).enumerate() {
            if place % 6 != unit % 6 {
                continue;
            }
            let at = stop(practice.scale(), 25 + chance.around(20));
            let agreed = Consensus {
                rating: Rating::At(at),
                reason: "After the talk about what customers told us".to_owned(),
                agreed_on: one.unit.date,
            };
            one.consensus.insert(practice.id.clone(), agreed);
        }
    }

    fn plan(&self, one: &mut Assessment, unit: usize, chance: &mut Chance) {
        let Some(date) = one.unit.date else { return };
        let mut analysis = Analysis::of(one, one.form, date);
        for element in &analysis.profile.elements {
            let next = element.placement.claimed;
            let next = next.and_then(|place| place.low.next(self.questionnaire.level_count()));
            if let Some(level) = next {
                let reason = "So that branches are alike".to_owned();
                let target = Target { level, reason };
                one.targets.insert(element.id.clone(), target);
            }
        }
        if unit.is_multiple_of(5) {
            calculate(one, chance);
        }
        if !self.has_plans {
            return;
        }
        analysis.find_set(one);
        let Some(set) = analysis.set.clone() else {
            return;
        };
        one.plan = analysis.plan_for(one, &set, date);
        one.planning.start = Some(date);
        for (place, step) in one.plan.iter_mut().enumerate() {
            NAMES[(unit + place) % NAMES.len()].clone_into(&mut step.owner);
            step.status = [Status::Open, Status::UnderWay, Status::Open, Status::Done][place % 4];
        }
    }
}

fn describe(one: &mut Assessment, unit: usize, year: i16, chance: &mut Chance) {
    let region = REGIONS[unit % REGIONS.len()];
    one.unit.organisation = if unit % 10 == 9 {
        "Lakeside Water".to_owned()
    } else {
        "Harbour Stores".to_owned()
    };
    one.unit.unit = format!("{region} {}", unit / REGIONS.len() + 1);
    let month = i8::try_from(3 + chance.below(4)).unwrap_or(3);
    let day = i8::try_from(1 + chance.below(28)).unwrap_or(1);
    one.unit.date = Date::new(year, month, day).ok();
}

/// The rating of a practice that is nearest to a place in tenths of a half level.
fn stop(scale: Scale, at: i64) -> HalfLevels {
    let lowest = HalfLevels::from(scale.lowest());
    let far = |rating: &HalfLevels| (i64::from(rating.count()) * 10 - at).abs();
    scale.ratings().min_by_key(far).unwrap_or(lowest)
}

fn response(
    practice: &Practice,
    at: i64,
    is_left_out: bool,
    name: &str,
    chance: &mut Chance,
) -> Option<Response> {
    if is_left_out {
        let reason = "Head office does this for all branches".to_owned();
        let rating = Some(Rating::NotApplicable(reason));
        return Some(Response {
            rating,
            ..Response::default()
        });
    }
    match chance.below(100) {
        0..3 => return None,
        3..7 => {
            return Some(Response {
                rating: Some(Rating::DontKnow),
                ..Response::default()
            });
        }
        _ => {}
    }
    let rating = stop(practice.scale(), at);
    let mut said = Response {
        rating: Some(Rating::At(rating)),
        confidence: [None, Some(Confidence::Medium), Some(Confidence::High)]
            [chance.below(3) as usize],
        ..Response::default()
    };
    if rating.count() >= 6 && chance.is(40) {
        let checked_by = if chance.is(30) { "Nora" } else { "" };
        said.evidence = vec![Evidence {
            text: format!("Minutes about {}", practice.id),
            checked_by: checked_by.to_owned(),
            ..Evidence::default()
        }];
    }
    if chance.is(3) {
        said.note = format!("{name} saw this in two teams of three");
        let below = stop(practice.scale(), at - 10);
        let verdict = match chance.below(3) {
            0 => CheckVerdict::Accepted,
            1 => CheckVerdict::Adjusted(below),
            _ => CheckVerdict::SentBack,
        };
        said.check = Some(Check {
            by: "Nora".to_owned(),
            date: jiff::civil::date(LAST_YEAR, 6, 30),
            verdict,
            note: "The minutes say otherwise".to_owned(),
        });
    }
    Some(said)
}

/// In every twelfth unit the group voted again on three practices.
fn vote_again(one: &mut Assessment, unit: usize) {
    let (Some(ended), 5) = (one.unit.date, unit % 12) else {
        return;
    };
    let asked = one.questionnaire.practices_in(one.form).take(3);
    let asked: Vec<Practice> = asked.map(|(_, practice)| practice.clone()).collect();
    let mut votes = BTreeMap::new();
    for practice in &asked {
        let mut cast = BTreeMap::new();
        for (place, who) in one.respondents.iter_mut().enumerate() {
            let id = who.id.clone();
            let Some(said) = who.sheet.0.get_mut(&practice.id) else {
                continue;
            };
            let Some(rating) = said.counted_rating() else {
                continue;
            };
            said.check = None;
            said.voted_again = place % 3 != 0;
            if said.voted_again {
                said.rating = Some(Rating::At(stop(practice.scale(), 40)));
            } else {
                said.rating = Some(rating.clone());
            }
            let stayed = false;
            cast.insert(id, Vote { rating, stayed });
        }
        votes.insert(practice.id.clone(), cast);
    }
    one.rounds = vec![Round { ended, votes }].into();
}

fn measure(
    outcomes: &mut BTreeMap<MeasureId, Measure>,
    one: &Assessment,
    nature: &Nature,
    chance: &mut Chance,
) {
    let Some(day) = one.unit.date else { return };
    let kinds = [
        ("nps", "Net promoter score", MeasureKind::Nps, -20),
        (
            "complaints",
            "Complaints a month",
            MeasureKind::Complaints,
            80,
        ),
    ];
    for (id, name, kind, base) in kinds {
        let Ok(id) = MeasureId::new(id) else { continue };
        let better = kind.usually();
        let measure = outcomes
            .entry(id)
            .or_insert_with(|| Measure::new(name, kind));
        let sign = if better == Better::Higher { 1 } else { -1 };
        let value = (base + sign * (nature.at + chance.around(20))).clamp(-100, 100);
        let mut outcome = Outcome::new(value.into());
        outcome.n = Some(60 + chance.below(400));
        "Nora".clone_into(&mut outcome.by);
        measure.values.insert(day, outcome);
    }
}

fn calculate(one: &mut Assessment, chance: &mut Chance) {
    "GBP".clone_into(&mut one.business_case.currency);
    let customers = i64::from(500 + chance.below(4_000));
    let inputs = [
        (Input::Customers, customers),
        (Input::Revenue, 400),
        (Input::GrossMargin, 60),
        (Input::CostToServe, 40),
        (Input::CustomersLost, customers / 5),
        (Input::Uplift, 2),
        (Input::PlanOnce, 5_000),
        (Input::PlanYearly, 1_000),
        (Input::StaffDayCost, 250),
    ];
    for (input, value) in inputs {
        let estimate = Estimate::exactly(value.into());
        one.business_case.inputs.insert(input, estimate);
    }
}
