//! Speed of planning: the smallest set for the standard questionnaire and for a large one.

use std::hint::black_box;

use continuum::advice::{self, Budget, Proof, Wish};
use continuum::format::bundled;
use continuum::model::{
    Assessment, Effort, ElementId, Form, HalfLevels, Level, PracticeId, Questionnaire, Rating,
    Respondent, RespondentId, Response, Shared,
};
use continuum::scoring::{self, Profile};
use criterion::{Criterion, criterion_group, criterion_main};

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

fn answered(
    questionnaire: Shared<Questionnaire>,
    dice: &mut Dice,
) -> Option<(Assessment, Profile)> {
    let mut respondent = Respondent::new(RespondentId::new("r1").ok()?);
    for (_, practice) in questionnaire.practices() {
        let halves = u8::try_from(2 + dice.roll(4)).ok()?;
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
                step.effort = Effort::from_days(u16::try_from(1 + dice.roll(40)).ok()?)?;
            }
            known.push(practice.id.clone());
            own.practices.push(practice);
        }
        questionnaire.elements.push(own);
    }
    Some(questionnaire)
}

fn planning(criterion: &mut Criterion) {
    let mut dice = Dice(20_260_101);
    let Some((assessment, profile)) = answered(bundled::standard().clone(), &mut dice) else {
        return;
    };
    let Some((many, many_profile)) = large(&mut dice).and_then(|it| answered(it, &mut dice)) else {
        return;
    };
    for (name, assessment, profile) in [
        ("31 practices", &assessment, &profile),
        ("12 elements of 40 practices", &many, &many_profile),
    ] {
        for target in [2, 3, 4, 5] {
            let Some(level) = Level::new(target) else {
                continue;
            };
            let wish = Wish::of(assessment, profile).to_level(profile, level);
            let set = advice::smallest_set(assessment, profile, &wish);
            let proven = set.proof == Proof::Optimal;
            let name = format!("{name} to {target}, {} days, proven {proven}", set.days);
            criterion.bench_function(&name, |bencher| {
                bencher.iter(|| advice::smallest_set(assessment, profile, black_box(&wish)));
            });
            if target == 3 {
                let wish = Wish {
                    budget: Some(Budget::Days(set.days * 2 / 3)),
                    ..wish
                };
                let set = advice::smallest_set(assessment, profile, &wish);
                let name = format!("{name}, within two thirds: {:?}", set.proof);
                criterion.bench_function(&name, |bencher| {
                    bencher.iter(|| advice::smallest_set(assessment, profile, black_box(&wish)));
                });
            }
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = planning
}
criterion_main!(benches);
