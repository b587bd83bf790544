//! A logo that is a drawing: of few kinds of parts, no other files, and no more work than is bounded.

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::{KEPT, LogoError, subset, work};

/// The most elements and texts of a file, and attributes of an element.
const MOST_NODES: u32 = 20_000;
const MOST_ATTRIBUTES: usize = 1_000;

/// Draws the text of an SVG file, [`KEPT`] dots along its longer side.
pub(super) fn draw(text: &str) -> Result<RgbaImage, LogoError> {
    // Each use of an entity would be a copy of it.
    if text.contains("<!ENTITY") {
        return Err(LogoError::OtherPart);
    }
    // The reader compares each attribute of an element with all others.
    let mut tags = text.split('<').map(|tag| tag.matches('=').count());
    if tags.any(|attributes| attributes > MOST_ATTRIBUTES) {
        return Err(LogoError::TooIntricate);
    }
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|fault| match fault {
        resvg::usvg::roxmltree::Error::NodesLimitReached => LogoError::TooIntricate,
        _ => LogoError::Broken,
    })?;
    subset::check(&document)?;
    let closed = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &closed).map_err(|_| LogoError::Broken)?;
    if !tree.root().has_children() {
        return Err(LogoError::Empty);
    }
    rendered(&tree)
}

fn rendered(tree: &Tree) -> Result<RgbaImage, LogoError> {
    let size = tree.size();
    let scale = f64::from(KEPT) / f64::from(size.width().max(size.height()));
    let dots = |side: f32| -> u32 {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "between 1 and 1,200"
        )]
        let dots = (f64::from(side) * scale)
            .round()
            .clamp(1.0, f64::from(KEPT)) as u32;
        dots
    };
    let (width, height) = (dots(size.width()), dots(size.height()));
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a scale needs no more digits"
    )]
    let scale = scale as f32;
    let scale = Transform::from_scale(scale, scale);
    work::check(tree, scale, width, height)?;
    let mut canvas = Pixmap::new(width, height).ok_or(LogoError::Empty)?;
    resvg::render(tree, scale, &mut canvas.as_mut());
    RgbaImage::from_raw(width, height, canvas.take_demultiplied()).ok_or(LogoError::Broken)
}

#[cfg(test)]
mod tests {
    use super::{LogoError, draw};

    const RED: &str = "<rect width='40' height='20' fill='red'/>";

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             xmlns:i='urn:an-editor' width='40' height='20'>{inside}</svg>"
        )
    }

    fn drawn(inside: &str) -> Result<(u32, u32), LogoError> {
        draw(&svg(inside)).map(|picture| picture.dimensions())
    }

    #[test]
    fn shapes_groups_colours_gradients_clips_uses_and_dashes_are_drawn() {
        let picture = draw(&svg(
            "<title>Pellinmoor</title><metadata i:path='none'/><style/>\
             <i:notes><i:filter/></i:notes>\
             <defs><linearGradient id='a'><stop offset='0' stop-color='red'/>\
             <stop offset='1' stop-color='blue'/></linearGradient>\
             <radialGradient id='b' xlink:href='#a'/><clipPath id='c'><circle r='9'/></clipPath>\
             <path id='d' d='M0 0h4v4a2 2 0 0 1-2 2z'/></defs>\
             <g transform='translate(1 1)' style='fill:url(#a);filter:none' mask='none'>\
             <rect width='9' height='9' rx='2'/><ellipse rx='2' ry='1' fill='url(#b)'/></g>\
             <g clip-path='url(#c)' opacity='.5'><polygon points='0,0 12,0 12,12'/></g>\
             <use xlink:href='#d' x='20'/><a xlink:href='http://example.org'><line x2='40'/></a>\
             <path d='M20 10h19' stroke='#c80000' stroke-width='6' stroke-dasharray='3 1'/>",
        ))
        .expect("a drawing");
        assert_eq!(picture.dimensions(), (1200, 600));
        assert_eq!(picture.get_pixel(640, 300).0, [200, 0, 0, 255]);
        assert_eq!(
            picture.get_pixel(705, 300).0,
            [0, 0, 0, 0],
            "between dashes"
        );
        assert_eq!(
            picture.get_pixel(640, 60).0,
            [0, 0, 0, 255],
            "a part that is used"
        );
        assert_eq!(
            picture.get_pixel(345, 150).0,
            [0, 0, 0, 0],
            "cut off by the clip"
        );
    }

    #[test]
    fn each_part_that_a_logo_may_not_have_is_named() {
        use LogoError::{Filter, Marker, Mask, OtherPart, Pattern, StyleSheet, Text};
        for (inside, fault) in [
            ("<filter id='f'><feFlood/></filter>", Filter),
            ("<g filter='blur(9)'/>", Filter),
            ("<g style='/**/filter : blur(9) '/>", Filter),
            ("<mask/>", Mask),
            ("<g mask='url(#m)'/>", Mask),
            ("<pattern/>", Pattern),
            ("<marker/>", Marker),
            ("<path marker-mid='url(#m)'/>", Marker),
            ("<g style='marker:url(#m)'/>", Marker),
            ("<style>.a{fill:red}</style>", StyleSheet),
            ("<text>a</text>", Text),
            ("<svg/>", OtherPart),
            ("<switch/>", OtherPart),
            ("<symbol/>", OtherPart),
            ("<script/>", OtherPart),
            ("<animate/>", OtherPart),
            ("<g d='M0 0h9v9'><path d='inherit'/></g>", OtherPart),
        ] {
            assert_eq!(drawn(&format!("{inside}{RED}")), Err(fault), "{inside}");
        }
        let entity = format!("<!DOCTYPE svg [<!ENTITY a 'b'>]>{}", svg(RED));
        assert_eq!(draw(&entity).err(), Some(OtherPart));
    }

    /// Each of these took more than ten seconds, more memory than there is, or both.
    #[test]
    fn a_drawing_of_few_bytes_that_would_take_long_is_refused() {
        let times = |number: usize, part: &str| part.repeat(number);
        let stroked = |path: &str| format!("<path fill='none' stroke='red' d='{path}'/>");
        let wave = times(20_000, "c9 1 1 9 0 0");
        let layers = |number, inside: &str| {
            times(number, "<g opacity='.9'>") + inside + &times(number, "</g>")
        };
        for bomb in [
            times(15_000, "<rect width='40' height='20' fill-opacity='.5'/>"),
            times(200, &stroked("M0 0H40' stroke-dasharray='.0001")),
            stroked("M0 0H40' stroke-dasharray='0.00001"),
            stroked("M0 0C1e9 1 1 1e9 1e9 1e9"),
            format!("<g transform='scale(1e6)'>{}</g>", stroked("M0 0C1 .1 .1 1 1 1' stroke-width='.001")),
            stroked(&format!("M0 0{wave}")),
            "<path d='M0 0A1e308 1e308 0 0 1 1 1'/>".to_owned(),
            "<path d='M0 0A1 1 0 0 1 1e300 1e300'/>".to_owned(),
            "<circle r='3e38'/>".to_owned(),
            "<g font-size='1e9em'><circle r='1e9em'/></g>".to_owned(),
            "<rect width='1e38' height='1e38' rx='1e37'/>".to_owned(),
            format!("<path d='M0 0{}'/>", times(250_000, "l1 1")),
            format!("<path d='{}'/>", times(2_000, "M0 0V20h.01V0z")),
            format!("<path d='{}'/>", times(2_500, "M0 10L40 10.01M40 10L0 10.01")),
            layers(30, "<rect width='40' height='20'/><circle r='3'/>"),
            layers(3, "<rect x='-90' y='-90' width='300' height='300'/><circle r='3'/>"),
            times(100, &layers(1, "<rect width='40' height='20'/><circle r='3'/>")),
            format!("<clipPath id='c'><rect width='40' height='20'/></clipPath>{}",
                times(100, &format!("<g clip-path='url(#c)'>{RED}</g>"))),
            "<clipPath id='a'><circle r='9'/></clipPath><clipPath id='b'><circle r='9' clip-path='url(#a)'/>\
             </clipPath><g clip-path='url(#b)'><rect width='9' height='9'/></g>".to_owned(),
            format!("<linearGradient id='g'>{}</linearGradient><rect width='9' height='9' fill='url(#g)'/>",
                times(65, "<stop/>")),
            format!("<g fill='{}'>{RED}</g>", times(5_000, "a")),
            format!("<g stroke-dasharray='{}'>{RED}</g>", times(200, "1 ")),
            times(1_001, "<rect a='' />").replace("/><rect", ""),
        ] {
            let start = bomb.get(..120.min(bomb.len())).unwrap_or_default();
            let found = drawn(&bomb);
            assert!(found == Err(LogoError::TooIntricate), "{found:?}: {start}");
        }
    }
}
