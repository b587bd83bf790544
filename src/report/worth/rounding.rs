//! How money is rounded where people read it; files for programs and the workbook have it exactly.
//!
//! A figure by itself keeps two digits that count; in a sum that is told in sentences, the finest of them does,
//! and the others are told to the same place. Amounts that are added up in rows are shown at one unit, that of
//! the fourth digit of the largest or of the third of their sum, whichever is finer; lines at a finer one
//! where one would lose itself. Wherever a sum is shown with what it is made of, it is the same.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::advice::economics::Breakdown;

/// Which digits money is shown with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Digits {
    /// Those that count.
    About,
    /// All of them, to the cent.
    All,
}

/// The nearest number with two digits that count, half away from zero.
#[must_use]
pub fn about(value: Decimal) -> Decimal {
    value
        .round_sf_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
        .unwrap_or(value)
        .normalize()
}

/// The lines of a breakdown as they are shown; they add up to its net present value as that is shown.
#[must_use]
pub(super) fn lines(breakdown: &Breakdown, digits: Digits) -> Breakdown {
    breakdown.rounded(match digits {
        Digits::About => unit(breakdown),
        Digits::All => CENT,
    })
}

/// What is paid, what comes in, and what is left of it. They add up as they are shown; the first and the
/// last are the nearest to what they are. Beside another pair, `beside`, both are rounded to the unit of that one,
/// so that what is the same in both looks the same, unless that is too coarse here.
#[must_use]
pub fn balance(brings: Decimal, cost: Decimal, beside: Option<(Decimal, Decimal)>) -> [Decimal; 3] {
    let unit_of_both =
        |(brings, cost): (Decimal, Decimal)| unit_of(brings.abs().max(cost.abs()), brings - cost);
    let own = unit_of_both((brings, cost));
    let unit = beside.map_or(own, |other| unit_of_both(other).min(own * Decimal::TEN));
    added_up(brings, cost, unit)
}

/// The same in running text: at the place of the last digit that counts of the finest of them.
#[must_use]
pub(super) fn balance_about(brings: Decimal, cost: Decimal) -> [Decimal; 3] {
    let amounts = [brings, cost, brings - cost].into_iter();
    let finest = amounts.filter(|it| it.abs() >= CENT).map(leading).min();
    let unit = finest.map_or(CENT, |finest| (finest / Decimal::TEN).max(CENT));
    added_up(brings, cost, unit)
}

fn added_up(brings: Decimal, cost: Decimal, unit: Decimal) -> [Decimal; 3] {
    let shown = |value: Decimal| {
        let whole = value / unit;
        let whole = whole.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        (whole * unit).normalize()
    };
    let (cost, left) = (shown(cost), shown(brings - cost));
    [cost, (cost + left).normalize(), left]
}

/// The unit of the fourth digit of the largest amount, or of the third digit of the sum where that is finer.
fn unit_of(largest: Decimal, sum: Decimal) -> Decimal {
    let third = if sum.is_zero() { largest } else { sum };
    let third = leading(third) / Decimal::ONE_HUNDRED;
    let fourth = leading(largest) / Decimal::ONE_THOUSAND;
    third.min(fourth).max(CENT)
}

/// The smallest amount that money is paid in.
const CENT: Decimal = Decimal::from_parts(1, 0, 0, false, 2);

/// That of what comes in, what is paid and what is left; the next finer one where a line has its first
/// digit below that.
fn unit(breakdown: &Breakdown) -> Decimal {
    let lines = || breakdown.lines.iter().map(|(_, amount)| *amount);
    let brings: Decimal = lines().filter(Decimal::is_sign_positive).sum();
    let unit = unit_of(brings.max(brings - breakdown.npv), breakdown.npv);
    let smallest = lines().filter(|it| !it.is_zero()).map(leading).min();
    let finest = smallest.map_or(unit, |least| least.min(unit));
    finest.max(unit / Decimal::TEN).max(CENT)
}

/// The power of ten of the first digit of a number, at least a cent.
fn leading(value: Decimal) -> Decimal {
    let value = value.abs();
    let mut unit = CENT;
    while let Some(next) = unit.checked_mul(Decimal::TEN).filter(|next| *next <= value) {
        unit = next;
    }
    unit
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advice::economics::ResultLine;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn what_is_paid_and_what_is_left_are_the_nearest_and_add_up() {
        let told =
            |brings, cost| balance(number(brings), number(cost), None).map(|it| it.to_string());
        // Exactly 24,767.46 are left.
        assert_eq!(told("54983.24", "30215.78"), ["30220", "54990", "24770"]);
        // Exactly 9,553.73, as the lines below have it.
        assert_eq!(told("14833.73", "5280"), ["5280", "14830", "9550"]);
        assert_eq!(told("1000.4", "850.8"), ["851", "1001", "150"]);
        assert_eq!(told("104.49", "3.51"), ["3.5", "104.5", "101"]);
        assert_eq!(told("0", "0"), ["0", "0", "0"]);
    }

    #[test]
    fn what_is_the_same_in_two_balances_looks_the_same() {
        let told = |brings, cost, beside: (&str, &str)| {
            let beside = Some((number(beside.0), number(beside.1)));
            balance(number(brings), number(cost), beside).map(|it| it.to_string())
        };
        let plan = ("2766.43", "2940");
        assert_eq!(told("2766.43", "2940", plan), ["2940", "2766", "-174"]);
        assert_eq!(told("2766.43", "25410", plan), ["25410", "2766", "-22644"]);
        // To hundreds the small plan would come to nothing; its own unit is a cent.
        let large = ("912345", "300000");
        assert_eq!(told("66.43", "42", large), ["42", "66.4", "24.4"]);
    }

    #[test]
    fn a_sum_that_is_told_adds_up_at_the_place_of_the_finest_amount() {
        let told =
            |brings, cost| balance_about(number(brings), number(cost)).map(|it| it.to_string());
        // 16,501.38 - 6,561.71 = 9,939.67: the cost and what is left are told to hundreds.
        assert_eq!(told("16501.38", "6561.71"), ["6600", "16500", "9900"]);
        // 16,501.38 - 22,571.71 = -6,070.33.
        assert_eq!(told("16501.38", "22571.71"), ["22600", "16500", "-6100"]);
        // Nothing is left: no place follows from that.
        assert_eq!(told("16501.38", "16501.38"), ["17000", "17000", "0"]);
        assert_eq!(told("0", "6561.71"), ["6600", "0", "-6600"]);
        assert_eq!(told("0", "0"), ["0", "0", "0"]);
    }

    #[test]
    fn the_lines_and_the_balance_of_the_same_amounts_say_the_same_sum() {
        for (brings, costs) in [
            ("14833.73", vec!["5280"]),
            ("42411.6", vec!["4960"]),
            ("54983.24", vec!["9500", "15540", "5175.78"]),
            ("5000", vec!["4999.3"]),
        ] {
            let cost: Decimal = costs.iter().map(|it| number(it)).sum();
            let [_, _, left] = balance(number(brings), cost, None);
            let costs = costs.iter().map(|it| format!("-{it}"));
            let lines: Vec<String> = [brings.to_owned()].into_iter().chain(costs).collect();
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            assert_eq!(shown(&lines, Digits::About).1, left.to_string());
        }
    }

    /// What the lines of a breakdown are shown as, and their sum.
    fn shown(lines: &[&str], digits: Digits) -> (Vec<String>, String) {
        let lines: Vec<_> = lines
            .iter()
            .map(|line| (ResultLine::Margin, number(line)))
            .collect();
        let breakdown = Breakdown {
            npv: lines.iter().map(|(_, amount)| *amount).sum(),
            lines,
            years: Vec::new(),
        };
        let shown = super::lines(&breakdown, digits);
        let sum: Decimal = shown.lines.iter().map(|(_, amount)| *amount).sum();
        assert_eq!(sum, shown.npv, "the lines add up");
        let texts = shown.lines.iter();
        let texts = texts.map(|(_, amount)| amount.normalize().to_string());
        (texts.collect(), shown.npv.normalize().to_string())
    }

    #[test]
    fn a_figure_keeps_two_digits_that_count() {
        for (value, wanted) in [
            ("11747.46", "12000"),
            ("-20332.4", "-20000"),
            ("26598", "27000"),
            ("2099.31", "2100"),
            ("-1250", "-1300"),
            ("99600", "100000"),
            ("76.24", "76"),
            ("3.14", "3.1"),
            ("0", "0"),
        ] {
            assert_eq!(about(number(value)).to_string(), wanted, "{value}");
        }
    }

    #[test]
    fn rounded_lines_add_up_to_the_rounded_sum() {
        let team = ["38169.31", "16814.52", "-9500", "-15540", "-18195.78"];
        let (lines, sum) = shown(&team, Digits::About);
        assert_eq!(lines, ["38170", "16820", "-9500", "-15540", "-18200"]);
        assert_eq!(sum, "11750");
        let (lines, sum) = shown(&["0.004", "0.004", "0.004"], Digits::All);
        assert_eq!(
            (lines, sum.as_str()),
            (vec!["0.01".into(), "0".into(), "0".into()], "0.01")
        );
    }

    #[test]
    fn a_line_that_would_lose_itself_makes_the_unit_finer() {
        let (lines, sum) = shown(&["500000", "300", "-20000"], Digits::About);
        assert_eq!(lines, ["500000", "300", "-20000"]);
        assert_eq!(sum, "480300");
        // One that is far too small does not count.
        let (lines, sum) = shown(&["500000", "3", "-20000"], Digits::About);
        assert_eq!(lines, ["500000", "0", "-20000"]);
        assert_eq!(sum, "480000");
    }

    #[test]
    fn a_small_balance_of_large_sums_is_shown_with_its_own_digits() {
        let (lines, sum) = shown(&["38169.31", "-38145.2"], Digits::About);
        assert_eq!(lines, ["38169.3", "-38145.2"]);
        assert_eq!(sum, "24.1");
        let (_, sum) = shown(&["5000", "-5000"], Digits::About);
        assert_eq!(sum, "0");
    }
}
