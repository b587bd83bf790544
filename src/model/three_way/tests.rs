use proptest::prelude::*;

use super::*;
use crate::model::example::Answer::At;
use crate::model::example::{assessment, practice_id};
use crate::model::{
    Check, CheckVerdict, Confidence, Consensus, DocumentId, Edit, Evidence, Form, HalfLevels,
    Rating, ResponseField, Target,
};

/// Two elements with three practices, and two people who answered some of them.
fn base() -> Assessment {
    let answers = vec![At(4), At(6), At(2)];
    let mut found = assessment(&[answers.clone(), answers]);
    for name in ["Ann", "Bob"] {
        let mut person = Respondent::new(found.free_respondent_id());
        name.clone_into(&mut person.name);
        add(&mut found, person);
    }
    let both: Vec<RespondentId> = found.respondents.iter().map(|one| one.id.clone()).collect();
    for id in both {
        rate(&mut found, &id, 1, 4);
    }
    found.identity.id = Some(DocumentId::new(7));
    found
}

fn add(found: &mut Assessment, person: Respondent) {
    found.apply(Edit::AddRespondent(person)).expect("it is new");
}

fn rate(found: &mut Assessment, respondent: &RespondentId, practice: usize, half_levels: u8) {
    let rating = HalfLevels::new(half_levels).map(Rating::At);
    let edit = Edit::Respond {
        respondent: respondent.clone(),
        practice: practice_id(practice % 2, practice / 2),
        field: ResponseField::Rating(rating),
    };
    found.apply(edit).expect("it is permitted");
}

/// A change that somebody makes.
#[derive(Debug, Clone)]
enum Act {
    Rate(prop::sample::Index, usize, u8),
    Note(prop::sample::Index, usize, String),
    Add(String),
    Describe(prop::sample::Index, String),
    Remove(prop::sample::Index),
    Agree(usize, Option<u8>),
    Aim(usize, Option<u8>),
    Plan(Vec<usize>, String),
    Name(String),
    Lock(usize, bool),
    Budget(Option<u32>),
    Round(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let who = any::<prop::sample::Index>;
    let name = || "[a-c]{1,2}";
    prop_oneof![
        4 => (who(), 0..6_usize, 2..11_u8).prop_map(|(who, at, to)| Act::Rate(who, at, to)),
        2 => (who(), 0..6_usize, name()).prop_map(|(who, at, text)| Act::Note(who, at, text)),
        1 => name().prop_map(Act::Add),
        1 => (who(), name()).prop_map(|(who, name)| Act::Describe(who, name)),
        1 => who().prop_map(Act::Remove),
        1 => (0..6_usize, prop::option::of(2..11_u8)).prop_map(|(at, to)| Act::Agree(at, to)),
        1 => (0..2_usize, prop::option::of(1..6_u8)).prop_map(|(at, to)| Act::Aim(at, to)),
        1 => (prop::sample::subsequence(vec![0, 1, 2, 3], 0..4), name())
            .prop_map(|(steps, owner)| Act::Plan(steps, owner)),
        1 => name().prop_map(Act::Name),
        1 => (0..6_usize, any::<bool>()).prop_map(|(at, is_in)| Act::Lock(at, is_in)),
        1 => prop::option::of(1..9_u32).prop_map(Act::Budget),
        2 => (0..6_usize).prop_map(Act::Round),
    ]
}

fn practice(at: usize) -> PracticeId {
    practice_id(at % 2, at / 2)
}

/// Makes a change where it is permitted.
fn change(found: &mut Assessment, act: &Act) {
    let id = |who: &prop::sample::Index| {
        let people = &found.respondents;
        (!people.is_empty()).then(|| people[who.index(people.len())].id.clone())
    };
    let level = |level: u8| Level::new(level).expect("1 to 5");
    let at = |half_levels: u8| Rating::At(HalfLevels::new(half_levels).expect("2 to 10"));
    let respond = |who: &prop::sample::Index, place: usize, field: ResponseField| {
        id(who).map(|respondent| Edit::Respond {
            respondent,
            practice: practice(place),
            field,
        })
    };
    let edit = match act {
        Act::Rate(who, place, to) => respond(who, *place, ResponseField::Rating(Some(at(*to)))),
        Act::Note(who, place, text) => respond(who, *place, ResponseField::Note(text.clone())),
        Act::Add(name) => {
            let mut person = Respondent::new(found.free_respondent_id());
            person.name.clone_from(name);
            Some(Edit::AddRespondent(person))
        }
        Act::Describe(who, name) => id(who).map(|respondent| Edit::DescribeRespondent {
            respondent,
            name: name.clone(),
            role: String::new(),
            team: String::new(),
        }),
        Act::Remove(who) => id(who).map(Edit::RemoveRespondent),
        Act::Agree(place, to) => {
            let consensus = to.map(|to| Consensus {
                rating: at(to),
                reason: String::new(),
                agreed_on: None,
            });
            Some(Edit::SetConsensus(practice(*place), consensus))
        }
        Act::Aim(place, to) => {
            let element = found.questionnaire.elements[*place].id.clone();
            let target = to.map(|to| Target {
                level: level(to),
                reason: String::new(),
            });
            Some(Edit::SetTarget(element, target))
        }
        Act::Plan(steps, owner) => {
            let step = |place: &usize| PlanStep {
                owner: owner.clone(),
                ..PlanStep::new(practice(*place), level(3))
            };
            Some(Edit::SetPlan(steps.iter().map(step).collect()))
        }
        Act::Name(name) => Some(Edit::SetUnit(UnitField::Unit, name.clone())),
        Act::Lock(place, is_in) => {
            let mut planning = found.planning.clone();
            let set = if *is_in {
                &mut planning.locked_in
            } else {
                &mut planning.locked_out
            };
            set.insert(practice(*place));
            Some(Edit::SetPlanning(planning))
        }
        Act::Budget(days) => Some(Edit::SetPlanning(Planning {
            budget_days: *days,
            ..found.planning.clone()
        })),
        Act::Round(place) => {
            let practices = [practice(*place)].into();
            let ended = jiff::civil::date(2026, 11, 22);
            // It is refused where nobody voted since the last one.
            let _ = found.apply(Edit::OpenRound { practices, ended });
            None
        }
    };
    if let Some(edit) = edit {
        found.apply(edit).expect("it is permitted");
    }
}

fn changed(acts: &[Act]) -> Assessment {
    let mut found = base();
    for act in acts {
        change(&mut found, act);
    }
    found
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    prop::collection::vec(act(), 0..12)
}

/// An assessment without what may differ between the two ways round: the ids that new people get, and
/// the order of what both sides added.
fn unordered(mut found: Assessment) -> Assessment {
    let mut people: Vec<Respondent> = found
        .respondents
        .iter()
        .map(|one| (**one).clone())
        .collect();
    for person in &mut people {
        if base().respondent(&person.id).is_none() {
            person.id = RespondentId::new("new").expect("an id");
        }
    }
    people.sort_by_key(|person| format!("{person:?}"));
    found.respondents = people.into_iter().collect();
    found.plan.sort_by_key(|step| format!("{step:?}"));
    let votes = found.rounds.iter_mut().flat_map(|it| it.votes.values_mut());
    votes.for_each(|votes| votes.retain(|id, _| base().respondent(id).is_some()));
    found
}

fn merged(ours: &Assessment, theirs: &Assessment, side: Side) -> Merged {
    merge(&base(), ours, theirs, |_| side).expect("they belong together")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_only_one_side_changed_is_taken_whole_and_asks_nothing(acts in acts()) {
        let one = changed(&acts);
        for found in [merged(&base(), &one, Side::Ours), merged(&one, &base(), Side::Theirs)] {
            prop_assert_eq!(&found.conflicts, &[]);
            prop_assert_eq!(&found.assessment, &one);
        }
        let same = merged(&one, &one.clone(), Side::Ours);
        prop_assert_eq!((same.taken, &same.assessment), (0, &one));
    }

    #[test]
    fn both_ways_round_give_the_same(ours in acts(), theirs in acts()) {
        let (ours, theirs) = (changed(&ours), changed(&theirs));
        let one = merged(&ours, &theirs, Side::Ours);
        let other = merged(&theirs, &ours, Side::Theirs);
        prop_assert_eq!(unordered(one.assessment), unordered(other.assessment));
        prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
    }

    #[test]
    fn nothing_that_somebody_said_is_lost(ours in acts(), theirs in acts()) {
        let (ours, theirs) = (changed(&ours), changed(&theirs));
        let found = merged(&ours, &theirs, Side::Ours);
        let base = base();
        for person in &found.assessment.respondents {
            let sides = [&base, &ours, &theirs].map(|side| side.respondent(&person.id));
            let [Some(before), Some(ours), Some(theirs)] = sides else {
                continue;
            };
            for place in 0..6 {
                let practice = practice(place);
                let now = person.sheet.get(&practice);
                let all = [before, ours, theirs].map(|one| one.sheet.get(&practice));
                let [now, before, ours, theirs] =
                    [now, all[0], all[1], all[2]].map(|said| said.cloned().unwrap_or_default());
                let rating = if ours.rating == before.rating { theirs.rating } else { ours.rating };
                prop_assert_eq!(now.rating, rating);
                let note = if ours.note == before.note { theirs.note } else { ours.note };
                prop_assert_eq!(now.note, note);
            }
        }
        // Whoever was added is there, under whatever id.
        for side in [&ours, &theirs] {
            let is_new = |one: &&Shared<Respondent>| base.respondent(&one.id).is_none();
            for person in side.respondents.iter().filter(is_new) {
                let mut people = found.assessment.respondents.iter();
                prop_assert!(people.any(|one| described(one) == described(person)));
            }
        }
        // Votes stand with the people who gave them.
        for round in &found.assessment.rounds {
            for (practice, votes) in &round.votes {
                for who in votes.keys().filter(|id| base.respondent(id).is_none()) {
                    let now = found.assessment.respondent(who).expect("somebody who is here");
                    prop_assert!(now.sheet.rating(practice).is_some());
                }
            }
        }
        let ids: BTreeSet<&RespondentId> =
            found.assessment.respondents.iter().map(|one| &one.id).collect();
        prop_assert_eq!(ids.len(), found.assessment.respondents.len(), "ids are unique");
    }
}

#[test]
fn what_both_changed_differently_is_asked_about_and_the_rest_is_taken() {
    let [ann, bob] = [0, 1].map(|place| base().respondents[place].id.clone());
    let (mut ours, mut theirs) = (base(), base());
    rate(&mut ours, &ann, 1, 6);
    rate(&mut theirs, &ann, 1, 8);
    rate(&mut theirs, &bob, 2, 10);
    rate(&mut ours, &bob, 3, 2);
    let wanted = Place::Response(ann.clone(), practice(1), ResponsePart::Rating);
    for (side, half_levels) in [(Side::Ours, 6), (Side::Theirs, 8)] {
        let found = merged(&ours, &theirs, side);
        assert_eq!(found.conflicts, std::slice::from_ref(&wanted));
        assert_eq!(found.taken, 1, "what Bob says there");
        let at = |who: &RespondentId, place| {
            let person = found.assessment.respondent(who).expect("a person");
            person.sheet.at(&practice(place)).map(HalfLevels::count)
        };
        assert_eq!(at(&ann, 1), Some(half_levels));
        assert_eq!([at(&bob, 2), at(&bob, 3)], [Some(10), Some(2)]);
    }
}

#[test]
fn days_off_that_either_side_added_are_taken_and_what_one_took_back_is_gone() {
    let day = |day| jiff::civil::date(2026, 12, day);
    let with = |days: &[i8]| {
        let mut found = base();
        found.planning.days_off = days.iter().map(|number| day(*number)).collect();
        found
    };
    let (before, ours, theirs) = (with(&[24, 25]), with(&[24, 25, 28]), with(&[25, 31]));
    let found = merge(&before, &ours, &theirs, |_| Side::Ours).expect("one document");
    let days: Vec<i8> = found
        .assessment
        .planning
        .days_off
        .iter()
        .map(|it| it.day())
        .collect();
    assert_eq!(days, [25, 28, 31]);
    assert_eq!(found.conflicts.len(), 0);
}

#[test]
fn each_part_of_an_answer_is_a_place_of_its_own() {
    let ann = base().respondents[0].id.clone();
    let (mut ours, mut theirs) = (base(), base());
    let respond = |found: &mut Assessment, field| {
        let edit = Edit::Respond {
            respondent: ann.clone(),
            practice: practice(1),
            field,
        };
        found.apply(edit).expect("it is permitted");
    };
    let entry = Evidence {
        text: "the list".to_owned(),
        ..Evidence::default()
    };
    rate(&mut ours, &ann, 1, 8);
    respond(&mut ours, ResponseField::Flagged(true));
    respond(&mut ours, ResponseField::Note("mine".to_owned()));
    respond(&mut theirs, ResponseField::Note("theirs".to_owned()));
    respond(&mut theirs, ResponseField::Evidence(vec![entry.clone()]));
    let sure = Some(Confidence::High);
    respond(&mut theirs, ResponseField::Confidence(sure));
    let found = merged(&ours, &theirs, Side::Ours);
    let asked = Place::Response(ann.clone(), practice(1), ResponsePart::Note);
    assert_eq!((found.taken, found.conflicts), (2, vec![asked]));
    let wanted = Response {
        rating: HalfLevels::new(8).map(Rating::At),
        note: "mine".to_owned(),
        evidence: vec![entry],
        confidence: sure,
        flagged: true,
        check: None,
        voted_again: false,
    };
    let person = found.assessment.respondent(&ann).expect("she is there");
    assert_eq!(person.sheet.get(&practice(1)), Some(&wanted));
}

#[test]
fn a_check_that_was_made_there_of_a_rating_that_was_changed_here_goes() {
    let ann = base().respondents[0].id.clone();
    let check = Check {
        by: "Ines".to_owned(),
        date: jiff::civil::date(2026, 11, 20),
        verdict: CheckVerdict::SentBack,
        note: "Which list?".to_owned(),
    };
    let edit = Edit::Respond {
        respondent: ann.clone(),
        practice: practice(1),
        field: ResponseField::Check(Some(check.clone())),
    };
    let (mut ours, mut theirs) = (base(), base());
    theirs.apply(edit).expect("it is permitted");
    let of = |found: &Merged| {
        let person = found.assessment.respondent(&ann).expect("she is there");
        person
            .sheet
            .get(&practice(1))
            .and_then(|said| said.check.clone())
    };
    assert_eq!(of(&merged(&ours, &theirs, Side::Ours)), Some(check));
    rate(&mut ours, &ann, 1, 8);
    assert_eq!(of(&merged(&ours, &theirs, Side::Ours)), None);
    assert_eq!(of(&merged(&theirs, &ours, Side::Theirs)), None);
}

#[test]
fn an_answer_that_was_taken_back_here_and_got_a_note_there_leaves_the_note() {
    let ann = base().respondents[0].id.clone();
    let (mut ours, mut theirs) = (base(), base());
    let respond = |found: &mut Assessment, field| {
        let edit = Edit::Respond {
            respondent: ann.clone(),
            practice: practice(1),
            field,
        };
        found.apply(edit).expect("it is permitted");
    };
    respond(&mut ours, ResponseField::Rating(None));
    respond(&mut theirs, ResponseField::Note("why".to_owned()));
    let found = merged(&ours, &theirs, Side::Ours);
    assert!(found.conflicts.is_empty());
    let person = found.assessment.respondent(&ann).expect("she is there");
    let said = person.sheet.get(&practice(1)).expect("the note");
    assert_eq!((&said.rating, said.note.as_str()), (&None, "why"));
}

#[test]
fn two_people_who_were_added_under_the_same_id_both_stay() {
    let (mut ours, mut theirs) = (base(), base());
    for (side, name) in [(&mut ours, "Cem"), (&mut theirs, "Dia")] {
        let mut person = Respondent::new(side.free_respondent_id());
        name.clone_into(&mut person.name);
        let id = person.id.clone();
        add(side, person);
        rate(side, &id, 0, 8);
    }
    let found = merged(&ours, &theirs, Side::Ours);
    let people = found.assessment.respondents.iter();
    let people: Vec<(&str, usize)> = people
        .map(|one| (one.name.as_str(), one.sheet.said()))
        .collect();
    assert_eq!(people[people.len() - 2..], [("Cem", 1), ("Dia", 1)]);
    assert!(found.conflicts.is_empty());
}

#[test]
fn nobody_gets_the_id_of_somebody_whom_both_sides_removed() {
    let ann = base().respondents[0].id.clone();
    let (mut ours, mut theirs) = (base(), base());
    for (side, name) in [(&mut ours, "Cem"), (&mut theirs, "Dia")] {
        let mut person = Respondent::new(side.free_respondent_id());
        name.clone_into(&mut person.name);
        add(side, person);
        let removed = Edit::RemoveRespondent(ann.clone());
        side.apply(removed).expect("she is there");
    }
    let found = merged(&ours, &theirs, Side::Ours).assessment;
    assert_eq!(found.respondents.len(), base().respondents.len() + 1);
    assert_eq!(found.respondent(&ann), None);
}

#[test]
fn somebody_who_was_removed_here_and_answered_there_is_asked_about() {
    let ann = base().respondents[0].id.clone();
    let (mut ours, mut theirs) = (base(), base());
    let removed = Edit::RemoveRespondent(ann.clone());
    ours.apply(removed).expect("she is there");
    rate(&mut theirs, &ann, 2, 10);
    for side in [Side::Ours, Side::Theirs] {
        let found = merged(&ours, &theirs, side);
        assert_eq!(found.conflicts, [Place::Respondent(ann.clone())]);
        let stays = found.assessment.respondent(&ann).is_some();
        assert_eq!(stays, side == Side::Theirs);
    }
}

#[test]
fn other_questions_and_other_assessments_are_not_merged() {
    let ours = base();
    let refused = |theirs: &Assessment| merge(&base(), &ours, theirs, |_| Side::Ours).unwrap_err();
    let mut theirs = base();
    theirs.questionnaire.edition.push('!');
    assert_eq!(refused(&theirs), MergeError::OtherQuestionnaire);
    let mut theirs = base();
    theirs.identity.id = Some(DocumentId::new(8));
    assert_eq!(refused(&theirs), MergeError::OtherAssessment);
    // Both opened a document that had no id yet.
    let mut before = base();
    before.identity.id = None;
    let found = merge(&before, &ours, &theirs, |_| Side::Ours).expect("it is the same one");
    assert_eq!(found.assessment.identity, theirs.identity);
    assert_eq!(found.assessment.form, Form::Full);
}

#[test]
fn what_either_side_passed_on_is_noted_with_the_later_day() {
    let day = |day| jiff::civil::date(2026, 5, day);
    let note = |found: &mut Assessment, people: usize, date| {
        let ids = (0..people).map(|it| RespondentId::new(format!("p{it}")).expect("an id"));
        let people = ids.collect();
        let edit = Edit::NoteRelease(crate::model::Release { people, date });
        found.apply(edit).expect("it is permitted");
    };
    let (mut ours, mut theirs) = (base(), base());
    note(&mut ours, 5, day(3));
    note(&mut ours, 9, day(1));
    note(&mut theirs, 5, day(1));
    note(&mut theirs, 9, day(2));
    note(&mut theirs, 7, day(4));
    let found = merge(&base(), &ours, &theirs, |_| Side::Ours).expect("one assessment");
    let noted: Vec<_> = found
        .assessment
        .releases
        .iter()
        .map(|it| (it.people.len(), it.date))
        .collect();
    assert_eq!(noted, [(9, day(2)), (5, day(3)), (7, day(4))]);
    assert_eq!((found.taken, found.conflicts), (2, Vec::new()));
}

/// Votes on the first practice as two copies have them after one of them opened a round.
#[test]
fn a_round_that_one_side_opened_is_kept_and_votes_of_the_other_join_it() {
    let practice = practice_id(0, 0);
    let vote = |of: &mut Assessment, count: u8| {
        let edit = Edit::Respond {
            respondent: of.respondents[0].id.clone(),
            practice: practice.clone(),
            field: ResponseField::Rating(HalfLevels::new(count).map(Rating::At)),
        };
        of.apply(edit).expect("it is permitted");
    };
    let open = |of: &mut Assessment| {
        let practices = [practice.clone()].into();
        let ended = jiff::civil::date(2026, 11, 22);
        let edit = Edit::OpenRound { practices, ended };
        of.apply(edit).expect("somebody voted");
    };
    let mut base = base();
    vote(&mut base, 4);
    let mut ours = base.clone();
    open(&mut ours);
    // The other copy knows of no round: its new answer is a vote of the one that is open here.
    let mut theirs = base.clone();
    vote(&mut theirs, 6);
    let found = merge(&base, &ours, &theirs, |_| Side::Ours).expect("one assessment");
    assert!(found.conflicts.is_empty());
    let told = |of: &Assessment| -> Vec<(u8, bool)> {
        let who = &of.respondents[0].id;
        let rounds = of.rounds_of(&practice).into_iter();
        let told = rounds.map(|votes| {
            let at = votes[who].answer.at().map_or(0, HalfLevels::count);
            (at, votes[who].stayed)
        });
        told.collect()
    };
    assert_eq!(told(&found.assessment), [(4, false), (6, false)]);
    // Both know of the round: the same rating once more is a vote, and it is told.
    let (base, mut theirs) = (ours.clone(), ours.clone());
    vote(&mut theirs, 4);
    let found = merge(&base, &base, &theirs, |_| Side::Ours).expect("one assessment");
    assert_eq!(told(&found.assessment), [(4, false), (4, false)]);
    assert_eq!((found.taken, found.conflicts.len()), (1, 0));
    // Rounds that both opened apart are a conflict.
    let (mut ours, mut theirs) = (base.clone(), base.clone());
    vote(&mut ours, 8);
    open(&mut ours);
    vote(&mut theirs, 2);
    open(&mut theirs);
    let found = merge(&base, &ours, &theirs, |_| Side::Theirs).expect("one assessment");
    assert!(found.conflicts.contains(&Place::Rounds));
    assert_eq!(told(&found.assessment)[1], (2, false));
}

#[test]
fn votes_of_people_who_were_removed_or_renamed_follow_them() {
    let mut base = base();
    let practice = practice_id(0, 0);
    let who = base.respondents[1].id.clone();
    let edit = Edit::Respond {
        respondent: who.clone(),
        practice: practice.clone(),
        field: ResponseField::Rating(Some(Rating::DontKnow)),
    };
    base.apply(edit).expect("it is permitted");
    let (ours, mut theirs) = (base.clone(), base.clone());
    let practices = [practice.clone()].into();
    let ended = jiff::civil::date(2026, 11, 22);
    let edit = Edit::OpenRound { practices, ended };
    theirs.apply(edit).expect("somebody voted");
    let mut without = ours.clone();
    let edit = Edit::RemoveRespondent(who.clone());
    without.apply(edit).expect("it is permitted");
    let found = merge(&base, &without, &theirs, |_| Side::Ours).expect("one assessment");
    let votes = &found.assessment.rounds[0].votes[&practice];
    assert!(!votes.contains_key(&who));
    // Another copy knows the person by another id.
    let other = RespondentId::new("other").expect("an id");
    let mut elsewhere = theirs.clone();
    elsewhere.respondents[1].id = other.clone();
    let round = &mut elsewhere.rounds[0];
    let votes = round.votes.get_mut(&practice).expect("votes");
    let vote = votes.remove(&who).expect("a vote");
    votes.insert(other, vote);
    let renamed = elsewhere.with_ids_of(&ours, &without);
    assert!(renamed.respondent(&who).is_some());
    assert!(renamed.rounds[0].votes[&practice].contains_key(&who));
}

#[test]
fn what_two_people_measured_on_different_days_comes_together_and_the_same_day_is_asked_about() {
    use crate::model::{Measure, MeasureId, MeasureKind, Outcome};

    let id = MeasureId::new("nps").expect("an id");
    let with = |base: &Assessment, values: &[(i8, i64)]| {
        let mut found = base.clone();
        let mut outcomes = found.outcomes.clone();
        let measure = outcomes.entry(id.clone());
        let measure = measure.or_insert_with(|| Measure::new("NPS", MeasureKind::Nps));
        for (month, value) in values {
            let day = jiff::civil::date(2026, *month, 1);
            measure.values.insert(day, Outcome::new((*value).into()));
        }
        found
            .apply(Edit::SetOutcomes(outcomes))
            .expect("it is permitted");
        found
    };
    let base = with(&base(), &[(1, 10)]);
    let (ours, theirs) = (with(&base, &[(2, 12)]), with(&base, &[(3, 14)]));
    let both = merge(&base, &ours, &theirs, |_| unreachable!("nothing is asked")).expect("copies");
    assert_eq!(both.assessment.outcomes[&id].values.len(), 3);
    assert_eq!(both.taken, 1);
    let (ours, theirs) = (with(&base, &[(1, 20)]), with(&base, &[(1, 30)]));
    let asked = merge(&base, &ours, &theirs, |_| Side::Theirs).expect("copies");
    let place = Place::Outcome(id.clone(), jiff::civil::date(2026, 1, 1));
    assert_eq!(asked.conflicts, [place]);
    assert_eq!(asked.assessment, theirs);
    // What one side says anew of the measure stays beside what the other side measured.
    let mut renamed = base.clone();
    let mut outcomes = renamed.outcomes.clone();
    let measure = outcomes.get_mut(&id).expect("it is there");
    "Would recommend us".clone_into(&mut measure.name);
    renamed
        .apply(Edit::SetOutcomes(outcomes))
        .expect("it is permitted");
    let measured = with(&base, &[(2, 12)]);
    let both = merge(&base, &renamed, &measured, |_| {
        unreachable!("nothing is asked")
    });
    let both = &both.expect("copies").assessment.outcomes[&id];
    let told = (both.name.as_str(), both.values.len());
    assert_eq!(told, ("Would recommend us", 2));
    // A measure that one side took away goes with it, and so does what pointed to it.
    let mut without = base.clone();
    without
        .apply(Edit::SetOutcomes(BTreeMap::new()))
        .expect("it is permitted");
    let mut pointed = base.clone();
    let own = crate::model::OwnStep {
        indicator: Some(id.clone()),
        ..crate::model::OwnStep::new()
    };
    pointed
        .apply(Edit::SetOwnSteps(vec![own]))
        .expect("it is permitted");
    let gone = merge(&base, &without, &pointed, |_| {
        unreachable!("nothing is asked")
    });
    let gone = gone.expect("copies").assessment;
    assert!(gone.outcomes.is_empty() && gone.own_steps[0].indicator.is_none());
}
