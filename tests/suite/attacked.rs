//! What a file without figures of single people tells of one person, found by brute force.
//!
//! Small assessments with drawn answers are made into every kind of text without the figures of single
//! people: the report, the tables, the analysis that JSON is made of. Whoever reads them does not know who said what,
//! so an answer is safe where another world gives the same texts and that person answers otherwise
//! in it. Such worlds are looked for: two people exchange their sheets, one answer of the person is
//! another one, and at last one more person answers otherwise too. Where there is none, the answer is given away.

use std::collections::{BTreeMap, BTreeSet};

use continuum::analysis::{self, Analysis};
use continuum::export::{Output, Source};
use continuum::format::bundled;
use continuum::model::{
    Assessment, Confidence, Form, HalfLevels, PracticeId, Rating, Respondent, RespondentId,
    Response,
};
use continuum::report::{Paper, Redaction, ReportOptions};
use continuum::scoring::disclosure::SmallestGroup;
use continuum::words::Words;
use jiff::civil::date;
use proptest::prelude::*;

/// An answer as it is drawn: nothing, "don't know", "not applicable", or so many half levels.
type Drawn = u8;
const NOTHING: Drawn = 0;
const DONT_KNOW: Drawn = 1;
const LEAST: Drawn = 2;
const MOST: Drawn = 10;
const NOT_APPLICABLE: Drawn = 11;

/// The practices of a sheet. What stands behind their answers is the role of the person, which everybody
/// knows; nothing stands there where nobody has a role.
const PRACTICES: usize = 4;
const ROLES: [&str; 3] = ["manager", "front line", "customer"];

/// A questionnaire of two elements with two practices each.
fn small() -> Assessment {
    let mut questionnaire = bundled::standard().clone();
    questionnaire.elements.truncate(2);
    for element in &mut questionnaire.elements {
        element.practices.truncate(2);
        for practice in &mut element.practices {
            practice.requires.clear();
        }
    }
    questionnaire.short_form.clear();
    questionnaire.claims.clear();
    Assessment::new(questionnaire, Form::Full)
}

fn rating(drawn: Drawn) -> Option<Rating> {
    match drawn {
        NOTHING => None,
        DONT_KNOW => Some(Rating::DontKnow),
        NOT_APPLICABLE => Some(Rating::NotApplicable("none here".to_owned())),
        half_levels => HalfLevels::new(half_levels).map(Rating::At),
    }
}

/// The assessment of people with these sheets.
fn of(sheets: &[Vec<Drawn>]) -> Assessment {
    let mut found = small();
    let practices: Vec<PracticeId> = found
        .questionnaire
        .practices()
        .map(|(_, practice)| practice.id.clone())
        .collect();
    for (number, sheet) in sheets.iter().enumerate() {
        let id = RespondentId::new(format!("p{number}")).expect("an id");
        let mut person = Respondent::new(id);
        let role = sheet.get(PRACTICES).map(|role| ROLES[usize::from(*role)]);
        role.unwrap_or_default().clone_into(&mut person.role);
        for (practice, drawn) in practices.iter().zip(sheet) {
            if let Some(rating) = rating(*drawn) {
                let response = Response {
                    rating: Some(rating),
                    confidence: Some(Confidence::High),
                    ..Response::default()
                };
                person.sheet.0.insert(practice.clone(), response);
            }
        }
        found.respondents.push(person.into());
    }
    found
}

/// Everything that is shown of people with these sheets.
fn shown(sheets: &[Vec<Drawn>], least: usize) -> Vec<String> {
    let words = Words::english();
    let assessment = of(sheets);
    let mut options = ReportOptions::new(Form::Full, Paper::A4, date(2026, 6, 1)).with_appendix();
    options.redaction = Redaction {
        respondents: true,
        ..Redaction::default()
    };
    options.smallest_group = SmallestGroup::new(least);
    // What the commands print as JSON, and more than that.
    let disclosed = analysis::disclose(&assessment, Form::Full, options.smallest_group);
    let mut analysis = Analysis::of(&disclosed.assessment, Form::Full, options.date);
    analysis.resample(&disclosed.assessment);
    analysis.withhold(disclosed.withheld);
    let analysed = format!(
        "{:?}",
        (
            analysis.profile,
            analysis.resampling,
            analysis.steps,
            analysis.roles,
            analysis.withheld
        )
    );
    let source = Source::new(assessment, options);
    let outputs = [Output::Markdown, Output::Practices];
    let texts = outputs.map(|output| {
        let made = output.make(&source, &words).expect("a text");
        String::from_utf8(made.bytes).expect("a text")
    });
    texts.into_iter().chain([analysed]).collect()
}

/// The other answers that a person could have given.
fn others(answer: Drawn) -> impl Iterator<Item = Drawn> {
    let mut near: Vec<Drawn> = (NOTHING..=NOT_APPLICABLE)
        .filter(|it| *it != answer)
        .collect();
    near.sort_by_key(|it| it.abs_diff(answer));
    near.into_iter()
}

/// Another world in which a person answers a practice otherwise and everything shown is the same.
fn is_safe(
    sheets: &[Vec<Drawn>],
    (person, practice): (usize, usize),
    is_same: &mut impl FnMut(&[Vec<Drawn>]) -> bool,
) -> bool {
    let answer = sheets[person][practice];
    // Nobody knows whose sheet is whose among the people of a role.
    let role = sheets[person].get(PRACTICES);
    let differs = |sheet: &&Vec<Drawn>| sheet[practice] != answer;
    if sheets
        .iter()
        .filter(differs)
        .any(|sheet| sheet.get(PRACTICES) == role)
    {
        return true;
    }
    // Two people of different roles exchange their sheets; that is, their roles, so that the order of the
    // sheets, which the draws depend on, stays.
    for other in (0..sheets.len()).filter(|other| differs(&&sheets[*other])) {
        let mut world = sheets.to_vec();
        world[person][PRACTICES] = sheets[other][PRACTICES];
        world[other][PRACTICES] = sheets[person][PRACTICES];
        if is_same(&world) {
            return true;
        }
    }
    for other in others(answer) {
        let mut world = sheets.to_vec();
        world[person][practice] = other;
        if is_same(&world) {
            return true;
        }
    }
    for other in others(answer).filter(|it| (LEAST..=MOST).contains(it)) {
        for second in (0..sheets.len()).filter(|it| *it != person) {
            for theirs in LEAST..=MOST {
                let mut world = sheets.to_vec();
                world[person][practice] = other;
                world[second][practice] = theirs;
                if is_same(&world) {
                    return true;
                }
            }
        }
    }
    false
}

/// The answers that are given away.
fn given_away(sheets: &[Vec<Drawn>], least: usize) -> Vec<(usize, usize)> {
    let truth = shown(sheets, least);
    let mut known: BTreeMap<Vec<Vec<Drawn>>, bool> = BTreeMap::new();
    let mut is_same = |world: &[Vec<Drawn>]| {
        // Worlds that differ in the order of people alone look the same.
        let mut sorted = world.to_vec();
        sorted.sort();
        *known
            .entry(sorted)
            .or_insert_with(|| shown(world, least) == truth)
    };
    let mut found = Vec::new();
    let mut safe = BTreeSet::new();
    let mut tried = BTreeSet::new();
    for (person, sheet) in sheets.iter().enumerate() {
        // Who gave the same sheet is as safe.
        if !tried.insert(sheet) {
            continue;
        }
        for (practice, answer) in sheet.iter().take(PRACTICES).enumerate() {
            // Whoever answered nothing is no respondent, whatever is shown.
            if *answer == NOTHING {
                continue;
            }
            if is_safe(sheets, (person, practice), &mut is_same) {
                safe.insert((practice, *answer, &sheet[PRACTICES..]));
            } else {
                found.push((person, practice));
            }
        }
    }
    // Nobody knows whose sheet is whose: who gave the same answer as somebody of the same role who is safe
    // exchanges sheets with that one in the world that makes that one safe.
    found.retain(|(person, practice)| {
        let sheet = &sheets[*person];
        !safe.contains(&(*practice, sheet[*practice], &sheet[PRACTICES..]))
    });
    found
}

/// Everybody gives the same answers, which tells the most.
fn alike(people: usize, sheet: [Drawn; 4]) -> Vec<Vec<Drawn>> {
    vec![sheet.to_vec(); people]
}

#[test]
fn nobody_is_given_away_where_all_answer_alike() {
    for (people, least) in [
        (1, 5),
        (2, 3),
        (3, 3),
        (4, 5),
        (5, 5),
        (6, 3),
        (7, 3),
        (10, 5),
    ] {
        for sheet in [[6, 6, 6, 6], [2, 2, 10, 10], [1, 11, 5, 0]] {
            let found = given_away(&alike(people, sheet), least);
            assert!(
                found.is_empty(),
                "{people} people at {least}, {sheet:?}: {found:?}"
            );
        }
    }
}

#[test]
fn a_rating_of_one_of_many_is_not_worked_out_from_what_rests_on_it() {
    let mut sheets = alike(9, [6, 4, 1, 0]);
    sheets[4][2] = 8;
    sheets[7][3] = 3;
    let truth = shown(&sheets, 5);
    for (practice, answers) in [(2, LEAST..=MOST), (3, LEAST..=MOST)] {
        let person = if practice == 2 { 4 } else { 7 };
        for answer in answers {
            let mut world = sheets.clone();
            world[person][practice] = answer;
            assert_eq!(shown(&world, 5), truth, "{practice} {answer}");
        }
    }
}

/// As many cases as `PROPTEST_CASES` says, else so few that nobody waits for them.
fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    match std::env::var("PROPTEST_CASES") {
        Ok(_) => config,
        Err(_) => ProptestConfig { cases: 6, ..config },
    }
}

proptest! {
    #![proptest_config(config())]

    /// Answers are drawn from few values for each practice, so that all are often alike.
    #[test]
    fn nobodys_answer_follows_from_what_is_shown(
        least in 3_usize..6,
        values in proptest::collection::vec((NOTHING..=NOT_APPLICABLE, NOTHING..=NOT_APPLICABLE), 4),
        picks in proptest::collection::vec(proptest::collection::vec(0_u8..6, 4), 1..11),
    ) {
        let sheets: Vec<Vec<Drawn>> = picks
            .iter()
            .map(|picks| {
                let drawn = picks.iter().zip(&values);
                drawn.map(|(pick, (usual, rare))| if *pick == 0 { *rare } else { *usual }).collect()
            })
            .collect();
        let found = given_away(&sheets, least);
        prop_assert!(found.is_empty(), "{found:?} of {sheets:?} at {least}");
    }
}

#[test]
fn nobody_is_given_away_where_two_of_seven_differ_elsewhere() {
    let mut sheets = alike(7, [2, 2, 2, 2]);
    (sheets[0][0], sheets[5][0]) = (6, 6);
    let found = given_away(&sheets, 3);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_is_told_of_all_practices_together_gives_nobody_away() {
    // The last practice is so far apart that a mean over all practices comes close to the limit of a
    // word, which then tells that nobody differs in the first two.
    let mut sheets = alike(3, [2, 2, 11, 3]);
    sheets[2][3] = 8;
    let found = given_away(&sheets, 3);
    assert!(found.is_empty(), "{found:?}");
}

/// Adds the role of each person.
fn with_roles(mut sheets: Vec<Vec<Drawn>>, roles: &[Drawn]) -> Vec<Vec<Drawn>> {
    for (sheet, role) in sheets.iter_mut().zip(roles) {
        sheet.push(*role);
    }
    sheets
}

#[test]
fn nobody_is_given_away_by_the_figures_of_roles() {
    for (sheet, roles, least) in [
        ([6, 6, 6, 6], &[0, 0, 0, 1, 1, 1][..], 3),
        ([2, 2, 10, 10], &[0, 0, 0, 1, 1, 1], 3),
        ([2, 6, 10, 1], &[0, 0, 0, 1, 1, 1, 2, 2, 2], 3),
        ([2, 6, 10, 11], &[0, 0, 0, 0, 0, 1, 1, 1, 1, 1], 5),
        ([6, 2, 10, 4], &[0, 0, 0, 0, 1, 1, 1, 2], 3),
    ] {
        let sheets = with_roles(alike(roles.len(), sheet), roles);
        let found = given_away(&sheets, least);
        assert!(found.is_empty(), "{sheet:?} {roles:?} {least}: {found:?}");
    }
    // One role rates low, the other high.
    let mut sheets = alike(6, [2, 2, 10, 6]);
    for sheet in &mut sheets[3..] {
        *sheet = vec![10, 6, 2, 6];
    }
    let sheets = with_roles(sheets, &[0, 0, 0, 1, 1, 1]);
    assert!(shown(&sheets, 3).concat().contains("front line"));
    let found = given_away(&sheets, 3);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn whoever_said_the_same_as_one_who_is_safe_is_safe_too() {
    // All five say the same of the second practice, and the fourth could have said something else.
    let sheets = [
        [0, 2, 0, 4],
        [4, 2, 3, 4],
        [4, 2, 3, 4],
        [0, 2, 0, 11],
        [4, 2, 3, 4],
    ];
    let found = given_away(&sheets.map(Vec::from), 3);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn how_often_draws_give_the_level_gives_nobody_away() {
    // All say the same of the last practice, and figures of the draws would tell that nobody differs.
    let sheets = [
        [2, 4, 3, 3],
        [2, 5, 11, 3],
        [2, 4, 11, 3],
        [3, 4, 3, 3],
        [2, 4, 11, 3],
        [2, 4, 3, 3],
    ];
    let found = given_away(&sheets.map(Vec::from), 3);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_distance_beside_the_figures_of_roles_gives_nobody_away() {
    // With a figure of the distance, all five and all three would follow on the second practice.
    let sheets = [
        [10, 8, 2, 4, 1],
        [6, 4, 2, 4, 0],
        [10, 8, 2, 4, 1],
        [6, 4, 7, 4, 0],
        [0, 4, 7, 4, 0],
        [0, 4, 7, 4, 0],
        [6, 4, 7, 4, 0],
        [1, 8, 7, 8, 1],
    ];
    let sheets = sheets.map(Vec::from);
    assert!(shown(&sheets, 3).concat().contains("front line"));
    let found = given_away(&sheets, 3);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_two_people_of_a_role_said_is_nowhere_to_be_seen() {
    // Four of six are shown, so the other two would follow from the group.
    let mut sheets = with_roles(alike(6, [6, 6, 6, 6]), &[0, 0, 0, 0, 1, 1]);
    sheets[4][0] = 10;
    let text = shown(&sheets, 3).concat();
    assert!(!text.contains("front line") && !text.contains("manager"));
    // On a practice that only two of three rated, neither role has a figure.
    let mut sheets = with_roles(alike(6, [6, 6, 6, 6]), &[0, 0, 0, 1, 1, 1]);
    sheets[5][1] = DONT_KNOW;
    let truth = shown(&sheets, 3);
    assert!(truth.concat().contains("front line"));
    for answer in 5..8 {
        let mut world = sheets.clone();
        world[4][1] = answer;
        assert_eq!(shown(&world, 3), truth, "{answer}");
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn nobodys_answer_follows_from_the_figures_of_roles(
        least in 3_usize..5,
        values in proptest::collection::vec((LEAST..=MOST, NOTHING..=NOT_APPLICABLE), 6),
        people in proptest::collection::vec((0_u8..2, proptest::collection::vec(0_u8..6, 4)), 6..9),
    ) {
        // What is usual differs from role to role on the first two practices.
        let sheets: Vec<Vec<Drawn>> = people
            .iter()
            .map(|(role, picks)| {
                let answer = |(practice, pick): (usize, &u8)| {
                    let of_role = if practice < 2 { 2 * practice + usize::from(*role) } else { practice + 2 };
                    let (usual, rare) = values[of_role];
                    if *pick == 0 { rare } else { usual }
                };
                picks.iter().enumerate().map(answer).chain([*role]).collect()
            })
            .collect();
        let found = given_away(&sheets, least);
        prop_assert!(found.is_empty(), "{found:?} of {sheets:?} at {least}");
    }
}
