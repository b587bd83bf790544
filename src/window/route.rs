//! The screens, a row each: its name, what it is for, and its studies.

use crate::window::study::Study;

/// A screen. Those up to the report are stations of the way, in the order of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Route {
    Start,
    Unit,
    Questions,
    Results,
    Target,
    Plan,
    Report,
    /// Another way of answering the questions.
    Keying,
    /// Reached from every screen; leads back to the one before.
    Help,
}

/// What is known of a screen.
struct RouteRow {
    /// The key of its name.
    label: &'static str,
    /// The key of what it is for, in a sentence.
    tooltip: &'static str,
    /// The questions that it answers and that take longer than a frame.
    studies: &'static [Study],
}

impl Route {
    /// Every screen.
    pub(crate) const ALL: [Self; 9] = [
        Self::Start,
        Self::Unit,
        Self::Questions,
        Self::Results,
        Self::Target,
        Self::Plan,
        Self::Report,
        Self::Keying,
        Self::Help,
    ];

    const fn row(self) -> RouteRow {
        use Study::{Analysis, Levels, Resampling, Simulation, SmallestSet};
        let (label, tooltip, studies): (_, _, &[Study]) = match self {
            Self::Start => ("window-route-start", "window-tooltip-start", &[]),
            Self::Unit => ("window-route-unit", "window-tooltip-unit", &[]),
            Self::Questions => ("window-route-questions", "window-tooltip-questions", &[]),
            Self::Results => (
                "window-route-results",
                "window-tooltip-results",
                &[Analysis, Resampling],
            ),
            Self::Target => (
                "window-route-target",
                "window-tooltip-target",
                &[Analysis, Levels, SmallestSet, Simulation],
            ),
            Self::Plan => (
                "window-route-plan",
                "window-tooltip-plan",
                &[Analysis, SmallestSet],
            ),
            Self::Report => ("window-route-report", "window-tooltip-report", &[]),
            Self::Keying => ("keying-title", "keying-tooltip", &[]),
            Self::Help => ("window-command-help", "window-tooltip-help", &[]),
        };
        RouteRow {
            label,
            tooltip,
            studies,
        }
    }

    /// The key of its name.
    pub(crate) const fn label(self) -> &'static str {
        self.row().label
    }

    /// The key of what it is for, in a sentence.
    pub(crate) const fn tooltip(self) -> &'static str {
        self.row().tooltip
    }

    /// The questions that it answers and that take longer than a frame.
    pub(crate) const fn studies(self) -> &'static [Study] {
        self.row().studies
    }

    /// Whether it shows nothing without a document.
    pub(crate) const fn needs_document(self) -> bool {
        !matches!(self, Self::Start | Self::Help)
    }

    /// The station of the way that it belongs to.
    pub(crate) const fn station(self) -> Option<Self> {
        match self {
            Self::Keying => Some(Self::Questions),
            Self::Help => None,
            station => Some(station),
        }
    }

    /// The stations of the way.
    pub(crate) fn stations() -> impl Iterator<Item = Self> {
        let all = Self::ALL.into_iter();
        all.filter(|route| route.station() == Some(*route))
    }
}
