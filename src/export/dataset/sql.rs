//! The rule in force as SQL, over the tables `assessments` and `answers`.
//!
//! Every view mirrors a part of `scoring`: `rule_ratings` is its aggregate, `rule_attained` and `rule_elements` its placement,
//! `rule_units` the unit, `rule_blockers` and `rule_lacking` what holds it back. All sums are whole numbers.

use std::fmt::Write as _;

use super::rule::{RuleFacts, rule_digest};
use crate::model::{Form, HalfLevels, Level, Questionnaire};

/// Whose SQL it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// `DuckDB`.
    Duckdb,
    /// Apache Spark.
    Spark,
}

impl Dialect {
    /// All dialects.
    pub const ALL: [Self; 2] = [Self::Duckdb, Self::Spark];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Duckdb => "duckdb",
            Self::Spark => "spark",
        }
    }

    fn quoted(self, text: &str) -> String {
        match self {
            Self::Duckdb => format!("'{}'", text.replace('\'', "''")),
            Self::Spark => format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'")),
        }
    }

    /// A whole number divided by another one, without the rest.
    fn divided(self, part: &str, by: &str) -> String {
        match self {
            Self::Duckdb => format!("({part}) // ({by})"),
            Self::Spark => format!("({part}) div ({by})"),
        }
    }
}

/// How open, unproven and not applicable practices are read: a column of `rule_ratings`, and the columns of places that
/// follow from it.
const READINGS: [&str; 8] = [
    "claimed_low",
    "claimed_high",
    "evidenced_low",
    "evidenced_high",
    "checked_low",
    "checked_high",
    "not_applicable_low",
    "not_applicable_high",
];

/// The rule of a questionnaire on a form as statements that make views.
#[must_use]
pub fn sql(questionnaire: &Questionnaire, form: Form, dialect: Dialect) -> String {
    let writer = SqlWriter {
        facts: RuleFacts::of(questionnaire, form),
        dialect,
    };
    let of = [
        dialect.quoted(&questionnaire.id),
        dialect.quoted(&questionnaire.edition),
        dialect.quoted(form.as_str()),
        dialect.quoted(&rule_digest(questionnaire, form)),
    ];
    let views = [
        ("rule_practices", writer.practices()),
        ("rule_all_elements", writer.all_elements()),
        ("rule_assessments", assessments(&of)),
        ("rule_votes", votes()),
        ("rule_groups", groups()),
        ("rule_standings", standings()),
        ("rule_ratings", ratings()),
        ("rule_attained", writer.attained()),
        ("rule_places", writer.places()),
        ("rule_elements", writer.elements()),
        ("rule_units", writer.units()),
        ("rule_blockers", writer.blockers()),
        ("rule_lacking", writer.lacking()),
    ];
    let mut text = String::new();
    for (name, query) in views {
        let _ = writeln!(
            text,
            "CREATE OR REPLACE TEMPORARY VIEW {name} AS\n{query};\n"
        );
    }
    text
}

struct SqlWriter<'q> {
    facts: RuleFacts<'q>,
    dialect: Dialect,
}

/// The assessments that the rule is for.
fn assessments([questionnaire, edition, form, rule]: &[String; 4]) -> String {
    format!(
        "SELECT assessment_id\nFROM assessments\nWHERE questionnaire = {questionnaire} AND edition = {edition} AND form = {form} AND rule = {rule}"
    )
}

/// What each person's answer counts as: a checker's rating, else the person's own.
fn votes() -> String {
    "SELECT a.assessment_id, a.practice,
  COALESCE(CAST(a.adjusted_half_levels AS INT), CAST(a.half_levels AS INT)) AS half_levels,
  CASE WHEN a.state = 'not_applicable' AND a.adjusted_half_levels IS NULL THEN 1 ELSE 0 END AS left_out,
  CASE WHEN CAST(a.evidence AS INT) > 0 THEN 1 ELSE 0 END AS proven,
  CASE WHEN CAST(a.evidence_checked AS BOOLEAN) THEN 1 ELSE 0 END AS checked,
  a.agreed_state,
  CAST(a.agreed_half_levels AS INT) AS agreed_half_levels
FROM answers a
JOIN rule_assessments USING (assessment_id)
JOIN rule_practices p ON p.practice = a.practice
WHERE a.ended IS NULL"
        .to_owned()
}

/// All votes on a practice together, with their lower median.
fn groups() -> String {
    "SELECT assessment_id, practice,
  COUNT(half_levels) AS votes,
  SUM(left_out) AS left_out,
  percentile_disc(0.5) WITHIN GROUP (ORDER BY half_levels) AS median,
  MAX(proven) AS proven,
  MAX(checked) AS checked,
  MAX(agreed_state) AS agreed_state,
  MAX(agreed_half_levels) AS agreed_half_levels
FROM rule_votes
GROUP BY assessment_id, practice"
        .to_owned()
}

/// What the group says: what it agreed on, else what its votes come to.
fn standings() -> String {
    "SELECT a.assessment_id, p.*,
  CASE WHEN g.agreed_state IS NOT NULL THEN g.agreed_half_levels
    WHEN g.left_out > g.votes THEN NULL
    ELSE g.median END AS rating,
  CASE WHEN g.agreed_state IS NOT NULL THEN CASE WHEN g.agreed_state = 'not_applicable' THEN 1 ELSE 0 END
    WHEN g.left_out > g.votes THEN 1
    ELSE 0 END AS left_out,
  COALESCE(g.proven, 0) AS proven,
  COALESCE(g.checked, 0) AS checked
FROM rule_assessments a
CROSS JOIN rule_practices p
LEFT JOIN rule_groups g ON g.assessment_id = a.assessment_id AND g.practice = p.practice"
        .to_owned()
}

/// The rating that each practice counts with under each reading; none where it does not count.
fn ratings() -> String {
    let capped = |proven: &str, rating: &str| {
        format!(
            "CASE WHEN {proven} = 1 OR {rating} <= cap THEN {rating} WHEN {rating} > cap THEN cap END"
        )
    };
    let claimed_low =
        "CASE WHEN left_out = 1 THEN NULL WHEN rating IS NULL THEN lowest ELSE rating END";
    let claimed_high =
        "CASE WHEN left_out = 1 THEN NULL WHEN rating IS NULL THEN highest ELSE rating END";
    format!(
        "SELECT c.*,
  {} AS evidenced_low,
  {} AS evidenced_high,
  {} AS checked_low,
  {} AS checked_high,
  CASE WHEN left_out = 1 THEN lowest ELSE claimed_low END AS not_applicable_low,
  CASE WHEN left_out = 1 THEN lowest ELSE claimed_high END AS not_applicable_high
FROM (
  SELECT s.*,
    {claimed_low} AS claimed_low,
    {claimed_high} AS claimed_high
  FROM rule_standings s
) c",
        capped("proven", "claimed_low"),
        capped("proven", "claimed_high"),
        capped("checked", "claimed_low"),
        capped("checked", "claimed_high"),
    )
}

impl SqlWriter<'_> {
    /// The levels above the lowest, counted from 2.
    fn levels(&self) -> impl DoubleEndedIterator<Item = Level> + Clone {
        Level::all(self.facts.levels).filter(|level| *level > Level::FLOOR)
    }

    /// Half levels as the tables count them.
    fn half(&self, level: Level) -> u8 {
        self.facts.numbering.count(HalfLevels::from(level))
    }

    /// A list of constants as a query.
    fn constants(rows: &[String], columns: &[String]) -> String {
        format!(
            "SELECT * FROM (VALUES\n  {}\n) AS t({})",
            rows.join(",\n  "),
            columns.join(", ")
        )
    }

    /// The practices: of each level what it asks, and what lies half a step below that or more counts half.
    fn practices(&self) -> String {
        let named = ["practice", "element", "weight", "lowest", "highest", "cap"];
        let mut columns: Vec<String> = named.map(str::to_owned).into();
        for level in self.levels() {
            let level = level.ordinal();
            columns.extend([format!("asked_{level}"), format!("below_{level}")]);
        }
        let rows = self.facts.practices.iter().map(|practice| {
            let scale = practice.scale;
            let mut cells = vec![
                self.dialect.quoted(practice.id),
                self.dialect.quoted(practice.element),
                practice.weight.to_string(),
                self.half(scale.lowest()).to_string(),
                self.half(scale.highest()).to_string(),
                self.half(scale.asked_at(self.facts.thresholds.unproven_cap))
                    .to_string(),
            ];
            for level in self.levels() {
                let asked = scale.asked_at(level);
                // Where nothing lies below, nothing counts half.
                let below = scale.below(asked).unwrap_or(asked);
                cells.extend([self.half(asked).to_string(), self.half(below).to_string()]);
            }
            format!("({})", cells.join(", "))
        });
        Self::constants(&rows.collect::<Vec<_>>(), &columns)
    }

    fn all_elements(&self) -> String {
        let rows = (1..).zip(&self.facts.elements);
        let rows = rows.map(|(position, id)| format!("({}, {position})", self.dialect.quoted(id)));
        let columns = ["element".to_owned(), "position".to_owned()];
        Self::constants(&rows.collect::<Vec<_>>(), &columns)
    }

    /// The sums of each element; shares are these sums, twice the weight that counts and twice the weight there is.
    fn attained(&self) -> String {
        let mut columns = String::new();
        let mut sum = |what: &str, name: &str| {
            let _ = write!(
                columns,
                ",\n  CAST(COALESCE(SUM({what}), 0) AS BIGINT) AS {name}"
            );
        };
        for reading in READINGS {
            let counted = format!("CASE WHEN r.{reading} IS NOT NULL THEN 2 * r.weight END");
            sum(&counted, &format!("{reading}_whole"));
            for level in self.levels().map(Level::ordinal) {
                let credit = format!(
                    "CASE WHEN r.{reading} >= r.asked_{level} THEN 2 * r.weight WHEN r.{reading} > r.below_{level} THEN r.weight END"
                );
                sum(&credit, &format!("{reading}_{level}"));
            }
        }
        sum(
            "CASE WHEN r.left_out = 1 THEN r.weight END",
            "weight_left_out",
        );
        sum("r.weight", "weight_of_all");
        sum(
            "CASE WHEN r.rating IS NOT NULL THEN r.weight END",
            "weight_rated",
        );
        sum("r.weight * r.rating", "halves");
        sum("CASE WHEN r.practice IS NOT NULL THEN 1 END", "practices");
        sum("CASE WHEN r.rating IS NOT NULL THEN 1 END", "rated");
        sum("r.left_out", "not_applicable");
        format!(
            "SELECT a.assessment_id, e.element, e.position{columns}
FROM rule_assessments a
CROSS JOIN rule_all_elements e
LEFT JOIN rule_ratings r ON r.assessment_id = a.assessment_id AND r.element = e.element
GROUP BY a.assessment_id, e.element, e.position"
        )
    }

    /// The level of a reading, by its sums.
    fn level(&self, reading: &str) -> String {
        let number = |level: Level| self.facts.numbering.number(level);
        let (reached, kept) = (self.facts.thresholds.reached, self.facts.thresholds.kept);
        let is_above = |level: Level, percent: u8| {
            let level = level.ordinal();
            format!("{reading}_{level} * 100 > {reading}_whole * {percent}")
        };
        let mut text = format!("CASE WHEN {reading}_whole = 0 THEN NULL");
        for level in self.levels().rev() {
            let below = self.levels().filter(|it| *it < level);
            let mut needed = vec![is_above(level, reached)];
            needed.extend(below.map(|below| is_above(below, kept)));
            let _ = write!(
                text,
                "\n    WHEN {} THEN {}",
                needed.join(" AND "),
                number(level)
            );
        }
        let _ = write!(text, "\n    ELSE {} END", number(Level::FLOOR));
        text
    }

    /// The levels of each element under each reading, before what was answered in all is looked at.
    fn places(&self) -> String {
        let percent = self.facts.thresholds.not_applicable;
        let is_assessable = format!("weight_left_out * 100 <= weight_of_all * {percent}");
        let places = READINGS.map(|reading| {
            let level = self.level(reading);
            if reading.starts_with("not_applicable") {
                format!(",\n  {level} AS {reading}")
            } else {
                format!(",\n  CASE WHEN {is_assessable} THEN {level} END AS {reading}")
            }
        });
        let sums = READINGS.iter().map(|reading| {
            let levels = self.levels().map(Level::ordinal);
            let levels: Vec<String> = levels.map(|level| format!(", {reading}_{level}")).collect();
            let levels = levels.concat();
            format!(", {reading}_whole{levels}")
        });
        format!(
            "SELECT assessment_id, element, position,
  weight_left_out, weight_of_all, weight_rated, halves, practices, rated, not_applicable{},
  SUM(rated + not_applicable) OVER (PARTITION BY assessment_id) AS answered_in_all{}
FROM rule_attained",
            sums.collect::<String>(),
            places.concat(),
        )
    }

    /// The elements as the table of that name has them.
    fn elements(&self) -> String {
        let answered = self.facts.thresholds.answered;
        let places = READINGS.map(|reading| {
            let name = column(reading);
            format!(",\n  CASE WHEN answered_in_all > 0 THEN {reading} END AS {name}")
        });
        let listed = |column: &dyn Fn(u8) -> String| {
            let levels = self.levels().map(|level| column(level.ordinal()));
            levels.collect::<Vec<_>>().concat()
        };
        let in_place = listed(&|level| format!(", claimed_low_{level} AS in_place_{level}"));
        let at_most = listed(&|level| format!(", claimed_high_{level} AS at_most_{level}"));
        format!(
            "SELECT assessment_id, element, position{},
  CASE WHEN claimed_low IS NULL THEN 'not_assessable'
    WHEN (weight_of_all - weight_left_out) * {answered} > weight_rated * 100 THEN 'provisional'
    ELSE 'assessed' END AS status,
  {} AS index_tenths,
  practices, rated, not_applicable, weight_rated, halves,
  claimed_low_whole AS whole{in_place}{at_most}
FROM rule_places",
            places.concat(),
            self.index("halves", "weight_rated"),
        )
    }

    /// A mean in tenths, rounded half up; none where there is no weight.
    fn index(&self, halves: &str, weight: &str) -> String {
        let divided = self.dialect.divided(
            &format!("10 * {halves} + {weight}"),
            &format!("2 * {weight}"),
        );
        format!("CASE WHEN {weight} > 0 THEN CAST({divided} AS BIGINT) END")
    }

    /// The units as the table `assessments` has them: the lowest of their elements.
    fn units(&self) -> String {
        let places = READINGS.map(|reading| {
            let name = column(reading);
            format!(",\n  CASE WHEN COUNT({name}) = COUNT(*) THEN MIN({name}) END AS {name}")
        });
        format!(
            "SELECT assessment_id{},
  MAX(CASE WHEN status = 'provisional' THEN 1 ELSE 0 END) = 1 AS provisional,
  COALESCE(MAX(low) >= MIN(high) + 2, FALSE) AS uneven,
  {} AS index_tenths
FROM rule_elements
GROUP BY assessment_id",
            places.concat(),
            self.index("SUM(halves)", "SUM(weight_rated)"),
        )
    }

    /// The thresholds that keep an element from its next level, and whether the element holds the unit back.
    fn blockers(&self) -> String {
        let (reached, kept) = (self.facts.thresholds.reached, self.facts.thresholds.kept);
        // At the top there is no next level.
        let top = Level::new(self.facts.levels).unwrap_or(Level::FLOOR);
        let top = self.facts.numbering.number(top);
        let levels = self.levels().map(|level| {
            let number = self.facts.numbering.number(level);
            let level = level.ordinal();
            format!(
                "  SELECT assessment_id, element, low, {number} AS level, in_place_{level} AS in_place, at_most_{level} AS at_most, whole,
    CASE WHEN {number} = low + 1 THEN {reached} ELSE {kept} END AS needed
  FROM rule_elements
  WHERE {number} <= low + 1 AND low < {top}"
            )
        });
        format!(
            "SELECT b.assessment_id, b.element, b.level, b.in_place, b.at_most, b.whole, b.needed, b.low = u.low AS holds_back
FROM (
{}
) b
JOIN rule_units u ON u.assessment_id = b.assessment_id
WHERE b.in_place * 100 <= b.whole * b.needed",
            levels.collect::<Vec<_>>().join("\n  UNION ALL\n")
        )
    }

    /// The practices behind each threshold that is missed: those whose next step counts for it, and where these are too few
    /// to pass it, all below the level.
    fn lacking(&self) -> String {
        let levels = self.levels().map(|level| {
            let number = self.facts.numbering.number(level);
            let level = level.ordinal();
            format!(
                "    SELECT b.assessment_id, b.element, b.level, b.in_place, b.whole, b.needed, b.holds_back, r.practice,
      CASE WHEN r.claimed_low >= r.below_{level} THEN 1 ELSE 0 END AS is_near,
      r.weight * CASE WHEN r.claimed_low > r.below_{level} THEN 1 ELSE 2 END AS gain
    FROM rule_blockers b
    JOIN rule_ratings r ON r.assessment_id = b.assessment_id AND r.element = b.element
    WHERE b.level = {number} AND r.weight > 0 AND r.claimed_low < r.asked_{level}"
            )
        });
        format!(
            "SELECT assessment_id, element, level, practice, holds_back
FROM (
  SELECT l.*, (in_place + SUM(is_near * gain) OVER (PARTITION BY assessment_id, element, level)) * 100 > whole * needed AS near_pass
  FROM (
{}
  ) l
) k
WHERE is_near = 1 OR NOT near_pass",
            levels.collect::<Vec<_>>().join("\n    UNION ALL\n")
        )
    }
}

/// The column of the tables that holds the level of a reading.
fn column(reading: &str) -> &str {
    reading.strip_prefix("claimed_").unwrap_or(reading)
}
