use rust_decimal::Decimal;

use super::*;
use crate::advice::economics::{self, CASES};
use crate::analysis::OwnDays;
use crate::model::Estimate;
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
    verdict(&Words::english(), case, &economics::worth(case), None, 0)
}

#[test]
fn the_break_even_uplift_is_told_in_customers_of_each_hundred_and_in_people() {
    let words = Words::english();
    let case = case(&[]);
    let worth = economics::worth(&case);
    assert_eq!(
        break_even(&words, &case, &worth).as_deref(),
        Some(
            "Over five years it pays if at least 4.46 more of each 100 customers stay every year (45 of today's 1,000; both rounded up)."
        )
    );
    let title = title(&words, &case, &worth, None, 0);
    assert_eq!(
        title,
        "Over five years the plan pays if at least 4.46 more of each 100 customers stay every year (45 of today's 1,000; both rounded up)"
    );
    let below = told(&case).join(" ");
    assert!(!below.contains("each 100"), "it is said once: {below}");
}

#[test]
fn the_break_even_uplift_is_told_briefly_in_a_narrow_column() {
    let words = Words::english();
    let brief = |case: &BusinessCase| break_even_brief(&words, case, &economics::worth(case));
    // As in full above: at least 45 of 1,000, which are 4.46 of each 100.
    let mut found = case(&[]);
    assert_eq!(
        brief(&found).as_deref(),
        Some("Pays if 45 more customers stay every year (4.46 of each 100)")
    );
    found.inputs.remove(&Input::Customers);
    assert_eq!(brief(&found), None, "nothing is told of what is not known");
}

#[test]
fn people_and_the_number_of_each_hundred_are_each_rounded_up_once() {
    let words = Words::english();
    let case = case(&[(Input::Customers, "5200")]);
    for (share, count, told) in [
        (
            "0.00028",
            "0.028",
            "0.028 more of each 100 customers stay every year (2 of today's 5,200, rounded up to a whole customer)",
        ),
        (
            "0.00101",
            "0.11",
            "0.11 more of each 100 customers stay every year (6 of today's 5,200; both rounded up)",
        ),
        (
            "0.00996",
            "1",
            "1 more of each 100 customers stay every year (52 of today's 5,200; both rounded up)",
        ),
        (
            "0.0101",
            "1.01",
            "1.01 more of each 100 customers stay every year (53 of today's 5,200, rounded up to a whole customer)",
        ),
        (
            "0.0441",
            "4.41",
            "4.41 more of each 100 customers stay every year (230 of today's 5,200, rounded up to a whole customer)",
        ),
    ] {
        let shown = of_each_hundred(number(share));
        assert_eq!(shown, number(count), "{share}");
        assert_eq!(
            stay(&words, &case, number(share)),
            format!("at least {told}"),
            "{share}"
        );
        assert!(
            shown >= number(share) * Decimal::ONE_HUNDRED,
            "with fewer it would not do"
        );
    }
}

#[test]
fn the_answer_is_yes_or_no_with_the_amount() {
    assert_eq!(
        told(&case(&[(Input::Uplift, "5")])),
        [
            "Over five years the plan is expected to bring about EUR 7,800 more than it costs, at present value. Every figure is a single value, so how likely it pays cannot be said: that takes a low and a high one for what is not certain.",
            "Besides the figures that were given, one is assumed: Discount rate (10%).",
            "It pays if at least 4.46 more of each 100 customers stay every year (45 of today's 1,000; both rounded up); 50 are expected (5 of each 100).",
            "At present value, the money spent is back after 54 months.",
        ]
    );
    assert_eq!(
        told(&case(&[(Input::Uplift, "4")]))
            .first()
            .map(String::as_str),
        Some(
            "Over five years the plan is expected to cost about EUR 6,500 more than it brings, at present value. Every figure is a single value, so how likely it pays cannot be said: that takes a low and a high one for what is not certain."
        )
    );
}

#[test]
fn an_expectation_is_enough_exactly_where_the_printed_figures_say_so() {
    let needed = |uplift: &str| told(&case(&[(Input::Uplift, uplift)]))[2].clone();
    // 4.455 of each hundred are needed.
    let with = |count: &str, expected: &str| {
        format!(
            "It pays if at least {count} more of each 100 customers stay every year (45 of today's 1,000; both rounded up); {expected}."
        )
    };
    let rounded = "4.46";
    assert_eq!(
        needed("4.46"),
        with(rounded, "about 45 are expected (4.46 of each 100)")
    );
    // 44.51 people are expected, and 45 would be enough.
    assert_eq!(
        needed("4.451"),
        with(rounded, "4.451 of each 100 are expected")
    );
    let rounded = "4.455";
    assert_eq!(
        needed("4.4555"),
        with(rounded, "about 45 are expected (4.4555 of each 100)")
    );
    assert_eq!(needed("5"), with("4.46", "50 are expected (5 of each 100)"));
    assert_eq!(
        needed("0.02"),
        with("4.46", "fewer than one is expected (0.02 of each 100)")
    );
    assert_eq!(
        needed("0.1"),
        with("4.46", "one is expected (0.1 of each 100)")
    );
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
            "Over five years the plan is expected to bring just what it costs, at present value. Every figure is a single value, so how likely it pays cannot be said: that takes a low and a high one for what is not certain."
        );
    }
}

#[test]
fn own_days_that_are_not_those_of_the_plan_are_said_with_both_results() {
    let words = Words::english();
    let case = case(&[
        (Input::Uplift, "5"),
        (Input::StaffDays, "74"),
        (Input::StaffDayCost, "100"),
    ]);
    let worth = economics::worth(&case);
    let told = |own| own_days(&words, &case, own, &worth);
    let differ = |npv| OwnDays::Differ { planned: 18, npv };
    let npv = economics::worth(&case.with_staff_days(Some(18))).npv;
    // 7,836 less 1,800, and less 7,400.
    assert_eq!(
        told(differ(npv)).as_deref(),
        Some(
            "The business case counts 74 staff days, but the steps of the plan take 18: with these, the result would be EUR 6,000 in place of EUR 440."
        )
    );
    assert_eq!(
        told(differ(None)).as_deref(),
        Some(
            "The business case counts 74 staff days, but the steps of the plan take 18: check which of the two is right."
        )
    );
    assert_eq!(
        told(OwnDays::OfPlan(18)).as_deref(),
        Some("The staff days are those of the plan, 18; no other number of days was given.")
    );
    assert_eq!(
        told(OwnDays::OfShortestWay(18)).as_deref(),
        Some(
            "The staff days are those of the shortest way to the target, 18; no other number of days was given."
        )
    );
    assert_eq!(told(OwnDays::Stated), None);
    assert_eq!(told(OwnDays::Open), None);
}

#[test]
fn the_answer_names_every_figure_that_is_assumed_and_counts_them() {
    let mut case = case(&[(Input::Uplift, "5")]);
    for input in [Input::PlanYearly, Input::MonthsUntilEffect] {
        case.inputs.remove(&input);
    }
    let named =
        "Months until it shows (12), Yearly cost of the plan (EUR 0) and Discount rate (10%).";
    assert_eq!(
        told(&case)[1],
        format!("Besides the figures that were given, 3 are assumed: {named}")
    );
    case.inputs.remove(&Input::Uplift);
    assert!(
        told(&case)[0].ends_with(named),
        "also where the uplift is open"
    );
    let words = Words::english();
    let from = |input| origin(&words, &case, OwnDays::OfShortestWay(4), input);
    assert_eq!(from(Input::PlanYearly).as_deref(), Some("assumed"));
    assert_eq!(
        from(Input::StaffDays).as_deref(),
        Some("from the shortest way")
    );
    assert_eq!(from(Input::Customers), None);
    let rate = Estimate::exactly(number("8"));
    for (input, value) in [(Input::PlanYearly, "0"), (Input::MonthsUntilEffect, "0")] {
        let given = Estimate::exactly(number(value));
        case.inputs.insert(input, given);
    }
    case.inputs.insert(Input::DiscountRate, rate);
    let sentences = told(&case).join(" ");
    assert!(!sentences.contains("assumed"), "{sentences}");
}

#[test]
fn what_is_missing_is_named() {
    let mut case = case(&[(Input::Contacts, "100")]);
    case.inputs.remove(&Input::Customers);
    assert_eq!(told(&case), ["Still missing: Customers."]);
    let mut few = case.clone();
    few.inputs.remove(&Input::StaffDays);
    assert_eq!(
        told(&few),
        told(&case),
        "own days may follow from the steps"
    );
    let customers = Estimate::exactly(number("1000"));
    few.inputs.insert(Input::Customers, customers);
    assert!(told(&few)[0].ends_with("missing: Staff days."));
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

/// The worked business case with an uplift that may be anything from nothing to 8 points.
fn ranged() -> BusinessCase {
    let mut case = case(&[(Input::Uplift, "5")]);
    let [low, likely, high] = ["0", "5", "8"].map(number);
    let uplift = Estimate::new(low, likely, high).expect("in order");
    case.inputs.insert(Input::Uplift, uplift);
    case
}

#[test]
fn the_amount_has_its_middle_and_its_range_below_a_title_with_the_chance() {
    let case = ranged();
    let worth = economics::worth(&case);
    let drawn = economics::simulate(&case, 7, CASES).expect("a simulation");
    let told = verdict(&Words::english(), &case, &worth, Some(&drawn), 0);
    let percent = drawn.percent();
    let [median, low, high] = [drawn.median, drawn.low, drawn.high]
        .map(|value| money_about(&Words::english(), &case, value));
    assert_eq!(
        told[0],
        format!(
            "Over five years the plan is expected to bring about EUR 7,800 more than it costs, at present value. One of the 12 figures has a range. Of 2,000 cases drawn from it, the middle one is {median}, and 95 of 100 lie between {low} and {high}."
        )
    );
    let title = title(&Words::english(), &case, &worth, Some(&drawn), 0);
    let chance = format!("{percent} of 100 simulated cases");
    assert!(title.contains(&chance), "{title}");
    assert!(!told.join(" ").contains(&chance), "it is said once");
    let exact = super::tests::case(&[(Input::Uplift, "5")]);
    assert_eq!(economics::simulate(&exact, 7, CASES), None);
    let told = verdict(&Words::english(), &exact, &worth, None, 0);
    assert!(told[0].ends_with("Every figure is a single value, so how likely it pays cannot be said: that takes a low and a high one for what is not certain."));
}

#[test]
fn the_title_tells_in_how_many_cases_it_pays() {
    let words = Words::english();
    let mut drawn = economics::simulate(&ranged(), 7, CASES).expect("a simulation");
    let mut told = |uplift: &str, pays: u32| {
        let case = case(&[(Input::Uplift, uplift)]);
        let worth = economics::worth(&case);
        drawn.pays = pays;
        title(&words, &case, &worth, Some(&drawn), 0)
    };
    assert_eq!(
        told("5", 1_160),
        "The plan pays in 58 of 100 simulated cases"
    );
    assert_eq!(told("5", 2_000), "The plan pays in every simulated case");
    assert_eq!(
        told("5", 400),
        "The plan pays at the likely figures, but in only 20 of 100 simulated cases"
    );
    assert_eq!(
        told("1", 400),
        "The plan pays in only 20 of 100 simulated cases"
    );
    assert_eq!(told("1", 0), "The plan pays in no simulated case");
    assert_eq!(
        told("1", 1_100),
        "The plan pays in 55 of 100 simulated cases, but not at the likely figures"
    );
    let untold = |case: &BusinessCase| title(&words, case, &economics::worth(case), None, 0);
    assert_eq!(
        untold(&case(&[(Input::Uplift, "5")])),
        "At the figures given and assumed, the plan pays"
    );
    assert_eq!(
        untold(&case(&[])),
        "Over five years the plan pays if at least 4.46 more of each 100 customers stay every year (45 of today's 1,000; both rounded up)"
    );
    assert_eq!(
        untold(&BusinessCase::default()),
        "Whether the plan pays is not known yet"
    );
}

#[test]
fn the_inputs_that_turn_the_answer_are_named() {
    let words = Words::english();
    let told = |case: &BusinessCase| deciding(&words, &economics::worth(case));
    let mut case = ranged();
    assert_eq!(
        told(&case).as_deref(),
        Some("Uplift in retention alone can change the answer")
    );
    let once = Estimate::new(number("50000"), number("60000"), number("90000"));
    case.inputs.insert(Input::PlanOnce, once.expect("in order"));
    assert_eq!(
        told(&case).as_deref(),
        Some(
            "Uplift in retention and One-off cost of the plan: each of these 2 alone can change the answer"
        )
    );
    let uplift = Estimate::new(number("4.8"), number("5"), number("8"));
    case.inputs.insert(Input::Uplift, uplift.expect("in order"));
    case.inputs.remove(&Input::PlanOnce);
    case.inputs
        .insert(Input::PlanOnce, Estimate::exactly(number("60000")));
    assert_eq!(
        told(&case).as_deref(),
        Some("Uplift in retention has a range, and the answer is the same at both ends of it")
    );
    assert_eq!(told(&super::tests::case(&[(Input::Uplift, "5")])), None);
    let ranges = [
        (Input::Uplift, ["0", "5", "8"]),
        (Input::PlanOnce, ["50000", "60000", "90000"]),
        (Input::CostToServe, ["0", "40", "100"]),
        (Input::GrossMargin, ["20", "60", "70"]),
    ];
    for (input, ends) in ranges {
        let [low, likely, high] = ends.map(number);
        let estimate = Estimate::new(low, likely, high).expect("in order");
        case.inputs.insert(input, estimate);
    }
    let many = told(&case).expect("ranges");
    assert!(
        many.starts_with(
            "4 of the 4 inputs with a range can each change the answer alone, above all "
        ),
        "{many}"
    );
}

#[test]
fn the_lines_of_the_result_add_up_as_they_are_printed() {
    let words = Words::english();
    let case = case(&[
        (Input::Uplift, "5"),
        (Input::PriceEffect, "1"),
        (Input::ExtraPurchases, "10"),
    ]);
    let worth = economics::worth(&case);
    let told = |digits| {
        let rows = breakdown(&words, &case, &worth, digits);
        let rows = rows
            .into_iter()
            .map(|(name, amount)| format!("{name} {amount}"));
        rows.collect::<Vec<_>>()
    };
    // The worked example of docs/worth.md.
    assert_eq!(
        told(Digits::All),
        [
            "Margin of the additional customers who stay EUR 67,836.39",
            "Effect on price EUR 9,853.12",
            "Extra purchases EUR 14,779.67",
            "One-off cost of the plan EUR −60,000.00",
            "Staff days EUR 0.00",
            "Yearly cost of the plan EUR 0.00",
            "Net present value EUR 32,469.18",
        ]
    );
    assert_eq!(
        told(Digits::About),
        [
            "Margin of the additional customers who stay EUR 67,840",
            "Effect on price EUR 9,850",
            "Extra purchases EUR 14,780",
            "One-off cost of the plan EUR −60,000",
            "Staff days EUR 0",
            "Yearly cost of the plan EUR 0",
            "Net present value EUR 32,470",
        ]
    );
    assert_eq!(
        breakdown_title(&words, &worth),
        "What the plan brings and costs over five years"
    );
}

#[test]
fn the_customers_who_must_stay_are_told_as_people_too() {
    let people = |customers: &str, share: &str| {
        let customers = (Input::Customers, customers);
        let told = stay(&Words::english(), &case(&[customers]), number(share));
        let (_, people) = told.split_once("every year (")?;
        people
            .split([';', ')'])
            .next()
            .map(|it| it.split(", rounded").next().unwrap_or(it).to_owned())
    };
    let least = |text: &str| Some(text.to_owned());
    assert_eq!(people("1400", "0.00385"), least("6 of today's 1,400"));
    assert_eq!(people("1400", "0.0451"), least("64 of today's 1,400"));
    // A tenth of each hundred of 50 is 0.05: less than one is not enough.
    assert_eq!(people("50", "0.001"), least("1 of today's 50"));
    assert_eq!(people("200", "0.005"), least("1 of today's 200"));
    let many = people("100000", "0.044551");
    assert_eq!(many, least("4,456 of today's 100,000"));
    let mut case = case(&[(Input::Uplift, "5")]);
    let told = told(&case).join(" ");
    let needed = "It pays if at least 4.46 more of each 100 customers stay every year (45 of today's 1,000; both rounded up); 50 are expected (5 of each 100).";
    assert!(told.contains(needed), "{told}");
    case.inputs.remove(&Input::Customers);
    let untold = stay(&Words::english(), &case, number("0.001"));
    assert_eq!(
        untold,
        "at least 0.1 more of each 100 customers stay every year"
    );
}

#[test]
fn the_days_of_steps_that_have_none_are_asked_for_by_that_name() {
    let words = Words::english();
    let mut case = case(&[(Input::Uplift, "5"), (Input::StaffDayCost, "100")]);
    case.inputs.remove(&Input::StaffDays);
    let told = |case: &BusinessCase, unstated| {
        let worth = economics::worth(case);
        let sentences = verdict(&words, case, &worth, None, unstated);
        (
            title(&words, case, &worth, None, unstated),
            sentences.join(" "),
        )
    };
    let (title, sentences) = told(&case, 1);
    assert_eq!(
        title,
        "Whether the plan pays is not known yet: one of its steps has no days"
    );
    assert_eq!(
        sentences,
        "Still missing: the days of one step of the plan."
    );
    let (title, sentences) = told(&case, 0);
    assert_eq!(title, "Whether the plan pays is not known yet");
    assert!(sentences.ends_with("missing: Staff days."), "{sentences}");
    // What decides is asked for before that.
    case.inputs.remove(&Input::Revenue);
    let (title, sentences) = told(&case, 2);
    assert_eq!(title, "Whether the plan pays is not known yet");
    assert!(!sentences.contains("steps"), "{sentences}");
}

#[test]
fn without_revenue_the_contacts_to_avoid_are_told_and_are_enough() {
    let figures = [
        (Input::Revenue, "0"),
        (Input::Contacts, "6000"),
        (Input::CostPerContact, "4"),
    ];
    let avoiding = |share: &str| {
        let mut found = case(&figures);
        found
            .inputs
            .insert(Input::ContactsAvoided, Estimate::exactly(number(share)));
        found
    };
    let words = Words::english();
    let at_five = avoiding("5");
    let said = break_even(&words, &at_five, &economics::worth(&at_five)).expect("a sentence");
    let needed = said
        .strip_prefix("It pays if at least ")
        .and_then(|rest| rest.strip_suffix("% of the contacts are avoided; 5% are expected."))
        .expect("a share");
    assert_eq!(
        economics::worth(&avoiding(needed)).pays(),
        Some(true),
        "{said}"
    );
    let fewer = (number(needed) - number("0.01")).to_string();
    assert_eq!(
        economics::worth(&avoiding(&fewer)).pays(),
        Some(false),
        "{said}"
    );
    let brief = break_even_brief(&words, &at_five, &economics::worth(&at_five));
    let told = format!("Pays if {needed}% of the contacts are avoided");
    assert_eq!(brief.as_deref(), Some(&*told));
    let lines = breakdown(&words, &at_five, &economics::worth(&at_five), Digits::All);
    let first = lines.first().map(|(name, _)| name.as_str());
    assert_eq!(first, Some("Contacts avoided"), "nobody pays a margin");
    let mut unknown = at_five;
    unknown.inputs.remove(&Input::ContactsAvoided);
    let open = economics::worth(&unknown);
    assert_eq!((open.pays(), open.npv), (None, None));
    assert!(open.missing.contains(&Input::ContactsAvoided));
}
