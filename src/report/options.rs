//! What a reader chooses about a report.

use jiff::civil::Date;

use super::{Extent, SectionChoice, SectionKind};
use crate::model::{Assessment, Form, Shared};
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
    /// Earlier assessments of the unit, in any order: what changed since the latest of them is told.
    pub before: Vec<Shared<Assessment>>,
}

impl ReportOptions {
    /// The whole report, with nothing left out.
    #[must_use]
    pub const fn new(form: Form, paper: Paper, date: Date) -> Self {
        Self {
            form,
            extent: Extent::Standard,
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
            before: Vec::new(),
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

    /// The sheet that its pages are laid out on: that of a slide lies on its side and is read from afar.
    #[must_use]
    pub const fn sheet(&self) -> Sheet {
        match self.extent {
            Extent::Slide => self.paper.slide(),
            Extent::Short | Extent::Standard | Extent::Full | Extent::HandOut | Extent::Owners => {
                self.paper.sheet()
            }
        }
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
            Extent::Short | Extent::Standard | Extent::Full | Extent::Slide | Extent::Owners => {
                self.redaction
            }
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

/// The sheet that pages are laid out on. Its lengths are in points, before all that stands on it is
/// enlarged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// The width of the paper.
    pub width: f32,
    /// The height of the paper.
    pub height: f32,
    /// From the sides to the text.
    pub side: f32,
    /// From the upper edge to the text.
    pub top: f32,
    /// From the lower edge to the text.
    pub bottom: f32,
    /// How many times as large it is on paper, its letters too.
    pub enlarged: f32,
}

impl Sheet {
    /// The width that text and figures may take.
    #[must_use]
    pub const fn text_width(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// The height that is left between the margins.
    #[must_use]
    pub const fn text_height(&self) -> f32 {
        self.height - self.top - self.bottom
    }

    /// Whether it is that of a slide.
    #[must_use]
    pub fn is_slide(&self) -> bool {
        self.enlarged > 1.0
    }
}

impl Paper {
    /// From the sides to the text, in points.
    pub const SIDE: f32 = 62.0;

    /// How many times as large a slide is set: titles of 15 points become 24, running text of 9.5
    /// becomes 15.2.
    const OF_A_SLIDE: f32 = 1.6;

    /// The sheet of a report.
    #[must_use]
    pub const fn sheet(self) -> Sheet {
        let (width, height) = self.size();
        Sheet {
            width,
            height,
            side: Self::SIDE,
            top: 66.0,
            bottom: 62.0,
            enlarged: 1.0,
        }
    }

    /// The sheet of a slide: the paper on its side.
    #[must_use]
    pub const fn slide(self) -> Sheet {
        let (height, width) = self.size();
        Sheet {
            width: width / Self::OF_A_SLIDE,
            height: height / Self::OF_A_SLIDE,
            side: 22.0,
            top: 17.0,
            bottom: 23.0,
            enlarged: Self::OF_A_SLIDE,
        }
    }

    /// Width and height in points.
    #[must_use]
    pub const fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (595.276, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }
}
