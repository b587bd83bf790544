use std::cmp::Ordering;

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::model::example::Answer::{self, At, DontKnow, NotApplicable, Open};
use crate::model::example::{practice_id, weighted};
use crate::model::{
    Assessment, CarriesOver, Consensus, DocumentId, Form, HalfLevels, Identity, Level, OwnStep,
    PlanStep, Rating, Status, Target, Text,
};
use crate::scoring::disclosure::SmallestGroup;
use crate::scoring::{DifferenceInterval, Index};

/// An assessment of one element in which each person answers all practices.
fn answered(people: &[Vec<Answer>]) -> Assessment {
    let weights = vec![vec![1; people[0].len()]];
    let people: Vec<_> = people.iter().map(|own| vec![own.clone()]).collect();
    let mut found = weighted(&weights, &people);
    for (place, person) in found.respondents.iter_mut().enumerate() {
        person.name = format!("Person {place}");
    }
    found
}

/// The same answers by so many people.
fn alike(answers: &[Answer], people: usize) -> Assessment {
    answered(&vec![answers.to_vec(); people])
}

fn between(old: &Assessment, new: &Assessment) -> Change {
    Change::between(old, new, ChangeOptions::default())
}

fn withheld(old: &Assessment, new: &Assessment, least: usize) -> Change {
    let options = ChangeOptions {
        least: Some(SmallestGroup::new(least)),
        ..ChangeOptions::default()
    };
    Change::between(old, new, options)
}

fn level(ordinal: u8) -> Level {
    Level::new(ordinal).expect("1 to 7")
}

fn halves(count: u8) -> HalfLevels {
    HalfLevels::new(count).expect("2 to 14")
}

fn index(tenths: u32) -> Index {
    Index { tenths }
}

/// Four practices at 2, 2, 3 and 1½ (level 2: A2 = 3.5 of 4, A3 = 1 of 4; index 8.5 / 4 = 2.1) become 3, 3, 3 and 1
/// (A2 = 3 of 4 and so not above 85%, A3 = 3 of 4: level 2; index 10 / 4 = 2.5).
#[test]
fn levels_averages_and_practices_are_compared() {
    let old = alike(&[At(4), At(4), At(6), At(3)], 5);
    let new = alike(&[At(6), At(6), At(6), At(2)], 5);
    let found = between(&old, &new);
    assert_eq!(found.limits, []);
    assert_eq!(found.level.direction, Some(Ordering::Equal));
    let places = [&found.level.old, &found.level.new].map(|it| it.expect("a level").low);
    assert_eq!(places, [level(2), level(2)]);
    assert_eq!(
        (found.index.old, found.index.new),
        (Some(index(21)), Some(index(25)))
    );
    assert_eq!(found.index.tenths(), Some(4));
    let moved: Vec<i32> = found.practices.iter().map(|it| it.half_levels).collect();
    assert_eq!(moved, [2, 2, 0, -1]);
    let risen: Vec<_> = found.risen().into_iter().map(|it| &it.id).collect();
    assert_eq!(risen, [&practice_id(0, 0), &practice_id(0, 1)]);
    assert_eq!(found.fallen().len(), 1);
    assert_eq!(found.stayed(), 1);
    let element = &found.elements[0];
    assert_eq!((element.risen, element.fallen), (2, 1));
    // All say the same, so chance moves nothing.
    assert_eq!(found.index.chance, Some(Chance::Beyond));
    let interval = DifferenceInterval { low: 4, high: 4 };
    assert_eq!(found.index.interval, Some(interval));
}

#[test]
fn a_higher_level_is_a_rise_and_one_that_open_answers_hide_is_neither() {
    let old = alike(&[At(4), At(4), At(4)], 1);
    let new = alike(&[At(6), At(6), At(6)], 1);
    assert_eq!(between(&old, &new).level.direction, Some(Ordering::Greater));
    assert_eq!(between(&new, &old).level.direction, Some(Ordering::Less));
    let open = alike(&[At(6), DontKnow, DontKnow], 1);
    let found = between(&old, &open);
    assert_eq!(found.level.direction, None, "level 1 to 5");
    let wanted = [1, 2].map(|place| (practice_id(0, place), NotCompared::NotRatedNow));
    assert_eq!(found.not_compared, wanted);
    // The average is that of the practice that was rated both times.
    assert_eq!(found.index.practices, 1);
    assert_eq!(
        (found.index.old, found.index.new),
        (Some(index(20)), Some(index(30)))
    );
}

#[test]
fn fewer_than_five_people_give_ranges_and_no_interval() {
    let found = between(&alike(&[At(4)], 4), &alike(&[At(6)], 4));
    assert_eq!(found.limits, [Limit::FewPeople]);
    assert_eq!(found.draws, None);
    assert_eq!(found.index.chance, Some(Chance::Unknown));
    assert_eq!(found.practices[0].chance, Chance::Unknown);
}

#[test]
fn a_change_that_other_people_could_have_given_is_called_chance() {
    let ratings = |all: &[u8]| -> Vec<Vec<Answer>> { all.iter().map(|it| vec![At(*it)]).collect() };
    let old = answered(&ratings(&[2, 4, 4, 6, 8]));
    let mut new = answered(&ratings(&[4, 2, 6, 8, 4]));
    new.respondents[1].name = "Somebody else".to_owned();
    let found = between(&old, &new);
    assert_eq!(found.limits, [Limit::OtherPeople]);
    assert_eq!((found.people.gone(), found.people.joined()), (1, 1));
    assert_eq!(found.practices[0].chance, Chance::Inside);
    let draws = found.draws.expect("five people");
    assert!(!draws.together);
}

#[test]
fn what_the_group_agreed_on_has_no_interval() {
    let old = alike(&[At(4), At(4)], 5);
    let mut new = alike(&[At(6), At(6)], 5);
    let agreed = Consensus {
        rating: Rating::At(halves(8)),
        reason: "We looked at the list together.".to_owned(),
        agreed_on: None,
    };
    new.consensus.insert(practice_id(0, 0), agreed);
    let found = between(&old, &new);
    assert_eq!(found.practices[0].half_levels, 4);
    assert_eq!(found.practices[0].chance, Chance::Unknown);
    assert_eq!(found.practices[1].chance, Chance::Beyond);
    let reason = &found.practices[0].reasons[0];
    assert!(reason.agreed && reason.text.starts_with("We looked"));
}

#[test]
fn people_are_the_same_by_id_and_name_and_else_by_a_name_of_their_own() {
    let old = alike(&[At(4)], 5);
    let mut new = alike(&[At(4)], 5);
    new.respondents.reverse();
    let found = between(&old, &new).people;
    assert!(found.are_the_same(), "the order says nothing");
    new.respondents[0].id = crate::model::RespondentId::new("r77").expect("an id");
    assert!(between(&old, &new).people.are_the_same(), "by name");
    new.respondents[1].name = new.respondents[0].name.clone();
    let found = between(&old, &new).people;
    assert_eq!((found.both.len(), found.gone()), (3, 2), "two of one name");
    // Without names only the next assessment of this one has the same people.
    let nameless = |mut of: Assessment| {
        for person in &mut of.respondents {
            person.name.clear();
        }
        of
    };
    let (mut old, mut new) = (nameless(alike(&[At(4)], 5)), nameless(alike(&[At(4)], 5)));
    assert_eq!(between(&old, &new).people.both.len(), 0);
    old.identity.id = Some(DocumentId::new(1));
    new.identity = Identity {
        id: Some(DocumentId::new(2)),
        previous: Some(DocumentId::new(1)),
    };
    assert!(between(&old, &new).people.are_the_same());
    new.identity.previous = Some(DocumentId::new(9));
    assert_eq!(between(&old, &new).limits[0], Limit::FollowsAnother);
}

#[test]
fn another_questionnaire_gives_nothing_to_compare() {
    let old = alike(&[At(4)], 5);
    let mut new = alike(&[At(6)], 5);
    new.questionnaire.id = "other".to_owned();
    let found = between(&old, &new);
    assert_eq!(found.comparability, Comparability::OtherQuestionnaire);
    assert_eq!(found.limits, [Limit::OtherQuestionnaire]);
    assert_eq!((found.practices.len(), found.not_compared.len()), (0, 0));
    assert_eq!((found.level.direction, found.draws), (None, None));
    assert!(found.old.place.is_some() && found.new.place.is_some());
}

fn reword(of: &mut Assessment, practice: usize, carries: Option<CarriesOver>) {
    let practice = &mut of.questionnaire.elements[0].practices[practice];
    practice.prompt = Text::new(
        [(
            crate::model::Language::english(),
            "Another question?".to_owned(),
        )]
        .into(),
    );
    practice.carries_over = carries;
}

#[test]
fn in_another_edition_only_what_stayed_is_compared_and_levels_are_on_two_scales() {
    let old = alike(&[At(4); 5], 5);
    let mut new = alike(&[At(6); 5], 5);
    new.questionnaire.edition = "2".to_owned();
    // An edition that changes nothing is the same measure.
    assert_eq!(between(&old, &new).comparability, Comparability::Same);
    for (practice, carries) in [
        (0, Some(CarriesOver::Same)),
        (1, Some(CarriesOver::Split)),
        (2, Some(CarriesOver::Merged)),
        (3, None),
    ] {
        reword(&mut new, practice, carries);
    }
    let found = between(&old, &new);
    assert_eq!(found.limits, [Limit::OtherEdition]);
    assert_eq!((found.level.direction, found.level.moves), (None, None));
    let compared: Vec<_> = found.practices.iter().map(|it| &it.id).collect();
    assert_eq!(compared, [&practice_id(0, 0), &practice_id(0, 4)]);
    let why = [
        NotCompared::Split,
        NotCompared::Merged,
        NotCompared::Reworded,
    ];
    let why: Vec<_> = why
        .into_iter()
        .zip(1..)
        .map(|(why, at)| (practice_id(0, at), why))
        .collect();
    assert_eq!(found.not_compared, why);
    assert_eq!(found.index.tenths(), Some(10));
}

#[test]
fn other_thresholds_are_another_scale_too() {
    let old = alike(&[At(4); 3], 5);
    let mut new = alike(&[At(4); 3], 5);
    new.questionnaire.thresholds.reached = 60;
    let found = between(&old, &new);
    assert_eq!(
        (found.comparability, found.practices.len()),
        (Comparability::OtherEdition, 3)
    );
}

#[test]
fn the_short_form_of_one_is_what_both_are_compared_on() {
    let short = |mut of: Assessment, form| {
        of.questionnaire.short_form = vec![practice_id(0, 0)];
        of.form = form;
        of
    };
    let old = short(alike(&[At(4), Open], 5), Form::Short);
    let new = short(alike(&[At(6), At(8)], 5), Form::Full);
    let found = between(&old, &new);
    assert_eq!(found.form, Form::Short);
    assert_eq!(found.limits, [Limit::OtherForm]);
    assert_eq!((found.practices.len(), found.not_compared.len()), (1, 0));
}

#[test]
fn what_was_planned_became_what_the_answers_and_the_plan_say() {
    let step = |practice, to, status| PlanStep {
        status,
        ..PlanStep::new(practice_id(0, practice), level(to))
    };
    let mut old = alike(&[At(4); 9], 1);
    old.plan = (0..8).map(|it| step(it, 3, Status::Open)).collect();
    old.plan.push(step(8, 2, Status::Open));
    let now = [
        At(6),
        At(5),
        At(5),
        At(5),
        At(5),
        At(4),
        NotApplicable,
        DontKnow,
        At(6),
    ];
    let mut new = alike(&now, 1);
    new.plan = vec![
        step(1, 3, Status::Done),
        step(2, 3, Status::UnderWay),
        step(3, 3, Status::Open),
        step(4, 3, Status::Dropped),
    ];
    let found = between(&old, &new);
    let became: Vec<Became> = found.planned.iter().map(|it| it.became).collect();
    let wanted = [
        Became::Reached,
        Became::OnlySaid,
        Became::UnderWay,
        Became::StillOpen,
        Became::Dropped,
        Became::NotReached,
        Became::Dropped,
        Became::Unknown,
    ];
    assert_eq!(
        became, wanted,
        "the last step was reached before it was planned"
    );
    assert!(found.practices[0].planned);
    let last = found.practices.last().expect("a practice");
    assert!(!last.planned && last.half_levels == 2);
}

#[test]
fn own_steps_are_found_by_their_title_and_targets_by_their_element() {
    let own = |title: &str, status| OwnStep {
        title: title.to_owned(),
        status,
        ..OwnStep::new()
    };
    let mut old = alike(&[At(4)], 1);
    old.own_steps = vec![
        own("New phones", Status::Open),
        own("Move", Status::UnderWay),
    ];
    let element = old.questionnaire.elements[0].id.clone();
    let target = Target {
        level: level(3),
        reason: String::new(),
    };
    old.targets.insert(element, target);
    let mut new = alike(&[At(6)], 1);
    new.own_steps = vec![own(" new  phones", Status::Done)];
    let found = between(&old, &new);
    let became: Vec<Became> = found.own_steps.iter().map(|it| it.became).collect();
    assert_eq!(became, [Became::Reached, Became::Unknown]);
    assert_eq!(found.targets[0].met, Some(true));
    assert_eq!(between(&old, &old).targets[0].met, Some(false));
}

#[test]
fn with_small_groups_left_out_no_figure_of_a_draw_and_no_note_is_told() {
    let old = alike(&[At(4)], 6);
    let mut new = alike(&[At(6)], 6);
    for person in &mut new.respondents {
        let said = person.sheet.0.get_mut(&practice_id(0, 0)).expect("said");
        said.note = "I saw it.".to_owned();
    }
    let found = withheld(&old, &new, 5);
    assert!(!found.is_hidden());
    assert_eq!((found.index.interval, found.draws.clone()), (None, None));
    assert_eq!(found.index.chance, Some(Chance::Beyond));
    assert!(found.practices[0].reasons.is_empty());
    assert_eq!(between(&old, &new).practices[0].reasons.len(), 6);
}

#[test]
fn a_practice_that_one_person_rated_in_one_of_both_alone_is_not_shown() {
    let old = alike(&[At(4), At(4)], 6);
    let mut people = vec![vec![At(6), At(6)]; 6];
    people[0][1] = Open;
    let found = withheld(&old, &answered(&people), 5);
    assert_eq!(found.practices.len(), 1);
    assert_eq!(
        found.not_compared,
        [(practice_id(0, 1), NotCompared::Withheld)]
    );
}

#[test]
fn a_trend_stands_in_the_order_of_days() {
    let dated = |year, half_levels| {
        let mut found = alike(&[At(half_levels)], 5);
        found.unit.date = Some(date(year, 1, 1));
        found
    };
    let (first, second, newest) = (dated(2024, 2), dated(2025, 4), dated(2026, 6));
    let found = Trend::of(&[&second, &first], &newest, Form::Full, None);
    let places = found
        .points
        .iter()
        .map(|it| it.place.map(|it| it.low.ordinal()));
    assert_eq!(places.collect::<Vec<_>>(), [Some(1), Some(2), Some(3)]);
    let years = found.points.iter().filter_map(|it| it.date).map(Date::year);
    assert_eq!(years.collect::<Vec<_>>(), [2024, 2025, 2026]);
    // Somebody joined in the last one: what the earlier ones say could be subtracted.
    let mut other = newest.clone();
    other.respondents[0].name = "Somebody else".to_owned();
    let least = Some(SmallestGroup::new(5));
    let found = Trend::of(&[&second, &first], &other, Form::Full, least);
    let people = found.points.iter().map(|it| it.people);
    assert_eq!(people.collect::<Vec<_>>(), [None, None, Some(5)]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    /// Where fewer people than the smallest group answered one of both alone, what is shown is the same whatever
    /// anybody answered before.
    #[test]
    fn nothing_of_the_older_one_shows_where_a_few_people_make_the_difference(
        answers in proptest::collection::vec(2_u8..=10, 7),
        others in proptest::collection::vec(2_u8..=10, 7),
        gone in 1_usize..3,
    ) {
        let of = |all: &[u8]| answered(&all.iter().map(|it| vec![At(*it), At(12 - *it)]).collect::<Vec<_>>());
        let new = {
            let mut found = alike(&[At(6), At(6)], 7);
            for person in found.respondents.iter_mut().take(gone) {
                person.name.push_str(" the other");
            }
            found
        };
        let [one, other] = [&answers, &others].map(|it| withheld(&of(it), &new, 5));
        prop_assert!(one.is_hidden());
        prop_assert_eq!(one, other);
    }

    /// Comparing the other way round turns every difference round.
    #[test]
    fn a_change_taken_backwards_is_its_opposite(
        old in proptest::collection::vec(2_u8..=10, 4),
        new in proptest::collection::vec(2_u8..=10, 4),
    ) {
        let of = |all: &[u8]| alike(&all.iter().map(|it| At(*it)).collect::<Vec<_>>(), 5);
        let (old, new) = (of(&old), of(&new));
        let (there, back) = (between(&old, &new), between(&new, &old));
        let turned: Vec<i32> = back.practices.iter().map(|it| -it.half_levels).collect();
        let moved: Vec<i32> = there.practices.iter().map(|it| it.half_levels).collect();
        prop_assert_eq!(moved, turned);
        prop_assert_eq!(there.index.tenths(), back.index.tenths().map(|it| -it));
        prop_assert_eq!(there.level.direction, back.level.direction.map(Ordering::reverse));
    }
}
