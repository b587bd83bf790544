//! The grid and the type scale: every distance and size of a page, in points.

use crate::drawing::{ColourRole, Weight};
use crate::report::TextStyle;

/// From the upper edge of the paper to the running title.
pub(super) const RUNNING_TITLE: f32 = 40.0;
/// From the lower edge of the text to the page number.
pub(super) const FOOT: f32 = 28.0;

/// The longest lines of running text: more letters are hard to follow to the next line.
pub(super) const LONGEST_LINE: f32 = 430.0;
/// Between two columns of a table.
pub(super) const GUTTER: f32 = 12.0;
/// From the upper edge of a line to the baseline, as a part of its height.
pub(super) const BASELINE: f32 = 0.76;
/// How far a point is moved in.
pub(super) const INDENT: f32 = 11.0;
/// The thickness of every rule.
pub(super) const HAIRLINE: f32 = 0.5;

/// How large a text is set.
#[derive(Clone, Copy)]
pub(super) struct Type {
    /// The size of its letters.
    pub(super) size: f32,
    /// From line to line.
    pub(super) leading: f32,
}

const fn type_of(size: f32, leading: f32) -> Type {
    Type { size, leading }
}

/// The one statement that the report is about.
const DISPLAY: Type = type_of(22.0, 27.0);
/// The sentences that are read first.
const LEAD: Type = type_of(11.0, 15.5);
/// Running text.
pub(super) const BODY: Type = type_of(9.5, 13.5);
/// The texts of tables.
pub(super) const TABLE: Type = type_of(9.5, 12.0);
/// Captions, limits, and what stands around the pages.
pub(super) const SMALL: Type = type_of(8.5, 11.5);
/// The entries of the contents.
pub(super) const ENTRY: Type = type_of(9.5, 15.0);

/// How letters are set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) letters: Type,
    /// The weight of every span; `None` leaves each its own.
    pub(super) weight: Option<Weight>,
    /// The colour of what has none of its own.
    pub(super) ink: ColourRole,
    /// Whether words may be divided at the end of a line.
    pub(super) divides: bool,
}

impl Style {
    pub(super) const fn new(letters: Type, ink: ColourRole) -> Self {
        Self {
            letters,
            weight: None,
            ink,
            divides: true,
        }
    }
}

/// How a paragraph is set.
pub(super) struct ParagraphMeasures {
    pub(super) style: Style,
    /// The space above it.
    pub(super) before: f32,
    pub(super) indent: f32,
}

pub(super) const fn paragraph(style: TextStyle) -> ParagraphMeasures {
    let (letters, before, ink) = match style {
        TextStyle::Display => (DISPLAY, 20.0, ColourRole::Accent),
        TextStyle::Kicker => (BODY, 5.0, ColourRole::Muted),
        TextStyle::Lead => (LEAD, 5.0, ColourRole::Ink),
        TextStyle::Body => (BODY, 6.0, ColourRole::Ink),
        TextStyle::Bullet => (BODY, 3.0, ColourRole::Ink),
        TextStyle::Note => (SMALL, 5.0, ColourRole::Muted),
    };
    let is_display = matches!(style, TextStyle::Display);
    ParagraphMeasures {
        style: Style {
            weight: if is_display {
                Some(Weight::Semibold)
            } else {
                None
            },
            divides: !is_display && !matches!(style, TextStyle::Kicker),
            ..Style::new(letters, ink)
        },
        before,
        indent: if matches!(style, TextStyle::Bullet) {
            INDENT
        } else {
            0.0
        },
    }
}

/// How a heading is set.
pub(super) struct HeadingMeasures {
    pub(super) style: Style,
    /// The space above and below it.
    pub(super) before: f32,
    pub(super) after: f32,
    /// Whether a hairline stands below it.
    pub(super) ruled: bool,
}

pub(super) const fn heading(level: u8) -> HeadingMeasures {
    let (letters, before, after, ink) = match level {
        1 => (type_of(15.0, 19.0), 26.0, 6.0, ColourRole::Accent),
        2 => (type_of(11.5, 15.0), 16.0, 2.5, ColourRole::Ink),
        _ => (BODY, 10.0, 0.0, ColourRole::Accent),
    };
    HeadingMeasures {
        style: Style {
            divides: false,
            ..Style::new(letters, ink)
        },
        before,
        after,
        ruled: level == 1,
    }
}
