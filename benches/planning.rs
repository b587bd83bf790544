//! Speed of planning: the smallest set for the standard questionnaire, answered in many ways, and
//! for a large one; the roadmap of a long plan.

use std::hint::black_box;
use std::time::Duration;

use continuum::advice::{self, Budget, Proof, Wish};
use continuum::format::bundled;
use continuum::model::{
    Assessment, Effort, ElementId, Form, HalfLevels, Level, PlanStep, PracticeId, Questionnaire,
    Rating, Respondent, RespondentId, Response, Shared, Status,
};
use continuum::scoring::{self, Profile};
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// An assessment to plan for, and its profile.
type Unit = (Assessment, Profile);

/// One respondent who answers each practice with so many half levels.
fn answered(questionnaire: Shared<Questionnaire>, mut answer: impl FnMut() -> u64) -> Option<Unit> {
    let mut respondent = Respondent::new(RespondentId::new("r1").ok()?);
    for (_, practice) in questionnaire.practices() {
        let halves = u8::try_from(answer()).ok()?;
        let response = Response {
            rating: HalfLevels::new(halves).map(Rating::At),
            ..Response::default()
        };
        respondent.sheet.0.insert(practice.id.clone(), response);
    }
    let mut assessment = Assessment::new(questionnaire, Form::Full);
    assessment.respondents.push(respondent.into());
    let profile = scoring::profile(&assessment, Form::Full);
    Some((assessment, profile))
}

/// Every step of every practice takes the same days: nothing but ties.
fn alike(mut questionnaire: Shared<Questionnaire>) -> Option<Shared<Questionnaire>> {
    let practices = questionnaire.elements.iter_mut();
    for practice in practices.flat_map(|element| &mut element.practices) {
        for step in &mut practice.recommendations {
            step.effort = Some(Effort::from_days(5)?);
        }
    }
    Some(questionnaire)
}

/// The standard questionnaire as units may answer it.
fn units() -> Option<Vec<(String, Unit)>> {
    let standard = || bundled::standard().clone();
    let mut units = Vec::new();
    for halves in [2, 3, 4, 5, 6] {
        let unit = answered(standard(), || halves)?;
        units.push((format!("all at {halves} halves"), unit));
    }
    for seed in [20_260_101, 4, 5, 10, 12] {
        let mut dice = Dice(seed);
        let unit = answered(standard(), || 2 + dice.roll(4))?;
        units.push((format!("levels 1 to 2.5, dice {seed}"), unit));
        let unit = answered(standard(), || 4 + dice.roll(5))?;
        units.push((format!("levels 2 to 4, dice {seed}"), unit));
        let unit = answered(standard(), || 2 + dice.roll(9))?;
        units.push((format!("levels 1 to 5, dice {seed}"), unit));
        let unit = answered(alike(standard())?, || 2 + dice.roll(9))?;
        units.push((format!("equal days, dice {seed}"), unit));
    }
    units.push((
        "equal days, all at 1".to_owned(),
        answered(alike(standard())?, || 2)?,
    ));
    for sample in bundled::samples() {
        let assessment = sample.assessment();
        let profile = scoring::profile(&assessment, Form::Full);
        units.push((format!("sample {}", sample.name), (assessment, profile)));
    }
    Some(units)
}

/// Twelve elements of forty practices, weights 1 to 3, steps of 1 to 40 days, and a prerequisite
/// for every third practice, half of them in another element.
fn large(dice: &mut Dice) -> Option<Shared<Questionnaire>> {
    let mut questionnaire = bundled::standard().clone();
    let element = questionnaire.elements.first()?.clone();
    let model = element.practices.first()?.clone();
    questionnaire.elements.clear();
    questionnaire.short_form.clear();
    questionnaire.claims.clear();
    let mut known: Vec<PracticeId> = Vec::new();
    for number in 0..12 {
        let mut own = element.clone();
        own.id = ElementId::new(format!("e{number}")).ok()?;
        own.practices.clear();
        for place in 0..40 {
            let mut practice = model.clone();
            practice.id = PracticeId::new(format!("e{number}.{place}")).ok()?;
            practice.weight = u32::try_from(1 + dice.roll(3)).ok()?;
            practice.requires.clear();
            if place % 3 == 2 {
                let back = if place % 2 == 0 { 40 } else { 2 };
                let back = usize::try_from(1 + dice.roll(back)).ok()?;
                let first = known.len().checked_sub(back).and_then(|at| known.get(at));
                practice.requires.extend(first.cloned());
            }
            for step in &mut practice.recommendations {
                step.effort = Some(Effort::from_days(u16::try_from(1 + dice.roll(40)).ok()?)?);
            }
            known.push(practice.id.clone());
            own.practices.push(practice);
        }
        questionnaire.elements.push(own);
    }
    Some(questionnaire)
}

/// The smallest set to each level that asks for anything; to the top also within a budget.
fn to_every_level(criterion: &mut Criterion, name: &str, (assessment, profile): &Unit) {
    for level in Level::all(profile.level_count).skip(1) {
        let wish = Wish {
            budget: None,
            ..Wish::of(assessment, profile).to_level(profile, level)
        };
        let set = advice::smallest_set(assessment, profile, &wish);
        if set.raises.is_empty() {
            continue;
        }
        let name = format!("{name}, to {}", level.ordinal());
        measure(criterion, &name, (assessment, profile), &wish);
        if level.ordinal() % 2 == 1 {
            let wish = Wish {
                budget: Some(Budget::Days(set.effort.days * 2 / 3)),
                ..wish
            };
            let name = format!("{name} within two thirds");
            measure(criterion, &name, (assessment, profile), &wish);
        }
    }
    let wish = Wish::of(assessment, profile);
    criterion.bench_function(&format!("{name}, side by side"), |bencher| {
        bencher.iter(|| advice::levels_side_by_side(assessment, profile, black_box(&wish)));
    });
}

fn measure(
    criterion: &mut Criterion,
    name: &str,
    (assessment, profile): (&Assessment, &Profile),
    wish: &Wish,
) {
    let proof = match advice::smallest_set(assessment, profile, wish).proof {
        Proof::Optimal => "proven",
        Proof::BestSoFar(_) => "best so far",
    };
    criterion.bench_function(&format!("{name}: {proof}"), |bencher| {
        bencher.iter(|| advice::smallest_set(assessment, profile, black_box(wish)));
    });
}

/// The roadmap of a long plan: every step of every practice, twice.
fn long_plan(criterion: &mut Criterion, (assessment, profile): &Unit) {
    let mut assessment = assessment.clone();
    let questionnaire = assessment.questionnaire.clone();
    for (_, practice) in questionnaire.practices() {
        for to in Level::all(questionnaire.level_count()).skip(1) {
            let step = PlanStep {
                practice: practice.id.clone(),
                to,
                owner: String::new(),
                due: Some(date(2027, 1, i8::try_from(to.ordinal()).unwrap_or(1))),
                action: String::new(),
                own_due: false,
                note: String::new(),
                indicator: None,
                status: Status::Open,
            };
            assessment.plan.extend([step.clone(), step]);
        }
    }
    let name = format!("roadmap of {} steps", assessment.plan.len());
    criterion.bench_function(&name, |bencher| {
        bencher.iter(|| advice::roadmap(black_box(&assessment), profile, date(2026, 6, 1)));
    });
}

fn planning(criterion: &mut Criterion) {
    if let Some(unit) = answered(bundled::standard().clone(), || 4) {
        long_plan(criterion, &unit);
    }
    for (name, unit) in units().into_iter().flatten() {
        to_every_level(criterion, &format!("31 practices, {name}"), &unit);
    }
    let mut dice = Dice(20_260_101);
    let many = large(&mut dice);
    if let Some(unit) = many.and_then(|many| answered(many, || 2 + dice.roll(4))) {
        to_every_level(criterion, "12 elements of 40 practices", &unit);
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(100))
        .measurement_time(Duration::from_millis(500));
    targets = planning
}
criterion_main!(benches);
