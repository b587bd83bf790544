//! The finishing pass: what the document says about itself, its outline, its tags, its identity.

use lopdf::{
    Dictionary, Document, Object, ObjectId, Stream, StringFormat, dictionary, text_string,
};
use sha2::{Digest, Sha256};

use super::{DocumentFacts, PdfError, tags};
use crate::report::{OutlineEntry, Page};

/// Finishes a document and writes it.
pub(super) fn finish(
    mut document: Document,
    pages: &[Page],
    facts: &DocumentFacts,
) -> Result<Vec<u8>, PdfError> {
    "1.7".clone_into(&mut document.version);
    let page_ids: Vec<ObjectId> = document.get_pages().into_values().collect();
    let structure = tags::add(&mut document, pages, &page_ids);
    let outline = add_outline(&mut document, pages, &page_ids, &facts.outline);
    let info = document.add_object(information(facts));
    document.trailer.set("Info", info);
    let metadata = document.add_object(metadata(facts));
    let catalog = document
        .catalog_mut()
        .map_err(|fault| PdfError::Write(fault.to_string()))?;
    catalog.set("Lang", text_string(facts.language.as_str()));
    catalog.set("Metadata", metadata);
    catalog.set("MarkInfo", dictionary! { "Marked" => true });
    catalog.set("StructTreeRoot", structure);
    catalog.set(
        "ViewerPreferences",
        dictionary! { "DisplayDocTitle" => true },
    );
    catalog.set("PageLayout", Object::Name(b"SinglePage".to_vec()));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
        catalog.set("PageMode", Object::Name(b"UseOutlines".to_vec()));
    }
    document.trailer.remove(b"ID");
    document.prune_objects();
    document.renumber_objects();
    document.compress();
    let identity = Sha256::digest(write(&mut document)?);
    let identity = identity.iter().take(16).copied().collect();
    let identity = Object::String(identity, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![identity.clone(), identity]);
    write(&mut document)
}

fn write(document: &mut Document) -> Result<Vec<u8>, PdfError> {
    let mut bytes = Vec::new();
    document
        .save_modern(&mut bytes)
        .map_err(|fault| PdfError::Write(fault.to_string()))?;
    Ok(bytes)
}

fn information(facts: &DocumentFacts) -> Dictionary {
    let date = facts.date;
    let stamp = format!(
        "D:{:04}{:02}{:02}000000Z",
        date.year(),
        date.month(),
        date.day()
    );
    let mut information = dictionary! {
        "Title" => text_string(&facts.title),
        "Creator" => text_string("Continuum"),
        "Producer" => text_string("Continuum"),
        "CreationDate" => text_string(&stamp),
        "ModDate" => text_string(&stamp),
    };
    if !facts.author.is_empty() {
        information.set("Author", text_string(&facts.author));
    }
    information
}

/// The same facts in XMP, where newer readers look for them.
fn metadata(facts: &DocumentFacts) -> Stream {
    let date = facts.date;
    let author = if facts.author.is_empty() {
        String::new()
    } else {
        format!(
            "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>",
            escaped(&facts.author)
        )
    };
    let packet = format!(
        concat!(
            "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n",
            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">",
            "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">",
            "<rdf:Description rdf:about=\"\"",
            " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"",
            " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"",
            " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">",
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>",
            "{author}",
            "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
            "<pdf:Producer>Continuum</pdf:Producer>",
            "<xmp:CreatorTool>Continuum</xmp:CreatorTool>",
            "<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>",
            "<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>",
            "</rdf:Description></rdf:RDF></x:xmpmeta>\n",
            "<?xpacket end=\"r\"?>"
        ),
        title = escaped(&facts.title),
        author = author,
        language = facts.language,
        date = date,
    );
    let about = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(about, packet.into_bytes()).with_compression(false)
}

/// A text as XML takes it; what XML cannot hold is left out.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            _ if letter.is_control() => safe.push(' '),
            '\u{fffe}' | '\u{ffff}' => {}
            _ => safe.push(letter),
        }
    }
    safe
}

/// An entry of the outline with its place in the tree.
struct Node {
    object: ObjectId,
    parent: Option<usize>,
    kids: Vec<usize>,
}

/// Adds the outline as a tree with a target at each heading; `None` without headings.
fn add_outline(
    document: &mut Document,
    pages: &[Page],
    page_ids: &[ObjectId],
    entries: &[OutlineEntry],
) -> Option<ObjectId> {
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let nodes = tree(document, entries);
    let top: Vec<usize> = (0..nodes.len())
        .filter(|position| {
            nodes
                .get(*position)
                .is_some_and(|node| node.parent.is_none())
        })
        .collect();
    for (position, (node, entry)) in nodes.iter().zip(entries).enumerate() {
        let siblings = match node.parent.and_then(|parent| nodes.get(parent)) {
            Some(parent) => &parent.kids,
            None => &top,
        };
        let parent = node.parent.and_then(|parent| nodes.get(parent));
        let mut written = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => parent.map_or(root, |parent| parent.object),
            "Dest" => target(pages, page_ids, entry),
        };
        let place = siblings.iter().position(|sibling| *sibling == position);
        let at = |place: Option<usize>| Some(nodes.get(*siblings.get(place?)?)?.object);
        if let Some(previous) = at(place.and_then(|place| place.checked_sub(1))) {
            written.set("Prev", previous);
        }
        if let Some(next) = at(place.map(|place| place + 1)) {
            written.set("Next", next);
        }
        set_kids(&mut written, &nodes, &node.kids, -1);
        document.objects.insert(node.object, written.into());
    }
    let mut written = dictionary! { "Type" => "Outlines" };
    set_kids(&mut written, &nodes, &top, 1);
    document.objects.insert(root, written.into());
    Some(root)
}

fn tree(document: &mut Document, entries: &[OutlineEntry]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::new();
    let mut open: Vec<(u8, usize)> = Vec::new();
    for entry in entries {
        while open.last().is_some_and(|(level, _)| *level >= entry.level) {
            open.pop();
        }
        let parent = open.last().map(|(_, position)| *position);
        let position = nodes.len();
        if let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent)) {
            parent.kids.push(position);
        }
        nodes.push(Node {
            object: document.new_object_id(),
            parent,
            kids: Vec::new(),
        });
        open.push((entry.level, position));
    }
    nodes
}

/// Names the first and last entry below; a negative count keeps them folded.
fn set_kids(written: &mut Dictionary, nodes: &[Node], kids: &[usize], sign: i64) {
    let object = |kid: Option<&usize>| Some(nodes.get(*kid?)?.object);
    if let (Some(first), Some(last)) = (object(kids.first()), object(kids.last())) {
        written.set("First", first);
        written.set("Last", last);
        let count = i64::try_from(kids.len()).unwrap_or(i64::MAX);
        written.set("Count", count * sign);
    }
}

/// The upper edge of a heading, a little above it, on its page.
fn target(pages: &[Page], page_ids: &[ObjectId], entry: &OutlineEntry) -> Vec<Object> {
    let height = pages.get(entry.page).map_or(0.0, |page| page.height);
    let top = (height - entry.y + 8.0).round();
    let page = page_ids.get(entry.page).or(page_ids.first());
    vec![
        page.map_or(Object::Null, |page| Object::Reference(*page)),
        Object::Name(b"XYZ".to_vec()),
        Object::Null,
        Object::Real(top),
        Object::Null,
    ]
}
