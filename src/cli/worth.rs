//! `continuum worth FILE [--json]`: whether a higher level pays, from the unit's own figures.

use std::collections::BTreeMap;
use std::path::PathBuf;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::Serialize;

use crate::advice::economics::{
    self, BreakEven, Elasticity, Line, Optional, Simulation, TornadoBar, Verdict,
};
use crate::analysis::Analysis;
use crate::model::{BusinessCase, Estimate, Input};
use crate::report::worth as says;
use crate::store;
use crate::words::Words;

use super::failure::{Done, Failure};
use super::files;

/// What to work out.
pub(super) struct Worth {
    pub(super) document: PathBuf,
    pub(super) json: bool,
}

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// Prints the business case.
pub(super) fn run(what: &Worth, words: &Words) -> Done {
    let assessment = files::read_assessment(&what.document, words)?;
    let mut analysis = Analysis::of(&assessment, assessment.form, store::today());
    analysis.simulate(&assessment);
    let case = &assessment.business_case;
    let (worth, drawn) = (&analysis.worth, analysis.simulation.as_ref());
    let text = if what.json {
        json(case, worth, drawn).map_err(|error| Failure::System(vec![error.to_string()]))?
    } else {
        sentences(case, worth, drawn, words)
    };
    files::print(&text, words)
}

fn sentences(
    case: &BusinessCase,
    worth: &economics::Worth,
    drawn: Option<&Simulation>,
    words: &Words,
) -> String {
    let mut lines = Vec::new();
    if case.inputs.is_empty() {
        lines.push(words.text("worth-not-asked"));
    } else {
        lines.extend(says::verdict(words, case, worth));
        lines.extend(drawn.map(|found| says::simulation(words, case, found)));
        lines.extend(says::beside(words, case, worth));
        lines.extend([String::new(), words.text("command-worth-inputs")]);
        lines.extend(
            Input::ALL
                .into_iter()
                .filter_map(|input| input_line(words, case, input)),
        );
        lines.extend([String::new(), words.text("command-worth-figures")]);
        for (figure, value) in says::figures(words, case, worth) {
            let facts = facts!(figure, value);
            lines.push(words.with("command-worth-figure", &facts));
        }
    }
    lines.extend(missing_lines(words, worth));
    if !worth.tornado.is_empty() {
        lines.extend([String::new(), words.text("command-worth-tornado")]);
    }
    lines.extend(worth.tornado.iter().map(|bar| bar_line(words, case, bar)));
    lines.extend([String::new(), says::elasticity_intro(words, case)]);
    for row in &worth.elasticity {
        let (retention, rise) = says::elasticity_row(words, row);
        let facts = facts!(retention, rise);
        lines.push(words.with("command-worth-elasticity-row", &facts));
    }
    lines.join("\n") + "\n"
}

fn input_line(words: &Words, case: &BusinessCase, input: Input) -> Option<String> {
    let estimate = case.estimate(input)?;
    let name = ("input", says::input_name(words, input).into());
    let value = |value| says::value(words, case, input, value).into();
    Some(if estimate.is_exact() {
        let facts = [name, ("value", value(estimate.likely()))];
        words.with("command-worth-input-exact", &facts)
    } else {
        let facts = [
            name,
            ("low", value(estimate.low())),
            ("likely", value(estimate.likely())),
            ("high", value(estimate.high())),
        ];
        words.with("command-worth-input", &facts)
    })
}

fn missing_lines(words: &Words, worth: &economics::Worth) -> Vec<String> {
    if worth.missing.is_empty() {
        return Vec::new();
    }
    let mut lines = vec![String::new(), words.text("command-worth-missing")];
    lines.extend(worth.missing.iter().map(|input| {
        words.with(
            "command-worth-missing-input",
            &facts!(input = says::input_name(words, *input), unit = says::unit_name(words, input.unit()), where = says::input_where(words, *input)),
        )
    }));
    lines
}

fn bar_line(words: &Words, case: &BusinessCase, bar: &TornadoBar) -> String {
    words.with(
        "command-worth-bar",
        &facts!(
            input = says::input_name(words, bar.input),
            low = says::money(words, case, bar.at_low),
            high = says::money(words, case, bar.at_high)
        ),
    )
}

fn json(
    case: &BusinessCase,
    worth: &economics::Worth,
    drawn: Option<&Simulation>,
) -> Result<String, serde_json::Error> {
    let text = serde_json::to_string_pretty(&WorthOut::of(case, worth, drawn))?;
    Ok(text + "\n")
}

#[derive(Serialize)]
struct WorthOut<'a> {
    format: u32,
    currency: &'a str,
    horizon_years: u8,
    verdict: &'static str,
    missing: Vec<&'static str>,
    inputs: BTreeMap<&'static str, EstimateOut>,
    retention: Option<f64>,
    margin: Option<f64>,
    lifetime_value: Option<f64>,
    lifetime_value_infinite: Option<f64>,
    cost_present: Option<f64>,
    uplift_value: Option<f64>,
    npv: Option<f64>,
    payback_month: Option<u16>,
    break_even: Option<BreakEvenOut>,
    break_even_infinite: Option<BreakEvenOut>,
    lines: Vec<LineOut>,
    acquisition_cost: Option<f64>,
    replacement_saved_a_year: Option<f64>,
    tornado: Vec<BarOut>,
    simulation: Option<SimulationOut>,
    elasticity: Vec<ElasticityOut>,
}

#[derive(Serialize)]
struct EstimateOut {
    low: f64,
    likely: f64,
    high: f64,
}

#[derive(Serialize)]
struct BreakEvenOut {
    reach: &'static str,
    uplift: Option<f64>,
}

#[derive(Serialize)]
struct LineOut {
    line: &'static str,
    missing: Vec<&'static str>,
    a_year: Option<f64>,
}

#[derive(Serialize)]
struct BarOut {
    input: &'static str,
    npv_at_low: f64,
    npv_at_high: f64,
}

#[derive(Serialize)]
struct SimulationOut {
    seed: u64,
    cases: u32,
    pays: u32,
    npv_low: f64,
    npv_median: f64,
    npv_high: f64,
}

#[derive(Serialize)]
struct ElasticityOut {
    retention: f64,
    rise: Option<f64>,
    own: bool,
}

impl<'a> WorthOut<'a> {
    fn of(case: &'a BusinessCase, worth: &economics::Worth, drawn: Option<&Simulation>) -> Self {
        let replacement = worth.replacement;
        Self {
            format: FORMAT,
            currency: &case.currency,
            horizon_years: worth.horizon_years,
            verdict: match worth.verdict {
                Verdict::Pays => "pays",
                Verdict::NotWorthIt => "not worth it",
                Verdict::OpenUplift => "open uplift",
                Verdict::Missing => "missing",
                Verdict::Contradiction => "contradiction",
                Verdict::TooLarge => "too large",
            },
            missing: names(&worth.missing),
            inputs: Input::ALL
                .into_iter()
                .filter_map(|input| Some((input.as_str(), EstimateOut::of(case.estimate(input)?))))
                .collect(),
            retention: worth.retention.map(share),
            margin: worth.margin.map(cents),
            lifetime_value: worth.lifetime.map(|life| cents(life.finite)),
            lifetime_value_infinite: worth.lifetime.and_then(|life| life.infinite.map(cents)),
            cost_present: worth.cost.map(|cost| cents(cost.present)),
            uplift_value: worth.uplift_value.map(cents),
            npv: worth.npv.map(cents),
            payback_month: worth.payback_month,
            break_even: worth.break_even.map(BreakEvenOut::of),
            break_even_infinite: worth.break_even_for_ever.map(BreakEvenOut::of),
            lines: worth.lines.iter().map(LineOut::of).collect(),
            acquisition_cost: replacement.map(|found| cents(found.acquisition_cost)),
            replacement_saved_a_year: replacement.and_then(|found| found.saved_a_year.map(cents)),
            tornado: worth.tornado.iter().map(BarOut::of).collect(),
            simulation: drawn.map(SimulationOut::of),
            elasticity: worth.elasticity.iter().map(ElasticityOut::of).collect(),
        }
    }
}

fn names(inputs: &[Input]) -> Vec<&'static str> {
    inputs.iter().map(|input| input.as_str()).collect()
}

/// Money to a hundredth, half away from zero.
pub(super) fn cents(value: Decimal) -> f64 {
    binary(value, 2)
}

/// A share of 1 to seven digits.
fn share(value: Decimal) -> f64 {
    binary(value, 7)
}

fn binary(value: Decimal, digits: u32) -> f64 {
    value
        .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
        .to_f64()
        .unwrap_or(0.0)
}

impl EstimateOut {
    fn of(estimate: Estimate) -> Self {
        let number = |value| binary(value, Input::DECIMALS);
        Self {
            low: number(estimate.low()),
            likely: number(estimate.likely()),
            high: number(estimate.high()),
        }
    }
}

impl BreakEvenOut {
    fn of(found: BreakEven) -> Self {
        let (reach, uplift) = match found {
            BreakEven::At(uplift) => ("at", Some(share(uplift))),
            BreakEven::NotNeeded => ("not needed", None),
            BreakEven::OutOfReach => ("out of reach", None),
        };
        Self { reach, uplift }
    }
}

impl LineOut {
    fn of(line: &Line) -> Self {
        Self {
            line: match line.line {
                Optional::ContactsAvoided => "contacts avoided",
                Optional::Referrals => "referrals",
            },
            missing: names(&line.missing),
            a_year: line.a_year.map(cents),
        }
    }
}

impl BarOut {
    fn of(bar: &TornadoBar) -> Self {
        Self {
            input: bar.input.as_str(),
            npv_at_low: cents(bar.at_low),
            npv_at_high: cents(bar.at_high),
        }
    }
}

impl SimulationOut {
    fn of(found: &Simulation) -> Self {
        Self {
            seed: found.seed,
            cases: found.cases,
            pays: found.pays,
            npv_low: cents(found.low),
            npv_median: cents(found.median),
            npv_high: cents(found.high),
        }
    }
}

impl ElasticityOut {
    fn of(row: &Elasticity) -> Self {
        Self {
            retention: share(row.retention),
            rise: row.rise.map(share),
            own: row.own,
        }
    }
}
