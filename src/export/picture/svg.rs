//! A logo that is a drawing: no letters, no other files, and no more work than is bounded.

use std::collections::BTreeMap;

use image::RgbaImage;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{Group, ImageHrefResolver, Node as Drawn, Options, Tree};

use super::{KEPT, LogoError};

/// The most elements and attributes of a file.
const MOST_NODES: u32 = 50_000;
/// How deep elements may be nested.
const DEEPEST: usize = 64;
/// The most elements that are drawn, with every use of a part counted.
const MOST_DRAWN: u64 = 20_000;
/// The most layers (parts that are drawn apart and then laid down), and how deep they may be nested.
const MOST_LAYERS: usize = 100;
const DEEPEST_LAYERS: usize = 4;

/// Draws the text of an SVG file, [`KEPT`] dots along its longer side.
pub(super) fn draw(text: &str) -> Result<RgbaImage, LogoError> {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(text, options).map_err(|fault| match fault {
        resvg::usvg::roxmltree::Error::NodesLimitReached => LogoError::TooIntricate,
        _ => LogoError::Broken,
    })?;
    check(&document)?;
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
    let mut layers = 0;
    check_layers(tree.root(), 0, &mut layers)?;
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
    let mut canvas =
        Pixmap::new(dots(size.width()), dots(size.height())).ok_or(LogoError::Empty)?;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a scale needs no more digits"
    )]
    let scale = scale as f32;
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut canvas.as_mut(),
    );
    let (width, height) = (canvas.width(), canvas.height());
    RgbaImage::from_raw(width, height, canvas.take_demultiplied()).ok_or(LogoError::Broken)
}

/// Refuses what cannot or must not be drawn, before any of it is worked on.
fn check(document: &Document) -> Result<(), LogoError> {
    for node in document.descendants().filter(Node::is_element) {
        match node.tag_name().name() {
            "text" | "tspan" => return Err(LogoError::Text),
            "image" | "feImage" | "foreignObject" => return Err(LogoError::Picture),
            _ => {}
        }
        if pointers(node).any(|pointer| pointer.is_none()) {
            return Err(LogoError::Picture);
        }
        if node.ancestors().take(DEEPEST + 2).count() > DEEPEST + 1 {
            return Err(LogoError::TooIntricate);
        }
    }
    let mut uses = Uses {
        by_name: document
            .descendants()
            .filter_map(|node| Some((node.attribute("id")?, node)))
            .collect(),
        known: BTreeMap::new(),
    };
    if uses.drawn(document.root_element(), 0) > MOST_DRAWN {
        return Err(LogoError::TooIntricate);
    }
    Ok(())
}

/// The parts of the file that an element points to by name; `None` where it points out of it.
fn pointers<'a>(node: Node<'a, '_>) -> impl Iterator<Item = Option<&'a str>> {
    let drawn = node.tag_name().name() != "a";
    node.attributes().flat_map(move |attribute| {
        let value = attribute.value();
        let whole = (drawn && attribute.name() == "href").then(|| value.trim().strip_prefix('#'));
        let parts = value.split("url(").skip(1).map(|rest| {
            let inside = rest.split(')').next().unwrap_or_default();
            inside.trim_matches([' ', '\'', '"']).strip_prefix('#')
        });
        whole.into_iter().chain(parts)
    })
}

/// How much is drawn when each part is counted as often as it is used.
struct Uses<'a, 'b> {
    by_name: BTreeMap<&'a str, Node<'a, 'b>>,
    known: BTreeMap<usize, u64>,
}

impl<'a, 'b> Uses<'a, 'b> {
    /// More than is permitted where parts use one another in a circle or too deeply.
    fn drawn(&mut self, node: Node<'a, 'b>, depth: usize) -> u64 {
        if depth > 2 * DEEPEST {
            return MOST_DRAWN + 1;
        }
        if let Some(known) = self.known.get(&node.id().get_usize()) {
            return *known;
        }
        // An element that is found again below itself would never end.
        self.known.insert(node.id().get_usize(), MOST_DRAWN + 1);
        let mut sum: u64 = weight(node);
        for kid in node.children().filter(Node::is_element) {
            sum = sum.saturating_add(self.drawn(kid, depth + 1));
        }
        for name in pointers(node).flatten() {
            if let Some(used) = self.by_name.get(name).copied() {
                sum = sum.saturating_add(self.drawn(used, depth + 1));
            }
        }
        self.known.insert(node.id().get_usize(), sum);
        sum
    }
}

/// A long path counts as several elements, and an effect on every dot as many.
fn weight(node: Node) -> u64 {
    let length: usize = node.attributes().map(|found| found.value().len()).sum();
    let own = match node.tag_name().name() {
        "filter" | "marker" | "pattern" => 500,
        name if name.starts_with("fe") => 500,
        _ => 1,
    };
    own + u64::try_from(length / 256).unwrap_or(u64::MAX)
}

fn check_layers(group: &Group, depth: usize, layers: &mut usize) -> Result<(), LogoError> {
    for node in group.children() {
        let Drawn::Group(group) = node else { continue };
        let own = usize::from(group.should_isolate());
        *layers += own;
        if *layers > MOST_LAYERS || depth + own > DEEPEST_LAYERS {
            return Err(LogoError::TooIntricate);
        }
        check_layers(group, depth + own, layers)?;
    }
    Ok(())
}
