//! The wheel with Ctrl: everything larger or smaller.

use egui::{Context, Event, Modifiers, MouseWheelUnit};

use crate::window::frame::action::{FrameAction, Zooming};
use crate::window::view::View;

/// How far fingers scroll on a pad to do what a notch of a wheel does, in points.
const POINTS_OF_A_NOTCH: f32 = 40.0;

/// How far two fingers spread to do what a notch of a wheel does, as a factor.
const SPREAD_OF_A_NOTCH: f32 = 1.1;

/// Turns the wheel with Ctrl into steps of the zoom, one a notch.
pub(crate) fn read(ctx: &Context, view: &mut View<'_>) {
    let turns: Vec<Turn> =
        ctx.input(|input| input.raw.events.iter().filter_map(Turn::of).collect());
    for turn in turns {
        let steps = turn.add_to(&mut view.drafts.turned);
        let zooming = if steps > 0 { Zooming::In } else { Zooming::Out };
        for _ in 0..steps.abs() {
            view.push(FrameAction::Zoom(zooming));
        }
    }
}

/// What a wheel, or fingers on a pad, did.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Turn {
    /// This many notches with Ctrl, upwards above zero.
    Zoom(f32),
    /// Without Ctrl: drops the part of a notch so far.
    Scroll,
}

impl Turn {
    fn of(event: &Event) -> Option<Self> {
        match *event {
            Event::Zoom(factor) => Some(Self::Zoom(factor.ln() / SPREAD_OF_A_NOTCH.ln())),
            Event::MouseWheel {
                unit,
                delta,
                modifiers,
                ..
            } => Some(if modifiers.matches_any(Modifiers::COMMAND) {
                Self::Zoom(match unit {
                    MouseWheelUnit::Point => delta.y / POINTS_OF_A_NOTCH,
                    MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y,
                })
            } else {
                Self::Scroll
            }),
            _ => None,
        }
    }

    /// Adds this to the notches so far; takes out the whole ones and returns them.
    fn add_to(self, turned: &mut f32) -> i16 {
        let Self::Zoom(notches) = self else {
            *turned = 0.0;
            return 0;
        };
        if notches * *turned < 0.0 {
            // A turn the other way counts at once, without the rest of the turn before.
            *turned = 0.0;
        }
        let so_far = *turned + notches;
        if !so_far.is_finite() {
            return 0;
        }
        *turned = so_far.fract();
        whole(so_far)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "cut off at more steps than the zoom has"
)]
fn whole(notches: f32) -> i16 {
    notches.clamp(-20.0, 20.0).trunc() as i16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(turns: &[Turn]) -> Vec<i16> {
        let mut turned = 0.0;
        turns.iter().map(|turn| turn.add_to(&mut turned)).collect()
    }

    #[test]
    fn parts_of_a_notch_are_gathered_and_begun_anew_the_other_way_round_or_after_scrolling() {
        use Turn::{Scroll, Zoom};
        assert_eq!(steps(&[Zoom(1.0), Zoom(-1.0), Zoom(2.5)]), [1, -1, 2]);
        assert_eq!(steps(&[Zoom(0.5), Zoom(0.25), Zoom(0.25)]), [0, 0, 1]);
        assert_eq!(steps(&[Zoom(0.75), Zoom(-0.5), Zoom(-0.5)]), [0, 0, -1]);
        assert_eq!(steps(&[Zoom(0.75), Scroll, Zoom(0.5)]), [0, 0, 0]);
        assert_eq!(
            steps(&[Zoom(f32::INFINITY), Zoom(f32::NAN), Zoom(1e9)]),
            [0, 0, 20]
        );
    }

    #[test]
    fn fingers_on_a_pad_zoom_as_a_wheel_does() {
        let Some(Turn::Zoom(spread)) = Turn::of(&Event::Zoom(1.21)) else {
            panic!("fingers that go apart zoom");
        };
        assert!((spread - 2.0).abs() < 1e-3);
    }
}
