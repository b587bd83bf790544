//! What holds of every input of every reader: it is read or refused with a reason, what was read is written
//! so that it reads as the same, and everything that follows from it can be made. The fuzzer and the
//! test suite run the same checks.

use std::sync::LazyLock;

use continuum::analysis::Analysis;
use continuum::drawing::Picture;
use continuum::export::{Output, Source, pdf};
use continuum::format::document::{self, Opened};
use continuum::format::{self, bundled, claims, container, questionnaire, settings, sheet};
use continuum::model::{Assessment, Edit, Form, Logo};
use continuum::report::{Extent, Paper, Redaction, ReportOptions};
use continuum::words::Words;
use jiff::civil::date;

/// A check of one input; it panics where something does not hold.
pub(crate) type Check = fn(&[u8]);

/// The readers with their checks.
pub(crate) const READERS: [(&str, Check); 8] = [
    ("document", document),
    ("questionnaire", questionnaire),
    ("claims", claims),
    ("sheet", sheet),
    ("settings", settings),
    ("logo", logo),
    ("report", report),
    ("typed", typed),
];

static WORDS: LazyLock<Words> = LazyLock::new(Words::english);

static TEAM: LazyLock<Assessment> = LazyLock::new(|| {
    let samples = bundled::samples();
    let team = samples.iter().find(|sample| sample.name == "team");
    team.expect("the sample").assessment()
});

fn document(data: &[u8]) {
    let told = format::check(data).diagnostics;
    match document::read(data) {
        Opened::Sound(assessment) => follows(&assessment),
        Opened::Mended(assessment, faults) => {
            assert!(!faults.is_empty() && !told.is_empty());
            follows(&assessment);
        }
        Opened::Refused(faults) => assert!(!faults.is_empty()),
    }
    if container::is_container(data)
        && let Err(faults) = container::parts(data)
    {
        assert!(!faults.is_empty());
    }
}

fn questionnaire(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    match questionnaire::read(text) {
        Ok(read) => {
            let written = questionnaire::write(&read);
            assert_eq!(questionnaire::read(&written).as_ref(), Ok(&read));
            follows(&Assessment::new(read, Form::Full));
        }
        Err(faults) => assert!(!faults.is_empty()),
    }
}

fn claims(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    if let Err(faults) = claims::read(text) {
        assert!(!faults.is_empty());
    }
}

fn sheet(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let mut assessment = TEAM.clone();
    let read = sheet::read(text, &assessment.questionnaire);
    if assessment
        .apply(Edit::MergeRespondents(read.respondents))
        .is_ok()
    {
        reads_again(&assessment);
    }
}

fn settings(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let read = settings::read(text);
    assert_eq!(settings::read(&settings::write(&read)), read);
}

fn logo(data: &[u8]) {
    if let Some(logo) = Logo::new(data.to_vec())
        && let Ok(picture) = Picture::of_logo(&logo)
    {
        assert!(picture.width() <= 1200 && picture.height() <= 1200);
    }
}

fn report(data: &[u8]) {
    let _ = pdf::extract(data);
    let marked = [b"%PDF-1.7\n1 0 obj\n<<", data].concat();
    let _ = pdf::extract(&marked);
}

/// A text wherever a person types one.
fn typed(data: &[u8]) {
    let Ok(text) = str::from_utf8(data) else {
        return;
    };
    let mut assessment = TEAM.clone();
    assessment.unit.organisation = text.into();
    assessment.unit.scope = text.into();
    assessment.branding.version = text.into();
    for respondent in &mut assessment.respondents {
        text.clone_into(&mut respondent.name);
        for response in respondent.sheet.0.values_mut() {
            response.note = text.into();
        }
    }
    follows(&assessment);
    let options = ReportOptions::new(Form::Short, Paper::A4, date(2026, 6, 1));
    let made = pdf::make(&assessment, &options, &WORDS, pdf::Attachment::Assessment);
    let made = made.expect("a report");
    let inside = pdf::extract(&made.bytes).expect("the assessment");
    assert_eq!(
        document::read(inside),
        Opened::Sound(assessment.without_contents())
    );
}

fn reads_again(assessment: &Assessment) {
    let written = document::write(assessment);
    let read = document::read(&written);
    assert_eq!(read, Opened::Sound(assessment.clone()), "what was written");
    assert_eq!(document::write(assessment), written, "the same bytes");
    let text = document::write_text(assessment);
    let bare = Opened::Sound(assessment.without_contents());
    assert_eq!(document::read(&text), bare, "the text");
}

/// What follows from an assessment can be made.
fn follows(assessment: &Assessment) {
    reads_again(assessment);
    let words = WORDS.for_assessment(assessment);
    for form in [Form::Short, Form::Full] {
        let mut analysis = Analysis::of(assessment, form, date(2026, 6, 1));
        analysis.find_set(assessment);
        for extent in [Extent::Short, Extent::Full, Extent::HandOut] {
            let mut options = ReportOptions::new(form, Paper::A4, date(2026, 6, 1));
            options.extent = extent;
            if extent == Extent::Short {
                options.redaction = Redaction::ALL;
            }
            let source = Source::new(assessment.clone(), options);
            for output in Output::ALL {
                // The others take too long to be made for each input.
                if ["csv", "ics", "md"].contains(&output.ending()) {
                    output.make(&source, &words).expect("a file");
                }
            }
        }
    }
}
