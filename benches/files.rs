//! Speed of reading and writing documents, of taking tables of answers in, and of merging copies.

use std::fmt::Write as _;
use std::hint::black_box;

use continuum::format::import::{self, Choices};
use continuum::format::{bundled, document};
use continuum::model::{Assessment, CopyToMerge, Form, RespondentId, merge_copies};
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

/// A table as form services write it: a row a person, who answer every practice and write a remark.
fn export(people: usize, assessment: &Assessment) -> String {
    let mut table = "Timestamp,Your name,Role".to_owned();
    for (_, practice) in assessment.questionnaire.practices() {
        let _ = write!(table, ",{} and what it is", practice.id);
    }
    table.push_str(",Comments\n");
    let cells = ["3", "2.5", "4 - Integrated", "N/A", "Don't know", ""];
    for person in 0..people {
        let (first, role) = (person % 977, person % 5);
        let _ = write!(
            table,
            "2026-03-02 09:14,Pers{first} Nam{person},role {role}"
        );
        for (place, _) in assessment.questionnaire.practices().enumerate() {
            let cell = cells.get((person * 7 + place) % cells.len());
            let _ = write!(table, ",{}", cell.copied().unwrap_or_default());
        }
        table.push_str(",\"a remark, with a comma\"\n");
    }
    table
}

fn tables(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10);
    let assessment = Assessment::new(bundled::standard().clone(), Form::Full);
    let choices = Choices {
        reason: "said so".to_owned(),
        ..Choices::default()
    };
    for people in [1_000, 10_000] {
        let text = export(people, &assessment);
        group.bench_function(format!("{people} respondents"), |bencher| {
            bencher.iter(|| {
                let mut taken = assessment.clone();
                let table = import::open(black_box(text.as_bytes()), &taken.questionnaire);
                let edit = table.map(|table| import::read(&table, &taken, &choices).edit());
                edit.map(|edit| taken.apply(edit))
            });
        });
    }
    group.finish();
}

/// Two copies that people were added to: each has half of them, and a quarter in common.
fn merging(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("merge");
    group.sample_size(10);
    for people in [1_000, 10_000] {
        let Some(all) = crowd(people) else {
            continue;
        };
        let part = |from: usize, to: usize| {
            let mut copy = all.clone();
            copy.respondents.truncate(to);
            copy.respondents.drain(..from);
            copy
        };
        let (first, second) = (part(0, people * 5 / 8), part(people * 3 / 8, people));
        let others = [CopyToMerge {
            assessment: &second,
            base: None,
        }];
        group.bench_function(format!("{people} respondents"), |bencher| {
            bencher.iter(|| merge_copies(black_box(&first), black_box(&others), |_, _| None));
        });
    }
    group.finish();
}

criterion_group!(benches, files, tables, merging);
criterion_main!(benches);
