//! From the bytes of a logo to its dots. What the file claims is not believed: its kind is seen
//! from its content, and its size and work are bounded before they are done.

use std::io::Cursor;

use image::imageops::{self, FilterType};
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage};

use super::{KEPT, LONGEST, LogoError, svg};
use crate::drawing::Picture;
use crate::model::Logo;

/// The most bytes that the dots of a file may take.
const MEMORY: u64 = 64 << 20;
/// The longest side of a square JPEG in dots: what holds its dots before they are shown is several
/// times as large as they are.
const LONGEST_JPEG: u32 = 2048;

impl Picture {
    /// Draws a logo on white, at most 1,200 dots wide and high.
    ///
    /// # Errors
    ///
    /// [`LogoError`] where the bytes are no PNG, JPEG or SVG picture of at most 4,096 x 4,096
    /// dots, or show nothing.
    pub fn of_logo(logo: &Logo) -> Result<Self, LogoError> {
        let bytes = logo.bytes();
        let dots = match kind(bytes).ok_or(LogoError::Unknown)? {
            Kind::Dots(format) => scaled(&read(bytes, format)?),
            Kind::Drawing(text) => svg::draw(text)?,
        };
        on_white(&dots)
    }
}

enum Kind<'a> {
    Dots(ImageFormat),
    Drawing(&'a str),
}

fn kind(bytes: &[u8]) -> Option<Kind<'_>> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(Kind::Dots(ImageFormat::Png));
    }
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return Some(Kind::Dots(ImageFormat::Jpeg));
    }
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    (text.starts_with('<') && text.contains("<svg")).then_some(Kind::Drawing(text))
}

fn read(bytes: &[u8], format: ImageFormat) -> Result<RgbaImage, LogoError> {
    let mut limits = Limits::no_limits();
    limits.max_image_width = Some(LONGEST);
    limits.max_image_height = Some(LONGEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|fault| reason(&fault))?;
    let (width, height) = decoder.dimensions();
    if format == ImageFormat::Jpeg && width * height > LONGEST_JPEG * LONGEST_JPEG {
        return Err(LogoError::TooLarge(LONGEST_JPEG));
    }
    if decoder.total_bytes() > MEMORY {
        return Err(LogoError::TooLarge(LONGEST / 2));
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|fault| reason(&fault))?;
    let mut picture = averaged(picture);
    picture.apply_orientation(turned);
    Ok(picture.into_rgba8())
}

/// Far too many dots are averaged before anything else: all else needs memory for each of them.
fn averaged(picture: DynamicImage) -> DynamicImage {
    let longer = picture.width().max(picture.height());
    if longer <= 2 * KEPT {
        return picture;
    }
    let part = |side: u32| (side * 2 * KEPT / longer).max(1);
    picture.thumbnail_exact(part(picture.width()), part(picture.height()))
}

fn reason(fault: &image::ImageError) -> LogoError {
    match fault {
        image::ImageError::Limits(_) => LogoError::TooLarge(LONGEST),
        _ => LogoError::Broken,
    }
}

/// The picture with its longer side at most [`KEPT`] dots.
fn scaled(picture: &RgbaImage) -> RgbaImage {
    let (width, height) = picture.dimensions();
    let longer = width.max(height);
    if longer <= KEPT {
        return picture.clone();
    }
    let part = |side: u32| (side * KEPT / longer).max(1);
    imageops::resize(picture, part(width), part(height), FilterType::CatmullRom)
}

/// Lays dots over white.
fn on_white(picture: &RgbaImage) -> Result<Picture, LogoError> {
    let blend = |part: u8, cover: u8| {
        let (part, cover) = (u32::from(part), u32::from(cover));
        u8::try_from((part * cover + 255 * (255 - cover) + 127) / 255).unwrap_or(u8::MAX)
    };
    let mut dots = Vec::with_capacity(picture.len() / 4 * 3);
    for image::Rgba([red, green, blue, cover]) in picture.pixels() {
        dots.extend([red, green, blue].map(|part| blend(*part, *cover)));
    }
    if dots.iter().all(|part| *part == 0xff) {
        return Err(LogoError::Empty);
    }
    Picture::new(picture.width(), picture.height(), dots).ok_or(LogoError::Empty)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use image::{ImageFormat, Rgba, RgbaImage};

    use crate::drawing::Picture;
    use crate::export::picture::LogoError;
    use crate::model::Logo;

    fn shown(bytes: impl Into<Vec<u8>>) -> Result<Picture, LogoError> {
        Picture::of_logo(&Logo::new(bytes.into()).expect("a logo of a size that is taken"))
    }

    fn size(bytes: impl Into<Vec<u8>>) -> Result<(u32, u32), LogoError> {
        shown(bytes).map(|picture| (picture.width(), picture.height()))
    }

    fn png(picture: &RgbaImage) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture
            .write_to(&mut bytes, ImageFormat::Png)
            .expect("a PNG");
        bytes.into_inner()
    }

    fn red(width: u32, height: u32) -> RgbaImage {
        RgbaImage::from_pixel(width, height, Rgba([200, 0, 0, 255]))
    }

    fn svg(inside: &str) -> String {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' \
             width='40' height='20'>{inside}</svg>"
        )
    }

    #[test]
    fn a_png_is_drawn_with_its_transparent_parts_white() {
        let mut picture = red(3, 2);
        picture.put_pixel(0, 0, Rgba([0, 0, 0, 0]));
        picture.put_pixel(1, 0, Rgba([0, 0, 0, 128]));
        let picture = shown(png(&picture)).expect("a logo");
        assert_eq!((picture.width(), picture.height()), (3, 2));
        assert_eq!(
            picture.dots()[..9],
            [255, 255, 255, 127, 127, 127, 200, 0, 0]
        );
    }

    #[test]
    fn a_jpeg_is_drawn() {
        let mut bytes = Cursor::new(Vec::new());
        let picture = image::DynamicImage::from(red(16, 8)).into_rgb8();
        picture
            .write_to(&mut bytes, ImageFormat::Jpeg)
            .expect("a JPEG");
        assert_eq!(size(bytes.into_inner()), Ok((16, 8)));
    }

    #[test]
    fn a_large_picture_is_scaled_to_what_print_can_show() {
        assert_eq!(size(png(&red(2000, 500))), Ok((1200, 300)));
        assert_eq!(size(png(&red(40, 4000))), Ok((12, 1200)));
        let picture = shown(png(&red(1500, 3))).expect("a logo");
        assert!(picture.dots().chunks(3).all(|dot| dot == [200, 0, 0]));
    }

    #[test]
    fn a_drawing_is_drawn_as_large_as_print_can_show() {
        let drawing = svg("<rect width='20' height='20' fill='#c80000'/>");
        let picture = shown(drawing).expect("a logo");
        assert_eq!((picture.width(), picture.height()), (1200, 600));
        assert_eq!(picture.dots()[..3], [200, 0, 0]);
        assert_eq!(picture.dots()[3 * 1199..3 * 1200], [255, 255, 255]);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        for bytes in [
            &b"GIF89a"[..],
            b"plain text",
            b"%PDF-1.7",
            b"\x1f\x8b\x08",
            b"<p>",
        ] {
            assert_eq!(size(bytes), Err(LogoError::Unknown));
        }
    }

    #[test]
    fn a_picture_that_is_cut_off_anywhere_is_refused_and_never_a_crash() {
        let whole = png(&red(64, 64));
        for length in 1..whole.len() - 16 {
            let cut = whole.get(..length).unwrap_or_default();
            assert!(size(cut).is_err(), "{length}");
        }
        let whole = svg("<rect width='20' height='20'/>");
        for length in 1..whole.len() {
            let cut = whole.get(..length).unwrap_or_default();
            assert!(size(cut).is_err(), "{length}");
        }
    }

    #[test]
    fn a_file_that_unpacks_to_gigabytes_is_refused_by_its_size() {
        for (width, height) in [(50_000, 50_000), (4097, 1), (1, 4097), (u32::MAX >> 1, 1)] {
            let found = size(claimed(width, height, 8));
            assert_eq!(found, Err(LogoError::TooLarge(4096)), "{width} x {height}");
        }
        // 4,096 x 4,096 dots of 16 bits are within the sides, and beyond the memory.
        assert_eq!(
            size(claimed(4096, 4096, 16)),
            Err(LogoError::TooLarge(2048))
        );
    }

    /// A PNG of a size with next to no bytes, each row of zeros.
    fn claimed(width: u32, height: u32, depth: u8) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut header = Vec::new();
        header.extend(width.to_be_bytes());
        header.extend(height.to_be_bytes());
        header.extend([depth, 6, 0, 0, 0]);
        for (name, content) in [(b"IHDR", header), (b"IDAT", vec![0x78, 0x9c, 3, 0])] {
            let length = u32::try_from(content.len()).expect("short");
            let checked: Vec<u8> = name.iter().copied().chain(content).collect();
            bytes.extend(length.to_be_bytes());
            bytes.extend(&checked);
            bytes.extend(checksum(&checked).to_be_bytes());
        }
        bytes
    }

    /// The checksum of a PNG's chunks: CRC-32.
    fn checksum(bytes: &[u8]) -> u32 {
        let bit = |sum: u32, _| (sum >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(sum & 1));
        let step = |sum: u32, byte: &u8| (0..8).fold(sum ^ u32::from(*byte), bit);
        !bytes.iter().fold(!0, step)
    }

    #[test]
    fn a_real_bomb_of_a_hundred_million_dots_is_refused() {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 20_000, 20_000);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::One);
        let mut writer = encoder.write_header().expect("a header");
        let mut stream = writer.stream_writer().expect("a stream");
        for _ in 0..20_000 {
            stream.write_all(&[0; 2_500]).expect("a row");
        }
        stream.finish().expect("an end");
        writer.finish().expect("an end");
        assert!(bytes.len() < Logo::MOST);
        assert_eq!(size(bytes), Err(LogoError::TooLarge(4096)));
    }

    #[test]
    fn a_drawing_with_letters_is_refused() {
        let drawing = svg("<g><text x='1' y='9'>Pellinmoor</text></g>");
        assert_eq!(size(drawing), Err(LogoError::Text));
    }

    #[test]
    fn a_drawing_that_needs_another_file_is_refused() {
        for inside in [
            "<image href='file:///etc/passwd' width='9' height='9'/>",
            "<image xlink:href='http://example.org/a.png' width='9' height='9'/>",
            "<image href='data:image/png;base64,iVBORw0KGgo=' width='9' height='9'/>",
            "<use href='other.svg#mark'/><rect width='3' height='3'/>",
            "<rect width='3' height='3' fill='url(other.svg#blue)'/>",
        ] {
            assert_eq!(size(svg(inside)), Err(LogoError::Picture), "{inside}");
        }
        let entity = "<!DOCTYPE svg [<!ENTITY outside SYSTEM 'file:///etc/passwd'>]>";
        let drawing = format!("{entity}{}", svg("<desc>&outside;</desc>"));
        assert!(size(drawing).is_err());
    }

    #[test]
    fn a_billion_laughs_are_refused() {
        let mut entities =
            "<!DOCTYPE svg [<!ENTITY e0 \"<rect width='1' height='1'/>\">".to_owned();
        for number in 1..12 {
            let before = format!("&e{};", number - 1).repeat(10);
            let entity = format!("<!ENTITY e{number} \"{before}\">");
            entities.push_str(&entity);
        }
        let drawing = format!("{entities}]>{}", svg("&e11;"));
        assert!(size(drawing).is_err());
    }

    #[test]
    fn a_drawing_that_repeats_itself_without_end_is_refused() {
        let mut inside = "<g id='g0'><rect width='1' height='1'/></g>".to_owned();
        for number in 1..12 {
            let before = format!("<use href='#g{}'/>", number - 1).repeat(10);
            let group = format!("<g id='g{number}'>{before}</g>");
            inside.push_str(&group);
        }
        assert_eq!(size(svg(&inside)), Err(LogoError::TooIntricate));
        let deep = "<g opacity='.9'>".repeat(9_000) + &"</g>".repeat(9_000);
        assert_eq!(size(svg(&deep)), Err(LogoError::TooIntricate));
        let many = "<rect width='1' height='1'/>".repeat(30_000);
        assert_eq!(size(svg(&many)), Err(LogoError::TooIntricate));
    }

    #[test]
    fn a_picture_of_nothing_is_refused() {
        assert_eq!(size(svg("")), Err(LogoError::Empty));
        let nothing = RgbaImage::from_pixel(4, 4, Rgba([0, 0, 0, 0]));
        assert_eq!(size(png(&nothing)), Err(LogoError::Empty));
    }

    #[test]
    fn a_drawing_without_a_size_or_of_a_huge_one_is_scaled_or_refused() {
        let huge = svg("<rect width='9999999' height='9999999'/>")
            .replace("'40'", "'1e7'")
            .replace("'20'", "'1e7'");
        assert_eq!(size(huge), Ok((1200, 1200)));
        let thin = svg("<rect width='1e9' height='9'/>").replace("'40'", "'1e9'");
        assert_eq!(size(thin), Err(LogoError::Empty), "too thin to be seen");
    }
}
