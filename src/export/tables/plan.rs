//! The steps that were taken on, a row each.

use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::model::{Effort, PlanStep, Recommendation, Text};
use crate::report::{plan_wording, wording};

impl Grids<'_> {
    /// The steps of the document's plan in its order, as the answers show them.
    #[must_use]
    pub fn plan(&self) -> Grid<'_> {
        let steps = self.steps();
        grid(
            self.text("export-sheet-plan"),
            self.plan_fields(),
            steps.len(),
            move |place| steps.get(place).cloned(),
        )
    }

    /// The plan as the answers show it, without its owners where names are left out.
    #[must_use]
    pub fn steps(&self) -> Vec<PlanStep> {
        let mut steps = self.analysis.roadmap.steps.clone();
        if self.options.redaction.names {
            for step in &mut steps {
                step.owner.clear();
            }
        }
        steps
    }

    fn plan_fields(&self) -> Vec<Field<'_, PlanStep>> {
        let questionnaire = &self.assessment.questionnaire;
        let mut fields = vec![
            self.column("practice", ColumnType::Text, "column-practice", 10)
                .of(|step: &PlanStep| Value::text(step.practice.as_str())),
            self.column("title", ColumnType::Text, "export-title", 28)
                .of(|step: &PlanStep| {
                    let practice = questionnaire.practice(&step.practice);
                    practice.map_or(Value::Empty, |(_, practice)| self.read(&practice.title))
                }),
            self.column("element", ColumnType::Text, "column-element", 18)
                .of(|step: &PlanStep| {
                    let practice = questionnaire.practice(&step.practice);
                    practice.map_or(Value::Empty, |(element, _)| {
                        let name = wording::element_name(self.words, questionnaire, &element.id);
                        Value::text(&name)
                    })
                }),
            self.column("from", ColumnType::Number, "export-from", 8)
                .of(|step: &PlanStep| {
                    let practice = questionnaire.practice(&step.practice);
                    self.rating(practice.and_then(|(_, it)| it.scale().below(step.to)))
                }),
            self.column("to", ColumnType::Number, "export-to", 8)
                .of(|step: &PlanStep| self.rating(Some(step.to))),
            self.column("status", ColumnType::Name, "column-status", 12)
                .of(|step: &PlanStep| {
                    let word = plan_wording::status(self.words, step.status);
                    Value::name(step.status.as_str(), word)
                }),
            self.column("due", ColumnType::Day, "column-due", 12)
                .of(|step: &PlanStep| step.due.map_or(Value::Empty, Value::Day)),
        ];
        if !self.options.redaction.names {
            fields.push(
                self.column("owner", ColumnType::Text, "column-owner", 22)
                    .of(|step: &PlanStep| Value::text(&step.owner)),
            );
        }
        fields.push(
            self.column("days", ColumnType::Number, "column-days", 8)
                .of(|step: &PlanStep| {
                    let effort = self.assessment.effort(&step.practice, step.to);
                    Value::maybe(effort.map(Effort::days))
                }),
        );
        fields.push(
            self.column("action", ColumnType::Text, "column-action", 50)
                .of(|step: &PlanStep| {
                    let practice = questionnaire.practice(&step.practice);
                    practice.map_or(Value::Empty, |(_, practice)| {
                        Value::text(&plan_wording::action(
                            self.words,
                            &self.assessment,
                            practice,
                            step.to,
                        ))
                    })
                }),
        );
        for (name, heading, text) in TEXTS {
            let said = move |step: &PlanStep| {
                let found = step.recommendation(questionnaire).and_then(text);
                found.map_or(Value::Empty, |text| self.read(text))
            };
            fields.push(self.column(name, ColumnType::Text, heading, 50).of(said));
        }
        fields
    }
}

/// A text of a recommendation.
type Part = fn(&Recommendation) -> Option<&Text>;

/// The texts of a step's recommendation beside its action, by name and heading.
const TEXTS: [(&str, &str, Part); 3] = [
    ("first_week", "label-first-week", |found| {
        found.first_week.as_ref()
    }),
    ("indicator", "column-indicator", |found| {
        found.indicator.as_ref()
    }),
    ("risk", "label-risk", |found| found.risk.as_ref()),
];
