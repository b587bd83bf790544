use super::*;
use crate::advice::economics::{self, CASES};
use crate::model::Effort;
use crate::model::example::business_case;

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// The worked business case in euros.
fn case(more: &[(Input, &str)]) -> BusinessCase {
    BusinessCase {
        currency: "EUR".to_owned(),
        ..business_case(more)
    }
}

fn told(case: &BusinessCase) -> Vec<String> {
    verdict(&Words::english(), case, &economics::worth(case))
}

#[test]
fn the_break_even_uplift_is_told_in_customers_of_each_thousand() {
    assert_eq!(
        told(&case(&[])).first().map(String::as_str),
        Some("Over five years it pays if 45 more of each 1,000 customers stay every year.")
    );
}

#[test]
fn the_answer_is_yes_or_no_with_the_amount() {
    assert_eq!(
        told(&case(&[(Input::Uplift, "5")])),
        [
            "Over five years it pays: the plan earns EUR 7,836 more than it costs, at present value.",
            "It pays if 45 more of each 1,000 customers stay every year; expected are 50.",
            "What is spent is back after 54 months.",
        ]
    );
    assert_eq!(
        told(&case(&[(Input::Uplift, "4")]))
            .first()
            .map(String::as_str),
        Some(
            "Over five years it is not worth it: the plan costs EUR 6,457 more than it earns, at present value."
        )
    );
}

#[test]
fn an_expectation_is_enough_exactly_where_the_printed_figures_say_so() {
    let needed = |uplift: &str| told(&case(&[(Input::Uplift, uplift)]))[1].clone();
    // 44.55 of each thousand are needed.
    let with = |count: &str, expected: &str| {
        format!(
            "It pays if {count} more of each 1,000 customers stay every year; expected are {expected}."
        )
    };
    assert_eq!(needed("4.46"), with("44.6", "44.6"));
    assert_eq!(needed("4.451"), with("45", "44.51"));
    assert_eq!(needed("4.4555"), with("44.55", "44.555"));
    assert_eq!(needed("5"), with("45", "50"));
}

#[test]
fn what_is_rounded_to_nothing_is_break_even() {
    for cost in ["60000.002", "59999.998"] {
        let mut case = case(&[(Input::Uplift, "4.455"), (Input::PlanOnce, "0")]);
        let value = economics::worth(&case).npv.expect("every figure");
        let cost = value + number(cost) - number("60000");
        case.inputs
            .insert(Input::PlanOnce, Estimate::exactly(cost.round_dp(4)));
        assert_eq!(
            told(&case)[0],
            "Over five years it breaks even: the plan earns what it costs, at present value."
        );
    }
}

#[test]
fn own_days_that_are_not_those_of_the_plan_are_said() {
    let words = Words::english();
    let told = |days: &str, efforts: &[Option<u16>]| {
        let case = case(&[(Input::StaffDays, days)]);
        let efforts = efforts.iter();
        let plan = efforts.map(|it| it.and_then(Effort::from_days)).collect();
        own_days(&words, &case, plan)
    };
    assert_eq!(
        told("74", &[Some(10), Some(8)]).as_deref(),
        Some(
            "The business case counts 74 own days, but the steps of the plan take 18: check which of the two is right."
        )
    );
    assert_eq!(told("18", &[Some(10), Some(8)]), None);
    assert_eq!(told("74", &[]), None);
    assert_eq!(told("74", &[Some(10), None]), None);
}

#[test]
fn what_is_missing_is_named() {
    let mut case = case(&[(Input::Contacts, "100")]);
    case.inputs.remove(&Input::Customers);
    assert_eq!(
        told(&case),
        [
            "Whether it pays cannot be said, because this is not known: Customers and Uplift in retention."
        ]
    );
    let worth = economics::worth(&case);
    assert_eq!(
        beside(&Words::english(), &case, &worth),
        [
            "Contacts avoided are not booked, because this is not known: Cost of one contact and Contacts avoided."
        ]
    );
}

#[test]
fn amounts_are_grouped_and_rounded_half_away_from_zero() {
    let words = Words::english();
    for (value, wanted) in [
        ("0", "0"),
        ("-0", "0"),
        ("999.994", "999.99"),
        ("-0.005", "−0.01"),
        ("1000.5", "1,001"),
        ("-1234567.5", "−1,234,568"),
        ("123456", "123,456"),
    ] {
        let plain = BusinessCase::default();
        assert_eq!(money(&words, &plain, number(value)), wanted, "{value}");
    }
    assert_eq!(money(&words, &case(&[]), number("12.5")), "EUR 12.50");
    assert_eq!(percent(&words, number("0.88461")), "88.5%");
    assert_eq!(words.number(Decimal::MIN).chars().next(), Some('−'));
}

#[test]
fn every_input_has_a_name_and_a_place_of_its_own() {
    let words = Words::english();
    let mut seen = Vec::new();
    for input in Input::ALL {
        for text in [input_name(&words, input), input_where(&words, input)] {
            assert!(
                !text.starts_with("input-") && !seen.contains(&text),
                "{text}"
            );
            seen.push(text);
        }
        assert!(!unit_name(&words, input.unit()).starts_with("unit-"));
    }
}

#[test]
fn the_share_of_cases_is_told_with_its_seed() {
    let case = case(&[(Input::Uplift, "5")]);
    let found = economics::simulate(&case, 7, CASES).expect("a simulation");
    assert_eq!(
        simulation(&Words::english(), &case, &found),
        "Drawn 2,000 times from the ranges, it pays in 100% of the cases; 95 of 100 lie between EUR 7,836 and EUR 7,836 (seed 7)."
    );
}
