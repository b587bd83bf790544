//! What a reader chooses about a report.

use jiff::civil::Date;

use super::{Extent, SectionChoice, SectionKind};
use crate::model::Form;
use crate::scoring::disclosure::{SMALLEST_GROUP, SmallestGroup};

/// What a reader chooses about a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOptions {
    /// The selection of practices that is scored and shown.
    pub form: Form,
    /// How much the report says.
    pub extent: Extent,
    /// What is switched on and off among its sections.
    pub sections: SectionChoice,
    /// The paper.
    pub paper: Paper,
    /// The day that the report bears.
    pub date: Date,
    /// What is left out, so that the report can be passed on.
    pub redaction: Redaction,
    /// The fewest people whose figures are shown where those of single respondents are left out.
    pub smallest_group: SmallestGroup,
}

impl ReportOptions {
    /// The whole report, with nothing left out.
    #[must_use]
    pub const fn new(form: Form, paper: Paper, date: Date) -> Self {
        Self {
            form,
            extent: Extent::Full,
            sections: SectionChoice::new(),
            paper,
            date,
            redaction: Redaction {
                notes: false,
                evidence: false,
                names: false,
                respondents: false,
            },
            smallest_group: SmallestGroup::new(SMALLEST_GROUP),
        }
    }

    /// The same with the appendix.
    #[must_use]
    pub fn with_appendix(mut self) -> Self {
        self.sections = self.sections.with_appendix();
        self
    }

    /// Whether any part of the appendix is in it.
    #[must_use]
    pub fn has_appendix(&self) -> bool {
        let mut kinds = SectionKind::switchable().filter(|kind| kind.is_appendix());
        kinds.any(|kind| self.shows(kind))
    }

    /// Whether the report has a section, where there is anything to say in it.
    #[must_use]
    pub fn shows(&self, kind: SectionKind) -> bool {
        self.sections.shows(kind, self.extent)
    }

    /// What is left out of the report of so many people: what was asked for, and all of it in a
    /// hand-out. Who assessed a unit alone has no group to disappear in: a hand-out shows the own
    /// figures unless they are left out by name.
    #[must_use]
    pub const fn left_out(&self, people: usize) -> Redaction {
        match self.extent {
            Extent::HandOut => Redaction {
                respondents: self.redaction.respondents || people != 1,
                ..Redaction::ALL
            },
            Extent::Short | Extent::Full => self.redaction,
        }
    }
}

/// What is left out of a report. Each field is true where the thing is left out.
#[expect(
    clippy::struct_excessive_bools,
    reason = "four things that are left out or not, each for itself"
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Redaction {
    /// Notes, reasons and remarks that somebody typed.
    pub notes: bool,
    /// What shows that ratings are true.
    pub evidence: bool,
    /// Names of people.
    pub names: bool,
    /// Figures of single respondents and of small groups.
    pub respondents: bool,
}

impl Redaction {
    /// Leaves out all that can be left out.
    pub const ALL: Self = Self {
        notes: true,
        evidence: true,
        names: true,
        respondents: true,
    };

    /// Whether anything is left out.
    #[must_use]
    pub const fn leaves_out(self) -> bool {
        self.notes || self.evidence || self.names || self.respondents
    }
}

/// The paper that the report is laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 x 297 mm.
    #[default]
    A4,
    /// 8.5 x 11 in.
    Letter,
}

impl Paper {
    /// From the sides to the text, in points.
    pub const SIDE: f32 = 62.0;

    /// Width and height in points.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// The width that text and figures may take, in points.
    #[must_use]
    pub const fn text_width(self) -> f32 {
        self.size().0 - 2.0 * Self::SIDE
    }
}
