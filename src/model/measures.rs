//! The measures of an assessment: in the order they are shown, and under ids of their own.

use super::{Assessment, Measure, MeasureId};

impl Assessment {
    /// The measures in the order they are shown: by kind, then by name.
    #[must_use]
    pub fn measures(&self) -> Vec<(&MeasureId, &Measure)> {
        let mut all: Vec<_> = self.outcomes.iter().collect();
        all.sort_by(|(_, one), (_, other)| {
            let key = |it: &Measure| (it.kind, it.name.to_lowercase());
            key(one).cmp(&key(other))
        });
        all
    }

    /// An id that no measure bears, made of a name.
    #[must_use]
    pub fn free_measure_id(&self, name: &str) -> MeasureId {
        let letters = name.to_lowercase();
        let letters = letters.chars().map(|letter| match letter {
            'a'..='z' | '0'..='9' => letter,
            _ => '_',
        });
        let id: String = letters.collect();
        let id = id.trim_matches(|letter: char| !letter.is_ascii_alphabetic());
        let parts = id.split('_').filter(|part| !part.is_empty());
        let mut id = parts.collect::<Vec<_>>().join("_");
        id.truncate(40);
        if id.is_empty() {
            "measure".clone_into(&mut id);
        }
        let named = |number: usize| match number {
            1 => id.clone(),
            _ => format!("{id}_{number}"),
        };
        let mut ids = (1..).filter_map(|number| MeasureId::new(named(number)).ok());
        ids.find(|id| !self.outcomes.contains_key(id))
            .unwrap_or_else(|| unreachable!("a letter and then letters, digits and numbers"))
    }

    /// Takes away indicators of steps that name no measure.
    pub(super) fn forget_lost_indicators(&mut self) {
        let Self {
            plan,
            own_steps,
            outcomes,
            ..
        } = self;
        let of_plan = plan.iter_mut().map(|step| &mut step.indicator);
        let of_own = own_steps.iter_mut().map(|step| &mut step.indicator);
        for indicator in of_plan.chain(of_own) {
            indicator.take_if(|id| !outcomes.contains_key(id));
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use rust_decimal::Decimal;

    use crate::model::{Measure, MeasureKind, Outcome, example};

    #[test]
    fn an_id_is_made_of_the_name_and_stands_once() {
        let mut found = example::assessment(&[]);
        for (name, id) in [
            ("NPS", "nps"),
            ("NPS", "nps_2"),
            ("1st answer, minutes!", "st_answer_minutes"),
            ("Пример", "measure"),
        ] {
            let made = found.free_measure_id(name);
            assert_eq!(made.as_str(), id);
            let mut measure = Measure::new(name, MeasureKind::Own);
            measure
                .values
                .insert(date(2026, 3, 31), Outcome::new(Decimal::from(4)));
            found.outcomes.insert(made, measure);
        }
        assert_eq!(found.measures().len(), 4);
        let long = found.free_measure_id(&"long name ".repeat(20));
        assert!(long.as_str().len() <= 45, "{long}");
    }
}
