//! The steps of undo as bytes, to be kept between two runs of the program. Each step is written as
//! what sets it apart from the one that is nearer to the present: nearly everything is shared.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde::{Deserialize, Serialize};

use super::archive::{self, Archive, Packer};
use super::file;
use crate::model::{
    Assessment, Branding, Digest, Identity, Logo, Respondent, RespondentId, Shared,
};

/// The most steps that are kept, in each direction.
const MOST_STEPS: usize = 100;

/// The most bytes of all steps before they are packed.
const MOST_BYTES: usize = 4 << 20;

/// The name of the only part.
const STEPS: &str = "steps.json";

/// A step of undo or redo.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The assessment on its other side.
    pub assessment: Assessment,
    /// What was changed, as the caller names it.
    pub change: Vec<String>,
}

/// The steps on both sides of the present.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Steps {
    /// Those that undo, the earliest first.
    pub past: Vec<Step>,
    /// Those that redo, the latest first.
    pub future: Vec<Step>,
}

/// What is written. Only the program that wrote it reads it: nobody hands it on.
#[derive(Serialize, Deserialize)]
struct Written {
    program: String,
    /// The digest of the file that the present assessment was read from, or written to.
    file: String,
    logos: Vec<String>,
    /// The nearest to the present first, as in `future`.
    past: Vec<WrittenStep>,
    future: Vec<WrittenStep>,
}

#[derive(Serialize, Deserialize)]
struct WrittenStep {
    change: Vec<String>,
    /// Where each respondent stands in the step that is nearer to the present; `None` where the
    /// respondent differs, or is not there, and stands in the text.
    respondents: Vec<Option<usize>>,
    logo: Option<usize>,
    text: String,
}

/// Writes steps around the present assessment, which stands in a file of a digest: the nearest ones, as
/// many as there is room for.
#[must_use]
pub fn write(steps: &Steps, present: &Assessment, file: Digest) -> Vec<u8> {
    let mut room = MOST_BYTES;
    let mut logos = Vec::new();
    let mut written = |steps: &[Step]| {
        let mut nearer = present;
        let mut written = Vec::new();
        for step in steps.iter().rev().take(MOST_STEPS) {
            let Some(next) = write_step(step, nearer, &mut logos, &mut room) else {
                break;
            };
            written.push(next);
            nearer = &step.assessment;
        }
        written
    };
    let (past, future) = (written(&steps.past), written(&steps.future));
    let all = Written {
        program: program(),
        file: file.to_string(),
        logos: logos
            .iter()
            .map(|logo| BASE64.encode(logo.bytes()))
            .collect(),
        past,
        future,
    };
    // Nothing in it is refused.
    let json = serde_json::to_vec(&all).unwrap_or_default();
    let mut packer = Packer::new();
    packer.add(STEPS, &json, archive::QUICK);
    packer.finish()
}

/// Writes a step; `None` where there is no room left for it.
fn write_step(
    step: &Step,
    nearer: &Assessment,
    logos: &mut Vec<Logo>,
    room: &mut usize,
) -> Option<WrittenStep> {
    let places: BTreeMap<&RespondentId, usize> = nearer
        .respondents
        .iter()
        .enumerate()
        .map(|(place, respondent)| (&respondent.id, place))
        .collect();
    let find = |respondent: &Shared<Respondent>| {
        let place = *places.get(&respondent.id)?;
        (nearer.respondents.get(place) == Some(respondent)).then_some(place)
    };
    let assessment = &step.assessment;
    let respondents: Vec<Option<usize>> = assessment.respondents.iter().map(find).collect();
    let both = assessment.respondents.iter().zip(&respondents);
    let changed: Vec<Shared<Respondent>> = both
        .filter(|(_, place)| place.is_none())
        .map(|(respondent, _)| respondent.clone())
        .collect();
    let text = file::write_answers(&Assessment {
        identity: Identity::default(),
        respondents: changed.into(),
        branding: Branding {
            logo: None,
            ..assessment.branding.clone()
        },
        ..assessment.clone()
    });
    let mut needed = text.len() + 4 * respondents.len();
    let logo = assessment.branding.logo.as_ref().map(|logo| {
        let known = logos.iter().position(|known| known == logo);
        known.unwrap_or_else(|| {
            needed += 2 * logo.bytes().len();
            logos.push(logo.clone());
            logos.len() - 1
        })
    });
    *room = room.checked_sub(needed)?;
    Some(WrittenStep {
        change: step.change.clone(),
        respondents,
        logo,
        text,
    })
}

/// Reads steps around the present assessment, whose questionnaire and files of evidence they have;
/// `None` where they belong to another file, or another version of the program wrote them.
#[must_use]
pub fn read(bytes: &[u8], present: &Assessment, file: Digest) -> Option<Steps> {
    let mut archive = Archive::open(bytes).ok()?;
    let entries = archive.entries();
    let json = archive.unpack(entries.get(STEPS)?, 4 * MOST_BYTES as u64);
    let written: Written = serde_json::from_slice(&json.ok()?).ok()?;
    if written.program != program() || written.file != file.to_string() {
        return None;
    }
    let logos: Option<Vec<Logo>> = written
        .logos
        .iter()
        .map(|logo| Logo::new(BASE64.decode(logo).ok()?))
        .collect();
    let logos = logos?;
    let read = |written: Vec<WrittenStep>| {
        let mut nearer = present.clone();
        let mut steps = Vec::new();
        for step in written {
            let assessment = read_step(&step, &nearer, present, &logos)?;
            nearer = assessment.clone();
            let change = step.change;
            steps.push(Step { assessment, change });
        }
        steps.reverse();
        Some(steps)
    };
    Some(Steps {
        past: read(written.past)?,
        future: read(written.future)?,
    })
}

fn read_step(
    step: &WrittenStep,
    nearer: &Assessment,
    present: &Assessment,
    logos: &[Logo],
) -> Option<Assessment> {
    let read = file::read_answers(&step.text, Some(&present.questionnaire));
    let mut assessment = read.whole().ok()?;
    assessment.take_contents(present);
    let mut changed = assessment.respondents.iter();
    let respondents: Option<Vec<Shared<Respondent>>> = step
        .respondents
        .iter()
        .map(|place| match place {
            Some(place) => nearer.respondents.get(*place).cloned(),
            None => changed.next().cloned(),
        })
        .collect();
    let respondents = respondents?.into();
    assessment.respondents = respondents;
    assessment.identity = present.identity;
    assessment.branding.logo = match step.logo {
        Some(place) => Some(logos.get(place)?.clone()),
        None => None,
    };
    Some(assessment)
}

/// What wrote the steps: another version may name changes otherwise.
fn program() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{bundled, container};
    use crate::model::{
        Edit, Evidence, Form, HalfLevels, PracticeId, Rating, Respondent, ResponseField, UnitField,
    };

    fn file() -> Digest {
        Digest::of(b"the file")
    }

    /// The team's sample, with the steps of some edits, and what they named.
    fn edited(edits: &[Edit]) -> (Assessment, Vec<Step>) {
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        let mut assessment = team.expect("the sample").assessment();
        let mut past = Vec::new();
        for edit in edits {
            let change = vec!["window-change-rating".to_owned(), format!("{}", past.len())];
            past.push(Step {
                assessment: assessment.clone(),
                change,
            });
            assessment.apply(edit.clone()).expect("it is taken");
        }
        (assessment, past)
    }

    fn edits() -> Vec<Edit> {
        let samples = bundled::samples();
        let team = samples.iter().find(|sample| sample.name == "team");
        let team = team.expect("the sample").assessment();
        let ids: Vec<_> = team.respondents.iter().map(|one| one.id.clone()).collect();
        let practice = PracticeId::new("F1").expect("an id");
        let answer = |place: usize, field| Edit::Respond {
            respondent: ids[place].clone(),
            practice: practice.clone(),
            field,
        };
        let mut evidence = Evidence {
            text: "the list".to_owned(),
            ..Evidence::default()
        };
        evidence.file = Some(container::pack("list.csv", b"1;2;3"));
        let added = Respondent::new(team.free_respondent_id());
        vec![
            answer(0, ResponseField::Rating(HalfLevels::new(6).map(Rating::At))),
            Edit::RemoveRespondent(ids[1].clone()),
            Edit::AddRespondent(added),
            Edit::SetLogo(Logo::new(b"\x89PNG one".to_vec())),
            Edit::SetUnit(UnitField::Unit, "\u{201c}New\u{201d}\n".to_owned()),
            answer(2, ResponseField::Evidence(vec![evidence])),
            Edit::SetLogo(Logo::new(b"\x89PNG two".to_vec())),
            Edit::SetForm(Form::Full),
            answer(0, ResponseField::Note("twice\n".to_owned())),
        ]
    }

    #[test]
    fn steps_are_read_as_they_were_written_wherever_the_present_stands() {
        let (last, all) = edited(&edits());
        let line: Vec<Assessment> = all.iter().map(|step| step.assessment.clone()).collect();
        for present in 0..=all.len() {
            let now = line.get(present).unwrap_or(&last);
            let after = line.iter().skip(present + 1).chain([&last]);
            let future = after.take(all.len() - present).zip(&all[present..]);
            let mut future: Vec<Step> = future
                .map(|(assessment, step)| Step {
                    assessment: assessment.clone(),
                    change: step.change.clone(),
                })
                .collect();
            future.reverse();
            let past = all[..present].to_vec();
            let mut steps = Steps { past, future };
            let read = read(&write(&steps, now, file()), now, file()).expect("they are sound");
            // The bytes of files come from the present.
            let light = |step: &mut Step| step.assessment = step.assessment.without_contents();
            let mut found = read.clone();
            for steps in [&mut steps, &mut found] {
                steps.past.iter_mut().for_each(light);
                steps.future.iter_mut().for_each(light);
            }
            assert_eq!(found, steps);
        }
    }

    #[test]
    fn a_step_shares_the_respondents_that_it_does_not_change_and_has_the_files_of_the_present() {
        let (present, past) = edited(&edits());
        let steps = Steps {
            past,
            future: Vec::new(),
        };
        let read =
            read(&write(&steps, &present, file()), &present, file()).expect("they are sound");
        let before = &read.past.last().expect("a step").assessment;
        let same = before.respondents.iter().zip(&present.respondents);
        assert_eq!(same.filter(|(one, other)| !one.is_same(other)).count(), 1);
        let files = before.evidence_files();
        let bytes: Vec<_> = files.map(container::unpack).collect();
        assert!(bytes.contains(&Ok(b"1;2;3".to_vec())));
    }

    #[test]
    fn the_steps_nearest_to_the_present_are_kept_within_the_bounds() {
        let unit = |text: String| Edit::SetUnit(UnitField::Scope, text);
        let many: Vec<Edit> = (0..120).map(|step| unit(format!("step {step}"))).collect();
        let large: Vec<Edit> = (0..60)
            .map(|step| unit(format!("{step:02}").repeat(45_000)))
            .collect();
        for (edits, kept) in [(many, 100..=100), (large, 30..=46)] {
            let (present, past) = edited(&edits);
            let steps = Steps {
                past,
                future: Vec::new(),
            };
            let bytes = write(&steps, &present, file());
            let read = read(&bytes, &present, file()).expect("they are sound");
            assert!(kept.contains(&read.past.len()), "{}", read.past.len());
            assert_eq!(read.past.last(), steps.past.last());
            assert!(bytes.len() < 1 << 20, "{}", bytes.len());
        }
    }

    #[test]
    fn bytes_that_are_no_steps_or_belong_to_another_questionnaire_are_not_read() {
        let (present, past) = edited(&edits());
        let future = Vec::new();
        let bytes = write(&Steps { past, future }, &present, file());
        assert_eq!(read(b"nonsense", &present, file()), None);
        assert_eq!(read(&bytes[..bytes.len() / 2], &present, file()), None);
        assert!(read(&bytes, &present, file()).is_some());
        assert_eq!(read(&bytes, &present, Digest::of(b"another")), None);
        let mut other = (**bundled::standard()).clone();
        other.elements.truncate(1);
        let other = Assessment::new(other, Form::Full);
        assert_eq!(read(&bytes, &other, file()), None);
    }
}
