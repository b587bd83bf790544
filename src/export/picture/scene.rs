//! Scenes as dots, for documents that cannot hold marks: a scene is written as SVG and drawn.

use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::{Arc, LazyLock};

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder as _};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use crate::chart::Scene;
use crate::drawing::{
    Anchor, Area, ColourRole, DASHES, Mark, Palette, Picture, Point, Shape, Stroke, Weight,
};
use crate::export::xml::escaped;

/// The widest picture that is drawn, in dots.
const WIDEST: u32 = 8192;

static FONTS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut fonts = Database::new();
    for font in [
        &include_bytes!("../../../assets/fonts/SourceSans3-Regular.ttf")[..],
        &include_bytes!("../../../assets/fonts/SourceSans3-Semibold.ttf")[..],
    ] {
        fonts.load_font_data(font.to_vec());
    }
    Arc::new(fonts)
});

impl Picture {
    /// Draws a scene `width` dots wide (at least 1, at most 8192) in the colours of `palette`.
    /// `None` for a scene without an extent.
    #[must_use]
    pub fn of_scene(scene: &Scene, width: u32, palette: &Palette) -> Option<Self> {
        let options = Options {
            fontdb: FONTS.clone(),
            ..Options::default()
        };
        let tree = Tree::from_str(&svg(scene, palette), &options).ok()?;
        let width = width.clamp(1, WIDEST);
        let height = tree.size().to_int_size().scale_to_width(width)?.height();
        let mut dots = Pixmap::new(width, height)?;
        dots.fill(Color::WHITE);
        let across = dots.width();
        let scale = precise(across) / tree.size().width();
        resvg::render(
            &tree,
            Transform::from_scale(scale, scale),
            &mut dots.as_mut(),
        );
        let opaque = dots.pixels().iter();
        let opaque = opaque.flat_map(|dot| [dot.red(), dot.green(), dot.blue()]);
        Self::new(width, height, opaque.collect::<Vec<u8>>())
    }

    /// The picture as a PNG file; the same dots give the same bytes. `None` where it cannot be
    /// written. Choosing filters would take time and gain nothing with areas of one colour.
    #[must_use]
    pub fn to_png(&self) -> Option<Vec<u8>> {
        let mut out = Cursor::new(Vec::new());
        PngEncoder::new_with_quality(&mut out, CompressionType::Default, FilterType::NoFilter)
            .write_image(
                self.dots(),
                self.width(),
                self.height(),
                ExtendedColorType::Rgb8,
            )
            .ok()?;
        Some(out.into_inner())
    }
}

/// A count of dots as a length.
#[expect(clippy::cast_precision_loss, reason = "at most 8192")]
const fn precise(dots: u32) -> f32 {
    dots as f32
}

/// A scene as an SVG file with its title and what it shows in words. Letters are text in the report's font,
/// or in another one without serifs where a reader does not have it.
pub(super) fn described(scene: &Scene, palette: &Palette, title: &str) -> String {
    let (title, words) = (escaped(title), escaped(&scene.summary));
    let said = format!("<title>{title}</title><desc>{words}</desc>");
    drawn(scene, palette, &said)
}

fn svg(scene: &Scene, palette: &Palette) -> String {
    drawn(scene, palette, "")
}

/// A scene as an SVG file, with what stands before its marks.
fn drawn(scene: &Scene, palette: &Palette, before: &str) -> String {
    let mut pen = SvgPen {
        palette,
        out: String::new(),
    };
    let (width, height) = (scene.width, scene.height);
    pen.push(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" \
         font-family=\"'Source Sans 3','Segoe UI','Helvetica Neue',Arial,sans-serif\">{before}"
    ));
    for mark in &scene.marks {
        pen.mark(mark);
    }
    pen.push(format_args!("</svg>"));
    pen.out
}

struct SvgPen<'a> {
    palette: &'a Palette,
    out: String,
}

impl SvgPen<'_> {
    fn push(&mut self, text: std::fmt::Arguments) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    fn mark(&mut self, mark: &Mark) {
        let paint = self.paint(mark.fill, mark.stroke);
        match &mark.shape {
            Shape::Rectangle(Area {
                corner: Point { x, y },
                width,
                height,
            }) => self.push(format_args!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{paint}/>"
            )),
            Shape::Line { from, to } => self.push(format_args!(
                "<line x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"{paint}/>",
                from.x, from.y, to.x, to.y
            )),
            Shape::Polygon(points) => {
                let corners: Vec<String> = points
                    .iter()
                    .map(|point| format!("{},{}", point.x, point.y))
                    .collect();
                let corners = corners.join(" ");
                self.push(format_args!("<polygon points=\"{corners}\"{paint}/>"));
            }
            Shape::Circle { centre, radius } => self.push(format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{radius}\"{paint}/>",
                centre.x, centre.y
            )),
            Shape::Text(run) => {
                let anchor = match run.anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let weight = match run.weight {
                    Weight::Regular => 400,
                    Weight::Semibold => 600,
                };
                self.push(format_args!(
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" \
                     text-anchor=\"{anchor}\"{paint}>{}</text>",
                    run.at.x,
                    run.at.y,
                    run.size,
                    escaped(&run.text)
                ));
            }
            // No chart holds a picture of dots.
            Shape::Picture { .. } => {}
        }
    }

    /// The attributes for inside and outline.
    fn paint(&self, fill: Option<ColourRole>, stroke: Option<Stroke>) -> String {
        let colour = |role| {
            let (red, green, blue) = self.palette.rgb(role);
            format!("#{red:02x}{green:02x}{blue:02x}")
        };
        let mut paint = format!(
            " fill=\"{}\"",
            fill.map_or_else(|| "none".to_owned(), colour)
        );
        if let Some(stroke) = stroke {
            let (colour, width) = (colour(stroke.colour), stroke.width);
            let _ = write!(paint, " stroke=\"{colour}\" stroke-width=\"{width}\"");
            if stroke.dashed {
                let [dash, gap] = DASHES;
                let _ = write!(paint, " stroke-dasharray=\"{dash} {gap}\"");
            }
        }
        paint
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::TextRun;

    fn scene(text: &str) -> Scene {
        let ground = Mark {
            shape: Shape::Rectangle(Area::new(0.0, 0.0, 20.0, 10.0)),
            fill: Some(ColourRole::Accent),
            stroke: None,
        };
        let label = TextRun::new(Point::new(30.0, 8.0), text, 8.5, Weight::Semibold, 30.0);
        Scene {
            width: 100.0,
            height: 10.0,
            marks: vec![ground, Mark::text(label, ColourRole::Ink)],
            spots: Vec::new(),
            summary: String::new(),
        }
    }

    fn dot(picture: &Picture, x: u32, y: u32) -> &[u8] {
        let at = usize::try_from((y * picture.width() + x) * 3).expect("small");
        &picture.dots()[at..at + 3]
    }

    #[test]
    fn a_scene_is_drawn_in_the_width_and_the_colours_asked_for() {
        let picture =
            Picture::of_scene(&scene("Level"), 400, &Palette::default()).expect("a picture");
        assert_eq!((picture.width(), picture.height()), (400, 40));
        let (red, green, blue) = Palette::default().rgb(ColourRole::Accent);
        assert_eq!(dot(&picture, 40, 20), [red, green, blue]);
        assert_eq!(dot(&picture, 100, 20), [255, 255, 255]);
        let (red, green, blue) = Palette::default().rgb(ColourRole::Ink);
        let is_ink = |dot: &[u8]| dot == [red, green, blue];
        assert!(picture.dots().chunks(3).any(is_ink), "the text is there");
    }

    #[test]
    fn a_picture_is_the_same_file_every_time_and_reads_back() {
        let draw = || {
            let picture = Picture::of_scene(&scene("a < b & \u{7}c"), 300, &Palette::default());
            picture
                .and_then(|picture| picture.to_png())
                .expect("a file")
        };
        assert_eq!(draw(), draw());
        let read = image::load_from_memory(&draw()).expect("a PNG").to_rgb8();
        assert_eq!((read.width(), read.height()), (300, 30));
    }

    #[test]
    fn a_scene_without_an_extent_is_no_picture() {
        let mut nothing = scene("");
        nothing.height = 0.0;
        assert!(Picture::of_scene(&nothing, 300, &Palette::default()).is_none());
    }
}
