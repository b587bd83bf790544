//! From the report as data to pages.
//!
//! Blocks become pieces of known height (`blocks`, `table`, `form`), it is planned where each piece
//! stands (`flow`), page numbers go to where they are spoken of (`references`, `contents`), and
//! what stands around the text is added (`furniture`). Sizes and distances stand in `scale`.

mod blocks;
mod breaking;
mod contents;
mod flow;
mod form;
mod furniture;
mod hyphens;
mod metrics;
mod missing_glyphs;
mod page;
mod references;
mod scale;
mod setter;
mod table;
#[cfg(test)]
mod tests;

pub use metrics::FontMetrics;
pub use missing_glyphs::missing_characters;
pub use page::{
    Drawn, Group, Heads, LandmarkPlace, OutlineEntry, Page, Role, RunKind, outline, place_of,
    places,
};

use crate::report::{Report, SectionKind, Sheet};
use crate::words::Words;
use flow::Flow;
use metrics::Remembered;
use setter::Setter;

/// A report of no more pages needs no contents.
const PAGES_WITHOUT_CONTENTS: usize = 4;

/// Lays a report out. Characters that the font cannot show are named at the end of the method, or
/// of the whole where there is none.
#[must_use]
pub fn pages(report: &Report, words: &Words, metrics: &dyn FontMetrics, sheet: Sheet) -> Vec<Page> {
    copies([report], words, metrics, sheet)
}

/// Lays several reports out one after the other, each with page numbers of its own.
#[must_use]
pub fn copies<'a>(
    reports: impl IntoIterator<Item = &'a Report>,
    words: &Words,
    metrics: &dyn FontMetrics,
    sheet: Sheet,
) -> Vec<Page> {
    let metrics = &Remembered::new(metrics);
    let mut pages = Vec::new();
    let mut last_id = 0;
    for report in reports {
        let mut setter = Setter::new(report, words, metrics, sheet, last_id);
        pages.append(&mut lay_out(report, &mut setter, sheet));
        last_id = setter.id();
    }
    pages
}

fn lay_out(report: &Report, setter: &mut Setter, sheet: Sheet) -> Vec<Page> {
    let cover = furniture::cover(setter, report, sheet);
    let mut flow = set(setter, report, sheet.text_height() - cover.height);
    let mut spots = flow.plan(sheet, cover.height);
    let pages = spots.last().map_or(0, |spot| spot.page + 1);
    if report.contents
        && pages > PAGES_WITHOUT_CONTENTS
        && let Some(start) = flow.second_part
    {
        let count = contents::insert(setter, &mut flow, start);
        spots = flow.plan(sheet, cover.height);
        contents::say_pages(setter, &mut flow, &spots, start..start + count);
    }
    references::say_pages(&mut flow, &spots, setter);
    let mut pages = flow.fill(&spots, sheet);
    furniture::add(&mut pages, report, cover, (setter, sheet));
    if sheet.is_slide() {
        for page in &mut pages {
            page.enlarge(sheet.enlarged);
        }
    }
    pages
}

/// Sets every section; the first has less room, below what stands on top of the first page.
fn set(setter: &mut Setter, report: &Report, first_room: f32) -> Flow {
    let mut notices = missing_glyphs::notices(report, setter.words, setter.metrics);
    let mut flow = Flow::default();
    for (position, section) in report.sections.iter().enumerate() {
        let room = if position == 0 {
            first_room
        } else {
            setter.tallest
        };
        if position == 1 {
            flow.second_part = Some(flow.pieces.len());
            flow.start_page(0.0);
        }
        if setter.is_slide || section.kind == SectionKind::Owners {
            flow.start_page(0.0);
        }
        blocks::set_section(setter, &mut flow, section, room);
        if section.kind == SectionKind::Method {
            for notice in notices.drain(..) {
                blocks::set_block(setter, &mut flow, &notice);
            }
        }
    }
    for notice in notices {
        blocks::set_block(setter, &mut flow, &notice);
    }
    flow
}
