//! What the crate for Word documents leaves out: what pictures say, rows that come again on every
//! page, the language, and what the file says of itself.

use docx_rs::XMLDocx;

use crate::report::Report;

/// The parts of the file. `alternatives` says in words what each picture shows; `headed` whether
/// the first row of each table comes again on every page.
pub(super) fn parts(
    built: XMLDocx,
    report: &Report,
    alternatives: &[String],
    headed: &[bool],
) -> Vec<(String, Vec<u8>)> {
    let document = described(&text(&built.document), alternatives);
    let document = repeated(&document, headed);
    let styles = in_language(&text(&built.styles), report);
    let mut parts: Vec<(String, Vec<u8>)> = [
        ("[Content_Types].xml", built.content_type),
        ("_rels/.rels", built.rels),
        ("docProps/app.xml", built.doc_props.app),
        ("docProps/core.xml", core(report).into_bytes()),
        ("docProps/custom.xml", built.doc_props.custom),
        (
            "word/_rels/document.xml.rels",
            in_order(&text(&built.document_rels)).into_bytes(),
        ),
        ("word/document.xml", document.into_bytes()),
        ("word/styles.xml", styles.into_bytes()),
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
    parts
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The links between parts in the order of their names: the crate keeps some of them in no order.
fn in_order(relationships: &str) -> String {
    const LINK: &str = "<Relationship ";
    const END: &str = "</Relationships>";
    let body = relationships.trim_end().trim_end_matches(END);
    let mut links = body.split(LINK);
    let mut out = links.next().unwrap_or_default().to_owned();
    let mut links: Vec<&str> = links.map(str::trim).collect();
    links.sort_unstable();
    for link in links {
        out.push_str(LINK);
        out.push_str(link);
    }
    out.push_str(END);
    out
}

/// Gives each picture its number and what it says.
fn described(document: &str, alternatives: &[String]) -> String {
    const PICTURE: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";
    let mut parts = document.split(PICTURE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        let says = alternatives.get(number).map_or("", String::as_str);
        let number = number + 1;
        let says = escaped(says);
        let told =
            format!("<wp:docPr id=\"{number}\" name=\"Figure {number}\" descr=\"{says}\" />");
        out.push_str(&told);
        out.push_str(part);
    }
    out
}

/// Marks the first row of a table as one that comes again on every page.
fn repeated(document: &str, headed: &[bool]) -> String {
    const TABLE: &str = "<w:tbl>";
    const ROW: &str = "<w:trPr><w:cantSplit />";
    let mut parts = document.split(TABLE);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (number, part) in parts.enumerate() {
        out.push_str(TABLE);
        if headed.get(number).copied().unwrap_or(false) {
            out.push_str(&part.replacen(ROW, &format!("{ROW}<w:tblHeader />"), 1));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Says the language of the text, and which style is the ordinary one.
fn in_language(styles: &str, report: &Report) -> String {
    let tag = match report.language.as_str() {
        "en" => "en-GB",
        other => other,
    };
    let language = format!("<w:lang w:val=\"{tag}\" /></w:rPr></w:rPrDefault>");
    styles
        .replacen("</w:rPr></w:rPrDefault>", &language, 1)
        .replacen(
            "w:type=\"paragraph\" w:styleId=\"Normal\"",
            "w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"",
            1,
        )
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

/// A text of an XML file or attribute; what XML cannot hold is left out.
fn escaped(said: &str) -> String {
    let mut out = String::with_capacity(said.len());
    for letter in said.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter if letter.is_control() || matches!(letter, '\u{fffe}' | '\u{ffff}') => {
                out.push(' ');
            }
            letter => out.push(letter),
        }
    }
    out
}
