//! The screens: their names, what they are for, and their studies, from the rows of the rooms.

use crate::window::rooms::each_room;
use crate::window::study::Study;

macro_rules! routes {
    ($($room:ident $action:tt $update:tt [$(
        $route:ident: $label:literal, $tooltip:literal, [$($study:ident),*], $shape:ident $view:tt
    )?])*) => {
        /// A screen. Those up to the report are stations of the way, in the order of the work.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub(crate) enum Route {
            $($($route,)?)*
        }

        impl Route {
            /// Every screen.
            pub(crate) const ALL: &[Self] = &[$($(Self::$route,)?)*];

            const fn row(self) -> RouteRow {
                match self {
                    $($(Self::$route => RouteRow {
                        label: $label,
                        tooltip: $tooltip,
                        studies: &[$(Study::$study),*],
                    },)?)*
                }
            }
        }
    };
}

each_room!(routes);

/// What is known of a screen.
struct RouteRow {
    label: &'static str,
    tooltip: &'static str,
    studies: &'static [Study],
}

impl Route {
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
        !matches!(self, Self::Start | Self::ManyUnits | Self::Help)
    }

    /// Whether it is there while the response sheet of one person is open.
    pub(crate) const fn is_of_sheet(self) -> bool {
        matches!(self, Self::Start | Self::Questions | Self::Help)
    }

    /// The station of the way that it belongs to.
    pub(crate) const fn station(self) -> Option<Self> {
        match self {
            Self::Keying | Self::Grid | Self::Pass | Self::Import | Self::Merge => {
                Some(Self::Questions)
            }
            Self::OverTime | Self::Outcomes => Some(Self::Results),
            Self::Versions | Self::ManyUnits | Self::Help => None,
            station => Some(station),
        }
    }

    /// The stations of the way.
    pub(crate) fn stations() -> impl Iterator<Item = Self> {
        let all = Self::ALL.iter().copied();
        all.filter(|route| route.station() == Some(*route))
    }
}
