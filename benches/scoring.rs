//! Speed of scoring: a profile, and 2,000 resamples, on the full form, with growing numbers of people.

use std::hint::black_box;

use continuum::format::bundled;
use continuum::model::{
    Assessment, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId, Response,
};
use continuum::scoring;
use criterion::{Criterion, criterion_group, criterion_main};

/// So many people with ratings that differ from person to person and practice to practice.
fn crowd(people: usize) -> Assessment {
    let questionnaire = bundled::standard().clone();
    let practices: Vec<PracticeId> = questionnaire
        .practices()
        .map(|(_, practice)| practice.id.clone())
        .collect();
    let mut assessment = Assessment::new(questionnaire, Form::Full);
    for person in 0..people {
        let Ok(id) = RespondentId::new(format!("r{person}")) else {
            continue;
        };
        let mut respondent = Respondent::new(id);
        for (position, practice) in practices.iter().enumerate() {
            let halves = 2 + (person * 7 + position * 5 + person * position) % 9;
            let rating = u8::try_from(halves).ok().and_then(HalfLevels::new);
            let response = Response {
                rating: rating.map(Rating::At),
                ..Response::default()
            };
            respondent.sheet.0.insert(practice.clone(), response);
        }
        assessment.respondents.push(respondent.into());
    }
    assessment
}

fn scoring(criterion: &mut Criterion) {
    for people in [1, 12, 500, 1_000, 10_000] {
        let assessment = crowd(people);
        criterion.bench_function(&format!("profile of {people} respondents"), |bencher| {
            bencher.iter(|| scoring::profile(black_box(&assessment), Form::Full));
        });
    }
    let mut group = criterion.benchmark_group("2,000 resamples");
    group.sample_size(10);
    for people in [500, 1_000, 10_000] {
        let assessment = crowd(people);
        group.bench_function(format!("{people} respondents"), |bencher| {
            bencher.iter(|| {
                scoring::resample(black_box(&assessment), Form::Full, scoring::SEED, 2_000)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, scoring);
criterion_main!(benches);
