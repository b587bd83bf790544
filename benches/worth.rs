//! Speed of the business case: everything that is worth knowing at once, and the simulation.

use std::hint::black_box;

use continuum::advice::economics;
use continuum::format::bundled;
use continuum::scoring;
use criterion::{Criterion, criterion_group, criterion_main};

fn worth(criterion: &mut Criterion) {
    let sample = bundled::samples().iter().find(|it| it.name == "team");
    let Some(sample) = sample else {
        return;
    };
    let case = sample.assessment().business_case;
    let year = economics::worth(&case);
    let known = if year.npv.is_some() { "known" } else { "open" };
    criterion.bench_function(&format!("worth, {known}"), |bencher| {
        bencher.iter(|| economics::worth(black_box(&case)));
    });
    let mut long = case.clone();
    long.horizon_years = 30;
    criterion.bench_function("worth over 30 years", |bencher| {
        bencher.iter(|| economics::worth(black_box(&long)));
    });
    for (name, case) in [("5 years", &case), ("30 years", &long)] {
        let name = format!("{} simulated cases over {name}", economics::CASES);
        criterion.bench_function(&name, |bencher| {
            bencher.iter(|| economics::simulate(black_box(case), scoring::SEED, economics::CASES));
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = worth
}
criterion_main!(benches);
