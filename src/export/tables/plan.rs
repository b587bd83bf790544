//! The steps that were taken on, a row each.

use super::{Field, Grid, Grids, Value, field, grid};
use crate::model::{Effort, PlanStep, Recommendation, Text};
use crate::report::{plan_wording, wording};

impl Grids<'_> {
    /// The steps of the document's plan in its order, as the answers show them.
    #[must_use]
    pub fn plan(&self) -> Grid {
        grid(
            self.text("export-sheet-plan"),
            self.plan_fields(),
            self.analysis.roadmap.steps.iter().cloned(),
        )
    }

    fn plan_fields(&self) -> Vec<Field<'_, PlanStep>> {
        let questionnaire = &self.assessment.questionnaire;
        let mut fields = vec![
            field(self.text("column-practice"), 10, |step: &PlanStep| {
                Value::text(step.practice.as_str())
            }),
            field(self.text("export-title"), 28, |step: &PlanStep| {
                let practice = questionnaire.practice(&step.practice);
                practice.map_or(Value::Empty, |(_, practice)| self.read(&practice.title))
            }),
            field(self.text("column-element"), 18, |step: &PlanStep| {
                let practice = questionnaire.practice(&step.practice);
                practice.map_or(Value::Empty, |(element, _)| {
                    let name = wording::element_name(self.words, questionnaire, &element.id);
                    Value::text(&name)
                })
            }),
            field(self.text("export-from"), 8, |step: &PlanStep| {
                Value::number(step.to.number() - 1)
            }),
            field(self.text("export-to"), 8, |step: &PlanStep| {
                Value::number(step.to.number())
            }),
            field(self.text("column-status"), 12, |step: &PlanStep| {
                Value::Text(plan_wording::status(self.words, step.status))
            }),
            field(self.text("column-due"), 12, |step: &PlanStep| {
                step.due.map_or(Value::Empty, Value::Day)
            }),
        ];
        if !self.options.redaction.names {
            fields.push(field(self.text("column-owner"), 22, |step: &PlanStep| {
                Value::text(&step.owner)
            }));
        }
        fields.push(field(self.text("column-days"), 8, |step: &PlanStep| {
            let effort = self.assessment.effort(&step.practice, step.to);
            Value::maybe(effort.map(Effort::days))
        }));
        for (heading, text) in TEXTS {
            fields.push(field(self.text(heading), 50, move |step: &PlanStep| {
                let found = step.recommendation(questionnaire);
                found.map_or(Value::Empty, |found| self.read(text(found)))
            }));
        }
        fields
    }
}

/// Something that the questionnaire says about a step.
type Said = fn(&Recommendation) -> &Text;

/// What it says, by its heading.
const TEXTS: [(&str, Said); 4] = [
    ("column-action", |found| &found.action),
    ("label-first-week", |found| &found.first_week),
    ("column-indicator", |found| &found.indicator),
    ("label-risk", |found| &found.risk),
];
