//! Where the pages of reports break: nothing small stands alone at the foot of a page or on top of the next.

use std::collections::{BTreeMap, BTreeSet};

use continuum::export::pdf;
use continuum::format::bundled;
use continuum::layout::{Group, Page, Role};
use continuum::model::Assessment;
use continuum::report::{Extent, Paper, ReportOptions};
use continuum::words::Words;
use jiff::civil::date;

/// A row of more lines is a text of its own.
const LINES_OF_A_ROW: usize = 4;

const EXTENTS: [Extent; 4] = [
    Extent::Short,
    Extent::Standard,
    Extent::HandOut,
    Extent::Owners,
];

fn pages(assessment: &Assessment, extent: Extent, paper: Paper) -> Vec<Page> {
    let options = ReportOptions::new(assessment.form, paper, date(2026, 6, 1));
    let options = if extent == Extent::Standard {
        options.with_appendix()
    } else {
        ReportOptions { extent, ..options }
    };
    pdf::pages(assessment, &options, &Words::english()).expect("the embedded fonts")
}

/// The reports of the samples; the full one also with a plan that is some steps shorter, so that the same parts
/// stand elsewhere.
#[test]
fn nothing_small_stands_alone_on_a_page() {
    for sample in bundled::samples() {
        for paper in [Paper::A4, Paper::Letter] {
            let mut assessment = sample.assessment();
            for extent in EXTENTS {
                let name = format!("{}, {extent:?} on {paper:?}", sample.name);
                nothing_stands_alone(&name, &pages(&assessment, extent, paper));
            }
            for left_out in 1..=assessment.plan.len().min(4) {
                assessment.plan.pop();
                let name = format!("{}, {left_out} steps less, on {paper:?}", sample.name);
                nothing_stands_alone(&name, &pages(&assessment, Extent::Standard, paper));
            }
        }
    }
}

fn nothing_stands_alone(name: &str, pages: &[Page]) {
    no_low_row_stands_alone(name, pages);
    no_point_stands_alone(name, pages);
    no_page_begins_with_what_is_left_of_a_list(name, pages);
    no_heading_has_less_than_two_lines_below_it(name, pages);
}

/// The lines of a group on its page: how many heights its texts stand at.
fn lines(group: &Group) -> BTreeSet<u32> {
    let runs = group.marks.iter().filter_map(|drawn| drawn.mark.run());
    runs.map(|run| run.at.y.to_bits()).collect()
}

fn is_content(group: &Group) -> bool {
    group.role != Role::Artifact
}

fn no_low_row_stands_alone(name: &str, pages: &[Page]) {
    // By table and page: its rows with the number of their lines.
    let mut tables: BTreeMap<u32, BTreeMap<usize, BTreeMap<u32, usize>>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for group in &page.groups {
            if let Role::Cell { table, row, .. } = group.role {
                let rows = tables.entry(table).or_default().entry(number).or_default();
                let most = rows.entry(row).or_default();
                *most = lines(group).len().max(*most);
            }
        }
    }
    for parts in tables.values().filter(|parts| parts.len() > 1) {
        for (page, rows) in parts {
            let rows: Vec<(u32, usize)> = rows
                .iter()
                .map(|(row, lines)| (*row, *lines))
                .filter(|(row, _)| *row > 0)
                .collect();
            let is_alone = rows.is_empty()
                || matches!(rows.as_slice(), [(row, lines)] if *lines <= LINES_OF_A_ROW
                    && parts.values().filter(|rows| rows.contains_key(row)).count() == 1);
            assert!(!is_alone, "{name}, page {}: {rows:?} of a table", page + 1);
        }
    }
}

fn no_point_stands_alone(name: &str, pages: &[Page]) {
    let mut lists: BTreeMap<u32, BTreeMap<usize, BTreeSet<u32>>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for group in &page.groups {
            if let Role::Bullet { list } = group.role {
                let points = lists.entry(list).or_default().entry(number).or_default();
                points.insert(group.id);
            }
        }
    }
    for parts in lists.values().filter(|parts| parts.len() > 1) {
        for (page, points) in parts {
            assert!(
                points.len() > 1,
                "{name}, page {}: one point of a list",
                page + 1
            );
        }
    }
}

fn no_page_begins_with_what_is_left_of_a_list(name: &str, pages: &[Page]) {
    for pair in pages.windows(2) {
        let last = pair[0].groups.iter().rfind(|group| is_content(group));
        let first = pair[1].groups.iter().find(|group| is_content(group));
        let begins = first.is_some_and(|group| matches!(group.role, Role::Bullet { .. }));
        let goes_on = last.is_some_and(|group| matches!(group.role, Role::Bullet { .. }));
        let said = first.map(Group::text);
        assert!(!begins || goes_on, "{name}: a page begins with {said:?}");
    }
}

fn no_heading_has_less_than_two_lines_below_it(name: &str, pages: &[Page]) {
    for (number, page) in pages.iter().enumerate() {
        let groups: Vec<&Group> = page
            .groups
            .iter()
            .filter(|group| is_content(group))
            .collect();
        let is_heading = |group: &&Group| matches!(group.role, Role::Heading(_));
        let Some(at) = groups.iter().rposition(is_heading) else {
            continue;
        };
        let below = &groups[at + 1..];
        let next = pages
            .get(number + 1)
            .and_then(|page| page.groups.iter().find(|group| is_content(group)));
        let ends = next.as_ref().is_none_or(is_heading);
        let has_figure = below
            .iter()
            .any(|group| matches!(group.role, Role::Figure(_)));
        let count: BTreeSet<u32> = below.iter().flat_map(|group| lines(group)).collect();
        let said = groups[at].text();
        assert!(
            ends || has_figure || count.len() >= 2,
            "{name}, page {}: {said} has {} lines below it",
            number + 1,
            count.len()
        );
    }
}
