//! Figures and tables get their numbers, and texts that point to them say those.

use std::collections::BTreeMap;

use super::{Block, Landmark, Reference, Report, Span};
use crate::words::Words;

/// Numbers every caption in the order of the report, and says the numbers where they are asked for.
pub(crate) fn number(report: &mut Report, words: &Words) {
    let mut numbers = Numbering {
        words,
        figures: 0,
        tables: 0,
        found: BTreeMap::new(),
    };
    for section in &mut report.sections {
        let (figures, tables) = (numbers.figures, numbers.tables);
        for shorter in &mut section.shorter {
            numbers.caption(shorter);
            (numbers.figures, numbers.tables) = (figures, tables);
        }
        numbers.caption(&mut section.blocks);
    }
    for section in &mut report.sections {
        let blocks = section.blocks.iter_mut();
        for block in blocks.chain(section.shorter.iter_mut().flatten()) {
            for span in block.spans_mut() {
                numbers.say(span);
            }
        }
    }
}

struct Numbering<'a> {
    words: &'a Words,
    figures: usize,
    tables: usize,
    /// What a text calls a figure or table.
    found: BTreeMap<Landmark, String>,
}

impl Numbering<'_> {
    fn caption(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Figure {
                    caption, landmark, ..
                } if !caption.is_empty() => {
                    self.figures += 1;
                    let keys = ("report-figure-caption", "report-figure-number");
                    self.name(keys, self.figures, caption, landmark.as_ref());
                }
                Block::TableCaption { text, landmark } if !text.is_empty() => {
                    self.tables += 1;
                    let keys = ("report-table-caption", "report-table-number");
                    self.name(keys, self.tables, text, landmark.as_ref());
                }
                _ => {}
            }
        }
    }

    fn name(
        &mut self,
        (caption_key, name_key): (&str, &str),
        number: usize,
        caption: &mut String,
        landmark: Option<&Landmark>,
    ) {
        let text = std::mem::take(caption);
        let number = || ("number", number.to_string().into());
        *caption = self
            .words
            .with(caption_key, &[number(), ("text", text.into())]);
        if let Some(landmark) = landmark {
            let name = self.words.with(name_key, &[number()]);
            self.found.insert(landmark.clone(), name);
        }
    }

    /// A figure that is not in the report is not spoken of.
    fn say(&self, span: &mut Span) {
        let Some(Reference::Number(landmark)) = &span.refers else {
            return;
        };
        match self.found.get(landmark) {
            Some(name) => span.text.push_str(name),
            None => span.link = None,
        }
        span.refers = None;
    }
}
