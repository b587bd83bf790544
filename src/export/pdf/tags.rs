//! The structure of a document: what is a heading, a paragraph, a table, a figure, a link.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use super::file::{File, count};
use super::links::Links;
use super::pieces::MarkedContent;
use crate::layout::{Group, Heads, Page, Role};

/// The tag of a piece's content.
pub(super) const fn content_tag(piece: &MarkedContent) -> &'static str {
    match (&piece.group.role, piece.link) {
        (_, Some(_)) => "Link",
        _ if piece.language.is_some() || piece.beside_link => "Span",
        (Role::Bullet { .. }, None) if piece.label => "Lbl",
        (role, None) => tag(role),
    }
}

/// The tag of the element that holds a group's content.
const fn tag(role: &Role) -> &'static str {
    match role {
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph => "P",
        Role::Bullet { .. } => "LBody",
        Role::Entry { .. } => "TOCI",
        Role::Cell { heads: Some(_), .. } => "TH",
        Role::Cell { .. } => "TD",
        Role::Figure(_) => "Figure",
        Role::Caption { .. } => "Caption",
        Role::Artifact => "Artifact",
    }
}

/// An element of the structure in the making.
struct TagElement {
    object: ObjectId,
    parent: ObjectId,
    tag: &'static str,
    kids: Vec<Kid>,
    more: Dictionary,
}

/// What stands below an element.
enum Kid {
    Element(ObjectId),
    /// Content of a page by its number.
    Content(ObjectId, i64),
    /// An annotation of a page.
    Annotation(ObjectId, ObjectId),
}

/// The structure of a document in the making.
struct Tree {
    elements: Vec<TagElement>,
    /// The element of a group, of a table, of a list and of a row, by its number.
    groups: BTreeMap<u32, usize>,
    tables: BTreeMap<u32, usize>,
    lists: BTreeMap<u32, usize>,
    /// The levels of the headings that what follows stands under.
    headings: Vec<u8>,
    /// The list of contents.
    contents: Option<usize>,
    rows: BTreeMap<(u32, u32), usize>,
}

/// Adds the structure and the links of the pages to a file; the structure, and each page's
/// annotations.
pub(super) fn add(
    file: &mut File,
    pages: &[(&Page, Vec<MarkedContent>)],
    page_ids: &[ObjectId],
    links: &Links,
) -> (ObjectId, Vec<Vec<Object>>) {
    let tree_root = file.reserve();
    let mut tree = Tree::new(file, tree_root);
    let mut parents = Vec::new();
    let mut annotations = Vec::new();
    // Of each annotation the element that holds it; their keys follow those of the pages.
    let mut linked: Vec<Object> = Vec::new();
    for ((page, pieces), page_id) in pages.iter().zip(page_ids) {
        let mut of_page = Vec::new();
        let mut contents = Vec::new();
        for piece in pieces {
            // An empty cell has no content, and yet its place in the table.
            if piece.number.is_none() && !matches!(piece.group.role, Role::Cell { .. }) {
                continue;
            }
            let mut element = if piece.label {
                tree.label_of(file, piece.group)
            } else {
                tree.element_of(file, piece.group, page, *page_id)
            };
            let Some(number) = piece.number else { continue };
            if piece.link.is_some() || piece.language.is_some() || piece.beside_link {
                let language = piece
                    .language
                    .map(|tag| ("Lang", text_string(tag.as_str())));
                element = tree.add(
                    file,
                    element,
                    content_tag(piece),
                    language.into_iter().collect(),
                );
            }
            tree.add_kid(element, Kid::Content(*page_id, number));
            contents.push(tree.reference(element));
            for mut annotation in links.annotations(page, piece) {
                annotation.set("StructParent", count(pages.len() + linked.len()));
                let annotation = file.add(annotation);
                tree.add_kid(element, Kid::Annotation(*page_id, annotation));
                linked.push(tree.reference(element));
                of_page.push(Object::Reference(annotation));
            }
        }
        parents.push(Object::Array(contents));
        annotations.push(of_page);
    }
    parents.append(&mut linked);
    let next = count(parents.len());
    let numbers = (0..next).zip(parents);
    let numbers = numbers.flat_map(|(number, parent)| [Object::Integer(number), parent]);
    let numbers = Object::Array(numbers.collect());
    let parents = file.add(dictionary! { "Nums" => numbers });
    let document = tree.reference(0);
    tree.write(file);
    file.set(
        tree_root,
        dictionary! {
            "Type" => "StructTreeRoot",
            "K" => document,
            "ParentTree" => parents,
            "ParentTreeNextKey" => next,
        },
    );
    (tree_root, annotations)
}

impl Tree {
    fn new(file: &mut File, parent: ObjectId) -> Self {
        Self {
            elements: vec![TagElement {
                object: file.reserve(),
                parent,
                tag: "Document",
                kids: Vec::new(),
                more: Dictionary::new(),
            }],
            groups: BTreeMap::new(),
            tables: BTreeMap::new(),
            lists: BTreeMap::new(),
            headings: Vec::new(),
            contents: None,
            rows: BTreeMap::new(),
        }
    }

    fn reference(&self, element: usize) -> Object {
        let element = self.elements.get(element);
        element.map_or(Object::Null, |element| Object::Reference(element.object))
    }

    /// The element that a group is a part of, made where it is new.
    fn element_of(
        &mut self,
        file: &mut File,
        group: &Group,
        page: &Page,
        page_id: ObjectId,
    ) -> usize {
        if let Some(element) = self.groups.get(&group.id) {
            return *element;
        }
        let parent = match &group.role {
            Role::Cell { table, row, .. } => self.row(file, *table, *row),
            Role::Bullet { list } => self.point(file, *list),
            Role::Entry { .. } => self.contents(file),
            // Beside its figure, not in it: who hears the figure's text would not hear the caption.
            Role::Caption { of } if !self.groups.contains_key(of) => self.table(file, *of),
            _ => 0,
        };
        let mut more = Dictionary::new();
        match &group.role {
            Role::Figure(summary) => {
                more.set("Alt", text_string(summary));
                more.set("A", figure_box(group, page));
                more.set("Pg", page_id);
            }
            Role::Cell {
                heads: Some(heads), ..
            } => {
                let scope = match heads {
                    Heads::Column => "Column",
                    Heads::Row => "Row",
                };
                more.set("A", dictionary! { "O" => "Table", "Scope" => scope });
            }
            _ => {}
        }
        let tag = match group.role {
            Role::Heading(level) => self.heading(level),
            _ => tag(&group.role),
        };
        let element = self.add(file, parent, tag, more);
        self.groups.insert(group.id, element);
        element
    }

    /// The tag of a heading: one level below the heading that it stands under, so that none is
    /// skipped.
    fn heading(&mut self, level: u8) -> &'static str {
        self.headings.retain(|above| *above < level);
        self.headings.push(level);
        match self.headings.len() {
            1 => "H1",
            2 => "H2",
            _ => "H3",
        }
    }

    /// The label of a point of a list, whose body follows it.
    fn label_of(&mut self, file: &mut File, group: &Group) -> usize {
        let Role::Bullet { list } = group.role else {
            return 0;
        };
        let point = self.point(file, list);
        let label = self.add(file, point, "Lbl", Dictionary::new());
        let body = self.add(file, point, "LBody", Dictionary::new());
        self.groups.insert(group.id, body);
        label
    }

    /// A new point of a list.
    fn point(&mut self, file: &mut File, list: u32) -> usize {
        let parent = if let Some(element) = self.lists.get(&list) {
            *element
        } else {
            let signs = dictionary! { "O" => "List", "ListNumbering" => "Disc" };
            let element = self.add(file, 0, "L", dictionary! { "A" => signs });
            self.lists.insert(list, element);
            element
        };
        self.add(file, parent, "LI", Dictionary::new())
    }

    fn contents(&mut self, file: &mut File) -> usize {
        if let Some(element) = self.contents {
            return element;
        }
        let element = self.add(file, 0, "TOC", Dictionary::new());
        self.contents = Some(element);
        element
    }

    fn row(&mut self, file: &mut File, table: u32, row: u32) -> usize {
        if let Some(element) = self.rows.get(&(table, row)) {
            return *element;
        }
        let parent = self.table(file, table);
        let element = self.add(file, parent, "TR", Dictionary::new());
        self.rows.insert((table, row), element);
        element
    }

    fn table(&mut self, file: &mut File, table: u32) -> usize {
        if let Some(element) = self.tables.get(&table) {
            return *element;
        }
        let element = self.add(file, 0, "Table", Dictionary::new());
        self.tables.insert(table, element);
        element
    }

    fn add(
        &mut self,
        file: &mut File,
        parent: usize,
        tag: &'static str,
        more: Dictionary,
    ) -> usize {
        let object = file.reserve();
        self.add_kid(parent, Kid::Element(object));
        let parent = self
            .elements
            .get(parent)
            .map_or((0, 0), |parent| parent.object);
        self.elements.push(TagElement {
            object,
            parent,
            tag,
            kids: Vec::new(),
            more,
        });
        self.elements.len() - 1
    }

    fn add_kid(&mut self, element: usize, kid: Kid) {
        if let Some(element) = self.elements.get_mut(element) {
            element.kids.push(kid);
        }
    }

    fn write(self, file: &mut File) {
        for element in self.elements {
            file.set(element.object, element.written());
        }
    }
}

impl TagElement {
    /// The element as an object. Content of the page that it names is written as a number alone.
    fn written(self) -> Dictionary {
        let mut written = dictionary! { "S" => self.tag, "P" => self.parent };
        for (key, value) in self.more {
            written.set(key, value);
        }
        let page = self.kids.iter().find_map(|kid| match kid {
            Kid::Content(page, _) => Some(*page),
            _ => None,
        });
        if let Some(page) = page {
            written.set("Pg", page);
        }
        let mut kids: Vec<Object> = self
            .kids
            .into_iter()
            .map(|kid| match kid {
                Kid::Element(object) => Object::Reference(object),
                Kid::Content(on, number) if Some(on) == page => Object::Integer(number),
                Kid::Content(on, number) => dictionary! {
                    "Type" => "MCR",
                    "Pg" => on,
                    "MCID" => number,
                }
                .into(),
                Kid::Annotation(on, object) => dictionary! {
                    "Type" => "OBJR",
                    "Pg" => on,
                    "Obj" => object,
                }
                .into(),
            })
            .collect();
        match kids.len() {
            0 => {}
            1 => written.set("K", kids.remove(0)),
            _ => written.set("K", kids),
        }
        written
    }
}

/// Where a figure stands on its page.
fn figure_box(group: &Group, page: &Page) -> Dictionary {
    let area = group.area();
    let corners = [
        area.corner.x,
        page.height - area.bottom(),
        area.right(),
        page.height - area.corner.y,
    ];
    dictionary! {
        "O" => "Layout",
        "BBox" => corners.map(|number| Object::Real(number.round())).to_vec(),
        "Placement" => "Block",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{ColourRole, Mark, Point, TextRun, Weight};

    #[test]
    fn the_box_of_a_figure_holds_its_texts_to_their_ends() {
        let run = TextRun::new(
            Point::new(60.0, 100.0),
            "Level",
            10.0,
            Weight::Regular,
            24.0,
        );
        let group = Group {
            id: 1,
            role: Role::Figure(String::new()),
            marks: vec![Mark::text(run, ColourRole::Ink).into()],
            landmark: None,
        };
        let page = Page {
            width: 200.0,
            height: 300.0,
            groups: Vec::new(),
        };
        let found = figure_box(&group, &page);
        let found = found
            .get(b"BBox")
            .and_then(Object::as_array)
            .expect("a box");
        let found: Vec<f32> = found
            .iter()
            .filter_map(|edge| edge.as_float().ok())
            .collect();
        assert_eq!(found, [60.0, 197.0, 84.0, 210.0]);
    }
}
