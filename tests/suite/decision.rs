//! The page that decides, and the choices side by side: what they say of the samples and of documents
//! made from them.

use continuum::export::pdf;
use continuum::format::bundled;
use continuum::layout::outline;
use continuum::model::{
    Assessment, Effort, Estimate, HalfLevels, Input, Level, OwnStep, PlanStep, Rating, Response,
    Status,
};
use continuum::report::{
    Block, Extent, Paper, Report, ReportOptions, Section, SectionKind, Table, compose,
};
use continuum::words::Words;
use jiff::civil::{Date, date};

const SAMPLES: [&str; 3] = ["manager", "team", "team-year-earlier"];

fn sample(name: &str) -> Assessment {
    let found = bundled::samples().iter().find(|sample| sample.name == name);
    found.expect("a bundled sample").assessment()
}

fn on(assessment: &Assessment, day: Date) -> Report {
    let options = ReportOptions::new(assessment.form, Paper::A4, day);
    compose(assessment, &options, &Words::english())
}

fn part(report: &Report, kind: SectionKind) -> &Section {
    let found = report.sections.iter().find(|section| section.kind == kind);
    found.expect("the section")
}

fn spans(table: &Table) -> Vec<Vec<String>> {
    let cell = |cell: &continuum::report::Cell| -> String {
        cell.spans.iter().map(|span| span.text.as_str()).collect()
    };
    let rows = table.rows.iter();
    rows.map(|row| row.iter().map(cell).collect()).collect()
}

/// Every text of a part, a line each; the cells of a row beside each other.
fn told(section: &Section) -> String {
    let lines = section.blocks.iter().flat_map(|block| match block {
        Block::Heading { text, .. } => vec![text.clone()],
        Block::Paragraph(paragraph) => {
            vec![
                paragraph
                    .spans
                    .iter()
                    .map(|span| span.text.as_str())
                    .collect(),
            ]
        }
        Block::Table(table) => spans(table)
            .into_iter()
            .map(|row| row.join(" | "))
            .collect(),
        Block::Figure { scene, .. } => vec![scene.summary.clone()],
        Block::TableCaption { .. } | Block::Form(_) => Vec::new(),
    });
    lines.collect::<Vec<String>>().join("\n")
}

/// The page that decides about an assessment on a day.
fn page(assessment: &Assessment, day: Date) -> String {
    told(part(&on(assessment, day), SectionKind::Executive))
}

fn holds(text: &str, wanted: &[&str]) {
    for wanted in wanted {
        assert!(text.contains(wanted), "no \"{wanted}\" in:\n{text}");
    }
}

fn lacks(text: &str, unwanted: &[&str]) {
    for unwanted in unwanted {
        assert!(!text.contains(unwanted), "\"{unwanted}\" in:\n{text}");
    }
}

const BEFORE: Date = date(2026, 6, 1);
const AFTER: Date = date(2026, 11, 27);

#[test]
fn the_team_reads_an_answer_a_decision_names_dates_cost_and_chance() {
    let page = page(&sample("team"), BEFORE);
    holds(
        &page,
        &[
            "Raise Measurement first: 3 steps (12 days) to bring Service and Repair to level 3",
            "Assessed 19 May 2026, printed 1 June 2026.",
            "Approve the plan: 3 steps (12 working days), the last by 16 July 2026.",
            "Once the steps are done, the unit is at level 3, Managed.",
            "It depends somewhat on who was asked: in 100 draws of 9 people from these 9",
            "the unit is at level 2 in 71 and at level 3 in 29.",
            // More than half of 11: six.
            "It needs 6 of its 11 practices at level 3 and has 4: 2 fully, and 4 half way, which count half.",
            // 9,500 + 12 x 210 + 4,800 x 3.7908.
            // Of it 9,500 + 12 x 210 = 12,020 at the start.
            "At present value it costs about GBP 30,000 over five years: about GBP 12,000 at the start, staff days included, then about GBP 4,800 a year, of which later years count less; one of the figures behind these sums is assumed.",
            "It brings about GBP 55,000",
            "About GBP 25,000 is left of it after the cost.",
            "of 100 cases.",
            "M9 The money behind customers, to level 3",
            "Odile Marchetti with finance | 24 June 2026 | 6 | Under way",
            "Nadia Hargreaves | 16 July 2026 | 4 | Open",
        ],
    );
}

#[test]
fn a_step_that_is_late_says_so_and_by_how_much() {
    let page = page(&sample("team"), AFTER);
    holds(
        &page,
        &[
            "was due 24 June 2026, 22 weeks ago",
            "3 steps are late: agree on new dates, or drop what will not be done.",
        ],
    );
    let soon = sample("team");
    holds(
        &self::page(&soon, date(2026, 6, 25)),
        &["was due 24 June 2026, one day ago", "One step is late"],
    );
}

#[test]
fn a_target_that_does_not_lift_the_unit_says_so() {
    let found = sample("team-year-earlier");
    let page = page(&found, AFTER);
    holds(
        &page,
        &[
            "Take 4 steps (19 days): Customer focus and Environment reach level 3, but Service and Repair stays at level 2",
            "the unit is still at level 2: Measurement stays there",
            "F2 What customers need, to level 3",
            "No plan is made yet.",
        ],
    );
    lacks(&page, &["M8 ", "M6 ", "M3 "]);
    let choices = told(part(&on(&found, AFTER), SectionKind::Options));
    holds(
        &choices,
        &["To lift the unit takes the shortest way to level 3 everywhere"],
    );
}

#[test]
fn what_is_not_known_comes_first_where_it_decides() {
    let page = page(&sample("manager"), AFTER);
    holds(
        &page,
        &[
            "Answer 2 open questions first: they decide whether Housing Contract is at level 1 or 2",
            "Find out first: M2 More than satisfaction and M9 The money behind customers.",
            "Or take one step (2 days), as below: that leads to level 2 at least, even without the answers.",
            "No target is chosen and no plan is made. This is a suggestion",
            "the dates assume 10 working days a month, since the unit has not said how many",
            "Not known: no figures of the unit are given.",
        ],
    );
    lacks(&page, &["E3"]);
}

#[test]
fn the_working_days_a_month_that_are_given_are_named() {
    let mut found = sample("manager");
    found.planning.capacity_days_per_month = Some(4);
    let told = "the dates follow from the 4 working days a month that the unit has for it.";
    holds(&page(&found, AFTER), &[told]);
}

#[test]
fn what_does_not_pay_has_no_steps_but_says_from_when_on_it_would() {
    let mut found = sample("team");
    let uplift = Estimate::exactly("0.2".parse().expect("a number"));
    found.business_case.inputs.insert(Input::Uplift, uplift);
    found.business_case.inputs.remove(&Input::ContactsAvoided);
    let page = page(&found, AFTER);
    holds(
        &page,
        &[
            "Stay at level 2: the steps cost about GBP 25,",
            "Approve that nothing is begun now.",
            "at least 1.2 more of each 100 customers stay every year (",
            "a plan may cost about GBP 5,",
        ],
    );
    lacks(&page, &["The steps\n", "Odile Marchetti with", "By when"]);
    let choices = told(part(&on(&found, AFTER), SectionKind::Options));
    holds(&choices, &["staying is recommended"]);
}

#[test]
fn where_a_shorter_way_gets_as_far_as_the_plan_the_level_is_recommended_and_both_ways_are_named() {
    let mut found = sample("team");
    // The plan of the sample, 12 days, is the shortest way; two days more make it the longer one.
    found.own_steps = vec![OwnStep {
        title: "Hang the board".to_owned(),
        effort: Effort::from_days(2),
        ..OwnStep::new()
    }];
    let choices = |found: &Assessment| told(part(&on(found, AFTER), SectionKind::Options));
    let shorter = "The shortest way to the target gets as far with 2 working days less";
    let either = "level 3 is recommended, by the plan or by a shorter way";
    let own = format!("{shorter}: the plan also holds a step of the unit's own.");
    holds(&choices(&found), &[either, &own]);
    found.own_steps.clear();
    lacks(&choices(&found), &[either, "gets as far"]);
}

#[test]
fn dropped_locked_and_held_steps_are_not_on_the_page() {
    let mut found = sample("team");
    found.plan[1].status = Status::Dropped;
    found.plan[2].practice = continuum::model::PracticeId::new("F1").expect("an id");
    found.plan[2].to = Level::new(4).expect("a level");
    found.business_case.inputs.clear();
    let page = page(&found, BEFORE);
    // One step is left, and it alone lifts nothing: nothing is asked for.
    holds(
        &page,
        &["Hold level 2: no level is gained by one step (6 days)"],
    );
    lacks(&page, &["M10 Questions", "The steps\n"]);
    holds(&page, &["its element is to hold its level: F1"]);
}

#[test]
fn a_step_that_is_said_to_be_done_is_told_apart() {
    let mut found = sample("team");
    found.plan[0].status = Status::Done;
    holds(
        &page(&found, BEFORE),
        &[
            "One step is said to be done, but the answers do not show it yet",
            "If the next assessment shows it, the unit is at level 3 then.",
        ],
    );
}

#[test]
fn the_page_uses_no_word_that_nobody_explained() {
    for name in SAMPLES {
        let page = page(&sample(name), AFTER).to_lowercase();
        lacks(
            &page,
            &[
                "resample",
                "points at level",
                "claimed",
                "provisional",
                "threshold",
                ", 8 days",
                "m, 6 days",
                "percentile",
                "seed",
            ],
        );
    }
}

#[test]
fn the_page_is_one_page_on_both_papers_and_the_next_part_starts_on_another() {
    for name in SAMPLES {
        for paper in [Paper::A4, Paper::Letter] {
            for extent in [Extent::Standard, Extent::Short] {
                let found = sample(name);
                let options = ReportOptions {
                    extent,
                    ..ReportOptions::new(found.form, paper, AFTER)
                };
                let pages = pdf::pages(&found, &options, &Words::english()).expect("fonts");
                let first = outline(&pages);
                let mut parts = first.iter().filter(|entry| entry.level == 1);
                assert_eq!(parts.next().map(|entry| entry.page), Some(0));
                assert_eq!(parts.next().map(|entry| entry.page), Some(1), "{name}");
            }
        }
    }
}

#[test]
fn the_choices_have_the_figures_of_their_own_days() {
    let report = on(&sample("team"), BEFORE);
    let section = part(&report, SectionKind::Options);
    let table = section.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(spans(table)),
        _ => None,
    });
    let rows = table.expect("a table");
    assert_eq!(rows[0][..6], ["Stay at level 2", "0", "2", "0", "0", "0"]);
    // 30,216 and, with the 62 days fewer than the 74 of before at 210 each, 11,747 + 13,020.
    assert_eq!(
        rows[1][..6],
        [
            "The plan (the shortest way to the target)",
            "12",
            "3",
            "30,220",
            "54,990",
            "24,770"
        ]
    );
    // 196 days at 210 each in place of 12: 38,640 more.
    assert_eq!(rows[2][1..6], ["196", "4", "68,860", "54,990", "−13,870"]);
    // 624 customers with a margin of 76.24 each.
    holds(
        &told(section),
        &["loses 624 customers a year, and with them a margin of about GBP 48,000 a year"],
    );
}

#[test]
fn without_names_nobody_is_named_beside_a_step() {
    let found = sample("team");
    let mut options = ReportOptions::new(found.form, Paper::A4, BEFORE);
    options.redaction.names = true;
    let report = compose(&found, &options, &Words::english());
    let page = told(part(&report, SectionKind::Executive));
    lacks(&page, &["Odile", "Nadia"]);
    holds(&page, &["(proposed)"]);
}

/// The manager's sample with every practice of the form rated so: in half levels, by its place in its element;
/// `None` is not known.
fn rated(of: impl Fn(usize, usize) -> Option<u8>) -> Assessment {
    let mut found = sample("manager");
    found.targets.clear();
    let mut places = Vec::new();
    for (element, practices) in found.questionnaire.elements.iter().enumerate() {
        let asked = practices.practices.iter().map(|it| it.id.clone());
        let asked = asked.filter(|id| found.questionnaire.asks(found.form, id));
        places.extend(
            asked
                .enumerate()
                .map(|(place, id)| (id, of(element, place))),
        );
    }
    let sheet = &mut found.respondents[0].sheet;
    sheet.0.clear();
    for (id, halves) in places {
        let rating = match halves {
            Some(halves) => Rating::At(HalfLevels::new(halves).expect("a rating")),
            None => Rating::DontKnow,
        };
        let response = Response {
            rating: Some(rating),
            ..Response::default()
        };
        sheet.0.insert(id, response);
    }
    found
}

#[test]
fn what_may_be_there_already_is_told_as_what_may() {
    // Six practices each. The first is at 3; the second at 2, and the third has 3 of 6 at level 3 and one that
    // is not known: more than half is 3.5.
    let found = rated(|element, place| match (element, place) {
        (0, _) | (2, 0..3) => Some(6),
        (2, 3) => None,
        _ => Some(4),
    });
    let report = on(&found, AFTER);
    let said = |kind| told(part(&report, kind));
    holds(
        &said(SectionKind::Blockers),
        &[
            "Measurement keeps the unit below level 3; Environment may",
            "Environment may be at level 3: ",
        ],
    );
    holds(
        &said(SectionKind::Profile),
        &["Measurement stands lowest, at level 2, and decides for the unit"],
    );
    let continuum = said(SectionKind::Continuum);
    holds(
        &continuum,
        &["The level that the answers give, or may give, is marked."],
    );
    assert_eq!(
        continuum.matches("May stand here\n").count(),
        2,
        "{continuum}"
    );
    assert_eq!(continuum.matches("Stands here\n").count(), 2, "{continuum}");
    // Nothing is certain where the second has an open one of its own.
    let found = rated(|element, place| match (element, place) {
        (0, _) | (1 | 2, 0..3) => Some(6),
        (1 | 2, 3) => None,
        _ => Some(4),
    });
    let report = on(&found, AFTER);
    let said = |kind| told(part(&report, kind));
    holds(
        &said(SectionKind::Blockers),
        &["Measurement and Environment may keep the unit below level 3"],
    );
    let lowest = "As far as is known, Measurement and Environment stand lowest, at level 2, and decide for the unit";
    holds(&said(SectionKind::Profile), &[lowest]);
}

#[test]
fn what_is_assumed_of_a_practice_that_is_not_known_is_told_as_assumed() {
    // All is at 2 but in the first element: there 3 of 6 are, two are at 1, and one is not known. Level 2 takes
    // 3.5, so that one decides.
    let mut found = rated(|element, place| match (element, place) {
        (0, 0) => None,
        (0, 4..) => Some(2),
        _ => Some(4),
    });
    let mut practices = found.questionnaire.elements[0].practices.iter();
    let open = practices.find(|it| found.questionnaire.asks(found.form, &it.id));
    let open = open.expect("a practice").id.clone();
    found.plan = vec![PlanStep::new(open, Level::new(2).expect("a level"))];
    let report = on(&found, AFTER);
    let steps = told(part(&report, SectionKind::NextSteps));
    holds(
        &steps,
        &[
            "Not known, taken as level 1, to 2",
            "Why, if it is at level 1: ",
            "Answer: not known yet.",
        ],
    );
    lacks(&steps, &["rated 1", "Level 1 to 2"]);
}

#[test]
fn a_step_whose_level_is_there_already_is_reached_and_not_counted_as_to_do() {
    let mut found = rated(|element, _| Some(if element == 1 { 4 } else { 6 }));
    let step = |element: usize, to| {
        let mut practices = found.questionnaire.elements[element].practices.iter();
        let id = practices
            .find(|it| found.questionnaire.asks(found.form, &it.id))
            .map(|it| it.id.clone());
        let level = Level::new(to).expect("a level");
        let mut step = PlanStep::new(id.expect("a practice"), level);
        step.due = Some(AFTER);
        step
    };
    // The first is rated 3, and the second 2. A step of the own has no day.
    found.plan = vec![step(0, 3), step(1, 3)];
    found.own_steps = vec![OwnStep::new()];
    let report = on(&found, AFTER);
    let plan = told(part(&report, SectionKind::Roadmap));
    holds(
        &plan,
        &[
            "2 of the 3 steps of the plan are still to do",
            "reached, as the answers show.",
        ],
    );
    let rows: Vec<&str> = plan
        .lines()
        .filter(|line| line.contains(" | Reached | "))
        .collect();
    assert_eq!(rows.len(), 1, "{plan}");
    assert!(rows[0].contains(" |  | "), "it is due no more: {rows:?}");
    // Each that is to do is counted once.
    let counted = plan.lines().filter(|line| line.ends_with(": one step"));
    assert_eq!(counted.count(), 2, "{plan}");
    let title = page(&found, AFTER);
    holds(&title, &["2 steps (one of them raises a practice), "]);
}
