//! How long a drawing takes to be drawn, judged on what is left of it after reading.

use resvg::tiny_skia::{IntRect, Path, PathSegment, Point, Rect, Transform};
use resvg::usvg::{Fill, Group, Node, Paint, Stroke, Tree};

use super::LogoError;

/// The most work: as much as takes a third of a second on a slow computer, in nanoseconds.
const MOST_TIME: f32 = 300e6;
/// The most memory of layers (parts that are drawn apart and then laid down) at a time, in bytes.
const MOST_LAYERS: f32 = 40e6;
/// The most dashes of a stroke.
const MOST_DASHES: f32 = 2_000.0;

// What things take, in nanoseconds, measured without optimisation.
const ELEMENT: f32 = 10_000.0;
const EDGE: f32 = 100.0;
/// A row of dots that an edge crosses, and what each other edge that crosses the row adds, up to a
/// number at which the row is full.
const CROSSING: f32 = 200.0;
const CROSSING_BESIDE: f32 = 0.5;
const MOST_BESIDE: f32 = 4_000.0;
/// Two edges that cross one another and are put in order again.
const PAIR: f32 = 12.0;
/// A line's or a small curve's outline.
const LINE_OUTLINE: f32 = 2_000.0;
const CURVE_OUTLINE: f32 = 12_000.0;
/// A dot of one colour, of a gradient (and more for each stop), of a thin line, of a layer, of a clip.
const PLAIN_DOT: f32 = 12.0;
const GRADIENT_DOT: f32 = 25.0;
const STOP_DOT: f32 = 3.0;
const THIN_DOT: f32 = 400.0;
const LAYER_DOT: f32 = 16.0;
const CLIP_DOT: f32 = 12.0;

/// Refuses a drawing that takes too long or too much memory to be drawn on so many dots.
pub(super) fn check(
    tree: &Tree,
    scale: Transform,
    width: u32,
    height: u32,
) -> Result<(), LogoError> {
    let sheet = IntRect::from_xywh(0, 0, width, height)
        .ok_or(LogoError::Empty)?
        .to_rect();
    let mut work = Work { sheet, time: 0.0 };
    work.group(tree.root(), scale, sheet, 0.0)
}

struct Work {
    sheet: Rect,
    time: f32,
}

impl Work {
    fn spend(&mut self, time: f32) -> Result<(), LogoError> {
        self.time += time;
        // What is no number is too much as well.
        let is_little = self.time <= MOST_TIME;
        is_little.then_some(()).ok_or(LogoError::TooIntricate)
    }

    /// Counts what a group takes on the dots of `seen`, with the memory of the layers around it.
    fn group(
        &mut self,
        group: &Group,
        placed: Transform,
        seen: Rect,
        memory: f32,
    ) -> Result<(), LogoError> {
        if !group.filters().is_empty() {
            return Err(LogoError::Filter);
        }
        if group.mask().is_some() {
            return Err(LogoError::Mask);
        }
        let placed = placed.pre_concat(group.transform());
        let (mut seen, mut memory) = (seen, memory);
        if group.should_isolate() {
            let Some(layer) = self.layer(group, placed) else {
                return self.spend(ELEMENT);
            };
            let dots = layer.width() * layer.height();
            (seen, memory) = (layer, memory + 4.0 * dots);
            self.spend(ELEMENT + LAYER_DOT * dots)?;
            if let Some(clip) = group.clip_path() {
                if clip.clip_path().is_some() {
                    return Err(LogoError::TooIntricate);
                }
                self.spend(CLIP_DOT * dots)?;
                self.clip(clip.root(), placed.pre_concat(clip.transform()), layer)?;
                memory += 5.0 * dots;
            }
            if memory > MOST_LAYERS {
                return Err(LogoError::TooIntricate);
            }
        }
        for node in group.children() {
            match node {
                Node::Group(group) => self.group(group, placed, seen, memory)?,
                Node::Path(path) => {
                    self.fill(path.data(), path.fill(), placed, seen)?;
                    self.stroke(path.data(), path.stroke(), placed, seen)?;
                }
                Node::Image(_) => return Err(LogoError::Picture),
                Node::Text(_) => return Err(LogoError::Text),
            }
        }
        Ok(())
    }

    /// The dots of a layer: those of its content, of which the renderer keeps a margin of two sheets.
    fn layer(&self, group: &Group, placed: Transform) -> Option<Rect> {
        let content = group.layer_bounding_box().transform(placed)?;
        let (width, height) = (self.sheet.width(), self.sheet.height());
        let kept = Rect::from_ltrb(-2.0 * width, -2.0 * height, 3.0 * width, 3.0 * height)?;
        content.to_rect().outset(3.0, 3.0)?.intersect(&kept)
    }

    /// Counts what cutting a layer to a shape takes.
    fn clip(&mut self, shape: &Group, placed: Transform, seen: Rect) -> Result<(), LogoError> {
        for node in shape.children() {
            match node {
                Node::Group(group) if group.clip_path().is_some() => {
                    return Err(LogoError::TooIntricate);
                }
                Node::Group(group) => {
                    self.clip(group, placed.pre_concat(group.transform()), seen)?;
                }
                Node::Path(path) => self.fill(path.data(), path.fill(), placed, seen)?,
                Node::Image(_) => return Err(LogoError::Picture),
                Node::Text(_) => return Err(LogoError::Text),
            }
        }
        Ok(())
    }

    fn fill(
        &mut self,
        path: &Path,
        fill: Option<&Fill>,
        placed: Transform,
        seen: Rect,
    ) -> Result<(), LogoError> {
        let Some(fill) = fill else { return Ok(()) };
        let dot = dot(fill.paint())?;
        self.shape(path, placed, seen, dot, 0.0)
    }

    fn stroke(
        &mut self,
        path: &Path,
        stroke: Option<&Stroke>,
        placed: Transform,
        seen: Rect,
    ) -> Result<(), LogoError> {
        let Some(stroke) = stroke else { return Ok(()) };
        let dot = dot(stroke.paint())?;
        if let Some(dashes) = stroke.dasharray() {
            let sum: f32 = dashes.iter().sum();
            let length: f32 = Edges::of(path).map(|edge| edge.length()).sum();
            let count = length / sum * u16::try_from(dashes.len()).map_or(f32::INFINITY, f32::from);
            if count.is_nan() || count > MOST_DASHES {
                return Err(LogoError::TooIntricate);
            }
            // Each dash is a line of its own with two ends.
            self.spend(count * (LINE_OUTLINE + 4.0 * EDGE))?;
        }
        let (across, down) = placed.get_scale();
        let half = stroke.width().get() / 2.0 * across.max(down);
        self.shape(path, placed, seen, dot, half.max(1.0))
    }

    /// Counts what filling a path takes, or with half a width filling its outline.
    fn shape(
        &mut self,
        path: &Path,
        placed: Transform,
        seen: Rect,
        dot: f32,
        half: f32,
    ) -> Result<(), LogoError> {
        self.spend(ELEMENT)?;
        let Some(path) = path.clone().transform(placed) else {
            return Ok(());
        };
        let bounds = path.bounds().outset(4.0 * half, 4.0 * half);
        let Some(bounds) = bounds.and_then(|bounds| bounds.intersect(&seen)) else {
            return Ok(());
        };
        let mut rows = Rows::new(seen);
        let (mut time, mut dots) = (0.0, 0.0);
        for edge in Edges::of(&path) {
            let inside = edge.inside(seen, half);
            time += EDGE * edge.turns;
            if half > 0.0 {
                let outline = if edge.turns > 1.0 {
                    CURVE_OUTLINE
                } else {
                    LINE_OUTLINE
                };
                time += outline * (1.0 + edge.length() / 1000.0) + THIN_DOT * inside.length();
                dots += inside.length() * 2.0 * (half + 1.0);
                rows.add(&inside, 2.0);
            } else {
                rows.add(&inside, 1.0);
            }
        }
        let most = bounds.width() * bounds.height();
        let dots = if half > 0.0 { most.min(dots) } else { most };
        self.spend(time + rows.time() + dot * dots)
    }
}

fn dot(paint: &Paint) -> Result<f32, LogoError> {
    let stops = match paint {
        Paint::Color(_) => return Ok(PLAIN_DOT),
        Paint::LinearGradient(gradient) => gradient.stops().len(),
        Paint::RadialGradient(gradient) => gradient.stops().len(),
        Paint::Pattern(_) => return Err(LogoError::Pattern),
    };
    let stops = u16::try_from(stops).map_or(f32::INFINITY, f32::from);
    Ok(GRADIENT_DOT + STOP_DOT * stops)
}

/// A line or a curve by the corners around it.
struct Edge {
    left: f32,
    top: f32,
    right: f32,
    bottom: f32,
    /// How often it may cross a row: 1 for a line.
    turns: f32,
}

impl Edge {
    fn around(points: &[Point]) -> Self {
        let least = |of: fn(&Point) -> f32| points.iter().map(of).fold(f32::INFINITY, f32::min);
        let most = |of: fn(&Point) -> f32| points.iter().map(of).fold(f32::NEG_INFINITY, f32::max);
        Self {
            left: least(|point| point.x),
            top: least(|point| point.y),
            right: most(|point| point.x),
            bottom: most(|point| point.y),
            turns: match points.len() {
                4 => 3.0,
                3 => 2.0,
                _ => 1.0,
            },
        }
    }

    /// No shorter than the edge is.
    fn length(&self) -> f32 {
        self.turns * (self.right - self.left + self.bottom - self.top)
    }

    /// The part of it that is seen, with half a width around it.
    fn inside(&self, seen: Rect, half: f32) -> Self {
        let (left, right) = (seen.left(), seen.right());
        let (top, bottom) = (seen.top(), seen.bottom());
        Self {
            left: (self.left - half).clamp(left, right),
            top: (self.top - half).clamp(top, bottom),
            right: (self.right + half).clamp(left, right),
            bottom: (self.bottom + half).clamp(top, bottom),
            turns: self.turns,
        }
    }
}

/// The lines and curves of a path.
struct Edges<'p> {
    segments: resvg::tiny_skia::PathSegmentsIter<'p>,
    first: Point,
    at: Point,
}

impl<'p> Edges<'p> {
    fn of(path: &'p Path) -> Self {
        Self {
            segments: path.segments(),
            first: Point::zero(),
            at: Point::zero(),
        }
    }
}

impl Iterator for Edges<'_> {
    type Item = Edge;

    fn next(&mut self) -> Option<Edge> {
        let from = self.at;
        let (to, edge) = match self.segments.next()? {
            PathSegment::MoveTo(to) => {
                self.first = to;
                (to, Edge::around(&[to]))
            }
            PathSegment::LineTo(to) => (to, Edge::around(&[from, to])),
            PathSegment::QuadTo(middle, to) => (to, Edge::around(&[from, middle, to])),
            PathSegment::CubicTo(first, second, to) => {
                (to, Edge::around(&[from, first, second, to]))
            }
            PathSegment::Close => (self.first, Edge::around(&[from, self.first])),
        };
        self.at = to;
        Some(edge)
    }
}

/// The edges in each part of the height.
struct Rows {
    top: f32,
    height: f32,
    parts: [Part; Self::PARTS],
}

#[derive(Clone, Copy, Default)]
struct Part {
    edges: f32,
    crossed: f32,
}

impl Rows {
    const PARTS: usize = 64;

    fn new(seen: Rect) -> Self {
        Self {
            top: seen.top(),
            height: seen.height() / 64.0,
            parts: [Part::default(); Self::PARTS],
        }
    }

    /// Adds an edge, or so many beside one another.
    fn add(&mut self, edge: &Edge, count: f32) {
        let mut from = self.top;
        for part in &mut self.parts {
            let to = from + self.height;
            if edge.top <= to && edge.bottom >= from {
                let rows = edge.bottom.min(to) - edge.top.max(from);
                part.edges += count * edge.turns;
                part.crossed += count * edge.turns * rows.max(0.0);
            }
            from = to;
        }
    }

    fn time(&self) -> f32 {
        let crossings = self
            .parts
            .iter()
            .map(|part| part.crossed * (CROSSING + CROSSING_BESIDE * part.edges.min(MOST_BESIDE)));
        let most = self.parts.iter().map(|part| part.edges).fold(0.0, f32::max);
        crossings.sum::<f32>() + PAIR * most * most
    }
}
