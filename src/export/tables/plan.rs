//! The steps that were taken on, a row each.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::model::{Effort, OwnStep, PlanStep, PracticeId, Recommendation, Text};
use crate::report::{plan_wording, wording};
use crate::scoring::PracticeProfile;

impl Grids<'_> {
    /// The steps of the document's plan as the answers show them and those of the unit's own, the first
    /// due first and last what has no day.
    #[must_use]
    pub fn plan(&self) -> Grid<'_> {
        let steps = self.steps().into_iter().map(Row::Step);
        let mut rows: Vec<Row> = steps
            .chain(self.own_steps().into_iter().map(Row::Own))
            .collect();
        // The sort is stable: equals stay in their order.
        rows.sort_by_key(|row| (row.due().is_none(), row.due()));
        grid(
            self.text("export-sheet-plan"),
            self.plan_fields(),
            rows.len(),
            move |place| rows.get(place).cloned(),
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

    /// The practices that nobody could rate.
    #[must_use]
    pub fn not_known(&self) -> BTreeSet<PracticeId> {
        let practices = self.analysis.profile.practices.iter();
        let open = practices.filter(|practice| practice.is_open());
        open.map(|practice| practice.id.clone()).collect()
    }

    /// The steps of the unit's own, without their owners where names are left out.
    #[must_use]
    pub fn own_steps(&self) -> Vec<OwnStep> {
        let mut steps = self.analysis.roadmap.own.clone();
        if self.options.redaction.names {
            for step in &mut steps {
                step.owner.clear();
            }
        }
        steps
    }

    fn plan_fields(&self) -> Vec<Field<'_, Row>> {
        let questionnaire = &self.assessment.questionnaire;
        let mut fields = vec![
            self.column("practice", ColumnType::Text, "column-practice", 10)
                .of(of_step(|step| Value::text(step.practice.as_str()))),
            self.column("title", ColumnType::Text, "export-title", 28)
                .of(|row: &Row| match row {
                    Row::Step(step) => {
                        let practice = questionnaire.practice(&step.practice);
                        practice.map_or(Value::Empty, |(_, practice)| self.read(&practice.title))
                    }
                    Row::Own(own) => Value::text(&plan_wording::own_title(self.words, own)),
                }),
            self.column("element", ColumnType::Text, "column-element", 18)
                .of(of_step(|step| {
                    let practice = questionnaire.practice(&step.practice);
                    practice.map_or(Value::Empty, |(element, _)| {
                        let name = wording::element_name(self.words, questionnaire, &element.id);
                        Value::text(&name)
                    })
                })),
            self.column("from", ColumnType::Number, "export-from", 8)
                .of(of_step(|step| {
                    let practice = questionnaire.practice(&step.practice);
                    self.rating(practice.and_then(|(_, it)| it.scale().below(step.to)))
                })),
            self.column("to", ColumnType::Number, "export-to", 8)
                .of(of_step(|step| self.rating(Some(step.to)))),
        ];
        fields.extend(self.work_fields());
        fields.push(
            self.column("action", ColumnType::Text, "column-action", 50)
                .of(|row: &Row| match row {
                    Row::Step(step) => {
                        let practice = questionnaire.practice(&step.practice);
                        practice.map_or(Value::Empty, |(_, practice)| {
                            let (words, to) = (self.words, step.to);
                            let assessment = &self.assessment;
                            let found = self.analysis.profile.practice(&practice.id);
                            let unknown = found.is_some_and(PracticeProfile::is_open);
                            let open = step.is_to_do() && unknown;
                            let about = (practice, to);
                            let told = plan_wording::action_told(words, assessment, about, open);
                            Value::text(&told)
                        })
                    }
                    Row::Own(own) => Value::text(&own.action),
                }),
        );
        for (name, heading, text) in TEXTS {
            let said = of_step(move |step| {
                let found = step.recommendation(questionnaire).and_then(text);
                found.map_or(Value::Empty, |text| self.read(text))
            });
            fields.push(self.column(name, ColumnType::Text, heading, 50).of(said));
        }
        fields.push(
            self.column("measure", ColumnType::Name, "export-step-measure", 26)
                .of(|row: &Row| {
                    let indicator = match row {
                        Row::Step(step) => step.indicator.as_ref(),
                        Row::Own(own) => own.indicator.as_ref(),
                    };
                    let found =
                        indicator.and_then(|id| Some((id, self.assessment.outcomes.get(id)?)));
                    found.map_or(Value::Empty, |(id, measure)| {
                        Value::name(id.as_str(), measure.name.clone())
                    })
                }),
        );
        if !self.options.redaction.notes {
            let note = self.column("note", ColumnType::Text, "export-step-note", 40);
            fields.push(note.of(|row: &Row| {
                Value::text(match row {
                    Row::Step(step) => &step.note,
                    Row::Own(own) => &own.note,
                })
            }));
        }
        fields
    }

    /// How far, by when, who, and how many days.
    fn work_fields(&self) -> Vec<Field<'_, Row>> {
        let questionnaire = &self.assessment.questionnaire;
        let mut fields = vec![
            self.column("status", ColumnType::Name, "column-status", 12)
                .of(|row: &Row| {
                    let status = match row {
                        Row::Step(step) => step.status,
                        Row::Own(own) => own.status,
                    };
                    let word = plan_wording::status(self.words, status);
                    Value::name(status.as_str(), word)
                }),
            self.column("due", ColumnType::Day, "column-due", 12)
                .of(|row: &Row| row.due().map_or(Value::Empty, Value::Day)),
        ];
        if !self.options.redaction.names {
            fields.push(
                self.column("owner", ColumnType::Text, "column-owner", 22)
                    .of(|row: &Row| match row {
                        Row::Step(step) => {
                            let about = (&step.practice, step.to);
                            let owner =
                                plan_wording::owner(self.words, questionnaire, about, &step.owner);
                            owner.map_or(Value::Empty, |owner| Value::text(&owner))
                        }
                        Row::Own(own) => Value::text(&own.owner),
                    }),
            );
        }
        fields.push(
            self.column("days", ColumnType::Number, "column-days", 8)
                .of(|row: &Row| {
                    let effort = match row {
                        Row::Step(step) => self.assessment.effort(&step.practice, step.to),
                        Row::Own(own) => own.effort,
                    };
                    Value::maybe(effort.map(Effort::days))
                }),
        );
        fields
    }
}

/// A row of the plan.
#[derive(Clone)]
enum Row {
    Step(PlanStep),
    Own(OwnStep),
}

impl Row {
    const fn due(&self) -> Option<Date> {
        match self {
            Self::Step(step) => step.due,
            Self::Own(own) => own.due,
        }
    }
}

/// What is told of a step of the plan; nothing of those of the unit's own.
fn of_step(tell: impl Fn(&PlanStep) -> Value) -> impl Fn(&Row) -> Value {
    move |row| match row {
        Row::Step(step) => tell(step),
        Row::Own(_) => Value::Empty,
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
