//! Where the window stands: noticed while it is open, and found again at the next start.

use egui::{Context, Pos2, Rect, Vec2, ViewportBuilder, ViewportCommand};

use crate::store::settings::WindowPlace;

/// How much of the upper edge must be on a screen, so that the window can be seen and moved.
const REACH: Vec2 = Vec2::new(120.0, 24.0);

/// What a screen holds beside the inside of a window: its frame and title, and bars of the desktop.
const BESIDE: Vec2 = Vec2::new(16.0, 88.0);

/// What the windows are called for desktops: the name of `assets/desktop/continuum.desktop`, by which they
/// find name and icon.
pub(crate) const APP_ID: &str = "continuum";

/// `assets/icon/continuum.svg` as dots; every system scales it down by itself.
const ICON: &[u8] = include_bytes!("../../assets/icon/continuum-128.png");

/// The window as it stood last.
pub(crate) fn builder(place: Option<WindowPlace>) -> ViewportBuilder {
    let place = place.unwrap_or_default().sane();
    let size = |(width, height): (u16, u16)| Vec2::new(width.into(), height.into());
    let builder = ViewportBuilder::default()
        .with_app_id(APP_ID)
        .with_inner_size(size((place.width, place.height)))
        .with_min_inner_size(size(WindowPlace::LEAST))
        .with_icon(eframe::icon_data::from_png_bytes(ICON).unwrap_or_default())
        .with_maximized(place.maximised);
    match corner(place) {
        Some(corner) => builder.with_position(corner),
        None => builder,
    }
}

fn corner(place: WindowPlace) -> Option<Pos2> {
    let (x, y) = place.corner?;
    // A screen ends long before this.
    let small = |number: i32| i16::try_from(number).ok().map(f32::from);
    Some(Pos2::new(small(x)?, small(y)?))
}

/// What a window is told when it is shown: one that is new, or that stood where no screen is any
/// more, is fitted to the first screen; one that filled the screen is to fill it again.
pub(crate) fn rescue(place: Option<WindowPlace>, screens: &[Rect]) -> Vec<ViewportCommand> {
    if place.is_some_and(|place| place.maximised) {
        // Not every window manager takes this from a window that is not shown yet.
        return vec![ViewportCommand::Maximized(true)];
    }
    let size = place.unwrap_or_default().sane();
    let corner = place.and_then(corner);
    if corner.is_some_and(|corner| is_reachable(corner, size.width.into(), screens)) {
        return Vec::new();
    }
    let Some(first) = screens.first() else {
        return Vec::new();
    };
    let size = Vec2::new(size.width.into(), size.height.into());
    let fitting = fitting(size, first.size());
    let mut told = Vec::new();
    if fitting != size {
        told.push(ViewportCommand::InnerSize(fitting));
    }
    if corner.is_some() {
        let rest = first.size() - BESIDE - fitting;
        let inwards = (rest / 2.0).clamp(Vec2::ZERO, Vec2::splat(40.0));
        told.push(ViewportCommand::OuterPosition(first.min + inwards));
    }
    told
}

/// The size with which a window is seen whole on a screen, with its title and the desktop's bar.
fn fitting(size: Vec2, screen: Vec2) -> Vec2 {
    let (width, height) = WindowPlace::LEAST;
    size.min(screen - BESIDE)
        .max(Vec2::new(width.into(), height.into()))
}

/// What a title, edges and a bar of the desktop take of a screen, in points.
const AROUND: Vec2 = Vec2::new(16.0, 72.0);

/// The number of a screen that the window is not on; `None` where there is no other.
pub(crate) fn other_screen(frame: &eframe::Frame) -> Option<usize> {
    let window = frame.winit_window()?;
    let here = window.current_monitor()?;
    window
        .available_monitors()
        .position(|screen| screen != here)
}

/// How much room for a window there is on another screen, else on the one that the window is on: in points at
/// 100%, without what the system puts around a window; `None` where nobody knows.
pub(crate) fn room_beside(frame: &eframe::Frame) -> Option<Vec2> {
    let window = frame.winit_window()?;
    let mut screens = window.available_monitors();
    let place = other_screen(frame);
    let screen = match place {
        Some(place) => screens.nth(place),
        None => window.current_monitor(),
    }?;
    let size = screen.size().to_logical::<f32>(screen.scale_factor());
    Some(Vec2::new(size.width, size.height) - AROUND)
}

/// Whether enough of the upper edge of a window is on a screen. All in points.
fn is_reachable(corner: Pos2, width: f32, screens: &[Rect]) -> bool {
    let edge = Rect::from_min_size(corner, Vec2::new(width, REACH.y));
    screens.iter().any(|screen| {
        let seen = screen.intersect(edge);
        seen.width() >= REACH.x && seen.height() >= REACH.y
    })
}

/// Where the window stands now; `None` where the system does not tell, or it is minimised.
pub(crate) fn now(ctx: &Context, last: Option<WindowPlace>) -> Option<WindowPlace> {
    let (shown, size) = ctx.input(|input| (input.viewport().clone(), input.content_rect().size()));
    let maximised = shown.maximized?;
    if shown.minimized == Some(true) || shown.fullscreen == Some(true) {
        return None;
    }
    let last = last.unwrap_or_default();
    if maximised {
        return Some(WindowPlace { maximised, ..last });
    }
    let zoom = ctx.zoom_factor();
    let size = size * zoom;
    let corner = shown.outer_rect.map(|rect| rect.min.to_vec2() * zoom);
    let place = WindowPlace {
        corner: corner.map(|corner| (whole(corner.x), whole(corner.y))),
        width: u16::try_from(whole(size.x)).unwrap_or(last.width),
        height: u16::try_from(whole(size.y)).unwrap_or(last.height),
        maximised,
    };
    Some(place.sane())
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "what is too large is kept at the end"
)]
fn whole(points: f32) -> i32 {
    points.round() as i32
}

#[cfg(test)]
mod tests {
    use super::{APP_ID, Pos2, Rect, Vec2, WindowPlace, builder, fitting, is_reachable, rescue};
    use egui::ViewportCommand;

    fn screen(x: f32, y: f32, width: f32, height: f32) -> Rect {
        Rect::from_min_size(Pos2::new(x, y), Vec2::new(width, height))
    }

    #[test]
    fn the_window_has_an_icon_of_its_own_and_the_name_of_its_desktop_entry() {
        let builder = builder(None);
        let icon = builder.icon.expect("an icon");
        assert_eq!((icon.width, icon.height), (128, 128));
        let corner_of_steps = icon.rgba.get(4 * (28 * 128 + 108)..).expect("dots");
        assert_eq!(corner_of_steps[..4], [255; 4], "the highest step is white");
        assert_eq!(builder.app_id.as_deref(), Some(APP_ID));
        let entry = include_str!("../../assets/desktop/continuum.desktop");
        let class = format!("StartupWMClass={APP_ID}");
        assert!(entry.lines().any(|line| line == class), "{entry}");
    }

    #[test]
    fn a_window_beyond_every_screen_is_not_reachable_and_one_on_the_second_is() {
        let one = [screen(0.0, 0.0, 1920.0, 1080.0)];
        let two = [one[0], screen(1920.0, 0.0, 1280.0, 1024.0)];
        let on_second = Pos2::new(2000.0, 40.0);
        assert!(is_reachable(on_second, 1180.0, &two));
        assert!(!is_reachable(on_second, 1180.0, &one));
        assert!(
            !is_reachable(Pos2::new(0.0, -30.0), 1180.0, &one),
            "its title is above"
        );
        assert!(
            is_reachable(Pos2::new(-900.0, 10.0), 1180.0, &one),
            "its right end is seen"
        );
        assert!(!is_reachable(Pos2::new(-1100.0, 10.0), 1180.0, &one));
        assert!(!is_reachable(Pos2::ZERO, 1180.0, &[]));
    }

    #[test]
    fn a_new_window_is_seen_whole_on_a_small_screen() {
        let small = screen(0.0, 0.0, 1366.0, 768.0);
        let fits = ViewportCommand::InnerSize(Vec2::new(1180.0, 680.0));
        assert_eq!(rescue(None, &[small]), [fits]);
        assert_eq!(rescue(None, &[screen(0.0, 0.0, 1920.0, 1080.0)]), []);
        let least = fitting(Vec2::new(1180.0, 800.0), Vec2::new(640.0, 480.0));
        assert_eq!(least, Vec2::new(800.0, 500.0));
    }

    #[test]
    fn a_window_of_a_screen_that_is_gone_comes_to_the_first_one_and_one_that_is_seen_stays() {
        let small = screen(0.0, 0.0, 1366.0, 768.0);
        let beside = screen(1366.0, 0.0, 1920.0, 1080.0);
        let place = Some(WindowPlace {
            corner: Some((1500, 60)),
            width: 1600,
            height: 900,
            maximised: false,
        });
        assert_eq!(rescue(place, &[small, beside]), []);
        assert_eq!(
            rescue(place, &[small]),
            [
                ViewportCommand::InnerSize(Vec2::new(1350.0, 680.0)),
                ViewportCommand::OuterPosition(Pos2::ZERO),
            ]
        );
    }

    #[test]
    fn a_remembered_size_that_no_window_can_have_is_mended() {
        let place = WindowPlace {
            corner: Some((i32::MAX, 3)),
            width: 1,
            height: 65_000,
            maximised: false,
        };
        let built = builder(Some(place));
        assert_eq!(built.inner_size, Some(Vec2::new(800.0, 16_000.0)));
        assert_eq!(built.position, None);
        assert_eq!(builder(None).inner_size, Some(Vec2::new(1180.0, 800.0)));
        assert_eq!(builder(None).icon.map(|icon| icon.width), Some(128));
    }
}
