//! Merging what two people changed apart from each other, place by place.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use thiserror::Error;

use super::{
    Assessment, Branding, BrandingField, BusinessCase, ElementId, Identity, Input, Level, Mapping,
    Measure, MeasureId, Outcomes, PlanStep, Planning, PracticeId, Release, Respondent,
    RespondentId, Response, Responses, Round, Shared, UnitField, UnitProfile, release::note,
    round::rename,
};

/// One of two copies of an assessment that were changed apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The copy that is open here.
    Ours,
    /// The other one.
    Theirs,
}

/// A place of an assessment that is taken from one side as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// A text of the unit profile.
    Unit(UnitField),
    /// The day of the assessment.
    Date,
    /// The language that the questionnaire is read in.
    Language,
    /// The selection of practices.
    Form,
    /// Name, role and team of a respondent, and whether the respondent is there at all.
    Respondent(RespondentId),
    /// A part of what a respondent said about a practice.
    Response(RespondentId, PracticeId, ResponsePart),
    /// The rounds of votes that are over.
    Rounds,
    /// What the group agreed on.
    Consensus(PracticeId),
    /// The target of an element.
    Target(ElementId),
    /// The step of the plan that raises a practice to a level.
    Step(PracticeId, Level),
    /// The whole plan, where it holds a step twice.
    Plan,
    /// The steps of the unit's own.
    OwnSteps,
    /// What a measure is and what it is measured in, and whether it is there at all.
    Measure(MeasureId),
    /// What was measured on a day.
    Outcome(MeasureId, Date),
    /// What was said and observed at the check-in of a day.
    CheckIn(Date),
    /// A figure of the business case.
    Input(Input),
    /// The currency of the business case.
    Currency,
    /// The horizon of the business case.
    Horizon,
    /// The days that may be spent in all.
    Budget,
    /// The days that can be spent in a month.
    Capacity,
    /// The day the work starts.
    Start,
    /// Whether a day is one on which nobody works.
    DayOff(Date),
    /// Whether a practice is locked in or out.
    Lock(PracticeId),
    /// The unit's own estimate of a step.
    Effort(PracticeId, Level),
    /// A text of the branding.
    Branding(BrandingField),
    /// The logo.
    Logo,
    /// The accent colour.
    Accent,
}

/// A part of what a respondent said about a practice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ResponsePart {
    /// The rating, with the reason of "not applicable".
    Rating,
    /// The note.
    Note,
    /// The whole list of evidence.
    Evidence,
    /// How sure.
    Confidence,
    /// Whether it is marked to come back to.
    Flag,
    /// What a second person made of it.
    Check,
}

/// Two copies of an assessment in one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// What came out.
    pub assessment: Assessment,
    /// How many places only the other side changed.
    pub taken: usize,
    /// These places, but for files that were passed on.
    pub places: Vec<Place>,
    /// The places that both sides changed differently, in a fixed order.
    pub conflicts: Vec<Place>,
}

/// Says why two copies cannot be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum MergeError {
    /// They ask different questions.
    #[error("the copies have different questionnaires")]
    OtherQuestionnaire,
    /// They are different assessments.
    #[error("the copies are different assessments")]
    OtherAssessment,
    /// One of them is closed for changes: what was signed is not mixed with anything else.
    #[error("a copy is closed for changes")]
    Closed,
}

/// Merges two copies of an assessment that both came from `base`. What only one side changed is taken
/// from it; where both changed the same place differently, `choose` says whose is taken. A respondent
/// whom only the other side added gets another id where ours is taken.
///
/// # Errors
///
/// [`MergeError`] where the copies have different questionnaires or are different assessments, or where
/// one is closed for changes.
pub fn merge(
    base: &Assessment,
    ours: &Assessment,
    theirs: &Assessment,
    choose: impl FnMut(&Place) -> Side,
) -> Result<Merged, MergeError> {
    if ours.questionnaire != theirs.questionnaire {
        return Err(MergeError::OtherQuestionnaire);
    }
    if base.identity.id.is_some() && ours.identity.id != theirs.identity.id {
        return Err(MergeError::OtherAssessment);
    }
    if ours.closed.is_some() || theirs.closed.is_some() {
        return Err(MergeError::Closed);
    }
    let mut merger = Merger {
        choose,
        taken: 0,
        places: Vec::new(),
        conflicts: Vec::new(),
        namesakes: BTreeMap::new(),
    };
    let sides = Three { base, ours, theirs };
    let mut assessment = Assessment {
        identity: Identity {
            id: theirs.identity.id.or(ours.identity.id),
            previous: if ours.identity.previous == base.identity.previous {
                theirs.identity.previous
            } else {
                ours.identity.previous
            },
        },
        questionnaire: ours.questionnaire.clone(),
        language: merger.pick(Place::Language, sides.map(|of| &of.language)),
        form: merger.pick(Place::Form, sides.map(|of| &of.form)),
        unit: merger.unit(sides.map(|of| &of.unit)),
        respondents: merger.respondents(sides.map(|of| &of.respondents)),
        rounds: merger.rounds(sides.map(|of| &of.rounds)),
        consensus: merger.map(sides.map(|of| &of.consensus), |practice| {
            Place::Consensus(practice.clone())
        }),
        targets: merger.map(sides.map(|of| &of.targets), |element| {
            Place::Target(element.clone())
        }),
        outcomes: merger.outcomes(sides.map(|of| &of.outcomes)),
        plan: merger.plan(sides.map(|of| &of.plan)),
        own_steps: merger.pick(Place::OwnSteps, sides.map(|of| &of.own_steps)),
        check_ins: merger.map(sides.map(|of| &of.check_ins), |day| Place::CheckIn(*day)),
        business_case: merger.business_case(sides.map(|of| &of.business_case)),
        planning: merger.planning(sides.map(|of| &of.planning)),
        branding: merger.branding(sides.map(|of| &of.branding)),
        mapping: merger.mapping(sides.map(|of| &of.mapping)),
        releases: merger.releases(ours, theirs),
        sheets: ours.sheets.clone(),
        cover: ours.cover.clone(),
        closed: None,
    };
    assessment.take_sheets_of(theirs);
    assessment.forget_votes_of_strangers();
    assessment.forget_lost_indicators();
    Ok(Merged {
        assessment,
        taken: merger.taken,
        places: merger.places,
        conflicts: merger.conflicts,
    })
}

/// The same part of the three assessments.
struct Three<'a, T> {
    base: &'a T,
    ours: &'a T,
    theirs: &'a T,
}

// Derived, these would ask the same of the parts.
impl<T> Clone for Three<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Three<'_, T> {}

impl<'a, T> Three<'a, T> {
    /// A part of this part.
    fn map<U>(self, part: impl Fn(&'a T) -> &'a U) -> Three<'a, U> {
        Three {
            base: part(self.base),
            ours: part(self.ours),
            theirs: part(self.theirs),
        }
    }
}

struct Merger<F> {
    choose: F,
    taken: usize,
    places: Vec<Place>,
    conflicts: Vec<Place>,
    /// The ids of people of the other side, and those that they got since these are others' here.
    namesakes: BTreeMap<RespondentId, RespondentId>,
}

impl<F: FnMut(&Place) -> Side> Merger<F> {
    /// The value of a place.
    fn pick<T: PartialEq + Clone>(&mut self, place: Place, values: Three<'_, T>) -> T {
        let Three { base, ours, theirs } = values;
        let side = if ours == theirs || theirs == base {
            Side::Ours
        } else if ours == base {
            self.take(place);
            Side::Theirs
        } else {
            let side = (self.choose)(&place);
            self.conflicts.push(place);
            side
        };
        match side {
            Side::Ours => ours.clone(),
            Side::Theirs => theirs.clone(),
        }
    }

    /// Notes that a place is taken from the other side.
    fn take(&mut self, place: Place) {
        self.taken += 1;
        self.places.push(place);
    }

    /// Merges key by key; a key may be absent.
    fn map<K: Ord + Clone, V: PartialEq + Clone>(
        &mut self,
        maps: Three<'_, BTreeMap<K, V>>,
        place: impl Fn(&K) -> Place,
    ) -> BTreeMap<K, V> {
        let Three { base, ours, theirs } = maps;
        let keys: BTreeSet<&K> = ours.keys().chain(theirs.keys()).collect();
        let mut merged = BTreeMap::new();
        for key in keys {
            let found = [base, ours, theirs].map(|map| map.get(key));
            if let Some(value) = self.pick_from(place(key), found) {
                merged.insert(key.clone(), value.clone());
            }
        }
        merged
    }

    /// The value of a place that may be absent in each of the three.
    fn pick_from<'v, V: PartialEq>(
        &mut self,
        place: Place,
        [base, ours, theirs]: [Option<&'v V>; 3],
    ) -> Option<&'v V> {
        self.pick(
            place,
            Three {
                base: &base,
                ours: &ours,
                theirs: &theirs,
            },
        )
    }

    fn unit(&mut self, units: Three<'_, UnitProfile>) -> UnitProfile {
        UnitProfile {
            organisation: self.pick(
                Place::Unit(UnitField::Organisation),
                units.map(|of| &of.organisation),
            ),
            unit: self.pick(Place::Unit(UnitField::Unit), units.map(|of| &of.unit)),
            scope: self.pick(Place::Unit(UnitField::Scope), units.map(|of| &of.scope)),
            facilitator: self.pick(
                Place::Unit(UnitField::Facilitator),
                units.map(|of| &of.facilitator),
            ),
            segment: self.pick(Place::Unit(UnitField::Segment), units.map(|of| &of.segment)),
            date: self.pick(Place::Date, units.map(|of| &of.date)),
        }
    }

    /// Merges measure by measure, and each day by day.
    fn outcomes(&mut self, all: Three<'_, Outcomes>) -> Outcomes {
        let Three { base, ours, theirs } = all;
        let ids: BTreeSet<&MeasureId> = ours.keys().chain(theirs.keys()).collect();
        let mut merged = Outcomes::new();
        for id in ids {
            let found = [base, ours, theirs].map(|of| of.get(id));
            let measure = match found {
                [base, Some(ours), Some(theirs)] if ours != theirs => {
                    Some(self.measure(id, base, ours, theirs))
                }
                // Added, removed, or changed here and removed there.
                _ => self.pick_from(Place::Measure(id.clone()), found).cloned(),
            };
            merged.extend(measure.map(|measure| (id.clone(), measure)));
        }
        merged
    }

    fn measure(
        &mut self,
        id: &MeasureId,
        base: Option<&Measure>,
        ours: &Measure,
        theirs: &Measure,
    ) -> Measure {
        let nothing = BTreeMap::new();
        let described = [base.unwrap_or(ours), ours, theirs].map(Measure::described);
        let [base_described, our_described, their_described] = &described;
        let is_new = base.is_none() && our_described != their_described;
        // Who added it on both sides and described it in two ways is asked.
        let none = Measure {
            name: String::new(),
            ..base_described.clone()
        };
        let mut measure = self.pick(
            Place::Measure(id.clone()),
            Three {
                base: if is_new { &none } else { base_described },
                ours: our_described,
                theirs: their_described,
            },
        );
        let values = Three {
            base: base.map_or(&nothing, |it| &it.values),
            ours: &ours.values,
            theirs: &theirs.values,
        };
        measure.values = self.map(values, |day| Place::Outcome(id.clone(), *day));
        if measure.check().is_err() {
            // What was measured on one side is no value of what the other made of the measure.
            let sides = [None, Some(ours), Some(theirs)];
            let whole = self.pick_from(Place::Measure(id.clone()), sides);
            return whole.unwrap_or(ours).clone();
        }
        measure
    }

    fn business_case(&mut self, cases: Three<'_, BusinessCase>) -> BusinessCase {
        BusinessCase {
            currency: self.pick(Place::Currency, cases.map(|of| &of.currency)),
            horizon_years: self.pick(Place::Horizon, cases.map(|of| &of.horizon_years)),
            inputs: self.map(cases.map(|of| &of.inputs), |input| Place::Input(*input)),
        }
    }

    fn planning(&mut self, plans: Three<'_, Planning>) -> Planning {
        let mut merged = Planning {
            budget_days: self.pick(Place::Budget, plans.map(|of| &of.budget_days)),
            capacity_days_per_month: self
                .pick(Place::Capacity, plans.map(|of| &of.capacity_days_per_month)),
            start: self.pick(Place::Start, plans.map(|of| &of.start)),
            efforts: self.map(plans.map(|of| &of.efforts), |(practice, to)| {
                Place::Effort(practice.clone(), *to)
            }),
            ..Planning::default()
        };
        let days = plans.ours.days_off.union(&plans.theirs.days_off);
        for day in days {
            let is_off = |of: &Planning| of.days_off.contains(day);
            let is_off = Three {
                base: &is_off(plans.base),
                ours: &is_off(plans.ours),
                theirs: &is_off(plans.theirs),
            };
            if self.pick(Place::DayOff(*day), is_off) {
                merged.days_off.insert(*day);
            }
        }
        let locked = [plans.ours, plans.theirs];
        let locked = locked.map(|of| of.locked_in.iter().chain(&of.locked_out));
        let practices: BTreeSet<&PracticeId> = locked.into_iter().flatten().collect();
        for practice in practices {
            let lock = |of: &Planning| {
                let sets = [&of.locked_in, &of.locked_out];
                sets.map(|set| set.contains(practice))
            };
            let locks = Three {
                base: &lock(plans.base),
                ours: &lock(plans.ours),
                theirs: &lock(plans.theirs),
            };
            let [is_in, is_out] = self.pick(Place::Lock(practice.clone()), locks);
            let mut sets = [
                (is_in, &mut merged.locked_in),
                (is_out, &mut merged.locked_out),
            ];
            for (_, set) in sets.iter_mut().filter(|(is_locked, _)| *is_locked) {
                set.insert(practice.clone());
            }
        }
        merged
    }

    fn branding(&mut self, brandings: Three<'_, Branding>) -> Branding {
        use BrandingField::{Confidentiality, PreparedBy, PreparedFor, Version};
        Branding {
            logo: self.pick(Place::Logo, brandings.map(|of| &of.logo)),
            accent: self.pick(Place::Accent, brandings.map(|of| &of.accent)),
            prepared_for: self.pick(
                Place::Branding(PreparedFor),
                brandings.map(|of| &of.prepared_for),
            ),
            prepared_by: self.pick(
                Place::Branding(PreparedBy),
                brandings.map(|of| &of.prepared_by),
            ),
            confidentiality: self.pick(
                Place::Branding(Confidentiality),
                brandings.map(|of| &of.confidentiality),
            ),
            version: self.pick(Place::Branding(Version), brandings.map(|of| &of.version)),
        }
    }

    /// What either side passed on was passed on, whatever the other one says.
    /// What both sides confirmed; ours where they confirmed different things.
    fn mapping(&mut self, mappings: Three<'_, Mapping>) -> Mapping {
        if mappings.theirs == mappings.base {
            return mappings.ours.clone();
        }
        self.taken += 1;
        let mut merged = mappings.theirs.clone();
        if mappings.ours != mappings.base {
            merged.extend(mappings.ours.clone());
        }
        merged
    }

    fn releases(&mut self, ours: &Assessment, theirs: &Assessment) -> Shared<Vec<Release>> {
        let mut merged = ours.releases.clone();
        for release in &theirs.releases {
            self.taken += usize::from(note(&mut merged, release.clone()));
        }
        merged
    }

    /// Merges step by step; the order is that of the side that changed it, ours where both did.
    fn plan(&mut self, plans: Three<'_, Vec<PlanStep>>) -> Vec<PlanStep> {
        let (Some(base), Some(ours), Some(theirs)) =
            (steps(plans.base), steps(plans.ours), steps(plans.theirs))
        else {
            return self.pick(Place::Plan, plans);
        };
        let keys = |plan: &[PlanStep]| -> Vec<_> { plan.iter().map(key_of).collect() };
        let [first, second] = if keys(plans.ours) == keys(plans.base) {
            [plans.theirs, plans.ours]
        } else {
            [plans.ours, plans.theirs]
        };
        let mut seen = BTreeSet::new();
        let mut merged = Vec::new();
        for step in first.iter().chain(second) {
            let key = key_of(step);
            if !seen.insert(key.clone()) {
                continue;
            }
            let found = [&base, &ours, &theirs].map(|steps| steps.get(&key).copied());
            let place = Place::Step(key.0, key.1);
            merged.extend(self.pick_from(place, found).cloned());
        }
        merged
    }

    fn respondents(&mut self, lists: Three<'_, People>) -> People {
        let known = [lists.base, lists.ours, lists.theirs].map(by_id);
        let [base, ours, theirs] = &known;
        let ids = |people: &People| -> Vec<RespondentId> {
            let ids = people.iter().map(|person| person.id.clone());
            ids.collect()
        };
        let [first, second] = if ids(lists.ours) == ids(lists.base) {
            [lists.theirs, lists.ours]
        } else {
            [lists.ours, lists.theirs]
        };
        let mut merged = Vec::new();
        let mut namesakes = Vec::new();
        let mut seen = BTreeSet::new();
        for person in first.iter().chain(second.iter()) {
            let id = person.id.as_str();
            if !seen.insert(id) {
                continue;
            }
            let found = [base, ours, theirs].map(|people| people.get(id).copied());
            match found {
                [None, Some(ours), Some(theirs)] if described(ours) != described(theirs) => {
                    // Two people, each of whom was given the first free id.
                    self.take(Place::Respondent(person.id.clone()));
                    merged.push(ours.clone());
                    namesakes.push(theirs);
                }
                _ => merged.extend(self.respondent(found)),
            }
        }
        let mut free = (1_usize..)
            .filter_map(|number| RespondentId::new(format!("r{number}")).ok())
            .filter(|id| !seen.contains(id.as_str()) && !base.contains_key(id.as_str()));
        for person in namesakes {
            let id = free.next().unwrap_or_else(|| person.id.clone());
            self.namesakes.insert(person.id.clone(), id.clone());
            let person = Respondent {
                id,
                ..(**person).clone()
            };
            merged.push(person.into());
        }
        merged.into()
    }

    /// Merges what is known of a respondent, who may be absent from each of the three.
    fn respondent(
        &mut self,
        found: [Option<&Shared<Respondent>>; 3],
    ) -> Option<Shared<Respondent>> {
        let [base, Some(ours), Some(theirs)] = found else {
            // Added, removed, or changed here and removed there.
            let id = &found.into_iter().flatten().next()?.id;
            let place = Place::Respondent(id.clone());
            return self.pick_from(place, found).cloned();
        };
        if ours.is_same(theirs) || ours == theirs {
            return Some(ours.clone());
        }
        let nobody = Respondent::new(ours.id.clone());
        // Who was added on both sides is described alike.
        let base = base.map_or(&nobody, |base| &**base);
        let words = [base, ours, theirs].map(described);
        let place = Place::Respondent(ours.id.clone());
        let words = Three {
            base: &words[0],
            ours: &words[1],
            theirs: &words[2],
        };
        let [name, role, team] = self.pick(place, words).map(str::to_owned);
        let sheets = Three {
            base: &base.sheet.0,
            ours: &ours.sheet.0,
            theirs: &theirs.sheet.0,
        };
        let sheet = self.sheet(&ours.id, sheets);
        let merged = Respondent {
            id: ours.id.clone(),
            name,
            role,
            team,
            sheet,
        };
        // What is as it was stays shared with other copies of the assessment.
        let same = [ours, theirs].into_iter().find(|side| ***side == merged);
        Some(same.cloned().unwrap_or_else(|| merged.into()))
    }

    /// Merges what a respondent said, part by part: a rating that was changed here and a note that was
    /// written there both stay.
    fn sheet(&mut self, who: &RespondentId, sheets: Three<'_, Said>) -> Responses {
        use ResponsePart::{Check, Confidence, Evidence, Flag, Note, Rating};
        let nothing = Response::default();
        let practices: BTreeSet<&PracticeId> =
            sheets.ours.keys().chain(sheets.theirs.keys()).collect();
        let mut merged = BTreeMap::new();
        for practice in practices {
            let responses = sheets.map(|said| said.get(practice).unwrap_or(&nothing));
            let place = |part| Place::Response(who.clone(), practice.clone(), part);
            let mut response = Response {
                rating: self.pick(place(Rating), responses.map(|of| &of.rating)),
                note: self.pick(place(Note), responses.map(|of| &of.note)),
                evidence: self.pick(place(Evidence), responses.map(|of| &of.evidence)),
                confidence: self.pick(place(Confidence), responses.map(|of| &of.confidence)),
                flagged: self.pick(place(Flag), responses.map(|of| &of.flagged)),
                check: self.pick(place(Check), responses.map(|of| &of.check)),
                voted_again: false,
            };
            response.voted_again =
                response.rating.is_some() && self.voted_again(responses, || place(Rating));
            // A check stays only with the rating that was checked.
            let mut sides = [responses.ours, responses.theirs].into_iter();
            let is_of = |side: &Response| {
                (&side.rating, &side.check) == (&response.rating, &response.check)
            };
            if !sides.any(is_of) {
                response.check = None;
            }
            if !response.is_empty() {
                merged.insert(practice.clone(), response);
            }
        }
        Responses(merged)
    }

    /// The rounds of one side as a whole, with its people under the ids that they have here.
    fn rounds(&mut self, rounds: Three<'_, Rounds>) -> Rounds {
        if self.namesakes.is_empty() {
            return self.pick(Place::Rounds, rounds);
        }
        let mut theirs = rounds.theirs.clone();
        for votes in theirs.iter_mut().flat_map(|it| it.votes.values_mut()) {
            rename(votes, &self.namesakes);
        }
        let theirs = &theirs;
        self.pick(Place::Rounds, Three { theirs, ..rounds })
    }

    /// Whether somebody voted in the round that is open: where one side says other than both came from, it
    /// is right. A vote for the same rating as before is told as a change of it.
    fn voted_again(&mut self, responses: Three<'_, Response>, place: impl Fn() -> Place) -> bool {
        let [base, ours, theirs] =
            [responses.base, responses.ours, responses.theirs].map(|of| of.voted_again);
        let is_theirs = ours == base && theirs != base;
        if is_theirs && responses.ours.rating == responses.theirs.rating {
            self.take(place());
        }
        if is_theirs { theirs } else { ours }
    }
}

/// What a respondent said about each practice.
type Said = BTreeMap<PracticeId, Response>;

/// The rounds of votes that are over.
type Rounds = Shared<Vec<Round>>;

/// Who answered.
type People = Shared<Vec<Shared<Respondent>>>;

fn by_id(people: &People) -> BTreeMap<&str, &Shared<Respondent>> {
    let people = people.iter();
    people.map(|person| (person.id.as_str(), person)).collect()
}

fn described(respondent: &Respondent) -> [&str; 3] {
    [&respondent.name, &respondent.role, &respondent.team].map(String::as_str)
}

fn key_of(step: &PlanStep) -> (PracticeId, Level) {
    (step.practice.clone(), step.to)
}

/// The steps of a plan; `None` where one stands there twice.
fn steps(plan: &[PlanStep]) -> Option<BTreeMap<(PracticeId, Level), &PlanStep>> {
    let steps: BTreeMap<_, _> = plan.iter().map(|step| (key_of(step), step)).collect();
    (steps.len() == plan.len()).then_some(steps)
}

#[cfg(test)]
mod tests;
