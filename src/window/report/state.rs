//! How the pages of the report are looked at.

use crate::window::report::preview::PagePlace;

/// How the pages are looked at.
#[derive(Debug, Default)]
pub(crate) struct PreviewDraft {
    pub(crate) zoom: Zoom,
    /// What stands at the upper edge of the view.
    pub(crate) at: PagePlace,
    /// The page in the middle of the view, from 0.
    pub(crate) page: usize,
    /// A place to go to.
    pub(crate) go: Option<PagePlace>,
    /// Points of the window for a point of paper, as they were drawn last.
    pub(crate) scale: f32,
    /// How many runs of each page in sight were laid out at that scale.
    pub(crate) laid: std::collections::BTreeMap<usize, usize>,
    /// Which pages `laid` is about.
    pub(crate) of: usize,
    /// The heading that is marked in the contents.
    pub(crate) listed: Option<usize>,
    pub(crate) hidden: Hidden,
    /// What stands at the side if there is room for one thing only.
    pub(crate) narrow: Option<Side>,
    /// Whether the side was chosen.
    pub(crate) chose: bool,
}

/// What is hidden although there is room for all.
#[derive(Debug, Default)]
pub(crate) struct Hidden {
    pub(crate) options: bool,
    pub(crate) contents: bool,
}

/// What stands beside the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Options,
    Contents,
}

/// How much room there is for what stands beside the pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SideRoom {
    /// For options and contents.
    Both,
    /// For one of them.
    One,
    /// For none: each takes the place of the pages.
    Instead,
}

impl SideRoom {
    /// The room in a width, in points.
    pub(crate) fn of(width: f32) -> Self {
        if width >= 1060.0 {
            Self::Both
        } else if width >= 620.0 {
            Self::One
        } else {
            Self::Instead
        }
    }
}

impl PreviewDraft {
    /// Another document begins at its first page.
    pub(crate) fn begin(&mut self) {
        (self.page, self.listed) = (0, None);
        self.go = Some(PagePlace::default());
    }

    pub(crate) fn shows(&self, side: Side, room: SideRoom) -> bool {
        match (room, side) {
            (SideRoom::Both, Side::Options) => !self.hidden.options,
            (SideRoom::Both, Side::Contents) => !self.hidden.contents,
            (SideRoom::One, Side::Options) if !self.chose => true,
            (SideRoom::One | SideRoom::Instead, side) => self.narrow == Some(side),
        }
    }

    pub(crate) fn toggle(&mut self, side: Side, room: SideRoom) {
        let shown = self.shows(side, room);
        match (room, side) {
            (SideRoom::Both, Side::Options) => self.hidden.options = shown,
            (SideRoom::Both, Side::Contents) => self.hidden.contents = shown,
            (SideRoom::One | SideRoom::Instead, side) => {
                self.chose = true;
                self.narrow = (!shown).then_some(side);
            }
        }
    }
}

/// How large the pages are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) enum Zoom {
    /// As wide as there is room.
    #[default]
    Width,
    /// A whole page at a time.
    Page,
    /// In percent of the paper, at 96 dots an inch.
    Percent(f32),
}

/// The steps of the buttons, in percent.
pub(crate) const STEPS: [f32; 9] = [50.0, 67.0, 80.0, 90.0, 100.0, 125.0, 150.0, 175.0, 200.0];

/// Points of the window for a point of paper at its own size: 96 to 72 an inch.
const OWN_SIZE: f32 = 96.0 / 72.0;

impl Zoom {
    /// Points of the window for a point of paper, for a page in a view; both without margins.
    pub(crate) fn scale(self, page: egui::Vec2, room: egui::Vec2) -> f32 {
        let percent = match self {
            Self::Width => return (room.x / page.x).clamp(0.35, 2.0 * OWN_SIZE),
            Self::Page => (room.x / page.x).min(room.y / page.y) / OWN_SIZE * 100.0,
            Self::Percent(percent) => percent,
        };
        percent.clamp(20.0, 200.0) / 100.0 * OWN_SIZE
    }

    /// The next step up or down from the present scale.
    pub(crate) fn step(scale: f32, up: bool) -> Self {
        let now = scale / OWN_SIZE * 100.0;
        let mut steps = STEPS.into_iter();
        let next = if up {
            steps.find(|step| *step > now + 0.5)
        } else {
            steps.rfind(|step| *step < now - 0.5)
        };
        let end = if up { STEPS.last() } else { STEPS.first() };
        Self::Percent(next.or(end.copied()).unwrap_or(100.0))
    }

    /// A scale times a factor, such as that of a pinch.
    pub(crate) fn times(scale: f32, factor: f32) -> Self {
        Self::Percent((scale * factor / OWN_SIZE * 100.0).clamp(50.0, 200.0))
    }
}

#[cfg(test)]
mod tests {
    use egui::vec2;

    use super::{OWN_SIZE, PreviewDraft, Side, SideRoom, Zoom};

    const A4: egui::Vec2 = vec2(595.0, 842.0);

    #[test]
    fn where_there_is_no_room_beside_the_pages_they_come_first_and_options_take_their_place() {
        let mut draft = PreviewDraft::default();
        let instead = SideRoom::of(400.0);
        let shown = |draft: &PreviewDraft, room| {
            [Side::Options, Side::Contents].map(|side| draft.shows(side, room))
        };
        assert_eq!(shown(&draft, instead), [false, false]);
        assert_eq!(shown(&draft, SideRoom::of(700.0)), [true, false]);
        assert_eq!(shown(&draft, SideRoom::of(1200.0)), [true, true]);
        draft.toggle(Side::Options, instead);
        assert_eq!(shown(&draft, instead), [true, false]);
        draft.toggle(Side::Contents, instead);
        assert_eq!(shown(&draft, instead), [false, true]);
        draft.toggle(Side::Contents, instead);
        assert_eq!(shown(&draft, instead), [false, false]);
    }

    #[test]
    fn a_page_fits_the_width_or_the_view() {
        let room = vec2(595.0, 421.0);
        assert!((Zoom::Width.scale(A4, room) - 1.0).abs() < 1e-5);
        assert!((Zoom::Page.scale(A4, room) - 0.5).abs() < 1e-5);
        assert!((Zoom::Percent(100.0).scale(A4, room) - OWN_SIZE).abs() < 1e-5);
    }

    #[test]
    fn the_steps_go_on_from_what_is_shown_and_end_at_the_ends() {
        assert_eq!(Zoom::step(OWN_SIZE, true), Zoom::Percent(125.0));
        assert_eq!(Zoom::step(OWN_SIZE, false), Zoom::Percent(90.0));
        assert_eq!(Zoom::step(0.71 * OWN_SIZE, true), Zoom::Percent(80.0));
        assert_eq!(Zoom::step(2.0 * OWN_SIZE, true), Zoom::Percent(200.0));
        assert_eq!(Zoom::step(0.5 * OWN_SIZE, false), Zoom::Percent(50.0));
    }
}
