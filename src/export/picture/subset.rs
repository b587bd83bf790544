//! What a drawing may be made of, and how much of it, judged before any of it is worked on: shapes,
//! groups, colours, gradients and simple clips. All else either needs another file, or can be made
//! to take any time and memory by a few bytes.

use std::collections::BTreeMap;

use resvg::usvg::roxmltree::{Attribute, Document, Node};
use simplecss::DeclarationTokenizer;
use svgtypes::{Length, LengthUnit, NumberListParser, PathParser, PathSegment};
use svgtypes::{SimplePathSegment, SimplifyingPathParser};

use super::LogoError;

/// How deep elements may be nested.
const DEEPEST: usize = 64;
/// The most work of a file, with every use of a part counted; a line or a small curve is 1.
const MOST_WORK: f64 = 40_000.0;
/// The work of an element beside its lines and curves.
const ELEMENT: f64 = 5.0;
/// The work of a stroked curve, whose two edges are curves that must be found.
const STROKED: f64 = 4.0;
/// The length in units of the drawing for which a curve counts once more: it is drawn in pieces.
const PIECE: f64 = 1000.0;
/// The most stops of a gradient: each dot asks all of them.
const MOST_STOPS: usize = 64;
/// The longest value in bytes, of all that each kid may inherit and read anew.
const LONGEST_VALUE: usize = 4096;
const LONGEST_DASHES: usize = 256;
/// The largest number of a size or a radius.
const LARGEST: f64 = 1e9;

/// The namespace of SVG.
const SVG: &str = "http://www.w3.org/2000/svg";

/// Refuses what cannot or must not be drawn.
pub(super) fn check(document: &Document) -> Result<(), LogoError> {
    let elements = || document.descendants().filter(|node| is_drawn(*node));
    for node in elements() {
        check_kind(node)?;
        check_values(node)?;
        if node.ancestors().take(DEEPEST + 2).count() > DEEPEST + 1 {
            return Err(LogoError::TooIntricate);
        }
    }
    let is_stroked = elements().any(|node| {
        let mut strokes = properties(node).filter(|(name, _)| *name == "stroke");
        strokes.any(|(_, value)| value.trim() != "none")
    });
    let mut work = Work {
        by_name: elements()
            .filter_map(|node| Some((node.attribute("id")?, node)))
            .collect(),
        known: BTreeMap::new(),
        curve: if is_stroked { STROKED } else { 1.0 },
        longest: sizes(document.root_element()).fold(100.0, f64::max),
    };
    let is_little = work.of(document.root_element(), 0) <= MOST_WORK;
    is_little.then_some(()).ok_or(LogoError::TooIntricate)
}

/// Whether an element is one of SVG; others, such as an editor's own notes, are passed over.
fn is_drawn(node: Node) -> bool {
    node.is_element() && matches!(node.tag_name().namespace(), None | Some(SVG))
}

fn check_kind(node: Node) -> Result<(), LogoError> {
    let is_root = node.parent_element().is_none();
    match node.tag_name().name() {
        "svg" if is_root => Ok(()),
        "path" | "rect" | "circle" | "ellipse" | "line" | "polyline" | "polygon" | "g" | "a"
        | "use" | "defs" | "title" | "desc" | "metadata" | "clipPath" | "stop" => Ok(()),
        "linearGradient" | "radialGradient" => {
            let stops = node.children().filter(Node::is_element).count();
            let is_simple = stops <= MOST_STOPS;
            is_simple.then_some(()).ok_or(LogoError::TooIntricate)
        }
        "style" if node.text().is_none_or(|text| text.trim().is_empty()) => Ok(()),
        "style" => Err(LogoError::StyleSheet),
        "text" | "tspan" => Err(LogoError::Text),
        "image" | "feImage" | "foreignObject" => Err(LogoError::Picture),
        "filter" => Err(LogoError::Filter),
        "mask" => Err(LogoError::Mask),
        "pattern" => Err(LogoError::Pattern),
        "marker" => Err(LogoError::Marker),
        _ => Err(LogoError::OtherPart),
    }
}

fn check_values(node: Node) -> Result<(), LogoError> {
    for (name, value) in properties(node) {
        let value = value.trim();
        let longest = match name {
            "d" | "points" => usize::MAX,
            "stroke-dasharray" => LONGEST_DASHES,
            _ => LONGEST_VALUE,
        };
        if value.len() > longest {
            return Err(LogoError::TooIntricate);
        }
        match name {
            _ if value == "none" => {}
            "filter" => return Err(LogoError::Filter),
            "mask" => return Err(LogoError::Mask),
            "marker" | "marker-start" | "marker-mid" | "marker-end" => {
                return Err(LogoError::Marker);
            }
            // A parent's shape or radius was counted for the parent alone.
            "d" | "points" | "r" | "rx" | "ry" if value == "inherit" => {
                return Err(LogoError::OtherPart);
            }
            _ => {}
        }
    }
    if pointers(node).any(|pointer| pointer.is_none()) {
        return Err(LogoError::Picture);
    }
    let is_root = node.parent_element().is_none();
    if is_root && sizes(node).any(|size| size > LARGEST) {
        return Err(LogoError::TooIntricate);
    }
    Ok(())
}

/// The attributes of an element with those that its `style` holds.
fn properties<'a>(node: Node<'a, '_>) -> impl Iterator<Item = (&'a str, &'a str)> {
    let named = node.attributes().filter(is_read);
    let named = named.map(|found| (found.name(), found.value()));
    let style = node.attribute("style").unwrap_or_default();
    let declared = DeclarationTokenizer::from(style).map(|found| (found.name, found.value));
    named.chain(declared)
}

/// Whether an attribute is read, or an editor's own.
fn is_read(attribute: &Attribute) -> bool {
    const XLINK: &str = "http://www.w3.org/1999/xlink";
    const XML: &str = "http://www.w3.org/XML/1998/namespace";
    matches!(attribute.namespace(), None | Some(SVG | XLINK | XML))
}

/// The parts of the file that an element points to by name; `None` where it points out of it.
fn pointers<'a>(node: Node<'a, '_>) -> impl Iterator<Item = Option<&'a str>> {
    let drawn = node.tag_name().name() != "a";
    let read = node.attributes().filter(is_read);
    read.flat_map(move |attribute| {
        let value = attribute.value();
        let whole = (drawn && attribute.name() == "href").then(|| value.trim().strip_prefix('#'));
        let parts = value.split("url(").skip(1).map(|rest| {
            let inside = rest.split(')').next().unwrap_or_default();
            inside.trim_matches([' ', '\'', '"']).strip_prefix('#')
        });
        whole.into_iter().chain(parts)
    })
}

/// The numbers by which the whole drawing is sized.
fn sizes(root: Node) -> impl Iterator<Item = f64> {
    let stated = root.attributes().filter_map(|found| match found.name() {
        "width" | "height" | "viewBox" => Some(found.value()),
        _ => None,
    });
    let numbers = stated.flat_map(|value| NumberListParser::from(value).map_while(Result::ok));
    numbers.map(f64::abs)
}

/// How much is drawn when each part is counted as often as it is used.
struct Work<'a, 'b> {
    by_name: BTreeMap<&'a str, Node<'a, 'b>>,
    known: BTreeMap<usize, f64>,
    /// The work of a curve.
    curve: f64,
    /// The longest side of the drawing, of which a size in percent is a part.
    longest: f64,
}

impl<'a, 'b> Work<'a, 'b> {
    /// Infinite where parts use one another in a circle or too deeply.
    fn of(&mut self, node: Node<'a, 'b>, depth: usize) -> f64 {
        if depth > 2 * DEEPEST {
            return f64::INFINITY;
        }
        if let Some(known) = self.known.get(&node.id().get_usize()) {
            return *known;
        }
        // An element that is found again below itself would never end.
        self.known.insert(node.id().get_usize(), f64::INFINITY);
        let mut sum = self.alone(node);
        for kid in node.children().filter(|kid| is_drawn(*kid)) {
            sum += self.of(kid, depth + 1);
        }
        for name in pointers(node).flatten() {
            if let Some(used) = self.by_name.get(name).copied() {
                sum += self.of(used, depth + 1);
            }
        }
        self.known.insert(node.id().get_usize(), sum);
        sum
    }

    fn alone(&self, node: Node) -> f64 {
        let shapes = node.attributes().map(|found| match found.name() {
            "d" => self.path(found.value()),
            "points" => count(NumberListParser::from(found.value()).count()) / 2.0,
            "r" | "rx" | "ry" => self.arc(found.value()),
            _ => 0.0,
        });
        ELEMENT + shapes.sum::<f64>()
    }

    fn path(&self, value: &str) -> f64 {
        let mut segments = PathParser::from(value).map_while(Result::ok);
        let is_bounded = segments.all(|segment| match segment {
            PathSegment::EllipticalArc { rx, ry, x, y, .. } => [rx, ry, x, y]
                .into_iter()
                .all(|number| number.abs() <= LARGEST),
            _ => true,
        });
        if !is_bounded {
            return f64::INFINITY;
        }
        let (mut sum, mut at) = (0.0, (0.0, 0.0));
        for segment in SimplifyingPathParser::from(value).map_while(Result::ok) {
            let length = |points: &[(f64, f64)]| {
                let reach = points
                    .iter()
                    .map(|(x, y)| (x - at.0).abs().max((y - at.1).abs()));
                reach.fold(0.0, f64::max)
            };
            sum += match segment {
                SimplePathSegment::CurveTo {
                    x1,
                    y1,
                    x2,
                    y2,
                    x,
                    y,
                } => self.curve(length(&[(x1, y1), (x2, y2), (x, y)])),
                SimplePathSegment::Quadratic { x1, y1, x, y } => {
                    self.curve(length(&[(x1, y1), (x, y)]))
                }
                _ => 1.0,
            };
            if let SimplePathSegment::MoveTo { x, y }
            | SimplePathSegment::LineTo { x, y }
            | SimplePathSegment::CurveTo { x, y, .. }
            | SimplePathSegment::Quadratic { x, y, .. } = segment
            {
                at = (x, y);
            }
            if sum > MOST_WORK {
                break;
            }
        }
        sum
    }

    fn curve(&self, length: f64) -> f64 {
        self.curve * (1.0 + length / PIECE)
    }

    /// A circle by its radius, or the corners of a rectangle.
    fn arc(&self, value: &str) -> f64 {
        let Ok(radius) = value.trim().parse::<Length>() else {
            return 0.0;
        };
        let units = match radius.unit {
            LengthUnit::Percent => self.longest / 100.0,
            // The size of letters is inherited, and may grow with each parent.
            LengthUnit::Em | LengthUnit::Ex => f64::INFINITY,
            LengthUnit::None | LengthUnit::Px => 1.0,
            _ => 96.0,
        };
        4.0 * self.curve(radius.number.abs() * units)
    }
}

fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::INFINITY, f64::from)
}
