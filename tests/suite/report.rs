//! The reports of the samples as text: what stands on which page, and where.

use std::fmt::Write as _;

use continuum::export::pdf;
use continuum::format::bundled;
use continuum::layout::{Page, Role, RunKind, outline, places};
use continuum::model::{Assessment, OwnStep};
use continuum::report::{self, Block, Extent, Link, Paper, ReportOptions, SectionKind, compose};
use continuum::words::Words;
use jiff::civil::date;

fn sample(name: &str) -> Assessment {
    bundled::samples()
        .iter()
        .find(|sample| sample.name == name)
        .expect("a bundled sample")
        .assessment()
}

fn pages(name: &str) -> Vec<Page> {
    let assessment = sample(name);
    let options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1)).with_appendix();
    pdf::pages(&assessment, &options, &Words::english()).expect("the embedded fonts")
}

/// The headings with their pages, indented by their level.
fn headings(pages: &[Page]) -> String {
    let mut text = String::new();
    for entry in outline(pages) {
        let indent = "  ".repeat(usize::from(entry.level) - 1);
        writeln!(text, "{:>2} {indent}{}", entry.page + 1, entry.title).expect("a text");
    }
    text
}

/// Every text of a page with its place in whole points.
fn texts(page: &Page) -> String {
    let mut text = String::new();
    for group in &page.groups {
        let role = match &group.role {
            Role::Heading(level) => format!("h{level}"),
            Role::Paragraph => "p".to_owned(),
            Role::Bullet { .. } => "point".to_owned(),
            Role::Entry { level } => format!("entry {level}"),
            Role::Cell { row, column, .. } => format!("cell {row},{column}"),
            Role::Figure(says) => format!("figure \"{says}\""),
            Role::Caption { .. } => "caption".to_owned(),
            Role::Artifact => "artifact".to_owned(),
        };
        writeln!(text, "{role}").expect("a text");
        for run in group.marks.iter().filter_map(|drawn| drawn.mark.run()) {
            let (x, y) = (run.at.x.round(), run.at.y.round());
            writeln!(text, "  {x},{y} {}", run.text.trim_end()).expect("a text");
        }
    }
    text
}

#[test]
fn the_outline_of_the_managers_report() {
    insta::assert_snapshot!(headings(&pages("manager")));
}

#[test]
fn the_outline_of_the_teams_report() {
    insta::assert_snapshot!(headings(&pages("team")));
}

#[test]
fn the_page_that_decides() {
    insta::assert_snapshot!(texts(&pages("manager")[0]));
}

#[test]
fn every_page_that_is_spoken_of_is_that_of_its_heading() {
    for name in ["manager", "team"] {
        let pages = pages(name);
        let places = places(&pages);
        let mut spoken_of = 0;
        for group in pages.iter().flat_map(|page| &page.groups) {
            let text = group.text().replace('\u{a0}', " ");
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let numbers = group.marks.iter().filter(|drawn| {
                let ends_entry = matches!(group.role, Role::Entry { .. });
                drawn.kind == RunKind::PageNumber || ends_entry
            });
            // The number comes last in an entry of the contents.
            let number =
                numbers.filter_map(|drawn| Some((drawn.link.as_ref()?, drawn.mark.run()?)));
            for (link, run) in number {
                let Ok(number) = run.text.trim().parse::<usize>() else {
                    continue;
                };
                let Link::Place(landmark) = link else {
                    panic!("{name}: {text} leads out of the report");
                };
                assert_eq!(places[landmark].page + 1, number, "{name}: {text}");
                spoken_of += 1;
            }
        }
        assert!(spoken_of > 10, "{name}: {spoken_of} pages are spoken of");
    }
}

#[test]
fn every_step_of_a_long_plan_stands_in_the_roadmap_once() {
    let mut assessment = sample("team");
    let plan = assessment.plan.clone();
    assessment.plan = plan.iter().cycle().take(240).cloned().collect();
    let options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1)).with_appendix();
    let report = compose(&assessment, &options, &Words::english());
    let mut sections = report.sections.iter();
    let roadmap = sections.find(|section| section.kind == SectionKind::Roadmap);
    let blocks = &roadmap.expect("there is a plan").blocks;
    let steps = blocks.iter().map(|block| match block {
        Block::Table(table) => table.rows.len(),
        _ => 0,
    });
    assert_eq!(steps.sum::<usize>(), 240);
}

#[test]
fn the_questionnaire_on_paper_says_what_partly_means() {
    let assessment = sample("manager");
    let options = ReportOptions::new(assessment.form, Paper::A4, date(2026, 6, 1)).with_appendix();
    let words = Words::english();
    let printed = |role| {
        let reader = report::Reader { name: "", role };
        report::markdown(
            &report::paper(&assessment, &options, reader, &words),
            &words,
        )
    };
    let paper = printed("");
    assert!(paper.contains("Partly means: true for about half of the people"));
    assert!(paper.contains("answer for where most customers are served"));
    // Customers are asked what they can judge, in their words.
    let customers = printed("customers");
    assert!(customers.contains("What happens when you want to complain?"));
    assert!(!customers.contains("How do you deal with complaints?"));
    assert!(!customers.contains("The money behind customers"));
}

#[test]
fn a_step_of_the_own_stands_in_the_plan_and_on_the_page_of_its_owner() {
    let team = bundled::samples().iter().find(|it| it.name == "team");
    let mut team = team.expect("a bundled sample").assessment();
    team.own_steps = vec![OwnStep {
        title: "Hang the board".to_owned(),
        action: "By the door".to_owned(),
        owner: "Nadia Hargreaves".to_owned(),
        due: Some(date(2026, 6, 12)),
        ..OwnStep::new()
    }];
    let words = Words::english();
    let mut options = ReportOptions::new(team.form, Paper::A4, date(2026, 6, 1)).with_appendix();
    let told = |options: &ReportOptions, kind: SectionKind| {
        let report = compose(&team, options, &words);
        let sections = report.sections.into_iter();
        let sections = sections.filter(|section| section.kind == kind);
        sections
            .map(|section| format!("{:?}", section.blocks))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let plan = told(&options, SectionKind::Roadmap);
    assert!(
        plan.contains("4 steps (3 of them raise practices) are planned"),
        "{plan}"
    );
    assert!(plan.contains("Hang the board") && plan.contains("By the door"));
    let first = told(&options, SectionKind::Executive);
    assert!(
        first.contains("Take 4 steps") && first.find("Hang the board") < first.find("24 June 2026"),
        "{first}"
    );
    options.extent = Extent::Owners;
    let pages = told(&options, SectionKind::Owners);
    assert!(pages.contains("Hang the board"), "{pages}");
    options.redaction.names = true;
    assert!(!told(&options, SectionKind::Owners).contains("Hargreaves"));
}
