//! How sections stand together: the appendix is numbered, and a report without its first page still
//! says whose it is.

use super::blocks::{new_section, paragraph};
use super::executive;
use super::source::Source;
use crate::report::{Block, Section, SectionKind, TextStyle};

/// Says in the heading of each section of the appendix that it is one, and which. The first starts
/// a page.
pub(super) fn number(source: &Source, sections: &mut [Section]) {
    let appended = sections.iter_mut().filter(|part| part.kind.is_appendix());
    for (section, number) in appended.zip(1_usize..) {
        section.new_page = number == 1;
        if let Some(Block::Heading { text, .. }) = section.blocks.first_mut() {
            *text = source.say("report-appendix", &facts!(number, title = text.as_str()));
        }
    }
}

/// Says on top which unit the report is about, and what was assessed.
pub(super) fn name_the_unit(source: &Source, sections: &mut Vec<Section>) {
    if sections.is_empty() {
        sections.push(new_section(SectionKind::Executive, false, Vec::new()));
    }
    if let Some(first) = sections.first_mut() {
        let lines = [
            paragraph(TextStyle::Lead, source.unit()),
            paragraph(TextStyle::Kicker, executive::facts(source)),
        ];
        first.blocks.splice(0..0, lines);
    }
}
