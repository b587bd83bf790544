//! Speed of the report, stage by stage (scoring and wording, layout, drawing and packing, all of it,
//! and the way back from a report to its assessment), and part by part. For the samples, for 1,000 respondents
//! with notes, and for notes of 10,000 characters in one and in ten times as many answers, whose
//! times say whether the growth is even.

use std::error::Error;
use std::hint::black_box;

use continuum::export::pdf::{self, DocumentFacts, Fonts};
use continuum::format::bundled;
use continuum::layout;
use continuum::model::{
    Assessment, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId, Response,
};
use continuum::report::{self, Paper, ReportOptions};
use continuum::words::Words;
use criterion::{Criterion, criterion_group, criterion_main};
use jiff::civil::date;

fn options(assessment: &Assessment) -> ReportOptions {
    ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1))
}

/// So many people who answered everything; those at the front with a note of so many characters.
fn crowd(people: usize, notes: usize, length: usize) -> Result<Assessment, Box<dyn Error>> {
    let questionnaire = bundled::standard().clone();
    let practices: Vec<PracticeId> = questionnaire
        .practices()
        .map(|(_, practice)| practice.id.clone())
        .collect();
    let text = "The depot calls back within a day, except in the week of the fair. ";
    let note: String = text.chars().cycle().take(length).collect();
    let mut left = notes;
    let mut assessment = Assessment::new(questionnaire, Form::Full);
    for person in 0..people {
        let mut respondent = Respondent::new(RespondentId::new(format!("r{person}"))?);
        for (number, practice) in practices.iter().enumerate() {
            let half = u8::try_from((number * 3 + person) % 9 + 2)?;
            let mut response = Response {
                rating: HalfLevels::new(half).map(Rating::At),
                ..Response::default()
            };
            if left > 0 {
                left -= 1;
                response.note.clone_from(&note);
            }
            respondent.sheet.0.insert(practice.clone(), response);
        }
        assessment.respondents.push(respondent.into());
    }
    Ok(assessment)
}

fn stages(criterion: &mut Criterion, name: &str, assessment: &Assessment) {
    let words = Words::english();
    let options = options(assessment);
    let Ok(fonts) = Fonts::embedded() else { return };
    let composed = report::compose(assessment, &options, &words);
    let pages = layout::pages(&composed, &words, &fonts, options.sheet());
    let facts = DocumentFacts::of(&composed, &pages, &words);
    let mut group = criterion.benchmark_group(format!("{name}, {} pages", pages.len()));
    group.sample_size(10);
    group.bench_function("compose", |bencher| {
        bencher.iter(|| report::compose(black_box(assessment), &options, &words));
    });
    group.bench_function("fonts and layout", |bencher| {
        bencher.iter(|| {
            let fonts = Fonts::embedded();
            fonts.map(|fonts| layout::pages(black_box(&composed), &words, &fonts, options.sheet()))
        });
    });
    group.bench_function("fonts, drawing, subset and packing", |bencher| {
        bencher.iter(|| pdf::render(black_box(&pages), &facts, None));
    });
    group.bench_function("whole", |bencher| {
        bencher.iter(|| pdf::report(black_box(assessment), &options, &words));
    });
    if let Ok(bytes) = pdf::report(assessment, &options, &words) {
        group.bench_function(
            format!("extract from {} kB", bytes.len() / 1000),
            |bencher| {
                bencher.iter(|| pdf::extract(black_box(&bytes)));
            },
        );
    }
    group.finish();
}

/// Each part of a report by itself: laid out, and drawn.
fn parts(criterion: &mut Criterion, name: &str, assessment: &Assessment) {
    let words = Words::english();
    let options = options(assessment);
    let Ok(fonts) = Fonts::embedded() else { return };
    let whole = report::compose(assessment, &options, &words);
    let mut group = criterion.benchmark_group(format!("{name}, part by part"));
    group.sample_size(10);
    for section in &whole.sections {
        let mut part = whole.clone();
        part.contents = false;
        part.sections = vec![section.clone()];
        group.bench_function(format!("{:?}", section.kind), |bencher| {
            bencher.iter(|| {
                let pages = layout::pages(black_box(&part), &words, &fonts, options.sheet());
                let facts = DocumentFacts::of(&part, &pages, &words);
                pdf::render(&pages, &facts, None)
            });
        });
    }
    group.finish();
}

fn reports(criterion: &mut Criterion) {
    criterion.bench_function("words", |bencher| bencher.iter(Words::english));
    for sample in bundled::samples() {
        if sample.name != "team-year-earlier" {
            stages(criterion, sample.name, &sample.assessment());
            parts(criterion, sample.name, &sample.assessment());
        }
    }
    let crowds = [
        ("100 respondents", crowd(100, 0, 0)),
        ("1,000 respondents", crowd(1_000, 0, 0)),
        ("3 notes of 10,000 characters", crowd(1, 3, 10_000)),
        ("30 notes of 10,000 characters", crowd(1, 30, 10_000)),
    ];
    for (name, assessment) in crowds {
        if let Ok(assessment) = assessment {
            stages(criterion, name, &assessment);
        }
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = reports
}
criterion_main!(benches);
