//! A PDF file in the making: numbered objects, and the bytes they are written as.
//!
//! Objects that are no streams are packed together, the table of places too: in a tagged document
//! they are most of its bytes otherwise.

use std::io::{self, Write};

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Object, ObjectId, Stream, StringFormat, dictionary};
use sha2::{Digest, Sha256};

/// How many objects are packed together: a reader unpacks as many to see one.
const PACKED: usize = 500;
/// The bytes of an entry in the table of places: a kind, a place, a position.
const ENTRY: [usize; 3] = [1, 4, 2];

/// The objects of a document by their numbers, which start at 1.
pub(super) struct File {
    objects: Vec<Object>,
    packer: Packer,
}

/// What packs streams. One serves them all: its memory is much more than a page.
struct Packer(Compress);

/// Where an object stands in the file.
#[derive(Clone, Copy)]
enum ObjectPlace {
    /// In a table that nothing points to: the head of the empty ones, or a number left free.
    Nowhere,
    /// At a distance from the start.
    At(usize),
    /// In a pack, at a position.
    Packed(usize, usize),
}

impl File {
    pub(super) fn new() -> Self {
        Self {
            objects: Vec::new(),
            packer: Packer(Compress::new(Compression::new(6), true)),
        }
    }

    /// A number for an object that is to follow.
    pub(super) fn reserve(&mut self) -> ObjectId {
        self.add(Object::Null)
    }

    pub(super) fn add(&mut self, object: impl Into<Object>) -> ObjectId {
        self.objects.push(object.into());
        (u32::try_from(self.objects.len()).unwrap_or(u32::MAX), 0)
    }

    pub(super) fn set(&mut self, id: ObjectId, object: impl Into<Object>) {
        let place = usize::try_from(id.0)
            .ok()
            .and_then(|number| number.checked_sub(1));
        if let Some(known) = place.and_then(|place| self.objects.get_mut(place)) {
            *known = object.into();
        }
    }

    /// Adds a stream, packed.
    ///
    /// # Errors
    ///
    /// As of writing to memory.
    pub(super) fn add_packed(&mut self, about: Dictionary, content: &[u8]) -> io::Result<ObjectId> {
        let stream = self.packer.stream(about, content)?;
        Ok(self.add(stream))
    }

    /// Writes the document. Its identity is a digest of what it holds.
    ///
    /// # Errors
    ///
    /// As of writing to memory.
    pub(super) fn write(mut self, catalog: ObjectId, information: ObjectId) -> io::Result<Vec<u8>> {
        let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = vec![ObjectPlace::Nowhere; self.objects.len() + 1];
        let mut loose = Vec::new();
        for (number, object) in (1..).zip(&self.objects) {
            if let Object::Stream(stream) = object {
                set_place(&mut places, number, ObjectPlace::At(bytes.len()));
                write_stream(&mut bytes, number, stream)?;
            } else {
                loose.push((number, object));
            }
        }
        for pack in loose.chunks(PACKED) {
            let number = places.len();
            places.push(ObjectPlace::At(bytes.len()));
            for (position, (packed, _)) in pack.iter().enumerate() {
                set_place(&mut places, *packed, ObjectPlace::Packed(number, position));
            }
            write_stream(&mut bytes, number, &self.packer.objects(pack)?)?;
        }
        let start = bytes.len();
        places.push(ObjectPlace::At(start));
        let identity = Sha256::digest(&bytes).iter().take(16).copied().collect();
        let identity = Object::String(identity, StringFormat::Hexadecimal);
        let about = dictionary! {
            "Type" => "XRef",
            "Size" => count(places.len()),
            "W" => ENTRY.map(|width| Object::Integer(count(width))).to_vec(),
            "Root" => catalog,
            "Info" => information,
            "ID" => vec![identity.clone(), identity],
        };
        let table = self.packer.table(about, &places)?;
        write_stream(&mut bytes, places.len() - 1, &table)?;
        write!(bytes, "startxref\n{start}\n%%EOF\n")?;
        Ok(bytes)
    }
}

fn set_place(places: &mut [ObjectPlace], number: usize, place: ObjectPlace) {
    if let Some(known) = places.get_mut(number) {
        *known = place;
    }
}

/// A count as numbers are written.
pub(super) fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

impl Packer {
    /// A stream with its content packed.
    fn stream(&mut self, mut about: Dictionary, content: &[u8]) -> io::Result<Stream> {
        let mut packed = Vec::with_capacity(content.len() / 2 + 64);
        self.0.reset();
        loop {
            let done = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX);
            let rest = content.get(done..).unwrap_or_default();
            let status = self
                .0
                .compress_vec(rest, &mut packed, FlushCompress::Finish)?;
            if status == Status::StreamEnd {
                break;
            }
            packed.reserve(packed.capacity().max(64));
        }
        about.set("Filter", "FlateDecode");
        Ok(Stream::new(about, packed))
    }

    /// Objects packed into a stream: their numbers and places first.
    fn objects(&mut self, objects: &[(usize, &Object)]) -> io::Result<Stream> {
        let mut head = Vec::new();
        let mut body = Vec::new();
        for (number, object) in objects {
            write!(head, "{number} {} ", body.len())?;
            write_object(&mut body, object)?;
            body.push(b'\n');
        }
        let first = head.len();
        head.append(&mut body);
        let about = dictionary! {
            "Type" => "ObjStm",
            "N" => count(objects.len()),
            "First" => count(first),
        };
        self.stream(about, &head)
    }

    /// The table of places, each entry as its difference from the one before.
    fn table(&mut self, mut about: Dictionary, places: &[ObjectPlace]) -> io::Result<Stream> {
        let width: usize = ENTRY.iter().sum();
        let mut rows = Vec::with_capacity(places.len() * (width + 1));
        let mut before = vec![0; width];
        for place in places {
            let (kind, first, second) = match place {
                ObjectPlace::Nowhere => (0, 0, usize::from(u16::MAX)),
                ObjectPlace::At(at) => (1, *at, 0),
                ObjectPlace::Packed(pack, position) => (2, *pack, *position),
            };
            let mut row = Vec::with_capacity(width);
            for (number, width) in [kind, first, second].into_iter().zip(ENTRY) {
                let bytes = number.to_be_bytes();
                row.extend_from_slice(bytes.get(bytes.len() - width..).unwrap_or_default());
            }
            rows.push(2);
            rows.extend(
                row.iter()
                    .zip(&before)
                    .map(|(now, then)| now.wrapping_sub(*then)),
            );
            before = row;
        }
        about.set(
            "DecodeParms",
            dictionary! { "Predictor" => 12, "Columns" => count(width) },
        );
        self.stream(about, &rows)
    }
}

fn write_stream(bytes: &mut Vec<u8>, number: usize, stream: &Stream) -> io::Result<()> {
    let mut about = stream.dict.clone();
    about.set("Length", count(stream.content.len()));
    writeln!(bytes, "{number} 0 obj")?;
    write_object(bytes, &Object::Dictionary(about))?;
    bytes.extend_from_slice(b"\nstream\n");
    bytes.extend_from_slice(&stream.content);
    bytes.extend_from_slice(b"\nendstream\nendobj\n");
    Ok(())
}

fn write_object(bytes: &mut Vec<u8>, object: &Object) -> io::Result<()> {
    match object {
        Object::Null | Object::Stream(_) => bytes.extend_from_slice(b"null"),
        Object::Boolean(value) => write!(bytes, "{value}")?,
        Object::Integer(number) => write!(bytes, "{number}")?,
        Object::Real(number) => write!(bytes, "{number}")?,
        Object::Reference((number, generation)) => write!(bytes, "{number} {generation} R")?,
        Object::Name(name) => write_name(bytes, name)?,
        Object::String(text, StringFormat::Literal) => write_text(bytes, text),
        Object::String(text, StringFormat::Hexadecimal) => {
            bytes.push(b'<');
            for byte in text {
                write!(bytes, "{byte:02X}")?;
            }
            bytes.push(b'>');
        }
        Object::Array(values) => {
            bytes.push(b'[');
            for (position, value) in values.iter().enumerate() {
                if position > 0 {
                    bytes.push(b' ');
                }
                write_object(bytes, value)?;
            }
            bytes.push(b']');
        }
        Object::Dictionary(entries) => {
            bytes.extend_from_slice(b"<<");
            for (key, value) in entries {
                write_name(bytes, key)?;
                let delimited = matches!(
                    value,
                    Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
                );
                if !delimited {
                    bytes.push(b' ');
                }
                write_object(bytes, value)?;
            }
            bytes.extend_from_slice(b">>");
        }
    }
    Ok(())
}

fn write_name(bytes: &mut Vec<u8>, name: &[u8]) -> io::Result<()> {
    bytes.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"+-_.".contains(byte) {
            bytes.push(*byte);
        } else {
            write!(bytes, "#{byte:02X}")?;
        }
    }
    Ok(())
}

fn write_text(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'(');
    for byte in text {
        match byte {
            b'(' | b')' | b'\\' => bytes.extend_from_slice(&[b'\\', *byte]),
            b'\r' => bytes.extend_from_slice(b"\\r"),
            _ => bytes.push(*byte),
        }
    }
    bytes.push(b')');
}
