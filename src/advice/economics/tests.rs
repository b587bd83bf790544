use proptest::prelude::*;
use rust_decimal::RoundingStrategy;

use super::*;
use crate::model::Estimate;
use crate::model::example::business_case as example;

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

fn range(case: &mut BusinessCase, input: Input, low: &str, likely: &str, high: &str) {
    let estimate = Estimate::new(number(low), number(likely), number(high));
    case.inputs.insert(input, estimate.expect("in order"));
}

fn rounded(value: Decimal, digits: u32) -> String {
    value
        .round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
        .to_string()
}

fn at(found: Option<BreakEven>) -> Decimal {
    match found {
        Some(BreakEven::At(uplift)) => uplift,
        other => panic!("no break-even uplift: {other:?}"),
    }
}

#[test]
fn the_worked_example_breaks_even_where_it_should() {
    let worth = worth(&example(&[]));
    assert_eq!(worth.verdict, WorthVerdict::OpenUplift);
    assert_eq!(worth.missing, [Input::Uplift]);
    assert_eq!(rounded(at(worth.break_even_for_ever), 7), "0.0226891");
    assert_eq!(rounded(at(worth.break_even), 7), "0.0445500");
}

#[test]
fn the_lifetime_value_of_the_worked_example_is_two_and_two_thirds_margins() {
    let worth = worth(&example(&[]));
    assert_eq!(worth.margin, Some(number("200")));
    assert_eq!(worth.retention, Some(number("0.8")));
    let lifetime = worth.lifetime.expect("a lifetime value");
    let infinite = lifetime.infinite.expect("a value without an end");
    assert_eq!(rounded(infinite / number("200"), 3), "2.667");
    // 200 x (.727273 + .528926 + .384673 + .279762 + .203463)
    assert_eq!(rounded(lifetime.finite, 1), "424.8");
}

#[test]
fn five_points_more_retention_are_worth_what_the_table_says() {
    let rises: Vec<String> = worth(&BusinessCase::default())
        .elasticity
        .iter()
        .filter_map(|row| Some(rounded(row.rise? * Decimal::ONE_HUNDRED, 0)))
        .collect();
    assert_eq!(rises, ["20", "22", "28", "41"]);
}

#[test]
fn the_unit_s_own_retention_has_a_row_of_its_own() {
    let rows = worth(&example(&[(Input::CustomersLost, "150")])).elasticity;
    let own: Vec<String> = rows
        .iter()
        .filter(|row| row.own)
        .map(|row| row.retention.to_string())
        .collect();
    assert_eq!(own, ["0.85"]);
    assert_eq!(rows.len(), 5);
    assert_eq!(worth(&example(&[])).elasticity.len(), 4);
    let all_but_one = worth(&example(&[(Input::CustomersLost, "1")])).elasticity;
    assert_eq!(all_but_one.last().map(|row| row.rise), Some(None));
}

#[test]
fn what_is_missing_is_named_and_nothing_is_computed_from_it() {
    let mut case = example(&[(Input::Uplift, "5")]);
    case.inputs.remove(&Input::Revenue);
    case.inputs.remove(&Input::StaffDays);
    let worth = worth(&case);
    assert_eq!(worth.verdict, WorthVerdict::Missing);
    assert_eq!(worth.missing, [Input::Revenue, Input::StaffDays]);
    assert_eq!(worth.margin, None);
    assert_eq!(worth.lifetime, None);
    assert_eq!(worth.cost, None);
    assert_eq!((worth.break_even, worth.break_even_for_ever), (None, None));
    assert_eq!((worth.npv, worth.payback_month), (None, None));
    assert_eq!(worth.retention, Some(number("0.8")));
    assert_eq!(simulate(&case, 1, 10), None);
    let nothing = super::worth(&BusinessCase::default());
    assert_eq!(nothing.missing.len(), NEEDED.len() - 4);
}

#[test]
fn a_plain_value_is_assumed_for_what_five_figures_leave_open_and_it_is_named() {
    let mut case = example(&[(Input::Uplift, "5")]);
    let open = [
        Input::CostToServe,
        Input::MonthsUntilEffect,
        Input::PlanOnce,
        Input::PlanYearly,
    ];
    for input in open {
        case.inputs.remove(&input);
    }
    let assumed = worth(&case);
    assert_eq!(assumed.verdict, WorthVerdict::Pays);
    assert_eq!(assumed.assumed[..4], open);
    assert_eq!(assumed.assumed.len(), 5, "and the discount rate");
    // The same comes of the same values where somebody gave them.
    for (input, value) in open.into_iter().zip(["0", "12", "0", "0"]) {
        case.inputs.insert(input, Estimate::exactly(number(value)));
    }
    let given = worth(&case);
    assert_eq!((given.npv, given.margin), (assumed.npv, assumed.margin));
    assert_eq!(given.assumed, [Input::DiscountRate]);
}

#[test]
fn an_uplift_above_break_even_pays_and_one_below_does_not() {
    for (uplift, verdict) in [
        ("4.45", WorthVerdict::NotWorthIt),
        ("4.46", WorthVerdict::Pays),
    ] {
        let worth = worth(&example(&[(Input::Uplift, uplift)]));
        assert_eq!(worth.verdict, verdict);
        assert_eq!(worth.payback_month.is_some(), verdict == WorthVerdict::Pays);
        assert_eq!(worth.payback_month.unwrap_or(60), 60);
    }
}

#[test]
fn the_plan_is_paid_back_in_the_month_that_covers_its_cost() {
    // One year's gain is 1000 x 200 x .1 / 1.1 = 18,181.8 at present value.
    let case = |cost| {
        example(&[
            (Input::Uplift, "10"),
            (Input::PlanOnce, cost),
            (Input::MonthsUntilEffect, "0"),
        ])
    };
    assert_eq!(worth(&case("0")).payback_month, Some(0));
    assert_eq!(worth(&case("1515")).payback_month, Some(1));
    assert_eq!(worth(&case("1516")).payback_month, Some(2));
    assert_eq!(worth(&case("18181")).payback_month, Some(12));
    assert_eq!(worth(&case("18182")).payback_month, Some(13));
}

#[test]
fn a_delay_of_whole_years_moves_the_uplift_by_as_many_years() {
    // The years after the first, of the 800 who are left by then, over four years.
    let late = example(&[(Input::Uplift, "5"), (Input::MonthsUntilEffect, "12")]);
    let mut four_years = example(&[
        (Input::Uplift, "5"),
        (Input::Customers, "800"),
        (Input::CustomersLost, "160"),
    ]);
    four_years.horizon_years = 4;
    let moved = worth(&four_years).uplift_value.expect("a value") / number("1.1");
    let value = worth(&late).uplift_value.expect("a value");
    assert_eq!(rounded(value, 9), rounded(moved, 9));
    let at_once = worth(&example(&[(Input::Uplift, "5")])).uplift_value;
    assert!(Some(value) < at_once);
}

#[test]
fn half_a_year_of_delay_counts_half_of_the_first_year() {
    let mut case = example(&[(Input::Uplift, "10"), (Input::MonthsUntilEffect, "6")]);
    case.horizon_years = 1;
    // 1000 x 200 x (.85 - .8) / 1.1
    let value = worth(&case).uplift_value.expect("a value");
    assert_eq!(rounded(value, 4), "9090.9091");
}

#[test]
fn the_replacement_saved_stands_beside_and_is_not_booked() {
    let case = example(&[(Input::Uplift, "5")]);
    let with = example(&[
        (Input::Uplift, "5"),
        (Input::NewCustomers, "100"),
        (Input::AcquisitionSpend, "30000"),
    ]);
    assert_eq!(worth(&with).npv, worth(&case).npv);
    let replacement = worth(&with).replacement.expect("a figure");
    assert_eq!(replacement.acquisition_cost, number("300"));
    assert_eq!(replacement.saved_a_year, Some(number("15000")));
    assert_eq!(worth(&case).replacement, None);
    // Of nobody who leaves, nobody has to be replaced.
    let all_stay = with.inputs.clone();
    let mut all_stay = BusinessCase {
        inputs: all_stay,
        ..with
    };
    all_stay
        .inputs
        .insert(Input::CustomersLost, Estimate::exactly(Decimal::ZERO));
    let replacement = worth(&all_stay).replacement.expect("a figure");
    assert_eq!(replacement.saved_a_year, Some(Decimal::ZERO));
}

#[test]
fn optional_lines_are_booked_whole_or_named_as_incomplete() {
    let plain = worth(&example(&[(Input::Uplift, "5")]));
    assert!(plain.lines.is_empty());
    let part = example(&[(Input::Uplift, "5"), (Input::Contacts, "8000")]);
    let found = worth(&part);
    assert_eq!(found.npv, plain.npv);
    assert_eq!(
        found.lines,
        [LineWorth {
            line: OptionalLine::ContactsAvoided,
            missing: vec![Input::CostPerContact, Input::ContactsAvoided],
            a_year: None,
            present: None,
        }]
    );
    let whole = worth(&example(&[
        (Input::Uplift, "5"),
        (Input::Contacts, "8000"),
        (Input::CostPerContact, "6.50"),
        (Input::ContactsAvoided, "10"),
    ]));
    assert_eq!(
        whole.lines.first().and_then(|line| line.a_year),
        Some(number("5200"))
    );
    // 5,200 a year over five years at 10 %: 5,200 x 3.790787
    let more = whole.npv.expect("a value") - plain.npv.expect("a value");
    assert_eq!(rounded(more, 0), "19712");
    assert!(at(whole.break_even) < at(plain.break_even));
    assert!(at(whole.break_even_for_ever_or_zero()) <= at(plain.break_even_for_ever));
}

impl Worth {
    fn break_even_for_ever_or_zero(&self) -> Option<BreakEven> {
        match self.break_even_for_ever {
            Some(BreakEven::NotNeeded) => Some(BreakEven::At(Decimal::ZERO)),
            other => other,
        }
    }
}

#[test]
fn referrals_raise_the_worth_of_everybody_who_stays() {
    let plain = worth(&example(&[(Input::Uplift, "5")]));
    let with = worth(&example(&[
        (Input::Uplift, "5"),
        (Input::NewCustomers, "200"),
        (Input::ReferralShare, "25"),
        (Input::ReferredValue, "400"),
    ]));
    // 200 x .25 x 400 / 1000: a tenth of the margin.
    assert_eq!(
        with.lines.first().and_then(|line| line.a_year),
        Some(number("20"))
    );
    let value = plain.uplift_value.expect("a value");
    let more = with.npv.expect("a value") - plain.npv.expect("a value");
    assert_eq!(rounded(more, 9), rounded(value / Decimal::TEN, 9));
    assert_eq!(with.uplift_value, plain.uplift_value);
}

/// The worked example of docs/worth.md with an uplift of 5 points; its figures were worked out by hand.
fn with_price_and_purchases(price: &str, purchases: &str) -> Worth {
    worth(&example(&[
        (Input::Uplift, "5"),
        (Input::PriceEffect, price),
        (Input::ExtraPurchases, purchases),
    ]))
}

#[test]
fn another_price_and_extra_purchases_bring_what_the_worked_example_says() {
    let plain = worth(&example(&[(Input::Uplift, "5")]));
    assert_eq!(rounded(plain.uplift_value.expect("a value"), 2), "67836.39");
    assert_eq!(rounded(plain.npv.expect("a value"), 2), "7836.39");
    let both = with_price_and_purchases("1", "10");
    let a_year: Vec<_> = both.lines.iter().map(|line| line.a_year).collect();
    assert_eq!(a_year, [Some(number("4")), Some(number("6"))]);
    let present: Vec<_> = both
        .lines
        .iter()
        .map(|line| rounded(line.present.expect("a value"), 2))
        .collect();
    assert_eq!(present, ["9853.12", "14779.68"]);
    assert_eq!(rounded(both.npv.expect("a value"), 2), "32469.18");
    assert_eq!(both.uplift_value, plain.uplift_value);
    assert_eq!(rounded(at(both.break_even), 7), "0.0280234");
    assert_eq!(rounded(at(both.break_even_for_ever), 7), "0.0124481");
}

#[test]
fn another_price_and_extra_purchases_wait_until_the_plan_shows() {
    let value = |more: &[(Input, &str)]| {
        let late = [(Input::Uplift, "5"), (Input::MonthsUntilEffect, "6")];
        let late: Vec<_> = late.iter().chain(more).copied().collect();
        worth(&example(&late)).npv.expect("a value") + Decimal::from(60_000)
    };
    // 850 are 825 by then, and the first year counts half.
    assert_eq!(rounded(value(&[]), 2), "53346.51");
    let price = value(&[(Input::PriceEffect, "1")]);
    assert_eq!(rounded(price, 2), "61409.83");
    let purchases = value(&[(Input::ExtraPurchases, "10")]);
    assert_eq!(rounded(purchases, 2), "65441.49");
}

#[test]
fn an_effect_on_price_counts_without_an_uplift_and_may_be_a_discount() {
    let npv = |price: &str| {
        let case = example(&[(Input::Uplift, "0"), (Input::PriceEffect, price)]);
        worth(&case).npv.expect("a value")
    };
    // 1,000 x 4 x 2.124090, the sum of (.8 / 1.1)^t over five years.
    assert_eq!(rounded(npv("1") - npv("0"), 2), "8496.39");
    assert_eq!(npv("1") - npv("0"), npv("0") - npv("-1"));
    assert_eq!(npv("0"), Decimal::from(-60_000));
}

#[test]
fn a_price_that_is_not_known_is_left_out_and_one_of_nothing_is_a_figure() {
    assert!(worth(&example(&[(Input::Uplift, "5")])).lines.is_empty());
    let nothing = with_price_and_purchases("0", "0");
    let present: Vec<_> = nothing.lines.iter().map(|line| line.present).collect();
    assert_eq!(present, [Some(Decimal::ZERO), Some(Decimal::ZERO)]);
    let mut case = example(&[(Input::PriceEffect, "1"), (Input::ExtraPurchases, "10")]);
    let lines = worth(&case).lines;
    assert!(lines.iter().all(|line| line.present.is_none()), "no uplift");
    case.inputs.remove(&Input::Revenue);
    case.inputs.remove(&Input::GrossMargin);
    let lines = worth(&case).lines;
    let missing: Vec<_> = lines.iter().map(|line| line.missing.as_slice()).collect();
    assert_eq!(missing, [&[Input::Revenue][..], &[Input::GrossMargin]]);
}

#[test]
fn where_another_price_alone_pays_for_the_plan_no_uplift_is_needed() {
    let paid = with_price_and_purchases("10", "50");
    assert_eq!(paid.break_even, Some(BreakEven::NotNeeded));
    assert_eq!(paid.break_even_for_ever, Some(BreakEven::NotNeeded));
    // Customers who cost 60 more than they bring, and bring 40 more by a price that is a tenth higher.
    let kept_at_a_loss = worth(&example(&[
        (Input::CostToServe, "300"),
        (Input::PriceEffect, "10"),
    ]));
    assert_eq!(kept_at_a_loss.break_even, Some(BreakEven::NotNeeded));
    let dear = worth(&example(&[
        (Input::CostToServe, "300"),
        (Input::PriceEffect, "2"),
    ]));
    assert_eq!(dear.break_even, Some(BreakEven::OutOfReach));
    assert_eq!(dear.break_even_for_ever, Some(BreakEven::OutOfReach));
}

#[test]
fn the_lines_of_the_result_are_those_of_the_worked_example_and_add_up() {
    let worth = with_price_and_purchases("1", "10");
    let breakdown = worth.breakdown.expect("a result");
    let lines: Vec<(ResultLine, String)> = breakdown
        .lines
        .iter()
        .map(|(line, amount)| (*line, rounded(*amount, 0)))
        .collect();
    let line = |line, amount: &str| (line, amount.to_owned());
    assert_eq!(
        lines,
        [
            line(ResultLine::Margin, "67836"),
            line(ResultLine::Optional(OptionalLine::PriceEffect), "9853"),
            line(ResultLine::Optional(OptionalLine::ExtraPurchases), "14780"),
            line(ResultLine::PaidOnce, "-60000"),
            line(ResultLine::OwnDays, "0"),
            line(ResultLine::PaidYearly, "0"),
        ]
    );
    let there: Vec<String> = breakdown
        .years
        .iter()
        .map(|year| rounded(year.with_plan, 1))
        .collect();
    assert_eq!(there, ["850.0", "722.5", "614.1", "522.0", "443.7"]);
    assert_eq!(breakdown.decisive().count(), 0);
    // With an uplift of 3 points the margin alone does not pay for the plan.
    let mut case = example(&[(Input::Uplift, "3"), (Input::ExtraPurchases, "20")]);
    let decisive = |case: &BusinessCase| {
        let breakdown = super::worth(case).breakdown.expect("a result");
        breakdown.decisive().collect::<Vec<_>>()
    };
    assert_eq!(decisive(&case), [OptionalLine::ExtraPurchases]);
    case.inputs.remove(&Input::ExtraPurchases);
    assert_eq!(decisive(&case), []);
}

#[test]
fn ranges_of_price_and_purchases_have_bars_and_leave_the_other_draws_alone() {
    let mut case = example(&[]);
    range(&mut case, Input::Uplift, "3", "4.5", "6");
    range(&mut case, Input::PlanYearly, "0", "100", "500");
    let before = simulate(&case, 20_260_101, CASES).expect("a simulation");
    range(&mut case, Input::PriceEffect, "0", "0", "0");
    assert_eq!(simulate(&case, 20_260_101, CASES), Some(before));
    range(&mut case, Input::PriceEffect, "-1", "1", "2");
    range(&mut case, Input::ExtraPurchases, "0", "5", "10");
    let bars = worth(&case).tornado;
    for input in [Input::PriceEffect, Input::ExtraPurchases] {
        let bar = bars.iter().find(|bar| bar.input == input).expect("a bar");
        assert!(bar.at_low < bar.at_high, "{input}");
    }
    let after = simulate(&case, 20_260_101, CASES).expect("a simulation");
    assert!(after.pays > before.pays);
}

#[test]
fn a_customer_who_costs_more_than_he_brings_is_not_worth_keeping() {
    let worth = worth(&example(&[
        (Input::Uplift, "5"),
        (Input::CostToServe, "300"),
    ]));
    assert_eq!(worth.verdict, WorthVerdict::NotWorthIt);
    assert_eq!(worth.break_even, Some(BreakEven::OutOfReach));
    assert_eq!(worth.break_even_for_ever, Some(BreakEven::OutOfReach));
}

#[test]
fn a_plan_that_costs_nothing_needs_no_uplift() {
    let worth = worth(&example(&[(Input::PlanOnce, "0")]));
    assert_eq!(worth.break_even, Some(BreakEven::NotNeeded));
    assert_eq!(worth.break_even_for_ever, Some(BreakEven::NotNeeded));
}

#[test]
fn nothing_follows_from_figures_that_contradict_each_other() {
    let worth = worth(&example(&[
        (Input::Uplift, "5"),
        (Input::CustomersLost, "1200"),
    ]));
    assert_eq!(worth.verdict, WorthVerdict::Contradiction);
    assert_eq!((worth.retention, worth.npv), (None, None));
    assert_eq!((worth.break_even, worth.break_even_for_ever), (None, None));
    let worth = super::worth(&example(&[(Input::Uplift, "30")]));
    assert!(worth.uplift_above_all);
    assert_eq!(
        worth.npv,
        super::worth(&example(&[(Input::Uplift, "20")])).npv
    );
}

#[test]
fn ends_that_contradict_each_other_are_taken_as_everybody_lost() {
    let mut case = example(&[(Input::Uplift, "5")]);
    range(&mut case, Input::CustomersLost, "100", "200", "1200");
    let all_lost = likely(&case, Input::CustomersLost, Decimal::ONE_THOUSAND);
    let bars = worth(&case).tornado;
    assert_eq!(
        bars.first().map(|bar| Some(bar.at_high)),
        Some(worth(&all_lost).npv)
    );
    assert!(simulate(&case, 1, 100).is_some());
}

#[test]
fn where_money_costs_nothing_and_nobody_leaves_a_life_has_no_end() {
    let worth = worth(&example(&[
        (Input::CustomersLost, "0"),
        (Input::DiscountRate, "0"),
    ]));
    let lifetime = worth.lifetime.expect("a value over the horizon");
    assert_eq!(lifetime.infinite, None);
    assert_eq!(lifetime.finite, number("1000"));
    assert_eq!(worth.break_even, Some(BreakEven::OutOfReach));
    assert_eq!(worth.break_even_for_ever, None);
}

#[test]
fn sums_too_large_are_said_to_be_so() {
    let mut case = example(&[
        (Input::Uplift, "100"),
        (Input::CustomersLost, "1"),
        (Input::Customers, "1"),
        (Input::NewCustomers, "1000000000"),
        (Input::ReferralShare, "100"),
        (Input::ReferredValue, "1000000000"),
        (Input::DiscountRate, "0"),
    ]);
    case.horizon_years = 30;
    assert!(worth(&case).npv.is_some());
    // Beyond the permitted ranges.
    for input in [Input::NewCustomers, Input::ReferredValue] {
        case.inputs
            .insert(input, Estimate::exactly(number("1000000000000000")));
    }
    let worth = worth(&case);
    assert_eq!((worth.verdict, worth.npv), (WorthVerdict::TooLarge, None));
    assert_eq!(simulate(&case, 1, 10), None);
}

#[test]
fn the_tornado_has_the_widest_bar_first_and_only_what_has_a_range() {
    let mut case = example(&[(Input::Uplift, "5"), (Input::Contacts, "8000")]);
    range(&mut case, Input::PlanOnce, "59000", "60000", "61000");
    range(&mut case, Input::Uplift, "2", "5", "6");
    range(&mut case, Input::Contacts, "5000", "8000", "9000");
    let bars = worth(&case).tornado;
    let inputs: Vec<Input> = bars.iter().map(|bar| bar.input).collect();
    assert_eq!(inputs, [Input::Uplift, Input::PlanOnce]);
    assert_eq!(bars.get(1).map(TornadoBar::spread), Some(number("2000")));
}

#[test]
fn the_share_of_cases_is_reproducible_and_follows_the_ranges() {
    let mut case = example(&[]);
    range(&mut case, Input::Uplift, "3", "4.5", "6");
    let once = simulate(&case, 20_260_101, CASES).expect("a simulation");
    assert_eq!(simulate(&case, 20_260_101, CASES), Some(once));
    assert_ne!(simulate(&case, 7, CASES), Some(once));
    // Break-even lies at 4.455, and half of the triangle lies above 4.5.
    assert!((48..=56).contains(&once.percent()), "{}", once.percent());
    assert!(once.low < once.median && once.median < once.high);
    range(&mut case, Input::Uplift, "5", "6", "7");
    assert_eq!(
        simulate(&case, 1, CASES).map(|all| all.percent()),
        Some(100)
    );
    range(&mut case, Input::Uplift, "1", "2", "3");
    assert_eq!(
        simulate(&case, 1, CASES).map(|none| none.percent()),
        Some(0)
    );
}

#[test]
fn a_share_of_all_or_none_is_said_of_all_or_none_alone() {
    let percent = |pays| {
        let value = Decimal::ZERO;
        let drawn = Simulation {
            seed: 1,
            cases: 2_000,
            pays,
            low: value,
            median: value,
            high: value,
        };
        drawn.percent()
    };
    assert_eq!(
        [0, 1, 1_000, 1_999, 2_000].map(percent),
        [0, 1, 50, 99, 100]
    );
}

/// A permitted value: whole, with digits behind the point, or at an end of the range.
fn value(input: Input) -> BoxedStrategy<Decimal> {
    let (least, most) = input.range();
    prop_oneof![
        4 => (least..=most).prop_map(Decimal::from),
        2 => (0_i64..10_000).prop_map(move |over| {
            (Decimal::from(least) + Decimal::new(over, 4)).min(Decimal::from(most))
        }),
        2 => (least.min(1)..=most.min(5_000)).prop_map(move |low| Decimal::from(low.max(least))),
        1 => Just(Decimal::from(least)),
        1 => Just(Decimal::from(most)),
    ]
    .boxed()
}

fn estimate(input: Input) -> BoxedStrategy<Option<Estimate>> {
    let three = [value(input), value(input), value(input)];
    proptest::option::weighted(
        0.95,
        three.prop_map(|mut three| {
            three.sort_unstable();
            let [low, likely, high] = three;
            Estimate::new(low, likely, high).expect("sorted")
        }),
    )
    .boxed()
}

prop_compose! {
    fn any_case()(
        years in 1_u8..=30,
        estimates in Input::ALL.map(estimate).to_vec(),
    ) -> BusinessCase {
        BusinessCase {
            currency: String::new(),
            horizon_years: years,
            inputs: Input::ALL
                .into_iter()
                .zip(estimates)
                .filter_map(|(input, estimate)| Some((input, estimate?)))
                .collect(),
        }
    }
}

prop_compose! {
    /// Figures of an ordinary unit, each with a range.
    fn ordinary_case()(
        years in 1_u8..=15,
        customers in 100_i64..100_000,
        lost_percent in 1_i64..60,
        margin in 1_i64..2_000,
        uplift in 0_i64..20,
        months in 0_i64..36,
        once in 0_i64..1_000_000,
        yearly in 0_i64..100_000,
        rate in 0_i64..30,
        width in 1_i64..10,
    ) -> BusinessCase {
        let wide = |likely: i64| {
            let [low, likely, high] = [likely * (10 - width) / 10, likely, likely * (10 + width) / 10];
            Estimate::new(low.into(), likely.into(), high.into()).expect("in order")
        };
        let exactly = |value: i64| Estimate::exactly(value.into());
        let inputs = [
            (Input::Customers, exactly(customers)),
            (Input::Revenue, wide(2 * margin)),
            (Input::GrossMargin, wide(50)),
            (Input::CostToServe, wide(margin / 10)),
            (Input::CustomersLost, exactly(customers * lost_percent / 100)),
            (Input::Uplift, wide(uplift)),
            (Input::MonthsUntilEffect, wide(months)),
            (Input::PlanOnce, wide(once)),
            (Input::PlanYearly, wide(yearly)),
            (Input::StaffDays, wide(40)),
            (Input::StaffDayCost, wide(300)),
            (Input::DiscountRate, exactly(rate)),
        ];
        BusinessCase { currency: String::new(), horizon_years: years, inputs: inputs.into() }
    }
}

/// The net of all years at present value, less what is paid at once.
fn in_years(breakdown: &Breakdown) -> Option<Decimal> {
    let at_once = [ResultLine::PaidOnce, ResultLine::OwnDays];
    let at_once = at_once.map(|line| breakdown.line(line).unwrap_or_default());
    let start = at_once[0].checked_add(at_once[1])?;
    breakdown.years.iter().try_fold(start, |sum, year| {
        sum.checked_add(year.net()?.checked_mul(year.discount)?)
    })
}

fn likely(case: &BusinessCase, input: Input, value: Decimal) -> BusinessCase {
    let mut case = case.clone();
    case.inputs.insert(input, Estimate::exactly(value));
    case
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_figures_in_range_break_the_sums(case in any_case()) {
        for (input, estimate) in &case.inputs {
            prop_assert_eq!(input.check(*estimate), Ok(()));
        }
        let worth = worth(&case);
        prop_assert_eq!(worth.npv.is_none(), matches!(worth.verdict, WorthVerdict::TooLarge | WorthVerdict::Contradiction | WorthVerdict::Missing | WorthVerdict::OpenUplift));
        let drawn = simulate(&case, 3, 20);
        if worth.npv.is_none() {
            prop_assert_eq!(drawn, None);
        }
    }

    #[test]
    fn the_closed_form_agrees_with_the_long_sum(
        lost in 50_i64..900, rate in 2_i64..30, cost in 1_000_i64..100_000,
    ) {
        let once = cost.to_string();
        let mut case = example(&[(Input::PlanOnce, &once)]);
        case.inputs.insert(Input::CustomersLost, Estimate::exactly(lost.into()));
        case.inputs.insert(Input::DiscountRate, Estimate::exactly(rate.into()));
        let worth = worth(&case);
        let lifetime = worth.lifetime.and_then(|life| life.infinite).expect("a value");
        let (mut sum, mut term) = (Decimal::ZERO, Decimal::from(200));
        let ratio = worth.retention.expect("a share") / (Decimal::ONE + Decimal::new(rate, 2));
        for _ in 0..2_000 {
            term *= ratio;
            sum += term;
        }
        prop_assert_eq!(sum.round_dp(9), lifetime.round_dp(9));
        // At the break-even uplift the lifetime of everybody rises by exactly the cost.
        if let Some(BreakEven::At(uplift)) = worth.break_even_for_ever {
            let better = worth.retention.expect("a share") + uplift;
            let growth = Decimal::ONE + Decimal::new(rate, 2);
            let with = Decimal::from(200) * better / (growth - better);
            let risen = (with - lifetime) * Decimal::from(1_000);
            prop_assert_eq!(risen.round_dp(6), Decimal::from(cost));
        }
    }

    #[test]
    fn the_lines_of_any_result_add_up_exactly_and_as_they_are_rounded(
        case in any_case(), digits in 0_u32..5,
    ) {
        let worth = worth(&case);
        let Some(breakdown) = worth.breakdown else {
            return Ok(());
        };
        prop_assert_eq!(Some(breakdown.npv), worth.npv);
        let sum = |found: &Breakdown| {
            found.lines.iter().try_fold(Decimal::ZERO, |sum, (_, line)| sum.checked_add(*line))
        };
        let (Some(exact), Some(years)) = (sum(&breakdown), in_years(&breakdown)) else {
            return Ok(());
        };
        let near = |one: Decimal, other: Decimal| {
            let size = breakdown.lines.iter().map(|(_, line)| line.abs()).max().unwrap_or_default();
            (one - other).abs() <= size / Decimal::from(1_000_000_000_000_000_i64) + Decimal::new(1, 9)
        };
        prop_assert!(near(exact, breakdown.npv), "{exact} is not {}", breakdown.npv);
        prop_assert!(near(years, breakdown.npv), "{years} is not {}", breakdown.npv);
        let unit = Decimal::from(10_i64.pow(digits)) / Decimal::ONE_HUNDRED;
        let shown = breakdown.rounded(unit);
        prop_assert_eq!(sum(&shown), Some(shown.npv));
        for ((_, exact), (_, shown)) in breakdown.lines.iter().zip(&shown.lines) {
            prop_assert!((exact - shown).abs() < unit);
            prop_assert!(!exact.is_zero() || shown.is_zero());
        }
    }

    #[test]
    fn no_uplift_is_worth_nothing(case in ordinary_case()) {
        let worth = worth(&likely(&case, Input::Uplift, Decimal::ZERO));
        prop_assert_eq!(worth.uplift_value, Some(Decimal::ZERO));
        prop_assert_eq!(worth.npv, worth.cost.map(|cost| -cost.present).map(|cost| cost + Decimal::ZERO));
    }

    #[test]
    fn a_greater_uplift_and_a_greater_retention_are_worth_more(case in ordinary_case(), lower in 0_i64..30) {
        let value = |uplift: i64| worth(&likely(&case, Input::Uplift, uplift.into())).uplift_value;
        let margin = worth(&case).margin.expect("a margin");
        if margin > Decimal::ZERO {
            prop_assert!(value(lower) <= value(lower + 1));
        }
        let lifetime = |lost: i64| {
            worth(&likely(&case, Input::CustomersLost, lost.into())).lifetime.expect("a value").finite
        };
        if margin > Decimal::ZERO {
            prop_assert!(lifetime(lower) > lifetime(lower + 1));
        }
    }

    #[test]
    fn break_even_parts_what_pays_from_what_does_not(case in ordinary_case()) {
        let found = worth(&case);
        let at = |uplift: Decimal| worth(&likely(&case, Input::Uplift, uplift * Decimal::ONE_HUNDRED)).verdict;
        match found.break_even.expect("a break-even uplift") {
            BreakEven::At(uplift) => {
                prop_assert_eq!(at(uplift + Decimal::new(1, 9)), WorthVerdict::Pays);
                prop_assert_eq!(at(uplift - Decimal::new(1, 9)), WorthVerdict::NotWorthIt);
            }
            BreakEven::NotNeeded => prop_assert_eq!(at(Decimal::ZERO), WorthVerdict::Pays),
            BreakEven::OutOfReach => prop_assert_eq!(at(Decimal::ONE), WorthVerdict::NotWorthIt),
        }
        prop_assert_eq!(found.payback_month.is_some(), found.verdict == WorthVerdict::Pays);
    }

    #[test]
    fn the_ends_of_a_bar_lie_on_both_sides_of_the_likely_value(case in ordinary_case()) {
        let found = worth(&case);
        let npv = found.npv.expect("a value");
        for bar in found.tornado {
            let (least, most) = (bar.at_low.min(bar.at_high), bar.at_low.max(bar.at_high));
            prop_assert!(least <= npv && npv <= most, "{:?} {}", bar, npv);
        }
        let drawn = simulate(&case, 5, 50).expect("a simulation");
        prop_assert_eq!(simulate(&case, 5, 50), Some(drawn));
        prop_assert!(drawn.pays <= drawn.cases);
    }
}
