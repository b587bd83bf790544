//! The places that a merge asks about, in words.

use crate::model::{
    Assessment, BrandingField, CheckIn, Confidence, Estimate, Form, Input, Measure, MeasureId,
    Place, PlanStep, PracticeId, Rating, RespondentId, Response, ResponsePart, UnitField,
};
use crate::report::{plan_wording, wording, worth};
use crate::words::Words;

/// What a person is called: by name, else by the place among those who answer, counted from 0.
#[must_use]
pub fn person_name(words: &Words, name: &str, place: usize) -> String {
    let name = name.trim();
    if name.is_empty() {
        words.with("window-person", &facts!(number = place + 1))
    } else {
        name.to_owned()
    }
}

/// The heading of a place. `sides` are the two copies; either may lack a respondent.
#[must_use]
pub fn place_heading(words: &Words, place: &Place, sides: [&Assessment; 2]) -> String {
    let name = name(words, place, sides);
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// What a place is called within a sentence.
fn name(words: &Words, place: &Place, sides: [&Assessment; 2]) -> String {
    let questionnaire = &sides[0].questionnaire;
    let practice = |id: &PracticeId| wording::practice_title(words, questionnaire, id);
    let named = |key: &str, name: String| words.with(key, &facts!(name));
    match place {
        Place::Respondent(id) => {
            named("window-place-respondent", respondent_name(words, sides, id))
        }
        Place::Response(id, about, part) => {
            let (who, name) = (respondent_name(words, sides, id), practice(about));
            words.with(key_of_part(*part), &facts!(who, name))
        }
        Place::Consensus(id) => named("window-change-consensus", practice(id)),
        Place::Target(id) => {
            let name = wording::element_name(words, questionnaire, id);
            named("window-change-target", name)
        }
        Place::Input(input) => named("window-change-input", worth::input_name(words, *input)),
        Place::Lock(id) => named("window-place-lock", practice(id)),
        Place::DayOff(day) => named("window-place-day-off", words.date(*day)),
        Place::CheckIn(day) => named("window-place-check-in", words.date(*day)),
        Place::Measure(id) => named("window-place-measure", measure_name(sides, id)),
        Place::Outcome(id, day) => {
            let (name, date) = (measure_name(sides, id), words.date(*day));
            words.with("window-place-outcome", &facts!(name, date))
        }
        Place::Step(id, level) | Place::Effort(id, level) => {
            let key = if let Place::Step(..) = place {
                "window-place-step"
            } else {
                "window-place-effort"
            };
            let (name, level) = (practice(id), *level);
            words.with(key, &facts!(name, level))
        }
        plain => words.text(key(plain)),
    }
}

/// The key of a place that names nothing further.
const fn key(place: &Place) -> &'static str {
    match place {
        Place::Unit(UnitField::Organisation) => "window-change-organisation",
        Place::Unit(UnitField::Unit) => "window-change-unit",
        Place::Unit(UnitField::Scope) => "window-change-scope",
        Place::Unit(UnitField::Facilitator) => "window-change-facilitator",
        Place::Date => "window-change-date",
        Place::Language => "window-change-language",
        Place::Form => "window-change-form",
        Place::Plan => "window-change-plan",
        Place::OwnSteps => "window-change-own-steps",
        Place::Unit(UnitField::Segment) => "window-change-segment",
        Place::Currency => "window-change-currency",
        Place::Horizon => "window-change-horizon",
        Place::Budget => "window-place-budget",
        Place::Capacity => "window-place-capacity",
        Place::Start => "window-place-start",
        Place::Branding(BrandingField::PreparedFor) => "preview-prepared-for",
        Place::Branding(BrandingField::PreparedBy) => "preview-prepared-by",
        Place::Branding(BrandingField::Confidentiality) => "preview-confidentiality",
        Place::Branding(BrandingField::Version) => "preview-version",
        Place::Rounds => "window-place-rounds",
        Place::Logo => "window-change-logo",
        Place::Accent => "window-change-accent",
        Place::Respondent(_)
        | Place::Response(..)
        | Place::Consensus(_)
        | Place::Target(_)
        | Place::Step(..)
        | Place::Input(_)
        | Place::DayOff(_)
        | Place::Lock(_)
        | Place::Measure(_)
        | Place::Outcome(..)
        | Place::CheckIn(_)
        | Place::Effort(..) => "window-change-nothing",
    }
}

const fn key_of_part(part: ResponsePart) -> &'static str {
    match part {
        ResponsePart::Rating => "window-place-rating",
        ResponsePart::Note => "window-place-note",
        ResponsePart::Evidence => "window-place-evidence",
        ResponsePart::Confidence => "window-place-confidence",
        ResponsePart::Flag => "window-place-flag",
        ResponsePart::Check => "window-place-check",
    }
}

/// What a respondent is called in the first of the two copies that has the person.
#[must_use]
pub fn respondent_name(words: &Words, sides: [&Assessment; 2], id: &RespondentId) -> String {
    let mut found = sides.into_iter().filter_map(|side| {
        let mut people = side.respondents.iter().enumerate();
        people.find(|(_, person)| person.id == *id)
    });
    found.next().map_or_else(
        || id.to_string(),
        |(place, person)| person_name(words, &person.name, place),
    )
}

/// The name by which commands take a place from a file.
#[must_use]
pub fn place_name(words: &Words, place: &Place, sides: [&Assessment; 2]) -> String {
    match place {
        Place::Response(who, practice, _) => {
            let person = respondent_name(words, sides, who);
            format!("{person}/{practice}")
        }
        Place::Consensus(practice) => practice.to_string(),
        _ => place_heading(words, place, sides),
    }
}

/// What stands in a place, in one line.
#[must_use]
pub fn place_value(words: &Words, place: &Place, of: &Assessment) -> String {
    let found = stated(words, place, of).filter(|text| !text.trim().is_empty());
    found.unwrap_or_else(|| words.text("window-place-nothing"))
}

fn stated(words: &Words, place: &Place, of: &Assessment) -> Option<String> {
    let number = |number: String| words.number(number);
    let planning = &of.planning;
    Some(match place {
        Place::Unit(field) => of_unit(of, *field).to_owned(),
        Place::Date => words.date(of.unit.date?),
        Place::Language => words.say(&wording::language_name(of.language.as_ref()?)),
        Place::Form => words.text(match of.form {
            Form::Short => "form-short",
            Form::Full => "form-full",
        }),
        Place::Respondent(id) => {
            let person = of.respondent(id)?;
            let parts = [&person.name, &person.role, &person.team];
            let parts = parts.into_iter().filter(|part| !part.is_empty()).cloned();
            let said = words.with("window-place-said", &facts!(count = person.sheet.said()));
            words.series(&parts.chain([said]).collect::<Vec<_>>())
        }
        Place::Response(id, practice, part) => {
            let said = of.respondent(id)?.sheet.get(practice)?;
            return response(words, of, said, *part);
        }
        Place::Consensus(practice) => {
            let consensus = of.consensus.get(practice)?;
            with_reason(
                words,
                rating(words, of, &consensus.rating),
                &consensus.reason,
            )
        }
        Place::Target(element) => {
            let target = of.targets.get(element)?;
            let level = wording::level_name(words, &of.questionnaire, target.level);
            with_reason(words, level, &target.reason)
        }
        Place::Step(practice, to) => {
            let is_it = |step: &&PlanStep| step.practice == *practice && step.to == *to;
            step(words, of.plan.iter().find(is_it)?)
        }
        Place::Rounds => words.with("window-place-rounds-over", &facts!(count = of.rounds.len())),
        Place::Plan => words.with("window-place-steps", &facts!(count = of.plan.len())),
        Place::OwnSteps => own_steps(words, of),
        Place::Measure(id) => measure(words, of.outcomes.get(id)?),
        Place::Outcome(id, day) => {
            let measure = of.outcomes.get(id)?;
            wording::outcome(words, measure, measure.values.get(day)?)
        }
        Place::CheckIn(day) => check_in(words, of, of.check_ins.get(day)?),
        Place::Input(input) => figure(words, of, *input, *of.business_case.inputs.get(input)?),
        Place::Currency => of.business_case.currency.clone(),
        Place::Horizon => number(of.business_case.horizon_years.to_string()),
        Place::Budget => number(planning.budget_days?.to_string()),
        Place::Capacity => number(planning.capacity_days_per_month?.to_string()),
        Place::Start => words.date(planning.start?),
        Place::DayOff(day) if planning.days_off.contains(day) => words.text("window-place-is-off"),
        Place::Lock(practice) if planning.locked_out.contains(practice) => {
            words.text("window-place-locked-out")
        }
        Place::Lock(practice) if planning.locked_in.contains(practice) => {
            words.text("window-place-locked-in")
        }
        Place::DayOff(_) | Place::Lock(_) => return None,
        Place::Effort(practice, to) => {
            let effort = planning.efforts.get(&(practice.clone(), *to))?;
            plan_wording::effort(words, Some(*effort))
        }
        Place::Branding(field) => match field {
            BrandingField::PreparedFor => of.branding.prepared_for.clone(),
            BrandingField::PreparedBy => of.branding.prepared_by.clone(),
            BrandingField::Confidentiality => of.branding.confidentiality.clone(),
            BrandingField::Version => of.branding.version.clone(),
        },
        Place::Logo => {
            let kilobytes = of.branding.logo.as_ref()?.bytes().len().div_ceil(1000);
            words.with("window-size-kilobytes", &facts!(size = kilobytes))
        }
        Place::Accent => of.branding.accent?.to_string(),
    })
}

/// A rating, with the name of its level where it is a whole one.
fn rating(words: &Words, of: &Assessment, rating: &Rating) -> String {
    let said = wording::answer(words, Some(rating.answer()));
    if let Some(reason) = rating.reason() {
        return with_reason(words, said, reason);
    }
    match rating.at().filter(|at| !at.is_half()) {
        Some(at) => {
            let level = wording::level_name(words, &of.questionnaire, at.level());
            words.series(&[said, level])
        }
        None => said,
    }
}

fn with_reason(words: &Words, text: String, reason: &str) -> String {
    if reason.is_empty() {
        text
    } else {
        words.series(&[text, reason.to_owned()])
    }
}

/// A part of what somebody said; `None` where nothing was.
fn response(words: &Words, of: &Assessment, said: &Response, part: ResponsePart) -> Option<String> {
    Some(match part {
        ResponsePart::Rating => rating(words, of, said.rating.as_ref()?),
        ResponsePart::Note => said.note.clone(),
        ResponsePart::Evidence => {
            let entries = said.evidence.iter().map(|entry| {
                let file = entry.file.as_ref().map(|file| file.name.as_str());
                let found = [entry.text.as_str(), entry.link.as_str()];
                let mut found = found.into_iter().chain(file);
                found
                    .find(|text| !text.is_empty())
                    .unwrap_or_default()
                    .to_owned()
            });
            words.series(&entries.collect::<Vec<_>>())
        }
        ResponsePart::Confidence => words.text(match said.confidence? {
            Confidence::Low => "confidence-low",
            Confidence::Medium => "confidence-medium",
            Confidence::High => "confidence-high",
        }),
        ResponsePart::Flag => return said.flagged.then(|| words.text("window-place-flagged")),
        ResponsePart::Check => wording::check(words, said.check.as_ref()?),
    })
}

fn of_unit(of: &Assessment, field: UnitField) -> &str {
    match field {
        UnitField::Organisation => &of.unit.organisation,
        UnitField::Unit => &of.unit.unit,
        UnitField::Scope => &of.unit.scope,
        UnitField::Facilitator => &of.unit.facilitator,
        UnitField::Segment => &of.unit.segment,
    }
}

fn measure(words: &Words, measure: &Measure) -> String {
    let kind = wording::measure_kind(words, measure.kind);
    let better = wording::better(words, measure.better);
    let parts = [measure.name.clone(), kind, measure.unit.clone(), better];
    let stated = parts.into_iter().filter(|part| !part.is_empty());
    words.series(&stated.collect::<Vec<_>>())
}

fn check_in(words: &Words, of: &Assessment, check_in: &CheckIn) -> String {
    let parts = [check_in.by.clone(), check_in.said.clone()];
    let found = check_in.observed.iter().map(|(what, found)| {
        let value = wording::observed(words, &of.business_case, *what, found.value);
        let source = found.source.as_str();
        words.with("check-in-found", &facts!(value, source))
    });
    let stated = parts.into_iter().filter(|part| !part.is_empty());
    words.series(&stated.chain(found).collect::<Vec<_>>())
}

/// What a measure is called in the first of the two copies that has it.
fn measure_name(sides: [&Assessment; 2], id: &MeasureId) -> String {
    let mut found = sides.into_iter().filter_map(|side| side.outcomes.get(id));
    let name = found.next().map(|measure| measure.name.clone());
    name.unwrap_or_else(|| id.to_string())
}

fn own_steps(words: &Words, of: &Assessment) -> String {
    let own = of.own_steps.iter();
    let titles = own.map(|own| plan_wording::own_title(words, own));
    words.list(&titles.collect::<Vec<_>>())
}

fn step(words: &Words, step: &PlanStep) -> String {
    let mut parts = vec![plan_wording::status(words, step.status)];
    parts.extend((!step.owner.is_empty()).then(|| step.owner.clone()));
    parts.extend(step.due.map(|due| words.date(due)));
    words.series(&parts)
}

fn figure(words: &Words, of: &Assessment, input: Input, estimate: Estimate) -> String {
    let value = |value| worth::value(words, &of.business_case, input, value);
    if estimate.is_exact() {
        return value(estimate.likely());
    }
    let all = [estimate.low(), estimate.likely(), estimate.high()];
    words.series(&all.map(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::bundled;
    use crate::model::{Edit, HalfLevels, Level, Respondent, ResponseField};

    #[test]
    fn people_without_a_name_are_counted_and_whole_ratings_are_named() {
        let mut one = Assessment::new(bundled::standard().clone(), Form::Short);
        for _ in 0..2 {
            let person = Respondent::new(one.free_respondent_id());
            one.apply(Edit::AddRespondent(person)).expect("it is new");
        }
        let asked = one.questionnaire.practices_in(Form::Short).next();
        let (practice, title) = {
            let (_, practice) = asked.expect("a practice");
            let title =
                wording::practice_title(&Words::english(), &one.questionnaire, &practice.id);
            (practice.id.clone(), title)
        };
        let second = one.respondents[1].id.clone();
        let mut rate = |half_levels: u8| {
            let edit = Edit::Respond {
                respondent: second.clone(),
                practice: practice.clone(),
                field: ResponseField::Rating(HalfLevels::new(half_levels).map(Rating::At)),
            };
            one.apply(edit).expect("it is permitted");
            one.clone()
        };
        let (whole, half) = (rate(6), rate(7));
        let words = Words::english();
        let place = |part| Place::Response(second.clone(), practice.clone(), part);
        let rating = place(ResponsePart::Rating);
        let level = whole.questionnaire.level(Level::new(3).expect("a level"));
        let name = words.wording(&level.expect("it has one").name).to_owned();
        let said = [&whole, &half].map(|of| place_value(&words, &rating, of));
        assert_eq!(said, [format!("3, {name}"), "3.5".to_owned()]);
        let said = place_heading(&words, &rating, [&whole, &half]);
        assert_eq!(said, format!("Answer of Person 2 to {title}"));
        let said = place_heading(&words, &place(ResponsePart::Note), [&whole, &half]);
        assert_eq!(said, format!("Note of Person 2 on {title}"));
        let said = place_value(&words, &place(ResponsePart::Note), &whole);
        assert_eq!(said, words.text("window-place-nothing"));
    }
}
