//! What pages draw with: the reduced fonts and the pictures.

use std::fmt::Write;
use std::io;

use lopdf::{Dictionary, Object, ObjectId, dictionary, text_string};

use super::PdfError;
use super::draw::{Drawing, picture_name};
use super::face::Outlines;
use super::file::{File, count};
use super::fonts::{FontNumber, Fonts, Kept, resource_name};
use crate::drawing::Picture;

/// Adds the fonts and pictures that a drawing needs; what the pages name them by.
pub(super) fn add(file: &mut File, fonts: &Fonts, drawing: &Drawing) -> Result<ObjectId, PdfError> {
    let mut named = Dictionary::new();
    for (number, kept) in drawing.kept.iter().enumerate() {
        if !kept.glyphs.is_empty() {
            named.set(resource_name(number), font(file, fonts, number, kept)?);
        }
    }
    let mut resources = dictionary! { "Font" => named };
    if !drawing.pictures.is_empty() {
        let mut named = Dictionary::new();
        for (number, picture) in drawing.pictures.iter().enumerate() {
            named.set(picture_name(number), add_picture(file, picture)?);
        }
        resources.set("XObject", named);
    }
    Ok(file.add(resources))
}

fn font(
    file: &mut File,
    fonts: &Fonts,
    number: FontNumber,
    kept: &Kept,
) -> Result<ObjectId, PdfError> {
    let program = fonts.subset(number, kept)?;
    let (about, program_name, kind) = match fonts.outlines(number) {
        Outlines::TrueType => {
            let about = dictionary! { "Length1" => count(program.len()) };
            (about, "FontFile2", "CIDFontType2")
        }
        Outlines::Cff => {
            let about = dictionary! { "Subtype" => "CIDFontType0C" };
            (about, "FontFile3", "CIDFontType0")
        }
    };
    let program = file.add_packed(about, &program)?;
    let measures = fonts.measures(number);
    let length = |length: i16| Object::Integer(fonts.thousandths(number, length).into());
    let name = Object::Name(fonts.embedded_name(number).into_bytes());
    let descriptor = file.add(dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => name.clone(),
        "Flags" => 4,
        "FontBBox" => measures.bounds.map(length).to_vec(),
        "ItalicAngle" => 0,
        "Ascent" => length(measures.ascent),
        "Descent" => length(measures.descent),
        "CapHeight" => length(measures.capitals),
        // How thick stems are is in no table; a fifth of the weight is near for upright faces.
        "StemV" => i64::from(measures.weight / 5),
        program_name => program,
    });
    let widths = kept
        .glyphs
        .values()
        .map(|(width, _)| Object::Integer((*width).into()));
    let first = kept
        .glyphs
        .keys()
        .next()
        .map_or(0, |first| i64::from(*first));
    let mut descendant = dictionary! {
        "Type" => "Font",
        "Subtype" => kind,
        "BaseFont" => name.clone(),
        "CIDSystemInfo" => dictionary! {
            "Registry" => text_string("Adobe"),
            "Ordering" => text_string("Identity"),
            "Supplement" => 0,
        },
        "FontDescriptor" => descriptor,
        "W" => vec![first.into(), Object::Array(widths.collect())],
    };
    if fonts.outlines(number) == Outlines::TrueType {
        descendant.set("CIDToGIDMap", "Identity");
    }
    let descendant = file.add(descendant);
    let letters = file.add_packed(Dictionary::new(), letters(kept).as_bytes())?;
    Ok(file.add(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type0",
        "BaseFont" => name,
        "Encoding" => "Identity-H",
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => letters,
    }))
}

/// What each glyph stands for, for those who extract text.
fn letters(kept: &Kept) -> String {
    let mut map = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let glyphs: Vec<_> = kept.glyphs.iter().collect();
    for some in glyphs.chunks(100) {
        // Writing to a string cannot fail.
        let _ = writeln!(map, "{} beginbfchar", some.len());
        for (number, (_, text)) in some {
            let _ = write!(map, "<{number:04X}> <");
            for unit in text.encode_utf16() {
                let _ = write!(map, "{unit:04X}");
            }
            map.push_str(">\n");
        }
        map.push_str("endbfchar\n");
    }
    map.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    map
}

/// A picture, each row as its difference from the one above.
fn add_picture(file: &mut File, picture: &Picture) -> io::Result<ObjectId> {
    let width = usize::try_from(picture.width()).unwrap_or(usize::MAX);
    let row_length = width * 3;
    let mut rows = Vec::with_capacity(picture.dots().len() + picture.dots().len() / row_length);
    let mut above = vec![0; row_length];
    for row in picture.dots().chunks(row_length) {
        rows.push(2);
        rows.extend(
            row.iter()
                .zip(&above)
                .map(|(here, above)| here.wrapping_sub(*above)),
        );
        above.copy_from_slice(row);
    }
    let about = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => i64::from(picture.width()),
        "Height" => i64::from(picture.height()),
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
        "DecodeParms" => dictionary! {
            "Predictor" => 15,
            "Colors" => 3,
            "Columns" => i64::from(picture.width()),
        },
    };
    file.add_packed(about, &rows)
}
