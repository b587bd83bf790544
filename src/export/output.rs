//! Every file that can be made for others, a row each: name, ending, what it holds and needs, its
//! words in the window, its writer.

use std::collections::BTreeSet;

use super::calendar;
#[cfg(feature = "office")]
use super::office;
#[cfg(feature = "pdf")]
use super::pdf;
#[cfg(feature = "picture")]
use super::picture;
use super::tables::{Grid, Grids, to_csv};
use crate::analysis::{self, NameTold, Revealing};
#[cfg(feature = "pdf")]
use crate::model::EvidenceFile;
use crate::model::{Assessment, FontSearch, Release, RespondentId, no_other_fonts};
#[cfg(feature = "picture")]
use crate::report::SectionChoice;
use crate::report::{self, Extent, ReportOptions};
use crate::words::{Message, Words};

/// What a file is made of.
#[derive(Debug, Clone)]
pub struct Source {
    /// Whose answers, results and plan it holds.
    pub assessment: Assessment,
    /// How it is made; its form and day hold for every kind of file.
    pub options: ReportOptions,
    /// Whether a PDF carries the assessment, where nothing is left out of it.
    pub attaches: bool,
    /// Whose copies of the paper questionnaire are made; one without a name where there is none.
    pub copies: Vec<String>,
    /// The people whose own pages are made; all who answered, where it is empty.
    pub people: Vec<RespondentId>,
    /// The role that these copies are for, which is asked what it can judge; empty asks everything.
    pub role: String,
    /// Whether tables bear the names of columns and values that programs rely on, not words.
    pub stable_names: bool,
    /// Finds fonts for letters that the program's own fonts lack.
    pub fonts: FontSearch,
}

/// A file that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file.
    pub bytes: Vec<u8>,
    /// The number of its pages; 0 where it has none.
    pub pages: usize,
    /// Whether the assessment is inside, to be opened again.
    pub carries: bool,
    /// The characters that no font shows: a sign stands in their place.
    pub missing_glyphs: BTreeSet<char>,
}

/// What a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The report.
    Report,
    /// Answers, results and plan for other programs.
    Data,
    /// The questionnaire itself.
    Questionnaire,
    /// What people bring to a workshop.
    Workshop,
    /// What a person who answered gets to see of the group.
    Participants,
}

/// What a file cannot be made without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Steps of a plan.
    Plan,
    /// The figures of single respondents, which can be left out.
    Respondents,
}

/// The keys of what the window says of a kind of file.
#[derive(Debug, Clone, Copy)]
pub struct Offer {
    /// The name of the command.
    pub label: &'static str,
    /// What it does, in a sentence.
    pub tooltip: &'static str,
    /// The title of the dialog that asks for its place.
    pub title: &'static str,
    /// What such files are called.
    pub kind: &'static str,
    /// What the file is called, from the name of the document; see [`Output::file`].
    pub file: &'static str,
}

struct OutputRow {
    /// What `export --what` calls it.
    name: &'static str,
    ending: &'static str,
    subject: Subject,
    needs: Option<Need>,
    /// `None` where only a command makes it.
    offer: Option<Offer>,
    write: fn(&Source, &Words) -> Result<Made, Message>,
}

/// Makes [`Output`] of its rows: a name, what it is, and the row.
macro_rules! outputs {
    ($($(#[$feature:meta])? $name:ident: $doc:literal = $row:expr,)*) => {
        /// A kind of file that can be made. Kinds whose feature is off are absent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Output {
            $($(#[$feature])? #[doc = $doc] $name,)*
        }

        impl Output {
            /// Every kind, in the order that they are offered.
            pub const ALL: &[Self] = &[$($(#[$feature])? Self::$name,)*];

            const fn row(self) -> &'static OutputRow {
                match self {
                    $($(#[$feature])? Self::$name => {
                        const ROW: OutputRow = $row;
                        &ROW
                    })*
                }
            }
        }
    };
}

outputs! {
    #[cfg(feature = "pdf")]
    Pdf: "The report as a PDF." = OutputRow {
        name: "pdf",
        ending: "pdf",
        subject: Subject::Report,
        needs: None,
        offer: Some(Offer {
            label: "window-command-export",
            tooltip: "window-tooltip-export",
            title: "window-path-export",
            kind: "window-kind-pdf",
            file: "export-file-report",
        }),
        write: |source, words| {
            let attachment = if source.attaches {
                pdf::Attachment::Assessment
            } else {
                pdf::Attachment::Nothing
            };
            let (assessment, options) = (&source.assessment, &source.options);
            pdf::make(assessment, options, words, attachment, source.fonts)
                .map(Made::pdf)
                .map_err(|error| error.message())
        },
    },
    #[cfg(feature = "office")]
    Word: "The report for a word processor." = OutputRow {
        name: "word",
        ending: "docx",
        subject: Subject::Report,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-document",
            tooltip: "preview-write-document-tooltip",
            title: "preview-write-document-title",
            kind: "preview-write-document-kind",
            file: "export-file-report",
        }),
        write: |source, words| {
            office::report(&source.assessment, &source.options, words)
                .map(Made::bytes)
                .map_err(|error| error.message())
        },
    },
    #[cfg(feature = "pdf")]
    Picture: "The first page of the report as a picture." = OutputRow {
        name: "picture",
        ending: "png",
        subject: Subject::Report,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-picture",
            tooltip: "preview-write-picture-tooltip",
            title: "preview-write-picture-title",
            kind: "preview-write-picture-kind",
            file: "export-file-report",
        }),
        write: |source, words| {
            pdf::first_page(&source.assessment, &source.options, words)
                .map(Made::pdf)
                .map_err(|error| error.message())
        },
    },
    Markdown: "The report as text with marks." = OutputRow {
        name: "markdown",
        ending: "md",
        subject: Subject::Report,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-markdown",
            tooltip: "preview-write-markdown-tooltip",
            title: "preview-write-markdown-title",
            kind: "preview-write-markdown-kind",
            file: "export-file-report",
        }),
        write: |source, words| {
            let report = report::compose(&source.assessment, &source.options, words);
            Ok(Made::text(report::markdown(&report, words)))
        },
    },
    #[cfg(feature = "office")]
    Workbook: "Results, practices, answers, plan and outcomes for a spreadsheet." = OutputRow {
        name: "workbook",
        ending: "xlsx",
        subject: Subject::Data,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-workbook",
            tooltip: "preview-write-workbook-tooltip",
            title: "preview-write-workbook-title",
            kind: "preview-write-workbook-kind",
            file: "export-file",
        }),
        write: |source, words| {
            office::workbook(&source.assessment, &source.options, words)
                .map(Made::bytes)
                .map_err(|error| error.message())
        },
    },
    #[cfg(feature = "picture")]
    Figures: "Every figure of the full report, in an archive." = OutputRow {
        name: "figures",
        ending: "zip",
        subject: Subject::Data,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-figures",
            tooltip: "preview-write-figures-tooltip",
            title: "preview-write-figures-title",
            kind: "preview-write-figures-kind",
            file: "export-file-figures",
        }),
        write: |source, words| {
            let options = ReportOptions {
                extent: Extent::Full,
                sections: SectionChoice::new(),
                ..source.options.clone()
            };
            let report = report::compose(&source.assessment, &options, words);
            let packed = picture::figures(&report).map(Made::bytes);
            packed.ok_or_else(|| Message::new("export-no-figures"))
        },
    },
    Answers: "Every answer, a line each." = OutputRow {
        name: "answers",
        ending: "csv",
        subject: Subject::Data,
        needs: Some(Need::Respondents),
        offer: Some(Offer {
            label: "preview-write-answers",
            tooltip: "preview-write-answers-tooltip",
            title: "preview-write-answers-title",
            kind: "window-kind-table",
            file: "export-file-answers",
        }),
        write: |source, words| {
            let tables = source.tables(words);
            let answers = tables.answers();
            Ok(answers.map_or_else(
                || Made::text(String::new()),
                |answers| source.csv(&answers),
            ))
        },
    },
    Results: "Every element and the unit, a line each." = OutputRow {
        name: "results",
        ending: "csv",
        subject: Subject::Data,
        needs: None,
        offer: None,
        write: |source, words| Ok(source.csv(&source.tables(words).results())),
    },
    Practices: "Every practice, a line each." = OutputRow {
        name: "practices",
        ending: "csv",
        subject: Subject::Data,
        needs: None,
        offer: None,
        write: |source, words| Ok(source.csv(&source.tables(words).practices())),
    },
    Rounds: "Every round of votes on a practice, a line each." = OutputRow {
        name: "rounds",
        ending: "csv",
        subject: Subject::Data,
        needs: None,
        offer: None,
        write: |source, words| Ok(source.csv(&source.tables(words).rounds())),
    },
    Outcomes: "Every value of what the unit measures, a line each." = OutputRow {
        name: "outcomes",
        ending: "csv",
        subject: Subject::Data,
        needs: None,
        offer: None,
        write: |source, words| Ok(source.csv(&source.tables(words).outcomes())),
    },
    CheckIns: "Every figure that was observed at a check-in, a line each." = OutputRow {
        name: "check-ins",
        ending: "csv",
        subject: Subject::Data,
        needs: None,
        offer: None,
        write: |source, words| Ok(source.csv(&source.tables(words).check_ins())),
    },
    Calendar: "The dates of the plan." = OutputRow {
        name: "calendar",
        ending: "ics",
        subject: Subject::Data,
        needs: Some(Need::Plan),
        offer: Some(Offer {
            label: "window-command-calendar",
            tooltip: "window-tooltip-calendar",
            title: "window-path-calendar",
            kind: "window-kind-calendar",
            file: "export-file",
        }),
        write: |source, words| {
            let stamp = source.options.date;
            let tables = source.tables(words);
            let text = calendar::write(
                (&source.assessment, &tables.not_known()),
                (&tables.steps(), &tables.own_steps()),
                (stamp, !source.options.redaction.names),
                words,
            );
            Ok(Made::text(text))
        },
    },
    Plan: "Every step of the plan, a line each." = OutputRow {
        name: "plan",
        ending: "csv",
        subject: Subject::Data,
        needs: Some(Need::Plan),
        offer: Some(Offer {
            label: "window-command-table",
            tooltip: "window-tooltip-table",
            title: "window-path-table",
            kind: "window-kind-table",
            file: "export-file-plan",
        }),
        write: |source, words| {
            // Programs have always relied on the names in this file.
            Ok(Made::text(to_csv(&source.tables(words).plan(), true)))
        },
    },
    #[cfg(feature = "pdf")]
    Paper: "The questionnaire to be filled in with a pen." = OutputRow {
        name: "paper",
        ending: "pdf",
        subject: Subject::Questionnaire,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-paper",
            tooltip: "preview-write-paper-tooltip",
            title: "preview-write-paper-title",
            kind: "window-kind-pdf",
            file: "export-file-paper",
        }),
        write: |source, words| {
            let (assessment, options) = (&source.assessment, &source.options);
            let copy = |name: &str| {
                let reader = report::Reader { name, role: &source.role };
                report::paper(assessment, options, reader, words)
            };
            let mut names = source.copies.iter().map(String::as_str);
            let first = copy(names.next().unwrap_or_default());
            let others: Vec<_> = names.map(copy).collect();
            pdf::copies(&first, &others, options, words, source.fonts)
                .map(Made::pdf)
                .map_err(|error| error.message())
        },
    },
    #[cfg(feature = "pdf")]
    Preparation: "What each role of a workshop is to bring, and room for who brings it." = OutputRow {
        name: "preparation",
        ending: "pdf",
        subject: Subject::Workshop,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-preparation",
            tooltip: "preview-write-preparation-tooltip",
            title: "preview-write-preparation-title",
            kind: "window-kind-pdf",
            file: "export-file-preparation",
        }),
        write: |source, words| {
            let (assessment, options) = (&source.assessment, &source.options);
            let sheet = report::preparation(assessment, options, words);
            pdf::copies(&sheet, &[], options, words, source.fonts)
                .map(Made::pdf)
                .map_err(|error| error.message())
        },
    },
    #[cfg(feature = "pdf")]
    Feedback: "A page for each person who answered: the own answers beside the group's." = OutputRow {
        name: "feedback",
        ending: "pdf",
        subject: Subject::Participants,
        needs: None,
        offer: Some(Offer {
            label: "preview-write-feedback",
            tooltip: "preview-write-feedback-tooltip",
            title: "preview-write-feedback-title",
            kind: "window-kind-pdf",
            file: "export-file-feedback",
        }),
        write: |source, words| {
            let (assessment, options) = (&source.assessment, &source.options);
            let mut pages = report::feedback(assessment, options, &source.people, words);
            let count = pages.len();
            let Some((first, others)) = pages.split_first_mut() else {
                return Err(Message::new("export-feedback-nobody"));
            };
            if !others.is_empty() {
                first.title = words.with("feedback-document-several", &facts!(count));
            }
            pdf::copies(first, others, options, words, source.fonts)
                .map(Made::pdf)
                .map_err(|error| error.message())
        },
    },
}

impl Output {
    /// Every kind of file about a subject.
    pub fn about(subject: Subject) -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(move |output| output.row().subject == subject)
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(self) -> Subject {
        self.row().subject
    }

    /// What it is called on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.row().ending
    }

    /// What the window says of it; `None` where only a command makes it.
    #[must_use]
    pub const fn offer(self) -> Option<Offer> {
        self.row().offer
    }

    /// The key of what a file of it is called, from the name of the document: what it is stands in it. No
    /// two kinds share a file's name, nor do a report, a slide and the pages for owners.
    #[must_use]
    pub const fn file(self, extent: Extent) -> &'static str {
        match (self.subject(), extent) {
            (Subject::Report, Extent::Short) => "export-file-short-report",
            (Subject::Report, Extent::Standard) => "export-file-report",
            (Subject::Report, Extent::Full) => "export-file-full-report",
            (Subject::Report, Extent::HandOut) => "export-file-hand-out",
            (Subject::Report, Extent::Slide) => "export-file-slide",
            (Subject::Report, Extent::Owners) => "export-file-owners",
            _ => match self.offer() {
                Some(offer) => offer.file,
                None => "export-file",
            },
        }
    }

    /// What it cannot be made without.
    #[must_use]
    pub const fn needs(self) -> Option<Need> {
        self.row().needs
    }

    /// Makes the file.
    ///
    /// # Errors
    ///
    /// Why it could not be made, for the reader.
    pub fn make(self, source: &Source, words: &Words) -> Result<Made, Message> {
        (self.row().write)(source, words)
    }
}

impl Source {
    /// An assessment, to be made into a PDF that carries it.
    #[must_use]
    pub const fn new(assessment: Assessment, options: ReportOptions) -> Self {
        Self {
            assessment,
            options,
            attaches: true,
            copies: Vec::new(),
            people: Vec::new(),
            role: String::new(),
            stable_names: false,
            fonts: no_other_fonts,
        }
    }

    /// How many people answered, where a file tells figures of theirs without those of single people.
    #[must_use]
    pub fn people_shown(&self, output: Output) -> Option<usize> {
        let people = self.assessment.respondents_on(self.options.form).count();
        let left_out = match output.subject() {
            Subject::Report => self.options.left_out(people),
            Subject::Data => self.options.redaction,
            Subject::Participants => return Some(people).filter(|people| *people > 0),
            Subject::Questionnaire | Subject::Workshop => return None,
        };
        let is_shown = left_out.respondents && output.needs() != Some(Need::Plan) && people > 0;
        is_shown.then_some(people)
    }

    /// The names that a file without names tells all the same, in what people wrote.
    #[must_use]
    pub fn names_told(&self, output: Output) -> Vec<NameTold> {
        let people = self.assessment.respondents_on(self.options.form).count();
        let left_out = match output.subject() {
            Subject::Report => self.options.left_out(people),
            Subject::Data => self.options.redaction,
            Subject::Questionnaire | Subject::Workshop | Subject::Participants => {
                return Vec::new();
            }
        };
        if !left_out.names || output.needs() == Some(Need::Plan) {
            return Vec::new();
        }
        analysis::names_told(&self.assessment, !left_out.notes, !left_out.evidence)
    }

    /// The file as it is noted once it is made; `None` where it shows everything, or nothing.
    #[must_use]
    pub fn release(&self, output: Output) -> Option<Release> {
        let people = self.people_shown(output)?;
        // Pages that would give answers away show nothing of the group.
        let is_withheld =
            output.subject() == Subject::Participants && self.revealing_release(output).is_some();
        let is_shown = self.options.smallest_group.allows(people) && !is_withheld;
        is_shown.then(|| Release {
            people: self.assessment.people_on(self.options.form),
            date: self.options.date,
        })
    }

    /// The file that was passed on before and that tells, together with this one, what a few people
    /// answered.
    #[must_use]
    pub fn revealing_release(&self, output: Output) -> Option<Revealing> {
        let people = self.people_shown(output)?;
        let least = self.options.smallest_group;
        let found = analysis::revealing_release(&self.assessment, self.options.form, least);
        found.filter(|_| least.allows(people))
    }

    /// The own page of each person, with what its file is called: no two are called alike.
    #[cfg(feature = "pdf")]
    #[must_use]
    pub fn page_by_page(&self, words: &Words) -> Vec<(String, Self)> {
        let mut taken = BTreeSet::new();
        let mut pages = Vec::new();
        for person in self.assessment.respondents_on(self.options.form) {
            if !(self.people.is_empty() || self.people.contains(&person.id)) {
                continue;
            }
            let mut others = self.assessment.respondents.iter();
            let place = others.position(|other| other.id == person.id);
            let name = report::wording::person_name(words, &person.name, place.unwrap_or_default());
            let stem = EvidenceFile::name_for(&name);
            let numbered = (2..).map(|number| format!("{stem} {number}.pdf"));
            let mut names = std::iter::once(format!("{stem}.pdf")).chain(numbered);
            let free = names.find(|name| taken.insert(name.to_lowercase()));
            let alone = Self {
                people: vec![person.id.clone()],
                ..self.clone()
            };
            pages.push((free.unwrap_or_default(), alone));
        }
        pages
    }

    fn tables<'a>(&'a self, words: &'a Words) -> Grids<'a> {
        Grids::new(&self.assessment, &self.options, words)
    }

    fn csv(&self, grid: &Grid) -> Made {
        Made::text(to_csv(grid, self.stable_names))
    }
}

impl Made {
    /// A file without pages.
    pub(crate) const fn bytes(bytes: Vec<u8>) -> Self {
        Self {
            bytes,
            pages: 0,
            carries: false,
            missing_glyphs: BTreeSet::new(),
        }
    }

    #[cfg(feature = "pdf")]
    fn pdf(made: pdf::Made) -> Self {
        Self {
            bytes: made.bytes,
            pages: made.pages,
            carries: made.carries,
            missing_glyphs: made.missing_glyphs,
        }
    }

    fn text(text: String) -> Self {
        Self::bytes(text.into_bytes())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{Output, Subject};
    use crate::report::Extent;

    #[test]
    fn no_two_kinds_share_a_name_or_would_write_the_same_file() {
        let names: BTreeSet<&str> = Output::ALL.iter().map(|output| output.name()).collect();
        assert_eq!(names.len(), Output::ALL.len());
        let offered = Output::ALL.iter().filter(|output| output.offer().is_some());
        let offered: Vec<&Output> = offered.collect();
        for extent in Extent::ALL {
            let file = |output: &&Output| (output.file(extent), output.ending());
            let files: BTreeSet<(&str, &str)> =
                offered.iter().copied().map(|it| file(&it)).collect();
            assert_eq!(files.len(), offered.len());
        }
    }

    #[test]
    fn what_a_report_is_stands_in_the_name_of_its_file() {
        for output in Output::about(Subject::Report) {
            let files: BTreeSet<&str> = Extent::ALL.map(|extent| output.file(extent)).into();
            assert_eq!(files.len(), Extent::ALL.len());
        }
    }
}
