//! What the window says about each kind of rating: keys of its texts, a row a kind.

use crate::model::RatingKind;

/// The keys of what the window says about a kind of rating.
#[derive(Debug, Clone, Copy)]
pub(crate) struct KindTexts {
    /// What a change to it is called.
    pub(crate) change: &'static str,
    /// What choosing it does, in a sentence; empty where nothing but digits chooses it.
    pub(crate) tooltip: &'static str,
    /// Label and tooltip of its filter; `None` where the list is not filtered by it.
    pub(crate) filter: Option<(&'static str, &'static str)>,
    /// Why it is worth another look at the end, a title and a text; `None` where it is not.
    pub(crate) look: Option<(&'static str, &'static str)>,
}

impl KindTexts {
    /// The texts of a kind.
    pub(crate) const fn of(kind: RatingKind) -> Self {
        match kind {
            RatingKind::Rated => Self {
                change: "window-change-rating",
                tooltip: "",
                filter: None,
                look: None,
            },
            RatingKind::NotApplicable => Self {
                change: "window-change-not-applicable",
                tooltip: "window-tooltip-not-applicable",
                filter: Some((
                    "window-filter-not-applicable",
                    "window-filter-not-applicable-tooltip",
                )),
                look: None,
            },
            RatingKind::DontKnow => Self {
                change: "window-change-dont-know",
                tooltip: "window-tooltip-dont-know",
                filter: Some(("window-filter-dont-know", "window-filter-dont-know-tooltip")),
                look: Some(("window-end-dont-know", "window-end-dont-know-text")),
            },
            RatingKind::Unanswered => Self {
                change: "window-change-cleared",
                tooltip: "",
                filter: Some(("window-filter-open", "window-filter-open-tooltip")),
                look: Some(("window-end-still-open", "window-end-still-open-text")),
            },
        }
    }
}
