//! The kinds of file that the window writes: one table gives name, ending, words and writer.

use super::effect::ExportOrder;
use crate::advice;
use crate::format::{calendar, plan_csv};
use crate::model::PlanStep;
use crate::pdf;
use crate::scoring;
use crate::words::{Message, Words};

/// A kind of file that the window writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// The report as a PDF.
    Pdf,
    /// The dates of the plan.
    Calendar,
    /// The plan as a table.
    Plan,
}

/// What the window must know of a kind of file.
struct Row {
    output: Output,
    extension: &'static str,
    /// The key of the command's name.
    label: &'static str,
    /// The key of what it does, in a sentence.
    tooltip: &'static str,
    /// The key of the title of the dialog that asks for its place.
    title: &'static str,
    /// The key of what the files are called.
    kind: &'static str,
    /// Whether there is nothing to write without a plan.
    needs_plan: bool,
    /// What stands after the name of the document, so that no two kinds share a file's name.
    suffix: &'static str,
    write: fn(&ExportOrder, &Words) -> Result<Made, Message>,
}

/// A file that was made.
pub(crate) struct Made {
    pub(crate) bytes: Vec<u8>,
    /// The pages of a document; 0 of what has none.
    pub(crate) pages: usize,
}

const PDF: Row = Row {
    output: Output::Pdf,
    extension: "pdf",
    label: "window-command-export",
    tooltip: "window-tooltip-export",
    title: "window-path-export",
    kind: "window-kind-pdf",
    needs_plan: false,
    suffix: "",
    write: write_pdf,
};

const ROWS: [Row; 3] = [
    PDF,
    Row {
        output: Output::Calendar,
        extension: "ics",
        label: "window-command-calendar",
        tooltip: "window-tooltip-calendar",
        title: "window-path-calendar",
        kind: "window-kind-calendar",
        needs_plan: true,
        suffix: "",
        write: write_calendar,
    },
    Row {
        output: Output::Plan,
        extension: "csv",
        label: "window-command-table",
        tooltip: "window-tooltip-table",
        title: "window-path-table",
        kind: "window-kind-table",
        needs_plan: true,
        suffix: " plan",
        write: write_plan,
    },
];

impl Output {
    /// Every kind, in the order that they are offered.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Calendar, Self::Plan];

    const fn row(self) -> &'static Row {
        let mut rows: &[Row] = &ROWS;
        while let [row, rest @ ..] = rows {
            if row.output as u8 == self as u8 {
                return row;
            }
            rows = rest;
        }
        &PDF
    }

    /// The ending of its files.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        self.row().extension
    }

    pub(crate) const fn label(self) -> &'static str {
        self.row().label
    }

    pub(crate) const fn tooltip(self) -> &'static str {
        self.row().tooltip
    }

    pub(crate) const fn title(self) -> &'static str {
        self.row().title
    }

    pub(crate) const fn kind(self) -> &'static str {
        self.row().kind
    }

    pub(crate) const fn suffix(self) -> &'static str {
        self.row().suffix
    }

    pub(crate) const fn needs_plan(self) -> bool {
        self.row().needs_plan
    }

    /// Makes the file; called in a thread of its own.
    ///
    /// # Errors
    ///
    /// Why it could not be made, for the reader.
    pub(crate) fn write(self, order: &ExportOrder, words: &Words) -> Result<Made, Message> {
        (self.row().write)(order, words)
    }
}

impl Made {
    fn text(text: String) -> Self {
        Self {
            bytes: text.into_bytes(),
            pages: 0,
        }
    }
}

fn write_pdf(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let made = pdf::paged_report(&order.assessment, &order.options, words);
    match made {
        Ok((bytes, pages)) => Ok(Made { bytes, pages }),
        Err(error) => {
            Err(Message::new("window-export-fault").with("why", words.say(&error.message())))
        }
    }
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every writer of the table may fail"
)]
fn write_calendar(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let text = calendar::write(&order.assessment, &plan(order), order.today, words);
    Ok(Made::text(text))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every writer of the table may fail"
)]
fn write_plan(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let text = plan_csv::write(&order.assessment, &plan(order), words);
    Ok(Made::text(text))
}

/// The plan as the answers show it.
fn plan(order: &ExportOrder) -> Vec<PlanStep> {
    let assessment = &order.assessment;
    let profile = scoring::profile(assessment, assessment.form);
    advice::judged(&assessment.plan, &profile)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::Output;

    #[test]
    fn every_kind_has_a_row_and_no_two_would_write_the_same_file() {
        let files: BTreeSet<(&str, &str)> = Output::ALL
            .map(|output| (output.suffix(), output.extension()))
            .into();
        assert_eq!(files.len(), Output::ALL.len());
        for output in Output::ALL {
            assert_eq!(output.row().output, output);
        }
    }
}
