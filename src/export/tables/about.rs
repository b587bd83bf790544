//! What the grids are about: the unit, the questionnaire, and the rule in force.

use super::{ColumnType, Grid, Grids, Value, grid};
use crate::model::Form;
use crate::scoring;

impl Grids<'_> {
    /// Facts with their names, a row each.
    #[must_use]
    pub fn about(&self) -> Grid<'_> {
        let questionnaire = &self.assessment.questionnaire;
        let unit = &self.assessment.unit;
        let thresholds = questionnaire.thresholds_of(self.options.form);
        let percent = |percent: u8| Value::Share(f64::from(percent) / 100.0);
        let form = match self.options.form {
            Form::Short => "form-short",
            Form::Full => "form-full",
        };
        let mut rows = vec![
            ("export-organisation", Value::text(&unit.organisation)),
            ("export-unit", Value::text(&unit.unit)),
            ("label-scope", Value::text(&unit.scope)),
            ("label-segment", Value::text(&unit.segment)),
        ];
        if !self.options.redaction.names {
            rows.push(("export-facilitator", Value::text(&unit.facilitator)));
        }
        rows.extend([
            (
                "export-assessed-on",
                unit.date.map_or(Value::Empty, Value::Day),
            ),
            ("export-written-on", Value::Day(self.options.date)),
            ("export-questionnaire", self.read(&questionnaire.title)),
            ("export-questionnaire-id", Value::text(&questionnaire.id)),
            ("export-edition", Value::text(&questionnaire.edition)),
            ("export-form", Value::Text(self.text(form))),
            (
                "export-levels",
                Value::number(self.analysis.profile.level_count),
            ),
            (
                "export-respondents",
                Value::count(self.analysis.profile.respondents),
            ),
            ("export-reached", percent(thresholds.reached)),
            ("export-kept", percent(thresholds.kept)),
            (
                "export-most-not-applicable",
                percent(thresholds.not_applicable),
            ),
            ("export-least-answered", percent(thresholds.answered)),
            (
                "export-unproven-cap",
                self.rating(Some(thresholds.unproven_cap)),
            ),
            ("export-seed", Value::Text(scoring::SEED.to_string())),
            ("export-draws", Value::number(scoring::RESAMPLES)),
        ]);
        let fields = vec![
            self.column("fact", ColumnType::Text, "export-fact", 48)
                .of(|(name, _): &(&str, Value)| Value::Text(self.text(name))),
            self.column("value", ColumnType::Any, "export-value", 48)
                .of(|(_, value): &(&str, Value)| value.clone()),
        ];
        grid(
            self.text("export-sheet-about"),
            fields,
            rows.len(),
            move |place| rows.get(place).cloned(),
        )
    }
}
