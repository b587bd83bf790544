//! A row a step of the plan, as the answers show it, then those of the unit's own.

use jiff::civil::Date;

use super::column::{Column, DataType, Datum};
use super::source::Source;
use crate::model::{Effort, MeasureId, OwnStep, PlanStep};

/// A step with its place from 1.
pub(super) struct Step<'a> {
    source: &'a Source<'a>,
    position: usize,
    kind: Kind<'a>,
}

enum Kind<'a> {
    Step(&'a PlanStep),
    Own(&'a OwnStep),
}

pub(super) fn plan_steps<'a>(source: &'a Source<'a>) -> impl Iterator<Item = Step<'a>> {
    let roadmap = &source.analysis.roadmap;
    let steps = roadmap.steps.iter().map(Kind::Step);
    let steps = steps.chain(roadmap.own.iter().map(Kind::Own));
    (1..).zip(steps).map(move |(position, kind)| Step {
        source,
        position,
        kind,
    })
}

impl<'a> Step<'a> {
    const fn of_questionnaire(&self) -> Option<&'a PlanStep> {
        match self.kind {
            Kind::Step(step) => Some(step),
            Kind::Own(_) => None,
        }
    }

    const fn own(&self) -> Option<&'a OwnStep> {
        match self.kind {
            Kind::Step(_) => None,
            Kind::Own(own) => Some(own),
        }
    }

    const fn due(&self) -> Option<Date> {
        match self.kind {
            Kind::Step(step) => step.due,
            Kind::Own(own) => own.due,
        }
    }

    fn days(&self) -> Option<Effort> {
        match self.kind {
            Kind::Step(step) => self.source.assessment.effort(&step.practice, step.to),
            Kind::Own(own) => own.effort,
        }
    }
}

pub(super) fn columns<'a>() -> Vec<Column<Step<'a>>> {
    use DataType::{Day, Text, Whole};
    vec![
        Column::new("step", Whole, |it| Datum::count(it.position)),
        Column::new("practice", Text, |it| {
            Datum::maybe_text(it.of_questionnaire().map(|step| step.practice.as_str()))
        }),
        Column::new("element", Text, |it| {
            let step = it.of_questionnaire();
            let questionnaire = &it.source.assessment.questionnaire;
            let place = step.and_then(|step| questionnaire.practice(&step.practice));
            Datum::maybe_text(place.map(|(element, _)| element.id.as_str()))
        }),
        Column::new("from_level", Whole, |it| {
            let step = it.of_questionnaire();
            let questionnaire = &it.source.assessment.questionnaire;
            it.source.level(step.and_then(|step| {
                let (_, practice) = questionnaire.practice(&step.practice)?;
                practice.scale().below(step.to)
            }))
        }),
        Column::new("to_level", Whole, |it| {
            it.source.level(it.of_questionnaire().map(|step| step.to))
        }),
        Column::new("title", Text, |it| {
            Datum::maybe_text(it.own().map(|own| own.title.as_str()))
        }),
        Column::new("action", Text, |it| {
            Datum::text(match it.kind {
                Kind::Step(step) => &step.action,
                Kind::Own(own) => &own.action,
            })
        }),
        Column::new("owner", Text, |it| {
            it.source.name(match it.kind {
                Kind::Step(step) => &step.owner,
                Kind::Own(own) => &own.owner,
            })
        }),
        Column::new("due", Day, |it| Datum::day(it.due())),
        Column::new("status", Text, |it| {
            Datum::text(match it.kind {
                Kind::Step(step) => step.status.as_str(),
                Kind::Own(own) => own.status.as_str(),
            })
        }),
        Column::new("days", Whole, |it| {
            Datum::maybe(it.days().map(Effort::days))
        }),
        Column::new("indicator", Text, |it| {
            let indicator = match it.kind {
                Kind::Step(step) => step.indicator.as_ref(),
                Kind::Own(own) => own.indicator.as_ref(),
            };
            Datum::maybe_text(indicator.map(MeasureId::as_str))
        }),
        Column::new("note", Text, |it| {
            it.source.note(match it.kind {
                Kind::Step(step) => &step.note,
                Kind::Own(own) => &own.note,
            })
        }),
    ]
}
