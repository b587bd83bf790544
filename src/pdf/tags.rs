//! The structure of a document: what is a heading, a paragraph, a table, a figure.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary, text_string};

use crate::report::{Drawn, Group, Heads, Page, PlacedPicture, Role};

/// The tag of a group's content.
pub(super) const fn tag(role: &Role) -> &'static str {
    match role {
        Role::Heading(1) => "H1",
        Role::Heading(2) => "H2",
        Role::Heading(_) => "H3",
        Role::Paragraph | Role::Bullet { .. } | Role::Entry { .. } => "P",
        Role::Cell { heads: Some(_), .. } => "TH",
        Role::Cell { .. } => "TD",
        Role::Figure(_) => "Figure",
        Role::Caption { .. } => "Caption",
        Role::Artifact => "Artifact",
    }
}

/// The number of each group's content on its page; `None` for artifacts and empty groups.
pub(super) fn content_numbers(page: &Page) -> Vec<Option<i64>> {
    let mut next = 0;
    page.groups
        .iter()
        .map(|group| {
            if group.role == Role::Artifact || group.marks.is_empty() {
                return None;
            }
            next += 1;
            Some(next - 1)
        })
        .collect()
}

/// An element of the structure in the making.
struct Element {
    object: ObjectId,
    parent: ObjectId,
    tag: &'static str,
    kids: Vec<Object>,
    more: Dictionary,
}

struct Tree {
    elements: Vec<Element>,
    root: ObjectId,
    /// The element of a group, of a table and of a row, by its number.
    groups: Vec<(u32, usize)>,
    tables: Vec<(u32, usize)>,
    rows: Vec<((u32, u32), usize)>,
}

/// Adds the structure tree and connects the pages with it.
pub(super) fn add(document: &mut Document, pages: &[Page], page_ids: &[ObjectId]) -> ObjectId {
    let tree_root = document.new_object_id();
    let root = document.new_object_id();
    let mut tree = Tree {
        elements: vec![Element {
            object: root,
            parent: tree_root,
            tag: "Document",
            kids: Vec::new(),
            more: Dictionary::new(),
        }],
        root,
        groups: Vec::new(),
        tables: Vec::new(),
        rows: Vec::new(),
    };
    let mut by_page = Vec::new();
    for ((page, page_id), number) in pages.iter().zip(page_ids).zip(0_i64..) {
        let mut parents = Vec::new();
        for (group, content) in page.groups.iter().zip(content_numbers(page)) {
            // An empty cell has no content, and yet its place in the table.
            if content.is_none() && !matches!(group.role, Role::Cell { .. }) {
                continue;
            }
            let element = tree.element_of(document, group, page, *page_id);
            let Some(content) = content else { continue };
            parents.push(tree.add_content(element, *page_id, content));
        }
        by_page.push(Object::Integer(number));
        by_page.push(Object::Array(parents));
        if let Ok(Object::Dictionary(page)) = document.get_object_mut(*page_id) {
            page.set("StructParents", number);
            page.set("Tabs", Object::Name(b"S".to_vec()));
        }
    }
    let parents = document.add_object(dictionary! { "Nums" => by_page });
    document.objects.insert(
        tree_root,
        Object::Dictionary(dictionary! {
            "Type" => "StructTreeRoot",
            "K" => vec![Object::Reference(root)],
            "ParentTree" => parents,
            "ParentTreeNextKey" => i64::try_from(pages.len()).unwrap_or(i64::MAX),
        }),
    );
    tree.write(document);
    tree_root
}

impl Tree {
    /// The element that a group is a part of, made where it is new.
    fn element_of(
        &mut self,
        document: &mut Document,
        group: &Group,
        page: &Page,
        page_id: ObjectId,
    ) -> usize {
        if let Some((_, element)) = self.groups.iter().rev().find(|(id, _)| *id == group.id) {
            return *element;
        }
        let parent = match &group.role {
            Role::Cell { table, row, .. } => self.row(document, *table, *row),
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
        let element = self.add(document, parent, tag(&group.role), more);
        self.groups.push((group.id, element));
        element
    }

    fn row(&mut self, document: &mut Document, table: u32, row: u32) -> usize {
        let key = (table, row);
        if let Some((_, element)) = self.rows.iter().rev().find(|(found, _)| *found == key) {
            return *element;
        }
        let known = self.tables.iter().rev().find(|(found, _)| *found == table);
        let parent = if let Some((_, element)) = known {
            *element
        } else {
            let element = self.add(document, 0, "Table", Dictionary::new());
            self.tables.push((table, element));
            element
        };
        let element = self.add(document, parent, "TR", Dictionary::new());
        self.rows.push((key, element));
        element
    }

    fn add(
        &mut self,
        document: &mut Document,
        parent: usize,
        tag: &'static str,
        more: Dictionary,
    ) -> usize {
        let object = document.new_object_id();
        let parent_id = self
            .elements
            .get(parent)
            .map_or(self.root, |parent| parent.object);
        if let Some(parent) = self.elements.get_mut(parent) {
            parent.kids.push(Object::Reference(object));
        }
        self.elements.push(Element {
            object,
            parent: parent_id,
            tag,
            kids: Vec::new(),
            more,
        });
        self.elements.len() - 1
    }

    /// Adds content of a page to an element, and returns the element.
    fn add_content(&mut self, element: usize, page: ObjectId, content: i64) -> Object {
        let Some(element) = self.elements.get_mut(element) else {
            return Object::Null;
        };
        element.kids.push(Object::Dictionary(dictionary! {
            "Type" => "MCR",
            "Pg" => page,
            "MCID" => content,
        }));
        Object::Reference(element.object)
    }

    fn write(self, document: &mut Document) {
        for element in self.elements {
            let mut written = dictionary! {
                "Type" => "StructElem",
                "S" => element.tag,
                "P" => element.parent,
                "K" => element.kids,
            };
            for (key, value) in element.more {
                written.set(key, value);
            }
            document
                .objects
                .insert(element.object, Object::Dictionary(written));
        }
    }
}

/// Where a figure stands on its page.
fn figure_box(group: &Group, page: &Page) -> Dictionary {
    let mut left = page.width;
    let mut right: f32 = 0.0;
    let mut top = page.height;
    let mut bottom: f32 = 0.0;
    for mark in &group.marks {
        let points = match mark {
            Drawn::Text(run) => vec![run.at],
            Drawn::Line { from, to, .. } => vec![*from, *to],
            Drawn::Rectangle {
                x,
                y,
                width,
                height,
                ..
            }
            | Drawn::Picture(PlacedPicture {
                x,
                y,
                width,
                height,
                ..
            }) => vec![
                crate::chart::Point::new(*x, *y),
                crate::chart::Point::new(x + width, y + height),
            ],
            Drawn::Polygon { points, .. } => points.clone(),
            Drawn::Circle { centre, radius, .. } => vec![
                crate::chart::Point::new(centre.x - radius, centre.y - radius),
                crate::chart::Point::new(centre.x + radius, centre.y + radius),
            ],
        };
        for point in points {
            left = left.min(point.x);
            right = right.max(point.x);
            top = top.min(point.y);
            bottom = bottom.max(point.y);
        }
    }
    let corners = [left, page.height - bottom, right, page.height - top];
    dictionary! {
        "O" => "Layout",
        "BBox" => corners.map(|number| Object::Real(number.round())).to_vec(),
    }
}
