//! The whole document: pages with their contents, structure, links, outline, and what it says
//! about itself.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use super::draw::Drawing;
use super::file::{File, count};
use super::fonts::Fonts;
use super::links::{Links, target};
use super::pieces::MarkedContent;
use super::{DocumentFacts, PdfError, attach, metadata, outline, resources, srgb, tags};
use crate::layout::{self, Page};
use crate::report::Landmark;

/// Puts a document together and writes it. `contents` are the operations of its pages.
pub(super) fn finish(
    contents: &[Vec<u8>],
    pages: &[Page],
    pieces: Vec<Vec<MarkedContent>>,
    drawing: &Drawing,
    fonts: &Fonts,
    facts: &DocumentFacts,
    attachment: Option<&[u8]>,
) -> Result<Vec<u8>, PdfError> {
    let mut file = File::new();
    let catalog = file.reserve();
    let root = file.reserve();
    let page_ids: Vec<ObjectId> = pages.iter().map(|_| file.reserve()).collect();
    let resources = resources::add(&mut file, fonts, drawing)?;
    let links = Links {
        places: places(pages, &page_ids),
    };
    let named: Vec<(&Page, Vec<MarkedContent>)> = pages.iter().zip(pieces).collect();
    let (structure, annotations) = tags::add(&mut file, &named, &page_ids, &links);
    for (number, (((page, id), content), annotations)) in pages
        .iter()
        .zip(&page_ids)
        .zip(contents)
        .zip(annotations)
        .enumerate()
    {
        let content = file.add_packed(Dictionary::new(), content)?;
        let corners = [0.0, 0.0, page.width, page.height].map(Object::Real);
        let mut written = dictionary! {
            "Type" => "Page",
            "Parent" => root,
            "MediaBox" => corners.to_vec(),
            "Resources" => resources,
            "Contents" => content,
            "StructParents" => count(number),
            "Tabs" => "S",
        };
        if !annotations.is_empty() {
            written.set("Annots", annotations);
        }
        file.set(*id, written);
    }
    let kids: Vec<Object> = page_ids.iter().copied().map(Object::Reference).collect();
    file.set(
        root,
        dictionary! { "Type" => "Pages", "Count" => count(pages.len()), "Kids" => kids },
    );
    let top = (root, structure);
    let mut written = catalog_of(&mut file, top, facts, attachment.is_some())?;
    if let Some(outline) = outline::add(&mut file, pages, &page_ids, &facts.outline) {
        written.set("Outlines", outline);
        written.set("PageMode", "UseOutlines");
    }
    if let Some(document) = attachment {
        let attached = attach::add(&mut file, document, facts)?;
        written.set("Names", attach::names(attached));
        written.set("AF", vec![Object::Reference(attached)]);
    }
    file.set(catalog, written);
    let information = file.add(metadata::information(facts));
    Ok(file.write(catalog, information)?)
}

/// What a reader opens first: the pages, their structure, and what the document says about itself.
fn catalog_of(
    file: &mut File,
    (root, structure): (ObjectId, ObjectId),
    facts: &DocumentFacts,
    carries: bool,
) -> Result<Dictionary, PdfError> {
    let profile = file.add_packed(dictionary! { "N" => 3 }, &srgb::profile())?;
    let part = if carries { 3 } else { 2 };
    let metadata = file.add(metadata::metadata(facts, part));
    Ok(dictionary! {
        "Type" => "Catalog",
        "Pages" => root,
        "Lang" => text_string(facts.language.as_str()),
        "Metadata" => metadata,
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => structure,
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "PageLayout" => "SinglePage",
        "OutputIntents" => vec![Object::from(dictionary! {
            "Type" => "OutputIntent",
            "S" => "GTS_PDFA1",
            "OutputConditionIdentifier" => text_string(srgb::NAME),
            "Info" => text_string(srgb::NAME),
            "DestOutputProfile" => profile,
        })],
    })
}

/// Where the landmarks of the pages stand; the first place of each.
fn places<'a>(pages: &'a [Page], page_ids: &[ObjectId]) -> BTreeMap<&'a Landmark, Object> {
    let found = layout::places(pages).into_iter();
    let found = found.filter_map(|(landmark, place)| {
        let height = pages.get(place.page)?.height;
        Some((
            landmark,
            target(*page_ids.get(place.page)?, height, place.y),
        ))
    });
    found.collect()
}
