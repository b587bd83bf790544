//! Small groups in a report without figures of single people: whatever numbers of groups are printed, no
//! sum of them less another sum is the figure of fewer than five people.
//!
//! What is tested, over people with drawn roles, teams and gaps in their answers: the printed groups are
//! read back from the report's texts; each has five people or more, and so has what is left over; a
//! group that is not printed is named nowhere; wherever the people of some printed roles (or the
//! rest of them, or everybody) hold all people of some printed teams, or the other way round, the
//! difference is none or five and more; a distance is printed only of practices that five or more people rated, and
//! the figure over all practices only of five or more people, each of whom rated all of them, so that no
//! distance that is not printed follows from it; and no single rating is drawn or said.

use std::collections::BTreeSet;

use continuum::format::bundled;
use continuum::model::{Assessment, PracticeId, RespondentId};
use continuum::report::{Paper, Redaction, Report, ReportOptions, SectionKind, compose};
use continuum::scoring::disclosure::SmallestGroup;
use continuum::words::Words;
use jiff::civil::date;
use proptest::prelude::*;

use crate::trace::lines;

const LEAST: usize = 5;
const ROLES: [&str; 4] = ["xqa", "xqb", "xqc", "xqd"];
const TEAMS: [&str; 3] = ["yqa", "yqb", "yqc"];

/// People with a role, a team and how many of their answers are missing.
fn drawn(people: &[(usize, usize, usize)]) -> Assessment {
    let mut found = bundled::samples()
        .iter()
        .find(|sample| sample.name == "team")
        .expect("a bundled sample")
        .assessment();
    let models: Vec<_> = found.respondents.iter().cloned().collect();
    found.respondents.clear();
    found.consensus.clear();
    for (number, (role, team, gaps)) in people.iter().enumerate() {
        let mut person = models[number % models.len()].clone();
        person.id = RespondentId::new(format!("p{number}")).expect("an id");
        person.role = ROLES[*role].into();
        person.team = TEAMS[*team].into();
        let left_out: Vec<PracticeId> = person.sheet.0.keys().take(*gaps).cloned().collect();
        for id in left_out {
            person.sheet.0.remove(&id);
        }
        found.respondents.push(person);
    }
    found
}

fn redacted(assessment: &Assessment) -> Report {
    redacted_below(assessment, LEAST)
}

fn redacted_below(assessment: &Assessment, smallest_group: usize) -> Report {
    let mut options =
        ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1)).with_appendix();
    options.redaction = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    options.smallest_group = SmallestGroup::new(smallest_group);
    compose(assessment, &options, &Words::english())
}

/// The groups that a line prints, by their number of people; the rest has no name.
fn printed(answers: &[String], start: &str) -> Vec<(Option<String>, usize)> {
    let Some(line) = answers.iter().find_map(|line| line.strip_prefix(start)) else {
        return Vec::new();
    };
    line.trim_end_matches('.')
        .replace(" and ", ", ")
        .split(", ")
        .map(|group| {
            let (name, size) = group.rsplit_once(' ').expect("a name and a number");
            let size = size.parse().expect("a number");
            ((name != "all others").then(|| name.to_owned()), size)
        })
        .collect()
}

/// Every union of some of these sets, and of what they leave over.
fn unions(sets: &[BTreeSet<usize>], all: &BTreeSet<usize>) -> Vec<BTreeSet<usize>> {
    let shown: BTreeSet<usize> = sets.iter().flatten().copied().collect();
    let rest: BTreeSet<usize> = all.difference(&shown).copied().collect();
    let parts: Vec<&BTreeSet<usize>> = sets.iter().chain([&rest]).collect();
    (1_u32..(1 << parts.len()))
        .map(|chosen| {
            let inside = parts
                .iter()
                .enumerate()
                .filter(|(at, _)| chosen & (1 << at) != 0);
            inside.flat_map(|(_, set)| set.iter().copied()).collect()
        })
        .collect()
}

#[test]
fn the_smallest_group_is_as_many_people_as_asked_for_and_never_fewer_than_three() {
    // Three people of each role, in teams that are the roles.
    let people: Vec<(usize, usize, usize)> =
        (0..9).map(|number| (number / 3, number / 3, 0)).collect();
    let assessment = drawn(&people);
    for (asked, says) in [
        (
            4,
            "Roles are not shown: there are too few groups of 4 people or more.",
        ),
        (3, "By role: xqa 3, xqb 3 and xqc 3."),
        (1, "By role: xqa 3, xqb 3 and xqc 3."),
    ] {
        let said = lines(&redacted_below(&assessment, asked), SectionKind::Answers);
        assert!(said.iter().any(|line| line == says), "{asked}: {said:?}");
    }
    let pairs: Vec<(usize, usize, usize)> = (0..8).map(|number| (number / 2, 0, 0)).collect();
    let said = lines(&redacted_below(&drawn(&pairs), 2), SectionKind::Answers);
    let hidden = "Roles are not shown: there are too few groups of 3 people or more.";
    assert!(said.iter().any(|line| line == hidden), "{said:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, ..ProptestConfig::default() })]

    #[test]
    fn no_figure_of_fewer_than_five_people_follows_from_the_report(
        people in proptest::collection::vec((0_usize..4, 0_usize..3, 0_usize..12), 5..22),
    ) {
        let assessment = drawn(&people);
        let report = redacted(&assessment);
        let answers = lines(&report, SectionKind::Answers);
        let all: BTreeSet<usize> = (0..people.len()).collect();
        let texts = report.texts().collect::<Vec<_>>().join("\n");
        let mut sets = Vec::new();
        for (start, names, of) in [
            ("By role: ", ROLES.as_slice(), 0),
            ("By team: ", TEAMS.as_slice(), 1),
        ] {
            let groups = printed(&answers, start);
            let sum: usize = groups.iter().map(|(_, size)| size).sum();
            prop_assert!(groups.is_empty() || sum == people.len(), "{groups:?}");
            let mut own = Vec::new();
            for (place, name) in names.iter().enumerate() {
                let inside = |person: &(usize, usize, usize)| {
                    place == if of == 0 { person.0 } else { person.1 }
                };
                let members: BTreeSet<usize> =
                    all.iter().copied().filter(|at| inside(&people[*at])).collect();
                match groups.iter().find(|(shown, _)| shown.as_deref() == Some(*name)) {
                    Some((_, size)) => {
                        prop_assert_eq!(*size, members.len());
                        prop_assert!(*size >= LEAST);
                        own.push(members);
                    }
                    None => prop_assert!(!texts.contains(name), "{name}"),
                }
            }
            prop_assert!(groups.iter().all(|(_, size)| *size >= LEAST), "{groups:?}");
            sets.push(unions(&own, &all));
        }
        for (larger, smaller) in [(0, 1), (1, 0), (0, 0), (1, 1)] {
            for whole in &sets[larger] {
                for part in sets[smaller].iter().filter(|part| part.is_subset(whole)) {
                    let left = whole.len() - part.len();
                    prop_assert!(left == 0 || left >= LEAST, "{people:?}: {whole:?} {part:?}");
                }
            }
        }
    }

    #[test]
    fn distances_are_printed_of_five_people_or_more(
        people in proptest::collection::vec((0_usize..4, 0_usize..3, 0_usize..31), 3..12),
    ) {
        let assessment = drawn(&people);
        let report = redacted(&assessment);
        let mut spread = lines(&report, SectionKind::Spread);
        spread.extend(lines(&report, SectionKind::Figures));
        let rated_by = |id: &PracticeId| {
            let sheets = assessment.respondents.iter();
            sheets.filter(|person| person.sheet.at(id).is_some()).count()
        };
        for (_, practice) in assessment.questionnaire.practices() {
            let name = format!("{} {} | ", practice.id, practice.title.get(Words::english().language()));
            let is_printed = spread.iter().any(|line| line.starts_with(&name));
            prop_assert!(!is_printed || rated_by(&practice.id) >= LEAST, "{name}");
        }
        let over_all = spread.iter().any(|line| line.contains("rated everything that applies"));
        if over_all {
            for (_, practice) in assessment.questionnaire.practices() {
                prop_assert!(rated_by(&practice.id) >= LEAST, "{}", practice.id);
            }
        }
        let said = spread.iter().any(|line| line.contains(": rated "));
        prop_assert!(!said, "single ratings are said");
    }
}
