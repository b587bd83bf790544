//! Speed of reading and writing documents.

use std::hint::black_box;

use continuum::format::{bundled, document};
use continuum::model::{Assessment, RespondentId};
use criterion::{Criterion, criterion_group, criterion_main};

/// The people of a sample, as often as it takes.
fn crowd(people: usize) -> Option<Assessment> {
    let mut samples = bundled::samples().iter();
    let mut assessment = samples.find(|sample| sample.name == "team")?.assessment();
    let few = assessment.respondents.clone();
    let many = few.iter().cycle().take(people).zip(1..);
    assessment.respondents = many
        .map(|(respondent, number)| {
            let mut respondent = (**respondent).clone();
            respondent.id = RespondentId::new(format!("r{number}")).ok()?;
            Some(respondent)
        })
        .collect::<Option<_>>()?;
    Some(assessment)
}

fn files(criterion: &mut Criterion) {
    for people in [1, 9, 1_000] {
        let Some(assessment) = crowd(people) else {
            continue;
        };
        let bytes = document::write(&assessment);
        let text = document::write_text(&assessment);
        criterion.bench_function(&format!("read {people} respondents"), |bencher| {
            bencher.iter(|| document::read(black_box(&bytes)));
        });
        criterion.bench_function(
            &format!("read {people} respondents of one text"),
            |bencher| {
                bencher.iter(|| document::read(black_box(&text)));
            },
        );
        criterion.bench_function(&format!("write {people} respondents"), |bencher| {
            bencher.iter(|| document::write(black_box(&assessment)));
        });
        criterion.bench_function(
            &format!("write {people} respondents as one text"),
            |bencher| {
                bencher.iter(|| document::write_text(black_box(&assessment)));
            },
        );
    }
}

criterion_group!(benches, files);
criterion_main!(benches);
