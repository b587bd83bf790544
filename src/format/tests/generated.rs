//! Properties over generated assessments and generated rubbish.

use std::collections::BTreeMap;

use jiff::civil::Date;
use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::super::document::Opened;
use super::super::{check, document, questionnaire, response_sheet};
use super::{DOCUMENT, SMALL, sound};
use crate::model::{
    Accent, Addressee, AnswerScale, Assessment, AssessmentName, Better, Branding, BusinessCase,
    Check, CheckIn, CheckIns, CheckVerdict, Closing, ColumnUse, Confidence, Consensus, Digest,
    DocumentId, Effort, ElementId, Estimate, Evidence, EvidenceFile, Finding, Form, HalfLevels,
    Identity, Input, Level, Logo, Mapping, Meaning, Measure, MeasureId, MeasureKind, Observed,
    Outcome, Outcomes, OwnStep, PlanStep, Planning, PracticeId, Rating, Release, Respondent,
    RespondentId, Response, ResponseSheet, Responses, Round, Shared, Sides, Status, TakenSheet,
    Target, UnitProfile, Vote,
};

/// Any text: letters, quotation marks, backslashes, control characters, other scripts.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[a-z \"\\\\\n\r\t,:(){}\\[\\]/*#']{0,12}",
        1 => any::<String>(),
    ]
}

fn said() -> impl Strategy<Value = String> {
    (any::<char>(), text()).prop_map(|(first, rest)| format!("x{first}{rest}"))
}

fn date() -> impl Strategy<Value = Date> {
    (0_i16..=9999, 1_i8..=12, 1_i8..=28)
        .prop_map(|(year, month, day)| jiff::civil::date(year, month, day))
}

fn practice() -> impl Strategy<Value = PracticeId> {
    prop_oneof![Just("P1"), Just("P2")].prop_map(|id| PracticeId::new(id).expect("a sound id"))
}

fn level() -> impl Strategy<Value = Level> {
    (1_u8..=3).prop_map(|number| Level::new(number).expect("a sound level"))
}

/// A level that a step can lead to.
fn raised() -> impl Strategy<Value = Level> {
    level().prop_filter("a step leads upwards", |level| *level > Level::FLOOR)
}

fn half_levels() -> impl Strategy<Value = HalfLevels> {
    (2_u8..=6).prop_map(|count| HalfLevels::new(count).expect("a sound count"))
}

fn rating() -> impl Strategy<Value = Rating> {
    prop_oneof![
        half_levels().prop_map(Rating::At),
        said().prop_map(Rating::NotApplicable),
        Just(Rating::DontKnow),
    ]
}

fn evidence_file() -> impl Strategy<Value = EvidenceFile> {
    let files = text().prop_filter("a name", |name| EvidenceFile::is_name(name));
    (files, 0..1_000_u64).prop_map(|(name, size)| EvidenceFile {
        digest: Digest::of(name.as_bytes()),
        name,
        size,
        content: None,
    })
}

fn evidence() -> impl Strategy<Value = Evidence> {
    let entry = (
        said(),
        text(),
        option::of(evidence_file()),
        option::of(date()),
        text(),
    );
    entry.prop_map(|(text, link, file, date, checked_by)| Evidence {
        text,
        link,
        file,
        date,
        checked_by,
    })
}

fn checked() -> impl Strategy<Value = Check> {
    let verdict = prop_oneof![
        Just(CheckVerdict::Accepted),
        half_levels().prop_map(CheckVerdict::Adjusted),
        Just(CheckVerdict::SentBack)
    ];
    (said(), date(), verdict, said()).prop_map(|(by, date, verdict, note)| Check {
        by,
        date,
        verdict,
        note,
    })
}

fn response() -> impl Strategy<Value = Response> {
    let confidence = prop_oneof![
        Just(Confidence::Low),
        Just(Confidence::Medium),
        Just(Confidence::High)
    ];
    (
        option::of(rating()),
        text(),
        vec(evidence(), 0..3),
        option::of(confidence),
        any::<bool>(),
        option::of(checked()),
        any::<bool>(),
    )
        .prop_map(
            |(rating, note, evidence, confidence, flagged, check, voted_again)| Response {
                check: check.filter(|_| rating.is_some()),
                voted_again: voted_again && rating.is_some(),
                rating,
                note,
                evidence,
                confidence,
                flagged,
            },
        )
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let column = prop_oneof![
        practice().prop_map(ColumnUse::Practice),
        practice().prop_map(ColumnUse::NoteOn),
        Just(ColumnUse::Name),
        Just(ColumnUse::Leave),
    ];
    let value = option::of(rating()).prop_map(|rating| Meaning { rating });
    let key = || "[a-z \"ä:]{0,6}[a-z]";
    (
        btree_map(key(), column, 0..3),
        btree_map(key(), value, 0..3),
    )
        .prop_map(|(columns, values)| Mapping { columns, values })
}

fn releases() -> impl Strategy<Value = Shared<Vec<Release>>> {
    let id = (1_u8..9).prop_map(|it| RespondentId::new(format!("r{it}")).expect("a sound id"));
    let one = (btree_set(id, 0..5), date()).prop_map(|(people, date)| Release { people, date });
    vec(one, 0..3).prop_map(Shared::from)
}

fn rounds() -> impl Strategy<Value = Shared<Vec<Round>>> {
    let id = (1_u8..9).prop_map(|it| RespondentId::new(format!("r{it}")).expect("a sound id"));
    let vote = (rating(), any::<bool>()).prop_map(|(rating, stayed)| Vote { rating, stayed });
    let votes = btree_map(practice(), btree_map(id, vote, 0..4), 0..3);
    let one = (date(), votes).prop_map(|(ended, votes)| Round { ended, votes });
    vec(one, 0..3).prop_map(Shared::from)
}

fn taken_sheets() -> impl Strategy<Value = Shared<Vec<TakenSheet>>> {
    let one = (any::<u128>(), any::<u32>(), 0_u8..9).prop_map(|(id, changes, of)| TakenSheet {
        id: DocumentId::new(id),
        changes,
        respondent: RespondentId::new(format!("r{of}")).expect("a sound id"),
    });
    vec(one, 0..3).prop_map(Shared::from)
}

/// A sheet on which some of what it asks is answered.
fn sheet() -> impl Strategy<Value = ResponseSheet> {
    let name = (
        option::of(any::<u128>().prop_map(DocumentId::new)),
        text(),
        text(),
        text(),
        option::of(date()),
    );
    let name = name.prop_map(
        |(id, organisation, unit, facilitator, date)| AssessmentName {
            id,
            organisation,
            unit,
            facilitator,
            date,
        },
    );
    let respondent = option::of((0_u8..9).prop_map(|of| format!("r{of}")));
    let person = (respondent, text(), text(), text());
    let person = person.prop_map(|(respondent, name, role, team)| Addressee {
        respondent: respondent.map(|id| RespondentId::new(id).expect("a sound id")),
        name,
        role,
        team,
    });
    (
        (any::<u128>(), any::<u32>(), any::<bool>()),
        name,
        person,
        btree_set(practice(), 1..3),
        btree_map(practice(), response(), 0..3),
    )
        .prop_map(
            |((id, changes, in_first), assessment, person, asks, said)| {
                let questionnaire = questionnaire::read(SMALL).expect("a sound questionnaire");
                let answers = said.into_iter().filter(|(id, _)| asks.contains(id));
                let answers = answers.map(|(id, said)| {
                    let plain = Response {
                        evidence: Vec::new(),
                        check: None,
                        voted_again: false,
                        ..said
                    };
                    (id, plain)
                });
                ResponseSheet {
                    id: DocumentId::new(id),
                    changes,
                    assessment,
                    language: in_first.then(|| questionnaire.languages[0].clone()),
                    questionnaire: questionnaire.into(),
                    person,
                    answers: Responses(answers.collect()),
                    asks: asks.into_iter().collect(),
                }
            },
        )
}

fn respondents() -> impl Strategy<Value = Vec<Respondent>> {
    let one = (
        text(),
        text(),
        text(),
        btree_map(practice(), response(), 0..3),
    );
    vec(one, 0..4).prop_map(|people| {
        people
            .into_iter()
            .enumerate()
            .map(|(number, (name, role, team, sheet))| Respondent {
                id: RespondentId::new(format!("r{number}")).expect("a sound id"),
                name,
                role,
                team,
                sheet: Responses(sheet),
            })
            .collect()
    })
}

fn own_steps() -> impl Strategy<Value = Vec<OwnStep>> {
    let step = (
        text(),
        text(),
        text(),
        option::of(date()),
        option::of(1_u16..250),
        text(),
    );
    let step = step.prop_map(|(title, action, owner, due, days, note)| OwnStep {
        title,
        action,
        owner,
        due,
        effort: days.and_then(Effort::from_days),
        status: Status::UnderWay,
        note,
        indicator: None,
    });
    vec(step, 0..3)
}

fn plan() -> impl Strategy<Value = Vec<PlanStep>> {
    let status = prop_oneof![
        Just(Status::Open),
        Just(Status::UnderWay),
        Just(Status::Done),
        Just(Status::Dropped)
    ];
    let day = (option::of(date()), any::<bool>());
    let step = (practice(), raised(), text(), text(), day, (status, text())).prop_map(
        |(practice, to, action, owner, (due, own_due), (status, note))| PlanStep {
            practice,
            to,
            action,
            owner,
            due,
            own_due,
            status,
            note,
            indicator: None,
        },
    );
    vec(step, 0..4)
}

fn figure() -> impl Strategy<Value = Decimal> {
    (0_i64..1_000_000).prop_map(|value| Decimal::new(value, 4))
}

/// Measures of every kind with values of theirs.
fn outcomes() -> impl Strategy<Value = Outcomes> {
    let sides = (0_u32..50, 0_u32..50).prop_map(|(promoters, detractors)| Sides {
        promoters,
        detractors,
    });
    let known = (option::of(1_u32..900), option::of(sides), any::<bool>());
    let value = (figure(), known, text(), text());
    let value = value.prop_map(|(value, (n, sides, spreads), note, by)| Outcome {
        value,
        n,
        spread: spreads.then(|| Decimal::new(125, 2)),
        sides,
        note,
        by,
    });
    let values = btree_map(date(), value, 0..4);
    let kind = proptest::sample::select(MeasureKind::ALL.to_vec());
    let measure = (said(), kind, text(), any::<bool>(), any::<bool>(), values);
    let measure = measure.prop_map(|(name, kind, unit, lower, scaled, values)| {
        let scale = AnswerScale::new(Decimal::ZERO, Decimal::ONE_HUNDRED);
        let mut measure = Measure {
            name,
            kind,
            unit,
            better: if lower { Better::Lower } else { Better::Higher },
            scale: scale.filter(|_| scaled),
            values: BTreeMap::new(),
        };
        for (day, mut value) in values {
            if let (Some(sides), Some(n)) = (value.sides, value.n) {
                value.value = sides.score(n).round_dp(1);
            }
            for _ in 0..3 {
                if measure.check_value(&value).is_ok() {
                    measure.values.insert(day, value.clone());
                    break;
                }
                (value.spread, value.sides) = (None, None);
            }
        }
        measure
    });
    let id = "[a-z][a-z0-9_]{0,6}".prop_map(|id| MeasureId::new(id).expect("a sound id"));
    btree_map(id, measure, 0..4)
}

fn check_ins() -> impl Strategy<Value = CheckIns> {
    let found = (figure(), said()).prop_map(|(value, source)| Finding { value, source });
    let what = proptest::sample::select(Observed::ALL.to_vec());
    let check_in = (text(), text(), btree_map(what, found, 0..4));
    let check_in = check_in.prop_map(|(by, said, observed)| CheckIn { by, said, observed });
    btree_map(date(), check_in, 0..3)
}

/// Gives steps the measures as indicators, one after the other.
fn indicate(assessment: &mut Assessment) {
    let mut ids = assessment.outcomes.keys().cloned().cycle();
    for step in &mut assessment.plan {
        step.indicator = ids.next();
    }
    for step in &mut assessment.own_steps {
        step.indicator = ids.next();
    }
}

fn estimate(input: Input) -> impl Strategy<Value = (Input, Estimate)> {
    let (least, most) = input.range();
    let value = move || {
        (least..=most, 0_i64..10_000).prop_map(move |(whole, part)| {
            (Decimal::from(whole) + Decimal::new(part, 4)).min(Decimal::from(most))
        })
    };
    (value(), value(), value()).prop_map(move |(first, second, third)| {
        let mut values = [first, second, third];
        values.sort_unstable();
        let estimate = Estimate::new(values[0], values[1], values[2]);
        (input, estimate.expect("sorted"))
    })
}

fn business_case() -> impl Strategy<Value = BusinessCase> {
    let inputs = proptest::sample::subsequence(Input::ALL.to_vec(), 0..4)
        .prop_flat_map(|inputs| inputs.into_iter().map(estimate).collect::<Vec<_>>());
    ("[A-Za-z \"\\\\]{0,8}", 1_u8..=30, inputs).prop_map(|(currency, horizon_years, inputs)| {
        BusinessCase {
            currency,
            horizon_years,
            inputs: inputs.into_iter().collect(),
        }
    })
}

fn planning() -> impl Strategy<Value = Planning> {
    let effort = (1_u16..=250).prop_map(|days| Effort::from_days(days).expect("sound days"));
    (
        option::of(any::<u32>()),
        option::of(1_u16..),
        option::of(date()),
        btree_set(date(), 0..3),
        btree_set(practice(), 0..2),
        btree_set(practice(), 0..2),
        btree_map((practice(), raised()), effort, 0..3),
    )
        .prop_map(
            |(
                budget_days,
                capacity_days_per_month,
                start,
                days_off,
                locked_in,
                locked_out,
                efforts,
            )| {
                Planning {
                    budget_days,
                    capacity_days_per_month,
                    start,
                    days_off,
                    locked_in,
                    locked_out,
                    efforts,
                }
            },
        )
}

fn branding() -> impl Strategy<Value = Branding> {
    let logo = proptest::collection::vec(any::<u8>(), 0..40).prop_map(Logo::new);
    let accent = (any::<u8>(), any::<u8>(), any::<u8>())
        .prop_map(|(red, green, blue)| Accent::new(red, green, blue).ok());
    (logo, accent, text(), text(), text(), text()).prop_map(
        |(logo, accent, prepared_for, prepared_by, confidentiality, version)| Branding {
            logo,
            accent,
            prepared_for,
            prepared_by,
            confidentiality,
            version,
        },
    )
}

fn identity() -> impl Strategy<Value = Identity> {
    let id = || option::of(any::<u128>().prop_map(DocumentId::new));
    (id(), id()).prop_map(|(id, previous)| Identity { id, previous })
}

pub(crate) fn assessment() -> impl Strategy<Value = Assessment> {
    let unit = (text(), text(), text(), text(), text(), option::of(date()));
    let consensus = (rating(), text(), option::of(date()));
    let consensus = consensus.prop_map(|(rating, reason, agreed_on)| Consensus {
        rating,
        reason,
        agreed_on,
    });
    let closing = (date(), text()).prop_map(|(date, by)| Closing { date, by });
    let target = (level(), text()).prop_map(|(level, reason)| Target { level, reason });
    (
        (any::<bool>(), identity()),
        unit,
        (respondents(), rounds()),
        btree_map(practice(), consensus, 0..3),
        option::of(target),
        (plan(), own_steps(), outcomes(), check_ins()),
        business_case(),
        planning(),
        (
            branding(),
            mapping(),
            (releases(), taken_sheets()),
            option::of(closing),
        ),
    )
        .prop_map(
            |(
                (short, identity),
                unit,
                (respondents, rounds),
                consensus,
                target,
                (plan, own_steps, outcomes, check_ins),
                business_case,
                planning,
                (branding, mapping, (releases, sheets), closed),
            )| {
                let (organisation, name, scope, facilitator, segment, date) = unit;
                let element = ElementId::new("only").expect("a sound id");
                let questionnaire = questionnaire::read(SMALL).expect("a sound questionnaire");
                let targets: BTreeMap<ElementId, Target> = target
                    .into_iter()
                    .map(|target| (element.clone(), target))
                    .collect();
                let mut made = Assessment {
                    identity,
                    language: short.then(|| questionnaire.languages[0].clone()),
                    questionnaire: questionnaire.into(),
                    form: if short { Form::Short } else { Form::Full },
                    unit: UnitProfile {
                        organisation,
                        unit: name,
                        scope,
                        facilitator,
                        segment,
                        date,
                    },
                    respondents: respondents.into_iter().collect(),
                    rounds,
                    consensus,
                    targets,
                    outcomes,
                    plan,
                    own_steps,
                    check_ins,
                    business_case,
                    planning,
                    branding,
                    mapping,
                    releases,
                    sheets,
                    cover: None,
                    closed,
                };
                indicate(&mut made);
                made
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_assessment_is_read_as_it_was_written(assessment in assessment()) {
        let text = document::write_text(&assessment);
        prop_assert_eq!(&sound(&text), &assessment);
        let container = document::write(&assessment);
        prop_assert_eq!(document::read(container), Opened::Sound(assessment));
        // What is written is RON, and not only to our own reader.
        prop_assert!(ron::from_str::<serde::de::IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn every_response_sheet_is_read_as_it_was_written(sheet in sheet()) {
        let text = response_sheet::write(&sheet);
        prop_assert_eq!(response_sheet::read(&text), Ok(sheet));
        prop_assert!(check(&text).diagnostics.is_empty());
        prop_assert!(ron::from_str::<serde::de::IgnoredAny>(&text).is_ok(), "{}", text);
    }

    #[test]
    fn a_damaged_response_sheet_is_read_or_refused_with_its_faults(
        sheet in sheet(),
        at in any::<proptest::sample::Index>(),
        length in 0_usize..40,
        rubbish in "[\\[\\]{}(),:\"'\\\\#!/* \na-z0-9.]{0,8}",
    ) {
        let text = response_sheet::write(&sheet);
        let at = at.index(text.len());
        let start = text.floor_char_boundary(at);
        let end = text.ceil_char_boundary((at + length).min(text.len()));
        let damaged = format!("{}{rubbish}{}", &text[..start], &text[end..]);
        match response_sheet::read(&damaged) {
            Ok(read) => {
                let again = response_sheet::read(response_sheet::write(&read));
                prop_assert_eq!(again, Ok(read));
            }
            Err(faults) => prop_assert!(!faults.is_empty()),
        }
    }

    #[test]
    fn a_questionnaire_reads_as_it_was_written_whatever_is_left_out(kept in vec(any::<bool>(), 17)) {
        let mut written = questionnaire::read(SMALL).expect("a sound questionnaire");
        // As many as are prime to the number of fields go round through all of them.
        let mut kept = kept.into_iter().cycle();
        let mut keeps = || kept.next().unwrap_or_default();
        for practice in written.elements.iter_mut().flat_map(|element| &mut element.practices) {
            practice.why = practice.why.take().filter(|_| keeps());
            practice.evidence = practice.evidence.take().filter(|_| keeps());
            for step in &mut practice.recommendations {
                step.action = step.action.take().filter(|_| keeps());
                step.why = step.why.take().filter(|_| keeps());
                step.first_week = step.first_week.take().filter(|_| keeps());
                step.owner = step.owner.take().filter(|_| keeps());
                step.effort = step.effort.take().filter(|_| keeps());
                step.indicator = step.indicator.take().filter(|_| keeps());
                step.risk = step.risk.take().filter(|_| keeps());
            }
        }
        let text = questionnaire::write(&written);
        prop_assert_eq!(questionnaire::read(&text), Ok(written), "{}", text);
        prop_assert!(ron::from_str::<serde::de::IgnoredAny>(&text).is_ok());
    }

    #[test]
    fn what_is_kept_of_a_damaged_document_is_sound(
        at in 0..DOCUMENT.len(),
        length in 0_usize..40,
        rubbish in "[\\[\\]{}(),:\"'\\\\#!/* \na-z0-9.]{0,8}",
    ) {
        let start = DOCUMENT.floor_char_boundary(at);
        let end = DOCUMENT.ceil_char_boundary(at + length);
        let text = format!("{}{rubbish}{}", &DOCUMENT[..start], &DOCUMENT[end..]);
        let faults = check(&text).diagnostics;
        match document::read(&text) {
            Opened::Sound(_) => {}
            Opened::Mended(kept, told) => {
                prop_assert_eq!(&told, &faults);
                prop_assert_eq!(&sound(&document::write_text(&kept)), &kept);
            }
            Opened::Refused(told) => prop_assert_eq!(&told, &faults),
        }
    }

    #[test]
    fn no_rubbish_makes_the_reader_panic(rubbish in "(Assessment|Questionnaire|Claims|ResponseSheet)\\([\\[\\]{}(),:\"'\\\\#!/* \na-z0-9.]{0,80}") {
        let faults = check(&rubbish).diagnostics;
        prop_assert!(!faults.is_empty());
    }
}
