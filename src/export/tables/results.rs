//! What the answers come to: a row for each element and the unit, and a row for each practice.

use super::{ColumnType, Field, Grid, GridColumn, Grids, Value, grid};
use crate::advice::Step;
use crate::analysis::{GroupSpread, Withheld};
use crate::model::{HalfLevels, Level, Practice};
use crate::report::{plan_wording, wording};
use crate::scoring::{
    Attainment, Confidences, ElementProfile, ElementStatus, Index, LevelRange, Placement,
    PracticeByRole, PracticeProfile, Role, Share,
};

/// An element, or the unit as a whole.
#[derive(Clone)]
struct ResultRow<'a> {
    name: String,
    placement: Placement,
    index: Option<Index>,
    /// `None` for the unit.
    element: Option<&'a ElementProfile>,
    asked: usize,
    answered: usize,
    not_applicable: usize,
    confidence: Confidences,
}

/// A practice with all that is known of it.
struct PracticeRow<'a> {
    profile: &'a PracticeProfile,
    practice: Option<&'a Practice>,
    step: Option<&'a Step>,
}

impl Grids<'_> {
    /// The place of each element, and of the unit below them.
    #[must_use]
    pub fn results(&self) -> Grid<'_> {
        let mut places: Vec<ResultRow> = self
            .analysis
            .profile
            .elements
            .iter()
            .map(|one| self.place(one))
            .collect();
        let sum = |count: fn(&ResultRow) -> usize| places.iter().map(count).sum();
        let unit = ResultRow {
            name: self.text("report-whole-unit"),
            placement: self.analysis.profile.placement,
            index: self.analysis.profile.index,
            element: None,
            asked: sum(|place| place.asked),
            answered: sum(|place| place.answered),
            not_applicable: sum(|place| place.not_applicable),
            confidence: self.analysis.profile.confidence,
        };
        places.push(unit);
        grid(
            self.text("export-sheet-results"),
            self.place_fields(),
            places.len(),
            move |place| places.get(place).cloned(),
        )
    }

    fn place<'b>(&self, element: &'b ElementProfile) -> ResultRow<'b> {
        let questionnaire = &self.assessment.questionnaire;
        let practices = self.analysis.profile.practices.iter();
        let own = practices.filter(|practice| practice.element == element.id);
        ResultRow {
            name: wording::element_name(self.words, questionnaire, &element.id),
            placement: element.placement,
            index: element.index,
            element: Some(element),
            asked: element.practices,
            answered: element.answered,
            not_applicable: element.not_applicable,
            confidence: own.map(|practice| practice.confidence).sum(),
        }
    }

    fn place_fields(&self) -> Vec<Field<'_, ResultRow<'_>>> {
        let mut fields = vec![
            self.column("element_id", ColumnType::Name, "column-element", 22)
                .of(|row: &ResultRow| {
                    let id = row.element.map_or("", |element| element.id.as_str());
                    Value::name(id, row.name.clone())
                }),
        ];
        fields.extend(self.level_fields(
            ("claimed_low", "export-claimed-low"),
            ("claimed_high", "export-claimed-high"),
            |place| place.claimed,
        ));
        fields.extend(self.level_fields(
            ("evidenced_low", "export-evidenced-low"),
            ("evidenced_high", "export-evidenced-high"),
            |place| place.evidenced,
        ));
        fields.extend(self.level_fields(
            ("checked_low", "export-checked-low"),
            ("checked_high", "export-checked-high"),
            |place| place.checked,
        ));
        fields.push(
            self.column("target", ColumnType::Number, "export-target", 9)
                .of(|row: &ResultRow| {
                    let target = row
                        .element
                        .and_then(|one| self.assessment.targets.get(&one.id));
                    self.rating(target.map(|target| target.level))
                }),
        );
        fields.extend([
            self.column("index", ColumnType::Number, "column-index", 9)
                .of(|row: &ResultRow| Value::maybe(row.index.map(Index::levels))),
            self.column("practices", ColumnType::Number, "export-asked", 11)
                .of(|row: &ResultRow| Value::count(row.asked)),
            self.column("rated", ColumnType::Number, "column-rated", 11)
                .of(|row: &ResultRow| Value::count(row.answered)),
            self.column(
                "not_applicable",
                ColumnType::Number,
                "column-not-applicable",
                11,
            )
            .of(|row: &ResultRow| Value::count(row.not_applicable)),
            self.column("status", ColumnType::Name, "column-status", 15)
                .of(|row: &ResultRow| {
                    let status = row.element.map(|element| element.status);
                    let status = status.filter(|_| !self.withholds_all());
                    status.map_or(Value::Empty, |status| self.element_status(status))
                }),
        ]);
        fields.extend(self.role_mean_fields());
        for level in Level::all(self.analysis.profile.level_count).skip(1) {
            let number = self.assessment.questionnaire.numbering.number(level);
            let name = format!("in_place_{number}");
            fields.extend([
                self.attained(name.clone(), "export-in-place", level, |found| found.low),
                self.attained(
                    format!("{name}_at_most"),
                    "export-in-place-at-most",
                    level,
                    |found| found.high,
                ),
            ]);
        }
        fields.extend(self.confidence_fields(|row: &ResultRow| row.confidence));
        fields
    }

    /// With how many ratings people said how sure they are. One guess among many certain ratings is that
    /// of one person, so the columns go with the figures of single people.
    fn confidence_fields<'b, T>(
        &'b self,
        of: impl Fn(&T) -> Confidences + Copy + 'b,
    ) -> Vec<Field<'b, T>> {
        if self.analysis.withheld.is_some() {
            return Vec::new();
        }
        let count = |name, heading, pick: fn(Confidences) -> usize| {
            self.column(name, ColumnType::Number, heading, 11)
                .of(move |row: &T| Value::count(pick(of(row))))
        };
        vec![
            count("confidence_low", "export-guesses", |it| it.low),
            count("confidence_medium", "confidence-medium", |it| it.medium),
            count("confidence_high", "confidence-high", |it| it.high),
        ]
    }

    /// The share of an element that is in place at a level.
    fn attained<'p>(
        &self,
        name: String,
        heading: &str,
        level: Level,
        share: fn(&Attainment) -> Share,
    ) -> Field<'static, ResultRow<'p>> {
        let column = GridColumn {
            name,
            holds: ColumnType::Share,
            heading: self.words.with(heading, &facts!(level)),
            width: 12,
        };
        column.of(move |row: &ResultRow| {
            let found = row.element.and_then(|element| element.attainment(level));
            found.map_or(Value::Empty, |found| Value::Share(share(found).ratio()))
        })
    }

    /// Two columns: the lowest and the highest level that the open answers allow.
    fn level_fields<'b>(
        &'b self,
        low: (&str, &str),
        high: (&str, &str),
        reading: fn(&Placement) -> Option<LevelRange>,
    ) -> [Field<'b, ResultRow<'b>>; 2] {
        let column = |(name, key): (&str, &str), end: fn(LevelRange) -> Level| {
            self.column(name, ColumnType::Number, key, 12)
                .of(move |row: &ResultRow| self.rating(reading(&row.placement).map(end)))
        };
        [
            column(low, |range| range.low),
            column(high, |range| range.high),
        ]
    }

    /// What the group says about each practice, and what comes next for it.
    #[must_use]
    pub fn practices(&self) -> Grid<'_> {
        let steps = &self.analysis.steps;
        let practices = &self.analysis.profile.practices;
        let found = |place: usize| {
            let profile = practices.get(place)?;
            Some(PracticeRow {
                profile,
                practice: self
                    .assessment
                    .questionnaire
                    .practice(&profile.id)
                    .map(|(_, practice)| practice),
                step: steps.iter().find(|step| step.practice == profile.id),
            })
        };
        grid(
            self.text("export-sheet-practices"),
            self.practice_fields(),
            practices.len(),
            found,
        )
    }

    fn practice_fields(&self) -> Vec<Field<'_, PracticeRow<'_>>> {
        let mut fields = vec![
            self.column("practice", ColumnType::Text, "column-practice", 10)
                .of(|row: &PracticeRow| Value::text(row.profile.id.as_str())),
            self.column("title", ColumnType::Text, "export-title", 28)
                .of(|row: &PracticeRow| {
                    row.practice
                        .map_or(Value::Empty, |one| self.read(&one.title))
                }),
            self.column("element_id", ColumnType::Name, "column-element", 18)
                .of(|row: &PracticeRow| {
                    let questionnaire = &self.assessment.questionnaire;
                    self.element(questionnaire.element(&row.profile.element))
                }),
            self.column("weight", ColumnType::Number, "export-weight", 9)
                .of(|row: &PracticeRow| Value::number(row.profile.weight)),
            self.column("rating", ColumnType::Number, "column-rating", 9)
                .of(|row: &PracticeRow| self.rating(row.profile.rating())),
            self.column("level", ColumnType::Number, "column-level", 9)
                .of(|row: &PracticeRow| self.rating(row.profile.rating().map(HalfLevels::level))),
            self.column("state", ColumnType::Name, "column-status", 15)
                .of(|row: &PracticeRow| self.state(row.profile)),
            self.column("consensus", ColumnType::Flag, "export-agreed", 11)
                .of(|row: &PracticeRow| self.flag(row.profile.consensus)),
            self.column("agreed_day", ColumnType::Day, "export-agreed-day", 12)
                .of(|row: &PracticeRow| {
                    let agreed = self.assessment.consensus.get(&row.profile.id);
                    let agreed = agreed.filter(|_| row.profile.consensus);
                    let day = agreed.and_then(|agreed| agreed.agreed_on);
                    day.map_or(Value::Empty, Value::Day)
                }),
        ];
        if !self.options.redaction.evidence {
            let count = |row: &PracticeRow| {
                if self.analysis.profile.withheld.contains(&row.profile.id) {
                    return Value::Empty;
                }
                self.evidence_count(row.profile)
            };
            let heading = "export-evidence-count";
            fields.push(
                self.column("evidence_entries", ColumnType::Number, heading, 11)
                    .of(count),
            );
            let checked = "export-evidence-checked";
            fields.push(
                self.column("evidence_checked", ColumnType::Flag, checked, 11)
                    .of(|row: &PracticeRow| self.flag(row.profile.has_checked_evidence)),
            );
        }
        fields.extend(self.spread_fields());
        fields.extend(self.confidence_fields(|row: &PracticeRow| row.profile.confidence));
        fields.extend(self.role_fields());
        fields.extend(self.step_fields());
        fields
    }

    /// What the people of each role say, how many of them rated the practice, and how far the roles are
    /// apart; no column where fewer than two roles can be compared.
    fn role_fields(&self) -> Vec<Field<'_, PracticeRow<'_>>> {
        let Some(roles) = &self.analysis.roles else {
            return Vec::new();
        };
        let seen = |row: &PracticeRow| roles.practices.iter().find(|it| it.id == row.profile.id);
        let mut fields = Vec::new();
        for (place, role) in roles.roles.iter().enumerate() {
            let own = move |row: &PracticeRow| {
                let ratings = seen(row)?.ratings.iter();
                ratings.copied().find(|it| it.role == place)
            };
            let rating = self.role_column(role, "rating", "export-role-rating");
            fields.push(
                rating.of(move |row: &PracticeRow| self.rating(own(row).map(|it| it.rating))),
            );
            let people = self.role_column(role, "ratings", "export-role-ratings");
            fields.push(people.of(move |row: &PracticeRow| {
                own(row).map_or(Value::Empty, |it| Value::count(it.people))
            }));
        }
        let gap = self.column("role_gap", ColumnType::Number, "export-role-gap", 9);
        fields.push(
            gap.of(move |row: &PracticeRow| Value::maybe(seen(row).map(PracticeByRole::gap))),
        );
        fields
    }

    /// A column about a role.
    fn role_column(&self, role: &Role, what: &str, heading: &str) -> GridColumn {
        GridColumn {
            name: format!("role:{}:{what}", role.name),
            holds: ColumnType::Number,
            heading: self.words.with(heading, &facts!(role = role.name.as_str())),
            width: 12,
        }
    }

    /// The mean of each role over the practices of an element, or of the unit, that all of them rated.
    fn role_mean_fields(&self) -> Vec<Field<'_, ResultRow<'_>>> {
        let roles = self.analysis.roles.iter().flat_map(|it| &it.roles);
        let fields = roles.map(|role| {
            let column = self.role_column(role, "index", "export-role-index");
            column.of(|row: &ResultRow| {
                let index = match row.element {
                    None => role.index,
                    Some(element) => role.index_of(&element.id),
                };
                Value::maybe(index.map(Index::levels))
            })
        });
        fields.collect()
    }

    /// How far the ratings lie apart. The lowest and the highest are ratings of single respondents,
    /// and figures of few people give them away.
    fn spread_fields(&self) -> Vec<Field<'_, PracticeRow<'_>>> {
        let mut fields = vec![
            self.column("ratings", ColumnType::Number, "export-ratings", 9)
                .of(|row: &PracticeRow| self.ratings(row.profile)),
            self.column("could_judge", ColumnType::Number, "export-could-judge", 9)
                .of(|row: &PracticeRow| self.could_judge(row.profile)),
        ];
        if self.analysis.withheld.is_none() {
            fields.push(
                self.column("lowest", ColumnType::Number, "export-lowest", 9)
                    .of(|row: &PracticeRow| self.rating(row.profile.ratings.first().copied())),
            );
            fields.push(
                self.column("highest", ColumnType::Number, "export-highest", 9)
                    .of(|row: &PracticeRow| self.rating(row.profile.ratings.last().copied())),
            );
        } else {
            fields.push(
                self.column("closeness", ColumnType::Name, "export-closeness", 15)
                    .of(|row: &PracticeRow| self.closeness(row.profile)),
            );
        }
        fields.push(
            self.column("ad_mean", ColumnType::Number, "export-spread", 11)
                .of(|row: &PracticeRow| {
                    let spread = row.profile.spread;
                    Value::maybe(spread.map(|spread| hundredths(spread.ad_mean)))
                }),
        );
        fields.push(
            self.column(
                "flagged_for_discussion",
                ColumnType::Flag,
                "export-discuss",
                11,
            )
            .of(|row: &PracticeRow| self.flag(self.analysis.dispute(row.profile).is_some())),
        );
        fields
    }

    /// What may be told of how far the ratings of a practice lie apart, where not all is shown.
    fn group_spread(&self, profile: &PracticeProfile) -> Option<&GroupSpread> {
        self.analysis.withheld.as_ref()?.spreads.get(&profile.id)
    }

    /// How many people rated a practice; nothing where too few did.
    fn ratings(&self, profile: &PracticeProfile) -> Value {
        if self.analysis.withheld.is_none() {
            return Value::count(profile.ratings.len());
        }
        let spread = self.group_spread(profile);
        spread.map_or(Value::Empty, |spread| Value::count(spread.people))
    }

    /// How many people could judge a practice; nothing where roles may be too small to be told.
    fn could_judge(&self, profile: &PracticeProfile) -> Value {
        if self.analysis.withheld.is_some() {
            return Value::Empty;
        }
        Value::count(profile.could_judge)
    }

    fn closeness(&self, profile: &PracticeProfile) -> Value {
        let Some(spread) = self.group_spread(profile) else {
            return Value::Empty;
        };
        let name = spread.closeness.as_str();
        Value::name(name, wording::closeness(self.words, spread.closeness))
    }

    /// What kind of answer the group gave, or that it is not shown.
    fn state(&self, profile: &PracticeProfile) -> Value {
        if self.analysis.profile.withheld.contains(&profile.id) {
            return Value::name("not_shown", self.text("rating-withheld"));
        }
        self.rating_kind(profile.answer.as_ref())
    }

    fn withholds_all(&self) -> bool {
        self.analysis
            .withheld
            .as_ref()
            .is_some_and(Withheld::is_all)
    }

    fn step_fields(&self) -> Vec<Field<'_, PracticeRow<'_>>> {
        vec![
            self.column("next_level", ColumnType::Number, "export-next-level", 10)
                .of(|row: &PracticeRow| self.rating(row.step.map(|step| step.to))),
            self.column("action", ColumnType::Text, "column-action", 60)
                .of(|row: &PracticeRow| {
                    let step = row.step.zip(row.practice);
                    step.map_or(Value::Empty, |(step, practice)| {
                        Value::text(&plan_wording::action_told(
                            self.words,
                            &self.assessment,
                            (practice, step.to),
                            step.open,
                        ))
                    })
                }),
            self.column("days", ColumnType::Number, "column-days", 8)
                .of(|row: &PracticeRow| Value::maybe(row.step.and_then(Step::days))),
        ]
    }

    fn element_status(&self, status: ElementStatus) -> Value {
        let name = match status {
            ElementStatus::Assessed => "assessed",
            ElementStatus::Provisional => "provisional",
            ElementStatus::NotAssessable => "not assessable",
        };
        Value::name(name, wording::status(self.words, status))
    }

    /// The number of entries of evidence of all respondents together.
    fn evidence_count(&self, profile: &PracticeProfile) -> Value {
        let respondents = self.assessment.respondents.iter();
        let responses = respondents.filter_map(|one| one.sheet.get(&profile.id));
        Value::count(responses.map(|response| response.evidence.len()).sum())
    }
}

pub(super) fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}
