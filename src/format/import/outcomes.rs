//! What a table of outcomes would bring into an assessment: a row a value, or a row a day with a column for each
//! measure. What can be read in two ways is a fault until somebody says which, and nothing is replaced unasked.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::table::{Row, Table};
use super::vocabulary::folded;
use crate::format::cells::unguarded;
use crate::format::diagnostic::{Diagnostic, Severity};
use crate::model::{
    AnswerScale, Assessment, Better, Measure, MeasureId, MeasureKind, Outcome, Outcomes, Sides,
};
use crate::words::{Message, Misread, MisreadDate, Words};

/// How cells are read that can be read in two ways.
#[derive(Debug, Clone, Copy, Default)]
pub struct OutcomeChoices {
    /// The sign before decimals; `None` where nobody said it.
    pub decimal: Option<char>,
    /// Whether the day stands before the month; `None` where nobody said it.
    pub day_first: Option<bool>,
}

/// What a table of outcomes would bring.
#[derive(Debug, Clone)]
pub struct Measured {
    /// Everything that the unit measures, with what the table brings.
    pub outcomes: Outcomes,
    /// The measures that were not there before.
    pub added: Vec<MeasureId>,
    /// How many values were not there before.
    pub new: usize,
    /// How many are there already, and the same.
    pub unchanged: usize,
    /// Values that would take the place of another one: what was measured, its day, and both values.
    pub replaced: Vec<(MeasureId, Date, Decimal, Decimal)>,
    /// Everything that is wrong, with its place.
    pub faults: Vec<Diagnostic>,
}

impl Measured {
    /// Whether something is wrong that keeps it from being taken in.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        let mut faults = self.faults.iter();
        faults.any(|fault| fault.severity == Severity::Error)
    }
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Use {
    Measure,
    Day,
    Value,
    Count,
    Spread,
    Promoters,
    Detractors,
    Note,
    By,
    Kind,
    Unit,
    Better,
    Least,
    Most,
    /// What the program works out itself, and is not read.
    WorkedOut,
    /// The values of a measure, where a row is a day.
    Of(MeasureId),
}

/// The headings that are known, beside the names and ids of measures.
const HEADINGS: [(Use, &[&str]); 15] = [
    (Use::Measure, &["measure", "name", "metric", "kpi"]),
    (Use::Day, &["date", "day", "month", "quarter"]),
    (Use::Value, &["value", "score", "result"]),
    (Use::Count, &["n", "answers", "responses", "count"]),
    (
        Use::Spread,
        &["spread", "standard deviation", "sd", "std dev"],
    ),
    (Use::Promoters, &["promoters"]),
    (Use::Detractors, &["detractors"]),
    (Use::Note, &["note", "comment", "remark"]),
    (Use::By, &["by", "entered by"]),
    (Use::Kind, &["kind", "type"]),
    (Use::Unit, &["unit"]),
    (Use::Better, &["better", "direction"]),
    (Use::Least, &["least", "scale from"]),
    (Use::Most, &["most", "scale to"]),
    (Use::WorkedOut, &["low", "high", "since_before"]),
];

/// Reads a table, and says what it would bring.
///
/// # Errors
///
/// What is wrong with the file, where nothing can be read from it.
pub fn read_outcomes(
    bytes: &[u8],
    assessment: &Assessment,
    choices: OutcomeChoices,
    words: &Words,
) -> Result<Measured, Vec<Diagnostic>> {
    let tables = super::tables(bytes)?;
    let table = tables.into_iter().find(|table| table.row_count() > 1);
    let Some(table) = table else {
        let fault = Diagnostic::error(Message::new("sheet-empty"));
        return Err(vec![fault.hinting(Message::new("outcomes-columns-hint"))]);
    };
    let mut reader = Reader {
        table: &table,
        words,
        choices,
        columns: Vec::new(),
        after: assessment.clone(),
        before: &assessment.outcomes,
        seen: BTreeSet::new(),
        found: Measured {
            outcomes: Outcomes::new(),
            added: Vec::new(),
            new: 0,
            unchanged: 0,
            replaced: Vec::new(),
            faults: table.remarks.clone(),
        },
    };
    reader.headings()?;
    for row in table.rows().skip(1).filter(|row| !row.is_blank()) {
        reader.row(row);
    }
    let Reader {
        after, mut found, ..
    } = reader;
    found.outcomes = after.outcomes;
    found.faults = Diagnostic::first(found.faults);
    Ok(found)
}

struct Reader<'t> {
    table: &'t Table,
    words: &'t Words,
    choices: OutcomeChoices,
    columns: Vec<Option<Use>>,
    /// The assessment with what was read so far.
    after: Assessment,
    before: &'t Outcomes,
    /// What the table has said already.
    seen: BTreeSet<(MeasureId, Date)>,
    found: Measured,
}

impl<'t> Reader<'t> {
    fn fault(&mut self, row: Row<'t>, column: usize, message: Message, hint: Option<Message>) {
        let place = self.table.places()(row.at(column));
        let mut fault = Diagnostic::error(message).hinting(hint);
        fault.place = Some(place);
        self.found.faults.push(fault);
    }

    fn headings(&mut self) -> Result<(), Vec<Diagnostic>> {
        let row = self.table.row(0);
        for (place, cell) in row.cells().enumerate() {
            let key = folded(cell);
            let mut known = HEADINGS.iter();
            let known = known.find(|(_, names)| names.contains(&key.as_str()));
            let of = || self.named(cell).map(Use::Of);
            let used = of().or_else(|| known.map(|(used, _)| used.clone()));
            let may_be_twice = used == Some(Use::WorkedOut);
            let is_twice = used.is_some() && !may_be_twice && self.columns.contains(&used);
            if cell.is_empty() || used.is_some() && !is_twice {
                self.columns.push(used);
                continue;
            }
            self.columns.push(None);
            let message = Message::new("outcomes-heading").with("found", cell);
            let hint = Some(Message::new("outcomes-columns-hint"));
            self.fault(row, place, message, hint);
            if let Some(fault) = self.found.faults.last_mut() {
                fault.severity = Severity::Warning;
            }
        }
        let has = |used: &Use| self.columns.contains(&Some(used.clone()));
        let is_by_day = self.columns.iter().any(|it| matches!(it, Some(Use::Of(_))));
        let is_a_value = has(&Use::Measure) && (has(&Use::Value) || has(&Use::Promoters));
        if has(&Use::Day) && (is_by_day || is_a_value) {
            return Ok(());
        }
        let fault = Diagnostic::error(Message::new("outcomes-columns"));
        Err(vec![fault.hinting(Message::new("outcomes-columns-hint"))])
    }

    /// The measure of a name or an id.
    fn named(&self, text: &str) -> Option<MeasureId> {
        let key = folded(text);
        let mut all = self.after.outcomes.iter();
        let found = all.find(|(id, it)| folded(&it.name) == key || id.as_str() == text.trim());
        found.map(|(id, _)| id.clone())
    }

    fn cell(&self, row: Row<'t>, used: &Use) -> Option<(usize, &'t str)> {
        let mut columns = self.columns.iter();
        let column = columns.position(|it| it.as_ref() == Some(used))?;
        let text = row.cell(column);
        (!text.is_empty()).then_some((column, text))
    }

    fn row(&mut self, row: Row<'t>) {
        let Some(day) = self.day(row) else {
            return;
        };
        let columns = self.columns.iter().enumerate();
        let of: Vec<(usize, MeasureId)> = columns
            .filter_map(|(column, used)| match used {
                Some(Use::Of(id)) => Some((column, id.clone())),
                _ => None,
            })
            .collect();
        for (column, id) in of {
            let text = row.cell(column);
            if !text.is_empty()
                && let Some(value) = self.number(row, (column, text))
            {
                self.put(row, column, (id, day), Outcome::new(value));
            }
        }
        let Some((column, name)) = self.cell(row, &Use::Measure) else {
            return;
        };
        let name = unguarded(name);
        let faults = self.found.faults.len();
        let Some(id) = self.measure(row, column, name) else {
            return;
        };
        if let Some(outcome) = self.outcome(row, column)
            && self.found.faults.len() == faults
        {
            self.put(row, column, (id, day), outcome);
        }
    }

    fn day(&mut self, row: Row<'t>) -> Option<Date> {
        let Some((column, text)) = self.cell(row, &Use::Day) else {
            self.fault(row, 0, Message::new("outcomes-no-day"), None);
            return None;
        };
        let (key, hint) = match (self.words.read_date(text), self.choices.day_first) {
            (Ok(day), _) => return Some(day),
            (Err(MisreadDate::TwoWays { day_first, .. }), Some(true)) => return Some(day_first),
            (Err(MisreadDate::TwoWays { month_first, .. }), Some(false)) => {
                return Some(month_first);
            }
            (
                Err(MisreadDate::TwoWays {
                    day_first,
                    month_first,
                }),
                None,
            ) => {
                let [one, other] = [day_first, month_first].map(|day| self.words.date(day));
                let message = Message::new("outcomes-day-two-ways");
                let message = message
                    .with("found", text)
                    .with("one", one)
                    .with("other", other);
                let hint = Message::new("outcomes-day-two-ways-hint");
                self.fault(row, column, message, Some(hint));
                return None;
            }
            (Err(_), _) => ("outcomes-day", "outcomes-day-hint"),
        };
        let message = Message::new(key).with("found", text);
        self.fault(row, column, message, Some(Message::new(hint)));
        None
    }

    fn number(&mut self, row: Row<'t>, (column, text): (usize, &'t str)) -> Option<Decimal> {
        match (self.words.read_number(text), self.choices.decimal) {
            (Ok(number), None) => Some(number),
            (_, Some(decimal)) => {
                let found = Words::read_number_with(text, decimal);
                if found.is_none() {
                    let message = Message::new("outcomes-number").with("found", text);
                    self.fault(row, column, message, None);
                }
                found
            }
            (
                Err(Misread::TwoWays {
                    thousands,
                    decimals,
                }),
                None,
            ) => {
                let [one, other] = [thousands, decimals].map(|it| self.words.number(it));
                let message = Message::new("outcomes-number-two-ways")
                    .with("found", text)
                    .with("one", one)
                    .with("other", other);
                let hint = Message::new("outcomes-number-two-ways-hint");
                self.fault(row, column, message, Some(hint));
                None
            }
            (Err(Misread::NoNumber), None) => {
                let message = Message::new("outcomes-number").with("found", text);
                self.fault(row, column, message, None);
                None
            }
        }
    }

    /// A number in a column that may be empty; `Err` after a fault.
    fn optional(&mut self, row: Row<'t>, used: &Use) -> Result<Option<Decimal>, ()> {
        match self.cell(row, used) {
            None => Ok(None),
            Some(cell) => self.number(row, cell).map(Some).ok_or(()),
        }
    }

    fn whole(&mut self, row: Row<'t>, used: &Use) -> Result<Option<u32>, ()> {
        let Some(number) = self.optional(row, used)? else {
            return Ok(None);
        };
        let whole = number.normalize();
        let found = u32::try_from(whole).ok().filter(|_| whole.scale() == 0);
        if found.is_none()
            && let Some((column, text)) = self.cell(row, used)
        {
            let message = Message::new("outcomes-whole").with("found", text);
            self.fault(row, column, message, None);
        }
        found.map(Some).ok_or(())
    }

    /// What was measured; `None` after a fault.
    fn outcome(&mut self, row: Row<'t>, column: usize) -> Option<Outcome> {
        let stated = self.optional(row, &Use::Value).ok()?;
        let n = self.whole(row, &Use::Count).ok()?;
        let spread = self.optional(row, &Use::Spread).ok()?;
        let promoters = self.whole(row, &Use::Promoters).ok()?;
        let detractors = self.whole(row, &Use::Detractors).ok()?;
        let sides = promoters
            .zip(detractors)
            .map(|(promoters, detractors)| Sides {
                promoters,
                detractors,
            });
        let follows = || Some(sides?.score(n?).round_dp(1));
        let Some(value) = stated.or_else(follows) else {
            self.fault(row, column, Message::new("outcomes-no-value"), None);
            return None;
        };
        let text = |used: &Use| {
            let cell = self.cell(row, used);
            cell.map_or_else(String::new, |(_, text)| unguarded(text).to_owned())
        };
        Some(Outcome {
            value,
            n,
            spread,
            sides,
            note: text(&Use::Note),
            by: text(&Use::By),
        })
    }

    /// The measure of a row, added where the row says what it is.
    fn measure(&mut self, row: Row<'t>, column: usize, name: &str) -> Option<MeasureId> {
        if let Some(known) = self.named(name) {
            return Some(known);
        }
        let kind = match self.cell(row, &Use::Kind) {
            Some((column, text)) => {
                let kind = MeasureKind::from_name(&folded(text));
                if kind.is_none() {
                    let message = Message::new("outcomes-kind").with("found", text);
                    self.fault(
                        row,
                        column,
                        message,
                        Some(Message::new("outcomes-kind-hint")),
                    );
                    return None;
                }
                kind
            }
            // What is called by its kind is of it.
            None => MeasureKind::from_name(&folded(name)).filter(|it| *it != MeasureKind::Own),
        };
        let Some(kind) = kind else {
            let message = Message::new("outcomes-unknown").with("found", name);
            self.fault(
                row,
                column,
                message,
                Some(Message::new("outcomes-unknown-hint")),
            );
            return None;
        };
        let mut measure = Measure::new(name, kind);
        if let Some((_, unit)) = self.cell(row, &Use::Unit) {
            unguarded(unit).clone_into(&mut measure.unit);
        }
        match self
            .cell(row, &Use::Better)
            .map(|(at, text)| (at, folded(text)))
        {
            None => {}
            Some((_, better)) if better == Better::Higher.as_str() => {
                measure.better = Better::Higher;
            }
            Some((_, better)) if better == Better::Lower.as_str() => measure.better = Better::Lower,
            Some((column, better)) => {
                let message = Message::new("outcomes-better").with("found", better);
                self.fault(row, column, message, None);
                return None;
            }
        }
        let least = self.optional(row, &Use::Least).ok()?;
        let most = self.optional(row, &Use::Most).ok()?;
        measure.scale = match least.zip(most) {
            Some((least, most)) if kind.may_have_scale() => AnswerScale::new(least, most),
            _ => None,
        };
        let id = self.after.free_measure_id(name);
        self.after.outcomes.insert(id.clone(), measure);
        self.found.added.push(id.clone());
        Some(id)
    }

    fn put(
        &mut self,
        row: Row<'t>,
        column: usize,
        (id, day): (MeasureId, Date),
        mut outcome: Outcome,
    ) {
        let Some(measure) = self.after.outcomes.get_mut(&id) else {
            return;
        };
        if let Err(error) = measure.check_value(&outcome) {
            self.fault(row, column, Message::from(&error), None);
            return;
        }
        if !self.seen.insert((id.clone(), day)) {
            let (name, date) = (measure.name.clone(), self.words.date(day));
            let message = Message::new("outcomes-twice")
                .with("name", name)
                .with("date", date);
            self.fault(row, column, message, None);
            return;
        }
        let known = self.before.get(&id).and_then(|it| it.values.get(&day));
        match known {
            None => self.found.new += 1,
            Some(known) => {
                // What the table does not say stays.
                if known.value == outcome.value {
                    outcome.n = outcome.n.or(known.n);
                    outcome.spread = outcome.spread.or(known.spread);
                    outcome.sides = outcome.sides.or(known.sides);
                }
                for (given, known) in [
                    (&mut outcome.note, &known.note),
                    (&mut outcome.by, &known.by),
                ] {
                    if given.is_empty() {
                        given.clone_from(known);
                    }
                }
                if *known == outcome {
                    self.found.unchanged += 1;
                } else {
                    let replaced = (id.clone(), day, known.value, outcome.value);
                    self.found.replaced.push(replaced);
                }
            }
        }
        measure.values.insert(day, outcome);
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::format::bundled;
    use crate::model::Form;

    fn unit() -> Assessment {
        let mut found = Assessment::new(bundled::standard().clone(), Form::Short);
        let id = found.free_measure_id("Stay");
        let measure = Measure::new("Stay", MeasureKind::Retention);
        found.outcomes.insert(id, measure);
        found
    }

    fn read(text: &str, choices: OutcomeChoices) -> Measured {
        let found = read_outcomes(text.as_bytes(), &unit(), choices, &Words::english());
        found.unwrap_or_else(|faults| panic!("{}", told(&faults)))
    }

    fn told(faults: &[Diagnostic]) -> String {
        crate::format::tests::told(faults)
    }

    #[test]
    fn a_row_a_value_adds_measures_that_say_what_they_are() {
        let table = "Measure,Kind,Date,Value,n,Promoters,Detractors,Unit,Better\n\
            NPS,nps,2026-03-31,,212,94,56,,\n\
            Stay,,31 March 2026,84,400,,,,\n\
            \"Minutes to an answer\",own,2026-03-31,\"12,5\",,,,minutes,lower\n";
        let found = read(table, OutcomeChoices::default());
        assert_eq!(told(&found.faults), "");
        assert_eq!((found.new, found.added.len()), (3, 2));
        let id = |id: &str| MeasureId::new(id).expect("an id");
        let day = date(2026, 3, 31);
        let nps = &found.outcomes[&id("nps")].values[&day];
        assert_eq!((nps.value, nps.n), (Decimal::new(179, 1), Some(212)));
        let minutes = &found.outcomes[&id("minutes_to_an_answer")];
        assert_eq!(minutes.better, Better::Lower);
        assert_eq!(minutes.values[&day].value, Decimal::new(125, 1));
    }

    #[test]
    fn a_row_a_day_has_a_column_for_each_measure_that_is_known_and_others_are_named() {
        let found = read(
            "Date;Stay;Mood\n31.03.2026;84;good\n30.06.2026;;\n30.09.2026;86;\n",
            OutcomeChoices::default(),
        );
        assert_eq!((found.new, found.has_errors()), (2, false));
        assert!(
            told(&found.faults).contains("1:11: warning: "),
            "{}",
            told(&found.faults)
        );
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_a_fault_until_somebody_says_which() {
        let table = "Date;Measure;Kind;Value\n3/4/2026;Calls;own;12.500\n";
        let open = read(table, OutcomeChoices::default());
        assert!(open.has_errors() && open.new == 0);
        let faults = told(&open.faults);
        assert!(
            faults.contains("3 April 2026") && faults.contains("4 March 2026"),
            "{faults}"
        );
        let day = OutcomeChoices {
            day_first: Some(true),
            ..OutcomeChoices::default()
        };
        let open = told(&read(table, day).faults);
        assert!(open.contains("12,500") && open.contains("12.500"), "{open}");
        for (decimal, value) in [('.', Decimal::new(125, 1)), (',', Decimal::from(12_500))] {
            let choices = OutcomeChoices {
                decimal: Some(decimal),
                day_first: Some(false),
            };
            let found = read(table, choices);
            assert_eq!(told(&found.faults), "");
            let measure = &found.outcomes[&found.added[0]];
            assert_eq!(measure.values[&date(2026, 3, 4)].value, value);
        }
    }

    #[test]
    fn bad_rows_are_told_with_their_place_and_the_same_day_twice_is_one() {
        for (row, fault) in [
            (
                "2026-03-31,Stay,101,",
                "2:12: a value of Stay must be 0 to 100",
            ),
            ("2026-03-31,Other,5,", "2:12: "),
            ("2026-02-31,Stay,5,", "2:1: "),
            ("2026-03-31,Stay,five,", "2:17: "),
            ("2026-03-31,Stay,5,1.5", "2:19: "),
            ("2026-03-31,Stay,,", "2:12: "),
            ("2026-03-31,Stay,5,\n2026-03-31,Stay,6,", "3:12: "),
        ] {
            let found = read(
                &format!("Date,Measure,Value,n\n{row}\n"),
                OutcomeChoices::default(),
            );
            let faults = told(&found.faults);
            assert!(
                found.has_errors() && faults.starts_with(fault),
                "{row}: {faults}"
            );
        }
    }

    #[test]
    fn another_value_of_a_day_is_listed_and_the_same_one_changes_nothing() {
        let mut unit = unit();
        let measure = unit.outcomes.values_mut().next().expect("one");
        for (month, value) in [(3, 84), (6, 85)] {
            let outcome = Outcome {
                n: Some(400),
                ..Outcome::new(Decimal::from(value))
            };
            measure.values.insert(date(2026, month, 30), outcome);
        }
        let table = "Date,Stay\n2026-03-30,84\n2026-06-30,90\n";
        let found = read_outcomes(
            table.as_bytes(),
            &unit,
            OutcomeChoices::default(),
            &Words::english(),
        );
        let found = found.expect("it is sound");
        assert_eq!(
            (found.new, found.unchanged, found.replaced.len()),
            (0, 1, 1)
        );
    }
}
