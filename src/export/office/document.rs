//! What the crate for Word documents leaves out: what pictures say, rows that come again on every
//! page, the language, and what the file says of itself.

use std::io;

use docx_rs::XMLDocx;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, Writer};

use super::OfficeError;
use crate::export::xml::{escaped, holdable};
use crate::report::Report;

/// The parts of the file. `alternatives` says in words what each picture shows; `headed` whether
/// the first row of each table comes again on every page.
pub(super) fn parts(
    built: XMLDocx,
    report: &Report,
    alternatives: &[String],
    headed: &[bool],
) -> Result<Vec<(String, Vec<u8>)>, OfficeError> {
    let document = described(&built.document, alternatives, headed)?;
    let styles = in_language(&built.styles, report)?;
    let relationships = in_order(&built.document_rels)?;
    let mut parts: Vec<(String, Vec<u8>)> = [
        ("[Content_Types].xml", built.content_type),
        ("_rels/.rels", built.rels),
        ("docProps/app.xml", built.doc_props.app),
        ("docProps/core.xml", core(report).into_bytes()),
        ("docProps/custom.xml", built.doc_props.custom),
        ("word/_rels/document.xml.rels", relationships),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        ("word/settings.xml", built.settings),
        ("word/fontTable.xml", built.font_table),
        ("word/comments.xml", built.comments),
        ("word/numbering.xml", built.numberings),
        ("word/commentsExtended.xml", built.comments_extended),
        ("word/footnotes.xml", built.footnotes),
    ]
    .map(|(name, bytes)| (name.to_owned(), bytes))
    .into();
    for (kind, pages) in [("header", built.headers), ("footer", built.footers)] {
        let numbered = (1..).zip(pages);
        parts.extend(
            numbered.map(|(number, bytes): (u32, _)| (format!("word/{kind}{number}.xml"), bytes)),
        );
    }
    let mut pictures = built.media;
    pictures.sort();
    let pictures = pictures.into_iter();
    parts.extend(pictures.map(|(id, bytes)| (format!("word/media/{id}.png"), bytes)));
    Ok(parts)
}

/// The links between parts in the order of their names: the crate keeps some of them in no order.
fn in_order(relationships: &[u8]) -> Rewritten {
    let mut links = Vec::new();
    rewritten(relationships, |event, out| match event {
        Event::Empty(link) => {
            links.push(link.into_owned());
            Ok(())
        }
        Event::End(end) => {
            links.sort_by(|one, other| one.attributes_raw().cmp(other.attributes_raw()));
            for link in links.drain(..) {
                out.write_event(Event::Empty(link))?;
            }
            out.write_event(Event::End(end))
        }
        other => out.write_event(other),
    })
}

/// Gives each picture its number and what it says, and marks the first row of a table that is
/// headed as one that comes again on every page.
fn described(document: &[u8], alternatives: &[String], headed: &[bool]) -> Rewritten {
    let mut alternatives = (1..).zip(alternatives);
    let mut tables = headed.iter();
    let mut heads = false;
    rewritten(document, |event, out| match event {
        Event::Empty(picture) if picture.name().as_ref() == b"wp:docPr" => {
            let (number, says): (u32, &str) = alternatives
                .next()
                .map_or((0, ""), |(number, says)| (number, says));
            let mut told = BytesStart::new("wp:docPr");
            told.push_attribute(("id", number.to_string().as_str()));
            told.push_attribute(("name", format!("Figure {number}").as_str()));
            told.push_attribute(("descr", holdable(says).as_ref()));
            out.write_event(Event::Empty(told))
        }
        Event::Start(table) if table.name().as_ref() == b"w:tbl" => {
            heads = tables.next().copied().unwrap_or(false);
            out.write_event(Event::Start(table))
        }
        Event::End(row) if heads && row.name().as_ref() == b"w:trPr" => {
            heads = false;
            out.write_event(Event::Empty(BytesStart::new("w:tblHeader")))?;
            out.write_event(Event::End(row))
        }
        other => out.write_event(other),
    })
}

/// Says the language of the text and of the styles that bear one in their names, and which style is
/// the ordinary one.
fn in_language(styles: &[u8], report: &Report) -> Rewritten {
    let mut language = None;
    rewritten(styles, |event, out| {
        match &event {
            Event::Start(part) if part.name().as_ref() == b"w:rPrDefault" => {
                language = Some(report.language.to_string());
            }
            Event::Start(style) if style.name().as_ref() == b"w:style" => {
                let name = style.try_get_attribute("w:styleId").ok().flatten();
                let name = name.map(|name| String::from_utf8_lossy(&name.value).into_owned());
                let name = name.unwrap_or_default();
                language = name.split_once('-').map(|(_, tag)| tag.to_owned());
                if name == "Normal" {
                    let mut style = style.clone();
                    style.push_attribute(("w:default", "1"));
                    return out.write_event(Event::Start(style));
                }
            }
            Event::Empty(part) if part.name().as_ref() == b"w:rPr" => {
                if let Some(language) = language.take() {
                    out.write_event(Event::Start(part.clone()))?;
                    out.write_event(Event::Empty(spoken(&language)))?;
                    return out.write_event(Event::End(part.to_end()));
                }
            }
            Event::End(part) if part.name().as_ref() == b"w:rPr" => {
                if let Some(language) = language.take() {
                    out.write_event(Event::Empty(spoken(&language)))?;
                }
            }
            _ => {}
        }
        out.write_event(event)
    })
}

/// The language of a style; word processors know English by region only.
fn spoken(language: &str) -> BytesStart<'_> {
    let tag = if language == "en" { "en-GB" } else { language };
    BytesStart::new("w:lang").with_attributes([("w:val", tag)])
}

type Rewritten = Result<Vec<u8>, OfficeError>;

/// An XML file with each of its parts put through `change`.
fn rewritten(
    xml: &[u8],
    mut change: impl FnMut(Event, &mut Writer<Vec<u8>>) -> io::Result<()>,
) -> Rewritten {
    let failed = |error: &dyn std::error::Error| OfficeError::Write(error.to_string());
    let mut reader = Reader::from_reader(xml);
    let mut out = Writer::new(Vec::with_capacity(xml.len()));
    loop {
        match reader.read_event().map_err(|error| failed(&error))? {
            Event::Eof => return Ok(out.into_inner()),
            event => change(event, &mut out).map_err(|error| failed(&error))?,
        }
    }
}

/// What the file says of itself.
fn core(report: &Report) -> String {
    let title = escaped(&report.title);
    let author = escaped(&report.author);
    let language = escaped(report.language.as_str());
    let day = report.date;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{title}</dc:title>\
         <dc:creator>{author}</dc:creator>\
         <dc:language>{language}</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{day}T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_mended_is_found_however_the_file_is_spaced() {
        let file = "<w:tbl><w:tr><w:trPr>\n <w:cantSplit/></w:trPr><w:p><wp:docPr name=\"x\"/></w:p>\
                    </w:tr><w:tr><w:trPr/></w:tr></w:tbl><w:tbl><w:tr><w:trPr></w:trPr></w:tr></w:tbl>";
        let says = ["\"A\" & b".to_owned()];
        let mended = described(file.as_bytes(), &says, &[true, false]).expect("XML");
        let mended = String::from_utf8(mended).expect("text");
        let told = "<wp:docPr id=\"1\" name=\"Figure 1\" descr=\"&quot;A&quot; &amp; b\"/>";
        assert!(mended.contains(told), "{mended}");
        assert!(mended.contains("<w:cantSplit/><w:tblHeader/></w:trPr>"));
        assert_eq!(mended.matches("tblHeader").count(), 1);
        let links = in_order(b"<R>\n<L Id=\"b\"/> <L Id=\"a\" /></R>").expect("XML");
        let links = String::from_utf8(links).expect("text");
        assert!(links.find("\"a\"") < links.find("\"b\""), "{links}");
    }
}
