//! Response sheets that come back: what they would bring into an assessment, and which are refused.

use super::choices::{Choices, Question};
use super::people::{self, Draft, Drafts, Person, key_of};
use super::vocabulary::folded;
use crate::format::diagnostic::Diagnostic;
use crate::format::fault::Fault;
use crate::model::{
    Assessment, Edit, Import, Newcomer, Practice, PracticeId, Questionnaire, Respondent,
    RespondentId, Response, ResponseSheet, Responses, SheetState,
};
use crate::words::Message;

/// What became of a sheet among others.
#[derive(Debug, Clone, PartialEq)]
pub enum Fate {
    /// It cannot be taken in, for these reasons.
    Refused(Vec<Diagnostic>),
    /// Nobody filled it in.
    Empty,
    /// It is the same as the sheet of this number.
    SameAs(usize),
    /// It is an earlier state of the sheet of this number.
    EarlierThan(usize),
    /// It is an earlier state of a sheet that the assessment has taken in.
    EarlierThanTaken,
    /// Its answers are those of the person of this number.
    Read(usize),
}

/// What sheets would bring into an assessment. They are numbered in the order that they were given.
#[derive(Debug, Clone)]
pub struct Returned {
    /// What became of each sheet.
    pub fates: Vec<Fate>,
    /// Whose answers they hold.
    pub people: Vec<Person>,
    /// What must be decided before anything is taken, with the sheet that it is about.
    pub questions: Vec<(usize, Question)>,
    /// What is worth knowing about a sheet.
    pub warnings: Vec<(usize, Diagnostic)>,
    /// How many answers of each sheet's person stay although the sheet, which was taken in before, leaves
    /// them open now.
    pub kept: Vec<usize>,
    /// The states of sheets that each person's answers come from.
    states: Vec<Vec<SheetState>>,
    /// Whether anything would be changed.
    brings_news: bool,
}

impl Returned {
    /// Whether nothing keeps the sheets from being taken in.
    #[must_use]
    pub fn can_be_taken(&self) -> bool {
        let mut fates = self.fates.iter();
        self.questions.is_empty() && !fates.any(|fate| matches!(fate, Fate::Refused(_)))
    }

    /// Whether taking them in would change anything.
    #[must_use]
    pub const fn brings_news(&self) -> bool {
        self.brings_news
    }

    /// The change that takes all answers in.
    #[must_use]
    pub fn edit(self) -> Edit {
        let people = self.people.into_iter().zip(self.states).enumerate();
        let people = people.filter_map(|(place, (person, sheets))| {
            Some(Newcomer {
                known: person.known,
                said: Respondent {
                    id: RespondentId::new(format!("r{}", place + 1)).ok()?,
                    name: person.name,
                    role: person.role,
                    team: person.team,
                    sheet: Responses(person.sheet),
                },
                sheets,
            })
        });
        Edit::Import(Box::new(Import {
            people: people.collect(),
            ..Import::default()
        }))
    }
}

/// Says what sheets would bring into an assessment.
#[must_use]
pub fn read_sheets(
    sheets: &[ResponseSheet],
    assessment: &Assessment,
    choices: &Choices,
) -> Returned {
    let mut drafts = Drafts::default();
    let mut states: Vec<Vec<SheetState>> = Vec::new();
    let mut questions: Vec<(usize, Question)> = Vec::new();
    let mut fates = Vec::with_capacity(sheets.len());
    for (number, sheet) in sheets.iter().enumerate() {
        if let Some(fate) = left_out(number, sheets, assessment) {
            fates.push(fate);
            continue;
        }
        let (place, is_by_name) =
            draft_of(number, sheet, &mut drafts, &states, assessment, choices);
        if states.len() <= place {
            states.push(Vec::new());
        }
        if let Some(states) = states.get_mut(place) {
            states.push(sheet.state());
        }
        if let Some(draft) = drafts.all.get_mut(place) {
            draft.sheets.push(sheet.id);
            let name = sheet.person.name.clone();
            let asks_again =
                is_by_name && !choices.later_one_holds && !choices.is_same(&draft.key[0]);
            let question = if !put(draft, sheet, choices) {
                Some(Question::Twice { name })
            } else if asks_again {
                Some(Question::Again { name })
            } else {
                None
            };
            let is_new = |question: &Question| questions.iter().all(|(_, known)| known != question);
            if let Some(question) = question.filter(is_new) {
                questions.push((number, question));
            }
        }
        fates.push(Fate::Read(place));
    }
    let mut found = people::identify(drafts, assessment, choices);
    for person in &mut found.people {
        let known = person.known.as_ref();
        if let Some(known) = known.and_then(|id| assessment.respondent(id)) {
            // The person may have another name by now, or the number of a namesake.
            person.name.clone_from(&known.name);
        }
    }
    for (number, question) in found.questions {
        let is_asked = matches!(question, Question::Again { .. })
            && questions.iter().any(|(_, known)| *known == question);
        if !is_asked {
            questions.push((number, question));
        }
    }
    questions.sort_by_key(|(number, _)| *number);
    let is_noted = |state: &SheetState| {
        let mut noted = assessment.sheets.iter();
        noted.any(|noted| noted.id == state.id && noted.changes == state.changes)
    };
    let brings_news = found
        .people
        .iter()
        .any(|person| person.new > 0 || !person.changed.is_empty())
        || states.iter().flatten().any(|state| !is_noted(state));
    let kept = sheets.iter().zip(&fates).map(|(sheet, fate)| {
        let Fate::Read(place) = fate else {
            return 0;
        };
        let is_known = found
            .people
            .get(*place)
            .is_some_and(|it| it.known.is_some());
        if is_known { kept(sheet, assessment) } else { 0 }
    });
    let kept = kept.collect();
    Returned {
        kept,
        fates,
        people: found.people,
        questions,
        warnings: found.faults.into_iter().map(warning).collect(),
        states,
        brings_news,
    }
}

/// What keeps a sheet out; `None` where its answers are to be read.
fn left_out(number: usize, sheets: &[ResponseSheet], assessment: &Assessment) -> Option<Fate> {
    let sheet = sheets.get(number)?;
    let faults = refusals(sheet, assessment);
    if !faults.is_empty() {
        return Some(Fate::Refused(faults));
    }
    let states = sheets.iter().enumerate();
    let states = states.filter(|(_, other)| other.id == sheet.id);
    let latest = states.clone().rev().max_by_key(|(_, other)| other.changes);
    if let Some((latest, _)) = latest.filter(|(_, other)| other.changes > sheet.changes) {
        return Some(Fate::EarlierThan(latest));
    }
    let mut before = states.take_while(|(other, _)| *other < number);
    if let Some((same, _)) = before.find(|(_, other)| *other == sheet) {
        return Some(Fate::SameAs(same));
    }
    if sheet.answers.said() == 0 {
        return Some(Fate::Empty);
    }
    let mut noted = assessment.sheets.iter();
    noted
        .any(|noted| noted.id == sheet.id && noted.changes > sheet.changes)
        .then_some(Fate::EarlierThanTaken)
}

/// How many answers stay that a sheet gave, or could have given, when it was taken in, and that it leaves
/// open now: what is empty takes nothing away.
fn kept(sheet: &ResponseSheet, assessment: &Assessment) -> usize {
    let mut noted = assessment.sheets.iter();
    let noted = noted.find(|noted| noted.id == sheet.id && noted.changes < sheet.changes);
    let person = noted.and_then(|noted| assessment.respondent(&noted.respondent));
    let is_kept = |practice: &&PracticeId| {
        let is_there = person.is_some_and(|person| person.sheet.rating(practice).is_some());
        is_there && sheet.answers.rating(practice).is_none()
    };
    sheet.asks.iter().filter(is_kept).count()
}

/// The draft that a sheet's answers belong to: that of the same sheet or person, else a new one; and
/// whether the name alone says so. Where somebody said that there are several people of the name, each
/// sheet makes another one.
fn draft_of(
    number: usize,
    sheet: &ResponseSheet,
    drafts: &mut Drafts,
    states: &[Vec<SheetState>],
    assessment: &Assessment,
    choices: &Choices,
) -> (usize, bool) {
    let person = &sheet.person;
    let name = choices.holding(&person.name).unwrap_or(&person.name);
    let key = key_of(name, &person.role, &person.team);
    let is_nameless = key[0].is_empty();
    let known = known_as(sheet, assessment);
    let is_other = choices.is_other(&key[0]);
    let of_sheet = states
        .iter()
        .position(|known| known.iter().any(|state| state.id == sheet.id));
    let same = of_sheet.or_else(|| {
        let mut all = drafts.all.iter();
        let of_known = all.position(|draft| known.is_some() && draft.known == known);
        let of_name = if is_nameless {
            Vec::new()
        } else {
            drafts.of(&key, choices)
        };
        let is_free = |place: &usize| {
            let draft = drafts.all.get(*place);
            draft.is_some_and(|draft| {
                let is_known = known.is_some() && draft.known == known;
                let is_one = is_known || draft.known.is_none() || known.is_none();
                is_one && (!is_other || (is_known && agrees(draft, sheet)))
            })
        };
        of_known.into_iter().chain(of_name).find(is_free)
    });
    let is_by_name = same.filter(|_| of_sheet.is_none()).is_some_and(|place| {
        let draft = drafts.all.get(place);
        draft.is_some_and(|draft| known.is_none() || draft.known != known)
    });
    let place = same.unwrap_or_else(|| {
        let about = [name, &person.role, &person.team].map(str::to_owned);
        drafts.add(about, key, "", number)
    });
    if let Some(draft) = drafts.all.get_mut(place) {
        draft.known = draft.known.take().or(known);
        draft.is_nameless = is_nameless;
    }
    (place, is_by_name)
}

/// Who a sheet's person is in the assessment: whose it was when it was taken in before, else who it was
/// written for, where they still have that name.
fn known_as(sheet: &ResponseSheet, assessment: &Assessment) -> Option<RespondentId> {
    let mut noted = assessment.sheets.iter();
    let noted = noted.find(|noted| noted.id == sheet.id);
    let noted = noted.and_then(|noted| assessment.respondent(&noted.respondent));
    let written_for = || {
        let respondent = sheet.person.respondent.as_ref();
        let respondent = respondent.and_then(|id| assessment.respondent(id));
        respondent.filter(|known| folded(&known.name) == folded(&sheet.person.name))
    };
    let known = noted.or_else(written_for);
    known.map(|known| known.id.clone())
}

/// Whether a sheet says nothing else than what a person said already.
fn agrees(draft: &Draft, sheet: &ResponseSheet) -> bool {
    let mut answers = sheet.answers.0.iter();
    answers.all(|(practice, said)| {
        let known = draft.sheet.get(practice);
        known.is_none_or(|known| known == said)
    })
}

/// Puts the answers of a sheet to a person's others. Of two that differ the later one is taken where it
/// holds; else gives `false`.
fn put(draft: &mut Draft, sheet: &ResponseSheet, choices: &Choices) -> bool {
    let mut agree = true;
    for (practice, said) in &sheet.answers.0 {
        match draft.sheet.get_mut(practice) {
            None => {
                draft.sheet.insert(practice.clone(), said.clone());
            }
            Some(known) if known == said => {}
            Some(known) if choices.later_one_holds => Response::take(known, said.clone()),
            Some(_) => agree = false,
        }
    }
    agree
}

/// A warning about a person, with the number of the sheet.
fn warning(fault: Fault) -> (usize, Diagnostic) {
    let said = Diagnostic {
        severity: fault.severity,
        ..Diagnostic::error(fault.message).hinting(fault.hint)
    };
    (fault.at, said)
}

/// Why a sheet cannot be taken into an assessment: it belongs to another one, or asks something else.
fn refusals(sheet: &ResponseSheet, assessment: &Assessment) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let name = &sheet.assessment;
    if !name.is_of(assessment) {
        let unit = &assessment.unit;
        let [own, here] = [
            (&name.organisation, &name.unit, name.date),
            (&unit.organisation, &unit.unit, unit.date),
        ]
        .map(|(organisation, unit, date)| {
            let parts = [organisation.trim(), unit.trim()].map(str::to_owned);
            let day = date.map(|day| day.to_string());
            let parts = parts.into_iter().chain(day);
            let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
            parts.join(", ")
        });
        let named = |name: &str| if name.is_empty() { "no" } else { "yes" };
        let message = Message::new("returned-other-assessment")
            .with("named", named(&own))
            .with("named_here", named(&here))
            .with("own", own)
            .with("here", here);
        let hint = Message::new("returned-other-assessment-hint");
        faults.push(Diagnostic::error(message).hinting(hint));
    }
    let (asked, here) = (&*sheet.questionnaire, &*assessment.questionnaire);
    if asked == here {
        return faults;
    }
    let edition = |key| {
        Message::new(key)
            .with("own", asked.edition.as_str())
            .with("here", here.edition.as_str())
    };
    let hint = Message::new("returned-questionnaire-hint");
    if asked.id != here.id {
        let message = Message::new("returned-other-questionnaire")
            .with("own", asked.id.as_str())
            .with("here", here.id.as_str());
        faults.push(Diagnostic::error(message).hinting(hint));
        return faults;
    }
    let message = if asked.edition == here.edition {
        edition("returned-other-wording")
    } else {
        edition("returned-other-edition")
    };
    let mut said = Diagnostic::error(message);
    let mut differing = differences(asked, here);
    // The way out stands below the last of these lines.
    differing.last_mut().unwrap_or(&mut said).hint = Some(hint);
    faults.push(said);
    faults.extend(differing);
    faults
}

/// What sets two questionnaires of one id apart, a line each.
fn differences(asked: &Questionnaire, here: &Questionnaire) -> Vec<Diagnostic> {
    let lacks = |of: &Questionnaire, from: &Questionnaire| -> Vec<PracticeId> {
        let practices = from.practices().map(|(_, practice)| &practice.id);
        let lacking = practices.filter(|id| of.practice(id).is_none());
        lacking.cloned().collect()
    };
    let is_other = |practice: &&Practice| {
        let known = here.practice(&practice.id);
        known.is_some_and(|(_, known)| known != *practice)
    };
    let practices = asked.practices().map(|(_, practice)| practice);
    let changed = practices.filter(is_other);
    let lists = [
        ("returned-only-there", lacks(here, asked)),
        ("returned-only-here", lacks(asked, here)),
        (
            "returned-changed",
            changed.map(|practice| practice.id.clone()).collect(),
        ),
    ];
    let lists = lists.into_iter().filter(|(_, ids)| !ids.is_empty());
    let told = lists.map(|(key, ids)| {
        Diagnostic::error(
            Message::new(key)
                .with("count", ids.len())
                .with("practices", listed(&ids)),
        )
    });
    let mut told: Vec<Diagnostic> = told.collect();
    let same_edition = Questionnaire {
        edition: here.edition.clone(),
        ..asked.clone()
    };
    if told.is_empty() && same_edition != *here {
        told.push(Diagnostic::error(Message::new("returned-rest-differs")));
    }
    told
}

/// The first of many practices.
fn listed(ids: &[PracticeId]) -> String {
    const LISTED: usize = 12;
    let shown = ids.iter().take(LISTED).map(PracticeId::as_str);
    let more = (ids.len() > LISTED).then_some("…");
    shown.chain(more).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Addressee, DocumentId, Form, HalfLevels, Rating, Shared, TakenSheet};

    fn at(count: u8) -> Option<Rating> {
        HalfLevels::new(count).map(Rating::At)
    }

    fn practice(id: &str) -> PracticeId {
        PracticeId::new(id).expect("a sound id")
    }

    /// An assessment with these people, who have answered nothing.
    fn start(names: &[&str]) -> Assessment {
        let mut found = Assessment::new(bundled::standard().clone(), Form::Full);
        found.identity.id = Some(DocumentId::new(1));
        for name in names {
            let mut person = Respondent::new(found.free_respondent_id());
            (*name).clone_into(&mut person.name);
            found.apply(Edit::AddRespondent(person)).expect("it is new");
        }
        found
    }

    /// A sheet for a name, with what it answers in half levels.
    fn sheet(of: &Assessment, id: u128, name: &str, answers: &[(&str, u8)]) -> ResponseSheet {
        let person = Addressee {
            name: name.to_owned(),
            ..Addressee::default()
        };
        let mut sheet = ResponseSheet::new(of, person, DocumentId::new(id));
        answer(&mut sheet, answers);
        sheet
    }

    fn answer(sheet: &mut ResponseSheet, answers: &[(&str, u8)]) {
        for (id, count) in answers {
            let said = Response {
                rating: at(*count),
                ..Response::default()
            };
            sheet.answers.0.insert(practice(id), said);
            sheet.changes += 1;
        }
    }

    fn read(sheets: &[ResponseSheet], assessment: &Assessment) -> Returned {
        read_sheets(sheets, assessment, &Choices::default())
    }

    fn taken(sheets: &[ResponseSheet], assessment: &Assessment, choices: &Choices) -> Assessment {
        let returned = read_sheets(sheets, assessment, choices);
        assert!(returned.can_be_taken(), "{returned:?}");
        let mut after = assessment.clone();
        after.apply(returned.edit()).expect("it is permitted");
        after
    }

    fn rating(of: &Assessment, place: usize, id: &str) -> Option<Rating> {
        of.respondents[place].sheet.rating(&practice(id)).cloned()
    }

    #[test]
    fn answers_become_votes_of_who_is_there_and_of_who_is_added() {
        let before = start(&["Ann"]);
        let sheets = [
            sheet(&before, 11, " ANN ", &[("F1", 6)]),
            sheet(&before, 12, "Bea", &[("F1", 4), ("F2", 5)]),
        ];
        let after = taken(&sheets, &before, &Choices::default());
        assert_eq!(after.respondents.len(), 2);
        assert_eq!(rating(&after, 0, "F1"), at(6));
        assert_eq!(after.respondents[1].name, "Bea");
        assert_eq!(rating(&after, 1, "F2"), at(5));
        let noted = after.sheets.iter().map(|it| (it.id, it.changes));
        let states = sheets.iter().map(|it| (it.id, it.changes));
        assert!(noted.eq(states));
    }

    #[test]
    fn the_same_sheet_again_changes_nothing_and_an_earlier_state_is_left_out() {
        let before = start(&[]);
        let first = sheet(&before, 11, "Ann", &[("F1", 6)]);
        let mut second = first.clone();
        answer(&mut second, &[("F1", 8), ("F2", 4)]);
        let returned = read(&[first.clone(), second.clone(), second.clone()], &before);
        let fates = [Fate::EarlierThan(1), Fate::Read(0), Fate::SameAs(1)];
        assert_eq!(returned.fates, fates);
        let after = taken(
            &[first.clone(), second.clone()],
            &before,
            &Choices::default(),
        );
        assert_eq!(rating(&after, 0, "F1"), at(8));
        let again = read(std::slice::from_ref(&second), &after);
        assert!(!again.brings_news() && again.can_be_taken());
        assert_eq!(taken(&[second.clone()], &after, &Choices::default()), after);
        let earlier = read(&[first], &after);
        assert_eq!(earlier.fates, [Fate::EarlierThanTaken]);
        assert!(!earlier.brings_news());
        assert_eq!(again.kept, [0]);
        // An answer that its person took back since stays, and that is counted.
        let mut fewer = second.clone();
        fewer.answers.0.remove(&practice("F2"));
        fewer.changes += 1;
        assert_eq!(read(&[fewer], &after).kept, [1]);
        // A later state of it is that person's, whatever they are called by now.
        let mut renamed = after.clone();
        renamed.respondents[0].name = "Ann Smith".to_owned();
        answer(&mut second, &[("F3", 4)]);
        let later = taken(&[second], &renamed, &Choices::default());
        assert_eq!(later.respondents.len(), 1);
        assert_eq!(rating(&later, 0, "F3"), at(4));
    }

    #[test]
    fn an_answer_is_replaced_only_where_somebody_says_so_and_it_is_named() {
        let before = start(&[]);
        let mut first = sheet(&before, 11, "Ann", &[("F1", 6)]);
        let before = taken(std::slice::from_ref(&first), &before, &Choices::default());
        answer(&mut first, &[("F1", 8)]);
        let returned = read(std::slice::from_ref(&first), &before);
        let [(0, Question::Replaces { name, changes })] = returned.questions.as_slice() else {
            panic!("{:?}", returned.questions);
        };
        assert_eq!((name.as_str(), changes.len()), ("Ann", 1));
        assert_eq!(changes[0].before.rating, at(6));
        let replacing = Choices {
            replace_answers: true,
            ..Choices::default()
        };
        let after = taken(&[first.clone()], &before, &replacing);
        assert_eq!(rating(&after, 0, "F1"), at(8));
        let other = Choices {
            other_people: vec!["ann".to_owned()],
            ..Choices::default()
        };
        let after = taken(&[first], &before, &other);
        assert_eq!(after.respondents[1].name, "Ann (2)");
        assert_eq!(rating(&after, 0, "F1"), at(6));
    }

    #[test]
    fn two_sheets_of_one_person_that_differ_must_be_decided() {
        let before = start(&["Ann"]);
        let sheets = [
            sheet(&before, 11, "Ann", &[("F1", 6), ("F2", 6)]),
            sheet(&before, 12, "Ann", &[("F1", 8), ("F3", 4)]),
        ];
        let returned = read(&sheets, &before);
        let name = "Ann".to_owned();
        assert_eq!(returned.questions, [(1, Question::Twice { name })]);
        let later = Choices {
            later_one_holds: true,
            ..Choices::default()
        };
        let after = taken(&sheets, &before, &later);
        assert_eq!(after.respondents.len(), 1);
        let ratings = ["F1", "F2", "F3"].map(|id| rating(&after, 0, id));
        assert_eq!(ratings, [at(8), at(6), at(4)]);
        let other = Choices {
            other_people: vec!["Ann".to_owned()],
            ..Choices::default()
        };
        let after = taken(&sheets, &before, &other);
        let names = after.respondents.iter().map(|it| it.name.as_str());
        assert_eq!(names.collect::<Vec<_>>(), ["Ann", "Ann (2)"]);
        assert_eq!(rating(&after, 0, "F1"), at(6));
        assert_eq!(rating(&after, 1, "F1"), at(8));
    }

    #[test]
    fn two_sheets_of_one_name_that_agree_are_asked_about_too_at_once_or_one_after_the_other() {
        let before = start(&["Ann"]);
        let sheets = [
            sheet(&before, 11, "Ann", &[("F1", 6)]),
            sheet(&before, 12, "Ann", &[("F1", 6), ("F2", 4)]),
        ];
        let again = |number| {
            (
                number,
                Question::Again {
                    name: "Ann".to_owned(),
                },
            )
        };
        assert_eq!(read(&sheets, &before).questions, [again(1)]);
        let ann = || vec!["Ann".to_owned()];
        let one = Choices {
            same_people: ann(),
            ..Choices::default()
        };
        let two = Choices {
            other_people: ann(),
            ..Choices::default()
        };
        let people = |of: &Assessment| {
            let names = of.respondents.iter().map(|it| it.name.clone());
            names.collect::<Vec<_>>()
        };
        let after = taken(&sheets, &before, &one);
        assert_eq!((people(&after).len(), after.sheets.len()), (1, 2));
        assert_eq!(people(&taken(&sheets, &before, &two)), ["Ann", "Ann (2)"]);
        // The first was taken in before.
        let [first, second] = sheets;
        let before = taken(std::slice::from_ref(&first), &before, &Choices::default());
        let second = [second];
        assert_eq!(read(&second, &before).questions, [again(0)]);
        let after = taken(&second, &before, &one);
        assert_eq!((people(&after).len(), after.sheets.len()), (1, 2));
        let after = taken(&second, &before, &two);
        assert_eq!(people(&after), ["Ann", "Ann (2)"]);
        // Each is known by its sheet from then on, by the name that it has here.
        let again = read(&[first, second[0].clone()], &after);
        assert!(again.can_be_taken() && !again.brings_news());
        let named: Vec<&str> = again.people.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(named, ["Ann", "Ann (2)"]);
    }

    #[test]
    fn a_name_that_looks_like_another_is_told_and_can_be_made_that_one() {
        let before = start(&["Ann Smith"]);
        let sheets = [sheet(&before, 11, "Ann Smyth", &[("F1", 6)])];
        let returned = read(&sheets, &before);
        let told = returned.warnings.iter();
        let told: Vec<_> = told.map(|(number, it)| (*number, it.message.key)).collect();
        assert_eq!(told, [(0, "sheet-name-near")]);
        assert_eq!(returned.people[0].known, None);
        let one = Choices {
            other_names: [("ann smyth".to_owned(), "Ann Smith".to_owned())].into(),
            ..Choices::default()
        };
        let after = taken(&sheets, &before, &one);
        assert_eq!(after.respondents.len(), 1);
        assert_eq!(rating(&after, 0, "F1"), at(6));
    }

    #[test]
    fn people_without_a_name_and_namesakes_stay_apart() {
        let before = start(&["Ann", "Ann", ""]);
        let people = before.respondents.iter();
        let named: Vec<ResponseSheet> = people
            .zip([11, 12, 13])
            .map(|(known, id)| {
                let mut sheet = sheet(&before, id, &known.name, &[]);
                sheet.person.respondent = Some(known.id.clone());
                answer(&mut sheet, &[("F1", u8::try_from(id).expect("small") - 8)]);
                sheet
            })
            .collect();
        let nameless = [14, 15].map(|id| sheet(&before, id, "", &[("F1", 8)]));
        let after = taken(
            &[named, nameless.to_vec()].concat(),
            &before,
            &Choices::default(),
        );
        let ratings: Vec<_> = (0..5).map(|place| rating(&after, place, "F1")).collect();
        assert_eq!(ratings, [at(3), at(4), at(5), at(8), at(8)]);
        assert_eq!(after.respondents.len(), 5);
    }

    #[test]
    fn a_sheet_of_another_assessment_or_questionnaire_is_refused_with_what_differs() {
        let before = start(&[]);
        let sound = sheet(&before, 11, "Ann", &[("F1", 6)]);
        let words = crate::words::Words::english();
        let said = |sheet: &ResponseSheet| {
            let returned = read(&[sound.clone(), sheet.clone()], &before);
            assert!(!returned.can_be_taken());
            let [Fate::Read(0), Fate::Refused(faults)] = returned.fates.as_slice() else {
                panic!("{:?}", returned.fates);
            };
            let lines = faults.iter().map(|fault| words.say(&fault.message));
            lines.collect::<Vec<_>>().join("\n")
        };
        let mut other = sheet(&before, 12, "Bea", &[("F1", 4)]);
        other.assessment.id = Some(DocumentId::new(2));
        other.assessment.unit = "Elsewhere".to_owned();
        assert!(said(&other).contains("another assessment (Elsewhere)"));
        let mut other = sheet(&before, 12, "Bea", &[("F1", 4)]);
        other.questionnaire.id = "other".to_owned();
        assert!(said(&other).contains("asks the questionnaire \"other\""));
        let mut other = sheet(&before, 12, "Bea", &[("F1", 4)]);
        other.questionnaire.edition = "2019".to_owned();
        let gone = other.questionnaire.elements[0].practices.remove(0).id;
        other.questionnaire.elements[0].practices[0].weight += 1;
        let changed = &other.questionnaire.elements[0].practices[0].id;
        let told = said(&other);
        assert!(told.contains("edition 2019"), "{told}");
        assert!(
            told.contains(&format!("does not have: {gone}"))
                && told.contains(&format!("differ: {changed}")),
            "{told}"
        );
        let mut other = sheet(&before, 12, "Bea", &[("F1", 4)]);
        other.questionnaire.thresholds.reached += 1;
        let told = said(&other);
        assert!(told.contains("in other words"), "{told}");
        assert!(told.contains("the practices are the same"), "{told}");
    }

    #[test]
    fn nobody_is_added_for_a_sheet_that_is_not_filled_in() {
        let before = start(&[]);
        let returned = read(&[sheet(&before, 11, "Ann", &[])], &before);
        assert_eq!(returned.fates, [Fate::Empty]);
        assert!(returned.can_be_taken() && !returned.brings_news());
    }

    #[test]
    fn what_was_taken_is_forgotten_with_its_person_and_follows_them_into_a_merge() {
        let before = start(&[]);
        let first = sheet(&before, 11, "Ann", &[("F1", 6)]);
        let after = taken(std::slice::from_ref(&first), &before, &Choices::default());
        let merged = crate::model::merge(&before, &before, &after, |_| crate::model::Side::Ours);
        assert_eq!(merged.expect("copies").assessment.sheets, after.sheets);
        let mut without = after.clone();
        let id = after.respondents[0].id.clone();
        without.apply(Edit::RemoveRespondent(id)).expect("there");
        assert_eq!(without.sheets, Shared::<Vec<TakenSheet>>::default());
    }
}
