//! How sure a figure is: intervals that hold the true value in 95 of 100 samples.
//!
//! | figure | interval | source |
//! | --- | --- | --- |
//! | share | Wilson's score interval | Wilson 1927; Newcombe 1998, Statistics in Medicine 17, 857-872, method 3 |
//! | difference of two shares | of both score intervals | Newcombe 1998, Statistics in Medicine 17, 873-890, method 10 |
//! | mean | Student's t | Student 1908 |
//! | difference of two means | Welch's t | Welch 1947 |
//! | net promoter score | adjusted Wald: three answers more, 3/4 of them promoters and 3/4 detractors | Rocks 2016, The American Statistician 70, 365-372 |
//!
//! The difference of two net promoter scores has the sum of both variances.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::model::{FigureKind, Measure, Outcome};

/// The lowest and the highest value that chance leaves likely, in the unit of the figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

/// Why a figure has no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoInterval {
    /// It is not known how many answered.
    NoCount,
    /// It is not known how far the answers lie apart.
    NoSpread,
    /// One answer alone tells nothing about others.
    OneAnswer,
    /// Nothing is known of such a figure but itself.
    Plain,
}

impl Interval {
    /// Whether a difference of nothing lies in it.
    #[must_use]
    pub fn holds_nothing(self) -> bool {
        self.low <= 0.0 && self.high >= 0.0
    }

    const fn around(middle: f64, half: f64) -> Self {
        Self {
            low: middle - half,
            high: middle + half,
        }
    }

    fn within(self, least: f64, most: f64) -> Self {
        Self {
            low: self.low.clamp(least, most),
            high: self.high.clamp(least, most),
        }
    }
}

impl NoInterval {
    /// The name for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoCount => "no_count",
            Self::NoSpread => "no_spread",
            Self::OneAnswer => "one_answer",
            Self::Plain => "plain",
        }
    }
}

/// The 97.5th percentile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

/// The interval of a value.
///
/// # Errors
///
/// [`NoInterval`] where too little is known of it.
pub fn interval(measure: &Measure, found: &Outcome) -> Result<Interval, NoInterval> {
    let value = float(found.value);
    match measure.figure() {
        FigureKind::Plain => Err(NoInterval::Plain),
        FigureKind::Share => {
            let (low, high) = wilson(value / 100.0, count(found)?);
            Ok(Interval {
                low: 100.0 * low,
                high: 100.0 * high,
            })
        }
        FigureKind::Mean => {
            let mean = Mean::of(found)?;
            let (least, most) = measure.range();
            let half = student(mean.n - 1.0) * mean.variance().sqrt();
            Ok(Interval::around(value, half).within(float(least), float(most)))
        }
        FigureKind::Net => {
            let (score, variance) = net(found)?;
            let half = 100.0 * Z * variance.sqrt();
            Ok(Interval::around(100.0 * score, half).within(-100.0, 100.0))
        }
    }
}

/// The interval of the later value less the earlier one, from two samples of their own.
///
/// # Errors
///
/// [`NoInterval`] where too little is known of one of them.
pub fn interval_of_difference(
    measure: &Measure,
    [earlier, later]: [&Outcome; 2],
) -> Result<Interval, NoInterval> {
    let values = [float(later.value), float(earlier.value)];
    let difference = values[0] - values[1];
    match measure.figure() {
        FigureKind::Plain => Err(NoInterval::Plain),
        FigureKind::Share => {
            let [one, two] = values.map(|value| value / 100.0);
            let (low_one, high_one) = wilson(one, count(later)?);
            let (low_two, high_two) = wilson(two, count(earlier)?);
            let below = (one - low_one).hypot(high_two - two);
            let above = (high_one - one).hypot(two - low_two);
            Ok(Interval {
                low: difference - 100.0 * below,
                high: difference + 100.0 * above,
            })
        }
        FigureKind::Mean => {
            let [one, two] = [Mean::of(later)?, Mean::of(earlier)?];
            let variance = one.variance() + two.variance();
            let freedom = welch(one, two);
            Ok(Interval::around(
                difference,
                student(freedom) * variance.sqrt(),
            ))
        }
        FigureKind::Net => {
            let [one, two] = [net(later)?, net(earlier)?];
            let half = 100.0 * Z * (one.1 + two.1).sqrt();
            Ok(Interval::around(100.0 * (one.0 - two.0), half))
        }
    }
}

fn float(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

fn count(found: &Outcome) -> Result<f64, NoInterval> {
    let n = found.n.filter(|n| *n > 0).ok_or(NoInterval::NoCount)?;
    Ok(f64::from(n))
}

/// Wilson's score interval of a share of so many: with p the share,
/// (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n).
fn wilson(share: f64, n: f64) -> (f64, f64) {
    let squared = Z * Z;
    let whole = 1.0 + squared / n;
    let middle = share + squared / (2.0 * n);
    let half = Z * (share * (1.0 - share) / n + squared / (4.0 * n * n)).sqrt();
    let end = |value: f64| (value / whole).clamp(0.0, 1.0);
    (end(middle - half), end(middle + half))
}

/// What is known of a mean.
#[derive(Clone, Copy)]
struct Mean {
    n: f64,
    spread: f64,
}

impl Mean {
    fn of(found: &Outcome) -> Result<Self, NoInterval> {
        let n = count(found)?;
        let spread = found.spread.ok_or(NoInterval::NoSpread)?;
        if n < 2.0 {
            return Err(NoInterval::OneAnswer);
        }
        let spread = float(spread);
        Ok(Self { n, spread })
    }

    /// s²/n
    fn variance(self) -> f64 {
        self.spread * self.spread / self.n
    }
}

/// The degrees of freedom of a difference of two means that spread differently: (a + b)² /
/// (a²/(m - 1) + b²/(n - 1)) with a and b the variances of the means.
fn welch(one: Mean, two: Mean) -> f64 {
    let [a, b] = [one.variance(), two.variance()];
    let below = a * a / (one.n - 1.0) + b * b / (two.n - 1.0);
    if below > 0.0 {
        (a + b) * (a + b) / below
    } else {
        one.n + two.n - 2.0
    }
}

/// The score and the variance of a net promoter score, as shares: with three answers more, of which 3/4
/// are promoters, 3/4 detractors and the rest neither, p + d - (p - d)² over the number of answers. Where
/// promoters and detractors are not known, as if everybody were one or the other: that is the widest.
fn net(found: &Outcome) -> Result<(f64, f64), NoInterval> {
    let n = count(found)?;
    let (balance, sides) = match found.sides {
        Some(sides) => {
            let [promoters, detractors] = [sides.promoters, sides.detractors].map(f64::from);
            (promoters - detractors, promoters + detractors)
        }
        None => (float(found.value) / 100.0 * n, n),
    };
    let all = n + 3.0;
    let score = balance / all;
    let variance = ((sides + 1.5) / all - score * score) / all;
    Ok((score, variance.max(0.0)))
}

/// The 97.5th percentile of Student's t: tabled up to 30 degrees of freedom, between two of them on a
/// line over 1/v; above by its expansion around the normal distribution.
fn student(freedom: f64) -> f64 {
    const TABLE: [f64; 30] = [
        12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.3060, 2.2622, 2.2281, 2.2010,
        2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.0930, 2.0860, 2.0796, 2.0739,
        2.0687, 2.0639, 2.0595, 2.0555, 2.0518, 2.0484, 2.0452, 2.0423,
    ];
    let mut below = (1.0, TABLE[0]);
    for (freedoms, value) in (1_u8..).map(f64::from).zip(TABLE) {
        if freedoms >= freedom {
            let (known, wanted) = (
                1.0 / below.0 - 1.0 / freedoms,
                1.0 / below.0 - 1.0 / freedom,
            );
            let part = if known > 0.0 { wanted / known } else { 1.0 };
            return below.1 + part.clamp(0.0, 1.0) * (value - below.1);
        }
        below = (freedoms, value);
    }
    let cubed = Z.powi(3);
    let first = (cubed + Z) / (4.0 * freedom);
    let second = (5.0 * Z.powi(5) + 16.0 * cubed + 3.0 * Z) / (96.0 * freedom * freedom);
    Z + first + second
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{AnswerScale, MeasureKind, Sides};

    fn is_near(found: f64, wanted: f64, by: f64) {
        assert!((found - wanted).abs() < by, "{found} is not {wanted}");
    }

    fn value(text: &str, n: Option<u32>) -> Outcome {
        Outcome {
            n,
            ..Outcome::new(text.parse().expect("a number"))
        }
    }

    fn mean(text: &str, n: u32, spread: &str) -> Outcome {
        Outcome {
            spread: Some(spread.parse().expect("a number")),
            ..value(text, Some(n))
        }
    }

    fn on_a_scale() -> Measure {
        Measure {
            scale: AnswerScale::new(Decimal::from(-50), Decimal::from(50)),
            ..Measure::new("Mean", MeasureKind::Csat)
        }
    }

    /// Newcombe 1998 (857-872), Table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    #[test]
    fn a_share_has_the_score_interval_that_newcombe_tabled() {
        for (hits, n, low, high) in [
            (81.0, 263.0, 0.2553, 0.3662),
            (15.0, 148.0, 0.0624, 0.1605),
            (0.0, 20.0, 0.0, 0.1611),
            (1.0, 29.0, 0.0061, 0.1718),
        ] {
            let found = wilson(hits / n, n);
            is_near(found.0, low, 5e-5);
            is_near(found.1, high, 5e-5);
        }
        let stay = Measure::new("Stay", MeasureKind::Retention);
        let found = interval(&stay, &value("0", Some(20))).expect("it has one");
        is_near(found.high, 16.11, 5e-3);
        assert_eq!(
            interval(&stay, &value("84", None)),
            Err(NoInterval::NoCount)
        );
    }

    /// Newcombe 1998 (873-890), Table II, method 10, (a) to (e) and (g): 56 of 70 and 48 of 80, 9 and 3 of 10, 6 and 2
    /// of 7, 5 of 56 and 0 of 29, 0 of 10 and 0 of 20, 10 of 10 and 0 of 20.
    #[test]
    fn the_difference_of_two_shares_has_the_interval_that_newcombe_tabled() {
        let stay = Measure::new("Stay", MeasureKind::Retention);
        let share = |hits: u32, n: u32| {
            let percent = Decimal::from(100 * hits) / Decimal::from(n);
            Outcome {
                value: percent,
                ..value("0", Some(n))
            }
        };
        for (one, two, low, high) in [
            ((56, 70), (48, 80), 5.24, 33.39),
            ((9, 10), (3, 10), 17.05, 80.90),
            ((6, 7), (2, 7), 5.82, 80.62),
            ((5, 56), (0, 29), -3.81, 19.26),
            ((0, 10), (0, 20), -16.11, 27.75),
            ((10, 10), (0, 20), 67.91, 100.0),
        ] {
            let [one, two] = [one, two].map(|(hits, n)| share(hits, n));
            let found = interval_of_difference(&stay, [&two, &one]).expect("it has one");
            is_near(found.low, low, 5e-3);
            is_near(found.high, high, 5e-3);
        }
    }

    /// NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.5.2, data set ZARR13.
    #[test]
    fn a_mean_has_the_interval_of_the_handbook() {
        let found = interval(&on_a_scale(), &mean("9.261460", 195, "0.022789"));
        let found = found.expect("it has one");
        is_near(found.low, 9.258_242, 2e-6);
        is_near(found.high, 9.264_679, 2e-6);
        let one = mean("4", 1, "0");
        assert_eq!(interval(&on_a_scale(), &one), Err(NoInterval::OneAnswer));
        let no_spread = value("4", Some(80));
        assert_eq!(
            interval(&on_a_scale(), &no_spread),
            Err(NoInterval::NoSpread)
        );
    }

    /// Student's sleep data (1908), ten and ten, as the example in R's help on `t.test` works them: -3.3654832 to 0.2054832 with
    /// 17.776 degrees of freedom.
    #[test]
    fn the_difference_of_two_means_has_welchs_interval_of_students_sleepers() {
        let [first, second] = [mean("0.75", 10, "1.789010"), mean("2.33", 10, "2.002249")];
        let found = interval_of_difference(&on_a_scale(), [&second, &first]);
        let found = found.expect("it has one");
        is_near(found.low, -3.365_48, 2e-4);
        is_near(found.high, 0.205_48, 2e-4);
        let freedom = welch(
            Mean::of(&first).expect("known"),
            Mean::of(&second).expect("known"),
        );
        is_near(freedom, 17.776, 1e-3);
    }

    /// By hand: 94 promoters and 56 detractors of 212 are 38/215 = 0.17674 and, with 1.5 sides more, 151.5/215 =
    /// 0.70465; the variance of one answer is 0.70465 - 0.03124 = 0.67341, and 1.95996 √(0.67341/215) = 0.10969.
    #[test]
    fn a_net_promoter_score_has_the_adjusted_interval() {
        let nps = Measure::new("NPS", MeasureKind::Nps);
        let known = Outcome {
            sides: Some(Sides {
                promoters: 94,
                detractors: 56,
            }),
            ..value("18", Some(212))
        };
        let found = interval(&nps, &known).expect("it has one");
        is_near(found.low, 6.705, 5e-3);
        is_near(found.high, 28.644, 5e-3);
        // By hand: 0.18 x 212 / 215 = 0.17749; (213.5/215 - 0.03150)/215 = 0.0044722; √ x 1.95996 = 0.13107.
        let widest = interval(&nps, &value("18", Some(212))).expect("it has one");
        is_near(widest.low, 17.749 - 13.107, 5e-3);
        is_near(widest.high, 17.749 + 13.107, 5e-3);
        assert_eq!(interval(&nps, &value("18", None)), Err(NoInterval::NoCount));
        // Everybody recommends it: the interval is not nothing.
        let all = Outcome {
            sides: Some(Sides {
                promoters: 12,
                detractors: 0,
            }),
            ..value("100", Some(12))
        };
        let found = interval(&nps, &all).expect("it has one");
        assert!(found.low < 90.0 && found.high <= 100.0, "{found:?}");
        // By hand: both variances are 0.0031321 and 0.0033740 (100 of 190 and 54, 46 to 193): the difference is
        // 46/193 - 38/215 = 0.06160, and 1.95996 √0.0065061 = 0.15809.
        let later = Outcome {
            sides: Some(Sides {
                promoters: 100,
                detractors: 54,
            }),
            ..value("24", Some(190))
        };
        let found = interval_of_difference(&nps, [&known, &later]).expect("it has one");
        is_near(f64::midpoint(found.low, found.high), 6.160, 5e-3);
        assert!(found.holds_nothing());
    }

    #[test]
    fn students_t_is_that_of_the_tables() {
        for (freedom, wanted) in [
            (1.0, 12.7062),
            (10.0, 2.2281),
            (30.0, 2.0423),
            (40.0, 2.0211),
            (120.0, 1.9799),
        ] {
            is_near(student(freedom), wanted, 1e-4);
        }
    }
}
