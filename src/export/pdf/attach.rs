//! The assessment inside its report: a file within the file.

use std::io;

use lopdf::{Object, ObjectId, dictionary, text_string};

use super::DocumentFacts;
use super::file::{File, count};
use super::metadata::stamp;

/// The kind of the attachment, by which it is found again.
pub(super) const KIND: &str = "application/x-continuum";
/// What the attachment is called.
const NAME: &str = "assessment.continuum";

/// Adds the document; the description that names it.
pub(super) fn add(file: &mut File, document: &[u8], facts: &DocumentFacts) -> io::Result<ObjectId> {
    let about = dictionary! {
        "Type" => "EmbeddedFile",
        "Subtype" => Object::Name(KIND.as_bytes().to_vec()),
        "Params" => dictionary! {
            "Size" => count(document.len()),
            "CreationDate" => text_string(&stamp(facts.date)),
            "ModDate" => text_string(&stamp(facts.date)),
        },
    };
    let content = file.add_packed(about, document)?;
    Ok(file.add(dictionary! {
        "Type" => "Filespec",
        "F" => text_string(NAME),
        "UF" => text_string(NAME),
        "Desc" => text_string(&facts.attached_as),
        "AFRelationship" => "Source",
        "EF" => dictionary! { "F" => content, "UF" => content },
    }))
}

/// The attachments by their names, for a catalog.
pub(super) fn names(attached: ObjectId) -> Object {
    let names = vec![text_string(NAME), Object::Reference(attached)];
    let files = dictionary! { "Names" => names };
    dictionary! { "EmbeddedFiles" => files }.into()
}
