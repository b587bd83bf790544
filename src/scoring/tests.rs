//! The worked examples of the scoring rule, and what must hold for every assessment.

use proptest::prelude::*;

use super::{
    Backing, ElementStatus, Index, LevelRange, Profile, Resampling, Share, imagined, practice,
    profile, resample,
};
use crate::model::example::Answer::{self, At, DontKnow, NotApplicable, Open};
use crate::model::example::{assessment, practice_id, weighted, with_gaps};
use crate::model::{
    Assessment, Check, CheckVerdict, Consensus, Edit, ElementId, Evidence, Form, HalfLevels, Level,
    PracticeId, Rating, Respondent, RespondentId, ResponseField, ShortFormThresholds,
};

fn full(assessment: &Assessment) -> Profile {
    profile(assessment, Form::Full)
}

/// The range of levels of a profile, as numbers.
fn range(profile: &Profile) -> Option<(u8, u8)> {
    profile
        .placement
        .claimed
        .map(|range| (range.low.ordinal(), range.high.ordinal()))
}

fn many(counts: &[(usize, Answer)]) -> Vec<Answer> {
    counts
        .iter()
        .flat_map(|(count, answer)| vec![*answer; *count])
        .collect()
}

fn held(counts: &[(usize, Answer)]) -> Option<(u8, u8)> {
    range(&full(&assessment(&[many(counts)])))
}

fn percent(profile: &Profile, level: u8) -> u64 {
    let level = Level::new(level).expect("a level");
    profile.elements[0]
        .attainment(level)
        .expect("a level from 2")
        .low
        .percent()
}

#[test]
fn the_short_form_has_thresholds_of_its_own_and_those_of_the_full_form_without() {
    // Four of five practices at level 3, one missed: 80%.
    let mut found = assessment(&[many(&[(4, At(6)), (1, At(2)), (5, At(6))])]);
    let asked = (0..5).map(|place| practice_id(0, place));
    found.questionnaire.short_form = asked.collect();
    let on = |found: &Assessment, form| range(&profile(found, form));
    assert_eq!(on(&found, Form::Full), Some((3, 3)));
    assert_eq!(
        on(&found, Form::Short),
        Some((2, 2)),
        "an older questionnaire"
    );
    found.questionnaire.short_form_thresholds = ShortFormThresholds {
        reached: None,
        kept: Some(79),
    };
    assert_eq!(on(&found, Form::Short), Some((3, 3)));
    assert_eq!(on(&found, Form::Full), Some((3, 3)));
    let imagined_of = |form| {
        let before = profile(&found, form);
        range(&imagined(&found.questionnaire, &before, &[].into()))
    };
    assert_eq!(imagined_of(Form::Short), Some((3, 3)));
    found.questionnaire.short_form_thresholds.reached = Some(80);
    assert_eq!(
        on(&found, Form::Short),
        Some((1, 1)),
        "80% is not above 80%"
    );
    let short = profile(&found, Form::Short);
    assert_eq!(short.blockers.first().map(|it| it.needed), Some(80));
    // Without a short form everything is asked, and the full form's numbers hold.
    found.questionnaire.short_form.clear();
    assert_eq!(on(&found, Form::Short), Some((3, 3)));
}

#[test]
fn mostly_threes_with_one_two_is_level_three() {
    let answers = [4, 3, 3, 3, 4, 2, 3, 3, 4, 3]
        .map(|level| At(2 * level))
        .to_vec();
    let found = full(&assessment(&[answers]));
    assert_eq!(range(&found), Some((3, 3)));
    assert_eq!((percent(&found, 3), percent(&found, 4)), (90, 30));
    assert_eq!(found.elements[0].status, ElementStatus::Assessed);
}

#[test]
fn one_practice_alone_is_scored_as_in_the_profile() {
    let several = assessment(&[vec![At(4), At(7), DontKnow, NotApplicable, Open]]);
    for found in full(&several).practices {
        assert_eq!(practice(&several, &found.id), Some(found));
    }
    let unknown = PracticeId::new("nobody").expect("a sound id");
    assert_eq!(practice(&several, &unknown), None);
}

#[test]
fn a_high_mean_does_not_make_up_for_missing_basics() {
    let found = full(&assessment(&[many(&[(7, At(10)), (3, At(2))])]));
    assert_eq!(range(&found), Some((2, 2)));
    assert_eq!(percent(&found, 2), 70);
    assert_eq!(found.index.map(|index| index.tenths), Some(38));
}

#[test]
fn exactly_half_is_not_above_half() {
    assert_eq!(held(&[(5, At(6)), (5, At(4))]), Some((2, 2)));
}

#[test]
fn a_half_level_counts_half() {
    let found = full(&assessment(&[many(&[(5, At(6)), (1, At(5)), (4, At(4))])]));
    assert_eq!(range(&found), Some((3, 3)));
    assert_eq!(percent(&found, 3), 55);
}

#[test]
fn three_unknowns_among_ten_leave_a_range() {
    let found = full(&assessment(&[many(&[(7, At(6)), (3, DontKnow)])]));
    assert_eq!(range(&found), Some((2, 3)));
    assert!(found.provisional);
    assert_eq!(found.practices[9].answer, Some(Rating::DontKnow));
}

#[test]
fn one_not_applicable_among_ten_leaves_numerator_and_denominator() {
    let found = full(&assessment(&[many(&[
        (6, At(8)),
        (3, At(6)),
        (1, NotApplicable),
    ])]));
    assert_eq!(range(&found), Some((4, 4)));
    assert_eq!(percent(&found, 4), 67);
    // Counted as level 1, A(2) and A(3) are .9 and A(4) is .6: still level 4.
    assert_eq!(
        found.placement.not_applicable_as_lowest,
        found.placement.claimed
    );
}

#[test]
fn the_unit_is_at_the_lowest_of_its_elements() {
    let found = full(&assessment(&[
        vec![At(6); 4],
        vec![At(4); 4],
        vec![At(6); 4],
    ]));
    assert_eq!(range(&found), Some((2, 2)));
    let constraint: Vec<&str> = found.constraint.iter().map(ElementId::as_str).collect();
    assert_eq!(constraint, ["E1"]);
    assert!(!found.uneven);
    assert!(
        found
            .blockers
            .iter()
            .all(|blocker| blocker.element.as_str() == "E1")
    );
}

#[test]
fn elements_two_levels_apart_are_uneven() {
    let found = full(&assessment(&[vec![At(8); 4], vec![At(4); 4]]));
    assert!(found.uneven);
}

#[test]
fn elements_are_uneven_only_where_they_are_so_whatever_is_open() {
    // The first is at 3, the second at 1 to 2.
    let open = full(&assessment(&[vec![At(6); 4], vec![At(2), Open, Open]]));
    assert_eq!(range(&open), Some((1, 2)));
    assert!(!open.uneven);
    let certain = full(&assessment(&[vec![At(6); 4], vec![At(2), At(2), Open]]));
    assert!(certain.uneven);
}

#[test]
fn without_an_answer_there_is_no_level_whatever_descriptors_there_are() {
    for answer in [Open, DontKnow] {
        let elements = [vec![answer], vec![answer; 3]];
        // The first practice has descriptors at 1 and 3: by the rule it cannot be below level 2.
        let found = full(&with_gaps(assessment(&elements), &[0b11010, 0, 0, 0]));
        assert!(found.is_unanswered());
        assert_eq!(range(&found), None);
        assert!(found.constraint.is_empty() && found.blockers.is_empty() && !found.uneven);
        assert!(
            found
                .elements
                .iter()
                .all(|it| it.placement.claimed.is_none())
        );
        assert_eq!(found.to_find_out.len(), 4);
    }
    let answered = full(&assessment(&[vec![Open, At(2)]]));
    assert!(!answered.is_unanswered() && range(&answered).is_some());
}

#[test]
fn what_holds_an_element_back_is_what_a_step_raises() {
    // A(3) is 4 of 11: the two at 1.5 would get to level 2, which is firm already.
    let counts = [(4, At(6)), (5, At(4)), (2, At(3))];
    let found = full(&assessment(&[many(&counts)]));
    let [blocker] = &found.blockers[..] else {
        panic!("{:?}", found.blockers);
    };
    assert_eq!(blocker.level.ordinal(), 3);
    assert_eq!((blocker.practices.len(), blocker.fewest.len()), (5, 2));
    // Where these are too few, all below the level are listed: A(2) is 11 of 20, A(3) is 0.
    let found = full(&assessment(&[many(&[(1, At(4)), (9, At(3))])]));
    let listed = |place: usize| found.blockers[place].practices.len();
    assert_eq!((listed(0), listed(1)), (9, 10));
}

#[test]
fn a_threshold_that_open_answers_may_pass_is_open() {
    let found = full(&assessment(&[vec![At(4), At(2), Open, Open]]));
    let blocker = &found.blockers[0];
    assert!(blocker.is_open());
    assert_eq!(
        (blocker.attainment.percent(), blocker.at_most.percent()),
        (25, 75)
    );
    let missed = full(&assessment(&[vec![At(2), At(2), Open, At(4)]]));
    assert!(!missed.blockers[0].is_open());
}

#[test]
fn a_share_beside_a_threshold_is_never_rounded_to_it() {
    let tenths = |part, whole| Share { part, whole }.tenths_beside(&[50, 85]);
    // 84.6, exactly 85, 85.1 rounded up, 84.99 rounded down, and shares far from any threshold.
    assert_eq!(tenths(11, 13), 846);
    assert_eq!(tenths(17, 20), 850);
    assert_eq!(tenths(8_501, 10_000), 851);
    assert_eq!(tenths(8_499, 10_000), 849);
    assert_eq!((tenths(2, 3), tenths(0, 4)), (670, 0));
}

#[test]
fn the_per_cent_of_draws_add_up() {
    let drawn = |levels: &[u32]| Resampling {
        seed: 1,
        resamples: 1_000,
        index_low: Index { tenths: 10 },
        index_high: Index { tenths: 10 },
        levels: levels.to_vec(),
    };
    // Rounded each by itself: 16 + 26 + 59 = 101.
    assert_eq!(drawn(&[155, 255, 590]).percents(), [16, 25, 59]);
    assert_eq!(drawn(&[333, 333, 334]).percents(), [33, 33, 34]);
    // A fifth of the draws had no level.
    assert_eq!(drawn(&[404, 396, 0]).percents().iter().sum::<u64>(), 80);
}

#[test]
fn exactly_eighty_five_per_cent_does_not_keep_a_level() {
    // 17 of 20 at level 3, the others at 1: A(2) is exactly .85.
    assert_eq!(held(&[(17, At(6)), (3, At(2))]), Some((2, 2)));
    assert_eq!(held(&[(18, At(6)), (2, At(2))]), Some((3, 3)));
}

#[test]
fn a_fifth_may_be_not_applicable_and_no_more() {
    assert_eq!(held(&[(8, At(6)), (2, NotApplicable)]), Some((3, 3)));
    let found = full(&assessment(&[many(&[(7, At(6)), (3, NotApplicable)])]));
    assert_eq!(range(&found), None);
    assert_eq!(found.elements[0].status, ElementStatus::NotAssessable);
    assert!(found.constraint.is_empty() && found.blockers.is_empty());
    // Read as level 1 it would be at 2: A(2) is .7.
    let strict = found.placement.not_applicable_as_lowest;
    assert_eq!(strict.map(|range| range.low.ordinal()), Some(2));
}

#[test]
fn an_element_in_which_nothing_applies_leaves_the_unit_without_a_level() {
    let found = full(&assessment(&[vec![At(6); 3], vec![NotApplicable; 3]]));
    assert_eq!(range(&found), None);
    assert_eq!(
        found.elements[0].placement.claimed.map(|r| r.low.ordinal()),
        Some(3)
    );
}

#[test]
fn four_fifths_answered_is_enough() {
    let enough = full(&assessment(&[many(&[(8, At(6)), (2, Open)])]));
    assert_eq!(enough.elements[0].status, ElementStatus::Assessed);
    let short = full(&assessment(&[many(&[(7, At(6)), (2, Open)])]));
    assert_eq!(short.elements[0].status, ElementStatus::Provisional);
}

#[test]
fn the_heaviest_open_practices_make_a_provisional_level_firm_with_the_fewest_answers() {
    let one_answered = vec![At(6), Open, Open, Open, Open];
    let needed = |weights: &[u32]| {
        let found = full(&weighted(
            &[weights.to_vec()],
            &[vec![one_answered.clone()]],
        ));
        found.elements[0].answers_needed
    };
    assert_eq!(needed(&[1, 1, 1, 1, 1]), 3);
    // 1 + 10 of 14 are 79 %.
    assert_eq!(needed(&[1, 10, 1, 1, 1]), 2);
    assert_eq!(needed(&[20, 1, 1, 1, 1]), 0);
}

#[test]
fn a_weight_of_zero_is_information_only() {
    let found = full(&weighted(
        &[vec![1, 1, 0]],
        &[vec![vec![At(6), At(6), At(2)]]],
    ));
    assert_eq!(range(&found), Some((3, 3)));
    assert_eq!(found.index.map(|index| index.tenths), Some(30));
    assert!(
        found
            .blockers
            .iter()
            .all(|b| b.practices.iter().all(|id| id.as_str() != "P0.2"))
    );
}

#[test]
fn weights_count_as_often_as_they_say() {
    let found = full(&weighted(&[vec![3, 1]], &[vec![vec![At(6), At(2)]]]));
    // A(2) = A(3) = 3/4: reached at 2, not kept.
    assert_eq!(range(&found), Some((2, 2)));
    assert_eq!(percent(&found, 2), 75);
    assert_eq!(found.index.map(|index| index.tenths), Some(25));
}

#[test]
fn without_evidence_nothing_counts_above_the_cap() {
    let mut found = assessment(&[vec![At(8); 4]]);
    let profile = full(&found);
    assert_eq!(range(&profile), Some((4, 4)));
    assert_eq!(
        profile.placement.evidenced.map(|r| r.low.ordinal()),
        Some(3)
    );
    for response in found.respondents[0].sheet.0.values_mut() {
        response.evidence.push(Evidence {
            text: "minutes".to_owned(),
            ..Evidence::default()
        });
    }
    let proven = full(&found);
    assert_eq!(proven.placement.evidenced, proven.placement.claimed);
}

/// Puts a check on the answer to a practice of the only element.
fn check(found: &mut Assessment, practice: usize, verdict: CheckVerdict) {
    let check = Check {
        by: "Ines".to_owned(),
        date: jiff::civil::date(2026, 11, 20),
        verdict,
        note: "I saw it".to_owned(),
    };
    let edit = Edit::Respond {
        respondent: found.respondents[0].id.clone(),
        practice: practice_id(0, practice),
        field: ResponseField::Check(Some(check)),
    };
    found.apply(edit).expect("it is permitted");
}

#[test]
fn checked_evidence_counts_apart_from_claimed_evidence() {
    // Four practices at level 4. Three have evidence; of these one entry was checked, and the answer of
    // another was accepted.
    let mut found = assessment(&[vec![At(8); 4]]);
    for (place, checked_by) in [(0, "Ines"), (1, ""), (2, "")] {
        let response = found.respondents[0].sheet.0.get_mut(&practice_id(0, place));
        response.expect("it was answered").evidence.push(Evidence {
            text: "minutes".to_owned(),
            checked_by: checked_by.to_owned(),
            ..Evidence::default()
        });
    }
    check(&mut found, 1, CheckVerdict::Accepted);
    check(&mut found, 2, CheckVerdict::SentBack);
    // An answer without evidence has none that could be checked.
    check(&mut found, 3, CheckVerdict::Accepted);
    let profile = full(&found);
    let level = |range: Option<LevelRange>| range.map(|range| range.low.ordinal());
    // A(4) is 100%, 75% with evidence alone, and 50% with checked evidence alone, which is not above 50%.
    assert_eq!(level(profile.placement.claimed), Some(4));
    assert_eq!(level(profile.placement.evidenced), Some(4));
    assert_eq!(level(profile.placement.checked), Some(3));
    let cap = Level::new(3).expect("a level");
    let backing = Backing {
        asked: 4,
        backed: 3,
        checked: 2,
    };
    assert_eq!(profile.backing(cap), backing);
    assert_eq!(profile.backing(Level::new(4).expect("a level")).asked, 0);
    assert_eq!(profile.sent_back(), 1);
    // Nobody is a second person of their own answers.
    let mut own = found.clone();
    own.respondents[0].name = "ines ".to_owned();
    assert_eq!(full(&own).backing(cap).checked, 0);
    // Once the third is accepted as well, it is 75%.
    check(&mut found, 2, CheckVerdict::Accepted);
    let profile = full(&found);
    assert_eq!(level(profile.placement.checked), Some(4));
    assert_eq!(profile.sent_back(), 0);
}

#[test]
fn an_adjusted_answer_counts_with_the_rating_of_whoever_checked_it() {
    let mut found = assessment(&[vec![At(8); 4]]);
    let two = HalfLevels::new(4).expect("a rating");
    check(&mut found, 0, CheckVerdict::Adjusted(two));
    let profile = full(&found);
    // A(3) is 75%: above 50%, but not above the 85% that level 4 asks for.
    assert_eq!(range(&profile), Some((3, 3)));
    assert_eq!(profile.practices[0].rating(), Some(two));
    let own = found.respondents[0].sheet.at(&practice_id(0, 0));
    assert_eq!(own.map(HalfLevels::count), Some(8));
    // An answer that was sent back counts as it is.
    check(&mut found, 0, CheckVerdict::SentBack);
    assert_eq!(range(&full(&found)), Some((4, 4)));
}

#[test]
fn evidence_counts_before_a_practice_is_rated() {
    let mut found = assessment(&[vec![DontKnow, At(10)]]);
    for response in found.respondents[0].sheet.0.values_mut() {
        response.evidence.push(Evidence::default());
    }
    let evidenced = full(&found).placement.evidenced;
    assert_eq!(evidenced.map(|place| place.high.ordinal()), Some(5));
}

#[test]
fn what_holds_an_element_back_names_threshold_and_practices() {
    let found = full(&assessment(&[many(&[(7, At(6)), (1, At(4)), (2, At(2))])]));
    // A(2) = .8, A(3) = .7: level 2, since A(2) is not above .85.
    assert_eq!(range(&found), Some((2, 2)));
    let [only] = found.blockers.as_slice() else {
        panic!("one threshold is missed, found {:?}", found.blockers);
    };
    assert_eq!((only.level.ordinal(), only.needed), (2, 85));
    assert_eq!(only.attainment.percent(), 80);
    let names: Vec<&str> = only.practices.iter().map(PracticeId::as_str).collect();
    assert_eq!(names, ["P0.8", "P0.9"]);
}

#[test]
fn of_an_even_number_of_ratings_the_lower_middle_one_counts() {
    let people: Vec<_> = [4, 4, 6, 6].map(|halves| vec![vec![At(halves)]]).to_vec();
    let found = full(&weighted(&[vec![1]], &people));
    assert_eq!(found.practices[0].rating(), HalfLevels::new(4));
    assert_eq!(found.respondents, 4);
}

#[test]
fn a_recorded_consensus_stands_in_place_of_the_median() {
    let mut found = weighted(&[vec![1]], &[vec![vec![At(4)]], vec![vec![At(10)]]]);
    found.consensus.insert(
        practice_id(0, 0),
        Consensus {
            rating: Rating::At(HalfLevels::new(6).expect("level 3")),
            reason: "agreed after looking at the file".to_owned(),
            agreed_on: None,
        },
    );
    let profile = full(&found);
    assert_eq!(profile.practices[0].rating(), HalfLevels::new(6));
    assert!(profile.practices[0].consensus);
}

#[test]
fn a_practice_does_not_apply_where_more_say_so_than_rate_it() {
    let people = |answers: &[Answer]| -> Vec<_> {
        answers.iter().map(|answer| vec![vec![*answer]]).collect()
    };
    let group =
        |answers: &[Answer]| full(&weighted(&[vec![1]], &people(answers))).practices[0].answer;
    assert_eq!(
        group(&[NotApplicable, NotApplicable, At(6), DontKnow]),
        Some(Rating::NotApplicable(()))
    );
    assert_eq!(
        group(&[NotApplicable, At(6)]),
        HalfLevels::new(6).map(Rating::At)
    );
    assert_eq!(group(&[Open, DontKnow]), Some(Rating::DontKnow));
    assert_eq!(group(&[Open, Open]), None);
}

#[test]
fn only_complete_sheets_count_in_the_figures_over_all_practices() {
    let people = vec![
        vec![vec![At(4), At(6)]],
        vec![vec![At(6), At(6)]],
        vec![vec![At(8), At(6)]],
        vec![vec![At(8), DontKnow]],
    ];
    let found = full(&weighted(&[vec![1, 1]], &people));
    assert_eq!(found.agreement.n, 3);
    // Variances 1 and 0, mean .5: r*_wg(J) = 1 - .5/2.
    let star = found.agreement.r_wg_j_star.expect("three sheets");
    assert!((star - 0.75).abs() < 1e-9);
    assert_eq!(found.practices[0].ratings.len(), 4);
    // Four ratings 2, 3, 4, 4: mean 3.25, distances 1.25 + .25 + .75 + .75 = 3 over 4.
    let spread = found.practices[0].spread.expect("four ratings");
    assert!((spread.ad_mean - 0.75).abs() < 1e-9);
}

#[test]
fn with_two_respondents_there_is_no_agreement_figure() {
    let people = vec![vec![vec![At(4)]], vec![vec![At(6)]]];
    let found = full(&weighted(&[vec![1]], &people));
    assert_eq!(found.practices[0].spread, None);
    assert_eq!(found.agreement.r_wg_j, None);
}

fn five_people() -> Assessment {
    let people: Vec<_> = [4, 4, 6, 6, 6]
        .map(|halves| vec![vec![At(halves); 3]])
        .to_vec();
    weighted(&[vec![1, 1, 1]], &people)
}

#[test]
fn resampling_gives_the_binomial_share() {
    // Five people, three of them at level 3: a draw is at 3 where at least three of the five
    // drawn are, with p = .6: .3456 + .2592 + .07776 = .68256; four standard errors are .042.
    let found = resample(&five_people(), Form::Full, 7, 2_000).expect("five people");
    assert_eq!(found.levels.iter().sum::<u32>(), 2_000);
    let share = found.share(Level::new(3).expect("a level")).ratio();
    assert!((share - 0.682_56).abs() < 0.042, "{share}");
    assert_eq!((found.index_low.tenths, found.index_high.tenths), (20, 30));
}

#[test]
fn a_consensus_is_not_drawn_but_the_votes_behind_it() {
    let votes = resample(&five_people(), Form::Full, 7, 500);
    let mut agreed = five_people();
    let third = Consensus {
        rating: Rating::At(HalfLevels::new(6).expect("a rating")),
        reason: String::new(),
        agreed_on: None,
    };
    for practice in 0..3 {
        agreed
            .consensus
            .insert(practice_id(0, practice), third.clone());
    }
    assert_eq!(resample(&agreed, Form::Full, 7, 500), votes);
    // Where nobody rated a practice, what was agreed is all there is.
    let unrated = [4, 4, 6, 6, 6].map(|halves| vec![vec![At(halves), Open]]);
    let mut found = weighted(&[vec![1, 9]], &unrated);
    found.consensus.insert(practice_id(0, 1), third);
    let drawn = resample(&found, Form::Full, 7, 500).expect("five people");
    assert_eq!(drawn.share(Level::new(3).expect("a level")).percent(), 100);
}

#[test]
fn the_same_seed_gives_the_same_draws_and_another_seed_others() {
    let first = resample(&five_people(), Form::Full, 7, 500);
    assert_eq!(first, resample(&five_people(), Form::Full, 7, 500));
    assert_ne!(
        first.map(|found| found.levels),
        resample(&five_people(), Form::Full, 8, 500).map(|found| found.levels)
    );
}

#[test]
fn people_who_all_agree_give_the_same_level_in_every_draw() {
    let people = vec![vec![many(&[(3, At(7)), (1, NotApplicable), (2, DontKnow)])]; 300];
    let mut found = weighted(&[vec![1; 6]], &people);
    found.questionnaire.thresholds.not_applicable = 40;
    let drawn = resample(&found, Form::Full, 1, 50).expect("three hundred people");
    // Three of five at 3.5, two open: A(2) = .6, so level 2 in every draw.
    assert_eq!(drawn.levels, [0, 50, 0, 0, 0]);
    assert_eq!((drawn.index_low.tenths, drawn.index_high.tenths), (35, 35));
}

#[test]
fn who_answered_nothing_of_the_form_is_no_respondent_of_it() {
    let short = vec![vec![At(6), At(4), Open]];
    let rest = vec![vec![Open, Open, At(8)]];
    let mut found = weighted(
        &[vec![1; 3]],
        &[short.clone(), short, rest.clone(), rest.clone(), rest],
    );
    found.questionnaire.short_form = [0, 1].map(|place| practice_id(0, place)).to_vec();
    assert_eq!(profile(&found, Form::Short).respondents, 2);
    assert_eq!(resample(&found, Form::Short, 1, 10), None);
    assert_eq!(profile(&found, Form::Full).respondents, 5);
    assert!(resample(&found, Form::Full, 1, 10).is_some());
}

#[test]
fn four_people_are_too_few_to_draw_from() {
    let mut found = five_people();
    found.respondents.pop();
    assert_eq!(resample(&found, Form::Full, 7, 100), None);
}

#[test]
fn a_level_without_a_descriptor_asks_for_what_the_one_below_asks() {
    // The first practice has levels 1, 3 and 4 of 5, the second all.
    let gaps = |answers: Vec<Answer>| with_gaps(assessment(&[answers]), &[0b1_0010, 0]);
    let attained = |answers: Vec<Answer>| -> Vec<u64> {
        let profile = full(&gaps(answers));
        let attainment = profile.elements[0].attainment.iter();
        attainment.map(|at| at.low.percent()).collect()
    };
    assert_eq!(attained(vec![At(2), At(4)]), [100, 0, 0, 0]);
    assert_eq!(attained(vec![At(3), At(4)]), [100, 25, 0, 0]);
    assert_eq!(attained(vec![At(6), At(4)]), [100, 50, 0, 0]);
    assert_eq!(attained(vec![At(8), At(10)]), [100, 100, 100, 100]);
    // Without evidence the first counts at most as its level below the cap, which is 3.
    let mut capped = gaps(vec![At(8), At(8)]);
    capped.questionnaire.thresholds.unproven_cap = Level::new(2).expect("a level");
    let profile = full(&capped);
    let evidenced = profile.elements[0].attainment.iter();
    let evidenced: Vec<u64> = evidenced.map(|at| at.evidenced.percent()).collect();
    assert_eq!(evidenced, [100, 0, 0, 0]);
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        8 => (2_u8..=10).prop_map(At),
        1 => Just(NotApplicable),
        1 => Just(DontKnow),
        1 => Just(Open),
    ]
}

/// Levels without a descriptor, for each practice a bit a level.
fn any_gaps() -> impl Strategy<Value = [u8; 6]> {
    prop_oneof![Just([0; 6]), prop::array::uniform6(0_u8..32)]
}

/// One to three elements with one to six practices, their weights, and one to six people.
fn any_group() -> impl Strategy<Value = Assessment> {
    prop::collection::vec(prop::collection::vec(0_u32..4, 1..=6), 1..=3)
        .prop_flat_map(|weights| {
            let person: Vec<_> = weights
                .iter()
                .map(|own| prop::collection::vec(any_answer(), own.len()))
                .collect();
            let people = prop::collection::vec(person, 1..=6);
            (Just(weights), people, any_gaps())
        })
        .prop_map(|(weights, people, gaps)| with_gaps(weighted(&weights, &people), &gaps))
}

/// Every way to answer the open practices of one respondent's sheet with whole levels.
fn completions(elements: &[Vec<Answer>]) -> Vec<Vec<Vec<Answer>>> {
    let mut found = vec![elements.to_vec()];
    for element in 0..elements.len() {
        for practice in 0..elements[element].len() {
            if matches!(elements[element][practice], Open | DontKnow) {
                found = found
                    .into_iter()
                    .flat_map(|answers| {
                        (2..=10).map(move |halves| {
                            let mut answers = answers.clone();
                            answers[element][practice] = At(halves);
                            answers
                        })
                    })
                    .collect();
            }
        }
    }
    found
}

/// One or two elements with up to four practices, of which at most three are open.
fn small_sheet() -> impl Strategy<Value = Vec<Vec<Answer>>> {
    let answer = prop_oneof![
        3 => (2_u8..=10).prop_map(At),
        1 => Just(DontKnow),
        1 => Just(Open),
    ];
    prop::collection::vec(prop::collection::vec(answer, 1..=4), 1..=2).prop_filter(
        "at most three open practices",
        |elements| {
            let open = |answer: &&Answer| matches!(answer, Open | DontKnow);
            elements.iter().flatten().filter(open).count() <= 3
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_respondents_changes_nothing(group in any_group(), turn in 0_usize..6) {
        let mut turned = group.clone();
        let by = turn % turned.respondents.len();
        turned.respondents.rotate_left(by);
        let (first, second) = (full(&group), full(&turned));
        prop_assert_eq!(&first.placement, &second.placement);
        prop_assert_eq!(&first.practices, &second.practices);
        prop_assert_eq!(&first.blockers, &second.blockers);
        prop_assert_eq!(first.index, second.index);
    }

    #[test]
    fn raising_a_rating_never_lowers_a_placement(group in any_group(), pick in any::<prop::sample::Index>()) {
        let mut raised = group.clone();
        let mut ratings: Vec<&mut HalfLevels> = raised
            .respondents
            .iter_mut()
            .flat_map(|respondent| respondent.sheet.0.values_mut())
            .filter_map(|response| match &mut response.rating {
                Some(Rating::At(rating)) if rating.count() < 10 => Some(rating),
                _ => None,
            })
            .collect();
        prop_assume!(!ratings.is_empty());
        let picked = pick.index(ratings.len());
        let rating = &mut *ratings[picked];
        *rating = HalfLevels::new(rating.count() + 1).expect("at most level 5");
        let (before, after) = (full(&group), full(&raised));
        for (before, after) in before.elements.iter().zip(&after.elements) {
            for reading in [
                |e: &super::ElementProfile| e.placement.claimed,
                |e: &super::ElementProfile| e.placement.evidenced,
                |e: &super::ElementProfile| e.placement.not_applicable_as_lowest,
            ] {
                prop_assert_eq!(reading(before).is_some(), reading(after).is_some());
                if let (Some(before), Some(after)) = (reading(before), reading(after)) {
                    prop_assert!(after.low >= before.low && after.high >= before.high);
                }
            }
        }
    }

    #[test]
    fn attainment_never_rises_with_the_level(group in any_group()) {
        for element in full(&group).elements {
            for pair in element.attainment.windows(2) {
                prop_assert!(pair[1].low.part <= pair[0].low.part);
                prop_assert!(pair[1].high.part <= pair[0].high.part);
                prop_assert!(pair[1].evidenced.part <= pair[0].evidenced.part);
                prop_assert!(pair[0].low.part <= pair[0].high.part);
            }
        }
    }

    #[test]
    fn the_range_contains_the_level_of_every_completion(
        elements in small_sheet(),
        gaps in any_gaps(),
    ) {
        let sheet = |answers: &[Vec<Answer>]| with_gaps(assessment(answers), &gaps);
        let Some(found) = range(&full(&sheet(&elements))) else {
            // Nothing was answered, so there is no level.
            let open = |answer: &Answer| matches!(answer, Open | DontKnow);
            prop_assert!(elements.iter().flatten().all(open));
            return Ok(());
        };
        let mut seen = Vec::new();
        for completed in completions(&elements) {
            let (low, high) = range(&full(&sheet(&completed))).expect("everything applies");
            prop_assert_eq!(low, high);
            seen.push(low);
        }
        // Both ends are reached: the range is no wider than it must be.
        prop_assert_eq!(Some(&found.0), seen.iter().min());
        prop_assert_eq!(Some(&found.1), seen.iter().max());
    }

    #[test]
    fn the_evidenced_range_contains_that_of_every_completion_also_with_evidence_before_a_rating(
        elements in small_sheet(),
        gaps in any_gaps(),
        proven in any::<u8>(),
    ) {
        let evidenced = |answers: &[Vec<Answer>]| {
            let mut given = with_gaps(assessment(answers), &gaps);
            let places = answers.iter().enumerate();
            let places = places.flat_map(|(element, own)| (0..own.len()).map(move |at| (element, at)));
            for (bit, (element, practice)) in places.enumerate() {
                if proven >> (bit % 8) & 1 == 1 {
                    let sheet = &mut given.respondents[0].sheet.0;
                    let said = sheet.entry(practice_id(element, practice)).or_default();
                    said.evidence.push(Evidence::default());
                }
            }
            let place = full(&given).placement.evidenced?;
            Some((place.low.ordinal(), place.high.ordinal()))
        };
        let Some(found) = evidenced(&elements) else {
            return Ok(());
        };
        let seen = completions(&elements);
        let seen: Vec<(u8, u8)> = seen.iter().filter_map(|all| evidenced(all)).collect();
        prop_assert_eq!(Some(found.0), seen.iter().map(|place| place.0).min());
        prop_assert_eq!(Some(found.1), seen.iter().map(|place| place.1).max());
    }

    #[test]
    fn who_answers_best_everywhere_is_at_the_top(gaps in any_gaps()) {
        let best = with_gaps(assessment(&[vec![At(10); 6], vec![At(10); 3]]), &gaps);
        prop_assert_eq!(range(&full(&best)), Some((5, 5)));
    }

    #[test]
    fn a_draw_of_identical_people_scores_as_the_group(group in any_group()) {
        let mut crowd = group.clone();
        let first = crowd.respondents[0].clone();
        crowd.respondents = (0..6)
            .map(|number| Respondent {
                id: RespondentId::new(format!("r{number}")).expect("a sound id"),
                ..(*first).clone()
            })
            .collect();
        let profile = full(&crowd);
        if let Some(drawn) = resample(&crowd, Form::Full, 3, 5) {
            prop_assert_eq!(Some(drawn.index_low), profile.index);
            let placed: u32 = drawn.levels.iter().sum();
            prop_assert_eq!(placed, if profile.placement.claimed.is_some() { 5 } else { 0 });
            if let Some(range) = profile.placement.claimed {
                prop_assert_eq!(drawn.levels[range.low.position()], 5);
            }
        }
    }

    #[test]
    fn an_imagined_profile_is_that_of_the_same_ratings_as_consensus(
        group in any_group(),
        wishes in proptest::collection::btree_map(0_usize..40, 2_u8..=10, 0..8),
    ) {
        let present = full(&group);
        let ratings: std::collections::BTreeMap<PracticeId, HalfLevels> = wishes
            .iter()
            .filter_map(|(position, count)| {
                let practice = present.practices.get(*position)?;
                Some((practice.id.clone(), HalfLevels::new(*count)?))
            })
            .collect();
        let mut agreed = group.clone();
        for (id, rating) in &ratings {
            let top = present.practice(id).expect("it is asked").scale.highest();
            let rating = Rating::At((*rating).min(top.into()));
            let consensus = Consensus { rating, reason: String::new(), agreed_on: None };
            agreed.consensus.insert(id.clone(), consensus);
        }
        let wanted = full(&agreed);
        let found = imagined(&group.questionnaire, &present, &ratings);
        prop_assert_eq!(found.placement, wanted.placement);
        prop_assert_eq!(&found.constraint, &wanted.constraint);
        prop_assert_eq!(&found.blockers, &wanted.blockers);
        prop_assert_eq!(found.index, wanted.index);
        for (found, wanted) in found.elements.iter().zip(&wanted.elements) {
            prop_assert_eq!(&found.attainment, &wanted.attainment);
        }
        prop_assert_eq!(&imagined(&group.questionnaire, &present, &std::collections::BTreeMap::default()), &present);
    }
}
