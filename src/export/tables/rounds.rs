//! Votes round by round: a row for each round of each practice that was voted on again.

use super::{ColumnType, Field, Grid, Grids, Value, grid};
use crate::analysis::{self, ShownMove, ShownRound, ShownRounds, VotingRounds};
use crate::model::{Answer, RatingKind};
use crate::report::wording;
use crate::scoring::disclosure::Closeness;

/// A round of votes on a practice.
struct RoundRow {
    shown: ShownRounds,
    /// Its place among the rounds, from 0.
    place: usize,
}

impl RoundRow {
    fn round(&self) -> Option<&ShownRound> {
        self.shown.rounds.get(self.place)
    }

    /// How far people moved into it.
    fn moved(&self) -> Option<&ShownMove> {
        self.shown.moves.get(self.place.checked_sub(1)?)
    }
}

impl Grids<'_> {
    /// Votes round by round, as far as they may be shown; without rows where nothing was voted on again.
    #[must_use]
    pub fn rounds(&self) -> Grid<'_> {
        let voted = self.voted();
        let practices = voted.practices.into_iter();
        let rows: Vec<(ShownRounds, usize)> = practices
            .flat_map(|shown| {
                let count = shown.rounds.len();
                (0..count).map(move |place| (shown.clone(), place))
            })
            .collect();
        let count = rows.len();
        let row = move |at: usize| {
            let (shown, place) = rows.get(at)?.clone();
            Some(RoundRow { shown, place })
        };
        let name = self.text("export-sheet-rounds");
        grid(name, self.round_fields(), count, row)
    }

    /// The rounds of votes, as far as these tables show them.
    fn voted(&self) -> VotingRounds {
        match &self.analysis.withheld {
            Some(withheld) => withheld.rounds.clone(),
            None => analysis::voting_rounds(&self.assessment, self.options.form, None),
        }
    }

    fn round_fields(&self) -> Vec<Field<'_, RoundRow>> {
        let mut fields = vec![
            self.column("practice", ColumnType::Text, "column-practice", 10)
                .of(|row: &RoundRow| Value::text(row.shown.id.as_str())),
            self.column("title", ColumnType::Text, "export-title", 28)
                .of(|row: &RoundRow| {
                    let found = self.assessment.questionnaire.practice(&row.shown.id);
                    found.map_or(Value::Empty, |(_, practice)| self.read(&practice.title))
                }),
            self.column("round", ColumnType::Number, "export-round", 8)
                .of(|row: &RoundRow| Value::count(row.place + 1)),
            self.column("ended", ColumnType::Day, "export-round-ended", 12)
                .of(|row: &RoundRow| {
                    let ended = row.round().and_then(|round| round.ended);
                    ended.map_or(Value::Empty, Value::Day)
                }),
            self.column("n", ColumnType::Number, "export-ratings", 9)
                .of(|row: &RoundRow| {
                    let people = row.round().and_then(|round| round.people);
                    people.map_or(Value::Empty, Value::count)
                }),
            self.column("voted", ColumnType::Number, "export-round-voted", 9)
                .of(|row: &RoundRow| {
                    let figures = row.round().and_then(|round| round.figures.as_ref());
                    figures.map_or(Value::Empty, |it| Value::count(it.voted))
                }),
            self.column("answer", ColumnType::Name, "column-status", 14)
                .of(|row: &RoundRow| self.round_answer(row)),
            self.column("rating", ColumnType::Number, "column-rating", 9)
                .of(|row: &RoundRow| {
                    let answer = row.round().and_then(|round| round.answer);
                    self.rating(answer.and_then(|answer: Answer| answer.at()))
                }),
            self.column("closeness", ColumnType::Name, "export-closeness", 18)
                .of(|row: &RoundRow| {
                    let closeness = row.round().and_then(|round| round.closeness);
                    closeness.map_or(Value::Empty, |it: Closeness| {
                        Value::name(it.as_str(), wording::closeness(self.words, it))
                    })
                }),
        ];
        fields.extend(self.round_spread_fields());
        fields.extend(self.move_fields());
        fields
    }

    /// Whether a role stands in these tables: where names are left out, one of few people does not.
    fn names_role(&self, name: &str) -> bool {
        let roles = self.analysis.roles.iter().flat_map(|it| &it.roles);
        !self.options.redaction.names || { roles }.any(|role| role.name == name)
    }

    /// What counts of a round that may be shown.
    fn round_answer(&self, row: &RoundRow) -> Value {
        let shown = row.round().filter(|round| round.people.is_some());
        shown.map_or(Value::Empty, |round| {
            let notation = RatingKind::of(round.answer.as_ref()).notation();
            Value::name(notation.name, self.text(notation.word))
        })
    }

    fn round_spread_fields(&self) -> Vec<Field<'_, RoundRow>> {
        let spread = |row: &RoundRow| row.round()?.figures.as_ref()?.spread;
        vec![
            self.column("ad_mean", ColumnType::Number, "export-spread", 9)
                .of(move |row: &RoundRow| {
                    Value::maybe(spread(row).map(|it| super::results::hundredths(it.ad_mean)))
                }),
            self.column("iqr", ColumnType::Number, "export-iqr", 9)
                .of(move |row: &RoundRow| {
                    Value::maybe(spread(row).map(|it| super::results::hundredths(it.iqr)))
                }),
            self.column("role_gap", ColumnType::Number, "export-role-gap", 9)
                .of(|row: &RoundRow| {
                    let figures = row.round().and_then(|round| round.figures.as_ref());
                    Value::maybe(
                        figures.and_then(|it| it.role_gap(|role| self.names_role(&role.name))),
                    )
                }),
        ]
    }

    fn move_fields(&self) -> Vec<Field<'_, RoundRow>> {
        let figures = |row: &RoundRow| row.moved()?.figures;
        let count = |name, heading, of: fn(&crate::scoring::Movement) -> usize| {
            self.column(name, ColumnType::Number, heading, 9)
                .of(move |row: &RoundRow| {
                    figures(row).map_or(Value::Empty, |it| Value::count(of(&it)))
                })
        };
        vec![
            count("voted_twice", "export-round-twice", |it| it.people),
            count("moved", "export-round-moved", |it| it.moved),
            count("up", "export-round-up", |it| it.up),
            count("down", "export-round-down", |it| it.down),
            self.column("stable", ColumnType::Flag, "export-round-stable", 9)
                .of(|row: &RoundRow| {
                    let stable = row.moved().and_then(|it| it.is_stable);
                    stable.map_or(Value::Empty, |it| self.flag(it))
                }),
        ]
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::format::bundled;
    use crate::model::{
        Assessment, Edit, HalfLevels, PracticeId, Rating, RespondentId, ResponseField,
    };
    use crate::report::{Paper, Redaction, ReportOptions};
    use crate::words::Words;

    /// The sample of a team, of which so many vote again on the first practice.
    fn voted_again(count: usize) -> Assessment {
        let team = bundled::samples().iter().find(|it| it.name == "team");
        let mut found = team.expect("a sample").assessment();
        let practice = PracticeId::new("F1").expect("an id");
        found
            .apply(Edit::OpenRound {
                practices: [practice.clone()].into(),
                ended: date(2026, 11, 22),
            })
            .expect("people voted");
        let people: Vec<RespondentId> = found.respondents.iter().map(|it| it.id.clone()).collect();
        for respondent in people.into_iter().take(count) {
            let edit = Edit::Respond {
                respondent,
                practice: practice.clone(),
                field: ResponseField::Rating(HalfLevels::new(6).map(Rating::At)),
            };
            found.apply(edit).expect("permitted");
        }
        found
    }

    /// The rows, each as the names of its columns with what stands in them.
    fn rows(assessment: &Assessment, redaction: Redaction) -> Vec<Vec<(String, Value)>> {
        let mut options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 11, 28));
        options.redaction = redaction;
        let words = Words::english();
        let grids = Grids::new(assessment, &options, &words);
        let grid = grids.rounds();
        let names: Vec<String> = grid.columns.iter().map(|it| it.name.clone()).collect();
        let rows = grid.rows();
        rows.map(|row| names.iter().cloned().zip(row).collect())
            .collect()
    }

    fn at(row: &[(String, Value)], name: &str) -> Value {
        let found = row.iter().find(|(own, _)| own == name);
        found.expect(name).1.clone()
    }

    #[test]
    fn each_round_has_a_row_with_what_it_came_to_and_who_moved() {
        let found = rows(&voted_again(6), Redaction::default());
        assert_eq!(found.len(), 2);
        let [first, second] = &found[..] else {
            panic!("{found:?}");
        };
        assert_eq!(at(first, "round"), Value::count(1));
        assert_eq!(at(first, "ended"), Value::Day(date(2026, 11, 22)));
        assert_eq!(at(first, "moved"), Value::Empty);
        assert_eq!(at(second, "ended"), Value::Empty);
        assert_eq!(at(second, "voted"), Value::count(6));
        assert_eq!(at(second, "voted_twice"), Value::count(6));
        assert_eq!(at(second, "rating"), Value::number(3.0));
        let count = |name: &str| match at(second, name) {
            Value::Number(number) => number,
            other => panic!("{name}: {other:?}"),
        };
        assert!(count("moved") >= count("up") + count("down"));
        assert!(matches!(at(first, "role_gap"), Value::Number(_)));
    }

    #[test]
    fn of_a_small_group_nothing_is_in_figures_and_without_a_second_vote_there_is_no_row() {
        let without = Redaction {
            respondents: true,
            ..Redaction::default()
        };
        // Two voted again: what they said would follow.
        for row in rows(&voted_again(2), without) {
            for name in ["ad_mean", "iqr", "role_gap", "moved", "voted"] {
                assert_eq!(at(&row, name), Value::Empty, "{name}");
            }
        }
        let team = bundled::samples().iter().find(|it| it.name == "team");
        let plain = team.expect("a sample").assessment();
        assert!(rows(&plain, Redaction::default()).is_empty());
    }
}
