//! How much a report says, and which sections it has: those of its extent, without what was switched
//! off and with what was switched on.

use std::collections::BTreeSet;

use super::SectionKind;

/// Every section that can be switched on or off, in the order of the report: its name on the command
/// line, and the key of its name in the window.
const SECTIONS: [(SectionKind, &str, &str); 24] = [
    (SectionKind::Executive, "page-one", "section-page-one"),
    (SectionKind::Change, "change", "section-change"),
    (SectionKind::Outcomes, "outcomes", "section-outcomes"),
    (SectionKind::Paid, "paid", "section-paid"),
    (SectionKind::Status, "status", "section-status"),
    (SectionKind::Options, "options", "section-options"),
    (SectionKind::Profile, "profile", "section-profile"),
    (SectionKind::Continuum, "continuum", "section-continuum"),
    (SectionKind::Blockers, "blockers", "section-blockers"),
    (SectionKind::Target, "target", "section-target"),
    (SectionKind::Efforts, "effort", "section-effort"),
    (SectionKind::Roadmap, "plan", "section-plan"),
    (SectionKind::Owners, "owners", "section-owners"),
    (SectionKind::NextSteps, "steps", "section-steps"),
    (SectionKind::BusinessCase, "money", "section-money"),
    (SectionKind::Roles, "roles", "section-roles"),
    (SectionKind::Spread, "differences", "section-differences"),
    (SectionKind::Method, "method", "section-method"),
    (SectionKind::Decisions, "decisions", "section-decisions"),
    (SectionKind::EveryStep, "every-step", "section-every-step"),
    (SectionKind::Figures, "figures", "section-figures"),
    (SectionKind::Rule, "rule", "section-rule"),
    (SectionKind::Claims, "claims", "section-claims"),
    (SectionKind::Answers, "answers", "section-answers"),
];

impl SectionKind {
    /// Every section that can be switched on or off, in the order of the report.
    pub fn switchable() -> impl Iterator<Item = Self> {
        SECTIONS.into_iter().map(|(kind, ..)| kind)
    }

    /// Its name on the command line; `None` for what cannot be switched on or off.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        let row = SECTIONS.into_iter().find(|(kind, ..)| *kind == self);
        row.map(|(_, name, _)| name)
    }

    /// The key of its name for people; `None` for what cannot be switched on or off.
    #[must_use]
    pub fn title(self) -> Option<&'static str> {
        let row = SECTIONS.into_iter().find(|(kind, ..)| *kind == self);
        row.map(|(.., title)| title)
    }

    /// The section of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let row = SECTIONS.into_iter().find(|(_, known, _)| *known == name);
        row.map(|(kind, ..)| kind)
    }

    /// Whether it stands in the appendix.
    #[must_use]
    pub const fn is_appendix(self) -> bool {
        matches!(
            self,
            Self::EveryStep | Self::Figures | Self::Rule | Self::Claims | Self::Answers
        )
    }

    /// Whether a report of an extent has it unless it is switched off.
    #[must_use]
    pub const fn belongs_to(self, extent: Extent) -> bool {
        match extent {
            Extent::Short => matches!(
                self,
                Self::Executive
                    | Self::Change
                    | Self::Roadmap
                    | Self::NextSteps
                    | Self::BusinessCase
                    | Self::Paid
                    | Self::Method
            ),
            Extent::Standard => !self.is_appendix() && self.belongs_to(Extent::Full),
            Extent::Full => !matches!(self, Self::Decisions | Self::Owners | Self::Status),
            Extent::HandOut => matches!(
                self,
                Self::Executive
                    | Self::Change
                    | Self::Blockers
                    | Self::NextSteps
                    | Self::Spread
                    | Self::Decisions
            ),
            Extent::Slide => matches!(self, Self::Executive),
            Extent::Owners => matches!(self, Self::Owners),
        }
    }
}

/// How much a report says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Extent {
    /// Two or three pages: the decision, the plan, and the money.
    Short,
    /// The whole story, without what it rests on answer by answer.
    #[default]
    Standard,
    /// The whole story and its appendix: every answer with its reasons, notes and evidence, every figure.
    Full,
    /// For the people in the room: results and room to write, no names and no notes.
    HandOut,
    /// For a board: the answer, three steps and the money on one page across, in large type.
    Slide,
    /// A page for each owner of steps, to be handed out one by one.
    Owners,
}

impl Extent {
    /// Every extent.
    pub const ALL: [Self; 6] = [
        Self::Short,
        Self::Standard,
        Self::Full,
        Self::HandOut,
        Self::Slide,
        Self::Owners,
    ];

    /// Whether its PDF may carry the assessment: a report does, what is passed on by itself does not.
    #[must_use]
    pub const fn carries(self) -> bool {
        matches!(self, Self::Short | Self::Standard | Self::Full)
    }

    /// Its name on the command line and in the settings.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Standard => "standard",
            Self::Full => "full",
            Self::HandOut => "hand-out",
            Self::Slide => "slide",
            Self::Owners => "owners",
        }
    }
}

/// What was switched on and off, against the sections that an extent has by itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SectionChoice {
    on: BTreeSet<SectionKind>,
    off: BTreeSet<SectionKind>,
}

impl SectionChoice {
    /// The sections of the extent.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            on: BTreeSet::new(),
            off: BTreeSet::new(),
        }
    }

    /// These sections and no other.
    pub fn only(kinds: impl IntoIterator<Item = SectionKind>) -> Self {
        let on: BTreeSet<SectionKind> = kinds.into_iter().collect();
        let off = SectionKind::switchable().filter(|kind| !on.contains(kind));
        Self {
            off: off.collect(),
            on,
        }
    }

    /// Every section that was switched on or off, and which of both.
    pub fn switched(&self) -> impl Iterator<Item = (SectionKind, bool)> {
        let on = self.on.iter().map(|kind| (*kind, true));
        on.chain(self.off.iter().map(|kind| (*kind, false)))
    }

    /// Switches a section on or off.
    pub fn set(&mut self, kind: SectionKind, shows: bool) {
        let (to, from) = if shows {
            (&mut self.on, &mut self.off)
        } else {
            (&mut self.off, &mut self.on)
        };
        to.insert(kind);
        from.remove(&kind);
    }

    /// Switches the appendix on.
    #[must_use]
    pub fn with_appendix(mut self) -> Self {
        for kind in SectionKind::switchable().filter(|kind| kind.is_appendix()) {
            self.set(kind, true);
        }
        self
    }

    /// Whether a report of an extent shows a section.
    #[must_use]
    pub fn shows(&self, kind: SectionKind, extent: Extent) -> bool {
        self.on.contains(&kind) || kind.belongs_to(extent) && !self.off.contains(&kind)
    }
}
