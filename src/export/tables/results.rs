//! What the answers come to: a row for each element and the unit, and a row for each practice.

use super::{Field, Grid, Grids, Value, field, grid};
use crate::advice::NextStep;
use crate::model::{HalfLevels, Level, Practice};
use crate::report::wording;
use crate::scoring::{
    Attainment, ElementProfile, ElementStatus, Index, LevelRange, Placement, PracticeProfile,
    PracticeState, Spread,
};

/// An element, or the unit as a whole.
struct Place<'a> {
    name: String,
    placement: Placement,
    index: Option<Index>,
    /// `None` for the unit.
    element: Option<&'a ElementProfile>,
    asked: usize,
    answered: usize,
    not_applicable: usize,
}

/// A practice with all that is known of it.
struct Found<'a> {
    profile: &'a PracticeProfile,
    practice: Option<&'a Practice>,
    step: Option<&'a NextStep>,
}

impl Grids<'_> {
    /// The place of each element, and of the unit below them.
    #[must_use]
    pub fn results(&self) -> Grid {
        let mut places: Vec<Place> = self
            .analysis
            .profile
            .elements
            .iter()
            .map(|one| self.place(one))
            .collect();
        let sum = |count: fn(&Place) -> usize| places.iter().map(count).sum();
        let unit = Place {
            name: self.text("report-whole-unit"),
            placement: self.analysis.profile.placement,
            index: self.analysis.profile.index,
            element: None,
            asked: sum(|place| place.asked),
            answered: sum(|place| place.answered),
            not_applicable: sum(|place| place.not_applicable),
        };
        places.push(unit);
        grid(
            self.text("export-sheet-results"),
            self.place_fields(),
            places.into_iter(),
        )
    }

    fn place<'b>(&self, element: &'b ElementProfile) -> Place<'b> {
        let questionnaire = &self.assessment.questionnaire;
        Place {
            name: wording::element_name(self.words, questionnaire, &element.id),
            placement: element.placement,
            index: element.index,
            element: Some(element),
            asked: element.practices,
            answered: element.answered,
            not_applicable: element.not_applicable,
        }
    }

    fn place_fields(&self) -> Vec<Field<'_, Place<'_>>> {
        let mut fields = vec![field(self.text("column-element"), 22, |place: &Place| {
            Value::text(&place.name)
        })];
        fields.extend(
            self.level_fields("export-claimed-low", "export-claimed-high", |place| {
                place.claimed
            }),
        );
        fields.extend(self.level_fields(
            "export-evidenced-low",
            "export-evidenced-high",
            |place| place.evidenced,
        ));
        fields.push(field(self.text("export-target"), 9, |place: &Place| {
            let target = place
                .element
                .and_then(|one| self.assessment.targets.get(&one.id));
            Value::maybe(target.map(|target| target.level.number()))
        }));
        fields.extend([
            field(self.text("column-index"), 9, |place: &Place| {
                Value::maybe(place.index.map(Index::levels))
            }),
            field(self.text("export-asked"), 11, |place: &Place| {
                Value::count(place.asked)
            }),
            field(self.text("column-rated"), 11, |place: &Place| {
                Value::count(place.answered)
            }),
            field(self.text("column-not-applicable"), 11, |place: &Place| {
                Value::count(place.not_applicable)
            }),
            field(self.text("column-status"), 15, |place: &Place| {
                let status = place.element.map(|element| element.status);
                status.map_or(Value::Empty, |status: ElementStatus| {
                    Value::Text(wording::status(self.words, status))
                })
            }),
        ]);
        for level in Level::all(self.analysis.profile.level_count).skip(1) {
            let heading = |key: &str| self.words.with(key, &[("level", level.number().into())]);
            fields.push(attained(heading("export-in-place"), level, |found| {
                found.low.ratio()
            }));
            let most = heading("export-in-place-at-most");
            fields.push(attained(most, level, |found| found.high.ratio()));
        }
        fields
    }

    /// Two columns: the lowest and the highest level that the open answers allow.
    fn level_fields<'b>(
        &'b self,
        low: &'static str,
        high: &'static str,
        reading: fn(&Placement) -> Option<LevelRange>,
    ) -> [Field<'b, Place<'b>>; 2] {
        let number = |level: Level| Value::number(level.number());
        let column = |key: &str, end: fn(LevelRange) -> Level| {
            field(self.text(key), 12, move |place: &Place| {
                reading(&place.placement).map_or(Value::Empty, |range| number(end(range)))
            })
        };
        [
            column(low, |range| range.low),
            column(high, |range| range.high),
        ]
    }

    /// What the group says about each practice, and what comes next for it.
    #[must_use]
    pub fn practices(&self) -> Grid {
        let steps = &self.analysis.steps;
        let found = self.analysis.profile.practices.iter().map(|profile| Found {
            profile,
            practice: self
                .assessment
                .questionnaire
                .practice(&profile.id)
                .map(|(_, practice)| practice),
            step: steps.iter().find(|step| step.practice == profile.id),
        });
        grid(
            self.text("export-sheet-practices"),
            self.practice_fields(),
            found,
        )
    }

    fn practice_fields(&self) -> Vec<Field<'_, Found<'_>>> {
        let mut fields = vec![
            field(self.text("column-practice"), 10, |found: &Found| {
                Value::text(found.profile.id.as_str())
            }),
            field(self.text("export-title"), 28, |found: &Found| {
                found
                    .practice
                    .map_or(Value::Empty, |one| self.read(&one.title))
            }),
            field(self.text("column-element"), 18, |found: &Found| {
                let questionnaire = &self.assessment.questionnaire;
                let name = wording::element_name(self.words, questionnaire, &found.profile.element);
                Value::text(&name)
            }),
            field(self.text("export-weight"), 9, |found: &Found| {
                Value::number(found.profile.weight)
            }),
            field(self.text("column-rating"), 9, |found: &Found| {
                Value::maybe(found.profile.rating().map(HalfLevels::levels))
            }),
            field(self.text("column-level"), 9, |found: &Found| {
                Value::maybe(found.profile.rating().map(|rating| rating.level().number()))
            }),
            field(self.text("column-status"), 15, |found: &Found| {
                Value::Text(self.text(state(found.profile.state)))
            }),
            field(self.text("export-agreed"), 11, |found: &Found| {
                self.yes(found.profile.consensus)
            }),
        ];
        if !self.options.redaction.evidence {
            let heading = self.text("export-evidence-count");
            fields.push(field(heading, 11, |found: &Found| {
                self.evidence_count(found.profile)
            }));
        }
        fields.extend(self.spread_fields());
        fields.extend(self.step_fields());
        fields
    }

    /// How the ratings lie apart: the lowest and the highest are those of single respondents.
    fn spread_fields(&self) -> Vec<Field<'_, Found<'_>>> {
        let mut fields = vec![field(self.text("export-ratings"), 9, |found: &Found| {
            Value::count(found.profile.ratings.len())
        })];
        if !self.options.redaction.respondents {
            fields.push(field(self.text("export-lowest"), 9, |found: &Found| {
                Value::maybe(found.profile.ratings.first().map(|rating| rating.levels()))
            }));
            fields.push(field(self.text("export-highest"), 9, |found: &Found| {
                Value::maybe(found.profile.ratings.last().map(|rating| rating.levels()))
            }));
        }
        fields.push(field(self.text("export-spread"), 11, |found: &Found| {
            let spread = self.spread(found.profile);
            Value::maybe(spread.map(|spread| hundredths(spread.ad_mean)))
        }));
        fields.push(field(self.text("export-discuss"), 11, |found: &Found| {
            let spread = self.spread(found.profile);
            self.yes(spread.is_some_and(|spread| spread.flagged_for_discussion))
        }));
        fields
    }

    /// How the ratings lie apart; of few people only where single ones may be shown.
    fn spread(&self, profile: &PracticeProfile) -> Option<Spread> {
        let few = profile.ratings.len() < self.options.least_group();
        profile
            .spread
            .filter(|_| !(few && self.options.redaction.respondents))
    }

    fn step_fields(&self) -> Vec<Field<'_, Found<'_>>> {
        vec![
            field(self.text("export-next-level"), 10, |found: &Found| {
                Value::maybe(found.step.map(|step| step.to.number()))
            }),
            field(self.text("column-action"), 60, |found: &Found| {
                let step = found.step.zip(found.practice);
                let text = step.and_then(|(step, practice)| practice.recommendation(step.from));
                text.map_or(Value::Empty, |text| self.read(&text.action))
            }),
            field(self.text("column-days"), 8, |found: &Found| {
                Value::maybe(found.step.map(|step| step.effort.days()))
            }),
        ]
    }

    /// How many entries of evidence there are over all respondents.
    fn evidence_count(&self, profile: &PracticeProfile) -> Value {
        let respondents = self.assessment.respondents.iter();
        let responses = respondents.filter_map(|one| one.sheet.get(&profile.id));
        Value::count(responses.map(|response| response.evidence.len()).sum())
    }
}

/// The share of an element that is in place at a level.
fn attained<'a, 'p>(
    heading: String,
    level: Level,
    share: fn(&Attainment) -> f64,
) -> Field<'a, Place<'p>> {
    field(heading, 12, move |place: &Place| {
        let found = place.element.and_then(|element| element.attainment(level));
        found.map_or(Value::Empty, |found| Value::Share(share(found)))
    })
}

const fn state(state: PracticeState) -> &'static str {
    match state {
        PracticeState::Rated(_) => "export-rated",
        PracticeState::NotApplicable => "not-applicable",
        PracticeState::DontKnow => "dont-know",
        PracticeState::Open => "unanswered",
    }
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
