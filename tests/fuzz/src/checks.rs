//! What holds of every input of every reader: it is read or refused with a reason, what was read is written
//! so that it reads as the same, and everything that follows from it can be made. The fuzzer and the
//! test suite run the same checks.

use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use continuum::analysis::Analysis;
use continuum::drawing::Picture;
use continuum::export::{Output, Source, pdf};
use continuum::format::document::{self, Opened};
use continuum::format::encrypted::{
    self, BYTES_OF_KEY, BYTES_OF_SEAL, Cost, Encrypted, Key, Password, UnlockError,
};
use continuum::format::import::Choices;
use continuum::format::{
    self, bundled, claims, container, import, questionnaire, response_sheet, settings,
};
use continuum::model::{Assessment, AssessmentName, Digest, Form, Logo, no_other_fonts};
use continuum::report::{Extent, Paper, Redaction, ReportOptions};
use continuum::words::Words;
use jiff::civil::date;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A check of one input; it panics where something does not hold.
pub(crate) type Check = fn(&[u8]);

/// The readers with their checks.
pub(crate) const READERS: [(&str, Check); 11] = [
    ("document", document),
    ("questionnaire", questionnaire),
    ("claims", claims),
    ("sheet", sheet),
    ("response", response),
    ("settings", settings),
    ("logo", logo),
    ("report", report),
    ("typed", typed),
    ("packed", packed),
    ("encrypted", encrypted),
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
    let mut assessment = TEAM.clone();
    let Ok(table) = import::open(data, &assessment.questionnaire) else {
        return;
    };
    let read = import::read(&table, &assessment, &Choices::default());
    if assessment.apply(read.edit()).is_ok() {
        reads_again(&assessment);
    }
}

fn response(data: &[u8]) {
    match response_sheet::read(data) {
        Ok(read) => {
            let written = response_sheet::write(&read);
            assert_eq!(response_sheet::read(&written).as_ref(), Ok(&read));
            let mut assessment = Assessment::new(read.questionnaire.clone(), Form::Full);
            let mut sheets = [read];
            let returned = import::read_sheets(&sheets, &TEAM, &Choices::default());
            assert_eq!(returned.fates.len(), 1);
            // An assessment that it belongs to.
            sheets[0].assessment = AssessmentName::default();
            let returned = import::read_sheets(&sheets, &assessment, &Choices::default());
            if assessment.apply(returned.edit()).is_ok() {
                reads_again(&assessment);
            }
        }
        Err(faults) => assert!(!faults.is_empty()),
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
    let made = pdf::make(
        &assessment,
        &options,
        &WORDS,
        pdf::Attachment::Assessment,
        no_other_fonts,
    );
    let made = made.expect("a report");
    let inside = pdf::extract(&made.bytes).expect("the assessment");
    assert_eq!(
        document::read(inside),
        Opened::Sound(assessment.without_contents())
    );
}

/// A part of a sound container, replaced under a digest that is right.
fn packed(data: &[u8]) {
    let Some((place, data)) = data.split_first() else {
        return;
    };
    let sound = document::write(&TEAM);
    let names = container::names(&sound).expect("a container");
    let unpacked = names.iter().map(|name| container::part(&sound, name));
    let mut parts: Vec<Vec<u8>> = unpacked.map(|part| part.expect("a part")).collect();
    let place = usize::from(*place) % parts.len();
    let (before, after) = (Digest::of(&parts[place]), Digest::of(data));
    parts[place] = data.to_vec();
    let manifest = String::from_utf8_lossy(&parts[0]);
    let manifest = manifest.replace(&before.to_string(), &after.to_string());
    if place > 0 {
        parts[0] = manifest.into_bytes();
    }
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in names.iter().zip(&parts) {
        let options = SimpleFileOptions::default();
        archive.start_file(name, options).expect("a part");
        archive.write_all(part).expect("its bytes");
    }
    document(&archive.finish().expect("an archive").into_inner());
}

/// The cheapest key that there can be.
static KEY: LazyLock<Key> = LazyLock::new(|| {
    let cost = Cost {
        memory: 8,
        passes: 1,
        lanes: 1,
    };
    let password = Password::new("a").expect("a password");
    Key::new(&password, cost, &[1; BYTES_OF_KEY]).expect("a key")
});

/// A header that anybody could make up, and a sound document with some bytes changed.
fn encrypted(data: &[u8]) {
    let mut made_up = [b"CONTINUUM LOCKED", data].concat();
    let _ = Encrypted::new(&made_up);
    // The digest of a header is no secret.
    let length = data.get(4..8).and_then(|length| length.try_into().ok());
    let length = length.map_or(0, |length| u32::from_be_bytes(length) as usize);
    if let Some(said) = length.checked_sub(32)
        && length <= made_up.len()
    {
        let digest = *Digest::of(&made_up[..said]).bytes();
        made_up[said..length].copy_from_slice(&digest);
        if let Ok(encrypted) = Encrypted::new(&made_up) {
            assert_eq!(encrypted.read(&KEY), Err(UnlockError::WrongPassword));
        }
    }
    let plain = data.repeat((200 << 10) / data.len().max(1));
    let sealed = KEY.seal(&plain, &[2; BYTES_OF_SEAL]);
    let read = encrypted::plain(sealed.clone(), Some(&KEY)).expect("the document");
    assert_eq!(read, plain);
    let mut changed = sealed.clone();
    let mut flips = data.chunks_exact(3);
    for flip in &mut flips {
        let place = usize::from(u16::from_le_bytes([flip[0], flip[1]])) % changed.len();
        changed[place] ^= flip[2];
    }
    let cut = flips.remainder().first().map_or(0, |cut| usize::from(*cut));
    changed.truncate(changed.len().saturating_sub(cut));
    let read = encrypted::plain(changed.clone(), Some(&KEY));
    if changed == sealed {
        assert_eq!(read.as_ref(), Ok(&plain));
    } else if encrypted::is_encrypted(&changed) {
        assert!(read.is_err());
    }
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
        for extent in Extent::ALL {
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
