//! The kinds of file that the window writes: one table gives name, ending, words and writer.

use super::effect::ExportOrder;
use super::state::State;
use crate::advice;
use crate::export::calendar;
use crate::export::office;
use crate::export::pdf;
use crate::export::tables::{Grids, to_csv};
use crate::format::plan_csv;
use crate::model::PlanStep;
use crate::report::{self, Printed};
use crate::scoring;
use crate::words::{Message, Words};

/// A kind of file that the window writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Output {
    /// The report as a PDF.
    Pdf,
    /// The report for a word processor.
    Document,
    /// The report as text with marks.
    Markdown,
    /// Results, practices, answers and plan for a spreadsheet.
    Workbook,
    /// Every answer, a line each.
    Answers,
    /// The questionnaire to be filled in with a pen.
    Paper,
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
    needs: Needs,
    /// What stands after the name of the document, so that no two kinds share a file's name.
    suffix: &'static str,
    write: fn(&ExportOrder, &Words) -> Result<Made, Message>,
}

/// What a file cannot be written without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    /// Steps of a plan.
    Plan,
    /// That single respondents are not left out.
    Respondents,
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
    needs: Needs::Nothing,
    suffix: "",
    write: write_pdf,
};

const ROWS: [Row; 8] = [
    PDF,
    Row {
        output: Output::Document,
        extension: "docx",
        label: "preview-write-document",
        tooltip: "preview-write-document-tooltip",
        title: "preview-write-document-title",
        kind: "preview-write-document-kind",
        needs: Needs::Nothing,
        suffix: "",
        write: write_document,
    },
    Row {
        output: Output::Markdown,
        extension: "md",
        label: "preview-write-markdown",
        tooltip: "preview-write-markdown-tooltip",
        title: "preview-write-markdown-title",
        kind: "preview-write-markdown-kind",
        needs: Needs::Nothing,
        suffix: "",
        write: write_markdown,
    },
    Row {
        output: Output::Workbook,
        extension: "xlsx",
        label: "preview-write-workbook",
        tooltip: "preview-write-workbook-tooltip",
        title: "preview-write-workbook-title",
        kind: "preview-write-workbook-kind",
        needs: Needs::Nothing,
        suffix: "",
        write: write_workbook,
    },
    Row {
        output: Output::Answers,
        extension: "csv",
        label: "preview-write-answers",
        tooltip: "preview-write-answers-tooltip",
        title: "preview-write-answers-title",
        kind: "window-kind-table",
        needs: Needs::Respondents,
        suffix: " answers",
        write: write_answers,
    },
    Row {
        output: Output::Calendar,
        extension: "ics",
        label: "window-command-calendar",
        tooltip: "window-tooltip-calendar",
        title: "window-path-calendar",
        kind: "window-kind-calendar",
        needs: Needs::Plan,
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
        needs: Needs::Plan,
        suffix: " plan",
        write: write_plan,
    },
    Row {
        output: Output::Paper,
        extension: "pdf",
        label: "preview-write-paper",
        tooltip: "preview-write-paper-tooltip",
        title: "preview-write-paper-title",
        kind: "window-kind-pdf",
        needs: Needs::Nothing,
        suffix: " questionnaire",
        write: write_paper,
    },
];

impl Output {
    /// Every kind, in the order that they are offered.
    pub const ALL: [Self; 8] = [
        Self::Pdf,
        Self::Document,
        Self::Markdown,
        Self::Workbook,
        Self::Answers,
        Self::Calendar,
        Self::Plan,
        Self::Paper,
    ];

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

    /// The key of the reason why there is nothing to write; `None` where there is something.
    pub(crate) fn refusal(self, state: &State) -> Option<&'static str> {
        match self.row().needs {
            Needs::Nothing => None,
            Needs::Plan => {
                let session = state.session.as_ref();
                let steps = session.is_some_and(|session| !session.assessment.plan.is_empty());
                (!steps).then_some("window-refusal-no-plan")
            }
            Needs::Respondents => {
                let left_out = state.choice.redaction.respondents;
                left_out.then_some("preview-refusal-answers")
            }
        }
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
    const fn bytes(bytes: Vec<u8>) -> Self {
        Self { bytes, pages: 0 }
    }

    fn text(text: String) -> Self {
        Self {
            bytes: text.into_bytes(),
            pages: 0,
        }
    }
}

fn write_pdf(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let attachment = if order.carries {
        pdf::Attachment::Assessment
    } else {
        pdf::Attachment::Nothing
    };
    match pdf::make(&order.assessment, &order.options, words, attachment) {
        Ok(made) => Ok(Made {
            bytes: made.bytes,
            pages: made.pages,
        }),
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

/// The plan as the answers show it, without its owners where names are left out.
fn plan(order: &ExportOrder) -> Vec<PlanStep> {
    let assessment = &order.assessment;
    let profile = scoring::profile(assessment, assessment.form);
    let mut steps = advice::judged(assessment, &profile, &assessment.plan);
    if order.options.redaction.names {
        for step in &mut steps {
            step.owner.clear();
        }
    }
    steps
}

fn write_document(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let made = office::report(&order.assessment, &order.options, words);
    made.map(Made::bytes).map_err(|error| error.message())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every writer of the table may fail"
)]
fn write_markdown(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let report = report::compose(&order.assessment, &order.options, words);
    Ok(Made::text(report::markdown(&report, words)))
}

fn write_workbook(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let made = office::workbook(&order.assessment, &order.options, words);
    made.map(Made::bytes).map_err(|error| error.message())
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every writer of the table may fail"
)]
fn write_answers(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let grids = Grids::new(&order.assessment, &order.options, words);
    let text = grids.answers().as_ref().map(to_csv);
    Ok(Made::text(text.unwrap_or_default()))
}

fn write_paper(order: &ExportOrder, words: &Words) -> Result<Made, Message> {
    let options = Printed {
        form: order.options.form,
        paper: order.options.paper,
        respondents: Vec::new(),
        unit: order.assessment.unit.unit.clone(),
    };
    let questionnaire = &order.assessment.questionnaire;
    let made = pdf::printed(questionnaire, &options, order.options.date, words);
    let (bytes, pages) = made.map_err(|error| error.message())?;
    Ok(Made { bytes, pages })
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
