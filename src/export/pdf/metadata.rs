//! What a document says about itself, twice: for older readers and for newer ones.

use jiff::civil::Date;
use lopdf::{Dictionary, Stream, dictionary, text_string};

use super::DocumentFacts;
use crate::export::xml::escaped;

/// PDF/A wants every name explained that it does not know: that of PDF/UA.
///
/// Source: PDF/UA-1 technical implementation guide; ISO 19005-2, 6.6.2.3.
const EXTENSION: &str = concat!(
    "<rdf:Description rdf:about=\"\"",
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"",
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"",
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">",
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>",
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>",
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>",
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">",
    "<pdfaProperty:name>part</pdfaProperty:name>",
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>",
    "<pdfaProperty:category>internal</pdfaProperty:category>",
    "<pdfaProperty:description>the part of ISO 14289 that holds</pdfaProperty:description>",
    "</rdf:li></rdf:Seq></pdfaSchema:property>",
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>",
);

/// A day as a PDF writes it: its first second.
pub(super) fn stamp(date: Date) -> String {
    format!(
        "D:{:04}{:02}{:02}000000Z",
        date.year(),
        date.month(),
        date.day()
    )
}

pub(super) fn information(facts: &DocumentFacts) -> Dictionary {
    let stamp = stamp(facts.date);
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

/// The same facts in XMP, where newer readers look for them, with the standards that hold: PDF/UA-1,
/// and PDF/A of a part, which is 2 or 3, level A.
pub(super) fn metadata(facts: &DocumentFacts, part: u8) -> Stream {
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
            " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"",
            " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"",
            " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">",
            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>",
            "{author}",
            "<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>",
            "<pdf:Producer>Continuum</pdf:Producer>",
            "<xmp:CreatorTool>Continuum</xmp:CreatorTool>",
            "<xmp:CreateDate>{date}T00:00:00Z</xmp:CreateDate>",
            "<xmp:ModifyDate>{date}T00:00:00Z</xmp:ModifyDate>",
            "<pdfuaid:part>1</pdfuaid:part>",
            "<pdfaid:part>{part}</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "</rdf:Description>",
            "{extension}",
            "</rdf:RDF></x:xmpmeta>\n",
            "<?xpacket end=\"r\"?>"
        ),
        title = escaped(&facts.title),
        author = author,
        language = facts.language,
        date = date,
        part = part,
        extension = EXTENSION,
    );
    let about = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    Stream::new(about, packet.into_bytes())
}
