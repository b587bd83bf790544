//! The figures and sentences of the team's report, worked out again from the answers by simple code
//! that shares nothing with the program's, and looked up in the report.
//!
//! Covered, all from the assessment and the rule in `docs/`: levels, what is in place, index, ratings,
//! evidence, what holds the unit back and what it takes; every next step (from, to, effort, effect);
//! the smallest set, by trying every set of steps; the phases of the roadmap; every figure of the business
//! case but the simulation, tornado and payback included; distances between ratings and agreement. The draws of
//! respondents are drawn again with other random numbers and compared within a tolerance. Not worked
//! out again, but looked up as their modules found them, which have tests of their own: the simulation
//! of the business case, what levels 4 and 5 would ask, and the classes of effort against effect.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "small counts, years and per cent in plain floating point"
)]

use std::collections::{BTreeMap, BTreeSet};

use continuum::advice::economics::{self, CASES};
use continuum::advice::{self, EffortClass, Wish};
use continuum::format::bundled;
use continuum::model::{Assessment, HalfLevels, Input, Level, Practice, PracticeId, Rating};
use continuum::report::{Block, Paper, Report, ReportOptions, SectionKind, Span, compose};
use continuum::scoring::{self, SEED};
use continuum::words::Words;
use jiff::civil::{Date, date};

const TODAY: Date = date(2026, 6, 1);

fn team() -> Assessment {
    bundled::samples()
        .iter()
        .find(|sample| sample.name == "team")
        .expect("a bundled sample")
        .assessment()
}

fn report(assessment: &Assessment) -> Report {
    let options = ReportOptions::new(assessment.form, Paper::A4, TODAY).with_appendix();
    compose(assessment, &options, &Words::english())
}

fn joined(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// What a part says: a line a heading, paragraph, row (its cells with bars between) and figure with
/// its caption.
pub(crate) fn lines(report: &Report, kind: SectionKind) -> Vec<String> {
    let section = report.sections.iter().find(|section| section.kind == kind);
    let blocks = section.map_or(&[][..], |section| section.blocks.as_slice());
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Heading { text, .. } | Block::TableCaption { text, .. } => {
                lines.push(text.clone());
            }
            Block::Paragraph(paragraph) => lines.push(joined(&paragraph.spans)),
            Block::Table(table) => lines.extend(table.rows.iter().map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| joined(&cell.spans)).collect();
                cells.join(" | ")
            })),
            Block::Figure { scene, caption, .. } => {
                lines.push(scene.summary.clone());
                lines.push(caption.clone());
            }
            Block::Form(_) => {}
        }
    }
    lines
}

#[track_caller]
fn found(lines: &[String], wanted: &str) {
    assert!(
        lines.iter().any(|line| line.contains(wanted)),
        "{wanted:?} is not in\n{}",
        lines.join("\n")
    );
}

/// Half up, as people round.
fn percent(share: f64) -> u32 {
    (share * 100.0 + 0.5 + 1e-9).floor() as u32
}

/// The rating of each practice in half levels: what was agreed, else the lower median.
fn ratings(assessment: &Assessment) -> BTreeMap<PracticeId, u8> {
    let mut found = BTreeMap::new();
    for (_, practice) in assessment.questionnaire.practices() {
        let mut votes = votes(assessment, &practice.id);
        votes.sort_unstable();
        let agreed = assessment.consensus.get(&practice.id);
        let rating = match agreed.map(|agreed| &agreed.rating) {
            Some(Rating::At(halves)) => halves.count(),
            _ => votes[(votes.len() - 1) / 2],
        };
        found.insert(practice.id.clone(), rating);
    }
    found
}

fn votes(assessment: &Assessment, id: &PracticeId) -> Vec<u8> {
    let people = assessment.respondents.iter();
    let said = people.filter_map(|person| person.sheet.get(id)?.rating.clone());
    said.filter_map(|rating| match rating {
        Rating::At(halves) => Some(halves.count()),
        _ => None,
    })
    .collect()
}

/// What is in place at a level: the mean credit of these ratings. Every practice counts once.
fn in_place(ratings: &[u8], level: u8) -> f64 {
    let credit = |rating: &u8| match rating {
        _ if *rating >= level * 2 => 1.0,
        _ if *rating == level * 2 - 1 => 0.5,
        _ => 0.0,
    };
    ratings.iter().map(credit).sum::<f64>() / ratings.len() as f64
}

fn level(ratings: &[u8]) -> u8 {
    let mut held = 1;
    for next in 2..=5 {
        let below = (2..next).all(|level| in_place(ratings, level) > 0.85);
        if in_place(ratings, next) > 0.5 && below {
            held = next;
        }
    }
    held
}

/// Each element with its title and the ratings of its practices.
fn elements(assessment: &Assessment, ratings: &BTreeMap<PracticeId, u8>) -> Vec<(String, Vec<u8>)> {
    let words = Words::english();
    let elements = assessment.questionnaire.elements.iter();
    elements
        .map(|element| {
            let own = element
                .practices
                .iter()
                .map(|practice| ratings[&practice.id]);
            (
                element.title.get(words.language()).to_owned(),
                own.collect(),
            )
        })
        .collect()
}

fn mean_to_a_tenth(ratings: &[u8]) -> String {
    let sum: u32 = ratings.iter().map(|halves| u32::from(*halves)).sum();
    let mean = f64::from(sum) / 2.0 / ratings.len() as f64;
    format!("{:.1}", (mean * 10.0 + 0.5 + 1e-9).floor() / 10.0)
}

#[test]
fn the_levels_and_what_is_in_place() {
    let team = team();
    assert!(team.questionnaire.practices().all(|(_, it)| it.weight == 1));
    let report = report(&team);
    let ratings = ratings(&team);
    let elements = elements(&team, &ratings);
    let lowest = elements
        .iter()
        .map(|(_, own)| level(own))
        .min()
        .expect("an element");
    let first = lines(&report, SectionKind::Executive);
    let names = [
        "Accidental",
        "Reactive",
        "Managed",
        "Integrated",
        "Loyalty-led",
    ];
    found(
        &first,
        &format!("Level {lowest}, {}", names[usize::from(lowest) - 1]),
    );
    let figures = lines(&report, SectionKind::Figures);
    for (name, own) in &elements {
        let held = level(own);
        let count = own.len();
        let index = mean_to_a_tenth(own);
        found(
            &figures,
            &format!("{name} | {held} | {held} | {index} | {count} of {count} | 0"),
        );
        let shares: Vec<String> = (2..=5)
            .map(|at| format!("{}%, ", percent(in_place(own, at))))
            .collect();
        let is_row = |line: &String| {
            let mut cells = line.split(" | ");
            cells.next() == Some(name)
                && cells
                    .zip(&shares)
                    .all(|(cell, share)| cell.starts_with(share))
        };
        assert!(figures.iter().any(is_row), "{name} {shares:?} {figures:?}");
        let blocked = held == lowest;
        let said = format!("{name} holds the unit at this level");
        assert_eq!(
            first.iter().any(|line| line.contains(&said)),
            blocked,
            "{name}"
        );
    }
    let all: Vec<u8> = ratings.values().copied().collect();
    let index = mean_to_a_tenth(&all);
    found(
        &figures,
        &format!("The unit | {lowest} | {lowest} | {index} | 31 of 31 | 0"),
    );
    found(&first, "31 practices with codes such as F1, 9 respondents");
}

#[test]
fn what_evidence_backs() {
    let team = team();
    let profile = lines(&report(&team), SectionKind::Figures);
    let mut capped = ratings(&team);
    for (id, rating) in &mut capped {
        let mut people = team.respondents.iter();
        let backed = people.any(|person| {
            let response = person.sheet.get(id);
            response.is_some_and(|response| !response.evidence.is_empty())
        });
        if !backed {
            *rating = (*rating).min(6);
        }
    }
    for (name, own) in elements(&team, &capped) {
        let start = format!("{name} | ");
        let mut rows = profile.iter().filter(|line| line.starts_with(&start));
        let row = rows.find(|line| line.contains("%, ")).expect("a row");
        for (at, cell) in (2..=5).zip(row.split(" | ").skip(1)) {
            let share = percent(in_place(&own, at));
            let claimed = format!("{share}%, ");
            let backed = format!("; evidence backs {share}%");
            let is_told = match cell.split_once(';') {
                Some(_) => cell.ends_with(&backed),
                None => cell.starts_with(&claimed),
            };
            assert!(is_told, "{name}, level {at}: {share} and {cell}");
        }
    }
    found(&profile, "Evidence leaves every element at its level.");
}

#[test]
fn what_holds_the_unit_back_and_what_it_takes() {
    let team = team();
    let report = report(&team);
    let ratings = ratings(&team);
    let (name, own) = elements(&team, &ratings)
        .into_iter()
        .min_by_key(|(_, own)| level(own))
        .expect("an element");
    let next = level(&own) + 1;
    let share = in_place(&own, next);
    assert!(share <= 0.5 && (2..next).all(|at| in_place(&own, at) > 0.85));
    // Those that a step brings to the level.
    let is_near = |rating: u8| rating < next * 2 && rating >= next * 2 - 2;
    let mut missing: Vec<f64> = own
        .iter()
        .filter(|rating| is_near(**rating))
        .map(|rating| if *rating == next * 2 - 1 { 0.5 } else { 1.0 })
        .collect();
    let near = missing.len();
    let (mut least, all) = (missing.clone(), own.len() as f64);
    least.sort_by(f64::total_cmp);
    missing.sort_by(|a, b| b.total_cmp(a));
    let mut credit = share * own.len() as f64;
    let mut fewest = 0;
    for more in missing {
        if credit / own.len() as f64 > 0.5 {
            break;
        }
        credit += more;
        fewest += 1;
    }
    // Those that add least are not enough: some of them count half already.
    let of_least: f64 = least.iter().take(fewest).sum();
    assert!((share * all + of_least) / all <= 0.5);
    for need in [
        format!("For this it is enough to bring {fewest} practices to level {next}, for example "),
        format!("Some others of the {near} nearest practices add less."),
    ] {
        found(&lines(&report, SectionKind::Blockers), &need);
    }
    let at = own.iter().filter(|rating| **rating >= next * 2).count();
    let half_way = own
        .iter()
        .map(|rating| usize::from(*rating == next * 2 - 1));
    let half: usize = half_way.sum();
    let said = format!(
        "{name} is not at level {next}. It needs {} of its {} practices at level {next} and has {}: {at} fully, and {half} half way, which count half.",
        // More than half of them: of an even number that is no whole number of practices.
        if own.len().is_multiple_of(2) {
            format!("more than {}", own.len() / 2)
        } else {
            own.len().div_ceil(2).to_string()
        },
        own.len(),
        at as f64 + half as f64 / 2.0,
    );
    found(&lines(&report, SectionKind::Executive), &said);
    let blockers = lines(&report, SectionKind::Blockers);
    let of_element = team
        .questionnaire
        .elements
        .iter()
        .find(|element| element.title.get(Words::english().language()) == name);
    for practice in &of_element.expect("the element").practices {
        let rating = ratings[&practice.id];
        let row = format!("{} {} | {}", practice.id, title(practice), halves(rating));
        let is_row = blockers.iter().any(|line| line.starts_with(&row));
        assert_eq!(is_row, is_near(rating), "{row}");
    }
}

fn title(practice: &Practice) -> &str {
    practice.title.get(Words::english().language())
}

fn halves(rating: u8) -> String {
    if rating.is_multiple_of(2) {
        format!("{}", rating / 2)
    } else {
        format!("{}.5", rating / 2)
    }
}

fn days(assessment: &Assessment, practice: &Practice, to: u8) -> u32 {
    let to = Level::new(to).expect("a level");
    let own = assessment.planning.efforts.get(&(practice.id.clone(), to));
    let step = practice.recommendation_to(to).expect("a step");
    let usual = step.effort.expect("a stated effort");
    own.copied().unwrap_or(usual).days().into()
}

#[test]
fn every_next_step_with_its_effort_and_effect() {
    let team = team();
    let report = report(&team);
    let ratings = ratings(&team);
    let steps = lines(&report, SectionKind::EveryStep);
    let others = lines(&report, SectionKind::NextSteps);
    let mut expected = 0;
    for element in &team.questionnaire.elements {
        let own: Vec<u8> = element.practices.iter().map(|it| ratings[&it.id]).collect();
        let next = level(&own) + 1;
        for (place, practice) in element.practices.iter().enumerate() {
            let rating = own[place];
            if rating >= next * 2 {
                continue;
            }
            expected += 1;
            let to = rating / 2 + 1;
            let mut raised = own.clone();
            raised[place] = to * 2;
            let share = |own: &[u8]| percent(in_place(own, to));
            let brings = format!(
                "Alone: {}% to {}% at level {to}",
                share(&own),
                share(&raised)
            );
            let take = days(&team, practice, to);
            let name = format!(". {} {}", practice.id, title(practice));
            let row = steps
                .iter()
                .find(|line| line.contains(&name))
                .expect("a row");
            let from_to = format!("\nLevel {} to {to}\n", halves(rating));
            assert!(row.contains(&from_to), "{row}");
            assert!(row.contains(&format!("\n{take} day")), "{row}");
            assert!(row.contains(&brings), "{brings}: {row}");
            // In the report it has a line, or stands in full.
            let line = format!(
                "{} {} | {} to {to} | {brings} | {take}",
                practice.id,
                title(practice),
                halves(rating)
            );
            let told = |text: &str| others.iter().any(|found| found.contains(text));
            assert!(told(&line) != told(&name), "{line}");
            let answer = format!("\nAnswer: rated {}", halves(rating));
            assert!(row.contains(&answer), "{row}");
            // Of the lowest element, what raises the share that is missed.
            let blocks = to == next && level(&own) == 2;
            assert_eq!(
                row.contains("Counts for the unit's next level"),
                blocks,
                "{row}"
            );
            for (claim, number) in team.questionnaire.claims.iter().zip(1..) {
                let named = format!(" {number} (");
                let supports = claim.supports.contains(&practice.id);
                let claims = row.rsplit("Claims behind it:").next().unwrap_or_default();
                if row.contains("Claims behind it:") || supports {
                    assert_eq!(claims.contains(&named), supports, "{number}: {row}");
                }
            }
        }
    }
    let rows = steps.iter().filter(|line| line.contains("\nAnswer: "));
    assert_eq!(rows.count(), expected);
    // The first page shows those of the plan.
    let first = lines(&report, SectionKind::Executive);
    for step in &team.plan {
        let (_, practice) = team.questionnaire.practice(&step.practice).expect("asked");
        let to = step.to.ordinal();
        let name = format!("{} {}, to level {to}", practice.id, title(practice));
        let row = first.iter().find(|line| line.contains(&name));
        let row = row.expect("a row of the first page");
        let take = days(&team, practice, to);
        assert!(
            row.contains(&step.owner) && row.contains(&format!(" | {take} | ")),
            "{row}"
        );
    }
}

#[test]
fn the_smallest_set_by_trying_every_set() {
    let team = team();
    let ratings = ratings(&team);
    let element = team
        .questionnaire
        .elements
        .iter()
        .find(|element| element.id.as_str() == "measurement")
        .expect("the element with a target above its level");
    let goal = team.targets[&element.id].level.ordinal();
    let locked: BTreeSet<&PracticeId> = team.planning.locked_in.iter().collect();
    let practices = &element.practices;
    let mut best: Option<(u32, Vec<String>)> = None;
    for set in 0_u32..(1 << practices.len()) {
        let raised = |place: usize| set & (1 << place) != 0;
        let mut after = ratings.clone();
        let mut cost = 0;
        let mut names = Vec::new();
        for (_, practice) in practices.iter().enumerate().filter(|(it, _)| raised(*it)) {
            for to in ratings[&practice.id] / 2 + 1..=goal {
                cost += days(&team, practice, to);
            }
            after.insert(practice.id.clone(), ratings[&practice.id].max(goal * 2));
            names.push(format!("{} {}", practice.id, title(practice)));
        }
        let needed = |practice: &Practice| {
            practice
                .requires
                .iter()
                .all(|id| after.get(id).is_none_or(|it| *it >= goal * 2))
        };
        let sound = practices.iter().enumerate().all(|(place, practice)| {
            (!raised(place) || needed(practice))
                && (!locked.contains(&practice.id) || raised(place))
        });
        let own: Vec<u8> = practices
            .iter()
            .map(|practice| after[&practice.id])
            .collect();
        if sound && level(&own) >= goal && best.as_ref().is_none_or(|(least, _)| cost < *least) {
            best = Some((cost, names));
        }
    }
    let (cost, names) = best.expect("a set");
    let report = report(&team);
    let target = lines(&report, SectionKind::Target);
    let said = format!(
        "{} practices and {cost} working days reach the target",
        names.len()
    );
    found(&target, &said);
    for name in &names {
        found(&target, name);
    }
    found(
        &target,
        &format!(
            "Level {goal}: Managed | {} | {cost} | 0 | {cost} | 0",
            names.len()
        ),
    );
    for (element, target_of) in &team.targets {
        assert_eq!(target_of.level.ordinal(), 3, "{element}");
        found(&target, &target_of.reason);
    }
}

#[test]
fn the_phases_of_the_roadmap() {
    let team = team();
    let roadmap = lines(&report(&team), SectionKind::Roadmap);
    let start = team.planning.start.expect("a start");
    let mut from = 0;
    for until in [30_i64, 90, 180, 365] {
        let day = |count: i64| {
            start
                .checked_add(jiff::Span::new().days(count))
                .expect("a day")
        };
        let in_phase: Vec<_> = team
            .plan
            .iter()
            .filter(|step| {
                let due = step.due.expect("a day");
                due <= day(until) && (from == 0 || due > day(from))
            })
            .collect();
        from = until;
        if in_phase.is_empty() {
            let none = format!("Due by day {until} ");
            assert!(!roadmap.iter().any(|line| line.starts_with(&none)));
            continue;
        }
        let work: u32 = in_phase
            .iter()
            .map(|step| {
                let (_, practice) = team.questionnaire.practice(&step.practice).expect("known");
                days(&team, practice, step.to.ordinal())
            })
            .sum();
        let line = roadmap
            .iter()
            .find(|line| line.starts_with(&format!("Due by day {until} (")));
        assert!(
            line.expect("a phase")
                .contains(&format!("{work} working days: ")),
            "{line:?}"
        );
        for step in in_phase {
            let due = step.due.expect("a day");
            let date = format!("{} {} {}", due.day(), month(due), due.year());
            found(
                &roadmap,
                &format!(
                    "to level {} | {} | {date} | ",
                    step.to.ordinal(),
                    step.owner
                ),
            );
        }
    }
    let last = team
        .plan
        .iter()
        .filter_map(|step| step.due)
        .max()
        .expect("a day");
    let said = format!(
        "the last due on {} {} {}",
        last.day(),
        month(last),
        last.year()
    );
    found(&roadmap, &said);
}

fn month(date: Date) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    NAMES[usize::try_from(date.month()).expect("1 to 12") - 1]
}

/// The likely inputs of the business case as plain numbers, one of them at another value.
struct Case {
    values: BTreeMap<Input, f64>,
    years: u32,
}

impl Case {
    fn of(assessment: &Assessment) -> Self {
        let case = &assessment.business_case;
        let known = Input::ALL.into_iter().filter_map(|input| {
            let likely = case.estimate(input)?.likely();
            Some((input, likely.to_string().parse().expect("a number")))
        });
        Self {
            values: known.collect(),
            years: case.horizon_years.into(),
        }
    }

    fn with(&self, input: Input, value: f64) -> Self {
        let mut values = self.values.clone();
        values.insert(input, value);
        Self {
            values,
            years: self.years,
        }
    }

    fn get(&self, input: Input) -> f64 {
        self.values[&input]
    }

    fn margin(&self) -> f64 {
        self.get(Input::Revenue) * self.get(Input::GrossMargin) / 100.0
            - self.get(Input::CostToServe)
    }

    fn kept(&self) -> f64 {
        1.0 - self.get(Input::CustomersLost) / self.get(Input::Customers)
    }

    fn rate(&self) -> f64 {
        1.0 + self.get(Input::DiscountRate) / 100.0
    }

    /// The share of a year (from 1) in which the plan shows.
    fn shows(&self, year: u32) -> f64 {
        let months = self.get(Input::MonthsUntilEffect) - 12.0 * f64::from(year - 1);
        (1.0 - months / 12.0).clamp(0.0, 1.0)
    }

    fn uplift_in(&self, year: u32) -> f64 {
        let gained = self.uplift_value(year);
        let before = if year == 1 {
            0.0
        } else {
            self.uplift_value(year - 1)
        };
        gained - before
    }

    /// The margin of the customers who stay because of the uplift, in the first years.
    fn uplift_value(&self, years: u32) -> f64 {
        let (mut with, mut without, mut value) = (1.0, 1.0, 0.0);
        let uplift = self.get(Input::Uplift) / 100.0;
        for year in 1..=years {
            with *= (self.kept() + uplift * self.shows(year)).min(1.0);
            without *= self.kept();
            let more = self.get(Input::Customers) * self.margin() * (with - without);
            value += more / self.rate().powi(year as i32);
        }
        value
    }

    fn contacts_a_year(&self) -> f64 {
        self.get(Input::Contacts)
            * self.get(Input::CostPerContact)
            * self.get(Input::ContactsAvoided)
            / 100.0
    }

    fn contacts_in(&self, year: u32) -> f64 {
        self.contacts_a_year() * self.shows(year) / self.rate().powi(year as i32)
    }

    fn at_once(&self) -> f64 {
        self.get(Input::PlanOnce) + self.get(Input::StaffDays) * self.get(Input::StaffDayCost)
    }

    fn yearly_in(&self, year: u32) -> f64 {
        self.get(Input::PlanYearly) / self.rate().powi(year as i32)
    }

    fn cost(&self) -> f64 {
        self.at_once()
            + (1..=self.years)
                .map(|year| self.yearly_in(year))
                .sum::<f64>()
    }

    fn net(&self) -> f64 {
        let avoided: f64 = (1..=self.years).map(|year| self.contacts_in(year)).sum();
        self.uplift_value(self.years) + avoided - self.cost()
    }

    /// The uplift in points at which the plan pays, by trying ever finer.
    fn break_even(&self) -> f64 {
        let (mut low, mut high) = (0.0, 12.0);
        for _ in 0..60 {
            let middle = f64::midpoint(low, high);
            if self.with(Input::Uplift, middle).net() < 0.0 {
                low = middle;
            } else {
                high = middle;
            }
        }
        high
    }

    /// The first month from which on the sum stays above nothing.
    fn payback(&self) -> u32 {
        let mut sum = -self.at_once();
        let mut first = None;
        for month in 1..=self.years * 12 {
            let year = (month - 1) / 12 + 1;
            let in_year = f64::from((month - 1) % 12 + 1);
            let share = self.shows(year);
            let begins = 12.0 * (1.0 - share);
            let part = if share > 0.0 {
                (in_year - begins).clamp(0.0, 1.0) / (12.0 * share)
            } else {
                0.0
            };
            sum += (self.uplift_in(year) + self.contacts_in(year)) * part;
            sum -= self.yearly_in(year) / 12.0;
            if sum < 0.0 {
                first = None;
            } else if first.is_none() {
                first = Some(month);
            }
        }
        first.expect("it pays")
    }
}

/// "GBP 12,000", "GBP 76", "GBP −14,000": two digits that count.
fn pounds(value: f64) -> String {
    let minus = if value < 0.0 { "\u{2212}" } else { "" };
    let value = value.abs();
    let unit = 10_f64.powf(value.log10().floor() - 1.0);
    let value = (value / unit).round() * unit;
    let whole = format!("{value:.0}");
    if whole.len() < 4 {
        return format!("GBP {minus}{whole}");
    }
    let (thousands, rest) = whole.split_at(whole.len() - 3);
    format!("GBP {minus}{thousands},{rest}")
}

/// The amount of a line of the waterfall, in pounds.
fn amount_of(said: &[String], line: &str) -> i64 {
    let waterfall = said.iter().find(|it| it.contains("Net present value: "));
    let waterfall = waterfall.expect("a waterfall");
    let after = waterfall.split(line).nth(1).expect("the line");
    let after = after.trim_start_matches(": ").trim_start_matches(' ');
    let amount = after.trim_start_matches("GBP ").split([';', '.']).next();
    let amount = amount.expect("an amount").replace(',', "");
    amount.replace('\u{2212}', "-").parse().expect("a number")
}

/// So many of each hundred, rounded up to a hundredth, and below a tenth to a thousandth.
fn of_each_hundred(share: f64) -> f64 {
    let unit = match share {
        share if share >= 0.1 => 0.01,
        _ => 0.001,
    };
    let digits = (1.0_f64 / unit).round();
    (share * digits).ceil() / digits
}

#[test]
fn the_figures_of_the_business_case() {
    let team = team();
    let report = report(&team);
    let case = Case::of(&team);
    let said = lines(&report, SectionKind::BusinessCase);
    let net = pounds(case.net());
    let count = of_each_hundred(case.break_even());
    let expected = case.get(Input::Uplift);
    let pays =
        format!("Over five years the plan is expected to bring about {net} more than it costs");
    let people = (case.break_even() / 100.0 * case.get(Input::Customers)).ceil();
    let hoped = expected / 100.0 * case.get(Input::Customers);
    let needed = format!(
        "It pays if at least {count} more of each 100 customers stay every year ({people} of today's 5,200; both rounded up); {hoped} are expected ({expected} of each 100)."
    );
    found(&said, &pays);
    found(&said, &needed);
    let first = lines(&report, SectionKind::Executive);
    let cost = pounds(case.cost());
    let costs = format!("At present value it costs about {cost} over five years");
    found(&first, &costs);
    let besides = "of the return comes from the contacts avoided and does not depend on";
    found(&first, besides);
    found(&first, "; one of the figures behind these sums is assumed");
    let brings = pounds(case.net() + case.cost());
    found(&first, &format!("It brings about {brings} in that time"));
    let options = lines(&report, SectionKind::Options);
    let net = pounds(case.net());
    found(
        &options,
        &format!("It brings about {net} more than it costs"),
    );
    let months = case.payback();
    let back = format!("At present value, the money spent is back after {months} months.");
    found(&said, &back);
    let (m, r, i) = (case.margin(), case.kept(), case.rate());
    let finite: f64 = (1..=5).map(|t| m * (r / i).powi(t)).sum();
    // A reader works the margin out: 264 x 41% - 32 = 76.24.
    let margin = format!("Margin of one customer after the cost to serve, a year | GBP {m:.2}");
    found(&said, &margin);
    for (name, value) in [
        ("Worth of one customer over five years", finite),
        (
            "Worth of one customer, counted without an end",
            m * r / (i - r),
        ),
    ] {
        found(&said, &format!("{name} | {}", pounds(value)));
    }
    found(
        &said,
        &format!("Customers who stay a year | {:.0}%", r * 100.0),
    );
    let avoided: f64 = (1..=5).map(|year| case.contacts_in(year)).sum();
    let yearly: f64 = (1..=5).map(|year| case.yearly_in(year)).sum();
    let lines = [
        (
            "Margin of the additional customers who stay",
            case.uplift_value(5),
        ),
        ("Contacts avoided", avoided),
        ("One-off cost of the plan", -case.get(Input::PlanOnce)),
        (
            "Staff days",
            -case.get(Input::StaffDays) * case.get(Input::StaffDayCost),
        ),
        ("Yearly cost of the plan", -yearly),
    ];
    let mut sum = 0;
    for (name, value) in lines {
        let shown = amount_of(&said, name);
        assert!((shown as f64 - value).abs() < 1000.0, "{name} {value}");
        sum += shown;
    }
    assert_eq!(sum, amount_of(&said, "Net present value"), "as printed");
    let avoided = pounds(case.contacts_a_year());
    found(
        &said,
        &format!("contacts that are no longer needed, about {avoided} in a full year"),
    );
}

#[test]
fn what_the_plan_needs_for_ever_and_what_five_points_are_worth() {
    let team = team();
    let report = report(&team);
    let case = Case::of(&team);
    let said = lines(&report, SectionKind::BusinessCase);
    let figures = lines(&report, SectionKind::Figures);
    let (m, r, i) = (case.margin(), case.kept(), case.rate());
    // For ever and at once: what comes every year is worth a year's sum over the discount rate.
    let yearly = (case.get(Input::PlanYearly) - case.contacts_a_year()) / (i - 1.0);
    let of_all = case.get(Input::Customers) * m;
    let f = r / (i - r) + (case.at_once() + yearly) / of_all;
    let for_ever = of_each_hundred((f * i / (1.0 + f) - r) * 100.0);
    found(
        &said,
        &format!("at least {for_ever} more of each 100 customers stay every year ("),
    );
    for from in [60.0, 70.0, 80.0, r * 100.0, 90.0] {
        let worth = |kept: f64| kept / (i - kept);
        let rise = (worth(from / 100.0 + 0.05) / worth(from / 100.0) - 1.0) * 100.0;
        let row = figures
            .iter()
            .find(|line| line.starts_with(&format!("{from:.0}% to ")));
        assert!(
            row.expect("a row").ends_with(&format!("+{rise:.0}%")),
            "{row:?}"
        );
    }
}

#[test]
fn the_ends_of_every_bar_of_the_tornado() {
    let team = team();
    let report = report(&team);
    let said = lines(&report, SectionKind::BusinessCase);
    let figures = lines(&report, SectionKind::Figures);
    let case = Case::of(&team);
    let mut widest = (0.0, String::new());
    let mut bars = 0;
    for input in Input::ALL {
        let Some(estimate) = team.business_case.estimate(input) else {
            continue;
        };
        let at = |value: rust_decimal::Decimal| {
            let value: f64 = value.to_string().parse().expect("a number");
            case.with(input, value).net()
        };
        let (low, high) = (at(estimate.low()), at(estimate.high()));
        if (low - high).abs() < 0.005 {
            continue;
        }
        bars += 1;
        let ends = [pounds(low), pounds(high)];
        let told = |line: &String| {
            let cells: Vec<&str> = line.split(" | ").collect();
            cells.len() == 5 && [cells[2], cells[4]] == ends
        };
        assert!(figures.iter().any(told), "{input:?} {ends:?}");
        if (low - high).abs() > widest.0 {
            let caption = format!("from {} to {}.", pounds(low), pounds(high));
            widest = ((low - high).abs(), caption);
        }
    }
    assert_eq!(bars, 12);
    found(
        &said,
        &format!("Uplift in retention moves the result most: {}", widest.1),
    );
}

#[test]
fn how_far_people_lie_apart() {
    let team = team();
    let report = report(&team);
    let widest = lines(&report, SectionKind::Spread);
    let spread = lines(&report, SectionKind::Figures);
    let levels = |votes: Vec<u8>| -> Vec<f64> {
        votes
            .into_iter()
            .map(|halves| f64::from(halves) / 2.0)
            .collect()
    };
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
    let distance = |values: &[f64]| {
        let middle = mean(values);
        let apart: Vec<f64> = values.iter().map(|value| (value - middle).abs()).collect();
        mean(&apart)
    };
    let variance = |values: &[f64]| {
        let middle = mean(values);
        let sum: f64 = values.iter().map(|value| (value - middle).powi(2)).sum();
        sum / (values.len() as f64 - 1.0)
    };
    let (mut open, mut agreed) = (0, 0);
    for (_, practice) in team.questionnaire.practices() {
        let values = levels(votes(&team, &practice.id));
        let ad = distance(&values);
        let start = format!("{} {} | ", practice.id, title(practice));
        let mut rows = spread.iter().filter(|line| line.starts_with(&start));
        let apart = format!(" | {ad:.2}");
        assert!(rows.any(|line| line.ends_with(&apart)), "{start} {ad:.3}");
        if ad > 5.0 / 6.0 {
            let is_agreed = team.consensus.contains_key(&practice.id);
            agreed += u8::from(is_agreed);
            open += u8::from(!is_agreed);
        }
    }
    assert_eq!(open, 0);
    let said = format!("; the {agreed} practices that needed a talk are agreed on");
    found(&widest, &said);
    let complete: Vec<_> = team
        .respondents
        .iter()
        .filter(|person| {
            let mut practices = team.questionnaire.practices();
            practices.all(|(_, practice)| {
                matches!(person.sheet.rating(&practice.id), Some(Rating::At(_)))
            })
        })
        .collect();
    let of_complete: Vec<Vec<f64>> = team
        .questionnaire
        .practices()
        .map(|(_, practice)| {
            let own = complete
                .iter()
                .filter_map(|person| person.sheet.at(&practice.id));
            levels(own.map(HalfLevels::count).collect())
        })
        .collect();
    let distances: Vec<f64> = of_complete.iter().map(|values| distance(values)).collect();
    let variances: Vec<f64> = of_complete.iter().map(|values| variance(values)).collect();
    let (ad, star) = (mean(&distances), 1.0 - mean(&variances) / 2.0);
    found(
        &spread,
        &format!("{} of the 9 people rated everything", complete.len()),
    );
    found(&spread, &format!("lie {ad:.2} of a level"));
    found(
        &spread,
        &format!("their agreement is {star:.2} (r*wg): 1 is"),
    );
}

/// Draws the people again with other random numbers than the program's.
#[test]
fn the_share_of_resamples_within_what_chance_allows() {
    let team = team();
    let report = report(&team);
    let first = lines(&report, SectionKind::Executive);
    let line = first
        .iter()
        .find(|line| line.contains(" the unit is at level 2 in "))
        .expect("a line");
    let share: f64 = line
        .split(" the unit is at level 2 in ")
        .nth(1)
        .and_then(|rest| rest.split(' ').next())
        .and_then(|number| number.parse().ok())
        .expect("a share");
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 33) as usize % below
    };
    let practices: Vec<&Practice> = team.questionnaire.practices().map(|(_, it)| it).collect();
    let people: Vec<Vec<Option<u8>>> = team
        .respondents
        .iter()
        .map(|person| {
            let said = |it: &&Practice| person.sheet.at(&it.id).map(HalfLevels::count);
            practices.iter().map(said).collect()
        })
        .collect();
    let draws = 1_500;
    let mut at_two = 0;
    for _ in 0..draws {
        let chosen: Vec<usize> = (0..people.len()).map(|_| random(people.len())).collect();
        let of = |place: usize| {
            // What the group agreed plays no part where it voted.
            let mut votes: Vec<u8> = chosen
                .iter()
                .filter_map(|person| people[*person][place])
                .collect();
            votes.sort_unstable();
            // With nobody who rated it, it is open and counted at level 1.
            votes
                .get(votes.len().saturating_sub(1) / 2)
                .copied()
                .unwrap_or(2)
        };
        let rated: BTreeMap<PracticeId, u8> = practices
            .iter()
            .enumerate()
            .map(|(place, practice)| (practice.id.clone(), of(place)))
            .collect();
        let lowest = elements(&team, &rated)
            .iter()
            .map(|(_, own)| level(own))
            .min();
        at_two += u32::from(lowest == Some(2));
    }
    let again = f64::from(at_two) / f64::from(draws) * 100.0;
    assert!(
        (again - share).abs() < 4.0,
        "{share} in the report, {again} here"
    );
}

#[test]
fn what_is_not_worked_out_again_is_what_its_module_found() {
    let team = team();
    let report = report(&team);
    let profile = scoring::profile(&team, team.form);
    let wish = Wish::of(&team, &profile);

    let drawn = economics::simulate(&team.business_case, SEED, CASES).expect("figures enough");
    let share = f64::from(drawn.pays) * 100.0 / f64::from(drawn.cases);
    let case = lines(&report, SectionKind::BusinessCase);
    let [low, median, high] = [drawn.low, drawn.median, drawn.high]
        .map(|sum| pounds(sum.to_string().parse().expect("a number")));
    let pays = format!("The plan pays in {share:.0} of 100 simulated cases");
    found(&case, &pays);
    let given = team.business_case.inputs.values();
    let ranged = given.filter(|figure| figure.low() < figure.high()).count();
    // Besides those that are given, the discount rate is assumed.
    let all = team.business_case.inputs.len() + 1;
    found(
        &case,
        &format!(
            "{ranged} of the {all} figures have a range. Of 2,000 cases drawn from these, the middle one is {median}, and 95 of 100 lie between {low} and {high}."
        ),
    );

    let asks = lines(&report, SectionKind::Target);
    for ask in advice::levels_side_by_side(&team, &profile, &wish) {
        let days: Vec<String> = ask
            .elements
            .iter()
            .map(|(_, _, effort)| effort.days.to_string())
            .collect();
        let (practices, all) = (ask.set.raises.len(), ask.set.effort.days);
        found(
            &asks,
            &format!("| {practices} | {all} | {}", days.join(" | ")),
        );
    }

    let points = advice::effort_map(&team, &profile).steps;
    let wins = points
        .iter()
        .filter(|point| point.class == Some(EffortClass::QuickWin));
    let efforts = lines(&report, SectionKind::Efforts);
    found(
        &efforts,
        &format!(
            "{} of the {} possible steps bring much",
            wins.count(),
            points.len()
        ),
    );
}
