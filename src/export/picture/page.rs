//! A page as dots: for a message, or a presentation made elsewhere.

use image::RgbImage;
use image::imageops::{self, FilterType};

use crate::chart::Scene;
use crate::drawing::{Area, Palette, Picture, Shape};
use crate::layout::Page;

impl Picture {
    /// Draws a page `width` dots wide (at least 1, at most 8192) in the colours of `palette`. `None` for
    /// a page without an extent.
    #[must_use]
    pub fn of_page(page: &Page, width: u32, palette: &Palette) -> Option<Self> {
        let marks = page.groups.iter().flat_map(|group| &group.marks);
        let marks: Vec<_> = marks.map(|drawn| drawn.mark.clone()).collect();
        let scene = Scene {
            width: page.width,
            height: page.height,
            marks,
            spots: Vec::new(),
            summary: String::new(),
        };
        let drawn = Self::of_scene(&scene, width, palette)?;
        let mut dots = image(&drawn)?;
        let scale = f64::from(drawn.width()) / f64::from(page.width);
        // Scenes leave out pictures of dots.
        for mark in &scene.marks {
            if let Shape::Picture { area, picture } = &mark.shape {
                lay(&mut dots, picture, (*area, scale));
            }
        }
        Self::new(drawn.width(), drawn.height(), dots.into_raw())
    }
}

fn image(picture: &Picture) -> Option<RgbImage> {
    RgbImage::from_raw(picture.width(), picture.height(), picture.dots().to_vec())
}

/// Lays a picture over others, as large as its area.
fn lay(dots: &mut RgbImage, picture: &Picture, (area, scale): (Area, f64)) {
    let Some(picture) = image(picture) else {
        return;
    };
    #[expect(clippy::cast_possible_truncation, reason = "at most 8192")]
    let side = |length: f32| (f64::from(length) * scale).round() as i64;
    let most = |length: f32| u32::try_from(side(length)).unwrap_or_default().max(1);
    let (width, height) = (most(area.width), most(area.height));
    let fitted = imageops::resize(&picture, width, height, FilterType::CatmullRom);
    imageops::replace(dots, &fitted, side(area.corner.x), side(area.corner.y));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{ColourRole, Mark};
    use crate::layout::{Group, Role};

    #[test]
    fn a_page_is_drawn_with_its_shapes_and_its_logo() {
        let green = [0, 200, 0];
        let logo = Picture::new(2, 2, green.repeat(4)).expect("four dots");
        let at = |x, shape: fn(Area, Picture) -> Shape, fill| Mark {
            shape: shape(Area::new(x, 10.0, 20.0, 20.0), logo.clone()),
            fill,
            stroke: None,
        };
        let marks = [
            at(
                10.0,
                |area, _| Shape::Rectangle(area),
                Some(ColourRole::Accent),
            ),
            at(60.0, |area, picture| Shape::Picture { area, picture }, None),
        ];
        let group = Group {
            id: 1,
            role: Role::Artifact,
            marks: marks.map(Into::into).into(),
            landmark: None,
        };
        let page = Page {
            width: 100.0,
            height: 50.0,
            groups: vec![group],
        };
        let palette = Palette::default();
        let drawn = Picture::of_page(&page, 200, &palette).expect("a picture");
        assert_eq!((drawn.width(), drawn.height()), (200, 100));
        let dot = |x: u32, y: u32| {
            let dots = image(&drawn).expect("as many dots as it says");
            dots.get_pixel(x, y).0
        };
        let (red, of_green, blue) = palette.rgb(ColourRole::Accent);
        assert_eq!(dot(40, 40), [red, of_green, blue]);
        assert_eq!(dot(140, 40), green);
        assert_eq!(dot(100, 40), [255, 255, 255]);
    }
}
