//! Who is who: the people of a table, and those of the assessment.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::choices::{Change, Choices, Crowd, Question};
use super::likeness::{SeenNames, are_alike};
use super::vocabulary::{folded, kept};
use crate::format::Severity;
use crate::format::fault::Fault;
use crate::model::{Assessment, DocumentId, PracticeId, Respondent, RespondentId, Response};
use crate::words::Message;

/// What a person is known by: name, role and team, folded.
pub(super) type PersonKey = [String; 3];

pub(super) fn key_of(name: &str, role: &str, team: &str) -> PersonKey {
    [name, role, team].map(folded)
}

/// A person in a table or on a response sheet.
#[derive(Debug)]
pub(super) struct Draft {
    /// Name, role and team as they stand there first.
    pub(super) about: [String; 3],
    pub(super) key: PersonKey,
    /// What the program's own tables tell people of one name apart by; empty in others.
    pub(super) id: String,
    /// Who it is in the assessment, where that is known by more than the name.
    pub(super) known: Option<RespondentId>,
    /// The response sheets that the answers come from; none of a table.
    pub(super) sheets: Vec<DocumentId>,
    /// A person without a name, who is nobody of those who are known by theirs. In a table such people
    /// are numbered.
    pub(super) is_nameless: bool,
    /// Where the person stands first.
    pub(super) at: usize,
    /// The row that the person has first, where a row is a person.
    pub(super) row: usize,
    /// Whether something was said that must be confirmed first.
    pub(super) waits: bool,
    pub(super) sheet: BTreeMap<PracticeId, Response>,
    /// The practice that was answered last.
    pub(super) last: Option<PracticeId>,
    /// Remarks that stood before any answer, with their places.
    pub(super) remarks: Vec<(usize, String)>,
    /// The rows that were taken.
    pub(super) rows: usize,
}

/// The people of a table.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    pub(super) all: Vec<Draft>,
    /// By name, role and team: all people who have these.
    by_key: HashMap<PersonKey, Vec<usize>>,
    /// By name: the first who has it.
    by_name: HashMap<String, usize>,
    /// By what tells people of one name apart.
    by_id: HashMap<String, usize>,
}

impl Drafts {
    /// Everybody of a name, role and team, or the one that somebody said is the same.
    pub(super) fn of(&self, key: &PersonKey, choices: &Choices) -> Vec<usize> {
        if let Some(found) = self.by_key.get(key) {
            return found.clone();
        }
        let [name, ..] = key;
        let is_same = choices.is_same(name);
        let first = self.by_name.get(name).filter(|_| is_same);
        first.copied().into_iter().collect()
    }

    pub(super) fn add(&mut self, about: [String; 3], key: PersonKey, id: &str, at: usize) -> usize {
        let place = self.all.len();
        self.by_key.entry(key.clone()).or_default().push(place);
        self.by_name.entry(key[0].clone()).or_insert(place);
        self.all.push(Draft {
            about: about.map(|text| kept(&text)),
            key,
            id: id.to_owned(),
            known: None,
            sheets: Vec::new(),
            is_nameless: false,
            at,
            row: 0,
            waits: false,
            sheet: BTreeMap::new(),
            last: None,
            remarks: Vec::new(),
            rows: 0,
        });
        place
    }

    /// The person of an id, added where new with name, role and team to the letter.
    pub(super) fn of_id(&mut self, id: &str, about: [&str; 3], at: usize) -> usize {
        if let Some(place) = self.by_id.get(id) {
            return *place;
        }
        let [name, role, team] = about;
        let about = about.map(str::to_owned);
        let place = self.add(about.clone(), key_of(name, role, team), id, at);
        if let Some(draft) = self.all.get_mut(place) {
            draft.about = about;
        }
        self.by_id.insert(id.to_owned(), place);
        place
    }

    /// Whether somebody has an id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.by_id.contains_key(id)
    }

    /// Notes a remark that names no practice: on the practice that was answered before it.
    pub(super) fn remark(&mut self, place: usize, at: usize, text: String) {
        let Some(draft) = self.all.get_mut(place) else {
            return;
        };
        match draft
            .last
            .as_ref()
            .and_then(|last| draft.sheet.get_mut(last))
        {
            Some(response) => add_note(response, &text),
            None => draft.remarks.push((at, text)),
        }
    }

    /// Puts remarks that stood before any answer to the first one; gives the places of those of people
    /// who answered nothing.
    pub(super) fn settle(&mut self) -> Vec<usize> {
        let mut left = Vec::new();
        for draft in &mut self.all {
            let remarks = draft.remarks.drain(..);
            match draft.sheet.values_mut().next() {
                Some(response) => remarks.for_each(|(_, text)| add_note(response, &text)),
                None => left.extend(remarks.map(|(at, _)| at)),
            }
        }
        left
    }
}

/// Adds a remark to what is noted already.
pub(super) fn add_note(response: &mut Response, text: &str) {
    if !response.note.is_empty() && !text.is_empty() {
        response.note.push('\n');
    }
    response.note.push_str(text);
}

/// The people of an assessment.
pub(super) struct Known<'a> {
    assessment: &'a Assessment,
    by_key: HashMap<PersonKey, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    /// The names that are taken.
    names: HashSet<String>,
    /// By their answers, the people who have a number in place of a name.
    numbered: HashMap<String, Vec<usize>>,
    /// The highest of these numbers.
    highest: u32,
}

impl<'a> Known<'a> {
    pub(super) fn of(assessment: &'a Assessment) -> Self {
        let mut known = Self {
            assessment,
            by_key: HashMap::new(),
            by_name: HashMap::new(),
            names: HashSet::new(),
            numbered: HashMap::new(),
            highest: 0,
        };
        for (place, one) in assessment.respondents.iter().enumerate() {
            let base = folded(without_number(&one.name));
            let key = [base.clone(), folded(&one.role), folded(&one.team)];
            let own = key_of(&one.name, &one.role, &one.team);
            if own != key {
                known.by_key.entry(own).or_default().push(place);
            }
            known.by_key.entry(key).or_default().push(place);
            known.by_name.entry(base).or_default().push(place);
            known.names.insert(folded(&one.name));
            if let Some(number) = number(&one.name) {
                known.highest = known.highest.max(number);
                let answers = known.numbered.entry(answers(&one.sheet.0)).or_default();
                answers.push(place);
            }
        }
        known
    }

    /// The people who have a number in place of a name, and gave the very same answers.
    fn same(&self, draft: &Draft) -> impl Iterator<Item = &'a Respondent> {
        let same = self.numbered.get(&answers(&draft.sheet));
        let same = same.filter(|_| !draft.sheet.is_empty());
        let same = same.into_iter().flatten();
        same.filter_map(|place| self.respondent(*place))
    }

    fn respondent(&self, place: usize) -> Option<&'a Respondent> {
        self.assessment.respondents.get(place).map(|one| &**one)
    }

    /// Who a person of the table is: the one of the same name, role and team, of several the one who
    /// answered most alike; or the only one of the name, where somebody said it is the same.
    fn find(&self, draft: &Draft, choices: &Choices) -> Option<&'a Respondent> {
        let [name, ..] = &draft.key;
        if choices.crowd == Some(Crowd::Others) {
            return None;
        }
        let known = draft.known.as_ref();
        if let Some(known) = known.and_then(|id| self.assessment.respondent(id)) {
            let is_other = choices.is_other(name) && changed(known, &draft.sheet) > 0;
            return (!is_other).then_some(known);
        }
        if draft.is_nameless && (choices.crowd.is_none() || name.is_empty()) {
            return None;
        }
        let mut found = self.by_key.get(&draft.key).map_or(&[][..], Vec::as_slice);
        if found.is_empty() && choices.is_same(name) {
            found = self.by_name.get(name).map_or(&[][..], Vec::as_slice);
        }
        let found = found.iter().filter_map(|place| self.respondent(*place));
        let is_named = |known: &Respondent| known.id.as_str() == draft.id;
        let differing = |known: &&Respondent| (!is_named(known), changed(known, &draft.sheet));
        let best = found.min_by_key(differing)?;
        let is_changed = || changed(best, &draft.sheet) > 0;
        let is_other = choices.is_other(name)
            && (is_changed() || draft.is_of_other_sheet(best, self.assessment));
        (!is_other).then_some(best)
    }
}

/// The number that somebody has in place of a name, as forms without names count their answers. Longer
/// ones are given to nobody twice.
fn number(name: &str) -> Option<u32> {
    let name = name.trim();
    let is_short = name.len() <= 5 && name.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| name.parse().ok()).flatten()
}

/// What was answered, as a text that is the same for the same answers.
fn answers(sheet: &BTreeMap<PracticeId, Response>) -> String {
    let rated = sheet.iter().filter(|(_, said)| said.rating.is_some());
    let said = rated.map(|(practice, said)| format!("{practice}={:?};", said.rating));
    said.collect()
}

impl Draft {
    /// Whether the answers come from a response sheet, and those of somebody of the assessment, who is known
    /// by the name alone, from another one.
    pub(super) fn is_of_other_sheet(&self, known: &Respondent, assessment: &Assessment) -> bool {
        let mut noted = assessment.sheets.iter();
        let is_by_name = self.known.is_none() && !self.sheets.is_empty();
        is_by_name && noted.any(|it| it.respondent == known.id && !self.sheets.contains(&it.id))
    }
}

/// How many answers of a person would be replaced.
fn changed(known: &Respondent, sheet: &BTreeMap<PracticeId, Response>) -> usize {
    let answers = sheet.iter();
    answers
        .filter(|(practice, given)| {
            let before = known.sheet.get(practice);
            before.is_some_and(|before| compared(before, given) == Difference::Changed)
        })
        .count()
}

/// What an answer of the table is to the one that is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    /// There was none, or it only adds to it.
    New,
    /// It says something else.
    Changed,
    /// It says the same.
    Unchanged,
}

/// Compares an answer with the one that is there.
pub(super) fn compared(before: &Response, given: &Response) -> Difference {
    let mut after = before.clone();
    after.take(given.clone());
    let replaces = |is_there: bool, is_other: bool| is_there && is_other;
    if after == *before {
        Difference::Unchanged
    } else if replaces(before.rating.is_some(), after.rating != before.rating)
        || replaces(!before.note.is_empty(), after.note != before.note)
        || replaces(
            before.confidence.is_some(),
            after.confidence != before.confidence,
        )
    {
        Difference::Changed
    } else {
        Difference::New
    }
}

/// A person of the table, with who it is in the assessment.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Name, or what stands in its place.
    pub name: String,
    /// Role; empty where not stated.
    pub role: String,
    /// Team; empty where not stated.
    pub team: String,
    /// Who it is in the assessment; `None` where nobody.
    pub known: Option<RespondentId>,
    /// How many answers are new.
    pub new: usize,
    /// The answers that replace others.
    pub changed: Vec<Change>,
    /// How many answers are there already.
    pub unchanged: usize,
    /// Whether it must be decided first who this is, as nothing but a number tells.
    pub is_stranger: bool,
    /// Whether all that the person said must be confirmed first.
    pub(super) waits: bool,
    /// What the table says of the person.
    pub(super) sheet: BTreeMap<PracticeId, Response>,
}

/// What was found out about the people of a table.
pub(super) struct Found {
    pub(super) people: Vec<Person>,
    pub(super) questions: Vec<(usize, Question)>,
    pub(super) faults: Vec<Fault>,
}

/// Finds out who the people of a table are, who looks like whom, and what would be replaced.
pub(super) fn identify(drafts: Drafts, assessment: &Assessment, choices: &Choices) -> Found {
    let known = Known::of(assessment);
    let mut found = Found {
        people: Vec::with_capacity(drafts.all.len()),
        questions: Vec::new(),
        faults: Vec::new(),
    };
    let whose: Vec<Option<&Respondent>> = {
        let mut taken = HashSet::new();
        let find = |draft: &Draft| {
            let is_same = draft.is_nameless && choices.crowd == Some(Crowd::Same);
            let same = is_same.then(|| {
                let mut same = known.same(draft);
                same.find(|same| !taken.contains(same.id.as_str()))
            });
            let found = same.flatten().or_else(|| known.find(draft, choices))?;
            // Two ids are two people, and so are those without names and those whom somebody told apart.
            let is_new = taken.insert(found.id.as_str());
            let is_told_apart = !draft.id.is_empty() || choices.is_other(&draft.key[0]);
            (is_new || !(is_told_apart || is_same)).then_some(found)
        };
        drafts.all.iter().map(find).collect()
    };
    look_alike(&drafts, &known, &whose, choices, &mut found);
    let asks_who = strangers(&drafts, &known, &whose, choices, &mut found);
    let Known {
        mut names,
        by_key,
        highest,
        ..
    } = known;
    let mut numbered: HashMap<PersonKey, usize> = HashMap::new();
    let mut next = highest;
    for (draft, who) in drafts.all.into_iter().zip(whose) {
        let copies = numbered.entry(draft.key.clone()).or_default();
        *copies += 1;
        let is_again = *copies > 1 || (who.is_none() && by_key.contains_key(&draft.key));
        let is_number = draft.id.is_empty() && number(&draft.key[0]).is_some();
        let asks_again = !choices.is_same(&draft.key[0])
            && who.is_some_and(|known| draft.is_of_other_sheet(known, assessment));
        let [mut name, role, team] = draft.about;
        if who.is_none() && draft.is_nameless && !name.is_empty() {
            next = free_number(next + 1, &names);
            name = next.to_string();
        } else if who.is_none() && is_again && draft.id.is_empty() && !name.is_empty() {
            name = free_name(&name, *copies, &names);
        }
        names.insert(folded(&name));
        let mut person = Person {
            name,
            role,
            team,
            known: who.map(|known| known.id.clone()),
            new: 0,
            changed: Vec::new(),
            unchanged: 0,
            is_stranger: asks_who && is_number && who.is_some(),
            waits: draft.waits && draft.sheet.is_empty(),
            sheet: draft.sheet,
        };
        person.compare(who);
        if asks_again && person.changed.is_empty() {
            let name = person.name.clone();
            found.questions.push((draft.at, Question::Again { name }));
        }
        if !person.changed.is_empty() && !choices.replace_answers && !person.is_stranger {
            let question = Question::Replaces {
                name: person.name.clone(),
                changes: person.changed.clone(),
            };
            found.questions.push((draft.at, question));
        }
        found.people.push(person);
    }
    found
}

impl Person {
    /// Counts what is new, replaces something, or is there already.
    fn compare(&mut self, known: Option<&Respondent>) {
        for (practice, given) in &self.sheet {
            if given.is_empty() {
                continue;
            }
            let before = known.and_then(|known| known.sheet.get(practice));
            match before.map(|before| (compared(before, given), before)) {
                None | Some((Difference::New, _)) => self.new += 1,
                Some((Difference::Unchanged, _)) => self.unchanged += 1,
                Some((Difference::Changed, before)) => {
                    let mut after = before.clone();
                    after.take(given.clone());
                    self.changed.push(Change {
                        practice: practice.clone(),
                        before: before.clone(),
                        after,
                    });
                }
            }
        }
    }
}

/// Asks who people are whom only a number tells apart, or nothing: where people who are known have the
/// same numbers and no answer tells that they are the same, or have the very same answers. Gives whether
/// it asks about numbers.
fn strangers(
    drafts: &Drafts,
    known: &Known,
    whose: &[Option<&Respondent>],
    choices: &Choices,
    found: &mut Found,
) -> bool {
    if choices.crowd.is_some() {
        return false;
    }
    let mut of_numbers: Vec<&Draft> = Vec::new();
    let mut of_answers: Vec<&Draft> = Vec::new();
    for (draft, who) in drafts.all.iter().zip(whose) {
        let [name, ..] = &draft.key;
        let is_decided = choices.is_other(name) || choices.is_same(name);
        if !draft.id.is_empty() || draft.known.is_some() || is_decided || number(name).is_none() {
            continue;
        }
        match who {
            None if draft.is_nameless && known.same(draft).next().is_some() => {
                of_answers.push(draft);
            }
            Some(who) if !draft.sheet.is_empty() && !is_surely(who, draft) => {
                of_numbers.push(draft);
            }
            _ => {}
        }
    }
    for (drafts, is_same) in [(&of_numbers, false), (&of_answers, true)] {
        if let Some(first) = drafts.first() {
            let question = Question::Strangers {
                name: first.about.first().cloned().unwrap_or_default(),
                count: drafts.len(),
                is_same,
            };
            found.questions.push((first.at, question));
        }
    }
    !of_numbers.is_empty()
}

/// Whether answers tell that somebody is the same: some of them are there already, and no other.
fn is_surely(who: &Respondent, draft: &Draft) -> bool {
    let mut is_one_there = false;
    let mut answers = draft.sheet.iter().filter(|(_, given)| !given.is_empty());
    let is_none_other = answers.all(|(practice, given)| {
        let before = who.sheet.get(practice);
        let difference = before.map(|before| compared(before, given));
        is_one_there |= difference == Some(Difference::Unchanged);
        difference != Some(Difference::Changed)
    });
    is_one_there && is_none_other
}

/// Asks about people of one name whose role or team is nearly the same, and tells who has the name of
/// somebody else, or nearly.
fn look_alike(
    drafts: &Drafts,
    known: &Known,
    whose: &[Option<&Respondent>],
    choices: &Choices,
    found: &mut Found,
) {
    let mut before: HashMap<&str, Vec<[&str; 3]>> = HashMap::new();
    let mut seen = SeenNames::default();
    let mut seen_by: Vec<[&str; 3]> = Vec::new();
    let mut keys: HashSet<&PersonKey> = HashSet::new();
    let is_known = choices.crowd != Some(Crowd::Others);
    for one in assessment_people(known).iter().filter(|_| is_known) {
        seen.note(one[0]);
        seen_by.push(*one);
    }
    let people = drafts.all.iter().zip(whose);
    for (draft, who) in people.filter(|(draft, _)| !draft.is_nameless) {
        let about = [0, 1, 2].map(|part| draft.about.get(part).map_or("", String::as_str));
        let [name, role, team] = about;
        let [key, ..] = &draft.key;
        let is_first = keys.insert(&draft.key) && draft.id.is_empty();
        let alike = seen.note(name);
        let same_name = before.entry(key.as_str()).or_default();
        if let Some(who) = who.filter(|_| draft.id.is_empty()) {
            told_spelling(draft, who, found);
        }
        let from_known = known.by_name.get(key).filter(|_| is_known);
        let from_known = from_known.into_iter().flatten();
        let from_known = from_known.take(NAMESAKES);
        let from_known = from_known.filter_map(|place| known.respondent(*place));
        let mut namesakes = same_name.clone();
        if who.is_none() {
            namesakes.extend(from_known.map(|one| [&*one.name, &*one.role, &*one.team]));
        }
        if is_first && !name.is_empty() && !choices.is_same(key) {
            let other = |[_, other_role, other_team]: &&[&str; 3]| {
                folded(other_role) != draft.key[1] || folded(other_team) != draft.key[2]
            };
            let others: Vec<_> = namesakes.iter().filter(other).collect();
            let mut near = others.iter().filter(|[_, other_role, other_team]| {
                are_alike(role, other_role) && are_alike(team, other_team)
            });
            if let Some(near) = near.next().filter(|_| !choices.is_other(key)) {
                let question = Question::Alike {
                    name: name.to_owned(),
                    one: [near[1], near[2]].map(str::to_owned),
                    other: [role, team].map(str::to_owned),
                };
                found.questions.push((draft.at, question));
            } else if !others.is_empty() && !choices.is_other(key) {
                let other = others.first().copied();
                found.faults.push(two_places(draft.at, &about, other));
            }
            let alike = alike.into_iter().filter_map(|place| seen_by.get(place));
            let mut alike = alike.filter(|[other, other_role, other_team]| {
                let is_place = are_alike(role, other_role) && are_alike(team, other_team);
                is_place && folded(without_number(other)) != *key && who.is_none()
            });
            if let Some([other, ..]) = alike.next() {
                let message = Message::new("sheet-name-near").with("name", name);
                let hint = Message::new("sheet-name-near-hint").with("name", name);
                let hint = hint.with("other", *other);
                found
                    .faults
                    .push(warning(draft.at, message.with("other", *other), hint));
            }
        }
        seen_by.push(about);
        let same_name = before.entry(key.as_str()).or_default();
        if same_name.len() < NAMESAKES {
            same_name.push(about);
        }
    }
}

/// Tells who is known by a name that is written in another way, where only signs that do not count differ.
fn told_spelling(draft: &Draft, who: &Respondent, found: &mut Found) {
    let name = draft.about.first().map_or("", String::as_str);
    if *who.name != *name && folded(&who.name) == folded(name) {
        found.faults.push(spelling(draft.at, name, &who.name));
    }
}

/// That a name is taken for another one, from which only capitals, spaces and the like set it apart.
pub(super) fn spelling(at: usize, name: &str, other: &str) -> Fault {
    let message = Message::new("sheet-spelling").with("name", name);
    warning(at, message.with("other", other), None)
}

/// A warning that a name stands with two roles or teams.
fn two_places(at: usize, about: &[&str; 3], other: Option<&[&str; 3]>) -> Fault {
    let place = |[_, role, team]: &[&str; 3]| {
        let parts = [role.trim(), team.trim()].into_iter();
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            "–".to_owned()
        } else {
            parts.join(", ")
        }
    };
    let [name, ..] = *about;
    let message = Message::new("sheet-person")
        .with("name", name)
        .with("first", other.map_or_else(String::new, place))
        .with("second", place(about));
    let hint = Message::new("sheet-person-hint").with("name", name);
    warning(at, message, hint)
}

/// How many people of one name are compared.
const NAMESAKES: usize = 20;

fn assessment_people<'a>(known: &Known<'a>) -> Vec<[&'a str; 3]> {
    let people = known.assessment.respondents.iter();
    people
        .map(|one| [&*one.name, &*one.role, &*one.team])
        .collect()
}

pub(super) fn warning(at: usize, message: Message, hint: impl Into<Option<Message>>) -> Fault {
    Fault {
        severity: Severity::Warning,
        ..Fault::error(at, message).hinting(hint)
    }
}

/// A name without the number that tells another person of it apart: "Ann (2)" is "Ann".
fn without_number(name: &str) -> &str {
    let name = name.trim();
    let inner = name
        .strip_suffix(')')
        .and_then(|rest| rest.rsplit_once(" ("));
    match inner {
        Some((base, number)) if number.parse::<u32>().is_ok() => base,
        _ => name,
    }
}

/// The first number from `least` on that nobody has in place of a name.
fn free_number(least: u32, taken: &HashSet<String>) -> u32 {
    let mut numbers = least..;
    let free = numbers.find(|number| !taken.contains(&number.to_string()));
    free.unwrap_or(least)
}

/// The name with the first number from `least` on, and from 2, that nobody has.
fn free_name(name: &str, least: usize, taken: &HashSet<String>) -> String {
    let mut numbers = least.max(2)..;
    let free = numbers.find_map(|number: usize| {
        let candidate = format!("{name} ({number})");
        (!taken.contains(&folded(&candidate))).then_some(candidate)
    });
    free.unwrap_or_else(|| name.to_owned())
}
