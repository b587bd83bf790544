//! `continuum worth FILE [--json]`: whether a higher level pays, from the unit's own figures.

use std::collections::BTreeMap;

use clap::ArgMatches;
use rust_decimal::Decimal;
use serde_json::{Value, json};

use super::arguments::{Subcommand, document, flag, path};
use super::courses;
use super::failure::Done;
use super::figures::{binary, break_even, break_even_contacts, cents, share, simulation};
use super::files;
use super::unlock::{self, password_file};
use crate::advice::economics::{
    self, Breakdown, Elasticity, LineWorth, OptionalLine, ResultLine, TornadoBar, WorthVerdict,
};
use crate::analysis::{Analysis, OwnDays};
use crate::model::{BusinessCase, EffortSum, Estimate, Input};
use crate::report::worth::{self as says, Digits};
use crate::store;
use crate::words::Words;

pub(super) const COMMAND: Subcommand = Subcommand {
    name: "worth",
    help: "command-worth",
    arguments: || {
        vec![
            document(),
            flag("json", "command-worth-json"),
            password_file(),
        ]
    },
    run,
};

/// The version of the JSON object, documented in `docs/formats.md`.
const FORMAT: u32 = 1;

/// Prints the business case.
fn run(found: &ArgMatches, words: &Words) -> Done {
    let assessment = unlock::read_assessment(path(found, "file"), found, words)?;
    let today = store::today();
    let mut analysis = Analysis::of(&assessment, assessment.form, today);
    analysis.simulate(&assessment);
    if analysis.profile.placement.claimed.is_some() {
        analysis.decide(&assessment, today);
    }
    let case = &analysis.business_case;
    if found.get_flag("json") {
        let mut json = json(case, &analysis);
        if let Some(fields) = json.as_object_mut() {
            fields.extend(courses::json(&assessment, analysis.decision.as_ref()));
        }
        files::print_json(&json, words)
    } else {
        let mut said = sentences(case, &analysis, words);
        said.push_str(&courses::sentences(
            &assessment,
            analysis.decision.as_ref(),
            words,
        ));
        files::print(&said, words)
    }
}

fn sentences(case: &BusinessCase, analysis: &Analysis, words: &Words) -> String {
    let (worth, drawn) = (&analysis.worth, analysis.simulation.as_ref());
    let mut lines = Vec::new();
    if case.inputs.is_empty() {
        lines.push(words.text("worth-not-asked"));
    } else {
        let unstated = analysis.own_days.unstated();
        let title = says::title(words, case, worth, drawn, unstated);
        lines.push(words.with("worth-sentence", &facts!(title)));
        lines.extend(says::verdict(words, case, worth, drawn, unstated));
        let deciding = says::deciding(words, worth);
        lines.extend(deciding.map(|title| words.with("worth-sentence", &facts!(title))));
        lines.extend(says::own_days(words, case, analysis.own_days, worth));
        lines.extend(says::beside(words, case, worth));
        lines.extend([String::new(), words.text("command-worth-inputs")]);
        let inputs = case.known();
        lines.extend(inputs.map(|(input, estimate)| input_line(words, analysis, input, estimate)));
        let figures = says::figures(words, case, worth, Digits::All);
        if !figures.is_empty() {
            lines.extend([String::new(), words.text("command-worth-figures")]);
        }
        lines.extend(figure_lines(words, figures));
        let breakdown = says::breakdown(words, case, worth, Digits::All);
        if !breakdown.is_empty() {
            lines.extend([String::new(), words.text("command-worth-breakdown")]);
        }
        lines.extend(figure_lines(words, breakdown));
    }
    lines.extend(missing_lines(words, worth));
    if !worth.tornado.is_empty() {
        lines.extend([String::new(), words.text("command-worth-tornado")]);
    }
    lines.extend(worth.tornado.iter().map(|bar| bar_line(words, case, bar)));
    if !worth.elasticity.is_empty() {
        lines.extend([String::new(), says::elasticity_intro(words, case)]);
    }
    for row in &worth.elasticity {
        let (retention, rise) = says::elasticity_row(words, row);
        let facts = facts!(retention, rise);
        lines.push(words.with("command-worth-elasticity-row", &facts));
    }
    lines.join("\n") + "\n"
}

fn figure_lines(words: &Words, figures: Vec<(String, String)>) -> impl Iterator<Item = String> {
    let figures = figures.into_iter();
    figures.map(|(figure, value)| words.with("command-worth-figure", &facts!(figure, value)))
}

fn input_line(words: &Words, analysis: &Analysis, input: Input, estimate: Estimate) -> String {
    let case = &analysis.business_case;
    let name = ("input", says::input_name(words, input).into());
    let value = |value| says::value(words, case, input, value).into();
    if estimate.is_exact() {
        let likely = says::value(words, case, input, estimate.likely());
        let origin = says::origin(words, case, analysis.own_days, input);
        let likely = says::with_origin(words, likely, origin);
        words.with(
            "command-worth-input-exact",
            &[name, ("value", likely.into())],
        )
    } else {
        let facts = [
            name,
            ("low", value(estimate.low())),
            ("likely", value(estimate.likely())),
            ("high", value(estimate.high())),
        ];
        words.with("command-worth-input", &facts)
    }
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

fn json(case: &BusinessCase, analysis: &Analysis) -> Value {
    let (worth, drawn) = (&analysis.worth, analysis.simulation.as_ref());
    let (plan, to_do) = (analysis.roadmap.effort, analysis.to_do);
    let days = |sum: EffortSum| sum.all_days().filter(|_| sum.steps > 0);
    let inputs = case.known();
    let inputs: BTreeMap<&str, Value> = inputs
        .map(|(input, found)| (input.as_str(), estimate(found)))
        .collect();
    let (lifetime, replacement) = (worth.lifetime, worth.replacement);
    json!({
        "format": FORMAT,
        "currency": case.currency,
        "horizon_years": worth.horizon_years,
        "verdict": match worth.verdict {
            WorthVerdict::Pays => "pays",
            WorthVerdict::NotWorthIt => "not worth it",
            WorthVerdict::OpenUplift => "open uplift",
            WorthVerdict::Missing => "missing",
            WorthVerdict::Contradiction => "contradiction",
            WorthVerdict::TooLarge => "too large",
        },
        "missing": names(&worth.missing),
        "assumed": names(&worth.assumed),
        "inputs": inputs,
        "retention": worth.retention.map(share),
        "margin": worth.margin.map(cents),
        "lifetime_value": lifetime.map(|life| cents(life.finite)),
        "lifetime_value_infinite": lifetime.and_then(|life| life.infinite.map(cents)),
        "plan_days": days(plan),
        "plan_days_to_do": days(to_do),
        "plan_steps_without_days": to_do.unstated,
        "cost_present": worth.cost.map(|cost| cents(cost.present)),
        "uplift_value": worth.uplift_value.map(cents),
        "npv": worth.npv.map(cents),
        "breakdown": worth.breakdown.as_ref().map(breakdown),
        "own_days": own_days(analysis.own_days),
        "payback_month": worth.payback_month,
        "break_even": worth.break_even.map(break_even),
        "break_even_infinite": worth.break_even_for_ever.map(break_even),
        "break_even_contacts": worth.break_even_contacts.map(break_even_contacts),
        "lines": worth.lines.iter().map(line).collect::<Value>(),
        "acquisition_cost": replacement.map(|found| cents(found.acquisition_cost)),
        "replacement_saved_a_year": replacement.and_then(|found| found.saved_a_year.map(cents)),
        "tornado": worth.tornado.iter().map(bar).collect::<Value>(),
        "simulation": drawn.map(simulation),
        "elasticity": worth.elasticity.iter().map(elasticity).collect::<Value>(),
    })
}

fn names(inputs: &[Input]) -> Vec<&'static str> {
    inputs.iter().map(|input| input.as_str()).collect()
}

fn estimate(estimate: Estimate) -> Value {
    json!({
        "low": binary(estimate.low(), Input::DECIMALS),
        "likely": binary(estimate.likely(), Input::DECIMALS),
        "high": binary(estimate.high(), Input::DECIMALS),
    })
}

/// The lines of the result to the cent; they add up to `npv`.
fn breakdown(found: &Breakdown) -> Value {
    let shown = found.rounded(Decimal::new(1, 2));
    let line = |(line, amount): &(ResultLine, Decimal)| {
        let name = match *line {
            ResultLine::Margin => "margin",
            ResultLine::Optional(line) => line_name(line),
            ResultLine::PaidOnce => "paid once",
            ResultLine::OwnDays => "own days",
            ResultLine::PaidYearly => "paid yearly",
        };
        json!({ "line": name, "present": cents(*amount) })
    };
    shown.lines.iter().map(line).collect()
}

/// Where the own days come from, and what it comes to with those of the plan where they differ.
fn own_days(own: OwnDays) -> Value {
    let (from, npv) = match own {
        OwnDays::Open | OwnDays::Unstated(_) => ("open", None),
        OwnDays::Stated => ("document", None),
        OwnDays::OfPlan(_) => ("plan", None),
        OwnDays::OfShortestWay(_) => ("shortest way", None),
        OwnDays::Differ { npv, .. } => ("document, unlike the plan", npv),
    };
    json!({ "from": from, "npv_with_plan_days": npv.map(cents) })
}

const fn line_name(line: OptionalLine) -> &'static str {
    match line {
        OptionalLine::ContactsAvoided => "contacts avoided",
        OptionalLine::Referrals => "referrals",
        OptionalLine::PriceEffect => "effect on price",
        OptionalLine::ExtraPurchases => "extra purchases",
    }
}

fn line(line: &LineWorth) -> Value {
    json!({
        "line": line_name(line.line),
        "missing": names(&line.missing),
        "a_year": line.a_year.map(cents),
        "present": line.present.map(cents),
    })
}

fn bar(bar: &TornadoBar) -> Value {
    json!({
        "input": bar.input.as_str(),
        "npv_at_low": cents(bar.at_low),
        "npv_at_high": cents(bar.at_high),
        "turns": bar.turns(),
    })
}

fn elasticity(row: &Elasticity) -> Value {
    json!({
        "retention": share(row.retention),
        "rise": row.rise.map(share),
        "own": row.own,
    })
}
